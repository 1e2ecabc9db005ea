/* A stage mark as a widget. Always stands beside the stage's code, so it presents itself as an image
 * without a name of its own. */
#include "cx-glyphs.h"

#define SIZE 12
#define RADIUS 3.8

struct _CxStageGlyph {
  GtkWidget parent_instance;

  guint8    stage;
};

G_DEFINE_FINAL_TYPE (CxStageGlyph, cx_stage_glyph, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STAGE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
cx_stage_glyph_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
cx_stage_glyph_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CxStageGlyph *self = CX_STAGE_GLYPH (widget);
  graphene_point_t middle = { gtk_widget_get_width (widget) / 2.f, gtk_widget_get_height (widget) / 2.f };

  cx_stage_mark_append (snapshot, self->stage, &middle, RADIUS, FALSE);
}

static void
cx_stage_glyph_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_STAGE)
    g_value_set_uint (value, CX_STAGE_GLYPH (object)->stage);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_stage_glyph_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (prop_id == PROP_STAGE)
    cx_stage_glyph_set_stage (CX_STAGE_GLYPH (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_stage_glyph_class_init (CxStageGlyphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cx_stage_glyph_get_property;
  object_class->set_property = cx_stage_glyph_set_property;
  widget_class->measure = cx_stage_glyph_measure;
  widget_class->snapshot = cx_stage_glyph_snapshot;

  props[PROP_STAGE] = g_param_spec_uint ("stage", NULL, NULL, 0, 255, 255,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "stageglyph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cx_stage_glyph_init (CxStageGlyph *self)
{
  self->stage = 255;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cx_stage_glyph_new (guint8 stage)
{
  return g_object_new (CX_TYPE_STAGE_GLYPH, "stage", (guint) stage, NULL);
}

void
cx_stage_glyph_set_stage (CxStageGlyph *self,
                          guint8        stage)
{
  g_return_if_fail (CX_IS_STAGE_GLYPH (self));

  if (self->stage == stage)
    return;
  self->stage = stage;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STAGE]);
}
