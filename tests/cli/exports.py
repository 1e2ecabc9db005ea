"""What the tests of exports share: files read back, and workspaces of a few rows."""
import csv
import io
import json

import world

HUBSPOT = ["Record ID", "Ideal Customer Profile Tier", "Concentric tier", "Concentric segment", "Concentric fit", "Concentric reason",
           "Concentric version", "Concentric date"]


def rows_of(cli, name, encoding="utf-8"):
    return list(csv.reader(io.StringIO(cli.read(name).decode(encoding), newline="")))


def dicts_of(cli, name):
    rows = rows_of(cli, name)
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def fresh(cli, text, name="in.csv"):
    """A workspace of just these accounts, and the profile of the world."""
    cli.run("new", cli.workspace, "--name", "Test")
    cli.write(name, text)
    cli.run("import", name)
    cli.write("movers.json", json.dumps(world.PROFILE, ensure_ascii=False))
    cli.run("profile", "import", "movers.json")


def table(header, rows):
    return world.as_csv(rows, header)
