/* The criteria of a profile as one SQL statement over a table of accounts, that needs nothing of this program. */
#pragma once

#include "cx-profile.h"
#include "cx-store.h"

G_BEGIN_DECLS

typedef enum {
  CX_SQL_SQLITE,
  CX_SQL_POSTGRESQL,
} CxSqlDialect;

/** cx_sql_dialect_from_name: "sqlite" or "postgresql". */
gboolean cx_sql_dialect_from_name (const char *name, CxSqlDialect *dialect);

/**
 * CxSqlOptions:
 * @table: (nullable): the table that is read, with its schema in front if need be; %NULL: account
 * @version: of the profile, for the comment on top; 0: a draft
 * @reference_day: what `within-days` counts back from
 * @verdicts: whether a column for each criterion is given too: 0 miss, 1 match, 2 unknown
 */
typedef struct {
  CxSqlDialect dialect;
  const char  *table;
  int          version;
  gint32       reference_day;
  gboolean     verdicts;
} CxSqlOptions;

/**
 * cx_sql_write:
 *
 * Gives key, low, high and tier of every account, as cx_evaluation_new() does, to the last bit; pins are not part of it.
 *
 * For SQLite it reads the columns of a workspace (cx-field-table.h), and is as right over a table that `.import` made,
 * where blanks are '' and numbers may be texts. SQLite cannot fold: how the texts that are stored now are spelled stands
 * in the statement, so this reads the distinct texts of the fields that are asked (worker thread).
 *
 * For PostgreSQL, which folds by itself, columns have the keys of the fields as names; the comment on top says which
 * columns of which types. Of addresses it lists those that are stored now.
 *
 * Returns: (transfer full): UTF-8, ends in a semicolon and a line end
 */
char    *cx_sql_write (CxStore *store, CxProfile *profile, const CxSqlOptions *options, GError **error);

G_END_DECLS
