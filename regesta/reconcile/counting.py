"""Which act a figure is about. In: Figures, event mentions. Out: the Figures, `about` filled where the report leaves no doubt."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.reconcile.counted import bare, fate, measured, names_in, over_time, people, same_thing, thing, whose
from regesta.reconcile.intervals import can_both_hold
from regesta.records import EventMention, Figure

FATES = {"killed": "ASSAULT", "wounded": "ASSAULT", "detained": "COERCE"}  # the sort of act that brings a fate about
IN_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
_NEXT = re.compile(r"\s+([a-z]+)")
JUST_BEFORE = (
    160  # characters, a sentence or so, from an act to a figure that is given for it without naming it again; a choice
)


def attach(figures: Iterable[Figure], event_mentions: Iterable[EventMention]) -> list[Figure]:
    """Figures with `about` filled where their sentence tells of an act: the one whose object holds the number, else the nearest.

    What a figure was said to be about before, and is not among these mentions (it was dropped as nobody's act), is let go.
    """
    by_sentence: dict[tuple[str, int], list[EventMention]] = defaultdict(list)
    known: set[str] = set()
    for mention in event_mentions:
        by_sentence[mention.document, mention.sentence.start].append(mention)
        known.add(mention.id)
    return [
        _attached(
            figure if figure.about is None or figure.about in known else replace(figure, about=None),
            by_sentence[figure.document, figure.sentence.start],
        )
        for figure in figures
    ]


def _attached(figure: Figure, here: Sequence[EventMention]) -> Figure:
    said = figure.value.said
    if figure.counted is None:  # "says there were seven and wants to know": not how many want to know
        here = [m for m in here if m.type not in IN_WORDS or m.trigger.start < said.start]
    if figure.about is not None or not here:
        return figure

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


def by_event(
    figures: Iterable[Figure], event_mentions: Iterable[EventMention], event_of: Mapping[str, str]
) -> Iterator[tuple[str, Figure]]:
    """Settled figures with the event each is about; those taken with a ship count for its seizure as well as for their arrest."""
    by_sentence: dict[tuple[str, int], list[EventMention]] = defaultdict(list)
    for mention in event_mentions:
        by_sentence[mention.document, mention.sentence.start].append(mention)
    for figure in figures:
        own = event_of.get(figure.about or "")
        if own is None:
            continue
        yield own, figure
        here = by_sentence.get((figure.document, figure.sentence.start), ())
        taken = next((event_of.get(one.id) for one in here if _of_the_ship(figure, one, here)), None)
        if taken is not None and taken != own:
            yield taken, figure


def _of_the_ship(figure: Figure, seizure: EventMention, here: Sequence[EventMention]) -> bool:
    """Whether a figure is of those arrested where the same doers seize a ship: "stopped a trawler and detained nine"."""
    arrest = next((one for one in here if one.id == figure.about and one.subtype in ("arrest", "detention")), None)
    if arrest is None or (seizure.type, seizure.subtype, seizure.status) != ("COERCE", "seizure", arrest.status):
        return False
    doers = [{party.state or party.name for party in one.actors} for one in (arrest, seizure)]
    return bool(doers[0] & doers[1])


def _followed(
    figure: Figure, there: Sequence[Figure], own: Sequence[EventMention], event_of: Mapping[str, str]
) -> Figure:
    if figure.about is not None or figure.value.unit is not None or measured(figure) or over_time(figure):
        return figure
    if not _says_no_more(figure) or _of_all(figure):
        return figure
    alike = [one for one in there if same_thing(one, figure) and bool(whose(one)) == bool(whose(figure))]
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
    last = max(before, key=lambda m: (m.sentence.start, m.trigger.start, m.id))
    return replace(figure, about=_counted_before(figure, last, there) or last.id)


def _of_all(figure: Figure) -> bool:
    """Whether a number is said to be all there are: "150 came home ... all 300 will be gone" counts the ones and the others."""
    before = figure.sentence.text[: max(0, figure.value.said.start - figure.sentence.start)].split()
    return bool(before) and before[-1].lower() in lexicon("reconcile/counted")["whole"]


def _says_no_more(figure: Figure) -> bool:
    """Whether a number of just any people is only given, or told to have come: "16 million people wanted to stay" is of something else."""
    if thing(figure) != "person" or fate(figure) is not None or whose(figure):
        return True
    end = max(figure.value.said.end, figure.counted.end if figure.counted is not None else 0) - figure.sentence.start
    word = _NEXT.match(figure.sentence.text, max(0, end))
    return word is None or word.group(1).lower() in lexicon("reconcile/counted")["saying_no_more"]


def _counted_before(figure: Figure, last: EventMention, there: Sequence[Figure]) -> str | None:
    """The act for which those people were counted of whom the act told last tells without a number.

    "Peru freed six Ecuadorian sailors ... The Ecuadorians had been picked up on May 2. Quito says there were seven."
    """
    told_of = names_in(" ".join(party.name for party in last.recipients))
    known = [one for one in there if one.value.said.start < figure.value.said.start and people(one)]
    if not bare(figure) or not told_of or any(one.about == last.id for one in known):
        return None
    same = [one for one in known if names_in(one.counts) & told_of]
    return same[-1].about if len({one.value.short() for one in same}) == 1 else None


def _settled(
    figure: Figure, by_document: Mapping[tuple[str, str], Sequence[EventMention]], event_of: Mapping[str, str]
) -> Figure:
    kind = FATES.get(fate(figure) or "")
    if figure.about is not None or kind is None or over_time(figure):
        return figure
    acts = [
        m
        for m in by_document.get((figure.document, kind), ())
        if m.status in ("happened", "ongoing") and not _looked_back_on(m, figure)
    ]
    for fits in (_of_its_day, _of_its_place, _told_before):
        if len({event_of.get(m.id) for m in acts}) > 1:
            acts = [m for m in acts if fits(figure, m)] or acts
    if len({event_of.get(m.id) for m in acts}) != 1:
        return figure
    return replace(figure, about=min(acts, key=lambda m: (abs(m.trigger.start - figure.value.said.start), m.id)).id)


def _looked_back_on(act: EventMention, figure: Figure) -> bool:
    """Whether an act lies behind what the figure tells of: of another day, or looked back on after the figure was given."""
    earlier = act.background and figure.sentence.start < act.sentence.start
    return earlier or can_both_hold(figure.as_of, act.time) is False


def _of_its_day(figure: Figure, act: EventMention) -> bool:
    """Whether the day of a figure is that of an act: "twelve were killed on Tuesday"."""
    return can_both_hold(figure.as_of, act.time) is True


def _of_its_place(figure: Figure, act: EventMention) -> bool:
    """Whether the figure's own sentence names where the act was."""
    return act.place is not None and act.place.name in figure.sentence.text


def _told_before(figure: Figure, act: EventMention) -> bool:
    """Whether the act is told just before the figure."""
    return 0 <= figure.sentence.start - act.sentence.end <= JUST_BEFORE
