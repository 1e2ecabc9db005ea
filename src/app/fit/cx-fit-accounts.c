/* The list beside the bullseye. */
#include "cx-fit-accounts.h"

#include "cx-account-row.h"
#include "cx-fit-rows.h"
#include "cx-fit-words.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

struct _CxFitAccounts {
  AdwBin        parent_instance;

  GtkWidget    *region_label, *count_label, *clear_button, *stack, *list, *open_button;

  GtkSingleSelection *selection;
  CxFitRows    *rows;
  CxFitPicture *picture;       /* what is asked for; what is listed may be an older one for a moment */
  CxFitRegion   region;
  int           account;
  gboolean      finding, asked_again, selecting;
  gboolean      stale;         /* nobody sees the list: it is found when somebody does */
};

G_DEFINE_FINAL_TYPE (CxFitAccounts, cx_fit_accounts, ADW_TYPE_BIN)

enum {
  REGION_CLEARED,
  ACCOUNT_CHOSEN,
  ACCOUNT_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── one line of the list ─────────────────────────────────────────────── */

static void
show_account (CxFitAccounts *self,
              GtkListItem   *item)
{
  CxFitPicture *picture = cx_fit_rows_get_picture (self->rows);
  guint account = cx_fit_rows_get_account (self->rows, cx_account_row_get_position (gtk_list_item_get_item (item)));
  CxRingsInput input = cx_fit_picture_get (picture, account);
  const char *text = cx_columns_get_name (cx_snapshot_get_columns (picture->question->snapshot), account);
  GtkWidget *glyph = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (glyph), *fit = gtk_widget_get_next_sibling (name);
  g_autofree char *number = g_strdup_printf ("%.1f", input.low);
  g_autofree char *about = cx_fit_describe_account (picture, account);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", text, about);

  cx_tier_glyph_set_tier (CX_TIER_GLYPH (glyph), input.tier);
  gtk_label_set_label (GTK_LABEL (name), text);
  gtk_label_set_label (GTK_LABEL (fit), number);
  cx_stage_glyph_set_stage (CX_STAGE_GLYPH (gtk_widget_get_next_sibling (fit)), input.stage);
  gtk_list_item_set_accessible_label (item, spoken);
}

static gboolean
on_query_tooltip (GtkListItem *item,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_list_item_get_accessible_label (item));
  return TRUE;
}

static void
on_setup (CxFitAccounts *self,
          GtkListItem   *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *fit = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, NULL);

  gtk_widget_add_css_class (fit, "numeric");
  gtk_widget_add_css_class (fit, "quiet");
  gtk_box_append (GTK_BOX (box), cx_tier_glyph_new (0));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), fit);
  gtk_box_append (GTK_BOX (box), cx_stage_glyph_new (255));
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect_object (box, "query-tooltip", G_CALLBACK (on_query_tooltip), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, box);
}

static void
on_row_changed (CxAccountRow *row,
                GtkListItem  *item)
{
  show_account (g_object_get_data (G_OBJECT (item), "list"), item);
}

static void
on_bind (CxFitAccounts *self,
         GtkListItem   *item)
{
  g_object_set_data (G_OBJECT (item), "list", self);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (on_row_changed), item, 0);
  show_account (self, item);
}

static void
on_unbind (CxFitAccounts *self,
           GtkListItem   *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), on_row_changed, item);
}

/* ── finding the accounts ─────────────────────────────────────────────── */

typedef struct {
  CxFitPicture *picture;
  CxFitRegion   region;
} FindRequest;

static void
free_request (FindRequest *request)
{
  cx_fit_picture_unref (request->picture);
  g_free (request);
}

static void
find_accounts (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const FindRequest *request = data;
  GArray *accounts = cx_fit_picture_find (request->picture, request->region);

  g_task_return_pointer (task, accounts, (GDestroyNotify) g_array_unref);
}

static void
select_account (CxFitAccounts *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->selecting = TRUE;
  if (self->account < 0 || !cx_fit_rows_find (self->rows, self->account, &position))
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), position, GTK_LIST_SCROLL_SELECT, NULL);
  self->selecting = FALSE;
  gtk_widget_set_sensitive (self->open_button, position != GTK_INVALID_LIST_POSITION);
}

static void
set_rows (CxFitAccounts *self,
          CxFitPicture  *picture,
          CxFitRegion    region,
          GArray        *accounts)
{
  g_autofree char *title = cx_fit_describe_region (picture, region);
  g_autofree char *count = cx_fit_count_accounts (accounts->len);
  gboolean everywhere = cx_fit_region_equal (region, CX_FIT_EVERYWHERE);

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  cx_fit_rows_set (self->rows, picture, accounts);
  self->selecting = FALSE;
  gtk_label_set_label (GTK_LABEL (self->region_label), title);
  gtk_label_set_label (GTK_LABEL (self->count_label), count);
  gtk_widget_set_visible (self->clear_button, !everywhere);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), accounts->len > 0 ? "list" : "empty");
  select_account (self);
}

static void find_again (CxFitAccounts *self);

static void
on_accounts_found (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  CxFitAccounts *self = CX_FIT_ACCOUNTS (source);
  const FindRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr(GArray) accounts = g_task_propagate_pointer (G_TASK (result), NULL);

  self->finding = FALSE;
  if (self->picture != NULL && self->stack != NULL)
    set_rows (self, request->picture, request->region, accounts);
  if (self->asked_again)
    find_again (self);
}

/* One search at a time; what is asked meanwhile is answered once, by the newest question. */
static void
find_again (CxFitAccounts *self)
{
  g_autoptr(GTask) task = NULL;
  FindRequest *request;

  self->asked_again = self->finding;
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->finding || self->stale || self->picture == NULL)
    return;
  request = g_new (FindRequest, 1);
  *request = (FindRequest) { cx_fit_picture_ref (self->picture), self->region };
  task = g_task_new (self, NULL, on_accounts_found, NULL);
  g_task_set_task_data (task, request, (GDestroyNotify) free_request);
  g_task_run_in_thread (task, find_accounts);
  self->finding = TRUE;
}

/* ── callbacks ────────────────────────────────────────────────────────── */

static void
on_selected (CxFitAccounts *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  gtk_widget_set_sensitive (self->open_button, position != GTK_INVALID_LIST_POSITION);
  if (position == GTK_INVALID_LIST_POSITION || self->selecting)
    return;
  self->account = (int) cx_fit_rows_get_account (self->rows, position);
  g_signal_emit (self, signals[ACCOUNT_CHOSEN], 0, (guint) self->account);
}

static void
on_activate (CxFitAccounts *self,
             guint          position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    g_signal_emit (self, signals[ACCOUNT_OPENED], 0, cx_fit_rows_get_account (self->rows, position));
}

static void
on_open_clicked (CxFitAccounts *self)
{
  on_activate (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_clear_clicked (CxFitAccounts *self)
{
  g_signal_emit (self, signals[REGION_CLEARED], 0);
}

/* ── the class ────────────────────────────────────────────────────────── */

static void
cx_fit_accounts_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_fit_accounts_parent_class)->map (widget);
  if (CX_FIT_ACCOUNTS (widget)->stale)
    find_again (CX_FIT_ACCOUNTS (widget));
}

static void
cx_fit_accounts_dispose (GObject *object)
{
  CxFitAccounts *self = CX_FIT_ACCOUNTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_FIT_ACCOUNTS);
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (cx_fit_accounts_parent_class)->dispose (object);
}

static void
cx_fit_accounts_class_init (CxFitAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_fit_accounts_dispose;
  widget_class->map = cx_fit_accounts_map;
  signals[REGION_CLEARED] = g_signal_new ("region-cleared", CX_TYPE_FIT_ACCOUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[ACCOUNT_CHOSEN] = g_signal_new ("account-chosen", CX_TYPE_FIT_ACCOUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACCOUNT_OPENED] = g_signal_new ("account-opened", CX_TYPE_FIT_ACCOUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-fit-accounts.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFitAccounts, region_label);
  gtk_widget_class_bind_template_child (widget_class, CxFitAccounts, count_label);
  gtk_widget_class_bind_template_child (widget_class, CxFitAccounts, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CxFitAccounts, stack);
  gtk_widget_class_bind_template_child (widget_class, CxFitAccounts, list);
  gtk_widget_class_bind_template_child (widget_class, CxFitAccounts, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
}

static void
cx_fit_accounts_init (CxFitAccounts *self)
{
  self->region = CX_FIT_EVERYWHERE;
  self->account = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = cx_fit_rows_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
}

void
cx_fit_accounts_show (CxFitAccounts *self,
                      CxFitPicture  *picture,
                      CxFitRegion    region,
                      int            account)
{
  gboolean same = picture == self->picture && cx_fit_region_equal (region, self->region);

  g_return_if_fail (CX_IS_FIT_ACCOUNTS (self));

  if (picture)
    cx_fit_picture_ref (picture);
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  self->picture = picture;
  self->region = region;
  self->account = account;
  if (picture == NULL)
    {
      self->selecting = TRUE;
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      cx_fit_rows_set (self->rows, NULL, NULL);
      self->selecting = FALSE;
    }
  else if (same && !self->stale)
    select_account (self);
  else
    find_again (self);
}
