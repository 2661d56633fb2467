"""Whose waters an act was in, told in free words. In: Accounts. Out: those that say "international", and those that name a state's.

Whether a ship was taken on the high seas or within somebody's waters is what is quarrelled about, and no table of places holds it. The same
goes for airspace. "In the Pacific" says neither.
"""

import re
from collections.abc import Iterable, Sequence

from regesta.reconcile.accounts import Account

BEHIND = 250  # characters behind the sentence that still tell of the act ("The trawler was boarded in international waters"); a choice
_FREE = re.compile(
    r"\b(?:in|over|inside|within|into)\s+(international (?:waters|airspace|air space)|the high seas|neutral waters)\b"
)
_SOMEBODYS = re.compile(
    r"\b(?:in|inside|within|into|entered|violated|off)\s+(?:the\s+)?"
    r"((?:[A-Z][\w'’-]+(?:'s|’s)?|its|own|their)\s+(?:own\s+)?(?:territorial\s+|national\s+|sovereign\s+)?(?:waters|airspace|air space)"
    r"|territorial (?:waters|sea|airspace)|(?:waters|airspace) of [A-Z][\w-]+)"
)


def by_waters(accounts: Iterable[Account]) -> list[tuple[str, list[Account]]]:
    """The two sides as positions, their words with the accounts that use them; empty where there is only one side."""
    free: list[tuple[str, Account]] = []
    somebodys: list[tuple[str, Account]] = []
    for account in sorted(accounts, key=lambda a: a.id):
        told = _around(account)
        found = [_FREE.search(told), _SOMEBODYS.search(told)]
        if found[0] is not None and found[1] is None:
            free.append((found[0].group(1), account))
        elif found[1] is not None and found[0] is None:
            somebodys.append((found[1].group(1), account))
    return [_side(free), _side(somebodys)] if free and somebodys else []


def _side(told: Sequence[tuple[str, Account]]) -> tuple[str, list[Account]]:
    words = max((" ".join(words.split()) for words, _ in told), key=lambda text: (text[:1].isupper(), len(text), text))
    return words, [account for _, account in told]


def _around(account: Account) -> str:
    """The sentence of an account; of an act at sea or in the air also what stands just behind it, up to the end of the paragraph."""
    end = account.mention.sentence.end
    behind = account.document.text[end : end + BEHIND]
    return (
        f"{account.mention.sentence.text} {behind}"
        if account.group.name in ("taking", "fighting")
        else account.mention.sentence.text
    )
