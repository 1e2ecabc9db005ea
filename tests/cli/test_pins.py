"""What people decide whatever the score: pin, unpin, pins, decline, undecline, declined; and where else it shows."""
import csv
import io
import json
import sqlite3
import sys

from harness import NUMBER, equal, holds, main, near, shape, test
import world

PIN = {"key": str, "name": str, "tier": int, "scored_tier": int, "reason": str, "author": str, "date": str}
SAID = {"key": str, "name": str, "tier": int, "amount": (*NUMBER, None), "currency": (str, None), "taken": bool, "reason": str, "author": str,
        "date": str}
SUM = {"currency": (str, None), "declined": int, "declined_amount": NUMBER, "taken": int, "taken_amount": NUMBER}
DAY = "2026-11-22"


def set_up(cli):
    """The small world on one day: what is pinned is dated by it."""
    world.set_up(cli)
    with sqlite3.connect(cli.workspace) as file:
        file.execute("INSERT OR REPLACE INTO property VALUES ('reference_day', ?)", [DAY])
    file.close()


def by_key(accounts):
    return {a["key"]: a for a in accounts}


def tiers(accounts):
    return {"1": sum(a["tier"] == 1 for a in accounts), "2": sum(a["tier"] == 2 for a in accounts),
            "3": sum(a["tier"] == 3 for a in accounts), "outside": sum(a["tier"] == 0 for a in accounts)}


def another(tier):
    return 3 if tier != 3 else 1


# ── pins ──


@test
def a_pin_gives_the_tier(cli):
    set_up(cli)
    before = by_key(cli.json("accounts"))
    for key, word in (("1", "outside"), ("6", "2"), ("8", "0")):
        run = cli.run("pin", key, word, "--reason", " Because. ", "--author", "Ada")
        equal(run.out, "")
        holds(before[key]["name"] in run.err, run.err)
    after = by_key(cli.json("accounts"))
    for key, account in after.items():
        was = before[key]
        equal([account[m] for m in ("fit", "low", "high", "segment", "fields")], [was[m] for m in ("fit", "low", "high", "segment", "fields")], key)
        pinned = {"1": 0, "6": 2, "8": 0}.get(key)
        equal(account["tier"], was["tier"] if pinned is None else pinned, key)
        kept = [f for f in was["flags"] if pinned is None or f == "needs_data"]
        equal(account["flags"], kept + (["pinned"] if pinned is not None else []), key)
    pins = cli.json("pins")
    shape(pins, [PIN])
    equal([p["key"] for p in pins], ["6"] + sorted(("1", "8"), key=lambda k: after[k]["name"].encode()), "the best tier first, then by name")
    for pin in pins:
        equal((pin["tier"], pin["scored_tier"], pin["reason"], pin["author"], pin["date"]),
              (after[pin["key"]]["tier"], before[pin["key"]]["tier"], "Because.", "Ada", DAY))


@test
def pins_are_counted(cli):
    set_up(cli)
    before = cli.json("fit")
    equal(before["profiles"][0]["pinned"], 0)
    cli.run("pin", "1", another(by_key(cli.json("accounts"))["1"]["tier"]), "--reason", "R")
    cli.run("pin", "6", by_key(cli.json("accounts"))["6"]["tier"], "--reason", "as it is")
    after = cli.json("fit")
    equal(after["profiles"], [{**before["profiles"][0], "pinned": 2}], "criteria do not hear of pins")
    equal(after["workspace"]["tiers"], tiers(cli.json("accounts")))
    holds(after["workspace"] != before["workspace"], "the workspace does")
    text = cli.run("fit").out
    holds("2 pinned, 1 in another tier than by score" in text and " · 2 pinned\n" in text, text)
    equal([a["key"] for a in cli.json("accounts", "--tier", str(by_key(cli.json("accounts"))["1"]["tier"])) if a["key"] == "1"], ["1"])
    funnel = {g["group"]: g["accounts"] for g in cli.json("funnel")["groups"]}
    equal({t: funnel[t] for t in ("1", "2", "3", "outside")}, after["workspace"]["tiers"])


@test
def the_segment_is_that_of_the_score(cli):
    set_up(cli)
    other = dict(world.PROFILE, name="Retailers", criteria=[dict(world.PROFILE["criteria"][0], values=["Retail"])])
    cli.write("other.json", json.dumps(other))
    cli.run("profile", "import", "other.json")
    before = by_key(cli.json("accounts"))
    holds({a["segment"] for a in before.values()} == {"Movers", "Retailers"}, before)
    cli.run("pin", "1", "2", "6", "3", "--reason", "R")
    accounts = by_key(cli.json("accounts"))
    equal({k: a["segment"] for k, a in accounts.items()}, {k: a["segment"] for k, a in before.items()})
    equal({p["name"]: p["pinned"] for p in cli.json("fit")["profiles"]},
          {name: sum(accounts[k]["segment"] == name for k in ("1", "2", "6")) for name in ("Movers", "Retailers")})
    for profile in ("Movers", "Retailers"):
        equal(by_key(cli.json("accounts", "--profile", profile))["1"]["tier"], 3, "a pin holds under every profile")


@test
def the_receipt_says_so(cli):
    set_up(cli)
    before = cli.json("explain", "1")
    equal(before["pinned"], None)
    tier = another(before["tier"])
    cli.run("pin", "1", tier, "--reason", "Signed", "--author", "Ada Lovelace")
    after = cli.json("explain", "1")
    equal(after["pinned"], {"tier": tier, "scored_tier": before["tier"], "reason": "Signed", "author": "Ada Lovelace", "date": DAY})
    equal(after, {**before, "tier": tier, "pinned": after["pinned"]})
    near(sum(c["points"] for c in after["criteria"]), after["low"])
    text = cli.run("explain", "1").out
    holds("Pinned to Tier %d by Ada Lovelace on %s: “Signed”; the score says " % (tier, DAY) in text, text)


@test
def the_last_pin_counts_and_unpin_lifts_it(cli):
    set_up(cli)
    before = cli.run("accounts", "--json").out
    cli.run("pin", "1", "3", "--reason", "first")
    cli.run("pin", "Åland Freight", "outside", "--reason", "second")
    equal([(p["key"], p["tier"], p["reason"]) for p in cli.json("pins")], [("1", 0, "second")])
    cli.run("unpin", "aland-freight.fi")
    equal(cli.json("pins"), [])
    equal(cli.run("accounts", "--json").out, before)
    cli.fails("unpin", "1", says="is not pinned")
    holds("No account is pinned" in cli.run("pins").out, "an empty list says what to do")


@test
def several_accounts_or_none(cli):
    set_up(cli)
    cli.run("pin", "1", "2", "1", "2", "--reason", "R")
    equal(sorted(p["key"] for p in cli.json("pins")), ["1", "2"])
    cli.fails("pin", "3", "nobody", "1", "--reason", "R", says="nobody")
    equal(sorted(p["key"] for p in cli.json("pins")), ["1", "2"])
    cli.fails("unpin", "1", "3", says="is not pinned")
    equal(sorted(p["key"] for p in cli.json("pins")), ["1", "2"])
    cli.run("unpin", "1", "2")
    equal(cli.json("pins"), [])


@test
def wrong_usage_is_told(cli):
    set_up(cli)
    for arguments in (["pin", "1", "1"], ["pin", "1", "1", "--reason", "  "], ["pin", "1", "--reason", "R"], ["pin", "1", "4", "--reason", "R"],
                      ["pin", "1", "best", "--reason", "R"], ["pin", "1", "1", "--reason", "R", "--author", " "], ["unpin"], ["pins", "1"],
                      ["decline", "1", "--amount", "5"], ["decline", "1", "--reason", "R"], ["decline", "--amount", "5", "--reason", "R"],
                      ["decline", "1", "--amount", "much", "--reason", "R"], ["decline", "1", "--amount", "-5", "--reason", "R"],
                      ["decline", "1", "--amount", "5", "--reason", "R", "--currency", "Euro"],
                      ["decline", "1", "--amount", "5", "--reason", "R", "--currency", ""],
                      ["decline", "1", "--amount", "$5", "--reason", "R", "--currency", "EUR"], ["undecline"], ["declined", "1"]):
        cli.fails(*arguments, code=2)
    for arguments in (["pin", "nobody", "1", "--reason", "R"], ["unpin", "nobody"], ["decline", "nobody", "--amount", "5", "--reason", "R"],
                      ["undecline", "nobody"]):
        cli.fails(*arguments, says="no account “nobody”")
    cli.write("twins.csv", world.as_csv([["91", "Twin"] + [""] * 13, ["92", "Twin"] + [""] * 13]))
    cli.run("import", "twins.csv")
    cli.fails("pin", "Twin", "1", "--reason", "R", says="2 accounts are called “Twin”")
    equal((cli.json("pins"), cli.json("declined")["deals"]), ([], []))


# ── surviving ──


@test
def pins_survive_what_comes(cli):
    set_up(cli)
    before = by_key(cli.json("accounts"))
    cli.run("pin", "1", another(before["1"]["tier"]), "--reason", "R")
    pins = cli.json("pins")
    rows = [list(r) for r in world.ROWS]
    rows[0][4] = "9"
    cli.write("accounts.csv", world.as_csv(rows))
    equal(cli.json("import", "accounts.csv")["updated"], 1)
    equal(by_key(cli.json("accounts"))["1"]["tier"], pins[0]["tier"], "a new import")
    profile = dict(world.PROFILE, thresholds=[99, 98, 97])
    cli.write("movers.json", json.dumps(profile))
    cli.run("profile", "import", "movers.json")
    cli.run("profile", "publish", "Movers", "--reason", "stricter", "--force")
    equal(by_key(cli.json("accounts"))["1"]["tier"], pins[0]["tier"], "a new version")
    now = cli.json("pins")[0]
    equal({**now, "scored_tier": pins[0]["scored_tier"]}, pins[0])
    cli.run("export", "--out", "tagged.csv")
    equal(cli.json("import", "tagged.csv")["unchanged"], 8)
    equal(cli.json("pins"), [now], "its own export")
    cli.run("backup", "copy.concentric")
    equal(json.loads(cli.run("--workspace", "copy.concentric", "pins", "--json").out), [now], "a copy")


@test
def pinned_accounts_do_not_move(cli):
    set_up(cli)
    cli.run("profile", "publish", "Movers", "--reason", "first", "--force")
    profile = dict(world.PROFILE, thresholds=[99, 98, 97])
    cli.write("movers.json", json.dumps(profile))
    cli.run("profile", "import", "movers.json")
    before = cli.json("profile", "impact", "Movers")
    moved = [row["key"] for owner in before["owners"] for row in owner["rows"]]
    holds(len(moved) > 1 and before["pinned"] == 0, before)
    cli.run("pin", moved[0], "2", "--reason", "R")
    after = cli.json("profile", "impact", "Movers")
    equal((after["pinned"], after["changed"]), (1, before["changed"] - 1))
    equal(sorted(row["key"] for owner in after["owners"] for row in owner["rows"]), sorted(set(moved) - {moved[0]}))
    for side in ("before", "after"):
        equal(sum(after[side].values()), after["accounts"])
    equal([sum(after["matrix"][t].values()) for t in after["matrix"]], list(after["before"].values()))
    equal([sum(after["matrix"][t][u] for t in after["matrix"]) for u in after["after"]], list(after["after"].values()))


@test
def filling_blanks_does_not_move_them(cli):
    set_up(cli)
    before = {f["field"]: f for f in cli.json("enrich", "--accounts", "0")["fields"]}
    field = next(f for f in before.values() if f["change"]["accounts"] > 1)
    key = next(a["key"] for a in field["first"] if not a["together"])
    cli.run("pin", key, "2", "--reason", "R")
    after = {f["field"]: f for f in cli.json("enrich", "--accounts", "0")["fields"]}[field["field"]]
    equal((after["blank"], after["change"]["accounts"]), (field["blank"] - 1, field["change"]["accounts"] - 1))
    equal([a["key"] for a in after["first"]], [a["key"] for a in field["first"] if a["key"] != key])


@test
def an_import_that_brought_them_stays(cli):
    cli.run("new", cli.workspace)
    cli.write("accounts.csv", world.as_csv())
    cli.run("import", "accounts.csv")
    cli.run("pin", "1", "1", "--reason", "R")
    cli.fails("undo-import", "1", says="1 of its accounts have a pinned tier; lift the pins first")
    cli.run("unpin", "1")
    cli.run("decline", "2", "--amount", "5", "--reason", "R")
    cli.fails("undo-import", "1", says="deals of 1 of its accounts are said no to; take that back first")
    cli.run("pin", "1", "1", "--reason", "R")
    cli.fails("undo-import", "1", says="have a pinned tier")
    equal(cli.json("info")["accounts"], 8)
    cli.run("unpin", "1")
    cli.run("undecline", "2")
    cli.run("undo-import", "1")
    equal(cli.json("info")["accounts"], 0)


# ── said no ──


@test
def what_is_declined_adds_up(cli):
    set_up(cli)
    cli.run("decline", "1", "--amount", "€40,000", "--reason", "Not strategic", "--author", "Ada")
    cli.run("decline", "2", "--amount", "1000.5", "--currency", "eur", "--reason", "Too small", "--taken")
    cli.run("decline", "1", "--amount", "200", "--currency", "USD", "--reason", "Again")
    cli.run("decline", "3", "--amount", "unknown", "--reason", "Never asked")
    document = cli.json("declined")
    shape(document, {"deals": [SAID], "totals": [SUM]})
    equal([(d["key"], d["amount"], d["currency"], d["taken"], d["reason"]) for d in document["deals"]],
          [("3", None, None, False, "Never asked"), ("1", 200, "USD", False, "Again"), ("2", 1000.5, "EUR", True, "Too small"),
           ("1", 40000, "EUR", False, "Not strategic")], "the newest first")
    equal((document["deals"][3]["author"], document["deals"][3]["date"]), ("Ada", DAY))
    equal([(t["currency"], t["declined"], t["declined_amount"], t["taken"], t["taken_amount"]) for t in document["totals"]],
          [("EUR", 1, 40000, 1, 1000.5), ("USD", 1, 200, 0, 0), (None, 1, 0, 0, 0)])
    flags = {a["key"]: a["flags"] for a in cli.json("accounts")}
    equal(sorted(k for k in flags if "said_no" in flags[k]), ["1", "2", "3"])
    text = cli.run("declined").out
    holds("40,000 EUR" in text and "Taken anyway" in text and "not known" in text, text)
    holds("Declined by Ada on %s: “Not strategic”." % DAY in cli.run("explain", "1").out, "the receipt")
    cli.run("undecline", "1")
    equal([d["reason"] for d in cli.json("declined")["deals"]], ["Never asked", "Too small", "Not strategic"])
    cli.run("undecline", "1")
    cli.fails("undecline", "1", says="nothing is declined")


@test
def an_amount_without_a_currency_has_that_of_the_workspace(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Record ID,Company name,ARR (GBP)\n1,Acme,\"£5,000\"\n")
    cli.run("import", "a.csv")
    unit = next((f["unit"] for f in cli.json("fields") if f["unit"]), None)
    cli.run("decline", "1", "--amount", "5", "--reason", "R")
    equal((unit, cli.json("declined")["deals"][0]["currency"]), ("GBP", "GBP"))


# ── exports ──


OWN = ("tier", "pinned", "pin reason", "pin author", "pin date", "said no reason", "said no author", "said no date")


def own(row):
    return [row["Concentric " + c] for c in OWN]


@test
def exports_carry_them(cli):
    set_up(cli)
    cli.run("pin", "1", "3", "--reason", "=Signed; really", "--author", "Ada")
    cli.run("decline", "1", "--amount", "5", "--reason", "R", "--author", "Grace")
    tagged = cli.run("accounts", "--csv").out
    rows = {r["Concentric key"]: r for r in csv.DictReader(io.StringIO(tagged, newline=""))}
    equal(own(rows["1"]), ["3", "3", "'=Signed; really", "Ada", DAY, "R", "Grace", DAY])
    holds(rows["1"]["Concentric flags"].endswith("pinned;said_no"), rows["1"])
    equal({tuple(own(r)[1:]) for k, r in rows.items() if k != "1"}, {("",) * 7})
    cli.run("export", "--format", "xlsx", "--out", "a.xlsx")
    cli.run("export", "--out", "a.json")
    listed = by_key(json.loads(cli.read("a.json")))
    equal((listed["1"]["pinned"]["author"], listed["1"]["pinned"]["date"], listed["2"]["pinned"], listed["2"]["said_no"]), ("Ada", DAY, None, []))
    equal(listed["1"]["said_no"], [{"amount": 5, "currency": None, "taken": False, "reason": "R", "author": "Grace", "date": DAY}])
    cli.run("export", "--what", "fit", "--out", "fit.json")
    fit = by_key(json.loads(cli.read("fit.json")))
    equal(fit["1"]["pinned"], {"tier": 3, "scored_tier": fit["1"]["profiles"][0]["tier"], "reason": "=Signed; really", "author": "Ada", "date": DAY})
    equal((fit["1"]["tier"], fit["2"]["pinned"]), (3, None))
    cli.run("export", "--what", "workspace", "--out", "w.json")
    document = json.loads(cli.read("w.json"))
    account = by_key(document["accounts"])["1"]
    equal(account["pinned"], {"tier": 3, "reason": "=Signed; really", "author": "Ada", "date": DAY})
    equal([(s["amount"], s["taken"], s["reason"], s["date"]) for s in account["said_no"]], [(5, False, "R", DAY)])
    holds("tier_pin" not in document["tables"] and "said_no" not in document["tables"], "told with the accounts, not twice")


@test
def of_several_deals_the_newest_is_in_the_list(cli):
    set_up(cli)
    for reason in ("First", "Second", "Third"):
        cli.run("decline", "1", "--amount", "5", "--reason", reason)
    with sqlite3.connect(cli.workspace) as file:
        file.execute("UPDATE said_no SET day = day - 3 WHERE reason = 'Third'")
    file.close()
    cli.run("export", "--what", "fit", "--out", "fit.csv")
    cli.run("export", "--what", "fit", "--out", "fit.json")
    rows = {r["Concentric key"]: r for r in csv.DictReader(io.StringIO(cli.read("fit.csv").decode("utf-8-sig"), newline=""))}
    equal(own(rows["1"])[5:], ["Second", cli.json("declined")["deals"][0]["author"], DAY])
    equal([s["reason"] for s in by_key(json.loads(cli.read("fit.json")))["1"]["said_no"]], ["First", "Second", "Third"])


@test
def what_people_decided_comes_back_as_no_field(cli):
    """Every format of the list can be imported again, and nothing changes: no field, no value, no decision."""
    set_up(cli)
    cli.run("pin", "1", "3", "--reason", "Signed", "--author", "Ada")
    cli.run("decline", "2", "--amount", "5", "--reason", "R")
    before = [cli.json(*c) for c in (("accounts",), ("fields",), ("pins",), ("declined",))]
    for name in ("a.csv", "a.xlsx", "a.json"):
        cli.run("export", "--out", name)
        cli.run("import", name)
        for command, wanted in zip(("accounts", "fields", "pins", "declined"), before):
            equal(cli.json(command), wanted, "%s after %s" % (command, name))


@test
def a_crm_hears_who_pinned_and_why(cli):
    set_up(cli)
    cli.run("pin", "1", "3", "--reason", "Signed " + "x" * 400, "--author", "Ada")
    cli.run("export", "--for", "hubspot", "--out", "h.csv", code=None)
    rows = {r["Record ID"]: r for r in csv.DictReader(io.StringIO(cli.read("h.csv").decode("utf-8-sig"), newline=""))}
    equal((rows["1"]["Ideal Customer Profile Tier"], rows["1"]["Concentric tier"]), ("Tier 3", "Tier 3"))
    holds(rows["1"]["Concentric reason"].startswith("Pinned by Ada: Signed x") and len(rows["1"]["Concentric reason"]) == 255, rows["1"])
    holds(rows["2"]["Concentric reason"].startswith("M"), rows["2"])


@test
def check_looks_at_them(cli):
    set_up(cli)
    cli.run("pin", "1", "3", "--reason", "R")
    cli.run("decline", "1", "--amount", "5", "--reason", "R")
    equal(cli.json("check"), {"ok": True, "problems": []})
    with sqlite3.connect(cli.workspace) as file:
        file.execute("UPDATE tier_pin SET reason = ' '")
        file.execute("UPDATE said_no SET amount = -1, account = 999")
    file.close()
    problems = cli.json("check", code=1)["problems"]
    equal([any(p.startswith(t) for p in problems) for t in ("tier_pin: 1 ", "said_no: 1 rows point", "said_no: 1 deals")], [True] * 3, problems)


@test
def the_list_can_be_narrowed_to_flags(cli):
    world.set_up(cli)
    cli.run("pin", "1", "3", "--reason", "Why not")
    cli.run("decline", "2", "--amount", "5000", "--reason", "Not strategic")
    for flag in ("pinned", "said_no", "could_move", "capped", "needs_data"):
        equal([a["key"] for a in cli.json("accounts", "--flag", flag)],
              [a["key"] for a in cli.json("accounts") if flag in a["flags"]], flag)
    equal([a["key"] for a in cli.json("accounts", "--flag", "pinned")], ["1"])
    cli.fails("accounts", "--flag", "odd", says="no flag")


@test
def an_amount_is_one_that_can_be(cli):
    world.set_up(cli)
    cli.fails("decline", "1", "--amount", "1e308", "--reason", "Typing error", code=2, says="no amount")


sys.exit(main())
