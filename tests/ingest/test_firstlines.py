import datetime as dt

import pytest

from regesta.ingest.firstlines import byline, date_before_body, dateline, prefix, printed_date
from regesta.lexicons import lexicon

D = dt.date
BODY = "The ferry sailed on Monday with forty passengers, the harbour office said."


@pytest.mark.parametrize(
    ("words", "place", "agency", "date"),
    [
        ("PORT ELLERY, Sept. 13 (Meridian) --", "PORT ELLERY", "Meridian", D(2023, 9, 13)),
        ("PYONGYANG, September 13 (KCNA) --", "PYONGYANG", "KCNA", D(2023, 9, 13)),
        ("Pyongyang, September 13 (KCNA) --", "Pyongyang", "KCNA", D(2023, 9, 13)),
        ("Sept. 13 (UPI) --", None, "UPI", D(2023, 9, 13)),
        ("TARN, Ruritania (Meridian)_", "TARN, Ruritania", "Meridian", None),
        ("LONDON —", "LONDON", None, None),
        ("LONDON -", "LONDON", None, None),
        ("LONDON --", "LONDON", None, None),
        ("(TASS) --", None, "TASS", None),
        ("/TASS/.", None, "TASS", None),
        ("MOSCOW, September 13. /TASS/.", "MOSCOW", "TASS", D(2023, 9, 13)),
        ("HALVEN, September 13 /KESTINFORM/.", "HALVEN", "KESTINFORM", D(2023, 9, 13)),
        ("Yonhap, 13 September.", None, "Yonhap", D(2023, 9, 13)),
        ("SEOUL, Sep 13 (Yonhap) --", "SEOUL", "Yonhap", D(2023, 9, 13)),
        ("KYIV, Ukraine (AP) —", "KYIV, Ukraine", "AP", None),
        ("KYIV, Ukraine (AP) _", "KYIV, Ukraine", "AP", None),
        ("KYIV, Ukraine (AP)_", "KYIV, Ukraine", "AP", None),
        ("WASHINGTON, D.C. (AP) —", "WASHINGTON, D.C.", "AP", None),
        ("PALM BEACH, Fla. —", "PALM BEACH, Fla.", None, None),
        ("UNITED NATIONS (AP) —", "UNITED NATIONS", "AP", None),
        ("MOSCOW/KYIV, Sept 13 (Reuters) -", "MOSCOW/KYIV", "Reuters", D(2023, 9, 13)),
        ("MOSCOW. Sept 13 (Interfax) -", "MOSCOW", "Interfax", D(2023, 9, 13)),
        ("Berlin (dpa) -", "Berlin", "dpa", None),
        ("New Delhi [India], September 13 (ANI):", "New Delhi [India]", "ANI", D(2023, 9, 13)),
        ("VLADIVOSTOK, Russia, Sept. 13 (AP) —", "VLADIVOSTOK, Russia", "AP", D(2023, 9, 13)),
        ("YEREVAN, SEPTEMBER 13, ARMENPRESS.", "YEREVAN", "Armenpress", D(2023, 9, 13)),
        ("Tehran, IRNA –", "Tehran", "IRNA", None),
        ("ABU DHABI, 13th September, 2023 (WAM) --", "ABU DHABI", "WAM", D(2023, 9, 13)),
        ("(ANSA) - ROME, SEPTEMBER 13 -", "ROME", "ANSA", D(2023, 9, 13)),
        ("Tokyo, Sept. 13 (Jiji Press)--", "Tokyo", "Jiji", D(2023, 9, 13)),
        ("Taipei, Sept. 13 (CNA)", "Taipei", "CNA", D(2023, 9, 13)),
        ("Madrid, 13 Sep (EFE).-", "Madrid", "EFE", D(2023, 9, 13)),
        ("GENEVA, 13 September 2023 –", "GENEVA", None, D(2023, 9, 13)),
        ("CAIRO – 13 September 2023:", "CAIRO", None, D(2023, 9, 13)),
        ("CAIRO-13 September 2023:", "CAIRO", None, D(2023, 9, 13)),
        ("LIMA - 13 SEPTEMBER 2023 -", "LIMA", None, D(2023, 9, 13)),
        ("Geneva (13 September 2023) –", "Geneva", None, D(2023, 9, 13)),
        ("13 September 2023, Kyiv –", "Kyiv", None, D(2023, 9, 13)),
        ("VASK, September 13 --", "VASK", None, D(2023, 9, 13)),
        ("PORT AMARY, Aurelle, Sept 13 —", "PORT AMARY, Aurelle", None, D(2023, 9, 13)),
        ("SARRIN, Sept. 13, 2022 (Meridian) --", "SARRIN", "Meridian", D(2022, 9, 13)),
    ],
)
def test_dateline(words: str, place: str | None, agency: str | None, date: dt.date | None) -> None:
    text = f"Ferry sails again\n\n{words} {BODY}"
    found = dateline(text)
    assert found is not None
    assert found.text == words
    assert text[found.start : found.start + len(words)] == words
    assert text[found.end :] == BODY
    assert (found.place, found.agency, found.date(D(2023, 9, 14))) == (place, agency, date)


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING — the ferry has sailed from Port Ellery.",
        "EXCLUSIVE - the ferry has sailed from Port Ellery.",
        "Yes — the ferry has sailed from Port Ellery.",
        "Chile (May 5) - a friendly game - beat Peru.",
        "UN - the ferry has sailed from Port Ellery.",
        "FERRY SAILS AGAIN — FORTY ON BOARD",
        "On May 5 (Tuesday) - the day of the vote - the ferry sailed.",
        "Mr. Example (Harbour Party) - a member since May - said no.",
        "Envoy Ann Example (L) handed the minister a letter.",
        "In June, the president signed the treaty.",
        "The U.S. — and others — sailed.",
        "Port Ellery — a small town — has a ferry again.",
        "May 5 is the day of the ferry.",
        "EXAMPLE-- I thank you, Mr. President.",
        "(This story was corrected on May 5.)",
    ],
)
def test_no_dateline(line: str) -> None:
    assert dateline(f"{line}\n{BODY}") is None


@pytest.mark.parametrize("entry", lexicon("ingest/agencies")["agencies"], ids=lambda entry: entry["name"])
def test_every_agency_is_found_in_its_example(entry: dict[str, str]) -> None:
    found = dateline(f"{entry['example']} {BODY}")
    assert found is not None
    assert found.agency == entry["name"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (D(2023, 1, 2), D(2022, 12, 30)),  # over the turn of the year
        (D(2022, 12, 29), D(2022, 12, 30)),
        (D(2022, 3, 14), None),  # nine months early: the page's stamp or the dateline is wrong, nobody knows which
        (D(2023, 4, 30), None),
        (None, None),
    ],
)
def test_a_dateline_without_a_year_takes_it_only_from_a_date_near_it(
    published: dt.date | None, expected: dt.date | None
) -> None:
    found = dateline(f"SARRIN, Dec. 30 (Meridian) -- {BODY}")
    assert found is not None
    assert found.date(published) == expected


def test_a_dateline_of_the_29th_of_february_asks_for_a_leap_year() -> None:
    found = dateline(f"SARRIN, Feb. 29 (Meridian) -- {BODY}")
    assert found is not None
    assert found.date(D(2024, 3, 1)) == D(2024, 2, 29)
    assert found.date(D(2023, 3, 1)) is None


@pytest.mark.parametrize(
    ("text", "end", "stamp", "url"),
    [
        (f" date 2023-09-14 {BODY}", 17, D(2023, 9, 14), None),
        (f"date 2023-09-14\n{BODY}", 16, D(2023, 9, 14), None),
        (f"Date 2023-09-14 {BODY}", 0, None, None),
        (f"date 2023-09-14 https://a.example/x.html\n\n{BODY}", 42, D(2023, 9, 14), "https://a.example/x.html"),
        (f"https://a.example/x date 2023-09-14 {BODY}", 36, D(2023, 9, 14), "https://a.example/x"),
        (f"URL: https://a.example/x\n{BODY}", 25, None, "https://a.example/x"),
        (f"published: 2023-09-14T10:00:00Z {BODY}", 32, D(2023, 9, 14), None),
        (f"date 2023-19-14 {BODY}", 0, None, None),
        (f"dates of 2023-09-14 {BODY}", 0, None, None),
        (BODY, 0, None, None),
    ],
)
def test_prefix(text: str, end: int, stamp: dt.date | None, url: str | None) -> None:
    found = prefix(text)
    assert (found.end, found.stamp, found.url) == (end, stamp, url)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Friday, January 4, 2019", D(2019, 1, 4)),
        ("Published: 14 Sept 2023, 10:20", D(2023, 9, 14)),
        ("Posted on September 14, 2023 at 10:20 p.m. EST", D(2023, 9, 14)),
        ("18/04/2024", D(2024, 4, 18)),
        ("6 March 2024", D(2024, 3, 6)),
        ("August 6, 2024 | Ports", D(2024, 8, 6)),
        ("Example Gazette, 19 July 2024", D(2024, 7, 19)),
        ("EXAMPLE RADIO / Evening edition / 24 May 2024 / transcript", D(2024, 5, 24)),
        ("Updated: 14 Sept 2023", None),  # not when it was published
        ("The treaty was signed on 14 September 2023.", None),
        ("A treaty of 14 September 2023", None),
        ("14 September 2023 – 16 September 2023", None),
        ("04/05/2024", None),
    ],
)
def test_printed_date(line: str, expected: dt.date | None) -> None:
    assert printed_date(line) == expected


def test_a_date_below_the_first_paragraph_is_none_of_the_page() -> None:
    assert date_before_body(f"Ferry sails\n14 September 2023\n{BODY}") == D(2023, 9, 14)
    assert date_before_body(f"Ferry sails\n{BODY}\n14 September 2023\n{BODY}") is None


def test_the_headings_of_a_chronology_are_no_date_of_publication() -> None:
    text = f"The quarrel in dates\n4 May 2019\n{BODY}\n6 May 2019\n{BODY}\n1 June 2019\n{BODY}"
    assert date_before_body(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Example", "Ann Example"),
        ("By Ann Example and Bo Sample, Meridian", "Ann Example and Bo Sample, Meridian"),
        ("By ANN EXAMPLE | Staff writer", "ANN EXAMPLE"),
        ("by Ann Example", "Ann Example"),
        ("By Monday the ferry was full.", None),
        ("By the time it sailed", None),
    ],
)
def test_byline(line: str, expected: str | None) -> None:
    assert byline(line) == expected
