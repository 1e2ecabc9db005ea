/* Whose value counts when several systems disagree. */
#include "cx-import-precedence-row.h"

#include "cx-place.h"

#include <glib/gi18n.h>

struct _CxImportPrecedenceRow {
  AdwComboRow  parent_instance;

  CxWorkspace *workspace;  /* (nullable) until it is loaded */
  CxSources   *sources;    /* (nullable) likewise */
  char        *source;     /* (nullable): of the file at hand */
  GPtrArray   *names;      /* (element-type utf8): what can be chosen, behind the newest value */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (CxImportPrecedenceRow, cx_import_precedence_row, ADW_TYPE_COMBO_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── what can be chosen ─────────────────────────────────────────────────── */

static void
add_name (CxImportPrecedenceRow *self,
          const char            *name)
{
  if (!g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL))
    g_ptr_array_add (self->names, g_strdup (name));
}

static void
fill (CxImportPrecedenceRow *self)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; self->sources->ranked[i]; i++)
    add_name (self, self->sources->ranked[i]);
  for (guint i = 0; self->sources->others[i]; i++)
    add_name (self, self->sources->others[i]);
  if (self->source)
    add_name (self, self->source);
  gtk_string_list_append (model, _("The newest counts"));
  for (guint i = 0; i < self->names->len; i++)
    /* Translators: the name of a system, "Salesforce" */
    gtk_string_list_take (model, g_strdup_printf (_("%s counts"), (char *) self->names->pdata[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), self->sources->ranked[0] ? 1 : 0);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->names->len > 1);
}

static void
on_sources (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxImportPrecedenceRow) self = user_data;
  g_autoptr(CxSources) sources = cx_workspace_sources_finish (CX_WORKSPACE (source), result, NULL);

  if (sources == NULL || self->names == NULL)
    return;
  g_clear_pointer (&self->sources, cx_sources_free);
  self->sources = g_steal_pointer (&sources);
  fill (self);
}

/* ── what is chosen ─────────────────────────────────────────────────────── */

static void
on_trusted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxImportPrecedenceRow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_trust_finish (CX_WORKSPACE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  else
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
on_selected (CxImportPrecedenceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->filling || self->workspace == NULL || selected > self->names->len)
    return;
  cx_workspace_trust_async (self->workspace, selected == 0 ? NULL : self->names->pdata[selected - 1], on_trusted, g_object_ref (self));
}

/* ── class ──────────────────────────────────────────────────────────────── */

static void
cx_import_precedence_row_dispose (GObject *object)
{
  CxImportPrecedenceRow *self = CX_IMPORT_PRECEDENCE_ROW (object);

  self->filling = TRUE;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->sources, cx_sources_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_import_precedence_row_parent_class)->dispose (object);
}

static void
cx_import_precedence_row_class_init (CxImportPrecedenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_import_precedence_row_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CX_TYPE_IMPORT_PRECEDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
cx_import_precedence_row_init (CxImportPrecedenceRow *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

void
cx_import_precedence_row_load (CxImportPrecedenceRow *self,
                               CxWorkspace           *workspace)
{
  g_return_if_fail (CX_IS_IMPORT_PRECEDENCE_ROW (self) && CX_IS_WORKSPACE (workspace));

  g_set_object (&self->workspace, workspace);
  cx_workspace_sources_async (workspace, NULL, on_sources, g_object_ref (self));
}

void
cx_import_precedence_row_set_source (CxImportPrecedenceRow *self,
                                     const char            *source)
{
  g_return_if_fail (CX_IS_IMPORT_PRECEDENCE_ROW (self));

  if (g_set_str (&self->source, source) && self->sources)
    fill (self);
}
