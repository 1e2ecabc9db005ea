/* The one-pager as plain text, in the order in which the page is read. */
#include "cx-page-sections.h"
#include "cx-page-words.h"

#include <pango/pango.h>

static void
add_tiers (GString           *text,
           const CxFitCounts *counts)
{
  static const guint8 tiers[] = { 1, 2, 3, CX_TIER_OUTSIDE };

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autofree char *number = cx_page_words_number (counts->tiers[tiers[i]]);

      g_string_append_printf (text, "%s: %s\n", cx_page_words_tier (tiers[i]), number);
    }
}

static void
add_value (GString   *text,
           CxProfile *profile)
{
  const char *statement = cx_profile_get_text (profile, "value", CX_NO_ENTRY, "statement");
  const char *evidence = cx_profile_get_text (profile, "value", CX_NO_ENTRY, "evidence");
  CxPageGrade grade = cx_page_grade_read (cx_profile_get_text (profile, "value", CX_NO_ENTRY, "grade"));

  if (statement == NULL || *statement == '\0')
    return;
  g_string_append_printf (text, "\n%s\n%s\n", cx_page_words_question (), statement);
  if (evidence && *evidence)
    g_string_append_printf (text, "%s%s%s%s\n", evidence, grade ? " (" : "", cx_page_grade_words (grade),
                            grade ? ")" : "");
}

static void
add_criteria (GString      *text,
              CxEvaluation *evaluation,
              const char   *heading,
              gboolean      behaviour)
{
  CxProfile *profile = cx_evaluation_get_profile (evaluation);
  gboolean any = FALSE;

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);
      guint accounts = cx_evaluation_get_counts (evaluation)->accounts;
      g_autofree char *of = cx_page_words_of (cx_evaluation_count_verdicts (evaluation, i).match, accounts);

      if ((g_strcmp0 (criterion->section, "behaviour") == 0) != behaviour)
        continue;
      if (!any)
        g_string_append_printf (text, "\n%s\n", heading);
      any = TRUE;
      g_string_append_printf (text, "%s: %s%s%s%s\n", cx_page_words_importance (criterion->importance),
                              criterion->label && *criterion->label ? criterion->label : criterion->field,
                              accounts > 0 ? " (" : "", accounts > 0 ? of : "", accounts > 0 ? ")" : "");
    }
}

static void
add_market (GString           *text,
            const CxFitCounts *counts)
{
  g_autofree char *share = cx_page_words_share (counts->tiers[1] + counts->tiers[2], counts->accounts);

  g_string_append_printf (text, "\n%s\n%s: %s. %s.\n", cx_page_words_market (), cx_page_words_in_profile (), share,
                          cx_page_words_tight ());
}

static void
add_plain (GString    *text,
           const char *before,
           const char *markup)
{
  g_autofree char *plain = NULL;

  if (markup && *markup && pango_parse_markup (markup, -1, 0, NULL, &plain, NULL, NULL))
    g_string_append_printf (text, "%s%s", before, plain);
}

static void
add_entry (GString           *text,
           const CxPageEntry *entry)
{
  if (entry->key)
    g_string_append_printf (text, "%s: ", entry->key);
  add_plain (text, "", entry->markup);
  if (entry->end)
    g_string_append_printf (text, " – %s", entry->end);
  add_plain (text, "\n", entry->detail);
  if (entry->grade != CX_GRADE_NONE)
    g_string_append_printf (text, " (%s)", cx_page_grade_words (entry->grade));
  g_string_append_c (text, '\n');
}

static void
add_sections (GString   *text,
              CxProfile *profile)
{
  g_autoptr(GPtrArray) sections = cx_page_sections_read (profile);

  for (guint i = 0; i < sections->len; i++)
    {
      const CxPageSection *section = sections->pdata[i];

      g_string_append_printf (text, "\n%s\n", section->heading);
      for (guint k = 0; k < section->entries->len; k++)
        add_entry (text, section->entries->pdata[k]);
    }
}

char *
cx_page_describe (const CxPageContext *context)
{
  CxProfile *profile;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *place = NULL, *state = NULL;

  g_return_val_if_fail (context != NULL && context->evaluation != NULL, NULL);

  profile = cx_evaluation_get_profile (context->evaluation);
  place = cx_page_words_place (context);
  state = cx_page_words_state (context);
  g_string_append_printf (text, "%s\n%s\n%s\n\n", place, cx_profile_get_name (profile), state);
  add_tiers (text, cx_evaluation_get_counts (context->evaluation));
  add_value (text, profile);
  add_criteria (text, context->evaluation, cx_page_words_who (), FALSE);
  add_criteria (text, context->evaluation, cx_page_words_what (), TRUE);
  if (cx_profile_get_n_criteria (profile) > 0 && cx_evaluation_get_counts (context->evaluation)->accounts > 0)
    add_market (text, cx_evaluation_get_counts (context->evaluation));
  add_sections (text, profile);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
