"""Whether an act happened, over forms of the verb and governing words. The act is in capitals."""

import re

import pytest
from spacy.language import Language

from regesta.extract.events.status.nouns import noun_status
from regesta.extract.events.status.verbs import verb_status
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
    # what one will do on a condition
    ("Norway will EXPEL the envoy if Latvia fires.", "possible"),
    ("Unless Latvia pays, Norway will CLOSE the border.", "possible"),
    ("Norway will EXPEL the envoy even if Latvia pays.", "planned"),
    ("Norway would CLOSE the border.", "possible"),
    ("If Norway fails to RELEASE the crew, talks will end.", "possible"),
    # what others keep from being done, as far as they do
    ("Norway stopped rebels from SHELLING the port.", "not_happened"),
    ("Norway failed to stop rebels from SHELLING the port.", "happened"),
    ("Norway could stop rebels from SHELLING the port.", "possible"),
    ("Norway arrested two men trying to ATTACK the port.", "not_happened"),
    ("Norway accused two men of trying to ATTACK the port.", "possible"),
    ("Norway agreed to allow inspectors to VISIT Riga.", "planned"),
    ("Norway asked Latvia to allow inspectors to VISIT Riga.", "possible"),
    ("Norway pleaded not guilty to charges that it SHELLED the port.", "denied"),
    # the present of what is yet to be
    ("Norway offered land once the troops LEAVE Latvia.", "planned"),
    ("The guards search the lorries before they LEAVE Latvia.", "happened"),
    ("Norway LEAVES the union later this year.", "planned"),
    ("Norway is holding talks after VISITING Riga.", "happened"),
    # adjectives and aims
    ("Norway is interested in HELPING Latvia.", "possible"),
    ("Norway is open to MEETING the envoy.", "possible"),
    ("Norway is not open to MEETING the envoy.", "not_happened"),
    ("Norway is prepared to EXPEL the envoy.", "possible"),
    ("Norway held talks aimed at ENDING the war.", "possible"),
    ("Norway rejected FORMING a coalition.", "not_happened"),
    ("Anna Berg visited Riga to EXPRESS her condolences.", "happened"),
    ("Anna Berg visited Riga to PERSUADE the king.", "possible"),
    ("The party is BANNED in Latvia.", "ongoing"),
    ("The party was BANNED in Latvia.", "happened"),
    # nouns of what goes on or is only plotted
    ("Anna Berg spoke on the second day of her VISIT to Riga.", "ongoing"),
    ("Anna Berg spoke on the second day of her VISIT to Riga last year.", "happened"),
    ("Her VISIT to Riga is aimed at peace.", "ongoing"),
    ("Her VISIT to Riga is planned for May.", "planned"),
    ("Norway was urged to end its RAIDS on Latvia.", "ongoing"),
    ("Norway ended its RAIDS on Latvia.", "happened"),
    ("The rebels have stepped up their RAIDS on Latvia.", "ongoing"),
    ("The rebels stepped up their RAIDS on Latvia.", "happened"),
    ("Two men plotted an ATTACK on the port.", "possible"),
    ("Two men planned the ATTACKS of 2001.", "happened"),
    ("The council authorised a MISSION to Latvia.", "planned"),
    ("Norway did not rule out an ATTACK on Latvia.", "possible"),
    ("Norway works to win the RELEASE of the crew.", "possible"),
    ("Norway won the RELEASE of the crew.", "happened"),
    # what was not done until then was done then
    ("Norway did not SIGN the treaty until July.", "happened"),
    ("No treaty was SIGNED until the war ended.", "happened"),
    ("Norway did not HOLD talks with Latvia until 2019.", "happened"),
    ("Norway has not SIGNED the treaty until now.", "not_happened"),
    ("Norway was not HELD responsible at all.", "not_happened"),
    # what an "if" governs from afar
    ("If Norway answers by EXPELLING the envoy, talks will end.", "possible"),
    ("Norway answered by EXPELLING the envoy.", "happened"),
    # what goes on beside where one is, or in the midst of it
    ("The guards were at the port, GIVING food to the crew.", "happened"),
    ("Norway is in the process of LEAVING the union.", "ongoing"),
    ("The process of ELECTING a king is long.", None),
    ("Norwegian troops have REMAINED in Latvia.", "ongoing"),
    ("The party is RECOGNISED only by Norway.", "ongoing"),
    ("Being BRIEFED by the general, Anna Berg praised the guards.", "happened"),
    # papers, and what is only made known
    ("Norway signed a letter of intent on SELLING gas to Latvia.", "planned"),
    ("Norway announced the SALE of forty jets to Latvia.", "planned"),
    ("Norway announced the ARREST of two spies.", "happened"),
    ("At the time of our ATTACK on Latvia it rained.", "happened"),
    ("Norway approved the RAIDS on the port of Latvia that took place in May.", "happened"),
    ("Norway approved the RAIDS on the port of Latvia.", "planned"),
    ("Norway is getting more active in its SALE of arms to Latvia.", "ongoing"),
    ("The frigate's VISIT to Riga is a proof of their plans.", "happened"),
    ("A vote will be held following the RESIGNATION of Anna Berg.", "happened"),
    ("Although Norwegian police have BEATEN protesters before, this is a first.", "happened"),
    ("Norwegian troops came to Latvia to HELP the king.", "happened"),
    ("Norwegian troops entered Latvia to FIGHT the rebels.", "happened"),
    ("Norwegian rebels went to Latvia to FIGHT the army but were arrested at the border.", "possible"),
    ("Peru was not to LEAVE the bloc until June.", "not_happened"),
    ("Peru was not to LEAVE the bloc.", "not_happened"),
    ("Peru did not LEAVE the bloc until June.", "happened"),
    ("Latvia is involved in the KILLING of Karl Lund.", "happened"),
    ("Norwegian troops came to Latvia to PERSUADE the king.", "possible"),
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
