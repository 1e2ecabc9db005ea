/* The sidebar. */
#include "cx-sidebar.h"

#include "cx-library.h"
#include "cx-picture-words.h"
#include "cx-places.h"
#include "cx-profile-diff.h"
#include "cx-review.h"

#include <glib/gi18n.h>

struct _CxSidebar {
  AdwBin        parent_instance;

  CxWorkspace  *workspace;
  GSignalGroup *signals;

  GtkWidget    *workspace_button;
  GtkLabel     *workspace_label;
  GMenu        *library_section;
  GtkWidget    *profile_button;
  GtkLabel     *profile_caption;
  GtkLabel     *profile_label;
  GMenu        *profile_section;
  GtkListBox   *list;
  char         *selected;   /* the place that is shown */
  GtkWidget    *draft_button;
  GtkLabel     *version_label;
  GtkLabel     *published_label;
  GtkLabel     *review_label;
};

G_DEFINE_FINAL_TYPE (CxSidebar, cx_sidebar, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* ── places ─────────────────────────────────────────────────────────────── */

static const CxPlaceInfo *
row_place (GtkListBoxRow *row)
{
  return row ? cx_places_get (gtk_list_box_row_get_index (row)) : NULL;
}

/* Above the first place of each group stands the group's name. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const CxPlaceInfo *place = row_place (row), *above = row_place (before);
  GtkWidget *label;

  if (above && g_str_equal (above->group, place->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_(place->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-heading");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_row (const CxPlaceInfo *place)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(place->title)), *count = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (place->icon);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "quiet");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "count", count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(place->title), -1);
  return row;
}

static void
on_row_activated (CxSidebar     *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.place", "s", row_place (row)->id);
}

static GtkListBoxRow *
find_row (CxSidebar  *self,
          const char *id)
{
  const CxPlaceInfo *place;

  for (guint i = 0; (place = cx_places_get (i)); i++)
    if (g_str_equal (place->id, id))
      return gtk_list_box_get_row_at_index (self->list, i);
  return NULL;
}

/* Keys move the mark from place to place; unless one is entered, it goes back to the one that is shown. */
static void
on_focus_left (CxSidebar *self)
{
  if (self->list != NULL && self->selected != NULL)
    gtk_list_box_select_row (self->list, find_row (self, self->selected));
}

static void
update_count (CxSidebar *self)
{
  GtkListBoxRow *row = find_row (self, "accounts");
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;
  guint n;

  if (row == NULL || self->workspace == NULL)
    return;
  n = cx_columns_get_n_accounts (cx_snapshot_get_columns (cx_workspace_get_snapshot (self->workspace)));
  text = g_strdup_printf ("%'u", n);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "count"), n > 0 ? text : "");
  description = g_strdup_printf (ngettext ("%'u account", "%'u accounts", n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* ── profiles and versions ──────────────────────────────────────────────── */

static void
update_profile_menu (CxSidebar *self,
                     CxTiering *tiering)
{
  g_menu_remove_all (self->profile_section);
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *profile = cx_tiering_get_profile (tiering, i);
      g_autofree char *label = g_strdup_printf ("%d · %s", profile->rank, cx_profile_get_name (profile->draft));
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.profile", "u", i);
      g_menu_append_item (self->profile_section, item);
    }
}

static void
update_profile (CxSidebar *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (cx_workspace_get_snapshot (self->workspace));
  CxProfile *draft = cx_workspace_get_draft (self->workspace);
  const char *name = draft ? cx_profile_get_name (draft) : "";
  g_autofree char *caption = g_strdup_printf (_("Profile %u of %u"), cx_workspace_get_profile (self->workspace) + 1,
                                              cx_tiering_get_n_profiles (tiering));
  g_autofree char *label = g_strdup_printf ("%s: %s", caption, name);

  gtk_label_set_text (self->profile_caption, caption);
  gtk_label_set_text (self->profile_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->profile_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_profile_menu (self, tiering);
}

static char *
format_day (gint32 day)
{
  g_autofree char *text = cx_words_day (day);

  /* In its own direction. */
  return g_strdup_printf ("\u2068%s\u2069", text);
}

static guint
count_changes (CxSidebar      *self,
               const CxRanked *profile)
{
  g_autoptr(GPtrArray) changes =
    cx_profile_diff (cx_evaluation_get_profile (profile->evaluation), cx_workspace_get_draft (self->workspace), NULL, NULL);

  return changes->len;
}

/* "Draft: 2 changes", or only "Draft" when nothing is published. */
static void
update_draft (CxSidebar      *self,
              const CxRanked *profile)
{
  gboolean differs = cx_workspace_draft_differs (self->workspace);
  guint n = 0;
  g_autofree char *label = NULL;

  if (differs)
    n = count_changes (self, profile);
  if (n > 0)
    label = g_strdup_printf (ngettext ("Draft: %u change", "Draft: %u changes", n), n);
  gtk_button_set_label (GTK_BUTTON (self->draft_button), label ? label : C_("a state of the profile", "Draft"));
  gtk_widget_set_visible (self->draft_button, differs || (profile && profile->version == 0));
}

static void
update_review (CxSidebar      *self,
               const CxRanked *profile)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  gint32 by;
  gboolean reviewed = profile && cx_review_find_day (profile, &by);

  gtk_widget_set_visible (GTK_WIDGET (self->review_label), reviewed);
  if (!reviewed)
    return;
  day = format_day (by);
  text = g_strdup_printf (_("Review by %s"), day);
  gtk_label_set_text (self->review_label, text);
}

static void
update_foot (CxSidebar *self)
{
  const CxRanked *profile = cx_workspace_get_ranked (self->workspace);
  g_autofree char *version = NULL;
  g_autofree char *published = NULL;
  g_autofree char *day = NULL;

  if (profile && profile->version > 0)
    {
      day = format_day (profile->published_day);
      version = g_strdup_printf (_("Version %d"), profile->version);
      published = g_strdup_printf (_("Published %s"), day);
    }
  gtk_label_set_text (self->version_label, version ? version : _("No version yet"));
  gtk_label_set_text (self->published_label, published ? published : _("The draft is in force"));
  update_draft (self, profile);
  update_review (self, profile);
}

static void
update (CxSidebar *self)
{
  const char *name;

  if (self->workspace == NULL)
    return;
  name = cx_snapshot_get_name (cx_workspace_get_snapshot (self->workspace));
  gtk_label_set_text (self->workspace_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->workspace_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_count (self);
  update_profile (self);
  update_foot (self);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_sidebar_dispose (GObject *object)
{
  CxSidebar *self = CX_SIDEBAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->selected, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_SIDEBAR);
  G_OBJECT_CLASS (cx_sidebar_parent_class)->dispose (object);
}

static void
cx_sidebar_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, CX_SIDEBAR (object)->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_sidebar_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CxSidebar *self = CX_SIDEBAR (object);

  if (prop_id != PROP_WORKSPACE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (!g_set_object (&self->workspace, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->signals, self->workspace);
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_sidebar_class_init (CxSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_sidebar_dispose;
  object_class->get_property = cx_sidebar_get_property;
  object_class->set_property = cx_sidebar_set_property;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CX_TYPE_WORKSPACE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, workspace_button);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, workspace_label);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, library_section);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, profile_button);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, profile_caption);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, profile_label);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, profile_section);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, draft_button);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, version_label);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, published_label);
  gtk_widget_class_bind_template_child (widget_class, CxSidebar, review_label);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
cx_sidebar_init (CxSidebar *self)
{
  const CxPlaceInfo *place;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::draft", G_CALLBACK (update), self);
  for (guint i = 0; (place = cx_places_get (i)); i++)
    gtk_list_box_append (self->list, make_row (place));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

void
cx_sidebar_select (CxSidebar  *self,
                   const char *id)
{
  GtkListBoxRow *row;
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (CX_IS_SIDEBAR (self));

  g_set_str (&self->selected, id);
  row = find_row (self, id);
  gtk_list_box_select_row (self->list, row);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (row && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
cx_sidebar_set_library (CxSidebar *self,
                        GPtrArray *entries)
{
  g_return_if_fail (CX_IS_SIDEBAR (self));

  g_menu_remove_all (self->library_section);
  for (guint i = 0; i < entries->len; i++)
    {
      const CxLibraryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (entry->name, NULL);

      g_menu_item_set_action_and_target (item, "win.switch", "s", entry->path);
      g_menu_append_item (self->library_section, item);
    }
}
