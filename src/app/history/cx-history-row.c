/* A published version as a row of a list. Knows no other version. */
#include "cx-history-row.h"

#include "cx-format.h"
#include "cx-json.h"
#include "cx-whiplash.h"

#include <glib/gi18n.h>

/* ── what it moved ──────────────────────────────────────────────────────── */

static guint
read_count (JsonObject *object,
            const char *member)
{
  return (guint) MAX (json_object_get_int_member_with_default (object, member, 0), 0);
}

/* The first version moved nothing, and says so by having no matrix. */
CxMoved
cx_moved_read (const CxVersionRow *version)
{
  g_autoptr(JsonNode) root = version->impact ? cx_json_parse (version->impact, -1, NULL, NULL) : NULL;
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *matrix = object ? json_object_get_member (object, "matrix") : NULL;

  if (matrix == NULL || !JSON_NODE_HOLDS_OBJECT (matrix))
    return (CxMoved) { FALSE };
  return (CxMoved) {
    TRUE,
    read_count (object, "changed"),
    read_count (object, "up"),
    read_count (object, "down"),
    read_count (object, "customers"),
    read_count (object, "deals"),
  };
}

char *
cx_moved_words (const CxMoved *moved)
{
  g_autofree char *changed = NULL;

  if (!moved->known)
    return NULL;
  changed = g_strdup_printf (ngettext ("%'u account changed tier", "%'u accounts changed tier", moved->changed), moved->changed);
  if (moved->changed == 0)
    return g_strdup (_("No account changed tier"));
  /* Translators: how many accounts changed tier, how many to a better one, to a worse one */
  return g_strdup_printf (_("%s: %'u up, %'u down"), changed, moved->up, moved->down);
}

/* ── the row ────────────────────────────────────────────────────────────── */

static GtkWidget *
text_line (const char *text,
           const char *css_class,
           int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (const char *title,
           gboolean    in_force,
           guint       n_warnings)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = text_line (title, "heading", 1);

  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (label, TRUE);
  if (n_warnings > 0)
    {
      g_autofree char *tooltip = g_strdup_printf (
        ngettext ("Published in spite of %u warning", "Published in spite of %u warnings", n_warnings), n_warnings);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_widget_set_tooltip_text (icon, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
      gtk_box_append (GTK_BOX (box), icon);
    }
  if (in_force)
    {
      label = gtk_label_new (_("In force"));
      gtk_widget_add_css_class (label, "in-force");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

GtkWidget *
cx_history_row_new (const CxVersionRow *version,
                    gint32              today,
                    gboolean            in_force)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr(GPtrArray) warnings = cx_whiplash_from_json (version->warnings);
  const CxMoved moved = cx_moved_read (version);
  g_autofree char *title = g_strdup_printf (_("Version %d"), version->version);
  g_autofree char *day = cx_format_day (version->day, today);
  g_autofree char *who = g_strdup_printf ("%s · %s", day, version->author);
  g_autofree char *words = cx_moved_words (&moved);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s: %s", title, day, version->author, version->reason);

  gtk_box_append (GTK_BOX (box), make_head (title, in_force, warnings->len));
  gtk_box_append (GTK_BOX (box), text_line (who, "quiet", 1));
  gtk_box_append (GTK_BOX (box), text_line (version->reason, NULL, 2));
  if (words)
    gtk_box_append (GTK_BOX (box), text_line (words, "quiet", 2));
  gtk_widget_add_css_class (row, "history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
