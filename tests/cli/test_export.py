"""What is written to files, read back by other readers: Python's csv, json and openpyxl."""
import datetime
import hashlib
import json
import os
import sys

from harness import NUMBER, Skip, equal, holds, main, near, shape, test
from exports import HUBSPOT, dicts_of, fresh, rows_of, table
import world

RUNS = ("=", "+", "-", "@", "\t", "\r")
ODD = ["=1+1", "+49 30", "-", "-12 a", "@SUM(A1)", "'=1", "''@x", "'", "a,b", "say \"so\"", "two\nlines", "two\r\nlines", "a;b", "a\tb", "青葉",
       "x" * 5000, "#NAME?", "TRUE", "1e5", "007", "1/2", "Å̊", "\U0001f6d2", "<b>&amp;</b>", "_x0041_", "]]>", "a  b", "\u200f\u05d0"]


# ── safe, whole and always the same ──


@test
def nothing_runs_in_a_spreadsheet(cli):
    header = ["Record ID", "Company name", "Note", "Industry", "Churn", "Employee range", "Web Technologies"]
    rows = [[str(i + 1), "Name %d" % i, odd, odd, str(-i - 0.5), "-5 to 5", odd] for i, odd in enumerate(ODD)]
    fresh(cli, table(header, rows))
    for name, arguments in (("list.csv", []), ("fit.csv", ["--what", "fit"]), ("hub.csv", ["--for", "hubspot"])):
        cli.run("export", *arguments, "--out", name)
        for row in dicts_of(cli, name):
            for column, cell in row.items():
                number = column in ("Churn", "Concentric fit", "Concentric low", "Concentric high")
                holds(number or not cell.startswith(RUNS), "%s: %r would run" % (column, cell))
                if number:
                    float(cell)


@test
def the_same_input_gives_the_same_bytes(cli):
    cli.run("new", cli.workspace, "--sample")
    cases = [["--out", "a.csv"], ["--out", "a.xlsx"], ["--out", "a.json"], ["--what", "fit", "--out", "f.csv"], ["--what", "fit", "--out", "f.json"],
             ["--for", "hubspot", "--out", "h.csv"], ["--for", "hubspot", "--out", "h.xlsx"], ["--what", "profile", "--profile", "1", "--out", "p.json"],
             ["--what", "workspace", "--out", "w.json"]]
    for case in cases:
        digests = set()
        for environment in ({"LC_ALL": "C.UTF-8", "TZ": "UTC"}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}):
            cli.run("export", *case, **environment)
            digests.add(hashlib.sha256(cli.read(case[-1])).hexdigest())
        equal(len(digests), 1, " ".join(case))


@test
def golden_bytes(cli):
    """The sample plays on one day, so its files never change unless somebody means them to."""
    cli.run("new", cli.workspace, "--sample")
    cli.run("export", "--for", "hubspot", "--where", "employees > 9000 and industry = \"Grocery\"", "--out", "h.csv")
    lines = cli.read("h.csv").decode().split("\r\n")
    equal(lines[0], ",".join(HUBSPOT))
    holds(len(lines) > 2 and all(line.endswith(",2026-11-22") for line in lines[1:-1]), "the day of the sample")


@test
def a_failed_export_leaves_nothing(cli):
    world.set_up(cli)
    before = sorted(os.listdir(cli.folder))
    cli.fails("export", "--out", "no/such/folder/a.csv", says="a.csv")
    os.mkdir(cli.path("folder.csv"))
    cli.fails("export", "--out", "folder.csv", says="folder.csv")
    os.rmdir(cli.path("folder.csv"))
    equal(sorted(os.listdir(cli.folder)), before, "no temporary files")
    cli.run("export", "--out", "a.csv")
    old = cli.read("a.csv")
    cli.fails("export", "--columns", "moon", "--out", "a.csv", says="moon")
    equal(cli.read("a.csv"), old)
    equal(sorted(os.listdir(cli.folder)), sorted(before + ["a.csv"]))


@test
def a_byte_order_mark_when_asked(cli):
    world.set_up(cli)
    cli.run("export", "--out", "a.csv")
    cli.run("export", "--byte-order-mark", "--out", "b.csv")
    equal(cli.read("b.csv"), b"\xef\xbb\xbf" + cli.read("a.csv"))
    equal(rows_of(cli, "b.csv", "utf-8-sig"), rows_of(cli, "a.csv"))


@test
def wrong_usage(cli):
    world.set_up(cli)
    for arguments in (["--for", "moon"], ["--format", "moon"], ["--what", "moon"], ["--chunk", "-1"], ["--for", "salesforce", "--format", "xlsx"],
                      ["--for", "hubspot", "--format", "json"], ["--what", "fit", "--for", "hubspot"], ["--stage"], ["--allow-backward"],
                      ["--column", "tier=x"], ["--what", "profile", "--for", "hubspot"], ["--what", "workspace", "--format", "csv"],
                      ["--what", "workspace", "--chunk", "5"], ["--tier", "9"], ["--where", "employees >="], ["--format", "json", "--chunk", "5"]):
        cli.fails("export", *arguments, "--out", "x.csv", code=2)
    cli.fails("export", code=2, says="--out")
    equal(os.path.exists(cli.path("x.csv")), False)


# ── lists and documents ──


@test
def filters_choose(cli):
    world.set_up(cli)
    cli.run("export", "--tier", "1", "--out", "a.csv")
    equal([r["Concentric tier"] for r in dicts_of(cli, "a.csv")], ["1"] * len(cli.json("accounts", "--tier", "1")))
    cli.run("export", "--where", "employees >= 900", "--columns", "employees", "--out", "b.csv")
    equal(sorted(r["Concentric key"] for r in dicts_of(cli, "b.csv")), sorted(a["key"] for a in cli.json("accounts", "--where", "employees >= 900")))
    equal(rows_of(cli, "b.csv")[0][-1], "Number of Employees")


@test
def the_evaluation_has_every_verdict(cli):
    world.set_up(cli)
    cli.run("export", "--what", "fit", "--out", "fit.csv")
    cli.run("export", "--what", "fit", "--out", "fit.json")
    rows = {row["Concentric key"]: row for row in dicts_of(cli, "fit.csv")}
    document = json.loads(cli.read("fit.json"))
    shape(document, [{"key": str, "name": (str, None), "domain": (str, None), "tier": int, "segment": (str, None), "fit": NUMBER, "low": NUMBER,
                      "high": NUMBER, "stage": (str, None), "owner": (str, None), "territory": (str, None), "flags": [str],
                      "record_id": (str, None), "profiles": [{"profile": str, "version": int, "tier": int, "low": NUMBER, "high": NUMBER,
                                                              "verdicts": dict}], "pinned": None, "said_no": [dict]}])
    for account in document:
        receipt = cli.json("explain", account["key"])
        verdicts = {c["id"]: c["verdict"] for c in receipt["criteria"]}
        equal(account["profiles"][0]["verdicts"], verdicts, account["key"])
        for criterion in receipt["criteria"]:
            equal(rows[account["key"]]["Concentric verdict: " + criterion["label"]], criterion["verdict"])
    holds("Industry" not in rows["1"] and rows["1"]["Record ID"] == "1", "no other fields")


@test
def the_json_is_that_of_accounts(cli):
    """And what people decided, here nothing."""
    world.set_up(cli)
    cli.run("export", "--format", "json", "--out", "a.json")
    document = json.loads(cli.read("a.json"))
    equal([(account.pop("pinned"), account.pop("said_no")) for account in document], [(None, [])] * len(document))
    equal(document, cli.json("accounts"))
    cli.run("export", "--where", "name = \"nobody\"", "--out", "none.json")
    equal(json.loads(cli.read("none.json")), [])


@test
def a_profile_is_its_document(cli):
    world.set_up(cli)
    cli.run("export", "--what", "profile", "--out", "p.json")
    equal(cli.read("p.json").decode(), cli.run("profile", "export", "Movers").out)


@test
def a_workspace_is_one_document(cli):
    world.set_up(cli)
    cli.run("profile", "publish", "Movers", "--reason", "First", "--force")
    cli.run("move", "1", "SQL")
    cli.run("export", "--what", "workspace", "--out", "w.json")
    document = json.loads(cli.read("w.json"))
    equal(list(document), ["format", "version", "name", "day", "fields", "profiles", "stages", "journey_map", "stage_values", "accounts",
                           "tables"])
    equal((document["format"], document["name"]), ("concentric-workspace", "Test"))
    accounts = {a["key"]: a for a in cli.json("accounts")}
    equal({a["key"]: a["fields"] for a in document["accounts"]}, {k: a["fields"] for k, a in accounts.items()})
    equal({a["key"]: a["stage"] for a in document["accounts"]}, {k: a["stage"] for k, a in accounts.items()})
    first = next(a for a in document["accounts"] if a["key"] == "1")
    equal(first["events"][-1]["stage"], "SQL")
    equal(document["profiles"][0]["versions"][0]["reason"], "First")
    equal(document["profiles"][0]["draft"]["name"], "Movers")
    equal([f["key"] for f in document["fields"]], [f["key"] for f in cli.json("fields")])
    equal(len(document["tables"]["import"]), 1)
    cli.run("export", "--what", "workspace", "--out", "copy.concentric")
    equal(cli.run("--workspace", "copy.concentric", "accounts", "--json").out, cli.run("accounts", "--json").out)
    cli.fails("export", "--what", "workspace", "--out", "copy.concentric", says="exists")


# ── workbooks ──


def workbook(cli, name):
    """openpyxl is a reader that shares nothing with the writer."""
    try:
        import openpyxl
    except ImportError:
        raise Skip("no openpyxl")
    return openpyxl.load_workbook(cli.path(name)).active


@test
def a_workbook_for_people(cli):
    cli.run("new", cli.workspace, "--sample")
    cli.run("export", "--out", "a.xlsx")
    cli.run("export", "--out", "a.csv")
    sheet = workbook(cli, "a.xlsx")
    expected = rows_of(cli, "a.csv")
    equal((sheet.max_row, sheet.max_column), (len(expected), len(expected[0])))
    equal((sheet.freeze_panes, sheet.auto_filter.ref), ("A2", sheet.dimensions))
    header = [cell.value for cell in sheet[1]]
    equal(header, expected[0])
    holds(all(cell.font.bold for cell in sheet[1]), "a header stands out")
    fills, tier, money = {}, header.index("Concentric tier"), header.index("Potential (EUR)")
    for row, line in zip(sheet.iter_rows(min_row=2), expected[1:]):
        fills.setdefault(row[tier].value, set()).add(row[tier].fill.fgColor.rgb)
        holds(row[0].data_type == "s" and row[0].number_format == "@", "ids are texts")
        for cell, text in zip(row, line):
            value = cell.value
            if isinstance(value, bool):
                equal(str(value).lower(), text)
            elif isinstance(value, datetime.datetime):
                equal((value.date().isoformat(), cell.number_format), (text, "yyyy-mm-dd"))
            elif isinstance(value, (int, float)):
                near(value, float(text), within=1e-9 * max(1, abs(value)))
            elif value is None:
                equal(text, "")
            elif cell is not row[tier]:
                equal(value, text[1:] if text.startswith("'") else text)
        if row[money].value is not None:
            equal(row[money].number_format, '#,##0 "EUR"')
    equal(sorted(fills), ["Outside", "Tier 1", "Tier 2", "Tier 3"], "the word is there, not only the colour")
    equal(len(set.union(*fills.values())), 4, "each tier has a colour of its own")
    widths = [sheet.column_dimensions[c].width for c in "ABD"]
    holds(all(8 <= w <= 50 for w in widths) and widths[1] > widths[2], "widths: %r" % widths)


@test
def odd_texts_in_a_workbook(cli):
    rows = [[str(i + 1), "Name %d" % i, odd, odd] for i, odd in enumerate(ODD)]
    fresh(cli, table(["Record ID", "Company name", "Note", "Industry"], rows))
    notes = {a["key"]: a["fields"]["note"] for a in cli.json("accounts")}
    cli.run("export", "--out", "a.xlsx")
    sheet = workbook(cli, "a.xlsx")
    from openpyxl.utils.escape import unescape   # _x000D_: what XML cannot hold
    header = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cell = row[header.index("Note")]
        note = notes[row[0].value]
        if note and note.startswith("'") and note.lstrip("'").startswith(RUNS):
            note = "'" + note   # or its own apostrophe would be taken for a guard
        equal(unescape(cell.value) if cell.value else None, note, "note of %s" % row[0].value)
        holds(cell.value is None or cell.data_type == "s", "%r is a %s" % (cell.value, cell.data_type))
        if cell.value is not None and cell.value.startswith(RUNS):
            holds(cell.quotePrefix, "%r would run once edited" % cell.value)


@test
def dates_before_workbooks_count(cli):
    days = ["1899-12-31", "1900-02-28", "1900-03-01", "1066-10-14", "2024-02-29"]
    fresh(cli, table(["Record ID", "Company name", "Founded on"], [[i + 1, "N%d" % i, day] for i, day in enumerate(days)]))
    cli.run("export", "--out", "a.xlsx")
    values = {str(r[0].value): r[-1].value for r in workbook(cli, "a.xlsx").iter_rows(min_row=2)}
    got = [v if isinstance(v, str) else v.date().isoformat() for v in (values[str(i + 1)] for i in range(len(days)))]
    equal(got, days)


@test
def workbooks_come_in_parts_too(cli):
    world.set_up(cli)
    cli.run("export", "--for", "hubspot", "--chunk", "3", "--out", "h.xlsx")
    cli.run("export", "--for", "hubspot", "--out", "h.csv")
    rows = []
    for i in (1, 2, 3):
        lines = [[cell.value for cell in row] for row in workbook(cli, "h-%d.xlsx" % i).iter_rows()]
        equal(lines[0], HUBSPOT)
        rows += [line[0] for line in lines[1:]]
    equal(rows, [row[0] for row in rows_of(cli, "h.csv")[1:]])


@test
def what_no_cell_holds_is_refused(cli):
    fresh(cli, table(["Record ID", "Company name", "Note"], [["1", "A", "x" * 32768]]))
    cli.fails("export", "--out", "a.xlsx", says="32767", code=1)
    holds(not os.path.exists(cli.path("a.xlsx")), "nothing is written")
    cli.run("export", "--out", "a.csv")


# ── there and back ──


def everything(cli):
    return cli.run("accounts", "--json").out, cli.run("fields", "--json").out


def there_and_back(cli, digits, cases):
    """An import of what was exported changes nothing. @digits: how exactly numbers are told"""
    header = ["Record ID", "Company name", "Company Domain Name", "Note", "Industry", "Churn", "Renewal", "Public", "Employee range",
              "Web Technologies", "Annual Revenue ($ millions)", "Code"]
    rows = [[str(i + 1), "Name %d" % i, "n%d.example.com" % i, odd, odd, digits % (-0.1 * i), "2026-02-%02d" % (i % 28 + 1), "yes" if i % 2 else "no",
             ["1-10", "51-200", "10,001+", "<10", "-5 to 5", "50"][i % 6], "a;b" if i % 3 else "", "%.3f" % (i / 7), "%05d" % i]
            for i, odd in enumerate(ODD)]
    fresh(cli, table(header, rows))
    before = everything(cli)
    for case in cases:
        written = json.loads(cli.run("export", *case, "--json").out)["files"]
        for name in written:
            result = cli.json("import", name)
            equal((result["unchanged"], result["rejected"]), (result["rows"], 0), "%s: %r" % (name, result))
        equal(everything(cli), before, " ".join(case))


@test
def what_was_exported_changes_nothing(cli):
    there_and_back(cli, "%.17g", [["--out", "list.csv"], ["--byte-order-mark", "--out", "bom.csv"], ["--chunk", "4", "--out", "part.csv"],
                                  ["--what", "fit", "--out", "fit.csv"], ["--for", "hubspot", "--stage", "--out", "hub.csv"],
                                  ["--for", "hubspot", "--chunk", "4", "--out", "hubpart.csv"]])


@test
def what_was_exported_as_json_changes_nothing(cli):
    there_and_back(cli, "%.17g", [["--out", "list.json"], ["--what", "fit", "--out", "fit.json"],
                                  ["--columns", "record_id,industry,churn", "--out", "some.json"]])
    # Items with a semicolon, and one that a spreadsheet would split.
    cli.write("lists.json", json.dumps([{"id": "1", "name": "A", "tools": ["a; b", "c", "[d]"]}, {"id": "2", "name": "B", "tools": ["a; b", "[]"]}]))
    cli.write("lists.map", json.dumps({"tools": {"key": "tools", "type": "list"}}))
    cli.run("--workspace", "lists.concentric", "new", "lists.concentric")
    cli.run("--workspace", "lists.concentric", "import", "lists.json", "--map", "lists.map")
    lists = [a["fields"]["tools"] for a in cli.json("--workspace", "lists.concentric", "accounts")]
    equal(lists, [["a; b", "c", "[d]"], ["a; b", "[]"]])
    cli.run("--workspace", "lists.concentric", "export", "--out", "lists-out.json")
    equal(cli.json("--workspace", "lists.concentric", "import", "lists-out.json")["unchanged"], 2)
    # In another workspace the facts become fields, and the tags do not.
    keys = [f["key"] for f in cli.json("fields")]
    cli.run("--workspace", "other.concentric", "new", "other.concentric")
    result = cli.json("--workspace", "other.concentric", "import", "list.json")
    equal(result["inserted"], len(ODD))
    equal(sorted(f["key"] for f in cli.json("--workspace", "other.concentric", "fields")), sorted(keys))


@test
def what_was_exported_as_a_workbook_changes_nothing(cli):
    """Workbooks keep 16 digits."""
    there_and_back(cli, "%.16g", [["--out", "list.xlsx"], ["--chunk", "4", "--out", "part.xlsx"], ["--what", "fit", "--out", "fit.xlsx"],
                                  ["--for", "hubspot", "--stage", "--out", "hub.xlsx"]])


@test
def answers_do_not_come_back_as_facts(cli):
    """The CRM has a tier of its own; the file that we made must not overwrite what is known of it. Its own export may."""
    fresh(cli, table(["Record ID", "Company name", "Industry", "Ideal Customer Profile Tier"], [["1", "A", "Logistics", "Tier 3"], ["2", "B", "Retail", ""]]))
    before = everything(cli)
    cli.run("export", "--for", "hubspot", "--stage", "--out", "h.csv")
    result = cli.json("import", "h.csv")
    equal((result["unchanged"], [f["header"] for f in result["fields"]]), (2, ["Record ID"]))
    equal(everything(cli)[0], before[0])
    cli.write("next.csv", table(["Record ID", "Company name", "Industry", "Ideal Customer Profile Tier", "Concentric tier", "Concentric segment"],
                                [["1", "A", "Logistics", "Tier 1", "Tier 1", "Movers"]]))
    result = cli.json("import", "next.csv")
    equal(result["updated"], 1, "what the CRM says of itself is a fact")
    holds(not any(f["header"].startswith("Concentric") for f in result["fields"]), "what we told it is none")


@test
def a_file_for_salesforce_changes_nothing(cli):
    ids = ["001A0000006Vm9r", "001a0000006vm9q"]
    fresh(cli, table(["Account ID", "Account Name", "Industry"], [[i, "Name " + i, "Logistics"] for i in ids]))
    before = cli.run("accounts", "--json").out
    cli.run("export", "--for", "salesforce", "--stage", "--out", "sf.csv")
    result = cli.json("import", "sf.csv")
    equal((result["unchanged"], len(result["fields"])), (2, 1))
    equal(cli.run("accounts", "--json").out, before)


sys.exit(main())
