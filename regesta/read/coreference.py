"""Who "he", "the ambassador" and "Kim" are. In: mentions of one report. Out: the same mentions, `refers_to` filled where it is sure.

In order: names to the fuller one before them (chains), noun phrases (nominals) and the third person (pronouns) as they come, then "I", "we"
and "you" (conversation). All noun phrases take part, as "it" may be a bridge; the record is told of mentions only. Where two answers
are about as good, or none is good, none is given: a wrong link costs more than a missing one.
"""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from spacy.tokens import Doc

from regesta.read.chains import Chains
from regesta.read.conversation import Conversation
from regesta.read.groups import phrases
from regesta.read.nominals import Nominals
from regesta.read.phrases import Phrase
from regesta.read.pronouns import Pronouns
from regesta.read.speech import Speech
from regesta.read.words import words_of
from regesta.records import Document, Mention

_HERS = re.compile(r"(?:his|her|their|its) ", re.IGNORECASE)


class Resolution(msgspec.Struct, frozen=True):
    """Every phrase of a text in order, linked (`Phrase.back`) where it is clear."""

    phrases: list[Phrase]
    chains: Chains


def resolve(document: Document, doc: Doc, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with their antecedents.

    Args:
        document: the report.
        doc: its text as the reading model parsed it.
        mentions: what `mentions` found in it, in order.
    """
    found = resolution(document, doc, mentions)
    told: dict[str, Mention] = {}
    for phrase in found.phrases:
        if phrase.mention is not None and (phrase.back is not None or phrase.why):
            told[phrase.mention.id] = _told(phrase, found)
    return tuple(told.get(m.id, m) for m in mentions)


def resolution(document: Document, doc: Doc, mentions: Sequence[Mention]) -> Resolution:
    """All phrases of a report, things too, and how they hang together.

    Args:
        document: the report.
        doc: its text as the reading model parsed it.
        mentions: what `mentions` found in it.
    """
    words = words_of(doc)
    found = phrases(words, mentions)
    speech = Speech(words, found)
    chains = Chains(words, found)
    nominals, pronouns = Nominals(chains), Pronouns(chains, speech)
    for phrase in found:
        if phrase.kind == "pronoun":
            pronouns.resolve(phrase)
        elif phrase.back is None:
            nominals.resolve(phrase)
    Conversation(chains, speech).resolve()
    return Resolution(found, chains)


def _told(phrase: Phrase, found: Resolution) -> Mention:
    """The record's mention of a phrase: to the nearest mention of its chain that is named, with the reasons.

    What it means is told in words where it is no mention ("it" that is a bridge), and for "we" in a person's mouth: that is those he speaks
    for, and whom he speaks for is settled when the speaker is linked.
    """
    mention = phrase.mention
    assert mention is not None
    target = found.phrases[phrase.back] if phrase.back is not None else None
    seen = {phrase.at}
    while target is not None and target.back is not None and target.at not in seen and not _named(target):
        seen.add(target.at)
        target = found.phrases[target.back]
    if target is not None and target.mention is None and target.joined:
        target = _led(target, found) or target
    reasons = [*mention.provenance.reasons, *phrase.why]
    ours = phrase.form is not None and phrase.form.person == 1 and phrase.form.number == "p"
    back = target.mention.id if target is not None and target.mention is not None else None
    if target is not None and (back is None or (ours and target.person)):
        reasons.append(f"means “{target.text}”")
        back = None
    score = phrase.score if phrase.score is not None else mention.provenance.score
    made = replace(mention.provenance, reasons=tuple(reasons), score=score)
    return replace(mention, refers_to=back if back != mention.id else None, provenance=made)


def _led(group: Phrase, found: Resolution) -> Phrase | None:
    """ "Ann Lee and her party": she, as the others are named by her alone."""
    one, *others = [p for head in group.joined for p in found.phrases if p.head == head and not p.joined]
    words = found.chains.text
    hers = all(_HERS.match(other.text) and words[: other.start].endswith("and ") for other in others)
    return one if others and hers and one.kind == "name" and one.mention is not None else None


def _named(phrase: Phrase) -> bool:
    return phrase.kind == "name" and phrase.mention is not None
