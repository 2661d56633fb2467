"""The pages with charts in Debian's chromium on a real record: axe, phone width, light and dark, what is clicked leads on."""

from typing import TYPE_CHECKING

import pytest

import regesta
from tests.web.checks import axe, overflow
from tests.web.conftest import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.model
LISTS = (
    "/actors", "/actors?q=ka&kind=person", "/actors?q=zzzz", "/statements", "/statements?act=deny", "/statements?q=zzzz", "/figures",
    "/figures?counts=people", "/figures?counts=zzzz", "/disagreements", "/disagreements?kind=denial",
    "/disagreements?kind=revision&field=date",
    "/network", "/network?grain=actors", "/network?least=999", "/map", "/map?until=1900", "/outlets", "/pairs", "/pairs/XKS/XVA",
    "/pairs/XKS/XVA?step=year", "/pairs/XKS/XVA?since=2030", "/actors/XKS", "/actors/XKS?show=did", "/actors/XKS?show=said",
    "/actors/nobody",
)  # fmt: skip


def _pages(server: Server) -> list[str]:
    with regesta.open(server.record) as record:
        held = [one for one in record.look.people(kind="person", limit=50).lines if record.look.dossier(one.id).offices]
    return [*LISTS, *(f"/actors/{one.id}" for one in held[:2])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(strait_server: Server, browser: "Browser", scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    opened = context.new_page()
    wrong = {}
    for path in _pages(strait_server):
        opened.goto(strait_server.at(path))
        if found := axe(opened):
            wrong[path] = found[:4]
    context.close()
    assert wrong == {}


def test_no_page_is_wider_than_a_phone(strait_server: Server, browser: "Browser") -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    wide = {}
    for path in _pages(strait_server):
        opened.goto(strait_server.at(path))
        if overflow(opened) > 0:
            wide[path] = overflow(opened)
    context.close()
    assert wide == {}


def test_a_step_of_the_curve_opens_into_its_events(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/pairs/XKS/XVA?step=month"))
    step = page.locator(".plot-relation svg a").first
    told = step.get_attribute("aria-label") or ""
    step.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**point=**")
    events = page.locator("#events").locator("..").locator("li[data-row]").count()
    assert f": {events} event" in told


def test_a_node_of_the_network_opens_its_actor(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/network"))
    page.locator(".plot-network svg a[href^='/actors/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/**")


def test_the_numbers_of_a_chart_can_be_read_as_a_table(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/pairs/XKS/XVA"))
    twin = page.locator(".plot-relation .plot-twin")
    assert not twin.locator("table").is_visible()
    twin.locator("summary").click()
    assert twin.locator("table").is_visible()


def test_colours_come_from_the_style_sheet_and_change_with_the_scheme(
    strait_server: Server, browser: "Browser"
) -> None:
    found = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        opened = context.new_page()
        opened.goto(strait_server.at("/pairs/XKS/XVA"))
        found.add(opened.eval_on_selector(".coop", "one => getComputedStyle(one).fill"))
        context.close()
    assert len(found) == 2
    assert "rgb(0, 0, 0)" not in found
