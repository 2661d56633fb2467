"""Who "they" are where the words before do not tell. In: the acts of a report, in order. Out: the same, "they" as those who acted before.

"The League's chief and its council denounced the fighting. They urged Chad to talk": both. "The ministers of Chad and Mali met. They called
on Libya": of both states, though the pronoun was bound to the first words of theirs only.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.records import EventMention, Party, Span

THEY = "they"
SEVERAL = 2


def they_acted(event: EventMention, before: Sequence[EventMention]) -> EventMention:
    """The act of a "They" that opens its sentence, with the several who acted together in the sentence before."""
    opens = [p for p in event.actors if _open(p) and p.span is not None and p.span.start == event.sentence.start]
    others = {p.span.text for p in event.recipients if p.span is not None}
    near = [one for one in before if 0 <= event.sentence.start - one.sentence.end < 3]
    near = [one for one in near if not others & {p.span.text for p in one.actors if p.span is not None}]
    told = max(near, key=lambda one: one.trigger.start, default=None)
    if len(opens) != 1 or told is None or len(told.actors) < SEVERAL:
        return event
    rest = tuple(p for p in event.actors if p not in opens)
    theirs = tuple(replace(p, span=opens[0].span) for p in told.actors)
    return because(replace(event, actors=(*theirs, *rest)), f"actors: those of {told.trigger.text!r}")


def _open(party: Party) -> bool:
    return party.name.lower() == THEY and party.state is None and party.actor is None


def in_full(meant: Mapping[Span, Span], events: Iterable[EventMention]) -> dict[Span, Span]:
    """Of pronouns and the words that they were bound to, those whose words an act has at greater length ("of Chad and Mali")."""
    whole: dict[tuple[str, int], Span] = {}
    for span in (p.span for one in events for p in (*one.actors, *one.recipients) if p.span is not None):
        at = span.document, span.start
        whole[at] = max(whole.get(at, span), span, key=lambda s: s.end)
    found = {pronoun: whole.get((words.document, words.start), words) for pronoun, words in meant.items()}
    return {pronoun: words for pronoun, words in found.items() if words.end > meant[pronoun].end}


def those_of(words: Span, before: Sequence[EventMention]) -> tuple[Party, ...]:
    """The parties that the words of an act told before stand for."""
    told = ([p for p in (*one.actors, *one.recipients) if p.span == words] for one in before)
    return tuple(next((parties for parties in told if parties), ()))
