"""Who takes part in an act, by frame and model together. In: the words that frame and rules give each side, what the model sees.
Out: who else takes part, put into the sides.

What they give stays, and who weighs enough comes to it: every other word that may take part is weighed by how likely the model takes it to
be, and by what frame and rules give (docs/decisions/0054). Weights were learnt by `training.weighing` on marked sentences that the model
had not learnt from.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.words import Reader
from regesta.extract.events.seen.acts import SEEN
from regesta.extract.events.seen.bystanders import BETWEEN, CLAUSES, beside, passed_over
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.joinedverbs import said_too
from regesta.extract.grammar.relations import antecedent, preposition
from regesta.extract.statements.circumstances import WHERE
from regesta.lexicons import lexicon, word_set
from regesta.seenacts import SeenAct

SIDES = (0, 1)  # who acts, who is acted on
ALONE = 0.5  # how likely a word must be to come to a side that has nobody (docs/decisions/0054, as the next two)
BESIDE_OTHERS = 0.6  # the same of a side that has somebody
UNNAMED = 0.75  # the same of a common noun without a name before it, as the story may tell who is meant by name
NEAR = 2  # edges of the tree below the act; as far as tests of what no one has a part in allow
FAR = 0.6  # the least of a word that stands inside the act's thing, or of who killed, wherever he stands (docs/decisions/0054)
LEAST = 0.005  # shares nearer to 0 or 1 count as this
REQUEST, APPOINTMENT = "REQUEST", "appointment"
HARM = word_set("acts/kinds", "harm")
CLEARING = word_set("acts/senses", "clearing")
COURTS = frozenset(lexicon("events/classes")["court"])
SQUARES = WHERE | frozenset({"to", "into", "onto", "through"})
FROM_SOMEWHERE = frozenset({"ASSAULT", "MOBILIZE"})
APART = frozenset({"appos", "flat", "compound"})  # "the minister, Ana Torv": two words for one
TRAITS = (
    "always", "given", "given to the other side", "somebody given", "another given", "likely", "likely and given",
    "likely and another given", "likely on the other side", "likeliest given", "likeliest other", "likely, by the act",
    "likeliest in its row", "row given", "row and itself given",
)  # fmt: skip
WEIGHTS = (
    (-1.46, 1.15, 1.26, 0.37, -0.78, 0.49, -0.04, -0.10, -0.22, -0.14, -0.12, 0.26, 0.33, -0.20, 0.14),
    (-0.71, 0.98, -0.66, 0.33, -0.65, 0.39, -0.00, -0.03, -0.07, -0.06, -0.12, 0.29, 0.10, 0.16, -0.09),
)


class Candidate(NamedTuple):
    """A word that may take part, with those that stand for the same: on which sides it was given, how likely the model takes it for
    each, the row that it stands in.
    """

    word: Token
    words: frozenset[int]
    given: tuple[bool, bool]
    likely: tuple[float, float]
    row: int
    named: bool


def with_weighed(reader: Reader, match: Match, full: Sequence[Match]) -> None:
    """Puts into the sides of an act of a text who else takes part; as they were given where the model sees no act."""
    act = reader.seen.get(match.trigger.i)
    if act is None:
        return
    fighting = _fighting(match, full)
    candidates = candidates_of(reader, match, act)
    acting, acted_on = (
        [
            one.word
            for one, sure in _coming(candidates, side, act.certainty)
            if one.word.i not in fighting
            and (_near(one.word, match) or (sure > FAR and _further(one.word, match, side)))
        ]
        for side in SIDES
    )
    if match.sense.mutual and len(match.roles.get("A", ())) + len(acting) < 2:
        return  # one alone is left to whom the story names
    acting = [word for word in acting if not _whither(word, match)]
    acted_on = [w for w in acted_on if w not in acting and not _whence(w, match) and not _only_where(w, match)]
    acted_on = [word for word in acted_on if not _shown(word, match)]
    acting = [word for word in acting if not _cleared(word, match.trigger)]
    given = match.roles.get("A", [])
    acting = [word for word in acting if not passed_over(word, match.trigger, given, mutual=match.sense.mutual)]
    if match.trigger.pos_ == "VERB" and said_too(match.trigger) is not None:
        acting = []  # "the spokesman said rebels hold the town and warned Chad": the spokesman alone
    for role, new in (("A", acting), ("B", acted_on)):
        if new:
            match.fill(role, new)
            match.written += f"; {'actors' if role == 'A' else 'recipients'} {SEEN}"


def _cleared(word: Token, trigger: Token) -> bool:
    """ "Ann Lee was acquitted of the bombing that killed four": not by her."""
    return lemma(word.head) in CLEARING and word.head in trigger.ancestors


def _whence(word: Token, match: Match) -> bool:
    """ "Missiles were launched from near Riga", "an attack from Chad": from where, not at whom."""
    return match.sense.type in FROM_SOMEWHERE and (preposition(word) or "").startswith("from")


def _only_where(word: Token, match: Match) -> bool:
    """ "Appealed the decision to the Court of Appeals", "brought supporters to Lome": before whom or where, not against whom."""
    if match.sense.subtype == "lawsuit":
        return lemma(word).lower() in COURTS and preposition(word) is not None
    return match.sense.type == "PROTEST" and word.ent_type_ == "LOC" and preposition(word) in SQUARES


def _shown(word: Token, match: Match) -> bool:
    """ "Marched with pictures of Ana Torv": what they carry tells no one against whom they march."""
    between = [t for t in (word, *word.ancestors) if match.trigger in t.ancestors]
    return match.sense.type == "PROTEST" and any(preposition(t) == "with" for t in between)


def _whither(word: Token, match: Match) -> bool:
    """ "Was elected to the Senate of Chad": to what, not by whom."""
    return match.sense.subtype == APPOINTMENT and preposition(word) in ("to", "for", "as")


def _coming(candidates: Sequence[Candidate], side: int, certainty: float) -> list[tuple[Candidate, float]]:
    """Who may come to a side beside those given, with his share."""
    needed = BESIDE_OTHERS if any(one.given[side] for one in candidates) else ALONE
    new = [(one, share(one, candidates, side, certainty)) for one in candidates if not any(one.given)]
    return [(one, sure) for one, sure in new if sure > (needed if one.named else UNNAMED)]


def _fighting(match: Match, full: Sequence[Match]) -> set[int]:
    """Both sides of a clash in the act's sentence: who of them killed is not said."""
    sides = [
        one.roles.get("A", [])
        for one in full
        if one is not match
        and one.sense.mutual
        and one.sense.type == match.sense.type
        and one.trigger.sent == match.trigger.sent
    ]
    return {word.i for side in sides for word in side if len(side) > 1 or preposition(word) == BETWEEN}


def _near(word: Token, match: Match) -> bool:
    """Whether a word stands above the act, beside it, or not far below it, and below nothing that has a part in it already."""
    taken = {token.i for tokens in match.roles.values() for token in tokens}
    above = {token.i for token in match.trigger.ancestors}  # a party over the act holds what hangs on both
    over, steps = word, 0
    while over not in (match.trigger, over.head):
        if over.i in taken - above:
            return False
        over, steps = over.head, steps + 1
    return over != match.trigger or (steps <= NEAR and beside(word, match.trigger))


def _further(word: Token, match: Match, side: int) -> bool:
    """Whether a word may come to an empty side from further down: from within the act's thing ("burned Chadian flags", "withdrew the
    last of its troops in Chad"), and as who killed from anywhere ("killed in fighting with rebels").
    """
    if match.roles.get("AB"[side]):
        return False
    if side == 0:
        return match.sense.subtype in HARM and match.trigger in word.ancestors
    if match.sense.type == REQUEST:
        return False  # "called for the release of Ana Torv": not of her
    things = match.roles.get("O", [])
    over, between = word, []
    while over not in (*things, match.trigger, over.head):
        between.append(over.dep_)
        over = over.head
    return over in things and over != word and not CLAUSES.intersection(between)


def candidates_of(reader: Reader, match: Match, act: SeenAct) -> list[Candidate]:
    """The words given, each as likely as the likeliest word that it stands for, and those that only the model sees."""
    seen = {word: (acts, acted_on) for word, acts, acted_on in act.parties}
    if match.sense.mutual:
        seen = {word: (max(shares), 0.0) for word, shares in seen.items()}
    sides = match.roles.get("A", []), match.roles.get("B", [])
    things = {_row(word) for word in match.roles.get("O", ())}
    found: dict[int, Candidate] = {}
    covered: set[int] = set()
    for word in dict.fromkeys((*sides[0], *sides[1])):
        own = {token.i for one in (word, *reader.members(word)) for token in _words(reader, one)} | _same(word)
        whom = reader.referent(word)
        own |= {at for at in seen if whom is not None and reader.referent(antecedent(reader.doc[at])) == whom}
        own -= {match.trigger.i}
        covered |= own
        likely = [seen[at] for at in own if at in seen] or [(0.0, 0.0)]
        shares = (max(acts for acts, _ in likely), max(acted_on for _, acted_on in likely))
        found[word.i] = Candidate(word, frozenset(own), (word in sides[0], word in sides[1]), shares, _row(word), True)
    for at, shares in seen.items():
        word = reader.doc[at]
        if (
            at in covered
            or word == match.trigger
            or _row(word) in things
            or not reader.actor_like(word)
            or _nobody(word)
        ):
            continue
        named = word.pos_ == "PRON" or any(part.ent_type_ for part in (word, *word.children))  # "Chadian troops"
        named = named and not (word.ent_type_ == "LOC" and preposition(word) in WHERE)  # "detained in Lima"
        found[at] = Candidate(word, frozenset({at} | _same(word)), (False, False), shares, _row(word), named)
    return list(found.values())


def _words(reader: Reader, word: Token) -> Sequence[Token]:
    """The words of the party that a word stands for."""
    span = reader.party(word).span
    found = reader.doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
    return list(found) if found is not None else [word]


def _same(word: Token) -> set[int]:
    """The words that stand for the same as this one: a name and the office beside it."""
    over = {word.head.i} if word.dep_ in APART else set()
    return {word.i, *over, *(child.i for child in word.children if child.dep_ in ("appos", "flat"))}


def _row(word: Token) -> int:
    """The first word of those joined to this one by "and"."""
    while word.dep_ == "conj" and word.head != word:
        word = word.head
    return word.i


def share(one: Candidate, all_: Sequence[Candidate], side: int, certainty: float) -> float:
    """How likely a word takes part on a side, from 0 to 1."""
    total = sum(a * b for a, b in zip(WEIGHTS[side], traits(one, all_, side, certainty), strict=True))
    return 1 / (1 + math.exp(-total))


def traits(one: Candidate, all_: Sequence[Candidate], side: int, certainty: float) -> tuple[float, ...]:
    """The numbers that are weighed, in the order of TRAITS."""
    others = [other for other in all_ if other is not one]
    given, somebody = float(one.given[side]), float(any(other.given[side] for other in all_))
    another = somebody * (1 - given)
    likely = _odds(one.likely[side])
    likeliest_given = _odds(max((other.likely[side] for other in others if other.given[side]), default=0.0))
    likeliest = _odds(max((other.likely[side] for other in others), default=0.0))
    row = [other for other in others if other.row == one.row]
    likely_row = max((other.likely[side] for other in row), default=0.0)
    row_given = float(any(other.given[side] for other in row))
    return (
        1.0, given, float(one.given[1 - side]), somebody, another, likely, likely * given, likely * another,
        _odds(one.likely[1 - side]), likeliest_given * another, likeliest, likely * certainty,
        _odds(likely_row) if likely_row else 0.0, row_given, row_given * given,
    )  # fmt: skip


def _odds(likely: float) -> float:
    return math.log(max(likely, LEAST) / max(1 - likely, LEAST))


def _nobody(word: Token) -> bool:
    """ "No group claimed the attack"."""
    return any(child.lower_ == "no" for child in word.children)
