"""Writes docs/codebook.md from the event lexicons. In: lexicons/events, wording, exports/codes, tools/codebook_words.yaml. Out: Markdown.

python tools/codebook.py          writes it
"""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from regesta.lexicons import lexicon
from regesta.version import __version__
from regesta.web.kinds import QUADS, quad_words

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "codebook.md"
NOT_KINDS = ("classes.yaml", "light.yaml", "status.yaml", "roles.yaml")
HEAD = f"""# Codebook

Every type and kind of event, with the words that tell it and example sentences. Made by `python tools/codebook.py` from
`regesta/lexicons/events`; a test fails when it is out of date. The sentences are invented, and each is a test of the program.

To cite it: *Regesta codebook*, version {__version__}, with the day of your copy; and PLOVER, whose types these are: Open Event Data
Alliance, *PLOVER: Political Language Ontology for Verifiable Event Records*, draft 2.0 (2024). The definitions are ours, and so are the
kinds below a type. Where we code otherwise than PLOVER's manual, [exports](exports.md) says so.

## What holds for all

- **Status is not type.** A planned, possible, denied or omitted act has the type of the act; the status says that it was not done, or
  that somebody denies it. `happened`, `ongoing`, `planned`, `possible`, `denied`, `not_happened`.
- **Who acts, who is acted on.** In kinds marked *mutual* all parties act (a meeting, a signing, a clash). A visitor acts, the host is
  acted on.
- **The thing** (a medal, a treaty, a ship) is the event's object, not a party. Where the thing of another is hit or praised, its owner is
  acted on.
- **One act, one event.** Reports of one act are joined; what stands for how many times it was told is the number of reports and origins.
- **Speech that is an act** (demand, accuse, threaten, praise, promise) is an event where the report's own verb names it, or, under
  a plain "said", the speaker's own in the first person ("we urge Chad to ..."); what was said is
  a statement besides.

Frames read like small sentences: `A` acts, `B` is acted on, `O` is the thing; `|` parts alternatives, `{{talks}}` is a class of nouns,
`+` a particle, `!` says that the words must be there. They are not a list of words that are counted, but patterns that the sentence's
tree has to fit.
"""


def entries() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """By type, then by kind: the entries of the lexicons, those of one kind together."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    folder = files("regesta.lexicons").joinpath("events")
    for name in sorted(item.name for item in folder.iterdir()):
        if not name.endswith(".yaml") or name in NOT_KINDS:
            continue
        content = lexicon(f"events/{name[:-5]}")
        for entry in content if isinstance(content, list) else [content]:
            for sub in entry.get("subtypes", ()):
                found.setdefault(entry["type"], {}).setdefault(sub.get("name") or "", []).append(sub)
    return found


def verbs(subs: list[dict[str, Any]]) -> list[str]:
    """The verbs of a kind's frames, once each, in order."""
    found: dict[str, None] = {}
    for written in (frame for sub in subs for frame in sub.get("verbs", ())):
        words = [word for word in written.split() if not re.fullmatch(r"[ABO](@\w+)?!?", word)]
        words = [word for word in words if not (word.startswith("{") and word is words[0])]
        particle = next((f" {word[1:]}" for word in words if word.startswith("+")), "")
        for verb in (words[0] if words else "").split("|"):
            if verb and verb.islower():
                found.setdefault(verb.replace("_", " ") + particle.replace("|", "/"))
    return list(found)


def nouns(subs: list[dict[str, Any]]) -> list[str]:
    """The nouns that tell the kind by themselves."""
    found: dict[str, None] = {}
    for written in (frame for sub in subs for frame in sub.get("nouns", ())):
        *before, last = [word for word in written.split() if "=" not in word]
        for noun in last.split("|"):
            found.setdefault(" ".join([*(word.replace("|", "/") for word in before), noun]).replace("_", " "))
    return list(found)


def kind(type_: str, name: str, subs: list[dict[str, Any]], words: dict[str, Any]) -> str:
    """One kind: what it is, how it is coded elsewhere, words, frames, examples."""
    wording, codes = lexicon("wording"), lexicon("exports/codes")[type_]
    finer = codes["kinds"].get(name, {})
    lines = [f"#### {name or 'no finer kind'}", ""]
    if told := words["kinds"].get(f"{type_}/{name}"):
        lines += [told, ""]
    facts = ["mutual" if any(sub.get("mutual") for sub in subs) else "one acts on another"]
    line = wording.get(name, wording.get(type_, {})).get("example")
    facts += [f"written as: *{line}*"] if line else []
    facts += [f"CAMEO {finer.get('cameo', codes['cameo'])}"]
    facts += [f"PLOVER mode {finer['mode']}"] if finer.get("mode") else []
    lines += ["; ".join(facts) + ".", ""]
    for head, found in (("Verbs", verbs(subs)), ("Nouns", nouns(subs))):
        lines += [f"{head}: {', '.join(found)}.", ""] if found else []
    examples = [example for sub in subs for example in sub.get("examples", ())]
    for one in examples:
        roles = [f"{role}: {', '.join(one[role])}" for role in ("A", "B", "O") if one.get(role)]
        roles += [one["status"].replace("_", " ")] if one.get("status") else []
        lines.append(f"- {one['s']}" + (f" ({'; '.join(roles)})" if roles else ""))
    frames = [written for sub in subs for written in sub.get("verbs", ())]
    if frames:
        lines += ["", "Frames: " + "; ".join(f"`{written}`" for written in frames)]
    return "\n".join(lines)


def page() -> str:
    """The whole page."""
    words = yaml.safe_load((ROOT / "tools" / "codebook_words.yaml").read_text(encoding="utf-8"))
    found = entries()
    rows = ["| type | quad | kinds |", "|---|---|---|"]
    parts: list[str] = []
    for quad, types in QUADS.items():
        parts.append(f"## {quad_words[quad].capitalize()}")
        for type_ in types:
            kinds = found.get(type_, {})
            listed = ", ".join(kinds)
            rows.append(f"| [{type_}](#{type_.lower()}) | {quad_words[quad]} | {listed} |")
            parts += [f"### {type_}", words["types"][type_]]
            parts += [kind(type_, name, subs, words) for name, subs in kinds.items()]
    return "\n\n".join(part.strip("\n") for part in (HEAD, "\n".join(rows), *parts)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
