/* What became of the rows of an import, or would become. */
#include "cx-import-summary.h"

#include "cx-field-words.h"
#include "cx-format.h"
#include "cx-import-words.h"
#include "cx-place.h"
#include "cx-stage-map-dialog.h"

#include <glib/gi18n.h>

struct _CxImportSummary {
  AdwBin               parent_instance;

  CxWorkspace         *workspace;   /* (nullable): of a forecast */
  GFile               *file;
  gint64               import;
  GPtrArray           *rows;        /* (element-type GtkWidget): made by this, of the groups below */
  CxImportOutcome     *outcome;     /* (nullable): what is shown */
  gint32               today;
  guint                filled;      /* rows of its reasons and changes that are made */
  guint                fill_source;
  GSignalGroup        *signals;

  GtkLabel            *headline;
  GtkLabel            *subline;
  GtkWidget           *stages_group;
  AdwPreferencesRow   *stages_row;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *rejects_group;
  AdwPreferencesGroup *unread_group;
  AdwPreferencesGroup *changes_group;
  GtkWidget           *save_button;
  GtkWidget           *undo_group;
};

G_DEFINE_FINAL_TYPE (CxImportSummary, cx_import_summary, ADW_TYPE_BIN)

/* So many rows are made between two frames. */
#define ROWS_AT_ONCE 4

/* Where each row has a reason of its own, nobody reads all of them. */
#define REASONS_SHOWN 50

/* ── rows ───────────────────────────────────────────────────────────────── */

static GtkWidget *
number_label (gint64 n)
{
  g_autofree char *text = cx_format_number ((double) n, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_row (CxImportSummary     *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
add_count (CxImportSummary     *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char          *subtitle,
           gint64               n)
{
  GtkWidget *row = make_row (title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number_label (n));
  add_row (self, group, row);
}

static void
clear_rows (CxImportSummary *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *group = gtk_widget_get_ancestor (self->rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* ── what became of the rows ────────────────────────────────────────────── */

static void
show_counts (CxImportSummary      *self,
             CxImportKind          kind,
             const CxImportCounts *counts)
{
  gboolean accounts = kind == CX_IMPORT_ACCOUNTS;

  add_count (self, self->counts_group, _("New"), NULL, counts->inserted);
  add_count (self, self->counts_group, _("Updated"), accounts ? _("Accounts that are there, with other values") : NULL, counts->updated);
  add_count (self, self->counts_group, _("Unchanged"), NULL, counts->unchanged);
  add_count (self, self->counts_group, _("Merged"), cx_import_merged_words (kind), counts->merged);
  add_count (self, self->counts_group, _("Set aside"), NULL, counts->rejected);
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
      add_count (self, self->unread_group, column->header, subtitle, column->unread);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unread_group), n > 0);
}

/* A reason as the title of a row: it begins a sentence here. */
static char *
capitalize (const char *text)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, *text ? g_utf8_next_char (text) : "", NULL);
}

static GtkWidget *
make_reason_row (const CxRejectReason *reason)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = capitalize (reason->reason);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), number_label (reason->n));
  for (guint i = 0; i < reason->n_samples; i++)
    {
      g_autofree char *line = cx_format_number ((double) reason->samples[i].line, 0);
      g_autofree char *place = g_strdup_printf (_("Line %s"), line);
      GtkWidget *sample = make_row (place, reason->samples[i].text);

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (sample), 3);
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (sample), TRUE);
      gtk_widget_add_css_class (sample, "property");
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), sample);
    }
  return row;
}

/* ── values that became others ──────────────────────────────────────────── */

/* "Employees: was 500, is now 600", in words, because an arrow would have to know the direction of the text. */
static char *
describe_change (const CxImportChange *change,
                 gint32                today)
{
  const char *label = change->field ? change->field->label : _("Stage");
  g_autofree char *was = cx_format_stored (change->field, change->was.text, change->was.low, change->was.high, today);
  g_autofree char *now = cx_format_stored (change->field, change->now.text, change->now.low, change->now.high, today);

  if (was == NULL)
    /* Translators: a field, and its first value */
    return g_strdup_printf (_("%s: %s, was empty"), label, now ? now : "–");
  /* Translators: a field, its value, and the value that it had before */
  return g_strdup_printf (_("%s: %s, was %s"), label, now ? now : "–", was);
}

static void
describe_changes (CxImportSummary       *self,
                  const CxImportOutcome *outcome)
{
  g_autofree char *values = cx_format_number ((double) outcome->values, 0);
  g_autofree char *accounts = cx_format_number ((double) outcome->accounts, 0);
  g_autofree char *of = g_strdup_printf (ngettext ("of %s account", "of %s accounts", outcome->accounts), accounts);
  g_autofree char *shown = cx_format_number (outcome->changes->len, 0);
  g_autofree char *all = g_strdup_printf (ngettext ("%s value", "%s values", outcome->values), values);
  /* Translators: "50 values of 20 accounts", then the same when only the first of them are shown */
  g_autofree char *text = outcome->values > outcome->changes->len ? g_strdup_printf (_("%s %s; these are the first %s"), all, of, shown)
                                                                  : g_strdup_printf (_("%s %s"), all, of);

  adw_preferences_group_set_description (self->changes_group, text);
}

static GtkWidget *
make_change_row (const CxImportChange *change,
                 gint32                today)
{
  g_autofree char *words = describe_change (change, today);
  GtkWidget *row = make_row (change->name ? change->name : change->key, words);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  return row;
}

/* ── all of it ──────────────────────────────────────────────────────────── */

/* A few rows a frame: reasons first, then changes. */
static gboolean
fill_some_rows (gpointer user_data)
{
  CxImportSummary *self = user_data;
  GPtrArray *reasons = self->outcome->reasons, *changes = self->outcome->changes;
  guint n_reasons = MIN (reasons->len, REASONS_SHOWN);

  for (guint n = 0; n < ROWS_AT_ONCE; n++, self->filled++)
    if (self->filled < n_reasons)
      add_row (self, self->rejects_group, make_reason_row (reasons->pdata[self->filled]));
    else if (self->filled < n_reasons + changes->len)
      add_row (self, self->changes_group, make_change_row (changes->pdata[self->filled - n_reasons], self->today));
    else
      break;
  if (self->filled < n_reasons + changes->len)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

static void
describe_rejects (CxImportSummary       *self,
                  const CxImportOutcome *outcome)
{
  g_autofree char *all = cx_format_number (outcome->reasons->len, 0);
  g_autofree char *shown = cx_format_number (REASONS_SHOWN, 0);
  g_autofree char *some = g_strdup_printf (_("The %s most frequent of %s reasons"), shown, all);

  adw_preferences_group_set_description (self->rejects_group, outcome->reasons->len > REASONS_SHOWN ? some
                                         : self->import > 0 ? _("They are kept with their line and reason.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rejects_group), outcome->reasons->len > 0);
}

static void
show_outcome (CxImportSummary       *self,
              CxImportKind           kind,
              const CxImportCounts  *counts,
              const CxImportOutcome *outcome,
              gint32                 today)
{
  clear_rows (self);
  g_clear_pointer (&self->outcome, cx_import_outcome_unref);
  self->outcome = cx_import_outcome_ref (outcome);
  self->today = today;
  self->filled = 0;
  show_counts (self, kind, counts);
  if (outcome->result && outcome->result->ahead > 0)
    add_count (self, self->counts_group, _("Stage dates in the future"), _("They count from that day on"), outcome->result->ahead);
  if (outcome->result)
    show_unread (self, outcome->result->columns);
  if (outcome->changes->len > 0)
    describe_changes (self, outcome);
  describe_rejects (self, outcome);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_group), outcome->changes->len > 0);
  self->fill_source = g_idle_add (fill_some_rows, self);
}

/* ── values of the stage column that nobody decided ─────────────────────── */

static gboolean
has_stages (CxImportSummary *self)
{
  const CxImportResult *result = self->outcome ? self->outcome->result : NULL;

  for (guint i = 0; result != NULL && i < result->columns->len; i++)
    if (g_strcmp0 (((const CxImportColumn *) result->columns->pdata[i])->field->role, "stage") == 0)
      return TRUE;
  return FALSE;
}

static void
update_stages (CxImportSummary *self)
{
  guint n = self->workspace && has_stages (self)
              ? cx_journey_count_undecided (cx_snapshot_get_journey (cx_workspace_get_snapshot (self->workspace))) : 0;
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u value of the stage column means no stage yet", "%u values of the stage column mean no stage yet", n), n);

  adw_preferences_row_set_title (self->stages_row, title);
  gtk_widget_set_visible (self->stages_group, n > 0);
}

static void
on_decide (CxImportSummary *self)
{
  adw_dialog_present (cx_stage_map_dialog_new (self->workspace), GTK_WIDGET (self));
}

/* ── rejects as a file ──────────────────────────────────────────────────── */

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CxImportSummary) self = user_data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_save_rejects_finish (CX_WORKSPACE (source), result, &error))
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
    cx_workspace_save_rejects_async (self->workspace, self->import, target, on_saved, g_object_ref (self));
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

/* ── class ──────────────────────────────────────────────────────────────── */

static void
cx_import_summary_dispose (GObject *object)
{
  CxImportSummary *self = CX_IMPORT_SUMMARY (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_SUMMARY);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->outcome, cx_import_outcome_unref);
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
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, stages_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, stages_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, counts_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, rejects_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, unread_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, changes_group);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, save_button);
  gtk_widget_class_bind_template_child (widget_class, CxImportSummary, undo_group);
  gtk_widget_class_bind_template_callback (widget_class, on_decide);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
cx_import_summary_init (CxImportSummary *self)
{
  self->rows = g_ptr_array_new ();
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot", G_CALLBACK (update_stages), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gint32
today_of (CxWorkspace *workspace)
{
  return cx_snapshot_get_day (cx_workspace_get_snapshot (workspace));
}

/* ── public ─────────────────────────────────────────────────────────────── */

static char *
describe_nothing (const CxImportOutcome *outcome)
{
  if (outcome->result->twin > 0)
    return g_strdup_printf (_("The same as import %d"), (int) outcome->result->twin);
  return outcome->result->counts.rejected == outcome->result->counts.rows ? g_strdup (_("No row could be used"))
                                                                         : g_strdup (_("The workspace has all of it already"));
}

static char *
describe_rows (CxImportSummary      *self,
               const CxImportCounts *counts)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *number = cx_format_number ((double) counts->rows, 0);

  return g_strdup_printf (ngettext ("%s row of %s was read", "%s rows of %s were read", counts->rows), number, name);
}

void
cx_import_summary_show (CxImportSummary       *self,
                        CxWorkspace           *workspace,
                        GFile                 *file,
                        CxImportKind           kind,
                        const CxImportOutcome *outcome)
{
  const CxImportCounts *counts = &outcome->result->counts;
  gboolean nothing = counts->inserted == 0 && counts->updated == 0;
  g_autofree char *headline = NULL;
  g_autofree char *subline = NULL;

  g_return_if_fail (CX_IS_IMPORT_SUMMARY (self) && CX_IS_WORKSPACE (workspace) && G_IS_FILE (file));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->file, file);
  g_signal_group_set_target (self->signals, workspace);
  self->import = outcome->result->id;
  headline = nothing ? g_strdup (_("Nothing changed")) : cx_import_new_words (kind, counts);
  subline = nothing ? describe_nothing (outcome) : describe_rows (self, counts);
  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->subline, subline);
  show_outcome (self, kind, counts, outcome, today_of (workspace));
  update_stages (self);
}

void
cx_import_summary_forecast (CxImportSummary       *self,
                            CxImportKind           kind,
                            const CxImportOutcome *outcome,
                            gint32                 today)
{
  g_autofree char *headline = NULL;

  g_return_if_fail (CX_IS_IMPORT_SUMMARY (self));

  headline = cx_import_counts_words (&outcome->result->counts);
  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->subline, _("Nothing is changed before you import."));
  show_outcome (self, kind, &outcome->result->counts, outcome, today);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_widget_set_visible (self->undo_group, FALSE);
}

/* "22 Nov, 14:05 · Salesforce · Accounts · 400 rows" */
static char *
describe_import (const CxImportRow *import,
                 gint32             today)
{
  g_autofree char *when = cx_import_when (import->at, today);
  g_autofree char *number = cx_format_number ((double) import->rows, 0);
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", import->rows), number);

  return g_strjoin (" · ", when, import->source, cx_import_kind_name_label (import->kind), rows, NULL);
}

void
cx_import_summary_recall (CxImportSummary       *self,
                          CxWorkspace           *workspace,
                          const CxImportRow     *import,
                          const CxImportOutcome *outcome)
{
  const CxImportCounts counts = { import->rows, import->inserted, import->updated, import->unchanged, import->merged, import->rejected };
  g_autoptr(GFile) file = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (CX_IS_IMPORT_SUMMARY (self) && CX_IS_WORKSPACE (workspace) && import != NULL && outcome != NULL);

  file = g_file_new_for_path (import->file);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->file, file);
  self->import = import->id;
  words = describe_import (import, today_of (workspace));
  gtk_label_set_text (self->headline, import->file);
  gtk_label_set_text (self->subline, words);
  show_outcome (self, cx_import_kind_of_name (import->kind), &counts, outcome, today_of (workspace));
  gtk_widget_set_visible (GTK_WIDGET (self->unread_group), FALSE);
  gtk_widget_set_visible (self->undo_group, FALSE);
}

const char *
cx_import_summary_get_words (CxImportSummary *self)
{
  g_return_val_if_fail (CX_IS_IMPORT_SUMMARY (self), NULL);

  return gtk_label_get_text (self->headline);
}
