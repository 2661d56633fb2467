"""Which tense stands over a word. In: a Doc, tagged and parsed or not. Out: past, told, present, future, or None.

With a tree: the verb the word hangs on, its auxiliaries, and what a planning verb makes of an infinitive. Without: the nearest
verb by tag, or by its looks. None means that the words do not tell.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Doc, Token

from regesta.extract.grammar.ranked import ranked
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.reading import Tense
from regesta.lexicons import lexicon

WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
MAY = frozenset({"may", "might", "can", "should", "must"})  # not "could": "he could not be reached on Wednesday"


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("time/tense")[name])


def tense_of(doc: Doc) -> Callable[[int], Tense | None]:
    """A function from an offset to the tense there."""
    starts = [token.idx for token in doc]
    parsed, tagged = doc.has_annotation("DEP"), doc.has_annotation("TAG") or doc.has_annotation("POS")

    @lru_cache(maxsize=4096)
    def at(offset: int) -> Tense | None:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        token = doc[index]
        if parsed and tagged:
            return _by_tree(token)
        return _by_tags(token) if tagged else _by_looks(token)

    return at


def _verb_above(token: Token) -> Token | None:
    for above in (token, *token.ancestors):
        if above.pos_ in {"VERB", "AUX"} and above.dep_ not in {"aux", "aux:pass", "cop"}:
            return above
        if any(child.dep_ in {"cop", "aux"} for child in dependents(above)):
            return above
    return None


def _forms(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}


def _by_tree(token: Token) -> Tense | None:
    of_noun = token.dep_ in {"compound", "amod"} and token.head.pos_ == "NOUN"
    if of_noun or any(child.lower_ in {"'s", "’s"} for child in dependents(token)):
        return None  # "the Aug. 7 blasts", "Wednesday's ruling": the noun's time, on whichever side of the verb's
    beside = _verb_beside(token)
    verb = beside if beside is not None else _verb_above(token)
    seen = 0
    while verb is not None and seen < 6:
        told = _verb_tense(verb)
        if told is not None:
            by_noun = beside is None and not _on_verb(token)
            if by_noun and told == "past" and _forms(verb) & _listed("settled"):
                return "planned"  # "they planned a march on Saturday"
            return {"past": "told", "future": "planned"}.get(told, told) if by_noun else told  # type: ignore[return-value]
        above = verb.head if verb.head is not verb else None
        if above is None:
            break
        if _forms(above) & _listed("planning") and any(child.dep_ == "mark" for child in dependents(verb)):
            over = any(child.lower_ == "had" for child in dependents(above))  # "had been scheduled to end on Friday"
            return "past" if over else "future"
        verb, seen = _verb_above(above), seen + 1
    return None


def _on_verb(token: Token) -> bool:
    """Whether a time hangs on a verb itself, not on a noun ("the anniversary on May 9")."""
    root = token
    for _ in range(3):
        if root.dep_.split(":")[0] in {"det", "nummod", "flat", "case", "punct"}:
            root = root.head
    return not root.dep_.startswith(("nmod", "compound", "appos", "conj", "amod"))


def _verb_beside(token: Token) -> Token | None:
    """The verb right before a time ("said Wednesday", "met on Friday"): surer than the tree's attachment."""
    at = token.i - 1
    while (
        at >= 0
        and token.doc[at].lower_ in {"on", "in", "at", "late", "early", "earlier", "last", "this"}
        and token.i - at < 4
    ):
        at -= 1
    if at < 0 or token.doc[at].is_sent_start is None:
        return None
    verb = token.doc[at]
    return verb if verb.tag_ in {"VBD", "VBN"} and verb.sent == token.sent else None


def _verb_tense(verb: Token) -> Tense | None:
    auxiliaries = [child for child in dependents(verb) if child.dep_ in {"aux", "aux:pass", "cop"}]
    words = {child.lower_ for child in auxiliaries}
    if words & WILL or _arranged(verb, auxiliaries):
        return "future"
    if (
        _forms(verb) & _listed("settled")
        and "had" not in words
        and verb.tag_ in {"VBZ", "VBP", "VBN", "VBG", "JJ", "IN"}
    ):
        return "future"
    if words & {"have", "has", "had", "'ve", "’ve"} and verb.tag_ in {"VBN", "VBD"}:
        return "past"
    if verb.tag_ == "VB" and verb.dep_.startswith("acl") and ranked(verb.head):
        return None  # "was the first to sign on Friday": the tense of "was"
    if words & MAY or (verb.tag_ == "VB" and verb.dep_.startswith("acl")):
        return "future"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries):
        return "past"
    if verb.tag_ in {"VBZ", "VBP"} and verb.lower_ in _listed("timetable") and _full_sentence(verb):
        return "future"
    if any(child.tag_ in {"VBZ", "VBP"} for child in auxiliaries) or verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    if verb.tag_ == "VBN" and not auxiliaries and verb.dep_ not in {"xcomp", "ccomp"}:
        return "past"
    return None


def _arranged(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "Is to take over on Friday", not "was to take over", whose Friday may be on either side."""
    to = any(child.lower_ == "to" and child.dep_ == "mark" for child in dependents(verb))
    return to and any(child.lower_ in {"is", "are", "'s", "’s", "'re", "’re"} for child in auxiliaries)


def _full_sentence(verb: Token) -> bool:
    """Whether its sentence ends with a full stop, as headlines and captions do not."""
    words = [token for token in verb.sent if not token.is_space]
    return bool(words) and words[-1].is_punct


def _by_tags(token: Token) -> Tense | None:
    sentence = _sentence(token)
    near = sorted(
        (
            other
            for other in sentence
            if other.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN"} or other.lower_ in _listed("settled")
        ),
        key=lambda other: abs(other.i - token.i),
    )
    for other in near:
        if other.lower_ in WILL or other.lower_ in _listed("settled"):
            return "future"
        if other.tag_ in {"VBD", "VBN"}:
            return "past"
        if other.tag_ in {"VBZ", "VBP"}:
            return "present"
    return None


def _sentence(token: Token) -> list[Token]:
    doc = token.doc
    if doc.has_annotation("SENT_START"):
        return list(token.sent)
    first, last = token.i, token.i
    while first > 0 and doc[first - 1].text not in {".", "!", "?"} and "\n\n" not in doc[first - 1].text:
        first -= 1
    while last < len(doc) - 1 and doc[last].text not in {".", "!", "?"}:
        last += 1
    return list(doc[first : last + 1])


def _by_looks(token: Token) -> Tense | None:
    """Without tags: words of the same sentence that show the tense, the nearest first; those before it come first."""
    past_forms = _listed("past_forms")
    marked: list[tuple[int, Tense]] = []
    for other in _sentence(token):
        word = other.lower_
        distance = abs(other.i - token.i) + (2 if other.i > token.i else 0)
        promised = (
            word in _listed("planning")
            and other.i + 1 < len(other.doc)
            and other.nbor().lower_ == "to"
            and other.i < token.i
        )
        if word in WILL or word in _listed("settled") or promised:
            marked.append((distance, "future"))
        elif (word.endswith("ed") or word in past_forms) and {"will", "be", "would", "shall"} & {
            w.lower_ for w in other.doc[max(0, other.i - 3) : other.i]
        }:
            marked.append((distance, "future" if "been" not in word else "past"))
        elif word in past_forms or (word.endswith("ed") and len(word) > 4):
            marked.append((distance, "past"))
        elif word in {"is", "are", "has", "have"}:
            marked.append((distance, "present"))
    return min(marked)[1] if marked else None
