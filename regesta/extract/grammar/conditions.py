"""Whether a clause sets a condition or asks. In: its verb. Out: yes or no."""

from spacy.tokens import Token

from regesta.extract.grammar.relations import children
from regesta.extract.grammar.tree import dependents, sentence_of, words_of

ON_CONDITION = "on a condition"  # as `status` calls it
REGARDLESS = frozenset({"even", "as"})  # "will sign even if Oslo does not"


def conditional(verb: Token) -> bool:
    """In a clause with "if", or joined to one: "if Chad lays down arms and frees the crew"."""
    over = verb.head
    alike = verb.dep_ == "conj" and over.pos_ == "VERB" and not children(verb, "nsubj", "mark")
    if alike and verb.tag_ == over.tag_ and over.dep_ == "advcl":
        return conditional(over)
    if any(c.lower_ in ("if", "unless", "whether", "provided") and c.dep_ == "mark" for c in dependents(verb)):
        return True
    return verb.dep_ == "advcl" and inverted(verb, "should")


def hanging(verb: Token) -> bool:
    """ "Will shut its port if Oslo fires", "will be shot unless Chad pays": what one would do on a condition."""
    for clause in children(verb, "advcl"):
        mark = next((c for c in children(clause, "mark") if c.lower_ in ("if", "unless")), None)
        if mark is not None and not any(c.lower_ in REGARDLESS for c in children(clause, "advmod") if c.i < mark.i):
            return True
    return False


def inverted(verb: Token, word: str) -> bool:
    """ "Had Ghana sent", "should Chad refuse": the auxiliary stands before the subject, as in no other clause but a question."""
    subjects = children(verb, "nsubj", "nsubj:pass")
    near = [verb.doc[i] for i in range(max(verb.sent.start, subjects[0].left_edge.i - 1), verb.i)] if subjects else []
    return bool(near) and near[0].lower_ == word and near[0].i < subjects[0].i


def asked(verb: Token) -> bool:
    """Whether the verb heads a question of yes or no: "Did Iran sell ...?"."""
    words = words_of(verb.doc)[slice(*sentence_of(verb))]
    last = next((t for t in reversed(words) if not t.is_space and not t.is_quote), None)
    if last is None or last.text != "?":
        return False
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    subjects, helpers = children(clause, "nsubj", "nsubj:pass"), children(clause, "aux", "aux:pass", "cop")
    behind = clause.dep_ in ("appos", "parataxis") and any(
        c.text == ":" and c.i < clause.i for c in children(clause, "punct")
    )
    top = clause.dep_ == "ROOT" or behind  # "HOST: Did Libya let it through?"
    return top and bool(subjects and helpers) and helpers[0].i < subjects[0].i
