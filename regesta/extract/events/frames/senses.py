"""Words of several senses, told apart by the act's own phrases. In: a match that a frame made. Out: whether it is meant; another sense.

"The presidential election" appoints nobody where nobody is said to be elected; a campaign's rally is no protest; who vows to keep working
threatens nobody; who attacks a rival over his record does so in words; a simulated battle is no battle.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import between
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import is_one
from regesta.extract.grammar.relations import RESULTS, agents, by_preposition, children, is_passive, owners, patients
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

VOTED = word_set("acts/senses", "voted")
CARRIERS = word_set("acts/senses", "carriers")
KILLED = word_set("acts/kinds", "harm")
CAMPAIGN = word_set("acts/senses", "campaigning")
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
REVENGE = word_set("acts/senses", "revenge")
MENACING = word_set("acts/senses", "menacing")
ILLS = word_set("acts/senses", "ills")
VOWS = word_set("acts/senses", "vowing")
SWORN = word_set("acts/senses", "sworn")
VISITORS = frozenset(lexicon("events/classes")["visitor"])
PLAYED = word_set("acts/senses", "played")
VERBAL = word_set("acts/senses", "verbal")
SPEECH = word_set("acts/senses", "speeches")
OVER = word_set("acts/senses", "over")
ARMS = frozenset(lexicon("events/classes")["weapon"] + lexicon("events/classes")["strikers"])
CHOSEN = word_set("acts/senses", "choosing")
THOUGHTS = word_set("acts/senses", "thoughts")
HANDED = word_set("acts/senses", "handing_over")
AID = frozenset(lexicon("events/classes")["aid"])
NATURE = frozenset(lexicon("events/roles")["nature"])
MISHAPS = NATURE | word_set("acts/senses", "mishaps")
ARMED = ARMS | word_set("acts/senses", "by_hand")
WAGING = word_set("acts/senses", "waging")
ATTACKS = frozenset(lexicon("events/classes")["attack"])
BY_SOMEBODY = word_set("acts/senses", "by_somebody")
MEASURES = frozenset(lexicon("events/roles")["measures"])
CONVEYING = frozenset(lexicon("events/classes")["aircraft"])
UNMEANT = word_set("acts/senses", "unmeant")
MISHAP = word_set("acts/senses", "mishaps") - word_set("acts/senses", "also_of_arms")
GEAR = frozenset(lexicon("events/classes")["weapon"]) | CONVEYING
BLOWS = frozenset(lexicon("events/classes")["attack"] + lexicon("events/classes")["shells"]) | {
    "explosive",
    "device",
    "gun",
}
ALSO_OF_ARMS = word_set("acts/senses", "also_of_arms")
PAYING = word_set("acts/senses", "paying")
BY_ITSELF = word_set("acts/senses", "kills_by_itself")


def in_sense(match: Match) -> bool:
    """Whether the words have the sense of the frame."""
    trigger, sense = match.trigger, match.sense
    word = lemma(trigger)
    told = (trigger, *(trigger.doc[i] for i in match.used))
    played = any(c.lower_ in PLAYED for noun in told for c in children(noun, "amod", "compound"))
    if _no_act(match) or (played and sense.subtype != "lawsuit"):  # "legal action" is taken in earnest
        return False
    if sense.subtype == "appointment" and word in VOTED:
        return _somebody_elected(match)
    if sense.subtype == "demonstration":
        return not _campaign(match)
    if word in VOWS and sense.subtype in ("threat", "acceptance") and not match.roles.get("O"):
        harmful = any(_harmful(t, sure=word not in SWORN) for t in children(trigger, "xcomp"))
        return harmful == (sense.subtype == "threat")
    if word == "welcome" and sense.type == "SUPPORT":  # who is welcomed is a guest; what others do is praised
        return not any(_guest(t, trigger) for t in patients(trigger))
    if word in PAYING and sense.type == "AID":  # "so that he could fund the wall": nobody is helped
        return bool(match.roles.get("B")) or any(t.ent_type_ for t in match.roles.get("O", []))
    if sense.type == "AID" and word in ("announce", "approve") and match.roles.get("O"):
        return any(lemma(t) != "support" for t in match.roles["O"])  # "announced support for the bid"
    if trigger.text == "War" and not any(
        c.dep_ == "conj" for m in children(trigger, "compound") for c in dependents(m)
    ):
        return False  # "the Gulf War": a name, which tells who fought nobody
    if sense.type == "ASSAULT":
        return not (_at_a_thought(match) if trigger.pos_ == "NOUN" and not sense.mutual else _accident(match))
    if trigger.pos_ == "NOUN" and word == "encroachment":
        return not _at_a_thought(match)
    if trigger.pos_ == "NOUN" and word in ("export", "import"):  # "our exports have grown"
        return bool(match.roles.get("B"))
    if trigger.pos_ == "NOUN" and word in HANDED:
        return _material(match)
    if word == "vote" and sense.type == "SUPPORT":
        return bool(match.roles.get("A"))
    return word != "call" or sense.type != "REQUEST" or not children(trigger, "obj")  # "called the state for him"


def _no_act(match: Match) -> bool:
    """Soldiers on patrol, the arms that troops came with, and what nobody is said to have done."""
    trigger, sense = match.trigger, match.sense
    if sense.subtype == "patrol" and trigger.pos_ == "NOUN":
        return not match.asserted  # "rebels attacked a Chadian patrol"
    if sense.type == "SUPPORT" and lemma(trigger) == "back":  # "troops backed by tanks"
        return any(lemma(t) in GEAR for t in agents(trigger))
    # "the talks are stalled", "a move that will help him to win"
    return trigger.pos_ == "VERB" and lemma(trigger) in BY_SOMEBODY and not match.roles.get("A")


def in_words(match: Match) -> None:
    """An attack in words is criticism: one of a person on a person, or over what he did or said."""
    trigger = match.trigger
    if match.sense.type != "ASSAULT" or match.sense.subtype != "attack" or lemma(trigger) not in VERBAL:
        return
    actors, recipients = match.roles.get("A", []), match.roles.get("B", [])
    phrases = by_preposition(trigger)
    if any(lemma(t) in ARMED for tokens in phrases.values() for t in tokens):
        return
    said = any(lemma(t) in SPEECH for word in ("in", "on", "during", "at") for t in phrases.get(word, ()))
    over = bool(children(trigger, "advcl")) and any(
        m.lower_ in ("for", "over") for clause in children(trigger, "advcl") for m in children(clause, "mark", "case")
    )
    over = (
        over
        or bool(phrases.get("as"))
        or any(lemma(t) in OVER for word in ("for", "over") for t in phrases.get(word, ()))
    )
    persons = bool(actors and recipients) and all(t.ent_type_ == "PER" for t in (*actors, *recipients))
    if said or over or persons:
        match.sense = next(f.sense for f in frame_index().verbs["criticise"] if f.sense.subtype == "criticism")


def own_troops(match: Match) -> None:
    """ "American troops will be brought home": they withdraw, nobody makes them."""
    if match.sense.subtype == "withdrawal" and not match.roles.get("A"):
        brought = [t for thing in patients(match.trigger) for t in (thing, *owners(thing))]
        others = match.roles.get("B", [])
        match.fill("A", [t for t in others if t in brought])
        match.roles["B"] = [t for t in others if t not in brought]


def brokered(match: Match) -> None:
    """ "Brokered a deal opening relations between A and B": between whom the mediator went."""
    if match.sense.subtype == "mediation" and not match.roles.get("B"):
        held = {t.i for t in match.roles.get("A", [])}
        match.fill("B", [t for thing in match.roles.get("O", []) for t in between(thing) if t.i not in held])


def in_headline(match: Match) -> None:
    """ "Ann Lee elected party leader": she is elected, as a headline leaves out "was"."""
    verb, acting = match.trigger, match.roles.get("A", [])
    ends = [t.text for t in verb.sent if not t.is_space]
    if match.sense.subtype != "appointment" or lemma(verb) not in CHOSEN or ends[-1] in '.!?"”' or verb.dep_ != "ROOT":
        return
    titles = match.roles.get("B", []) or match.roles.get("O", [])
    if len(acting) == 1 and acting[0].ent_type_ == "PER" and titles and all(t.ent_type_ != "PER" for t in titles):
        match.roles.update({"A": [], "B": acting, "O": titles})


def _accident(match: Match) -> bool:
    """ "Seven were killed when a bomber crashed": nobody did it."""
    trigger = match.trigger
    if match.sense.subtype not in KILLED or any(lemma(t) not in CONVEYING for t in match.roles.get("A", [])):
        return False
    if trigger.dep_ == "acl:relcl" and not is_passive(trigger):  # "the crash of an airliner that killed 20"
        return any(lemma(t) in MISHAP for t in (trigger.head, trigger.head.head))
    if match.roles.get("A"):
        return False
    if any(lemma(t) in MISHAPS | BY_ITSELF and not of_arms(t) for t in _told_in(trigger)):
        return True
    near = _beside(trigger)
    near += [t for one in near if lemma(one) in MEASURES for t in children(one, "nmod")]  # "after days of rain"
    near += [
        t for one in near if one.dep_ == "advcl" for t in children(one, "conj") if not children(t, "obj")
    ]  # "left the road and plunged"
    lost = [t for one in near if lemma(one) == "lose" for t in children(one, "obj") if lemma(t) == "control"]
    if any(lemma(one) in CARRIERS for t in lost for one in by_preposition(t).get("of", ())):
        return True  # "when the driver lost control of the bus"
    joined = [t for t in children(trigger, "conj") if t.pos_ == "VERB" and lemma(t) in RESULTS]
    if any(lemma(t) in MISHAPS and not of_arms(t) for t in near) or any(
        lemma(t) in MISHAP for verb in joined for t in _beside(verb)
    ):
        return True
    return any(
        t.lower_ in UNMEANT for one in (trigger, *agents(trigger), *near) for t in children(one, "advmod", "amod")
    )


def _beside(verb: Token) -> list[Token]:
    """The clauses of a verb, and what it tells of in, by, after or during which something was done."""
    phrases = by_preposition(verb)
    return [
        *children(verb, "advcl"),
        *(t for word in ("in", "by", "after", "during") for t in phrases.get(word, ())),
    ]


def _told_in(verb: Token) -> list[Token]:
    """What killed of itself ("days of rain have killed ten"), and the accident above it ("collided, killing two and hurting six")."""
    own = [] if is_passive(verb) else children(verb, "nsubj")
    found = [t for one in own for t in by_preposition(one).get("of", ()) if lemma(one) in MEASURES]
    found += [t for t in own if lemma(t) in BY_ITSELF and "by" not in by_preposition(t) and not children(t, "acl")]
    over = verb
    while over.dep_ in ("conj", "advcl") and over.head.pos_ == "VERB" and over.i > over.head.i:
        over = over.head
    landed = over is not verb and lemma(over) == "make" and any(lemma(t) == "landing" for t in children(over, "obj"))
    return [*found, *([over] if over is not verb and lemma(over) in MISHAP else []), *(children(over, "obj") * landed)]


def of_arms(word: Token) -> bool:
    """Whether a word of nature or mishap is said of arms: "small-arms fire", "a wave of attacks", "a bomb exploded"."""
    if lemma(word) not in ALSO_OF_ARMS:
        return False
    own = [*children(word, "compound", "amod", "nmod", "nsubj"), *by_preposition(word).get("of", ())]
    peoples = any(t.ent_type_ in ("NORP", "LOC", "ORG") for t in children(word, "compound", "amod"))
    return peoples or any(lemma(t) in ARMED | BLOWS for t in own)


def _material(match: Match) -> bool:
    """Whether goods or arms are delivered, not a speech."""
    things = [*match.roles.get("O", []), *children(match.trigger, "compound", "amod")]
    if match.sense.subtype == "arms_transfer":
        return any(lemma(t) in ARMS or lemma(t) in AID for t in things)
    return not any(lemma(t) in SPEECH for t in things)


def _somebody_elected(match: Match) -> bool:
    """ "The election of Ann Lee", "her nomination": not "the party's primary election"."""
    elected = match.roles.get("B", [])
    whose = set(children(match.trigger, "nmod:poss"))
    return any(t not in whose or t.ent_type_ == "PER" or t.pos_ == "PRON" for t in elected)


def _campaign(match: Match) -> bool:
    """ "A campaign rally", "Lee's rally": a politician with his followers, where nobody is protested against."""
    rallies = [match.trigger, *match.roles.get("O", []), *children(match.trigger, "obj")]
    rallies = [t for t in rallies if lemma(t) == "rally"]
    if not rallies or match.roles.get("B"):
        return False
    if any(c.lower_ in CAMPAIGN for t in rallies for c in children(t, "compound", "amod", "nmod")):
        return True
    return any(t.ent_type_ == "PER" for t in match.roles.get("A", []))


def _harmful(verb: Token, *, sure: bool) -> bool:
    """Whether what is vowed harms somebody: "to bomb the rebels", not "to fight corruption" or "not to attack".

    `sure`: only by verbs that always do ("promised to quit his post" is no threat).
    """
    word = lemma(verb)
    if not negated(verb) and word in WAGING and any(lemma(t) in ATTACKS for t in children(verb, "obj")):
        return True  # "vowed to step up its attacks"
    if negated(verb) or any(lemma(t) in ILLS for t in children(verb, "obj")):
        return False
    plain = (f for f in frame_index().verbs.get(word, ()) if not f.particle and all(s.role == "B" for s in f.slots))
    return word in (MENACING if sure else REVENGE) or (
        not sure and any(f.sense.type in HARM and all(s.preposition is None for s in f.slots) for f in plain)
    )


def _guest(noun: Token, verb: Token) -> bool:
    """Whether a person is welcomed as a guest, not to do something ("welcomed President Bello to mediate")."""
    clauses = (c for over in (noun, verb) for c in children(over, "xcomp", "advcl", "acl"))
    bidden = any(m.lower_ == "to" for clause in clauses for m in children(clause, "mark"))
    return not bidden and (noun.ent_type_ == "PER" or is_one(noun, VISITORS))


def _at_a_thought(match: Match) -> bool:
    """ "His attacks on mail-in voting": the phrase names what nobody can hit."""
    at = [t for word in ("on", "against") for t in by_preposition(match.trigger).get(word, ())]
    return bool(at) and all(not t.ent_type_ and lemma(t) in THOUGHTS for t in at)
