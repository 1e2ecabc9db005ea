/* The commands about where accounts are: stages, stages map, move. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-json.h"
#include "cx-table.h"
#include "cx-value.h"

#include <stdio.h>

/* ── stages ── */

static guint *
count_stages (CxSnapshot *snapshot,
              guint      *none)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  guint *counts = g_new0 (guint, cx_journey_get_n_stages (journey) + 1);

  *none = 0;
  for (guint account = 0; account < cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot)); account++)
    {
      guint8 stage = cx_journey_get_current (journey, account);

      if (stage == CX_NO_STAGE)
        (*none)++;
      else
        counts[stage]++;
    }
  return counts;
}

static JsonArray *
values_to_json (GPtrArray *values)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < values->len; i++)
    {
      const CxStageValue *value = values->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "value", value->value);
      cx_cli_set_text (object, "stage", value->stage);
      json_object_set_boolean_member (object, "mapped", value->mapped);
      json_object_set_int_member (object, "accounts", value->accounts);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_stages_json (CxSnapshot *snapshot,
                   GPtrArray  *values)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  guint none;
  g_autofree guint *counts = count_stages (snapshot, &none);
  JsonObject *root = json_object_new ();
  JsonArray *stages = json_array_new ();

  for (guint i = 0; i < cx_journey_get_n_stages (journey); i++)
    {
      const CxStage *stage = cx_journey_get_stage (journey, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", stage->code);
      json_object_set_string_member (object, "label", stage->label);
      json_object_set_string_member (object, "customer", stage->customer);
      json_object_set_string_member (object, "team", stage->team);
      json_object_set_boolean_member (object, "revenue", stage->revenue);
      json_object_set_int_member (object, "accounts", counts[i]);
      json_array_add_object_element (stages, object);
    }
  json_object_set_array_member (root, "stages", stages);
  json_object_set_int_member (root, "no_stage", none);
  json_object_set_array_member (root, "values", values_to_json (values));
  cx_cli_print_object (root);
}

static void
print_stage_table (CxSnapshot *snapshot)
{
  static const char *const headers[] = { "Stage", "", "Customer", "Team", ">Accounts", "", NULL };
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  guint n = cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot));
  guint none;
  g_autofree guint *counts = count_stages (snapshot, &none);
  g_autofree char *number = NULL;
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < cx_journey_get_n_stages (journey); i++)
    {
      const CxStage *stage = cx_journey_get_stage (journey, i);

      cx_table_add (table, stage->code);
      cx_table_add (table, stage->label);
      cx_table_add (table, stage->customer);
      cx_table_add (table, stage->team);
      cx_table_count (table, counts[i]);
      cx_table_take (table, cx_cli_bar (n > 0 ? (double) counts[i] / n : 0, 30));
    }
  cx_table_print (table, 0);
  number = cx_cli_count (none);
  if (none > 0)
    printf ("%s %s in no stage.\n", number, none == 1 ? "account is" : "accounts are");
}

static void
print_values (GPtrArray *values)
{
  static const char *const headers[] = { "Value in the file", "Means", ">Accounts", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < values->len; i++)
    {
      const CxStageValue *value = values->pdata[i];

      cx_table_add (table, value->value);
      cx_table_add (table, value->stage ? value->stage : value->mapped ? "no stage" : "not decided: “stages map”");
      cx_table_count (table, value->accounts);
    }
  if (values->len == 0)
    return;
  putchar ('\n');
  cx_table_print (table, 0);
}

gboolean
cx_command_stages (CxCli   *cli,
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
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) values = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Shows how many accounts are at each stage, and which values of the file mean it.", entries, 0, 0,
                     error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  snapshot = store ? cx_snapshot_load (store, cli->cancellable, error) : NULL;
  values = snapshot ? cx_stage_map_list (store, error) : NULL;
  if (values == NULL)
    return FALSE;
  if (json)
    print_stages_json (snapshot, values);
  else
    {
      print_stage_table (snapshot);
      print_values (values);
    }
  return TRUE;
}

/* ── stages map ── */

static gboolean
read_mapping (const char *path,
              GPtrArray  *values,
              GPtrArray  *stages,
              GError    **error)
{
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *value;
  JsonNode *stage;
  gsize length;

  text = cx_cli_read_file (path, &length, error);
  if (text == NULL)
    return FALSE;
  root = cx_json_parse (text, length, path, error);
  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: not an object; write {\"value in the file\": \"stage\" or null, …}", path);
      return FALSE;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &value, &stage))
    {
      if (!JSON_NODE_HOLDS_NULL (stage) && json_node_get_value_type (stage) != G_TYPE_STRING)
        {
          g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: “%s” must mean a stage’s code or null", path, value);
          return FALSE;
        }
      g_ptr_array_add (values, g_strdup (value));
      g_ptr_array_add (stages, JSON_NODE_HOLDS_NULL (stage) ? NULL : g_strdup (json_node_get_string (stage)));
    }
  return TRUE;
}

gboolean
cx_command_stages_map (CxCli   *cli,
                       int      argc,
                       char   **argv,
                       GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) stages = g_ptr_array_new_with_free_func (g_free);

  if (!cx_cli_parse (&argc, &argv, "FILE.json",
                     "Says which stage the values of the imported stage column mean, and moves their accounts:\n"
                     "{\"Marketing Qualified Lead\": \"MQL\", \"Unqualified\": null}. Null is no stage.",
                     NULL, 1, 1, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  if (store == NULL || !read_mapping (argv[1], values, stages, error))
    return FALSE;
  if (!cx_stage_map_set_all (store, (const char *const *) values->pdata, (const char *const *) stages->pdata, values->len,
                             cx_date_today (), error))
    {
      if (g_error_matches (*error, CX_ERROR, CX_ERROR_NOT_FOUND))
        g_prefix_error (error, "%s: ", argv[1]);
      return FALSE;
    }
  cx_cli_say (cli, "%u %s mapped.", values->len, values->len == 1 ? "value is" : "values are");
  return TRUE;
}

/* ── move ── */

/* A history has no future, and days are added at its end only. */
static gboolean
check_day (CxSnapshot *snapshot,
           guint       account,
           gint32      day,
           GError    **error)
{
  const char *name = cx_columns_get_name (cx_snapshot_get_columns (snapshot), account);
  g_autofree char *text = cx_date_format (day);
  gint32 newest_day = cx_journey_get_newest_day (cx_snapshot_get_journey (snapshot), account);

  if (day > cx_date_today ())
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "--on %s is in the future; say a day that has come, or leave --on out for today", text);
      return FALSE;
    }
  if (day < newest_day)
    {
      g_autofree char *newest = cx_date_format (newest_day);

      g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "--on %s is before the newest stage of “%s”, which is of %s; say that day or a later one",
                   text, name, newest);
      return FALSE;
    }
  return TRUE;
}

gboolean
cx_command_move (CxCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, "the day; else today", "DATE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxSnapshot) snapshot = NULL;
  const char *stage;
  gint32 day = cx_date_today ();
  guint account;
  int at;

  if (!cx_cli_parse (&argc, &argv, "ACCOUNT STAGE", "Puts an account at a stage: its code, or none.", entries, 2, 2, error) ||
      (on != NULL && !cx_cli_parse_day (on, &day, error)))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  snapshot = store ? cx_snapshot_load (store, cli->cancellable, error) : NULL;
  if (snapshot == NULL || !cx_cli_find_account (snapshot, argv[1], &account, error) ||
      (on != NULL && !check_day (snapshot, account, day, error)))
    return FALSE;
  at = cx_journey_find_stage (cx_snapshot_get_journey (snapshot), argv[2]);
  stage = at >= 0 ? cx_journey_get_stage (cx_snapshot_get_journey (snapshot), (guint) at)->code : argv[2];
  if (g_ascii_strcasecmp (stage, "none") == 0)
    stage = NULL;
  if (!cx_stage_move (store, cx_columns_get_id (cx_snapshot_get_columns (snapshot), account), stage, day, error))
    return FALSE;
  cx_cli_say (cli, "%s is at %s.", cx_columns_get_name (cx_snapshot_get_columns (snapshot), account), stage ? stage : "no stage");
  return TRUE;
}
