"""Accounts of acts whose type no lexicon knows: they go by their word. In: event mentions, documents. Out: Accounts; points for a Tally.

Such an act is told in the same word, or in a kindred one ("die", "death"); whether it is one act depends on the stories that it stands
in, on who and what stands beside the word, and on the numbers given. The points are rounded from what a logistic fit gives these
reasons on ECB+ topics 1 to 35; they are written down here as choices, not learned weights.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from regesta.lexicons import lexicon
from regesta.reconcile.accounts import Account, Group, Telling, account, stem, words_of
from regesta.reconcile.likeness import likeness, profile
from regesta.reconcile.tally import BY_WORD, Tally
from regesta.records import Document, EventMention, Party

AROUND = 60  # characters to both sides of the word that are looked at
ALIKE = 0.3  # likeness of two reports beyond which more of it tells little
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def accounts_by_word(
    documents: Iterable[Document], mentions: Iterable[EventMention], heads: Mapping[str, str]
) -> list[Account]:
    """Accounts that go by their word, in order of id.

    Args:
        documents: the reports.
        mentions: their event mentions; the type is not looked at.
        heads: the dictionary form of the word that tells each act, by the mention's id.
    """
    by_id = {document.id: document for document in documents}
    profiles = {key: profile(document.text) for key, document in by_id.items()}
    made = []
    for mention in mentions:
        group = Group(name=BY_WORD, kinship=0.5, often=False)
        kin = sets_of(mention.trigger.text, heads[mention.id])
        telling = Telling(stem(heads[mention.id]), kin, profiles[mention.document], _beside(mention))
        made.append(account(mention, by_id[mention.document], group=group, telling=telling))
    return sorted(made, key=lambda a: a.id)


def pairs_by_word(accounts: Iterable[Account]) -> list[tuple[Account, Account]]:
    """Pairs that are told in one word or in kindred ones, each once, in order of id."""
    drawers: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        if one.telling is not None:
            for drawer in (one.telling.word, *(f"set {number}" for number in sorted(one.telling.kin))):
                drawers[drawer].append(one)
    found = {
        (left.id, right.id): (left, right)
        for inside in drawers.values()
        for left, right in combinations(sorted(inside, key=lambda a: a.id), 2)
    }
    return [found[key] for key in sorted(found)]


@cache
def _sets() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(lexicon("reconcile/kindred")["sets"]):
        for word in entry["words"]:
            found[word if " " in word else stem(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def sets_of(words: str, head: str) -> frozenset[int]:
    """The sets of kindred words that a telling belongs to, by all its words or by its chief one."""
    return _sets().get(words.lower(), frozenset()) | _sets().get(stem(head), frozenset())


def _beside(mention: EventMention) -> frozenset[str]:
    at = mention.trigger.start - mention.sentence.start
    text, end = mention.sentence.text, at + len(mention.trigger.text)
    near = text[max(0, at - AROUND) : at].partition(" ")[2] + " " + text[end : end + AROUND].rpartition(" ")[0]
    return frozenset(stem(word) for word in words_of(near))


# --- what is looked at ---


def word(tally: Tally, one: Account, other: Account) -> None:
    """The word that tells the act."""
    if one.telling is None or other.telling is None:
        tally.rule_out("one goes by its type, the other by its word")
    elif one.telling.word == other.telling.word:
        tally.add(2.0, f"the same word ({one.telling.word})")
    elif one.telling.kin & other.telling.kin:
        tally.add(1.0, f"kindred words ({one.telling.word}, {other.telling.word})")
    else:
        tally.rule_out("another word")


def stories(tally: Tally, one: Account, other: Account) -> None:
    """How alike the two reports are."""
    if one.telling is None or other.telling is None:
        return
    if one.document.id == other.document.id:
        tally.add(3.9, "in one report")
        return
    alike = likeness(one.telling.profile, other.telling.profile)
    points = 16 * min(alike, ALIKE) + 5 * max(0.0, alike - ALIKE) - 2.1
    tally.add(round(points, 3), f"{'like' if points > 0 else 'unlike'} stories ({alike:.2f})")


def beside(tally: Tally, one: Account, other: Account) -> None:
    """Who acts, who or what is acted on, what else stands close by, and numbers."""
    for ours, theirs, much, name in (
        (one.mention.actors, other.mention.actors, (0.0, -1.0), "who acts"),
        (one.mention.recipients, other.mention.recipients, (0.6, -0.5), "who or what is acted on"),
    ):
        left, right = _heads(ours), _heads(theirs)
        if left and right:
            same = bool(left & right)
            tally.add(much[0] if same else much[1], f"{'the same' if same else 'another'} word for {name}")
    if one.telling is not None and other.telling is not None:
        near, there = one.telling.beside, other.telling.beside
        shared = len(near & there) / max(1, min(len(near), len(there)))
        tally.add(round(0.5 * shared, 3), "the same words close by")
    numbers, given = (set(_NUMBER.findall(account.mention.sentence.text)) for account in (one, other))
    if numbers and given:
        same = bool(numbers & given)
        tally.add(0.3 if same else -0.4, "a number in common" if same else "other numbers in the sentence")


def _heads(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(stem(word) for party in parties for word in words_of(party.name))
