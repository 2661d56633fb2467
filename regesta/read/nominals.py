"""Noun phrases: "the ambassador" to the ambassador, "the party" to the party, "the talks" to the talks. In: chains. Out: links in them.

A phrase means an earlier one where it is definite and nothing in it speaks against it: an apposition, the bearer of the title, the body
with the noun in its name, the two joined before, the same noun without other words.
"""

import re
from collections.abc import Iterator, Sequence

from regesta.lexicons import word_set
from regesta.read.beside import apposition, titles_of
from regesta.read.chains import Chains
from regesta.read.nouns import kinds
from regesta.read.phrases import POINTING, Phrase

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
PAIRED = dict.fromkeys(word_set("read/words", "paired_people"), "person")
PAIRED |= dict.fromkeys(word_set("read/words", "paired_states"), "state")
TWO_OF_THEM = word_set("read/words", "pair")
PAIRS = {"person": {"person"}, "state": {"state", "people"}, "any": {"person", "state", "body"}}
LEADERS = word_set("read/words", "leaders")
NO_LONGER = word_set("read/words", "another_holder")
IN_PLACE_OF = word_set("read/words", "in_place_of")
SMALL = frozenset({"of", "the", "'s", "senior", "top", "a", "an", "same", "said"})
NO_ONE = frozenset({"no", "any", "every", "each"})
SAYING_NOTHING = word_set("read/words", "saying_nothing")
_OF = re.compile(r"\s(?:of|for|on|in|at|against)\s")
FAR = 12  # sentences back that "the talks" reaches (a choice)
NEAR = 4  # sentences back for "the other", "the former", "this plan"
# How much more a subject weighs than others who are named, and what is left of it a sentence later: choices.
ACTS, FADES = 3.0, 0.5


class Nominals:
    """Resolves the noun phrases of a text, one by one, in order."""

    def __init__(self, chains: Chains) -> None:
        self.chains, self.words, self.text = chains, chains.words, chains.text
        self.titles = titles_of(chains)
        self.reason = ""

    def resolve(self, phrase: Phrase) -> None:
        """Links one noun phrase, where it is clear what it means."""
        words = phrase.text.lower().split()
        common = phrase.kind == "name" and len(words) == 1 and words[0] in kinds()
        if common and self.words.low[phrase.words[0] - 1] == "the":
            words = ["the", *words]  # "the Ministry" is no name, though the reader took it for one
        if phrase.joined or self.words.low[phrase.head] in POINTING:
            return
        named = apposition(self.chains, phrase)
        if named is not None:
            self.chains.link(phrase, named, "stands beside the name")
            return
        if not words or phrase.sort == "time":
            return
        found = self._last_of_two(words, phrase) or self._definite(phrase, words)
        if found is not None and self._apart(phrase, found):
            self.chains.link(phrase, found, self.reason)

    def _apart(self, phrase: Phrase, found: Phrase) -> bool:
        """Two arguments of one verb, or a phrase and one inside it, are not the same."""
        words = self.words
        one, other = words.chief(phrase.head), words.chief(found.head)
        if words.under(found.head, phrase.head) or words.under(phrase.head, found.head):
            return False
        return not (words.head[one] == words.head[other] and words.dep[one] != "conj" and one != other)

    def _definite(self, phrase: Phrase, words: Sequence[str]) -> Phrase | None:
        """By the noun, for phrases with "the" and its like."""
        possessed = self._owner(phrase)
        if words[0] not in DEFINITE and possessed is None:
            return None
        if phrase.sort == "group" and words[0] in DEFINITE:
            found = self._pair(phrase, words)
            if found is not None or {"two", "both"} & set(words[:2]):
                return found
        if phrase.sort == "person" and words[0] in DEFINITE:
            found = self._title_bearer(phrase, words)
            if found is not None:
                self.reason = "bears the title"
                return found
        if phrase.sort in ("body", "state") and words[0] in DEFINITE:
            found = self._body(phrase, words)
            if found is not None:
                self.reason = "has the noun in its name"
                return found
        return self._same_noun(phrase, words, possessed)

    def _owner(self, phrase: Phrase) -> int | None:
        """The entity of a possessor ("Putin's", "his")."""
        for child in self.words.children[phrase.head]:
            if self.words.full[child] == "nmod:poss" and child < phrase.head:
                owner = self.chains.entity_at(child)
                return owner if owner is not None else -1
        return None

    def _before(self, phrase: Phrase, reach: int) -> Iterator[Phrase]:
        for at in range(phrase.at - 1, -1, -1):
            other = self.chains.phrases[at]
            if phrase.sent - other.sent > reach:
                return
            yield other

    def _last_of_two(self, words: Sequence[str], phrase: Phrase) -> Phrase | None:
        """ "The former", "the latter": of the two joined or named last."""
        if words[0] != "the" or words[-1] not in ("former", "latter"):
            return None
        for other in self._before(phrase, NEAR):
            if len(other.joined) == 2:
                self.reason = f"the {words[-1]} of two"
                return self.chains.by_head.get(other.joined[0 if words[-1] == "former" else 1])
        return None

    def _pair(self, phrase: Phrase, words: Sequence[str]) -> Phrase | None:
        """The last two joined by "and", for "the two leaders", "both countries", "the pair"."""
        wanted = "any" if words[-1] in TWO_OF_THEM else PAIRED.get(words[-1])
        if self.words.low[phrase.head] != words[-1]:
            return None  # "the troops of both sides" are not the sides
        if wanted is None or (TWO_OF_THEM.isdisjoint(words) and {"these", "those"}.isdisjoint(words)):
            return None
        self.reason = "the two named together"
        for other in self._before(phrase, FAR):
            if len(other.joined) == 2 and other.end <= phrase.start and self._sorts(other) <= PAIRS[wanted]:
                return (self._two_persons(other) if wanted == "any" else None) or other
            several = (
                other.end <= phrase.start
                and other.kind == "nominal"
                and other.number == "p"
                and other.sort in ("group", "thing")
            )
            fits = wanted in ("any", PAIRED.get(self.words.low[other.head]))
            if several and fits and {"two", "both"} & set(other.text.lower().split()):
                return other
        return None

    def _sorts(self, pair: Phrase) -> set[str]:
        return {(m.sort if (m := self.chains.by_head.get(h)) else "thing") for h in pair.joined}

    def _two_persons(self, pair: Phrase) -> Phrase | None:
        """Two persons who are the subject in the sentence of another pair: "Ann Lee and Bo Ray spoke of the dispute of Peru and Chile"."""
        if pair.role == "subject" or self._sorts(pair) == {"person"}:
            return None
        near = [p for p in self._before(pair, 0) if len(p.joined) == 2 and p.role == "subject"]
        return next((p for p in near if self._sorts(p) == {"person"}), None)

    def _title_bearer(self, phrase: Phrase, words: Sequence[str]) -> Phrase | None:
        """The person whose title has the same noun, and no other state than the one said here; of several the one the report follows."""
        noun = self.words.low[phrase.head]
        more = {_stem(w) for w in words[1:] if w != noun and w not in SMALL}
        bearers: dict[int, Phrase] = {}
        for other in self._before(phrase, 60):
            title = self.titles.get(other.at)
            if title is None or other.end > phrase.start:
                continue
            stems = {_stem(w) for w in title}
            if noun in title or (noun == "leader" and LEADERS & title and more & stems):
                if more and not more <= stems | {_stem(noun)} and not (more & stems):
                    continue
                if (more & NO_LONGER) - stems or (stems & IN_PLACE_OF) - more:
                    continue  # "the former mayor" is not the mayor, "the president" no vice president
                bearers.setdefault(other.entity, other)
        return max(bearers.values(), key=lambda p: self._followed(p, phrase, noun), default=None)

    def _followed(self, bearer: Phrase, phrase: Phrase, noun: str) -> float:
        """How much the sentences before are about somebody: who acts in them, and lately, more than who is met or spoken of.

        Whose state the sentence itself names, as his title does, is nearest: "a Ruritanian party leader urged the president".
        """
        told: dict[int, float] = {}
        for other in (p for p in self.chains.entity(bearer).phrases if p.at < phrase.at):
            told[other.sent] = max(told.get(other.sent, 0.0), ACTS if other.role == "subject" else 1.0)
        weight = sum(points * FADES ** (phrase.sent - sent) for sent, points in told.items())
        first = self.words.bounds[phrase.sent][0]
        here = {_stem(w.lower()) for w in self.words.text[first : phrase.words[0]] if w[:1].isupper()}
        own = {_stem(w) for w in self.titles[bearer.at] if w != noun and w not in SMALL}
        return weight + (ACTS if here & own else 0.0)

    def _body(self, phrase: Phrase, words: Sequence[str]) -> Phrase | None:
        """The last body whose name or description has the noun: "the party", "the foreign ministry", "the agency"."""
        noun = self.words.low[phrase.head]
        more = {_stem(w) for w in words[1:] if w != noun and w not in SMALL}
        for other in self._before(phrase, 60):
            if (
                other.sort not in ("body", "state")
                or other.kind == "pronoun"
                or other.joined
                or other.end > phrase.start
            ):
                continue
            if other.kind == "nominal" and (other.back is not None or other.number == "p"):
                continue
            mine = {_stem(w) for w in other.text.lower().replace("'s", "").replace("’s", "").split()}
            after = self.text[other.end : other.end + 16].lower().split()
            last = self.text[max(0, other.start - 24) : other.start].lower().split()[-1:]
            beside = other.kind == "name" and (noun in after[:2] or last == [noun])
            alike = {m for m in more if any(m[:4] == word[:4] for word in mine)}
            is_one = _stem(noun) in mine and (other.kind != "name" or _kind_of(other.text) == _stem(noun))
            if (is_one or beside) and (not more or alike):
                shorter = len(other.text.split()) < len(words) or mine <= {*more, _stem(noun), "the"}
                if other.kind == "name" or not (shorter or alike != more):
                    return other
        return None

    def _same_noun(self, phrase: Phrase, words: Sequence[str], owner: int | None) -> Phrase | None:
        """The last phrase with the same noun, where this one has no word that the other lacks."""
        noun = self.words.lemma[phrase.head]
        number = self.words.tag[phrase.head] in ("NNS", "NNPS")
        more = self._modifiers(phrase)
        if "clause" in more and phrase.sort != "group":  # it says itself which one
            return None
        self.reason = "the same noun"
        for other in self._before(phrase, FAR if words[0] not in POINTING else NEAR):
            if other.kind == "pronoun" or other.joined or other.end > phrase.start:
                continue
            same = self.words.lemma[other.head] == noun and (self.words.tag[other.head] in ("NNS", "NNPS")) == number
            if self.words.low[other.words[0]] in NO_ONE:
                continue
            if same and (owner is None or self._owner(other) == owner) and more - {"clause"} <= self._modifiers(other):
                return other
        return None

    def _modifiers(self, phrase: Phrase) -> set[str]:
        """What tells one such thing from another: adjectives, "of" phrases, a clause that defines it."""
        words = self.words
        found: set[str] = set()
        for child in words.children[phrase.head]:
            dep, full = words.dep[child], words.full[child]
            if (dep in ("amod", "compound", "nummod") and words.low[child] not in SAYING_NOTHING) or full == "nmod":
                found.add(_stem(words.low[child]))
            elif dep == "acl" and "," not in words.text[phrase.head : child]:
                found.add("clause")
        return found


def _kind_of(name: str) -> str:
    """What a body's name says that it is: the "ministry" of "Ministry of Trade", the "school" of "Holf School of Government"."""
    head = _OF.split(name.lower(), maxsplit=1)[0].replace("'s", "").replace("’s", "").split()
    return _stem(head[-1]) if head else ""


def _stem(word: str) -> str:
    """A rough stem under which a state and its people meet: "russian" and "russia"."""
    for ending in ("n", "ese", "ish", "i", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
