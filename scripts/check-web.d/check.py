"""Tries the pages in Chromium: every page, every way to hand files in, every download."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from served import served

DEXUAT = os.environ["DEXUAT"]
SAMPLES = pathlib.Path(os.environ["SAMPLES"])
SHOTS = os.environ.get("SHOTS")
SIZES = {"phone": (360, 740), "desk": (1280, 900)}
PAGES = {
    "vi": ["/", "/kiem-tra", "/quy-tac", "/quy-tac/M001", "/quy-tac/F001", "/gioi-thieu", "/x"],
    "en": ["/en", "/en/check", "/en/rules", "/en/rules/M001", "/en/rules/F001", "/en/about", "/en/x"],
}
WORDS = {
    "vi": {"check": "/kiem-tra", "title": "Kết quả xét đề xuất", "more": "Lựa chọn thêm",
           "none": "Chưa có tệp nào được chọn", "large": "lớn quá mức"},
    "en": {"check": "/en/check", "title": "Report on proposals", "more": "More choices",
           "none": "No file was chosen", "large": "too large"},
}
# What is handed in, under the names that people give their files.
SUBMISSIONS = {
    "faulty list": {"Phụ lục 1 – Sở Công Thương (lần 2).csv": "phu-luc-1-loi.csv"},
    "sound list": {"Danh mục nhiệm vụ năm 2024.csv": "phu-luc-1.csv"},
    "faulty outline": {"thuyết minh 'mới' & \"cũ\".xml": "phu-luc-2-loi.xml"},
    "both forms": {
        "Phụ lục 1.xml": "phu-luc-1.xml", "Phụ lục 2 – nhiệm vụ 2.xml": "phu-luc-2.xml",
        "Phụ lục 2 – nhiệm vụ 1.xml": "phu-luc-2-nv1.xml",
        "Phụ lục 2 – nhiệm vụ 3.xml": "phu-luc-2-nv3.xml",
    },
    "both forms, faulty": {"a.csv": "phu-luc-1-loi.csv", "b.xml": "phu-luc-2-loi.xml"},
    "no form": {"Danh sách dự họp.csv": "khong-phai-mau.csv"},
    "damaged": {"hỏng.xml": "hong-cu-phap.xml"},
}
for kind in ("xlsx", "ods", "docx", "zip", "eml"):
    for sample in sorted(SAMPLES.rglob(f"*.{kind}")):
        SUBMISSIONS[f"{kind} {sample.name}"] = {
            f"Hồ sơ {sample.name}": str(sample.relative_to(SAMPLES))
        }

faults = []


def expect(truth, what):
    if not truth:
        faults.append(what)
        print(f"SAI: {what}", file=sys.stderr)


class Browser:
    """Chromium, and what it must not have seen at the end."""

    def __init__(self, playwright, address):
        self.address = address
        self.chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )

    def open(self, size="desk", scripts=False):
        width, height = SIZES[size]
        context = self.chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts,
            bypass_csp=scripts, accept_downloads=True,
        )
        context.set_default_timeout(120_000)
        page = context.new_page()
        page.on("request", self.requested)
        if not scripts:
            # What the page's own policy refuses is told here.
            page.on("console", lambda said: expect(
                said.type != "error" or "status of" in said.text,
                f"{page.url[:60]}: {said.text}"))
        return page

    def requested(self, request):
        own = request.url.startswith((self.address, "data:"))
        expect(own, f"asked for {request.url[:80]}")


def look(page, name):
    if SHOTS:
        pathlib.Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def check_text(text, name):
    parser = html5lib.HTMLParser()
    parser.parse(text)
    for (line, column), code, _ in parser.errors:
        expect(False, f"{name}: {line}:{column}: {code}")


def check_axe(page, name):
    options = {"runOnly": {"type": "tag", "values": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
    for violation in Axe().run(page, options=options).response["violations"]:
        expect(False, f"{name}: axe {violation['id']}: {violation['nodes'][0]['html'][:120]}")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    expect(wide <= 0, f"{name}: {wide} px too wide")


def check_keyboard(page, name):
    """The Tab key reaches everything that can be used, in the order in which it stands."""
    wanted = page.evaluate(
        """() => [...document.querySelectorAll(
             'a[href], button, input, select, summary, [tabindex="0"]')]
           .filter((e) => e.checkVisibility({contentVisibilityAuto: true})).length"""
    )
    page.evaluate("document.activeElement && document.activeElement.blur()")
    reached = []
    for _ in range(wanted + 3):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => { const e = document.activeElement;
                 if (!e || e === document.body) return -1;
                 const outline = getComputedStyle(e).outlineStyle;
                 return [[...document.querySelectorAll('*')].indexOf(e), outline]; }"""
        )
        if here == -1 or (reached and here[0] <= reached[-1]):
            break
        expect(here[1] != "none", f"{name}: focus is not seen on element {here[0]}")
        reached.append(here[0])
    expect(len(reached) == wanted, f"{name}: Tab reached {len(reached)} of {wanted}")


def check_pages(browser):
    for language, paths in PAGES.items():
        for path in paths:
            for size in SIZES:
                page = browser.open(size, scripts=True)
                page.goto(browser.address + path)
                name = f"{path} ({size})"
                check_text(page.request.get(browser.address + path).text(), name)
                expect(page.get_attribute("html", "lang") == language, f"{name}: language")
                check_axe(page, name)
                if size == "desk":
                    check_keyboard(page, name)
                look(page, f"{size}-{path.strip('/').replace('/', '-') or 'vi'}")
                page.context.close()


def commanded(folder, names, report, language, now, received=None):
    order = [DEXUAT, "check", *names, "--report", report, "--lang", language, "--now", now]
    if received:
        order += ["--received", received]
    done = subprocess.run(order, cwd=folder, capture_output=True, check=False)
    expect(done.returncode <= 1, f"{order}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def check_submission(browser, folder, title, files, language, size):
    name = f"{title} ({language}, {size})"
    names = list(files)
    for shown, sample in files.items():
        shutil.copy(SAMPLES / sample, folder / shown)
    page = browser.open(size)
    page.goto(browser.address + WORDS[language]["check"])
    page.set_input_files("#file", [folder / shown for shown in names])
    # By keyboard alone: from the field to the button.
    page.focus("#file")
    while page.locator("button").first.evaluate("e => e !== document.activeElement"):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1").inner_text() == WORDS[language]["title"], f"{name}: no result")
    look(page, f"{size}-result-{language}-{title.replace(' ', '-')}")
    saved = {}
    for link in page.locator(".downloads a").all():
        with page.expect_download() as download:
            link.click()
        saved[download.value.suggested_filename] = pathlib.Path(download.value.path()).read_bytes()
    expect(sorted(saved) == [f"ket-qua-xet.{e}" for e in ("csv", "html", "json")], f"{name}: {list(saved)}")
    now = json.loads(saved["ket-qua-xet.json"])["asOf"]
    for file, content in saved.items():
        report = file.rsplit(".")[-1]
        expect(content == commanded(folder, names, report, language, now),
               f"{name}: {report} is not what the command writes")
    text = page.content()
    page.context.close()
    inspected = browser.open(size, scripts=True)
    inspected.goto(browser.address + WORDS[language]["check"])
    inspected.set_input_files("#file", [folder / shown for shown in names])
    with inspected.expect_navigation():
        inspected.click("button")
    check_axe(inspected, name)
    check_keyboard(inspected, name)
    inspected.emulate_media(media="print")
    expect(not inspected.locator("header.site").is_visible(), f"{name}: prints its head")
    inspected.context.close()
    return text


def check_choices(browser, folder, language):
    """The choices: the deadline, and a report to download in place of the page."""
    shutil.copy(SAMPLES / "phu-luc-1-loi.csv", folder / "a.csv")
    page = browser.open()
    page.goto(browser.address + WORDS[language]["check"])
    page.set_input_files("#file", folder / "a.csv")
    page.get_by_text(WORDS[language]["more"]).click()
    page.fill("#received", "1/5/2023 8:00")
    page.select_option("#report", "json")
    with page.expect_download() as download:
        page.click("button")
    content = pathlib.Path(download.value.path()).read_bytes()
    report = json.loads(content)
    expect(content == commanded(folder, ["a.csv"], "json", language, report["asOf"],
                                "2023-05-01T08:00:00+07:00"), "the chosen JSON differs")
    page.context.close()


def check_troubles(browser, folder, language):
    page = browser.open()
    page.goto(browser.address + WORDS[language]["check"])
    with page.expect_navigation():
        page.click("button")
    expect(WORDS[language]["none"] in page.locator(".trouble").inner_text(), "no file: not told")
    look(page, f"desk-trouble-{language}")
    (folder / "large.csv").write_bytes(b"x" * (17 << 20))
    page.set_input_files("#file", folder / "large.csv")
    with page.expect_navigation():
        page.click("button")
    expect(WORDS[language]["large"] in page.locator(".trouble").inner_text(), "too large: not told")
    page.context.close()


def main():
    with served() as address, sync_playwright() as playwright, \
            tempfile.TemporaryDirectory() as work:
        browser = Browser(playwright, address)
        check_pages(browser)
        for number, (title, files) in enumerate(SUBMISSIONS.items()):
            for language, size in (("vi", "phone"), ("en", "desk")):
                folder = pathlib.Path(work) / f"{number}-{language}"
                folder.mkdir()
                check_submission(browser, folder, title, files, language, size)
        for language in PAGES:
            folder = pathlib.Path(work) / language
            folder.mkdir()
            check_choices(browser, folder, language)
            check_troubles(browser, folder, language)
        browser.chromium.close()
    if faults:
        raise SystemExit(f"{len(faults)} faults")
    print(f"{sum(map(len, PAGES.values()))} pages, {len(SUBMISSIONS)} submissions: no faults")


main()
