"""The documents hold: code and commands run as they stand, printed output is of today, links lead somewhere, made pages are made anew."""

import importlib.util
import re
import shutil
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import regesta
from regesta import pipeline
from tests.serve import rows

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKED = [*PAGES, *sorted((ROOT / "docs" / "decisions").glob("*.md")), *sorted(ROOT.glob("examples/*/README.md"))]
MADE = {"reference.md", "codebook.md", "data-dictionary.md"}  # by tools, from what runs elsewhere

# What cannot run here, by the first words of the command, with the test that runs it or the reason.
ELSEWHERE = {
    "regesta serve": "tests/web",  # serves until it is stopped
    "regesta watch": "tests/serve/watch/test_watch.py",  # goes to the network; there to a server of its own
    "regesta add pact.regesta reports/ --engine": "tests/distributed/test_engines.py",  # needs daft or ray
    "regesta add pact.regesta s3:": "another's bucket",
    "regesta add pact.regesta read/": "tables that an engine wrote; tests/distributed",
    "datasette": "tests/serve/export/test_tables.py",
    "make": "the Makefile's own: it sets up, runs these tests, or trains",
    "pip": "sets up",
    "source": "sets up",
    "python -m bench": "tests/bench",
    "python -m pytest": "runs this",
    "python tools/": "below, or in the test of what it makes",
}


def tool(name: str) -> ModuleType:
    """A file of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records and files that the documents speak of; each page gets a copy of it."""
    place = tmp_path_factory.mktemp("docs")
    pact = ROOT / "examples" / "pact"
    shutil.copytree(pact / "reports", place / "reports")
    shutil.copy(pact / "metadata.csv", place / "table.csv")
    shutil.copy(ROOT / "examples" / "strait" / "actors.yaml", place / "actors.yaml")
    own = re.search(r"```yaml\n(.*?)^```", text_of(ROOT / "docs" / "events.md"), re.M | re.S)
    (place / "events.yaml").write_text(own[1], encoding="utf-8")
    pipeline.add(place / "pact.regesta", [place / "reports"], metadata=place / "table.csv")
    with regesta.open(place / "pact.regesta") as record:  # rows as they would be fetched from the data sets
        record.export("polecat", place / "polecat-2020.tsv")
        record.export("gdelt", place / "20200615.export.CSV")
        record.review.export(place / "anna.jsonl")
    with zipfile.ZipFile(place / "20200615.export.CSV.zip", "w") as packed:
        packed.write(place / "20200615.export.CSV", "20200615.export.CSV")
    rows.icews(place / "icews.tab")
    return place


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The tutorial as it comes out today, and the folder it was worked in."""
    place = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "examples", place / "examples")
    commands = tool("doc_commands")
    return commands.remade(text_of(ROOT / "docs" / "tutorial.md"), place), place


def blocks(page: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", text_of(page), re.M | re.S)


def commands_of(page: Path) -> list[str]:
    return [one for one in tool("doc_commands").commands(text_of(page)) if not one.startswith(tuple(ELSEWHERE))]


RUN = [page for page in PAGES if page.name not in MADE | {"tutorial.md"} and (blocks(page) or commands_of(page))]


def steps(page: Path) -> list[tuple[str, str]]:
    """The Python blocks and the commands of a page, in order."""
    made = tool("doc_commands")
    found = []
    for block in made.FENCE.finditer(text_of(page)):
        if block[1] == "python":
            found.append(("python", block[2]))
        else:
            found += [("shell", one) for one in made.commands(block[0]) if not one.startswith(tuple(ELSEWHERE))]
    return found


def test_what_runs_elsewhere_is_there() -> None:
    for words, place in ELSEWHERE.items():
        if place.startswith("tests/"):
            found = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("test_*.py"))
            last = words.split()[-1]
            assert any(last in text_of(file) for file in found), f"{words} is not run in {place}"


@pytest.mark.model
@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_code_and_commands_run(
    page: Path, shelf: Path, tutorial: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "desk"
    shutil.copytree(shelf, place)
    (place / "examples").symlink_to(ROOT / "examples")
    (place / "build").mkdir()
    shutil.copy(tutorial[1] / "strait.regesta", place / "strait.regesta")
    shutil.copy(tutorial[1] / "strait.regesta", place / "build" / "strait.regesta")
    monkeypatch.chdir(place)
    monkeypatch.setenv("REGESTA_WHO", "anna")
    made = tool("doc_commands")
    before, names = set(place.iterdir()), {"__name__": "__main__"}
    for kind, step in steps(page):
        if kind == "python":
            exec(compile(step, f"{page.name}, a block", "exec"), names)
        else:
            made.run(step, place)
            if step.startswith("regesta gold new"):  # a person's part
                marked = place / "gold.yaml"
                marked.write_text(text_of(marked).replace("checked: no", "checked: yes"), encoding="utf-8")
    assert set(place.iterdir()) >= before, "what a document does must not delete anything"


@pytest.mark.model
def test_the_tutorial_shows_what_is_printed(tutorial: tuple[str, Path]) -> None:
    alike = tool("doc_commands").told_alike
    assert alike(tutorial[0]) == alike(text_of(ROOT / "docs" / "tutorial.md")), "run: python tools/doc_commands.py"


@pytest.mark.parametrize("name", ["reference", "codebook"])
def test_made_pages_are_of_today(name: str) -> None:
    assert text_of(ROOT / "docs" / f"{name}.md") == tool(name).page(), f"run: python tools/{name}.py"


def test_the_codebook_tells_every_type_and_every_kind() -> None:
    made = tool("codebook")
    words = made.yaml.safe_load(text_of(ROOT / "tools" / "codebook_words.yaml"))
    kinds = {f"{type_}/{name}" for type_, found in made.entries().items() for name in found if name}
    assert set(made.entries()) <= set(words["types"])
    assert len(words["types"]) == 16
    assert kinds <= set(words["kinds"]), "tools/codebook_words.yaml lacks a line for these kinds"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#{1,6} (.+)$", re.sub(r"^```.*?^```$", "", text_of(page), flags=re.M | re.S), re.M)
    bare = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", head) for head in heads]
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in bare}


@pytest.mark.parametrize("page", LINKED, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text_of(page), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        place = (page.parent / file).resolve() if file else page
        assert place.exists(), f"{page.name}: {target}"
        if anchor and place.suffix == ".md":
            assert anchor in anchors(place), f"{page.name}: {target}"


def test_every_document_is_in_the_index() -> None:
    index = text_of(ROOT / "docs" / "index.md")
    missing = [page.name for page in sorted((ROOT / "docs").glob("*.md")) if f"({page.name})" not in index]
    assert missing == ["index.md"], "docs/index.md leads to every document"


def test_every_command_has_a_row() -> None:
    rows = text_of(ROOT / "docs" / "commands.md")
    names = re.findall(r"^### (regesta [\w -]+)$", tool("reference").page(), re.M)
    groups = {name.rpartition(" ")[0] for name in names if name.count(" ") == 2}
    for name in names:
        if name not in groups | {"regesta review queue"}:
            assert name.replace("reject", "accept").replace("unsure", "accept") in rows.replace("\\|", "|"), (
                f"{name} has no row"
            )


def test_the_site_is_whole_and_asks_for_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert tool("site").make(site) == len(list(site.rglob("*.html")))
    ids = {page: set(re.findall(r' id="([^"]+)"', text_of(page))) for page in site.rglob("*.html")}
    for page in ids:
        for target in re.findall(r'(?:href|src)="([^"]+)"', text_of(page).partition("<main")[0]):
            assert not re.match(r"https?:|//", target), "the frame of a page asks for nothing from elsewhere"
        assert page.name == "search.html" or "<script" not in text_of(page)
        for target in re.findall(r'href="([^"]+)"', text_of(page)):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            place = (page.parent / file).resolve() if file else page
            assert place.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in ids[place], f"{page.name}: {target}"
    listed = {name for _, names in tool("site").MENU for name in names}
    assert {page.stem for page in (ROOT / "docs").glob("*.md")} <= listed, (
        "the menu in tools/site.py leads to every document"
    )
