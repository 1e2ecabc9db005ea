/* The page beside the sections. */
#include "cx-page-pane.h"

#include "cx-page-output.h"
#include "cx-page-view.h"
#include "cx-show-place.h"
#include "cx-smells.h"

#include <glib/gi18n.h>

struct _CxPagePane {
  AdwBin          parent_instance;

  GtkStack       *stack;
  CxPageView     *page;
  GtkLabel       *text;
  GtkWidget      *share_warning;
  GtkLabel       *share;
  GtkImage       *fits_icon;
  GtkLabel       *fits;
  GtkLabel       *rest;
  AdwToggleGroup *form;

  GActionGroup   *actions;
};

G_DEFINE_FINAL_TYPE (CxPagePane, cx_page_pane, ADW_TYPE_BIN)

char *
cx_page_share_words (const CxFitCounts *counts,
                     gboolean          *loose)
{
  guint n = counts->tiers[1] + counts->tiers[2];
  double share = counts->accounts > 0 ? (double) n / counts->accounts : 0;

  *loose = share > CX_TIGHT_SHARE;
  if (counts->accounts == 0)
    return g_strdup (_("No accounts yet: the page counts them once they are imported"));
  if (n == 0)
    return g_strdup (_("No account is in tier 1 or 2"));
  if (*loose)
    return g_strdup_printf (_("Not tight: %'u of %'u accounts are in tier 1 and 2, %.0f %% (tight is below 40 %%)"), n,
                            counts->accounts, 100 * share);
  return g_strdup_printf (_("Tier 1 and 2: %'u of %'u accounts, %.0f %% (tight is below 40 %%)"), n, counts->accounts,
                          100 * share);
}

/* What did not fit; a click goes where it is written. */
static char *
rest_markup (GPtrArray *left_out)
{
  g_autoptr(GString) links = g_string_new (NULL);

  for (guint i = 0; i < left_out->len; i++)
    {
      const CxPageRest *rest = left_out->pdata[i];
      g_autofree char *words = g_markup_escape_text (rest->words, -1);

      g_string_append_printf (links, "%s<a href=\"%s\">%s</a>", i ? ", " : "", rest->section ? rest->section : "value", words);
    }
  /* Translators: what did not fit on the page, e.g. "3 of Proof, 2 of Why us" */
  return g_strdup_printf (_("Not on the page: %s. Shorten texts or remove entries; Text, and an export as a web page, hold all of it."),
                          links->str);
}

static gboolean
on_rest_link (CxPagePane *self,
              const char *section)
{
  gtk_widget_activate_action (GTK_WIDGET (self), CX_SHOW_PLACE, CX_SHOW_PLACE_TYPE, section, "", CX_NO_ENTRY, "");
  return GDK_EVENT_STOP;
}

static void
show_fits (CxPagePane *self)
{
  GPtrArray *left_out = cx_page_view_get_left_out (self->page);
  gboolean fits = left_out->len == 0;
  g_autofree char *rest = fits ? g_strdup ("") : rest_markup (left_out);

  gtk_label_set_label (self->fits, fits ? _("Fits on one page") : _("Too much for one page"));
  gtk_image_set_from_icon_name (self->fits_icon, fits ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->fits_icon),
                              fits ? (const char *[]) { "success", NULL } : (const char *[]) { "warning", NULL });
  gtk_label_set_markup (self->rest, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), !fits);
}

/* A long text is only set where it is seen: a hidden page of a stack is measured too. */
static void
show_text (CxPagePane *self)
{
  gboolean seen = g_strcmp0 (adw_toggle_group_get_active_name (self->form), "text") == 0;

  gtk_label_set_label (self->text, seen ? cx_page_view_get_text (self->page) : "");
}

static void
on_form_changed (CxPagePane *self)
{
  const char *name = adw_toggle_group_get_active_name (self->form);

  if (name)
    gtk_stack_set_visible_child_name (self->stack, name);
  show_text (self);
}

static const CxPageContext *
context_of (GtkWidget *pane)
{
  return cx_page_pane_get_context (CX_PAGE_PANE (pane));
}

static void
cx_page_pane_dispose (GObject *object)
{
  g_clear_object (&CX_PAGE_PANE (object)->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_PAGE_PANE);
  G_OBJECT_CLASS (cx_page_pane_parent_class)->dispose (object);
}

static void
cx_page_pane_class_init (CxPagePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_page_pane_dispose;
  g_type_ensure (CX_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-page-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, stack);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, page);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, text);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, share_warning);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, share);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, fits_icon);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, fits);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, rest);
  gtk_widget_class_bind_template_child (widget_class, CxPagePane, form);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_rest_link);
}

static void
cx_page_pane_init (CxPagePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = cx_page_output_new (GTK_WIDGET (self), context_of);
  adw_toggle_group_set_active_name (self->form, "page");
  g_signal_connect_object (self->page, "notify::left-out", G_CALLBACK (show_fits), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "notify::text", G_CALLBACK (show_text), self, G_CONNECT_SWAPPED);
  show_fits (self);
}

void
cx_page_pane_show (CxPagePane          *self,
                   const CxPageContext *context)
{
  g_autofree char *share = NULL;
  gboolean loose = FALSE;

  g_return_if_fail (CX_IS_PAGE_PANE (self));

  cx_page_view_show (self->page, context);
  cx_page_output_set_enabled (self->actions, cx_page_pane_get_context (self) != NULL);
  if (context && context->evaluation)
    share = cx_page_share_words (cx_evaluation_get_counts (context->evaluation), &loose);
  gtk_label_set_label (self->share, share ? share : "");
  gtk_widget_set_visible (self->share_warning, loose);
}

const CxPageContext *
cx_page_pane_get_context (CxPagePane *self)
{
  g_return_val_if_fail (CX_IS_PAGE_PANE (self), NULL);

  return cx_page_view_get_context (self->page);
}

GActionGroup *
cx_page_pane_get_actions (CxPagePane *self)
{
  g_return_val_if_fail (CX_IS_PAGE_PANE (self), NULL);

  return self->actions;
}
