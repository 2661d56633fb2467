"""First and second person: whose "I", "we" and "you" are. In: chains, speech. Out: links in them.

Inside a quotation "I" is its speaker and "you" whom he speaks to. Outside, "I" is the writer, the orator, or, in a conversation without
marks, who speaks now: a sentence that asks is the asker's, and his "you" is the "I" of the answers. "We" goes with the "we" of the
same voice.
"""

from regesta.read.chains import Chains
from regesta.read.phrases import Phrase
from regesta.read.speech import Speech, Turn

QUESTIONS = 3  # as many with "you" and the text is a conversation (a choice)
FAR = 400  # phrases back that "we" and "you" reach (a choice)


class Conversation:
    """Resolves the first and second person of a text, after the third."""

    def __init__(self, chains: Chains, speech: Speech) -> None:
        self.chains, self.words, self.speech = chains, chains.words, speech
        self.mine = [p for p in chains.phrases if p.form is not None and p.form.person in (1, 2)]
        self.asked = self._asked()
        self.last: dict[tuple[object, str], Phrase] = {}

    def resolve(self) -> None:
        """Links all of them, in order."""
        answers = self._who_answers()
        for phrase in self.mine:
            voice = self._voice(phrase)
            key = self._key(phrase, voice)
            before = self.last.get(key)
            self.last[key] = phrase
            if before is not None and phrase.at - before.at < FAR:
                self.chains.link(phrase, before, "the same voice")
            elif phrase.quote is not None:
                self._told(phrase)
            elif (turn := self.speech.turn(phrase.start)) is not None:
                self._in_turn(phrase, turn)
            elif key == ("tells", "I") and answers is not None and answers.at < phrase.at:
                self.chains.link(phrase, answers, "who answers here")

    def _in_turn(self, phrase: Phrase, turn: Turn) -> None:
        """The first "I" or "we" of a transcript's speaker: the name on his label."""
        label = self.chains.by_head.get(turn.speaker) or next(
            (p for p in self.chains.phrases if p.words[0] <= turn.speaker <= p.words[1]), None
        )
        if label is not None and phrase.form is not None and phrase.form.person == 1:
            self.chains.link(phrase, label, "whose turn it is")

    def _who_answers(self) -> Phrase | None:
        """Whom a conversation is with: the person spoken of most before the first question, by far."""
        if not self.asked:
            return None
        counts: dict[int, int] = {}
        last: dict[int, Phrase] = {}
        for phrase in self.chains.phrases:
            if phrase.sent >= min(self.asked):
                break
            if phrase.person and (phrase.kind == "name" or phrase.back is not None):
                counts[phrase.entity] = counts.get(phrase.entity, 0) + 1
                last[phrase.entity] = phrase
        ranked = sorted(counts, key=lambda e: -counts[e])
        if not ranked or self.chains.entities[ranked[0]].name is None:
            return None
        clear = len(ranked) == 1 or counts[ranked[0]] >= 2 * counts[ranked[1]]
        return last[ranked[0]] if clear and counts[ranked[0]] > 1 else None

    def _told(self, phrase: Phrase) -> None:
        """The first "I", "we" or "you" of a quotation: its speaker, or whom he speaks to."""
        quote = self.speech.quotes[phrase.quote or 0]
        form = phrase.form
        head = quote.speaker if form is not None and form.person == 1 else quote.addressee
        other = self.chains.by_head.get(head) if head is not None else None
        speaks = other is not None and other.sort in ("person", "group", "body", "people", "state")
        if other is not None and other is not phrase and speaks:
            self.chains.link(phrase, other, "who speaks here" if form and form.person == 1 else "who is spoken to here")

    def _voice(self, phrase: Phrase) -> object:
        """Who speaks: a quotation's speaker, the asker, or the text's own voice."""
        if phrase.quote is not None:
            quote = self.speech.quotes[phrase.quote]
            if quote.speaker is None:
                return ("quote", phrase.quote)
            entity = self.chains.entity_at(quote.speaker)
            return ("said by", entity if entity is not None else quote.speaker)
        turn = self.speech.turn(phrase.start)
        if turn is not None:
            return ("turn", turn.who)
        return "asks" if phrase.sent in self.asked else "tells"

    def _key(self, phrase: Phrase, voice: object) -> tuple[object, str]:
        form = phrase.form
        assert form is not None
        if form.person == 1 and form.number == "s":
            return (voice, "I")
        if form.person == 1:
            return (voice, "we")
        if voice == "asks":
            return ("tells", "I")
        return (voice, "you")

    def _asked(self) -> frozenset[int]:
        """The sentences of the asker, where the text is a conversation."""
        words = self.words
        second = {p.sent for p in self.mine if p.quote is None and p.form is not None and p.form.person == 2}
        first = {
            p.sent
            for p in self.mine
            if p.quote is None and p.form is not None and p.form.person == 1 and p.form.number == "s"
        }
        ask = {n for n, (start, end) in enumerate(words.bounds) if "?" in words.text[max(start, end - 2) : end]}
        if len(ask & second) < QUESTIONS or not first - ask:
            return frozenset()
        found = set(ask & second) | {n for n in ask if n - 1 in ask or n + 1 in ask}
        found |= {n for n in second if n + 1 in found and n not in first}  # what leads up to the question
        return frozenset(found)
