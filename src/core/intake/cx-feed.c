/* The rows of a file, read and typed in a thread of their own. */
#include "cx-feed.h"

#include "cx-text.h"

#include <string.h>

/* So many rows make a batch, and so many batches are on their way: enough that neither side waits for the other. */
#define BATCH_ROWS 256
#define N_BATCHES 6

/* Texts of a batch stand in blocks of this size; a longer text has a block of its own. */
#define BLOCK_BYTES (128 * 1024)

typedef struct {
  CxFeedBatch   public;
  CxStoredCell *cells;
  GPtrArray    *blocks;
  GPtrArray    *large;
  guint         block;      /* the one that is filled */
  gsize         used;       /* of it */
  gboolean      last;
  GError       *error;
} Batch;

struct _CxFeed {
  CxFeedPlan    plan;
  GThread      *thread;
  GAsyncQueue  *empty, *full;
  int           stop;       /* atomic */
  CxReader     *reader;
  CxCellReader *cells;
  CxFileDigest  digest;
  Batch        *given;      /* to whoever asked last */
  gboolean      ended;
};

/* ── memory of a batch ──────────────────────────────────────────────────── */

static Batch *
batch_new (const CxFeedPlan *plan)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->public.rows = g_array_sized_new (FALSE, FALSE, sizeof (CxFeedRow), BATCH_ROWS);
  batch->public.unread = g_array_new (FALSE, FALSE, sizeof (CxUnreadCell));
  batch->public.filled = g_new0 (gint64, plan->n_targets + 1);
  batch->cells = g_new (CxStoredCell, (gsize) plan->n_cells * BATCH_ROWS + 1);
  batch->blocks = g_ptr_array_new_with_free_func (g_free);
  batch->large = g_ptr_array_new_with_free_func (g_free);
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->public.rows);
  g_array_unref (batch->public.unread);
  g_free (batch->public.filled);
  g_free (batch->cells);
  g_ptr_array_unref (batch->blocks);
  g_ptr_array_unref (batch->large);
  g_clear_error (&batch->error);
  g_free (batch);
}

static void
batch_empty (Batch *batch,
             guint  n_targets)
{
  g_array_set_size (batch->public.rows, 0);
  g_array_set_size (batch->public.unread, 0);
  memset (batch->public.filled, 0, sizeof (gint64) * n_targets);
  if (batch->large->len > 0)
    g_ptr_array_set_size (batch->large, 0);
  batch->block = 0;
  batch->used = 0;
}

static char *
take_bytes (Batch *batch,
            gsize  n)
{
  char *bytes;

  if (n > BLOCK_BYTES)
    {
      g_ptr_array_add (batch->large, g_malloc (n));
      return batch->large->pdata[batch->large->len - 1];
    }
  if (batch->used + n > BLOCK_BYTES)
    {
      batch->block++;
      batch->used = 0;
    }
  if (batch->block == batch->blocks->len)
    g_ptr_array_add (batch->blocks, g_malloc (BLOCK_BYTES));
  bytes = (char *) batch->blocks->pdata[batch->block] + batch->used;
  batch->used += n;
  return bytes;
}

/* A copy with a NUL behind it. */
static inline char *
keep (Batch      *batch,
      const char *text,
      gsize       length)
{
  char *copy = take_bytes (batch, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* ── who a row is about ─────────────────────────────────────────────────── */

static const CxStoredCell *
cell_of (CxFeed             *self,
         const CxStoredCell *cells,
         int                 target)
{
  return target < 0 ? NULL : &cells[self->plan.targets[target].cell];
}

/* The stored texts are the batch's already. */
static const char *
text_of (CxFeed             *self,
         Batch              *batch,
         const CxStoredCell *cells,
         int                 target)
{
  const CxStoredCell *cell = cell_of (self, cells, target);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (cell == NULL || cell->kind == CX_CELL_MISSING)
    return NULL;
  if (cell->kind == CX_CELL_TEXT)
    return cell->text;
  if (cell->kind == CX_CELL_INTEGER)
    g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, cell->integer);
  else
    g_ascii_formatd (number, sizeof number, "%.17g", cell->real);
  return keep (batch, number, strlen (number));
}

static CxRowIdentity
identify (CxFeed             *self,
          Batch              *batch,
          const CxStoredCell *cells)
{
  CxRowIdentity identity = {
    .match = cx_id_text (text_of (self, batch, cells, self->plan.match)),
    .domain = text_of (self, batch, cells, self->plan.domain),
    .name = text_of (self, batch, cells, self->plan.name),
    .country = text_of (self, batch, cells, self->plan.country),
  };

  identity.record_id = self->plan.match == self->plan.record_id ? identity.match
                                                                : cx_id_text (text_of (self, batch, cells, self->plan.record_id));
  return identity;
}

/* ── rows ───────────────────────────────────────────────────────────────── */

static void
set_aside (Batch       *batch,
           CxFeedRow   *taken,
           const CxRow *row,
           const char  *problem)
{
  g_autofree char *json = cx_row_to_json (row);

  taken->problem = keep (batch, problem, strlen (problem));
  taken->raw = keep (batch, row->raw, row->raw_length);
  taken->raw_length = row->raw_length;
  taken->json = keep (batch, json, strlen (json));
}

static void
read_cells (CxFeed       *self,
            Batch        *batch,
            const CxRow  *row,
            CxStoredCell *cells)
{
  static const CxCell none = { "", 0 };

  cx_cell_reader_begin (self->cells);
  for (guint i = 0; i < self->plan.n_targets; i++)
    {
      const CxFeedTarget *target = &self->plan.targets[i];
      const CxCell *cell = target->column < row->n_cells ? &row->cells[target->column] : &none;
      CxStoredCell *stored = &cells[target->cell];

      if (!cx_cell_reader_read (self->cells, &target->rule, cell, stored))
        {
          const CxUnreadCell unread = { i, row->line, keep (batch, cell->text, cell->length), cell->length };

          g_array_append_val (batch->public.unread, unread);
        }
      else if (stored->kind == CX_CELL_TEXT)
        stored->text = keep (batch, stored->text, stored->length);
    }
}

static void
count_filled (CxFeed             *self,
              Batch              *batch,
              const CxStoredCell *cells)
{
  for (guint i = 0; i < self->plan.n_targets; i++)
    batch->public.filled[i] += cells[self->plan.targets[i].cell].kind != CX_CELL_MISSING;
}

static void
take_row (CxFeed      *self,
          Batch       *batch,
          const CxRow *row)
{
  CxStoredCell *cells = batch->cells + (gsize) batch->public.rows->len * self->plan.n_cells;
  guint n_unread = batch->public.unread->len;
  CxFeedRow taken = { .line = row->line, .cells = cells };
  const char *problem = row->problem;

  if (problem == NULL && self->plan.repair != NULL)
    problem = cx_repair_look (self->plan.repair, row);
  if (problem == NULL)
    {
      read_cells (self, batch, row, cells);
      taken.n_unread = batch->public.unread->len - n_unread;
      taken.identity = identify (self, batch, cells);
    }
  if (problem != NULL)
    set_aside (batch, &taken, row, problem);
  else if (cx_row_identity_is_known (&taken.identity))
    count_filled (self, batch, cells);
  else
    set_aside (batch, &taken, row, "no record id, domain or name says which account this is");
  g_array_append_val (batch->public.rows, taken);
}

/* ── the thread ─────────────────────────────────────────────────────────── */

static void
fill (CxFeed *self,
      Batch  *batch)
{
  CxRow row;

  while (batch->public.rows->len < BATCH_ROWS && !batch->last)
    {
      batch->last = !cx_reader_next (self->reader, &row, &batch->error);
      if (!batch->last)
        take_row (self, batch, &row);
    }
  batch->public.position = cx_reader_get_position (self->reader);
  batch->public.length = cx_reader_get_length (self->reader);
  if (batch->error == NULL)
    cx_file_digest_advance (&self->digest, self->plan.source, batch->last ? G_MAXUINT64 : batch->public.position, &batch->error);
}

static gpointer
run (gpointer data)
{
  CxFeed *self = data;
  gboolean last = FALSE;

  while (!last && !g_atomic_int_get (&self->stop))
    {
      Batch *batch = g_async_queue_pop (self->empty);

      batch_empty (batch, self->plan.n_targets);
      if (self->reader == NULL)
        self->reader = cx_reader_new_again (self->plan.source, self->plan.form, &batch->error);
      batch->last = self->reader == NULL;
      if (!batch->last)
        fill (self, batch);
      last = batch->last;
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

CxFeed *
cx_feed_new (const CxFeedPlan *plan)
{
  CxFeed *self = g_new0 (CxFeed, 1);

  self->plan = *plan;
  self->empty = g_async_queue_new_full (batch_free);
  self->full = g_async_queue_new_full (batch_free);
  self->cells = cx_cell_reader_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self->empty, batch_new (plan));
  self->thread = g_thread_new ("feed", run, self);
  return self;
}

const CxFeedBatch *
cx_feed_next (CxFeed  *self,
              GError **error)
{
  if (self->given != NULL)
    g_async_queue_push (self->empty, g_steal_pointer (&self->given));
  if (self->ended)
    return NULL;
  self->given = g_async_queue_pop (self->full);
  self->ended = self->given->last;
  if (self->given->error == NULL)
    return &self->given->public;
  g_propagate_error (error, g_steal_pointer (&self->given->error));
  return NULL;
}

CxFileDigest
cx_feed_get_digest (CxFeed *self)
{
  return self->digest;
}

void
cx_feed_free (CxFeed *self)
{
  if (self == NULL)
    return;
  /* The thread may be waiting for a batch: it gets one, and sees that it is to stop. */
  g_atomic_int_set (&self->stop, TRUE);
  g_async_queue_push (self->empty, self->given ? self->given : batch_new (&self->plan));
  g_thread_join (self->thread);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  cx_reader_free (self->reader);
  cx_cell_reader_free (self->cells);
  g_free (self);
}
