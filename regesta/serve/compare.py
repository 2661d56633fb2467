"""How far machine-coded rows can be trusted. In: an open Store, rows. Out: for each row what our record says to it, with the sentence.

A row is *supported* by an event of the same parties in the same roles, the same type, on the same day; *partly* when one or two of these
differ, which are named; *not* when the record covers its parties and day and has no such event; *not coverable* when it does not.
`serve/comparing.py` says when two things are the same.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from regesta.errors import InputError
from regesta.ingest.coded import CodedRow
from regesta.issues import Issue
from regesta.records import Event
from regesta.serve import query
from regesta.serve.comparing import Known, Match, best, known
from regesta.serve.dates import told
from regesta.serve.export.selection import Selection
from regesta.serve.wording import what
from regesta.store import read as stored
from regesta.store import rows as rows_of
from regesta.store.database import Store

Verdict = Literal["supported", "partly", "not", "not coverable"]
LEAD = dt.timedelta(
    days=7
)  # before the first report's day a row may still be covered: reports tell of the week before; a choice


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Our event, and the first sentence that tells of it."""

    event: str
    what: str
    when: str
    status: str
    reports: int
    origins: int
    document: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    sentence: str | None = None


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A row with what the record says to it. `why` are the differences, or why it is not coverable; `again`: another row had this event."""

    row: CodedRow
    verdict: Verdict
    why: tuple[str, ...] = ()
    evidence: Evidence | None = None
    again: bool = False


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Totals, the rows that can be judged, and our events of the rows' time that no row has.

    `not_coverable` counts by reason the rows that cannot be judged; `unread` are lines that could not be read; `outside` counts our
    events that no row could have had (undated, or not between two states).
    """

    rows: int
    totals: dict[Verdict, int]
    by_type: dict[str, dict[Verdict, int]]
    differences: dict[str, int]
    not_coverable: dict[str, int]
    repeated: int
    unread: tuple[Issue, ...]
    compared: tuple[Compared, ...]
    missing: tuple[Evidence, ...]
    outside: int
    covered: tuple[dt.date | None, dt.date | None]


def compare(store: Store, rows: Iterable[CodedRow | Issue], *, everything: bool = False) -> Comparison:
    """Hold rows against the record; with `everything`, rows that are not coverable are listed as well.

    Raises:
        InputError: There are no rows.
    """
    chosen = Selection(store)
    work = _Work(chosen)
    unread: list[Issue] = []
    compared: list[Compared] = []
    for row in rows:
        if isinstance(row, Issue):
            unread.append(row)
            continue
        one = work.judge(row)
        if one.verdict != "not coverable" or everything:
            compared.append(one)
    if not work.count and not unread:
        raise InputError("The file holds no rows.")
    missing, outside = work.missing()
    return Comparison(
        rows=work.count, totals=work.totals, by_type=work.by_type, differences=dict(work.differences.most_common()),
        not_coverable=dict(work.uncovered.most_common()), repeated=work.repeated, unread=tuple(unread), compared=tuple(compared),
        missing=tuple(missing), outside=outside, covered=(work.first, work.last),
    )  # fmt: skip


class _Work:
    """What is known of the record, and what was counted so far."""

    def __init__(self, chosen: Selection) -> None:
        self.chosen = chosen
        self.events = [known(event) for event in chosen.events()]
        self.by_state: dict[str, list[Known]] = {}
        for one in self.events:
            for state in one.actors | one.recipients:
                self.by_state.setdefault(state, []).append(one)
        self.states = frozenset(self.by_state) | {one.state for one in stored.actors(chosen.store) if one.state}
        days = sorted(one.published for one in chosen.reports.values() if one.published)
        self.first = dt.date.fromisoformat(days[0]) if days else None
        self.last = dt.date.fromisoformat(days[-1]) if days else None
        self.count, self.repeated = 0, 0
        self.totals: dict[Verdict, int] = {"supported": 0, "partly": 0, "not": 0, "not coverable": 0}
        self.by_type: dict[str, dict[Verdict, int]] = {}
        self.differences: Counter[str] = Counter()
        self.uncovered: Counter[str] = Counter()
        self.taken: set[str] = set()
        self.row_days: list[dt.date] = []
        self._evidence: dict[str, Evidence] = {}
        self._codes: dict[str, str | None] = {}

    def judge(self, row: CodedRow) -> Compared:
        """One row."""
        self.count += 1
        actors, recipients = self.codes(row.actor_countries), self.codes(row.recipient_countries)
        match = self.match(row, actors, recipients)
        if match is None:
            reason = self.reason(row, actors, recipients)
            one = Compared(row=row, verdict="not coverable" if reason else "not", why=(reason,) if reason else ())
            if reason:
                self.uncovered[reason.partition(": ")[0]] += 1
        else:
            again = match.known.id in self.taken
            self.taken.add(match.known.id)
            self.repeated += again
            if match.why:
                self.differences[" and ".join(why.partition(":")[0] for why in match.why)] += 1
            one = Compared(
                row=row, verdict="partly" if match.why else "supported", why=match.why, again=again,
                evidence=self.evidence(match.known.id),
            )  # fmt: skip
        self.totals[one.verdict] += 1
        if one.verdict != "not coverable":
            counts = self.by_type.setdefault(
                row.type or f"CAMEO {row.code[:2]}", {"supported": 0, "partly": 0, "not": 0}
            )
            counts[one.verdict] += 1
            if row.date is not None:
                self.row_days.append(row.date)
        return one

    def match(self, row: CodedRow, actors: frozenset[str], recipients: frozenset[str]) -> Match | None:
        """The event that fits best, if one fits at all."""
        if row.date is None or row.type is None or not actors:
            return None
        near = {one.id: one for state in sorted(actors) for one in self.by_state.get(state, ())}
        return best(row, actors, recipients, near.values(), taken=self.taken)

    def reason(self, row: CodedRow, actors: frozenset[str], recipients: frozenset[str]) -> str | None:
        """Why a row that fits nothing cannot be judged; None where it can."""
        if row.date is None:
            return "the row has no date"
        for written, codes in ((row.actor_countries, actors), (row.recipient_countries, recipients)):
            if written and not codes:
                return f"a country that is no state we know: {'; '.join(written)}"
        if not actors:
            return "the row names no country that acts"
        if row.type is None:
            return "a statement or appeal, which PLOVER does not code: see `regesta statements`"
        strange = sorted((actors | recipients) - self.states)
        if strange:
            return f"the record's reports name no such actor: {', '.join(strange)}"
        if len(actors | recipients) < 2 and not recipients:
            return "the row names one country only"
        if self.first is None or self.last is None:
            return "no report of the record has a date"
        if not self.first - LEAD <= row.date <= self.last:
            return f"the record's reports are of another time: {row.date}"
        return None

    def codes(self, countries: tuple[str, ...]) -> frozenset[str]:
        """Codes of countries that are written as codes or names."""
        return frozenset(code for one in countries if (code := self._code(one)) is not None)

    def _code(self, text: str) -> str | None:
        if text not in self._codes:
            world = query.world_of(self.chosen.store)
            found = [one.state for one in world.find(text) if one.kind == "state" and one.state]
            self._codes[text] = text.upper() if text.upper() in self.states else found[0] if found else None
        return self._codes[text]

    def evidence(self, key: str) -> Evidence:
        """An event with its first sentence; read once."""
        if key not in self._evidence:
            self._evidence[key] = evidence(rows_of.event(self.chosen.store, key), self.chosen)
        return self._evidence[key]

    def missing(self) -> tuple[list[Evidence], int]:
        """Our events within the rows' days that no row has, and how many of ours no row could have."""
        found, outside = [], 0
        span = (min(self.row_days), max(self.row_days)) if self.row_days else None
        for one in self.events:
            if one.id in self.taken:
                continue
            if not one.comparable:
                outside += 1
            elif span and one.start and one.end and one.start <= span[1] and one.end > span[0]:
                found.append(self.evidence(one.id))
        return found, outside


def evidence(event: Event, chosen: Selection) -> Evidence:
    """An event with the first sentence that tells of it on its day."""
    made = Evidence(
        event=event.id, what=what(event), when=told(event.time), status=event.status, reports=len(event.documents),
        origins=len(event.origins),
    )  # fmt: skip
    accounts = chosen.accounts(event)
    if not accounts:
        return made
    day = event.time.edtf if event.time else None  # the sentence that tells the day says more than the first one
    account = next((one for one in accounts if day and one.time and one.time.edtf == day), accounts[0])
    report = chosen.reports[account.document]
    return msgspec.structs.replace(
        made, document=report.id, outlet=report.outlet, published=report.published, url=report.url,
        sentence=" ".join(account.sentence.text.split()),
    )  # fmt: skip
