#!/usr/bin/env python3
"""Pictures of every place of the real window, in every look, wide and narrow.

    screenshots.py [--app PROGRAM] [--place NAME …] [--look NAME …] [--workspace FILE] [--quick] [OUTPUT]

Opens the sample workspace, or a copy of FILE, in a display of its own, goes to each place by its key, waits until the
picture stands still, and writes PLACE-light-1200.png and so on into OUTPUT. As a test it fails when
a picture has the wrong size, is blank, or is the same as that of another place, and when the window
complains. Python's standard library only; it needs Xvfb, openbox, xdotool and ImageMagick's import.
"""
import argparse
import ctypes
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

PLACES = {"one-pager": "ctrl+1", "accounts": "ctrl+2", "fit": "ctrl+3", "journey": "ctrl+4", "funnel": "ctrl+5",
          "history": "ctrl+6", "evidence": "ctrl+7"}
# Where nothing composes, GTK draws a frame of 5 px: the narrow window is 360 px wide inside.
SIZES = [(1200, 800), (370, 800)]
# Hebrew is written from right to left; letters half as large again are the largest that GNOME's settings offer.
LOOKS = {
    "light": {},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
    "contrast-dark": {"ADW_DEBUG_HIGH_CONTRAST": "1", "ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "rtl": {"LC_ALL": "he_IL.UTF-8"},
    "large": {},
}
TOOLS = ["Xvfb", "xvfb-run", "dbus-run-session", "openbox", "xdotool", "import", "glib-compile-schemas"]
SOURCE = Path(__file__).resolve().parents[2]
SKIPPED = 77
PATIENCE = 40  # seconds for a first picture: a slow machine makes the sample workspace meanwhile
MIN_COLOURS = 60
SIDEBAR, WIDE = 320, 700  # px: the widest sidebar, and the narrowest window that has one beside a place
XA_RESOURCE_MANAGER, XA_STRING = 23, 31


# ── pictures ─────────────────────────────────────────────────────────────────

class Picture:
    """What the whole display shows, as 8-bit RGB."""

    def __init__(self):
        ppm = subprocess.run(["import", "-silent", "-window", "root", "-depth", "8", "ppm:-"],
                             check=True, capture_output=True).stdout
        magic, size, depth, self.pixels = ppm.split(b"\n", 3)
        if magic != b"P6" or depth != b"255":
            raise ValueError(f"import wrote {magic!r} with depth {depth!r}, not P6 with 255")
        self.width, self.height = map(int, size.split())

    def same_as(self, other):
        return other is not None and self.place() == other.place()

    def place(self):
        """Only what is beside the sidebar, where the focus moves; of a narrow window all of it."""
        left = SIDEBAR if self.width > WIDE else 0
        return [self.pixels[3 * (y * self.width + left):3 * (y + 1) * self.width] for y in range(self.height)]

    def colours(self):
        """Distinct colours of the place, on every fourth row: a blank one has a handful."""
        return len({row[at:at + 3] for row in self.place()[::4] for at in range(0, len(row), 3)})

    def write(self, path):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        row = 3 * self.width
        lines = b"".join(b"\0" + self.pixels[y * row:(y + 1) * row] for y in range(self.height))
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0))
                         + chunk(b"IDAT", zlib.compress(lines, 6)) + chunk(b"IEND", b""))


def wait_for_picture(different_from):
    """The first picture that is not blank, not the one before, and stands still for half a second."""
    until = time.monotonic() + PATIENCE
    last = picture = None
    while time.monotonic() < until:
        time.sleep(0.5)
        picture = Picture()
        if picture.same_as(last) and not picture.same_as(different_from) and picture.colours() >= MIN_COLOURS:
            return picture
        last = picture
    return picture


# ── the window ───────────────────────────────────────────────────────────────

def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_environment(folder, look, size):
    """A home of its own; the font and the title bar of a GNOME desktop; nothing that blinks."""
    schemas = folder / "schemas"
    schemas.mkdir(parents=True, exist_ok=True)
    subprocess.run(["glib-compile-schemas", "--targetdir", schemas, SOURCE / "data"], check=True)
    write(folder / "config/gtk-4.0/settings.ini",
          "[Settings]\ngtk-font-name=Cantarell 11\ngtk-decoration-layout=:close\ngtk-cursor-blink=false\n"
          "gtk-enable-animations=false\n")
    write(folder / "config/glib-2.0/settings/keyfile",
          f"[io/github/concentric_app/Concentric]\nwindow-size=({size[0]}, {size[1]})\nplace='accounts'\n")
    # The window alone, without a frame, fills the display.
    write(folder / "config/openbox/rc.xml",
          '<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*">'
          "<decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications></openbox_config>")
    environment = dict(os.environ)
    environment.update({
        "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state"),
        "GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": str(schemas),
        "CONCENTRIC_DATADIR": str(SOURCE / "data"), "ADW_DEBUG_COLOR_SCHEME": "prefer-light",
        "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GDK_DEBUG": "no-portals", "LC_ALL": "en_GB.UTF-8", "TZ": "UTC", **LOOKS[look],
    })
    environment.pop("WAYLAND_DISPLAY", None)
    return environment


def set_resolution(display, dpi):
    """Text of that many dots per inch, as a desktop that scales text says it."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = x11.XDefaultRootWindow.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    root = ctypes.c_void_p(x11.XDefaultRootWindow(connection))
    text = b"Xft.dpi: %d\n" % dpi
    x11.XChangeProperty(connection, root, XA_RESOURCE_MANAGER, XA_STRING, 8, 0, text, len(text))
    x11.XCloseDisplay(connection)


def press(key, environment):
    subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True, env=environment)


def go_to(place, before, environment):
    """A key pressed before the window listens is lost, so it is pressed until something changes."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        press(PLACES[place], environment)
        time.sleep(0.7)
        if not Picture().same_as(before):
            break
    return wait_for_picture(before)


def judge(name, picture, size, seen):
    """What is wrong with a picture, or None."""
    if (picture.width, picture.height) != size:
        return f"{name}: {picture.width} × {picture.height} px, not {size[0]} × {size[1]}"
    if picture.colours() < MIN_COLOURS:
        return f"{name}: blank ({picture.colours()} colours)"
    for other, pixels in seen.items():
        if picture.same_as(pixels):
            return f"{name}: the same picture as {other}"
    return None


def take(options, look, size, home):
    """All places in one run of the window. Returns what is wrong."""
    problems, seen, before = [], {}, None
    environment = make_environment(home, look, size)
    set_resolution(os.environ["DISPLAY"], 144 if look == "large" else 96)
    openbox = subprocess.Popen(["openbox", "--config-file", home / "config/openbox/rc.xml"], env=environment,
                               stderr=subprocess.DEVNULL)
    complaints = home / "stderr"
    with complaints.open("wb") as stderr:
        what = shutil.copy(options.workspace, home) if options.workspace else "--sample"
        window = subprocess.Popen([options.app, what], env=environment, stderr=stderr)
    try:
        # The pointer would light up what lies in the middle.
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True, env=environment)
        before = wait_for_picture(None)
        for place in options.place:
            name = f"{place}-{look}-{size[0]}"
            picture = go_to(place, before, environment)
            picture.write(options.output / f"{name}.png")
            problem = judge(name, picture, size, seen)
            problems += [problem] if problem else []
            seen[name] = before = picture
        if window.poll() is not None:
            problems.append(f"{look}-{size[0]}: the window ended with status {window.returncode}")
    finally:
        for process in (window, openbox):
            process.send_signal(signal.SIGTERM)
            process.wait(20)
    for line in complaints.read_text(encoding="utf-8", errors="replace").splitlines():
        if "-WARNING **" in line or "-CRITICAL **" in line:
            problems.append(f"{look}-{size[0]}: {line}")
    return problems


# ── the displays ─────────────────────────────────────────────────────────────

def run_in_display(options, look, size, home):
    """This script again, in a display that is as large as the window."""
    again = [sys.executable, __file__, "--app", options.app, "--inside", look,
             f"{size[0]}x{size[1]}", home, *[f"--place={place}" for place in options.place],
             *([f"--workspace={options.workspace}"] if options.workspace else []), options.output]
    command = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", f"-screen 0 {size[0]}x{size[1]}x24 -noreset", *again]
    return subprocess.run(list(map(str, command))).returncode == 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--app", type=Path, default=SOURCE / "_build/dev/src/app/concentric", help="the program")
    parser.add_argument("--place", action="append", choices=PLACES, help="only this place")
    parser.add_argument("--look", action="append", choices=LOOKS, help="only this look")
    parser.add_argument("--workspace", type=Path, help="what is shown in place of the sample")
    parser.add_argument("--quick", action="store_true", help="one light and one dark picture of each place")
    parser.add_argument("--inside", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("output", type=Path, nargs="?", help="folder for the pictures; else they are only judged")
    options = parser.parse_args()
    options.place = options.place or list(PLACES)
    options.look = options.look or list(LOOKS)
    return options


def main():
    options = parse()
    if options.inside:
        look, size, home = options.inside
        problems = take(options, look, tuple(map(int, size.split("x"))), Path(home))
        print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
        return 1 if problems else 0
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed", file=sys.stderr)
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="concentric-screenshots-") as folder:
        options.output = options.output or Path(folder) / "pictures"
        options.output.mkdir(parents=True, exist_ok=True)
        runs = [("light", SIZES[0]), ("dark", SIZES[1])] if options.quick else [(k, s) for s in SIZES for k in options.look]
        good = [run_in_display(options, look, size, Path(folder) / f"home-{look}-{size[0]}") for look, size in runs]
        return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
