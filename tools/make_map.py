"""The outline of the world for the map page. In: the files of world-atlas (npm pack world-atlas). Out: a table.

python tools/make_map.py FOLDER > regesta/web/charts/world.tsv

One row a country: ISO 3166-1 alpha-3 code (empty where the atlas has none), its path in the drawing, and the point of its middle. A state
too small for the coarse outline has no path: the map draws a ring at its point. Outlines: Natural Earth, public domain.
"""

import csv
import json
import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from regesta.web.charts.projection import place

# The atlas's short names that the table of states has otherwise.
NAMES = {
    "W. Sahara": "ESH", "Dem. Rep. Congo": "COD", "Congo": "COG", "Dominican Rep.": "DOM", "Falkland Is.": "FLK",
    "Fr. S. Antarctic Lands": "ATF", "Côte d'Ivoire": "CIV", "Central African Rep.": "CAF", "Eq. Guinea": "GNQ",
    "eSwatini": "SWZ", "Palestine": "PSE", "Myanmar": "MMR", "Solomon Is.": "SLB", "Taiwan": "TWN", "Kosovo": "XKX",
    "Bosnia and Herz.": "BIH", "Macedonia": "MKD", "S. Sudan": "SSD", "Czechia": "CZE", "Vatican": "VAT",
    "St. Vin. and Gren.": "VCT", "St. Kitts and Nevis": "KNA", "Antigua and Barb.": "ATG", "Marshall Is.": "MHL",
    "Cook Is.": "COK", "Faeroe Is.": "FRO", "Cayman Is.": "CYM", "U.S. Virgin Is.": "VIR", "British Virgin Is.": "VGB",
    "Turks and Caicos Is.": "TCA", "Pitcairn Is.": "PCN", "N. Mariana Is.": "MNP", "Wallis and Futuna Is.": "WLF",
    "Fr. Polynesia": "PYF", "St. Pierre and Miquelon": "SPM", "S. Geo. and the Is.": "SGS", "Micronesia": "FSM",
    "Heard I. and McDonald Is.": "HMD", "Br. Indian Ocean Ter.": "IOT", "São Tomé and Principe": "STP", "Åland": "ALA",
    "Macao": "MAC", "Hong Kong": "HKG", "Cabo Verde": "CPV", "Timor-Leste": "TLS", "Saint Helena": "SHN",
    "St-Martin": "MAF", "St-Barthélemy": "BLM", "Sint Maarten": "SXM", "Curaçao": "CUW", "Russia": "RUS", "Laos": "LAO",
    # Lands without a code of their own: the record's codes count them with these states.
    "N. Cyprus": "CYP", "Somaliland": "SOM",
}  # fmt: skip
SMALLEST = 1.2  # square units under which an island of a country is left out
NEAREST = 0.7  # units under which the next point of a coast is left out


def arcs_of(atlas: dict) -> list[list[tuple[float, float]]]:
    """The atlas's lines in degrees."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def rings(shape: dict, arcs: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    """Outer rings of a country, projected; lakes and enclaves are drawn by those that fill them."""
    polygons = {"Polygon": lambda s: [s["arcs"]], "MultiPolygon": lambda s: s["arcs"]}[shape["type"]](shape)
    found = []
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[float, float]] = []
            for number in ring:
                line = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += line[1:] if points else line
            found.append([place(longitude, latitude) for longitude, latitude in points])
    return found


def area(ring: list[tuple[float, float]]) -> float:
    """Signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def path(all_rings: list[list[tuple[float, float]]]) -> str:
    """The rings as a path of relative steps in tenths of a unit, without what cannot be seen."""
    largest = max((abs(area(ring)) for ring in all_rings), default=0.0)
    drawn = []
    for ring in all_rings:
        if abs(area(ring)) < SMALLEST and abs(area(ring)) < largest:
            continue
        points = [ring[0]]
        for point in ring[1:-1]:
            if abs(point[0] - points[-1][0]) + abs(point[1] - points[-1][1]) >= NEAREST:
                points.append(point)
        whole = [(round(x * 2), round(y * 2)) for x, y in points]
        steps = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in pairwise(whole) if a != b]
        if len(steps) > 1:
            drawn.append(f"M{whole[0][0]},{whole[0][1]}l{' '.join(steps)}z")
    return "".join(drawn).replace(",-", "-").replace(" -", "-")


def middle(all_rings: list[list[tuple[float, float]]]) -> tuple[float, float]:
    """The centre of the largest ring."""
    ring = max(all_rings, key=lambda one: abs(area(one)))
    size = area(ring)
    if abs(size) < 1e-6:
        return ring[0]
    x = y = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (6 * size), y / (6 * size)


def codes() -> dict[str, str]:
    """The code of each state by its names."""
    table = Path(__file__).resolve().parents[1] / "regesta/lexicons/world/states.tsv"
    found = dict(NAMES)
    for row in csv.reader(table.open(encoding="utf-8"), delimiter="\t"):
        if not row[0].startswith("#"):
            for name in (row[2], *row[3].split("|")):
                found.setdefault(name, row[0])
    return found


def main(folder: Path) -> None:
    """Print the table."""
    known = codes()
    coarse, fine = (json.loads((folder / f"countries-{scale}.json").read_text()) for scale in ("110m", "50m"))
    paths: dict[str, str] = {}
    nameless = []
    for shape in coarse["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name == "Antarctica":
            continue
        drawn = path(rings(shape, arcs_of(coarse)))
        if name in known:
            paths[known[name]] = paths.get(known[name], "") + drawn
        else:
            nameless.append(drawn)
            print(f"no code: {name}", file=sys.stderr)
    points = {}
    arcs = arcs_of(fine)
    for shape in fine["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name == "Antarctica" or "arcs" not in shape:
            continue
        if name in ("N. Cyprus", "Somaliland", "Siachen Glacier"):
            continue
        if name in known:
            points[known[name]] = middle(rings(shape, arcs))
        else:
            print(f"no code for a point: {name}", file=sys.stderr)
    print(
        "# code, path in half units, x and y of the middle. Outlines: Natural Earth (public domain), by way of world-atlas (ISC)."
    )
    for code in sorted({*paths, *points}):
        x, y = points[code]
        print(f"{code}\t{paths.get(code, '')}\t{x:.1f}\t{y:.1f}")
    for drawn in nameless:
        print(f"\t{drawn}\t\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
