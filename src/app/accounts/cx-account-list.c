/* The accounts that a filter finds, in an order, as a list model of positions. */
#include "cx-account-list-private.h"

enum { PROP_0, PROP_SELECTED, PROP_N_SELECTED, PROP_BUSY, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { REFILTER, ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── taking an answer ────────────────────────────────────────────────────── */

/* The selection is of these rows before GTK hears of them. */
static void
show_rows (CxAccountList   *self,
           GArray          *rows,
           CxAccountAnswer *answer)
{
  guint before = self->at;

  g_array_unref (self->rows);
  self->rows = g_array_ref (rows);
  cx_account_list_follow_selection (self, answer);
  cx_live_rows_set_n (self->live, rows->len);
  cx_account_list_tell_selection (self, before);
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
  show_rows (self, answer->rows, answer);
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
  show_rows (self, none, NULL);
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
  answer->several = self->several != NULL ? cx_account_several_ref (self->several) : NULL;
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

/* ── GListModel ───────────────────────────────────────── */

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

G_DEFINE_FINAL_TYPE_WITH_CODE (CxAccountList, cx_account_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, cx_account_list_init_selection))

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
  g_clear_pointer (&self->several, cx_account_several_unref);
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
  self->at = GTK_INVALID_LIST_POSITION;
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
cx_account_list_set_near (CxAccountList *self,
                          guint          position)
{
  g_return_if_fail (CX_IS_ACCOUNT_LIST (self));

  cx_live_rows_set_near (self->live, position);
}
