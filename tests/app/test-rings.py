#!/usr/bin/env python3
"""Walks the rings of the real window by keyboard alone: to one account, to its menu, and to a pin that the rings then count;
then draws a rectangle over them, sees them from nearer, and puts two side by side, and an earlier version.

    test-rings.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP.
"""
import re
import subprocess
import time

import story  # first: it goes into a display of its own
import atspi

REST = {"tree table"}
RING = r"Tier 1, Bullseye: ([0-9,.]+) of ([0-9,.]+) accounts, ring 1 of 4"


def focused(window):
    return next((node for node in atspi.walk(window.frame, skip=REST) if atspi.is_focused(node)), None)


def press_until(window, key, pattern, most=30):
    """Presses a key until what has the focus is called so. Returns: the match"""
    for _ in range(most):
        node = focused(window)
        match = re.match(pattern, atspi.name_of(node)) if node else None
        if match:
            return match
        atspi.key(key)
    raise atspi.NotFound(f"focus on {pattern}; it is on {atspi.name_of(focused(window))!r}")


def choose_item(item):
    """The menu may take its first key to show where the focus is; each key has its time, so that none is one too many."""
    for _ in range(10):
        time.sleep(0.7)
        if atspi.has_focus(item):
            atspi.key("Return")
            return
        atspi.key("Down")
    raise atspi.NotFound("focus on the item of the menu")


def number(text):
    return int(re.sub("[^0-9]", "", text))


def the_sample_has_rings(window):
    window.arguments = [*window.arguments, "--sample"]
    window.start(chooser=True)
    window.go_to("Fit", 3)
    atspi.find(window.frame, None, re.compile("^" + RING), skip=REST, timeout=60)


def the_keyboard_reaches_one_account(window):
    window.before = number(press_until(window, "Tab", RING, 16).group(1))
    atspi.key("Return")
    sector = atspi.wait("focus on a sector", lambda: re.match("Tier 1, (.*): ([0-9,.]+) accounts?, sector 1 of",
                                                              atspi.name_of(focused(window))))
    atspi.key("Return")
    account = atspi.wait("focus on an account", lambda: re.match("(.*): Tier 1, fit [0-9]+.*, account 1 of ([0-9,.]+)",
                                                                 atspi.name_of(focused(window))))
    assert account.group(2) == sector.group(2), (account.group(0), sector.group(0))
    window.account = account.group(1)


def its_menu_pins_it(window):
    atspi.key("shift+F10")
    menu = atspi.find(window.program.root, "menu", skip=REST)
    atspi.find(menu, "menu item")
    choose_item(atspi.find_all(menu, "menu item")[1])  # behind "Open in Accounts"
    dialog = atspi.find(window.program.root, "dialog", "Pin Tier", skip=REST)
    atspi.find(dialog, "label", f"{window.account} is in Tier 1 by its score")
    tiers = atspi.find(dialog, "list", "Tier")
    atspi.go_by("Tab", tiers)
    atspi.key("Home", "Down", "Down", "space")
    atspi.wait("tier 3", lambda: atspi.states(atspi.find(tiers, "radio button", "Tier 3 · Caution")).contains(
        atspi.Atspi.StateType.CHECKED))
    for name, text in (("Reason", "They are about to be sold"), ("Author", "Ada")):
        entry = atspi.find(dialog, "text", re.compile("^" + name))
        atspi.go_by("Tab", entry)
        atspi.key("ctrl+a")
        atspi.type_text(text)
    atspi.go_by("Tab", atspi.find(dialog, "button", "Pin"))
    atspi.key("Return")
    atspi.is_gone(window.program.root, "dialog", "Pin Tier", skip=REST)


def the_rings_count_it_elsewhere(window):
    pattern = re.compile("^Tier 1, Bullseye: %s of" % f"{window.before - 1:,}")
    atspi.find(window.frame, None, pattern, skip=REST)
    atspi.find(window.frame, "label", "pinned", skip=REST)
    pins = window.cli("pins", "--json")
    assert [(p["name"], p["tier"]) for p in pins] == [(window.account, 3)], pins


def find_ring(window, number):
    return atspi.wait(f"ring {number}", lambda: next(
        (node for node in atspi.walk(window.frame, skip=REST) if f"ring {number} of 4" in atspi.name_of(node)), None))


def drag(x, y, to_x, to_y):
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "mousemove", str(x + 20), str(y + 20), "sleep", "0.2",
                    "mousemove", str((x + to_x) // 2), str((y + to_y) // 2), "sleep", "0.2", "mousemove", str(to_x), str(to_y),
                    "sleep", "0.2", "mouseup", "1"], check=True)


def a_rectangle_lists_its_accounts(window):
    outside = find_ring(window, 4)
    extents = atspi.Atspi.Component.get_extents(outside.get_component_iface(), atspi.Atspi.CoordType.WINDOW)
    x, y = atspi.middle_of(window.frame, outside)
    drag(x - extents.width // 2 + 4, y - extents.height // 2 + 4, x, y)
    atspi.find(window.frame, "label", "In the rectangle", skip=REST)
    label = atspi.wait("some accounts", lambda: next(
        (node for node in atspi.find_all(window.frame, "label", re.compile("^[0-9,.]+ accounts?$"), skip=REST)), None))
    count, of = number(atspi.name_of(label)), number(re.search("of ([0-9,.]+) accounts", atspi.name_of(outside)).group(1))
    assert 0 < count < of, (count, of)
    atspi.key("Escape")
    atspi.find(window.frame, "label", "All accounts", skip=REST)


def a_ring_is_seen_from_nearer_and_left_again(window):
    def width():
        ring = find_ring(window, 4).get_component_iface()
        return atspi.Atspi.Component.get_extents(ring, atspi.Atspi.CoordType.WINDOW).width

    before = width()
    atspi.key("plus")
    atspi.wait("larger rings", lambda: width() > 1.3 * before)
    atspi.press(atspi.find(window.frame, "button", "Show All Rings", skip=REST))
    atspi.is_gone(window.frame, "button", "Show All Rings", skip=REST)
    atspi.wait("all rings", lambda: width() == before)


def compare_with(window, number):
    """Chooses one from the menu, whose items have no names that a screen reader's tree would tell."""
    atspi.click(window.frame, atspi.find(window.frame, "button", "Compare with", skip=REST))
    atspi.find(window.frame, "label", "Earlier Versions", skip=REST)
    menu = atspi.wait("choices", lambda: [node for node in atspi.walk(window.program.root, skip=REST)
                                          if node.get_role_name() in ("menu item", "radio menu item", "check menu item")])
    choose_item(menu[number])


def two_stand_side_by_side(window):
    compare_with(window, 1)
    atspi.find(window.frame, "label", re.compile(", as tried$"), skip=REST)
    atspi.find(window.frame, "label", re.compile(", version 2$"), skip=REST)
    titles = atspi.find_all(window.frame, "label", re.compile("accounts are in the bullseye"), skip=REST)
    assert len(titles) == 2, [atspi.name_of(title) for title in titles]


def an_earlier_version_stands_beside(window):
    compare_with(window, -1)
    atspi.find(window.frame, "label", re.compile(", as tried$"), skip=REST)
    atspi.find(window.frame, "label", re.compile(", version 1$"), skip=REST)


if __name__ == "__main__":
    story.tell([the_sample_has_rings, the_keyboard_reaches_one_account, its_menu_pins_it, the_rings_count_it_elsewhere,
                a_rectangle_lists_its_accounts, a_ring_is_seen_from_nearer_and_left_again, two_stand_side_by_side,
                an_earlier_version_stands_beside])
