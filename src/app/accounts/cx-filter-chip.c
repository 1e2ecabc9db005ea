/* One question of the filter bar. */
#include "cx-filter-chip.h"

#include "cx-format.h"
#include "cx-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* More values than this get a search entry; at most so many are listed at once. */
#define SEARCH_FROM 9
#define LISTED 100

struct _CxFilterChip {
  GtkWidget parent_instance;

  char      *title;
  GPtrArray *options;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *clear;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *more;
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (CxFilterChip, cx_filter_chip, GTK_TYPE_WIDGET)

enum { TOGGLED, CLEARED, N_SIGNALS };
static guint signals[N_SIGNALS];

CxFilterOption *
cx_filter_option_new (const char *value,
                      const char *word,
                      guint       accounts,
                      gboolean    chosen)
{
  CxFilterOption *self = g_new0 (CxFilterOption, 1);

  self->value = g_strdup (value);
  self->word = g_strdup (word);
  self->accounts = accounts;
  self->chosen = chosen;
  return self;
}

void
cx_filter_option_free (CxFilterOption *self)
{
  g_free (self->value);
  g_free (self->word);
  g_free (self);
}

/* ── the menu ────────────────────────────────────────────────────────────── */

static void
on_toggled (GtkCheckButton *check,
            CxFilterChip   *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TOGGLED], 0, g_object_get_data (G_OBJECT (check), "value"),
                   gtk_check_button_get_active (check));
}

static GtkWidget *
check_new (CxFilterChip         *self,
           const CxFilterOption *option)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *word = gtk_label_new (option->word);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_hexpand (word, TRUE);
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (word), 28);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (option->value), g_free);
  g_object_set_data (G_OBJECT (check), "count", count);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, 0);
  return check;
}

static void
update_check (GtkWidget            *check,
              const CxFilterOption *option)
{
  g_autofree char *number = cx_format_number (option->accounts, 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%s account", "%s accounts", option->accounts), number);
  /* Translators: a value to filter by, and how many accounts have it: "Tier 1, 25 accounts" */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), option->word, count);

  gtk_label_set_text (g_object_get_data (G_OBJECT (check), "count"), number);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), option->chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
is_searched (CxFilterChip         *self,
             const CxFilterOption *option)
{
  g_autofree char *wanted = cx_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *word = cx_text_fold (option->word, -1);

  return strstr (word, wanted) != NULL;
}

static void
fill_menu (CxFilterChip *self)
{
  GtkWidget *child;
  guint listed = 0, found = 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < self->options->len; i++)
    {
      const CxFilterOption *option = g_ptr_array_index (self->options, i);

      if (!is_searched (self, option) || ++found > LISTED)
        continue;
      child = check_new (self, option);
      gtk_box_append (GTK_BOX (self->list), child);
      update_check (child, option);
      listed++;
    }
  gtk_widget_set_visible (self->more, found > listed || found == 0);
  if (found == 0)
    gtk_label_set_text (GTK_LABEL (self->more),
                        self->options->len > 0 ? _("Nothing found") : _("Nothing to filter by"));
  else if (found > listed)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u more: type to find it", "%u more: type to find them", found - listed),
                                               found - listed);

      gtk_label_set_text (GTK_LABEL (self->more), text);
    }
  self->filling = FALSE;
}

/* While the menu is open its checks stay, so that the keyboard focus does; counts follow. */
static void
update_menu (CxFilterChip *self)
{
  self->filling = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (self->list); check != NULL; check = gtk_widget_get_next_sibling (check))
    for (guint i = 0; i < self->options->len; i++)
      {
        const CxFilterOption *option = g_ptr_array_index (self->options, i);

        if (strcmp (option->value, g_object_get_data (G_OBJECT (check), "value")) == 0)
          update_check (check, option);
      }
  self->filling = FALSE;
}

/* Before the menu is shown, so that there is something to take the focus. */
static void
prepare_menu (GtkMenuButton *button,
              gpointer       data)
{
  CxFilterChip *self = data;

  gtk_widget_set_visible (self->search, self->options->len >= SEARCH_FROM);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_menu (self);
}

static GtkWidget *
popover_new (CxFilterChip *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a value"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill_menu), self);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->more, "dimmed");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 380);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->list);
  gtk_widget_set_size_request (self->list, 180, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), window);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* ── the chip ────────────────────────────────────────────────────────────── */

static void
on_clear (CxFilterChip *self)
{
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, signals[CLEARED], 0);
}

static void
update_chip (CxFilterChip *self)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;
  g_autofree char *clear = g_strdup_printf (_("Clear filter: %s"), self->title);

  for (guint i = 0; i < self->options->len; i++)
    {
      const CxFilterOption *option = g_ptr_array_index (self->options, i);

      if (option->chosen)
        g_ptr_array_add (words, cx_format_isolate (option->word));
    }
  joined = cx_format_join ((const char *const *) words->pdata, 2, FALSE);
  /* Translators: a question of the filter and its answer, e.g. "Stage: MQL or SQL" */
  text = words->len > 0 ? g_strdup_printf (_("%s: %s"), self->title, joined) : g_strdup (self->title);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->clear, words->len > 0);
  gtk_widget_set_tooltip_text (self->clear, clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (words->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "set");
}

static void
cx_filter_chip_dispose (GObject *object)
{
  CxFilterChip *self = CX_FILTER_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->clear, gtk_widget_unparent);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (cx_filter_chip_parent_class)->dispose (object);
}

static void
cx_filter_chip_class_init (CxFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_filter_chip_dispose;
  signals[TOGGLED] = g_signal_new ("toggled", CX_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[CLEARED] = g_signal_new ("cleared", CX_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cx_filter_chip_init (CxFilterChip *self)
{
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_filter_option_free);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 36);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover_new (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), prepare_menu, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->clear = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
}

GtkWidget *
cx_filter_chip_new (const char *title)
{
  CxFilterChip *self = g_object_new (CX_TYPE_FILTER_CHIP, NULL);

  self->title = g_strdup (title);
  update_chip (self);
  return GTK_WIDGET (self);
}

void
cx_filter_chip_set_options (CxFilterChip *self,
                            GPtrArray    *options)
{
  g_return_if_fail (CX_IS_FILTER_CHIP (self) && options != NULL);

  g_ptr_array_unref (self->options);
  self->options = options;
  update_chip (self);
  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)))))
    update_menu (self);
}
