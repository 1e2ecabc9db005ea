/* The growth equation (method §7): leads times the rates from stage to stage, plus who is retained. */
#pragma once

#include "cx-funnel.h"

G_BEGIN_DECLS

/**
 * CxGrowth: the terms of the equation.
 * @leads: accounts at the first stage
 * @rates: (array length=n_rates): in [0, 1], from each stage to the next, up to the stage where accounts are customers
 * @has_retained: whether there is a stage after that one
 * @retained: accounts there
 */
typedef struct {
  double   leads;
  guint    n_rates;
  double   rates[CX_MAX_STAGES];
  gboolean has_retained;
  double   retained;
} CxGrowth;

/**
 * cx_growth_read:
 * @group: whose funnel; of any definition
 * @revenue: the stage from which on an account is a customer; below 1: the last one
 *
 * The terms as they are. A rate of nobody is 0.
 */
void     cx_growth_read  (CxGrowth *self, const CxFunnelGroup *group, guint n_stages, int revenue);

gboolean cx_growth_equal (const CxGrowth *a, const CxGrowth *b);

/** cx_growth_count: the customers that the terms make. */
double   cx_growth_count (const CxGrowth *self);

/** CX_GROWTH_POINT: by how much the levers are compared. */
#define CX_GROWTH_POINT 0.01

/**
 * cx_growth_find_lever:
 * @gain: (out): the customers that one point more of it adds; a rate goes no higher than 1
 *
 * Returns: the rate of which one point more adds most, the first of equals; -1 when none adds anything
 */
int      cx_growth_find_lever (const CxGrowth *self, double *gain);

G_END_DECLS
