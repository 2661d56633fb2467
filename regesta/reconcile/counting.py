"""Figures: which count the same thing, and which cannot both hold. In: Figures. Out: keys, bounds, answers."""

import calendar
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.reconcile.accounts import stem
from regesta.records import Event, EventMention, Figure, Quantity

_CALENDAR = frozenset({*calendar.month_name, *calendar.day_name} - {""})  # "killed on April 24" are nobody's
ABOUT = 0.1  # "about 50" is not refuted by 46; a choice
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREPOSITION = re.compile(r"\b(?:of|in|on|at|from|for|with|by|to|near|who|which|that|per|aboard)\b")
FATES = {"killed": "ASSAULT", "wounded": "ASSAULT", "detained": "COERCE"}  # the sort of act that brings a fate about
JUST_BEFORE = (
    160  # characters, a sentence or so, from an act to a figure that is given for it without naming it again; a choice
)
AFTER = 40  # characters behind the number in which its fate may stand ("12 islanders were killed")


def attach(figures: Iterable[Figure], event_mentions: Iterable[EventMention]) -> list[Figure]:
    """Figures with `about` filled where their sentence tells of an act: the one whose object holds the number, else the nearest."""
    by_sentence: dict[tuple[str, int], list[EventMention]] = defaultdict(list)
    for mention in event_mentions:
        by_sentence[mention.document, mention.sentence.start].append(mention)
    return [_attached(figure, by_sentence[figure.document, figure.sentence.start]) for figure in figures]


def _attached(figure: Figure, here: Sequence[EventMention]) -> Figure:
    if figure.about is not None or not here:
        return figure
    said = figure.value.said

    def distance(mention: EventMention) -> tuple[bool, int, str]:
        thing = mention.object
        inside = thing is not None and thing.start <= said.start < thing.end
        return not inside, abs(mention.trigger.start - said.start), mention.id

    return replace(figure, about=min(here, key=distance).id)


def settle(
    figures: Iterable[Figure], event_mentions: Iterable[EventMention], event_of: Mapping[str, str]
) -> list[Figure]:
    """Figures whose own sentence tells no act, attached where the report leaves no doubt.

    Killed, wounded or detained are those of the only act of that sort in the report. Others go with a figure of the same thing in the
    report that has its act ("three were expelled ... the agency says four"), else with the act told just before ("The police say
    two thousand"). `event_of` gives the event of each mention; where the report tells of several such acts the figure stays alone.
    """
    by_document: dict[tuple[str, str], list[EventMention]] = defaultdict(list)
    own: dict[str, list[EventMention]] = defaultdict(list)
    for mention in event_mentions:
        by_document[mention.document, mention.type].append(mention)
        own[mention.document].append(mention)
    settled = [_settled(figure, by_document, event_of) for figure in figures]
    there: dict[str, list[Figure]] = defaultdict(list)
    for figure in settled:
        if figure.about is not None:
            there[figure.document].append(figure)
    return [_followed(figure, there[figure.document], own[figure.document], event_of) for figure in settled]


def _followed(
    figure: Figure, there: Sequence[Figure], own: Sequence[EventMention], event_of: Mapping[str, str]
) -> Figure:
    if figure.about is not None or figure.value.unit is not None or _measured(figure):
        return figure
    alike = [one for one in there if same_thing(one, figure)]
    if alike:
        if len({event_of.get(one.about or "") for one in alike}) != 1:
            return figure
        start = figure.value.said.start
        return replace(figure, about=min(alike, key=lambda one: (abs(one.value.said.start - start), one.id)).about)
    before = [
        m
        for m in own
        if 0 < figure.sentence.start - m.sentence.end <= JUST_BEFORE and m.status not in ("planned", "possible")
    ]
    if not before or not figure.by:
        return figure
    return replace(figure, about=max(before, key=lambda m: (m.sentence.start, m.trigger.start, m.id)).id)


def _settled(
    figure: Figure, by_document: Mapping[tuple[str, str], Sequence[EventMention]], event_of: Mapping[str, str]
) -> Figure:
    kind = FATES.get(fate(figure) or "")
    if figure.about is not None or kind is None:
        return figure
    acts = [m for m in by_document.get((figure.document, kind), ()) if m.status in ("happened", "ongoing")]
    if len({event_of.get(m.id) for m in acts}) != 1:
        return figure
    return replace(figure, about=min(acts, key=lambda m: (abs(m.trigger.start - figure.value.said.start), m.id)).id)


@cache
def _things() -> tuple[Mapping[str, str], frozenset[str], Mapping[str, str], frozenset[str], frozenset[str]]:
    table = lexicon("reconcile/counted")
    names = {stem(word): entry["words"][0] for entry in table["things"] for word in entry["words"]}
    growing = frozenset(entry["words"][0] for entry in table["things"] if entry["growing"])
    fates = {stem(word): fate for fate, words in table["fates"].items() for word in words}
    people = frozenset(entry["words"][0] for entry in table["things"] if entry.get("people"))
    return names, growing, fates, frozenset(stem(word) for word in table["measures"]), people


def thing(figure: Figure) -> str:
    """The thing counted, in one word: the head noun, synonyms made one; a fate ("killed") goes before it."""
    names = _things()[0]
    found = fate(figure)
    if found is not None:
        return found
    head = _PREPOSITION.split(figure.counts)[0] or figure.counts
    words = _WORD.findall(head) or _WORD.findall(figure.counts)
    if not words:
        return figure.value.unit or ""
    while len(words) > 1 and words[-1].lower().endswith("ed"):
        words.pop()  # "missiles launched" are missiles
    last = stem(words[-1])
    return names.get(last, last)


def _measured(figure: Figure) -> bool:
    """Whether a figure tells how long, how far or how heavy."""
    head = _PREPOSITION.split(figure.counts)[0] or figure.counts
    return any(stem(word.lower().removesuffix("s")) in _things()[3] for word in _WORD.findall(head))


def fate(figure: Figure) -> str | None:
    """killed, wounded, detained or missing, where the words at the number say so."""
    if _measured(figure):
        return None  # "86 days held" counts days
    fates = _things()[2]
    start = figure.value.said.end - figure.sentence.start
    behind = re.split(r"[,;.]", figure.sentence.text[max(0, start) : max(0, start) + AFTER])[0]
    # The last word of what is counted says what became of them: "wounded soldiers dead".
    for word in [*reversed(_WORD.findall(figure.counts)), *_WORD.findall(behind)]:
        if stem(word) in fates:
            return fates[stem(word)]
    return None


def done_to(figure: Figure, act: EventMention | Event) -> bool:
    """Whether those counted are the people whom an act was done to, whatever they are called: eleven sailors, twelve persons."""
    act_on_people = (act.subtype or "") in lexicon("reconcile/counted")["done_to_people"]
    return act_on_people and (thing(figure) in _things()[4] or fate(figure) == "detained")


def growing(figure: Figure) -> bool:
    """Whether the thing is counted on, so that a later, larger number is news."""
    return fate(figure) is not None or thing(figure) in _things()[1]


def whose(figure: Figure) -> frozenset[str]:
    """Capitalised words of what is counted ("Indian soldiers"): two that differ count different things."""
    text = figure.counted.text if figure.counted is not None else figure.counts
    return frozenset(
        stem(word)
        for word in _WORD.findall(text)[0:]
        if word[0].isupper() and word not in _CALENDAR and not figure.sentence.text.startswith(word)
    )


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same thing, as far as their words go."""
    mine, theirs = whose(one), whose(other)
    if mine and theirs and not mine & theirs:
        return False
    return thing(one) == thing(other) != "" and one.value.unit == other.value.unit


def bounds(value: Quantity) -> tuple[float, float] | None:
    """The range that a quantity leaves open, both ends in it; None where words give no number."""
    if value.word is not None or value.bound in ("word", "times") or (value.low is None and value.high is None):
        return None
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    number = value.low if value.low is not None else high
    # Just beyond the number, as the thing may be counted in pieces or not.
    ranges = {
        "exact": (number, number),
        "about": (number * (1 - ABOUT), number * (1 + ABOUT)),
        "at_least": (number, math.inf),
        "more_than": (math.nextafter(number, math.inf), math.inf),
        "at_most": (0, value.high if value.high is not None else number),
        "less_than": (0, math.nextafter(value.high if value.high is not None else number, -math.inf)),
        "between": (low, high),
    }
    return ranges[value.bound]


def can_both_be(one: Quantity, other: Quantity) -> bool | None:
    """Whether two quantities can hold of one thing at once; None where nothing tells."""
    left, right = bounds(one), bounds(other)
    if left is None or right is None or one.unit != other.unit:
        return None
    return max(left[0], right[0]) <= min(left[1], right[1])
