"""Whether the act that a noun tells happened. In: the noun in its tree. Out: its status with the reasons, or None: only talked of.

The noun's own modifiers speak ("the planned visit"), what stands before it ("ahead of the visit"), the verb it hangs on ("cancelled the
visit", "the talks are under way"), and the noun above it ("plans for a visit").
"""

from spacy.tokens import Token

from regesta.extract.events.status import nounsaround as ahead
from regesta.extract.events.status.clauses import abandoned, came_to_nothing, claim, part_in
from regesta.extract.events.status.forms import to_come
from regesta.extract.events.status.nounsaround import (
    goes_on,
    going_on,
    imagined,
    modified_by,
    of_a_state,
    on_a_journey,
    outermost,
    plotted,
    stepped_up,
)
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.events.status.words import Read, governors, negated, phrase_before, said_by, value, words
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, is_passive, preposition
from regesta.lexicons import lexicon, word_set

EVENTS = frozenset(lexicon("events/classes")["event"])
TALKS = frozenset(lexicon("events/classes")["talks"])
TURNING_DOWN = word_set("acts/senses", "turning_down")
COURTS = word_set("acts/senses", "court_papers")
GOING = word_set("acts/senses", "going")  # who comes for talks has not held them
NOW = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
MEETING = word_set("acts/courses", "coming_together")
PERIODS = word_set("acts/courses", "points_in_time")
STANDING = word_set("acts/courses", "standing")
FACT: Read = ("happened", ("named as a fact",))
THROWING_OUT = word_set("acts/senses", "throwing_out")
WANTING = word_set("acts/senses", "wanting")
INSISTING = word_set("acts/senses", "insisting")
UNDERGOING = word_set("acts/occasions", "undergoing")
TAKING_PART = word_set("acts/senses", "taking_part")
LEFT_OPEN = word_set("acts/nodeeds", "left_open")
BEGINNINGS = word_set("acts/nodeeds", "beginnings")
STATES = word_set("acts/courses", "states_of_things")
BETTERING = word_set("acts/courses", "bettering")
ENDING = word_set("acts/courses", "ending")
PAST = word_set("acts/courses", "gone_by")
TOLD = ("happened", "ongoing", "not_happened", "denied")
PLOTTING = frozenset({"plot", "plan"})
OVER_NOW = word_set("acts/courses", "over_now")
STOPPING = word_set("acts/courses", "stopping")
GAINING = word_set("acts/courses", "gaining")
GAINED = word_set("acts/courses", "gained")
HEIGHTENING = word_set("acts/courses", "heightening")
AFTERWARDS = frozenset({"after", "during", "following", "since"})


def noun_status(noun: Token) -> Read:
    """Status of the act that a noun tells: by its modifiers, then by the word it hangs on; a state that nothing ends lasts."""
    read = _told(noun)
    if read is FACT and lemma(noun) in STATES and not _over(noun):
        return "ongoing", ("named as what lasts",)
    return read


def _over(noun: Token) -> bool:
    """ "Last year's conflict", "the conflict of 2006", "the blockade ended", "after the conflict"."""
    before = {c.lower_ for c in noun.subtree if c.i < noun.i}
    dated = any(c.shape_ == "dddd" for c in noun.subtree)
    over = lemma(noun.head) in ENDING and noun.dep_ in ("nsubj", "nsubj:pass", "obj")
    ended = over and verb_status(noun.head)[0] == "happened"
    told_of = noun.dep_ in ("nsubj", "nsubj:pass") and _bygone(noun.head)
    return bool(before & PAST) or dated or ended or told_of or preposition(noun) in AFTERWARDS


def _bygone(verb: Token) -> bool:
    """ "The blockade hurt them", "the conflict was known to all"."""
    helpers = children(verb, "aux", "aux:pass", "cop")
    past = any(c.lower_ in ("was", "were", "had") for c in helpers) or (verb.tag_ == "VBD" and not helpers)
    return past or (verb.lower_ in OVER_NOW and not negated(verb))


def _told(noun: Token) -> Read:
    head = outermost(noun)
    denied = part_in(head) or _claimed(head)
    if denied is not None:
        return denied
    modified = modified_by(noun)
    if modified is not None:
        return _outdone(modified, head)
    if lemma(noun) == "war" and of_a_state(noun):
        return FACT  # "promised not to support the Libyan war in Chad": it is fought all the same
    told, case = (
        ahead.took_place(noun) or ahead.went_before(noun) or phrase_before(noun) or _behind_thing(noun),
        preposition(noun),
    )
    if told is not None and case != "due to":  # "lost votes due to his opposition": because of it
        return told
    if case == "without":
        return "not_happened", ("without",)
    if case == "ahead of":
        return "planned", ("ahead of",)
    if _to_be_held(noun, head):
        return "planned", ("of a time to come",)
    return on_a_journey(noun) or _by_place(noun, head, case)


def _by_place(noun: Token, head: Token, case: str | None) -> Read:
    """What the word says that the noun hangs on, by the place it has there."""
    above = head.head
    if above.pos_ in ("VERB", "AUX") and head.dep_ in ("obj", "nsubj:pass", "nsubj"):
        return ahead.there_is(head, above) or imagined(head, above) or _under_verb(head, above)
    if head.dep_ == "nsubj" and (above.pos_ in ("NOUN", "ADJ", "ADV") or above.lower_ in OVER_NOW):
        return imagined(head, above) or _predicated(head, above)
    if head.dep_ == "obl" and above.pos_ == "VERB":
        return _in_phrase(head, above)
    if head.dep_ == "obl" and (going := ahead.busy_with(head, above)) is not None:
        return going
    there = head.dep_ == "obl" and case == "for" and above.pos_ != "ADJ" and lemma(noun) in EVENTS | TALKS
    if there and any(c.lower_ in NOW for c in children(above, "cop")):
        return "planned", ("somebody is there for it",)  # "is in Lome for talks"
    return _under_noun(head, above) if head.dep_ == "nmod" and above.pos_ in ("NOUN", "PROPN") else FACT


def _under_noun(head: Token, above: Token) -> Read:
    """ "Plans for a visit", "considered a resumption of talks"."""
    if lemma(above) in BEGINNINGS and preposition(head) == "of":
        return _told(above)
    said = governors("nouns").get(lemma(above))
    if said is None:
        return FACT
    given_up = abandoned(above) if said in ("planned", "possible") else None
    return given_up or value(said, f"{above.text!r} of it")


def _behind_thing(noun: Token) -> Read | None:
    """ "Announced the choice after talks", where the tree hangs the talks on the choice: they are as the announcing is."""
    over = noun.head
    late = noun.dep_ == "nmod" and preposition(noun) in ("after", "following")
    return _in_phrase(noun, over.head) if late and over.dep_ == "obj" and over.head.pos_ == "VERB" else None


def _to_be_held(noun: Token, head: Token) -> bool:
    """ "Next week's summit", "during his visit to Lima next month", and what is met for on the way: "will visit Lima for talks"."""
    if lemma(noun) not in EVENTS:
        return False
    times = [t for t in children(noun, "nmod:poss", "nmod:unmarked", "nmod:tmod", "compound") if lemma(t) in PERIODS]
    if any(c.lower_ == "next" for t in times for c in t.lefts) or to_come(noun):
        return True
    over = head.head
    if any(t.lower_ == "last" for t in over.subtree):
        return False
    case = preposition(head) if head.dep_ == "obl" and over.pos_ == "VERB" else None
    held = case == "during" or (case == "for" and lemma(over) in (GOING | MEETING))
    return held and verb_status(over)[0] == "planned"


def _claimed(head: Token) -> Read | None:
    """ "Denied any clash", "reports of a meeting were denied"."""
    if head.dep_ == "nmod" and head.head.pos_ == "NOUN":
        return claim(head.head)
    verb = head.head
    if lemma(head) in COURTS and lemma(verb) in THROWING_OUT:
        return None  # a lawsuit that a judge dismissed was brought all the same
    if head.dep_ in ("obj", "nsubj:pass") and verb.pos_ == "VERB" and said_by(verb, "verbs") == "denied":
        return ("happened" if negated(verb) else "denied"), (f"{verb.text!r} it",)
    return None


def _outdone(modified: Read, head: Token) -> Read:
    """A planned visit that was cancelled is no plan any more."""
    if modified[0] in ("planned", "possible") and head.head.pos_ == "VERB":
        if head.dep_ == "nsubj" and came_to_nothing(head.head):
            return "not_happened", (*modified[1], f"{head.head.text!r} to nothing")
        if head.dep_ in ("obj", "nsubj:pass") and said_by(head.head, "event_verbs") == "not_happened":
            return "not_happened", (*modified[1], f"{head.head.text!r} it")
    return modified


def _predicated(noun: Token, above: Token) -> Read:
    """ "The talks are under way", "a meeting is possible"."""
    if going_on(above):
        return ("not_happened" if negated(above) else "ongoing"), ("under way",)
    if above.lower_ in OVER_NOW and not children(above, "aux"):
        return ("ongoing" if negated(above) else "happened"), (f"{above.text!r}",)
    if above.pos_ == "ADJ":
        said = governors("adjectives").get(lemma(above))
        if said is not None:
            return ("not_happened", (f"not {above.text!r}",)) if negated(above) else value(said, f"{above.text!r}")
    return FACT


def _under_verb(noun: Token, verb: Token) -> Read:
    word = lemma(verb)
    own = verb_status(verb)
    acted_on = noun.dep_ != "nsubj"
    said = said_by(verb, "event_verbs") if acted_on else None
    if lemma(noun) in COURTS and word in THROWING_OUT:
        return FACT
    if word in TURNING_DOWN and lemma(noun) == "resignation" and acted_on:
        return "not_happened", (f"{verb.text!r} it",)
    if _stands(noun, word, said):
        said = None
    if said is not None:
        return _said_of(noun, verb, said, own)
    light = lexicon("events/light")
    if acted_on and (going := _as_object(noun, verb, own)) is not None:
        return going
    if acted_on and (word in light["object"] or (word in BETTERING and lemma(noun) in STATES)):
        return own
    if acted_on and word in UNDERGOING and own[0] in ("planned", "possible", "not_happened"):
        return own  # "has not received a request from Chad"
    if acted_on and own[0] == "possible" and lemma(noun) in TALKS and not children(noun, "det", "nmod:poss"):
        return own  # "was asked to enter talks with the rebels"
    if not acted_on and (read := _as_subject(noun, verb, own)) is not None:
        return read
    if is_passive(verb) and word in light["object"]:
        return own
    return FACT


def _said_of(noun: Token, verb: Token, said: str, own: Read) -> Read:
    """What a verb of the lexicon says of its object: "cancelled the visit", "did not rule out a visit"."""
    word = lemma(verb)
    if said == "not_happened" and own[0] == "possible":
        return "possible", (f"may be that they {verb.text!r} it",)
    if said in ("planned", "possible") and word in PLOTTING:
        return plotted(noun, verb, own, said)
    if own[0] != "not_happened":
        return value(said, f"{verb.text!r} it")
    if said == "not_happened" and word in LEFT_OPEN:
        return "possible", (f"not {verb.text!r} it",)  # "refused to rule out an attack"
    if word in words("silent") and negated(verb) and not negated(noun):
        return FACT  # "the visit was not announced in advance"
    return ("happened" if said == "not_happened" else "not_happened"), (f"not {verb.text!r}",)


def _as_object(noun: Token, verb: Token, own: Read) -> Read | None:
    """ "To end the raids", "in order to win the release of the crew", "has stepped up its raids"."""
    word = lemma(verb)
    if word in STOPPING and own[0] not in TOLD and goes_on(noun):
        return "ongoing", (f"what is to be {verb.text!r}",)
    if word in GAINING and own[0] not in TOLD and lemma(noun) in GAINED:
        return "possible", (f"to {verb.text!r} it",)
    if word in HEIGHTENING and goes_on(noun) and stepped_up(verb):
        return "ongoing", (f"{verb.text!r} till now",)
    return None


def _stands(noun: Token, word: str, said: str | None) -> bool:
    """Whether an act is there whatever a verb does with it: "rejected Chad's demand", "announced an arrest"."""
    if word in ("announce", "confirm") and lemma(noun) not in EVENTS and not ahead.only_announced(noun, word):
        return True  # a ban, a release, an arrest that is announced is done; a visit is to come
    if said == "possible" and lemma(noun) in STANDING and children(noun, "det", "nmod:poss"):
        return True  # "considered the French proposal": it was made
    return (word == "discuss" and only_discussed(noun)) or (word == "reject" and of_a_state(noun))


def _as_subject(noun: Token, verb: Token, own: Read) -> Read | None:
    """What the verb says of an act that is its subject: "the talks came to nothing", "talks with Chad will settle it"."""
    if came_to_nothing(verb):
        return "not_happened", (f"it {verb.text} to nothing",)
    if said_by(verb, "subject_verbs") == "ongoing" and own[0] == "happened":
        return ("planned" if to_come(verb) else "ongoing"), (f"it {verb.text}",)
    if lemma(verb) in lexicon("events/light")["subject"]:
        return own
    bare = lemma(noun) in TALKS and not children(noun, "det", "nmod:poss")
    return ("planned", ("what it will do is to come",)) if bare and own[0] == "planned" else None


def only_discussed(noun: Token) -> bool:
    """ "Met to discuss the attack": it was done, by others."""
    return lemma(noun) in words("looked_at") and bool(children(noun, "det", "nmod:poss"))


def _in_phrase(noun: Token, verb: Token) -> Read:
    case = preposition(noun) or ""
    word = lemma(verb)
    if case == "for" and word in WANTING:
        return None, (f"{verb.text!r} for it",)
    if case == "for" and word in GOING:
        return ("not_happened" if negated(verb) else "planned"), (f"{verb.text!r} for it",)
    if case == "for" and lemma(noun) in TALKS and (own := verb_status(verb))[0] in ("planned", "possible"):
        return own  # "will attend the ceremony for talks with the envoy"
    if case in ("on", "to") and word == "agree":
        return "planned", ("agreed on",)
    if case == "for" and word == "vote":
        return ("not_happened" if negated(verb) else "planned"), ("voted for",)
    if case in ("in", "at", "during", "after", "following", "since") and word in TAKING_PART:
        return verb_status(verb)
    if case == "on" and word in INSISTING:
        return None, (f"{verb.text!r} on it",)
    if case in ("against",) and word in ("warn",):
        return None, ("warned against",)
    return FACT
