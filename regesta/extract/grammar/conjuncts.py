"""Nominals joined to each other. In: the head of a nominal. Out: it and those that are its like: "Oslo, Riga and Tallinn".

A tree may join too much or too little: a title and its holder's name are one person, whoever closes a sentence with his word is joined to
nobody, and a delegation joined to an "of" belongs beside the first noun.
"""

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import kept, tree_of, words_of
from regesta.lexicons import lexicon, word_set

OFFICES = frozenset(lexicon("events/classes")["office"])
TITLES = OFFICES | word_set("acts/parties", "further_titles")
SAYING_NEXT = word_set("acts/parties", "saying_next")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
JOINABLE = word_set("acts/parties", "joining")
ROWS = frozenset({"LOC", "ORG"})


def children(token: Token, *deps: str) -> list[Token]:
    """Direct dependents in one of the given relations, in reading order."""
    tree = tree_of(token.doc)
    found = tree.hanging[token.i]
    if not found:
        return []
    words = tree.words
    return [words[at] for dep, _, at in found if dep in deps]


@kept
def with_conjuncts(token: Token) -> list[Token]:
    """A nominal and those joined to it ("Oslo, Riga and Tallinn")."""
    found = [token]
    for child in children(token, "conj"):
        if child.i > token.i and child.pos_ in NOMINAL and not _second_title(token, child) and not speaks(child):
            if _where_from(token, child) or _before_its_noun(child):
                continue
            found.extend(with_conjuncts(child))
        elif child.lower_ == "visiting":  # "President Ann Lee and visiting Premier Bo Ray"
            found.extend(t for guest in children(child, "obj") for t in with_conjuncts(guest))
    besides = (*_beside_name(token), *_lifted(token), *_of_part(token), *_in_its_row(token), *_next_person(token))
    return [*found, *(t for t in besides if t not in found)]


def _in_its_row(noun: Token) -> list[Token]:
    """ "Peru, the Dominican Republic and Chile", "the government, her campaign and Chile", read as if the second were the first: a name is
    no name of another, and what is joined to a name does not say what somebody is.
    """
    if noun.ent_type_ == "PER":
        return []
    found: list[Token] = []
    for second in children(noun, "appos"):
        if not any(t.text == "," for t in noun.doc[noun.i : second.i]):
            continue
        own = [c for c in children(second, "conj") if children(c, "cc")]
        last = [*own, *(c for c in children(noun, "conj") if c.i > second.i and children(c, "cc"))]
        names = noun.ent_type_ in ROWS and second.ent_type_ == noun.ent_type_ and bool(children(second, "det"))
        many = noun.ent_type_ in ROWS and second.tag_ == "NNS"
        thing = not second.ent_type_ and any(c.pos_ == "PROPN" for c in own) and lemma(second) not in TITLES
        if (names and any(c.ent_type_ == noun.ent_type_ for c in last)) or (many and last) or thing:
            found.extend(with_conjuncts(second))
    return found


def _next_person(name: Token) -> list[Token]:
    """ "President Ann Lee, Chancellor Bo Ray and Premier Cy Dov", where the second was read as a title of the first."""
    if name.ent_type_ != "PER" or name.pos_ != "PROPN":
        return []
    other = [c for c in children(name, "nmod:desc", "appos", "flat", "list") if c.ent_type_ == "PER" and c.i > name.i]
    apart = [c for c in other if any(t.text == "," for t in name.doc[name.i : c.left_edge.i + 1])]
    row = [c for c in apart if children(c, "conj") and not any(t.text in "()" for t in name.doc[name.i : c.i])]
    return [t for c in row for t in with_conjuncts(c)]


def _of_part(name: Token) -> list[Token]:
    """ "Saudi Arabia and the United States", where the second is hung on "Saudi": what is joined to a part of a name is joined to it."""
    parts = [
        c for c in children(name, "amod", "compound", "flat", "nmod") if c.ent_type_ and c.ent_type_ == name.ent_type_
    ]
    within = [
        c for c in parts if all(t.ent_type_ == name.ent_type_ for t in name.doc[min(c.i, name.i) : max(c.i, name.i)])
    ]
    joined = [
        c for part in within for c in children(part, "conj") if c.i > name.i and c.ent_type_ and children(c, "cc")
    ]
    return [t for c in joined for t in with_conjuncts(c)]


def _beside_name(title: Token) -> list[Token]:
    """ "Leader Ivo Darn and the Chilean people": whoever is joined to the name of a title is joined to the title."""
    if title.tag_ not in ("NN", "NNP") or title.ent_type_:
        return []
    names = [
        c
        for c in children(title, "appos")
        if c.ent_type_ == "PER" or (c.ent_type_ == "ORG" and c.left_edge.i == title.i + 1)  # "the militant group Sol"
    ]
    joined = [(name, c) for name in names for c in children(name, "conj") if c.pos_ in NOMINAL and children(c, "cc")]
    return [t for name, c in joined if not _second_title(name, c) and not speaks(c) for t in with_conjuncts(c)]


def _lifted(noun: Token) -> list[Token]:
    """ "Officials of the ministry and a Chilean team", "the president of Peru and the premier of Chile": joined to the first noun.

    A group with its own article is not the like of what stands behind "of", nor is an office the like of a state.
    """
    found: list[Token] = []
    office = lemma(noun) in TITLES
    if noun.ent_type_ or not (noun.tag_ == "NNS" or office):
        return found
    phrases = [c for c in children(noun, "nmod") if c.i > noun.i and any(m.lower_ == "of" for m in children(c, "case"))]
    phrases += [c for phrase in phrases for c in children(phrase, "nmod") if c.i > phrase.i]
    for phrase in phrases:
        for joined in children(phrase, "conj"):
            own = {c.lower_ for c in children(joined, "det")}
            group = own & {"a", "an"} and lemma(joined) in JOINABLE
            officer = office and "the" in own and lemma(joined) in TITLES and not joined.ent_type_
            if (group or officer) and children(joined, "cc"):
                found.append(joined)
    return found


def _where_from(named: Token, place: Token) -> bool:
    """ "The trawler Petrel, homeport Port Ellery, ...": a place with a small word before it and no "and" is said of the first."""
    first = place.i
    while first and place.doc[first - 1].ent_type_ == "LOC" == place.ent_type_:
        first -= 1
    if place.ent_type_ != "LOC" or first < 2:
        return False
    comma, word = place.doc[first - 2], place.doc[first - 1]
    row = (*children(named, "conj"), *children(place, "conj"))
    said = comma.text == "," and word.tag_ == "NN" and word.lower_ == word.text
    return said and not any(children(c, "cc") for c in row)


def _before_its_noun(word: Token) -> bool:
    """ "The government and communist rebels", where the adjective was joined as a noun beside its own."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    return word.pos_ == "ADJ" and after.pos_ == "NOUN" and after.dep_ == "conj" and after.head == word.head


def speaks(noun: Token) -> bool:
    """ "Accused the rebels of looting, a member of the team has said": who closes a sentence with his word is joined to nobody."""
    if children(noun, "cc") or noun.left_edge.pos_ == "CCONJ" or noun.right_edge.i + 1 >= len(noun.doc):
        return False  # "Ann Lee and former premier Bo Ray announced"
    behind = noun.right_edge.i + 1
    following = [t for t in words_of(noun.doc)[behind : behind + 3] if t.pos_ not in ("AUX", "ADV")]
    return bool(following) and lemma(following[0]) in SAYING_NEXT and following[0].tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _second_title(name: Token, noun: Token) -> bool:
    """ "Ann Lee, minister of defence and head of the bureau": a bare singular noun joined to a name goes on with its title."""
    bare = noun.tag_ in ("NN", "NNP") and not noun.ent_type_ and not children(noun, "det", "nmod:poss", "nummod")
    bare = bare and (lemma(noun) in TITLES or not children(noun, "amod"))
    return name.ent_type_ == "PER" and bare and any(t.text == "," for t in noun.doc[name.i : noun.i])
