/* What lies under a point of the bullseye: a mark, by a grid of squares; a ring and a sector, by
 * their shapes. */
#include "cx-rings-private.h"

#include "cx-mark-shape.h"

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

/* What is found so far: the uppermost mark that has the point, and the nearest to it. Of marks at one
 * distance the last one lies on top. */
typedef struct {
  int    on, near;
  double distance;
} Found;

static void
find_in_square (CxRings *self,
                guint    square,
                double   x,
                double   y,
                Found   *found)
{
  for (guint32 i = self->index->squares[square]; i < self->index->squares[square + 1]; i++)
    {
      int at = self->index->marks[i];
      const CxRingsMark *mark = &g_array_index (self->marks, CxRingsMark, at);
      double distance = hypot (mark->x - x, mark->y - y);

      if (at > found->on && cx_mark_shape_covers (mark->stage, mark->radius, x - mark->x, y - mark->y))
        found->on = at;
      if (distance > HIT_RADIUS)
        continue;
      if (distance < found->distance || (distance == found->distance && at > found->near))
        found->near = at, found->distance = distance;
    }
}

/* No shape reaches farther than two squares from its middle. */
int
cx_rings_find (CxRings *self,
               double   x,
               double   y)
{
  const CxRingsIndex *index = self->index;
  Found found = { -1, -1, G_MAXDOUBLE };
  double reach = self->radius + 2 * CX_RINGS_SQUARE;
  guint column, row;

  if (!(fabs (x) < reach && fabs (y) < reach))
    return -1;
  column = get_column (index, x);
  row = get_column (index, y);
  for (guint r = row > 1 ? row - 2 : 0; r <= MIN (row + 2, index->columns - 1); r++)
    for (guint c = column > 1 ? column - 2 : 0; c <= MIN (column + 2, index->columns - 1); c++)
      find_in_square (self, r * index->columns + c, x, y, &found);
  return found.on >= 0 ? found.on : found.near;
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
