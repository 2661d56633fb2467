"""Who met or was there, where only the occasion or a list of those present tells it. In: a noun of talks; a report's Doc and its acts.
Out: words of those who took part; matches of sentences that only list those present.

"After talks in Lome the two premiers said ...", "President Lee and President Ray said in a joint statement after a meeting in Riga":
those who spoke together met there; one alone may have met anybody. "Present there were the minister and the Lao ambassador", "Also on
hand were ...": they took part in what was told before, a meeting, a reception or a ceremony; else in a ceremony.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from regesta.extract.events.frames.lexicon import Sense, frame_index
from regesta.extract.events.frames.matching import ActorLike, Match
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.conjuncts import SAYING_NEXT, TITLES, with_conjuncts
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
from regesta.lexicons import lexicon, word_set

MEETINGS = word_set("acts/parties", "meetings")
SITTINGS = word_set("acts/parties", "sittings")
DECIDING = word_set("acts/parties", "deciding")
COURSES = word_set("acts/parties", "courses")
INVOLVING = word_set("acts/parties", "involving")
AT = frozenset({"after", "during", "at", "in", "following"})
STATED_IN = word_set("acts/parties", "stated_in")
SPEAKING_FOR = TITLES | frozenset(lexicon("events/classes")["office"]) | word_set("acts/parties", "for_a_state")
LASTING = frozenset(lexicon("events/roles")["measures"]) | {"round"}
PART = re.compile(
    r"(?:took|had taken|are taking|will take|take) part|(?:had )?participated|(?:will|are to) participate"
)
SIDES = frozenset(lexicon("events/classes")["sides"])
BODIES = SPEAKING_FOR | SIDES | frozenset(lexicon("events/classes")["council"] + lexicon("events/classes")["assembly"])
CALENDAR = frozenset(lexicon("events/roles")["calendar"])
OTHER_ROUNDS = word_set("acts/parties", "other_rounds")
OPENING = re.compile(
    r"(?:Also |Among (?:those|them) )?(?P<there>[Pp]resent|[Oo]n hand|[Aa]ttending|[Pp]articipating)\b(?P<where>[^.;:]{0,90}?)"
    r"\b(?:was|were)\s"
)
ATTENDED = frozenset({"meeting", "reception", "ceremony"})
TALKS = frozenset(lexicon("events/classes")["talks"])
SAME = frozenset({"there", "here", "on", "at", "the", "invitation"})
BEFORE = frozenset({"compound", "amod", "nmod:desc", "nmod:poss"})
HIS = frozenset({"his", "her", "their", "its"})  # "members of his embassy": told of as his
INCLUDING = word_set("acts/parties", "among_them")
PEOPLE = frozenset(lexicon("read/people_nouns")["persons"]) | {"family"}
IN_ROW = ("conj", "appos", "list", "parataxis", "nsubj", "ROOT")
WRITTEN = "A be present at O"


def met_there(noun: Token) -> list[Token]:
    """Those who spoke or agreed together after, at or during the talks that a noun names."""
    if lemma(noun) not in MEETINGS or _of_others(noun):
        return []
    long = noun.head if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in LASTING else noun
    if preposition(long) not in AT:
        return []
    noun = long  # "after two days of talks"
    over = noun.head
    if noun.dep_ == "nmod" and lemma(over) in STATED_IN:  # "told so in a joint communique after talks"
        over = over.head
    marks = children(over, "mark")
    if over.dep_ == "ccomp" and marks and noun.i < marks[0].i:  # "said after talks that they would ..."
        over = over.head
    if over.pos_ != "VERB" or noun.dep_ not in ("obl", "nmod"):
        return []
    together = agents(over)
    if len(together) == 1 and together[0].lower_ == "they":  # "A and B condemn the raid, they said after a meeting"
        said = [c for c in children(over, "ccomp") if c.i < together[0].i]
        together = agents(said[0]) if said else together
    named = {
        t.lower_
        for t in together
        if t.ent_type_ in ("PER", "LOC") or any(c.ent_type_ == "PER" for c in children(t, "appos"))
    }
    pair = len(together) == 1 and lemma(together[0]) in SIDES and _two(together[0])
    return together if (len(named) > 1 and len(named) == len(together)) or pair else []


def decided_there(noun: Token) -> list[Token]:
    """ "Agreed at a summit to wait", "approved the offer at a meeting in Lome": who decided there took part, one side though it be."""
    if (lemma(noun) not in MEETINGS and lemma(noun) not in SITTINGS) or _of_others(noun):
        return []
    long = noun.head if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in LASTING else noun
    over = long.head
    if long.dep_ == "nmod" and over.dep_ == "obj":  # "approved the offer at a meeting", read as an offer at one
        over = over.head
    if preposition(long) not in ("at", "during", "in") or over.pos_ != "VERB" or is_passive(over) or negated(over):
        return []
    return agents(over) if lemma(over) in DECIDING else []


def in_the_mouth(noun: Token) -> list[Token]:
    """ "The Chadian minister said talks with Peru would resume": who speaks for one side of talks whose other side alone is named."""
    if lemma(noun) not in MEETINGS or _whose(noun):  # "peace talks", but not "cabinet talks"
        return []
    if any(preposition(c) in ("between", "of", "by") for c in children(noun, "nmod")):
        return []
    if noun.dep_ == "nmod" and lemma(noun.head) in COURSES:  # "said progress in talks with Peru was slow"
        noun = noun.head
    clause = noun.head
    if noun.dep_ != "nsubj":
        return []
    while clause.dep_ == "ccomp" and clause.head.pos_ in ("VERB", "ADJ"):
        clause = clause.head
        if lemma(clause) in SAYING_NEXT:
            return [t for t in agents(clause) if _for_a_state(t)]
    return []


def _for_a_state(speaker: Token) -> bool:
    """ "The Chadian foreign minister", "officials of Chad", "President Ann Lee": an office, and for a person by name his title."""
    titles = [speaker, *children(speaker, "nmod:desc", "compound", "appos")]
    return any(lemma(t) in SPEAKING_FOR for t in titles) and not any(t.lower_ == "former" for t in speaker.subtree)


def took_part(noun: Token) -> list[Token]:
    """ "Talks in which the premier, her Malian colleague and an envoy of Togo took part": each of the list, as trees lose them."""
    if inside := _involved(noun):
        return inside
    doc, end = noun.doc, noun.sent.end
    which = next((t for t in doc[noun.i + 1 : end] if t.lower_ == "which" and t.nbor(-1).lower_ in ("in", "at")), None)
    if which is None or any(t.pos_ == "VERB" or t.text == ";" for t in doc[noun.i + 1 : which.i]):
        return []
    verb = next((t for t in doc[which.i + 1 : end] if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or not PART.match(doc[verb.i : end].text):
        return []
    found: list[Token] = []
    start = which.i + 1
    for at in range(start, verb.i + 1):
        if at == verb.i or doc[at].text == "," or doc[at].lower_ == "and":
            one = _listed(list(doc[start:at]))
            found += [one] if one is not None else []
            start = at + 1
    return found


def _involved(noun: Token) -> list[Token]:
    """ "Talks involving Peru and Chile", "a war that involves rebels and the army", "the talks include both": who is in it."""
    clauses = [c for c in children(noun, "acl", "acl:relcl") if c.i > noun.i]
    clauses += [noun.head] if noun.dep_ == "nsubj" else []
    told = [c for c in clauses if lemma(c) in INVOLVING and not is_passive(c) and not negated(c)]
    return [*by_preposition(noun).get("involving", ()), *(t for c in told for t in patients(c))]


def _listed(words: list[Token]) -> Token | None:
    """The head of one member of a list: a person's name, else the noun that nothing before it governs."""
    named = next((t for t in words if t.ent_type_ == "PER" and preposition(t) is None), None)
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN")]
    inside = [t for t in nouns if t.head not in nouns or t.head.i < words[0].i]
    return named or (inside[0] if inside else None)


def _two(noun: Token) -> bool:
    """ "The two ministers", "both sides"."""
    return any(c.lower_ in ("two", "both", "three") for c in children(noun, "nummod", "det", "det:predet", "amod"))


def _whose(noun: Token) -> list[Token]:
    """The bodies before a meeting: "cabinet talks", "the league's meeting", not "peace talks", "a February summit"."""
    before = [c for c in children(noun, "compound", "nmod:desc") if c.ent_type_ or lemma(c) in BODIES or _proper(c)]
    return [*children(noun, "nmod:poss"), *before]


def _proper(word: Token) -> bool:
    """A name that nobody knows ("the Cooperation summit"), and no month."""
    return word.pos_ == "PROPN" and word.lower_ not in CALENDAR


def _of_others(noun: Token) -> bool:
    """ "A Security Council meeting", "the cabinet's meeting", "a meeting of ministers": whose it was is said."""
    after = [c for c in children(noun, "nmod") if preposition(c) in ("of", "between", "with")]
    adjectives = [c for c in children(noun, "amod") if c.ent_type_ or c.lower_ in OTHER_ROUNDS]
    return bool(_whose(noun) or after or adjectives)


def purpose_of_meeting(match: Match, all_: Sequence[Match]) -> bool:
    """ "Met the premier to discuss trade": one meeting, told with what it was for."""
    verb = match.trigger
    if match.sense.subtype != "meeting" or verb.dep_ != "advcl" or verb.tag_ != "VB":
        return False
    own = set(match.roles.get("A", [])) | set(match.roles.get("B", []))
    return any(
        told.trigger == verb.head
        and told.sense.type == "CONSULT"
        and own <= {*told.roles.get("A", []), *told.roles.get("B", [])}
        for told in all_
    )


def one_person(verb: Token) -> bool:
    """Whether one person did what a verb says, and to no other: "the premier returned after a tour of Asia" was on the tour."""
    did = agents(verb)
    others = [t for t in (*patients(verb), *receivers(verb)) if t.ent_type_ == "PER" or t.pos_ == "PRON"]
    one = len(did) == 1 and (did[0].ent_type_ == "PER" or did[0].lower_ in ("he", "she"))
    return one and not others and not is_passive(verb)


def those_present(doc: Doc, full: Sequence[Match], actor_like: ActorLike) -> Iterator[Match]:
    """One match for each sentence that lists who was present, unless a frame has read it."""
    for sentence in doc.sents:
        found = OPENING.match(sentence.text)
        if found is None:
            continue
        start = sentence.start_char + found.end()
        if any(sentence.start_char <= m.trigger.idx < start and m.roles.get("A") for m in full):
            continue
        ends = next((t.idx for t in sentence if t.idx > start and t.lower_ in INCLUDING), sentence.end_char)
        behind = [
            t for t in sentence if start <= t.idx < ends and t.dep_ not in BEFORE and (actor_like(t) or _group(t))
        ]
        if not behind:
            continue
        trigger = next(t for t in sentence if t.idx >= sentence.start_char + found.start("there"))
        sense, last = _gathering(found["where"], trigger, full)
        match = Match(sense, trigger, WRITTEN, 0, asserted=True)
        match.fill("B" if sense.subtype == "reception" else "A", _of_list(behind))
        if last is not None and sense.subtype != "ceremony":
            others = last.roles.get("B", []) if sense.mutual else []
            match.roles["A"] = [*last.roles.get("A", []), *others, *match.roles.get("A", [])]
        yield match


def _of_list(behind: Sequence[Token]) -> list[Token]:
    """The first of the list, those joined to it, and every person by name who leads no delegation."""
    people = [
        t for t in behind if t.ent_type_ == "PER" and not any(up.ent_type_ == "PER" for up in (t.head,) if t != up)
    ]
    people = [t for t in people if t.dep_ not in ("obl", "obl:agent", "nmod")]
    found = [t for t in with_conjuncts(behind[0]) if t in behind and t.dep_ != "appos"]
    kept = [t for t in found if t.ent_type_ == "PER" or (not _his(t) and _with_a_name(t))]
    whole = not any(t.lower_ in INCLUDING for t in behind[-1].sent)  # "guests, including the council": whoever they are
    kept += [t for t in behind if whole and _group(t) and not _his(t)]
    return sorted({t.i: t for t in (*kept, *people)}.values(), key=lambda t: t.i)


def _group(token: Token) -> bool:
    """ "Builders and farm workers", wherever in the row the tree hangs them: people in plural behind a comma or "and"."""
    if token.tag_ != "NNS" or token.ent_type_ or lemma(token) not in PEOPLE or children(token, "case"):
        return False
    first = token.left_edge
    before = token.doc[first.i - 1] if first.i else first
    behind = {first.text.lower(), before.text.lower()} & {",", "and"}
    return bool(behind) and token.dep_ in IN_ROW


def _with_a_name(token: Token) -> bool:
    """ "The Lao ambassador", "envoys of Ghana", and no "officials concerned"."""
    if any(t.lower_ in INCLUDING for t in token.subtree):
        return False  # "other personages, including the council": whoever they are
    return any(t.ent_type_ in ("NORP", "LOC", "ORG") for t in token.subtree)


def _his(token: Token) -> bool:
    """ "Members of his embassy", "her party"."""
    return any(c.lower_ in HIS for near in (token, *dependents(token)) for c in dependents(near))


def _gathering(where: str, trigger: Token, full: Sequence[Match]) -> tuple[Sense, Match | None]:
    """The sort of gathering: by its own word ("present at the talks were"), else what was told last."""
    named = {lemma(t) for t in trigger.sent if t.text in where.split()}
    before = [m for m in full if m.trigger.i < trigger.i]
    held = [m for m in before if m.sense.subtype in ATTENDED and not (m.sense.subtype == "reception" and _met(m))]
    last = held[-1] if held else None
    if last is not None and (not named - SAME or (named & TALKS and last.sense.mutual)):
        return last.sense, last
    return _sense("meeting" if named & TALKS else "ceremony"), None


def _met(match: Match) -> bool:
    """Whether somebody was only met or greeted: no gathering that others could be present at."""
    return "{ceremony}" not in match.written and "banquet" not in match.written


def _sense(subtype: str) -> Sense:
    verb = "attend" if subtype == "ceremony" else "meet"
    return next(f.sense for f in frame_index().verbs[verb] if f.sense.subtype == subtype)
