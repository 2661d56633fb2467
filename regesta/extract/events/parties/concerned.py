"""Whom an act in words concerns where no slot of its frame names anybody. In: a match. Out: the parties in what it is about.

One order for all such acts. Of a clause or infinitive ("agreed to send rice to Chad", "its willingness to talk to Chad") whoever is
to have it done to him: the names first, then those whose the things are ("to offset Chad's costs"). Of a thing ("the expansion of the
league", "talks with Chad", "deaths during a Chadian raid") whose it is, who was to share it, whose the deed in it is. What kinds of acts
look where is in `ABOUT`. Only names and what a people's name or an owner stands before: "vowed to find the culprits" says it to nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import CALENDAR, Match
from regesta.extract.events.parties.addressees import EFFORTS
from regesta.extract.events.parties.implied import POSTPONED, foreign, named_before
from regesta.extract.events.parties.ownership import HOSTILE, done_by
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import is_law
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    is_passive,
    owners,
    patients,
    preposition,
    receivers,
)
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

NAMES = ("LOC", "ORG", "PER", "NORP")
TOWARDS = ("to", "with", "against", "from", "for", "toward", "towards", "on", "upon")
SHARED = ("with", "to", "for")
AROUND = ("in", "during", "by", "from", "after", "over", "at", "of")
ONESELF = frozenset({"it", "they", "he", "she", "we", "i"})
TALKS = frozenset(lexicon("events/classes")["talks"])
FIGHTS = frozenset(lexicon("events/classes")["fight"])
OF_RULERS = word_set("acts/senses", "of_rulers")
TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
GOING = word_set("acts/senses", "going")  # who agrees to travel to Lima does nothing to Lima
KINDS = frozenset(
    {
        *(
            "agreement",
            "decision",
            "acceptance",
            "offer",
            "rejection",
            "refusal",
            "cancellation",
            "postponement",
            "suspension",
        ),
        *("threat", "warning", "accusation", "criticism", "investigation", "praise", "support", "demand", "appeal"),
    }
)
IN_WHAT_IT_IS_ABOUT = "in what it is about"  # as a mention's reasons say it


def in_what_it_is_about(match: Match) -> None:
    """Fill in those whom the act concerns, and say so; one who agrees to do something for somebody agrees alone."""
    if match.roles.get("B") or not match.roles.get("A") or match.sense.subtype not in KINDS:
        return
    if match.sense.subtype in POSTPONED and is_passive(match.trigger):
        return  # "the premier's visit to Chad was postponed": who put it off is not told
    found = concerned(match)
    if not found:
        return
    match.fill("B", found)
    match.written += f"; recipient: {IN_WHAT_IT_IS_ABOUT}"
    if match.sense.mutual:
        match.sense = replace(match.sense, mutual=False)


def concerned(match: Match) -> list[Token]:
    """Whoever the first of the ways of the match's type finds, without those who act."""
    acting = {t.i for t in match.roles.get("A", [])}
    for way in ABOUT.get(match.sense.type, ()):
        found = [t for t in dict.fromkeys(way(match)) if t.i not in acting and not is_law(t)]
        if found:
            return found
    return []


def _promised(match: Match) -> list[Token]:
    """Those to whom is done what somebody agrees, refuses or threatens to do."""
    several = len(match.roles.get("A", [])) > 1 or any(t.tag_ in ("NNS", "NNPS") for t in match.roles.get("A", []))
    if (
        match.sense.mutual and several
    ):  # "ministers agreed to send rice to Chad": with each other; not "to stop raids on Chad"
        return [t for clause in _clauses(match) for t in _spared(clause)]
    return next((found for clause in _clauses(match) if (found := _done_to(clause))), [])


def _clauses(match: Match) -> Iterator[Token]:
    """The infinitives, and clauses about oneself, that say what will be done: of a verb, of its thing, of a noun."""
    trigger = match.trigger
    if trigger.pos_ == "VERB":
        for clause in children(trigger, "xcomp", "ccomp", "advcl"):
            to = clause.tag_ == "VB" and (clause.dep_ == "xcomp" or match.written.endswith(" to"))
            own = clause.dep_ == "ccomp" and any(t.lower_ in ONESELF for t in children(clause, "nsubj"))
            if clause.i > trigger.i and (to or own):
                yield from _joined(clause)
    for noun in (trigger, *match.roles.get("O", [])):
        if noun.pos_ in ("NOUN", "ADJ"):
            deps = ("acl", "xcomp") if noun.pos_ == "NOUN" else ("xcomp", "advcl")
            yield from (one for c in children(noun, *deps) if c.tag_ == "VB" for one in _joined(c))


def _joined(clause: Token) -> list[Token]:
    return [clause, *(c for c in children(clause, "conj") if c.pos_ == "VERB" and c.tag_ == clause.tag_)]


def _done_to(verb: Token, *, depth: int = 2) -> list[Token]:
    """Whom a verb's act is done to: names, then people of a state, then whose the things are, then the same of the verb below."""
    if is_passive(verb) or lemma(verb) in GOING:
        return []
    phrases = by_preposition(verb)
    beside = [t for t in phrases.get("with", ()) if lemma(t) in PEOPLE]
    if lemma(verb) in spoken():  # "to talk to the rebels", not "to name the rebels"
        beside += phrases.get("to", ())
        return [t for t in (*beside, *phrases.get("with", ())) if _name(t) or lemma(t) in PEOPLE]
    helped = [
        t for c in children(verb, "ccomp", "xcomp") if c.tag_ == "VB" for t in children(c, "nsubj", "obj") if t.i < c.i
    ]
    things = [t for t in (*receivers(verb), *(patients(verb) or helped)) if t.i > verb.i]
    towards = [t for word in TOWARDS for t in phrases.get(word, ()) if t.i > verb.i]
    towards += [t for thing in things for word in TOWARDS for t in by_preposition(thing).get(word, ())]
    every = [*things, *towards]
    given = [t for t in receivers(verb) if t.i > verb.i and t.pos_ == "NOUN" and lemma(t) in PEOPLE]
    found = (
        [t for t in every if _name(t)]
        or given
        or beside
        or [t for t in towards if _people(t)]
        or [t for t in things if _people(t)]
    )
    found = found or [one for t in every for one in _whose(t) if one.ent_type_ != "PER"]  # not "to keep Lee's word"
    if found or not depth:
        return found
    return next((f for c in children(verb, "xcomp") if c.tag_ == "VB" and (f := _done_to(c, depth=depth - 1))), [])


def _spared(verb: Token) -> list[Token]:
    """ "Agreed to halt attacks on Chad", "to extend the truce with Chad": who is no party to what several agree."""
    things = [t for t in patients(verb) if t.i > verb.i and (_hostile(t) or lemma(t) in TRUCES)]
    return [
        t for thing in things for word in ("on", "against", "with") for t in _phrases(thing).get(word, ()) if _name(t)
    ]


def _name(token: Token) -> bool:
    """A state, body, people or person by name."""
    return token.ent_type_ in NAMES and token.pos_ == "PROPN" and token.lower_ not in CALENDAR


def _people(token: Token) -> bool:
    """ "Chadian soldiers", "a State Department official"."""
    if token.pos_ != "NOUN" or lemma(token) not in PEOPLE:
        return False
    return bool(foreign(token)) or any(c.ent_type_ == "ORG" and c.i < token.i for c in children(token, "compound"))


def _whose(thing: Token) -> list[Token]:
    """Whose a thing is by name: "Chad's costs", "Chadian territory", "the EU plan", "a raid by Chad"."""
    if thing.pos_ not in ("NOUN", "PROPN"):
        return []
    own = [t for t in owners(thing, possessive=True) if t.ent_type_ in NAMES or lemma(t) in PEOPLE]
    if _hostile(thing):  # "Moreau's death" is not Moreau's deed
        own = [t for t in own if t.ent_type_ != "PER"]
    before = [c for c in children(thing, "amod", "compound") if c.i < thing.i and not _of_a_name(c)]
    named = [t for t in named_before(thing, "amod", "compound") if not _of_a_name(t)]
    peoples = any(t.ent_type_ == "NORP" for t in named)  # "U.S. and Chadian plans"
    people = [t for t in named if peoples and (t.ent_type_ == "NORP" or t.text.isupper())]
    bodies = [t for t in before if t.ent_type_ == "ORG" or (t.ent_type_ == "LOC" and t.text.isupper())]
    return own or people or bodies or [t for t in _by(thing) if _name(t) or lemma(t) in PEOPLE]


def _of_a_name(word: Token) -> bool:
    """ "The Anatolian Eagle drill": a people's name that opens the thing's own."""
    behind = word.nbor(1)
    return behind.pos_ == "PROPN" and not behind.ent_type_


def _by(thing: Token) -> list[Token]:
    return [t for word in ("by", "from") for t in _phrases(thing).get(word, ())] or done_by(thing)


def _phrases(thing: Token) -> dict[str, list[Token]]:
    """The phrases of a thing, also those that stand right behind it and hang on the verb."""
    found = {word: list(tokens) for word, tokens in by_preposition(thing).items()}
    if thing.dep_ == "obj":
        for t in children(thing.head, "obl", "obl:agent"):
            word = preposition(t)
            if word is not None and t.left_edge.i == thing.right_edge.i + 1:
                found.setdefault(word, []).extend(with_conjuncts(t))
    return found


def _about(match: Match) -> list[Token]:
    """The things that the act is about."""
    things = [t for t in match.roles.get("O", []) if t.pos_ in ("NOUN", "PROPN")]
    return things or [t for t in children(match.trigger, "obj") if match.trigger.pos_ == "VERB" and t.pos_ == "NOUN"]


def _owner(match: Match) -> list[Token]:
    """Whose the thing is."""
    found = [one for thing in _about(match) for one in _whose(thing)]
    inquiry = match.sense.subtype == "investigation"  # "the inquiry into the ministry leak" is not the ministry's
    return [t for t in found if not (inquiry and t.dep_ == "compound")]


def _partner(match: Match) -> list[Token]:
    """With whom, to whom or for whom the thing was to be: "dialogue with Chad", "a visit to Chad"."""
    things = [t for t in _about(match) if lemma(t) not in FIGHTS]
    return [t for thing in things for word in SHARED for t in _phrases(thing).get(word, ()) if _name(t) or _people(t)]


def _deed(match: Match) -> list[Token]:
    """Whose the deed is that the thing came of: "the deaths of villagers during a Chadian raid"."""
    deeds = [t for thing in _about(match) for word in AROUND for t in _phrases(thing).get(word, ()) if _hostile(t)]
    return [one for deed in deeds for one in _whose(deed)]


def _hostile(noun: Token) -> bool:
    frames = frame_index().nouns.get(lemma(noun), ())
    return any(f.sense.type in HOSTILE for f in frames)


def _alleged(match: Match) -> list[Token]:
    """Who is said to have done it, in a clause of the thing or added by "saying": "saying Chad had meddled"."""
    clauses = [c for thing in _about(match) for c in children(thing, "acl", "ccomp") if children(c, "mark")]
    added = [c for c in children(match.trigger, "advcl") if c.tag_ == "VBG" and c.i > match.trigger.i]
    clauses += [c for verb in added if lemma(verb) in spoken() for c in children(verb, "ccomp")]
    if match.trigger.pos_ == "ADJ":  # "was outraged that Chad had meddled"
        clauses += [c for c in children(match.trigger, "ccomp") if children(c, "mark")]
    return [one for c in clauses for t in agents(c) for one in ([t] if _name(t) or _people(t) else _whose(t))]


def _at_home(match: Match) -> list[Token]:
    """In whose land the deed was that only who rules there does: "the arrest of a priest in Chad"."""
    deeds = [t for t in _about(match) if lemma(t) in OF_RULERS]
    return [t for deed in deeds for t in deed.subtree if t.ent_type_ == "LOC" and preposition(t) == "in"]


def _convened(match: Match) -> list[Token]:
    """Whose meeting is called for, and with whom: "an emergency conference of the league", "talks with Chad"."""
    talks = [t for t in _about(match) if lemma(t) in TALKS]
    found = [
        t for talk in talks for word in ("of", "with", "between") for t in _phrases(talk).get(word, ()) if _name(t)
    ]
    return found or [one for talk in talks for one in _whose(talk)]


def _victim(match: Match) -> list[Token]:
    """At whom the force is aimed that is called for: "the destruction of Chad", "pressure against Chad"."""
    things = [t for t in _about(match) if _hostile(t) or lemma(t) in EFFORTS]
    against = [t for thing in things for t in _phrases(thing).get("against", ())]
    against += [t for thing in things if _hostile(thing) for w in ("on", "of") for t in _phrases(thing).get(w, ())]
    return [one for t in against for one in ([t] if _name(t) or _people(t) else _whose(t))]


PEOPLE = frozenset(lexicon("events/roles")["collective"]) | frozenset(lexicon("events/classes")["force"])
Way = Callable[[Match], list[Token]]
ABOUT: dict[str, tuple[Way, ...]] = {
    "AGREE": (_promised,),
    "REJECT": (_promised, _owner, _partner, _alleged),
    "THREATEN": (_promised, _owner),
    "ACCUSE": (_owner, _deed, _alleged, _at_home),
    "SUPPORT": (_owner, _partner),
    "REQUEST": (_convened, _victim),
}
