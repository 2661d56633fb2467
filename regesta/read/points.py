"""Points for and against a phrase before a pronoun being what it means. In: chains. Out: `Points.score`: points, phrase, reasons.

For the place in the clause, nearness, what was spoken of most, number and kind, and the verb (weights in lexicons/read/who.yaml).
"""

from functools import cache
from math import log2
from typing import Any

from regesta.lexicons import lexicon
from regesta.lexicons.forms import verb_forms
from regesta.read.chains import Chains
from regesta.read.judged import judged
from regesta.read.phrases import POINTING, Phrase
from regesta.read.pronounforms import Form
from regesta.read.speech import says

Scored = tuple[float, Phrase, tuple[str, ...]]
ABLE = frozenset({"person", "group", "body", "people", "state"})  # sorts that speak and want
HOLDERS = ABLE - {"person"}
PEOPLED = frozenset({"person", "group", "body", "people"})
ROLES = frozenset({"subject", "object", "agent"})
REASONS = 3  # so many are kept


@cache
def table() -> dict[str, Any]:
    """Weights, thresholds and reach."""
    content: dict[str, Any] = lexicon("read/who")
    return content


class Points:
    """Scores one candidate at a time."""

    def __init__(self, chains: Chains) -> None:
        self.chains, self.words = chains, chains.words
        self.weights: dict[str, float] = table()["weights"]
        self.made: list[tuple[float, str]] = []

    def score(self, phrase: Phrase, form: Form, other: Phrase, nearer: int) -> Scored:
        """Points of a candidate.

        Args:
            phrase: the pronoun.
            form: what pronoun it is.
            other: the candidate, before it.
            nearer: how many other candidates stand between.
        """
        self.made = []
        self._place(phrase, other)
        self._spoken_of(phrase, form, other)
        self._verb(phrase, form, other)
        if phrase.role == "possessor":
            self._possessed(phrase, other)
        (self._singular if form.number == "s" else self._plural)(form, other)
        self._add("between", times=log2(1 + nearer))
        total = sum(value for value, _ in self.made)
        best = sorted(self.made, key=lambda p: -p[0])
        return total, other, tuple(said for value, said in best if said and value > 0)[:REASONS]

    def _add(self, name: str, said: str = "", *, times: float = 1.0) -> None:
        self.made.append((self.weights[name] * times, said))

    def _place(self, phrase: Phrase, other: Phrase) -> None:
        """How far it is and where in its clause."""
        words, distance = self.words, phrase.sent - other.sent
        self._add("sentence", times=distance)
        self._add(other.role, f"it is {other.role}" if other.role in ("subject", "object") else "")
        if other.role == phrase.role and other.role in ROLES:
            self._add("same_role", f"both are {other.role}")
        if other.start <= words.idx[words.bounds[other.sent][0]] + 1:
            self._add("opens", "it opens its sentence")
        if distance == 1 and self._main_subject(phrase) and self._main_subject(other):
            self._add("goes_on", "subject of the sentence before")
        if distance and "\n" in self.chains.text[other.end : phrase.start]:
            self._add("paragraph")
        if other.quote != phrase.quote:
            self._add("out_of_quote")
        if other.role != "subject":
            return
        if distance == 0 and words.under(phrase.head, words.head[words.chief(other.head)]):
            self._add("commands", "subject of the clause it stands in")
            own = words.subject(words.clause(words.head[phrase.head]))
            if phrase.role == "possessor" and own == words.chief(other.head):
                self._add("owner", "subject of its own clause")
        if words.low[phrase.head + 1 : phrase.head + 2] == ["own"]:
            self._add("own_words", "“own” points to the subject")

    def _main_subject(self, phrase: Phrase) -> bool:
        """Whether it is who acts in the main clause of its sentence."""
        verb = self.words.head[self.words.chief(phrase.head)]
        somebody = self.words.low[phrase.head] not in POINTING  # "Nobody followed. Later he came"
        return somebody and phrase.role == "subject" and self.words.head[verb] == verb

    def _spoken_of(self, phrase: Phrase, form: Form, other: Phrase) -> None:
        """How it was named, how often, and whether it is known to be a man or a woman."""
        entity = self.chains.entity(other)
        if other.kind == "name":
            self._add("name", "it is a name")
        elif other.form is not None and other.form.person == 3:
            self._add("pronoun_same", "the same pronoun before")
        elif self.words.low[other.words[0]] in ("a", "an"):
            self._add("indefinite")
        before = sum(p.at < phrase.at for p in entity.phrases)
        if before > 1:
            self._add("often", f"spoken of {before} times", times=log2(before))
        if form.gender in ("m", "f") and entity.gender == form.gender:
            self._add("known_gender", "known to be " + ("a man" if form.gender == "m" else "a woman"))
        elif form.gender == "f" and entity.gender is None and other.kind == "name":
            self._add("unknown_she")

    def _verb(self, phrase: Phrase, form: Form, other: Phrase) -> None:
        """What the pronoun's verb, or the noun it possesses, says of it."""
        words = self.words
        if phrase.role == "possessor":
            thing = self.chains.by_head.get(words.head[phrase.head])
            if form.gender in ("n", None) and thing is not None and thing.sort in PEOPLED:
                self._add("has_people" if other.sort in HOLDERS else "no_people", "it can have people of its own")
        elif phrase.role == "subject":
            verb = words.head[words.chief(phrase.head)]
            if words.low[verb] in verb_forms() and other.sort in ABLE:
                self._add("animate", "someone who can speak")
            guest = words.full[phrase.head] == "nsubj:pass" and words.lemma[verb] in table()["guests"]
            if guest and other.sort in PEOPLED:
                self._add("animate", "someone who can be received")
            if other.role == "subject" and says(words, verb) and says(words, words.head[words.chief(other.head)]):
                self._add("speaks", "both speak")

    def _possessed(self, phrase: Phrase, other: Phrase) -> None:
        """ "Peru and its allies", "criticised Peru for its raid": Peru's, whoever is the subject."""
        words = self.words
        thing = words.head[phrase.head]
        if words.dep[thing] == "conj" and (first := words.head[thing]) != thing:
            before = [first, *(c for c in words.children[first] if words.dep[c] == "conj" and c < thing)]
            if other.head == before[-1] and not other.joined:
                self._add("joined_to", "joined to it")
        if judged(words, phrase.head) == other.head and not other.joined:
            self._add("judged", "who is judged for it")

    def _singular(self, form: Form, other: Phrase) -> None:
        if not other.joined and (
            self.words.dep[other.head] == "conj" or self.words.has(other.head, "conj") is not None
        ):
            self._add("joined_part")
        if form.gender == "n" and other.sort == "state" and other.role != "subject":
            self._add("place_it")
        if other.sort == "time":
            self._add("time")
        if other.sort == "craft" and form.gender == "f":
            self._add("craft_she")

    def _plural(self, form: Form, other: Phrase) -> None:
        if other.joined:
            self._add("joined_whole", "the two together")
        elif other.number == "b":
            self._add("body_they")
            if other.sort == "state":
                self._add("place_they")
        elif other.number == "s":
            self._add("one_they")
        if other.sort in ("group", "people") and other.kind != "pronoun":
            self._add("people_they", "people")
        if other.sort == "time":
            self._add("time")
