"""Words that frames take for others. In: a match that a frame made. Out: whether it is another word or thing: then it is no such act.

"Will decide whether to go", "a press release", "deepened divisions between them", "the burden will fall on towns", "damaged the alliance",
"sanctions hurt the poor", "ships were docked", "surrounded by reporters", "arrived in speedboats", "his mountain retreat", "the demands of
the job", "the constitution bars him from running".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.noact.figurative import one_person
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients
from regesta.lexicons import lexicon, word_set

UNDECIDED = frozenset({"whether", "if", "how", "what", "who", "when", "where", "which"})
SPLITTING = word_set("acts/figurative", "splitting")
LOADS = word_set("acts/figurative", "loads")
GOODWILL = word_set("acts/figurative", "goodwill")
HARDSHIPS = word_set("acts/figurative", "hardships")
ATTENDANTS = word_set("acts/figurative", "attendants")
BESIEGERS = word_set("acts/figurative", "besiegers")
BORDERLINES = word_set("acts/figurative", "borderlines")
OFFICES = frozenset(lexicon("events/classes")["office"])
ARMED = frozenset(lexicon("events/classes")["armed"])
CROWD = frozenset(lexicon("events/classes")["crowd"]) | {"army", "police"}
RESORTS = word_set("acts/figurative", "resorts")
CALLINGS = word_set("acts/figurative", "callings")
CHARTERS = word_set("acts/figurative", "charters")
LAWS = frozenset(lexicon("events/roles")["charter"])
LAYING_DOWN = word_set("acts/figurative", "laying_down")
DANGERS = word_set("acts/figurative", "dangers")
UPSETTING = word_set("acts/figurative", "upsetting")
BANNERS = word_set("acts/figurative", "banners")
PLACES = word_set("acts/figurative", "places_held")
WAITING = word_set("acts/figurative", "waiting")
CONSIDERING = word_set("acts/figurative", "considering")
THANKING = word_set("acts/figurative", "thanking")
SHIPS = frozenset(lexicon("events/classes")["ship"])
VEHICLES = word_set("acts/senses", "carriers") | SHIPS | {"speedboat", "motorcade", "convoy", "limousine"}
GOING = frozenset({"go", "come"})


def astray(match: Match) -> bool:
    """Whether the frame takes a word for another."""
    return any(holds(match) for holds in RULES)


def _undecided(match: Match) -> bool:
    """ "Will decide whether to leave the pact": nothing is decided."""
    verb = match.trigger
    if match.sense.subtype != "decision" or lemma(verb) != "decide" or verb.pos_ != "VERB":
        return False
    clauses = children(verb, "ccomp", "xcomp")
    return any(c.lower_ in UNDECIDED and c.i < one.i for one in clauses for c in children(one, "mark", "advmod", "obj"))


def _press_release(match: Match) -> bool:
    """ "Rejected a press release of the agency"."""
    noun = match.trigger
    papers = match.sense.type == "RETREAT" and noun.pos_ == "NOUN" and lemma(noun) == "release"
    return papers and any(lemma(c) in ("press", "news", "media") for c in children(noun, "compound"))


def _divisions(match: Match) -> bool:
    """ "It has deepened divisions between the communities": no troops."""
    verb = match.trigger
    if match.sense.type != "MOBILIZE" or lemma(verb) not in SPLITTING:
        return False
    split = [t for t in children(verb, "obj") if lemma(t) == "division"]
    return any({"between", "among", "within"} & by_preposition(t).keys() for t in split)


def _burden(match: Match) -> bool:
    """ "The burden will fall on the towns"."""
    verb = match.trigger
    doers = agents(verb) if match.sense.type == "ASSAULT" and lemma(verb) == "fall" else []
    return bool(doers) and all(lemma(t) in LOADS for t in doers)


def _damaged(match: Match) -> bool:
    """ "Would cause damage to the alliance": nobody is struck."""
    verb = match.trigger
    if match.sense.type != "ASSAULT" or lemma(verb) not in ("cause", "do", "inflict", "damage", "hurt", "harm"):
        return False
    damage = [verb, *children(verb, "obj")]
    things = [t for one in damage for word in ("to", "on") for t in by_preposition(one).get(word, ())]
    return any(lemma(t) in GOODWILL for t in (*things, *damage[1:]))


def _hard_on(match: Match) -> bool:
    """ "Sanctions would hurt the poor"."""
    verb = match.trigger
    if match.sense.type != "ASSAULT" or lemma(verb) not in ("hurt", "harm", "hit"):
        return False
    doers = (
        [t for word, found in by_preposition(verb).items() if word == "by" for t in found] if is_passive(verb) else []
    )
    doers = doers or (children(verb, "nsubj", "csubj") if not is_passive(verb) else [])
    things = [one for t in doers for one in ([t] if t.pos_ == "NOUN" else children(t, "obj"))]
    return bool(things) and all(lemma(t) in HARDSHIPS for t in things)


def _docked(match: Match) -> bool:
    """ "Where two ships were docked": nobody pays."""
    verb = match.trigger
    return match.sense.type == "SANCTION" and lemma(verb) == "dock" and any(lemma(t) in SHIPS for t in patients(verb))


def _attended(match: Match) -> bool:
    """ "He was surrounded by reporters"."""
    verb = match.trigger
    if match.sense.type != "ASSAULT" or lemma(verb) != "surround":
        return False
    people = any(t.ent_type_ == "PER" or t.pos_ == "PRON" or lemma(t) in OFFICES for t in patients(verb))
    return any(lemma(t) in ATTENDANTS and (people or lemma(t) not in BESIEGERS) for t in agents(verb))


def _by_vehicle(match: Match) -> bool:
    """ "The gunmen arrived in speedboats"."""
    if match.sense.subtype not in ("visit", "troop_deployment") or lemma(match.trigger) not in (
        "arrive",
        "come",
        "land",
    ):
        return False
    where = [t for word in ("in", "on", "by") for t in by_preposition(match.trigger).get(word, ())]
    where = [t for t in where if t in (*match.roles.get("B", []), *match.roles.get("O", []))]
    return bool(where) and all(t.pos_ == "NOUN" and lemma(t) in VEHICLES for t in where)


def _it_goes(match: Match) -> bool:
    """ "It now goes to the king for signature": a paper."""
    verb = match.trigger
    subjects = children(verb, "nsubj") if match.sense.subtype == "visit" and lemma(verb) in GOING else []
    return bool(subjects) and all(t.lower_ == "it" for t in subjects)


def _resort(match: Match) -> bool:
    """ "Met at his mountain retreat"."""
    noun = match.trigger
    if match.sense.type != "RETREAT" or noun.pos_ not in ("NOUN", "PROPN") or lemma(noun) != "retreat":
        return False
    return any(lemma(c).lower() in RESORTS for c in children(noun, "compound", "amod"))


def _of_a_calling(match: Match) -> bool:
    """ "The demands of the job"."""
    noun = match.trigger
    of = by_preposition(noun).get("of", ()) if match.sense.type == "REQUEST" and lemma(noun) == "demand" else ()
    return any(lemma(t) in CALLINGS for t in of)


def _laid_down(match: Match) -> bool:
    """ "The constitution bars him from running", "the statute provides that deputies are chosen by lot"."""
    verb = match.trigger
    if verb.pos_ != "VERB":
        return False
    present = verb.tag_ in ("VBZ", "VBP") and not children(verb, "aux", "aux:pass")
    doers = [verb.head if t.lower_ in ("which", "that") else t for t in children(verb, "nsubj")]
    if present and any(lemma(t) in CHARTERS or (match.sense.type == "REQUEST" and lemma(t) in LAWS) for t in doers):
        return True
    above = [t.head for t in (verb, *verb.ancestors) if t.dep_ == "ccomp" and lemma(t.head) in LAYING_DOWN]
    return any(lemma(t) in CHARTERS for one in above[:1] for t in children(one, "nsubj"))


def _thanked_among_others(match: Match) -> bool:
    """ "Thanked many states, singling out Chad": no blame."""
    verb = match.trigger
    return match.sense.type == "ACCUSE" and lemma(verb) == "single" and _under_thanks(verb)


def _under_thanks(verb: Token) -> bool:
    return verb.dep_ in ("advcl", "conj", "acl") and lemma(verb.head) in THANKING


def _ruling_to_come(match: Match) -> bool:
    """ "Asked the judge to delay his ruling", "awaits the verdict": nobody is sentenced, or spared."""
    noun = match.trigger
    if match.sense.subtype != "conviction" or noun.pos_ != "NOUN" or noun.dep_ not in ("obj", "nsubj:pass"):
        return False
    return lemma(noun.head) in WAITING


def _voted_for_one(match: Match) -> bool:
    """ "Voted for Ola Lund to serve as speaker": for somebody, not on a thing."""
    verb = match.trigger
    voted = match.sense.subtype == "decision" and lemma(verb) == "vote" and verb.pos_ == "VERB"
    return voted and any(
        t.ent_type_ == "PER" and t.doc[t.left_edge.i - 1].lower_ == "for" for t in children(verb, "obl")
    )


def _never_considered(match: Match) -> bool:
    """ "Would not consider requests of this kind": of whomever."""
    noun = match.trigger
    bare = match.sense.type == "REQUEST" and noun.tag_ == "NNS" and not children(noun, "det", "nmod:poss")
    return bare and noun.dep_ == "obj" and negated(noun.head) and lemma(noun.head) in CONSIDERING


def _offer_judged(match: Match) -> bool:
    """ "Peru's offer of arms is a factor in the war": what an offer is held to be."""
    noun = match.trigger
    if match.sense.subtype != "offer" or noun.pos_ != "NOUN" or noun.dep_ != "nsubj":
        return False
    return lemma(noun.head) in ("factor", "part") and bool(children(noun.head, "cop"))


def _at_work(match: Match) -> bool:
    """ "I have not worked with him": of two people."""
    verb = match.trigger
    if match.sense.subtype != "cooperation" or lemma(verb) != "work" or not one_person(agents(verb)):
        return False
    return any(t.lower_ in ("him", "her", "me") for t in by_preposition(verb).get("with", ()))


def _in_danger(match: Match) -> bool:
    """ "The attacks threatened to derail the truce", "the drought is threatening peace": a danger, which nobody utters."""
    verb = match.trigger
    if match.sense.subtype != "threat" or lemma(verb) != "threaten" or verb.pos_ != "VERB":
        return False
    said = {lemma(t) for t in children(verb, "xcomp")} | {lemma(t) for t in children(verb, "obj")}
    doers = children(verb, "nsubj") or ([verb.head] if verb.dep_ in ("acl", "acl:relcl") else [])
    doers = [verb.head if t.lower_ in ("which", "that") and verb.dep_ == "acl:relcl" else t for t in doers]
    things = bool(doers) and all(t.pos_ == "NOUN" and lemma(t) in DANGERS for t in doers)
    if things or verb.dep_ != "advcl" or verb.tag_ != "VBG" or not said & UPSETTING:
        return things
    somebody = any(t.ent_type_ or t.pos_ == "PRON" or t in match.roles.get("A", []) for t in agents(verb.head))
    return not somebody and not any(t.lower_ in ("unless", "if") for t in verb.subtree)


def _under_banners(match: Match) -> bool:
    """ "Holding a banner calling for his release": no telephone."""
    return match.sense.subtype == "phone_call" and any(lemma(t) in BANNERS for t in children(match.trigger, "obj"))


def _placed(match: Match) -> bool:
    """ "The port occupies a strategic location"."""
    verb = match.trigger
    if lemma(verb) != "occupy" or match.sense.subtype not in ("seizure", "demonstration"):
        return False
    doers = {lemma(t) for t in agents(verb)}
    if match.sense.subtype == "demonstration":
        return bool(doers & ARMED)  # "gunmen occupied the office": no protest
    return any(lemma(t) in PLACES for t in children(verb, "obj")) and not doers & (ARMED | CROWD)


def _not_named(match: Match) -> bool:
    """ "The army did not name the captain it had killed"."""
    verb = match.trigger
    return match.sense.subtype == "appointment" and lemma(verb) == "name" and verb.pos_ == "VERB" and negated(verb)


def _what_it_called(match: Match) -> bool:
    """ "What it called a surge in Chad": no call at a port."""
    verb = match.trigger
    return match.sense.subtype == "visit" and lemma(verb) == "call" and bool(children(verb, "obj", "xcomp"))


def _figure_of_a_line(match: Match) -> bool:
    """ "She crossed the line", "is crossing the red line": no border, which soldiers cross."""
    verb = match.trigger
    lines = [t for t in (*children(verb, "obj"), *by_preposition(verb).get("over", ())) if lemma(t) == "line"]
    if match.sense.subtype != "border_crossing" or not lines:
        return False
    red = any(c.lower_ == "red" for t in lines for c in children(t, "amod", "compound"))
    border = any(c.lower_ in BORDERLINES for t in lines for c in children(t, "amod", "compound"))
    return red or (not border and any(t.ent_type_ == "PER" for t in agents(verb)))


RULES: tuple[Callable[[Match], bool], ...] = (
    _undecided,
    _press_release,
    _divisions,
    _burden,
    _damaged,
    _hard_on,
    _docked,
    _attended,
    _by_vehicle,
    _it_goes,
    _resort,
    _of_a_calling,
    _laid_down,
    _thanked_among_others,
    _ruling_to_come,
    _voted_for_one,
    _never_considered,
    _offer_judged,
    _at_work,
    _in_danger,
    _under_banners,
    _placed,
    _not_named,
    _what_it_called,
    _figure_of_a_line,
)
