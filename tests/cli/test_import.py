"""Bringing accounts in: import, imports, rejects, fields, field set."""
import json
import os
import signal
import subprocess
import sys
import time

from harness import NUMBER, PROGRAM, SHARED, Skip, equal, holds, main, shape, test
import world

IMPORT = {"import": (int, None), "format": str, "encoding": str, "delimiter": (str, None), "rows": int, "inserted": int, "updated": int,
          "unchanged": int, "merged": int, "rejected": int,
          "fields": [{"header": str, "field": str, "type": str, "role": (str, None), "filled": int, "unread": int}]}
FIELD = {"key": str, "label": str, "header": (str, None), "type": str, "role": (str, None), "unit": (str, None), "filled": NUMBER}


def counts(result):
    return [result[k] for k in ("rows", "inserted", "updated", "unchanged", "merged", "rejected")]


@test
def import_says_what_it_did(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", world.as_csv())
    result = cli.json("import", "a.csv")
    shape(result, IMPORT)
    equal(counts(result), [8, 8, 0, 0, 0, 0])
    equal((result["import"], result["format"], result["encoding"], result["delimiter"]), (1, "csv", "UTF-8", ","))
    fields = {f["header"]: f for f in result["fields"]}
    equal([fields[h]["role"] for h in ("Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees")],
          ["record_id", "name", "domain", "industry", "employees"])
    equal((fields["Employee range"]["type"], fields["Public"]["type"], fields["Renewal"]["type"], fields["Web Technologies"]["type"]),
          ("range", "boolean", "date", "list"))
    equal(fields["Number of Employees"]["filled"], 6)
    equal(cli.json("info")["accounts"], 8)


@test
def delimiters_and_line_ends_do_not_matter(cli):
    for number, (delimiter, end) in enumerate([(",", "\n"), (";", "\r\n"), ("\t", "\n"), ("|", "\r"), (",", "\r")]):
        name = "w%d.concentric" % number
        cli.run("new", name)
        # A list in a cell must not be separated by what separates cells.
        rows = [[cell.replace(";", "|") if delimiter == ";" else cell for cell in row] for row in world.ROWS]
        cli.write("a.csv", "\ufeff" + world.as_csv(rows, delimiter=delimiter, end=end))
        result = cli.json("--workspace", name, "import", "a.csv")
        equal((counts(result), result["delimiter"]), ([8, 8, 0, 0, 0, 0], delimiter), "delimiter %r, end %r" % (delimiter, end))


@test
def the_second_import_updates(cli):
    world.set_up(cli)
    equal(counts(cli.json("import", "accounts.csv")), [8, 0, 0, 8, 0, 0])
    rows = [list(row) for row in world.ROWS]
    rows[0][4] = "450"
    rows[1][4] = ""
    rows.append(["9", "New Company", "new-company.se"] + [""] * 12)
    rows.append(list(rows[2]))
    cli.write("b.csv", world.as_csv(rows))
    equal(counts(cli.json("import", "b.csv")), [10, 1, 1, 7, 1, 0])
    employees = {a["key"]: a["fields"]["employees"] for a in cli.json("accounts")}
    equal((employees["1"], employees["2"]), (450, 1200), "a blank overwrites nothing")
    equal([i["rows"] for i in cli.json("imports")], [8, 8, 10])


@test
def a_dry_run_changes_nothing(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", world.as_csv())
    result = cli.json("import", "a.csv", "--dry-run")
    shape(result, IMPORT)
    equal((result["import"], counts(result)), (None, [8, 8, 0, 0, 0, 0]))
    holds("Nothing was changed" in cli.run("import", "a.csv", "--dry-run").out, "people are told")
    info = cli.json("info")
    equal((info["accounts"], info["imports"]), (0, 0))
    equal(cli.json("fields"), [])


BAD = (b"Record ID,Company name,Industry\n"
       b"1,G\xc3\xb6\xc3\xb6d,Retail\n"
       b"2,Nul\x00byte,Retail\n"
       b"3,Broken \xff\xfe text,Retail\n"
       b"4,Too,many,cells\n"
       b",,Retail\n"
       b"5,Ends early\n"
       b"6,\"Never closed,Retail\n")


@test
def bad_rows_are_set_aside(cli):
    cli.run("new", cli.workspace)
    cli.write("bad.csv", BAD)
    result = cli.json("import", "bad.csv", code=3)
    equal(counts(result), [7, 1, 0, 0, 0, 6])
    rejects = cli.json("rejects")
    shape(rejects, [{"import": 1, "file": str, "line": int, "reason": str, "raw": str, "raw_base64": (str, None),
                     "cells": (list, None), "repaired": None}])
    equal([r["line"] for r in rejects], [3, 4, 5, 6, 7, 8])
    holds(all(r["reason"] for r in rejects), "every reject has a reason")
    equal(rejects[2]["raw"], "4,Too,many,cells")
    equal([r["raw_base64"] is not None for r in rejects], [True, True, False, False, False, False])
    equal(cli.json("info")["rejects"], 6)
    equal(cli.json("rejects", "--import", "1"), rejects)
    cli.write("good.csv", world.as_csv())
    cli.run("import", "good.csv")
    equal(cli.json("rejects", "--import", "2"), [])
    for none in ("99", "0"):
        cli.fails("rejects", "--import", none, says="no import %s; “imports” lists them" % none)
    table = cli.run("rejects", "--csv").out.splitlines()
    equal((table[0], len(table)), ("import,file,line,reason,raw", 7))
    holds("rejects --import 1" not in cli.run("rejects").out and "Too,many,cells" in cli.run("rejects").out, "people see the row")


@test
def rows_in_another_encoding_have_a_cure(cli):
    cli.run("new", cli.workspace)
    cli.write("bad.csv", BAD)
    cure = "save the file as CSV UTF-8 and import it again"
    holds(cure in cli.run("import", "bad.csv", code=3).err, "the cure is named")
    cli.write("long.csv", "Record ID,Company name\n1,A\n2,B,too long\n")
    run = cli.run("import", "long.csv", code=3)
    holds("set aside" in run.err and cure not in run.err, "a row that is too long has another cause")


WORKBOOKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "workbooks")
RECORDS = [{"Record ID": "1", "Company name": "Gööd", "Industry": "Retail", "Number of Employees": 12},
           {"Record ID": "2", "Company name": "Bäld", "Industry": "Energy", "Number of Employees": 1200.5}]
LINES = "Record ID%sCompany name%sIndustry%sNumber of Employees\n1%sGööd%sRetail%s12\n2%sBäld%sEnergy%s1200.5\n"


def lines(delimiter):
    return LINES.replace("%s", delimiter)


def written(cli):
    """The same two accounts in every format that can be written here: file, format, encoding, delimiter."""
    files = [("a.csv", lines(","), "csv", "UTF-8", ","), ("a.tsv", lines("\t"), "tsv", "UTF-8", "\t"),
             ("odd.csv", lines("~"), "csv", "UTF-8", "~"),
             ("windows.csv", lines(";").encode("cp1252"), "csv", "WINDOWS-1252", ";"), ("wide.csv", lines(",").encode("utf-16"), "csv", "UTF-16LE", ","),
             ("a.json", json.dumps({"total": 2, "data": {"companies": RECORDS}}), "json", "UTF-8", None),
             ("a.ndjson", "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in RECORDS), "ndjson", "UTF-8", None)]
    for name, content, *form in files:
        cli.write(name, content)
        yield name, *form


@test
def every_format_brings_the_same(cli):
    expected = [("1", "Gööd", "Retail", 12), ("2", "Bäld", "Energy", 1200.5)]
    for name, format, encoding, delimiter in written(cli):
        for number, arguments in enumerate(([], ["--format", "auto", "--encoding", "auto"], ["--format", format, "--encoding", encoding])):
            workspace = "%s-%d.concentric" % (name, number)
            told = ["--delimiter", "~"] if name == "odd.csv" else []
            cli.run("new", workspace)
            result = cli.json("--workspace", workspace, "import", name, *arguments, *told)
            shape(result, IMPORT)
            equal((result["format"], result["encoding"], result["delimiter"]), (format, encoding, delimiter), name)
            equal(counts(result), [2, 2, 0, 0, 0, 0], name)
            equal([tuple(a["fields"][f] for f in ("record_id", "name", "industry", "employees"))
                   for a in cli.json("--workspace", workspace, "accounts", "--sort", "key")], expected, name)
            row, = cli.json("--workspace", workspace, "imports")
            equal((row["format"], row["encoding"], row["delimiter"]), (format, encoding, delimiter), name)


@test
def answers_of_crms_are_read_as_they_come(cli):
    """What the programming interfaces of CRMs answer, saved as a file."""
    hubspot = {"results": [{"id": "51", "properties": {"name": "Acme", "domain": "acme.example", "lifecyclestage": "lead", "industry": "RETAIL",
                                                       "hs_ideal_customer_profile": "tier_1", "numberofemployees": "12", "annualrevenue": "5000"},
                            "createdAt": "2026-01-02T00:00:00Z", "archived": False}], "paging": {"next": {"after": "52"}}}
    salesforce = {"totalSize": 1, "done": True, "records": [
        {"attributes": {"type": "Account", "url": "/services/data/v59.0/sobjects/Account/001Nq00000J1MwfIAF"}, "Id": "001Nq00000J1MwfIAF",
         "Name": "Beta", "Website": "beta.example", "BillingAddress": {"city": "X", "country": "Germany"}, "Owner": {"Name": "Ann"}}]}
    pipedrive = {"success": True, "data": [{"id": 7, "company_id": 99, "owner_id": {"id": 3, "name": "Ann"}, "name": "Cee", "website": "cee.example",
                                            "people_count": 2, "address_locality": "Brno", "address_country": "Czechia"}]}
    for answer, source, expected in (
            (hubspot, "HubSpot", {"record_id": "51", "name": "Acme", "domain": "acme.example", "stage": "lead", "industry": "RETAIL",
                                  "ideal_customer_profile_tier": "tier_1", "employees": 12, "revenue": 5000}),
            (salesforce, "Salesforce", {"record_id": "001Nq00000J1MwfIAF", "name": "Beta", "domain": "beta.example", "city": "X",
                                        "country": "Germany", "owner": "Ann"}),
            (pipedrive, "Pipedrive", {"record_id": "7", "name": "Cee", "domain": "cee.example", "owner": "Ann", "city": "Brno",
                                      "country": "Czechia", "owner_id_id": "3"})):
        workspace = source + ".concentric"
        cli.run("new", workspace)
        cli.write("answer.json", json.dumps(answer))
        equal(counts(cli.json("--workspace", workspace, "import", "answer.json")), [1, 1, 0, 0, 0, 0], source)
        account, = cli.json("--workspace", workspace, "accounts")
        equal({key: account["fields"].get(key) for key in expected}, expected, source)
        equal([i["source"] for i in cli.json("--workspace", workspace, "imports")], [source])


@test
def months_and_instants_are_days(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Company name,Stage,Stage date\nA,Lead,2026-03\nB,Lead,04/2026\nC,Lead,May 2026\nD,Lead,1767225600\nE,Lead,1767225600000\n"
                       "F,Lead,13/2026\n")
    result = cli.json("import", "a.csv")
    equal({f["field"]: (f["type"], f["filled"], f["unread"]) for f in result["fields"]}["stage_date"], ("date", 5, 1))
    equal([a["fields"]["stage_date"] for a in cli.json("accounts", "--sort", "name")],
          ["2026-03-01", "2026-04-01", "2026-05-01", "2026-01-01", "2026-01-01", None])


@test
def what_is_told_goes_before_what_is_found(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Name;Note,more\nM\xfcller;1,2\n".encode("latin-1"))
    result = cli.json("import", "a.csv", "--encoding", "ISO-8859-5", "--delimiter", ";")
    equal((result["encoding"], [f["header"] for f in result["fields"]]), ("ISO-8859-5", ["Name", "Note,more"]))
    equal([a["name"] for a in cli.json("accounts")], ["Mќller"])
    cli.fails("import", "a.csv", "--encoding", "KLINGON", says="nobody knows the encoding “KLINGON”")
    cli.fails("import", "a.csv", "--format", "xlsx", says="a.csv")
    cli.fails("import", "a.csv", "--format", "json", says="a.csv")
    cli.write("two.json", json.dumps({"people": [{"name": "Ada"}], "firms": [{"name": "Acme"}, {"name": "Beta"}]}))
    equal(cli.json("import", "two.json", "--sheet", "people", "--as", "accounts")["rows"], 1)
    equal(cli.json("import", "two.json", "--sheet", "firms", "--as", "accounts")["rows"], 2)
    cli.fails("import", "two.json", "--sheet", "nobody", says="nobody")


@test
def workbooks_of_other_programs(cli):
    for name, format, sheet, rows in (("xlwt.xls", "xls", "Konten", None), ("sheetjs-8.xls", "xls", None, None), ("sheetjs.ods", "ods", None, None),
                                      ("openpyxl.xlsx", "xlsx", "Accounts & more", None), ("sheetjs.xlsx", "xlsx", "Data", None)):
        path = os.path.join(WORKBOOKS, name)
        seen = cli.json("read", path, *(["--sheet", sheet] if sheet else []))
        for number, arguments in enumerate(([], ["--format", format])):
            workspace = "%s-%d.concentric" % (name, number)
            cli.run("new", workspace)
            result = cli.json("--workspace", workspace, "import", path, "--as", "accounts", *arguments, *(["--sheet", sheet] if sheet else []))
            equal((result["format"], result["delimiter"], result["rows"], result["inserted"]),
                  (format, None, len(seen["rows"]), len({r[0] for r in seen["rows"]})), name)
            row, = cli.json("--workspace", workspace, "imports")
            equal(row["sheet"] in (sheet, "Data"), True, name)
        cli.fails("--workspace", workspace, "import", path, "--sheet", "Nowhere", says="Nowhere")
        cli.fails("--workspace", workspace, "import", path, "--format", "ods" if format != "ods" else "xlsx", says=name)


@test
def a_sheet_may_be_chosen(cli):
    try:
        import openpyxl
    except ImportError:
        raise Skip("no openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Note"])
    book.active.append(["Look at the other sheet"])
    for name, firms in (("West", ["Acme", "Beta"]), ("East", ["Gamma"])):
        sheet = book.create_sheet(name)
        sheet.append(["Company name", "Number of Employees"])
        for firm in firms:
            sheet.append([firm, 7])
    book.save(cli.path("book.xlsx"))
    cli.run("new", cli.workspace)
    equal(counts(cli.json("import", "book.xlsx", "--sheet", "East")), [1, 1, 0, 0, 0, 0])
    equal([a["name"] for a in cli.json("accounts")], ["Gamma"])
    equal(counts(cli.json("import", "book.xlsx", "--sheet", "West")), [2, 2, 0, 0, 0, 0])
    holds("XLSX, sheet “West”" in cli.run("import", "book.xlsx", "--sheet", "West").out, "people see which sheet")
    equal([i["sheet"] for i in cli.json("imports")], ["East", "West", "West"])
    cli.fails("import", "book.xlsx", "--sheet", "North", says="North")


@test
def strict_is_all_or_nothing(cli):
    cli.run("new", cli.workspace)
    cli.write("bad.csv", BAD)
    cli.fails("import", "bad.csv", "--strict", says="import without --strict")
    info = cli.json("info")
    equal((info["accounts"], info["imports"], info["rejects"]), (0, 0, 0))
    cli.write("good.csv", world.as_csv())
    cli.run("import", "good.csv", "--strict")


@test
def files_that_hold_nothing_are_refused(cli):
    cli.run("new", cli.workspace)
    for name, content in (("empty.csv", b""), ("bom.csv", b"\xef\xbb\xbf"), ("header.csv", b"Record ID,Company name\n"),
                          ("nobody.csv", b"Colour,Size\nred,4\n")):
        cli.write(name, content)
        cli.fails("import", name, says=name)
    cli.fails("import", "absent.csv", says="absent.csv")
    equal(cli.json("info")["imports"], 0)


@test
def a_map_decides_columns(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Code,Firm,Head count,Colour\n7,Acme,12,red\n8,Bolt,20,blue\n")
    cli.write("map.json", json.dumps({"Code": {"key": "code", "type": "id", "role": "record_id"}, "Firm": {"key": "name", "type": "text", "role": "name"},
                                      "Head count": {"key": "people", "type": "number", "role": "employees", "label": "People"}, "Colour": None}))
    result = cli.json("import", "a.csv", "--map", "map.json")
    equal([(f["field"], f["role"]) for f in result["fields"]], [("code", "record_id"), ("name", "name"), ("people", "employees")])
    equal([a["key"] for a in cli.json("accounts", "--sort", "key")], ["7", "8"])
    cli.write("map.json", "{")
    cli.fails("import", "a.csv", "--map", "map.json")


@test
def a_key_tells_accounts_apart(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Licence plate,Company name,City\nA1,Acme,Oslo\nA2,Acme,Bergen\n")
    result = cli.json("import", "a.csv", "--key", "licence_plate")
    equal(counts(result), [2, 2, 0, 0, 0, 0])
    cli.fails("import", "a.csv", "--key", "colour", says="colour")


@test
def imports_are_remembered(cli):
    cli.run("new", cli.workspace)
    equal(cli.json("imports"), [])
    cli.write("a.csv", world.as_csv())
    cli.run("import", "a.csv", "--source", "Our CRM")
    history = cli.json("imports")
    shape(history, [{"import": int, "at": str, "file": str, "source": "Our CRM", "kind": "accounts", "format": "csv",
                     "sheet": None, "encoding": "UTF-8", "delimiter": ",", "rows": 8, "inserted": 8, "updated": 0, "unchanged": 0, "merged": 0, "rejected": 0}])
    equal(len(history), 1)
    holds("Our CRM" in cli.run("imports").out, "people see the source")


@test
def fields_are_the_catalogue(cli):
    world.set_up(cli)
    fields = cli.json("fields")
    shape(fields, [FIELD])
    by_key = {f["key"]: f for f in fields}
    equal(len(fields), len(world.HEADER))
    equal(by_key["employees"]["filled"], 0.75)
    equal(by_key["industry"]["header"], "Industry")
    holds("employees" in cli.run("fields").out, "people see keys")


@test
def a_field_can_be_changed(cli):
    world.set_up(cli)
    cli.run("field", "set", "territory", "--label", "Region of sales", "--role", "")
    field = next(f for f in cli.json("fields") if f["key"] == "territory")
    equal((field["label"], field["role"]), ("Region of sales", None))
    cli.fails("accounts", "--territory", "UK", says="territory")
    cli.run("field", "set", "territory", "--role", "territory", "--type", "text")
    equal(len(cli.json("accounts", "--territory", "uk")), 2)
    cli.fails("field", "set", "colour", "--label", "x", says="colour")
    cli.fails("field", "set", "employees", "--type", "date")
    cli.fails("field", "set", "employees", "--type", "colour", code=2)


def big_file(cli, rows):
    lines = ["Record ID,Company name,Industry,City,Number of Employees"]
    lines += ["%d,Company number %d,Industry %d,City %d,%d" % (i, i, i % 12, i % 300, i % 5000) for i in range(rows)]
    return cli.write("big.csv", "\n".join(lines) + "\n")


def interrupted(cli, number):
    """Starts an import of many rows and sends a signal while it runs: exit code and messages, or None when it was too fast."""
    process = subprocess.Popen([PROGRAM, "import", "big.csv"], cwd=cli.folder, env=cli.environment(), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    journal = cli.workspace + "-wal"
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline and not (os.path.exists(journal) and os.path.getsize(journal) > 0):
        time.sleep(0.002)
    process.send_signal(number)
    _, messages = process.communicate(timeout=60)
    return process.returncode, messages.decode()


@test
def an_interrupted_import_changes_nothing(cli):
    world.set_up(cli)
    before = cli.run("accounts", "--json").out
    big_file(cli, 400000)
    code, messages = interrupted(cli, signal.SIGINT)
    if code == 3 or code == 0:
        raise Skip("the import ended before the signal came")
    equal((code, messages), (130, "concentric-cli: cancelled; nothing changed\n"))
    equal(cli.run("accounts", "--json").out, before)
    equal(cli.json("check"), {"ok": True, "problems": []})


@test
def a_killed_import_changes_nothing(cli):
    world.set_up(cli)
    before = cli.run("accounts", "--json").out
    big_file(cli, 400000)
    code, _ = interrupted(cli, signal.SIGKILL)
    if code == 3 or code == 0:
        raise Skip("the import ended before the signal came")
    equal(code, -signal.SIGKILL)
    equal(cli.run("accounts", "--json").out, before)
    equal(cli.json("check"), {"ok": True, "problems": []})


@test
def real_exports_come_in_whole(cli):
    files = ["crm-pipeline/accounts.csv", "fortune1000/P2M3_Sam_data_clean.csv", "sp500/constituents.csv", "salesforce-dataloader/Account.csv"]
    if not os.path.isdir(SHARED):
        raise Skip("no shared data here")
    for number, name in enumerate(files):
        workspace = "real%d.concentric" % number
        cli.run("new", workspace)
        run = subprocess.run([PROGRAM, "--workspace", workspace, "import", os.path.join(SHARED, name), "--json"], cwd=cli.folder,
                             capture_output=True)
        holds(run.returncode in (0, 3), "%s: %s" % (name, run.stderr.decode()))
        result = json.loads(run.stdout)
        shape(result, IMPORT)
        equal(result["rows"], sum(counts(result)[1:]), name)
        holds(result["inserted"] > 0, name)
        equal(json.loads(cli.run("--workspace", workspace, "info", "--json").out)["accounts"], result["inserted"])
        cli.run("--workspace", workspace, "export", "--out", "again.csv")
        again = json.loads(cli.run("--workspace", workspace, "import", "again.csv", "--json").out)
        equal((again["rows"], again["unchanged"]), (result["inserted"], result["inserted"]), name + ", exported and imported again")


@test
def a_source_that_may_not_overwrite_does_not_move_accounts(cli):
    """What is not written must not be what the account is looked up by either."""
    cli.run("new", cli.workspace)
    cli.write("good.csv", "Record ID,Company name,Domain\n1,Alpha,alpha.com\n")
    cli.write("bad.csv", "Record ID,Company name,Domain\n1,Alpha,other.com\n,Alphabet,alpha.com\n,Otherco,other.com\n")
    cli.run("import", "good.csv", "--source", "Good")
    cli.run("sources", "rank", "Good", "Bad")
    equal(counts(cli.json("import", "bad.csv", "--source", "Bad")), [3, 1, 0, 1, 1, 0])
    equal([(a["name"], a["domain"]) for a in cli.json("accounts", "--sort", "name")], [("Alpha", "alpha.com"), ("Otherco", "other.com")])
    equal([(r["line"], r["field"], r["said"]) for r in cli.json("changes", "2", "--merged")],
          [(2, "domain", "other.com"), (3, None, None), (3, "name", "Alphabet")])
    equal(cli.run("changes", "1", "--merged").out, "All values were taken, and no two rows were about the same account.\n")


@test
def usage_is_known_by_its_headers(cli):
    world.set_up(cli)
    cli.write("usage.csv", "account,date,measure,value\nAnvil Inc,2026-10-01,logins,5\n")
    holds("events" in cli.run("import", "usage.csv", "--dry-run", code=None).err, "usage is not seen")
    cli.write("wide.csv", "Company name,Month,Missions,Robots online\nBrightmere Stores,2026-01,5,1\nBrightmere Stores,2026-02,7,2\n")
    holds("events" in cli.run("import", "wide.csv", code=None).err, "a column a measure is not seen")
    equal(sorted((u["measure"], u["total"]) for u in cli.json("events")), [("Missions", 12), ("Robots online", 3)])


@test
def the_header_stands_where_a_person_says(cli):
    cli.run("new", "w.concentric")
    cli.write("report.csv", "Report of the week\nBy,Ada\nRegion,All\n\nCompany name,Industry\nAnvil,Retail\nBirch,Food\n")
    result = cli.json("import", "report.csv", "--header", "5")
    equal((result["inserted"], [f["header"] for f in result["fields"]]), (2, ["Company name", "Industry"]))
    equal(cli.json("import", "report.csv", "--header", "5")["unchanged"], 2)


sys.exit(main())
