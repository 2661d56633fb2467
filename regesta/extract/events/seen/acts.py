"""Acts that the reading model sees, beside those of the frames. In: a document's matches, its Doc. Out: matches set right and added.

A frame knows why, the model how likely: each does what it was measured to do better (docs/decisions/0053). The model gives another
type where it is sure of it, and the acts that no frame tells, where it is sure and knows who acts and on whom.
Acts of which a frame tells one party at most ("the series of Peruvian resolutions condemning Chad") it may complete; such an act is a line
only where it passes between two states, which `link` will know (docs/decisions/0055).
Who takes part in an act of a frame is weighed (`weighing`). What comes from the model says so in its reasons.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from regesta.extract.events.again import DEFINITE, SPEAKERS
from regesta.extract.events.frames.lexicon import Sense, frame_index
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.noact.meant import meant
from regesta.extract.events.parties.words import Reader
from regesta.extract.events.seen.bystanders import beside, by_subject, of_a_thing, passed_over
from regesta.extract.events.status.nouns import FACT
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import TEXTS, by_preposition, children, is_passive, preposition
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import word_set
from regesta.records import Status, TimeSpan
from regesta.seenacts import BETWEEN_STATES, SeenAct

SURE = 0.9  # of an act that no frame tells; measured in docs/decisions/0053, as the others
LIKELY = 0.6  # of an act that a frame tells, too, and of one in words between two states; docs/decisions/0055
SURE_OF_TYPE = 0.97
OTHER_SIDE = 0.2  # how likely who stands on the other side must be, where one side is likely; docs/decisions/0054
PLAIN = 1  # the most that a frame may ask for, for its type to be doubted
OF_IT = frozenset({"obj", "nsubj", "nsubj:pass", "xcomp", "conj"})
CLOSED = frozenset({"ccomp", "parataxis", "advcl"})
NEAR = 2  # edges of the tree: "held talks", "paid a visit to"
BYGONE = word_set("acts/courses", "bygone")
LEFT_BEHIND = word_set("acts/courses", "left_behind")
NOT_OVER = frozenset(
    {"ongoing", "planned"}
)  # what it says beside these is right as often as wrong; docs/decisions/0056
OCCASIONS = frozenset({"at", "during", "on", "after", "following"})
SEEN = "seen by the reading model"
TO_OTHERS = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "THREATEN"})  # in words; docs/decisions/0055
DEEDS = frozenset({"appointment", "gift", "investigation"})  # of these types, but not done in words
WHENEVER = word_set("acts/courses", "whenever")
DONE = frozenset({"happened", "ongoing"})
TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})


def retyped(match: Match, seen: Mapping[int, SeenAct]) -> None:
    """Gives a match the type that the model is sure of, where a frame of ours asks for little and the same parties fit."""
    act = seen.get(match.trigger.i)
    if act is None or act.certainty < LIKELY or act.type == match.sense.type or match.weight > PLAIN:
        return
    other = _senses().get((act.type, act.subtype))
    if other is None or act.type_certainty <= SURE_OF_TYPE or match.sense not in ours():  # an analyst's own line wins
        return
    if all(getattr(other, kind) == getattr(match.sense, kind) for kind in ("mutual", "hosted", "self_contained")):
        match.sense = other
        match.written += f"; {SEEN} as {act.type}"


def certainty(act: SeenAct | None, match: Match) -> float | None:
    """How sure the model is of an act of the same type at a match's word, to the hundredth; None where it sees none."""
    return round(act.certainty, 2) if act is not None and act.type == match.sense.type else None


def under_way(
    noun: Token, status: tuple[Status, tuple[str, ...]], time: TimeSpan | None, reader: Reader
) -> tuple[Status, tuple[str, ...]]:
    """The status of a noun of which no word says whether it is over: that it goes on or is to come the model tells."""
    act = reader.seen.get(noun.i)
    if act is None or status != FACT or act.certainty < LIKELY or act.status not in NOT_OVER:
        return status
    told = reader.document.dateline_date or reader.document.published
    over = time is not None and time.end is not None and (told is None or time.end <= told)
    if over or any(child.lower_ in BYGONE for child in noun.children) or _occasion(noun):
        return status
    return act.status, (*status[1], f"{act.status}, {SEEN}")


def _occasion(noun: Token) -> bool:
    """ "Signed at Tuesday's meeting", "met on the sidelines of the summit": where something is told as done, there has been a meeting."""
    top = noun
    while top.dep_ in ("nmod", "compound", "nmod:poss") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
        if lemma(top) in LEFT_BEHIND:  # "in the wake of the summit"
            return True
    verb = top.head
    of_it = top == noun and preposition(top) == "on"  # "agreed on a visit", not "on the sidelines of the summit"
    if top.dep_ != "obl" or preposition(top) not in OCCASIONS or of_it or verb.pos_ != "VERB":
        return False
    helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"was", "were"}))


def only_seen(
    reader: Reader, full: Sequence[Match], matches: Sequence[Match], seen: Mapping[int, SeenAct]
) -> Iterator[Match]:
    """A match for each act that the model is sure of and no frame tells at its word or near it."""
    told: list[tuple[Token, str]] = [(match.trigger, match.sense.type) for match in full]
    read = {at for match in full for at in match.used}
    read |= {match.trigger.i for match in matches if _told_elsewhere(match.trigger)}
    for act in sorted(seen.values(), key=lambda act: (-act.certainty, act.word)):
        trigger = reader.doc[act.word]
        if act.word in read or trigger.pos_ not in TELLING or reader.skipped(trigger):
            continue
        if trigger.dep_ == "compound" and trigger.head.tag_ == "NNS" and reader.actor_like(trigger.head):
            continue  # "thanked the bombing victims"
        if act.certainty < SURE and not _likely_words(act, trigger):
            continue
        near = [other for other, kind in told if kind == act.type and _near(trigger, other)]
        if any(trigger == other for other, _ in told) or (near and not _apart(act, trigger, near)):
            continue
        sense = _senses().get((act.type, act.subtype))
        if sense is None:
            continue
        actors, recipients = _both_sides(reader, act, sense)
        if not sense.mutual:
            actors, recipients = by_subject(trigger, (actors, recipients))
        actors = [one for one in actors if not passed_over(one, trigger, actors, mutual=sense.mutual)]
        if sense.mutual:
            actors = [one for one in actors if not of_a_thing(one, trigger)]
            recipients = [one for one in recipients if not passed_over(one, trigger, actors, mutual=True)]
        if not (len(actors) > 1 if sense.mutual else actors and recipients):
            continue
        roles = {"A": actors, "B": recipients}
        match = Match(sense, trigger, f"{SEEN} ({act.certainty:.2f})", 0, roles, asserted=True)
        if act.certainty < SURE or near:
            match.written += f"; {BETWEEN_STATES}"
        if meant(match):
            told.append((trigger, act.type))
            yield match


def told_in_part(reader: Reader, bare: Sequence[Match]) -> Iterator[Match]:
    """Of acts that name too few, a copy of each verb's that the model sees, too, to be filled."""
    for match in bare:
        act = reader.seen.get(match.trigger.i)
        likely = act is not None and act.certainty >= LIKELY and act.type == match.sense.type
        told = match.trigger.pos_ == "VERB" and match.trigger.tag_ != "VB" and not _at_any_time(match.trigger)
        spoken_of = match.sense.mutual and is_passive(match.trigger)  # "Libya and Mali were discussed": not with whom
        if likely and told and not spoken_of and not _asked_for(match.trigger) and match.sense in ours():
            sides = {role: list(tokens) for role, tokens in match.roles.items()}
            yield replace(match, roles=sides, written=f"{match.written}; {BETWEEN_STATES}")


def _asked_for(verb: Token) -> bool:
    """ "Togo vetoed a resolution condemning Chad": what a text says that something is done with need not be the doer's word."""
    return verb.dep_ == "acl" and lemma(verb.head) in TEXTS and verb.head.dep_ in ("obj", "nsubj:pass")


def both_sides(match: Match) -> bool:
    """Whether somebody acts and somebody is acted on."""
    return bool(match.roles.get("A")) and (match.sense.mutual or bool(match.roles.get("B")))


def _at_any_time(verb: Token) -> bool:
    """ "Exercise caution when visiting Chad": whoever does so, whenever."""
    return verb.tag_ == "VBG" and any(child.lower_ in WHENEVER for child in dependents(verb))


def _likely_words(act: SeenAct, trigger: Token) -> bool:
    """ "Ripped the envoy of Chad": a verb that likely tells an act in words that was done, and no question ("asked why")."""
    worded = act.type in TO_OTHERS and act.subtype not in DEEDS and trigger.pos_ == "VERB" and not _known(act, trigger)
    return worded and act.certainty >= LIKELY and act.status in DONE


def _known(act: SeenAct, verb: Token) -> bool:
    """Whether frames of the act's own type know the verb: what they ask for is not there, such as "to" or "for" behind "asked"."""
    return any(frame.sense.type == act.type for frame in frame_index().verbs.get(lemma(verb), ()))


def _apart(act: SeenAct, trigger: Token, near: Sequence[Token]) -> bool:
    """Whether a word beside those that tell an act of its type may tell another: "expressed gratitude for the support of Chad".

    A verb tells none beside its own object or subject ("held talks"), nor one of two in a row ("shot and killed").
    """
    own = trigger.dep_ == "conj" or any(one.head == trigger and one.dep_ in OF_IT for one in near)
    return act.certainty >= SURE and ((trigger.pos_ == "VERB" and not own) or act.type in TO_OTHERS)


def _told_elsewhere(word: Token) -> bool:
    """Whether a word that a frame knows takes up an act told before, or has its own parties ("a meeting of the cabinet"), or is what a
    text is about ("a resolution condemning the raid"): if the frame makes nothing of it, the words around it should not.
    """
    if word.dep_ == "acl" and lemma(word.head) in TEXTS:
        return True
    if word.pos_ == "VERB":
        return False
    return "of" in by_preposition(word) or any(child.lower_ in DEFINITE for child in word.children)


def _both_sides(reader: Reader, act: SeenAct, sense: Sense) -> tuple[list[Token], list[Token]]:
    """Who likely acts and on whom; where one side is so found only, the other from those less likely, but of "we always thank Togo"."""
    actors, recipients = _parties(reader, sense, act.word, (act.actors, act.recipients))
    trigger = reader.doc[act.word]
    enough = len(actors) != 1 if sense.mutual else bool(actors) == bool(recipients)
    speaking = any(word.lower_ in SPEAKERS for word in actors)
    if enough or speaking or trigger.dep_ == "acl":  # of "the men detained there" the doer is told beside it
        return actors, recipients
    near = _within(trigger)
    others = (
        [word for word, acts, _ in act.parties if acts > OTHER_SIDE and near(reader.doc[word])],
        [word for word, _, acted_on in act.parties if acted_on > OTHER_SIDE and near(reader.doc[word])],
    )
    other_actors, other_recipients = _parties(reader, sense, act.word, others)
    actors = other_actors if sense.mutual else actors or other_actors
    return actors, [word for word in recipients or other_recipients if word not in actors]


def _within(trigger: Token) -> Callable[[Token], bool]:
    """Whether a word stands in the clause that an act's word is in: who says it has no part in it, nor has whose a thing beside it is."""
    top = trigger
    while top.dep_ not in CLOSED and top.head != top:
        top = top.head

    def near(word: Token) -> bool:
        inside = word == top or top in word.ancestors
        return inside and (word.dep_ != "amod" or word.head == trigger)

    return near


def _parties(
    reader: Reader, sense: Sense, at: int, sides: tuple[Sequence[int], Sequence[int]]
) -> tuple[list[Token], list[Token]]:
    """Those of the words that can take part in the act at a word; of a mutual act all act."""
    word = reader.doc[at]
    actors, recipients = (
        [t for t in map(reader.doc.__getitem__, side) if reader.actor_like(t) and beside(t, word)] for side in sides
    )
    if sense.mutual:
        together = [*actors, *(t for t in recipients if t not in actors)]
        if is_passive(word):  # "Libya and Mali were discussed": what, not with whom
            spoken_of = [t for subject in children(word, "nsubj:pass") for t in (subject, *children(subject, "conj"))]
            together = [t for t in together if t not in spoken_of]
        return together, []
    return actors, [t for t in recipients if t not in actors]


def _near(one: Token, other: Token) -> bool:
    """Whether two words stand at most NEAR edges apart in the tree."""
    over, above = ([word, word.head, word.head.head] for word in (one, other))
    return any(a == b and i + k <= NEAR for i, a in enumerate(over) for k, b in enumerate(above))


@cache
def ours() -> frozenset[Sense]:
    """The senses of all frames of the package."""
    index = frame_index()
    return frozenset(
        frame.sense for table in (index.verbs, index.nouns) for frames in table.values() for frame in frames
    )


@cache
def _senses() -> dict[tuple[str, str | None], Sense]:
    """For every type and subtype the sense that most frames of it have."""
    counted: defaultdict[tuple[str, str | None], Counter[tuple[bool, bool]]] = defaultdict(Counter)
    first: dict[tuple[str, str | None, bool, bool], Sense] = {}
    index = frame_index()
    for table in (index.verbs, index.nouns):
        for frames in table.values():
            for sense in (frame.sense for frame in frames):
                counted[sense.type, sense.subtype][sense.mutual, sense.hosted] += 1
                first.setdefault((sense.type, sense.subtype, sense.mutual, sense.hosted), sense)
    return {kind: first[(*kind, *ways.most_common(1)[0][0])] for kind, ways in counted.items()}
