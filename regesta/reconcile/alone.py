"""Who else was there. In: accounts of one gathering. Out: one that says nobody else was, and those that name somebody else.

"No other government was represented in the room" in one report, "and an envoy of Togo took part" in another: both cannot hold.
A report that merely names fewer says nothing against those it does not name.
"""

import re
from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon
from regesta.reconcile.accounts import Account
from regesta.reconcile.counted import names_in
from regesta.records import Party

GATHERINGS = frozenset({"meeting", "reception", "call"})
DONE = ("happened", "ongoing")
BEHIND = 320  # characters, two sentences or so, from the account to the words that nobody else was there; a choice
LEAST = 2  # states that must be known to have been there


@cache
def _nobody_else() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("reconcile/alone")["nobody_else"]), re.IGNORECASE)


def says_nobody_else(text: str) -> bool:
    """Whether words say that nobody else took part."""
    return _nobody_else().search(text) is not None


def by_company(accounts: Sequence[Account]) -> list[tuple[str, list[Account]]]:
    """(words, accounts): who is said to have been there alone, and who else by other reports; empty where nobody differs."""
    held = [one for one in accounts if one.group.name in GATHERINGS and one.mention.status in DONE]
    for alone in sorted(held, key=lambda one: one.id):
        window = _window(alone)
        found = _nobody_else().search(window)
        there = {party.state for one in held if one.document.id == alone.document.id for party in one.parties}
        if found is None or len(there - {None}) < LEAST:
            continue
        named = names_in(window[: found.end()])
        others = [(one, _strangers(one, there, named)) for one in held if one.document.id != alone.document.id]
        against = [(one, extra) for one, extra in others if extra]
        if against:
            first = f"{_names(alone.parties)} only"
            second = f"also {_names([party for _, extra in against for party in extra])}"
            return [(first, [alone]), (second, [one for one, _ in against])]
    return []


def _window(account: Account) -> str:
    start = account.mention.sentence.start
    return account.document.text[start : account.mention.sentence.end + BEHIND]


def _strangers(account: Account, there: set[str | None], named: frozenset[str]) -> list[Party]:
    """Those of a state that the other report does not know to have been there, and does not name beside it."""
    found = [party for party in account.parties if party.state is not None and party.state not in there]
    return [party for party in found if not names_in(party.name.split(" in ")[0]) & named]


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(sorted(party.name for party in parties)))
