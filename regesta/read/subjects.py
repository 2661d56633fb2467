"""Pronouns whose antecedent the clause itself gives: "who", "which", and "himself". In: chains and a pronoun. Out: the phrase it means."""

from regesta.read.chains import Chains
from regesta.read.phrases import Phrase

PEOPLE = ("person", "group", "people")


def relative(chains: Chains, phrase: Phrase) -> Phrase | None:
    """The noun before a relative clause; where the tree gives a body to "who", those whose body it is."""
    words = chains.words
    verb = phrase.head
    for _ in range(8):
        if words.full[verb] == "acl:relcl" or words.head[verb] == verb:
            break
        verb = words.head[verb]
    noun = chains.by_head.get(words.head[verb]) if words.full[verb] == "acl:relcl" else None
    human = words.low[phrase.head] != "which"
    if noun is None or noun.end > phrase.start:
        near = [
            p
            for p in chains.phrases[max(0, phrase.at - 3) : phrase.at]
            if chains.text[p.end : phrase.start] in (", ", " ")
        ]
        near = [p for p in near if not p.joined and (p.sort in PEOPLE) == human and p.sort != "time"]
        return near[0] if near else None
    if human and noun.sort not in PEOPLE:
        above = chains.by_head.get(words.head[noun.head])  # "generals of the two armies, who met"
        if above is not None and above.sort in PEOPLE and words.dep[noun.head] == "nmod":
            return above
    return noun


def own_subject(chains: Chains, phrase: Phrase) -> Phrase | None:
    """The subject of a reflexive's clause, understood ones included."""
    words = chains.words
    verb = words.clause(words.chief(phrase.head))
    subject = words.subject(verb)
    if words.dep[verb] == "xcomp" and (thing := words.has(words.head[verb], "obj")) is not None:
        subject = thing
    found = chains.by_head.get(subject) if subject is not None else None
    return found if found is not None and found.head != phrase.head else None
