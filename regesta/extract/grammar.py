"""Who stands in which relation to a word. In: a token of a Universal Dependencies tree. Out: tokens: subjects, objects, obliques.

The functions see through passives, coordination, control, relative clauses and participles, so that a frame can speak of the one who acts
and the one acted on whatever the sentence's form.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from regesta.extract.inflection import lemma
from regesta.extract.tree import hanging, kept, kept_groups, kept_word
from regesta.lexicons import lexicon

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})

OBJECT_OF = frozenset(lexicon("events/roles")["object_of"])
TEXTS = frozenset(lexicon("events/roles")["texts"])
RESULTS = frozenset(lexicon("events/roles")["results"])
OBJECT_CONTROL = frozenset(lexicon("events/roles")["object_control"])
OWN = frozenset({"its", "his", "her", "their", "my", "our"})  # mostly the subject's: "thanked its sponsors"
WHEN = frozenset(
    {"time", "day", "week", "month", "year", "occasion", "moment"}
)  # "the first time that he visited Riga"
OFFICES = frozenset(lexicon("events/classes")["office"])
TITLES = OFFICES | {"member", "deputy", "spokeswoman", "speaker"}
SAYING = frozenset(
    {"say", "report", "tell", "add", "announce", "state"}
)  # verbs that close a sentence with who said it
LIMITS = frozenset({"until", "till", "by"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})


def children(token: Token, *deps: str) -> list[Token]:
    """Direct dependents in one of the given relations, in reading order."""
    found = hanging(token)
    if not found:
        return []
    doc = token.doc
    return [doc[at] for dep, _, at in found if dep in deps]


@kept_word
def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: by its auxiliary, its subject, or as a bare past participle after a noun."""
    if children(verb, "aux:pass"):
        return True
    if children(verb, "aux") or children(verb, "obj"):
        return False  # "had asked", "arrested him": whatever the parse calls its subject
    if verb.tag_ == "VBD":
        return False  # no passive without its auxiliary
    if children(verb, "nsubj:pass"):
        finite = verb.dep_ == "ROOT" and verb.sent[-1].text in ".!?"  # no headline: a passive would have its auxiliary
        return not finite and not after_verb(verb)
    if verb.dep_ in ("conj", "xcomp") and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux", "obj"):
        return is_passive(verb.head) if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb.dep_ == "xcomp"
    return verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN" and not children(verb, "aux", "obj")


@kept
def after_verb(verb: Token) -> list[Token]:
    """Objects that the parse took for subjects of a passive: "closed its border, expelled eleven traders"."""
    if children(verb, "aux:pass") or verb.dep_ != "conj":
        return []
    return [t for t in children(verb, "nsubj:pass") if t.i > verb.i]


@kept
def with_conjuncts(token: Token) -> list[Token]:
    """A nominal and those joined to it ("Oslo, Riga and Tallinn")."""
    found = [token]
    for child in children(token, "conj"):
        if child.pos_ in NOMINAL and not _second_title(token, child) and not _speaks(child):
            if token in found and _holder(token, child):
                found.remove(token)
            found.extend(with_conjuncts(child))
    return found


def _holder(title: Token, name: Token) -> bool:
    """ "The premier of Peru, Ana Torv, and the president of Chile": the name after a title and a comma is no second person."""
    office = lemma(title) in OFFICES and title.tag_ in ("NN", "NNP") and not title.ent_type_
    return office and name.ent_type_ == "PER" and not children(name, "cc") and _after_comma(title, name)


def _after_comma(noun: Token, name: Token) -> bool:
    """Whether nothing but a comma stands between the phrase of a noun and a name."""
    inside = [t for t in noun.subtree if t.i < name.left_edge.i and not t.is_punct]
    before = noun.doc[name.left_edge.i - 1] if name.left_edge.i else noun
    before = before if before.text == "," else name.left_edge
    return before.text == "," and bool(inside) and inside[-1].i == before.i - 1


def _speaks(noun: Token) -> bool:
    """ "Accused the rebels of looting, a member of the team has said": who closes a sentence with his word is joined to nobody."""
    if children(noun, "cc") or noun.right_edge.i + 1 >= len(noun.doc):
        return False
    following = [t for t in noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 4] if t.pos_ not in ("AUX", "ADV")]
    return bool(following) and lemma(following[0]) in SAYING and following[0].tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _second_title(name: Token, noun: Token) -> bool:
    """ "Ann Lee, minister of defence and head of the bureau": a bare singular noun joined to a name goes on with its title."""
    bare = noun.tag_ in ("NN", "NNP") and not noun.ent_type_ and not children(noun, "det", "nmod:poss", "nummod")
    bare = bare and (lemma(noun) in TITLES or not children(noun, "amod"))
    return name.ent_type_ == "PER" and bare and any(t.text == "," for t in noun.doc[name.i : noun.i])


def antecedent(token: Token) -> Token:
    """For a relative pronoun the noun it stands for, else the token itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "SCONJ", "DET"):
        return token
    for above in token.ancestors:
        if above.dep_ == "acl:relcl":
            return above.head
    return token


def _own_subject(verb: Token) -> Token | None:
    for child in children(verb, "nsubj", "nsubj:pass"):
        if child not in after_verb(verb):
            return antecedent(child)
    return None


def understood_subject(verb: Token, *, depth: int = 0) -> Token | None:
    """The grammatical subject, said or understood: own, shared by coordination, controlled, or the noun a participle modifies."""
    own = _own_subject(verb)
    if own is not None or depth > 4:
        return own
    head = verb.head
    if verb.dep_ == "conj" and (head.pos_ in ("VERB", "AUX") or children(head, "cop")):  # "is under sanctions, and was"
        return understood_subject(head, depth=depth + 1)
    if verb.dep_ == "parataxis" and head.pos_ == "VERB" and verb.i > head.i and verb.tag_ == head.tag_ != "VB":
        return understood_subject(head, depth=depth + 1)  # "received the envoys, wished them luck"
    if verb.dep_ == "parataxis" and head.pos_ == "PROPN" and head.dep_ == "ROOT" and verb.i > head.i:
        return (
            None if any(t.text == ":" for t in verb.doc[head.i : verb.i]) else head
        )  # "Peru along with Chile condemned"
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "ADJ", "AUX", "NOUN"):
        return _controlling(verb, head, depth)
    if verb.dep_ == "acl:relcl":
        # "the talks that Oslo hosted" has its own subject; "the envoy sent to Oslo" is acl.
        return head if not any(child.lower_ in RELATIVE for child in verb.children) else None
    if verb.dep_ == "acl" and head.pos_ in NOMINAL:
        if verb.tag_ == "VBG" and lemma(head) in TEXTS:  # "adopted a resolution condemning the raid"
            return _subject_of_governing_verb(head)
        meant = verb.tag_ == "VBG" and any(
            c.lower_ == "of" for c in children(verb, "mark")
        )  # "the intention of leaving"
        if (verb.tag_ in ("VBG", "VBN") and not meant) or headline_infinitive(verb):
            return head
        # "the decision to withdraw": the one whose decision it is
        owners = children(head, "nmod:poss") or [
            c
            for c in children(head, "compound", "amod", "nmod")
            if c.i < head.i and c.ent_type_ in ("LOC", "ORG", "NORP")
        ]  # "challenged a White House plan to arrest them"
        return owners[0] if owners else _subject_of_governing_verb(head)
    return None


def bidding(verb: Token) -> bool:
    """ "Implored both generals to leave": the infinitive right after what is said to be bidden, wherever the tree hangs it."""
    objects = children(verb.head, "obj", "iobj")
    marks = [c for c in children(verb, "mark") if c.lower_ == "to"]
    limits = [t for t in children(verb.head, "obl") if preposition(t) in LIMITS]  # "gave Oslo until Friday to leave"
    return bool(objects and marks) and verb.tag_ == "VB" and marks[0].i == (*objects, *limits)[-1].right_edge.i + 1


def _controlling(verb: Token, head: Token, depth: int) -> Token | None:
    """Who does what a clause under another predicate says: that one's object, subject or agent."""
    if lemma(head) in OBJECT_CONTROL and (verb.dep_ != "advcl" or bidding(verb)):
        objects = children(head, "obj", "iobj")
        if objects:
            return antecedent(objects[0])
        if is_passive(head):
            return understood_subject(head, depth=depth + 1)
    participle = verb.tag_ == "VBG" or any(c.lower_ == "having" for c in children(verb, "aux"))
    if verb.dep_ == "ccomp" and not participle:
        return None  # "denied having robbed" has no subject but that of the denial
    if verb.tag_ == "VBG" and lemma(verb) in RESULTS and is_passive(head):  # "was shelled by A, killing three"
        return next(iter(agents(head)), None)
    led = children(verb, "mark", "case") or (
        verb.i > head.i and verb.nbor(-1).text != ","
    )  # not ", expelling its envoy"
    blamed = children(head, "obj") if participle and led and lemma(head) in OBJECT_OF else []
    if verb.pos_ == "ADJ" and verb.dep_ == "xcomp":
        blamed = children(head, "obj")  # "found the envoy guilty of spying"
    if blamed:
        return antecedent(blamed[0])  # "accused Oslo of sending"
    return understood_subject(head, depth=depth + 1)


def headline_infinitive(verb: Token) -> bool:
    """ "Norway to host leader": the sentence is a name with an infinitive, and no verb over it."""
    head = verb.head
    if verb.dep_ != "acl" or head.dep_ != "ROOT":
        return False
    bare = head.pos_ == "NOUN" and not children(head, "det", "cop", "punct")  # "Latvian leader to host summit"
    return head.pos_ == "PROPN" or (bare and verb.sent[-1].text not in ".!?")


def _subject_of_governing_verb(noun: Token) -> Token | None:
    for above in noun.ancestors:
        if above.pos_ == "VERB":
            return understood_subject(above, depth=3)
    return None


@kept
def agents(verb: Token) -> list[Token]:
    """Those who do what the verb says, with conjuncts."""
    if is_passive(verb):
        phrases = children(verb, "obl:agent", "obl")
        by = [t for t in phrases if preposition(t) == "by"]
        by = by or [t for phrase in phrases for t in children(phrase, "nmod") if preposition(t) == "by"]
        if not by:  # "was boarded and searched by marines"
            by = [t for t in _joined_verb(verb) for t in children(t, "obl:agent")]
        if not by and lemma(verb) in OBJECT_CONTROL:  # "was asked to withdraw its troops by Oslo"
            lower = [c for c in children(verb, "xcomp", "advcl") if c.tag_ == "VB" and not is_passive(c)]
            by = [t for c in lower for t in children(c, "obl") if preposition(t) == "by" and t.ent_type_]
        return [token for head in by for token in with_conjuncts(head)]
    own = [antecedent(t) for t in children(verb, "nsubj") if t.i < verb.i]
    if not own and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not is_passive(verb.head):
        return agents(verb.head)
    if len(own) < 2:
        subject = understood_subject(verb)
        return with_conjuncts(subject) if subject is not None else []
    first, *others = own  # one subject that the parse took for two
    if others[0].i == first.i + 1 and others[0].ent_type_ and not first.ent_type_:
        return with_conjuncts(others[0])  # "foreign ministers Ann Lee and Bo Ray met"
    if others[0].ent_type_ == "PER" and not first.ent_type_ and others[0].left_edge.i == first.right_edge.i + 2:
        return with_conjuncts(others[0])  # "the premier, Ann Lee, met"
    joined = [t for t in others if children(t, "cc")]  # "envoys of A and a delegation of B met"
    return [t for head in (first, *joined) for t in with_conjuncts(head)]


@kept
def patients(verb: Token) -> list[Token]:
    """Those the verb's act is done to: objects, or the subject of a passive, with conjuncts."""
    if is_passive(verb):
        subject = understood_subject(verb)
        own = [subject] if subject is not None else []
        return [token for head in own for token in with_conjuncts(head)]
    objects = [
        one for t in (*children(verb, "obj"), *after_verb(verb)) if lemma(one := antecedent(t)) not in WHEN or one == t
    ]
    objects = [*objects[:1], *(t for t in objects[1:] if not _speaks(t))]
    subjects = children(verb, "nsubj")
    if not objects:  # "called President Ann Lee to thank her": a person's name is no predicate
        objects = [t for t in children(verb, "xcomp") if t.ent_type_ == "PER" and t.pos_ == "PROPN"]
    if not objects and len(subjects) > 1 and subjects[-1].i > verb.i > subjects[0].i:
        objects = subjects[-1:]  # a name after its verb that the parse took for a second subject
    if not objects and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
        later = [t for t in children(verb.head, "obj") if t.i > verb.i]  # "met and embraced the envoy"
        objects = later
    if not objects:
        objects = _shared_object(verb)
    if not objects and verb.dep_ == "acl:relcl" and not _gap_is_subject(verb):
        objects = [verb.head]  # "the medal Oslo awarded"
    return [token for head in objects for token in with_conjuncts(head)]


def _joined_verb(verb: Token) -> list[Token]:
    """The verb joined to this one where nothing but "and" stands between the two, so that what follows may be of both."""
    for joined in children(verb, "conj"):
        between = verb.doc[verb.i + 1 : joined.i]
        light = all(t.pos_ in ("CCONJ", "ADV", "AUX") and t.dep_ != "compound:prt" for t in between)
        same = joined.pos_ == "VERB" and joined.tag_ == verb.tag_ and not children(joined, "nsubj", "nsubj:pass")
        if joined.i > verb.i and light and same and len(between) <= 3 and lemma(verb) not in ("try", "go", "come"):
            return [joined]
    return []


def _shared_object(verb: Token) -> list[Token]:
    """ "Condemned and sanctioned Chile": the object of the next verb."""
    joined = [v for v in _joined_verb(verb) if not children(v, "aux:pass")]
    return [t for v in joined for t in children(v, "obj") if t.i > v.i]


def _gap_is_subject(verb: Token) -> bool:
    return _own_subject(verb) is None or any(t.lower_ in RELATIVE for t in children(verb, "nsubj", "nsubj:pass"))


@kept
def receivers(verb: Token) -> list[Token]:
    """Indirect objects ("awarded the envoy a medal")."""
    return [token for head in children(verb, "iobj") for token in with_conjuncts(head)]


@kept_word
def preposition(token: Token) -> str | None:
    """The preposition of an oblique or nominal modifier, lower case; several words joined ("ahead of")."""
    cases = children(token, "case")
    if not cases:  # "on North Korean leader Kim": the preposition may hang on the title before the name
        before = [c for c in children(token, "nmod", "nmod:desc", "compound") if c.i < token.i]
        cases = [case for c in before for case in children(c, "case") if case.i < c.i]
    if not cases:
        return None
    words: list[str] = []
    for case in cases[:2]:
        if words and case.i - cases[0].i > 2:
            break
        words += [case.lower_, *(c.lower_ for c in children(case, "fixed"))]
    return " ".join(words)


def obliques(head: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of every prepositional phrase that hangs on a verb or noun."""
    for child in children(head, "obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked"):
        word = preposition(child)
        if word is not None:
            yield word, antecedent(child)
        if child.dep_ in ("obl", "nmod"):
            for joined in children(child, "conj"):
                other = preposition(joined)
                if other is not None and other != word:
                    yield other, joined


@kept_groups
def by_preposition(head: Token) -> dict[str, list[Token]]:
    """Prepositional phrases of a word by preposition, with conjuncts; the nearer phrase first."""
    found: dict[str, list[Token]] = {}
    for word, noun in obliques(head):
        found.setdefault(word, []).extend(t for t in with_conjuncts(noun) if t not in found.get(word, []))
    return found


def owners(thing: Token, *, possessive: bool = False) -> list[Token]:
    """Whose a thing is: "Libya's decision", "a request from Chad", "the plan of the ministry".

    Of two phrases the nearer tells: "the liberation of Riga from the militia" is Riga's. "By" tells best of all.
    """
    found = [t for head in children(thing, "nmod:poss") for t in with_conjuncts(head) if t.lower_ not in OWN]
    if possessive:
        return found
    phrases = by_preposition(thing)
    nearest = min((phrases[word] for word in ("from", "of") if word in phrases), key=lambda ts: ts[0].i, default=[])
    return found or phrases.get("by") or nearest
