#!/usr/bin/env python3
"""Prints how long an import of 1,000,000 rows × 22 columns takes and how much memory, first and again, beside the
sqlite3 shell that imports the same file into a typed table and makes an index on the domain.

  tests/bench/bench-import.py [--smoke] [--formats] [--rows N] [--large N] [--runs N] BUILD-FOLDER

Both are whole commands on the same file in the same run, one after the other in turn; figures are medians. --large: rows of
the file with which memory is looked at once more. --formats: instead, a million records of NDJSON and a workbook of 100,000 × 22.
--smoke: few rows, once, only to see that everything still runs.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from world import HEADER, NUMBERS, write_export, write_ndjson


def timed(*command, **options):
    """Seconds on the clock, the most memory that it held at once, in MB, and seconds of processor time."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit("bench-import: %s ended with %d" % (" ".join(command[:3]), process.returncode))
    return time.monotonic() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def peer(folder, export):
    database = os.path.join(folder, "peer.db")
    if os.path.exists(database):
        os.remove(database)
    columns = ", ".join('"%s" %s' % (name, "REAL" if name in NUMBERS else "TEXT") for name in HEADER)
    script = 'CREATE TABLE t (%s);\n.mode csv\n.import --skip 1 "%s" t\nCREATE INDEX by_domain ON t ("%s");\n' % (columns, export, HEADER[2])
    path = os.path.join(folder, "peer.sql")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    with open(path, encoding="utf-8") as file:
        return timed("sqlite3", database, stdin=file)


def fresh(cli, folder):
    """The command that imports into a new workspace."""
    workspace = os.path.join(folder, "w.concentric")
    for name in os.listdir(folder):
        if name.startswith("w.concentric"):
            os.remove(os.path.join(folder, name))
    subprocess.run([cli, "--quiet", "new", workspace], check=True, stdout=subprocess.DEVNULL)
    return [cli, "--quiet", "--workspace", workspace, "import"]


def ours(cli, folder, export, changed):
    """First, again, and again with one row in a hundred changed."""
    command = fresh(cli, folder)
    return [timed(*command, path, "--source", "HubSpot") for path in (export, export, changed)]


def other_formats(build, cli, folder, smoke, runs):
    """Whole imports of files that are no CSV."""
    program = os.path.join(build, "tests", "bench", "bench-read")
    for kind, rows, key, seconds, megabytes in (("ndjson", 1000000, "Record ID", 12, 150), ("xlsx", 100000, "column_0", 4, 300)):
        path = os.path.join(folder, "accounts." + kind)
        rows = 2000 if smoke else rows
        if kind == "ndjson":
            write_ndjson(path, rows)
        else:
            subprocess.run([program, "make", path, str(rows)], check=True)
        clock, memory, work = map(statistics.median, zip(*(timed(*fresh(cli, folder), path, "--key", key) for _ in range(runs))))
        print("import of %d rows, %-6s %4.0f MB %7.2f s (%.2f s of the processor), aim %d: %s %6.0f MB, aim %d: %s" %
              (rows, kind, os.path.getsize(path) / 1e6, clock, work, seconds, "met" if clock <= seconds else "MISSED",
               memory, megabytes, "met" if memory <= megabytes else "MISSED"), flush=True)
        os.remove(path)


def change_some(export, changed):
    with open(export, encoding="utf-8", newline="") as source, open(changed, "w", encoding="utf-8", newline="") as target:
        for number, line in enumerate(source):
            target.write(line.replace("Territory", "Region", 1) if number > 0 and number % 100 == 0 else line)


def line(what, seconds, memory, other=None, than=None, limit=None):
    text = "%-34s %7.2f s %6.0f MB" % (what, seconds, memory)
    if other:
        text += "   %.2f × %s" % (seconds / other, than)
    if limit:
        text += ", aim %.2f: %s" % (limit, "met" if seconds <= limit * other else "MISSED")
    print(text, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--rows", type=int, default=1000000)
    parser.add_argument("--large", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--formats", action="store_true")
    parser.add_argument("build")
    options = parser.parse_args()
    rows, runs = (2000, 1) if options.smoke else (options.rows, options.runs)
    cli = os.path.join(options.build, "src", "cli", "concentric-cli")
    folder = tempfile.mkdtemp(prefix="concentric-bench-")
    os.environ.setdefault("CONCENTRIC_DATADIR", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data"))
    try:
        if options.formats or options.smoke:
            other_formats(options.build, cli, folder, options.smoke, runs)
        if options.formats:
            return
        export, changed = os.path.join(folder, "export.csv"), os.path.join(folder, "changed.csv")
        write_export(export, rows)
        change_some(export, changed)
        results = []
        for _ in range(runs):
            results.append([peer(folder, export)] + ours(cli, folder, export, changed))
        middle = [[statistics.median(run[k][i] for run in results) for i in (0, 1)] for k in range(4)]
        shell, first, again, weekly = middle
        print("%d rows × %d columns, median of %d" % (rows, len(HEADER), runs))
        line("sqlite3 shell, index on domain", *shell)
        line("import", *first, shell[0], "the shell", 0.75)
        line("the same file again", *again, first[0], "the first", 0.5)
        line("again, one row in 100 changed", *weekly, first[0], "the first")
        if options.large:
            write_export(export, options.large)
            line("import of %d rows" % options.large, *ours(cli, folder, export, export)[0])
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
