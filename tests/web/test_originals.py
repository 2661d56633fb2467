"""The original beside the cleaned text: told and never run, what was dropped marked, sheet by sheet."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.pipeline.runs import Run
from regesta.pipeline.taking import take_in
from regesta.store.database import open_store
from regesta.store.read import documents
from tests.web.conftest import client_of

HTML = """<html><head><title>Storm</title></head><body><nav><p>Subscribe <i>now</i></p></nav><article><h1>Storm closes port</h1>
<p>The port of Tarn was closed on Friday, its harbour master said to a reporter there.</p>
<p>Nobody was hurt, he said, and the ferries will sail again as soon as the wind has gone.</p></article>
<img src=x onerror="alert(1)"><script>alert(2)</script><p>\u202eTerms &lt;b&gt;</p></body></html>"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[TestClient, dict[str, str]]:
    folder = tmp_path_factory.mktemp("kept")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "storm.html").write_text(HTML, encoding="utf-8")
    (reports / "long.txt").write_text("Long report\n\n" + "The ferry of Tarn sailed once more today.\n" * 900)
    with open_store(folder / "r.regesta", create=True) as store:
        take_in(store, [str(reports)], {}, Run())
        ids = {one.source: one.id for one in documents(store)}
    return client_of(folder / "r.regesta"), ids


def test_the_words_of_a_page_with_what_was_dropped(kept: tuple[TestClient, dict[str, str]]) -> None:
    client, ids = kept
    page = client.get(f"/documents/{ids['storm.html']}?original=words").text
    assert '<span class="l-gone" title="not in the cleaned text">Subscribe now</span>' in page
    assert "[U+202E]Terms &lt;b&gt;" in page  # told, and turns no line about
    assert "\u202e" not in page
    assert "alert" not in page


def test_its_signs_are_escaped(kept: tuple[TestClient, dict[str, str]]) -> None:
    client, ids = kept
    page = client.get(f"/documents/{ids['storm.html']}?original=source").text
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page
    assert "<script>alert(2)" not in page
    assert "onerror=&#34;alert(1)&#34;" in page


def test_json_and_sheets(kept: tuple[TestClient, dict[str, str]]) -> None:
    client, ids = kept
    address = f"/documents/{ids['long.txt']}.json"
    assert client.get(address).json()["facing"] is None
    assert client.get(address).json()["kept"]["kind"] == "text"
    first = client.get(address, params={"original": "words"}).json()["facing"]
    assert first["of"] > 1
    sheets = [
        client.get(address, params={"original": "words", "sheet": n + 1}).json()["facing"] for n in range(first["of"])
    ]
    assert sum(len(one["text"]) for one in sheets) == first["letters"]
    assert client.get(address, params={"original": "words", "sheet": "99"}).json()["facing"]["number"] == first["of"]


def test_a_form_that_is_none_and_a_report_of_which_nothing_is_kept(
    kept: tuple[TestClient, dict[str, str]], client: TestClient, sample_record: Path
) -> None:
    one, ids = kept
    assert one.get(f"/documents/{ids['long.txt']}?original=run").status_code == 400
    with open_store(sample_record) as store:
        key = next(documents(store)).id
    page = client.get(f"/documents/{key}?original=words")
    assert page.status_code == 200
    assert "Add its file once more" in page.text
