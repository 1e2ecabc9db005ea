"""Random accounts and profiles of every type and operator, for whoever judges them. $CONCENTRIC_TEST_SEED makes a run happen again."""
import datetime
import json
import os
import random

SEED = os.environ.get("CONCENTRIC_TEST_SEED") or str(random.SystemRandom().getrandbits(32))
RANDOM = random.Random(SEED)
DAY = datetime.date(2026, 3, 15)

KINDS = {"name": "text", "city": "category", "code": "id", "site": "domain", "tags": "list", "people": "range", "visits": "number",
         "revenue": "money", "since": "date", "public": "boolean"}
WORDS = ["Zürich", "zurich", "ZU\u0308RICH", "Straße", "STRASSE", "ﬁsh", "Fish", "ガラス", "ｶﾞﾗｽ", "カラス", "Ωmega", "ωMEGA", "ΟΔΟΣ", "οδός",
         "İstanbul", "Bogotá D.C.", "bogota d.c.", "it's", "100%", "a_b", "*[x]?", "back\\slash", "\"quoted\"", "Ⅷ eight", "Éclair", "物流", "한국", "x -- y",
         "/* z */", "Đakovo", "O’Neil"]
CODES = ["001A", "001a", "X-9", "é9", "E9"]
SITES = ["acme.com", "example.co.uk", "other.co.uk", "notacme.com", "bücher.de"]
NUMBERS = [0, 1, -1, 10, 9.5, 50, 51, 200, 1e6, 0.1, 1 / 3, 0.1 + 0.2, 123456789.123, 1e15, 1e-9, 20500, 2.0 ** 53, 1.7976931348623157e308,
           -1.7976931348623157e308, 5e-324, 123456789.12345679]
OPERATORS = {"text": ("in", "not-in", "contains"), "list": ("has-any", "has-all", "has-none"), "number": ("between", "at-least", "at-most"),
             "date": ("between", "at-least", "at-most", "within-days"), "boolean": ("is",)}
OPERATORS.update({"category": OPERATORS["text"], "id": OPERATORS["text"], "domain": OPERATORS["text"], "range": OPERATORS["number"],
                  "money": OPERATORS["number"]})


def some(pool, least, most):
    return [RANDOM.choice(pool) for _ in range(RANDOM.randint(least, most))]


def pool_of(kind):
    return {"id": CODES, "domain": SITES}.get(kind, WORDS)


def random_day():
    return (DAY + datetime.timedelta(RANDOM.randint(-200, 30))).isoformat()


def random_cell(kind):
    """As a CSV file has it; "" for a value that is missing."""
    if RANDOM.random() < 0.2:
        return ""
    if kind == "list":
        return ";".join(some(WORDS, 1, 4))
    if kind == "range":
        low = RANDOM.randint(0, 300)
        return RANDOM.choice(("%d-%d" % (low, low + RANDOM.randint(0, 300)), "%d+" % low, "%d" % low))
    if kind in ("number", "money"):
        return repr(RANDOM.choice(NUMBERS)) if RANDOM.random() < 0.7 else str(RANDOM.randint(0, 300))
    if kind == "date":
        return random_day()
    return RANDOM.choice(("yes", "no")) if kind == "boolean" else RANDOM.choice(pool_of(kind))


def random_values(kind, op):
    if op == "known":
        return []
    if op == "is":
        return [RANDOM.random() < 0.5]
    if op == "within-days":
        return [RANDOM.randint(0, 150)]
    if op in ("between", "at-least", "at-most"):
        ends = sorted(some(NUMBERS + [RANDOM.randint(0, 300)], 2, 2)) if kind != "date" else sorted((random_day(), random_day()))
        return ends if op == "between" else [RANDOM.choice([ends[0], ends[0], None])]
    if op == "contains":
        return [word[RANDOM.randint(0, 2):][:RANDOM.randint(1, 5)] for word in some(pool_of(kind), 0, 3)]
    return some(pool_of(kind), 0, 4) + [""] * RANDOM.randint(0, 1)


def random_criterion(number):
    field = RANDOM.choice([*KINDS, "nowhere"])
    kind = KINDS.get(field, "text")
    op = "known" if RANDOM.random() < 0.1 else RANDOM.choice(OPERATORS[kind] if RANDOM.random() < 0.9 else OPERATORS[RANDOM.choice(list(OPERATORS))])
    importance = RANDOM.choice(("must", "strong", "strong", "nice", "nice", "never"))
    criterion = {"id": "c%d" % number, "label": "".join(some(WORDS + ["\n", "*/", "--"], 1, 4)), "field": field, "op": op,
                 "values": random_values(kind if op in OPERATORS[kind] else "number" if op in OPERATORS["number"] else "text", op), "importance": importance}
    if RANDOM.random() < 0.5 and importance != "never":
        criterion["weight"] = RANDOM.choice((0, 0.1, 0.3, 2.5, 7, 10, 0.333, 2.000000001, 1.999999999))
    return criterion


def random_profile(name, count=None):
    thresholds = sorted((RANDOM.choice((75, 50, 25, 0, 100, 33.3, 60)) for _ in range(3)), reverse=True)
    count = RANDOM.choice((0, 1, 2, 3, 5, 8, 12, 32)) if count is None else count
    return {"format": "concentric-profile", "version": 1, "name": name, "thresholds": thresholds,
            "criteria": [random_criterion(i) for i in range(count)]}


def random_rows(count):
    return [["R%d" % i, *(random_cell(kind) for kind in KINDS.values())] for i in range(count)]


HEADERS = ["Record ID", *KINDS]
MAPPING = json.dumps({"Record ID": {"key": "record_id", "type": "id", "role": "record_id"},
                      **{key: {"key": key, "type": kind} for key, kind in KINDS.items()}})


def typed(fields):
    """The values of an account as `accounts --json` has them, as the oracle takes them."""
    value = dict(fields)
    if value["since"] is not None:
        value["since"] = datetime.date.fromisoformat(value["since"])
    if value["people"] is not None:
        low, high = value["people"]
        value["people"] = (float("-inf") if low is None else low, float("inf") if high is None else high)
    return value
