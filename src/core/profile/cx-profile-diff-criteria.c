/* What changed in the criteria of a profile, in words. */
#include "cx-config.h"

#include "cx-profile-diff-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ── words ──────────────────────────────────────────────────────────────── */

static CxFieldName
name_field (CxDiff            *self,
            const CxCriterion *criterion)
{
  CxFieldName name = { criterion->field, criterion->dates ? CX_FIELD_DATE : cx_operator_type (criterion->op), NULL };

  if (self->lookup)
    self->lookup (criterion->field, &name, self->lookup_data);
  return name;
}

static char *
words_of (CxDiff            *self,
          const CxCriterion *criterion)
{
  CxFieldName name = name_field (self, criterion);

  return cx_criterion_words (criterion, &name);
}

/* Whether the label only says what is tested, so that it follows of itself. */
static gboolean
is_plain (CxDiff            *self,
          const CxCriterion *criterion)
{
  g_autofree char *words = words_of (self, criterion);

  return g_strcmp0 (words, criterion->label) == 0 || g_strcmp0 (criterion->field, criterion->label) == 0;
}

static gboolean
has_bounds (const CxCriterion *criterion)
{
  return cx_operator_takes_low (criterion->op) || cx_operator_takes_high (criterion->op);
}

/* "50–500", "50 or more", "up to 500". */
static char *
bounds_words (const CxCriterion *criterion,
              CxFieldType        type)
{
  g_autofree char *low = cx_bound_write (criterion->low, type), *high = cx_bound_write (criterion->high, type);

  if (isfinite (criterion->low) && isfinite (criterion->high))
    /* Translators: from this number to that */
    return g_strdup_printf (C_("bounds", "%s–%s"), low, high);
  if (isfinite (criterion->low))
    return g_strdup_printf (C_("bounds", "%s or more"), low);
  if (isfinite (criterion->high))
    return g_strdup_printf (C_("bounds", "up to %s"), high);
  return g_strdup (C_("bounds", "anything"));
}

/* ── what is tested ─────────────────────────────────────────────────────── */

/* The values of @of that @beside has not. */
static void
append_values (GString           *text,
               const CxCriterion *of,
               const CxCriterion *beside,
               gboolean           added)
{
  for (guint i = 0; of->values && of->values[i]; i++)
    if (beside->values == NULL || !g_strv_contains ((const char *const *) beside->values, of->values[i]))
      {
        /* Translators: between two of several values */
        g_string_append (text, text->len > 0 ? C_("values", ", ") : "");
        if (added)
          g_string_append_printf (text, _("“%s” added"), of->values[i]);
        else
          g_string_append_printf (text, _("“%s” removed"), of->values[i]);
      }
}

/* Which of the values came and went; %NULL when none did. */
static char *
values_words (const CxCriterion *was,
              const CxCriterion *is)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_values (text, is, was, TRUE);
  append_values (text, was, is, FALSE);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
take_bounds (CxDiff            *self,
             const CxCriterion *was,
             const CxCriterion *is)
{
  CxFieldName name = name_field (self, is);
  char *from = bounds_words (was, name.type), *to = bounds_words (is, name.type);
  CxProfileChange *change = cx_diff_take (self, CX_PROFILE_CHANGED, is->section,
                                          /* Translators: what is tested, before and after: Employees 50–500 became 200–2,000 */
                                          g_strdup_printf (_("%s %s became %s"), name.label, from, to));

  cx_diff_set_short (change, name.label, from, to);
}

static void
diff_test (CxDiff            *self,
           const CxCriterion *was,
           const CxCriterion *is)
{
  gboolean same_field = g_strcmp0 (was->field, is->field) == 0 && was->dates == is->dates;
  g_autofree char *values = same_field && was->op == is->op ? values_words (was, is) : NULL;
  g_autofree char *from = words_of (self, was), *to = words_of (self, is);

  if (cx_criterion_same_test (was, is))
    return;
  if (same_field && has_bounds (was) && has_bounds (is))
    take_bounds (self, was, is);
  else if (values)
    cx_diff_take (self, CX_PROFILE_CHANGED, is->section, g_strdup_printf (_("%s: %s"), name_field (self, is).label, values));
  else if (g_strcmp0 (from, to) != 0)
    cx_diff_take (self, CX_PROFILE_CHANGED, is->section, g_strdup_printf (_("“%s” became “%s”"), from, to));
  else
    cx_diff_take (self, CX_PROFILE_CHANGED, is->section, g_strdup_printf (_("“%s” is tested in another way"), was->label));
}

/* ── what it counts, and where it stands ────────────────────────────────── */

static void
diff_importance (CxDiff            *self,
                 const CxCriterion *was,
                 const CxCriterion *is)
{
  char *from = cx_importance_weight_words (was->importance, was->weight);
  char *to = cx_importance_weight_words (is->importance, is->weight);
  CxProfileChange *change = cx_diff_take (self, CX_PROFILE_CHANGED, is->section,
                                          /* Translators: a criterion, its importance and weight before and after */
                                          g_strdup_printf (_("Importance of “%s” %s → %s"), is->label, from, to));

  cx_diff_set_short (change, is->label, from, to);
}

static void
diff_weight (CxDiff            *self,
             const CxCriterion *was,
             const CxCriterion *is)
{
  char *from = g_strdup_printf ("%.15g", was->weight), *to = g_strdup_printf ("%.15g", is->weight);
  CxProfileChange *change = cx_diff_take (self, CX_PROFILE_CHANGED, is->section,
                                          /* Translators: a criterion, its weight before and after */
                                          g_strdup_printf (_("Weight of “%s” %s → %s"), is->label, from, to));

  cx_diff_set_short (change, is->label, from, to);
}

static void
diff_pair (CxDiff            *self,
           const CxCriterion *was,
           const CxCriterion *is)
{
  diff_test (self, was, is);
  if (g_strcmp0 (was->label, is->label) != 0 && !(is_plain (self, was) && is_plain (self, is) && !cx_criterion_same_test (was, is)))
    cx_diff_take (self, CX_PROFILE_CHANGED, is->section, g_strdup_printf (_("“%s” is now called “%s”"), was->label, is->label));
  if (was->importance != is->importance)
    diff_importance (self, was, is);
  else if (was->weight != is->weight)
    diff_weight (self, was, is);
  if (g_strcmp0 (was->section, is->section) != 0)
    cx_diff_take (self, CX_PROFILE_MOVED, is->section,
                  g_strdup_printf (_("“%s” moved from %s to %s"), is->label, cx_profile_change_section_title (was->section),
                                   cx_profile_change_section_title (is->section)));
}

static void
take_added (CxDiff            *self,
            const CxCriterion *is)
{
  g_autofree char *importance = cx_importance_weight_words (is->importance, is->weight);
  g_autofree char *words = words_of (self, is);

  if (is_plain (self, is))
    cx_diff_take (self, CX_PROFILE_ADDED, is->section, g_strdup_printf (_("New criterion “%s”, %s"), words, importance));
  else
    cx_diff_take (self, CX_PROFILE_ADDED, is->section,
                  /* Translators: the label of a criterion, what it tests, how important it is */
                  g_strdup_printf (_("New criterion “%s” (%s), %s"), is->label, words, importance));
}

/* ── pairs ──────────────────────────────────────────────────────────────── */

static gboolean
same_label (const CxCriterion *was,
            const CxCriterion *is)
{
  return g_strcmp0 (was->label, is->label) == 0;
}

/* An id may have been given to another criterion since: then nothing else is the same. */
static gboolean
same_id (CxDiff       *self,
         guint         before,
         guint         after,
         gconstpointer data)
{
  const CxCriterion *was = cx_profile_get_criterion (self->before, before), *is = cx_profile_get_criterion (self->after, after);

  return g_strcmp0 (was->id, is->id) == 0 && (g_strcmp0 (was->field, is->field) == 0 || same_label (was, is));
}

static gboolean
same_test (CxDiff       *self,
           guint         before,
           guint         after,
           gconstpointer data)
{
  return cx_criterion_same_test (cx_profile_get_criterion (self->before, before), cx_profile_get_criterion (self->after, after));
}

static gboolean
called_alike (CxDiff       *self,
              guint         before,
              guint         after,
              gconstpointer data)
{
  return same_label (cx_profile_get_criterion (self->before, before), cx_profile_get_criterion (self->after, after));
}

void
cx_diff_criteria (CxDiff *self)
{
  g_auto(CxPairs) pairs = { 0 };
  g_autofree gboolean *moved = NULL;

  cx_pairs_init (&pairs, cx_profile_get_n_criteria (self->before), cx_profile_get_n_criteria (self->after));
  cx_pairs_match (&pairs, self, same_id, NULL);
  cx_pairs_match (&pairs, self, same_test, NULL);
  cx_pairs_match (&pairs, self, called_alike, NULL);
  moved = cx_pairs_find_moved (&pairs);
  for (guint a = 0; a < pairs.n_after; a++)
    {
      const CxCriterion *is = cx_profile_get_criterion (self->after, a);

      if (pairs.before_of[a] == CX_DIFF_NONE)
        take_added (self, is);
      else
        diff_pair (self, cx_profile_get_criterion (self->before, pairs.before_of[a]), is);
      if (moved[a])
        cx_diff_take (self, CX_PROFILE_MOVED, is->section,
                      g_strdup_printf (_("“%s” is now criterion %u of %u"), is->label, a + 1, pairs.n_after));
    }
  for (guint b = 0; b < pairs.n_before; b++)
    if (pairs.after_of[b] == CX_DIFF_NONE)
      {
        const CxCriterion *was = cx_profile_get_criterion (self->before, b);

        cx_diff_take (self, CX_PROFILE_REMOVED, was->section, g_strdup_printf (_("Criterion “%s” removed"), was->label));
      }
}
