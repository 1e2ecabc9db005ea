/* One criterion: compiled once against the dictionary or into two bounds, then one tight loop over the accounts.
 * Knows nothing of weights and scores.
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

/* How the verdict is found. */
typedef enum {
  CX_TEST_SAME,    /* the same for every account */
  CX_TEST_TEXT,    /* by the dictionary code */
  CX_TEST_ITEMS,   /* by the codes of a list */
  CX_TEST_NUMBER,  /* by two bounds */
  CX_TEST_KNOWN,
} CxTestKind;

struct _CxTest {
  CxTestKind      kind;
  CxOperator      op;
  const CxColumn *column;
  CxVerdict       same;
  guint8         *table;          /* text: verdict per code; behind them that of a missing text */
  guint32        *numbers;        /* items: cx_match_numbers() */
  guint           n_values;
  double          low, high;      /* number: the bounds, included */
};

gboolean
cx_verdicts_searchable (const CxCriterion *criterion,
                        CxColumns         *columns)
{
  const CxColumn *column = criterion->field ? cx_columns_find (columns, criterion->field) : NULL;

  return column != NULL && cx_criterion_fits (criterion, column->field->type);
}

/* in, not-in, contains: the verdict hangs on the dictionary code alone. */
static void
compile_text (CxTest            *self,
              const CxCriterion *criterion)
{
  const CxColumn *column = self->column;

  self->kind = CX_TEST_TEXT;
  self->table = criterion->op == CX_OP_CONTAINS ? cx_match_part (column, criterion->values)
                                                : cx_match_whole (column, criterion->values);
  if (criterion->op == CX_OP_NOT_IN)
    for (guint code = 0; code < column->n_texts; code++)
      self->table[code] = self->table[code] ? CX_VERDICT_MISS : CX_VERDICT_MATCH;
  self->table[column->n_texts] = CX_VERDICT_UNKNOWN;
}

static void
compile_bounds (CxTest *self,
                double  low,
                double  high)
{
  self->kind = CX_TEST_NUMBER;
  self->low = low;
  self->high = high;
  /* Nothing lies between bounds that are the wrong way round, as while they are typed. */
  if (low > high)
    {
      self->low = INFINITY;
      self->high = -INFINITY;
    }
}

CxTest *
cx_test_new (const CxCriterion *criterion,
             CxColumns         *columns,
             gint32             reference_day)
{
  CxTest *self = g_new0 (CxTest, 1);

  self->op = criterion->op;
  if (!cx_verdicts_searchable (criterion, columns))
    {
      self->same = criterion->op == CX_OP_KNOWN ? CX_VERDICT_MISS : CX_VERDICT_UNKNOWN;
      return self;
    }
  self->column = cx_columns_find (columns, criterion->field);
  switch (criterion->op)
    {
    case CX_OP_IN:
    case CX_OP_NOT_IN:
    case CX_OP_CONTAINS:
      compile_text (self, criterion);
      break;
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
      self->kind = CX_TEST_ITEMS;
      self->n_values = cx_match_numbers (self->column, criterion->values, &self->numbers);
      break;
    case CX_OP_IS:
      compile_bounds (self, criterion->flag ? 1 : 0, criterion->flag ? 1 : 0);
      break;
    case CX_OP_WITHIN_DAYS:
      compile_bounds (self, (double) reference_day - criterion->days, reference_day);
      break;
    case CX_OP_KNOWN:
      self->kind = CX_TEST_KNOWN;
      break;
    default:
      compile_bounds (self, criterion->op == CX_OP_AT_MOST ? -INFINITY : criterion->low,
                      criterion->op == CX_OP_AT_LEAST ? INFINITY : criterion->high);
    }
  return self;
}

void
cx_test_free (CxTest *self)
{
  if (self == NULL)
    return;
  g_free (self->table);
  g_free (self->numbers);
  g_free (self);
}

/* One byte a code, and a byte a code of verdicts: a table of 256 that the processor keeps at hand. */
static void
run_small_text (const CxTest *self,
                guint         from,
                guint         n,
                guint8       *verdicts)
{
  const guint8 *codes = (const guint8 *) self->column->codes + from;
  guint8 table[G_MAXUINT8 + 1];

  memset (table, CX_VERDICT_UNKNOWN, sizeof table);
  memcpy (table, self->table, self->column->n_texts);
  for (guint i = 0; i < n; i++)
    verdicts[i] = table[codes[i]];
}

static void
run_text (const CxTest *self,
          guint         from,
          guint         n,
          guint8       *verdicts)
{
  const guint8 *table = self->table;
  guint32 missing = self->column->n_texts;

  for (guint i = 0; i < n; i++)
    verdicts[i] = table[MIN (cx_column_code (self->column, from + i), missing)];
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

/* has-all. */
static void
run_all_items (const CxTest *self,
               guint         from,
               guint         n,
               guint8       *verdicts)
{
  const CxColumn *column = self->column;
  g_autofree guint32 *seen = g_new0 (guint32, self->n_values + 1);

  for (guint i = 0; i < n; i++)
    {
      gboolean match = count_items (column, self->numbers, seen, from + i) == self->n_values;

      verdicts[i] = column->offsets[from + i] == column->offsets[from + i + 1] ? CX_VERDICT_UNKNOWN
                    : match                                                    ? CX_VERDICT_MATCH
                                                                               : CX_VERDICT_MISS;
    }
}

/* has-any, has-none. */
static void
run_any_item (const CxTest *self,
              guint         from,
              guint         n,
              guint8       *verdicts)
{
  const guint32 *offsets = self->column->offsets + from, *items = self->column->items, *numbers = self->numbers;
  guint8 with = self->op == CX_OP_HAS_ANY ? CX_VERDICT_MATCH : CX_VERDICT_MISS;
  guint8 without = self->op == CX_OP_HAS_ANY ? CX_VERDICT_MISS : CX_VERDICT_MATCH;

  for (guint i = 0; i < n; i++)
    {
      guint32 found = 0;

      for (guint32 k = offsets[i]; k < offsets[i + 1]; k++)
        found |= numbers[items[k]];
      verdicts[i] = offsets[i] == offsets[i + 1] ? CX_VERDICT_UNKNOWN : found ? with : without;
    }
}

/* A value is an interval, of one point for all types but range:
 *
 *   inside  outside   verdict
 *     yes      no     match
 *     no       yes    miss
 *     no       no     unknown: it lies on a bound, or is missing (NaN compares false with everything)
 *
 * Both at once cannot be, while low ≤ high. Without a branch, because data has no pattern to guess. */
static void
run_number (const CxTest *self,
            guint         from,
            guint         n,
            guint8       *verdicts)
{
  const double *lows = self->column->low + from, *highs = self->column->high + from;
  double low = self->low, high = self->high;

  for (guint i = 0; i < n; i++)
    {
      guint8 inside = (lows[i] >= low) & (highs[i] <= high);
      guint8 outside = (highs[i] < low) | (lows[i] > high);

      verdicts[i] = (guint8) (inside * CX_VERDICT_MATCH + (1 - (inside | outside)) * CX_VERDICT_UNKNOWN);
    }
}

static gboolean
is_known (const CxColumn *column,
          guint           a)
{
  if (column->codes != NULL)
    return cx_column_code (column, a) != CX_NO_CODE;
  if (column->offsets != NULL)
    return column->offsets[a] != column->offsets[a + 1];
  return !isnan (column->low[a]);
}

void
cx_test_run (const CxTest *self,
             guint         from,
             guint         n,
             guint8       *verdicts)
{
  switch (self->kind)
    {
    case CX_TEST_SAME:
      memset (verdicts, self->same, n);
      break;
    case CX_TEST_TEXT:
      if (self->column->code_bytes == 1)
        run_small_text (self, from, n, verdicts);
      else
        run_text (self, from, n, verdicts);
      break;
    case CX_TEST_ITEMS:
      if (self->op == CX_OP_HAS_ALL)
        run_all_items (self, from, n, verdicts);
      else
        run_any_item (self, from, n, verdicts);
      break;
    case CX_TEST_NUMBER:
      run_number (self, from, n, verdicts);
      break;
    case CX_TEST_KNOWN:
      for (guint i = 0; i < n; i++)
        verdicts[i] = is_known (self->column, from + i) ? CX_VERDICT_MATCH : CX_VERDICT_MISS;
      break;
    default:
      g_assert_not_reached ();
    }
}
