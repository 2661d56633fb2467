"""Whether "it" stands for nothing: "it is clear that", "it rained", "it took a year to". In: words and a place. Out: yes or no."""

from regesta.lexicons import word_set
from regesta.read.gender import times
from regesta.read.words import SUBJECT, Words

EMPTY = word_set("read/words", "nobodys_doing")
CLOCK = word_set("read/words", "times_of_day")
MARKS = frozenset({"that", "to", "whether", "if"})


def stands_for_nothing(words: Words, at: int) -> bool:
    """By the verb, and by a clause after it that is what is meant.

    Args:
        words: the text.
        at: the place of "it".
    """
    if words.dep[at] == "expl":
        return True
    if words.dep[at] not in SUBJECT:
        return False
    top = words.head[at]
    copula = words.has(top, "cop") is not None
    if words.lemma[top] in EMPTY or (copula and words.lemma[top] in CLOCK):
        return True
    thing = words.has(top, "obj")
    if words.lemma[top] == "take" and thing is not None and words.lemma[thing] in times():
        return True
    passive = words.full[at] == "nsubj:pass"
    if passive and any(words.dep[c] == "ccomp" for c in words.children[top]):
        return True
    later = [c for c in words.children[top] if c > top and words.dep[c] in ("csubj", "ccomp", "advcl")]
    clause = any(
        words.dep[c] == "csubj" or (copula and MARKS & {words.low[m] for m in words.children[c]}) for c in later
    )
    return clause and (copula or passive)
