/* The growth equation. Knows nothing of who moves its terms. */
#include "cx-growth.h"

void
cx_growth_read (CxGrowth            *self,
                const CxFunnelGroup *group,
                guint                n_stages,
                int                  revenue)
{
  guint goal = revenue < 1 ? n_stages - 1 : (guint) revenue;

  *self = (CxGrowth) { .leads = group->counts[0] };
  if (n_stages < 2)
    return;
  /* Of a snapshot the first count is only of those that are still there. */
  self->leads = group->conversions[0].n;
  self->n_rates = goal;
  for (guint i = 0; i < goal; i++)
    if (group->conversions[i].n > 0)
      self->rates[i] = (double) group->conversions[i].k / group->conversions[i].n;
  self->has_retained = goal + 1 < n_stages;
  if (self->has_retained)
    self->retained = group->conversions[goal].k;
}

gboolean
cx_growth_equal (const CxGrowth *a,
                 const CxGrowth *b)
{
  if (a->leads != b->leads || a->n_rates != b->n_rates || a->has_retained != b->has_retained || a->retained != b->retained)
    return FALSE;
  for (guint i = 0; i < a->n_rates; i++)
    if (a->rates[i] != b->rates[i])
      return FALSE;
  return TRUE;
}

double
cx_growth_count (const CxGrowth *self)
{
  double customers = self->leads;

  for (guint i = 0; i < self->n_rates; i++)
    customers *= self->rates[i];
  return customers + self->retained;
}

int
cx_growth_find_lever (const CxGrowth *self,
                      double         *gain)
{
  int best = -1;

  *gain = 0;
  for (guint i = 0; i < self->n_rates; i++)
    {
      CxGrowth more = *self;
      double added;

      more.rates[i] = MIN (1, more.rates[i] + CX_GROWTH_POINT);
      added = cx_growth_count (&more) - cx_growth_count (self);
      /* Equal ones differ by rounding. */
      if (added > *gain * (1 + 1e-9))
        {
          *gain = added;
          best = (int) i;
        }
    }
  return best;
}
