#!/usr/bin/env python3
"""Imports CSV and JSON files by definition: what becomes of every row, and what is known of every account afterwards. An
independent second opinion on intake; slow and plain, standard library only.

    intake_oracle.py FIELDS.json FILE [FIELDS.json FILE …]

imports one file after the other. FIELDS.json says which column is which field: {"Header": {"key": "employees", "type":
"number", "role": "employees"}, …}; columns that it does not name are left out; dates of three plain numbers are read as
"order" says, "month" or "day". Prints one JSON object a file with the counts, then one an account.

Of JSON the longest array of objects is the table, wherever it stands; objects in a record are flattened with dots, lists joined
with semicolons.

Who a row is about (method: identity). Two rows are the same account when they agree on the strongest identifier that both
have: record id, then registrable domain, then folded name, the last unless both countries are known and differ. When
several accounts qualify, the one that is known by no more than the row goes first, then the one of the same country, then
the oldest. The first row of a file about an account counts; others of that file fill its gaps.
"""
import csv
import datetime
import json
import re
import sys

from fit_oracle import MISSING, fold

# Hosts of the real files that many companies share.
SHARED = {"amazon.com", "ebay.com", "etsy.com", "facebook.com", "twitter.com", "gmail.com", "linkedin.com"}
COUNTS = ("rows", "inserted", "updated", "unchanged", "merged", "rejected")


def read_number(text, field):
    plain = re.fullmatch(r"-?\d+(\.\d*)?|-?\.\d+", text)
    return float(text) if plain else None


def read_date(text, field):
    iso = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:$|[ T])", text)
    slashed = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})(?: .*)?", text)
    if iso:
        year, month, day = map(int, iso.groups())
    elif slashed:
        month, day, year = map(int, slashed.groups())
        if field.get("order") == "day":
            month, day = day, month
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def read_boolean(text, field):
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(text.lower())


def read_domain(text, field):
    """Host names under the suffixes that these files hold: of one label, or one of a country's own for trade and the like."""
    host = re.split("[/?]", re.sub(r"^([a-z]+://)+", "", text.lower()))[0]
    labels = host.split(".")
    deep = len(labels) > 2 and labels[-2] in ("co", "com", "agr", "edu") and len(labels[-1]) == 2
    return ".".join(labels[-3 if deep else -2:]) if len(labels) > 1 and all(re.fullmatch(r"[a-z0-9-]+", label) for label in labels) else None


def read_list(text, field):
    items = [item.strip() for item in text.split(";")]
    return list(dict.fromkeys(item for item in items if item.lower() not in MISSING)) or None


READERS = {"number": read_number, "money": read_number, "date": read_date, "boolean": read_boolean, "domain": read_domain,
           "list": read_list}


def read_cell(text, field):
    text = text.strip(" \t\r\n\v\f")   # a no-break space is part of a text
    if text.lower() in MISSING:
        return None
    return READERS.get(field["type"], lambda text, field: text)(text, field)


class Account:
    def __init__(self, age):
        self.age, self.values, self.touched = age, {}, False
        self.id = self.domain = self.name = self.country = None

    def take(self, row, fill):
        """Whether anything that is known changes."""
        before = (dict(self.values), self.id, self.domain, self.name, self.country)
        for key, value in row["values"].items():
            if value is not None and not (fill and self.values.get(key) is not None):
                self.values[key] = value
        for part in ("id", "domain", "name", "country"):
            if row[part] is not None and not (fill and getattr(self, part) is not None):
                setattr(self, part, row[part])
        return before != (self.values, self.id, self.domain, self.name, self.country)


def agreement(row, account):
    """0, 1 or 2 when both agree on record id, domain or name as the strongest identifier that both have; else None."""
    for level, part in enumerate(("id", "domain", "name")):
        ours, theirs = row[part], getattr(account, part)
        if ours is None or theirs is None:
            continue
        if ours != theirs:
            return None
        if part == "name" and None not in (row["country"], account.country) and row["country"] != account.country:
            return None
        return level
    return None


def preference(row, account):
    level = agreement(row, account)
    more = (account.id is not None) * 2 + (account.domain is not None if level == 2 else 0)
    return level, more, level == 2 and account.country != row["country"], account.age


class Workspace:
    def __init__(self):
        self.accounts = []
        self.index = {}

    def find(self, row):
        near = {a.age: a for part in ("id", "domain", "name") if row[part] for a in self.index.get((part, row[part]), {}).values()}
        same = [a for a in near.values() if agreement(row, a) is not None]
        return min(same, key=lambda a: preference(row, a), default=None)

    def enter(self, account):
        for part in ("id", "domain", "name"):
            self.index.setdefault((part, getattr(account, part)), {})[account.age] = account

    def take_row(self, row, counts):
        account = self.find(row)
        if account is None:
            account = Account(len(self.accounts))
            self.accounts.append(account)
            account.take(row, False)
            counts["inserted"] += 1
        elif account.touched:
            account.take(row, True)
            counts["merged"] += 1
        else:
            counts["updated" if account.take(row, False) else "unchanged"] += 1
        account.touched = True
        self.enter(account)

    def import_file(self, path, fields):
        counts = dict.fromkeys(COUNTS, 0)
        for account in self.accounts:
            account.touched = False
        self.filled = dict.fromkeys(fields, 0)
        for header, cells in read_table(path):
            if not any(cell.strip() for cell in cells):
                continue
            counts["rows"] += 1
            row = read_row(header, cells, fields)
            if row is None:
                counts["rejected"] += 1
                continue
            for name, text in zip(header, cells):
                if name in fields and read_cell(text, fields[name]) is not None:
                    self.filled[name] += 1
            self.take_row(row, counts)
        return counts


def find_records(value):
    """The longest list of objects, at any depth; of equals the outermost."""
    best = value if isinstance(value, list) and value and all(isinstance(v, dict) for v in value) else []
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        found = find_records(inner)
        if len(found) > len(best):
            best = found
    return best


def as_text(value):
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(as_text(v) for v in value if v is not None)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def flatten(record, prefix=""):
    cells = {}
    for key, value in record.items():
        if isinstance(value, dict):
            cells.update(flatten(value, prefix + key + "."))
        else:
            cells[prefix + key] = as_text(value)
    return cells


def read_table(path):
    """Each row as its header and its cells."""
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            for record in find_records(json.load(file)):
                cells = flatten(record)
                yield list(cells), list(cells.values())
        return
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file)
        header = next(reader)
        for cells in reader:
            yield header, cells


def read_row(header, cells, fields):
    """What a row says; None when it cannot be used."""
    if any(cell.strip() for cell in cells[len(header):]):
        return None
    row = {"values": {}, "id": None, "domain": None, "name": None, "country": None}
    for name, text in zip(header, cells):
        field = fields.get(name)
        if field is None:
            continue
        value = row["values"][field["key"]] = read_cell(text, field)
        part = {"record_id": "id", "domain": "domain", "name": "name", "country": "country"}.get(field.get("role"))
        if part is not None and value is not None:
            row[part] = fold(value) if part in ("name", "country") else value
    if row["domain"] in SHARED:
        row["domain"] = None
    return row if row["id"] or row["domain"] or row["name"] else None


def main(arguments):
    workspace = Workspace()
    for fields, path in zip(arguments[::2], arguments[1::2]):
        with open(fields, encoding="utf-8") as file:
            print(json.dumps(workspace.import_file(path, json.load(file))))
    for account in workspace.accounts:
        print(json.dumps(account.values, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
