"""What stands before a participle or over an infinitive says of its act. In: the verb. Out: a status with its reason, or None: nothing."""

from spacy.tokens import Token

from regesta.extract.events.status.clauses import abandoned
from regesta.extract.events.status.words import Read, governors, negated, value, words
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

MERITS = word_set("acts/courses", "merits")


def under_a_mark(verb: Token) -> Read | None:
    """What a preposition before a participle says: "without signing", "from visiting", "accused of shelling"."""
    marks = {child.lower_ for child in children(verb, "mark", "case")}
    if "without" in marks or ("instead" in marks):
        return "not_happened", ("without",)
    if "at" in marks and lemma(verb.head) == "aim":
        return value(lexicon("events/status")["purpose"], "aimed at")  # "talks aimed at ending the war"
    if marks & {"for", "of", "to", "about", "on", "against", "from", "in"} and verb.dep_ in ("acl", "advcl"):
        head = verb.head
        if "to" in marks and lemma(head) == "look" and any(c.lower_ == "forward" for c in dependents(head)):
            return "planned", ("looked forward to",)
        if "of" in marks and lemma(head) in words("ways") and preposition(head) != "in":
            return None, (f"a {head.text!r}, not an act",)  # "the process of electing a president"
        table = {"VERB": "verbs", "ADJ": "adjectives"}.get(head.pos_, "nouns")
        said = governors(table).get(lemma(head)) if "in" not in marks or table == "adjectives" else None
        if table == "adjectives" and said in ("planned", "possible") and negated(head):
            return "not_happened", (f"not {head.text!r} to",)
        if said in ("planned", "possible") and table == "nouns":
            given_up: Read | None = ("not_happened", (f"no {head.text!r} of",)) if negated(head) else abandoned(head)
            if given_up is not None:
                return given_up
        if said is not None:
            return value(said, f"under {head.text!r}")
        if marks & {"from"}:
            return "not_happened", (f"{head.text!r} from",)
        if lemma(head) in MERITS:
            return "happened", (f"under {head.text!r}",)
    if verb.dep_ in ("xcomp", "ccomp") and "from" in marks:
        return "not_happened", (f"{verb.head.text!r} from",)
    return None


def voted(verb: Token) -> Read | None:
    """ "Adopted a resolution to expel the envoys", "voted on a bill to close the base": what is to be done."""
    paper = verb.head
    over = paper.head
    if lemma(paper) not in words("bills") or over.pos_ != "VERB" or lemma(over) not in words("passing"):
        return None
    led = preposition(paper)
    if negated(over) or led == "against" or (paper.dep_ == "obl" and led not in ("on", "for")):
        return None
    return "planned", (f"{over.text!r} {paper.text!r} to",)
