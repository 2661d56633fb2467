"""A text cut where its marks begin and end. In: a text, marks that may overlap. Out: pieces in order, which make the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Mark:
    """From `start` to `end` of the text something was read: its layer, what to tell, where a click leads."""

    start: int
    end: int
    layer: str
    words: str = ""
    url: str | None = None
    id: str = ""


@dataclass(frozen=True)
class Piece:
    """Words between two boundaries and the marks over them, the widest first."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        """The layer of the closest mark."""
        return self.marks[-1].layer if self.marks else ""

    @property
    def classes(self) -> str:
        """All layers, for a style sheet."""
        return " ".join(dict.fromkeys(f"l-{one.layer}" for one in self.marks))

    @property
    def words(self) -> str:
        """What to tell of all marks, the closest first."""
        return "\n".join(dict.fromkeys(one.words for one in reversed(self.marks) if one.words))[:600]

    @property
    def url(self) -> str | None:
        """Where the closest mark leads that leads anywhere."""
        return next((one.url for one in reversed(self.marks) if one.url), None)


def cut(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The pieces of a text. Marks outside the text are left out, those that reach out of it are shortened."""
    fitting = sorted(
        (one for one in marks if one.start < one.end and one.start < len(text) and one.end > 0),
        key=lambda one: (one.start, -one.end),
    )
    return tuple(_pieces(text, fitting))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    edges = sorted({0, len(text), *(min(len(text), max(0, at)) for one in marks for at in (one.start, one.end))})
    active: list[Mark] = []
    coming = 0
    for start, end in pairwise(edges):
        active = [one for one in active if one.end > start]
        began = []
        while coming < len(marks) and max(0, marks[coming].start) <= start:
            active.append(marks[coming])
            began.append(marks[coming].id)
            coming += 1
        over = tuple(sorted(active, key=lambda one: (one.start - one.end, one.start)))
        yield Piece(text=text[start:end], marks=over, starts=tuple(one for one in began if one))


def sentence(text: str, marks: Iterable[tuple[int, int, str]], *, longest: int = 3000) -> tuple[Piece, ...]:
    """A sentence with the roles of its words; a monstrous one is cut off."""
    told = text if len(text) <= longest else text[:longest] + " …"
    return cut(told, (Mark(start=start, end=min(end, longest), layer=role) for start, end, role in marks))
