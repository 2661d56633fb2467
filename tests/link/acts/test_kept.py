"""Which acts are lines of the register: somebody belongs to a state, a body or forces. Rows: a report, whether its act is kept."""

from contextlib import nullcontext

import pytest
from msgspec.structs import replace
from spacy.language import Language

from regesta.link.acts.kept import BETWEEN_STATES, enough_states, lines
from regesta.link.known.world import World
from regesta.records import EventMention, Party, Provenance, Span, Status
from regesta.stages import read_document
from tests.extract.reading import document


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Professor Ann Lee thanked Carl Roth.", False),
        ("Norway thanked Carl Roth.", True),
        ("Ann Lee spoke with the Northgate Press about her book.", False),
        ("The United Nations thanked Carl Roth.", True),
        ("Ann Lee travelled to Latvia.", False),
        ("Norwegian Prime Minister Ann Lee travelled to Latvia.", True),
        ("Gunmen killed two shepherds near Riga.", True),
        ("Ann Lee was killed by Carl Roth.", False),
        ("Western governments urged their companies to leave.", True),
        ("Diplomats and officers held talks on Friday.", False),  # nobody knows whose
        ("Shopkeepers urged their customers to stay.", False),
    ],
)
def test_kept(text: str, kept: bool, nlp: Language, world: World) -> None:
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    assert bool(acts) == kept


@pytest.mark.model
def test_the_fuller_line_stays(nlp: Language, world: World) -> None:
    text = "Delegations of Peru, Chile and Ghana had met in Lima for their ninth conference."
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    assert [{party.state for party in act.actors} for act in acts] == [{"PER", "CHL", "GHA"}]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A car bomb exploded outside the Chadian embassy in Lima, killing nine Peruvians.", ["shelling"]),
        ("Bombings at the Chadian embassy in Lima on Friday killed 24 Peruvians.", ["attack"]),
        ("Chadian gunmen attacked the Peruvian embassy, killing nine Peruvians.", ["attack", "killing"]),
        ("Nine Peruvians were killed in Lima on Friday.", ["killing"]),
    ],
)
def test_the_dead_are_of_the_blow(text: str, wanted: list[str], nlp: Language, world: World) -> None:
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    assert [act.subtype for act in acts] == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Western governments urged the firms to leave. Norway urged Chad to free the crew.", ["REQUEST", "REQUEST"]),
        ("The gathering urged the firms to leave. Authorities arrested two singers.", ["COERCE"]),
    ],
)
def test_those_in_office_act_for_somebody(text: str, wanted: list[str], nlp: Language, world: World) -> None:
    acts = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction.event_mentions
    assert [act.type for act in acts] == wanted


@pytest.mark.parametrize(
    ("score", "name", "other", "kept_lines"),
    [
        (0.95, "Western governments", "Norway", 2),
        (0.7, "Western governments", "Norway", 1),  # the model is not sure
        (None, "Western governments", "Norway", 1),
        (0.95, "Ana Torv", "Norway", 1),  # in no office that is told
        (0.95, "The envoys", "The envoys", 1),  # may be the same act
    ],
)
def test_unknown_states_need_a_sure_act(
    score: float | None, name: str, other: str, kept_lines: int, world: World
) -> None:
    def act(key: str, who: str, start: int, *, state: str | None, sure: float | None) -> EventMention:
        span = Span(document="d", start=start, end=start + len(who), text=who)
        return EventMention(
            id=key, document="d", sentence=span, trigger=span, type="REQUEST", status="happened",
            actors=(Party(name=who, span=span, state=state),), provenance=Provenance(made_by="test", score=sure),
        )  # fmt: skip

    both = [
        act("a", name, 0, state=None, sure=score),
        act("b", other, 100, state=None if other == name else "NOR", sure=0.5),
    ]
    if other == name:
        both[1] = act("b", other, 100, state=None, sure=0.95)
    assert len(lines(both, world, set())) == kept_lines


@pytest.mark.parametrize(
    ("actors", "recipients", "status", "enough"),
    [
        (("PER",), ("CHL",), "happened", True),
        (("PER", "CHL"), (), "happened", True),
        (("PER",), ("PER",), "happened", False),
        ((None,), ("PER", "CHL"), "happened", False),
        (("PER",), ("CHL",), "possible", False),
    ],
)
def test_an_act_that_is_likely_only_must_be_between_states(
    actors: tuple[str | None, ...], recipients: tuple[str | None, ...], status: Status, enough: bool
) -> None:
    def parties(states: tuple[str | None, ...]) -> tuple[Party, ...]:
        return tuple(Party(name=f"those of {state}", span=None, state=state) for state in states)

    span = Span(document="d", start=0, end=1, text="a")
    made = Provenance(made_by="test", reasons=(f"frame: seen; {BETWEEN_STATES}",))
    act = EventMention(
        id="a", document="d", sentence=span, trigger=span, type="ACCUSE", status=status,
        actors=parties(actors), recipients=parties(recipients), provenance=made,
    )  # fmt: skip
    assert enough_states(act) == enough
    assert enough_states(replace(act, provenance=replace(made, reasons=("frame: A accuse B",))))
