"""Words that the reading model takes for who acts though the sentence has another subject. In: a word, the act's word, those who act.
Out: whether the word is passed over; and the sides of an act, set right by the subject of its verb.

"At the request of Ann Lee, the king dissolved it": not she. "Amid the drills, Iron Shield, Chad warned": Iron Shield is a drill. "Talks
between Peru and Chile were announced by Ann Lee": between those two. Of "monks, nuns and pupils greeted her" all three greet.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar.relations import agents, children, is_passive, preposition

BETWEEN = "between"
PARTS = ("compound", "amod", "flat")  # "Iron" of "Iron Shield"
CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "acl", "acl:relcl", "parataxis"})


def passed_over(word: Token, trigger: Token, given: Sequence[Token], *, mutual: bool) -> bool:
    """Whether a word has no part in what others do: beside a subject that is told, or beside those two between whom it is."""
    if trigger.pos_ != "VERB":
        told = mutual and any(preposition(_first(t)) == BETWEEN for t in given)
        return told and trigger not in word.ancestors
    own = [] if is_passive(trigger) else agents(trigger)
    if not any(t in own for t in given) or word in own:
        return False
    while word.dep_ in PARTS and word.head.i > word.i:
        word = word.head
    beside = (
        word.dep_ in ("appos", "conj")
        and not children(word, "cc", "conj")
        and word.head in children(trigger, "obl")
        and word.i < trigger.i
    )
    return beside or (word in children(trigger, "nsubj") and word.i < own[0].i)


def of_a_thing(word: Token, trigger: Token) -> bool:
    """ "A meeting was held to hand out the gifts sent by Ann Lee": who stands in a clause that tells of a thing beside the act."""
    verb, inside = trigger.head, []
    if trigger.pos_ != "NOUN" or verb.pos_ != "VERB":
        return False
    while word not in (trigger, verb, word.head):
        inside.append(word.dep_)
        word = word.head
    return word == verb and bool({"acl", "acl:relcl"}.intersection(inside))


def by_subject(trigger: Token, sides: tuple[list[Token], list[Token]]) -> tuple[list[Token], list[Token]]:
    """Who acts and who is acted on: those joined in the row of an active verb's subject act, and nothing is done to them."""
    acting, acted_on = sides
    own = agents(trigger) if trigger.pos_ == "VERB" and not is_passive(trigger) else []
    if not any(t in own for t in acting):
        return sides
    joined = [t for t in acted_on if t in own and t.dep_ == "conj"]
    return [*acting, *joined], [t for t in acted_on if t not in joined]


def _first(word: Token) -> Token:
    """The first of those joined."""
    while word.dep_ == "conj" and word.head != word:
        word = word.head
    return word


def beside(token: Token, trigger: Token) -> bool:
    """Whether no clause stands between a word and the act's that it hangs on ("killed when a bomber crashed"); "no group" is nobody."""
    if any(child.lower_ == "no" for child in token.children):
        return False
    between = []
    while token not in (trigger, token.head):
        between.append(token.dep_)
        token = token.head
    return token != trigger or not CLAUSES.intersection(between)
