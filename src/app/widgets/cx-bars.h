/* What the small bars share: a rounded trough, and pieces of it. Knows no data. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_bar_trough_color: the foreground of @widget, faint. */
static inline GdkRGBA
cx_bar_trough_color (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= 0.15;
  return color;
}

/** cx_bar_push: clips what follows to a bar with round ends, and fills its trough. Ends with gtk_snapshot_pop(). */
static inline void
cx_bar_push (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds,
             const GdkRGBA         *trough)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, bounds, bounds->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, trough, bounds);
}

/** cx_bar_piece: fills @bounds from one share of its width to another, mirrored for right-to-left. */
static inline void
cx_bar_piece (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              double                 from,
              double                 to,
              gboolean               rtl,
              const GdkRGBA         *color)
{
  double start = rtl ? 1 - to : from;

  if (to <= from)
    return;
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (bounds->origin.x + start * bounds->size.width, bounds->origin.y,
                                                  (to - from) * bounds->size.width, bounds->size.height));
}

static inline gboolean
cx_bar_is_rtl (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

G_END_DECLS
