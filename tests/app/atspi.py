"""Finds and uses the widgets of a running program as a screen reader does, through AT-SPI.

Nothing here sleeps for a fixed time: whatever is asked for is looked for again until it is there or
the time is over. Knows nothing of Concentric.
"""
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = float(os.environ.get("CONCENTRIC_TEST_TIMEOUT", "30"))


class NotFound(AssertionError):
    pass


def wait(what, look, timeout=None):
    """The first true answer of look(), asked again and again; NotFound, which says what was missed, when time is over."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotFound(f"{what}: not within {timeout or TIMEOUT:g} s")
        time.sleep(0.05)


def matches(wanted, text):
    if wanted is None:
        return True
    return bool(wanted.search(text)) if isinstance(wanted, re.Pattern) else wanted == text


def name_of(node):
    return node.get_name() or ""


def states(node):
    return node.get_state_set()


def is_showing(node):
    return states(node).contains(Atspi.StateType.SHOWING)


def children(node):
    return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]


def walk(node, skip=(), showing=True, backwards=False):
    """The widgets below, in reading order (or the other way round, where the newest is last); not those below a role
    to skip, nor (unless asked) hidden ones."""
    for child in reversed(children(node)) if backwards else children(node):
        try:
            role = child.get_role_name()
            if showing and not is_showing(child):
                continue
            yield child
            if role not in skip:
                yield from walk(child, skip, showing, backwards)
        except GLib.Error:
            continue  # it went while we looked


def find_all(root, role=None, name=None, skip=()):
    roles = {role} if isinstance(role, str) else role
    return [node for node in walk(root, skip)
            if (roles is None or node.get_role_name() in roles) and matches(name, name_of(node))]


def find(root, role=None, name=None, skip=(), timeout=None, backwards=False):
    """The first widget with that role (or one of several) and name (a text, or a compiled pattern)."""
    def look():
        for node in walk(root, skip, backwards=backwards):
            if (role is None or node.get_role_name() in ({role} if isinstance(role, str) else role)) \
                    and matches(name, name_of(node)):
                return node
        return None
    return wait(f"{role or 'widget'} {name.pattern if isinstance(name, re.Pattern) else name!r}", look, timeout)


def is_gone(root, role=None, name=None, skip=(), timeout=None):
    label = name.pattern if isinstance(name, re.Pattern) else name
    return wait(f"end of {role or 'widget'} {label!r}", lambda: not find_all(root, role, name, skip), timeout)


def set_text(node, text):
    """Replaces what is in an entry."""
    Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)


def has_focus(node):
    return is_focused(node) or any(is_focused(part) for part in walk(node))


def go_by(name, node, most=60):
    """Presses a key again and again, as who has no pointer does, until @node or a part of it has the focus."""
    for _ in range(most):
        if has_focus(node):
            return
        key(name)
        time.sleep(0.1)
    wait(f"focus on {node.get_role_name()} {name_of(node)!r}", lambda: has_focus(node))


def press(node):
    """Does what a click on the widget does."""
    wait(f"{node.get_role_name()} {name_of(node)!r} to be sensitive", lambda: states(node).contains(Atspi.StateType.SENSITIVE))
    action = node.get_action_iface()
    if action is None or Atspi.Action.get_n_actions(action) == 0:
        raise NotFound(f"{node.get_role_name()} {name_of(node)!r} has no action")
    Atspi.Action.do_action(action, 0)


def middle_of(window, node):
    """Where on the display the middle of a widget of the active window is, to a few pixels."""
    answer = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], check=True, capture_output=True, text=True)
    place = dict(line.split("=") for line in answer.stdout.split())
    frame = Atspi.Component.get_extents(window.get_component_iface(), Atspi.CoordType.WINDOW)
    extents = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)
    return (int(place["X"]) + extents.x - frame.x + extents.width // 2,
            int(place["Y"]) + extents.y - frame.y + extents.height // 2)


def click(window, node):
    """Clicks with the pointer, for what has no action of its own."""
    x, y = middle_of(window, node)
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)


def dump(root, depth=0, skip=(), showing=True):
    """The tree as text, for the message of a failure."""
    lines = []
    for child in children(root):
        try:
            if showing and not is_showing(child):
                continue
            role, name = child.get_role_name(), name_of(child)
            plain = not name and role in ("panel", "grouping")
            if not plain:
                lines.append(f"{'  ' * depth}{role} {name!r}")
            if role not in skip:
                lines.extend(dump(child, depth + (not plain), skip, showing))
        except GLib.Error:
            continue
    return lines


class Program:
    """A program that was started, and its place in the accessible tree, which is asked for when until() returns."""

    def __init__(self, arguments, environment, until=lambda: None):
        self.process = subprocess.Popen(arguments, env=environment)
        until()
        self.root = wait("the program on the accessibility bus", self._find)
        self.root.set_cache_mask(Atspi.Cache.NONE)

    def _find(self):
        if self.process.poll() is not None:
            raise NotFound(f"the program ended with status {self.process.returncode}")
        for node in children(Atspi.get_desktop(0)):
            if node.get_process_id() == self.process.pid:
                return node
        return None

    def wait(self):
        """Its exit status, once it has ended by itself."""
        wait("the end of the program", lambda: self.process.poll() is not None)
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def key(*names):
    """Presses keys, as xdotool names them, in the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)


def choose_file(program, title, path, accept="Open"):
    """Types a path into GTK's own file chooser, and accepts it."""
    chooser = find(program, "dialog", title)
    activate(chooser)
    wait("focus in the file chooser", lambda: any(is_focused(node) for node in walk(chooser)))
    if accept == "Open":
        key("slash")  # turns the path bar into an entry; to save there is one already
    set_text(find(chooser, {"text", "entry"}), path)

    def accept_it():
        # The first time it may only go to the folder and select the file there.
        if not any(node.get_role_name() == "dialog" and name_of(node) == title for node in children(program)):
            return True
        for button in find_all(chooser, "button", accept):
            press(button)
        return None

    wait("end of the file chooser", accept_it)


def find_frame(program):
    return find(program, "frame")


def is_focused(node):
    return states(node).contains(Atspi.StateType.FOCUSED)


def value_of(node):
    return Atspi.Value.get_current_value(node.get_value_iface())


def activate(frame):
    """Waits until the window has the keyboard."""
    wait("the window to be active", lambda: states(frame).contains(Atspi.StateType.ACTIVE))


def resize(frame, width, height):
    """Gives the active window another size, and waits until what is in it has it too."""
    subprocess.run(["xdotool", "getactivewindow", "windowsize", str(width), str(height)], check=True)
    wait(f"{width} × {height} px", lambda: abs(
        Atspi.Component.get_extents(frame.get_component_iface(), Atspi.CoordType.WINDOW).width - width) < 60)


def window_geometry(title):
    answer = subprocess.run(["xdotool", "search", "--name", f"^{title}$", "getwindowgeometry", "--shell", "%1"],
                            capture_output=True, text=True)
    place = dict(line.split("=") for line in answer.stdout.split())
    return {key: int(value) for key, value in place.items()} if answer.returncode == 0 and place else None


def drag_window_to(source, target):
    """Drags from the middle of one window to the lower end of another, as a hand does: in many small steps."""
    start = wait(f"window {source!r}", lambda: window_geometry(source))
    end = wait(f"window {target!r}", lambda: window_geometry(target))
    x, y = start["X"] + start["WIDTH"] // 2, start["Y"] + start["HEIGHT"] // 2
    to_x, to_y = end["X"] + end["WIDTH"] * 3 // 4, end["Y"] + end["HEIGHT"] * 3 // 4
    steps = []
    for i in range(1, 41):
        steps += ["mousemove", str(x + (to_x - x) * i // 40), str(y + (to_y - y) * i // 40), "sleep", "0.02"]
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", *steps, "mouseup", "1"], check=True)


def drag(window, source, target, below=False):
    """Drags a widget of the active window onto the upper or lower half of another, in many small steps."""
    (x, y), (to_x, to_y) = middle_of(window, source), middle_of(window, target)
    height = Atspi.Component.get_extents(target.get_component_iface(), Atspi.CoordType.WINDOW).height
    to_y += height // 4 if below else -height // 4
    steps = []
    for i in range(1, 31):
        steps += ["mousemove", str(x + (to_x - x) * i // 30), str(y + (to_y - y) * i // 30), "sleep", "0.02"]
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", *steps, "sleep", "0.2", "mouseup", "1"], check=True)
