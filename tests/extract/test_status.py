"""Whether an act happened, over forms of the verb and governing words. The act is in capitals."""

import re

import pytest
from spacy.language import Language

from regesta.extract.nounstatus import noun_status
from regesta.extract.status import verb_status
from regesta.lexicons import lexicon

CASES = [(example["s"], example["status"]) for example in lexicon("events/status")["examples"]] + [
    ("Norway might WITHDRAW its troops from the island.", "possible"),
    ("Norway has never SENT troops to Latvia.", "not_happened"),
    ("No agreement was SIGNED in Riga.", "not_happened"),
    ("The treaty was SIGNED by Anna Berg.", "happened"),
    ("Anna Berg is due to VISIT Riga on Friday.", "planned"),
    ("Anna Berg is likely to VISIT Riga.", "possible"),
    ("Anna Berg said she would VISIT Riga.", "planned"),
    ("Norway admitted to SENDING troops.", "happened"),
    ("Norway is committed to SENDING troops.", "planned"),
    ("Norway has no intention to EXPEL the ambassador.", "not_happened"),
    ("Norway threatened to EXPEL the ambassador.", "possible"),
    ("Norway decided to EXPEL the ambassador.", "planned"),
    ("Norway will continue to SUPPORT Latvia.", "planned"),
    ("Norway said it would begin WITHDRAWING its troops.", "planned"),
    ("Norway has continued to SUPPORT Latvia.", "ongoing"),
    ("Norway began WITHDRAWING its troops.", "ongoing"),
    ("Norway fears that Latvia could ATTACK the port.", None),
    ("Norway hopes to VISIT Riga.", "possible"),
    ("Norway decided not to EXPEL the ambassador.", "not_happened"),
    ("Norway urged Latvia to RELEASE the crew.", None),
    ("Norway demanded that Latvia RELEASE the crew.", None),
    ("Latvia must RELEASE the crew.", None),
    ("Troops are being SENT to the border.", "ongoing"),
    ("The two ministers were MEETING in Riga.", "ongoing"),
    ("Anna Berg came home after MEETING the king.", "happened"),
    ("The MEETING between Norway and Latvia did not take place.", "not_happened"),
    ("Norway cancelled the VISIT.", "not_happened"),
    ("There was no MEETING between Norway and Latvia.", "not_happened"),
    ("Norway called for a MEETING with Latvia.", None),
    ("Norway announced a VISIT by Anna Berg.", "planned"),
    ("Norway plans a VISIT to Latvia.", "planned"),
    ("Norway's plans for a VISIT to Latvia are secret.", "planned"),
    ("After the MEETING the ministers left.", "happened"),
    ("Norway and Latvia held a MEETING.", "happened"),
    ("Norway and Latvia will hold a MEETING.", "planned"),
]


@pytest.mark.model
@pytest.mark.parametrize(("marked", "status"), CASES)
def test_status(nlp: Language, marked: str, status: str | None) -> None:
    found = re.search(r"\b[A-Z]{4,}\b", marked)
    assert found
    doc = nlp(marked[: found.start()] + found.group().lower() + marked[found.end() :])
    token = doc.char_span(found.start(), found.end())[0]
    read = verb_status(token) if token.pos_ == "VERB" else noun_status(token)
    assert read[0] == status, read
