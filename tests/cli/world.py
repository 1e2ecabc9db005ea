"""A small workspace whose every number can be worked out by hand, and the rules that work them out."""
import csv
import io
import json
import math

HEADER = ["Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees", "Annual Revenue", "Country/Region",
          "Company owner", "Territory", "Web Technologies", "Employee range", "Public", "Churn", "Renewal", "Lifecycle Stage"]
ROWS = [
    ["1", "Åland Freight", "aland-freight.fi", "Logistics", "400", "5000000", "Finland", "Elin Sørensen", "Nordics", "Snowflake;Kafka", "201-500", "no", "-3.5", "2026-12-01", "Lead"],
    ["2", "Brightmere Stores", "brightmere.co.uk", "Retail", "1200", "", "United Kingdom", "Priya Raman", "UK", "Shopify", "1001-5000", "no", "0.25", "", "Marketing Qualified Lead"],
    ["3", "青葉物流", "aoba-logi.co.jp", "Logistics", "", "750000", "Japan", "佐藤 健", "APAC", "", "51-200", "no", "", "2027-01-15", "Sales Qualified Lead"],
    ["4", "Civil Supply, Leeds", "civil-supply.co.uk", "Logistics", "900", "9000000", "United Kingdom", "Priya Raman", "UK", "Snowflake", "501-1000", "yes", "1", "", "Lead"],
    ["5", "=cmd|' /C calc'!A0", "formula.example.com", "Transportation", "250", "1500000", "Belgium", "Daan Visser", "West", "Kafka", "201-500", "no", "12", "2026-11-30", "Customer"],
    ["6", "+49 Handels \"GmbH\"", "plus49.de", "Retail", "90", "300000", "Germany", "Katrin Vogel", "DACH", "Snowflake", "51-200", "", "", "", "Lead"],
    ["7", "Tiny", "", "", "", "", "", "", "", "", "", "", "", "", ""],
    ["8", "Kesterby", "kesterby.com", "Transportation", "2000", "1000000", "United States", "Jordan W.", "Americas", "", "10,001+", "no", "-0.5", "2026-12-31", "Evangelist"],
]
PROFILE = {
    "format": "concentric-profile", "version": 1, "name": "Movers", "thresholds": [75, 50, 25],
    "criteria": [
        {"id": "c1", "label": "Moves goods", "section": "firmographics", "field": "industry", "op": "in",
         "values": ["Logistics", "Transportation"], "importance": "must", "weight": 3},
        {"id": "c2", "label": "200–2,000 people", "section": "firmographics", "field": "employees", "op": "between",
         "values": [200, 2000], "importance": "strong", "weight": 3},
        {"id": "c3", "label": "Runs Snowflake", "section": "firmographics", "field": "technologies", "op": "has-any",
         "values": ["Snowflake"], "importance": "nice", "weight": 1},
        {"id": "c4", "label": "A million in revenue", "section": "firmographics", "field": "revenue", "op": "at-least",
         "values": [1000000], "importance": "nice", "weight": 1},
        {"id": "c5", "label": "Public", "section": "firmographics", "field": "public", "op": "is", "values": [True],
         "importance": "never"}]}
STAGE_OF = {"Lead": "RL", "Marketing Qualified Lead": "MQL", "Sales Qualified Lead": "SQL", "Opportunity": "SQL", "Customer": "Rev",
            "Evangelist": "Ret", "": None, "Other": None}


def as_csv(rows=ROWS, header=HEADER, delimiter=",", end="\r\n"):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def set_up(cli):
    """The workspace with its accounts and its profile."""
    cli.run("new", cli.workspace, "--name", "Test")
    cli.write("accounts.csv", as_csv())
    cli.run("import", "accounts.csv")
    cli.write("movers.json", json.dumps(PROFILE, ensure_ascii=False))
    cli.run("profile", "import", "movers.json")


# ── the method §3, in as few words as Python has ──


def verdict(criterion, value):
    """True, False or None for unknown. Values as JSON has them."""
    op, wanted = criterion["op"], criterion.get("values", [])
    if op == "known":
        return value is not None
    if value is None:
        return None
    if op == "in":
        return value.casefold() in [w.casefold() for w in wanted]
    if op == "has-any":
        return any(v.casefold() == w.casefold() for v in value for w in wanted)
    if op == "is":
        return value == wanted[0]
    if op == "at-least":
        return value >= wanted[0]
    if op == "between":
        return wanted[0] <= value <= wanted[1]
    raise ValueError(op)


def tier_of(score, thresholds):
    return next((tier for tier, limit in zip((1, 2, 3), thresholds) if score >= limit), 0)


def evaluate(profile, values, verdict_of=verdict):
    """(tier, low, high, flags) of an account."""
    verdicts = [(c, verdict_of(c, values.get(c["field"]))) for c in profile["criteria"]]
    weighed = [(c["weight"], v) for c, v in verdicts if c["importance"] != "never"]
    total = sum(w for w, _ in weighed)
    low = 100 * sum(w for w, v in weighed if v) / total
    high = 100 * sum(w for w, v in weighed if v is not False) / total
    cap = lambda tier: 3 if tier in (1, 2) and any(c["importance"] == "must" and v is False for c, v in verdicts) else tier
    barred = any(c["importance"] == "never" and v for c, v in verdicts)
    tier = 0 if barred else cap(tier_of(low, profile["thresholds"]))
    best = 0 if barred else cap(tier_of(high, profile["thresholds"]))
    needs = any(c["importance"] == "must" and v is None for c, v in verdicts)
    return tier, low, high, needs, tier != best


def wilson(k, n, z=1.959963984540054):
    """Wilson score interval (Wilson 1927)."""
    p = k / n
    mid, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0, (mid - half) / (1 + z * z / n)), min(1, (mid + half) / (1 + z * z / n))
