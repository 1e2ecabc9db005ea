#!/usr/bin/env python3
"""Judges the accounts of a CSV file by a profile, by definition and from the file itself: an independent second
opinion on the whole street. Standard library only; shares nothing with the program but the documents.

    fit_oracle.py ACCOUNTS.csv PROFILE.json FIELDS.json [DAY]

FIELDS.json says which column is which field: {"Header": {"key": "employees", "type": "number"}, ...}; items of a list are
separated by ";". Prints one JSON object a line: name, verdicts by criterion, low, high, tier, flags. DAY (ISO) is what within-days counts back from.
"""
import csv
import datetime
import json
import re
import sys
import unicodedata
from fractions import Fraction

MISSING = {"", "-", "--", "n/a", "na", "#n/a", "null", "none", "select", "unknown", "undisclosed"}
DEFAULT_WEIGHTS = {"must": 3, "strong": 3, "nice": 1}
INFINITY = float("inf")


def is_accent(char):
    """Marks that are often left out; those that make another letter (ガ of カ, के of क) are none."""
    return unicodedata.category(char) == "Mn" and unicodedata.combining(char) not in (7, 8, 9) and \
        re.match("COMBINING|HEBREW|ARABIC|VARIATION", unicodedata.name(char, "")) is not None


def fold(text):
    """Compatibility decomposition, case folding, no accents, single spaces, trimmed."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", " ".join("".join(c for c in text if not is_accent(c)).split()))


def read_number(text):
    return float(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else None


def read_date(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def read_boolean(text):
    return {"yes": True, "no": False}.get(text.lower())


def read_domain(text):
    """Host names of two labels under one-label suffixes, which is all that these files hold; some say https:// twice."""
    host = re.sub(r"^([a-z]+://)+", "", text.lower()).split("/")[0]
    labels = host.split(".")
    return ".".join(labels[-2:]) if len(labels) >= 2 and all(re.fullmatch(r"[a-z0-9-]+", label) for label in labels) else None


def read_list(text):
    items = [item.strip() for item in text.split(";")]
    return list(dict.fromkeys(item for item in items if item.lower() not in MISSING)) or None


READERS = {"number": read_number, "money": read_number, "date": read_date, "boolean": read_boolean, "domain": read_domain,
           "list": read_list}


def read_cell(text, kind):
    """The value, or None when nothing is known or the text is not of its kind."""
    text = text.strip()
    if text.lower() in MISSING:
        return None
    return READERS.get(kind, str)(text)


def read_accounts(path, fields):
    """Each row as {field key: value}."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return [{field["key"]: read_cell(row[header], field["type"]) for header, field in fields.items()}
                for row in csv.DictReader(file)]


def days(value):
    """A day as its number from 1970-01-01; bounds may be one already."""
    if isinstance(value, str):
        value = datetime.date.fromisoformat(value)
    return (value - datetime.date(1970, 1, 1)).days if isinstance(value, datetime.date) else value


def is_inside(interval, low, high):
    """Wholly inside, wholly outside, or None."""
    low, high = -INFINITY if low is None else low, INFINITY if high is None else high
    if low <= interval[0] and interval[1] <= high:
        return True
    return False if interval[1] < low or high < interval[0] else None


def is_between(value, low, high):
    return (low is None or low <= value) and (high is None or value <= high)


def holds(criterion, value, kind, day):
    """Whether a known value passes the criterion's test; None when its kind cannot be tested."""
    op, values = criterion["op"], criterion.get("values", [])
    if op in ("in", "not-in", "contains") and kind in ("text", "category", "id", "domain"):
        compared = str.strip if kind == "id" else fold
        wanted = [compared(v) for v in values if compared(v)]
        if op == "contains":
            return any(w in compared(value) for w in wanted)
        if kind == "domain":
            wanted += [read_domain(v) for v in values]
        return (compared(value) in wanted) == (op == "in")
    if op in ("between", "at-least", "at-most") and (kind in ("number", "range", "money") or kind == "date"):
        low = values[0] if op != "at-most" else None
        high = values[-1] if op != "at-least" else None
        if kind != "date" and any(isinstance(v, str) for v in (low, high)):
            return None
        if kind == "date":
            return is_between(days(value), days(low), days(high))
        return is_inside(value, low, high) if kind == "range" else is_between(value, low, high)
    if op in ("has-any", "has-all", "has-none") and kind == "list":
        items, wanted = {fold(v) for v in value}, {fold(v) for v in values if fold(v)}
        return {"has-any": bool(items & wanted), "has-all": wanted <= items, "has-none": not items & wanted}[op]
    if op == "is" and kind == "boolean":
        return value is values[0]
    if op == "within-days" and kind == "date":
        return 0 <= (day - value).days <= values[0]
    return None


def judge(criterion, account, kinds, day):
    """match, miss or unknown."""
    value, kind = account.get(criterion["field"]), kinds.get(criterion["field"])
    if criterion["op"] == "known":
        return "miss" if value is None else "match"
    if value is None:
        return "unknown"
    return {True: "match", False: "miss", None: "unknown"}[holds(criterion, value, kind, day)]


def weight_of(criterion):
    """An exact fraction: decimals are meant as they are written."""
    if criterion["importance"] == "never":
        return Fraction(0)
    return Fraction(str(criterion.get("weight", DEFAULT_WEIGHTS[criterion["importance"]])))


def tier_of(score, thresholds, weighted):
    for tier, threshold in enumerate(thresholds, 1):
        if weighted and score >= Fraction(str(threshold)):
            return tier
    return 0


def evaluate(profile, account, kinds, day):
    """Verdicts, interval, tier and flags of one account (method §3)."""
    criteria, thresholds = profile["criteria"], profile.get("thresholds", [75, 50, 25])
    verdicts = [judge(c, account, kinds, day) for c in criteria]
    weights = [weight_of(c) for c in criteria]
    total = sum(weights)
    low, high = (sum((w for w, v in zip(weights, verdicts) if v in kind), Fraction(0)) * 100 / (total or 1)
                 for kind in (("match",), ("match", "unknown")))
    tier, high_tier = tier_of(low, thresholds, total), tier_of(high, thresholds, total)
    by_score = tier
    musts = [v for c, v in zip(criteria, verdicts) if c["importance"] == "must"]
    disqualified = any(c["importance"] == "never" and v == "match" for c, v in zip(criteria, verdicts))
    if "miss" in musts:
        tier, high_tier = (3 if t in (1, 2) else t for t in (tier, high_tier))
    if disqualified:
        tier = high_tier = 0
    flags = {"needs_data": "unknown" in musts and not disqualified, "could_move": tier != high_tier, "capped": tier != by_score}
    return {"verdicts": verdicts, "low": float(low), "high": float(high), "tier": tier, "flags": sorted(f for f in flags if flags[f])}


def evaluate_all(profile, accounts, fields, day):
    kinds = {field["key"]: field["type"] for field in fields.values()}
    return [dict(evaluate(profile, account, kinds, day), name=account["name"]) for account in accounts]


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        profile = json.load(file)
    with open(sys.argv[3], encoding="utf-8") as file:
        fields = json.load(file)
    day = datetime.date.fromisoformat(sys.argv[4]) if len(sys.argv) > 4 else datetime.date.today()
    for account in evaluate_all(profile, read_accounts(sys.argv[1], fields), fields, day):
        print(json.dumps(account, ensure_ascii=False))


if __name__ == "__main__":
    main()
