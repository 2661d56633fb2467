"""What a figure counts, and which two cannot both hold. In: Figures. Out: the thing in one word, whose it is, bounds, answers."""

import calendar
import math
import re
from collections.abc import Mapping
from functools import cache

from regesta.lexicons import lexicon
from regesta.reconcile.accounts import nation, stem
from regesta.records import Event, EventMention, Figure, Quantity

_CALENDAR = frozenset({*calendar.month_name, *calendar.day_name} - {""})  # "killed on April 24" are nobody's
ABOUT = 0.1  # "about 50" is not refuted by 46; a choice
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREPOSITION = re.compile(r"\b(?:of|in|on|at|from|for|with|by|to|near|who|which|that|per|aboard)\b")
_STRETCH = re.compile(
    r"\b(?:this year|(?:over|in|during) the (?:past|last) (?:\w+ )?(?:weeks|months|years|decade))\b", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
AFTER = 40  # characters behind the number in which its fate may stand ("12 islanders were killed")


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


def measured(figure: Figure) -> bool:
    """Whether a figure tells how long, how far or how heavy."""
    head = _PREPOSITION.split(figure.counts)[0] or figure.counts
    return any(stem(word.lower().removesuffix("s")) in _things()[3] for word in _WORD.findall(head))


def over_time(figure: Figure) -> bool:
    """Whether a number is of a stretch of time and not of one act: "since July 90 people have been killed", "this year ..."."""
    text = figure.sentence.text
    return _STRETCH.search(text) is not None or (figure.scope == "total" and _SINCE.search(text) is not None)


def fate(figure: Figure) -> str | None:
    """killed, wounded, detained or missing, where the words at the number say so."""
    if measured(figure):
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
    return act_on_people and (people(figure) or bare(figure) or fate(figure) == "detained")


def people(figure: Figure) -> bool:
    """Whether a figure counts people by a word for them."""
    return thing(figure) in _things()[4]


def bare(figure: Figure) -> bool:
    """Whether a voice gives a number and says not of what: "Peru says there were eleven"."""
    return thing(figure) == "" and figure.value.unit is None and bool(figure.by)


def growing(figure: Figure) -> bool:
    """Whether the thing is counted on, so that a later, larger number is news."""
    return fate(figure) is not None or thing(figure) in _things()[1]


def whose(figure: Figure) -> frozenset[str]:
    """Capitalised words of what is counted ("Indian soldiers"): two that differ count different things."""
    text = figure.counted.text if figure.counted is not None else figure.counts
    first = figure.sentence.text
    return names_in(" ".join(word for word in _WORD.findall(text) if not first.startswith(word)))


def names_in(text: str) -> frozenset[str]:
    """Capitalised words, those for a people made one with its state's where the endings allow it."""
    return frozenset(nation(word) for word in _WORD.findall(text) if word[0].isupper() and word not in _CALENDAR)


def part_and_whole(one: Figure, other: Figure) -> bool:
    """Whether the smaller number may be of some of those that the larger counts: "four children" and "eleven people".

    Of two sorts that are named both (children here, soldiers there) neither number says anything of the other.
    """
    if fate(one) not in ("killed", "wounded"):
        return False
    mine, theirs = _sort(one), _sort(other)
    if mine is None or theirs is None:
        some, all_ = (one, other) if theirs is None else (other, one)
        most, least = some.value.high or some.value.low, all_.value.low
        return mine != theirs and most is not None and (least is None or most <= least)
    return mine != theirs


def _sort(figure: Figure) -> str | None:
    """Who the dead or wounded were, where it is a sort of people ("soldiers"); None of people, islanders, victims."""
    head = _PREPOSITION.split(figure.counts)[0] or figure.counts
    words = [word.lower() for word in _WORD.findall(head) if word[0].islower() and stem(word) not in _things()[2]]
    last = stem(words[-1]) if words else ""
    return None if not words or last in _anybody() else _things()[0].get(last, last)


@cache
def _anybody() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("reconcile/counted")["anybody"])


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
