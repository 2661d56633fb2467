"""What stands with a noun that tells an act. In: the noun. Out: the noun it hangs with, its status by its own words, whose it is."""

from spacy.tokens import Token

from regesta.extract.events.status.words import Read, governors, value
from regesta.extract.grammar.relations import children


def outermost(noun: Token) -> Token:
    """The first of the nouns that are joined: "talks" of "talks and a dinner"."""
    head = noun
    while head.dep_ in ("conj", "appos", "compound") and head.head is not head and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return head


def modified_by(noun: Token) -> Read | None:
    """ "The planned visit", "any visit"."""
    for child in children(noun, "amod", "det", "compound"):
        said = governors("modifiers").get(child.lower_)
        if said is not None:
            return value(said, f"{child.text!r} {noun.text}")
    return None


def of_a_state(noun: Token) -> bool:
    """ "Rejected the Chadian blockade": it stands, whatever is thought of it."""
    named = [c for c in children(noun, "amod", "compound") if c.ent_type_ in ("NORP", "LOC", "ORG")]
    owners = [c for c in children(noun, "nmod:poss") if c.pos_ != "PRON"]
    return bool(owners) or (bool(named) and bool(children(noun, "det", "nmod:poss")))
