"""How long pages take. In: a record, addresses. Out: of each the milliseconds at the server (wall clock and processor) and its size.

    python tools/many_events.py build/many.regesta 100000 && python -m bench.pages build/many.regesta

The middle of five requests, after one that warms up. On a busy machine the processor's time is the one to look at.
"""

import statistics
import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

from regesta.record import Record
from regesta.serve.browse import Wish
from regesta.web.app import make_app

BAR = 200  # milliseconds at the server for 100,000 events
LARGEST = 300  # KB of HTML
TIMES = 5


def pages(path: Path) -> list[str]:
    """Addresses of every kind of page, with names that the record has."""
    with Record(path) as record:
        line = record.browse(Wish(order="reports"), limit=1).lines[0]
        names = [name for name, _ in record.choices().actors[:2]]
        places = [name for name, _ in record.choices().places[:1]]
    pair = f"actor={names[0]}&pair={names[1]}"
    filters = ["page=900", "order=newest", f"actor={names[0]}", pair, "type=CONSULT&status=planned", f"place={places[0]}", "origins=3",
               "since=2003&until=2004&by=week", "q=fleet"]  # fmt: skip
    return ["/", "/timeline", *(f"/timeline?{one}" for one in filters), f"/events/{line.id}", f"/documents/{line.sources[0].document}",
            "/search?q=fleet", "/search?q=Sarn+Valmora", "/issues", "/add", "/timeline.json"]  # fmt: skip


def measure(client: TestClient, address: str) -> tuple[float, float, int]:
    """Milliseconds by the clock and of the processor, and KB."""
    client.get(address)
    walls, works, size = [], [], 0
    for _ in range(TIMES):
        wall, work = time.perf_counter(), time.process_time()
        answer = client.get(address)
        walls.append(1000 * (time.perf_counter() - wall))
        works.append(1000 * (time.process_time() - work))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        size = len(answer.content)
    return statistics.median(walls), statistics.median(works), round(size / 1024)


def main(path: Path, asked: list[str]) -> None:
    """Print a line a page."""
    client = TestClient(make_app(path, token="bench"), base_url="http://127.0.0.1")
    print(f"{'ms':>6} {'cpu ms':>7} {'KB':>5}  address")
    for address in asked or pages(path):
        wall, work, size = measure(client, address)
        slow = "  slow" if work > BAR else ""
        large = "  large" if size > LARGEST and ".json" not in address else ""
        print(f"{wall:6.0f} {work:7.0f} {size:5}  {address}{slow}{large}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
