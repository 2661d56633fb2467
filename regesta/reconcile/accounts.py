"""What comparing needs to know of one account. In: event mentions and documents. Out: Accounts, made once, compared many times."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from regesta.lexicons import lexicon
from regesta.records import Document, Event, EventMention, Party

PLANS = frozenset({"planned", "possible"})
MUTUAL = frozenset({"meeting", "call", "accord", "exercise", "fighting"})  # groups whose parties act together
PAPERS = frozenset({"coming_into_force", "ratification"})  # often told of the paper alone, with nobody named
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PEOPLE = re.compile(r"(?:ese|ish|(?<=[aeiouyrcb])ans?|is)$")
_SMALL = frozenset(
    "the a an of in on at to for with and or by from as its his her their this that these those it he she they who which is are was were"
    " be been has have had will would could may might said says after before during over under between into about than not no".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """Acts that can be told of in each other's words."""

    name: str
    kinship: float
    often: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """One thing that a report rests on, besides its own outlet: what ties it to others that rest on it, its name, why, its state."""

    tie: str
    name: str
    why: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """On what a report stands: its leads, and the state of its outlet."""

    leads: tuple[Lead, ...] = ()
    side: str | None = None


NOTHING_KNOWN = Standing()


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What is compared of an act that goes by its word."""

    word: str  # the chief word without its ending
    kin: frozenset[int]  # the sets of kindred words that it belongs to
    profile: Mapping[str, float]  # of the whole report, see `likeness`
    beside: frozenset[str]  # words close by


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """An event mention with what is compared."""

    mention: EventMention
    document: Document
    story: str  # the document, or the one it copies
    group: Group
    told: dt.date | None  # when it was published
    names: frozenset[str]  # capitalised words of the sentence that are no party's
    words: frozenset[str]  # other words of the sentence worth comparing
    thing: frozenset[str]  # words of the object
    trigger: str  # the word that tells the act, without its ending
    takes_up: bool  # told with a noun that points back: "that fight", "these talks"
    telling: Telling | None = None  # of an act that goes by its word
    standing: Standing = NOTHING_KNOWN

    @property
    def id(self) -> str:
        """The event mention's id."""
        return self.mention.id

    @property
    def plan(self) -> bool:
        """Whether the act is told as lying ahead or only possible."""
        return self.mention.status in PLANS

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part."""
        return (*self.mention.actors, *self.mention.recipients)


@cache
def _groups() -> Mapping[str, Group]:
    found: dict[str, Group] = {}
    for name, entry in lexicon("reconcile/acts")["groups"].items():
        group = Group(name=name, kinship=float(entry["kinship"]), often=bool(entry["often"]))
        for act in entry["acts"]:
            found.setdefault(act, group)
    return found


def group_of(mention: EventMention | Event) -> Group:
    """The group of acts that a type and subtype belong to; a group of its own where the lexicon has none."""
    groups = _groups()
    exact = f"{mention.type}/{mention.subtype}" if mention.subtype else mention.type
    return groups.get(exact) or groups.get(mention.type) or Group(name=exact, kinship=0.5, often=False)


def words_of(text: str) -> list[str]:
    """Words in order, small ones left out, in lower case unless they are names."""
    return [word for word in _WORD.findall(text) if word.lower() not in _SMALL]


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon("reconcile/words")[name])


def moving(sentence: str) -> bool:
    """Whether a sentence speaks of a date that was moved ("put off", "postponed")."""
    words = sentence.lower()
    return any(word in words for word in _table("moved"))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its commonest endings; only for telling whether two words are about the same."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ions",
        "ion",
        "ies",
        "ied",
        "als",
        "al",
        "es",
        "ed",
        "s",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=100_000)
def nation(word: str) -> str:
    """A name and its people's as one: Belarus and Belarusian, Chad and Chadian; those that change otherwise stay two."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    root = _PEOPLE.sub("", word).rstrip("aeiouy")
    return root if len(root) >= 3 else word


def accounts(
    documents: Iterable[Document], mentions: Iterable[EventMention], standings: Mapping[str, Standing] | None = None
) -> list[Account]:
    """Accounts in an order that does not depend on the order of what comes in; mentions without a document are left out."""
    by_id, known = {document.id: document for document in documents}, standings or {}
    made = [
        account(one, by_id[one.document], standing=known.get(one.document, NOTHING_KNOWN))
        for one in mentions
        if one.document in by_id
    ]
    return sorted(made, key=lambda a: a.id)


def account(
    mention: EventMention,
    document: Document,
    *,
    group: Group | None = None,
    telling: Telling | None = None,
    standing: Standing = NOTHING_KNOWN,
) -> Account:
    """One account; its group is that of its type unless another is given."""
    named = (*mention.actors, *mention.recipients, *mention.by)
    party_words = {word.lower() for party in named for word in words_of(party.name)}
    peoples = {nation(word) for word in party_words}
    sentence = words_of(mention.sentence.text)
    opening = _WORD.match(mention.sentence.text)  # of "The Mandera accord" the name is no mere opening word
    first = opening.group() if opening else ""
    named_here = {w.lower() for w in sentence if w[0].isupper() and len(w) > 1 and w != first}
    names = {w for w in named_here - party_words - _table("not_telling") if nation(w) not in peoples}
    words = {stem(w) for w in sentence if not w[0].isupper() and w.lower() not in party_words}
    thing = {stem(w) for w in words_of(mention.object.text)} if mention.object else set()
    return Account(
        mention=mention,
        document=document,
        story=document.copy_of or document.id,
        group=group or group_of(mention),
        told=document.dateline_date or document.published,
        names=frozenset(names),
        words=frozenset(words),
        thing=frozenset(thing),
        trigger=stem(mention.trigger.text),
        takes_up=_points_back(mention),
        telling=telling,
        standing=standing,
    )


def _points_back(mention: EventMention) -> bool:
    before = mention.sentence.text[: max(0, mention.trigger.start - mention.sentence.start)].split()
    return mention.time is None and bool(before) and before[-1].lower() in ("that", "this", "these", "those")
