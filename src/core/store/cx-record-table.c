/* What accounts have several of: contacts, deals and usage events. */
#include "cx-record-table.h"

#include "cx-spare-table.h"
#include "cx-value.h"

#include <string.h>

#define MOST_COLUMNS 16

/* Parameters in front of the values of an insert and of an update. */
#define N_HEAD 2

/*
 * @called: what people know a row by, the first that it has
 * @matches: queries for the row that cells are about, the first that answers counts; ?1 is the account, ?2… are the columns,
 *   in their order. Rows that both have a record id are told apart by that alone.
 */
typedef struct {
  const char *table;
  const char *columns[MOST_COLUMNS];
  const char *called[3];
  const char *matches[3];
} Table;

static const Table tables[CX_N_RECORD_KINDS] = {
  [CX_RECORD_CONTACT] = {
    "contact",
    { "record_id", "email", "name", "name_key", "title", "phone", "buying_role", "seniority", "created", "updated" },
    { "name", "email", "record_id" },
    { "SELECT id FROM contact WHERE record_id = ?2",
      "SELECT id FROM contact WHERE account = ?1 AND email = ?3 AND (record_id IS NULL OR ?2 IS NULL) ORDER BY id LIMIT 1",
      "SELECT id FROM contact WHERE account = ?1 AND name_key = ?5 AND (email IS NULL OR ?3 IS NULL)"
      " AND (record_id IS NULL OR ?2 IS NULL) ORDER BY id LIMIT 1" },
  },
  [CX_RECORD_DEAL] = {
    "deal",
    { "record_id", "name", "name_key", "amount", "currency", "stage", "outcome", "pipeline", "created", "closed", "probability",
      "reason", "owner", "type" },
    { "name", "record_id" },
    { "SELECT id FROM deal WHERE record_id = ?2",
      "SELECT id FROM deal WHERE account = ?1 AND name_key IS ?4 AND created IS ?10 AND (record_id IS NULL OR ?2 IS NULL)"
      " ORDER BY id LIMIT 1" },
  },
  [CX_RECORD_EVENT] = {
    "usage_event",
    { "record_id", "day", "measure", "measure_key", "value" },
    { "measure" },
    { "SELECT id FROM usage_event WHERE record_id = ?2",
      "SELECT id FROM usage_event WHERE account = ?1 AND measure_key IS ?5 AND day IS ?3 AND (record_id IS NULL OR ?2 IS NULL)"
      " ORDER BY id LIMIT 1" },
  },
};

struct _CxRecordWriter {
  const Table *table;
  guint        n_columns;
  gint64       import;
  CxStore     *store;
  CxDatabase  *database;
  CxStatement *matches[3], *insert, *select, *replace, *fill, *journal, *select_day, *write_day, *unread, *spare;
};

const char *
cx_record_kind_table (CxRecordKind kind)
{
  return tables[kind].table;
}

const char *const *
cx_record_kind_columns (CxRecordKind kind)
{
  return tables[kind].columns;
}

guint
cx_record_kind_column (CxRecordKind kind,
                       const char  *name)
{
  const char *const *columns = tables[kind].columns;
  guint i = 0;

  while (columns[i] != NULL && !g_str_equal (columns[i], name))
    i++;
  g_return_val_if_fail (columns[i] != NULL, 0);
  return i;
}

/* ── statements ─────────────────────────────────────────────────────────── */

static CxStatement *
prepare_insert (CxRecordWriter *self,
                GError        **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s (account, added_by", self->table->table);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, ", %s", self->table->columns[i]);
  g_string_append (sql, ") VALUES (?, ?");
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return cx_database_prepare (self->database, sql->str, error);
}

static CxStatement *
prepare_select (CxRecordWriter *self,
                GError        **error)
{
  g_autofree char *columns = g_strjoinv (", ", (char **) self->table->columns);
  g_autofree char *sql = g_strdup_printf ("SELECT account, added_by, %s FROM %s WHERE id = ?", columns, self->table->table);

  return cx_database_prepare (self->database, sql, error);
}

static CxStatement *
prepare_update (CxRecordWriter *self,
                gboolean        fill,
                GError        **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE %s SET account = ?1", self->table->table);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, fill ? ", %1$s = coalesce (%1$s, ?%2$u)" : ", %1$s = coalesce (?%2$u, %1$s)",
                            self->table->columns[i], N_HEAD + i + 1);
  g_string_append (sql, " WHERE id = ?2");
  return cx_database_prepare (self->database, sql->str, error);
}

static gboolean
prepare_matches (CxRecordWriter *self,
                 GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->matches) && self->table->matches[i] != NULL; i++)
    if ((self->matches[i] = cx_database_prepare (self->database, self->table->matches[i], error)) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
prepare (CxRecordWriter *self,
         GError        **error)
{
  return prepare_matches (self, error) &&
         (self->insert = prepare_insert (self, error)) != NULL &&
         (self->select = prepare_select (self, error)) != NULL &&
         (self->replace = prepare_update (self, FALSE, error)) != NULL &&
         (self->fill = prepare_update (self, TRUE, error)) != NULL &&
         (self->journal = cx_database_prepare (self->database,
                                               "INSERT OR IGNORE INTO record_change (kind, record, what, import, was)"
                                               " VALUES (?, ?, ?, ?, ?)", error)) != NULL &&
         (self->select_day = cx_database_prepare (self->database, "SELECT day FROM deal_day WHERE deal = ? AND text = ?", error)) != NULL &&
         (self->write_day = cx_database_prepare (self->database,
                                                 "INSERT INTO deal_day (deal, text, day) VALUES (?, ?, ?)"
                                                 " ON CONFLICT (deal, text) DO UPDATE SET day = excluded.day", error)) != NULL &&
         (self->unread = cx_database_prepare (self->database,
                                              "INSERT INTO record_unread (import, line, member, text) VALUES (?, ?, ?, ?)",
                                              error)) != NULL &&
         (self->spare = cx_spare_table_prepare (self->store, self->import, error)) != NULL;
}

CxRecordWriter *
cx_record_writer_new (CxStore     *store,
                      CxRecordKind kind,
                      gint64       import,
                      GError     **error)
{
  g_autoptr(CxRecordWriter) self = g_new0 (CxRecordWriter, 1);

  self->table = &tables[kind];
  self->n_columns = g_strv_length ((char **) self->table->columns);
  self->import = import;
  self->store = store;
  self->database = cx_store_get_database (store);
  return prepare (self, error) ? g_steal_pointer (&self) : NULL;
}

void
cx_record_writer_free (CxRecordWriter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->matches); i++)
    cx_statement_free (self->matches[i]);
  cx_statement_free (self->insert);
  cx_statement_free (self->select);
  cx_statement_free (self->replace);
  cx_statement_free (self->fill);
  cx_statement_free (self->journal);
  cx_statement_free (self->select_day);
  cx_statement_free (self->write_day);
  cx_statement_free (self->unread);
  cx_statement_free (self->spare);
  g_free (self);
}

/* ── finding and adding ─────────────────────────────────────────────────── */

static void
bind_cell (CxStatement        *statement,
           int                 at,
           const CxStoredCell *cell)
{
  switch (cell->kind)
    {
    case CX_CELL_INTEGER:
      cx_statement_bind_int (statement, at, cell->integer);
      break;
    case CX_CELL_REAL:
      cx_statement_bind_double (statement, at, cell->real);
      break;
    case CX_CELL_TEXT:
      cx_statement_bind_text (statement, at, cell->text, cell->length);
      break;
    case CX_CELL_MISSING:
    default:
      cx_statement_bind_null (statement, at);
    }
}

gboolean
cx_record_writer_find (CxRecordWriter     *self,
                       gint64              account,
                       const CxStoredCell *cells,
                       gint64             *id,
                       GError            **error)
{
  *id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->matches) && self->matches[i] != NULL && *id == 0; i++)
    {
      CxStatement *match = self->matches[i];
      int n = sqlite3_bind_parameter_count (cx_statement_get_handle (match));
      gboolean has_row;

      cx_statement_bind_int (match, 1, account);
      for (int at = 2; at <= n; at++)
        bind_cell (match, at, &cells[at - 2]);
      if (!cx_statement_step (match, &has_row, error))
        return FALSE;
      if (has_row)
        *id = cx_statement_get_int (match, 0);
      cx_statement_reset (match);
    }
  return TRUE;
}

gboolean
cx_record_writer_insert (CxRecordWriter     *self,
                         gint64              account,
                         const CxStoredCell *cells,
                         gint64             *id,
                         GError            **error)
{
  cx_statement_bind_int (self->insert, 1, account);
  cx_statement_bind_int (self->insert, 2, self->import);
  for (guint i = 0; i < self->n_columns; i++)
    bind_cell (self->insert, (int) (N_HEAD + i + 1), &cells[i]);
  if (!cx_statement_run (self->insert, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (cx_database_get_handle (self->database));
  return TRUE;
}

/* ── merging ────────────────────────────────────────────────────────────── */

static gboolean
cell_equals (CxStatement        *row,
             int                 column,
             const CxStoredCell *cell)
{
  switch (cell->kind)
    {
    case CX_CELL_INTEGER:
      return cx_statement_get_int (row, column) == cell->integer;
    case CX_CELL_REAL:
      return cx_statement_get_double (row, column) == cell->real;
    case CX_CELL_TEXT:
      {
        const char *text = cx_statement_get_text (row, column);

        return cx_statement_get_length (row, column) == cell->length && memcmp (text, cell->text, cell->length) == 0;
      }
    case CX_CELL_MISSING:
    default:
      return TRUE;
    }
}

/* What is there goes into the journal, unless this import added the row: then undoing takes the row away. */
static gboolean
keep_value (CxRecordWriter *self,
            gint64          id,
            const char     *what,
            CxStatement    *row,
            int             column,
            GError        **error)
{
  cx_statement_bind_text (self->journal, 1, self->table->table, -1);
  cx_statement_bind_int (self->journal, 2, id);
  cx_statement_bind_text (self->journal, 3, what, -1);
  cx_statement_bind_int (self->journal, 4, self->import);
  sqlite3_bind_value (cx_statement_get_handle (self->journal), 5, sqlite3_column_value (cx_statement_get_handle (row), column));
  return cx_statement_run (self->journal, error);
}

static gboolean
is_changed (CxStatement        *row,
            int                 column,
            const CxStoredCell *cell,
            gboolean            fill)
{
  if (cell->kind == CX_CELL_MISSING)
    return FALSE;
  return cx_statement_is_null (row, column) || (!fill && !cell_equals (row, column, cell));
}

static gboolean
keep_changes (CxRecordWriter     *self,
              gint64              id,
              gint64              account,
              const CxStoredCell *cells,
              gboolean            fill,
              gboolean           *changed,
              GError            **error)
{
  gboolean own = cx_statement_get_int (self->select, 1) == self->import;

  *changed = FALSE;
  if (!fill && cx_statement_get_int (self->select, 0) != account)
    {
      *changed = TRUE;
      if (!own && !keep_value (self, id, "account", self->select, 0, error))
        return FALSE;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!is_changed (self->select, (int) (N_HEAD + i), &cells[i], fill))
        continue;
      *changed = TRUE;
      if (!own && !keep_value (self, id, self->table->columns[i], self->select, (int) (N_HEAD + i), error))
        return FALSE;
    }
  return TRUE;
}

/* ── what is not taken ──────────────────────────────────────────────────── */

gboolean
cx_record_writer_add_spare (CxRecordWriter     *self,
                            gint64              line,
                            gint64              account,
                            const char         *what,
                            const CxStoredCell *cell,
                            GError            **error)
{
  g_autofree char *day = cell->kind == CX_CELL_INTEGER ? cx_date_format ((gint32) cell->integer) : NULL;
  const CxStoredCell said = { .kind = CX_CELL_TEXT, .text = day, .length = day ? strlen (day) : 0 };

  return cx_spare_table_add (self->spare, line, account, what, day ? &said : cell, error);
}

/* The row itself, under what its record is called. */
static gboolean
add_spare_row (CxRecordWriter *self,
               gint64          line,
               gint64          account,
               GError        **error)
{
  CxStoredCell called = { .kind = CX_CELL_MISSING };

  for (guint i = 0; i < G_N_ELEMENTS (self->table->called) && self->table->called[i] != NULL && called.kind == CX_CELL_MISSING; i++)
    {
      int column = N_HEAD + (int) cx_record_kind_column ((CxRecordKind) (self->table - tables), self->table->called[i]);

      called.text = cx_statement_get_text (self->select, column);
      called.length = cx_statement_get_length (self->select, column);
      called.kind = called.text ? CX_CELL_TEXT : CX_CELL_MISSING;
    }
  return cx_record_writer_add_spare (self, line, account, NULL, &called, error);
}

static gboolean
add_spare_account (CxRecordWriter *self,
                   gint64          line,
                   gint64          account,
                   gint64          said,
                   GError        **error)
{
  g_autoptr(CxStatement) key = cx_database_prepare (self->database, "SELECT key FROM account WHERE id = ?", error);
  CxStoredCell cell = { .kind = CX_CELL_TEXT };

  if (key == NULL)
    return FALSE;
  cx_statement_bind_int (key, 1, said);
  if (!cx_statement_step (key, NULL, error))
    return FALSE;
  cell.text = cx_statement_get_text (key, 0);
  cell.length = cx_statement_get_length (key, 0);
  return cx_record_writer_add_spare (self, line, account, "account", &cell, error);
}

/* A currency is that of its own amount: where that is not taken, it fills no gap. */
static gboolean
is_of_other_amount (CxRecordWriter     *self,
                    const char         *what,
                    const CxStoredCell *cells)
{
  guint amount;

  if (self->table != &tables[CX_RECORD_DEAL] || !g_str_equal (what, "currency"))
    return FALSE;
  amount = cx_record_kind_column (CX_RECORD_DEAL, "amount");
  return !cx_statement_is_null (self->select, (int) (N_HEAD + amount)) && !cell_equals (self->select, (int) (N_HEAD + amount), &cells[amount]);
}

/* Of a row that only fills gaps: itself, and what of it the row that it is about has otherwise, which @taken is then without.
 * Folded texts say nothing more. */
static gboolean
add_spares (CxRecordWriter     *self,
            gint64              line,
            gint64              account,
            const CxStoredCell *cells,
            CxStoredCell       *taken,
            GError            **error)
{
  gint64 belongs = cx_statement_get_int (self->select, 0);

  if (!add_spare_row (self, line, belongs, error) ||
      (belongs != account && !add_spare_account (self, line, belongs, account, error)))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *what = self->table->columns[i];
      int column = (int) (N_HEAD + i);
      gboolean is_gap = cx_statement_is_null (self->select, column) && !is_of_other_amount (self, what, cells);

      if (is_gap || cell_equals (self->select, column, &cells[i]) || g_str_has_suffix (what, "_key"))
        continue;
      if (!cx_record_writer_add_spare (self, line, belongs, g_str_equal (what, "day") ? "date" : what, &cells[i], error))
        return FALSE;
      taken[i].kind = CX_CELL_MISSING;
    }
  return TRUE;
}

gboolean
cx_record_writer_merge (CxRecordWriter     *self,
                        gint64              line,
                        gint64              id,
                        gint64              account,
                        const CxStoredCell *cells,
                        gboolean            fill,
                        gboolean           *changed,
                        GError            **error)
{
  CxStatement *update = fill ? self->fill : self->replace;
  CxStoredCell taken[MOST_COLUMNS];
  gboolean done;
  gint64 belongs;

  memcpy (taken, cells, self->n_columns * sizeof *cells);
  cx_statement_bind_int (self->select, 1, id);
  if (!cx_statement_step (self->select, NULL, error))
    return FALSE;
  belongs = fill ? cx_statement_get_int (self->select, 0) : account;
  done = (!fill || add_spares (self, line, account, cells, taken, error)) && keep_changes (self, id, account, taken, fill, changed, error);
  cx_statement_reset (self->select);
  if (!done || !*changed)
    return done;
  cx_statement_bind_int (update, 1, belongs);
  cx_statement_bind_int (update, 2, id);
  for (guint i = 0; i < self->n_columns; i++)
    bind_cell (update, (int) (N_HEAD + i + 1), &taken[i]);
  return cx_statement_run (update, error);
}

static gboolean
deal_is_own (CxRecordWriter *self,
             gint64          id,
             gboolean       *own,
             GError        **error)
{
  cx_statement_bind_int (self->select, 1, id);
  if (!cx_statement_step (self->select, NULL, error))
    return FALSE;
  *own = cx_statement_get_int (self->select, 1) == self->import;
  cx_statement_reset (self->select);
  return TRUE;
}

static gboolean
keep_day (CxRecordWriter *self,
          gint64          id,
          const char     *text,
          gboolean        known,
          GError        **error)
{
  g_autofree char *what = g_strconcat ("day:", text, NULL);
  gboolean own;

  if (!deal_is_own (self, id, &own, error))
    return FALSE;
  if (own)
    return TRUE;
  if (known)
    return keep_value (self, id, what, self->select_day, 0, error);
  cx_statement_bind_text (self->journal, 1, self->table->table, -1);
  cx_statement_bind_int (self->journal, 2, id);
  cx_statement_bind_text (self->journal, 3, what, -1);
  cx_statement_bind_int (self->journal, 4, self->import);
  cx_statement_bind_null (self->journal, 5);
  return cx_statement_run (self->journal, error);
}

gboolean
cx_record_writer_add_day (CxRecordWriter *self,
                          gint64          id,
                          const char     *text,
                          gint64          day,
                          gboolean        fill,
                          gboolean       *changed,
                          GError        **error)
{
  gboolean known, done;

  cx_statement_bind_int (self->select_day, 1, id);
  cx_statement_bind_text (self->select_day, 2, text, -1);
  if (!cx_statement_step (self->select_day, &known, error))
    return FALSE;
  *changed = !known || (!fill && cx_statement_get_int (self->select_day, 0) != day);
  done = !*changed || keep_day (self, id, text, known, error);
  cx_statement_reset (self->select_day);
  if (!done || !*changed)
    return done;
  cx_statement_bind_int (self->write_day, 1, id);
  cx_statement_bind_text (self->write_day, 2, text, -1);
  cx_statement_bind_int (self->write_day, 3, day);
  return cx_statement_run (self->write_day, error);
}

gboolean
cx_record_writer_spare_day (CxRecordWriter *self,
                            gint64          line,
                            gint64          id,
                            const char     *text,
                            gint64          day,
                            const char     *told,
                            GError        **error)
{
  const CxStoredCell said = { .kind = CX_CELL_INTEGER, .integer = day };
  gboolean known, differs;
  gint64 account;

  cx_statement_bind_int (self->select_day, 1, id);
  cx_statement_bind_text (self->select_day, 2, text, -1);
  if (!cx_statement_step (self->select_day, &known, error))
    return FALSE;
  differs = known && cx_statement_get_int (self->select_day, 0) != day;
  cx_statement_reset (self->select_day);
  if (!differs)
    return TRUE;
  cx_statement_bind_int (self->select, 1, id);
  if (!cx_statement_step (self->select, NULL, error))
    return FALSE;
  account = cx_statement_get_int (self->select, 0);
  cx_statement_reset (self->select);
  return cx_record_writer_add_spare (self, line, account, told, &said, error);
}

gboolean
cx_record_writer_add_unread (CxRecordWriter *self,
                             gint64          line,
                             const char     *member,
                             const char     *text,
                             gsize           length,
                             GError        **error)
{
  cx_statement_bind_int (self->unread, 1, self->import);
  cx_statement_bind_int (self->unread, 2, line);
  cx_statement_bind_text (self->unread, 3, member, -1);
  cx_statement_bind_text (self->unread, 4, text, length);
  return cx_statement_run (self->unread, error);
}
