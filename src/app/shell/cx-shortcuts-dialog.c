/* What the keyboard can do, as plain rows. */
#include "cx-shortcuts-dialog.h"

#include "cx-shortcuts.h"

#include <glib/gi18n.h>

/* Keys side by side, as caps; "Ctrl+Shift+P" is what assistive technology reads. */
static GtkWidget *
make_keys (const char *accel)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  g_auto(GStrv) keys = NULL;
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (accel, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  keys = g_strsplit (label, "+", -1);
  for (guint i = 0; keys[i]; i++)
    {
      GtkWidget *cap = gtk_label_new (*keys[i] ? keys[i] : "+");

      gtk_widget_add_css_class (cap, "keycap");
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_or (void)
{
  /* Translators: between two shortcuts for the same thing */
  GtkWidget *label = gtk_label_new (_("or"));

  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
make_row (const CxShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  for (guint i = 0; shortcut->accels[i]; i++)
    {
      if (i > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_or ());
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_keys (shortcut->accels[i]));
    }
  return row;
}

AdwDialog *
cx_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const CxShortcut *shortcut, *before = NULL;

  for (guint i = 0; (shortcut = cx_shortcuts_get (i)); i++)
    {
      if (before == NULL || !g_str_equal (before->group, shortcut->group))
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(shortcut->group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, make_row (shortcut));
      before = shortcut;
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  return dialog;
}
