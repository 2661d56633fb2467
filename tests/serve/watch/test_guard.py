"""No request leaves for a machine that is not of the open network, however its address is written."""

import socket

import httpx
import pytest

from regesta.serve.watch.guard import Forbidden, Guard, is_public, resolve


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "1.1.1.1"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "not an address", "",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


def asked(
    url: str, addresses: list[str], *, allow_private: bool = False
) -> tuple[list[httpx.Request], httpx.Response | Exception]:
    """What reached the transport behind the guard, and what came back."""
    reached: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        reached.append(request)
        return httpx.Response(200, text="ok")

    guard = Guard(httpx.MockTransport(answer), allow_private=allow_private, look_up=lambda _: addresses)
    with httpx.Client(transport=guard, trust_env=False) as client:
        try:
            return reached, client.get(url)
        except httpx.TransportError as error:
            return reached, error


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    reached, response = asked("https://news.example/a?b=c", ["93.184.216.34"])
    assert isinstance(response, httpx.Response)
    (request,) = reached
    assert str(request.url) == "https://93.184.216.34/a?b=c"
    assert request.headers["host"] == "news.example"
    assert request.extensions["sni_hostname"] == "news.example"


@pytest.mark.parametrize(
    ("url", "addresses", "why"),
    [
        ("http://inside.example/", ["10.0.0.5"], "private network"),
        ("http://both.example/", ["93.184.216.34", "127.0.0.1"], "private network"),
        ("http://nothing.example/", [], "private network"),
        ("http://127.0.0.1/", ["127.0.0.1"], "private network"),
        ("http://[::1]/", ["::1"], "private network"),
        ("http://news.example:8080/", ["93.184.216.34"], "port 8080"),
        ("http://me:secret@news.example/", ["93.184.216.34"], "password"),
        ("ftp://news.example/", ["93.184.216.34"], "only http"),
    ],
)
def test_what_is_not_asked(url: str, addresses: list[str], why: str) -> None:
    reached, error = asked(url, addresses)
    assert reached == []
    assert isinstance(error, Forbidden)
    assert why in str(error)


def test_tests_may_ask_this_machine() -> None:
    reached, response = asked("http://127.0.0.1:8000/", [], allow_private=True)
    assert len(reached) == 1
    assert isinstance(response, httpx.Response)


def test_looking_up_this_machine_s_own_name() -> None:
    assert all(not is_public(one) for one in resolve("localhost"))
    assert "127.0.0.1" in resolve("127.0.0.1")


def test_a_name_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Forbidden, match="not known"):
        resolve("nowhere.example")
