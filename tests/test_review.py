"""Review from the queue to the next run, on a small pile read once. All people and outlets are invented."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import regesta
from regesta import pipeline
from regesta.cli import app
from regesta.errors import InputError
from regesta.records import Event
from regesta.serve.queue import Asked
from regesta.serve.show import EventView
from regesta.store import read as stored
from regesta.store import write as storing
from regesta.store.database import open_store
from tests import piles

pytestmark = pytest.mark.model
LATER = {
    "later/opening.txt": "LAGOS, March 7 (Sahel) -- Norway and Chad signed a fishing treaty in Oslo on Monday, March 4, "
    "Norway's foreign ministry said.",
    "later/other.txt": "LAGOS, March 9 (Sahel) -- Denmark and Iceland signed an agreement on fish in Reykjavik on Friday.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    pile, table = piles.write(folder)
    pipeline.add(folder / "whole.regesta", [pile], metadata=table)
    return folder / "whole.regesta"


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "own.regesta"))


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "120", "REGESTA_WHO": "anna"})


def more(record: Path) -> None:
    """Reports are added, one of them of an act that is there."""
    for name, text in LATER.items():
        path = record.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pipeline.add(record, [record.parent / "later"])


def again(record: Path) -> None:
    """Every report is read anew."""
    with open_store(record) as store, store.transaction():
        storing.forget_readings(store, stored.document_ids(store, state="read"))
        storing.put_setting(store, "dirty", "yes")
    pipeline.add(record, [])


def signing(record: Path) -> Event:
    with regesta.open(record) as one:
        return next(event for event in one.events() if event.subtype == "treaty_signing")


def test_a_corrected_date_stays_through_more_reports_and_another_reading(record: Path) -> None:
    event = signing(record)
    with regesta.open(record) as one:
        one.review.edit(event.id, "date=2024-03-03", why="the signing was on Sunday", who="anna")
    for step in (lambda _: None, more, again):
        step(record)
        found = signing(record)
        assert found.time is not None
        assert found.time.edtf == "2024-03-03"
        assert found.review is not None
        assert [(edit.before, edit.after) for edit in found.review.edits] == [("2024-03-04", "2024-03-03")]
        assert found.review.edits[0].provenance.made_by == "review anna"
    with regesta.open(record) as one:
        one.undo(who="anna")
    now = signing(record)
    assert now.time is not None
    assert now.time.edtf == "2024-03-04"


def test_a_rejected_event_leaves_the_timeline_is_found_and_stays_rejected(record: Path) -> None:
    event = signing(record)
    with regesta.open(record) as one:
        one.review.reject(event.id, why="no treaty was signed", who="anna")
    for step in (lambda _: None, again):
        step(record)
        with regesta.open(record) as one:
            assert event.id not in {line.id for line in one.timeline()}
            view = one.show(event.id)
            assert isinstance(view, EventView)
            assert view.line.event.review is not None
            assert view.line.event.review.verdict == "reject"
            assert len(view.accounts) == len(event.mentions)
            assert event.id not in {item.id for item in one.review.queue().items}
    with regesta.open(record) as one:
        one.review.accept(event.id, who="anna")  # a change of mind: the last word counts
        assert event.id in {line.id for line in one.timeline()}


def test_what_was_judged_of_an_event_shows_before_events_are_made_anew(record: Path) -> None:
    event = signing(record)
    with regesta.open(record) as one:
        one.review.edit(event.id, "status=planned", later=True)
        assert next(found for found in one.events() if found.id == event.id).status == "planned"
        one.review.reject(event.id, later=True)
        assert one.unfinished
        assert event.id not in {line.id for line in one.timeline()}
        one.review.settle()
        assert not one.unfinished
        assert event.id not in {line.id for line in one.timeline()}


def test_a_mention_is_taken_out_of_an_event_and_stays_out(record: Path) -> None:
    event = signing(record)
    assert len(event.mentions) == 2
    with regesta.open(record) as one:
        one.review.accept(event.id)
        one.split(event.mentions[1], event.id, why="another treaty")
        apart = [found for found in one.events() if set(found.mentions) & set(event.mentions)]
        assert len(apart) == 2
        one.undo()
        assert [found.mentions for found in one.events() if set(found.mentions) & set(event.mentions)] == [
            event.mentions
        ]


def test_a_rejected_mention_stands_alone_and_is_found(record: Path) -> None:
    event = signing(record)
    gone, kept = event.mentions
    with regesta.open(record) as one:
        one.review.reject(gone)
        assert next(found for found in one.events() if kept in found.mentions).mentions == (kept,)
        view = one.show(gone)
        assert isinstance(view, EventView)
        assert view.line.event.mentions == (gone,)


def test_statements_and_figures_as_judged(record: Path) -> None:
    with regesta.open(record) as one:
        statement, figure = next(iter(one.statements())), next(iter(one.figures()))
        one.review.edit(statement.id, "speaker=Chad")
        one.review.edit(figure.id, "value=~40", "counts=guests")
        assert next(found for found in one.statements() if found.id == statement.id).speaker.name == "Chad"  # type: ignore[union-attr]
        changed = next(found for found in one.figures() if found.id == figure.id)
        assert (changed.value.short(), changed.counts, changed.value.said) == ("~40", "guests", figure.value.said)
        one.review.reject(figure.id)
        assert figure.id not in {found.id for found in one.figures()}
        assert "~40" in run("show", record, figure.id).output


def test_a_judgement_whose_thing_is_gone_is_kept_and_says_so(record: Path) -> None:
    with regesta.open(record) as one:
        statement = next(iter(one.statements()))
        one.review.unsure(statement.id)
    with open_store(record) as store, store.transaction():
        store.connection.execute("DELETE FROM statements WHERE id = ?", (statement.id,))
    with regesta.open(record) as one:
        (entry,) = one.review.log()
    assert (entry.state, entry.target) == ("not applied", None)
    again(record)
    with regesta.open(record) as one:
        (entry,) = one.review.log()
    assert (entry.state, entry.target) == ("standing", statement.id)


def test_other_ids_for_the_same_words_keep_what_was_judged(record: Path) -> None:
    event = signing(record)
    with regesta.open(record) as one:
        one.review.edit(event.id, "status=denied")
    with (
        open_store(record) as store,
        store.transaction(),
    ):  # as a better lexicon would, which tells the act by another kind
        for mention in list(stored.event_mentions(store)):
            if mention.id in event.mentions:
                changed = mention.__class__(
                    **{f: getattr(mention, f) for f in mention.__struct_fields__} | {"id": "x" + mention.id[1:]}
                )
                values = (changed.id, storing.encode(changed), mention.id)
                store.connection.execute("UPDATE event_mentions SET id = ?, json = ? WHERE id = ?", values)
                storing.mark_changed(store, [mention.document])
        storing.put_setting(store, "dirty", "yes")
    pipeline.add(record, [])
    found = signing(record)
    assert not set(found.mentions) & set(event.mentions)
    assert found.status == "denied"


def test_the_queue_is_ordered_and_what_was_judged_leaves_it(record: Path) -> None:
    with regesta.open(record) as one:
        queue = one.review.queue()
        assert [item.priority for item in queue.items] == sorted((item.priority for item in queue.items), reverse=True)
        assert all(0 < item.doubt < 1 and item.reasons for item in queue.items)
        assert queue.total == len(queue.items) == sum(queue.kinds.values())
        first = queue.items[0]
        one.review.accept(first.id, who="anna")
        assert first.id not in {item.id for item in one.review.queue(Asked(who="anna")).items}
        assert first.id in {item.id for item in one.review.queue(Asked(who="bo", again=True)).items}
        one.review.reject(first.id, who="bo")
        differ = next(item for item in one.review.queue(Asked(who="anna")).items if item.id == first.id)
        assert differ.reasons[0].name == "differ"
        undated = one.review.queue(Asked(kind="event", reason="undated"), limit=1)
        assert len(undated.items) == 1
        assert {item.kind for item in undated.items} == {"event"}
        with pytest.raises(InputError, match="no reason"):
            one.review.queue(Asked(reason="because"))


def test_accounts_that_come_after_an_accepting_bring_it_back(record: Path) -> None:
    event = signing(record)
    with regesta.open(record) as one:
        one.review.accept(event.id)
    more(record)
    now = signing(record)
    assert len(now.mentions) == 3
    assert now.review is not None
    assert now.review.since == 1
    with regesta.open(record) as one:
        (item,) = [item for item in one.review.queue().items if item.id == now.id]
    assert item.reasons[0].name == "since"


def test_a_team_hands_judgements_on_in_any_order(made: Path, tmp_path: Path) -> None:
    event = signing(made)
    files = []
    for who, change in (("anna", "status=planned"), ("bo", "status=denied")):
        own = Path(shutil.copy(made, tmp_path / f"{who}.regesta"))
        with regesta.open(own) as one:
            one.review.edit(event.id, change, who=who)
            one.review.unsure(next(iter(one.statements())).id, who=who)
            one.undo(who=who)
            files.append(tmp_path / f"{who}.jsonl")
            assert one.review.export(files[-1]) == 3
    states = []
    for number, order in enumerate((files, files[::-1])):
        whole = Path(shutil.copy(made, tmp_path / f"whole{number}.regesta"))
        with regesta.open(whole) as one:
            taken = [one.review.import_(file) for file in order]
            assert [one_.new for one_ in taken] == [3, 3]
            assert one.review.import_(files[0]).new == 0
            assert [(c.left[:5], c.right[:5]) for c in taken[-1].conflicts] == [("edit:", "edit:")]
            states.append((list(one.events()), list(one.judgements()), one.review.log()))
            assert next(found for found in one.events() if found.id == event.id).status == "denied"  # the later counts
    assert states[0] == states[1]


def test_a_line_changed_by_hand_is_told_and_left_out(record: Path, tmp_path: Path) -> None:
    with regesta.open(record) as one:
        one.review.accept(signing(record).id, who="anna")
        one.review.export(tmp_path / "a.jsonl")
    line = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    forged = json.dumps(json.loads(line) | {"who": "bo"}) + "\nnot json\n" + line
    (tmp_path / "b.jsonl").write_text(forged, encoding="utf-8")
    with regesta.open(record) as one:
        taken = one.review.import_(tmp_path / "b.jsonl")
        assert (taken.new, taken.known, len(taken.unusable)) == (0, 1, 2)
        (tmp_path / "c.jsonl").write_text("[]\n", encoding="utf-8")
        with pytest.raises(InputError, match="holds no judgement"):
            one.review.import_(tmp_path / "c.jsonl")


def test_the_commands(record: Path, tmp_path: Path) -> None:
    key = signing(record).id
    listed = run("review", record, "--kind", "event")
    assert listed.exit_code == 0
    assert "Why look" in listed.output
    assert json.loads(run("review", record, "--json").output)["total"] > 5
    edited = run("review", "edit", record, key, "date=2024-03", "actor+=Anna Berg", "--why", "seen")
    assert edited.exit_code == 0, edited.output
    assert "2024-03-04 → 2024-03" in edited.output
    assert "By anna; another name: --who" in edited.output
    shown = run("show", record, key).output
    assert "date: 2024-03 by anna, in place of 2024-03-04: seen" in " ".join(shown.split())
    assert run("review", "accept", record, key).exit_code == 0
    assert run("review", "unsure", record, key, "--who", "bo").exit_code == 0
    log = json.loads(run("review", "log", record, "--json").output)
    assert [(one["who"], one["verdict"]) for one in log] == [
        ("bo", "unsure"), ("anna", "accept"), ("anna", "edit"), ("anna", "edit"),
    ]  # fmt: skip
    assert "kappa 0.00" in run("review", "agreement", record).output
    assert run("review", "export", record, "-o", tmp_path / "x.jsonl").exit_code == 0
    assert "0 new, 4 known already" in run("review", "import", record, tmp_path / "x.jsonl").output
    undone = run("undo", record, log[0]["id"][:9])
    assert undone.exit_code == 0
    entries = json.loads(run("review", "log", record, "--json").output)
    assert [one["state"] for one in entries[:2]] == ["standing", "taken back"]
    assert run("undo", record, entries[0]["id"]).exit_code == 0  # the undoing undone
    assert json.loads(run("review", "log", record, "--json").output)[2]["state"] == "standing"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "zzzz"), "Nothing that can be judged"),
        (("edit", "EVENT", "date=soon"), "is not a date of the record"),
        (("edit", "EVENT", "status=over"), "is no status. Choose one of"),
        (("edit", "EVENT", "type=party"), "is no type"),
        (("edit", "EVENT", "actor-=Denmark"), "is no actor here. There is: "),
        (("edit", "EVENT", "actor=Denmark"), "actor+=NAME to add"),
        (("edit", "EVENT", "actor+=Norway"), "is actor already"),
        (("edit", "EVENT", "colour=red"), "has no 'colour' to change. It has: type"),
        (("edit", "EVENT", "rubbish"), "is no change"),
        (("import", "/nothing/there.jsonl"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told(record: Path, words: tuple[str, ...], said: str) -> None:
    given = [signing(record).id if word == "EVENT" else word for word in words[1:]]
    result = run("review", words[0], record, *given)
    assert result.exit_code == 1
    assert said in " ".join(result.output.split())
