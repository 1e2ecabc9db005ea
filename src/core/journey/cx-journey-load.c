/* From the stage events of a file to a journey, as it is on one day. Knows no tiers. */
#include "cx-journey-private.h"

#include "cx-journey-map.h"
#include "cx-scan.h"
#include "cx-stage-private.h"

#include <string.h>

#define DAY_UNKNOWN G_MININT32

/* An event as the file has it, in order of recording. */
typedef struct {
  guint32 account;
  gint32  day;
  guint8  stage;
  guint8  import, moved, known;
} Record;

/* What says where an account is: its stage column, else its dates; and dates of which the newest did not come yet. */
enum {
  BY_VALUE,
  BY_DATES,
  BY_DATES_AHEAD,
};

typedef struct {
  CxJourney  *journey;
  gint32      today;
  gint64     *ids;       /* of accounts, ascending */
  gint64     *added_by;
  guint8     *placing;
  GArray     *records;
  GHashTable *stage_of_value, *day_of_import;
} Loader;

static void
loader_clear (Loader *self)
{
  g_free (self->ids);
  g_free (self->added_by);
  g_free (self->placing);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->stage_of_value, g_hash_table_unref);
  g_clear_pointer (&self->day_of_import, g_hash_table_unref);
  g_clear_pointer (&self->journey, cx_journey_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static guint8
stage_of_code (CxJourney  *self,
               const char *code)
{
  for (guint i = 0; code != NULL && i < self->stages->len; i++)
    if (strcmp (((CxStage *) self->stages->pdata[i])->code, code) == 0)
      return i;
  return CX_NO_STAGE;
}

static gboolean
find_row (Loader  *self,
          gint64   id,
          guint32 *row)
{
  guint32 low = 0, high = self->journey->n_accounts;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  *row = low;
  return low < self->journey->n_accounts && self->ids[low] == id;
}

/* What the rows of a small table say, to be looked up by what stands in a large one. */
static gboolean
read_stages_of_values (Loader   *self,
                       CxStore  *store,
                       GError  **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT value, stage FROM stage_map", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  self->stage_of_value = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (has_row)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        g_hash_table_insert (self->stage_of_value, g_strdup (cx_statement_get_text (statement, 0)),
                             GUINT_TO_POINTER (stage_of_code (self->journey, cx_statement_get_text (statement, 1))));
    }
  return TRUE;
}

static gboolean
read_days_of_imports (Loader   *self,
                      CxStore  *store,
                      GError  **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT id, day FROM import WHERE day IS NOT NULL", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  self->day_of_import = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while (has_row)
    {
      gint64 id;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      id = cx_statement_get_int (statement, 0);
      if (has_row)
        g_hash_table_insert (self->day_of_import, g_memdup2 (&id, sizeof id), GINT_TO_POINTER ((gint32) cx_statement_get_int (statement, 1)));
    }
  return TRUE;
}

/* The stage in which an account came in, on the day of the import that brought it, which says nothing of since when it was there. */
static void
add_first_sight (Loader     *self,
                 guint32     row,
                 const char *value)
{
  gpointer stage = GUINT_TO_POINTER (CX_NO_STAGE), day;
  Record record = { .account = row, .import = TRUE };

  if (value == NULL || !g_hash_table_lookup_extended (self->day_of_import, &self->added_by[row], NULL, &day))
    return;
  g_hash_table_lookup_extended (self->stage_of_value, value, NULL, &stage);
  record.day = GPOINTER_TO_INT (day);
  record.stage = (guint8) GPOINTER_TO_UINT (stage);
  g_array_append_val (self->records, record);
}

/* Accounts and rows are both in order of id. */
static gboolean
load_accounts (Loader    *self,
               CxStore   *store,
               GPtrArray *fields,
               GError   **error)
{
  g_autofree char *value = cx_stage_expression (fields);
  g_autofree char *sql = g_strdup_printf ("SELECT a.id, a.stage, a.stage_since, a.added_by, a.seen, %s IS NULL FROM account a ORDER BY a.id",
                                          value ? value : "NULL");
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), sql, error);
  gboolean has_row = TRUE;
  guint32 row = 0;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      while (has_row && row < self->journey->n_accounts && self->ids[row] < cx_statement_get_int (statement, 0))
        row++;
      if (!has_row || row == self->journey->n_accounts || self->ids[row] != cx_statement_get_int (statement, 0))
        continue;
      self->journey->current[row] = stage_of_code (self->journey, cx_statement_get_text (statement, 1));
      self->journey->since[row] = cx_statement_is_null (statement, 2) ? DAY_UNKNOWN : (gint32) cx_statement_get_int (statement, 2);
      self->added_by[row] = cx_statement_get_int (statement, 3);
      self->placing[row] = cx_statement_get_int (statement, 5) ? BY_DATES : BY_VALUE;
      add_first_sight (self, row, cx_statement_get_text (statement, 4));
    }
  return TRUE;
}

/* A day that a file told is of a stage to come until then. */
static void
leave_out (Loader       *self,
           const Record *record)
{
  CxJourney *journey = self->journey;
  guint32 a = record->account;

  if (journey->since[a] != record->day || journey->current[a] != record->stage)
    return;
  journey->since[a] = DAY_UNKNOWN;
  if (self->placing[a] == BY_DATES)
    self->placing[a] = BY_DATES_AHEAD;
}

static gboolean
load_records (Loader  *self,
              CxStore *store,
              GError **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT account, day, stage, source, import FROM stage_event ORDER BY id", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      Record record = { 0 };
      const char *source;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row || !find_row (self, cx_statement_get_int (statement, 0), &record.account))
        continue;
      source = cx_statement_get_text (statement, 3);
      record.day = (gint32) cx_statement_get_int (statement, 1);
      record.stage = stage_of_code (self->journey, cx_statement_get_text (statement, 2));
      record.import = *source == 'i';
      record.moved = *source == 'm';
      record.known = !record.import || (!cx_statement_is_null (statement, 4) &&
                                        cx_statement_get_int (statement, 4) != self->added_by[record.account]);
      if (record.day > self->today && !record.import && !record.moved)
        leave_out (self, &record);
      else
        g_array_append_val (self->records, record);
    }
  return TRUE;
}

/* Counting sort by account; stable, so that each account's events stay in order of recording. */
static Record *
group_by_account (Loader *self)
{
  CxJourney *journey = self->journey;
  g_autofree guint32 *next = NULL;
  Record *grouped = g_new (Record, self->records->len + 1);

  for (guint i = 0; i < self->records->len; i++)
    journey->offsets[g_array_index (self->records, Record, i).account + 1]++;
  for (guint a = 0; a < journey->n_accounts; a++)
    journey->offsets[a + 1] += journey->offsets[a];
  next = g_memdup2 (journey->offsets, sizeof (guint32) * (journey->n_accounts + 1));
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      grouped[next[record->account]++] = *record;
    }
  return grouped;
}

/* Who was only seen at a stage when a person says when it left was there by that day. */
static void
settle_what_was_seen (Record *records,
                      guint   n)
{
  if (records[0].import)
    records[0].known = FALSE;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && !records[i].known; j++)
      if (records[j].moved)
        records[i].day = MIN (records[i].day, records[j].day);
}

/* Insertion sort: stable, and accounts have few events. */
static void
sort_by_day (Record *records,
             guint   n)
{
  for (guint i = 1; i < n; i++)
    {
      Record record = records[i];
      guint j = i;

      for (; j > 0 && records[j - 1].day > record.day; j--)
        records[j] = records[j - 1];
      records[j] = record;
    }
}

/* Leaving the journey is no stage, and being seen again at the stage before is no event. */
static guint
append_events (CxStageEvent *events,
               const Record *records,
               guint         n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      if (records[i].stage == CX_NO_STAGE || (i > 0 && records[i].import && records[i].stage == records[i - 1].stage))
        continue;
      events[kept++] = (CxStageEvent) { .day = records[i].day, .stage = records[i].stage, .known = records[i].known };
    }
  return kept;
}

static void
make_events (Loader *self)
{
  CxJourney *journey = self->journey;
  g_autofree Record *grouped = group_by_account (self);
  guint32 end = 0;

  journey->events = g_new (CxStageEvent, self->records->len + 1);
  for (guint a = 0; a < journey->n_accounts; a++)
    {
      Record *records = grouped + journey->offsets[a];
      guint n = journey->offsets[a + 1] - journey->offsets[a];

      journey->offsets[a] = end;
      if (n == 0)
        continue;
      settle_what_was_seen (records, n);
      sort_by_day (records, n);
      end += append_events (journey->events + end, records, n);
    }
  journey->offsets[journey->n_accounts] = end;
}

/* Until the day comes, an account is where the newest of its events puts it. */
static void
place_by_events (Loader *self)
{
  CxJourney *journey = self->journey;

  for (guint a = 0; a < journey->n_accounts; a++)
    {
      const CxStageEvent *last = journey->events + journey->offsets[a + 1] - 1;

      if (self->placing[a] != BY_DATES_AHEAD)
        continue;
      journey->current[a] = journey->offsets[a + 1] > journey->offsets[a] ? last->stage : CX_NO_STAGE;
      journey->since[a] = journey->current[a] != CX_NO_STAGE && last->known ? last->day : DAY_UNKNOWN;
    }
}

static gboolean
check_stages (GPtrArray *stages,
              GError   **error)
{
  if (stages->len <= CX_MAX_STAGES)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "the workspace has %u stages, and at most %d can be shown; remove some",
               stages->len, CX_MAX_STAGES);
  return FALSE;
}

CxJourney *
cx_journey_load (CxStore      *store,
                 CxColumns    *columns,
                 gint32        today,
                 GCancellable *cancellable,
                 GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GPtrArray) stages = cx_stage_list (store, error);
  g_autoptr(GPtrArray) values = stages ? cx_stage_map_list_in (store, columns, error) : NULL;
  g_autoptr(GPtrArray) said = values ? cx_journey_map_load (store, stages, error) : NULL;
  guint n = cx_columns_get_n_accounts (columns);
  g_autoptr(CxScan) scan = NULL;
  g_auto(Loader) loader = { 0 };
  gboolean loaded;

  if (said == NULL || !check_stages (stages, error) || (scan = cx_scan_begin (database, FALSE, error)) == NULL)
    return NULL;
  loader.journey = cx_journey_new (stages, values, said, n);
  loader.today = today;
  loader.ids = g_new (gint64, n + 1);
  loader.added_by = g_new0 (gint64, n + 1);
  loader.placing = g_new0 (guint8, n + 1);
  loader.records = g_array_new (FALSE, FALSE, sizeof (Record));
  for (guint a = 0; a < n; a++)
    {
      loader.ids[a] = cx_columns_get_id (columns, a);
      loader.journey->current[a] = CX_NO_STAGE;
      loader.journey->since[a] = DAY_UNKNOWN;
    }
  cx_database_watch (database, cancellable);
  loaded = read_stages_of_values (&loader, store, error) && read_days_of_imports (&loader, store, error) &&
           load_accounts (&loader, store, cx_columns_get_fields (columns), error) && load_records (&loader, store, error);
  cx_database_watch (database, NULL);
  if (!loaded)
    return NULL;
  make_events (&loader);
  place_by_events (&loader);
  return g_steal_pointer (&loader.journey);
}
