"""Parties of letters, arrivals and anniversaries. In: matches of one document. Out: matches with parties filled or put right.

"Congratulated Ann Lee upon her election" is hers; "in the message" speaks who sent it, to whom he sent it; "arrived here" is where the
report is dated from; "to mark the day" is what an act beside it was for.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import LETTERS
from regesta.extract.events.parties.words import Reader
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, preposition, understood_subject
from regesta.extract.grammar.thanking import thanked
from regesta.lexicons import word_set

DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its"})
LETTERED = word_set("acts/kinds", "lettered")
ANSWERING = word_set("acts/courses", "answering")
MARKING = word_set("acts/courses", "marking")


def for_form(match: Match, full: Sequence[Match], reader: Reader) -> None:
    """Fills and mends the parties of one act by those told beside it."""
    arrived_here(match, reader)
    congratulated(match, full)
    written(match, full)
    to_who_thanks(match)
    answered(match, full)


def congratulated(match: Match, full: Sequence[Match]) -> None:
    """ "Congratulated Ann Lee upon her election": hers who is congratulated, not hers who does it."""
    trigger = match.trigger
    if trigger.pos_ == "VERB" or preposition(trigger) not in ("on", "upon", "over", "for"):
        return
    whose = [t for t in match.roles.get("B", []) if t.dep_ == "nmod:poss" and t.pos_ == "PRON"]
    told = next((m for m in full if m.trigger in list(trigger.ancestors)[:3] and m.sense.type == "SUPPORT"), None)
    if whose and told is not None and told.roles.get("B"):
        match.roles["B"] = list(told.roles["B"])


def written(match: Match, full: Sequence[Match]) -> None:
    """ "She in the message wished him success", "the message wished him success": she who sent the message named before, him who got it."""
    trigger = match.trigger
    if trigger.pos_ != "VERB" or match.sense.type not in ("SUPPORT", "CONSULT"):
        return
    inside = [t for t in by_preposition(trigger).get("in", ()) if _definite_letter(t)]
    itself = [t for t in children(trigger, "nsubj") if _definite_letter(t)]
    before = [m for m in full if m.trigger.i < trigger.i and m.sense.subtype in LETTERED and m.roles.get("A")]
    if not before or not (inside or itself):
        return
    for role in "AB":
        have = match.roles.get(role, [])
        if (not have and (role == "B" or itself)) or (have and all(t.pos_ == "PRON" for t in have)):
            match.roles[role] = [t for t in before[-1].roles.get(role, []) if t not in match.roles.get("A", [])]


def to_who_thanks(match: Match) -> None:
    """ "He thanked her for sending congratulations": to him."""
    trigger = match.trigger
    if match.sense.subtype not in LETTERED | {"gift"} or match.roles.get("B") or thanked(trigger) is None:
        return
    verb = next((t for t in trigger.ancestors if t.pos_ == "VERB"), None)
    subject = understood_subject(verb) if verb is not None else None
    if subject is not None and subject not in match.roles.get("A", []):
        match.fill("B", [subject])


def answered(match: Match, full: Sequence[Match]) -> None:
    """ "She replied to a message sent by him": to him, who had sent it to her."""
    things = match.roles.get("O", [])
    if match.sense.subtype != "letter" or lemma(match.trigger) not in ANSWERING or not things:
        return
    for sent in full:
        if (
            any(sent.trigger in thing.subtree for thing in things)
            and sent.trigger.tag_ == "VBN"
            and sent.sense.subtype in LETTERED
        ):
            match.fill("B", sent.roles.get("A", []))
            if not sent.roles.get("B"):
                sent.fill("B", match.roles.get("A", []))


def _definite_letter(token: Token) -> bool:
    return lemma(token) in LETTERS and any(c.lower_ in DEFINITE for c in children(token, "det", "nmod:poss"))


def arrived_here(match: Match, reader: Reader) -> None:
    """ "Arrived here": where the report is dated from."""
    part = next((p for p in reader.document.parts if p.kind == "dateline"), None)
    if part is None or not match.sense.hosted or match.roles.get("B"):
        return
    if any(c.lower_ == "here" for c in children(match.trigger, "advmod")):
        named = [t for t in reader.doc if part.start <= t.idx < part.end and t.ent_type_ == "LOC" and reader.mention(t)]
        match.fill("B", named[:1])


def only_wishes(match: Match, full: Sequence[Match]) -> bool:
    """Whether good wishes are only the end of a message told before: "the message wished him and his family success"."""
    before = (m for m in full if m.trigger.i < match.trigger.i and m.sense.subtype in LETTERED)
    return lemma(match.trigger) == "wish" and match.sense.subtype == "letter" and any(before)


def only_marks(match: Match, full: Sequence[Match]) -> bool:
    """Whether an anniversary is only what an act told beside it was for: "gave a reception to mark the day"."""
    trigger = match.trigger
    if trigger.dep_ not in ("advcl", "acl", "xcomp") or lemma(trigger) not in MARKING:
        return False
    return not match.roles.get("A") or any(m.trigger in (trigger.head, *children(trigger.head, "obj")) for m in full)
