"""Whether a match names enough of who takes part. In: a Match. Out: whether it is an act that may be told.

Two for what takes two, one for the rest; of nouns and participles mostly more, as they are often told by the way. One alone is enough where
the others need no name ("the summit that she attended", "the council is to meet", "Chad will return to the talks").
"""

from spacy.tokens import Token

from regesta.extract.events.frames.clauses import says_what
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import pair_before
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import TEXTS, by_preposition, children, is_passive, preposition
from regesta.lexicons import lexicon, word_set

SAID = frozenset({"REQUEST", "THREATEN"})  # nouns of these say in a clause what is demanded or threatened
TERMS = frozenset(lexicon("events/classes")["term"])
PARTNERS = word_set("acts/parties", "partners")
SHARED = frozenset({"meeting"})  # one alone who builds or discusses something builds at home, or talks
BLOWS = frozenset({"air_strike", "shelling"})
AFTER = frozenset({"following", "after", "since", "amid"})
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
ONCE = frozenset({"arrest", "appointment"})
DRAFTS = word_set("acts/senses", "drafts")
ENACTING = word_set("acts/senses", "enacting")
BLAMING = word_set("acts/parties", "blaming_by_the_way")
BODIES = frozenset(lexicon("events/classes")["assembly"])
GATHERING = word_set("acts/parties", "gathering")
TAKING_PART = word_set("acts/senses", "taking_part")
AGAIN = word_set("acts/parties", "talking_again")


def worth(match: Match) -> bool:
    """An act needs someone: two for what takes two, one for the rest."""
    actors, recipients, things = (match.roles.get(role, []) for role in "ABO")
    if match.trigger.pos_ != "VERB" and match.sense.needs_verb and not match.asserted:
        return False
    if match.sense.self_contained:
        return bool(actors or things)
    if match.sense.type == "CONCEDE" and not actors:
        return False  # "a law that allows them to vote": nobody gave way
    if match.sense.hosted and match.trigger.pos_ == "VERB" and not actors:
        return False  # "the prize went to Riga": nobody went
    by_the_way = match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBN"
    told_by_the_way = by_the_way and (not actors or match.sense.subtype == "delegation")  # "a team led by Ana Torv"
    told_by_the_way = told_by_the_way and not children(match.trigger, "mark")  # "reports that the consul was arrested"
    if told_by_the_way and not _blamed(match) and match.sense.type != "ASSAULT" and not _dated(match):
        return False  # "the sanctions imposed on Chad": a background nobody is said to have done
    about = match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBG" and lemma(match.trigger.head) in TEXTS
    if about and (not actors or _of_a_draft(match)):
        return False  # "resolutions banning sales to Chad": what they are about
    bare = match.trigger.tag_ == "VBN" and not children(match.trigger, "aux", "aux:pass", "mark")
    if match.trigger.dep_ == "advcl" and bare and not actors and is_passive(match.trigger):
        return bool(recipients) and match.sense.type in SUFFERED  # "Asked about the price, the firm said"
    if match.trigger.pos_ != "VERB" and not match.sense.mutual:
        return _noun_worth(match, bool(actors), bool(recipients), bool(things))
    if match.sense.subtype == "construction":
        return len(actors) + len(recipients) > 1 or any(_of_several(t) for t in actors)
    if match.sense.mutual or match.sense.subtype in SHARED:
        if len(actors) + len(recipients) > 1 or any(_plural(t) for t in actors) or _enough_alone(match):
            return True
        return bool(actors and things) and match.sense.subtype not in SHARED
    return bool(actors or recipients)


def _noun_worth(match: Match, actors: bool, recipients: bool, things: bool) -> bool:
    """Whether a noun of what one does to another names enough of both, and whom."""
    suffered = match.sense.type in ("ASSAULT", "COERCE") or (match.sense.type == "ACCUSE" and match.asserted)
    if recipients and suffered and not match.sense.hosted:
        return True  # "the killing of two soldiers", "an allegation that Chad paid them"
    if actors and match.sense.subtype in BLOWS and preposition(match.trigger) in AFTER:
        return True  # "fled following Chadian air strikes"
    if actors and match.sense.type in SAID and says_what(match.trigger):
        return True  # "Chad's demand to free the crew"
    several = (
        actors + recipients + things > 1 or (match.asserted and actors) or (match.stands is not None and recipients)
    )
    return several and (actors or (recipients and not match.sense.hosted))


def _of_a_draft(match: Match) -> bool:
    """ "Will send a bill legalising strikes": what a draft says is done by nobody who has not passed it."""
    draft = match.trigger.head
    return lemma(draft) in DRAFTS and not (draft.dep_ == "obj" and lemma(draft.head) in ENACTING)


def _blamed(match: Match) -> bool:
    """ "A group blamed for the raid", "an officer accused of spying" is news of the blame."""
    return match.sense.type == "ACCUSE" and bool(match.roles.get("B")) and lemma(match.trigger) in BLAMING


def _dated(match: Match) -> bool:
    """ "The prisoners arrested during the campaign", "first elected in 1996": told with its time, it is no mere background."""
    if match.sense.subtype not in ONCE or lemma(match.trigger) == "name":  # "named in a report in May"
        return False
    phrases = by_preposition(match.trigger)
    dated = [t for case in ("in", "on", "since") for t in phrases.get(case, ())]
    return "during" in phrases or any(lemma(t) in TERMS or t.shape_ == "dddd" for t in dated)


def _of_several(token: Token) -> bool:
    """ "Chadian and Malian crews", "both sides", "the two countries"."""
    named = {t.lower_ for t in token.subtree if t.ent_type_ in ("LOC", "NORP")}
    return lemma(token) in PARTNERS or token.lower_ in PARTNERS or (_plural(token) and len(named) > 1)


def _plural(token: Token) -> bool:
    if (
        token.ent_type_ in ("LOC", "NORP")
        and all(part[:1].isupper() for part in token.text.split("-"))
        and "-" in token.text
    ):
        return True  # "the Peru-Chile summit"
    if pair_before(token):  # "the Peru-Chile commission"
        return True
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "both", "who", "two", "their", "them", "we", "our")


def _enough_alone(match: Match) -> bool:
    """Whether an act of several is told by the one who is named."""
    actors, verb = match.roles.get("A", []), match.trigger
    if not actors:
        return False
    if verb.pos_ != "VERB":
        return match.sense.subtype == "meeting" and (_attended(match) or any(_meets(verb, t) for t in actors))
    if lemma(verb) in GATHERING and match.sense.subtype == "meeting":
        return any(_body_of_many(t) for t in actors) and not children(verb, "obj")
    return lemma(verb) in AGAIN and match.sense.subtype == "meeting"


def _attended(match: Match) -> bool:
    """ "She attended the meeting in Lome", "he took part in the talks": the others who came need no name."""
    return match.asserted and lemma(match.trigger.head) in TAKING_PART


def _meets(noun: Token, party: Token) -> bool:
    """ "The Arab League summit", "a meeting of the Harbour Agency": its members meet."""
    own = party.head == noun and party.dep_ in ("compound", "nmod:poss", "nmod") and noun.tag_ == "NN"  # no "talks"
    return own and party.ent_type_ == "ORG" and preposition(party) in (None, "of", "'s", "’s")


def _body_of_many(token: Token) -> bool:
    """ "The council met", "the G7 is to meet", "the Harbour Agency will meet"."""
    group = token.text[:1] == "G" and token.text[1:].strip("-").isdigit()
    return lemma(token) in BODIES or group or token.ent_type_ == "ORG"
