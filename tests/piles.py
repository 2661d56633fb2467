"""A small pile of reports as files, invented: enough to be read, copied, joined and to disagree."""

from pathlib import Path

REPORTS = {
    "tidende/opening.txt": "OSLO, March 4 (Fjell) -- Norway and Chad signed a fishing treaty in Oslo on Monday. "
    "Foreign Minister Anna Berg said at least 12 guests had come.\n\nChad's foreign minister, Idriss Sall, thanked Norway.",
    "tidende/visit.txt": "OSLO, March 6 (Fjell) -- Foreign Minister Anna Berg will visit Chad in June, her ministry said on Wednesday.",
    "post/opening.txt": "Norway and Chad signed a treaty on fishing on Monday, Fjell reported. "
    "\"This treaty is a beginning,\" Anna Berg said.",
    "post/protest.txt": "Denmark lodged a protest with Norway on Tuesday. The Danish government accused Norway of breaking an agreement.",
    "post/missile.txt": "Iceland launched two rockets on 2 March 2024. Iceland's defence ministry denied that anybody had been hurt.",
    "herald/talks.txt": "Denmark and Iceland held talks in Copenhagen on 5 March 2024. Some 300 people demonstrated outside.",
    "herald/aid.txt": "Norway sent 15 tonnes of medicine to Chad last week, according to Idriss Sall.",
    "herald/leer.txt": "Le ministre des affaires étrangères du Tchad a visité la Norvège lundi, selon un communiqué du gouvernement. "
    "Les deux pays ont signé un accord sur la pêche, a-t-on appris de source officielle à Oslo.",
}  # fmt: skip
METADATA = """file,publisher,published
tidende/opening.txt,Fjell Tidende,2024-03-04
tidende/visit.txt,Fjell Tidende,2024-03-06
post/opening.txt,Fjord Post,2024-03-05
post/protest.txt,Fjord Post,2024-03-06
herald/aid.txt,Isbre Herald,2024-03-07
"""


def write(folder: Path) -> tuple[Path, Path]:
    """The pile and its metadata table, written to a folder; their paths."""
    for name, text in REPORTS.items():
        path = folder / "pile" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    table = folder / "metadata.csv"
    table.write_text(METADATA, encoding="utf-8")
    return folder / "pile", table
