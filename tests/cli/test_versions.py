"""Draft, impact, publication, versions, their differences, and the way back."""
import csv
import io
import json
import os
import sqlite3
import sys

from harness import NUMBER, SHARED, Skip, equal, holds, main, near, shape, test
import world

TIERS = {"1": int, "2": int, "3": int, "outside": int}
MATRIX = {"1": TIERS, "2": TIERS, "3": TIERS, "outside": TIERS}
ROW = {"key": str, "name": str, "from": int, "to": int, "stage": (str, None)}
GROUP = {"name": (str, None), "accounts": int, "before": int, "before_changed": int, "share": NUMBER, "changed": int, "up": int,
         "down": int, "customers": int, "deals": int}
MOVED = {"accounts": int, "changed": int, "up": int, "down": int, "customers": int, "deals": int, "pinned": int, "before": TIERS, "after": TIERS,
         "matrix": MATRIX, "workspace": {"profiles": int, "changed": int}, "owners": [GROUP], "territories": [GROUP]}
FIRST = dict(MOVED, before=None, matrix=None)
WARNING = {"code": str, "title": str, "text": str}
IMPACT = {"profile": str, "from": int, "to": str, **MOVED, "owners": [dict(GROUP, rows=[ROW])], "territories": [dict(GROUP, rows=[ROW])],
          "limits": {"days": int, "share": NUMBER}, "warnings": [WARNING]}
VERSION = {"version": int, "published": str, "author": str, "reason": str, "review": (str, None), "warnings": [WARNING], "impact": MOVED}
CHANGE = {"section": (str, None), "kind": str, "text": str}


def on_day(cli, day):
    """The workspace plays on this day from now on."""
    with sqlite3.connect(cli.workspace) as file:
        file.execute("INSERT OR REPLACE INTO property VALUES ('reference_day', ?)", [day])
    file.close()


def draft(cli, profile):
    cli.write("draft.json", json.dumps(profile, ensure_ascii=False))
    cli.run("profile", "import", "draft.json")


def changed(profile, number, **members):
    criteria = [dict(c) for c in profile["criteria"]]
    criteria[number].update(members)
    return dict(profile, criteria=criteria)


def published(cli, day="2026-01-02"):
    world.set_up(cli)
    on_day(cli, day)
    cli.run("profile", "publish", "--reason", "First guess", "--author", "Elin")


# ── one version after the other ──


@test
def the_first_version_has_nothing_to_move_from(cli):
    world.set_up(cli)
    impact = cli.json("profile", "impact")
    shape(impact, dict(IMPACT, **{"from": None, "before": None, "matrix": None}))
    equal((impact["from"], impact["to"], impact["changed"], impact["owners"], impact["warnings"]), (None, "draft", 0, [], []))
    equal(impact["after"], cli.json("fit")["profiles"][0]["tiers"])
    holds("nothing to move from" in cli.run("profile", "impact").out, "people are told")
    cli.fails("profile", "diff", says="no version")
    equal(cli.json("profile", "versions"), [])
    holds("no version yet" in cli.run("profile", "versions").out, "people are told")
    done = cli.json("profile", "publish", "--reason", " First guess ", "--author", "Elin", "--review", "2027-02-22")
    shape(done, {"profile": str, "version": int, "published": str, "author": str, "reason": str, "review": str, "warnings": [WARNING],
                 "impact": FIRST})
    equal((done["version"], done["reason"], done["review"], done["warnings"]), (1, "First guess", "2027-02-22", []))
    shape(cli.json("profile", "versions"), [dict(VERSION, impact=FIRST)])
    equal(json.loads(cli.run("profile", "export").out)["sections"]["review"], {"by": "2027-02-22"}, "the version says when it is due")
    equal(cli.json("profile", "list")[0]["draft_differs"], False, "and so does the draft")


@test
def warnings_hold_a_publication_back(cli):
    published(cli)
    on_day(cli, "2026-04-01")
    draft(cli, dict(world.PROFILE, thresholds=[99, 98, 25]))
    impact = cli.json("profile", "impact")
    shape(impact, IMPACT)
    equal([w["code"] for w in impact["warnings"]], ["young", "owners"])
    equal(impact["warnings"][0]["title"], "Version 1 is 89 days old")
    holds("until 2 April." in impact["warnings"][0]["text"], "until when it should hold")
    run = cli.fails("profile", "publish", "--reason", "More money", says="--force")
    holds("89 days old; " in run.err and "above the limit" in run.err, "both are named: " + run.err)
    equal(cli.json("profile", "list")[0]["version"], 1)
    done = cli.json("profile", "publish", "--reason", "More money", "--author", "Bo", "--force")
    equal([w["code"] for w in done["warnings"]], ["young", "owners"])
    newest, oldest = cli.json("profile", "versions")
    shape([newest], [VERSION])
    equal((newest["version"], newest["published"], newest["author"], newest["reason"]), (2, "2026-04-01", "Bo", "More money"))
    equal((newest["warnings"], newest["impact"]), (done["warnings"], done["impact"]), "kept as they were")
    equal((oldest["version"], oldest["warnings"]), (1, []))
    holds("More money" in cli.run("profile", "versions").out, "people see why")
    cli.fails("profile", "publish", "--reason", "Again", "--force", says="version 2 says already")
    run = cli.run("profile", "publish", "--reason", "Still right", "--review", "2027-01-01", "--force")
    equal(cli.json("profile", "versions")[0]["review"], "2027-01-01", "a new review day alone is worth a version")


@test
def limits_are_the_workspaces(cli):
    published(cli)
    on_day(cli, "2026-02-01")
    draft(cli, changed(world.PROFILE, 3, weight=5))
    equal(cli.json("profile", "limits"), {"days": 90, "share": 0.1})
    equal(cli.json("profile", "limits", "--days", "30", "--share", "1"), {"days": 30, "share": 1})
    equal(cli.json("profile", "limits"), {"days": 30, "share": 1})
    impact = cli.json("profile", "impact")
    equal((impact["limits"], impact["warnings"]), ({"days": 30, "share": 1}, []))
    cli.run("profile", "publish", "--reason", "Nobody minds")
    holds("30 days" in cli.run("profile", "limits").out and "100.0 %" in cli.run("profile", "limits").out, "people see them")
    for days in ("-1", "-2"):
        cli.fails("profile", "limits", "--days", days, code=2, says="--days")
    for share in ("-1", "-0.1", "1.5"):
        cli.fails("profile", "limits", "--share", share, code=2, says="--share")
    equal(cli.json("profile", "limits"), {"days": 30, "share": 1}, "nothing changed")


@test
def differences_are_in_words(cli):
    published(cli)
    second = changed(changed(world.PROFILE, 1, values=[50, 500]), 2, weight=3)
    draft(cli, dict(second, thresholds=[80, 50, 25]))
    label = next(f["label"] for f in cli.json("fields") if f["key"] == "employees")
    wanted = [(None, "changed", "Tier 1 from 75 → 80"), ("firmographics", "changed", label + " 200–2000 became 50–500"),
              ("firmographics", "changed", "Weight of “Runs Snowflake” 1 → 3")]
    diff = cli.json("profile", "diff")
    shape(diff, {"profile": str, "from": int, "to": str, "changes": [CHANGE]})
    equal([(c["section"], c["kind"], c["text"]) for c in diff["changes"]], wanted)
    holds("Weight of “Runs Snowflake” 1 → 3" in cli.run("profile", "diff").out, "people read the same")
    cli.run("profile", "publish", "--reason", "Smaller ones", "--force")
    equal(cli.json("profile", "diff")["changes"], [])
    holds("the same" in cli.run("profile", "diff").out, "people are told")
    forth, back = cli.json("profile", "diff", "Movers", "1", "2"), cli.json("profile", "diff", "Movers", "2", "1")
    equal((forth["from"], forth["to"]), (1, 2))
    equal([c["text"] for c in forth["changes"]], [w[2] for w in wanted])
    equal(back["changes"][0]["text"], "Tier 1 from 80 → 75")
    equal(cli.json("profile", "diff", "1", "1")["to"], "draft")
    cli.fails("profile", "diff", "1", "7", says="no version 7")
    cli.fails("profile", "diff", "1", "seven", code=2, says="seven")
    cli.fails("profile", "diff", "1", "1", "2", "3", code=2)


@test
def a_version_becomes_the_draft_again(cli):
    published(cli)
    first = cli.run("profile", "export").out
    draft(cli, changed(world.PROFILE, 2, weight=3))
    cli.run("profile", "publish", "--reason", "Snow", "--force")
    second = cli.run("profile", "export").out
    cli.run("profile", "revert", "Movers", "1")
    equal(cli.run("profile", "export", "--draft").out, first)
    equal(cli.run("profile", "export").out, second, "what is in force stays")
    equal(len(cli.json("profile", "versions")), 2)
    cli.run("profile", "publish", "--reason", "It was better", "--force")
    equal([v["reason"] for v in cli.json("profile", "versions")], ["It was better", "Snow", "First guess"])
    equal(cli.json("profile", "diff", "1", "1", "3")["changes"], [])
    cli.fails("profile", "revert", "Movers", "9", says="no version 9")
    cli.fails("profile", "revert", "Movers", "draft", code=2, says="no version")
    cli.fails("profile", "revert", "Movers", code=2)


@test
def wrong_usage_is_told(cli):
    published(cli)
    for arguments in (["impact", "--from", "0"], ["impact", "--to", "x"], ["publish"], ["publish", "--reason", "  "],
                      ["publish", "--reason", "r", "--review", "someday"], ["publish", "--reason", "r", "--author", " "],
                      ["versions", "a", "b"]):
        cli.fails("profile", *arguments, code=2)
    for arguments in (["impact", "Nobody"], ["impact", "--from", "5"], ["versions", "Nobody"], ["publish", "Nobody", "--reason", "r"],
                      ["publish", "--reason", "r"]):
        cli.fails("profile", *arguments)


@test
def a_review_lies_ahead(cli):
    published(cli, "2026-01-02")
    on_day(cli, "2026-06-01")
    cli.fails("profile", "publish", "--reason", "r", "--review", "2026-05-31", code=2, says="today is 2026-06-01")
    equal(len(cli.json("profile", "versions")), 1)
    cli.run("profile", "publish", "--reason", "r", "--review", "2026-06-01")
    equal(cli.json("profile", "versions")[0]["review"], "2026-06-01", "today is not too late")


@test
def the_workspace_tier_is_the_best_over_the_profiles(cli):
    published(cli)
    draft(cli, changed(world.PROFILE, 3, weight=5))
    alone = cli.json("profile", "impact")["workspace"]
    equal(alone, {"profiles": 1, "changed": cli.json("profile", "impact")["changed"]})
    everyone = {"format": "concentric-profile", "version": 1, "name": "Everyone", "thresholds": [75, 50, 25],
                "criteria": [{"field": "name", "op": "known", "importance": "strong"}]}
    cli.write("everyone.json", json.dumps(everyone))
    cli.run("profile", "import", "everyone.json")
    equal(cli.json("profile", "impact", "Movers")["workspace"], {"profiles": 2, "changed": 0}, "all are in tier 1 by the other")


# ── real deals: the difference of two full evaluations ──

STAGES = {"Won": "Rev", "Engaging": "SQL", "Prospecting": "MQL", "Lost": None}


def pipeline():
    """Each opportunity of a CRM as an account: with its agent, the agent's office, and what is known of the company."""
    folder = os.path.join(SHARED, "crm-pipeline")
    if not os.path.isdir(folder):
        raise Skip("no ../shared/data/crm-pipeline")

    def read(name):
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    companies = {row["account"]: row for row in read("accounts.csv")}
    offices = {row["sales_agent"]: row["regional_office"] for row in read("sales_teams.csv")}
    nobody = {"sector": "", "revenue": "", "employees": ""}
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["Record ID", "Company name", "Industry", "Annual Revenue", "Number of Employees", "Product", "Company owner", "Territory",
                     "Lifecycle Stage"])
    for row in read("sales_pipeline.csv"):
        company = companies.get(row["account"], nobody)
        # Every ninth deal is nobody's, so that there is something without a value.
        agent = "" if int(row["opportunity_id"], 36) % 9 == 0 else row["sales_agent"]
        writer.writerow([row["opportunity_id"], "%s %s" % (row["account"] or "Unknown", row["opportunity_id"]), company["sector"],
                         company["revenue"], company["employees"], row["product"], agent, offices.get(agent, ""), row["deal_stage"]])
    return out.getvalue()


def deals(thresholds, employees, weight):
    return {"format": "concentric-profile", "version": 1, "name": "Deals", "thresholds": thresholds, "criteria": [
        {"id": "a", "label": "A", "field": "industry", "op": "in", "values": ["medical", "retail", "software"], "importance": "must"},
        {"id": "b", "label": "B", "field": "employees", "op": "between", "values": employees, "importance": "strong"},
        {"id": "c", "label": "C", "field": "product", "op": "contains", "values": ["GTX"], "importance": "nice", "weight": weight},
        {"id": "d", "label": "D", "field": "revenue", "op": "at-least", "values": [4000], "importance": "nice"}]}


def tiers_by(cli, name, data, profile):
    """Every account by a profile that is alone in a workspace of its own."""
    workspace = cli.path(name)
    cli.write("data.csv", data)
    cli.write("stages.json", json.dumps(STAGES))
    cli.write(name + ".json", json.dumps(profile))
    for arguments in (["new", workspace], ["--workspace", workspace, "import", "data.csv"],
                      ["--workspace", workspace, "stages", "map", "stages.json"],
                      ["--workspace", workspace, "profile", "import", name + ".json"]):
        cli.run(*arguments)
    return {a["key"]: a for a in cli.json("--workspace", workspace, "accounts")}


def depth(tier):
    return tier or 4


def count(pairs):
    """What moves among (account before, account after)."""
    moves = [(a, b) for a, b in pairs if a["tier"] != b["tier"]]
    top = [(a, b) for a, b in pairs if a["tier"] in (1, 2)]
    lost = sum(a["tier"] != b["tier"] for a, b in top)
    return {"accounts": len(pairs), "before": len(top), "before_changed": lost, "share": lost / len(top) if top else 0,
            "changed": len(moves), "up": sum(depth(b["tier"]) < depth(a["tier"]) for a, b in moves),
            "down": sum(depth(b["tier"]) > depth(a["tier"]) for a, b in moves),
            "customers": sum(a["stage"] in ("Rev", "Ret") for a, b in moves), "deals": sum(a["stage"] == "SQL" for a, b in moves)}


def same_groups(groups, pairs, member):
    """The groups of an impact against the accounts themselves."""
    names = {a[member] for a, b in pairs}
    expected = {name: count([(a, b) for a, b in pairs if a[member] == name]) for name in names}
    order = sorted(names, key=lambda name: (name is None, -expected[name]["share"], (name or "").encode()))
    equal([g["name"] for g in groups], order, "order by share, then name; none last")
    for group in groups:
        name = group["name"]
        for key, value in expected[name].items():
            (near if key == "share" else equal)(group[key], value, "%s of %s" % (key, name))
        moved = {(a["key"], a["tier"], b["tier"], a["stage"]) for a, b in pairs if a[member] == name and a["tier"] != b["tier"]}
        equal({(r["key"], r["from"], r["to"], r["stage"]) for r in group["rows"]}, moved, "rows of %s" % name)
        equal(len(group["rows"]), len(moved))


@test
def impact_is_the_difference_of_two_evaluations(cli):
    data = pipeline()
    was, is_ = deals([70, 45, 20], [500, 5000], 1), deals([70, 45, 25], [800, 6000], 2)
    before, after = tiers_by(cli, "before", data, was), tiers_by(cli, "after", data, is_)
    pairs = [(before[key], after[key]) for key in before]
    equal(set(before), set(after))
    holds(len(pairs) > 8000, "all deals are there")

    cli.workspace = cli.path("before")
    on_day(cli, "2026-01-01")
    cli.run("profile", "publish", "--reason", "As we always did")
    cli.write("is.json", json.dumps(is_))
    cli.run("profile", "import", "is.json")
    on_day(cli, "2026-03-01")
    impact = cli.json("profile", "impact")
    expected = count(pairs)
    holds(min(expected["up"], expected["down"], expected["customers"], expected["deals"]) > 10, "there is something to find")
    for key in ("accounts", "changed", "up", "down", "customers", "deals"):
        equal(impact[key], expected[key], key)
    names = {1: "1", 2: "2", 3: "3", 0: "outside"}
    for a in names:
        for b in names:
            equal(impact["matrix"][names[a]][names[b]], sum(x["tier"] == a and y["tier"] == b for x, y in pairs), "%d to %d" % (a, b))
        equal(impact["before"][names[a]], sum(x["tier"] == a for x, y in pairs))
        equal(impact["after"][names[a]], sum(y["tier"] == a for x, y in pairs))
    same_groups(impact["owners"], pairs, "owner")
    same_groups(impact["territories"], pairs, "territory")
    holds(impact["owners"][-1]["name"] is None and len(impact["owners"]) > 20 and len(impact["territories"]) == 4, "the groups are there")

    for limit in (0, 0.1, 0.2, 0.9):
        cli.run("profile", "limits", "--share", limit)
        above = [g for g in impact["owners"] if g["name"] and g["share"] > limit]
        owners = [w for w in cli.json("profile", "impact")["warnings"] if w["code"] == "owners"]
        equal(len(owners), 1 if above else 0, "warned at %g" % limit)
        holds(not above or owners[0]["title"].startswith("%d owner" % len(above)), "how many are above %g" % limit)
    equal([w["code"] for w in cli.json("profile", "impact")["warnings"]], ["young"], "59 days old, nobody above 90 %")

    cli.run("profile", "publish", "--reason", "Larger companies", "--force")
    tiers = {a["key"]: a["tier"] for a in cli.json("accounts")}
    equal(tiers, {key: account["tier"] for key, account in after.items()}, "published, it is what was foreseen")
    back = cli.json("profile", "impact", "--from", "2", "--to", "1")
    equal((back["up"], back["down"], back["warnings"]), (expected["down"], expected["up"], []))


if __name__ == "__main__":
    sys.exit(main())
