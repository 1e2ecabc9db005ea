/* The texts and signs on a card of the board, laid out and drawn. */
#include "cx-board-face.h"

#include "cx-account-data.h"
#include "cx-format.h"
#include "cx-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define SMALL 0.9
#define AVATAR 20
#define PIN 12

void
cx_board_face_clear (CxBoardFace *self)
{
  g_clear_object (&self->name);
  g_clear_object (&self->fit);
  g_clear_object (&self->worth);
  g_clear_object (&self->initials);
  g_clear_object (&self->owner);
  g_clear_object (&self->days);
}

int
cx_board_face_line_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (height, AVATAR);
}

static PangoLayout *
make_layout (GtkWidget  *widget,
             const char *text,
             double      scale,
             gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static char *
initials_of (const char *name)
{
  g_autoptr(GString) initials = g_string_new (NULL);
  g_auto(GStrv) words = g_strsplit (name, " ", -1);
  gunichar last = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar c = g_unichar_toupper (g_utf8_get_char (words[i]));

      if (!g_unichar_isalnum (c))
        continue;
      if (initials->len == 0)
        g_string_append_unichar (initials, c);
      else
        last = c;
    }
  if (last != 0)
    g_string_append_unichar (initials, last);
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

static char *
describe_days (CxBoardItem *item)
{
  int days;

  if (!cx_board_item_get_days (item, &days))
    return g_strdup ("");
  if (days == 0)
    return g_strdup (_("today"));
  /* Translators: days, as short as can be */
  return g_strdup_printf (_("%d d"), days);
}

static void
ensure_layouts (CxBoardFace *self,
                GtkWidget   *widget,
                CxBoardItem *item)
{
  guint account = cx_board_item_get_entry (item)->account;
  CxColumns *columns = cx_board_item_get_columns (item);
  const CxColumn *money = cx_account_money (columns);
  const char *owner = cx_account_text (cx_columns_find_role (columns, "owner"), account);
  double worth = cx_account_number (money, account);
  g_autofree char *fit = NULL, *amount = NULL, *days = NULL, *initials = NULL;

  if (self->name != NULL)
    return;
  fit = g_strdup_printf ("%.0f", cx_board_item_get_entry (item)->fit.low);
  amount = isnan (worth) ? g_strdup ("") : cx_format_money (worth, money->field->unit, TRUE);
  days = describe_days (item);
  initials = owner ? initials_of (owner) : g_strdup ("");
  self->name = make_layout (widget, cx_board_item_get_name (item), 0.93, TRUE);
  self->fit = make_layout (widget, fit, 0.93, TRUE);
  self->worth = make_layout (widget, amount, SMALL, FALSE);
  self->initials = make_layout (widget, initials, 0.58, TRUE);
  self->owner = make_layout (widget, owner ? owner : "", SMALL, FALSE);
  self->days = make_layout (widget, days, SMALL, FALSE);
}

int
cx_board_face_fit_width (CxBoardFace *self,
                         GtkWidget   *widget,
                         CxBoardItem *item)
{
  int width;

  ensure_layouts (self, widget, item);
  pango_layout_get_pixel_size (self->fit, &width, NULL);
  return width;
}

/* Everything is placed from the start; right-to-left mirrors it. */
static void
append_text (GtkWidget     *widget,
             GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         start,
             double         width,
             double         middle,
             const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoRectangle ink;

  if (width <= 0)
    return;
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  /* Pango turns the sides round for a line that runs against its context. */
  pango_layout_set_alignment (layout, pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_extents (layout, NULL, &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? gtk_widget_get_width (widget) - start - width : start,
                                                          middle - ink.height / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static int
width_of (PangoLayout *layout)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Pale discs in light, deep ones in dark; the owner's name stands beside. As high as a line, so that initials fit at any type size. */
static void
append_avatar (CxBoardFace *self,
               GtkWidget   *widget,
               GtkSnapshot *snapshot,
               double       middle,
               double       size)
{
  static const char *const light[] = { "#aecbf4", "#f6c3a9", "#a9e3c1", "#f4d57c", "#a9dde6", "#d9bdf0", "#f0b2b7", "#c9c6be" };
  static const char *const dark[] = { "#2b4a75", "#7a3f20", "#24613d", "#6b5312", "#1f5a66", "#57357a", "#7a2e36", "#4a4842" };
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint which = (guint) (cx_text_hash (pango_layout_get_text (self->owner), 0) * G_N_ELEMENTS (light));
  double start = rtl ? gtk_widget_get_width (widget) - CX_BOARD_FACE_PADDING - size : CX_BOARD_FACE_PADDING;
  GdkRGBA fill, text = is_dark ? (GdkRGBA) { 1, 1, 1, 0.9f } : (GdkRGBA) { 0, 0, 0, 0.72f };
  GskRoundedRect disc;
  int width, height;

  gdk_rgba_parse (&fill, is_dark ? dark[which] : light[which]);
  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (start, middle - size / 2, size, size), size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &fill, &disc.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (self->initials, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (start + (size - width) / 2, middle - height / 2.0));
  gtk_snapshot_append_layout (snapshot, self->initials, &text);
  gtk_snapshot_restore (snapshot);
}

static void
append_dots (GtkWidget     *widget,
             GtkSnapshot   *snapshot,
             double         middle,
             const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = gtk_widget_get_width (widget) - CX_BOARD_FACE_PADDING - 4;
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  if (rtl)
    x = gtk_widget_get_width (widget) - x;
  for (int dot = -1; dot <= 1; dot++)
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, middle + dot * 5), 1.25f);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
}

/* Up: unknown values could lift the account. The card's description and the receipt say so in words. */
static void
append_arrow (GtkWidget     *widget,
              GtkSnapshot   *snapshot,
              double         start,
              double         middle,
              const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = rtl ? gtk_widget_get_width (widget) - start : start;
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (1.4f);

  gsk_path_builder_move_to (builder, x, middle + 4.5);
  gsk_path_builder_line_to (builder, x, middle - 4.5);
  gsk_path_builder_move_to (builder, x - 3.2, middle - 1.3);
  gsk_path_builder_line_to (builder, x, middle - 4.5);
  gsk_path_builder_line_to (builder, x + 3.2, middle - 1.3);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* A person gave it its tier: the sign of the list, between the name and the dots. */
static void
append_pin (GtkWidget     *widget,
            GtkSnapshot   *snapshot,
            double         start,
            double         middle,
            const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = rtl ? gtk_widget_get_width (widget) - start - PIN : start;
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), "cx-pin-symbolic", NULL, PIN,
                                gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, middle - PIN / 2.0));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, PIN, PIN, color, 1);
  gtk_snapshot_restore (snapshot);
}

void
cx_board_face_append (CxBoardFace *self,
                      GtkWidget   *widget,
                      GtkSnapshot *snapshot,
                      CxBoardItem *item,
                      int          fit_start,
                      int          bar_end)
{
  int line = cx_board_face_line_height (widget), step = line + CX_BOARD_FACE_GAP;
  double first = CX_BOARD_FACE_MARGIN + line / 2.0, end = gtk_widget_get_width (widget) - CX_BOARD_FACE_PADDING;
  guint flags = cx_board_item_get_entry (item)->fit.flags;
  double name_end = end - 14 - (flags & CX_FLAG_PINNED ? PIN + 4 : 0);
  double worth, days, owner = CX_BOARD_FACE_PADDING + line + 8;
  GdkRGBA color, dim;

  ensure_layouts (self, widget, item);
  gtk_widget_get_color (widget, &color);
  dim = color;
  dim.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.9f : 0.62f;
  worth = width_of (self->worth);
  days = width_of (self->days);
  append_text (widget, snapshot, self->name, CX_BOARD_FACE_PADDING, name_end - CX_BOARD_FACE_PADDING, first, &color);
  if (flags & CX_FLAG_PINNED)
    append_pin (widget, snapshot, name_end + 4, first, &dim);
  append_dots (widget, snapshot, first, &dim);
  append_text (widget, snapshot, self->fit, fit_start, width_of (self->fit), first + step, &color);
  if (bar_end + 22 + worth <= end && (flags & CX_FLAG_COULD_MOVE))
    append_arrow (widget, snapshot, bar_end + 9, first + step, &dim);
  if (bar_end + 4 + worth <= end)
    append_text (widget, snapshot, self->worth, end - worth, worth, first + step, &dim);
  append_text (widget, snapshot, self->days, end - days, days, first + 2 * step, &dim);
  if (*pango_layout_get_text (self->owner) == '\0')
    return;
  append_avatar (self, widget, snapshot, first + 2 * step, line);
  append_text (widget, snapshot, self->owner, owner, end - days - 8 - owner, first + 2 * step, &dim);
}
