/* The outlines of the shapes that stand for stages. Draws nothing. */
#include "cx-mark-shape.h"

#include <math.h>
#include <string.h>

#define NO_STAGE 0xff
#define FARTHEST 1.7   /* radii: no corner lies farther from the middle */

gboolean
cx_mark_shape_is_disc (guint8 stage)
{
  return stage == NO_STAGE || stage % CX_MARK_SHAPES < 2;
}

double
cx_mark_shape_get_radius (guint8 stage,
                          double radius)
{
  return stage != NO_STAGE && stage % CX_MARK_SHAPES == 0 ? MAX (1.4, radius - 0.5) : radius;
}

/* The triangle is 2.26 r high, its centroid in the middle. */
static guint
get_triangle (double r,
              double xy[])
{
  double q = r * 1.45;
  double corners[] = { 0, -q, 0.9 * q, 0.56 * q, -0.9 * q, 0.56 * q };

  memcpy (xy, corners, sizeof corners);
  return 3;
}

static guint
get_square (double r,
            double xy[])
{
  double half = r * 0.93;
  double corners[] = { -half, -half, half, -half, half, half, -half, half };

  memcpy (xy, corners, sizeof corners);
  return 4;
}

/* The star reaches 1.62 r, its inner corners 46 % of that. */
static guint
get_star (double r,
          double xy[])
{
  for (guint i = 0; i < 10; i++)
    {
      double angle = -G_PI_2 + i * G_PI / 5, length = r * 1.62 * (i % 2 ? 0.46 : 1);

      xy[2 * i] = length * cos (angle);
      xy[2 * i + 1] = length * sin (angle);
    }
  return 10;
}

guint
cx_mark_shape_get_corners (guint8 stage,
                           double radius,
                           double xy[2 * CX_MARK_CORNERS])
{
  if (cx_mark_shape_is_disc (stage))
    return 0;
  switch (stage % CX_MARK_SHAPES)
    {
    case 2:
      return get_triangle (radius, xy);
    case 3:
      return get_square (radius, xy);
    default:
      return get_star (radius, xy);
    }
}

/* Even–odd: how many edges a line from the point to the right crosses. */
static gboolean
is_inside (const double *xy,
           guint         n,
           double        x,
           double        y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      double xi = xy[2 * i], yi = xy[2 * i + 1], xj = xy[2 * j], yj = xy[2 * j + 1];

      if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi)
        inside = !inside;
    }
  return inside;
}

gboolean
cx_mark_shape_covers (guint8 stage,
                      double radius,
                      double x,
                      double y)
{
  double xy[2 * CX_MARK_CORNERS], distance = hypot (x, y);

  if (cx_mark_shape_is_disc (stage))
    return distance <= cx_mark_shape_get_radius (stage, radius);
  if (distance > FARTHEST * radius)
    return FALSE;
  return is_inside (xy, cx_mark_shape_get_corners (stage, radius, xy), x, y);
}
