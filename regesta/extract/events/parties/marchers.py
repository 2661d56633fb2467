"""Who clashed, where only the others are named. In: matches that name too few, and those told in full. Out: the clashes, with both sides.

"Hundreds of farmers marched in Lome. Clashes with police broke out at night": those who marched fought the police.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.inflection import lemma
from regesta.lexicons import word_set

BREAKING_OUT = word_set("acts/courses", "breaking_out")


def clashes_of_marchers(bare: Sequence[Match], full: Sequence[Match]) -> Iterator[Match]:
    """Copies of clashes with somebody that broke out, with those whose protest the clause or the sentence before tells."""
    marches = [match for match in full if match.sense.type == "PROTEST" and match.roles.get("A")]
    for match in bare:
        if match.sense.subtype != "clash" or match.roles.get("A") or not match.roles.get("B"):
            continue
        if match.trigger.dep_ != "nsubj" or lemma(match.trigger.head) not in BREAKING_OUT:
            continue
        before = [march for march in marches if _just_before(march.trigger, match.trigger)]
        if before:
            roles = {role: list(tokens) for role, tokens in match.roles.items()} | {"A": list(before[-1].roles["A"])}
            yield replace(match, roles=roles, written=f"{match.written}; with those who marched")


def _just_before(march: Token, clash: Token) -> bool:
    """Whether one was told in the same sentence or the one before."""
    between = clash.doc[march.i + 1 : clash.i + 1]
    return march.i < clash.i and sum(1 for word in between if word.is_sent_start) <= 1
