"""Who stands beside whom in the phrase of a noun. In: a match on a noun, the noun. Out: the match, with both sides filled.

"A meeting of Chad and Libya", "talks between the two": of two who are joined, or named by one word, both take part.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import NO_DOERS, ActorLike, Match, on_the_calendar
from regesta.extract.events.parties.attackers import struck_by
from regesta.extract.events.parties.meetings import (
    decided_there,
    in_the_mouth,
    met_there,
    one_person,
    took_part,
)
from regesta.extract.events.parties.ownership import whose
from regesta.extract.events.parties.responsibility import claimed_by, laid_on
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    is_passive,
    patients,
    preposition,
    receivers,
)
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import word_set

SPOKEN_OF = word_set("acts/senses", "spoken_of")
TRAVELLING = word_set("acts/senses", "going", "calling")
TAKING_PLACE = word_set("acts/parties", "taking_place")
TELLING = word_set("acts/senses", "telling")
PROMISING = frozenset({"REQUEST", "AGREE", "THREATEN", "ACCUSE", "REJECT"})
IN_LETTERS = PROMISING - {"AGREE"}
WRITING = word_set("acts/senses", "writing")
LETTERED = word_set("acts/kinds", "lettered")
ROUND = ("after", "following", "during", "on", "from", "before", "in")
OCCASION = ("during", "in", "at", "after", "before", "following", "ahead of", "on the sidelines of")
# Whose nouns take a clause: "the demand that ...".


def pair_of(noun: Token, owner: Token) -> list[Token]:
    """Whose a noun is; "the promises made between A and B at their summit": theirs."""
    named = by_preposition(noun.head).get("between", []) if owner.lower_ == "their" and noun.head.pos_ == "VERB" else []
    return named if len(named) > 1 else with_conjuncts(owner)


def noun_company(match: Match, noun: Token, actor_like: ActorLike) -> None:
    """Who else took part: those of "a meeting in which both ...", and the subject of "said after talks with B"."""
    for clause in children(noun, "acl:relcl"):
        if any(c.lower_ == "which" and c.dep_ == "obl" for c in dependents(clause)) and not children(clause, "ccomp"):
            noun_role(match, "A", agents(clause), actor_like)
    verb = noun.head
    if verb.pos_ == "ADV" and verb.head.pos_ == "VERB":  # "arrived earlier in the day after a visit to B"
        verb = verb.head
    if match.sense.subtype in LETTERED and _said_in(noun) and match.roles.get("B") and not match.roles.get("A"):
        noun_role(match, "A", agents(verb), actor_like)  # "said in a letter to B"
        match.asserted = bool(match.roles.get("A"))
    visit = ("on",) if match.sense.type == "CONSULT" else ()  # "leading a delegation on a visit to B"
    occasions = OCCASION if match.sense.mutual else visit
    going = (
        match.sense.mutual and lemma(verb) in TRAVELLING and preposition(noun) == "for"
    )  # "flew to Lima for talks with B"
    told = verb.pos_ == "VERB" and lemma(verb) in TELLING and preposition(noun) in ("in", "during", "at")
    if told and match.sense.mutual and noun.dep_ == "obl" and not match.roles.get("A") and not match.roles.get("B"):
        listeners = [t for t in (*patients(verb), *receivers(verb)) if actor_like(t)]
        if listeners:  # "told him in a telephone call"
            noun_role(match, "A", [*agents(verb), *listeners], actor_like)
    if lemma(verb) == "vote" and preposition(noun) == "for" and match.roles.get("B") and not match.roles.get("A"):
        noun_role(match, "A", agents(verb), actor_like)  # "voted for the expulsion of B"
    written = match.sense.subtype == "letter" and preposition(noun) in ("in", "by") and noun.dep_ == "obl"
    if written and match.roles.get("B") and not match.roles.get("A") and not is_passive(verb):
        noun_role(match, "A", agents(verb), actor_like)  # "said in a letter to B that the talks had failed"
    if match.sense.mutual and lemma(verb) == "agree" and noun.dep_ == "obl" and not match.roles.get("A"):
        noun_role(match, "A", agents(verb) if preposition(noun) in ("to", "on") else [], actor_like)
    if match.sense.type == "ASSAULT" and not match.sense.mutual and not match.roles.get("A"):
        struck_by(match, actor_like)
        match.asserted = match.asserted or bool(match.roles.get("A") and (claimed_by(noun) or laid_on(noun)))
    if match.sense.mutual and not match.roles.get("B"):
        there = met_there(noun) or decided_there(noun) if not match.roles.get("A") else []
        both = took_part(noun) or _headlined(noun) or there
        noun_role(match, "A", both, actor_like)
    if match.sense.mutual and match.roles.get("B") and not match.roles.get("A"):
        noun_role(match, "A", [t for t in in_the_mouth(noun) if t not in match.roles["B"]], actor_like)
    on_occasion = noun.dep_ == "obl" and verb.pos_ == "VERB" and (going or preposition(noun) in occasions)
    toured = match.sense.subtype == "visit" and preposition(noun) in ROUND and one_person(verb)
    on_occasion = on_occasion or (toured and noun.dep_ == "obl" and verb.pos_ == "VERB")
    on_occasion = on_occasion and lemma(verb) not in SPOKEN_OF  # "congratulated B on the return of its crew"
    if on_occasion and match.roles.get("B") and not match.roles.get("A"):
        noun_role(match, "A", agents(verb), actor_like)


def _said_in(letter: Token) -> bool:
    """Whether a letter is where somebody said or wrote what the clause tells."""
    verb = letter.head
    told = lemma(verb) in WRITING or any(f.sense.type in IN_LETTERS for f in frame_index().verbs.get(lemma(verb), ()))
    return letter.dep_ == "obl" and verb.pos_ == "VERB" and told and preposition(letter) == "in"


def noun_role(match: Match, role: str, tokens: list[Token], actor_like: ActorLike) -> None:
    """Put those of the words found into a role that can stand in it."""
    if role == "O":
        match.fill("O", [t for t in tokens if not on_the_calendar(t)])
        return
    if role == "B" and match.sense.owner:  # "criticism of Chad's decision"
        tokens = [one for t in tokens for one in ([t] if actor_like(t) else whose(t))]
    any_target = match.sense.any_target and role == "B"
    fitting = [t for t in tokens if actor_like(t) or (any_target and lemma(t) not in NO_DOERS)]
    tokens = [t for t in fitting if not on_the_calendar(t)]
    match.fill(role, tokens)


def _headlined(noun: Token) -> list[Token]:
    """ "Peru-Chile Talks Held in Lima", "Summit Held Between Peru and Chile": between whom a headline says that they were held."""
    sentence = noun.sent
    ends = [t.text for t in sentence if not t.is_space]
    after = noun.nbor(1) if noun.i + 1 < sentence.end else noun
    if not ends or ends[-1] in '.!?"”' or after.lower_ not in TAKING_PLACE:
        return []
    first = noun.i
    while first > sentence.start and (_is_name(noun.doc[first - 1]) or noun.doc[first - 1].text in "-–"):
        first -= 1
    named = [t for t in noun.doc[first : noun.i] if _is_name(t)]
    bar = next((t.i for t in sentence if t.lower_ == "between" and t.i > noun.i), None)
    if len(named) < 2 and bar is not None:
        named = [t for t in noun.doc[bar + 1 : sentence.end] if _is_name(t)][:2]
    return named if len(named) > 1 else []


def _is_name(token: Token) -> bool:
    return token.pos_ in ("PROPN", "ADJ") and token.text[:1].isupper() and (token.ent_type_ in ("LOC", "ORG", "NORP"))
