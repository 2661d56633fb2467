"""What must hold of every page in a real browser. In: an open page. Out: what is wrong with it, in words; empty when nothing is."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

GRAVE = ("serious", "critical")


@cache
def _axe_source() -> str:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def axe(page: "Page", *, only: tuple[str, ...] = ()) -> list[str]:
    """What axe finds that is serious or worse: rule, and where. With `only`, just these rules: colours, in the other scheme."""
    page.evaluate(_axe_source())  # not as a script of the page, which its policy would forbid
    options = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]}"
        for one in found["violations"] if one["impact"] in GRAVE for node in one["nodes"]
    ]  # fmt: skip


def overflow(page: "Page") -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def intruders(page: "Page") -> list[str]:
    """Elements and attributes that only a report's words could have brought in."""
    return list(
        page.evaluate("""() => {
            const bad = [...document.querySelectorAll("iframe, object, embed, base, form[action^='javascript' i], a[href^='javascript' i], "
                + "a[href^='data' i], img, style, plaintext, xmp, math, [srcdoc], [style]")].map(one => one.outerHTML.slice(0, 120));
            for (const one of document.querySelectorAll("*"))
                for (const attribute of one.attributes)
                    if (attribute.name.startsWith("on") || attribute.name.startsWith("hx-on")) bad.push(one.tagName + " " + attribute.name);
            for (const one of document.querySelectorAll("script"))
                if (!one.src || new URL(one.src).origin !== location.origin) bad.push(one.outerHTML.slice(0, 120));
            return bad;
        }""")
    )
