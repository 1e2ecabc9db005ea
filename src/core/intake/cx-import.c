/* The run of an import: every row of the file goes into the workspace or into the quarantine. A thread reads and types the
 * rows (CxFeed), this one finds out which accounts they are about and writes them. */
#include "cx-import.h"

#include "cx-digest.h"
#include "cx-feed.h"
#include "cx-hash.h"
#include "cx-identity.h"
#include "cx-import-log.h"
#include "cx-import-table.h"
#include "cx-mapping-memory.h"
#include "cx-precedence.h"
#include "cx-records.h"
#include "cx-undo.h"

/* The memory where an identifier is looked up is asked for so many rows before. */
#define ROWS_AHEAD 4

/* One column of the file on its way into one field. */
typedef struct {
  CxField *field;
  gint64   filled, unread;
} Target;

typedef struct {
  CxStore         *store;
  CxImportPlan    *plan;
  const CxImportWay *way;
  int              stage;      /* index of its target, or -1 */
  GPtrArray       *fields;     /* of the targets */
  Target          *targets;
  CxFeedTarget    *columns;    /* of the targets, for the feed */
  CxFeedPlan       feed;
  CxIdentities    *identities;
  CxAccountWriter *writer;
  CxQuarantine    *quarantine;
  CxPrecedence    *precedence;
  CxImportRow      record;
  char            *first_reject;
  char            *settings, *digest;
  gint64           twin;
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
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->identities, cx_identities_free);
  g_clear_pointer (&self->writer, cx_account_writer_free);
  g_clear_pointer (&self->quarantine, cx_quarantine_free);
  g_clear_pointer (&self->precedence, cx_precedence_free);
  g_clear_pointer (&self->feed.repair, cx_repair_free);
  g_clear_pointer (&self->first_reject, g_free);
  g_clear_pointer (&self->settings, g_free);
  g_clear_pointer (&self->digest, g_free);
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
    existing = NULL;
  if ((existing != NULL && !cx_field_table_update (self->store, field, error)) ||
      !cx_import_log_field (self->store, self->record.id, field->id, FALSE, existing, error))
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
  if (!cx_field_table_add (self->store, field, error) ||
      !cx_import_log_field (self->store, self->record.id, field->id, TRUE, NULL, error))
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

static int
find_target (Run        *self,
             const char *role)
{
  for (guint i = 0; i < self->feed.n_targets; i++)
    if (g_strcmp0 (self->targets[i].field->role, role) == 0)
      return (int) i;
  return -1;
}

static void
find_identifiers (Run *self)
{
  CxFeedPlan *feed = &self->feed;

  feed->record_id = find_target (self, "record_id");
  feed->domain = find_target (self, "domain");
  feed->name = find_target (self, "name");
  feed->country = find_target (self, "country");
  self->stage = self->way->stage ? find_target (self, "stage") : -1;
  feed->match = feed->record_id;
  for (guint i = 0; i < feed->n_targets; i++)
    if ((int) self->columns[i].column == self->plan->key_column)
      feed->match = (int) i;
}

static gboolean
make_targets (Run     *self,
              GError **error)
{
  CxImportPlan *plan = self->plan;
  g_autoptr(GPtrArray) existing = cx_field_table_list (self->store, error);
  CxFeedPlan *feed = &self->feed;

  if (existing == NULL || !check_keys (plan, error) || !check_room (self, existing, error))
    return FALSE;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);
  self->targets = g_new0 (Target, plan->columns->len + 1);
  self->columns = g_new0 (CxFeedTarget, plan->columns->len + 1);
  *feed = (CxFeedPlan) { .source = plan->file, .form = plan->form, .targets = self->columns };
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
      self->targets[feed->n_targets] = (Target) { .field = field };
      self->columns[feed->n_targets++] = (CxFeedTarget) { i, feed->n_cells, cx_cell_rule_of_column (plan, column, field) };
      feed->n_cells += cx_field_n_columns (field);
    }
  find_identifiers (self);
  return TRUE;
}

/* ── rows ───────────────────────────────────────────────────────────────── */

static gboolean
reject (Run             *self,
        const CxFeedRow *row,
        GError         **error)
{
  self->record.rejected++;
  if (self->first_reject == NULL)
    self->first_reject = g_strdup_printf ("line %" G_GINT64_FORMAT ": %s", row->line, row->problem);
  return cx_quarantine_add_row (self->quarantine, row->line, row->problem, row->raw, row->raw_length, row->json, error);
}

static gboolean
insert_account (Run             *self,
                const CxFeedRow *row,
                GError         **error)
{
  CxNewAccount account = { 0 };

  account.id = cx_identities_add (self->identities, &row->identity, &account.key, &account.record_id);
  cx_identities_touch (self->identities, account.id);
  self->record.inserted++;
  if (self->stage >= 0 && row->cells[self->columns[self->stage].cell].kind == CX_CELL_TEXT)
    account.stage = self->way->stage (row->cells[self->columns[self->stage].cell].text, &account.seen, self->way->stage_data);
  return cx_account_writer_insert (self->writer, &account, row->cells, error);
}

/* What an account is known by is what was written, which a guard may have kept some of the row from. */
static gboolean
follow_account (Run                     *self,
                gint64                   id,
                const CxAccountIdentity *before,
                GError                 **error)
{
  CxAccountIdentity now;

  cx_identities_leave (self->identities, before);
  if (!cx_account_writer_read_again (self->writer, &now, error))
    return FALSE;
  cx_identities_enter (self->identities, id, &now);
  return TRUE;
}

static gboolean
merge_account (Run             *self,
               gint64           id,
               const CxFeedRow *row,
               GError         **error)
{
  gboolean first = cx_identities_touch (self->identities, id), changed;
  CxAccountIdentity stored;
  const char *record_id;

  if (!cx_account_writer_read (self->writer, id, &stored, error))
    return FALSE;
  record_id = cx_identities_choose_record_id (self->identities, &stored, &row->identity, !first);
  if (!cx_account_writer_merge (self->writer, row->line, record_id, row->cells, !first, &changed, error) ||
      (changed && !follow_account (self, id, &stored, error)))
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
take_row (Run             *self,
          const CxFeedRow *row,
          GError         **error)
{
  gint64 id;

  self->record.rows++;
  if (row->problem != NULL)
    return reject (self, row, error);
  if (!cx_identities_find (self->identities, &row->identity, &id, error))
    return FALSE;
  return id == CX_NO_ACCOUNT ? insert_account (self, row, error) : merge_account (self, id, row, error);
}

static gboolean
keep_unread (Run               *self,
             const CxFeedBatch *batch,
             GError           **error)
{
  for (guint i = 0; i < batch->unread->len; i++)
    {
      const CxUnreadCell *cell = &g_array_index (batch->unread, CxUnreadCell, i);
      Target *target = &self->targets[cell->target];

      target->unread++;
      if (!cx_quarantine_add_cell (self->quarantine, cell->line, target->field->id, cell->text, cell->length, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_batch (Run               *self,
            const CxFeedBatch *batch,
            GError           **error)
{
  const CxFeedRow *rows = (const CxFeedRow *) batch->rows->data;

  for (guint i = 0; i < batch->rows->len; i++)
    {
      if (i + ROWS_AHEAD < batch->rows->len)
        cx_identities_expect (self->identities, &rows[i + ROWS_AHEAD].identity);
      if (!take_row (self, &rows[i], error))
        return FALSE;
    }
  for (guint i = 0; i < self->feed.n_targets; i++)
    self->targets[i].filled += batch->filled[i];
  return keep_unread (self, batch, error);
}

static gboolean
read_rows (Run          *self,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr(CxFeed) feed = cx_feed_new (&self->feed);
  g_autoptr(GError) cause = NULL;
  const CxFeedBatch *batch;
  CxFileDigest file;

  while ((batch = cx_feed_next (feed, &cause)) != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !take_batch (self, batch, error))
        return FALSE;
      self->plan->rows_read = self->record.rows;
      if (self->way->progress != NULL)
        self->way->progress (batch->position, batch->length, self->way->progress_data);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  file = cx_feed_get_digest (feed);
  self->digest = cx_digest_join (self->settings, &file);
  return TRUE;
}

/* ── public ─────────────────────────────────────────────────────────────── */

/* The import's own row, to which everything else refers. */
static gboolean
begin_record (Run     *self,
              GError **error)
{
  CxImportPlan *plan = self->plan;
  g_autofree char *file = g_path_get_basename (plan->path);
  char delimiter[2] = { plan->form->delimiter, '\0' };
  const CxImportRow row = {
    .at = g_get_real_time () / G_USEC_PER_SEC, .file = file, .source = plan->source,
    .format = (char *) cx_format_get_name (plan->form->format), .encoding = plan->form->encoding, .delimiter = delimiter,
  };

  self->record.id = cx_import_table_add (self->store, &row, error);
  return self->record.id != 0 && cx_import_log_day (self->store, self->record.id, self->way->day, error) &&
         cx_mapping_memory_keep (self->store, self->record.id, plan, error);
}

static gboolean
may_overwrite (gint64      account,
               const char *column,
               gboolean   *may,
               gpointer    user_data,
               GError    **error)
{
  return cx_precedence_may_overwrite (user_data, account, column, may, error);
}

static gboolean
heed_sources (Run     *self,
              GError **error)
{
  self->precedence = cx_precedence_new (self->store, self->plan->source, error);
  if (self->precedence == NULL)
    return FALSE;
  if (!cx_precedence_is_open (self->precedence))
    cx_account_writer_set_guard (self->writer, may_overwrite, self->precedence);
  return TRUE;
}

static gboolean
prepare (Run     *self,
         GError **error)
{
  const CxField *key = NULL;

  if (self->feed.match >= 0 && self->feed.match != self->feed.record_id)
    key = self->targets[self->feed.match].field;
  self->identities = cx_identities_load (self->store, key, error);
  self->writer = self->identities ? cx_account_writer_new (self->store, self->fields, key, self->record.id, error) : NULL;
  self->quarantine = self->writer ? cx_quarantine_new (self->store, self->record.id, error) : NULL;
  return self->quarantine != NULL && heed_sources (self, error) &&
         cx_repair_new (self->store, (const char *const *) self->plan->form->header, &self->feed.repair, error);
}

static gboolean
finish (Run     *self,
        GError **error)
{
  g_autoptr(GBytes) seen = cx_identities_seen (self->identities);

  if (!cx_import_table_finish (self->store, &self->record, error) ||
      !cx_import_log_file (self->store, self->record.id, self->digest, seen, error) ||
      !cx_import_undo_remember (self->store, self->record.id, error) ||
      (self->feed.repair != NULL && !cx_repair_finish (self->feed.repair, self->store, self->record.id, error)))
    return FALSE;
  for (guint i = 0; i < self->feed.n_targets; i++)
    if (!cx_import_log_filled (self->store, self->record.id, self->targets[i].field->id, self->targets[i].filled, error))
      return FALSE;
  if (!self->way->strict || self->record.rejected == 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_REJECTED,
               "%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " rows are bad (%s); correct them or import without --strict",
               self->plan->path, self->record.rejected, self->record.rows, self->first_reject);
  return FALSE;
}

/* ── the same once more ─────────────────────────────────────────────────── */

/* Before anything is written: then the twin is the newest import there is. The file is looked at only when all else is the same. */
static gboolean
find_twin (Run     *self,
           GError **error)
{
  g_autofree char *newest = NULL, *digest = NULL;
  CxFileDigest file = { 0 };
  gint64 import;

  self->settings = cx_digest_settings (self->store, self->plan);
  if (!cx_import_log_newest (self->store, &import, &newest, error))
    return FALSE;
  if (newest == NULL || !g_str_has_prefix (newest, self->settings))
    return TRUE;
  if (!cx_file_digest_advance (&file, self->plan->file, G_MAXUINT64, error))
    return FALSE;
  digest = cx_digest_join (self->settings, &file);
  if (g_str_equal (digest, newest))
    self->twin = import;
  return TRUE;
}

static gboolean
take_fields (Run     *self,
             GError **error)
{
  g_autoptr(GArray) fields = cx_import_log_fields (self->store, self->record.id, error);

  if (fields == NULL)
    return FALSE;
  for (guint k = 0; k < fields->len; k++)
    for (guint i = 0; i < self->feed.n_targets; i++)
      {
        const CxFieldLog *log = &g_array_index (fields, CxFieldLog, k);

        if (self->targets[i].field->id != log->field)
          continue;
        self->targets[i].filled = log->filled;
        self->targets[i].unread = log->unread;
      }
  return TRUE;
}

/* Everything is as the twin left it: nothing is read again. */
static gboolean
repeat (Run     *self,
        GError **error)
{
  if (!cx_import_log_repeat (self->store, self->record.id, self->twin, &self->record, error) || !take_fields (self, error))
    return FALSE;
  self->plan->rows_read = self->record.rows;
  return TRUE;
}

static CxImportResult *
make_result (Run *self)
{
  CxImportResult *result = g_new0 (CxImportResult, 1);

  result->id = self->record.id;
  result->twin = self->twin;
  result->counts = (CxImportCounts) {
    self->record.rows, self->record.inserted, self->record.updated, self->record.unchanged, self->record.merged, self->record.rejected,
  };
  result->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  for (guint i = 0; i < self->feed.n_targets; i++)
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
cx_import_run (CxStore           *store,
               CxImportPlan      *plan,
               const CxImportWay *way,
               GCancellable      *cancellable,
               GError           **error)
{
  const CxImportWay plain = { 0 };
  g_auto(Run) self = { .store = store, .plan = plan, .way = way ? way : &plain };

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
    return cx_records_run (store, plan, self.way, cancellable, error);
  if (!find_twin (&self, error) || !begin_record (&self, error) || !make_targets (&self, error))
    return NULL;
  /* Where any bad row is one too many, the reason is wanted. */
  if (self.twin != 0 && !self.way->strict ? !repeat (&self, error)
                                          : !prepare (&self, error) || !read_rows (&self, cancellable, error) || !finish (&self, error))
    return NULL;
  return make_result (&self);
}
