"""Whether the words around a noun make its act done or yet to be. In: the noun in its tree. Out: a status, or a yes or no.

"Approved the attacks that took place in May": they were made. "Announced the sale of jets": that is to come. "Is growing more active in its
arms sale": it goes on. "A by-election following her resignation": she had resigned.
"""

from spacy.tokens import Token

from regesta.extract.events.status.verbs import verb_status
from regesta.extract.events.status.words import Read, negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.lexicons import word_set

AFTER_ANNOUNCING = word_set("acts/courses", "done_after_announcing")
BUSY_WITH = word_set("acts/courses", "busy_with")
FOLLOWED = word_set("acts/courses", "followed")
OPEN = frozenset({"will", "would", "could", "may", "might", "can", "should", "to"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})


def took_place(noun: Token) -> Read | None:
    """ "The attacks that took place in May", "the strike, which happened on Monday"."""
    below = [t for t in noun.subtree if t.dep_ == "acl:relcl" and (t.head == noun or t.head.dep_ == "nmod")]
    for clause in below:  # a slip of the tree may hang it on "the attacks on the embassy that took place"
        place = lemma(clause) == "take" and any(lemma(t) == "place" for t in children(clause, "obj"))
        if (place or lemma(clause) in ("happen", "occur")) and clause.tag_ == "VBD" and not negated(clause):
            return "happened", (f"it {clause.text}",)
    return None


def went_before(noun: Token) -> Read | None:
    """ "A by-election following the resignation of the deputy"."""
    before = lemma(noun) in FOLLOWED and preposition(noun) == "following"
    return ("happened", ("it went before",)) if before else None


def only_announced(noun: Token, word: str) -> bool:
    """ "Announced the sale of forty jets": what is yet to be handed over or carried out."""
    return word == "announce" and lemma(noun) in AFTER_ANNOUNCING


def busy_with(noun: Token, above: Token) -> Read | None:
    """ "Is growing more active in its arms sale to Chad", "is engaged in talks"."""
    if lemma(above) not in BUSY_WITH or preposition(noun) not in ("in", "with") or negated(above):
        return None
    over = above.head if above.dep_ == "xcomp" else above
    helpers = {c.lower_ for c in children(over, "aux", "aux:pass", "cop")}
    return ("ongoing", (f"{above.text!r} in it",)) if helpers & PRESENT and not helpers & OPEN else None


def there_is(noun: Token, verb: Token) -> Read | None:
    """ "There will be a meeting": of the verb's own time."""
    if lemma(verb) != "be" or noun.dep_ != "nsubj" or not children(verb, "expl"):
        return None
    own = verb_status(verb)
    return own if own[0] is not None else None
