/* What is counted over the accounts that are shown. */
#include "cx-account-summary.h"

#include "cx-account-data.h"

#include <math.h>
#include <string.h>

static const char *const question_names[CX_N_QUESTIONS] = { "tier", "stage", "owner", "territory", "flag" };

const char *
cx_account_question_name (CxAccountQuestion question)
{
  return question_names[question];
}

static void
value_count_free (CxValueCount *self)
{
  g_free (self->value);
  g_free (self);
}

static void
add_count (GPtrArray  *values,
           const char *value,
           guint       accounts)
{
  CxValueCount *count = g_new0 (CxValueCount, 1);

  count->value = g_strdup (value);
  count->accounts = accounts;
  g_ptr_array_add (values, count);
}

static void
count_tiers (GPtrArray    *values,
             CxSnapshot   *snapshot,
             int           profile,
             const guint8 *found,
             guint         n)
{
  guint tiers[CX_N_TIERS] = { 0 };

  for (guint a = 0; a < n; a++)
    if (found[a])
      tiers[cx_account_fit (snapshot, profile, a)->tier]++;
  add_count (values, "1", tiers[1]);
  add_count (values, "2", tiers[2]);
  add_count (values, "3", tiers[3]);
  add_count (values, "outside", tiers[CX_TIER_OUTSIDE]);
}

static void
count_flags (GPtrArray    *values,
             CxSnapshot   *snapshot,
             int           profile,
             const guint8 *found,
             guint         n)
{
  CxSaidNos *said_nos = cx_snapshot_get_said_nos (snapshot);
  guint needs_data = 0, could_move = 0, pinned = 0, said_no = 0;

  for (guint a = 0; a < n; a++)
    if (found[a])
      {
        CxFitFlags flags = cx_account_fit (snapshot, profile, a)->flags;

        needs_data += (flags & CX_FLAG_NEEDS_DATA) != 0;
        could_move += (flags & CX_FLAG_COULD_MOVE) != 0;
        pinned += (flags & CX_FLAG_PINNED) != 0;
        said_no += cx_said_nos_has (said_nos, a);
      }
  add_count (values, "needs-data", needs_data);
  add_count (values, "could-move", could_move);
  add_count (values, "pinned", pinned);
  add_count (values, "said-no", said_no);
}

static void
count_stages (GPtrArray    *values,
              CxJourney    *journey,
              const guint8 *found,
              guint         n)
{
  guint stages[256] = { 0 };

  for (guint a = 0; a < n; a++)
    if (found[a])
      stages[cx_journey_get_current (journey, a)]++;
  for (guint s = 0; s < cx_journey_get_n_stages (journey); s++)
    add_count (values, cx_journey_get_stage (journey, s)->code, stages[s]);
  add_count (values, "none", stages[CX_NO_STAGE]);
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const CxValueCount *x = *(const CxValueCount *const *) a, *y = *(const CxValueCount *const *) b;

  return g_utf8_collate (x->value, y->value);
}

/* Spellings that fold to the same count as one, under the first spelling. */
static void
count_texts (GPtrArray      *values,
             const CxColumn *column,
             const guint8   *found,
             guint           n)
{
  g_autofree guint *counts = NULL;
  g_autoptr(GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  guint missing = 0;

  if (column == NULL || column->codes == NULL)
    return;
  counts = g_new0 (guint, column->n_texts + 1);
  for (guint a = 0; a < n; a++)
    if (found[a] && cx_column_code (column, a) != CX_NO_CODE)
      counts[cx_column_code (column, a)]++;
    else if (found[a])
      missing++;
  for (guint c = 0; c < column->n_texts; c++)
    {
      CxValueCount *same = g_hash_table_lookup (first, cx_column_get_folded (column)[c]);

      if (same != NULL)
        {
          same->accounts += counts[c];
          continue;
        }
      add_count (values, column->texts[c], counts[c]);
      g_hash_table_insert (first, cx_column_get_folded (column)[c], g_ptr_array_index (values, values->len - 1));
    }
  g_ptr_array_sort (values, compare_values);
  add_count (values, "", missing);
}

static GPtrArray *
count_question (CxAccountQuestion      question,
                CxSnapshot            *snapshot,
                int                    profile,
                const CxAccountFilter *filter,
                const guint8          *found)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  guint n = cx_columns_get_n_accounts (columns);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_count_free);
  g_autofree guint8 *others = NULL;

  if (cx_account_filter_get_values (filter, question_names[question])[0] != NULL)
    {
      g_autoptr(CxAccountFilter) rest = cx_account_filter_copy (filter);

      cx_account_filter_clear (rest, question_names[question]);
      found = others = cx_account_filter_find (rest, snapshot, profile);
    }
  switch (question)
    {
    case CX_QUESTION_TIER:
      count_tiers (values, snapshot, profile, found, n);
      break;
    case CX_QUESTION_STAGE:
      count_stages (values, cx_snapshot_get_journey (snapshot), found, n);
      break;
    case CX_QUESTION_FLAG:
      count_flags (values, snapshot, profile, found, n);
      break;
    case CX_QUESTION_OWNER:
    case CX_QUESTION_TERRITORY:
      count_texts (values, cx_columns_find_role (columns, question_names[question]), found, n);
      break;
    default:
      g_assert_not_reached ();
    }
  return values;
}

static void
count_shown (CxAccountSummary *self,
             CxSnapshot       *snapshot,
             int               profile,
             const guint8     *found)
{
  const CxColumn *money = cx_account_money (cx_snapshot_get_columns (snapshot));

  for (guint a = 0; a < self->accounts; a++)
    if (found[a])
      {
        const CxFit *fit = cx_account_fit (snapshot, profile, a);
        double value = cx_account_number (money, a);

        self->fit.accounts++;
        self->fit.tiers[fit->tier]++;
        self->fit.needs_data += (fit->flags & CX_FLAG_NEEDS_DATA) != 0;
        self->fit.could_move += (fit->flags & CX_FLAG_COULD_MOVE) != 0;
        self->fit.capped += (fit->flags & CX_FLAG_CAPPED) != 0;
        self->fit.pinned += (fit->flags & CX_FLAG_PINNED) != 0;
        if (!isnan (value))
          {
            self->sum += value;
            self->n_summed++;
          }
      }
}

CxAccountSummary *
cx_account_summary_new (CxSnapshot            *snapshot,
                        int                    profile,
                        const CxAccountFilter *filter,
                        const guint8          *found)
{
  CxAccountSummary *self = g_new0 (CxAccountSummary, 1);

  self->accounts = cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot));
  count_shown (self, snapshot, profile, found);
  self->said_no = cx_said_nos_sum (cx_snapshot_get_said_nos (snapshot), found);
  for (CxAccountQuestion q = 0; q < CX_N_QUESTIONS; q++)
    self->values[q] = count_question (q, snapshot, profile, filter, found);
  return self;
}

void
cx_account_summary_free (CxAccountSummary *self)
{
  if (self == NULL)
    return;
  for (CxAccountQuestion q = 0; q < CX_N_QUESTIONS; q++)
    g_ptr_array_unref (self->values[q]);
  g_array_unref (self->said_no);
  g_free (self);
}
