/* The commands about several profiles: profile rank, rename, copy, retire, restore. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-profiles.h"

/* Opens the workspace for writing, and finds the active profile that @text names. */
static const CxProfileRow *
find (CxCli      *cli,
      const char *text,
      CxStore   **store,
      GPtrArray **rows,
      GError    **error)
{
  *store = cx_cli_open (cli, TRUE, error);
  *rows = *store ? cx_profile_table_list (*store, error) : NULL;
  return *rows ? cx_cli_find_profile_row (*rows, text, error) : NULL;
}

static gboolean
read_rank (const char *text,
           int        *rank,
           GError    **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT, &number, NULL))
    return cx_cli_usage_error (error, "“%s” is no rank; say a number from 1", text);
  *rank = (int) number;
  return TRUE;
}

gboolean
cx_command_profile_rank (CxCli   *cli,
                         int      argc,
                         char   **argv,
                         GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const CxProfileRow *row;
  int rank = 0;

  if (!cx_cli_parse (&argc, &argv, "PROFILE N",
                     "Gives a profile rank N, 1 the first; the others close up. Of accounts with the same tier in several\n"
                     "profiles the first one is the segment.", NULL, 2, 2, error) ||
      !read_rank (argv[2], &rank, error))
    return FALSE;
  row = find (cli, argv[1], &store, &rows, error);
  if (row == NULL || !cx_profiles_rank (store, row->id, rank, error))
    return FALSE;
  cx_cli_say (cli, "“%s” has rank %d.", row->name, rank);
  return TRUE;
}

gboolean
cx_command_profile_rename (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const CxProfileRow *row;

  if (!cx_cli_parse (&argc, &argv, "PROFILE NAME", "Names a profile anew. Published versions keep the name that they had.", NULL, 2,
                     2, error))
    return FALSE;
  row = find (cli, argv[1], &store, &rows, error);
  if (row == NULL || !cx_profiles_rename (store, row->id, argv[2], error))
    return FALSE;
  cx_cli_say (cli, "“%s” is now “%s”.", row->name, argv[2]);
  return TRUE;
}

static const char *
name_of (GPtrArray *rows,
         gint64     id)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((const CxProfileRow *) rows->pdata[i])->id == id)
      return ((const CxProfileRow *) rows->pdata[i])->name;
  return "";
}

gboolean
cx_command_profile_copy (CxCli   *cli,
                         int      argc,
                         char   **argv,
                         GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) after = NULL;
  const CxProfileRow *row;
  gint64 copy;

  if (!cx_cli_parse (&argc, &argv, "PROFILE [NAME]",
                     "Copies a profile’s draft to a new profile, ranked behind it, without its versions.", NULL, 1, 2, error))
    return FALSE;
  row = find (cli, argv[1], &store, &rows, error);
  if (row == NULL || !cx_profiles_copy (store, row->id, argc > 2 ? argv[2] : NULL, &copy, error))
    return FALSE;
  after = cx_profile_table_list (store, NULL);
  cx_cli_say (cli, "“%s” is added with rank %d; its draft is in force until it is published.", name_of (after, copy),
              row->rank + 1);
  return TRUE;
}

gboolean
cx_command_profile_retire (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const CxProfileRow *row;

  if (!cx_cli_parse (&argc, &argv, "PROFILE",
                     "Retires a profile: it has no rank and scores no account. Its draft and its versions are kept.", NULL, 1, 1, error))
    return FALSE;
  row = find (cli, argv[1], &store, &rows, error);
  if (row == NULL || !cx_profiles_retire (store, row->id, error))
    return FALSE;
  if (rows->len == 1)
    cx_cli_say (cli, "“%s” is retired. No profile is left: every account is outside until one is restored or imported.", row->name);
  else
    cx_cli_say (cli, "“%s” is retired; “profile restore” brings it back.", row->name);
  return TRUE;
}

gboolean
cx_command_profile_restore (CxCli   *cli,
                            int      argc,
                            char   **argv,
                            GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) retired = NULL;
  const CxProfileRow *row;

  if (!cx_cli_parse (&argc, &argv, "PROFILE", "Makes a retired profile active again, ranked last.", NULL, 1, 1, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  retired = store ? cx_profile_table_list_retired (store, error) : NULL;
  if (retired == NULL)
    return FALSE;
  row = cx_cli_find_profile_name (retired, argv[1]);
  if (row == NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no retired profile “%s”; “profile list --all” shows them", argv[1]);
      return FALSE;
    }
  if (!cx_profiles_restore (store, row->id, 0, error))
    return FALSE;
  cx_cli_say (cli, "“%s” is active again, ranked last.", row->name);
  return TRUE;
}
