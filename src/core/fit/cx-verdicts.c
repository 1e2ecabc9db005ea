/* One criterion over all accounts: compiled once against the dictionary or into two bounds, then one
 * tight loop over the column. Knows nothing of weights and scores.
 *
 * Every operator answers in three values (method §3, cli.md “Operators”):
 *
 *   operator               value missing   value there
 *   in, contains           unknown         match: one of the values · miss: none
 *   not-in                 unknown         match: none of the values · miss: one
 *   has-any                unknown         match: one item is a value · miss: none
 *   has-all                unknown         match: every value is an item · miss: not every
 *   has-none               unknown         match: no item is a value · miss: one is
 *   between, at-least,     unknown         match: wholly inside the bounds · miss: wholly outside
 *   at-most                                unknown: a range that lies on a bound
 *   is                     unknown         match: the same · miss: the other
 *   within-days            unknown         match: 0 … days before the reference day · miss: older, or in the future
 *   known                  miss            match
 *
 * and unknown for every account when the field is not there, or of a type that the operator cannot
 * test; but known of a field that is not there is a miss. */
#include "cx-evaluation.h"
#include "cx-match.h"
#include "cx-verdicts.h"

#include <math.h>
#include <string.h>

gboolean
cx_verdicts_searchable (const CxCriterion *criterion,
                        CxColumns         *columns)
{
  const CxColumn *column = criterion->field ? cx_columns_find (columns, criterion->field) : NULL;

  return column != NULL && cx_criterion_fits (criterion, column->field->type);
}

/* in, not-in, contains: the verdict hangs on the dictionary code alone. */
static void
find_texts (const CxCriterion *criterion,
            const CxColumn    *column,
            guint              n,
            guint8            *verdicts)
{
  g_autofree guint8 *table = criterion->op == CX_OP_CONTAINS ? cx_match_part (column, criterion->values)
                                                             : cx_match_whole (column, criterion->values);

  if (criterion->op == CX_OP_NOT_IN)
    for (guint code = 0; code < column->n_texts; code++)
      table[code] = table[code] ? CX_VERDICT_MISS : CX_VERDICT_MATCH;
  for (guint a = 0; a < n; a++)
    verdicts[a] = column->codes[a] == CX_NO_CODE ? CX_VERDICT_UNKNOWN : table[column->codes[a]];
}

/* How many distinct values of the criterion are items of account @a. @seen: for each value, the last
 * account that had it, plus one. */
static guint
count_items (const CxColumn *column,
             const guint32  *numbers,
             guint32        *seen,
             guint           a)
{
  guint n = 0;

  for (guint i = column->offsets[a]; i < column->offsets[a + 1]; i++)
    {
      guint32 number = numbers[column->items[i]];

      if (number != 0 && seen[number] != a + 1)
        {
          seen[number] = a + 1;
          n++;
        }
    }
  return n;
}

static void
find_items (const CxCriterion *criterion,
            const CxColumn    *column,
            guint              n,
            guint8            *verdicts)
{
  g_autofree guint32 *numbers = NULL;
  guint n_values = cx_match_numbers (column, criterion->values, &numbers);
  g_autofree guint32 *seen = g_new0 (guint32, n_values + 1);

  for (guint a = 0; a < n; a++)
    {
      guint found = count_items (column, numbers, seen, a);
      gboolean match = criterion->op == CX_OP_HAS_ANY   ? found > 0
                       : criterion->op == CX_OP_HAS_ALL ? found == n_values
                                                        : found == 0;

      if (column->offsets[a] == column->offsets[a + 1])
        verdicts[a] = CX_VERDICT_UNKNOWN;
      else
        verdicts[a] = match ? CX_VERDICT_MATCH : CX_VERDICT_MISS;
    }
}

/* A value is an interval, of one point for all types but range:
 *
 *   inside  outside   verdict
 *     yes      no     match
 *     no       yes    miss
 *     no       no     unknown: it lies on a bound, or is missing (NaN compares false with everything)
 *
 * Both at once cannot be, while low ≤ high. */
static void
find_numbers (const CxColumn *column,
              double          low,
              double          high,
              guint           n,
              guint8         *verdicts)
{
  const double *lows = column->low, *highs = column->high;

  for (guint a = 0; a < n; a++)
    {
      guint8 inside = (lows[a] >= low) & (highs[a] <= high);
      guint8 outside = (highs[a] < low) | (lows[a] > high);

      verdicts[a] = inside ? CX_VERDICT_MATCH : outside ? CX_VERDICT_MISS : CX_VERDICT_UNKNOWN;
    }
}

static void
find_between (const CxCriterion *criterion,
              const CxColumn    *column,
              guint              n,
              guint8            *verdicts)
{
  double low = criterion->op == CX_OP_AT_MOST ? -INFINITY : criterion->low;
  double high = criterion->op == CX_OP_AT_LEAST ? INFINITY : criterion->high;

  /* Nothing lies between bounds that are the wrong way round, as while they are typed. */
  if (low > high)
    {
      low = INFINITY;
      high = -INFINITY;
    }
  find_numbers (column, low, high, n, verdicts);
}

static gboolean
is_known (const CxColumn *column,
          guint           a)
{
  if (column->codes != NULL)
    return column->codes[a] != CX_NO_CODE;
  if (column->offsets != NULL)
    return column->offsets[a] != column->offsets[a + 1];
  return !isnan (column->low[a]);
}

static void
find_known (const CxColumn *column,
            guint           n,
            guint8         *verdicts)
{
  for (guint a = 0; a < n; a++)
    verdicts[a] = is_known (column, a) ? CX_VERDICT_MATCH : CX_VERDICT_MISS;
}

void
cx_verdicts_find (const CxCriterion *criterion,
                  CxColumns         *columns,
                  gint32             reference_day,
                  guint8            *verdicts)
{
  const CxColumn *column = criterion->field ? cx_columns_find (columns, criterion->field) : NULL;
  guint n = cx_columns_get_n_accounts (columns);

  if (!cx_verdicts_searchable (criterion, columns))
    {
      memset (verdicts, criterion->op == CX_OP_KNOWN ? CX_VERDICT_MISS : CX_VERDICT_UNKNOWN, n);
      return;
    }
  switch (criterion->op)
    {
    case CX_OP_IN:
    case CX_OP_NOT_IN:
    case CX_OP_CONTAINS:
      find_texts (criterion, column, n, verdicts);
      break;
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
      find_items (criterion, column, n, verdicts);
      break;
    case CX_OP_IS:
      find_numbers (column, criterion->flag ? 1 : 0, criterion->flag ? 1 : 0, n, verdicts);
      break;
    case CX_OP_WITHIN_DAYS:
      find_numbers (column, (double) reference_day - criterion->days, reference_day, n, verdicts);
      break;
    case CX_OP_KNOWN:
      find_known (column, n, verdicts);
      break;
    default:
      find_between (criterion, column, n, verdicts);
    }
}
