"""Threats told by a plain "said". In: a clause of what somebody said, and who a word stands for. Out: whether it threatens, and whom.

"Said it would retaliate", "would answer with force", "would strike Chad unless ...": who says so threatens. "Said Chad would pay for it",
"said the raid would not go unpunished" threaten without a word of what will be done.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, patients
from regesta.lexicons import lexicon, word_set

COMING = frozenset({"will", "would", "'ll", "’ll", "shall", "'d", "wo"})
ONLY_IF = frozenset({"if", "unless", "until"})
BACK = word_set("acts/threats", "striking_back")
PRICE = word_set("acts/threats", "price")
PAYING = word_set("acts/threats", "paying")
BY_FORCE = word_set("acts/threats", "by_force")
SPARED = word_set("acts/threats", "spared")
WORD_OF_WAR = word_set("acts/threats", "force")
HEAVY = word_set("acts/threats", "heavy")
OUTRAGES = frozenset(lexicon("events/classes")["outrage"])
DEEDS = word_set("acts/blame", "ills") | OUTRAGES
ONESELF = frozenset({"it", "he", "she", "we", "i"})  # mostly who speaks
TOWARDS = ("against", "at", "on", "to", "from")
HARM = frozenset({"ASSAULT", "SANCTION", "COERCE"})


def threatened(clause: Token, who: Callable[[Token], list[Token]]) -> list[Token] | None:
    """Whom a clause of something said threatens, or None where it does not threaten; `who` tells whom else a word stands for."""
    helpers = {c.lower_ for c in children(clause, "aux")}
    if not helpers & COMING or "have" in helpers:
        return None
    if negated(clause):
        spared = any(c.lower_ in SPARED for c in children(clause, "xcomp", "advmod"))
        return [] if lemma(clause) == "go" and spared else None
    things = [t for t in children(clause, "obj") if t.pos_ != "PRON"]
    if lemma(clause) in PAYING:
        return _made_to_pay(clause, things, who)
    by = agents(clause)
    if not by:
        return None
    hit = [one for t in _hit(clause) for one in who(t)]
    if things and not hit and lemma(clause) != "use":
        return None  # "fight back tears", "punish its own soldiers"
    conditional = any(t.ent_type_ or t.pos_ == "PRON" for t in by) and any(
        m.lower_ in ONLY_IF for c in children(clause, "advcl") for m in children(c, "mark")
    )
    return hit if _strikes(clause, things) or (conditional and hit and _harms(clause)) else None


def _made_to_pay(clause: Token, things: list[Token], who: Callable[[Token], list[Token]]) -> list[Token] | None:
    """ "Chad would pay for the raid", "they would pay a heavy price".

    Not "it would pay the price", "taxpayers would pay for the crisis".
    """
    payers = agents(clause)
    if any(t.lower_ in ONESELF for t in payers):
        return None
    named = any(t.ent_type_ for t in payers)
    deeds = by_preposition(clause).get("for", ()) if lemma(clause) == "pay" else ()
    bad = any(lemma(t) in (DEEDS if named else OUTRAGES) for t in deeds)
    costly = any(lemma(t) in PRICE and _as_a_penalty(t) for t in things)
    return [one for t in payers for one in who(t)] if bad or costly else None


def _as_a_penalty(thing: Token) -> bool:
    """ "A heavy price", "the consequences of its acts"; not "the market price", "a fair price", "consequences of the famine"."""
    beside = [c for c in children(thing, "amod", "compound") if lemma(thing) == "price"]
    of = by_preposition(thing).get("of", ())
    theirs = all(lemma(t) in OUTRAGES or children(t, "nmod:poss") for t in of)
    return theirs and all(lemma(c) in HEAVY for c in beside)


def _strikes(clause: Token, things: list[Token]) -> bool:
    """Whether a clause tells of force or revenge: "retaliate", "hit back", "respond with force", "use force"."""
    particles = {c.lower_ for c in children(clause, "compound:prt", "advmod")}
    phrases = by_preposition(clause)
    means = [lemma(t) for word in ("with", "in", "by") for t in phrases.get(word, ())]
    if lemma(clause) in BACK or (lemma(clause) in ("hit", "strike", "fight", "fire") and "back" in particles):
        return True
    if lemma(clause) in ("respond", "answer", "react", "reply"):
        return any(word in BY_FORCE for word in means) or bool(particles & BY_FORCE)
    return lemma(clause) == "use" and any(lemma(t) in WORD_OF_WAR for t in things)


def _harms(clause: Token) -> bool:
    """Whether a verb by itself tells of a blow, a sanction or a seizure done to somebody."""
    frames = frame_index().verbs.get(lemma(clause), ())
    plain = [f for f in frames if not f.particle and not any(s.lemmas for s in f.slots)]
    return any(f.sense.type in HARM and all(s.preposition is None for s in f.slots) for f in plain)


def _hit(clause: Token) -> Iterator[Token]:
    yield from (t for t in patients(clause) if t.pos_ != "PRON" and lemma(t) not in WORD_OF_WAR)
    phrases = by_preposition(clause)
    for word in TOWARDS:
        yield from phrases.get(word, ())
