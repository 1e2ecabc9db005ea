/* Every usage event in memory, account by account. */
#include "cx-usage-log.h"

#include "cx-period.h"
#include "cx-record-table.h"
#include "cx-scan.h"

#include <string.h>

/* entries[offsets[a] … offsets[a + 1]) are those of account a. */
struct _CxUsageLog {
  gatomicrefcount refs;
  CxColumns      *columns;
  char           *state;      /* of the imports when it was read */
  gint32          read_day;
  GPtrArray      *measures;   /* (element-type CxMeasure) */
  guint32        *offsets;
  CxUsageEntry   *entries;
};

/* An event as the file has it, in the order of the file. */
typedef struct {
  guint32      account;
  CxUsageEntry entry;
} Loose;

typedef struct {
  CxUsageLog *log;
  GArray     *loose;        /* (element-type Loose) */
  GHashTable *measure_of;   /* key → its index */
  gint64      id;           /* of the account that the event before was of */
  guint       account;
  gboolean    known;
} Loader;

static void
loader_clear (Loader *self)
{
  g_clear_pointer (&self->loose, g_array_unref);
  g_clear_pointer (&self->measure_of, g_hash_table_unref);
  g_clear_pointer (&self->log, cx_usage_log_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static void
measure_free (gpointer data)
{
  CxMeasure *self = data;

  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

CxUsageLog *
cx_usage_log_ref (CxUsageLog *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_usage_log_unref (CxUsageLog *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->columns, cx_columns_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_free (self->state);
  g_free (self->offsets);
  g_free (self->entries);
  g_free (self);
}

/* ── reading ── */

static guint
find_or_add_measure (Loader     *self,
                     const char *key,
                     const char *label)
{
  gpointer at;
  CxMeasure *measure;

  if (g_hash_table_lookup_extended (self->measure_of, key, NULL, &at))
    return GPOINTER_TO_UINT (at);
  measure = g_new0 (CxMeasure, 1);
  measure->key = g_strdup (key);
  measure->label = g_strdup (label);
  measure->first_day = G_MAXINT32;
  measure->last_day = G_MININT32;
  measure->monthly = TRUE;
  g_hash_table_insert (self->measure_of, measure->key, GUINT_TO_POINTER (self->log->measures->len));
  g_ptr_array_add (self->log->measures, measure);
  return self->log->measures->len - 1;
}

/* Files tell of one account after the other, or of all again and again: most events are found without a search, or fast. */
static void
add_event (Loader      *self,
           CxStatement *row)
{
  gint64 id = cx_statement_get_int (row, 0);
  Loose loose = { 0 };

  if (self->loose->len == 0 || id != self->id)
    {
      self->id = id;
      self->known = cx_columns_find_id (self->log->columns, id, &self->account);
    }
  if (!self->known)
    return;
  loose.account = self->account;
  loose.entry.day = (gint32) cx_statement_get_int (row, 1);
  loose.entry.measure = find_or_add_measure (self, cx_statement_get_text (row, 2), cx_statement_get_text (row, 3));
  loose.entry.value = cx_statement_get_double (row, 4);
  g_array_append_val (self->loose, loose);
}

static gboolean
read_events (Loader  *self,
             CxStore *store,
             GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) row = NULL;
  gboolean has_row = TRUE;
  gint64 n;

  if (!cx_database_get_int (database, "SELECT count (*) FROM usage_event", &n, error))
    return FALSE;
  self->loose = g_array_sized_new (FALSE, FALSE, sizeof (Loose), (guint) MIN (n, G_MAXINT32));
  row = cx_database_prepare (database, "SELECT account, day, measure_key, measure, value FROM usage_event NOT INDEXED ORDER BY id", error);
  if (row == NULL)
    return FALSE;
  while (has_row)
    {
      if (!cx_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row)
        add_event (self, row);
    }
  return TRUE;
}

/* ── in order ── */

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const CxUsageEntry *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->measure < y->measure ? -1 : x->measure > y->measure;
}

static int
compare_measures (gconstpointer a,
                  gconstpointer b)
{
  return strcmp ((*(CxMeasure *const *) a)->key, (*(CxMeasure *const *) b)->key);
}

/* Measures are numbered as they are met; afterwards by their keys, so that no number hangs on the order of a file. */
static void
number_measures_by_key (Loader *self)
{
  GPtrArray *measures = self->log->measures;
  g_autofree guint32 *place = g_new (guint32, measures->len + 1);
  g_autoptr(GPtrArray) met = g_ptr_array_copy (measures, NULL, NULL);

  g_ptr_array_set_free_func (met, NULL);
  g_ptr_array_sort (measures, compare_measures);
  for (guint i = 0; i < measures->len; i++)
    g_hash_table_replace (self->measure_of, ((CxMeasure *) measures->pdata[i])->key, GUINT_TO_POINTER (i));
  for (guint i = 0; i < met->len; i++)
    place[i] = GPOINTER_TO_UINT (g_hash_table_lookup (self->measure_of, ((CxMeasure *) met->pdata[i])->key));
  for (guint i = 0; i < self->loose->len; i++)
    {
      guint32 *measure = &g_array_index (self->loose, Loose, i).entry.measure;

      *measure = place[*measure];
    }
}

/* Counting sort by account. */
static void
group_by_account (Loader *self)
{
  CxUsageLog *log = self->log;
  guint n = cx_columns_get_n_accounts (log->columns);
  g_autofree guint32 *next = NULL;

  log->offsets = g_new0 (guint32, n + 2);
  log->entries = g_new (CxUsageEntry, self->loose->len + 1);
  for (guint i = 0; i < self->loose->len; i++)
    log->offsets[g_array_index (self->loose, Loose, i).account + 1]++;
  for (guint a = 0; a < n; a++)
    log->offsets[a + 1] += log->offsets[a];
  next = g_memdup2 (log->offsets, sizeof (guint32) * (n + 1));
  for (guint i = 0; i < self->loose->len; i++)
    {
      const Loose *loose = &g_array_index (self->loose, Loose, i);

      log->entries[next[loose->account]++] = loose->entry;
    }
}

/* Most files tell in order of days. */
static void
sort_entries (CxUsageEntry *entries,
              guint         n)
{
  for (guint i = 1; i < n; i++)
    if (compare_entries (&entries[i - 1], &entries[i]) > 0)
      {
        qsort (entries, n, sizeof *entries, compare_entries);
        return;
      }
}

static gboolean
is_first_of_month (gint32 day)
{
  return cx_period_start (CX_PERIOD_MONTH, cx_period_index (CX_PERIOD_MONTH, day)) == day;
}

static void
count_measures (CxUsageLog *self)
{
  g_autofree guint32 *seen = g_new0 (guint32, self->measures->len + 1);

  for (guint a = 0; a < cx_columns_get_n_accounts (self->columns); a++)
    for (guint32 i = self->offsets[a]; i < self->offsets[a + 1]; i++)
      {
        const CxUsageEntry *entry = &self->entries[i];
        CxMeasure *measure = self->measures->pdata[entry->measure];

        measure->events++;
        measure->accounts += seen[entry->measure] != a + 1;
        seen[entry->measure] = a + 1;
        measure->first_day = MIN (measure->first_day, entry->day);
        measure->last_day = MAX (measure->last_day, entry->day);
        measure->monthly = measure->monthly && is_first_of_month (entry->day);
      }
}

static void
put_in_order (Loader *self)
{
  CxUsageLog *log = self->log;

  number_measures_by_key (self);
  group_by_account (self);
  for (guint a = 0; a < cx_columns_get_n_accounts (log->columns); a++)
    sort_entries (log->entries + log->offsets[a], log->offsets[a + 1] - log->offsets[a]);
  count_measures (log);
}

/* ── public ── */

/* Imports come and go; nothing else changes usage. One that is taken back leaves its number to the next: the times of all, and the
 * last event, tell these apart. */
static char *
read_state (CxStore *store,
            gboolean known,
            GError **error)
{
  const char *sql = known ? "SELECT (SELECT count (*) || '/' || ifnull (max (id), 0) || '/' || total (at) FROM import) || '/' ||"
                            " ifnull ((SELECT id || '/' || account || '/' || day || '/' || measure_key || '/' || ifnull (value, '')"
                            " FROM usage_event ORDER BY id DESC LIMIT 1), '')"
                          : "SELECT ''";
  g_autoptr(CxStatement) row = cx_database_prepare (cx_store_get_database (store), sql, error);

  if (row == NULL || !cx_statement_step (row, NULL, error))
    return NULL;
  return g_strdup (cx_statement_get_text (row, 0));
}

static gboolean
read_read_day (CxStore *store,
               gint32  *day,
               GError **error)
{
  gint64 last;

  if (!cx_database_get_int (cx_store_get_database (store), "SELECT ifnull (max (day), -2147483648) FROM import WHERE kind = 'events'",
                            &last, error))
    return FALSE;
  *day = (gint32) last;
  return TRUE;
}

CxUsageLog *
cx_usage_log_load (CxStore      *store,
                   CxColumns    *columns,
                   CxUsageLog   *previous,
                   GCancellable *cancellable,
                   GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autofree char *state = NULL;
  g_auto(Loader) loader = { 0 };
  gboolean known, done;

  if (!cx_records_are_known (store, &known, error) || (state = read_state (store, known, error)) == NULL)
    return NULL;
  if (previous != NULL && previous->columns == columns && g_str_equal (previous->state, state))
    return cx_usage_log_ref (previous);
  loader.log = g_new0 (CxUsageLog, 1);
  g_atomic_ref_count_init (&loader.log->refs);
  loader.log->columns = cx_columns_ref (columns);
  loader.log->state = g_steal_pointer (&state);
  loader.log->measures = g_ptr_array_new_with_free_func (measure_free);
  loader.log->read_day = G_MININT32;
  loader.measure_of = g_hash_table_new (g_str_hash, g_str_equal);
  if (!known)
    {
      loader.loose = g_array_new (FALSE, FALSE, sizeof (Loose));
      put_in_order (&loader);
      return g_steal_pointer (&loader.log);
    }
  cx_database_watch (database, cancellable);
  done = read_read_day (store, &loader.log->read_day, error) && read_events (&loader, store, error);
  cx_database_watch (database, NULL);
  if (!done)
    return NULL;
  put_in_order (&loader);
  return g_steal_pointer (&loader.log);
}

CxColumns *
cx_usage_log_get_columns (CxUsageLog *self)
{
  return self->columns;
}

guint
cx_usage_log_get_n_events (CxUsageLog *self)
{
  return self->offsets[cx_columns_get_n_accounts (self->columns)];
}

guint
cx_usage_log_get_n_measures (CxUsageLog *self)
{
  return self->measures->len;
}

const CxMeasure *
cx_usage_log_get_measure (CxUsageLog *self,
                          guint       measure)
{
  g_return_val_if_fail (measure < self->measures->len, NULL);

  return self->measures->pdata[measure];
}

guint
cx_usage_log_find_measure (CxUsageLog *self,
                           const char *key)
{
  for (guint i = 0; i < self->measures->len; i++)
    if (strcmp (((CxMeasure *) self->measures->pdata[i])->key, key) == 0)
      return i;
  return CX_NO_MEASURE;
}

const CxUsageEntry *
cx_usage_log_get_entries (CxUsageLog *self,
                          guint       account,
                          guint      *n)
{
  *n = self->offsets[account + 1] - self->offsets[account];
  return self->entries + self->offsets[account];
}

gint32
cx_usage_log_get_read_day (CxUsageLog *self)
{
  return self->read_day;
}
