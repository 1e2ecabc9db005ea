/* Geometry of cohorts. Knows no customers and no drawing. */
#include "cx-cohort-shape.h"

/* Smaller than this, a sign cannot be read. */
#define LEAST_SIGN 9.0

/* Between cells, as a part of their pitch. */
#define GAP 0.14

void
cx_cohort_shape_init (CxCohortShape *self,
                      guint          n_rows,
                      guint          n_columns,
                      double         width,
                      double         row_height,
                      double         most,
                      gboolean       rtl)
{
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->width = MAX (width, 0);
  self->pitch = n_columns > 0 ? MIN (self->width / n_columns, most) : 0;
  self->size = self->pitch - CLAMP (self->pitch * GAP, 0, 3);
  self->row_height = row_height;
  self->rtl = rtl;
}

CxRect
cx_cohort_shape_get_cell (const CxCohortShape *self,
                          guint                row,
                          guint                column)
{
  double start = column * self->pitch, height = MIN (MAX (self->size, LEAST_SIGN), self->row_height * (1 - GAP));

  return (CxRect) { .x = self->rtl ? self->width - start - self->size : start,
                    .y = row * self->row_height + (self->row_height - height) / 2, .width = self->size, .height = height };
}

CxRect
cx_cohort_shape_get_column (const CxCohortShape *self,
                            guint                column,
                            double               share,
                            double               height)
{
  CxRect cell = cx_cohort_shape_get_cell (self, 0, column);

  cell.height = CLAMP (share, 0, 1) * height;
  cell.y = height - cell.height;
  return cell;
}

gboolean
cx_cohort_shape_find (const CxCohortShape *self,
                      double               x,
                      double               y,
                      guint               *row,
                      guint               *column)
{
  double along = self->rtl ? self->width - x : x;

  if (along < 0 || y < 0 || self->pitch <= 0 || along >= self->pitch * self->n_columns || y >= self->row_height * self->n_rows)
    return FALSE;
  *row = MIN ((guint) (y / self->row_height), self->n_rows - 1);
  *column = MIN ((guint) (along / self->pitch), self->n_columns - 1);
  return TRUE;
}

gboolean
cx_cohort_shape_shows_signs (const CxCohortShape *self)
{
  return self->size >= LEAST_SIGN;
}

guint
cx_cohort_shape_label_step (const CxCohortShape *self,
                            double               label_width)
{
  static const guint steps[] = { 1, 2, 3, 6, 12, 26, 52, 91, 182 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * self->pitch >= label_width)
      return steps[i];
  return MAX (self->n_columns, 1);
}

double
cx_share_place (double   share,
                double   x,
                double   width,
                gboolean rtl)
{
  double along = CLAMP (share, 0, 1) * width;

  return rtl ? x + width - along : x + along;
}
