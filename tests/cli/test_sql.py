"""sql: the printed statement, run by engines that know nothing of the program, against what the program says itself."""
import contextlib
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

import fit_world
from harness import DATA, Skip, equal, holds, main, test
from postgres import Postgres

sys.path.insert(0, os.path.join(os.path.dirname(DATA), "tests", "oracle"))
import fit_oracle

VERDICTS = ("miss", "match", "unknown")
COLUMN_TYPES = {"number": "double precision", "money": "double precision", "range": "double precision", "date": "date", "boolean": "boolean",
                "list": "jsonb"}

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


def open_sqlite(path, mode="ro"):
    return contextlib.closing(sqlite3.connect("file:%s?mode=%s" % (path, mode), uri=True, isolation_level=None))


def by_sqlite(path, statement):
    """From a file that nobody may write."""
    with open_sqlite(path) as database:
        return {key: tuple(rest) for key, *rest in database.execute(statement)}


def by_postgresql(server, statement):
    rows = (line.split("|") for line in server.run(statement).splitlines())
    return {key: tuple(map(float, rest)) for key, *rest in rows}


def fill(server, cli, lists="jsonb"):
    """The table that the statement for PostgreSQL says that it reads: a column a field, two of a range."""
    accounts, fields = cli.json("accounts"), cli.json("fields")
    columns, values = {"key": "text"}, [lambda account: account["key"]]
    for field in fields:
        key, kind = field["key"], lists if field["type"] == "list" else COLUMN_TYPES.get(field["type"], "text")
        if field["type"] == "range":
            for i, end in enumerate(("_lo", "_hi")):
                columns[key + end] = kind
                values.append(lambda account, key=key, i=i: end_of(account["fields"][key], i))
        else:
            columns[key] = kind
            values.append(lambda account, key=key: account["fields"][key])
    server.fill("account", columns, [[value(account) for value in values] for account in accounts])
    return columns


def end_of(interval, i):
    """An open end is infinite, and null only where nothing is known."""
    if interval is None or interval[i] is not None:
        return interval and interval[i]
    return ("-Infinity", "Infinity")[i]


@test
def says_the_same_as_the_program(cli):
    new(cli)
    expected = by_program(cli)
    holds(len({tier for _, _, tier in expected.values()}) > 1, "all in one tier")
    equal(by_sqlite(cli.workspace, cli.run("sql").out), expected)
    equal(by_sqlite(cli.workspace, cli.run("sql", "--dialect", "sqlite", "--profile", "über").out), expected)


@test
def reads_what_import_of_sqlite_leaves(cli):
    """Blanks are '' there: more than any number, and a text that is known. Also where all columns are texts."""
    shell = shutil.which("sqlite3")
    if shell is None:
        raise Skip("the sqlite3 shell is not installed")
    new(cli, rows=[*ROWS, ("Fy", "logistics", "no number", "12 Zurich", "10e")])
    expected = by_program(cli)
    with open_sqlite(cli.workspace) as workspace:
        columns = dict(workspace.execute("SELECT header, 'f_' || id FROM field"))
        keys = dict(workspace.execute("SELECT %s, key FROM account" % columns["name"]))
    with open(cli.path("accounts.csv"), newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    with open(cli.path("renamed.csv"), "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["key", *(columns[name] for name in header)], *([keys[row[0]], *row] for row in rows)])
    for table in ("account", "texts", "numbers"):
        typed = {"account": None, "texts": "TEXT", "numbers": "REAL"}[table]
        make = "" if typed is None else "CREATE TABLE %s (key TEXT, %s);" % (
            table, ", ".join("%s %s" % (columns[name], typed if name in ("employees", "visits") else "TEXT") for name in header))
        database = cli.path(table + ".db")
        script = "%s\n.mode csv\n.import %s'%s' %s\n" % (make, "" if typed is None else "--skip 1 ", cli.path("renamed.csv"), table)
        subprocess.run([shell, database], input=script.encode(), check=True, stdout=subprocess.DEVNULL)
        equal(by_sqlite(database, cli.run("sql", "--table", table).out), expected, table)
        with open_sqlite(database) as blank:
            holds(blank.execute("SELECT count (*) FROM %s WHERE %s = ''" % (table, columns["visits"])).fetchone()[0] > 0, "no blanks")


@test
def is_a_view(cli):
    new(cli)
    statement = cli.run("sql").out
    with open_sqlite(cli.workspace) as database:
        database.execute("CREATE TEMP VIEW fit_of_first AS " + statement)
        equal({key: tuple(rest) for key, *rest in database.execute("SELECT * FROM fit_of_first")}, by_program(cli))


@test
def what_people_wrote_stays_in_its_comment_or_literal(cli):
    """Names and labels that would end a comment, values and keys that would end a literal."""
    hostile = ["'; DROP TABLE account; --", "*/ DROP TABLE account; /*", "a\nDROP TABLE account;", "\\'; DROP TABLE account; --", "\u2028x\rDROP", "$$x$$", "%s%n"]
    criteria = [{"id": "c%d" % i, "label": text, "field": field, "op": op, "values": [text], "importance": "nice"}
                for i, (text, field, op) in enumerate((t, f, o) for t in hostile for f, o in (("city", "in"), ("name", "contains"), (t, "in")))]
    new(cli, dict(PROFILE, name="a\n'; DROP TABLE account; --", criteria=criteria), [("N" + text, "x", "1", text, "1") for text in hostile])
    expected = by_program(cli)
    holds(all(low > 0 for low, _, _ in expected.values()), "nothing matches")
    equal(by_sqlite(cli.workspace, cli.run("sql").out), expected)
    for dialect in ("sqlite", "postgresql"):
        for line in cli.run("sql", "--dialect", dialect).out.split("\n"):
            holds(not line.startswith("DROP"), line)
    equal(by_sqlite(cli.workspace, cli.run("sql", "--table", "account").out), expected)
    holds('FROM "a"."b""; DROP"' in cli.run("sql", "--table", 'a.b"; DROP').out, "table")


@test
def other_days_and_versions(cli):
    """What is in force: the newest version, and the draft until there is one."""
    new(cli)
    cli.run("profile", "publish", "Über", "--reason", "first", "--force")
    cli.write("profile.json", json.dumps(dict(PROFILE, criteria=[])))
    cli.run("profile", "import", "profile.json")
    holds("(version 1)" in cli.run("sql").out and " AS v6" in cli.run("sql").out, "version")
    equal(by_sqlite(cli.workspace, cli.run("sql").out), by_program(cli))


def import_world(cli, world, profiles, count):
    cli.workspace = cli.path("w%d.concentric" % world)
    cli.run("new", cli.workspace)
    with open(cli.path("world.csv"), "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([fit_world.HEADERS, *fit_world.random_rows(count)])
    cli.write("map.json", fit_world.MAPPING)
    equal(cli.json("import", "world.csv", "--map", "map.json")["inserted"], count)
    with open_sqlite(cli.workspace, "rw") as workspace:
        workspace.execute("INSERT INTO property VALUES ('reference_day', ?)", (fit_world.DAY.isoformat(),))
    for profile in profiles:
        cli.write("profile.json", json.dumps(profile))
        cli.run("profile", "import", "profile.json")


def by_definition(cli, profile):
    """{key: (low, high, tier, v1, …)}"""
    judged = {}
    for account in cli.json("accounts"):
        outcome = fit_oracle.evaluate(profile, fit_world.typed(account["fields"]), fit_world.KINDS, fit_world.DAY)
        judged[account["key"]] = (outcome["low"], outcome["high"], outcome["tier"], *map(VERDICTS.index, outcome["verdicts"]))
    return judged


def same(actual, expected, profile, statement, who):
    """To the last bit; everything that is needed to see it again."""
    for key in expected:
        if actual.get(key) != expected[key]:
            raise AssertionError("seed %s, account %s: %s says %r, the program %r\n%s\n%s" %
                                 (fit_world.SEED, key, who, actual.get(key), expected[key], json.dumps(profile, ensure_ascii=False), statement))
    equal(len(actual), len(expected), who)


def first(rows, count):
    return {key: row[:count] for key, row in rows.items()}


def best(outcomes):
    """Of each account what the first profile by rank says that gives the best tier: (segment, low, high, tier)."""
    def depth(tier):
        return tier or 4
    return {key: min(((name, *rows[key][:3]) for name, rows in outcomes.items()), key=lambda row: depth(row[3])) for key in next(iter(outcomes.values()))}


@test
def random_worlds(cli):
    """The program, SQLite and the rules by definition, over every type and operator; several profiles, and the best of them."""
    print("# CONCENTRIC_TEST_SEED=%s" % fit_world.SEED)
    for world in range(4):
        profiles = [fit_world.random_profile("P%d" % i, (None, 0, 32)[world % 3] if i == 0 else None) for i in range(8)]
        import_world(cli, world, profiles, 60)
        outcomes = {}
        for profile in profiles:
            expected = by_program(cli, "--profile", profile["name"])
            statement = cli.run("sql", "--profile", profile["name"], "--verdicts").out
            outcomes[profile["name"]] = judged = by_sqlite(cli.workspace, statement)
            same(first(judged, 3), expected, profile, statement, "SQLite")
            same(judged, by_definition(cli, profile), profile, statement, "SQLite (here the program is the definition)")
        listed = {a["key"]: (a["segment"], a["low"], a["high"], a["tier"]) for a in cli.json("accounts")}
        same(best(outcomes), listed, profiles, "", "the best of the profiles")


@test
def postgresql_says_the_same(cli):
    with Postgres() as server:
        for world in range(3):
            profiles = [fit_world.random_profile("P%d" % i, 32 if i == 0 else None) for i in range(8)]
            import_world(cli, world, profiles, 60)
            fill(server, cli, ("jsonb", "text[]", "json")[world])
            for profile in profiles:
                statement = cli.run("sql", "--profile", profile["name"], "--verdicts", "--dialect", "postgresql").out
                expected = by_sqlite(cli.workspace, cli.run("sql", "--profile", profile["name"], "--verdicts").out)
                same(by_postgresql(server, statement), expected, profile, statement, "PostgreSQL")


@test
def postgresql_on_the_sample(cli):
    with Postgres() as server:
        cli.run("new", cli.workspace, "--sample")
        columns = fill(server, cli)
        for name in ("1", "2"):
            statement = cli.run("sql", "--profile", name, "--dialect", "postgresql").out
            same(by_postgresql(server, statement), by_program(cli, "--profile", name), name, statement, "PostgreSQL")
            for column, kind in re.findall('^--   "(\\w+)" +([^:]*):', statement, re.M):
                holds(columns[column] in kind, "%s is said to be %s" % (column, kind))
        server.run("CREATE VIEW fit_of_first AS " + statement)
        equal(server.run("SELECT count (*) FROM fit_of_first").strip(), str(len(cli.json("accounts"))))


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
