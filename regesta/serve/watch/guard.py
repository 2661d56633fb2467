"""To which machines a request may go. In: a request. Out: its answer from an address that was looked up and found public, or an error.

Every request passes here, redirects too: the name is looked up, each address it has is checked, and the connection goes to the address
that was checked, so that a second look-up cannot lead elsewhere. A host of this machine or of its network is never asked.
"""

import ipaddress
import socket
from collections.abc import Callable

import httpx

PORTS = {"http": 80, "https": 443}
Resolve = Callable[[str], list[str]]


class Forbidden(httpx.TransportError):
    """A request that was not made, and why."""


def resolve(host: str) -> list[str]:
    """The addresses of a host. Raises Forbidden where there are none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Forbidden(f"{host} is not known to the network") from error
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


def is_public(address: str) -> bool:
    """Whether an address is of the open network: not private, loopback, link-local, multicast, reserved, nor one in disguise."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


class Guard(httpx.BaseTransport):
    """A transport that asks only public addresses."""

    def __init__(self, inner: httpx.BaseTransport, *, allow_private: bool = False, look_up: Resolve = resolve) -> None:
        """Put before `inner`. `allow_private` is for tests against a server of this machine."""
        self._inner, self._allow, self._look_up = inner, allow_private, look_up

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, at the address that was checked."""
        url = request.url
        if url.scheme not in PORTS:
            raise Forbidden(f"{url.scheme or 'an address without http'} is not fetched, only http and https")
        if url.userinfo:
            raise Forbidden("addresses with a name and password in them are not fetched")
        if self._allow:
            return self._inner.handle_request(request)
        if url.port not in (None, *PORTS.values()):
            raise Forbidden(f"port {url.port} is not fetched, only the web's own")
        addresses = self._look_up(url.host)
        if not addresses or not all(map(is_public, addresses)):
            raise Forbidden(f"{url.host} is in a private network or on this machine")
        # The name stays in the Host header and in the certificate's check; the connection goes to the address that was checked.
        pinned = httpx.Request(
            request.method, url.copy_with(host=addresses[0]), headers=request.headers, stream=request.stream,
            extensions={**request.extensions, "sni_hostname": url.host},
        )  # fmt: skip
        return self._inner.handle_request(pinned)

    def close(self) -> None:
        """Close what lies behind."""
        self._inner.close()
