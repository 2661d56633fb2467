"""Pronouns: "he", "she", "it", "they" to who was meant before. In: chains, speech. Out: links in them, each with its points and reasons.

Every phrase of the last sentences that agrees is a candidate, and so is "none of these": without enough points, or with two about as good, a
pronoun stays open. Points are for the place in the clause, nearness, what was spoken of most, and the verb (lexicons/read/who.yaml).
"""

from functools import cache
from math import log2
from typing import Any

from regesta.lexicons import lexicon
from regesta.lexicons.forms import verb_forms
from regesta.read.binding import excluded
from regesta.read.chains import Chains
from regesta.read.gender import times
from regesta.read.phrases import Phrase
from regesta.read.pronounforms import Form
from regesta.read.speech import Speech, says
from regesta.read.words import SUBJECT

NO_ONE = frozenset({"no", "any", "every", "each", "what", "which", "whatever"})
Scored = tuple[float, Phrase, tuple[str, ...]]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = lexicon("read/who")
    return table


class Pronouns:
    """Resolves the third person of a text, one by one, in order."""

    def __init__(self, chains: Chains, speech: Speech) -> None:
        self.chains, self.words, self.speech = chains, chains.words, speech
        table = _table()
        self.weights: dict[str, float] = table["weights"]
        self.threshold, self.margin, self.reach = table["threshold"], table["margin"], table["reach"]

    def resolve(self, phrase: Phrase) -> None:
        """Links one pronoun to the best candidate, when it is good enough and clearly the best."""
        form = phrase.form
        if form is None:
            return
        if form.use == "relative":
            noun = self._relative(phrase)
            if noun is not None:
                self.chains.link(phrase, noun, "its clause says more of it")
            return
        if form.person != 3:
            return
        if form.use == "own" and (own := self._own_subject(phrase)) is not None:
            self._take(phrase, own, 9.0, ("subject of its clause",))
            return
        if form.gender == "n" and self._empty(phrase):
            phrase.why = ("stands for nothing",)
            return
        kind = _kind(form)
        ranked = self.ranked(phrase)
        if not ranked or ranked[0][0] < self.threshold[kind]:
            return
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < self.margin[kind]:
            phrase.why = (f"“{ranked[0][1].text}” or “{ranked[1][1].text}”",)
            return
        self._take(phrase, ranked[0][1], ranked[0][0], ranked[0][2])

    def _take(self, phrase: Phrase, antecedent: Phrase, score: float, why: tuple[str, ...]) -> None:
        self.chains.link(phrase, antecedent, *why, score=score)
        if phrase.gender in ("m", "f"):
            self.chains.entity(antecedent).gender = phrase.gender

    def ranked(self, phrase: Phrase) -> list[Scored]:
        """All candidates, the best first: points, the phrase, and what spoke for it most."""
        best: dict[int, Scored] = {}
        shut = {e for head in excluded(self.words, phrase) if (e := self.chains.entity_at(head)) is not None}
        shut |= self._speaker(phrase)
        reach = self.reach[_kind(phrase.form)] if phrase.form else 0
        between = 0
        form = phrase.form
        assert form is not None
        for at in range(phrase.at - 1, -1, -1):
            other = self.chains.phrases[at]
            distance = phrase.sent - other.sent
            if distance > reach:
                break
            if other.entity in shut or other.end > phrase.start or (other.form is not None and other.form.person == 0 and other.back is None):
                continue
            if (phrase.role != "possessor" and any(self.chains.entity_at(head) in shut for head in other.joined)) or not self._agrees(other, form):
                continue
            scored = self._score(phrase, form, other, distance, between)
            if other.entity not in best:
                between += other.number != "b" or form.number == "s"
                best[other.entity] = scored
            elif scored[0] > best[other.entity][0]:
                best[other.entity] = scored
        ranked = sorted(best.values(), key=lambda s: (-s[0], -s[1].at))
        if not ranked or ranked[0][0] < self.threshold[_kind(form)]:
            ahead = self._ahead(phrase, form, shut)
            ranked = [ahead, *ranked] if ahead is not None else ranked
        return ranked

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
            return other.number != "p" and other.sort not in ("person", "group", "people") and entity.gender in (None, "n")
        if other.form is not None:
            return other.form.number == "p"
        return other.number in ("p", "b") or (other.sort == "person" and other.gender is None and other.kind == "nominal")

    def _score(self, phrase: Phrase, form: Form, other: Phrase, distance: int, between: int) -> Scored:
        weight, words = self.weights, self.words
        points: list[tuple[float, str]] = []

        def add(name: str, said: str = "", times: float = 1.0) -> None:
            points.append((weight[name] * times, said))

        entity = self.chains.entity(other)
        add("sentence", "", distance)
        add(other.role, f"it is {other.role}" if other.role in ("subject", "object") else "")
        if other.role == phrase.role and other.role in ("subject", "object", "agent"):
            add("same_role", f"both are {other.role}")
        if distance == 0 and other.role == "subject":
            self._clauses(phrase, other, add)
        if other.start <= words.idx[words.bounds[other.sent][0]] + 1:
            add("opens", "it opens its sentence")
        if other.kind == "name":
            add("name", "it is a name")
        elif other.form is not None and other.form.person == 3:
            add("pronoun_same", "the same pronoun before")
        elif words.low[other.words[0]] in ("a", "an"):
            add("indefinite")
        before = sum(p.at < phrase.at for p in entity.phrases)
        if before > 1:
            add("often", f"spoken of {before} times", log2(before))
        if form.gender in ("m", "f") and entity.gender == form.gender:
            add("known_gender", "known to be " + ("a man" if form.gender == "m" else "a woman"))
        elif form.gender == "f" and entity.gender is None and other.kind == "name":
            add("unknown_she")
        add("between", "", log2(1 + between))
        if distance and "\n" in self.chains.text[other.end : phrase.start]:
            add("paragraph")
        if other.quote != phrase.quote:
            add("out_of_quote")
        self._of_sort(phrase, form, other, add)
        total = sum(value for value, _ in points)
        spoke = tuple(said for value, said in sorted(points, key=lambda p: -p[0]) if said and value > 0)[:3]
        return total, other, spoke

    def _clauses(self, phrase: Phrase, other: Phrase, add: Any) -> None:
        words = self.words
        verb = words.head[words.chief(other.head)]
        if words.under(phrase.head, verb):
            add("commands", "subject of the clause it stands in")
            if phrase.role == "possessor" and words.subject(words.clause(words.head[phrase.head])) == words.chief(other.head):
                add("owner", "subject of its own clause")

    def _of_sort(self, phrase: Phrase, form: Form, other: Phrase, add: Any) -> None:
        words = self.words
        top = words.chief(phrase.head)
        verb = words.head[top]
        if phrase.role == "possessor" and form.gender in ("n", None):
            self._possessed(phrase, other, add)
        elif phrase.role == "subject" and words.low[verb] in verb_forms():
            if other.sort in ("person", "group", "body", "people", "state"):
                add("animate", "someone who can speak")
        if phrase.role == "subject" and says(words, verb):
            theirs = words.chief(other.head)
            if other.role == "subject" and says(words, words.head[theirs]):
                add("speaks", "both speak")
        if form.number == "s" and not other.joined and (words.dep[other.head] == "conj" or words.has(other.head, "conj") is not None):
            add("joined_part")
        if form.number == "p":
            if other.joined:
                add("joined_whole", "the two together")
            elif other.number == "b":
                add("body_they")
                if other.sort == "state":
                    add("place_they")
            elif other.number == "s":
                add("one_they")
            if other.sort in ("group", "people") and other.kind != "pronoun":
                add("people_they")
        if form.gender == "n" and other.sort == "state" and other.role != "subject":
            add("place_it")
        if other.sort == "time" or (other.sort == "craft" and form.gender == "f"):
            add("time")
        if words.low[phrase.head + 1 : phrase.head + 2] == ["own"] and other.role == "subject":
            add("own_words", "“own” points to the subject")

    def _possessed(self, phrase: Phrase, other: Phrase, add: Any) -> None:
        """ "Its ambassador", "their troops": of a state, a body or people."""
        thing = self.chains.by_head.get(self.words.head[phrase.head])
        if thing is not None and thing.sort in ("person", "group", "body", "people"):
            add("has_people" if other.sort in ("body", "state", "group", "people") else "no_people", "has people of its own")

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

    def _relative(self, phrase: Phrase) -> Phrase | None:
        words = self.words
        verb = phrase.head
        for _ in range(8):
            if words.full[verb] == "acl:relcl" or words.head[verb] == verb:
                break
            verb = words.head[verb]
        noun = self.chains.by_head.get(words.head[verb]) if words.full[verb] == "acl:relcl" else None
        human = words.low[phrase.head] != "which"
        if noun is not None and noun.end <= phrase.start and human and noun.sort not in ("person", "group", "people"):
            above = self.chains.by_head.get(words.head[noun.head])  # "generals of the two armies, who met"
            if above is not None and above.sort in ("person", "group") and words.dep[noun.head] == "nmod":
                return above
        if noun is None or noun.end > phrase.start:
            near = [p for p in self.chains.phrases[max(0, phrase.at - 3) : phrase.at] if self.chains.text[p.end : phrase.start] in (", ", " ")]
            near = [p for p in near if not p.joined and (p.sort in ("person", "group", "people")) == human and p.sort != "time"]
            return near[0] if near else None
        return noun

    def _own_subject(self, phrase: Phrase) -> Phrase | None:
        """The subject of a reflexive's clause, where it agrees."""
        words = self.words
        form = phrase.form
        verb = words.clause(words.chief(phrase.head))
        subject = words.subject(verb)
        if words.dep[verb] == "xcomp" and (thing := words.has(words.head[verb], "obj")) is not None:
            subject = thing
        found = self.chains.by_head.get(subject) if subject is not None else None
        if found is None or form is None or not self._agrees(found, form) or found.head == phrase.head:
            return None
        return found

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
            if fits and phrase.head - first < 12 and self._agrees(other, form):
                return self.threshold[_kind(form)] + 1 + self.weights["fronted"], other, ("subject after a fronted phrase",)
            return None
        return None

    def _empty(self, phrase: Phrase) -> bool:
        """Whether "it" stands for nothing: "it is clear that", "it rained", "it took a year to"."""
        words = self.words
        if words.dep[phrase.head] == "expl":
            return True
        top = words.head[phrase.head]
        if words.dep[phrase.head] not in SUBJECT:
            return False
        if words.lemma[top] in _empties():
            return True
        thing = words.has(top, "obj")
        if words.lemma[top] == "take" and thing is not None and words.lemma[thing] in times():
            return True
        later = [c for c in words.children[top] if c > top and words.dep[c] in ("csubj", "ccomp", "advcl")]
        copula = words.has(top, "cop") is not None
        clause = any(
            words.dep[c] == "csubj" or (copula and any(words.low[m] in ("that", "to", "whether", "if") for m in words.children[c])) for c in later
        )
        if clause and (copula or words.full[phrase.head] == "nsubj:pass" or words.dep[top] == "csubj"):
            return words.pos[top] in ("ADJ", "NOUN", "VERB", "ADV")
        passive = words.full[phrase.head] == "nsubj:pass" and any(words.dep[c] == "ccomp" for c in words.children[top])
        return passive or (copula and words.lemma[top] in ("time", "o'clock", "noon", "midnight", "dark", "late", "early", "monday", "sunday"))


@cache
def _empties() -> frozenset[str]:
    return frozenset("rain snow seem appear happen".split())


def _kind(form: Form | None) -> str:
    if form is None or form.gender in ("m", "f"):
        return "he"
    return "it" if form.gender == "n" else "they"

