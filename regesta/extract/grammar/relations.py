"""Who stands in which relation to a word. In: a token of a Universal Dependencies tree. Out: tokens: subjects, objects, obliques.

The functions see through passives, coordination, control, relative clauses and participles, so that a frame fits whatever the form.
"""

from spacy.tokens import Token

from regesta.extract.grammar.bidden import ordering
from regesta.extract.grammar.clausesubjects import added, named_last
from regesta.extract.grammar.conjuncts import NOMINAL, speaks, with_conjuncts
from regesta.extract.grammar.conjuncts import children as children  # most of what reads trees asks for it here
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.joinedverbs import holder_behind, joined_verb, said_too, shared_object
from regesta.extract.grammar.lostsubjects import (
    before_clause,
    behind_after,
    beside_the_place,
    in_its_clause,
    of_absolute,
    subjects_of,
)
from regesta.extract.grammar.misread import (
    accuser,
    comma_pair,
    counted_object,
    joined_over,
    of_place,
    own_objects,
    receiving,
    reported_subject,
    sayer,
    severed,
    shares_passive,
    taken_up_object,
)
from regesta.extract.grammar.obliques import OWN, RELATIVE, put_off_object
from regesta.extract.grammar.obliques import antecedent as antecedent
from regesta.extract.grammar.obliques import by_preposition as by_preposition
from regesta.extract.grammar.obliques import obliques as obliques
from regesta.extract.grammar.obliques import owners as owners
from regesta.extract.grammar.obliques import preposition as preposition
from regesta.extract.grammar.passives import by_phrases
from regesta.extract.grammar.passives import is_passive as is_passive
from regesta.extract.grammar.raisedsubjects import (
    accused,
    befallen,
    bidding,
    example_of,
    for_whom,
    headline_infinitive,
    judged,
    open_question,
    pressed,
    then_only,
    told_of,
)
from regesta.extract.grammar.ranked import first_to
from regesta.extract.grammar.thanking import thanked
from regesta.extract.grammar.tree import dependents, kept
from regesta.lexicons import lexicon, word_set

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
STOPPING = frozenset(lexicon("events/roles")["stopping"])
OBJECT_OF = frozenset(lexicon("events/roles")["object_of"])
TEXTS = frozenset(lexicon("events/roles")["texts"])
RESULTS = frozenset(lexicon("events/roles")["results"])
OBJECT_CONTROL = frozenset(lexicon("events/roles")["object_control"])
WHEN = word_set("acts/courses", "points_in_time")
ASKING = word_set("acts/courses", "asking")
GERUND_AFTER = frozenset({"of", "at", "on", "in", "to", "towards", "about", "for"})


def _own_subject(verb: Token) -> Token | None:
    subjects = subjects_of(verb, children(verb, "nsubj", "nsubj:pass"))
    apart = beside_the_place(verb, subjects)
    for child in subjects if apart is None else [apart]:
        if not _led_by(child):
            return _doer(child) if child.dep_ == "nsubj" else antecedent(child)
    return None


def _whose_aim(verb: Token) -> Token | None:
    """ "Peru's aim is to urge Chile to pay": Peru urges."""
    be = children(verb, "cop") or [c for c in children(verb, "aux") if lemma(c) == "be" and verb.tag_ == "VB"]
    aims = children(verb, "nsubj:outer") if verb.tag_ == "VB" and be else []
    whose = owners(aims[0]) if aims and aims[0].pos_ == "NOUN" else []
    return whose[0] if whose else None


def _led_by(noun: Token) -> bool:
    """ "Peru was accused by Chile of breaking the truce": Chile, though it stands before "breaking"; or who says it."""
    return sayer(noun) or any(c.lower_ == "by" for c in children(noun, "case"))


def understood_subject(verb: Token, *, depth: int = 0) -> Token | None:
    """The grammatical subject, said or understood: own, shared by coordination, controlled, or the noun a participle modifies."""
    own = _own_subject(verb) or behind_after(verb) or thanked(verb) or for_whom(verb) or _whose_aim(verb)
    own = own or befallen(verb) or first_to(verb) or of_absolute(verb) or in_its_clause(verb)
    if own is not None or depth > 4:
        return own
    head = verb.head.head if verb.head.lower_ == "yet" else verb.head  # "has yet to ratify it"
    if (over := joined_over(verb) or example_of(verb) or said_too(verb)) is not None:
        return understood_subject(over, depth=depth + 1)
    if verb.dep_ == "conj" and (
        head.pos_ in ("VERB", "AUX") or children(head, "cop") or head.dep_ == "xcomp"
    ):  # "is under sanctions, and was"
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
        return head if not any(child.lower_ in RELATIVE for child in dependents(verb)) else None
    if verb.dep_ == "acl" and head.pos_ in NOMINAL:
        if added(verb):
            return _subject_of_governing_verb(head)
        if (
            verb.tag_ == "VBG" and lemma(head) in TEXTS
        ):  # "adopted a resolution condemning the raid", but not "vetoed" it
            return None if lemma(head.head) in STOPPING else _subject_of_governing_verb(head)
        if verb.tag_ == "VBG" and lemma(verb) in RESULTS and head.dep_ in ("obj", "obl"):
            return _subject_of_governing_verb(head)  # "attacked a convoy killing two"
        marks = children(verb, "mark") if verb.tag_ == "VBG" and not accused(head) else []
        meant = any(c.lower_ in GERUND_AFTER for c in marks)  # "the intention of leaving", "its efforts at mediating"
        if (verb.tag_ in ("VBG", "VBN") and not meant) or headline_infinitive(verb):
            return head
        # "the decision to withdraw": the one whose decision it is
        phrases = by_preposition(head)
        if lemma(head) in ASKING:  # "Peru rejected Chile's demand to withdraw"
            return next(iter(phrases.get("to", ())), None) or _subject_of_governing_verb(head)
        owners = children(head, "nmod:poss") or phrases.get("by") or phrases.get("of")
        owners = owners or [
            c
            for c in children(head, "compound", "amod", "nmod")
            if c.i < head.i and c.ent_type_ in ("LOC", "ORG", "NORP")
        ]  # "challenged a White House plan to arrest them"
        return owners[0] if owners else _subject_of_governing_verb(head)
    return None


def _controlling(verb: Token, head: Token, depth: int) -> Token | None:
    """Who does what a clause under another predicate says: that one's object, subject or agent."""
    if (meant := pressed(verb, head) or told_of(verb, head)) is not None:
        return meant
    if lemma(head) in OBJECT_CONTROL and (verb.dep_ != "advcl" or bidding(verb)):
        objects = children(head, "obj", "iobj")
        if objects:
            return antecedent(objects[0])
        if is_passive(head):
            return understood_subject(head, depth=depth + 1)
    participle = verb.tag_ == "VBG" or any(c.lower_ == "having" for c in children(verb, "aux"))
    if verb.dep_ == "ccomp" and not participle and not open_question(verb):
        return reported_subject(verb)  # "denied having robbed" has no subject but that of the denial
    said = children(verb, "mark", "case")  # "was accused of killing three"
    if verb.tag_ == "VBG" and lemma(verb) in RESULTS and is_passive(head) and not said:
        return next(iter(agents(head)), None)  # "was shelled by A, killing three"
    led = said or (verb.i > head.i and verb.nbor(-1).text != ",")  # not ", expelling its envoy"
    blamed = children(head, "obj") if participle and led and lemma(head) in OBJECT_OF and not then_only(verb) else []
    blamed = blamed or (judged(verb, head) if participle and led else [])
    had = lemma(head) == "have" and verb.tag_ == "VBN"  # "had the banker poisoned"
    if (verb.pos_ == "ADJ" or had) and verb.dep_ == "xcomp":
        blamed = children(head, "obj")  # "found the envoy guilty of spying"
    if blamed:
        return antecedent(blamed[0])  # "accused Oslo of sending"
    return understood_subject(head, depth=depth + 1)


def _subject_of_governing_verb(noun: Token) -> Token | None:
    if children(noun, "cop") and children(noun, "nsubj"):  # "Peru is in the process of leaving the union"
        return _own_subject(noun)
    for above in noun.ancestors:
        if above.pos_ == "VERB":
            return understood_subject(above, depth=3)
    return None


@kept
def agents(verb: Token) -> list[Token]:
    """Those who do what the verb says, with conjuncts."""
    if is_passive(verb):
        phrases = children(verb, "obl:agent", "obl")
        by = by_phrases(verb)
        if not by:  # "was accused by Chile of breaking", read as who breaks
            lower = children(verb, "advcl", "ccomp", "xcomp")
            by = [t for c in lower for t in children(c, "nsubj", "nsubj:pass") if _led_by(t)]
        if not by:  # "was boarded and searched by marines"
            counted = [c for c in children(verb, "conj") if shares_passive(c)]  # "three were killed and two wounded by"
            by = [t for c in joined_verb(verb) for t in children(c, "obl:agent")]
            by = by or [t for c in counted for t in agents(c)]
        if not by and verb.dep_ == "xcomp" and lemma(verb.head) == "have" and children(verb.head, "obj"):
            return _causing(verb.head)
        if not by and lemma(verb) in OBJECT_CONTROL:  # "was asked to withdraw its troops by Oslo"
            lower = [c for c in children(verb, "xcomp", "advcl") if c.tag_ == "VB" and not is_passive(c)]
            by = [t for c in lower for t in children(c, "obl") if preposition(t) == "by" and t.ent_type_]
        by = [holder_behind(t, phrases) for t in by]
        by = by or accuser(verb) or [t for over in ordering(verb) for t in agents(over)]
        return [token for head in by for token in with_conjuncts(head)]
    if pair := comma_pair(verb):
        return pair
    own = [
        _doer(t)
        for t in subjects_of(verb, [*severed(verb), *children(verb, "nsubj")])
        if t.i < verb.i and not _led_by(t)
    ]
    if not own and (over := said_too(verb)) is not None:
        return agents(over)
    alone = of_absolute(verb)
    if not own and alone is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not is_passive(verb.head):
        return agents(verb.head)
    if len(own) < 2:
        subject = understood_subject(verb)
        return before_clause(verb, with_conjuncts(subject)) if subject is not None else []
    if (apart := beside_the_place(verb, own)) is not None:
        return with_conjuncts(apart)
    first, *others = own  # one subject that the parse took for two
    if others[0].left_edge.i == first.i + 1 and others[0].ent_type_ and not first.ent_type_:
        return with_conjuncts(others[0])  # "foreign ministers Ann Lee and Bo Ray met"
    if others[0].ent_type_ == "PER" and not first.ent_type_ and others[0].left_edge.i == first.right_edge.i + 2:
        return with_conjuncts(others[0])  # "the premier, Ann Lee, met"
    listed = [t for t in others if t.ent_type_ in ("LOC", "ORG") and first.ent_type_ in ("LOC", "ORG") and t.n_rights]
    if listed and verb.doc[first.i + 1 : listed[0].left_edge.i].text in (",", ""):  # "in a statement, A, B and C said"
        return [t for head in (first, *listed) for t in with_conjuncts(head)]
    joined = [
        t for t in others if any(c.dep_ == "cc" and c.i < t.i for c in t.subtree)
    ]  # "envoys of A and B's team met"
    return [t for head in (first, *joined) for t in with_conjuncts(head)]


def _doer(subject: Token) -> Token:
    """Whom a subject stands for; of a relative pronoun not the thing above it, where the name before it is meant."""
    meant = antecedent(subject)
    return (named_last(subject, meant) or meant) if meant is not subject else meant


def _causing(had: Token) -> list[Token]:
    """Who had somebody poisoned; not who "had her home searched" or, of a state, "had twelve men killed": they suffered it."""
    suffers = any(t.lower_ in OWN for thing in children(had, "obj") for t in children(thing, "nmod:poss"))
    return [] if suffers else [t for t in agents(had) if t.ent_type_ not in ("LOC", "ORG") and t.tag_ != "NNS"]


@kept
def patients(verb: Token) -> list[Token]:
    """Those the verb's act is done to: objects, or the subject of a passive, with conjuncts."""
    if is_passive(verb):
        subject = understood_subject(verb)
        own = [subject] if subject is not None else []
        return [token for head in own for token in with_conjuncts(head)]
    objects = [one for t in own_objects(verb) if lemma(one := antecedent(t)) not in WHEN or one == t]
    objects = [t for t in objects if t != behind_after(verb)]
    objects = [*objects[:1], *(t for t in objects[1:] if not speaks(t))]
    if not objects:  # "received here on Tuesday Ann Lee, the envoy of Chad"
        bare = [t for t in children(verb, "obl", "obl:unmarked") if t.i > verb.i and preposition(t) is None]
        objects = [t for t in bare if t.ent_type_ == "PER" or put_off_object(t)]
    subjects = children(verb, "nsubj")
    if not objects:  # "called the decree void", read as what it is called
        held = [t for t in children(verb, "xcomp") if t.pos_ == "NOUN" and children(t, "det")]
        objects = [t for t in held if any(c.dep_ == "amod" and c.i > t.i for c in dependents(t))]
    if not objects:  # "called President Ann Lee to thank her": a person's name is no predicate
        objects = [t for t in children(verb, "xcomp") if t.ent_type_ == "PER" and t.pos_ == "PROPN"]
    if not objects and len(subjects) > 1 and subjects[-1].i > verb.i > subjects[0].i:
        objects = subjects[-1:]  # a name after its verb that the parse took for a second subject
    if not objects and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
        later = [t for t in children(verb.head, "obj") if t.i > verb.i]  # "met and embraced the envoy"
        objects = later
    if not objects:
        objects = shared_object(verb)
    objects = objects or taken_up_object(verb)
    if not objects and verb.dep_ == "acl:relcl" and not _gap_is_subject(verb) and not of_place(verb):
        objects = [verb.head]  # "the medal Oslo awarded"
    objects = objects or counted_object(verb)
    return [token for head in objects for token in with_conjuncts(head)]


def _gap_is_subject(verb: Token) -> bool:
    return _own_subject(verb) is None or any(t.lower_ in RELATIVE for t in children(verb, "nsubj", "nsubj:pass"))


@kept
def receivers(verb: Token) -> list[Token]:
    """Indirect objects ("awarded the envoy a medal")."""
    return [token for head in receiving(verb) for token in with_conjuncts(head)]
