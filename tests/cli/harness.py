"""Runs concentric-cli in fresh folders and reports in TAP. Standard library only.

A test is a function marked with @test; it gets a Cli, whose folder is its own. main() runs them all.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1])
DATA = os.environ.setdefault("CONCENTRIC_DATADIR", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data"))
SHARED = os.path.normpath(os.path.join(DATA, "..", "..", "shared", "data"))
TESTS = []
NUMBER = (int, float)


class Skip(Exception):
    """Why a test cannot run here."""


def test(function):
    TESTS.append(function)
    return function


def equal(actual, expected, what=""):
    if actual != expected:
        raise AssertionError("%s: got %r, expected %r" % (what or "value", actual, expected))


def holds(condition, what):
    if not condition:
        raise AssertionError(what)


def near(actual, expected, what="", within=1e-9):
    if actual is None or abs(actual - expected) > within:
        raise AssertionError("%s: got %r, expected %r" % (what or "number", actual, expected))


def shape(value, expected, where="document"):
    """Holds a JSON value against a pattern: a type, a tuple of types (None for null), [pattern] for a list of any
    length, or an object with exactly these members in this order; a value stands for itself."""
    if isinstance(expected, dict):
        holds(isinstance(value, dict), "%s: no object: %r" % (where, value))
        equal(list(value), list(expected), where + ": members")
        for member, pattern in expected.items():
            shape(value[member], pattern, "%s.%s" % (where, member))
    elif isinstance(expected, list):
        holds(isinstance(value, list), "%s: no array: %r" % (where, value))
        for i, item in enumerate(value):
            shape(item, expected[0], "%s[%d]" % (where, i))
    elif isinstance(expected, (type, tuple)):
        types = expected if isinstance(expected, tuple) else (expected,)
        if value is None:
            holds(None in types, where + ": null")
        else:
            holds(isinstance(value, tuple(t for t in types if t is not None)), "%s: %r" % (where, value))
            holds(not isinstance(value, bool) or bool in types, where + ": a truth value")
    else:
        equal(value, expected, where)


class Run:
    """What one run of the program left."""

    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr


class Cli:
    """The program in a folder of its own, with a workspace that commands use unless they say otherwise."""

    def __init__(self, folder):
        self.folder = folder
        self.workspace = os.path.join(folder, "w.concentric")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def environment(self, workspace=True):
        environment = dict(os.environ, XDG_CACHE_HOME=self.folder, XDG_CONFIG_HOME=self.folder, XDG_DATA_HOME=self.folder)
        environment.pop("CONCENTRIC_WORKSPACE", None)
        if workspace:
            environment["CONCENTRIC_WORKSPACE"] = self.workspace
        return environment

    def run(self, *arguments, code=0, workspace=True, binary=False, **environment):
        """Runs a command and insists on its exit code, unless that is None."""
        process = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env={**self.environment(workspace), **environment},
                                 stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        if not binary:
            process.stdout = process.stdout.decode("utf-8")
        process.stderr = process.stderr.decode("utf-8")
        if code is not None and process.returncode != code:
            raise AssertionError("%s: exit code %d, expected %d\n%s%s" %
                                 (" ".join(map(str, arguments)), process.returncode, code, process.stdout, process.stderr))
        return Run(process)

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code).out)

    def fails(self, *arguments, code=1, says="", workspace=True):
        """A failure is one line on standard error and nothing on standard output."""
        run = self.run(*arguments, code=code, workspace=workspace)
        equal(run.out, "", "standard output of a failure")
        holds(run.err.startswith("concentric-cli: ") and run.err.count("\n") == 1 and run.err.endswith("\n"), "not one line: %r" % run.err)
        holds(says in run.err, "“%s” is not in %r" % (says, run.err))
        return run


def main():
    chosen = [t for t in TESTS if len(sys.argv) < 3 or sys.argv[2] in t.__name__]
    print("TAP version 13\n1..%d" % len(chosen))
    failures = 0
    for number, function in enumerate(chosen, 1):
        name = function.__name__.replace("_", " ")
        folder = tempfile.mkdtemp(prefix="concentric-test-")
        try:
            function(Cli(folder))
            print("ok %d %s" % (number, name))
        except Skip as reason:
            print("ok %d %s # SKIP %s" % (number, name, reason))
        except Exception:
            failures += 1
            print("not ok %d %s" % (number, name))
            print("%s:\n%s" % (name, traceback.format_exc()), file=sys.stderr, flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    return 1 if failures else 0
