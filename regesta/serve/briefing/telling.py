"""One event in sentences that its reports bear out. In: an Event and the Material. Out: a Telling: sentences, each with its notes.

Our own line ("Norway and Chad met") is used only where one account names everybody in it, in a sentence that holds the act's own word.
Everywhere else the report's sentence stands between quotation marks, with the outlet before it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.records import Event, EventMention, Party, Span
from regesta.serve.briefing.gather import Material
from regesta.serve.briefing.model import Sentence
from regesta.serve.briefing.notes import notes_on, read
from regesta.serve.briefing.quoting import LONGEST, LONGEST_PAIR, capital, in_context, is_post, quotable
from regesta.serve.tables import counted
from regesta.serve.wording import PRONOUNS, names, phrase

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
MOST_NOTES = 4  # notes on who else tells of an event; a choice
UNSURE = 0.7  # score under which accounts of several reports may not tell of one act; a choice
REACH = 60  # letters around the trigger in which the act's own word must stand; a choice
_POSSESSIVE = re.compile(r"[’']s\s+[a-z]")  # "Berg's office" is not Berg
# What stands before a noun and belongs to it: "an Indian ", "some Western ".
_BEFORE_NOUN = re.compile(
    r"(?:(?<=\s)|^)(?:an?|the|one|two|three|some|several)\s+(?:senior |local )?(?:[A-Z][\w’'-]+\s+)*$"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_WORD = re.compile(r"[A-Za-z]{3,}")
_GAP = re.compile(r"\b(?:from|at|on|of|to|in|for|with|about|over|by|against)\b", re.IGNORECASE)
_TWICE = re.compile(r"an agreement \((an? [^)]*(?:agreement|accord|treaty|pact)[^)]*)\)")
_COUNTED = frozenset(
    "a an the its their his her two three four five six seven eight nine ten eleven twelve twenty".split()
)
_PLAIN = frozenset(
    {"with", "from", "into", "part", "some", "took", "gave", "made", "sent", "held", "the", "and", "for", "out", "what"}
)


@dataclass(frozen=True)
class Telling:
    """An event as told: sentences, the account they were made from, and the words of it that are quoted, if any."""

    event: Event
    mention: EventMention
    sentences: tuple[Sentence, ...]
    quoted: Span | None


def tell(
    event: Event,
    material: Material,
    *,
    turn: int,
    taken: Callable[[Span], bool] = lambda _: False,
    after: Span | None = None,
) -> Telling | None:
    """The event in sentences; None when its sentence has been quoted already, which `taken` tells.

    `turn` picks among forms that say the same; `after` is what was quoted just before.
    """
    accounts = [material.mentions[key] for key in event.mentions if key in material.mentions]
    if not accounts:
        return None
    best = min(accounts, key=lambda one: _rank(one, event, material))
    if taken(best.sentence):
        return None
    line = plain_line(best, event) if material.is_prose(best.trigger) else None
    several = len(event.origins) > 1
    shown = best.sentence if line is not None else in_context(best.sentence, material, after=after)
    if line is not None:
        text = _form(_own_form(best, several=several), turn).format(
            what=line, outlet=material.outlet(best.document), by=word_of(best.by)
        )
    else:
        text = _quoted(best, shown, material, turn, after)
    ordered = sorted(accounts, key=lambda one: _rank(one, event, material))
    told = Sentence(text=capital(text), notes=notes_on(shown, ordered, event, material))
    doubts = _doubts(best, ordered, event, material)
    return Telling(event, best, (told, *doubts), quoted=shown if line is None else None)


def _rank(one: EventMention, event: Event, material: Material) -> tuple[object, ...]:
    """The account that is told is the one that says most in running text, and the event's own day."""
    same_day = event.time is not None and one.time is not None and one.time.edtf == event.time.edtf
    return (
        one.status != event.status,
        not same_day and event.time is not None,
        not material.is_prose(one.trigger) or is_post(one.sentence.text),
        plain_line(one, event) is None,
        one.background,
        material.reports[one.document].copy_of is not None,
        str(material.reports[one.document].published or "9999"),
        one.trigger,
    )


# --- our own line ---


def plain_line(one: EventMention, event: Event) -> str | None:
    """The act as one account tells it, in our words; None where the account does not bear out every part of the line."""
    rules = lexicon("briefing")
    kind = one.subtype or one.type
    if one.status != "happened" or one.type != event.type or one.type in rules["in_words"]:
        return None
    if not all(_named_here(party, one) for party in (*one.actors, *one.recipients)) or not all(map(_speaks, one.by)):
        return None
    thing = " ".join(one.object.text.split()) if one.object else ""
    if thing and (not _direct(one) or thing.count('"') % 2 or thing.count("“") != thing.count("”")):
        thing = ""
    whole = (
        (kind in rules["between_parties"] and len(one.actors) > 1)
        or (kind in rules["complete_with_receiver"] and one.actors and one.recipients)
        or (kind in rules["complete_with_thing"] and one.actors and thing)
    )
    if not whole or (one.object is not None and not thing and kind not in rules["between_parties"]):
        return None
    people = [party for party in one.actors if party.person is not None]
    # Two people who met at a summit of a body met each other.
    acting = people if kind in rules["between_parties"] and len(people) > 1 else one.actors
    actors, recipients = _as_told(acting, one), _as_told(one.recipients, one)
    line = phrase(one.type, one.subtype, {"A": actors, "B": recipients, "O": thing})
    return _TWICE.sub(r"\1", line) if _own_word(one) else None


def _as_told(parties: Sequence[Party], one: EventMention) -> str:
    """Names joined, each as the sentence has it: with its article, and in its own words where nobody known is meant."""
    return names([replace(party, name=own_name(party, one.sentence)) for party in parties])


def own_name(party: Party, sentence: Span) -> str:
    """A party's name inside a sentence of ours: with its article, and in the report's words where nobody known is meant."""
    name, span = party.name, party.span
    if span is not None and (party.actor is None or _otherwise(party) or _POSSESSIVE.search(span.text)):
        name = " ".join(span.text.split())
        return f"{name[:1].lower()}{name[1:]}" if name.split()[0].lower() in _COUNTED else name
    here = span is not None and sentence.start <= span.start < sentence.end
    before = sentence.text[: span.start - sentence.start].lower() if here and span is not None else ""
    body = party.person is None and party.body is not None
    return (
        f"the {name}" if body and (before.endswith("the ") or " of " in name) and not name.startswith("The ") else name
    )


def _otherwise(party: Party) -> bool:
    """Whether the report's words name a body otherwise than we do, each with a name that the other lacks: then theirs stand."""
    if party.span is None or party.person is not None or (party.state is not None and party.body is None):
        return False
    said, own = set(_NAME.findall(party.span.text)), set(_NAME.findall(party.name))
    return bool(said - own) and bool(own - said)


def word_of(by: Sequence[Party], sentence: Span | None = None) -> str:
    """On whose word, as a name: the innermost of a chain. Somebody without a name is called as `sentence` does: "a ministry official"."""
    if not by:
        return ""
    last = by[-1]
    if last.span is None or last.actor is not None or last.span.text[:1].isupper():
        return " ".join((own_name(last, last.span) if last.span else last.name).split())
    words = " ".join(last.span.text.split())
    inside = sentence is not None and sentence.start <= last.span.start < sentence.end
    before = sentence.text[: last.span.start - sentence.start] if inside and sentence is not None else ""
    found = _BEFORE_NOUN.search(" ".join(before.split()) + " ") if before else None
    return f"{found[0].lstrip()}{words}" if found else words


def _named_here(party: Party, one: EventMention) -> bool:
    """Whether the sentence itself names the party, by a name or by words that we take over."""
    span = party.span
    if span is None or not one.sentence.start <= span.start < one.sentence.end or span.text.lower() in PRONOUNS:
        return False
    if party.person is None and party.state is not None and party.actor is not None:
        # "Beijing" for China is said; "corps commanders of both armies" for India and China says more than the states.
        before = one.sentence.text[: span.start - one.sentence.start]
        return len(span.text.split()) <= 3 and span.text[:1].isupper() and not before.endswith(" of ")
    own, said = set(_WORD.findall(party.name.lower())), set(_WORD.findall(span.text.lower()))
    return bool(own & said) and party.name[:1].isupper() and not any(mark in party.name for mark in ',;:“”"')


def _speaks(party: Party) -> bool:
    """Whether somebody can be named as the word an account stands on."""
    return bool(party.span) and (party.actor is not None or party.name[:1].isupper())


def _direct(one: EventMention) -> bool:
    """Whether the thing is the verb's own object: no "from", "at", "to" stands between them, and it is short enough to be told."""
    if one.object is None or len(one.object.text) > REACH or "\n" in one.object.text:
        return False
    first, last = sorted((one.trigger, one.object))
    base = one.sentence.start
    between = one.sentence.text[first.end - base : last.start - base]
    same_sentence = one.sentence.start <= one.object.start < one.sentence.end
    return same_sentence and not _GAP.search(between) and len(between) < REACH


def _own_word(one: EventMention) -> bool:
    """Whether a word of our line for the act stands at the trigger, in whatever form."""
    entries: dict[str, Any] = lexicon("wording")
    entry = entries.get(one.subtype or one.type) or entries[one.type]
    more = lexicon("briefing")["words"].get(one.subtype or one.type, "")
    ours = _stems(f"{entry['done']} {entry['base']} {entry['noun']} {more}")
    at = one.trigger.start - one.sentence.start
    light = one.trigger.text.lower() in lexicon("briefing")["light"]
    near = one.sentence.text[max(0, at) : at + REACH] if light else one.trigger.text
    return bool(ours & _stems(near))


def _stems(text: str) -> set[str]:
    return {word[:4] for word in _WORD.findall(text.lower()) if word not in _PLAIN}


def _own_form(one: EventMention, *, several: bool) -> str:
    if one.by:
        return "on_word_several" if several else "on_word"
    return "several_origins" if several else "one_origin"


# --- the report's sentence ---


def _quoted(one: EventMention, shown: Span, material: Material, turn: int, after: Span | None) -> str:
    again = after is not None and after.document == one.document
    kind: str = one.status if shows_status(one) else "also_quoted" if again else "quoted"
    if not material.is_prose(one.trigger):
        kind = "headline"
    elif is_post(one.sentence.text):
        kind = "post"
    by = one.by[-1] if one.by and _speaks(one.by[-1]) else None
    if kind == "denied" and by is not None and by.span and by.span.text in one.sentence.text:
        kind = "denied_by"
    words = quotable(shown.text, LONGEST_PAIR if shown != one.sentence else LONGEST)
    return _form(kind, turn).format(outlet=material.outlet(one.document), words=words, by=word_of([by]) if by else "")


def shows_status(one: EventMention) -> bool:
    """Whether the sentence itself has a sign that it tells a plan, a possibility, a denial, or what goes on."""
    signs: dict[str, str] = lexicon("briefing")["signs"]
    return one.status in signs and re.search(rf"\b(?:{signs[one.status]})", one.sentence.text.lower()) is not None


def _form(kind: str, turn: int) -> str:
    forms: list[str] = lexicon("briefing")[kind]
    return forms[turn % len(forms)]


# --- notes ---


# --- how sure ---


def _doubts(
    best: EventMention, ordered: Sequence[EventMention], event: Event, material: Material
) -> Iterator[Sentence]:
    """Who else tells of it, how the day was found, and whether the reports tell of one act at all."""
    others = [next(one for one in ordered if one.document == key) for key in dict.fromkeys(
        one.document for one in ordered if one.document != best.document)]  # fmt: skip
    notes = tuple(material.note(one.sentence, read=read(one.time)) for one in others[:MOST_NOTES])
    if others:
        origins = number_word(len(event.origins), "independent origin").lower()
        reports = number_word(len(event.documents), "report")
        yield Sentence(text=f"{reports} from {origins} {_tell(len(event.documents))} of it.", notes=notes)
    exact = any(one.time is not None and event.time is not None and one.time.edtf == event.time.edtf for one in ordered)
    dated = tuple(material.note(one.sentence, read=read(one.time)) for one in ordered if one.time is not None)[
        :MOST_NOTES
    ]
    if event.time is not None and dated and not exact:
        yield Sentence(text="No account gives this date; it is what their times leave together.", notes=dated)
    score = event.provenance.score
    if others and score is not None and score < UNSURE:
        yield Sentence(text=f"That these accounts tell of one act is not certain (score {score:.2f}).", notes=notes)


def number_word(number: int, noun: str) -> str:
    """ "Four reports": a number at the beginning of a sentence is written as a word."""
    return (
        counted(number, noun).replace(str(number), NUMBERS[number], 1)
        if number < len(NUMBERS)
        else counted(number, noun)
    )


def _tell(reports: int) -> str:
    return "tells" if reports == 1 else "tell"
