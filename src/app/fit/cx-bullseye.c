/* The bullseye: the widget, and how its marks come from the thread that draws them. A frame asks for
 * an image whenever the one it has is of another picture, size, scale or style; it never waits. */
#include "cx-bullseye-private.h"

#include "cx-fit-words.h"

#define MIN_WIDTH  280
#define MIN_HEIGHT 324
#define NATURAL    640

G_DEFINE_FINAL_TYPE (CxBullseye, cx_bullseye, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_ZOOMED,
  PROP_FULLEST,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  REGION_CHOSEN,
  BOX_CHOSEN,
  ACCOUNT_CHOSEN,
  ACCOUNT_OPENED,
  ACCOUNT_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── the image ────────────────────────────────────────────────────────── */

typedef struct {
  CxFitPicture         *picture;
  CxRingsFrame          frame;
  PangoFontDescription *font;
  cairo_font_options_t *options;
  double                scale;
  GArray               *before;
} ImageRequest;

static void
free_request (ImageRequest *request)
{
  cx_fit_picture_unref (request->picture);
  pango_font_description_free (request->font);
  g_clear_pointer (&request->options, cairo_font_options_destroy);
  g_clear_pointer (&request->before, g_array_unref);
  g_free (request);
}

static double
get_wanted_scale (CxBullseye *self)
{
  return gdk_surface_get_scale (gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self))));
}

/* The font and its options belong to the widget. */
static CxRingsFrame
get_wanted_frame (CxBullseye *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  AdwStyleManager *style = adw_style_manager_get_default ();

  return (CxRingsFrame) {
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .zoom = self->view.zoom,
    .x = self->view.x,
    .y = self->view.y,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .dark = adw_style_manager_get_dark (style),
    .contrast = adw_style_manager_get_high_contrast (style),
    .font = pango_context_get_font_description (context),
    .resolution = pango_cairo_context_get_resolution (context),
    .options = pango_cairo_context_get_font_options (context),
  };
}

static gboolean
has_same_view (const CxRingsFrame *a,
               const CxRingsFrame *b)
{
  return a->width == b->width && a->height == b->height && a->zoom == b->zoom && a->x == b->x && a->y == b->y;
}

static gboolean
has_same_style (const CxRingsFrame *a,
                const CxRingsFrame *b)
{
  return a->rtl == b->rtl && a->dark == b->dark && a->contrast == b->contrast && a->resolution == b->resolution
         && pango_font_description_equal (a->font, b->font)
         && (a->options && b->options ? cairo_font_options_equal (a->options, b->options) : a->options == b->options);
}

static gboolean
image_is_current (CxBullseye         *self,
                  const CxRingsFrame *wanted)
{
  const CxBullseyeImage *image = self->image;

  return image != NULL && image->picture == self->picture && image->scale == get_wanted_scale (self)
         && has_same_view (&image->drawing->frame, wanted) && has_same_style (&image->drawing->frame, wanted);
}

void
cx_bullseye_get_middle (CxBullseye *self,
                        double     *x,
                        double     *y,
                        double     *scale)
{
  double radius = cx_bullseye_get_radius (self) * self->view.zoom;

  *x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - self->view.x * radius;
  *y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - self->view.y * radius;
  *scale = self->image ? radius / self->image->rings->radius : 1;
}

static void
draw_image (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const ImageRequest *request = data;

  g_task_return_pointer (task, cx_bullseye_image_new (request->picture, &request->frame, request->scale, request->before),
                         (GDestroyNotify) cx_bullseye_image_free);
}

static void
set_image (CxBullseye      *self,
           CxBullseyeImage *image)
{
  guint before = cx_bullseye_get_fullest (self);
  gboolean was_guessed = self->image == NULL && image != NULL;
  gboolean other_picture = self->image == NULL || image == NULL || self->image->picture != image->picture;

  cx_bullseye_begin_change (self, self->image, image);
  g_clear_pointer (&self->image, cx_bullseye_image_free);
  self->image = image;
  if (was_guessed || before != cx_bullseye_get_fullest (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FULLEST]);
  if (other_picture)
    cx_bullseye_update_spots (self);
  cx_bullseye_update_hover (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_image_drawn (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  CxBullseye *self = CX_BULLSEYE (source);
  g_autoptr(CxBullseyeImage) image = g_task_propagate_pointer (G_TASK (result), NULL);

  self->drawing = FALSE;
  if (self->picture != NULL)
    set_image (self, g_steal_pointer (&image));
}

static ImageRequest *
make_request (CxBullseye         *self,
              const CxRingsFrame *frame)
{
  ImageRequest *request = g_new0 (ImageRequest, 1);

  request->picture = cx_fit_picture_ref (self->picture);
  request->frame = *frame;
  request->frame.font = request->font = pango_font_description_copy (frame->font);
  request->frame.options = request->options = frame->options ? cairo_font_options_copy (frame->options) : NULL;
  request->scale = get_wanted_scale (self);
  if (self->image != NULL && has_same_view (&self->image->drawing->frame, frame) && self->image->rings->rtl == frame->rtl)
    request->before = g_array_ref (self->image->rings->marks);
  return request;
}

static void
request_image (CxBullseye *self)
{
  g_autoptr(GTask) task = NULL;
  CxRingsFrame frame;

  if (self->drawing || self->picture == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || cx_bullseye_is_flying (self))
    return;
  frame = get_wanted_frame (self);
  if (frame.width <= 0 || frame.height <= 0 || image_is_current (self, &frame))
    return;
  task = g_task_new (self, NULL, on_image_drawn, NULL);
  g_task_set_task_data (task, make_request (self, &frame), (GDestroyNotify) free_request);
  g_task_run_in_thread (task, draw_image);
  self->drawing = TRUE;
}

/* ── the widget ───────────────────────────────────────────────────────── */

static void
cx_bullseye_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CxBullseye *self = CX_BULLSEYE (widget);

  request_image (self);
  if (self->image == NULL)
    return;
  cx_bullseye_draw (self, snapshot);
  gtk_widget_snapshot_child (widget, self->tooltip, snapshot);
}

static void
cx_bullseye_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = NATURAL;
}

static void
cx_bullseye_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  CxBullseye *self = CX_BULLSEYE (widget);

  cx_bullseye_allocate_spots (self);
  cx_bullseye_allocate_tooltip (self, width, height);
}

static gboolean
cx_bullseye_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  return cx_bullseye_move_focus (CX_BULLSEYE (widget), direction);
}

static gboolean
cx_bullseye_grab_focus (GtkWidget *widget)
{
  return cx_bullseye_move_focus (CX_BULLSEYE (widget), GTK_DIR_TAB_FORWARD);
}

static void
cx_bullseye_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cx_bullseye_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
cx_bullseye_direction_changed (GtkWidget        *widget,
                               GtkTextDirection  previous)
{
  gtk_widget_queue_draw (widget);
}

static void
cx_bullseye_dispose (GObject *object)
{
  CxBullseye *self = CX_BULLSEYE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&self->twin);
  g_clear_object (&self->flight);
  g_clear_object (&self->change);
  g_clear_object (&self->old_texture);
  g_clear_pointer (&self->image, cx_bullseye_image_free);
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  g_clear_pointer (&self->sectors, g_ptr_array_unref);
  g_clear_pointer (&self->walk, g_array_unref);
  G_OBJECT_CLASS (cx_bullseye_parent_class)->dispose (object);
}

static void
cx_bullseye_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOMED:
      g_value_set_boolean (value, CX_BULLSEYE (object)->view.zoom > 1);
      break;
    case PROP_FULLEST:
      g_value_set_uint (value, cx_bullseye_get_fullest (CX_BULLSEYE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_bullseye_class_init (CxBullseyeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_bullseye_dispose;
  object_class->get_property = cx_bullseye_get_property;
  widget_class->snapshot = cx_bullseye_snapshot;
  widget_class->measure = cx_bullseye_measure;
  widget_class->size_allocate = cx_bullseye_size_allocate;
  widget_class->focus = cx_bullseye_focus;
  widget_class->grab_focus = cx_bullseye_grab_focus;
  widget_class->css_changed = cx_bullseye_css_changed;
  widget_class->direction_changed = cx_bullseye_direction_changed;

  signals[REGION_CHOSEN] = g_signal_new ("region-chosen", CX_TYPE_BULLSEYE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  props[PROP_ZOOMED] = g_param_spec_boolean ("zoomed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FULLEST] = g_param_spec_uint ("fullest", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[BOX_CHOSEN] = g_signal_new ("box-chosen", CX_TYPE_BULLSEYE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ACCOUNT_CHOSEN] = g_signal_new ("account-chosen", CX_TYPE_BULLSEYE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACCOUNT_OPENED] = g_signal_new ("account-opened", CX_TYPE_BULLSEYE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACCOUNT_MENU] = g_signal_new ("account-menu", CX_TYPE_BULLSEYE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "bullseye");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cx_bullseye_init (CxBullseye *self)
{
  self->region = CX_FIT_EVERYWHERE;
  self->chosen = self->hovered = self->hovered_cell = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  cx_bullseye_init_keys (self);
  cx_bullseye_init_pointer (self);
  cx_bullseye_init_view (self);
  cx_bullseye_init_drag (self);
  cx_bullseye_init_change (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/* ── signals and public API ───────────────────────────────────────────── */

void
cx_bullseye_emit_region (CxBullseye *self,
                         int         tier,
                         int         sector)
{
  g_signal_emit (self, signals[REGION_CHOSEN], 0, tier, sector);
}

void
cx_bullseye_emit_account (CxBullseye *self,
                          guint       row)
{
  g_signal_emit (self, signals[ACCOUNT_CHOSEN], 0, row);
}

void
cx_bullseye_emit_open (CxBullseye *self,
                       guint       row)
{
  g_signal_emit (self, signals[ACCOUNT_OPENED], 0, row);
}

void
cx_bullseye_emit_menu (CxBullseye *self,
                       guint       row)
{
  CxRingsMark mark = cx_bullseye_image_place (self->image, row);
  double x, y, scale;

  cx_bullseye_get_middle (self, &x, &y, &scale);
  g_signal_emit (self, signals[ACCOUNT_MENU], 0, row, x + mark.x * scale, y + mark.y * scale);
}

void
cx_bullseye_emit_box (CxBullseye        *self,
                      const CxFitRegion *region)
{
  g_signal_emit (self, signals[BOX_CHOSEN], 0, region);
}

void
cx_bullseye_notify_zoomed (CxBullseye *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOMED]);
}

/* Before there is an image: as it will be. */
guint
cx_bullseye_get_fullest (CxBullseye *self)
{
  g_return_val_if_fail (CX_IS_BULLSEYE (self), 0);

  if (self->image != NULL)
    return cx_rings_drawing_get_fullest (self->image->drawing);
  return self->picture != NULL && self->picture->n_accounts >= cx_rings_density_from (cx_bullseye_get_radius (self)) ? G_MAXUINT : 0;
}

GtkWidget *
cx_bullseye_new (void)
{
  return g_object_new (CX_TYPE_BULLSEYE, NULL);
}

void
cx_bullseye_set_picture (CxBullseye   *self,
                         CxFitPicture *picture)
{
  g_return_if_fail (CX_IS_BULLSEYE (self));

  if (self->picture == picture)
    return;
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  if (picture == NULL)
    {
      set_image (self, NULL);
      return;
    }
  self->picture = cx_fit_picture_ref (picture);
  request_image (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cx_bullseye_set_region (CxBullseye  *self,
                        CxFitRegion  region)
{
  g_return_if_fail (CX_IS_BULLSEYE (self));

  self->region = region;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cx_bullseye_set_account (CxBullseye *self,
                         int         row)
{
  g_return_if_fail (CX_IS_BULLSEYE (self));

  self->chosen = row;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
