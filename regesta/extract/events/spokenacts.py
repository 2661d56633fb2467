"""Words that do what they say: "We urge Chad to withdraw", said by a minister. In: a match, its statements. Out: whether it is an act.

Speech that is an act is an event where the report's own verb names it. Where the report only says "said" and leaves the naming to the
speaker ("I reject the blockade of Chad", she wrote), his own verb names it: in the first person and the simple present, done to somebody
who is named (decision 0046). Whatever else is quoted stays a statement.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.printed import done_in_print, printed_whole
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.conditions import asked
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children
from regesta.extract.statements.cues import verbs
from regesta.lexicons import word_set
from regesta.records import Statement

SAID_AND_DONE = word_set("acts/kinds", "said_and_done")
FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
COURTESY = frozenset({"SUPPORT", "REQUEST"})  # who wants to accuse has not yet done so
WISHING = word_set("acts/courses", "wishing")
HYPOTHETICAL = frozenset(
    {"if", "that", "because", "when", "while", "as", "although", "unless", "until", "so", "whether"}
)
YOU = frozenset({"you", "your", "yourself", "yourselves"})
ANYBODY = frozenset({"any", "anyone", "anybody", "every", "everyone", "everybody", "no", "nobody"})
NOW = frozenset({"is", "are", "'re", "’re"})
ANSWERS = frozenset({"rejection", "acceptance"})
THIS_ONE = frozenset({"the", "this", "that", "these", "those"})
HABITUALLY = word_set("acts/courses", "habitually")


def only_speech(match: Match, statements: Sequence[Statement]) -> bool:
    """Whether the act is no more than the words quoted, a statement and no event beside it.

    So is "speaking to the daily, the minister said ...": the occasion of a statement.
    """
    trigger = match.trigger
    if match.sense.subtype == "conversation" and trigger.dep_ == "advcl" and lemma(trigger.head) in verbs():
        return "to" in by_preposition(trigger)
    if match.sense.type not in SAID_AND_DONE or not all(t.lower_ in FIRST_PERSON for t in match.roles.get("A", [])):
        return False
    if lemma(trigger) == "count" and all(t.lower_ in YOU for t in match.roles.get("B", [])):
        return True  # "I am counting on you", whoever that is; letters tell to whom "you" are
    at = match.trigger.idx
    told = [s for s in statements if s.manner == "direct" and any(c.start <= at < c.end for c in s.content)]
    if told and printed_whole(told[0]) and done_in_print(match):
        return False
    return bool(told) and not (performed(match) and all(s.act == "assert" for s in told))


def wished(match: Match) -> bool:
    """ "I want to thank Chad": thanked."""
    verb = match.trigger
    own = [t.lower_ for t in match.roles.get("A", [])]
    under = verb.dep_ == "xcomp" and lemma(verb.head) in WISHING and match.sense.type in COURTESY
    polite = lemma(verb.head) == "like" and any(c.lower_ == "would" for c in children(verb.head, "aux"))
    polite = polite and match.sense.type == "SUPPORT"  # "the government would like to express its condolences"
    return under and bool(own) and (polite or all(word in FIRST_PERSON for word in own)) and performed(match)


def performed(match: Match) -> bool:
    """Whether a verb in the first person does by being said what it says, to somebody named."""
    verb = match.trigger
    if match.sense.subtype == "condolence" and any(c.lower_ in NOW for c in children(verb, "cop")):
        return bool(match.roles.get("B")) and not children(verb, "mark")  # "our thoughts are with the families"
    if verb.pos_ != "VERB" or not match.roles.get("A") or negated(verb) or asked(verb):
        return False
    to = [t for t in match.roles.get("B", []) if t.pos_ in ("NOUN", "PROPN")]
    to = to or _things(match)
    if not to or any(c.lower_ in ANYBODY for t in to for c in (t, *children(t, "det"))):
        return False
    said = verb
    if verb.dep_ == "xcomp" and lemma(verb.head) in WISHING:  # "I would like to thank Chad"
        said = verb.head
        unreal = negated(said) or any(c.lower_ in HYPOTHETICAL for c in children(said, "mark"))
        return match.sense.type in COURTESY and not unreal
    if verb.dep_ not in ("ROOT", "ccomp", "parataxis", "conj") or any(
        c.lower_ in HYPOTHETICAL for c in children(verb, "mark")
    ):
        return False
    return not children(verb, "aux", "aux:pass") and _present(verb) and _plain(verb)


def _things(match: Match) -> list[Token]:
    """What is rejected, accepted or demanded, where it is one that was told of: "we reject the plan", "I want a referendum"."""
    things = [t for t in match.roles.get("O", []) if t.pos_ == "NOUN"]
    if match.sense.subtype == "demand":
        return things
    if match.sense.subtype not in ANSWERS:
        return []
    return [t for t in things if any(c.lower_ in THIS_ONE for c in children(t, "det"))]


def _present(verb: Token) -> bool:
    return verb.tag_ in ("VBP", "VB") or verb.lower_ == lemma(verb)


def _plain(verb: Token) -> bool:
    """ "We always thank them" is a habit."""
    return not any(c.lower_ in HABITUALLY for c in children(verb, "advmod"))
