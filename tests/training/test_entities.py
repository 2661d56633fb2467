"""Names out of entities: which words of what is spoken of are its name."""

from training.corpora import spans
from training.entities import Word, names_of


def words(*rows: str) -> list[Word]:
    """Rows "form tag head relation entity"; `-` for no entity."""
    made = []
    for row in rows:
        form, tag, head, relation, entity = row.split()
        made.append(Word(form, tag, int(head), relation, "_" if entity == "-" else f"Entity={entity}|SpaceAfter=No"))
    return made


def found(*rows: str) -> list[tuple[str, str]]:
    """The names of a sentence, as words and type."""
    own = words(*rows)
    return [(" ".join(w.form for w in own[a:b]), kind) for a, b, kind in spans(names_of(own))]


def test_a_title_is_no_part_of_a_name() -> None:
    assert found(
        "President NNP 2 nmod:desc (1-person-new-cf1-2-sgl",
        "Oda NNP 3 nsubj 1)",
        "left VBD 0 root -",
    ) == [("Oda", "PER")]


def test_what_is_described_has_no_name() -> None:
    assert found("the DT 2 det (1-person-new-cf1-2-sgl", "mayor NN 3 nsubj 1)", "left VBD 0 root -") == []
    assert found("the DT 2 det (1-person-new-cf1-2-sgl", "President NNP 3 nsubj 1)", "left VBD 0 root -") == []


def test_a_body_keeps_the_place_inside_its_name() -> None:
    rows = (
        "the DT 2 det (1-organization-new-cf1-2-sgl",
        "University NNP 5 nsubj -",
        "of IN 4 case -",
        "Tarn NNP 2 nmod (2-place-new-cf2-1-sgl)1)",
        "closed VBD 0 root -",
    )
    assert found(*rows) == [("University of Tarn", "ORG")]


def test_two_persons_joined_are_two_names() -> None:
    assert found(
        "Oda NNP 4 nsubj (1-person-new-cf1-1-sgl",
        "and CC 3 cc -",
        "Brix NNP 1 conj 1)",
        "left VBD 0 root -",
    ) == [("Oda", "PER"), ("Brix", "PER")]


def test_entities_close_by_number_or_by_nesting() -> None:
    rows = (
        "Lower NNP 2 amod (1-place-new-cf1-2-sgl",
        "Tarn NNP 4 nmod:poss 1)",
        "'s POS 2 case -",
        "rain NN 0 root (2-abstract-new-cf2-1-sgl)",
    )
    assert found(*rows) == [("Lower Tarn", "LOC")]
