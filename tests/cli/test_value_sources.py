"""Where each value on a receipt came from: two sources with precedence, imports over one another, and their undoing."""
import json
import sys

from harness import equal, holds, main, test

PROFILE = {"format": "concentric-profile", "version": 1, "name": "P", "thresholds": [75, 50, 25], "criteria": [
    {"id": "i", "label": "Moves goods", "section": "firmographics", "field": "industry", "op": "in", "values": ["Logistics"], "importance": "strong"},
    {"id": "e", "label": "Size", "section": "firmographics", "field": "employees", "op": "at-least", "values": [200], "importance": "strong"},
    {"id": "r", "label": "Band", "section": "firmographics", "field": "employee_range", "op": "at-least", "values": [11], "importance": "nice"},
    {"id": "x", "label": "Moons", "section": "firmographics", "field": "moons", "op": "known", "importance": "nice"}]}
HEADER = "Record ID,Company name,Industry,Number of Employees,Employee range\n"


def set_up(cli):
    cli.run("new", cli.workspace)
    bring(cli, "crm.csv", "HubSpot", "1,Acme,Retail,,51-200\n2,Beta,Logistics,300,\n")
    cli.write("p.json", json.dumps(PROFILE))
    cli.run("profile", "import", "p.json")


def bring(cli, name, source, rows):
    cli.write(name, HEADER + rows)
    return cli.json("import", name, "--source", source)["import"]


def files(cli, account="1"):
    """criterion: file that its value came from"""
    return {c["id"]: c["source"] and c["source"]["file"] for c in cli.json("explain", account)["criteria"]}


@test
def who_added_the_account_wrote_its_values(cli):
    set_up(cli)
    lines = cli.json("explain", "1")["criteria"]
    equal(list(lines[0]["source"]), ["import", "source", "file", "day"])
    equal((lines[0]["source"]["import"], lines[0]["source"]["source"], lines[0]["source"]["file"]), (1, "HubSpot", "crm.csv"))
    equal(lines[0]["source"]["day"], cli.json("imports")[0]["at"][:10])
    equal(files(cli), {"i": "crm.csv", "e": None, "r": "crm.csv", "x": None})
    equal([(c["value"], c["source"]) for c in lines if c["id"] in "ex"], [(None, None), (None, None)])


@test
def the_last_import_that_wrote_it(cli):
    """One that finds the value as it is, writes nothing; a gap that is filled, and one end of a range, are written."""
    set_up(cli)
    bring(cli, "vendor.csv", "Vendor", "1,Acme,Retail,250,51-300\n")
    equal(files(cli), {"i": "crm.csv", "e": "vendor.csv", "r": "vendor.csv", "x": None})
    equal(files(cli, "2"), {"i": "crm.csv", "e": "crm.csv", "r": None, "x": None})
    bring(cli, "again.csv", "HubSpot", "1,Acme,Logistics,250,\n")
    equal(files(cli), {"i": "again.csv", "e": "vendor.csv", "r": "vendor.csv", "x": None})
    bring(cli, "third.csv", "HubSpot", "1,Acme,Retail,250,\n")
    equal(files(cli), {"i": "third.csv", "e": "vendor.csv", "r": "vendor.csv", "x": None})


@test
def a_source_that_is_not_trusted_writes_gaps_only(cli):
    set_up(cli)
    cli.run("sources", "rank", "HubSpot", "Vendor")
    bring(cli, "vendor.csv", "Vendor", "1,Acme,Logistics,250,11-50\n")
    equal(files(cli), {"i": "crm.csv", "e": "vendor.csv", "r": "crm.csv", "x": None})
    equal([c["value"] for c in cli.json("explain", "1")["criteria"]], ["Retail", 250, [51, 200], None])
    bring(cli, "again.csv", "HubSpot", "1,Acme,Retail,260,\n")
    equal(files(cli)["e"], "again.csv")


@test
def undoing_gives_the_value_back_to_whom_it_was(cli):
    set_up(cli)
    vendor = bring(cli, "vendor.csv", "Vendor", "1,Acme,Logistics,250,\n")
    third = bring(cli, "third.csv", "HubSpot", "1,Acme,Retail,260,\n")
    equal((files(cli)["i"], files(cli)["e"]), ("third.csv", "third.csv"))
    cli.run("undo-import", third)
    equal((files(cli)["i"], files(cli)["e"]), ("vendor.csv", "vendor.csv"))
    cli.run("undo-import", vendor)
    equal((files(cli)["i"], files(cli)["e"]), ("crm.csv", None))


@test
def people_read_it_beside_the_points(cli):
    set_up(cli)
    lines = cli.run("explain", "1").out.splitlines()
    holds(any("Moves goods" in line and line.endswith("HubSpot " + cli.json("imports")[0]["at"][:10]) for line in lines), lines)
    holds(any("Size" in line and "HubSpot" not in line for line in lines), lines)


sys.exit(main())
