"""Make the tables of regesta/lexicons/world from the shared data.

    python tools/make_world.py ../shared/data

In: gazetteers/ and outlets/ of that folder. Out: states.tsv, people.tsv.gz, cities.tsv.gz, outlets.tsv, byte for byte the same every time.
Only facts are taken over; regesta/lexicons/world/README.md names sources and licences.
"""

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import msgspec
from world_names import CAPITALS, ENGLISH, IN_CITIES, IN_OUTLETS, USUAL

from regesta.lexicons import lexicon
from regesta.link.known.tables import OfficeRow, PersonRow
from regesta.link.mentions.places import place_key
from regesta.link.spelling.names import SAME, same_name
from regesta.link.spelling.spellings import family_first, keys
from regesta.link.spelling.titles import role_of

OUT = Path(__file__).resolve().parents[1] / "regesta" / "lexicons" / "world"
LANGUAGES = ("ar", "de", "es", "fr", "ja", "ko", "ru", "uk", "zh")
OLDEST = "1945"


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV file as dictionaries, comment lines skipped."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("# ")))


def write_tsv(name: str, header: str, lines: list[tuple[str, ...]]) -> None:
    """Write a table with its header as comments; gzip leaves no time stamp."""
    text = "".join(f"# {line}\n" for line in header.splitlines())
    text += "".join("\t".join(re.sub(r"[\t\n\r]+", " ", field) for field in line) + "\n" for line in lines)
    data = text.encode("utf-8")
    (OUT / name).write_bytes(gzip.compress(data, 9, mtime=0) if name.endswith(".gz") else data)


def plain(name: str) -> str:
    """ "the Russian Federation" -> "Russian Federation", "Falkland Islands (Malvinas)" -> without the bracket."""
    return re.sub(r"\s*\([^)]*\)", "", re.sub(r"^the\s+", "", name.strip())).strip()


def states(data: Path) -> dict[str, str]:
    """Write states.tsv; gives every English name -> code."""
    cldr = {}
    for language in ("en", *LANGUAGES):
        content = json.loads(
            (data / "gazetteers" / "cldr" / f"{language}-territories.json").read_text(encoding="utf-8")
        )
        cldr[language] = content["main"][language]["localeDisplayNames"]["territories"]
    lines, names = [], {}
    for row in rows(data / "gazetteers" / "country-codes.csv"):
        code, alpha2 = row["ISO3166-1-Alpha-3"], row["ISO3166-1-Alpha-2"]
        usual = cldr["en"].get(alpha2) or row["CLDR display name"]
        usual = USUAL.get(code, usual)
        english = [
            usual,
            row["CLDR display name"],
            row["UNTERM English Short"],
            row["UNTERM English Formal"],
            row["official_name_en"],
        ]
        english += [cldr["en"].get(f"{alpha2}-alt-{kind}", "") for kind in ("short", "variant")]
        other = [name for language in LANGUAGES if (name := cldr[language].get(alpha2, "")) not in ENGLISH]
        # "Congo" and "Korea" alone name two states; states.yaml says so.
        every = [plain(name).replace("’", "'") for name in english + other if name]
        every = [
            name
            for name in dict.fromkeys(every)
            if name and name.lower() not in ("congo", "korea", "us", "uk") and "|" not in name
        ]
        capital = CAPITALS.get(code, row["Capital"])
        lines.append((code, alpha2, usual, "|".join(every), capital, "1" if row["is_independent"] == "Yes" else "0"))
        for name in every:
            names.setdefault(name.lower(), code)
    lines.sort()
    write_tsv(
        "states.tsv",
        "code, alpha-2, name, names, capital, independent\nSources: datasets/country-codes (PDDL), Unicode CLDR (Unicode licence); facts.",
        lines,
    )
    return names


def office(row: dict[str, str]) -> OfficeRow:
    """A row of offices.csv as an OfficeRow."""
    licence = row["licence"]
    source = "C" if licence.startswith("public domain") else "A" if licence.startswith("facts") else "W"
    title = row["office"].strip()
    if source == "A":
        title = "leader"
    state = "" if row["country_iso3"] == "INT" else row["country_iso3"]
    return OfficeRow(title, row["body"], state, row["start"], row["end"], row["as_of"], source, role_of(title))


def close(offices: dict[str, list[OfficeRow]], who: list[str]) -> None:
    """End an open row of an office with one holder where a later holder begins (README of offices.csv, hole 2)."""
    chairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for person in who:
        for row in offices[person]:
            if row.role and row.state and row.since:
                chairs[row.state, row.role].append((row.since, person))
    for chair in chairs.values():
        chair.sort()
    for person in who:
        for index, row in enumerate(offices[person]):
            if row.until or not row.since or not row.role:
                continue
            later = next(
                (since for since, other in chairs[row.state, row.role] if since > row.since and other != person), ""
            )
            if later:
                offices[person][index] = msgspec.structs.replace(row, until=later)


def people(data: Path) -> None:
    """Write people.tsv.gz: rows of one Wikidata id together, rows without one joined by name within their state."""
    source = [row for row in rows(data / "gazetteers" / "offices.csv") if not row["licence"].startswith("CC-BY-SA")]
    source = [row for row in source if row["person"] and not (row["end"] and row["end"] < OLDEST)]
    offices: dict[str, list[OfficeRow]] = defaultdict(list)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    block: dict[tuple[str, str], set[str]] = defaultdict(set)
    undated = []
    for row in source:
        if not row["person_qid"]:
            undated.append(row)
            continue
        add(row, row["person_qid"], offices, names, block)
    for row in sorted(undated, key=lambda row: (row["country_iso3"], row["person"], row["start"])):
        add(row, known(row, names, block) or f"{row['country_iso3']}:{row['person']}", offices, names, block)
    who = sorted(offices)
    close(offices, who)
    result = []
    for person in who:
        kept = sorted(
            {tuple(msgspec.to_builtins(row)): row for row in offices[person]}.items(),
            key=lambda pair: (pair[1].since or "9", pair[0]),
        )
        spelled = [name for name in names[person] if len(name) > 2]
        blocks = sorted({key for name in spelled for key in keys(name)})
        if spelled and blocks:
            result.append(
                PersonRow(
                    tuple(spelled),
                    tuple(blocks),
                    tuple(row for _, row in kept),
                    person if person.startswith("Q") else "",
                )
            )
    lines = []
    for row in result:
        roles = dict.fromkeys(f"{office.state}:{office.role}" for office in row.offices if office.role)
        lines.append((" ".join(row.keys), " ".join(roles), msgspec.json.encode(row).decode("utf-8")))
    header = (
        "blocking keys, offices with a role, row as JSON (regesta/link/known/tables.py: PersonRow)\n"
        "Sources: Wikidata by every-politician-scrapers (CC0), CIA World Leaders 2019 (public domain), Archigos 4.1 (facts; cite Goemans,\n"
        "Gleditsch and Chiozza 2009). Open rows end at the next holder of the same office."
    )
    write_tsv("people.tsv.gz", header, lines)
    print(f"people: {len(result):,}")


def add(row: dict[str, str], person: str, offices: Any, names: Any, block: Any) -> None:
    """File a row under its person, with every spelling."""
    offices[person].append(office(row))
    for name in (row["person"], *row["aliases"].split("|")):
        if name.strip() and "�" not in name:
            names[person][name.strip()] = None
            for key in keys(name):
                block[row["country_iso3"], key].add(person)


def known(row: dict[str, str], names: Any, block: Any) -> str | None:
    """The one person of the same state whose name this is."""
    state = row["country_iso3"] if family_first(row["country_iso3"]) else None
    near = sorted({person for key in keys(row["person"]) for person in block[row["country_iso3"], key]})
    same = [
        person
        for person in near
        if any(same_name(row["person"], name, state=state)[0] >= SAME for name in names[person])
    ]
    return same[0] if len(same) == 1 else None


def cities(data: Path, codes: dict[str, str]) -> None:
    """Write cities.tsv.gz."""
    info = (data / "gazetteers" / "CountryInfo.120116.txt").read_text(encoding="utf-8", errors="replace")
    major: set[tuple[str, str]] = set()
    for part in info.split("<Country>")[1:]:
        code = re.search(r"<ISO3166-alpha3>(\w+)", part)
        found = re.search(r"<MajorCities>(.*?)</MajorCities>", part, re.DOTALL)
        if code and found:
            for line in found[1].splitlines():
                name = line.split("#")[0].strip().strip("_").replace("_", " ").lower()
                major.add((code[1], name))
    lines, unknown = [], set()
    for row in rows(data / "gazetteers" / "world-cities.csv"):
        name = row["country"].lower()
        if "," in name:  # "Korea, Republic of"
            last, _, first = name.partition(", ")
            name = f"{first} {last}".replace("the democratic", "democratic")
        code = (
            IN_CITIES.get(name)
            or codes.get(name)
            or codes.get(name.replace("saint", "st."))
            or codes.get(name.replace(" and ", " & "))
            or ""
        )
        if not code:
            unknown.add(row["country"])
        lines.append(
            (
                row["name"],
                code,
                row["subcountry"],
                row["geonameid"],
                "1" if (code, row["name"].lower()) in major else "0",
                "",
                "",
            )
        )
    for row in rows(data / "gazetteers" / "nk-admin-divisions.csv"):
        lines.append(("", "PRK", row["name.en"], "", "0", row["geo.lat"], row["geo.lon"]))
    lines = sorted((place_key(name or region), name, *rest) for name, *rest in lines for region in [rest[1]])
    header = (
        "look-up key, name (empty: the row is a region), state, region, GeoNames id, major, latitude, longitude\n"
        "Sources: GeoNames by datasets/world-cities (CC BY 4.0), Open Admin Data (CC BY 4.0, openadmindata.org/kp),\n"
        "CountryInfo 120116 (major cities; facts)."
    )
    write_tsv("cities.tsv.gz", header, lines)
    print(f"cities: {len(lines):,}; no code for {sorted(unknown)}")


def outlets(data: Path, codes: dict[str, str]) -> None:
    """Write outlets.tsv."""
    more = dict(IN_OUTLETS)
    for code, entry in lexicon("world/states").items():
        for name in [entry.get("name"), *entry.get("also", [])]:
            if name:
                more.setdefault(str(name).lower(), code)
    lines, unknown = set(), set()
    for row in rows(data / "outlets" / "State_Media_Matrix.csv"):
        name, company = (row["Main assets"] or "").strip(), (row["Media company"] or "").strip()
        country = (row["Country"] or "").strip().lower()
        code = codes.get(country) or more.get(country) or ""
        if not code:
            unknown.add(row["Country"])
        address = (row["URL"] or "").strip()
        domain = urlparse(address if "//" in address else f"//{address}").hostname or ""
        if name or company:
            lines.add(
                (
                    name or company,
                    company,
                    code,
                    (row["Typology"] or "").strip("? ") or "SC",
                    domain.removeprefix("www.").lower(),
                )
            )
    header = (
        "name, company, state, typology (SC state controlled, CaPu/CaPr captured, ISM/ISFM/ISF independent, IP), domain\n"
        "Source: State Media Monitor, State Media Matrix (MIT); facts."
    )
    write_tsv("outlets.tsv", header, sorted(lines))
    print(f"outlets: {len(lines):,}; no code for {sorted(unknown)}")


def main(folder: str) -> None:
    """Make all tables."""
    data = Path(folder)
    codes = states(data)
    people(data)
    cities(data, codes)
    outlets(data, codes)


if __name__ == "__main__":
    main(sys.argv[1])
