/* The commands about the systems that values come from, and which of them is trusted most. */
#include "cx-cli.h"
#include "cx-precedence.h"
#include "cx-table.h"

#include <stdio.h>
#include <string.h>

/* ── sources ── */

/* One source: with @rank 0 it is in nobody's order. */
typedef struct {
  char  *name;
  guint  rank;
  gint64 imports, accounts;
} Source;

static void
source_free (Source *self)
{
  g_free (self->name);
  g_free (self);
}

static Source *
find_or_add (GPtrArray  *sources,
             const char *name)
{
  Source *source;

  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((Source *) sources->pdata[i])->name, name))
      return sources->pdata[i];
  source = g_new0 (Source, 1);
  source->name = g_strdup (name);
  g_ptr_array_add (sources, source);
  return source;
}

/* Those that are ranked, then all that there were, by name. */
static GPtrArray *
list_sources (CxStore *store,
              GError **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  g_auto(GStrv) order = cx_precedence_list (store, error);
  g_autoptr(CxStatement) select =
    order ? cx_database_prepare (cx_store_get_database (store),
                                 "SELECT source, count (*), sum (inserted) FROM import GROUP BY source ORDER BY source", error) : NULL;
  gboolean has_row;

  if (select == NULL)
    return NULL;
  for (guint i = 0; order[i] != NULL; i++)
    find_or_add (sources, order[i])->rank = i + 1;
  for (;;)
    {
      Source *source;

      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&sources);
      source = find_or_add (sources, cx_statement_get_text (select, 0));
      source->imports = cx_statement_get_int (select, 1);
      source->accounts = cx_statement_get_int (select, 2);
    }
}

static void
print_sources_json (GPtrArray *sources)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = sources->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "source", source->name);
      if (source->rank > 0)
        json_object_set_int_member (object, "rank", source->rank);
      else
        json_object_set_null_member (object, "rank");
      json_object_set_int_member (object, "imports", source->imports);
      json_object_set_int_member (object, "accounts", source->accounts);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_sources (GPtrArray *sources)
{
  static const char *const headers[] = { ">Rank", "Source", ">Imports", ">Added accounts", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  gboolean ranked = sources->len > 0 && ((const Source *) sources->pdata[0])->rank > 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = sources->pdata[i];

      cx_table_take (table, source->rank > 0 ? g_strdup_printf ("%u", source->rank) : NULL);
      cx_table_add (table, source->name);
      cx_table_count (table, source->imports);
      cx_table_count (table, source->accounts);
    }
  if (sources->len == 0)
    puts ("Nothing was imported yet.");
  else
    cx_table_print (table, 0);
  if (sources->len > 0)
    puts (ranked ? "A source fills gaps of those above it, and overwrites nothing of theirs."
                 : "All are trusted alike: the newest value counts. “sources rank” says otherwise.");
}

gboolean
cx_command_sources (CxCli   *cli,
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
  g_autoptr(GPtrArray) sources = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists the systems that accounts were imported from, the most trusted first.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  sources = store ? list_sources (store, error) : NULL;
  if (sources == NULL)
    return FALSE;
  if (json)
    print_sources_json (sources);
  else
    print_sources (sources);
  return TRUE;
}

/* ── sources rank ── */

gboolean
cx_command_sources_rank (CxCli   *cli,
                         int      argc,
                         char   **argv,
                         GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr(CxStore) store = NULL;

  if (!cx_cli_parse (&argc, &argv, "[NAME…]",
                     "Says which sources to trust most, the most trusted first; all others rank behind, alike. Where values\n"
                     "differ, an import overwrites what came from its own rank and from below, and fills gaps elsewhere.\n"
                     "Without names the newest value counts, wherever it comes from.",
                     entries, 0, G_MAXINT - 1, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  return store != NULL && cx_precedence_set (store, (const char *const *) argv + 1, error);
}
