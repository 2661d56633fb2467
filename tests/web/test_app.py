"""The application as a whole."""

from starlette.testclient import TestClient


def test_the_first_page_tells_what_the_record_holds(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "sample" in answer.text


def test_an_unknown_page_says_so(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "Nothing here" in answer.text
    assert client.get("/nowhere.json").json()["error"]


def test_the_timeline_and_its_twin(client: TestClient) -> None:
    assert "opened" in client.get("/timeline").text
    assert client.get("/timeline.json").json()["total"] == 2
