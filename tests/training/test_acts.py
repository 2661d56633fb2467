"""The heads for acts: what they learn from is what the model reads, and the graph says what the network says."""

import json
from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="comes with the training extra")
torch = pytest.importorskip("torch", reason="comes with the training extra")

from regesta.read import sums  # noqa: E402
from regesta.read.batches import Part, fed  # noqa: E402
from regesta.read.pieces import Encoded  # noqa: E402
from training import acts, acts_graph  # noqa: E402
from training.acts_network import LAYERS, ActHeads  # noqa: E402
from training.export import reader_graph  # noqa: E402
from training.lighter import lighter  # noqa: E402
from training.marks import NOTHING, Act, Marked  # noqa: E402
from training.network import WIDTH  # noqa: E402
from training.tasks import Task  # noqa: E402

from .test_lighter import weights  # noqa: E402

LABELS = {
    "acts.type": ["", "ASSAULT", "CONSULT"],
    "acts.subtype": ["", "meeting"],
    "acts.status": ["happened", "planned"],
    "acts.ways": ["", "|nsubj", "|obj"],
}
TASK = Task(name="upos", kind="words", labels=("A", "B"), weight=1.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A weights folder of a network that has learnt nothing."""
    onnx.save(lighter(reader_graph(weights(), [TASK])), str(tmp_path / "reader.onnx"))
    (tmp_path / "labels.json").write_text(json.dumps({"tasks": [], "sha256": {}}), encoding="utf-8")
    return tmp_path


def states_of(folder: Path, batch: dict[str, np.ndarray]) -> list["torch.Tensor"]:
    """What the layers that are looked at give, as `training.acts` fetches them."""
    return [torch.tensor(one) for one in acts.session(folder).run([f"learnt.{layer}" for layer in LAYERS], batch)]


def test_the_graph_says_what_the_network_says_and_the_rest_stays(folder: Path) -> None:
    torch.manual_seed(3)
    heads = ActHeads(LABELS).eval()
    content = (folder / "reader.onnx").read_bytes()
    acts_graph.write(heads.state_dict(), LABELS, list(LAYERS), folder)
    parts = [
        Part(n, ["w"] * n, Encoded([1, *range(n + 3, 2 * n + 3), 2], [0] * (n + 2), range(1, n + 1))) for n in (5, 6, 8)
    ]
    batch = fed(parts[::-1])
    before, after = (
        sums.session(one, exact=True, threads=1) for one in (content, (folder / "reader.onnx").read_bytes())
    )
    assert np.array_equal(before.run(["upos"], batch)[0], after.run(["upos"], batch)[0])
    with torch.no_grad():
        kinds, roles = heads.words(torch.cat(states_of(folder, batch), 1))
        right = {"acts.type": heads.kind(kinds), "acts.status": heads.done(kinds), "acts.doer": heads.trigger(roles)}
    for name, scores in right.items():
        ours = after.run([name], batch)[0]
        assert np.corrcoef(ours.ravel(), scores.numpy().ravel())[0, 1] > 0.99, name


def test_heads_that_are_there_are_replaced(folder: Path) -> None:
    for seed in (1, 2):
        torch.manual_seed(seed)
        acts_graph.write(ActHeads(LABELS).state_dict(), LABELS, list(LAYERS), folder)
        names = [node.output[0] for node in onnx.load(str(folder / "reader.onnx")).graph.node]
        assert len(names) == len(set(names))
    card = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    assert [task["name"] for task in card["tasks"]] == list(LABELS)
    assert set(card["sha256"]) == {"reader.onnx", "pairs.onnx"}


@pytest.mark.model
def test_each_word_learns_from_its_own_states() -> None:
    """A sentence of one length is read beside others; its words' states are those it has when it is read alone."""
    told = ["Norway sent food to Chad.", "Peru praised Kenya's envoy.", "Chad met Oman in Lima."]
    together = acts.read([Marked(f"gmb:{n}", text) for n, text in enumerate(told)])
    for text, one in zip(told, together, strict=True):
        (alone,) = acts.read([Marked("gmb:9", text)])
        assert one.states.shape == (len(one.heads), WIDTH * len(LAYERS))
        assert np.array_equal(one.states, alone.states)
    assert not np.array_equal(together[0].states[0], together[1].states[0])


def sentence(kind: str, chance: np.random.Generator) -> acts.Read:
    """Three words, the second a mark of some kind that its states show."""
    told = Act(1, kind, "", "" if kind == NOTHING else "happened", (0,), (2,))
    shown = {"ASSAULT": 1.0, "CONSULT": -1.0, NOTHING: 0.0}[kind]
    states = chance.normal(size=(3, WIDTH * len(LAYERS))).astype(np.float16)
    states[1, :40] = 5 * shown
    return acts.Read([told], states, [2, 0, 2], ["nsubj", "root", "obj"])


def test_a_lesson_is_learnt(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "WORDS", 20)
    monkeypatch.setattr(acts, "WARM_UP", 5)
    chance = np.random.default_rng(0)
    told = [sentence(kind, chance) for kind in ("ASSAULT", "CONSULT", NOTHING) * 8]
    labels = acts.labels_of(told)
    assert labels["acts.ways"] == ["", "|nsubj", "far0,1", "|", "far0,0", "|obj"]
    heads = acts.fit(list(told), labels, 8)
    losses = [float(line.split("loss ")[1]) for line in capsys.readouterr().out.splitlines()]
    assert len(losses) == 8
    assert losses[-1] < losses[0] / 2
    heads.eval()
    lesson = acts.Lesson(told[:3], labels)
    with torch.no_grad():
        kinds, _ = heads.words(lesson.states)
        found = heads.kind(kinds).argmax(1).tolist()
    assert [labels["acts.type"][n] for n in found] == ["", "ASSAULT", "", "", "CONSULT", "", "", "", ""]
