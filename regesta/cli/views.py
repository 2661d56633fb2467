"""One thing of the record on the screen. In: a View. Out: lines, each value with its words and the reason for it."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from regesta.cli.output import screen
from regesta.records import Disagreement, Edit, Event, Figure, Party, Review, Span, TimeSpan
from regesta.serve.dates import day, told
from regesta.serve.show import (
    Account,
    DisagreementView,
    EventView,
    FigureView,
    IssueView,
    Near,
    ReportView,
    StatementView,
    View,
)  # fmt: skip
from regesta.serve.tables import counted, positions
from regesta.serve.wording import what

MARKS = {"trigger": "bold underline", "actor": "bold green", "recipient": "bold cyan", "object": "magenta",
         "time": "bold yellow", "place": "blue"}  # fmt: skip


def draw_view(view: View) -> None:
    """Draw whatever was found."""
    console = screen()
    if isinstance(view, EventView):
        _event(console, view)
    elif isinstance(view, ReportView):
        _report(console, view)
    elif isinstance(view, StatementView):
        _statement(console, view)
    elif isinstance(view, FigureView):
        _figure(console, view)
    elif isinstance(view, DisagreementView):
        _disagreement(console, view)
    elif isinstance(view, IssueView):
        console.print(Text(f"{view.issue.code}: {view.issue.reason}", style="bold"))
        draw_field(console, "File", view.issue.source)
        draw_field(console, "Advice", view.issue.advice)


def _event(console: Console, view: EventView) -> None:
    event = view.line.event
    console.print(Text(view.line.what, style="bold"))
    kind = f"{event.type} ({event.subtype})" if event.subtype else event.type
    console.print(Text(f"{kind}, {event.status.replace('_', ' ')}; id {event.id}", style="dim"))
    console.print()
    draw_field(console, "When", f"{told(event.time)}{_why(event.time)}")
    draw_field(console, "Who", _parties(event.actors))
    draw_field(console, "To whom", _parties(event.recipients))
    draw_field(console, "What", event.object or event.content)
    draw_field(console, "Where", _place(event))
    likely = event.confidence
    draw_field(console, "Likely", None if likely is None else f"{likely:.2f} that type, parties and status are right")
    reported = dict.fromkeys(day(one) for one in (event.first_reported, event.last_reported) if one)
    draw_field(console, "Reported", " to ".join(reported))
    _heading(console, f"{counted(view.line.reports, 'report')}, {counted(len(event.origins), 'independent origin')}")
    for number, account in enumerate(view.accounts, start=1):
        _account(console, number, account)
    draw_list(
        console,
        "Origins",
        (f"{one.name}: {counted(len(one.documents), 'report')} ({one.why})" for one in event.origins),
    )
    draw_list(console, "Joined because", (_judged(one.score, one.reasons) for one in view.joined))
    draw_list(console, "Looked at and left out", (_near(one) for one in view.near))
    draw_list(console, "Disagreements", (_differ(one) for one in view.disagreements))
    draw_list(console, "Figures", (_counted(one) for one in view.figures))
    draw_review(console, event.review)


def draw_review(console: Console, review: Review | None) -> None:
    """What people judged: the verdict, and each value with what the program gave."""
    if review is None:
        return
    verdict = [f"{review.verdict} by {review.who or 'somebody'}"] if review.verdict else []
    since = [f"{counted(review.since, 'account')} came since it was judged"] if review.since else []
    draw_list(console, "Judged", (*verdict, *(_edited(one) for one in review.edits), *since))


def _edited(one: Edit) -> str:
    why = "".join(f": {reason}" for reason in one.provenance.reasons)
    who = one.provenance.made_by.removeprefix("review ")
    return f"{one.field}: {one.after or 'nothing'} by {who}, in place of {one.before or 'nothing'}{why} [{one.judgement[:7]}]"


def _account(console: Console, number: int, account: Account) -> None:
    mention = account.mention
    copy = f", a copy of {account.copy_of[:7]}" if account.copy_of else ""
    published = f", {account.published}" if account.published else ", no date of publication"
    console.print(Text(f"{number}. {account.outlet or 'unknown outlet'}{published}{copy}  [{mention.document[:7]}]"))
    console.print(Padding(_marked(console, mention.sentence.text, account.marks), (0, 0, 0, 3)))
    chain = " > ".join(party.name for party in mention.by)
    notes = [f"on the word of {chain}" if chain else "in the outlet's own voice", mention.status.replace("_", " ")]
    notes.append(f"{told(mention.time)}{_why(mention.time)}")
    if mention.background:
        notes.append("told as background")
    console.print(Padding(Text("; ".join(notes), style="dim"), (0, 0, 0, 3)))


def _marked(console: Console, sentence: str, marks: Iterable[tuple[int, int, str]]) -> Text:
    """The sentence with its words in colour; where there is none, the word that tells the act stands between asterisks."""
    text = Text(sentence.replace("\n", " "))
    for start, end, role in marks:
        text.stylize(MARKS[role], start, end)
    if console.color_system is None:
        start, end = next(((start, end) for start, end, role in marks if role == "trigger"), (0, 0))
        return text[:start] + "*" + text[start:end] + "*" + text[end:] if end else text
    return text


def _why(time: TimeSpan | None) -> str:
    if time is None:
        return ""
    said = f"“{time.said.text}”" if time.said else ""
    against = f"read against {day(time.anchor)}" if time.anchor else ""
    reasons = ", ".join(part for part in (said, time.reason, against) if part)
    return f" [{time.edtf}; {reasons}]" if reasons else f" [{time.edtf}]"


def _parties(parties: Sequence[Party]) -> str:
    return "; ".join(f"{party.name} ({party.code})" if party.code else party.name for party in parties)


def _place(event: Event) -> str | None:
    if event.place is None:
        return None
    known = ", ".join(part for part in (event.place.precision, event.place.country) if part)
    return f"{event.place.name} ({known})" if known else event.place.name


def _judged(score: float | None, reasons: Sequence[str]) -> str:
    return "; ".join(reasons) + (f" (score {score:.2f})" if score is not None else "")


def _near(near: Near) -> str:
    return f"“{' '.join(near.sentence.split())}” {_judged(near.judgement.score, near.judgement.reasons)} [{near.mention[:7]}]"


def _differ(one: Disagreement) -> str:
    return f"{one.kind} on {one.field}, {one.about}: {positions(one)} [{one.id[:7]}]"


def _counted(figure: Figure) -> str:
    chain = " > ".join(party.name for party in figure.by) or "the outlet's own voice"
    return f"{figure.value.short()} {figure.counts} (“{figure.value.said.text}”, {chain}) [{figure.id[:7]}]"


def _report(console: Console, view: ReportView) -> None:
    report = view.document
    console.print(Text(report.title or report.source, style="bold"))
    console.print(Text(f"id {report.id}, {view.state}", style="dim"))
    console.print()
    draw_field(console, "Outlet", report.outlet)
    dated = f"{day(report.published)} (from: {report.published_how})" if report.published else "not known"
    draw_field(console, "Published", dated)
    draw_field(console, "Byline", report.byline)
    draw_field(console, "Agency", report.agency)
    draw_field(console, "Dateline", report.dateline)
    draw_field(console, "Address", report.url)
    draw_field(console, "File", report.source)
    draw_field(console, "Copy of", report.copy_of)
    draw_list(console, "Events", (f"{told(one.time)}: {what(one)} [{one.id[:7]}]" for one in view.events))
    draw_list(
        console, "Statements",
        (f"{one.speaker.name if one.speaker else 'not told'} ({one.act}): “{_joined(one.content)}” [{one.id[:7]}]"
         for one in view.statements),
    )  # fmt: skip
    draw_list(console, "Figures", (_counted(one) for one in view.figures))
    draw_list(console, "Issues", (f"{one.code}: {one.reason} {one.advice}" for one in view.issues))


def _statement(console: Console, view: StatementView) -> None:
    statement, base = view.statement, view.context.start
    speaker = statement.speaker.name if statement.speaker else "Somebody the text does not name"
    console.print(Text(f"{speaker} ({statement.act}, {statement.manner} speech)", style="bold"))
    console.print(Text(f"id {statement.id}, in report {view.document.id}", style="dim"))
    console.print()
    spans = [(one, "object") for one in statement.content]
    spans += [(statement.cue, "trigger")] if statement.cue else []
    spans += [(statement.speaker.span, "actor")] if statement.speaker and statement.speaker.span else []
    marks = [(one.start - base, one.end - base, role) for one, role in spans]
    console.print(Padding(_marked(console, view.context.text, marks), (0, 0, 0, 3)))
    draw_field(console, "To", statement.addressee.name if statement.addressee else None)
    draw_field(console, "When", told(statement.time) + _why(statement.time) if statement.time else None)
    draw_field(console, "Where", statement.place.name if statement.place else None)
    draw_field(console, "Occasion", " ".join(statement.occasion.text.split()) if statement.occasion else None)
    draw_field(console, "Medium", " ".join(statement.medium.text.split()) if statement.medium else None)
    draw_field(console, "Taken by the report as", statement.taken_as)
    draw_field(console, "On whose word", " > ".join(party.name for party in statement.by) or "the outlet's own")
    draw_field(console, "Report", _titled(view.document.outlet, day(view.document.published), view.document.title))
    draw_review(console, statement.review)


def _figure(console: Console, view: FigureView) -> None:
    figure, base = view.figure, view.figure.sentence.start
    console.print(Text(f"{figure.value.short()} {figure.counts}", style="bold"))
    console.print(Text(f"id {figure.id}, in report {view.document.id}", style="dim"))
    console.print()
    said, counted_ = figure.value.said, figure.counted
    marks = [(said.start - base, said.end - base, "trigger")]
    marks += [(counted_.start - base, counted_.end - base, "object")] if counted_ else []
    console.print(Padding(_marked(console, figure.sentence.text, marks), (0, 0, 0, 3)))
    draw_field(console, "Scope", figure.scope)
    draw_field(console, "As of", told(figure.as_of) if figure.as_of else None)
    draw_field(console, "On whose word", " > ".join(party.name for party in figure.by) or "the outlet's own")
    draw_field(console, "About event", figure.about)
    draw_field(console, "Report", _titled(view.document.outlet, day(view.document.published), view.document.title))
    draw_review(console, figure.review)


def _disagreement(console: Console, view: DisagreementView) -> None:
    one = view.disagreement
    console.print(Text(f"{one.kind.capitalize()} on {one.field}: {one.about}", style="bold"))
    console.print(Text(f"id {one.id}", style="dim"))
    if view.event:
        draw_field(console, "Event", f"{view.event.when}: {view.event.what} [{view.event.short}]")
    lines = (
        f"{position.value}: {', '.join(position.by) or 'own voice'}, {counted(len(position.documents), 'report')} "
        f"[{' '.join(key[:7] for key in position.documents)}]"
        for position in one.positions
    )
    draw_list(console, "Positions", lines)
    draw_list(console, "Because", one.provenance.reasons)
    draw_review(console, one.review)


def _titled(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _joined(spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def draw_field(console: Console, name: str, value: str | None) -> None:
    """A named value on a line of its own; nothing when there is none."""
    if value:
        console.print(Text.assemble((f"{name:<10}", "bold"), value))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold"))


def draw_list(console: Console, heading: str, lines: Iterable[str]) -> None:
    """A heading with its lines; nothing when there are none."""
    told_ = [line for line in lines if line]
    if told_:
        _heading(console, heading)
        for line in told_:
            console.print(Padding(Text(f"- {line}"), (0, 0, 0, 2)))
