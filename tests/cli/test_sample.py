"""The sample: its bytes, its tiers by the generator's own rules, and that it looks like a company."""
import csv
import io
import json
import os
import subprocess
import sys

from harness import DATA, equal, holds, main, near, test
import world

SAMPLE = os.path.join(DATA, "sample")


def document(name):
    with open(os.path.join(SAMPLE, name), encoding="utf-8") as file:
        return json.load(file)


@test
def the_generator_writes_the_shipped_bytes(cli):
    for words, name in (([], "accounts.csv"), (["usage"], "usage.csv"), (["renewals"], "renewals.csv")):
        made = subprocess.run([sys.executable, os.path.join(SAMPLE, "make_sample.py"), *words], capture_output=True, check=True).stdout
        with open(os.path.join(SAMPLE, name), "rb") as file:
            holds(made == file.read(), name + " is not what make_sample.py writes; run it again")


@test
def the_sample_is_a_whole_workspace(cli):
    cli.run("new", cli.workspace, "--sample")
    info = cli.json("info")
    equal((info["name"], info["accounts"], info["profiles"], info["imports"], info["rejects"]), ("Northwind Robotics", 2000, 2, 3, 2))
    equal([(p["name"], p["version"], p["draft_differs"]) for p in cli.json("profile", "list")],
          [("Mid-market logistics", 2, True), ("Cold chain", 1, False)])
    weights = {c["id"]: c.get("weight") for c in cli.json("profile", "show", "Mid-market logistics", "--draft")["criteria"]}
    equal((weights["robots"], weights["people"]), (4, 2))
    equal(cli.json("check"), {"ok": True, "problems": []})
    equal({f["header"]: f["type"] for f in cli.json("fields")}["Web Technologies"], "list")
    run = cli.json("fit")
    for profile in run["profiles"]:
        holds("Not searchable" not in cli.run("fit").out, profile["name"])


def days(text):
    import datetime
    return datetime.date.fromisoformat(text).toordinal()


def verdict(criterion, value):
    if criterion["op"] == "within-days":
        return None if value is None else 0 <= days("2026-11-22") - days(value) <= criterion["values"][0]
    return world.verdict(criterion, value)


@test
def every_tier_agrees_with_the_rules(cli):
    cli.run("new", cli.workspace, "--sample", "--name", "Mine")
    equal(cli.json("info")["name"], "Mine")
    profiles = [document("mid-market-logistics.json"), document("cold-chain.json")]
    for account in cli.json("accounts"):
        results = [world.evaluate(p, account["fields"], verdict) for p in profiles]
        best = min(range(len(results)), key=lambda i: (results[i][0] or 9, i))
        equal((account["tier"], account["segment"]), (results[best][0], profiles[best]["name"]), account["name"])
        near(account["fit"], results[best][1], account["name"])
        near(account["high"], results[best][2], account["name"])


@test
def those_who_use_it_stay(cli):
    cli.run("new", cli.workspace, "--sample")
    said = cli.json("evidence", "cohorts")
    equal((said["indicator"]["defined"], said["indicator"]["measure"], said["renewal"]["by"]), (True, "missions", "deals"))
    equal(said["renewal"]["title"], "Greens renew more than reds")
    holds(said["renewal"]["p"] < .001, said["renewal"])
    holds(sum(c["enough"] for c in said["cohorts"]) >= 4, "cohorts that are large enough to look at")


@test
def fit_and_conversion_go_together(cli):
    cli.run("new", cli.workspace, "--sample")
    tiers = cli.json("fit")["workspace"]["tiers"]
    holds(0.08 <= tiers["1"] / 2000 <= 0.12, tiers)
    holds(min(tiers["2"], tiers["3"], tiers["outside"]) > 350, tiers)
    funnel = cli.json("funnel")
    rates = [[c["rate"] for c in g["conversions"][:2]] for g in funnel["groups"]]
    for stage in (0, 1):
        holds(rates[0][stage] > rates[1][stage] > rates[2][stage], rates)
    equal([f["code"] for f in funnel["findings"]][:2], ["targeting", "share"])
    targeting = funnel["findings"][0]
    holds(targeting["text"].startswith("Tier 1 converts SQL → Rev "), targeting["text"])
    holds("two-proportion test" in targeting["rule"], targeting["rule"])
    holds(targeting["title"] + ". " + targeting["text"] in cli.run("funnel").out, targeting)
    equal(cli.json("funnel", "--by", "territory")["findings"], [])
    holds(funnel["skipped"] > 5 and funnel["backward"] > 2, (funnel["skipped"], funnel["backward"]))


@test
def the_export_reads_back_as_the_same(cli):
    cli.run("new", cli.workspace, "--sample")
    cli.run("export", "--out", "a.csv")
    with io.StringIO(cli.read("a.csv").decode(), newline="") as text:
        equal(len(list(csv.reader(text))), 2001)
    result = cli.json("import", "a.csv")
    equal((result["rows"], result["unchanged"]), (2000, 2000))
    cli.run("export", "--out", "b.csv")
    equal(cli.read("a.csv"), cli.read("b.csv"))


@test
def two_samples_are_the_same(cli):
    for name in ("a", "b"):
        cli.run("new", name + ".concentric", "--sample")
        cli.run("--workspace", name + ".concentric", "export", "--out", name + ".csv")
    equal(cli.read("a.csv"), cli.read("b.csv"))


sys.exit(main())
