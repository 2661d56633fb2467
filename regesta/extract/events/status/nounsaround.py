"""Whether the words around a noun make its act done or yet to be. In: the noun in its tree. Out: a status, or a yes or no.

"Approved the attacks that took place in May": they were made. "Announced the sale of jets": that is to come. "Is growing more active in its
arms sale": it goes on. "A by-election following her resignation": she had resigned.
"""

from spacy.tokens import Token

from regesta.extract.events.status.verbs import verb_status
from regesta.extract.events.status.words import Read, governors, negated, said_by, value
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.lexicons import lexicon, word_set

AFTER_ANNOUNCING = word_set("acts/courses", "done_after_announcing")
BUSY_WITH = word_set("acts/courses", "busy_with")
FOLLOWED = word_set("acts/courses", "followed")
OPEN = frozenset({"will", "would", "could", "may", "might", "can", "should", "to"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
JOURNEYS = word_set("acts/courses", "journeys")
STRETCHES = word_set("acts/courses", "stretches")
STATES = word_set("acts/courses", "states_of_things")
COMING_AND_GOING = word_set("acts/courses", "coming_and_going")
PAST = word_set("acts/courses", "gone_by")
OTHERS = frozenset({"will", "would", "could", "may", "might", "can", "should", "was", "were", "had", "did", "been"})
IMAGINING = frozenset({"would", "could", "might"})
ONE = frozenset({"a", "an", "any"})


def took_place(noun: Token) -> Read | None:
    """ "The attacks that took place in May", "the strike, which happened on Monday"."""
    below = [t for t in noun.subtree if t.dep_ == "acl:relcl" and (t.head == noun or t.head.dep_ == "nmod")]
    for clause in below:  # a slip of the tree may hang it on "the attacks on the embassy that took place"
        place = lemma(clause) == "take" and any(lemma(t) == "place" for t in children(clause, "obj"))
        if (place or lemma(clause) in ("happen", "occur")) and clause.tag_ == "VBD" and not negated(clause):
            return "happened", (f"it {clause.text}",)
    return None


def went_before(noun: Token) -> Read | None:
    """ "A by-election following the resignation of the deputy"."""
    before = lemma(noun) in FOLLOWED and preposition(noun) == "following"
    return ("happened", ("it went before",)) if before else None


def only_announced(noun: Token, word: str) -> bool:
    """ "Announced the sale of forty jets": what is yet to be handed over or carried out."""
    return word == "announce" and lemma(noun) in AFTER_ANNOUNCING


def busy_with(noun: Token, above: Token) -> Read | None:
    """ "Is growing more active in its arms sale to Chad", "is engaged in talks"."""
    if lemma(above) not in BUSY_WITH or preposition(noun) not in ("in", "with") or negated(above):
        return None
    over = above.head if above.dep_ == "xcomp" else above
    helpers = {c.lower_ for c in children(over, "aux", "aux:pass", "cop")}
    return ("ongoing", (f"{above.text!r} in it",)) if helpers & PRESENT and not helpers & OPEN else None


def there_is(noun: Token, verb: Token) -> Read | None:
    """ "There will be a meeting": of the verb's own time."""
    if lemma(verb) != "be" or noun.dep_ != "nsubj" or not children(verb, "expl"):
        return None
    own = verb_status(verb)
    return own if own[0] is not None else None


def on_a_journey(noun: Token) -> Read | None:
    """ "The first stop of his tour", "her visit is aimed at peace", not "her last visit"."""
    if lemma(noun) not in JOURNEYS or _gone_by(noun):
        return None
    above = noun.head
    if noun.dep_ == "nmod" and lemma(above) in STRETCHES and preposition(noun) in ("of", "in", "on"):
        words = {t.lower_ for t in noun.sent}
        long_ago = bool(words & {"last", "ago", "will", "would", "plans", "planned"}) or any(
            t.shape_ == "dddd" for t in noun.sent
        )
        return None if long_ago else ("ongoing", (f"{above.text!r} of it",))
    definite = children(noun, "nmod:poss") or any(c.lower_ in ("the", "this") for c in children(noun, "det"))
    if noun.dep_ not in ("nsubj", "nsubj:pass") or not definite or negated(above):
        return None
    return ("ongoing", ("told in the present",)) if _in_the_present(above) else None


def _in_the_present(above: Token) -> bool:
    """ "Is a sign of trust", "precedes the talks", "is helping them"; not "comes after the vote", "is planned"."""
    helpers = {c.lower_ for c in children(above, "aux", "aux:pass", "cop")}
    if helpers & OTHERS or lemma(above) in COMING_AND_GOING or lemma(above) in lexicon("events/light")["subject"]:
        return False
    if governors("adjectives").get(lemma(above)) or said_by(above, "event_verbs") or said_by(above, "subject_verbs"):
        return False
    going = above.tag_ == "VBG" and bool(helpers & {"is", "are"})  # "her visit is helping them"
    return going or (bool(helpers & {"is", "are"}) and (lemma(above) in STRETCHES or above.tag_ == "VBN"))


def _gone_by(noun: Token) -> bool:
    return any(t.lower_ in PAST or t.shape_ == "dddd" for t in noun.subtree)


def goes_on(noun: Token) -> bool:
    """Whether a noun tells more than one blow: "the raids", "Chad's siege", "the conflict"."""
    owned = [c for c in children(noun, "nmod:poss") if c.lower_ not in ("his", "her")]
    return noun.tag_ == "NNS" or bool(owned) or lemma(noun) in STATES


def going_on(above: Token) -> bool:
    """ "An inquiry is under way", "talks were in progress"."""
    under = {c.lower_ for c in children(above, "case")}
    return lemma(above) == "underway" or (lemma(above) in ("way", "progress") and bool(under & {"under", "in"}))


def stepped_up(verb: Token) -> bool:
    """ "Has stepped up its raids": they go on; "stepped up its raids" is told as past."""
    return verb.tag_ == "VBN" and any(c.lower_ in ("has", "have", "'ve") for c in children(verb, "aux"))


def plotted(noun: Token, verb: Token, own: Read, said: str) -> Read:
    """ "Were plotting an attack" is open, "planned the attacks of 2001" and "plotted the murder" tell of these."""
    named = any(c.lower_ == "the" for c in children(noun, "det"))
    named = named and (said == "possible" or any(t.like_num for t in noun.subtree))
    if named and own[0] != "not_happened":
        return "happened", ("named as a fact",)
    if own[0] == "not_happened":
        return "not_happened", (f"not {verb.text!r}",)
    return ("possible" if own[0] == "possible" or said == "possible" else "planned"), (f"{verb.text!r} it",)


def outermost(noun: Token) -> Token:
    """The first of the nouns that are joined: "talks" of "talks and a dinner"."""
    head = noun
    while head.dep_ in ("conj", "appos", "compound") and head.head is not head and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return head


def modified_by(noun: Token) -> Read | None:
    """ "The planned visit", "any visit"."""
    for child in children(noun, "amod", "det", "compound"):
        said = governors("modifiers").get(child.lower_)
        if said is not None:
            return value(said, f"{child.text!r} {noun.text}")
    return None


def of_a_state(noun: Token) -> bool:
    """ "Rejected the Chadian blockade": it stands, whatever is thought of it."""
    named = [c for c in children(noun, "amod", "compound") if c.ent_type_ in ("NORP", "LOC", "ORG")]
    owners = [c for c in children(noun, "nmod:poss") if c.pos_ != "PRON"]
    return bool(owners) or (bool(named) and bool(children(noun, "det", "nmod:poss")))


def imagined(noun: Token, above: Token) -> Read | None:
    """ "A withdrawal would be a defeat": nobody says that there is or was one."""
    would = next((c for c in children(above, "aux") if c.lower_ in IMAGINING), None)
    if would is None or noun.dep_ == "obj" or children(noun, "nmod:poss"):
        return None
    if lemma(above) in lexicon("events/light")["subject"]:  # "said that talks would resume"
        return None
    one = all(c.lower_ in ONE for c in children(noun, "det"))
    return ("possible", (f"{would.text!r} of any such",)) if one else None
