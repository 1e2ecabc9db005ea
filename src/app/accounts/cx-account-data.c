/* What is asked of a snapshot about one account. */
#include "cx-account-data.h"

const CxFit *
cx_account_fit (CxSnapshot *snapshot,
                int         profile,
                guint       account)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);

  return cx_tiering_get_fit_under (tiering, profile < (int) cx_tiering_get_n_profiles (tiering) ? profile : -1, account);
}

gboolean
cx_account_find_id (CxColumns *columns,
                    gint64     id,
                    guint     *account)
{
  return cx_columns_find_id (columns, id, account);
}

const char *
cx_account_text (const CxColumn *column,
                 guint           account)
{
  if (column == NULL || column->codes == NULL || cx_column_code (column, account) == CX_NO_CODE)
    return NULL;
  return column->texts[cx_column_code (column, account)];
}

char *
cx_account_place (CxColumns *columns,
                  guint      account)
{
  static const char *const where[] = { "city", "region", "country" };
  g_autoptr(GPtrArray) parts = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  const char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (where) && text == NULL; i++)
    text = cx_account_text (cx_columns_find_role (columns, where[i]), account);
  if (text != NULL)
    g_ptr_array_add (parts, (char *) text);
  text = cx_account_text (cx_columns_find_role (columns, "territory"), account);
  if (text != NULL)
    g_ptr_array_add (parts, (char *) text);
  text = cx_account_text (cx_columns_find_role (columns, "owner"), account);
  if (text != NULL)
    g_ptr_array_add (parts, (char *) text);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
