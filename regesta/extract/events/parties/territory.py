"""On whose land troops are put or stand, and whose they leave. In: a match of a deployment or withdrawal. Out: the same with that land.

"Chad sent troops to Libya", "deployed 300 men in Libya's south", "will cut its troops in Libya", "left Libya": it is done to Libya. Who
sends his men about at home does it to nobody; `link` keeps of what was left only states.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.implied import foreign
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import antecedent, by_preposition, children, preposition
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import Match

INTO = ("to", "into", "in", "onto", "on", "inside", "across")
ALONG = ("near", "along")
PLACED = ("troop_deployment", "withdrawal")
PARTS = word_set("acts/senses", "parts_of_land")
WHOLE = frozenset({"country", "nation", "kingdom"})
FORCES = frozenset(lexicon("events/classes")["force"])
ALIKE = 4  # letters by which "Chadian" is known as of Chad; a choice
GROUNDS = word_set("acts/senses", "grounds")
OUT_OF = ("from", "of", "out of")


def on_whose_ground(match: "Match") -> None:
    """Fill in the land that troops are sent to or stand in, if it is another's."""
    if match.sense.subtype not in PLACED or match.roles.get("B"):
        return
    things = [t for t in match.roles.get("O", []) if t.ent_type_ != "LOC" and preposition(t) is None]
    heads = [*things, *(t for thing in things for t in by_preposition(thing).get("of", ()) if lemma(t) in FORCES)]
    heads = heads if match.sense.subtype == "withdrawal" else [match.trigger, *heads]
    words = ("in",) if match.sense.subtype == "withdrawal" else INTO
    doers = match.roles.get("A", [])
    heads += [t for t in doers if match.sense.subtype == "troop_deployment" and t.i > match.trigger.i]
    lands = [land for t in _places(heads, words) for land in _land(t)]
    if not lands and match.sense.subtype == "troop_deployment":  # "massed troops near the Libyan border"
        lands = [land for t in _places(heads, ALONG) for land in _land(t) if land.ent_type_ == "NORP"]
    if match.sense.subtype == "withdrawal":  # "left the country"
        lands += [t for t in match.roles.get("O", []) if lemma(t) in WHOLE]
    names = [name for one in (*doers, *things) for name in _names(one)]
    match.fill("B", [t for t in dict.fromkeys(lands) if t not in doers and not any(_alike(t, n) for n in names)])


def _places(heads: list[Token], words: tuple[str, ...]) -> list[Token]:
    return [t for head in heads for word in words for t in by_preposition(head).get(word, ())]


def _land(place: Token) -> list[Token]:
    """The land that a place is or lies in: "Libya", "Libya's south", "the north of Libya", "Libyan territory"."""
    if place.ent_type_ == "LOC":
        return [place]
    before = [t for t in children(place, "nmod:poss", "compound", "nmod") if t.i < place.i and t.ent_type_ == "LOC"]
    inside = [t for word in ("of", "with") for t in by_preposition(place).get(word, ()) if t.ent_type_ == "LOC"]
    if lemma(place) in WHOLE:
        return [place]
    if lemma(place) not in PARTS:
        return []
    return before[-1:] or inside or [t for t in children(place, "amod") if t.ent_type_ == "NORP"]


def _names(party: Token) -> list[Token]:
    """The name of whoever acts, and those before it: "Chadian troops"."""
    return [t for t in (party, *children(party, "amod", "compound", "nmod:poss", "nmod:desc")) if t.ent_type_]


def _alike(land: Token, name: Token) -> bool:
    return land.text[:ALIKE].lower() == name.text[:ALIKE].lower()


def left(match: "Match") -> None:
    """Fill in what land troops leave: "left Chad", "withdrew from Chad", "the withdrawal from Chad"."""
    if match.sense.subtype != "withdrawal" or match.roles.get("B"):
        return
    acting = match.roles.get("A", [])
    moved = [
        t for t in acting if match.trigger.pos_ == "NOUN" and _owned(t)
    ]  # "the withdrawal of its troops from Chad"
    nouns = [match.trigger, *match.roles.get("O", []), *moved]
    places = [t for t in match.roles.get("O", []) if t.ent_type_ == "LOC"]
    for noun in nouns:
        phrases = by_preposition(noun)
        out = [t for word in OUT_OF for t in phrases.get(word, ()) if _out(noun, word)]
        places += [t for t in out if t.ent_type_ == "LOC"]
        places += [t for part in out if part.ent_type_ != "LOC" for t in _within(part)]
        places += [
            t for ground in (*out, *match.roles.get("O", [])) if lemma(ground) in GROUNDS for t in foreign(ground)
        ]
    match.fill("B", [t for t in dict.fromkeys(map(antecedent, places)) if t not in acting])


def _within(part: Token) -> list[Token]:
    """ "From most of Chad", "from two bases in Chad": Chad."""
    phrases = by_preposition(part)
    return [t for word in ("of", "in") for t in phrases.get(word, ()) if t.ent_type_ == "LOC"]


def _owned(token: Token) -> bool:
    return bool(children(token, "nmod:poss")) or bool(foreign(token))


def _out(noun: Token, word: str) -> bool:
    """Whether a phrase says where somebody leaves: "of" only behind "out" ("pulled out of Chad")."""
    after = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    return word != "of" or after == "out" or any(preposition(c) == "out of" for c in children(noun, "obl"))
