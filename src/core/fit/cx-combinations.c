/* Combinations of verdicts, of which some are at least as good as others. */
#include "cx-combinations.h"

#include <string.h>

void
cx_combinations_init (CxCombinations *self,
                      guint           width,
                      const guint64  *nevers)
{
  *self = (CxCombinations) { width, nevers, g_array_new (FALSE, FALSE, sizeof (guint64)) };
}

void
cx_combinations_clear (CxCombinations *self)
{
  g_clear_pointer (&self->masks, g_array_unref);
}

void
cx_combinations_add (CxCombinations *self,
                     const guint64  *masks)
{
  g_array_append_vals (self->masks, masks, self->width);
}

static int
compare_masks (gconstpointer a,
               gconstpointer b,
               gpointer      width)
{
  return memcmp (a, b, GPOINTER_TO_UINT (width) * sizeof (guint64));
}

void
cx_combinations_distinct (CxCombinations *self)
{
  gsize size = self->width * sizeof (guint64);
  guint n = cx_combinations_count (self), kept = 0;

  if (n == 0)
    return;
  g_qsort_with_data (self->masks->data, (int) n, size, compare_masks, GUINT_TO_POINTER (self->width));
  for (guint i = 0; i < n; i++)
    if (i == 0 || memcmp (cx_combinations_get (self, i), cx_combinations_get (self, kept - 1), size) != 0)
      memmove (cx_combinations_get (self, kept++), cx_combinations_get (self, i), size);
  g_array_set_size (self->masks, kept * self->width);
}

/* Two bits a criterion, which only a better verdict adds: 0 the worst, 1 unknown, 3 the best. */
static guint64
rank (guint64 mask,
      guint64 nevers)
{
  guint64 match = mask & CX_MASK_ODD, unknown = mask >> 1 & CX_MASK_ODD;
  guint64 best = (match & ~nevers) | (~(match | unknown) & nevers);

  return best << 1 | best | unknown;
}

static gboolean
is_as_good (const CxCombinations *self,
            const guint64        *a,
            const guint64        *b)
{
  for (guint p = 0; p < self->width; p++)
    if (rank (b[p], self->nevers[p]) & ~rank (a[p], self->nevers[p]))
      return FALSE;
  return TRUE;
}

/* Whether @b need not stay beside @a. */
static gboolean
stands_for (const CxCombinations *self,
            const guint64        *a,
            const guint64        *b,
            gboolean              best)
{
  return best ? is_as_good (self, a, b) : is_as_good (self, b, a);
}

void
cx_combinations_keep_ends (CxCombinations *self,
                           gboolean        best)
{
  gsize size = self->width * sizeof (guint64);
  guint n = cx_combinations_count (self), kept = 0;
  g_autofree guint64 *next = g_malloc (size);

  for (guint i = 0; i < n; i++)
    {
      gboolean needless = FALSE;
      guint left = 0;

      memcpy (next, cx_combinations_get (self, i), size);
      for (guint k = 0; k < kept && !needless; k++)
        needless = stands_for (self, cx_combinations_get (self, k), next, best);
      if (needless)
        continue;
      for (guint k = 0; k < kept; k++)
        if (!stands_for (self, next, cx_combinations_get (self, k), best))
          memmove (cx_combinations_get (self, left++), cx_combinations_get (self, k), size);
      memcpy (cx_combinations_get (self, left), next, size);
      kept = left + 1;
    }
  g_array_set_size (self->masks, kept * self->width);
}

void
cx_combinations_merge (CxCombinations *self,
                       gboolean        best)
{
  for (guint i = 1; i < cx_combinations_count (self); i++)
    for (guint p = 0; p < self->width; p++)
      {
        guint64 *merged = cx_combinations_get (self, 0) + p, other = cx_combinations_get (self, i)[p];
        guint64 both = *merged & other, either = *merged | other, nevers = self->nevers[p] | self->nevers[p] << 1;

        *merged = best ? (either & ~nevers) | (both & nevers) : (both & ~nevers) | (either & nevers);
      }
  if (cx_combinations_count (self) > 1)
    g_array_set_size (self->masks, self->width);
}
