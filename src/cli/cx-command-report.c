/* The command report: the one-pager, or the report for the board, as a file that can be printed, sent and read. */
#include "cx-cli.h"
#include "cx-config.h"

#include "cx-error.h"
#include "cx-report.h"
#include "cx-version-table.h"

#include <errno.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char    *what, *format, *paper, *profile, *out;
  gboolean draft;
  int      version;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->what);
  g_free (self->format);
  g_free (self->paper);
  g_free (self->profile);
  g_free (self->out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* ── arguments ── */

static gboolean
check_what (const char *what,
            GError    **error)
{
  if (what == NULL || g_str_equal (what, "one-pager") || g_str_equal (what, "board"))
    return TRUE;
  if (g_str_equal (what, "minutes"))
    return cx_cli_usage_error (error, "--what minutes is not there yet; this version reports one-pager and board");
  return cx_cli_usage_error (error, "--what %s is no report; say one-pager or board", what);
}

/* The format that was asked for, else the one that the file's name ends in. */
static gboolean
find_format (const Options  *options,
             CxReportFormat *format,
             GError        **error)
{
  if (options->format != NULL && !cx_report_format_from_name (options->format, format))
    return cx_cli_usage_error (error, "--format %s is none; say pdf, svg, html or md", options->format);
  if (options->format == NULL && !cx_report_format_of_file (options->out, format))
    return cx_cli_usage_error (error, "“%s” does not say which format it is; say --format pdf, svg, html or md", options->out);
  return TRUE;
}

/* US Letter where the locale's sheets are 279 mm high, else A4. */
static CxPaper
default_paper (void)
{
#ifdef __GLIBC__
  return (int) (intptr_t) nl_langinfo (_NL_PAPER_HEIGHT) == 279 ? CX_PAPER_LETTER : CX_PAPER_A4;
#else
  return CX_PAPER_A4;
#endif
}

static gboolean
find_paper (const Options *options,
            CxPaper       *paper,
            GError       **error)
{
  *paper = default_paper ();
  if (options->paper == NULL || cx_paper_from_name (options->paper, paper))
    return TRUE;
  return cx_cli_usage_error (error, "--paper %s is none; say a4 or letter", options->paper);
}

/* ── the page ── */

static const CxRanked *
find_profile (CxSnapshot *snapshot,
              const char *name,
              GError    **error)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  int profile;

  if (!cx_cli_find_profile (tiering, name, &profile, error))
    return NULL;
  if (cx_tiering_get_n_profiles (tiering) > 0)
    return cx_tiering_get_profile (tiering, (guint) MAX (profile, 0));
  g_set_error_literal (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile to report; “profile import” reads one");
  return NULL;
}

static const CxVersionRow *
find_version (GPtrArray *versions,
              int        version)
{
  for (guint i = 0; i < versions->len; i++)
    if (((const CxVersionRow *) versions->pdata[i])->version == version)
      return versions->pdata[i];
  return NULL;
}

static CxEvaluation *
evaluate (CxSnapshot     *snapshot,
          const CxRanked *ranked,
          CxProfile      *profile)
{
  return cx_evaluation_new (cx_snapshot_get_columns (snapshot), profile, cx_snapshot_get_day (snapshot),
                            ranked->evaluation);
}

static gboolean
use_version (CxPageContext  *context,
             CxStore        *store,
             CxSnapshot     *snapshot,
             const CxRanked *ranked,
             int             version,
             GError        **error)
{
  g_autoptr(GPtrArray) versions = cx_version_table_list (store, ranked->id, error);
  const CxVersionRow *row = versions ? find_version (versions, version) : NULL;
  const char *name = cx_profile_get_name (ranked->draft);
  g_autoptr(CxProfile) profile = row ? cx_profile_parse (row->document, -1, name, error) : NULL;

  if (versions != NULL && row == NULL)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no version %d of “%s”; “profile versions” lists them", version, name);
  if (profile == NULL)
    return FALSE;
  context->version = version;
  context->day = row->day;
  context->evaluation = evaluate (snapshot, ranked, profile);
  return TRUE;
}

/* What is in force: the newest version, or the draft until there is one. */
static void
use_newest (CxPageContext  *context,
            CxSnapshot     *snapshot,
            const CxRanked *ranked,
            gboolean        draft)
{
  gboolean differs = ranked->version == 0 || !cx_profile_equal (ranked->draft, cx_evaluation_get_profile (ranked->evaluation));

  context->version = ranked->version;
  context->draft = ranked->version == 0 || (draft && differs);
  context->day = context->draft ? cx_snapshot_get_day (snapshot) : ranked->published_day;
  context->evaluation = draft ? evaluate (snapshot, ranked, ranked->draft) : cx_evaluation_ref (ranked->evaluation);
}

static GBytes *
make (CxCli          *cli,
      const Options  *options,
      CxReportFormat  format,
      CxPaper         paper,
      char          **left_out,
      GError        **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, FALSE, error);
  g_autoptr(CxSnapshot) snapshot = store ? cx_snapshot_load (store, cli->cancellable, error) : NULL;
  const CxRanked *ranked = snapshot ? find_profile (snapshot, options->profile, error) : NULL;
  CxPageContext context = { .paper = paper };
  g_autoptr(CxEvaluation) evaluation = NULL;

  if (ranked == NULL)
    return NULL;
  if (options->version == 0)
    use_newest (&context, snapshot, ranked, options->draft);
  else if (!use_version (&context, store, snapshot, ranked, options->version, error))
    return NULL;
  evaluation = context.evaluation;
  context.workspace = cx_snapshot_get_name (snapshot);
  context.rank = (guint) ranked->rank;
  context.n_profiles = cx_tiering_get_n_profiles (cx_snapshot_get_tiering (snapshot));
  context.journey = cx_snapshot_get_journey (snapshot);
  return cx_report_new (&context, format, left_out, error);
}

static gboolean
is_board (const Options *options)
{
  return options->what != NULL && g_str_equal (options->what, "board");
}

/* Of what is in force: the funnel and the tiers of the workspace are of that. */
static GBytes *
make_board (CxCli         *cli,
            const Options *options,
            CxReportFormat format,
            CxPaper        paper,
            GError       **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, FALSE, error);
  g_autoptr(CxSnapshot) snapshot = store ? cx_snapshot_load (store, cli->cancellable, error) : NULL;
  g_autoptr(CxBoardContext) context = NULL;
  int profile;

  if (snapshot == NULL || find_profile (snapshot, options->profile, error) == NULL ||
      !cx_cli_find_profile (cx_snapshot_get_tiering (snapshot), options->profile, &profile, error))
    return NULL;
  context = cx_board_context_new (snapshot, store, MAX (profile, 0), error);
  if (context == NULL)
    return NULL;
  context->paper = paper;
  return cx_report_new_board (context, format, error);
}

/* ── the file ── */

/* A file appears whole or not at all. */
static gboolean
write_out (const char *path,
           GBytes     *bytes,
           GError    **error)
{
  g_autoptr(GError) cause = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_str_equal (path, "-"))
    {
      if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
        return TRUE;
      g_set_error (error, CX_ERROR, CX_ERROR_IO, "the report cannot be written to standard output (%s)", g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents (path, data, (gssize) length, &cause))
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: cannot be written (%s); choose another name or folder", path, cause->message);
  return FALSE;
}

/* The page is for people, so it speaks their language, and counts in it. */
static void
speak_the_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CX_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

gboolean
cx_command_report (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_STRING, &options.what, "one-pager (as usual), or board: rings, funnel and findings on two pages", "REPORT" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options.profile, "of this profile, by name or rank; else the first by rank", "PROFILE" },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &options.draft, "the draft, rather than what is in force", NULL },
    { "version", 0, 0, G_OPTION_ARG_INT, &options.version, "this version, over the accounts of today", "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, "pdf, svg, html or md; else as the file’s name ends", "FORMAT" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, "a4 or letter; else as the locale has it", "PAPER" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, "write to this file; - is standard output", "FILE" },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *left_out = NULL;
  g_autoptr(GBytes) bytes = NULL;
  CxReportFormat format;
  CxPaper paper;

  if (!cx_cli_parse (&argc, &argv, "", "Writes the one-pager or the report for the board, as PDF or SVG, HTML or Markdown.", entries, 0, 0, error) ||
      !check_what (options.what, error))
    return FALSE;
  if (options.out == NULL)
    return cx_cli_usage_error (error, "report: --out is missing; name a file, or say --out -");
  if (options.version < 0 || (options.draft && options.version > 0))
    return cx_cli_usage_error (error, "report: say --draft or --version N, from 1");
  if (is_board (&options) && (options.draft || options.version > 0))
    return cx_cli_usage_error (error, "report: --what board is of what is in force; leave --draft and --version out");
  speak_the_locale ();
  if (!find_format (&options, &format, error) || !find_paper (&options, &paper, error))
    return FALSE;
  bytes = is_board (&options) ? make_board (cli, &options, format, paper, error) : make (cli, &options, format, paper, &left_out, error);
  if (bytes == NULL || !write_out (options.out, bytes, error))
    return FALSE;
  if (left_out != NULL)
    cx_cli_say (cli, "Not on the page: %s. Shorten the texts, or say --format html, which has room for all.", left_out);
  return TRUE;
}
