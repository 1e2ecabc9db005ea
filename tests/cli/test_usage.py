"""Help, wrong usage, and the workspace option of every command."""
import sys

from harness import equal, holds, main, test

COMMANDS = ["new", "info", "read", "fields", "field set", "import", "imports", "rejects", "profile list", "profile show", "profile import",
            "profile export", "profile check", "profile rank", "profile rename", "profile copy", "profile retire", "profile restore",
            "profile impact", "profile limits", "profile publish", "profile versions", "profile diff", "profile revert",
            "fit", "accounts", "explain", "stages", "stages map", "move", "funnel", "evidence", "export",
            "backup", "check"]
# Commands with the arguments that they cannot do without.
COMPLETE = [["info"], ["fields"], ["field", "set", "x", "--label", "y"], ["import", "x.csv"], ["imports"], ["rejects"], ["profile", "list"],
            ["profile", "show", "x"], ["profile", "import", "x.json"], ["profile", "export", "x"],
            ["profile", "check"], ["profile", "rank", "x", "1"], ["profile", "rename", "x", "y"], ["profile", "copy", "x"],
            ["profile", "retire", "x"], ["profile", "restore", "x"],
            ["profile", "publish", "x", "--reason", "r"], ["fit"], ["accounts"], ["explain", "x"], ["stages"], ["stages", "map", "x.json"],
            ["move", "x", "SQL"], ["funnel"], ["evidence", "cohorts"], ["export", "--out", "x.csv"], ["backup", "x"], ["check"]]
WRONG = [
    ([], "no command"), (["nonsense"], "nonsense"), (["profile"], "profile"), (["profile", "nonsense"], "profile nonsense"),
    (["new"], "missing"), (["new", "a", "b"], "too many"), (["info", "extra"], "too many"), (["info", "--nonsense"], "nonsense"),
    (["field", "set", "x"], "--label"), (["import"], "missing"), (["import", "a.csv", "--format", "xml"], "xml"),
    (["import", "a.csv", "--format", "docx"], "auto, csv, tsv, json, ndjson, xlsx, xls or ods"), (["import", "a.csv", "--sheet"], "--sheet"),
    (["import", "a.csv", "--as", "people"], "accounts, contacts, deals, events or stories"),
    (["import", "a.csv", "--as", "stories", "--format", "xml"], "xml"), (["import", "a.csv", "--delimiter", "ab"], "delimiter"), (["rejects", "--json", "--csv"], "exclude"),
    (["read"], "missing"), (["read", "a.csv", "--format", "xml"], "xml"), (["read", "a.csv", "--json", "--csv"], "exclude"),
    (["read", "a.csv", "--rows", "-2"], "--rows -2"), (["read", "a.csv", "--delimiter", "ab"], "no delimiter"),
    (["rejects", "--import", "three"], "three"), (["profile", "publish", "x"], "reason"), (["profile", "rank", "x"], "missing"),
    (["profile", "rank", "x", "first"], "no rank"), (["profile", "rename", "x"], "missing"), (["profile", "copy"], "missing"), (["accounts", "--tier", "4"], "tier"),
    (["accounts", "--json", "--csv"], "exclude"), (["accounts", "--limit", "-1"], "limit"), (["explain"], "missing"),
    (["move", "x"], "missing"), (["move", "x", "SQL", "--on", "someday"], "date"), (["funnel", "--definition", "loose"], "loose"),
    (["funnel", "--from", "someday"], "date"), (["funnel", "--from", "01/02/2026"], "2026-11-22"),
    (["funnel", "--to", "1 Feb 2026"], "2026-11-22"), (["funnel", "--to", "2026-02-01 09:30"], "2026-11-22"),
    (["funnel", "--from", "2026-02-01", "--to", "2026-01-01"], "is after --to"),
    (["funnel", "--by", "owner", "--profile", "x"], "--profile"), (["evidence"], "missing"), (["evidence", "lift"], "cannot show it yet"), (["export"], "--out"), (["export", "--what", "everything", "--out", "x"], "everything"),
    (["export", "--format", "pdf", "--out", "x"], "pdf"), (["export", "--out", "-"], "standard output"),
    (["export", "--for", "hubspot", "--out", "x", "--undo-file", "-"], "standard output"), (["info", "--workspace"], "--workspace"),
]


@test
def every_command_has_help(cli):
    overview = cli.run("--help").out
    for command in COMMANDS:
        holds(command in overview, "%s is not in the help" % command)
        run = cli.run(*command.split(), "--help")
        holds(run.out.startswith("Usage:\n  concentric-cli %s" % command), run.out)
        equal(run.err, "")
    holds("profile publish" in cli.run("profile", "--help").out, "the family lists its commands")
    holds(cli.run("--version").out.startswith("concentric "), "version")


@test
def wrong_usage_ends_with_2(cli):
    cli.run("new", cli.workspace)
    for arguments, says in WRONG:
        run = cli.fails(*arguments, code=2, says=says)
        equal(run.err.partition("; see ")[0].count("concentric-cli"), 2 if "--help” lists" in run.err else 1, "the program is named once")


@test
def a_file_that_cannot_be_read_is_named(cli):
    cli.run("new", cli.workspace)
    cli.write("accounts.csv", "Record ID,Company name\n1,A\n")
    for arguments in (["read"], ["import"], ["profile", "import"], ["stages", "map"], ["import", "accounts.csv", "--map"]):
        cli.fails(*arguments, cli.folder, says=cli.folder + ": is a folder; name a file in it")
        cli.fails(*arguments, "none.x", says="none.x: no such file; check the name")


@test
def every_command_asks_for_its_workspace(cli):
    for arguments in COMPLETE:
        cli.fails(*arguments, code=2, workspace=False, says="no workspace")


@test
def a_workspace_must_be_one(cli):
    cli.write("text.concentric", "not a database\n" * 100)
    for arguments in COMPLETE:
        cli.fails("--workspace", cli.path("none.concentric"), *arguments, workspace=False, says="none.concentric")
        cli.fails("--workspace", "text.concentric", *arguments, workspace=False, says="text.concentric")
    equal(cli.read("text.concentric"), b"not a database\n" * 100)


@test
def the_workspace_option_stands_anywhere(cli):
    cli.run("new", "a.concentric", workspace=False)
    for arguments in (["--workspace", "a.concentric", "info"], ["info", "--workspace", "a.concentric"],
                      ["info", "--workspace=a.concentric", "--json"], ["--workspace=a.concentric", "profile", "list"]):
        cli.run(*arguments, workspace=False)


@test
def quiet_says_nothing(cli):
    equal(cli.run("new", cli.workspace, "--quiet").err, "")
    equal(cli.run("--quiet", "backup", "copy.concentric").err, "")
    holds(cli.run("backup", "copy2.concentric").err, "without it there is a remark")


sys.exit(main())
