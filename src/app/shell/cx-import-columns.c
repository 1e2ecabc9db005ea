/* The columns of a file as rows. */
#include "cx-import-columns.h"

#include "cx-import-column-row.h"

#include <glib/gi18n.h>

struct _CxImportColumns {
  AdwPreferencesGroup parent_instance;

  CxImportPlan *plan;          /* the dialog's */
  CxImportKind  kind;          /* of the plan that @chosen is of */
  GHashTable   *chosen;        /* (element-type char CxField): by name of a column what a person made of it, NULL: left out */
  char         *remembered;
  GPtrArray    *rows;
  guint         fill_source;
};

G_DEFINE_FINAL_TYPE (CxImportColumns, cx_import_columns, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* So many rows are made between two frames. */
#define ROWS_AT_ONCE 4

/* ── what the person chose ──────────────────────────────────────────────── */

/* Headers repeat: the second "Target Account" is "Target Account#2". */
static char *
name_of_column (CxImportPlan *plan,
                guint         i)
{
  const CxPlanColumn *column = plan->columns->pdata[i];
  guint n = 1;

  for (guint k = 0; k < i; k++)
    n += g_str_equal (((CxPlanColumn *) plan->columns->pdata[k])->header, column->header);
  return n == 1 ? g_strdup (column->header) : g_strdup_printf ("%s#%u", column->header, n);
}

static void
keep_choice (CxImportColumns *self,
             guint            i)
{
  const CxPlanColumn *column = self->plan->columns->pdata[i];

  g_hash_table_replace (self->chosen, name_of_column (self->plan, i), column->field ? cx_field_copy (column->field) : NULL);
}

static void
restore_choices (CxImportColumns *self)
{
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      g_autofree char *name = name_of_column (self->plan, i);
      gpointer field;

      if (g_hash_table_lookup_extended (self->chosen, name, NULL, &field))
        cx_import_plan_set_field (self->plan, i, field);
    }
}

static void
free_field (gpointer field)
{
  if (field)
    cx_field_free (field);
}

/* ── rows ───────────────────────────────────────────────────────────────── */

static void
update_description (CxImportColumns *self)
{
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  guint used = 0;

  for (guint i = 0; i < self->plan->columns->len; i++)
    used += ((CxPlanColumn *) g_ptr_array_index (self->plan->columns, i))->field != NULL;
  text = g_strdup_printf (ngettext ("%u of %u column is imported. Open it to change what it becomes.",
                                    "%u of %u columns are imported. Open one to change what it becomes.",
                                    self->plan->columns->len),
                          used, self->plan->columns->len);
  if (self->remembered)
    all = g_strdup_printf ("%s. %s", self->remembered, text);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), all ? all : text);
}

static void
on_column_changed (CxImportColumns   *self,
                   CxImportColumnRow *row)
{
  const CxPlanColumn *key = self->plan->key_column < 0 ? NULL : g_ptr_array_index (self->plan->columns, self->plan->key_column);
  guint i;

  if (key && key->field == NULL)
    self->plan->key_column = -1;
  if (g_ptr_array_find (self->rows, row, &i))
    keep_choice (self, i);
  for (i = 0; i < self->rows->len; i++)
    cx_import_column_row_update (g_ptr_array_index (self->rows, i));
  update_description (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_rows (CxImportColumns *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* A few rows a frame: a file may have hundreds of columns. */
static gboolean
fill_some_rows (gpointer user_data)
{
  CxImportColumns *self = user_data;

  for (guint n = 0; n < ROWS_AT_ONCE && self->rows->len < self->plan->columns->len; n++)
    {
      GtkWidget *row = cx_import_column_row_new (self->plan, self->rows->len, self->remembered != NULL);

      g_signal_connect_swapped (row, "changed", G_CALLBACK (on_column_changed), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  if (self->rows->len < self->plan->columns->len)
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

void
cx_import_columns_show (CxImportColumns *self,
                        CxImportPlan    *plan,
                        const char      *remembered)
{
  g_return_if_fail (CX_IS_IMPORT_COLUMNS (self));

  clear_rows (self);
  self->plan = plan;
  g_set_str (&self->remembered, remembered);
  if (plan == NULL)
    return;
  if (plan->kind != self->kind)
    g_hash_table_remove_all (self->chosen);
  self->kind = plan->kind;
  restore_choices (self);
  update_description (self);
  self->fill_source = g_idle_add (fill_some_rows, self);
}

/* ── what is in the way ─────────────────────────────────────────────────── */

static char *
find_double (CxImportPlan *plan)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = g_ptr_array_index (plan->columns, i);

      if (column->field && !g_hash_table_add (taken, column->field->key))
        return g_strdup_printf (_("Two columns become “%s”: leave one of them out"), column->field->label);
    }
  return NULL;
}

char *
cx_import_columns_find_problem (CxImportColumns *self)
{
  char *problem;

  g_return_val_if_fail (CX_IS_IMPORT_COLUMNS (self) && self->plan != NULL, NULL);

  problem = find_double (self->plan);
  if (problem || self->plan->kind != CX_IMPORT_ACCOUNTS || cx_import_plan_has_identity (self->plan))
    return problem;
  return g_strdup (_("No column says which account a row is about: give one the role of name, web domain or record ID"));
}

/* ── class ──────────────────────────────────────────────────────────────── */

static void
cx_import_columns_dispose (GObject *object)
{
  CxImportColumns *self = CX_IMPORT_COLUMNS (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_IMPORT_COLUMNS);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->remembered, g_free);
  G_OBJECT_CLASS (cx_import_columns_parent_class)->dispose (object);
}

static void
cx_import_columns_class_init (CxImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_columns_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CX_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/concentric_app/Concentric/cx-import-columns.ui");
}

static void
cx_import_columns_init (CxImportColumns *self)
{
  self->rows = g_ptr_array_new ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_field);
  gtk_widget_init_template (GTK_WIDGET (self));
}
