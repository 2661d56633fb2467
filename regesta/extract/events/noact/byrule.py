"""Sentences that tell how things are done, or are to be. In: a match that a frame made. Out: whether it is so: then it is no act.

"The premier is appointed by the king", "the charter bars him from running", "any state that arms the rebels will pay", "raids in which
four or more are killed", "uses a lottery to elect its leader", "the capacity for an attack".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import CALENDAR, Match
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.extract.grammar.tree import dependents, sentence_of, words_of
from regesta.lexicons import word_set

WHOEVER = word_set("acts/byrule", "whoever")
ANYBODY = word_set("acts/byrule", "anybody")
WHEREIN = word_set("acts/byrule", "wherein")
ABLE = word_set("acts/byrule", "able_or_minded")
PRACTISING = word_set("acts/byrule", "practising")
AIMS = word_set("acts/byrule", "aims")
PLATFORMS = word_set("acts/byrule", "platforms")
CHARTERS = word_set("acts/byrule", "charters")
LAYING_DOWN = word_set("acts/byrule", "laying_down")
NOW = frozenset({"is", "are"})
DAYS = CALENDAR | {"today", "now"}
PRESENT = ("VBZ", "VBP")
ENDS = frozenset({".", "!"})
LEADING = frozenset({"for", "of"})
CLAUSES = ("acl", "acl:relcl")
ONLY_HARM = frozenset({"ASSAULT", "SANCTION"})


def by_rule(match: Match) -> bool:
    """Whether the sentence tells what is so as a rule, or for whoever it may be."""
    return any(holds(match) for holds in RULES)


def _plain_sentence(word: Token) -> bool:
    """Whether a word's sentence ends with a full stop, as no headline does, whatever spaces and quotes stand behind it."""
    start, end = sentence_of(word)
    last = next((t for t in reversed(words_of(word.doc)[start:end]) if not t.is_space and not t.is_quote), None)
    return last is not None and last.text in ENDS


def _present(verb: Token) -> bool:
    """ "Elects", "are elected", "do not elect", not "were elected" or "has elected"."""
    helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
    if verb.tag_ == "VBN":
        return bool(helpers & NOW) and not helpers & {"been", "being", "has", "have", "had", "was", "were"}
    if verb.tag_ == "VB":
        return bool(helpers & {"do", "does", "will", "wo", "would", "can", "could", "may", "shall"})
    return verb.tag_ in PRESENT and not helpers


def _as_a_rule(match: Match) -> bool:
    """ "The premier is appointed by the king", "citizens do not elect the premier": how somebody comes to an office."""
    verb = match.trigger
    if match.sense.subtype != "appointment" or verb.pos_ != "VERB" or not _plain_sentence(verb):
        return False
    helpers = {c.lower_ for c in children(verb, "aux")}
    chosen = patients(verb)
    if "can" in helpers and any(c.lower_ in ("a", "an") for t in chosen for c in children(t, "det")):
        return True  # "an official can be removed by the senate"
    if not _present(verb) or (verb.tag_ == "VB" and not helpers & {"do", "does"}):
        return False
    named = any(t.ent_type_ == "PER" or t.pos_ == "PRON" or c.ent_type_ == "PER" for t in chosen for c in t.subtree)
    new = any(c.lower_ in ("new", "first") for t in chosen for c in children(t, "amod"))
    doers = [] if is_passive(verb) else agents(verb)
    dated = any(c.shape_ == "dddd" or c.lower_ in DAYS for c in verb.subtree)
    one = any(c.lower_ in ("a", "an") for t in chosen for c in children(t, "det"))
    named |= one and "as" in by_preposition(verb)  # "the junta appoints a general as premier"
    return bool(chosen) and not (named or new or dated or any(t.ent_type_ == "PER" for t in doers))


def _laid_down(match: Match) -> bool:
    """ "The constitution bars him from running", "the statute provides that deputies are chosen by lot"."""
    verb = match.trigger
    if verb.pos_ != "VERB":
        return False
    present = verb.tag_ in ("VBZ", "VBP") and not children(verb, "aux", "aux:pass")
    doers = [verb.head if t.lower_ in ("which", "that") else t for t in children(verb, "nsubj")]
    if present and any(lemma(t) in CHARTERS for t in doers):
        return True
    above = [t.head for t in (verb, *verb.ancestors) if t.dep_ == "ccomp" and lemma(t.head) in LAYING_DOWN]
    return any(lemma(t) in CHARTERS for one in above[:1] for t in children(one, "nsubj"))


def _by_use(match: Match) -> bool:
    """ "The party uses a lottery to elect its leader": what is done again and again by a means."""
    verb = match.trigger
    over = verb.head
    if match.sense.subtype != "appointment" or verb.dep_ not in ("xcomp", "advcl") or lemma(over) != "use":
        return False
    if not any(c.lower_ == "to" for c in children(verb, "mark")):
        return False
    return over.tag_ in ("VBZ", "VBP") and not children(over, "aux") and _plain_sentence(over)


def _in_case(match: Match) -> bool:
    """ "A fund in case rebels attack the dam"."""
    clauses = [t for t in (match.trigger, *match.trigger.ancestors) if t.dep_ == "advcl"]
    marks = [t for clause in clauses for t in children(clause, "mark") if t.lower_ == "in"]
    return any(c.lower_ == "case" for t in marks for c in children(t, "fixed"))


def _whoever(match: Match) -> bool:
    """ "Any state that arms the rebels", "no project excluding Chad", "no country that would not react to a raid"."""
    for word in (match.trigger, *match.trigger.ancestors):
        if word.dep_ in CLAUSES and _anyone(word.head):
            bare = word.tag_ == "VBG" and not children(word, "mark", "case") and word.nbor(-1).lower_ not in LEADING
            tense = bare or _present(word)  # "no intention of attacking"
            return tense and not any(c.lower_ in ("was", "were", "had") for c in children(word, "aux", "aux:pass"))
        if word.dep_ in ("ROOT", "ccomp", "parataxis"):
            break
    return False


def _anyone(noun: Token) -> bool:
    alone = noun.lower_ in ANYBODY and noun.dep_ in (
        "nsubj",
        "nsubj:pass",
    )  # a price may be set "for anyone who kills him"
    return alone or any(c.lower_ in WHOEVER for c in children(noun, "det"))


def _defined(match: Match) -> bool:
    """ "Raids in which four or more are killed by gunfire", "a session in which it is suspended": what a word means."""
    if match.sense.type not in ONLY_HARM:
        return False
    for word in (match.trigger, *match.trigger.ancestors):
        over = word.head if word.dep_ == "conj" else word
        passive = over.tag_ == "VBN" and any(c.lower_ in NOW for c in children(over, "aux:pass"))
        if word.dep_ in ("acl:relcl", "advcl") or (word.dep_ == "conj" and over.dep_ in ("acl:relcl", "advcl")):
            if any(c.lower_ in ("has", "have", "been", "being") for c in children(over, "aux", "aux:pass")):
                return False
            led = [c for c in dependents(over) if c.i < over.i and c.lower_ in WHEREIN]
            led = [
                c for c in led if c.lower_ != "which" or children(c, "case")
            ]  # "in which", not "which is blamed for"
            return passive and bool(led) and _plain_sentence(over)
        if word.dep_ not in ("conj", "obl", "obl:agent", "nmod", "obj", "nsubj:pass"):
            return False
    return False


def _able(match: Match) -> bool:
    """ "The capacity for an attack", "a strategy for building up its navy": not done by being able or minded to."""
    word = match.trigger
    over = word.head
    if word.pos_ == "VERB":
        before = {c.lower_ for c in children(word, "mark")} | {word.doc[max(word.i - 1, 0)].lower_}
        practised = "of" in before and over.dep_ == "obj" and lemma(over.head) in PRACTISING  # "a policy of burning"
        led = word.tag_ == "VBG" and word.dep_ == "acl" and bool(before & LEADING)
        return led and lemma(over) in ABLE and not practised
    return word.dep_ == "nmod" and preposition(word) in LEADING and lemma(over) in ABLE - AIMS


def _standing_for(match: Match) -> bool:
    """ "Rests on church teachings, advocating for peace", "advocates in its manifesto": what a party is for."""
    verb = match.trigger
    if match.sense.type != "REQUEST" or lemma(verb) != "advocate" or verb.pos_ != "VERB" or match.roles.get("B"):
        return False
    over = verb.head
    if verb.dep_ == "acl" and lemma(over) in PLATFORMS:
        return True
    papers = [t for one in (verb, over) for found in by_preposition(one).values() for t in found]
    papers = [t for t in papers if lemma(t) in PLATFORMS]
    describing = verb.tag_ == "VBG" and verb.dep_ == "acl" and not any(t.text == "," for t in dependents(verb))
    return describing or (bool(papers) and (verb.tag_ == "VBG" or _present(verb)))


RULES: tuple[Callable[[Match], bool], ...] = (
    _as_a_rule,
    _laid_down,
    _by_use,
    _in_case,
    _whoever,
    _defined,
    _able,
    _standing_for,
)
