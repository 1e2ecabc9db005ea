"""Files for a CRM, and what undoes them there, read back by Python's csv."""
import datetime
import json
import os
import sys

from harness import equal, holds, main, near, shape, test
from exports import HUBSPOT, dicts_of, fresh, rows_of, table
import world

SALESFORCE = ["Id", "Concentric_Tier__c", "Concentric_Segment__c", "Concentric_Fit__c", "Concentric_Reason__c", "Concentric_Version__c",
              "Concentric_Date__c"]
TIERS = {0: "Outside", 1: "Tier 1", 2: "Tier 2", 3: "Tier 3"}


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



sys.exit(main())
