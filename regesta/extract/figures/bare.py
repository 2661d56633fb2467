"""Numbers that no noun follows. In: Seen. Out: None for a claim ("rose to five", "killing four", "45 had died"), else why it is none."""

from spacy.tokens import Token

from regesta.extract.figures.nouns import verb_over
from regesta.extract.figures.seen import CLOSING, DEFINITE, POSSESSIVE, QUOTES, Seen, fates, listed
from regesta.lexicons import word_set

AUXILIARIES = word_set("figures/words", "after_a_number")
GAPS = frozenset({"in", "on", "at", "from", "near", "against", "during", "outside", "off"})
COMPARED = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("opposed", "to")})
LINKS = frozenset({"to", "from", "by", "at"})


def bare(seen: Seen) -> str | None:
    """Why a number without a noun is no claim; None when it is one."""
    first, last = seen.amount.first, seen.amount.last
    if seen.lower(first - 1) in QUOTES and seen.lower(last) in QUOTES:
        first, last = first - 1, last + 1  # "put the number at ‘350 to 450’"
    before, after = seen.lower(first - 1), seen.lower(last)
    if before in {"only", "just", "also"}:
        first -= 1
        before = seen.lower(first - 1)
    if seen.amount.bound == "word":
        if after == "more" or (after == "" and before in fates()):
            after = seen.lower(last + 1)
        return None if after in AUXILIARIES | listed("fates") or before in fates() else "a number without a noun"
    if (label := _label(seen, first)) is not None:
        return label
    if _of_something(seen, before, after):
        return None
    if before in {"not", "like", "zero", "than"} and seen.amount.bound == "exact":
        return "a pronoun"
    governed = before in fates() or before in listed("holding_verbs") - {"had", "has", "have"}
    if governed and after in CLOSING | {"of"} and seen.value > 1:
        return None  # "killing four", "today it employs 90"
    if _gapped(seen, before, after) or _totals(seen, first) or _changed(seen, before):
        return None
    if seen.value <= 1 or before in (DEFINITE - {"that"}) | POSSESSIVE | {"of", "like", "in", "zero", "than"}:
        return "a pronoun"
    if after in AUXILIARIES - listed("fates"):
        return "a pronoun" if seen.in_words and seen.value <= 2 and after != "died" else None
    told = after in listed("fates") or _after_verb(seen, first, before, after) or _in_digits(seen, after, last)
    return None if told else "a number without a noun"


def _label(seen: Seen, first: int) -> str | None:
    if any(seen.lower(first - back) in listed("identifiers") for back in range(1, 5)):
        return "a label"
    return "perhaps a year" if seen.number.kind == "YEAR" and seen.amount.bound == "exact" else None


def _of_something(seen: Seen, before: str, after: str) -> bool:
    """ "four of its own", "a majority of nine", "118 votes to 22", "a profit of 120 million"."""
    first, last = seen.amount.first, seen.amount.last
    if after == "of" and seen.lower(last + 1) in {"them", "whom", "which"} and seen.follows and seen.value > 1:
        return True
    if (
        after == "of"
        and seen.lower(last + 1) in POSSESSIVE | {"ours", "theirs"}
        and before not in DEFINITE
        and seen.value > 1
    ):
        return True
    if before == "of" and seen.value > 1 and (seen.lower(first - 2) in listed("of_numbers") or seen.value >= 1000):
        return True
    voted = seen.lower(first - 1) in listed("votes") or (before == "to" and _voted(seen, first))
    put = any(word.lower == "estimated" for word in seen.words[first : seen.amount.number]) and after in CLOSING
    return voted or put or (before == "all" and not seen.in_words)


def _voted(seen: Seen, first: int) -> bool:
    return any(seen.lower(first - back) in listed("votes") for back in (2, 3))


def _gapped(seen: Seen, before: str, after: str) -> bool:
    """ "killed three in Kabul, two in Herat": the noun stands with the first number of the sentence."""
    if seen.follows and seen.amount.bound != "exact" and after in GAPS:
        return True
    if not seen.follows or seen.value <= 1 or before not in {",", "and", "but", ";", "while"}:
        return False
    return after in GAPS or after in AUXILIARIES


def _totals(seen: Seen, first: int) -> bool:
    """ "the number is 700", "the toll was 12": the subject of the copula is a count."""
    for back in range(1, 3):
        if seen.lower(first - back) in {"is", "was", "are", "were", "be", "now"}:
            near = {seen.lower(first - back - k) for k in range(1, 8)}
            return bool(near & listed("totals")) or (seen.value >= 1000 and seen.amount.bound != "exact")
    return False


def _changed(seen: Seen, before: str) -> bool:
    """ "rose to 147 from 136", "jumped by 1,900": the number hangs by to, from, by or at on a verb of change."""
    if seen.value <= 0 or before not in LINKS | {"with"}:
        return False
    if (seen.lower(seen.amount.first - 2), before) in COMPARED:
        return True
    words = {seen.lower(seen.amount.first - back) for back in range(1, 10)}
    if not words & listed("change_verbs") or words & {".", "!", "?"}:
        return False
    verb = verb_over(seen.token) if seen.doc.has_annotation("DEP") else None
    return (
        verb is None
        or verb.lower_ in listed("change_verbs")
        or any(a.lower_ in listed("change_verbs") for a in verb.ancestors)
    )


def _after_verb(seen: Seen, first: int, before: str, after: str) -> bool:
    near = {seen.lower(first - back) for back in range(1, 8 if before == "at" else 4)}
    if before not in {"to", "at", "about"} and before not in listed("count_verbs"):
        return False
    return bool(near & listed("count_verbs")) and after in CLOSING


def _in_digits(seen: Seen, after: str, last: int) -> bool:
    """Numbers in digits that stand for their thing: ">= 20.", "90 fled", "20 Indian and four Chinese soldiers"."""
    if seen.follows and after in CLOSING - {"as", "late"} and seen.token.i and seen.value > 1:
        verb = seen.doc[seen.token.i - 1]
        if verb.pos_ == "VERB" and verb.tag_ in {"VBD", "VBN", "VBG"}:
            return True  # "indicted 161 people and convicted 90"
    if seen.in_words:
        return False
    if (seen.amount.bound != "exact" or seen.amount.new) and after in {".", ",", ";", "", "and"}:
        return True
    token = _token(seen, last)
    if token is not None and token.pos_ == "VERB" and token.tag_ in {"VBD", "VBP", "VBN"}:
        return True
    following = seen.words[last] if last < len(seen.words) else None
    return following is not None and following.capital and seen.lower(last + 1) == "and"


def _token(seen: Seen, at: int) -> Token | None:
    if at >= len(seen.words):
        return None
    span = seen.doc.char_span(seen.words[at].start, seen.words[at].start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
