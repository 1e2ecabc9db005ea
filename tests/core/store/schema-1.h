/* The tables of the first released workspace file: what a migration starts from. Never edited. */
#pragma once

static const char schema_1[] =
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
  "CREATE INDEX import_unread_import ON import_unread (import, line);"
  "PRAGMA application_id = 0x434e4354; PRAGMA user_version = 1;";
