"""The scorer of statements on worked cases: chains, kinds of links, words. All people and reports are invented."""

from bench.statements import Chain, measured, outlets, verbatim, whole
from regesta.link.known.world import World
from regesta.records import Document, Party, Provenance, Span, Statement
from regesta.serve.evaluate.agreeing import Same
from regesta.serve.evaluate.held import Held
from regesta.serve.evaluate.matching import Matcher
from regesta.serve.evaluate.truth import StatementLine, Truth

TEXT = "“We are few,” Max Holf said, the Harbour News Agency reported."
DOCUMENT = Document(id="d1", source="reports/one.txt", sha256="x", text=TEXT, language="en")
MADE = Provenance(made_by="test")
AGENCY, HOLF = Party(name="Harbour News Agency", span=None), Party(name="Max Holf", span=None)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(document="d1", start=start, end=start + len(words), text=words)


def _said(speaker: Party | None, by: tuple[Party, ...] = (), words: str = "We are few,") -> Statement:
    return Statement(
        id="s1",
        document="d1",
        content=(_span(words),),
        manner="direct",
        act="assert",
        provenance=MADE,
        speaker=speaker,
        by=by,
    )


def _line(**fields: object) -> StatementLine:
    return StatementLine(report="one.txt", words=("We are few",), speaker="Max Holf", manner="direct", **fields)  # type: ignore[arg-type]


def _matcher(line: StatementLine, said: Statement) -> Matcher:
    truth = Truth(
        paths=(), metadata=None, actors=None, complete=True, reports=("one.txt",), events=(), statements=(line,),
        figures=(), timeline=(), disagreements=(),
    )  # fmt: skip
    held = Held(
        world=World.load(), documents={"d1": DOCUMENT}, events=(), acts=(), statements=(said,), figures=(), disagreements=(),
        spans_ok=1.0,
    )  # fmt: skip
    return Matcher(truth, held)


def test_a_chain_is_whole_in_order_and_length():
    same = Same(World.load())
    wanted = ("Harbour News Agency", "Max Holf")
    assert whole(same, Chain("statement", "one.txt", "", wanted, (AGENCY, HOLF)))
    assert not whole(same, Chain("statement", "one.txt", "", wanted, (HOLF, AGENCY)))
    assert not whole(same, Chain("statement", "one.txt", "", wanted, (HOLF,)))
    assert whole(same, Chain("event", "one.txt", "", (), ()))


def test_figures_of_a_record():
    found = _matcher(_line(by=("Harbour News Agency",), act="assert"), _said(HOLF, (AGENCY,)))
    figures = measured(found, found.held)
    assert figures["direct_speaker"] == figures["direct_words"] == figures["chain_whole"] == figures["act"] == 1.0
    assert figures["agency_right"] == figures["official_right"] == 1.0
    assert figures["indirect_n"] == 0


def test_a_wrong_speaker_and_a_lost_agency_count():
    found = _matcher(_line(by=("Harbour News Agency",)), _said(Party(name="Anna Gautet", span=None)))
    figures = measured(found, found.held)
    assert (figures["direct_met"], figures["direct_speaker"], figures["chain_whole"]) == (1.0, 0.0, 0.0)


def test_words_are_right_only_whole():
    found = _matcher(_line(), _said(HOLF))
    assert verbatim(_line(), _said(HOLF), found.held)
    assert not verbatim(_line(), _said(HOLF, words="We are"), found.held)
    assert not verbatim(_line(), None, found.held)


def test_agencies_are_told_by_their_names():
    found = _matcher(_line(by=("Harbour News Agency",)), _said(HOLF))
    assert outlets(found.truth, found.same) == {"Harbour News Agency"}
