"""Sentences in batches: not one bit of what the network says of a sentence depends on the sentences beside it."""

import random

import numpy as np
import pytest

from regesta.read.batches import BATCH, ROWS, STEP, Part, fed, groups, padded
from regesta.read.model import Model, load_model
from regesta.read.pieces import Encoded

pytestmark = pytest.mark.model
WORDS = "The envoys of Norway and Chad signed a pact in Geneva on Monday , the ministry said . Nobody came unannounced".split()


def sentences(count: int, seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    return [[chance.choice(WORDS) for _ in range(chance.randint(1, 60))] for _ in range(count)]


def scores(model: Model, parts: list[Part]) -> list[list[np.ndarray]]:
    """Every output of the network for every sentence, cut out of the batch."""
    outputs = [name for name in model._outputs if not name.endswith("arc_root")]
    made = model._reader.run(outputs, fed(parts))
    bounds = np.cumsum([0] + [len(part.words) for part in parts])
    return [[rows[bounds[n] : bounds[n + 1]] for rows in made] for n in range(len(parts))]


@pytest.mark.parametrize("seed", range(4))
def test_every_bit_is_the_same_alone_and_among_others(seed: int) -> None:
    model = load_model()
    parts = [part for n, words in enumerate(sentences(60, seed)) for part in model._parts(n, words)]
    for group in groups(parts):
        together = scores(model, [parts[place] for place in group])
        for place, among in zip(group, together, strict=True):
            (alone,) = scores(model, [parts[place]])
            assert all(np.array_equal(left, right) for left, right in zip(alone, among, strict=True))


def test_any_order_and_any_cut_give_the_same_readings() -> None:
    model, given = load_model(), sentences(80, 9)
    whole = model.read(given)
    backwards = model.read(given[::-1])[::-1]
    in_parts = [reading for at in range(0, 80, 7) for reading in model.read(given[at : at + 7])]
    assert whole == backwards == in_parts


def test_a_sentence_of_odd_length_is_read_alike_beside_any_other() -> None:
    """It was not: the last row of an odd number was summed up in another order, and "embassy" was subject or object by its company."""
    model = load_model()
    told = "The ministry told the embassy it would release the crew .".split()
    others = ["Nobody came .".split(), "The envoys left the port on Monday .".split(), told]
    alone = model.read([told])[0]
    assert all(model.read([*some, told])[-1] == alone for some in ([], others[:1], others[1:], others))


def test_one_thread_reads_as_many_do() -> None:
    given = sentences(40, 3)
    assert Model(threads=1).read(given) == Model(threads=2).read(given)


def part(number: int, size: int) -> Part:
    return Part(number, ["x"] * (size - 2), Encoded([7] * size, [1] * size, list(range(1, size - 1))))


def test_a_batch_holds_one_length_and_every_part_is_in_one() -> None:
    parts = [part(n, 3 + n % 90) for n in range(500)]
    found = list(groups(parts))
    assert sorted(place for group in found for place in group) == list(range(500))
    for group in found:
        assert len({padded(parts[place]) for place in group}) == 1
        arrays = fed([parts[place] for place in group])
        rows, length = arrays["pieces"].shape
        assert rows * length % ROWS == 0 == len(arrays["first"]) % ROWS == length % STEP
        assert rows * length <= BATCH + STEP * ROWS
        assert len(group) <= rows <= len(group) + 1
