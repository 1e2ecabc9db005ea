#!/usr/bin/env python3
"""Prints how long people wait at a million accounts × 22 columns under 12 criteria, beside SQLite on the same file.

  tests/bench/bench-live.py BUILD-FOLDER [--smoke] [--rows N …] [--runs N]

With several numbers of rows, how the figures grow. Times are of the clock, medians of several runs in one process; whole
commands are started anew each time. --smoke: few rows, once, only to see that everything still runs.
"""
import argparse
import contextlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from world import HEADER, write_export, write_profile

# The same twelve criteria as a person would write them in SQL over the workspace's own table.
PEER = """SELECT CASE WHEN n THEN 0 WHEN m AND s >= 75 THEN 1 WHEN m AND s >= 50 THEN 2 WHEN s >= 25 THEN 3 ELSE 0 END AS tier, count (*)
FROM (SELECT ifnull (lower ({industry}) IN ('logistics', 'retail', 'wholesale'), 0) AS m, ifnull ({public}, 0) AS n, 100.0 / 21 * (
  3 * ifnull (lower ({industry}) IN ('logistics', 'retail', 'wholesale'), 0) + 3 * ifnull ({employees} BETWEEN 200 AND 5000, 0)
  + 3 * ifnull (lower ({warehouse_system}) IN ('sap ewm', 'manhattan', 'blue yonder'), 0) + ifnull ({technologies} LIKE '%snowflake%', 0)
  + 3 * ifnull ({warehouses} >= 3, 0) + ifnull ({peak_factor} >= 1.8, 0) + ifnull ({revenue} >= 10000000, 0)
  + 2 * ifnull (lower ({country}) NOT IN ('country 3', 'country 4'), 0) + ifnull ({city} LIKE '%o%', 0)
  + 2 * ifnull ({hire_date} BETWEEN {day} - 120 AND {day}, 0) + ({notes} IS NOT NULL)) AS s FROM account) GROUP BY tier"""


def timed(*command, **options):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    return (time.monotonic() - start) * 1000


def prepare(cli, folder, rows):
    export, profile, workspace = (os.path.join(folder, name) for name in ("export.csv", "profile.json", "w.concentric"))
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    write_export(export, rows)
    write_profile(profile)
    for command in (["new", workspace], ["--workspace", workspace, "import", export], ["--workspace", workspace, "profile", "import", profile]):
        subprocess.run([cli, "--quiet", *command], check=True, stdout=subprocess.DEVNULL)
    os.remove(export)
    return workspace, profile


def write_peer(workspace):
    """The query, with the names that the fields have in the table."""
    with contextlib.closing(sqlite3.connect(workspace)) as file:
        columns = {key: "f_%d" % number for number, key in file.execute("SELECT id, key FROM field")}
    return PEER.format(day=20500, **columns)


def slowest(run, start):
    """The longest of the figures that begin alike, and what it was."""
    return max((value, name[len(start):]) for name, value in run.items() if name.startswith(start))


def measure(build, folder, rows, runs):
    cli, program = os.path.join(build, "src", "cli", "concentric-cli"), os.path.join(build, "tests", "bench", "bench-live")
    workspace, profile = prepare(cli, folder, rows)
    outputs = [json.loads(subprocess.run([program, workspace, profile], check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
    run = {name: statistics.median(output[name] for output in outputs) for name in outputs[0]}
    query = write_peer(workspace)
    fit = statistics.median(timed(cli, "--quiet", "--workspace", workspace, "fit", "--json") for _ in range(runs))
    shell = statistics.median(timed("sqlite3", workspace, query) for _ in range(runs))
    return {"evaluate all criteria": (run["evaluate"], 150, 30, ""),
            "edit one criterion, the slowest": (slowest(run, "edit ")[0], 60, 15, slowest(run, "edit ")[1]),
            "weight or threshold slider, the slowest": (slowest(run, "slide ")[0], 2, .3, slowest(run, "slide ")[1]),
            "… and per stage, owner, territory": (run["count by three"], 8, 3, ""),
            "search, the slowest": (slowest(run, "search ")[0], 60, 15, "“%s”" % slowest(run, "search ")[1]),
            "… to the rows of the list": (slowest(run, "answer ")[0], 60, 15, "“%s”" % slowest(run, "answer ")[1]),
            "sort, the slowest": (slowest(run, "sort ")[0], 300, 100, slowest(run, "sort ")[1]),
            "cold fit: read, evaluate, write": (fit, 3000, 1500, "the whole command"),
            "the same criteria in sqlite3": (shell, None, None, "the whole command"),
            "load columns": (run["load columns"], None, None, ""),
            "load all, index names": (run["load snapshot"] + run["index"], None, None, ""),
            "memory, MB": (run["megabytes"], None, None, "without a window")}


def print_table(rows, table):
    print("%s accounts × %d columns, 12 criteria" % (format(rows, ","), len(HEADER)))
    for what, (value, bar, stretch, note) in table.items():
        aim = "" if bar is None else "bar %5.0f %s, stretch %6.1f %s" % (bar, "met" if value <= bar else "MISSED", stretch, "met" if value <= stretch else "missed")
        print("  %-36s %10.2f   %-42s %s" % (what, value, aim, note))
    print("  evaluation is %.0f times as fast as the query" % (table["the same criteria in sqlite3"][0] / table["evaluate all criteria"][0]), flush=True)


def print_growth(tables):
    numbers = sorted(tables)
    print("growth, against the same time per account")
    for what in tables[numbers[0]]:
        ratios = ["%.2f" % (tables[b][what][0] / tables[a][what][0] / (b / a)) for a, b in zip(numbers, numbers[1:])]
        print("  %-40s %s" % (what, "   ".join(ratios)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--rows", type=int, nargs="+", default=[1000000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("build")
    options = parser.parse_args()
    os.environ.setdefault("CONCENTRIC_DATADIR", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data"))
    folder = tempfile.mkdtemp(prefix="concentric-bench-")
    tables = {}
    try:
        for rows in [100000] if options.smoke else options.rows:
            tables[rows] = measure(os.path.abspath(options.build), folder, rows, 1 if options.smoke else options.runs)
            print_table(rows, tables[rows])
        if len(tables) > 1:
            print_growth(tables)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
