/* One column of a file on its way in. */
#include "cx-import-column-row.h"

#include "cx-field-words.h"
#include "cx-text.h"

#include <glib/gi18n.h>

/* What the drop-down offers before the fields that exist; only accounts take new ones. */
enum {
  CHOICE_LEAVE_OUT,
  CHOICE_NEW,
};

struct _CxImportColumnRow {
  AdwExpanderRow parent_instance;

  CxImportPlan  *plan;
  guint          column;
  gboolean       remembered;
  gboolean       touched;    /* whether a person chose */
  CxField       *fresh;      /* the new field that this column is or would be */
  GPtrArray     *role_keys;  /* of the drop-down, the first is NULL */
  gboolean       filling;

  GtkLabel      *pill;

  /* Inside, once the row was opened: */
  AdwComboRow   *field_row;
  AdwEntryRow   *label_row;
  AdwComboRow   *type_row;
  AdwComboRow   *order_row;
  AdwComboRow   *role_row;
  AdwActionRow  *fill_row;
  AdwActionRow  *samples_row;
};

G_DEFINE_FINAL_TYPE (CxImportColumnRow, cx_import_column_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CxPlanColumn *
plan_column (CxImportColumnRow *self)
{
  return g_ptr_array_index (self->plan->columns, self->column);
}

/* ── what the row says ──────────────────────────────────────────────────── */

/* The label, or the key when another column becomes a field with the same label. */
static const char *
field_name (CxImportColumnRow *self)
{
  const CxField *field = plan_column (self)->field;

  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *other = g_ptr_array_index (self->plan->columns, i);

      if (i != self->column && other->field && g_str_equal (other->field->label, field->label))
        return field->key;
    }
  return field->label;
}

/* "Employees · Number", "New: Plan · Category · Role: Owner", "Left out"; a role that is called as its field says nothing. */
static char *
describe_field (CxImportColumnRow *self)
{
  const CxPlanColumn *column = plan_column (self);
  const CxField *field = column->field;
  g_autofree char *role = field && field->role ? cx_field_role_label (field->role) : NULL;
  g_autoptr(GString) text = NULL;

  if (field == NULL)
    return g_strdup (_("Left out"));
  text = g_string_new (NULL);
  g_string_printf (text, column->existing ? "%s" : _("New: %s"), field_name (self));
  g_string_append_printf (text, " · %s", cx_field_type_label (field->type));
  if (role && g_utf8_collate (role, field->label) != 0 && self->plan->kind == CX_IMPORT_ACCOUNTS)
    g_string_append_printf (text, " · %s", role);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_pill (CxImportColumnRow *self)
{
  const CxPlanColumn *column = plan_column (self);
  gboolean remembered = self->remembered && !self->touched && !column->guessed;

  gtk_widget_set_visible (GTK_WIDGET (self->pill), column->field && (remembered || column->guessed));
  gtk_label_set_text (self->pill, remembered ? C_("what an earlier import did", "As before")
                                             : C_("what the program chose by itself", "Guess"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pill), remembered ? _("This is what the column became in the last import of such a file")
                                                                   : _("Concentric chose this by the header and the values; open the column to change it"));
  if (remembered)
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), "remembered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pill), "remembered");
}

static void
update_summary (CxImportColumnRow *self)
{
  const CxPlanColumn *column = plan_column (self);
  g_autofree char *field = describe_field (self);
  g_autofree char *samples = g_strjoinv (" · ", column->samples);
  /* Translators: the share of rows that have a value; a narrow no-break space stands before the sign */
  g_autofree char *filled = g_strdup_printf (_("%.0f\u202f%% filled"), 100 * column->filled);
  g_autofree char *text = *samples ? g_strdup_printf ("%s · %s\n%s", field, filled, samples) : g_strdup_printf ("%s\n%s", field, _("Empty"));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  update_pill (self);
}

static void
update_details (CxImportColumnRow *self)
{
  CxPlanColumn *column = plan_column (self);
  gboolean fresh = column->field && !column->existing;

  gtk_widget_set_visible (GTK_WIDGET (self->label_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->type_row), column->field != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->type_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), column->field && self->plan->kind == CX_IMPORT_ACCOUNTS);
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_row), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->order_row), column->field && column->field->type == CX_FIELD_DATE);
  update_summary (self);
}

static guint
first_field (CxImportColumnRow *self)
{
  return self->plan->kind == CX_IMPORT_ACCOUNTS ? 2 : 1;
}

static guint
find_field (CxImportColumnRow *self,
            const char        *key)
{
  for (guint i = 0; i < self->plan->fields->len; i++)
    if (g_str_equal (((CxField *) g_ptr_array_index (self->plan->fields, i))->key, key))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
find_role (CxImportColumnRow *self,
           const char        *role)
{
  for (guint i = 0; i < self->role_keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->role_keys, i), role) == 0)
      return i;
  return 0;
}

/* The drop-downs as the plan has them, without taking this for an answer of the person. */
static void
fill_details (CxImportColumnRow *self)
{
  CxPlanColumn *column = plan_column (self);
  guint choice = CHOICE_LEAVE_OUT;

  self->filling = TRUE;
  if (column->field && column->existing)
    choice = first_field (self) + find_field (self, column->field->key);
  else if (column->field)
    choice = CHOICE_NEW;
  adw_combo_row_set_selected (self->field_row, choice);
  if (column->field)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->label_row), column->field->label);
      adw_combo_row_set_selected (self->type_row, column->field->type);
      adw_combo_row_set_selected (self->role_row, find_role (self, column->field->role));
    }
  adw_combo_row_set_selected (self->order_row, column->date_order);
  self->filling = FALSE;
  update_details (self);
}

/* ── what the person answers ────────────────────────────────────────────── */

static void
set_field (CxImportColumnRow *self,
           const CxField     *field)
{
  self->touched = TRUE;
  cx_import_plan_set_field (self->plan, self->column, field);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_field_selected (CxImportColumnRow *self)
{
  guint choice = adw_combo_row_get_selected (self->field_row);

  if (self->filling || choice == GTK_INVALID_LIST_POSITION)
    return;
  if (choice == CHOICE_LEAVE_OUT)
    set_field (self, NULL);
  else if (choice < first_field (self))
    set_field (self, self->fresh);
  else
    set_field (self, g_ptr_array_index (self->plan->fields, choice - first_field (self)));
  fill_details (self);
}

static void
on_details_changed (CxImportColumnRow *self)
{
  CxPlanColumn *column = plan_column (self);
  g_autofree char *label = NULL;
  CxField *field;

  if (self->filling || column->field == NULL || column->existing)
    return;
  label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label_row))));
  field = cx_field_new (self->fresh->key, *label ? label : column->header, adw_combo_row_get_selected (self->type_row),
                        g_ptr_array_index (self->role_keys, adw_combo_row_get_selected (self->role_row)),
                        self->fresh->unit, column->header);
  cx_field_free (self->fresh);
  self->fresh = field;
  set_field (self, field);
  update_details (self);
}

static void
on_order_changed (CxImportColumnRow *self)
{
  if (self->filling)
    return;
  plan_column (self)->date_order = adw_combo_row_get_selected (self->order_row);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ── making ─────────────────────────────────────────────────────────────── */

static void
fill_models (CxImportColumnRow *self)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) types = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) roles = gtk_string_list_new (NULL);
  CxPlanColumn *column = plan_column (self);

  gtk_string_list_append (choices, _("Left Out"));
  if (self->plan->kind == CX_IMPORT_ACCOUNTS)
    gtk_string_list_append (choices, _("A New Field"));
  for (guint i = 0; i < self->plan->fields->len; i++)
    gtk_string_list_append (choices, ((CxField *) g_ptr_array_index (self->plan->fields, i))->label);
  for (guint i = 0; i < CX_N_FIELD_TYPES; i++)
    gtk_string_list_append (types, cx_field_type_label (i));

  g_ptr_array_add (self->role_keys, NULL);
  for (guint i = 0; cx_field_roles_get (i); i++)
    g_ptr_array_add (self->role_keys, g_strdup (cx_field_roles_get (i)));
  if (column->field && column->field->role && find_role (self, column->field->role) == 0)
    g_ptr_array_add (self->role_keys, g_strdup (column->field->role));
  gtk_string_list_append (roles, _("None"));
  for (guint i = 1; i < self->role_keys->len; i++)
    gtk_string_list_take (roles, cx_field_role_label (g_ptr_array_index (self->role_keys, i)));

  self->filling = TRUE;
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (choices));
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (types));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (roles));
  self->filling = FALSE;
}

static void
fill_facts (CxImportColumnRow *self)
{
  CxPlanColumn *column = plan_column (self);
  /* Translators: a narrow no-break space stands before the sign */
  g_autofree char *filled = g_strdup_printf (_("%.0f\u202f%% of the rows that were looked at"), 100 * column->filled);
  g_autofree char *lines = g_strjoinv ("\n", column->samples);

  adw_action_row_set_subtitle (self->fill_row, filled);
  adw_action_row_set_subtitle (self->samples_row, *lines ? lines : _("None"));
}

static gpointer
add_detail (CxImportColumnRow *self,
            GtkBuilder        *builder,
            const char        *name)
{
  GtkWidget *row = GTK_WIDGET (gtk_builder_get_object (builder, name));

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_details (CxImportColumnRow *self)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/concentric_app/Concentric/cx-import-column-details.ui");

  self->field_row = add_detail (self, builder, "field_row");
  self->label_row = add_detail (self, builder, "label_row");
  self->type_row = add_detail (self, builder, "type_row");
  self->order_row = add_detail (self, builder, "order_row");
  self->role_row = add_detail (self, builder, "role_row");
  self->fill_row = add_detail (self, builder, "fill_row");
  self->samples_row = add_detail (self, builder, "samples_row");
  g_signal_connect_swapped (self->field_row, "notify::selected", G_CALLBACK (on_field_selected), self);
  g_signal_connect_swapped (self->label_row, "changed", G_CALLBACK (on_details_changed), self);
  g_signal_connect_swapped (self->type_row, "notify::selected", G_CALLBACK (on_details_changed), self);
  g_signal_connect_swapped (self->order_row, "notify::selected", G_CALLBACK (on_order_changed), self);
  g_signal_connect_swapped (self->role_row, "notify::selected", G_CALLBACK (on_details_changed), self);
}

/* A file has hundreds of columns, and a person opens three: what is inside a row is made when it is opened. */
static void
on_expanded (CxImportColumnRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->field_row)
    return;
  add_details (self);
  fill_models (self);
  fill_facts (self);
  fill_details (self);
}

static gboolean
key_is_taken (CxImportColumnRow *self,
              const char        *key)
{
  if (find_field (self, key) != GTK_INVALID_LIST_POSITION)
    return TRUE;
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (self->plan->columns, i);

      if (i != self->column && column->field && g_str_equal (column->field->key, key))
        return TRUE;
    }
  return FALSE;
}

/* The field that the column becomes when a person wants a new one. */
static CxField *
make_fresh_field (CxImportColumnRow *self)
{
  CxPlanColumn *column = plan_column (self);
  g_autofree char *slug = NULL;
  g_autofree char *key = NULL;

  if (column->field && !column->existing)
    return cx_field_copy (column->field);
  slug = cx_text_slug (column->header);
  key = g_strdup (*slug ? slug : "column");
  for (guint i = 2; key_is_taken (self, key); i++)
    {
      g_free (key);
      key = g_strdup_printf ("%s_%u", *slug ? slug : "column", i);
    }
  return cx_field_new (key, column->header, column->field ? column->field->type : CX_FIELD_TEXT, NULL, NULL, column->header);
}

static void
fill_title (CxImportColumnRow *self)
{
  CxPlanColumn *column = plan_column (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *column->header ? column->header : _("(no header)"));
}

static void
cx_import_column_row_dispose (GObject *object)
{
  CxImportColumnRow *self = CX_IMPORT_COLUMN_ROW (object);

  g_clear_pointer (&self->role_keys, g_ptr_array_unref);
  g_clear_pointer (&self->fresh, cx_field_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_COLUMN_ROW);
  G_OBJECT_CLASS (cx_import_column_row_parent_class)->dispose (object);
}

static void
cx_import_column_row_class_init (CxImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_import_column_row_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CX_TYPE_IMPORT_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxImportColumnRow, pill);
}

static void
cx_import_column_row_init (CxImportColumnRow *self)
{
  self->role_keys = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

GtkWidget *
cx_import_column_row_new (CxImportPlan *plan,
                          guint         column,
                          gboolean      remembered)
{
  CxImportColumnRow *self = g_object_new (CX_TYPE_IMPORT_COLUMN_ROW, NULL);

  self->plan = plan;
  self->column = column;
  self->remembered = remembered;
  self->fresh = make_fresh_field (self);
  fill_title (self);
  update_summary (self);
  return GTK_WIDGET (self);
}

void
cx_import_column_row_update (CxImportColumnRow *self)
{
  g_return_if_fail (CX_IS_IMPORT_COLUMN_ROW (self));

  update_summary (self);
}
