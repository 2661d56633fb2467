"""Broken and hostile files through every reader. In: how many. Out: what crashed, hung, ate memory or vanished without a word.

The traps come first, then sound files broken at random (cut, spliced, bits turned, bytes of another kind put in). A child process with a
bound on its memory reads them one by one; the parent gives each 10 seconds of the processor, or three minutes of the clock on a machine
that has other work.
"""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from select import select

from tools.trust import sound
from tools.trust.traps import traps

SECONDS = 10  # of the processor
PATIENCE = 180  # of the clock: a file that waits for nothing is a hang as well
MEMORY = 3_000_000_000  # of address space, most of which the libraries take without using it
TOKENS = (
    b"\0", b"\xff", b'"', b"'", b"<", b">", b"&", b"\r", b"\n", b"\n\n", b"{", b"}", b"[", b"]", b",", b"<!--", b"-->", b"<![CDATA[",
    b"<script>", b"</article>", b"&#x10FFFF;", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"%PDF-1.7", b"endobj", b"PK\x03\x04", b"WARC/1.0\r\n",
    b"1e999", b"999999999999999999999", b"-1", b"null", b"\\u0000", b"\\ud800", b"---\n", b"&a", b"*a", b": ", b"\x1f\x8b", b"\r\n\r\n",
)  # fmt: skip


def run(folder: Path, *, times: int, seed: int = 0, large: bool = True) -> dict[str, object]:
    """Read so many files in children."""
    wrong: list[str] = []
    outcomes: Counter[str] = Counter()
    slowest, most, number, crashed, name = (0.0, ""), 0, 0, 0, "the beginning"
    while number < times:
        child = subprocess.Popen(
            [sys.executable, "-m", "tools.trust.hostile", str(folder), str(number), str(times), str(seed), str(int(large))],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True,
        )  # fmt: skip
        for line in _lines(child):
            told = json.loads(line)
            if "name" in told:
                number, name = told["number"] + 1, told["name"]
                continue
            outcomes.update(told["codes"])
            slowest, most = max(slowest, (told["seconds"], name)), max(most, told["megabytes"])
            wrong += [f"{name} ({number - 1}): {one}" for one in told["wrong"]]
        if child.wait() != 0:
            crashed += 1
            said = child.stderr.read()[-300:] if child.stderr else ""
            wrong.append(f"{name} ({number - 1}): the reader ended with {child.returncode} {said}")
        for end in (child.stdout, child.stderr):
            if end:
                end.close()
    return {
        "files": number, "outcomes": dict(outcomes.most_common()), "slowest": [round(slowest[0], 2), slowest[1]],
        "megabytes": most, "crashed or hung": crashed, "wrong": wrong[:40], "number wrong": len(wrong),
    }  # fmt: skip


def _lines(child: "subprocess.Popen[str]") -> Iterator[str]:
    """What the child says, killed when it says nothing for too long; it has three times as long to begin with."""
    assert child.stdout is not None
    most, before, since, rest = SECONDS * 3.0, 0.0, time.monotonic(), ""
    while True:
        if not select([child.stdout], [], [], 1.0)[0]:
            if spent(child.pid) - before > most or time.monotonic() - since > PATIENCE:
                child.send_signal(signal.SIGKILL)
                return
            continue
        read = os.read(child.stdout.fileno(), 1 << 16).decode()
        if not read:
            return
        *lines, rest = (rest + read).split("\n")
        most, before, since = float(SECONDS), spent(child.pid), time.monotonic()
        yield from (line for line in lines if line)


def spent(process: int) -> float:
    """Seconds of the processor that a process has had; those of the clock where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def made(number: int, seed: int, *, large: bool = True) -> tuple[str, bytes]:
    """The file of a number: a trap, or a sound file that was broken."""
    known = [one for one in traps() if large or one[0] not in LARGE]
    if number < len(known):
        name, make = known[number]
        return name, make()
    chance = random.Random(f"{seed} {number}")
    name = chance.choice(sorted(sound.files()))
    return name, broken(sound.files()[name], chance)


LARGE = frozenset(
    "line.txt line.json line.jsonl line.csv quote.csv commas.csv numbers.json bomb.zip bombs.zip bomb.warc.gz huge-word.docx".split()
)


def broken(data: bytes, chance: random.Random) -> bytes:
    """Sound bytes, broken in one to five ways."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
        data = _once(data, chance)
    return data


def _once(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data) + 1), chance.choice((1, 2, 8, 64, 1024))
    match chance.randrange(8):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[at + length :]
        case 2:
            return data[:at] + chance.randbytes(length) + data[at + length :]
        case 3:
            return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 1000)) + data[at:]
        case 4:
            return data[:at] + data[at : at + length] * chance.choice((2, 10, 500)) + data[at + length :]
        case 5:
            other = chance.choice(list(sound.files().values()))
            return data[:at] + other[chance.randrange(len(other)) :][: length * 4] + data[at:]
        case 6:
            turned = bytearray(data)
            for _ in range(chance.choice((1, 4, 32)) if data else 0):
                turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
            return bytes(turned)
        case _:
            return data[:at] + bytes(length) + data[at:]


def read(file: Path) -> tuple[list[str], list[str]]:
    """Codes of what became of a file, and what is wrong with that: nothing said, or an error that nobody foresaw."""
    from regesta.errors import InputError, LexiconError
    from regesta.ingest.metadata import read_metadata
    from regesta.ingest.sources import raw_reports
    from regesta.issues import Issue
    from regesta.link.known.own import read_actors
    from regesta.pipeline.taking import taken

    codes: list[str] = []
    try:
        if "actors" in file.name or file.suffix == ".yaml":
            read_actors(file)
            return ["actors"], []
        if "meta" in file.name:
            read_metadata(file)
            return ["metadata"], []
        for raw in raw_reports([file]):
            if isinstance(raw, Issue):
                codes.append(raw.code)
                continue
            document, issues = taken(raw)
            codes += [one.code for one in issues] + (["document"] if document is not None else [])
            if document is not None:
                document.text.encode()  # what cannot be written as UTF-8 cannot be stored
    except (InputError, LexiconError) as error:
        return ["refused"], [] if str(error) else ["refused without a word"]
    except Exception as error:  # whatever it is, it is what this is looking for
        return codes, [f"{type(error).__name__}: {error}"[:200]]
    unforeseen = [f"{code}: {reason}" for code, reason in zip(codes, codes, strict=True) if code == "reading-failed"]
    return codes, unforeseen or ([] if codes else ["not a word"])


def child(folder: Path, first: int, last: int, seed: int, *, large: bool) -> None:
    """Read the files from one number to another, telling before and after each."""
    from regesta.pipeline import taking  # noqa: F401

    read(_written(folder, *made(10**9, 1)))  # the libraries are loaded before memory is bounded
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(first, last):
        name, data = made(number, seed, large=large)
        _say({"number": number, "name": name})
        file = _written(folder, name, data)
        del data
        began = time.process_time()
        codes, wrong = read(file)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        _say(
            {
                "codes": sorted(set(codes)),
                "wrong": wrong,
                "seconds": time.process_time() - began,
                "megabytes": megabytes,
            }
        )
        file.unlink()


def _written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    child(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), large=sys.argv[5] == "1")
