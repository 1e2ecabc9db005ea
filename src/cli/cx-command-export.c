/* The command export: the tagged list for a CRM or a spreadsheet, a profile, or all of the workspace, as files. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-export.h"
#include "cx-workspace-json.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  char    *what, *target, *format, *profile, *tier, *where, *fields, *out, *undo;
  char   **headers;
  int      chunk;
  gboolean stage, allow_backward, byte_order_mark, force, json;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->what);
  g_free (self->target);
  g_free (self->format);
  g_free (self->profile);
  g_free (self->tier);
  g_free (self->where);
  g_free (self->fields);
  g_free (self->out);
  g_free (self->undo);
  g_strfreev (self->headers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* ── what is said of it ── */

static void
say_left_out (CxCli                *cli,
              CxExport             *export,
              const CxExportCounts *counts)
{
  guint left = cx_export_counts_left_out (counts);
  g_autofree char *number = cx_cli_count (left);

  if (left == 0)
    return;
  cx_cli_say (cli, "%s %s left out (%u without a record ID, %u with one that is none of this CRM, %u that another account has); %s names %s.",
              number, left == 1 ? "account is" : "accounts are", counts->no_id, counts->bad_id, counts->twice,
              cx_export_get_left_out_file (export), left == 1 ? "it" : "them");
}

static void
say_unsaid (CxCli                *cli,
            const CxExportCounts *counts)
{
  g_autofree char *repaired = cx_cli_count (counts->repaired);
  g_autofree char *kept = cx_cli_count (counts->stages_kept);
  g_autofree char *not_cleared = cx_cli_count (counts->not_cleared);

  if (counts->repaired > 0)
    cx_cli_say (cli, "%s record %s made whole.", repaired, counts->repaired == 1 ? "ID was" : "IDs were");
  if (counts->stages_kept > 0)
    cx_cli_say (cli, "%s %s as in the CRM, where it is further along or cannot be compared; --allow-backward changes that.", kept,
                counts->stages_kept == 1 ? "stage stays" : "stages stay");
  if (counts->not_cleared > 0)
    cx_cli_say (cli, "%s outside now, but HubSpot knows no such tier and keeps the old one; “Concentric tier” says it, so clear those there.",
                not_cleared);
}

static void
say_undo (CxCli    *cli,
          CxExport *export)
{
  const char *const *not_undone = cx_export_get_not_undone (export);
  g_autofree char *names = not_undone ? g_strjoinv (", ", (char **) not_undone) : NULL;

  if (names != NULL && *names != '\0')
    cx_cli_say (cli, "The undo file leaves these columns as they are, because no import brought what the CRM has in them: %s.", names);
  if (names != NULL)
    cx_cli_say (cli, "Cells that are empty in the undo file were empty in the CRM; importers clear a field only when told to.");
}

static void
say_result (CxCli    *cli,
            CxExport *export)
{
  const CxExportCounts *counts = cx_export_get_counts (export);
  const char *const *files = cx_export_get_files (export);
  g_autofree char *rows = cx_cli_count (counts->rows);
  g_autofree char *stale = cx_export_find_stale (export);

  cx_cli_say (cli, "Wrote %s %s:", rows, counts->rows == 1 ? "account" : "accounts");
  for (guint i = 0; files[i] != NULL; i++)
    cx_cli_say (cli, "  %s", files[i]);
  say_left_out (cli, export, counts);
  say_unsaid (cli, counts);
  say_undo (cli, export);
  if (stale != NULL)
    cx_cli_say (cli, "%s is of an earlier export; do not import it with these.", stale);
}

static void
print_result (CxExport *export)
{
  const CxExportCounts *counts = cx_export_get_counts (export);
  const char *const *files = cx_export_get_files (export);
  JsonObject *object = json_object_new ();
  JsonArray *names = json_array_new ();

  for (guint i = 0; files[i] != NULL; i++)
    json_array_add_string_element (names, files[i]);
  json_object_set_array_member (object, "files", names);
  json_object_set_int_member (object, "parts", cx_export_get_n_parts (export));
  json_object_set_int_member (object, "accounts", counts->accounts);
  json_object_set_int_member (object, "rows", counts->rows);
  json_object_set_int_member (object, "repaired", counts->repaired);
  json_object_set_int_member (object, "no_id", counts->no_id);
  json_object_set_int_member (object, "bad_id", counts->bad_id);
  json_object_set_int_member (object, "twice", counts->twice);
  json_object_set_int_member (object, "stages_kept", counts->stages_kept);
  json_object_set_int_member (object, "not_cleared", counts->not_cleared);
  cx_cli_set_text (object, "left_out_file", cx_export_get_left_out_file (export));
  cx_cli_print_object (object);
}

/* ── a list ── */

static char **
split_fields (const char *text)
{
  char **fields = text ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    g_strstrip (fields[i]);
  return fields;
}

/* What does not go together is a mistake of whoever wrote the command. */
static CxExport *
plan (CxSnapshot            *snapshot,
      GArray                *rows,
      const CxExportOptions *wanted,
      GError               **error)
{
  g_autoptr(GError) own = NULL;
  CxExport *export = cx_export_new (snapshot, rows, wanted, &own);

  if (g_error_matches (own, CX_ERROR, CX_ERROR_INVALID))
    cx_cli_usage_error (error, "export: %s", own->message);
  else if (own != NULL)
    g_propagate_error (error, g_steal_pointer (&own));
  return export;
}

static gboolean
export_list (CxCli           *cli,
             const Options   *options,
             CxExportOptions *wanted,
             GError         **error)
{
  CxTaggedQuery query = { .profile = -1, .where = options->where };
  g_auto(GStrv) fields = split_fields (options->fields);
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(CxExport) export = NULL;
  gboolean done;

  if (!cx_cli_parse_tier (options->tier, &query.tier, error))
    return FALSE;
  snapshot = cx_cli_load (cli, error);
  if (snapshot == NULL || !cx_cli_find_profile (cx_snapshot_get_tiering (snapshot), options->profile, &query.profile, error))
    return FALSE;
  rows = cx_cli_select (snapshot, &query, error);
  if (rows == NULL)
    return FALSE;
  wanted->profile = query.profile;
  wanted->fields = (const char *const *) fields;
  export = plan (snapshot, rows, wanted, error);
  if (export == NULL)
    return FALSE;
  done = cx_export_run (export, cx_cli_progress, cli, cli->cancellable, error);
  cx_cli_progress_end (cli);
  if (!done)
    return FALSE;
  say_result (cli, export);
  if (options->json)
    print_result (export);
  if (cx_export_counts_left_out (cx_export_get_counts (export)) > 0)
    cli->status = CX_EXIT_SET_ASIDE;
  return TRUE;
}

/* ── documents ── */

static gboolean
export_profile (CxCli         *cli,
                const Options *options,
                GError       **error)
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
  if (!g_file_set_contents (options->out, text, -1, error))
    return FALSE;
  cx_cli_say (cli, "Wrote %s.", options->out);
  return TRUE;
}

static gboolean
export_workspace (CxCli         *cli,
                  const Options *options,
                  GError       **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, FALSE, error);
  gboolean done;

  if (store == NULL)
    return FALSE;
  if (options->format == NULL && g_str_has_suffix (options->out, ".concentric"))
    done = cx_store_back_up (store, options->out, error);
  else
    done = cx_workspace_json_write (store, options->out, cx_cli_progress, cli, cli->cancellable, error);
  cx_cli_progress_end (cli);
  if (done)
    cx_cli_say (cli, "Wrote %s.", options->out);
  return done;
}

/* ── the command ── */

/* A profile and a workspace are JSON; what is for lists only does not go with them. */
static gboolean
check_document (const Options *options,
                GError       **error)
{
  if (options->format != NULL && !g_str_equal (options->format, "json"))
    return cx_cli_usage_error (error, "export: a %s is JSON; leave --format away", options->what);
  if (options->target != NULL || options->chunk > 0 || options->undo != NULL || options->stage || options->allow_backward ||
      options->headers != NULL || options->tier != NULL || options->where != NULL || options->fields != NULL ||
      options->byte_order_mark || options->json)
    return cx_cli_usage_error (error, "export: of a %s there is only --out; the other options are for accounts", options->what);
  return TRUE;
}

static gboolean
read_options (const Options   *options,
              CxExportOptions *wanted,
              GError         **error)
{
  if (options->target != NULL && !cx_export_target_from_name (options->target, &wanted->target))
    return cx_cli_usage_error (error, "--for “%s” is none; there are generic, hubspot and salesforce", options->target);
  if (options->format != NULL && !cx_export_format_from_name (options->format, &wanted->format))
    return cx_cli_usage_error (error, "“%s” is no format; there are csv, xlsx and json", options->format);
  if (options->format == NULL)
    cx_export_format_of_file (options->out, &wanted->format);
  if (options->chunk < 0)
    return cx_cli_usage_error (error, "--chunk counts the rows of a file; %d is no count", options->chunk);
  wanted->chunk = (guint) options->chunk;
  wanted->headers = (const char *const *) options->headers;
  wanted->stage = options->stage;
  wanted->allow_backward = options->allow_backward;
  wanted->byte_order_mark = options->byte_order_mark;
  wanted->force = options->force;
  wanted->out = options->out;
  wanted->undo = options->undo;
  return TRUE;
}

static gboolean
run (CxCli         *cli,
     const Options *options,
     GError       **error)
{
  const char *what = options->what ? options->what : "accounts";
  CxExportOptions wanted = { 0 };

  if (g_str_equal (options->out, "-") || g_strcmp0 (options->undo, "-") == 0)
    return cx_cli_usage_error (error, "export: what is written is read again, so it goes to a file and not to standard output; name one");
  if (g_str_equal (what, "accounts") || g_str_equal (what, "fit"))
    {
      wanted.what = g_str_equal (what, "fit") ? CX_EXPORT_FIT : CX_EXPORT_ACCOUNTS;
      return read_options (options, &wanted, error) && export_list (cli, options, &wanted, error);
    }
  if (g_str_equal (what, "profile"))
    return check_document (options, error) && export_profile (cli, options, error);
  if (g_str_equal (what, "workspace"))
    return check_document (options, error) && export_workspace (cli, options, error);
  return cx_cli_usage_error (error, "cannot export “%s”; there are accounts, fit, profile and workspace", what);
}

gboolean
cx_command_export (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_STRING, &options.what, "accounts (the tagged list), fit (tags and verdicts), profile, or workspace", "WHAT" },
    { "for", 0, 0, G_OPTION_ARG_STRING, &options.target, "generic, hubspot or salesforce: with the columns that its importer wants", "TARGET" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "csv, xlsx or json; else as the file’s name ends, else csv", "FORMAT" },
    { "chunk", 0, 0, G_OPTION_ARG_INT, &options.chunk, "rows of one file at most; for a CRM 50000", "N" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, "the file to write; several parts are FILE-1, FILE-2, …", "FILE" },
    { "undo-file", 0, 0, G_OPTION_ARG_FILENAME, &options.undo, "also write what the CRM had in these columns, as last imported", "FILE" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options.profile, "by this profile; else each account’s best tier", "PROFILE" },
    { "tier", 0, 0, G_OPTION_ARG_STRING, &options.tier, "only of 1, 2, 3 or outside", "TIER" },
    { "where", 0, 0, G_OPTION_ARG_STRING, &options.where, "only accounts for which this holds, as of “accounts”", "EXPR" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options.fields, "which fields stand in a generic list", "F,…" },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.headers, "another header for a CRM’s column: tier=ICP_Tier__c", "NAME=HEADER" },
    { "stage", 0, 0, G_OPTION_ARG_NONE, &options.stage, "tell a CRM stages, too; never one behind its own", NULL },
    { "allow-backward", 0, 0, G_OPTION_ARG_NONE, &options.allow_backward, "with --stage: also where the CRM is further along", NULL },
    { "byte-order-mark", 0, 0, G_OPTION_ARG_NONE, &options.byte_order_mark, "begin CSV so that Excel sees that it is UTF-8", NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, "replace an undo file that is there", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "print what was written as one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!cx_cli_parse (&argc, &argv, "",
                     "Writes files. They are safe for spreadsheets and the same bytes for the same input; each is read again and\n"
                     "compared before it gets its name. Importing a list again changes nothing.",
                     entries, 0, 0, error))
    return FALSE;
  if (options.out == NULL)
    return cx_cli_usage_error (error, "say which file to write with --out");
  return run (cli, &options, error);
}
