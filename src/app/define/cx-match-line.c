/* The line below a criterion: what it matches, whether it can be searched, how it changed. */
#include "cx-match-line.h"

#include "cx-criteria-edit.h"
#include "cx-glyphs.h"
#include "cx-smells.h"

#include <glib/gi18n.h>

struct _CxMatchLine {
  AdwBin      parent_instance;

  CxMatchBar *bar;
  GtkLabel   *counts;
  GtkLabel   *wide;
  GtkLabel   *pill;
  GtkLabel   *change;
};

G_DEFINE_FINAL_TYPE (CxMatchLine, cx_match_line, ADW_TYPE_BIN)

/* What stands in the place of counts; %NULL when there are counts. */
static const char *
missing_words (const CxCriterion *criterion,
               CxEvaluation      *evaluation,
               int                at)
{
  if (evaluation && cx_evaluation_get_counts (evaluation)->accounts == 0)
    return _("No accounts yet");
  if (!cx_criterion_is_complete (criterion))
    return cx_operator_takes_values (criterion->op) ? _("Nothing chosen yet") : _("No value yet");
  if (at < 0)
    return _("Counting…");
  if (!cx_evaluation_is_searchable (evaluation, (guint) at))
    return _("No imported column answers this");
  return NULL;
}

static char *
change_words (const CxCriterion *now,
              CxProfile         *published)
{
  int at = cx_profile_find_criterion (published, now->id);
  const CxCriterion *was = at < 0 ? NULL : cx_profile_get_criterion (published, (guint) at);

  if (was == NULL)
    return g_strdup (C_("change of a criterion", "new"));
  if (was->importance != now->importance)
    return g_strdup_printf (C_("change of a criterion", "was %s"), cx_importance_words (was->importance));
  if (was->weight != now->weight)
    return g_strdup_printf (C_("change of a criterion", "weight was %.3g"), was->weight);
  if (!cx_criterion_same_test (was, now))
    return g_strdup (C_("change of a criterion", "changed"));
  return NULL;
}

/* Whether so many match that the criterion alone is not tight (method §2). What a never matches is not in the market. */
static gboolean
is_wide (const CxCriterion *criterion,
         CxVerdictCounts    counts)
{
  double all = (double) counts.match + counts.miss + counts.unknown;

  return criterion->importance != CX_IMPORTANCE_NEVER && counts.match > CX_TIGHT_SHARE * all;
}

/* All three counts, for who wants to know them. */
static char *
count_words (CxVerdictCounts counts)
{
  /* Translators: how many accounts match a criterion, miss it, or cannot be told */
  return g_strdup_printf (_("%'u match, %'u miss, %'u unknown"), counts.match, counts.miss, counts.unknown);
}

static void
cx_match_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_MATCH_LINE);
  G_OBJECT_CLASS (cx_match_line_parent_class)->dispose (object);
}

static void
cx_match_line_class_init (CxMatchLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_match_line_dispose;
  g_type_ensure (CX_TYPE_MATCH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-match-line.ui");
  gtk_widget_class_bind_template_child (widget_class, CxMatchLine, bar);
  gtk_widget_class_bind_template_child (widget_class, CxMatchLine, counts);
  gtk_widget_class_bind_template_child (widget_class, CxMatchLine, wide);
  gtk_widget_class_bind_template_child (widget_class, CxMatchLine, pill);
  gtk_widget_class_bind_template_child (widget_class, CxMatchLine, change);
}

static void
cx_match_line_init (CxMatchLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_match_line_show_counts (CxMatchLine       *self,
                           const CxCriterion *criterion,
                           CxEvaluation      *evaluation)
{
  int at = evaluation ? cx_profile_find_criterion (cx_evaluation_get_profile (evaluation), criterion->id) : -1;
  const char *missing = missing_words (criterion, evaluation, at);
  gboolean searchable = at < 0 || cx_evaluation_get_counts (evaluation)->accounts == 0 ||
                        cx_evaluation_is_searchable (evaluation, (guint) at);
  CxVerdictCounts counts = { 0 };
  g_autofree char *words = NULL, *all = NULL;

  g_return_if_fail (CX_IS_MATCH_LINE (self));

  if (missing == NULL)
    {
      counts = cx_evaluation_count_verdicts (evaluation, (guint) at);
      words = cx_match_words (counts.match, counts.unknown, counts.match + counts.miss + counts.unknown);
      all = count_words (counts);
    }
  cx_match_bar_set_counts (self->bar, counts);
  gtk_label_set_label (self->counts, missing ? missing : words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), all);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->bar), all);
  gtk_widget_set_visible (GTK_WIDGET (self->wide), missing == NULL && is_wide (criterion, counts));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), missing == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), !searchable);
}

void
cx_match_line_show_change (CxMatchLine       *self,
                           const CxCriterion *criterion,
                           CxProfile         *published)
{
  g_autofree char *words = published ? change_words (criterion, published) : NULL;

  g_return_if_fail (CX_IS_MATCH_LINE (self));

  gtk_label_set_label (self->change, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), words != NULL);
}
