"""Who is reported to have said or thought what. In: a parsed Doc and its quotations. Out: attributions: cue, source, content.

Attributions are wider than Statements: they take in thoughts, stances and what a cue of any kind puts on someone's word.
`statements.py` keeps those that belong in a record; `bench/attribution.py` measures all of them.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.contents import Content, content
from regesta.extract.statements.cues import Cue, children, cues, entries, lemma, text_of
from regesta.extract.statements.order import closing, is_time
from regesta.extract.statements.sourcing import Attribution as Attribution
from regesta.extract.statements.sourcing import joined, same_speaker
from regesta.extract.statements.speakers import NOMINATIVE, Source, after, phrase, source, token_at

WORD = re.compile(r"\w+")


def indirect(doc: Doc) -> list[Attribution]:
    """Attributions that the tree shows: cue, subject and clause; then phrases and adverbs."""
    found: list[Attribution] = []
    for cue in cues(doc):
        if CITING.search(text_of(doc), max(0, cue.start - 2), cue.end + 1):
            continue  # a phrase, whatever the parse makes of it; see `phrases`
        said = content(cue)
        around = _closing(cue, said)
        if around is not None and around.spans:
            found.append(around)
        elif said is not None:
            found.append(_attribution(cue, said))
    found = [_before_citing(doc, same_speaker(joined(a, found), found)) for a in found]
    found += phrases(doc, found)
    found += accounts(doc, found)
    found += adverbs(doc)
    return found


def _before_citing(doc: Doc, a: Attribution) -> Attribution:
    """The content without ", citing officials" at its end: that is where the teller has it from, not what was told."""
    if a.frame not in ("that", "to") or not a.spans:
        return a
    start, end = a.spans[-1]
    tail = CITING.search(text_of(doc), start, end)
    if tail is None or tail.start() <= start:
        return a
    return a._replace(spans=(*a.spans[:-1], (start, tail.start())))


def bare(doc: Doc, found: Iterable[Attribution]) -> list[Cue]:
    """Cues that may report a quotation and have no content of their own in the tree."""
    taken = {a.token.i for a in found if a.token is not None}
    return [cue for cue in cues(doc) if "quote" in cue.entry.frames and cue.token.i not in taken]


def _closing(cue: Cue, said: Content | None) -> Attribution | None:
    """The cue read from the order of words, where the tree has no content or no source or lost the beginning of the content."""
    if (
        cue.entry.kind != "say"
        or not {"that", "quote"} & set(cue.entry.frames)
        or (said is not None and said.frame not in ("that", "to"))
    ):
        return None
    found = closing(cue)
    if found is None:
        return None
    whose, (start, end) = found
    tree = source(cue)
    if tree is not None and tree.start >= whose.start and tree.end <= whose.end + 1:
        whose = Source(tree.token, whose.start, whose.end)
    if (
        said is not None
        and tree is not None
        and said.spans[0][0] <= start
        and len(said.spans) == 1
        and said.spans[0][1] <= end + 1
    ):
        return None  # nothing to add
    spans = _clean(text_of(cue.token.doc), [(start, end)])
    reasons = ("read from the order of words",)
    told = said.addressee if said else None
    return Attribution(
        cue.entry, (cue.start, cue.end), whose, spans, "that", token=cue.token, addressee=told, reasons=reasons,
        negated=cue.negated, unreal=cue.unreal,
    )  # fmt: skip


def _attribution(cue: Cue, said: Content) -> Attribution:
    whose, spans = source(cue), said.spans
    if whose is None and (before := _misplaced(cue, said)):
        whose, spans = before, spans[1:]
    return Attribution(
        entry=cue.entry,
        cue=_with_preposition(cue, said),
        source=whose,
        spans=spans,
        frame=said.frame,
        token=cue.token,
        addressee=said.addressee,
        negated=cue.negated,
        unreal=cue.unreal,
    )


def _misplaced(cue: Cue, said: Content) -> Source | None:
    """ "The official, who asked not to be named, said the visit was off": the source that the tree gave to the clause said."""
    if said.frame not in ("that", "to") or len(said.spans) < 2 or cue.entry.kind not in ("say", "think"):
        return None
    (start, end), behind = said.spans[0], said.spans[1]
    if end > cue.start or behind[0] < cue.end or WORD.search(text_of(cue.token.doc)[end : cue.start]):
        return None
    first = after(cue.token.doc, start)
    tokens = [t for t in cue.token.sent if start <= t.idx < end]
    head = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_.startswith("nsubj")), None)
    if first is None or head is None or not first.start <= head.idx < first.end:
        return None
    return Source(head, start, end)


def _with_preposition(cue: Cue, said: Content) -> tuple[int, int]:
    """The cue's words, with the preposition that leads to the content: "called for"."""
    if not said.frame.startswith("p:"):
        return cue.start, cue.end
    text = text_of(cue.token.doc)
    between = text[cue.end : said.spans[-1][0]]
    return (cue.start, cue.end + len(between.rstrip())) if between.split() == [said.frame[2:]] else (cue.start, cue.end)


def phrases(doc: Doc, found: list[Attribution]) -> Iterator[Attribution]:
    """ "According to the ministry, ...", "..., citing two officials"."""
    small = text_of(doc).lower()
    for words, entry in entries("phrases").items():
        if words not in small:
            continue  # far quicker than the expression
        for match in re.finditer(rf"\b{re.escape(words)}\b", text_of(doc), re.IGNORECASE):
            whose = after(doc, match.end())
            token = next((t for t in doc if t.idx >= match.start()), None)
            if whose is None or token is None or whose.start - match.end() > 1 or (words == "per" and not _per(token)):
                continue
            if lemma(whose.token) in entry.unless:
                continue  # "according to plan"
            spans, above = _around(doc, match.start(), whose, found, chained=words in CHAINED)
            if spans:
                cue = (match.start(), match.end())
                yield Attribution(entry, cue, whose, spans, "phrase", token=None, told_by=above)


ACCOUNT = re.compile(
    r"(?:^|, )(?P<cue>(?:in|by) (?P<who>[^,.;:\n]{2,50}?)(?:'s|’s|s'|s’) (?P<what>own words|words|account|telling|version|reckoning))(?=,)",
    re.MULTILINE | re.IGNORECASE,
)
CITING = re.compile(r", (?:citing|quoting) (?!himself|herself|itself|themselves)")
CHAINED = frozenset({"citing", "quoting", "with reference to"})


def accounts(doc: Doc, found: list[Attribution]) -> Iterator[Attribution]:
    """ "..., in the ministry's account, ...": the clause around it is the ministry's."""
    for match in ACCOUNT.finditer(text_of(doc)):
        token = token_at(doc, match.end("who") - 1)
        spans, _ = _around(doc, match.start("cue"), Source(token, *match.span("cue")), found, chained=False)
        if spans:
            entry = entries("phrases")["in the words of"]
            yield Attribution(entry, match.span("cue"), Source(token, *match.span("who")), spans, "phrase")


def _per(token: Token) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.text == ","


def _around(
    doc: Doc, at: int, whose: Source, found: list[Attribution], *, chained: bool
) -> tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]:
    """The clause that a phrase at `at` puts on somebody's word, and the cue it hangs on in a chain."""
    sentence = whose.token.sent
    start, end = _bounds(sentence)
    if chained:
        for a in reversed(found):
            if a.cue and start <= a.cue[0] < at and a.frame in ("that", "to", "quote") and a.spans[-1][1] <= at + 1:
                return a.spans, a.cue
    head = whose.token.head
    while at <= head.idx < whose.end and head.head != head:
        head = head.head
    while head.dep_.split(":")[0] in (
        "conj",
        "ccomp",
        "parataxis",
        "xcomp",
        "obl",
        "nmod",
        "obj",
        "nsubj",
        "case",
        "fixed",
    ):
        head = head.head
    text = text_of(doc)
    final = not WORD.search(text[whose.end : end])
    first = len(WORD.findall(text[start:at])) <= 1
    if head.dep_ != "ROOT" and not first and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        inside = [t for t in head.subtree if t.idx + len(t) <= at or t.idx >= whose.end]
        start, end = min(t.idx for t in inside), max(t.idx + len(t) for t in inside)
    if final or end <= whose.end:
        return _clean(text, [(start, at)]), None
    if first:
        comma = text.find(",", whose.end, min(end, whose.end + 50))
        opening = WORD.search(text, whose.end, end)
        if opening and opening.group().lower() in NOMINATIVE:
            comma = -1  # "according to the ministry they were fired by ..."
        return _clean(text, [(comma if comma > 0 else whose.end, end)]), None
    return _clean(text, [(start, at), (whose.end, end)]), None


def _bounds(sentence: Iterable[Token]) -> tuple[int, int]:
    words = [t for t in sentence if not t.is_space]
    return words[0].idx, words[-1].idx + len(words[-1])


def adverbs(doc: Doc) -> Iterator[Attribution]:
    """ "The crew was reportedly held": the clause around the adverb, on nobody's named word."""
    for token in doc:
        entry = entries("adverbs").get(token.lower_)
        if entry is None:
            continue
        head = token.head
        while head.dep_ in ("amod", "advmod", "cop", "aux", "compound", "xcomp") and head.head != head:
            head = head.head
        inside = sorted((t for t in head.subtree if not t.is_space), key=lambda t: t.i)
        inside = _clause_only(inside, head)
        left = [t for t in inside if t.i < token.i]
        right = [t for t in inside if t.i > token.i]
        spans = [(part[0].idx, part[-1].idx + len(part[-1])) for part in (left, right) if part]
        cleaned = _clean(text_of(doc), spans)
        if cleaned:
            yield Attribution(entry, (token.idx, token.idx + len(token)), None, cleaned, "adverb", token=token)


def _clause_only(inside: list[Token], head: Token) -> list[Token]:
    """Without clauses joined to this one and without what hangs before its subject by a conjunction."""
    out: set[int] = set()
    for child in dependents(head):
        joined = child.dep_ in ("conj", "parataxis") and (
            children(child, "nsubj", "nsubj:pass") or child.dep_ == "parataxis"
        )
        if joined or child.dep_ in ("cc", "mark"):
            out |= {t.i for t in child.subtree}
    return [t for t in inside if t.i not in out]


def _clean(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        while start < end and text[start] in " \t\n,;:–—-.":
            start += 1
        while end > start and text[end - 1] in " \t\n,;:–—-":
            end -= 1
        if end > start and text[end - 1] in ".!?" and not text[start:end].endswith("..."):
            end -= 1
        if WORD.search(text[start:end]):
            kept.append((start, end))
    return tuple(kept)


def nearest_noun(cue: Token) -> Source | None:
    """The noun phrase beside a cue, when the tree gives it no subject: "said the envoy", "the envoy said"."""
    doc, i = cue.doc, cue.i
    right = doc[i + 1] if i + 1 < len(doc) else None
    nouns = ("PROPN", "PRON", "DET", "NOUN", "ADJ")
    if right is not None and right.pos_ in nouns and lemma(cue) != "tell" and not is_time(right):
        found = after(doc, right.idx)
        if found is not None and found.token.pos_ in ("PROPN", "NOUN", "PRON"):
            return found
    for left in reversed(doc[max(0, i - 4) : i]):
        if left.pos_ in ("PROPN", "NOUN", "PRON"):
            return phrase(left)
    return None
