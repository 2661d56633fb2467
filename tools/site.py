"""Makes the documents into a site. In: README.md, CONTRIBUTING.md, docs/. Out: HTML in build/site that asks for nothing from the network.

python tools/site.py [FOLDER]          writes it there; build/site if none is named

Markdown is read by markdown-it-py, which comes with rich; pages are laid out by jinja2. No script, no font, no style from elsewhere.
The page search.html alone runs a script, our own (site_search.js), over the text of all sections (search-index.js): without a server,
also from a folder.
"""

import json
import posixpath
import re
import shutil
import sys
from html import unescape
from pathlib import Path

from jinja2 import Environment
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[1]
MENU = (
    ("Begin", ("index", "tutorial", "cookbook", "commands", "glossary")),
    ("Use", ("browser", "review", "briefing", "exports", "python", "watch", "evaluate")),
    (
        "Rely on it",
        (
            "accuracy",
            "accuracy-history",
            "how-it-compares",
            "codebook",
            "data-dictionary",
            "actors",
            "events",
            "times",
            "figures",
            "statements",
            "joining",
            "trust",
            "licences",
            "performance",
        ),
    ),
    ("Build on it", ("reference", "reading", "scale", "add-a-language", "contributing")),
)
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} - Regesta</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{ up }}style.css">
</head>
<body>
<a class="skip" href="#text">To the text</a>
<div class="frame">
<nav aria-label="Documents">
<a class="mark" href="{{ up }}readme.html">Regesta</a>
{% if here != "search" %}<form action="{{ up }}search.html" role="search">
<input type="search" name="q" aria-label="Search the documents" placeholder="Search"></form>
{% endif %}{% for head, pages in menu %}<h2>{{ head }}</h2>
<ul>{% for name, words in pages %}
<li><a href="{{ up }}{{ name }}.html"{% if name == here %} aria-current="page"{% endif %}>{{ words }}</a></li>{% endfor %}
</ul>
{% endfor %}</nav>
<main id="text">
{{ body }}
</main>
<footer>Regesta {{ version }}. Made from {{ source }} by <code>make site</code>.</footer>
</div>
</body>
</html>
"""


SEARCH = """<h1>Search</h1>
<form role="search"><input type="search" id="q" name="q" aria-label="Words to look for" autofocus></form>
<noscript><p>The search needs JavaScript. The menu does not, nor does your browser's own search in a page.</p></noscript>
<p id="told" role="status"></p>
<ol id="found" class="found"></ol>
<script src="search-index.js"></script>
<script src="search.js"></script>"""


def sources() -> dict[str, Path]:
    """Each page's address in the site, without its ending, and the Markdown it is made from."""
    found = {"readme": ROOT / "README.md", "contributing": ROOT / "CONTRIBUTING.md"}
    found |= {page.stem: page for page in sorted((ROOT / "docs").glob("*.md"))}
    found |= {f"decisions/{page.stem}": page for page in sorted((ROOT / "docs" / "decisions").glob("*.md"))}
    found["model-card"] = ROOT / "training" / "MODEL_CARD.md"
    return found


def title(text: str) -> str:
    """A page's first heading, without marks."""
    return re.sub(r"[`*]", "", next(line for line in text.splitlines() if line.startswith("# "))[2:]).strip()


def anchor(words: str) -> str:
    """A heading's anchor, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", words.lower()).strip().replace(" ", "-")


def address(target: str, source: Path, here: str, places: dict[Path, str]) -> str:
    """Where a link of a page leads in the site; a file that is no page is named by its path in the repository."""
    if re.match(r"[a-z]+:|#", target):
        return target
    file, _, rest = target.partition("#")
    name = places.get((source.parent / file).resolve())
    if name is None:
        return ""
    back = posixpath.relpath(f"{name}.html", posixpath.dirname(here) or ".")
    return back + (f"#{rest}" if rest else "")


def rendered(text: str, source: Path, here: str, places: dict[Path, str]) -> str:
    """Markdown as HTML: headings have anchors, links lead to pages of the site, wide tables scroll by themselves."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(re.sub(r"<!--.*?-->\n?", "", text))
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            words = "".join(one.content for one in tokens[at + 1].children or () if one.type in ("text", "code_inline"))
            token.attrSet("id", anchor(words))
        if token.type == "inline":
            token.children = linked(token.children or [], source, here, places)
    html = str(reader.renderer.render(tokens, reader.options, {}))
    return html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")


def linked(inside: list[Token], source: Path, here: str, places: dict[Path, str]) -> list[Token]:
    """The words of a paragraph with links that hold in the site; a link to what is no page becomes plain words."""
    kept, dropped = [], 0
    for token in inside:
        if token.type == "link_open":
            found = address(str(token.attrGet("href")), source, here, places)
            dropped += not found
            if not found:
                continue
            token.attrSet("href", found)
        elif token.type == "link_close" and dropped:
            dropped -= 1
            continue
        kept.append(token)
    return kept


def sections(html: str, name: str, page: str) -> list[tuple[str, str, str, str]]:
    """A page cut at its headings: address, page, heading, and the text below it, for the search."""
    pieces = re.split(r'<h[1-4] id="([^"]*)">(.*?)</h[1-4]>', html, flags=re.DOTALL)
    found = []
    for anchor_, heading, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        words = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
        found.append((f"{name}.html#{anchor_}", page, unescape(re.sub(r"<[^>]+>", "", heading)), words))
    return found


def make(folder: Path) -> int:
    """Write the site; how many pages it has."""
    from regesta.version import __version__

    pages = sources()
    texts = {name: page.read_text(encoding="utf-8") for name, page in pages.items()}
    places = {page.resolve(): name for name, page in pages.items()} | {
        (ROOT / "docs" / "decisions").resolve(): "decisions/index"
    }
    pages["decisions/index"] = ROOT / "docs" / "decisions" / "index.md"
    rows = [
        f"- [{title(texts[name])}]({Path(name).name}.md)" for name in sorted(texts) if name.startswith("decisions/")
    ]
    texts["decisions/index"] = "# Decisions\n\n" + "\n".join(rows) + "\n"
    menu = [(head, [(name, title(texts[name])) for name in names]) for head, names in MENU]
    layout = Environment(autoescape=False).from_string(PAGE)  # our own Markdown, with HTML turned off
    shutil.rmtree(folder, ignore_errors=True)
    index: list[tuple[str, str, str, str]] = []
    for name, text in texts.items():
        place = folder / f"{name}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * name.count("/")
        source = pages[name].relative_to(ROOT).as_posix()
        body = rendered(text, pages[name], name, places)
        index += sections(body, name, title(text))
        shown = layout.render(
            title=title(text), up=up, menu=menu, here=name, body=body, version=__version__, source=source
        )
        place.write_text(shown, encoding="utf-8")
    search = layout.render(
        title="Search", up="", menu=menu, here="search", body=SEARCH, version=__version__, source="all documents"
    )
    (folder / "search.html").write_text(search, encoding="utf-8")
    # A script and no data file: a page that was opened from a folder may not fetch.
    told = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    (folder / "search-index.js").write_text(f"const SECTIONS = {told};\n", encoding="utf-8")
    shutil.copy(ROOT / "tools" / "site_search.js", folder / "search.js")
    shutil.copy(ROOT / "tools" / "site.css", folder / "style.css")
    return len(texts) + 1


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"
    print(f"{make(target)} pages in {target}. Open {target / 'index.html'}.")
