/* The receipt of one account: its verdicts with their points, and what would change its tier. */
#include "cx-evaluation.h"

#include "cx-counterfactual.h"
#include "cx-scale.h"

#include <math.h>

static guint64
mask_of (CxEvaluation *evaluation,
         guint         account,
         guint         n)
{
  guint64 mask = 0;

  for (guint i = 0; i < n; i++)
    mask = cx_mask_set (mask, i, cx_evaluation_get_verdict (evaluation, account, i));
  return mask;
}

/* The distance of doubles from 64 to 128, so that sums of its multiples up to 100 are exact. */
#define GRAIN_BITS 46

/* Points are 100 · w / Σ w, on the grain; what rounding leaves goes to the last match. All sums on the way
 * are then exact, and adding the points up line by line gives the fit to the last bit. */
static void
settle_points (CxReceipt *self)
{
  CxReceiptLine *last = NULL;
  double sum = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      CxReceiptLine *line = &self->lines[i];

      if (line->points <= 0)
        continue;
      line->points = ldexp (rint (ldexp (line->points, GRAIN_BITS)), -GRAIN_BITS);
      sum += line->points;
      last = line;
    }
  if (last != NULL)
    last->points = self->fit.low - (sum - last->points);
}

static void
fill_line (CxReceiptLine *line,
           CxEvaluation  *evaluation,
           const CxScale *scale,
           guint          account,
           guint          i)
{
  const CxColumn *column;

  line->criterion = cx_profile_get_criterion (cx_evaluation_get_profile (evaluation), i);
  line->verdict = cx_evaluation_get_verdict (evaluation, account, i);
  column = cx_columns_find (cx_evaluation_get_columns (evaluation), line->criterion->field);
  line->value = column ? cx_column_get_text (column, account) : NULL;
  if (line->verdict == CX_VERDICT_MATCH)
    line->points = cx_scale_score (scale, scale->units[i]);
  if (line->verdict == CX_VERDICT_UNKNOWN)
    line->possible = cx_scale_score (scale, scale->units[i]);
}

CxReceipt *
cx_receipt_new (CxEvaluation *evaluation,
                guint         account)
{
  CxReceipt *self;
  CxScale scale;
  guint64 mask;

  g_return_val_if_fail (evaluation != NULL, NULL);
  g_return_val_if_fail (account < cx_columns_get_n_accounts (cx_evaluation_get_columns (evaluation)), NULL);

  cx_scale_init (&scale, cx_evaluation_get_profile (evaluation));
  mask = mask_of (evaluation, account, scale.n);
  self = g_new0 (CxReceipt, 1);
  self->evaluation = cx_evaluation_ref (evaluation);
  self->fit = *cx_evaluation_get_fit (evaluation, account);
  self->n_lines = scale.n;
  self->lines = g_new0 (CxReceiptLine, scale.n + 1);
  for (guint i = 0; i < scale.n; i++)
    fill_line (&self->lines[i], evaluation, &scale, account, i);
  settle_points (self);
  self->lift = cx_counterfactual_lift (&scale, mask);
  self->drop = cx_counterfactual_drop (&scale, mask);
  return self;
}

void
cx_receipt_free (CxReceipt *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_lines; i++)
    g_free (self->lines[i].value);
  g_free (self->lines);
  cx_counterfactual_free (self->lift);
  cx_counterfactual_free (self->drop);
  cx_evaluation_unref (self->evaluation);
  g_free (self);
}
