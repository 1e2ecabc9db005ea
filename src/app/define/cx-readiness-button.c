/* How far the one-pager is. What the popover lists is made when it opens: it is a copy of that moment, and
 * each line of it leads away. */
#include "cx-readiness-button.h"

#include "cx-hint-list.h"
#include "cx-readiness-ring.h"
#include "cx-show-place.h"

#include <glib/gi18n.h>

struct _CxReadinessButton {
  AdwBin           parent_instance;

  GtkMenuButton   *button;
  CxReadinessRing *ring;
  GtkLabel        *label;
  GtkPopover      *popover;
  GtkLabel        *counted;
  CxHintList      *hints;
  GtkBox          *sections;

  CxProfile       *draft;        /* what is counted: (nullable) */
  CxEvaluation    *evaluation;   /* (nullable) */
  GPtrArray       *smells;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CxReadinessButton, cx_readiness_button, ADW_TYPE_BIN)

/* ── what the popover lists ── */

static GtkWidget *
make_label (const char *text,
            const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
add_section (CxReadinessButton      *self,
             const CxSection        *section,
             const CxReadinessCount *count)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_label (_(section->title), "caption-heading");
  g_autofree char *words = g_strdup_printf (_("%u of %u"), count->done, count->total);
  GtkWidget *number = make_label (words, "caption");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (row, "readiness-section");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), number);
  if (count->done == count->total)
    gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (self->sections, row);
}

static void
add_item (CxReadinessButton     *self,
          const CxReadinessItem *item)
{
  g_autofree char *words = item->name ? g_strdup_printf (C_("what is missing", "%s: %s"), item->name, item->words)
                                      : g_strdup (item->words);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_label (words, "caption"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "readiness-item");
  cx_show_place_on_click (GTK_BUTTON (button), item->section, item->part, item->entry,
                          item->part ? item->member : item->criterion);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self->popover);
  gtk_box_append (self->sections, button);
}

static char *
counted_words (const CxReadinessCount *all)
{
  if (all->done == all->total)
    return g_strdup_printf (_("All %u things that the page asks for are there."), all->total);
  return g_strdup_printf (_("%u of %u things that the page asks for are there. Choose one that is missing to go to it."),
                          all->done, all->total);
}

static void
on_shown (CxReadinessButton *self)
{
  g_autoptr(CxReadiness) readiness = NULL;
  g_autofree char *counted = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))))
    gtk_box_remove (self->sections, child);
  if (self->draft == NULL)
    return;
  readiness = cx_readiness_new (self->draft, self->evaluation);
  counted = counted_words (&readiness->all);
  gtk_label_set_label (self->counted, counted);
  cx_hint_list_show (self->hints, self->smells, NULL);
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      add_section (self, cx_section_get (i), &readiness->sections[i]);
      for (guint k = 0; k < readiness->items->len; k++)
        {
          const CxReadinessItem *item = readiness->items->pdata[k];

          if (!item->done && g_str_equal (item->section, cx_section_get (i)->key))
            add_item (self, item);
        }
    }
}

/* ── object ── */

static void
forget (CxReadinessButton *self)
{
  g_clear_pointer (&self->draft, cx_profile_unref);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  g_clear_pointer (&self->smells, g_ptr_array_unref);
}

static void
cx_readiness_button_dispose (GObject *object)
{
  forget (CX_READINESS_BUTTON (object));
  G_OBJECT_CLASS (cx_readiness_button_parent_class)->dispose (object);
}

static void
cx_readiness_button_class_init (CxReadinessButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_readiness_button_dispose;
  g_type_ensure (CX_TYPE_READINESS_RING);
  g_type_ensure (CX_TYPE_HINT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-readiness-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, button);
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, ring);
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, label);
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, counted);
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, hints);
  gtk_widget_class_bind_template_child (widget_class, CxReadinessButton, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
}

static void
cx_readiness_button_init (CxReadinessButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_readiness_button_show (CxReadinessButton  *self,
                          const CxDefineView *view)
{
  g_autofree char *words = NULL;

  g_return_if_fail (CX_IS_READINESS_BUTTON (self) && view != NULL);

  forget (self);
  self->draft = cx_profile_ref (view->draft);
  self->evaluation = view->evaluation ? cx_evaluation_ref (view->evaluation) : NULL;
  self->smells = g_ptr_array_ref (view->smells);
  words = g_strdup_printf (_("%u %% ready"), view->readiness->percent);
  gtk_label_set_label (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("What Is Still Missing"));
  cx_readiness_ring_set_fraction (self->ring, view->readiness->percent / 100.0);
}
