/* The commands that hand the tagged list out: accounts, export. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-json.h"
#include "cx-profile-table.h"
#include "cx-table.h"
#include "cx-tagged.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ── which accounts ── */

static gboolean
parse_tier (const char *text,
            int        *tier,
            GError    **error)
{
  static const char *const names[] = { "0", "1", "2", "3", "outside" };

  *tier = -1;
  for (int i = 0; text != NULL && i < (int) G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], text) == 0)
      *tier = i % CX_N_TIERS;
  if (text != NULL && *tier < 0)
    return cx_cli_usage_error (error, "“%s” is no tier; there are 1, 2, 3 and outside", text);
  return TRUE;
}

static char **
split_columns (const char *text)
{
  char **columns = text ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    g_strstrip (columns[i]);
  return columns;
}

/* A mistake in the expression is a mistake of whoever wrote the command. */
static GArray *
select_rows (CxSnapshot          *snapshot,
             const CxTaggedQuery *query,
             GError             **error)
{
  g_autoptr(GError) own = NULL;
  GArray *rows = cx_tagged_select (snapshot, query, &own);

  if (rows != NULL)
    return rows;
  if (g_error_matches (own, CX_ERROR, CX_ERROR_SYNTAX))
    cx_cli_usage_error (error, "--where: %s", own->message);
  else
    g_propagate_error (error, g_steal_pointer (&own));
  return NULL;
}

/* ── accounts ── */

static const char *
short_tier (guint tier)
{
  static const char *const names[CX_N_TIERS] = { "Outside", "Tier 1", "Tier 2", "Tier 3" };

  return names[tier];
}

/* The columns that people see when they do not choose. */
static GPtrArray *
default_columns (CxColumns *columns)
{
  static const char *const roles[] = { "industry", "territory", "owner" };
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const CxColumn *column = cx_columns_find_role (columns, roles[i]);

      if (column != NULL)
        g_ptr_array_add (chosen, (gpointer) column);
    }
  return chosen;
}

static GPtrArray *
chosen_columns (CxColumns         *columns,
                const char *const *keys,
                GError           **error)
{
  g_autoptr(GPtrArray) chosen = NULL;

  if (keys == NULL)
    return default_columns (columns);
  chosen = g_ptr_array_new ();
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const CxColumn *column = cx_columns_find (columns, keys[i]);

      if (column == NULL)
        {
          g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", keys[i]);
          return NULL;
        }
      g_ptr_array_add (chosen, (gpointer) column);
    }
  return g_steal_pointer (&chosen);
}

static CxTable *
table_for (GPtrArray *chosen)
{
  g_autoptr(GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (headers, g_strdup ("Account"));
  g_ptr_array_add (headers, g_strdup ("Tier"));
  g_ptr_array_add (headers, g_strdup (">Fit"));
  g_ptr_array_add (headers, g_strdup (">At most"));
  g_ptr_array_add (headers, g_strdup ("Stage"));
  for (guint i = 0; i < chosen->len; i++)
    {
      const CxField *field = ((const CxColumn *) chosen->pdata[i])->field;
      gboolean right = field->type == CX_FIELD_NUMBER || field->type == CX_FIELD_MONEY || field->type == CX_FIELD_RANGE;

      g_ptr_array_add (headers, g_strconcat (right ? ">" : "", field->label, NULL));
    }
  g_ptr_array_add (headers, NULL);
  return cx_table_new ((const char *const *) headers->pdata);
}

static const CxFit *
fit_of (CxTiering *tiering,
        int        profile,
        guint      account)
{
  return profile < 0 ? cx_tiering_get_fit (tiering, account)
                     : cx_evaluation_get_fit (cx_tiering_get_profile (tiering, profile)->evaluation, account);
}

static void
add_row (CxTable    *table,
         CxSnapshot *snapshot,
         int         profile,
         GPtrArray  *chosen,
         guint       account)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  const CxFit *fit = fit_of (cx_snapshot_get_tiering (snapshot), profile, account);
  guint8 stage = cx_journey_get_current (journey, account);

  cx_table_add (table, cx_columns_get_name (cx_snapshot_get_columns (snapshot), account));
  cx_table_add (table, short_tier (fit->tier));
  cx_table_take (table, g_strdup_printf ("%.1f", fit->low));
  cx_table_take (table, fit->high > fit->low ? g_strdup_printf ("%.1f", fit->high) : g_strdup (""));
  cx_table_add (table, stage == CX_NO_STAGE ? NULL : cx_journey_get_stage (journey, stage)->code);
  for (guint i = 0; i < chosen->len; i++)
    cx_table_take (table, cx_column_get_text (chosen->pdata[i], account));
}

static gboolean
print_accounts (CxSnapshot        *snapshot,
                int                profile,
                GArray            *rows,
                const char *const *keys,
                GError           **error)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  g_autoptr(GPtrArray) chosen = chosen_columns (columns, keys, error);
  g_autoptr(CxTable) table = NULL;
  g_autofree char *shown = cx_cli_count (rows->len);
  g_autofree char *all = cx_cli_count (cx_columns_get_n_accounts (columns));

  if (chosen == NULL)
    return FALSE;
  table = table_for (chosen);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, snapshot, profile, chosen, g_array_index (rows, guint, i));
  cx_table_print (table, 0);
  printf ("%s of %s accounts\n", shown, all);
  return TRUE;
}

static gboolean
print_csv (CxCli             *cli,
           CxSnapshot        *snapshot,
           int                profile,
           GArray            *rows,
           const char *const *keys,
           GError           **error)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  return cx_tagged_write_csv (snapshot, profile, rows, keys, stream, cli->cancellable, error);
}

static gboolean
print_json (CxSnapshot        *snapshot,
            int                profile,
            GArray            *rows,
            const char *const *keys,
            GError           **error)
{
  JsonNode *node = cx_tagged_json (snapshot, profile, rows, keys, error);

  if (node == NULL)
    return FALSE;
  cx_cli_print_json (node);
  return TRUE;
}

gboolean
cx_command_accounts (CxCli   *cli,
                     int      argc,
                     char   **argv,
                     GError **error)
{
  g_autofree char *profile = NULL, *tier = NULL, *stage = NULL, *owner = NULL, *territory = NULL, *where = NULL, *sort = NULL, *keys = NULL;
  gboolean json = FALSE, csv = FALSE;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "tier", 0, 0, G_OPTION_ARG_STRING, &tier, "1, 2, 3 or outside", "TIER" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, "a stage’s code, or none", "STAGE" },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, "who the account belongs to", "NAME" },
    { "territory", 0, 0, G_OPTION_ARG_STRING, &territory, "where it belongs to", "NAME" },
    { "where", 0, 0, G_OPTION_ARG_STRING, &where, "e.g. 'employees >= 200 and industry in (\"Retail\", \"Grocery\")'", "EXPR" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, "tier and fit by this profile; else each account’s best", "PROFILE" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort, "a field, or tier fit low high name key stage segment; with :desc downwards", "F[:desc]" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "at most so many", "N" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &keys, "which fields", "F,…" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, "print CSV that is safe for spreadsheets", NULL },
    G_OPTION_ENTRY_NULL
  };
  CxTaggedQuery query = { .profile = -1 };
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GArray) rows = NULL;
  g_auto(GStrv) columns = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists accounts with their tier, fit and stage: best first.", entries, 0, 0, error) ||
      !parse_tier (tier, &query.tier, error))
    return FALSE;
  if (json && csv)
    return cx_cli_usage_error (error, "--json and --csv exclude each other");
  if (limit < 0)
    return cx_cli_usage_error (error, "--limit counts accounts; %d is no count", limit);
  columns = split_columns (keys);
  snapshot = cx_cli_load (cli, error);
  if (snapshot == NULL || !cx_cli_find_profile (cx_snapshot_get_tiering (snapshot), profile, &query.profile, error))
    return FALSE;
  query.stage = stage;
  query.owner = owner;
  query.territory = territory;
  query.where = where;
  query.sort = sort;
  query.limit = (guint) limit;
  rows = select_rows (snapshot, &query, error);
  if (rows == NULL)
    return FALSE;
  if (csv)
    return print_csv (cli, snapshot, query.profile, rows, (const char *const *) columns, error);
  return json ? print_json (snapshot, query.profile, rows, (const char *const *) columns, error)
              : print_accounts (snapshot, query.profile, rows, (const char *const *) columns, error);
}

/* ── export ── */

typedef struct {
  char *what, *format, *profile, *out;
} ExportOptions;

static void
export_options_clear (ExportOptions *self)
{
  g_free (self->what);
  g_free (self->format);
  g_free (self->profile);
  g_free (self->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

/* The file appears whole or not at all. */
static gboolean
write_csv (CxCli             *cli,
           CxSnapshot        *snapshot,
           int                profile,
           GArray            *rows,
           const char *const *keys,
           const char        *out,
           GError           **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (out);
  g_autoptr(GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cli->cancellable, error);
  g_autoptr(GCancellable) drop = g_cancellable_new ();

  if (stream == NULL)
    return FALSE;
  if (cx_tagged_write_csv (snapshot, profile, rows, keys, G_OUTPUT_STREAM (stream), cli->cancellable, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), cli->cancellable, error))
    return TRUE;
  /* Closing with a cancelled cancellable leaves the old file as it was. */
  g_cancellable_cancel (drop);
  g_output_stream_close (G_OUTPUT_STREAM (stream), drop, NULL);
  return FALSE;
}

static gboolean
write_json (CxSnapshot        *snapshot,
            int                profile,
            GArray            *rows,
            const char *const *keys,
            const char        *out,
            GError           **error)
{
  g_autoptr(JsonNode) node = cx_tagged_json (snapshot, profile, rows, keys, error);
  g_autofree char *text = node ? cx_json_print (node) : NULL;

  return text != NULL && g_file_set_contents (out, text, -1, error);
}

/* @keys: which fields stand beside the tags; %NULL: all. */
static gboolean
export_list (CxCli               *cli,
             const ExportOptions *options,
             const char *const   *keys,
             GError             **error)
{
  g_autoptr(CxSnapshot) snapshot = cx_cli_load (cli, error);
  CxTaggedQuery query = { .profile = -1, .tier = -1 };
  g_autoptr(GArray) rows = NULL;

  if (snapshot == NULL || !cx_cli_find_profile (cx_snapshot_get_tiering (snapshot), options->profile, &query.profile, error))
    return FALSE;
  rows = cx_tagged_select (snapshot, &query, error);
  if (rows == NULL)
    return FALSE;
  if (g_strcmp0 (options->format, "json") == 0)
    return write_json (snapshot, query.profile, rows, keys, options->out, error);
  return write_csv (cli, snapshot, query.profile, rows, keys, options->out, error);
}

/* The tags alone, with what a CRM needs to find the account again. */
static gboolean
export_fit (CxCli               *cli,
            const ExportOptions *options,
            GError             **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, FALSE, error);
  g_autoptr(GPtrArray) fields = store ? cx_field_table_list (store, error) : NULL;
  const CxField *id;
  const char *keys[] = { NULL, NULL };

  if (fields == NULL)
    return FALSE;
  id = cx_field_list_find_role (fields, "record_id");
  keys[0] = id ? id->key : NULL;
  return export_list (cli, options, keys, error);
}

static gboolean
export_profile (CxCli               *cli,
                const ExportOptions *options,
                GError             **error)
{
  g_autoptr(CxSnapshot) snapshot = cx_cli_load (cli, error);
  CxTiering *tiering = snapshot ? cx_snapshot_get_tiering (snapshot) : NULL;
  g_autofree char *text = NULL;
  int profile;

  if (snapshot == NULL || !cx_cli_find_profile (tiering, options->profile, &profile, error))
    return FALSE;
  if (profile < 0 && cx_tiering_get_n_profiles (tiering) != 1)
    return cx_cli_usage_error (error, "there are %u profiles; say which one with --profile", cx_tiering_get_n_profiles (tiering));
  text = cx_profile_to_json (cx_evaluation_get_profile (cx_tiering_get_profile (tiering, MAX (profile, 0))->evaluation));
  return g_file_set_contents (options->out, text, -1, error);
}

static gboolean
export_workspace (CxCli               *cli,
                  const ExportOptions *options,
                  GError             **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, FALSE, error);

  return store != NULL && cx_store_back_up (store, options->out, error);
}

static gboolean
run_export (CxCli               *cli,
            const ExportOptions *options,
            GError             **error)
{
  const char *what = options->what ? options->what : "accounts";
  const char *format = options->format ? options->format : "csv";

  if (!g_str_equal (format, "csv") && !g_str_equal (format, "json"))
    return cx_cli_usage_error (error, "“%s” is no format; there are csv and json", format);
  if (g_str_equal (what, "accounts"))
    return export_list (cli, options, NULL, error);
  if (g_str_equal (what, "fit"))
    return export_fit (cli, options, error);
  if (options->format != NULL && !(g_str_equal (what, "profile") && g_str_equal (format, "json")))
    return cx_cli_usage_error (error, "--format is for accounts and fit: a profile is always JSON, a workspace one file");
  if (g_str_equal (what, "profile"))
    return export_profile (cli, options, error);
  if (g_str_equal (what, "workspace"))
    return export_workspace (cli, options, error);
  return cx_cli_usage_error (error, "cannot export “%s”; there are accounts, fit, profile and workspace", what);
}

gboolean
cx_command_export (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_auto(ExportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_STRING, &options.what, "accounts (the tagged list), fit (the tags alone), profile, or workspace", "WHAT" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "csv or json", "FORMAT" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options.profile, "by this profile; else each account’s best tier", "PROFILE" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, "the file to write", "FILE" },
    G_OPTION_ENTRY_NULL
  };

  if (!cx_cli_parse (&argc, &argv, "",
                     "Writes a file. CSV is safe for spreadsheets, carries the headers of the import, and is the same bytes for the\n"
                     "same input; importing it again changes nothing.",
                     entries, 0, 0, error))
    return FALSE;
  if (options.out == NULL)
    return cx_cli_usage_error (error, "say which file to write with --out");
  if (!run_export (cli, &options, error))
    return FALSE;
  cx_cli_say (cli, "Wrote %s.", options.out);
  return TRUE;
}
