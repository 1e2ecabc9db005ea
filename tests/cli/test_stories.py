"""Win stories from a file: import --as stories."""
import json
import sys

from harness import equal, holds, main, shape, test
import world

RESULT = {"import": None, "format": str, "encoding": str, "delimiter": (str, None), "rows": int, "inserted": int, "updated": int,
          "unchanged": int, "merged": int, "rejected": int,
          "fields": [{"header": str, "field": str, "type": str, "role": None, "filled": int, "unread": int}]}
STORIES = "Customer,Industry,Business model,Result,Link\r\n" \
          "Vaartzicht,Logistics,B2B,+12 % picks,https://example.com/v\r\n" \
          "Penhallow,Grocery,,Peak with 40 fewer temps,\r\n"


def proof(cli, profile="Movers"):
    return json.loads(cli.run("profile", "export", profile, "--draft").out).get("sections", {}).get("proof", [])


def adds_up(result):
    shape(result, RESULT)
    equal(result["rows"], sum(result[k] for k in ("inserted", "updated", "unchanged", "merged", "rejected")))
    return tuple(result[k] for k in ("rows", "inserted", "unchanged", "rejected"))


@test
def stories_go_to_the_draft(cli):
    world.set_up(cli)
    cli.run("profile", "publish", "--reason", "First")
    cli.write("wins.csv", STORIES)
    result = cli.json("import", "wins.csv", "--as", "stories")
    equal(adds_up(result), (2, 2, 0, 0))
    equal([(f["header"], f["field"], f["filled"]) for f in result["fields"]],
          [("Customer", "customer", 2), ("Industry", "industry", 2), ("Business model", "business_model", 1), ("Result", "story", 2),
           ("Link", "link", 1)])
    equal(proof(cli), [{"customer": "Vaartzicht", "industry": "Logistics", "business_model": "B2B", "story": "+12 % picks",
                        "link": "https://example.com/v"},
                       {"customer": "Penhallow", "industry": "Grocery", "story": "Peak with 40 fewer temps"}])
    equal(cli.json("profile", "list")[0]["draft_differs"], True)
    equal(cli.json("imports")[-1]["import"], 1, "no import of accounts")
    equal(len(cli.json("accounts")), 8)


@test
def stories_come_in_any_format(cli):
    world.set_up(cli)
    before = cli.run("profile", "export", "Movers", "--draft").out
    cli.write("wins.csv", STORIES)
    cli.write("wide.csv", STORIES.encode("utf-16"))
    keys, *rows = [line.split(",") for line in STORIES.split("\r\n")[:-1]]
    cli.write("wins.json", json.dumps([dict(zip(keys, row)) for row in rows]))
    for name, arguments, form in (("wins.csv", [], ("csv", "UTF-8", ",")), ("wide.csv", ["--encoding", "UTF-16LE"], ("csv", "UTF-16LE", ",")),
                                  ("wins.json", ["--format", "json"], ("json", "UTF-8", None))):
        result = cli.json("import", name, "--as", "stories", "--dry-run", *arguments)
        equal((adds_up(result), result["format"], result["encoding"], result["delimiter"]), ((2, 2, 0, 0), *form), name)
        equal(cli.run("profile", "export", "Movers", "--draft").out, before)
    equal(adds_up(cli.json("import", "wins.json", "--as", "stories")), (2, 2, 0, 0))
    equal([s["customer"] for s in proof(cli)], ["Vaartzicht", "Penhallow"])


@test
def the_same_stories_change_nothing(cli):
    world.set_up(cli)
    cli.write("wins.csv", STORIES)
    cli.run("import", "wins.csv", "--as", "stories")
    before = cli.run("profile", "export", "Movers", "--draft").out
    equal(adds_up(cli.json("import", "wins.csv", "--as", "stories")), (2, 0, 2, 0))
    equal(cli.run("profile", "export", "Movers", "--draft").out, before)
    # The same customer with another story; the same link under another name; the same pair in other letters.
    cli.write("more.csv", "Customer;Story;Link\nVaartzicht;Third fleet;\nVZ;Other words;https://example.com/v\n"
                          "PENHALLOW;peak with 40  fewer temps;\nNew;New;\nnew;NEW;\n")
    equal(adds_up(cli.json("import", "more.csv", "--as", "stories")), (5, 2, 3, 0))
    equal([s["customer"] for s in proof(cli)], ["Vaartzicht", "Penhallow", "Vaartzicht", "New"])


@test
def a_dry_run_changes_nothing(cli):
    world.set_up(cli)
    cli.write("wins.csv", STORIES)
    equal(adds_up(cli.json("import", "wins.csv", "--as", "stories", "--dry-run")), (2, 2, 0, 0))
    holds("Nothing was changed" in cli.run("import", "wins.csv", "--as", "stories", "--dry-run").out, "it says so")
    equal(proof(cli), [])


@test
def bad_rows_are_set_aside_with_line_and_reason(cli):
    world.set_up(cli)
    cli.write("wins.csv", "Customer,Industry,Story\nAcme,Retail,Won\n,Retail,\nBeta,Retail,Won,more\n")
    run = cli.run("import", "wins.csv", "--as", "stories", "--json", code=3)
    equal(adds_up(json.loads(run.out)), (3, 1, 0, 2))
    for says in ("wins.csv: line 3: no customer, story or link", "wins.csv: line 4: 4 cells, but the header has 3"):
        holds(says in run.err, says)
    equal(cli.run("import", "wins.csv", "--as", "stories", "--json", "--quiet", code=3).err, "")
    equal(len(proof(cli)), 1)
    cli.fails("import", "wins.csv", "--as", "stories", "--strict", says="2 of 3 rows are bad (line 3")


@test
def what_is_no_story_is_set_aside_or_refused(cli):
    world.set_up(cli)
    cli.write("accounts.csv", "Company,Website,Employees\n" + "".join("A%d,a%d.example,12\n" % (i, i) for i in range(2000)))
    cli.fails("import", "accounts.csv", "--as", "stories", says="accounts.csv: line 1: no column is a story or a link")
    equal(proof(cli), [])
    cli.write("wins.csv", "Customer;Story;Link\nA;;\nB;Won;javascript:alert(1)\nC;Won;https://x.example\n")
    run = cli.run("import", "wins.csv", "--as", "stories", "--json", code=3)
    equal(adds_up(json.loads(run.out)), (3, 1, 0, 2))
    for says in ("wins.csv: line 2: a customer and nothing else", "wins.csv: line 3: the link is a “javascript:” address"):
        holds(says in run.err, says)
    equal(proof(cli), [{"customer": "C", "story": "Won", "link": "https://x.example"}])


@test
def stories_belong_to_a_profile(cli):
    world.set_up(cli)
    cli.write("wins.csv", STORIES)
    cli.write("shops.json", json.dumps(dict(world.PROFILE, name="Shops")))
    cli.run("profile", "import", "shops.json")
    cli.fails("import", "wins.csv", "--as", "stories", code=2, says="2 profiles")
    cli.run("import", "wins.csv", "--as", "stories", "--profile", "2")
    equal((len(proof(cli, "Movers")), len(proof(cli, "Shops"))), (0, 2))
    cli.fails("import", "wins.csv", "--as", "stories", "--profile", "Nobody", says="Nobody")
    cli.fails("import", "accounts.csv", "--profile", "Shops", code=2, says="--as stories")
    cli.fails("import", "wins.csv", "--as", "stories", "--key", "x", code=2, says="--key")
    cli.fails("import", "wins.csv", "--as", "people", code=2, says="accounts, contacts, deals, events or stories")


@test
def a_column_can_be_mapped(cli):
    world.set_up(cli)
    cli.write("wins.csv", "Who,What\nAcme,Won\n")
    cli.fails("import", "wins.csv", "--as", "stories", says="wins.csv: line 1")
    cli.write("map.json", '{"Who": "customer", "What": "story"}')
    cli.run("import", "wins.csv", "--as", "stories", "--map", "map.json")
    equal(proof(cli), [{"customer": "Acme", "story": "Won"}])


@test
def without_a_profile_nothing_is_done(cli):
    cli.run("new", cli.workspace)
    cli.write("wins.csv", STORIES)
    cli.fails("import", "wins.csv", "--as", "stories", says="no profile yet")


sys.exit(main())
