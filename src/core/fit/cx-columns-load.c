/* Fills the columnar copy from the workspace in one pass over the accounts: half of the fields in a thread of its own,
 * with a connection of its own. Knows nothing of criteria. */
#include "cx-columns-fill.h"
#include "cx-error.h"
#include "cx-fit-table.h"
#include "cx-halves.h"
#include "cx-scan.h"

/* Whoever is alone reads all fields; of two, each takes what keeps both equally long at work. */
#define MAX_SHARES 2

/* The id of no account. */
#define NO_ACCOUNT (-1)

/*
 * What one thread reads.
 * with_keys: ids and keys too, which come before the first field
 * account: the id of the only one to be read; 0: all
 * n_accounts: read so far
 */
typedef struct {
  CxColumns    *columns;
  CxDatabase   *database;
  GCancellable *cancellable;
  CxArena      *arena;
  gboolean      with_keys;
  gint64        account;
  CxFiller     *fillers;
  guint         n_fillers;
  GString      *sql;
  guint         work;
  guint         n_accounts, allocated;
  GError       *error;
} Share;

static CxColumns *
columns_new (GPtrArray *fields,
             guint      n_accounts)
{
  CxColumns *self = g_new0 (CxColumns, 1);

  g_atomic_ref_count_init (&self->refs);
  self->fields = fields;
  self->columns = g_new0 (CxColumn, fields->len + 1);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->arenas = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_arena_free);
  self->n_accounts = n_accounts;
  for (guint i = 0; i < fields->len; i++)
    {
      CxColumn *column = &self->columns[i];

      column->field = fields->pdata[i];
      g_hash_table_insert (self->by_key, column->field->key, column);
    }
  self->name = cx_columns_find_role (self, "name");
  if (self->name != NULL && !cx_field_type_is_text (self->name->field->type))
    self->name = NULL;
  return self;
}

static void
share_init (Share        *self,
            CxColumns    *columns,
            CxDatabase   *database,
            gboolean      with_keys,
            GCancellable *cancellable)
{
  *self = (Share) { .columns = columns, .database = database, .cancellable = cancellable, .with_keys = with_keys };
  self->arena = cx_arena_new ();
  g_ptr_array_add (columns->arenas, self->arena);
  self->fillers = g_new0 (CxFiller, columns->fields->len + 1);
  self->sql = g_string_new (with_keys ? "SELECT id, key" : "SELECT id");
  self->work = with_keys ? 3 : 0;
}

static void
share_clear (Share *self)
{
  for (guint i = 0; i < self->n_fillers; i++)
    cx_filler_clear (&self->fillers[i]);
  g_free (self->fillers);
  g_string_free (self->sql, TRUE);
  g_clear_error (&self->error);
}

/* How long a field takes, as measured: texts are hashed, lists are parsed too. */
static guint
work_of (const CxField *field)
{
  if (cx_field_type_is_text (field->type))
    return 3;
  return field->type == CX_FIELD_LIST ? 4 : (guint) cx_field_n_columns (field);
}

static void
share_add (Share    *self,
           CxColumn *column)
{
  g_autofree char *columns = cx_field_columns (column->field);
  CxFiller *last = self->n_fillers > 0 ? &self->fillers[self->n_fillers - 1] : NULL;
  int at = last != NULL ? last->at + (int) cx_field_n_columns (last->column->field) : self->with_keys ? 2 : 1;

  cx_filler_init (&self->fillers[self->n_fillers++], column, at, self->arena);
  g_string_append_printf (self->sql, ", %s", columns);
  self->work += work_of (column->field);
}

static void
share_resize (Share *self,
              guint  n)
{
  self->allocated = n;
  if (self->with_keys)
    {
      self->columns->ids = g_renew (gint64, self->columns->ids, n);
      self->columns->keys = g_renew (char *, self->columns->keys, n);
    }
  for (guint i = 0; i < self->n_fillers; i++)
    cx_filler_resize (&self->fillers[i], n);
}

static void
read_row (Share        *self,
          guint         i,
          sqlite3_stmt *row)
{
  guint account = self->n_accounts++;

  if (account == self->allocated)
    share_resize (self, account * 2);
  if (self->with_keys)
    {
      self->columns->ids[account] = sqlite3_column_int64 (row, 0);
      self->columns->keys[account] = cx_arena_copy (self->arena, (const char *) sqlite3_column_text (row, 1),
                                                    (gsize) sqlite3_column_bytes (row, 1));
    }
  for (guint f = 0; f < self->n_fillers; f++)
    cx_filler_read (&self->fillers[f], account, i, row);
}

static gboolean
read_block (Share       *self,
            CxStatement *statement,
            gboolean    *has_row)
{
  guint first = self->n_accounts, n = 0;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  while (n < CX_FILL_BLOCK)
    {
      if (!cx_statement_step (statement, has_row, &self->error))
        return FALSE;
      if (!*has_row)
        break;
      read_row (self, n++, cx_statement_get_handle (statement));
    }
  for (guint f = 0; f < self->n_fillers; f++)
    cx_filler_finish_block (&self->fillers[f], first, n);
  return TRUE;
}

static gboolean
share_read (Share *self)
{
  g_autoptr(CxStatement) statement = NULL;
  gboolean has_row = TRUE;

  g_string_append (self->sql, " FROM account");
  if (self->account != 0)
    g_string_append_printf (self->sql, " WHERE id = %" G_GINT64_FORMAT, self->account);
  g_string_append (self->sql, " ORDER BY id");
  statement = cx_database_prepare (self->database, self->sql->str, &self->error);
  if (statement == NULL)
    return FALSE;
  share_resize (self, MAX (self->columns->n_accounts, 1));
  while (has_row)
    if (!read_block (self, statement, &has_row))
      return FALSE;
  for (guint f = 0; f < self->n_fillers; f++)
    cx_filler_finish (&self->fillers[f], self->n_accounts);
  return TRUE;
}

static gpointer
read_in_thread (gpointer share)
{
  cx_database_adopt (((Share *) share)->database);
  return GINT_TO_POINTER (share_read (share));
}

static void
share_out (Share *shares,
           guint  n)
{
  CxColumns *columns = shares->columns;

  for (guint i = 0; i < columns->fields->len; i++)
    {
      Share *idle = shares;

      for (guint s = 1; s < n; s++)
        if (shares[s].work < idle->work)
          idle = &shares[s];
      share_add (idle, &columns->columns[i]);
    }
}

static gboolean
load (CxColumns    *self,
      CxDatabase   *database,
      CxDatabase   *twin,
      gint64        account,
      GCancellable *cancellable,
      GError      **error)
{
  Share shares[MAX_SHARES];
  guint n = twin != NULL && self->n_accounts >= CX_HALVES_MIN && self->fields->len > 1 ? 2 : 1;
  GThread *thread = NULL;
  gboolean done;

  share_init (&shares[0], self, database, TRUE, cancellable);
  shares[0].account = account;
  if (n > 1)
    share_init (&shares[1], self, twin, FALSE, cancellable);
  share_out (shares, n);
  if (n > 1)
    thread = g_thread_new ("columns", read_in_thread, &shares[1]);
  done = share_read (&shares[0]);
  if (thread != NULL)
    done = GPOINTER_TO_INT (g_thread_join (thread)) && done;
  for (guint s = 0; s < n && !done; s++)
    if (shares[s].error != NULL)
      {
        g_propagate_error (error, g_steal_pointer (&shares[s].error));
        break;
      }
  if (done && n > 1 && shares[0].n_accounts != shares[1].n_accounts)
    {
      g_set_error_literal (error, CX_ERROR, CX_ERROR_BUSY, "the workspace changed while it was read; try again");
      done = FALSE;
    }
  self->n_accounts = shares[0].n_accounts;
  for (guint s = 0; s < n; s++)
    share_clear (&shares[s]);
  return done;
}

static void
keep_fields (GPtrArray  *fields,
             GHashTable *keys)
{
  for (guint i = fields->len; i-- > 0;)
    if (!g_hash_table_contains (keys, ((const CxField *) fields->pdata[i])->key))
      g_ptr_array_remove_index (fields, i);
}

/* @account: the id of the only one to be read; 0: all */
static CxColumns *
load_some (CxStore      *store,
           GHashTable   *keys,
           gint64        account,
           GCancellable *cancellable,
           GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxScan) scan = cx_scan_begin (database, account == 0, error);
  GPtrArray *fields = NULL;
  g_autoptr(CxColumns) self = NULL;
  g_autofree char *state = scan ? cx_fit_table_read_state (store, error) : NULL;
  gint64 n = 1;

  if (state == NULL || (account == 0 && !cx_database_get_int (database, "SELECT count (*) FROM account", &n, error)) ||
      (fields = cx_field_table_list (store, error)) == NULL)
    return NULL;
  if (keys != NULL)
    keep_fields (fields, keys);
  self = columns_new (fields, (guint) n);
  self->state = g_steal_pointer (&state);
  return load (self, database, cx_scan_get_twin (scan), account, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

CxColumns *
cx_columns_load (CxStore      *store,
                 GCancellable *cancellable,
                 GError      **error)
{
  return load_some (store, NULL, 0, cancellable, error);
}

CxColumns *
cx_columns_load_fields (CxStore      *store,
                        GHashTable   *keys,
                        GCancellable *cancellable,
                        GError      **error)
{
  return load_some (store, keys, 0, cancellable, error);
}

/* ── one account ── */

/* @id: 0 when no account has the key. */
static gboolean
find_key (CxStore    *store,
          const char *key,
          gint64     *id,
          GError    **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT id FROM account WHERE key = ?", error);
  gboolean has_row;

  *id = 0;
  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, 1, key, -1);
  if (!cx_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *id = cx_statement_get_int (statement, 0);
  return TRUE;
}

/* The accounts with the fields that tell them apart, and no others. */
static CxColumns *
load_identities (CxStore      *store,
                 GCancellable *cancellable,
                 GError      **error)
{
  static const char *const roles[] = CX_IDENTITY_ROLES;
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  if (fields == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const CxField *field = cx_field_list_find_role (fields, roles[i]);

      if (field != NULL)
        g_hash_table_add (keys, field->key);
    }
  return load_some (store, keys, 0, cancellable, error);
}

CxColumns *
cx_columns_load_account (CxStore      *store,
                         const char   *text,
                         guint        *n,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr(CxColumns) identities = NULL;
  guint row;
  gint64 id;

  *n = 1;
  if (!find_key (store, text, &id, error))
    return NULL;
  if (id == 0)
    {
      identities = load_identities (store, cancellable, error);
      if (identities == NULL)
        return NULL;
      id = cx_columns_find_account (identities, text, &row, n) ? cx_columns_get_id (identities, row) : NO_ACCOUNT;
    }
  return load_some (store, NULL, id, cancellable, error);
}
