/* The row of filters above the accounts. */
#include "cx-filter-bar.h"

#include "cx-filter-chip.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-journey-questions.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CxFilterBar {
  AdwBin parent_instance;

  CxAccountList *list;
  GtkWidget     *wrap;
  GtkWidget     *chips[CX_N_QUESTIONS];
  GHashTable    *others;   /* question → chip, for questions that actions from other places ask */
  GtkWidget     *shown;
};

G_DEFINE_FINAL_TYPE (CxFilterBar, cx_filter_bar, ADW_TYPE_BIN)

static char *
tier_word (const char *value)
{
  guint8 tier = strcmp (value, "outside") == 0 ? CX_TIER_OUTSIDE : value[0] - '0';

  if (tier == CX_TIER_OUTSIDE)
    return g_strdup (cx_tier_label (tier));
  return g_strdup_printf ("%s · %s", cx_tier_label (tier), cx_tier_name (tier));
}

static char *
flag_word (const char *value)
{
  if (strcmp (value, "needs-data") == 0)
    return g_strdup (_("Needs data"));
  if (strcmp (value, "could-move") == 0)
    return g_strdup (_("Could move"));
  return g_strdup (strcmp (value, "pinned") == 0 ? _("Pinned") : _("Said no"));
}

static char *
period_word (const char *value,
             gint32      today)
{
  gint32 from, to;

  return cx_period_read (value, &from, &to) ? cx_format_period (from, to, today) : g_strdup (value);
}

char *
cx_filter_word (CxSnapshot *snapshot,
                const char *question,
                const char *value)
{
  if (strcmp (question, "tier") == 0)
    return tier_word (value);
  if (strcmp (question, "flag") == 0)
    return flag_word (value);
  if (strcmp (question, "stage") == 0 && strcmp (value, "none") == 0)
    return g_strdup (_("No stage"));
  if (strcmp (question, "seen") == 0)
    return period_word (value, cx_snapshot_get_day (snapshot));
  if (value[0] != '\0')
    return g_strdup (value);
  if (strcmp (question, "segment") == 0)
    return g_strdup (_("None"));
  return g_strdup (strcmp (question, "owner") == 0 ? _("Nobody") : _("Not known"));
}

char *
cx_shown_text (CxAccountList *list)
{
  const CxAccountSummary *summary = cx_account_list_get_summary (list);
  g_autofree char *shown = cx_format_number (summary != NULL ? summary->fit.accounts : 0, 0);
  g_autofree char *all = cx_format_number (summary != NULL ? summary->accounts : 0, 0);

  /* Translators: how many accounts of all are shown, e.g. "173 of 612" */
  return g_strdup_printf (_("<b>%s</b> of %s"), shown, all);
}

/* A value that is chosen but not offered, because no account has it any more, is still shown. */
static void
add_vanished (GPtrArray             *options,
              CxSnapshot            *snapshot,
              const CxAccountFilter *filter,
              const char            *question)
{
  const char *const *chosen = cx_account_filter_get_values (filter, question);

  for (guint v = 0; chosen[v] != NULL; v++)
    {
      gboolean offered = FALSE;

      for (guint i = 0; i < options->len && !offered; i++)
        offered = strcmp (((CxFilterOption *) g_ptr_array_index (options, i))->value, chosen[v]) == 0;
      if (!offered)
        {
          g_autofree char *word = cx_filter_word (snapshot, question, chosen[v]);

          g_ptr_array_add (options, cx_filter_option_new (chosen[v], word, 0, TRUE));
        }
    }
}

/* Questions without a chip of their own: NULL for those that have one. */
static const char *
title_of_other (CxColumns  *columns,
                const char *question)
{
  const CxColumn *column;

  if (strcmp (question, "segment") == 0)
    return _("Segment");
  if (strcmp (question, "reached") == 0)
    return _("Reached");
  if (strcmp (question, "passed") == 0)
    return _("Passed in Order");
  if (strcmp (question, "seen") == 0)
    return _("First Seen");
  if (!g_str_has_prefix (question, "field:"))
    return NULL;
  column = cx_columns_find (columns, question + strlen ("field:"));
  return column != NULL ? column->field->label : question + strlen ("field:");
}

static GPtrArray *
options_of (CxFilterBar *self,
            const char  *question,
            GPtrArray   *values)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  const CxAccountFilter *filter = cx_account_list_get_filter (self->list);
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_filter_option_free);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const CxValueCount *count = g_ptr_array_index (values, i);
      g_autofree char *word = cx_filter_word (snapshot, question, count->value);
      gboolean chosen = cx_account_filter_has (filter, question, count->value);

      if (count->accounts > 0 || chosen || strcmp (question, "tier") == 0)
        g_ptr_array_add (options, cx_filter_option_new (count->value, word, count->accounts, chosen));
    }
  add_vanished (options, snapshot, filter, question);
  return options;
}

static void
on_toggled (CxFilterChip *chip,
            const char   *value,
            gboolean      on,
            CxFilterBar  *self)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_copy (cx_account_list_get_filter (self->list));

  cx_account_filter_set (filter, g_object_get_data (G_OBJECT (chip), "question"), value, on);
  cx_account_list_set_filter (self->list, filter);
}

static void
on_cleared (CxFilterChip *chip,
            CxFilterBar  *self)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_copy (cx_account_list_get_filter (self->list));

  cx_account_filter_clear (filter, g_object_get_data (G_OBJECT (chip), "question"));
  cx_account_list_set_filter (self->list, filter);
}

static GtkWidget *
add_chip (CxFilterBar *self,
          const char  *question,
          const char  *title)
{
  GtkWidget *chip = cx_filter_chip_new (title);

  g_object_set_data_full (G_OBJECT (chip), "question", g_strdup (question), g_free);
  g_signal_connect (chip, "toggled", G_CALLBACK (on_toggled), self);
  g_signal_connect (chip, "cleared", G_CALLBACK (on_cleared), self);
  adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), chip);
  return chip;
}

static gboolean
is_not_asked (gpointer question,
              gpointer chip,
              gpointer data)
{
  CxFilterBar *self = data;

  if (cx_account_filter_get_values (cx_account_list_get_filter (self->list), question)[0] != NULL)
    return FALSE;
  adw_wrap_box_remove (ADW_WRAP_BOX (self->wrap), chip);
  return TRUE;
}

/* Questions about other fields and the journey come with the action that opens the list;
 * their chips go when they are cleared. */
static void
update_others (CxFilterBar *self)
{
  g_auto(GStrv) questions = cx_account_filter_get_questions (cx_account_list_get_filter (self->list));
  CxColumns *columns = cx_snapshot_get_columns (cx_account_list_get_snapshot (self->list));

  g_hash_table_foreach_remove (self->others, is_not_asked, self);
  for (guint i = 0; questions[i] != NULL; i++)
    {
      GtkWidget *chip = g_hash_table_lookup (self->others, questions[i]);
      const char *title = title_of_other (columns, questions[i]);

      if (title == NULL)
        continue;
      if (chip == NULL)
        {
          chip = add_chip (self, questions[i], title);
          g_hash_table_insert (self->others, g_strdup (questions[i]), chip);
        }
      cx_filter_chip_set_options (CX_FILTER_CHIP (chip), options_of (self, questions[i], NULL));
    }
}

static void
on_answered (CxFilterBar *self)
{
  const CxAccountSummary *summary = cx_account_list_get_summary (self->list);
  g_autofree char *shown = cx_shown_text (self->list);

  gtk_label_set_markup (GTK_LABEL (self->shown), shown);
  if (summary == NULL)
    return;
  for (CxAccountQuestion q = 0; q < CX_N_QUESTIONS; q++)
    {
      GPtrArray *options = options_of (self, cx_account_question_name (q), summary->values[q]);

      gtk_widget_set_visible (self->chips[q], summary->values[q]->len > 0);
      cx_filter_chip_set_options (CX_FILTER_CHIP (self->chips[q]), options);
    }
  update_others (self);
}

static void
cx_filter_bar_dispose (GObject *object)
{
  CxFilterBar *self = CX_FILTER_BAR (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->others, g_hash_table_unref);
  G_OBJECT_CLASS (cx_filter_bar_parent_class)->dispose (object);
}

static void
cx_filter_bar_class_init (CxFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_filter_bar_dispose;
}

static void
cx_filter_bar_init (CxFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->wrap), 6);
  gtk_widget_set_hexpand (self->wrap, TRUE);
  self->chips[CX_QUESTION_TIER] = add_chip (self, "tier", _("Tier"));
  self->chips[CX_QUESTION_STAGE] = add_chip (self, "stage", _("Stage"));
  self->chips[CX_QUESTION_OWNER] = add_chip (self, "owner", _("Owner"));
  self->chips[CX_QUESTION_TERRITORY] = add_chip (self, "territory", _("Territory"));
  self->chips[CX_QUESTION_FLAG] = add_chip (self, "flag", _("Flags"));
  self->shown = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->shown, "numeric");
  gtk_widget_set_valign (self->shown, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->wrap);
  gtk_box_append (GTK_BOX (box), self->shown);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
cx_filter_bar_new (CxAccountList *list)
{
  CxFilterBar *self = g_object_new (CX_TYPE_FILTER_BAR, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
cx_filter_bar_set_compact (CxFilterBar *self,
                           gboolean     compact)
{
  g_return_if_fail (CX_IS_FILTER_BAR (self));

  gtk_widget_set_visible (self->shown, !compact);
}
