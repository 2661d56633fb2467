"""A record of very many events, invented, put straight into the store: to time pages with. In: a path, a number. Out: the record.

    python tools/many_events.py build/many.regesta 100000

Nothing is read: reports, sentences, parties and dates come from a seeded generator, shaped like what the stages write (a few reports an
event, one sentence each; a tenth undated, a fifth imprecise). Run it with the folder of the repository in PYTHONPATH.
"""

import datetime as dt
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from regesta.records import (
    Actor,
    Document,
    Event,
    EventMention,
    Extraction,
    Figure,
    Judgement,
    Mention,
    Origin,
    Outlet,
    Party,
    PlaceRef,
    Provenance,
    Quantity,
    Statement,
    TimeSpan,
    record_id,
)  # fmt: skip
from regesta.serve.wording import phrase
from regesta.store.database import open_store
from regesta.store.write import put_document, put_reading, replace_events

MADE = Provenance(made_by="tools/many_events", score=0.8, reasons=("same parties", "same day"))
STATES = [
    (f"X{one}{two}", first + second)
    for one, first in zip("ABCDEFGH", ("Val", "Kes", "Tar", "Om", "Bel", "Dor", "Fen", "Gal"), strict=True)
    for two, second in zip("KLMNP", ("mora", "tria", "vania", "land", "istan"), strict=True)
]
TYPES = [("CONSULT", "meeting"), ("CONSULT", "visit"), ("AGREE", None), ("SUPPORT", "treaty_signing"), ("AID", "arms_transfer"),
         ("ACCUSE", None), ("THREATEN", None), ("PROTEST", None), ("SANCTION", "sanctions"), ("ASSAULT", "missile_launch"),
         ("COOPERATE", "exercise"), ("REQUEST", None)]  # fmt: skip
STATUSES = ["happened"] * 14 + ["planned", "planned", "possible", "denied", "not_happened", "ongoing"]
TOWNS = [
    f"{one}{two}"
    for one in ("Port ", "New ", "Old ", "Upper ", "")
    for two in ("Sarn", "Marl", "Tern", "Brask", "Holm", "Quay")
]
REPORTS_EACH = 40  # events a report tells of


def main(path: Path, number: int, seed: int = 1) -> None:
    """Write the record."""
    chance = random.Random(seed)
    path.unlink(missing_ok=True)
    outlets = [Outlet(id=record_id("outlet", n), name=f"The {town} Courier", kind="daily", state=STATES[n % len(STATES)][0])
               for n, town in enumerate(TOWNS)]  # fmt: skip
    with open_store(path, create=True) as store, store.transaction():
        events: list[Event] = []
        for batch in range(-(-number // REPORTS_EACH)):
            events += _batch(store, chance, outlets, batch, min(REPORTS_EACH, number - batch * REPORTS_EACH))
        replace_events(store, events, ())


def _batch(store: object, chance: random.Random, outlets: list[Outlet], batch: int, size: int) -> Iterator[Event]:
    """Forty events that three reports tell of between them, the third a part of them only."""
    start = dt.date(1995, 1, 1) + dt.timedelta(days=chance.randrange(11000))
    plans = [_plan(chance, start) for _ in range(size)]
    told: list[tuple[Document, list[EventMention | None]]] = []
    for copy in range(3):
        chosen = [plan if copy == 0 or chance.random() < 0.4 else None for plan in plans]
        told.append(_report(store, chance, outlets[chance.randrange(len(outlets))], f"r{batch}-{copy}", start, chosen))
    for place, plan in enumerate(plans):
        mentions = [found[place] for _, found in told if found[place] is not None]
        yield _event([one for one in mentions if one], {report.id: report for report, _ in told}, plan)


def _plan(chance: random.Random, start: dt.date) -> dict[str, object]:
    one, other = chance.sample(STATES, 2)
    day = start - dt.timedelta(days=chance.randrange(60))
    kind, subtype = chance.choice(TYPES)
    drawn = chance.random()
    if drawn < 0.1:
        time = None
    else:
        length, grain = (1, "day") if drawn < 0.8 else (30, "month")
        day = day if grain == "day" else day.replace(day=1)
        time = TimeSpan(edtf=str(day) if grain == "day" else str(day)[:7], start=day, end=day + dt.timedelta(days=length),
                        grain=grain, said=None, reason="made up")  # fmt: skip
    return {
        "parties": (one, other),
        "kind": kind,
        "subtype": subtype,
        "time": time,
        "status": chance.choice(STATUSES),
        "town": chance.choice(TOWNS),
    }


def _report(
    store: object, chance: random.Random, outlet: Outlet, name: str, day: dt.date, plans: list[dict[str, object] | None]
) -> tuple[Document, list[EventMention | None]]:
    lines, starts, at = [], [], len(name) + 1
    for plan in plans:
        if plan is None:
            starts.append(-1)
            continue
        (_, one), (_, other) = plan["parties"]  # type: ignore[misc]
        words = phrase(str(plan["kind"]), plan["subtype"], actors=one, recipients=other, thing="the fleet")  # type: ignore[arg-type]
        line = f"{words} at {plan['town']}, where {chance.randrange(2, 900)} people were counted."
        starts.append(at)
        lines.append(line)
        at += len(line) + 1
    text = name + "\n" + "\n".join(lines)
    document = Document(id=record_id("document", name), source=f"{name}.txt", sha256=record_id(name) * 4, text=text, language="en",
                        outlet=outlet.name, title=name, published=day, published_how="made up")  # fmt: skip
    mentions = [None if plan is None else _mention(document, at, plan) for at, plan in zip(starts, plans, strict=True)]
    put_document(store, document, state="read")  # type: ignore[arg-type]
    known = [one for one in mentions if one is not None]
    people = tuple(party for one in known for party in (*one.actors, *one.recipients))
    put_reading(
        store,  # type: ignore[arg-type]
        Extraction(
            document=document.id, event_mentions=tuple(known),
            mentions=tuple(Mention(id=record_id(document.id, n), span=party.span, kind="name", label="LOC", head=party.span.start,
                                   provenance=MADE, actor=party.actor) for n, party in enumerate(people) if party.span),
            figures=tuple(_figure(document, one) for one in known), statements=tuple(_said(document, one) for one in known[::4]),
        ),
        actors=[Actor(id=code.lower(), kind="state", name=word, state=code, provenance=MADE) for code, word in STATES],
        outlet=outlet,
    )  # fmt: skip
    return document, mentions


def _mention(document: Document, start: int, plan: dict[str, object]) -> EventMention:
    end = document.text.find("\n", start)
    sentence = document.span(start, len(document.text) if end < 0 else end)
    return EventMention(
        id=record_id("mention", document.id, start), document=document.id, sentence=sentence,
        trigger=document.span(start, start + 4), type=plan["kind"], subtype=plan["subtype"], status=plan["status"],  # type: ignore[arg-type]
        provenance=MADE, time=plan["time"], actors=(_party(document, sentence.start, plan["parties"][0]),),  # type: ignore[arg-type, index]
        recipients=(_party(document, sentence.start, plan["parties"][1]),),  # type: ignore[index]
        place=PlaceRef(name=str(plan["town"]), span=None, precision="city"),
    )  # fmt: skip


def _party(document: Document, start: int, state: tuple[str, str]) -> Party:
    at = document.text.find(state[1], start)
    return Party(
        name=state[1],
        span=document.span(at, at + len(state[1])) if at >= 0 else None,
        actor=state[0].lower(),
        state=state[0],
    )


def _figure(document: Document, mention: EventMention) -> Figure:
    words = mention.sentence.text.split("where ")[1].split(" ")[0]
    at = mention.sentence.start + mention.sentence.text.index("where ") + 6
    return Figure(id=record_id("figure", mention.id), document=document.id, sentence=mention.sentence, counts="people", provenance=MADE,
                  value=Quantity(low=float(words), high=float(words), bound="exact", said=document.span(at, at + len(words))),
                  about=mention.id)  # fmt: skip


def _said(document: Document, mention: EventMention) -> Statement:
    return Statement(id=record_id("statement", mention.id), document=document.id, content=(mention.sentence,), manner="indirect",
                     act="assert", provenance=MADE, speaker=mention.actors[0])  # fmt: skip


def _event(mentions: list[EventMention], reports: dict[str, Document], plan: dict[str, object]) -> Event:
    first = mentions[0]
    days = sorted(reports[one.document].published for one in mentions)  # type: ignore[type-var]
    joined = tuple(Judgement(id=record_id("same", first.id, one.id), left=first.id, right=one.id, verdict="same", decided_by="tools",
                             score=0.8, reasons=("same parties",)) for one in mentions[1:])  # fmt: skip
    return Event(
        id=record_id("event", first.id), type=first.type, subtype=first.subtype, status=first.status, provenance=MADE,
        mentions=tuple(one.id for one in mentions), documents=tuple(sorted(one.document for one in mentions)),
        actors=first.actors, recipients=first.recipients, time=first.time, place=first.place, object="the fleet",
        origins=tuple(Origin(name=str(reports[one.document].outlet), documents=(one.document,), why="one report") for one in mentions),
        first_reported=days[0], last_reported=days[-1], joined=joined,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
