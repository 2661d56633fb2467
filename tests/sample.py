"""A small record made by hand, without any stage: two states at a bridge, told by three invented outlets."""

import datetime as dt

from regesta.issues import Issue, issue
from regesta.records import (
    Actor,
    Disagreement,
    Document,
    Event,
    EventMention,
    Extraction,
    Figure,
    Judgement,
    Mention,
    Origin,
    Party,
    PlaceRef,
    Position,
    Provenance,
    Quantity,
    Span,
    Statement,
    TimeSpan,
    record_id,
)

BY_HAND = Provenance(made_by="tests", score=0.9, reasons=("same parties", "same day"))
NORWAY = Actor(id="NOR", kind="state", name="Norway", names=("Kingdom of Norway",), state="NOR", provenance=BY_HAND)
CHAD = Actor(id="TCD", kind="state", name="Chad", state="TCD", provenance=BY_HAND)
BERG = Actor(id="anna-berg", kind="person", name="Anna Berg", state="NOR", sector="GOV", provenance=BY_HAND)

FIRST = "Bridge opens\nFinse, March 3 (Fjell) -- Norway and Chad opened a bridge on Sunday. At least 12 guests came, Anna Berg said."
SECOND = "Norway and Chad opened the bridge on Monday, the Fjord Post reported. 15 guests came."
THIRD = "Anna Berg will visit Chad."


def document(
    text: str, *, source: str, outlet: str | None, published: dt.date | None, title: str | None = None
) -> Document:
    """A report with the given text."""
    return Document(
        id=record_id("document", text),
        source=source,
        sha256=record_id("sha", text) * 4,
        text=text,
        language="en",
        outlet=outlet,
        published=published,
        published_how="metadata table" if published else None,
        title=title,
        url="https://fjell.example/1" if title else None,
    )


DOCUMENTS = (
    document(FIRST, source="a.txt", outlet="Fjell Tidende", published=dt.date(2024, 3, 4), title="Bridge opens"),
    document(SECOND, source="b.txt", outlet="Fjord Post", published=dt.date(2024, 3, 5)),
    document(THIRD, source="c.txt", outlet=None, published=None),
)


def find(report: Document, words: str) -> Span:
    """The first place in the report where the words stand."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def party(report: Document, words: str, actor: Actor) -> Party:
    """A party by its actor and its words."""
    return Party(
        name=actor.name, span=find(report, words), actor=actor.id, state=actor.state, sector=actor.sector,
        person=actor.id if actor.kind == "person" else None,
    )  # fmt: skip


def day(report: Document, words: str, date: dt.date) -> TimeSpan:
    """A day said with these words."""
    return TimeSpan(
        edtf=str(date), start=date, end=date + dt.timedelta(days=1), grain="day", said=find(report, words),
        reason="weekday before the report's date", anchor=report.published,
    )  # fmt: skip


def _mention(report: Document, sentence: str, trigger: str, **fields: object) -> EventMention:
    span = find(report, trigger)
    key = record_id("event mention", report.id, span.start)
    common = {
        "id": key,
        "document": report.id,
        "sentence": find(report, sentence),
        "trigger": span,
        "provenance": BY_HAND,
    }
    return EventMention(**{"status": "happened", **common, **fields})  # type: ignore[arg-type]


one, two, three = DOCUMENTS
OPENING = _mention(
    one, "Norway and Chad opened a bridge on Sunday.", "opened", type="COOPERATE", subtype="transport_link",
    actors=(party(one, "Norway", NORWAY), party(one, "Chad", CHAD)), object=find(one, "a bridge"),
    time=day(one, "on Sunday", dt.date(2024, 3, 3)), place=PlaceRef(name="Finse", span=find(one, "Finse"), country="NOR"),
)  # fmt: skip
OPENING_AGAIN = _mention(
    two, "Norway and Chad opened the bridge on Monday, the Fjord Post reported.", "opened", type="COOPERATE",
    subtype="transport_link", actors=(party(two, "Norway", NORWAY), party(two, "Chad", CHAD)),
    time=day(two, "on Monday", dt.date(2024, 3, 4)), by=(Party(name="Fjord Post", span=find(two, "the Fjord Post")),),
)  # fmt: skip
VISIT = _mention(
    three, THIRD, "visit", type="CONSULT", subtype="visit", status="planned",
    actors=(party(three, "Anna Berg", BERG),), recipients=(party(three, "Chad", CHAD),),
)  # fmt: skip
SAID = Statement(
    id=record_id("statement", one.id), document=one.id, content=(find(one, "At least 12 guests came"),), manner="indirect",
    act="assert", provenance=BY_HAND, speaker=party(one, "Anna Berg", BERG), cue=find(one, "said"),
)  # fmt: skip
GUESTS = Figure(
    id=record_id("figure", one.id), document=one.id, sentence=find(one, "At least 12 guests came, Anna Berg said."),
    counts="guests", value=Quantity(low=12, high=None, bound="at_least", said=find(one, "At least 12")),
    provenance=BY_HAND, about=OPENING.id, by=(party(one, "Anna Berg", BERG),), statement=SAID.id,
)  # fmt: skip
NAMES = tuple(
    Mention(id=record_id("mention", report.id, words), span=find(report, words), kind="name", label="LOC",
            head=find(report, words).start, provenance=BY_HAND, actor=actor.id)
    for report in (one, two) for words, actor in (("Norway", NORWAY), ("Chad", CHAD))
)  # fmt: skip
EXTRACTIONS = tuple(
    Extraction(
        document=report.id,
        mentions=tuple(name for name in NAMES if name.span.document == report.id),
        event_mentions=(act,),
        statements=(SAID,) if report is one else (),
        figures=(GUESTS,) if report is one else (),
        times=(act.time,) if act.time else (),
    )
    for report, act in zip(DOCUMENTS, (OPENING, OPENING_AGAIN, VISIT), strict=True)
)
SAME = Judgement(
    id=record_id("judgement", OPENING.id, OPENING_AGAIN.id), left=OPENING.id, right=OPENING_AGAIN.id, verdict="same",
    decided_by="tests", score=0.91, reasons=("same parties", "same kind"),
)  # fmt: skip
APART = Judgement(
    id=record_id("judgement", OPENING.id, VISIT.id), left=OPENING.id, right=VISIT.id, verdict="different",
    decided_by="tests", score=0.2, reasons=("another kind",),
)  # fmt: skip
EVENTS = (
    Event(
        id=record_id("event", OPENING.id), type="COOPERATE", subtype="transport_link", status="happened",
        mentions=(OPENING.id, OPENING_AGAIN.id), documents=tuple(sorted((one.id, two.id))), provenance=BY_HAND,
        actors=OPENING.actors, object="a bridge", time=OPENING.time, place=OPENING.place,
        origins=(Origin(name="Fjell Tidende", documents=(one.id,), why="own report"),
                 Origin(name="Fjord Post", documents=(two.id,), why="own report")),
        first_reported=one.published, last_reported=two.published, joined=(SAME,), near=(APART,),
    ),
    Event(
        id=record_id("event", VISIT.id), type="CONSULT", subtype="visit", status="planned", mentions=(VISIT.id,),
        documents=(three.id,), provenance=BY_HAND, actors=VISIT.actors, recipients=VISIT.recipients,
        origins=(Origin(name="unknown outlet", documents=(three.id,), why="own report"),),
    ),
)  # fmt: skip
DISAGREEMENTS = (
    Disagreement(
        id=record_id("disagreement", OPENING.id), event=EVENTS[0].id, about="the day of the opening", field="date",
        kind="contradiction", provenance=BY_HAND,
        positions=(Position(value="2024-03-03", claims=(OPENING.id,), documents=(one.id,)),
                   Position(value="2024-03-04", claims=(OPENING_AGAIN.id,), documents=(two.id,), by=("Fjord Post",))),
    ),
)  # fmt: skip
ISSUES: tuple[Issue, ...] = (
    issue("ingest", "empty-file", "The file is empty.", advice="Remove it.", source="d.txt"),
    issue("read", "reading-failed", "ValueError: a reason.", source="c.txt", document=three.id),
)
ACTORS = (NORWAY, CHAD, BERG)
