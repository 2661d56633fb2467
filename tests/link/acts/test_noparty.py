"""Bodies beside those who act, whose deputies and officers somebody is, and whom an act in words concerns. All people are invented."""

import datetime as dt
from contextlib import nullcontext

import pytest
from msgspec.structs import replace
from spacy.language import Language

from regesta.link.acts.noparty import concerning
from regesta.link.known.world import World
from regesta.records import Document, EventMention, Party
from regesta.stages import read_document
from tests.reconcile.making import state, told

# sentence | subtype | the parties in order, with state and sector
LINES = """
Norway phoned United Nations Secretary-General Ann Holt. | phone_call | Norway NOR -, Ann Holt UNO IGO
President Ann Lee of Chad and Prime Minister Per Lund of Norway met at the NATO summit. | meeting | Ann Lee TCD GOV, Per Lund NOR GOV
NATO and Norway held a meeting in Oslo. | meeting | NATO NAT IGO, Norway NOR -
In the Knesset, deputy Marek Osh criticised Norway. | criticism | Marek Osh ISR LEG, Norway NOR -
The Knesset and the Bundestag were silent. Deputy Marek Osh criticised Norway. | criticism | Marek Osh - LEG, Norway NOR -
General Rolf Sund, who leads Norway's northern brigade, met Chad's president. | meeting | Rolf Sund NOR MIL, Chad's president TCD GOV
"""


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.model
@pytest.mark.parametrize("line", LINES.strip().splitlines())
def test_who_takes_part(line: str, nlp: Language, world: World) -> None:
    text, subtype, wanted = (part.strip() for part in line.split(" | "))
    report = Document(
        id="d" * 16, source="d.txt", sha256="", text=text, language="en", published=dt.date(2024, 3, 18)
    )  # fmt: skip
    read = read_document(report, nlp, world, lambda _: nullcontext()).extraction
    event = next(event for event in read.event_mentions if event.subtype == subtype)
    parties = [f"{p.name} {p.state or '-'} {p.sector or '-'}" for p in (*event.actors, *event.recipients)]
    assert ", ".join(parties) == wanted


CHILE, PERU = state("Chile", "CHL"), state("Peru", "PER")


def taken(actor: Party, recipient: Party) -> EventMention:
    """An offer whose recipient was read out of what it is about."""
    made = told("a", "AGREE/offer", [actor], [recipient])
    return replace(made, provenance=replace(made.provenance, reasons=("recipient: in what it is about",)))


def test_two_of_no_known_state_concern_each_other(world: World) -> None:
    offer = taken(Party(name="the group", span=None), Party(name="the government", span=None))
    assert concerning(offer, world) == offer


def test_another_state_is_concerned(world: World) -> None:
    assert concerning(taken(CHILE, PERU), world).recipients == (PERU,)
