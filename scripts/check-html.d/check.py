"""Checks pages: strict HTML5, nothing active or from outside, axe at three widths."""

import base64
import functools
import hashlib
import os
import pathlib
import re
import sys

import axe_playwright_python
import html5lib
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTHS = (360, 768, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: "tag", values: arguments[0]}, resultTypes: ["violations"]})
  .then(done, (fault) => done({violations: [{id: "axe", help: String(fault), nodes: [{html: ""}]}]}));
"""


@functools.cache
def axe_source():
    package = pathlib.Path(axe_playwright_python.__file__).parent
    return next(package.rglob("axe.min.js")).read_text(encoding="utf-8")


def faults_of_text(text):
    """What the page's own text tells: its policy, and what must not be in it."""
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    if f"'sha256-{digest}'" not in text:
        yield "the policy does not let the page's own style in"
    if "default-src 'none'" not in text:
        yield "the policy lets other things in"
    markup = text.replace(style.group(1), "")
    tags = re.findall(r"<[a-zA-Z][^>]*>", markup)
    for tag in tags:
        if re.match(r"<(script|img|link|iframe|object|embed|form|input|base|video|audio)\b", tag):
            yield f"not wanted: {tag}"
        if re.search(r"\s(on\w+|style|src|srcset|action)\s*=", tag):
            yield f"not wanted: {tag}"
        for target in re.findall(r'\shref="([^"]*)"', tag):
            if not target.startswith("#"):
                yield f"a link to outside: {tag}"
            elif f'id="{target[1:]}"' not in markup:
                yield f"a link to nowhere: {tag}"
    ids = re.findall(r'\sid="([^"]*)"', "".join(tags))
    for name in {name for name in ids if ids.count(name) > 1}:
        yield f"id given twice: {name}"


def faults_of_parsing(text):
    parser = html5lib.HTMLParser()
    parser.parse(text)
    for (line, column), code, _ in parser.errors:
        yield f"{line}:{column}: {code}"


def faults_in_browser(driver, page):
    for width in WIDTHS:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        driver.get(page.resolve().as_uri())
        wide = driver.execute_script("return document.documentElement.scrollWidth")
        if wide > width:
            yield f"at {width} px the page is {wide} px wide"
        driver.execute_script(axe_source())
        result = driver.execute_async_script(RUN, TAGS)
        for violation in result["violations"]:
            for node in violation["nodes"][:5]:
                yield f"at {width} px: {violation['id']}: {violation['help']}: {node['html'][:160]}"


def main(paths):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    service = Service("/usr/bin/chromedriver", log_output=os.devnull)
    driver = webdriver.Chrome(options=options, service=service)
    # Checks run in the page by the driver, which the page's policy rightly refuses.
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    failed = 0
    driver.set_script_timeout(120)
    try:
        for path in map(pathlib.Path, paths):
            text = path.read_text(encoding="utf-8")
            faults = [
                *faults_of_text(text),
                *faults_of_parsing(text),
                *faults_in_browser(driver, path),
            ]
            print(f"{path.name}: {'ok' if not faults else f'{len(faults)} faults'}", flush=True)
            for fault in faults:
                print(f"  {fault}")
            failed += bool(faults)
    finally:
        driver.quit()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
