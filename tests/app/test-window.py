#!/usr/bin/env python3
"""Drives the real window as a person with a keyboard, a pointer and a screen reader would: from the
first start through an import, a criterion, a receipt and a move to what is stored in the file.

    test-window.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP.
"""
import csv
import os
import re
import subprocess
import sys

import story  # first: it goes into a display of its own
import atspi

# Worked out by hand for the two criteria of the test, "Employees at least 400" and "Potential at
# least 2500", each strong (weight 3): (tier, low, high) before the second criterion and after it.
ACCOUNTS = [
    # record id, name, domain, industry, employees, owner, stage, potential
    ("1", "Anvil Retail", "anvil.example", "Retail", "500", "Ada", "Lead", "1000"),
    ("2", "Birch Goods", "birch.example", "Retail", "50", "Bob", "Lead", "2000"),
    ("3", "Cedar Mills", "cedar.example", "Wholesale", "700", "Ada", "Lead", "3000"),
    ("4", "Delta Foods", "delta.example", "Wholesale", "", "Bob", "Lead", "4000"),
]
TIERS_AFTER_ONE = {"Tier 1": 2, "Tier 2": 0, "Tier 3": 0, "Outside": 2}
TIERS_AFTER_TWO = {"Tier 1": 1, "Tier 2": 2, "Tier 3": 0, "Outside": 1}
HEADER = ["Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees", "Company owner",
          "Lifecycle Stage", "Potential (EUR)"]


# ── what the test knows of the places ────────────────────────────────────────

def tiers(accounts):
    """The counts at the foot of the list."""
    counts = {}
    for node in atspi.find_all(accounts, "label", re.compile(r"^(Tier [123]|Outside): \d+$"), skip={"tree table"}):
        tier, count = atspi.name_of(node).split(": ")
        counts[tier] = int(count)
    return counts


def wait_for_tiers(window, wanted):
    accounts = window.go_to("Accounts", 2)
    atspi.wait(f"tiers {wanted}", lambda: tiers(accounts) == wanted)


# ── the story, step by step ──────────────────────────────────────────────────

def first_start_offers_three_ways(window):
    window.start(chooser=True)
    for name in ("Start a New Workspace", "Open the Sample", "Open a Copy…"):
        atspi.find(window.frame, "button", name)


def a_new_workspace_is_empty(window):
    window.new_workspace("Test")
    accounts = window.go_to("Accounts", 2)
    atspi.find(accounts, "label", "No Accounts Yet")
    assert window.cli("info", "--json")["accounts"] == 0


def a_file_is_imported_by_button(window):
    path = window.write_csv("accounts.csv", HEADER, [*ACCOUNTS, ("", "", "", "Retail", "7", "Ada", "Lead", "1")])
    accounts = window.import_file(path, "4 accounts are new")
    atspi.find(accounts, "label", "4 of 4", skip={"tree table"})
    info = window.cli("info", "--json")
    assert (info["accounts"], info["rejects"]) == (4, 1), info


def a_criterion_changes_the_tiers(window):
    wait_for_tiers(window, {"Tier 1": 0, "Tier 2": 0, "Tier 3": 0, "Outside": 4})
    window.add_criterion("Employees", "400")
    wait_for_tiers(window, TIERS_AFTER_ONE)
    window.add_criterion("Potential", "2500")
    wait_for_tiers(window, TIERS_AFTER_TWO)


def the_file_agrees(window):
    found = {account["name"]: (account["tier"], account["low"], account["high"]) for account in window.cli("accounts", "--json")}
    assert found == {"Anvil Retail": (2, 50, 50), "Birch Goods": (0, 0, 0), "Cedar Mills": (1, 100, 100),
                     "Delta Foods": (2, 50, 100)}, found


def a_receipt_adds_up(window):
    accounts = window.go_to("Accounts", 2)
    atspi.click(window.frame, atspi.find(accounts, "table row", re.compile("^Delta Foods")))
    criteria = atspi.find(accounts, "list", "Criteria", skip={"tree table"})
    atspi.find(accounts, "label", "Fit 50.0, at most 100.0 when all is known", skip={"tree table"})
    rows = [atspi.name_of(node) for node in atspi.find_all(criteria, "list item")]
    points = [re.search(r"Points: ([\d.]+)(?: \+ ([\d.]+))?\.$", row).groups() for row in rows[:-1]]
    assert points == [("0", "50.0"), ("50.0", None)], rows
    assert rows[-1] == "Sum: 50.0 of 100", rows
    assert sum(float(got) for got, _ in points) == 50.0
    assert "Unknown. Value: not known" in rows[0] and "Match" in rows[1], rows
    atspi.find(accounts, "label", "Would be tier 1 if Employees were known to be 400 or more.", skip={"tree table"})


def stage_of(window, name):
    return next(account["stage"] for account in window.cli("accounts", "--json") if account["name"] == name)


def move_to_sql(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "toggle button", "Move To", skip={"tree table"}))
    atspi.press(atspi.find(accounts, "button", re.compile("^SQL"), skip={"tree table"}))
    atspi.find(window.frame, "label", "Delta Foods moved to SQL", skip={"tree table"}, backwards=True)


def a_move_is_stored_and_taken_back(window):
    assert stage_of(window, "Delta Foods") == "RL"
    move_to_sql(window)
    atspi.wait("SQL in the file", lambda: stage_of(window, "Delta Foods") == "SQL")
    atspi.press(atspi.find(window.frame, "button", "Undo", skip={"tree table"}, backwards=True))
    atspi.wait("RL in the file", lambda: stage_of(window, "Delta Foods") == "RL")
    move_to_sql(window)
    atspi.wait("SQL in the file", lambda: stage_of(window, "Delta Foods") == "SQL")


def the_keyboard_searches_and_closes(window):
    accounts = window.go_to("Accounts", 2)
    atspi.key("ctrl+f")
    search = atspi.find(accounts, {"entry", "text"}, "Search 4 accounts", skip={"tree table"})
    atspi.wait("focus in the search", lambda: atspi.is_focused(search) or any(map(atspi.is_focused, atspi.walk(search))))
    atspi.type_text("mills")
    atspi.find(accounts, "label", "1 of 4", skip={"tree table"})
    atspi.key("Escape")
    atspi.find(accounts, "label", "4 of 4", skip={"tree table"})
    atspi.key("Escape")
    atspi.is_gone(accounts, "list", "Criteria", skip={"tree table"})


def a_filter_narrows_the_list(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "toggle button", "Tier", skip={"tree table"}))
    first = atspi.find(accounts, "check box", "Tier 1 · Bullseye, 1 account", skip={"tree table"})
    second = atspi.find(accounts, "check box", "Tier 2 · Strong fit, 2 accounts", skip={"tree table"})
    atspi.wait("focus on the first tier", lambda: atspi.is_focused(first))
    atspi.key("Tab")
    atspi.wait("focus on the second tier", lambda: atspi.is_focused(second))
    atspi.key("space")
    atspi.find(accounts, "label", "2 of 4", skip={"tree table"})
    atspi.key("Escape")


def what_is_shown_is_exported(window):
    accounts = window.go_to("Accounts", 2)
    path = window.folder / "exported.csv"
    atspi.press(atspi.find(accounts, "button", "Export Accounts…", skip={"tree table"}))
    dialog = atspi.find(window.program.root, "dialog", "Export Accounts", skip={"tree table"})
    atspi.click(window.frame, atspi.find(dialog, "radio button", "Other Programs"))
    atspi.find(dialog, "label", "2 accounts in one file")
    atspi.press(atspi.find(dialog, "button", "Export…"))
    atspi.choose_file(window.program.root, "Save Export", str(path), accept="Export")
    atspi.find(window.frame, "label", "2 accounts exported", skip={"tree table"}, backwards=True)
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = [(row["Company name"], row["Concentric tier"], row["Concentric stage"]) for row in csv.DictReader(file)]
    # In the order of the list: equal tiers and fits go by name.
    assert rows == [("Anvil Retail", "2", "RL"), ("Delta Foods", "2", "SQL")], rows
    atspi.press(atspi.find(accounts, "button", "Clear filter: Tier", skip={"tree table"}))
    atspi.find(accounts, "label", "4 of 4", skip={"tree table"})


def a_dropped_file_is_imported(window):
    path = window.write_csv("more.csv", HEADER, [("5", "Elm Works", "elm.example", "Retail", "900", "Ada", "Lead", "5000")])
    source = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), "drag-source.py"), str(path)],
                              env=dict(os.environ, GTK_A11Y="none"), stdout=subprocess.PIPE, text=True)
    try:
        assert source.stdout.readline() == "ready\n"
        atspi.drag_window_to("Drag Source", "Test")
        atspi.press(atspi.find(window.frame, "button", "Import"))
        atspi.find(window.frame, "label", "1 account is new")
        atspi.press(atspi.find(window.frame, "button", "Show Accounts"))
        assert window.cli("info", "--json")["accounts"] == 5
    finally:
        source.kill()
        source.wait()


def a_cancelled_import_leaves_nothing(window):
    before = window.cli("accounts", "--json")
    imports = window.cli("imports", "--json")
    path = window.write_csv("many.csv", HEADER, ((str(n), f"Company {n}", f"c{n}.example", "Retail", str(n % 5000), "Ada", "Customer",
                                          str(n)) for n in range(1, 400001)))
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Import…", skip={"tree table"}))
    atspi.choose_file(window.program.root, "Import a File", str(path))
    atspi.press(atspi.find(window.frame, "button", "Import", skip={"tree table"}))
    atspi.find(window.frame, "progress bar", skip={"tree table"})
    atspi.wait("rows on their way", lambda: atspi.value_of(atspi.find(window.frame, "progress bar", skip={"tree table"})) > 0.1)
    atspi.press(atspi.find(window.frame, "button", "Cancel", skip={"tree table"}))
    atspi.is_gone(window.frame, "progress bar", skip={"tree table"})
    assert window.cli("imports", "--json") == imports
    assert window.cli("accounts", "--json") == before
    atspi.press(atspi.find(window.frame, "button", "Cancel", skip={"tree table"}))
    atspi.is_gone(window.frame, "dialog", "Import", skip={"tree table"})


def it_closes_and_opens_again(window):
    atspi.key("ctrl+q")
    assert window.program.wait() == 0
    window.start()
    for place in ("ctrl+3", "ctrl+4", "ctrl+5", "ctrl+1"):
        atspi.key(place)
    accounts = window.go_to("Accounts", 2)
    atspi.find(accounts, "label", "5 of 5", skip={"tree table"})
    atspi.key("ctrl+q")
    assert window.program.wait() == 0
    answer = subprocess.run([window.cli_program, "--workspace", str(window.workspace()), "check"], capture_output=True)
    assert answer.returncode == 0, answer


STORY = [first_start_offers_three_ways, a_new_workspace_is_empty, a_file_is_imported_by_button,
         a_criterion_changes_the_tiers, the_file_agrees, a_receipt_adds_up, a_move_is_stored_and_taken_back,
         the_keyboard_searches_and_closes, a_filter_narrows_the_list, what_is_shown_is_exported,
         a_dropped_file_is_imported,
         a_cancelled_import_leaves_nothing, it_closes_and_opens_again]

if __name__ == "__main__":
    story.tell(STORY)
