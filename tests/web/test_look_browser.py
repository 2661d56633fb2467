"""The pages with charts in Debian's chromium on a real record: what is clicked leads on, colours change with the scheme."""

from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.model


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
