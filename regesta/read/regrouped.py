"""Names, titles and bodies that the network has hung apart, put together. In: a sentence's words as read. Out: heads and relations.

"The respected Comrade Max Holf" is Max Holf, not a comrade; "To Lam" is a name, though it begins as a preposition; "The Ministry of
Trade held" is a ministry's act, not one of trade; a headline's "Respected Comrade Max Holf Meets" respects nobody; and what stands behind
"on behalf of the people and on his own behalf" belongs to the verb. "A delegation led by the minister left" tells that it left.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.lexicons import lexicon, word_set
from regesta.read import joints
from regesta.read.countedpeoples import counted_peoples
from regesta.read.fronted import fronted
from regesta.read.heads import Tree
from regesta.read.hyphens import paired
from regesta.read.inclause import committees, offices, own_subjects
from regesta.read.inrow import in_a_row, own_organs
from regesta.read.misled import guests, inverted, many_beside_one, pronouns_joined, second_subjects
from regesta.read.outside import outside
from regesta.read.owned import owned_by_named, with_followers

Names = Sequence[tuple[int, int, str]]
BEFORE = frozenset({"det", "amod", "compound", "nmod:desc", "nmod:poss", "nummod"})
PHRASES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos"})
NOMINAL = frozenset({"NOUN", "PROPN"})
CALENDAR = frozenset(lexicon("events/roles")["calendar"])
WISHED_IN = word_set("read/words", "writings")
WISHES = word_set("read/words", "wishing")
WISHED = word_set("read/words", "wished")


def regrouped(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], names: Names
) -> tuple[list[int], list[str]]:
    """Heads (counting from 1; 0 is the root) and relations with names, titles and bodies put together."""
    tree = Tree(words, heads, relations, upos)
    inside = {at for start, end, _ in names for at in range(start, end)}
    people = [(start, end) for start, end, kind in names if kind == "PER"]
    joints.particles(tree)
    joints.prepositions(tree)
    joints.each_other(tree)
    joints.subjects(tree)
    joints.further_places(tree)
    joints.said_between(tree)
    joints.possessors(tree)
    joints.joined(tree)
    joints.held_to_be(tree)
    _prepositions(tree, people)
    for start, end in people:
        _titled(tree, start, end, inside)
    _bodies(tree)
    _respected(tree)
    _behalf(tree)
    _wished(tree)
    paired(tree, names)
    pronouns_joined(tree)
    second_subjects(tree, names)
    _led(tree)
    inverted(tree)
    guests(tree, names)
    many_beside_one(tree, names)
    owned_by_named(tree, names)
    with_followers(tree, names)
    own_subjects(tree, names)
    outside(tree, names)
    committees(tree, names)
    _astray(tree)
    _holding(tree)
    in_a_row(tree, people)
    counted_peoples(tree)
    offices(tree)
    _across(tree)
    fronted(tree)
    own_organs(tree, names)
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
        phrase = bool(later) and noun < later[0] and tree.relations[noun] in PHRASES and tree.upos[noun] in NOMINAL
        if phrase and head not in tree.above(noun) and not tree.under(noun, "case"):
            tree.hang(at, noun, "case")


def _titled(tree: Tree, start: int, end: int, inside: set[int]) -> None:
    """ "Comrade Max Holf", "leader Max Holf", where the name was hung on the title before it: the name is the head."""
    title = tree.heads[start]
    beside = start - 1  # "from Director Max Holf", read as two phrases of the verb
    alike = (
        beside > 0
        and tree.relations[start] == tree.relations[beside] in ("obl", "nmod")
        and title == tree.heads[beside]
    )
    alike = alike and tree.words[beside].lower() not in CALENDAR  # "received on Tuesday Max Holf"
    if alike and beside not in inside and tree.under(beside, "case") and not tree.under(start, "case"):
        tree.heads[beside], tree.relations[beside] = start, "nmod:desc"
        return
    if title != start - 1 or title in inside or tree.upos[title] not in NOMINAL:
        return
    joined = tree.relations[start] == "appos" and bool(tree.under(start, "conj"))
    if not joined and (tree.relations[start] != "flat" or not tree.words[title].istitle()):
        return
    over, relation = tree.heads[title], tree.relations[title]
    for at in tree.under(title):
        if tree.relations[at] not in ("amod", "compound", "det") or not joined:
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
        if (
            not of
            or tree.heads[of - 1] != at
            or tree.relations[of - 1] != "compound"
            or tree.upos[of - 1] not in NOMINAL
        ):
            continue
        body = of - 1
        for child in tree.under(at):
            if child < body or (child > at and tree.relations[child] in ("punct", "appos", "acl:relcl")):
                tree.heads[child] = body
        tree.heads[body], tree.relations[body] = verb, "nsubj"
        tree.heads[at], tree.relations[at] = body, "nmod"


def _respected(tree: Tree) -> None:
    """A headline that opens on a participle before a title and a name: "Respected Comrade Max Holf Sends Message"."""
    if len(tree.words) < 4 or tree.relations[0] not in ("advcl", "csubj") or tree.upos[0] not in ("ADJ", "VERB"):
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
        if tree.words[at].lower() not in WISHED:
            continue
        over = tree.above(at)
        to = next(
            (up for up in over if tree.relations[up] == "obj" and tree.words[tree.heads[up]].lower() in WISHES), -1
        )
        if relation == "compound" and verb < at and 0 <= to < at:  # "the king and his family good health"
            tree.heads[at], tree.relations[at] = tree.heads[to], "obj"
            tree.relations[to] = "iobj"
            continue
        if relation not in ("obj", "xcomp") or tree.words[verb].lower() not in WISHES:
            continue
        people = tree.under(at, "compound", "nmod:poss")
        who = next(
            (c for c in reversed(people) if c < at and tree.upos[c] in NOMINAL and not tree.under(c, "case")), None
        )
        if who is None or any(tree.heads[c] != at or tree.relations[c] != "amod" for c in range(_end(tree, who), at)):
            continue
        for child in tree.under(at):
            if child < who:
                tree.heads[child] = who
        tree.heads[who], tree.relations[who], tree.relations[at] = verb, "iobj", "obj"


def _end(tree: Tree, at: int) -> int:
    """The place behind a word and the later words of its name."""
    return max([at, *tree.under(at, "flat")]) + 1


def _led(tree: Tree) -> None:
    """ "A delegation led by the minister left", where the first verb was read as the sentence's: it only tells who led."""
    for at, head in enumerate(tree.heads):
        if head >= 0 or tree.upos[at] != "VERB" or tree.under(at, "obj", "aux", "aux:pass", "mark", "cop"):
            continue
        by = [o for o in tree.under(at, "obl", "obl:agent") if tree.words[at + 1 : at + 2] == ["by"] and o > at]
        subject = next((s for s in tree.under(at, "nsubj", "nsubj:pass") if s < at), None)
        later = (
            v
            for v in tree.under(at, "ccomp", "conj", "parataxis", "xcomp")
            if by and v > by[0] and tree.upos[v] == "VERB"
        )
        verb = next((v for v in later if not tree.under(v, "nsubj", "nsubj:pass", "mark", "cc")), None)
        if not by or subject is None or verb is None:
            continue
        tree.heads[verb], tree.relations[verb] = -1, "root"
        tree.heads[subject], tree.relations[subject] = verb, "nsubj"
        tree.heads[at], tree.relations[at] = subject, "acl"
        for child in tree.under(at):
            if child > verb or (tree.relations[child] == "punct" and child > by[0]):
                tree.heads[child] = verb
        return


def _astray(tree: Tree) -> None:
    """Modifiers hung beside the noun they stand before, and "in the message" hung on who wrote it."""
    for at, relation in enumerate(tree.relations):
        head = tree.heads[at]
        if relation in ("nmod:desc", "compound") and 0 <= head < at:  # "from Holf to Minister Ray": no title of Holf's
            to = [tree.words[c].lower() for c in tree.under(at, "case") if head < c < at]
            verb = next((up for up in tree.above(at) if tree.upos[up] == "VERB"), head)
            if to:
                tree.hang(at, verb if to == ["to"] else head, "obl" if to == ["to"] and verb != head else "nmod")
            continue
        if relation != "nmod" or head > at:
            continue
        cases = [c for c in tree.under(at, "case") if c < at]
        if not cases:  # "a delegation for Peru-Chile trade talks": Peru hangs on the talks
            for other in tree.under(head, "nmod"):
                if other > at and any(head < c < at for c in tree.under(other, "case")):
                    tree.hang(at, other, "compound")
                    break
        verb = tree.heads[head]
        written = tree.words[at].lower() in WISHED_IN and tree.words[cases[0]].lower() == "in" if cases else False
        if written and tree.relations[head] == "nsubj" and verb == at + 1:
            tree.hang(at, verb, "obl")


def _across(tree: Tree) -> None:
    """ "Lee, the head of the party, left the port on Monday": what stands behind the verb is not the subject's."""
    for at, relation in enumerate(tree.relations):
        if relation != "nmod" or not any(c < at for c in tree.under(at, "case")):
            continue
        verb = next((up for up in tree.above(at) if tree.heads[at] < up < at and tree.upos[up] == "VERB"), None)
        if verb is not None and tree.under(verb, "obj", "obl", "xcomp"):
            tree.hang(at, verb, "obl")
    _joined_across(tree)


def _joined_across(tree: Tree) -> None:
    """ "Lee discussed the dam and ways to fill it": a thing behind the verb is not joined to the subject but to the thing before "and"."""
    for at, relation in enumerate(tree.relations):
        first = tree.heads[at]
        if relation != "conj" or tree.upos[at] != "NOUN" or tree.relations[first] not in ("nsubj", "nsubj:pass"):
            continue
        verb = tree.heads[first]
        joint = next((c for c in tree.under(at, "cc") if verb < c < at), None)
        if not first < verb < at or joint is None or any(up == verb for up in tree.under(at)):
            continue
        near = next((i for i in range(joint - 1, verb, -1) if tree.upos[i] in NOMINAL), None)
        while near is not None and tree.relations[near] in BEFORE | {"flat", "appos"} and tree.heads[near] > verb:
            near = tree.heads[near]
        if near is not None and not tree.under(at, "advmod"):
            tree.hang(at, near, "conj")


def _holding(tree: Tree) -> None:
    """ "The first time that an envoy holding the post has visited", where the envoy was read as only holding it."""
    for at, relation in enumerate(tree.relations):
        if relation != "acl" or not tree.words[at].lower().endswith("ing") or tree.under(at, "aux", "mark", "cop"):
            continue
        subject = next((s for s in tree.under(at, "nsubj") if s < at), None)
        later = [v for v in tree.under(tree.heads[at], "acl:relcl", "acl", "ccomp") if v > at and tree.under(v, "aux")]
        if subject is None or not later or tree.under(later[0], "nsubj", "nsubj:pass"):
            continue
        tree.heads[subject], tree.relations[subject] = later[0], "nsubj"
        tree.heads[at], tree.relations[at] = subject, "acl"
        for that in tree.under(later[0], "obj"):
            if that < subject and tree.words[that].lower() == "that":
                tree.relations[that] = "mark"
