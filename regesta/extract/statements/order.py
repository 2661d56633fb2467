"""Reporting clauses at the end of a sentence, read from the order of words. In: a cue. Out: its source and content, or nothing.

"The war is over, a spokesman of the ministry, Karl Zenda, said on Monday." The tree of such a sentence is easily wrong, its order is not:
clause, comma, noun phrase, cue, circumstances; or clause, comma, cue, noun phrase.
"""

from spacy.tokens import Token

from regesta.extract.statements.cues import Cue
from regesta.extract.statements.speakers import Source, after, people, phrase
from regesta.lexicons import word_set

CLOSING = frozenset({"”", '"', "''", "»", "’", "'"})
BREAK = frozenset({",", "-", "–", "—", "--"})
NOUNS = frozenset({"PROPN", "NOUN", "PRON"})
ADDRESSING = word_set("acts/parties", "addressing")
BEHIND = 16  # words of circumstance or apposition that may follow the cue (a choice)
TIMES = word_set("acts/parties", "times")
OPENERS = frozenset(
    {
        "and",
        "but",
        "while",
        "as",
        "because",
        "who",
        "which",
        "that",
        "when",
        "where",
        "so",
        "if",
        "after",
        "before",
        "then",
    }
)


def closing(cue: Cue) -> tuple[Source, tuple[int, int]] | None:
    """Source and content of a reporting clause that closes its sentence; None when the sentence is not of that form."""
    token = cue.token
    words = _between_semicolons([t for t in token.sent if not t.is_space], token)
    ahead = [t for t in words if t.idx < cue.start]
    behind = [t for t in words if t.i > token.i]
    if cue.passive or not ahead or len(behind) > BEHIND + 6:
        return None
    if (
        ahead[-1].text in BREAK
        and behind
        and behind[0].pos_ in ("PROPN", "DET", "NOUN", "ADJ", "NUM")
        and not is_time(behind[0])
        and cue.entry.word not in ADDRESSING
    ):
        found = _inverted(ahead, behind)
        if found is not None:
            return found
    if len(behind) > BEHIND or any(_finite(t) for t in behind):
        return None
    start = _subject_start(ahead)
    if start is None:
        return None
    content = _content(ahead[: start - 1])
    source = _noun_phrase(ahead[start:])
    return (source, content) if content and source else None


def _between_semicolons(words: list[Token], token: Token) -> list[Token]:
    start = max((k + 1 for k, t in enumerate(words) if t.text == ";" and t.i < token.i), default=0)
    end = min((k for k, t in enumerate(words) if t.text == ";" and t.i > token.i), default=len(words))
    return words[start:end]


def is_time(token: Token) -> bool:
    """Whether words after a cue are a time ("said that day", "said Monday") and not who said it."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return (
        any(word.lower_.endswith("day") or word.lower_ in TIMES for word in (token, following))
        and token.ent_type_ != "PER"
    )


def _inverted(ahead: list[Token], behind: list[Token]) -> tuple[Source, tuple[int, int]] | None:
    """ ", said the envoy"."""
    source = after(behind[0].doc, behind[0].idx)
    content = _content(ahead[:-1])
    if source is None or content is None:
        return None
    rest = [t for t in behind if t.idx >= source.end and not t.is_punct]
    return None if any(_finite(t) for t in rest[:3]) else (source, content)


def _subject_start(ahead: list[Token]) -> int | None:
    """Where the noun phrase before the cue begins: behind the last comma, or behind the one before it with an apposition."""
    end = len(ahead)
    if ahead[-1].text == ",":  # "..., Karl Zenda, the spokesman, said": the apposition is closed by a comma
        inner = _last_break(ahead, end - 1)
        outer = _last_break(ahead, inner - 1) if inner else None
        while inner and outer and ahead[outer].text in CLOSING and outer < inner - 1:
            outer += 1  # '"It was good," the head of the mission, Brigid Sohn, told the paper'
        if not inner or not outer or not _nominal(ahead[inner : end - 1]) or not _nominal(ahead[outer : inner - 1]):
            return None
        return outer
    start = _last_break(ahead, end)
    while start is not None and start < end and ahead[start].text in CLOSING:
        start += 1
    if not start or not _nominal(ahead[start:]):
        return None
    before = _last_break(ahead, start - 1)
    if (
        before
        and _nominal(ahead[before : start - 1])
        and ahead[start].pos_ == "PROPN"
        and any(t.lower_ in people() for t in ahead[before : start - 1])
        and ahead[before].lower_ in ("a", "an", "the", "its")
    ):
        return before
    return start


def _last_break(tokens: list[Token], end: int) -> int | None:
    """The index behind the last comma or dash before `end`."""
    return next((i + 1 for i in range(end - 1, -1, -1) if _breaks(tokens, i)), None)


def _breaks(tokens: list[Token], i: int) -> bool:
    """Whether a token is a comma or dash between words; the hyphen of "Secretary-General" is none."""
    token = tokens[i]
    return token.text in BREAK and (token.text != "-" or i == 0 or bool(tokens[i - 1].whitespace_))


def _nominal(tokens: list[Token]) -> bool:
    """Whether words are a noun phrase: they begin like one, hold a noun, and no finite verb."""
    if (
        not tokens
        or tokens[0].lower_ in OPENERS
        or tokens[0].pos_ in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "ADV", "PUNCT")
    ):
        return False
    return any(t.pos_ in NOUNS for t in tokens) and not any(
        _finite(t) or t.lower_ in ("which", "who", "whom") for t in tokens
    )


def _finite(token: Token) -> bool:
    return (
        token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", []) and token.dep_ not in ("acl:relcl",)
    )


def _content(tokens: list[Token]) -> tuple[int, int] | None:
    while tokens and (tokens[-1].is_punct and tokens[-1].text not in "”\")’'"):
        tokens = tokens[:-1]
    if not any(_finite(t) for t in tokens):
        return None
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _noun_phrase(tokens: list[Token]) -> Source | None:
    while tokens and (tokens[-1].is_punct or tokens[-1].pos_ == "ADV" or tokens[-1].pos_ == "AUX"):
        tokens = tokens[:-1]
    nouns = [t for t in tokens if t.pos_ in NOUNS]
    if not nouns:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in nouns if t.head.i not in inside), nouns[0])
    own = phrase(head)
    return Source(
        head, tokens[0].idx, max(tokens[-1].idx + len(tokens[-1]), min(own.end, tokens[-1].idx + len(tokens[-1])))
    )
