/* Several accounts that are selected, as one bit each: an eighth of a megabyte for a million. */
#include "cx-account-several.h"

#include "cx-account-data.h"

#include <string.h>

struct _CxAccountSeveral {
  gatomicrefcount refs;
  CxColumns      *columns;
  guint8         *bits;
  gsize           size;
  guint           n, n_shown;
};

CxAccountSeveral *
cx_account_several_new (CxColumns *columns)
{
  CxAccountSeveral *self = g_new0 (CxAccountSeveral, 1);

  g_atomic_ref_count_init (&self->refs);
  self->columns = cx_columns_ref (columns);
  self->size = cx_columns_get_n_accounts (columns) / 8 + 1;
  self->bits = g_malloc0 (self->size);
  return self;
}

CxAccountSeveral *
cx_account_several_copy (const CxAccountSeveral *self)
{
  CxAccountSeveral *copy = cx_account_several_new (self->columns);

  memcpy (copy->bits, self->bits, self->size);
  copy->n = self->n;
  copy->n_shown = self->n_shown;
  return copy;
}

CxAccountSeveral *
cx_account_several_ref (CxAccountSeveral *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_account_several_unref (CxAccountSeveral *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  cx_columns_unref (self->columns);
  g_free (self->bits);
  g_free (self);
}

gboolean
cx_account_several_has (const CxAccountSeveral *self,
                        guint                   account)
{
  return (self->bits[account / 8] >> account % 8) & 1;
}

void
cx_account_several_set (CxAccountSeveral *self,
                        guint             account,
                        gboolean          on,
                        gboolean          shown)
{
  int step = !!on - cx_account_several_has (self, account);

  if (step == 0)
    return;
  self->bits[account / 8] ^= (guint8) (1u << account % 8);
  self->n += step;
  self->n_shown += shown ? step : 0;
}

/* Accounts are other rows after an import. */
static CxAccountSeveral *
find_again (const CxAccountSeveral *self,
            CxColumns              *columns)
{
  CxAccountSeveral *found = cx_account_several_new (columns);
  guint n = cx_columns_get_n_accounts (self->columns), account;

  for (guint a = 0; a < n; a++)
    if (cx_account_several_has (self, a) && cx_account_find_id (columns, cx_columns_get_id (self->columns, a), &account))
      cx_account_several_set (found, account, TRUE, FALSE);
  return found;
}

CxAccountSeveral *
cx_account_several_follow (const CxAccountSeveral *self,
                           CxColumns              *columns,
                           GArray                 *rows)
{
  CxAccountSeveral *followed = self->columns == columns ? cx_account_several_copy (self) : find_again (self, columns);

  followed->n_shown = 0;
  for (guint i = 0; i < rows->len; i++)
    followed->n_shown += cx_account_several_has (followed, g_array_index (rows, guint, i));
  return followed;
}

guint
cx_account_several_get_n (const CxAccountSeveral *self)
{
  return self->n;
}

guint
cx_account_several_get_n_shown (const CxAccountSeveral *self)
{
  return self->n_shown;
}

/* Those that stand in no row. */
static void
pick_hidden (const CxAccountSeveral *self,
             GArray                 *picked)
{
  g_autoptr(CxAccountSeveral) hidden = cx_account_several_copy (self);
  guint n = cx_columns_get_n_accounts (self->columns);

  for (guint i = 0; i < picked->len; i++)
    cx_account_several_set (hidden, g_array_index (picked, guint, i), FALSE, TRUE);
  for (guint a = 0; a < n; a++)
    if (cx_account_several_has (hidden, a))
      g_array_append_val (picked, a);
}

GArray *
cx_account_several_pick (const CxAccountSeveral *self,
                         GArray                 *rows)
{
  GArray *picked;

  if (self->n == rows->len && self->n_shown == rows->len)
    return g_array_ref (rows);
  picked = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->n);
  for (guint i = 0; i < rows->len; i++)
    if (cx_account_several_has (self, g_array_index (rows, guint, i)))
      g_array_append_val (picked, g_array_index (rows, guint, i));
  if (self->n_shown < self->n)
    pick_hidden (self, picked);
  return picked;
}
