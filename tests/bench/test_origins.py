"""Pairs that share an origin and mentions from a truth's lines, counted on a worked case. All people and reports are invented."""

import datetime as dt

import pytest

from bench.across import b3
from bench.goldmentions import figures, mentions
from bench.origins import pairs
from regesta.link.known.world import World
from regesta.reconcile.resting import Rest
from regesta.records import Document
from regesta.serve.evaluate.truth import EventLine, FigureLine, Named, Truth

TEXT = "Norway seized a Latvian boat on June 19. Eleven men were held, the Coast Guard said."


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def document(key: str, outlet: str) -> Document:
    return Document(
        id=key, source=f"{key}.txt", sha256=key, text=TEXT, language="en", outlet=outlet, published=dt.date(2024, 6, 20)
    )


def truth(**more: object) -> Truth:
    empty: dict[str, object] = dict(
        paths=(), metadata=None, actors=None, complete=True, reports=("a", "b", "c"), events=(), statements=(), figures=(),
        timeline=(), disagreements=(),
    )  # fmt: skip
    return Truth(**{**empty, **more})  # type: ignore[arg-type]


def event(words: str, name: str | None) -> EventLine:
    return EventLine(
        report="a", words=(words,), type="COERCE", subtype="seizure", status="happened", actors=(Named("Norway", "NOR"),),
        recipients=(), date="2024-06-19", by=("Coast Guard",), event=name,
    )  # fmt: skip


def test_pairs_are_counted_by_the_file_by_ours_and_by_outlet() -> None:
    # The file: a and b share Wire, c stands alone. Ours: a and c share Post. By outlet: a and b.
    file = truth(origins=(("a", ("Wire",)), ("b", ("Post", "Wire")), ("c", ("Ledger",))))
    reports = {"a": document("a", "Wire"), "b": document("b", "Wire"), "c": document("c", "Ledger")}
    own = [("a", ("Post", "Wire")), ("b", ("Tide",)), ("c", ("Post",))]
    ours, floor = pairs(file, reports, [Rest(document=k, edges=(), origins=o, first=o) for k, o in own])
    assert ours == (0, 1, 0, 1)
    assert floor == (1, 1, 1, 1)


def test_a_line_becomes_a_mention_whose_spans_read_back(world: World) -> None:
    file = truth(events=(event("seized a Latvian boat", "t1"), event("words that are not there", "t2")))
    ((line, made),) = mentions(file, {"a": document("a", "Wire")}, world)
    assert line.event == "t1"
    assert made.sentence.text == "Norway seized a Latvian boat on June 19."
    assert all(TEXT[s.start : s.end] == s.text for s in (made.sentence, made.trigger))
    assert made.actors[0].state == "NOR"
    assert made.time is not None
    assert (made.time.start, made.time.end) == (dt.date(2024, 6, 19), dt.date(2024, 6, 20))


@pytest.mark.parametrize("value", ["11", "~11", ">=11", ">11", "<=11", "<11", "11-14", "3x", "dozens"])
def test_a_figure_keeps_its_value(world: World, value: str) -> None:
    line = FigureLine(report="a", words=("Eleven men",), counts="men held", value=value, by=("Coast Guard",))
    (made,) = figures(truth(figures=(line,)), {"a": document("a", "Wire")}, world)
    assert made.value.short() == value
    assert made.sentence.text.startswith("Eleven men were held")


def test_clusters_of_lines_are_scored_by_b_cubed() -> None:
    lines = [(event("x", "t1"), "e1"), (event("y", "t1"), "e2"), (event("z", None), "e2")]
    # Precision (1 + 1/2 + 1/2) / 3, recall (1/2 + 1/2 + 1) / 3.
    assert b3("b", lines) == pytest.approx({"b": 2 / 3, "b_precision": 2 / 3, "b_recall": 2 / 3})
