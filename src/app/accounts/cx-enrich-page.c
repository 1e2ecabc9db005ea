/* One field of the enrichment list: the accounts to fill first. */
#include "cx-enrich-page.h"

#include "cx-account-data.h"
#include "cx-enrich-words.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-place.h"
#include "cx-workspace-enrich.h"

#include <glib/gi18n.h>

/* A list to begin with; the file has them all. */
#define ACCOUNTS_SHOWN 100

/* Rows that are made at once: all of them would hold up a few frames. */
#define ROWS_AT_ONCE 8

struct _CxEnrichPage {
  AdwNavigationPage parent_instance;

  CxWorkspace  *workspace;
  CxColumns    *columns;
  CxEnrichment *enrichment;
  guint         field;
  GCancellable *reading;
  GArray       *accounts;     /* CxEnrichAccount: those that are listed, or NULL */
  guint         n_rows;       /* of them, that have a row */
  guint         more_source;  /* makes the next ones, or 0 */

  GtkStack            *stack;
  GtkWidget           *export_button;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (CxEnrichPage, cx_enrich_page, ADW_TYPE_NAVIGATION_PAGE)

enum { SHOW_ACCOUNT, EXPORT, N_SIGNALS };
static guint signals[N_SIGNALS];

static const CxEnrichField *
get_field (CxEnrichPage *self)
{
  return cx_enrichment_get_fields (self->enrichment)->pdata[self->field];
}

/* ── the accounts ────────────────────────────────────────────────────────── */

static void
on_row_activated (AdwActionRow *row,
                  CxEnrichPage *self)
{
  g_signal_emit (self, signals[SHOW_ACCOUNT], 0, g_object_get_data (G_OBJECT (row), "key"));
}

static GtkWidget *
tier_box (const CxEnrichAccount *account)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (cx_tier_label (account->tier));
  GtkWidget *glyph = cx_tier_glyph_new (account->tier);

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
row_new (CxEnrichPage          *self,
         const CxEnrichAccount *account)
{
  const char *domain = cx_account_text (cx_columns_find_role (self->columns, "domain"), account->account);
  g_autofree char *words = cx_enrich_account (account);
  g_autofree char *subtitle = domain != NULL ? g_strdup_printf ("%s · %s", words, domain) : g_strdup (words);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cx_columns_get_name (self->columns, account->account));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tier_box (account));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show in Accounts"));
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (cx_columns_get_key (self->columns, account->account)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  return row;
}

static gboolean
make_rows (gpointer data)
{
  CxEnrichPage *self = data;

  for (guint end = MIN (self->n_rows + ROWS_AT_ONCE, self->accounts->len); self->n_rows < end; self->n_rows++)
    adw_preferences_group_add (self->group, row_new (self, &g_array_index (self->accounts, CxEnrichAccount, self->n_rows)));
  if (self->n_rows < self->accounts->len)
    return G_SOURCE_CONTINUE;
  self->more_source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_accounts (CxEnrichPage *self,
               GArray       *accounts)
{
  const CxEnrichField *field = get_field (self);
  g_autofree char *words = cx_enrich_field (field);

  self->accounts = g_array_ref (accounts);
  if (make_rows (self) == G_SOURCE_CONTINUE)
    self->more_source = g_idle_add (make_rows, self);
  adw_preferences_page_set_description (self->page, words);
  if (accounts->len < field->change + field->together)
    {
      g_autofree char *shown = cx_format_number (accounts->len, 0), *all = cx_format_number (field->change + field->together, 0);
      /* Translators: %1$s of %2$s accounts are listed */
      g_autofree char *text = g_strdup_printf (_("The first %1$s of %2$s"), shown, all);

      adw_preferences_group_set_description (self->group, text);
    }
  gtk_widget_set_sensitive (self->export_button, accounts->len > 0);
  gtk_stack_set_visible_child_name (self->stack, accounts->len > 0 ? "accounts" : "nothing");
}

static void
on_accounts (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CxEnrichPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) accounts = cx_workspace_fill_first_finish (CX_WORKSPACE (source), result, &error);

  if (accounts != NULL)
    show_accounts (self, accounts);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

/* ── as a file ───────────────────────────────────────────────────────────── */

static void
on_all_accounts (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(CxEnrichPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) accounts = cx_workspace_fill_first_finish (CX_WORKSPACE (source), result, &error);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (accounts == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (rows, g_array_index (accounts, CxEnrichAccount, i).account);
  g_signal_emit (self, signals[EXPORT], 0, rows);
}

static void
on_export (CxEnrichPage *self)
{
  gtk_widget_set_sensitive (self->export_button, FALSE);
  cx_workspace_fill_first_async (self->workspace, self->enrichment, self->field, 0, self->reading, on_all_accounts, g_object_ref (self));
}

/* ── the page ────────────────────────────────────────────────────────────── */

static void
cx_enrich_page_dispose (GObject *object)
{
  CxEnrichPage *self = CX_ENRICH_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->more_source, g_source_remove);
  g_clear_pointer (&self->accounts, g_array_unref);
  g_clear_pointer (&self->enrichment, cx_enrichment_unref);
  g_clear_pointer (&self->columns, cx_columns_unref);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_ENRICH_PAGE);
  G_OBJECT_CLASS (cx_enrich_page_parent_class)->dispose (object);
}

static void
cx_enrich_page_class_init (CxEnrichPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_enrich_page_dispose;
  signals[SHOW_ACCOUNT] = g_signal_new ("show-account", CX_TYPE_ENRICH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING);
  signals[EXPORT] = g_signal_new ("export", CX_TYPE_ENRICH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-enrich-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CxEnrichPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichPage, page);
  gtk_widget_class_bind_template_child (widget_class, CxEnrichPage, group);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
}

static void
cx_enrich_page_init (CxEnrichPage *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

CxEnrichPage *
cx_enrich_page_new (CxWorkspace  *workspace,
                    CxColumns    *columns,
                    CxEnrichment *enrichment,
                    guint         field)
{
  CxEnrichPage *self;

  g_return_val_if_fail (CX_IS_WORKSPACE (workspace) && columns != NULL && enrichment != NULL, NULL);

  self = g_object_new (CX_TYPE_ENRICH_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->columns = cx_columns_ref (columns);
  self->enrichment = cx_enrichment_ref (enrichment);
  self->field = field;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), get_field (self)->label);
  cx_workspace_fill_first_async (workspace, enrichment, field, ACCOUNTS_SHOWN, self->reading, on_accounts, g_object_ref (self));
  return self;
}
