"""What hangs on a part of a name or of a word with a hyphen, hung on the whole. In: a sentence's tree. Out: the tree, put right.

The network hangs "in a violent face - off with troops" on "face" and on "off" by turns, as each of them is a word to it; the two are
one noun, and so are "pull - out" and "build - up". And nothing hangs on the later words of a name but what belongs to the name. The
noun right before the verb of a clause that has no other subject is its subject, whatever the word before it is taken for. What has "'s"
owns what follows, and what stands before an article owns nothing.
"""

from __future__ import annotations

from regesta.read.heads import Tree

OWNING = frozenset({"'s", "’s", "'", "’"})
LEADING = frozenset({"amod", "compound", "nummod"})
OPENERS = frozenset({"after", "before", "since", "until", "as"})  # they open phrases and clauses alike
WHERE = frozenset({"in", "at", "near", "from", "outside"})
PARTICLES = frozenset({"off", "out", "up", "down", "over", "back", "in", "on", "away"})


def particles(tree: Tree) -> None:
    """A noun and the particle behind its hyphen in the same place of a sentence: the noun is the head of both."""
    for at in range(2, len(tree.words)):
        noun = at - 2
        if tree.words[at - 1] != "-" or tree.words[at].lower() not in PARTICLES or tree.upos[at] != "NOUN":
            continue
        if tree.upos[noun] != "NOUN" or tree.heads[at] != tree.heads[noun] or tree.heads[at] < 0:
            continue
        for child in tree.under(at):
            tree.hang(child, noun, tree.relations[child])
        tree.hang(at, noun, "compound")


def prepositions(tree: Tree) -> None:
    """The preposition of a name on its first word, where it was hung on a later one."""
    for at, relation in enumerate(tree.relations):
        later = tree.heads[at]
        if relation == "case" and later > at and tree.relations[later] == "flat" and at < tree.heads[later] < later:
            tree.hang(at, tree.heads[later], "case")


def each_other(tree: Tree) -> None:
    """ "Each other", "one another" as one word of the sentence, where the network read two objects."""
    for at in range(1, len(tree.words)):
        pair = (tree.words[at - 1].lower(), tree.words[at].lower())
        if pair in (("each", "other"), ("one", "another")) and tree.heads[at] == tree.heads[at - 1]:
            tree.relations[at - 1] = tree.relations[at]
            tree.hang(at, at - 1, "fixed")


def subjects(tree: Tree) -> None:
    """ "It fell after a coalition ousted Holf": no phrase stands between "after" and a finite verb without a subject."""
    for at, relation in enumerate(tree.relations):
        verb = tree.heads[at]
        if relation != "obl" or verb <= at or tree.relations[verb] != "advcl" or tree.upos[verb] != "VERB":
            continue
        case = [c for c in tree.under(at, "case") if tree.words[c].lower() in OPENERS]
        if not case or case[0] > at or tree.under(verb, "nsubj", "nsubj:pass", "expl", "mark"):
            continue
        past = not tree.words[verb].lower().endswith("ing") and "to" not in (
            tree.words[c].lower() for c in tree.under(verb)
        )
        if past and not any(tree.words[i] in ",;:" for i in range(at, verb)) and _reaches(tree, at, verb):
            tree.relations[at] = "nsubj:pass" if tree.under(verb, "aux:pass") else "nsubj"
            tree.heads[case[0]], tree.relations[case[0]] = verb, "mark"


def further_places(tree: Tree) -> None:
    """ "In Riga, Norway, a man was held": the second place tells where the first is, where the verb has another subject."""
    for at in range(3, len(tree.words) - 1):
        place, verb = at - 2, tree.heads[at]
        alone = tree.words[at - 1] == "," and tree.words[at + 1] == "," and not tree.under(at, "case", "conj", "cc")
        if tree.relations[at] != "nsubj" or not alone or not tree.upos[at] == tree.upos[place] == "PROPN":
            continue
        led = any(tree.words[c].lower() in WHERE for c in tree.under(place, "case"))
        if led and any(c > at + 1 for c in tree.under(verb, "nsubj", "nsubj:pass")):
            tree.hang(at, place, "appos")


def said_between(tree: Tree) -> None:
    """ "The firm, backed by Holf, is the first company to build it": a participle before "is" is said of the subject."""
    for at, relation in enumerate(tree.relations):
        noun = tree.heads[at]
        if relation != "acl" or noun <= at:
            continue
        subjects, copulas = tree.under(noun, "nsubj"), tree.under(noun, "cop")
        if subjects and copulas and subjects[0] < at < copulas[0]:
            tree.hang(at, subjects[0], "acl")


def joined(tree: Tree) -> None:
    """ "He met Holf, and Ray and Lee left": who stands between a verb's own "and" and the verb is its subject, not joined to Holf."""
    for verb, relation in enumerate(tree.relations):
        if relation != "conj" or tree.upos[verb] != "VERB" or tree.under(verb, "nsubj", "nsubj:pass", "expl"):
            continue
        joint = next((c for c in tree.under(verb, "cc") if c < verb), None)
        if joint is None:
            continue
        strays = [at for at in range(joint + 1, verb) if tree.relations[at] == "conj" and tree.heads[at] < joint]
        if strays and all(tree.upos[at] in ("PROPN", "NOUN") for at in strays):
            tree.hang(strays[0], verb, "nsubj:pass" if tree.under(verb, "aux:pass") else "nsubj")
            for at in strays[1:]:
                tree.hang(at, strays[0], "conj")


def held_to_be(tree: Tree) -> None:
    """ "Considered Holf to be a danger": Holf is whom they considered."""
    for at, relation in enumerate(tree.relations):
        said = tree.heads[at]
        verb = tree.heads[said]
        to = [c for c in tree.under(said, "mark") if at < c < said and tree.words[c].lower() == "to"]
        if (
            relation == "nsubj"
            and to
            and tree.relations[said] == "xcomp"
            and tree.under(said, "cop")
            and 0 <= verb < at
        ):
            tree.hang(at, verb, "obj")


def _reaches(tree: Tree, noun: int, verb: int) -> bool:
    """Whether between a noun and the verb stands nothing but what belongs to the two, an adverb or an auxiliary."""
    return all(
        i in tree.under(verb, "aux", "aux:pass", "advmod") or noun in tree.above(i) for i in range(noun + 1, verb)
    )


def possessors(tree: Tree) -> None:
    """ "To support Holf's reforms": whose the next noun is. "Called Holf a threat": what is called so."""
    for at in range(len(tree.words) - 2):
        marked = tree.words[at + 1] in OWNING and tree.heads[at + 1] == at and tree.relations[at + 1] == "case"
        head = tree.heads[at]
        if marked and tree.relations[at] in ("nsubj", "obj", "obl") and tree.upos[at] in ("NOUN", "PROPN"):
            owned = at + 2
            while owned + 1 < len(tree.words) and tree.relations[owned] in LEADING and tree.heads[owned] > owned:
                owned += 1
            if tree.upos[owned] == "NOUN" and tree.heads[owned] == head:
                tree.hang(at, owned, "nmod:poss")
        elif not marked and tree.relations[at] == "nmod:poss" and tree.upos[at] == "PROPN" and head > at + 1:
            article = tree.words[at + 1].lower() in ("a", "an") and tree.heads[at + 1] == head
            verb = tree.heads[head]
            if article and tree.relations[head] == "obj" and 0 <= verb < at:
                tree.hang(at, verb, "obj")
                tree.relations[head] = "xcomp"
