/* What every command of concentric-cli shares: its options, the workspace, output, progress, exit codes. */
#pragma once

#include "cx-snapshot.h"
#include "cx-tagged.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CxExit: the exit codes of the program. */
typedef enum {
  CX_EXIT_DONE = 0,
  CX_EXIT_FAILED = 1,     /* nothing changed; one line on standard error */
  CX_EXIT_USAGE = 2,
  CX_EXIT_SET_ASIDE = 3,  /* done, but some rows are in quarantine */
  CX_EXIT_CANCELLED = 130,
} CxExit;

/** CxCli: one run of the program. @status: what to exit with when the command succeeds. */
typedef struct {
  char         *workspace;
  gboolean      quiet;
  GCancellable *cancellable;
  CxExit        status;
  gint64        progress_at;
} CxCli;

/** CxCommandFunc: @argv[0] is the command. Returns: %FALSE with @error set. */
typedef gboolean (*CxCommandFunc) (CxCli *cli, int argc, char **argv, GError **error);

gboolean cx_command_new              (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_info             (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_backup           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_check            (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_fields           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_field_set        (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_read             (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_import           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_imports          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_imports_forget   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_changes          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_undo_import      (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_rejects          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_contacts         (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_deals            (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_deals_rates      (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_reasons          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_reasons_set      (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_events           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_titles           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_titles_set       (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_sources          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_sources_rank     (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_list     (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_show     (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_import   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_export   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_check    (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_rank     (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_rename   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_copy     (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_retire   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_restore  (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_impact   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_limits   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_publish  (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_versions (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_diff     (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_profile_revert   (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_fit              (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_explain          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_enrich           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_pin              (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_unpin            (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_pins             (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_decline          (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_undecline        (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_declined         (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_accounts         (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_export           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_stages           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_stages_map       (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_move             (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_report           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_funnel           (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_sql              (CxCli *cli, int argc, char **argv, GError **error);
gboolean cx_command_evidence         (CxCli *cli, int argc, char **argv, GError **error);

/* ── arguments ── */

/**
 * cx_cli_parse:
 * @usage: the arguments behind the options, for `--help`
 * @n_least, @n_most: how many arguments there must be
 *
 * Reads the options into @entries' places and leaves the arguments in argv[1 … argc - 1]. `--help`
 * prints the help and ends the program. Fails in G_OPTION_ERROR.
 */
gboolean cx_cli_parse (int *argc, char ***argv, const char *usage, const char *summary, const GOptionEntry *entries,
                       int n_least, int n_most, GError **error);

/** cx_cli_usage_error: sets a G_OPTION_ERROR, so that the program exits with %CX_EXIT_USAGE. Returns: %FALSE */
gboolean cx_cli_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** cx_cli_parse_day: reads a date argument, "2026-11-22": 01/02/2026 is two days, one to each half of the world. */
gboolean cx_cli_parse_day (const char *text, gint32 *day, GError **error);

/** cx_cli_parse_tier: reads "1", "2", "3" or "outside"; -1 when @text is %NULL. */
gboolean cx_cli_parse_tier (const char *text, int *tier, GError **error);

/** cx_cli_check_reason: whether people said why, and not a blank who; both lose blanks at their ends. @what: "a pin"; @author: (nullable) */
gboolean cx_cli_check_reason (const char *what, char *reason, char *author, GError **error);

/** cx_cli_read_file: a document that an argument names. Returns: (transfer full): its text, or %NULL with @error set */
char    *cx_cli_read_file (const char *path, gsize *length, GError **error);

/* ── the workspace ── */

CxStore    *cx_cli_open (CxCli *cli, gboolean writable, GError **error);

/** cx_cli_load: opens the workspace for reading, and everything that commands show of it. */
CxSnapshot *cx_cli_load (CxCli *cli, GError **error);

/** cx_cli_find_profile_name: (nullable): the row with this name, however it is written. @rows: (element-type CxProfileRow) */
const CxProfileRow *cx_cli_find_profile_name (GPtrArray *rows, const char *name);

/** cx_cli_find_profile_row: the row that @text names by name or rank; %NULL names the only one. %NULL with @error set */
const CxProfileRow *cx_cli_find_profile_row (GPtrArray *rows, const char *text, GError **error);

/** cx_cli_find_profile: rank index of the profile with this name or rank, or -1 when @text is %NULL. */
gboolean    cx_cli_find_profile (CxTiering *tiering, const char *text, int *profile, GError **error);

/** cx_cli_find_account: the row of the account with this key, record id, domain or name. */
gboolean    cx_cli_find_account (CxSnapshot *snapshot, const char *text, guint *account, GError **error);

/** cx_cli_load_account: that account alone, with all its fields: row 0. */
CxColumns  *cx_cli_load_account (CxCli *cli, CxStore *store, const char *text, GError **error);

/** cx_cli_select: cx_tagged_select(); a mistake in the expression is one of whoever wrote the command. */
GArray     *cx_cli_select (CxSnapshot *snapshot, const CxTaggedQuery *query, GError **error);

/* ── output: standard output is always UTF-8 ── */

/** cx_cli_say: a sentence for people on standard error, unless --quiet. */
void        cx_cli_say (CxCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** cx_cli_print_json: prints a document and frees it. */
void        cx_cli_print_json (JsonNode *root);
void        cx_cli_print_object (JsonObject *root);
void        cx_cli_print_array (JsonArray *root);
void        cx_cli_set_text (JsonObject *object, const char *member, const char *text);     /* %NULL: null */
void        cx_cli_set_number (JsonObject *object, const char *member, double number);      /* NaN: null */
void        cx_cli_set_day (JsonObject *object, const char *member, gint32 day);            /* G_MININT32: null */

/** cx_cli_count: "2,000". Returns: (transfer full) */
char       *cx_cli_count (gint64 number);

/** cx_cli_percent: "9.6 %". Returns: (transfer full) */
char       *cx_cli_percent (double share);

/** cx_cli_bar: a bar of at most @width columns, or "" where the terminal cannot show one. Returns: (transfer full) */
char       *cx_cli_bar (double share, guint width);

/** cx_cli_tier_name: "Tier 1 · Bullseye". */
const char *cx_cli_tier_name (guint tier);

/** cx_cli_short_tier: "Tier 1", "Outside". */
const char *cx_cli_short_tier (guint tier);

/** cx_cli_pin_to_json: the pin of a pinned account, and what it scores. Returns: (transfer full) */
JsonObject *cx_cli_pin_to_json (CxTiering *tiering, guint account);

/** cx_cli_progress: a CxProgressFunc with the CxCli as its data: a bar on standard error, when that is a terminal. */
void        cx_cli_progress (gint64 done, gint64 total, gpointer user_data);
void        cx_cli_progress_end (CxCli *cli);

G_END_DECLS
