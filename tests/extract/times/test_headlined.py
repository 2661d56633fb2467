"""A headline's act has the day of its like below, where that is one day."""

import pytest
from spacy.language import Language

from regesta.headlines import headed
from tests.extract.reading import dated_events, document
from tests.extract.times.test_narrative import PUBLISHED

CASES = [
    (
        "Rebels kill three soldiers in Chad\n\nThree soldiers were killed by rebels on Monday.",
        "2024-05-13",
    ),
    ("Norway recalls envoy from Peru\n\nNorway recalled its ambassador to Peru on May 3.", "2024-05-03"),
    # told below of two days, of others, as a plan, or not at all
    ("Rebels kill soldiers\n\nRebels killed a soldier on Monday. They killed two soldiers on May 3.", None),
    ("Norway recalls envoy from Peru\n\nChad expelled two Libyan diplomats on May 3.", None),
    ("Norway recalls envoy from Peru\n\nNorway will recall its ambassador to Peru on June 3.", None),
    ("Rebels kill three soldiers in Chad\n\nThe army was silent. Rebels had killed five soldiers in March 2012.", None),
    ("Norway recalls envoy from Peru\n\nThe weather was fine on May 3.", None),
    # the first sentence tells the headline's news in other words
    (
        "Peru ends state of emergency\n\nOn Sunday, the state of emergency begun on March 15 ended in Peru.",
        "2024-05-12",
    ),
    (
        "Rebels shoot soldier in Lome\n\nOn Sunday in Lome a soldier was found dead behind a school that rebels had entered.",
        "2024-05-12",
    ),
    (
        "Norway condemns law of Chad\n\nNorway's premier said on Monday that the law of Chad was a shame.",
        "2024-05-13",
    ),
    (
        "Anna Berg endorses Karl Lund for premier\n\nFormer premier Anna Berg announced on Monday she was endorsing Karl Lund. In a video "
        "she said she endorsed Lund.",
        "2024-05-13",
    ),
    # told again below without a day, or of others than the first sentence
    (
        "Peru recalls envoy from Chad\n\nChad's court jailed a student of Peru's on Friday. Peru's ministry said it recalled its envoy.",
        None,
    ),
    ("Mali threatens to leave bloc\n\nThe bloc imposed sanctions on Mali on Sunday.", None),
    # of other things, of what was only announced then, or of two days
    ("Chile expels envoys of Togo\n\nWet weather hit the north of Peru on Monday and washed away a bridge.", None),
    (
        "Chile attacks port in Peru\n\nThe premier of Peru said on Monday that the port had been hit by Chile in winter.",
        None,
    ),
    ("Rebels shoot soldier in Lome\n\nOn Sunday in Lome a soldier was found dead, and rebels fled on Monday.", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "day"), CASES)
def test_the_day_of_a_headline(nlp: Language, text: str, day: str | None) -> None:
    read = document(text, published=PUBLISHED)
    (time,) = {event.time and event.time.edtf for event in dated_events(nlp, read) if headed(read, event.trigger.start)}
    assert time == day


def test_what_is_a_headline() -> None:
    read = document("Norway recalls envoy\n\nNorway recalled its envoy on Monday.")
    assert headed(read, 7)
    assert not headed(read, 30)
    assert not headed(document("Norway recalled its envoy on Monday."), 7)
    assert not headed(document("Norway recalled its envoy " + "from Peru " * 12 + "\nThis was on Monday."), 7)
