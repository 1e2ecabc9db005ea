#!/usr/bin/env python3
"""Fails when POTFILES.in is not exactly the list of files with strings to translate."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
marked = re.compile(r'\b(?:N?C?_|ngettext|gettext)\s*\(\s*"')
desktop = {f"data/io.github.concentric_app.Concentric.{kind}" for kind in ("desktop.in", "metainfo.xml.in", "gschema.xml")}


def with_strings():
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".c", ".h", ".blp") and marked.search(path.read_text(encoding="utf-8")):
            yield path.relative_to(root).as_posix()


potfiles = root / "po/POTFILES.in"
wanted = sorted(desktop | set(with_strings()))
if "--write" in sys.argv:
    potfiles.write_text("# Written by check-potfiles.py --write.\n" + "".join(f"{name}\n" for name in wanted))
    sys.exit(0)
listed = [line.strip() for line in potfiles.read_text().splitlines() if line.strip() and not line.startswith("#")]
for name in sorted(set(wanted) - set(listed)):
    print(f"{name}: has strings but is not in po/POTFILES.in; run po/check-potfiles.py --write")
for name in sorted(set(listed) - set(wanted)):
    print(f"{name}: is in po/POTFILES.in but has no strings; run po/check-potfiles.py --write")
sys.exit(listed != wanted)
