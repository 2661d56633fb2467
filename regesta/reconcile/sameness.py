"""What two accounts say: act, parties, object, words, place. In: two Accounts and a Tally. Out: the Tally, with points."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from regesta.headlines import headed
from regesta.lexicons import word_set
from regesta.reconcile.accounts import MUTUAL, PAPERS, Account
from regesta.reconcile.denying import denies
from regesta.reconcile.parties import alike, exclude, introduced, level, matching, rare, single, telling
from regesta.reconcile.tally import OTHER_PARTIES, SURELY, Tally
from regesta.records import EventMention, Party, PlaceRef

# Groups of acts each of which is at one place: a second place is a second act, and no quarrel about the first.
AT_ONE_PLACE = frozenset({"fighting", "protest", "troops"})

HARM = word_set("acts/kinds", "harm")
MET = frozenset({"meeting", "call"})  # groups of which a report tells each as with those whom it names
HEADLINE = 1.4  # of nine pairs that it joins in 151 reports with a record eight are of one act
KILLED_ONCE = 1.5
KILLED_IN_IT = 1.3
FATAL = frozenset({"killing", "attack", "air_strike", "shelling"})
IN_ONE_BREATH = 1.8
ALIKE_ENOUGH = 0.5  # below this two parties of a pair are two, where one report names both; a choice


def acts(tally: Tally, one: Account, other: Account) -> None:
    """What was done: the same act, kindred acts, or acts that are often done again."""
    left, right = one.mention, other.mention
    alike = (left.type, left.subtype) == (right.type, right.subtype)
    within = alike and one.document.id == other.document.id
    headline = within and headed(one.document, left.trigger.start) != headed(other.document, right.trigger.start)
    if alike:
        tally.add(2.0 if left.subtype else 1.4, "same act" if left.subtype else "same type of act")
    else:
        kinship = one.group.kinship
        tally.add(2 * kinship - 0.6, f"kindred acts ({left.subtype or left.type}, {right.subtype or right.type})")
        apart = kinship < 0.5 and left.subtype and right.subtype and not _one_thing(one, other)
        again = _in_one_breath(one, other) or (one.story == other.story and denies(left, right))
        if apart and not again:
            tally.rule_out("another kind of act, and nothing says that the thing is one")
    if one.group.often:
        tally.add(-1.0, "an act often done again")
    if headline:
        tally.add(HEADLINE, "the headline tells what the report tells")


def _one_thing(one: Account, other: Account) -> bool:
    """Whether two accounts name one object, or one recipient that is more than a state."""
    if one.thing or other.thing:
        return bool(one.thing & other.thing)
    found, _, _ = matching(one.mention.recipients, other.mention.recipients)
    return not one.group.often and any(degree >= SURELY and level(a) != "state" for a, _, degree in found)


def who(tally: Tally, one: Account, other: Account) -> None:
    """Who takes part; in mutual acts all together, else who acts and who is acted on."""
    left, right = one.mention, other.mention
    together = not (left.recipients and right.recipients) or (
        one.group.name == "fighting" and _only_victims(one, other)
    )
    if one.group.name in MUTUAL and together:
        sides = [(one.parties, other.parties)]
    else:
        sides = [(left.actors, right.actors), (left.recipients, right.recipients)]
    degrees: list[float] = []
    alone: list[Party] = []  # actors on either side that the other does not name
    for ours, theirs in sides:
        found, rest, others = matching(ours, theirs)
        alone += [*rest, *others] if ours is left.actors else []
        degrees += [degree for _, _, degree in found]
        tally.known += sum(degree >= SURELY and level(party) != "state" for party, _, degree in found)
        named = sorted(party.name for party, _, degree in found if degree >= SURELY and rare(party))
        if named:
            tally.add(0.8, f"both name {', '.join(named)}", proof=0.6)
            tally.rare = True
        if exclude(rest, others):
            tally.rule_out(f"{OTHER_PARTIES} ({_names(rest)}; {_names(others)})")
        elif one.document.id == other.document.id and one.group.name in MET and _others_met(found, rest, others):
            tally.rule_out(f"{OTHER_PARTIES} in one report ({_names(rest)}; {_names(others)})")
        elif any(map(telling, rest)) and any(map(telling, others)):
            tally.add(-0.5, f"parties that may be others ({_names(rest)}; {_names(others)})")
    _named_elsewhere(tally, one, other)
    _killed_once(tally, one, other)
    if len(sides) == 2:
        hosts = {party.state for party in (*left.recipients, *right.recipients) if party.state}
        for party in alone:
            if party.state in hosts:
                tally.rule_out(f"{OTHER_PARTIES} ({party.name} acts here, and is acted on there)")
    tally.shared = len(degrees)
    if not degrees:
        nobody = not one.parties or not other.parties
        tally.add(-0.3 if nobody else -0.8, "nobody is named" if nobody else "no party in common")
        return
    if min(degrees) < 0.5:
        tally.add(-0.5, "a party that may be another")
    shared = sum(degrees)
    largest = max(len(degrees), *(sum(map(telling, account.parties)) for account in (one, other)))
    tally.add(0.5 * min(shared, 2) + 2.0 * shared / largest, "parties in common", proof=0.3 * len(degrees))


def _killed_once(tally: Tally, one: Account, other: Account) -> None:
    """ "Berg was shot dead in May ... the murder of Berg": who is named is killed once, whenever it is told."""
    kinds = {account.mention.subtype for account in (one, other)}
    if one.plan or other.plan or "killing" not in kinds:
        return
    found, _, _ = matching(one.mention.recipients, other.mention.recipients)
    named = sorted(party.name for party, _, degree in found if degree >= SURELY and single(party))
    if not named:
        return
    if kinds == {"killing"}:
        tally.add(KILLED_ONCE, f"nobody is killed twice ({', '.join(named)})", proof=0.6)
        tally.once = True
    elif one.document.id == other.document.id and kinds <= FATAL:
        tally.add(KILLED_IN_IT, f"who was attacked was killed ({', '.join(named)})", proof=0.6)


def _others_met(found: Sequence[tuple[Party, Party, float]], rest: Sequence[Party], others: Sequence[Party]) -> bool:
    """ "Met with officials ... met with a lawmaker": whom one report names as met by the same man are met one after another.

    Who is told of as known ("the minister", "her host") or is a state may be the one named elsewhere.
    """
    doubtful = [(one, other) for one, other, degree in found if degree < ALIKE_ENOUGH or _two_groups(one, other)]
    ours = [*rest, *(one for one, _ in doubtful)]
    theirs = [*others, *(other for _, other in doubtful)]
    sure = any(degree >= SURELY and level(party) != "state" for party, _, degree in found)
    return sure and any(map(introduced, ours)) and any(map(introduced, theirs))


def _two_groups(one: Party, other: Party) -> bool:
    """ "Chadian officials" and "a Chadian team", "Chadian officials" and a Chadian lawmaker: not of one body."""
    if not (introduced(one) and introduced(other)) or alike(one.name, other.name):
        return False
    sectors = {one.sector, other.sector}
    return "person" not in (level(one), level(other)) or (len(sectors) > 1 and None not in sectors)


def _named_elsewhere(tally: Tally, one: Account, other: Account) -> None:
    """A thing with a name that one tells as acted on, and the other as the object: "the trawler Petrel and its crew"."""
    for account, against in ((one, other), (other, one)):
        if account.mention.object is None or account.mention.recipients:
            continue
        words = set(account.mention.object.text.replace("’s", "").replace("'s", "").split())
        named = sorted(p.name for p in against.mention.recipients if rare(p) and p.name.split()[-1] in words)
        if named:
            tally.add(0.8, f"both name {', '.join(named)}", proof=0.6)
            tally.rare = True
            return


def _only_victims(one: Account, other: Account) -> bool:
    """Whether one tells who was killed and not by whom: in a fight that may be either side's men."""
    return any(account.mention.subtype in HARM and not account.mention.actors for account in (one, other))


def _names(parties: list[Party]) -> str:
    return ", ".join(sorted(party.name for party in parties))


def things(tally: Tally, one: Account, other: Account) -> None:
    """The object: what was signed, given, banned."""
    if not one.thing or not other.thing or one.mention.object is None or other.mention.object is None:
        return
    numbers = [{word for word in thing if word.isdigit()} for thing in (one.thing, other.thing)]
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        tally.add(-1.5, "numbers of the objects differ")
        return
    likeness = fuzz.token_set_ratio(" ".join(sorted(one.thing)), " ".join(sorted(other.thing)))
    if likeness >= 80:
        if min(len(one.thing), len(other.thing)) > 1:
            paper = one.group.name in PAPERS and not (one.parties and other.parties)
            tally.add(2.5 if paper else 1.5, "same object", proof=1.0)  # a paper stands for those who signed it
            tally.rare = True
        else:
            tally.add(0.8, "same word for the object", proof=0.4)  # "the line", "the treaty": which one it does not say
    elif likeness >= 60:
        tally.add(0.6, "similar object", proof=0.3)
    elif likeness < 40:
        tally.add(-1.6 if one.group.name == "accord" else -0.9, "other object")
        if one.group.often:
            tally.rule_out("an act often done again, on another object")


def words(tally: Tally, one: Account, other: Account) -> None:
    """Names and words of the two sentences."""
    if one.mention.sentence == other.mention.sentence:
        # "Killed in a clash": one fight told with two words. Elsewhere two verbs of a sentence are two acts.
        tally.add(0.8 if one.group.name == "fighting" else 0.0, "in one sentence")
        if _in_one_breath(one, other):
            tally.add(IN_ONE_BREATH, "said in one breath")
        return
    names = one.names & other.names
    tally.add(
        0.5 * min(len(names), 3), f"names in common ({', '.join(sorted(names)[:4])})", proof=0.4 * min(len(names), 3)
    )
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    if shared >= 0.5 and len(one.words & other.words) >= 4:
        tally.add(1.2, "told in the same words", proof=0.6)
    elif shared >= 0.25 and len(one.words & other.words) >= 2:
        tally.add(0.4, "words in common")
    if one.story == other.story and one.document.id != other.document.id:
        tally.add(0.6, "copies of one report", proof=1.0)


def _in_one_breath(one: Account, other: Account) -> bool:
    """Whether one sentence reproaches somebody and goes on to say with what."""
    same = one.mention.sentence == other.mention.sentence and one.group.name == "reproach"
    return same and any(_adding(account.mention) for account in (one, other))


def _adding(mention: EventMention) -> bool:
    """ "Lashed out at the mayor, accusing her of theft": what is said is told in a participle behind a comma."""
    before = mention.sentence.text[: max(0, mention.trigger.start - mention.sentence.start)].rstrip()
    return mention.trigger.text.endswith("ing") and before.endswith(",")


def where(tally: Tally, one: Account, other: Account) -> None:
    """The place."""
    here, there = one.mention.place, other.mention.place
    if here is None or there is None:
        return
    agree = places_agree(here, there)
    if agree:
        tally.add(0.9, f"same place ({here.name})", proof=0.4)
    elif agree is False or _two_goals(one, other):
        tally.add(-1.5, f"other place ({here.name}, {there.name})")
        if one.group.name in AT_ONE_PLACE:
            tally.rule_out(f"another place ({here.name}, {there.name})")


def _two_goals(one: Account, other: Account) -> bool:
    """Whether each names the place that it was done to, and these are two: "the village of Sotk", "the town of Goris"."""
    named = [_goals(account) for account in (one, other)]
    return all(named) and not any(_called_alike(left, right) for left in named[0] for right in named[1])


def _goals(account: Account) -> list[str]:
    """What an act was done to or where it went, where that holds the name of its place."""
    mention, name = account.mention, account.mention.place.name if account.mention.place is not None else None
    found = [party.name for party in mention.recipients] + ([mention.object.text] if mention.object is not None else [])
    return [goal for goal in found if name is not None and name in goal]


def places_agree(here: PlaceRef, there: PlaceRef) -> bool | None:
    """Whether two places can be one: same, or one a country that holds the other; None where nothing tells."""
    if (here.place is not None and here.place == there.place) or _called_alike(here.name, there.name):
        return True
    if here.country and there.country:
        if here.country != there.country:
            return False
        if "country" in (here.precision, there.precision):
            return None
        return False if here.precision == there.precision and here.place and there.place else None
    return None


def _called_alike(one: str, other: str) -> bool:
    """Whether two names of places are alike; what one says of where it lies ("Nimu, Ladakh") the other need not say."""
    (name, _, within), (other_name, _, other_within) = one.partition(","), other.partition(",")
    same = alike(name.strip(), other_name.strip())
    return same and (not within or not other_within or alike(within.strip(), other_within.strip()))


def most_exact(places: list[PlaceRef]) -> PlaceRef | None:
    """The place that says most: a venue before a city before a region before a country."""
    order = {"venue": 0, "city": 1, "region": 2, "sea": 3, "country": 4}
    return min(
        places, key=lambda p: (order.get(p.precision or "", 2.5), p.place is None, -len(p.name), p.name), default=None
    )
