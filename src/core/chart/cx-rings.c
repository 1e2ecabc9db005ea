/* Geometry of the bullseye: rings, sectors and marks. Rules: mockups "Bullseye geometry". Draws
 * nothing and knows nothing of colours. */
#include "cx-rings-private.h"

#include "cx-text.h"

#include <math.h>
#include <string.h>

#define EXPONENT      0.7   /* of the radius law */
#define AXIS          16.0  /* degrees kept free for the scale */
#define GAP           2.4   /* degrees between two sectors */
#define MIN_SECTOR    24.0
#define SECTOR_MARGIN 0.8   /* degrees between a mark and the edge of its sector */
#define LINE_MARGIN   0.6   /* points of fit between a mark and its ring's line */
#define CENTRE_FROM   97.0  /* above, the spread is even in area */
#define SMEAR_MAX     99.2  /* so that a tip stays off the very middle */

#define ROOM_OF_MARK  32.0  /* square px of the rings */
#define FULL_SIZE_AT  200.0 /* px: radius of a picture below which marks shrink with it */

#define SALT_ANGLE    1
#define SALT_RADIAL   2

double
cx_rings_radius (double fit,
                 double radius)
{
  return radius * pow (CLAMP (1 - fit / 100, 0, 1), EXPONENT);
}

/* Inverse of cx_rings_radius() for R = 1. */
static double
fit_at_radius (double radius)
{
  return 100 * (1 - pow (radius, 1 / EXPONENT));
}

/* ── sectors ──────────────────────────────────────────────────────────── */

typedef struct {
  guint       value, count;
  const char *label;
} SectorCount;

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const SectorCount *x = a, *y = b;
  int order;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  order = strcmp (x->label, y->label);
  return order != 0 ? order : (x->value > y->value) - (x->value < y->value);
}

guint
cx_rings_sort_sectors (const guint       *counts,
                       const char *const *labels,
                       guint              n,
                       guint              max,
                       guint8            *sectors)
{
  g_autofree SectorCount *order = g_new (SectorCount, n);
  guint used = 0;

  g_return_val_if_fail (max >= 1 && max <= CX_RINGS_MAX_SECTORS, 0);

  for (guint i = 0; i < n; i++)
    {
      order[i] = (SectorCount) { i, counts[i], labels[i] };
      used += counts[i] > 0;
    }
  if (n > 0)
    qsort (order, n, sizeof *order, compare_counts);
  for (guint i = 0; i < n; i++)
    sectors[order[i].value] = MIN (i, max - 1);
  return MIN (used, max);
}

/* Widths by count, none below the minimum. A sector that is lifted takes from the others, so one of
 * those can fall below in its turn: repeated until none does. */
static void
share_out (const CxRingsSector *sectors,
           guint                n,
           double              *widths)
{
  const double room = 360 - AXIS - GAP * (n - 1);
  gboolean small[CX_RINGS_MAX_SECTORS] = { FALSE };
  gboolean again = TRUE;

  while (again)
    {
      double rest_room = room;
      guint64 rest = 0;
      guint n_rest = 0;

      again = FALSE;
      for (guint i = 0; i < n; i++)
        if (small[i])
          rest_room -= MIN_SECTOR;
        else
          rest += sectors[i].accounts, n_rest++;
      for (guint i = 0; i < n; i++)
        {
          widths[i] = small[i] ? MIN_SECTOR
                      : rest > 0 ? rest_room * sectors[i].accounts / rest
                      : rest_room / n_rest;
          if (widths[i] < MIN_SECTOR - 1e-9 && !small[i])
            small[i] = again = TRUE;
        }
    }
}

/* What the accounts are together. */
static void
count_accounts (CxRings    *self,
                CxRingsFunc get,
                gpointer    data,
                guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      CxRingsInput account;

      get (data, i, &account);
      self->sectors[account.sector].accounts++;
      self->sectors[account.sector].tier1 += account.tier == 1;
      if (account.measure > self->measure_max)
        self->measure_max = account.measure;
    }
}

static void
lay_out_sectors (CxRings           *self,
                 const char *const *labels)
{
  double widths[CX_RINGS_MAX_SECTORS];
  double at = AXIS / 2;

  share_out (self->sectors, self->n_sectors, widths);
  for (guint i = 0; i < self->n_sectors; i++)
    {
      CxRingsSector *sector = &self->sectors[i];

      sector->label = g_strdup (labels[i]);
      sector->start = self->rtl ? 180 - at - widths[i] : at;
      sector->end = sector->start + widths[i];
      at += widths[i] + GAP;
    }
}

double
cx_rings_degrees (CxRings *self,
                  guint    sector,
                  double   across)
{
  const CxRingsSector *s = &self->sectors[sector];
  double offset = across * (s->end - s->start);

  return self->rtl ? s->end - offset : s->start + offset;
}

int
cx_rings_find_sector (CxRings *self,
                      double   degrees,
                      double  *across)
{
  for (guint i = 0; i < self->n_sectors; i++)
    {
      const CxRingsSector *s = &self->sectors[i];
      double from_start = fmod (degrees - s->start + 720, 360);

      if (from_start > s->end - s->start)
        continue;
      from_start /= s->end - s->start;
      *across = self->rtl ? 1 - from_start : from_start;
      return i;
    }
  return -1;
}

/* ── marks ────────────────────────────────────────────────────────────── */

double
cx_rings_across (const char *key)
{
  return cx_text_hash (key, SALT_ANGLE);
}

/* The fits between which the ring of a tier lies. */
static void
get_band (const double thresholds[3],
          guint8       tier,
          double      *low,
          double      *high)
{
  *high = tier == 1 ? 100 : thresholds[tier == 0 ? 2 : tier - 2];
  *low = tier == 0 ? 0 : thresholds[tier - 1];
}

/* A mark lies within half a step of its fit; one that a rule holds in another ring than its score
 * says lies at that ring's nearest edge. */
static void
get_spread (CxRings            *self,
            const CxRingsInput *account,
            double             *from,
            double             *to)
{
  double low, high, first, last, margin;

  get_band (self->thresholds, account->tier, &low, &high);
  margin = MIN (LINE_MARGIN, (high - low) / 4);
  first = low + margin;
  last = account->tier == 1 ? high : high - margin;

  if (account->low > high)
    *from = high - self->step, *to = high;
  else if (account->low < low)
    *from = low, *to = low + self->step;
  else
    *from = account->low - self->step / 2, *to = account->low + self->step / 2;
  *from = CLAMP (*from, first, last);
  *to = CLAMP (*to, first, last);
}

double
cx_rings_drawn_fit (CxRings            *self,
                    const CxRingsInput *account)
{
  double x = cx_text_hash (account->key, SALT_RADIAL);
  double from, to;

  get_spread (self, account, &from, &to);
  if (account->tier == 1 && to > CENTRE_FROM)
    {
      double inner = cx_rings_radius (to, 1), outer = cx_rings_radius (from, 1);

      return fit_at_radius (sqrt (inner * inner + x * (outer * outer - inner * inner)));
    }
  return from + x * (to - from);
}

static double
mark_radius (CxRings            *self,
             const CxRingsInput *account)
{
  double shrink = CLAMP (self->radius / FULL_SIZE_AT, 0.6, 1);

  if (self->measure_max <= 0)
    return 3.5 * shrink;
  if (!(account->measure > 0))
    return 2 * shrink;
  return shrink * (2 + 4.4 * sqrt (MIN (1, account->measure / self->measure_max)));
}

void
cx_rings_place (CxRings            *self,
                const CxRingsInput *account,
                CxRingsMark        *mark)
{
  double r, tip, radians, margin, across, width;

  g_return_if_fail (account->sector < self->n_sectors);

  width = self->sectors[account->sector].end - self->sectors[account->sector].start;
  margin = SECTOR_MARGIN / width;
  across = margin + cx_rings_across (account->key) * (1 - 2 * margin);
  radians = cx_rings_degrees (self, account->sector, across) * G_PI / 180;
  r = tip = cx_rings_radius (cx_rings_drawn_fit (self, account), self->radius);
  if (account->could_move)
    tip = MIN (r, cx_rings_radius (MIN (account->high, SMEAR_MAX), self->radius));

  mark->x = r * cos (radians);
  mark->y = -r * sin (radians);
  mark->tip_x = tip * cos (radians);
  mark->tip_y = -tip * sin (radians);
  mark->radius = mark_radius (self, account);
  mark->stage = account->stage;
}

/* A mark with what it is of, until marks are in order. */
typedef struct {
  CxRingsMark  mark;
  CxRingsInput account;
} Placed;

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const Placed *x = a, *y = b;
  /* Accounts at no stage (0xff) lie below all others. */
  guint8 stage_x = x->account.stage + 1, stage_y = y->account.stage + 1;

  if (stage_x != stage_y)
    return stage_x < stage_y ? -1 : 1;
  if (x->mark.radius != y->mark.radius)
    return x->mark.radius > y->mark.radius ? -1 : 1;
  return strcmp (x->account.key, y->account.key);
}

static gboolean
is_seen (const CxRingsView *view,
         const CxRingsMark *mark)
{
  return view == NULL
         || (mark->x >= view->left && mark->x <= view->right && mark->y >= view->top && mark->y <= view->bottom);
}

guint
cx_rings_density_from (double radius)
{
  return (guint) MIN (CX_RINGS_DENSITY_FROM, G_PI * radius * radius / ROOM_OF_MARK);
}

/* The accounts in view; NULL when they are too many for marks. */
static GArray *
place_accounts (CxRings           *self,
                CxRingsFunc        get,
                gpointer           data,
                guint              n,
                const CxRingsView *view)
{
  guint most = cx_rings_density_from (self->radius / self->zoom);
  g_autoptr(GArray) placed = g_array_sized_new (FALSE, FALSE, sizeof (Placed), MIN (n, most));

  for (guint i = 0; i < n; i++)
    {
      Placed at = { .mark = { .account = i } };

      get (data, i, &at.account);
      cx_rings_place (self, &at.account, &at.mark);
      if (!is_seen (view, &at.mark))
        continue;
      if (placed->len + 1 >= most)
        return NULL;
      g_array_append_val (placed, at);
    }
  return g_steal_pointer (&placed);
}

/* A few accounts are all laid out, seen or not. */
static gboolean
lay_out_marks (CxRings           *self,
               CxRingsFunc        get,
               gpointer           data,
               guint              n,
               const CxRingsView *view)
{
  gboolean few = n < cx_rings_density_from (self->radius / self->zoom);
  g_autoptr(GArray) placed = few || view ? place_accounts (self, get, data, n, few ? NULL : view) : NULL;

  if (placed == NULL)
    return FALSE;
  g_array_sort (placed, compare_marks);
  g_array_set_size (self->marks, placed->len);
  for (guint i = 0; i < placed->len; i++)
    g_array_index (self->marks, CxRingsMark, i) = g_array_index (placed, Placed, i).mark;
  return TRUE;
}

static CxRings *
make_rings (guint        n_sectors,
            const double thresholds[3],
            double       step,
            double       radius,
            gboolean     rtl)
{
  CxRings *self = g_new0 (CxRings, 1);

  self->radius = MAX (radius, 1);
  self->zoom = 1;
  self->step = step > 0 && step < 100 ? step : 100;
  self->rtl = rtl;
  self->n_sectors = n_sectors;
  self->sectors = g_new0 (CxRingsSector, n_sectors);
  self->marks = g_array_new (FALSE, FALSE, sizeof (CxRingsMark));
  self->cells = g_array_new (FALSE, FALSE, sizeof (CxRingsCell));
  for (guint i = 0; i < 3; i++)
    {
      self->thresholds[i] = thresholds[i];
      self->ring[i] = cx_rings_radius (thresholds[i], self->radius);
    }
  return self;
}

CxRings *
cx_rings_new_bare (const char *const *labels,
                   const guint       *accounts,
                   const guint       *tier1,
                   guint              n_sectors,
                   const double       thresholds[3],
                   double             step,
                   double             radius,
                   gboolean           rtl)
{
  CxRings *self;

  g_return_val_if_fail (n_sectors >= 1 && n_sectors <= CX_RINGS_MAX_SECTORS, NULL);

  self = make_rings (n_sectors, thresholds, step, radius, rtl);
  for (guint i = 0; i < n_sectors; i++)
    {
      self->sectors[i].accounts = accounts[i];
      self->sectors[i].tier1 = tier1[i];
    }
  lay_out_sectors (self, labels);
  cx_rings_fill_index (self);
  return self;
}

CxRings *
cx_rings_new (CxRingsFunc        get,
              gpointer           data,
              guint              n,
              const char *const *labels,
              guint              n_sectors,
              const double       thresholds[3],
              double             step,
              double             radius,
              gboolean           rtl,
              const CxRingsView *view)
{
  CxRings *self;

  g_return_val_if_fail (n_sectors >= 1 && n_sectors <= CX_RINGS_MAX_SECTORS, NULL);

  self = make_rings (n_sectors, thresholds, step, radius, rtl);
  self->zoom = view ? view->zoom : 1;
  count_accounts (self, get, data, n);
  lay_out_sectors (self, labels);
  if (!lay_out_marks (self, get, data, n, view))
    cx_rings_fill_cells (self, get, data, n);
  cx_rings_fill_index (self);
  return self;
}

void
cx_rings_get_edges (const CxRings *self,
                    guint8         tier,
                    double        *inner,
                    double        *outer)
{
  *inner = tier == 1 ? 0 : self->ring[tier == 0 ? 2 : tier - 2];
  *outer = tier == 0 ? self->radius : self->ring[tier - 1];
}

static void
free_index (CxRingsIndex *index)
{
  g_free (index->squares);
  g_free (index->marks);
  g_free (index->cells);
  g_free (index->offsets);
  g_free (index);
}

void
cx_rings_free (CxRings *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_sectors; i++)
    g_free (self->sectors[i].label);
  g_free (self->sectors);
  g_array_unref (self->marks);
  g_array_unref (self->cells);
  free_index (self->index);
  g_free (self);
}
