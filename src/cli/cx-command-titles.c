/* The commands about the words that people and CRMs use: titles, titles set, reasons, reasons set. */
#include "cx-cli.h"
#include "cx-deal-words.h"
#include "cx-error.h"
#include "cx-table.h"
#include "cx-titles.h"

#include <stdio.h>

/* ── titles ── */

static void
print_title_rules (JsonObject *root,
                   const char *list,
                   const char *member,
                   const char *header)
{
  const char *const headers[] = { header, "Words in a job title, in this order", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  JsonArray *rules = json_object_get_array_member (root, list);

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonObject *rule = json_array_get_object_element (rules, i);
      JsonArray *words = json_object_get_array_member (rule, "words");
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint k = 0; k < json_array_get_length (words); k++)
        g_string_append_printf (text, k ? ", %s" : "%s", json_array_get_string_element (words, k));
      cx_table_add (table, json_object_get_string_member (rule, member));
      cx_table_add (table, text->str);
    }
  cx_table_print (table, 0);
}

gboolean
cx_command_titles (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document, as “titles set” reads it", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxTitles) titles = NULL;
  g_autoptr(JsonNode) root = NULL;

  if (!cx_cli_parse (&argc, &argv, "",
                     "Which words of a job title mean which role in the buying circle, and which seniority. What the CRM says of a\n"
                     "person goes before the title.",
                     entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  titles = store ? cx_titles_load (store, error) : NULL;
  root = titles ? json_from_string (cx_titles_get_document (titles), error) : NULL;
  if (root == NULL)
    return FALSE;
  if (json)
    {
      cx_cli_print_json (g_steal_pointer (&root));
      return TRUE;
    }
  print_title_rules (json_node_get_object (root), "roles", "role", "Role");
  putchar ('\n');
  print_title_rules (json_node_get_object (root), "seniority", "seniority", "Seniority");
  return TRUE;
}

gboolean
cx_command_titles_set (CxCli   *cli,
                       int      argc,
                       char   **argv,
                       GError **error)
{
  gboolean shipped = FALSE;
  const GOptionEntry entries[] = {
    { "shipped", 0, 0, G_OPTION_ARG_NONE, &shipped, "go back to the rules that Concentric ships with", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autofree char *text = NULL;

  if (!cx_cli_parse (&argc, &argv, "FILE.json", "Replaces the rules of this workspace: “titles --json” prints them as a pattern.", entries, 0, 1,
                     error))
    return FALSE;
  if (shipped == (argc > 1))
    return cx_cli_usage_error (error, "say either a file or --shipped");
  if (!shipped && (text = cx_cli_read_file (argv[1], NULL, error)) == NULL)
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  if (store == NULL)
    return FALSE;
  if (cx_titles_store (store, text, error))
    return TRUE;
  if (!shipped)
    g_prefix_error (error, "%s: ", argv[1]);
  return FALSE;
}

/* ── reasons ── */

gboolean
cx_command_reasons (CxCli   *cli,
                          int      argc,
                          char   **argv,
                          GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document, as “reasons set” reads it", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxDealWords) words = NULL;
  JsonArray *array;
  GPtrArray *declined;

  if (!cx_cli_parse (&argc, &argv, "", "Which words in the reason, or the stage, of a lost deal mean that we declined it.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  words = store ? cx_deal_words_load (store, error) : NULL;
  if (words == NULL)
    return FALSE;
  declined = cx_deal_words_get_declined (words);
  array = json_array_new ();
  for (guint i = 0; i < declined->len; i++)
    if (json)
      json_array_add_string_element (array, declined->pdata[i]);
    else
      puts (declined->pdata[i]);
  if (json)
    cx_cli_print_array (array);
  else
    json_array_unref (array);
  return TRUE;
}

static char **
read_reasons (const char *path,
              GError    **error)
{
  g_autofree char *text = cx_cli_read_file (path, NULL, error);
  g_autoptr(JsonNode) root = text ? json_from_string (text, NULL) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = root && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (text == NULL)
    return NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (word) || json_node_get_value_type (word) != G_TYPE_STRING)
        array = NULL;
      else
        g_strv_builder_add (builder, json_node_get_string (word));
    }
  if (array != NULL)
    return g_strv_builder_end (builder);
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: not a JSON array of texts; “reasons --json” is a pattern", path);
  return NULL;
}

gboolean
cx_command_reasons_set (CxCli   *cli,
                              int      argc,
                              char   **argv,
                              GError **error)
{
  gboolean shipped = FALSE;
  const GOptionEntry entries[] = {
    { "shipped", 0, 0, G_OPTION_ARG_NONE, &shipped, "go back to the words that Concentric ships with", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_auto(GStrv) reasons = NULL;

  if (!cx_cli_parse (&argc, &argv, "FILE.json", "Replaces the words of this workspace: a JSON array of texts.", entries, 0, 1, error))
    return FALSE;
  if (shipped == (argc > 1))
    return cx_cli_usage_error (error, "say either a file or --shipped");
  if (!shipped && (reasons = read_reasons (argv[1], error)) == NULL)
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  return store != NULL && cx_deal_words_set_declined (store, (const char *const *) reasons, error);
}
