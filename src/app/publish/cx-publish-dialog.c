/* Between draft and publication. Shows what the workspace's worker worked out. */
#include "cx-publish-dialog.h"

#include "cx-change-list.h"
#include "cx-glyphs.h"
#include "cx-impact-accounts.h"
#include "cx-impact-matrix.h"
#include "cx-impact-table.h"
#include "cx-number-row.h"
#include "cx-place.h"
#include "cx-publish-form.h"
#include "cx-review.h"
#include "cx-warning-card.h"

#include <glib/gi18n.h>

/* How long until a version is looked at again, unless somebody says otherwise: method §3. */
#define REVIEW_DAYS CX_WHIPLASH_DAYS

struct _CxPublishDialog {
  AdwDialog          parent_instance;

  CxWorkspace       *workspace;
  GSettings         *settings;
  GCancellable      *asking;       /* the newest question, or NULL */
  CxOutlook         *outlook;      /* its last answer, or NULL */
  gboolean           publishing;
  gboolean           showing;      /* while the fields are filled, nobody edits them */

  AdwNavigationView *pages;
  AdwWindowTitle    *window_title;
  GtkWidget         *publish_button;
  AdwBanner         *error_banner;
  GtkStack          *stack;
  AdwStatusPage     *looking_page;
  GtkBox            *warnings_box;
  GtkLabel          *first_label;
  GtkLabel          *changed_label;
  GtkListBox        *tiers_list;
  CxImpactMatrix    *matrix;
  GtkWidget         *summary_box;
  GtkLabel          *up_label;
  GtkLabel          *down_label;
  GtkLabel          *stages_label;
  GtkWidget         *show_all_button;
  GtkLabel          *workspace_label;
  GtkWidget         *changes_box;
  GtkLabel          *changes_label;
  CxChangeList      *changes;
  GtkWidget         *who_box;
  CxNumberRow       *days_row;
  CxNumberRow       *share_row;
  AdwToggleGroup    *group_toggle;
  CxImpactTable     *table;
  CxPublishForm     *form;
};

G_DEFINE_FINAL_TYPE (CxPublishDialog, cx_publish_dialog, ADW_TYPE_DIALOG)

static const guint8 order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

static void
update (CxPublishDialog *self)
{
  gtk_widget_set_sensitive (self->publish_button,
                            cx_publish_form_is_complete (self->form) && self->outlook && self->asking == NULL && !self->publishing);
}

/* ── what it is warned of ───────────────────────────────────────────────── */

static void
show_warnings (CxPublishDialog *self)
{
  GPtrArray *warnings = self->outlook->warnings;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->warnings_box))))
    gtk_box_remove (self->warnings_box, child);
  for (guint i = 0; i < warnings->len; i++)
    gtk_box_append (self->warnings_box, cx_warning_card_new (warnings->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_box), warnings->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->publish_button), warnings->len > 0 ? _("_Publish Anyway") : _("_Publish"));
  cx_publish_form_set_kept (self->form, warnings->len == 0   ? _("kept with the version and your name")
                                        : warnings->len == 1 ? _("kept with the version, your name and the warning")
                                                             : _("kept with the version, your name and both warnings"));
}

/* ── what moves ─────────────────────────────────────────────────────────── */

static GtkWidget *
tier_row (guint8 tier,
          guint  n)
{
  GtkWidget *row = adw_action_row_new (), *label;
  g_autofree char *count = g_strdup_printf ("%'u", n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cx_tier_label (tier));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), cx_tier_glyph_new (tier));
  label = gtk_label_new (count);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* Before the first version there is nothing to move from. */
static void
show_first (CxPublishDialog *self)
{
  const CxImpact *impact = self->outlook->impact;
  gboolean first = impact->first;

  gtk_widget_set_visible (GTK_WIDGET (self->first_label), first);
  gtk_widget_set_visible (GTK_WIDGET (self->tiers_list), first);
  gtk_widget_set_visible (GTK_WIDGET (self->matrix), !first);
  gtk_widget_set_visible (self->summary_box, !first);
  gtk_widget_set_visible (self->who_box, !first);
  gtk_list_box_remove_all (self->tiers_list);
  if (!first)
    return;
  gtk_label_set_text (self->first_label, _("This is the first version, so nothing moves: the page, its criteria and its "
                                           "thresholds are frozen. From then on accounts are scored by it, whatever the "
                                           "draft says."));
  gtk_label_set_text (self->changed_label, _("Accounts by Tier"));
  for (guint i = 0; i < CX_N_TIERS; i++)
    gtk_list_box_append (self->tiers_list, tier_row (order[i], impact->after[order[i]]));
}

static void
set_moved_label (GtkLabel   *label,
                 const char *css_class,
                 const char *arrow,
                 const char *words)
{
  g_autofree char *markup = g_markup_printf_escaped ("%s %s", arrow, words);

  gtk_label_set_markup (label, markup);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_summary (CxPublishDialog *self)
{
  const CxImpact *impact = self->outlook->impact;
  g_autofree char *changed = g_strdup_printf (
    ngettext ("%'u of %'u accounts changes tier", "%'u of %'u accounts change tier", impact->changed), impact->changed, impact->accounts);
  g_autofree char *up = g_strdup_printf (_("%'u up"), impact->up), *down = g_strdup_printf (_("%'u down"), impact->down);
  g_autofree char *customers = g_strdup_printf (ngettext ("%'u customer", "%'u customers", impact->customers), impact->customers);
  g_autofree char *deals = g_strdup_printf (ngettext ("%'u open deal", "%'u open deals", impact->deals), impact->deals);
  /* Translators: how many customers and open deals are affected */
  g_autofree char *stages = g_strdup_printf (_("%s, %s"), customers, deals);
  g_autofree char *workspace = g_strdup_printf (
    ngettext ("%'u account changes its tier in the workspace, which is the best over %u profiles.",
              "%'u accounts change their tier in the workspace, which is the best over %u profiles.", impact->workspace_changed),
    impact->workspace_changed, impact->n_profiles);

  gtk_label_set_text (self->changed_label, changed);
  set_moved_label (self->up_label, "moved-up", "⌃", up);
  set_moved_label (self->down_label, "moved-down", "⌄", down);
  gtk_label_set_text (self->stages_label, stages);
  gtk_widget_set_visible (self->show_all_button, impact->changed > 0);
  gtk_label_set_text (self->workspace_label, workspace);
  gtk_widget_set_visible (GTK_WIDGET (self->workspace_label), impact->n_profiles > 1 && !impact->first);
}

static void
show_table (CxPublishDialog *self)
{
  if (self->outlook && !self->outlook->impact->first)
    cx_impact_table_set_outlook (self->table, self->outlook,
                                 g_strcmp0 (adw_toggle_group_get_active_name (self->group_toggle), "territory") == 0);
}

static void
show_changes (CxPublishDialog *self)
{
  CxEvaluation *in_force = cx_workspace_get_evaluation (self->workspace);
  g_autoptr(CxProfile) draft = cx_publish_form_apply (self->form, self->outlook->draft);
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *count = NULL;

  gtk_widget_set_visible (self->changes_box, self->outlook->version > 0);
  if (self->outlook->version == 0)
    return;
  changes = cx_profile_diff (cx_evaluation_get_profile (in_force), draft, cx_snapshot_name_field,
                             cx_workspace_get_snapshot (self->workspace));
  count = g_strdup_printf (ngettext ("%u change", "%u changes", changes->len), changes->len);
  gtk_label_set_text (self->changes_label, count);
  cx_change_list_set_changes (self->changes, changes);
}

/* The day of the next review is part of what changes. */
static void
on_said (CxPublishDialog *self)
{
  if (self->outlook)
    show_changes (self);
  update (self);
}

static void
show_titles (CxPublishDialog *self)
{
  g_autofree char *title = g_strdup_printf (_("Publish Version %d"), self->outlook->version + 1);

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, cx_profile_get_name (self->outlook->draft));
  adw_dialog_set_title (ADW_DIALOG (self), title);
}

/* A day that is far away stays; another one is suggested for one that is near, or has passed. */
static void
suggest_review (CxPublishDialog *self)
{
  gint32 day;

  if (!cx_review_day (self->outlook->draft, &day) || day <= self->outlook->day + CX_REVIEW_NOTICE_DAYS)
    day = self->outlook->day + REVIEW_DAYS;
  cx_publish_form_set_review (self->form, day);
}

static void
show_limits (CxPublishDialog *self)
{
  self->showing = TRUE;
  cx_number_row_set_value (self->days_row, self->outlook->limits.days);
  cx_number_row_set_value (self->share_row, 100 * self->outlook->limits.share);
  self->showing = FALSE;
}

static void
show_outlook (CxPublishDialog *self,
              gboolean         anew)
{
  show_titles (self);
  cx_publish_form_set_today (self->form, self->outlook->day);
  show_warnings (self);
  show_summary (self);
  show_first (self);
  if (!self->outlook->impact->first)
    cx_impact_matrix_set_impact (self->matrix, self->outlook->impact, self->outlook->version + 1);
  show_table (self);
  show_changes (self);
  if (anew)
    {
      show_limits (self);
      suggest_review (self);
      gtk_stack_set_visible_child_name (self->stack, "impact");
      gtk_widget_grab_focus (GTK_WIDGET (self->form));
    }
}

/* ── asking ─────────────────────────────────────────────────────────────── */

static void
show_error (CxPublishDialog *self,
            const GError    *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
}

/* An answer to a question that was asked again since is dropped. */
static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxOutlook) outlook = cx_workspace_impact_finish (CX_WORKSPACE (source), result, &error);
  gboolean anew = self->outlook == NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->asking || self->workspace == NULL)
    return;
  g_clear_object (&self->asking);
  if (outlook)
    {
      g_clear_pointer (&self->outlook, cx_outlook_unref);
      self->outlook = g_steal_pointer (&outlook);
      show_outlook (self, anew);
    }
  else
    show_error (self, error);
  update (self);
}

static void
ask (CxPublishDialog        *self,
     const CxWhiplashLimits *limits)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  cx_workspace_impact_async (self->workspace, limits, self->asking, on_looked, g_object_ref (self));
  update (self);
}

static void
ask_again (CxPublishDialog *self)
{
  if (!self->publishing)
    ask (self, NULL);
}

static void
on_limits_changed (CxPublishDialog *self)
{
  const CxWhiplashLimits limits = { (int) cx_number_row_get_value (self->days_row), cx_number_row_get_value (self->share_row) / 100 };

  if (!self->showing)
    ask (self, &limits);
}

/* ── all accounts ───────────────────────────────────────────────────────── */

static void
push_accounts (CxPublishDialog *self,
               const char      *title,
               GArray          *rows)
{
  adw_navigation_view_push (self->pages, cx_impact_accounts_page (self->outlook->impact, title, rows));
}

static void
on_show_all (CxPublishDialog *self)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->outlook->impact->changed; i++)
    g_array_append_val (rows, i);
  push_accounts (self, _("All Accounts"), rows);
}

static void
on_cell_chosen (CxPublishDialog *self,
                guint            from,
                guint            to)
{
  const CxImpact *impact = self->outlook->impact;
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *title = g_strdup_printf (_("%s to %s"), cx_tier_label ((guint8) from), cx_tier_label ((guint8) to));

  for (guint i = 0; i < impact->changed; i++)
    if (impact->rows[i].from == from && impact->rows[i].to == to)
      g_array_append_val (rows, i);
  push_accounts (self, title, rows);
}

static void
on_more (CxPublishDialog *self,
         guint            number)
{
  const CxImpact *impact = self->outlook->impact;
  gboolean territories = g_strcmp0 (adw_toggle_group_get_active_name (self->group_toggle), "territory") == 0;
  const CxImpactGroup *group = territories ? &impact->territories.groups[number] : &impact->owners.groups[number];
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (rows, group->rows, group->changed);
  push_accounts (self, group->name ? group->name : C_("group", "None"), rows);
}

/* ── publishing ─────────────────────────────────────────────────────────── */

static void
on_published (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CxPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *done = NULL;

  self->publishing = FALSE;
  if (!cx_workspace_publish_finish (CX_WORKSPACE (source), result, &error))
    {
      show_error (self, error);
      ask (self, NULL);
      return;
    }
  done = g_strdup_printf (_("Version %d published"), self->outlook->version + 1);
  cx_place_toast (GTK_WIDGET (self), done, NULL, NULL, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_publish (CxPublishDialog *self)
{
  g_autofree char *reason = cx_publish_form_get_reason (self->form);
  g_autofree char *author = cx_publish_form_get_author (self->form);
  g_autoptr(CxProfile) draft = cx_publish_form_apply (self->form, self->outlook->draft);

  self->publishing = TRUE;
  g_settings_set_string (self->settings, "author", author);
  update (self);
  cx_workspace_publish_async (self->workspace, self->outlook, draft, author, reason, on_published, g_object_ref (self));
}

static void
on_cancel (CxPublishDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
suggest_author (CxPublishDialog *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");
  const char *real = g_get_real_name ();

  cx_publish_form_set_author (self->form, *author == '\0' && g_strcmp0 (real, "Unknown") != 0 ? real : author);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_publish_dialog_dispose (GObject *object)
{
  CxPublishDialog *self = CX_PUBLISH_DIALOG (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->outlook, cx_outlook_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_PUBLISH_DIALOG);
  G_OBJECT_CLASS (cx_publish_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, publish_button);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, looking_page);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, warnings_box);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, first_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, changed_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, tiers_list);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, matrix);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, summary_box);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, up_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, down_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, stages_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, workspace_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, changes_box);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, changes_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, who_box);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, share_row);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, group_toggle);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, table);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, form);
}

static void
cx_publish_dialog_class_init (CxPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_publish_dialog_dispose;
  g_type_ensure (CX_TYPE_CHANGE_LIST);
  g_type_ensure (CX_TYPE_IMPACT_MATRIX);
  g_type_ensure (CX_TYPE_IMPACT_TABLE);
  g_type_ensure (CX_TYPE_NUMBER_ROW);
  g_type_ensure (CX_TYPE_PUBLISH_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-publish-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_publish);
  gtk_widget_class_bind_template_callback (widget_class, on_said);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, show_table);
}

static void
cx_publish_dialog_init (CxPublishDialog *self)
{
  g_autoptr(AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->looking_page));
  adw_status_page_set_paintable (self->looking_page, GDK_PAINTABLE (spinner));
  g_signal_connect_object (self->days_row, "notify::value", G_CALLBACK (on_limits_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->share_row, "notify::value", G_CALLBACK (on_limits_changed), self, G_CONNECT_SWAPPED);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->publish_button);
}

AdwDialog *
cx_publish_dialog_new (CxWorkspace *workspace,
                       GSettings   *settings)
{
  CxPublishDialog *self;

  g_return_val_if_fail (CX_IS_WORKSPACE (workspace) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CX_TYPE_PUBLISH_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (workspace, "notify::snapshot", G_CALLBACK (ask_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::draft", G_CALLBACK (ask_again), self, G_CONNECT_SWAPPED);
  suggest_author (self);
  ask (self, NULL);
  return ADW_DIALOG (self);
}
