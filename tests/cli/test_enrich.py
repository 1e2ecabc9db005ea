"""enrich: which blank fields would move most tiers, and which accounts to fill first. Every number worked out by hand."""
import csv
import io
import json
import sys

import world
from harness import NUMBER, equal, holds, main, shape, test

COUNTS = {"accounts": int, "up": int, "down": int, "tiers_1_2": int}
SHAPE = {"profile": (str, None), "accounts": int, "change": int, "fields": [
    {"field": str, "label": str, "in_data": bool, "criteria": [{"profile": str, "criterion": str, "label": str}], "blank": int,
     "change": COUNTS, "together": {"accounts": int, "tiers_1_2": int},
     "first": [{"key": str, "name": (str, None), "domain": (str, None), "tier": int, "best": int, "worst": int, "fit": NUMBER,
                "together": bool}]}]}


def figures(document):
    """field: (blank, change, up, down, of these in tiers 1 and 2, together, of these in tiers 1 and 2)"""
    return {f["field"]: (f["blank"], *f["change"].values(), *f["together"].values()) for f in document["fields"]}


def first(document, field):
    return [(a["key"], a["tier"], a["best"], a["worst"], a["together"]) for f in document["fields"] if f["field"] == field for a in f["first"]]


def add_profile(cli, name, criteria):
    cli.write("more.json", json.dumps(dict(world.PROFILE, name=name, criteria=criteria)))
    cli.run("profile", "import", "more.json")


@test
def help_and_wrong_usage(cli):
    world.set_up(cli)
    holds("--field" in cli.run("enrich", "--help").out, "no help")
    cli.fails("enrich", "employees", code=2)
    cli.fails("enrich", "--limit", "-1", code=2, says="--limit")
    cli.fails("enrich", "--accounts", "-2", code=2, says="--accounts")
    cli.fails("enrich", "--csv", code=2, says="--field")
    cli.fails("enrich", "--field", "employees", "--csv", "--json", code=2, says="--csv")
    cli.fails("enrich", "--profile", "Moon", code=1, says="Moon")
    cli.fails("enrich", "--field", "moon", code=1, says="moon")


@test
def fields_by_what_they_could_change(cli):
    """Accounts 3 and 7 could move: 3 lacks employees and technologies at 37.5 points, 7 lacks everything."""
    world.set_up(cli)
    document = cli.json("enrich")
    shape(document, SHAPE)
    equal((document["profile"], document["accounts"], document["change"]), (None, 8, 2))
    equal(list(figures(document)), ["employees", "technologies", "industry", "revenue", "public"])
    equal(figures(document), {
        "employees": (2, 2, 2, 0, 1, 0, 0),
        "technologies": (3, 1, 1, 0, 1, 1, 1),
        "industry": (1, 1, 1, 0, 0, 0, 0),
        "revenue": (2, 0, 0, 0, 0, 1, 1),
        "public": (2, 0, 0, 0, 0, 0, 0)})
    equal(first(document, "employees"), [("3", 3, 1, 3, False), ("7", 0, 3, 0, False)])
    equal(first(document, "technologies"), [("3", 3, 2, 3, False), ("7", 0, 1, 0, True)])
    equal(first(document, "public"), [])
    equal(document["fields"][1]["criteria"], [{"profile": "Movers", "criterion": "c3", "label": "Runs Snowflake"}])
    equal(document["fields"][1]["label"], "Technologies")
    equal(document["fields"][0]["first"][0]["domain"], "aoba-logi.co.jp")


@test
def gates_drop_an_account(cli):
    """Account 9 is tier 2: its industry, a must, could make it tier 1 or 3; whether it is public, a never, outside."""
    world.set_up(cli)
    cli.write("more.csv", world.as_csv([["9", "Nine", "nine.com", "", "400", "5000000", "Finland", "", "", "Snowflake", "", "", "", "", ""]]))
    cli.run("import", "more.csv")
    document = cli.json("enrich")
    equal(figures(document)["industry"], (2, 2, 2, 1, 1, 0, 0))
    equal(figures(document)["public"], (3, 1, 0, 1, 1, 0, 0))
    equal(first(document, "industry"), [("9", 2, 1, 3, False), ("7", 0, 3, 0, False)])
    equal(first(document, "public"), [("9", 2, 2, 0, False)])


@test
def known_is_answered_by_filling(cli):
    """A value that is missing is what `known` misses: filling it is a match in any case, and of a never outside in any case."""
    world.set_up(cli)
    add_profile(cli, "Known", [
        {"id": "k1", "label": "Renewal", "section": "firmographics", "field": "renewal", "op": "known", "importance": "must", "weight": 1},
        {"id": "k2", "label": "Churned", "section": "firmographics", "field": "churn", "op": "known", "importance": "never"}])
    document = cli.json("enrich", "--profile", "Known")
    equal(document["profile"], "Known")
    # Without a renewal: 2, 4, 6, 7, of which 2 and 4 are outside, for they churned. Without churn: 3, 6, 7; only 3 has a tier.
    equal(figures(document), {"renewal": (4, 2, 2, 0, 2, 0, 0), "churn": (3, 1, 0, 1, 1, 0, 0)})
    equal(first(document, "renewal"), [("6", 0, 1, 1, False), ("7", 0, 1, 1, False)])
    equal(first(document, "churn"), [("3", 1, 0, 0, False)])


@test
def what_the_data_lacks_is_blank_everywhere(cli):
    world.set_up(cli)
    add_profile(cli, "Lacking", [
        {"id": "m1", "label": "Orbits", "section": "firmographics", "field": "moons", "op": "at-least", "values": [2], "importance": "strong"},
        {"id": "m2", "label": "Size", "section": "firmographics", "field": "employees", "op": "in", "values": ["big"], "importance": "strong"},
        {"id": "m3", "label": "Staff", "section": "firmographics", "field": "employees", "op": "known", "importance": "strong"}])
    document = cli.json("enrich", "--profile", "Lacking")
    equal([(f["field"], f["in_data"], f["blank"], [c["criterion"] for c in f["criteria"]]) for f in document["fields"]],
          [("moons", False, 8, ["m1"]), ("employees", False, 8, ["m2"]), ("employees", True, 2, ["m3"])])
    holds("not in the data" in cli.run("enrich", "--profile", "Lacking").out, "it says nothing")
    equal([f["in_data"] for f in cli.json("enrich", "--profile", "Lacking", "--field", "employees")["fields"]], [True])
    cli.run("enrich", "--profile", "Lacking", "--field", "moons", "--csv")


@test
def the_workspace_takes_the_best_profile(cli):
    """Under Retailers, account 7 could be tier 1 by its industry; 2 and 6 are tier 1 already, whatever Movers lacks of them."""
    world.set_up(cli)
    add_profile(cli, "Retailers", [{"id": "r", "label": "Retail", "section": "firmographics", "field": "industry", "op": "in",
                                    "values": ["Retail"], "importance": "strong"}])
    both = cli.json("enrich")
    equal(figures(both)["industry"], (1, 1, 1, 0, 1, 0, 0))
    equal(first(both, "industry"), [("7", 0, 1, 0, False)])
    equal([c["profile"] for f in both["fields"] if f["field"] == "industry" for c in f["criteria"]], ["Movers", "Retailers"])
    equal(figures(cli.json("enrich", "--profile", "Movers"))["industry"], (1, 1, 1, 0, 0, 0, 0))
    equal(figures(cli.json("enrich", "--profile", "2")), {"industry": (1, 1, 1, 0, 1, 0, 0)})


@test
def one_value_answers_all(cli):
    """Accounts 3 and 7 lack employees. No number misses both bounds that overlap; none meets both that do not."""
    world.set_up(cli)
    bounds = lambda least, most: [{"id": "a", "label": "Least", "section": "firmographics", "field": "employees", "op": "at-least",
                                   "values": [least], "importance": "strong"},
                                  {"id": "b", "label": "Most", "section": "firmographics", "field": "employees", "op": "at-most",
                                   "values": [most], "importance": "strong"}]
    add_profile(cli, "Overlap", bounds(50, 500))
    add_profile(cli, "Gap", bounds(500, 50))
    employees = lambda *options: first(cli.json("enrich", *options), "employees")
    equal(employees("--profile", "Overlap"), [("7", 0, 1, 2, False), ("3", 0, 1, 2, False)])
    equal(employees("--profile", "Gap"), [("7", 0, 2, 0, False), ("3", 0, 2, 0, False)])


@test
def one_value_answers_every_profile(cli):
    """Account 7 has no industry: it is either in retail or not, so one of the two profiles has it in tier 1."""
    world.set_up(cli)
    for name, op in (("Retail", "in"), ("No retail", "not-in")):
        add_profile(cli, name, [{"id": "r", "label": name, "section": "firmographics", "field": "industry", "op": op,
                                 "values": ["Retail"], "importance": "strong"}])
    equal(first(cli.json("enrich"), "industry"), [("7", 0, 1, 1, False)])
    equal(first(cli.json("enrich", "--profile", "No retail"), "industry"), [("7", 0, 1, 0, False)])


@test
def limits(cli):
    world.set_up(cli)
    equal(list(figures(cli.json("enrich", "--limit", "2"))), ["employees", "technologies"])
    equal(first(cli.json("enrich", "--accounts", "1"), "employees"), [("3", 3, 1, 3, False)])
    equal(len(first(cli.json("enrich", "--field", "TECHNOLOGIES"), "technologies")), 2)
    equal(list(figures(cli.json("enrich", "--field", "technologies"))), ["technologies"])


@test
def csv_can_be_filled_and_imported(cli):
    world.set_up(cli)
    text = cli.run("enrich", "--field", "employees", "--csv").out
    rows = list(csv.reader(io.StringIO(text, newline="")))
    equal((rows[0][0], rows[0][-1]), ("Concentric key", "Number of Employees"))
    equal([(row[0], row[1], row[-1]) for row in rows[1:]], [("3", "青葉物流", ""), ("7", "Tiny", "")])
    rows[1][-1] = "300"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    cli.write("filled.csv", out.getvalue())
    cli.run("import", "filled.csv")
    equal({a["key"]: a["tier"] for a in cli.json("accounts")}["3"], 1, "account 3 after filling")
    equal(first(cli.json("enrich"), "employees"), [("7", 0, 3, 0, False)])


@test
def people_read_a_table(cli):
    world.set_up(cli)
    lines = cli.run("enrich").out.splitlines()
    holds(lines[0].startswith("Field"), lines[0])
    holds(lines[1].startswith("Employees"), lines[1])
    holds(lines[1].endswith("青葉物流, Tiny"), lines[1])
    equal(lines[-1], "2 of 8 accounts could change tier by one field alone")
    holds("with other fields" in cli.run("enrich", "--field", "technologies").out, "nothing of other fields")


@test
def nothing_to_fill(cli):
    cli.run("new", cli.workspace)
    equal(cli.run("enrich").out, "No blank field could change a tier.\n")
    equal(cli.json("enrich"), {"profile": None, "accounts": 0, "change": 0, "fields": []})
    cli.write("accounts.csv", world.as_csv(world.ROWS[:1]))
    cli.run("import", "accounts.csv")
    cli.write("movers.json", json.dumps(world.PROFILE))
    cli.run("profile", "import", "movers.json")
    equal(cli.run("enrich").out, "No blank field could change a tier.\n")


sys.exit(main())
