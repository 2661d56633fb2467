"""Another pipeline in our reader's place. In: a spaCy pipeline's name or folder. Out: a language whose documents look like ours.

What it must give: sentences, lemmas, Penn tags and the relations of Universal Dependencies (spacy-stanza and spacy-udpipe do, spaCy's own
English pipelines do not). Its names get our four types; the lexicon `read/labels.yaml` says how.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from regesta.errors import ModelError
from regesta.lexicons import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

ADAPTER = "regesta_adapter"
NEEDED = ("SENT_START", "TAG", "LEMMA", "DEP")


def load_other(name: str) -> Language:
    """The pipeline with our adapter at its end.

    Args:
        name: a package or a folder that `spacy.load` understands.

    Raises:
        ModelError: there is none of that name, or it cannot be loaded.
    """
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"No spaCy pipeline can be loaded from {name!r}: {' '.join(str(error).split())[:200]} "
            "Give an installed package's name or the folder that nlp.to_disk wrote."
        ) from error
    nlp.add_pipe(ADAPTER, last=True)
    return nlp


@Language.component(ADAPTER, retokenizes=False)
def adapt(doc: Doc) -> Doc:
    """Our names for relations and types of names on what another pipeline gave.

    Raises:
        ModelError: something is missing that the stages after reading need.
    """
    words = [token for token in doc if not token.is_space]
    missing = [what for what in NEEDED if words and not doc.has_annotation(what)]
    if missing:
        raise ModelError(f"The other pipeline gives no {', '.join(missing)}: it cannot stand in for the reader.")
    strange = sorted({token.dep_ for token in words} & set(_table()["other_relations"]))
    if strange:
        raise ModelError(
            f"The other pipeline gives relations ({', '.join(strange[:3])}) that are not those of Universal Dependencies. "
            "Take one that was trained on a UD treebank."
        )
    for token in words:
        if token.head == token and token.dep_ != "ROOT":
            token.dep_ = "ROOT"
    doc.set_ents([_renamed(doc, entity) for entity in doc.ents if entity.label_ in _types()], default="outside")
    return doc


def _renamed(doc: Doc, entity: Span) -> Span:
    """The name with our type, without an article before it and a possessive after it."""
    start, end = entity.start, entity.end
    while start < end - 1 and (doc[start].lower_ == "the" or doc[start].is_space):
        start += 1
    while end - 1 > start and _hangs_on(doc[end - 1]):
        end -= 1
    return Span(doc, start, end, label=_types()[entity.label_])


def _hangs_on(token: Token) -> bool:
    return token.is_space or token.lower_ in ("'s", "’s")


@cache
def _types() -> dict[str, str]:
    return {label: ours for ours, labels in _table()["types"].items() for label in labels.split()}


@cache
def _table() -> dict[str, Any]:
    return dict(lexicon("read/labels"))
