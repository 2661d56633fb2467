"""Who holds a captive, where only the place tells it. In: a verb of arrest or trial. Out: words of those who hold or try.

"Is held in Chadian custody", "at a Chadian naval base", "in police custody", "was imprisoned in Chad": whoever's the jail is.
"""

from spacy.tokens import Token

from regesta.extract.events.parties.blows import FIGHTERS
from regesta.extract.events.parties.implied import foreign
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, is_passive
from regesta.lexicons import word_set
from regesta.lexicons.states import last_words_of_states

JAILS = word_set("acts/senses", "jails")
PARTS = word_set("acts/senses", "parts_of_names")
KEEPING = word_set("acts/senses", "keeping")
ARRESTING = word_set("acts/senses", "arresting")
INSIDE = ("in", "at", "under", "into")


def keepers(verb: Token) -> list[Token]:
    """Those who hold whoever a verb says is held, tried or kept."""
    phrases = by_preposition(verb)
    nouns = [verb] if lemma(verb) in JAILS else []
    nouns += [t for word in INSIDE for t in phrases.get(word, ()) if lemma(t) in JAILS]
    found = [t for noun in nouns for t in _theirs(noun)]
    if found or not is_passive(verb) or lemma(verb) not in KEEPING | ARRESTING:
        return found
    where = [t for t in phrases.get("in", ()) if t.ent_type_ == "LOC"]
    states = [t for t in where if t.text in last_words_of_states() and t.text not in PARTS]
    states = [t for t in states if not children(t, "amod", "compound")]
    near = [t for t in where if t.left_edge.i == verb.i + 1]  # not "jailed over abuse in Riga": where that was
    return (near or states) if lemma(verb) in KEEPING else states


def _theirs(jail: Token) -> list[Token]:
    """Whose a jail is by a people's name, a body's or a short one; a town's before it tells where it is. "Police custody": theirs."""
    if jail.lower_ == "custody" and (force := [c for c in children(jail, "compound") if lemma(c) in FIGHTERS]):
        return force
    bodies = [c for c in children(jail, "compound") if c.i < jail.i and c.ent_type_ == "ORG"]
    named = [t for t in foreign(jail) if t.ent_type_ == "NORP" or t.dep_ == "nmod:poss" or t.text.isupper()]
    return [*named, *bodies]
