/* One entry as a row that opens. Its form is made when it first opens, and follows the document only
 * while it is seen. */
#include "cx-entry-row.h"

#include "cx-define-words.h"
#include "cx-drag-picture.h"

#include <glib/gi18n.h>

struct _CxEntryRow {
  AdwBin         parent_instance;

  GtkWidget     *handle;
  GtkButton     *header;
  GtkLabel      *heading, *gist, *missing, *grade;
  GtkImage      *arrow;
  GtkMenuButton *menu;
  GtkRevealer   *revealer;
  AdwBin        *body;

  const CxPart  *part;
  CxWorkspace   *workspace;
  CxMemberForm  *form;      /* (nullable): made when first opened */
  CxProfile     *profile;   /* what is shown */
  guint          entry;
  guint          n_missing;
  gboolean       expanded;
};

enum {
  MOVE,
  DUPLICATE,
  REMOVE,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxEntryRow, cx_entry_row, ADW_TYPE_BIN)

/* ── showing ── */

static void
show_grade (CxEntryRow *self)
{
  const CxMember *member = cx_part_find_member (self->part, "grade");
  const char *value = member ? cx_profile_get_text (self->profile, self->part->key, (int) self->entry, "grade") : NULL;
  const char *sign = cx_grade_sign (value);

  gtk_label_set_label (self->grade, sign ? sign : "");
  gtk_widget_set_visible (GTK_WIDGET (self->grade), sign != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->grade), sign ? _(cx_member_choice_label (member, value)) : NULL);
}

/* One sentence for people who hear the header: what it is known by, how well, what is missing. */
static void
show_accessible (CxEntryRow *self)
{
  const char *heading = gtk_label_get_label (self->heading), *missing = gtk_label_get_label (self->missing);
  const char *grade = gtk_widget_get_tooltip_text (GTK_WIDGET (self->grade));
  g_autofree char *more = g_strdup_printf (_("More: %s"), heading);
  g_autoptr(GString) name = g_string_new (heading);

  if (grade)
    g_string_append_printf (name, ", %s", grade);
  if (*missing)
    g_string_append_printf (name, ", %s", missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->gist), -1);
}

static void
show_header (CxEntryRow *self)
{
  g_autofree char *heading = cx_entry_words (self->profile, self->part, self->entry);
  g_autofree char *gist = cx_entry_gist (self->profile, self->part, self->entry);
  g_autofree char *missing = self->n_missing > 0 ? cx_missing_words (self->n_missing) : g_strdup ("");

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->gist, gist);
  gtk_widget_set_visible (GTK_WIDGET (self->gist), *gist != '\0');
  gtk_label_set_label (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), self->n_missing > 0);
  show_grade (self);
  show_accessible (self);
}

static void
show_form (CxEntryRow *self)
{
  if (!self->expanded || self->profile == NULL)
    return;
  if (self->form == NULL)
    {
      self->form = cx_member_form_new (self->part, CX_EVERY_KIND);
      cx_member_form_set_workspace (self->form, self->workspace);
      adw_bin_set_child (self->body, GTK_WIDGET (self->form));
    }
  cx_member_form_show (self->form, self->profile, (int) self->entry);
}

static void
on_header_clicked (CxEntryRow *self)
{
  cx_entry_row_set_expanded (self, !self->expanded);
}

/* ── actions ── */

static void
move_entry (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, g_str_equal (action, "entry.move-up") ? -1 : 1);
}

static void
duplicate_entry (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  g_signal_emit (widget, signals[DUPLICATE], 0);
}

static void
remove_entry (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

/* ── drag and drop ── */

static GdkContentProvider *
on_drag_prepare (CxEntryRow *self)
{
  return gdk_content_provider_new_typed (CX_TYPE_ENTRY_ROW, self);
}

static void
on_drag_begin (CxEntryRow *self,
               GdkDrag    *drag)
{
  cx_drag_picture_show (drag, gtk_widget_get_parent (GTK_WIDGET (self->header)));
}

static void
show_drop (CxEntryRow *self,
           gboolean    above,
           gboolean    below)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-above");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-below");
  if (above || below)
    gtk_widget_add_css_class (GTK_WIDGET (self), above ? "drop-above" : "drop-below");
}

static gboolean
is_lower_half (CxEntryRow *self,
               double      y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
on_drag_motion (CxEntryRow *self,
                double      x,
                double      y)
{
  show_drop (self, !is_lower_half (self, y), is_lower_half (self, y));
  return GDK_ACTION_MOVE;
}

static void
on_drag_leave (CxEntryRow *self)
{
  show_drop (self, FALSE, FALSE);
}

static gboolean
on_drop (CxEntryRow   *self,
         const GValue *value,
         double        x,
         double        y)
{
  CxEntryRow *dragged = g_value_get_object (value);

  show_drop (self, FALSE, FALSE);
  if (dragged == NULL || dragged == self ||
      gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, dragged, is_lower_half (self, y));
  return TRUE;
}

static void
set_up_dragging (CxEntryRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_ENTRY_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_drag_motion), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drag_leave), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
}

/* ── object ── */

static void
cx_entry_row_dispose (GObject *object)
{
  CxEntryRow *self = CX_ENTRY_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->profile, cx_profile_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_ENTRY_ROW);
  G_OBJECT_CLASS (cx_entry_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, handle);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, header);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, gist);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, missing);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, grade);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, menu);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, CxEntryRow, body);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked);
}

static guint
add_signal (const char *name,
            guint       n,
            GType       first,
            GType       second)
{
  return g_signal_new (name, CX_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, first, second);
}

static void
cx_entry_row_class_init (CxEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_entry_row_dispose;
  signals[MOVE] = add_signal ("move", 1, G_TYPE_INT, G_TYPE_NONE);
  signals[DUPLICATE] = add_signal ("duplicate", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[REMOVE] = add_signal ("remove", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[DROPPED] = add_signal ("dropped", 2, CX_TYPE_ENTRY_ROW, G_TYPE_BOOLEAN);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "entry.move-up", NULL, move_entry);
  gtk_widget_class_install_action (widget_class, "entry.move-down", NULL, move_entry);
  gtk_widget_class_install_action (widget_class, "entry.duplicate", NULL, duplicate_entry);
  gtk_widget_class_install_action (widget_class, "entry.remove", NULL, remove_entry);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "entry.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "entry.move-down", NULL);
}

static void
cx_entry_row_init (CxEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_dragging (self);
}

/* ── public ── */

CxEntryRow *
cx_entry_row_new (const CxPart *part,
                  CxWorkspace  *workspace)
{
  CxEntryRow *self = g_object_new (CX_TYPE_ENTRY_ROW, NULL);

  g_return_val_if_fail (part != NULL, NULL);

  self->part = part;
  g_set_object (&self->workspace, workspace);
  return self;
}

void
cx_entry_row_show (CxEntryRow *self,
                   CxProfile  *profile,
                   guint       entry,
                   guint       missing)
{
  gboolean same;

  g_return_if_fail (CX_IS_ENTRY_ROW (self) && profile != NULL);

  same = self->profile && self->entry == entry && self->n_missing == missing &&
         cx_profile_entry_equal (self->profile, self->part->key, entry, profile, entry);
  cx_profile_ref (profile);
  g_clear_pointer (&self->profile, cx_profile_unref);
  self->profile = profile;
  self->entry = entry;
  self->n_missing = missing;
  if (same)
    return;
  show_header (self);
  show_form (self);
}

guint
cx_entry_row_get_entry (CxEntryRow *self)
{
  g_return_val_if_fail (CX_IS_ENTRY_ROW (self), 0);

  return self->entry;
}

void
cx_entry_row_set_expanded (CxEntryRow *self,
                           gboolean    expanded)
{
  g_return_if_fail (CX_IS_ENTRY_ROW (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  show_form (self);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

gboolean
cx_entry_row_get_expanded (CxEntryRow *self)
{
  g_return_val_if_fail (CX_IS_ENTRY_ROW (self), FALSE);

  return self->expanded;
}

void
cx_entry_row_begin (CxEntryRow *self,
                    const char *key)
{
  CxMemberField *field;
  guint duration;

  g_return_if_fail (CX_IS_ENTRY_ROW (self));

  /* What slides open cannot take the focus yet. */
  duration = gtk_revealer_get_transition_duration (self->revealer);
  gtk_revealer_set_transition_duration (self->revealer, 0);
  cx_entry_row_set_expanded (self, TRUE);
  gtk_revealer_set_transition_duration (self->revealer, duration);
  field = self->form ? cx_member_form_find (self->form, key ? key : self->part->members->key) : NULL;
  gtk_widget_grab_focus (field ? GTK_WIDGET (field) : GTK_WIDGET (self->header));
}
