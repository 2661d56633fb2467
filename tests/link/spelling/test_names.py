"""Pairs of names, the same and not the same, over scripts, orders, romanisations and traps. Written for this test from public facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.link.known.build import WORDS
from regesta.link.spelling.names import SAME, same_name
from regesta.link.spelling.spellings import keys, tokens

SAME_PAIRS = """
Kim Jong Un = Kim Jong-un
Kim Jong Un = Kim Jongun
Kim Jong Un = KIM JONG UN
Kim Jong Un = Jong Un Kim
Kim Jong Un = Kim Jong-Un
Kim Jong Un = 김정은
Kim Yo Jong = Kim Yo-jong
Kim Yo Jong = 김여정
Kim Il Sung = Kim Il-sung
Ri Son Gwon = Ri Son Kwon
Ri Son Gwon = Ri Son-gwon
Ri Yong Ho = Ri Yong-ho
Ri Yong Ho = Lee Yong Ho
Choe Son Hui = Choe Son-hui
Choe Son Hui = Choi Sun Hee
Choe Ryong Hae = Choe Ryong-hae
Pak Jong Chon = Pak Jong-chon
Pak Jong Chon = Park Jong Chon
No Kwang Chol = No Kwang-chol
No Kwang Chol = Ro Kwang Chol
Kim Tok Hun = Kim Tok-hun
Moon Jae-in = Moon Jae In
Moon Jae-in = Mun Jae In
Moon Jae-in = 문재인
Lee Myung-bak = Ri Myong Bak
Lee Jae Myung = Lee Jae-myung
Lee Jae Myung = 이재명
Park Geun-hye = Pak Kun Hye
Yoon Suk Yeol = Yoon Seok-yeol
Yoon Suk Yeol = Yun Suk Yeol
Cho Tae-yul = Cho Tae Yul
Ban Ki-moon = Ban Ki Moon
Xi Jinping = 习近平
Xi Jinping = Xi Jin Ping
Xi Jinping = Jinping Xi
Li Keqiang = 李克强
Tsai Ing-wen = Cai Yingwen
Lai Ching-te = Lai Ching Te
Wang Yi = 王毅
Vladimir Putin = Владимир Путин
Vladimir Putin = Vladimir Vladimirovich Putin
Vladimir Putin = Putin Vladimir
Vladimir Putin = Putin, Vladimir
Vladimir Putin = President Vladimir Putin
Vladimir Putin = VLADIMIR PUTIN
Vladimir Putin = Wladimir Putin
Sergei Lavrov = Sergey Lavrov
Sergei Lavrov = Сергей Лавров
Sergei Lavrov = Sergej Lawrow
Sergei Lavrov = Sergey Viktorovich Lavrov
Sergei Lavrov = Lavrov, Sergei
Sergei Shoigu = Sergey Shoygu
Dmitry Medvedev = Dmitri Medvedev
Dmitry Medvedev = Dmitriy Medvedev
Dmitry Peskov = Dmitri Peskov
Dmitry Peskov = Дмитрий Песков
Alexander Matsegora = Aleksandr Matsegora
Alexander Novak = Aleksandr Novak
Alexei Navalny = Aleksei Navalny
Alexei Navalny = Alexey Navalny
Yevgeny Prigozhin = Evgeny Prigozhin
Yevgeny Prigozhin = Yevgeniy Prigozhin
Nikolai Patrushev = Nikolay Patrushev
Valery Gerasimov = Valeriy Gerasimov
Maria Zakharova = Mariya Zakharova
Yuri Ushakov = Yury Ushakov
Mikhail Gorbachev = Michail Gorbatschow
Boris Yeltsin = Boris Jelzin
Volodymyr Zelensky = Volodymyr Zelenskyy
Volodymyr Zelensky = Vladimir Zelenskiy
Volodymyr Zelensky = Володимир Зеленський
Dmytro Kuleba = Dmitry Kuleba
Petro Poroshenko = Petro Poroshenko
Oleksandr Syrskyi = Alexander Syrsky
Valerii Zaluzhnyi = Valery Zaluzhny
Andriy Yermak = Andrii Yermak
Serhiy Shaptala = Serhii Shaptala
Alexander Lukashenko = Aliaksandr Lukashenka
Alexander Lukashenko = Alyaksandr Lukashenka
Alexander Lukashenko = Aleksandr Lukashenko
Nikol Pashinyan = Nikol Pashinian
Ilham Aliyev = Ilham Aliev
Shavkat Mirziyoyev = Shavkat Mirziyoev
Sadyr Japarov = Sadyr Zhaparov
Emomali Rahmon = Emomali Rakhmon
Kassym-Jomart Tokayev = Kassym-Jomart Tokaev
Recep Tayyip Erdoğan = Recep Tayyip Erdogan
Mevlüt Çavuşoğlu = Mevlut Cavusoglu
Aleksandar Vučić = Aleksandar Vucic
Aleksandar Vučić = Alexander Vucic
Edgars Rinkēvičs = Edgars Rinkevics
Lech Wałęsa = Lech Walesa
Nicolás Maduro = Nicolas Maduro
José Manuel Albares = Jose Manuel Albares
Mohammed bin Salman = محمد بن سلمان
Mohammed bin Salman = Muhammad bin Salman
Mohammed bin Salman = Mohamed Bin Salman
Bashar al-Assad = Bashar Assad
Bashar al-Assad = Bashar al-Asad
Bashar al-Assad = Bashar Al Assad
Muammar Gaddafi = Moammar Gadhafi
Muammar Gaddafi = Muammar Qaddafi
Abdel Fattah el-Sisi = Abdel Fattah al-Sisi
Abdel Fattah el-Sisi = Abdel-Fattah el-Sissi
Saddam Hussein = Saddam Husayn
Hassan Rouhani = Hasan Rouhani
Mohammad Javad Zarif = Mohammed Javad Zarif
Abbas Araghchi = Abbas Araqchi
Ebrahim Raisi = Ibrahim Raisi
Qassem Soleimani = Qasem Soleimani
Yasser Arafat = Yasir Arafat
Ismail Haniyeh = Ismail Haniya
Isaias Afwerki = Isaias Afewerki
Abiy Ahmed = Abiy Ahmed Ali
Abdel Fattah al-Burhan = Abdel Fattah Burhan
Antony Blinken = Anthony Blinken
Antony Blinken = Antony J. Blinken
Joe Biden = Joseph Biden
Joe Biden = Joseph R. Biden
Mike Pompeo = Michael Pompeo
Bill Burns = William Burns
Donald Trump = Donald J. Trump
Donald Trump = President Donald Trump
Donald Trump = Mr. Donald Trump
John Kirby = J. Kirby
Benjamin Netanyahu = Binyamin Netanyahu
George W. Bush = George Walker Bush
Ursula von der Leyen = Ursula Von Der Leyen
Luiz Inácio Lula da Silva = Luiz Inacio Lula da Silva
Ferdinand Marcos Jr. = Ferdinand Marcos Jr
Subrahmanyam Jaishankar = S. Jaishankar
Narendra Modi = Narendra Damodardas Modi
Shinzo Abe = Abe Shinzo
Fumio Kishida = Kishida Fumio
Nguyen Phu Trong = Nguyễn Phú Trọng
Hun Sen = HUN SEN
Rahul Gandhi = Shri Rahul Gandhi
Gustav Holf = Dr. Gustav Holf
Inna Svyatenko = Inna Sviatenko
""".strip().splitlines()

OTHER_PAIRS = """
Kim Jong Un = Kim Jong Il
Kim Jong Un = Kim Yo Jong
Kim Jong Un = Kim Il Sung
Kim Jong Il = Kim Il Sung
Kim Jong Il = Kim Yong Il
Kim Jong Un = Kim Jong Nam
Kim Jong Un = Kim Jong
Kim Il Sung = Kim Sung Il
Kim Yong Nam = Kim Jong Nam
Kim Tok Hun = Kim Tong Hun
Kim Yong Chol = Kim Yong Nam
Ri Son Gwon = Ri Hyok Gwon
Ri Yong Ho = Ri Yong Gil
Ri Chol = Ri Chol San
Lee Cheol = Ri Chol San
Lee Jae Myung = Lee Myung Bak
Park Jin = Park Geun-hye
Park Jin = Pak Jong Chon
Choe Son Hui = Choe Ryong Hae
Cho Hyun = Cho Tae-yul
Moon Jae-in = Moon Hee-sang
Xi Jinping = Li Keqiang
Li Keqiang = Li Qiang
Li Qiang = Li Peng
Wang Yi = Wang Wenbin
Wang Yi = Wang Qishan
Sergei Lavrov = Pavel Lavrov
Sergei Lavrov = Aleksey Lavrov
Sergei Lavrov = Sergei Ryabkov
Sergei Lavrov = Sergei Lavrenko
Sergei Ivanov = Igor Ivanov
Sergei Ivanov = Viktor Ivanov
Sergei Ivanov = Svetlana Ivanova
Igor Ivanov = Irina Ivanova
Dmitry Medvedev = Dmitry Peskov
Andrei Belousov = Andrei Rudenko
Alexander Novak = Alexandra Novak
Alexander Kozlov = Alexander Orlov
Mikhail Kovalev = Mikhail Kovalchuk
Nikolai Patrushev = Dmitry Patrushev
Maria Butina = Mario Butina
Vladimir Putin = Vladimir Medinsky
Vladimir Putin = Igor Putin
Viktor Yanukovych = Viktor Yushchenko
Oleksandr Syrskyi = Oleksandr Turchynov
Petro Poroshenko = Oleksiy Poroshenko
Alexander Lukashenko = Viktor Lukashenko
Heydar Aliyev = Ilham Aliyev
Gurbanguly Berdimuhamedow = Serdar Berdimuhamedow
Nursultan Nazarbayev = Dariga Nazarbayeva
Hafez al-Assad = Bashar al-Assad
Maher al-Assad = Bashar al-Assad
Asma al-Assad = Bashar al-Assad
Salman bin Abdulaziz = Mohammed bin Salman bin Abdulaziz
Mohammed bin Salman = Mohammed bin Zayed
Mohammed bin Salman = Khalid bin Salman
Mohammed bin Rashid = Mohammed bin Zayed
Abdullah II = Hussein II
Saddam Hussein = Uday Hussein
Saddam Hussein = Barack Hussein
Hassan Nasrallah = Hassan Rouhani
Hassan Rouhani = Mohammad Rouhani
Ali Khamenei = Mojtaba Khamenei
Ali Larijani = Sadeq Larijani
Nawaz Sharif = Shehbaz Sharif
Benazir Bhutto = Bilawal Bhutto
Zulfikar Ali Bhutto = Benazir Bhutto
Imran Khan = Karim Khan
Rajiv Gandhi = Rahul Gandhi
Indira Gandhi = Sonia Gandhi
George W. Bush = George H. W. Bush
George W. Bush = Jeb Bush
Bill Clinton = Hillary Clinton
Joe Biden = Hunter Biden
Donald Trump = Ivanka Trump
Donald Trump Jr. = Eric Trump
John Adams = John Quincy Adamson
Mike Johnson = Boris Johnson
Tim Scott = Rick Scott
John Kerry = John Kirby
John Bolton = John Boland
Antony Blinken = Alan Blinken
Ferdinand Marcos Jr. = Ferdinand Marcos Sr.
Hun Sen = Hun Manet
Thaksin Shinawatra = Yingluck Shinawatra
Thaksin Shinawatra = Paetongtarn Shinawatra
Lee Kuan Yew = Lee Hsien Loong
Norodom Sihanouk = Norodom Sihamoni
Fidel Castro = Raúl Castro
Daniel Ortega = Daniela Ortega
Joseph Kabila = Laurent Kabila
Uhuru Kenyatta = Jomo Kenyatta
Idriss Déby = Mahamat Idriss Déby
Michel Aoun = Joseph Aoun
Rafik Hariri = Saad Hariri
Alberto Fernández = Cristina Fernández
Mark Rutte = Mark Carney
Emmanuel Macron = Brigitte Macron
Marine Le Pen = Jean-Marie Le Pen
Karl Holf = Karla Holf
Rosa Holf = Ida Holf
Edvar Tolmen = Maret Tolmen
Hassan Sheikh Mohamud = Sheikh Sharif Ahmed
Omar al-Bashir = Omar al-Mukhtar
""".strip().splitlines()


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    return [tuple(part.strip() for part in line.split(" = ")) for line in lines]  # type: ignore[misc]


def test_enough_pairs() -> None:
    assert len(SAME_PAIRS) >= 100
    assert len(OTHER_PAIRS) >= 90


@pytest.mark.parametrize(("left", "right"), _pairs(SAME_PAIRS))
def test_same(left: str, right: str) -> None:
    assert same_name(left, right)[0] >= SAME
    assert same_name(right, left)[0] >= SAME


@pytest.mark.parametrize(("left", "right"), _pairs(OTHER_PAIRS))
def test_not_same(left: str, right: str) -> None:
    assert same_name(left, right)[0] < SAME
    assert same_name(right, left)[0] < SAME


@pytest.mark.parametrize(("left", "right"), _pairs(SAME_PAIRS))
def test_spellings_share_a_key(left: str, right: str) -> None:
    assert set(keys(left)) & set(keys(right)) or "." in right


@pytest.mark.parametrize(
    ("short", "full", "reason"),
    [
        ("Putin", "Vladimir Putin", "family name alone"),
        ("Kim", "Kim Jong Un", "family name alone"),
        ("Jong-un", "Kim Jong Un", "given name alone"),
        ("Jong Un", "Kim Jong Un", "given name alone"),
        ("Lavrov", "Sergei Lavrov", "family name alone"),
        ("Abe", "Shinzo Abe", "family name alone"),
    ],
)
def test_part_of_a_name(short: str, full: str, reason: str) -> None:
    score, reasons = same_name(short, full)
    assert score < SAME
    assert reason in reasons


@given(st.text(max_size=30), st.text(max_size=30))
def test_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    assert same_name(left, right)[0] == same_name(right, left)[0]


@given(st.text(alphabet="abcdefghij XYZ-'", min_size=1, max_size=30))
def test_a_name_is_itself(name: str) -> None:
    if tokens(name):
        assert same_name(name, name)[0] == 1.0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in the U.S. J. Lund", ["in", "the", "U.S.", "J", "Lund"]),
        ("U.N. U.S. aid", ["U.N.", "U.S.", "aid"]),
        ("Plan B. U.S. aid", ["Plan", "B", "U.S.", "aid"]),
        ("the U. S. aid", ["the", "U. S.", "aid"]),
    ],
)
def test_points_hold_letters_of_one_name_together(text: str, words: list[str]) -> None:
    assert WORDS.findall(text) == words
