#!/usr/bin/env python3
"""Prints how long an import of 1,000,000 rows × 22 columns takes and how much memory, first and again, beside the
sqlite3 shell that imports the same file into a typed table and makes an index on the domain.

  tests/bench/bench-import.py [--smoke] [--rows N] [--large N] [--runs N] BUILD-FOLDER

Both are whole commands on the same file in the same run, one after the other in turn; figures are medians. --large: rows of
the file with which memory is looked at once more. --smoke: few rows, once, only to see that everything still runs.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from world import HEADER, NUMBERS, write_export


def timed(*command, **options):
    """Seconds on the clock, and the most memory that it held at once, in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit("bench-import: %s ended with %d" % (" ".join(command[:3]), process.returncode))
    return time.monotonic() - start, usage.ru_maxrss / 1024


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


def ours(cli, folder, export, changed):
    """First, again, and again with one row in a hundred changed."""
    workspace = os.path.join(folder, "w.concentric")
    for name in os.listdir(folder):
        if name.startswith("w.concentric"):
            os.remove(os.path.join(folder, name))
    subprocess.run([cli, "--quiet", "new", workspace], check=True, stdout=subprocess.DEVNULL)
    command = [cli, "--quiet", "--workspace", workspace, "import"]
    return [timed(*command, path, "--source", "HubSpot") for path in (export, export, changed)]


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
    parser.add_argument("build")
    options = parser.parse_args()
    rows, runs = (2000, 1) if options.smoke else (options.rows, options.runs)
    cli = os.path.join(options.build, "src", "cli", "concentric-cli")
    folder = tempfile.mkdtemp(prefix="concentric-bench-")
    os.environ.setdefault("CONCENTRIC_DATADIR", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data"))
    try:
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
