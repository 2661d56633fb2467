"""Phrases by which nobody is told to have done a thing. In: a match that a frame made. Out: whether it is so: then it is no act.

"A licence allowing him to trade", "pending an appeal", "a heart attack", "declined to be named", "how would you work with Congress?",
"uses drones to strike villages", "once she arrives", "I can assure you", "custody of the boy", "a drill for an attack".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.noact.byrule import plain_sentence
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.lexicons import lexicon, word_set

ALLOWING = word_set("acts/nodeeds", "allowing")
GIVING = word_set("acts/senses", "giving")
RULES_AND_PAPERS = word_set("acts/nodeeds", "rules_and_papers")
TERMS = word_set("acts/nodeeds", "texts_of_terms")
OF_THE_BODY = word_set("acts/nodeeds", "of_the_body")
TO_THE_PRESS = word_set("acts/nodeeds", "withheld_from_the_press")
PARTICULARS = word_set("acts/nodeeds", "particulars")
IDEAS = word_set("acts/nodeeds", "ideas")
TERMS_OF_OFFICE = word_set("acts/nodeeds", "terms_of_office")
LIVESTOCK = word_set("acts/nodeeds", "livestock")
BEASTS = word_set("acts/nodeeds", "beasts")
REHEARSALS = word_set("acts/nodeeds", "rehearsals")
TRAVELLERS = word_set("acts/nodeeds", "private_travellers")
AIMING = word_set("acts/nodeeds", "aiming")
BY_RIGHT = word_set("acts/nodeeds", "by_right")
CALLING = word_set("acts/nodeeds", "calling_it")
BACKWARDS = word_set("acts/nodeeds", "backwards")
DATES = word_set("acts/nodeeds", "dates")
REACH = word_set("acts/nodeeds", "reach")
MEASURED = word_set("acts/nodeeds", "how_far")
FOLLOWING = word_set("acts/nodeeds", "following_somebody")
NAMING = word_set("acts/senses", "choosing")
BAD = frozenset(lexicon("events/classes")["wrong"] + lexicon("events/classes")["faulty"])
FORCE = frozenset({"ASSAULT", "COERCE"})
MODALS = frozenset({"would", "will", "could", "can", "should", "did", "do", "have"})
YOU = frozenset({"you"})
ONCE = frozenset({"once"})
ARMED = frozenset(lexicon("events/classes")["armed"] + lexicon("events/classes")["attack"]) | {"operation", "bomb"}


def no_deed(match: Match) -> bool:
    """Whether the act's own phrases say that nobody did it."""
    return any(holds(match) for holds in RULES)


def _allowed_by_it(match: Match) -> bool:
    """ "Opened the gates, allowing hundreds to flee", "a licence allowing him to trade": what something made possible."""
    verb = match.trigger
    if match.sense.type != "CONCEDE" or verb.pos_ != "VERB":
        return False
    by_it = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl") and not children(verb, "mark", "case")
    if lemma(verb) in ALLOWING and by_it:
        return True
    return lemma(verb) in ALLOWING | GIVING and _of_a_text(verb, RULES_AND_PAPERS)


def _of_a_text(verb: Token, texts: frozenset[str]) -> bool:
    """Whether what does it is a text: "the treaty gives the islanders rights", "a licence that lets him trade"."""
    doers = children(verb, "nsubj") or agents(verb)
    doers = [verb.head if t.lower_ in ("which", "that") and verb.dep_ == "acl:relcl" else t for t in doers]
    return bool(doers) and all(lemma(t) in texts for t in doers)


def _terms(match: Match) -> bool:
    """ "The accord calls for Chad to withdraw": what a text provides for."""
    verb = match.trigger
    asks = (
        match.sense.type == "REQUEST"
        and verb.pos_ == "VERB"
        and lemma(verb) in ("call", "require", "ask")
        and "on" not in by_preposition(verb)
    )
    return asks and not is_passive(verb) and _of_a_text(verb, TERMS)


def _pending(match: Match) -> bool:
    """ "Was freed pending an appeal": what is still waited for."""
    noun = match.trigger
    return noun.pos_ == "NOUN" and any(c.lower_ == "pending" for c in children(noun, "case", "mark", "amod"))


def _of_the_body(match: Match) -> bool:
    """ "Died of a heart attack"."""
    noun = match.trigger
    return noun.pos_ == "NOUN" and any(lemma(c) in OF_THE_BODY for c in children(noun, "compound", "amod"))


def _to_the_press(match: Match) -> bool:
    """ "Declined to be named", "refused to give details"."""
    verb = match.trigger
    if match.sense.type != "REJECT" or verb.pos_ != "VERB":
        return False
    for clause in children(verb, "xcomp"):
        told = lemma(clause) in TO_THE_PRESS and (is_passive(clause) or not children(clause, "obj", "obl"))
        left_open = lemma(clause) == "rule" and any(c.lower_ == "out" for c in clause.children)
        if told or left_open or any(lemma(t) in PARTICULARS for t in children(clause, "obj")):
            return True
    return False


def _not_wanted(match: Match) -> bool:
    """ "She does not want him to quit": nobody is asked."""
    verb = match.trigger
    return match.sense.type == "REQUEST" and lemma(verb) == "want" and verb.pos_ == "VERB" and negated(verb)


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


def _rehearsed(match: Match) -> bool:
    """ "Drills for an attack on Chad", "a rehearsal of an invasion"."""
    noun = match.trigger
    if match.sense.type != "ASSAULT" or noun.pos_ != "NOUN":
        return False
    return preposition(noun) in ("for", "of") and lemma(noun.head) in REHEARSALS


def _private_traveller(match: Match) -> bool:
    """ "Tourists travelled to the lake"."""
    if match.sense.subtype != "visit" or match.trigger.pos_ != "VERB":
        return False
    doers = agents(match.trigger)
    return bool(doers) and all(t.pos_ == "NOUN" and lemma(t) in TRAVELLERS for t in doers)


def _aimed_at_as_a_rule(match: Match) -> bool:
    """ "A drill targeting our republic", "a policy targeting smokers": what a thing that hits nobody is about."""
    verb = match.trigger
    about = verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(verb) in AIMING and match.sense.type == "ASSAULT"
    head = verb.head
    return about and head.pos_ == "NOUN" and not head.ent_type_ and not is_striker(head) and not match.roles.get("A")


def is_striker(noun: Token) -> bool:
    """Whether a noun strikes or is a blow: "rebels", "an attack"."""
    return lemma(noun) in ARMED


def _by_use(match: Match) -> bool:
    """ "The party uses a lottery to elect its leader": what is done again and again by a means."""
    verb = match.trigger
    over = verb.head
    if match.sense.subtype != "appointment" or verb.dep_ not in ("xcomp", "advcl") or lemma(over) != "use":
        return False
    if not any(c.lower_ == "to" for c in children(verb, "mark")):
        return False
    return over.tag_ in ("VBZ", "VBP") and not children(over, "aux") and plain_sentence(over)


def _by_right(match: Match) -> bool:
    """ "Deputies are elected for four years", "the premier is elected indirectly": how it is done."""
    verb = match.trigger
    if match.sense.subtype != "appointment" or verb.pos_ != "VERB" or not is_passive(verb):
        return False
    now = any(c.lower_ in ("is", "are") for c in children(verb, "aux:pass"))
    if not now or children(verb, "aux"):
        return False
    if any(c.lower_ in BY_RIGHT for c in children(verb, "advmod")):
        return True
    subjects = children(verb, "nsubj:pass")
    terms = any(lemma(t) in TERMS_OF_OFFICE for t in by_preposition(verb).get("for", ()))
    return any(t.tag_ == "NNS" for t in subjects) and terms and not match.roles.get("A")


def _asked_of_you(match: Match) -> bool:
    """ "How would you work with Congress?", "why did you join the party?": a question to somebody."""
    verb = match.trigger
    if verb.pos_ != "VERB" or match.sense.type == "REQUEST":
        return False
    tail = verb.doc[verb.i : verb.sent.end]
    if not any(t.text == "?" for t in tail):
        return False
    over = verb.head if verb.dep_ == "xcomp" else verb
    subject = any(c.lower_ in YOU for c in children(over, "nsubj"))
    return subject and any(c.lower_ in MODALS for c in children(over, "aux"))


def _once(match: Match) -> bool:
    """ "Once she arrives in Peru, the trial will begin"."""
    verb = match.trigger
    if verb.pos_ != "VERB" or verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    ahead = any(c.lower_ in ("will", "would", "can", "could") for c in children(verb.head, "aux"))
    return ahead and any(c.lower_ in ONCE for c in children(verb, "mark", "advmod"))


def _assured_you(match: Match) -> bool:
    """ "It is safe, I can assure you"."""
    verb = match.trigger
    you = [*children(verb, "obj", "iobj")]
    me = any(c.lower_ == "i" for c in children(verb, "nsubj"))
    return lemma(verb) == "assure" and me and any(t.lower_ in YOU for t in you)


def _blamed_step(match: Match) -> bool:
    """ "Called the plan a retrograde step": no praise."""
    if match.sense.subtype != "praise" or match.trigger.pos_ != "VERB":
        return False
    said = [t for c in children(match.trigger, "xcomp", "obj", "advmod") for t in (c, *children(c, "amod", "advmod"))]
    return lemma(match.trigger) in CALLING and any(lemma(t) in BAD or t.lower_ in BACKWARDS for t in said)


def _date_set(match: Match) -> bool:
    """ "No date was set for the trial": nobody agreed on anything."""
    things = match.roles.get("O", [])
    nobody = not match.roles.get("A") and not match.roles.get("B")
    return match.sense.subtype == "agreement" and nobody and any(lemma(t) in DATES for t in things)


def _carried_out(match: Match) -> bool:
    """ "A measure and its execution": nobody was put to death."""
    noun = match.trigger
    if match.sense.subtype != "killing" or lemma(noun) != "execution" or noun.pos_ != "NOUN":
        return False
    return any(c.lower_ == "its" for c in children(noun, "nmod:poss")) and "of" not in by_preposition(noun)


def _left_so(match: Match) -> bool:
    """ "Moved to Lome, leaving the cabinet in charge": how it left things."""
    verb = match.trigger
    by_the_way = verb.pos_ == "VERB" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > verb.head.i
    parting = match.sense.subtype in ("resignation", "break_relations")
    return parting and by_the_way and lemma(verb) == "leave" and not children(verb, "mark", "advmod")


def _how_far(match: Match) -> bool:
    """ "Widened the radius of its military operations": what is measured is no one blow."""
    noun = match.trigger
    of = noun.pos_ == "NOUN" and noun.dep_ == "nmod" and preposition(noun) == "of"
    return (
        match.sense.type in FORCE
        and of
        and (lemma(noun.head) in REACH or (lemma(noun.head) in MEASURED and not match.roles.get("B")))
    )


def _by_an_idea(match: Match) -> bool:
    """ "Freed from the oppression of Chadian militarism": who oppressed, not who was oppressed."""
    noun = match.trigger
    of = by_preposition(noun).get("of", ()) if noun.pos_ == "NOUN" and match.sense.type == "COERCE" else ()
    return any(lemma(t) in IDEAS for t in of)


def _in_his_place(match: Match) -> bool:
    """ "Named Ola Lund to the post, replacing Ida Berg": the same appointment, told once more."""
    verb = match.trigger
    by_the_way = verb.pos_ == "VERB" and verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > verb.head.i
    return (
        match.sense.subtype == "appointment" and by_the_way and lemma(verb) in FOLLOWING and lemma(verb.head) in NAMING
    )


RULES: tuple[Callable[[Match], bool], ...] = (
    _allowed_by_it,
    _terms,
    _pending,
    _of_the_body,
    _to_the_press,
    _not_wanted,
    _beasts,
    _rehearsed,
    _private_traveller,
    _aimed_at_as_a_rule,
    _by_use,
    _by_right,
    _asked_of_you,
    _once,
    _assured_you,
    _blamed_step,
    _date_set,
    _carried_out,
    _in_his_place,
    _left_so,
    _how_far,
    _by_an_idea,
)
