/* The one-pager on screen. A page takes longer to set than a frame lasts, so it is drawn in a thread,
 * into a texture of exactly the pixels that it takes; a change that comes meanwhile is drawn next. */
#include "cx-page-view.h"

#include <glib/gi18n.h>

/* What the page asks for; it takes what there is. */
#define MIN_WIDTH 240

/* One page to draw, @width pixels wide: owns all of it. */
typedef struct {
  CxPageContext *context;
  int            width;
} Sheet;

/* A drawn page. */
typedef struct {
  GdkTexture *texture;
  char       *text;
  GPtrArray  *left_out;
} Print;

struct _CxPageView {
  GtkWidget      parent_instance;

  CxPageContext *context;      /* NULL without a page */
  char          *text;
  GPtrArray     *left_out;     /* CxPageRest */

  GdkTexture    *texture;
  int            drawn_width;  /* pixels of the texture */
  gboolean       drawing;      /* in a thread */
  gboolean       outdated;     /* what is drawn is not what shall be seen */
};

enum {
  PROP_0,
  PROP_TEXT,
  PROP_LEFT_OUT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CxPageView, cx_page_view, GTK_TYPE_WIDGET)

/* ── drawing in a thread ── */

static void
sheet_free (Sheet *self)
{
  cx_page_context_free (self->context);
  g_free (self);
}

static void
print_free (Print *self)
{
  g_object_unref (self->texture);
  g_free (self->text);
  g_ptr_array_unref (self->left_out);
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

static GdkTexture *
draw (CxPage *page,
      int     pixels)
{
  cairo_surface_t *surface;
  GdkTexture *texture;
  double width, height, scale;
  cairo_t *cr;

  cx_page_get_size (page, &width, &height);
  scale = pixels / width;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, (int) (height * scale + 0.5));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cx_page_draw (page, cr);
  cairo_destroy (cr);
  texture = texture_of (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Sheet *sheet = data;
  g_autoptr(CxPage) page = cx_page_new (sheet->context, cx_page_content_new (sheet->context));
  Print *print = g_new0 (Print, 1);

  print->texture = draw (page, sheet->width);
  print->text = cx_page_describe (cx_page_get_content (page));
  print->left_out = g_ptr_array_ref (cx_page_get_left_out (page));
  g_task_return_pointer (task, print, (GDestroyNotify) print_free);
}

static Sheet *
sheet_new (CxPageView *self,
           int         width)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

  sheet->context = cx_page_context_copy (self->context);
  sheet->context->accent[0] = accent->red;
  sheet->context->accent[1] = accent->green;
  sheet->context->accent[2] = accent->blue;
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
set_words (CxPageView *self,
           const char *text,
           GPtrArray  *left_out)
{
  g_autofree char *before = cx_page_rest_words (self->left_out), *words = cx_page_rest_words (left_out);

  if (g_set_str (&self->text, text))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
    }
  g_ptr_array_unref (self->left_out);
  self->left_out = g_ptr_array_ref (left_out);
  if (g_strcmp0 (before, words) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT_OUT]);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  CxPageView *self = CX_PAGE_VIEW (source);
  Print *print = g_task_propagate_pointer (G_TASK (result), NULL);

  self->drawing = FALSE;
  if (self->context)
    {
      g_set_object (&self->texture, print->texture);
      self->drawn_width = gdk_texture_get_width (print->texture);
      set_words (self, print->text, print->left_out);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  print_free (print);
  gtk_widget_queue_allocate (GTK_WIDGET (self));  /* draws again when something changed meanwhile */
}

/* Somebody sees the page, or its text in its place. */
static gboolean
is_seen (CxPageView *self)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_STACK);

  return gtk_widget_get_mapped (stack ? stack : GTK_WIDGET (self));
}

/* Begins to draw, when there is something to see that is not drawn yet. */
static void
draw_page (CxPageView *self)
{
  g_autoptr(GTask) task = NULL;
  int width;

  if (self->drawing || self->context == NULL || !is_seen (self))
    return;
  width = pixels_of (self);
  if (!self->outdated && (width <= 0 || width == self->drawn_width))
    return;
  self->outdated = FALSE;
  self->drawing = TRUE;
  task = g_task_new (self, NULL, on_drawn, NULL);
  g_task_set_task_data (task, sheet_new (self, width > 0 ? width : MIN_WIDTH), (GDestroyNotify) sheet_free);
  g_task_run_in_thread (task, draw_thread);
}

static void
redraw (CxPageView *self)
{
  self->outdated = TRUE;
  draw_page (self);
}

/* ── virtual functions ── */

/* Height over width of the paper. */
static double
proportion (void)
{
  double width, height;

  cx_paper_get_size (cx_page_paper (), &width, &height);
  return height / width;
}

static void
cx_page_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CxPageView *self = CX_PAGE_VIEW (widget);
  float width = gtk_widget_get_width (widget), height = (float) (width * proportion ());
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
    *minimum = *natural = (int) ((for_size < 0 ? MIN_WIDTH : for_size) * proportion ());
}

static void
cx_page_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_page_view_parent_class)->map (widget);
  draw_page (CX_PAGE_VIEW (widget));
}

static void
cx_page_view_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CxPageView *self = CX_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LEFT_OUT:
      g_value_set_boxed (value, self->left_out);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cx_page_view_finalize (GObject *object)
{
  CxPageView *self = CX_PAGE_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->context, cx_page_context_free);
  g_free (self->text);
  g_ptr_array_unref (self->left_out);
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
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEFT_OUT] = g_param_spec_boxed ("left-out", NULL, NULL, G_TYPE_PTR_ARRAY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cx_page_view_init (CxPageView *self)
{
  self->text = g_strdup ("");
  self->left_out = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The page"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color-rgba", G_CALLBACK (redraw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_page_view_new (void)
{
  return g_object_new (CX_TYPE_PAGE_VIEW, NULL);
}

static void
show_nothing (CxPageView *self)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();

  g_clear_pointer (&self->context, cx_page_context_free);
  g_clear_object (&self->texture);
  set_words (self, "", nothing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cx_page_view_show (CxPageView          *self,
                   const CxPageContext *context)
{
  CxPageContext *copy;

  g_return_if_fail (CX_IS_PAGE_VIEW (self));

  if (context == NULL || context->evaluation == NULL)
    {
      show_nothing (self);
      return;
    }
  copy = cx_page_context_copy (context);
  copy->paper = cx_page_paper ();
  if (self->context && cx_page_context_equal (self->context, copy))
    {
      cx_page_context_free (copy);
      draw_page (self);
      return;
    }
  g_clear_pointer (&self->context, cx_page_context_free);
  self->context = copy;
  redraw (self);
}

const CxPageContext *
cx_page_view_get_context (CxPageView *self)
{
  g_return_val_if_fail (CX_IS_PAGE_VIEW (self), NULL);

  return self->context;
}

const char *
cx_page_view_get_text (CxPageView *self)
{
  g_return_val_if_fail (CX_IS_PAGE_VIEW (self), NULL);

  return self->text;
}

GPtrArray *
cx_page_view_get_left_out (CxPageView *self)
{
  g_return_val_if_fail (CX_IS_PAGE_VIEW (self), NULL);

  return self->left_out;
}

CxPaper
cx_page_paper (void)
{
  return g_str_has_prefix (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? CX_PAPER_LETTER : CX_PAPER_A4;
}
