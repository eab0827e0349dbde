"""Load and attack: what the page does, and what it costs."""

import concurrent.futures
import http.client
import io
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import zipfile

from served import served

ROOT = pathlib.Path(__file__).parents[2]
SAMPLES = pathlib.Path(os.environ["SAMPLES"])
LIST = (SAMPLES / "phu-luc-1.xml").read_bytes()
# Files that were made to hurt the readers, and files of other programs.
CORPUS = [ROOT / "scripts/fuzz.d/corpora" / kind
          for kind in ("archive", "book", "call", "document", "mail")] + [ROOT / "Tests/Fixtures"]
TITLES = re.findall(r"<title>(.*?)</title>", LIST.decode())
REQUESTS = int(sys.argv[1])


def port_of(address):
    return int(address.rsplit(":", 1)[1])


def pid_of(address):
    """The process that listens there."""
    told = subprocess.run(["ss", "-Hltnp", f"sport = :{port_of(address)}"],
                          capture_output=True, text=True, check=True).stdout
    return int(re.search(r"pid=(\d+)", told).group(1))


def memory(pid, which="VmRSS"):
    """In MB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"{which}:\s+(\d+)", status).group(1)) / 1024


def form(files, boundary="b0und"):
    body = b""
    for name, content in files:
        body += (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; '
                 f'filename="{name}"\r\n\r\n').encode() + content + b"\r\n"
    return body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def post(address, body, kind, path="/api/check", timeout=90):
    connection = http.client.HTTPConnection("127.0.0.1", port_of(address), timeout=timeout)
    try:
        connection.request("POST", path, body, {"Content-Type": kind})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def rate(address, script=None, path="/healthz"):
    order = ["wrk", "-t1", "-c16", "-d8s", *(["-s", script] if script else []), address + path]
    told = subprocess.run(order, capture_output=True, text=True, check=True).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    # Some of sixteen at once find the queue full; what is told is how many were judged.
    total = int(re.search(r"(\d+) requests in", told).group(1)) - int(bad.group(1) if bad else 0)
    seconds = float(re.search(r"requests in ([\d.]+)s", told).group(1))
    return total / seconds, int(bad.group(1)) if bad else 0


def outline():
    """An outline of 7 KB, as scripts/bench makes them."""
    sys.path.insert(0, str(ROOT / "scripts/bench.d"))
    import corpus
    with tempfile.TemporaryDirectory() as folder:
        corpus.outlines(pathlib.Path(folder), 1, False)
        return (pathlib.Path(folder) / "00000.xml").read_bytes()


def load():
    document = outline()
    with served("--quiet") as address, tempfile.TemporaryDirectory() as work:
        script = pathlib.Path(work) / "check.lua"
        (pathlib.Path(work) / "body").write_bytes(document)
        script.write_text(
            f'wrk.method = "POST"\nlocal f = io.open("{work}/body", "rb")\n'
            'wrk.body = f:read("*a")\nwrk.headers["Content-Type"] = "application/xml"\n')
        health, _ = rate(address)
        page, _ = rate(address, path="/")
        order = ["wrk", "-t1", "-c8", "-d8s", "-s", str(script), address + "/api/check"]
        told = subprocess.run(order, capture_output=True, text=True, check=True).stdout
        checks = float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1))
        assert "Non-2xx" not in told, told
        print(f"wrk: /healthz {health:.0f}/s, / {page:.0f}/s, POST /api/check of "
              f"{len(document)} bytes {checks:.0f}/s = {checks / health:.2f} × /healthz; "
              f"memory at its peak {memory(pid_of(address), 'VmHWM'):.0f} MB")


def trickle(address, text, end):
    """Sends a start, then a byte each half second, until it is closed."""
    began = time.monotonic()
    try:
        with socket.create_connection(("127.0.0.1", port_of(address)), timeout=5) as wire:
            wire.sendall(text)
            while not end.is_set() if end else True:
                wire.sendall(b"x")
                wire.settimeout(0.5)
                try:
                    if wire.recv(4096) == b"":
                        break
                except TimeoutError:
                    pass
                if time.monotonic() - began > 30:
                    return None
    except OSError:
        pass
    return time.monotonic() - began


def slow_clients(count):
    starts = [
        b"G", b"GET / HTTP/1.1\r\nHost: a\r\nX: ",
        b"POST /kiem-tra HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n"
        b"Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n",
    ]
    with served("--quiet") as address, concurrent.futures.ThreadPoolExecutor(count) as pool:
        slow = [pool.submit(trickle, address, starts[n % 3], None) for n in range(count)]
        times = []
        for _ in range(20):
            time.sleep(0.25)
            began = time.monotonic()
            status, _ = post(address, *form([("a.xml", LIST)]))
            times.append(time.monotonic() - began)
            assert status == 200, status
        closed = [one.result() for one in slow]
        assert all(closed), "a trickling connection was never closed"
        print(f"{count} slow clients: 20 good requests beside them, the slowest {max(times):.2f} s; "
              f"the slow ones were closed after {max(closed):.1f} s at most")


def large_requests(count):
    filler = b"<appendix1>" + b"x" * ((16 << 20) - 11)
    body, kind = form([("a.xml", filler)])
    with served("--quiet") as address:
        pid = pid_of(address)
        sizes = []
        began = time.monotonic()
        for number in range(count):
            status, _ = post(address, body, kind)
            assert status == 200, status
            if number in (count // 10, count // 2, count - 1):
                sizes.append(memory(pid))
        print(f"{count} requests of 16 MiB in a row: {time.monotonic() - began:.0f} s; memory "
              + ", ".join(f"{size:.0f}" for size in sizes) + " MB (after a tenth, half, all), "
              f"{memory(pid, 'VmHWM'):.0f} MB at its peak")


def hostile():
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n1\r\n'
    kind = "multipart/form-data; boundary=b"
    cases = {
        "no boundary": (b"x" * 1000, "multipart/form-data", 400),
        "another boundary": (part + b"--b--", "multipart/form-data; boundary=c", 400),
        "10,000 parts": (part * 10_000 + b"--b--", kind, 413),
        "no end": (part, kind, 400),
        "a bomb of headings": (b"--b\r\n" + b"X: y\r\n" * 5000 + b"\r\n1\r\n--b--", kind, 400),
        "nested": (b"--b\r\nContent-Disposition: form-data; name=file\r\nContent-Type: "
                   b"multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n1\r\n--c--\r\n--b--", kind, 422),
        "a long name": (part.replace(b"a.csv", b"a" * 9000) + b"--b--", kind, 400),
        "an empty form": (b"--b--", kind, 422),
        "nothing": (b"", kind, 400),
    }
    with served("--quiet") as address:
        pid = pid_of(address)
        for name, (body, kind, expected) in cases.items():
            status, _ = post(address, body, kind)
            assert status == expected, f"{name}: {status}"
        samples = [file for root in (SAMPLES, SAMPLES.parent / "inbox", *CORPUS)
                   for file in sorted(root.rglob("*")) if file.is_file()]
        for file in samples:
            # The file by itself, and beside a sound one, which it must not harm.
            body = file.read_bytes()
            status, _ = post(address, body, "application/octet-stream")
            assert status == 200, f"{file}: {status}"
            status, report = post(address, *form([("a.xml", LIST), ("b", body)]))
            assert status == 200, f"{file}: {status}"
            neighbour = json.loads(report)["documents"][0]
            tasks = [task["title"] for task in neighbour["tasks"]]
            assert neighbour["path"] == "a.xml" and tasks == TITLES, f"{file}: {neighbour}"
        bombs = {
            "billion laughs": b'<!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
                b'<!ENTITY a%d "%s">' % (n, b"&a;" * 10) for n in range(10)) + b"]><a>&a9;</a>",
            "deep": b"<a>" * 2_000_000, "one line": b"a;" * 8_000_000, "quotes": b'"' * 16_000_000,
            "NULs": b"\0" * 16_000_000, "attributes": b"<a " + b'b="" ' * 2_000_000 + b"/>",
            "1 GB in an archive": packed([("a.csv", b"1;2\n" * 250_000_000)]),
            "30,000 parts": packed([(f"{n}.csv", b"1") for n in range(30_000)]),
            "archives in archives": nested(12), "a name outside": packed([("../../a.csv", LIST)]),
            "a sheet of 1 GB": workbook(b"<row><c t='inlineStr'><is><t>1</t></is></c></row>" * 20_000_000),
        }
        for name, bomb in bombs.items():
            began = time.monotonic()
            status, _ = post(address, bomb, "application/octet-stream")
            assert status == 200, f"{name}: {status}"
            print(f"  {name}, {len(bomb) >> 20} MiB: {time.monotonic() - began:.2f} s")
        print(f"hostile: {len(cases)} forms refused as they should be, {len(samples)} samples and "
              f"{len(bombs)} bombs judged; memory at its peak {memory(pid, 'VmHWM'):.0f} MB")


def packed(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files:
            archive.writestr(name, body)
    return content.getvalue()


def nested(depth):
    content = LIST
    for level in range(depth):
        content = packed([(f"{level}.zip", content)])
    return content


def workbook(rows):
    """A sample workbook whose first sheet holds other rows."""
    with zipfile.ZipFile(SAMPLES / "phu-luc-1.xlsx") as sample:
        parts = [(name, sample.read(name)) for name in sample.namelist()]
    return packed([
        (name, re.sub(rb"<sheetData>.*</sheetData>",
                      lambda _: b"<sheetData>" + rows + b"</sheetData>", body, flags=re.S)
         if name.endswith("sheet1.xml") else body)
        for name, body in parts])


def no_files():
    with served("--quiet") as address, tempfile.NamedTemporaryFile("r") as log:
        trace = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", log.name, "-p", str(pid_of(address)),
             "-e", "trace=open,openat,creat,mkdir,rename,renameat2,unlink,memfd_create"])
        time.sleep(1)
        office = [(file.name, file.read_bytes()) for kind in ("xlsx", "docx")
                  for file in sorted(SAMPLES.glob(f"*.{kind}"))]
        office += [("a.zip", packed(office)), ("b.zip", nested(4))]
        for _ in range(20):
            post(address, *form([("a.xml", LIST), ("b.csv", b"x" * 1_000_000)]))
            post(address, *form(office), path="/kiem-tra")
        trace.terminate()
        trace.wait()
        calls = [line for line in log.read().splitlines() if "(" in line]
        writing = [call for call in calls if not re.search(r"open(at)?\(.*O_RDONLY", call)]
        assert not writing, "\n".join(writing)
        assert calls, "strace saw nothing"
        print(f"strace: 40 checks, {len(calls)} files opened, none for writing")


load()
slow_clients(300)
hostile()
no_files()
large_requests(REQUESTS)
