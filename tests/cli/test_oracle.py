"""Real data through the whole street, held account by account against an independent reading of the files
(tests/oracle). The files are public, but not ours to ship: where they are not at hand the tests are skipped."""
import collections
import contextlib
import csv
import datetime
import itertools
import json
import os
import sqlite3
import sys

from harness import DATA, SHARED, Skip, equal, holds, main, near, test

TESTS = os.path.join(os.path.dirname(DATA), "tests")
sys.path.insert(0, os.path.join(TESTS, "oracle"))
import fit_oracle

TYPED = {"number": ("rank", "rank_change", "prev_rank"), "money": ("revenue", "profit"),
         "boolean": ("newcomer", "ceo_founder", "ceo_woman", "profitable")}
FORTUNE = dict({name: {"key": name, "type": kind} for kind, names in TYPED.items() for name in names},
               company={"key": "name", "type": "text"}, sector={"key": "industry", "type": "category"},
               city={"key": "city", "type": "category"}, state={"key": "region", "type": "category"})
FORTUNE_CLEAN = dict(FORTUNE, num_of_employees={"key": "employees", "type": "number"}, ceo={"key": "ceo", "type": "text"},
                     website={"key": "domain", "type": "domain"}, ticker={"key": "ticker", "type": "text"},
                     market_cap={"key": "market_cap", "type": "money"})
FORTUNE_RAW = dict(FORTUNE, **{"num. of employees": {"key": "employees", "type": "number"}, "CEO": {"key": "ceo", "type": "text"},
                               "Website": {"key": "domain", "type": "domain"}, "Ticker": {"key": "ticker", "type": "text"},
                               "Market Cap": {"key": "market_cap", "type": "money"}})
SP500 = {"Symbol": {"key": "symbol", "type": "text"}, "Security": {"key": "name", "type": "text"},
         "GICS Sector": {"key": "industry", "type": "category"}, "GICS Sub-Industry": {"key": "gics_sub_industry", "type": "category"},
         "Headquarters Location": {"key": "headquarters", "type": "list"}, "Date added": {"key": "date_added", "type": "date"},
         "CIK": {"key": "cik", "type": "text"}, "Founded": {"key": "founded", "type": "number"}}
PIPELINE = {"account": {"key": "name", "type": "text"}, "sector": {"key": "industry", "type": "category"},
            "year_established": {"key": "year_established", "type": "number"}, "revenue": {"key": "revenue", "type": "money"},
            "employees": {"key": "employees", "type": "number"}, "office_location": {"key": "office_location", "type": "category"},
            "subsidiary_of": {"key": "subsidiary_of", "type": "category"}}

YC = {"Record ID": {"key": "record_id", "type": "id"}, "name": {"key": "name", "type": "text"},
      "team_size": {"key": "employees", "type": "number"}, "tags": {"key": "tags", "type": "list"},
      "regions": {"key": "regions", "type": "list"}, "isHiring": {"key": "ishiring", "type": "boolean"},
      "status": {"key": "status", "type": "category"}}


def read_profile(name):
    with open(os.path.join(TESTS, "data", name + ".profile.json"), encoding="utf-8") as file:
        return json.load(file)


def plain(value):
    """As JSON has it."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def same_values(listed, account, fields):
    for field in fields.values():
        key = field["key"]
        equal(listed["fields"][key], plain(account[key]), "%s of %s" % (key, account["name"]))


def same_fit(listed, expected):
    """Scores and tier of one account, to the last bit. @listed by the program, @expected by definition."""
    name = expected["name"]
    equal(listed["low"], expected["low"], "low of " + name)
    equal(listed["high"], expected["high"], "high of " + name)
    equal(listed["fit"], expected["low"], "fit of " + name)
    equal(listed["tier"], expected["tier"], "tier of " + name)
    equal(sorted(listed["flags"]), expected["flags"], "flags of " + name)


def list_accounts(cli):
    return {account["name"]: account for account in cli.json("accounts")}


def import_profile(cli, profile):
    cli.write("profile.json", json.dumps(profile))
    cli.run("profile", "import", "profile.json")


def same_verdicts(cli, profile, outcomes):
    """Every verdict of every account: a profile of one criterion says by low and high what it is."""
    interval = {"match": (100, 100), "miss": (0, 0), "unknown": (0, 100)}
    for i, criterion in enumerate(profile["criteria"]):
        import_profile(cli, dict(profile, criteria=[dict(criterion, importance="strong", weight=1)]))
        listed = list_accounts(cli)
        for outcome in outcomes:
            account = listed[outcome["name"]]
            equal((account["low"], account["high"]), interval[outcome["verdicts"][i]], "%s of %s" % (criterion["id"], outcome["name"]))


def same_statement(cli, listed, outcomes):
    """What SQLite says of every account when it runs the statement that the program prints."""
    with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % cli.workspace, uri=True)) as database:
        rows = {key: rest for key, *rest in database.execute(cli.run("sql", "--verdicts").out)}
    equal(len(rows), len(outcomes))
    for outcome in outcomes:
        verdicts = [("miss", "match", "unknown").index(verdict) for verdict in outcome["verdicts"]]
        equal(rows[listed[outcome["name"]]["key"]], [outcome["low"], outcome["high"], outcome["tier"], *verdicts], "SQL of " + outcome["name"])


def same_receipt(receipt, profile, outcome):
    equal([line["verdict"] for line in receipt["criteria"]], outcome["verdicts"], "verdicts of " + outcome["name"])
    equal([line["id"] for line in receipt["criteria"]], [c["id"] for c in profile["criteria"]])
    near(sum(line["points"] for line in receipt["criteria"]), outcome["low"], "points of " + outcome["name"])
    equal(receipt["low"], outcome["low"])
    equal(receipt["high"], outcome["high"])
    equal(receipt["tier"], outcome["tier"])


def same_counterfactual(receipt, profile, outcome):
    """The change that is named does give the tier that is named, and no change of fewer verdicts goes that way."""
    for way in receipt["counterfactual"]:
        changed = dict(zip((c["id"] for c in profile["criteria"]), outcome["verdicts"]))
        for change in way["change"]:
            equal(change["from"], changed[change["criterion"]])
            changed[change["criterion"]] = change["to"]
        equal(tier_of_verdicts(profile, list(changed.values())), way["to_tier"], "counterfactual of " + outcome["name"])
        better = depth(way["to_tier"]) < depth(outcome["tier"])
        for fewer in itertools.combinations(range(len(profile["criteria"])), len(way["change"]) - 1):
            for values in itertools.product(("match", "miss"), repeat=len(fewer)):
                verdicts = [dict(zip(fewer, values)).get(i, verdict) for i, verdict in enumerate(outcome["verdicts"])]
                tier = tier_of_verdicts(profile, verdicts)
                holds(depth(tier) >= depth(outcome["tier"]) if better else depth(tier) <= depth(outcome["tier"]),
                      "%s: fewer changes give tier %d: %s" % (outcome["name"], tier, verdicts))


def depth(tier):
    return tier or 4


def tier_of_verdicts(profile, verdicts):
    """The tier that the oracle gives to verdicts alone: each criterion is asked of a field of its own."""
    criteria = [dict(c, field="v%d" % i, op="is", values=[True]) for i, c in enumerate(profile["criteria"])]
    account = {"v%d" % i: {"match": True, "miss": False, "unknown": None}[v] for i, v in enumerate(verdicts)}
    return fit_oracle.evaluate(dict(profile, criteria=criteria), account, dict.fromkeys(account, "boolean"), None)["tier"]


def same_counts(fit, outcomes):
    tiers = {name: sum(o["tier"] == tier for o in outcomes) for name, tier in (("1", 1), ("2", 2), ("3", 3), ("outside", 0))}
    equal(fit["profiles"][0]["tiers"], tiers)
    equal(fit["workspace"]["tiers"], tiers)
    equal(fit["profiles"][0]["accounts"], len(outcomes))
    for flag in ("needs_data", "could_move"):
        equal(fit["profiles"][0][flag], sum(flag in o["flags"] for o in outcomes), flag)


def answers(profile, verdicts, fields):
    """Every way in which the verdicts could stand once these fields are filled."""
    choices = []
    for criterion, verdict in zip(profile["criteria"], verdicts):
        if criterion["field"] in fields and criterion["op"] == "known":
            choices.append(["match"])
        else:
            choices.append(["match", "miss"] if criterion["field"] in fields and verdict == "unknown" else [verdict])
    return itertools.product(*choices)


def depths(profile, verdicts, fields, known={}):
    """1 to 4, for outside."""
    for ways in answers(profile, verdicts, fields):
        if ways not in known:
            known[ways] = tier_of_verdicts(profile, list(ways)) or 4
        yield known[ways]


def move_of(profile, verdicts, field, known):
    """blank, alone, up, down, together: what filling the field could do, by trying everything."""
    blanks = {c["field"] for c, v in zip(profile["criteria"], verdicts) if v == "unknown" or (c["op"], v) == ("known", "miss")}
    if field not in blanks:
        return dict.fromkeys(("blank", "alone", "up", "down", "together"), False)
    now = next(depths(profile, verdicts, (), known))
    alone = set(depths(profile, verdicts, (field,), known))
    lifts = lambda fields: min(depths(profile, verdicts, fields, known)) < now
    sets = [set(s) for n in range(len(blanks)) for s in itertools.combinations(sorted(blanks - {field}), n)]
    together = alone == {now} and any(lifts(s | {field}) and not lifts(s) for s in sets)
    return {"blank": True, "alone": alone != {now}, "up": min(alone) < now, "down": max(alone) > now, "together": together}


def same_enrichment(cli, profile, outcomes):
    known = {}
    kinds = collections.Counter(tuple(o["verdicts"]) for o in outcomes)
    for field in cli.json("enrich")["fields"]:
        sums = collections.Counter()
        for verdicts, size in kinds.items():
            for name, holds_so in move_of(profile, verdicts, field["field"], known).items():
                sums[name] += size * holds_so
        equal((field["blank"], field["change"]["accounts"], field["change"]["up"], field["change"]["down"], field["together"]["accounts"]),
              tuple(sums[name] for name in ("blank", "alone", "up", "down", "together")), "enrichment by " + field["field"])


def find_data(file):
    path = os.path.join(SHARED, *file.split("/"))
    if not os.path.exists(path):
        raise Skip("../shared/data/%s is not here" % file)
    return path


def walk(cli, path, fields, profile_name, mapping=None):
    """new, import, profile import, fit, accounts and explain, each against the oracle."""
    profile = read_profile(profile_name)
    accounts = fit_oracle.read_accounts(path, fields)
    outcomes = fit_oracle.evaluate_all(profile, accounts, fields, datetime.date.today())
    holds(len({o["tier"] for o in outcomes}) == 4, "the profile does not reach every tier")

    cli.run("new", cli.workspace)
    cli.write("map.json", json.dumps(mapping or {}))
    equal(cli.json("import", path, "--map", "map.json")["inserted"], len(accounts))
    equal({f["header"]: {"key": f["key"], "type": f["type"]} for f in cli.json("fields")}, fields)
    same_verdicts(cli, profile, outcomes)
    import_profile(cli, profile)
    same_counts(cli.json("fit"), outcomes)
    same_enrichment(cli, profile, outcomes)
    listed = list_accounts(cli)
    equal(len(listed), len(accounts))
    for account, outcome in zip(accounts, outcomes):
        same_values(listed[account["name"]], account, fields)
        same_fit(listed[account["name"]], outcome)
    same_statement(cli, listed, outcomes)
    for outcome in outcomes[::max(1, len(outcomes) // 40)]:
        receipt = cli.json("explain", listed[outcome["name"]]["key"])
        same_receipt(receipt, profile, outcome)
        same_counterfactual(receipt, profile, outcome)


@test
def fortune_1000(cli):
    walk(cli, find_data("fortune1000/P2M3_Sam_data_clean.csv"), FORTUNE_CLEAN, "fortune1000")


@test
def fortune_1000_as_it_came(cli):
    walk(cli, find_data("fortune1000/P2M3_Sam_data_raw.csv"), FORTUNE_RAW, "fortune1000")


@test
def sp_500(cli):
    walk(cli, find_data("sp500/constituents.csv"), SP500, "sp500", {"Headquarters Location": {"key": "headquarters", "type": "list"}})


@test
def sales_pipeline(cli):
    walk(cli, find_data("crm-pipeline/accounts.csv"), PIPELINE, "crm-pipeline")


@test
def startups_with_their_tags(cli):
    """The lists of a JSON file, written as a CRM would export them."""
    with open(find_data("yc-companies/Summer 2021.json"), encoding="utf-8") as file:
        hits = [hit for result in json.load(file)["results"] for hit in result["hits"]]
    with open(cli.path("yc.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Record ID", "name", "team_size", "tags", "regions", "isHiring", "status"])
        for hit in hits:
            writer.writerow([hit["id"], hit["name"], hit["team_size"], ";".join(hit["tags"]), "; ".join(hit["regions"]),
                             "yes" if hit["isHiring"] else "no", hit["status"]])
    walk(cli, cli.path("yc.csv"), YC, "yc", {"team_size": {"key": "employees", "type": "number"}})


sys.exit(main())
