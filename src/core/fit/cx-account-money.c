/* What an account is worth. */
#include "cx-account-money.h"

#include <math.h>

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
