"""Verb frames laid on a tree. In: a verb of a read sentence and a frame. Out: who fills which role, or None where it does not fit."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from regesta.extract.clauses import asks, calls_for, clause_fits, named_clause, questions, to_be_done
from regesta.extract.company import as_speaker, company
from regesta.extract.conjuncts import with_conjuncts
from regesta.extract.frames import Sense, Slot, VerbFrame
from regesta.extract.grammar import (
    agents,
    antecedent,
    by_preposition,
    children,
    is_passive,
    owners,
    patients,
    receivers,
)
from regesta.extract.implied import counted, foreign
from regesta.extract.inferred import infer, whose
from regesta.extract.inflection import lemma
from regesta.extract.ofclass import AMOUNTS, inside, is_one, of_class
from regesta.extract.tree import kept, kept_groups, kept_word
from regesta.lexicons import lexicon, word_set

ActorLike = Callable[[Token], bool]
CALENDAR = frozenset(lexicon("events/roles")["calendar"])
PHRASAL = frozenset(lexicon("events/roles")["phrasal"])
TURNING = frozenset({"up", "off", "away", "over", "ahead"})
LEAD = word_set("acts/parties", "leading")
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "yourself", "yourselves", "myself"})
WAYS = frozenset({"out", "back", "over", "up", "down", "away", "off", "home", "along", "together", "in", "through"})
HIGHEST = 3  # nouns over a relative clause that it may speak of, a choice
BACKWARDS = frozenset({"back", "home"})
FEASTS = word_set("acts/senses", "feasts")
HONOURING = word_set("acts/senses", "honouring")
WEAPONS = frozenset(lexicon("events/classes")["weapon"])
MONEY = frozenset(lexicon("events/roles")["money"])
NO_DOERS = frozenset(lexicon("events/roles")["nature"]) | frozenset(lexicon("events/roles")["no_doers"])
NO_DOERS |= {word for kind in ("attack", "fight", "talks") for word in lexicon("events/classes")[kind]}
HELP = word_set("acts/senses", "help")


@dataclass(slots=True)
class Match:
    """A frame that fits: the trigger words, and the head words of each role."""

    sense: Sense
    trigger: Token
    written: str
    weight: int
    roles: dict[str, list[Token]] = field(default_factory=dict)
    asserted: bool = False  # of a noun: a light verb tells it ("the withdrawal began")
    used: set[int] = field(
        default_factory=set
    )  # indices of nouns that the frame has read, and that tell no act of their own

    def fill(self, role: str, tokens: list[Token]) -> None:
        """Put tokens into a role, each once."""
        have = self.roles.setdefault(role, [])
        have.extend(token for token in tokens if token not in have)


@kept_word
def _particles(verb: Token) -> set[str]:
    found = {
        c.lower_
        for c in verb.children
        if c.dep_ == "compound:prt" or (c.pos_ in ("ADP", "ADV", "ADJ") and c.dep_ in ("advmod", "xcomp"))
    }
    for phrase in children(verb, "obl"):  # "out of Riga", "through on Monday": the first of two prepositions
        cases = children(phrase, "case")
        if len(cases) > 1 and cases[1].i == cases[0].i + 1:
            found.add(cases[0].lower_)
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return found | ({after.lower_} if after.pos_ in ("ADP", "ADV") else set())


@kept_groups
def _pools(verb: Token) -> dict[str, list[Token]]:
    receivers_, things = _bare_pools(verb)
    return {"receivers": receivers_, "things": things}


def _bare_pools(verb: Token) -> tuple[list[Token], list[Token]]:
    """(those the act is done to or who receive, things): two bare nouns after a verb are receiver and thing, one is either."""
    given = receivers(verb)
    objects = [t for head in children(verb, "obj") for t in with_conjuncts(antecedent(head))]
    if is_passive(verb):
        raised = patients(verb)
        return (raised, objects) if objects else (raised, raised)
    if given:
        return given, objects
    two = children(verb, "obj")
    if (
        len(two) == 2
        and two[0].i > verb.i
        and two[1].pos_ == "NOUN"
        and not two[1].ent_type_
        and two[1].left_edge.i == two[0].right_edge.i + 1
    ):
        return with_conjuncts(two[0]), with_conjuncts(two[1])  # "offered Chad a loan", both read as objects
    direct = patients(verb)
    return direct, direct


@kept_groups
def _phrases(verb: Token) -> dict[str, list[Token]]:
    """Prepositional phrases of the verb and of its object, for where a phrase hangs is often open."""
    things = _pools(verb)["things"]
    found = {key: list(value) for key, value in by_preposition(verb).items()}
    for key in [key for key in found if key.partition(" ")[0] in WAYS]:  # "out of", "back from", "over to"
        found.setdefault(key.rpartition(" ")[2], list(found[key]))
    inside = [
        t
        for thing in things
        if lemma(thing) in (*AMOUNTS, "message", "letter")
        for t in by_preposition(thing).get("of", ())
    ]
    for thing in things:
        if lemma(thing) in MONEY:  # "$50 million in aid to B"
            inside += [*by_preposition(thing).get("in", ()), *found.get("in", ())]
    aside = [c for c in children(verb, "xcomp", "advmod") if c.pos_ in ("ADV", "ADJ", "ADP")]  # "home from B"
    for thing in (*things, *inside, *aside):  # "a round of talks with B"
        for key, value in by_preposition(thing).items():
            found.setdefault(key, []).extend(t for t in value if t not in found.get(key, []))
    led = [c for thing in (*things, *inside) for c in children(thing, "acl") if lemma(c) in LEAD and c.tag_ == "VBN"]
    for clause in led:  # "sent a delegation led by Ana Torv to B"
        for key, value in by_preposition(clause).items():
            found.setdefault(key, []).extend(t for t in value if t not in found.get(key, []))
    feasts = any(lemma(thing) in FEASTS for thing in things)
    for noun in found.get("in", ()) if feasts else ():  # "gave a banquet in honour of B"
        if lemma(noun) in HONOURING:
            found.setdefault("for", []).extend(by_preposition(noun).get("of", ()))
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        for key, value in by_preposition(verb.head).items():
            if value[0].i > verb.i:
                found.setdefault(key, []).extend(value)
    return found


def match_verb(verb: Token, frame: VerbFrame, actor_like: ActorLike) -> Match | None:
    """The frame on the verb, or None."""
    pools = _pools(verb)
    receivers_, things = pools["receivers"], pools["things"]
    if _ruled_out(verb, frame, things):
        return None
    match = Match(frame.sense, verb, frame.written, frame.weight)
    if not _subject(match, verb, frame, actor_like):
        return None
    phrases = _phrases(verb)
    if frame.particle:  # "shot down a drone": the parse may take the particle for a preposition
        things = [*things, *hanging(phrases, frame.particle)]
    for slot in sorted(frame.slots, key=lambda s: not s.lemmas):
        if slot.clause is not None:
            if not clause_fits(match, verb, slot.clause, actor_like):
                return None
            continue
        if slot.preposition is None:
            found = _fill_bare(slot, (receivers_, things, _complements(verb)), match)
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
    match.fill("A", [t for t in company(verb, match.roles.get("A", [])) if frame.subject == "A" and actor_like(t)])
    return match


def _doer(match: Match, verb: Token, frame: VerbFrame) -> None:
    """Who did it, though the word stands for nobody we know ("both camps", "the sultanate"), where the frame leaves no doubt of the act."""
    sure = bool(match.roles.get("B")) and (match.used or any(s.lemmas for s in frame.slots))
    if frame.subject != "A" or match.roles.get("A") or not (sure or (is_passive(verb) and match.roles.get("B"))):
        return
    match.fill(
        "A",
        [
            t
            for t in agents(verb)
            if t.pos_ in ("NOUN", "PROPN") and lemma(t) not in NO_DOERS and lemma(t) not in CALENDAR
        ],
    )


@kept
def _complements(verb: Token) -> list[Token]:
    """What the verb says its object or subject becomes ("set the crew free"), and the nouns over a relative clause.

    "The agreement on the use of the dam, which was signed by both": what was signed is not the noun next to it.
    """
    over: list[Token] = []
    while verb.dep_ == "acl:relcl" and len(over) < HIGHEST:
        noun = over[-1] if over else verb.head
        if noun.dep_ != "nmod" or noun.head.pos_ != "NOUN":
            break
        over.append(noun.head)
    return [*children(verb, "xcomp"), *(c for c in children(verb, "advmod") if c.pos_ == "ADJ"), *over]


def _ruled_out(verb: Token, frame: VerbFrame, things: list[Token]) -> bool:
    """Whether particle, second predicate or object say that the verb means something else."""
    if (frame.particle and not frame.particle & _particles(verb)) or (frame.bare and children(verb, "obj")):
        return True
    turned = any(
        c.lower_ in TURNING and (c.dep_ == "compound:prt" or c.i == verb.i + 1)
        for c in children(verb, "compound:prt", "advmod")
    )
    if turned and not frame.particle and frame.lemma in PHRASAL:
        return True  # "gave up its weapons" gave nobody anything
    if frame.sense.type == "MOBILIZE" and not frame.particle and BACKWARDS & _particles(verb):
        return True  # "are to move back to their base"
    if frame.sense.no_complement and any(c.pos_ not in ("VERB", "PROPN") for c in children(verb, "xcomp", "ccomp")):
        return True  # "called it a mistake", but not "called the king to thank him"
    if frame.lemma == "call" and frame.sense.subtype == "appeal" and not asks(verb):
        return True  # "called on the vice president" is a visit
    if frame.lemma == "call" and frame.sense.subtype == "visit" and calls_for(verb):
        return True  # "called on the minister to resign" is none
    plain = frame.lemma == "ask" and not any(slot.lemmas for slot in frame.slots) and not frame.particle
    if plain and frame.sense.type == "REQUEST" and questions(verb):
        return True
    barred = frame.sense.not_objects
    if frame.subject == "O":
        things = agents(verb)  # "the ban took effect" is no treaty in force
    return bool(things) and ("*" in barred or any(is_one(t, barred) for t in things))


def _fill_phrase(
    slot: Slot, prepositions: frozenset[str], phrases: dict[str, list[Token]], match: Match
) -> list[Token]:
    found = hanging(phrases, prepositions)
    found.sort(key=lambda t: t.i < match.trigger.i)  # those behind the verb first
    if not found and slot.role == "B" and stranded(match.trigger, prepositions):  # "were fired on by the navy"
        return patients(match.trigger)
    if slot.role in ("O", "B"):  # "agreed on Monday" names no thing that was agreed
        found = [t for t in found if lemma(t) not in CALENDAR and t.lower_ not in CALENDAR]
    if not found and slot.role == "B":  # "agreed to a ceasefire with B": the phrase hangs on the thing
        inside = [by_preposition(t) for t in match.roles.get("O", [])]
        found = [t for phrase in inside for t in hanging(phrase, prepositions)]
        if not found and prepositions & {"of", "from"}:  # "rejected Chad's proposal"
            found = [t for thing in match.roles.get("O", []) for t in owners(thing, possessive=True)]
    return of_class(found, slot.lemmas)


def stranded(verb: Token, prepositions: Collection[str]) -> bool:
    """Whether a passive verb stands before a preposition that leads nothing, so that its subject is what it leads."""
    last = verb.i + 1 >= len(verb.doc)
    return not last and is_passive(verb) and verb.nbor(1).lower_ in prepositions and verb.nbor(1).dep_ == "compound:prt"


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
    subject = [
        t
        for t in every
        if not asked or t in of_class(every, asked) or t.ent_type_ in named or as_speaker(t, asked, named)
    ]
    if frame.subject_lemmas and not subject:
        return False
    if asked:  # "Ann Lee and her counterpart gathered": whoever is joined by name to one of the class
        beside = [t for t in every if t in subject or t.ent_type_ in ("PER", "LOC", "ORG")]
        subject = beside if any(t in of_class(every, asked) for t in subject) else subject
    if frame.subject == "O" and asked:
        match.used.update(t.i for t in subject)
    match.fill(
        frame.subject, [t for t in subject if frame.subject == "O" or _may(match.sense, frame.subject) or actor_like(t)]
    )
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
    return token.lower_ in ("each", "one") and any(c.lower_ in ("other", "another") for c in token.children)


def _finite(token: Token, slot: Slot) -> bool:
    """A verb of its own is no thing: "end what they called ...", "urged Chad to respect it", but "let the crew go"."""
    return token.tag_ in ("VBD", "VBZ", "VBP") or (token.tag_ == "VB" and bool(slot.role))


def _fill_bare(slot: Slot, pools: tuple[list[Token], list[Token], list[Token]], match: Match) -> list[Token]:
    receivers_, things, complements = pools
    if slot.lemmas:
        found = of_class(list(dict.fromkeys((*things, *receivers_))), slot.lemmas)
        found = found or [
            t for t in complements if slot.role != "B" and not _finite(t, slot) and is_one(t, slot.lemmas)
        ]
        if not found and not slot.role:  # "declared the envoys persona non grata", read as part of their name
            found = [
                t
                for thing in things
                for t in thing.children
                if t.i > thing.i and t.pos_ != "VERB" and lemma(t) in slot.lemmas
            ]
        return list(dict.fromkeys(found))
    pool = receivers_ if slot.role == "B" else things
    return [t for t in pool if t.i not in match.used]
