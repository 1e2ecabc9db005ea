/* The bullseye of many accounts: the same places as of marks, counted in cells. */
#include "cx-rings-private.h"

#include <math.h>

#define CELL    6.0    /* px along the radius and along the arc … */
#define CELL_AT 260.0  /* … up to this radius; beyond it cells grow, so that all of the picture never has more than 6,000 */
#define LEVELS  10     /* steps of the colour scale, logarithmic in the count */

static guint
count_slots (const CxRingsSector *sector,
             guint                ring)
{
  return MAX (1, (guint) ((sector->end - sector->start) * G_PI / 180 * (ring + 0.5)));
}

static guint
make_slots (CxRings      *self,
            CxRingsIndex *index)
{
  guint n_slots = 0;

  index->cell = CELL * MAX (1, self->radius / self->zoom / CELL_AT);
  /* The middle of the outermost cells lies at least 1 px inside the picture. */
  index->n_rings = MAX (1, (int) floor ((self->radius - 1) / index->cell + 0.5));
  index->offsets = g_new (guint32, self->n_sectors * index->n_rings);
  for (guint s = 0; s < self->n_sectors; s++)
    for (guint r = 0; r < index->n_rings; r++)
      {
        index->offsets[s * index->n_rings + r] = n_slots;
        n_slots += count_slots (&self->sectors[s], r);
      }
  return n_slots;
}

static guint
find_slot (CxRings      *self,
           CxRingsIndex *index,
           guint         sector,
           double        radius,
           double        across)
{
  guint ring = MIN ((guint) (radius / index->cell), index->n_rings - 1);
  guint slots = count_slots (&self->sectors[sector], ring);

  return index->offsets[sector * index->n_rings + ring] + MIN ((guint) (across * slots), slots - 1);
}

static void
append_cell (CxRings *self,
             guint    sector,
             guint    ring,
             guint    slot,
             guint    accounts)
{
  const double cell = self->index->cell;
  const guint slots = count_slots (&self->sectors[sector], ring);
  double r = (ring + 0.5) * cell;
  double radians = cx_rings_degrees (self, sector, (slot + 0.5) / slots) * G_PI / 180;
  double half = (self->sectors[sector].end - self->sectors[sector].start) * G_PI / 180 / slots / 2;
  double level = floor (LEVELS * log1p (accounts) / log1p (self->cell_accounts));
  CxRingsCell shape = { .x = r * cos (radians), .y = -r * sin (radians), .accounts = accounts };

  shape.level = MIN (level, LEVELS - 1);
  shape.radius = cell * (0.16 + 0.034 * (shape.level + 1));
  /* Next to the middle a narrow sector has no room for more: no disc reaches into the next sector. */
  if (half < G_PI_2)
    shape.radius = MIN (shape.radius, r * sin (half));
  g_array_append_val (self->cells, shape);
}

/* In the order sector, ring, slot; the index is turned from counts into places in the array. */
static void
append_cells (CxRings *self)
{
  CxRingsIndex *index = self->index;

  for (guint s = 0; s < self->n_sectors; s++)
    for (guint r = 0; r < index->n_rings; r++)
      {
        guint32 *counts = &index->cells[index->offsets[s * index->n_rings + r]];
        guint slots = count_slots (&self->sectors[s], r);

        for (guint i = 0; i < slots; i++)
          if (counts[i] > 0)
            {
              append_cell (self, s, r, i, counts[i]);
              counts[i] = self->cells->len;
            }
      }
}

void
cx_rings_fill_cells (CxRings    *self,
                     CxRingsFunc get,
                     gpointer    data,
                     guint       n)
{
  CxRingsIndex *index = self->index = g_new0 (CxRingsIndex, 1);
  guint n_slots = make_slots (self, index);

  index->cells = g_new0 (guint32, n_slots);
  for (guint i = 0; i < n; i++)
    {
      CxRingsInput account;
      double radius;
      guint slot;

      get (data, i, &account);
      radius = cx_rings_radius (cx_rings_drawn_fit (self, &account), self->radius);
      slot = find_slot (self, index, account.sector, radius, cx_rings_across (account.key));
      index->cells[slot]++;
      self->cell_accounts = MAX (self->cell_accounts, index->cells[slot]);
    }
  append_cells (self);
}

int
cx_rings_find_cell (CxRings *self,
                    double   x,
                    double   y)
{
  double radius = hypot (x, y), across;
  int sector = cx_rings_find_sector (self, atan2 (-y, x) * 180 / G_PI, &across);

  if (sector < 0 || self->cells->len == 0)
    return -1;
  /* The outermost cells reach a little beyond the picture, or end before it. */
  if (radius > MAX (self->radius, self->index->n_rings * self->index->cell))
    return -1;
  return (int) self->index->cells[find_slot (self, self->index, sector, radius, across)] - 1;
}
