"""`regesta serve`: the record in a browser. In: a record file, where to listen. Out: a server, until Ctrl-C."""

import secrets
import socket
import webbrowser
from contextlib import closing
from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app
from regesta.errors import InputError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORT = 7340  # and if it is taken, any that is free


@app.command()
@output.for_people
def serve(
    record: RecordFile,
    host: Annotated[
        str, typer.Option("--host", metavar="NAME", help="Where to listen; only this machine by default.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option("--port", metavar="N", min=0, max=65535, help=f"{PORT}, or any free one.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Look, check and judge in a browser. No request leaves this machine; writing needs the address that is printed."""
    import uvicorn

    from regesta.record import Record
    from regesta.web.app import make_app
    from regesta.web.safety import LOOPBACK as OWN

    with Record(record):  # a wrong file is told before a server starts
        pass
    token = secrets.token_urlsafe(24)
    loopback = host in LOOPBACK
    bracketed = f"[{host}]" if ":" in host else host
    listener = _listener(host, port)
    with closing(listener):
        number = listener.getsockname()[1]
        if not loopback:
            output.tell(
                f"Warning: others in your network can reach {host}:{number}. Reading and writing need the token in the address; "
                "it travels unencrypted. Put a proxy with TLS before it, or leave out --host."
            )
        named = OWN if loopback else OWN | {bracketed.lower(), socket.gethostname().lower()}
        application = make_app(record, token=token, hosts=frozenset(named), open_reading=loopback)
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else bracketed
        address = f"http://{shown}:{number}/?token={token}"
        output.tell(f"{record} is at {address}\nThe token lets you write; pass on addresses without it. Ctrl-C ends.")
        if not no_browser:
            webbrowser.open(address)
        config = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int | None) -> socket.socket:
    """A socket that listens, so that the port printed is the port served."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in (PORT, 0) if port is None else (port,):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, number))
        except OSError as error:
            listener.close()
            if port is not None or number == 0:
                raise InputError(
                    f"{host}:{number} cannot be listened on: {error.strerror}. Try another --port."
                ) from error
        else:
            return listener
    raise InputError(f"No port of {host} can be listened on.")
