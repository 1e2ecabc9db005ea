"""The exports that the figures are taken with: the same file on every machine."""
import json

CITIES = ["Hamburg", "Malmö", "Osaka", "Columbus", "Lyon", "Tilburg", "Cork", "Porto", "Linz", "Busan"]
INDUSTRIES = ["Logistics", "Retail", "Wholesale", "Manufacturing", "Grocery", "Health and pharma", "Public sector", "Energy", "Media", "Finance"]
SYSTEMS = ["SAP EWM", "Manhattan", "Blue Yonder", "In-house", "Infor", "Oracle"]
WEB = ["Shopify", "Magento", "Snowflake", "Kafka", "AWS", "HubSpot"]
HEADER = ["Record ID", "Company name", "Company Domain Name", "Industry", "Number of Employees", "Annual Revenue", "Country/Region", "City",
          "Year Founded", "Company owner", "Territory", "Web Technologies", "Warehouses", "Warehouse system", "Peak factor", "Hire date",
          "Public", "Potential (EUR)", "Lifecycle Stage", "Phone Number", "Postal Code", "Notes"]
NUMBERS = {"Number of Employees", "Annual Revenue", "Year Founded", "Warehouses", "Peak factor", "Potential (EUR)"}
STAGES = ["Lead", "Lead", "Lead", "Marketing Qualified Lead", "Sales Qualified Lead", "Customer"]


def write_export(path, rows):
    """An export of 22 columns with its quotes, gaps and lists. Numbers from a linear congruence: the same file everywhere."""
    state = 12345
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(HEADER) + "\n")
        for i in range(rows):
            r = []
            for _ in range(12):
                state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
                r.append(state >> 33)
            cells = [1000000 + i, "Company %d of %s" % (i, CITIES[r[0] % 10]), "company-%d.example" % i, INDUSTRIES[r[1] % 10],
                     r[2] % 9000, r[3] % 900 * 100000, "Country %d" % (r[4] % 30), CITIES[r[0] % 10], 1900 + r[5] % 120,
                     "Owner %d" % (r[6] % 25), "Territory %d" % (r[6] % 6), ";".join(w for k, w in enumerate(WEB) if r[7] >> k & 1),
                     r[8] % 12, SYSTEMS[r[9] % 6], "%.1f" % (1 + r[10] % 20 / 10), "2026-%02d-%02d" % (1 + r[11] % 12, 1 + r[11] % 28),
                     "true" if r[5] % 20 == 0 else "false", r[3] % 500 * 1000, STAGES[r[4] % 6], "+49 40 %07d" % (r[8] % 10000000),
                     "%05d" % (r[9] % 100000), '"Met at the fair, wants a ""second"" call"' if r[2] % 4 == 0 else ""]
            if r[10] % 9 == 0:
                cells[4] = ""
            file.write(",".join(map(str, cells)) + "\n")


def write_ndjson(path, rows):
    """The same accounts as one JSON object a line, about 640 bytes each."""
    import csv
    import os
    write_export(path + ".csv", rows)
    with open(path + ".csv", encoding="utf-8", newline="") as table, open(path, "w", encoding="utf-8") as file:
        for record in csv.DictReader(table):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    os.remove(path + ".csv")


# Twelve criteria of every kind over the exports above.
CRITERIA = [("industry", "in", INDUSTRIES[:3], "must", 3), ("employees", "between", [200, 5000], "strong", 3),
            ("warehouse_system", "in", SYSTEMS[:3], "strong", 3), ("technologies", "has-any", ["Snowflake"], "nice", 1),
            ("warehouses", "at-least", [3], "strong", 3), ("peak_factor", "at-least", [1.8], "nice", 1),
            ("revenue", "at-least", [10000000], "nice", 1), ("public", "is", [True], "never", 0),
            ("country", "not-in", ["Country 3", "Country 4"], "nice", 2), ("city", "contains", ["o"], "nice", 1),
            ("hire_date", "within-days", [120], "nice", 2), ("notes", "known", [], "nice", 1)]


def write_profile(path, criteria=CRITERIA):
    documents = [dict({"id": "c%d" % i, "label": field, "section": "firmographics", "field": field, "op": op, "values": values,
                       "importance": importance}, **({"weight": weight} if weight else {}))
                 for i, (field, op, values, importance, weight) in enumerate(criteria)]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": "concentric-profile", "version": 1, "name": "Bench", "thresholds": [75, 50, 25], "criteria": documents}, file)
