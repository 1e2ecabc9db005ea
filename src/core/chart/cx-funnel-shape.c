/* Geometry of funnels side by side and of all of them together. Knows counts and pixels, and nothing of stages or drawing. */
#include "cx-funnel-shape.h"

#define BAR_HEIGHT 38.0
#define BAR_DISTANCE 50.0
#define PITCH (BAR_HEIGHT + BAR_DISTANCE)

/* Between the widest possible bars of two columns. */
#define COLUMN_GAP 8.0

/* Between the last column, which is of all accounts, and the others. */
#define TOTAL_GAP 12.0

/* Anybody at all is to be seen. */
#define LEAST_WIDTH 2.0

static guint
largest (const guint *counts,
         guint        n)
{
  guint most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, counts[i]);
  return most;
}

static gboolean
is_total (const CxFunnelShape *self,
          guint                group)
{
  return group + 1 == self->n_groups;
}

static CxRect
place_bar (const CxFunnelShape *self,
           guint                group,
           guint                stage,
           guint                count)
{
  CxRect cell = cx_funnel_shape_get_cell (self, group, stage);
  double width = count == 0 ? 0 : MAX (count * (is_total (self, group) ? self->total_scale : self->scale), LEAST_WIDTH);

  cell.x += (cell.width - width) / 2;
  cell.width = width;
  return cell;
}

/* px an account, so that the most of some groups fill a column. */
static double
scale_for (const CxFunnelShape *self,
           const guint         *counts,
           guint                n)
{
  guint most = largest (counts, n);

  return most ? MAX (self->column_width - COLUMN_GAP, 0) / most : 0;
}

CxFunnelShape *
cx_funnel_shape_new (const guint *counts,
                     guint        n_groups,
                     guint        n_stages,
                     double       width,
                     double       unit,
                     gboolean     rtl)
{
  CxFunnelShape *self = g_new0 (CxFunnelShape, 1);
  guint n_others = n_groups ? n_groups - 1 : 0;

  self->n_groups = n_groups;
  self->n_stages = n_stages;
  self->unit = unit;
  self->rtl = rtl;
  self->gap = n_others ? MIN (TOTAL_GAP, width) : 0;
  self->column_width = n_groups ? (width - self->gap) / n_groups : width;
  self->height = n_stages ? (n_stages * PITCH - BAR_DISTANCE) * unit : 0;
  self->scale = scale_for (self, counts, n_others * n_stages);
  self->total_scale = n_groups ? scale_for (self, counts + n_others * n_stages, n_stages) : 0;
  self->bars = g_new0 (CxRect, n_groups * n_stages + 1);
  for (guint group = 0; group < n_groups; group++)
    for (guint stage = 0; stage < n_stages; stage++)
      self->bars[group * n_stages + stage] = place_bar (self, group, stage, counts[group * n_stages + stage]);
  return self;
}

void
cx_funnel_shape_free (CxFunnelShape *self)
{
  if (self == NULL)
    return;
  g_free (self->bars);
  g_free (self);
}

const CxRect *
cx_funnel_shape_get_bar (const CxFunnelShape *self,
                         guint                group,
                         guint                stage)
{
  g_return_val_if_fail (group < self->n_groups && stage < self->n_stages, NULL);

  return &self->bars[group * self->n_stages + stage];
}

CxRect
cx_funnel_shape_get_cell (const CxFunnelShape *self,
                          guint                group,
                          guint                stage)
{
  guint place = self->rtl ? self->n_groups - 1 - group : group;
  double gap = is_total (self, group) == self->rtl ? 0 : self->gap;

  return (CxRect) { place * self->column_width + gap, stage * PITCH * self->unit, self->column_width, BAR_HEIGHT * self->unit };
}

gboolean
cx_funnel_shape_find (const CxFunnelShape *self,
                      double               x,
                      double               y,
                      guint               *group,
                      guint               *stage)
{
  for (guint g = 0; g < self->n_groups; g++)
    for (guint s = 0; s < self->n_stages; s++)
      {
        CxRect cell = cx_funnel_shape_get_cell (self, g, s);

        if (x < cell.x || x >= cell.x + cell.width || y < cell.y || y >= cell.y + cell.height)
          continue;
        *group = g;
        *stage = s;
        return TRUE;
      }
  return FALSE;
}
