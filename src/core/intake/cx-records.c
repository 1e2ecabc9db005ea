/* The run of an import of contacts, deals or events. */
#include "cx-records.h"

#include "cx-account-set.h"
#include "cx-cells.h"
#include "cx-event-sums.h"
#include "cx-import-log.h"
#include "cx-import-table.h"
#include "cx-mapping-memory.h"
#include "cx-record-row.h"
#include "cx-repair.h"

#include <string.h>

/* Rows between two looks at the cancellable, and two words about progress. */
#define ROWS_PER_LOOK 1000

typedef struct {
  guint      column;  /* of the file */
  CxCellRule rule;
  gint64     filled, unread;
} Target;

/* What became of one row, from the weakest to the strongest: a row of several events is what most happened to. What became of an
 * event that was there before is known when all rows are read: until then it is unchanged. */
typedef enum {
  MERGED,
  UNCHANGED,
  UPDATED,
  INSERTED,
} Fate;

typedef struct {
  CxStore         *store;
  CxImportPlan    *plan;
  const CxImportWay *way;
  GPtrArray       *fields;     /* CxField of the targets */
  GArray          *targets;    /* Target */
  CxStoredCell    *cells;      /* one a target */
  CxCell           amount;     /* of a deal, as the file has it */
  CxCellReader    *reader;
  CxRecordRow     *row;
  CxDealWords     *words;
  CxAccountLookup *accounts;
  CxRecordWriter  *writer;
  CxQuarantine    *quarantine;
  CxRepair        *repair;     /* NULL unless the file is one of rejects */
  GHashTable      *touched;    /* ids of this run, of contacts and deals */
  CxEventSums     *sums;       /* of events */
  gint64           line;       /* of this row */
  gboolean         repeats;    /* this row of events is like one before */
  CxRepairState    state;      /* of this row of events */
  GHashTable      *owners;     /* ids of the accounts that its rows belong to */
  CxImportRow      record;
  char            *first_reject;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->reader, cx_cell_reader_free);
  g_clear_pointer (&self->row, cx_record_row_free);
  g_clear_pointer (&self->words, cx_deal_words_free);
  g_clear_pointer (&self->accounts, cx_account_lookup_free);
  g_clear_pointer (&self->writer, cx_record_writer_free);
  g_clear_pointer (&self->quarantine, cx_quarantine_free);
  g_clear_pointer (&self->repair, cx_repair_free);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->sums, cx_event_sums_free);
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->first_reject, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static Target *
target_at (Run  *self,
           guint i)
{
  return &g_array_index (self->targets, Target, i);
}

static const CxField *
field_at (Run  *self,
          guint i)
{
  return self->fields->pdata[i];
}

/* ── columns ────────────────────────────────────────────────────────────── */

static gboolean
is_twice (Run           *self,
          const CxField *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (field_at (self, i)->key, field->key))
      return TRUE;
  return FALSE;
}

static gboolean
add_target (Run                *self,
            const CxPlanColumn *column,
            guint               i,
            GError            **error)
{
  const CxField *field = column->field;
  Target target = {
    .column = i,
    .rule = cx_cell_rule_of_column (self->plan, column, field),
  };

  if (!cx_kind_takes (self->plan->kind, field) || is_twice (self, field))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
                   "%s: column “%s” cannot become “%s”: that is no member of %s, or another column is; leave one out", self->plan->path,
                   column->header, field->key, cx_import_kind_get_name (self->plan->kind));
      return FALSE;
    }
  g_array_append_val (self->targets, target);
  g_ptr_array_add (self->fields, cx_field_copy (field));
  return TRUE;
}

static gboolean
add_targets (Run     *self,
             GError **error)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);
  self->targets = g_array_new (FALSE, TRUE, sizeof (Target));
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (column->field != NULL && !add_target (self, column, i, error))
        return FALSE;
    }
  self->cells = g_new0 (CxStoredCell, self->targets->len + 1);
  return TRUE;
}

/* ── one row ────────────────────────────────────────────────────────────── */

static gboolean
reject (Run         *self,
        const CxRow *row,
        const char  *reason,
        GError     **error)
{
  g_autofree char *json = NULL;

  self->record.rejected++;
  if (self->first_reject == NULL)
    self->first_reject = g_strdup_printf ("line %" G_GINT64_FORMAT ": %s", row->line, reason);
  json = cx_row_to_json (row);
  return cx_quarantine_add_row (self->quarantine, row->line, reason, row->raw, row->raw_length, json, error);
}

static void
read_cells (Run         *self,
            const CxRow *row,
            gboolean    *unread)
{
  static const CxCell none = { "", 0 };

  cx_cell_reader_begin (self->reader);
  for (guint i = 0; i < self->targets->len; i++)
    {
      Target *target = target_at (self, i);
      const CxCell *cell = target->column < row->n_cells ? &row->cells[target->column] : &none;

      if (g_str_equal (field_at (self, i)->key, "amount"))
        self->amount = *cell;
      unread[i] = !cx_cell_reader_read (self->reader, &target->rule, cell, &self->cells[i]);
    }
}

/* Counts the cells of a row that came in, and keeps those that could not be read. */
static gboolean
keep_cells (Run            *self,
            const CxRow    *row,
            const gboolean *unread,
            GError        **error)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      Target *target = target_at (self, i);

      target->filled += self->cells[i].kind != CX_CELL_MISSING;
      target->unread += unread[i];
      if (unread[i] && !cx_record_writer_add_unread (self->writer, row->line, field_at (self, i)->key, row->cells[target->column].text,
                                                     row->cells[target->column].length, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_days (Run      *self,
          gint64    id,
          gboolean  fill,
          gboolean *changed,
          GError  **error)
{
  for (guint i = 0; i < self->row->days->len; i++)
    {
      const CxDealDay *day = &g_array_index (self->row->days, CxDealDay, i);
      gboolean moved;

      if (!cx_record_writer_add_day (self->writer, id, day->text, day->day, fill, &moved, error) ||
          (fill && !moved && day->told != NULL && !cx_record_writer_spare_day (self->writer, self->line, id, day->text, day->day, day->told, error)))
        return FALSE;
      *changed |= moved;
    }
  return TRUE;
}

/* The value of an event is written when all of the file is known: what was there before is replaced by the sum, and only added
 * to by a row that had been set aside. */
static gboolean
write_event (Run     *self,
             gint64   account,
             gint64   id,
             Fate    *fate,
             GError **error)
{
  CxStoredCell *value = &self->row->cells[cx_record_kind_column (CX_RECORD_EVENT, "value")];
  const CxStoredCell *record_id = &self->row->cells[cx_record_kind_column (CX_RECORD_EVENT, "record_id")];
  gboolean repeats = cx_event_sums_repeats_id (self->sums, record_id) || self->repeats, changed = FALSE;
  CxEventSum *sum = id ? cx_event_sums_find (self->sums, id) : NULL;
  const CxStoredCell said = *value;
  gboolean first = sum == NULL;

  *fate = id == 0 ? INSERTED : first ? UNCHANGED : MERGED;
  if (id == 0 && !cx_record_writer_insert (self->writer, account, self->row->cells, &id, error))
    return FALSE;
  *value = (CxStoredCell) { 0 };
  if (*fate != INSERTED && !cx_record_writer_merge (self->writer, self->line, id, account, self->row->cells, !first, &changed, error))
    return FALSE;
  if (first)
    sum = cx_event_sums_begin (self->sums, id, account, self->record.rows);
  if (first && *fate != INSERTED && self->state != CX_REPAIR_NONE && !cx_event_sum_resume (sum, self->store, error))
    return FALSE;
  sum->changed |= changed;
  if (!repeats || !sum->has_value)
    cx_event_sum_add (sum, &said);
  else if (said.kind != CX_CELL_MISSING && !cx_record_writer_add_spare (self->writer, self->line, sum->account, "value", &said, error))
    return FALSE;
  sum->stale &= *fate != INSERTED;
  return TRUE;
}

static gboolean
write_row (Run     *self,
           gint64   account,
           Fate    *fate,
           GError **error)
{
  gboolean first, changed = FALSE;
  gint64 id;

  g_hash_table_add (self->owners, g_memdup2 (&account, sizeof account));
  if (!cx_record_writer_find (self->writer, account, self->row->cells, &id, error))
    return FALSE;
  if (self->plan->kind == CX_IMPORT_EVENTS)
    return write_event (self, account, id, fate, error);
  if (id == 0)
    {
      *fate = INSERTED;
      if (!cx_record_writer_insert (self->writer, account, self->row->cells, &id, error))
        return FALSE;
      g_hash_table_add (self->touched, g_memdup2 (&id, sizeof id));
      return add_days (self, id, FALSE, &changed, error);
    }
  first = g_hash_table_add (self->touched, g_memdup2 (&id, sizeof id));
  if (!cx_record_writer_merge (self->writer, self->line, id, account, self->row->cells, !first, &changed, error) ||
      !add_days (self, id, !first, &changed, error))
    return FALSE;
  *fate = !first ? MERGED : changed ? UPDATED : UNCHANGED;
  return TRUE;
}

/* Writes one record of the row. @why: set when there is none. */
static gboolean
take_record (Run     *self,
             int      measure,
             Fate    *fate,
             char   **why,
             GError **error)
{
  const CxMemberCells members = { self->plan->kind, self->fields, self->cells, self->amount };
  gint64 account;

  *why = g_strdup (cx_record_row_fill (self->row, &members, self->words, measure));
  if (*why != NULL)
    return TRUE;
  if (!cx_account_lookup_find (self->accounts, &self->row->hint, &account, why, error))
    return FALSE;
  return *why != NULL || write_row (self, account, fate, error);
}

static gboolean
is_measure (Run  *self,
            guint i)
{
  const char *role = field_at (self, i)->role;

  return self->plan->kind == CX_IMPORT_EVENTS && role != NULL && g_str_has_prefix (role, CX_KIND_MEASURE);
}

/* A row of events can have a column a measure: then it is as many events as it has values. */
static gboolean
take_records (Run     *self,
              Fate    *fate,
              char   **why,
              GError **error)
{
  gboolean wide = FALSE, any = FALSE;

  *fate = MERGED;
  for (guint i = 0; i < self->targets->len && *why == NULL; i++)
    {
      Fate one = MERGED;

      if (!is_measure (self, i))
        continue;
      wide = TRUE;
      if (self->cells[i].kind == CX_CELL_MISSING)
        continue;
      any = TRUE;
      if (!take_record (self, (int) i, &one, why, error))
        return FALSE;
      *fate = MAX (*fate, one);
    }
  if (!wide)
    return take_record (self, -1, fate, why, error);
  if (!any)
    *why = g_strdup ("no measure has a value");
  return TRUE;
}

static void
count_fate (Run *self,
            Fate fate)
{
  self->record.inserted += fate == INSERTED;
  self->record.updated += fate == UPDATED;
  self->record.unchanged += fate == UNCHANGED;
  self->record.merged += fate == MERGED;
}

static gboolean
look_at_row (Run         *self,
             const CxRow *row,
             gboolean    *unread,
             GError     **error)
{
  const char *problem = row->problem;
  g_autofree char *why = NULL;
  Fate fate;

  self->record.rows++;
  self->line = row->line;
  if (problem == NULL && self->repair != NULL)
    problem = cx_repair_look (self->repair, row);
  if (problem != NULL)
    return reject (self, row, problem, error);
  read_cells (self, row, unread);
  self->state = self->repair ? cx_repair_get_state (self->repair, row) : CX_REPAIR_NONE;
  self->repeats = self->state == CX_REPAIR_IN || (self->plan->kind == CX_IMPORT_EVENTS && cx_event_sums_repeats_row (self->sums, row));
  if (!take_records (self, &fate, &why, error))
    return FALSE;
  if (why != NULL)
    return reject (self, row, why, error);
  if (self->plan->kind != CX_IMPORT_EVENTS || fate != UNCHANGED)
    {
      cx_event_sums_forget_row (self->sums, self->record.rows);
      count_fate (self, fate);
    }
  return keep_cells (self, row, unread, error);
}

static gboolean
write_sum (Run        *self,
           CxEventSum *sum,
           GError    **error)
{
  CxStoredCell cells[G_N_ELEMENTS (self->row->cells)] = { 0 };
  gboolean changed;

  if (!sum->stale)
    return TRUE;
  cells[cx_record_kind_column (CX_RECORD_EVENT, "value")] = (CxStoredCell) { .kind = CX_CELL_REAL, .real = sum->value };
  if (!cx_record_writer_merge (self->writer, 0, sum->id, sum->account, cells, FALSE, &changed, error))
    return FALSE;
  sum->changed |= changed;
  return TRUE;
}

/* Writes what the events came to, and counts the rows that began those that were there before. */
static gboolean
write_sums (Run     *self,
            GError **error)
{
  CxEventSum *sum, *next;
  Fate fate = UNCHANGED;

  for (guint i = 0; (sum = cx_event_sums_get (self->sums, i)) != NULL; i++)
    {
      if (!write_sum (self, sum, error))
        return FALSE;
      if (sum->row == 0)
        continue;
      fate = sum->changed ? UPDATED : fate;
      next = cx_event_sums_get (self->sums, i + 1);
      if (next != NULL && next->row == sum->row)
        continue;
      count_fate (self, fate);
      fate = UNCHANGED;
    }
  return TRUE;
}

/* ── the run ────────────────────────────────────────────────────────────── */

static gboolean
read_rows (Run          *self,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr(CxReader) reader = cx_reader_new_again (self->plan->file, self->plan->form, error);
  guint64 length = reader ? cx_reader_get_length (reader) : 0;
  g_autofree gboolean *unread = g_new0 (gboolean, self->targets->len + 1);
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
          self->plan->rows_read = self->record.rows;
          if (self->way->progress != NULL)
            self->way->progress (cx_reader_get_position (reader), length, self->way->progress_data);
        }
      if (!look_at_row (self, &row, unread, error))
        return FALSE;
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  self->plan->rows_read = self->record.rows;
  if (self->way->progress != NULL)
    self->way->progress (length, length, self->way->progress_data);
  return TRUE;
}

static gboolean
add_import (Run     *self,
            GError **error)
{
  const CxImportPlan *plan = self->plan;
  g_autofree char *file = g_path_get_basename (plan->path);
  char delimiter[2] = { plan->form->delimiter, '\0' };
  CxImportRow row = {
    .at = g_get_real_time () / G_USEC_PER_SEC, .file = file, .source = plan->source,
    .format = (char *) cx_format_get_name (plan->form->format), .encoding = plan->form->encoding, .delimiter = delimiter,
  };

  self->record.id = cx_import_table_add (self->store, &row, error);
  return self->record.id != 0 &&
         cx_mapping_memory_keep (self->store, self->record.id, plan, error) &&
         cx_import_log_day (self->store, self->record.id, self->way->day, error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 *x = *(gint64 *const *) a, *y = *(gint64 *const *) b;

  return (*x > *y) - (*x < *y);
}

static GBytes *
make_seen (Run *self)
{
  g_autoptr(CxAccountSetBuilder) builder = cx_account_set_builder_new ();
  g_autoptr(GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (self->owners);

  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    cx_account_set_builder_add (builder, *(gint64 *) ids->pdata[i]);
  return cx_account_set_builder_end (builder);
}

static gboolean
finish (Run     *self,
        GError **error)
{
  g_autoptr(GBytes) seen = make_seen (self);

  return write_sums (self, error) &&
         cx_import_table_finish (self->store, &self->record, error) &&
         cx_import_log_file (self->store, self->record.id, NULL, seen, error) &&
         (self->repair == NULL || cx_repair_finish (self->repair, self->store, self->record.id, error));
}

static gboolean
prepare (Run     *self,
         GError **error)
{
  self->reader = cx_cell_reader_new ();
  self->row = cx_record_row_new ();
  self->sums = cx_event_sums_new ();
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return add_targets (self, error) &&
         add_import (self, error) &&
         (self->words = cx_deal_words_load (NULL, error)) != NULL &&
         (self->accounts = cx_account_lookup_new (self->store, error)) != NULL &&
         (self->writer = cx_record_writer_new (self->store, cx_kind_record (self->plan->kind), self->record.id, error)) != NULL &&
         (self->quarantine = cx_quarantine_new (self->store, self->record.id, error)) != NULL &&
         cx_repair_new (self->store, (const char *const *) self->plan->form->header, &self->repair, error);
}

static void
column_free (CxImportColumn *column)
{
  g_free (column->header);
  cx_field_free (column->field);
  g_free (column);
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
  for (guint i = 0; i < self->targets->len; i++)
    {
      CxImportColumn *column = g_new0 (CxImportColumn, 1);

      column->header = g_strdup (field_at (self, i)->header);
      column->field = cx_field_copy (field_at (self, i));
      column->filled = target_at (self, i)->filled;
      column->unread = target_at (self, i)->unread;
      g_ptr_array_add (result->columns, column);
    }
  return result;
}

CxImportResult *
cx_records_run (CxStore           *store,
                CxImportPlan      *plan,
                const CxImportWay *way,
                GCancellable      *cancellable,
                GError           **error)
{
  g_auto(Run) self = { .store = store, .plan = plan, .way = way };

  if (!prepare (&self, error) || !read_rows (&self, cancellable, error) || !finish (&self, error))
    return NULL;
  if (!way->strict || self.record.rejected == 0)
    return make_result (&self);
  g_set_error (error, CX_ERROR, CX_ERROR_REJECTED,
               "%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " rows are bad (%s); correct them or import without --strict", plan->path,
               self.record.rejected, self.record.rows, self.first_reject);
  return NULL;
}
