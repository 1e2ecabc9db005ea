#!/usr/bin/env python3
"""A team fills the whole one-pager in the real window, publishes it, changes its mind, looks at the impact,
publishes again, compares the versions and goes back to the first.

    test-one-pager.py CONCENTRIC CONCENTRIC-CLI SCHEMAS

Speaks TAP. What was typed is compared with the document in the file, member by member; the JSON Schema says
whether a member was forgotten.
"""
import json
import os
import re
from pathlib import Path

import story  # first: it goes into a display of its own
import atspi

SCHEMA = Path(__file__).parents[2] / "data" / "schema" / "profile.schema.json"

HEADER = ["Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees", "Company owner",
          "Territory", "Lifecycle Stage"]
ACCOUNTS = [
    ("1", "Anvil Retail", "anvil.example", "Retail", "500", "Ada", "North", "Customer"),
    ("2", "Birch Goods", "birch.example", "Retail", "50", "Bob", "South", "Lead"),
    ("3", "Cedar Mills", "cedar.example", "Wholesale", "700", "Ada", "North", "Sales Qualified Lead"),
    ("4", "Delta Foods", "delta.example", "Wholesale", "900", "Bob", "South", "Lead"),
]

# What a person reads beside an input, what is entered there, and what the document then holds under which key.
# A text is typed; One() is chosen; Lines() are typed one below the other; True ticks.
class One(str):
    pass


class Lines(list):
    pass


GRADE = ("How well it is known", One("◐ Customer-said"), "grade", "customer-said")


def typed(label, text, key, value=None):
    return (label, text, key, text if value is None else value)


# Section, button that adds an entry (or None: the section itself), part, inputs.
FORMS = [
    ("Value framework", None, "value", [
        typed("The value, in one sentence", "Robots work one shift together.", "statement"),
        typed("The customer, in one paragraph", "Companies with three warehouses.", "summary"),
        typed("What it rests on", "Eleven of 14 interviews", "evidence"),
        GRADE]),
    ("Behaviour and intent", "Add Question", "questions", [
        typed("Question for the first call", "Are shared zones accepted?", "question"),
        typed("Why it matters", "No robots at night without", "why")]),
    ("Pain and use cases", "Add Pain", "pain", [
        typed("Pain", "Fleets block each other", "title"),
        typed("Who has it", "Head of automation", "who"),
        ("How bad it is", One("Critical"), "severity", "critical"),
        typed("How often", "every shift", "often"),
        typed("The current way", "fences and radio calls", "today"),
        typed("Its problems", "standstill", "problems"),
        typed("Its limits", "two fleets", "limits"),
        typed("How we help", "one traffic plan", "with_us"),
        ("Use cases", Lines(["Mixed fleets", "Shared lifts"]), "use_cases", ["Mixed fleets", "Shared lifts"]),
        ("Bottom line it moves", One("Lower cost"), "moves", "lower cost"),
        typed("By how much", "€310k a site", "by"),
        typed("In money, a year", "310000", "amount", 310000),
        typed("Currency", "EUR", "currency"),
        ("Five whys", Lines(["They stop", "No shared map"]), "whys", ["They stop", "No shared map"]),
        typed("What it rests on", "Shift logs", "evidence"),
        GRADE]),
    ("Defensible differentiation", "Add Claim", "differentiation", [
        typed("Claim", "Plans several makers.", "claim"),
        ("Kind of claim", One("Unique"), "kind", "unique"),
        typed("Against whom it holds", "Fleetmind", "against"),
        typed("What it rests on", "Three site tests", "evidence"),
        ("Could a rival say this?", One("No"), "rival", False),
        typed("Why, or why not", "Their manual says one maker", "answer"),
        GRADE]),
    ("Buying circle", "Add Role", "buying_circle", [
        ("Role", One("Champion"), "role", "champion"),
        typed("Titles", "Head of automation", "title"),
        typed("What they want", "fewer stops", "wants"),
        typed("How they judge", "picks an hour", "judges"),
        typed("Budget", "€50k", "budget"),
        typed("What they expect of us", "an engineer on site", "expects"),
        GRADE]),
    ("Buying circle", None, "buying_questions", [
        typed("Who owns the ultimate business problem?", "The chief operating officer", "problem_owner"),
        typed("Who can allocate discretionary budget, and how much is typical?", "The same, €100k", "budget"),
        typed("Who else evaluates?", "IT", "evaluators"),
        typed("How do they buy?", "A pilot first", "how"),
        typed("What do they expect?", "Live before the peak", "expect")]),
    ("Proof", "Add Win Story", "proof", [
        typed("Customer", "Vaartzicht", "customer"),
        typed("Industry", "Logistics", "industry"),
        typed("Business model", "Contract logistics", "business_model"),
        typed("Story", "+12 % picks an hour", "story"),
        typed("Link", "https://stories.example/v", "link"),
        GRADE]),
    ("Market", None, "market", [
        typed("Companies in the profile", "213", "companies", 213),
        typed("Our customers among them", "38", "customers", 38),
        typed("Share we can win", "25", "share_we_can_win", 0.25),
        typed("Average spend a year", "99000", "average_spend", 99000),
        typed("Currency", "EUR", "currency"),
        typed("Vendors a buyer chooses from, with us", "4", "vendors", 4),
        typed("Win rate", "56", "win_rate", 0.56),
        typed("What it rests on", "Our CRM", "evidence"),
        GRADE]),
    ("Readiness to serve", "Add Need", "readiness", [
        typed("What they need", "Support at night", "need"),
        typed("What we lack", "Two languages", "gap"),
        typed("Roadmap theme", "support", "theme"),
        typed("When", "second quarter", "when"),
        typed("How selling changes", "An engineer joins", "motion"),
        GRADE]),
]
GUT_CHECK = [
    typed("Which customers get the most out of the product, use it most, and what do they share?", "Two makers", "best_customers"),
    typed("Which objections recur when we lose or a customer leaves?", "No cloud", "objections"),
    typed("Which customers are easiest to upsell, and why?", "Groups", "upsell"),
    typed("What do our main competitors’ customers have in common?", "One maker", "rivals"),
    typed("Who gets the most benefit? Do they share traits that we can search for?", "Peaks", "benefit"),
    ("Company size", True, "size", True), ("Industry", True, "industry", True), ("Problem", True, "problem", True),
    ("Company details", True, "details", True), ("Unique buying behaviour", True, "behaviour", True),
    ("Business type", True, "type", True),
]
OWNERS = {"Value framework": "value", "Firmographics": "firmographics", "Behaviour and intent": "behaviour",
          "Pain and use cases": "pain", "Defensible differentiation": "differentiation", "Buying circle": "buying_circle",
          "Proof": "proof", "Market": "market", "Readiness to serve": "readiness"}


# ── what the test knows of the place ─────────────────────────────────────────

def draft(window):
    return window.cli("profile", "show", "--draft", "--json")


def part(window, key):
    return draft(window).get("sections", {}).get(key)


def open_section(window, title):
    page = window.go_to("One-Pager", 1)
    card = atspi.find(page, "grouping", title)
    if not atspi.find_all(card, "text", "Owner"):
        atspi.press(atspi.find(card, "button", re.compile("^" + re.escape(title))))
    atspi.find(card, "text", "Owner")
    return card


def choose(form, label, choice):
    """In a group of toggles, or in a drop-down by the keyboard."""
    group = atspi.find(form, {"grouping", "combo box"}, label)
    if group.get_role_name() == "grouping":
        atspi.press(atspi.find(group, "radio button", choice))
        return
    for _ in range(5):  # keys that come before the list has the focus are lost
        atspi.go_by("Tab", group)
        atspi.key("space")
        atspi.find(group, "label", choice)
        offered = [bool(atspi.find_all(item, "label", choice)) for item in atspi.find_all(group, "list item")]
        atspi.key("Home", *["Down"] * offered.index(True), "Return")
        atspi.is_gone(group, "list item")
        if atspi.find_all(atspi.find(group, "toggle button"), "label", choice):
            return
    raise AssertionError(f"{label}: {choice} cannot be chosen")


def type_lines(form, label, lines):
    for i, line in enumerate(lines):
        atspi.wait(f"line {i} of {label}", lambda: len(atspi.find_all(form, "text", label)) > i)
        atspi.set_text(atspi.find_all(form, "text", label)[i], line)


def enter(form, label, value):
    if isinstance(value, One):
        choose(form, label, value)
    elif isinstance(value, Lines):
        type_lines(form, label, value)
    elif value is True:
        atspi.go_by("Tab", atspi.find(form, "check box", label))
        atspi.key("space")
    else:
        atspi.set_text(atspi.find(form, "text", label), value)


def wait_for_part(window, key, wanted):
    try:
        atspi.wait(key, lambda: part(window, key) == wanted)
    except atspi.NotFound:
        raise AssertionError(f"{key}: {part(window, key)!r}, expected {wanted!r}") from None


# ── the story, step by step ──────────────────────────────────────────────────

def accounts_are_there(window):
    window.start(chooser=True)
    window.new_workspace("Test")
    window.import_file(window.write_csv("accounts.csv", HEADER, ACCOUNTS), "4 accounts are new")


def every_section_is_filled(window):
    for title, add, key, inputs in FORMS:
        form = open_section(window, title)
        if add:
            atspi.press(atspi.find(form, "button", add))
            form = atspi.find(form, "list item", re.compile("^New "))
        for label, value, _, _ in inputs:
            enter(form, label, value)
        document = {member: held for _, _, member, held in inputs}
        wait_for_part(window, key, [document] if add else document)
        atspi.press(atspi.find(window.go_to("One-Pager", 1), "button", re.compile("^" + re.escape(title))))


def every_section_has_an_owner(window):
    for title in OWNERS:
        card = open_section(window, title)
        atspi.set_text(atspi.find(card, "text", "Owner"), f"{title} team")
        atspi.press(atspi.find(card, "button", re.compile("^" + re.escape(title))))
    wait_for_part(window, "owners", {key: f"{title} team" for title, key in OWNERS.items()})


def the_gut_is_checked(window):
    page = window.go_to("One-Pager", 1)
    atspi.press(atspi.find(page, "button", "Gut Check"))
    dialog = atspi.find(window.frame, "dialog", "Gut Check")
    for label, value, _, _ in GUT_CHECK:
        enter(dialog, label, value)
    atspi.find(dialog, "label", re.compile("5 of 5 answered.*6 of 6"))
    atspi.key("Escape")
    wait_for_part(window, "gut_check", {member: held for _, _, member, held in GUT_CHECK})


def a_criterion_tells_the_tiers(window):
    open_section(window, "Firmographics")
    window.add_criterion("Employees", "400")
    atspi.wait("criterion in the file", lambda: [c["values"] for c in draft(window)["criteria"]] == [[400]])


def all_of_it_is_ready(window):
    """What the schema knows stands in the document, and the window says so."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    sections = draft(window)["sections"]
    for key, known in schema["properties"]["sections"]["properties"].items():
        held = sections.get(key, {}) if key != "review" else {"by": None}
        held = held[0] if isinstance(held, list) else held
        assert set(held) == set(known.get("items", known)["properties"]), (key, held)
    page = window.go_to("One-Pager", 1)
    atspi.find(page, {"button", "toggle button"}, re.compile("^100 % ready"))


def undo_goes_through_the_whole_page(window):
    """The last two steps, wherever the focus is, and forth again."""
    before = draft(window)
    page = window.go_to("One-Pager", 1)
    card = open_section(window, "Value framework")
    field = atspi.find(card, "text", "The value, in one sentence")
    atspi.go_by("Tab", field)
    atspi.key("ctrl+a")
    atspi.type_text("Another value")
    wait_for_part(window, "value", dict(before["sections"]["value"], statement="Another value"))
    atspi.key("ctrl+z")
    atspi.wait("the value as it was", lambda: draft(window) == before)
    atspi.key("ctrl+z", "ctrl+z")
    atspi.wait("no criterion", lambda: draft(window).get("criteria") == [])
    atspi.key("ctrl+shift+z", "ctrl+shift+z")
    atspi.wait("all of it again", lambda: draft(window) == before)
    assert atspi.find(page, "button", "Redo")


def publish_dialog(window):
    atspi.press(atspi.find(window.go_to("One-Pager", 1), "button", "Publish…"))
    return atspi.find(window.frame, {"grouping", "dialog"}, "Publish")


def publish(window, dialog, button, reason):
    atspi.set_text(atspi.find(dialog, "text", "Why Now"), reason)
    atspi.set_text(atspi.find(dialog, "text", "Author"), "Grace")
    atspi.press(atspi.find(dialog, "button", button))
    atspi.find(window.frame, "label", re.compile("^Version . published"), skip={"tree table"}, backwards=True)


def the_first_version_moves_nobody(window):
    dialog = publish_dialog(window)
    atspi.find(dialog, "label", re.compile("first version"))
    publish(window, dialog, "Publish", "A first guess")
    versions = window.cli("profile", "versions", "--json")
    assert [(v["version"], v["author"], v["reason"], v["warnings"]) for v in versions] == [(1, "Grace", "A first guess", [])], versions


def an_edit_has_an_impact(window):
    """400 or more employees: three accounts in tier 1; 600 or more: Anvil Retail, a customer of Ada's, goes outside."""
    atspi.set_text(atspi.find(open_section(window, "Firmographics"), "text", "Value"), "600")
    atspi.wait("the edit in the file", lambda: [c["values"] for c in draft(window)["criteria"]] == [[600]])
    dialog = publish_dialog(window)
    for role, name in [("label", "1 of 4 accounts changes tier"), ("button", "Tier 1 to Outside: 1 account"),
                       ("label", "Tier 1 stays: 2 accounts"), ("label", "Outside stays: 1 account"),
                       ("label", "1 customer, 0 open deals"), ("label", "Employees 400 or more became 600 or more"),
                       ("list item", re.compile("^Ada: 50 %, 1 of 2 .*1 customer, 0 open deals; above the limit$")),
                       ("alert", re.compile("^Version 1 was published today")), ("alert", re.compile("^1 owner is above the limit"))]:
        atspi.find(dialog, role, name)
    atspi.press(atspi.find(dialog, "radio button", "Territory"))
    atspi.find(dialog, "list item", re.compile("^North: 50 %, 1 of 2 "))
    publish(window, dialog, "Publish Anyway", "Larger ones stay longer")
    newest = window.cli("profile", "versions", "--json")[0]
    assert (newest["version"], newest["reason"]) == (2, "Larger ones stay longer"), newest
    assert [w["code"] for w in newest["warnings"]] == ["young", "owners"], newest
    assert window.cli("fit", "--json")["workspace"]["tiers"] == {"1": 2, "2": 0, "3": 0, "outside": 2}


def history_tells_the_difference(window):
    history = window.go_to("History", 6)
    versions = atspi.find(history, "list", "Versions")
    atspi.find(versions, "list item", re.compile("^Version 2, .*Grace: Larger ones stay longer"))
    atspi.find(window.frame, "label", "From version 1 to version 2: 1 change")
    atspi.find(window.frame, "label", "Employees 400 or more became 600 or more")


def the_first_version_comes_back(window):
    history = window.go_to("History", 6)
    atspi.click(window.frame, atspi.find(history, "list item", re.compile("^Version 1, ")))
    atspi.press(atspi.find(window.frame, "button", "Revert to This Version"))
    atspi.wait("version 1 as the draft", lambda: [c["values"] for c in draft(window)["criteria"]] == [[400]])
    assert len(window.cli("profile", "versions", "--json")) == 2
    difference = window.cli("profile", "diff", "--json")
    assert "Employees 600 or more became 400 or more" in [change["text"] for change in difference["changes"]], difference


def the_file_is_whole(window):
    atspi.key("ctrl+q")
    assert window.program.wait() == 0
    assert window.cli("check", "--json")["ok"]


STORY = [accounts_are_there, every_section_is_filled, every_section_has_an_owner, the_gut_is_checked,
         a_criterion_tells_the_tiers, all_of_it_is_ready, undo_goes_through_the_whole_page, the_first_version_moves_nobody,
         an_edit_has_an_impact, history_tells_the_difference, the_first_version_comes_back, the_file_is_whole]

if __name__ == "__main__":
    story.tell(STORY)
