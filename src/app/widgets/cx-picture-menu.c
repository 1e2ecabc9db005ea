/* What can be done with the picture of a place. */
#include "cx-picture-menu.h"

#include "cx-output.h"
#include "cx-place.h"

#include <glib/gi18n.h>

static const char *const format_names[CX_N_PICTURE_FORMATS] = { "svg", "png", "png-2x", "pdf" };

/* ── a picture on its way ── */

typedef struct {
  CxPictureSource source;
  gboolean        rtl;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  self->source.free (self->source.data);
  g_free (self->source.name);
  g_free (self);
}

static CxPicture *
make_picture (Wish    *self,
              GError **error)
{
  return self->source.make (self->source.data, self->rtl, error);
}

/* A place that is not in view hears the keys of the window too. */
static Wish *
ask (GtkWidget *place)
{
  CxPictureAsk asked = (CxPictureAsk) g_object_get_data (G_OBJECT (place), "cx-picture-ask");
  Wish *self;

  if (!gtk_widget_get_mapped (place))
    return NULL;
  self = g_new0 (Wish, 1);
  self->rtl = gtk_widget_get_direction (place) == GTK_TEXT_DIR_RTL;
  if (asked (place, &self->source))
    return self;
  g_free (self);
  return NULL;
}

/* ── the clipboard ── */

/* What a thread made of a wish. */
typedef struct {
  Wish   *wish;
  GBytes *png, *svg;
  char   *table;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  wish_free (self->wish);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_clear_pointer (&self->svg, g_bytes_unref);
  g_free (self->table);
  g_free (self);
}

/* Twice as large, so that it is sharp on a slide. */
static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Copy *self = data;
  GError *error = NULL;
  g_autoptr(CxPicture) picture = make_picture (self->wish, &error);

  if (picture != NULL)
    {
      self->table = cx_figures_to_tabs (picture->figures);
      self->png = cx_picture_write (picture, CX_PICTURE_PNG_2X, &error);
      self->svg = self->png ? cx_picture_write (picture, CX_PICTURE_SVG, &error) : NULL;
    }
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_picture_made (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GtkWidget *place = GTK_WIDGET (source);
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkContentProvider) provider = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      cx_place_toast_error (place, error);
      return;
    }
  provider = gdk_content_provider_new_union ((GdkContentProvider *[]) { gdk_content_provider_new_for_bytes ("image/png", copy->png),
                                                                        gdk_content_provider_new_for_bytes ("image/svg+xml", copy->svg) }, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (place), provider);
  cx_place_toast (place, _("Picture copied"), NULL, NULL, NULL);
}

static void
on_table_made (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GtkWidget *place = GTK_WIDGET (source);
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      cx_place_toast_error (place, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (place), copy->table);
  cx_place_toast (place, _("Table copied"), NULL, NULL, NULL);
}

static gboolean
start_copy (GtkWidget          *place,
            GAsyncReadyCallback done)
{
  Wish *wish = ask (place);
  g_autoptr(GTask) task = NULL;
  Copy *copy;

  if (wish == NULL)
    return FALSE;
  copy = g_new0 (Copy, 1);
  copy->wish = wish;
  task = g_task_new (place, NULL, done, NULL);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, copy_in_thread);
  return TRUE;
}

/* ── files ── */

static const char *
get_suffix (int format)
{
  return cx_picture_format_get_suffix ((CxPictureFormat) format);
}

static const char *
get_filter (int format)
{
  static const char *const names[CX_N_PICTURE_FORMATS] = { N_("SVG pictures"), N_("PNG pictures"), N_("PNG pictures"),
                                                           N_("PDF documents") };

  return _(names[format]);
}

static gboolean
find_format (const char *name,
             int        *format)
{
  CxPictureFormat found = (CxPictureFormat) *format;

  if (!cx_picture_format_of_file (name, &found))
    return FALSE;
  *format = (int) found;
  return TRUE;
}

static GBytes *
make_file (gpointer data,
           int      format,
           char   **left_out,
           GError **error)
{
  g_autoptr(CxPicture) picture = make_picture (data, error);

  return picture ? cx_picture_write (picture, (CxPictureFormat) format, error) : NULL;
}

static const CxOutputKind kind_of_picture = {
  N_("Save Picture"), N_("Picture saved"), get_suffix, get_filter, find_format, make_file, wish_free,
};

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       place)
{
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (int format = 0; format < CX_N_PICTURE_FORMATS; format++)
    if (g_str_equal (format_names[format], wanted))
      {
        Wish *wish = ask (place);
        g_autofree char *stem = wish ? cx_output_name (wish->source.name) : NULL;
        g_autofree char *name = g_strdup_printf (format == CX_PICTURE_PNG_2X ? "%s@2x.%s" : "%s.%s", stem, get_suffix (format));

        if (wish)
          cx_output_save (place, &kind_of_picture, wish, format, name);
        return;
      }
}

/* ── actions ── */

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       place)
{
  start_copy (place, on_picture_made);
}

static void
copy_table_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       place)
{
  start_copy (place, on_table_made);
}

static gboolean
on_copy_key (GtkWidget *place,
             GVariant  *arguments,
             gpointer   user_data)
{
  return start_copy (place, on_picture_made);
}

static void
add_shortcut (GtkWidget *place)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (on_copy_key, NULL, NULL)));
  gtk_widget_add_controller (place, controller);
}

static void
add_section (GMenu *menu)
{
  static const char *const labels[CX_N_PICTURE_FORMATS] = { N_("_SVG…"), N_("_PNG…"), N_("PNG, _Double Size…"), N_("P_DF…") };
  g_autoptr(GMenu) section = g_menu_new (), formats = g_menu_new ();

  g_menu_append (section, _("_Copy Picture"), "picture.copy");
  g_menu_append (section, _("C_opy as Table"), "picture.copy-table");
  for (guint i = 0; i < CX_N_PICTURE_FORMATS; i++)
    {
      g_autofree char *action = g_strdup_printf ("picture.save::%s", format_names[i]);

      g_menu_append (formats, _(labels[i]), action);
    }
  g_menu_append_submenu (section, _("Save _Picture As"), G_MENU_MODEL (formats));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
cx_picture_menu_install (GtkWidget    *place,
                         GMenu        *menu,
                         CxPictureAsk  asked)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = copy_action },
    { .name = "copy-table", .activate = copy_table_action },
    { .name = "save", .activate = save_action, .parameter_type = "s" },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_return_if_fail (GTK_IS_WIDGET (place) && G_IS_MENU (menu) && asked != NULL);

  g_object_set_data (G_OBJECT (place), "cx-picture-ask", asked);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), place);
  gtk_widget_insert_action_group (place, "picture", G_ACTION_GROUP (actions));
  add_section (menu);
  add_shortcut (place);
}
