"""Whether an act happened. In: the word that tells it, in its tree. Out: its status with the reasons, or None: only talked of.

Status is read from tense, aspect, modals, negation and from the words the act hangs on ("plans to", "refused to", "denied that"), whose
meaning stands in `lexicons/events/status.yaml`. It is never the type: a denied act keeps its type.
"""

from functools import cache
from typing import cast

from spacy.tokens import Token

from regesta.extract.grammar import children, headline_infinitive, is_passive, preposition
from regesta.extract.inflection import lemma
from regesta.lexicons import lexicon
from regesta.records import Status

NEGATION = frozenset({"not", "n't", "never", "nor", "neither", "no", "hardly"})
DOUBT = frozenset({"possibly", "perhaps", "maybe", "likely", "probably", "potentially"})
Read = tuple[Status | None, tuple[str, ...]]


@cache
def governors(table: str) -> dict[str, str]:
    """Lemma to status for one table of the lexicon."""
    return {word: status for status, words in lexicon("events/status")[table].items() for word in words}


def negated(word: Token) -> bool:
    """Whether a negation stands with the word itself."""
    return any(
        child.lower_ in NEGATION and child.dep_ in ("advmod", "det", "cc:preconj", "neg", "aux")
        for child in word.children
    )


def _nobody(verb: Token) -> bool:
    """ "No agreement was signed", "neither side met": the negation stands on an argument."""
    arguments = children(verb, "nsubj", "nsubj:pass", "obj")
    return any(a.lower_ in ("nobody", "none", "nothing", "neither") or negated(a) for a in arguments)


def _value(status: str, reason: str) -> Read:
    return (None if status == "none" else cast(Status, status)), (reason,)


def _turned(read: Read, not_: bool, reason: str) -> Read:
    """Turn a status round under a negation: what was not planned or not done did not happen."""
    status, reasons = read
    if not not_ or status is None:
        return read
    if status == "not_happened":
        return "happened", (*reasons, f"double negation: {reason}")
    return "not_happened", (*reasons, f"negated: {reason}")


def verb_status(verb: Token, *, depth: int = 0) -> Read:
    """Status of the act that a verb tells."""
    read = _form_status(verb, depth)
    if negated(verb) or _nobody(verb):
        read = _turned(read, True, verb.text)
    status, reasons = read
    if status in ("happened", "ongoing", "planned") and _conditional(verb):
        return "possible", (*reasons, "in a conditional clause")
    if status in ("happened", "ongoing") and any(c.lower_ in DOUBT for c in children(verb, "advmod")):
        return "possible", (*reasons, "doubted by an adverb")
    if status in ("happened", "ongoing", "planned", "possible") and depth < 3:
        return _embedded(verb, read)
    return read


def _conditional(verb: Token) -> bool:
    return any(c.lower_ in ("if", "unless", "should", "whether") and c.dep_ == "mark" for c in verb.children)


def _embedded(verb: Token, read: Read) -> Read:
    """What the verb that governs a that-clause says of it: "denied that", "urged that"."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    head = clause.head
    if clause.dep_ in ("acl", "ccomp") and head.pos_ == "NOUN" and head.head.pos_ == "VERB":  # "refuted rumours that"
        above = governors("verbs").get(lemma(head.head))
        if above == "denied" and any(c.lower_ == "that" for c in clause.children):
            return "denied", (*read[1], f"under {head.head.text!r}")
    if clause.dep_ != "ccomp" or head.pos_ not in ("VERB", "NOUN", "ADJ"):
        return read
    table = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}[head.pos_]
    said = governors(table).get(lemma(head))
    if said == "denied":
        return ("happened" if negated(head) else "denied"), (*read[1], f"under {head.text!r}")
    wished = lemma(head) in lexicon("events/status")["wished"] or (said in ("none", "possible") and verb.tag_ == "VB")
    if wished and read[0] in ("happened", "ongoing"):
        return _value("none", f"wished under {head.text!r}")
    return read


def _form_status(verb: Token, depth: int) -> Read:
    auxiliaries = {child.lower_ for child in children(verb, "aux", "aux:pass")}
    to = any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children)
    if auxiliaries & {"will", "'ll", "shall", "wo", "’ll"}:
        return "planned", ("future tense",)
    if auxiliaries & {"would", "'d"}:
        past_future = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB"
        return ("planned", ("future in the past",)) if past_future else ("possible", ("conditional",))
    if auxiliaries & {"may", "might", "could", "can", "ca"}:
        return "possible", ("modal",)
    if auxiliaries & {"should", "must", "ought"}:
        return None, ("said to be a duty, not done",)
    for child in children(verb, "advmod", "amod", "cop"):  # "is due to visit", read with "due" below the verb
        said = governors("adjectives").get(child.lower_) if verb.tag_ == "VB" and not auxiliaries else None
        if said is not None:
            return _value(said, f"{child.text!r} to")
    bare = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp") and not auxiliaries and not children(verb, "mark")
    if (to or bare) and not auxiliaries & {"have", "having"}:
        return _infinitive(verb, depth)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i and not auxiliaries:
        if verb.tag_ == verb.head.tag_ and verb.tag_ in ("VB", "VBN", "VBG"):
            return _form_status(verb.head, depth + 1) if depth < 4 else ("happened", ("coordination",))
        if verb.tag_ == "VB":
            return _form_status(verb.head, depth + 1) if depth < 4 else ("possible", ("coordination",))
    return _finite(verb, auxiliaries, depth)


def _finite(verb: Token, auxiliaries: set[str], depth: int) -> Read:
    if verb.tag_ == "VBG":
        if auxiliaries & {"is", "are", "'s", "'re", "am", "been", "be"}:
            going = lemma(verb) == "go" and bool(children(verb, "xcomp"))
            return ("planned", ("going to",)) if going else ("ongoing", ("progressive",))
        if auxiliaries & {"was", "were"}:
            return "ongoing", ("past progressive",)
        return _participle(verb, depth)
    if verb.tag_ == "VBN" and "being" in auxiliaries and children(verb, "mark", "case"):
        return "happened", ("participle",)  # "died after being shot"
    if verb.tag_ == "VBN" and auxiliaries & {"is", "are", "being"} and not auxiliaries & {"been", "has", "have"}:
        return "ongoing" if "being" in auxiliaries else "happened", ("present passive",)
    if verb.tag_ == "VB" and not auxiliaries:
        if verb.dep_ == "ROOT" and not children(verb, "nsubj"):
            return None, ("imperative",)
        return "happened", ("present tense",)
    return "happened", ("told as done",)


def _infinitive(verb: Token, depth: int) -> Read:
    head = verb.head
    word = lemma(head)
    if verb.dep_ == "ROOT" or headline_infinitive(verb):
        return "planned", ("infinitive of a headline",)
    if verb.dep_ == "conj" and head.pos_ == "VERB" and depth < 4:
        return _infinitive(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "csubj", "obl", "parataxis"):
        if word == "be" and head.pos_ in ("AUX", "VERB"):
            return _turned(("planned", ("is to",)), negated(head), head.text)
        tables = {"VERB": ("verbs",), "ADJ": ("adjectives", "verbs"), "AUX": ("verbs",), "NOUN": ("nouns",)}
        for table in tables.get(head.pos_, ()):
            said = governors(table).get(word)
            if said is None:
                continue
            if said == "happened":
                return _turned(verb_status(head, depth=depth + 1), False, head.text)
            if said in ("planned", "possible") and negated(head):
                return "not_happened", (f"not {head.text!r} to",)
            above = verb_status(head, depth=depth + 1)[0] if head.pos_ == "VERB" and depth < 3 else "happened"
            if said == "planned" and above in ("possible", "denied", "not_happened"):
                return above, (f"{head.text!r} to, itself {above}",)
            if said == "not_happened" and above == "not_happened":
                return "happened", (f"not {head.text!r} to",)
            return _value(said, f"{head.text!r} to")
        return None, (f"infinitive under {head.text!r}",)
    if verb.dep_ == "acl":
        return _value(governors("nouns").get(word, "none"), f"{head.text!r} to")
    return None, ("infinitive",)


def _participle(verb: Token, depth: int) -> Read:
    marks = {child.lower_ for child in children(verb, "mark", "case")}
    if "without" in marks or ("instead" in marks):
        return "not_happened", ("without",)
    if marks & {"for", "of", "about", "on", "against", "from"} and verb.dep_ in ("acl", "advcl"):
        head = verb.head
        table = "verbs" if head.pos_ == "VERB" else "nouns"
        said = governors(table).get(lemma(head))
        if said is not None:
            return _value(said, f"under {head.text!r}")
        if marks & {"from"}:
            return "not_happened", (f"{head.text!r} from",)
        if lemma(head) in ("accuse", "blame", "accusation", "condemn", "praise", "thank", "responsible"):
            return "happened", (f"under {head.text!r}",)
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ == "VERB":
        said = governors("verbs").get(lemma(verb.head))
        if said is not None and said != "happened":
            return _value(said, f"under {verb.head.text!r}")
    if verb.head.pos_ in ("VERB", "AUX") and verb.dep_ in ("advcl", "xcomp", "conj") and depth < 4:
        above, reasons = verb_status(verb.head, depth=depth + 1)
        return above, (*reasons, "as the verb it goes with")
    return "happened", ("participle",)


def noun_status(noun: Token) -> Read:
    """Status of the act that a noun tells: by its modifiers, then by the word it hangs on."""
    for child in children(noun, "amod", "det", "compound"):
        said = governors("modifiers").get(child.lower_)
        if said is not None:
            return _value(said, f"{child.text!r} {noun.text}")
    case = preposition(noun)
    if case == "without":
        return "not_happened", ("without",)
    if case == "ahead of":
        return "planned", ("ahead of",)
    head = noun
    while head.dep_ in ("conj", "appos", "compound") and head.head is not head and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    above = head.head
    if above.pos_ in ("VERB", "AUX") and head.dep_ in ("obj", "nsubj:pass", "nsubj"):
        return _under_verb(head, above)
    if head.dep_ == "obl" and above.pos_ == "VERB":
        return _in_phrase(head, above)
    if head.dep_ == "nmod" and above.pos_ in ("NOUN", "PROPN"):
        said = governors("nouns").get(lemma(above))
        if said is not None:
            return _value(said, f"{above.text!r} of it")
    return "happened", ("named as a fact",)


def _under_verb(noun: Token, verb: Token) -> Read:
    word = lemma(verb)
    own = verb_status(verb)
    acted_on = noun.dep_ != "nsubj"
    said = governors("event_verbs").get(word) if acted_on else None
    if said is not None:
        if own[0] == "not_happened":
            return ("happened" if said == "not_happened" else "not_happened"), (f"not {verb.text!r}",)
        return _value(said, f"{verb.text!r} it")
    light = lexicon("events/light")
    if acted_on and word in light["object"]:
        return own
    if not acted_on and word in ("begin", "start", "continue") and own[0] == "happened":
        return "ongoing", (f"it {verb.text}",)
    if not acted_on and word in light["subject"]:
        return own
    if is_passive(verb) and word in light["object"]:
        return own
    return "happened", ("named as a fact",)


def _in_phrase(noun: Token, verb: Token) -> Read:
    case = preposition(noun) or ""
    word = lemma(verb)
    if case == "for" and word in ("call", "press", "push", "appeal", "ask", "hope", "wait", "plead", "campaign"):
        return None, (f"{verb.text!r} for it",)
    if case in ("on", "to") and word == "agree":
        return "planned", ("agreed on",)
    if case in ("in", "at", "during", "after", "following", "since") and word in (
        "participate",
        "take",
        "part",
        "attend",
    ):
        return verb_status(verb)
    if case in ("against",) and word in ("warn",):
        return None, ("warned against",)
    return "happened", ("named as a fact",)
