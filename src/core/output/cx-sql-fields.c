/* The fields that a statement reads: their columns, and their values with blanks as NULL. Knows nothing of criteria but
 * which field they ask. */
#include "cx-sql-private.h"

#include <string.h>

/* PostgreSQL cuts longer names at 63 bytes. */
#define MAX_NAME 55

/* ── which ── */

static void
field_free (CxSqlField *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (self->columns[i]);
      g_free (self->names[i]);
    }
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_hash_table_unref);
  g_free (self);
}

static char *
cut (const char *key)
{
  gsize length = strlen (key);

  if (length > MAX_NAME)
    length = (gsize) (g_utf8_find_prev_char (key, key + MAX_NAME + 1) - key);
  return g_strndup (key, length);
}

/* Claims @base with @suffix; case does not tell names apart. */
static gboolean
is_free (GHashTable *taken,
         const char *base,
         const char *suffix)
{
  g_autofree char *name = g_strconcat (base, suffix, NULL);
  g_autofree char *same = g_utf8_casefold (name, -1);

  return !g_hash_table_contains (taken, same);
}

static char *
claim (GHashTable *taken,
       const char *base,
       const char *suffix)
{
  g_autofree char *name = g_strconcat (base, suffix, NULL);

  g_hash_table_add (taken, g_utf8_casefold (name, -1));
  return cx_sql_name (name);
}

/* The field's key, or the key with the first number that makes it a name of its own. */
static void
name_field (CxSqlField *self,
            GHashTable *taken)
{
  gboolean range = self->field->type == CX_FIELD_RANGE;
  g_autofree char *key = cut (self->field->key);
  g_autofree char *base = g_strdup (key);

  for (guint i = 2; !is_free (taken, base, range ? "_lo" : "") || (range && !is_free (taken, base, "_hi")); i++)
    {
      g_free (base);
      base = g_strdup_printf ("%s_%u", key, i);
    }
  self->names[0] = claim (taken, base, range ? "_lo" : "");
  self->names[1] = range ? claim (taken, base, "_hi") : g_strdup (self->names[0]);
}

static CxSqlField *
field_new (const CxSql   *sql,
           const CxField *field,
           GHashTable    *taken)
{
  CxSqlField *self = g_new0 (CxSqlField, 1);
  gboolean range = field->type == CX_FIELD_RANGE;

  self->field = field;
  name_field (self, taken);
  for (guint i = 0; i < 2; i++)
    if (cx_sql_is_sqlite (sql))
      self->columns[i] = g_strdup_printf ("f_%" G_GINT64_FORMAT "%s", field->id, !range ? "" : i == 0 ? "_lo" : "_hi");
    else
      self->columns[i] = g_strdup (self->names[i]);
  return self;
}

/* Whether a criterion asks the field, and whether one asks more than whether there is a value. */
static gboolean
is_asked (const CxSql *self,
          CxSqlField  *field)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->profile, i);

      if (!g_str_equal (criterion->field, field->field->key) || !cx_criterion_fits (criterion, field->field->type))
        continue;
      asked = TRUE;
      field->compared |= criterion->op != CX_OP_KNOWN;
    }
  return asked;
}

GPtrArray *
cx_sql_find_asked (const CxSql *self)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (taken, g_strdup ("key"));
  for (guint i = 0; i < self->fields->len; i++)
    {
      CxSqlField *field = field_new (self, self->fields->pdata[i], taken);

      if (is_asked (self, field))
        g_ptr_array_add (asked, field);
      else
        field_free (field);
    }
  return asked;
}

CxSqlField *
cx_sql_find_field (const CxSql       *self,
                   const CxCriterion *criterion)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      CxSqlField *field = self->asked->pdata[i];

      if (g_str_equal (field->field->key, criterion->field))
        return cx_criterion_fits (criterion, field->field->type) ? field : NULL;
    }
  return NULL;
}

/* ── values ── */

/* A number, or a text that is nothing but one; `.import` leaves '' where nothing is. */
#define SQLITE_NUMBER "CASE WHEN %1$s = CAST (%1$s AS REAL) THEN CAST (%1$s AS REAL) END"

static char *
sqlite_cell (const CxSqlField *field,
             const char       *column)
{
  switch (field->field->type)
    {
    case CX_FIELD_TEXT:
    case CX_FIELD_CATEGORY:
    case CX_FIELD_DOMAIN:
      return g_strdup_printf (field->compared ? "nullif (lower (trim (%s)), '')" : "nullif (trim (%s), '')", column);
    case CX_FIELD_ID:
      return g_strdup_printf ("nullif (%s, '')", column);
    case CX_FIELD_LIST:
      return g_strdup_printf ("CASE WHEN json_valid (%1$s) THEN nullif (%1$s, '[]') END", column);
    case CX_FIELD_DATE:
      return g_strdup_printf ("CASE WHEN %1$s = CAST (%1$s AS REAL) THEN CAST (%1$s AS REAL)"
                              " WHEN date (%1$s) = %1$s THEN julianday (%1$s) - 2440587.5 END", column);
    default:
      return g_strdup_printf (SQLITE_NUMBER, column);
    }
}

/* Accents of letters, as cx_text_fold() drops them; the marks that make other letters stay. */
#define ACCENTS \
  "[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a" \
  "\\u064b-\\u065f\\u0670" \
  "\\u1ab0-\\u1ace\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\U000e0100-\\U000e01ef]+"
#define SPACES "[ \\t\\n\\f\\r\\u1680\\u2028\\u2029]+"

/* Plain texts the short way. Of others, case folding is lower case but for ß, ς and the iota under Greek letters. Tried
 * with every code point, that is what cx_text_fold() gives, but for Cherokee, nine letters of old Cyrillic, and what one of
 * the two does not know yet. */
char *
cx_sql_fold (const char *what)
{
  return g_strdup_printf (
    "CASE WHEN %1$s ~ '^[!-~]+( [!-~]+)*$' THEN lower (%1$s COLLATE \"C\") COLLATE \"und-x-icu\" ELSE"
    "\n      normalize (btrim (regexp_replace (regexp_replace (normalize (replace (replace (lower (replace ("
    "\n        normalize (%1$s, NFKD), E'\\u0345', 'ι') COLLATE \"und-x-icu\"), 'ß', 'ss'), 'ς', 'σ'), NFKD),"
    "\n        E'%2$s', '', 'g'),"
    "\n        E'%3$s', ' ', 'g')), NFC) END",
    what, ACCENTS, SPACES);
}

static char *
postgresql_cell (const CxSqlField *field,
                 const char       *column)
{
  g_autofree char *text = g_strdup_printf ("CAST (%s AS text)", column);
  g_autofree char *folded = NULL;

  switch (field->field->type)
    {
    case CX_FIELD_TEXT:
    case CX_FIELD_CATEGORY:
    case CX_FIELD_DOMAIN:
      folded = field->compared ? cx_sql_fold (text) : g_strdup_printf ("btrim (%s)", text);
      return g_strdup_printf ("nullif (%s, '')", folded);
    case CX_FIELD_ID:
      return g_strdup_printf ("nullif (%s, '')", text);
    case CX_FIELD_LIST:
      return g_strdup_printf ("CASE WHEN jsonb_typeof (to_jsonb (%1$s)) = 'array' THEN nullif (to_jsonb (%1$s), '[]') END",
                              column);
    case CX_FIELD_DATE:
      return g_strdup_printf ("CASE WHEN isfinite (%1$s) THEN CAST (%1$s AS date) - DATE '1970-01-01' END", column);
    case CX_FIELD_BOOLEAN:
      return g_strdup_printf ("CAST (%s AS integer)", column);
    default:
      return g_strdup_printf ("nullif (CAST (%s AS double precision), 'NaN')", column);
    }
}

static void
append_cell (CxSql            *self,
             const CxSqlField *field,
             guint             i)
{
  const char *column = field->columns[i];
  g_autofree char *cell = cx_sql_is_sqlite (self) ? sqlite_cell (field, column) : postgresql_cell (field, column);

  g_string_append_printf (self->sql, ",\n    %s AS %s", cell, field->names[i]);
}

void
cx_sql_append_cells (CxSql *self)
{
  g_autofree char *table = cx_sql_table (self->options->table);

  g_string_append (self->sql, "cells AS (  -- what is known; blanks are NULL\n  SELECT key");
  for (guint i = 0; i < self->asked->len; i++)
    {
      const CxSqlField *field = self->asked->pdata[i];

      append_cell (self, field, 0);
      if (field->field->type == CX_FIELD_RANGE)
        append_cell (self, field, 1);
    }
  g_string_append_printf (self->sql, "\n  FROM %s\n),\n", table);
}

/* ── types ── */

static const char *
column_type (const CxSql *self,
             CxFieldType  type)
{
  static const char *const types[CX_N_FIELD_TYPES][2] = {
    [CX_FIELD_TEXT] = { "text", "text" },
    [CX_FIELD_CATEGORY] = { "text", "text" },
    [CX_FIELD_LIST] = { "text, a JSON array", "jsonb or text[]" },
    [CX_FIELD_NUMBER] = { "real", "double precision" },
    [CX_FIELD_RANGE] = { "real", "double precision" },
    [CX_FIELD_MONEY] = { "real", "double precision" },
    [CX_FIELD_DATE] = { "integer, days since 1970-01-01", "date" },
    [CX_FIELD_BOOLEAN] = { "integer, 0 or 1", "boolean" },
    [CX_FIELD_ID] = { "text", "text" },
    [CX_FIELD_DOMAIN] = { "text", "text" },
  };

  return types[type][self->options->dialect];
}

static void
append_column (CxSql            *self,
               const CxSqlField *field,
               guint             i)
{
  gboolean range = field->field->type == CX_FIELD_RANGE;
  g_autofree char *column = cx_sql_comment (field->columns[i]), *label = cx_sql_comment (field->field->label);
  g_autofree char *unit = field->field->unit ? cx_sql_comment (field->field->unit) : NULL;

  g_string_append_printf (self->sql, "--   %-24s %s: %s", column, column_type (self, field->field->type), label);
  if (unit != NULL)
    g_string_append_printf (self->sql, " in %s", unit);
  g_string_append (self->sql, !range ? "\n" : i == 0 ? ", its lower end\n" : ", its upper end\n");
}

void
cx_sql_append_columns (CxSql *self)
{
  g_string_append_printf (self->sql, "--   %-24s text: the account’s key\n", "key");
  for (guint i = 0; i < self->asked->len; i++)
    {
      const CxSqlField *field = self->asked->pdata[i];

      append_column (self, field, 0);
      if (field->field->type == CX_FIELD_RANGE)
        append_column (self, field, 1);
    }
}
