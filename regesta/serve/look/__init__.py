"""What pages show of a record, a window at a time: `record.look`. In: an open Store. Out: views, frozen, that pages draw and JSON tells.

Each is counted and cut in the tables beside the records (`store/index.py`, `store/lists.py`); only what is shown is read.
"""

from regesta.serve.browse import Wish
from regesta.serve.look import claims, counted, dealing, differing, pairs, people, publishing, said, sought
from regesta.serve.look.claims import FigureView, StatementView
from regesta.serve.look.counted import CountWish, FigureList
from regesta.serve.look.dealing import Grounds, Network
from regesta.serve.look.differing import DifferWish, DisagreementList
from regesta.serve.look.pairs import Between
from regesta.serve.look.persons import Dossier, People
from regesta.serve.look.publishing import Publishing
from regesta.serve.look.said import SaidWish, StatementList
from regesta.store.database import Store


class Look:
    """The views of one record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def people(self, *, q: str = "", kind: str = "", state: str = "", limit: int = 100, offset: int = 0) -> People:
        """Actors, those of most events first; `q` is part of a name."""
        return people.people(self._store, q=q, kind=kind, state=state, limit=limit, offset=offset)

    def dossier(self, actor: str, *, show: str = "", limit: int = 100, offset: int = 0) -> Dossier:
        """All about one actor; `show` is one of did, received, said, about, reports, or empty for the first few of each."""
        return people.dossier(self._store, actor, show=show, limit=limit, offset=offset)

    def name(self, actor: str) -> str:
        """What an actor is called; raises InputError when nobody is meant."""
        found = sought.sought(self._store, actor)
        return sought.names(self._store, [found.state or found.id])[found.state or found.id]

    def between(
        self,
        left: str,
        right: str,
        *,
        step: str = "",
        within: tuple[str, str] = ("", ""),
        point: str = "",
        window: tuple[int, int] = (100, 0),
    ) -> Between:
        """All between two actors: their relation over time, its events, what they say of each other."""
        return pairs.between(self._store, (left, right), step=step, within=within, point=point, window=window)

    def statements(self, wish: SaidWish, *, limit: int = 100, offset: int = 0) -> StatementList:
        """Who said what of whom."""
        return said.statements(self._store, wish, limit=limit, offset=offset)

    def figures(self, wish: CountWish, *, limit: int = 100, offset: int = 0) -> FigureList:
        """Which figures were given, and series of them."""
        return counted.figures(self._store, wish, limit=limit, offset=offset)

    def statement(self, id: str) -> StatementView:
        """One statement with its surroundings; the beginning of its id is enough. Raises InputError when there is none."""
        return claims.statement(self._store, id)

    def figure(self, id: str) -> FigureView:
        """One figure with its surroundings; the beginning of its id is enough. Raises InputError when there is none."""
        return claims.figure(self._store, id)

    def disagreements(self, wish: DifferWish, *, limit: int = 100, offset: int = 0) -> DisagreementList:
        """Where reports disagree, with their sentences."""
        return differing.disagreements(self._store, wish, limit=limit, offset=offset)

    def network(self, wish: Wish, *, grain: str = "states", least: int = 1) -> Network:
        """Who deals with whom."""
        return dealing.network(self._store, wish, grain=grain, least=least)

    def grounds(self, wish: Wish) -> Grounds:
        """Where it took place."""
        return dealing.grounds(self._store, wish)

    def publishing(self) -> Publishing:
        """Outlets, who copies whom, and origins."""
        return publishing.publishing(self._store)


__all__ = ["CountWish", "DifferWish", "Look", "SaidWish", "Wish"]
