"""The scorer of figures on worked cases, the format, and the floors of our own sentences. All people and outlets are invented."""

from pathlib import Path

import pytest

from bench.figures import Found, Pair, Score, Wanted, floor, judge, meet, read_sentences, run, same_thing
from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.records import Party
from regesta.serve.evaluate.agreeing import Same

SENTENCES = Path(__file__).parents[1] / "extract" / "figures.yaml"
WANTED = Wanted(0, 2, ("12",), "people killed", ("none",), ("the ministry",))


@pytest.fixture(scope="module")
def same() -> Same:
    return Same(World.load())


def found(value="12", counts="people killed", scope="none", by="The ministry", at=0):
    return Found(at, at + 2, value, counts, scope, (Party(name=by, span=None),) if by else ())


def test_all_fields_right(same):
    assert judge(WANTED, found(), same) == {"value": True, "thing": True, "scope": True, "claimant": True}


@pytest.mark.parametrize(
    ("ours", "wrong"),
    [
        (found(value=">12"), "value"),
        (found(value="12 USD"), "value"),
        (found(counts="people wounded"), "thing"),
        (found(scope="total"), "scope"),
        (found(by="the rebels"), "claimant"),
        (found(by=""), "claimant"),
    ],
)
def test_one_field_wrong(same, ours, wrong):
    assert [field for field, right in judge(WANTED, ours, same).items() if not right] == [wrong]


def test_a_claimant_where_the_outlet_speaks_is_wrong(same):
    own = WANTED._replace(by=())
    assert not judge(own, found(), same)["claimant"]
    assert judge(own, found(by=""), same)["claimant"]


def test_several_readings_may_be_right(same):
    loose = WANTED._replace(values=("12", ">12"), scopes=("none", "stock"), by=("the ministry|-",))
    assert all(judge(loose, found(value=">12", scope="stock", by=""), same).values())


@pytest.mark.parametrize(
    ("wanted", "ours", "right"),
    [
        ("people killed", "people dead", True),
        ("people killed", "the people killed", True),
        ("people killed", "people", False),
        ("(Indian) soldiers", "soldiers", True),
        ("soldiers", "Indian soldiers", False),
        ("houses/homes (damaged)", "homes damaged", True),
        ("houses/homes", "villages", False),
    ],
)
def test_the_thing_is_named_by_all_that_must_and_nothing_that_may_not(wanted, ours, right):
    assert same_thing(wanted, ours) is right


def test_each_meets_one(same):
    pairs = meet([WANTED], [found(), found()], same)
    assert [(pair.wanted is not None, pair.found is not None) for pair in pairs] == [(True, True), (False, True)]


def test_f1_on_a_worked_case():
    good = Pair(WANTED, found(), {"value": True, "thing": True, "scope": True, "claimant": True})
    bad = good._replace(right=good.right | {"scope": False})
    score = Score([good, bad, Pair(WANTED, None, {}), Pair(None, found(), {})])
    # Three of ours, three of the file; two with the right value, one right in all.
    assert score.f1("value") == pytest.approx(2 * 2 / 6, abs=1e-4)
    assert score.f1("value", "thing", "scope", "claimant") == pytest.approx(2 * 1 / 6, abs=1e-4)
    assert score.share("scope") == 0.5


def test_the_floor_takes_every_number(nlp):
    assert [(one.value, one.counts) for one in floor(nlp("At least 12 ships and three boats left on May 4."))] == [
        ("12", "ships"),
        ("3", "boats"),
        ("4", ""),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a: [", "is not YAML"),
        ("text: one", "no list"),
        ("- {text: Ten ships left., figures: [{said: Ten, value: '10'}]}", "needs said, value and counts"),
        ("- {text: Ten ships left., figures: [{said: Nine, value: '9', counts: ships}]}", "does not stand in"),
    ],
)
def test_a_file_in_another_format_is_told(tmp_path, content, told):
    file = tmp_path / "figures.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_sentences(file)


def test_there_are_enough_sentences_and_a_fifth_is_kept_apart():
    sentences = read_sentences(SENTENCES)
    held = [one.held for one in sentences]
    assert len(sentences) >= 250
    assert len({one.text for one in sentences}) == len(sentences)
    assert 0.19 <= sum(held) / len(held) <= 0.21
    assert sum(not one.wanted for one in sentences) >= 60


@pytest.mark.model
def test_the_floors_of_our_own_sentences():
    """Measured on 2026-11-21, rounded down: FLOORS."""
    ours = run(SENTENCES)["ours"]
    assert {name: ours[name] for name in FLOORS if ours[name] < FLOORS[name]} == {}


# The bars of the project: 0.85 for value with bound, 0.75 for all; what is above them is what was measured.
FLOORS = {"value_f1_open": 0.97, "all_f1_open": 0.93, "value_f1_held": 0.92, "all_f1_held": 0.75}
