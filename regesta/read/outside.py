"""Subjects and joined names that the network has hung where English has none. In: a sentence's tree and names. Out: the tree, changed.

Nothing before a verb belongs to what stands behind it: of "The speaker wrote on Monday: 'we have lost'" the speaker does not lose, and of
"Holf ousts security adviser Ray" Holf is no part of the adviser. "Says son killed" is a passive without its auxiliary. What "and" leads on
is joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.read.heads import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl")
NOMINAL = ("NOUN", "PROPN")
HUNG = ("nmod:poss", "nmod:desc", "compound", "nmod", "amod")
LOOSE = ("nmod", "appos", "obl")


def outside(tree: Tree, names: Sequence[tuple[int, int, str]]) -> None:
    """Puts right subjects that were hung across their verb, objects before a bare passive, and names behind "and"."""
    for at, relation in enumerate(tree.relations):
        over = tree.heads[at]
        if over < 0 or tree.upos[at] not in NOMINAL:
            continue
        if relation == "nsubj":
            _over_the_saying(tree, at, over)
        elif relation == "obj":
            _of_a_passive(tree, at, over)
        elif relation in HUNG and at < over:
            _before_the_verb(tree, at, over)
        elif relation in LOOSE and at > over:
            _led_by_and(tree, at, over, names)
        elif relation == "conj" and at > over:
            _behind_a_relative(tree, at)


def _behind_a_relative(tree: Tree, at: int) -> None:
    """ "And its critics, which include Zenda, blame him", read as one more thing before: they are the subject of the verb."""
    clauses = [c for c in tree.under(at, "acl:relcl") if c > at]
    first = min([at, *tree.under(at, "det", "nmod:poss", "amod", "compound", "nummod")])
    led = any(c < at for c in tree.under(at, "cc")) or (first > 0 and tree.words[first - 1].lower() == "and")
    if not clauses or not led:
        return
    inside = [i for i in range(at, len(tree.words)) if i in clauses or set(clauses) & set(tree.above(i))]
    verb = max(i for i in inside if tree.words[i] != ",") + 2  # behind the comma that closes the clause
    if verb >= len(tree.words) or tree.words[verb - 1] != "," or tree.upos[verb] != "VERB":
        return
    finite = tree.relations[verb] in ("ROOT", "root", "conj", "ccomp", "parataxis")
    if finite and not tree.under(verb, *SUBJECTS, "aux", "mark"):
        tree.hang(at, verb, "nsubj")


def _over_the_saying(tree: Tree, at: int, verb: int) -> None:
    """ "The speaker wrote: 'we have lost'": the subject before the upper verb is that one's, where it has no other."""
    above = tree.heads[verb]
    clause = tree.relations[verb] in ("ccomp", "parataxis") and at < above < verb and tree.upos[above] == "VERB"
    if clause and not tree.under(above, *SUBJECTS, "aux:pass", "mark"):
        tree.hang(at, above, "nsubj")


def _of_a_passive(tree: Tree, at: int, verb: int) -> None:
    """ "Says son killed": what stands before the bare verb of a clause suffered it."""
    bare = tree.relations[verb] == "ccomp" and at + 1 == verb and not tree.under(verb, *SUBJECTS, "aux", "mark")
    if bare and len(tree.under(verb, "obj", "iobj")) == 1 and tree.words[verb].lower().endswith("ed"):
        tree.relations[at] = "nsubj:pass"


def _before_the_verb(tree: Tree, at: int, noun: int) -> None:
    """ "Holf ousts adviser Ray": whoever stands before a verb is no part of its object behind it."""
    verb = tree.heads[noun]
    across = tree.relations[noun] == "obj" and at < verb < noun and tree.upos[verb] == "VERB"
    if across and not tree.under(verb, *SUBJECTS, "aux:pass") and not tree.under(at, "case"):
        tree.hang(at, verb, "nsubj")


def _led_by_and(tree: Tree, at: int, over: int, names: Sequence[tuple[int, int, str]]) -> None:
    """ "The Union of Zenda and Harbour Fund": what "and" leads on, without a preposition, is joined."""
    if tree.upos[over] not in NOMINAL or tree.under(at, "case") or any(s <= over < at < e for s, e, _ in names):
        return
    if any(c < at and tree.words[c].lower() == "and" for c in tree.under(at, "cc")):
        tree.relations[at] = "conj"
