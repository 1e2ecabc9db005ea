#!/usr/bin/env python3
"""Prints how long the window stands still while somebody works in it with a million accounts: opens, scrolls, searches,
sorts, drags a slider, looks at the rings from nearer, edits a criterion and imports the file again, through the accessibility bus.

  tests/bench/bench-window.py BUILD-FOLDER [ROWS]

The window carries a meter (concentric-stalls): per act the longest stall of its main loop, how many were above 16 and 50 ms,
and the memory that it holds. It opens in Accounts, where its user was last; that has taken until the first frame with rows.
Nobody asks through the bus meanwhile, which would take half of the time. Frames are drawn by the processor here, which no
desktop does: therefore the longest stall without painting too.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parent
sys.path[:0] = [str(BENCH), str(BENCH.parent / "app")]

import story  # noqa: E402  (runs this script again in a display of its own)
import atspi  # noqa: E402
from world import write_export, write_profile  # noqa: E402

LIST = {"tree table", "table"}


class Meter:
    """What the window's meter has printed, act by act."""

    def __init__(self, path, process):
        self.path, self.process, self.read, self.acts = path, process, 0, []

    @staticmethod
    def wait_until_usable(path):
        while True:
            for line in path.read_text().splitlines() if path.exists() else []:
                if line.startswith("usable "):
                    return float(line.split()[1])
            time.sleep(0.02)

    def status(self, key):
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(key + r":\s+(\d+)", text).group(1)) / 1024

    def end_of(self, act, seconds):
        time.sleep(0.5)
        lines = self.path.read_text().splitlines()
        found = [line.split() for line in lines[self.read:] if re.fullmatch(r"[0-9.]+ [0-9.]+ [0-9.]+ [0-9.]+", line)]
        stalls, rest = [float(late) for _, late, _, _ in found], [float(late) - float(paint) for _, late, paint, _ in found]
        used = [float(used) for _, _, _, used in found]
        self.read = len(lines)
        self.acts.append(stalls)
        print("%-34s %6.1f s   longest stall %6.1f ms   above 16 ms: %3d   above 50 ms: %3d   without painting %6.1f ms   of a processor %6.1f ms, above 16 ms: %3d   %5.0f MB" % (
            act, seconds, max(stalls, default=0), sum(s > 16 for s in stalls), sum(s > 50 for s in stalls), max(rest, default=0),
            max(used, default=0), sum(u > 16 for u in used),
            self.status("VmRSS")), flush=True)


def prepare(window, rows):
    """A workspace of @rows accounts with a profile of twelve criteria, where the window looks for the newest one."""
    export, profile = window.folder / "export.csv", window.folder / "profile.json"
    ready = os.environ.get("CONCENTRIC_BENCH_EXPORT")
    if ready:
        shutil.copy(ready, export)
    else:
        write_export(export, rows)
    write_profile(profile)
    folder = Path(os.environ["XDG_DATA_HOME"]) / "concentric"
    folder.mkdir(parents=True)
    workspace = folder / "bench.concentric"
    for command in (["new", str(workspace)], ["--workspace", str(workspace), "import", str(export), "--source", "HubSpot"],
                    ["--workspace", str(workspace), "profile", "import", str(profile)]):
        subprocess.run([window.cli_program, "--quiet", *command], check=True, stdout=subprocess.DEVNULL)
    changed = window.folder / "changed.csv"
    with open(export, encoding="utf-8") as source, open(changed, "w", encoding="utf-8") as target:
        for number, line in enumerate(source):
            target.write(line.replace("Territory", "Region", 1) if number > 0 and number % 100 == 0 else line)


def remember_place(place):
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings" / "keyfile"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[io/github/concentric_app/Concentric]\nplace='{place}'\n")


def opens(window, rows, stalls):
    """Returns: the seconds that it took."""
    remember_place("accounts")
    start, usable = time.monotonic(), []
    window.start(chooser=True, until=lambda: usable.append(Meter.wait_until_usable(stalls)))
    accounts = window.go_to("Accounts", 2)
    atspi.find(accounts, {"text", "entry"}, re.compile("^Search [0-9,.]+ accounts"), skip=LIST, timeout=120)
    atspi.find(accounts, "label", re.compile("%s of" % f"{rows:,}|^{rows} of|" + f"{rows:,}"), skip=LIST, timeout=120)
    return usable[0] - start


def scrolls(window):
    window.go_to("Accounts", 2)
    atspi.key("Tab")
    for name in ["Page_Down"] * 10 + ["End", "Page_Up", "Page_Up", "Home"] + ["Down"] * 10:
        atspi.key(name)
        time.sleep(0.1)
    x, y = atspi.middle_of(window.frame, window.frame)
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "--repeat", "40", "--delay", "30", "5"], check=True)


def searches(window):
    accounts = window.go_to("Accounts", 2)
    atspi.key("ctrl+f")
    for text in ["malm", "company 99", "zzz"]:
        subprocess.run(["xdotool", "type", "--delay", "150", text], check=True)
        time.sleep(0.3)
        for _ in text:
            atspi.key("BackSpace")
            time.sleep(0.1)
    atspi.key("Escape")
    atspi.find(accounts, {"text", "entry"}, re.compile("^Search"), skip=LIST)


def sorts(window):
    accounts = window.go_to("Accounts", 2)
    for title in ["Account", "Fit", "Stage", "Owner", "Potential", "Tier"]:
        header = atspi.find(accounts, "filler", title, skip={"list"})
        for _ in range(2):
            atspi.click(window.frame, header)
            time.sleep(0.7)


def slides(window):
    page = window.go_to("Fit", 3)
    sliders = atspi.wait("sliders", lambda: atspi.find_all(page, "slider", skip=LIST), timeout=60)
    time.sleep(2)  # the picture is made
    for number, values in [(0, range(0, 101, 4)), (4, range(100, -1, -4)), (-3, range(900, 500, -16))]:
        for value in values:
            atspi.Atspi.Value.set_current_value(sliders[number].get_value_iface(), value / 10)
            time.sleep(0.04)
        time.sleep(0.5)


def rings(window):
    """Where the bullseye is: the accessible child that stands for its innermost ring."""
    window.go_to("Fit", 3)
    ring = atspi.wait("rings", lambda: next((node for node in atspi.walk(window.frame, skip=LIST)
                                             if "ring 1 of 4" in (atspi.name_of(node) or "")), None), timeout=120)
    time.sleep(2)
    return atspi.middle_of(window.frame, ring)


def pointer(*steps):
    subprocess.run(["xdotool", *map(str, steps)], check=True)


def comes_to_fit(window):
    rings(window)


def hovers(window):
    x, y = rings(window)
    for turn in range(3):
        for step in range(-40, 41):
            pointer("mousemove", x + 4 * step, y + 40 * turn + step, "sleep", "0.02")


def zooms_in(window):
    x, y = rings(window)
    pointer("mousemove", x + 30, y + 30, "keydown", "ctrl", "click", "--repeat", 9, "--delay", 60, 4, "keyup", "ctrl")
    time.sleep(2)


def pans(window):
    x, y = rings(window)
    for _ in range(2):
        pointer("mousemove", x, y, "mousedown", 1)
        for step in range(40):
            pointer("mousemove", x + 4 * step, y + 2 * step, "sleep", "0.02")
        pointer("mouseup", 1)
        time.sleep(2)


def zooms_out(window):
    pointer("keydown", "ctrl", "click", "--repeat", 12, "--delay", 60, 5, "keyup", "ctrl")
    time.sleep(2)


def draws_a_rectangle(window):
    x, y = rings(window)
    pointer("mousemove", x - 120, y - 120, "mousedown", 1)
    for step in range(20):
        pointer("mousemove", x - 120 + 5 * step, y - 120 + 5 * step, "sleep", "0.02")
    pointer("mouseup", 1)
    time.sleep(3)


def edits(window):
    page = window.go_to("One-Pager", 1)
    values = atspi.wait("criteria", lambda: atspi.find_all(page, "text", "Value"), timeout=60)
    node = values[0]
    for text in ["2", "25", "250", "2500", "300"]:
        atspi.set_text(node, text)
        time.sleep(0.4)
    time.sleep(1)


def imports(window):
    accounts = window.go_to("Accounts", 2)
    atspi.press(atspi.find(accounts, "button", "Import…", skip=LIST))
    atspi.choose_file(window.program.root, "Import a File", str(window.folder / "changed.csv"))
    atspi.press(atspi.find(window.frame, "button", "Import", skip=LIST, timeout=120))
    atspi.press(atspi.find(window.frame, "button", "Show Accounts", skip=LIST, timeout=300))
    atspi.is_gone(window.frame, "button", "Show Accounts", skip=LIST)
    time.sleep(3)  # the list is filled again


ACTS = {"scrolls": scrolls, "searches": searches, "sorts": sorts, "drags a slider": slides, "comes to the rings": comes_to_fit, "hovers over the rings": hovers,
        "zooms into the rings": zooms_in, "moves them": pans, "zooms out": zooms_out, "draws a rectangle": draws_a_rectangle,
        "edits a criterion": edits,
        "imports it again": imports}


def main():
    build, rows = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    os.environ.setdefault("CONCENTRIC_DATADIR", str(BENCH.parent.parent / "data"))
    window = story.Window(os.path.join(build, "tests", "bench", "concentric-stalls"), os.path.join(build, "src", "cli", "concentric-cli"),
                          os.path.join(build, "data"))
    prepare(window, rows)
    stalls = window.folder / "stalls"
    window.arguments = ["/bin/sh", "-c", f'exec "$0" >"{stalls}"', *window.arguments]
    try:
        seconds = opens(window, rows, stalls)
        meter = Meter(stalls, window.program.process)
        meter.end_of("opens %s accounts" % f"{rows:,}", seconds)
        for name, act in ACTS.items():
            start = time.monotonic()
            act(window)
            meter.end_of(name, time.monotonic() - start)
            if "CONCENTRIC_TEST_PICTURE" in os.environ:
                subprocess.run(["import", "-window", "root", "%s-%d.png" % (os.environ["CONCENTRIC_TEST_PICTURE"], len(meter.acts))])
        print("most memory at once: %.0f MB" % meter.status("VmHWM"))
    except Exception:
        for line in atspi.dump(window.program.root, skip=LIST)[:80]:
            print("# " + line)
        raise
    finally:
        window.program.kill()
        window.openbox.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
