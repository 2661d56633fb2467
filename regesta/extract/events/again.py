"""Acts that take up one told before. In: matches of one document. Out: those that do, with the parties that they had there.

"The meeting" is of those who were said to meet, "the attack" the one that the report tells of: the last told for itself, not one told by
the way ("the December raid", "attacks on shops"). Who is blamed for it, or died in it, does not make it another.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.copula import status_of
from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import CALENDAR, Match
from regesta.extract.events.parties.recipients import OFFERED
from regesta.extract.events.status.words import Read
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS
from regesta.extract.grammar.relations import children, preposition
from regesta.lexicons import lexicon, word_set

DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "such"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
LEGAL = word_set("acts/senses", "legal")
SPEAKERS = frozenset({"i", "we", "us", "our", "my", "me", "you", "your"})
UNDONE = ("not_happened", "denied")  # who stayed away did not take part when the act is named again
TOOK_PLACE = ("happened", "ongoing")
PUT = frozenset({"REQUEST", "ACCUSE", "THREATEN"})  # what is said to those who answer it
ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
TALKS = frozenset(lexicon("events/classes")["talks"])
BLOWS = word_set("acts/kinds", "blows")
HARM = word_set("acts/kinds", "harm")
BLOW_NOUNS = word_set("acts/takingup", "blow_nouns")
BLOWS_MEANT = word_set("acts/takingup", "blows_meant")
SHOT_NOUNS = word_set("acts/takingup", "shot_nouns")
WITH_SHOTS = word_set("acts/takingup", "with_shots")
SPOKEN_NOUNS = word_set("acts/takingup", "spoken_nouns")
SPOKEN_MEANT = word_set("acts/takingup", "spoken_meant")
MADE_READY = word_set("acts/takingup", "made_ready")
NEW_ONES = word_set("acts/takingup", "new_ones")
OLDER_ONES = word_set("acts/takingup", "older_ones")
TOLD_OFTEN = frozenset({"ASSAULT", "PROTEST"})  # what a report tells again by many nouns
DRAWN_OUT = frozenset({"RETREAT"})  # "before the handover": it may be a further step of what was told
LETTERS = word_set("cues/words", "letters")
LETTERED = word_set("acts/kinds", "lettered")
TAKES_UP = "; takes up "  # as it stands in the reasons of such an act


def taken_up(bare: Sequence[Match], full: Sequence[Match]) -> list[Match]:
    """Acts that take up one told before ("the meeting", "their withdrawal", "the pact was ratified") with the parties they had there."""
    again = list(_taken_up(bare, full))
    answers = (match for match in again if match.trigger.pos_ == "VERB" and match.sense.type in ANSWERS)
    read = {at for match in answers for at in match.used}
    return [match for match in again if match.trigger.i not in read]


def _taken_up(bare: Sequence[Match], full: Sequence[Match]) -> Iterator[Match]:
    for match in bare:
        trigger = match.trigger
        if trigger.pos_ == "VERB":  # "the accord was ratified": of those who signed it
            before = [m for m in _told_as_done(trigger, full) if _same_thing(m, match)][-1:]
        elif match.sense.needs_verb or not _definite(trigger) or _another(match):
            continue
        else:
            told = told_by_it(match, full)
            before = [told] if told is not None else []
        before = [] if before and _of_a_speaker(before[-1]) else before
        if before and lemma(trigger) in LETTERS and match.sense.subtype in LETTERED:
            continue  # "the message said": its words, and no further message
        if before and trigger.pos_ != "VERB" and not match.roles.get("A") and not _by_itself(match):
            continue  # "organizers of the rally"
        again = trigger.pos_ != "VERB" and not match.sense.mutual  # "protested; the protest began": the same line
        if before and not (again and before[-1].trigger.sent == trigger.sent):
            told = before[-1]
            acting = [*told.roles.get("A", []), *match.roles.get("A", [])]  # "Ann Lee attended the meeting" adds her
            if children(trigger, "nmod:poss") and match.roles.get("A") and not match.sense.mutual:
                acting = match.roles["A"]  # "its letter" is not that of another
            roles = {
                "A": list(dict.fromkeys(acting)),
                "B": list(told.roles.get("B", [])),
                "O": match.roles.get("O", []),
            }
            if trigger.pos_ == "VERB" and match.sense.type in ANSWERS and _put(told):
                roles = {**roles, "A": roles["B"], "B": roles["A"]}  # "its demand was rejected": by those it was put to
            sense = match.sense if trigger.pos_ == "VERB" else told.sense
            written = f"{match.written}{TAKES_UP}{told.trigger.text!r}"
            over = status_of(told.trigger)[0] == "happened"
            yield Match(sense, trigger, written, match.weight, roles, over=over, used=match.used)


def told_before(full: Sequence[Match]) -> list[Match]:
    """The matches, a noun of a blow told before with its parties: who died in it or speaks of it is not whom it was aimed at.

    "Nine guards were killed in the attack" behind "rebels attacked the palace" says of it nothing new; "Chad blamed Mali for the attack"
    says who is to have attacked the palace. What a noun's own words name stays.
    """
    kept = []
    for match in sorted(full, key=lambda m: m.trigger.i):
        noun = _bare_noun(match)
        told = (
            told_by_it(match, [m for m in full if _meant_by(m, noun)]) if noun and not _another(match, noun) else None
        )
        if noun is not None and told is not None and not _of_a_speaker(told):
            if not match.roles.get("A") and not _by_itself(match):
                continue
            _take(match, told)
        kept.append(match)
    return kept


def _meant_by(told: Match, noun: Token) -> bool:
    named = told.sense.mutual or told.sense.self_contained or bool(told.roles.get("B"))
    return told.trigger.sent != noun.sent and named


def _take(match: Match, told: Match) -> None:
    own = [
        t for t in match.roles.get("A", []) if t.pos_ != "PRON" or not match.sense.mutual
    ]  # "in the call they agreed"
    match.roles["A"] = own or list(told.roles.get("A", []))
    match.roles["B"] = [t for t in told.roles.get("B", []) if t not in match.roles["A"]]
    match.sense, match.over = told.sense, status_of(told.trigger)[0] == "happened"
    match.written += f"{TAKES_UP}{told.trigger.text!r}"


def _by_itself(match: Match) -> bool:
    """Whether a noun that takes up an act says something of it: as what happens or is done, or with a day or a place of its own."""
    noun = match.trigger
    if match.stands is not None or match.sense.subtype in LETTERED or match.sense.type in DRAWN_OUT:
        return True
    if match.sense.mutual or match.asserted or noun.pos_ == "VERB" or _day(noun):
        return True
    placed = any(t.ent_type_ == "LOC" for t in noun.subtree)
    return placed or noun.dep_ not in ("nmod", "obl", "obl:agent", "obj", "conj")


def _bare_noun(match: Match) -> Token | None:
    """The noun of an act told as known, whose own words name nobody: "the attack", "carried out the attack"."""
    trigger, sides = match.trigger, [*match.roles.get("A", []), *match.roles.get("B", [])]
    blow = match.sense.type == "ASSAULT" and not match.sense.mutual
    spoken = match.sense.type == "CONSULT" and lemma(trigger) in SPOKEN_NOUNS
    if trigger.pos_ == "VERB":  # "Chad carried out the air strike"
        nouns = [t for t in children(trigger, "obj", "nsubj:pass") if lemma(t) in BLOW_NOUNS]
        noun = nouns[0] if nouns and blow and not match.roles.get("B") else None
    else:
        noun = trigger if blow or spoken or (match.sense.self_contained and not sides) else None
    if noun is None or not any(c.lower_ in POINTING for c in children(noun, "det")):
        return None
    own = list(noun.subtree)
    return None if any(t in own for t in sides) else noun


def all_the_same(match: Match, read: Read) -> Read:
    """The status of an act: what takes up one told as done was done, though "the attack was planned" for weeks."""
    noun = match.trigger
    ready = noun.dep_ == "nsubj:pass" and lemma(noun.head) in MADE_READY
    return ("happened", (*read[1], "told before as done")) if match.over and ready and read[0] == "planned" else read


def told_by_it(match: Match, full: Sequence[Match]) -> Match | None:
    """The act told before that a noun takes up; of several the last that is told for itself, sooner one of its own kind."""
    noun = match.trigger
    before = [m for m in _told_as_done(noun, full) if _may_be(m, match) and TAKES_UP not in m.written]
    if status_of(noun)[0] in TOOK_PLACE:  # "the withdrawal began" is not what is yet to come
        before = [m for m in before if status_of(m.trigger)[0] in TOOK_PLACE]
    day = _day(noun) if match.sense.type == "ASSAULT" else frozenset()  # "the raid on May 3" may be another
    before = [m for m in before if day <= {t.lower_ for t in m.trigger.sent}]
    before = [m for m in before if not (_several(m.trigger) and not _several(noun)) and not _came_of_blow(m, full)]
    if match.sense.type == "ASSAULT" and _several(noun) and len(before) > 1:
        before = [m for m in before if _several(m.trigger)]  # "the attacks" are no one of those told
    ranked = sorted(before, key=lambda m: (not _by_the_way(m, before), _of_its_kind(m, match), m.trigger.i))
    return ranked[-1] if ranked else None


def _day(noun: Token) -> frozenset[str]:
    """The words of a day or year that belong to a noun."""
    days = (t for t in noun.subtree if t != noun)  # "the march" is no month
    return frozenset(t.lower_ for t in days if t.lower_ in CALENDAR or t.text[:1].isdigit())


def _told_as_done(trigger: Token, full: Sequence[Match]) -> list[Match]:
    return [m for m in full if m.trigger.i < trigger.i and status_of(m.trigger)[0] not in (None, *UNDONE)]


def _may_be(told: Match, match: Match) -> bool:
    """Whether a noun may mean an act: of its own kind, any blow for "the attack", a telephone call for "the conversation"."""
    kind, noun = (told.sense.type, told.sense.subtype), lemma(match.trigger)
    if kind == (match.sense.type, match.sense.subtype):
        return True
    of_a_kind = any(c.pos_ in ("NOUN", "PROPN") for c in children(match.trigger, "compound"))  # "the rocket attack"
    if told.sense.negated or told.trigger.sent == match.trigger.sent or of_a_kind:
        return False
    if match.sense.subtype in BLOWS and told.sense.type == match.sense.type:
        shot = noun in SHOT_NOUNS and lemma(told.trigger) in WITH_SHOTS
        return (noun in BLOW_NOUNS or shot) and told.sense.subtype in BLOWS_MEANT
    if noun in SPOKEN_NOUNS and match.sense.type == told.sense.type:
        return told.sense.subtype in SPOKEN_MEANT
    written = noun in LETTERS and match.sense.subtype in LETTERED and told.sense.subtype in LETTERED
    return written and any(lemma(t) in LETTERS for t in told.trigger.subtree)


def _came_of_blow(killing: Match, full: Sequence[Match]) -> bool:
    """ "Two died in the raid": the raid, told in the same sentence, is what is taken up."""
    if killing.sense.subtype not in HARM:
        return False
    return any(m.sense.subtype in BLOWS and m.trigger.sent == killing.trigger.sent for m in full)


def _of_its_kind(told: Match, match: Match) -> bool:
    """Whether an act is of the very kind that a noun tells; of what was said or written any is."""
    word = lemma(match.trigger)
    return told.sense.subtype == match.sense.subtype or word in SPOKEN_NOUNS or word in LETTERS


def _several(word: Token) -> bool:
    """ "Attacks on shops": no one act; but "talks" are one."""
    return word.tag_ in ("NNS", "NNPS") and lemma(word) not in TALKS


def _by_the_way(told: Match, others: Sequence[Match]) -> bool:
    """Whether an act is told within something else or as known: of an older day, in a phrase of another noun or a clause of such an act."""
    word = told.trigger
    if word.pos_ == "VERB":
        above = {m.trigger for m in others} & set(word.ancestors)
        had = any(c.lower_ == "had" for c in children(word, "aux"))
        return had or word.dep_ == "acl:relcl" or (bool(above) and word.dep_ in ("advcl", "xcomp", "acl"))
    before = [t for t in word.subtree if t.i < word.i]
    dated = any(t.lower_ in CALENDAR for t in before) or any(t.shape_ == "dddd" for t in word.subtree)
    other = any(t.lower_ in OLDER_ONES for t in before)
    known = told.sense.type == "ASSAULT" and any(c.lower_ in POINTING for c in children(word, "det"))
    within = (
        word.dep_ in ("nmod", "compound") and word.head.pos_ in ("NOUN", "PROPN") and lemma(word.head) not in AMOUNTS
    )
    return dated or other or known or (within and not told.asserted)


def _of_a_speaker(match: Match) -> bool:
    """ "Our fight": whose that is, only its own sentence can say."""
    return any(t.lower_ in SPEAKERS for role in "AB" for t in match.roles.get(role, ()))


def _definite(noun: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in children(noun, "det", "nmod:poss"))


def _another(match: Match, noun: Token | None = None) -> bool:
    """Whether a noun says itself whose or where its act is ("the Raqqa battle", "the call of the workers"): not that told before."""
    noun = noun or match.trigger
    own = children(noun, "compound", "amod", "nmod", "nmod:desc")
    if match.sense.mutual:  # "the BRICS summit" may be where they met
        after = [t for t in own if t.i > noun.i and preposition(t) in ("of", "between")]
        return any(t.ent_type_ or t.pos_ in ("PROPN", "PRON") for t in after if t.lower_ not in CALENDAR)
    if lemma(noun) in LEGAL:
        return True  # any trial of anybody, a state of things
    written = match.written.replace("|", " ").split()
    if any(t.dep_ == "compound" and t.pos_ == "NOUN" and t.lower_ not in written for t in own):
        return True  # "the burka ban"
    struck = [t for t in own if match.sense.type == "ASSAULT" and t.i > noun.i]
    if any(t.lower_ in NEW_ONES for t in own) or any(w.ent_type_ for t in struck for w in t.subtree):
        return True  # "the second raid", "the raids in towns of Chad"
    return any(t.ent_type_ or t.pos_ in ("PROPN", "NUM") or (t.i > noun.i and preposition(t) == "of") for t in own)


def _same_thing(told: Match, match: Match) -> bool:
    """Whether two acts are about the same thing: the same noun, definite in the second, or the first act itself ("the ban was lifted")."""
    ours = {lemma(t) for t in match.roles.get("O", []) if any(c.lower_ in DEFINITE for c in children(t, "det"))}
    theirs = {lemma(t) for t in told.roles.get("O", [])} | {lemma(told.trigger)}
    kind = told.sense.type if _put(told) else None  # "proposed a patrol; the proposal was refused"
    put = {noun for noun in ours if any(f.sense.type == kind for f in frame_index().nouns.get(noun, ()))}
    same = put if _voiced(told) else put | (ours & theirs)
    return bool(same) and match.sense.type in ("SUPPORT", "RETREAT", "REJECT", "SANCTION")


def _voiced(told: Match) -> bool:
    """ "Norway criticised the ban": who speaks of a thing is not who did it."""
    return told.sense.type == "ACCUSE" or told.sense.subtype == "praise"


def _put(told: Match) -> bool:
    """Whether an act is put to somebody, who answers it: a demand, a charge, an offer."""
    return told.sense.type in PUT or told.sense.subtype in OFFERED
