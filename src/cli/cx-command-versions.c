/* The commands about published versions: profile versions, diff, revert. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-json.h"
#include "cx-profile-diff.h"
#include "cx-publish.h"
#include "cx-table.h"
#include "cx-value.h"
#include "cx-versions.h"

#include <stdio.h>

/* ── profile versions ── */

static gint32
review_of (const CxVersions *versions,
           int               version)
{
  gint32 day = G_MININT32;

  for (guint i = 0; i < versions->choices->len; i++)
    {
      const CxVersionChoice *choice = versions->choices->pdata[i];

      if (choice->version == version)
        cx_review_day (choice->profile, &day);
    }
  return day;
}

/* What was kept as JSON; null for what an older program did not keep. */
static void
set_kept (JsonObject *object,
          const char *member,
          const char *json)
{
  JsonNode *node = json ? cx_json_parse (json, -1, NULL, NULL) : NULL;

  json_object_set_member (object, member, node ? node : json_node_new (JSON_NODE_NULL));
}

static void
versions_json (const CxVersions *versions)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < versions->published->len; i++)
    {
      const CxVersionRow *row = versions->published->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "version", row->version);
      cx_cli_set_day (object, "published", row->day);
      json_object_set_string_member (object, "author", row->author);
      json_object_set_string_member (object, "reason", row->reason);
      cx_cli_set_day (object, "review", review_of (versions, row->version));
      set_kept (object, "warnings", row->warnings);
      set_kept (object, "impact", row->impact);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static char *
moved_of (const CxVersionRow *row)
{
  g_autoptr(JsonNode) node = row->impact ? cx_json_parse (row->impact, -1, NULL, NULL) : NULL;
  JsonObject *impact = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (impact == NULL || !json_object_has_member (impact, "matrix") || json_object_get_null_member (impact, "matrix"))
    return g_strdup ("–");
  return cx_cli_count (json_object_get_int_member_with_default (impact, "changed", 0));
}

static void
versions_table (const CxVersions *versions)
{
  static const char *const headers[] = { ">Version", "Published", "Author", ">Changed tier", ">Warnings", "Why", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < versions->published->len; i++)
    {
      const CxVersionRow *row = versions->published->pdata[i];
      g_autoptr(GPtrArray) warnings = cx_whiplash_from_json (row->warnings);

      cx_table_count (table, row->version);
      cx_table_take (table, cx_date_format (row->day));
      cx_table_add (table, row->author);
      cx_table_take (table, moved_of (row));
      cx_table_count (table, warnings->len);
      cx_table_add (table, row->reason);
    }
  if (versions->published->len == 0)
    printf ("%s has no version yet: “profile publish” makes one.\n", versions->row->name);
  else
    cx_table_print (table, 0);
}

gboolean
cx_command_profile_versions (CxCli   *cli,
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
  g_autoptr(CxVersions) versions = NULL;

  if (!cx_cli_parse (&argc, &argv, "[PROFILE]", "Lists the published versions of a profile, newest first.", entries, 0, 1, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  versions = store ? cx_versions_load (store, argc > 1 ? argv[1] : NULL, error) : NULL;
  if (versions == NULL)
    return FALSE;
  if (json)
    versions_json (versions);
  else
    versions_table (versions);
  return TRUE;
}

/* ── profile diff ── */

static gboolean
name_field (const char  *key,
            CxFieldName *name,
            gpointer     fields)
{
  const CxField *field = cx_field_list_find (fields, key);

  if (field == NULL)
    return FALSE;
  *name = (CxFieldName) { field->label, field->type, field->unit };
  return TRUE;
}

static void
diff_json (const CxVersions      *versions,
           const CxVersionChoice *from,
           const CxVersionChoice *to,
           GPtrArray             *changes)
{
  JsonObject *root = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const CxProfileChange *change = changes->pdata[i];
      JsonObject *object = json_object_new ();

      cx_cli_set_text (object, "section", change->section);
      json_object_set_string_member (object, "kind", cx_profile_change_kind_to_name (change->kind));
      json_object_set_string_member (object, "text", change->text);
      json_array_add_object_element (array, object);
    }
  json_object_set_string_member (root, "profile", versions->row->name);
  cx_versions_set_choice (root, "from", from);
  cx_versions_set_choice (root, "to", to);
  json_object_set_array_member (root, "changes", array);
  cx_cli_print_object (root);
}

static void
print_diff (const CxVersions      *versions,
            const CxVersionChoice *from,
            const CxVersionChoice *to,
            GPtrArray             *changes)
{
  g_autofree char *was = cx_versions_name (from), *is = cx_versions_name (to);

  printf ("%s · %s → %s%s\n", versions->row->name, was, is, changes->len == 0 ? ": the same" : "");
  for (guint i = 0; i < changes->len; i++)
    printf ("  %s\n", ((const CxProfileChange *) changes->pdata[i])->text);
}

static gboolean
choose_both (const CxVersions       *versions,
             const char             *a,
             const char             *b,
             const CxVersionChoice **from,
             const CxVersionChoice **to,
             GError                **error)
{
  if (!cx_versions_choose (versions, a, from, error) || !cx_versions_choose (versions, b ? b : "draft", to, error))
    return FALSE;
  if (*from != NULL)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "“%s” has no version yet to compare with; “profile publish” makes one",
               versions->row->name);
  return FALSE;
}

gboolean
cx_command_profile_diff (CxCli   *cli,
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
  g_autoptr(CxVersions) versions = NULL;
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  const CxVersionChoice *from, *to;

  if (!cx_cli_parse (&argc, &argv, "[PROFILE [A [B]]]",
                     "Says in words what changed from A to B: versions, or “draft”. Else from what is in force to the draft.", entries, 0,
                     3, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  versions = store ? cx_versions_load (store, argc > 1 ? argv[1] : NULL, error) : NULL;
  fields = versions ? cx_field_table_list (store, error) : NULL;
  if (fields == NULL || !choose_both (versions, argc > 2 ? argv[2] : NULL, argc > 3 ? argv[3] : NULL, &from, &to, error))
    return FALSE;
  changes = cx_profile_diff (from->profile, to->profile, name_field, fields);
  if (json)
    diff_json (versions, from, to, changes);
  else
    print_diff (versions, from, to, changes);
  return TRUE;
}

/* ── profile revert ── */

gboolean
cx_command_profile_revert (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxVersions) versions = NULL;
  g_autofree char *document = NULL;
  const CxVersionChoice *choice;
  gint64 id;

  if (!cx_cli_parse (&argc, &argv, "PROFILE VERSION", "Makes what a version says the draft again. The version in force stays.", NULL, 2, 2,
                     error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  versions = store ? cx_versions_load (store, argv[1], error) : NULL;
  if (versions == NULL || !cx_versions_choose (versions, argv[2], &choice, error))
    return FALSE;
  if (choice->version == 0)
    return cx_cli_usage_error (error, "a draft is no version; “profile versions” lists them");
  document = cx_profile_to_json (choice->profile);
  id = versions->row->id;
  if (!cx_profile_table_save (store, &id, cx_profile_get_name (choice->profile), document, error))
    return FALSE;
  cx_cli_say (cli, "The draft of “%s” says what version %d says.", cx_profile_get_name (choice->profile), choice->version);
  return TRUE;
}
