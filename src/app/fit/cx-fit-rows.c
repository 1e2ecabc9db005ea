/* The accounts of a region of the bullseye as a list model. */
#include "cx-fit-rows.h"

#include "cx-live-rows.h"

struct _CxFitRows {
  GObject       parent_instance;

  CxFitPicture *picture;    /* NULL without rows */
  GArray       *accounts;
  CxLiveRows   *live;
};

static GType
cx_fit_rows_get_item_type (GListModel *model)
{
  return CX_TYPE_ACCOUNT_ROW;
}

static guint
cx_fit_rows_get_n_items (GListModel *model)
{
  return cx_live_rows_get_n (CX_FIT_ROWS (model)->live);
}

static gpointer
cx_fit_rows_get_item (GListModel *model,
                      guint       position)
{
  return cx_live_rows_get_item (CX_FIT_ROWS (model)->live, position);
}

static void
cx_fit_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cx_fit_rows_get_item_type;
  iface->get_n_items = cx_fit_rows_get_n_items;
  iface->get_item = cx_fit_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxFitRows, cx_fit_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cx_fit_rows_list_model_init))

static void
cx_fit_rows_finalize (GObject *object)
{
  CxFitRows *self = CX_FIT_ROWS (object);

  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  g_clear_pointer (&self->live, cx_live_rows_free);
  g_array_unref (self->accounts);
  G_OBJECT_CLASS (cx_fit_rows_parent_class)->finalize (object);
}

static void
cx_fit_rows_class_init (CxFitRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_fit_rows_finalize;
}

static void
cx_fit_rows_init (CxFitRows *self)
{
  self->accounts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->live = cx_live_rows_new (G_LIST_MODEL (self));
}

CxFitRows *
cx_fit_rows_new (void)
{
  return g_object_new (CX_TYPE_FIT_ROWS, NULL);
}

void
cx_fit_rows_set (CxFitRows    *self,
                 CxFitPicture *picture,
                 GArray       *accounts)
{
  g_return_if_fail (CX_IS_FIT_ROWS (self) && (picture == NULL) == (accounts == NULL));

  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  g_array_unref (self->accounts);
  self->picture = picture ? cx_fit_picture_ref (picture) : NULL;
  self->accounts = accounts ? g_array_ref (accounts) : g_array_new (FALSE, FALSE, sizeof (guint));
  cx_live_rows_set_n (self->live, self->accounts->len);
  cx_live_rows_grow (self->live, FALSE);
}

CxFitPicture *
cx_fit_rows_get_picture (CxFitRows *self)
{
  g_return_val_if_fail (CX_IS_FIT_ROWS (self), NULL);

  return self->picture;
}

guint
cx_fit_rows_get_account (CxFitRows *self,
                         guint      position)
{
  g_return_val_if_fail (CX_IS_FIT_ROWS (self) && position < self->accounts->len, 0);

  return g_array_index (self->accounts, guint, position);
}

gboolean
cx_fit_rows_find (CxFitRows *self,
                  guint      account,
                  guint     *position)
{
  g_return_val_if_fail (CX_IS_FIT_ROWS (self), FALSE);

  for (guint i = 0; i < self->accounts->len; i++)
    if (g_array_index (self->accounts, guint, i) == account)
      {
        if (i >= cx_live_rows_get_n (self->live))
          cx_live_rows_grow (self->live, TRUE);
        *position = i;
        return TRUE;
      }
  return FALSE;
}
