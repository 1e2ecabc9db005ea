/* Colours of cohorts as the window has them now. */
#include "cx-cohort-style.h"

#include <adwaita.h>

CxCohortStyle
cx_cohort_style_of (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA text;

  gtk_widget_get_color (widget, &text);
  return (CxCohortStyle) { .dark = adw_style_manager_get_dark (manager), .strong = adw_style_manager_get_high_contrast (manager),
                           .text = (guint32) (text.red * 255) << 16 | (guint32) (text.green * 255) << 8 | (guint32) (text.blue * 255) };
}

void
cx_cohort_style_follow (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}
