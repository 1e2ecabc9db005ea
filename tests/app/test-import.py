#!/usr/bin/env python3
"""Importing in the real window, with keyboard, pointer and screen reader: a workbook with a chosen sheet and mapping, what will
happen beforehand, one import cancelled half-way, others undone from the summary, the toast and History, and one that
cannot be.

    test-import.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP.
"""
import os
import re
import subprocess

import story  # first: it goes into a display of its own
import atspi

try:
    import openpyxl
except ImportError:
    story.skip("needs openpyxl")

HEADER = ["Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees", "Lifecycle Stage"]
ACCOUNTS = [("1", "Anvil Retail", "anvil.example", "Retail", "500", "Lead"), ("2", "Birch Goods", "birch.example", "Retail", "50", "Lead"),
            ("3", "Cedar Mills", "cedar.example", "Wholesale", "700", "Lead")]
TREE = {"tree table"}


# ── what the test knows of the dialog ────────────────────────────────────────

def picture(name):
    """For a person to look at."""
    if "CONCENTRIC_TEST_PICTURES" in os.environ:
        subprocess.run(["import", "-window", "root", os.path.join(os.environ["CONCENTRIC_TEST_PICTURES"], name + ".png")])


def open_file(window, path):
    """By the button in Accounts."""
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Import…", skip=TREE))
    atspi.choose_file(window.program.root, "Import a File", str(path))


def label(window, text, **more):
    return atspi.find(window.frame, "label", text, skip=TREE, **more)


def press(window, name, **more):
    atspi.press(atspi.find(window.frame, "button", name, skip=TREE, **more))


def gone(window, role, name):
    atspi.is_gone(window.frame, role, name, skip=TREE)


def choose(window, row_name, choice):
    """In the drop-down of a row, by the keyboard."""
    for _ in range(5):  # keys that come before the list has the focus are lost
        row = atspi.find(window.frame, {"list item", "combo box"}, re.compile("^" + re.escape(row_name)), skip=TREE)
        atspi.go_by("Tab", row)
        atspi.key("space")
        try:  # the first list is of the one that is chosen, the second of all
            atspi.wait("an open list", lambda: len(atspi.find_all(row, "list")) > 1 and any(
                atspi.is_focused(node) for node in atspi.walk(atspi.find_all(row, "list")[-1])), timeout=5)
        except atspi.NotFound:
            continue
        offered = [bool(atspi.find_all(item, "label", choice))
                   for item in atspi.find_all(atspi.find_all(row, "list")[-1], "list item")]
        atspi.key("Home", *["Down"] * offered.index(True), "Return")
        return
    raise AssertionError(f"{row_name}: {choice} cannot be chosen")


def everything(window):
    """The workspace as the command line sees it."""
    return [window.cli(*question, "--json") for question in (["accounts"], ["imports"], ["fields"], ["stages"])]


# ── the story, step by step ──────────────────────────────────────────────────

def three_accounts_are_there(window):
    folder = window.folder / "data" / "concentric"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "Test.concentric"
    for arguments in (["new", file, "--name", "Test"], ["import", window.write_csv("first.csv", HEADER, ACCOUNTS)]):
        subprocess.run([window.cli_program, "--workspace", str(file), *map(str, arguments)], check=True, capture_output=True)
    window.arguments.append(str(file))
    window.start(chooser=True)
    window.go_to("Accounts", 2)


def a_file_that_is_no_table_says_why(window):
    path = window.folder / "empty.csv"
    path.write_text("")
    open_file(window, path)
    label(window, "This File Cannot Be Imported")
    label(window, re.compile("empty.csv"))
    picture("import-failed")
    press(window, "Cancel")
    gone(window, "label", "This File Cannot Be Imported")


def the_header_is_moved(window):
    path = window.folder / "report.csv"
    path.write_text("Report\nBy,Ada\nRegion,All\nCompany name,Industry\nElm Works,Retail\n")
    open_file(window, path)
    row = atspi.find(window.frame, {"list item", "button"}, re.compile("^How the File Is Written"), skip=TREE)
    atspi.go_by("Tab", row)
    atspi.key("space")
    spin = atspi.find(window.frame, "spin button", re.compile("Header in Line"), skip=TREE)
    atspi.go_by("Tab", spin)
    atspi.key("ctrl+a", "4", "Return")
    label(window, "1 new")
    atspi.find(window.frame, {"list item", "button"}, re.compile("^Company name"), skip=TREE)
    picture("import-header")
    press(window, "Cancel")
    gone(window, "button", "Import")


def the_same_file_changes_nothing(window):
    open_file(window, window.folder / "first.csv")
    label(window, "Nothing would change: 3 unchanged")
    press(window, "Import")
    label(window, "Nothing changed")
    label(window, "The same as import 1")
    press(window, "Close")
    atspi.wait("two imports", lambda: len(window.cli("imports", "--json")) == 2)


def a_sheet_and_a_mapping_are_chosen(window):
    window.before = everything(window)
    path = window.folder / "book.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    for row in (["Prepared by", "On"], ["Ada", "Monday"]):
        book.active.append(row)
    sheet = book.create_sheet("Companies")
    for row in (HEADER + ["Mood", "Notes"], [1, "Anvil Retail", "anvil.example", "Retail", 520, "Lead", "sunny", "x"],
                [4, "Delta Foods", "delta.example", "Wholesale", 20, "Zombie", "grey", "y"], [None, None, None, "Retail", 1, None, None, None]):
        sheet.append(row)
    book.save(path)
    open_file(window, path)
    choose(window, "Sheet", "Companies")
    label(window, "1 new · 1 updated · 1 set aside")
    picture("import-columns")
    row = atspi.find(window.frame, {"list item", "button"}, re.compile("^Notes"), skip=TREE)
    atspi.go_by("Tab", row)
    atspi.key("space")
    choose(window, "Becomes", "Left Out")
    label(window, re.compile("7 of 8 columns are imported"))
    label(window, "1 new · 1 updated · 1 set aside")


def what_will_happen_can_be_looked_into(window):
    press(window, "Details")
    atspi.find(window.frame, "label", re.compile("says which account"), skip=TREE)
    picture("import-details")
    atspi.key("Escape")
    press(window, "Import")
    label(window, "1 account is new")
    label(window, "1 value of the stage column means no stage yet")
    picture("import-summary")
    accounts = {account["name"]: account["fields"] for account in window.cli("accounts", "--json")}
    assert accounts["Anvil Retail"]["employees"] == 520 and accounts["Delta Foods"]["mood"] == "grey", accounts
    assert "notes" not in accounts["Delta Foods"], accounts


def it_is_undone_from_the_summary(window):
    press(window, "Undo Import")
    label(window, "Import 3 undone", backwards=True)
    gone(window, "button", "Undo Import")
    assert everything(window) == window.before


def an_import_is_cancelled_half_way(window):
    before = everything(window)
    rows = ((str(n), f"Company {n}", f"c{n}.example", "Retail", str(n % 5000), "Lead") for n in range(100, 600100))
    open_file(window, window.write_csv("many.csv", HEADER, rows))
    press(window, "Import")  # what will happen is not waited for
    cancel = atspi.find(window.frame, "button", "Cancel", skip=TREE)
    label(window, re.compile(r"rows/s$"))
    atspi.press(cancel)
    gone(window, "progress bar", None)
    assert everything(window) == before
    press(window, "Cancel")
    gone(window, "button", "Import")


def a_dropped_file_is_undone_from_the_toast(window):
    before = everything(window)
    path = window.write_csv("more.csv", HEADER, [("5", "Elm Works", "elm.example", "Retail", "900", "Lead")])
    source = subprocess.Popen([os.sys.executable, os.path.join(os.path.dirname(__file__), "drag-source.py"), str(path)],
                              env=dict(os.environ, GTK_A11Y="none"), stdout=subprocess.PIPE, text=True)
    try:
        assert source.stdout.readline() == "ready\n"
        atspi.drag_window_to("Drag Source", "Test")
        press(window, "Import")
        label(window, "1 account is new")
    finally:
        source.kill()
        source.wait()
    press(window, "Show Accounts")
    press(window, "Undo", backwards=True)
    label(window, re.compile("^Import .* undone"), backwards=True)
    assert everything(window) == before


def history_lists_and_undoes(window):
    before = everything(window)
    open_file(window, window.write_csv("change.csv", HEADER, [("1", "Anvil Retail", "anvil.example", "Retail", "999", "Lead")]))
    press(window, "Import")
    label(window, "1 row brought other values")
    press(window, "Close")
    gone(window, "button", "Show Accounts")
    history = window.go_to("History", 6)
    atspi.press(atspi.find(history, {"radio button", "toggle button"}, "Imports"))
    listed = atspi.find(history, "list", "Imports")
    rows = atspi.find_all(listed, "list item")
    assert "change.csv" in atspi.name_of(rows[0]) and "1 updated" in atspi.name_of(rows[0]), [atspi.name_of(row) for row in rows]
    atspi.find(history, "label", "Employees: 999, was 500")
    picture("history-import")
    atspi.press(atspi.find(history, "button", "Undo Import…"))
    dialog = atspi.find(window.program.root, "alert", re.compile("^Undo Import"))
    picture("history-undo")
    atspi.press(atspi.find(dialog, "button", "Undo Import"))
    atspi.wait("the import to be gone", lambda: everything(window) == before)


def what_later_imports_stand_on_stays(window):
    history = window.go_to("History", 6)
    listed = atspi.find(history, "list", "Imports")
    atspi.click(window.frame, atspi.find_all(listed, "list item")[-1])
    atspi.find(history, "label", "first.csv")
    before = everything(window)
    atspi.press(atspi.find(history, "button", "Undo Import…"))
    dialog = atspi.find(window.program.root, "alert", re.compile("^Undo Import"))
    atspi.press(atspi.find(dialog, "button", "Undo Import"))
    refusal = atspi.find(window.program.root, "alert", "This Import Cannot Be Undone")
    atspi.find(refusal, "label", re.compile("import 2"))
    picture("history-refused")
    atspi.press(atspi.find(refusal, "button", "Close"))
    atspi.is_gone(window.program.root, "alert", "This Import Cannot Be Undone")
    assert everything(window) == before


def another_program_is_noticed(window):
    path = window.write_csv("cron.csv", HEADER, [("9", "Night Shift", "night.example", "Retail", "9", "Lead")])
    window.cli("import", str(path), "--json")
    window.go_to("Accounts", 2)
    other = subprocess.Popen(["xdotool", "search", "--name", "^Test$", "windowminimize", "%1", "sleep", "0.5", "windowactivate", "%1"])
    other.wait()
    atspi.find(window.frame, "label", re.compile("of 4$"), skip=TREE)


story.tell([three_accounts_are_there, a_file_that_is_no_table_says_why, the_header_is_moved,
            the_same_file_changes_nothing, a_sheet_and_a_mapping_are_chosen, what_will_happen_can_be_looked_into, it_is_undone_from_the_summary,
            an_import_is_cancelled_half_way, a_dropped_file_is_undone_from_the_toast, history_lists_and_undoes,
            what_later_imports_stand_on_stays, another_program_is_noticed])
