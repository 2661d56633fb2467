"""What each side said of the other. In: Material and how many sayings may be told. Out: blocks, side by side; words of a side stay its own.

Only what was said to or about the other side counts: the addressee is of it, or the words name it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz

from regesta.lexicons import lexicon
from regesta.records import Party, Span, Statement
from regesta.serve.briefing.chronicle import Chronicle
from regesta.serve.briefing.gather import Material, side
from regesta.serve.briefing.model import Block, Heading, Paragraph, Sentence
from regesta.serve.briefing.quoting import LONGEST_PAIR, as_clause, capital, in_context, is_post, quotable
from regesta.serve.briefing.telling import own_name
from regesta.serve.dates import day

SHORTEST = 25  # letters of words that say something; a choice
_BACK_TO = re.compile(r"(?:He|She|They|It|This|These)\b")  # whom it means stands in an earlier sentence
SAME = 80  # token_set_ratio from which two sayings are told once; a choice


def voices(material: Material, chronicle: Chronicle, most: int | None) -> Iterator[Block]:
    """The weightiest sayings of each side that were not told yet, by date of report."""
    for number, name in enumerate(material.names):
        about = [one for one in material.statements if _concerns(one, number, material)]
        found = _weighed([one for one in about if not chronicle.has_told(_sentence_of(one, material))], material)[:most]
        if not found:
            continue
        yield Heading(text=f"From {name}")
        ordered = sorted(
            found,
            key=lambda one: (str(material.reports[one.document].published or "9999"), one.document, one.content[0]),
        )
        for lead, inside in groupby(enumerate(ordered), key=lambda pair: _lead(pair[1], material)):
            sentences, last = [], None
            for turn, one in inside:
                sentences.append(_sentence(one, material, turn, after=last))
                last = _sentence_of(one, material)
                chronicle.remember(last)
            yield Paragraph(lead=lead, sentences=tuple(sentences))


def _lead(one: Statement, material: Material) -> str:
    published = material.reports[one.document].published
    return f"Reported {day(published)}" if published else "Report without a date"


def _concerns(one: Statement, number: int, material: Material) -> bool:
    report = material.reports[one.document]
    if report.copy_of is not None or side(material, one.speaker) != number or not _in_period(one, material):
        return False
    if one.cue is not None and one.cue.text.lower() in lexicon("briefing")["no_saying"]:
        return False
    if sum(len(span.text) for span in one.content) < SHORTEST or not _in_text(_sentence_of(one, material), material):
        return False
    if side(material, one.addressee) == 1 - number:
        return True
    other = material.who[1 - number]
    return any(
        mention.actor in other.actors
        or mention.actor in other.states
        or material.of_state(mention.actor) in other.states
        for mention in material.named.get(one.document, ())
        for span in one.content
        if span.start <= mention.span.start < span.end
    )


def _in_text(around: Span, material: Material) -> bool:
    """Whether words are of the report's text, not of a headline or a post it shows."""
    return material.is_prose(around) and not is_post(around.text)


def _in_period(one: Statement, material: Material) -> bool:
    published = material.reports[one.document].published
    if material.since is None and material.until is None:
        return True
    after = published is not None and (material.since is None or published >= material.since)
    return after and published is not None and (material.until is None or published < material.until)


def _weighed(found: Sequence[Statement], material: Material) -> list[Statement]:
    """By act, speech in quotation marks first; one saying of a sentence only."""
    weight: list[str] = lexicon("briefing")["weight"]
    ordered = sorted(
        found,
        key=lambda one: (
            weight.index(one.act),
            one.manner != "direct",
            str(material.reports[one.document].published),
            one.id,
        ),
    )
    seen: set[tuple[str, str]] = set()
    kept: list[Statement] = []
    for one in ordered:
        key = (one.document, _sentence_of(one, material).text)
        words = ("", " ".join(one.content[0].text.lower().split())[:60])
        if not {key, words} & seen and not any(_alike(one, other) for other in kept):
            kept.append(one)
        seen |= {key, words}
    return kept


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two say the same in almost the same words, as an agency's story in two papers does."""
    return bool(fuzz.token_set_ratio(one.content[0].text.lower(), other.content[0].text.lower()) >= SAME)


def _sentence(one: Statement, material: Material, turn: int, *, after: Span | None) -> Sentence:
    """The saying: its words between quotation marks, the verb the report's own, the speaker by name; else the report's sentence."""
    around = _sentence_of(one, material)
    outlet = material.outlet(one.document)
    verb = one.cue.text.lower() if one.cue else ""
    words = " … ".join(quotable(span.text.strip(' \n“”"‘’,')).removesuffix(",") for span in one.content)
    verbs: list[str] = lexicon("briefing")["verbs"] if one.manner == "direct" else lexicon("briefing")["clause_verbs"]
    text = material.reports[one.document].text
    if (
        one.speaker is not None
        and one.speaker.actor is not None
        and not _another_s(one.speaker, text)
        and verb in verbs
        and len(one.content) == 1
        and _whole(one, text)
        and not (one.manner != "direct" and _BACK_TO.match(words))
    ):
        name = own_name(one.speaker, around)
        if one.manner == "direct":
            told = f"{name} {verb}: “{words.removesuffix('.')}” ({outlet})."
        else:
            forms: list[str] = lexicon("briefing")["clauses"]
            told = forms[turn % len(forms)].format(outlet=outlet, by=name, verb=verb, words=as_clause(words))
        return Sentence(text=capital(told), notes=(material.note(around),))
    shown = in_context(around, material, after=after)
    again = after is not None and after.document == one.document
    forms = lexicon("briefing")["also_quoted" if again else "quoted"]
    told = forms[turn % len(forms)].format(outlet=outlet, words=quotable(shown.text, LONGEST_PAIR))
    return Sentence(text=capital(told), notes=(material.note(shown),))


def _another_s(speaker: Party, text: str) -> bool:
    """Whether it is something of the speaker's that speaks: "Berg's office said"."""
    return speaker.span is not None and text[speaker.span.end :].startswith(("'s ", "’s "))


def _whole(one: Statement, text: str) -> bool:
    """Whether the words can stand alone: a clause, not the rest of one."""
    first = one.content[0].text.strip(' \n“"‘')
    after = text[one.content[0].end :].lstrip(' ”"’')
    cue = one.cue is not None and one.cue.start >= one.content[0].end and after.startswith(one.cue.text)
    if one.manner == "indirect" and after[:1] not in (",", ".", ";", ":", "!", "?", "\n", "") and not cue:
        return False
    return first[:1].isupper() or (
        one.manner == "indirect" and len(first.split()) > 5 and one.cue is not None and one.cue.text.lower() == "said"
    )


def _sentence_of(one: Statement, material: Material) -> Span:
    """The sentences that hold words, cue and speaker."""
    return material.sentence_around(
        [
            *one.content,
            *([one.cue] if one.cue else []),
            *([one.speaker.span] if one.speaker and one.speaker.span else []),
        ]
    )
