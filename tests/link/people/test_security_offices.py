"""Who led a security council, a service or the general staff on a day: asked of the tables, and of phrases in reports."""

import datetime as dt

import pytest

from regesta.lexicons import lexicon
from regesta.link.known.world import World
from regesta.link.mentions.context import Context
from regesta.link.mentions.nominals import phrase_who

ROLES = ("security_adviser", "intelligence_chief", "chief_of_staff")
# Answers from public knowledge; "-" where two services have a chief each and nobody may be named.
FACTS = """
RUS security_adviser 2015-06-01 Nikolai Patrushev
RUS security_adviser 2024-06-19 Sergei Shoigu
RUS chief_of_staff 2009-01-01 Nikolai Makarov
RUS chief_of_staff 2022-02-24 Valery Gerasimov
RUS intelligence_chief 2022-02-24 -
USA security_adviser 2003-06-01 Condoleezza Rice
USA security_adviser 2016-06-01 Susan Rice
USA security_adviser 2018-06-12 John Bolton
USA security_adviser 2023-06-01 Jake Sullivan
USA security_adviser 2025-03-01 Mike Waltz
USA chief_of_staff 2017-01-01 Joseph Dunford
USA chief_of_staff 2021-01-06 Mark Milley
USA chief_of_staff 2025-06-21 Dan Caine
KOR security_adviser 2018-03-05 Chung Eui-yong
KOR security_adviser 2025-09-01 Wi Sung-lac
KOR intelligence_chief 2019-06-30 Suh Hoon
KOR intelligence_chief 2024-10-24 Cho Tae-yong
KOR chief_of_staff 2024-10-01 Kim Myung-soo
PRK chief_of_staff 2024-10-01 Ri Yong Gil
CHN intelligence_chief 2023-06-01 Chen Yixin
JPN security_adviser 2016-06-01 Shotaro Yachi
JPN security_adviser 2023-06-01 Takeo Akiba
UKR security_adviser 2022-02-24 Oleksiy Danilov
UKR security_adviser 2025-09-01 Rustem Umerov
BLR intelligence_chief 2022-01-01 Ivan Tertel
POL chief_of_staff 2024-06-01 Wiesław Kukuła
DEU chief_of_staff 2024-06-01 Carsten Breuer
FRA chief_of_staff 2015-11-13 Pierre de Villiers
FRA chief_of_staff 2023-01-01 Thierry Burkhard
GBR security_adviser 2025-06-01 Jonathan Powell
GBR chief_of_staff 2022-06-01 Tony Radakin
SWE chief_of_staff 2022-06-01 Micael Bydén
FIN chief_of_staff 2022-06-01 Timo Kivinen
EST chief_of_staff 2023-06-01 Martin Herem
CZE chief_of_staff 2023-06-01 Karel Řehka
TUR intelligence_chief 2016-07-15 Hakan Fidan
TUR chief_of_staff 2019-01-01 Yaşar Güler
ISR chief_of_staff 2023-10-07 Herzi Halevi
ISR chief_of_staff 2025-06-13 Eyal Zamir
ISR security_adviser 2024-01-01 Tzachi Hanegbi
IRN security_adviser 2020-01-03 Ali Shamkhani
IRN chief_of_staff 2020-01-03 Mohammad Bagheri
IND security_adviser 2020-06-15 Ajit Doval
IND chief_of_staff 2021-01-01 Bipin Rawat
PAK chief_of_staff 2025-05-07 Asim Munir
EGY intelligence_chief 2023-10-20 Abbas Kamel
NGA security_adviser 2024-01-01 Nuhu Ribadu
ETH chief_of_staff 2022-06-01 Birhanu Jula
KEN chief_of_staff 2024-01-01 Francis Ogolla
CAN chief_of_staff 2024-09-01 Jennie Carignan
AUS chief_of_staff 2023-01-01 Angus Campbell
IDN chief_of_staff 2024-06-01 Agus Subiyanto
VNM chief_of_staff 2023-06-01 Nguyen Tan Cuong
TWN security_adviser 2024-10-01 Joseph Wu
SYR security_adviser 2025-06-01 -
SAU intelligence_chief 2025-10-01 -
""".strip().splitlines()


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.parametrize("fact", FACTS)
def test_holder_on_a_day(fact: str, world: World) -> None:
    state, role, day, name = fact.split(" ", 3)
    held = world.office_holder(state, [role], dt.date.fromisoformat(day))
    assert (held.name if held else "-") == name


def test_at_least_sixty_states() -> None:
    rows = [
        (state, office)
        for state, people in lexicon("world/offices_security").items()
        for *_, held in people
        for office in held
    ]
    assert len({state for state, office in rows if office[3] in ROLES}) >= 60
    for _, (_, since, until, _) in rows:
        assert not until or str(until).startswith(">") or str(since) < str(until)


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("the Russian security council secretary", dt.date(2023, 6, 1), "Nikolai Patrushev"),
        ("the Russian security council secretary", dt.date(2024, 6, 1), "Sergei Shoigu"),
        ("the secretary of Russia's Security Council", dt.date(2024, 9, 13), "Sergei Shoigu"),
        ("South Korea's spy chief", dt.date(2024, 10, 24), "Cho Tae-yong"),
        ("the Turkish intelligence chief", dt.date(2022, 1, 1), "Hakan Fidan"),
        ("the US national security adviser", dt.date(2024, 8, 28), "Jake Sullivan"),
        ("the chief of the Israeli general staff", dt.date(2024, 1, 1), "Herzi Halevi"),
        ("the Russian spy chief", dt.date(2022, 1, 1), None),  # of which service is not said
    ],
)
def test_an_office_in_a_report_is_who_held_it(words: str, day: dt.date, name: str | None, world: World) -> None:
    text = f"On Monday {words} came to Sofia."
    start = text.index(words)
    told = phrase_who(Context(text, world, day), start, start + len(words))
    assert (told.name if told and told.person else None) == name


def test_the_chief_of_the_general_staff_of_the_agencys_own_state(world: World) -> None:
    words = "the chief of the general staff"
    text = f"On Monday {words} opened the parade."
    context = Context(text, world, dt.date(2023, 6, 1), home="RUS")
    told = phrase_who(context, text.index(words), text.index(words) + len(words))
    assert told is not None
    assert told.name == "Valery Gerasimov"


def test_an_office_told_in_both_tables_stands_once(world: World) -> None:
    (shoigu,) = world.find("Sergei Shoigu")
    assert sum("Security Council" in office.title for office in shoigu.offices) == 1
