"""sql: the printed statement, run by engines that know nothing of the program, against what the program says itself."""
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys

from harness import Skip, equal, holds, main, test

PROFILE = {"format": "concentric-profile", "version": 1, "name": "Über", "thresholds": [80, 50, 20], "criteria": [
    {"id": "c1", "label": "Line\nbreak'; DROP TABLE account; -- \u2028x", "field": "industry", "op": "in", "importance": "must", "values": ["LOGISTICS", "it's"]},
    {"id": "c2", "field": "employees", "op": "between", "values": [100, 5000], "importance": "strong"},
    {"id": "c3", "field": "city", "op": "contains", "values": ["zur"], "importance": "nice", "weight": 2.5},
    {"id": "c4", "field": "visits", "op": "at-least", "values": [10], "importance": "strong"},
    {"id": "c5", "field": "industry", "op": "not-in", "values": ["Retail"], "importance": "nice"},
    {"id": "c6", "field": "nowhere", "op": "is", "values": [True], "importance": "never"}]}
FIELDS = ("name", "industry", "employees", "city", "visits")
ROWS = [("Ada", "Logístics", "240", "Zürich", "10"), ("Bo", "IT'S", "99", "Zurich", ""), ("Cy", "Retail", "", "Bern", "9.5"),
        ("Di", "", "5000", "", ""), ("Ed", "logistics", "100", "ZURZACH", "1000")]


def new(cli, profile=PROFILE, rows=ROWS):
    cli.run("new", cli.workspace)
    with open(cli.path("accounts.csv"), "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([FIELDS, *rows])
    types = {"employees": "number", "visits": "number", "industry": "category", "city": "category"}
    cli.write("map.json", json.dumps({name: {"key": name, "type": types.get(name, "text")} for name in FIELDS}))
    cli.run("import", "accounts.csv", "--map", "map.json")
    cli.write("profile.json", json.dumps(profile))
    cli.run("profile", "import", "profile.json")


def by_program(cli, *options):
    return {account["key"]: (account["low"], account["high"], account["tier"]) for account in cli.json("accounts", *options)}


def by_sqlite(path, statement):
    """From a file that nobody may write."""
    with sqlite3.connect("file:%s?mode=ro" % path, uri=True) as database:
        return {key: tuple(rest) for key, *rest in database.execute(statement)}


@test
def says_the_same_as_the_program(cli):
    new(cli)
    expected = by_program(cli)
    holds(len({tier for _, _, tier in expected.values()}) > 1, "all in one tier")
    equal(by_sqlite(cli.workspace, cli.run("sql").out), expected)
    equal(by_sqlite(cli.workspace, cli.run("sql", "--dialect", "sqlite", "--profile", "über").out), expected)


@test
def wrong_usage(cli):
    new(cli)
    cli.fails("sql", "--dialect", "oracle", code=2, says="sqlite or postgresql")
    cli.fails("sql", "--table", "", code=2, says="--table")
    cli.fails("sql", "extra", code=2)
    cli.fails("sql", "--profile", "none", says="no profile")
    holds("--dialect" in cli.run("sql", "--help").out, "help")


@test
def without_a_profile(cli):
    cli.run("new", cli.workspace)
    cli.fails("sql", says="no profile")


sys.exit(main())
