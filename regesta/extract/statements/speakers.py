"""Whose words they are. In: a cue. Out: the head of the noun phrase that names its source, and the words of that phrase.

The source is the cue's subject; for a passive its agent; for a participle or infinitive the subject of the clause it hangs on;
for a relative clause the noun it describes; for a noun of saying its possessor.
"""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import SUBJECTS, Cue, case_words, children, entries, lemma
from regesta.lexicons import lexicon, word_set

RELATIVES = frozenset({"who", "which", "that", "whom"})
CONNECT = frozenset("of for to with and or by at in on from about against between like than as".split())
MEDIA = word_set("cues/words", "media")
WRITINGS = frozenset(lexicon("people/nominals")["writings"])  # "issued a statement saying": who issued it says it
NOMINATIVE = frozenset({"they", "he", "she", "we", "i"})
MEASURING = word_set("cues/words", "measuring")
# Words that end a source's phrase when they open a new clause in it.


@cache
def people() -> frozenset[str]:
    """Nouns for persons and titles, in lower case."""
    titles = {words.split(" ")[-1].lower() for line in lexicon("world/titles") for words in line["words"]}
    return frozenset(titles | set(lexicon("people/nominals")["persons"]["nouns"]))


class Source(NamedTuple):
    """The head word of a source and the offsets of its whole phrase."""

    token: Token
    start: int
    end: int


def source(cue: Cue) -> Source | None:
    """The source of a cue with a syntactic head; None when the sentence does not tell."""
    token = cue.token
    if cue.entry.kind == "seem":
        return None  # "the ship seemed empty": to nobody in particular
    if cue.entry.kind == "noun":
        return _of_noun(cue)
    if cue.passive and not _quoted_as(token):
        return _agent(token)
    return _of_verb(token, depth=0)


def _quoted_as(token: Token) -> bool:
    """Whether this is "was quoted as saying", where the subject is the speaker."""
    return lemma(token) in ("quote", "cite") and any(
        lemma(child) in ("say", "tell") for child in children(token, "advcl", "xcomp", "obl", "ccomp")
    )


def _agent(token: Token) -> Source | None:
    for child in children(token, "obl", "nmod"):
        if child.dep_ == "obl:agent" or case_words(child) == "by":
            return phrase(child)
    return None


def _of_noun(cue: Cue) -> Source | None:
    for child in children(cue.token, "nmod"):
        if child.dep_ == "nmod:poss":
            return phrase(child)
    for child in children(cue.token, "nmod"):
        if case_words(child) in ("by", "from") or (case_words(child) == "of" and child.pos_ == "PROPN"):
            return phrase(child)
    if cue.token.dep_ in ("obj", "dobj") and lemma(cue.token.head) in entries("light"):
        return _of_verb(cue.token.head, depth=0)
    if cue.token.dep_ == "nsubj:pass":
        return _agent(cue.token.head)
    return None


def _of_verb(token: Token, depth: int) -> Source | None:
    """Subject of a verb, looked for upwards where it has none itself."""
    if depth > 5:
        return None
    subjects = [
        child for child in dependents(token) if child.dep_ in SUBJECTS and child.dep_ not in ("csubj", "csubj:pass")
    ]
    subjects.sort(key=lambda child: abs(child.i - token.i))
    if subjects:
        return _subject(subjects[0], token)
    return _above(token, depth)


def speaking_subject(colon: Token) -> Source | None:
    """ "Karl Zenda saw a deal as the best way: “...”": the subject of the sentence before a colon, where that is somebody."""
    root = colon.sent.root
    subject = next((c for c in dependents(root) if c.dep_ == "nsubj" and c.i < root.i), None)
    if subject is None or root.pos_ != "VERB" or root.i > colon.i:
        return None
    somebody = subject.ent_type_ in ("PER", "ORG") or subject.lower_ in ("he", "she") or subject.lower_ in people()
    return phrase(subject) if somebody else None


def _subject(subject: Token, verb: Token) -> Source | None:
    if subject.lower_ in RELATIVES and (
        verb.dep_ == "acl:relcl" or (subject.pos_ == "PRON" and subject.lower_ != "that")
    ):
        noun = _described(verb)
        if noun is not None:
            found = phrase(noun)
            if found and found.start < subject.idx:
                return Source(noun, found.start, subject.idx + len(subject))
    return phrase(subject)


def _described(verb: Token) -> Token | None:
    """The noun that a relative clause, possibly one of several joined by "and", describes."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ == "acl:relcl" else None


def _above(token: Token, depth: int) -> Source | None:
    label, head = token.dep_.split(":")[0], token.head
    if token.dep_ == "ROOT" or head == token:
        return None
    if label == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):  # "a letter saying", "the man accusing them"
        if token.lower_.endswith("ing") and (head.dep_ != "obj" or head.lower_ not in WRITINGS):
            found = phrase(head)  # without the clause of the cue itself
            return Source(head, found.start, min(found.end, token.left_edge.idx - 1)) if head.i < token.i else found
        return _of_verb(head.head, depth + 1)
    if label in ("xcomp", "conj", "advcl", "ccomp", "acl", "parataxis", "dep"):
        if label == "xcomp":
            objects = children(head, "obj", "iobj")
            if objects and lemma(head) not in ("promise", "threaten", "vow"):  # "urged him to say"
                return phrase(objects[0])
        if label == "ccomp" and not token.lower_.endswith("ing"):
            return None
        passive = bool(children(head, "aux:pass")) and not _quoted_as(head)
        return None if passive and label == "conj" and children(token, "aux") else _of_verb(head, depth + 1)
    if label in ("obl", "nmod") and token.lower_.endswith("ing"):
        return _of_verb(head, depth + 1)
    return None


def phrase(token: Token) -> Source:
    """The noun phrase headed by a token, with its appositions, without a leading preposition.

    Where the token is one of several joined by "and" as a subject, the phrase is that of the first.
    """
    keep = [part for part in token.subtree if not part.is_space]
    skip = {part.i for child in dependents(token) if _left_out(child, token) for part in child.subtree}
    keep = [part for part in keep if part.i not in skip]
    run = _run(keep, token)
    while len(run) > 1 and ((run[-1].is_punct and run[-1].text not in ')"”.') or run[-1].dep_ == "cc"):
        run.pop()
    while len(run) > 1 and run[0] != token and ((run[0].is_punct and run[0].text not in '("“') or run[0].dep_ == "cc"):
        run.pop(0)
    return Source(token, run[0].idx, run[-1].idx + len(run[-1]))


def _left_out(child: Token, token: Token) -> bool:
    """Parts of the subtree that are no part of the name of a source."""
    if child.dep_ in ("case", "mark", "cc", "expl", "parataxis", "discourse", "advcl"):
        return True
    if child.dep_ in ("advmod",) and child.i < token.i and child.lower_ not in MEASURING:
        return True
    return child.dep_ == "punct" and child.i < token.i and child.text in (",", "—", "-", ":", ";")


def _run(keep: list[Token], token: Token) -> list[Token]:
    """The unbroken stretch of tokens around the head."""
    have = {part.i: part for part in keep}
    left = right = token.i
    while left - 1 in have or (left - 1 >= 0 and token.doc[left - 1].is_space and left - 2 in have):
        left -= 1
    while right + 1 in have:
        right += 1
    return [token.doc[i] for i in range(left, right + 1) if not token.doc[i].is_space]


def after(doc: Doc, offset: int) -> Source | None:
    """The noun phrase that begins at an offset, as after "according to": up to the comma behind which a clause begins.

    Read from the words more than from the tree, because parsers go wrong where the phrase opens a long sentence.
    """
    words = [token for token in _from(doc, offset, 60) if not token.is_space]
    if not words or words[0].pos_ in ("PUNCT", "VERB", "ADP", "AUX", "SCONJ"):
        return None
    run: list[Token] = []
    for i, token in enumerate(words):
        ends = token.text in (".", ";", ":", "”", '"', "“", "!", "?", ")", "—", "–", "--") and not (
            token.text == ")" and "(" in [t.text for t in run]
        )
        if ends or (run and token.is_sent_start) or _opens_clause(token, run):
            break
        if token.text == "," and (not run or _clause_follows(words[i + 1 :])):
            break
        run.append(token)
    while run and (run[-1].is_punct and run[-1].text not in ")"):
        run.pop()
    if not run:
        return None
    inside = {t.i for t in run}
    head = next((t for t in run if t.head.i not in inside and t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")), None)
    head = head or next((t for t in run if t.pos_ in ("NOUN", "PROPN", "PRON")), run[0])
    return Source(head, run[0].idx, run[-1].idx + len(run[-1]))


def token_at(doc: Doc, offset: int) -> Token:
    """The token that an offset lies in."""
    low, high = 0, len(doc) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if doc[middle].idx <= offset else (low, middle - 1)
    return doc[low]


def _from(doc: Doc, offset: int, count: int) -> list[Token]:
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if doc[middle].idx < offset else (low, middle)
    return list(doc[low : low + count])


def _opens_clause(token: Token, run: list[Token]) -> bool:
    """Whether a word begins something that is no part of the source: "on Monday", "who", "that", a finite verb."""
    if not run:
        return False
    if token.pos_ == "PRON" and token.lower_ in NOMINATIVE:
        return True  # "according to the ministry they were fired by ..."
    if token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", []) and token.dep_ != "acl:relcl":
        return not any(t.lower_ in RELATIVES for t in run)
    nxt = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        token.lower_ in ("on", "last", "this")
        and nxt is not None
        and (nxt.ent_type_ == "" and nxt.pos_ in ("PROPN", "DET", "NUM", "NOUN"))
        and (nxt.lower_.endswith("day") or nxt.lower_ in ("the", "week", "month", "year"))
    )


def _clause_follows(rest: list[Token]) -> bool:
    """Whether a clause with a finite verb begins behind this comma, before the next comma."""
    for i, token in enumerate(rest):
        if token.text in (",", ".", ";") or token.is_sent_start:
            return i == 0
        if i == 0 and token.lower_ in RELATIVES:
            return False
        if token.pos_ in ("VERB", "AUX") and (
            "Fin" in token.morph.get("VerbForm", []) or token.dep_ in ("aux", "cop", "aux:pass")
        ):
            return True
    return True
