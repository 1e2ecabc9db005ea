/* The nine sections as cards. A card gets its body when it first opens, and only open cards follow the
 * draft. */
#include "cx-define-sections.h"

#include "cx-define-words.h"
#include "cx-section-body.h"
#include "cx-section-card.h"

#include <glib/gi18n.h>

/* Until everything has its size. */
#define FOLLOW_FOCUS_MS 300

struct _CxDefineSections {
  AdwBin          parent_instance;

  GtkBox         *box;
  CxSectionCard  *cards[CX_N_SECTIONS];
  CxSectionBody  *bodies[CX_N_SECTIONS];   /* (nullable) */
  CxDefineView   *view;                    /* (nullable) */
};

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxDefineSections, cx_define_sections, ADW_TYPE_BIN)

/* ── the state of a section ── */

static guint
count_criteria (CxProfile  *draft,
                const char *section)
{
  guint n = 0;

  for (guint i = 0; i < cx_profile_get_n_criteria (draft); i++)
    n += g_strcmp0 (cx_profile_get_criterion (draft, i)->section, section) == 0;
  return n;
}

/* What there is of a section, counted: "7 criteria", "3 pains"; NULL of one that is not a list. */
static char *
contents_words (const CxSection *section,
                CxProfile       *draft)
{
  guint n = section->criteria ? count_criteria (draft, section->key) : 0;

  if (section->criteria)
    return g_strdup_printf (ngettext ("%u criterion", "%u criteria", n), n);
  if (section->parts[0] == NULL || section->parts[0]->entry == NULL)
    return NULL;
  return cx_part_count_words (section->parts[0], cx_profile_get_n_entries (draft, section->parts[0]->key));
}

static guint
count_unsearchable (GPtrArray  *smells,
                    const char *section)
{
  guint n = 0;

  for (guint i = 0; i < smells->len; i++)
    {
      const CxSmell *smell = smells->pdata[i];

      n += smell->code == CX_SMELL_NOT_SEARCHABLE && g_strcmp0 (smell->section, section) == 0;
    }
  return n;
}

static void
show_state (CxDefineSections *self,
            guint             i)
{
  const CxSection *section = cx_section_get (i);
  const CxReadinessCount *count = &self->view->readiness->sections[i];
  guint unsearchable = count_unsearchable (self->view->smells, section->key);
  g_autofree char *contents = contents_words (section, self->view->draft);
  g_autofree char *warning = NULL;
  gboolean done = count->done == count->total;

  if (unsearchable > 0)
    warning = g_strdup_printf (ngettext ("%u not searchable", "%u not searchable", unsearchable), unsearchable);
  else if (!done && count->done > 0)
    warning = cx_missing_words (count->total - count->done);
  cx_section_card_set_state (self->cards[i], done, !done ? _("To do") : contents ? contents : _("Complete"), warning);
}

/* ── bodies ── */

static void
show_body (CxDefineSections *self,
           guint             i)
{
  if (self->view == NULL || !cx_section_card_get_expanded (self->cards[i]))
    return;
  if (self->bodies[i] == NULL)
    {
      self->bodies[i] = CX_SECTION_BODY (cx_section_body_new (cx_section_get (i)));
      cx_section_card_set_body (self->cards[i], GTK_WIDGET (self->bodies[i]));
    }
  cx_section_body_show (self->bodies[i], self->view);
}

static void
on_expanded (CxDefineSections *self,
             GParamSpec       *pspec,
             CxSectionCard    *card)
{
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    if (self->cards[i] == card)
      show_body (self, i);
}

static void
on_focus_entered (GtkEventController *controller,
                  const char         *section)
{
  GtkWidget *card = gtk_event_controller_get_widget (controller);
  GtkWidget *self = gtk_widget_get_ancestor (card, CX_TYPE_DEFINE_SECTIONS);

  g_signal_emit (self, signals[EDITED], 0, section);
}

/* ── following the focus while what was opened gets its size ── */

static gboolean
on_follow (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  gint64 *end = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (viewport && focus && gtk_widget_is_ancestor (focus, widget))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), focus, NULL);
  return gdk_frame_clock_get_frame_time (clock) < *end ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
follow_focus (CxDefineSections *self)
{
  gint64 end = g_get_monotonic_time () + FOLLOW_FOCUS_MS * 1000;

  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_follow, g_memdup2 (&end, sizeof end), g_free);
}

/* ── object ── */

static void
cx_define_sections_dispose (GObject *object)
{
  g_clear_pointer (&CX_DEFINE_SECTIONS (object)->view, cx_define_view_free);
  G_OBJECT_CLASS (cx_define_sections_parent_class)->dispose (object);
}

static void
cx_define_sections_class_init (CxDefineSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_define_sections_dispose;
  signals[EDITED] = g_signal_new ("edited", CX_TYPE_DEFINE_SECTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static void
add_card (CxDefineSections *self,
          guint             i)
{
  const CxSection *section = cx_section_get (i);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cards[i] = g_object_new (CX_TYPE_SECTION_CARD, NULL);
  cx_section_card_set_up (self->cards[i], i + 1, _(section->title), _(section->question));
  g_signal_connect_swapped (self->cards[i], "notify::expanded", G_CALLBACK (on_expanded), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_entered), (gpointer) section->key);
  gtk_widget_add_controller (GTK_WIDGET (self->cards[i]), focus);
  gtk_box_append (self->box, GTK_WIDGET (self->cards[i]));
}

static void
cx_define_sections_init (CxDefineSections *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    add_card (self, i);
  cx_section_card_set_expanded (self->cards[1], TRUE);
}

/* ── public ── */

void
cx_define_sections_show (CxDefineSections *self,
                         CxDefineView     *view)
{
  g_return_if_fail (CX_IS_DEFINE_SECTIONS (self) && view != NULL);

  g_clear_pointer (&self->view, cx_define_view_free);
  self->view = view;
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      show_state (self, i);
      show_body (self, i);
    }
}

void
cx_define_sections_reset (CxDefineSections *self)
{
  g_return_if_fail (CX_IS_DEFINE_SECTIONS (self));

  g_clear_pointer (&self->view, cx_define_view_free);
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    if (self->bodies[i])
      {
        cx_section_card_set_body (self->cards[i], NULL);
        self->bodies[i] = NULL;
      }
}

void
cx_define_sections_begin (CxDefineSections *self,
                          const char       *section,
                          const char       *part,
                          int               entry,
                          const char       *key)
{
  g_return_if_fail (CX_IS_DEFINE_SECTIONS (self));

  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      if (g_strcmp0 (cx_section_get (i)->key, section) != 0)
        continue;
      cx_section_card_open (self->cards[i]);
      if (self->bodies[i])
        cx_section_body_begin (self->bodies[i], part, entry, key);
      follow_focus (self);
    }
}
