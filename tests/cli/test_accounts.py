"""The tagged list, and what is written to files: accounts, export."""
import csv
import io
import json
import sys

from harness import NUMBER, equal, holds, main, near, shape, test
import world

ACCOUNT = {"key": str, "name": (str, None), "domain": (str, None), "tier": int, "segment": (str, None), "fit": NUMBER, "low": NUMBER,
           "high": NUMBER, "stage": (str, None), "owner": (str, None), "territory": (str, None), "flags": [str], "fields": dict}


def keys(accounts):
    return [a["key"] for a in accounts]


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@test
def accounts_have_this_shape(cli):
    world.set_up(cli)
    accounts = cli.json("accounts")
    shape(accounts, [ACCOUNT])
    first = next(a for a in accounts if a["key"] == "1")
    equal(first["fields"], {"record_id": "1", "name": "Åland Freight", "domain": "aland-freight.fi", "industry": "Logistics", "employees": 400,
                            "revenue": 5000000, "country": "Finland", "owner": "Elin Sørensen", "territory": "Nordics",
                            "technologies": ["Snowflake", "Kafka"], "employee_range": [201, 500], "public": False, "churn": -3.5,
                            "renewal": "2026-12-01", "stage": "Lead"})
    equal((first["stage"], first["owner"], first["segment"]), ("RL", "Elin Sørensen", "Movers"))
    ranges = {a["key"]: a["fields"]["employee_range"] for a in accounts}
    equal((ranges["8"], ranges["7"]), ([10001, None], None))
    tiny = next(a for a in accounts if a["name"] == "Tiny")
    equal([k for k, v in tiny["fields"].items() if v is not None], ["record_id", "name"], "missing values are null")


@test
def every_account_has_its_tier(cli):
    world.set_up(cli)
    for account in cli.json("accounts"):
        tier, low, high, needs, moves = world.evaluate(world.PROFILE, account["fields"])
        equal(account["tier"], tier, account["key"])
        near(account["fit"], low)
        near(account["low"], low)
        near(account["high"], high)
        equal(("needs_data" in account["flags"], "could_move" in account["flags"]), (needs, moves), account["key"])


@test
def the_best_come_first(cli):
    world.set_up(cli)
    accounts = cli.json("accounts")
    order = [(a["tier"] or 9, -a["fit"]) for a in accounts]
    equal(order, sorted(order))


@test
def filters_choose(cli):
    world.set_up(cli)
    accounts = cli.json("accounts")
    cases = [
        (["--tier", "1"], lambda a: a["tier"] == 1), (["--tier", "outside"], lambda a: a["tier"] == 0), (["--tier", "0"], lambda a: a["tier"] == 0),
        (["--stage", "rl"], lambda a: a["stage"] == "RL"), (["--stage", "none"], lambda a: a["stage"] is None),
        (["--owner", "priya raman"], lambda a: a["owner"] == "Priya Raman"), (["--owner", "Elin Sorensen"], lambda a: False),
        (["--territory", "uk"], lambda a: a["territory"] == "UK"),
        (["--where", "employees >= 900"], lambda a: (a["fields"]["employees"] or 0) >= 900),
        (["--where", 'industry in ("Logistics", "Retail") and not known (revenue)'],
         lambda a: a["fields"]["industry"] in ("Logistics", "Retail") and a["fields"]["revenue"] is None),
        (["--where", 'name ~ "aland" or country = "Japan"'], lambda a: a["key"] in ("1", "3")),
        (["--where", "renewal < 2026-12-15"], lambda a: (a["fields"]["renewal"] or "9") < "2026-12-15"),
        (["--tier", "1", "--owner", "Elin Sørensen"], lambda a: a["key"] == "1"),
    ]
    for arguments, holds_for in cases:
        equal(keys(cli.json("accounts", *arguments)), [a["key"] for a in accounts if holds_for(a)], " ".join(arguments))
    cli.fails("accounts", "--stage", "XYZ", says="XYZ")
    cli.fails("accounts", "--where", "employees >=", code=2, says="--where")
    cli.fails("accounts", "--where", "moon = 1", says="moon")


@test
def sorting_puts_blanks_last(cli):
    world.set_up(cli)
    accounts = cli.json("accounts")
    for field, value in (("employees", lambda a: a["fields"]["employees"]), ("employee_range", lambda a: a["fields"]["employee_range"]),
                         ("renewal", lambda a: a["fields"]["renewal"]), ("fit", lambda a: a["fit"]), ("churn", lambda a: a["fields"]["churn"])):
        for direction in ("", ":desc"):
            values = [value(a) for a in cli.json("accounts", "--sort", field + direction)]
            known = [v for v in values if v is not None]
            plain = [[v[0], v[1] if v[1] is not None else 1e99] if isinstance(v, list) else v for v in known]
            equal(values[len(known):], [None] * (len(values) - len(known)), field + direction)
            equal(plain, sorted(plain, reverse=bool(direction)), field + direction)
    equal(keys(cli.json("accounts", "--sort", "key", "--limit", "3")), sorted(keys(accounts))[:3])
    cli.fails("accounts", "--sort", "moon", says="moon")


@test
def columns_choose_fields(cli):
    world.set_up(cli)
    first = cli.json("accounts", "--columns", "employees, industry", "--limit", "1")[0]
    equal(list(first["fields"]), ["employees", "industry"])
    header = cli.run("accounts", "--columns", "employees", "--csv").out.splitlines()[0].split(",")
    equal(header[-1], "Number of Employees")
    cli.fails("accounts", "--columns", "moon", says="moon")
    cli.fails("accounts", "--columns", "moon", "--csv", says="moon")
    cli.fails("accounts", "--columns", "moon", "--json", says="moon")


@test
def people_read_a_table(cli):
    world.set_up(cli)
    lines = cli.run("accounts").out.splitlines()
    holds(lines[0].startswith("Account") and "Tier" in lines[0], lines[0])
    equal(lines[-1], "8 of 8 accounts")


@test
def csv_is_safe_for_spreadsheets(cli):
    world.set_up(cli)
    raw = cli.run("accounts", "--csv", binary=True).out
    holds(raw.count(b"\r\n") == 9 and b"\n" not in raw.replace(b"\r\n", b""), "CRLF and nothing else ends lines")
    rows = {row["Record ID"]: row for row in table(raw.decode())}
    equal(rows["5"]["Company name"], "'=cmd|' /C calc'!A0")
    equal(rows["6"]["Company name"], "'+49 Handels \"GmbH\"")
    equal((rows["1"]["Churn"], rows["8"]["Churn"], rows["2"]["Churn"]), ("-3.5", "-0.5", "0.25"), "numbers stay numbers")
    equal((rows["8"]["Employee range"], rows["1"]["Employee range"]), ("10001+", "201-500"))
    equal((rows["1"]["Web Technologies"], rows["1"]["Renewal"], rows["4"]["Public"]), ("Snowflake;Kafka", "2026-12-01", "true"))
    for row in rows.values():
        for header, cell in row.items():
            holds(cell[:1] not in ("=", "+", "-", "@", "\t", "\r") or header == "Churn", "%s: %r would run" % (header, cell))


@test
def tags_stand_beside_the_facts(cli):
    world.set_up(cli)
    rows = {row["Concentric key"]: row for row in table(cli.run("accounts", "--csv").out)}
    for account in cli.json("accounts"):
        row = rows[account["key"]]
        equal(row["Concentric tier"], str(account["tier"]) if account["tier"] else "outside")
        near(float(row["Concentric fit"]), account["fit"], within=1e-4)
        equal((row["Concentric stage"], row["Concentric flags"]), (account["stage"] or "", ";".join(account["flags"])))


@test
def export_and_accounts_write_the_same_bytes(cli):
    world.set_up(cli)
    cli.run("export", "--out", "a.csv")
    cli.run("export", "--what", "accounts", "--format", "csv", "--out", "b.csv")
    equal(cli.read("a.csv"), cli.read("b.csv"))
    equal(cli.read("a.csv"), cli.run("accounts", "--csv", binary=True).out)
    cli.run("export", "--format", "json", "--out", "a.json")
    document = json.loads(cli.read("a.json"))
    equal([{k: a[k] for k in a if k not in ("pinned", "said_no")} for a in document], cli.json("accounts"))


@test
def an_export_imported_again_changes_nothing(cli):
    world.set_up(cli)
    before = cli.run("accounts", "--json").out
    fields = cli.run("fields", "--json").out
    cli.run("export", "--out", "tagged.csv")
    result = cli.json("import", "tagged.csv")
    equal((result["unchanged"], result["rows"]), (8, 8))
    holds(all(not f["header"].startswith("Concentric ") for f in result["fields"]), "tags do not become facts")
    equal(cli.run("accounts", "--json").out, before)
    equal(cli.run("fields", "--json").out, fields)


@test
def the_locale_changes_no_byte(cli):
    world.set_up(cli)
    for arguments in (["accounts", "--csv"], ["accounts", "--json"], ["accounts"], ["explain", "1"], ["funnel"]):
        equal(cli.run(*arguments, LC_ALL="de_DE.UTF-8").out, cli.run(*arguments, LC_ALL="C.UTF-8").out, " ".join(arguments))


sys.exit(main())
