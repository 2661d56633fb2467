"""Rows of machine-coded events as files, invented, about the small pile: in the columns of POLECAT, ICEWS and GDELT."""

from pathlib import Path

from regesta.serve.export.gdelt import COLUMNS as GDELT
from regesta.serve.export.polecat import COLUMNS as POLECAT

ICEWS = ("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
         "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
         "Province", "Country", "Latitude", "Longitude")  # fmt: skip
# id, day, type, actor, its country, recipient, its country
ROWS = (
    ("p1", "2024-03-04", "SUPPORT", "Norway; Chad", "NOR; TCD", "None", "None"),  # the treaty
    ("p2", "2024-03-05", "SUPPORT", "Norway", "NOR", "Chad", "TCD"),  # the same, by the day of publication
    ("p3", "2024-03-05", "CONSULT", "Denmark", "DNK", "Iceland", "ISL"),  # talks
    ("p4", "2024-03-05", "ACCUSE", "Norway", "NOR", "Denmark", "DNK"),  # the other way round
    ("p5", "2024-03-06", "CONSULT", "Norway", "NOR", "Chad", "TCD"),  # a visit that is only planned
    ("p6", "2024-03-05", "ASSAULT", "Denmark", "DNK", "Iceland", "ISL"),  # nobody says so
    ("p7", "2024-03-05", "CONSULT", "Peru", "PER", "Bolivia", "BOL"),  # not in the reports
    ("p8", "2019-03-05", "CONSULT", "Denmark", "DNK", "Iceland", "ISL"),  # before the reports
    ("p9", "None", "CONSULT", "Denmark", "DNK", "Iceland", "ISL"),  # no day
    ("p10", "2024-03-05", "CONSULT", "Iceland", "ISL", "Denmark", "DNK"),  # the talks again
)


def polecat(path: Path, *, header: str = "blanks") -> Path:
    """A POLECAT file with one of its three headers."""
    columns = {
        "blanks": list(POLECAT),
        "underscores": [name.replace(" ", "_") for name in POLECAT],
        "small": [name.replace(" ", "_").lower().replace("intensity", "event_intensity") for name in POLECAT],
    }[header]
    lines = ["\t".join(columns)]
    for key, day, kind, actor, actor_code, recipient, recipient_code in ROWS:
        known = {"Event ID": key, "Event Date": day, "Event Type": kind, "Actor Name": actor, "Actor Country": actor_code,
                 "Recipient Name": recipient, "Recipient Country": recipient_code}  # fmt: skip
        lines.append("\t".join(known.get(name, "None") for name in POLECAT))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def icews(path: Path) -> Path:
    """An ICEWS file; CAMEO codes without the nought that spreadsheets take."""
    rows = (
        ("1", "2024-03-04", "Norway", "57", "Chad"),
        ("2", "2024-03-05", "Denmark", "36", "Iceland"),
        ("3", "2024-03-05", "Denmark", "10", "Iceland"),
    )
    lines = ["\t".join(ICEWS)]
    for key, day, source, code, target in rows:
        known = {"Event ID": key, "Event Date": day, "Source Name": f"Foreign Affairs ({source})", "Source Country": source,
                 "CAMEO Code": code, "Target Name": target, "Target Country": target, "Publisher": '"Fjord Post'}  # fmt: skip
        lines.append("\t".join(known.get(name, "") for name in ICEWS))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def gdelt(path: Path, *, columns: int = 61) -> Path:
    """A GDELT file of 57, 58 or 61 columns, which has no header."""
    lines = []
    for key, day, code, actor, recipient in (
        ("1", "20240304", "057", "NOR", "TCD"),
        ("2", "20240305", "190", "DNK", "ISL"),
    ):
        known = {"GLOBALEVENTID": key, "SQLDATE": day, "EventCode": code, "EventRootCode": code[:2], "QuadClass": "1",
                 "Actor1Name": actor, "Actor1CountryCode": actor, "Actor2Name": recipient, "Actor2CountryCode": recipient}  # fmt: skip
        row = [known.get(name, "") for name in GDELT]
        if columns < 61:  # 1.0 has no ADM2 codes, and its first files no address
            row = [cell for cell, name in zip(row, GDELT, strict=True) if not name.endswith("ADM2Code")][:columns]
        if columns > 57:
            row[-1] = f"https://post.example/{key}"
        lines.append("\t".join(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
