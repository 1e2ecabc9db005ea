"""What the tests of the real window share: a display and a session of their own, the program in it, and how
a story is told. Knows no story.

A test of the window imports this first, which runs it again in a display and a session of its own, and ends
with tell().
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

INSIDE = "CONCENTRIC_TEST_WINDOW"
TAP = re.compile(r"1\.\.|ok |not ok |# |Bail out!")
TOOLS = ["Xvfb", "xvfb-run", "dbus-run-session", "openbox", "xdotool"]


# ── a place of our own ───────────────────────────────────────────────────────

def skip(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


def run_inside(folder):
    """Runs this script again in a display and a session of its own."""
    environment = dict(os.environ)
    environment.update({
        INSIDE: str(folder),
        "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(folder / "run"), "HOME": str(folder),
        "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo", "GDK_DEBUG": "no-portals", "GSETTINGS_BACKEND": "keyfile",
        "GTK_A11Y": "atspi", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_AT_BRIDGE": "0",
    })
    environment.pop("G_DEBUG", None)  # for Concentric alone: AT-SPI's own library warns
    for name in ("data", "config", "cache", "state", "run"):
        (folder / name).mkdir(mode=0o700)
    child = subprocess.Popen(["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1280x900x24 -noreset",
                              sys.executable, os.path.abspath(sys.argv[0]), *sys.argv[1:]],
                             env=environment, stdout=subprocess.PIPE, text=True)
    for line in child.stdout:  # the session's services and the window manager talk there too
        (sys.stdout if TAP.match(line) else sys.stderr).write(line)
        sys.stdout.flush()
    return child.wait()


def begin():
    """Outside, runs this script again inside a display and a session of its own, and ends; inside, returns."""
    if INSIDE in os.environ:
        return
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        skip(f"needs {', '.join(missing)}")
    folder = Path(tempfile.mkdtemp(prefix="concentric-window-"))
    try:
        sys.exit(run_inside(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


begin()

import atspi  # noqa: E402


# ── the program ──────────────────────────────────────────────────────────────

class Window:
    def __init__(self, concentric, cli, schemas):
        self.folder = Path(os.environ[INSIDE])
        self.cli_program = cli
        self.environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=schemas, G_DEBUG="fatal-warnings")
        self.arguments = [concentric]
        self.openbox = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
        self.program = None

    def start(self, chooser=False, until=lambda: None):
        """GIO forgets the file information that an in-process file chooser was still reading when it is
        closed, so a program that shows one is not asked for leaks; everything else it is asked for."""
        environment = dict(self.environment)
        if chooser:
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.program = atspi.Program(self.arguments, environment, until)
        self.frame = atspi.find_frame(self.program.root)

    def go_to(self, place, number):
        atspi.find(self.frame, "list", "Places", skip={"tree table"})
        atspi.activate(self.frame)
        atspi.key(f"ctrl+{number}")
        return atspi.find(self.frame, "grouping", place)

    def workspace(self):
        return next(self.folder.glob("data/**/*.concentric"))

    def run_cli(self, *arguments):
        return subprocess.run([self.cli_program, "--workspace", str(self.workspace()), *arguments],
                              check=True, capture_output=True, text=True).stdout

    def cli(self, *arguments):
        return json.loads(self.run_cli(*arguments))

    def write_csv(self, name, header, rows):
        path = self.folder / name
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
        return path

    def import_file(self, path, new):
        """By the button, from a workspace without accounts."""
        accounts = self.go_to("Accounts", 2)
        atspi.press(atspi.find(accounts, "button", "Import…"))
        atspi.choose_file(self.program.root, "Import a File", str(path))
        atspi.press(atspi.find(self.frame, "button", "Import"))
        atspi.find(self.frame, "label", new)
        atspi.press(atspi.find(self.frame, "button", "Show Accounts"))
        atspi.is_gone(self.frame, "button", "Show Accounts", skip={"tree table"})
        return accounts

    def add_criterion(self, field, value):
        """Strong, "at least", as a field of numbers begins."""
        page = self.go_to("One-Pager", 1)
        before = len(atspi.find_all(page, "text", "Value"))
        atspi.press(atspi.find(page, "toggle button", re.compile("^Add Criterion")))
        atspi.wait("focus in the field chooser", lambda: any(
            atspi.is_focused(node) for node in atspi.find_all(page, {"entry", "text"})))
        atspi.type_text(field)
        atspi.wait(f"field {field}", lambda: len(atspi.find_all(atspi.find(page, "list", "Fields"), "list item")) == 1)
        atspi.key("Return")
        atspi.wait(f"criterion over {field}", lambda: len(atspi.find_all(page, "text", "Value")) > before)
        atspi.set_text(atspi.find_all(page, "text", "Value")[-1], value)

    def new_workspace(self, name):
        atspi.press(atspi.find(self.frame, "button", "Start a New Workspace"))
        dialog = atspi.find(self.program.root, "alert", "New Workspace")
        atspi.set_text(atspi.find(dialog, "text", "Name"), name)
        atspi.press(atspi.find(dialog, "button", "Create"))


# ── telling ──────────────────────────────────────────────────────────────────

def tell_steps(window, steps):
    """Each step stands on the one before: the first that fails ends the story."""
    print(f"1..{len(steps)}", flush=True)
    for number, step in enumerate(steps, 1):
        title = step.__name__.replace("_", " ")
        try:
            step(window)
            print(f"ok {number} - {title}", flush=True)
        except Exception:
            print(f"not ok {number} - {title}")
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            if window.program is not None and window.program.process.poll() is None:
                for line in atspi.dump(window.program.root):
                    print(f"# {line}")
            if "CONCENTRIC_TEST_PICTURE" in os.environ:
                subprocess.run(["import", "-window", "root", os.environ["CONCENTRIC_TEST_PICTURE"]])
            print(f"Bail out! {title}", flush=True)
            return 1
    return 0


def tell(steps):
    """Tells the story of the program that the arguments name, and ends."""
    window = Window(*sys.argv[1:4])
    try:
        status = tell_steps(window, steps)
    finally:
        if window.program is not None:
            window.program.kill()
        window.openbox.terminate()
        window.openbox.wait()
    sys.exit(status)
