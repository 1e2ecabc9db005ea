/* One member of a part as a field. What all of them do: name, example, error, what is still to fill in,
 * and the way of an edit through the workspace. */
#include "cx-member-field.h"

#include "cx-criteria-edit.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget      *heading;
  GtkLabel       *label, *missing, *error;
  AdwBin         *input;
  GtkWidget      *named;

  const CxPart   *part;
  const CxMember *member;
  char           *words, *example;   /* (nullable): in place of the table's */
  CxWorkspace    *workspace;
  int             entry;
  guint           merge;
  gboolean        typing;            /* an edit of its own is on its way through the workspace */
  gboolean        showing;           /* the input follows the document, not the person */
} CxMemberFieldPrivate;

enum {
  PROP_0,
  PROP_EXAMPLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CxMemberField, cx_member_field, ADW_TYPE_BIN)

#define PRIVATE(self) ((CxMemberFieldPrivate *) cx_member_field_get_instance_private (self))

static void
on_focus_entered (CxMemberField *self)
{
  PRIVATE (self)->merge = cx_criteria_merge ();
}

static void
show_missing (CxMemberField *self,
              CxProfile     *profile)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);
  gboolean missing = priv->member->wanted && !cx_profile_has_member (profile, priv->part->key, priv->entry, priv->member->key);

  gtk_widget_set_visible (GTK_WIDGET (priv->missing), missing);
}

/* ── object ── */

static void
cx_member_field_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_EXAMPLE)
    g_value_set_string (value, cx_member_field_get_example (CX_MEMBER_FIELD (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
cx_member_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (PRIVATE (CX_MEMBER_FIELD (widget))->input), GTK_DIR_TAB_FORWARD);
}

static void
cx_member_field_dispose (GObject *object)
{
  CxMemberFieldPrivate *priv = PRIVATE (CX_MEMBER_FIELD (object));

  g_clear_object (&priv->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_MEMBER_FIELD);
  G_OBJECT_CLASS (cx_member_field_parent_class)->dispose (object);
}

static void
cx_member_field_finalize (GObject *object)
{
  CxMemberFieldPrivate *priv = PRIVATE (CX_MEMBER_FIELD (object));

  g_free (priv->words);
  g_free (priv->example);
  G_OBJECT_CLASS (cx_member_field_parent_class)->finalize (object);
}

static void
cx_member_field_class_init (CxMemberFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cx_member_field_get_property;
  object_class->dispose = cx_member_field_dispose;
  object_class->finalize = cx_member_field_finalize;
  widget_class->grab_focus = cx_member_field_grab_focus;
  properties[PROP_EXAMPLE] = g_param_spec_string ("example", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-member-field.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CxMemberField, heading);
  gtk_widget_class_bind_template_child_private (widget_class, CxMemberField, label);
  gtk_widget_class_bind_template_child_private (widget_class, CxMemberField, missing);
  gtk_widget_class_bind_template_child_private (widget_class, CxMemberField, error);
  gtk_widget_class_bind_template_child_private (widget_class, CxMemberField, input);
}

static void
cx_member_field_init (CxMemberField *self)
{
  PRIVATE (self)->entry = CX_NO_ENTRY;
  PRIVATE (self)->merge = cx_criteria_merge ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ── public ── */

void
cx_member_field_set_up (CxMemberField  *self,
                        const CxPart   *part,
                        const CxMember *member)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);

  priv->part = part;
  priv->member = member;
  gtk_label_set_label (priv->label, _(member->label));
  CX_MEMBER_FIELD_GET_CLASS (self)->set_up (self);
}

const CxMember *
cx_member_field_get_member (CxMemberField *self)
{
  g_return_val_if_fail (CX_IS_MEMBER_FIELD (self), NULL);

  return PRIVATE (self)->member;
}

void
cx_member_field_set_words (CxMemberField *self,
                           const char    *label,
                           const char    *example)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);

  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  g_set_str (&priv->words, label);
  gtk_label_set_label (priv->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->named), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  cx_member_field_set_example (self, example);
}

void
cx_member_field_set_example (CxMemberField *self,
                             const char    *example)
{
  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  if (g_set_str (&PRIVATE (self)->example, example))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXAMPLE]);
}

void
cx_member_field_set_workspace (CxMemberField *self,
                               CxWorkspace   *workspace)
{
  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  g_set_object (&PRIVATE (self)->workspace, workspace);
}

void
cx_member_field_show (CxMemberField *self,
                      CxProfile     *profile,
                      int            entry)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);

  g_return_if_fail (CX_IS_MEMBER_FIELD (self) && profile != NULL);

  priv->entry = entry;
  show_missing (self, profile);
  if (priv->typing)
    return;
  priv->showing = TRUE;
  CX_MEMBER_FIELD_GET_CLASS (self)->show (self, profile, priv->part->key, entry);
  priv->showing = FALSE;
}

/* ── for subclasses ── */

void
cx_member_field_add_named (CxMemberField *self,
                           GtkWidget     *named)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cx_member_field_get_label (self), -1);
  /* A drop-down would rather be called what is chosen. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_RELATION_LABELLED_BY, PRIVATE (self)->label, NULL, -1);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_entered), self);
  gtk_widget_add_controller (named, focus);
}

void
cx_member_field_set_input (CxMemberField *self,
                           GtkWidget     *input,
                           GtkWidget     *named)
{
  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  PRIVATE (self)->named = named;
  adw_bin_set_child (PRIVATE (self)->input, input);
  cx_member_field_add_named (self, named);
}

void
cx_member_field_add_button (CxMemberField *self,
                            GtkWidget     *button)
{
  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  gtk_box_append (GTK_BOX (PRIVATE (self)->heading), button);
}

void
cx_member_field_hide_label (CxMemberField *self)
{
  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  gtk_widget_set_visible (PRIVATE (self)->heading, FALSE);
}

const char *
cx_member_field_get_label (CxMemberField *self)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);

  g_return_val_if_fail (CX_IS_MEMBER_FIELD (self), NULL);

  return priv->words ? priv->words : _(priv->member->label);
}

const char *
cx_member_field_get_example (CxMemberField *self)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);

  g_return_val_if_fail (CX_IS_MEMBER_FIELD (self), NULL);

  if (priv->example)
    return priv->example;
  return priv->member && priv->member->example ? _(priv->member->example) : "";
}

void
cx_member_field_edited (CxMemberField *self,
                        gboolean       step)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);
  CxProfile *draft = priv->workspace ? cx_workspace_get_draft (priv->workspace) : NULL;
  g_autoptr(CxProfile) edited = NULL;

  if (priv->showing || draft == NULL)
    return;
  edited = CX_MEMBER_FIELD_GET_CLASS (self)->apply (self, draft, priv->part->key, priv->entry);
  if (edited == NULL)
    return;
  priv->typing = TRUE;
  cx_workspace_edit (priv->workspace, edited, step ? 0 : priv->merge);
  priv->typing = FALSE;
}

void
cx_member_field_set_error (CxMemberField *self,
                           const char    *words)
{
  CxMemberFieldPrivate *priv = PRIVATE (self);

  g_return_if_fail (CX_IS_MEMBER_FIELD (self));

  gtk_label_set_label (priv->error, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->error), words != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->named), GTK_ACCESSIBLE_STATE_INVALID,
                               words ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (words)
    gtk_widget_add_css_class (priv->named, "error");
  else
    gtk_widget_remove_css_class (priv->named, "error");
}
