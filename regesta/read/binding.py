"""Who cannot be meant. In: a pronoun among the phrases of a text. Out: words whose bearers it cannot be.

Two arguments of one verb are two persons ("X told him"), unless the pronoun is reflexive; a phrase is not what stands inside it ("his
father" is not "his"); of two joined by "and" neither is the other; who speaks is not "he" in his own words. (Principle B of binding, and
what follows from it for the understood subject of an infinitive or a participle.)
"""

from regesta.read.phrases import Phrase
from regesta.read.words import Words

ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "csubj"})
BESIDE = frozenset(
    "with around behind beside near before after above below over along against inside outside between among".split()
)  # "took it with him"


def excluded(words: Words, phrase: Phrase) -> set[int]:
    """Heads of phrases that a pronoun, not reflexive, cannot mean; joined ones included."""
    at = phrase.head
    found: set[int] = set()
    if words.full[at] == "nmod:poss" or (
        words.low[at] in ("his", "its", "their", "my", "our", "your") and words.dep[at] in ("det", "nmod")
    ):
        holder = words.head[at]
        for _ in range(3):  # "the cousin of his friend" is not "his"; of "X and his wife" X may be
            found |= {holder} | {c for c in words.children[holder] if words.dep[c] in ("appos", "flat")}
            if words.dep[holder] == "appos":
                found.add(words.head[holder])
            if words.dep[holder] != "nmod" or words.head[holder] == holder:
                break
            holder = words.head[holder]
        return found - {at}
    found |= _arguments(words, at)
    top = words.chief(at)
    if words.dep[top] == "nmod" or words.dep[at] == "nmod":
        owner = words.head[top if words.dep[top] == "nmod" else at]
        found |= _with_joined(words, owner)
        found |= {c for c in words.children[owner] if words.full[c] == "nmod:poss"}  # "X's picture of him"
        if words.dep[owner] in ("obj", "obl") and not any(words.full[c] == "nmod:poss" for c in words.children[owner]):
            # "shot a video of him": who shot it is another
            subject = words.subject(words.head[owner])
            found |= _with_joined(words, subject) if subject is not None else set()
    for clause in words.children[at]:  # "him handing Kim a letter"
        if words.dep[clause] in ("acl", "advcl", "xcomp"):
            found |= _own_arguments(words, clause)
    for other in _with_joined(words, top):
        found.add(other)
    return found - {at}


def _arguments(words: Words, at: int) -> set[int]:
    """The other arguments of the verb of a word, with the understood subject of a verb that has none."""
    top = words.chief(at)
    verb = words.head[top]
    if verb == top or words.dep[top] not in ARGUMENTS:
        return set()
    found = _own_arguments(words, verb) - _with_joined(words, top) | (_with_joined(words, top) - {at})
    if words.dep[top] == "obl" and words.case(top) in BESIDE:
        return set()
    subject = words.dep[top] in ("nsubj", "csubj")
    if not subject and not any(words.dep[c] in ("nsubj", "csubj") for c in words.children[verb]):
        found |= understood(words, verb)
    if subject:  # "he wants to see X": he is not X
        for lower in words.children[verb]:
            if words.dep[lower] == "xcomp" or (words.dep[lower] == "conj" and words.has(lower, "nsubj") is None):
                found |= _own_arguments(words, lower)
    elif words.dep[top] in ("obj", "iobj"):  # "asked him to help X"
        for lower in words.children[verb]:
            if words.dep[lower] == "xcomp":
                found |= _own_arguments(words, lower)
    return found


def understood(words: Words, verb: int) -> set[int]:
    """The understood subject of a verb without one: of "to see" in "X wants to see him", "asked Y to see him", "a man seeing him"."""
    for _ in range(4):
        above = words.head[verb]
        if above == verb:
            return set()
        dep = words.dep[verb]
        if dep == "acl" and words.full[verb] != "acl:relcl":
            return _with_joined(words, above)
        if dep == "xcomp":
            thing = words.has(above, "iobj") if words.has(above, "iobj") is not None else words.has(above, "obj")
            if thing is not None:
                return _with_joined(words, thing)
        elif dep not in ("conj", "advcl"):
            return set()
        for child in words.children[above]:
            if words.dep[child] == "nsubj":
                return _with_joined(words, child)
        verb = above
    return set()


def _own_arguments(words: Words, verb: int) -> set[int]:
    found: set[int] = set()
    for child in words.children[verb]:
        if words.dep[child] in ("nsubj", "obj", "iobj") or (
            words.dep[child] == "obl" and words.case(child) not in BESIDE
        ):
            found |= _with_joined(words, child)
    return found


def _with_joined(words: Words, at: int) -> set[int]:
    found = {at}
    for child in words.children[at]:
        if words.dep[child] in ("conj", "appos", "flat") or words.full[child] == "nmod:desc":
            found.add(child)
    if words.dep[at] in ("conj", "appos") and words.head[at] != at:
        found.add(words.head[at])
    return found
