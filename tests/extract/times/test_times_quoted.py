"""Time words inside a quotation: read against the day it was said."""

import datetime as dt

import pytest
from spacy.language import Language

from regesta.extract.statements.report import statements
from regesta.extract.times.quoted import quoted
from regesta.extract.times.report import times
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from tests.extract.reading import document

PUBLISHED = dt.date(2025, 11, 13)  # a Thursday

CASES = [
    # text, published, time words, expected
    ('"We will leave the island tomorrow," Anna Berg said on Monday.', PUBLISHED, "tomorrow", "2025-11-11"),
    ('"They came last night," Anna Berg said on Monday.', PUBLISHED, "last night", "2025-11-09"),
    ('"We will leave the island on Friday," Anna Berg said on 3 March 2020.', PUBLISHED, "Friday", "2020-03-06"),
    ('"We will leave the island on Friday," Anna Berg said on 3 March 2020.', None, "Friday", "2020-03-06"),
    # the day of saying is not told: the report's day
    ('"We will leave the island tomorrow," Anna Berg said.', PUBLISHED, "tomorrow", "2025-11-14"),
    # told too coarsely to count from
    ('"We will leave the island tomorrow," Anna Berg said in 2014.', PUBLISHED, "tomorrow", "XXXX-XX-XX"),
    # indirect speech counts from the report
    ("Anna Berg said on Monday that they would leave the island tomorrow.", PUBLISHED, "tomorrow", "2025-11-14"),
    # a date written out needs no anchor
    ('"We left the island on 2 May 2019," Anna Berg said on Monday.', PUBLISHED, "2 May 2019", "2019-05-02"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "published", "words", "edtf"), CASES)
def test_quotations(nlp: Language, text: str, published: dt.date | None, words: str, edtf: str) -> None:
    report = document(text, published=published)
    doc = nlp(text)
    said = statements(report, doc, resolve(report, doc, mentions(report, doc, known={})))
    found = quoted(report, doc, times(report, doc), said)
    (time,) = (one for one in found if one.said is not None and one.said.text == words)
    assert time.edtf == edtf
    assert text[time.said.start : time.said.end] == words
    assert time.reason
