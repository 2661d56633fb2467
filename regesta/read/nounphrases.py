"""Noun phrases that stand for someone. In: a Doc. Out: where each stands, what it is, its head."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from regesta.lexicons import lexicon
from regesta.read.nouns import kinds
from regesta.read.pairs import Found
from regesta.read.words import Words, words_of
from regesta.records import Label

PERSONAL = frozenset(
    "he she him her his hers himself herself they them their theirs themselves it its itself who whom whose".split()
)
FIRST = frozenset("i me my mine myself we us our ours ourselves you your".split())
PRONOUNS = PERSONAL | FIRST
APART = frozenset({"since", "after", "before", "during", "at", "in", "on"})
FAR = 14  # words behind its head that a noun phrase may reach; a choice
OF = frozenset({"of", "for", "at", "in", "from"})
FLYING = frozenset(map(str, lexicon("world/vessels")["flagged"] + lexicon("world/vessels")["owned"]))


def nominals(doc: Doc, held: set[int]) -> Iterator[tuple[Found, int]]:
    """Noun phrases whose head is a noun that can stand for an actor."""
    table = kinds()
    words = words_of(doc)
    for at, pos in enumerate(words.pos):
        if (
            pos not in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ")
            or words.idx[at] in held
            or words.low[at] in PRONOUNS
        ):
            continue
        kind = _kind(words, at, table)
        token = doc[at]
        if kind is None or _is_title(token) or not _stands_for_someone(token, kind):
            continue
        start, end = _extent(token)
        label: Label = {"person": "PER", "body": "ORG", "state": "LOC"}.get(kind, "OTHER")  # type: ignore[assignment]
        yield (start, end, label, kind), token.idx


def _kind(words: Words, at: int, table: Mapping[str, str]) -> str | None:
    low = words.low[at]
    before = words.low[at - 1] if at else ""
    article = before in ("the", "these", "those")
    if low in ("both", "two"):
        free = words.dep[at] in ("nsubj", "obj", "obl", "nmod")
        return "group" if free and (low == "both" or article) else None
    if low in ("former", "latter"):
        return "group" if article and words.dep[at] in ("nsubj", "obj", "obl", "nmod", "iobj") else None
    if words.pos[at] not in ("NOUN", "PROPN"):
        return None
    return table.get(f"{before} {low}") or table.get(low) or table.get(words.lemma[at])


def _is_title(token: Token) -> bool:
    """Whether a noun is only the title before a name: "President Lund", "Ambassador Torv"."""
    if token.dep_.split(":")[0] in ("compound", "flat", "amod") or token.dep_ == "nmod:desc":
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.ent_type_ == "PER" and after.pos_ == "PROPN"


def _stands_for_someone(token: Token, kind: str) -> bool:
    """Bodies and states need an article or a name with them; people may come bare in the plural ("officials")."""
    if kind in ("person", "group"):
        return True
    left = {child.lower_ for child in token.children if child.i < token.i}
    return bool(left & {"the", "this", "that", "its", "his", "her", "their", "both", "a", "an", "another"}) or any(
        child.dep_ in ("nmod:poss", "amod", "compound", "nmod") for child in token.children
    )


def _extent(token: Token) -> tuple[int, int]:
    """The noun phrase: determiner to head, and a phrase with "of" or "for" after it; no clause, no apposition."""
    inside = {token.i}
    for child in token.children:
        base = child.dep_.split(":")[0]
        if child.i < token.i and base in ("det", "amod", "compound", "nummod", "nmod", "advmod", "flat", "punct"):
            inside |= {t.i for t in child.subtree if t.i < token.i}
            if child.lower_ in FLYING and child.i > 1 and token.doc[child.i - 1].text == "-":
                inside |= {child.i - 1, child.i - 2}  # "Panama-flagged", however it is parsed
        elif base == "cc" and 0 < child.i < token.i and _of_it(child.nbor(-1), token):
            inside.add(child.i)
        elif child.i > token.i and base == "nmod" and any(c.dep_ == "case" and c.lower_ in OF for c in child.children):
            part = [t.i for t in child.subtree if not _clausal(t, child)]
            if part and max(part) - token.i >= FAR:  # "a delegation of the Chadian Society | for the Study of ..."
                part = [i for i in part if i <= child.i]
            if part and max(part) - token.i < FAR:
                inside |= set(part) | _between(child, max(part))
    left = right = token.i
    while (
        left - 1 in inside
        and token.doc[left - 1].text not in (",", ";", ":", "(")
        and (token.doc[left - 1].lower_ not in APART or token.doc[left].lower_ in ("least", "most"))  # "at least three"
    ):
        left -= 1
    while right + 1 in inside:
        right += 1
    doc = token.doc
    while doc[left].is_punct and left < token.i:
        left += 1
    while doc[right].is_punct and right > token.i:
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _of_it(before: Token, noun: Token) -> bool:
    """ "Five Chadian | and several Malian soldiers": what stands before "and" is said of the noun behind it as well."""
    return before.head == noun and before.dep_ == "amod" and before.ent_type_ in ("NORP", "LOC")


def _between(child: Token, last: int) -> set[int]:
    """What stands between "of" and the name it leads to: "the crew of the Norwegian trawler Blue Ness"."""
    led = next(c.i for c in child.children if c.dep_ == "case" and c.lower_ in OF)
    words = child.doc[led:last]
    return (
        set() if any((t.is_punct and t.text not in "-–'’") or t.pos_ == "VERB" for t in words) else {t.i for t in words}
    )


def _clausal(token: Token, top: Token) -> bool:
    while token not in (top, token.head):
        if token.dep_ in ("acl", "acl:relcl", "appos", "parataxis", "advcl", "conj"):
            return True
        token = token.head
    return False


# -- pronouns --------------------------------------------------------------------------------------------------------------
