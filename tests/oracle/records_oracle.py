#!/usr/bin/env python3
"""Contacts, deals and usage events by definition: which account each row of a file belongs to, what the file comes to, and
what its deals add up to. An independent second opinion on intake; plain, standard library only.

A row belongs to an account by record id (Salesforce's 15 characters are the first of its 18; `@` before a reference means
nothing), else by folded name and country; accounts that have another record id than the row are none. It is set aside when
that is nobody, or could be several. Rows of one record id, else of one account and e-mail, or account and name (and day of
creation, of deals), are one; the first of a file counts.
"""
import csv
import json

from fit_oracle import MISSING, fold

WON = {"closedwon", "won"}
LOST = {"closedlost", "lost"}


def known(text):
    text = (text or "").strip()
    return None if fold(text) in {fold(m) for m in MISSING} or text == "" else text


def read(path):
    """Rows as dictionaries, of CSV or of a tree of records."""
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            return [{**{k: v for k, v in record.items() if not isinstance(v, dict)}, "attributes.referenceId": record["attributes"]["referenceId"]}
                    for record in json.load(file)["records"]]
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class World:
    def __init__(self):
        self.accounts = []   # (record id, folded name, folded country)
        self.records = {}    # kind → list of dictionaries

    def add_accounts(self, path, name, record_id=None, country=None):
        """Of files in which no two rows are about the same account."""
        for row in read(path):
            self.accounts.append((known(row.get(record_id)), fold(row[name]), fold(row.get(country) or "")))

    def join(self, row, columns):
        wanted = known(row.get(columns.get("account_id")))
        if wanted is not None:
            wanted = wanted.lstrip("@")
            found = [a for a in self.accounts if a[0] is not None and (a[0] == wanted or a[0][:15] == wanted or a[0] == wanted[:15])]
            if found:
                return found[0] if len(found) == 1 else None
        name, country = known(row.get(columns.get("account_name"))), known(row.get(columns.get("account_country")))
        if name is None:
            return None
        found = [a for a in self.accounts if a[1] == fold(name) and (wanted is None or a[0] is None)
                 and (country is None or not a[2] or a[2] == fold(country))]
        return found[0] if len(found) == 1 else None

    def find(self, record, records):
        for keys in (("record_id",), ("account", "email"), ("account", "name")):
            if any(record.get(k) is None for k in keys):
                continue
            for other in records:
                both = record.get("record_id") and other.get("record_id")
                if all(record[k] == other.get(k) for k in keys) and (keys == ("record_id",) or not both):
                    return other
        return None

    def add(self, kind, path, columns):
        """@columns: member → header. Returns the counts."""
        records, touched = self.records.setdefault(kind, []), set()
        by_id = {r["record_id"]: r for r in records if r.get("record_id")}
        counts = dict.fromkeys(("rows", "inserted", "updated", "unchanged", "merged", "rejected"), 0)
        for row in read(path):
            counts["rows"] += 1
            account = self.join(row, columns)
            record = {m: known(row.get(h)) for m, h in columns.items()}
            record["account"] = account
            record["email"] = (record.get("email") or "").lower() or None
            record["name"] = fold(record.get("name") or " ".join(filter(None, (record.get("first_name"), record.get("last_name"))))) or None
            if account is None or not any(record.get(m) for m in ("record_id", "email", "name")):
                counts["rejected"] += 1
                continue
            other = by_id.get(record["record_id"]) if record.get("record_id") else self.find(record, records)
            if other is None:
                records.append(record)
                by_id[record.get("record_id")] = record
                counts["inserted"] += 1
            elif id(other) in touched:
                counts["merged"] += 1
            else:
                counts["unchanged" if all(v is None or v == other.get(m) for m, v in record.items()) else "updated"] += 1
            touched.add(id(other or record))
        return counts

    def deals(self):
        """What all deals come to."""
        said = ["".join(c for c in fold(d["stage"]) if c.isalnum()) for d in self.records["deals"]]
        won = [float(d["amount"]) for d, s in zip(self.records["deals"], said) if s in WON and d["amount"]]
        return {"deals": len(said), "won": sum(s in WON for s in said), "lost": sum(s in LOST for s in said),
                "open": sum(s not in WON | LOST for s in said), "won_amount": sum(won)}
