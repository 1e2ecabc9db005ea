"""What is written to files, read back by other readers: Python's csv, json and openpyxl."""
import csv
import datetime
import hashlib
import io
import json
import os
import sys

from harness import NUMBER, Skip, equal, holds, main, near, shape, test
import world

HUBSPOT = ["Record ID", "Ideal Customer Profile Tier", "Concentric tier", "Concentric segment", "Concentric fit", "Concentric reason",
           "Concentric version", "Concentric date"]
SALESFORCE = ["Id", "Concentric_Tier__c", "Concentric_Segment__c", "Concentric_Fit__c", "Concentric_Reason__c", "Concentric_Version__c",
              "Concentric_Date__c"]
TIERS = {0: "Outside", 1: "Tier 1", 2: "Tier 2", 3: "Tier 3"}
RUNS = ("=", "+", "-", "@", "\t", "\r")
ODD = ["=1+1", "+49 30", "-", "-12 a", "@SUM(A1)", "'=1", "''@x", "'", "a,b", "say \"so\"", "two\nlines", "two\r\nlines", "a;b", "a\tb", "青葉",
       "x" * 5000, "#NAME?", "TRUE", "1e5", "007", "1/2", "Å̊", "\U0001f6d2", "<b>&amp;</b>", "_x0041_", "]]>", "a  b", "\u200f\u05d0"]


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


# ── for a CRM ──


@test
def a_file_for_hubspot(cli):
    world.set_up(cli)
    run = cli.run("export", "--for", "hubspot", "--out", "tags.csv")
    equal(run.out, "")
    rows = rows_of(cli, "tags.csv")
    equal(rows[0], HUBSPOT)
    accounts = {a["key"]: a for a in cli.json("accounts")}
    equal(len(rows) - 1, len(accounts))
    for row in dicts_of(cli, "tags.csv"):
        account = accounts[row["Record ID"]]
        equal(row["Concentric tier"], TIERS[account["tier"]])
        equal(row["Ideal Customer Profile Tier"], TIERS[account["tier"]] if account["tier"] else "", "HubSpot has no choice for outside")
        equal((row["Concentric segment"], row["Concentric version"]), ("Movers", "draft"))
        near(float(row["Concentric fit"]), account["fit"], within=1e-4)
        datetime.date.fromisoformat(row["Concentric date"])
    raw = cli.read("tags.csv")
    holds(not raw.startswith(b"\xef\xbb\xbf"), "the first header must be just “Record ID”")
    equal(raw.count(b"\r\n"), len(rows))


@test
def a_file_for_salesforce(cli):
    ids = {"001A0000006Vm9r": "001A0000006Vm9rIAC", "001a0000006vm9q": "001a0000006vm9qAAA"}
    fresh(cli, table(["Account ID", "Account Name", "Industry"], [[i, "Name " + i, "Logistics"] for i in ids]))
    cli.run("export", "--for", "salesforce", "--out", "tags.csv")
    rows = rows_of(cli, "tags.csv")
    equal(rows[0], SALESFORCE)
    equal(sorted(row[0] for row in rows[1:]), sorted(ids.values()))


@test
def reasons_say_why(cli):
    world.set_up(cli)
    cli.run("export", "--for", "hubspot", "--out", "tags.csv")
    reasons = {row["Record ID"]: row["Concentric reason"] for row in dicts_of(cli, "tags.csv")}
    equal(reasons["1"], "Matches: Moves goods; 200–2,000 people; Runs Snowflake and 1 more")
    equal(reasons["2"], "Matches: 200–2,000 people · Misses: Moves goods; Runs Snowflake · Unknown: A million in revenue")
    equal(reasons["4"], "Excluded: Public · Matches: Moves goods; 200–2,000 people; Runs Snowflake and 1 more")
    equal(reasons["7"], "Unknown: Moves goods; 200–2,000 people; Runs Snowflake and 1 more")
    for account in cli.json("accounts"):
        receipt = cli.json("explain", account["key"])
        for criterion in receipt["criteria"]:
            if criterion["importance"] == "must":
                part = {"match": "Matches", "miss": "Misses", "unknown": "Unknown"}[criterion["verdict"]]
                text = next(p for p in reasons[account["key"]].split(" · ") if p.startswith(part))
                holds(criterion["label"] in text, "%s of %s" % (part, account["key"]))
    holds(all(len(r) <= 255 for r in reasons.values()), "a text field of Salesforce")


@test
def long_reasons_are_cut(cli):
    profile = dict(world.PROFILE, name="Long", criteria=[dict(world.PROFILE["criteria"][0], label="ä" * 200, id="a"),
                                                         dict(world.PROFILE["criteria"][1], label="ö" * 200, id="b")])
    world.set_up(cli)
    cli.write("long.json", json.dumps(profile))
    cli.run("profile", "import", "long.json")
    cli.run("export", "--for", "hubspot", "--profile", "Long", "--out", "tags.csv")
    reasons = [row["Concentric reason"] for row in dicts_of(cli, "tags.csv")]
    equal(max(len(r) for r in reasons), 255)
    holds(any(r.endswith("…") for r in reasons), "cut reasons say so")


@test
def ids_that_no_crm_gave_are_left_out(cli):
    """What a spreadsheet made of an id is made whole as it comes in, or, where digits are lost, left unread."""
    rows = [["11", "Whole"], ["22.0", "Point"], ["3.3E+1", "Exponent"], ["4.4E+10", "Lost digits"], ["", "Nameless"], ["0", "Nought"],
            ["abc", "No id"], ["55.0", "Twin"], ["55", "Twin of old"]]
    fresh(cli, table(["Record ID", "Company name"], rows))
    run = cli.run("export", "--for", "hubspot", "--out", "tags.csv", "--json", code=3)
    equal(sorted(row["Record ID"] for row in dicts_of(cli, "tags.csv")), ["11", "22", "33", "55"])
    result = json.loads(run.out)
    shape(result, {"files": [str], "parts": 1, "accounts": 8, "rows": 4, "repaired": 0, "no_id": 3, "bad_id": 1, "twice": 0, "stages_kept": 0,
                   "not_cleared": 0, "left_out_file": "tags-left-out.csv"})
    equal(result["files"], ["tags.csv", "tags-left-out.csv"])
    left = {row["Company name"]: row["Concentric left out"] for row in dicts_of(cli, "tags-left-out.csv")}
    equal(left, {"Lost digits": "no record ID", "No id": "the record ID is not one of this CRM", "Nameless": "no record ID",
                 "Nought": "no record ID"})
    holds("4 accounts are left out" in run.err and "tags-left-out.csv" in run.err, run.err)
    cli.fails("export", "--for", "salesforce", "--out", "sf.csv", says="Salesforce")
    holds(not os.path.exists(cli.path("sf.csv")), "nothing is written")


@test
def ids_are_made_whole_for_salesforce(cli):
    """The source is not known to be Salesforce, so its ids stay as they are until they go there."""
    rows = [["001A0000006Vm9r", "Short"], ["001A0000006VM9RIAC", "Case lost"], ["001A0000006Vm9s", "Other"]]
    fresh(cli, table(["Record ID", "Company name"], rows))
    run = cli.run("export", "--for", "salesforce", "--out", "tags.csv", "--json", code=3)
    result = json.loads(run.out)
    equal([result[k] for k in ("accounts", "rows", "repaired", "twice")], [3, 2, 2, 1])
    equal(len({row["Id"] for row in dicts_of(cli, "tags.csv")}), 2)
    left = [row["Concentric left out"] for row in dicts_of(cli, "tags-left-out.csv")]
    equal(left, ["another account has the same record ID"])


@test
def without_record_ids_there_is_nothing_to_tell(cli):
    fresh(cli, table(["Company name", "Industry"], [["A", "Logistics"]]))
    cli.fails("export", "--for", "hubspot", "--out", "tags.csv", says="record_id")


@test
def chunks(cli):
    fresh(cli, table(["Record ID", "Company name", "Industry"], [[i, "N%d" % i, "Logistics"] for i in range(1, 26)]))
    cli.run("export", "--for", "hubspot", "--out", "one.csv")
    whole = rows_of(cli, "one.csv")
    for chunk, parts in ((10, 3), (5, 5), (25, 1), (26, 1), (24, 2), (1, 25)):
        name = "t%d.csv" % chunk
        cli.run("export", "--for", "hubspot", "--chunk", chunk, "--out", name)
        names = [name] if parts == 1 else ["t%d-%d.csv" % (chunk, i + 1) for i in range(parts)]
        holds(not os.path.exists(cli.path("t%d-%d.csv" % (chunk, parts + 1))), "no more files")
        holds(parts == 1 or not os.path.exists(cli.path(name)), "no file without number")
        rows = []
        for n in names:
            part = rows_of(cli, n)
            equal(part[0], HUBSPOT, "each has a header")
            holds(len(part) - 1 <= chunk, n)
            rows += part[1:]
        equal(rows, whole[1:], "chunks of %d" % chunk)
    # fifty thousand rows by default, for a CRM only
    many = "Record ID,Company name\n" + "".join("%d,N%d\n" % (i, i) for i in range(1, 50003))
    cli.write("many.csv", many)
    cli.run("import", "many.csv")
    cli.run("export", "--for", "hubspot", "--out", "many-tags.csv")
    equal([len(rows_of(cli, "many-tags-%d.csv" % i)) - 1 for i in (1, 2)], [50000, 2])
    cli.run("export", "--out", "list.csv")
    equal(len(rows_of(cli, "list.csv")) - 1, 50002)


@test
def files_of_earlier_exports_are_pointed_out(cli):
    world.set_up(cli)
    cli.run("export", "--for", "hubspot", "--chunk", "3", "--out", "t.csv")
    run = cli.run("export", "--for", "hubspot", "--chunk", "5", "--out", "t.csv")
    holds("t-3.csv" in run.err, run.err)
    run = cli.run("export", "--for", "hubspot", "--out", "t.csv")
    holds("t-1.csv" in run.err, run.err)


@test
def stages_are_told_only_when_asked_and_never_backward(cli):
    world.set_up(cli)
    cli.run("export", "--for", "hubspot", "--out", "plain.csv")
    equal(rows_of(cli, "plain.csv")[0], HUBSPOT, "no stage unasked")
    cli.run("move", "1", "SQL")    # the CRM says Lead
    cli.run("move", "3", "RL")     # the CRM says Sales Qualified Lead
    cli.run("move", "7", "MQL")    # the CRM says nothing
    cli.run("move", "5", "Ret")    # the CRM says Customer
    run = cli.run("export", "--for", "hubspot", "--stage", "--out", "s.csv")
    stages = {row["Record ID"]: row["Lifecycle Stage"] for row in dicts_of(cli, "s.csv")}
    equal(stages, {"1": "Sales Qualified Lead", "2": "", "3": "", "4": "", "5": "Evangelist", "6": "", "7": "Marketing Qualified Lead", "8": ""})
    holds("1 stage stays" in run.err, run.err)
    cli.run("export", "--for", "hubspot", "--stage", "--allow-backward", "--out", "b.csv")
    equal(next(row for row in dicts_of(cli, "b.csv") if row["Record ID"] == "3")["Lifecycle Stage"], "Lead")


@test
def a_stage_that_nobody_can_compare_stays(cli):
    fresh(cli, table(["Record ID", "Company name", "Lifecycle Stage"], [["1", "A", "Our own stage"], ["2", "B", "Other"], ["3", "C", "Lead"]]))
    for key in "123":
        cli.run("move", key, "Rev")
    cli.run("export", "--for", "hubspot", "--stage", "--out", "s.csv")
    equal({row["Record ID"]: row["Lifecycle Stage"] for row in dicts_of(cli, "s.csv")}, {"1": "", "2": "", "3": "Customer"})


@test
def every_label_reads_back_as_its_stage(cli):
    fresh(cli, table(["Record ID", "Company name"], [[str(i), "N%d" % i] for i in range(1, 6)]))
    codes = ["RL", "MQL", "SQL", "Rev", "Ret"]
    for i, code in enumerate(codes):
        cli.run("move", "N%d" % (i + 1), code)
    cli.run("export", "--for", "hubspot", "--stage", "--out", "s.csv")
    told = {row["Record ID"]: row["Lifecycle Stage"] for row in dicts_of(cli, "s.csv")}
    cli.write("back.csv", table(["Record ID", "Company name", "Lifecycle Stage"], [[k, "N" + k, v] for k, v in told.items()]))
    cli.run("--workspace", "other.concentric", "new", "other.concentric")
    cli.run("--workspace", "other.concentric", "import", "back.csv")
    stages = {a["key"]: a["stage"] for a in cli.json("--workspace", "other.concentric", "accounts")}
    equal([stages[str(i)] for i in range(1, 6)], codes)


@test
def other_headers(cli):
    ids = ["001A0000006Vm9rIAC"]
    fresh(cli, table(["Account ID", "Account Name", "ICP_Tier__c"], [[i, "N", "Tier 3"] for i in ids]))
    cli.run("export", "--for", "salesforce", "--column", "tier=ICP_Tier__c", "--column", "reason=Why__c", "--out", "t.csv", "--undo-file", "u.csv")
    equal(rows_of(cli, "t.csv")[0], ["Id", "ICP_Tier__c"] + SALESFORCE[2:4] + ["Why__c"] + SALESFORCE[5:])
    equal(rows_of(cli, "u.csv"), [["Id", "ICP_Tier__c"], [ids[0], "Tier 3"]])
    for wrong in ("tier", "tier=", "moon=x", "=x"):
        cli.fails("export", "--for", "salesforce", "--column", wrong, "--out", "x.csv", code=2, says="tier=ICP_Tier__c")


# ── what the CRM had ──


@test
def an_undo_file_returns_the_crm_to_what_it_was(cli):
    """A CRM is played by a dictionary; an importer that skips empty cells is played by a loop."""
    before = {"1": "Tier 2", "2": "Tier 1", "3": "tier_3", "4": ""}
    industries = {"1": "Logistics", "2": "Government", "3": "Logistics", "4": "Retail"}
    fresh(cli, table(["Record ID", "Company name", "Industry", "Ideal Customer Profile Tier", "Lifecycle Stage"],
                     [[k, "N" + k, industries[k], before[k], "Lead"] for k in before]))
    run = cli.run("export", "--for", "hubspot", "--stage", "--out", "t.csv", "--undo-file", "undo.csv", "--json")
    result = json.loads(run.out)
    equal(result["files"], ["t.csv", "undo.csv"])
    outside = [row["Record ID"] for row in dicts_of(cli, "t.csv") if row["Concentric tier"] == "Outside"]
    equal(result["not_cleared"], sum(1 for k in outside if before[k]))
    holds("Concentric tier, Concentric segment" in run.err, "says what it does not know: " + run.err)
    equal(rows_of(cli, "undo.csv")[0], ["Record ID", "Ideal Customer Profile Tier", "Lifecycle Stage"])
    crm = {k: {"Ideal Customer Profile Tier": v, "Lifecycle Stage": "Lead"} for k, v in before.items()}
    for name in ("t.csv", "undo.csv"):
        for row in dicts_of(cli, name):
            for header in ("Ideal Customer Profile Tier", "Lifecycle Stage"):
                if row[header]:
                    crm[row["Record ID"]][header] = row[header]
    for key, value in before.items():
        if value:
            equal(crm[key]["Ideal Customer Profile Tier"], value, key)
        equal(crm[key]["Lifecycle Stage"], "Lead")
    # it may be all that undoes an earlier export
    cli.fails("export", "--for", "hubspot", "--out", "t2.csv", "--undo-file", "undo.csv", says="--force")
    holds(not os.path.exists(cli.path("t2.csv")), "nothing is written")
    cli.run("export", "--for", "hubspot", "--out", "t2.csv", "--undo-file", "undo.csv", "--force")


@test
def an_undo_file_needs_something_known(cli):
    world.set_up(cli)
    cli.fails("export", "--for", "hubspot", "--out", "t.csv", "--undo-file", "u.csv", says="no import brought")
    holds(not os.path.exists(cli.path("t.csv")) and not os.path.exists(cli.path("u.csv")), "nothing is written")
    cli.fails("export", "--out", "t.csv", "--undo-file", "u.csv", code=2)
    cli.fails("export", "--for", "hubspot", "--out", "t.csv", "--undo-file", "t.csv", code=2)


@test
def an_undo_file_comes_in_the_same_parts(cli):
    fresh(cli, table(["Record ID", "Company name", "Ideal Customer Profile Tier"], [[i, "N%d" % i, "Tier %d" % (i % 3 + 1)] for i in range(1, 8)]))
    cli.run("export", "--for", "hubspot", "--chunk", "3", "--out", "t.csv", "--undo-file", "u.csv")
    for i in (1, 2, 3):
        equal([r[0] for r in rows_of(cli, "t-%d.csv" % i)], [r[0] for r in rows_of(cli, "u-%d.csv" % i)])
        for row in rows_of(cli, "u-%d.csv" % i)[1:]:
            equal(row[1], "Tier %d" % (int(row[0]) % 3 + 1))


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
