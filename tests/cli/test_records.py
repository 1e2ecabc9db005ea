"""Contacts, deals and usage events from the command line: real exports held against an import by definition
(tests/oracle/records_oracle.py), the lists, the rates, and the words that mean something."""
import datetime
import json
import os
import sys

from harness import DATA, SHARED, Skip, equal, holds, main, shape, test

sys.path.insert(0, os.path.join(os.path.dirname(DATA), "tests", "oracle"))
import records_oracle

COUNTS = ("rows", "inserted", "updated", "unchanged", "merged", "rejected")
PERSON = {"account": str, "record_id": (str, None), "name": (str, None), "title": (str, None), "email": (str, None), "phone": (str, None),
          "role": (str, None), "role_by": (str, None), "seniority": (str, None), "dated": (str, None), "shelf": str}
DEAL = {"account": str, "record_id": (str, None), "name": (str, None), "amount": (float, int, None), "currency": (str, None), "stage": (str, None),
        "outcome": (str, None), "declined": bool, "reason": (str, None), "pipeline": (str, None), "owner": (str, None), "type": (str, None),
        "created": (str, None), "closed": (str, None), "probability": (float, int, None)}
RATE = ["group", "deals", "open", "won", "lost", "declined", "rate", "low", "high", "enough", "currency", "won_amount", "lost_amount",
        "declined_amount"]
USAGE = ["account", "measure", "events", "total", "latest", "first_day", "last_day"]


def find_data(file):
    path = os.path.join(SHARED, *file.split("/"))
    if not os.path.exists(path):
        raise Skip("../shared/data/%s is not here" % file)
    return path


def import_file(cli, path):
    """Imports without saying what it is: the headers tell."""
    result = cli.json("import", path, code=None)
    return {c: result[c] for c in COUNTS}, {f["field"]: f["header"] for f in result["fields"]}


def same_twice(cli, world, file, kind):
    path = find_data(file)
    counts, columns = import_file(cli, path)
    equal(counts, world.add(kind, path, columns), file)
    again, columns = import_file(cli, path)
    equal(again, world.add(kind, path, columns), file + " again")
    equal(again["inserted"] + again["updated"], 0, "what a second import of the same file changes")
    return counts


@test
def deals_of_a_pipeline(cli):
    world = records_oracle.World()
    cli.run("new", cli.workspace)
    accounts = find_data("crm-pipeline/accounts.csv")
    cli.json("import", accounts)
    world.add_accounts(accounts, "account", country="office_location")
    counts = same_twice(cli, world, "crm-pipeline/sales_pipeline.csv", "deals")
    equal((counts["rows"], counts["rejected"]), (8800, 1425), "rows, and deals without an account")
    total = cli.json("deals", "rates")[-1]
    expected = world.deals()
    equal({k: total[k] for k in expected}, expected, "what deals come to")
    won = [d for d in cli.json("deals") if d["outcome"] == "won"]
    equal(len(won), expected["won"])
    equal(sum(r["won"] for r in cli.json("deals", "rates", "--by", "owner")[:-1]), expected["won"], "by owner")
    equal([v["value"] for v in cli.json("stages")["values"] if not v["mapped"]], [], "stages to decide")
    holds(all(s["code"] != "Rev" or s["accounts"] == len({d["account"] for d in won}) for s in cli.json("stages")["stages"]),
          "accounts with a won deal are at Rev")


@test
def an_export_of_salesforce(cli):
    world = records_oracle.World()
    cli.run("new", cli.workspace)
    accounts = find_data("salesforce-dataloader/Account.csv")
    cli.json("import", accounts)
    world.add_accounts(accounts, "Name", record_id="Id", country="BillingCountry")
    counts = same_twice(cli, world, "salesforce-dataloader/Opportunity.csv", "deals")
    equal(counts["inserted"], 58)
    expected = world.deals()
    total = cli.json("deals", "rates")[-1]
    equal({k: total[k] for k in expected}, expected)
    # Its leads are of companies that are no accounts yet.
    leads = same_twice(cli, world, "salesforce-dataloader/Lead.csv", "contacts")
    equal(leads["rejected"], leads["rows"])
    holds("no account has the name “Moe's Bar”" in {r["reason"] for r in cli.json("rejects")}, "the reason says so")
    cli.write("map.json", '{"CreatedDate": "date", "Id": "record_id", "AccountId": "account_id", "Type": "measure"}')
    cases = cli.json("import", find_data("salesforce-dataloader/Case.csv"), "--as", "events", "--map", "map.json", code=None)
    equal((cases["rows"], cases["inserted"] + cases["rejected"]), (40, 40))
    equal(sum(u["events"] for u in cli.json("events")), cases["inserted"])


@test
def a_tree_of_salesforce_records(cli):
    world = records_oracle.World()
    cli.run("new", cli.workspace)
    accounts = find_data("salesforce-easy-spaces/Accounts.json")
    cli.write("map.json", '{"attributes.referenceId": "record_id", "attributes.type": null}')
    cli.json("import", accounts, "--map", "map.json")
    world.add_accounts(accounts, "Name", record_id="attributes.referenceId")
    counts = same_twice(cli, world, "salesforce-easy-spaces/Contacts.json", "contacts")
    equal((counts["rows"], counts["inserted"]), (12, 12))
    equal(len(cli.json("contacts")), 12)
    # The same people without their accounts, and with no account of their addresses' domains.
    alone = same_twice(cli, world, "salesforce-easy-spaces/Contact_Data.csv", "contacts")
    equal((alone["rows"], alone["rejected"]), (12, 12))


ACCOUNTS = "Record ID,Company name,Company Domain Name,Industry\n1,Acme,acme.com,Retail\n2,Birch,birch.co.uk,Logistics\n"


def small_world(cli):
    cli.run("new", cli.workspace)
    cli.write("accounts.csv", ACCOUNTS)
    cli.run("import", "accounts.csv")
    cli.write("contacts.csv", "Record ID,First Name,Last Name,Email,Job Title,Buying Role,Create Date,Associated Company IDs\n"
                              "11,Ada,Rossi,ada@acme.com,Head of IT,,2020-01-01,1\n12,Bo,Li,bo@acme.com,Poet,CHAMPION,%s,1\n"
                              "13,Cy,Day,cy@nowhere.example,CEO,,,9\n" % datetime.date.today())
    cli.write("deals.csv", "Record ID,Deal Name,Deal Stage,Amount,Close Date,Closed Lost Reason,Associated Company\n"
                           "21,A,Closed Won,100,2026-01-01,,Acme\n22,B,Closed Lost,40,2026-02-01,Not a fit,Acme\n23,C,Contract Sent,7,2027-01-01,,Birch\n")
    cli.write("events.csv", "Company domain,Event date,Metric,Value\nacme.com,2026-01-31,Logins,12\nacme.com,2026-02-28,Logins,8\n")


@test
def what_is_listed(cli):
    small_world(cli)
    run = cli.run("import", "contacts.csv", code=3)
    holds("By its columns, these are contacts" in run.err, "it says what it takes the file for")
    holds("new contacts" in run.out, "and counts them")
    equal(cli.run("rejects").out.count("no account has the record id “9”"), 1)
    people = cli.json("contacts")
    for person in people:
        shape(person, PERSON)
    equal([(p["name"], p["role"], p["role_by"], p["seniority"], p["shelf"]) for p in people],
          [("Bo Li", "champion", "crm", None, "fresh"), ("Ada Rossi", "IT", "title", "director", "probably moved")])
    cli.run("import", "deals.csv", "--as", "deals")
    deals = cli.json("deals")
    for deal in deals:
        shape(deal, DEAL)
    equal([(d["name"], d["outcome"], d["declined"], d["closed"]) for d in deals],
          [("C", "open", False, "2027-01-01"), ("B", "lost", True, "2026-02-01"), ("A", "won", False, "2026-01-01")])
    equal([d["name"] for d in cli.json("deals", "--outcome", "declined")], ["B"])
    equal([d["name"] for d in cli.json("deals", "--account", "birch.co.uk")], ["C"])
    equal(len(cli.json("deals", "--limit", "1")), 1)
    rates = cli.json("deals", "rates")
    equal([list(r) for r in rates], [RATE])
    equal((rates[0]["won"], rates[0]["declined"], rates[0]["rate"], rates[0]["enough"], rates[0]["declined_amount"]), (1, 1, 1, False, 40))
    equal([(r["group"], r["declined"]) for r in cli.json("deals", "rates", "--by", "tier")], [("outside", 1), ("all", 1)])
    cli.run("import", "events.csv")
    usage = cli.json("events")
    equal([list(u) for u in usage], [USAGE])
    equal((usage[0]["measure"], usage[0]["events"], usage[0]["total"], usage[0]["latest"], usage[0]["last_day"]), ("Logins", 2, 20, 8, "2026-02-28"))
    info = cli.run("info").out
    for line in ("Contacts", "Deals", "Usage events"):
        holds(line in info, "info counts them")
    equal(cli.json("check")["ok"], True)


@test
def events_of_one_day_add_up(cli):
    cli.run("new", cli.workspace)
    cli.write("accounts.csv", "Company name,Company Domain Name\nSix,six.com\n")
    cli.run("import", "accounts.csv")
    cli.write("events.csv", "Company domain,Date,Measure,Value\nsix.com,2026-02-01 10:00,logins,3\nsix.com,2026-02-01 17:00,logins,5\n"
                            "six.com,2026-02-02 09:00,logins,1\nsix.com,2026-02-01 10:00,logins,3\n")
    bring = lambda file, *more: [v for k, v in cli.json("import", file, "--as", "events", *more).items() if k in COUNTS]
    equal(bring("events.csv"), [4, 2, 0, 0, 2, 0])
    equal([(u["events"], u["total"], u["latest"]) for u in cli.json("events")], [(2, 9, 1)])
    equal(bring("events.csv"), [4, 0, 0, 2, 2, 0])
    equal(cli.json("events")[0]["total"], 9)
    # A day that is told anew is replaced, and comes back.
    cli.write("corrected.csv", "Company domain,Date,Measure,Value\nsix.com,2026-02-01 10:00,logins,3\nsix.com,2026-02-01 17:00,logins,4\n")
    equal(bring("corrected.csv"), [2, 0, 1, 0, 1, 0])
    equal(cli.json("events")[0]["total"], 8)
    cli.run("undo-import", 4)
    equal(cli.json("events")[0]["total"], 9)
    # A column a measure.
    cli.write("wide.csv", "Company domain,Date,Logins,Seats\nsix.com,2026-02-01,1,5\nsix.com,2026-02-01,2,\nsix.com,2026-02-03,,6\n")
    cli.write("map.json", json.dumps({"Logins": {"key": "logins", "type": "number", "role": "measure:Logins"},
                                      "Seats": {"key": "seats", "type": "number", "role": "measure:Seats"}}))
    for expected in ([3, 2, 0, 0, 1, 0], [3, 0, 0, 2, 1, 0]):
        equal(bring("wide.csv", "--map", "map.json"), expected)
        equal(sorted((u["measure"].lower(), u["events"], u["total"]) for u in cli.json("events")), [("logins", 2, 4), ("seats", 2, 11)])


@test
def merged_rows_are_told(cli):
    cli.run("new", cli.workspace)
    cli.write("accounts.csv", "Record ID,Company name,Company Domain Name\n5,Five,five.com\n6,Six,six.com\n")
    cli.run("import", "accounts.csv")
    files = {
        "contacts": ("First Name,Last Name,Job Title,Company,Create Date\nAnn,Lee,CFO,Five,2026-01-02\nBo,Li,CTO,Six,\nann,Lee,CTO,Five,2026-01-03\n"
                     "Bo,Li,CTO,Six,2026-01-04\n",
                     [(4, "5", None, "Ann Lee"), (4, "5", "name", "ann Lee"), (4, "5", "title", "CTO"), (4, "5", "created", "2026-01-03"),
                      (5, "6", None, "Bo Li")]),
        "deals": ("Record ID,Deal Name,Deal Stage,Amount,Close Date,\"Date entered \"\"Proposal (Sales)\"\"\",Associated Company\n"
                  "21,A,Proposal,100,2026-01-01,2025-11-01,Five\n21,A,Closed Won,100.5,2026-01-01,2025-11-02,Six\n",
                  [(3, "5", None, "A"), (3, "5", "account", "6"), (3, "5", "amount", "100.5"), (3, "5", "stage", "Closed Won"),
                   (3, "5", "outcome", "won"), (3, "5", "entered:Proposal", "2025-11-02")]),
        "events": ("Company domain,Event date,Metric,Value\nsix.com,2026-02-01,Logins,3\nsix.com,2026-02-01,Logins,5\nsix.com,2026-02-01,Logins,3\n",
                   [(3, "6", None, "Logins"), (4, "6", None, "Logins"), (4, "6", "value", "3")]),
    }
    for number, (kind, (text, expected)) in enumerate(files.items(), 2):
        cli.write(kind + ".csv", text)
        result = cli.json("import", kind + ".csv", "--as", kind)
        told = cli.json("changes", number, "--merged")
        shape(told, [{"line": int, "key": str, "name": str, "field": (str, None), "said": (str, None)}])
        equal([(t["line"], t["key"], t["field"], t["said"]) for t in told], expected, kind)
        equal(len({t["line"] for t in told}), result["merged"], kind)
    holds("Ann Lee" in cli.run("changes", 2, "--merged").out and "CTO" in cli.run("changes", 2, "--merged").out, "people see it")
    # The same file again merges the same rows.
    cli.json("import", "contacts.csv", "--as", "contacts")
    equal(cli.json("changes", 5, "--merged"), cli.json("changes", 2, "--merged"))
    cli.write("alone.csv", "First Name,Last Name,Company\nCy,Day,Six\n")
    cli.json("import", "alone.csv", "--as", "contacts")
    equal(cli.run("changes", 6, "--merged").out, "All values were taken, and no two rows were about the same contact.\n")


@test
def amounts_have_their_own_currency(cli):
    cases = [
        ("Amount", [("100", None, None), ("EUR 200", None, "EUR"), ("$300", None, "USD")], "mixed", None),
        ("Amount", [("100", None, None), ("EUR 1.200", None, "EUR"), ("5", None, None)], "mixed", None),
        ("Amount", [("100", None, None), ("200", None, None)], None, 300),
        ("Amount", [("EUR 1", None, "EUR"), ("€2", None, "EUR"), ("0", None, None)], "EUR", 3),
        ("Amount (USD)", [("100", None, "USD"), ("$200", None, "USD")], "USD", 300),
        ("Amount (USD)", [("100", None, "USD"), ("EUR 200", None, "EUR")], "mixed", None),
        ("Amount (CAD)", [("100", None, "CAD"), ("$200", None, "CAD")], "CAD", 300),
        ("Amount", [("100", "eur", "EUR"), ("$200", "EUR", "USD"), ("3", "", None)], "mixed", None),
        ("Amount", [("$100", "AUD", "AUD"), ("US$200", "AUD", "USD"), ("usd 3", "AUD", "USD")], "mixed", None),
        ("Amount (GBP)", [("1", "", "GBP"), ("2", "EUR", "EUR")], "mixed", None),
        ("Amount", [("'-5 EUR", None, "EUR"), ("", None, None)], "EUR", -5),
    ]
    cli.run("new", cli.workspace)
    cli.write("accounts.csv", "Company name,Company Domain Name\nFive,five.com\n")
    cli.run("import", "accounts.csv")
    for header, deals, currency, won in cases:
        told = any(c is not None for _, c, _ in deals)
        lines = ["%d,Deal %d,Closed Won,%s,Five%s" % (n, n, a, "," + c if told else "") for n, (a, c, _) in enumerate(deals)]
        cli.write("deals.csv", "Record ID,Deal Name,Deal Stage,%s,Associated Company%s\n%s\n" % (header, ",Currency" if told else "", "\n".join(lines)))
        cli.run("import", "deals.csv", "--as", "deals")
        equal([d["currency"] for d in sorted(cli.json("deals"), key=lambda d: d["name"])], [c for _, _, c in deals], (header, deals))
        rates = cli.json("deals", "rates")[-1]
        equal((rates["currency"], rates["won_amount"]), (currency, won), (header, deals))
        cli.run("undo-import", 2)
    # A further row about a deal lends it no currency for an amount that is another one.
    cli.write("twice.csv", "Record ID,Deal Name,Deal Stage,Amount,Associated Company\n1,A,Closed Won,100,Five\n1,A,Closed Won,$300,Five\n"
                           "2,B,Closed Won,,Five\n2,B,Closed Won,EUR 7,Five\n")
    cli.run("import", "twice.csv", "--as", "deals")
    equal([(d["amount"], d["currency"]) for d in sorted(cli.json("deals"), key=lambda d: d["name"])], [(100, None), (7, "EUR")])
    equal([(r["line"], r["field"], r["said"]) for r in cli.json("changes", 2, "--merged")],
          [(3, None, "A"), (3, "amount", "300"), (3, "currency", "USD"), (5, None, "B")])


@test
def a_table_of_use_is_known_by_its_headers(cli):
    small_world(cli)
    cli.write("use.csv", "Account Name,Month,Logins,Seats,API calls\nAcme,2026-01,5,10,1000\nAcme,Feb 2026,6,10,1100\nBirch,2026-01,50,20,30\n")
    run = cli.run("import", "use.csv")
    holds("By its columns, these are events" in run.err, "it says what it takes the file for")
    equal([(u["account"], u["measure"], u["total"], u["last_day"]) for u in cli.json("events") if u["account"] == "1"],
          [("1", "API calls", 2100, "2026-02-01"), ("1", "Logins", 11, "2026-02-01"), ("1", "Seats", 20, "2026-02-01")])
    equal(cli.json("info")["accounts"], 2)


@test
def what_words_mean(cli):
    small_world(cli)
    cli.run("import", "contacts.csv", code=3)
    cli.run("import", "deals.csv")
    rules = cli.json("titles")
    rules["roles"].insert(0, {"role": "blocker", "words": ["Head of IT"]})
    cli.write("rules.json", json.dumps(rules))
    cli.run("titles", "set", "rules.json")
    equal([p["role"] for p in cli.json("contacts")], ["champion", "blocker"])
    equal(cli.json("titles"), rules)
    cli.run("titles", "set", "--shipped")
    equal([p["role"] for p in cli.json("contacts")], ["champion", "IT"])
    cli.write("bad.json", "{}")
    cli.fails("titles", "set", "bad.json", says="bad.json: title rules: “format”")
    cli.fails("titles", "set", code=2, says="--shipped")
    cli.write("reasons.json", '["Price"]')
    cli.run("reasons", "set", "reasons.json")
    equal(cli.json("reasons"), ["Price"])
    equal(cli.json("deals", "--outcome", "declined"), [])
    cli.run("reasons", "set", "--shipped")
    equal(len(cli.json("deals", "--outcome", "declined")), 1)
    cli.write("bad.json", "[1]")
    cli.fails("reasons", "set", "bad.json", says="not a JSON array of texts")


@test
def what_is_refused(cli):
    small_world(cli)
    cli.fails("import", "deals.csv", "--as", "deals", "--key", "Deal Name", code=2, says="--key: deals are told apart")
    cli.fails("deals", "--outcome", "never", code=2, says="open, won, lost or declined")
    cli.fails("deals", "rates", "--by", "weather", says="tier, segment, owner, pipeline or type")
    cli.fails("contacts", "--account", "Nobody", says="Nobody")
    cli.fails("import", "contacts.csv", "--as", "contacts", "--strict", says="1 of 3 rows are bad (line 4: no account has the record id “9”)")
    equal(cli.json("contacts"), [])
    run = cli.run("import", "contacts.csv", "--as", "contacts", "--dry-run", code=3)
    holds("Nothing was changed" in run.out, "a dry run says so")
    equal(cli.json("contacts"), [])
    result = cli.json("import", "contacts.csv", "--as", "accounts")
    equal(result["inserted"], 3, "--as overrides what the headers say")


sys.exit(main())
