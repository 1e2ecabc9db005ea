/* What changed from one state of a profile to another, for the eye. Knows no versions. */
#include "cx-change-list.h"

#include <glib/gi18n.h>

struct _CxChangeList {
  AdwBin     parent_instance;

  GPtrArray *changes;
  guint      most;
  gboolean   all;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (CxChangeList, cx_change_list, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_MOST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void fill (CxChangeList *self);

/* ── one change ─────────────────────────────────────────────────────────── */

static GtkWidget *
make_chip (const CxProfileChange *change)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("%s  <b>%s → %s</b>", change->subject, change->from, change->to);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "change-chip");
  gtk_widget_set_tooltip_text (label, change->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, change->text, -1);
  return label;
}

static const char *
icon_of (CxProfileChangeKind kind)
{
  switch (kind)
    {
    case CX_PROFILE_ADDED:
      return "list-add-symbolic";
    case CX_PROFILE_REMOVED:
      return "list-remove-symbolic";
    case CX_PROFILE_MOVED:
      return "view-sort-ascending-symbolic";
    default:
      return "document-edit-symbolic";
    }
}

static const char *
kind_label (CxProfileChangeKind kind)
{
  switch (kind)
    {
    case CX_PROFILE_ADDED:
      return _("Added");
    case CX_PROFILE_REMOVED:
      return _("Removed");
    case CX_PROFILE_MOVED:
      return _("Moved");
    default:
      return _("Changed");
    }
}

static GtkWidget *
make_line (const CxProfileChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *icon = gtk_image_new_from_icon_name (icon_of (change->kind));
  GtkWidget *label = gtk_label_new (change->text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, kind_label (change->kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kind_label (change->kind), -1);
  gtk_widget_add_css_class (icon, "quiet");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* ── all of them ────────────────────────────────────────────────────────── */

static void
on_show_all (CxChangeList *self)
{
  self->all = TRUE;
  fill (self);
}

static gboolean
is_short (const CxProfileChange *change)
{
  return change->subject != NULL;
}

/* In a long list each section has its name above it. */
static void
append_line (CxChangeList          *self,
             GtkWidget             *lines,
             const CxProfileChange *change,
             const char           **section)
{
  const char *title = cx_profile_change_section_title (change->section);
  GtkWidget *heading;

  if (self->most == 0 && g_strcmp0 (title, *section) != 0)
    {
      heading = gtk_label_new (title);
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "caption-heading");
      gtk_widget_add_css_class (heading, "change-section");
      gtk_box_append (GTK_BOX (lines), heading);
      *section = title;
    }
  gtk_box_append (GTK_BOX (lines), make_line (change));
}

/* Chips first: there are few, and they are what the tiers come from. */
static void
append_changes (CxChangeList *self,
                guint         most)
{
  GtkWidget *chips = adw_wrap_box_new (), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *section = NULL;
  guint shown = 0;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (chips), 6);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->changes->len; i++)
      {
        const CxProfileChange *change = self->changes->pdata[i];

        if (is_short (change) != (pass == 0) || shown++ >= most)
          continue;
        if (pass == 0)
          adw_wrap_box_append (ADW_WRAP_BOX (chips), make_chip (change));
        else
          append_line (self, lines, change, &section);
      }
  gtk_widget_set_visible (chips, gtk_widget_get_first_child (chips) != NULL);
  gtk_widget_set_visible (lines, gtk_widget_get_first_child (lines) != NULL);
  gtk_box_append (GTK_BOX (self->box), chips);
  gtk_box_append (GTK_BOX (self->box), lines);
}

static void
fill (CxChangeList *self)
{
  guint n = self->changes ? self->changes->len : 0, most = self->all || self->most == 0 ? n : self->most;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  if (n == 0)
    return;
  append_changes (self, most);
  if (n > most)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Show All %u Change", "Show All %u Changes", n), n);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "link-like");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_show_all), self);
      gtk_box_append (GTK_BOX (self->box), button);
    }
}

/* ── the class ──────────────────────────────────────────────────────────── */

static void
cx_change_list_finalize (GObject *object)
{
  g_clear_pointer (&CX_CHANGE_LIST (object)->changes, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_change_list_parent_class)->finalize (object);
}

static void
cx_change_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_MOST)
    g_value_set_uint (value, CX_CHANGE_LIST (object)->most);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_change_list_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CxChangeList *self = CX_CHANGE_LIST (object);

  if (prop_id != PROP_MOST)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  self->most = g_value_get_uint (value);
  fill (self);
}

static void
cx_change_list_class_init (CxChangeListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cx_change_list_finalize;
  object_class->get_property = cx_change_list_get_property;
  object_class->set_property = cx_change_list_set_property;
  props[PROP_MOST] = g_param_spec_uint ("most", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cx_change_list_init (CxChangeList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What Changes"), -1);
}

void
cx_change_list_set_changes (CxChangeList *self,
                            GPtrArray    *changes)
{
  g_return_if_fail (CX_IS_CHANGE_LIST (self) && changes != NULL);

  g_ptr_array_ref (changes);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = changes;
  self->all = FALSE;
  fill (self);
}
