"""Lines of a truth file and ours that meet. In: Truth and Held. Out: for each line the best of ours and what of it is right.

A line and one of ours meet where our evidence overlaps the line's words; of several, the best counts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from rapidfuzz import fuzz

from regesta.records import Figure, Span, Statement
from regesta.serve.evaluate.agreeing import Same, same_claimant, same_date, same_roles, same_value
from regesta.serve.evaluate.held import Act, Held, places
from regesta.serve.evaluate.truth import EventLine, FigureLine, StatementLine, Truth

L = TypeVar("L")
O = TypeVar("O")  # noqa: E741
NOBODY = "not told"  # a speaker whom the text does not name
COUNTED_ALIKE = 55  # token_set_ratio of what is counted, for lines without words; a choice


@dataclass
class Met(Generic[L, O]):
    """A line, the best of ours (None when it is missed), and which fields are right."""

    line: L
    ours: O | None
    right: dict[str, bool]

    @property
    def all_right(self) -> bool:
        """Whether it is met and every field is right."""
        return self.ours is not None and all(self.right.values())


@dataclass
class Table(Generic[L, O]):
    """All lines of one kind, and of ours those that are right, and those that meet no line."""

    met: list[Met[L, O]]
    ours: int
    ours_right: int
    stray: list[O] = field(default_factory=list)
    fields: Counter[str] = field(
        default_factory=Counter
    )  # of ours, how many are right in each field of the line they meet best

    def share(self, name: str | None = None) -> float:
        """Share of the lines that are met, or right in one field."""
        if not self.met:
            return 0.0
        return sum(m.ours is not None and (name is None or m.right[name]) for m in self.met) / len(self.met)

    @property
    def recall(self) -> float:
        """Share of the lines that are right in every field."""
        return sum(m.all_right for m in self.met) / len(self.met) if self.met else 0.0

    @property
    def precision(self) -> float:
        """Share of ours that are right in every field of a line they meet."""
        return self.ours_right / self.ours if self.ours else 0.0


def match(
    lines: Sequence[L],
    ours: Sequence[O],
    *,
    overlap: Callable[[L, O], float],
    judge: Callable[[L, O], dict[str, bool]],
) -> Table[L, O]:
    """Each line with the best of ours that it overlaps; each of ours that overlaps none is a stray."""
    best: list[Met[L, O]] = [Met(line, None, {}) for line in lines]
    rank: list[tuple[int, float]] = [(-1, 0.0)] * len(lines)
    right, stray, fields = 0, [], Counter[str]()
    for one in ours:
        meets = good = False
        nearest: tuple[tuple[int, float], dict[str, bool]] = ((-1, 0.0), {})
        for at, line in enumerate(lines):
            degree = overlap(line, one)
            if degree <= 0:
                continue
            meets, verdict = True, judge(line, one)
            good = good or all(verdict.values())
            nearest = max(nearest, ((sum(verdict.values()), degree), verdict), key=lambda one: one[0])
            if (sum(verdict.values()), degree) > rank[at]:
                rank[at] = (sum(verdict.values()), degree)
                best[at] = Met(line, one, verdict)
        right += good
        fields.update(name for name, holds in nearest[1].items() if holds)
        if not meets:
            stray.append(one)
    return Table(best, len(ours), right, stray, fields)


class Matcher:
    """Matches the lines of one truth with what a record holds."""

    def __init__(self, truth: Truth, held: Held) -> None:
        self.truth, self.held, self.same = truth, held, Same(held.world)
        self._where: dict[tuple[str, tuple[str, ...]], list[tuple[str, int, int]]] = {}

    def where(self, report: str, words: tuple[str, ...]) -> list[tuple[str, int, int]]:
        """(document, start, end) of a line's words; empty where they are not found."""
        if (report, words) not in self._where:
            key = self.held.of_report(report)
            text = self.held.documents[key].text if key else ""
            self._where[report, words] = [(key or "", *place) for some in words for place in places(text, some)]
        return self._where[report, words]

    def _overlap(self, report: str, words: tuple[str, ...], spans: Iterable[Span]) -> float:
        found = self.where(report, words)
        return float(
            max(
                (
                    min(end, s.end) - max(start, s.start)
                    for s in spans
                    for key, start, end in found
                    if key == s.document
                ),
                default=0,
            )
        )

    def lost_words(self) -> list[str]:
        """Lines whose words are not in our text: nothing can meet them."""
        lines: list[Any] = [*self.truth.events, *self.truth.statements, *self.truth.figures]
        return [
            f"{line.report}: {line.words[0]}"
            for line in lines
            if line.words and not self.where(line.report, line.words[:1])
        ]

    # --- events ---

    def events(self) -> Table[EventLine, Act]:
        """Event lines and acts: type, parties, status, date."""
        return match(self.truth.events, self._read(self.held.acts), overlap=self._act_overlap, judge=self.judge_act)

    def _read(self, ours: Sequence[O]) -> list[O]:
        # Reports that the file says nothing of are not judged.
        named = self.held.ids(self.truth.reports)
        return [one for one in ours if one.document in named]  # type: ignore[attr-defined]

    def _act_overlap(self, line: EventLine, act: Act) -> float:
        triggers = self._overlap(line.report, line.words, (m.trigger for m in act.mentions))
        if triggers > 0:
            return triggers
        others = [p.span for p in act.parties if p.span is not None] + [m.object for m in act.mentions if m.object]
        # Words that hold a party or the object but not the verb meet an act of the same type only.
        return 0.5 if act.type == line.type and self._overlap(line.report, line.words, others) > 0 else 0.0

    def judge_act(self, line: EventLine, act: Act) -> dict[str, bool]:
        """What of an act is right."""
        return {
            "type": act.type == line.type,
            "parties": same_roles(self.same, (line.actors, line.recipients), (act.actors, act.recipients)),
            "status": act.status == line.status,
            "date": line.date is None or any(same_date(line.date, time) for time in act.times),
        }

    # --- statements ---

    def statements(self) -> Table[StatementLine, Statement]:
        """Statement lines: manner and speaker."""

        def overlap(line: StatementLine, one: Statement) -> float:
            return self._overlap(line.report, line.words, one.content)

        def judge(line: StatementLine, one: Statement) -> dict[str, bool]:
            nobody = line.speaker == NOBODY and one.speaker is None
            return {"manner": line.manner == one.manner, "speaker": nobody or self.same.name(line.speaker, one.speaker)}

        return match(self.truth.statements, self._read(self.held.statements), overlap=overlap, judge=judge)

    # --- figures ---

    def figures(self) -> Table[FigureLine, Figure]:
        """Figure lines: value with its bound, and claimant."""

        def judge(line: FigureLine, one: Figure) -> dict[str, bool]:
            return {"value": same_value(line.value, one), "claimant": same_claimant(self.same, line.by, one.by)}

        return match(self.truth.figures, self._read(self.held.figures), overlap=self._figure_overlap, judge=judge)

    def _figure_overlap(self, line: FigureLine, one: Figure) -> float:
        if line.words:
            spans = [one.value.said, *([one.counted] if one.counted else [])]
            return self._overlap(line.report, line.words, spans[:1]) or 0.0
        if one.document != self.held.of_report(line.report):
            return 0.0
        likeness = max(
            fuzz.token_set_ratio(line.counts.lower(), one.counts.lower()),
            fuzz.partial_ratio(line.counts.lower(), one.counts.lower()),
        )
        near = fuzz.token_set_ratio(line.counts.lower(), one.sentence.text.lower())
        if same_value(line.value, one) and near >= 40:
            return 100 + likeness
        return likeness if likeness >= COUNTED_ALIKE else 0.0
