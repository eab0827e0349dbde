"""Checks documents with Spark and compares the totals with those of one process.

What belongs together must lie in one partition: rules between documents (X and R findings) see only
what one `dexuat check` is given. The corpus has one list for each submitter; with a folder of packets,
the unit handed out is the packet.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "bench.d"))

NOW = "2023-04-20T09:00:00+07:00"
OFFICE_NOW = "2023-05-15T09:00:00+07:00"


def lines_of(dexuat, paths):
    """The report's lines of one process over these paths, in their order."""
    run = subprocess.run(
        [dexuat, "check", "--files-from", "-", "-0", "--report", "jsonl", "--now", NOW, "--jobs", "1",
         "--quiet"],
        input=b"\0".join(os.fsencode(path) for path in paths), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        # Spark gives the partition to another worker; a result is never taken from half a run.
        raise RuntimeError(f"dexuat ended with {run.returncode}: {run.stderr.decode()[:500]}")
    return run.stdout.decode().splitlines()


def documents(lines):
    """The documents among the lines: the first and the last one speak of the run."""
    return [found for found in map(json.loads, lines) if "path" in found and "verdict" in found]


def totals(found):
    counted = collections.Counter()
    for document in found:
        counted["verdict", document["verdict"]] += 1
        counted["submitter", document["submitter"] or ""] += 1
        for finding in document["findings"]:
            counted["code", finding["code"]] += 1
    return counted


def kill_one_worker():
    """Stops the first of the workers that hold a partition, as a machine that fails would."""
    def kill():
        for _ in range(600):
            time.sleep(0.1)
            found = subprocess.run(["pgrep", "-f", " check --files-from - -0"],
                                   capture_output=True, text=True).stdout.split()
            if found:
                print(f"kết thúc tiến trình {found[0]}", flush=True)
                os.kill(int(found[0]), signal.SIGKILL)
                return
    threading.Thread(target=kill, daemon=True).start()


def plan_reads_alike(dexuat):
    """Whether the view of plan.sql over the samples' plan has the sums that the plan has."""
    import duckdb
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("samples/inbox", f"{folder}/inbox")
        for arguments in (["intake", "inbox", "--settle", "0"], ["plan", "--output", "plan"]):
            subprocess.run([dexuat, *arguments, "--register", "register", "--now", OFFICE_NOW, "--quiet"],
                           cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        plan = pathlib.Path(folder, "plan/plan.json")
        view = pathlib.Path(__file__).with_name("plan.sql").read_text().replace("plan.json", str(plan))
        said = json.loads(plan.read_text())["sums"]
        base = duckdb.connect()
        base.execute(view)
        read = base.execute("SELECT count(*), sum(total), sum(state), sum(other) FROM plan").fetchone()
    print(f"plan.json qua DuckDB: {read[0]} nhiệm vụ, {read[1]} đồng")
    return [str(value) for value in read] == [str(said[n]) for n in ("tasks", "total", "state", "other")]


def corpus(count):
    from corpus import part, sheets
    half = part(pathlib.Path(".build/bench"), f"spark-{count}", sheets, documents=count, faulty=True)
    return half.folder


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--dexuat", required=True)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--master", default="local[2,4]")
    options.add_argument("--kill", action="store_true")
    options.add_argument("--output", default=".build/spark/result")
    options.add_argument("folder", nargs="?")
    given = options.parse_args()
    folder = pathlib.Path(given.folder) if given.folder else corpus(given.documents)
    paths = sorted(str(path) for path in folder.iterdir() if path.suffix or path.is_dir())

    start = time.monotonic()
    alone = totals(documents(lines_of(given.dexuat, paths)))
    one_process = time.monotonic() - start

    from pyspark.sql import SparkSession
    start = time.monotonic()
    spark = (SparkSession.builder.master(given.master).appName("dexuat")
             .config("spark.ui.enabled", "false").config("spark.log.level", "ERROR").getOrCreate())
    started = time.monotonic() - start
    start = time.monotonic()
    dexuat = os.path.abspath(given.dexuat)
    partitions = max(4, len(paths) // 1_000)
    lines = spark.sparkContext.parallelize(paths, partitions).mapPartitions(
        lambda part: (json.dumps(d, ensure_ascii=False) for d in documents(
            lines_of(dexuat, list(part)))))
    if given.kill:
        kill_one_worker()
    frame = lines.map(lambda line: (
        (d := json.loads(line))["path"], d["verdict"], d["submitter"], [f["code"] for f in d["findings"]],
        line)).toDF("path string, verdict string, submitter string, codes array<string>, line string")
    frame.write.mode("overwrite").parquet(given.output)
    with_spark = time.monotonic() - start
    written = spark.read.parquet(given.output)
    spread = collections.Counter()
    for name in ("verdict", "submitter"):
        for row in written.groupBy(name).count().collect():
            spread[name, row[name] or ""] += row["count"]
    for row in written.selectExpr("explode(codes) AS code").groupBy("code").count().collect():
        spread["code", row["code"]] += row["count"]
    spark.stop()

    import duckdb
    by_duckdb = dict(duckdb.sql(
        f"SELECT verdict, count(*) FROM '{given.output}/*.parquet' GROUP BY verdict").fetchall())
    same = alone == spread and all(
        by_duckdb.get(value) == count for (kind, value), count in alone.items() if kind == "verdict")
    print(f"{len(paths)} văn bản, {partitions} phần: một tiến trình {one_process:.1f} s; "
          f"Spark {with_spark:.1f} s, khởi động {started:.1f} s")
    print(f"tổng số {'bằng nhau' if same else 'KHÁC NHAU'}: {by_duckdb}")
    for key in sorted(alone.keys() | spread.keys()):
        if alone[key] != spread[key]:
            print(f"  {': '.join(key)}: một tiến trình {alone[key]}, Spark {spread[key]}")
    plan = plan_reads_alike(dexuat)
    sys.exit(0 if same and plan else 1)


if __name__ == "__main__":
    main()
