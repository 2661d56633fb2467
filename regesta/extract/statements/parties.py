"""The party that a source is. In: a document, the source of a statement, the mentions. Out: the party, by its name or words."""

from collections.abc import Iterator

from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import children, text_of
from regesta.extract.statements.speakers import CONNECT, MEDIA, Source, people
from regesta.records import Document, Mention, Party


def party(document: Document, found: Source, mentions: tuple[Mention, ...]) -> Party:
    """The source as a Party: the name it contains as its head, title or apposition, else its words.

    Args:
        document: the report.
        found: the source.
        mentions: mentions of the report, to find the name.
    """
    inside = [m for m in mentions if m.span.start >= found.start - 1 and m.span.end <= found.end + 1]
    near = [found.token, *children(found.token, "flat", "appos")]
    near += [part for head in near for part in children(head, "flat", "appos")]
    wide = [*near, *(c for c in children(found.token, "compound", "nmod:desc") if _names_him(c, found.token))]
    if found.token.lower_ in MEDIA:  # "Tass news agency", "the party's newspaper Dawn": the name behind the noun first
        near = wide
        inside = [m for m in inside if m.span.start > found.token.idx] + [
            m for m in inside if m.span.start <= found.token.idx
        ]

    def fitting(kind: str) -> Iterator[Mention]:
        for mention in inside:
            heads = wide if mention.label == "PER" else [found.token] if mention.label == "NORP" else near
            if mention.kind == kind and any(mention.span.start <= head.idx < mention.span.end for head in heads):
                yield mention

    beside = (mention for mention in inside if _set_off(document.text, found, mention))
    best = next((m for some in (fitting("name"), beside, fitting("pronoun"), fitting("nominal")) for m in some), None)
    if best is not None:
        return Party(name=best.span.text, span=best.span)
    start, end = short(found)
    return Party(name=document.text[start:end], span=document.span(start, end))


def _names_him(name: Token, head: Token) -> bool:
    """Whether a name before a noun is that person's: "spokesman Karl Zenda" read wrongly, but not "the Zenda campaign"."""
    return head.pos_ != "NOUN" or head.lower_ in people() | MEDIA or name.dep_ != "compound"


def _set_off(text: str, found: Source, mention: Mention) -> bool:
    """Whether a person's name closes the phrase: "a spokesman of the ministry, Karl Zenda", "the speaker of the house Nora Holf"."""
    if mention.kind != "name" or mention.label != "PER":
        return False
    ahead = text[found.start : mention.span.start].rstrip()
    last = ahead.split(" ")[-1].lower() if ahead else ""
    closes = mention.span.end >= found.end - 1 and last not in CONNECT and not last.endswith(("'s", "’s"))
    return not ahead or ahead.endswith(",") or closes


def short(found: Source) -> tuple[int, int]:
    """The phrase without what follows its first comma, bracket or relative pronoun."""
    token, end = found.token, found.end
    for child in dependents(token):
        if child.i > token.i and child.dep_ in ("acl:relcl", "appos", "parataxis", "conj") and child.dep_ != "conj":
            end = min(end, token.doc[child.left_edge.i].idx)
    text = text_of(token.doc)[found.start : end].rstrip(" ,(–—-\n")
    return found.start, max(found.start + len(text), token.idx + len(token))
