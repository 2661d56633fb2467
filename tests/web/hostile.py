"""Three hundred texts that try to run, to break a page or to get lost, in every place of a record whose words are shown."""
# ruff: noqa: E501

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace

from regesta.issues import issue
from regesta.records import (
    Actor,
    Disagreement,
    Document,
    Event,
    EventMention,
    Extraction,
    Figure,
    Judgement,
    Origin,
    Outlet,
    Party,
    PlaceRef,
    Position,
    Provenance,
    Quantity,
    Statement,
    TimeSpan,
    record_id,
)  # fmt: skip
from regesta.store.database import open_store
from regesta.store.runs import put_issues
from regesta.store.write import put_document, put_judgements, put_reading, replace_events
from tests import sample

HOW_MANY, EACH = 300, 6
MADE = Provenance(made_by="tests", score=0.5, reasons=("<b>a reason</b>",))
RUN = "alert(document.domain)"
PAYLOADS = [
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"<svg/onload={RUN}//",
    f"\"><script>{RUN}</script>", f"' onmouseover='{RUN}", f"\" onfocus=\"{RUN}\" autofocus=\"", f"javascript:{RUN}", f"JaVaScRiPt:{RUN}",
    f"data:text/html,<script>{RUN}</script>", f"<iframe srcdoc='<script>{RUN}</script>'>", "<object data=x>", "<embed src=x>",
    f"<a href=javascript:{RUN}>x</a>", f"<form action=javascript:{RUN}><button>x", "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{display:none}</style>", "</style></title></textarea>", "<!--", "-->", "<![CDATA[", "]]>",
    "{{ 7*7 }}", "{% raw %}", "{{ here.site.token }}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "&lt;script&gt;", "&#x3c;script&#x3e;", "&amp;amp;",
    "<plaintext>", "<xmp>", "<noscript><p title=\"</noscript><img src=x>\">", "<math><mtext><table><mglyph><style><img src=x>", f"<details open ontoggle={RUN}>",
    "\u202eevil\u202c", "\u202eunclosed", "\u2066\u2067\u2068open", "\u200f\u200fright", "a\u200bb\u200cc\u200dd\ufeffe", "\u200b" * 40, "e" + "\u0301" * 300,
    "\u0335z\u0336a\u0337l\u0338g\u0334o", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\ufffd\ufffe\U0010ffff", "\x01\x02\x1b[31m", "tab\there", "\u2028\u2029",
    "مرحبا بالعالم", "שלום עולם", "北京市朝鲜", "ไทยไม่มีช่องว่าง" * 20, "Владивосток", "<ScRiPt\n>", "<script/x>", "x" * 400, "no-break" + "\u00a0" * 60 + "x",
    "W" * 5000, "../../etc/passwd", "C:\\x\\y", "file:///etc/passwd", "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)", "' OR 1=1 --", "\"; DROP TABLE events; --",
    "%00%0d%0aSet-Cookie:x=1", "hx-get=/add", "<div hx-get=//evil.example hx-trigger=load>", "<div hx-on:load=alert(1)>", "</bdi></a></li></ol></main>",
]  # fmt: skip
HUGE = ["a" * 1_000_000, "<b>" + "\u200b\u0301x" * 333_333]
WRAPS = ["{}", "The {} ministry", "{}, {}", "“{}”", "{}’s envoy"]


def texts() -> list[str]:
    """The texts, each another: payloads in several wrappings, and two words of a megabyte."""
    found = dict.fromkeys(wrap.replace("{}", payload) for wrap in WRAPS for payload in PAYLOADS)
    return [*islice(found, HOW_MANY - len(HUGE)), *HUGE]


def write_hostile(path: Path) -> tuple[Path, list[tuple[Event, Document, list[str]]]]:
    """A record that holds all texts, six an event; with each event its report and its texts."""
    made = list(_events(texts()))
    with open_store(path, create=True) as store, store.transaction():
        disagreements = []
        for number, (event, document, mine, extraction) in enumerate(made):
            put_document(store, document)
            outlet = Outlet(id=record_id("outlet", number), name=mine[1], kind=mine[2][:50], state=mine[3][:20])
            actors = [
                Actor(id=record_id("actor", mine[0]), kind="person", name=mine[0], names=(mine[1],), provenance=MADE)
            ]
            put_reading(store, extraction, actors=actors, outlet=outlet)
            put_issues(
                store, [issue("read", "reading-failed", mine[4], advice=mine[5], source=mine[0], document=document.id)]
            )
            positions = tuple(
                Position(value=one, claims=event.mentions, documents=event.documents, by=(mine[3],)) for one in mine[:2]
            )
            disagreements.append(Disagreement(id=record_id("d", number), event=event.id, about=mine[2], field="object", kind="contradiction",
                                              positions=positions, provenance=MADE))  # fmt: skip
        put_judgements(store, [replace(sample.SAME, reasons=tuple(texts()[:3]))])
        replace_events(store, [event for event, *_ in made], disagreements)
    return path, [(event, document, mine) for event, document, mine, _ in made]


def _events(words: list[str]) -> Iterator[tuple[Event, Document, list[str], Extraction]]:
    groups = [words[place : place + EACH] for place in range(0, len(words), EACH)]
    for number, (mine, others) in enumerate(zip(groups, islice(cycle(groups), 1, None), strict=False)):
        yield _one(number, mine, others)


def _one(number: int, mine: list[str], others: list[str]) -> tuple[Event, Document, list[str], Extraction]:
    who, whom, thing, place, when, said = mine
    line = f"{who} met {whom} about {thing} at {place} on {when}, 12 {said}."
    text = f"{others[0][:2000]}\n\n{line}\n\n“{said}”"
    document = Document(
        id=record_id("hostile", number), source=others[1], sha256=others[2][:64], text=text, language="en", outlet=others[3],
        url=mine[number % EACH], title=others[4], byline=others[5], dateline=mine[0], agency=mine[1], published=sample.one.published,
        published_how=mine[2][:100],
    )  # fmt: skip
    at = len(text) - len(f"{line}\n\n“{said}”")
    sentence = document.span(at, at + len(line))

    def span(word: str, start: int = at) -> tuple[int, int]:
        found = text.index(word, start)
        return found, found + len(word)

    one = Party(name=who, span=document.span(*span(who)), actor=record_id("actor", who))
    other = Party(name=whom, span=None, state="XXA", sector=others[0][:30])
    time = TimeSpan(edtf="2024-03-03", start=sample.day(sample.one, "on Sunday", sample.dt.date(2024, 3, 3)).start,
                    end=sample.dt.date(2024, 3, 4), grain="day", said=document.span(*span(when)), reason=others[1])  # fmt: skip
    mention = EventMention(
        id=record_id("hm", number), document=document.id, sentence=sentence, trigger=document.span(*span(" met ", at + len(who))), type="CONSULT",
        subtype="meeting", status="happened", provenance=MADE, actors=(one,), recipients=(other,), object=document.span(*span(thing)),
        time=time, place=PlaceRef(name=place, span=None, place=place[:40], precision=others[2][:30], country=others[3][:10]), by=(other,),
    )  # fmt: skip
    quote = Statement(id=record_id("hs", number), document=document.id, content=(document.span(len(text) - len(said) - 1, len(text) - 1),),
                      manner="direct", act="assert", provenance=MADE, speaker=one, by=(other,))  # fmt: skip
    figure = Figure(id=record_id("hf", number), document=document.id, sentence=sentence, counts=said, provenance=MADE, about=mention.id,
                    value=Quantity(low=12, high=12, bound="word", word=thing, unit=whom, said=document.span(*span("12", sentence.end - len(said) - 6))))  # fmt: skip
    near = Judgement(id=record_id("hn", number), left=mention.id, right=record_id("hm", number + 1), verdict="different", decided_by="tests",
                     reasons=(others[5],))  # fmt: skip
    event = Event(
        id=record_id("he", number), type="CONSULT", subtype="meeting", status="happened", mentions=(mention.id,), documents=(document.id,),
        provenance=MADE, actors=(one,), recipients=(other,), object=thing, time=time, place=mention.place, near=(near,),
        origins=(Origin(name=who, documents=(document.id,), why=whom),), first_reported=document.published,
    )  # fmt: skip
    extraction = Extraction(
        document=document.id, event_mentions=(mention,), statements=(quote,), figures=(figure,), times=(time,)
    )
    return event, document, mine, extraction
