"""What a clause says of somebody. In: a word of saying with its clause, and the kind that a frame asks for. Out: whether it is there.

"Suspects that Libya hid the ship", "argued that Libya broke the truce" blame it for a misdeed, "said that Libya lied" for one that nobody
merely reports; "said Libya was behind the raid" calls it guilty, "said Libya had failed its people" says what it did not do, "said Libya's
ban was shameful" finds fault. "Insists its programme is peaceful" denies what others say of the speaker.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.implied import foreign
from regesta.extract.events.parties.ownership import whose
from regesta.extract.events.status.forms import nobody
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.obliques import OWN
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, preposition
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

SAID_OF = {kind: kind for kind in ("misdeed", "offence", "guilty", "failing", "wrong", "innocent", "uninvolved")}
OFFENCES = word_set("acts/blame", "offences")
MISDEEDS = word_set("acts/blame", "misdeeds") | OFFENCES
HARMLESS = word_set("acts/blame", "harmless")
OPEN = word_set("acts/blame", "open")
UNDONE = word_set("acts/blame", "undone") | MISDEEDS
FAITH = word_set("acts/blame", "faith")
ILLS = word_set("acts/blame", "ills") | frozenset(lexicon("events/classes")["outrage"])
OUTRAGES = frozenset(lexicon("events/classes")["outrage"]) | word_set("acts/blame", "plots")
CULPRITS = frozenset(lexicon("events/classes")["culprit"])
FAILING = word_set("acts/blame", "failing")
TOO_LITTLE = word_set("acts/blame", "too_little")
FAULTS = word_set("events/classes", "wrong", "faulty", "wrongdoer") | word_set("acts/blame", "faults")
MILD = word_set("acts/blame", "mild")
PART = word_set("acts/blame", "part")
TAKING_PART = frozenset({"involve", "involved", "responsible", "behind", "implicated", "complicit"})
STATES = ("LOC", "ORG", "PER")
LIED_TO = frozenset({"about", "to", "over", "on"})
OTHERS = word_set("acts/senses", "allies") | frozenset(lexicon("world/story")["neighbours"])
ALLEGING = word_set("acts/blame", "alleging")
CLAUSES = ("csubj", "acl", "advcl", "ccomp", "xcomp")


def said_of(match: "Match", verb: Token, kind: str, actor_like: "ActorLike") -> bool:
    """Whether a clause of that kind hangs on the verb; whom it is said of is B."""
    told_in = children(verb, "ccomp") if verb.pos_ == "VERB" else [*children(verb, "acl"), *_bare_clauses(verb)]
    clauses = [c for c in told_in if not _left_open(c)]
    if kind in CLEARS:
        return any(_of_oneself(clause) and CLEARS[kind](clause) for clause in children(verb, "ccomp"))
    blamed = [t for clause in clauses for t in WHOM[kind](clause)]
    blamed = [t for t in blamed if kind != "failing" or actor_like(t)]  # "the economy failed to grow"
    told = [one for t in blamed for one in _who(t, actor_like)]
    match.fill("B", list(dict.fromkeys(told)))
    return bool(told) or (match.sense.subtype == "ruling" and bool(blamed))  # "ruled that the law was unlawful"


def _bare_clauses(noun: Token) -> list[Token]:
    """ "Allegations Libya makes bombs": a clause without "that"; not "allegations that it denies", "which it denies"."""
    told = children(noun, "acl:relcl") if lemma(noun) in ALLEGING else []
    return [c for c in told if children(c, "nsubj") and not any(t.tag_ in ("WDT", "WP") for t in dependents(c))]


def _who(word: Token, actor_like: "ActorLike") -> list[Token]:
    """Who is meant by a word that somebody is blamed by: he himself, or whose the thing is."""
    if word.pos_ == "PRON" or (lemma(word) not in OTHERS and any(t.lower_ in OWN for t in children(word, "nmod:poss"))):
        return []  # "said its navy had failed" blames nobody else
    return [word] if actor_like(word) else [t for t in (*whose(word), *foreign(word)) if actor_like(t)]


def _misdeed(clause: Token) -> list[Token]:
    """ "That Libya hid the ship": whoever did it, where nobody else could have."""
    if lemma(clause.head) in ALLEGING and clause.head.pos_ == "NOUN" and _done(clause):
        return [t for t in agents(clause) if t.ent_type_ or t.pos_ == "NOUN"]  # "allegations that Libya makes bombs"
    if lemma(clause) not in MISDEEDS or not _done(clause) or _harmless_sense(clause):
        return []
    return [t for t in agents(clause) if t.ent_type_ or t.pos_ == "NOUN"]


def _offence(clause: Token) -> list[Token]:
    """ "That Libya lied", "that the raids broke the truce": done in bad faith, which nobody says but to blame."""
    bad = lemma(clause) in OFFENCES or lemma(clause) == "break"
    return agents(clause) if bad and _done(clause) and not _harmless_sense(clause) else []


def _done(clause: Token) -> bool:
    """Whether a clause says that something was done to somebody: not "misled nobody"."""
    return not (negated(clause) or nobody(clause))


def _harmless_sense(clause: Token) -> bool:
    """ "The island lies off Libya", "broke the record": no misdeeds."""
    if lemma(clause) == "lie":
        return not set(by_preposition(clause)) <= LIED_TO
    return lemma(clause) == "break" and not any(lemma(t) in FAITH for t in children(clause, "obj", "nsubj:pass"))


def _guilty(clause: Token) -> list[Token]:
    """ "That the rebels were behind the bombing", "that it was the work of rebels", "that Libya is to blame"."""
    if negated(clause):
        return []
    if lemma(clause) == "blame" and any(c.lower_ == "to" for c in children(clause, "mark")):
        return children(clause, "nsubj", "nsubj:pass")
    if (
        clause.lower_ == "involved"
        and not nobody(clause)
        and any(lemma(t) in OUTRAGES for t in by_preposition(clause).get("in", ()))
    ):
        return [t for t in children(clause, "nsubj", "nsubj:pass") if t.pos_ != "PRON"]
    if not children(clause, "cop"):
        return []
    who = [t for t in agents(clause) if t.pos_ != "PRON"]
    phrases, word = by_preposition(clause), lemma(clause)
    if word == "work":
        return phrases.get("of", []) if any(lemma(t) in ILLS for t in who) else []
    if word in ("responsible", "accountable", "guilty"):
        return who if any(lemma(t) in ILLS for t in (*phrases.get("for", ()), *phrases.get("of", ()))) else []
    if word in CULPRITS:
        return who if preposition(clause) is None else []
    return who if word in ILLS and preposition(clause) == "behind" else []


def _failing(clause: Token) -> list[Token]:
    """ "That Libya had failed its people", "that it did nothing", "that it was not doing enough"."""
    word = lemma(clause)
    done = {t.lower_ for t in children(clause, "obj", "advmod") if not children(t, "amod")}  # not "nothing wrong"
    fails = word in FAILING and not negated(clause) and bool(children(clause, "obj", "xcomp"))
    idle = word == "do" and bool(done & TOO_LITTLE or (negated(clause) and done & {"enough", "anything"}))
    return children(clause, "nsubj") if (fails or idle) and not is_passive(clause) else []


def _wrong(clause: Token) -> list[Token]:
    """ "That Libya's ban was shameful", "that it is a shameful ban", "that it was wrong of Libya to close the port"."""
    if negated(clause) or not children(clause, "cop") or preposition(clause) is not None or clause.tag_ == "JJR":
        return []  # "said troops were on the offensive", "said the rebels were weaker"
    word = next((w for w in (clause, *children(clause, "amod")) if FAULTS & {lemma(w), w.lower_}), None)
    if word is None:
        return []
    named = [t for t in children(clause, "nsubj") if t.pos_ != "PRON"]
    if named:
        mild = MILD & {lemma(word), word.lower_}
        return [t for t in named if t.ent_type_ in STATES or not mild]
    inner = [c for c in children(clause, *CLAUSES) if c.pos_ in ("VERB", "AUX") and c.i > clause.i]
    done = [t for c in inner[:1] for t in agents(c) if t.i > clause.i]
    of = by_preposition(clause).get("of" if clause.pos_ == "ADJ" else "by")  # "this is a ploy by Chad to stay"
    return of or done or by_preposition(clause.head).get("of", []) or foreign(clause)


def _left_open(clause: Token) -> bool:
    return any(t.lower_ in OPEN for t in children(clause, "aux", "mark"))


def _of_oneself(clause: Token) -> bool:
    """ "Insists it ...", "insists its programme ..."."""
    subjects = children(clause, "nsubj", "nsubj:pass")
    return any(t.pos_ == "PRON" or any(p.pos_ == "PRON" for p in children(t, "nmod:poss")) for t in subjects)


def _harmless(clause: Token) -> bool:
    """Whether nothing bad is said, or that something was not done, or that one has no part in it."""
    if negated(clause):
        return lemma(clause) in UNDONE and not _left_open(clause)
    return _uninvolved(clause) or any(lemma(t) in HARMLESS for t in clause.subtree)


def _uninvolved(clause: Token) -> bool:
    """ "Had nothing to do with it", "had no hand in it", "was not behind it"."""
    if negated(clause):
        ills = [clause, *(t for phrase in by_preposition(clause).values() for t in phrase)]
        return (lemma(clause) in TAKING_PART or preposition(clause) == "behind") and any(lemma(t) in ILLS for t in ills)
    for thing in children(clause, "obj"):
        if thing.lower_ == "nothing" and any(lemma(c) == "do" for c in children(thing, "acl")):
            return True
        if lemma(thing) in PART and any(c.lower_ == "no" for c in dependents(thing)):
            return True
    return False


CLEARS = {"innocent": _harmless, "uninvolved": _uninvolved}
WHOM = {"misdeed": _misdeed, "offence": _offence, "guilty": _guilty, "failing": _failing, "wrong": _wrong}
