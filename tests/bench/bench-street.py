#!/usr/bin/env python3
"""Prints how long the street takes: import of 100,000 rows × 22 columns, fit and impact over them, first window.

  tests/bench/bench-street.py [--smoke] [--rows N] BUILD-FOLDER

Each figure is the median of several runs, beside a peer in the same run: the sqlite3 shell that imports the
same file and scores it in SQL. --smoke: few rows, once, only to see that everything still runs.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from world import CRITERIA, HEADER, write_export, write_profile

# The same scoring as a person would write it in SQL, over text columns.
SCORE = """SELECT CASE WHEN "Public" = 'true' THEN 0 WHEN s >= 75 THEN 1 WHEN s >= 50 THEN 2 WHEN s >= 25 THEN 3 ELSE 0 END AS tier, count (*)
FROM (SELECT "Public", 100.0 / 15 * (3 * ("Industry" IN ('Logistics', 'Retail', 'Wholesale'))
  + 3 * (CAST ("Number of Employees" AS REAL) BETWEEN 200 AND 5000) + 3 * ("Warehouse system" IN ('SAP EWM', 'Manhattan', 'Blue Yonder'))
  + ("Web Technologies" LIKE '%Snowflake%') + 3 * (CAST ("Warehouses" AS REAL) >= 3) + (CAST ("Peak factor" AS REAL) >= 1.8)
  + (CAST ("Annual Revenue" AS REAL) >= 10000000)) AS s FROM t) GROUP BY tier"""


def timed(*command, **options):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    return time.monotonic() - start


def street(build, folder, number):
    workspace = os.path.join(folder, "street%d.concentric" % number)
    out = subprocess.run([os.path.join(build, "tests", "bench", "bench-street"), os.path.join(folder, "export.csv"),
                          os.path.join(folder, "profile.json"), workspace], check=True, capture_output=True, text=True).stdout
    return json.loads(out)


def peer(folder, number):
    database = os.path.join(folder, "peer%d.db" % number)
    return {"import": timed("sqlite3", database, ".mode csv", ".import %s t" % os.path.join(folder, "export.csv")),
            "fit": timed("sqlite3", database, SCORE)}


def whole_commands(build, folder):
    """What a script sees: start of the program, file opened, everything loaded."""
    cli = os.path.join(build, "src", "cli", "concentric-cli")
    workspace = os.path.join(folder, "street0.concentric")
    subprocess.run([cli, "--quiet", "--workspace", workspace, "profile", "import", os.path.join(folder, "profile.json")], check=True)
    return timed(cli, "--workspace", workspace, "fit", "--json")


def first_window(build, folder):
    """Seconds from the start of the program until a window is on the display that is called as the sample is, which the
    window is once it shows its accounts; None without a display."""
    app, home = os.path.join(build, "src", "app", "concentric"), os.path.join(folder, "home")
    if not os.path.exists(app) or not os.environ.get("DISPLAY"):
        return None
    environment = dict(os.environ, GSK_RENDERER="cairo", GDK_BACKEND="x11", GDK_DEBUG="no-portals", GSETTINGS_BACKEND="memory",
                       GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"), XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home)
    start = time.monotonic()
    process = subprocess.Popen([app, "--sample"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - start < 60 and process.poll() is None:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Northwind Robotics"], capture_output=True)
            if found.stdout.strip():
                return time.monotonic() - start
            time.sleep(0.01)
        raise SystemExit("bench-street: no window came up")
    finally:
        process.terminate()
        process.wait()


def report(what, ours, limit, theirs=None, name=""):
    print("%-42s %7.3f s   aim %s   %s" % (what, ours, "%5.2f s %s" % (limit, "met " if ours <= limit else "MISSED") if limit else "      –     ",
                                         "%s %.3f s" % (name, theirs) if theirs is not None else ""))


def measure(build, rows, rounds, folder):
    write_export(os.path.join(folder, "export.csv"), rows)
    write_profile(os.path.join(folder, "profile.json"), CRITERIA[:8])
    ours = [street(build, folder, i) for i in range(rounds)]
    theirs = [peer(folder, i) for i in range(rounds)]
    middle = lambda runs, what: statistics.median(run[what] for run in runs)
    print("%d rows × %d columns, median of %d" % (rows, len(HEADER), rounds))
    report("import", middle(ours, "import"), 3, middle(theirs, "import"), "sqlite3 .import, no types, no identity:")
    report("load into columns", middle(ours, "load"), None)
    report("fit: 8 criteria, evaluated", middle(ours, "fit"), .3, middle(theirs, "fit"), "sqlite3, the same in SQL:")
    report("impact of stricter thresholds", middle(ours, "impact"), .1)
    report("concentric-cli fit, start to end", statistics.median(whole_commands(build, folder) for _ in range(rounds)), None)
    # The very first start also makes the sample; that one is not counted.
    windows = [first_window(build, folder) for _ in range(rounds + 1)]
    if windows[0] is None:
        print("first window: no display here (run it under xvfb-run)")
    else:
        report("first window on the sample", statistics.median(windows[1:]), 1)


def main():
    parser = argparse.ArgumentParser(description="Prints how long the street takes.")
    parser.add_argument("--smoke", action="store_true", help="few rows, once")
    parser.add_argument("--rows", type=int, default=100000)
    parser.add_argument("build")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="concentric-bench-")
    try:
        measure(os.path.abspath(arguments.build), 1000 if arguments.smoke else arguments.rows, 1 if arguments.smoke else 5, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
