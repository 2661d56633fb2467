"""Whether an act happened. In: the word that tells it, in its tree. Out: its status with the reasons, or None: only talked of.

Status is read from tense, aspect, modals, negation and from the words the act hangs on ("plans to", "refused to", "denied that"), whose
meaning stands in `lexicons/events/status.yaml`. It is never the type: a denied act keeps its type. `nounstatus` reads nouns.
"""

from spacy.tokens import Token

from regesta.extract.events.status import around
from regesta.extract.events.status.clauses import (
    DONE,
    abandoned,
    asked_for,
    caught_at_it,
    embedded,
    failed,
    yet_to_be,
)
from regesta.extract.events.status.forms import (
    LASTING,
    LIKING,
    PERFECT,
    but_not,
    in_force,
    lasting,
    may_be,
    nobody,
    nor,
    to_come,
    unreal,
    would_be,
    yet_to,
)
from regesta.extract.events.status.marks import aimed, under_a_mark, voted
from regesta.extract.events.status.words import (
    SEEMING,
    Read,
    governors,
    negated,
    phrase_before,
    said_by,
    turned,
    value,
)
from regesta.extract.grammar.bidden import ordering
from regesta.extract.grammar.conditions import ON_CONDITION, asked, conditional, hanging
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.raisedsubjects import headline_infinitive
from regesta.extract.grammar.ranked import ranked
from regesta.extract.grammar.relations import children
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import word_set

DOUBT = word_set("acts/courses", "doubt")
STILL = word_set("acts/courses", "still")
AHEAD = ("future tense", "future in the past")
REMAINING = word_set("acts/courses", "remaining")
LETTING = word_set("acts/courses", "letting")
TRYING = word_set("acts/courses", "trying")
HINDERING = word_set("acts/courses", "hindering")
MANAGING = word_set("acts/courses", "managing")


def verb_status(verb: Token, *, depth: int = 0) -> Read:
    """Status of the act that a verb tells."""
    if over := ordering(verb):
        return turned(verb_status(over[0], depth=depth), negated(verb), f"{over[0].text!r} to be done")
    read = unreal(verb) or yet_to_be(verb) or _form_status(verb, depth)
    if negated(verb) or nobody(verb) or nor(verb):
        read = (
            ("happened", (around.NOT_UNTIL,))
            if read[0] == "happened" and around.late(verb)
            else turned(read, True, verb.text)
        )
    status, reasons = read
    if status in ("happened", "ongoing", "planned") and conditional(verb):
        return "possible", (*reasons, "in a conditional clause")
    if status == "planned" and reasons[0] in AHEAD and hanging(verb):
        return "possible", (*reasons, ON_CONDITION)
    if status in ("happened", "ongoing", "planned") and asked(verb):
        return "possible", (*reasons, "asked, not told")
    if status in DONE and any(c.lower_ in DOUBT for c in children(verb, "advmod")):
        return "possible", (*reasons, "doubted by an adverb")
    if status in (*DONE, "planned", "possible") and depth < 3:
        return embedded(verb, read)
    return read


def _form_status(verb: Token, depth: int) -> Read:
    auxiliaries = {child.lower_ for child in children(verb, "aux", "aux:pass")}
    to = verb.tag_ != "VBG" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in dependents(verb))
    if auxiliaries & {"will", "'ll", "shall", "wo", "’ll"}:
        if any(c.lower_ == "always" for c in children(verb, "advmod")):
            return "happened", ("a stance, voiced now",)  # "we will always stand with them"
        return "planned", ("future tense",)
    if auxiliaries & {"would", "'d"}:
        return would_be(verb)
    if auxiliaries & {"may", "might", "could", "can", "ca"}:
        return may_be(verb, auxiliaries)
    if auxiliaries & {"must", "ought"} or ("should" in auxiliaries and not conditional(verb)):
        return None, ("said to be a duty, not done",)
    for child in children(verb, "advmod", "amod", "cop"):  # "is due to visit", read with "due" below the verb
        said = governors("adjectives").get(child.lower_) if verb.tag_ == "VB" and not auxiliaries else None
        if said is not None:
            return value(said, f"{child.text!r} to")
    told = phrase_before(verb)
    if told is not None:
        return told
    if to and verb.tag_ == "VB" and auxiliaries & {"is", "are"}:
        return "planned", ("is to",)
    bare = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and not auxiliaries and not children(verb, "mark")
    bare = bare and not any(c.lower_ in ("i", "we") for c in children(verb, "nsubj"))  # "we urge", read as "urge"
    if to or bare:
        return _perfect_infinitive(verb, depth) if auxiliaries & PERFECT else _infinitive(verb, depth)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i and not auxiliaries:
        if verb.tag_ == verb.head.tag_ and verb.tag_ in ("VB", "VBN", "VBG"):
            return _form_status(verb.head, depth + 1) if depth < 4 else ("happened", ("coordination",))
        if verb.tag_ == "VB":
            return _form_status(verb.head, depth + 1) if depth < 4 else ("possible", ("coordination",))
    return (None, ("asked for, not done",)) if asked_for(verb, auxiliaries) else _finite(verb, auxiliaries, depth)


def _finite(verb: Token, auxiliaries: set[str], depth: int) -> Read:
    present = auxiliaries & {"is", "are", "'s", "'re", "am"}
    if verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and present):
        if to_come(verb):
            return "planned", ("present tense of a time to come",)
        if any(c.lower_ == "still" for c in children(verb, "advmod")):
            return "ongoing", ("still",)
    if verb.tag_ == "VBG":
        if "been" in auxiliaries and "had" in auxiliaries:
            return "happened", ("had been so, and is told as past",)
        if present or auxiliaries & {"been", "be"}:
            going = lemma(verb) == "go" and bool(children(verb, "xcomp"))
            return ("planned", ("going to",)) if going else ("ongoing", ("progressive",))
        if auxiliaries & {"was", "were"}:
            return "ongoing", ("past progressive",)
        return _participle(verb, depth)
    if verb.tag_ == "VBN" and (being := around.being_done(verb, auxiliaries)) is not None:
        return being or _beside(verb, depth)
    if lasting(verb, auxiliaries):
        return "ongoing", ("a lasting act, up to now",)
    if verb.tag_ == "VBN" and auxiliaries & {"is", "are", "being"} and not auxiliaries & {"been", "has", "have"}:
        lasts = "being" in auxiliaries or lemma(verb) in LASTING or in_force(verb)  # "is wanted", "is occupied"
        return "ongoing" if lasts else "happened", ("present passive",)
    if verb.tag_ == "VBN" and verb.dep_ == "xcomp" and lemma(verb.head) in REMAINING:
        return "ongoing", (f"{verb.head.text!r} so",)
    if verb.tag_ == "VB" and not auxiliaries:
        if verb.dep_ == "ROOT" and not children(verb, "nsubj"):
            return None, ("imperative",)
        return "happened", ("present tense",)
    return "happened", ("told as done",)


def _perfect_infinitive(verb: Token, depth: int) -> Read:
    """ "Appears to have sold" is doubted; "claimed to have sunk" is told on somebody's word."""
    head = verb.head
    if lemma(head) in SEEMING and head.pos_ == "VERB":
        return "possible", (f"{head.text!r} to have",)
    if said_by(head, "verbs") == "denied":
        return "denied", (f"{head.text!r} to have",)
    return _finite(verb, {c.lower_ for c in children(verb, "aux", "aux:pass")}, depth)


WOULD_BE = frozenset({"would", "could", "might", "may", "should"})  # "delaying the vote would help nobody"
ARRANGED = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})  # "are to move back"


def _infinitive(verb: Token, depth: int) -> Read:
    head = verb.head
    word = lemma(head)
    if any(c.lower_ in ARRANGED and c.i < verb.i for c in children(verb, "aux", "aux:pass")):
        return "planned", ("is to",)
    if yet_to(verb):
        return "not_happened", ("has yet to",)
    if verb.dep_ == "ROOT" or headline_infinitive(verb):
        return "planned", ("infinitive of a headline",)
    if verb.dep_ == "conj" and head.pos_ == "VERB" and depth < 4:
        read = _infinitive(head, depth + 1)
        return turned(read, read[1] == ("is to",) and negated(head), head.text)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "csubj", "obl", "parataxis"):
        return _under_head(verb, head, word, depth)
    if verb.dep_ == "acl":
        if ranked(head):  # "is to become the first premier to visit Riga"
            over = head.head if head.dep_ in ("xcomp", "obj") and head.head.pos_ == "VERB" else head
            return verb_status(over, depth=depth + 1)
        said = governors("nouns").get(word, "none")
        if (passed := voted(verb)) is not None:
            return passed
        if said in ("planned", "possible") and (negated(head) or failed(head)):
            return "not_happened", (f"no {head.text!r} to",)
        given_up = abandoned(head) if said in ("planned", "possible") else None
        if said == "planned" and any(c.lower_ == "any" for c in children(head, "det")):
            return "possible", (f"any {head.text!r} to",)
        return given_up or value(said, f"{head.text!r} to")
    return None, ("infinitive",)


def _under_head(verb: Token, head: Token, word: str, depth: int) -> Read:
    """An infinitive under a verb or adjective: "plans to", "was unable to", "has yet to"."""
    if word == "be" and head.pos_ in ("AUX", "VERB"):
        return turned(("planned", ("is to",)), negated(head), head.text)
    so_far = any(c.lower_ == "yet" for c in (*children(verb, "advmod"), *children(head, "advmod")))
    if (word == "have" and so_far) or (word == "yet" and head.head.lemma_ == "have"):
        return "not_happened", ("has yet to",)
    if word == "go" and head.tag_ == "VBG":
        past = any(c.lower_ in ("was", "were") for c in children(head, "aux")) and but_not(head)
        return (
            ("not_happened", ("was going to, but",))
            if past
            else turned(("planned", ("going to",)), negated(head), head.text)
        )
    if word == "go" and any(c.lower_ == "on" for c in dependents(head)):
        return turned(verb_status(head, depth=depth + 1), False, "went on to")
    if head.lower_ == "prepared" and children(head, "aux:pass", "cop"):
        return _governed("possible", head, depth)
    tables = {"VERB": ("verbs",), "ADJ": ("adjectives", "verbs"), "AUX": ("verbs",), "NOUN": ("nouns",)}
    for table in tables.get(head.pos_, ()):
        said = governors(table).get(word)
        if said is not None:
            return _governed(said, head, depth)
    if verb.dep_ == "advcl" and (aim := aimed(verb, head, lambda: verb_status(head, depth=depth + 1))) is not None:
        return aim
    return None, (f"infinitive under {head.text!r}",)


def _governed(said: str, head: Token, depth: int) -> Read:
    if said == "happened":
        return turned(verb_status(head, depth=depth + 1), False, head.text)
    if said == "ongoing" and head.pos_ == "VERB" and depth < 3:  # "should continue to visit", "will begin to withdraw"
        bound = verb_status(head, depth=depth + 1)
        if bound[0] not in DONE:
            return bound
    if said in ("planned", "possible") and negated(head):
        return "not_happened", (f"not {head.text!r} to",)
    if lemma(head) in MANAGING and any(c.lower_ in ("was", "were") for c in children(head, "cop")[:1]):
        return "happened", (f"{head.text!r} to, told as past",)
    if said in ("planned", "possible") and but_not(head) and any(c.lower_ == "had" for c in children(head, "aux")):
        return "not_happened", (f"had {head.text!r} to, but",)
    above = verb_status(head, depth=depth + 1)[0] if head.pos_ == "VERB" and depth < 3 else "happened"
    if said == "possible" and above == "planned" and lemma(head) in LETTING and not children(head, "aux"):
        return "planned", (f"{head.text!r} to, itself planned",)  # "agreed to let them visit Riga"
    if said == "possible" and lemma(head) in TRYING and caught_at_it(head):
        return "not_happened", (f"stopped while {head.text!r} to",)
    if said == "planned" and above in ("possible", "denied", "not_happened"):
        return above, (f"{head.text!r} to, itself {above}",)
    if said == "not_happened" and above == "not_happened":
        return "happened", (f"not {head.text!r} to",)
    if said == "not_happened" and above == "possible":
        return "possible", (f"may be that they {head.text!r} to",)  # "if it fails to cooperate"
    return value(said, f"{head.text!r} to")


def _participle(verb: Token, depth: int) -> Read:
    if verb.dep_ == "csubj" and {c.lower_ for c in children(verb.head, "aux")} & WOULD_BE:
        return "possible", ("what it would do",)
    if verb.dep_ in ("xcomp", "ccomp") and lemma(verb.head) in LIKING:
        return None, (f"a taste: {verb.head.text!r}",)  # "likes dropping bombs"
    marked = around.in_the_midst(verb) or around.intended(verb) or under_a_mark(verb)
    if marked is None or marked[0] != "not_happened" or verb.head.pos_ != "VERB" or marked[1][0][-5:] != " from":
        return marked or _beside(verb, depth)
    return _kept_from(verb.head, depth) or marked


def _kept_from(head: Token, depth: int) -> Read | None:
    """ "To stop rebels from shelling the port", "failed to stop them from shelling it": as far as the stopping came."""
    above = verb_status(head, depth=depth + 1)[0] if depth < 4 and lemma(head) in HINDERING else "happened"
    if above == "not_happened":
        tried = head.tag_ in ("VBD", "VBN") or any(c.lower_ in ("did", "could") for c in children(head, "aux"))
        tried = tried or (head.dep_ == "xcomp" and head.head.tag_ == "VBD" and lemma(head.head) == "fail")
        return ("happened" if tried else "possible"), (f"not {head.text!r} from",)
    return None if above in DONE else ("possible", (f"{head.text!r} from it, which is not told as done",))


def _beside(verb: Token, depth: int) -> Read:
    """A participle by the verb or noun that it goes with."""
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ == "VERB":
        said = said_by(verb.head, "verbs")
        if said is not None and said != "happened":
            bound = verb_status(verb.head, depth=depth + 1) if said == "ongoing" and depth < 4 else ("happened", ())
            if bound[0] not in DONE:  # "should continue visiting", "did not keep firing", "will begin firing"
                return bound
            return value(said, f"under {verb.head.text!r}")
    near = children(verb, "advmod", "obl")
    if verb.dep_ == "acl" and any(c.lower_ in STILL or c.lower_ == "present" for c in near):
        return "ongoing", ("now",)
    if verb.dep_ == "acl" and lemma(verb) in LASTING and not children(verb, "mark", "case"):
        return "ongoing", ("a lasting act, told by its participle",)
    if verb.head.pos_ in ("VERB", "AUX") and verb.dep_ in ("advcl", "xcomp", "conj") and depth < 4:
        above, reasons = verb_status(verb.head, depth=depth + 1)
        if above == "ongoing" and any(c.lower_ in ("after", "since") for c in children(verb, "mark", "case")):
            return "happened", ("done before what goes on",)  # "is holding talks after visiting Riga"
        behind = verb.dep_ == "advcl" and verb.i > verb.head.i and verb.left_edge.nbor(-1).text == ","
        if above == "not_happened" and behind:
            return "happened", ("participle",)  # "would not sign, calling the text a trap"
        return above, (*reasons, "as the verb it goes with")
    return "happened", ("participle",)
