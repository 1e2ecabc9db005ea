#!/usr/bin/env python3
"""Pins tiers and says no in the real window, one account and several, and takes it back.

    test-pinning.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP.
"""
import re

import story  # first: it goes into a display of its own
import atspi

HEADER = ["Record ID", "Company name", "Company Domain Name", "Number of Employees", "Potential (EUR)"]
ACCOUNTS = [("1", "Anvil Retail", "anvil.example", "500", "1000"), ("2", "Birch Goods", "birch.example", "50", "2000"),
            ("3", "Cedar Mills", "cedar.example", "700", "3000")]
REST = {"tree table"}


def pins(window):
    return {p["name"]: (p["tier"], p["reason"], p["author"]) for p in window.cli("pins", "--json")}


def is_sensitive(node):
    return atspi.states(node).contains(atspi.Atspi.StateType.SENSITIVE)


def undo(window):
    atspi.press(atspi.find(window.frame, "button", "Undo", skip=REST, backwards=True))


def answer(window, title, button, **texts):
    """Fills in the dialog and presses its button, which waits for a reason."""
    dialog = atspi.find(window.program.root, "dialog", title, skip=REST)
    for name, text in texts.items():
        atspi.set_text(atspi.find(dialog, "text", re.compile("^" + name)), text)
    atspi.press(atspi.find(dialog, "button", button))
    atspi.is_gone(window.program.root, "dialog", title, skip=REST)


def choose(window, title, name):
    dialog = atspi.find(window.program.root, "dialog", title, skip=REST)
    atspi.click(window.frame, atspi.find(dialog, "radio button", name))


def accounts_are_there(window):
    window.start(chooser=True)
    window.new_workspace("Test")
    path = window.write_csv("accounts.csv", HEADER, ACCOUNTS)
    window.import_file(path, "3 accounts are new")


def a_pin_needs_a_reason_and_gives_the_tier(window):
    accounts = window.go_to("Accounts", 2)
    atspi.click(window.frame, atspi.find(accounts, "table row", re.compile("^Birch Goods")))
    atspi.press(atspi.find(accounts, "button", "Pin Tier…", skip=REST))
    dialog = atspi.find(window.program.root, "dialog", "Pin Tier", skip=REST)
    atspi.find(dialog, "label", "Birch Goods is in Outside by its score")
    assert not is_sensitive(atspi.find(dialog, "button", "Pin"))
    choose(window, "Pin Tier", "Tier 1 · Bullseye")
    answer(window, "Pin Tier", "Pin", Reason="Key account", Author="Ada")
    atspi.find(window.frame, "label", "Birch Goods pinned to Tier 1", skip=REST, backwards=True)
    atspi.find(accounts, "label", re.compile("^Pinned to Tier 1 by Ada on "), skip=REST)
    atspi.find(accounts, "label", "Tier 1: 1", skip=REST)
    atspi.find(accounts, "label", "1 pinned", skip=REST)
    assert pins(window) == {"Birch Goods": (1, "Key account", "Ada")}, pins(window)


def a_new_pin_is_taken_back_to_the_old_one(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Pin Tier…", skip=REST))
    choose(window, "Pin Tier", "Tier 3 · Caution")
    answer(window, "Pin Tier", "Pin", Reason="Wait")
    atspi.wait("the new pin", lambda: pins(window) == {"Birch Goods": (3, "Wait", "Ada")})
    undo(window)
    atspi.wait("the old pin", lambda: pins(window) == {"Birch Goods": (1, "Key account", "Ada")})
    atspi.find(accounts, "label", re.compile("^Pinned to Tier 1 by Ada on "), skip=REST)


def a_pin_is_lifted_and_comes_back(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Lift Pin", skip=REST))
    atspi.find(window.frame, "label", "Pin of Birch Goods lifted", skip=REST, backwards=True)
    atspi.is_gone(accounts, "label", re.compile("^Pinned to"), skip=REST)
    atspi.wait("no pin", lambda: pins(window) == {})
    undo(window)
    atspi.wait("the pin again", lambda: pins(window) == {"Birch Goods": (1, "Key account", "Ada")})


def the_key_takes_back_what_was_done_last(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Lift Pin", skip=REST))
    atspi.wait("no pin", lambda: pins(window) == {})
    atspi.find(window.frame, "label", "Pin of Birch Goods lifted", skip=REST, backwards=True)
    atspi.key("ctrl+z")
    atspi.wait("the pin again", lambda: pins(window) == {"Birch Goods": (1, "Key account", "Ada")})
    atspi.is_gone(window.frame, "label", "Pin of Birch Goods lifted", skip=REST)


def what_another_program_pins_is_shown(window):
    accounts = window.go_to("Accounts", 2)
    window.run_cli("pin", "2", "2", "--reason", "From outside", "--author", "Grace")
    atspi.find(accounts, "label", re.compile("^Pinned to Tier 2 by Grace on "), skip=REST)
    window.run_cli("pin", "2", "1", "--reason", "Key account", "--author", "Ada")
    atspi.find(accounts, "label", re.compile("^Pinned to Tier 1 by Ada on "), skip=REST)


def a_deal_is_declined(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Said No…", skip=REST))
    answer(window, "Said No", "Record", Amount="40000", Reason="Not strategic")
    atspi.find(window.frame, "label", "Birch Goods: declined", skip=REST, backwards=True)
    atspi.find(accounts, "label", re.compile("^Declined: .*40.?000"), skip=REST)
    deals = window.cli("declined", "--json")["deals"]
    assert [(d["name"], d["amount"], d["currency"], d["taken"]) for d in deals] == [("Birch Goods", 40000, "EUR", False)], deals
    atspi.press(atspi.find(accounts, "button", "Remove", skip=REST))
    atspi.wait("nothing said no to", lambda: window.cli("declined", "--json")["deals"] == [])
    undo(window)
    atspi.wait("the deal again", lambda: window.cli("declined", "--json")["deals"] == deals)
    atspi.find(accounts, "label", re.compile("^Declined: .*40.?000"), skip=REST)


def several_are_pinned_at_once(window):
    accounts = window.go_to("Accounts", 2)
    atspi.click(window.frame, atspi.find(accounts, "table row", re.compile("^Anvil Retail")))
    atspi.key("ctrl+a")
    atspi.find(accounts, "label", "3 selected", skip=REST)
    # One key leads out of the list, however long it is.
    atspi.go_by("Tab", atspi.find(accounts, "button", "Pin Tier…", skip=REST), most=3)
    atspi.key("Return")
    choose(window, "Pin Tier", "Tier 2 · Strong fit")
    answer(window, "Pin Tier", "Pin", Reason="All of them")
    atspi.find(window.frame, "label", "3 accounts pinned to Tier 2", skip=REST, backwards=True)
    atspi.wait("three pins", lambda: len(pins(window)) == 3)
    atspi.find(accounts, "label", "Tier 2: 3", skip=REST)
    undo(window)
    atspi.wait("one pin", lambda: pins(window) == {"Birch Goods": (1, "Key account", "Ada")})


def they_stay_selected_where_they_are_not_shown(window):
    accounts = window.go_to("Accounts", 2)
    atspi.key("ctrl+f")
    atspi.type_text("cedar")
    atspi.find(accounts, "label", "1 of 3", skip=REST)
    atspi.find(accounts, "label", "3 selected", skip=REST)
    atspi.find(accounts, "label", "2 not shown", skip=REST)
    atspi.key("Escape")  # of the search alone
    atspi.is_gone(accounts, "label", "2 not shown", skip=REST)
    atspi.find(accounts, "label", "3 selected", skip=REST)


def stages(window):
    return {a["name"]: a["stage"] for a in window.cli("accounts", "--json")}


def several_are_moved_and_go_back(window):
    accounts = window.go_to("Accounts", 2)
    before = stages(window)
    atspi.press(atspi.find(atspi.find(accounts, "button", "Move To", skip=REST), "toggle button"))
    atspi.wait("the stages", lambda: len(atspi.find_all(window.frame, "menu item", skip=REST)) == 5)
    atspi.press(atspi.find_all(window.frame, "menu item", skip=REST)[1])
    atspi.find(window.frame, "label", "3 accounts moved to MQL", skip=REST, backwards=True)
    atspi.wait("three at MQL", lambda: set(stages(window).values()) == {"MQL"})
    undo(window)
    atspi.wait("stages as before", lambda: stages(window) == before)
    atspi.find(accounts, "label", "3 selected", skip=REST)


def those_that_are_selected_are_exported(window):
    accounts = window.go_to("Accounts", 2)
    atspi.click(window.frame, atspi.find(accounts, "table row", re.compile("^Anvil Retail")))
    atspi.key("shift+Down")
    atspi.find(accounts, "label", "2 selected", skip=REST)
    atspi.press(atspi.find(accounts, "button", "Export…", skip=REST))
    dialog = atspi.find(window.program.root, "dialog", "Export Accounts", skip=REST)
    atspi.find(dialog, "label", "Selected · 2")
    atspi.find(dialog, "label", re.compile("^2 accounts"))
    atspi.press(atspi.find(dialog, "button", "Cancel"))
    atspi.is_gone(window.program.root, "dialog", "Export Accounts", skip=REST)
    atspi.find(accounts, "label", "2 selected", skip=REST)
    atspi.activate(window.frame)
    atspi.key("Escape")
    atspi.is_gone(accounts, "label", "2 selected", skip=REST)


def the_filter_finds_them(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "toggle button", "Flags", skip=REST))
    atspi.find(accounts, "check box", "Said no, 1 account", skip=REST)
    pinned = atspi.find(accounts, "check box", "Pinned, 1 account", skip=REST)
    atspi.wait("focus on the first flag", lambda: atspi.is_focused(pinned))
    atspi.key("space")
    atspi.find(accounts, "label", "1 of 3", skip=REST)
    atspi.key("Escape")


def the_window_may_have_any_width(window):
    """With a receipt and without: too little room for one is a warning, which ends the program."""
    window.go_to("Accounts", 2)
    for width in (1200, 1000, 900, 1000, 780, 600, 500, 1200):
        atspi.resize(window.frame, width, 700)
        atspi.click(window.frame, atspi.find(window.frame, {"table row", "list item"}, re.compile("^Birch Goods")))
        atspi.find(window.frame, "button", "Said No…", skip=REST)
        atspi.key("Escape")
        atspi.is_gone(window.frame, "button", "Said No…", skip=REST)
    assert window.program.process.poll() is None


if __name__ == "__main__":
    story.tell([accounts_are_there, a_pin_needs_a_reason_and_gives_the_tier, a_new_pin_is_taken_back_to_the_old_one,
                a_pin_is_lifted_and_comes_back, the_key_takes_back_what_was_done_last, what_another_program_pins_is_shown,
                a_deal_is_declined, several_are_pinned_at_once,
                they_stay_selected_where_they_are_not_shown, several_are_moved_and_go_back,
                those_that_are_selected_are_exported, the_filter_finds_them, the_window_may_have_any_width])
