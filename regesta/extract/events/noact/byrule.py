"""Sentences that tell how things are done, or are to be. In: a match that a frame made. Out: whether it is so: then it is no act.

"The premier is appointed by the king", "any state that arms the rebels will pay", "raids in which four or more are killed", "in the event
of a war Chad could close the border", "deputies may not officially meet", "the best person to help Chad", "does not recommend the drug".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import CALENDAR, Match
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.extract.grammar.tree import dependents, sentence_of, words_of
from regesta.lexicons import word_set

WHOEVER = word_set("acts/byrule", "whoever")
ANYBODY = word_set("acts/byrule", "anybody")
CASES = word_set("acts/byrule", "cases")
WHEREIN = word_set("acts/byrule", "wherein")
LAWFULLY = word_set("acts/byrule", "lawfully")
DECREES = word_set("acts/byrule", "decrees")
ABLE = word_set("acts/byrule", "able_or_minded")
PRACTISING = word_set("acts/byrule", "practising")
AIMS = word_set("acts/byrule", "aims")
FIT = word_set("acts/byrule", "fit_for_it")
FIT_ONES = word_set("acts/byrule", "fit_ones")
RECOMMENDING = word_set("acts/byrule", "recommending")
PLATFORMS = word_set("acts/byrule", "platforms")
NOW = frozenset({"is", "are"})
DAYS = CALENDAR | {"today", "now"}
PRESENT = ("VBZ", "VBP")
ENDS = frozenset({".", "!"})
UNDER = frozenset({"under", "per", "according to"})
EXPECTED = frozenset({"expect", "require", "oblige", "suppose"})
LEADING = frozenset({"for", "of"})
CLAUSES = ("acl", "acl:relcl")
TO_DEPUTIES = frozenset({"meeting", "conversation"})
SAID = frozenset({"THREATEN", "AGREE", "REQUEST"})
BY_WORD = frozenset({"ACCUSE", "SUPPORT", "REJECT", "CONCEDE", "AGREE"})
ONLY_HARM = frozenset({"ASSAULT", "SANCTION"})


def by_rule(match: Match) -> bool:
    """Whether the sentence tells what is so as a rule, or for whoever it may be."""
    return any(holds(match) for holds in RULES)


def plain_sentence(word: Token) -> bool:
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
    if match.sense.subtype != "appointment" or verb.pos_ != "VERB" or not plain_sentence(verb):
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


def _whoever(match: Match) -> bool:
    """ "Any state that arms the rebels", "no project excluding Chad", "no country that would not react to a raid"."""
    for word in (match.trigger, *match.trigger.ancestors):
        if word.dep_ in CLAUSES and _anyone(word.head):
            bare = word.tag_ == "VBG" and not children(word, "mark", "case") and word.nbor(-1).lower_ not in LEADING
            tense = bare or _present(word)  # "no intention of attacking"
            return tense and not any(c.lower_ in ("was", "were", "had") for c in children(word, "aux", "aux:pass"))
        if word.dep_ in ("ROOT", "ccomp", "parataxis"):
            break
    return _each_of_them(match)


def _anyone(noun: Token) -> bool:
    alone = noun.lower_ in ANYBODY and noun.dep_ in (
        "nsubj",
        "nsubj:pass",
    )  # a price may be set "for anyone who kills him"
    return alone or any(c.lower_ in WHOEVER for c in children(noun, "det"))


def _each_of_them(match: Match) -> bool:
    """ "Every member is re-elected or replaced", "no president has ever been removed"."""
    verb = match.trigger
    if verb.pos_ != "VERB":
        return False
    subjects = [t for t in (patients(verb) if is_passive(verb) else agents(verb)) if _anyone(t)]
    if not subjects:
        return False
    if match.sense.type in BY_WORD and any(c.lower_ in ("each", "every") for t in subjects for c in children(t, "det")):
        return False  # "each country blames Chad"
    ever = any(c.lower_ == "ever" for c in children(verb, "advmod"))
    return ever or (_present(verb) and verb.tag_ != "VB" and plain_sentence(verb))


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
            return passive and bool(led) and plain_sentence(over)
        if word.dep_ not in ("conj", "obl", "obl:agent", "nmod", "obj", "nsubj:pass"):
            return False
    return False


def _in_that_case(match: Match) -> bool:
    """ "In the event of a war Chad could close the border", "in the event that the premier resigns"."""
    over = match.trigger
    if any(_in_case(t) for t in (over, *over.ancestors)):  # "a fund in case rebels attack the dam"
        return True
    if match.sense.type in SAID:  # "will retaliate in the event of an attack" is a threat
        return False
    while over.dep_ in ("xcomp", "conj") and over.head.pos_ == "VERB":
        over = over.head
    if any(_case(t) for t in match.trigger.ancestors):
        return match.trigger.dep_ in (*CLAUSES, "ccomp", "advcl", "nmod")
    ahead = any(c.lower_ in ("could", "would", "will", "can", "may", "shall") for c in children(over, "aux"))
    return ahead and any(_case(t) for t in by_preposition(over).get("in", ()))


def _in_case(word: Token) -> bool:
    """ "In case rebels attack"."""
    marks = children(word, "mark") if word.dep_ == "advcl" else []
    return any(t.lower_ == "in" and any(c.lower_ == "case" for c in children(t, "fixed")) for t in marks)


def _case(noun: Token) -> bool:
    """ "In the event of", "in case of", not "in a case that"."""
    if lemma(noun) not in CASES or preposition(noun) != "in" or children(noun, "amod", "compound", "acl:relcl"):
        return False
    said = [c.lower_ for c in children(noun, "det")]
    led = noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in ("of", "that")
    return led and said == (["the"] if lemma(noun) == "event" else [])


def _may_not(match: Match) -> bool:
    """ "Deputies may not officially meet": what is forbidden them."""
    verb = match.trigger
    barred = any(c.lower_ == "may" for c in children(verb, "aux")) and negated(verb)
    asked = match.sense.subtype in TO_DEPUTIES and verb.pos_ == "VERB"
    return asked and barred and any(c.lower_ in LAWFULLY for c in children(verb, "advmod"))


def _by_decree(match: Match) -> bool:
    """ "Per the decree priests are expected to notify the bishop": a duty."""
    verb = match.trigger
    over = verb.head if verb.dep_ == "xcomp" else verb
    if verb.pos_ != "VERB" or lemma(over) not in EXPECTED or not _present(over):
        return False
    texts = [t for word, found in by_preposition(over).items() if word in UNDER for t in found]
    return any(lemma(t) in DECREES for t in texts)


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


def _of_many(match: Match) -> bool:
    """ "Women who have been attacked do not have to speak": said of all such."""
    verb = match.trigger
    noun = verb.head
    if verb.dep_ != "acl:relcl" or noun.tag_ != "NNS" or noun.dep_ != "nsubj" or noun.ent_type_:
        return False
    helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
    perfect = bool(helpers & {"have"}) and bool(children(verb, "nsubj", "nsubj:pass"))
    bare = not children(noun, "det", "nummod", "nmod:poss", "amod", "compound") and noun.text.lower() != "those"
    always = {c.lower_ for c in children(noun.head, "aux", "advmod")} & {
        "do",
        "should",
        "often",
        "rarely",
    }
    certain = any(t.ent_type_ or any(c.lower_ == "the" for c in children(t, "det")) for t in children(verb, "obj"))
    return bare and bool(always) and not certain and (perfect or _present(verb))


def _has_a_role(match: Match) -> bool:
    """ "The agency has a role in coordinating the response": what it is there for."""
    verb = match.trigger
    roles = verb.head
    led = verb.tag_ == "VBG" and verb.dep_ in CLAUSES and any(c.lower_ == "in" for c in children(verb, "mark"))
    return led and lemma(roles) == "role" and lemma(roles.head) == "have" and roles.head.tag_ in PRESENT


def _fit(match: Match) -> bool:
    """ "She is the best person to help Chad"."""
    verb = match.trigger
    to = any(c.lower_ == "to" for c in children(verb, "mark"))
    fit = any(c.lower_ in FIT for c in children(verb.head, "amod"))
    return to and fit and lemma(verb.head) in FIT_ONES and verb.dep_ in CLAUSES and verb.tag_ == "VB"


def _not_recommended(match: Match) -> bool:
    """ "The agency does not recommend the drug": nothing is proposed or asked."""
    verb = match.trigger
    asked = match.sense.type == "REQUEST" and verb.pos_ == "VERB" and lemma(verb) in RECOMMENDING
    return asked and negated(verb) and any(c.lower_ in ("do", "does") for c in children(verb, "aux"))


def _suggested_so(match: Match) -> bool:
    """ "Officials suggested rebels hold the town": what they hold to be so, where no "should" is said."""
    verb = match.trigger
    if match.sense.type != "REQUEST" or lemma(verb) != "suggest" or verb.pos_ != "VERB":
        return False
    clauses = [c for c in children(verb, "ccomp") if c.tag_ in ("VBP", "VB") and not children(c, "aux")]
    return any(t.tag_ in ("NNS", "NNPS") for one in clauses for t in children(one, "nsubj"))


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
    _whoever,
    _defined,
    _in_that_case,
    _may_not,
    _by_decree,
    _able,
    _of_many,
    _has_a_role,
    _fit,
    _not_recommended,
    _suggested_so,
    _standing_for,
)
