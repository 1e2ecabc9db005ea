/* The criteria of a section as entries of the page, with how many accounts each matches. */
#include "cx-config.h"

#include "cx-page-entry.h"
#include "cx-page-words.h"

#include "cx-amount.h"
#include "cx-criterion-words.h"

#include <glib/gi18n-lib.h>

static CxPagePill
pill_of (CxImportance importance)
{
  switch (importance)
    {
    case CX_IMPORTANCE_MUST:
      return CX_PILL_MUST;
    case CX_IMPORTANCE_STRONG:
      return CX_PILL_STRONG;
    case CX_IMPORTANCE_NICE:
      return CX_PILL_NICE;
    case CX_IMPORTANCE_NEVER:
    default:
      return CX_PILL_NEVER;
    }
}

/* What exactly is tested, for forms that have room: "Employees between 500 and 10,000". */
static char *
test_words (CxColumns         *columns,
            const CxCriterion *criterion)
{
  const CxColumn *column = cx_columns_find (columns, criterion->field);
  const CxFieldName field = {
    column ? column->field->label : criterion->field,
    column ? column->field->type : cx_operator_type (criterion->op),
    column ? column->field->unit : NULL,
  };
  g_autofree char *words = cx_criterion_words (criterion, &field);

  return cx_page_text_clean (words);
}

/* All of them, where the words of the test name the first only. */
static char *
values_words (const CxCriterion *criterion)
{
  gboolean many = criterion->values && g_strv_length (criterion->values) > CX_CRITERION_WORDS_VALUES;
  g_autofree char *values = many ? g_strjoinv (C_("list", ", "), criterion->values) : NULL;

  return cx_page_text_clean (values);
}

static char *
count_words (const CxPageContext *context,
             guint                i)
{
  guint accounts = cx_evaluation_get_counts (context->evaluation)->accounts;

  if (accounts == 0)
    return NULL;
  if (!cx_evaluation_is_searchable (context->evaluation, i))
    /* Translators: in place of a count: no imported field can answer this criterion */
    return g_strdup (_("not searchable"));
  return cx_page_words_of (cx_evaluation_count_verdicts (context->evaluation, i).match, accounts);
}

static CxPageEntry *
entry_of (const CxPageContext *context,
          const CxCriterion   *criterion,
          guint                i)
{
  CxPageEntry *entry = cx_page_entry_new ();
  char *label = cx_page_text_clean (criterion->label);

  entry->pill = pill_of (criterion->importance);
  cx_page_runs_take (entry->text, CX_RUN_STRONG, label ? label : cx_page_text_clean (criterion->field));
  entry->end = count_words (context, i);
  entry->end_kind = CX_END_COUNT;
  cx_page_facts_take (entry->facts, C_("criterion", "Test"),
                      test_words (cx_evaluation_get_columns (context->evaluation), criterion), FALSE);
  cx_page_facts_take (entry->facts, C_("criterion", "Values"), values_words (criterion), FALSE);
  if (criterion->importance != CX_IMPORTANCE_NEVER)
    cx_page_facts_take (entry->facts, C_("criterion", "Weight"), cx_format_number (criterion->weight, 2), FALSE);
  return entry;
}

/* A criterion of a section that is none of the two stands with who they are. */
static gboolean
is_in_section (const CxCriterion *criterion,
               const char        *section)
{
  return g_str_equal (g_strcmp0 (criterion->section, "behaviour") == 0 ? "behaviour" : "firmographics", section);
}

void
cx_page_read_criteria (const CxPageContext *context,
                       const char          *section,
                       GPtrArray           *entries)
{
  CxProfile *profile = cx_evaluation_get_profile (context->evaluation);

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);

      if (is_in_section (criterion, section))
        g_ptr_array_add (entries, entry_of (context, criterion, i));
    }
}
