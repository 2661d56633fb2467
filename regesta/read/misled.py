"""Subjects read where a list goes on, where somebody leads, and where they stand last; guests. In: a sentence's tree. Out: it, changed.

Of "a meeting of ministers of Peru, Chile and Bolivia was held" the network takes Chile for a second subject, of "a team led by President
Max Holf left" Holf, and in "Signing the pact was Lena Ray" it does not see that Ray signed.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.lexicons import word_set
from regesta.read.heads import Tree

Name = tuple[int, int, str]
SUBJECTS = ("nsubj", "nsubj:pass")
ACTING = frozenset({"he", "she", "they", "we", "i"})
TITLES = ("nmod:desc", "compound", "amod")
ALSO = frozenset({"also", "then"})
WAS = frozenset({"was", "were", "is", "are"})
AFTER = ("advcl", "parataxis", "punct", "obl")
BESIDE = frozenset({"with", "between"})  # "after visiting Premier Holf" may be a journey
MANY = frozenset({"all", "many", "several"})
HOSTING = word_set("read/words", "hosting")


def second_subjects(tree: Tree, names: Sequence[Name]) -> None:
    """What stands before its verb behind another subject hung where it belongs: in a list, behind "between", behind "led by"."""
    tops = {tree.top(start, end): (start, kind) for start, end, kind in names}
    _people_joined(tree, names, tops)
    _holders(tree, tops)
    for at, relation in enumerate(tree.relations):
        verb = tree.heads[at]
        if relation not in SUBJECTS or at > verb:
            continue
        for first in (other for other in tree.under(verb, *SUBJECTS) if other < at):
            if _leader(tree, at, first) or _between(tree, at, first) or _listed(tree, at, first, tops):
                break


def pronouns_joined(tree: Tree) -> None:
    """ "He and Premier Lena Ray met", where "he" was read as whose premier she is: two who met."""
    for at, word in enumerate(tree.words[:-1]):
        if word.lower() not in ACTING or tree.relations[at] != "nmod:poss" or tree.words[at + 1].lower() != "and":
            continue
        noun = tree.heads[at]
        while noun > at and tree.relations[noun] in TITLES:
            noun = tree.heads[noun]
        if noun <= at or tree.relations[noun] not in SUBJECTS:
            continue
        for child in tree.under(at):
            tree.heads[child] = noun
            tree.relations[child] = "amod" if tree.relations[child] == "conj" else tree.relations[child]
        tree.heads[at], tree.relations[at] = tree.heads[noun], tree.relations[noun]
        tree.heads[noun], tree.relations[noun] = at, "conj"
        tree.heads[at + 1], tree.relations[at + 1] = noun, "cc"


def inverted(tree: Tree) -> None:
    """ "Signing the pact was Lena Ray": she signed."""
    opening = 1 if tree.words and tree.words[0].lower() in ALSO else 0
    if len(tree.words) < opening + 4 or not tree.words[opening].lower().endswith("ing"):
        return
    was = next((at for at in range(opening, len(tree.words)) if tree.upos[at] == "AUX"), -1)
    who = tree.heads[was] if was > opening else -1
    if who < was or tree.relations[was] != "cop" or tree.words[was].lower() not in WAS or tree.heads[who] >= 0:
        return
    over = tree.heads[opening]
    thing = over if over != who else -1  # "accompanying the premier were", read as the premier who accompanies
    if tree.upos[opening] != "VERB" or not (over == who or (opening < over < was and tree.heads[over] == who)):
        return
    tree.heads[opening], tree.relations[opening] = -1, "root"
    if thing >= 0:
        tree.heads[thing], tree.relations[thing] = opening, "obj"
    for child in tree.under(who):
        if child < was or (child > who and tree.relations[child] in AFTER):
            tree.heads[child] = opening
    tree.heads[who], tree.relations[who] = opening, "nsubj"
    tree.heads[was], tree.relations[was] = opening, "dep"


def _people_joined(tree: Tree, names: Sequence[Name], tops: dict[int, tuple[int, str]]) -> None:
    """ "President Max Holf and Premier Lena Ray", where the second was read as a part or title of the first."""
    for start, end, kind in names:
        at = tree.top(start, end)
        head, title = tree.heads[at], -1
        if kind == "PER" and tree.relations[at] == "appos" and tree.under(head, "cc") and head not in tops:
            title, head = head, tree.heads[head]  # "and Premier Lena Ray", hung on a title that was hung on Holf
        if kind != "PER" or not 0 <= head < start or tops.get(head, (0, ""))[1] != "PER":
            continue
        if title >= 0 and tree.relations[title] == "nmod:desc":
            tree.hang(at, head, "conj")
            tree.hang(title, at, "nmod:desc")
            continue
        apart = any(tree.words[i].lower() == "and" for i in range(head, start))
        if tree.relations[at] in ("flat", "nmod:desc") and apart:
            tree.hang(at, head, "conj")


def _holders(tree: Tree, tops: dict[int, tuple[int, str]]) -> None:
    """ "The chiefs of Peru and Chile, General Max Holf and General Lena Ray": the chiefs, and no third and fourth state."""
    for state, (_, kind) in tops.items():
        joined = tree.under(state, "conj") if kind in ("LOC", "ORG") and tree.relations[state] == "nmod" else []
        people = [at for at in joined if tops.get(at, (0, ""))[1] == "PER"]
        closed = [at for at in joined if at not in people and people and at < people[0] and tree.under(at, "cc")]
        if closed and not tree.under(people[0], "cc"):
            tree.hang(people[0], tree.heads[state], "appos")
            for at in people[1:]:
                tree.hang(at, people[0], "conj")


def _leader(tree: Tree, at: int, first: int) -> bool:
    """ "A team led by President Max Holf left": he led."""
    by = [c for one in (at, *tree.under(at, *TITLES)) for c in tree.under(one, "case") if tree.words[c].lower() == "by"]
    if not by or by[0] - 1 <= first or tree.upos[by[0] - 1] != "VERB" or first not in tree.above(by[0] - 1):
        return False
    tree.hang(at, by[0] - 1, "obl")
    return True


def _between(tree: Tree, at: int, first: int) -> bool:
    """ "Talks between Max Holf, the envoy, and Lena Ray took place"."""
    for one in tree.under(first, "nmod") if tree.under(at, "cc") else ():
        led = any(tree.words[c].lower() == "between" for c in tree.under(one, "case"))
        if led and one < at and not tree.under(one, "conj"):
            tree.hang(at, one, "conj")
            return True
    return False


def _listed(tree: Tree, at: int, first: int, tops: dict[int, tuple[int, str]]) -> bool:
    """ "Ministers of Peru, Chile and Bolivia met": a name behind a comma, joined to a third, goes on with the list before it."""
    joined = [c for c in tree.under(at, "conj") if tree.under(c, "cc")]
    comma = min([at, *(i for i in range(at) if at in tree.above(i) and tree.words[i] != ",")]) - 1
    if at not in tops or not joined or comma <= first or tree.words[comma] != ",":
        return False
    before = [top for top in tops if first < top < comma and first in tree.above(top)]
    near = max(before, default=-1)
    if near < 0 or tops[near][1] != tops[at][1] or tree.relations[near] not in ("nmod", "conj"):
        return False
    tree.hang(at, tree.heads[near] if tree.relations[near] == "conj" else near, "conj")
    return True


def guests(tree: Tree, names: Sequence[Name]) -> None:
    """ "The king met visiting Premier Max Holf", "visiting Chadian envoys": they are met, and visit; nobody visits them."""
    people = {tree.top(start, end) for start, end, kind in names if kind == "PER"}
    peoples = {tree.top(start, end) for start, end, kind in names if kind == "NORP"}
    for at, word in enumerate(tree.words):
        if word.lower() != "visiting" or tree.relations[at] not in ("xcomp", "advcl", "ccomp", "acl"):
            continue
        host, seen = tree.heads[at], tree.under(at, "obj")
        seen = [one for one in seen if one in people or peoples.intersection(tree.under(one, "amod"))]
        if not seen or host < 0 or not tree.under(seen[0], "nmod:desc", "compound", "amod"):
            continue
        led = [one for one in tree.under(at, "mark") if one == at - 1 and tree.words[one].lower() in BESIDE]
        if not led and (host != at - 1 or tree.words[host].lower() not in HOSTING):
            continue
        tree.hang(seen[0], host, ("obl" if tree.upos[host] == "VERB" else "nmod") if led else "obj")
        for one in led:
            tree.hang(one, seen[0], "case")
        for one in tree.under(at):
            tree.hang(one, host, tree.relations[one])
        tree.hang(at, seen[0], "amod")


def many_beside_one(tree: Tree, names: Sequence[Name]) -> None:
    """ "To Max Holf, all members and all the people": those are many, and no other words for him."""
    people = {tree.top(start, end) for start, end, kind in names if kind == "PER"}
    for at, relation in enumerate(tree.relations):
        if relation == "appos" and tree.heads[at] in people and tree.upos[at] == "NOUN":
            first = min([at, *tree.under(at, "det", "det:predet", "amod", "nummod")])
            if tree.words[first].lower() in MANY and first > tree.heads[at]:
                tree.relations[at] = "conj"
