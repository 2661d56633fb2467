"""What is said, in indirect speech. In: a cue. Out: offsets of its content, the frame that fitted, and whom it was said to.

The frames are those of the cue lexicons (see `lexicons/cues/saying.yaml`); the first that the sentence has is taken.
"""

from typing import NamedTuple

from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import SUBJECTS, Cue, case_words, children, lemma, text_of, verbs
from regesta.extract.statements.objects import TELL, addressee_of, after_preposition, is_empty, objects_of
from regesta.extract.statements.stretches import stretches, subject_of, trim, words

WH = frozenset("what which who whom".split())
AROUND = frozenset("in at on during to before via without with after".split())  # they lead to a circumstance of saying


class Content(NamedTuple):
    """Offsets of the content, in order; the frame; the token of the one who was told."""

    spans: tuple[tuple[int, int], ...]
    frame: str
    addressee: Token | None = None


def content(cue: Cue) -> Content | None:
    """The content of a cue as indirect speech, None when the sentence has none that fits its frames."""
    token, frames = cue.token, cue.entry.frames
    if cue.entry.kind == "noun" and between(token):
        return None
    head = token.head if cue.entry.kind == "noun" and token.dep_ == "obj" and cue.start < token.idx else token
    told = addressee_of(head)
    for frame in frames:
        spans = _frame(frame, cue, told)
        if spans:
            cut = [trim(text_of(token.doc), start, end) for start, end in spans]
            kept = tuple(span for span in cut if span[0] < span[1])
            if kept:
                return Content(kept, frame, told or _spoken_to(cue, frame))
    return None


def _spoken_to(cue: Cue, frame: str) -> Token | None:
    """The object of asking, urging and thanking: "urged both armies to withdraw", "thanked Norrund for its help"."""
    asking = frame == "o:inf" and cue.entry.act in ("demand", "request", "propose", "ask", "warn")
    if cue.passive or not (asking or cue.entry.word in ("thank", "congratulate")):
        return None
    objects = [t for t in objects_of(cue) if t.i > cue.token.i]
    return objects[0] if objects else None


def _frame(frame: str, cue: Cue, told: Token | None) -> list[tuple[int, int]]:
    token = cue.token
    if cue.entry.kind == "seem" and frame == "inf":
        return _seeming(cue)
    if cue.passive and cue.entry.kind != "noun":
        return _passive(frame, cue)
    if frame in ("that", "to"):
        return _clause(cue) if frame == "that" or told is not None else []
    if frame == "inf":
        return _infinitive(cue)
    if frame == "ing":
        gerunds = [c for c in children(token, "xcomp", "ccomp", "advcl", "obj") if c.i > token.i and _gerund(c)]
        return [words(gerunds[0], cue)] if gerunds else []
    if frame.startswith("p:"):
        found = after_preposition(token, frame[2:])
        light = cue.entry.kind == "noun" and token.dep_ == "obj" and cue.start < token.idx
        return found or ([s for s in after_preposition(token.head, frame[2:]) if s[0] > cue.end] if light else [])
    objects = objects_of(cue)
    if frame == "o:inf" and not objects and " " in cue.entry.word:
        return _behind_particle(cue)
    if frame == "np":
        return [words(objects[0], cue)] if objects and not is_empty(objects[0]) else []
    if frame == "pred":
        return _predicate(cue, objects)
    if frame == "o:inf" and objects:
        for clause in children(token, "xcomp", "advcl", "ccomp"):
            if _has_to(clause) and clause.i > objects[0].i:
                span = words(clause, cue)
                return [span] if "to" in cue.entry.frames else [(words(objects[0], cue)[0], span[1])]
        return []
    if frame.startswith("o:") and objects:
        return [(words(objects[0], cue)[0], end) for _, end in after_preposition(token, frame[2:], objects[0])]
    return []


def _clause(cue: Cue) -> list[tuple[int, int]]:
    """A clause with or without "that"; the clause around the cue where that one is set in ("..., he said, ...")."""
    token = cue.token
    labels = (
        ("ccomp", "acl", "advcl:relcl") if cue.entry.kind == "noun" else ("ccomp", "csubj", "csubj:pass", "csubj:outer")
    )
    second = cue.entry.word.partition(" ")[2]
    clauses = children(token, *labels) or [c for c in children(token, "advcl") if _that(c)]
    for clause in clauses or [
        c for word in children(token, "xcomp") if word.lower_ == second for c in children(word, "ccomp")
    ]:
        if cue.entry.kind == "noun" and not _that(clause):
            continue
        if clause.dep_.startswith("csubj") and cue.entry.kind != "showing" and not cue.passive and clause.i < token.i:
            continue
        if cue.entry.kind == "show" and not (
            _that(clause) and (children(clause, "mark") or "Fin" in str(clause.morph) or children(clause, "aux", "cop"))
        ):
            continue
        return [*_without_addressee(clause, cue, stretches(clause, cue)), *_and_that(clause, cue)]
    if (
        cue.entry.kind == "noun" and token.dep_ == "obj" and cue.start < token.idx
    ):  # "voiced hope that", hung on the verb
        hung = [clause for clause in children(token.head, "ccomp") if clause.i > token.i and _that(clause)]
        return stretches(hung[0], cue) if hung else []
    if cue.entry.kind in ("noun", "adjective"):
        return []
    late = [child for child in children(token, "parataxis") if child.i > token.i and _finite(child)]
    if late and ":" in text_of(token.doc)[token.idx : late[0].left_edge.idx]:
        return stretches(late[0], cue)
    behind_colon = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ":"
    set_beside = token.dep_ == "parataxis" and subject_of(token) and _finite(token.head) and not behind_colon
    if set_beside and not children(token, "obj"):
        return stretches(token.head, cue)
    if _set_in(token):
        return stretches(token.head.head, cue)
    if _as_he_says(token) and token.head.pos_ != "NOUN":
        return stretches(token.head, cue)
    if (behind := _behind_circumstance(token)) is not None:
        return stretches(behind, cue)
    for clause in children(token, "xcomp"):  # "said to be", and clauses that the parser took for an xcomp
        if subject_of(clause):
            return stretches(clause, cue)
    return []


def _and_that(clause: Token, cue: Cue) -> list[tuple[int, int]]:
    """ "... was lost, and that the council would meet": a second clause with "that", which the tree hung on the cue itself."""
    more = [c for c in children(cue.token, "conj") if c.i > clause.i > cue.token.i and subject_of(c)]
    return [s for c in more if any(m.lower_ == "that" for m in children(c, "mark")) for s in stretches(c, cue)]


def _behind_circumstance(token: Token) -> Token | None:
    """ "Said at a hearing that the fleet was small": the clause that the tree hung on the noun between."""
    for noun in children(token, "obl"):
        if noun.i < token.i or case_words(noun) not in AROUND:
            continue
        for clause in noun.subtree:  # also on a noun behind it: "in a note to the ministry that ..."
            if clause.dep_.split(":")[0] in ("acl", "ccomp") and subject_of(clause) and _that(clause):
                return clause
    return None


def between(token: Token) -> bool:
    """Whether a noun of saying is only where or how a verb said something: "said in a declaration that"."""
    entry = verbs().get(lemma(token.head)) if token.dep_ == "obl" else None
    return entry is not None and entry.kind == "say" and "that" in entry.frames and case_words(token) in AROUND


def _without_addressee(clause: Token, cue: Cue, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "Told the embassy it would ...": the noun before the clause's subject is who was told, whatever the tree says."""
    subject = subject_of(clause)
    that = next((mark for mark in children(clause, "mark") if mark.lower_ == "that" and mark.i > cue.token.i), None)
    if that is not None and spans and cue.end <= spans[0][0] < that.idx < spans[0][1]:
        return [(that.idx, spans[0][1]), *spans[1:]]
    if subject is None or not spans or lemma(cue.token) not in TELL:
        return spans
    extra = [
        c
        for c in dependents(clause)
        if cue.token.i < c.i < subject.left_edge.i and c.pos_ in ("NOUN", "PROPN", "PRON") and c.dep_ != "expl"
    ]
    if not extra or spans[0][0] < cue.end:
        return spans
    start = subject.doc[subject.left_edge.i].idx
    return [(start, spans[0][1]), *spans[1:]] if start < spans[0][1] else spans


def _set_in(token: Token) -> bool:
    """Whether this is "The boats, the ministry said, had been seized", which parsers take for a relative clause."""
    if token.dep_ != "acl:relcl" or token.head.dep_ not in SUBJECTS or token.i + 1 >= len(token.doc):
        return False
    subject, first = subject_of(token), token.left_edge.i
    if subject is None or subject.lower_ in WH | {"that"} or token.doc[token.i + 1].text != ",":
        return False
    return any(token.doc[i].text == "," for i in (first, first - 1) if i >= 0)


def _as_he_says(token: Token) -> bool:
    """Whether this is "as he told the council, ..."."""
    return (
        token.dep_ == "advcl"
        and any(mark.lower_ == "as" for mark in children(token, "mark", "advmod"))
        and (subject_of(token) is not None)
    )


def _that(clause: Token) -> bool:
    """Whether a clause on a noun is its content ("the claim that it rained") and no relative clause ("the claim that he made")."""
    marks = {mark.lower_ for mark in children(clause, "mark")}
    if clause.dep_ == "acl:relcl":
        return "that" in marks
    return bool(marks & {"that", "whether", "if"}) or (clause.dep_ == "ccomp" and "to" not in marks)


def _infinitive(cue: Cue) -> list[tuple[int, int]]:
    for clause in children(cue.token, "xcomp", "acl", "advcl", "ccomp"):
        if _has_to(clause) and clause.i > cue.token.i and not subject_of(clause):
            if clause.dep_ == "advcl" and cue.entry.kind != "noun" and children(cue.token, "obj"):
                continue
            return [words(clause, cue)]
    return []


def _seeming(cue: Cue) -> list[tuple[int, int]]:
    """ "The ship seemed to be empty": the subject and what it seemed."""
    subject = subject_of(cue.token)
    seen = [c for c in children(cue.token, "xcomp", "ccomp", "advcl") if c.i > cue.token.i]
    if subject is None or not seen:
        return []
    return [*([words(subject, cue)] if subject.lower_ not in ("it", "there") else []), words(seen[0], cue)]


def _behind_particle(cue: Cue) -> list[tuple[int, int]]:
    """ "Called on Foreign Minister Max Holf to resign", read from the words: all behind the particle to the end of the infinitive."""
    clauses = [
        part for part in cue.token.subtree if part.idx > cue.end and _has_to(part) and part.pos_ in ("VERB", "AUX")
    ]
    if not clauses:
        return []
    start, last = cue.end + 1, clauses[0].right_edge
    return [(start, last.idx + len(last))] if last.idx > start else []


def _passive(frame: str, cue: Cue) -> list[tuple[int, int]]:
    """ "It was reported that", "is believed to be", "was accused of", "the plan was criticised"."""
    token = cue.token
    subjects = [child for child in children(token, "nsubj", "csubj") if child.lower_ not in ("it", "there")]
    if frame in ("that", "to"):
        return _clause(cue)
    if frame in ("o:inf", "inf", "pred") or frame == "o:as":
        for clause in children(token, "xcomp", "ccomp", "advcl", "obl"):
            fits = _has_to(clause) or frame == "pred" or (frame == "o:as" and case_words(clause) == "as")
            if fits and clause.i > token.i and (frame == "o:as" or clause.dep_ in ("xcomp", "ccomp")):
                return [*(words(subject, cue) for subject in subjects[:1]), words(clause, cue)]
        return []
    if frame.startswith(("o:", "p:")) and subjects:
        found = after_preposition(token, frame[2:])
        return [words(subjects[0], cue), *found] if found else []
    if frame == "np" and subjects:
        relative = subjects[0].lower_ in WH | {"that"} and token.dep_ == "acl:relcl"
        return [] if relative else [words(subjects[0], cue)]
    return []


def _predicate(cue: Cue, objects: list[Token]) -> list[tuple[int, int]]:
    """ "called the vote a farce": object and what it is called; also "what he called a farce"."""
    for named in children(cue.token, "xcomp", "obl", "appos"):
        if named.dep_ == "obl" and children(named, "case"):
            continue
        if named.i > cue.token.i and not _has_to(named) and named.pos_ not in ("VERB",):
            end = words(named, cue)[1]
            if objects and cue.token.i < objects[0].i < named.i:
                return [(words(objects[0], cue)[0], end)]
            return [words(named, cue)]
    if len(objects) > 1:
        return [(words(objects[0], cue)[0], words(objects[-1], cue)[1])]
    if objects and cue.token.dep_ == "acl:relcl" and cue.token.head.lower_ == "what":
        return [words(objects[0], cue)]
    return []


def _has_to(clause: Token) -> bool:
    return any(mark.lower_ == "to" for mark in children(clause, "mark", "aux")) and clause.pos_ != "PROPN"


def _gerund(clause: Token) -> bool:
    """ "denied shelling the island"."""
    return clause.lower_.endswith("ing") and clause.tag_ == "VBG" and not children(clause, "mark", "aux", "det", "case")


def _finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or subject_of(token) is not None
