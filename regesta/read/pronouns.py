"""Pronouns: "he", "she", "it", "they" to who was meant before. In: chains, speech. Out: links in them, each with points and reasons.

Every phrase of the last sentences that agrees is a candidate, and so is "none of these": without enough points (points.py), or with two
about as good, a pronoun stays open.
"""

from math import exp

from regesta.lexicons import lexicon
from regesta.read.binding import excluded
from regesta.read.chains import Chains
from regesta.read.expletive import stands_for_nothing
from regesta.read.phrases import Phrase
from regesta.read.points import Points, Scored, table
from regesta.read.pronounforms import Form
from regesta.read.speech import Speech
from regesta.read.subjects import own_subject, relative

NO_ONE = frozenset({"no", "any", "every", "each", "what", "which", "whatever"})
AIRCRAFT = frozenset(lexicon("events/classes")["aircraft"])
TOLD_IN = frozenset(table()["told_in"])
SPOKEN_TO = frozenset(table()["spoken_to"])
FRONT = 12  # words from the beginning of a sentence in which a fronted phrase is looked for (a choice)


class Pronouns:
    """Resolves the third person of a text, one by one, in order."""

    def __init__(self, chains: Chains, speech: Speech) -> None:
        self.chains, self.words, self.speech = chains, chains.words, speech
        self.points = Points(chains)
        self.threshold, self.margin, self.reach = (table()[name] for name in ("threshold", "margin", "reach"))

    def resolve(self, phrase: Phrase) -> None:
        """Links one pronoun to the best candidate, when it is good enough and clearly the best."""
        form = phrase.form
        if form is None:
            return
        if form.use == "relative":
            noun = relative(self.chains, phrase)
            if noun is not None:
                self.chains.link(phrase, noun, "its clause says more of it")
            return
        if form.person != 3:
            return
        if form.use == "own" and (own := own_subject(self.chains, phrase)) is not None and self._agrees(own, form):
            self._take(phrase, own, 1.0, ("subject of its clause",))
            return
        if form.gender == "n" and stands_for_nothing(self.words, phrase.head):
            phrase.why = ("stands for nothing",)
            return
        kind = _kind(form)
        ranked = self.ranked(phrase)
        if not ranked or ranked[0][0] < self.threshold[kind]:
            return
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < self.margin[kind]:
            phrase.why = (f"“{ranked[0][1].text}” or “{ranked[1][1].text}”",)
            return
        points, best, why = ranked[0]
        self._take(phrase, best, 1 / (1 + exp(self.threshold[kind] - points)), why)

    def _take(self, phrase: Phrase, antecedent: Phrase, score: float, why: tuple[str, ...]) -> None:
        self.chains.link(phrase, antecedent, *why, score=round(score, 2))
        if phrase.gender in ("m", "f"):
            self.chains.entity(antecedent).gender = phrase.gender

    def ranked(self, phrase: Phrase) -> list[Scored]:
        """All candidates, the best first: points, the phrase, and what spoke for it most."""
        form = phrase.form
        assert form is not None
        best: dict[int, Scored] = {}
        shut = {e for head in excluded(self.words, phrase) if (e := self.chains.entity_at(head)) is not None}
        shut |= self._speaker(phrase)
        kind, nearer = _kind(form), 0
        for at in range(phrase.at - 1, -1, -1):
            other = self.chains.phrases[at]
            if phrase.sent - other.sent > self.reach[kind]:
                break
            if not self._possible(phrase, other, shut) or not self._agrees(other, form):
                continue
            scored = self.points.score(phrase, form, other, nearer)
            if other.entity not in best:
                nearer += other.number != "b" or form.number == "s"
            if other.entity not in best or scored[0] > best[other.entity][0]:
                best[other.entity] = scored
        ranked = sorted(best.values(), key=lambda s: (-s[0], -s[1].at))
        ahead = self._ahead(phrase, form, shut)
        if ahead is not None and (
            not ranked or ranked[0][0] < self.threshold[kind] or self._named_next(phrase, ahead[1])
        ):
            return [ahead]
        return ranked

    def _possible(self, phrase: Phrase, other: Phrase, shut: set[int]) -> bool:
        """Whether nothing in the sentence forbids it."""
        if other.entity in shut or other.end > phrase.start:
            return False
        if other.form is not None and other.form.person == 0 and other.back is None:
            return False
        if (other.sort == "thing" or self.words.lemma[other.head] in AIRCRAFT) and self._spoken_to(phrase):
            return False
        return phrase.role == "possessor" or not any(self.chains.entity_at(head) in shut for head in other.joined)

    def _spoken_to(self, phrase: Phrase) -> bool:
        """ "Asked them to withdraw": somebody, not jets that were named before."""
        words = self.words
        return words.dep[phrase.head] in ("obj", "iobj") and words.lemma[words.head[phrase.head]] in SPOKEN_TO

    # -- agreement -----------------------------------------------------------------------------------------------------------

    def _agrees(self, other: Phrase, form: Form) -> bool:
        if other.form is not None and other.form.person == 0 and other.back is not None:
            other = self.chains.phrases[other.back]  # "who": as the noun before it
        if other.sort == "adjective" or (other.form is not None and other.form.person in (1, 2)):
            return False
        entity = self.chains.entity(other)
        if self.words.low[other.words[0]] in NO_ONE and form.number == "s":
            return False
        if form.gender in ("m", "f"):
            if other.sort == "craft":
                return form.gender == "f" and other.number == "s"
            return other.number != "p" and other.sort == "person" and entity.gender in (None, form.gender)
        if form.gender == "n":
            one = other.sort not in ("person", "people") and (other.sort != "group" or _one_body(other))
            return other.number != "p" and one and entity.gender in (None, "n")
        if other.form is not None:
            return other.form.number == "p"
        return other.number in ("p", "b") or (
            other.sort == "person" and other.gender is None and other.kind == "nominal"
        )

    # -- special places ------------------------------------------------------------------------------------------------------

    def _speaker(self, phrase: Phrase) -> set[int]:
        """Who speaks the quotation a pronoun stands in: never "he" in his own words."""
        if phrase.quote is None:
            turn = self.speech.turn(phrase.start)
            speaker = self.chains.entity_at(turn.speaker) if turn is not None else None
            return {speaker} if speaker is not None else set()
        quote = self.speech.quotes[phrase.quote]
        found = {self.chains.entity_at(head) for head in (quote.speaker, quote.addressee) if head is not None}
        return {entity for entity in found if entity is not None}

    def _ahead(self, phrase: Phrase, form: Form, shut: set[int]) -> Scored | None:
        """The subject after a fronted phrase: "In his speech, X said"."""
        words = self.words
        first, last = words.bounds[phrase.sent]
        for other in self.chains.phrases[phrase.at + 1 :]:
            if other.head >= last:
                return None
            if other.role != "subject" or other.kind == "pronoun" or other.entity in shut:
                continue
            verb = words.head[words.chief(other.head)]
            front = phrase.head
            while words.head[front] not in (verb, front):
                front = words.head[front]
            fits = words.head[front] == verb and words.dep[front] in ("obl", "advcl", "nmod") and front < other.head
            if fits and phrase.head - first < FRONT and self._agrees(other, form):
                points = self.threshold[_kind(form)] + table()["fronted"]
                return points, other, ("subject after a fronted phrase",)
            return None
        return None

    def _named_next(self, phrase: Phrase, subject: Phrase) -> bool:
        """ "In his talks with Ann Lee, Mr. Holt": whose it is in front is who is then named, whoever was told of before."""
        words = self.words
        noun = words.head[phrase.head]
        told = words.lemma[noun] in TOLD_IN and words.case(noun) in ("in", "during", "at")
        return told and phrase.role == "possessor" and subject.kind == "name" and subject.sort == "person"


def _one_body(phrase: Phrase) -> bool:
    """ "A delegation of farmers arrived. It was met by ...": many people who are told of as one."""
    return not phrase.joined and phrase.kind == "nominal" and phrase.number in ("s", "b")


def _kind(form: Form) -> str:
    if form.gender in ("m", "f"):
        return "he"
    return "it" if form.gender == "n" else "they"
