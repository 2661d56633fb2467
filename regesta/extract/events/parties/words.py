"""Who a word of a sentence stands for. In: a document, its read Doc and mentions. Out: for a token its party, name or members.

A party carries words only; who it is, is `link`'s to say.
"""

import itertools
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.parties.groups import included, leaders_of, of_somebody, sides_of, with_the_rest
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.namesbeside import behind_comma, in_the_title, of_the_last, place_beside
from regesta.extract.grammar.nounphrase import noun_phrase
from regesta.extract.grammar.ofclass import is_law
from regesta.extract.grammar.relations import antecedent, by_preposition, children, preposition
from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import text_of
from regesta.lexicons import lexicon, word_set
from regesta.lexicons.states import last_words_of_states
from regesta.records import Document, Mention, Party, Span
from regesta.seenacts import seen_in

OTHER = word_set("acts/parties", "other_side")
# Bodies that every party or state has one of.
COMMON = word_set("acts/parties", "common_bodies")
STATES = ("NORP", "LOC", "ORG")
UNREAD = frozenset({"boilerplate", "credit", "leftover"})
PARTITIVE = frozenset(lexicon("events/roles")["partitive"])
SHIPS = frozenset(lexicon("events/classes")["ship"]) | word_set("acts/parties", "warships")
TERMS = frozenset(lexicon("events/classes")["term"])
# Nouns that stand for somebody who can act even where no mention was made of them.
COLLECTIVE = frozenset(lexicon("events/roles")["collective"])
GROUPS = word_set("acts/parties", "groups")
STRIKERS = frozenset(lexicon("events/classes")["strikers"] + lexicon("events/classes")["attack"])
SHIPS_AND_GUNS = frozenset(lexicon("events/classes")["force"]) | STRIKERS
EXERCISES = frozenset(lexicon("events/classes")["exercise"])
MONUMENTS = word_set("acts/parties", "monuments")
AROUND_A_NAME = word_set("acts/parties", "around_a_name")
ACTS = (
    word_set("acts/parties", "doings")
    | word_set("events/classes", "attack", "fight", "talks", "aid", "assist", "treaty", "visits") - COLLECTIVE
)


@cache
def matters() -> frozenset[str]:
    """Nouns that stand for nobody, whoever's they are: those of acts, and those that do nothing."""
    told = (
        frozenset(frame_index().nouns)
        | frozenset(lexicon("events/roles")["no_doers"])
        | word_set("acts/parties", "matters")
    )
    return told - COLLECTIVE - word_set("acts/parties", "moving")


def is_matter(token: Token) -> bool:
    """Whether a noun stands for nobody: "a Chilean raid", "the Peruvian demand", "the Friendship Tower", "Desert Shield, a drill"."""
    if token.pos_ == "PROPN" and token.ent_type_ != "PER" and (token.lower_ in MONUMENTS or _of_a_drill(token)):
        return True
    if token.ent_type_ or token.pos_ not in ("NOUN", "PROPN"):
        return False
    words = {lemma(token), token.lower_} if token.pos_ == "PROPN" else {lemma(token)}
    return bool(words & ACTS) or bool(words & matters() - COLLECTIVE)


def _of_a_drill(name: Token) -> bool:
    """ "Desert Shield, a naval drill", "the exercises, Desert Shield": the name of an exercise."""
    if name.text in last_words_of_states() or name.text.isupper():  # "after the exercises, Chad said"
        return False
    beside = [*children(name, "appos"), *([name.head] if name.dep_ == "appos" else [])]
    after = name.doc[name.i + 1 : name.i + 2].text
    behind = list(name.doc[name.i + 2 : min(name.i + 8, name.sent.end)])
    if behind and after == "," and behind[0].lower_ in ("a", "an", "the"):
        beside += [t for t in itertools.takewhile(lambda t: t.pos_ not in ("VERB", "PUNCT", "ADP"), behind)]
    return any(one.pos_ == "NOUN" and lemma(one) in EXERCISES for one in beside)


def ship_name(token: Token) -> Token | None:
    """The last word of a ship's name behind its kind ("the cutter Aurora"), which trees hang beside it."""
    last = None
    if token.pos_ == "NOUN" and lemma(token) in SHIPS:
        for word in token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]:
            beside = word.head in (token, token.head) and not children(word, "case")
            if word.pos_ != "PROPN" or not (beside or word.head.i > token.i) or lemma(word) in TERMS:
                break
            last = word
    return last


def _next_of_list(office: Token) -> bool:
    """ "Her Malian colleague Luc Traore, the Libyan minister and an envoy": who has his office before his name is not the next one."""
    before = office.doc[max(office.sent.start, office.head.i - 1)]
    titled = before.tag_ in ("NN", "NNP") and not before.ent_type_
    people = any(c.ent_type_ == "NORP" for c in children(office, "amod", "compound"))
    return titled and people and any(c.ent_type_ or children(c, "det") for c in children(office, "conj"))


class Reader:
    """What is known of one document while its events are read."""

    def __init__(self, document: Document, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.document, self.doc = document, doc
        self.at_head = {mention.head: mention for mention in mentions}
        self.cover: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.span.end - m.span.start, reverse=True):
            for token in doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or ():
                self.cover[token.i] = mention
        self.seen = seen_in(doc)
        self.unread = [(part.start, part.end) for part in document.parts if part.kind in UNREAD]

    def skipped(self, token: Token) -> bool:
        """Whether the word stands in a part of the page that is not read."""
        return any(start <= token.idx < end for start, end in self.unread)

    def mention(self, token: Token) -> Mention | None:
        """The mention whose head the word is, else the narrowest that covers it."""
        return self.at_head.get(token.idx) or self.cover.get(token.i)

    def referent(self, token: Token) -> str | None:
        """The id of the mention that a word refers back to in the end, its own where it refers to none; None of no mention."""
        by_id = {one.id: one for one in self.at_head.values()}
        found = self.mention(token)
        for _ in range(len(by_id)):
            if found is None or found.refers_to not in by_id:
                break
            found = by_id[found.refers_to]
        return None if found is None else found.id

    def actor_like(self, token: Token) -> bool:
        """Whether a word can name someone who acts: a mention, a collective noun, or a noun with a people or state before it."""
        if is_matter(token) or is_law(token) or (token.pos_ == "NOUN" and lemma(token).endswith("ism")):
            return False  # "the oppression of foreign militarism"
        if self.mention(token) is not None or lemma(token) in COLLECTIVE:
            return True
        if token.ent_type_ in ("PER", "ORG", "LOC", "NORP"):
            return True
        if token.dep_ == "conj" and lemma(token) in SHIPS_AND_GUNS and lemma(token.head) in SHIPS_AND_GUNS:
            return self.actor_like(token.head)  # "Chadian troops and tanks"
        return token.pos_ in ("NOUN", "NUM") and any(
            c.ent_type_ == "NORP"
            or (c.ent_type_ in ("LOC", "ORG") and lemma(token) in STRIKERS)  # "the US airstrike that killed him"
            or (lemma(c) in COLLECTIVE and c.pos_ not in ("ADJ", "VERB"))  # "official discussions" are nobody
            for c in children(token, "amod", "nmod", "compound")
            if c.i < token.i or (c.pos_ == "NOUN" and (token.pos_ == "NUM" or lemma(token) in PARTITIVE))
        )

    def party(self, token: Token) -> Party:
        """The party a word stands for, in the words of its mention or noun phrase."""
        called = ship_name(token)
        if called is not None:  # "the trawler Maren"
            start, end = noun_phrase(token)[0], called.idx + len(called)
            return Party(name=text_of(self.doc)[start:end], span=self.document.span(start, end))
        mention = self.mention(token)
        if lemma(token) in OTHER and any(c.lower_ == "other" for c in dependents(token)):
            start, end = noun_phrase(token)  # "accused the other side of delay": what it is accused of is not its name
            return Party(name=text_of(self.doc)[start:end], span=self.document.span(start, end))
        sides = sides_of(token) if token.tag_ in ("NNS", "NNPS") else []
        if len(sides) > 1:
            last = [t for side in sides for t in (side, *by_preposition(side).get("of", ()))]  # "the Republic of Benin"
            start, end = noun_phrase(token)[0], max(t.idx + len(t) for t in last)
            return Party(name=text_of(self.doc)[start:end], span=self.document.span(start, end))
        if mention is not None and (mention.head == token.idx or mention.kind == "name"):
            span = self._whole(token, mention)
            return Party(name=span.text, span=span)
        # "commanders of the two armies", "the harbour of Riga"
        owned = children(token, "nmod:poss") or any(c.ent_type_ == "NORP" for c in children(token, "amod"))
        away = (
            ("at", "on", "near", "from") if owned else ("at", "on", "near")
        )  # "its troops from Chad": where they leave
        whose = [t for t in children(token, "nmod") if preposition(t) not in away]
        part = (
            lemma(token) in PARTITIVE or token.pos_ == "NUM" or lemma(token) in ("thousand", "hundred")
        )  # "six of them"
        part = part or token.pos_ == "NUM"  # "300 of its citizens"
        long = (part and bool(by_preposition(token).get("of"))) or any(
            t.ent_type_ == "LOC"
            or any(c.lower_ in ("two", "both") or c.ent_type_ == "NORP" for c in dependents(t))
            or (
                preposition(t) == "of" and any(c.ent_type_ == "ORG" for c in children(t, "compound"))
            )  # of its fighters
            for t in whose
        )
        start, end = noun_phrase(token, full=long)
        inner = [c for c in children(token, "appos", "flat") if of_the_last(token, c)]  # "the aide of premier Ann Lee"
        end = max([end, *(c.right_edge.idx + len(c.right_edge) for c in inner)])
        return Party(name=text_of(self.doc)[start:end], span=self.document.span(start, end))

    def _whole(self, token: Token, mention: Mention) -> Span:
        """The words of a mention; of a body that many have, with whose it is ("the Central Committee of the Peace Party").

        "Peruvian, Chilean and Cuban ministers" begin with the first of the peoples, though a comma closes the mention before it.
        """
        peoples = [t for t in children(token, "amod", "compound") if t.ent_type_ in STATES and children(t, "conj")]
        if mention.kind == "nominal" and peoples and peoples[0].idx < mention.span.start:
            return self.document.span(peoples[0].idx, mention.span.end)
        if mention.kind != "name" or mention.span.text.removeprefix("the ").lower() not in COMMON:
            return mention.span
        whose = next((t for t in by_preposition(token).get("of", ()) if t.ent_type_ in ("ORG", "LOC")), None)
        other = self.mention(whose) if whose is not None else None
        if other is None or other.kind != "name" or not 0 < other.span.start - mention.span.end < 10:
            return mention.span
        return self.document.span(mention.span.start, other.span.end)

    def named(self, token: Token) -> Token:
        """The name beside a common noun ("the ambassador, Lena Holt"), if it has one; a relative pronoun's noun."""
        token = self._owner(antecedent(token))
        title = token.dep_ == "nmod:desc" and token.head.i > token.i  # "the ousted premier Ann Lee"
        over = self.mention(token.head) if title or (token.dep_ == "appos" and token.pos_ == "NOUN") else None
        mine = over is not None and over.kind == "name" and over.label == "PER" and (title or token.head.i < token.i)
        if mine and not _next_of_list(token):
            return token.head  # "Ann Lee, a donor whom he appointed"
        mention = self.mention(token)
        if mention is None or mention.kind != "name":
            for child in children(token, "compound", "nmod") if lemma(token) in COLLECTIVE else ():
                before = self.mention(child)
                if child.i > token.i or before is None or lemma(token) in AROUND_A_NAME:  # "a Lee supporter" is not Lee
                    continue
                if before.kind == "name" and before.label == "PER":
                    return child  # "named Ann Lee ambassador"
            titled = (
                self._holder(token)
                or place_beside(token)
                or (apart if (apart := behind_comma(token)) and self.mention(apart) else None)
            )
            if titled is not None:
                return titled
            for child in (
                ()
                if not self._person(token, mention)
                else children(token, "appos", "flat", "nmod", "nmod:desc", "nmod:unmarked")
            ):
                beside = self.mention(child)
                bare = child.i > token.i and preposition(child) is None and not of_the_last(token, child)
                if bare and beside is not None and beside.kind == "name" and beside.label in ("PER", "ORG"):
                    return child
                inner = self.named(child) if bare and child.dep_ == "appos" and lemma(child) in COLLECTIVE else child
                if inner != child and inner.ent_type_ == "PER":  # "a twelfth man, the inspector Per Malk"
                    return inner
        return token

    def _owner(self, token: Token) -> Token:
        """ "Peru, whose troops attacked": Peru; "one of the two states, Peru": Peru too."""
        for whose in children(token, "nmod:poss"):
            if whose.lower_ == "whose" and lemma(token) in COLLECTIVE:
                owner = antecedent(whose)
                mention = self.mention(owner)
                if mention is not None and mention.kind == "name" and mention.label in ("LOC", "ORG"):
                    return owner
        if token.lower_ == "one":
            for group in by_preposition(token).get("of", ()):
                named = [c for c in children(token, "nmod", "appos") if c.ent_type_ and not children(c, "case")]
                for beside in (*children(group, "appos"), *named):  # "one of them, Peru", wherever it hangs
                    mention = self.mention(beside)
                    if mention is not None and mention.kind == "name":
                        return beside
        return token

    def _person(self, token: Token, mention: Mention | None) -> bool:
        """Whether a noun means people or a body, so that a name beside it is theirs."""
        opposite = lemma(token) == "number" and any(c.lower_ == "opposite" for c in dependents(token))
        return mention is not None or lemma(token) in COLLECTIVE or opposite

    def _holder(self, token: Token) -> Token | None:
        """The name that closes a title however long: "the deputy chair of the committee on trade Ann Lee"."""
        if token.tag_ not in ("NN", "NNP") or lemma(token) in GROUPS:
            return None
        for word in self.doc[token.i + 1 : min(token.i + 30, token.sent.end)]:
            name = self.mention(word)
            if name is not None and name.kind == "name" and name.label == "PER":
                whole = word.dep_ not in ("compound", "nmod:poss") or word.head.i < word.i  # not "for the Lee cabinet"
                own = preposition(word) is None or in_the_title(word)
                return word if whole and own and not of_the_last(token, word) else None
            if (word.is_punct and word.text not in "-’'") or word.tag_ in ("VBD", "VBZ", "VBP", "MD", "CC", "WP", "TO"):
                return None
        return None

    def members(self, token: Token) -> list[Token]:
        """Those a group is said to include ("five winners, including A and B"), else the one named."""
        listed = included(token, self.actor_like)
        if listed:
            return with_the_rest(token, [self.named(one) for one in listed])
        leaders = [self.named(one) for one in leaders_of(token) if self.actor_like(one)]
        if leaders:  # "a delegation led by Ana Torv" is told of by her alone
            return [self.named(token), *leaders] if of_somebody(token) else leaders
        if token.tag_ in ("NNS", "NNPS"):
            sides, beside = sides_of(token), self.named(token)
            people = [self.named(one) for one in with_conjuncts(beside) if self.mention(one) is not None]
            if len(sides) > 1 and not (beside != token and len(people) == len(sides)):
                return [token]  # "troops of A and B": `link` makes a party of each
            if beside != token and (beside.dep_ == "appos" or sides):
                return people
        return [self.named(token)]
