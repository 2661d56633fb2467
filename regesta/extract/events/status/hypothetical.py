"""Acts that are only supposed. In: a match and what its status was read from. Out: whether it tells no act, but a condition or a purpose.

"If the army withdraws from Chad, trade will grow" tells of no withdrawal; "gave two million to strengthen its ports" tells what was given.
Whether somebody will do it ("asked whether Togo would sign") stays an open question, and what others are to do ("pressed Libya to free
the crew") stays a demand: both are told as possible. What a thing would bring ("an issue that would spark a war"), until when something
lasts, what somebody will not do but something else, an offer that only can be made, cooperation that is wished for, and a war that is
only spoken of are nobody's act; what a plan or a deal would bring is planned.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.marks import ON_THE_WAY
from regesta.extract.events.status.words import governors
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import is_one
from regesta.extract.grammar.relations import agents, children
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set
from regesta.records import Status

IF = frozenset({"if", "unless"})
PURPOSE = "purpose of "  # as `status` begins the reason of it
CONDITIONAL = "conditional"  # as `status` calls "would"
UNTIL = ("until then", "rather than")  # as `status` calls what only measures another act
ENDS = frozenset({"until", "till"})
WARS = word_set("acts/senses", "wars")
OBJECTS = frozenset(lexicon("events/light")["object"])
LAWS = frozenset(lexicon("events/classes")["lawtext"])
BETTERING = word_set("acts/courses", "bettering")
HARM = frozenset({"ASSAULT", "COERCE"})
MODAL = ("modal",)  # as `status` calls "could"


def supposed(match: Match, status: Status, reasons: tuple[str, ...]) -> bool:
    """Whether an act is only what somebody would do on a condition's being met, or means to do by another act."""
    verb = match.trigger
    if status in ("possible", "not_happened") and _on_condition(verb):
        return True
    if reasons[0] in UNTIL or _wished_for(match, status) or _mere_war(match):
        return True
    if status in ("planned", "possible") and _until(verb):
        return True
    if status == "not_happened" and reasons[0].startswith(PURPOSE):
        return True  # "keeps its word not to fire"
    if status != "possible":
        return False
    if reasons == MODAL and match.sense.type in HARM and _able(verb):
        return True
    if match.sense.subtype == "offer" or (reasons == (CONDITIONAL,) and _under_another(verb)):
        return True
    clauses = [*children(verb, "advcl"), *(children(verb.head, "advcl") if verb.pos_ == "NOUN" else ())]
    if reasons[0] == CONDITIONAL and any(map(_on_condition, clauses)):
        return True
    if not any(reason.startswith(PURPOSE) for reason in reasons):
        return False
    if lemma(verb.head) in ON_THE_WAY:
        return False  # who "flew to Lome to attend the summit" will as a rule have attended it
    acting = match.roles.get("A", [])
    return not acting or bool(set(acting) & set(agents(verb.head)))


def _on_condition(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in IF for child in dependents(verb))


def _able(verb: Token) -> bool:
    """ "Missiles that could hit Chad", "a gap by which rebels can enter"."""
    return verb.dep_ == "acl:relcl" and any(c.lower_ in ("can", "could") for c in children(verb, "aux"))


def _until(verb: Token) -> bool:
    """ "The ban will stay until Chad pays": until when, not what is planned."""
    return verb.dep_ == "advcl" and any(c.lower_ in ENDS for c in children(verb, "mark", "advmod"))


def _under_another(verb: Token) -> bool:
    """ "No hope that Chad would withdraw", "an issue that would spark a war".

    Not "a deal under which Chad would withdraw", "a bill that would ban its ships".
    """
    clause = next((t for t in (verb, *verb.ancestors) if t.dep_ not in ("conj", "obj", "obl", "nmod", "nsubj")), verb)
    if clause.dep_ in ("ROOT", "parataxis"):
        return False  # "Chad would withdraw by Friday"
    over = next((t.head for t in (verb, *verb.ancestors) if t.dep_ == "acl:relcl"), None)
    return over is None or not (governors("nouns").get(lemma(over)) == "planned" or lemma(over) in LAWS)


def _mere_war(match: Match) -> bool:
    """ "Refugees from Chad's war", "survived the war": a war that is only spoken of is no act beside those told of it."""
    noun = match.trigger
    if noun.pos_ != "NOUN" or not is_one(noun, WARS) or match.sense.type != "ASSAULT":
        return False
    fought = noun.dep_ in ("obj", "nsubj:pass") and lemma(noun.head) in OBJECTS
    return not fought and noun.dep_ not in ("nsubj", "nsubj:pass", "ROOT", "csubj")


def _wished_for(match: Match, status: Status) -> bool:
    """ "Discussed cooperation", "a project that deepens cooperation between them": nobody is told to work with anybody."""
    noun = match.trigger
    if noun.pos_ != "NOUN" or match.sense.subtype != "cooperation":
        return False
    if status == "possible":
        return True
    over = noun.head
    bettered = noun.dep_ in ("obj", "nsubj:pass") and lemma(over) in BETTERING
    return bettered and not set(match.roles.get("A", [])) & set(agents(over))
