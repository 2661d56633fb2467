"""Who is meant in our own example reports (who.yaml, read by a person), with floors as measured; and the record's links are sound."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from regesta.ingest.articles import document as read_page
from regesta.ingest.sources import raw_reports
from regesta.link.known.world import World
from regesta.read.coreference import resolution
from regesta.read.mentions import mentions
from regesta.records import Document

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
RIGHT, PRECISION = 0.85, 0.90  # floors; measured figures are in docs/decisions/0008-who-is-meant.md


def load_items():
    return [tuple(line) for line in yaml.safe_load((HERE / "who.yaml").read_text(encoding="utf-8"))]


def documents():
    """The reports of both examples, by folder."""
    found = {}
    for folder in ("strait", "pact"):
        raws = raw_reports([EXAMPLES / folder / "reports"])
        found[folder] = [document for raw in raws if (document := read_page(raw)[0]) is not None]
    return found


def world():
    return World.load(actors_file=EXAMPLES / "strait" / "actors.yaml")


def judge(docs, items, nlp, known_world):
    """Each line with what we say and whether that is right."""
    kept = {}
    known = known_world.known_names()
    rows = []
    for report, context, who in items:
        folder, number = report.split()
        before, rest = context.split("[")
        words, after = rest.split("]")
        hits = [d for d in docs[folder] if Path(d.source).name.startswith(number) and before + words + after in d.text]
        if not hits:
            rows.append((report, context, who, None, "not found"))
            continue
        document = hits[0]
        if document.id not in kept:
            doc = nlp(document.text)
            kept[document.id] = resolution(document, doc, mentions(document, doc, known=known)).phrases
        phrases = kept[document.id]
        start = document.text.index(before + words + after) + len(before)
        rows.append((report, context, who, *verdict(phrases, start, start + len(words), who)))
    return rows


def verdict(phrases, start, end, who):
    """What the phrase that ends with these words means, and whether it is one of the names told."""
    here = [p for p in phrases if start <= p.start and p.end <= end and (p.mention is not None or p.form is not None)]
    here = [p for p in here if p.end == end] or here or [p for p in phrases if p.end == end and p.mention is not None]
    said = []
    at = min(here, key=lambda p: p.start) if here else None
    while at is not None and at.back is not None and phrases[at.back] not in said:
        at = phrases[at.back]
        said.append(at)
        if at.kind == "name" and at.mention is not None:
            break
    names = [p.text for p in said]
    if who == "nobody":
        return names, "wrong" if names else "right: nobody"
    if not names:
        return names, "left open"
    told = [w.strip().lower() for w in who.split(" / ")]
    last = said[-1].text.lower()
    steps = {p.text.lower() for p in said}
    good = any(t in steps or t in last or last in t.split() or (len(last) > 3 and last in t) for t in told)
    return names, "right" if good else "wrong"


NAMES = {
    "PER": "Max Holf|Ida Holf|Peter Holf|Holf|Anna Gautet|Gautet|Karl Zenda|Maria Zenda|Zenda|Fritz Tarlen|Flavia Rass|"
    "Kim Song Il|Kim|Helga",
    "LOC": "Ruritania|Graustark|Strelsau",
    "ORG": "National Harbour Service|NHS|Labour Party of Ruritania|Coast Guard",
    "NORP": "Ruritanian",
}
KNOWN = {name: label for label, names in NAMES.items() for name in names.split("|")}
CASES = [
    pytest.param(
        *case[:2],
        id=f"{kind}: {case[0][:60]}",
        marks=[pytest.mark.xfail(reason=case[2], strict=True)] if len(case) > 2 else [],
    )
    for kind, cases in yaml.safe_load((HERE / "who_cases.yaml").read_text(encoding="utf-8")).items()
    for case in cases
]


@pytest.mark.parametrize(("marked", "who"), CASES)
def test_who_is_meant_in_small_cases(nlp, marked, who):
    before, rest = marked.split("[")
    words, after = rest.split("]")
    text = before + words + after
    document = Document(id="d", source="d", sha256="0", text=text, language="en")
    doc = nlp(text)
    phrases = resolution(document, doc, mentions(document, doc, known=KNOWN)).phrases
    said, outcome = verdict(phrases, len(before), len(before) + len(words), who)
    assert outcome.startswith("right"), f"{words!r} is taken for {said or 'nobody'}, not {who}"


@pytest.mark.model
def test_who_is_meant_in_our_own_reports(nlp):
    outcomes = Counter(outcome for *_, outcome in judge(documents(), load_items(), nlp, world()))
    assert outcomes["not found"] == 0
    right = (outcomes["right"] + outcomes["right: nobody"]) / outcomes.total()
    precision = outcomes["right"] / (outcomes["right"] + outcomes["wrong"])
    assert right >= RIGHT, outcomes
    assert precision >= PRECISION, outcomes


def test_enough_lines_and_cases():
    assert len(load_items()) >= 150
    assert len(CASES) >= 120
