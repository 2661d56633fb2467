"""Whom a blow hit where its own words do not say. In: matches of one document. Out: each blow and each killing with the side that
another act of its sentence tells, or with its place.

"Four dockers were killed in a raid", "a strike that killed a farmer", "nine were killed when gunmen attacked a bus": the raid was at the
dockers, and the gunmen killed the nine. "Killed four rebels during a raid", "fired on a car carrying guards": at the rebels, the guards.
"The attacks in Lome", "an offensive in the Tarn valley": at the place, where nobody is said to have been hit.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.aimed import aimed
from regesta.extract.events.frames.matching import ActorLike, Match
from regesta.extract.events.parties.attackers import FIGHTERS, by_who_says, deadly, set_upon
from regesta.extract.events.parties.ownership import belonging
from regesta.extract.events.parties.responsibility import suspecting
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, patients, preposition
from regesta.lexicons import lexicon, word_set

BLOWS = frozenset({"attack", "air_strike", "shelling"})
HARM = word_set("acts/kinds", "harm")
SEIZING = frozenset({"arrest", "seizure", "release"})
BESIDE = ("near", "outside", "at", "inside", "next to")
OF_A_DEATH = ("in", "by")
PLACED = ("in", "into", "across", "inside")
TAKEN_AS = word_set("acts/senses", "taken_as")
CARRIED_OUT = word_set("acts/senses", "carried_out")
STRUCK_PLACES = word_set("acts/senses", "struck_places")
WHEN = word_set("acts/courses", "at_a_blow")
ARMED = FIGHTERS | word_set("acts/parties", "outlaws")
RESULTS = frozenset(lexicon("events/roles")["results"])
DONE_IN_ONE = frozenset({"killing", "arrest", "abduction"})
RIDDEN = word_set("acts/senses", "carriers")
CARRIERS = RIDDEN | word_set("acts/senses", "in_a_row")
BEARING = word_set("acts/senses", "bearing")
RAIDS = word_set("acts/senses", "raids")
HOMES = frozenset({"home", "house"})


def hit(match: Match, all_: Sequence[Match]) -> None:
    """Fill in and put right whom an act of force hit, by the acts told with it and by its own words."""
    struck(match, all_)
    if match.sense.subtype in SEIZING and match.trigger.pos_ == "VERB" and not match.roles.get("A"):
        match.fill("A", by_who_says(match.trigger, match.roles.get("B", [])))
    if match.sense.type == "ACCUSE" and match.trigger.pos_ == "VERB" and not match.roles.get("A"):
        match.fill("A", suspecting(match.trigger))
    aimed(match)
    in_its_place(match)
    _of_the_thing(match)


def felled(matches: list[Match]) -> list[Match]:
    """The same matches, the blows with those whom they killed or wounded, as the verb over their noun says."""
    killings = [m for m in matches if m.sense.subtype in HARM and m.trigger.pos_ == "VERB" and m.roles.get("B")]
    for match in matches:
        if _open(match):
            _felled(match, killings)
    return matches


def _felled(match: Match, killings: Sequence[Match]) -> None:
    for killing in killings:
        if any(_of(killing.trigger, noun) for noun in _nouns(match)):
            joined = [m for m in killings if _joined(m.trigger, killing.trigger)]
            every = sorted((t for m in (killing, *joined) for t in m.roles["B"]), key=lambda t: t.i)
            match.fill("B", [t for t in every if t not in match.roles.get("A", [])])
            return


def in_its_place(match: Match) -> None:
    """Fill in the place by name that a blow of many was in."""
    if not _open(match):
        return
    heads = [noun for noun in _nouns(match) if lemma(noun) in STRUCK_PLACES]
    heads += [match.trigger] if heads and match.trigger.pos_ == "VERB" else []
    heads += [noun.head for noun in heads if noun.dep_ == "nsubj:pass" and lemma(noun.head) in CARRIED_OUT]
    where = [t for noun in heads for word in PLACED for t in by_preposition(noun).get(word, ())]
    match.fill("B", [t for t in where if t.ent_type_ == "LOC" and t not in match.roles.get("A", [])])


def _of_the_thing(match: Match) -> None:
    """ "Shelled a camp belonging to rebels" hits them; "a bomb went off near a mosque in the east" hits no east."""
    hit = match.roles.get("B", [])
    if match.sense.type != "ASSAULT" or match.sense.mutual or not hit:
        return
    beside = [t for t in hit if preposition(t) in BESIDE]
    if beside:
        hit = [t for t in hit if preposition(t) not in ("in", "on") or t.dep_ == "obj"]
    held = [t for t in hit if lemma(t) not in TAKEN_AS or t.tag_ != "NN" or children(t, "det", "nummod", "nmod:poss")]
    if (
        len(held) < len(hit) and match.trigger.pos_ == "VERB"
    ):  # "held hostage forty sailors", "sailors they held hostage"
        hit = held or [t for t in patients(match.trigger) if t not in hit] or hit
    every = [one for t in hit for one in (belonging(t) or [t])]
    match.roles["B"] = [t for t in dict.fromkeys(every) if t not in match.roles.get("A", [])]


def _open(match: Match) -> bool:
    return match.sense.type == "ASSAULT" and match.sense.subtype in BLOWS and not match.roles.get("B")


def _nouns(match: Match) -> list[Token]:
    """The nouns that name the blow: the trigger, or what is carried out, and so many of them ("a series of raids")."""
    trigger = match.trigger
    named = (
        [trigger]
        if trigger.pos_ != "VERB"
        else [t for t in children(trigger, "obj", "nsubj:pass") if t.i in match.used]
    )
    of = [t.head for t in named if preposition(t) == "of" and lemma(t.head) in AMOUNTS]
    return [*named, *of]


def _of(verb: Token, blow: Token) -> bool:
    """Whether somebody is said to have died of a blow: "the raid killed a guard", "a guard was killed in the raid"."""
    if blow in children(verb, "nsubj") or (blow.dep_ == "conj" and blow in agents(verb)):
        return True
    return blow.head == verb and blow.dep_ in ("obl", "obl:agent") and preposition(blow) in OF_A_DEATH


def _joined(one: Token, other: Token) -> bool:
    """ "One was killed and two were wounded in it"."""
    return (one.dep_ == "conj" and one.head == other) or (other.dep_ == "conj" and other.head == one)


def struck(match: Match, all_: Sequence[Match]) -> None:
    """Fill in who killed, of the blow told with a killing, and at whom a blow was aimed, of the killing told with it."""
    if match.sense.type != "ASSAULT" or match.sense.mutual:
        return
    blows = [m for m in all_ if m is not match and m.trigger.sent == match.trigger.sent]
    fights = [m for m in blows if m.sense.type == "ASSAULT"]
    blows = [m for m in fights if not m.sense.mutual]
    if (blow := _over_its_victims(match, fights)) is not None:
        match.roles["A"] = list(blow.roles.get("A", []))
    if not match.roles.get("A"):
        for blow in fights:
            doers = blow.roles.get("A", [])
            if _died_of(match, blow) and not _themselves(doers, match.roles.get("B", [])):
                match.fill("A", list(doers))
                return
        doers = set_upon(match.trigger)
        if not _themselves(doers, match.roles.get("B", [])):
            match.fill("A", doers)
        if not match.roles.get("A"):
            match.fill("A", by_who_says(match.trigger, match.roles.get("B", [])))
    elif not match.roles.get("B") and match.sense.subtype not in HARM:
        for killing in blows:
            if killing.sense.subtype in HARM and _came_of(killing, match):
                match.fill("B", [t for t in killing.roles.get("B", []) if t not in match.roles["A"]])
                return


def _over_its_victims(match: Match, fights: Sequence[Match]) -> Match | None:
    """ "A shooting of protesters that left two dead": the shooting did it, not those who were shot at."""
    verb, whom = match.trigger, match.trigger.head
    things = any(t.lower_ in ("that", "which") for t in children(verb, "nsubj"))
    if verb.dep_ != "acl:relcl" or whom.dep_ != "nmod" or not things or match.sense.subtype not in HARM:
        return None
    return next((m for m in fights if m.trigger == whom.head and whom in m.roles.get("B", [])), None)


def _died_of(killing: Match, blow: Match) -> bool:
    """Whether a sentence says that a blow killed: in its relative clause ("a raid in which", "a strike that"), or when it came."""
    verb = killing.trigger
    if blow.trigger in deadly(verb):  # "were killed in the attack"
        return not (blow.sense.mutual and is_passive(verb))
    if verb.dep_ == "acl:relcl":
        in_which = any(c.lower_ == "which" for c in children(verb, "obl"))
        by_it = any(c.lower_ in ("that", "which") for c in children(verb, "nsubj"))
        return (by_it or (in_which and not blow.sense.mutual)) and blow.trigger in (*_over(verb), verb.head.head)
    if blow.sense.mutual:
        return False
    when = {c.lower_ for c in children(blow.trigger, "mark", "advmod")}
    joined = [v for v in children(verb, "conj") if is_passive(v)]  # "two were killed and five wounded when"
    joined += [verb.head] if verb.dep_ == "conj" and is_passive(verb.head) else []
    told = blow.trigger.dep_ == "advcl" and blow.trigger.head in (verb, *joined)
    return is_passive(verb) and told and bool(WHEN & when)


def _over(verb: Token) -> list[Token]:
    """The noun over a relative clause, and those that it hangs on behind a preposition."""
    over = [verb.head]
    while over[-1].dep_ in ("nmod", "appos") and over[-1].head.pos_ == "NOUN":
        over.append(over[-1].head)
    return over


def _came_of(killing: Match, blow: Match) -> bool:
    """Whether a killing is told as what a blow did: "a strike that killed a farmer", "fired shells, killing seven"."""
    verb, struck_with = killing.trigger, (blow.trigger, *blow.roles.get("O", []))
    if verb.dep_ == "acl:relcl":
        by_it = any(c.lower_ in ("that", "which") for c in children(verb, "nsubj"))
        noun = verb.head if verb.head.pos_ == "NOUN" else verb.head.head
        return by_it and (noun in struck_with or noun in children(blow.trigger, "obj"))
    if verb.tag_ != "VBG" or lemma(verb) not in RESULTS or verb.dep_ not in ("advcl", "acl", "conj"):
        return False
    return verb.head in struck_with or verb.head.head == blow.trigger


def _themselves(doers: Sequence[Token], victims: Sequence[Token]) -> bool:
    """Whether those who struck may be those who died: "he was killed as he attacked the post"."""
    died = {lemma(t) for t in victims}
    if any(lemma(t) in ARMED for t in doers) and died & ARMED:  # "rebels were killed when insurgents attacked"
        return True
    return any(t.pos_ == "PRON" or t in victims or lemma(t) in died for t in doers)


def laid_low(match: Match, all_: Sequence[Match], actor_like: ActorLike) -> None:
    """Put those who were hit in the place of a car, a house or nothing that the blow's own words name."""
    if match.sense.type != "ASSAULT" or match.sense.mutual or match.sense.subtype not in BLOWS:
        return
    hit, trigger = match.roles.get("B", []), match.trigger
    found = _aboard(hit, actor_like)
    others = [m for m in all_ if m is not match and m.trigger.sent == trigger.sent and m.roles.get("B")]
    if not found and all(_theirs(t) for t in hit):
        found = _when_it_came(match, others)
    if not found and trigger.pos_ == "NOUN" and (not hit or all(t.ent_type_ == "LOC" for t in hit)):
        found = _in_the_raid(match, others)
    found = [t for t in found if t not in match.roles.get("A", [])]
    if found:
        match.roles["B"] = []
        match.fill("B", found)


def _theirs(thing: Token) -> bool:
    """Whether what was hit carried or housed those who were hit: "their car", "his home"."""
    own = any(t.pos_ == "PRON" for t in children(thing, "nmod:poss"))
    return not thing.ent_type_ and own and (lemma(thing) in RIDDEN or lemma(thing) in HOMES)


def _aboard(hit: Sequence[Token], actor_like: ActorLike) -> list[Token]:
    """ "A bus carrying pilgrims", "a car in which two guards were riding": those in it."""
    found: list[Token] = []
    for thing in hit:
        if lemma(thing) not in CARRIERS:
            return []
        carried = [t for c in children(thing, "acl") if lemma(c) in BEARING and c.tag_ == "VBG" for t in patients(c)]
        for clause in children(thing, "acl:relcl"):
            if any(t.lower_ == "which" and preposition(t) == "in" for t in children(clause, "obl")):
                carried += agents(clause)
            elif lemma(clause) in BEARING and any(t.lower_ in ("that", "which") for t in children(clause, "nsubj")):
                carried += patients(clause)
        carried = [t for t in carried if actor_like(t) or t.pos_ == "NUM"]
        if not carried:
            return []
        found += carried
    return found


def _when_it_came(match: Match, others: Sequence[Match]) -> list[Token]:
    """ "Six sailors were killed when guards opened fire": the sailors."""
    verb = match.trigger
    marks = {c.lower_ for c in children(verb, "mark", "advmod")}
    if verb.pos_ != "VERB" or verb.dep_ != "advcl" or not marks & WHEN:
        return []
    over = [verb.head, *children(verb.head, "conj"), *([verb.head.head] if verb.head.dep_ == "conj" else [])]
    return [
        t for m in others if m.sense.subtype == "killing" and m.trigger in over and _undergone(m) for t in m.roles["B"]
    ]


def _undergone(killing: Match) -> bool:
    """Whether those who were killed are the subject: "were killed", "died"."""
    return killing.trigger.pos_ == "VERB" and not negated(killing.trigger) and not children(killing.trigger, "obj")


def _in_the_raid(match: Match, others: Sequence[Match]) -> list[Token]:
    """ "Killed four rebels during a raid": the rebels."""
    noun = match.trigger
    if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in AMOUNTS:
        noun = noun.head  # "in a series of raids"
    over = noun.head
    if noun.dep_ != "obl" or preposition(noun) not in ("in", "during") or lemma(match.trigger) not in RAIDS:
        return []
    every = (over, *children(over, "conj"), *([over.head] if over.dep_ == "conj" else []))
    done = [m for m in others if m.trigger in every and m.sense.subtype in DONE_IN_ONE]
    by_them = [
        m for m in done if not is_passive(m.trigger) and set(m.roles.get("A", [])) & set(match.roles.get("A", []))
    ]
    placed = [t for m in by_them for t in m.roles["B"]]
    told = by_preposition(match.trigger)
    return [] if any(told.get(word) for word in ("on", "against")) else placed
