/* The command that shows the tagged list: accounts. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-table.h"
#include "cx-tagged.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ── which columns ── */

static char **
split_columns (const char *text)
{
  char **columns = text ? g_strsplit (text, ",", -1) : NULL;

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    g_strstrip (columns[i]);
  return columns;
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

static void
add_row (CxTable    *table,
         CxSnapshot *snapshot,
         int         profile,
         GPtrArray  *chosen,
         guint       account)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  const CxFit *fit = cx_tiering_get_fit_under (cx_snapshot_get_tiering (snapshot), profile, account);
  guint8 stage = cx_journey_get_current (journey, account);

  cx_table_add (table, cx_columns_get_name (cx_snapshot_get_columns (snapshot), account));
  cx_table_add (table, cx_cli_short_tier (fit->tier));
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
  g_autofree char *profile = NULL, *tier = NULL, *stage = NULL, *owner = NULL, *territory = NULL, *flag = NULL, *where = NULL, *sort = NULL, *keys = NULL;
  gboolean json = FALSE, csv = FALSE;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "tier", 0, 0, G_OPTION_ARG_STRING, &tier, "1, 2, 3 or outside", "TIER" },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, "a stage’s code, or none", "STAGE" },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, "who the account belongs to", "NAME" },
    { "territory", 0, 0, G_OPTION_ARG_STRING, &territory, "where it belongs to", "NAME" },
    { "flag", 0, 0, G_OPTION_ARG_STRING, &flag, "needs_data, could_move, capped, pinned or said_no", "FLAG" },
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
      !cx_cli_parse_tier (tier, &query.tier, error))
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
  query.flag = flag;
  query.where = where;
  query.sort = sort;
  query.limit = (guint) limit;
  rows = cx_cli_select (snapshot, &query, error);
  if (rows == NULL)
    return FALSE;
  if (csv)
    return print_csv (cli, snapshot, query.profile, rows, (const char *const *) columns, error);
  return json ? print_json (snapshot, query.profile, rows, (const char *const *) columns, error)
              : print_accounts (snapshot, query.profile, rows, (const char *const *) columns, error);
}
