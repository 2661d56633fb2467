"""The same stages on many machines. In: paths or addresses of reports. Out: Parquet tables, from which a record is made.

    list        where the files are                                       here, or daft for addresses such as s3://bucket/news/
    understand  ingest: a file -> its Documents and Issues                 one task a few files
    read        read, extract, link: Documents -> Readings, in lots        one process a core, the model loaded once in each
    write       Parquet, a folder a day

Everything between is daft's: its native runner uses the cores of one machine, its Ray runner those of a cluster. Comparing
needs all reports at once, so it is done where the record is made: `regesta add RECORD TABLES`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.pipeline.settings import own_events, own_world
from regesta.pipeline.tabled import REPORTS, Row, columns, write_manifest
from regesta.pipeline.taking import metadata_table
from regesta.pipeline.workers import Recipe
from regesta.stages import OWN_READER

ENGINES = ("daft", "ray")


def read_into_tables(
    paths: Sequence[str | Path],
    tables: str | Path,
    *,
    engine: str = "daft",
    jobs: int = 1,
    metadata: str | Path | None = None,
    actors: str | Path | None = None,
    events: str | Path | None = None,
) -> int:
    """Read the reports at `paths` into Parquet tables in the folder `tables`; gives their number.

    Args:
        paths: folders, files, and addresses that daft can list (s3://, gs://, az://, https://).
        tables: a folder that all machines of the engine reach; made if it is not there, and it may not hold tables yet.
        engine: "daft" for the cores of this machine, "ray" for a cluster (that of RAY_ADDRESS, else one started here).
        jobs: processes that read, on all machines together.
        metadata: as for `regesta add`.
        actors: as for `regesta add`.
        events: as for `regesta add`.

    Raises:
        InputError: nothing is there, or daft or ray is not installed.
    """
    daft = _engine(engine)
    folder = Path(tables)
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"There is something in {folder} already. Give a folder that is empty or not there yet.")
    own = None if actors is None else own_world(Path(actors))
    acts = None if events is None else own_events(Path(events))
    actors_given, actors_name = own[1:] if own else (None, None)
    recipe = Recipe(OWN_READER, actors_given, actors_name, acts)
    files, issues, described = _files(daft, paths, metadata_table(metadata))
    folder.mkdir(parents=True, exist_ok=True)
    arrived = 0
    if files:
        understood = _understood(daft, files, described, jobs).collect()
        sources = understood.select("source").to_pydict()["source"]
        for source in filter(None, sources):
            arrived += 1
            described.row(source)
        _write(_read(daft, understood, recipe, jobs), folder)
    issues += described.unused()
    if issues:
        row = columns(Row(issues=tuple(issues)))
        _write(daft.from_pydict({name: [value] for name, value in row.items()}), folder)
    write_manifest(folder, recipe, arrived)
    return arrived


def _engine(engine: str) -> Any:
    """daft with the runner chosen."""
    if engine not in ENGINES:
        raise InputError(f"There is no engine {engine}. There are: {', '.join(ENGINES)}.")
    try:
        import daft

        if engine == "ray":
            import ray  # noqa: F401  # so that its lack is told here
    except ImportError as error:
        raise InputError("Reading with an engine needs: pip install 'regesta[cluster]'") from error
    try:
        (daft.set_runner_ray if engine == "ray" else daft.set_runner_native)()
    except RuntimeError as error:
        raise InputError("Another engine was used in this process before; begin a new one.") from error
    return daft


def _files(daft: Any, paths: Sequence[str | Path], metadata: Any) -> tuple[list[tuple[str, str]], list[Issue], Any]:
    """(name, place) of every file, Issues of those that are not read, and the metadata table with their names counted."""
    from regesta.ingest.metadatatable import MetadataTable
    from regesta.ingest.sources import files_named, files_of

    described, files, issues = MetadataTable(metadata), list[tuple[str, str]](), list[Issue]()
    for path in paths:
        remote = "://" in str(path)
        for item in _remote(daft, str(path), files_named, described) if remote else files_of([path], described):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                files.append((item[0], str(item[1])))
    if not files and not issues:
        raise InputError(f"There is nothing at {', '.join(map(str, paths))}.")
    return files, issues, described


def _remote(daft: Any, address: str, named: Any, described: Any) -> Iterator[tuple[str, str] | Issue]:
    """What daft lists at an address, by names relative to it."""
    base = address.rstrip("/")
    try:
        listed = daft.from_glob_path(f"{base}/**" if "*" not in base else base).to_pydict()["path"]
    except (FileNotFoundError, daft.exceptions.DaftCoreException) as error:
        raise InputError(f"Nothing can be listed at {address}: {error}") from error
    whole = base.partition("*")[0].rpartition("/")[0] if "*" in base else base
    places = {place.removeprefix(whole).lstrip("/") or place.rpartition("/")[2]: place for place in listed}
    for item in named(base.rpartition("/")[2], sorted(places), described):
        yield item if isinstance(item, Issue) else (item, places[item])


def _understood(daft: Any, files: list[tuple[str, str]], described: Any, jobs: int) -> Any:
    """One row a report or Issue: `source` (null for an Issue) and `blob`, a Row as JSON."""
    from regesta.distributed.tasks import Understand

    names, places = ([file[at] for file in files] for at in (0, 1))
    frame = _parted(daft, daft.from_pydict({"name": names, "place": places}), min(4 * jobs, len(files)))
    name, place = daft.col("name"), daft.col("place")
    remote = any("://" in one for one in places)
    data = daft.functions.download(place, on_error="null") if remote else daft.lit(None).cast(daft.DataType.binary())
    understand = daft.cls(Understand, use_process=True, max_concurrency=jobs)(described)
    rows = frame.select(understand.rows(name, place, data).alias("found")).explode("found")
    return rows.select(daft.functions.unnest(daft.col("found"))).where(daft.col("blob").not_null())


def _read(daft: Any, understood: Any, recipe: Recipe, jobs: int) -> Any:
    """The rows with their readings, in the columns of the table."""
    from regesta.distributed.tasks import Read

    reader = daft.cls(Read, use_process=True, max_concurrency=jobs)(recipe)
    rows = _parted(daft, understood, 4 * jobs).select(reader.rows(daft.col("blob")).alias("made"))
    return rows.select(daft.functions.unnest(daft.col("made")))


def _parted(daft: Any, frame: Any, count: int) -> Any:
    """The rows in parts that a cluster shares out; on one machine daft does that by itself."""
    return frame.into_partitions(max(1, count)) if daft.get_or_infer_runner_type() == "ray" else frame


def _write(frame: Any, folder: Path) -> None:
    frame.write_parquet(str(folder / REPORTS), partition_cols=["day"])
