/* The criteria of one section as rows. A row stays with its criterion through edits, undo and moves. */
#include "cx-criteria-list.h"

#include "cx-criteria-edit.h"
#include "cx-criterion-row.h"
#include "cx-field-chooser.h"
#include "cx-place.h"

#include <glib/gi18n.h>

struct _CxCriteriaList {
  AdwBin          parent_instance;

  GtkListBox     *list;
  GtkWidget      *prompt;
  GtkLabel       *prompt_title;
  GtkLabel       *prompt_text;
  GtkMenuButton  *add;
  CxFieldChooser *chooser;

  const char     *section;
  CxWorkspace    *workspace;
  CxCatalogue    *catalogue;

  /* shown, or about to be */
  CxProfile      *draft, *published;
  CxEvaluation   *evaluation;
  guint           more_source;
};

G_DEFINE_FINAL_TYPE (CxCriteriaList, cx_criteria_list, ADW_TYPE_BIN)

/* A row is many widgets: so many are made at once, the others when there is time. */
#define ROWS_AT_ONCE 3

static CxCriterionRow *
row_at (CxCriteriaList *self,
        int             i)
{
  return (CxCriterionRow *) gtk_list_box_get_row_at_index (self->list, i);
}

static CxCriterionRow *
find_row (CxCriteriaList *self,
          const char     *id)
{
  CxCriterionRow *row;

  for (int i = 0; (row = row_at (self, i)); i++)
    if (g_strcmp0 (cx_criterion_row_get_criterion (row)->id, id) == 0)
      return row;
  return NULL;
}

/* ── callbacks ── */

static void
on_chosen (CxCriteriaList *self,
           const char     *field)
{
  g_autofree char *id = cx_criteria_add (self->workspace, self->catalogue, self->section, field);
  CxCriterionRow *row = id ? find_row (self, id) : NULL;

  if (row)
    cx_criterion_row_begin (row);
  else if (id == NULL)
    cx_place_toast (GTK_WIDGET (self), _("A profile has at most 32 criteria"), NULL, NULL, NULL);
}

static void
on_move (CxCriteriaList *self,
         int             step,
         CxCriterionRow *row)
{
  int at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  CxCriterionRow *before = row_at (self, step < 0 ? at - 1 : at + 2);
  const char *id = cx_criterion_row_get_criterion (row)->id;

  if (step < 0 ? at == 0 : row_at (self, at + 1) == NULL)
    return;
  cx_criteria_move (self->workspace, id, self->section, before ? cx_criterion_row_get_criterion (before)->id : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* What is dropped beside the rows goes behind them: the only way into a section that has none. */
static gboolean
on_drop (CxCriteriaList *self,
         const GValue   *value,
         double          x,
         double          y)
{
  CxCriterionRow *dragged = g_value_get_object (value);

  if (dragged == NULL || self->workspace == NULL)
    return FALSE;
  cx_criteria_move (self->workspace, cx_criterion_row_get_criterion (dragged)->id, self->section, NULL);
  return TRUE;
}

/* ── rows ── */

static CxCriterionRow *
insert_row (CxCriteriaList *self,
            int             at)
{
  CxCriterionRow *row = CX_CRITERION_ROW (cx_criterion_row_new ());

  cx_criterion_row_set_source (row, self->workspace, self->catalogue);
  g_signal_connect_swapped (row, "move", G_CALLBACK (on_move), self);
  gtk_list_box_insert (self->list, GTK_WIDGET (row), at);
  return row;
}

static void
move_row (CxCriteriaList *self,
          CxCriterionRow *row,
          int             at)
{
  if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) == at)
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), at);
  g_object_unref (row);
}

static void
remove_gone (CxCriteriaList *self,
             CxProfile      *draft)
{
  CxCriterionRow *row;

  for (int i = 0; (row = row_at (self, i));)
    {
      int at = cx_profile_find_criterion (draft, cx_criterion_row_get_criterion (row)->id);

      if (at < 0 || g_strcmp0 (cx_profile_get_criterion (draft, (guint) at)->section, self->section) != 0)
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      else
        i++;
    }
}

/* ── object ── */

static void
cx_criteria_list_dispose (GObject *object)
{
  CxCriteriaList *self = CX_CRITERIA_LIST (object);

  g_clear_handle_id (&self->more_source, g_source_remove);
  g_clear_pointer (&self->draft, cx_profile_unref);
  g_clear_pointer (&self->published, cx_profile_unref);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_CRITERIA_LIST);
  G_OBJECT_CLASS (cx_criteria_list_parent_class)->dispose (object);
}

static void
cx_criteria_list_class_init (CxCriteriaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_criteria_list_dispose;
  g_type_ensure (CX_TYPE_FIELD_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-criteria-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CxCriteriaList, list);
  gtk_widget_class_bind_template_child (widget_class, CxCriteriaList, prompt);
  gtk_widget_class_bind_template_child (widget_class, CxCriteriaList, prompt_title);
  gtk_widget_class_bind_template_child (widget_class, CxCriteriaList, prompt_text);
  gtk_widget_class_bind_template_child (widget_class, CxCriteriaList, add);
  gtk_widget_class_bind_template_child (widget_class, CxCriteriaList, chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
cx_criteria_list_init (CxCriteriaList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_CRITERION_ROW, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
cx_criteria_list_set_up (CxCriteriaList *self,
                         const char     *section,
                         const char     *title,
                         const char     *text)
{
  g_return_if_fail (CX_IS_CRITERIA_LIST (self));

  self->section = g_intern_string (section);
  gtk_label_set_label (self->prompt_title, title);
  gtk_label_set_label (self->prompt_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Criteria"), -1);
}

void
cx_criteria_list_set_source (CxCriteriaList *self,
                             CxWorkspace    *workspace,
                             CxCatalogue    *catalogue)
{
  CxCriterionRow *row;

  g_return_if_fail (CX_IS_CRITERIA_LIST (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->catalogue, catalogue);
  cx_field_chooser_set_catalogue (self->chooser, catalogue);
  for (int i = 0; (row = row_at (self, i)); i++)
    cx_criterion_row_set_source (row, workspace, catalogue);
}

/* Returns: whether all criteria have a row */
static gboolean
show_rows (CxCriteriaList *self,
           guint           most_new)
{
  gboolean all = TRUE;
  int n = 0;

  for (guint i = 0; i < cx_profile_get_n_criteria (self->draft) && all; i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->draft, i);
      CxCriterionRow *row;

      if (g_strcmp0 (criterion->section, self->section) != 0)
        continue;
      row = find_row (self, criterion->id);
      all = row != NULL || most_new-- > 0;
      if (!all)
        break;
      if (row == NULL)
        row = insert_row (self, n);
      else
        move_row (self, row, n);
      cx_criterion_row_show (row, criterion);
      cx_criterion_row_show_change (row, self->published);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->prompt, n == 0);
  return all;
}

static void
show_counts (CxCriteriaList *self)
{
  CxCriterionRow *row;

  for (int i = 0; (row = row_at (self, i)); i++)
    cx_criterion_row_show_counts (row, self->evaluation);
}

static gboolean
show_more (gpointer data)
{
  CxCriteriaList *self = data;
  gboolean all = show_rows (self, ROWS_AT_ONCE);

  show_counts (self);
  if (!all)
    return G_SOURCE_CONTINUE;
  self->more_source = 0;
  return G_SOURCE_REMOVE;
}

void
cx_criteria_list_show (CxCriteriaList *self,
                       CxProfile      *draft,
                       CxProfile      *published)
{
  g_return_if_fail (CX_IS_CRITERIA_LIST (self) && self->catalogue != NULL);

  g_clear_pointer (&self->draft, cx_profile_unref);
  g_clear_pointer (&self->published, cx_profile_unref);
  self->draft = cx_profile_ref (draft);
  self->published = published ? cx_profile_ref (published) : NULL;
  remove_gone (self, draft);
  if (!show_rows (self, ROWS_AT_ONCE) && self->more_source == 0)
    self->more_source = g_idle_add (show_more, self);
}

void
cx_criteria_list_show_counts (CxCriteriaList *self,
                              CxEvaluation   *evaluation)
{
  g_return_if_fail (CX_IS_CRITERIA_LIST (self));

  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  self->evaluation = evaluation ? cx_evaluation_ref (evaluation) : NULL;
  show_counts (self);
}

void
cx_criteria_list_begin (CxCriteriaList *self,
                        const char     *id)
{
  CxCriterionRow *row;

  g_return_if_fail (CX_IS_CRITERIA_LIST (self));

  if (self->draft != NULL)
    show_rows (self, CX_MAX_CRITERIA);
  row = id ? find_row (self, id) : NULL;
  gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->add));
}
