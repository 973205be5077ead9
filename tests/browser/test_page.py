"""The page in a browser: opened from disk, by mouse, by keyboard alone, without script, on a phone, in the dark."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.loopback]  # the driver is spoken to over 127.0.0.1

WIDE, PHONE = 1280, 390
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def record(pages: Path) -> dict[str, Any]:
    """The twin of the page: what it must show."""
    twin: dict[str, Any] = json.loads((pages / "depot-blast.json").read_text(encoding="utf-8"))
    return twin


@pytest.fixture
def open_page(chromium: Any, pages: Path) -> Open:
    """Open a page from disk at a width, in light or dark, with or without script; logs start empty."""

    def open_it(name: str = "depot-blast.html", *, width: int = WIDE, dark: bool = False, script: bool = True) -> Any:
        chromium.get("about:blank")
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [scheme]})
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        for log in ("performance", "browser"):
            chromium.get_log(log)
        chromium.get((pages / name).as_uri())
        return chromium

    return open_it


def run(driver: Any, script: str, *arguments: Any) -> Any:
    return driver.execute_script(script, *arguments)


def press(driver: Any, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def visible_facts(driver: Any) -> list[int]:
    """Numbers of the facts that the matrix shows."""
    script = (
        "return [...document.querySelectorAll('#matrix-table tbody tr:not([hidden]) .num')].map(n => +n.textContent)"
    )
    return list(run(driver, script))


def requests_of(driver: Any) -> set[str]:
    """Addresses that the page asked for since it was opened."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    return {entry["request"]["url"].partition("#")[0] for entry in sent}


@pytest.mark.parametrize("name", ["depot-blast.html", "depot-blast.uk.html", "depot-blast.ru.html", "index.html"])
def test_page_opens_from_disk_asks_for_nothing_and_logs_nothing(open_page: Open, pages: Path, name: str) -> None:
    driver = open_page(name)
    assert run(driver, "return document.readyState") == "complete"
    assert requests_of(driver) == {(pages / name).as_uri()}
    assert driver.get_log("browser") == []
    assert run(driver, "return document.documentElement.classList.contains('js')")


def test_policy_refuses_foreign_script_and_requests(open_page: Open) -> None:
    driver = open_page()
    script = """
        const done = arguments[0], node = document.createElement("script");
        node.textContent = "window.ran = true";
        document.body.append(node);
        fetch("https://example.invalid/").then(() => done("sent"), () => done(window.ran ? "ran" : "refused"));
    """
    assert driver.execute_async_script(script) == "refused"
    assert not [url for url in requests_of(driver) if not url.startswith("file:")]


def test_click_on_a_cell_shows_the_sentences_of_that_fact(open_page: Open, record: dict[str, Any]) -> None:
    driver = open_page()
    articles = {entry["article"]["id"]: entry for entry in record["articles"]}
    facts = {fact["id"]: fact for fact in record["matching"]["facts"]}
    for cell in run(driver, "return [...document.querySelectorAll('a.cell')].map((_, i) => i)")[::3]:
        title, name, state, shown, place = run(
            driver,
            """
            const cell = document.querySelectorAll("a.cell")[arguments[0]];
            cell.click();
            const drawer = document.getElementById("drawer"), chosen = drawer.querySelector(".chosen");
            const told = [drawer.querySelector("h3").textContent, chosen.querySelector("h4").textContent,
                          cell.classList[1], drawer.textContent, chosen.textContent];
            document.getElementById("drawer-close").click();
            return told;
            """,
            cell,
        )
        assert run(driver, "return document.querySelectorAll('a.cell')[arguments[0]].dataset.name", cell) == name
        told = [fact for fact in facts.values() if fact_title_in(fact, articles, title)]
        fact = next(fact for fact in told if all(text in shown for text in texts_of(fact, articles)))
        article_id = next(key for key, entry in articles.items() if entry["article"]["outlet"] == name)
        assert state == next(entry["state"] for entry in fact["states"] if entry["article_id"] == article_id)
        for text in texts_of(fact, articles, article_id):
            assert text in place


def texts_of(fact: dict[str, Any], articles: dict[str, Any], article_id: str | None = None) -> list[str]:
    """Originals and translations of the sentences that tell *fact*, of one article or of all."""
    texts = []
    for member in fact["members"]:
        if article_id in (None, member["article_id"]):
            entry = articles[member["article_id"]]
            for index in range(member["first"], member["last"] + 1):
                texts += [entry["segments"][index]["text"], entry["translations"][index]["text"]]
    return texts


def fact_title_in(fact: dict[str, Any], articles: dict[str, Any], title: str) -> bool:
    return any(text.startswith(title.rstrip("…")) for text in texts_of(fact, articles))


def test_place_in_the_drawer_leads_to_the_lit_sentence_in_the_full_article(open_page: Open) -> None:
    driver = open_page()
    found = run(
        driver,
        """
        document.querySelectorAll("a.cell.has")[2].click();
        const link = document.querySelector("#drawer .chosen .where"), target = document.querySelector(link.hash);
        link.click();
        return [document.getElementById("drawer").open, target.closest("details").open,
                target.classList.contains("lit"), target.classList.contains("told")];
        """,
    )
    assert found == [False, True, True, True]


def test_search_finds_words_of_originals_and_translations(open_page: Open) -> None:
    from selenium.webdriver.common.by import By

    driver = open_page()
    everything = visible_facts(driver)
    assert len(everything) == 14
    box = driver.find_element(By.ID, "search")
    for word, text in (("Снарядів", "artillery shells"), ("artillery", "снарядів")):
        box.clear()
        box.send_keys(word)
        shown = visible_facts(driver)
        assert 0 < len(shown) < 14
        kept = run(driver, "return [...document.querySelectorAll('.fact:not([hidden])')].map(n => n.textContent)")
        assert all(text in fact for fact in kept)
        assert len(kept) == len(shown)
    box.clear()
    box.send_keys("no such word anywhere")
    assert visible_facts(driver) == []
    assert "No fact matches" in run(driver, "return document.getElementById('status').textContent")
    driver.find_element(By.ID, "clear").click()
    assert visible_facts(driver) == everything


def test_filters_by_outlet_and_finding_give_the_omissions_of_the_record(
    open_page: Open, record: dict[str, Any]
) -> None:
    from selenium.webdriver.support.ui import Select

    driver = open_page()
    Select(driver.find_element("id", "finding")).select_by_value("omission")
    left_out = {entry["fact_id"] for entry in record["findings"]["omissions"] if entry["state"] == "absent"}
    assert len(visible_facts(driver)) == len(left_out)
    for number, entry in enumerate(record["articles"], start=1):
        Select(driver.find_element("id", "outlet")).select_by_value(f"a{number}")
        mine = [
            omission
            for omission in record["findings"]["omissions"]
            if omission["article_id"] == entry["article"]["id"] and omission["state"] == "absent"
        ]
        assert len(visible_facts(driver)) == len(mine)
    Select(driver.find_element("id", "finding")).select_by_value("")
    told = [
        fact
        for fact in record["matching"]["facts"]
        if any(member["article_id"] == record["articles"][-1]["article"]["id"] for member in fact["members"])
    ]
    assert len(visible_facts(driver)) == len(told)
    assert run(driver, "return document.querySelectorAll('.matrix .dim').length") > 0


def test_keyboard_alone_is_enough(open_page: Open) -> None:
    from selenium.webdriver.common.keys import Keys

    driver = open_page()
    focused = "return document.activeElement.id || document.activeElement.className"
    press(driver, Keys.TAB)
    assert run(driver, focused) == "skip"
    press(driver, Keys.ENTER, "/")
    assert run(driver, focused) == "search"
    press(driver, *"depot")
    assert 0 < len(visible_facts(driver)) < 14
    press(driver, *[Keys.BACKSPACE] * 5)
    for _ in range(8):
        press(driver, Keys.TAB)
        if str(run(driver, focused)).startswith("cell"):
            break
    place = "const c = document.activeElement.hash; return c"
    first = run(driver, place)
    press(driver, Keys.ARROW_DOWN, Keys.ARROW_RIGHT)
    assert (first, run(driver, place)) == ("#fact-1-a1", "#fact-2-a2")
    press(driver, Keys.ENTER)
    assert run(driver, "return document.getElementById('drawer').open")
    press(driver, Keys.TAB, Keys.TAB)
    assert run(driver, "return document.getElementById('drawer').contains(document.activeElement)")
    press(driver, Keys.ESCAPE)
    assert not run(driver, "return document.getElementById('drawer').open")
    assert run(driver, place) == "#fact-2-a2"


def test_without_script_it_is_a_plain_document(open_page: Open, record: dict[str, Any]) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    driver = open_page(script=False)

    assert not driver.find_element(By.ID, "controls").is_displayed()
    assert not driver.find_element(By.ID, "drawer").is_displayed()
    assert not driver.find_element(By.ID, "theme").is_displayed()
    assert len(driver.find_elements(By.CSS_SELECTOR, "[data-fact][id]")) == len(record["matching"]["facts"])
    driver.find_element(By.CSS_SELECTOR, "a.cell").send_keys(Keys.ENTER)
    assert driver.current_url.endswith("#fact-1-a1")
    assert driver.find_element(By.ID, "fact-1-a1").is_displayed()


def test_theme_button_goes_over_the_system_and_is_kept(open_page: Open) -> None:
    driver = open_page(dark=False)
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = run(driver, colour)
    run(driver, "document.getElementById('theme').click()")
    dark = run(driver, colour)
    assert dark != light
    driver.refresh()
    assert run(driver, colour) == dark
    run(driver, "localStorage.clear()")
    assert run(open_page(dark=True), colour) == dark


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("name", ["depot-blast.html", "depot-blast.uk.html", "index.html"])
def test_nothing_runs_out_of_the_page(open_page: Open, name: str, width: int) -> None:
    driver = open_page(name, width=width)
    run(driver, "document.querySelectorAll('details').forEach(node => { node.open = true })")
    assert run(driver, "return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["depot-blast.html", "index.html"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_no_serious_violation(open_page: Open, name: str, dark: bool, width: int) -> None:
    driver = open_page(name, width=width, dark=dark)
    run(driver, "document.querySelectorAll('details').forEach(node => { node.open = true })")
    assert serious_violations(driver) == []


def test_axe_finds_no_serious_violation_in_the_drawer(open_page: Open) -> None:
    driver = open_page()
    run(driver, "document.querySelector('a.cell').click()")
    assert serious_violations(driver) == []


def serious_violations(driver: Any) -> list[str]:
    """Run axe-core and return what it calls serious or critical, with the first element."""
    spec = find_spec("axe_playwright_python")
    assert spec and spec.submodule_search_locations, "the browser tests' environment lacks axe: make test-browser"
    driver.execute_script(next(Path(spec.submodule_search_locations[0]).rglob("axe.min.js")).read_text("utf-8"))
    done = driver.execute_async_script("axe.run(document).then(arguments[0])")
    return [
        f"{entry['id']}: {entry['nodes'][0]['html'][:200]} ({entry['nodes'][0]['failureSummary']})"
        for entry in done["violations"]
        if entry["impact"] in ("serious", "critical")
    ]


def test_print_leaves_out_what_only_works_on_screen(open_page: Open) -> None:
    driver = open_page()
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    hidden = "return getComputedStyle(document.getElementById(arguments[0])).display"
    assert run(driver, hidden, "controls") == run(driver, hidden, "theme") == "none"
    assert len(driver.execute_cdp_cmd("Page.printToPDF", {})["data"]) > 10_000


def test_hostile_page_runs_nothing(open_page: Open) -> None:
    driver = open_page("hostile.html")
    assert driver.get_log("browser") == []
    assert run(driver, "return [...document.querySelectorAll('script, img, iframe')].length") == 1
    assert run(driver, "return window.attacked") is None
