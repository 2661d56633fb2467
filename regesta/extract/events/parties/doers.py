"""Who acts beside the subject of a verb, or in its place. In: a verb or match and those who act. Out: these, with whoever else does it.

"Finland, together with Zambia, condemned", "fought alongside Chile": they do the same. Of "a complaint by a member of the party, who
accused her" the network hangs the clause on the complaint; only somebody accuses: the nearest before the clause, or whoever says so.
"Envoys of the bureau and a Peruvian delegation met": the delegation met the envoys. "Met the premier and signed a pact": both signed.
A drill of the forces of two states is theirs together.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.parties.words import GROUPS
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import is_one
from regesta.extract.grammar.relations import (
    TEXTS,
    agents,
    antecedent,
    by_preposition,
    children,
    is_passive,
)
from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import Match

WITH = frozenset({"together with", "along with", "alongside", "as well as", "in addition to"})
ALONG_WITH = frozenset({"together", "along"})
ActorLike = Callable[[Token], bool]
INNER = frozenset({"compound", "amod", "flat", "nmod:desc", "case", "det", "nmod:poss"})
BODIES = ("ORG", "LOC")
HUMAN = word_set("acts/kinds", "given_in_words") | {"CONSULT", "COOPERATE"}
PEOPLE = frozenset(lexicon("people/nominals")["persons"]["nouns"]) | frozenset(lexicon("read/people_nouns")["persons"])
COMPANIONS = GROUPS | frozenset(lexicon("events/classes")["delegation"]) | word_set("acts/parties", "companions")
ASKED = frozenset({"who", "whom", "what", "which"})
RETINUE = frozenset(lexicon("events/roles")["followers"])
ALLIES = word_set("acts/senses", "allies")


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


def likelier(verb: Token, sort: str, actor_like: ActorLike) -> list[Token]:
    """Those who can have done what a verb says.

    Args:
        verb: a verb whose subject can do nothing.
        sort: the type of the act.
        actor_like: whether a word can name somebody who acts.
    """
    if is_passive(verb):
        return []
    return _before_clause(verb, sort, actor_like) or (_who_says(verb, actor_like) if sort in HUMAN else [])


def _before_clause(verb: Token, sort: str, actor_like: ActorLike) -> list[Token]:
    """ "A complaint by a member of the party, who ...", "trouble with Chad, which had accused ...": the nearest that can."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB" and not children(clause, "nsubj", "nsubj:pass"):
        clause = clause.head
    pronoun = next((t for t in children(clause, "nsubj") if t.lower_ in ("who", "which")), None)
    if clause.dep_ != "acl:relcl" or pronoun is None or is_passive(clause):
        return []
    noun, who = antecedent(pronoun), pronoun.lower_ == "who"
    if lemma(noun) in TEXTS or not (who or sort in HUMAN) or noun.i > pronoun.i:
        return []
    for word in reversed(noun.doc[noun.i + 1 : pronoun.i]):
        if word.pos_ not in ("NOUN", "PROPN") or word.dep_ in INNER or not actor_like(word):
            continue
        if _somebody(word) if who else word.ent_type_ in BODIES:
            return [word]
    return []


def _somebody(word: Token) -> bool:
    """Whether "who" can stand for a word: a person by name, people."""
    return word.ent_type_ == "PER" or (not word.ent_type_ and (lemma(word) in PEOPLE or word.tag_ == "NNS"))


def _who_says(verb: Token, actor_like: ActorLike) -> list[Token]:
    """ "The ministry said the visit was off and urged Chad to wait": the ministry urged."""
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or children(verb, "nsubj", "nsubj:pass", "expl"):
        return []
    over = first.head
    if over.pos_ != "VERB" or lemma(over) not in spoken():
        return []
    return [t for head in agents(over)[:1] for t in with_conjuncts(head) if actor_like(t)]


def retinue(match: "Match", actor_like: "ActorLike") -> None:
    """Those who came along on a visit."""
    trigger = match.trigger
    if match.sense.subtype != "visit" or trigger.pos_ != "VERB" or not match.roles.get("A"):
        return
    found: list[Token] = []
    if lemma(trigger) == "accompany":
        found += match.roles.pop("O", [])
    for group in by_preposition(trigger).get("with", ()):
        if lemma(group) in COMPANIONS:
            for clause in children(group, "acl:relcl", "acl"):
                found += _listed(clause) if lemma(clause) == "include" else []
    for clause in (*children(trigger, "advcl", "acl", "xcomp"), *children(match.roles["A"][0], "acl")):
        if clause.tag_ == "VBN" and lemma(clause) == "accompany":
            found += by_preposition(clause).get("by", [])
    match.fill("A", [t for t in found if actor_like(t) and t not in match.roles.get("B", [])])


def _listed(clause: Token) -> list[Token]:
    """The objects of "that includes A, B and C"."""
    things = [t for head in children(clause, "obj", "iobj") for t in with_conjuncts(head)]
    return [t for t in things if t.ent_type_ == "PER"] or things


def without_followers(match: "Match") -> None:
    """ "The minister and her party": she; the others are named by her alone. "It is not clear who struck": nobody."""
    match.roles["A"] = [t for t in match.roles.get("A", []) if not _asked(t)]
    for role in "AB":
        have = match.roles.get(role, [])
        named = [
            t for t in have if not (lemma(t) in RETINUE and any(c.pos_ == "PRON" for c in children(t, "nmod:poss")))
        ]
        if named and len(named) < len(have):
            match.roles[role] = named


def _asked(token: Token) -> bool:
    """Whether a word asks for somebody; behind a comma it stands for one named before."""
    return token.lower_ in ASKED and (token.i == 0 or token.nbor(-1).text != ",")


def opposite(match: "Match") -> None:
    """Those a meeting was with, where they are joined to a noun inside the name of the others: "envoys of the bureau and a team met"."""
    acting = match.roles.get("A", [])
    if not match.sense.mutual or len(acting) != 1 or match.roles.get("B") or acting[0].tag_ not in ("NNS", "NNPS"):
        return
    for token in acting[0].subtree:
        joined = token.dep_ == "conj" and token.i > acting[0].i and token.pos_ == "NOUN" and lemma(token) in COMPANIONS
        if joined and children(token, "det") and any(c.ent_type_ in ("NORP", "LOC") for c in dependents(token)):
            match.fill("A", [token])


def together(match: "Match") -> None:
    """A drill of the forces of two states is theirs together, whether or not it is called a joint one."""
    if (match.sense.type, match.sense.subtype) != ("MOBILIZE", "military_exercise"):
        return
    named = {name for t in match.roles.get("A", []) if (name := _whose(t)) is not None}
    allied = len(match.roles.get("A", [])) > 1 and any(lemma(t) in ALLIES for t in match.roles["A"])
    if len(named) > 1 or allied:  # "the US and its allies launched war games"
        joint = next(
            (f.sense for f in frame_index().nouns["exercise"] if f.sense.subtype == "joint_exercise"), match.sense
        )
        match.sense = joint


def _whose(token: Token) -> str | None:
    """The state or people that a noun is or is said to be of."""
    if token.ent_type_ in ("LOC", "ORG"):
        return token.lower_
    before = children(token, "amod", "compound", "nmod:poss", "nmod")
    return next((c.lower_ for c in before if c.i < token.i and c.ent_type_ in ("NORP", "LOC")), None)


def go_on(match: "Match", all_: Sequence["Match"]) -> None:
    """ "Met the premier and signed a pact", "met her to sign a pact": who met go on together."""
    verb = match.trigger
    joint = (match.sense.mutual or match.sense.subtype in ("agreement", "decision")) and not match.roles.get("B")
    further = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB")
    if not joint or verb.pos_ != "VERB" or not further or children(verb, "nsubj", "nsubj:pass"):
        return
    for before in all_:
        if before.trigger == verb.head and before.sense.mutual and before.sense.type == "CONSULT":
            own = match.roles.get("A", [])
            if set(own) <= set(before.roles.get("A", [])):
                match.fill("A", [*before.roles.get("A", []), *before.roles.get("B", [])])
