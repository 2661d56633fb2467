"""One line that tells what happened, built from the record alone. In: an Event (or parts of it). Out: a line of words.

The verb comes from `lexicons/wording.yaml`, names from the parties; no word is taken over from a report but the names of things
and the words that say what was demanded, threatened or agreed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from regesta.lexicons import lexicon, word_set
from regesta.records import Event, Party, PlaceRef

SHOWN = 3  # names told one by one; a choice that fits a line
LONGEST_THING = 60  # letters of the name of a thing; a choice that fits a line
LONGEST_CONTENT = 90  # letters of what was demanded or agreed; a choice that fits two lines
QUOTES = (('"', '"'), ("“", "”"))
STATUS_WORDS = {
    "happened": "",
    "ongoing": "ongoing: ",
    "planned": "planned: ",
    "possible": "possible: ",
    "denied": "denied: ",
    "not_happened": "did not happen: ",
}
# A party that is only "they" is nobody we know; `show` has the words.
PRONOUNS = frozenset("i we you he she it they who me us him her them this that these those both all some".split())
GOING = (" visited", " to visit")  # they take the place itself, if it is not known whose it is
TAKING = frozenset({"seizure"})  # whom no table knows is, after these, the boat or the house that was taken
DETERMINERS = frozenset(
    "The A An Its Their His Her Our My This These Both All Some Several Many Most Few Other Another At Nearly About Around Over".split()
    + "Almost One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens Scores Hundreds Thousands".split()
)
BLOWS, WEAPONS = word_set("acts/kinds", "blows"), word_set("acts/senses", "struck_with")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_GROUP = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{([ABCO])\}")


def what(event: Event) -> str:
    """The event as one line: status, who, did what, to whom, where."""
    things = [party for party in event.recipients if _is_thing(party, event)]
    actors, recipients = _finest(event.actors), _finest([one for one in event.recipients if one not in things])
    slots = {"A": names(actors), "B": names(recipients), "C": _short(event.content, LONGEST_CONTENT)}
    slots["O"] = _thing(event, slots) or names(things)
    line = phrase(event.type, event.subtype, slots, to_come=event.status in ("planned", "possible"))
    told = line + _where(event.place, line, after=event.content)
    return STATUS_WORDS[event.status] + told if event.status != "happened" else told[:1].upper() + told[1:]


def _thing(event: Event, slots: Mapping[str, str]) -> str:
    """The thing as the line needs it: not what the verb or a party says already, and with "from" or "to" where it is the place."""
    thing, entry = _short(event.object), _entry(event.type, event.subtype)
    last = thing.rpartition(" ")[2].lower()
    if event.subtype in BLOWS and {last, last.removesuffix("s")} & WEAPONS:
        return ""  # "a shell hit the harbour": what struck is not what was struck
    if thing.lower() in PRONOUNS or thing in (slots["A"], slots["B"]) or _ARTICLE.sub("", thing) == entry["noun"]:
        return ""
    return f"{entry['at']} {thing}" if thing and "at" in entry and event.place and event.place.name in thing else thing


def _entry(type_: str, subtype: str | None) -> Mapping[str, Any]:
    entries: Mapping[str, Mapping[str, Any]] = lexicon("wording")
    return entries.get(subtype or type_) or entries[type_]


def _is_thing(party: Party, event: Event) -> bool:
    """Whether a recipient is what was taken ("seized a Chadian trawler", "the embassy"), not whom it was taken from."""
    return event.subtype in TAKING and (party.actor is None or (party.body is not None and not event.object))


def _finest(parties: Sequence[Party]) -> list[Party]:
    """Without a state whose own minister or body stands beside it: "Per Lund, Chad and Ann Holt of Chad met" says it twice."""
    spoken_for = {party.state for party in parties if party.person is not None or party.body is not None}
    return [
        party for party in parties if party.person or party.body or not party.actor or party.state not in spoken_for
    ]


def phrase(type_: str, subtype: str | None, slots: Mapping[str, str], *, to_come: bool = False) -> str:
    """The act in words; without anybody who did it, as a noun ("launch of a missile").

    `slots`: who acts (A), who is acted on (B), the thing (O), what was demanded, threatened or agreed (C); what is unknown may be left out.
    """
    entry = _entry(type_, subtype)
    slots = dict.fromkeys("ABCO", "") | dict(slots)
    if slots["C"].startswith("that ") and "that" in entry:
        slots["C"] = entry["that"].replace("{C}", slots["C"])
    if slots["C"].startswith("from "):  # "withdrew from the hills" needs no other "from Chad"
        slots["B"] = ""
    subject = slots[entry.get("subject", "A")]
    if subject:
        rest = _filled(entry.get("rest", ""), slots)
        form = "base" if to_come else "done"
        if slots["C"] and rest.startswith(f" {slots['C']}"):
            form = f"{form}_c" if f"{form}_c" in entry else form
        elif slots["C"].startswith("for ") and rest.endswith(slots["C"]):
            form = f"{form}_for" if f"{form}_for" in entry else form
        return f"{subject} {'to ' if to_come else ''}{entry[form]}{rest}"
    return str(entry["noun"]) + _filled(entry.get("noun_rest", ""), slots)


def names(parties: Sequence[Party]) -> str:
    """Names joined for reading: "A, B and 3 others"."""
    known = list(
        dict.fromkeys(
            (party.name if party.actor else _inside(" ".join(party.name.split())))
            for party in parties
            if party.name.lower() not in PRONOUNS
        )
    )
    if len(known) > SHOWN:
        known = [*known[: SHOWN - 1], f"{len(known) - SHOWN + 1} others"]
    return " and ".join(part for part in (", ".join(known[:-1]), *known[-1:]) if part)


def _inside(name: str) -> str:
    """A name as it stands inside a line: "The two sides" began a sentence of a report, not one of ours."""
    first, space, rest = name.strip(" ,;:.").partition(" ")
    return f"{first.lower()}{space}{rest}" if first in DETERMINERS and rest else name.strip(" ,;:.")


def _filled(template: str, slots: Mapping[str, str]) -> str:
    """The template with its slots; of each group the first alternative that is known and does not repeat a name."""
    told = ""
    for group in _GROUP.findall(template):
        for alternative in group.split("|"):
            needed = _SLOT.findall(alternative)
            if all(slots[slot] for slot in needed):
                # "its ambassador from Chad", as the thing's own words have it, need no other "from Chad"
                if not (told and needed and all(slots[slot] in told for slot in needed)):
                    told += _SLOT.sub(lambda slot: slots[slot.group(1)], alternative)
                break
    return told


def _short(thing: str | None, longest: int = LONGEST_THING) -> str:
    text = _inside(" ".join((thing or "").split()))
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    for first, last in QUOTES:
        unclosed = text.count(first) % 2 if first == last else text.count(first) > text.count(last)
        text += last if unclosed else ""
    return text


def _where(place: PlaceRef | None, line: str, *, after: str | None) -> str:
    """The place of the act; in brackets behind words that it would seem to belong to ("agreed to meet (Riga)")."""
    if place is None or not place.name or place.name in line:
        return ""
    if line.endswith(GOING):
        return f" {place.name}"  # "visited the oil field"
    if after and line.endswith(_short(after, LONGEST_CONTENT)):
        return f" ({place.name})"
    return f" {'at' if place.precision == 'venue' else 'in'} {place.name}"
