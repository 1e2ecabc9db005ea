/* The run of an import: every row of the file goes into the workspace or into the quarantine. */
#include "cx-import.h"

#include "cx-cells.h"
#include "cx-identity.h"
#include "cx-import-table.h"
#include "cx-records.h"
#include "cx-text.h"

#include <string.h>

/* Rows between two looks at the cancellable, and two words about progress. */
#define ROWS_PER_LOOK 1000

/* One column of the file on its way into one field. */
typedef struct {
  guint         column; /* of the file */
  guint         cell;   /* first of its stored cells */
  CxField      *field;
  CxCellRule    rule;
  gint64        filled, unread;
} Target;

typedef struct {
  CxStore         *store;
  CxImportPlan    *plan;
  GPtrArray       *fields;     /* of the targets */
  Target          *targets;
  guint            n_targets;
  CxStoredCell    *cells;      /* of one row */
  int              match, record_id, domain, name, country; /* indices of targets, or -1 */
  CxIdentities    *identities;
  CxAccountWriter *writer;
  CxQuarantine    *quarantine;
  CxCellReader    *reader;
  CxImportRow      record;
  char            *first_reject;
} Run;

static void
column_free (CxImportColumn *column)
{
  g_free (column->header);
  cx_field_free (column->field);
  g_free (column);
}

void
cx_import_result_free (CxImportResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->identities, cx_identities_free);
  g_clear_pointer (&self->writer, cx_account_writer_free);
  g_clear_pointer (&self->quarantine, cx_quarantine_free);
  g_clear_pointer (&self->reader, cx_cell_reader_free);
  g_clear_pointer (&self->first_reject, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* ── fields ─────────────────────────────────────────────────────────────── */

/* What the plan says of a field that exists: its type stays, what is new about it is written. */
static CxField *
update_field (Run           *self,
              const CxField *existing,
              const CxField *planned,
              GError       **error)
{
  g_autoptr(CxField) field = cx_field_new (existing->key, planned->label, existing->type, planned->role ? planned->role : existing->role,
                                           existing->unit ? existing->unit : planned->unit, planned->header);

  field->id = existing->id;
  if (g_strcmp0 (field->label, existing->label) == 0 && g_strcmp0 (field->role, existing->role) == 0 &&
      g_strcmp0 (field->unit, existing->unit) == 0 && g_strcmp0 (field->header, existing->header) == 0)
    return g_steal_pointer (&field);
  if (!cx_field_table_update (self->store, field, error))
    return NULL;
  return g_steal_pointer (&field);
}

static CxField *
resolve_field (Run           *self,
               GPtrArray     *existing,
               const CxField *planned,
               GError       **error)
{
  const CxField *same = cx_field_list_find (existing, planned->key);
  g_autoptr(CxField) field = NULL;

  if (same != NULL)
    return update_field (self, same, planned, error);
  field = cx_field_copy (planned);
  if (!cx_field_table_add (self->store, field, error))
    return NULL;
  return g_steal_pointer (&field);
}

static gboolean
check_keys (CxImportPlan *plan,
            GError      **error)
{
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->columns->len; i++)
    {
      CxPlanColumn *column = plan->columns->pdata[i], *other;

      if (column->field == NULL)
        continue;
      other = g_hash_table_lookup (keys, column->field->key);
      if (other != NULL)
        {
          g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "%s: columns “%s” and “%s” both become field “%s”; leave one of them out",
                       plan->path, other->header, column->header, column->field->key);
          return FALSE;
        }
      g_hash_table_insert (keys, column->field->key, column);
    }
  return TRUE;
}

static gboolean
check_room (Run       *self,
            GPtrArray *existing,
            GError   **error)
{
  CxDatabase *database = cx_store_get_database (self->store);
  gint64 most = sqlite3_limit (cx_database_get_handle (database), SQLITE_LIMIT_COLUMN, -1), used, wanted = 0;

  if (!cx_database_get_int (database, "SELECT count (*) FROM pragma_table_info ('account')", &used, error))
    return FALSE;
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (column->field != NULL && cx_field_list_find (existing, column->field->key) == NULL)
        wanted += cx_field_n_columns (column->field);
    }
  if (used + wanted <= most)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
               "%s: needs %" G_GINT64_FORMAT " new columns, and the workspace has room for %" G_GINT64_FORMAT
               "; leave columns out with a mapping",
               self->plan->path, wanted, most - used);
  return FALSE;
}

static CxCellRule
make_rule (const CxImportPlan *plan,
           const CxPlanColumn *column,
           const CxField      *field)
{
  return (CxCellRule) {
    .type = field->type,
    .date_order = column->date_order,
    .separator = column->separator ? column->separator : ';',
    .scale = column->scale,
    .salesforce_id = g_strcmp0 (plan->preset, "Salesforce") == 0 && g_strcmp0 (field->role, "record_id") == 0,
  };
}

static int
find_target (Run        *self,
             const char *role)
{
  for (guint i = 0; i < self->n_targets; i++)
    if (g_strcmp0 (self->targets[i].field->role, role) == 0)
      return (int) i;
  return -1;
}

static void
find_identifiers (Run *self)
{
  self->record_id = find_target (self, "record_id");
  self->domain = find_target (self, "domain");
  self->name = find_target (self, "name");
  self->country = find_target (self, "country");
  self->match = self->record_id;
  for (guint i = 0; i < self->n_targets; i++)
    if ((int) self->targets[i].column == self->plan->key_column)
      self->match = (int) i;
}

static gboolean
make_targets (Run     *self,
              GError **error)
{
  CxImportPlan *plan = self->plan;
  g_autoptr(GPtrArray) existing = cx_field_table_list (self->store, error);
  guint n_cells = 0;

  if (existing == NULL || !check_keys (plan, error) || !check_room (self, existing, error))
    return FALSE;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);
  self->targets = g_new0 (Target, plan->columns->len + 1);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = plan->columns->pdata[i];
      CxField *field;

      if (column->field == NULL)
        continue;
      field = resolve_field (self, existing, column->field, error);
      if (field == NULL)
        return FALSE;
      g_ptr_array_add (self->fields, field);
      self->targets[self->n_targets++] =
        (Target) { .column = i, .cell = n_cells, .field = field, .rule = make_rule (plan, column, field) };
      n_cells += cx_field_n_columns (field);
    }
  self->cells = g_new0 (CxStoredCell, n_cells + 1);
  find_identifiers (self);
  return TRUE;
}

/* ── rows that cannot be used ───────────────────────────────────────────── */

static gboolean
reject (Run            *self,
        const CxRow *row,
        const char     *reason,
        GError        **error)
{
  self->record.rejected++;
  if (self->first_reject == NULL)
    self->first_reject = g_strdup_printf ("line %" G_GINT64_FORMAT ": %s", row->line, reason);
  return cx_quarantine_add_row (self->quarantine, row->line, reason, row->raw, row->raw_length, error);
}

/* ── rows that can ──────────────────────────────────────────────────────── */

static gboolean
read_cells (Run            *self,
            const CxRow *row,
            GError        **error)
{
  static const CxCell none = { "", 0 };

  cx_cell_reader_begin (self->reader);
  for (guint i = 0; i < self->n_targets; i++)
    {
      Target *target = &self->targets[i];
      const CxCell *cell = target->column < row->n_cells ? &row->cells[target->column] : &none;
      CxStoredCell *stored = &self->cells[target->cell];

      if (cx_cell_reader_read (self->reader, &target->rule, cell, stored))
        {
          target->filled += stored->kind != CX_CELL_MISSING;
          continue;
        }
      target->unread++;
      if (!cx_quarantine_add_cell (self->quarantine, row->line, target->field->id, cell->text, cell->length, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes back what read_cells() counted, for a row that turns out to be nobody's. */
static void
uncount_cells (Run *self)
{
  for (guint i = 0; i < self->n_targets; i++)
    self->targets[i].filled -= self->cells[self->targets[i].cell].kind != CX_CELL_MISSING;
}

static char *
text_of (Run *self,
         int  target)
{
  const CxStoredCell *cell;

  if (target < 0)
    return NULL;
  cell = &self->cells[self->targets[target].cell];
  switch (cell->kind)
    {
    case CX_CELL_TEXT:
      return g_strndup (cell->text, cell->length);
    case CX_CELL_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case CX_CELL_REAL:
      return g_strdup_printf ("%.17g", cell->real);
    case CX_CELL_MISSING:
    default:
      return NULL;
    }
}

static char *
folded_text_of (Run *self,
                int  target)
{
  g_autofree char *text = text_of (self, target);
  g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;

  return folded && *folded ? g_steal_pointer (&folded) : NULL;
}

/* A domain is stored as it was registered; one that many share identifies nobody. */
static char *
domain_of (Run *self)
{
  g_autofree char *domain = text_of (self, self->domain);

  if (domain != NULL && self->targets[self->domain].rule.type != CX_FIELD_DOMAIN)
    return cx_domain_registrable (domain);
  return domain != NULL && !cx_domain_is_shared (domain) ? g_steal_pointer (&domain) : NULL;
}

static gboolean
write_account (Run                 *self,
               const CxRowIdentity *row,
               GError             **error)
{
  CxAccountSlot slot = cx_identities_find (self->identities, row);
  CxAccountIdentity identity;
  gboolean first, identity_changed, changed;

  if (slot == CX_NO_ACCOUNT)
    {
      slot = cx_identities_add (self->identities, row, &identity);
      cx_identities_touch (self->identities, slot);
      self->record.inserted++;
      return cx_account_writer_insert (self->writer, cx_identities_get_id (self->identities, slot), &identity, self->cells, error);
    }
  first = cx_identities_touch (self->identities, slot);
  identity_changed = cx_identities_merge (self->identities, slot, row, !first, &identity);
  if (!cx_account_writer_merge (self->writer, cx_identities_get_id (self->identities, slot), &identity, identity_changed, self->cells,
                                !first, &changed, error))
    return FALSE;
  if (!first)
    self->record.merged++;
  else if (changed)
    self->record.updated++;
  else
    self->record.unchanged++;
  return TRUE;
}

static gboolean
take_row (Run            *self,
          const CxRow *row,
          GError        **error)
{
  g_autofree char *match = NULL, *record_id = NULL, *domain = NULL, *name = NULL, *country = NULL;

  if (!read_cells (self, row, error))
    return FALSE;
  match = text_of (self, self->match);
  record_id = text_of (self, self->record_id);
  domain = domain_of (self);
  name = folded_text_of (self, self->name);
  country = folded_text_of (self, self->country);
  if (match == NULL && domain == NULL && name == NULL)
    {
      uncount_cells (self);
      return reject (self, row, "no record id, domain or name says which account this is", error);
    }
  return write_account (self, &(CxRowIdentity) { match, record_id, domain, name, country }, error);
}

static gboolean
look_at_row (Run         *self,
             const CxRow *row,
             GError     **error)
{
  self->record.rows++;
  return row->problem ? reject (self, row, row->problem, error) : take_row (self, row, error);
}

static gboolean
read_rows (Run           *self,
           CxProgressFunc progress,
           gpointer       progress_data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(CxReader) reader = cx_reader_new_again (self->plan->file, self->plan->form, error);
  guint64 length = reader ? cx_reader_get_length (reader) : 0;
  g_autoptr(GError) cause = NULL;
  CxRow row;

  if (reader == NULL)
    return FALSE;
  for (gsize n = 0; cx_reader_next (reader, &row, &cause); n++)
    {
      if (n % ROWS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          self->plan->rows_read = (gint64) n;
          if (progress != NULL)
            progress (cx_reader_get_position (reader), length, progress_data);
        }
      if (!look_at_row (self, &row, error))
        return FALSE;
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (progress != NULL)
    progress (length, length, progress_data);
  return TRUE;
}

/* ── public ─────────────────────────────────────────────────────────────── */

static gboolean
prepare (Run     *self,
         GError **error)
{
  CxImportPlan *plan = self->plan;
  g_autofree char *file = g_path_get_basename (plan->path);
  char delimiter[2] = { plan->form->delimiter, '\0' };
  gboolean keyed;

  if (!make_targets (self, error))
    return FALSE;
  self->record = (CxImportRow) {
    .at = g_get_real_time () / G_USEC_PER_SEC, .file = file, .source = plan->source, .format = (char *) cx_format_get_name (plan->form->format), .encoding = plan->form->encoding, .delimiter = delimiter,
  };
  self->record.id = cx_import_table_add (self->store, &self->record, error);
  self->record.file = self->record.source = self->record.format = self->record.encoding = self->record.delimiter = NULL;
  if (self->record.id == 0)
    return FALSE;
  keyed = self->match >= 0 && self->match != self->record_id;
  self->identities = cx_identities_load (self->store, keyed ? self->targets[self->match].field : NULL, error);
  if (self->identities == NULL)
    return FALSE;
  self->writer = cx_account_writer_new (self->store, self->fields, self->record.id, error);
  if (self->writer == NULL)
    return FALSE;
  self->quarantine = cx_quarantine_new (self->store, self->record.id, error);
  self->reader = cx_cell_reader_new ();
  return self->quarantine != NULL;
}

static CxImportResult *
make_result (Run *self)
{
  CxImportResult *result = g_new0 (CxImportResult, 1);

  result->id = self->record.id;
  result->counts = (CxImportCounts) {
    self->record.rows, self->record.inserted, self->record.updated, self->record.unchanged, self->record.merged, self->record.rejected,
  };
  result->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  for (guint i = 0; i < self->n_targets; i++)
    {
      const Target *target = &self->targets[i];
      CxImportColumn *column = g_new0 (CxImportColumn, 1);

      column->header = g_strdup (target->field->header);
      column->field = cx_field_copy (target->field);
      column->filled = target->filled;
      column->unread = target->unread;
      g_ptr_array_add (result->columns, column);
    }
  return result;
}

CxImportResult *
cx_import_run (CxStore       *store,
               CxImportPlan  *plan,
               gboolean       strict,
               CxProgressFunc progress,
               gpointer       progress_data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_auto(Run) self = { .store = store, .plan = plan };

  g_return_val_if_fail (store != NULL && plan != NULL, NULL);

  if (!cx_import_plan_has_identity (plan))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NO_IDENTITY,
                   plan->kind == CX_IMPORT_ACCOUNTS
                     ? "%s: no column says which account a row is about; map one to “name”, “domain” or “record_id”, or choose a key"
                     : "%s: no column says which account a row belongs to; map one to “account_id”, “account_domain” or “account_name”",
                   plan->path);
      return NULL;
    }
  if (plan->kind != CX_IMPORT_ACCOUNTS)
    return cx_records_run (store, plan, strict, progress, progress_data, cancellable, error);
  if (!prepare (&self, error) || !read_rows (&self, progress, progress_data, cancellable, error) ||
      !cx_import_table_finish (store, &self.record, error))
    return NULL;
  if (strict && self.record.rejected > 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_REJECTED, "%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " rows are bad (%s); correct them or import without --strict",
                   plan->path, self.record.rejected, self.record.rows, self.first_reject);
      return NULL;
    }
  return make_result (&self);
}
