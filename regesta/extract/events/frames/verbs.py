"""What stands around a verb, whatever frame is laid on it. In: a verb of a read sentence. Out: its `Around`, made once a verb.

A verb has many frames ("sign" some thirty), and each asks for the same particles, objects and phrases.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from regesta.extract.events.frames.clauses import asks, calls_for, questions
from regesta.extract.events.frames.lexicon import VerbFrame
from regesta.extract.events.frames.unwilling import unwilling
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS, is_one
from regesta.extract.grammar.relations import (
    agents,
    antecedent,
    by_preposition,
    children,
    is_passive,
    patients,
    receivers,
)
from regesta.extract.grammar.tree import dependents, kept_word
from regesta.lexicons import lexicon, word_set

PHRASAL = frozenset(lexicon("events/roles")["phrasal"])
TURNING = frozenset({"up", "off", "away", "over", "ahead"})
WAYS = frozenset({"out", "back", "over", "up", "down", "away", "off", "home", "along", "together", "in", "through"})
HIGHEST = 3  # nouns over a relative clause that it may speak of, a choice
BACKWARDS = frozenset({"back", "home"})
FEASTS = word_set("acts/senses", "feasts")
HONOURING = word_set("acts/senses", "honouring")
LEAD = word_set("acts/parties", "leading")
MONEY = frozenset(lexicon("events/roles")["money"])
CALENDAR = frozenset(lexicon("events/roles")["calendar"])


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a verb; lists that no caller changes.

    `things` is what the act is done to, `receivers` who receives; `phrases` are nouns by preposition; `complements` what the object
    becomes; `turned`: a particle turns the verb into another; `predicated`: the object is said to be something.
    """

    particles: frozenset[str]
    receivers: list[Token]
    things: list[Token]
    phrases: dict[str, list[Token]]
    complements: list[Token]
    has_object: bool
    turned: bool
    predicated: bool


@kept_word
def around(verb: Token) -> Around:
    """What stands around a verb."""
    given, things = _pools(verb)
    return Around(
        particles=frozenset(_particles(verb)),
        receivers=given,
        things=things,
        phrases=_phrases(verb, things),
        complements=_complements(verb),
        has_object=bool(children(verb, "obj")),
        turned=any(
            c.lower_ in TURNING and (c.dep_ == "compound:prt" or c.i == verb.i + 1)
            for c in children(verb, "compound:prt", "advmod")
        ),
        predicated=any(c.pos_ not in ("VERB", "PROPN") for c in children(verb, "xcomp", "ccomp")),
    )


def ruled_out(verb: Token, frame: VerbFrame, beside: Around) -> bool:
    """Whether particle, second predicate or object say that the verb means something else."""
    sense = frame.sense
    if (frame.particle and not frame.particle & beside.particles) or (frame.bare and beside.has_object):
        return True
    if (sense.passive and not is_passive(verb)) or (sense.negated is not None and not unwilling(verb, sense.negated)):
        return True
    if beside.turned and not frame.particle and frame.lemma in PHRASAL:
        return True  # "gave up its weapons" gave nobody anything
    if sense.type == "MOBILIZE" and not frame.particle and BACKWARDS & beside.particles:
        return True  # "are to move back to their base"
    if sense.no_complement and beside.predicated:
        return True  # "called it a mistake", but not "called the king to thank him"
    if frame.lemma == "call" and sense.subtype == "appeal" and not asks(verb):
        return True  # "called on the vice president" is a visit
    if frame.lemma == "call" and sense.subtype == "visit" and calls_for(verb):
        return True  # "called on the minister to resign" is none
    plain = frame.lemma == "ask" and not any(slot.lemmas for slot in frame.slots) and not frame.particle
    if plain and sense.type == "REQUEST" and questions(verb):
        return True
    barred = sense.not_objects
    if not barred:
        return False
    things = agents(verb) if frame.subject == "O" else beside.things  # "the ban took effect" is no treaty in force
    return bool(things) and ("*" in barred or any(is_one(t, barred) for t in things))


def _particles(verb: Token) -> set[str]:
    found = {
        c.lower_
        for c in dependents(verb)
        if c.dep_ == "compound:prt" or (c.pos_ in ("ADP", "ADV", "ADJ") and c.dep_ in ("advmod", "xcomp"))
    }
    for phrase in children(verb, "obl"):  # "out of Riga", "through on Monday": the first of two prepositions
        cases = children(phrase, "case")
        if len(cases) > 1 and cases[1].i == cases[0].i + 1:
            found.add(cases[0].lower_)
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return found | ({after.lower_} if after.pos_ in ("ADP", "ADV") or after.lower_ == "not" else set())


def _pools(verb: Token) -> tuple[list[Token], list[Token]]:
    """(those the act is done to or who receive, things): two bare nouns after a verb are receiver and thing, one is either."""
    given = receivers(verb)
    objects = [t for head in children(verb, "obj") for t in with_conjuncts(antecedent(head))]
    if is_passive(verb):
        raised = patients(verb)
        return (raised, objects) if objects else (raised, raised)
    if given:
        return given, objects
    two = children(verb, "obj")
    if (
        len(two) == 2
        and two[0].i > verb.i
        and two[1].pos_ == "NOUN"
        and not two[1].ent_type_
        and two[1].left_edge.i == two[0].right_edge.i + 1
    ):
        return with_conjuncts(two[0]), with_conjuncts(two[1])  # "offered Chad a loan", both read as objects
    direct = patients(verb) or _after_particle(verb)
    return direct, direct


def _after_particle(verb: Token) -> list[Token]:
    """ "Laid down their arms", read as "down" and a phrase without a preposition: the nouns right behind the particle."""
    ends = {particle.i + 1 for particle in children(verb, "compound:prt")}
    bare = [
        t for t in children(verb, "obl") if t.left_edge.i in ends and not children(t, "case") and not is_passive(verb)
    ]
    return [
        t
        for head in bare
        if head.pos_ in ("NOUN", "PROPN") and lemma(head) not in CALENDAR
        for t in with_conjuncts(head)
    ]


def _phrases(verb: Token, things: list[Token]) -> dict[str, list[Token]]:
    """Prepositional phrases of the verb and of its object, for where a phrase hangs is often open."""
    found = {key: list(value) for key, value in by_preposition(verb).items()}
    for key in [key for key in found if key.partition(" ")[0] in WAYS]:  # "out of", "back from", "over to"
        found.setdefault(key.rpartition(" ")[2], list(found[key]))
    inside = [
        t
        for thing in things
        if lemma(thing) in (*AMOUNTS, "message", "letter")
        for t in by_preposition(thing).get("of", ())
    ]
    for thing in things:
        if lemma(thing) in MONEY:  # "$50 million in aid to B"
            inside += [*by_preposition(thing).get("in", ()), *found.get("in", ())]
    aside = [c for c in children(verb, "xcomp", "advmod") if c.pos_ in ("ADV", "ADJ", "ADP")]  # "home from B"
    for thing in (*things, *inside, *aside):  # "a round of talks with B"
        for key, value in by_preposition(thing).items():
            found.setdefault(key, []).extend(t for t in value if t not in found.get(key, []))
    led = [c for thing in (*things, *inside) for c in children(thing, "acl") if lemma(c) in LEAD and c.tag_ == "VBN"]
    for clause in led:  # "sent a delegation led by Ana Torv to B"
        for key, value in by_preposition(clause).items():
            found.setdefault(key, []).extend(t for t in value if t not in found.get(key, []))
    if not things and "with" not in found and (met := _met_there(verb)):
        found["with"] = met
    _ask_to_be_done(verb, found)
    feasts = any(lemma(thing) in FEASTS for thing in things)
    for noun in found.get("in", ()) if feasts else ():  # "gave a banquet in honour of B"
        if lemma(noun) in HONOURING:
            found.setdefault("for", []).extend(by_preposition(noun).get("of", ()))
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        for key, value in by_preposition(verb.head).items():
            if value[0].i > verb.i:
                found.setdefault(key, []).extend(value)
    return found


def _ask_to_be_done(verb: Token, found: dict[str, list[Token]]) -> None:
    """ "Called for his death to be investigated": read as the subject of the clause, it is what was called for."""
    for clause in children(verb, "xcomp", "ccomp"):
        for thing in children(clause, "nsubj:pass"):
            if any(c.lower_ == "for" for c in children(thing, "case")):
                found.setdefault("for", []).append(thing)


def _met_there(verb: Token) -> list[Token]:
    """ "Met in Lima with the envoy", "met for the first time with her": the phrase hangs on the place or the time."""
    over = [t for t in children(verb, "obl", "obl:unmarked") if t.ent_type_ == "LOC" or lemma(t) in CALENDAR]
    return [t for noun in over if noun.i > verb.i for t in by_preposition(noun).get("with", ())]


def _complements(verb: Token) -> list[Token]:
    """What the verb says its object or subject becomes ("set the crew free"), and the nouns over a relative clause.

    "The agreement on the use of the dam, which was signed by both": what was signed is not the noun next to it.
    """
    over: list[Token] = []
    while verb.dep_ == "acl:relcl" and len(over) < HIGHEST:
        noun = over[-1] if over else verb.head
        if noun.dep_ != "nmod" or noun.head.pos_ != "NOUN":
            break
        over.append(noun.head)
    held = children(verb, "obj", "iobj", "nsubj:pass")  # "declared Ann Lee the winner", read as a clause
    called = [c for c in children(verb, "ccomp") if held and c.pos_ == "NOUN" and not children(c, "cop", "mark")]
    return [*children(verb, "xcomp"), *called, *(c for c in children(verb, "advmod") if c.pos_ == "ADJ"), *over]
