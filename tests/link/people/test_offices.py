"""Who held which office on a day, asked of the tables. Answers from public knowledge; None where nobody may be named."""

import datetime as dt

import pytest

from regesta.link.known.persons import day_after, first_day
from regesta.link.known.world import World

QUESTIONS = """
RUS president 2003-06-01 Vladimir Putin
RUS president 2010-06-01 Dmitry Medvedev
RUS president 2019-04-25 Vladimir Putin
RUS president 2024-06-19 Vladimir Putin
RUS prime_minister 2019-01-01 Dmitry Medvedev
RUS prime_minister 2021-01-01 Mikhail Mishustin
RUS foreign_minister 2015-01-01 Sergei Lavrov
RUS defence_minister 2023-07-26 Sergei Shoigu
RUS defence_minister 2024-06-01 Andrei Belousov
PRK leader 1990-01-01 Kim Il Sung
PRK leader 2005-01-01 Kim Jong Il
PRK leader 2018-06-12 Kim Jong Un
PRK foreign_minister 2020-05-05 Ri Son Gwon
PRK foreign_minister 2023-10-19 Choe Son Hui
PRK foreign_minister 2018-01-01 Ri Yong Ho
PRK defence_minister 2024-11-29 No Kwang Chol
PRK defence_minister 2023-07-26 Kang Sun Nam
KOR president 2015-01-01 Park Geun-hye
KOR president 2018-04-27 Moon Jae-in
KOR president 2023-08-18 Yoon Suk Yeol
KOR president 2025-07-01 Lee Jae Myung
KOR foreign_minister 2023-01-01 Park Jin
KOR foreign_minister 2024-06-01 Cho Tae-yul
CHN president 2015-01-01 Xi Jinping
CHN prime_minister 2018-01-01 Li Keqiang
CHN prime_minister 2024-01-01 Li Qiang
CHN foreign_minister 2023-03-01 Qin Gang
CHN foreign_minister 2024-03-01 Wang Yi
CHN defence_minister 2024-06-01 Dong Jun
JPN prime_minister 2015-01-01 Shinzo Abe
JPN prime_minister 2021-01-01 Yoshihide Suga
JPN prime_minister 2023-01-01 Fumio Kishida
JPN prime_minister 2025-01-01 Shigeru Ishiba
JPN foreign_minister 2024-01-01 Yoko Kamikawa
USA president 1995-06-01 Bill Clinton
USA president 2005-06-01 George W. Bush
USA president 2012-06-01 Barack Obama
USA president 2018-06-12 Donald Trump
USA president 2022-06-12 Joe Biden
USA president 2025-06-12 Donald Trump
USA foreign_minister 2019-06-01 Mike Pompeo
USA foreign_minister 2023-06-01 Antony Blinken
USA foreign_minister 2025-06-01 Marco Rubio
USA defence_minister 2022-06-01 Lloyd Austin
UKR president 2016-01-01 Petro Poroshenko
UKR president 2022-02-24 Volodymyr Zelensky
UKR foreign_minister 2022-06-01 Dmytro Kuleba
UKR foreign_minister 2024-12-01 Andrii Sybiha
UKR defence_minister 2022-06-01 Oleksii Reznikov
UKR defence_minister 2024-06-01 Rustem Umerov
BLR president 2010-01-01 Alexander Lukashenko
BLR foreign_minister 2021-01-01 Vladimir Makei
GBR prime_minister 2018-01-01 Theresa May
GBR prime_minister 2021-01-01 Boris Johnson
GBR prime_minister 2022-10-01 Liz Truss
GBR prime_minister 2023-06-01 Rishi Sunak
GBR prime_minister 2025-01-01 Keir Starmer
FRA president 2014-01-01 François Hollande
FRA president 2020-01-01 Emmanuel Macron
FRA prime_minister 2025-03-01 François Bayrou
DEU prime_minister 2015-01-01 Angela Merkel
DEU prime_minister 2023-01-01 Olaf Scholz
DEU prime_minister 2025-06-01 Friedrich Merz
ITA prime_minister 2021-06-01 Mario Draghi
ITA prime_minister 2023-06-01 Giorgia Meloni
POL prime_minister 2022-01-01 Mateusz Morawiecki
POL prime_minister 2024-06-01 Donald Tusk
NLD prime_minister 2020-01-01 Mark Rutte
HUN foreign_minister 2022-01-01 Péter Szijjártó
SRB president 2023-01-01 Aleksandar Vučić
XKX prime_minister 2023-01-01 Albin Kurti
TUR president 2020-01-01 Recep Tayyip Erdoğan
TUR foreign_minister 2024-01-01 Hakan Fidan
ISR prime_minister 2015-01-01 Benjamin Netanyahu
ISR prime_minister 2022-09-01 Yair Lapid
ISR defence_minister 2023-10-07 Yoav Gallant
ISR defence_minister 2025-01-01 Israel Katz
IRN president 2020-01-01 Hassan Rouhani
IRN president 2022-01-01 Ebrahim Raisi
IRN foreign_minister 2025-01-01 Abbas Araghchi
SAU foreign_minister 2023-01-01 Faisal bin Farhan
SYR president 2015-01-01 Bashar al-Assad
EGY president 2018-01-01 Abdel Fattah el-Sisi
ETH prime_minister 2021-01-01 Abiy Ahmed
ERI president 2021-01-01 Isaias Afwerki
IND prime_minister 2010-01-01 Manmohan Singh
IND prime_minister 2020-01-01 Narendra Modi
PAK prime_minister 2020-01-01 Imran Khan
AZE president 2020-09-27 Ilham Aliyev
ARM prime_minister 2020-09-27 Nikol Pashinyan
KAZ president 2010-01-01 Nursultan Nazarbayev
KAZ president 2022-01-05 Kassym-Jomart Tokayev
BRA president 2020-01-01 Jair Bolsonaro
BRA president 2024-01-01 Luiz Inácio Lula da Silva
VEN president 2020-01-01 Nicolás Maduro
ARG president 2024-06-01 Javier Milei
AUS prime_minister 2020-01-01 Scott Morrison
AUS prime_minister 2024-01-01 Anthony Albanese
CAN prime_minister 2020-01-01 Justin Trudeau
CAN prime_minister 2025-06-01 Mark Carney
""".strip().splitlines()


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.parametrize("question", QUESTIONS)
def test_holder_on_a_day(question: str, world: World) -> None:
    state, role, day, name = question.split(" ", 3)
    held = world.office_holder(state, [role], dt.date.fromisoformat(day))
    assert held is not None
    assert held.name == name


def test_enough_questions_over_enough_states() -> None:
    assert len(QUESTIONS) >= 60
    assert len({line.split()[0] for line in QUESTIONS}) >= 30


def test_nobody_is_named_without_a_day(world: World) -> None:
    assert world.office_holder("RUS", ["president"], None) is None


def test_nobody_is_named_long_after_the_tables_end(world: World) -> None:
    assert world.office_holder("RUS", ["president"], dt.date(2035, 1, 1)) is None


def test_open_rows_end_at_the_next_holder(world: World) -> None:
    (austin,) = world.find("Lloyd Austin")
    rows = [office for office in austin.offices if office.title.startswith("Secretary of Def")]
    assert all(office.until is not None for office in rows)


def test_one_person_with_offices_of_two_owners(world: World) -> None:
    (rutte,) = world.find("Mark Rutte")
    assert {office.state for office in rutte.offices} >= {"NLD", "NAT"}
    assert rutte.state == "NAT"


@pytest.mark.parametrize(
    ("edtf", "first", "after"),
    [
        ("2024-05-12", dt.date(2024, 5, 12), dt.date(2024, 5, 12)),
        ("2024-12", dt.date(2024, 12, 1), dt.date(2025, 1, 1)),
        ("2023", dt.date(2023, 1, 1), dt.date(2024, 1, 1)),
        ("", None, None),
    ],
)
def test_dates_of_the_tables(edtf: str, first: dt.date | None, after: dt.date | None) -> None:
    assert first_day(edtf) == first
    assert day_after(edtf) == after
