"""Several profiles: profile rank, rename, copy, retire, restore, list --all; and profile check."""
import json
import sys

from harness import equal, holds, main, shape, test
import world

LISTED = {"name": str, "rank": (int, None), "version": int, "published": (str, None), "criteria": int, "draft_differs": bool,
          "retired": bool}
COUNT = {"done": int, "total": int}
ASKED = {"criterion": str, "label": str, "field": str, "op": str, "type": (str, None)}
CHECK = {"name": str, "rank": int, "version": int, "percent": int, "done": int, "total": int,
         "sections": [{"section": str, "done": int, "total": int,
                       "missing": [{"part": (str, None), "entry": (int, None), "member": (str, None), "criterion": (str, None),
                                    "name": (str, None), "words": str}]}],
         "gut_check": {"answers": COUNT, "ticks": COUNT},
         "smells": [{"code": str, "section": (str, None), "part": (str, None), "entry": (int, None), "member": (str, None),
                     "criterion": (str, None), "text": str}],
         "not_searchable": [ASKED], "misfits": [ASKED]}
SHOPS = dict(world.PROFILE, name="Shops", criteria=[dict(world.PROFILE["criteria"][0], values=["Retail"])])
ANY = dict(world.PROFILE, name="Any trade", criteria=[dict(world.PROFILE["criteria"][0], values=["Retail", "Logistics", "Transportation"])])


def set_up(cli):
    """Three profiles: Movers, Shops, Any trade."""
    world.set_up(cli)
    for profile in (SHOPS, ANY):
        cli.write("p.json", json.dumps(profile))
        cli.run("profile", "import", "p.json")


def names(cli):
    listed = cli.json("profile", "list")
    shape(listed, [LISTED])
    equal([p["rank"] for p in listed], list(range(1, len(listed) + 1)), "ranks have no holes")
    return [p["name"] for p in listed]


def segments(cli):
    return {a["key"]: (a["tier"], a["segment"]) for a in cli.json("accounts")}


@test
def profiles_are_ranked(cli):
    set_up(cli)
    for arguments, expected in ((("Any trade", 1), ["Any trade", "Movers", "Shops"]), (("Any trade", 3), ["Movers", "Shops", "Any trade"]),
                                (("2", 2), ["Movers", "Shops", "Any trade"]), (("shops", 1), ["Shops", "Movers", "Any trade"]),
                                (("Shops", 2), ["Movers", "Shops", "Any trade"])):
        cli.run("profile", "rank", *arguments)
        equal(names(cli), expected, repr(arguments))
    for wrong, code, says in (("0", 2, "no rank"), ("-1", 2, ""), ("x", 2, "no rank"), ("4", 1, "1 to 3")):
        cli.fails("profile", "rank", "Movers", wrong, code=code, says=says)
    cli.fails("profile", "rank", "Nobody", "1", says="Nobody")
    equal(names(cli), ["Movers", "Shops", "Any trade"])


@test
def the_segment_follows_the_ranks(cli):
    """The best tier over the profiles; ties go to the higher rank (method §3)."""
    set_up(cli)
    fits = {}
    for name in ("Movers", "Shops", "Any trade"):
        fits[name] = {a["key"]: a["tier"] for a in cli.json("accounts", "--profile", name)}
    depth = lambda tier: tier or 4
    for order in (["Movers", "Shops", "Any trade"], ["Any trade", "Shops", "Movers"], ["Shops", "Any trade", "Movers"]):
        for rank, name in enumerate(order, 1):
            cli.run("profile", "rank", name, rank)
        equal(names(cli), order)
        for key, (tier, segment) in segments(cli).items():
            best = min(depth(fits[name][key]) for name in order)
            expected = next(name for name in order if depth(fits[name][key]) == best)
            equal((depth(tier), segment), (best, expected), key)
    holds(len(set(s for _, s in segments(cli).values())) > 1, "several segments")


@test
def profiles_are_renamed(cli):
    set_up(cli)
    cli.run("profile", "publish", "Movers", "--reason", "First")
    cli.run("profile", "rename", "Movers", "Haulage")
    equal(names(cli), ["Haulage", "Shops", "Any trade"])
    equal(json.loads(cli.run("profile", "export", "Haulage", "--draft").out)["name"], "Haulage")
    equal(json.loads(cli.run("profile", "export", "Haulage").out)["name"], "Movers", "a version never changes")
    equal(cli.json("fit")["profiles"][0]["name"], "Haulage")
    equal(segments(cli)["1"][1], "Haulage")
    cli.fails("profile", "rename", "Haulage", "SHOPS", says="Shops")
    cli.fails("profile", "rename", "Haulage", "  ", says="needs a name")
    cli.run("profile", "rename", "Haulage", "HAULAGE")
    equal(names(cli)[0], "HAULAGE")


@test
def profiles_are_copied(cli):
    set_up(cli)
    cli.run("profile", "publish", "Movers", "--reason", "First")
    cli.run("profile", "copy", "Movers")
    cli.run("profile", "copy", "Movers")
    cli.run("profile", "copy", "Movers (copy)")
    cli.run("profile", "copy", "Shops", "Stores")
    equal(names(cli), ["Movers", "Movers (copy 2)", "Movers (copy)", "Movers (copy 3)", "Shops", "Stores", "Any trade"])
    copy = json.loads(cli.run("profile", "export", "Stores").out)
    equal(dict(copy, name="Shops"), json.loads(cli.run("profile", "export", "Shops").out))
    equal([p["version"] for p in cli.json("profile", "list")], [1, 0, 0, 0, 0, 0, 0], "versions stay where they are")
    cli.fails("profile", "copy", "Shops", "movers", says="Movers")
    equal(len(names(cli)), 7)


@test
def profiles_are_retired_and_restored(cli):
    set_up(cli)
    before = cli.run("accounts", "--json").out
    cli.run("profile", "retire", "Movers")
    equal(names(cli), ["Shops", "Any trade"])
    holds(all(segment != "Movers" for _, segment in segments(cli).values()), "a retired profile scores no account")
    listed = cli.json("profile", "list", "--all")
    shape(listed, [LISTED])
    equal([(p["name"], p["rank"], p["retired"]) for p in listed], [("Shops", 1, False), ("Any trade", 2, False), ("Movers", None, True)])
    holds("retired" in cli.run("profile", "list", "--all").out, "people see it")
    cli.fails("profile", "retire", "Movers", says="Movers")
    cli.fails("profile", "restore", "Shops", says="no retired profile")
    cli.write("movers2.json", json.dumps(dict(world.PROFILE, name="MOVERS")))
    cli.fails("profile", "import", "movers2.json", says="exists already and is retired")
    cli.run("profile", "restore", "movers")
    equal(names(cli), ["Shops", "Any trade", "Movers"])
    cli.run("profile", "rank", "Movers", "1")
    equal(cli.run("accounts", "--json").out, before)


@test
def the_last_profile_can_be_retired(cli):
    world.set_up(cli)
    holds("No profile is left" in cli.run("profile", "retire", "Movers").err, "it says so")
    equal(names(cli), [])
    equal(cli.json("fit"), {"profiles": [], "workspace": {"tiers": {"1": 0, "2": 0, "3": 0, "outside": 8}}})
    equal(segments(cli)["1"], (0, None))
    cli.fails("profile", "check", says="no profile yet")
    cli.run("profile", "restore", "Movers")
    equal((names(cli), segments(cli)["1"]), (["Movers"], (1, "Movers")))


# ── profile check ──


@test
def a_check_says_what_is_missing(cli):
    world.set_up(cli)
    check = cli.json("profile", "check")
    shape(check, CHECK)
    sections = check["sections"]
    equal([s["section"] for s in sections], ["value", "firmographics", "behaviour", "pain", "differentiation", "buying_circle", "proof",
                                              "market", "readiness"])
    for member in ("done", "total"):
        equal(check[member], sum(s[member] for s in sections))
    for section in sections:
        equal(len(section["missing"]), section["total"] - section["done"], section["section"])
    equal(check["percent"], 100 * check["done"] // check["total"])
    # 4 + (2 + 5 × 2) + 1 + 1 + 1 + 6 + 1 + 6 + 1; all that is there are the criteria.
    equal((check["done"], check["total"]), (12, 33))
    equal(check["gut_check"], {"answers": {"done": 0, "total": 5}, "ticks": {"done": 0, "total": 6}})
    out = cli.run("profile", "check", "Movers").out
    holds("Ready: 36 % (12 of 33)" in out, out)
    holds("Gut check: 0 of 5 answered, 0 of 6 ticked" in out, out)


@test
def a_check_names_what_cannot_be_searched(cli):
    world.set_up(cli)
    criteria = [dict(world.PROFILE["criteria"][0], field="moon_phase", label="Full moon"),
                {"id": "c2", "label": "Big", "field": "industry", "op": "at-least", "values": [5], "importance": "nice"}]
    cli.write("blind.json", json.dumps(dict(world.PROFILE, name="Blind", criteria=criteria)))
    said = cli.run("profile", "import", "blind.json").err
    holds("“Full moon” is not searchable: no import has brought a field “moon_phase”." in said, said)
    holds("“Big” is not searchable: “at-least” cannot test “industry”, which holds a category." in said, said)
    check = cli.json("profile", "check", "Blind")
    shape(check, CHECK)
    equal(check["not_searchable"], [{"criterion": "c1", "label": "Full moon", "field": "moon_phase", "op": "in", "type": None}])
    equal(check["misfits"], [{"criterion": "c2", "label": "Big", "field": "industry", "op": "at-least", "type": "category"}])
    equal([(s["code"], s["criterion"]) for s in check["smells"]],
          [("not-searchable", "c1"), ("not-searchable", "c2"), ("no-match", None)])
    holds("“Big” cannot be searched" in cli.run("profile", "check", "2").out, "people see it")


@test
def a_check_looks_at_the_draft(cli):
    world.set_up(cli)
    cli.run("profile", "publish", "--reason", "First")
    cli.write("vague.json", json.dumps(dict(world.PROFILE, sections={"value": {"statement": "Good for everyone", "grade": "assumption"}})))
    cli.run("profile", "import", "vague.json")
    check = cli.json("profile", "check")
    equal((check["name"], check["version"]), ("Movers", 1))
    equal([(s["code"], s["section"], s["part"], s["entry"], s["member"]) for s in check["smells"]],
          [("everyone", "value", "value", None, "statement"), ("no-evidence", "value", "value", None, "evidence"),
           ("guess", None, None, None, None)])
    cli.write("p.json", json.dumps(SHOPS))
    cli.run("profile", "import", "p.json")
    cli.fails("profile", "check", code=2, says="2 profiles")


sys.exit(main())
