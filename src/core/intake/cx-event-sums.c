/* Events of one file that are about the same account, measure and day. */
#include "cx-event-sums.h"

#include <string.h>

#define DIGEST_LENGTH 16

struct _CxEventSums {
  GArray     *sums;   /* CxEventSum */
  GHashTable *places; /* of event ids in sums, one more */
  GHashTable *seen;   /* digests of rows and of record ids */
  GChecksum  *checksum;
};

static guint
digest_hash (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
digest_equal (gconstpointer a,
              gconstpointer b)
{
  return memcmp (a, b, DIGEST_LENGTH) == 0;
}

CxEventSums *
cx_event_sums_new (void)
{
  CxEventSums *self = g_new0 (CxEventSums, 1);

  self->sums = g_array_new (FALSE, FALSE, sizeof (CxEventSum));
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (digest_hash, digest_equal, g_free, NULL);
  self->checksum = g_checksum_new (G_CHECKSUM_MD5);
  return self;
}

void
cx_event_sums_free (CxEventSums *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sums);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->seen);
  g_checksum_free (self->checksum);
  g_free (self);
}

static void
digest_text (CxEventSums *self,
             const char  *text,
             gsize        length)
{
  g_checksum_update (self->checksum, (const guchar *) &length, sizeof length);
  g_checksum_update (self->checksum, (const guchar *) text, (gssize) length);
}

/* Whether what was digested was seen before; it is now. */
static gboolean
is_seen (CxEventSums *self)
{
  guint8 digest[DIGEST_LENGTH];
  gsize length = sizeof digest;
  gboolean is_new;

  g_checksum_get_digest (self->checksum, digest, &length);
  g_checksum_reset (self->checksum);
  is_new = g_hash_table_add (self->seen, g_memdup2 (digest, sizeof digest));
  return !is_new;
}

gboolean
cx_event_sums_repeats_row (CxEventSums *self,
                           const CxRow *row)
{
  digest_text (self, "row", 3);
  for (guint i = 0; i < row->n_cells; i++)
    digest_text (self, row->cells[i].text, row->cells[i].length);
  return is_seen (self);
}

gboolean
cx_event_sums_repeats_id (CxEventSums        *self,
                          const CxStoredCell *record_id)
{
  if (record_id->kind != CX_CELL_TEXT)
    return FALSE;
  digest_text (self, "id", 2);
  digest_text (self, record_id->text, record_id->length);
  return is_seen (self);
}

CxEventSum *
cx_event_sums_find (CxEventSums *self,
                    gint64       id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));

  return place > 0 ? cx_event_sums_get (self, place - 1) : NULL;
}

CxEventSum *
cx_event_sums_begin (CxEventSums *self,
                     gint64       id,
                     gint64       account,
                     gint64       row)
{
  const CxEventSum sum = { .id = id, .account = account, .row = row };

  g_array_append_val (self->sums, sum);
  g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->sums->len));
  return cx_event_sums_get (self, self->sums->len - 1);
}

gboolean
cx_event_sum_resume (CxEventSum *self,
                     CxStore    *store,
                     GError    **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store), "SELECT value FROM usage_event WHERE id = ? AND value IS NOT NULL", error);

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, self->id);
  if (!cx_statement_step (select, &self->has_value, error))
    return FALSE;
  self->value = self->has_value ? cx_statement_get_double (select, 0) : 0;
  return TRUE;
}

void
cx_event_sum_add (CxEventSum         *self,
                  const CxStoredCell *value)
{
  if (value->kind != CX_CELL_REAL)
    return;
  self->value = self->has_value ? self->value + value->real : value->real;
  self->has_value = self->stale = TRUE;
}

void
cx_event_sums_forget_row (CxEventSums *self,
                          gint64       row)
{
  for (guint i = self->sums->len; i > 0 && cx_event_sums_get (self, i - 1)->row == row; i--)
    cx_event_sums_get (self, i - 1)->row = 0;
}

CxEventSum *
cx_event_sums_get (CxEventSums *self,
                   guint        i)
{
  return i < self->sums->len ? &g_array_index (self->sums, CxEventSum, i) : NULL;
}
