/* Accounts as a list model. */
#include "cx-fit-rows.h"

#include <gio/gio.h>

struct _CxFitRow {
  GObject       parent_instance;

  CxFitPicture *picture;
  guint         account;
};

G_DEFINE_FINAL_TYPE (CxFitRow, cx_fit_row, G_TYPE_OBJECT)

static void
cx_fit_row_finalize (GObject *object)
{
  cx_fit_picture_unref (CX_FIT_ROW (object)->picture);
  G_OBJECT_CLASS (cx_fit_row_parent_class)->finalize (object);
}

static void
cx_fit_row_class_init (CxFitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_fit_row_finalize;
}

static void
cx_fit_row_init (CxFitRow *self)
{
}

guint
cx_fit_row_get_account (CxFitRow *self)
{
  g_return_val_if_fail (CX_IS_FIT_ROW (self), 0);

  return self->account;
}

CxFitPicture *
cx_fit_row_get_picture (CxFitRow *self)
{
  g_return_val_if_fail (CX_IS_FIT_ROW (self), NULL);

  return self->picture;
}

struct _CxFitRows {
  GObject       parent_instance;

  CxFitPicture *picture;
  GArray       *accounts;
};

static GType
cx_fit_rows_get_item_type (GListModel *model)
{
  return CX_TYPE_FIT_ROW;
}

static guint
cx_fit_rows_get_n_items (GListModel *model)
{
  return CX_FIT_ROWS (model)->accounts->len;
}

static gpointer
cx_fit_rows_get_item (GListModel *model,
                      guint       position)
{
  CxFitRows *self = CX_FIT_ROWS (model);
  CxFitRow *row;

  if (position >= self->accounts->len)
    return NULL;
  row = g_object_new (CX_TYPE_FIT_ROW, NULL);
  row->picture = cx_fit_picture_ref (self->picture);
  row->account = g_array_index (self->accounts, guint, position);
  return row;
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

  cx_fit_picture_unref (self->picture);
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
}

CxFitRows *
cx_fit_rows_new (CxFitPicture *picture,
                 GArray       *accounts)
{
  CxFitRows *self = g_object_new (CX_TYPE_FIT_ROWS, NULL);

  self->picture = cx_fit_picture_ref (picture);
  self->accounts = g_array_ref (accounts);
  return self;
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
        *position = i;
        return TRUE;
      }
  return FALSE;
}
