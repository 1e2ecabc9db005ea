/* The commands about the workspace file: new, info, backup, check. */
#include "cx-cli.h"
#include "cx-record-table.h"
#include "cx-sample.h"
#include "cx-table.h"

#include <stdio.h>

static char *
name_of_file (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_steal_pointer (&base);
}

static gboolean
make_empty (const char *path,
            const char *name,
            GError    **error)
{
  g_autofree char *given = name ? g_strdup (name) : name_of_file (path);
  g_autoptr(CxStore) store = cx_store_create (path, given, error);

  return store != NULL && cx_stage_set_up (store, error);
}

gboolean
cx_command_new (CxCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autofree char *name = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, "what to call the workspace; else the file’s name", "NAME" },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, "with the accounts and profiles of an invented company", NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!cx_cli_parse (&argc, &argv, "FILE", "Makes a workspace. An existing file is never touched.", entries, 1, 1, error))
    return FALSE;
  if (sample)
    {
      g_autoptr(CxStore) store = cx_sample_create (argv[1], name, cli->cancellable, error);

      if (store == NULL)
        return FALSE;
    }
  else if (!make_empty (argv[1], name, error))
    return FALSE;
  cx_cli_say (cli, "Made %s.", argv[1]);
  return TRUE;
}

static void
print_info (const char           *name,
            const CxStoreCounts  *counts,
            const CxRecordCounts *records)
{
  static const char *const headers[] = { "", ">", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  puts (name);
  cx_table_add (table, "Accounts");
  cx_table_count (table, counts->accounts);
  cx_table_add (table, "Contacts");
  cx_table_count (table, records->rows[CX_RECORD_CONTACT]);
  cx_table_add (table, "Deals");
  cx_table_count (table, records->rows[CX_RECORD_DEAL]);
  cx_table_add (table, "Usage events");
  cx_table_count (table, records->rows[CX_RECORD_EVENT]);
  cx_table_add (table, "Profiles");
  cx_table_count (table, counts->profiles);
  cx_table_add (table, "Imports");
  cx_table_count (table, counts->imports);
  cx_table_add (table, "Rows set aside");
  cx_table_count (table, counts->rejects);
  cx_table_add (table, "Schema version");
  cx_table_count (table, counts->schema);
  cx_table_print (table, 2);
}

static void
print_info_json (const char          *name,
                 const CxStoreCounts *counts)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", name);
  json_object_set_int_member (object, "schema", counts->schema);
  json_object_set_int_member (object, "accounts", counts->accounts);
  json_object_set_int_member (object, "profiles", counts->profiles);
  json_object_set_int_member (object, "imports", counts->imports);
  json_object_set_int_member (object, "rejects", counts->rejects);
  cx_cli_print_object (object);
}

gboolean
cx_command_info (CxCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autofree char *name = NULL;
  CxStoreCounts counts;
  CxRecordCounts records;

  if (!cx_cli_parse (&argc, &argv, "", "Says what the workspace is called and how much it holds.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL || !cx_store_count (store, &counts, error) || !cx_records_count (store, &records, error))
    return FALSE;
  name = cx_store_get_name (store);
  if (json)
    print_info_json (name, &counts);
  else
    print_info (name, &counts, &records);
  return TRUE;
}

gboolean
cx_command_backup (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_autoptr(CxStore) store = NULL;

  if (!cx_cli_parse (&argc, &argv, "FILE", "Writes a consistent copy of the workspace, also while others write to it.", NULL, 1, 1,
                     error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL || !cx_store_back_up (store, argv[1], error))
    return FALSE;
  cx_cli_say (cli, "Wrote %s.", argv[1]);
  return TRUE;
}

static void
print_problems_json (char **problems)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; problems[i] != NULL; i++)
    json_array_add_string_element (array, problems[i]);
  json_object_set_boolean_member (object, "ok", problems[0] == NULL);
  json_object_set_array_member (object, "problems", array);
  cx_cli_print_object (object);
}

gboolean
cx_command_check (CxCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_auto(GStrv) problems = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Looks for damage of the file and of its content; exits with 1 when there is any.", entries, 0, 0,
                     error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL)
    return FALSE;
  problems = cx_store_check (store, error);
  if (problems == NULL)
    return FALSE;
  if (json)
    print_problems_json (problems);
  else if (problems[0] == NULL)
    puts ("No problems found.");
  for (guint i = 0; problems[i] != NULL && !json; i++)
    puts (problems[i]);
  if (problems[0] != NULL)
    cli->status = CX_EXIT_FAILED;
  return TRUE;
}
