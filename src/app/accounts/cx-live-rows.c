/* The rows of a long list that GTK holds. */
#include "cx-live-rows.h"

/* So many rows read again at once, the rest when idle, in portions. */
#define AT_ONCE 64
#define PORTION 32

/* A short list grows by so many rows at a time until GTK has all the widgets that it makes, and then at once. */
#define STEP 16
#define ALL_WIDGETS 256

struct _CxLiveRows {
  GListModel *model;
  guint       n;            /* that GTK has been told of */
  guint       wanted;
  guint       grow_source;
  GHashTable *live;         /* position → CxAccountRow, not owned */
  GArray     *stale;        /* positions that still have to read again, last first */
  guint       stale_source;
  guint       near;
};

static void
on_row_gone (gpointer data,
             guint    position)
{
  CxLiveRows *self = data;

  g_hash_table_remove (self->live, GUINT_TO_POINTER (position));
}

CxLiveRows *
cx_live_rows_new (GListModel *model)
{
  CxLiveRows *self = g_new0 (CxLiveRows, 1);

  self->model = model;
  self->live = g_hash_table_new (NULL, NULL);
  self->stale = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
cx_live_rows_free (CxLiveRows *self)
{
  GHashTableIter iter;
  gpointer row;

  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_clear_handle_id (&self->stale_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cx_account_row_orphan (row);
  g_hash_table_unref (self->live);
  g_array_unref (self->stale);
  g_free (self);
}

guint
cx_live_rows_get_n (CxLiveRows *self)
{
  return self->n;
}

gpointer
cx_live_rows_get_item (CxLiveRows *self,
                       guint       position)
{
  CxAccountRow *row;

  if (position >= self->n)
    return NULL;
  row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  if (row != NULL)
    return g_object_ref (row);
  row = cx_account_row_new (position, on_row_gone, self);
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), row);
  return row;
}

/* ── reading again ───────────────────────────────────────────────────────── */

static void
refresh_row (CxLiveRows *self,
             guint       position)
{
  CxAccountRow *row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));

  if (row != NULL && position < self->n)
    {
      g_autoptr(CxAccountRow) held = g_object_ref (row);

      cx_account_row_changed (held);
    }
}

static void
refresh_rows (CxLiveRows *self,
              guint       n)
{
  while (n-- > 0 && self->stale->len > 0)
    {
      guint position = g_array_index (self->stale, guint, self->stale->len - 1);

      g_array_set_size (self->stale, self->stale->len - 1);
      refresh_row (self, position);
    }
}

static gboolean
refresh_when_idle (gpointer data)
{
  CxLiveRows *self = data;

  refresh_rows (self, PORTION);
  if (self->stale->len > 0)
    return G_SOURCE_CONTINUE;
  self->stale_source = 0;
  return G_SOURCE_REMOVE;
}

static int
compare_distance (gconstpointer a,
                  gconstpointer b,
                  gpointer      near)
{
  gint64 x = ABS ((gint64) *(const guint *) a - GPOINTER_TO_UINT (near));
  gint64 y = ABS ((gint64) *(const guint *) b - GPOINTER_TO_UINT (near));

  return x < y ? 1 : x > y ? -1 : 0;
}

static void
refresh_live (CxLiveRows *self)
{
  GHashTableIter iter;
  gpointer position;

  g_array_set_size (self->stale, 0);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint at = GPOINTER_TO_UINT (position);

      g_array_append_val (self->stale, at);
    }
  g_array_sort_with_data (self->stale, compare_distance, GUINT_TO_POINTER (self->near));
  refresh_rows (self, AT_ONCE);
  if (self->stale->len > 0 && self->stale_source == 0)
    self->stale_source = g_idle_add (refresh_when_idle, self);
}

/* ── coming and going ────────────────────────────────────────────────────── */

static void
tell (CxLiveRows *self,
      guint       after)
{
  guint before = self->n;

  self->n = after;
  if (before != after)
    g_list_model_items_changed (self->model, MIN (before, after), before > after ? before - after : 0,
                                after > before ? after - before : 0);
}

static gboolean
grow_by_a_step (gpointer data)
{
  CxLiveRows *self = data;

  tell (self, self->n >= ALL_WIDGETS ? self->wanted : MIN (self->n + STEP, self->wanted));
  if (self->n < self->wanted)
    return G_SOURCE_CONTINUE;
  self->grow_source = 0;
  return G_SOURCE_REMOVE;
}

void
cx_live_rows_set_n (CxLiveRows *self,
                    guint       n)
{
  g_clear_handle_id (&self->grow_source, g_source_remove);
  self->wanted = n;
  tell (self, MIN (self->n, n));
  refresh_live (self);
}

void
cx_live_rows_grow (CxLiveRows *self,
                   gboolean    now)
{
  g_clear_handle_id (&self->grow_source, g_source_remove);
  if (now)
    tell (self, self->wanted);
  else if (self->n < self->wanted && grow_by_a_step (self) == G_SOURCE_CONTINUE)
    self->grow_source = g_idle_add (grow_by_a_step, self);
}

void
cx_live_rows_set_near (CxLiveRows *self,
                       guint       position)
{
  self->near = position;
}
