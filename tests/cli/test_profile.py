"""Profiles as documents, and what they say of accounts: profile …, fit, explain."""
import json
import sys

from harness import NUMBER, equal, holds, main, near, shape, test
import world

LISTED = {"name": str, "rank": int, "version": int, "published": (str, None), "criteria": int, "draft_differs": bool,
          "retired": bool}
TIERS = {"1": int, "2": int, "3": int, "outside": int}
FIT = {"profiles": [{"name": str, "rank": int, "version": int, "accounts": int, "tiers": TIERS, "needs_data": int, "could_move": int,
                     "capped": int, "pinned": int}],
       "workspace": {"tiers": TIERS}}
RECEIPT = {"key": str, "profile": str, "version": int, "tier": int, "low": NUMBER, "high": NUMBER, "pinned": None,
           "criteria": [{"id": str, "label": str, "field": str, "value": (str, int, float, list, bool, None), "importance": str,
                         "weight": NUMBER, "verdict": str, "points": NUMBER, "source": (dict, None)}],
           "counterfactual": [{"to_tier": int, "change": [{"criterion": str, "from": str, "to": str}]}]}


@test
def a_profile_goes_in_and_out(cli):
    cli.run("new", cli.workspace)
    equal(cli.json("profile", "list"), [])
    cli.write("movers.json", json.dumps(world.PROFILE))
    cli.run("profile", "import", "movers.json")
    listed = cli.json("profile", "list")
    shape(listed, [LISTED])
    equal(listed, [{"name": "Movers", "rank": 1, "version": 0, "published": None, "criteria": 5, "draft_differs": False,
                    "retired": False}])
    document = cli.run("profile", "export", "Movers").out
    equal(json.loads(document)["criteria"][1]["values"], [200, 2000])
    equal(cli.run("profile", "show", "movers", "--json").out, document, "names compare folded")
    equal(cli.run("profile", "show", "1", "--json").out, document, "a rank names a profile too")
    equal(cli.run("profile", "export", "--out", "out.json").out, "")
    equal(cli.read("out.json").decode(), document)
    cli.run("profile", "import", "out.json")
    equal(cli.run("profile", "export", "Movers").out, document, "what comes out goes in")
    holds("200…2000" in cli.run("profile", "show", "Movers").out, "people see the test")


@test
def a_version_is_frozen(cli):
    world.set_up(cli)
    cli.run("profile", "publish", "Movers", "--reason", "First guess", "--author", "Elin")
    first = cli.run("profile", "export", "Movers").out
    cli.fails("profile", "publish", "--reason", "Again", says="version 1")
    changed = dict(world.PROFILE, thresholds=[90, 50, 25])
    cli.write("changed.json", json.dumps(changed))
    cli.run("profile", "import", "changed.json")
    equal(cli.run("profile", "export", "Movers").out, first, "the version is in force")
    equal(json.loads(cli.run("profile", "export", "Movers", "--draft").out)["thresholds"], [90, 50, 25])
    equal(cli.json("profile", "list")[0]["draft_differs"], True)
    equal(cli.json("fit")["profiles"][0]["version"], 1)
    cli.fails("profile", "publish", "--reason", "Stricter", says="--force")
    cli.run("profile", "publish", "--reason", "Stricter", "--force")
    equal((cli.json("profile", "list")[0]["version"], cli.json("fit")["profiles"][0]["version"]), (2, 2))


@test
def a_name_is_one_profile_however_it_is_written(cli):
    world.set_up(cli)
    cli.write("loud.json", json.dumps(dict(world.PROFILE, name="MOVERS")))
    cli.run("profile", "import", "loud.json")
    equal([(p["rank"], p["name"]) for p in cli.json("profile", "list")], [(1, "MOVERS")])


@test
def bad_documents_change_nothing(cli):
    cli.run("new", cli.workspace)
    for name, content, says in (("broken.json", "{", "broken.json"), ("list.json", "[]", "list.json"),
                                ("other.json", '{"format": "shopping-list"}', "other.json"),
                                ("nul.json", '{"name": "a\\u0000b"}', "nul.json: line 1, column 12"),
                                ("twice.json", '{"name": "a",\n "name": "b"}', "twice.json: line 2, column 12: “name”"),
                                ("newer.json", json.dumps(dict(world.PROFILE, version=99)), "newer"),
                                ("op.json", json.dumps(dict(world.PROFILE, criteria=[dict(world.PROFILE["criteria"][0], op="likes")])), "op")):
        cli.write(name, content)
        cli.fails("profile", "import", name, says=says)
    for name, data, says in (("utf-16.json", json.dumps(world.PROFILE).encode("utf-16"), "utf-16.json: line 1, column 1: not UTF-8"),
                             ("latin.json", b'{"name": "caf\xe9"}', "latin.json: line 1, column 14: not UTF-8")):
        cli.write(name, data)
        cli.fails("profile", "import", name, says=says)
    cli.fails("profile", "import", "absent.json", says="absent.json")
    equal(cli.json("profile", "list"), [])
    cli.fails("profile", "show", "Nobody", says="Nobody")
    cli.fails("profile", "publish", "--reason", "r", says="no profile")


@test
def several_profiles_are_ranked(cli):
    world.set_up(cli)
    second = dict(world.PROFILE, name="Shops", criteria=[dict(world.PROFILE["criteria"][0], values=["Retail"])])
    cli.write("shops.json", json.dumps(second))
    cli.run("profile", "import", "shops.json")
    equal([(p["rank"], p["name"]) for p in cli.json("profile", "list")], [(1, "Movers"), (2, "Shops")])
    cli.fails("profile", "publish", "--reason", "r", code=2, says="2 profiles")
    equal([p["name"] for p in cli.json("fit", "--profile", "shops")["profiles"]], ["Shops"])
    segments = {a["key"]: (a["tier"], a["segment"]) for a in cli.json("accounts")}
    equal((segments["2"], segments["1"]), ((1, "Shops"), (1, "Movers")))


@test
def fit_counts_what_the_rules_say(cli):
    world.set_up(cli)
    fit = cli.json("fit")
    shape(fit, FIT)
    results = [world.evaluate(world.PROFILE, a["fields"]) for a in cli.json("accounts")]
    tiers = {str(t) if t else "outside": sum(1 for r in results if r[0] == t) for t in (1, 2, 3, 0)}
    profile = fit["profiles"][0]
    equal((profile["accounts"], profile["tiers"], fit["workspace"]["tiers"]), (8, tiers, tiers))
    equal((profile["needs_data"], profile["could_move"]), (sum(r[3] for r in results), sum(r[4] for r in results)))
    equal(tiers, {"1": 3, "2": 0, "3": 2, "outside": 3}, "worked out by hand")
    holds("Tier 1 · Bullseye" in cli.run("fit").out, "people read names")


@test
def a_receipt_adds_up(cli):
    world.set_up(cli)
    for account in cli.json("accounts"):
        receipt = cli.json("explain", account["key"])
        shape(receipt, RECEIPT)
        tier, low, high, *_ = world.evaluate(world.PROFILE, account["fields"])
        equal((receipt["tier"], receipt["profile"]), (tier, "Movers"))
        near(receipt["low"], low)
        near(receipt["high"], high)
        near(sum(c["points"] for c in receipt["criteria"]), receipt["low"], "points")
        for line, criterion in zip(receipt["criteria"], world.PROFILE["criteria"]):
            expected = {True: "match", False: "miss", None: "unknown"}[world.verdict(criterion, account["fields"].get(criterion["field"]))]
            equal((line["id"], line["verdict"]), (criterion["id"], expected))
            equal(line["value"], account["fields"].get(criterion["field"]))


@test
def a_counterfactual_does_what_it_says(cli):
    world.set_up(cli)
    said = 0
    for account in cli.json("accounts"):
        receipt = cli.json("explain", account["key"])
        for way in receipt["counterfactual"]:
            said += 1
            to = {step["criterion"]: {"match": True, "miss": False}[step["to"]] for step in way["change"]}
            changed = lambda c, value: to.get(c["id"], world.verdict(c, value))
            equal(world.evaluate(world.PROFILE, account["fields"], changed)[0], way["to_tier"], account["key"])
    holds(said >= 8, "there are ways for these accounts to move")


@test
def accounts_are_named_in_many_ways(cli):
    world.set_up(cli)
    for name in ("1", "aland-freight.fi", "Åland Freight", "aland freight"):
        equal(cli.json("explain", name)["key"], "1", name)
    cli.fails("explain", "Nobody at all", says="Nobody at all")
    holds("Åland Freight" in cli.run("explain", "1").out, "people see the name")


@test
def nothing_to_explain_without_a_profile(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", world.as_csv())
    cli.run("import", "a.csv")
    cli.fails("explain", "1", code=2, says="profile")
    equal(cli.json("accounts")[0]["segment"], None)
    equal(cli.json("fit"), {"profiles": [], "workspace": {"tiers": {"1": 0, "2": 0, "3": 0, "outside": 8}}})


@test
def questions_no_field_answers_are_pointed_out(cli):
    world.set_up(cli)
    unasked = dict(world.PROFILE, name="Blind", criteria=[dict(world.PROFILE["criteria"][0], field="moon_phase", label="Full moon")])
    cli.write("blind.json", json.dumps(unasked))
    holds("moon_phase" in cli.run("profile", "import", "blind.json").err, "a remark at import")
    holds("Not searchable: “Full moon”" in cli.run("fit").out, "and at fit")


sys.exit(main())
