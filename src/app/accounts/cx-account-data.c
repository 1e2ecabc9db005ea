/* What is asked of a snapshot about one account. */
#include "cx-account-data.h"

#include <math.h>

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

static gboolean
is_amount (const CxColumn *column)
{
  return column != NULL && (column->field->type == CX_FIELD_MONEY || column->field->type == CX_FIELD_NUMBER);
}

const CxColumn *
cx_account_money (CxColumns *columns)
{
  const CxColumn *potential = cx_columns_find_role (columns, "potential");
  const CxColumn *arr = cx_columns_find_role (columns, "arr");

  return is_amount (potential) ? potential : is_amount (arr) ? arr : NULL;
}

double
cx_account_number (const CxColumn *column,
                   guint           account)
{
  double low, high;

  if (column == NULL || column->low == NULL)
    return NAN;
  low = column->low[account];
  high = column->high[account];
  if (isinf (high))
    return low;
  return isinf (low) ? high : low + (high - low) / 2;
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
