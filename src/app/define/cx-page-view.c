/* The one-pager on screen. A page takes longer to set than a frame lasts, so it is drawn in a thread,
 * into a texture of exactly the pixels that it takes; a change that comes meanwhile is drawn next. */
#include "cx-page-view.h"

#include <glib/gi18n.h>

/* What the page asks for; it takes what there is. */
#define MIN_WIDTH 240

/* One page to draw, @width pixels wide: owns all of it. */
typedef struct {
  CxPageContext context;
  char         *workspace, *edited;
  int           width;
} Sheet;

/* A drawn page. */
typedef struct {
  GdkTexture *texture;
  gboolean    fits;
} Print;

struct _CxPageView {
  GtkWidget     parent_instance;

  CxPageContext context;      /* its texts are below */
  char         *workspace, *edited, *text;

  GdkTexture   *texture;
  int           drawn_width;  /* pixels of the texture */
  gboolean      fits;
  gboolean      drawing;      /* in a thread */
  gboolean      outdated;     /* what is drawn is not what shall be seen */
};

enum {
  PROP_0,
  PROP_FITS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CxPageView, cx_page_view, GTK_TYPE_WIDGET)

/* ── drawing in a thread ── */

static void
sheet_free (Sheet *self)
{
  g_clear_pointer (&self->context.evaluation, cx_evaluation_unref);
  g_free (self->workspace);
  g_free (self->edited);
  g_free (self);
}

static void
print_free (Print *self)
{
  g_object_unref (self->texture);
  g_free (self);
}

static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) height * stride);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Sheet *sheet = data;
  double scale = sheet->width / CX_PAGE_WIDTH;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, sheet->width, (int) (CX_PAGE_HEIGHT * scale + 0.5));
  cairo_t *cr = cairo_create (surface);
  Print *print = g_new0 (Print, 1);

  cairo_scale (cr, scale, scale);
  print->fits = cx_page_draw (cr, &sheet->context);
  cairo_destroy (cr);
  print->texture = texture_of (surface);
  cairo_surface_destroy (surface);
  g_task_return_pointer (task, print, (GDestroyNotify) print_free);
}

static Sheet *
sheet_new (CxPageView *self,
           int         width)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

  sheet->context = self->context;
  cx_evaluation_ref (sheet->context.evaluation);
  sheet->context.workspace = sheet->workspace = g_strdup (self->workspace);
  sheet->context.edited = sheet->edited = g_strdup (self->edited);
  sheet->context.accent[0] = accent->red;
  sheet->context.accent[1] = accent->green;
  sheet->context.accent[2] = accent->blue;
  sheet->context.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  sheet->width = width;
  return sheet;
}

static int
pixels_of (CxPageView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;
  double scale = surface ? gdk_surface_get_scale (surface) : 1;

  return (int) (gtk_widget_get_width (GTK_WIDGET (self)) * scale + 0.5);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  CxPageView *self = CX_PAGE_VIEW (source);
  Print *print = g_task_propagate_pointer (G_TASK (result), NULL);

  self->drawing = FALSE;
  g_set_object (&self->texture, print->texture);
  self->drawn_width = gdk_texture_get_width (print->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->fits != print->fits)
    {
      self->fits = print->fits;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITS]);
    }
  print_free (print);
  gtk_widget_queue_allocate (GTK_WIDGET (self));  /* draws again when something changed meanwhile */
}

/* Begins to draw, when there is something to see that is not drawn yet. */
static void
draw_page (CxPageView *self)
{
  g_autoptr(GTask) task = NULL;
  int width;

  if (self->drawing || self->context.evaluation == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  width = pixels_of (self);
  if (width <= 0 || (!self->outdated && width == self->drawn_width))
    return;
  self->outdated = FALSE;
  self->drawing = TRUE;
  task = g_task_new (self, NULL, on_drawn, NULL);
  g_task_set_task_data (task, sheet_new (self, width), (GDestroyNotify) sheet_free);
  g_task_run_in_thread (task, draw_thread);
}

static void
redraw (CxPageView *self)
{
  self->outdated = TRUE;
  draw_page (self);
}

/* ── virtual functions ── */

static void
cx_page_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CxPageView *self = CX_PAGE_VIEW (widget);
  float width = gtk_widget_get_width (widget), height = (float) (width * CX_PAGE_HEIGHT / CX_PAGE_WIDTH);
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, width, height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &paper, 3);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.18f }, 0, 1, 0, 4);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.09f }, 0, 4, 0, 18);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &paper);
  if (self->texture)
    gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_LINEAR, &paper);
  gtk_snapshot_pop (snapshot);
}

static void
cx_page_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  draw_page (CX_PAGE_VIEW (widget));
}

static GtkSizeRequestMode
cx_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cx_page_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = (int) ((for_size < 0 ? MIN_WIDTH : for_size) * CX_PAGE_HEIGHT / CX_PAGE_WIDTH);
}

static void
cx_page_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_page_view_parent_class)->map (widget);
  draw_page (CX_PAGE_VIEW (widget));
}

static void
cx_page_view_direction_changed (GtkWidget        *widget,
                                GtkTextDirection  previous)
{
  redraw (CX_PAGE_VIEW (widget));
}

static void
cx_page_view_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_FITS)
    g_value_set_boolean (value, CX_PAGE_VIEW (object)->fits);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cx_page_view_finalize (GObject *object)
{
  CxPageView *self = CX_PAGE_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->context.evaluation, cx_evaluation_unref);
  g_free (self->workspace);
  g_free (self->edited);
  g_free (self->text);
  G_OBJECT_CLASS (cx_page_view_parent_class)->finalize (object);
}

static void
cx_page_view_class_init (CxPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cx_page_view_get_property;
  object_class->finalize = cx_page_view_finalize;
  widget_class->snapshot = cx_page_view_snapshot;
  widget_class->size_allocate = cx_page_view_size_allocate;
  widget_class->measure = cx_page_view_measure;
  widget_class->get_request_mode = cx_page_view_get_request_mode;
  widget_class->map = cx_page_view_map;
  widget_class->direction_changed = cx_page_view_direction_changed;
  properties[PROP_FITS] = g_param_spec_boolean ("fits", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cx_page_view_init (CxPageView *self)
{
  self->fits = TRUE;
  self->text = g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The page"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color-rgba", G_CALLBACK (redraw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_page_view_new (void)
{
  return g_object_new (CX_TYPE_PAGE_VIEW, NULL);
}

static gboolean
same_context (CxPageView          *self,
              const CxPageContext *context)
{
  return context->evaluation == self->context.evaluation && context->rank == self->context.rank &&
         context->n_profiles == self->context.n_profiles && context->version == self->context.version &&
         context->draft == self->context.draft && context->day == self->context.day &&
         g_strcmp0 (context->workspace, self->workspace) == 0 && g_strcmp0 (context->edited, self->edited) == 0;
}

void
cx_page_view_show (CxPageView          *self,
                   const CxPageContext *context)
{
  const CxPageContext empty = { 0 };

  g_return_if_fail (CX_IS_PAGE_VIEW (self));

  context = context ? context : &empty;
  if (same_context (self, context))
    return;
  if (context->evaluation)
    cx_evaluation_ref (context->evaluation);
  g_clear_pointer (&self->context.evaluation, cx_evaluation_unref);
  self->context = *context;
  g_set_str (&self->workspace, context->workspace);
  g_set_str (&self->edited, context->edited);
  self->context.workspace = self->workspace;
  self->context.edited = self->edited;
  g_free (self->text);
  self->text = context->evaluation ? cx_page_describe (&self->context) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text, -1);
  if (context->evaluation == NULL)
    g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  redraw (self);
}

gboolean
cx_page_view_get_fits (CxPageView *self)
{
  g_return_val_if_fail (CX_IS_PAGE_VIEW (self), TRUE);

  return self->fits;
}

const char *
cx_page_view_get_text (CxPageView *self)
{
  g_return_val_if_fail (CX_IS_PAGE_VIEW (self), NULL);

  return self->text;
}
