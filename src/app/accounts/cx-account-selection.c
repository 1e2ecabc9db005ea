/* Which accounts of the list are selected: one, with its receipt, or several as a set; by the account, so that they stay
 * selected wherever they come to stand. */
#include "cx-account-list-private.h"

#include "cx-account-data.h"

/* ── one, or several ─────────────────────────────────────────────────────── */

static void
place_alone (CxAccountList *self)
{
  guint account;

  self->at = GTK_INVALID_LIST_POSITION;
  if (self->selected >= 0 && self->shown != NULL &&
      cx_account_find_id (cx_snapshot_get_columns (self->shown), self->selected, &account))
    self->at = cx_account_list_find (self, account);
}

static void
tell_alone (CxAccountList *self,
            guint          before)
{
  guint n = cx_live_rows_get_n (self->live);

  if (before == self->at)
    return;
  if (before < n)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (self->at < n)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->at, 1);
}

/* Several that come or go are told as one range: whoever listens looks at the rows that it has. */
static void
tell_several (CxAccountList *self)
{
  guint n = cx_live_rows_get_n (self->live);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
  g_object_notify (G_OBJECT (self), "n-selected");
}

/* @several: (nullable): two or more */
static void
set_several (CxAccountList    *self,
             CxAccountSeveral *several)
{
  if (several == self->several)
    return;
  g_clear_pointer (&self->several, cx_account_several_unref);
  self->several = several != NULL ? cx_account_several_ref (several) : NULL;
  tell_several (self);
}

/* However many there are in @several, which may be one or none. */
static void
choose (CxAccountList    *self,
        CxAccountSeveral *several)
{
  CxColumns *columns = cx_snapshot_get_columns (self->shown);
  g_autoptr(GArray) alone = NULL;

  if (cx_account_several_get_n (several) > 1)
    {
      self->selected = -1;
      self->at = GTK_INVALID_LIST_POSITION;
      set_several (self, several);
      g_object_notify (G_OBJECT (self), "selected");
      return;
    }
  alone = cx_account_several_pick (several, self->rows);
  cx_account_list_select (self, alone->len > 0 ? cx_columns_get_id (columns, g_array_index (alone, guint, 0)) : -1);
}

/* The worker has found those who were selected when it was asked; others since then are found here. */
void
cx_account_list_follow_selection (CxAccountList   *self,
                                  CxAccountAnswer *answer)
{
  g_autoptr(CxAccountSeveral) before = g_steal_pointer (&self->several);

  place_alone (self);
  if (before != NULL && answer != NULL && before == answer->several)
    self->several = cx_account_several_ref (answer->followed);
  else if (before != NULL && answer != NULL)
    self->several = cx_account_several_follow (before, cx_snapshot_get_columns (self->shown), self->rows);
  else if (before != NULL)
    g_object_notify (G_OBJECT (self), "n-selected");
}

/* After an import, one or none may be left of several. */
void
cx_account_list_tell_selection (CxAccountList *self,
                                guint          before)
{
  g_autoptr(CxAccountSeveral) several = self->several ? cx_account_several_ref (self->several) : NULL;

  tell_alone (self, before);
  if (several != NULL && cx_account_several_get_n (several) > 1)
    tell_several (self);
  else if (several != NULL)
    choose (self, several);
}

/* ── GtkSelectionModel ───────────────────────────────────────────────────── */

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  CxAccountList *self = CX_ACCOUNT_LIST (model);

  if (self->several != NULL)
    return position < self->rows->len && cx_account_several_has (self->several, g_array_index (self->rows, guint, position));
  return position == self->at && position != GTK_INVALID_LIST_POSITION;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n)
{
  CxAccountList *self = CX_ACCOUNT_LIST (model);
  GtkBitset *selected = gtk_bitset_new_empty ();

  for (guint i = position; i < self->rows->len && i - position < n; i++)
    if (is_selected (model, i))
      gtk_bitset_add (selected, i);
  return selected;
}

/* (transfer full): what is selected, to be changed */
static CxAccountSeveral *
copy_selection (CxAccountList *self)
{
  CxColumns *columns = cx_snapshot_get_columns (self->shown);
  CxAccountSeveral *several;
  guint account;

  if (self->several != NULL)
    return cx_account_several_copy (self->several);
  several = cx_account_several_new (columns);
  if (self->selected >= 0 && cx_account_find_id (columns, self->selected, &account))
    cx_account_several_set (several, account, TRUE, self->at != GTK_INVALID_LIST_POSITION);
  return several;
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  CxAccountList *self = CX_ACCOUNT_LIST (model);
  g_autoptr(CxAccountSeveral) several = NULL;
  GtkBitsetIter iter;
  guint i;

  if (self->shown == NULL)
    return FALSE;
  several = copy_selection (self);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &i); more && i < self->rows->len;
       more = gtk_bitset_iter_next (&iter, &i))
    cx_account_several_set (several, g_array_index (self->rows, guint, i), gtk_bitset_contains (selected, i), TRUE);
  choose (self, several);
  return TRUE;
}

/* The rest goes whether it is shown or not. */
static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n,
              gboolean           unselect_rest)
{
  CxAccountList *self = CX_ACCOUNT_LIST (model);
  g_autoptr(CxAccountSeveral) several = NULL;

  if (self->shown == NULL || position >= self->rows->len)
    return FALSE;
  several = unselect_rest ? cx_account_several_new (cx_snapshot_get_columns (self->shown)) : copy_selection (self);
  for (guint i = position; i < self->rows->len && i - position < n; i++)
    cx_account_several_set (several, g_array_index (self->rows, guint, i), TRUE, TRUE);
  choose (self, several);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  g_autoptr(GtkBitset) none = gtk_bitset_new_empty (), item = gtk_bitset_new_range (position, 1);

  return set_selection (model, none, item);
}

/* All that are shown, also those that GTK has not been told of yet. */
static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, CX_ACCOUNT_LIST (model)->rows->len, FALSE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  cx_account_list_select (CX_ACCOUNT_LIST (model), -1);
  return TRUE;
}

void
cx_account_list_init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

/* ── for whoever has the list ────────────────────────────────────────────── */

void
cx_account_list_select (CxAccountList *self,
                        gint64         id)
{
  guint before;

  g_return_if_fail (CX_IS_ACCOUNT_LIST (self) && id >= -1);

  set_several (self, NULL);
  if (self->selected == id)
    return;
  before = self->at;
  self->selected = id;
  place_alone (self);
  tell_alone (self, before);
  g_object_notify (G_OBJECT (self), "selected");
  g_object_notify (G_OBJECT (self), "n-selected");
}

guint
cx_account_list_get_n_selected (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), 0);

  return self->several != NULL ? cx_account_several_get_n (self->several) : self->selected >= 0;
}

guint
cx_account_list_get_n_hidden (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), 0);

  if (self->several != NULL)
    return cx_account_several_get_n (self->several) - cx_account_several_get_n_shown (self->several);
  return self->selected >= 0 && self->at == GTK_INVALID_LIST_POSITION;
}

GArray *
cx_account_list_get_selected_rows (CxAccountList *self)
{
  g_autoptr(CxAccountSeveral) several = NULL;

  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), NULL);

  if (self->shown == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint));
  several = self->several ? cx_account_several_ref (self->several) : copy_selection (self);
  return cx_account_several_pick (several, self->rows);
}

gint64
cx_account_list_get_selected (CxAccountList *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_LIST (self), -1);

  return self->selected;
}
