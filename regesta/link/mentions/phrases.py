"""What words around a name, or a noun phrase alone, say: office, body, state, sector, flag. In: text and a Context. Out: a `Reading`.

Works on the text itself, so that it reads "Russian Security Council Deputy Chairman X", "X, President of Russia," and "the Chinese
side" alike, whatever tree a parser gives them. `flag_of`: "the Panama-flagged tanker", "an Iranian-owned yard", "a Peru-based group".
"""

import re
from functools import cache, lru_cache
from typing import Any

import msgspec

from regesta.lexicons import any_word, lexicon, word_set
from regesta.link.known.build import Entry, Names
from regesta.link.mentions.context import Context, Hit, scan
from regesta.link.spelling.titles import Title, titles_in

# "The General Federation of Dockers" is no rank.
_GENERAL = re.compile(
    r"\bGeneral (?=(?:Association|Federation|Confederation|Union|League|Council|Assembly|Company|Corporation|Administration|Hospital"
    r"|Bureau|Office|Department|Directorate|Secretariat|Society|Court)\b)"
)
# After these the state is the office's object, not its owner: "ambassador to X", "envoy for X".
_TOWARDS = re.compile(
    r"\b(?:to|for|with|against|between|on|towards|toward|promoting)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_VOICE = re.compile(
    r"\b(?:spokes\w+|speaks?|lawyers?|minister|secretary)\s+for\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_MISSION = re.compile(
    r"\b(?:missions?|representatives?|ambassadors?|envoys?|delegations?) (?:at|to) (?:the )?$", re.IGNORECASE
)
_POSTED = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|ambassadors?|envoys?|diplomats?|consuls?)\b[^,;]*\s(?:in|near|outside)\s(?:the\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)  # "the embassy in Chad" is not Chad's
_OWNING = re.compile(r"\b(?:of|at|from|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)


PRIVATE = word_set("world/telling", "private")
# Behind the title the body's own name alone: "chairwoman of the Dockers' Association", no second title, no list.
_PRIVATE = re.compile(
    rf"\s(?:of|for|in|at)\s(?:(?:the|an?)\s)?(?:(?:[A-Z][\w’'.-]*|of|for|the)\s){{0,8}}?(?:{'|'.join(sorted(PRIVATE))})\b"
)
CALLED_SO = frozenset(
    {"USA", "PHL", "?", None}
)  # whose members of parliament are "Representative"; "?" and None: not told
_COUNCIL = re.compile(r"\bU\.?N\b|\bUnited Nations\b|\bSecurity Council\b")
_SEATED = re.compile(
    r"(?<!Special )(?<!Permanent )(?<!Trade )(?<!High )(?<!Chief )(?<!Resident )(?<!Country )(?<!Deputy )\bRepresentative\s*$"
)
NO_STATES = "NGO"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase says of who it names. `office` is the title as written; `role` as in titles.yaml; `past`: held before."""

    office: str = ""
    titles: tuple[Title, ...] = ()
    role: str | None = None
    state: str | None = None
    body: str | None = None
    body_name: str | None = None
    body_kind: str | None = None
    sector: str | None = None
    past: bool = False
    kin: bool = False


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of body told by its words (patterns.yaml), at [start, end) of a phrase."""

    start: int
    end: int
    words: str
    canonical: str | None
    kind: str
    sector: str


@cache
def patterns() -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    """The kinds of bodies: an expression of all their words, and what each says."""
    table = {str(words): entry for entry in lexicon("world/patterns") for words in entry["words"]}
    alternatives = any_word(table)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), table


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    table: dict[str, dict[str, Any]] = {}
    for entry in lexicon("world/groups"):
        for noun in entry["nouns"]:
            table.setdefault(str(noun).lower(), entry)
    alternatives = any_word(table)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), table


@lru_cache(maxsize=1024)
def pattern_in(text: str) -> Pattern | None:
    """The longest kind of body named in the text; of equals the last."""
    expression, table = patterns()
    found = [match for match in expression.finditer(text.replace("’", "'"))]
    if not found:
        return None
    best = max(found, key=lambda match: (match.end() - match.start(), match.start()))
    entry = table[best.group().lower()]
    return Pattern(
        start=best.start(), end=best.end(), words=best.group(), canonical=entry.get("canonical"), kind=entry["kind"], sector=entry["sector"]
    )  # fmt: skip


@lru_cache(maxsize=1024)  # the same phrase is asked about several times a report
def group_in(text: str) -> tuple[str | None, bool] | None:
    """Sector of the last group noun in the text, and whether it stands for the state's own side; None without one."""
    expression, table = _groups()
    found = list(expression.finditer(_GENERAL.sub("", text)))
    if not found:
        return None
    entry = table[found[-1].group().lower()]
    return entry["sector"], bool(entry.get("side"))


def group_called(words: str) -> tuple[str | None, bool] | None:
    """As `group_in`, of the noun that closes the words only ("rebel group", not the site of "opposition site")."""
    table = _groups()[1]
    parts = words.lower().split()
    entry = next((table[tail] for size in (3, 2, 1) if (tail := " ".join(parts[-size:])) in table), None)
    return (entry["sector"], bool(entry.get("side"))) if entry is not None else None


def read(context: Context, start: int, end: int) -> Reading:
    """What the phrase at [start, end) says."""
    text = context.text[start:end]
    found = titles_in(text)
    titles = tuple(title for title in found if not title.modifier)
    entries = [(hit, entry) for hit in context.inside(start, end) if (entry := context.decide(hit)) is not None]
    entries = [(hit, entry) for hit, entry in entries if not _of_longer(context.text[hit.end : end], entry)]
    body, state = _owner(context.text, start, entries, titles)
    pattern = pattern_in(text) if body is None else None
    if pattern and any(t.start <= pattern.start and pattern.end <= t.end for t in titles):
        pattern = None
    seated = pattern is not None and pattern.kind in ("court", "parliament", "government")
    state = state or (None if seated and "-based" in text else flag_of(context, text))
    state = state or next((title.state for title in titles if title.state), None)
    if state is None and pattern is not None and pattern.kind == "ministry":
        state = context.home
    sector = _sector(titles, text, body.sector if body else pattern.sector if pattern else None, state=state)
    if sector == "LEG" and _SEATED.search(text) is not None and _COUNCIL.search(_sentence(context.text, start, end)):
        sector = "GOV"  # of a state at the United Nations
    sure = next((title for title in titles if not title.honorific), None)
    return Reading(
        office=text.strip(),
        titles=titles,
        role=None if any(title.ahead for title in found) else _role(titles, text, body, pattern),
        state=state,
        body=body.actor if body else None,
        body_name=body.name if body else pattern.words if pattern else None,
        body_kind=pattern.kind if pattern else None,
        sector=sector,
        past=any(title.past for title in found),
        kin=bool(sure and sure.kin),
    )


@lru_cache(maxsize=4096)
def office_sector(title: str, names: Names) -> str | None:
    """The sector of an office of the tables, its body included: "leader of the Shoreline Party" is the party's, not the state's."""
    entries = [
        entry
        for hit in scan(title, names)
        for entry in hit.entries
        if entry.kind in ("body", "organisation") and entry.sector != "MED"
    ]
    titles = tuple(hit for hit in titles_in(title) if not hit.modifier)
    pattern = pattern_in(title[titles[0].end :]) if titles else pattern_in(title)
    body = entries[0].sector if entries else pattern.sector if pattern else None
    return _sector(titles, title, body, state="?")


def _owner(
    text: str, start: int, entries: list[tuple[Hit, Entry]], titles: tuple[Title, ...]
) -> tuple[Entry | None, str | None]:
    """The body and the state an office belongs to: not what it is turned towards ("ambassador to", "envoy for")."""
    own: list[Entry] = []
    rest: list[Entry] = []
    first = start + titles[0].end if titles else start
    for hit, entry in entries:
        lead = text[start : hit.start]
        towards, owning = _TOWARDS.search(lead), _OWNING.search(lead)
        turned = towards and not (owning and owning.start() > towards.start()) and not _VOICE.search(lead)
        turned = bool(turned and hit.start >= first) or any(one.search(lead) for one in (_MISSION, _POSTED))
        (rest if turned else own).append(entry)
    bodies = [entry for entry in own if entry.kind in ("body", "organisation")]
    body = bodies[0] if bodies else None
    if body is not None and body.state:
        return body, body.state
    states = [entry.state for entry in own if entry.kind not in ("body", "organisation") and entry.state]
    return body, states[0] if states else None


def _of_longer(rest: str, entry: Entry) -> bool:
    """Whether an outlet's name is a part of another ("the Foreign Policy Committee")."""
    named = entry.sector == "MED" and entry.kind == "body" and re.match(r"\s[A-Z]", rest) is not None
    return named and not any(title.start <= 1 for title in titles_in(rest))


def _sector(titles: tuple[Title, ...], text: str, body: str | None, *, state: str | None) -> str | None:
    """The title's own sector; the body's where the title leaves it open or is a chief's ("president of the Senate")."""
    plain = [title for title in titles if not title.honorific and not title.kin]
    if not plain:
        return body
    first = plain[0]
    if plain[-1].words == "Representative" and state in CALLED_SO and _SEATED.search(text) is not None:
        return "LEG"  # "US Representative Ann Lee"
    if first.words.lower().endswith("speaker") and body and body != "LEG":
        return body  # a spokesman, in a translator's words
    chief = first.role in ("president", "leader", "speaker") or first.generic or first.sector is None
    if chief and body and body != "GOV":
        return body
    sure = next((title.sector for title in plain if title.sector), None)
    if first.sector is None and body:
        return body
    if not body and (first.generic or first.role in ("president", "leader")) and _PRIVATE.match(text, first.end):
        return NO_STATES  # whoever leads an association of which nothing is known holds no office of state
    return first.sector or sure or body or (first.default if state else None)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence in which [start, end) lies, as far as full stops tell."""
    close = text.find(". ", end)
    return text[text.rfind(". ", 0, start) + 1 : close if close >= 0 else len(text)]


# Offices whose words stand around whose they are: "the chief of the Ruritanian general staff".
_AROUND = (
    (
        re.compile(r"\b(?<!deputy )secretary of\b.{1,60}\b(?:security|defence|defense) council\b", re.I),
        "security_adviser",
    ),
    (re.compile(r"\b(?<!deputy )chief of\b.{1,40}\bgeneral staff\b", re.I), "chief_of_staff"),
)


def _role(titles: tuple[Title, ...], text: str, body: Entry | None, pattern: Pattern | None) -> str | None:
    """The role, if the office is the state's own and not a body's."""
    around = next((role for words, role in _AROUND if words.search(text)), None)
    if around:
        return around
    for title in titles:
        if title.role and not (
            title.role in ("president", "leader", "speaker") and (body is not None or pattern is not None)
        ):
            return title.role
    if (
        titles
        and titles[0].words.lower() in ("head", "chief")
        and body is None
        and re.search(r"of the Kremlin|of state", text)
    ):
        return "president"
    return None


@cache
def _flags() -> tuple[re.Pattern[str], ...]:
    tails = ("|".join(lexicon("world/vessels")[words]) for words in ("flagged", "owned", "based"))
    return tuple(re.compile(rf"\b([A-Z][\w.]*(?: [A-Z][\w.]*)*)-(?:{tail})\b") for tail in tails)


def flag_of(context: Context, text: str) -> str | None:
    """The state of "the Panama-flagged tanker", "a Peru-based group": of its flag before that of its owner."""
    if "-" not in text:
        return None
    for pattern in _flags():
        for found in pattern.finditer(text):
            states = {
                entry.state for entry in context.world.names.get(found.group(1)) if entry.kind in ("state", "adjective")
            }
            if len(states) == 1:
                return states.pop()
    return None
