/* The one-pager on screen. The page is laid out once per change, into a render node that every frame
 * scales; a view that nobody sees waits with that. */
#include "cx-page-view.h"

#include <glib/gi18n.h>

/* What the page asks for; it takes what there is. */
#define MIN_WIDTH 240

struct _CxPageView {
  GtkWidget      parent_instance;

  CxPageContext  context;
  char          *workspace, *edited, *text;
  GskRenderNode *node;
  gboolean       fits;
};

enum {
  PROP_0,
  PROP_FITS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CxPageView, cx_page_view, GTK_TYPE_WIDGET)

static void
set_accent (CxPageView *self)
{
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());

  self->context.accent[0] = accent->red;
  self->context.accent[1] = accent->green;
  self->context.accent[2] = accent->blue;
  self->context.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
draw_page (CxPageView *self)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, CX_PAGE_WIDTH, CX_PAGE_HEIGHT);
  gboolean fits = TRUE;
  cairo_t *cr;

  if (self->node || self->context.evaluation == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  set_accent (self);
  self->node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (self->node);
  fits = cx_page_draw (cr, &self->context);
  cairo_destroy (cr);
  if (self->fits == fits)
    return;
  self->fits = fits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITS]);
}

static void
redraw (CxPageView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  draw_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

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
  if (self->node)
    {
      gtk_snapshot_scale (snapshot, width / (float) CX_PAGE_WIDTH, width / (float) CX_PAGE_WIDTH);
      gtk_snapshot_append_node (snapshot, self->node);
    }
  gtk_snapshot_pop (snapshot);
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

  g_clear_pointer (&self->node, gsk_render_node_unref);
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
