"""Whose deed it is that somebody is praised or punished for. In: words, a pronoun that says whose. Out: the word for who it is, or None.

"The council criticised Peru for its raid": Peru's, though the council is the subject; so with "sanctions on Peru over its raid" and
"thanked Chile for its help".
"""

from regesta.lexicons import lexicon
from regesta.lexicons.forms import forms_of
from regesta.read.words import Words

JUDGING = forms_of([*lexicon("events/roles")["object_of"], *lexicon("events/roles")["judged_for"]])
PENALTIES = frozenset(lexicon("events/roles")["penalties"])
FOR = frozenset({"for", "over", "about", "because"})
AFTER = frozenset({"after", "following", "since"})
ON = frozenset({"on", "against", "upon"})
STEPS = 4  # words between the pronoun and the preposition; a choice


def judged(words: Words, pronoun: int) -> int | None:
    """The word for whoever is judged for what the pronoun says is his."""
    at = words.head[pronoun]
    for _ in range(STEPS):
        lead = {words.low[c] for c in words.children[at] if words.dep[c] in ("case", "mark") and c < pronoun}
        if lead & (FOR | AFTER):
            return _who(words, words.head[at], after=not lead & FOR)
        if words.head[at] == at:
            return None
        at = words.head[at]
    return None


def _who(words: Words, over: int, *, after: bool) -> int | None:
    if words.lemma[over] in PENALTIES and words.pos[over] == "NOUN":
        return _on(words, over)
    if words.dep[over] == "obj" and words.low[words.head[over]] in JUDGING and not after:
        return over  # "for its raid" hung on Peru
    things = [c for c in words.children[over] if words.full[c] in ("obj", "nsubj:pass")]
    if words.full[over].startswith("acl") and not things:
        things = [words.head[over]]  # "sanctions imposed on Peru"
    if any(words.lemma[thing] in PENALTIES for thing in things):
        laid = [
            c for thing in things for c in words.children[thing] if words.full[c] == "acl"
        ]  # "sanctions imposed on Peru"
        return next((on for where in (over, *things, *laid) if (on := _on(words, where)) is not None), None)
    return things[0] if things and words.low[over] in JUDGING and not after else None


def _on(words: Words, over: int) -> int | None:
    """Whom a penalty is on."""
    return next((c for c in words.children[over] if words.case(c) in ON), None)
