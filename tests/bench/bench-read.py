#!/usr/bin/env python3
"""Prints how long files take to be read, before anything is done with their rows: a million records of NDJSON, and a
workbook of 100,000 rows, 22 cells each.

  tests/bench/bench-read.py [--smoke] BUILD-FOLDER

Seconds of processor time, beside Python's json and openpyxl on the same file. --smoke: few rows, without the peers.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile

PEERS = {"ndjson": "import json, sys\nn = 0\nfor line in open(sys.argv[1], 'rb'):\n    n += len(json.loads(line)) > 0\nprint(n)",
         "xlsx": "import openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1], read_only=True)\n"
                 "print(sum(1 for row in book.active.iter_rows(values_only=True)) - 1)"}


def peer(kind, path, rows):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    out = subprocess.run([sys.executable, "-c", PEERS[kind], path], check=True, capture_output=True, text=True).stdout
    assert int(out) == rows, "the peer counts %s rows" % out.strip()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def measure(program, folder, kind, rows, seconds, megabytes, smoke):
    path = os.path.join(folder, "accounts." + kind)
    subprocess.run([program, "make", path, str(rows)], check=True)
    run = json.loads(subprocess.run([program, "read", path], check=True, capture_output=True, text=True).stdout)
    assert run["rows"] == rows, run
    first, size = run["open"] + run["read"], os.path.getsize(path) / 1e6
    print("%s, %d rows, %.0f MB" % (kind, rows, size))
    for what, ours, limit, unit in [("found out and read once", first, seconds, "s"), ("read again", run["again"], seconds, "s"),
                                    ("memory", run["megabytes"], megabytes, "MB")]:
        print("  %-26s %8.2f %-2s  aim %6.1f %s" % (what, ours, unit, limit, "met" if ours <= limit else "MISSED"))
    if not smoke:
        print("  %-26s %8.2f s" % ("Python reads it in", peer(kind, path, rows)))
    os.remove(path)


def main():
    parser = argparse.ArgumentParser(description="Prints how long files take to be read.")
    parser.add_argument("--smoke", action="store_true", help="few rows, without the peers")
    parser.add_argument("build")
    arguments = parser.parse_args()
    program = os.path.join(os.path.abspath(arguments.build), "tests", "bench", "bench-read")
    folder = tempfile.mkdtemp(prefix="concentric-bench-")
    try:
        measure(program, folder, "ndjson", 1000 if arguments.smoke else 1000000, 6, 150, arguments.smoke)
        measure(program, folder, "xlsx", 1000 if arguments.smoke else 100000, 4, 300, arguments.smoke)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
