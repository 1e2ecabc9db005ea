"""What tests of imports share: a file, importing it, and the workspace as another program sees it."""
import json
import sqlite3
import subprocess

from harness import PROGRAM, equal, holds

FIRST = """Record ID,Company name,Company Domain Name,Industry,Number of Employees,Employee range,Lifecycle Stage,Renewal,Public,Tools
1,Acme,acme.com,Logistics,20,11-50,Lead,2026-12-01,yes,Kafka;Spark
2,Beta,beta.com,Retail,many,51-200,Customer,,no,
3,Gamma,gamma.com,,300,,,2027-01-01,,Kafka
,,,Nobody,1,,,,,
4,Delta,delta.com,Retail,5
5,Echo,,Retail,5,1-10,Marketing Qualified Lead,2026-11-30,no,Spark
""" + "".join("%d,Small %d,small%d.com,Retail,%d,1-10,,,no,\n" % (n, n, n, n) for n in range(50, 60))


def dump(cli):
    """Every table with its definition and its rows."""
    db = sqlite3.connect(cli.workspace)
    try:
        schema = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        tables = {name: sorted(db.execute('SELECT * FROM "%s"' % name).fetchall(), key=repr) for kind, name, _, _ in schema if kind == "table"}
        return {"schema": schema, "version": db.execute("PRAGMA user_version").fetchone(), **tables}
    finally:
        db.close()


def same(actual, expected, what):
    """Two dumps are equal; says where they are not."""
    for table in sorted(set(actual) | set(expected)):
        a, b = actual.get(table, []), expected.get(table, [])
        if a != b:
            raise AssertionError("%s: table %s: only now: %r; only before: %r" %
                                 (what, table, [r for r in a if r not in b][:6], [r for r in b if r not in a][:6]))


def picture(cli):
    """What a workspace holds, by names instead of numbers, so that two histories can be compared."""
    db = sqlite3.connect(cli.workspace)
    try:
        rows = lambda sql: db.execute(sql).fetchall()
        fields = {i: rest for i, *rest in rows("SELECT id, key, label, type, role, unit, header FROM field")}
        files = dict(rows("SELECT id, file FROM import"))
        keys = dict(rows("SELECT id, key FROM account"))
        cursor = db.execute("SELECT * FROM account")
        names = [d[0] for d in cursor.description]

        def name_of(column):
            parts = column.split("_", 2)
            if parts[0] == "f" and parts[1].isdigit():
                return fields[int(parts[1])][0] + "".join("_" + p for p in parts[2:])
            return column

        accounts = {}
        for row in cursor:
            values = {name_of(n): v for n, v in zip(names, row) if v is not None}
            values.pop("id")
            values["added_by"] = files[values["added_by"]]
            accounts[values["key"]] = values
        return {
            "fields": {f[0]: f[1:] for f in fields.values()},
            "accounts": accounts,
            "events": sorted(((keys[a], s, d, src, files.get(i), v) for a, s, d, src, i, v in
                              rows("SELECT account, stage, day, source, import, value FROM stage_event")), key=repr),
            "imports": sorted(rows("SELECT file, source, kind, rows, inserted, updated, unchanged, merged, rejected, fingerprint, mapping FROM import")),
            "rejects": sorted((files[i], *rest) for i, *rest in rows("SELECT import, line, reason, raw, cells FROM import_reject")),
            "unread": sorted((files[i], line, fields[f][0], text) for i, line, f, text in rows("SELECT * FROM import_unread")),
            "written": sorted((files[i], fields[f][0], a, was and tuple(sorted(json.loads(was).items(), key=repr)))
                              for i, f, a, was in rows("SELECT import, field, added, was FROM import_field")),
            "changes": sorted(((keys[a], name_of(w), files[i], was) for a, w, i, was in
                               rows("SELECT account, what, import, was FROM import_change")), key=repr),
            "map": sorted(rows("SELECT * FROM stage_map")),
        }
    finally:
        db.close()


def bring(cli, name, text, *options, code=None):
    cli.write(name, text)
    process = subprocess.run([PROGRAM, "import", name, *options, "--json"], cwd=cli.folder, env=cli.environment(), capture_output=True)
    holds(process.returncode in ((0, 3) if code is None else (code,)), "import of %s: %s" % (name, process.stderr.decode()))
    return json.loads(process.stdout)


def check(cli):
    equal(cli.json("check"), {"ok": True, "problems": []})
