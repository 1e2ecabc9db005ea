/* Freezing the draft as the next version. */
#include "cx-publish-dialog.h"

#include "cx-glyphs.h"
#include "cx-place.h"

#include <glib/gi18n.h>

struct _CxPublishDialog {
  AdwDialog       parent_instance;

  CxWorkspace    *workspace;
  GSettings      *settings;
  char           *done;           /* what to say when it is published */

  AdwWindowTitle *window_title;
  GtkWidget      *publish_button;
  AdwBanner      *error_banner;
  GtkLabel       *frozen_label;
  GtkListBox     *tiers_list;
  GtkTextView    *reason_view;
  AdwEntryRow    *author_row;
};

G_DEFINE_FINAL_TYPE (CxPublishDialog, cx_publish_dialog, ADW_TYPE_DIALOG)

static const guint8 order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

static char *
get_reason (CxPublishDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->reason_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static char *
get_author (CxPublishDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->author_row))));
}

/* A version says who wants it and why, or it is none. */
static void
update (CxPublishDialog *self)
{
  g_autofree char *reason = get_reason (self);
  g_autofree char *author = get_author (self);

  gtk_widget_set_sensitive (self->publish_button, *reason && *author && self->workspace);
}

static void
on_published (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CxPublishDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_publish_finish (CX_WORKSPACE (source), result, &error))
    {
      cx_place_toast (GTK_WIDGET (self), self->done, NULL, NULL, NULL);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
  gtk_widget_set_sensitive (self->publish_button, TRUE);
}

static void
on_publish (CxPublishDialog *self)
{
  g_autofree char *reason = get_reason (self);
  g_autofree char *author = get_author (self);

  g_settings_set_string (self->settings, "author", author);
  gtk_widget_set_sensitive (self->publish_button, FALSE);
  cx_workspace_publish_async (self->workspace, author, reason, on_published, g_object_ref (self));
}

static void
on_cancel (CxPublishDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── what will hold ─────────────────────────────────────────────────────── */

static GtkWidget *
tier_row (guint8 tier,
          guint  n,
          int    change)
{
  GtkWidget *row = adw_action_row_new (), *label;
  g_autofree char *count = g_strdup_printf ("%'u", n);
  g_autofree char *difference = change > 0 ? g_strdup_printf ("+%'d", change) : g_strdup_printf ("\u2212%'d", -change);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cx_tier_label (tier));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), cx_tier_glyph_new (tier));
  if (change != 0)
    {
      label = gtk_label_new (difference);
      gtk_widget_add_css_class (label, "quiet");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  label = gtk_label_new (count);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* Counts of the draft, and how they differ from those of the version in force. */
static void
show_tiers (CxPublishDialog *self)
{
  CxEvaluation *draft = cx_workspace_get_draft_evaluation (self->workspace);
  CxEvaluation *in_force = cx_workspace_get_evaluation (self->workspace);

  gtk_list_box_remove_all (self->tiers_list);
  if (draft == NULL)
    return;
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      guint n = cx_evaluation_get_counts (draft)->tiers[order[i]];
      int change = in_force ? (int) n - (int) cx_evaluation_get_counts (in_force)->tiers[order[i]] : 0;

      gtk_list_box_append (self->tiers_list, tier_row (order[i], n, change));
    }
}

static void
show_frozen (CxPublishDialog *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (cx_workspace_get_snapshot (self->workspace));
  const CxRanked *ranked = cx_tiering_get_profile (tiering, cx_workspace_get_profile (self->workspace));
  CxProfile *draft = cx_workspace_get_draft (self->workspace);
  guint n = cx_profile_get_n_criteria (draft);
  g_autofree char *title = g_strdup_printf (_("Publish Version %d"), ranked->version + 1);
  g_autofree char *criteria = g_strdup_printf (ngettext ("%u criterion", "%u criteria", n), n);
  g_autofree char *frozen = NULL;

  if (ranked->version == 0)
    frozen = g_strdup_printf (_("The page, its %s and its thresholds are frozen as version 1. From then on accounts are scored by it, "
                                "whatever the draft says."), criteria);
  else
    frozen = g_strdup_printf (_("The page, its %s and its thresholds are frozen as version %d. It takes the place of version %d, "
                                "which is kept."), criteria, ranked->version + 1, ranked->version);
  self->done = g_strdup_printf (_("Version %d published"), ranked->version + 1);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, cx_profile_get_name (draft));
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_label_set_text (self->frozen_label, frozen);
}

static void
suggest_author (CxPublishDialog *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");
  const char *real = g_get_real_name ();

  if (*author == '\0' && g_strcmp0 (real, "Unknown") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->author_row), real);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->author_row), author);
}

static void
cx_publish_dialog_dispose (GObject *object)
{
  CxPublishDialog *self = CX_PUBLISH_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->done, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_PUBLISH_DIALOG);
  G_OBJECT_CLASS (cx_publish_dialog_parent_class)->dispose (object);
}

static void
cx_publish_dialog_class_init (CxPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_publish_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, publish_button);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, frozen_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, tiers_list);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, reason_view);
  gtk_widget_class_bind_template_child (widget_class, CxPublishDialog, author_row);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_publish);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
cx_publish_dialog_init (CxPublishDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason_view), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->publish_button);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->reason_view));
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
  g_signal_connect_object (workspace, "notify::draft-evaluation", G_CALLBACK (show_tiers), self, G_CONNECT_SWAPPED);
  show_frozen (self);
  show_tiers (self);
  suggest_author (self);
  update (self);
  return ADW_DIALOG (self);
}
