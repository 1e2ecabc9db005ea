/* One row of the list as GTK sees it. */
#include "cx-account-row.h"

struct _CxAccountRow {
  GObject parent_instance;

  guint    position;
  void   (*gone) (gpointer data, guint position);
  gpointer data;
};

G_DEFINE_FINAL_TYPE (CxAccountRow, cx_account_row, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
cx_account_row_finalize (GObject *object)
{
  CxAccountRow *self = CX_ACCOUNT_ROW (object);

  if (self->gone != NULL)
    self->gone (self->data, self->position);
  G_OBJECT_CLASS (cx_account_row_parent_class)->finalize (object);
}

static void
cx_account_row_class_init (CxAccountRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_account_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_ACCOUNT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_account_row_init (CxAccountRow *self)
{
}

CxAccountRow *
cx_account_row_new (guint    position,
                    void   (*gone) (gpointer data, guint position),
                    gpointer data)
{
  CxAccountRow *self = g_object_new (CX_TYPE_ACCOUNT_ROW, NULL);

  self->position = position;
  self->gone = gone;
  self->data = data;
  return self;
}

guint
cx_account_row_get_position (CxAccountRow *self)
{
  g_return_val_if_fail (CX_IS_ACCOUNT_ROW (self), 0);

  return self->position;
}

void
cx_account_row_orphan (CxAccountRow *self)
{
  g_return_if_fail (CX_IS_ACCOUNT_ROW (self));

  self->gone = NULL;
}

void
cx_account_row_changed (CxAccountRow *self)
{
  g_return_if_fail (CX_IS_ACCOUNT_ROW (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
