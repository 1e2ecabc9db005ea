/* A sidebar that is shown before its split view was given a size; one that is hidden, and has no room. */
#include "cx-sidebars.h"
#include "run-for.h"

static void
test_before_the_first_size (gconstpointer shown)
{
  GtkWidget *window = gtk_window_new (), *stack = gtk_stack_new (), *split = adw_overlay_split_view_new ();
  GtkWidget *content = gtk_label_new ("content");
  gboolean show = GPOINTER_TO_INT (shown);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  adw_overlay_split_view_set_content (ADW_OVERLAY_SPLIT_VIEW (split), content);
  adw_overlay_split_view_set_sidebar (ADW_OVERLAY_SPLIT_VIEW (split), gtk_label_new ("sidebar"));
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split), !show);
  cx_sidebar_guard (ADW_OVERLAY_SPLIT_VIEW (split));
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("other"), "other");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  gtk_window_present (GTK_WINDOW (window));
  run_for (300);

  gtk_stack_add_named (GTK_STACK (stack), split, "split");
  gtk_stack_set_visible_child (GTK_STACK (stack), split);
  g_assert_true (gtk_widget_get_mapped (split));
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split), show);
  run_for (600);
  g_assert_true (gtk_widget_get_mapped (split));
  g_assert_cmpint (gtk_widget_get_width (split), ==, 900);
  g_assert_cmpint (gtk_widget_get_width (content), >, show ? 500 : 890);
  g_assert_cmpint (gtk_widget_get_width (content), <=, show ? 800 : 900);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Beside wide content there is less room than the sidebar needs, which is no matter until it is shown. */
static void
test_no_room_while_hidden (void)
{
  GtkWidget *window = gtk_window_new (), *split = adw_overlay_split_view_new ();
  GtkWidget *content = gtk_label_new ("content"), *sidebar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *wide = gtk_label_new ("a label of several lines");

  gtk_label_set_wrap (GTK_LABEL (wide), TRUE);
  gtk_widget_set_size_request (wide, 299, -1);
  gtk_widget_set_size_request (content, 400, -1);
  gtk_box_append (GTK_BOX (sidebar), wide);
  adw_overlay_split_view_set_content (ADW_OVERLAY_SPLIT_VIEW (split), content);
  adw_overlay_split_view_set_sidebar (ADW_OVERLAY_SPLIT_VIEW (split), sidebar);
  cx_sidebar_guard (ADW_OVERLAY_SPLIT_VIEW (split));
  gtk_window_set_child (GTK_WINDOW (window), split);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 500);
  gtk_window_present (GTK_WINDOW (window));
  run_for (300);
  g_assert_true (gtk_widget_get_mapped (wide));

  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split), FALSE);
  run_for (600);
  g_assert_false (gtk_widget_get_mapped (wide));
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 500);
  run_for (300);
  g_assert_cmpint (gtk_widget_get_width (content), ==, 500);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  run_for (300);
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (split), TRUE);
  run_for (600);
  g_assert_true (gtk_widget_get_mapped (wide));
  g_assert_cmpint (gtk_widget_get_width (sidebar), >=, 299);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_data_func ("/sidebars/shown-before-the-first-size", GINT_TO_POINTER (TRUE), test_before_the_first_size);
  g_test_add_data_func ("/sidebars/hidden-before-the-first-size", GINT_TO_POINTER (FALSE), test_before_the_first_size);
  g_test_add_func ("/sidebars/no-room-while-hidden", test_no_room_while_hidden);
  return g_test_run ();
}
