/* What an account is worth, as far as its columns say. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/** cx_account_money: (nullable): the column of what an account is worth: potential, else ARR. */
const CxColumn *cx_account_money  (CxColumns *columns);

/** cx_account_number: the value of a numeric column; of a range its middle, of an open range its one end; NaN when missing. @column: (nullable) */
double          cx_account_number (const CxColumn *column, guint account);

G_END_DECLS
