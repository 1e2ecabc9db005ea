/* What stands on an import: later imports of its accounts, moves and other words by hand, profiles that test its fields. */
#include "cx-undo-private.h"

#include "cx-account-set.h"
#include "cx-error.h"
#include "cx-field-table.h"

#include <string.h>

/* Later imports that a message names one by one. */
#define N_NAMED 3

typedef struct {
  CxStore    *store;
  CxDatabase *database;
  gint64      import;
  GPtrArray  *fields;     /* CxField */
  GBytes     *added;      /* accounts that it added */
  GHashTable *changed;    /* column → accounts of which it changed that; GBytes */
  GPtrArray  *dependents; /* CxDependent */
} Search;

void
cx_dependent_free (CxDependent *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->field);
  g_free (self);
}

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_bytes_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->dependents, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
add_dependent (Search         *self,
               CxDependentKind kind,
               gint64          import,
               const char     *name,
               const char     *field,
               gint64          accounts)
{
  CxDependent *dependent = g_new0 (CxDependent, 1);

  dependent->kind = kind;
  dependent->import = import;
  dependent->name = g_strdup (name);
  dependent->field = g_strdup (field);
  dependent->accounts = accounts;
  g_ptr_array_add (self->dependents, dependent);
}

static CxStatement *
prepare (Search     *self,
         const char *sql,
         GError    **error)
{
  CxStatement *statement = cx_database_prepare (self->database, sql, error);

  if (statement != NULL)
    cx_statement_bind_int (statement, 1, self->import);
  return statement;
}

static gboolean
knows_import (Search *self,
              gint64  import)
{
  for (guint i = 0; i < self->dependents->len; i++)
    {
      const CxDependent *dependent = self->dependents->pdata[i];

      if (dependent->kind == CX_DEPENDENT_IMPORT && dependent->import == import)
        return TRUE;
    }
  return FALSE;
}

/* ── what the import touched ────────────────────────────────────────────── */

static gboolean
find_added (Search  *self,
            GError **error)
{
  g_autoptr(CxStatement) select = prepare (self, "SELECT id FROM account WHERE added_by = ?1 ORDER BY id", error);
  g_autoptr(CxAccountSetBuilder) builder = cx_account_set_builder_new ();
  gboolean has_row = TRUE;

  while (select != NULL && has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        cx_account_set_builder_add (builder, cx_statement_get_int (select, 0));
    }
  self->added = cx_account_set_builder_end (builder);
  return select != NULL;
}

static CxAccountSetBuilder *
builder_of (GHashTable *builders,
            const char *column)
{
  CxAccountSetBuilder *builder = g_hash_table_lookup (builders, column);

  if (builder == NULL)
    {
      builder = cx_account_set_builder_new ();
      g_hash_table_insert (builders, g_strdup (column), builder);
    }
  return builder;
}

static gboolean
find_changed (Search  *self,
              GError **error)
{
  g_autoptr(CxStatement) select = prepare (self, "SELECT account, what FROM import_change WHERE import = ?1 ORDER BY account", error);
  g_autoptr(GHashTable) builders =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cx_account_set_builder_free);
  GHashTableIter iter;
  gpointer column, builder;
  gboolean has_row = TRUE;

  while (select != NULL && has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        cx_account_set_builder_add (builder_of (builders, cx_statement_get_text (select, 1)), cx_statement_get_int (select, 0));
    }
  g_hash_table_iter_init (&iter, builders);
  while (g_hash_table_iter_next (&iter, &column, &builder))
    g_hash_table_insert (self->changed, g_strdup (column), cx_account_set_builder_end (builder));
  return select != NULL;
}

/* ── later imports ──────────────────────────────────────────────────────── */

static gboolean
has_role (const CxField     *field,
          const char *const *roles)
{
  if (field->role == NULL)
    return FALSE;
  for (; *roles != NULL; roles++)
    if (g_str_has_prefix (field->role, *roles))
      return TRUE;
  return FALSE;
}

/* Whether what @field says goes into @column of account: its own columns, and what is made of some roles. */
static gboolean
feeds (const CxField *field,
       const char    *column)
{
  static const char *const none[] = { NULL }, *const of_record[] = { "record_id", NULL }, *const of_domain[] = { "domain", NULL };
  static const char *const of_name[] = { "name", "country", NULL }, *const of_stage[] = { "stage", "entered:", NULL };
  const char *const *roles = none;
  char *end = NULL;

  if (g_str_has_prefix (column, "f_"))
    return g_ascii_strtoll (column + 2, &end, 10) == field->id && (*end == '\0' || *end == '_');
  if (g_str_equal (column, "record_id"))
    roles = of_record;
  else if (g_str_equal (column, "domain"))
    roles = of_domain;
  else if (g_str_equal (column, "name_key"))
    roles = of_name;
  else if (g_str_has_prefix (column, "stage"))
    roles = of_stage;
  return has_role (field, roles);
}

static const CxField *
find_field (GPtrArray *fields,
            gint64     id)
{
  for (guint i = 0; i < fields->len; i++)
    if (((const CxField *) fields->pdata[i])->id == id)
      return fields->pdata[i];
  return NULL;
}

/* The columns that the import changed and that @later writes too. Returns: (element-type GBytes) */
static GPtrArray *
list_shared (Search  *self,
             gint64   later,
             GError **error)
{
  g_autoptr(GPtrArray) shared = g_ptr_array_new ();
  g_autoptr(CxStatement) select = cx_database_prepare (self->database, "SELECT field FROM import_field WHERE import = ?", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, later);
  while (has_row)
    {
      const CxField *field;
      GHashTableIter iter;
      gpointer column, accounts;

      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      field = has_row ? find_field (self->fields, cx_statement_get_int (select, 0)) : NULL;
      g_hash_table_iter_init (&iter, self->changed);
      while (field != NULL && g_hash_table_iter_next (&iter, &column, &accounts))
        if (feeds (field, column) && !g_ptr_array_find (shared, accounts, NULL))
          g_ptr_array_add (shared, accounts);
    }
  return g_steal_pointer (&shared);
}

static gboolean
look_at_later (Search     *self,
               gint64      later,
               const char *file,
               GBytes     *seen,
               GError    **error)
{
  g_autoptr(GPtrArray) shared = list_shared (self, later, error);
  g_autoptr(GBytes) touched = cx_account_set_intersect (seen, self->added);
  gint64 accounts;

  if (shared == NULL)
    return FALSE;
  for (guint i = 0; i < shared->len; i++)
    {
      g_autoptr(GBytes) common = cx_account_set_intersect (seen, shared->pdata[i]);
      g_autoptr(GBytes) before = g_steal_pointer (&touched);

      touched = cx_account_set_unite (before, common);
    }
  accounts = cx_account_set_count (touched);
  if (accounts > 0)
    add_dependent (self, CX_DEPENDENT_IMPORT, later, file, NULL, accounts);
  return TRUE;
}

static gboolean
find_later_imports (Search  *self,
                    GError **error)
{
  g_autoptr(CxStatement) select = prepare (self, "SELECT id, file, seen FROM import WHERE id > ?1 ORDER BY id DESC", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr(GBytes) seen = NULL;
      g_autofree char *file = NULL;
      sqlite3_stmt *handle = cx_statement_get_handle (select);

      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      file = g_strdup (cx_statement_get_text (select, 1));
      seen = g_bytes_new (sqlite3_column_blob (handle, 2), (gsize) sqlite3_column_bytes (handle, 2));
      if (!look_at_later (self, cx_statement_get_int (select, 0), file, seen, error))
        return FALSE;
    }
}

/* What an account was known by before is what another one is known by now: brought back, it would be of both. */
static gboolean
find_claims_of (Search     *self,
                const char *column,
                GError    **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT i.id, i.file, count (DISTINCT c.account) FROM import_change c JOIN account a ON a.%s = c.was"
                     " JOIN import i ON i.id = a.added_by WHERE c.import = ?1 AND c.what = '%s' AND i.id > ?1 GROUP BY i.id ORDER BY i.id DESC",
                     column, column);
  g_autoptr(CxStatement) select = g_hash_table_contains (self->changed, column) ? prepare (self, sql, error) : NULL;
  gboolean has_row = TRUE;

  if (select == NULL)
    return !g_hash_table_contains (self->changed, column);
  while (has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row && !knows_import (self, cx_statement_get_int (select, 0)))
        add_dependent (self, CX_DEPENDENT_IMPORT, cx_statement_get_int (select, 0), cx_statement_get_text (select, 1), NULL,
                       cx_statement_get_int (select, 2));
    }
  return TRUE;
}

static gboolean
find_claims (Search  *self,
             GError **error)
{
  const CxField *domain = cx_field_list_find_role (self->fields, "domain");
  g_autofree char *column = domain ? g_strdup_printf ("f_%" G_GINT64_FORMAT, domain->id) : NULL;

  return find_claims_of (self, "record_id", error) && (column == NULL || find_claims_of (self, column, error));
}

/* ── what people said ───────────────────────────────────────────────────── */

static gboolean
find_moves (Search  *self,
            GError **error)
{
  g_autoptr(CxStatement) select =
    prepare (self,
             "SELECT count (DISTINCT e.account) FROM stage_event e JOIN account a ON a.id = e.account"
             " WHERE e.source = 'move' AND (a.added_by = ?1 OR (a.stage_by = 'move' AND EXISTS"
             "  (SELECT 1 FROM import_change c WHERE c.account = a.id AND c.what IN ('stage', 'stage_since', 'stage_by') AND c.import = ?1)))",
             error);

  if (select == NULL || !cx_statement_step (select, NULL, error))
    return FALSE;
  if (cx_statement_get_int (select, 0) > 0)
    add_dependent (self, CX_DEPENDENT_MOVES, 0, NULL, NULL, cx_statement_get_int (select, 0));
  return TRUE;
}

static CxDependentKind
kind_of_table (const char *table)
{
  if (g_str_equal (table, "tier_pin"))
    return CX_DEPENDENT_PINS;
  return g_str_equal (table, "said_no") ? CX_DEPENDENT_SAID_NO : CX_DEPENDENT_RECORDS;
}

/* Rows of one table that are about accounts which the import added. @by: (nullable): the column that says which import they
 * came with. */
static gboolean
find_records_of (Search     *self,
                 const char *table,
                 const char *column,
                 const char *by,
                 GError    **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s%s AS later, count (DISTINCT a.id), (SELECT file FROM import WHERE id = %s%s)"
                     " FROM %s r JOIN account a ON a.id = r.%s WHERE a.added_by = ?1 GROUP BY later ORDER BY later DESC",
                     by ? "r." : "", by ? by : "NULL", by ? "r." : "", by ? by : "NULL", table, column);
  g_autoptr(CxStatement) select = prepare (self, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      gint64 later;

      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      later = cx_statement_get_int (select, 0);
      if (later == 0)
        add_dependent (self, kind_of_table (table), 0, table, NULL, cx_statement_get_int (select, 1));
      else if (later != self->import && !knows_import (self, later))
        add_dependent (self, CX_DEPENDENT_IMPORT, later, cx_statement_get_text (select, 2), NULL, cx_statement_get_int (select, 1));
    }
}

/* Every table that points at accounts, but those that the undo itself empties. */
static gboolean
find_records (Search  *self,
              GError **error)
{
  g_autoptr(CxStatement) select =
    prepare (self,
             "SELECT t.name, k.\"from\", (SELECT i.\"from\" FROM pragma_foreign_key_list (t.name) i WHERE i.\"table\" = 'import' LIMIT 1)"
             " FROM sqlite_schema t JOIN pragma_foreign_key_list (t.name) k ON k.\"table\" = 'account'"
             " WHERE t.type = 'table' AND t.name NOT IN ('stage_event', 'import_change') AND ?1 ORDER BY 1, 2", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!find_records_of (self, cx_statement_get_text (select, 0), cx_statement_get_text (select, 1), cx_statement_get_text (select, 2),
                            error))
        return FALSE;
    }
}

/* Drafts and published versions that test a field that would go, unless they asked for it before it came. */
#define PROFILES_OF_FIELDS                                                                                        \
  "SELECT DISTINCT p.name, f.label FROM field f JOIN import_field n ON n.field = f.id AND n.import = ?1"           \
  " JOIN (SELECT id AS profile, document FROM profile UNION ALL SELECT profile, document FROM profile_version) d"  \
  " JOIN json_tree (d.document) t ON t.key = 'field' AND t.atom = f.key JOIN profile p ON p.id = d.profile"        \
  " WHERE "

static gboolean
find_profiles (Search  *self,
               GError **error)
{
  g_autoptr(CxStatement) select =
    prepare (self, PROFILES_OF_FIELDS "f.id IN " CX_UNDO_FIELDS_GONE " AND n.was IS NULL ORDER BY p.rank, f.id", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_dependent (self, CX_DEPENDENT_PROFILE, 0, cx_statement_get_text (select, 0), cx_statement_get_text (select, 1), 0);
    }
}

gboolean
cx_import_undo_remember (CxStore *store,
                         gint64   import,
                         GError **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store),
                         "UPDATE import_field SET was = '{\"asked\":true}' WHERE import = ?1 AND added AND field IN (SELECT f.id FROM field f"
                         " JOIN (SELECT document FROM profile UNION ALL SELECT document FROM profile_version) d"
                         " JOIN json_tree (d.document) t ON t.key = 'field' AND t.atom = f.key)", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, import);
  return cx_statement_run (update, error);
}

GPtrArray *
cx_import_undo_dependents (CxStore *store,
                           gint64   import,
                           GError **error)
{
  g_auto(Search) self = { .store = store, .database = cx_store_get_database (store), .import = import };

  self.dependents = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_dependent_free);
  self.changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self.fields = cx_field_table_list (store, error);
  if (self.fields == NULL || !find_added (&self, error) || !find_changed (&self, error) ||
      !find_later_imports (&self, error) || !find_claims (&self, error) || !find_records (&self, error) || !find_moves (&self, error) || !find_profiles (&self, error))
    return NULL;
  return g_steal_pointer (&self.dependents);
}

/* ── in words ───────────────────────────────────────────────────────────── */

static void
append_import (GString           *what,
               GString           *cure,
               const CxDependent *dependent,
               guint              n)
{
  if (n < N_NAMED)
    g_string_append_printf (what, "%simport %" G_GINT64_FORMAT " (%s) is about %" G_GINT64_FORMAT " of its accounts", what->len ? ", " : "",
                            dependent->import, dependent->name, dependent->accounts);
  g_string_append_printf (cure, "%s%" G_GINT64_FORMAT, cure->len ? ", " : "", dependent->import);
}

static void
append_other (GString           *what,
              const CxDependent *dependent)
{
  g_string_append (what, what->len ? ", " : "");
  if (dependent->kind == CX_DEPENDENT_MOVES)
    g_string_append_printf (what, "%" G_GINT64_FORMAT " of its accounts were moved by hand since", dependent->accounts);
  else if (dependent->kind == CX_DEPENDENT_PINS)
    g_string_append_printf (what, "%" G_GINT64_FORMAT " of its accounts have a pinned tier", dependent->accounts);
  else if (dependent->kind == CX_DEPENDENT_SAID_NO)
    g_string_append_printf (what, "deals of %" G_GINT64_FORMAT " of its accounts are said no to", dependent->accounts);
  else if (dependent->kind == CX_DEPENDENT_RECORDS)
    g_string_append_printf (what, "%" G_GINT64_FORMAT " of its accounts have something in “%s”", dependent->accounts, dependent->name);
  else
    g_string_append_printf (what, "profile “%s” tests its field “%s”", dependent->name, dependent->field);
}

static const char *
cure_of (const CxDependent *dependent)
{
  switch (dependent->kind)
    {
    case CX_DEPENDENT_MOVES:
      return "take the moves back first";
    case CX_DEPENDENT_PINS:
      return "lift the pins first";
    case CX_DEPENDENT_SAID_NO:
      return "take that back first";
    case CX_DEPENDENT_PROFILE:
      return "take the field out of the profile first";
    case CX_DEPENDENT_RECORDS:
    case CX_DEPENDENT_IMPORT:
    default:
      return "take that away first";
    }
}

gboolean
cx_undo_refuse (const CxImportRow *import,
                GPtrArray         *dependents,
                GError           **error)
{
  g_autoptr(GString) what = g_string_new (NULL), later = g_string_new (NULL);
  const CxDependent *other = NULL;
  guint n = 0;

  for (guint i = 0; i < dependents->len; i++)
    {
      const CxDependent *dependent = dependents->pdata[i];

      if (dependent->kind == CX_DEPENDENT_IMPORT)
        append_import (what, later, dependent, n++);
      else
        append_other (what, other = dependent);
    }
  if (n > N_NAMED)
    g_string_append_printf (what, ", and %u more imports are", n - N_NAMED);
  g_set_error (error, CX_ERROR, CX_ERROR_DEPENDS, "import %" G_GINT64_FORMAT " (%s) cannot be taken back: %s; %s%s%s", import->id, import->file,
               what->str, n == 0 ? "" : n == 1 ? "undo import " : "undo imports ", later->str,
               n == 0 ? cure_of (other) : " first");
  return FALSE;
}
