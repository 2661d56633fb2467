"""Parties inside another part of a sentence. In: a verb, its sense, its things. Out: words of those who act or are acted on.

"A treaty between A and B was signed" has no subject that acts, "died in A's air strikes" names who struck only before the strikes, "a
Chadian claim" is Chad's, "in a message to B" says to whom.
"""

import itertools
from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import Sense
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import (
    TEXTS,
    agents,
    antecedent,
    by_preposition,
    children,
    is_passive,
    owners,
    patients,
    preposition,
)
from regesta.lexicons import lexicon, word_set
from regesta.lexicons.states import last_words_of_states

FLYING = frozenset(map(str, lexicon("world/vessels")["flagged"] + lexicon("world/vessels")["owned"]))
LETTERS = frozenset(lexicon("events/classes")["letter"])
TALKS = frozenset(lexicon("events/classes")["talks"])
DONE_TO_PEOPLE = frozenset(lexicon("events/roles")["counted"])
POSTPONED = frozenset({"postponement", "cancellation"})
BY_WORDS = word_set("acts/kinds", "by_words")
VISITS = frozenset(lexicon("events/classes")["visits"])
HYPHENS = frozenset({"-", "–"})
TARGETS = word_set("acts/senses", "targets")
OF_PARTIES = frozenset(lexicon("events/roles")["of_parties"])
CALENDAR = frozenset(lexicon("events/roles")["calendar"])
STRUCK_THINGS = word_set("acts/senses", "struck_things")
BECOMING = word_set("acts/senses", "becoming")
WRITINGS = TEXTS | word_set("acts/parties", "writings")
BODIES = word_set("acts/parties", "writing_bodies")
ADOPTED = word_set("acts/parties", "adopted")
POINTING = ("the", "that", "this", "its")
DRAFTS = ("draft", "proposed", "rival", "new", "another")
FAR_BACK = 400  # words between a resolution and what tells whose it is; a choice
ADOPTING = word_set("acts/parties", "adopting")
PAPERS = word_set("acts/parties", "numbered_papers")
ORDINALS = frozenset({"first", "second", "third", "fourth", "other", "latter"})


def unsubjected(verb: Token, sense: Sense, things: Sequence[Token]) -> list[Token]:
    """Those who act where no subject tells: "a treaty between A and B was signed", "died in A's air strikes", "aid from A arrived"."""
    if sense.mutual or sense.subtype in OF_PARTIES:
        phrases = by_preposition(verb)
        found = [t for thing in things for t in (between(thing) or _visitors(thing))]
        found = found or phrases.get("between", [])  # "was signed between A and B"
        found = found or [t for thing in things for t in pair_before(thing)]  # "the A-B pact was signed"
        if sense.subtype in POSTPONED:  # "Norway's parade was postponed"
            found = found or [t for thing in things for t in named_before(thing, "nmod:poss", "compound")]
        occasions = [t for word in ("at", "in", "during", "after") for t in phrases.get(word, ()) if lemma(t) in TALKS]
        found = found or phrases.get("between", [])  # "an accord was signed between A and B"
        return found or [
            t for occasion in occasions for t in between(occasion)
        ]  # "agreed at the talks between A and B"
    if sense.type == "AID" and not is_passive(verb):
        found = [t for thing in things for t in by_preposition(thing).get("from", ())]
        return found or [
            t for thing in things for t in named_before(thing, "amod", "nmod:poss")
        ]  # "received Chadian aid"
    if sense.type in BY_WORDS:
        return _writers(verb)
    return []


def _visitors(thing: Token) -> list[Token]:
    """Whose a visit is: "the visit of the premier to Chad was put off"."""
    if lemma(thing) not in VISITS:
        return []
    phrases = by_preposition(thing)
    return [
        t for t in (*children(thing, "nmod:poss"), *phrases.get("of", ()), *phrases.get("by", ())) if t.lower_ != "its"
    ]


def _writers(verb: Token) -> list[Token]:
    """Whose words a text says: "a letter from sixty senators implores", "a statement by the ministry accused"."""
    texts = [t for t in agents(verb) if t.pos_ == "NOUN" and lemma(t) in WRITINGS]
    found = [t for text in texts for t in owners(text)]
    adopted = [c for text in texts for c in children(text, "acl") if c.tag_ == "VBN" and is_passive(c)]
    found = (
        found
        or [t for clause in adopted for t in agents(clause)]
        or [one for text in texts for t in foreign(text) for one in with_conjuncts(t) if one.i < text.i]
    )
    found = found or [c for text in texts for c in children(text, "compound") if c.i < text.i and _body(c)]
    passed = [t.head for t in texts if lemma(t) in TEXTS and t.dep_ == "obj" and lemma(t.head) in ADOPTING]
    found = found or [t for over in passed for t in agents(over)]  # "adopted a resolution that condemns the raid"
    return found or [t for text in texts for t in _passed_before(text)] or _numbered(verb)


def _numbered(verb: Token) -> list[Token]:
    """ "The council passed two motions. The first accused Chad, the second Mali": whoever passed them in the sentence before."""
    start = verb.sent.start
    ordinal = verb.doc[verb.i - 1] if verb.i - 1 > start else None
    if ordinal is None or ordinal.lower_ not in ORDINALS or ordinal.nbor(-1).lower_ != "the" or not start:
        return []
    papers = [t for t in verb.doc[start - 1].sent if t.tag_ == "NNS" and lemma(t) in PAPERS and children(t, "nummod")]
    passed = [t.head for t in papers if t.dep_ in ("obj", "nsubj:pass") and lemma(t.head) in ADOPTING]
    return [t for over in passed[:1] for t in agents(over)]


def _passed_before(text: Token) -> list[Token]:
    """Who adopted "the resolution": the body of the last one told before ("the council adopted a resolution", "a UN resolution")."""
    told = any(c.lower_ in POINTING for c in children(text, "det", "nmod:poss"))
    only_planned = any(c.lower_ in DRAFTS for c in children(text, "amod", "compound"))
    if not told or only_planned or lemma(text) not in ADOPTED:
        return []
    for before in reversed(text.doc[max(0, text.i - FAR_BACK) : text.i]):
        if before.lower_ not in (text.lower_, f"{text.lower_}s") or before.pos_ not in ("NOUN", "PROPN"):
            continue
        whose = [c for c in children(before, "compound", "nmod:poss") if c.ent_type_ == "ORG" and c.i < before.i]
        passing = before.head if before.dep_ in ("obj", "nsubj:pass") and lemma(before.head) in ADOPTING else None
        whose = whose or ([t for t in agents(passing) if t.ent_type_ == "ORG"] if passing is not None else [])
        if whose:
            return whose
    return []


def _body(word: Token) -> bool:
    """Whose a text is by the word before it: "a Save the Children statement", "an embassy statement"."""
    return word.ent_type_ == "ORG" or lemma(word) in BODIES


def addressed(verb: Token) -> list[Token]:
    """ "In a message to B, A expressed condolences": B."""
    letters = [t for t in by_preposition(verb).get("in", ()) if lemma(t) in LETTERS]
    return [t for letter in letters for t in by_preposition(letter).get("to", ())]


def between(thing: Token, depth: int = 2) -> list[Token]:
    """ "The signing of an agreement on fishing between A and B": whose the two are is the thing's, wherever the tree hangs them."""
    found = list(by_preposition(thing).get("between", ()))
    if found or not depth:
        return found
    return [t for inner in children(thing, "nmod", "acl") if inner.i > thing.i for t in between(inner, depth - 1)]


def named_before(thing: Token, *deps: str) -> list[Token]:
    """By whose name a thing is called, as some people's or state's: "a Chadian trawler", "Chadian and Malian demands"."""
    first = [c for c in children(thing, *deps) if c.ent_type_ in ("NORP", "LOC") and c.i < thing.i]
    return [c for one in first for c in (one, *_joined_before(one, thing))]


def _joined_before(name: Token, thing: Token) -> list[Token]:
    """The peoples joined to one before a thing, with nothing but "and" and commas between."""
    own = [c for c in children(name, "conj") if c.ent_type_ in ("NORP", "LOC") and name.i < c.i < thing.i]
    bare = all(t.dep_ in ("conj", "cc", "punct") for t in name.doc[name.i + 1 : thing.i])
    return own if bare else []


def pair_before(thing: Token) -> list[Token]:
    """The states that a hyphen joins before a thing: "the Peru-Chile pact", "a Franco-German drill"."""
    named = named_before(thing, "amod", "compound", "nmod")
    joined = [one for t in named for one in (*with_conjuncts(t), *_behind_hyphen(t)) if one.i < thing.i]
    hyphened = [
        t for t in dict.fromkeys((*named, *joined)) if HYPHENS & {t.nbor(-1).text if t.i else "", t.nbor(1).text}
    ]
    return hyphened if len(hyphened) > 1 else _in_a_chain(thing)


def _in_a_chain(thing: Token) -> list[Token]:
    """ "The U.S.-ROK large-scale drills", "ROK-U.S.-Japan drills": names that hyphens join before a thing, wherever the tree hangs them."""
    at, found = thing.i - 1, []
    while at > thing.sent.start and (thing.doc[at].pos_ in ("ADJ", "NOUN", "PROPN") or thing.doc[at].text in HYPHENS):
        word, behind = thing.doc[at], thing.doc[at + 1]
        near = HYPHENS & {word.nbor(-1).text, behind.text}
        if near and (word.ent_type_ in ("LOC", "NORP") or (word.text.isupper() and len(word.text) > 1)):
            found.append(word)
        at -= 1
    names = [t for t in reversed(found)]
    joined = len(names) > 1 and all(b.i - a.i == 2 for a, b in itertools.pairwise(names))
    return names if joined else []


def _behind_hyphen(name: Token) -> list[Token]:
    """ "The Chad-Mali pact", "a Japan-EU treaty", read as one name: its second part."""
    second = name.doc[name.i + 2 : name.i + 3]
    joined = len(second) and name.nbor(1).text in HYPHENS and second[0].ent_type_ in ("LOC", "NORP", "ORG")
    return [second[0]] if joined else []


def foreign(thing: Token) -> list[Token]:
    """As `named_before`, in any place before the thing, or by its flag ("the Panama-flagged tanker")."""
    flags = [thing.doc[c.i - 2] for c in children(thing, "amod") if c.lower_ in FLYING and 1 < c.i < thing.i]
    return [
        *named_before(thing, "amod", "compound", "nmod:poss", "nmod"),
        *(flag for flag in flags if flag.ent_type_ in ("NORP", "LOC")),
    ]


def counted(token: Token, sense: Sense) -> bool:
    """Whether a bare number or "others" stands for people: "killed twelve", "wounded several others", not "fired two"."""
    if sense.subtype not in DONE_TO_PEOPLE or token.dep_ not in ("obj", "nsubj", "nsubj:pass", "conj", "obl"):
        return False
    if token.pos_ == "NUM":
        year = token.text.isdigit() and len(token.text) == 4
        after = token.nbor(1) if token.i + 1 < len(token.doc) else token
        noun = (
            after.pos_ in ("NOUN", "PROPN") and after.lower_ not in CALENDAR
        )  # "and two policemen", not "the four Tuesday"
        parts = by_preposition(token).get("of", ())  # "10 of them", but not "10 Downing Street"
        return not (year or noun) and not any(
            c.i > token.i and c not in parts for c in children(token, "nmod", "flat", "compound")
        )
    more = token.lower_ == "more" and bool(children(token, "nummod", "advmod"))  # "killing two more"
    return more or token.lower_ in ("others", "another", "several", "many", "scores")


def target_of(noun: Token) -> list[Token]:
    """ "Chile was the target of the raid", "became the victim of an attack": Chile."""
    above = noun.head
    if noun.dep_ != "nmod" or lemma(above) not in TARGETS or preposition(noun) not in ("of", "for"):
        return []
    if children(above, "cop"):
        return [t for head in children(above, "nsubj") for t in with_conjuncts(antecedent(head))]
    became = above.dep_ in ("xcomp", "obj", "obl") and lemma(above.head) in BECOMING
    return agents(above.head) if became else []


def struck_before(blow: Token, sense: Sense) -> list[Token]:
    """What stands before a blow as hit: "the Lome bombings", "a mosque attack"; a state may strike, and "on" tells better."""
    named = [t for t in children(blow, "compound", "nmod") if t.i < blow.i and t.ent_type_ != "PER"]
    phrases = by_preposition(blow)
    told = [
        t
        for word in ("on", "against", "at")
        for t in phrases.get(word, ())
        if not any(w.lower_ in CALENDAR for w in t.subtree)
    ]
    if sense.type != "ASSAULT" or sense.mutual or told:
        return []
    return [t for t in named if _town(t) or lemma(t).lower() in STRUCK_THINGS]


def _town(name: Token) -> bool:
    return name.ent_type_ == "LOC" and not is_state(name)


def is_state(name: Token) -> bool:
    """Whether a name is written as a state's: "Chad", "the US", not "Lima"."""
    return name.text in last_words_of_states() or name.text.isupper() or "." in name.text


def honoured(thing: Token) -> list[Token]:
    """Whom a medal is said to honour: "a certificate honouring the general"."""
    return [t for clause in children(thing, "acl") if lemma(clause) in ("honour", "honor") for t in patients(clause)]
