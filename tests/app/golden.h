/* Render nodes of a widget against those that somebody looked at and stored.
 *
 * What is compared is the text of the nodes, which is the same wherever the same fonts are. Other fonts give other glyphs:
 * then the test is skipped. CONCENTRIC_GOLDEN=write stores what is drawn now. */
#pragma once

#include <gtk/gtk.h>

/** golden_set_font: the font of the stored nodes, whatever the desktop's is; before there are widgets. */
static inline void
golden_set_font (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Inter 11", NULL);
}

/** golden_font_is_there: whether the font of the stored nodes is. */
static inline gboolean
golden_font_is_there (GtkWidget *widget)
{
  g_autoptr(PangoFontDescription) wanted = pango_font_description_from_string ("Inter 11");
  g_autoptr(PangoFont) font = pango_context_load_font (gtk_widget_get_pango_context (widget), wanted);
  g_autoptr(PangoFontDescription) found = font ? pango_font_describe (font) : NULL;

  return found != NULL && g_strcmp0 (pango_font_description_get_family (found), "Inter") == 0;
}

/** golden_draw: the nodes of @widget in @width × @height, as text that names its fonts and does not have them in it, nor pixels of textures. */
static inline char *
golden_draw (GtkWidget *widget,
             int        width,
             int        height)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL, *without_fonts = NULL;
  g_autoptr(GRegex) fonts = NULL, pixels = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  bytes = gsk_render_node_serialize (node);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  fonts = g_regex_new (" *url\\(\"data:font[^\"]*\"\\)", 0, 0, NULL);
  without_fonts = g_regex_replace_literal (fonts, text, -1, 0, "", 0, NULL);
  pixels = g_regex_new ("url\\(\"data:[^)]*\\)", 0, 0, NULL);
  return g_regex_replace_literal (pixels, without_fonts, -1, 0, "url(\"pixels\")", 0, NULL);
}

/** golden_compare: @nodes against tests/app/golden/@name.node; what is drawn instead is left beside the test. */
static inline void
golden_compare (const char *nodes,
                const char *name)
{
  g_autofree char *file = g_strconcat (name, ".node", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", "golden", file, NULL), *stored = NULL;
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (g_getenv ("CONCENTRIC_GOLDEN"), "write") == 0)
    {
      g_file_set_contents (path, nodes, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &stored, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (stored, nodes))
    {
      g_autofree char *other = g_build_filename (g_get_tmp_dir (), file, NULL);

      g_file_set_contents (other, nodes, -1, NULL);
      g_error ("%s is not what is drawn: %s", path, other);
    }
}
