"""Who noun phrases stand for. In: where a phrase stands in a report. Out: a `Who`, or None.

"Russian troops" are Russia's military; "the North Korean leader" is who held the office on the report's day; "the service's press
office" is the service.
"""

import re

from regesta.lexicons import lexicon
from regesta.link.mentions.bodies import entry_who, pattern_who
from regesta.link.mentions.context import Context
from regesta.link.mentions.members import men_of, men_of_stateless, sent_by_several
from regesta.link.mentions.phrases import Reading, group_called, group_in, pattern_in, read
from regesta.link.people.clusters import Who
from regesta.link.people.holders import Holders, led_by_name, of_others, ruled
from regesta.link.people.regions import of_region

_NOBODYS = ("media", "company", "school", "group", "party")  # kinds of bodies that are no state's
_GOVERNMENT = re.compile(
    r"\b(?:government|authorities|regime|leadership|administration|side|sides|state)\s*$", re.IGNORECASE
)
# What a paper at home does not say whose it is.
_BARE = re.compile(
    r"(?:the\s)?(?:police|army|navy|military|opposition|parliament|coast guard|foreign ministry|defen[cs]e ministry|interior ministry)",
    re.IGNORECASE,
)
_PUPPET = re.compile(r"\bpuppet\b", re.IGNORECASE)  # a side's word for another's government, never for its own
_CREW = re.compile(rf"(?:{'|'.join(lexicon('world/vessels')['crews'])}) of\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:side|sides|country|nation|state|republic)\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some)\s+", re.IGNORECASE)
_BAND = re.compile(
    rf"(?:(?:an?|the|its|their|his|her|some|several|many|most|at least|about|around|dozens of|hundreds of|[\w-]+)\s){{0,3}}?"
    rf"(?:{'|'.join(map(str, lexicon('world/story')['bands']))})\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:(?:[\w-]+\s){1,3}of\s)?(?:its|their|his|her|our)\s", re.IGNORECASE)  # "four of its soldiers"
# Whose these are, they are not: "its neighbour" is another state.
_NOT_OWN = re.compile(
    r"\b(?:neighbou?rs?|all(?:y|ies)|rivals?|counterparts?|colleagues?|partners?|enem(?:y|ies)|adversar(?:y|ies)|foes?|hosts?|guests?)\s*$|\b(?:vassal|proxy|satellite|client|surrogate)\s[\w-]+$",
    re.IGNORECASE,
)
_MEN = re.compile(r"\b(?:men|people|members|personnel|units|patrols?)\s*$", re.IGNORECASE)
_OF_ARMY = re.compile(
    r"\s(?:of|from|in)\s(?:the\s)?(?:[A-Z][\w-]+\s){1,3}(?:[Aa]rmy|[Nn]avy|[Aa]rmed [Ff]orces|[Aa]ir [Ff]orce)$"
)
REBELS = "REB"
_PLURAL = re.compile(r"(?<![su])s$|\b(?:men|people|police|troops)$")


def phrase_who(
    context: Context, start: int, end: int, *, owner: Who | None = None, holders: Holders | None = None
) -> Who | None:
    """Who a noun phrase stands for: an office on the day, a body by kind, a group of a state.

    Args:
        context: the report.
        start: where the phrase begins.
        end: where it ends.
        owner: whose it is, where a possessive was told already ("his ambassador").
        holders: who of the report's people holds which office.
    """
    text = context.text[start:end]
    reading = read(context, start, end)
    state = _whose(context, start, end, reading, owner)
    bare = re.match(r"[Tt]he\s", text) and (reading.role or _GOVERNMENT.search(_head_words(text)))
    bare = None if led_by_name(text) or _PUPPET.search(text) or of_others(text) else bare
    if not bare and not context.home:
        bare = _BARE.fullmatch(text)
    if state is None and bare and (own := context.own(start)):
        state = own  # a state's own agency says "the Prime Minister" of its own, its papers "the police"
    if reading.state is None and owner is not None and _NOT_OWN.search(_head_words(text)):
        return None
    named = _named_with_kind(context, start, end, reading)
    if named is not None:
        return named
    if _ORGAN.search(_head_words(text)):
        return organ_of(context, reading, owner)
    plural = bool(_PLURAL.search(_head_words(text)))
    known = (holders or Holders(context)).meant(start, end, reading, state, owner) if not plural else None
    if known is not None:
        return known
    if reading.kin:
        return None
    group = group_in(_head_words(text))
    group = _inside(text) or group if group is None or group[1] else group
    pattern = pattern_in(_head_words(text))
    if pattern and pattern.kind not in _NOBODYS and not (group and group[1]) and not plural:
        found = pattern_who(context, text, pattern, state)
        if found is not None and found.state:
            return found
    if state is None:
        return men_of_stateless(context, text, reading) if group and not group[1] else None
    if group is None and not reading.titles:
        return men_of(context, start, text, reading)
    name = _ARTICLE.sub("", " ".join(text.split()))
    if group and group[1] and _SIDE.search(_head_words(text)):
        return _as_a_side(context, state)
    reading = _without_tail(context, start, text, reading)
    sector = (
        None
        if reading.past and reading.titles
        else _sector(reading, group, text, name, owner=None if reading.state else owner)
    )
    return Who(
        name=name, body=reading.body, state=state, sector=sector, score=0.7, reasons=("state and kind from its words",)
    )


def _as_a_side(context: Context, state: str) -> Who | None:
    """ "The Norwegian side": the state."""
    known = context.world.state(state)
    if known is None:
        return None
    return Who(name=known.name, actor=known.id, state=state, sector=None, score=0.9, reasons=("side of the state",))


def _inside(text: str) -> tuple[str | None, bool] | None:
    """The kind of those whom a number or a band of them is: "a convoy of Chadian soldiers", "members of parliament"."""
    band = _BAND.match(text)
    head = _CUT.split(text[band.end() :], maxsplit=1)[0].split() if band is not None else []
    named = len(head) > 1 and head[-1][:1].isupper()  # the members of a union are not of its kind
    body = pattern_in(" ".join(head)) if named else None
    if body is not None and body.kind == "parliament" and body.end == len(" ".join(head)):
        return body.sector, False  # "a delegation of the Chilean Senate"
    return group_called(" ".join(head)) if head and not named else None


def _whose(context: Context, start: int, end: int, reading: Reading, owner: Who | None) -> str | None:
    """The state of the words; "its troops in Chad" are not Chad's, whosever they are."""
    text = context.text[start:end]
    own = _PRONOUN.match(text)
    if own is not None and reading.state is not None:
        head = _up_to_head(context, start, text, own.end())
        return head.state or (owner.state if owner else None)
    if sent_by_several(text) and read(context, start, start + len(_head_words(text))).state is None:
        return owner.state if owner else None  # "coalition troops in Chad" are not Chad's
    region = of_region(context, start, end) if owner is None and reading.titles and not reading.kin else None
    return reading.state or ruled(context, text) or (owner.state if owner else region)


def _up_to_head(context: Context, start: int, text: str, lead: int) -> Reading:
    """What a phrase says up to its head, where whose it is stands in its first letters."""
    return read(context, start, start + lead + len(_CUT.split(text[lead:], maxsplit=1)[0]))


def _without_tail(context: Context, start: int, text: str, reading: Reading) -> Reading:
    """ "Two of its soldiers in the alliance's force": what the phrase says of whose they are, without the body behind."""
    own = _PRONOUN.match(text) if reading.body is not None else None
    return _up_to_head(context, start, text, own.end()) if own is not None else reading


def _sector(
    reading: Reading, group: tuple[str | None, bool] | None, text: str, name: str, *, owner: Who | None
) -> str | None:
    if owner is not None and owner.sector in ("MIL", "COP") and _MEN.search(name):
        return owner.sector  # the army's men
    if group is not None and group[0] == REBELS and _OF_ARMY.search(text):
        return "MIL"  # "the fallen fighters of the Norwegian army"
    if group is not None and group[0] == REBELS and reading.sector == "GOV":
        return REBELS  # the militants of a movement that also ruled
    aboard = group_in(text) if _CREW.match(name) else None  # of a trawler: fishermen, not officers
    if aboard is not None:
        return aboard[0]
    return reading.sector if reading.body or (reading.titles and not group) else group[0] if group else None


# Parts of a body that speak for the whole of it.
_ORGAN = re.compile(
    r"\b(?:press (?:cent(?:er|re)|service|office)|office|headquarters|secretariat|press department)\s*$", re.IGNORECASE
)


_KIND = re.compile(
    r"\s(?:[a-z-]+\s)?(?:party|group|movement|militia|faction|organi[sz]ation|news agency|agency|newspaper|daily|network|bloc|alliance)$",
    re.I,
)


def _named_with_kind(context: Context, start: int, end: int, reading: Reading) -> Who | None:
    """ "The United Russia party": the body named, with the kind of thing it is beside it."""
    if reading.body is None or reading.titles:
        return None
    for hit in context.inside(start, end):
        if any(entry.actor == reading.body for entry in hit.entries):
            lead, rest = context.text[start : hit.start], context.text[hit.end : end]
            if re.fullmatch(r"(?:[Tt]he\s)?", lead) and _KIND.fullmatch(rest):
                actor = context.world.actor(reading.body)
                return entry_who(context.decide(hit) or hit.entries[0], context) if actor else None
    return None


def organ_of(context: Context, reading: Reading, owner: Who | None) -> Who | None:
    """The body or person whose press office or headquarters speaks; None when it is not said."""
    body = context.world.actor(reading.body) if reading.body else None
    if body is not None:
        reasons = ("part of a listed body",)
        return Who(
            name=body.name,
            actor=body.id,
            body=body.id,
            state=body.state,
            sector=body.sector or None,
            score=0.8,
            reasons=reasons,
        )
    return owner


_CUT = re.compile(r"\s(?:of|for|in|at|to|on|from|with|who|that|which|near|over)\s|,\s(?![\w]+-\w+ed\b)")


def _head_words(text: str) -> str:
    """The phrase up to its head: "troops" of "Russian troops in the south"."""
    return _CUT.split(text, maxsplit=1)[0].strip()
