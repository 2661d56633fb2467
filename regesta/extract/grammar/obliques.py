"""Phrases of a word. In: a token of a Universal Dependencies tree. Out: its prepositional phrases by preposition, and whose a thing is."""

from collections.abc import Iterator

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children, with_conjuncts
from regesta.extract.grammar.elided import heading_noun
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.misread import named_thing
from regesta.extract.grammar.tree import dependents, kept_groups, kept_word
from regesta.lexicons import lexicon, word_set

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
CALENDAR = frozenset(lexicon("events/roles")["calendar"])
WHEN = word_set("acts/courses", "points_in_time")
MEASURES = WHEN | frozenset(lexicon("events/classes")["term"]) | word_set("acts/courses", "extents")
OF_ONE = frozenset({"his", "her"})
OWN = frozenset({"its", "his", "her", "their", "my", "our"})  # mostly the subject's: "thanked its sponsors"


def antecedent(token: Token) -> Token:
    """For a relative pronoun or a bare number the noun it stands for, for "what it called a raid" the raid, else the token itself."""
    if token.pos_ == "NUM":
        return heading_noun(token) or token
    if token.lower_ == "what":
        return named_thing(token)
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "SCONJ", "DET"):
        return token
    for above in token.ancestors:
        if above.dep_ == "acl:relcl":
            return above.head
    return token


@kept_word
def preposition(token: Token) -> str | None:
    """The preposition of an oblique or nominal modifier, lower case; several words joined ("ahead of")."""
    cases = children(token, "case")
    if not cases:  # "on North Korean leader Kim": the preposition may hang on the title before the name
        before = [c for c in children(token, "nmod", "nmod:desc", "compound") if c.i < token.i]
        cases = [case for c in before for case in children(c, "case") if case.i < c.i]
    if not cases:
        return None
    words: list[str] = []
    for case in cases[:2]:
        if words and case.i - cases[0].i > 2:
            break
        words += [case.lower_, *(c.lower_ for c in children(case, "fixed"))]
    return " ".join(words)


def obliques(head: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of every prepositional phrase that hangs on a verb or noun."""
    for child in children(head, "obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked"):
        word = preposition(child)
        if word is not None:
            yield word, antecedent(child)
        if child.dep_ in ("obl", "nmod"):
            for joined in children(child, "conj"):
                other = preposition(joined)
                if other is not None and other != word:
                    yield other, joined
    yield from before_participle(head)


def before_participle(noun: Token) -> Iterator[tuple[str, Token]]:
    """ "A pact with Chad aimed at Mali", "by a guard, suspected of it": what stands before a participle that took it over."""
    for clause in children(noun, "acl"):
        if clause.tag_ != "VBN" or noun.pos_ not in ("NOUN", "PROPN"):
            continue
        for phrase in children(clause, "obl", "obl:agent"):
            word = preposition(phrase)
            if word is not None and noun.i < phrase.i < clause.i:
                yield word, antecedent(phrase)


@kept_groups
def by_preposition(head: Token) -> dict[str, list[Token]]:
    """Prepositional phrases of a word by preposition, with conjuncts; the nearer phrase first."""
    found: dict[str, list[Token]] = {}
    for word, noun in obliques(head):
        found.setdefault(word, []).extend(t for t in with_conjuncts(noun) if t not in found.get(word, []))
    return found


def owners(thing: Token, *, possessive: bool = False) -> list[Token]:
    """Whose a thing is: "Libya's decision", "a request from Chad", "the plan of the ministry".

    Of two phrases the nearer tells: "the liberation of Riga from the militia" is Riga's. "By" tells best of all.
    """
    found = [t for head in children(thing, "nmod:poss") for t in with_conjuncts(head) if not (_own(t) or _day(t))]
    if possessive:
        return found
    phrases = by_preposition(thing)
    nearest = min((phrases[word] for word in ("from", "of") if word in phrases), key=lambda ts: ts[0].i, default=[])
    return found or phrases.get("by") or nearest


def _day(token: Token) -> bool:
    """ "Friday's raid" is no day's."""
    return token.ent_type_ != "PER" and lemma(token) in CALENDAR


def _of_many(token: Token) -> bool:
    """Whether a subject is many or a body, so that "his" is another's: "voters rejected his plans"."""
    return token.tag_ in ("NNS", "NNPS") or token.ent_type_ in ("LOC", "ORG")


def _own(token: Token) -> bool:
    """Whether a possessive is mostly the subject's; "came to our aid" is not, where we did not come."""
    if token.lower_ in OF_ONE:
        verb = next((up for up in token.ancestors if up.pos_ == "VERB"), None)
        doers = children(verb, "nsubj") if verb is not None else []
        return not (doers and all(_of_many(t) for t in doers))
    if token.lower_ not in ("our", "my"):
        return token.lower_ in OWN
    subjects = [t for up in token.ancestors for t in children(up, "nsubj", "nsubj:pass")]
    return not subjects or any(t.lower_ in ("we", "i", "us") for t in subjects)


def put_off_object(noun: Token) -> bool:
    """ "Will send to Riga forty doctors": an object behind a phrase, read as one more; no measure and no time."""
    before = noun.doc[noun.left_edge.i - 1]
    phrase = next((c for c in children(noun.head, "obl") if before in c.subtree and c != noun), None)
    people = any(c.dep_ in ("nummod", "det", "amod") for c in dependents(noun)) and noun.pos_ == "NOUN"
    behind = phrase is not None and bool(preposition(phrase)) and phrase.i > noun.head.i
    return people and noun.dep_ == "obl" and behind and lemma(noun) not in MEASURES
