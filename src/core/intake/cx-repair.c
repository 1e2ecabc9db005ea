/* Rows that an import set aside and that come again. */
#include "cx-repair.h"

#include "cx-reject-form.h"

#include <string.h>

/* What was set aside at a place, first or when it came again. @sum: of its cells, so that a million of them fit into
 * memory. @first: where it was set aside first. @reason: interned. */
typedef struct _Reject Reject;

struct _Reject {
  CxRejectPlace place, first;
  guint64       sum;
  const char   *reason;
  gboolean      is_in;    /* an import that is still there brought it, repaired */
  Reject       *next;     /* of the same first place */
};

struct _CxRepair {
  GArray       *columns;  /* CxRejectColumn, of the file */
  GHashTable   *names;    /* of imports */
  GHashTable   *rejects;  /* Reject, the oldest, by its first place */
  GPtrArray    *all;      /* Reject */
  GStringChunk *reasons;
  GHashTable   *repaired; /* line of the file → first place */
  char         *answer;

  /* while it learns */
  CxStore      *store;
  CxRejectForm *form;
};

static const char not_repaired[] = "not repaired: ";

/* ── as it comes again ──────────────────────────────────────────────────── */

static guint
place_hash (gconstpointer key)
{
  const CxRejectPlace *place = key;

  return (guint) (place->import * 1000003 + place->line);
}

static gboolean
place_equal (gconstpointer a,
             gconstpointer b)
{
  const CxRejectPlace *x = a, *y = b;

  return x->import == y->import && x->line == y->line;
}

/* FNV-1a, 64 bits, of cells in their order; empty ones at the end do not count, and neither do apostrophes before them,
 * of which a file of rejects may have one more. */
typedef struct {
  guint64 sum;
  guint   n_empty;
} Sum;

static void
sum_bytes (Sum        *sum,
           const char *bytes,
           gsize       n)
{
  for (gsize i = 0; i < n; i++)
    sum->sum = (sum->sum ^ (guint8) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
}

static void
sum_cell (Sum        *sum,
          const char *text,
          gsize       length)
{
  if (length == 0)
    {
      sum->n_empty++;
      return;
    }
  for (; sum->n_empty > 0; sum->n_empty--)
    sum_bytes (sum, "\0", 1);
  for (; length > 1 && *text == '\''; length--)
    text++;
  sum_bytes (sum, text, length);
  sum_bytes (sum, "\0", 1);
}

#define SUM_START ((Sum) { .sum = G_GUINT64_CONSTANT (14695981039346656037) })

static void
sum_surplus (Sum        *sum,
             const char *text,
             gsize       length)
{
  if (length == 0)
    return;
  sum->n_empty = 0;
  sum_bytes (sum, "\1", 1);
  sum_cell (sum, text, length);
}

static guint64
sum_reject (const CxRejectCells *reject)
{
  Sum sum = SUM_START;

  for (guint i = 0; reject->cells[i] != NULL; i++)
    sum_cell (&sum, reject->cells[i], strlen (reject->cells[i]));
  sum_surplus (&sum, reject->surplus, strlen (reject->surplus));
  return sum.sum;
}

static void
add_reject (CxRepair *self,
            Reject   *reject)
{
  Reject *oldest = g_hash_table_lookup (self->rejects, &reject->first);

  g_ptr_array_add (self->all, reject);
  if (oldest == NULL)
    {
      g_hash_table_insert (self->rejects, &reject->first, reject);
      return;
    }
  reject->next = oldest->next;
  oldest->next = reject;
}

static gboolean
learn_reject (const CxRejectRow *row,
              gpointer           user_data,
              GError           **error)
{
  CxRepair *self = user_data;
  g_auto(CxRejectCells) cells = { 0 };
  const char *reason = row->reason;
  Reject *reject;

  if (self->form == NULL || self->form->import != row->import)
    {
      g_clear_pointer (&self->form, cx_reject_form_free);
      self->form = cx_reject_form_new (self->store, row->import, error);
      if (self->form == NULL)
        return FALSE;
    }
  cx_reject_cells_read (&cells, self->form, self->names, row);
  if (g_str_has_prefix (reason, not_repaired))
    reason += strlen (not_repaired);
  reject = g_new0 (Reject, 1);
  *reject = (Reject) {
    { row->import, row->line }, cells.place, sum_reject (&cells), g_string_chunk_insert_const (self->reasons, reason), row->repaired != 0, NULL,
  };
  add_reject (self, reject);
  return TRUE;
}

static gboolean
learn (CxRepair *self,
       CxStore  *store,
       GError  **error)
{
  gboolean learned;

  self->store = store;
  self->names = cx_reject_names_new (store, error);
  learned = self->names != NULL && cx_import_table_walk_rejects (store, 0, learn_reject, self, error);
  g_clear_pointer (&self->form, cx_reject_form_free);
  self->store = NULL;
  return learned;
}

gboolean
cx_repair_new (CxStore           *store,
               const char *const *header,
               CxRepair         **repair,
               GError           **error)
{
  g_autoptr(CxRepair) self = g_new0 (CxRepair, 1);
  gboolean has_import = FALSE, has_line = FALSE;

  *repair = NULL;
  self->columns = g_array_new (FALSE, FALSE, sizeof (CxRejectColumn));
  for (guint i = 0; header[i] != NULL; i++)
    {
      CxRejectColumn column = cx_reject_column (header[i]);

      g_array_append_val (self->columns, column);
      has_import |= column == CX_REJECT_IMPORT;
      has_line |= column == CX_REJECT_LINE;
    }
  if (!has_import || !has_line)
    return TRUE;
  self->rejects = g_hash_table_new (place_hash, place_equal);
  self->all = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_string_chunk_new (1024);
  self->repaired = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!learn (self, store, error))
    return FALSE;
  *repair = g_steal_pointer (&self);
  return TRUE;
}

void
cx_repair_free (CxRepair *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->rejects, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->repaired, g_hash_table_unref);
  g_clear_pointer (&self->reasons, g_string_chunk_free);
  g_free (self->answer);
  g_free (self);
}

/* A row as it was written: its sum, its surplus, and what it says it was. */
typedef struct {
  guint64 sum;
  CxCell  surplus, import, line;
} Look;

static Look
look_at (CxRepair    *self,
         const CxRow *row)
{
  Look look = { 0, { "", 0 }, { "", 0 }, { "", 0 } };
  Sum sum = SUM_START;

  for (guint i = 0; i < MIN (row->n_cells, self->columns->len); i++)
    switch (g_array_index (self->columns, CxRejectColumn, i))
      {
      case CX_REJECT_CELL:
        sum_cell (&sum, row->cells[i].text, row->cells[i].length);
        break;
      case CX_REJECT_SURPLUS:
        look.surplus = row->cells[i];
        break;
      case CX_REJECT_IMPORT:
        look.import = row->cells[i];
        break;
      case CX_REJECT_LINE:
        look.line = row->cells[i];
        break;
      case CX_REJECT_REASON:
        break;
      }
  sum_surplus (&sum, look.surplus.text, look.surplus.length);
  look.sum = sum.sum;
  return look;
}

static const Reject *
find_rejects (CxRepair   *self,
              const Look *look)
{
  g_autofree char *import = g_strndup (look->import.text, look->import.length);
  g_autofree char *line = g_strndup (look->line.text, look->line.length);
  CxRejectPlace place;

  return cx_reject_names_find (self->names, import, line, &place) ? g_hash_table_lookup (self->rejects, &place) : NULL;
}

CxRepairState
cx_repair_get_state (CxRepair    *self,
                     const CxRow *row)
{
  const Look look = look_at (self, row);
  const Reject *oldest = find_rejects (self, &look);

  for (const Reject *reject = oldest; reject != NULL; reject = reject->next)
    if (reject->is_in)
      return CX_REPAIR_IN;
  return oldest ? CX_REPAIR_MISSING : CX_REPAIR_NONE;
}

const char *
cx_repair_look (CxRepair    *self,
                const CxRow *row)
{
  const Look look = look_at (self, row);
  const Reject *oldest = find_rejects (self, &look);

  for (const Reject *reject = oldest; reject != NULL; reject = reject->next)
    if (reject->sum == look.sum)
      {
        g_free (self->answer);
        self->answer = g_strconcat (not_repaired, reject->reason, NULL);
        return self->answer;
      }
  if (look.surplus.length > 0)
    return "“" CX_REPAIR_SURPLUS "” still has cells that no header stands above; move them to their columns, or empty it";
  if (oldest != NULL)
    g_hash_table_replace (self->repaired, g_memdup2 (&row->line, sizeof row->line), g_memdup2 (&oldest->first, sizeof oldest->first));
  return NULL;
}

/* ── what came in ───────────────────────────────────────────────────────── */

/* Repaired rows can be bad in another way. */
static gboolean
forget_rejected (CxRepair *self,
                 CxStore  *store,
                 gint64    import,
                 GError  **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store), "SELECT line FROM import_reject WHERE import = ?", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, import);
  while (has_row)
    {
      gint64 line;

      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      line = cx_statement_get_int (select, 0);
      g_hash_table_remove (self->repaired, &line);
    }
  return TRUE;
}

/* [[import, line], …]: where the rows were set aside, and where again. */
static char *
print_repaired (CxRepair *self)
{
  g_autoptr(GHashTable) firsts = g_hash_table_new (place_hash, place_equal);
  GString *json = g_string_new ("[");
  GHashTableIter iter;
  gpointer first;

  g_hash_table_iter_init (&iter, self->repaired);
  while (g_hash_table_iter_next (&iter, NULL, &first))
    g_hash_table_add (firsts, first);
  for (guint i = 0; i < self->all->len; i++)
    {
      const Reject *reject = self->all->pdata[i];

      if (g_hash_table_contains (firsts, &reject->first))
        g_string_append_printf (json, "%s[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]", json->len > 1 ? "," : "", reject->place.import,
                                reject->place.line);
    }
  return g_string_free_and_steal (g_string_append_c (json, ']'));
}

gboolean
cx_repair_finish (CxRepair *self,
                  CxStore  *store,
                  gint64    import,
                  GError  **error)
{
  g_autofree char *repaired = NULL;
  g_autoptr(CxStatement) update = NULL;

  if (!forget_rejected (self, store, import, error))
    return FALSE;
  if (g_hash_table_size (self->repaired) == 0)
    return TRUE;
  update = cx_database_prepare (cx_store_get_database (store),
                                "UPDATE import SET form = json_set (ifnull (form, '{}'), '$.repairs', json (?)) WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  repaired = print_repaired (self);
  cx_statement_bind_text (update, 1, repaired, -1);
  cx_statement_bind_int (update, 2, import);
  return cx_statement_run (update, error);
}
