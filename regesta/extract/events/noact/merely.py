"""What only looks like an act: names for a deed, prizes, calls, mishaps and what is one's own affair. In: a match. Out: whether it is so.

"The flight constitutes an attack", "won the gold medal", "were answering a call about a fire", "hurt as a bus hit a bridge", "a stay in a
hospital", "signed with the club", "was sentenced to pay damages", "shut out of the talks", "cannot tell us what to do".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.noact.figurative import one_person
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, patients, preposition
from regesta.lexicons import lexicon, word_set

PICKING_UP = word_set("acts/figurative", "picking_up")
METALS = word_set("acts/figurative", "metals")
LAID_ON = word_set("acts/figurative", "laid_on")
KEEPING_OUT = word_set("acts/figurative", "keeping_out")
TASKS = word_set("acts/figurative", "named_for_a_task")
CALLING_SO = word_set("acts/figurative", "calling_it_so")
RUN_INTO = word_set("acts/figurative", "run_into")
RUNNING = word_set("acts/figurative", "running_into")
STAYED_IN = word_set("acts/figurative", "stayed_in")
OWN = word_set("acts/figurative", "of_ones_own")
BY_LAW = word_set("acts/figurative", "by_law")
PENALTIES = word_set("acts/figurative", "penalties")
BOMBED = word_set("acts/figurative", "bombed")
TRIED_OUT = word_set("acts/figurative", "tried_out")
SCHOLARS = word_set("acts/figurative", "scholars")
CONSISTING = word_set("acts/figurative", "consisting")
WORKERS = word_set("acts/figurative", "workers")
SHIPS = frozenset(lexicon("events/classes")["ship"] + lexicon("events/classes")["aircraft"])
CARRIERS = word_set("acts/senses", "carriers")
NATION = frozenset(lexicon("events/classes")["nation"])
HARM = word_set("acts/kinds", "harm")
CALLED_OFF = frozenset({"cancellation", "postponement"})
PROMISING = frozenset({"promise", "pledge"})
LATER = frozenset({"will", "would"})
CAN = frozenset({"can", "could", "ca"})


def merely(match: Match) -> bool:
    """Whether nobody does to anybody what the frame says."""
    return any(holds(match) for holds in RULES)


def _called_so(match: Match) -> bool:
    """ "The flight constitutes a breach of the law and an attack on Chad": what a deed is called, not another deed."""
    noun = match.trigger
    if match.sense.type not in ("ASSAULT", "MOBILIZE") or noun.pos_ != "NOUN":
        return False
    first = noun
    while (first.dep_ == "conj" and first.head.pos_ == "NOUN") or (first.dep_ == "nmod" and first != noun):
        first = first.head  # "a breach of the law and an attack", where the attack is joined to the law
    said = first.dep_ in ("obj", "obl", "xcomp") and lemma(first.head) in CALLING_SO and first.head.pos_ == "VERB"
    one = first == noun or any(c.lower_ in ("a", "an") for c in children(noun, "det"))
    return said and one and preposition(first) in (None, "to")


def _of_both(match: Match) -> bool:
    """ "The Peru-Chile large-scale joint military drills": a joint exercise, not one of Peru alone."""
    noun = match.trigger
    if match.sense.subtype != "military_exercise" or noun.pos_ != "NOUN":
        return False
    return any(c.lower_ == "joint" for c in children(noun, "amod", "compound"))


def _prize(match: Match) -> bool:
    """ "Won the gold medal", "the bronze medal went to Ola Lund": sport."""
    if match.sense.subtype != "award" or match.roles.get("A"):
        return False
    medals = [t for t in match.roles.get("O", []) if lemma(t) == "medal"]
    won = lemma(match.trigger) in ("win", "go")  # "was awarded the gold medal for bravery" is no sport
    return won and any(lemma(c) in METALS for t in medals for c in children(t, "amod", "compound"))


def _rung_up(match: Match) -> bool:
    """ "Police were answering a call about a fire"."""
    noun = match.trigger
    if match.sense.type != "REQUEST" or noun.pos_ != "NOUN" or lemma(noun) != "call" or "for" in by_preposition(noun):
        return False
    return lemma(noun.head) in PICKING_UP and noun.dep_ in ("obj", "obl") and not children(noun, "acl")


def _ran_into(match: Match) -> bool:
    """ "Three hurt as a bus hits a bridge"."""
    if match.sense.subtype not in HARM or match.roles.get("A"):
        return False
    for clause in children(match.trigger, "advcl"):
        drivers = [t for t in children(clause, "nsubj") if lemma(t) in CARRIERS]
        into = [*children(clause, "obj"), *(t for w in ("into", "with") for t in by_preposition(clause).get(w, ()))]
        bombed = any(lemma(t) in BOMBED for t in clause.subtree)  # "a truck packed with explosives"
        if drivers and not bombed and lemma(clause) in RUNNING and any(lemma(t) in RUN_INTO for t in into):
            return True
    return False


def _stayed(match: Match) -> bool:
    """ "After a stay in a hospital in Peru"."""
    noun = match.trigger
    places = [*match.roles.get("B", []), *by_preposition(noun).get("in", ()), *by_preposition(noun).get("at", ())]
    stayed = match.sense.subtype == "visit" and noun.pos_ == "NOUN" and lemma(noun) == "stay"
    return stayed and any(lemma(t) in STAYED_IN for t in places)


def _signed_on(match: Match) -> bool:
    """ "Ola Lund signed with Rosenborg in January": for his living."""
    verb = match.trigger
    if match.sense.type not in ("SUPPORT", "AGREE") or lemma(verb) != "sign" or verb.pos_ != "VERB":
        return False
    alone = not children(verb, "obj", "nsubj:pass") and not match.roles.get("O") and "with" in by_preposition(verb)
    return alone and one_person(agents(verb))


def _laid_on(match: Match) -> bool:
    """ "She was sentenced to two years and to pay damages": she gives way to nobody."""
    verb = match.trigger
    return match.sense.type == "CONCEDE" and verb.tag_ == "VB" and any(lemma(t) in LAID_ON for t in _above(verb))


def _above(verb: Token) -> list[Token]:
    """The verbs that an infinitive hangs on, and those whose object it was joined to."""
    over = verb
    found: list[Token] = []
    while over.dep_ in ("xcomp", "advcl", "conj", "ccomp", "acl", "obl") and len(found) < 3:
        over = over.head
        found.append(over)
    return [t for t in found if t.pos_ == "VERB"]


def _kept_out(match: Match) -> bool:
    """ "The rebels want the party shut out of the talks"."""
    noun = match.trigger
    if match.sense.type != "CONSULT" or noun.pos_ != "NOUN" or noun.head.pos_ not in ("VERB", "ADJ"):
        return False
    between = {"between", "with"} & by_preposition(noun).keys()  # others are at these
    return not between and lemma(noun.head) in KEEPING_OUT and preposition(noun) in ("of", "from", "out of")


def _named_for_it(match: Match) -> bool:
    """ "The special envoy for the talks with Mali"."""
    noun = match.trigger
    office = (
        noun.pos_ == "NOUN" and noun.dep_ == "nmod" and preposition(noun) == "for" and match.sense.type == "CONSULT"
    )
    return office and lemma(noun.head) in TASKS


def _cannot_tell(match: Match) -> bool:
    """ "Those who are silent cannot tell us what to do": nobody is told anything."""
    verb = match.trigger
    asked = match.sense.type == "REQUEST" and verb.pos_ == "VERB" and negated(verb)
    return asked and any(c.lower_ in CAN for c in children(verb, "aux"))


def _foreseen(match: Match) -> bool:
    """ "He admits that he will likely lose": what one expects is no giving way."""
    verb = match.trigger
    if match.sense.type != "CONCEDE" or lemma(verb) not in ("admit", "acknowledge"):
        return False
    clauses = children(verb, "ccomp")
    helpers = {c.lower_ for one in clauses for c in children(one, "aux")}
    return bool(helpers & LATER) and "have" not in helpers


def _of_ones_own(match: Match) -> bool:
    """ "Cancelled his entire schedule", "delayed releasing a new episode"."""
    if match.sense.subtype not in CALLED_OFF or match.trigger.pos_ != "VERB":
        return False
    things = match.roles.get("O", []) or patients(match.trigger)
    things = [one for t in things for one in (children(t, "obj") if t.tag_ == "VBG" else [t])]
    return bool(things) and all(lemma(t) in OWN for t in things)


def _lives_of_a_storm(match: Match) -> bool:
    """ "Chad has not recovered from Storm Ara, said to have claimed 300 lives": no state claims lives."""
    verb = match.trigger
    taken = lemma(verb) == "claim" and any(lemma(t) == "life" for t in match.roles.get("O", []))
    return match.sense.subtype == "killing" and taken and any(t.ent_type_ == "LOC" for t in match.roles.get("A", []))


def _fought_by_law(match: Match) -> bool:
    """ "Vowed to keep fighting in court": no threat."""
    verb = match.trigger
    if match.sense.subtype != "threat" or verb.pos_ != "VERB":
        return False
    below = [t for clause in children(verb, "xcomp") for t in (clause, *children(clause, "xcomp"))]
    fights = [t for t in below if lemma(t) == "fight"]
    with_it = [t for one in fights for found in (children(one, "obj"), *by_preposition(one).values()) for t in found]
    return any(lemma(t) in BY_LAW for t in with_it)


def _by_ship(match: Match) -> bool:
    """ "The supply ship that visited the base": it calls there, and inspects nothing."""
    if match.sense.subtype != "inspection" or lemma(match.trigger) not in ("visit", "tour"):
        return False
    doers = agents(match.trigger)
    return bool(doers) and all(lemma(t) in SHIPS for t in doers)


def _tried_out(match: Match) -> bool:
    """ "Researchers handed out kits to patients": for a study."""
    given = match.sense.type == "AID" and lemma(match.trigger) in ("distribute", "hand")
    doers = agents(match.trigger) if given and match.trigger.pos_ == "VERB" else []
    things = [*match.roles.get("O", []), *children(match.trigger, "obj", "nsubj:pass")]
    return bool(doers) and all(lemma(t) in SCHOLARS for t in doers) and any(lemma(t) in TRIED_OUT for t in things)


def _into_space(match: Match) -> bool:
    """ "The firm tested its rocket by sending a car into space"."""
    verb = match.trigger
    rockets = match.sense.subtype == "missile_launch" and any(lemma(t) == "rocket" for t in match.roles.get("O", []))
    of_state = any(t.ent_type_ == "LOC" or lemma(t) in NATION for t in match.roles.get("A", []))
    return rockets and not of_state and any(lemma(t) in ("space", "orbit", "satellite") for t in verb.subtree)


def _part_of_it(match: Match) -> bool:
    """ "The attack consisted of nine rockets launched from boats", "the units sent to the towns": said of them by the way."""
    verb = match.trigger
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or match.sense.type != "MOBILIZE" or match.roles.get("A"):
        return False
    made_of = verb.head.dep_ in ("obj", "obl") and lemma(verb.head.head) in CONSISTING
    return made_of or (match.sense.subtype == "troop_deployment" and not match.roles.get("B"))


def _of_workers(match: Match) -> bool:
    """ "Built up its force of engineers": no mobilisation."""
    built = children(match.trigger, "obj") if match.sense.type == "MOBILIZE" else []
    forces = [t for t in (*built, *match.roles.get("O", [])) if lemma(t) == "force"]
    return any(lemma(t) in WORKERS for one in forces for t in by_preposition(one).get("of", ()))


def _shouted(match: Match) -> bool:
    """ "Chanting slogans such as 'Expel the envoy'": what they want others to do."""
    verb = match.trigger
    if verb.tag_ != "VB" or not verb.text.istitle() or children(verb, "aux", "mark", "nsubj"):
        return False
    return verb.i > 0 and verb.nbor(-1).is_quote


def _harsher_law(match: Match) -> bool:
    """ "Promises stricter punishments for thieves": a law, and no threat."""
    things = match.roles.get("O", []) if match.sense.subtype == "threat" and lemma(match.trigger) in PROMISING else []
    return any(c.lower_.endswith("er") for t in things if lemma(t) in PENALTIES for c in children(t, "amod"))


RULES: tuple[Callable[[Match], bool], ...] = (
    _called_so,
    _of_both,
    _prize,
    _rung_up,
    _ran_into,
    _stayed,
    _signed_on,
    _laid_on,
    _kept_out,
    _named_for_it,
    _cannot_tell,
    _foreseen,
    _of_ones_own,
    _lives_of_a_storm,
    _fought_by_law,
    _by_ship,
    _tried_out,
    _into_space,
    _part_of_it,
    _of_workers,
    _shouted,
    _harsher_law,
)
