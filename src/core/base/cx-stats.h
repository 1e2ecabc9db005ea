/* Small statistics: shares with intervals, tests, quantiles. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CX_ENOUGH: below this denominator a share is "too few to say" (method §7). */
#define CX_ENOUGH 10

/** CX_Z_95, CX_Z_99: how many standard errors an interval of 95 %, and of 99 %, reaches to each side. */
#define CX_Z_95 1.959963984540054
#define CX_Z_99 2.5758293035489004

/**
 * cx_wilson:
 * @k: successes, 0 ≤ k ≤ n
 * @n: trials; for 0 the interval is [0, 1]
 *
 * Wilson score interval at 95 % (Wilson 1927), %CX_Z_95. Ends lie in [0, 1].
 */
void cx_wilson (guint64 k, guint64 n, double *low, double *high);

/**
 * cx_two_proportions:
 *
 * Two-sided p of the two-proportion z-test with pooled variance; 1 when it is undefined.
 */
double cx_two_proportions (guint64 k1, guint64 n1, guint64 k2, guint64 n2);

/**
 * cx_most_ahead:
 * @times: > 0
 * @z: of the interval: %CX_Z_95
 *
 * How far k1 / n1 may be ahead of @times k2 / n2: the upper end of the interval of their difference, from the Wilson interval of each (Newcombe 1998, method 10; for a multiple, Zou & Donner 2008). Unlike Wald's, it has a width where nobody
 * or everybody succeeds.
 */
double cx_most_ahead (guint64 k1, guint64 n1, guint64 k2, guint64 n2, double times, double z);

/**
 * cx_quantile:
 * @sorted: (array length=n): ascending, n ≥ 1
 * @q: in [0, 1]
 *
 * Linear interpolation between order statistics (Hyndman & Fan 1996, type 7).
 */
double cx_quantile (const double *sorted, gsize n, double q);

/**
 * cx_largest_remainder:
 * @values: (array length=n) (inout): finite, ≥ 0; rounded in place
 * @step: e.g. 0.1
 *
 * Rounds @values to multiples of @step so that they sum to their sum rounded to @step (Hamilton's
 * method); ties go to the earlier value. So printed points add up to the printed fit.
 */
void cx_largest_remainder (double *values, gsize n, double step);

G_END_DECLS
