"""Words of acts in another sense. In: a match that a frame made. Out: whether its words have another sense: then it is no such act.

"Joined the Green Party", "won the primary", "the conflict between the senate and the president", "will not seek the leadership", "pull
money from the ministry", "approved the strike", "gave her six more votes", "the move gives the ministry access", "is recognised as part".
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients
from regesta.lexicons import lexicon, word_set

ONE_PERSON = word_set("acts/figurative", "one_person")
JOINED = word_set("acts/figurative", "joined_by_one")
PRELIMINARY = word_set("acts/figurative", "preliminary")
STANDING = word_set("acts/figurative", "standing_for_office")
POSTS = word_set("acts/figurative", "posts")
CLEARING = word_set("acts/figurative", "clearing_the_way")
FORCE = word_set("acts/figurative", "uses_of_force")
MONEYS = word_set("acts/figurative", "moneys")
POLITICS = word_set("acts/figurative", "in_politics")
ONE_OFFICE = frozenset({"president", "premier", "minister", "prime_minister"})
AT_ODDS = word_set("acts/figurative", "at_odds")
ARMED = word_set("acts/figurative", "in_arms")
BRINGING = word_set("acts/figurative", "bringing_about")
COUNTS = word_set("acts/figurative", "counts_of_opinion")
WITHOUT_LAND = word_set("acts/figurative", "without_land")
LEAVING = word_set("acts/figurative", "leaving_office")
WORTH = word_set("acts/figurative", "marks_of_worth")
WANTING_HIM = word_set("acts/figurative", "wanting_him")
TREATIES = frozenset(lexicon("events/classes")["treaty"])
PROTESTING = word_set("acts/figurative", "out_of_doors")
HARMED = frozenset({"dead", "killed", "wounded", "heavy"})
THEIR_OWN = frozenset({"its", "their", "our", "whose"})
FIGHTING = frozenset({"front", "movement"})
OFFICES = frozenset(lexicon("events/classes")["office"] + lexicon("events/classes")["headship"])
OF_STATE = frozenset({"ruling", "governing", "opposition"})
FIRMS = word_set("acts/figurative", "firms")
BY_NAME = "A join B@ORG"  # as the frame is written that takes any body by its name


def figurative(match: Match) -> bool:
    """Whether the act's words have another sense than its frame takes them in."""
    return any(holds(match) for holds in RULES)


def one_person(tokens: Sequence[Token]) -> bool:
    """Whether there is just one, a person: "Ola Lund", "she"."""
    alone = [t for t in tokens if t.dep_ != "appos"]
    return len(alone) == 1 and (alone[0].ent_type_ == "PER" or alone[0].lower_ in ONE_PERSON)


def _joined(match: Match) -> bool:
    """ "Ola Lund joined the Green Party", "before joining the senate she was a judge": a step of one's life."""
    verb = match.trigger
    if match.sense.subtype != "partnership" or lemma(verb) != "join" or verb.pos_ != "VERB":
        return False
    if not one_person([t for t in agents(verb) if t not in match.roles.get("O", [])]):
        return False
    bodies = patients(verb) or [t for t in match.roles.get("A", []) if t.ent_type_ == "ORG"]
    parts = {lemma(c) for t in bodies for c in (t, *children(t, "compound", "flat"))} | {t.lower_ for t in bodies}
    if {part.lower() for part in parts} & FIGHTING or any(
        lemma(t) in OFFICES for t in by_preposition(verb).get("as", ())
    ):
        return False  # "joined the Southern Front", "joined the government as minister"
    named = match.written.startswith(BY_NAME) and any(t.ent_type_ == "ORG" for t in bodies)
    return named or any(part.lower() in JOINED for part in parts)


def _left_a_feast(match: Match) -> bool:
    """ "She left the party at midnight": no party by its name, nor one that rules."""
    verb = match.trigger
    left = match.sense.subtype == "resignation" and verb.pos_ == "VERB" and lemma(verb) in ("leave", "quit")
    feasts = [t for t in (*children(verb, "obj"), *match.roles.get("B", [])) if lemma(t) == "party"] if left else []
    return any(not any(c.ent_type_ == "ORG" or c.lower_ in OF_STATE for c in t.subtree) for t in feasts)


def _withdrew_to(match: Match) -> bool:
    """ "She withdrew to her farm": out of no race."""
    verb = match.trigger
    withdrew = match.sense.subtype == "cessation" and verb.pos_ == "VERB" and lemma(verb) == "withdraw"
    return withdrew and bool({"to", "into", "towards", "behind"} & by_preposition(verb).keys())


def _closed_its_own(match: Match) -> bool:
    """ "The firm announced the closure of its plant": its own affair."""
    noun = match.trigger
    if match.sense.type not in ("SANCTION", "COERCE") or "closure" not in (
        lemma(noun),
        *map(lemma, children(noun, "obj")),
    ):
        return False
    closures = [noun] if lemma(noun) == "closure" else [t for t in children(noun, "obj") if lemma(t) == "closure"]
    own = any(children(t, "nmod:poss") for one in closures for t in by_preposition(one).get("of", ()))
    doers = match.roles.get("A", [])
    return own and bool(doers) and all(lemma(t) in FIRMS for t in doers)


def _turned_off(match: Match) -> bool:
    """ "She turned off the gas in her kitchen"."""
    verb = match.trigger
    off = match.sense.subtype == "restriction" and verb.pos_ == "VERB" and lemma(verb) in ("turn", "switch")
    doers = agents(verb) if off and children(verb, "compound:prt") else []
    return one_person(doers) or (bool(doers) and all(lemma(t) in FIRMS for t in doers))


def _primary(match: Match) -> bool:
    """ "Won the primary election", "won all three elections", "its primary election": nobody is put into office."""
    word = match.trigger
    if match.sense.subtype != "appointment" or lemma(word) not in ("win", "election", "elect"):
        return False
    votes = [
        t for t in (word, *match.roles.get("O", []), *children(word, "obj")) if lemma(t) in ("election", "primary")
    ]
    kinds = {lemma(c).lower() for t in votes for c in children(t, "amod", "compound", "nmod")} | {
        lemma(t) for t in votes
    }
    several = any(t.tag_ == "NNS" and children(t, "nummod") for t in votes)
    own = [t for t in match.roles.get("B", []) if t.lower_ in THEIR_OWN or t.ent_type_ in ("LOC", "ORG")]
    body = lemma(word) == "election" and bool(own) and len(own) == len(match.roles.get("B", []))
    return bool(kinds & PRELIMINARY) or several or body


def _for_a_post(match: Match) -> bool:
    """ "Will not seek the leadership of the party": a candidate, who asks nobody."""
    verb = match.trigger
    if match.sense.type != "REQUEST" or lemma(verb) not in STANDING or verb.pos_ != "VERB":
        return False
    if children(verb, "xcomp"):
        return False  # "wants the leader of the rebels to yield"
    things = [*children(verb, "obj"), *match.roles.get("O", [])]
    return any(lemma(t) in POSTS and not {"on", "from", "with", "in", "at"} & by_preposition(t).keys() for t in things)


def _cleared(match: Match) -> bool:
    """ "The strike, which was approved by the president": his order; a parliament may decide on one."""
    verb = match.trigger
    if match.sense.type != "AGREE" or lemma(verb) not in CLEARING or verb.pos_ != "VERB":
        return False
    by_one = one_person(agents(verb)) or any(lemma(t) in ONE_OFFICE and t.tag_ == "NN" for t in agents(verb))
    return by_one and any(lemma(t) in FORCE for t in patients(verb))


def _of_money(match: Match) -> bool:
    """ "Pull money from the ministry", "withdrew her remark": no troops."""
    verb = match.trigger
    if match.sense.type != "RETREAT" or verb.pos_ != "VERB" or match.sense.subtype != "withdrawal":
        return False
    things = children(verb, "nsubj:pass") if is_passive(verb) else children(verb, "obj")
    return bool(things) and all(lemma(t) in MONEYS for t in things)


def _in_politics(match: Match) -> bool:
    """ "The conflict between the senate and the president": in words and votes."""
    noun = match.trigger
    if match.sense.subtype != "clash" or noun.pos_ != "NOUN" or lemma(noun) not in AT_ODDS:
        return False
    sides = [*match.roles.get("A", []), *match.roles.get("B", [])]
    near = {lemma(t).lower() for t in noun.subtree} | ({t.lower_ for t in noun.head.subtree} & HARMED)
    titled = [t for t in sides if lemma(t).lower() in POLITICS or {lemma(c).lower() for c in t.children} & POLITICS]
    named = any(c.ent_type_ in ("LOC", "NORP") for t in sides for c in (t, *children(t, "nmod", "amod")))
    return len(sides) > 1 and len(titled) == len(sides) and not near & (ARMED | HARMED) and not named


def _votes(match: Match) -> bool:
    """ "The count gave her six more votes"."""
    things = match.roles.get("O", [])
    counted = any(lemma(t) in ("vote", "delegate", "seat") and t.tag_ == "NNS" for t in things)
    return match.sense.type == "CONCEDE" and counted and lemma(match.trigger) in ("give", "grant", "hand")


def _by_a_thing(match: Match) -> bool:
    """ "The move gives the ministry access", "he was aided by the support of the young", "the emergency allows him to"."""
    verb = match.trigger
    if match.sense.type not in ("AID", "CONCEDE") or verb.pos_ != "VERB":
        return False
    over = verb.head if verb.dep_ == "xcomp" and not children(verb, "nsubj") else verb
    doers = (
        [t for word, found in by_preposition(verb).items() if word == "by" for t in found]
        if is_passive(verb)
        else children(over, "nsubj")
    )
    return bool(doers) and all(_thing(t) for t in doers)


def _thing(noun: Token) -> bool:
    called = {lemma(noun), *(lemma(t) for t in by_preposition(noun).get("of", ()) if lemma(noun) == "state")}
    return noun.pos_ == "NOUN" and not noun.ent_type_ and bool(called & BRINGING)


def _polled(match: Match) -> bool:
    """ "Polls showed support for Ola Lund at two percent"."""
    doers = agents(match.trigger) if match.trigger.pos_ == "VERB" else []
    return match.sense.type in ("SUPPORT", "REJECT") and bool(doers) and all(lemma(t) in COUNTS for t in doers)


def _without_land(match: Match) -> bool:
    """ "The World Health Organization declared an emergency": it shuts nobody in."""
    verb = match.trigger
    if match.sense.subtype != "restriction" or lemma(verb) not in ("declare", "proclaim"):
        return False
    doers = match.roles.get("A", [])
    names = [{c.lower_ for c in (t, *children(t, "compound", "flat", "amod"))} for t in doers]
    return bool(doers) and all(
        t.ent_type_ == "ORG" and name & WITHOUT_LAND for t, name in zip(doers, names, strict=True)
    )


def _wanted_back(match: Match) -> bool:
    """ "Chad will seek to extradite the gunman": it asks for him, and hands over nobody."""
    verb = match.trigger
    return match.sense.subtype == "extradition" and verb.dep_ == "xcomp" and lemma(verb.head) in WANTING_HIM


def _impeached(match: Match) -> bool:
    """ "The impeachment trial of the president": nobody is held."""
    noun = match.trigger
    tried = match.sense.type == "COERCE" and noun.pos_ == "NOUN" and lemma(noun) == "trial"
    return tried and any(lemma(c) == "impeachment" for c in children(noun, "compound", "amod"))


def _offer_to_go(match: Match) -> bool:
    """ "Turned down her offer to resign": the offer is that of her office, told by "resign"."""
    noun = match.trigger
    offered = match.sense.subtype == "offer" and noun.pos_ == "NOUN"
    return offered and any(lemma(c) in LEAVING for c in children(noun, "acl"))


def _of_worth(match: Match) -> bool:
    """ "Has been recognised by the league as part of the heritage of mankind"."""
    parts = by_preposition(match.trigger).get("as", ()) if match.sense.subtype == "recognition" else ()
    return any(
        lemma(t) in WORTH
        and not (lemma(t) == "part" and any(o.ent_type_ == "LOC" for o in by_preposition(t).get("of", ())))
        for t in parts
    )


def _treaty_of_others(match: Match) -> bool:
    """ "The premier denounced the border treaty between Chad and Mali": in words, who is no party to it."""
    verb = match.trigger
    if match.sense.subtype != "break_relations" or lemma(verb) != "denounce":
        return False
    papers = [t for t in patients(verb) if lemma(t) in TREATIES]
    of_others = any("between" in by_preposition(t) for t in papers)
    return bool(papers) and (of_others or one_person(agents(verb))) and not match.roles.get("B")


def _read_as_object(match: Match) -> bool:
    """ "Was interrupted by protesting deputies": the deputies protest, nobody does it to them."""
    verb = match.trigger
    by = verb.dep_ == "advcl" and verb.tag_ == "VBG" and any(c.lower_ == "by" for c in children(verb, "mark", "case"))
    if not by or lemma(verb) not in PROTESTING or not is_passive(verb.head):
        return False
    return any(t.tag_ == "NNS" and t.left_edge.i == verb.i + 1 for t in children(verb, "obj"))


def _brought_death(match: Match) -> bool:
    """ "He said the storm was responsible for nine deaths": what a thing brings is no killing, and none by whoever speaks."""
    word = match.trigger
    if match.sense.subtype != "killing" or word.lower_ != "responsible":
        return False
    subjects = [word.head if t.lower_ in ("which", "that", "who") else t for t in children(word, "nsubj")]
    return bool(subjects) and not any(t in match.roles.get("A", []) for t in subjects)


RULES: tuple[Callable[[Match], bool], ...] = (
    _joined,
    _left_a_feast,
    _withdrew_to,
    _closed_its_own,
    _turned_off,
    _primary,
    _for_a_post,
    _cleared,
    _of_money,
    _in_politics,
    _votes,
    _by_a_thing,
    _polled,
    _without_land,
    _offer_to_go,
    _of_worth,
    _treaty_of_others,
    _read_as_object,
    _wanted_back,
    _impeached,
    _brought_death,
)
