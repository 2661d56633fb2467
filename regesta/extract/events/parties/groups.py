"""Who belongs to a group that a sentence opens up. In: the head of the group's noun phrase. Out: the heads of those named.

"Five states, including Chad and Niger", "a group of nine states, among them Chad and Niger", "troops of Chad and Niger", "a delegation
led by Ana Torv".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import NOMINAL, with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, preposition
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import word_set

ActorLike = Callable[[Token], bool]
CROWD = word_set("acts/parties", "victims")
STATES = ("LOC", "ORG")
PEOPLES = ("LOC", "ORG", "NORP")
PLURAL = ("NNS", "NNPS")
LEAD = word_set("acts/parties", "leading")
RULED = word_set("acts/parties", "ruled")


def included(token: Token, actor_like: ActorLike) -> list[Token]:
    """Those a group is said to include; [] where none are named.

    Args:
        token: the head of the group.
        actor_like: whether a word can name somebody who acts.
    """
    groups = [token, *(t for t in by_preposition(token).get("of", ()) if t.tag_ in PLURAL and not t.ent_type_)]
    for group in groups:
        found = _by_phrase(group, actor_like)
        if found:
            return found
    own = token.tag_ == "NNS" and token.head.pos_ == "VERB"
    own = own and not (token.dep_ == "nsubj" and children(token.head, "obj"))  # "killed 62, including ten children"
    for phrase in children(token.head, "obl") if own else ():
        if preposition(phrase) == "including" and phrase.i > token.i:
            return [one for one in with_conjuncts(phrase) if actor_like(one)]
    if not any(group.tag_ in PLURAL for group in groups):
        return []
    return _behind(token, actor_like) or _among_them(token, actor_like)


def with_the_rest(group: Token, named: list[Token]) -> list[Token]:
    """Whom a group stands for: "five states, including Chad" for Chad, "four people, including Ana Torv" for her and the rest.

    "14 people, including two Finnish doctors" are more than the doctors, and "six people, including a child" are six people,
    as are "six people, including the guard's brother".
    """
    if any(t.ent_type_ or t.pos_ == "PROPN" for t in named):
        people = lemma(group) in CROWD and not any(t.ent_type_ in STATES for t in named)
        return [group, *named] if people else named
    return [group, *(t for t in named if any(c.ent_type_ in PEOPLES for c in dependents(t)))]


def _by_phrase(group: Token, actor_like: ActorLike) -> list[Token]:
    for child in children(group, "nmod", "acl", "obl", "appos"):
        including = child.lower_ == "including" or preposition(child) in ("including", "such as", "among them")
        listed = children(child, "obj") if child.lower_ == "including" else [child]
        named = [one for head in listed for one in with_conjuncts(head) if including and actor_like(one)]
        if named:
            return named
    return []


def _behind(token: Token, actor_like: ActorLike) -> list[Token]:
    """Those listed behind ", including" where no other group stands between, wherever the tree hangs them."""
    if token.dep_ == "nsubj" and children(token.head, "obj"):
        return []  # "the jets killed sixty people, including ten children"
    for word in token.doc[token.i + 1 : token.sent.end]:
        if word.lower_ == "including" and word.nbor(-1).text == ",":
            head = word.head if word.dep_ == "case" else next(iter(children(word, "obj")), None)
            listed = with_conjuncts(head) if head is not None and head.i > word.i else []
            return [one for one in listed if actor_like(one)]
        if (word.tag_ in PLURAL and not word.ent_type_) or (word.pos_ == "VERB" and word.dep_ in ("conj", "ROOT")):
            return []
    return []


def _among_them(token: Token, actor_like: ActorLike) -> list[Token]:
    """ "Many states, among them Chad and Niger, condemned": whatever the tree makes of the names."""
    doc, end = token.doc, token.sent.end
    for word in doc[token.i + 1 : max(token.i + 1, end - 3)]:
        if word.lower_ == "among" and word.nbor(1).lower_ == "them" and word.nbor(-1).text == ",":
            heads = [t for t in doc[word.i + 2 : end] if t.pos_ in NOMINAL and t.left_edge.i == word.i + 2]
            heads = heads or [doc[word.i + 2]]
            return [one for one in with_conjuncts(heads[-1]) if actor_like(one)]
        if word.pos_ == "VERB" and word.dep_ in ("conj", "ROOT"):
            return []
    return []


def sides_of(group: Token) -> list[Token]:
    """The states whose a group is: "troops of A and B", "ministers from A, B and C"."""
    named = [t for word in ("of", "from") for t in by_preposition(group).get(word, ()) if t.ent_type_ in ("LOC", "ORG")]
    return named if any(t.ent_type_ == "LOC" for t in named) else []  # "the DPRK" may be read as a body


def leaders_of(group: Token) -> list[Token]:
    """Who leads a group that acts: "a delegation led by Ana Torv", "a coalition headed by Peru"."""
    if lemma(group) in RULED:  # "the government, led by Ana Torv" is the government
        return []
    nouns = [group, *(t for t in by_preposition(group).get("of", ()) if not t.ent_type_)]  # "a team of doctors led by"
    led = [c for noun in nouns for c in children(noun, "acl") if lemma(c) in LEAD and c.tag_ == "VBN"]
    astray = [t for clause in led for t in children(clause.head, "nmod") if preposition(t) == "by"]  # hung on the group
    return [t for t in ([t for clause in led for t in agents(clause)] or astray) if t.ent_type_]


def of_somebody(group: Token) -> bool:
    """Whether a group's own words say whose it is: "a Chilean delegation", "the delegation of the ministry"."""
    own = [*children(group, "amod", "compound", "nmod:poss"), *by_preposition(group).get("of", ())]
    return any(t.ent_type_ or t.pos_ in ("PROPN", "PRON") or children(t, "nmod", "amod") for t in own)
