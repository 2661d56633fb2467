"""Task `statements`: who said what on whose word, against a careful reader's record. In: a folder as for `record`. Out: JSON object.

Of the file's direct quotations and its indirect ones (with the mixed): share met, with the right speaker, and, of the direct ones met,
with the words right (`direct_words`: the line's words stand whole in our content, and that is the report's text letter for letter).
Chains are of events, figures and statements that we met: the speakers of the file, outermost first, and ours, each link the same.
`voice_` is the outlet's own (an empty chain), `agency_` and `official_` the single links that the file names. A statement that we
missed counts against the speaker. The floor: whoever is named first in the sentence says it, and nobody passes anything on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.held import make
from bench.naive import naive
from regesta.records import Party, Statement
from regesta.serve.evaluate.agreeing import Same
from regesta.serve.evaluate.held import Held, places
from regesta.serve.evaluate.matching import Matcher, Met
from regesta.serve.evaluate.truth import StatementLine, Truth, read_truth

PRESS = re.compile(r"\b(?:News|Press|Agency|Radio|Television|TV|Daily|Times|Post|newspaper|media|paper)\b")
COARSER = {"request": "ask", "confirm": "assert", "congratulate": "praise"}
KINDS = {"direct": ("direct",), "indirect": ("indirect", "mixed")}


class Chain(NamedTuple):
    """The speakers of one line in the file and with us, outermost first."""

    of: str
    report: str
    words: str
    wanted: tuple[str, ...]
    ours: tuple[Party, ...]


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score a fresh record of the reports at `path`.

    Args:
        path: a folder of reports with their truth.
        sample: is not used; the whole folder is read.
    """
    truth = read_truth(path)
    held = make(truth)
    matcher, floor = Matcher(truth, held), naive(held)
    met = matcher.statements().met
    return {
        "task": "statements",
        "data": path.name,
        "n": len(truth.statements),
        "ours": measured(matcher, held),
        "floor": measured(Matcher(truth, floor), floor),
        "peer": {},
        "errors": [{"kind": kind, "count": count} for kind, count in _errors(met).most_common()],
    }


def measured(matcher: Matcher, held: Held) -> dict[str, float]:
    """The figures of a record."""
    found: dict[str, float] = {}
    for name, manners in KINDS.items():
        met = [m for m in matcher.statements().met if m.line.manner in manners]
        found[f"{name}_n"] = len(met)
        found[f"{name}_met"] = _share([m.ours is not None for m in met])
        found[f"{name}_speaker"] = _share([m.ours is not None and m.right["speaker"] for m in met])
        if name == "direct":
            found["direct_words"] = _share([verbatim(m.line, m.ours, held) for m in met if m.ours is not None])
    told = [m for m in matcher.statements().met if m.ours is not None]
    found["act"] = _share([_act(m.line.act) == _act(m.ours.act) for m in told if m.ours and m.line.act])
    found["addressee"] = _share([matcher.same.name(m.line.to, m.ours.addressee) for m in told if m.ours and m.line.to])
    return found | _of_chains(matcher)


def _act(name: str) -> str:
    """The act as truth files tell it: they know fewer."""
    return COARSER.get(name, name)


def _of_chains(matcher: Matcher) -> dict[str, float]:
    all_ = list(chains(matcher))
    found: dict[str, float] = {"chain_n": len(all_)}
    found["chain_whole"] = _share([whole(matcher.same, one) for one in all_])
    for kind in ("event", "figure", "statement"):
        found[f"chain_whole_{kind}s"] = _share([whole(matcher.same, one) for one in all_ if one.of == kind])
    found["chain_told_on"] = _share(
        [whole(matcher.same, one) for one in all_ if len(one.wanted) > (one.of == "statement")]
    )
    found["voice_right"] = _share([not one.ours for one in all_ if not one.wanted])
    links = [(name, any(matcher.same.name(name, p) for p in one.ours)) for one in all_ for name in one.wanted]
    press = outlets(matcher.truth, matcher.same)
    found["agency_right"] = _share([right for name, right in links if name in press])
    found["official_right"] = _share([right for name, right in links if name not in press])
    return found


def chains(matcher: Matcher) -> Iterator[Chain]:
    """The chain of every line that we met and whose chain the file gives."""
    for event in matcher.events().met:
        if event.ours is not None:
            yield Chain("event", event.line.report, event.line.words[0], event.line.by, event.ours.mentions[0].by)
    for figure in matcher.figures().met:
        if figure.ours is not None:
            words = figure.line.words[0] if figure.line.words else figure.line.counts
            yield Chain("figure", figure.line.report, words, figure.line.by, figure.ours.by)
    for said in matcher.statements().met:
        if said.ours is not None and said.line.by is not None:
            ours = (*said.ours.by, *((said.ours.speaker,) if said.ours.speaker else ()))
            yield Chain("statement", said.line.report, said.line.words[0], (*said.line.by, said.line.speaker), ours)


def whole(same: Same, one: Chain) -> bool:
    """Whether a chain has the same links in the same order."""
    return len(one.wanted) == len(one.ours) and all(map(same.name, one.wanted, one.ours))


def outlets(truth: Truth, same: Same) -> frozenset[str]:
    """Names in the file that are agencies, papers and stations."""
    known = {name for _, origins in truth.origins for name in origins}
    by: set[str] = {line.speaker for line in truth.statements}
    for told in (
        *(e.by for e in truth.events),
        *(f.by for f in truth.figures),
        *(s.by or () for s in truth.statements),
    ):
        by.update(told)
    return frozenset(
        name
        for name in by
        if name in known or PRESS.search(name) or any(actor.sector == "MED" for actor in same.world.find(name)[:1])
    )


def verbatim(line: StatementLine, ours: Statement | None, held: Held) -> bool:
    """Whether the words of a quotation stand whole in ours, and ours in the report."""
    if ours is None:
        return False
    text = held.documents[ours.document].text
    exact = all(text[span.start : span.end] == span.text for span in ours.content)
    return exact and any(
        span.start <= start and end <= span.end
        for words in line.words
        for start, end in places(text, words)
        for span in ours.content
    )


def _share(judged: Sequence[bool]) -> float:
    return sum(judged) / len(judged) if judged else 0.0


def _errors(met: Sequence[Met[StatementLine, Statement]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for m in met:
        if m.ours is None:
            found[f"{m.line.manner}: missed"] += 1
        elif not m.right["speaker"]:
            found[f"{m.line.manner}: {'no speaker' if m.ours.speaker is None else 'another speaker'}"] += 1
    return found


def lines(path: Path) -> Iterator[str]:
    """Statements with a wrong speaker or wrong words, and chains that differ, for a person to read."""
    truth = read_truth(path)
    held = make(truth)
    matcher = Matcher(truth, held)
    for m in matcher.statements().met:
        ours = m.ours
        if ours is None or not m.right["speaker"] or (m.line.manner == "direct" and not verbatim(m.line, ours, held)):
            said = f"{ours.speaker.name if ours.speaker else '?'}: {ours.content[0].text[:100]!r}" if ours else "missed"
            yield f"{m.line.report} {m.line.manner} {m.line.speaker}: {m.line.words[0][:100]!r}\n    ours {said}"
    for one in chains(matcher):
        if not whole(matcher.same, one):
            wanted, ours_ = " < ".join(one.wanted) or "own voice", " < ".join(p.name for p in one.ours) or "own voice"
            yield f"chain of {one.of} {one.report} {one.words[:90]!r}: {wanted}\n    ours {ours_}"
