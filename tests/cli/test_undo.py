"""Taking imports back: the workspace before, table by table; what stands in the way; kills at random moments."""
import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time

from harness import PROGRAM, equal, holds, main, shape, test
from imports import FIRST, bring, check, dump, picture, same

KILLS = int(os.environ.get("CONCENTRIC_TEST_KILLS", "6"))
KILL_ROWS = int(os.environ.get("CONCENTRIC_TEST_KILL_ROWS", "20000"))

# Overwrites, fills, empties nothing, adds accounts and a column, merges a row into another, sets rows aside.
SECOND = """Record ID,Company name,Company Domain Name,Industry,Number of Employees,Employee range,Lifecycle Stage,Renewal,Public,Tools,City
1,Acme Inc,acme.io,Transport,25,51-200,Sales Qualified Lead,2026-12-24,no,Flink,Rome
2,Beta,beta.com,,12,,Customer,,,,Oslo
3,Gamma,gamma.com,Retail,,11-50,Lead,,yes,,
7,Golf,golf.com,Retail,9,1-10,Lead,,,Kafka,Bonn
7,Golf,golf.com,Logistics,9,1-10,Lead,2026-05-05,,Kafka,Bonn
,,,,,,,,,,Nowhere
6,Fox,fox.com,Retail,x,,Customer,,,,Rome
"""
ELSEWHERE = """Record ID,Company name,Number of Employees,Color
91,Ninety,7,red
92,Ninetytwo,8,blue
,,3,green
"""


# ── back where it was ──


@test
def the_first_import_leaves_nothing_behind(cli):
    cli.run("new", cli.workspace)
    before = dump(cli)
    result = bring(cli, "first.csv", FIRST)
    equal(result["import"], 1)
    holds(dump(cli) != before, "the import did something")
    undone = cli.json("undo-import", 1)
    shape(undone, {"import": 1, "file": "first.csv", "kind": "accounts", "dry_run": False, "accounts": 14, "changed": 0, "values": 0,
                   "fields": 10, "refined": 0, "events": int, "records": 0, "rejected": 2, "unread": 1})
    same(dump(cli), before, "after the undo")
    check(cli)
    equal(cli.json("imports"), [])
    again = bring(cli, "first.csv", FIRST)
    equal(again, result)


@test
def a_second_import_is_taken_back_to_the_cell(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    cli.run("move", "Beta", "Ret")
    before = dump(cli)
    result = bring(cli, "second.csv", SECOND)
    holds(result["updated"] >= 3 and result["inserted"] == 2 and result["merged"] == 1 and result["rejected"] == 1, result)
    planned = cli.json("undo-import", 2, "--dry-run")
    undone = cli.json("undo-import", 2)
    equal({**planned, "dry_run": False}, undone)
    equal([undone[k] for k in ("accounts", "fields", "rejected")], [2, 1, 1])
    holds(undone["values"] > 8 and undone["changed"] == 3, undone)
    same(dump(cli), before, "after the undo")
    check(cli)
    bring(cli, "second.csv", SECOND)
    text = cli.run("undo-import", 2).out
    holds(text.startswith("Took back import 2 (second.csv)\n") and "values as they were" in text, text)
    same(dump(cli), before, "after the second undo")


@test
def a_dry_run_takes_nothing_back(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    before = dump(cli)
    text = cli.run("undo-import", 1, "--dry-run").out
    holds(text.startswith("Nothing was changed. Taking back import 1 (first.csv) would mean\n"), text)
    same(dump(cli), before, "after the dry run")


@test
def the_catalogue_comes_back(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    before = dump(cli)
    cli.write("map.json", json.dumps({"Firm": {"key": "name", "label": "Firm"}, "Branch": {"key": "industry", "label": "Branch", "role": "territory"},
                                      "Heads": "employees", "Extra": {"key": "extra", "type": "list"}}))
    bring(cli, "b.csv", "Record ID,Firm,Branch,Heads,Extra\n1,Acme,Logistics,20,a;b\n", "--map", "map.json")
    fields = {f["key"]: f for f in cli.json("fields")}
    equal([fields["industry"][m] for m in ("label", "role", "header")], ["Branch", "territory", "Branch"])
    undone = cli.json("undo-import", 2)
    equal((undone["fields"], undone["values"]), (1, 0))
    holds(undone["refined"] == 3, undone)
    same(dump(cli), before, "after the undo")


@test
def what_a_person_said_of_a_field_stays(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    cli.write("map.json", json.dumps({"Branch": {"key": "industry", "label": "Branch", "role": "territory"}}))
    bring(cli, "b.csv", "Record ID,Branch\n900,Retail\n", "--map", "map.json")
    cli.run("field", "set", "industry", "--label", "Trade", "--type", "text")
    cli.run("undo-import", 2)
    field = next(f for f in cli.json("fields") if f["key"] == "industry")
    equal([field[m] for m in ("label", "type", "role", "header")], ["Trade", "text", "industry", "Industry"])


@test
def stages_and_their_events_come_back(cli):
    cli.run("new", cli.workspace)
    header = 'Record ID,Name,Lifecycle Stage,"Date entered ""Opportunity"""\n'
    bring(cli, "a.csv", header + "1,Acme,Lead,\n2,Beta,Lead,\n3,Gamma,,2026-03-01\n")
    cli.run("move", "2", "SQL")
    before = dump(cli)
    bring(cli, "b.csv", header + "1,Acme,Customer,2026-05-05\n2,Beta,Customer,\n3,Gamma,Lead,2026-04-01\n4,New,Lead,\n")
    holds(dump(cli)["stage_event"] != before["stage_event"], "stages changed")
    cli.run("undo-import", 2)
    same(dump(cli), before, "after the undo")
    check(cli)


@test
def decisions_about_values_stay_and_what_they_moved_returns(cli):
    cli.run("new", cli.workspace)
    header = "Record ID,Name,Lifecycle Stage\n"
    bring(cli, "a.csv", header + "1,Acme,Lead\n2,Beta,\n3,Gamma,Customer\n")
    before = dump(cli)
    bring(cli, "b.csv", header + "1,Acme,Odd\n2,Beta,Odd\n4,Delta,Odd\n")
    cli.write("stages.json", json.dumps({"Odd": "SQL"}))
    cli.run("stages", "map", "stages.json")
    equal([a["stage"] for a in cli.json("accounts", "--sort", "name")], ["SQL", "SQL", "SQL", "Rev"])
    cli.run("undo-import", 2)
    check(cli)
    after = dump(cli)
    equal([r[:2] + r[2:] for r in after["stage_map"] if r not in before["stage_map"]], [("odd", "Odd", "SQL")])
    same({**after, "stage_map": None}, {**before, "stage_map": None}, "but for the decision")


@test
def everything_can_be_taken_back_from_the_end(cli):
    cli.run("new", cli.workspace)
    dumps = []
    for name, text in (("1.csv", FIRST), ("2.csv", SECOND), ("3.csv", ELSEWHERE), ("4.csv", FIRST), ("5.csv", SECOND)):
        dumps.append(dump(cli))
        bring(cli, name, text)
    for i in range(5, 0, -1):
        cli.run("undo-import", i)
        same(dump(cli), dumps.pop(), "without import %d" % i)
    check(cli)


# ── one that is not the latest ──


def bring_mapped(cli, name, texts, maps):
    cli.write("map.json", json.dumps(maps[name]))
    return bring(cli, name, texts[name], "--map", "map.json")


def history(cli, names, texts, maps=None):
    """A workspace of its own with these imports, as a picture."""
    folder = cli.path("other-%d" % random.getrandbits(32))
    os.mkdir(folder)
    other = type(cli)(folder)
    other.run("new", other.workspace)
    for name in names:
        if maps:
            bring_mapped(other, name, texts, maps)
        else:
            bring(other, name, texts[name])
    return picture(other)


@test
def an_independent_import_goes_from_under_others(cli):
    texts = {"first.csv": FIRST, "elsewhere.csv": ELSEWHERE,
             "third.csv": "Record ID,Company name,Number of Employees,Color\n71,Seventy,70,red\n72,Two,9,\n"}
    cli.run("new", cli.workspace)
    for name, text in texts.items():
        bring(cli, name, text)
    undone = cli.json("undo-import", 2)
    equal((undone["accounts"], undone["fields"]), (2, 0))
    check(cli)
    equal(picture(cli), history(cli, ["first.csv", "third.csv"], texts))
    cli.run("undo-import", 1)
    check(cli)
    equal(picture(cli), history(cli, ["third.csv"], texts))
    equal(sorted(f["key"] for f in cli.json("fields")), ["color", "employees", "name", "record_id"])
    cli.run("undo-import", 3)
    equal([t for t, rows in dump(cli).items() if t in ("account", "field", "import", "import_field", "import_change") and rows], [])


@test
def any_history_loses_any_import(cli):
    """Random files over a few accounts and columns; each import is taken back in a copy of the workspace: then it is as if it
    had never been, or nothing happens and a later import is named."""
    rng = random.Random(4)
    types = {"Company name": "text", "Industry": "category", "Number of Employees": "number", "Employee range": "range",
             "Lifecycle Stage": "category", "Color": "text"}
    columns = {"Company name": lambda: rng.choice(["Acme", "Beta", "Gamma Ltd", ""]), "Industry": lambda: rng.choice(["Retail", "Mining", ""]),
               "Number of Employees": lambda: rng.choice(["1", "20", "many", ""]), "Employee range": lambda: rng.choice(["1-10", "11-50", ""]),
               "Lifecycle Stage": lambda: rng.choice(["Lead", "Customer", "Odd", ""]), "Color": lambda: rng.choice(["red", "blue", ""])}
    taken, refused = 0, 0
    for round_ in range(5):
        workspace = cli.workspace = cli.path("w%d.concentric" % round_)
        cli.run("new", workspace)
        texts, maps = {}, {}
        for i in range(1, 6):
            chosen = rng.sample(sorted(columns), rng.randint(1, 4))
            out = io.StringIO()
            writer = csv.writer(out)
            writer.writerow(["Record ID"] + chosen)
            for account in rng.sample(range(1, 25), rng.randint(1, 5)):
                writer.writerow([account] + [columns[c]() for c in chosen])
            texts["%d.csv" % i] = out.getvalue()
            maps["%d.csv" % i] = {c: {"key": c.lower().replace(" ", "_"), "label": c, "type": types[c],
                                      **({"role": "stage"} if "Stage" in c else {"role": "name"} if "name" in c else {})} for c in chosen}
            bring_mapped(cli, "%d.csv" % i, texts, maps)
        full = dump(cli)
        for i in range(1, 6):
            cli.workspace = cli.path("copy.concentric")
            for name in os.listdir(cli.folder):
                if name.startswith("copy.concentric"):
                    os.remove(cli.path(name))
            process = subprocess.run([PROGRAM, "backup", cli.workspace], env={**cli.environment(), "CONCENTRIC_WORKSPACE": workspace}, capture_output=True)
            equal(process.returncode, 0, process.stderr)
            process = subprocess.run([PROGRAM, "undo-import", str(i)], env=cli.environment(), capture_output=True, cwd=cli.folder)
            if process.returncode == 0:
                taken += 1
                check(cli)
                rest = [n for n in texts if n != "%d.csv" % i]
                got, expected = picture(cli), history(cli, rest, texts, maps)
                for part in expected:
                    equal(got[part], expected[part], "round %d without import %d: %s" % (round_, i, part))
            else:
                refused += 1
                holds(b"undo import" in process.stderr, process.stderr)
                same(dump(cli), full, "a refused undo")
    holds(taken >= 8 and refused >= 5, "both outcomes were met: %d, %d" % (taken, refused))


# ── what stands in the way ──


def refused(cli, *says, number=1):
    before = dump(cli)
    run = cli.fails("undo-import", number)
    for words in says:
        holds(words in run.err, "“%s” is not in %r" % (words, run.err))
    same(dump(cli), before, "a refused undo")


@test
def a_later_import_of_the_same_accounts_stands_in_the_way(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    bring(cli, "second.csv", SECOND)
    bring(cli, "first-again.csv", FIRST)
    refused(cli, "import 1 (first.csv) cannot be taken back", "import 3 (first-again.csv) is about 14 of its accounts",
            "import 2 (second.csv) is about 3 of its accounts", "undo imports 3, 2 first")
    refused(cli, "import 3 (first-again.csv) is about 3 of its accounts", "undo import 3 first", number=2)
    cli.run("undo-import", 3)
    cli.run("undo-import", 2)
    cli.run("undo-import", 1)
    check(cli)


@test
def other_fields_of_the_same_accounts_do_not(cli):
    cli.run("new", cli.workspace)
    bring(cli, "a.csv", "Record ID,Name,Industry,Color\n1,Acme,Retail,red\n2,Beta,Retail,blue\n")
    bring(cli, "b.csv", "Record ID,Industry\n1,Mining\n")
    bring(cli, "c.csv", "Record ID,Color\n1,green\n2,green\n")
    cli.run("undo-import", 2)
    check(cli)
    values = {a["key"]: a["fields"] for a in cli.json("accounts")}
    equal((values["1"]["industry"], values["1"]["color"]), ("Retail", "green"))
    refused(cli, "import 3 (c.csv) is about 2 of its accounts")


@test
def a_name_that_is_somebody_elses_now_stands_in_the_way(cli):
    cli.run("new", cli.workspace)
    bring(cli, "a.csv", "Record ID,Company name,Company Domain Name\n1,Acme,acme.com\n")
    bring(cli, "b.csv", "Record ID,Company Domain Name\n1,acme.io\n")
    bring(cli, "c.csv", "Company name,Company Domain Name\nOther,acme.com\n")
    refused(cli, "import 3 (c.csv)", "undo import 3 first", number=2)
    cli.run("undo-import", 3)
    cli.run("undo-import", 2)


@test
def moves_and_profiles_stand_in_the_way(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    cli.run("move", "Acme", "SQL")
    refused(cli, "1 of its accounts were moved by hand since", "take the moves back first")
    cli.workspace = cli.path("other.concentric")
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    cli.write("p.json", json.dumps({"format": "concentric-profile", "version": 1, "name": "Movers", "thresholds": [75, 50, 25], "criteria": [
        {"id": "c1", "label": "Kafka", "section": "firmographics", "field": "tools", "op": "has-any", "values": ["Kafka"], "importance": "must", "weight": 3}]}))
    cli.run("profile", "import", "p.json")
    refused(cli, "profile “Movers” tests its field “Tools”", "take the field out of the profile first")


@test
def a_profile_that_was_there_first_does_not(cli):
    cli.run("new", cli.workspace)
    cli.write("p.json", json.dumps({"format": "concentric-profile", "version": 1, "name": "Movers", "thresholds": [75, 50, 25], "criteria": [
        {"id": "c1", "label": "Kafka", "section": "firmographics", "field": "tools", "op": "has-any", "values": ["Kafka"], "importance": "must", "weight": 3}]}))
    cli.run("profile", "import", "p.json")
    before = dump(cli)
    bring(cli, "first.csv", FIRST)
    cli.run("undo-import", 1)
    same(dump(cli), before, "after the undo")


@test
def wrong_numbers_are_refused(cli):
    cli.run("new", cli.workspace)
    cli.fails("undo-import", "7", says="no import 7; “imports” lists them")
    cli.fails("undo-import", "x", says="“x” is no number of an import", code=2)
    cli.fails("undo-import", code=2)
    cli.fails("changes", "7", says="no import 7")


# ── contacts, deals, events ──

CONTACTS = ("Record ID,First Name,Last Name,Email,Job Title,Primary Associated Company ID\n7,Ada,A,ada@acme.com,CFO,1\n8,Bo,B,bo@nowhere.org,CTO,99\n"
            "7,Ada,B,,CIO,1\n")


@test
def contacts_are_taken_back(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    before = dump(cli)
    result = bring(cli, "people.csv", CONTACTS, "--as", "contacts")
    equal(cli.json("imports")[1]["kind"], "contacts")
    middle = dump(cli)
    bring(cli, "people2.csv", CONTACTS.replace("CFO", "CEO"), "--as", "contacts")
    undone = cli.json("undo-import", 3)
    equal((undone["kind"], undone["records"]), ("contacts", 0))
    same(dump(cli), middle, "after the undo of the second")
    refused(cli, "import 2 (people.csv) is about 1 of its accounts", "undo import 2 first")
    undone = cli.json("undo-import", 2)
    equal((undone["records"], undone["rejected"]), (result["inserted"], result["rejected"]))
    same(dump(cli), before, "after the undo")
    check(cli)


EVENTS = "Company ID,Event,Date,Value\n1,login,2026-05-01 10:00,4\n1,login,2026-05-01 11:00,5\n2,login,2026-05-02 09:00,1\n"


@test
def events_are_taken_back(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    before = dump(cli)
    bring(cli, "events.csv", EVENTS, "--as", "events")
    middle = dump(cli)
    totals = lambda: sorted(u["total"] for u in cli.json("events"))
    equal(totals(), [1, 9])
    bring(cli, "events2.csv", EVENTS.replace(",5\n", ",7\n").replace("2,login", "3,login"), "--as", "events")
    equal(totals(), [1, 1, 11])
    equal(cli.json("undo-import", 3)["records"], 1)
    same(dump(cli), middle, "after the undo of the second")
    equal(cli.json("undo-import", 2)["records"], 2)
    same(dump(cli), before, "after the undo")
    check(cli)


# ── what was overwritten ──


@test
def every_overwritten_value_is_told(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    equal(cli.json("changes", 1), [])
    holds("overwrote nothing" in cli.run("changes", 1).out, "said in words")
    bring(cli, "second.csv", SECOND)
    changes = cli.json("changes", 2)
    shape(changes, [{"key": str, "name": (str, None), "field": (str, None), "was": (bool, object, None), "now": (bool, object, None)}])
    told = {(c["key"], c["field"]): (c["was"], c["now"]) for c in changes}
    equal(told[("1", "employees")], (20, 25))
    equal(told[("1", "employee_range")], ([11, 50], [51, 200]))
    equal(told[("1", "tools")], (["Kafka", "Spark"], ["Flink"]))
    equal(told[("1", "renewal")], ("2026-12-01", "2026-12-24"))
    equal(told[("1", "public")], (True, False))
    equal(told[("1", "city")], (None, "Rome"))
    equal(told[("1", None)], ("RL", "SQL"))
    equal(told[("2", "employees")], (None, 12))
    equal(told[("3", "employee_range")], (None, [11, 50]))
    holds(("2", "industry") not in told and ("7", "name") not in told, "what stayed and what is new is not told")
    equal(len(told), len(changes))
    bring(cli, "third.csv", "Record ID,Number of Employees\n1,26\n")
    equal([(c["was"], c["now"]) for c in cli.json("changes", 2) if (c["key"], c["field"]) == ("1", "employees")], [(20, 25)])
    equal(cli.json("changes", 3), [{"key": "1", "name": "Acme Inc", "field": "employees", "was": 25, "now": 26}])
    text = cli.run("changes", 2, "--limit", 2).out
    holds("of %d values of 3 accounts; --limit 0 lists all." % len(changes) in text, text)
    equal(len(cli.json("changes", 2, "--limit", 3)), 3)


# ── next week's file ──


@test
def a_mapping_is_remembered(cli):
    cli.run("new", cli.workspace)
    cli.write("map.json", json.dumps({"Nr": {"key": "record_id", "role": "record_id", "type": "id"}, "Wer": "name", "Was": {"key": "what", "type": "category", "label": "What"},
                                      "Egal": None}))
    week = "Nr,Wer,Was,Egal\n1,Acme,x,1\n2,Beta,y,2\n"
    first = bring(cli, "week1.csv", week, "--map", "map.json", "--source", "ERP")
    fields = [f["field"] for f in first["fields"]]
    equal(fields, ["record_id", "name", "what"])
    second = bring(cli, "week2.csv", week.replace("Acme", "Acme AG").replace("Nr,Wer", "NR,wer"))
    equal([f["field"] for f in second["fields"]], fields)
    equal((second["updated"], second["unchanged"]), (1, 1))
    equal(cli.json("imports")[1]["source"], "ERP")
    third = bring(cli, "week3.csv", "Nr,Wer,Was,Egal,Neu\n1,Acme AG,x,1,5\n")
    equal([f["field"] for f in third["fields"]], fields + ["neu"])
    cli.run("undo-import", 3)
    cli.run("undo-import", 2)
    cli.run("field", "set", "what", "--label", "Kind")
    again = bring(cli, "week4.csv", week)
    equal(([f["field"] for f in again["fields"]], again["unchanged"]), (fields, 2))
    equal([f["label"] for f in cli.json("fields") if f["key"] == "what"], ["Kind"])
    cli.run("imports", "forget", 1)
    fresh = bring(cli, "week5.csv", week)
    holds("egal" in [f["field"] for f in fresh["fields"]], "guessed anew: %r" % fresh["fields"])
    cli.fails("imports", "forget", "99", says="no import 99")


@test
def a_new_column_does_not_take_a_remembered_field(cli):
    cli.run("new", cli.workspace)
    cli.write("map.json", json.dumps({"Branche": "industry"}))
    bring(cli, "a.csv", "Record ID,Name,Branche,City\n1,Acme,Retail,Rome\n", "--map", "map.json")
    bring(cli, "b.csv", "Record ID,Industry\n1,Mining\n")
    result = bring(cli, "c.csv", "Record ID,Name,Branche,City,Industry\n1,Acme,Trade,Rome,Other\n")
    equal([f["field"] for f in result["fields"]], ["record_id", "name", "industry", "city", "industry_2"])


@test
def a_remembered_key_tells_accounts_apart(cli):
    cli.run("new", cli.workspace)
    bring(cli, "a.csv", "Konto,Name\nA1,Acme\nA2,Acme\n", "--key", "Konto")
    second = bring(cli, "b.csv", "Konto,Name\nA1,Acme\nA2,Acme\nA3,Acme\n")
    equal((second["inserted"], second["unchanged"]), (1, 2))


# ── who may overwrite whom ──


@test
def a_trusted_source_is_not_overwritten(cli):
    cli.run("new", cli.workspace)
    equal(cli.json("sources"), [])
    bring(cli, "a.csv", "Record ID,Name,Industry,City\n1,Acme,Retail,\n2,Beta,,Rome\n", "--source", "CRM")
    bring(cli, "b.csv", "Record ID,Name,Industry,City\n1,ACME,Mining,Oslo\n2,Beta,Mining,Oslo\n", "--source", "List")
    values = lambda: {a["key"]: [a["fields"][f] for f in ("name", "industry", "city")] for a in cli.json("accounts")}
    equal(values(), {"1": ["ACME", "Mining", "Oslo"], "2": ["Beta", "Mining", "Oslo"]})
    cli.run("undo-import", 2)
    cli.run("sources", "rank", "CRM", "Portal")
    equal(cli.json("sources"), [{"source": "CRM", "rank": 1, "imports": 1, "accounts": 2}, {"source": "Portal", "rank": 2, "imports": 0, "accounts": 0}])
    bring(cli, "b.csv", "Record ID,Name,Industry,City\n1,ACME,Mining,Oslo\n2,Beta,Mining,Oslo\n", "--source", "List")
    equal(values(), {"1": ["Acme", "Retail", "Oslo"], "2": ["Beta", "Mining", "Rome"]})
    bring(cli, "c.csv", "Record ID,Name,Industry,City\n1,ACME,Farming,Bonn\n2,B,Farming,Bonn\n", "--source", "Portal")
    equal(values(), {"1": ["Acme", "Retail", "Bonn"], "2": ["Beta", "Farming", "Rome"]})
    bring(cli, "d.csv", "Record ID,Name,Industry,City\n1,A,Trade,Ulm\n2,B,Trade,Ulm\n", "--source", "CRM")
    equal(values(), {"1": ["A", "Trade", "Ulm"], "2": ["B", "Trade", "Ulm"]})
    cli.run("sources", "rank")
    equal({s["rank"] for s in cli.json("sources")}, {None})
    cli.fails("sources", "rank", "A", "A", says="named twice")


# ── cancelled, killed ──


def large(rows, seed):
    """A file of as many accounts, of which half change what is there already."""
    rng = random.Random(seed)
    out = ["Record ID,Name,Domain,Industry,Employees,Revenue,City,Lifecycle Stage,Note %d" % seed]
    for i in range(rows):
        account = i * 2 if seed else i
        out.append("%d,Account %d,a%d.example.com,%s,%d,%d,City %d,%s,some text %d" %
                   (account, account, account, rng.choice(["Retail", "Mining", "Trade"]), rng.randrange(5000), rng.randrange(10 ** 7),
                    account % 997, rng.choice(["Lead", "Customer", "Opportunity"]), i))
    return "\n".join(out) + "\n"


def kill_at(cli, seconds, *arguments):
    """Whether the process was killed before it ended by itself."""
    process = subprocess.Popen([PROGRAM, *map(str, arguments), "--quiet"], cwd=cli.folder, env=cli.environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def timeless(tables):
    """A dump without the times of imports."""
    return {**tables, "import": [row[:3] + row[4:] for row in tables["import"]]}


def kills(cli, what, n, before, command, restore):
    """Kills a command at random moments of the time that it takes; the workspace is always the one before, or, when the
    command had just ended, wholly the one after."""
    rng = random.Random(n)
    start = time.monotonic()
    cli.run(*command)
    took = time.monotonic() - start
    after = timeless(dump(cli))
    restore()
    killed, late = 0, 0
    for i in range(n):
        if not kill_at(cli, rng.uniform(0.02, took), *command):
            restore()
            continue
        check(cli)
        now = timeless(dump(cli))
        if now == after:
            late += 1
            restore()
            continue
        killed += 1
        same(now, before, "%s, kill %d" % (what, i + 1))
    print("# %s of %.2f s: of %d kills %d came in its midst, %d as it ended, %d too late" % (what, took, n, killed, late, n - killed - late))
    holds(killed >= n // 3, "%d of %d kills came in the midst" % (killed, n))


@test
def an_interrupted_undo_changes_nothing(cli):
    cli.run("new", cli.workspace)
    cli.write("large.csv", large(KILL_ROWS, 0))
    cli.run("import", "large.csv")
    before = dump(cli)
    for wait in (0.05, 0.1, 0.15, 0.2):
        process = subprocess.Popen([PROGRAM, "undo-import", "1"], cwd=cli.folder, env=cli.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        process.communicate()
        if process.returncode == 0:
            cli.run("import", "large.csv")
            before = dump(cli)
            continue
        holds(process.returncode in (130, -signal.SIGINT), "exit code %d" % process.returncode)
        same(dump(cli), before, "an interrupted undo")
    check(cli)


@test
def kills_leave_the_workspace_as_it_was(cli):
    cli.run("new", cli.workspace)
    cli.write("base.csv", large(KILL_ROWS // 2, 0))
    cli.run("import", "base.csv", "--source", "Base")
    before = timeless(dump(cli))
    cli.write("large.csv", large(KILL_ROWS, 1))
    kills(cli, "an import", KILLS, before, ("import", "large.csv"), lambda: cli.run("undo-import", 2))
    same(timeless(dump(cli)), before, "after all of them")
    cli.run("import", "large.csv")
    kills(cli, "an undo", max(2, KILLS // 3), timeless(dump(cli)), ("undo-import", 2), lambda: cli.run("import", "large.csv"))


sys.exit(main())
