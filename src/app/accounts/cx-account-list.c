/* The accounts that a filter finds, in an order, as a list model of positions. */
#include "cx-account-list.h"

#include "cx-account-answer.h"
#include "cx-account-data.h"
#include "cx-account-several.h"
#include "cx-live-rows.h"

#include <string.h>

struct _CxAccountList {
  GObject parent_instance;

  /* asked */
  CxSnapshot      *snapshot;
  int              profile;
  CxAccountFilter *filter;
  char            *by;
  gboolean         descending;
  guint            ask_source;
  GCancellable    *asked;

  /* answered */
  CxSnapshot       *shown;
  int               shown_profile;
  CxAccountFilter  *shown_filter;
  CxAccountIndex   *index;
  CxAccountSummary *summary;
  GArray           *rows;
  CxLiveRows       *live;

  gint64 selected;        /* account id, or -1 */
  CxAccountSeveral at;    /* where it stands, or several do */
};

enum { PROP_0, PROP_SELECTED, PROP_N_SELECTED, PROP_BUSY, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { REFILTER, ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── taking an answer ────────────────────────────────────────────────────── */

static void
place_selection (CxAccountList *self)
{
  guint account;

  self->at.one = GTK_INVALID_LIST_POSITION;
  if (self->selected >= 0 && self->shown != NULL &&
      cx_account_find_id (cx_snapshot_get_columns (self->shown), self->selected, &account))
    self->at.one = cx_account_list_find (self, account);
}

static void
emit_selection (CxAccountList *self,
                guint          before,
                guint          after)
{
  if (before == after)
    return;
  if (before < cx_live_rows_get_n (self->live))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (after < cx_live_rows_get_n (self->live))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), after, 1);
}

/* Told as one range, however many they are. Takes @several: two or more, or NULL. */
static void
set_several (CxAccountList *self,
             GtkBitset     *several)
{
  g_autoptr(GtkBitset) before = cx_account_several_get (&self->at), after = NULL, touched = gtk_bitset_copy (before);
  guint first, n = cx_live_rows_get_n (self->live);

  if (several == NULL && self->at.several == NULL)
    return;
  g_clear_pointer (&self->at.several, gtk_bitset_unref);
  self->at.several = several;
  after = cx_account_several_get (&self->at);
  gtk_bitset_difference (touched, after);
  first = gtk_bitset_get_minimum (touched);
  if (first < n)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first,
                                           MIN (gtk_bitset_get_maximum (touched), n - 1) - first + 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
}

/* Positions mean nothing any more where other rows come to stand. */
static void
drop_several (CxAccountList *self,
              GArray        *rows)
{
  if (self->at.several != NULL &&
      (rows->len != self->rows->len || memcmp (rows->data, self->rows->data, sizeof (guint) * rows->len) != 0))
    set_several (self, NULL);
}

static void
show_rows (CxAccountList *self,
           GArray        *rows)
{
  guint selected_before = self->at.one;

  drop_several (self, rows);
  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  place_selection (self);
  cx_live_rows_set_n (self->live, rows->len);
  emit_selection (self, selected_before, self->at.one);
}

static void
take_answer (CxAccountList   *self,
             CxAccountAnswer *answer)
{
  gboolean other_filter = self->shown_filter == NULL || !cx_account_filter_equal (self->shown_filter, answer->filter);

  if (other_filter)
    {
      cx_live_rows_set_near (self->live, 0);
      g_signal_emit (self, signals[REFILTER], 0);
    }
  g_clear_pointer (&self->shown, cx_snapshot_unref);
  self->shown = cx_snapshot_ref (answer->snapshot);
  self->shown_profile = answer->profile;
  g_clear_pointer (&self->shown_filter, cx_account_filter_free);
  self->shown_filter = cx_account_filter_copy (answer->filter);
  g_clear_pointer (&self->index, cx_account_index_unref);
  self->index = cx_account_index_ref (answer->index);
  g_clear_pointer (&self->summary, cx_account_summary_free);
  self->summary = g_steal_pointer (&answer->summary);
  show_rows (self, answer->rows);
  g_signal_emit (self, signals[ANSWERED], 0);
  cx_live_rows_grow (self->live, FALSE);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  CxAccountList *self = CX_ACCOUNT_LIST (source);

  if (!g_task_propagate_boolean (G_TASK (result), NULL) ||
      g_task_get_cancellable (G_TASK (result)) != self->asked)
    return;
  g_clear_object (&self->asked);
  take_answer (self, g_task_get_task_data (G_TASK (result)));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
show_nothing (CxAccountList *self)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));

  g_clear_pointer (&self->index, cx_account_index_unref);
  g_clear_pointer (&self->summary, cx_account_summary_free);
  g_clear_pointer (&self->shown_filter, cx_account_filter_free);
  show_rows (self, none);
  g_clear_pointer (&self->shown, cx_snapshot_unref);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static gboolean
ask_now (gpointer data)
{
  CxAccountList *self = data;
  g_autoptr(GTask) task = NULL;
  CxAccountAnswer *answer;

  self->ask_source = 0;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->snapshot == NULL)
    {
      show_nothing (self);
      return G_SOURCE_REMOVE;
    }
  self->asked = g_cancellable_new ();
  answer = g_new0 (CxAccountAnswer, 1);
  answer->snapshot = cx_snapshot_ref (self->snapshot);
  answer->profile = self->profile;
  answer->filter = cx_account_filter_copy (self->filter);
  answer->by = g_strdup (self->by);
  answer->descending = self->descending;
  answer->index = self->index != NULL ? cx_account_index_ref (self->index) : NULL;
  task = g_task_new (self, self->asked, on_answer, NULL);
  g_task_set_task_data (task, answer, (GDestroyNotify) cx_account_answer_free);
  g_task_run_in_thread (task, cx_account_answer_run);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

static void
ask (CxAccountList *self)
{
  if (self->ask_source == 0)
    self->ask_source = g_idle_add_full (G_PRIORITY_DEFAULT, ask_now, self, NULL);
}

/* ── GListModel, GtkSelectionModel ───────────────────────────────────────── */

static GType
get_item_type (GListModel *model)
{
  return CX_TYPE_ACCOUNT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return cx_live_rows_get_n (CX_ACCOUNT_LIST (model)->live);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return cx_live_rows_get_item (CX_ACCOUNT_LIST (model)->live, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return cx_account_several_has (&CX_ACCOUNT_LIST (model)->at, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n)
{
  return cx_account_several_get (&CX_ACCOUNT_LIST (model)->at);
}

static void
select_position (CxAccountList *self,
                 guint          position)
{
  cx_account_list_select (self, cx_columns_get_id (cx_snapshot_get_columns (self->shown), cx_account_list_get_account (self, position)));
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  CxAccountList *self = CX_ACCOUNT_LIST (model);
  g_autoptr(GtkBitset) after = cx_account_several_with (&self->at, selected, mask);
  guint first = gtk_bitset_get_minimum (after);

  if (gtk_bitset_get_size (after) > 1)
    {
      set_several (self, g_steal_pointer (&after));
      self->selected = -1;
      self->at.one = GTK_INVALID_LIST_POSITION;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
    }
  else if (first < self->rows->len)
    select_position (self, first);
  else
    cx_account_list_select (self, -1);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  CxAccountList *self = CX_ACCOUNT_LIST (model);
  g_autoptr(GtkBitset) item = NULL;

  if (position >= self->rows->len)
    return FALSE;
  if (unselect_rest)
    {
      select_position (self, position);
      return TRUE;
    }
  item = gtk_bitset_new_range (position, 1);
  return set_selection (model, item, item);
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  g_autoptr(GtkBitset) none = gtk_bitset_new_empty (), item = gtk_bitset_new_range (position, 1);

  return set_selection (model, none, item);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxAccountList, cx_account_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static void
cx_account_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CxAccountList *self = CX_ACCOUNT_LIST (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, self->selected);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, cx_account_list_get_n_selected (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->asked != NULL || self->ask_source != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_account_list_dispose (GObject *object)
{
  CxAccountList *self = CX_ACCOUNT_LIST (object);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  G_OBJECT_CLASS (cx_account_list_parent_class)->dispose (object);
}

static void
cx_account_list_finalize (GObject *object)
{
  CxAccountList *self = CX_ACCOUNT_LIST (object);

  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->filter, cx_account_filter_free);
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->shown, cx_snapshot_unref);
  g_clear_pointer (&self->shown_filter, cx_account_filter_free);
  g_clear_pointer (&self->index, cx_account_index_unref);
  g_clear_pointer (&self->summary, cx_account_summary_free);
  g_clear_pointer (&self->at.several, gtk_bitset_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->live, cx_live_rows_free);
  G_OBJECT_CLASS (cx_account_list_parent_class)->finalize (object);
}

static void
cx_account_list_class_init (CxAccountListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cx_account_list_get_property;
  object_class->dispose = cx_account_list_dispose;
  object_class->finalize = cx_account_list_finalize;

  props[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, -1, G_MAXINT64, -1,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[REFILTER] = g_signal_new ("refilter", CX_TYPE_ACCOUNT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", CX_TYPE_ACCOUNT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_account_list_init (CxAccountList *self)
{
  self->profile = self->shown_profile = -1;
  self->filter = cx_account_filter_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->live = cx_live_rows_new (G_LIST_MODEL (self));
  self->selected = -1;
  self->at.one = GTK_INVALID_LIST_POSITION;
}

CxAccountList *
cx_account_list_new (void)
{
  return g_object_new (CX_TYPE_ACCOUNT_LIST, NULL);
}

void
cx_account_list_set_snapshot (CxAccountList *self,
                              CxSnapshot    *snapshot,
                              int            profile)
{
  g_return_if_fail (CX_IS_ACCOUNT_LIST (self));

  if (self->snapshot == snapshot && self->profile == profile)
    return;
  if (snapshot != NULL)
    cx_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  self->snapshot = snapshot;
  self->profile = profile;
  ask (self);
}

void
cx_account_list_set_filter (CxAccountList         *self,
                            const CxAccountFilter *filter)
{
  CxAccountFilter *copy;

  g_return_if_fail (CX_IS_ACCOUNT_LIST (self) && filter != NULL);

  if (cx_account_filter_equal (self->filter, filter))
    return;
  copy = cx_account_filter_copy (filter);
  cx_account_filter_free (self->filter);
  self->filter = copy;
  ask (self);
}

void
cx_account_list_set_order (CxAccountList *self,
                           const char    *by,
                           gboolean       descending)
{
  g_return_if_fail (CX_IS_ACCOUNT_LIST (self));

  if (g_strcmp0 (self->by, by) == 0 && self->descending == descending)
    return;
  g_set_str (&self->by, by);
  self->descending = descending;
  ask (self);
}

const CxAccountFilter *
cx_account_list_get_filter (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), NULL);

  return self->filter;
}

CxSnapshot *
cx_account_list_get_snapshot (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), NULL);

  return self->shown;
}

int
cx_account_list_get_profile (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), -1);

  return self->shown_profile;
}

guint
cx_account_list_get_account (CxAccountList *self,
                             guint          position)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self) && position < self->rows->len, 0);

  return g_array_index (self->rows, guint, position);
}

GArray *
cx_account_list_get_rows (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), NULL);

  return self->rows;
}

const CxAccountSummary *
cx_account_list_get_summary (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), NULL);

  return self->summary;
}

guint
cx_account_list_find (CxAccountList *self,
                      guint          account)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, guint, i) == account)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
cx_account_list_grow (CxAccountList *self)
{
  g_return_if_fail (CX_IS_ACCOUNT_LIST (self));

  cx_live_rows_grow (self->live, TRUE);
}

void
cx_account_list_select (CxAccountList *self,
                        gint64         id)
{
  guint before;

  g_return_if_fail (CX_IS_ACCOUNT_LIST (self) && id >= -1);

  set_several (self, NULL);
  if (self->selected == id)
    return;
  before = self->at.one;
  self->selected = id;
  place_selection (self);
  emit_selection (self, before, self->at.one);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_SELECTED]);
}

guint
cx_account_list_get_n_selected (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), 0);

  return self->at.several != NULL ? (guint) gtk_bitset_get_size (self->at.several) : self->selected >= 0;
}

GArray *
cx_account_list_get_selected_rows (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), NULL);

  return cx_account_several_pick (&self->at, self->rows);
}

gint64
cx_account_list_get_selected (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), -1);

  return self->selected;
}

void
cx_account_list_set_near (CxAccountList *self,
                          guint          position)
{
  g_return_if_fail (CX_IS_ACCOUNT_LIST (self));

  cx_live_rows_set_near (self->live, position);
}
