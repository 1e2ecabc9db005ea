/* The commands that bring accounts in: import, imports, rejects. */
#include "cx-cell.h"
#include "cx-cli.h"
#include "cx-command-stories.h"
#include "cx-error.h"
#include "cx-import-table.h"
#include "cx-read-options.h"
#include "cx-table.h"
#include "cx-value.h"

#include <stdio.h>
#include <string.h>

/* ── import ── */

typedef struct {
  CxReadWords words;
  char       *as, *map, *key, *source, *profile;
  gboolean    dry_run, strict, json;
} ImportOptions;

static void
import_options_clear (ImportOptions *self)
{
  cx_read_words_clear (&self->words);
  g_free (self->as);
  g_free (self->map);
  g_free (self->key);
  g_free (self->source);
  g_free (self->profile);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

static gboolean
is_stories (const ImportOptions *options)
{
  return g_strcmp0 (options->as, "stories") == 0;
}

static gboolean
is_records (const ImportOptions *options)
{
  return options->as != NULL && g_strv_contains ((const char *const[]) { "contacts", "deals", "events", NULL }, options->as);
}

/* Stories have no key and no system; accounts belong to no profile. */
static gboolean
check_for_kind (const ImportOptions *options,
                GError             **error)
{
  if (is_stories (options) && options->key != NULL)
    return cx_cli_usage_error (error, "--key: stories are told apart by customer and story, or by link");
  if (is_records (options) && options->key != NULL)
    return cx_cli_usage_error (error, "--key: %s are told apart by record id, or by account and what they are", options->as);
  if (is_stories (options) && options->source != NULL)
    return cx_cli_usage_error (error, "--source: no source is kept of stories");
  if (!is_stories (options) && options->profile != NULL)
    return cx_cli_usage_error (error, "--profile: only stories belong to a profile; say --as stories");
  return TRUE;
}

static gboolean
check_kind (const ImportOptions *options,
            GError             **error)
{
  if (options->as != NULL && !g_str_equal (options->as, "accounts") && !is_records (options) && !is_stories (options))
    return cx_cli_usage_error (error, "--as %s: the rows of a file are accounts, contacts, deals, events or stories", options->as);
  return check_for_kind (options, error);
}

static CxImportKind
find_kind (const ImportOptions *options)
{
  CxImportKind kind = CX_IMPORT_ACCOUNTS;

  for (CxImportKind i = CX_IMPORT_ACCOUNTS; i <= CX_IMPORT_EVENTS; i++)
    if (g_strcmp0 (options->as, cx_import_kind_get_name (i)) == 0)
      kind = i;
  return kind;
}

/* Who says nothing of the columns, and not what the rows are, gets what the columns look like. */
static CxImportPlan *
make_likely_plan (CxCli           *cli,
                  CxStore         *store,
                  const char      *path,
                  CxImportOptions *wanted,
                  CxImportPlan    *plan,
                  GError         **error)
{
  if (plan == NULL || plan->likely == plan->kind || wanted->mapping != NULL || wanted->key != NULL)
    return plan;
  wanted->kind = plan->likely;
  cx_import_plan_free (plan);
  cx_cli_say (cli, "By its columns, these are %s; --as says otherwise.", cx_import_kind_get_name (wanted->kind));
  return cx_import_plan_new (store, path, wanted, error);
}

static CxImportPlan *
make_plan (CxCli               *cli,
           CxStore             *store,
           const char          *path,
           const ImportOptions *options,
           GError             **error)
{
  g_autofree char *mapping = NULL;
  CxImportOptions wanted = { .kind = find_kind (options), .source = options->source, .key = options->key };
  CxImportPlan *plan;

  if (!cx_read_words_parse (&options->words, &wanted.read, error))
    return NULL;
  if (options->map != NULL && (mapping = cx_cli_read_file (options->map, NULL, error)) == NULL)
    return NULL;
  wanted.mapping = mapping;
  plan = cx_import_plan_new (store, path, &wanted, error);
  return options->as ? plan : make_likely_plan (cli, store, path, &wanted, plan, error);
}

static void
print_result_json (const CxImportPlan   *plan,
                   const CxImportResult *result)
{
  const CxImportCounts *counts = &result->counts;
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();

  if (result->id == 0)
    json_object_set_null_member (object, "import");
  else
    json_object_set_int_member (object, "import", result->id);
  cx_read_set_form (object, plan->form);
  json_object_set_int_member (object, "rows", counts->rows);
  json_object_set_int_member (object, "inserted", counts->inserted);
  json_object_set_int_member (object, "updated", counts->updated);
  json_object_set_int_member (object, "unchanged", counts->unchanged);
  json_object_set_int_member (object, "merged", counts->merged);
  json_object_set_int_member (object, "rejected", counts->rejected);
  for (guint i = 0; i < result->columns->len; i++)
    {
      const CxImportColumn *column = result->columns->pdata[i];
      JsonObject *field = json_object_new ();

      json_object_set_string_member (field, "header", column->header);
      json_object_set_string_member (field, "field", column->field->key);
      json_object_set_string_member (field, "type", cx_field_type_to_name (column->field->type));
      cx_cli_set_text (field, "role", column->field->role);
      json_object_set_int_member (field, "filled", column->filled);
      json_object_set_int_member (field, "unread", column->unread);
      json_array_add_object_element (fields, field);
    }
  json_object_set_array_member (object, "fields", fields);
  cx_cli_print_object (object);
}

static void
print_columns (const CxImportResult *result)
{
  static const char *const headers[] = { "Column", "Field", "Type", "Role", ">Filled", ">Unread", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < result->columns->len; i++)
    {
      const CxImportColumn *column = result->columns->pdata[i];

      cx_table_add (table, column->header);
      cx_table_add (table, column->field->key);
      cx_table_add (table, cx_field_type_to_name (column->field->type));
      cx_table_add (table, column->field->role ? column->field->role : "");
      cx_table_count (table, column->filled);
      cx_table_count (table, column->unread);
    }
  cx_table_print (table, 0);
}

static gint64
count_unread (const CxImportResult *result)
{
  gint64 unread = 0;

  for (guint i = 0; i < result->columns->len; i++)
    unread += ((const CxImportColumn *) result->columns->pdata[i])->unread;
  return unread;
}

static void
print_result (const CxImportPlan   *plan,
              const CxImportResult *result,
              gboolean              dry_run)
{
  static const char *const headers[] = { "", ">", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  g_autofree char *base = g_path_get_basename (plan->path);
  g_autofree char *form = cx_read_describe_form (plan->form);
  g_autofree char *added = g_strconcat ("new ", cx_import_kind_get_name (plan->kind), NULL);
  const struct {
    const char *label;
    gint64      count;
  } lines[] = {
    { "rows", result->counts.rows },           { added, result->counts.inserted },
    { "updated", result->counts.updated },     { "unchanged", result->counts.unchanged },
    { "merged", result->counts.merged },       { "set aside", result->counts.rejected },
    { "unread cells", count_unread (result) },
  };

  if (dry_run)
    {
      print_columns (result);
      putchar ('\n');
    }
  printf ("%s%s (%s%s%s)\n", dry_run ? "Nothing was changed. This would happen with " : "", base, plan->preset ? plan->preset : "",
          plan->preset ? ", " : "", form);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cx_table_add (table, lines[i].label);
      cx_table_count (table, lines[i].count);
    }
  cx_table_print (table, 2);
}

/* Rows in another encoding are many and have one cure. */
static gboolean
has_foreign_rows (CxStore *store,
                  gint64   import)
{
  g_autoptr(GPtrArray) rejects = cx_import_table_rejects (store, import, NULL);

  for (guint i = 0; rejects != NULL && i < rejects->len; i++)
    if (strstr (((const CxRejectRow *) rejects->pdata[i])->reason, "not UTF-8") != NULL)
      return TRUE;
  return FALSE;
}

static void
say_set_aside (CxCli                *cli,
               CxStore              *store,
               const CxImportResult *result)
{
  g_autofree char *rejected = cx_cli_count (result->counts.rejected);

  cx_cli_say (cli, "%s %s set aside; “rejects --import %" G_GINT64_FORMAT "” shows line and reason.",
              rejected, result->counts.rejected == 1 ? "row was" : "rows were", result->id);
  if (has_foreign_rows (store, result->id))
    cx_cli_say (cli, "Some are not UTF-8: save the file as CSV UTF-8 and import it again, or say its --encoding.");
}

static gboolean
run_import (CxCli               *cli,
            const char          *path,
            const ImportOptions *options,
            GError             **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, TRUE, error);
  g_autoptr(CxImportPlan) plan = store ? make_plan (cli, store, path, options, error) : NULL;
  g_autoptr(CxImportResult) result = NULL;

  if (plan == NULL)
    return FALSE;
  if (plan->remembered)
    cx_cli_say (cli, "The columns become what they became the last time; --map says otherwise.");
  result = cx_stage_import (store, plan, options->strict, options->dry_run, cx_date_today (), cx_cli_progress, cli,
                            cli->cancellable, error);
  cx_cli_progress_end (cli);
  if (result == NULL)
    return FALSE;
  if (options->json)
    print_result_json (plan, result);
  else
    print_result (plan, result, options->dry_run);
  if (result->ahead > 0)
    {
      g_autofree char *n = cx_cli_count (result->ahead);

      cx_cli_say (cli, "%s %s in the future: %s from that day on.", n, result->ahead == 1 ? "stage date is" : "stage dates are",
                  result->ahead == 1 ? "it counts" : "they count");
    }
  if (result->counts.rejected == 0)
    return TRUE;
  cli->status = CX_EXIT_SET_ASIDE;
  if (!options->dry_run)
    say_set_aside (cli, store, result);
  return TRUE;
}

static gboolean
run_stories (CxCli               *cli,
             const char          *path,
             const ImportOptions *options,
             GError             **error)
{
  g_autofree char *mapping = NULL;
  CxStoryOptions stories = { .profile = options->profile, .dry_run = options->dry_run, .strict = options->strict,
                             .json = options->json };

  if (!cx_read_words_parse (&options->words, &stories.read, error))
    return FALSE;
  if (options->map != NULL && (mapping = cx_cli_read_file (options->map, NULL, error)) == NULL)
    return FALSE;
  stories.mapping = mapping;
  return cx_command_import_stories (cli, path, &stories, error);
}

gboolean
cx_command_import (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_auto(ImportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, "what the rows are: accounts, contacts, deals, events or stories", "WHAT" },
    CX_READ_ENTRIES (&options.words),
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &options.map, "which column is which field: {\"Header\": \"field key\" or null}", "MAP.json" },
    { "key", 0, 0, G_OPTION_ARG_STRING, &options.key, "the field that tells accounts apart", "FIELD" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, "the system that the file comes from", "NAME" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options.profile, "whose draft the stories go to; by name or rank", "PROFILE" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "say what would happen, and change nothing", NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "any bad row, and nothing happens", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!cx_cli_parse (&argc, &argv, "FILE",
                     "Brings the accounts of a file in, in one transaction: CSV and the like, JSON, or a workbook; how it is\n"
                     "written is found. Accounts that are there already are updated. Bad rows are set aside with line and\n"
                     "reason; then the exit code is 3. Contacts, deals and usage events belong to accounts that are there;\n"
                     "what the rows are is told from the headers. Win stories are added to the proof of a profile’s draft.",
                     entries, 1, 1, error) ||
      !check_kind (&options, error))
    return FALSE;
  return is_stories (&options) ? run_stories (cli, argv[1], &options, error) : run_import (cli, argv[1], &options, error);
}
