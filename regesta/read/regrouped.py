"""Names, titles and bodies that the network has hung apart, put together. In: a sentence's words as read. Out: heads and relations.

"The respected Comrade Max Holf" is Max Holf, not a comrade; "To Lam" is a name, though it begins as a preposition; "The Ministry of
Trade held" is a ministry's act, not one of trade; a headline's "Respected Comrade Max Holf Meets" respects nobody; and what stands behind
"on behalf of the people and on his own behalf" belongs to the verb.
"""

from __future__ import annotations

from collections.abc import Sequence

Names = Sequence[tuple[int, int, str]]
BEFORE = frozenset({"det", "amod", "compound", "nmod:desc", "nmod:poss", "nummod"})
PHRASES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos"})
NOMINAL = frozenset({"NOUN", "PROPN"})
WISHING = frozenset({"wish", "wishes", "wished", "wishing"})
WISHED = frozenset({"success", "successes", "luck", "health", "happiness", "prosperity"})


class Tree:
    """The words of a sentence with heads and relations that can be changed; heads count from 0, -1 is the root's."""

    def __init__(self, words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]) -> None:
        self.words, self.upos = words, upos
        self.heads = [head - 1 for head in heads]
        self.relations = list(relations)

    def under(self, head: int, *relations: str) -> list[int]:
        """The words that hang on another in one of the relations, or in any."""
        own = (at for at, above in enumerate(self.heads) if above == head)
        return [at for at in own if not relations or self.relations[at] in relations]

    def above(self, at: int) -> list[int]:
        """The words a word hangs on, the nearest first."""
        found: list[int] = []
        while self.heads[at] >= 0 and self.heads[at] not in found:
            at = self.heads[at]
            found.append(at)
        return found

    def hang(self, at: int, head: int, relation: str) -> None:
        """Hang a word on another, unless that one hangs on it."""
        if at != head and at not in self.above(head):
            self.heads[at], self.relations[at] = head, relation


def regrouped(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], names: Names
) -> tuple[list[int], list[str]]:
    """Heads (counting from 1; 0 is the root) and relations with names, titles and bodies put together."""
    tree = Tree(words, heads, relations, upos)
    inside = {at for start, end, _ in names for at in range(start, end)}
    people = [(start, end) for start, end, kind in names if kind == "PER"]
    _prepositions(tree, people)
    for start, end in people:
        _titled(tree, start, end, inside)
    _bodies(tree)
    _respected(tree)
    _behalf(tree)
    _wished(tree)
    return [head + 1 for head in tree.heads], tree.relations


def _prepositions(tree: Tree, people: Sequence[tuple[int, int]]) -> None:
    """ "From To Lam": a name may begin with what looks like a preposition; no phrase has one that stands before another phrase."""
    named = {start for start, end in people if end - start > 1}
    for at, relation in enumerate(tree.relations):
        head = tree.heads[at]
        if relation != "case" or head <= at:
            continue
        second = tree.words[at][0].isupper() and at > 0 and at - 1 in tree.under(head, "case") and head == at + 1
        if second or (at in named and head == at + 1):
            tree.relations[at] = "compound"
            verb = tree.heads[head]
            bare = tree.relations[head] == "obl" and not tree.under(head, "case") and head < verb
            if bare and not tree.under(verb, "nsubj", "nsubj:pass"):
                tree.relations[head] = "nsubj"
            continue
        later = [c for c in tree.under(head, "case") if c > at + 1]
        noun = next((i for i in range(at + 1, head) if tree.relations[i] not in BEFORE), head)
        if later and noun < later[0] and tree.relations[noun] in PHRASES and tree.upos[noun] in NOMINAL:
            if head not in tree.above(noun) and not tree.under(noun, "case"):
                tree.hang(at, noun, "case")


def _titled(tree: Tree, start: int, end: int, inside: set[int]) -> None:
    """ "Comrade Max Holf", where the name was hung on the title before it: the name is the head."""
    title = tree.heads[start]
    if tree.relations[start] != "flat" or title != start - 1 or title in inside or tree.upos[title] not in NOMINAL:
        return
    over, relation = tree.heads[title], tree.relations[title]
    for at in tree.under(title):
        tree.heads[at] = start
    tree.heads[start], tree.relations[start] = over, relation
    tree.heads[title], tree.relations[title] = start, "nmod:desc"


def _bodies(tree: Tree) -> None:
    """ "The Ministry of Trade held a banquet", where trade was the head: the ministry is, and it acts."""
    for at, relation in enumerate(tree.relations):
        verb = tree.heads[at]
        if relation != "obl" or verb < at or tree.upos[verb] != "VERB" or tree.under(verb, "nsubj", "nsubj:pass"):
            continue
        of = next((c for c in tree.under(at, "case") if tree.words[c].lower() == "of"), 0)
        if not of or tree.heads[of - 1] != at or tree.relations[of - 1] != "compound" or tree.upos[of - 1] not in NOMINAL:
            continue
        body = of - 1
        for child in tree.under(at):
            if child < body or (child > at and tree.relations[child] in ("punct", "appos", "acl:relcl")):
                tree.heads[child] = body
        tree.heads[body], tree.relations[body] = verb, "nsubj"
        tree.heads[at], tree.relations[at] = body, "nmod"


def _respected(tree: Tree) -> None:
    """A headline that opens on a participle before a title and a name: "Respected Comrade Max Holf Sends Message"."""
    if len(tree.words) < 4 or tree.relations[0] != "advcl" or tree.upos[0] not in ("ADJ", "VERB"):
        return
    verb = tree.heads[0]
    if tree.words[0].lower().endswith("ing") or tree.heads[verb] >= 0 or verb < 2 or "," in tree.words[:verb]:
        return
    subject = next((at for at in (*tree.under(0, "obj"), *tree.under(verb, "nsubj")) if 0 < at < verb), None)
    direct = range(1, verb)
    if subject is None or not all(at == subject or subject in tree.above(at) for at in direct):
        return
    tree.heads[subject], tree.relations[subject] = verb, "nsubj"
    tree.heads[0], tree.relations[0] = subject, "amod"


def _behalf(tree: Tree) -> None:
    """ "Extended greetings on behalf of the people and on his own behalf to the king": to the king, the verb's."""
    for at, word in enumerate(tree.words):
        to = [c for c in tree.under(at, "case") if c < at and tree.words[c].lower() == "to"]
        over = [up for up in tree.above(at) if tree.words[up].lower() == "behalf" and up < at] if to else []
        if over and tree.relations[over[-1]] == "obl" and word.lower() != "behalf":
            tree.hang(at, tree.heads[over[-1]], "obl")


def _wished(tree: Tree) -> None:
    """ "Wished the minister success", where "the minister success" was read as one thing: the minister is who is wished it."""
    for at, relation in enumerate(tree.relations):
        verb = tree.heads[at]
        if relation != "obj" or tree.words[verb].lower() not in WISHING or tree.words[at].lower() not in WISHED:
            continue
        who = next((c for c in reversed(tree.under(at, "compound")) if c < at and tree.upos[c] in NOMINAL), None)
        adjectives = [c for c in tree.under(at, "amod") if who is not None and who < c < at]
        named = tree.under(at, "det", "nmod:poss", "amod") or (who is not None and tree.under(who, "det", "nmod:poss"))
        if who is None or who != at - 1 - len(adjectives) or not named:
            continue
        for child in tree.under(at):
            if child < who:
                tree.heads[child] = who
        tree.heads[who], tree.relations[who] = verb, "iobj"
