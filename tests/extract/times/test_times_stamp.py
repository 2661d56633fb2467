"""Whether the date on a page can be true."""

import datetime as dt

import pytest
import spacy

from regesta.extract.times.report import times
from regesta.extract.times.stamps import stamp_issues
from regesta.records import Document

NLP = spacy.blank("en")


def codes(text: str, published: str | None, **more) -> list[str]:
    document = Document(
        id="d",
        source="d.txt",
        sha256="",
        text=text,
        language="en",
        published=dt.date.fromisoformat(published) if published else None,
        **more,
    )
    return [issue.code for issue in stamp_issues(document, times(document, NLP(text)))]


def test_a_stamp_that_fits_raises_nothing():
    assert codes("The minister resigned on Tuesday, May 5, 2020.", "2020-05-06") == []
    assert codes("The minister resigned on Tuesday, May 5.", "2020-05-06") == []
    assert codes("The summit will be held on 20 May 2020.", "2020-05-06") == []


def test_a_past_day_after_the_stamp_refutes_it():
    assert codes("The two leaders met on 13 September 2023 in the port.", "2023-09-02") == ["stamp-refuted"]


def test_the_days_slack_is_for_time_zones():
    assert codes("The two leaders met on 14 September 2023 in the port.", "2023-09-13") == []


def test_a_far_dateline_refutes_the_stamp():
    assert codes("Talks began.", "2020-05-06", dateline_date=dt.date(2020, 1, 6)) == ["stamp-refuted"]


def test_a_weekday_shows_the_wrong_year():
    assert codes("The minister resigned on Tuesday, May 5.", "2021-05-06") == ["stamp-refuted"]


@pytest.mark.parametrize("text", ["They met on Friday, May 5, 2020.", "They met on Friday, 5 May 2020."])
def test_a_weekday_beside_the_wrong_date_is_told(text):
    assert codes(text, None) == ["weekday-contradicts-date"]


def read(text: str, published: str | None, **more) -> dict[str, tuple[str, dt.date | None]]:
    stamp = dt.date.fromisoformat(published) if published else None
    document = Document(id="d", source="d.txt", sha256="", text=text, language="en", published=stamp, **more)
    return {time.said.text: (time.edtf, time.anchor) for time in times(document, NLP(text))}


def test_what_counts_from_a_refuted_stamp_stays_open():
    text = "The two leaders met on 13 September 2023 in the port. On Thursday they signed a treaty."
    assert read(text, "2023-09-14")["Thursday"] == ("2023-09-14", dt.date(2023, 9, 14))
    assert read(text, "2023-08-02")["Thursday"] == ("XXXX-XX-XX", None)
    assert read(text, "2023-08-02")["13 September 2023"] == ("2023-09-13", None)


def test_a_dateline_holds_where_the_stamp_does_not():
    text = "The two leaders met on 13 September 2023 in the port. On Thursday they signed a treaty."
    day = dt.date(2023, 9, 15)
    assert codes(text, "2023-08-02", dateline_date=day)[0] == "stamp-refuted"
    assert read(text, "2023-08-02", dateline_date=day)["Thursday"] == ("2023-09-14", day)


def test_a_dateline_months_from_the_stamp_refutes_it():
    text = "RIGA, May 6 (Halcyon) -- The minister resigned on Tuesday."
    assert codes(text, "2020-09-10", dateline="RIGA, May 6 (Halcyon) --") == ["stamp-refuted"]
    assert read(text, "2020-09-10", dateline="RIGA, May 6 (Halcyon) --")["Tuesday"] == ("XXXX-XX-XX", None)


def test_what_is_still_to_come_refutes_nothing():
    text = "The two leaders will meet on 13 September 2023. The deadline of 20 September 2023 was set by the court."
    assert codes(text, "2023-08-02") == []
