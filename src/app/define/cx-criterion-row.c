/* One criterion as a row. Its widgets are brought up to date in place, never made anew, so that undo,
 * counts and one's own edits do not disturb what is being typed. */
#include "cx-criterion-row.h"

#include "cx-bound-entry.h"
#include "cx-criteria-edit.h"
#include "cx-criterion-rename.h"
#include "cx-drag-picture.h"
#include "cx-field-chooser.h"
#include "cx-importance-button.h"
#include "cx-match-line.h"
#include "cx-place.h"
#include "cx-value-chips.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_DAYS 36500

struct _CxCriterionRow {
  GtkListBoxRow       parent_instance;

  GtkMenuButton      *field;
  GtkDropDown        *operator;
  GtkWidget          *bounds;
  CxBoundEntry       *low, *high;
  GtkWidget          *dash;
  GtkLabel           *unit;
  GtkDropDown        *flag;
  CxImportanceButton *importance;
  CxValueChips       *chips;
  CxMatchLine        *match;

  CxWorkspace        *workspace;
  CxCatalogue        *catalogue;
  CxCriterion        *criterion;
  GArray             *operators;  /* CxOperator, as the drop-down offers them */
  guint               merge;      /* of what is being typed */
  gboolean            typing;     /* an edit of its own is on its way through the workspace */
  gboolean            updating;   /* widgets follow the criterion, not the person */
};

enum {
  MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxCriterionRow, cx_criterion_row, GTK_TYPE_LIST_BOX_ROW)

/* ── editing ── */

/* Sends @changed (transfer full) through the workspace; it comes back through cx_criterion_row_show(). */
static void
send (CxCriterionRow *self,
      CxCriterion    *changed,
      guint           merge)
{
  cx_criteria_change (self->workspace, self->catalogue, changed, merge);
  cx_criterion_free (changed);
}

static void
on_field_chosen (CxCriterionRow *self,
                 const char     *key)
{
  CxCriterion *changed = cx_criterion_copy (self->criterion);

  cx_criteria_set_field (changed, self->catalogue, key);
  send (self, changed, 0);
  cx_criterion_row_begin (self);
}

static void
on_operator_selected (CxCriterionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->operator);
  CxCriterion *changed;

  if (self->updating || self->criterion == NULL || selected >= self->operators->len)
    return;
  changed = cx_criterion_copy (self->criterion);
  cx_criteria_set_operator (changed, g_array_index (self->operators, CxOperator, selected),
                            cx_catalogue_name (self->catalogue, changed).type);
  send (self, changed, 0);
}

/* Both bounds are taken from the entries, because the document holds them in order while the person
 * may have typed the higher one first. */
static void
on_bound_changed (CxCriterionRow *self)
{
  CxCriterion *changed;
  double low = cx_bound_entry_get_value (self->low), high = cx_bound_entry_get_value (self->high);

  if (self->updating)
    return;
  changed = cx_criterion_copy (self->criterion);
  if (changed->op == CX_OP_WITHIN_DAYS)
    changed->days = isfinite (low) ? (int) CLAMP (round (low), 0, MAX_DAYS) : changed->days;
  else
    {
      changed->low = cx_operator_takes_low (changed->op) ? low : -INFINITY;
      changed->high = cx_operator_takes_high (changed->op) ? high : INFINITY;
      changed->dates = cx_catalogue_name (self->catalogue, changed).type == CX_FIELD_DATE;
    }
  self->typing = TRUE;
  send (self, changed, self->merge);
  self->typing = FALSE;
}

static void
on_values_changed (CxCriterionRow *self,
                   char          **values)
{
  CxCriterion *changed = cx_criterion_copy (self->criterion);

  g_strfreev (changed->values);
  changed->values = g_strdupv (values);
  send (self, changed, 0);
}

static void
on_flag_selected (CxCriterionRow *self)
{
  CxCriterion *changed;

  if (self->updating || self->criterion == NULL)
    return;
  changed = cx_criterion_copy (self->criterion);
  changed->flag = gtk_drop_down_get_selected (self->flag) == 0;
  send (self, changed, 0);
}

static void
send_importance (CxCriterionRow *self,
                 guint           merge)
{
  CxCriterion *changed = cx_criterion_copy (self->criterion);

  changed->importance = cx_importance_button_get_importance (self->importance);
  changed->weight = changed->importance == CX_IMPORTANCE_NEVER ? 0 : cx_importance_button_get_weight (self->importance);
  send (self, changed, merge);
}

static void
on_importance_chosen (CxCriterionRow *self)
{
  send_importance (self, 0);
}

static void
on_weighed (CxCriterionRow *self)
{
  send_importance (self, self->merge);
}

static void
on_renamed (const char *label,
            gpointer    user_data)
{
  CxCriterionRow *self = user_data;
  CxCriterion *changed = cx_criterion_copy (self->criterion);

  g_free (changed->label);
  changed->label = g_strdup (label);
  send (self, changed, 0);
}

/* ── actions ── */

static void
rename_criterion (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  CxCriterionRow *self = CX_CRITERION_ROW (widget);

  cx_criterion_rename (widget, self->criterion->label, cx_criteria_is_named (self->catalogue, self->criterion),
                       on_renamed, g_object_ref (self), g_object_unref);
}

static void
duplicate_criterion (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  CxCriterionRow *self = CX_CRITERION_ROW (widget);
  g_autofree char *id = cx_criteria_copy (self->workspace, self->criterion->id);

  if (id == NULL)
    cx_place_toast (widget, _("A profile has at most 32 criteria"), NULL, NULL, NULL);
}

static void
delete_criterion (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  CxCriterionRow *self = CX_CRITERION_ROW (widget);
  GtkWidget *list = gtk_widget_get_parent (widget);
  g_autofree char *title = g_strdup_printf (_("“%s” deleted"), self->criterion->label);
  g_autofree char *id = g_strdup (self->criterion->id);
  gpointer removed = cx_criteria_remove (self->workspace, id);

  if (removed)
    cx_place_toast (list, title, cx_criteria_restore, removed, cx_criteria_removed_free);
}

static void
move_criterion (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, g_str_equal (action, "criterion.move-up") ? -1 : 1);
}

/* ── drag and drop ── */

static GdkContentProvider *
on_drag_prepare (CxCriterionRow *self)
{
  return gdk_content_provider_new_typed (CX_TYPE_CRITERION_ROW, self);
}

static void
on_drag_begin (CxCriterionRow *self,
               GdkDrag        *drag)
{
  cx_drag_picture_show (drag, GTK_WIDGET (self));
}

static gboolean
on_drop (CxCriterionRow *self,
         const GValue   *value,
         double          x,
         double          y)
{
  CxCriterionRow *dragged = g_value_get_object (value);
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean below = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  GtkListBoxRow *next = GTK_LIST_BOX_ROW (self);

  if (dragged == NULL || dragged == self)
    return FALSE;
  if (below)
    next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), gtk_list_box_row_get_index (next) + 1);
  cx_criteria_move (self->workspace, dragged->criterion->id, self->criterion->section,
                    next ? CX_CRITERION_ROW (next)->criterion->id : NULL);
  return TRUE;
}

static void
set_up_dragging (CxCriterionRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_CRITERION_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ── showing ── */

static void
on_field_popup (GtkMenuButton *button,
                gpointer       user_data)
{
  CxCriterionRow *self = user_data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover == NULL)
    {
      popover = GTK_POPOVER (cx_field_chooser_new ());
      g_signal_connect_swapped (popover, "chosen", G_CALLBACK (on_field_chosen), self);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  cx_field_chooser_set_catalogue (CX_FIELD_CHOOSER (popover), self->catalogue);
}

/* The tests that fit the field; one that does not is offered too when the document has it. */
static void
show_operator (CxCriterionRow *self,
               CxFieldType     type)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr(GArray) fitting = g_array_new (FALSE, FALSE, sizeof (CxOperator));
  const CxOperator *operators;
  guint n, selected = 0;

  operators = cx_type_operators (type, &n);
  g_array_append_vals (fitting, operators, n);
  if (!cx_type_has_operator (type, self->criterion->op))
    g_array_append_val (fitting, self->criterion->op);
  for (guint i = 0; i < fitting->len; i++)
    {
      CxOperator op = g_array_index (fitting, CxOperator, i);

      gtk_string_list_append (words, cx_operator_words (op, type));
      if (op == self->criterion->op)
        selected = i;
    }
  if (self->operators->len != fitting->len ||
      memcmp (self->operators->data, fitting->data, fitting->len * sizeof (CxOperator)) != 0)
    {
      g_array_set_size (self->operators, 0);
      g_array_append_vals (self->operators, fitting->data, fitting->len);
      gtk_drop_down_set_model (self->operator, G_LIST_MODEL (words));
    }
  gtk_drop_down_set_selected (self->operator, selected);
}

static void
show_bounds (CxCriterionRow    *self,
             const CxFieldName *field)
{
  const CxCriterion *criterion = self->criterion;
  gboolean days = criterion->op == CX_OP_WITHIN_DAYS;
  gboolean low = cx_operator_takes_low (criterion->op) || days, high = cx_operator_takes_high (criterion->op);
  CxFieldType type = days ? CX_FIELD_NUMBER : field->type;

  gtk_widget_set_visible (self->bounds, low || high);
  gtk_widget_set_visible (GTK_WIDGET (self->low), low);
  gtk_widget_set_visible (GTK_WIDGET (self->high), high);
  gtk_widget_set_visible (self->dash, low && high);
  cx_bound_entry_set_kind (self->low, type, -INFINITY, days ? _("Days") : high ? _("Lowest value") : _("Value"));
  cx_bound_entry_set_kind (self->high, type, INFINITY, low ? _("Highest value") : _("Value"));
  gtk_label_set_label (self->unit, days ? ngettext ("day", "days", (gulong) MAX (criterion->days, 0))
                                   : type == CX_FIELD_MONEY && field->unit ? field->unit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unit), *gtk_label_get_label (self->unit) != '\0');
  if (self->typing)
    return;
  cx_bound_entry_set_value (self->low, days ? criterion->days : criterion->low);
  cx_bound_entry_set_value (self->high, criterion->high);
}

static void
show_all (CxCriterionRow *self)
{
  const CxCriterion *criterion = self->criterion;
  CxFieldName field = cx_catalogue_name (self->catalogue, criterion);
  g_autofree char *accessible = g_strdup_printf (_("Field: %s"), field.label);

  self->updating = TRUE;
  gtk_menu_button_set_label (self->field, field.label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  show_operator (self, field.type);
  show_bounds (self, &field);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->match), criterion->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, criterion->label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->flag), criterion->op == CX_OP_IS);
  gtk_drop_down_set_selected (self->flag, criterion->flag ? 0 : 1);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), cx_operator_takes_values (criterion->op));
  cx_value_chips_set_field (self->chips, self->catalogue, criterion->field, criterion->op == CX_OP_CONTAINS);
  cx_value_chips_set_values (self->chips, criterion->values);
  cx_importance_button_set (self->importance, criterion->importance, criterion->weight);
  self->updating = FALSE;
}

/* Whoever leaves the bounds sees them as the document has them: in order, and only what could be read. */
static void
on_bounds_left (CxCriterionRow *self)
{
  CxFieldName field = cx_catalogue_name (self->catalogue, self->criterion);

  self->updating = TRUE;
  show_bounds (self, &field);
  self->updating = FALSE;
}

static void
on_focus_entered (CxCriterionRow *self)
{
  self->merge = cx_criteria_merge ();
}

static void
set_up_focus (CxCriterionRow *self)
{
  GtkEventController *bounds = gtk_event_controller_focus_new ();
  GtkEventController *importance = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (bounds, "enter", G_CALLBACK (on_focus_entered), self);
  g_signal_connect_swapped (bounds, "leave", G_CALLBACK (on_bounds_left), self);
  g_signal_connect_swapped (importance, "enter", G_CALLBACK (on_focus_entered), self);
  gtk_widget_add_controller (self->bounds, bounds);
  gtk_widget_add_controller (GTK_WIDGET (self->importance), importance);
}

/* ── object ── */

static void
cx_criterion_row_dispose (GObject *object)
{
  CxCriterionRow *self = CX_CRITERION_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_CRITERION_ROW);
  G_OBJECT_CLASS (cx_criterion_row_parent_class)->dispose (object);
}

static void
cx_criterion_row_finalize (GObject *object)
{
  CxCriterionRow *self = CX_CRITERION_ROW (object);

  g_clear_pointer (&self->criterion, cx_criterion_free);
  g_clear_pointer (&self->operators, g_array_unref);
  G_OBJECT_CLASS (cx_criterion_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-criterion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, field);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, operator);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, bounds);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, low);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, high);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, dash);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, unit);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, flag);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, importance);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, chips);
  gtk_widget_class_bind_template_child (widget_class, CxCriterionRow, match);
  gtk_widget_class_bind_template_callback (widget_class, on_operator_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_bound_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_flag_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_importance_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_weighed);
  gtk_widget_class_bind_template_callback (widget_class, on_values_changed);
}

static void
cx_criterion_row_class_init (CxCriterionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_criterion_row_dispose;
  object_class->finalize = cx_criterion_row_finalize;
  signals[MOVE] = g_signal_new ("move", CX_TYPE_CRITERION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (CX_TYPE_BOUND_ENTRY);
  g_type_ensure (CX_TYPE_IMPORTANCE_BUTTON);
  g_type_ensure (CX_TYPE_VALUE_CHIPS);
  g_type_ensure (CX_TYPE_MATCH_LINE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "criterion.rename", NULL, rename_criterion);
  gtk_widget_class_install_action (widget_class, "criterion.duplicate", NULL, duplicate_criterion);
  gtk_widget_class_install_action (widget_class, "criterion.delete", NULL, delete_criterion);
  gtk_widget_class_install_action (widget_class, "criterion.move-up", NULL, move_criterion);
  gtk_widget_class_install_action (widget_class, "criterion.move-down", NULL, move_criterion);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "criterion.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "criterion.move-down", NULL);
}

static void
cx_criterion_row_init (CxCriterionRow *self)
{
  self->merge = cx_criteria_merge ();
  self->operators = g_array_new (FALSE, FALSE, sizeof (CxOperator));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->field, on_field_popup, self, NULL);
  set_up_focus (self);
  set_up_dragging (self);
}

/* ── public ── */

GtkWidget *
cx_criterion_row_new (void)
{
  return g_object_new (CX_TYPE_CRITERION_ROW, NULL);
}

void
cx_criterion_row_set_source (CxCriterionRow *self,
                             CxWorkspace    *workspace,
                             CxCatalogue    *catalogue)
{
  g_return_if_fail (CX_IS_CRITERION_ROW (self));

  g_set_object (&self->workspace, workspace);
  if (g_set_object (&self->catalogue, catalogue) && self->criterion && catalogue)
    show_all (self);
}

void
cx_criterion_row_show (CxCriterionRow    *self,
                       const CxCriterion *criterion)
{
  g_return_if_fail (CX_IS_CRITERION_ROW (self) && criterion != NULL && self->catalogue != NULL);

  if (self->criterion && cx_criterion_equal (self->criterion, criterion))
    return;
  cx_criterion_free (self->criterion);
  self->criterion = cx_criterion_copy (criterion);
  show_all (self);
}

const CxCriterion *
cx_criterion_row_get_criterion (CxCriterionRow *self)
{
  g_return_val_if_fail (CX_IS_CRITERION_ROW (self), NULL);

  return self->criterion;
}

void
cx_criterion_row_show_counts (CxCriterionRow *self,
                              CxEvaluation   *evaluation)
{
  g_return_if_fail (CX_IS_CRITERION_ROW (self));

  if (self->criterion)
    cx_match_line_show_counts (self->match, self->criterion, evaluation);
}

void
cx_criterion_row_show_change (CxCriterionRow *self,
                              CxProfile      *published)
{
  g_return_if_fail (CX_IS_CRITERION_ROW (self));

  if (self->criterion)
    cx_match_line_show_change (self->match, self->criterion, published);
}

void
cx_criterion_row_begin (CxCriterionRow *self)
{
  g_return_if_fail (CX_IS_CRITERION_ROW (self));

  if (self->criterion == NULL || cx_criterion_is_complete (self->criterion))
    gtk_widget_grab_focus (GTK_WIDGET (self->operator));
  else if (cx_operator_takes_values (self->criterion->op))
    cx_value_chips_choose (self->chips);
  else
    gtk_widget_child_focus (self->bounds, GTK_DIR_TAB_FORWARD);
}
