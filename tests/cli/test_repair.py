"""Rows that an import set aside, as a file that is repaired and imported again."""
import csv
import io
import json
import sys

from harness import equal, holds, main, test
from imports import FIRST, bring, check, dump, picture, same


@test
def rejects_are_repaired_and_come_in(cli):
    cli.run("new", cli.workspace)
    bad = "Record ID,Company name,Note,Color\n1,Acme,a,red\n2,Beta,too,many,cells\n3,Gamma\n,,nobody,blue\n=4,Four,\"broken \"here,blue\n"
    cli.write("map.json", json.dumps({"Color": {"key": "tint", "label": "Tint", "type": "text"}, "Note": None}))
    result = bring(cli, "bad.csv", bad, "--map", "map.json", "--source", "Our CRM", code=3)
    n = result["rejected"]
    rejects = cli.json("rejects", "--import", 1)
    equal(len(rejects), n)
    text = cli.run("rejects", "--import", 1, "--csv").out
    rows = list(csv.reader(io.StringIO(text)))
    equal(rows[0], ["Record ID", "Company name", "Note", "Color", *OWN])
    equal([int(r[6]) for r in rows[1:]], [r["line"] for r in rejects])
    equal([r[7] for r in rows[1:]], [r["reason"] for r in rejects])
    by_line = {int(r[6]): r for r in rows[1:]}
    equal(by_line[3][:5], ["2", "Beta", "too", "many", "cells"])
    equal(by_line[4][:4], ["3", "Gamma", "", ""])

    # As it is, nothing comes in.
    before = picture(cli)["accounts"]
    again = bring(cli, "again.csv", text, code=3)
    equal((again["rows"], again["rejected"]), (n, n))
    equal(picture(cli)["accounts"], before)
    equal([r["reason"] for r in cli.json("rejects", "--import", 2)], ["not repaired: " + r["reason"] for r in rejects])

    # Repaired, it does, and means what it meant.
    repaired = [rows[0]]
    for line, row in by_line.items():
        if line == 3:
            row[3:5] = "many cells", ""
        elif line == 4:
            row[3] = "green"
        elif line == 5:
            row[0], row[1] = "5", "Found"
        repaired.append(row)
    out = io.StringIO()
    csv.writer(out).writerows(repaired)
    result = bring(cli, "repaired.csv", out.getvalue())
    equal(result["inserted"] + result["rejected"], n)
    holds(result["inserted"] >= 3, result)
    equal([f["field"] for f in result["fields"]], ["record_id", "name", "tint"])
    values = {a["key"]: a["fields"] for a in cli.json("accounts")}
    equal((values["2"]["tint"], values["3"]["tint"], values["5"]["name"]), ("many cells", "green", "Found"))
    after = {r["line"]: r["repaired"] for r in cli.json("rejects", "--import", 1)}
    equal([after[line] for line in (3, 4, 5)], [3, 3, 3])
    equal(cli.json("imports")[2]["source"], "Our CRM")
    cli.run("undo-import", 3)
    equal({r["repaired"] for r in cli.json("rejects", "--import", 1)}, {None})


OWN = ["Concentric surplus", "Concentric import", "Concentric line", "Concentric reason"]
BAD = "Record ID,Company name,Note\n1,Acme,a\n2,Beta,too,many,cells\n3,Gamma\n,,=nobody\n\"4\",'=Four,more,than,=three\n"


def rejects_of(cli, number):
    text = cli.run("rejects", "--import", number, "--csv").out
    return text, list(csv.reader(io.StringIO(text)))


def written(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


@test
def untouched_rejects_stay_out_in_every_round(cli):
    cli.run("new", cli.workspace)
    bring(cli, "bad.csv", BAD, code=3)
    first = cli.json("rejects", "--import", 1)
    before = picture(cli)["accounts"]
    text, rows = rejects_of(cli, 1)
    equal(rows[0], ["Record ID", "Company name", "Note", *OWN])
    equal([r[3] for r in rows[1:]], ["many | cells", "", "", "than | =three"])
    for number in (2, 3, 4):
        result = bring(cli, "round%d.csv" % number, text, code=3)
        equal((result["import"], result["inserted"], result["updated"], result["rejected"]), (number, 0, 0, len(first)))
        equal(picture(cli)["accounts"], before)
        equal([r["reason"] for r in cli.json("rejects", "--import", number)], ["not repaired: " + r["reason"] for r in first])
        equal({r["repaired"] for r in cli.json("rejects")}, {None})
        text, again = rejects_of(cli, number)
        equal([r[:6] for r in again], [r[:6] for r in rows], "the same cells, once, and the first place of each")
        text = written(again) if number == 2 else text

    # One row is repaired in the last round; every round knows it then.
    again[1][2:4] = "too many cells", ""
    again[4][1] = "Four Ltd"
    result = bring(cli, "repaired.csv", written(again), code=3)
    equal((result["inserted"], result["rejected"]), (1, 3))
    equal([r["reason"].startswith("not repaired") for r in cli.json("rejects", "--import", 5)], [True, True, False])
    for number in (1, 2, 3, 4):
        equal([r["repaired"] for r in cli.json("rejects", "--import", number)], [5, None, None, None])
    cli.run("undo-import", 5)
    equal({r["repaired"] for r in cli.json("rejects")}, {None})
    check(cli)


@test
def surplus_cells_are_never_dropped(cli):
    cli.run("new", cli.workspace)
    bring(cli, "bad.csv", BAD, code=3)
    _, rows = rejects_of(cli, 1)
    rows[1][1] = "Beta Ltd"
    result = bring(cli, "half.csv", written(rows[:2]), code=3)
    equal((result["inserted"], result["rejected"]), (0, 1))
    holds("“Concentric surplus” still has cells" in cli.json("rejects", "--import", 2)[0]["reason"], "it says why")
    # Changed but still bad, and not touched since.
    text, again = rejects_of(cli, 2)
    equal(again[1][:6], rows[1][:6])
    result = bring(cli, "again.csv", text, code=3)
    equal((result["inserted"], result["rejected"]), (0, 1))
    again[1][3] = ""
    equal(bring(cli, "good.csv", written(again))["inserted"], 1)
    equal([cli.json("rejects", "--import", n)[0]["repaired"] for n in (1, 2, 3)], [4, 4, 4])


@test
def a_number_given_again_repairs_nothing(cli):
    cli.run("new", cli.workspace)
    bring(cli, "bad.csv", BAD, code=3)
    _, rows = rejects_of(cli, 1)
    cli.run("undo-import", 1)
    equal(bring(cli, "other.csv", "Record ID,Company name,Note\n7,Golf,a\n8,Hotel,too,many,cells\n9,India\n,,\n", code=3)["import"], 1)
    own = [r[4] for r in rejects_of(cli, 1)[1][1:]]
    holds(rows[1][4] not in own and rows[1][4].startswith("1-") and own[0].startswith("1-"), "%r, %r" % (rows[1][4], own))
    rows[1][2:4] = "many", ""
    result = bring(cli, "repaired.csv", written(rows[:2]))
    equal((result["inserted"], result["rejected"]), (1, 0))
    equal({r["repaired"] for r in cli.json("rejects", "--import", 1)}, {None})
    # The plain number is no name.
    rows[1][0], rows[1][4] = "10", "1"
    bring(cli, "plain.csv", written(rows[:2]))
    equal({r["repaired"] for r in cli.json("rejects", "--import", 1)}, {None})


@test
def rejects_of_records_are_repaired(cli):
    files = {
        "contacts": ("Record ID,First Name,Last Name,Email,Job Title,Primary Associated Company ID",
                     "7,Ada,A,ada@acme.com,CFO,1", "8,Bo,B,bo@nowhere.org,CTO,99", 5, "1"),
        "deals": ("Record ID,Deal Name,Amount,Deal Stage,Close Date,Primary Associated Company ID",
                  "70,One,100,Closed Won,2026-05-01,1", "80,Two,200,Closed Won,2026-05-02,99", 5, "1"),
        "events": ("Company ID,Event,Date,Value", "1,login,2026-05-01,4", "99,login,2026-05-01,5", 0, "2"),
    }
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    number = 1
    for kind, (header, good, bad, column, mended) in files.items():
        options = ("--as", kind)
        result = bring(cli, kind + ".csv", "\n".join((header, good, bad)) + "\n", *options, code=3)
        equal((result["inserted"], result["rejected"]), (1, 1), kind)
        number += 1
        origin = number
        text, rows = rejects_of(cli, origin)
        reason = cli.json("rejects", "--import", origin)[0]["reason"]
        result = bring(cli, kind + "2.csv", text, *options, code=3)
        number += 1
        equal((result["inserted"], cli.json("rejects", "--import", number)[0]["reason"]), (0, "not repaired: " + reason), kind)
        rows[1][column] = mended
        result = bring(cli, kind + "3.csv", written(rows), *options)
        number += 1
        equal((result["inserted"], result["rejected"]), (1, 0), kind)
        equal([cli.json("rejects", "--import", n)[0]["repaired"] for n in (origin, origin + 1)], [number, number], kind)
        cli.run("undo-import", number)
        number -= 1
        equal(cli.json("rejects", "--import", origin)[0]["repaired"], None, kind)


@test
def repaired_events_add_to_their_day(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    bring(cli, "events.csv", "Company ID,Event,Date,Value\n1,login,2026-05-01 10:00,4\n99,login,2026-05-01 11:00,5\n1,login,2026-05-01 12:00,6\n"
                             "98,login,2026-05-01 12:00,7\n", "--as", "events", code=3)
    before = dump(cli)
    total = lambda: [u["total"] for u in cli.json("events")]
    equal(total(), [10])
    rows = rejects_of(cli, 2)[1]
    rows[1][0] = "1"
    result = bring(cli, "repaired.csv", written(rows), "--as", "events", code=3)
    equal((result["updated"], result["rejected"], total()), (1, 1, [15]))
    # What came in already does not come in again, beside what does.
    rows[2][0] = "1"
    for counts, expected in (((1, 0, 1), [22]), ((0, 1, 1), [22])):
        result = bring(cli, "repaired2.csv", written(rows), "--as", "events")
        equal(((result["updated"], result["unchanged"], result["merged"]), total()), (counts, expected))
    for number in (5, 4, 3):
        cli.run("undo-import", number)
    same(dump(cli), before, "after the undo")


@test
def rejects_say_how_they_are_repaired(cli):
    cli.run("new", cli.workspace)
    says = "gives a file that can be repaired and imported again"
    holds(says not in cli.run("rejects").err, "nothing to repair")
    bring(cli, "bad.csv", BAD, code=3)
    for options in ((), ("--csv",)):
        holds("“rejects --import ID --csv” " + says in cli.run("rejects", *options).err, options)
    holds("“rejects --import 1 --csv” " + says in cli.run("rejects", "--import", 1).err, "it names the import")
    for options in (("--json",), ("--import", 1, "--csv"), ("--cells",), ("--quiet",)):
        equal(cli.run("rejects", *options).err, "", options)


@test
def unread_cells_are_listed(cli):
    cli.run("new", cli.workspace)
    bring(cli, "first.csv", FIRST)
    equal(cli.json("rejects", "--cells"), [{"import": 1, "file": "first.csv", "line": 3, "field": "employees", "text": "many"}])
    equal(cli.run("rejects", "--cells", "--csv").out, "import,file,line,field,text\r\n1,first.csv,3,employees,many\r\n")
    holds("many" in cli.run("rejects", "--cells").out, "people see it")


sys.exit(main())
