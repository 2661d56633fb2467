"""What the program is made of. In: the environment it is installed in. Out: docs/licences.md, CycloneDX JSON, or what is wrong.

    python -m tools.supply licences     write docs/licences.md; exit code 1 when a licence is unknown or asks too much
    python -m tools.supply sbom FILE    write the parts as CycloneDX 1.5

Parts are what the package needs, with all extras, and what that needs in turn, as installed here. Tools for development are not parts.
"""

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
# Licences that let anybody use, change and pass on the part beside a program under Apache-2.0.
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python|Unlicense|Zlib|0BSD|MPL|Mozilla|CC0|HPND|Blue ?Oak|Public Domain|CNRI|LGPL|Lesser General",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"(?<!L)(?<!Lesser )GPL|(?<!Lesser )General Public|AGPL|Affero|SSPL|Commons Clause|proprietary", re.IGNORECASE
)
# Parts that would be refused by the words of their licence, with the reason why they may stay.
REASONED = {
    "tld": "its user chooses one of three licences; MPL-1.1 is chosen",
    "python-stdnum": "LGPL: used as a library, unchanged, only with the extra aleph",
}


class Part(NamedTuple):
    """One part: name, version, licence as its maker gives it, and which of our extras bring it ("" for the program itself)."""

    name: str
    version: str
    licence: str
    extras: tuple[str, ...]
    summary: str
    distribution: Distribution


def parts() -> tuple[list[Part], list[str]]:
    """The parts by name, and the names of those that are not installed here."""
    found: dict[str, set[str]] = {}
    missing: set[str] = set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra, needs in {"": project["dependencies"], **project["optional-dependencies"]}.items():
        for need in map(Requirement, needs):
            _collect(_normal(need.name), set(need.extras), extra, found, missing)
    made = [_part(name, tuple(sorted(brought))) for name, brought in sorted(found.items())]
    return made, sorted(missing - set(found))


def _collect(name: str, wanted: set[str], brought: str, found: dict[str, set[str]], missing: set[str]) -> None:
    waiting, seen = [(name, frozenset(wanted))], set[tuple[str, frozenset[str]]]()
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        try:
            needs = distribution(current[0]).requires or []
        except PackageNotFoundError:
            missing.add(current[0])
            continue
        found.setdefault(current[0], set()).add(brought)
        for line in needs:
            need = Requirement(line)
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in (current[1] or {""})):
                waiting.append((_normal(need.name), frozenset(need.extras)))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(name: str, brought: tuple[str, ...]) -> Part:
    one = distribution(name)
    return Part(
        name, one.version, _licence(one), () if "" in brought else brought, one.metadata.get("Summary") or "", one
    )


def _licence(one: Distribution) -> str:
    """What the maker says: the expression, else the classifiers, else the first line of the field, else of the licence's file."""
    if one.metadata.get("License-Expression"):
        return str(one.metadata["License-Expression"])
    classes = [
        line.split("::")[-1].strip() for line in one.metadata.get_all("Classifier") or [] if line.startswith("License")
    ]
    named = [line for line in classes if line != "OSI Approved"]
    field = (one.metadata.get("License") or "").strip().split("\n")[0]
    if named or field:
        return " / ".join(named) or field[:60]
    for file in one.files or []:
        if re.match(r"LICEN[CS]E|COPYING", file.name) and (text := file.locate()) and Path(str(text)).is_file():
            return next(
                (
                    line.strip()[:60]
                    for line in Path(str(text)).read_text("utf-8", "replace").splitlines()
                    if line.strip()
                ),
                "",
            )
    return ""


def refused(found: Iterable[Part]) -> list[str]:
    """Parts whose licence is unknown or asks more than we can give, in words."""
    return [
        f"{part.name} {part.version}: {part.licence or 'no licence given'}"
        for part in found
        if part.name not in REASONED and (not FREE.search(part.licence) or ASKS.search(part.licence))
    ]


def page(found: list[Part], missing: list[str]) -> str:
    """docs/licences.md."""
    lines = [
        "# Licences of what the program is made of",
        "",
        "Made by `make licences` from what is installed; do not edit. Regesta itself is under Apache-2.0. What is listed with an extra comes only",  # noqa: E501
        "with `pip install 'regesta[EXTRA]'`. A licence that is unknown, or asks that a whole program be given away, stops the make.",
        "",
        "| part | version | licence as its maker gives it | comes with | note |",
        "|---|---|---|---|---|",
    ]
    for part in found:
        lines.append(
            f"| {part.name} | {part.version} | {part.licence.replace('|', '/')} | {', '.join(part.extras) or 'the program'} "
            f"| {REASONED.get(part.name, '')} |"
        )
    if missing:
        lines += [
            "",
            f"Needed on other systems or with extras that are not installed here, so not looked at: {', '.join(missing)}.",
        ]
    return "\n".join(lines) + "\n"


def bill(found: list[Part]) -> dict[str, object]:
    """The parts as CycloneDX 1.5, with a hash of each part's own list of files (RECORD)."""
    from regesta import __version__

    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {"type": "application", "name": "regesta", "version": __version__,
                                   "licenses": [{"expression": "Apache-2.0"}], "purl": f"pkg:pypi/regesta@{__version__}"}},
        "components": [
            {"type": "library", "name": part.name, "version": part.version, "purl": f"pkg:pypi/{part.name}@{part.version}",
             "bom-ref": f"pkg:pypi/{part.name}@{part.version}", "description": part.summary[:200],
             "licenses": [{"license": {"name": part.licence or "unknown"}}],
             "properties": [{"name": "regesta:record-sha256", "value": hashlib.sha256((part.distribution.read_text("RECORD") or "").encode()).hexdigest()}]}  # noqa: E501
            for part in found
        ],
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    """Do what was typed; the exit code."""
    found, missing = parts()
    match arguments:
        case ["licences"]:
            (ROOT / "docs" / "licences.md").write_text(page(found, missing), encoding="utf-8")
            wrong = refused(found)
            print(f"{len(found)} parts, {len(wrong)} refused", *wrong, sep="\n")
            return 1 if wrong else 0
        case ["sbom", file]:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(json.dumps(bill(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            print(f"{len(found)} parts in {file}")
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
