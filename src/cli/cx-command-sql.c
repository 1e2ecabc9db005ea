/* The command sql: the criteria of a profile as a statement for another database. */
#include "cx-cli.h"

#include "cx-error.h"
#include "cx-profile-table.h"
#include "cx-sql.h"

#include <stdio.h>

/* The profile that is named, else the first by rank. */
static const CxProfileRow *
find_row (GPtrArray  *rows,
          const char *name,
          GError    **error)
{
  return name == NULL && rows->len > 0 ? rows->pdata[0] : cx_cli_find_profile_row (rows, name, error);
}

/* What is in force, the newest version or else the draft. */
static char *
write_sql (CxStore      *store,
           const char   *name,
           CxSqlOptions *options,
           GError      **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  const CxProfileRow *row = rows ? find_row (rows, name, error) : NULL;
  g_autoptr(CxProfile) profile = NULL;

  if (row == NULL)
    return NULL;
  profile = cx_profile_parse (row->published ? row->published : row->document, -1, row->name, error);
  if (profile == NULL)
    return NULL;
  options->version = row->version;
  options->reference_day = cx_snapshot_read_day (store);
  return cx_sql_write (store, profile, options, error);
}

gboolean
cx_command_sql (CxCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autofree char *dialect = NULL, *name = NULL, *table = NULL, *sql = NULL;
  CxSqlOptions options = { .dialect = CX_SQL_SQLITE };
  const GOptionEntry entries[] = {
    { "dialect", 0, 0, G_OPTION_ARG_STRING, &dialect, "sqlite (the default) or postgresql", "D" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &name, "a profile by name or rank; the first by rank without", "P" },
    { "table", 0, 0, G_OPTION_ARG_STRING, &table, "the table that is read, in place of account", "T" },
    { "verdicts", 0, 0, G_OPTION_ARG_NONE, &options.verdicts, "a column for each criterion too", NULL },
    { NULL },
  };
  g_autoptr(CxStore) store = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Prints one statement that gives key, low, high and tier of every account.", entries,
                     0, 0, error))
    return FALSE;
  if (dialect != NULL && !cx_sql_dialect_from_name (dialect, &options.dialect))
    return cx_cli_usage_error (error, "--dialect %s is none; say sqlite or postgresql", dialect);
  if (table != NULL && *table == '\0')
    return cx_cli_usage_error (error, "--table needs the name of a table");
  options.table = table;
  store = cx_cli_open (cli, FALSE, error);
  sql = store ? write_sql (store, name, &options, error) : NULL;
  if (sql == NULL)
    return FALSE;
  fputs (sql, stdout);
  return TRUE;
}
