"""Words that report speech or thought. In: the cue lexicons and a parsed Doc. Out: cues, with their entry and their words.

A cue is a verb ("said"), a verb with its particle or preposition ("pointed out", "called for"), an adjective with its copula
("was confident"), a noun ("his warning that"), a phrase ("according to") or an adverb ("reportedly").
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Doc, Token

from regesta.errors import LexiconError
from regesta.extract.grammar.tree import dependents, kept_whole, tree_of, words_of
from regesta.lexicons import lexicon, word_set
from regesta.lexicons.forms import noun_forms, verb_forms
from regesta.records import Act

KINDS = {"saying": "say", "thinking": "think", "stance": "stance", "showing": "show", "seeming": "seem"}
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
CUE_WORDS = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
NEGATIONS = frozenset({"not", "n't", "never", "n’t", "hardly", "no"})
NO_SUBJECT = frozenset({"nobody", "none", "neither", "no"})
GOING_ON = word_set("cues/words", "going_on")
QUESTIONING = frozenset({"when", "where", "how", "why", "as"})  # they open the clause, they are no part of its cue
WHATEVER = frozenset({"whatever", "whoever", "whichever", "however"})
UNREAL = frozenset(
    {"will", "would", "may", "might", "could", "should", "can", "must", "shall", "'ll", "’ll", "ca", "wo"}
)


class Entry(NamedTuple):
    """A line of a cue lexicon; see `lexicons/cues/saying.yaml` for what the fields mean."""

    word: str
    kind: str  # say, think, stance, show; noun, adjective, adverb, phrase
    act: Act = "assert"
    truth: str = "neutral"
    strength: str = "plain"
    thing: bool = False  # a thing as content ("announced an agreement") makes a Statement too
    unless: tuple[str, ...] = ()  # words beside the verb that make it a deed: "claimed 30 lives", "pushed ahead"
    frames: tuple[str, ...] = ()
    register: bool = True
    example: str = ""


class Cue(NamedTuple):
    """A cue in a text: its entry, its head token, the words it consists of (offsets), and how it is meant."""

    entry: Entry
    token: Token
    start: int
    end: int
    passive: bool = False
    negated: bool = False
    unreal: bool = False  # under "may", "will", "if": nobody has said it yet


@cache
def entries(name: str) -> Mapping[str, Entry]:
    """One cue lexicon by the name of its file, word to entry."""
    made: dict[str, Entry] = {}
    speech = name in ("saying", "showing", "nouns", "adverbs", "phrases", "light")
    for word, line in lexicon(f"cues/{name}").items():
        if not isinstance(line, dict) or not line.get("example"):
            raise LexiconError(f"cues/{name}.yaml: {word!r} needs an example sentence. Add one and run again.")
        made[str(word)] = Entry(
            word=str(word),
            kind=KINDS.get(name, name.rstrip("s")),
            act=cast("Act", line.get("act", "assert")),
            truth=line.get("truth", "neutral"),
            strength=line.get("strength", "plain"),
            thing=bool(line.get("thing", False)),
            unless=tuple(str(line.get("unless", "")).split()),
            frames=tuple(str(line.get("frames", "")).split()),
            register=bool(line.get("register", speech)),
            example=line["example"],
        )
    return made


@cache
def verbs() -> Mapping[str, Entry]:
    """All verbs; one that says and shows or thinks is taken as saying."""
    files = ("seeming", "stance", "thinking", "showing", "saying")
    return {word: entry for name in files for word, entry in entries(name).items()}


@kept_whole
def cues(doc: Doc) -> list[Cue]:
    """Cues with a syntactic head, in reading order; phrases are found by `sources.phrases`. Looked for once a Doc."""
    return list(_cues(doc))


def _cues(doc: Doc) -> Iterator[Cue]:
    for token in words_of(doc):
        if token.pos_ not in CUE_WORDS:  # no other word is a verb's, a noun's or an adjective's cue
            continue
        mood = token.lower_ in entries("adjectives") and token.dep_ != "acl" and children(token, "aux:pass", "cop")
        cue = (_adjective(token) if mood else None) or _verb(token) or _noun(token) or _adjective(token)
        if cue is not None:
            yield cue


def lemma(token: Token) -> str:
    """The lemma in lower case: from the lexicons for their own words, else the model's."""
    word = token.lower_
    if token.pos_ == "NOUN" and word in noun_forms():
        return noun_forms()[word]
    return verb_forms().get(word) or noun_forms().get(word) or (token.lemma_ or word).lower()


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined once: `doc.text` joins all tokens anew each time."""
    text: str | None = doc.user_data.get("regesta.text")
    if text is None:
        text = doc.user_data["regesta.text"] = doc.text
    return text


def children(token: Token, *labels: str) -> list[Token]:
    """Children with one of these labels; a label without subtype covers its subtypes."""
    tree = tree_of(token.doc)
    found = tree.hanging[token.i]
    if not found:
        return []
    words = tree.words
    return [words[at] for dep, bare, at in found if bare in labels or dep in labels]


def case_words(token: Token) -> str:
    """The preposition before a noun or gerund, in lower case: "of", "according to"; empty without one."""
    marks = [child for child in children(token, "case", "mark") if child.i < token.i]
    if not marks:
        return ""
    words = [marks[0], *[child for child in dependents(marks[0]) if child.dep_ == "fixed"]]
    return " ".join(word.lower_ for word in words)


def _verb(token: Token) -> Cue | None:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in (
        "aux",
        "aux:pass",
        "cop",
        "case",
        "amod",
        "compound",
        "fixed",
    ):
        return None
    base = lemma(token)
    entry = _with_particle(token, base) or verbs().get(base)
    if entry is None or _light(token, base) or (entry.unless and _deed(token, entry)):
        return None
    return _cue(entry, token, _particles(token, entry))


def _deed(token: Token, entry: Entry) -> bool:
    """Whether the words beside a verb make it a deed: "the flood claimed 30 lives", "the crews pushed ahead"."""
    beside = {lemma(c) for c in children(token, "obj", "nsubj:pass", "compound:prt", "advmod")}
    return bool(beside & set(entry.unless))


def _light(token: Token, base: str) -> bool:
    """ "Expressed confidence that ...": the noun is the cue, the verb a part of it."""
    if base not in entries("light"):
        return False
    nouns = [child for child in children(token, "obj") if child.pos_ == "NOUN" and lemma(child) in entries("nouns")]
    carried = ("acl", "ccomp", "nmod")
    return any(child.dep_ in carried for noun in nouns for child in dependents(noun)) or (
        bool(nouns) and bool(children(token, "ccomp"))
    )


def _with_particle(token: Token, base: str) -> Entry | None:
    """The entry of a verb of two words, such as "point out" and "call for", when the second is there."""
    seconds = {child.lower_ for child in children(token, "compound:prt", "advmod", "case") if child.i > token.i}
    seconds |= {case_words(child) for child in children(token, "obl", "advcl", "xcomp") if child.i > token.i}
    seconds |= {child.lower_ for child in children(token, "xcomp") if child.pos_ in ("ADJ", "VERB")}
    return next((found for second in sorted(seconds) if (found := verbs().get(f"{base} {second}"))), None)


def _particles(token: Token, entry: Entry) -> list[Token]:
    """The second word of a two-word verb."""
    second = entry.word.partition(" ")[2]
    if not second:
        return []
    own = [child for child in dependents(token) if child.lower_ == second]
    return own[:1] or [word for child in dependents(token) for word in dependents(child) if word.lower_ == second][:1]


def _noun(token: Token) -> Cue | None:
    entry = entries("nouns").get(lemma(token)) if token.pos_ == "NOUN" else None
    if entry is None or token.dep_ in ("compound", "amod"):
        return None
    verb = token.head
    if token.dep_ in ("obj", "dobj") and lemma(verb) in entries("light"):
        cue = _cue(entry, verb, [token])
        return cue._replace(token=token)
    return Cue(entry, token, token.idx, token.idx + len(token))


def _adjective(token: Token) -> Cue | None:
    if token.pos_ not in ("ADJ", "VERB"):
        return None
    entry = entries("adjectives").get(token.lower_)
    if entry is None or token.dep_ in ("amod", "compound") or lemma(token.head) == "make":
        return None  # "made sure that" is a deed
    return _cue(entry, token, [])


def _intended(verb: Token) -> bool:
    """Whether nobody has said it yet: "if he says", "agreed to instruct", "wants to ask"."""
    marks = {child.lower_ for child in children(verb, "mark", "aux")}
    if marks & {"if", "unless"}:
        return True
    return "to" in marks and lemma(verb.head) not in GOING_ON


def _whatever(verb: Token) -> bool:
    """ "Whatever others may say": nothing is reported."""
    return any(
        word.lower_ in WHATEVER
        for child in children(verb, "obj", "nsubj", "advmod", "det")
        for word in (child, *dependents(child))
    )


def _cue(entry: Entry, verb: Token, more: list[Token]) -> Cue:
    """The cue with its auxiliaries and negation, as far as they stand together with the verb."""
    helpers = [
        child
        for child in children(verb, "aux", "cop", "advmod")
        if child.dep_ != "advmod" or (child.i < verb.i and child.lower_ not in QUESTIONING)
    ]
    negated = (
        any(child.lower_ == "without" for child in children(verb, "mark", "case"))
        or any(child.lower_ in NEGATIONS for child in children(verb, "advmod", "neg", "det"))
        or any(part.lower_ == "not" for subject in children(verb, "nsubj") for part in children(subject, "advmod"))
        or any(
            part.lower_ in NO_SUBJECT
            for subject in children(verb, "nsubj")
            for part in [subject, *children(subject, "det")]
        )
    )
    unreal = any(child.lower_ in UNREAL for child in children(verb, "aux")) or _intended(verb) or _whatever(verb)
    words = [verb, *more]
    left = verb.i
    for helper in sorted((h for h in helpers if h.i < verb.i), key=lambda h: -h.i):
        if helper.i == left - 1:
            words.append(helper)
            left = helper.i
    start, end = min(words), max(words)
    active = "Fin" in verb.morph.get("VerbForm", []) or " " in entry.word or bool(children(verb, "obj"))
    passive = bool(children(verb, "aux:pass")) or (not active and bool(children(verb, "nsubj:pass", "csubj:pass")))
    return Cue(entry, verb, start.idx, end.idx + len(end), passive, negated, unreal)
