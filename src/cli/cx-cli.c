/* What every command of concentric-cli shares. */
#include "cx-cli.h"

#include "cx-cell.h"
#include "cx-error.h"
#include "cx-json.h"
#include "cx-text.h"
#include "cx-value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ── arguments ── */

gboolean
cx_cli_usage_error (GError    **error,
                    const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* The command without the program, which the report of an error begins with. */
static const char *
command_of (const char *program)
{
  const char *space = strchr (program, ' ');

  return space ? space + 1 : program;
}

/* GOption's sentences end without saying what to do. */
static gboolean
refer_to_help (const char *program,
               GError    **error)
{
  g_autofree char *message =
    g_strdup_printf ("%s: %s; see “%s --help”", command_of (program), (*error)->message, program);

  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
  return FALSE;
}

gboolean
cx_cli_parse (int                *argc,
              char             ***argv,
              const char         *usage,
              const char         *summary,
              const GOptionEntry *entries,
              int                 n_least,
              int                 n_most,
              GError            **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  const char *program = g_get_prgname ();

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, "Anywhere: --workspace FILE (or $CONCENTRIC_WORKSPACE), --quiet.");
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return refer_to_help (program, error);
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
  if (*argc - 1 < n_least)
    return cx_cli_usage_error (error, "%s: %s is missing; see “%s --help”", command_of (program), usage, program);
  if (*argc - 1 > n_most)
    return cx_cli_usage_error (error, "%s: “%s” is one argument too many; see “%s --help”", command_of (program),
                               (*argv)[n_most + 1], program);
  return TRUE;
}

gboolean
cx_cli_parse_day (const char *text,
                  gint32     *day,
                  GError    **error)
{
  if (cx_date_parse_iso (text, day))
    return TRUE;
  return cx_cli_usage_error (error, "“%s” is no date; write it like 2026-11-22", text);
}

gboolean
cx_cli_parse_tier (const char *text,
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

gboolean
cx_cli_check_reason (const char *what,
                     char       *reason,
                     char       *author,
                     GError    **error)
{
  if (reason == NULL || *g_strstrip (reason) == '\0')
    return cx_cli_usage_error (error, "%s needs a reason: say --reason", what);
  if (author != NULL && *g_strstrip (author) == '\0')
    return cx_cli_usage_error (error, "--author is blank: say who it is, or leave it out");
  return TRUE;
}

char *
cx_cli_read_file (const char *path,
                  gsize      *length,
                  GError    **error)
{
  g_autoptr(GError) cause = NULL;
  char *text = NULL;

  if (g_file_get_contents (path, &text, length, &cause))
    return text;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: no such file; check the name", path);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: is a folder; name a file in it", path);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: may not be read; ask its owner, or change its permissions", path);
  else
    g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s", path, cause->message);
  return NULL;
}

/* ── the workspace ── */

CxStore *
cx_cli_open (CxCli    *cli,
             gboolean  writable,
             GError  **error)
{
  CxStore *store;

  if (cli->workspace == NULL)
    {
      cx_cli_usage_error (error, "no workspace: say --workspace FILE, or set $CONCENTRIC_WORKSPACE");
      return NULL;
    }
  store = cx_store_open (cli->workspace, writable, error);
  if (store != NULL)
    cx_database_watch (cx_store_get_database (store), cli->cancellable);
  return store;
}

CxSnapshot *
cx_cli_load (CxCli   *cli,
             GError **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, FALSE, error);

  return store ? cx_snapshot_load (store, cli->cancellable, error) : NULL;
}

const CxProfileRow *
cx_cli_find_profile_name (GPtrArray  *rows,
                          const char *name)
{
  g_autofree char *wanted = cx_text_fold (name, -1);

  for (guint i = 0; i < rows->len; i++)
    {
      const CxProfileRow *row = rows->pdata[i];
      g_autofree char *folded = cx_text_fold (row->name, -1);

      if (g_str_equal (folded, wanted))
        return row;
    }
  return NULL;
}

const CxProfileRow *
cx_cli_find_profile_row (GPtrArray  *rows,
                         const char *text,
                         GError    **error)
{
  const CxProfileRow *named = text ? cx_cli_find_profile_name (rows, text) : NULL;

  if (text == NULL && rows->len == 0)
    g_set_error_literal (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile yet; “profile import” reads one");
  else if (text == NULL && rows->len > 1)
    cx_cli_usage_error (error, "there are %u profiles; say which one", rows->len);
  else if (text == NULL)
    return rows->pdata[0];
  else if (named != NULL)
    return named;
  else
    {
      for (guint i = 0; i < rows->len; i++)
        {
          g_autofree char *rank = g_strdup_printf ("%d", ((const CxProfileRow *) rows->pdata[i])->rank);

          if (g_str_equal (rank, text))
            return rows->pdata[i];
        }
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile “%s”; “profile list” shows them", text);
    }
  return NULL;
}

gboolean
cx_cli_find_profile (CxTiering  *tiering,
                     const char *text,
                     int        *profile,
                     GError    **error)
{
  const CxRanked *named;
  guint64 rank = 0;

  *profile = -1;
  if (text == NULL)
    return TRUE;
  named = cx_tiering_find_profile (tiering, text);
  g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &rank, NULL);
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);

      if (named != NULL ? ranked->id == named->id : (guint64) ranked->rank == rank)
        {
          *profile = (int) i;
          return TRUE;
        }
    }
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile “%s”; “profile list” shows them", text);
  return FALSE;
}

/* @n: how many there are; 1 is no error. */
static gboolean
check_one_account (const char *text,
                   guint       n,
                   GError    **error)
{
  if (n > 1)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "%u accounts are called “%s”; name one by its key (“accounts --json” shows it)",
                 n, text);
  else if (n == 0)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no account “%s”; name it by key, record id, domain or name", text);
  return n == 1;
}

gboolean
cx_cli_find_account (CxSnapshot *snapshot,
                     const char *text,
                     guint      *account,
                     GError    **error)
{
  guint n = 0;

  cx_columns_find_account (cx_snapshot_get_columns (snapshot), text, account, &n);
  return check_one_account (text, n, error);
}

CxColumns *
cx_cli_load_account (CxCli      *cli,
                     CxStore    *store,
                     const char *text,
                     GError    **error)
{
  guint n;
  g_autoptr(CxColumns) columns = cx_columns_load_account (store, text, &n, cli->cancellable, error);

  return columns != NULL && check_one_account (text, n, error) ? g_steal_pointer (&columns) : NULL;
}

/* A mistake in the expression is a mistake of whoever wrote the command. */
GArray *
cx_cli_select (CxSnapshot          *snapshot,
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

/* ── output ── */

void
cx_cli_say (CxCli      *cli,
            const char *format,
            ...)
{
  va_list arguments;

  if (cli->quiet)
    return;
  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
}

void
cx_cli_print_json (JsonNode *root)
{
  g_autoptr(JsonNode) owned = root;
  g_autofree char *text = cx_json_print (owned);

  fputs (text, stdout);
}

void
cx_cli_print_object (JsonObject *root)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, root);
  cx_cli_print_json (node);
}

void
cx_cli_print_array (JsonArray *root)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, root);
  cx_cli_print_json (node);
}

void
cx_cli_set_text (JsonObject *object,
                 const char *member,
                 const char *text)
{
  if (text == NULL)
    json_object_set_null_member (object, member);
  else
    json_object_set_string_member (object, member, text);
}

void
cx_cli_set_number (JsonObject *object,
                   const char *member,
                   double      number)
{
  json_object_set_member (object, member, cx_cell_number_to_json (number));
}

void
cx_cli_set_day (JsonObject *object,
                const char *member,
                gint32      day)
{
  g_autofree char *text = day == G_MININT32 ? NULL : cx_date_format (day);

  cx_cli_set_text (object, member, text);
}

char *
cx_cli_count (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number < 0 ? -number : number);
  GString *text = g_string_new (number < 0 ? "−" : "");

  for (const char *p = digits; *p; p++)
    {
      gsize left = strlen (p);

      g_string_append_c (text, *p);
      if (left > 1 && left % 3 == 1)
        g_string_append_c (text, ',');
    }
  return g_string_free (text, FALSE);
}

char *
cx_cli_percent (double share)
{
  return g_strdup_printf ("%.1f %%", 100 * share);
}

char *
cx_cli_bar (double share,
            guint  width)
{
  static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
  guint eighths = (guint) lround (CLAMP (share, 0, 1) * width * 8);
  GString *bar = g_string_new (NULL);

  if (!g_get_charset (NULL))
    return g_string_free (bar, FALSE);
  for (guint i = 0; i < eighths / 8; i++)
    g_string_append (bar, "█");
  g_string_append (bar, parts[eighths % 8]);
  return g_string_free (bar, FALSE);
}

const char *
cx_cli_short_tier (guint tier)
{
  static const char *const names[CX_N_TIERS] = { "Outside", "Tier 1", "Tier 2", "Tier 3" };

  return names[tier];
}

const char *
cx_cli_tier_name (guint tier)
{
  static const char *const names[CX_N_TIERS] = { "Outside", "Tier 1 · Bullseye", "Tier 2 · Strong fit", "Tier 3 · Caution" };

  return names[tier];
}

/* ── progress ── */

#define PROGRESS_EVERY (G_USEC_PER_SEC / 20)
#define PROGRESS_WIDTH 30

void
cx_cli_progress (gint64   done,
                 gint64   total,
                 gpointer user_data)
{
  CxCli *cli = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *bar = NULL;

  if (cli->quiet || total <= 0 || !isatty (STDERR_FILENO) || now - cli->progress_at < PROGRESS_EVERY)
    return;
  cli->progress_at = now;
  bar = cx_cli_bar ((double) done / total, PROGRESS_WIDTH);
  fprintf (stderr, "\r%3.0f %% %s\033[K", 100.0 * done / total, bar);
  fflush (stderr);
}

void
cx_cli_progress_end (CxCli *cli)
{
  if (cli->progress_at != 0)
    fputs ("\r\033[K", stderr);
  cli->progress_at = 0;
}
