"""The funnel of real and of sample data against an independent reading of the files (tests/oracle)."""
import csv
import datetime
import os
import sys

from harness import DATA, SHARED, Skip, equal, holds, main, near, test

TESTS = os.path.join(os.path.dirname(DATA), "tests")
sys.path.insert(0, os.path.join(TESTS, "oracle"))
import funnel_oracle

CODES = ["RL", "MQL", "SQL", "Rev", "Ret"]
SEEN = datetime.date.today().toordinal()


def check_group(group, ways, definition):
    counts, steps = funnel_oracle.conversions(ways, definition, len(CODES))
    where = "%s, %s" % (definition, group["group"])
    equal(group["accounts"], len(ways), where)
    equal([s["count"] for s in group["stages"]], counts, where)
    for conversion, (n, k, quartiles, waiting) in zip(group["conversions"], steps):
        step = "%s, %s → %s" % (where, conversion["from"], conversion["to"])
        equal((conversion["n"], conversion["k"], conversion["waiting"], conversion["enough"]), (n, k, waiting, n >= 10), step)
        if n:
            low, high = funnel_oracle.wilson(k, n)
            near(conversion["rate"], k / n, step)
            near(conversion["low"], low, step)
            near(conversion["high"], high, step)
        for name, expected in zip(("q1_days", "median_days", "q3_days"), quartiles):
            if expected is None:
                equal(conversion[name], None, step)
            else:
                near(conversion[name], expected, step)


def check_funnel(cli, ways, groups, by):
    """@groups: {name: [way, …]} as `--by` @by gives them."""
    for definition in ("snapshot", "reached", "strict"):
        funnel = cli.json("funnel", "--definition", definition, "--by", by)
        equal(sorted(g["group"] for g in funnel["groups"][:-1]), sorted(groups))
        for group in funnel["groups"][:-1]:
            check_group(group, groups[group["group"]], definition)
        check_group(funnel["groups"][-1], ways, definition)
        equal(funnel["skipped"], sum(w.skipped() for w in ways), definition)
        equal(funnel["backward"], sum(w.backward() for w in ways), definition)


def group_by(rows, ways, column):
    groups = {}
    for row, way in zip(rows, ways):
        groups.setdefault(row[column] or "none", []).append(way)
    return groups


def whole_rows(reader):
    """Without rows that are broken or name nobody; of rows with one record id, each cell that was filled last."""
    rows = {}
    for row in reader:
        if None not in row and row["Record ID"]:
            row = {name: cell for name, cell in row.items() if cell} if row["Record ID"] in rows else row
            rows.setdefault(row["Record ID"], {}).update(row)
    return list(rows.values())


@test
def the_sample(cli):
    path = os.path.join(DATA, "sample", "accounts.csv")
    entered = {"Lead": 0, "Marketing Qualified Lead": 1, "Sales Qualified Lead": 2, "Customer": 3, "Evangelist": 4}
    now = dict(entered, Opportunity=2, Subscriber=0)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = whole_rows(csv.DictReader(file))
    ways = []
    for row in rows:
        days = {stage: row['Date entered "%s"' % name][:10] for name, stage in entered.items()}
        ways.append(funnel_oracle.Way({stage: [datetime.date.fromisoformat(day).toordinal()] for stage, day in days.items() if day},
                                      now.get(row["Lifecycle Stage"]), SEEN))
    cli.run("new", cli.workspace)
    cli.run("import", path, code=3)
    equal(cli.json("info")["accounts"], len(rows))
    check_funnel(cli, ways, group_by(rows, ways, "Company owner"), "owner")
    holds(any(w.skipped() for w in ways) and any(w.backward() for w in ways), "the sample has skips and steps back")


def us_day(text):
    return datetime.datetime.strptime(text, "%m/%d/%Y").toordinal()


@test
def eight_thousand_real_deals(cli):
    """Each deal as an account of its own: engaged on one day, won or lost on another."""
    path = os.path.join(SHARED, "crm-pipeline", "sales_pipeline.csv")
    if not os.path.exists(path):
        raise Skip(path + " is not there")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    stages = {"Prospecting": 0, "Engaging": 1, "Won": 2, "Lost": None}
    ways = []
    for row in rows:
        dated = {1: [us_day(row["engage_date"])]} if row["engage_date"] else {}
        if row["deal_stage"] == "Won":
            dated[2] = [us_day(row["close_date"])]
        ways.append(funnel_oracle.Way(dated, stages[row["deal_stage"]], SEEN))
    with open(cli.path("deals.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Record ID", "Company name", "Company owner", "Lifecycle Stage", 'Date entered "Engaging"', 'Date entered "Won"'])
        for row in rows:
            won = row["close_date"] if row["deal_stage"] == "Won" else ""
            out.writerow([row["opportunity_id"], row["opportunity_id"], row["sales_agent"], row["deal_stage"], row["engage_date"], won])
    cli.run("new", cli.workspace)
    equal(cli.json("import", "deals.csv")["inserted"], len(rows))
    # Won is revenue to a new workspace; here it is the third stage, which corrects what the import made of it.
    cli.write("map.json", '{"Won": "SQL"}')
    cli.run("stages", "map", "map.json")
    check_funnel(cli, ways, group_by(rows, ways, "sales_agent"), "owner")
    holds(max(len(w.events) for w in ways) == 2, "deals have two dates")


sys.exit(main())
