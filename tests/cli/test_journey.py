"""Where accounts are: stages, stages map, move, funnel."""
import datetime
import json
import sys

from harness import NUMBER, equal, holds, main, near, shape, test
import world

STAGES = {"stages": [{"code": str, "label": str, "customer": str, "team": str, "revenue": bool, "accounts": int}], "no_stage": int,
          "values": [{"value": str, "stage": (str, None), "mapped": bool, "accounts": int}]}
FUNNEL = {"definition": str,
          "groups": [{"group": str, "accounts": int, "stages": [{"stage": str, "count": int}],
                      "conversions": [{"from": str, "to": str, "n": int, "k": int, "rate": (int, float, None), "low": (int, float, None),
                                       "high": (int, float, None), "enough": bool, "median_days": (int, float, None),
                                       "q1_days": (int, float, None), "q3_days": (int, float, None), "moves": int, "waiting": int}]}],
          "skipped": int, "backward": int, "no_stage": int, "findings": [{"code": str, "title": str, "text": str, "rule": str, "accounts": int}]}
CODES = ["RL", "MQL", "SQL", "Rev", "Ret"]


def stages_of(cli):
    return {a["key"]: a["stage"] for a in cli.json("accounts")}


@test
def stages_are_counted(cli):
    world.set_up(cli)
    stages = cli.json("stages")
    shape(stages, STAGES)
    equal([(s["code"], s["accounts"]) for s in stages["stages"]], [("RL", 3), ("MQL", 1), ("SQL", 1), ("Rev", 1), ("Ret", 1)])
    equal([s["code"] for s in stages["stages"] if s["revenue"]], ["Rev"])
    equal(stages["no_stage"], 1)
    equal(stages["values"][0], {"value": "Lead", "stage": "RL", "mapped": True, "accounts": 3})
    holds("Marketing-qualified" in cli.run("stages").out, "people read names")


@test
def a_mapping_is_one_decision(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Record ID,Company name,Lifecycle Stage\n1,A,Warm\n2,B,Hot\n3,C,Gone\n")
    cli.run("import", "a.csv")
    equal(stages_of(cli), {"1": None, "2": None, "3": None})
    equal([v["mapped"] for v in cli.json("stages")["values"]], [False] * 3)
    cli.write("wrong.json", '{"Warm": "MQL", "Hot": "XYZ"}')
    cli.fails("stages", "map", "wrong.json", says="wrong.json: “Hot”: no stage “XYZ”")
    equal(stages_of(cli), {"1": None, "2": None, "3": None}, "all or nothing")
    for bad in ("[]", "{", '{"Warm": 3}'):
        cli.write("bad.json", bad)
        cli.fails("stages", "map", "bad.json", says="bad.json")
    cli.write("map.json", '{"Warm": "MQL", "Hot": "SQL", "Gone": null}')
    cli.run("stages", "map", "map.json")
    equal(stages_of(cli), {"1": "MQL", "2": "SQL", "3": None})
    equal({v["value"]: (v["stage"], v["mapped"]) for v in cli.json("stages")["values"]},
          {"Warm": ("MQL", True), "Hot": ("SQL", True), "Gone": (None, True)})


@test
def an_account_is_moved(cli):
    world.set_up(cli)
    cli.run("move", "1", "sql", "--on", datetime.date.today().isoformat())
    cli.run("move", "Brightmere Stores", "Rev")
    cli.run("move", "3", "none")
    moved = stages_of(cli)
    equal((moved["1"], moved["2"], moved["3"]), ("SQL", "Rev", None))
    cli.run("import", "accounts.csv")
    equal(stages_of(cli), moved, "an import that says nothing new takes no move back")
    cli.fails("move", "1", "XYZ", says="XYZ")
    cli.fails("move", "Nobody", "SQL", says="Nobody")
    equal(stages_of(cli), moved)


@test
def a_move_is_no_prophecy_and_comes_last(cli):
    today = datetime.date.today()
    cli.run("new", cli.workspace)
    cli.write("a.csv", 'Record ID,Company name,Lifecycle Stage,"Date entered ""Lead"""\n1,A,Lead,2024-01-10\n2,B,,\n')
    cli.run("import", "a.csv")
    before = stages_of(cli)
    cli.fails("move", "1", "MQL", "--on", today + datetime.timedelta(days=2), says="future")
    cli.fails("move", "2", "MQL", "--on", today + datetime.timedelta(days=2), says="future")
    cli.fails("move", "1", "MQL", "--on", "2024-01-09", says="2024-01-10")
    cli.fails("move", "1", "MQL", "--on", "someday", code=2, says="someday")
    equal(stages_of(cli), before, "nothing moved")
    cli.run("move", "1", "MQL", "--on", "2024-01-10")
    cli.run("move", "2", "RL", "--on", "2023-06-01")
    equal(stages_of(cli), {"1": "MQL", "2": "RL"})


def history(cli, accounts=60):
    """Accounts 0 … n - 1; the more of 2, 3, 5 divide one, the further it came, five days a stage."""
    lines = ['Record ID,Company name,Industry,Company owner,Lifecycle Stage,"Date entered ""Lead""","Date entered ""Marketing Qualified Lead""",'
             '"Date entered ""Sales Qualified Lead"""']
    for i in range(accounts):
        at = (i % 2 == 0) + (i % 2 == 0 and i % 3 == 0)
        dates = ["2026-01-%02d" % (1 + 5 * stage) if stage <= at else "" for stage in range(3)]
        lines.append(",".join(["%d" % (i + 1), "Firm %d" % i, ["Retail", "Grocery", "Pharma"][i % 3], "Owner %d" % (i % 4),
                               ["Lead", "Marketing Qualified Lead", "Sales Qualified Lead"][at]] + dates))
    cli.run("new", cli.workspace)
    cli.write("h.csv", "\n".join(lines) + "\n")
    cli.run("import", "h.csv")


@test
def a_funnel_counts_and_converts(cli):
    history(cli)
    for definition, counts in (("reached", [60, 30, 10, 0, 0]), ("strict", [60, 30, 10, 0, 0]), ("snapshot", [30, 20, 10, 0, 0])):
        funnel = cli.json("funnel", "--definition", definition)
        shape(funnel, FUNNEL)
        equal(funnel["definition"], definition)
        equal([g["group"] for g in funnel["groups"]], ["1", "2", "3", "outside", "all"])
        everyone = funnel["groups"][-1]
        equal([s["stage"] for s in everyone["stages"]], CODES)
        equal([s["count"] for s in everyone["stages"]], counts, definition)
        for conversion, (n, k, waiting) in zip(everyone["conversions"], [(60, 30, 30), (30, 10, 20), (10, 0, 10), (0, 0, 0)]):
            low, high = world.wilson(k, n) if n else (None, None)
            equal((conversion["n"], conversion["k"], conversion["waiting"], conversion["enough"]), (n, k, waiting, n >= 10))
            if n:
                near(conversion["rate"], k / n)
                near(conversion["low"], low)
                near(conversion["high"], high)
            else:
                equal(conversion["rate"], None)
        equal(everyone["conversions"][0]["median_days"], 5)
        equal((funnel["skipped"], funnel["backward"]), (0, 0))
    equal(cli.json("funnel")["definition"], "reached")
    for arguments, said in (([], True), (["--definition", "strict"], True), (["--definition", "snapshot"], False),
                            (["--definition", "snapshot", "--from", "2026-01-01"], True), (["--from", "2026-01-02"], False)):
        equal("60 accounts are still before Ret: rates may rise\n" in cli.run("funnel", *arguments).out, said, arguments)


@test
def a_date_to_come_counts_from_its_day_on(cli):
    today, soon = datetime.date.today().isoformat(), (datetime.date.today() + datetime.timedelta(days=40)).isoformat()
    cli.run("new", cli.workspace)
    cli.write("a.csv", 'Record ID,Company name,Lifecycle Stage,"Date entered ""Lead""","Date entered ""Customer"""\n'
                       "1,A,Lead,2026-01-05,%s\n2,B,,2026-01-05,%s\n3,C,,2026-01-05,\n" % (soon, soon))
    for words in (["--dry-run"], []):
        said = cli.run("import", "a.csv", *words).err
        holds("2 stage dates are in the future: they count from that day on." in said, said)
    equal(stages_of(cli), {"1": "RL", "2": "RL", "3": "RL"})
    equal([s["accounts"] for s in cli.json("stages")["stages"]], [3, 0, 0, 0, 0])
    for definition in ("reached", "snapshot", "strict"):
        funnel = cli.json("funnel", "--definition", definition)
        equal([s["count"] for s in funnel["groups"][-1]["stages"]], [3, 0, 0, 0, 0], definition)
        equal(funnel["skipped"], 0)
    cli.run("move", "2", "MQL", "--on", today)
    equal(stages_of(cli)["2"], "MQL")
    holds("future" not in cli.run("import", "a.csv").err, "said once")


@test
def few_moves_have_no_quartiles(cli):
    history(cli, 27)
    steps = cli.json("funnel")["groups"][-1]["conversions"]
    equal([(s["moves"], s["median_days"]) for s in steps], [(14, 5), (5, 5), (0, None), (0, None)])
    lines = [line.split() for line in cli.run("funnel").out.splitlines() if line.lstrip().startswith("→")]
    equal(lines[0][-3:], ["5", "(5–5)", "13"])
    equal(lines[1][-3:], ["too", "few", "9"])


@test
def days_are_whole_and_halves_go_up(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", 'Record ID,Company name,Lifecycle Stage,"Date entered ""Lead""","Date entered ""Marketing Qualified Lead"""\n'
                       + "".join("%d,A%d,Marketing Qualified Lead,2026-01-01,2026-01-%02d\n" % (i, i, 6 + 3 * (i % 2)) for i in range(10)))
    cli.run("import", "a.csv")
    equal(cli.json("funnel")["groups"][-1]["conversions"][0]["median_days"], 6.5)
    holds(" 7 (5–8) " in cli.run("funnel").out, cli.run("funnel").out)


@test
def a_funnel_is_grouped(cli):
    history(cli)
    groups = cli.json("funnel", "--by", "industry")["groups"]
    equal({g["group"]: g["stages"][0]["count"] for g in groups}, {"Retail": 20, "Grocery": 20, "Pharma": 20, "all": 60})
    equal(sum(g["stages"][1]["count"] for g in groups[:-1]), groups[-1]["stages"][1]["count"])
    equal(len(cli.json("funnel", "--by", "owner")["groups"]), 5)
    cli.json("funnel", "--by", "segment")
    cli.fails("funnel", "--by", "moon", says="moon")
    for arguments in ([], ["--by", "owner"], ["--definition", "snapshot"]):
        holds("MQL" in cli.run("funnel", *arguments).out, "people see stages")


@test
def a_funnel_says_whose_tiers(cli):
    first = lambda *arguments: cli.run("funnel", *arguments).out.splitlines()[0]
    world.set_up(cli)
    equal(first(), "Tiers of “Movers”.")
    cli.write("all.json", json.dumps(dict(world.PROFILE, name="Everybody", criteria=[
        {"id": "c1", "label": "Named", "section": "firmographics", "field": "name", "op": "known", "importance": "strong", "weight": 3}])))
    cli.run("profile", "import", "all.json")
    equal(first(), "Tiers of the workspace: each account at its best over 2 profiles.")
    equal(first("--profile", "everybody"), "Tiers of “Everybody”.")
    holds(not first("--by", "owner").startswith("Tiers"), "no tiers, no word of them")
    accounts = lambda *arguments: {g["group"]: g["accounts"] for g in cli.json("funnel", *arguments)["groups"]}
    equal(accounts("--profile", "Everybody")["1"], 8)
    fit = {p["name"]: p["tiers"] for p in cli.json("fit")["profiles"]}
    for name in fit:
        equal({t: n for t, n in accounts("--profile", name).items() if t != "all"}, fit[name], name)
    cli.fails("funnel", "--profile", "Nobody", says="Nobody")


@test
def a_funnel_has_a_time(cli):
    history(cli)
    equal(cli.json("funnel", "--from", "2026-01-01", "--to", "2026-01-01")["groups"][-1]["stages"][0]["count"], 60)
    equal(cli.json("funnel", "--from", "2026-01-02")["groups"][-1]["stages"][0]["count"], 0)
    equal(cli.json("funnel", "--to", "2025-12-31")["groups"][-1]["stages"][0]["count"], 0)


@test
def skips_and_steps_back_are_counted(cli):
    cli.run("new", cli.workspace)
    cli.write("a.csv", "Record ID,Company name,Lifecycle Stage\n1,A,Lead\n2,B,Lead\n3,C,Sales Qualified Lead\n")
    cli.run("import", "a.csv")
    cli.run("move", "1", "Rev")
    cli.run("move", "3", "MQL")
    funnel = cli.json("funnel")
    equal((funnel["skipped"], funnel["backward"]), (1, 1))


sys.exit(main())
