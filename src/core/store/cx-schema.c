/* The tables of a workspace file. */
#include "cx-schema.h"

#include "cx-error.h"

/* Step N brings a file from user_version N to N + 1. A released step is never edited. */
static const char *const steps[CX_SCHEMA_VERSION] = {
  /* What belongs to the whole file. */
  "CREATE TABLE property ("
  "  key TEXT PRIMARY KEY, value TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"

  /* The catalogue of account attributes. Values live in account.f_<id> (a range: f_<id>_lo, f_<id>_hi). */
  "CREATE TABLE field ("
  "  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, label TEXT NOT NULL, type TEXT NOT NULL,"
  "  role TEXT, unit TEXT, header TEXT"
  ") STRICT;"

  /* One company a row. Identity: record_id, then domain, then name_key (folded name, US, folded country);
   * the last two are looked up in memory (CxIdentities), and an index on them would double an import's time. */
  "CREATE TABLE account ("
  "  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,"
  "  record_id TEXT, domain TEXT, name_key TEXT,"
  "  stage TEXT REFERENCES stage (code), stage_since INTEGER, stage_by TEXT CHECK (stage_by IN ('import', 'move')),"
  "  added_by INTEGER REFERENCES import (id), changed_by INTEGER REFERENCES import (id)"
  ") STRICT;"
  "CREATE UNIQUE INDEX account_record_id ON account (record_id) WHERE record_id IS NOT NULL;"

  /* What the team decided. The draft is in document; a published version never changes. */
  "CREATE TABLE profile ("
  "  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, rank INTEGER NOT NULL,"
  "  document TEXT NOT NULL, retired INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE profile_version ("
  "  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE, version INTEGER NOT NULL,"
  "  document TEXT NOT NULL, day INTEGER NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,"
  "  PRIMARY KEY (profile, version)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TRIGGER profile_version_is_immutable BEFORE UPDATE ON profile_version"
  " BEGIN SELECT RAISE (ABORT, 'a published version is immutable'); END;"

  /* The journey. A mapping without a stage is a decision: these accounts are in no stage. */
  "CREATE TABLE stage ("
  "  code TEXT PRIMARY KEY, position INTEGER NOT NULL, label TEXT NOT NULL, customer TEXT NOT NULL, team TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE stage_map ("
  "  value TEXT PRIMARY KEY, label TEXT NOT NULL, stage TEXT REFERENCES stage (code)"
  ") STRICT, WITHOUT ROWID;"
  /* An event without a stage: the account left the journey. import: seen on that day; dated: the file says the day;
   * move: by hand, with what it replaced. value: the folded value that meant the stage. */
  "CREATE TABLE stage_event ("
  "  id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,"
  "  stage TEXT REFERENCES stage (code), day INTEGER NOT NULL,"
  "  source TEXT NOT NULL CHECK (source IN ('import', 'dated', 'move')), import INTEGER REFERENCES import (id),"
  "  value TEXT, was_stage TEXT, was_since INTEGER, was_by TEXT"
  ") STRICT;"
  "CREATE INDEX stage_event_account ON stage_event (account, day, id);"

  /* Where the rows came from, and what was set aside. */
  "CREATE TABLE import ("
  "  id INTEGER PRIMARY KEY, file TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL,"
  "  format TEXT NOT NULL, encoding TEXT NOT NULL, delimiter TEXT NOT NULL,"
  "  rows INTEGER NOT NULL, inserted INTEGER NOT NULL, updated INTEGER NOT NULL,"
  "  unchanged INTEGER NOT NULL, merged INTEGER NOT NULL, rejected INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE import_reject ("
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,"
  "  line INTEGER NOT NULL, reason TEXT NOT NULL, raw BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX import_reject_import ON import_reject (import, line);"
  /* Cells that could not be read as their field's type: the account is in, the value unknown. */
  "CREATE TABLE import_unread ("
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,"
  "  line INTEGER NOT NULL, field INTEGER NOT NULL REFERENCES field (id), text TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX import_unread_import ON import_unread (import, line);",

  /* A version keeps what its publication was warned of and what it moved, both as JSON (cx-impact.h), and stays as
   * long as its profile: when that goes, it is gone before the versions follow. */
  "ALTER TABLE profile_version ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]';"
  "ALTER TABLE profile_version ADD COLUMN impact TEXT;"
  "CREATE TRIGGER profile_version_is_not_replaced BEFORE INSERT ON profile_version"
  " WHEN EXISTS (SELECT 1 FROM profile_version WHERE profile = NEW.profile AND version = NEW.version)"
  " BEGIN SELECT RAISE (ABORT, 'a published version is immutable'); END;"
  "CREATE TRIGGER profile_version_stays BEFORE DELETE ON profile_version"
  " WHEN EXISTS (SELECT 1 FROM profile WHERE id = OLD.profile)"
  " BEGIN SELECT RAISE (ABORT, 'a published version stays'); END;",

  /* What an import leaves behind, so that next week's file is read alike and each can be taken back. form, mapping and
   * cells are JSON; seen is a set of accounts (cx-account-set.h). */
  "ALTER TABLE import ADD COLUMN kind TEXT NOT NULL DEFAULT 'accounts';"
  "ALTER TABLE import ADD COLUMN form TEXT;"
  "ALTER TABLE import ADD COLUMN mapping TEXT;"
  "ALTER TABLE import ADD COLUMN fingerprint TEXT;"
  "ALTER TABLE import ADD COLUMN seen BLOB;"
  /* day: on which stages were seen; digest: of the bytes of the file and of what was told of it. */
  "ALTER TABLE import ADD COLUMN day INTEGER;"
  "ALTER TABLE import ADD COLUMN digest TEXT;"
  /* The folded value that meant the stage in which an account was first seen: what most accounts have, and no event. */
  "ALTER TABLE account ADD COLUMN seen TEXT;"
  "CREATE VIEW stage_history AS"
  " SELECT id, account, stage, day, source, import, value FROM stage_event UNION ALL"
  " SELECT -a.id, a.id, m.stage, i.day, 'import', a.added_by, a.seen FROM account a"
  "  JOIN stage_map m ON m.value = a.seen JOIN import i ON i.id = a.added_by WHERE a.seen IS NOT NULL;"
  "ALTER TABLE import_reject ADD COLUMN cells TEXT;"
  /* The fields that an import wrote: added: it made them; was: label, type, role, unit and header before, when it changed them;
   * filled: how many of its rows had a value. */
  "CREATE TABLE import_field ("
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE, field INTEGER NOT NULL REFERENCES field (id),"
  "  added INTEGER NOT NULL DEFAULT 0, was TEXT, filled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (import, field)"
  ") STRICT, WITHOUT ROWID;"
  /* Further rows about the same account, and the values in them that were not taken; a row of its own without what and value. */
  "CREATE TABLE import_spare ("
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE, line INTEGER NOT NULL,"
  "  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE, what TEXT, value ANY"
  ") STRICT;"
  /* Every value of an account that was there before and that an import overwrote or filled; what: the account column. */
  "CREATE TABLE import_change ("
  "  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE, what TEXT NOT NULL,"
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE, was ANY, PRIMARY KEY (account, what, import)"
  ") STRICT, WITHOUT ROWID;",

  /* What accounts have several of; days are days since 1970-01-01, keys are folded. Rows are found again by record id, else
   * by what their second index holds. */
  "CREATE TABLE contact ("
  "  id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), record_id TEXT, email TEXT, name TEXT, name_key TEXT,"
  "  title TEXT, phone TEXT, buying_role TEXT, seniority TEXT, created INTEGER, updated INTEGER,"
  "  added_by INTEGER REFERENCES import (id)"
  ") STRICT;"
  "CREATE UNIQUE INDEX contact_record_id ON contact (record_id) WHERE record_id IS NOT NULL;"
  "CREATE INDEX contact_account ON contact (account, email);"
  /* outcome is what stage, status and probability of the CRM come to; of an open deal, closed is when it is expected to be. */
  "CREATE TABLE deal ("
  "  id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), record_id TEXT, name TEXT, name_key TEXT,"
  "  amount REAL, currency TEXT, stage TEXT, outcome TEXT CHECK (outcome IN ('open', 'won', 'lost')), pipeline TEXT,"
  "  created INTEGER, closed INTEGER, probability REAL, reason TEXT, owner TEXT, type TEXT,"
  "  added_by INTEGER REFERENCES import (id)"
  ") STRICT;"
  "CREATE UNIQUE INDEX deal_record_id ON deal (record_id) WHERE record_id IS NOT NULL;"
  "CREATE INDEX deal_account ON deal (account, name_key);"
  /* On which day a deal came to what its CRM calls a stage. */
  "CREATE TABLE deal_day ("
  "  deal INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE, text TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (deal, text)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE usage_event ("
  "  id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), record_id TEXT, day INTEGER NOT NULL,"
  "  measure TEXT NOT NULL, measure_key TEXT NOT NULL, value REAL, added_by INTEGER REFERENCES import (id)"
  ") STRICT;"
  "CREATE UNIQUE INDEX usage_event_record_id ON usage_event (record_id) WHERE record_id IS NOT NULL;"
  "CREATE INDEX usage_event_account ON usage_event (account, measure_key, day);"
  /* Every value of theirs that an import overwrote or filled; what: the column, or day:TEXT of a deal's day. */
  "CREATE TABLE record_change ("
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE, kind TEXT NOT NULL, record INTEGER NOT NULL, what TEXT NOT NULL,"
  "  was ANY, PRIMARY KEY (import, kind, record, what)"
  ") STRICT, WITHOUT ROWID;"
  /* Cells of theirs that could not be read as what their member is. */
  "CREATE TABLE record_unread ("
  "  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE, line INTEGER NOT NULL, member TEXT NOT NULL, text TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX record_unread_import ON record_unread (import, line);",

  /* What people decided about an account whatever its score: a tier, until it is lifted; and deals outside the ICP that
   * they declined, or took anyway. */
  "CREATE TABLE tier_pin ("
  "  account INTEGER PRIMARY KEY REFERENCES account (id), tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),"
  "  reason TEXT NOT NULL, author TEXT NOT NULL, day INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE said_no ("
  "  id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (id), amount REAL, currency TEXT,"
  "  taken INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL, author TEXT NOT NULL, day INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX said_no_account ON said_no (account);"
  /* The last stored fit of each profile (version 0: of its draft). The rows of a run are those whose id has its id in the upper
   * 32 bits, and the account's in the lower: rows that come in the order of their only key are written twice as fast. */
  "CREATE TABLE fit_run ("
  "  id INTEGER PRIMARY KEY, profile INTEGER NOT NULL UNIQUE REFERENCES profile (id), version INTEGER NOT NULL, day INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE fit_row ("
  "  id INTEGER PRIMARY KEY, verdicts INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL, tier INTEGER NOT NULL"
  ") STRICT;"
  /* What is stored goes when the accounts or the meaning of their fields change. */
  "CREATE TRIGGER fit_is_older_than_import AFTER INSERT ON import BEGIN DELETE FROM fit_row; DELETE FROM fit_run; END;"
  "CREATE TRIGGER fit_is_newer_than_import AFTER DELETE ON import BEGIN DELETE FROM fit_row; DELETE FROM fit_run; END;"
  "CREATE TRIGGER fit_is_of_other_type AFTER UPDATE OF type ON field BEGIN DELETE FROM fit_row; DELETE FROM fit_run; END;"
  "CREATE VIEW fit AS SELECT r.profile, r.version, r.day, f.id & 4294967295 AS account, f.verdicts, f.low, f.high, f.tier"
  " FROM fit_run r JOIN fit_row f ON f.id BETWEEN r.id << 32 AND (r.id << 32) + 4294967295;",

  /* Rows of a stored fit go with their run, and it with its profile. Fit that was stored before is thrown away: rows of runs
   * that were replaced had stayed behind. */
  "DELETE FROM fit_row; DROP VIEW fit; DROP TABLE fit_run;"
  "CREATE TABLE fit_run ("
  "  id INTEGER PRIMARY KEY, profile INTEGER NOT NULL UNIQUE REFERENCES profile (id) ON DELETE CASCADE, version INTEGER NOT NULL,"
  "  day INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TRIGGER fit_rows_of_run AFTER DELETE ON fit_run"
  " BEGIN DELETE FROM fit_row WHERE id BETWEEN old.id << 32 AND (old.id << 32) + 4294967295; END;"
  "CREATE VIEW fit AS SELECT r.profile, r.version, r.day, f.id & 4294967295 AS account, f.verdicts, f.low, f.high, f.tier"
  " FROM fit_run r JOIN fit_row f ON f.id BETWEEN r.id << 32 AND (r.id << 32) + 4294967295;"

  /* Stages are the team's own. mark: which of the colours and shapes it has, else the one of its place; revenue: from this one
   * on an account is a customer. What the team says of a stage in the journey map stands beside its two names. */
  "ALTER TABLE stage ADD COLUMN mark INTEGER;"
  "ALTER TABLE stage ADD COLUMN revenue INTEGER NOT NULL DEFAULT 0 CHECK (revenue IN (0, 1));"
  "UPDATE stage SET revenue = 1 WHERE code = 'Rev';"
  "CREATE TABLE journey_cell ("
  "  stage TEXT NOT NULL REFERENCES stage (code) ON DELETE CASCADE,"
  "  element TEXT NOT NULL CHECK (element IN ('content', 'channel', 'action', 'know', 'feel')), text TEXT NOT NULL,"
  "  PRIMARY KEY (stage, element)"
  ") STRICT, WITHOUT ROWID;",
};

/* What a step does beside its SQL, after it. */
typedef gboolean (*StepFunc) (CxDatabase *database, GError **error);

static char *
read_text (CxDatabase *database,
           const char *sql,
           GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL || !cx_statement_step (statement, NULL, error))
    return NULL;
  return g_strdup (cx_statement_get_text (statement, 0));
}

static char *
without (const char *text,
         const char *part)
{
  g_auto(GStrv) parts = g_strsplit (text, part, 2);

  return g_strjoinv ("", parts);
}

/*
 * Step 3: the account table without indices: who an account is, is known in memory (CxIdentities) and looked at by
 * cx_store_check(), and a million rows come in twice as fast when nothing but rows is written. domain and name_key go:
 * the fields say them; changed_by goes: import_change says more.
 */
static gboolean
rebuild_accounts (CxDatabase *database,
                  GError    **error)
{
  g_autofree char *old = read_text (database, "SELECT sql FROM sqlite_schema WHERE name = 'account'", error);
  g_autofree char *columns =
    old ? read_text (database, "SELECT group_concat (name, ', ') FROM pragma_table_info ('account') WHERE name NOT IN ('domain', 'name_key', 'changed_by')", error) : NULL;
  g_autofree char *keyless = NULL, *nameless = NULL, *table = NULL, *sql = NULL;

  if (columns == NULL)
    return FALSE;
  keyless = without (old, " UNIQUE");
  nameless = without (keyless, ", domain TEXT, name_key TEXT");
  table = without (nameless, ", changed_by INTEGER REFERENCES import (id)");
  sql = g_strdup_printf ("ALTER TABLE account RENAME TO account_before; DROP INDEX account_record_id; %s;"
                         "INSERT INTO account (%s) SELECT %s FROM account_before ORDER BY id; DROP TABLE account_before;",
                         table, columns, columns);
  return cx_database_execute (database, sql, error);
}

static const StepFunc more[CX_SCHEMA_VERSION] = { [2] = rebuild_accounts };

static gboolean
set_pragmas (CxDatabase *database,
             int         version,
             GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                          CX_SCHEMA_APPLICATION_ID, version);

  return cx_database_execute (database, sql, error);
}

/* Tables are made anew in the midst of others that refer to them: references are not followed meanwhile. */
#define BEFORE_STEPS "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON"
#define AFTER_STEPS "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON"

static gboolean
run_all_steps (CxDatabase *database,
               int         from,
               GError    **error)
{
  if (!cx_database_begin (database, error))
    return FALSE;
  for (int i = from; i < CX_SCHEMA_VERSION; i++)
    if (!cx_database_execute (database, steps[i], error) || (more[i] != NULL && !more[i] (database, error)))
      {
        cx_database_rollback (database);
        return FALSE;
      }
  if (!set_pragmas (database, CX_SCHEMA_VERSION, error))
    {
      cx_database_rollback (database);
      return FALSE;
    }
  return cx_database_commit (database, error);
}

static gboolean
run_steps (CxDatabase *database,
           int         from,
           GError    **error)
{
  gboolean done = cx_database_execute (database, BEFORE_STEPS, error) && run_all_steps (database, from, error);

  return cx_database_execute (database, AFTER_STEPS, done ? error : NULL) && done;
}

gboolean
cx_schema_create (CxDatabase *database,
                  GError    **error)
{
  return cx_database_execute (database, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;", error) && run_steps (database, 0, error);
}

static gboolean
back_up_before (CxDatabase *database,
                int         version,
                GError    **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%d", cx_database_get_path (database), version);
  g_autoptr(CxStatement) vacuum = NULL;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  vacuum = cx_database_prepare (database, "VACUUM INTO ?", error);
  if (vacuum == NULL)
    return FALSE;
  cx_statement_bind_text (vacuum, 1, copy, -1);
  return cx_statement_run (vacuum, error);
}

gboolean
cx_schema_migrate (CxDatabase *database,
                   GError    **error)
{
  int version;

  if (!cx_schema_recognise (database, &version, error))
    return FALSE;
  if (version == CX_SCHEMA_VERSION)
    return TRUE;
  return back_up_before (database, version, error) && run_steps (database, version, error);
}

gboolean
cx_schema_recognise (CxDatabase *database,
                     int        *version,
                     GError    **error)
{
  gint64 id, number;

  if (!cx_database_get_int (database, "PRAGMA application_id", &id, error) ||
      !cx_database_get_int (database, "PRAGMA user_version", &number, error))
    return FALSE;
  if (id != CX_SCHEMA_APPLICATION_ID)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_A_WORKSPACE,
                   "%s: not a Concentric workspace; open a file that Concentric made", cx_database_get_path (database));
      return FALSE;
    }
  if (number > CX_SCHEMA_VERSION)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NEWER_WORKSPACE,
                   "%s: written by a newer Concentric (schema %d, this one knows %d); update Concentric",
                   cx_database_get_path (database), (int) number, CX_SCHEMA_VERSION);
      return FALSE;
    }
  *version = (int) number;
  return TRUE;
}
