/* The enrichment list: one row a field. */
#include "cx-enrich-dialog.h"

#include "cx-enrich-page.h"
#include "cx-enrich-words.h"
#include "cx-export-dialog.h"
#include "cx-format.h"
#include "cx-place.h"
#include "cx-workspace-enrich.h"

#include <glib/gi18n.h>

struct _CxEnrichDialog {
  AdwDialog parent_instance;

  GtkWidget    *from;
  CxWorkspace  *workspace;
  CxSnapshot   *snapshot;
  int           profile;
  CxEnrichment *enrichment;   /* NULL until it is there */
  GCancellable *cancellable;

  AdwNavigationView   *navigation;
  AdwWindowTitle      *title;
  GtkStack            *stack;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *movers, *others;
};

G_DEFINE_FINAL_TYPE (CxEnrichDialog, cx_enrich_dialog, ADW_TYPE_DIALOG)

/* ── from a field on ─────────────────────────────────────────────────────── */

static void
on_show_account (CxEnrichDialog *self,
                 const char     *key)
{
  gtk_widget_activate_action (self->from, "win.show-account", "s", key);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_export (CxEnrichDialog *self,
           GArray         *rows)
{
  adw_dialog_present (cx_export_dialog_new (self->from, self->workspace, self->snapshot, self->profile, rows, FALSE), self->from);
}

static void
on_field_activated (AdwActionRow   *row,
                    CxEnrichDialog *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));
  CxEnrichPage *page = cx_enrich_page_new (self->workspace, cx_snapshot_get_columns (self->snapshot), self->enrichment, field);

  g_signal_connect_object (page, "show-account", G_CALLBACK (on_show_account), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "export", G_CALLBACK (on_export), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
}

/* ── the fields ──────────────────────────────────────────────────────────── */

/* "↑ 127": how many could change, and which way. */
static char *
figure_text (const CxEnrichField *field)
{
  g_autofree char *number = cx_format_number (field->change, 0);
  const char *way = field->down == 0 ? "↑" : field->up == 0 ? "↓" : "↕";

  return field->change > 0 ? g_strdup_printf ("%s %s", way, number) : g_steal_pointer (&number);
}

/* As a bar too, beside the most that any field could change. What the arrow says, the row says in words. */
static GtkWidget *
figure_new (const CxEnrichField *field,
            guint                most)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *bar = gtk_level_bar_new ();
  g_autofree char *text = figure_text (field);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), most > 0 ? (double) field->change / most : 0);
  gtk_widget_set_size_request (bar, 72, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static GtkWidget *
row_new (const CxEnrichField *field)
{
  g_autofree char *blank = cx_enrich_blank (field);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), blank);
  return row;
}

static GtkWidget *
mover_new (CxEnrichDialog      *self,
           const CxEnrichField *field,
           guint                number,
           guint                most)
{
  GtkWidget *row = row_new (field), *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *words = cx_enrich_field (field);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure_new (field, most));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_tooltip_text (row, words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (number));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_field_activated), self, 0);
  return row;
}

/* Fields stand with most change first; those behind may move accounts together with others only. */
static void
show_fields (CxEnrichDialog *self)
{
  GPtrArray *fields = cx_enrichment_get_fields (self->enrichment);
  guint n_movers = 0, n_others = 0;
  g_autofree char *sum = cx_enrich_sum (cx_enrichment_count_change (self->enrichment),
                                        cx_columns_get_n_accounts (cx_snapshot_get_columns (self->snapshot)));

  for (guint i = 0; i < fields->len; i++)
    {
      const CxEnrichField *field = fields->pdata[i], *first = fields->pdata[0];

      if (field->change + field->together > 0)
        {
          adw_preferences_group_add (self->movers, mover_new (self, field, i, first->change));
          n_movers++;
        }
      else if (field->blank > 0)
        {
          adw_preferences_group_add (self->others, row_new (field));
          n_others++;
        }
    }
  adw_preferences_page_set_description (self->page, sum);
  gtk_widget_set_visible (GTK_WIDGET (self->others), n_others > 0);
  gtk_stack_set_visible_child_name (self->stack, n_movers > 0 ? "fields" : "nothing");
}

static void
on_enrichment (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(CxEnrichDialog) self = data;
  g_autoptr(GError) error = NULL;
  CxEnrichment *enrichment = cx_workspace_enrich_finish (CX_WORKSPACE (source), result, &error);

  if (enrichment != NULL)
    {
      self->enrichment = enrichment;
      show_fields (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cx_place_toast_error (self->from, error);
      adw_dialog_close (ADW_DIALOG (self));
    }
}

/* ── the dialog ──────────────────────────────────────────────────────────── */

/* An answer that comes after the dialog is gone must not make widgets. */
static void
cx_enrich_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (CX_ENRICH_DIALOG (dialog)->cancellable);
}

static void
cx_enrich_dialog_dispose (GObject *object)
{
  CxEnrichDialog *self = CX_ENRICH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->enrichment, cx_enrichment_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->from);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_ENRICH_DIALOG);
  G_OBJECT_CLASS (cx_enrich_dialog_parent_class)->dispose (object);
}

static void
cx_enrich_dialog_class_init (CxEnrichDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_enrich_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = cx_enrich_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-enrich-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxEnrichDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichDialog, page);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichDialog, movers);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichDialog, others);
}

static void
cx_enrich_dialog_init (CxEnrichDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whose tiers they are, when there are several profiles. */
static void
name_profile (CxEnrichDialog *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  g_autofree char *words = NULL;

  if (cx_tiering_get_n_profiles (tiering) < 2)
    return;
  if (self->profile >= 0)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, (guint) self->profile);
      g_autofree char *name = cx_format_isolate (cx_profile_get_name (ranked->draft));

      /* Translators: %s is the name of a profile */
      words = g_strdup_printf (_("Tiers by %s"), name);
    }
  adw_window_title_set_subtitle (self->title, words != NULL ? words : _("Tiers of the workspace"));
}

AdwDialog *
cx_enrich_dialog_new (GtkWidget   *from,
                      CxWorkspace *workspace,
                      CxSnapshot  *snapshot,
                      int          profile)
{
  CxEnrichDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from) && CX_IS_WORKSPACE (workspace) && snapshot != NULL, NULL);

  self = g_object_new (CX_TYPE_ENRICH_DIALOG, NULL);
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->snapshot = cx_snapshot_ref (snapshot);
  self->profile = profile < (int) cx_tiering_get_n_profiles (cx_snapshot_get_tiering (snapshot)) ? profile : -1;
  name_profile (self);
  cx_workspace_enrich_async (workspace, snapshot, self->profile, self->cancellable, on_enrichment, g_object_ref (self));
  return ADW_DIALOG (self);
}
