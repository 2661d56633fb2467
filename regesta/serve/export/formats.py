"""The forms a record can be written in. In: nothing. Out: a table of formats with what each holds and loses; light."""

from typing import Literal

import msgspec


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One form: `kind` is folder, file or text (a file that may also go to standard output); `lost` is what it cannot hold."""

    name: str
    ending: str
    kind: Literal["folder", "file", "text"]
    holds: str
    lost: str
    extra: str | None = None  # what to install for it: pip install 'regesta[EXTRA]'


_ALL = (
    Format(
        name="csv", ending="-csv", kind="folder",
        holds="a folder with a CSV for each table, and a README of the columns, for spreadsheets",
        lost="where each stretch of a statement in several stretches begins and ends (the first and the last offset are kept)",
    ),
    Format(
        name="jsonl", ending="-jsonl", kind="folder",
        holds="a folder with JSON lines of every table, whole; `regesta restore` makes the same record of it",
        lost="nothing",
    ),
    Format(
        name="parquet", ending="-parquet", kind="folder",
        holds="a folder with a Parquet file for each table, typed, for pandas, polars, DuckDB and R",
        lost="what csv loses", extra="columns",
    ),
    Format(
        name="sqlite", ending=".db", kind="file",
        holds="one plain SQLite file with keys between its tables, and FILE.metadata.json for Datasette",
        lost="what csv loses",
    ),
    Format(
        name="polecat", ending=".polecat.tsv", kind="text",
        holds="tab separated rows with POLECAT's 40 columns and PLOVER's rules, a row for each pair of actor and recipient",
        lost="acts that were denied or did not happen, and possible ones, as PLOVER codes neither; planned conflict in words; "
        "dates that are not one day (the column then says None); on whose word; disagreements; sentences",
    ),
    Format(
        name="gdelt", ending=".gdelt.tsv", kind="text",
        holds="rows like those of GDELT 2.0's event files (61 columns, no header), CAMEO codes, a row for each pair",
        lost="events without one certain day, and all that are not done, as GDELT holds neither; events with nobody known as actor; "
        "tone and Goldstein scale (empty); status; on whose word; disagreements; sentences",
    ),
    Format(
        name="ftm", ending=".ftm.json", kind="text",
        holds="FollowTheMoney entities, one a line, for Aleph and OpenSanctions' tools",
        lost="who acts on whom (told in the description only); dates open on one side (in the notes only); statements, figures and "
        "disagreements; codes of states that are not ISO's",
    ),
    Format(
        name="timelinejs", ending=".timeline.json", kind="text",
        holds="the JSON of TimelineJS, a slide for each dated event with its sentences",
        lost="undated events, and those only dated from or up to a day; figures; who is whose recipient",
    ),
    Format(
        name="geojson", ending=".geojson", kind="text",
        holds="a feature for each event with a place; geometry is null where the place has no known coordinates",
        lost="events without a place",
    ),
    Format(
        name="gexf", ending=".gexf", kind="text",
        holds="a dynamic network for Gephi: actors, and an edge for each pair of each dated event",
        lost="undated events; events with one party; sentences",
    ),
    Format(
        name="webannotation", ending=".annotations.json", kind="text",
        holds="W3C Web Annotations of each account of an event, statement and figure: position and quotation in the report's cleaned text",
        lost="what no sentence says: joined events, dates as intervals, disagreements",
    ),
    Format(
        name="ical", ending=".ics", kind="text",
        holds="a calendar: each dated event on its days",
        lost="undated events, and those only dated from or up to a day; that an event of one day fell somewhere in the days shown "
        "is told in words only",
    ),
    Format(
        name="ris", ending=".ris", kind="text",
        holds="the reports for Zotero, EndNote and Mendeley", lost="all but the reports",
    ),
    Format(
        name="bibtex", ending=".bib", kind="text",
        holds="the reports for LaTeX", lost="all but the reports",
    ),
)  # fmt: skip
FORMATS: dict[str, Format] = {one.name: one for one in _ALL}
