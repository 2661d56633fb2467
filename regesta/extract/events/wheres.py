"""Where an act was. In: the words of its trigger, the roles a frame gave it, the names of places in its sentence. Out: PlaceRef, or None.

A name counts when it stands in a phrase of place ("in", "at", "near", "off the coast of", "in the port of") that hangs on the act: on its
verb; on those it is done by or to, when the act is one that happens at a place; on an occasion it was done at ("agreed at talks in Lima");
or on a verb that shares the scene ("met in Lima and agreed"). Where words are spoken from, where those sit who stand for others, and
what talk is about say nothing of it, nor does the dateline. Of several the one that hangs nearest counts, then the first: "Nimu in Ladakh".
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import HYPHENS
from regesta.extract.events.parties.words import SHIPS, Reader
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import text_of, verbs
from regesta.lexicons import lexicon, word_set
from regesta.records import Mention, PlaceRef

IN = frozenset(
    "in at near off on outside inside over into along around above within under across by beside opposite".split()
)
NEAR = frozenset({"near", "off", "outside", "around", "opposite", "beside"})
LEAVING = frozenset({"withdrawal", "evacuation", "mission_withdrawal"})
# Acts of mere words, papers and money: where those stand who are told or named says nothing of where it was said.
SCENES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "CONSULT", "AID"})
SCENE_TOO = frozenset({"joint_exercise", "rescue", "treaty_signing", "award"})
NO_SCENE = frozenset(
    {"phone_call", "letter", "message", "conversation", "sanctions_relief", "congratulation", "delegation"}
)
TALKED_OUT = frozenset({"AGREE", "CONSULT", "SUPPORT"})
MEANWHILE = frozenset({"during", "after"})
AT_ONE = frozenset({"in", "at", "on"})
ELSEWHERE = frozenset({"against", "about", "over", "from", "before", "since"})
BOUND_FOR = frozenset({"to", "for", "into", "after"})
HANGING = frozenset("nmod obl obj iobj nsubj nsubj:pass conj compound appos obl:agent flat nummod".split())
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_WIDER = re.compile(r",? (?:in|of|,) (?:the )?(?:(?:far |south|north|east|west|central|upper|lower|disputed)\S* )*|, ")
TALK = word_set("acts/senses", "talk")
DESTINED = frozenset({"AID", "CONSULT"})
DEEP = 5  # words between a place and its act; a choice: further off, trees are rarely right


def _list(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("world/wheres")[name]))


PARTS, BUILDINGS, OCCASIONS, SEATED, HAPPENING = map(_list, ("parts", "buildings", "occasions", "seated", "happening"))


class Phrase:
    """A place's name with its phrase: the preposition that leads it, the word it hangs on, and what is shown as the place."""

    def __init__(self, reader: Reader, mention: Mention, head: Token) -> None:
        self.mention, self.head = mention, head
        self.top, self.start, self.end = _top(head, mention)
        self.word = preposition(self.top) or ""
        self.above = self.top.head if self.top.head != self.top else None
        self._reader = reader

    def ref(self, following: Sequence["Phrase"]) -> PlaceRef:
        """The place as words, with the wider one that follows at once ("Nimu in Ladakh")."""
        text = text_of(self._reader.doc)
        name = " ".join(text[self.start : self.end].split())
        named = (one for one in following if text[one.start].isupper())
        wider = next((one for one in named if _WIDER.fullmatch(text, self.end, one.start)), None)
        start = self.start
        case = next((c for c in dependents(self.top) if c.dep_ == "case" and c.i < self.head.i), None)
        if self.word in NEAR and case is not None:
            start = case.idx
        told = name if wider is None or "," in name else f"{name}, {text[wider.start : wider.end]}"
        return PlaceRef(name=told, span=self._reader.document.span(start, self.end))


def where(reader: Reader, match: Match) -> PlaceRef | None:
    """The place of an act; None where its sentence tells none."""
    found = list(_phrases(reader, match.trigger))
    scene = match.sense.type in SCENES or match.sense.subtype in SCENE_TOO
    scene = scene and match.sense.subtype not in NO_SCENE
    acting = {token.i for token in match.roles.get("A", ())}  # "seized by Peru"
    ranked = []
    for order, one in enumerate(found):
        rank = None if one.head.i in acting else _rank(one, match, scene=scene)
        if rank is not None:
            ranked.append((rank, order))
    if ranked:
        nearest = min(ranked)[1]
        # "after talks in Lome, Chad signed": Lome is not said to be in Chad
        return found[nearest].ref([one for one in found[nearest + 1 :] if one.head.i not in acting])
    shared = _shared(match, found) if scene or match.sense.type == "AGREE" else None
    following = found[found.index(shared) + 1 :] if shared is not None else []
    return shared.ref([one for one in following if one.head.i not in acting]) if shared is not None else None


def _phrases(reader: Reader, within: Token) -> Iterator[Phrase]:
    """The names of places in a word's sentence, in order."""
    seen: set[str] = set()
    for token in within.sent:
        mention = reader.mention(token)
        if mention is None or mention.kind != "name" or mention.id in seen or mention.head != token.idx:
            continue
        if mention.label == "LOC" or (mention.label == "ORG" and lemma(token) in PARTS):
            seen.add(mention.id)
            yield Phrase(reader, mention, token)


def _top(head: Token, mention: Mention) -> tuple[Token, int, int]:
    """The word that stands for the whole place ("coast" of "the coast of Peru"), and the offsets of its name."""
    top, start, end = head, mention.span.start, mention.span.end
    number = next((c for c in head.rights if c.dep_ in ("nummod", "flat") and c.like_num and c.idx - end == 1), None)
    if number is not None:
        end = number.idx + len(number)
    pair = [c for c in children(head, "conj") if c.i and c.nbor(-1).text in HYPHENS]  # "the Peru-Chile border"
    end = pair[-1].idx + len(pair[-1]) if pair else end
    before = top.dep_ in ("compound", "nmod", "amod", "flat") and top.head.i > top.i and not preposition(top)
    if before and lemma(top.head) in PARTS:
        top = top.head
        if lemma(top) not in BUILDINGS and top.idx - end <= 1:
            end = top.idx + len(top)
    while top.dep_ in ("nmod", "appos") and lemma(top.head) in PARTS and top.head.pos_ in ("NOUN", "PROPN"):
        if top.dep_ == "nmod" and any(c.pos_ == "PROPN" for c in children(top.head, "compound", "flat")):
            break  # "the Sarida valley of Peru": it has a name of its own
        top = top.head
    return top, start, end


def _rank(one: Phrase, match: Match, *, scene: bool) -> int | None:
    """How near a phrase hangs to the act, 0 the nearest; None when it does not tell where the act was."""
    trigger, words = match.trigger, IN
    if _cleft(one, trigger) or (one.top == trigger and one.word in AT_ONE):
        return 0  # "it was in Lima that", "marines have been on Kos"
    struck = one.top.dep_ in ("obj", "nsubj:pass") and one.above == trigger
    if match.sense.subtype in LEAVING:
        words = IN | {"from"}
    if struck and one.top.left_edge.i and lemma(one.top.doc[one.top.left_edge.i - 1]) in SHIPS:
        return None  # "rammed the cutter Aurora"
    if struck and (match.sense.subtype in LEAVING or match.sense.type == "ASSAULT"):
        return 2  # "left the banks of the Oder", "shelled the harbour of Riga"
    if one.word not in words or one.above is None:
        return None
    party = one.top.i in {t.i for role in "AB" for t in match.roles.get(role, [])}
    if one.word == "by" and (party or one.top.dep_ == "obl:agent"):
        return None  # "released by Chile"
    if party and not scene:
        return None  # "called on New Delhi"
    above = one.above
    own = {trigger.i, *((*match.used, *(t.i for t in match.roles.get("O", [])[:1])) if scene else ())}
    if above.i in own:
        return 0
    light = trigger.head
    if trigger.pos_ != "VERB" and _carries(trigger, light) and light in (above, above.head):
        return 1  # "the talks took place at Moldo", where the parser hangs Moldo on the place
    if above.dep_ in ("acl", "acl:relcl") and above.head.i in {trigger.i, *match.used} and lemma(above) in HAPPENING:
        return 1
    return _through(above, match, own, scene=scene)


def _carries(noun: Token, verb: Token) -> bool:
    """Whether a verb only carries a noun's act ("the talks were held", "held talks"), so that its place is the act's."""
    if verb.pos_ != "VERB":
        return False
    return noun.dep_ in ("nsubj", "nsubj:pass") or (noun.dep_ == "obj" and lemma(verb) not in verbs())


def _through(word: Token, match: Match, own: set[int], *, scene: bool) -> int | None:
    """From a noun that a place hangs on up to the act, over nouns alone: those who take part, or an occasion."""
    if match.sense.subtype in NO_SCENE:
        return None
    occasion = False
    for steps in range(1, DEEP):
        if word.i in own:
            return 2 + steps if scene or occasion else None
        led = preposition(word) or ""
        if word.pos_ not in NOMINAL or word.dep_ not in HANGING:
            return None
        seated = not occasion and lemma(word) in SEATED and not word.ent_type_
        if lemma(word) in OCCASIONS:
            if led in ELSEWHERE or (led == "after" and not (match.sense.type in TALKED_OUT and lemma(word) in TALK)):
                return None
            occasion = occasion or led in MEANWHILE or (led in AT_ONE and word.head.i in own)
        elif seated or led in ELSEWHERE or (led in BOUND_FOR and match.sense.type not in DESTINED):
            return None
        word = word.head
    return None


def _cleft(one: Phrase, trigger: Token) -> bool:
    """ "It was in Lima that they signed"."""
    root = one.top
    led = any(c.lower_ == "it" for c in dependents(root)) and bool(children(root, "cop"))
    return led and trigger.head == root


def _shared(match: Match, found: list[Phrase]) -> Phrase | None:
    """The place of a verb that shares the act's scene: the one it is joined to, the town "where" it was, the blow by which."""
    trigger = match.trigger
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    opening = next((c for c in dependents(verb) if c.lower_ == "where" and c.i < verb.i), None)
    if opening is not None:
        before = [
            one
            for one in found
            if one.end <= opening.idx and opening.idx - one.end <= 2 + 24 * (one.head.i + 6 < opening.i)
        ]
        return before[-1] if before else _goal(verb, found, opening)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "nsubj", "nsubj:pass"):
        joined = [one for one in found if one.above == verb.head and one.word in IN and one.head.i < verb.i]
        return joined[0] if joined else None
    if (
        verb.dep_ == "advcl"
        and match.sense.type == "ASSAULT"
        and any(c.lower_ in ("when", "as") for c in dependents(verb))
    ):
        joined = [one for one in found if one.above == verb.head and one.word in IN]
        return joined[0] if joined else None
    return None


def _goal(verb: Token, found: list[Phrase], opening: Token) -> Phrase | None:
    """ "Visited Leh on Tuesday, where he met": the town that the verb before "where" went to or was in."""
    before = verb.head
    for one in found:
        if (
            one.end <= opening.idx
            and one.above is not None
            and one.above in (before, before.head)
            and one.top.dep_ in ("obj", "obl", "nmod")
        ):
            return one
    return None
