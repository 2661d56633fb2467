"""Who "he", "the ambassador" and "Kim" are. In: mentions of one report. Out: the same mentions, `refers_to` filled where it is sure.

Rules, the surest first: short names and acronyms to the fuller name before them; nominals to the person who bears that title or the body
of that kind; relative pronouns to their noun; personal pronouns by gender, number, place in the sentence, and distance. Where two
answers are about as good, none is given: a wrong link costs more than a missing one.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from regesta.lexicons import lexicon
from regesta.lexicons.forms import verb_forms
from regesta.read.chains import SINGULAR, Chains
from regesta.read.nouns import genders, kinds
from regesta.records import Document, Mention

PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "whom", "whose"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
PAIRED = dict.fromkeys(("leaders", "ministers", "presidents", "generals", "men"), "PER")
PAIRED |= dict.fromkeys(("countries", "states", "nations", "neighbours", "neighbors"), "LOC")
WINDOW = 3  # sentences back that a pronoun may reach (a choice; each further one costs points)
MARGIN = 1.0  # how much better the first candidate must be than the second


def resolve(document: Document, doc: Doc, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with their antecedents.

    Args:
        document: the report.
        doc: its text as the reading model parsed it.
        mentions: what `mentions` found in it, in order.
    """
    work = _Work(document, doc, list(mentions))
    for mention in mentions:
        if mention.kind == "name":
            work.name(mention)
        elif mention.kind == "nominal":
            work.nominal(mention)
        else:
            work.pronoun(mention)
    return tuple(replace(m, refers_to=work.links[m.id]) if m.id in work.links else m for m in mentions)


class _Work(Chains):
    """Nominals and pronouns, on top of the chains of names."""

    # -- nominals ----------------------------------------------------------------------------------------------------------

    def nominal(self, mention: Mention) -> None:
        """ "The ambassador" to the ambassador, "the party" to the party, "the two leaders" to the pair named before."""
        token = self.tokens[mention.id]
        words = [w.lower() for w in mention.span.text.split()]
        kind = mention.provenance.reasons[0] if mention.provenance.reasons else ""
        if kind == "joined names":
            self.before.append(mention)
            return
        named = self._apposition(mention, token)
        if named is None and words[0] in DEFINITE:
            if kind == "group":
                named = self._pair(words) or self._same_group(token, words)
            elif kind == "person":
                named = self._title_bearer(mention, token, words)
            else:
                named = self._body(token, words)
        if named is not None:
            self.link(mention, named)
        self.before.append(mention)

    def _apposition(self, mention: Mention, token: Token) -> Mention | None:
        """ "Kim Song, the ambassador" and "the ambassador, Kim Song"."""
        for m in self.all:
            if m.kind != "name" or m.label not in ("PER", "ORG") or (m.label == "PER") != (mention.label == "PER"):
                continue
            head = self.tokens[m.id]
            if (token.dep_ == "appos" and token.head == head) or (head.dep_ == "appos" and head.head == token):
                gap = self.text[min(m.span.end, mention.span.end) : max(m.span.start, mention.span.start)]
                if len(gap) < 4:
                    return m
        return None

    def _pair(self, words: Sequence[str]) -> Mention | None:
        """The last two names joined by "and", for "the two leaders", "both countries"."""
        if not {"two", "both", "these", "those"} & set(words):
            return None
        wanted = PAIRED.get(words[-1])
        if wanted is None:
            return None
        pairs = [m for m in self.before if m.provenance.reasons[:1] == ("joined names",) and m.label == wanted]
        return pairs[-1] if pairs else None

    def _same_group(self, token: Token, words: Sequence[str]) -> Mention | None:
        """ "The sources", "the same officials": the last group named by the same noun with more words."""
        more = {w for w in words if w not in DEFINITE and w != "same" and w != token.lower_}
        for m in reversed(self.before):
            if (
                m.kind == "nominal"
                and self.tokens[m.id].lower_ == token.lower_
                and m.provenance.reasons[:1] == ("group",)
            ):
                mine = {w.lower() for w in m.span.text.split()}
                if "two" in more or "both" in words or (more and not more <= mine):
                    return None
                return m if m.id in self.links or len(mine - DEFINITE) > 1 else None
        return None

    def _title_bearer(self, mention: Mention, token: Token, words: Sequence[str]) -> Mention | None:
        """The last person whose title has the same noun, and no other state than the one said here."""
        noun, more = (
            token.lower_,
            {_stem(w) for w in words[1:] if w != token.lower_ and w not in ("of", "the", "'s", "senior", "top")},
        )
        found: list[tuple[int, Mention]] = []
        for m in self.before:
            if m.label != "PER" or m.kind != "name":
                continue
            title = self._title(m)
            if noun in title or (
                noun == "leader" and {"president", "chairman", "premier"} & title and more & {_stem(w) for w in title}
            ):
                stems = {_stem(w) for w in title}
                if more and not more <= stems | {_stem(noun)} and not (more & stems):
                    continue
                found.append((m.span.start, self.root(m)))
        if not found:
            same = [
                m
                for m in self.before
                if m.kind == "nominal" and self.tokens[m.id].lower_ == noun and m.id not in self.links
            ]
            same = [
                m for m in same if m.label == mention.label and m.span.text.split()[0].lower() in ("a", "an", "one")
            ]
            return same[-1] if len(same) == 1 and not more else None
        return max(found, key=lambda pair: pair[0])[1]

    def _title(self, name: Mention) -> set[str]:
        """The words of a title before or after a name: "Russian Security Council Deputy Chairman", ", the senator"."""
        others = [
            m.span.end for m in self.all if m.label == "PER" and m.kind == "name" and m.span.end <= name.span.start
        ]
        start = max([0, name.span.start - 90, *others])
        before = self.text[start : name.span.start]
        for stop in '.;:\n”"!?,(':
            before = before.rsplit(stop, 1)[-1] if stop != "." or ". " in before else before
        words = before.split()
        keep: list[str] = []
        table = kinds()
        for word in reversed(words):
            clean = word.strip("'’s") if word.endswith(("'s", "’s")) else word.strip(",")
            if word[:1].isupper() or clean.lower() in table or (keep and word in ("of", "the", "for")):
                keep.append(clean.lower())
            else:
                break
        after = self.text[name.span.end : name.span.end + 70]
        if after.startswith(", "):
            phrase = after[2:].split(",")[0].split(".")[0]
            if not any(w in ("who", "said", "and") for w in phrase.split()[:3]):
                keep += [w.lower().removesuffix("'s").removesuffix("’s") for w in phrase.split()]
        return set(keep)

    def _body(self, token: Token, words: Sequence[str]) -> Mention | None:
        """The last body whose name or description has the noun: "the party", "the foreign ministry", "the agency"."""
        noun = token.lower_
        more = {_stem(w) for w in words[1:] if w != noun and w not in ("of", "the")}
        for m in reversed(self.before):
            if m.label not in ("ORG", "LOC") or m.kind not in ("name", "nominal"):
                continue
            if m.kind == "nominal" and m.id in self.links:
                continue
            mine = {_stem(w) for w in m.span.text.lower().replace("'s", "").replace("’s", "").split()}
            after = self.text[m.span.end : m.span.end + 16].lower().split()
            beside = m.kind == "name" and (noun in after[:2] or noun in self.text[: m.span.start].lower().split()[-2:])
            if (_stem(noun) in mine or beside) and (not more or more <= mine or more & mine):
                if m.kind == "nominal" and (len(m.span.text.split()) <= len(words) or not more <= mine):
                    continue
                return self.root(m)
        return None

    # -- pronouns ----------------------------------------------------------------------------------------------------------

    def pronoun(self, mention: Mention) -> None:
        """A pronoun to the best candidate, when it is clearly the best."""
        token, low = self.tokens[mention.id], mention.span.text.lower()
        if low in RELATIVE:
            target = self._relative(token)
        elif low in SINGULAR or low in PLURAL or low in NEUTER:
            target = self._best(mention, token, low)
        else:
            target = None
        if target is not None:
            self.link(mention, target)
            if low in SINGULAR:
                self.gender.setdefault(self.root(target).id, SINGULAR[low])
        if low in SINGULAR or low in PLURAL:
            self.before.append(mention)

    def _relative(self, token: Token) -> Mention | None:
        verb = token
        while verb.dep_ not in ("acl:relcl", "ROOT"):
            verb = verb.head
        if verb.dep_ != "acl:relcl":
            return None
        noun = verb.head
        for m in reversed(self.before):
            if m.span.start <= noun.idx < m.span.end and m.span.end <= token.idx and m.label in ("PER", "ORG", "OTHER"):
                return m
        return None

    def _best(self, mention: Mention, token: Token, low: str) -> Mention | None:
        scored: dict[str, tuple[float, Mention]] = {}
        here = self.sentence_of.get(token.i, 0)
        for m in self.before:
            if m.span.end > mention.span.start or not self._agrees(m, low):
                continue
            score = self._score(m, token, low, here)
            if score is None:
                continue
            key = self.root(m).id
            if key not in scored or score > scored[key][0]:
                bonus = 0.5 if key in scored else 0.0
                scored[key] = (max(score, scored.get(key, (score, m))[0]) + bonus, m)
        ranked = sorted(scored.values(), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < (3.0 if low in SINGULAR else 4.0):
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < (MARGIN if low in SINGULAR else 1.5):
            return None
        return ranked[0][1]

    def _agrees(self, m: Mention, low: str) -> bool:
        reasons = m.provenance.reasons[:1]
        if low in SINGULAR:
            gender = self.gender.get(self.root(m).id) or _noun_gender(m)
            fits = m.label == "PER" and reasons != ("joined names",) and m.span.text.lower() not in PLURAL
            return fits and gender in (None, SINGULAR[low])
        if low in PLURAL:
            plural = reasons in (("group",), ("joined names",)) or (
                m.kind == "pronoun" and m.span.text.lower() in PLURAL
            )
            return plural or (m.kind == "nominal" and self.tokens[m.id].tag_ in ("NNS", "NNPS"))
        return m.label in ("ORG", "LOC") and reasons != ("joined names",) and m.kind != "pronoun"

    def _score(self, m: Mention, token: Token, low: str, here: int) -> float | None:
        """Points for a candidate, None when it is impossible."""
        head = self.tokens[m.id]
        distance = here - self.sentence_of.get(head.i, 0)
        if distance > WINDOW:
            return None
        top = _outer(head)
        subject = top.dep_ in SUBJECT
        clause = distance == 0 and top.head == token.head and subject
        if clause and low not in POSSESSIVE and not low.endswith(("self", "selves")):
            return None
        if self._inside(token.idx) is not None and self._inside(token.idx) != self._inside(m.span.start):
            return None  # inside a quotation only what stands in it is safe
        if self._inside(m.span.start) is not None and self._inside(token.idx) is None:
            return None
        score = 4.0 - distance * 1.2
        score += 1.6 if subject else 0.0
        score += 0.8 if m.kind == "name" else 0.0
        score -= 0.8 if m.label == "LOC" and m.kind == "name" and not subject else 0.0
        score -= 1.0 if head.dep_ == "nmod:poss" or top.dep_ == "nmod:poss" else 0.0
        score += 0.8 if token.dep_ in SUBJECT and subject else 0.0
        if _speaks(token) and m.kind != "pronoun":
            score += 1.4 if _speaks(top) else 0.0
            score -= 1.2 if m.label == "LOC" and not _speaks(top) else 0.0
        score -= 1.5 if head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children) else 0.0
        score -= 0.6 if "\n" in self.text[m.span.end : token.idx] else 0.0
        score += min(1.0, 0.25 * sum(self.root(b).id == self.root(m).id for b in self.before))
        return score

    def _inside(self, at: int) -> int | None:
        """Which quotation an offset stands in."""
        i = bisect_left(self.quoted, (at + 1, 0)) - 1
        return i if i >= 0 and self.quoted[i][0] <= at < self.quoted[i][1] else None


def _speaks(token: Token) -> bool:
    """Whether a noun is the subject of a verb of saying, or stands after "according to"."""
    if token.dep_ in SUBJECT:
        line = lexicon("cues/saying").get(verb_forms().get(token.head.lower_, ""))
        return line is not None and "that" in line["frames"] and line.get("register", True)
    return any(child.lower_ == "according" for child in token.children)


def _outer(token: Token) -> Token:
    """The head of the noun phrase a name belongs to: from "Putin" in "President Putin" to the subject."""
    while token.dep_.split(":")[0] in ("flat", "compound", "appos", "conj") or token.dep_ == "nmod:desc":
        if token.head == token:
            break
        token = token.head
    return token


def _noun_gender(m: Mention) -> str | None:
    table = genders()
    if m.kind == "pronoun":
        return SINGULAR.get(m.span.text.lower())
    if m.kind == "nominal":
        return next(
            (
                table[w.lower()]
                for w in reversed(m.span.text.split())
                if w.lower() in table and w.lower() not in SINGULAR
            ),
            None,
        )
    return None


def _stem(word: str) -> str:
    """A rough stem under which a state and its people meet: "russian" and "russia"."""
    for ending in ("n", "ese", "ish", "i", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
