import datetime as dt

import pytest

from regesta.ingest.dates import date_in_address, day, local_date, parse_date, parse_moment

D = dt.date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-09-14", D(2023, 9, 14)),
        ("2023-09-13T23:30:00+09:00", D(2023, 9, 13)),
        ("2023-09-13T23:30:00Z", D(2023, 9, 13)),
        ("2023-9-4 10:20", D(2023, 9, 4)),
        ("2023/09/14", D(2023, 9, 14)),
        ("2023.09.14.", D(2023, 9, 14)),
        ("20230914", D(2023, 9, 14)),
        ("20230914T101500Z", D(2023, 9, 14)),
        ("14 September 2023", D(2023, 9, 14)),
        ("14th of September, 2023", D(2023, 9, 14)),
        ("14 Sept. 2023", D(2023, 9, 14)),
        ("Thu, 14 Sep 2023 08:00:00 GMT", D(2023, 9, 14)),
        ("September 14, 2023", D(2023, 9, 14)),
        ("Thursday, September 14, 2023, 10:20 p.m.", D(2023, 9, 14)),
        ("SEPTEMBER 14TH 2023", D(2023, 9, 14)),
        ("14.09.2023", D(2023, 9, 14)),
        ("04.03.2023", D(2023, 3, 4)),
        ("14/09/2023", D(2023, 9, 14)),
        ("09/14/2023", D(2023, 9, 14)),
        ("03/03/2023", D(2023, 3, 3)),
        ("1703376000000", D(2023, 12, 24)),
        ("1703376000", D(2023, 12, 24)),
        # not one certain day
        ("03/04/2023", None),
        ("September 2023", None),
        ("2023", None),
        ("14 September", None),
        ("last Thursday", None),
        ("2023-02-30", None),
        ("2023-13-01", None),
        ("0001-01-01", None),
        ("12345678", None),
        ("", None),
        ("1 2 3", None),
    ],
)
def test_parse_date(text: str, expected: dt.date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://daily.example/2025/10/11/ferry-sails", D(2025, 10, 11)),
        ("https://daily.example/news/2025/1/9/", D(2025, 1, 9)),
        ("https://daily.example/20251011/ferry-sails--112.html", D(2025, 10, 11)),
        ("https://daily.example/ferry-2025-10-11.html", D(2025, 10, 11)),
        ("https://daily.example/world/2025/oct/11/ferry", D(2025, 10, 11)),
        ("https://daily.example/2025/10/ferry", None),
        ("https://daily.example/20251399/ferry", None),
        ("https://daily.example/a/1122941878.html", None),
        ("https://daily.example/article?date=2025-10-11", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_date_in_address(url: str, expected: dt.date | None) -> None:
    assert date_in_address(url) == expected


def test_day_takes_a_month_by_number_or_name() -> None:
    assert day("2020", "Feb.", "29") == day(2020, 2, 29) == D(2020, 2, 29)
    assert day(2021, "Feb", 29) is None
    assert day(2021, "Brumaire", 1) is None


@pytest.mark.parametrize(
    ("stamp", "url", "expected"),
    [
        ("2023-09-13T23:30:00Z", "https://news.example.kr/a", dt.date(2023, 9, 14)),
        ("2023-09-13T23:30:00+00:00", "https://news.example.kr/a", dt.date(2023, 9, 14)),
        ("2023-09-13T23:30:00+09:00", "https://news.example.kr/a", dt.date(2023, 9, 13)),
        ("2023-09-13T10:30:00Z", "https://news.example.kr/a", dt.date(2023, 9, 13)),
        ("2023-09-13T23:30:00Z", "https://news.example.de/a", dt.date(2023, 9, 14)),
        # whether clocks had been put on decides the day: as written
        ("2023-09-13T22:30:00Z", "https://news.example.de/a", dt.date(2023, 9, 13)),
        # a country of many zones, none, and no time of day
        ("2023-09-13T23:30:00Z", "https://news.example.ru/a", dt.date(2023, 9, 13)),
        ("2023-09-13T23:30:00Z", "https://news.example.com/a", dt.date(2023, 9, 13)),
        ("2023-09-13T23:30:00Z", None, dt.date(2023, 9, 13)),
        ("2023-09-13", "https://news.example.kr/a", dt.date(2023, 9, 13)),
        ("soon", "https://news.example.kr/a", None),
    ],
)
def test_the_day_of_a_stamp_is_the_outlets_own(stamp, url, expected):
    assert local_date(stamp, url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-04T10:00:00Z", dt.datetime(2024, 3, 4, 10, tzinfo=dt.UTC)),
        (" 2024-03-04T10:00:00+02:00 ", dt.datetime(2024, 3, 4, 8, tzinfo=dt.UTC)),
        ("2024-03-04T10:00:00", None),  # whose ten o'clock is not told
        ("2024-03-04", None),
        ("4 March 2024", None),
        ("9999-03-04T10:00:00Z", None),
        ("", None),
    ],
)
def test_a_moment_is_read_only_with_its_zone(text: str, expected: dt.datetime | None) -> None:
    assert parse_moment(text) == expected
