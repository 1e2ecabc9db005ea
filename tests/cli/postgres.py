"""A PostgreSQL server of a test's own: fresh, in a temporary folder, on a Unix socket alone. It runs as nobody where the test
is root, because the server refuses that. $CONCENTRIC_POSTGRESQL says where its programs are, if that is no usual place."""
import glob
import json
import os
import shutil
import subprocess
import tempfile
import time

from harness import Skip

PROGRAMS = ("initdb", "postgres", "psql")


def find_programs():
    """The newest server that is installed."""
    folders = [os.environ.get("CONCENTRIC_POSTGRESQL", ""), *sorted(glob.glob("/usr/lib/postgresql/[1-9][0-9]/bin"), reverse=True),
               os.path.dirname(shutil.which("postgres") or "")]
    for folder in folders:
        if folder and all(os.access(os.path.join(folder, program), os.X_OK) for program in PROGRAMS):
            return folder
    raise Skip("PostgreSQL is not installed")


class Postgres:
    """with Postgres() as server: server.run(sql)"""

    def __enter__(self):
        self.programs = find_programs()
        self.folder = tempfile.mkdtemp(prefix="concentric-pg-")
        self.user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        if self.user:
            os.chown(self.folder, 65534, 65534)
        try:
            self.start()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        return self

    def start(self):
        data = os.path.join(self.folder, "data")
        self.program("initdb", "--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D", data)
        self.log = open(os.path.join(self.folder, "log"), "wb")
        self.process = subprocess.Popen([os.path.join(self.programs, "postgres"), "-D", data, "-k", self.folder, "-c", "listen_addresses=",
                                         "-c", "fsync=off"], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, cwd=self.folder, **self.user)
        for _ in range(300):
            if self.process.poll() is not None or self.psql("SELECT 1").returncode == 0:
                break
            time.sleep(0.1)
        self.run("SELECT 1")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def program(self, name, *arguments, text=""):
        return subprocess.run([os.path.join(self.programs, name), *arguments], input=text.encode("utf-8"), capture_output=True,
                              cwd=self.folder, env=dict(os.environ, PGCLIENTENCODING="UTF8", HOME=self.folder), timeout=300, **self.user)

    def psql(self, sql):
        return self.program("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "tester", "-d", "postgres", text=sql)

    def run(self, sql):
        """What psql prints, unaligned: a line a row, a bar between columns."""
        result = self.psql(sql)
        if result.returncode != 0:
            with open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace") as log:
                raise AssertionError("%s\n%s\n%s" % (sql[:4000], result.stderr.decode("utf-8"), log.read()[-2000:]))
        return result.stdout.decode("utf-8")

    def fill(self, table, columns, rows):
        """Makes a table; @columns: {name: type}, @rows: lists of values as JSON has them."""
        named = [dict(zip(columns, row)) for row in rows]
        self.run("DROP TABLE IF EXISTS %s CASCADE; CREATE TABLE %s (%s);" % (table, table, ", ".join('"%s" %s' % c for c in columns.items())))
        self.run("INSERT INTO %s SELECT * FROM jsonb_populate_recordset (NULL::%s, $rows$%s$rows$);" % (table, table, json.dumps(named)))
