"""Objects and passives that the parse hangs elsewhere. In: a verb of a read sentence. Out: its objects, or whether it is passive.

Wire news counts, leaves out auxiliaries and takes things up: "killed at least four people", "one was killed and two others wounded",
"a charge Chad denies".
"""

from spacy.tokens import Doc, Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import sentence_of
from regesta.lexicons import lexicon, word_set

CALENDAR = frozenset(lexicon("events/roles")["calendar"])
OBJECT_OF = frozenset(lexicon("events/roles")["object_of"])
PAIR = 8  # words before the verb in which two names with a comma find room; a choice
PEOPLE = frozenset(lexicon("events/roles")["collective"])
GIVING = word_set("acts/senses", "giving")
CALLING = frozenset(lexicon("events/roles")["naming"])


def shares_passive(verb: Token) -> bool:
    """ "One was killed and two others wounded": a second subject with its participle, under the first one's auxiliary."""
    first = verb.head
    if (
        verb.dep_ != "conj"
        or not verb.lower_.endswith(("ed", "en", "wn", "ot", "ught"))
        or not children(first, "aux:pass")
    ):
        return False
    own = children(verb, "nsubj", "nsubj:pass")
    active = children(verb, "obj", "xcomp", "ccomp")  # "was due in May, but Chad refused to come"
    return bool(own) and first.i < own[0].i < verb.i and not active


def titles_object(noun: Token) -> bool:
    """ "Banned Peruvian airline Condor Air", read as two objects: a bare noun right before a name is its kind, and receives nothing."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if noun.pos_ != "NOUN" or noun.tag_ != "NN" or after.ent_type_ not in ("PER", "ORG") or noun.ent_type_:
        return False
    name = next((c for c in children(noun.head, "obj") if c.i > noun.i and c.left_edge.i == after.i), None)
    return name is not None and name.pos_ == "PROPN"


def receiving(verb: Token) -> list[Token]:
    """The indirect objects of a verb, also where the tree makes them part of what is given."""
    return [t for t in children(verb, "iobj") if not titles_object(t)] or _given_to(verb)


def _given_to(verb: Token) -> list[Token]:
    """ "Offered Chad economic incentives", where Chad is read as part of their name: the state right behind a verb that gives."""
    if lemma(verb) not in GIVING or verb.i + 1 >= len(verb.doc) or children(verb, "iobj"):
        return []
    first = verb.nbor(1)
    inside = first.head.dep_ == "obj" and first.head.head == verb and first.dep_ in ("compound", "nmod")
    state = first.ent_type_ == "LOC" and first.pos_ == "PROPN" and not first.text.isupper() and "." not in first.text
    return [first] if inside and state and not children(first, "case") else []


def sayer(noun: Token) -> bool:
    """ "The army says four men were killed", where the tree gives the army, too, to the verb of what it says."""
    verb, over = noun.head, noun.head.head
    if verb.dep_ != "ccomp" or not noun.i < over.i < verb.i or children(over, "nsubj", "nsubj:pass"):
        return False
    return any(over.i < t.i < verb.i and _somebody(t) for t in children(verb, "nsubj", "nsubj:pass"))


def _somebody(noun: Token) -> bool:
    return noun.pos_ != "PRON" and (bool(noun.ent_type_) or noun.pos_ == "NUM" or lemma(noun) in PEOPLE)


def reported_subject(verb: Token) -> Token | None:
    """ "The agency reported Ann Lee, the premier, resigned", read as reporting her: the name before a finite clause is its subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "MD") or children(verb, "mark", "nsubj", "nsubj:pass"):
        return None
    named = [t for t in children(verb.head, "obj") if verb.head.i < t.i < verb.i and t.ent_type_]
    return named[0] if named else None


def comma_pair(verb: Token) -> list[Token]:
    """ "Chad, Mali sign pact": the two names that open a headline before a verb of several; [] where there are none."""
    start = sentence_of(verb)[0]
    if verb.tag_ == "VBZ" or verb.i - start > PAIR:
        return []
    doc = verb.doc
    first = _name_end(doc, start)
    if first == start or doc[first].text != ",":
        return []
    second = _name_end(doc, first + 1)
    led = second + (doc[second].lower_ in ("to", "will", "have", "had", "would"))
    if second == first + 1 or led != verb.i:
        return []
    return [doc[start:first].root, doc[first + 1 : second].root]


def severed(verb: Token) -> list[Token]:
    """ "The league and Malian troops seized", where the first was read as an object: the noun right before the "and" of the subject."""
    subjects = [t for t in children(verb, "nsubj") if t.i < verb.i]
    if len(subjects) != 1 or subjects[0].left_edge.pos_ != "CCONJ":
        return []
    return [t for t in children(verb, "obj") if t.right_edge.i + 1 == subjects[0].left_edge.i]


def of_place(verb: Token) -> bool:
    """ "The house where they met", "the year when they fought": the noun above says where or when, and nothing was done to it."""
    return any(c.lower_ in ("where", "when") for c in children(verb, "advmod"))


def _name_end(doc: Doc, start: int) -> int:
    """Where the name of a state or body that begins at a token ends; the token itself where none does."""
    end = start
    while end + 1 < len(doc) and doc[end].ent_type_ in ("LOC", "ORG"):
        end += 1
    return end


def accuser(verb: Token) -> list[Token]:
    """ "Was accused of spying by Chad": who accuses, read as by whom there was spying."""
    clauses = [c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VBG" and lemma(verb) in OBJECT_OF]
    phrases = [t for c in clauses for t in children(c, "obl", "obl:agent") if t.i > c.i and t.ent_type_]
    return [t for t in phrases if any(c.lower_ == "by" for c in children(t, "case"))]


def joined_over(verb: Token) -> Token | None:
    """ "Killing two and wounding five": the verb that the second is joined to, where the parse joined it to the first's object."""
    over = verb.head.head
    joined = verb.dep_ == "conj" and verb.head.dep_ == "obj" and verb.head.pos_ in ("NUM", "NOUN", "PROPN")
    return over if joined and over.pos_ == "VERB" and over.tag_ == verb.tag_ and over.i < verb.i else None


def own_objects(verb: Token) -> list[Token]:
    """Objects of the verb less those that are of a verb joined to the first ("killing two and wounding five")."""
    opening = [*comma_pair(verb), *severed(verb)]
    objects = [t for t in children(verb, "obj") if t not in opening]
    joined = [c for one in objects[:1] for c in children(one, "conj") if c.pos_ == "VERB" and joined_over(c) == verb]
    return [one for one in objects if not any(c.i < one.i for c in joined)]


def named_thing(what: Token) -> Token:
    """ "Denounced what it called Libyan aggression", "what it described as a raid": the aggression, the raid."""
    for clause in children(what, "acl:relcl", "acl"):
        if lemma(clause) in CALLING:
            named = [
                t for t in children(clause, "obj", "xcomp", "obl") if t.i > clause.i and t.pos_ in ("NOUN", "PROPN")
            ]
            if named:
                return named[-1]
    return what


def counted_object(verb: Token) -> list[Token]:
    """ "Killed at least four people", where the parse took "at" for the preposition of the object, or the object is hung before."""
    over = joined_over(verb)
    if over is not None:
        return [c for c in children(over, "obj") if c.i > verb.i]
    found = [c for c in children(verb, "obl", "obl:unmarked") if c.i > verb.i and children(c, "nummod")]
    opening = ("at", "up", "as", "over", "around", "about", "some")
    return [
        c
        for c in found
        if not children(c, "case") and c.doc[c.left_edge.i].lower_ in opening and lemma(c) not in CALENDAR
    ]


def taken_up_object(verb: Token) -> list[Token]:
    """ "Accused Chad of the raid, a charge Chad denies": the noun set before the clause is what is denied."""
    subjects = children(verb, "nsubj")
    if verb.dep_ not in ("parataxis", "acl:relcl") or not subjects or subjects[-1].left_edge.i < 1:
        return []
    before = subjects[-1].left_edge.nbor(-1)
    opening = before.left_edge
    apart = (
        before.pos_ == "NOUN"
        and opening.dep_ == "det"
        and opening.i > 0
        and opening.nbor(-1).text in (",", "-", "--", "–", "—")
    )
    return [before] if apart else []


def joined_by_and(noun: Token) -> list[Token]:
    """ "A meeting between Ann Lee and President Per Malk": both, though the parse joins the second to the noun or to nothing."""
    first = next((t for t in children(noun, "nmod") if _between(t)), None)
    if first is None:
        return []
    for word in noun.doc[min(t.i for t in children(first, "case")) + 1 : noun.sent.end]:
        if word.pos_ in ("VERB", "AUX", "PUNCT"):
            break
        if word.dep_ == "cc" and word.lower_ == "and":
            second = word.head
            while second.dep_ in ("compound", "amod", "nmod:desc", "flat") and second.head.i > word.i:
                second = second.head
            inner = [t for t in children(first, "nmod") if t.i < word.i and not children(t, "case")]
            return inner[:1] if second == first else [second]  # "between Chad and Libyan envoys", read as one
    return []


def _between(token: Token) -> bool:
    return any(c.lower_ == "between" for c in children(token, "case"))
