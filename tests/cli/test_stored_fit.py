"""The stored fit: what whoever reads the workspace with SQL finds in the view fit, and when it is there."""
import contextlib
import json
import os
import sqlite3
import stat
import sys

from harness import equal, holds, main, test
import world

OTHER = dict(world.PROFILE, name="Others", criteria=[dict(world.PROFILE["criteria"][1], importance="must")])


def stored(cli, what="profile, version, account, verdicts, low, high, tier"):
    with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % cli.workspace, uri=True)) as file:
        return file.execute("SELECT %s FROM fit ORDER BY profile, account" % what).fetchall()


def by_key(cli):
    """What the view says of each account, joined as anybody would."""
    with contextlib.closing(sqlite3.connect(cli.workspace)) as file:
        return {row[0]: row[1:] for row in file.execute("SELECT key, low, high, tier FROM fit JOIN account ON account.id = fit.account")}


@test
def what_is_stored_is_what_is_shown(cli):
    world.set_up(cli)
    equal(stored(cli), [], "before anybody asks")
    counts = cli.json("fit")["profiles"][0]
    shown = {a["key"]: (a["low"], a["high"], a["tier"]) for a in cli.json("accounts")}
    equal(by_key(cli), shown)
    tiers = [row[0] for row in stored(cli, "tier")]
    equal({name: tiers.count(int(name) if name != "outside" else 0) for name in counts["tiers"]}, counts["tiers"])
    equal(cli.run("check").code, 0)


@test
def verdicts_are_two_bits_a_criterion(cli):
    world.set_up(cli)
    cli.run("fit")
    with contextlib.closing(sqlite3.connect(cli.workspace)) as file:
        masks = dict(file.execute("SELECT key, verdicts FROM fit JOIN account ON account.id = fit.account"))
    for account in cli.json("accounts"):
        for place, criterion in enumerate(cli.json("explain", account["key"])["criteria"]):
            equal(["miss", "match", "unknown"][masks[account["key"]] >> 2 * place & 3], criterion["verdict"], account["key"])


@test
def asking_again_replaces(cli):
    world.set_up(cli)
    cli.run("fit")
    once = stored(cli)
    cli.run("fit")
    equal(stored(cli), once)


@test
def profiles_are_stored_side_by_side(cli):
    world.set_up(cli)
    cli.write("others.json", json.dumps(OTHER))
    cli.run("profile", "import", "others.json")
    cli.run("fit", "--profile", "Others")
    equal({row[0] for row in stored(cli, "profile")}, {2})
    cli.run("fit")
    both = stored(cli)
    equal({row[0] for row in both}, {1, 2})
    cli.run("fit", "--profile", "1")
    equal(stored(cli), both)


@test
def nothing_stays_behind(cli):
    """The one that was stored last is replaced by others, which had the ids of its rows."""
    world.set_up(cli)
    cli.write("others.json", json.dumps(OTHER))
    cli.run("profile", "import", "others.json")
    for profile in ([], ["--profile", "Others"], ["--profile", "1"], ["--profile", "Others"], []):
        equal(cli.run("fit", *profile).code, 0, profile)
        with contextlib.closing(sqlite3.connect(cli.workspace)) as file:
            equal(file.execute("SELECT count(*) FROM fit_row").fetchone(), file.execute("SELECT count(*) FROM fit").fetchone())
        equal(cli.run("check").code, 0)
    for threshold in (80, 85):
        for name, page in (("1", world.PROFILE), ("Others", OTHER)):
            cli.write("page.json", json.dumps(dict(page, thresholds=[threshold, 50, 25])))
            equal(cli.run("profile", "import", "page.json").code, 0)
            answer = cli.run("profile", "publish", page["name"], "--reason", "Again", "--force")
            equal(answer.code, 0, answer.err)
    equal(cli.run("check").code, 0)


@test
def a_draft_that_is_edited_writes_nothing(cli):
    world.set_up(cli)
    cli.run("fit")
    before = stored(cli)
    cli.write("movers.json", json.dumps(dict(world.PROFILE, thresholds=[90, 60, 30])))
    cli.run("profile", "import", "movers.json")
    equal(stored(cli), before)


@test
def publishing_stores_the_version(cli):
    world.set_up(cli)
    cli.run("profile", "publish", "--reason", "First guess", "--author", "Elin")
    equal({row[:2] for row in stored(cli)}, {(1, 1)})
    equal(by_key(cli), {a["key"]: (a["low"], a["high"], a["tier"]) for a in cli.json("accounts")})


@test
def what_is_old_is_not_kept(cli):
    world.set_up(cli)
    cli.write("more.csv", "Record ID,Company name\n77,Fresh\n")
    for change, accounts in ((["import", "more.csv"], 9), (["undo-import", "2"], 8), (["field", "set", "industry", "--type", "text"], 8)):
        cli.run("fit")
        holds(stored(cli), "nothing stored before %s" % change)
        cli.run(*change)
        equal(stored(cli), [], " ".join(change))
        cli.run("fit")
        equal(len(stored(cli)), accounts)


@test
def a_file_that_cannot_be_written_is_only_read(cli):
    world.set_up(cli)
    if os.geteuid() == 0:
        os.chmod(cli.folder, 0o755)
    os.chmod(cli.workspace, stat.S_IRUSR)
    if os.access(cli.workspace, os.W_OK):
        equal(cli.run("fit").code, 0)  # whoever may write everything writes it
        return
    run = cli.run("fit")
    holds("shown, but not stored" in run.err, run.err)
    equal(stored(cli), [])


if __name__ == "__main__":
    sys.exit(main())
