/* concentric-cli: the whole street without a window. Finds the command, runs it, says how it ended. */
#include "cx-cli.h"
#include "cx-config.h"
#include "cx-table.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PROGRAM "concentric-cli"

typedef struct {
  const char   *name, *usage, *summary;
  CxCommandFunc run;
} Command;

/* In the order of the street. A name of two words is a command of a family. */
static const Command commands[] = {
  { "new", "FILE", "make a workspace", cx_command_new },
  { "info", "", "its name, and how much it holds", cx_command_info },
  { "read", "FILE", "show a file as it would be read", cx_command_read },
  { "import", "FILE", "bring in a CRM export", cx_command_import },
  { "imports", "", "what was imported", cx_command_imports },
  { "imports forget", "ID", "guess the columns of such files anew", cx_command_imports_forget },
  { "changes", "ID", "values that an import overwrote", cx_command_changes },
  { "undo-import", "ID", "take an import back", cx_command_undo_import },
  { "rejects", "", "rows that were set aside, with line and reason", cx_command_rejects },
  { "sources", "", "where values come from, the most trusted first", cx_command_sources },
  { "sources rank", "[NAME…]", "say which sources to trust most", cx_command_sources_rank },
  { "fields", "", "the attributes of accounts", cx_command_fields },
  { "field set", "KEY", "change an attribute’s label, type or role", cx_command_field_set },
  { "profile list", "", "the ideal customer profiles, by rank", cx_command_profile_list },
  { "profile show", "PROFILE", "one profile", cx_command_profile_show },
  { "profile import", "FILE", "read a profile document as the draft", cx_command_profile_import },
  { "profile export", "PROFILE", "write a profile document", cx_command_profile_export },
  { "profile check", "[PROFILE]", "what a profile lacks, and what smells", cx_command_profile_check },
  { "profile rank", "PROFILE N", "order the profiles", cx_command_profile_rank },
  { "profile rename", "PROFILE NAME", "name a profile anew", cx_command_profile_rename },
  { "profile copy", "PROFILE [NAME]", "copy a profile’s draft to a new profile", cx_command_profile_copy },
  { "profile retire", "PROFILE", "take a profile out of use", cx_command_profile_retire },
  { "profile restore", "PROFILE", "take a retired profile into use again", cx_command_profile_restore },
  { "profile impact", "[PROFILE]", "what publishing the draft would move", cx_command_profile_impact },
  { "profile limits", "", "beyond what a publication is warned of", cx_command_profile_limits },
  { "profile publish", "[PROFILE]", "freeze the draft as the next version", cx_command_profile_publish },
  { "profile versions", "[PROFILE]", "what was published, when, by whom, and why", cx_command_profile_versions },
  { "profile diff", "[PROFILE [A [B]]]", "what changed between versions, in words", cx_command_profile_diff },
  { "profile revert", "PROFILE VERSION", "make a version the draft again", cx_command_profile_revert },
  { "fit", "", "how many accounts are in each tier", cx_command_fit },
  { "accounts", "", "the tagged list", cx_command_accounts },
  { "explain", "ACCOUNT", "why an account has its tier", cx_command_explain },
  { "enrich", "", "which blank fields would move most tiers", cx_command_enrich },
  { "pin", "ACCOUNT… TIER", "pin accounts to a tier, whatever they score", cx_command_pin },
  { "unpin", "ACCOUNT…", "lift the pins of accounts", cx_command_unpin },
  { "pins", "", "the tiers that people pinned, and why", cx_command_pins },
  { "decline", "ACCOUNT", "record a deal outside the profile that was declined", cx_command_decline },
  { "undecline", "ACCOUNT", "take the last such deal of an account back", cx_command_undecline },
  { "declined", "", "what people said no to, and what it adds up to", cx_command_declined },
  { "contacts", "", "the people at accounts, and their place in the buying circle", cx_command_contacts },
  { "titles", "", "which words of a job title mean which role", cx_command_titles },
  { "titles set", "FILE", "replace these rules", cx_command_titles_set },
  { "deals", "", "the deals of accounts", cx_command_deals },
  { "deals rates", "", "how many deals were won, lost and declined", cx_command_deals_rates },
  { "reasons", "", "which reasons mean that we declined a deal", cx_command_reasons },
  { "reasons set", "FILE", "replace these words", cx_command_reasons_set },
  { "events", "", "what accounts used", cx_command_events },
  { "stages", "", "where accounts are in the journey", cx_command_stages },
  { "stages map", "FILE", "say which stage the values of a file mean", cx_command_stages_map },
  { "move", "ACCOUNT STAGE", "put an account at a stage", cx_command_move },
  { "funnel", "", "conversion from stage to stage", cx_command_funnel },
  { "evidence", "cohorts", "do customers do what keeps them, and do those that do renew more", cx_command_evidence },
  { "report", "", "write the one-pager as PDF, SVG, HTML or Markdown", cx_command_report },
  { "export", "", "write the tagged list, or the workspace, to a file", cx_command_export },
  { "sql", "", "the criteria as SQL over a table of accounts", cx_command_sql },
  { "backup", "FILE", "write a consistent copy of the workspace", cx_command_backup },
  { "check", "", "look for damage", cx_command_check },
};

/* ── help ── */

static void
print_commands (const char *family)
{
  static const char *const headers[] = { "", "", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (family == NULL || (g_str_has_prefix (commands[i].name, family) && strchr (commands[i].name, ' ') != NULL))
      {
        cx_table_take (table, g_strdup_printf ("%s %s", commands[i].name, commands[i].usage));
        cx_table_add (table, commands[i].summary);
      }
  cx_table_print (table, 2);
}

static void
print_help (void)
{
  puts ("Usage:\n  " PROGRAM " [--workspace FILE] COMMAND [OPTION…] [ARGUMENT…]\n\n"
        "From a CRM export to tagged tiers, stages and a funnel.\n\nCommands:");
  print_commands (NULL);
  puts ("\nAnywhere:\n"
        "  --workspace FILE  the workspace file; else $CONCENTRIC_WORKSPACE\n"
        "  --quiet           no progress and no remarks on standard error\n"
        "  --help            help, also for one command: " PROGRAM " fit --help\n"
        "  --version         the version\n\n"
        "Exit codes: 0 done · 1 failed, nothing changed · 2 wrong usage · 3 done, but rows were set aside ·\n"
        "130 cancelled, nothing changed.");
}

/* ── finding the command ── */

/* Takes the options that may stand anywhere out of the arguments. */
static gboolean
take_common_options (CxCli   *cli,
                     int     *argc,
                     char   **argv,
                     GError **error)
{
  int n = 1;

  for (int i = 1; i < *argc; i++)
    {
      if (g_str_equal (argv[i], "--"))
        {
          while (i < *argc)
            argv[n++] = argv[i++];
        }
      else if (g_str_equal (argv[i], "--quiet"))
        cli->quiet = TRUE;
      else if (g_str_has_prefix (argv[i], "--workspace="))
        g_set_str (&cli->workspace, argv[i] + strlen ("--workspace="));
      else if (!g_str_equal (argv[i], "--workspace"))
        argv[n++] = argv[i];
      else if (i + 1 < *argc)
        g_set_str (&cli->workspace, argv[++i]);
      else
        return cx_cli_usage_error (error, "--workspace needs a file");
    }
  argv[n] = NULL;
  *argc = n;
  return TRUE;
}

/* @words: how many arguments the command's name takes. */
static const Command *
find_command (int    argc,
              char **argv,
              int   *words)
{
  g_autofree char *pair = argc > 2 ? g_strjoin (" ", argv[1], argv[2], NULL) : NULL;

  for (*words = pair ? 2 : 1; *words > 0; (*words)--)
    for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
      if (g_str_equal (commands[i].name, *words == 2 ? pair : argv[1]))
        return &commands[i];
  return NULL;
}

static gboolean
is_family (const char *word)
{
  g_autofree char *start = g_strconcat (word, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_has_prefix (commands[i].name, start))
      return TRUE;
  return FALSE;
}

/* "profile" alone, or with a word that is not one of its commands. */
static gboolean
run_family (int     argc,
            char  **argv,
            GError **error)
{
  if (argc > 2 && g_str_equal (argv[2], "--help"))
    {
      print_commands (argv[1]);
      return TRUE;
    }
  return cx_cli_usage_error (error, "“%s%s%s” is no command; “" PROGRAM " %s --help” lists them", argv[1], argc > 2 ? " " : "",
                             argc > 2 ? argv[2] : "", argv[1]);
}

static gboolean
run_command (CxCli         *cli,
             const Command *command,
             int            argc,
             char         **argv,
             GError       **error)
{
  g_autofree char *name = g_strjoin (" ", PROGRAM, command->name, NULL);

  g_set_prgname (name);
  return command->run (cli, argc, argv, error);
}

static gboolean
run (CxCli   *cli,
     int      argc,
     char   **argv,
     GError **error)
{
  const Command *command;
  int words;

  if (!take_common_options (cli, &argc, argv, error))
    return FALSE;
  if (argc < 2)
    return cx_cli_usage_error (error, "no command; “" PROGRAM " --help” lists them");
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    print_help ();
  else if (g_str_equal (argv[1], "--version"))
    puts ("concentric " CX_VERSION);
  else if ((command = find_command (argc, argv, &words)) != NULL)
    return run_command (cli, command, argc - words, argv + words, error);
  else if (is_family (argv[1]))
    return run_family (argc, argv, error);
  else
    return cx_cli_usage_error (error, "“%s” is no command; “" PROGRAM " --help” lists them", argv[1]);
  return TRUE;
}

/* ── signals and the end ── */

/* Waits for the signals that end a program: the first one cancels what runs, a second one does not wait. Its reference is never
 * given back: a signal may come while the program ends. */
static gpointer
wait_for_signals (gpointer user_data)
{
  GCancellable *cancellable = user_data;
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigwait (&signals, &number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &number);
  _exit (CX_EXIT_CANCELLED);
}

static void
watch_signals (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));
}

static CxExit
exit_code_of (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CX_EXIT_CANCELLED;
  return error->domain == G_OPTION_ERROR ? CX_EXIT_USAGE : CX_EXIT_FAILED;
}

/* A message of a library may have line ends; ours is one line. */
static void
report (const GError *error)
{
  g_autofree char *line = g_strdup (error->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fputs (PROGRAM ": cancelled; nothing changed\n", stderr);
  else
    fprintf (stderr, "%s: %s\n", PROGRAM, g_strchomp (g_strdelimit (line, "\r\n", ' ')));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  CxCli cli = { .workspace = g_strdup (g_getenv ("CONCENTRIC_WORKSPACE")), .cancellable = cancellable };
  g_autoptr(GError) error = NULL;

  /* The terminal's characters, but nobody's decimal comma: what scripts read must not depend on where they run. */
  setlocale (LC_CTYPE, "");
  g_set_prgname (PROGRAM);
  watch_signals (cancellable);
  if (!run (&cli, argc, argv, &error))
    {
      cx_cli_progress_end (&cli);
      report (error);
      cli.status = exit_code_of (error);
    }
  if (fflush (stdout) != 0 && cli.status == CX_EXIT_DONE)
    {
      perror (PROGRAM ": standard output");
      cli.status = CX_EXIT_FAILED;
    }
  g_free (cli.workspace);
  return cli.status;
}
