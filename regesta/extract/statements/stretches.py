"""Stretches of text that a phrase or clause of the tree covers. In: its head and a cue. Out: offsets of the words said.

Left out are the reporting clause itself, a second report behind a comma (", adding that"), and remarks of the writer (", who ...").
"""

from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents, words_of
from regesta.extract.statements.cues import SUBJECTS, Cue, case_words, children, lemma, verbs
from regesta.lexicons import word_set

SAYING_ON = word_set("cues/words", "saying_on")
TRAIL = " \t\n,;:–—-("
CLOSE = "”\"’'»)"
REMARKS = ("which", "although", "though", "who", "where", "whose")  # what opens a remark of the writer behind a comma


def subject_of(token: Token) -> Token | None:
    """The subject that a word has in the tree."""
    return next((child for child in dependents(token) if child.dep_ in SUBJECTS), None)


def words(head: Token, cue: Cue) -> tuple[int, int]:
    """The whole stretch of a phrase, first word to last, as far as it lies on one side of the cue."""
    spans = stretches(head, cue)
    spans = [
        s for s in spans if (s[0] >= cue.end) == (head.idx >= cue.end)
    ] or spans  # "amid the drills, Lima announced a sale"
    second = cue.entry.word.partition(" ")[2]
    if second and spans and head.doc[head.left_edge.i].lower_ == second:  # "called on | both armies"
        spans[0] = (spans[0][0] + len(second) + 1, spans[0][1])
    return (spans[0][0], spans[-1][1]) if spans else (head.idx, head.idx + len(head))


def stretches(head: Token, cue: Cue) -> list[tuple[int, int]]:
    """A clause as stretches of text: without the reporting clause set in it and without a second one trailing it."""
    out = {part.i for part in _reporting_clause(head, cue)}
    for child in dependents(head):
        if child.i > head.i and _trailing(child, cue):
            out |= {part.i for part in child.subtree}
    for part in head.subtree:  # "..., which makes him an outsider": the outlet's own remark at the end
        if (
            part.i > head.i
            and part.right_edge.i >= head.right_edge.i - 1
            and part.dep_ == "acl:relcl"
            and _trailing(part, cue)
        ):
            out |= {t.i for t in part.subtree}
    inside = sorted(part.i for part in head.subtree if part.i not in out)
    runs: list[list[int]] = []
    doc = words_of(head.doc)
    for i in inside:
        gap = doc[runs[-1][-1] + 1 : i] if runs else None
        if gap is not None and all(part.is_space or part.is_punct for part in gap):
            runs[-1].append(i)
        else:
            runs.append([i])
    runs = [run for run in runs if any(not doc[i].is_punct for i in run)]
    if len(runs) > 1 and _circumstance(runs[0], head, cue):
        runs = runs[1:]
    return [(doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])) for run in runs]


def _circumstance(run: list[int], head: Token, cue: Cue) -> bool:
    """ "While in Oslo, he said the port was open": words before the reporting clause that belong to it, whatever the tree says.

    A reporting clause that is set in ("In Oslo, he said, the port was open") has a comma behind it, or its subject.
    """
    token, doc = cue.token, head.doc
    if head.i < token.i or run[-1] > token.i or not (head.is_ancestor(token) or token.is_ancestor(head)):
        return False
    subject = subject_of(head)
    behind = max([token.i, *(c.i for c in children(token, "nsubj", "obj", "iobj"))])
    comma = any(doc[i].text in (",", "-", "–", "—") for i in (behind + 1, behind + 2) if i < len(doc))
    return subject is not None and subject.i > token.i and not comma


def _reporting_clause(head: Token, cue: Cue) -> list[Token]:
    """The tokens of the reporting clause itself, when it hangs under its content."""
    if not head.is_ancestor(cue.token):
        return []
    return list(cue.token.subtree)


def _trailing(child: Token, cue: Cue) -> bool:
    """Whether a part at the end of the content is a further report: ", adding that", ", according to"."""
    if child == cue.token:
        return False
    if child.dep_ == "conj" and child.head.i < cue.token.i < child.i and _says(child) and subject_of(child) is None:
        return True  # "..., the minister said, and went on: ..."
    going_on = lemma(child) in SAYING_ON or (child.tag_ == "VBG" and _says(child))
    if child.dep_ in ("advcl", "conj", "parataxis", "acl") and going_on and child.i > cue.token.i:
        first = child.left_edge.i
        comma = any(child.doc[i].text == "," for i in (first, first - 1) if i >= 0)
        return comma and child.dep_ != "conj" and subject_of(child) is None
    if child.dep_ in ("acl:relcl", "advcl") and child.i > cue.token.i and lemma(child) not in SAYING_ON:
        first = child.left_edge.i
        comma = any(child.doc[i].text == "," for i in (first, first - 1) if i >= 0)
        opens = next((t.lower_ for t in child.subtree if not t.is_punct), "")
        remarks = REMARKS if child.dep_ == "acl:relcl" and cue.entry.kind != "noun" else REMARKS[:3]
        return comma and opens in remarks and not any(t.text in '“”"' for t in child.subtree)
    return case_words(child) == "according to"


def _says(token: Token) -> bool:
    entry = verbs().get(lemma(token)) or next(
        (found for c in children(token, "compound:prt") if (found := verbs().get(f"{lemma(token)} {c.lower_}"))), None
    )
    return entry is not None and entry.kind == "say" and entry.register


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, commas and dashes at the ends, and without a full stop that ends the sentence."""
    while start < end and text[start] in TRAIL and not (text[start] == "(" and ")" in text[start:end]):
        start += 1
    while end > start and text[end - 1] in TRAIL:
        end -= 1
    if text[end - 1 : end] in (".", "!", "?") and "." not in text[max(start, end - 4) : end - 1]:
        end -= 1
    return start, end
