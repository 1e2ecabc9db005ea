"""`read`: the table in a file as the reader sees it, before any mapping."""
import csv
import io
import json
import sys

from harness import equal, holds, main, shape, test

READ = {"encoding": str, "delimiter": (str, None), "quote": (str, None), "header_lines": int, "preamble_lines": int, "header": [str],
        "rows": [[str]], "rejects": [{"line": int, "reason": str, "raw": str, "raw_base64": (str, None)}]}


def read(cli, content, *arguments, code=0, name="a.csv"):
    cli.write(name, content)
    result = json.loads(cli.run("read", name, *arguments, "--json", code=code, workspace=False).out)
    shape(result, READ)
    return result


@test
def json_has_every_cell_as_text(cli):
    equal(read(cli, 'Name,Size,Note\n"Acme, Inc",007,"say ""hi"""\nBeta,1.50,\n'),
          {"encoding": "UTF-8", "delimiter": ",", "quote": '"', "header_lines": 1, "preamble_lines": 0, "header": ["Name", "Size", "Note"],
           "rows": [["Acme, Inc", "007", 'say "hi"'], ["Beta", "1.50", ""]], "rejects": []})
    equal(read(cli, "a\n")["rows"], [])
    equal(read(cli, 'a,b\n"tab\t, line\nand \x01","back\\slash é"\n')["rows"], [["tab\t, line\nand \x01", "back\\slash é"]])


@test
def form_is_found_and_may_be_told(cli):
    result = read(cli, "Report of 2024\n\nName;Größe\nMüller;5,5\nJäger;6,5\n".encode("cp1252"))
    equal((result["encoding"], result["delimiter"], result["preamble_lines"], result["header"]), ("WINDOWS-1252", ";", 2, ["Name", "Größe"]))
    result = read(cli, "Name\tCity\nMüller\tKöln\n".encode("utf-16"))
    equal((result["encoding"], result["delimiter"], result["rows"]), ("UTF-16LE", "\t", [["Müller", "Köln"]]))
    equal(read(cli, "a;b,c\n1;2,3\n", "--delimiter", ";")["header"], ["a", "b,c"])
    equal(read(cli, "a\tb,c\n1\t2,3\n", "--format", "tsv")["header"], ["a", "b,c"])
    equal(read(cli, "a\x1fb\n1\x1f2\n", "--delimiter", "US")["delimiter"], "\x1f")
    equal(read(cli, b"n,m\nM\xfcller,1\n", "--encoding", "ISO-8859-5")["rows"], [["Mќller", "1"]])
    preamble = "Report of the week\nBy,Ada\nRegion,All\n\nName,Size\nAcme,1\n"
    result = read(cli, preamble, "--header", "5")
    equal((result["header"], result["preamble_lines"], result["rows"]), (["Name", "Size"], 4, [["Acme", "1"]]))
    for line in ("4", "70"):
        cli.fails("read", "a.csv", "--header", line, says="no header can be in line " + line, workspace=False)
    cli.fails("read", "a.csv", "--header", "-1", code=2, says="--header -1", workspace=False)
    cli.fails("read", "a.csv", "--encoding", "KLINGON", says="nobody knows the encoding “KLINGON”", workspace=False)


@test
def rejects_have_line_reason_and_text(cli):
    result = read(cli, b"Name,City\nAcme,Bonn\nBeta\nG\xc3\xa4mma,Ulm\nD\xe4lta,Kiel\n", code=3)
    equal(result["rows"], [["Acme", "Bonn"], ["Gämma", "Ulm"]])
    equal([(r["line"], r["reason"], r["raw_base64"]) for r in result["rejects"]],
          [(3, "1 of 2 cells: the row ends early", None), (5, "cell 1 is not UTF-8 (byte 0xE4)", "RORsdGEsS2llbA==")])
    run = cli.run("read", "a.csv", code=3, workspace=False)
    holds("line 3: 1 of 2 cells" in run.err and "2 rows cannot be used" in run.err, run.err)


@test
def rows_are_limited(cli):
    content = "Name,Size\n" + "".join("N%d,%d\n" % (i, i) for i in range(1000))
    equal(len(read(cli, content)["rows"]), 1000)
    equal(read(cli, content, "--rows", "2")["rows"], [["N0", "0"], ["N1", "1"]])
    equal(read(cli, content, "--rows", "0")["rows"], [])
    run = cli.run("read", "a.csv", workspace=False)
    holds("N19" in run.out and "N20" not in run.out and "--rows" in run.err, run.out)
    holds(run.out.startswith("a.csv: CSV, UTF-8, delimiter ,, quote \"\n"), run.out)


@test
def csv_is_the_same_table(cli):
    rows = [["Name", "Note"], ['Acme, "Inc"', "two\nlines"], [" space ", "'=1+1"], ["", "x;y"]]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    cli.write("a.csv", out.getvalue().encode("utf-16"))
    text = cli.run("read", "a.csv", "--csv", workspace=False, binary=True).out.decode("utf-8")
    equal(list(csv.reader(io.StringIO(text, newline=""))), rows)


@test
def nothing_to_read_is_an_error(cli):
    cli.write("empty.csv", "")
    cli.write("blank.csv", "\n \n")
    cli.fails("read", "empty.csv", says="empty.csv: the file is empty", workspace=False)
    cli.fails("read", "blank.csv", says="blank.csv: the file holds no text", workspace=False)


@test
def json_records_are_a_table(cli):
    result = read(cli, '[{"name": "Acme", "size": 5}, {"name": "Beta", "city": "Ulm"}]', name="a.json")
    equal((result["delimiter"], result["quote"], result["header_lines"]), (None, None, 0))
    equal(result["header"], ["name", "size", "city"])
    equal(result["rows"][0][:2], ["Acme", "5"])


sys.exit(main())
