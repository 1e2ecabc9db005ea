/* One profile in the list of the dialog Profiles: its rank, name, version and counts, and what can be asked of it. Knows
 * no workspace. */
#include "cx-profile-rank-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CxProfileRankRow {
  AdwActionRow   parent_instance;

  GtkWidget     *handle;
  GtkLabel      *rank_label;
  GtkMenuButton *menu_button;

  gint64         id;
  int            rank;
};

G_DEFINE_FINAL_TYPE (CxProfileRankRow, cx_profile_rank_row, ADW_TYPE_ACTION_ROW)

enum {
  SIGNAL_ASKED,
  SIGNAL_MOVE,
  SIGNAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── actions ── */

static void
ask_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ASKED], 0, action + strlen ("profile."));
}

static void
move_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVE], 0, g_str_equal (action, "profile.move-up") ? -1 : 1);
}

/* ── drag and drop ── */

static GdkContentProvider *
on_drag_prepare (CxProfileRankRow *self)
{
  return gdk_content_provider_new_typed (CX_TYPE_PROFILE_RANK_ROW, self);
}

static void
on_drag_begin (CxProfileRankRow *self,
               GdkDrag          *drag,
               GtkDragSource    *source)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop (CxProfileRankRow *self,
         const GValue     *value,
         double            x,
         double            y)
{
  CxProfileRankRow *dragged = g_value_get_object (value);
  gboolean below = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (dragged == NULL || dragged == self ||
      gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, dragged, below);
  return TRUE;
}

static void
set_up_dragging (CxProfileRankRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_PROFILE_RANK_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ── object ── */

static void
cx_profile_rank_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_PROFILE_RANK_ROW);
  G_OBJECT_CLASS (cx_profile_rank_row_parent_class)->dispose (object);
}

static void
cx_profile_rank_row_class_init (CxProfileRankRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_profile_rank_row_dispose;
  signals[SIGNAL_ASKED] = g_signal_new ("asked", CX_TYPE_PROFILE_RANK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                        1, G_TYPE_STRING);
  signals[SIGNAL_MOVE] = g_signal_new ("move", CX_TYPE_PROFILE_RANK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_INT);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", CX_TYPE_PROFILE_RANK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, CX_TYPE_PROFILE_RANK_ROW, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-profile-rank-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxProfileRankRow, handle);
  gtk_widget_class_bind_template_child (widget_class, CxProfileRankRow, rank_label);
  gtk_widget_class_bind_template_child (widget_class, CxProfileRankRow, menu_button);
  gtk_widget_class_install_action (widget_class, "profile.rename", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "profile.duplicate", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "profile.export", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "profile.replace", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "profile.retire", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "profile.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "profile.move-down", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "profile.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "profile.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "profile.rename", NULL);
}

static void
cx_profile_rank_row_init (CxProfileRankRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The rank belongs to what is read out, and a relation would go before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  set_up_dragging (self);
}

/* ── public ── */

GtkWidget *
cx_profile_rank_row_new (void)
{
  return g_object_new (CX_TYPE_PROFILE_RANK_ROW, NULL);
}

/* "Version 3 · 40 in tier 1 · 110 in tier 2" */
static char *
describe (const CxRanked *ranked)
{
  const CxFitCounts *counts = cx_evaluation_get_counts (ranked->evaluation);
  g_autofree char *version = ranked->version > 0 ? g_strdup_printf (_("Version %d"), ranked->version)
                                                 : g_strdup (C_("a state of the profile", "Draft"));

  /* Translators: "Version 3" or "Draft", and how many accounts are in tier 1 and in tier 2. No-break spaces keep each together. */
  return g_strdup_printf (_("%s · %'u in tier 1 · %'u in tier 2"), version, counts->tiers[1], counts->tiers[2]);
}

void
cx_profile_rank_row_show (CxProfileRankRow *self,
                          const CxRanked   *ranked,
                          guint             n_profiles)
{
  const char *name = cx_profile_get_name (ranked->draft);
  g_autofree char *rank = g_strdup_printf ("%d", ranked->rank);
  g_autofree char *title = g_strdup_printf ("%d · %s", ranked->rank, name);
  g_autofree char *more = g_strdup_printf (_("More for “%s”"), name);
  g_autofree char *description = describe (ranked);

  g_return_if_fail (CX_IS_PROFILE_RANK_ROW (self));

  self->id = ranked->id;
  self->rank = ranked->rank;
  gtk_label_set_label (self->rank_label, rank);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  gtk_widget_set_visible (self->handle, n_profiles > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.move-up", ranked->rank > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.move-down", ranked->rank < (int) n_profiles);
}

gint64
cx_profile_rank_row_get_id (CxProfileRankRow *self)
{
  g_return_val_if_fail (CX_IS_PROFILE_RANK_ROW (self), 0);

  return self->id;
}

int
cx_profile_rank_row_get_rank (CxProfileRankRow *self)
{
  g_return_val_if_fail (CX_IS_PROFILE_RANK_ROW (self), 0);

  return self->rank;
}
