/* What imports overwrote and filled. */
#include "cx-change-table.h"

#include <math.h>
#include <string.h>

/* Identity, and since when and by what an account is at its stage, follow from what is listed. */
#define LISTED "(what GLOB 'f_*' OR what = 'stage')"

typedef struct {
  CxDatabase  *database;
  gint64       import;
  GPtrArray   *fields;
  GHashTable  *current; /* column → CxStatement that reads it of an account */
  CxStatement *next;    /* what the next import found */
  CxStatement *who;
  GPtrArray   *changes;
} Listing;

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_hash_table_unref);
  g_clear_pointer (&self->next, cx_statement_free);
  g_clear_pointer (&self->who, cx_statement_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

void
cx_import_change_free (CxImportChange *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->name);
  cx_field_free (self->field);
  g_free (self->was.text);
  g_free (self->now.text);
  g_free (self);
}

gboolean
cx_change_value_is_missing (const CxChangeValue *self)
{
  return self->text == NULL && isnan (self->low) && isnan (self->high);
}

/* ── one value ──────────────────────────────────────────────────────────── */

/* Which end of a value a column holds. */
typedef enum { BOTH, LOW, HIGH } End;

static void
take_value (CxChangeValue *value,
            End            end,
            sqlite3_stmt  *row,
            int            column)
{
  gboolean is_number = sqlite3_column_type (row, column) == SQLITE_INTEGER || sqlite3_column_type (row, column) == SQLITE_FLOAT;
  double number = is_number ? sqlite3_column_double (row, column) : NAN;

  if (end != HIGH)
    value->low = number;
  if (end != LOW)
    value->high = number;
  if (!is_number)
    g_set_str (&value->text, (const char *) sqlite3_column_text (row, column));
}

static CxStatement *
find_current (Listing    *self,
              const char *column,
              GError    **error)
{
  CxStatement *statement = g_hash_table_lookup (self->current, column);
  g_autofree char *sql = NULL;

  if (statement != NULL)
    return statement;
  sql = g_strdup_printf ("SELECT %s FROM account WHERE id = ?", column);
  statement = cx_database_prepare (self->database, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->current, g_strdup (column), statement);
  return statement;
}

/* What the import left in @column: what the next one that changed it found there, else what is there now. */
static gboolean
read_after (Listing       *self,
            gint64         account,
            const char    *column,
            End            end,
            CxChangeValue *value,
            GError       **error)
{
  CxStatement *current;
  gboolean has_row;

  cx_statement_bind_int (self->next, 1, account);
  cx_statement_bind_text (self->next, 2, column, -1);
  cx_statement_bind_int (self->next, 3, self->import);
  if (!cx_statement_step (self->next, &has_row, error))
    return FALSE;
  if (has_row)
    take_value (value, end, cx_statement_get_handle (self->next), 0);
  cx_statement_reset (self->next);
  if (has_row)
    return TRUE;
  current = find_current (self, column, error);
  if (current == NULL)
    return FALSE;
  cx_statement_bind_int (current, 1, account);
  if (!cx_statement_step (current, &has_row, error))
    return FALSE;
  if (has_row)
    take_value (value, end, cx_statement_get_handle (current), 0);
  cx_statement_reset (current);
  return TRUE;
}

static gboolean
read_both_after (Listing        *self,
                 CxImportChange *change,
                 const char     *column,
                 GError        **error)
{
  g_autofree char *low = NULL, *high = NULL;

  if (change->field == NULL || change->field->type != CX_FIELD_RANGE)
    return read_after (self, change->account, column, BOTH, &change->now, error);
  low = g_strdup_printf ("f_%" G_GINT64_FORMAT "_lo", change->field->id);
  high = g_strdup_printf ("f_%" G_GINT64_FORMAT "_hi", change->field->id);
  return read_after (self, change->account, low, LOW, &change->now, error) &&
         read_after (self, change->account, high, HIGH, &change->now, error);
}

/* ── the list ───────────────────────────────────────────────────────────── */

static const CxField *
find_field (Listing    *self,
            const char *column,
            End        *end)
{
  char *rest = NULL;
  gint64 id = strncmp (column, "f_", 2) == 0 ? g_ascii_strtoll (column + 2, &rest, 10) : 0;

  *end = rest == NULL || *rest == '\0' ? BOTH : g_str_equal (rest, "_lo") ? LOW : HIGH;
  for (guint i = 0; i < self->fields->len && id != 0; i++)
    if (((const CxField *) self->fields->pdata[i])->id == id)
      return self->fields->pdata[i];
  return NULL;
}

static gboolean
read_who (Listing        *self,
          CxImportChange *change,
          GError        **error)
{
  cx_statement_bind_int (self->who, 1, change->account);
  if (!cx_statement_step (self->who, NULL, error))
    return FALSE;
  change->key = g_strdup (cx_statement_get_text (self->who, 0));
  change->name = g_strdup (cx_statement_get_text (self->who, 1));
  cx_statement_reset (self->who);
  return TRUE;
}

static CxImportChange *
add_change (Listing       *self,
            gint64         account,
            const CxField *field,
            const char    *column,
            GError       **error)
{
  g_autoptr(CxImportChange) change = g_new0 (CxImportChange, 1);

  change->import = self->import;
  change->account = account;
  change->field = field ? cx_field_copy (field) : NULL;
  change->was.low = change->was.high = change->now.low = change->now.high = NAN;
  if (!read_who (self, change, error) || !read_both_after (self, change, column, error))
    return NULL;
  /* Of a range, only one end may have changed. */
  change->was.low = change->now.low;
  change->was.high = change->now.high;
  g_ptr_array_add (self->changes, change);
  return g_steal_pointer (&change);
}

static CxImportChange *
find_or_add (Listing       *self,
             gint64         account,
             const CxField *field,
             const char    *column,
             GError       **error)
{
  CxImportChange *last = self->changes->len > 0 ? self->changes->pdata[self->changes->len - 1] : NULL;

  if (last != NULL && last->account == account && field != NULL && last->field != NULL && last->field->id == field->id)
    return last;
  return add_change (self, account, field, column, error);
}

static gboolean
take_row (Listing     *self,
          CxStatement *row,
          GError     **error)
{
  const char *column = cx_statement_get_text (row, 1);
  End end;
  const CxField *field = find_field (self, column, &end);
  CxImportChange *change = find_or_add (self, cx_statement_get_int (row, 0), field, column, error);

  if (change == NULL)
    return FALSE;
  take_value (&change->was, end, cx_statement_get_handle (row), 2);
  return TRUE;
}

static gboolean
prepare_listing (Listing *self,
                 CxStore *store,
                 GError **error)
{
  const CxField *name;
  g_autofree char *sql = NULL;

  self->database = cx_store_get_database (store);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_import_change_free);
  self->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cx_statement_free);
  self->fields = cx_field_table_list (store, error);
  if (self->fields == NULL)
    return FALSE;
  self->next = cx_database_prepare (self->database,
                                    "SELECT was FROM import_change WHERE account = ? AND what = ? AND import > ? ORDER BY import LIMIT 1", error);
  name = cx_field_list_find_role (self->fields, "name");
  sql = g_strdup_printf (name ? "SELECT key, f_%" G_GINT64_FORMAT " FROM account WHERE id = ?" : "SELECT key, NULL FROM account WHERE id = ?",
                         name ? name->id : 0);
  self->who = cx_database_prepare (self->database, sql, error);
  return self->next != NULL && self->who != NULL;
}

GPtrArray *
cx_import_changes_list (CxStore *store,
                        gint64   import,
                        guint    limit,
                        GError **error)
{
  g_auto(Listing) self = { .import = import };
  g_autoptr(CxStatement) rows = NULL;
  gboolean has_row;

  if (!prepare_listing (&self, store, error))
    return NULL;
  rows = cx_database_prepare (self.database,
                              "SELECT account, what, was FROM import_change WHERE import = ? AND " LISTED
                              " ORDER BY account, what = 'stage', CAST (substr (what, 3) AS INTEGER), what", error);
  if (rows == NULL)
    return NULL;
  cx_statement_bind_int (rows, 1, import);
  while (TRUE)
    {
      if (!cx_statement_step (rows, &has_row, error))
        return NULL;
      if (has_row && !take_row (&self, rows, error))
        return NULL;
      /* One more than asked for: then the last of them has both its ends. */
      if (limit > 0 && self.changes->len > limit)
        g_ptr_array_set_size (self.changes, (int) limit);
      else if (has_row)
        continue;
      return g_steal_pointer (&self.changes);
    }
}

gboolean
cx_import_changes_count (CxStore *store,
                         gint64   import,
                         gint64  *values,
                         gint64  *accounts,
                         GError **error)
{
  g_autoptr(CxStatement) count =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT count (*), count (DISTINCT account) FROM (SELECT DISTINCT account, rtrim (what, '_lohi') FROM import_change"
                         " WHERE import = ? AND " LISTED ")", error);

  if (count == NULL)
    return FALSE;
  cx_statement_bind_int (count, 1, import);
  if (!cx_statement_step (count, NULL, error))
    return FALSE;
  *values = cx_statement_get_int (count, 0);
  *accounts = cx_statement_get_int (count, 1);
  return TRUE;
}
