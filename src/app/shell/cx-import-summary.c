/* What became of the rows of an import. */
#include "cx-import-summary.h"

#include "cx-field-words.h"
#include "cx-import-table.h"
#include "cx-place.h"
#include "cx-reject-file.h"

#include <glib/gi18n.h>

/* So many lines are named for each reason. */
#define MAX_LINES 5

struct _CxImportSummary {
  AdwBin               parent_instance;

  GFile               *file;
  GPtrArray           *rejects;   /* (nullable) (element-type CxRejectRow) */

  GtkLabel            *headline;
  GtkLabel            *subline;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *unread_group;
  AdwPreferencesGroup *rejects_group;
  GtkWidget           *save_button;
};

G_DEFINE_FINAL_TYPE (CxImportSummary, cx_import_summary, ADW_TYPE_BIN)

static void
add_count (AdwPreferencesGroup *group,
           const char          *title,
           const char          *subtitle,
           gint64               n)
{
  GtkWidget *row = adw_action_row_new (), *label;
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
show_counts (CxImportSummary      *self,
             const CxImportCounts *counts)
{
  g_autofree char *headline =
    g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " account is new", "%'" G_GINT64_FORMAT " accounts are new", counts->inserted),
                     counts->inserted);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *subline =
    g_strdup_printf (ngettext ("%'" G_GINT64_FORMAT " row of %s was read", "%'" G_GINT64_FORMAT " rows of %s were read", counts->rows),
                     counts->rows, name);

  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->subline, subline);
  add_count (self->counts_group, _("New"), NULL, counts->inserted);
  add_count (self->counts_group, _("Updated"), _("Accounts that were there, with other values now"), counts->updated);
  add_count (self->counts_group, _("Unchanged"), NULL, counts->unchanged);
  add_count (self->counts_group, _("Merged"), _("Further rows about the same account"), counts->merged);
  add_count (self->counts_group, _("Set aside"), NULL, counts->rejected);
}

static void
show_unread (CxImportSummary *self,
             GPtrArray       *columns)
{
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const CxImportColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *subtitle = NULL;

      if (column->unread == 0)
        continue;
      subtitle = g_strdup_printf (_("Not a value of the type “%s”"), cx_field_type_label (column->field->type));
      add_count (self->unread_group, column->header, subtitle, column->unread);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unread_group), n > 0);
}

/* ── rejects ────────────────────────────────────────────────────────────── */

typedef struct {
  const char *reason;
  gint64      n;
  GString    *lines;
} Reason;

static void
reason_free (gpointer data)
{
  Reason *reason = data;

  g_string_free (reason->lines, TRUE);
  g_free (reason);
}

static GPtrArray *
group_by_reason (GPtrArray *rejects)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rejects->len; i++)
    {
      const CxRejectRow *reject = g_ptr_array_index (rejects, i);
      Reason *reason = g_hash_table_lookup (known, reject->reason);

      if (reason == NULL)
        {
          reason = g_new0 (Reason, 1);
          reason->reason = reject->reason;
          reason->lines = g_string_new (NULL);
          g_hash_table_insert (known, reject->reason, reason);
          g_ptr_array_add (reasons, reason);
        }
      if (reason->n++ < MAX_LINES)
        g_string_append_printf (reason->lines, "%s%'" G_GINT64_FORMAT, reason->lines->len ? ", " : "", reject->line);
      else if (reason->n == MAX_LINES + 1)
        g_string_append (reason->lines, ", …");
    }
  return reasons;
}

static void
on_rejects (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxImportSummary) self = user_data;
  g_autoptr(GPtrArray) reasons = NULL;
  g_autoptr(GError) error = NULL;

  self->rejects = cx_workspace_rejects_finish (CX_WORKSPACE (source), result, &error);
  if (self->rejects == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  reasons = group_by_reason (self->rejects);
  for (guint i = 0; i < reasons->len; i++)
    {
      const Reason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *lines = g_strdup_printf (ngettext ("Line %s", "Lines %s", reason->n), reason->lines->str);

      add_count (self->rejects_group, reason->reason, lines, reason->n);
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CxImportSummary) self = user_data;
  g_autoptr(GError) error = NULL;

  if (cx_reject_file_write_finish (result, &error))
    cx_place_toast (GTK_WIDGET (self), _("Rejects saved"), NULL, NULL, NULL);
  else
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
on_target_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CxImportSummary) self = user_data;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (target)
    cx_reject_file_write_async (self->rejects, target, on_saved, g_object_ref (self));
}

static void
on_save (CxImportSummary *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *suggestion = g_strdup_printf (_("Rejects of %s.csv"), name);

  gtk_file_dialog_set_title (dialog, _("Save Rejects"));
  gtk_file_dialog_set_initial_name (dialog, suggestion);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_target_chosen, g_object_ref (self));
}

static void
cx_import_summary_dispose (GObject *object)
{
  CxImportSummary *self = CX_IMPORT_SUMMARY (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->rejects, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_SUMMARY);
  G_OBJECT_CLASS (cx_import_summary_parent_class)->dispose (object);
}

static void
cx_import_summary_class_init (CxImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_summary_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, headline);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, subline);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, counts_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, unread_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, rejects_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
cx_import_summary_init (CxImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_import_summary_show (CxImportSummary      *self,
                        CxWorkspace          *workspace,
                        GFile                *file,
                        const CxImportResult *result)
{
  g_return_if_fail (CX_IS_IMPORT_SUMMARY (self) && self->file == NULL);

  self->file = g_object_ref (file);
  show_counts (self, &result->counts);
  show_unread (self, result->columns);
  gtk_widget_set_visible (GTK_WIDGET (self->rejects_group), result->counts.rejected > 0);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  if (result->counts.rejected > 0)
    cx_workspace_rejects_async (workspace, result->id, on_rejects, g_object_ref (self));
}
