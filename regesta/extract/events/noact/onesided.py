"""Acts of which a noun names one side only. In: matches that are not worth telling, the times. Out: those told all the same.

"The expulsion of Chadian envoys on May 3" says to whom, on a day of its own; "the Chadian raid" and "Ann Lee's state visit" by whom. `link`
keeps such a mention only where the report tells the other side (`link.acts.nounsides`): a vague plural without a day tells of no one act.
"""

from collections.abc import Sequence

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.noact.unsaid import OWN
from regesta.extract.events.parties.inferred import infer
from regesta.extract.events.parties.words import Reader
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.times.attach import BY_VERB, time_of
from regesta.records import TimeSpan

NOT_BY_WHOM = "who did it is not named"  # reasons of such mentions, by which `link` knows them
NOT_TO_WHOM = "to whom is not named"
DONE_TO = frozenset({"SANCTION", "COERCE", "RETREAT"})
STRUCK = frozenset({"attack", "air_strike", "shelling"})
GENERAL = frozenset({"aggression", "arrival"})


def told_one_sided(
    bare: Sequence[Match], full: Sequence[Match], times: Sequence[TimeSpan], reader: Reader
) -> list[Match]:
    """The nouns among `bare` that tell one act with one side of it, the reason written to them; `full` are the acts told anyway."""
    found = []
    for match in bare:
        side = _missing(match, times, reader)
        if side is not None and not _told_there(match, full):
            match.written += f"; {side}"
            found.append(match)
    return found


def _missing(match: Match, times: Sequence[TimeSpan], reader: Reader) -> str | None:
    """Which side of an act is not named, where the other side and its own words tell it as one act; else None."""
    if match.trigger.pos_ == "VERB" or match.sense.mutual:
        return None
    if match.roles.get("A"):
        return NOT_TO_WHOM if not match.roles.get("B") and _by_whom(match) else None
    if match.sense.type not in DONE_TO:
        return None
    if not match.roles.get("B"):
        infer(match, reader.actor_like)
    found, why = time_of(match.trigger, times, reader.doc)
    dated = found is not None and why in (*OWN, BY_VERB)
    return NOT_BY_WHOM if dated and (match.roles.get("B") or match.roles.get("O")) else None


def _told_there(match: Match, full: Sequence[Match]) -> bool:
    """ "Visited Chad for a two-day trip": the sentence tells the act already."""
    here = [one for one in full if one.trigger.sent == match.trigger.sent]
    return any((one.sense.type, one.sense.subtype) == (match.sense.type, match.sense.subtype) for one in here)


def _by_whom(match: Match) -> bool:
    """A visit of somebody, an attack by some: of one, not of a kind ("Chadian aggression")."""
    noun, acting = match.trigger, match.roles["A"]
    if noun.tag_ != "NN" or lemma(noun) in GENERAL or noun.dep_ == "xcomp":
        return False  # nor "what it called a raid by Libya"
    if match.sense.subtype == "visit":
        return any(t.ent_type_ == "PER" or t.pos_ == "PRON" for t in acting)
    owned = any(t.ent_type_ for t in acting) or bool(children(noun, "det", "nmod:poss"))
    return match.sense.type == "ASSAULT" and match.sense.subtype in STRUCK and owned
