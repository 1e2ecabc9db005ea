"""The command evidence cohorts: random accounts, usage and deals through files, held against the rules by definition
(tests/oracle/cohorts_oracle.py); the definition, its storage and wrong usage."""
import csv
import io
import json
import os
import random
import sqlite3
import sys
from datetime import date, timedelta

from harness import DATA, equal, holds, main, near, shape, test

sys.path.insert(0, os.path.join(os.path.dirname(DATA), "tests", "oracle"))
import cohorts_oracle as oracle

SEED = int(os.environ.get("CONCENTRIC_TEST_SEED", random.SystemRandom().randrange(2 ** 31)))
MEASURES = ["Messages", "Logins", "Exports"]
STAGES = ["Lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Customer", "Evangelist"]
REVENUE = 3
SHARE = {"n": int, "green": int, "share": (float, int, None), "low": (float, int, None), "high": (float, int, None), "enough": bool}
INDICATOR = {"sentence": str, "defined": bool, "kind": str, "measure": (str, None), "least": (float, int), "every": str, "target": int,
             "steady": int, "signing": str, "field": (str, None), "cohort": str}
RATE = {"n": int, "renewed": int, "rate": (float, int, None), "low": (float, int, None), "high": (float, int, None), "enough": bool, "open": int}
COHORT = {"cohort": str, "start": (str, None), "customers": int, **SHARE,
          "periods": [{"period": int, **{("done" if k == "green" else k): v for k, v in SHARE.items()}}]}
SHAPE = {"indicator": INDICATOR, "day": str, "title": str, "signing_rule": str, "green_rule": str, "events": int, "undated": int, "unused": int,
         "cohorts": [COHORT],
         "renewal": {"by": str, "rule": str, "title": str, "text": str, "green": RATE, "red": RATE, "test": "two-proportion", "p": (float, int)}}


def table(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header] + rows)
    return out.getvalue()


def write(cli, name, header, rows):
    cli.write(name, table(header, rows))
    return name


class Files:
    """Invented accounts: when they came to stages, what they used, how their renewals ended."""

    def __init__(self, seed, today, n=60):
        chance = self.chance = random.Random(seed)
        self.today, self.accounts = today, []
        for number in range(1, n + 1):
            signed = today - timedelta(days=chance.randrange(30, 900))
            self.accounts.append({"id": str(7000 + number), "name": "Acme %d" % number, "signed": None if chance.random() < .1 else signed,
                                  "industry": chance.choice(["Retail", "Wholesale", "Pharma", ""]), "stages": self.stages(signed)})
        begin = today - timedelta(days=chance.randrange(200, 700))
        self.usage = {a["id"]: self.use(begin) for a in self.accounts if chance.random() < .9}

    def stages(self, signed):
        """{stage: day}: to revenue, some further, some back; days differ, so that their order is told."""
        days = {0: signed - timedelta(days=90), 2: signed - timedelta(days=20)}
        if self.chance.random() < .85:
            days[REVENUE] = signed
            fate = self.chance.random()
            if fate < .35:
                days[REVENUE + 1] = signed + timedelta(days=self.chance.randrange(100, 500))
            elif fate < .6:
                days[1] = signed + timedelta(days=self.chance.randrange(40, 400))
        return {stage: day for stage, day in days.items() if day <= self.today}

    def use(self, begin):
        events = {}
        pace = self.chance.choice([1, 3, 9, 30])
        for _ in range(self.chance.randrange(0, 200)):
            day = begin + timedelta(days=self.chance.randrange(0, max(1, (self.today - begin).days) // pace) * pace)
            events[day, self.chance.choice(MEASURES)] = self.chance.choice([None, 0, -2, 1, 2, 5, 12])
        return [(day, measure, value) for (day, measure), value in events.items()]

    def bring_in(self, cli, staged):
        cli.run("new", cli.workspace)
        header = ["Record ID", "Company name", "Industry", "Signed on"]
        rows = [[a["id"], a["name"], a["industry"], a["signed"] or ""] for a in self.accounts]
        if staged:
            header += ["Lifecycle Stage"] + ['Date entered "%s"' % stage for stage in STAGES]
            for row, a in zip(rows, self.accounts):
                row += [STAGES[max(a["stages"], key=lambda s: a["stages"][s])]] + [a["stages"].get(i, "") for i in range(len(STAGES))]
        equal(cli.json("import", write(cli, "accounts.csv", header, rows))["inserted"], len(rows))
        events = [[key, day, measure, "" if value is None else value] for key, usage in self.usage.items() for day, measure, value in usage]
        self.chance.shuffle(events)
        result = cli.json("import", write(cli, "events.csv", ["Account ID", "Date", "Metric", "Value"], events), "--as", "events")
        equal((result["inserted"], result["rejected"]), (len(events), 0), "events")

    def bring_in_deals(self, cli):
        """Renewal deals and others: {id: [(day, won)]}"""
        deals, rows = {}, []
        for a in self.accounts:
            for _ in range(self.chance.choice([0, 0, 1, 1, 2])):
                day = (a["signed"] or self.today) + timedelta(days=self.chance.randrange(-50, 600))
                won, renewal = self.chance.random() < .6, self.chance.random() < .8
                if day > self.today:
                    continue
                rows.append([str(len(rows) + 1), "Deal %d" % len(rows), a["name"], "Closed Won" if won else "Closed Lost", day,
                             "Renewal" if renewal else "New business"])
                if renewal:
                    deals.setdefault(a["id"], []).append((day, won))
        equal(cli.json("import", write(cli, "deals.csv", ["Deal ID", "Deal Name", "Company", "Deal Stage", "Close Date", "Deal Type"], rows),
                       "--as", "deals")["rejected"], 0)
        return deals

    def known(self, indicator):
        return [day for a in self.accounts for day, measure, _ in self.usage.get(a["id"], ())
                if indicator["measure"] in (None, measure) or indicator["kind"] == "measures"]

    def world(self, indicator, customers):
        return oracle.World(indicator, customers, self.known(indicator), self.today)


def same_share(actual, k_name, rate, k, n, what):
    equal((actual[k_name], actual["n"], actual["enough"]), (k, n, n >= 10), what)
    if n == 0:
        equal((actual[rate], actual["low"], actual["high"]), (None, None, None), what)
        return
    near(actual[rate], k / n, what)
    for name, bound in zip(("low", "high"), oracle.wilson(k, n)):
        near(actual[name], bound, what + " " + name)


def same_world(said, world, by_group=False):
    cohorts = world.cohorts(by_group)
    equal([c["cohort"] for c in said["cohorts"]], [name for name, _ in cohorts])
    for cohort, (name, customers) in zip(said["cohorts"], cohorts):
        equal(cohort["customers"], len(customers), name)
        same_share(cohort, "green", "share", *world.greens(customers), name)
        for period in cohort["periods"]:
            same_share(period, "done", "share", *world.period(customers, period["period"] - 1), "%s, period %d" % (name, period["period"]))
    equal(said["unused"], sum(not c.usage for c in world.customers), "customers without usage")
    by_key = {c.key: c for c in world.customers}
    equal(len(said["grid"]), len(by_key), "customers")
    for row in said["grid"]:
        customer = by_key[row["key"]]
        equal((row["signed"], row["renewal"], row["decided"], row["left"], row["standing"], row["done"], row["judged"]),
              (customer.signed.isoformat(), customer.renewal, customer.decided and customer.decided.isoformat(),
               customer.left and customer.left.isoformat(), customer.standing, customer.good, customer.judged), row["name"])
        equal(row["cells"], customer.cells[:len(row["cells"])], row["name"])
        holds(not {"done", "missed"} & set(customer.cells[len(row["cells"]):]), "cells that are not shown say nothing")
    rates = {}
    for standing in ("green", "red"):
        renewed, decided, still = rates[standing] = world.renewal(standing)
        same_share(said["renewal"][standing], "renewed", "rate", renewed, decided, standing)
        equal(said["renewal"][standing]["open"], still, standing)
    near(said["renewal"]["p"], oracle.two_proportions(*rates["green"][:2], *rates["red"][:2]), "p", 1e-7)


def indicators(chance):
    for every in ("day", "week", "month", "quarter"):
        for kind in ("total", "days", "measures"):
            measure = None if kind == "measures" else chance.choice(MEASURES + [None])
            least = chance.choice([1, 2, 3] if kind != "total" else [1, 4, 10])
            if (kind, every) == ("days", "day"):
                least = 1
            yield {"kind": kind, "measure": measure, "every": every, "least": least,
                   "target": chance.randrange(1, 100), "steady": chance.choice([1, 40, 50, 75, 100]),
                   "cohort": chance.choice(["month", "quarter", "year"])}


def options_of(indicator):
    measure = ["--measure", indicator["measure"]] if indicator["measure"] else ["--any"]
    return measure + [part for name in ("kind", "every", "least", "target", "steady", "cohort")
                      for part in ("--" + name, str(indicator[name]))]


def today_of(cli):
    cli.run("new", "day.concentric", workspace=False)
    return date.fromisoformat(cli.json("--workspace", "day.concentric", "evidence", "cohorts")["day"])


@test
def by_stages(cli):
    print("# seed %d" % SEED)
    files = Files(SEED, today_of(cli))
    files.bring_in(cli, staged=True)

    def customer(account):
        days, signed = account["stages"], account["stages"].get(REVENUE)
        beyond, back = days.get(REVENUE + 1), days.get(1)
        return oracle.Customer(account["id"], signed, (beyond, True) if beyond else None, back, files.usage.get(account["id"], []),
                               account["industry"])

    for indicator in indicators(files.chance):
        world = files.world(indicator, [customer(a) for a in files.accounts if REVENUE in a["stages"]])
        said = cli.json("evidence", "cohorts", "--grid", *options_of(indicator))
        shape({k: v for k, v in said.items() if k != "grid"}, SHAPE)
        equal(said["renewal"]["by"], "stage")
        same_world(said, world)
        same_world(cli.json("evidence", "cohorts", "--grid", "--field", "industry", *options_of(indicator)), world, by_group=True)


@test
def by_deals_and_a_date_field(cli):
    files = Files(SEED + 1, today_of(cli))
    files.bring_in(cli, staged=False)
    deals = files.bring_in_deals(cli)
    key = next(f["key"] for f in cli.json("fields") if f["header"] == "Signed on")

    def customer(account):
        later = sorted((day, not won) for day, won in deals.get(account["id"], []) if day > account["signed"])
        evidence = (later[0][0], not later[0][1]) if later else None
        return oracle.Customer(account["id"], account["signed"], evidence, None, files.usage.get(account["id"], []))

    for indicator in indicators(files.chance):
        said = cli.json("evidence", "cohorts", "--grid", "--signing", key, *options_of(indicator))
        equal((said["renewal"]["by"], said["indicator"]["field"]), ("deals", key))
        same_world(said, files.world(indicator, [customer(a) for a in files.accounts if a["signed"]]))


@test
def by_first_use_and_a_year(cli):
    files = Files(SEED + 2, today_of(cli))
    files.bring_in(cli, staged=False)

    def customer(key, usage):
        signed = min(day for day, _, _ in usage)
        return oracle.Customer(key, signed, (signed + timedelta(days=365), True), None, usage)

    for indicator in indicators(files.chance):
        said = cli.json("evidence", "cohorts", "--grid", "--signing", "usage", *options_of(indicator))
        equal(said["renewal"]["by"], "year")
        same_world(said, files.world(indicator, [customer(key, usage) for key, usage in files.usage.items() if usage]))


@test
def the_definition_is_kept(cli):
    files = Files(7, today_of(cli), n=12)
    files.bring_in(cli, staged=True)
    first = cli.json("evidence", "cohorts")["indicator"]
    equal((first["defined"], first["sentence"]), (False, "70\u202f% of customers: any use every month"))
    cli.run("evidence", "cohorts", "--measure", "MESSAGES", "--kind", "total", "--least", "2,000", "--target", "85")
    equal(cli.json("evidence", "cohorts")["indicator"], first, "without --save nothing is kept")
    kept = cli.json("evidence", "cohorts", "--measure", "MESSAGES", "--kind", "total", "--least", "2,000", "--target", "85", "--save")["indicator"]
    equal((kept["defined"], kept["least"], kept["sentence"]), (True, 2000, "85\u202f% of customers: at least 2,000 Messages every month"))
    equal(cli.json("evidence", "cohorts")["indicator"], kept)
    cli.run("evidence", "cohorts", "--reset", "--save")
    equal(cli.json("evidence", "cohorts")["indicator"], first)
    equal(cli.json("check"), {"ok": True, "problems": []})
    text = cli.run("evidence", "cohorts", "--grid").out
    for word in ("any use every month", "Cohort", "Renewed", "✗", "Acme 1"):
        holds(word in text, "%s is not in\n%s" % (word, text))


@test
def a_definition_that_cannot_be_read(cli):
    Files(9, today_of(cli), n=3).bring_in(cli, staged=True)
    database = sqlite3.connect(os.path.join(cli.folder, cli.workspace))
    with database:
        database.execute("INSERT OR REPLACE INTO property (key, value) VALUES ('leading_indicator', '{}')")
    database.close()
    run = cli.run("evidence", "cohorts", "--json")
    holds("define it anew" in run.err, run.err)
    equal(json.loads(run.out)["indicator"]["defined"], False)
    equal(cli.json("evidence", "cohorts", "--least", "3", "--save")["indicator"]["defined"], True)
    equal((cli.json("evidence", "cohorts")["indicator"]["least"], cli.run("evidence", "cohorts").err), (3, ""))


@test
def a_workspace_without_anything(cli):
    cli.run("new", cli.workspace)
    said = cli.json("evidence", "cohorts")
    equal(([c["cohort"] for c in said["cohorts"]], said["cohorts"][0]["customers"], said["title"]), (["all"], 0, "No customer can be judged yet"))
    holds("No customer" in cli.run("evidence", "cohorts").out, "words without customers")


@test
def wrong_usage(cli):
    files = Files(8, today_of(cli), n=3)
    files.bring_in(cli, staged=True)
    for arguments, says in ((["segments"], "cannot show it yet"), (["lift"], "cannot show it yet"), (["backtest"], "cannot show it yet"),
                            (["nonsense"], "no such evidence"), ([], "missing"), (["cohorts", "--every", "year"], "--every year"),
                            (["cohorts", "--kind", "sum"], "--kind sum"), (["cohorts", "--cohort", "week"], "--cohort week"),
                            (["cohorts", "--least", "0"], "--least 0"), (["cohorts", "--least", "1e300", "--save"], "--least 1e300"), (["cohorts", "--target", "101"], "--target 101"),
                            (["cohorts", "--steady", "0"], "--steady 0"), (["cohorts", "--signing", "industry"], "--signing industry"),
                            (["cohorts", "--any", "--measure", "Logins"], "exclude"),
                            (["cohorts", "--kind", "days", "--every", "day", "--least", "2"], "--least: A day is one day, not 2: ask for 1"),
                            (["cohorts", "--kind", "days", "--every", "month", "--least", "31"], "--least: The shortest month has 28 days"),
                            (["cohorts", "--kind", "measures", "--least", "99", "--save"], "features, not of 99: ask for fewer")):
        cli.fails("evidence", *arguments, code=2, says=says)
    cli.fails("evidence", "cohorts", "--measure", "Saunas", says="no measure “Saunas”")
    cli.fails("evidence", "cohorts", "--field", "nothing", says="no field “nothing”")
    cli.fails("evidence", "cohorts", "--field", "signed_on", says="has no texts to group by")


sys.exit(main())
