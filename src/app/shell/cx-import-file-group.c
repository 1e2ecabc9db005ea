/* What a person can say of a file. */
#include "cx-import-file-group.h"

#include "cx-import-precedence-row.h"
#include "cx-import-words.h"

#include <glib/gi18n.h>

struct _CxImportFileGroup {
  AdwPreferencesGroup parent_instance;

  CxImportPlan   *plan;          /* (nullable): the dialog's */
  CxReadForm     *form;          /* (nullable) */
  CxImportOptions options;       /* what the person said; its texts are these: */
  char           *encoding, *sheet, *source;
  gboolean        kind_chosen;
  gboolean        stories;
  gboolean        filling;

  AdwComboRow    *kind_row;
  GtkWidget      *guess_pill;
  AdwEntryRow    *source_row;
  CxImportPrecedenceRow *precedence_row;
  AdwComboRow    *sheet_row;
  AdwExpanderRow *form_row;
  AdwComboRow    *encoding_row;
  AdwComboRow    *delimiter_row;
  AdwComboRow    *quote_row;
  AdwActionRow   *header_row;
  GtkSpinButton  *header_line;
  AdwComboRow    *key_row;
};

G_DEFINE_FINAL_TYPE (CxImportFileGroup, cx_import_file_group, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_LOOK_AGAIN,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char delimiters[] = { ',', ';', '\t', '|', ':', ' ' };
static const char quotes[] = { '"', '\'', '\n' };

/* ── lists: what was found first, then all that can be said instead ─────── */

/* Which entry of the list is chosen, when @at is the one of all that a person chose, or -1: found. */
static void
fill_choices (AdwComboRow   *row,
              char          *found,
              GtkStringList *all,
              int            at)
{
  g_autofree char *first = g_strdup_printf (C_("how a file is written", "Found: %s"), found);

  gtk_string_list_splice (all, 0, 0, (const char *[]) { first, NULL });
  adw_combo_row_set_model (row, G_LIST_MODEL (all));
  adw_combo_row_set_selected (row, (guint) (at + 1));
  g_object_unref (all);
  g_free (found);
}

static void
fill_encodings (CxImportFileGroup *self)
{
  GtkStringList *all = gtk_string_list_new (NULL);
  int at = -1;

  for (guint i = 0; cx_import_encoding_get (i); i++)
    {
      gtk_string_list_take (all, cx_import_encoding_label (cx_import_encoding_get (i)));
      if (self->encoding && g_str_equal (self->encoding, cx_import_encoding_get (i)))
        at = (int) i;
    }
  fill_choices (self->encoding_row, cx_import_encoding_label (self->form->encoding ? self->form->encoding : "UTF-8"), all, at);
}

static void
fill_signs (AdwComboRow *row,
            const char  *signs,
            guint        n,
            char         found,
            char         chosen)
{
  GtkStringList *all = gtk_string_list_new (NULL);
  int at = -1;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_take (all, cx_import_sign_label (signs[i]));
      if (chosen != 0 && signs[i] == chosen)
        at = (int) i;
    }
  fill_choices (row, cx_import_sign_label (found), all, at);
}

static void
fill_sheets (CxImportFileGroup *self)
{
  char **sheets = self->form->sheets;
  guint n = sheets ? g_strv_length (sheets) : 0;
  g_autoptr(GtkStringList) model = gtk_string_list_new ((const char *const *) sheets);

  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), n > 1);
  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (model));
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (sheets[i], self->form->sheet) == 0)
      adw_combo_row_set_selected (self->sheet_row, i);
}

static void
fill_header (CxImportFileGroup *self)
{
  guint first = self->form->preamble_lines + 1, n = self->form->header_lines;
  g_autofree char *text = n > 1 ? g_strdup_printf (_("Lines %u to %u together"), first, first + n - 1) : NULL;

  adw_action_row_set_subtitle (self->header_row, text);
  gtk_spin_button_set_value (self->header_line, first + n - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->header_row), n > 0);
}

static gboolean
is_text (const CxReadForm *form)
{
  return form->format == CX_FORMAT_CSV || form->format == CX_FORMAT_TSV;
}

static void
show_form_words (CxImportFileGroup *self)
{
  g_autofree char *words = cx_import_form_words (self->form);

  adw_expander_row_set_subtitle (self->form_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), is_text (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), is_text (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->quote_row), is_text (self->form));
}

/* What the rows are is guessed until a person says it. */
static void
show_kind (CxImportFileGroup *self,
           CxImportKind       likely)
{
  if (!self->kind_chosen)
    self->options.kind = likely;
  adw_combo_row_set_selected (self->kind_row, self->stories ? CX_IMPORT_STORIES : self->options.kind);
  gtk_widget_set_visible (self->guess_pill, !self->kind_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), !self->stories);
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), !self->stories && self->options.kind == CX_IMPORT_ACCOUNTS);
}

void
cx_import_file_group_show_form (CxImportFileGroup *self,
                                const CxReadForm  *form,
                                CxImportKind       likely)
{
  g_return_if_fail (CX_IS_IMPORT_FILE_GROUP (self) && form != NULL);

  g_clear_pointer (&self->form, cx_read_form_free);
  self->form = cx_read_form_copy (form);
  self->filling = TRUE;
  show_kind (self, likely);
  show_form_words (self);
  fill_sheets (self);
  fill_encodings (self);
  fill_signs (self->delimiter_row, delimiters, G_N_ELEMENTS (delimiters), form->delimiter, self->options.read.delimiter);
  fill_signs (self->quote_row, quotes, G_N_ELEMENTS (quotes), form->quote, self->options.read.quote);
  fill_header (self);
  self->filling = FALSE;
}

/* ── the plan ───────────────────────────────────────────────────────────── */

/* What identifies accounts: nothing in particular, or one of the columns that are imported. */
void
cx_import_file_group_update_keys (CxImportFileGroup *self)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0, n = 1;

  g_return_if_fail (CX_IS_IMPORT_FILE_GROUP (self));

  if (self->plan == NULL)
    return;
  gtk_string_list_append (model, _("ID, domain, then name"));
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (self->plan->columns, i);

      if (column->field == NULL)
        continue;
      gtk_string_list_append (model, column->field->label);
      if (self->plan->key_column == (int) i)
        selected = n;
      n++;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->key_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->key_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), self->plan->kind == CX_IMPORT_ACCOUNTS);
  self->filling = FALSE;
}

/* A source that is but the name of the file is no system. */
static void
show_source (CxImportFileGroup *self)
{
  g_autofree char *name = g_path_get_basename (self->plan->path);

  cx_import_precedence_row_set_source (self->precedence_row, g_str_equal (name, self->plan->source) ? NULL : self->plan->source);
}

void
cx_import_file_group_load (CxImportFileGroup *self,
                           CxWorkspace       *workspace)
{
  g_return_if_fail (CX_IS_IMPORT_FILE_GROUP (self));

  cx_import_precedence_row_load (self->precedence_row, workspace);
}

void
cx_import_file_group_show_plan (CxImportFileGroup *self,
                                CxImportPlan      *plan)
{
  g_return_if_fail (CX_IS_IMPORT_FILE_GROUP (self));

  self->plan = plan;
  if (plan == NULL)
    return;
  self->filling = TRUE;
  if (self->source == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->source_row), plan->source);
  self->filling = FALSE;
  if (self->source)
    {
      g_free (plan->source);
      plan->source = g_strdup (self->source);
    }
  show_source (self);
  cx_import_file_group_update_keys (self);
}

/* ── what the person says ───────────────────────────────────────────────── */

static void
look_again (CxImportFileGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_LOOK_AGAIN], 0);
}

static void
on_kind_selected (CxImportFileGroup *self)
{
  guint kind = adw_combo_row_get_selected (self->kind_row);

  if (self->filling || kind == GTK_INVALID_LIST_POSITION)
    return;
  self->kind_chosen = TRUE;
  self->stories = kind == CX_IMPORT_STORIES;
  if (!self->stories)
    self->options.kind = kind;
  look_again (self);
}

/* An empty source is the one that was found. */
static void
on_source_changed (CxImportFileGroup *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))));
  g_free (self->source);
  self->source = *text ? g_steal_pointer (&text) : NULL;
  self->options.source = self->source;
  if (self->plan && self->source)
    {
      g_free (self->plan->source);
      self->plan->source = g_strdup (self->source);
      show_source (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

static void
on_precedence_changed (CxImportFileGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char
read_sign (AdwComboRow *row,
           const char  *signs)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? 0 : signs[selected - 1];
}

static void
on_form_selected (CxImportFileGroup *self)
{
  guint sheet, encoding;

  if (self->filling || self->form == NULL)
    return;
  encoding = adw_combo_row_get_selected (self->encoding_row);
  g_free (self->encoding);
  self->encoding = encoding == 0 ? NULL : g_strdup (cx_import_encoding_get (encoding - 1));
  sheet = adw_combo_row_get_selected (self->sheet_row);
  if (gtk_widget_get_visible (GTK_WIDGET (self->sheet_row)) && self->form->sheets && sheet != GTK_INVALID_LIST_POSITION)
    {
      if (g_strcmp0 (self->form->sheet, self->form->sheets[sheet]) != 0)
        self->options.read.header_line = 0;
      g_set_str (&self->sheet, self->form->sheets[sheet]);
    }
  self->options.read.encoding = self->encoding;
  self->options.read.sheet = self->sheet;
  self->options.read.delimiter = read_sign (self->delimiter_row, delimiters);
  self->options.read.quote = read_sign (self->quote_row, quotes);
  look_again (self);
}

static void
on_header_set (CxImportFileGroup *self)
{
  if (self->filling || self->form == NULL)
    return;
  self->options.read.header_line = (guint) gtk_spin_button_get_value_as_int (self->header_line);
  look_again (self);
}

static void
on_key_selected (CxImportFileGroup *self)
{
  guint wanted = adw_combo_row_get_selected (self->key_row), n = 1;

  if (self->filling || self->plan == NULL)
    return;
  self->plan->key_column = -1;
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (self->plan->columns, i);

      if (column->field && n++ == wanted)
        cx_import_plan_set_key (self->plan, column->field->key, NULL);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ── class ──────────────────────────────────────────────────────────────── */

static void
cx_import_file_group_dispose (GObject *object)
{
  CxImportFileGroup *self = CX_IMPORT_FILE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_FILE_GROUP);
  g_clear_pointer (&self->form, cx_read_form_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->source, g_free);
  G_OBJECT_CLASS (cx_import_file_group_parent_class)->dispose (object);
}

static void
cx_import_file_group_class_init (CxImportFileGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_file_group_dispose;
  signals[SIGNAL_LOOK_AGAIN] = g_signal_new ("look-again", CX_TYPE_IMPORT_FILE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CX_TYPE_IMPORT_FILE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  g_type_ensure (CX_TYPE_IMPORT_PRECEDENCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-file-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, guess_pill);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, source_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, precedence_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, form_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, quote_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, header_row);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, header_line);
  gtk_widget_class_bind_template_child (widget_class, CxImportFileGroup, key_row);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_source_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_precedence_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_form_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_header_set);
  gtk_widget_class_bind_template_callback (widget_class, on_key_selected);
}

static void
cx_import_file_group_init (CxImportFileGroup *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = CX_IMPORT_ACCOUNTS; kind <= CX_IMPORT_EVENTS; kind++)
    gtk_string_list_append (kinds, cx_import_kind_label (kind));
  gtk_string_list_append (kinds, _("Win stories"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  self->filling = FALSE;
}

void
cx_import_file_group_get_options (CxImportFileGroup *self,
                                  CxImportOptions   *options)
{
  g_return_if_fail (CX_IS_IMPORT_FILE_GROUP (self) && options != NULL);

  *options = self->options;
}

gboolean
cx_import_file_group_is_stories (CxImportFileGroup *self)
{
  g_return_val_if_fail (CX_IS_IMPORT_FILE_GROUP (self), FALSE);

  return self->stories;
}
