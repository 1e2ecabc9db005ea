/* A section of the one-pager as a card that opens. */
#include "cx-section-card.h"

#include <glib/gi18n.h>

struct _CxSectionCard {
  AdwBin       parent_instance;

  GtkButton   *header;
  GtkLabel    *badge;
  GtkLabel    *title;
  GtkLabel    *question;
  GtkLabel    *note;
  GtkLabel    *pill;
  GtkImage    *arrow;
  GtkRevealer *revealer;
  AdwBin      *body;

  guint        number;
  gboolean     done;
  gboolean     expanded;
};

enum {
  PROP_0,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CxSectionCard, cx_section_card, ADW_TYPE_BIN)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_badge (CxSectionCard *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  gboolean check = self->done && !self->expanded;

  gtk_label_set_label (self->badge, check ? "✓" : number);
  set_class (GTK_WIDGET (self->badge), "done", check);
  set_class (GTK_WIDGET (self->badge), "open", self->expanded);
}

/* One sentence for people who hear the header: name, question, state. */
static void
show_accessible (CxSectionCard *self)
{
  gboolean warned = gtk_widget_get_visible (GTK_WIDGET (self->pill));
  g_autofree char *name =
    g_strdup_printf ("%s, %s, %s", gtk_label_get_label (self->title), self->done ? _("done") : _("open"),
                     gtk_label_get_label (warned ? self->pill : self->note));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->question), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, self->expanded, -1);
}

static void
on_header_clicked (CxSectionCard *self)
{
  cx_section_card_set_expanded (self, !self->expanded);
}

static void
cx_section_card_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, CX_SECTION_CARD (object)->expanded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cx_section_card_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_EXPANDED)
    cx_section_card_set_expanded (CX_SECTION_CARD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cx_section_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_SECTION_CARD);
  G_OBJECT_CLASS (cx_section_card_parent_class)->dispose (object);
}

static void
cx_section_card_class_init (CxSectionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cx_section_card_get_property;
  object_class->set_property = cx_section_card_set_property;
  object_class->dispose = cx_section_card_dispose;
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-section-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, header);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, badge);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, title);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, question);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, note);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, pill);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, revealer);
  gtk_widget_class_bind_template_child (widget_class, CxSectionCard, body);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked);
}

static void
cx_section_card_init (CxSectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_section_card_set_up (CxSectionCard *self,
                        guint          number,
                        const char    *title,
                        const char    *question)
{
  g_return_if_fail (CX_IS_SECTION_CARD (self));

  self->number = number;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->question, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_badge (self);
  show_accessible (self);
}

void
cx_section_card_set_body (CxSectionCard *self,
                          GtkWidget     *body)
{
  g_return_if_fail (CX_IS_SECTION_CARD (self));

  adw_bin_set_child (self->body, body);
}

void
cx_section_card_set_state (CxSectionCard *self,
                           gboolean       done,
                           const char    *note,
                           const char    *warning)
{
  g_return_if_fail (CX_IS_SECTION_CARD (self));

  self->done = done;
  gtk_label_set_label (self->note, note);
  gtk_label_set_label (self->pill, warning ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), warning == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), warning != NULL);
  show_badge (self);
  show_accessible (self);
}

void
cx_section_card_set_expanded (CxSectionCard *self,
                              gboolean       expanded)
{
  g_return_if_fail (CX_IS_SECTION_CARD (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  show_badge (self);
  show_accessible (self);
}

void
cx_section_card_open (CxSectionCard *self)
{
  guint duration;

  g_return_if_fail (CX_IS_SECTION_CARD (self));

  duration = gtk_revealer_get_transition_duration (self->revealer);
  gtk_revealer_set_transition_duration (self->revealer, 0);
  cx_section_card_set_expanded (self, TRUE);
  gtk_revealer_set_transition_duration (self->revealer, duration);
}

gboolean
cx_section_card_get_expanded (CxSectionCard *self)
{
  g_return_val_if_fail (CX_IS_SECTION_CARD (self), FALSE);

  return self->expanded;
}
