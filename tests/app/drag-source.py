#!/usr/bin/env python3
"""A window to drag a file from: drag-source.py FILE. Says "ready" once it is on the display."""
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main():
    Gtk.init()
    window = Gtk.Window(title="Drag Source", default_width=120, default_height=80, child=Gtk.Label(label="Drag me"))
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(sys.argv[1])])
    source.connect("prepare", lambda *_: Gdk.ContentProvider.new_for_value(files))
    window.add_controller(source)
    window.connect("map", lambda *_: GLib.idle_add(print, "ready", flush=True) and None)
    window.present()
    GLib.MainLoop().run()


main()
