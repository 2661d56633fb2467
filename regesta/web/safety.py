"""Who may ask and who may write. In: a request as it comes. Out: the same request let through, or a refusal in plain words.

Refused before a byte of the body is read: a host name that is not ours (DNS rebinding), and any request that would write without the
token or from another site. What is let through carries a form's own sign (`confirmed`), and every answer the headers below.
"""

import hashlib
import hmac
from collections.abc import AsyncIterator
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY = 256 * 2**20  # bytes of one upload; a choice: some ten thousand articles
MOST_FILES = 1000  # of one upload
SIGN = "x-regesta-sign"  # the header (and `sign` the field of a form) that shows that one of our own pages asks
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # "no-referrer" would have browsers send forms with the origin "null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def sign_of(token: str) -> str:
    """What our own forms carry; nobody can make it who does not know the token."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def cookie_of(token: str) -> str:
    """The cookie's name; each server has its own, as cookies do not keep ports apart."""
    return "regesta-" + hashlib.sha256(token.encode()).hexdigest()[:12]


def may_write(headers: Headers, token: str) -> bool:
    """Whether the request shows the token, as a cookie or (programs) as `Authorization: Bearer`."""
    given = headers.get("authorization", "")
    if given.startswith("Bearer "):
        return _same(given.removeprefix("Bearer "), token)
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(cookie_of(token))
    except CookieError:
        return False
    return morsel is not None and _same(morsel.value, token)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogateescape"), other.encode())


class Guard:
    """ASGI middleware: hosts, token, origin, size, headers."""

    def __init__(self, app: ASGIApp, *, token: str, hosts: frozenset[str], open_reading: bool) -> None:
        self.app, self.token, self.hosts, self.open_reading = app, token, hosts, open_reading

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope, Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
        else:
            await self.app(scope, _bounded(receive), _with_headers(send))

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        if _host_name(headers.get("host", "")) not in self.hosts:
            return _no(421, "This name is not served here. Use the address that `regesta serve` has printed.")
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for key, value in query if key == "token"), None)
        if given is not None and scope["method"] in READING:
            return self._welcome(scope, given, [one for one in query if one[0] != "token"])
        known = may_write(headers, self.token)
        if scope["method"] not in READING:
            if not known:
                return _no(403, "Writing needs the address with its token, as `regesta serve` has printed it.")
            if not _from_ourselves(headers):
                return _no(403, "This request came from another site and was refused.")
            length = headers.get("content-length") or "0"
            if not (length.isascii() and length.isdigit()):
                return _no(400, "The length of this request is no number.")
            if int(length[:20]) > LARGEST_BODY:
                return _no(413, f"More than {LARGEST_BODY // 2**20} MB at once. Use `regesta add` for as many files.")
        elif not (known or self.open_reading) and not scope["path"].startswith("/static/"):
            return _no(403, "This record is read with the address that `regesta serve` has printed, token and all.")
        return None

    def _welcome(self, scope: Scope, given: str, rest: list[tuple[str, str]]) -> Response:
        """The token out of the address and into a cookie, so that it stays out of links and the browser's history."""
        if not _same(given, self.token):
            return _no(403, "This token is of another run. Use the address that `regesta serve` has printed last.")
        path = "/" + scope["path"].lstrip("/")  # "//elsewhere" would lead to another site
        answer = RedirectResponse(path + ("?" + urlencode(rest) if rest else ""), status_code=303)
        answer.set_cookie(cookie_of(self.token), self.token, httponly=True, samesite="strict", path="/")
        return answer


async def confirmed(request: Request) -> AsyncIterator[None]:
    """A dependency of every address: what writes must carry our sign, as a header or as a field of the form. Uploads are closed after."""
    try:
        if request.method not in READING and not request.headers.get("authorization", "").startswith("Bearer "):
            given = request.headers.get(SIGN)
            if given is None:
                field = (await request.form(max_files=MOST_FILES)).get("sign")
                given = field if isinstance(field, str) else ""
            if not _same(given, sign_of(request.app.state.site.token)):
                raise HTTPException(403, "This form is out of date. Load the page again and repeat what you did.")
        yield
    finally:
        await request.close()


def _host_name(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _from_ourselves(headers: Headers) -> bool:
    """Whether a browser that sends this tells that it is on one of our own pages; programs tell nothing."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(why + "\n", status_code=status)


def _with_headers(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return told


def _bounded(receive: Receive) -> Receive:
    """The body, cut off where it is longer than allowed, whatever length it claimed."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            return {"type": "http.disconnect"}
        return message

    return bounded
