"""`python -m training.weighing DATA`: learns how frames and model are weighed in who takes part, and prints the two rows of weights.

Learnt from `training/marks/weighing.tsv`: sentences that neither the frames were written on nor the model has learnt from, so that both are
as sure here as they are of new ones. What is weighed is what `regesta.extract.events.seen.weighing` is asked in a run. Logistic regression,
by Newton's steps; a minute.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.plovernames import read_doc
from regesta.extract.events import report as events
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.words import Reader
from regesta.extract.events.seen import weighing
from regesta.link.known.world import World
from regesta.read.model import load_reader
from training.logistic import fitted
from training.marks import NOTHING, Marked, as_sentence, marked

FILE = "weighing"
HELD = 1.0  # how strongly weights are held to nought: a choice
Asked = tuple[int, float, list[weighing.Candidate]]


class Listener:
    """Stands where acts are weighed: changes nothing, and keeps by act the word, the model's certainty and who may take part."""

    def __init__(self) -> None:
        self.heard: list[Asked] = []

    def __call__(self, reader: Reader, match: Match, full: Sequence[Match]) -> None:
        """Listens to one act."""
        act = reader.seen.get(match.trigger.i)
        if act is not None:
            self.heard.append((match.trigger.i, act.certainty, weighing.candidates_of(reader, match, act)))


def asked(sentences: Sequence[Marked]) -> Iterator[tuple[Marked, dict[int, int], list[Asked]]]:
    """Each sentence with the places of its words by their tokens, and what was weighed in reading it."""
    nlp, world = load_reader(), World.load()
    try:
        for one in sentences:
            events.with_weighed = listener = Listener()
            doc = nlp(as_sentence(one.text, nlp))
            read_doc(doc, one.text, world)
            yield one, {token.i: at for at, token in enumerate(t for t in doc if not t.is_space)}, listener.heard
    finally:
        events.with_weighed = weighing.with_weighed


def lessons(sentences: Sequence[Marked]) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """For each side the traits of every word that may take part, and whether it is marked."""
    rows: tuple[list[tuple[float, ...]], ...] = ([], [])
    right: tuple[list[bool], ...] = ([], [])
    for one, places, heard in asked(sentences):
        acts = {act.trigger: act for act in one.acts if act.kind != NOTHING}
        for trigger, certainty, candidates in heard:
            act = acts.get(places[trigger])
            if act is None:
                continue
            for side in weighing.SIDES:
                marks = set((act.actors, act.recipients)[side])
                for word in candidates:
                    rows[side].append(weighing.traits(word, candidates, side, certainty))
                    right[side].append(any(places[at] in marks for at in word.words))
    return [(np.array(rows[side]), np.array(right[side], dtype=float)) for side in weighing.SIDES]


def main() -> None:
    """Reads the options, learns, prints."""
    options = argparse.ArgumentParser(prog="python -m training.weighing", description="Learns who takes part.")
    options.add_argument("data", type=Path)
    given = options.parse_args()
    sentences = [one for one in marked(given.data, (FILE,)) if not one.apart]
    learnt = [fitted(*side, np.full(side[0].shape[1], HELD)) for side in lessons(sentences)]
    print("WEIGHTS = (")
    for weights in learnt:
        print(f"    ({', '.join(f'{weight:.2f}' for weight in weights)}),")
    print(")")


if __name__ == "__main__":
    main()
