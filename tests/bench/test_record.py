"""The scorer on worked cases: what meets what, and what counts as right. All people and reports are invented."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from bench.across import disagreements, timeline
from bench.record import errors, metrics
from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.reconcile.intervals import between
from regesta.records import (
    Disagreement,
    Document,
    Event,
    EventMention,
    Figure,
    Party,
    Position,
    Provenance,
    Quantity,
    Span,
    Statement,
    TimeSpan,
)
from regesta.serve.evaluate.agreeing import Same, interval, same_claimant, same_date, same_roles, same_value
from regesta.serve.evaluate.held import Act, Held, places
from regesta.serve.evaluate.matching import Matcher
from regesta.serve.evaluate.truth import (
    DisagreementLine,
    EventLine,
    FigureLine,
    Named,
    StatementLine,
    TimelineLine,
    Truth,
    party,
    read_truth,
)

TEXT = "Norway seized a Latvian boat on June 19, the Coast Guard said. Two men were hurt. Riga denied it. Anna Berg met Juris Ozols."
MADE = Provenance(made_by="test")
DOCUMENT = Document(id="d1", source="reports/one.txt", sha256="x", text=TEXT, language="en")
DAY = between(dt.date(2024, 6, 19), dt.date(2024, 6, 20), reason="test")
BERG = Party(name="Anna Berg", span=None, actor="berg", person="berg", state="NOR", sector="GOV")
NORWAY, BOAT = (
    Party(name="Norway", span=None, state="NOR"),
    Party(name="Latvian boat", span=None, state="LVA", sector="CVL"),
)


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(document="d1", start=start, end=start + len(words), text=words)


def act(
    trigger: str = "seized",
    *,
    kind: str = "COERCE",
    time: TimeSpan | None = DAY,
    event: str = "e1",
    recipients: tuple[Party, ...] = (BOAT,),
) -> Act:
    mention = EventMention(
        id=f"m-{trigger}-{event}", document="d1", sentence=span(TEXT), trigger=span(trigger), type=kind, status="happened",  # type: ignore[arg-type]
        provenance=MADE, actors=(NORWAY,), recipients=recipients, time=time,
    )  # fmt: skip
    whole = Event(
        id=event, type=kind, status="happened", mentions=(mention.id,), documents=("d1",), provenance=MADE,  # type: ignore[arg-type]
        actors=mention.actors, recipients=mention.recipients, time=time,
    )  # fmt: skip
    return Act(whole, [mention])


def line(
    words: str = "seized a Latvian boat",
    *also: str,
    date: str | None = "2024-06-19",
    kind: str = "COERCE",
    event: str | None = None,
) -> EventLine:
    return EventLine(
        report="one.txt", words=(words, *also), type=kind, status="happened", actors=(Named("Norway", "NOR"),),
        recipients=(Named("Latvian boat", "LVA", "CVL"),), date=date, by=(), event=event,
    )  # fmt: skip


def matcher(
    world: World, *, acts: tuple[Act, ...] = (), lines: tuple[EventLine, ...] = (), **more: tuple[object, ...]
) -> Matcher:
    held = Held(
        world=world, documents={"d1": DOCUMENT}, events=tuple(a.event for a in acts), acts=acts,
        statements=more.get("our_statements", ()), figures=more.get("our_figures", ()),  # type: ignore[arg-type]
        disagreements=more.get("our_disagreements", ()), spans_ok=1.0,  # type: ignore[arg-type]
    )  # fmt: skip
    truth = Truth(
        paths=(), metadata=None, actors=None, complete=True, reports=("one.txt",), events=lines,
        statements=more.get("statements", ()), figures=more.get("figures", ()),  # type: ignore[arg-type]
        timeline=more.get("timeline", ()), disagreements=more.get("disagreements", ()),  # type: ignore[arg-type]
    )  # fmt: skip
    return Matcher(truth, held)


def test_a_line_is_right_in_all_four(world: World) -> None:
    table = matcher(world, acts=(act(),), lines=(line(),)).events()
    assert (table.share(), table.recall, table.precision, table.stray) == (1.0, 1.0, 1.0, [])


def test_each_field_is_counted_by_itself(world: World) -> None:
    table = matcher(world, acts=(act(kind="ASSAULT"),), lines=(line(date="2024-06-18"),)).events()
    assert table.met[0].right == {"type": False, "parties": True, "status": True, "date": False}
    assert (table.share(), table.share("status"), table.recall, table.precision) == (1.0, 1.0, 0.0, 0.0)


def test_a_line_without_a_date_is_not_judged_on_it(world: World) -> None:
    assert matcher(world, acts=(act(),), lines=(line(date=None),)).events().recall == 1.0


def test_the_best_of_several_counts_and_the_other_is_no_stray(world: World) -> None:
    wrong = act("boat", kind="CONSULT", event="e2")
    table = matcher(world, acts=(wrong, act()), lines=(line(),)).events()
    assert table.recall == 1.0
    assert (table.precision, table.stray) == (0.5, [])


def test_words_under_also_meet_but_are_no_line_of_their_own(world: World) -> None:
    table = matcher(
        world, acts=(act(), act("denied", event="e2")), lines=(line("seized a Latvian boat", "Riga denied it"),)
    ).events()
    assert len(table.met) == 1
    assert table.stray == []


def test_an_act_that_overlaps_no_line_is_a_stray(world: World) -> None:
    table = matcher(world, acts=(act(), act("hurt", event="e2", recipients=())), lines=(line(),)).events()
    assert [one.event.id for one in table.stray] == ["e2"]


def test_a_missing_party_makes_parties_wrong_and_another_state_too(world: World) -> None:
    assert not matcher(world, acts=(act(recipients=()),), lines=(line(),)).events().met[0].right["parties"]
    swede = Party(name="Latvian boat", span=None, state="SWE", sector="CVL")
    assert not matcher(world, acts=(act(recipients=(swede,)),), lines=(line(),)).events().met[0].right["parties"]


@pytest.mark.parametrize(
    ("wanted", "ours", "expected"),
    [
        ("Anna Berg (NOR GOV)", BERG, True),
        ("Norway (NOR)", NORWAY, True),
        ("Norwegian officers (NOR MIL)", Party(name="Norwegian soldiers", span=None, state="NOR", sector="MIL"), True),
        ("Norwegian officers (NOR MIL)", Party(name="Norwegian court", span=None, state="NOR", sector="JUD"), False),
        ("Pekka Kola (NOR GOV)", BERG, False),
        ("Pekka Kola (NOR GOV)", Party(name="Norway", span=None, state="NOR", sector="GOV"), False),
        ("Norway (NOR)", BERG, False),
        ("villagers", Party(name="the villagers", span=None), True),
    ],
)
def test_parties(world: World, wanted: str, ours: Party, expected: bool) -> None:
    assert Same(world).party(party(wanted), ours) is expected


def test_who_did_it_to_whom_matters_but_not_in_mutual_acts(world: World) -> None:
    same, sides = Same(world), ((Named("Norway", "NOR"),), (Named("Latvian boat", "LVA", "CVL"),))
    assert same_roles(same, sides, ((NORWAY,), (BOAT,)))
    assert not same_roles(same, sides, ((BOAT,), (NORWAY,)))
    assert same_roles(same, ((*sides[0], *sides[1]), ()), ((BOAT,), (NORWAY,)))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024-06-19", dt.date(2024, 6, 19), dt.date(2024, 6, 20)),
        ("2024-12", dt.date(2024, 12, 1), dt.date(2025, 1, 1)),
        ("2024", dt.date(2024, 1, 1), dt.date(2025, 1, 1)),
        ("../2024-06-19", None, dt.date(2024, 6, 20)),
        ("2024-06-19/..", dt.date(2024, 6, 19), None),
        ("2024-10/2024-11", dt.date(2024, 10, 1), dt.date(2024, 12, 1)),
    ],
)
def test_intervals(edtf: str, start: dt.date | None, end: dt.date | None) -> None:
    assert interval(edtf) == (start, end)
    assert same_date(edtf, TimeSpan(edtf="other writing", start=start, end=end, grain="day", said=None, reason=""))


def test_open_years_compare_as_written() -> None:
    june = TimeSpan(edtf="XXXX-06", start=None, end=None, grain="open", said=None, reason="")
    assert same_date("XXXX-06", june)
    assert not same_date("2024-06", june)
    assert not same_date("XXXX-06", None)


def figure(
    low: float | None,
    bound: str = "exact",
    *,
    high: float | None = None,
    word: str | None = None,
    by: tuple[Party, ...] = (),
) -> Figure:
    said = span("Two")
    value = Quantity(
        low=low,
        high=high if high is not None else (low if bound == "exact" else None),
        bound=bound,
        said=said,
        word=word,
    )  # type: ignore[arg-type]
    return Figure(
        id=f"f{low}{bound}",
        document="d1",
        sentence=span("Two men were hurt."),
        counts="men hurt",
        value=value,
        provenance=MADE,
        by=by,
    )


@pytest.mark.parametrize(
    ("wanted", "ours", "expected"),
    [
        ("440", figure(440), True),
        ("10,000", figure(10000), True),
        ("~10000", figure(10000, "about"), True),
        ("10000", figure(10000, "about"), False),
        (">130", figure(130, "more_than"), True),
        (">=3", figure(3, "at_least"), True),
        (">=3", figure(3, "more_than"), False),
        ("<=2", figure(None, "at_most", high=2), True),
        ("49-60", figure(49, "between", high=60), True),
        ("5x", figure(5, "times"), True),
        ("millions", figure(None, "word", word="millions"), True),
    ],
)
def test_values(wanted: str, ours: Figure, expected: bool) -> None:
    assert same_value(wanted, ours) is expected


def test_claimants(world: World) -> None:
    same = Same(world)
    assert same_claimant(same, (), ())
    assert not same_claimant(same, ("Anna Berg",), ())
    assert not same_claimant(same, (), (BERG,))
    assert same_claimant(same, ("Fjord Wire", "Anna Berg"), (BERG,))
    assert same_claimant(same, ("Oslo",), (NORWAY,))


def test_a_figure_line_without_words_is_found_by_what_it_counts(world: World) -> None:
    wanted = FigureLine(report="one.txt", words=(), counts="men hurt in the seizure", value="2", by=())
    table = matcher(world, figures=(wanted,), our_figures=(figure(2), figure(19))).figures()
    assert table.recall == 1.0


def test_a_statement_needs_manner_and_speaker(world: World) -> None:
    ours = Statement(
        id="s",
        document="d1",
        content=(span("Norway seized a Latvian boat on June 19"),),
        manner="indirect",
        act="assert",
        provenance=MADE,
        speaker=BERG,
    )
    lines = (
        StatementLine(
            report="one.txt", words=("Norway seized a Latvian boat",), speaker="Anna Berg", manner="indirect"
        ),
        StatementLine(report="one.txt", words=("a Latvian boat on June 19",), speaker="Coast Guard", manner="indirect"),
        StatementLine(report="one.txt", words=("Riga denied it",), speaker="Riga", manner="indirect"),
    )
    table = matcher(world, statements=lines, our_statements=(ours,)).statements()
    assert [m.all_right for m in table.met] == [True, False, False]
    assert table.share() == pytest.approx(2 / 3)
    assert table.precision == 1.0


def test_a_timeline_line_needs_date_parties_and_exactly_its_reports(world: World) -> None:
    good = TimelineLine(
        what="Norway seizes a Latvian boat",
        reports=("one.txt",),
        date="2024-06-19",
        id="t1",
        parties=(Named("Norway", "NOR"),),
    )
    late = TimelineLine(what="Norway seizes a Latvian boat", reports=("one.txt",), date="2024-06-20", id="t1")
    for wanted, expected in ((good, True), (late, False)):
        one = matcher(world, acts=(act(),), lines=(line(event="t1"),), timeline=(wanted,))
        assert timeline(one, one.events()).met[0].all_right is expected


def test_a_timeline_line_without_an_event_is_found_by_its_words(world: World) -> None:
    wanted = TimelineLine(what="Norway seizes a Latvian boat", reports=("one.txt",), date="2024-06-19")
    one = matcher(
        world, acts=(act("denied", kind="REJECT", time=None, event="e2"), act()), lines=(line(),), timeline=(wanted,)
    )
    table = timeline(one, one.events())
    assert table.met[0].ours is not None
    assert table.met[0].ours.id == "e1"
    assert table.met[0].all_right
    assert [event.id for event in table.stray] == ["e2"]


def test_a_timeline_line_meets_an_act_of_its_type_and_day_whatever_the_subtype_is_called(world: World) -> None:
    wanted = TimelineLine(what="Norway impounds a Latvian boat", reports=("one.txt",), date="2024-06-19")
    called = replace(line(), subtype="impounding")
    for other, expected in ((act(), True), (act(kind="REJECT"), False), (act(time=None), False)):
        event = replace(other.event, subtype="seizure")
        one = matcher(world, acts=(Act(event, other.mentions),), lines=(called,), timeline=(wanted,))
        assert (timeline(one, one.events()).met[0].ours is not None) is expected


def test_disagreements_need_two_positions_and_the_kind(world: World) -> None:
    ours = Disagreement(
        id="x", event="e1", about="men", field="number", kind="revision", provenance=MADE,
        positions=(Position(value="2", claims=("f",), documents=("d1",)), Position(value="3", claims=("g",), documents=("d1",))),
    )  # fmt: skip

    def wanted(kind: str, other: str = "3") -> DisagreementLine:
        return DisagreementLine(
            about="men", field="number", kind=kind, positions=(("2", ("one.txt",)), (other, ("one.txt",)))
        )

    def score(one: DisagreementLine) -> tuple[float, float]:
        table = disagreements(matcher(world, disagreements=(one,), our_disagreements=(ours,)))
        return table.share(), table.recall

    assert score(wanted("revision")) == (1.0, 1.0)
    assert score(wanted("denial")) == (1.0, 0.0)
    assert score(wanted("revision", "4")) == (0.0, 0.0)


def test_metrics_and_errors_name_what_is_wrong(world: World) -> None:
    one = matcher(
        world,
        acts=(act(kind="ASSAULT"), act("hurt", event="e2")),
        lines=(line(), line("Anna Berg met Juris Ozols", kind="CONSULT")),
    )
    tables = {"events": one.events(), "statements": one.statements()}
    found = metrics(one.truth, tables)
    assert found["events_met"] == 0.5
    assert found["events_f1"] == 0.0
    assert "statements_met" not in found
    counted = errors(one, tables)
    assert counted["event missed: CONSULT"] == 1
    assert counted["event: wrong type"] == 1
    assert counted["event that meets no line"] == 1


def test_words_are_found_whatever_their_quotes_and_white_space() -> None:
    assert places("He said:\n“We  will—not” go", '"We will-not"') == [(9, 23)]
    assert places("abc", "x") == []


def test_truth_files_are_read_in_both_forms(tmp_path: Path) -> None:
    (tmp_path / "000_a.txt").write_text("Report.", encoding="utf-8")
    (tmp_path / "README.md").write_text("About.", encoding="utf-8")
    (tmp_path / "expected.yaml").write_text(
        "000_a.txt:\n  events:\n    - {type: AID, actors: [Norway (NOR)], status: ongoing, by: [], words: about 5,000 troops}\n"
        "timeline:\n  - {date: 2024-06, what: 'Norway, at last, helps', reports: ['000']}\n",
        encoding="utf-8",
    )
    truth = read_truth(tmp_path)
    assert truth.paths == (tmp_path / "000_a.txt",)
    assert truth.events[0].words == ("about 5,000 troops",)
    assert truth.timeline[0].reports == ("000_a.txt",)
    assert truth.complete is False
    (tmp_path / "reports").mkdir()
    (tmp_path / "truth.yaml").write_text(
        "complete: true\nreports:\n  one.txt: {figures: [{counts: men, value: 2, by: []}]}\n", encoding="utf-8"
    )
    truth = read_truth(tmp_path)
    assert truth.complete
    assert truth.paths == (tmp_path / "reports",)
    assert truth.figures[0].value == "2"


def test_a_folder_without_truth_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither truth.yaml nor expected.yaml"):
        read_truth(tmp_path)
