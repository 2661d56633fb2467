"""The application. In: a record file, a token, the hosts that may ask. Out: an ASGI application (FastAPI), pages registered."""

from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

from regesta.version import __version__
from regesta.web import failures
from regesta.web.here import Site
from regesta.web.jobs import Jobs
from regesta.web.pages import ROUTERS
from regesta.web.safety import LOOPBACK, Guard, confirmed
from regesta.web.templating import environment

STATIC = Path(__file__).parent / "static"


def make_app(record: str | Path, *, token: str, hosts: frozenset[str] = LOOPBACK, open_reading: bool = True) -> FastAPI:
    """The pages of one record.

    Args:
        record: The record file. It is opened for each request, so that others may write to it meanwhile.
        token: Who shows it may write. It is taken from the address once (`?token=`) and kept as a cookie.
        hosts: Names that the server may be asked by; any other is refused, which stops DNS rebinding.
        open_reading: Whether reading needs no token; so it is on the loopback address only.
    """
    app = FastAPI(
        title="Regesta", version=__version__, docs_url=None, redoc_url=None, dependencies=[Depends(confirmed)]
    )
    app.state.site = Site(path=Path(record), templates=environment(), token=token, jobs=Jobs())
    app.add_middleware(Guard, token=token, hosts=hosts, open_reading=open_reading)
    failures.install(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    return app
