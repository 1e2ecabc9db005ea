/* What lies under a point of the bullseye: a mark, by a grid of squares; a ring and a sector, by
 * their shapes. */
#include "cx-rings-private.h"

#include <math.h>

#define HIT_RADIUS 9.0

static guint
get_column (const CxRingsIndex *index,
            double              at)
{
  return CLAMP ((at - index->origin) / CX_RINGS_SQUARE, 0, index->columns - 1);
}

static guint
get_square (const CxRingsIndex *index,
            const CxRingsMark  *mark)
{
  return get_column (index, mark->y) * index->columns + get_column (index, mark->x);
}

/* A counting sort of the marks into squares. */
void
cx_rings_fill_index (CxRings *self)
{
  CxRingsIndex *index = self->index ? self->index : g_new0 (CxRingsIndex, 1);
  guint n = self->marks->len, n_squares;

  self->index = index;
  index->origin = -self->radius;
  index->columns = (guint) ceil (2 * self->radius / CX_RINGS_SQUARE) + 1;
  n_squares = index->columns * index->columns;
  index->squares = g_new0 (guint32, n_squares + 1);
  index->marks = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    index->squares[get_square (index, &g_array_index (self->marks, CxRingsMark, i)) + 1]++;
  for (guint s = 0; s < n_squares; s++)
    index->squares[s + 1] += index->squares[s];
  /* Filled from the back, each square's end moves to its beginning. */
  for (guint i = n; i-- > 0;)
    {
      guint square = get_square (index, &g_array_index (self->marks, CxRingsMark, i));

      index->marks[--index->squares[square + 1]] = i;
    }
  for (guint s = 0; s < n_squares; s++)
    index->squares[s] = index->squares[s + 1];
  index->squares[n_squares] = n;
}

/* Of marks at one distance the last one lies on top. */
static void
find_in_square (CxRings *self,
                guint    square,
                double   x,
                double   y,
                int     *best,
                double  *best_distance)
{
  for (guint32 i = self->index->squares[square]; i < self->index->squares[square + 1]; i++)
    {
      int at = self->index->marks[i];
      const CxRingsMark *mark = &g_array_index (self->marks, CxRingsMark, at);
      double distance = hypot (mark->x - x, mark->y - y);

      if (distance > MAX (mark->radius, HIT_RADIUS))
        continue;
      if (distance < *best_distance || (distance == *best_distance && at > *best))
        *best = at, *best_distance = distance;
    }
}

int
cx_rings_find (CxRings *self,
               double   x,
               double   y)
{
  const CxRingsIndex *index = self->index;
  double distance = G_MAXDOUBLE;
  int best = -1;
  guint column, row;

  if (!(fabs (x) < self->radius + HIT_RADIUS && fabs (y) < self->radius + HIT_RADIUS))
    return -1;
  column = get_column (index, x);
  row = get_column (index, y);
  for (guint r = row > 0 ? row - 1 : 0; r <= MIN (row + 1, index->columns - 1); r++)
    for (guint c = column > 0 ? column - 1 : 0; c <= MIN (column + 1, index->columns - 1); c++)
      find_in_square (self, r * index->columns + c, x, y, &best, &distance);
  return best;
}

int
cx_rings_find_ring (CxRings *self,
                    double   x,
                    double   y,
                    int     *sector)
{
  double radius = hypot (x, y), across;

  *sector = cx_rings_find_sector (self, atan2 (-y, x) * 180 / G_PI, &across);
  for (guint i = 0; i < 3; i++)
    if (radius < self->ring[i])
      return i + 1;
  return radius <= self->radius ? 0 : -1;
}
