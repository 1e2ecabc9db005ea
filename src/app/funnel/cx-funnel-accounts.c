/* Which accounts are behind a bar or a finding of the funnel. Knows no widgets. */
#include "cx-funnel-accounts.h"

#include "cx-account-filter.h"
#include "cx-journey-questions.h"

static const char *
code_of (const CxFunnelAnswer *answer,
         guint                 stage)
{
  return cx_journey_get_stage (cx_snapshot_get_journey (answer->snapshot), stage)->code;
}

/* Accounts that are at one of these stages now. */
static void
ask_between (const CxFunnelAnswer *answer,
             CxAccountFilter      *filter,
             guint                 from,
             guint                 to)
{
  for (guint stage = from; stage < to; stage++)
    cx_account_filter_set (filter, "stage", code_of (answer, stage), TRUE);
}

static void
ask_period (const CxFunnelAnswer *answer,
            CxAccountFilter      *filter)
{
  g_autofree char *period = cx_period_write (answer->from, answer->to);

  if (!cx_funnel_answer_is_of_all (answer))
    cx_account_filter_set (filter, "seen", period, TRUE);
}

/* ── bars ── */

/* The question of the filter of accounts that the groups are. Returns: (transfer full) */
static char *
question_of (const CxFunnelAnswer *answer)
{
  CxColumns *columns = cx_snapshot_get_columns (answer->snapshot);
  const CxColumn *column = cx_columns_find (columns, answer->by);

  gboolean of_role = g_str_equal (answer->by, "owner") || g_str_equal (answer->by, "territory");

  if (cx_funnel_answer_by_tier (answer) || column == NULL || (of_role && column == cx_columns_find_role (columns, answer->by)))
    return g_strdup (answer->by);
  return g_strconcat ("field:", column->field->key, NULL);
}

/* @name: (nullable): %NULL: without a value */
static void
ask_group (CxAccountFilter *filter,
           const char      *question,
           const char      *name)
{
  cx_account_filter_set (filter, question, name ? name : "", TRUE);
}

char *
cx_funnel_accounts_of_bar (const CxFunnelAnswer *answer,
                           guint                 group,
                           guint                 stage)
{
  static const char *const questions[] = { "stage", "reached", "passed" };
  const CxFunnelGroup *bars = cx_funnel_answer_get_group (answer, group);
  gboolean of_all = group == cx_funnel_answer_get_n_groups (answer);
  GPtrArray *folded = !of_all && g_str_equal (bars->name, CX_FUNNEL_OTHERS) ? answer->groups->folded : NULL;
  g_autofree char *question = question_of (answer);
  g_autoptr(CxAccountFilter) filter = cx_account_filter_new ();

  if (folded != NULL && folded->len > CX_FUNNEL_MOST_NAMED)
    return NULL;
  for (guint i = 0; folded != NULL && i < folded->len; i++)
    ask_group (filter, question, folded->pdata[i]);
  if (folded == NULL && !of_all)
    ask_group (filter, question, bars->no_value ? NULL : bars->name);
  cx_account_filter_set (filter, questions[answer->definition], code_of (answer, stage), TRUE);
  ask_period (answer, filter);
  return cx_account_filter_print (filter);
}

/* ── findings ── */

static void
ask_stage (const CxFunnelAnswer *answer,
           CxAccountFilter      *filter,
           guint                 stage)
{
  if (answer->definition == CX_FUNNEL_SNAPSHOT)
    ask_between (answer, filter, stage, answer->groups->n_stages);
  else
    cx_account_filter_set (filter, answer->definition == CX_FUNNEL_STRICT ? "passed" : "reached", code_of (answer, stage), TRUE);
}

char *
cx_funnel_accounts_of_finding (const CxFunnelAnswer *answer,
                               const CxFinding      *finding)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_new ();

  switch (finding->kind)
    {
    case CX_FINDING_TARGETING:
      cx_account_filter_set (filter, "tier", "3", TRUE);
      cx_account_filter_set (filter, "tier", "outside", TRUE);
      ask_between (answer, filter, 1, (guint) answer->revenue);
      break;
    case CX_FINDING_SHARE:
      ask_between (answer, filter, 1, (guint) answer->revenue);
      break;
    case CX_FINDING_STAGE:
      cx_account_filter_set (filter, "tier", "1", TRUE);
      ask_stage (answer, filter, finding->stage);
      break;
    case CX_FINDING_CLOSE:
    default:
      ask_stage (answer, filter, finding->stage);
    }
  ask_period (answer, filter);
  return cx_account_filter_print (filter);
}
