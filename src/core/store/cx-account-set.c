/* A set of accounts in few bytes. */
#include "cx-account-set.h"

struct _CxAccountSetBuilder {
  GByteArray *bytes;
  guint64     written;     /* the id behind the last run that is in the bytes */
  guint64     first, next; /* the run that grows: from first to before next; none while both are 0 */
};

CxAccountSetBuilder *
cx_account_set_builder_new (void)
{
  CxAccountSetBuilder *self = g_new0 (CxAccountSetBuilder, 1);

  self->bytes = g_byte_array_new ();
  return self;
}

void
cx_account_set_builder_free (CxAccountSetBuilder *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/* Seven bits a byte, the lowest first; the eighth says that more follow. */
static void
append_varint (GByteArray *bytes,
               guint64     value)
{
  guint8 buffer[10];
  guint n = 0;

  for (; value >= 0x80; value >>= 7)
    buffer[n++] = (guint8) (value | 0x80);
  buffer[n++] = (guint8) value;
  g_byte_array_append (bytes, buffer, n);
}

static void
end_run (CxAccountSetBuilder *self)
{
  if (self->first == self->next)
    return;
  append_varint (self->bytes, self->first - self->written);
  append_varint (self->bytes, self->next - self->first);
  self->written = self->next;
}

/* @first is not before the run that grows. */
static void
add_run (CxAccountSetBuilder *self,
         guint64              first,
         guint64              last)
{
  if (first > self->next)
    {
      end_run (self);
      self->first = first;
    }
  self->next = MAX (self->next, last + 1);
}

void
cx_account_set_builder_add (CxAccountSetBuilder *self,
                            gint64               id)
{
  g_return_if_fail (self != NULL && id > 0 && (guint64) id + 1 >= self->next);

  add_run (self, (guint64) id, (guint64) id);
}

GBytes *
cx_account_set_builder_end (CxAccountSetBuilder *self)
{
  GByteArray *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  end_run (self);
  bytes = g_steal_pointer (&self->bytes);
  self->bytes = g_byte_array_new ();
  self->written = self->first = self->next = 0;
  return g_byte_array_free_to_bytes (bytes);
}

/* Ids end where gint64 does, so that whatever the bytes say, nothing wraps. */
static gboolean
read_varint (CxAccountSetIter *self,
             guint64          *value)
{
  *value = 0;
  for (guint shift = 0; shift < 63 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      *value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

void
cx_account_set_iter_init (CxAccountSetIter *self,
                          GBytes           *set)
{
  gsize length = 0;

  g_return_if_fail (self != NULL);

  self->at = set ? g_bytes_get_data (set, &length) : NULL;
  self->end = self->at ? self->at + length : NULL;
  self->from = 0;
}

gboolean
cx_account_set_iter_next (CxAccountSetIter *self,
                          gint64           *first,
                          gint64           *last)
{
  CxAccountSetIter iter = *self;
  guint64 gap, run;

  /* The first gap counts from 0, which is no account; later ones part two runs. */
  if (iter.at == iter.end || !read_varint (&iter, &gap) || !read_varint (&iter, &run) || gap == 0 || run == 0 ||
      gap > G_MAXINT64 - iter.from || run > G_MAXINT64 - iter.from - gap)
    return FALSE;
  *first = (gint64) (iter.from + gap);
  *last = (gint64) (iter.from + gap + run - 1);
  iter.from += gap + run;
  *self = iter;
  return TRUE;
}

gboolean
cx_account_set_is_sound (GBytes *set)
{
  CxAccountSetIter iter;
  gint64 first, last;

  cx_account_set_iter_init (&iter, set);
  while (cx_account_set_iter_next (&iter, &first, &last))
    ;
  return iter.at == iter.end;
}

gint64
cx_account_set_count (GBytes *set)
{
  CxAccountSetIter iter;
  gint64 first, last, n = 0;

  cx_account_set_iter_init (&iter, set);
  while (cx_account_set_iter_next (&iter, &first, &last))
    n += last - first + 1;
  return n;
}

GBytes *
cx_account_set_intersect (GBytes *a,
                          GBytes *b)
{
  g_autoptr(CxAccountSetBuilder) both = cx_account_set_builder_new ();
  CxAccountSetIter in_a, in_b;
  gint64 first_a, last_a, first_b, last_b;
  gboolean more;

  cx_account_set_iter_init (&in_a, a);
  cx_account_set_iter_init (&in_b, b);
  more = cx_account_set_iter_next (&in_a, &first_a, &last_a) && cx_account_set_iter_next (&in_b, &first_b, &last_b);
  while (more)
    {
      gint64 first = MAX (first_a, first_b), last = MIN (last_a, last_b);

      if (first <= last)
        add_run (both, (guint64) first, (guint64) last);
      more = last_a < last_b ? cx_account_set_iter_next (&in_a, &first_a, &last_a)
                             : cx_account_set_iter_next (&in_b, &first_b, &last_b);
    }
  return cx_account_set_builder_end (both);
}

GBytes *
cx_account_set_unite (GBytes *a,
                      GBytes *b)
{
  g_autoptr(CxAccountSetBuilder) either = cx_account_set_builder_new ();
  CxAccountSetIter in_a, in_b;
  gint64 first_a, last_a, first_b, last_b;
  gboolean more_a, more_b;

  cx_account_set_iter_init (&in_a, a);
  cx_account_set_iter_init (&in_b, b);
  more_a = cx_account_set_iter_next (&in_a, &first_a, &last_a);
  more_b = cx_account_set_iter_next (&in_b, &first_b, &last_b);
  while (more_a || more_b)
    if (more_a && (!more_b || first_a <= first_b))
      {
        add_run (either, (guint64) first_a, (guint64) last_a);
        more_a = cx_account_set_iter_next (&in_a, &first_a, &last_a);
      }
    else
      {
        add_run (either, (guint64) first_b, (guint64) last_b);
        more_b = cx_account_set_iter_next (&in_b, &first_b, &last_b);
      }
  return cx_account_set_builder_end (either);
}
