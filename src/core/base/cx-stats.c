/* Small statistics. */
#include "cx-stats.h"

#include <math.h>

static void
wilson (guint64 k,
        guint64 n,
        double  z,
        double *low,
        double *high)
{
  double p, z2, centre, half, scale;

  if (n == 0)
    {
      *low = 0;
      *high = 1;
      return;
    }
  p = (double) k / n;
  z2 = z * z;
  scale = 1 + z2 / n;
  centre = (p + z2 / (2 * n)) / scale;
  half = z * sqrt (p * (1 - p) / n + z2 / (4.0 * n * n)) / scale;
  *low = k == 0 ? 0 : MAX (0, centre - half);
  *high = k == n ? 1 : MIN (1, centre + half);
}

void
cx_wilson (guint64 k,
           guint64 n,
           double *low,
           double *high)
{
  g_return_if_fail (k <= n);

  wilson (k, n, CX_Z_95, low, high);
}

double
cx_two_proportions (guint64 k1,
                    guint64 n1,
                    guint64 k2,
                    guint64 n2)
{
  double pooled, variance, z;

  g_return_val_if_fail (k1 <= n1 && k2 <= n2, 1);

  if (n1 == 0 || n2 == 0)
    return 1;
  pooled = (double) (k1 + k2) / (n1 + n2);
  variance = pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2);
  if (variance <= 0)
    return 1;
  z = ((double) k1 / n1 - (double) k2 / n2) / sqrt (variance);
  return erfc (fabs (z) / G_SQRT2);
}

double
cx_most_ahead (guint64 k1,
               guint64 n1,
               guint64 k2,
               guint64 n2,
               double  times,
               double  z)
{
  double p1 = n1 > 0 ? (double) k1 / n1 : 1, p2 = n2 > 0 ? (double) k2 / n2 : 0;
  double low, high1, low2, high;

  wilson (k1, n1, z, &low, &high1);
  wilson (k2, n2, z, &low2, &high);
  return p1 - times * p2 + hypot (high1 - p1, times * (p2 - low2));
}

double
cx_quantile (const double *sorted,
             gsize         n,
             double        q)
{
  double place;
  gsize below;

  g_return_val_if_fail (n > 0 && q >= 0 && q <= 1, NAN);

  place = q * (n - 1);
  below = (gsize) place;
  if (below + 1 >= n)
    return sorted[n - 1];
  return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}

void
cx_largest_remainder (double *values,
                      gsize   n,
                      double  step)
{
  g_autofree double *remainders = g_new (double, n + 1);
  double sum = 0, floors = 0;
  gint64 missing;

  for (gsize i = 0; i < n; i++)
    {
      double units = values[i] / step;
      double whole = floor (units + 1e-9);

      sum += values[i];
      remainders[i] = units - whole;
      floors += whole;
      values[i] = whole;
    }
  missing = (gint64) (round (sum / step + 1e-9) - floors);
  for (; missing > 0; missing--)
    {
      gsize best = n;

      for (gsize i = 0; i < n; i++)
        if (remainders[i] >= 0 && (best == n || remainders[i] > remainders[best] + 1e-12))
          best = i;
      if (best == n)
        break;
      values[best] += 1;
      remainders[best] = -1;
    }
  for (gsize i = 0; i < n; i++)
    values[i] = round (values[i]) * step;
}
