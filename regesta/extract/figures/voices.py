"""On whose word a figure stands. In: Figures, the Doc, Statements, mentions. Out: the same Figures with `by` and `statement` filled.

Statements come first (voices.py). Figures have verbs of their own beside: who counts, estimates, admits, reports or puts a number
at something claims it, without a clause of reported speech. Such a claimant is the innermost link; further out stand those who pass
it on.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from regesta.extract.figures.seen import listed
from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import Cue, Entry, lemma
from regesta.extract.statements.parties import party
from regesta.extract.statements.speakers import Source, phrase, source, token_at
from regesta.extract.statements.voices import voice
from regesta.lexicons import word_set
from regesta.records import Document, Figure, Mention, Party, Statement

INSIDE = frozenset(
    {
        "obj",
        "obl",
        "ccomp",
        "xcomp",
        "nmod",
        "nummod",
        "advmod",
        "amod",
        "conj",
        "appos",
        "dep",
        "compound",
        "acl",
        "flat",
        "det",
    }
)
FORECASTS = word_set("figures/words", "forecasts")
REVISED = word_set("figures/words", "revised")
OF_VERBS = word_set("figures/words", "speaking_of")
NEGATED = frozenset({"not", "n't", "n’t", "never"})
UNREAL = frozenset({"will", "would", "may", "might", "could", "should", "can", "must"})
NAMES = frozenset({"PER", "ORG"})


def claimed(
    document: Document,
    doc: Doc,
    figures: Sequence[Figure],
    statements: Sequence[Statement],
    *,
    mentions: tuple[Mention, ...],
) -> tuple[Figure, ...]:
    """The figures with the chain of those who give them.

    Args:
        document: the report.
        doc: its text as the reading model parsed it.
        figures: its figures.
        statements: its statements.
        mentions: its mentions, for the names of claimants.
    """
    out = []
    for figure in figures:
        start, end = figure.value.said.start, figure.value.said.end
        by, statement = voice(statements, start, end)
        if statement is not None and doc.has_annotation("DEP"):
            by, statement = _without_gloss(doc, statements, (by, statement), start)
        found = _claimant(doc, figure) if doc.has_annotation("DEP") else None
        if found is not None:
            whose, verb, weak = found
            who = party(document, whose, mentions)
            if not (weak and by) and not _same(by, who):
                outer = () if verb is None else voice(statements, verb.idx, verb.idx + len(verb))[0]
                by = (*(one for one in outer if one.name != who.name), who)
        out.append(replace(figure, by=by, statement=statement))
    return tuple(out)


def _without_gloss(
    doc: Doc, statements: Sequence[Statement], told: tuple[tuple[Party, ...], str | None], start: int
) -> tuple[tuple[Party, ...], str | None]:
    """ "He said it would vote in the Senate, where it has a majority of nine": in indirect speech such a clause is the teller's own."""
    statement = next(one for one in statements if one.id == told[1])
    if statement.manner != "indirect" or statement.cue is None:
        return told
    clause = next((a for a in token_at(doc, start).ancestors if a.dep_ in {"acl:relcl", "advcl"}), None)
    opener = next((t for t in clause.subtree if not t.is_punct), None) if clause is not None else None
    if opener is None or opener.i == 0 or opener.idx <= statement.content[0].start:
        return told
    if opener.lower_ not in {"where", "which", "who", "whose"} or doc[opener.i - 1].text != ",":
        return told
    return voice([one for one in statements if one.id != statement.id], start, start + 1)


def _same(by: Sequence[Party], who: Party) -> bool:
    """Whether the claimant is already the last link, or stands for it ("it", "he")."""
    if not by:
        return False
    last = by[-1]
    return last.name == who.name or (
        last.span is not None and who.span is not None and last.span.start == who.span.start
    )


def _claimant(doc: Doc, figure: Figure) -> tuple[Source, Token | None, bool] | None:
    """The source, its verb, and whether the verb is a weak one ("recorded"), which adds nothing to somebody's statement."""
    said = figure.value.said
    token = token_at(doc, said.end - 1)
    found = _by_verb(token, said.start)
    if found is not None:
        return found
    whose = _by_count(token) or _headed(doc, token)
    return (whose, None, True) if whose is not None else None


def _by_verb(token: Token, start: int) -> tuple[Source, Token, bool] | None:
    """The verb of counting or claiming over a number, and its subject or agent."""
    below = token
    for above in token.ancestors:
        name = lemma(above)
        strong, weak = name in listed("claim_verbs"), name in listed("weak_claim_verbs")
        if (strong or weak) and above.pos_ == "VERB" and _governs(above, below, token, name):
            whose = _subject(above)
            if whose is not None and not whose.start <= start < whose.end and not (weak and _place(whose.token)):
                return whose, above, weak
        if _clause(above) or (
            below.dep_.split(":")[0] in {"nsubj", "advcl", "parataxis"} and above.pos_ == "VERB" and not _passive(above)
        ):
            return None
        if (
            above.dep_ == "conj"
            and above.pos_ == "VERB"
            and any(child.dep_.startswith("nsubj") for child in dependents(above))
        ):
            return None  # joined to a clause with a claimant of its own
        below = above
    return None


def _clause(verb: Token) -> bool:
    """Whether a clause ends here that a figure of its own does not reach out of."""
    return verb.pos_ in {"VERB", "AUX"} and verb.dep_.split(":")[0] in {"advcl", "parataxis", "ROOT"}


def _governs(verb: Token, below: Token, token: Token, name: str) -> bool:
    """Whether the number is among what the verb claims: its object, what it is put at; in the passive the subject, too."""
    children = dependents(verb)
    if any(child.lower_ in NEGATED | UNREAL or child.dep_ == "compound:prt" for child in children):
        return False
    role = below.dep_.split(":")[0]
    if _passive(verb) or (verb.tag_ == "VBN" and verb.dep_.startswith("acl")):
        return role in {"nsubj", "obl", "obj", "xcomp", "advmod"} or verb.dep_.startswith("acl")
    if role not in INSIDE or below.i < verb.i:
        return False
    cases = {child.lower_ for child in dependents(below) if child.dep_ == "case"}
    if name in OF_VERBS:
        return any(part.lower_ == "of" for part in token.doc[verb.i + 1 : token.i])
    if name == "put":
        return any(part.lower_ == "at" for part in token.doc[verb.i + 1 : token.i])
    if name in REVISED:
        return any(child.dep_ == "obj" and child.lower_ in listed("totals") | FORECASTS for child in children)
    if name == "draw":
        return any(child.dep_ == "obj" and child.lower_ == "attention" for child in children)
    if name in {"say", "tell"}:
        return role in {"obj", "ccomp"} and below in (token, token.head) and below.pos_ in {"NUM", "NOUN"}
    return role != "obl" or (bool(cases & {"at", "to", "as"}) and name != "call")


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in dependents(verb))


def _subject(verb: Token) -> Source | None:
    passive = _passive(verb) or (verb.tag_ == "VBN" and verb.dep_.startswith("acl"))
    found = source(Cue(Entry(verb.lower_, "say"), verb, verb.idx, verb.idx + len(verb), passive=passive))
    if found is None and not passive:  # the parser hangs some subjects on the auxiliary
        below = (
            child for aux in dependents(verb) if aux.dep_ == "aux" for child in dependents(aux) if child.dep_ == "nsubj"
        )
        found = next((phrase(child) for child in below), None)
    return found


def _place(head: Token) -> bool:
    """A land or town that "recorded" something: it happened there, nobody says so."""
    return head.ent_type_ == "LOC" or head.lower_ in listed("places_that_record")


def _by_count(token: Token) -> Source | None:
    """ "By the union's count", "in its estimate": whose count the sentence goes by."""
    for noun in token.sent:
        if noun.lower_ in listed("counts_of") and noun.pos_ in {"NOUN", "PROPN"}:
            cases = {child.lower_ for child in dependents(noun) if child.dep_ == "case"}
            owner = next((child for child in dependents(noun) if child.dep_ == "nmod:poss"), None)
            if owner is not None and cases & {"by", "in", "on"} and token not in owner.subtree:
                return phrase(owner)
    return None


def _headed(doc: Doc, token: Token) -> Source | None:
    """ "Ministry: 18 trapped in mine": a headline's source, before a colon at the beginning of its line."""
    sentence = token.sent
    colon = next((t for t in doc[sentence.start : sentence.start + 6] if t.text == ":"), None)
    if (
        colon is None
        or colon.i >= token.i
        or colon.i == sentence.start
        or (sentence.start and "\n" not in doc[sentence.start - 1].text_with_ws and not sentence[0].is_sent_start)
    ):
        return None
    head = doc[colon.i - 1]
    known = head.ent_type_ in NAMES or head.lower_ in listed("headline_sources")
    if not known or any(t.pos_ in {"VERB", "AUX"} for t in doc[sentence.start : colon.i]):
        return None
    return Source(head, doc[sentence.start].idx, head.idx + len(head))
