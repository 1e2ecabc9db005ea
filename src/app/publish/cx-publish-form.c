/* What the person says about a version, and what of it is missing. */
#include "cx-publish-form.h"

#include "cx-day-button.h"
#include "cx-publish.h"
#include "cx-value.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxPublishForm {
  GtkBox       parent_instance;

  gint32       today;
  char        *kept;

  GtkLabel    *hint_label;
  GtkTextView *reason_view;
  AdwEntryRow *author_row;
  AdwEntryRow *review_row;
  CxDayButton *review_day;
};

G_DEFINE_FINAL_TYPE (CxPublishForm, cx_publish_form, GTK_TYPE_BOX)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── what is said ───────────────────────────────────────────────────────── */

char *
cx_publish_form_get_reason (CxPublishForm *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (CX_IS_PUBLISH_FORM (self), NULL);

  buffer = gtk_text_view_get_buffer (self->reason_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

char *
cx_publish_form_get_author (CxPublishForm *self)
{
  g_return_val_if_fail (CX_IS_PUBLISH_FORM (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->author_row))));
}

/* G_MININT32: no day is wanted. Returns: whether the text is a day, or blank */
static gboolean
get_review (CxPublishForm *self,
            gint32        *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->review_row))));

  *day = G_MININT32;
  return *text == '\0' || cx_date_parse (text, cx_date_order_of_locale (), day);
}

CxProfile *
cx_publish_form_apply (CxPublishForm *self,
                       CxProfile     *draft)
{
  gint32 day;

  g_return_val_if_fail (CX_IS_PUBLISH_FORM (self) && draft != NULL, NULL);

  if (!get_review (self, &day))
    return cx_profile_ref (draft);
  return day == G_MININT32 ? cx_profile_with_text (draft, "review", CX_NO_ENTRY, "by", NULL) : cx_profile_with_review_day (draft, day);
}

/* ── what is missing ────────────────────────────────────────────────────── */

/* %NULL: nothing. */
static const char *
wrong_review (CxPublishForm *self)
{
  gint32 day;

  if (!get_review (self, &day))
    return _("The next review is not a day that can be read: write it like 2027-02-22, or leave it empty.");
  if (day != G_MININT32 && day < self->today)
    return _("The next review has passed already: say a day from today on, or leave it empty.");
  return NULL;
}

/* %NULL: nothing. */
static const char *
missing (CxPublishForm *self)
{
  g_autofree char *reason = cx_publish_form_get_reason (self), *author = cx_publish_form_get_author (self);
  const char *wrong = wrong_review (self);

  if (wrong)
    return wrong;
  if (*reason == '\0' && *author == '\0')
    return _("To publish, say why, and who you are.");
  if (*reason == '\0')
    return _("To publish, say why.");
  return *author == '\0' ? _("To publish, say who you are.") : NULL;
}

gboolean
cx_publish_form_is_complete (CxPublishForm *self)
{
  g_return_val_if_fail (CX_IS_PUBLISH_FORM (self), FALSE);

  return missing (self) == NULL;
}

static void
mark_review (CxPublishForm *self)
{
  const char *wrong = wrong_review (self);
  gint32 day;

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->review_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->review_row), "error");
  cx_day_button_set_day (self->review_day, get_review (self, &day) && day != G_MININT32 ? day : NAN);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->review_row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->review_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, wrong ? wrong : "", -1);
}

static void
update (CxPublishForm *self)
{
  const char *words = missing (self);

  mark_review (self);
  gtk_label_set_text (self->hint_label, words ? words : self->kept ? self->kept : "");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_day_chosen (CxPublishForm *self,
               const char    *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->review_row), text);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static gboolean
cx_publish_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CX_PUBLISH_FORM (widget)->reason_view));
}

static void
cx_publish_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_PUBLISH_FORM);
  G_OBJECT_CLASS (cx_publish_form_parent_class)->dispose (object);
}

static void
cx_publish_form_finalize (GObject *object)
{
  g_free (CX_PUBLISH_FORM (object)->kept);
  G_OBJECT_CLASS (cx_publish_form_parent_class)->finalize (object);
}

static void
cx_publish_form_class_init (CxPublishFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_publish_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_publish_form_finalize;
  widget_class->grab_focus = cx_publish_form_grab_focus;
  g_type_ensure (CX_TYPE_DAY_BUTTON);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CX_TYPE_PUBLISH_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-publish-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPublishForm, hint_label);
  gtk_widget_class_bind_template_child (widget_class, CxPublishForm, reason_view);
  gtk_widget_class_bind_template_child (widget_class, CxPublishForm, author_row);
  gtk_widget_class_bind_template_child (widget_class, CxPublishForm, review_row);
  gtk_widget_class_bind_template_child (widget_class, CxPublishForm, review_day);
  gtk_widget_class_bind_template_callback (widget_class, on_day_chosen);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
cx_publish_form_init (CxPublishForm *self)
{
  self->today = G_MININT32;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason_view), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
cx_publish_form_set_author (CxPublishForm *self,
                            const char    *author)
{
  g_return_if_fail (CX_IS_PUBLISH_FORM (self) && author != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->author_row), author);
}

void
cx_publish_form_set_review (CxPublishForm *self,
                            gint32         day)
{
  g_autofree char *text = cx_date_format (day);

  g_return_if_fail (CX_IS_PUBLISH_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->review_row), text);
}

void
cx_publish_form_set_today (CxPublishForm *self,
                           gint32         day)
{
  g_return_if_fail (CX_IS_PUBLISH_FORM (self));

  self->today = day;
  update (self);
}

void
cx_publish_form_set_kept (CxPublishForm *self,
                          const char    *words)
{
  g_return_if_fail (CX_IS_PUBLISH_FORM (self) && words != NULL);

  if (g_set_str (&self->kept, words))
    update (self);
}
