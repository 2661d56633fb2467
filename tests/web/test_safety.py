"""Who may ask, who may write, what every answer carries."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from regesta.web.safety import LARGEST_BODY, cookie_of, sign_of
from tests.web.conftest import TOKEN, client_of

SIGNED = {"x-regesta-sign": sign_of(TOKEN)}


def test_every_answer_forbids_what_a_page_does_not_need(client: TestClient) -> None:
    for path in ("/", "/timeline.json", "/static/base.css", "/nowhere"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"  # with "no-referrer" a form would send "Origin: null"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:7340", "localhost", "LOCALHOST:1", "[::1]:7340"])
def test_our_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_the_token_goes_from_the_address_into_a_cookie(client: TestClient) -> None:
    answer = client.get(f"/timeline?actor=NOR&token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/timeline?actor=NOR"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_wrong_token_is_told(client: TestClient) -> None:
    assert client.get("/?token=other").status_code == 403


def test_the_token_never_leads_to_another_site(client: TestClient) -> None:
    location = client.get(f"//evil.example/x?token={TOKEN}").headers["location"]
    assert location.startswith("/")
    assert not location.startswith("//")


def test_writing_needs_the_token_before_anything_is_read(client: TestClient) -> None:
    assert client.post("/add", headers=SIGNED, files={"files": ("a.txt", b"x")}).status_code == 403


def test_writing_needs_the_sign(own_record: Path) -> None:
    client = client_of(own_record)
    client.cookies.set(cookie_of(TOKEN), TOKEN)
    assert client.post("/add", data={"finish": "yes"}).status_code == 403
    assert client.post("/add", data={"finish": "yes", "sign": "wrong"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_write(own_record: Path, headers: dict[str, str]) -> None:
    client = client_of(own_record, writing=True)
    assert client.post("/add", headers=headers, data={"finish": "yes"}).status_code == 403


def test_another_port_of_this_machine_is_another_site(own_record: Path) -> None:
    client = client_of(own_record, writing=True)
    headers = {"host": "127.0.0.1:7340", "origin": "http://127.0.0.1:8000"}
    assert client.post("/add", headers=headers, data={"finish": "yes"}).status_code == 403


def test_a_program_may_write_with_a_bearer(own_record: Path) -> None:
    client = client_of(own_record)
    assert client.post("/add", headers={"authorization": f"Bearer {TOKEN}"}, files={"x": ("a", b"")}).status_code == 400
    assert client.post("/add", headers={"authorization": "Bearer other"}).status_code == 403


def test_too_much_at_once_is_refused_by_its_length(own_record: Path) -> None:
    client = client_of(own_record, writing=True)
    assert client.post("/add", headers={"content-length": str(LARGEST_BODY + 1)}, content=b"x").status_code == 413


@pytest.mark.parametrize("length", ["many", "-1", "1e9", "٣"])
def test_a_length_that_is_none_is_refused(own_record: Path, length: str) -> None:
    client = client_of(own_record, writing=True)
    sent = length.encode()
    answer = client.post(
        "/add", headers=[(b"content-length", sent), (b"x-regesta-sign", sign_of(TOKEN).encode())], content=b"x"
    )
    assert answer.status_code in (400, 413)


def test_where_others_can_reach_it_reading_needs_the_token_too(sample_record: Path) -> None:
    client = client_of(sample_record, open_reading=False)
    assert client.get("/timeline").status_code == 403
    assert client.get("/timeline.json").status_code == 403
    client.cookies.set(cookie_of(TOKEN), TOKEN)
    assert client.get("/timeline").status_code == 200


def test_a_broken_cookie_is_no_token(sample_record: Path) -> None:
    client = client_of(sample_record, open_reading=False)
    for cookie in (f"{cookie_of(TOKEN)}=", "=;;=", f"{cookie_of(TOKEN)}=x", "\xff"):
        assert client.get("/", headers={"cookie": cookie.encode("latin-1")}).status_code == 403


def test_controls_are_shown_to_whom_may_write_only(client: TestClient, writer: TestClient) -> None:
    assert '<input id="files"' not in client.get("/add").text
    assert '<input id="files"' in writer.get("/add").text
    assert sign_of(TOKEN) not in client.get("/add").text
