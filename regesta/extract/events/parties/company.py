"""Who acts together with those named. In: a verb and those who act or are acted on. Out: these, with whoever is said to join them.

"Finland, together with Zambia, condemned", "fought alongside Chile": they do the same.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import is_one
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive
from regesta.extract.statements.cues import verbs as spoken

WITH = frozenset({"together with", "along with", "alongside", "as well as", "in addition to"})
ALONG_WITH = frozenset({"together", "along"})


def company(verb: Token, acting: Sequence[Token]) -> list[Token]:
    """Those who act with the subject, as the sentence says.

    Args:
        verb: the verb that tells the act.
        acting: those who act, as far as known.
    """
    beside = [t for one in acting for t in beside_noun(one)]
    over = verb.head
    if lemma(over) == "join" and verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VBG":  # "joined Peru in condemning"
        beside += agents(over) if is_passive(over) else children(over, "obj")
    if not is_passive(verb):
        phrases = by_preposition(verb)
        free = not children(verb, "obj")
        for word in WITH:
            beside += [t for t in phrases.get(word, ()) if free or t.i < verb.i]
    return [t for t in dict.fromkeys(beside) if t not in acting]


def beside_noun(noun: Token) -> list[Token]:
    """Those whom a phrase on a noun joins to it."""
    found = [t for word, tokens in by_preposition(noun).items() if _joins(noun, word, tokens) for t in tokens]
    for word in children(noun, "advmod"):  # "Finland, together with Zambia," where "together" was read as the head
        if word.lower_ in ALONG_WITH:
            found += by_preposition(word).get("with", [])
    return found


def _joins(noun: Token, word: str, tokens: Sequence[Token]) -> bool:
    if word in WITH:
        return True
    first = tokens[0].doc[tokens[0].left_edge.i]
    return word == "with" and first.lower_ in ALONG_WITH


def as_speaker(token: Token, asked: frozenset[str], named: tuple[str, ...]) -> bool:
    """Whether a pronoun is the speaker's in his own report, and he is one of those asked for: "Chad says it is willing"."""
    verb = token.head
    if token.lower_ not in ("it", "they", "he", "she") or verb.dep_ != "ccomp" or lemma(verb.head) not in spoken():
        return False
    return any(is_one(t, asked) or t.ent_type_ in named for t in agents(verb.head))
