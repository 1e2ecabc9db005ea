"""The workspace file: new, info, backup, check."""
import os
import sqlite3
import sys

from harness import Skip, equal, holds, main, shape, test
import world

INFO = {"name": str, "schema": int, "accounts": int, "profiles": int, "imports": int, "rejects": int}


@test
def new_makes_an_empty_workspace(cli):
    cli.run("new", cli.workspace, "--name", "Näme “1”")
    info = cli.json("info")
    shape(info, INFO)
    equal(info, {"name": "Näme “1”", "schema": info["schema"], "accounts": 0, "profiles": 0, "imports": 0, "rejects": 0})
    holds("Näme" in cli.run("info").out, "people see the name")


@test
def new_takes_its_name_from_the_file(cli):
    cli.run("new", cli.path("Winter 2026.concentric"))
    equal(cli.json("--workspace", "Winter 2026.concentric", "info")["name"], "Winter 2026")


@test
def new_refuses_an_existing_file(cli):
    cli.write("w.concentric", "precious")
    cli.fails("new", "w.concentric", says="exists")
    cli.fails("new", "w.concentric", "--sample", says="exists")
    equal(cli.read("w.concentric"), b"precious")


@test
def empty_workspaces_answer_every_question(cli):
    cli.run("new", cli.workspace)
    for command in (["info"], ["fields"], ["imports"], ["rejects"], ["profile", "list"], ["fit"], ["accounts"], ["stages"], ["funnel"], ["check"]):
        cli.run(*command)
        cli.json(*command)
    cli.run("export", "--out", "x.csv")
    equal(cli.json("fit")["workspace"]["tiers"], {"1": 0, "2": 0, "3": 0, "outside": 0})


@test
def backup_is_a_workspace(cli):
    world.set_up(cli)
    cli.run("backup", "copy.concentric")
    equal(cli.run("--workspace", "copy.concentric", "accounts", "--json").out, cli.run("accounts", "--json").out)
    cli.fails("backup", "copy.concentric", says="exists")


@test
def check_finds_damage(cli):
    world.set_up(cli)
    equal(cli.json("check"), {"ok": True, "problems": []})
    with sqlite3.connect(cli.workspace) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("INSERT INTO stage_event (account, stage, day, source) VALUES (4711, 'RL', 1, 'move')")
    broken = cli.json("check", code=1)
    equal(broken["ok"], False)
    holds(len(broken["problems"]) == 1 and "stage_event" in broken["problems"][0], broken)
    cli.run("check", code=1)


@test
def one_file_is_all_there_is(cli):
    world.set_up(cli)
    before = cli.read("w.concentric")
    for command in (["accounts"], ["info"], ["check"], ["funnel", "--json"]):
        cli.run(*command)
        equal(sorted(name for name in os.listdir(cli.folder) if name.startswith("w.")), ["w.concentric"], "after " + command[0])
    equal(cli.read("w.concentric"), before, "asking changes no byte")


@test
def a_file_that_cannot_be_written_can_be_read(cli):
    if os.geteuid() == 0:
        raise Skip("root may write everything")
    world.set_up(cli)
    os.chmod(cli.workspace, 0o444)
    equal(cli.json("info")["accounts"], 8)
    cli.fails("import", "accounts.csv")


@test
def a_newer_file_is_refused(cli):
    cli.run("new", cli.workspace)
    with sqlite3.connect(cli.workspace) as database:
        database.execute("PRAGMA user_version = 999")
    cli.fails("info", says="newer")


sys.exit(main())
