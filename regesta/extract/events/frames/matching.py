"""Verb frames laid on a tree. In: a verb of a read sentence and a frame. Out: who fills which role, or None where it does not fit."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from regesta.extract.events.frames.clauses import clause_fits, named_clause, to_be_done
from regesta.extract.events.frames.lexicon import Sense, Slot, VerbFrame
from regesta.extract.events.frames.verbs import Around, around, ruled_out
from regesta.extract.events.parties.doers import as_speaker, company, likelier
from regesta.extract.events.parties.implied import counted, foreign
from regesta.extract.events.parties.inferred import infer
from regesta.extract.events.parties.ownership import whose
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import inside, is_one, judged, of_class
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    is_passive,
    owners,
)
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set
from regesta.records import Status

ActorLike = Callable[[Token], bool]
Pools = tuple[list[Token], list[Token], list[Token]]  # receivers, things, complements
CALENDAR = frozenset(lexicon("events/roles")["calendar"])
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "yourself", "yourselves", "myself"})
WEAPONS = frozenset(lexicon("events/classes")["weapon"])
NO_DOERS = frozenset(lexicon("events/roles")["nature"]) | frozenset(lexicon("events/roles")["no_doers"])
NO_DOERS |= {word for kind in ("attack", "fight", "talks") for word in lexicon("events/classes")[kind]}
HELP = word_set("acts/senses", "help")
TOPIC = ("of", "on", "about", "over")  # "a memorandum of understanding with B", "intelligence on the plot to B"
DEEPER = frozenset({"with", "to"})


@dataclass(slots=True)
class Match:
    """A frame that fits: the trigger words, and the head words of each role."""

    sense: Sense
    trigger: Token
    written: str
    weight: int
    roles: dict[str, list[Token]] = field(default_factory=dict)
    asserted: bool = False  # of a noun: a light verb tells it ("the withdrawal began")
    stands: Status | None = None  # of a noun: how it stands whatever the verb over it says ("rejected the demand")
    over: bool = False  # of a noun: it takes up an act told as done
    used: set[int] = field(
        default_factory=set
    )  # indices of nouns that the frame has read, and that tell no act of their own

    def fill(self, role: str, tokens: list[Token]) -> None:
        """Put tokens into a role, each once."""
        have = self.roles.setdefault(role, [])
        have.extend(token for token in tokens if token not in have)


def match_verb(verb: Token, frame: VerbFrame, actor_like: ActorLike) -> Match | None:
    """The frame on the verb, or None."""
    beside = around(verb)
    if ruled_out(verb, frame, beside) or _lacking(frame, beside):
        return None
    match = Match(frame.sense, verb, frame.written, frame.weight)
    if not _subject(match, verb, frame, actor_like):
        return None
    phrases, things = dict(beside.phrases), beside.things
    if frame.particle:  # "shot down a drone": the parse may take the particle for a preposition
        things = [*things, *hanging(phrases, frame.particle)]
    for slot in frame.in_order:
        if slot.clause is not None:
            if not clause_fits(match, verb, slot.clause, actor_like):
                return None
            continue
        if slot.preposition is None:
            found = _fill_bare(slot, (beside.receivers, things, beside.complements), match)
        else:
            found = to_be_done(match, slot, actor_like) or _fill_phrase(slot, slot.preposition, phrases, match)
            found = found or named_clause(verb, slot)
        found = fit(match, slot, found, actor_like)
        if slot.preposition is not None and not slot.lemmas:  # "spoke to reporters" is no conversation
            found = [t for t in found if not is_one(t, frame.sense.not_objects)]
        if not found and slot.required:
            return None
        if found and slot.role:
            match.fill(slot.role, found)
        if slot.lemmas:
            match.used.update(t.i for one in found for t in (one, *inside(one, slot.lemmas)))
        if (
            slot.lemmas and slot.preposition is not None
        ):  # "came under attack by rebels": the phrase hangs on the attack
            for word, tokens in [pair for t in found for pair in by_preposition(t).items()]:
                phrases.setdefault(word, tokens)
        match.weight += bool(found or slot.lemmas)
    infer(match, actor_like)
    _doer(match, verb, frame)
    _by_whom_unsaid(match)
    match.fill("A", [t for t in company(verb, match.roles.get("A", [])) if frame.subject == "A" and actor_like(t)])
    return match


def _lacking(frame: VerbFrame, beside: Around) -> bool:
    """Whether a noun that the frame asks for as what the act is done to is not there; with a particle it may hang on that."""
    if frame.particle:
        return False
    pools = (beside.receivers, beside.things, beside.complements)
    return any(
        not _of_asked(slot, pools)
        for slot in frame.in_order
        if slot.required and slot.lemmas and slot.preposition is None
    )


def _by_whom_unsaid(match: Match) -> None:
    """ "The committee was founded in May": what is founded founds nothing."""
    if match.sense.subtype == "founding" and is_passive(match.trigger):
        match.roles["A"] = [t for t in match.roles.get("A", []) if t not in match.roles.get("O", [])]


def _doer(match: Match, verb: Token, frame: VerbFrame) -> None:
    """Who did it, though the word stands for nobody we know ("both camps", "the sultanate"), where the frame leaves no doubt of the act."""
    sure = bool(match.roles.get("B")) and (match.used or any(s.lemmas for s in frame.slots))
    if frame.subject != "A" or match.roles.get("A"):
        return
    if not (sure or (is_passive(verb) and match.roles.get("B"))):
        return
    match.fill(
        "A",
        [
            t
            for t in agents(verb)
            if t.pos_ in ("NOUN", "PROPN") and lemma(t) not in NO_DOERS and lemma(t) not in CALENDAR
        ],
    )


def on_the_calendar(token: Token) -> bool:
    """Whether a word says when, and so is nobody and nothing an act is done to: "on Monday", "on Aug. 7", "on 7 August"."""
    if token.ent_type_ == "PER":
        return False  # Ana May
    below = dependents(token)
    month = token.text[0].isdigit() and any(c.lower_ in CALENDAR for c in below)  # "May 7", "the 7th of May"
    year = token.shape_ == "dddd" and "1000" < token.text < "2100" and any(c.lower_ == "in" for c in below)
    return year or month or lemma(token) in CALENDAR or token.lower_ in CALENDAR


def _fill_phrase(
    slot: Slot, prepositions: frozenset[str], phrases: dict[str, list[Token]], match: Match
) -> list[Token]:
    found = hanging(phrases, prepositions)
    found.sort(key=lambda t: t.i < match.trigger.i)  # those behind the verb first
    if slot.role in ("O", "B"):  # "agreed on Monday" names no thing that was agreed
        found = [t for t in found if not on_the_calendar(t)]
    if not found and (
        slot.role == "B" or "between" in prepositions
    ):  # "agreed to a ceasefire with B": it hangs on the thing
        inside = [by_preposition(t) for t in match.roles.get("O", [])]
        found = [t for phrase in inside for t in hanging(phrase, prepositions)]
        if (
            not found and prepositions & DEEPER and match.roles.get("O")
        ):  # "signed a memorandum of understanding with B"
            topics = [t for phrase in (*inside, phrases) for p in TOPIC for t in phrase.get(p, ()) if t.pos_ == "NOUN"]
            found = [t for topic in topics for p in prepositions & DEEPER for t in by_preposition(topic).get(p, ())]
        if not found and prepositions & {"of", "from"}:  # "rejected Chad's proposal"
            found = [t for thing in match.roles.get("O", []) for t in owners(thing, possessive=True)]
    if not found and slot.role == "A" and prepositions & {"of", "from"}:  # "received the party's nomination"
        every = [t for thing in match.roles.get("O", []) for t in owners(thing, possessive=True)]
        found = [t for t in every if t.pos_ != "PRON"]
    return of_class(found, slot.lemmas)


def hanging(phrases: Mapping[str, list[Token]], prepositions: Collection[str]) -> list[Token]:
    """The nouns of the phrases with one of the prepositions, in the phrases' own order: that of a set differs from run to run."""
    return [t for preposition, tokens in phrases.items() if preposition in prepositions for t in tokens]


A_PERSON = "@PER"  # a person by name, among the nouns that a frame asks for as its subject


def _subject(match: Match, verb: Token, frame: VerbFrame, actor_like: ActorLike) -> bool:
    """Fill the subject's role; False where the frame asks for a subject that is not there."""
    if not frame.subject:
        return True
    asked = frame.subject_lemmas  # nouns of the class, or a state or body by name
    named = ("LOC", "ORG") if match.sense.by_name else ("PER",) if A_PERSON in asked else ()
    every = agents(verb)
    of_it = of_class(every, asked)
    subject = [t for t in every if not asked or t in of_it or t.ent_type_ in named or as_speaker(t, asked, named)]
    if frame.subject_lemmas and not subject:
        return False
    if asked:  # "Ann Lee and her counterpart gathered": whoever is joined by name to one of the class
        beside = [t for t in every if t in subject or t.ent_type_ in ("PER", "LOC", "ORG")]
        subject = beside if any(t in of_it for t in subject) else subject
    if frame.subject == "O" and asked:
        match.used.update(t.i for one in subject for t in (one, *inside(one, asked)))
    free = frame.subject == "O" or _may(match.sense, frame.subject)
    hit = frame.subject == "B"  # "seven died in a raid"
    match.fill(frame.subject, [t for t in subject if free or actor_like(t) or (hit and counted(t, match.sense))])
    if frame.subject == "A" and not asked and not match.roles["A"]:
        match.fill("A", likelier(verb, match.sense.type, actor_like))
    return True


def _may(sense: Sense, role: str) -> bool:
    """Whether a thing or place can stand in the role."""
    return role == "B" and sense.any_target


def fit(match: Match, slot: Slot, found: list[Token], actor_like: ActorLike) -> list[Token]:
    """Those of the words found that can stand in the slot; a thing in B's place may stand for its owner."""
    sense = match.sense
    if slot.role == "B" and any(_each_other(t) for t in found):  # "accused each other": both, by both
        return [t for t in agents(match.trigger) if actor_like(t)]
    if slot.label is not None:
        found = [t for t in found if t.ent_type_ == slot.label]
    if slot.role == "B" and sense.owner and not any(actor_like(t) for t in found):
        match.fill("O", found)
        found = [owner for thing in found for owner in whose(thing)]
        if not any(actor_like(t) for t in found):  # "the quality of Ann Lee's work"
            found = [owner for thing in found for owner in owners(thing, possessive=True)]
    if slot.lemmas:
        return found
    if slot.role == "B":  # "armed themselves", "reminded itself": done to nobody else
        found = [t for t in found if t.lower_ not in REFLEXIVE]
    if slot.preposition is not None and "with" in slot.preposition:  # "rebuilt it with Chadian help"
        found = [one for t in found for one in (foreign(t) if lemma(t) in HELP else [t])]
    if slot.role == "A" or (slot.role == "B" and not _may(sense, "B")):
        armed = sense.type == "AID"  # "support them with shells and ammunition": arms receive nothing
        return [t for t in found if (actor_like(t) or counted(t, sense)) and not (armed and lemma(t) in WEAPONS)]
    return found


def _each_other(token: Token) -> bool:
    """ "Each other", "one another"."""
    return token.lower_ in ("each", "one") and any(c.lower_ in ("other", "another") for c in dependents(token))


def _finite(token: Token, slot: Slot) -> bool:
    """A verb of its own is no thing: "end what they called ...", "urged Chad to respect it", but "let the crew go"."""
    return token.tag_ in ("VBD", "VBZ", "VBP") or (token.tag_ == "VB" and bool(slot.role))


def _fill_bare(slot: Slot, pools: Pools, match: Match) -> list[Token]:
    if slot.lemmas:
        return _of_asked(slot, pools)
    pool = pools[0] if slot.role == "B" else pools[1]
    return [t for t in pool if t.i not in match.used]


def _of_asked(slot: Slot, pools: Pools) -> list[Token]:
    """The nouns that the slot asks for."""
    receivers_, things, complements = pools
    found = of_class([*things, *receivers_], slot.lemmas)
    found = found or [
        t
        for t in complements
        if slot.role != "B" and not _finite(t, slot) and (is_one(t, slot.lemmas) or judged(t, slot.lemmas))
    ]
    if not found and not slot.role:  # "declared the envoys persona non grata", read as part of their name
        found = [
            t
            for thing in things
            for t in dependents(thing)
            if t.i > thing.i and t.pos_ != "VERB" and lemma(t) in slot.lemmas
        ]
    return list(dict.fromkeys(found))
