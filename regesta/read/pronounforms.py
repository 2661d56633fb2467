"""The pronouns of English. In: nothing. Out: `FORMS`: every form with its person, number, gender and use."""

import msgspec


class Form(msgspec.Struct, frozen=True):
    """A pronoun: `person` 1 to 3 (0 for relative ones), `number` s, p or b, `gender` m, f, n or None.

    `use` is plain, possessive, own (reflexive) or relative.
    """

    word: str
    person: int
    number: str
    gender: str | None
    use: str


def _forms() -> dict[str, Form]:
    table = {
        (1, "s", None): "i me | my mine | myself",
        (1, "p", None): "we us | our ours | ourselves",
        (2, "b", None): "you | your yours | yourself yourselves",
        (3, "s", "m"): "he him | his | himself",
        (3, "s", "f"): "she her | hers | herself",
        (3, "s", "n"): "it | its | itself",
        (3, "p", None): "they them 'em | their theirs | themselves themself",
        (0, "b", None): "who whom whose which",
    }
    made: dict[str, Form] = {}
    for (person, number, gender), words in table.items():
        for use, group in zip(("plain", "possessive", "own"), words.split(" | "), strict=False):
            for word in group.split():
                made[word] = Form(word, person, number, gender, use if person else "relative")
    return made


FORMS = _forms()
