#!/usr/bin/env python3
"""The dialog Profiles in the real window, with keyboard, pointer and screen reader: ranked, renamed, duplicated,
retired and restored, and what of it is in the file.

    test-profiles.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP.
"""
import json
import os
import re
import subprocess

import story  # first: it goes into a display of its own
import atspi

ACCOUNTS = [("1", "Anvil Retail", "Retail", "500"), ("2", "Birch Goods", "Retail", "50"), ("3", "Cedar Mills", "Wholesale", "700"),
            ("4", "Delta Foods", "Wholesale", "")]
ITEMS = ["Rename…", "Duplicate", "Move Up", "Move Down", "Export…", "Replace from File…", "Retire"]
HEADER = ["Record ID", "Company name", "Industry", "Number of Employees"]


def document(name, field, op, values):
    return {"format": "concentric-profile", "version": 1, "name": name,
            "criteria": [{"id": "c1", "field": field, "op": op, "values": values, "importance": "must"}]}


def picture(name):
    """For a person to look at."""
    if "CONCENTRIC_TEST_PICTURES" in os.environ:
        subprocess.run(["import", "-window", "root", os.path.join(os.environ["CONCENTRIC_TEST_PICTURES"], name + ".png")])


def listed(window):
    return [(p["name"], p["rank"]) for p in window.cli("profile", "list", "--all", "--json")]


def wait_for(window, expected):
    atspi.wait(f"profiles {expected}", lambda: listed(window) == expected)


def rows(window):
    names = atspi.find(window.dialog, "list", "Profiles by rank")
    return [atspi.name_of(row) for row in atspi.find_all(names, "list item")]


def wait_for_rows(window, expected):
    atspi.wait(f"rows {expected}", lambda: rows(window) == expected)


def row_of(window, name):
    return atspi.find(window.dialog, "list item", re.compile(r"^\d · " + name + "$"))


def press_item(root, number):
    """Items of a menu have no names of their own in this version of GTK, so they are counted."""
    atspi.wait("an open menu", lambda: len(atspi.find_all(root, "menu item")) > 0)
    atspi.press(atspi.find_all(root, "menu item")[number])


def choose(window, name, item):
    button = atspi.find(window.dialog, "toggle button", f"More for “{name}”")
    atspi.press(button)
    press_item(button.get_parent(), ITEMS.index(item))


def manage(window, button):
    button = atspi.find(window.frame, "toggle button", button)
    atspi.press(button)
    press_item(button.get_parent(), -1)
    window.dialog = atspi.find(window.program.root, {"dialog", "alert"}, "Profiles")


def focus_row(window, name):
    atspi.click(window.frame, row_of(window, name))
    atspi.wait(f"focus on {name}", lambda: atspi.is_focused(row_of(window, name)))


# ── the story, step by step ──────────────────────────────────────────────────

def three_profiles_are_made(window):
    path = window.folder / "data" / "concentric"
    path.mkdir(parents=True, exist_ok=True)
    file = path / "Test.concentric"
    run = lambda *arguments: subprocess.run([window.cli_program, "--workspace", str(file), *map(str, arguments)], check=True,
                                            capture_output=True)
    run("new", file, "--name", "Test")
    run("import", window.write_csv("a.csv", HEADER, ACCOUNTS))
    for profile in (document("Large", "employees", "at-least", [400]), document("Retailers", "industry", "in", ["Retail"]),
                    document("Small", "employees", "at-most", [100])):
        (window.folder / "p.json").write_text(json.dumps(profile))
        run("profile", "import", window.folder / "p.json")
    window.arguments.append(str(file))


def the_sidebar_opens_the_dialog(window):
    window.start(chooser=True)
    atspi.find(window.frame, "list", "Places")
    manage(window, "Profile 1 of 3: Large")
    wait_for_rows(window, ["1 · Large", "2 · Retailers", "3 · Small"])
    atspi.find(window.dialog, "label", "Draft · 2\u00a0in\u00a0tier\u00a01 · 0\u00a0in\u00a0tier\u00a02")
    picture("profiles")


def alt_arrows_and_the_menu_rank(window):
    focus_row(window, "Small")
    atspi.key("alt+Up")
    wait_for_rows(window, ["1 · Large", "2 · Small", "3 · Retailers"])
    wait_for(window, [("Large", 1), ("Small", 2), ("Retailers", 3)])
    atspi.wait("focus follows", lambda: atspi.is_focused(row_of(window, "Small")))
    atspi.key("alt+Up")
    wait_for_rows(window, ["1 · Small", "2 · Large", "3 · Retailers"])
    atspi.key("alt+Up")
    choose(window, "Small", "Move Down")
    wait_for(window, [("Large", 1), ("Small", 2), ("Retailers", 3)])
    # Anvil and Cedar are in tier 1 of Large, Birch of Small before Retailers: ties go to the higher rank.
    segments = {a["name"]: a["segment"] for a in window.cli("accounts", "--json")}
    assert (segments["Anvil Retail"], segments["Birch Goods"], segments["Cedar Mills"]) == ("Large", "Small", "Large"), segments


def a_drag_ranks(window):
    """One drag only: GTK 4.18 warns of one of its own drop targets when a second one follows."""
    atspi.drag(window.frame, row_of(window, "Large"), row_of(window, "Small"), below=True)
    wait_for_rows(window, ["1 · Small", "2 · Large", "3 · Retailers"])
    choose(window, "Small", "Move Down")
    wait_for_rows(window, ["1 · Large", "2 · Small", "3 · Retailers"])
    wait_for(window, [("Large", 1), ("Small", 2), ("Retailers", 3)])


def a_profile_is_renamed(window):
    choose(window, "Retailers", "Rename…")
    dialog = atspi.find(window.program.root, "alert", "Rename Profile")
    picture("profiles-rename")
    atspi.set_text(atspi.find(dialog, "text", "Name"), "large")
    atspi.press(atspi.find(dialog, "button", "Rename"))
    atspi.find(window.dialog, "label", re.compile("a profile named “Large” exists already"))
    choose(window, "Retailers", "Rename…")
    dialog = atspi.find(window.program.root, "alert", "Rename Profile")
    atspi.set_text(atspi.find(dialog, "text", "Name"), "Shops")
    atspi.press(atspi.find(dialog, "button", "Rename"))
    wait_for_rows(window, ["1 · Large", "2 · Small", "3 · Shops"])
    wait_for(window, [("Large", 1), ("Small", 2), ("Shops", 3)])


def a_profile_is_duplicated(window):
    choose(window, "Large", "Duplicate")
    wait_for_rows(window, ["1 · Large", "2 · Large (copy)", "3 · Small", "4 · Shops"])


def a_profile_is_retired_and_comes_back(window):
    choose(window, "Large", "Retire")
    wait_for_rows(window, ["1 · Large (copy)", "2 · Small", "3 · Shops"])
    wait_for(window, [("Large (copy)", 1), ("Small", 2), ("Shops", 3), ("Large", None)])
    atspi.find(window.dialog, "list", "Retired profiles")
    atspi.find(window.dialog, "label", "“Large” retired")
    picture("profiles-retired")
    atspi.press(atspi.find(window.dialog, "button", "Undo"))
    wait_for_rows(window, ["1 · Large", "2 · Large (copy)", "3 · Small", "4 · Shops"])
    choose(window, "Large (copy)", "Retire")
    atspi.press(atspi.find(window.dialog, "button", "Restore “Large (copy)”"))
    wait_for_rows(window, ["1 · Large", "2 · Small", "3 · Shops", "4 · Large (copy)"])
    atspi.is_gone(window.dialog, "button", "Undo")


def the_last_one_leaves_an_empty_one(window):
    for name in ("Large", "Small", "Shops", "Large (copy)"):
        choose(window, name, "Retire")
        atspi.wait(f"{name} gone", lambda: not any(row.endswith("· " + name) for row in rows(window)))
    wait_for_rows(window, ["1 · Ideal customer"])
    atspi.find(window.dialog, "label", "“Large (copy)” retired")
    atspi.press(atspi.find(window.dialog, "button", "Undo", backwards=True))
    wait_for_rows(window, ["1 · Large (copy)"])
    wait_for(window, [("Large (copy)", 1), ("Large", None), ("Shops", None), ("Small", None)])


def a_new_one_is_made(window):
    atspi.click(window.frame, atspi.find(window.dialog, "button", "New Profile…"))
    dialog = atspi.find(window.program.root, "alert", "New Profile")
    atspi.set_text(atspi.find(dialog, "text", "Name"), "Fresh")
    atspi.press(atspi.find(dialog, "button", "Create"))
    wait_for_rows(window, ["1 · Large (copy)", "2 · Fresh"])
    atspi.press(atspi.find(window.dialog, "button", "Close"))
    atspi.find(window.frame, "toggle button", "Profile 2 of 2: Fresh")


def documents_go_out_and_in(window):
    manage(window, "Profile 2 of 2: Fresh")
    path = window.folder / "in.json"
    path.write_text(json.dumps(document("From elsewhere", "employees", "at-least", [1])))
    atspi.click(window.frame, atspi.find(window.dialog, "button", "Import Profile…"))
    atspi.choose_file(window.program.root, "Import Profile", str(path))
    wait_for_rows(window, ["1 · Large (copy)", "2 · Fresh", "3 · From elsewhere"])
    choose(window, "Fresh", "Replace from File…")
    atspi.choose_file(window.program.root, "Import Profile", str(path))
    atspi.find(window.dialog, "label", "Draft replaced")
    atspi.wait("the document under its old name",
               lambda: window.cli("profile", "show", "Fresh", "--json")["criteria"][0]["op"] == "at-least")
    choose(window, "Fresh", "Export…")
    atspi.choose_file(window.program.root, "Export Profile", str(window.folder / "out.json"), accept="Save")
    atspi.wait("the file", lambda: (window.folder / "out.json").exists())
    atspi.find(window.dialog, "label", "“out.json” saved")
    written = (window.folder / "out.json").read_text()
    assert json.loads(written) == window.cli("profile", "show", "Fresh", "--json"), written


story.tell([three_profiles_are_made, the_sidebar_opens_the_dialog, alt_arrows_and_the_menu_rank, a_drag_ranks, a_profile_is_renamed,
            a_profile_is_duplicated, a_profile_is_retired_and_comes_back, the_last_one_leaves_an_empty_one, a_new_one_is_made,
            documents_go_out_and_in])
