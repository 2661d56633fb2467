"""Whether the date on a page can be true."""

import datetime as dt

import pytest
import spacy

from regesta.extract.times import times
from regesta.extract.timestamps import stamp_issues
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
