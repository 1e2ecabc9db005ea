#!/usr/bin/env python3
"""What a screen reader finds in the real window where others see: figures as tables, and numbers to be set.

    test-reading.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP.
"""
import re

import story  # first: it goes into a display of its own
import atspi

REST = {"tree table"}


def focused(window):
    return next((node for node in atspi.walk(window.program.root, skip=REST) if atspi.is_focused(node)), None)


def the_sample_has_a_funnel(window):
    window.arguments = [*window.arguments, "--sample"]
    window.start(chooser=True)
    window.go_to("Funnel", 5)
    atspi.find(window.frame, "table", "Steps of the funnel", timeout=60)


def its_steps_are_a_table(window):
    table = atspi.find(window.frame, "table", "Steps of the funnel")
    rows = atspi.find_all(table, "table row")
    heads = [atspi.name_of(head) for head in atspi.children(rows[0])]
    assert heads == ["Step", "All", "Tier 1", "The rest", "Days, quartiles", "Waiting"], heads
    assert len(rows) == 1 + 4, atspi.dump(table)
    for row in rows[1:]:
        cells = [atspi.name_of(cell) for cell in atspi.find_all(row, "table cell")]
        assert len(cells) == len(heads), cells
        says = "; ".join([cells[0], *(f"{head}: {cell}" for head, cell in zip(heads[1:], cells[1:]))])
        assert atspi.name_of(row) == says, (atspi.name_of(row), says)


def the_arrow_keys_read_its_cells(window):
    table = atspi.find(window.frame, "table", "Steps of the funnel")
    atspi.go_by("Tab", table)
    atspi.key("Down")
    atspi.wait("the second row", lambda: atspi.name_of(focused(window)).startswith("MQL → SQL; All: "))
    atspi.key("Right")
    atspi.wait("its name", lambda: atspi.name_of(focused(window)) == "MQL → SQL")
    atspi.key("Right")
    atspi.wait("its share", lambda: focused(window).get_description() == "All, MQL → SQL")
    assert re.search("[0-9] of [0-9]", atspi.name_of(focused(window))), atspi.name_of(focused(window))


def a_number_is_found_by_its_name(window):
    place = window.go_to("Evidence", 7)
    atspi.press(atspi.find(place, "button", re.compile("^Define"), skip=REST, timeout=60))
    for name, about in (("At Least", ""), ("Target", "Percent of customers that should be green")):
        number = atspi.find(window.program.root, "spin button", name, skip=REST)
        assert number.get_description() == about, number.get_description()
        atspi.go_by("Tab", number)


if __name__ == "__main__":
    story.tell([the_sample_has_a_funnel, its_steps_are_a_table, the_arrow_keys_read_its_cells, a_number_is_found_by_its_name])
