/* A titled text of a few lines. Its own undo is off: undo belongs to the document. */
#include "cx-text-field.h"

struct _CxTextField {
  AdwBin       parent_instance;

  GtkTextView *view;
  GtkLabel    *placeholder_label;

  char        *title, *placeholder;
  gboolean     updating;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_PLACEHOLDER,
  N_PROPS,
};

enum {
  CHANGED,
  BEGUN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxTextField, cx_text_field, ADW_TYPE_BIN)

static char *
raw_text (CxTextField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_buffer_changed (CxTextField *self)
{
  g_autofree char *text = raw_text (self);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label), *text == '\0');
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_focus_entered (CxTextField *self)
{
  g_signal_emit (self, signals[BEGUN], 0);
}

static void
cx_text_field_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CxTextField *self = CX_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cx_text_field_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CxTextField *self = CX_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PLACEHOLDER:
      if (g_set_str (&self->placeholder, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cx_text_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_TEXT_FIELD);
  G_OBJECT_CLASS (cx_text_field_parent_class)->dispose (object);
}

static void
cx_text_field_finalize (GObject *object)
{
  CxTextField *self = CX_TEXT_FIELD (object);

  g_free (self->title);
  g_free (self->placeholder);
  G_OBJECT_CLASS (cx_text_field_parent_class)->finalize (object);
}

static void
cx_text_field_class_init (CxTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cx_text_field_get_property;
  object_class->set_property = cx_text_field_set_property;
  object_class->dispose = cx_text_field_dispose;
  object_class->finalize = cx_text_field_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BEGUN] = g_signal_new ("begun", CX_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, CxTextField, view);
  gtk_widget_class_bind_template_child_full (widget_class, "placeholder", FALSE,
                                             G_STRUCT_OFFSET (CxTextField, placeholder_label));
}

static void
cx_text_field_init (CxTextField *self)
{
  GtkEventController *focus;
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  focus = gtk_event_controller_focus_new ();
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (on_buffer_changed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_entered), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

void
cx_text_field_set_text (CxTextField *self,
                        const char  *text)
{
  g_autofree char *now = NULL;

  g_return_if_fail (CX_IS_TEXT_FIELD (self));

  now = cx_text_field_get_text (self);
  if (g_str_equal (now, text ? text : ""))
    return;
  self->updating = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text ? text : "", -1);
  self->updating = FALSE;
}

char *
cx_text_field_get_text (CxTextField *self)
{
  g_return_val_if_fail (CX_IS_TEXT_FIELD (self), NULL);

  return g_strstrip (g_strdelimit (raw_text (self), "\r\n", ' '));
}
