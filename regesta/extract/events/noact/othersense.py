"""Words of acts in another sense, by the tree around them. In: a match that a frame made. Out: whether it is so: then it is no such act.

"Joined the Green Party", "won the primary", "a medal honouring him", "will decide whether to go", "thousands of birds were killed".
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, patients
from regesta.lexicons import lexicon, word_set

ONE_PERSON = word_set("acts/nodeeds", "one_person")
JOINED = word_set("acts/nodeeds", "joined_by_one")
PRELIMINARY = word_set("acts/nodeeds", "preliminary")
LIVESTOCK = word_set("acts/nodeeds", "livestock")
BEASTS = word_set("acts/nodeeds", "beasts")
HONOURS = frozenset(lexicon("events/classes")["honour"]) | word_set("acts/nodeeds", "memorials")
OFFICES = frozenset(lexicon("events/classes")["office"] + lexicon("events/classes")["headship"])
THEIR_OWN = frozenset({"its", "their", "our", "whose"})
FIGHTING = frozenset({"front", "movement"})
UNDECIDED = frozenset({"whether", "if", "how", "what", "who", "when", "where", "which"})
FORCE = frozenset({"ASSAULT", "COERCE"})
BY_NAME = "A join B@ORG"  # as the frame is written that takes any body by its name


def other_sense(match: Match) -> bool:
    """Whether the act's words have another sense than its frame takes them in."""
    return any(holds(match) for holds in RULES)


def _joined(match: Match) -> bool:
    """ "Ola Lund joined the Green Party", "before joining the senate she was a judge": a step of one's life."""
    verb = match.trigger
    if match.sense.subtype != "partnership" or lemma(verb) != "join" or verb.pos_ != "VERB":
        return False
    if not _one_person([t for t in agents(verb) if t not in match.roles.get("O", [])]):
        return False
    bodies = patients(verb) or [t for t in match.roles.get("A", []) if t.ent_type_ == "ORG"]
    parts = {lemma(c) for t in bodies for c in (t, *children(t, "compound", "flat"))} | {t.lower_ for t in bodies}
    if {part.lower() for part in parts} & FIGHTING or any(
        lemma(t) in OFFICES for t in by_preposition(verb).get("as", ())
    ):
        return False  # "joined the Southern Front", "joined the government as minister"
    named = match.written.startswith(BY_NAME) and any(t.ent_type_ == "ORG" for t in bodies)
    return named or any(part.lower() in JOINED for part in parts)


def _one_person(tokens: Sequence[Token]) -> bool:
    """Whether there is just one, a person: "Ola Lund", "she"."""
    alone = [t for t in tokens if t.dep_ != "appos"]
    return len(alone) == 1 and (alone[0].ent_type_ == "PER" or alone[0].lower_ in ONE_PERSON)


def _primary(match: Match) -> bool:
    """ "Won the primary election", "won all three elections", "its primary election": nobody is put into office."""
    word = match.trigger
    if match.sense.subtype != "appointment" or lemma(word) not in ("win", "election", "elect"):
        return False
    votes = [
        t for t in (word, *match.roles.get("O", []), *children(word, "obj")) if lemma(t) in ("election", "primary")
    ]
    kinds = {lemma(c).lower() for t in votes for c in children(t, "amod", "compound", "nmod")} | {
        lemma(t) for t in votes
    }
    several = any(t.tag_ == "NNS" and children(t, "nummod") for t in votes)
    own = [t for t in match.roles.get("B", []) if t.lower_ in THEIR_OWN or t.ent_type_ in ("LOC", "ORG")]
    body = lemma(word) == "election" and bool(own) and len(own) == len(match.roles.get("B", []))
    return bool(kinds & PRELIMINARY) or several or body


def _honouring(match: Match) -> bool:
    """ "A medal honouring the premier": what it is for."""
    verb = match.trigger
    if verb.tag_ != "VBG" or match.sense.type != "SUPPORT":
        return False
    before = (
        verb.dep_ == "advcl" and verb.i > verb.head.i and verb.nbor(-1).text != ","
    )  # "wept at a shrine honouring him"
    near = [t for word in ("at", "before") for t in by_preposition(verb.head).get(word, ())] if before else []
    near += [verb.head, *children(verb.head, "conj")] if verb.dep_ == "acl" else []
    return any(lemma(t) in HONOURS for t in near)


def _undecided(match: Match) -> bool:
    """ "Will decide whether to leave the pact": nothing is decided."""
    verb = match.trigger
    if match.sense.subtype != "decision" or lemma(verb) != "decide" or verb.pos_ != "VERB":
        return False
    clauses = children(verb, "ccomp", "xcomp")
    return any(c.lower_ in UNDECIDED and c.i < one.i for one in clauses for c in children(one, "mark", "advmod", "obj"))


def _beasts(match: Match) -> bool:
    """ "Thousands of birds were killed", "hunters captured two wolves"."""
    if match.sense.type not in FORCE or match.trigger.pos_ != "VERB":
        return False
    beasts = BEASTS if match.sense.type == "ASSAULT" else BEASTS - LIVESTOCK  # "seized forty cows"
    things = [*match.roles.get("B", []), *match.roles.get("O", [])] or patients(match.trigger)
    things = [t for t in things if t.dep_ != "appos"]  # "ibises (Threskiornis)"
    if any(t.ent_type_ or t.pos_ == "PROPN" for t in things):
        return False  # "attacked Turkey", "killed Per Wolf"
    kinds = [{lemma(t), *(lemma(one) for one in by_preposition(t).get("of", ()))} for t in things]
    return bool(kinds) and all(kind & beasts for kind in kinds)


RULES: tuple[Callable[[Match], bool], ...] = (
    _joined,
    _primary,
    _honouring,
    _undecided,
    _beasts,
)
