"""Frames: how a language tells of an act. In: `lexicons/events/*.yaml` and files of the analyst's own. Out: an index of frames by lemma.

A verb frame is written as a small sentence: "A meet with B", "A award O to B", "A hold {talks} with B", "A call +off
{event}=O". `A` acts, `B` is acted on, `O` is the thing (a medal, a treaty), `T` a thing that only tells whose (the defence of
B). The first word that is no slot is the verb's lemma; `|` parts alternatives; `+` marks a particle; "joint_exercise" is a noun
with its modifier. `{class}` is a noun of that class in `classes.yaml` and must be there; a plain noun must be there too.
`B@PER` takes only a person's name. "that", "to" or "doing" at the end asks for a clause, "to leave" for that one, "must" for one that says
what B must do, "should" for one that says what is to be done, "hoped" what B would, "misdeed", "offence", "guilty", "failing" or "wrong"
for one that blames B, "innocent" or "uninvolved" for one that clears A. A slot is filled when its words
are there; with `!` they must be there; "-" after the verb: it has no object ("A call - for O!"). A noun frame is a noun with what its
prepositions mean: "attack on=B by=A 's=A"; words before the noun must modify it. "of={aid}" asks for a noun of the class, which is the
thing; with `!` its phrase must be there: "firing on=B!"; "that=misdeed" asks for such a clause behind it.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from regesta.errors import LexiconError
from regesta.extract.grammar.inflection import learn
from regesta.lexicons import lexicon
from regesta.records import EventType

PREPOSITIONS = frozenset(
    "to with on of from in into at for against between by over under about toward towards upon through"
    " among as after alongside near along off inside outside around across during before behind onto aboard round within until till"
    " following without beyond amid".split()
)
FURTHER = (
    "courtesies.yaml",
    "protocol.yaml",
    "dealings.yaml",
    "fighting.yaml",
    "justice.yaml",
    "turns_words.yaml",
    "turns_deeds.yaml",
    "turns_speech.yaml",
    "turns_force.yaml",
    "turns_states.yaml",
    "turns_crowds.yaml",
    "turns_press.yaml",
    "wordings_conflict.yaml",
    "wordings_dealings.yaml",
    "further_dealings.yaml",
    "further_help.yaml",
    "further_yielding.yaml",
    "wordings_standing.yaml",
    "further_force.yaml",
    "wordings_states.yaml",
    "wordings_common.yaml",
    "news_force.yaml",
    "news_words.yaml",
    "wider_force.yaml",
    "wider_words.yaml",
    "wider_states.yaml",
    "phrases_words.yaml",
    "phrases_deeds.yaml",
    "wire_force.yaml",
    "wire_words.yaml",
    "wire_deeds.yaml",
    "nouns_common.yaml",
    "stance_force.yaml",
    "stance_words.yaml",
    "lasting_states.yaml",
    "further_acts.yaml",
    "civic_deeds.yaml",
    "plain_deeds.yaml",
    "voiced_forms.yaml",
)  # more ways to tell of an act: they yield to the other files
CLAUSES = {"that": "ccomp", "to": "xcomp"} | {kind: kind for kind in ("must", "should", "hoped", "doing")}
CLAUSES |= {
    kind: kind for kind in ("misdeed", "offence", "guilty", "failing", "wrong", "innocent", "uninvolved")
}  # `saidof.py`
NOUN_DEFAULTS = {"by": "A", "between": "A", "with": "B", "to": "B", "against": "B", "from": "A", "'s": "A", "of": "A"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a frame: `role` A, B or O, or empty for words that must be there but are nobody."""

    role: str
    preposition: frozenset[str] | None = None
    lemmas: frozenset[str] = frozenset()  # the noun must be one of these; empty: any
    required: bool = False
    label: str | None = None  # "B@PER": only a name of that kind
    clause: str | None = (
        None  # instead of a noun: "ccomp" for "that", "xcomp" for "to", "doing"; "must" and "should" for what is to be done
    )


@dataclass(frozen=True, slots=True)
class Sense:
    """What a frame means: type and subtype, whether all parties act together, and what rules it out."""

    type: EventType
    subtype: str | None
    mutual: bool = False
    hosted: bool = False  # a place in slot B stands for its state ("visited Riga")
    any_target: bool = False  # B may be a thing or place ("shelled the village"), not only someone
    owner: bool = (
        False  # a thing in slot B stands for whose it is ("condemned Libya's decision"): Libya is B, the decision O
    )
    no_complement: bool = False  # not with a second predicate ("called it a mistake")
    needs_verb: bool = False  # the noun alone names a paper, not an act ("the agreement between A and B")
    self_contained: bool = False  # needs no second party (a missile launch)
    passive: bool = False  # only in the passive ("is wanted by Chad"): the active verb means something else
    by_name: bool = False  # a state or body by name has the forces that the subject asks for ("Libya struck the depot")
    negated: str | None = None  # only where it is not done: "any" ("does not accept"), "will" ("would not help"), "can"
    not_objects: frozenset[str] = frozenset()
    source: str = ""


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb with its slots; `subject` is the role of the one who does what the verb says."""

    lemma: str
    subject: str
    subject_lemmas: frozenset[str]
    particle: frozenset[str]
    slots: tuple[Slot, ...]
    bare: bool  # without an object
    sense: Sense
    written: str
    weight: int = field(init=False, compare=False)  # how much the frame asks for: the more, the surer
    in_order: tuple[Slot, ...] = field(init=False, compare=False)  # the slots, those that ask for certain nouns first

    def __post_init__(self) -> None:
        asked = sum(3 * bool(s.lemmas) + 2 * s.required + any("_" in w for w in s.lemmas) for s in self.slots)
        weight = asked + 2 * sum(map(bool, (self.particle, self.subject_lemmas))) + 5 * bool(self.sense.negated)
        object.__setattr__(self, "weight", weight)  # counted once: it is asked for at every verb
        object.__setattr__(self, "in_order", tuple(sorted(self.slots, key=lambda slot: not slot.lemmas)))


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that tells an act, and what its modifiers are."""

    lemma: str
    roles: dict[str, str]
    sense: Sense
    written: str
    modifier: frozenset[str] = frozenset()  # a compound or adjective that must stand before it ("missile launch")
    asked: tuple[
        tuple[str, frozenset[str]], ...
    ] = ()  # preposition and the nouns that must follow it ("suspension of aid")
    needed: frozenset[str] = frozenset()  # prepositions that must be there with somebody or something ("on=B!")
    clause: str | None = None  # what a clause behind it must say of whom: "that=misdeed"


@dataclass(slots=True)
class FrameIndex:
    """All frames, by the lemma that triggers them."""

    verbs: dict[str, list[VerbFrame]] = field(default_factory=dict)
    nouns: dict[str, list[NounFrame]] = field(default_factory=dict)
    examples: list[tuple[Sense, dict[str, Any]]] = field(default_factory=list)


def _lemmas(word: str, classes: dict[str, list[str]], where: str) -> frozenset[str]:
    """The nouns that "{class}|noun|noun" speaks of."""
    found: set[str] = set()
    for part in word.split("|"):
        if not part.startswith("{"):
            found.add(part)
        elif part[1:-1] in classes:
            found.update(classes[part[1:-1]])
        else:
            raise LexiconError(f"{where}: the class {part} is not in classes.yaml. Add it there or mend the name.")
    return frozenset(found)


def verb_frames(written: str, sense: Sense, classes: dict[str, list[str]]) -> list[VerbFrame]:
    """Read "A hold {talks} with B" into frames, one a verb lemma.

    Raises:
        LexiconError: The frame has no verb or names an unknown class.
    """
    words = written.split()
    where = f"{sense.source}: frame {written!r}"
    subject, subject_lemmas = (words[0] if words and words[0] in ("A", "B", "O") else ""), frozenset[str]()
    if words and "=" in words[0]:  # "{force}=A move to B", "jet|drone=A fly over O"
        name, _, subject = words[0].partition("=")
        subject_lemmas = _lemmas(name, classes, where)
    words = words[1:] if subject else words
    if not words or words[0][0].isupper():
        raise LexiconError(f"{where} has no verb. Write it like 'A meet with B'.")
    verbs, rest = words[0].split("|"), words[1:]
    particle: frozenset[str] = frozenset()
    preposition: frozenset[str] | None = None
    slots: list[Slot] = []
    alone = False
    for at, word in enumerate(rest):
        bare, _, role = word.partition("=")
        required = bare.endswith("!")
        bare = bare.rstrip("!")
        following = rest[at + 1] if at + 1 < len(rest) else ""
        if bare in CLAUSES and not following:
            slots.append(Slot(role="", required=True, clause=CLAUSES[bare]))
        elif bare.partition("@")[0] in ("A", "B", "O"):
            kind, _, label = bare.partition("@")
            slots.append(Slot(role=kind, preposition=preposition, required=required, label=label or None))
            preposition = None
        elif bare == "-":
            alone = True
        elif bare.startswith("+"):
            particle = frozenset(bare[1:].split("|"))
        elif preposition is None and following and set(bare.split("|")) <= PREPOSITIONS:
            preposition = frozenset(bare.split("|"))
        else:
            slots.append(Slot(role=role, preposition=preposition, lemmas=_lemmas(bare, classes, where), required=True))
            preposition = None
    return [VerbFrame(verb, subject, subject_lemmas, particle, tuple(slots), alone, sense, written) for verb in verbs]


def noun_frames(written: str, sense: Sense, classes: dict[str, list[str]] | None = None) -> list[NounFrame]:
    """Read "missile launch by=A of=O" into noun frames; the last plain word is the noun, words before it must modify it."""
    words = [word for word in written.split() if "=" not in word]
    roles, asked, needed, clause = dict(NOUN_DEFAULTS), [], set(), None
    for pair in written.split():
        if "=" in pair:
            word, _, role = pair.partition("=")
            if word == "that":
                clause = CLAUSES[role]
                continue
            if role.endswith("!"):
                role = role[:-1]
                needed.add(word)
            if role not in ("A", "B", "O", "T"):
                asked.append((word, _lemmas(role, classes or {}, f"{sense.source}: noun frame {written!r}")))
                role = "O"
            roles[word.replace("_", " ")] = role
    if not words:
        raise LexiconError(f"{sense.source}: noun frame {written!r} has no noun.")
    modifier = frozenset(words[0].split("|")) if len(words) > 1 else frozenset()
    every = words[-1].split("|")
    return [NounFrame(noun, roles, sense, written, modifier, tuple(asked), frozenset(needed), clause) for noun in every]


def add_entries(index: FrameIndex, content: Any, *, source: str, classes: dict[str, list[str]]) -> None:
    """Add one file's subtypes to the index.

    Raises:
        LexiconError: An entry is malformed; the message names file and entry.
    """
    for entry in content if isinstance(content, list) else [content]:
        kind = entry.get("type")
        if kind not in get_args(EventType):
            raise LexiconError(f"{source}: type {kind!r} is none of {', '.join(get_args(EventType))}.")
        for sub in entry.get("subtypes", ()):
            sense = Sense(
                type=kind,
                subtype=sub.get("name"),
                mutual=bool(sub.get("mutual")),
                hosted=bool(sub.get("hosted")),
                any_target=bool(sub.get("any_target") or sub.get("hosted")),
                owner=bool(sub.get("owner")),
                no_complement=bool(sub.get("no_complement")),
                needs_verb=bool(sub.get("needs_verb")),
                self_contained=bool(sub.get("self_contained")),
                by_name=bool(sub.get("by_name")),
                passive=bool(sub.get("passive")),
                negated=sub.get("negated"),
                not_objects=frozenset(sub.get("not_objects", ())),
                source=source,
            )
            for written in sub.get("verbs", ()):
                for frame in verb_frames(written, sense, classes):
                    index.verbs.setdefault(frame.lemma, []).append(frame)
            for written in sub.get("nouns", ()):
                for noun in noun_frames(written, sense, classes):
                    index.nouns.setdefault(noun.lemma, []).append(noun)
            index.examples.extend((sense, example) for example in sub.get("examples", ()))


def _asked(index: FrameIndex) -> set[str]:
    """The nouns that verb frames ask for."""
    every = (slot.lemmas for frames in index.verbs.values() for frame in frames for slot in frame.slots)
    return {word.rpartition("_")[2] for lemmas in every for word in lemmas}


@cache
def frame_index() -> FrameIndex:
    """The frames of the package."""
    classes = lexicon("events/classes")
    index = FrameIndex()
    folder = files("regesta.lexicons").joinpath("events")
    for file in sorted((item.name for item in folder.iterdir()), key=lambda file: (file in FURTHER, file)):
        if file.endswith(".yaml") and file not in ("classes.yaml", "light.yaml", "status.yaml", "roles.yaml"):
            add_entries(index, lexicon(f"events/{file[:-5]}"), source=file, classes=classes)
    learn((*index.verbs, *index.nouns, *_asked(index)))
    return index
