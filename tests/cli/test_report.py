"""The one-pager as a file: one page, its paper, its words, its bytes, and what is said when it is too much."""
import html
import html.parser
import json
import os
import re
import shutil
import subprocess

from harness import DATA, Skip, equal, holds, main, test

DOCUMENT = os.path.join(DATA, "sample", "mid-market-logistics.json")

# What stands on the page of the sample, in reading order.
ORDER = ["Northwind Robotics", "Mid-market logistics", "review by", "Tier 1", "Outside", "What value do we alone add?",
         "Robots of different makers", "Who they are", "Three warehouses or more", "What they do", "ask", "The market",
         "Companies in the profile", "Pains and use cases", "Lower cost: €310k a site and year", "With us:", "Why us",
         "Unique.", "Who buys", "Economic buyer", "Proof", "Vaartzicht Supply Chain", "Ready to serve them",
         "Made with Concentric"]


def poppler(cli, *command):
    if shutil.which(command[0]) is None:
        raise Skip(command[0] + " is not installed")
    return subprocess.run(command, cwd=cli.folder, capture_output=True, check=True).stdout.decode("utf-8")


def sample(cli):
    cli.run("new", cli.workspace, "--sample")


def in_order(text, words, what):
    at = 0
    for word in words:
        found = text.find(word, at)
        holds(found >= 0, "%s: “%s” is not where it should be in:\n%s" % (what, word, text))
        at = found + len(word)


def add_profile(cli, name, change):
    """A profile like the sample's, under another name; its draft is in force."""
    with open(DOCUMENT, encoding="utf-8") as file:
        document = json.load(file)
    document["name"] = name
    change(document["sections"])
    cli.write("p.json", json.dumps(document))
    cli.run("--quiet", "profile", "import", "p.json")


@test
def pdf_is_one_page_of_its_paper(cli):
    sample(cli)
    for paper, size in (("a4", "595.28 x 841.89"), ("letter", "612 x 792")):
        run = cli.run("report", "--paper", paper, "--out", paper + ".pdf")
        equal((run.out, run.err), ("", ""))
        info = poppler(cli, "pdfinfo", paper + ".pdf")
        equal(re.search(r"Pages: +(\d+)", info)[1], "1")
        holds(size in info, info)
        in_order(info, ["Mid-market logistics", "Northwind Robotics", "Concentric"], "metadata")
        in_order(poppler(cli, "pdftotext", "-raw", paper + ".pdf", "-"), ORDER, "text")


@test
def same_input_gives_same_bytes(cli):
    sample(cli)
    for name in ("pdf", "svg", "html", "md"):
        cli.run("report", "--out", "first." + name)
        cli.run("report", "--out", "second." + name)
        holds(cli.read("first." + name) == cli.read("second." + name), name)
        equal(cli.run("report", "--format", name, "--out", "-", binary=True).out, cli.read("first." + name), name)


class Reader(html.parser.HTMLParser):
    """Texts in order, and whether every element that opens is closed in turn."""
    VOID = {"meta", "circle"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.seen, self.attributes = [], [], [], {}

    def handle_starttag(self, tag, attributes):
        self.seen.append(tag)
        self.attributes.setdefault(tag, []).append(dict(attributes))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        holds(tag in self.VOID, tag)

    def handle_endtag(self, tag):
        equal(self.open.pop(), tag)

    def handle_data(self, data):
        if not {"style", "title"} & set(self.open):
            self.texts.append(data)


@test
def html_is_whole(cli):
    sample(cli)
    cli.run("report", "--out", "page.html")
    reader = Reader()
    reader.feed(cli.read("page.html").decode("utf-8"))
    equal(reader.open, [])
    equal([reader.seen.count(tag) for tag in ("html", "main", "h1", "title")], [1, 1, 1, 1])
    equal(reader.attributes["html"], [{"lang": "en", "dir": "ltr"}])
    equal({h for h in reader.seen if re.fullmatch("h[1-6]", h)}, {"h1", "h2"})
    holds(all("scope" in a for a in reader.attributes["th"]), "every heading of a table says for what")
    text = "".join(reader.texts)
    in_order(text, [w for w in ORDER if w != "Economic buyer"], "HTML")
    with open(DOCUMENT, encoding="utf-8") as file:
        sections = json.load(file)["sections"]
    for pain in sections["pain"]:
        for member in {"title", "problems", "limits"} & set(pain):
            equal(text.count(pain[member]), 1, pain[member])


@test
def markdown_is_all_of_it(cli):
    sample(cli)
    cli.run("report", "--out", "page.md")
    text = cli.read("page.md").decode("utf-8")
    in_order(text, ["# Mid-market logistics\n", "| Tier |", "## What value do we alone add?", "## Who they are", "| must | **Three",
                    "## Pains and use cases", "- **Fleets", "## Proof"], "Markdown")
    equal(len(re.findall(r"(?m)^# ", text)), 1)


@test
def too_much_is_named(cli):
    sample(cli)
    stories = [{"industry": "Logistics", "customer": "Customer %03d" % i, "story": "+12 %"} for i in range(150)]
    add_profile(cli, "Full", lambda s: s.update(proof=stories))
    run = cli.run("report", "--profile", "Full", "--out", "full.pdf")
    left_out = int(re.search(r"(\d+) of Proof", run.err)[1])
    holds(run.err.startswith("Not on the page: ") and run.err.count("\n") == 1, run.err)
    text = poppler(cli, "pdftotext", "-raw", "full.pdf", "-")
    kept = [i for i in range(150) if "Customer %03d" % i in text]
    equal(kept, list(range(150 - left_out)))
    holds("Not on this page:" in text and "%d of Proof" % left_out in text, text)
    equal(cli.run("--quiet", "report", "--profile", "Full", "--out", "full.pdf").err, "")
    equal(cli.run("report", "--profile", "Full", "--out", "full.html").err, "")
    holds("Customer 149" in cli.read("full.html").decode("utf-8"), "the web page has room")


@test
def other_scripts_can_be_copied(cli):
    sample(cli)
    for name, statement, direction in (("中型物流企业", "不同厂家的机器人同班协作", "ltr"), ("شركات الخدمات", "روبوتات مختلفة", "rtl"),
                                       ("חברות לוגיסטיקה", "רובוטים שונים", "rtl")):
        add_profile(cli, name, lambda s: s["value"].update(statement=statement, summary=statement))
        cli.run("report", "--profile", name, "--out", "p.pdf")
        text = poppler(cli, "pdftotext", "p.pdf", "-")
        holds(name in text and statement in text, text)
        cli.run("report", "--profile", name, "--out", "p.html")
        holds('dir="%s"' % direction in cli.read("p.html").decode("utf-8")[:200], name)


@test
def drafts_and_versions(cli):
    sample(cli)
    newest = max(p["version"] for p in cli.json("profile", "list") if p["rank"] == 1)
    cli.run("report", "--version", "1", "--out", "v1.md")
    holds("Version 1 · " in cli.read("v1.md").decode("utf-8"), "the first version")
    cli.run("report", "--out", "v.md")
    holds("Version %d · " % newest in cli.read("v.md").decode("utf-8"), "what is in force")
    add_profile(cli, "Mid-market logistics", lambda s: s["value"].update(statement="A new sentence"))
    cli.run("report", "--out", "v.md")
    holds("A new sentence" not in cli.read("v.md").decode("utf-8"), "a draft is not in force")
    cli.run("report", "--draft", "--out", "d.md")
    in_order(cli.read("d.md").decode("utf-8"), ["Draft of version %d · " % (newest + 1), "A new sentence"], "draft")
    cli.run("report", "--profile", "2", "--out", "two.md")
    holds("# Cold chain" in cli.read("two.md").decode("utf-8"), "by rank")


@test
def paper_follows_the_locale(cli):
    if "en_US.utf8" not in subprocess.run(["locale", "-a"], capture_output=True).stdout.decode("utf-8", "replace"):
        raise Skip("no American locale")
    sample(cli)
    cli.run("report", "--out", "us.pdf", LC_ALL="en_US.UTF-8")
    info = poppler(cli, "pdfinfo", "us.pdf")
    holds("612 x 792" in info, info)
    text = poppler(cli, "pdftotext", "us.pdf", "-")
    holds("2,000 accounts" in text, text)


@test
def the_web_page_is_of_the_language_of_messages(cli):
    if "de_DE.utf8" not in subprocess.run(["locale", "-a"], capture_output=True).stdout.decode("utf-8", "replace"):
        raise Skip("no German locale")
    sample(cli)
    for locale, tag in (("C.UTF-8", "en"), ("POSIX", "en"), ("de_DE.UTF-8", "de-DE")):
        cli.run("report", "--out", "p.html", LC_ALL=locale)
        holds('<html lang="%s" dir="ltr">' % tag in cli.read("p.html").decode("utf-8"), locale)
    add_profile(cli, "شركات الخدمات", lambda s: s["value"].update(summary="English"))
    cli.run("report", "--profile", "شركات الخدمات", "--out", "p.html")
    page = cli.read("p.html").decode("utf-8")
    holds('<html lang="en"' in page and '<h1 dir="auto" lang="ar">' in page and '<p class="summary" dir="auto">English' in page, page)


@test
def failures_leave_nothing(cli):
    sample(cli)
    cli.fails("report", code=2, says="--out")
    cli.fails("report", "--out", "x", code=2, says="--format")
    cli.fails("report", "--format", "docx", "--out", "x.pdf", code=2, says="docx")
    cli.fails("report", "--paper", "a5", "--out", "x.pdf", code=2, says="a5")
    cli.fails("report", "--what", "board", "--draft", "--out", "x.pdf", code=2, says="leave --draft and --version out")
    cli.fails("report", "--what", "board", "--version", "1", "--out", "x.pdf", code=2, says="leave --draft and --version out")
    cli.fails("report", "--what", "minutes", "--out", "x.pdf", code=2, says="not there yet")
    cli.fails("report", "--what", "poem", "--out", "x.pdf", code=2, says="poem")
    cli.fails("report", "--draft", "--version", "1", "--out", "x.pdf", code=2, says="--version")
    cli.fails("report", "--version", "99", "--out", "x.pdf", says="no version 99")
    cli.fails("report", "--profile", "Nobody", "--out", "x.pdf", says="Nobody")
    cli.fails("report", "--out", "no/such/folder/x.pdf", says="no/such/folder/x.pdf")
    holds(not os.path.exists(cli.path("x.pdf")), "nothing is half written")
    cli.run("new", "empty.concentric")
    cli.fails("--workspace", "empty.concentric", "report", "--out", "x.pdf", says="no profile")


# ── the report for the board ──

def board_tables(text):
    """The tables of the Markdown: by their first head, rows by their first cell."""
    tables, rows = {}, None
    for line in text.splitlines():
        if not line.startswith("|"):
            rows = None
            continue
        cells = [cell.strip().replace("\u202f", " ").replace("\\", "") for cell in line.strip("|").split("|")]
        if rows is None:
            heads, rows = cells, {}
            tables[cells[0]] = rows
        elif not set(cells[0]) <= set("-:"):
            rows[cells[0]] = dict(zip(heads, cells))
    return tables


def number(cell):
    return int(cell.replace(",", ""))


def in_words(conversion):
    if conversion["n"] == 0:
        return "–"
    of = "{:,} of {:,}".format(conversion["k"], conversion["n"])
    if not conversion["enough"]:
        return of + ": too few to say"
    return "%.0f %% (%.0f–%.0f), %s" % (100 * conversion["rate"], 100 * conversion["low"], 100 * conversion["high"], of)


TIERS = (("1", "Tier 1"), ("2", "Tier 2"), ("3", "Tier 3"), ("outside", "Outside"))


@test
def board_says_what_other_commands_say(cli):
    sample(cli)
    cli.run("report", "--what", "board", "--out", "b.md")
    text = cli.read("b.md").decode("utf-8")
    tables = board_tables(text)
    fit = cli.json("fit", "--profile", "1")["profiles"][0]
    for key, name in TIERS:
        row = next(row for tier, row in tables["Tier"].items() if tier.startswith(name))
        equal(number(row["Accounts"]), fit["tiers"][key], name)
        equal(row["Share"], "%.0f %%" % (100 * fit["tiers"][key] / fit["accounts"]), name)
    equal(number(tables["Tier"]["All"]["Needs data"]), fit["needs_data"])
    equal(number(tables["Tier"]["All"]["Could move"]), fit["could_move"])
    holds(text.startswith("# {:,} of {:,} accounts are in the bullseye".format(fit["tiers"]["1"], fit["accounts"])), text[:80])

    funnel = cli.json("funnel", "--profile", "1")
    names = dict(TIERS, all="All")
    for group in funnel["groups"]:
        for stage in group["stages"]:
            equal(number(tables["Stage"][stage["stage"]][names[group["group"]]]), stage["count"])
        for step in group["conversions"]:
            row = tables["Stage"]["%s → %s" % (step["from"], step["to"])]
            equal(row[names[group["group"]]], in_words(step))
    for step in funnel["groups"][-1]["conversions"]:
        equal(number(tables["Step"]["%s → %s" % (step["from"], step["to"])]["Waiting"]), step["waiting"])
    plain = text.replace("\\", "")
    for finding in funnel["findings"]:
        in_order(plain, [finding["title"], finding["text"], finding["rule"]], "findings")


@test
def board_segments_add_up(cli):
    sample(cli)
    cli.run("report", "--what", "board", "--out", "b.md")
    tables = board_tables(cli.read("b.md").decode("utf-8"))
    total = tables["Sector"].pop("All accounts")
    fit = cli.json("fit", "--profile", "1")["profiles"][0]
    for key, name in TIERS:
        equal(sum(number(row[name]) for row in tables["Sector"].values()), fit["tiers"][key], name)
        equal(number(total[name]), fit["tiers"][key], name)
    equal(number(total["All"]), fit["accounts"])


@test
def board_compares_with_the_version_before(cli):
    sample(cli)
    cli.run("report", "--what", "board", "--out", "b.md")
    tiers = board_tables(cli.read("b.md").decode("utf-8"))["Tier"]
    changes = [row["± v1"] for row in tiers.values()]
    equal(changes.pop(), "±0")
    equal(sum(int(change.replace("−", "-").replace("±", "")) for change in changes), 0)
    add_profile(cli, "Fresh", lambda s: None)
    cli.run("report", "--what", "board", "--profile", "Fresh", "--out", "fresh.md")
    holds("±" not in cli.read("fresh.md").decode("utf-8"), "nothing to compare with")


@test
def board_has_two_pages(cli):
    sample(cli)
    for paper, size in (("a4", "595.28 x 841.89"), ("letter", "612 x 792")):
        run = cli.run("report", "--what", "board", "--paper", paper, "--out", "b.pdf")
        equal((run.out, run.err), ("", ""))
        info = poppler(cli, "pdfinfo", "b.pdf")
        equal(re.search(r"Pages: +(\d+)", info)[1], "2")
        equal(re.search(r"Tagged: +(\w+)", info)[1], "yes")
        holds(size in info, info)
        in_order(info, ["are in the bullseye", "Mid-market logistics", "Northwind Robotics", "Concentric"], "metadata")
        first = poppler(cli, "pdftotext", "-raw", "-l", "1", "b.pdf", "-")
        second = poppler(cli, "pdftotext", "-raw", "-f", "2", "b.pdf", "-")
        in_order(first, ["Northwind Robotics", "accounts are in the bullseye", "Version 2", "Raw lead", "In pipeline", "Bullseye", "Outside",
                         "Made with Concentric", "1 of 2"], "first page")
        in_order(second, ["of tier 1 became customers", "Reached:", "has its own: ", "Waiting", "SQL → Rev", "Findings", "Targeting, not closing", "Accounts by Industry",
                          "Logistics", "All accounts", "2 of 2"], "second page")
        structure = poppler(cli, "pdfinfo", "-struct-text", "b.pdf")
        for tag in ("H1", "H2", "H3", "P", "Figure", "Table", "TR", "TH", "TD"):
            holds(re.search(r"(?m)^ *%s\b" % tag, structure), tag)


@test
def board_in_every_form(cli):
    sample(cli)
    for name in ("pdf", "svg", "html", "md"):
        cli.run("report", "--what", "board", "--out", "first." + name)
        cli.run("report", "--what", "board", "--out", "second." + name)
        holds(cli.read("first." + name) == cli.read("second." + name), name)
    reader = Reader()
    reader.VOID = {"meta", "img"}
    reader.feed(cli.read("first.html").decode("utf-8"))
    equal(reader.open, [])
    equal([reader.seen.count(tag) for tag in ("html", "main", "h1", "title", "img", "table")], [1, 1, 1, 1, 2, 5])
    holds(all("scope" in a for a in reader.attributes["th"]), "every heading of a table says for what")
    holds(all(a["alt"] and a["src"].startswith("data:image/svg+xml;base64,") for a in reader.attributes["img"]), "pictures are in it, in words too")
    cells = [html.unescape(cell) for cell in re.findall(r"<t[hd][^>]*>([^<]*)", cli.read("first.html").decode("utf-8"))]
    for table in board_tables(cli.read("first.md").decode("utf-8")).values():
        for row in table.values():
            for cell in row.values():
                holds(cell in [c.replace("\u202f", " ") for c in cells], cell)
    svg = cli.read("first.svg").decode("utf-8")
    holds("<title>" in svg and "Accounts by Industry" in svg, "an SVG says what it shows")
    height, width = float(re.search(r'height="([\d.]+)', svg)[1]), float(re.search(r'width="([\d.]+)', svg)[1])
    holds(height > 2.5 * width, "both pages, below each other")


@test
def board_of_nothing(cli):
    cli.run("new", cli.workspace, "--name", "Empty")
    cli.fails("report", "--what", "board", "--out", "b.pdf", says="no profile")
    add_profile(cli, "Fresh", lambda s: None)
    for name in ("pdf", "svg", "html", "md"):
        cli.run("report", "--what", "board", "--out", "b." + name)
    text = cli.read("b.md").decode("utf-8")
    in_order(text, ["# No accounts yet", "Draft", "| Tier |", "## No account is at a stage", "## Findings", "Made with Concentric"], "Markdown")
    equal(board_tables(text)["Tier"]["All"]["Accounts"], "0")
    cli.write("one.csv", "Company name,Industry\nOnly,Logistics\n")
    cli.run("import", "one.csv")
    cli.run("report", "--what", "board", "--out", "one.pdf")
    in_order(poppler(cli, "pdftotext", "-raw", "one.pdf", "-"), ["The only account is not in the bullseye", "Logistics"], "one account")


main()
