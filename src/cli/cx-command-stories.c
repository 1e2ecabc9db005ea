/* `import --as stories`: win stories from a file into the draft of a profile. */
#include "cx-command-stories.h"

#include "cx-error.h"
#include "cx-profile-table.h"
#include "cx-read-options.h"
#include "cx-stories.h"
#include "cx-table.h"

#include <stdio.h>

typedef struct {
  gint64 inserted, unchanged;
} Counts;

/* ── what was done ── */

static gint64
count_rows (const CxStoryFile *file)
{
  return (gint64) file->stories->len + file->rejects->len;
}

static void
print_json (const CxStoryFile *file,
            const Counts      *counts)
{
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();

  json_object_set_null_member (object, "import");
  cx_read_set_form (object, file->form);
  json_object_set_int_member (object, "rows", count_rows (file));
  json_object_set_int_member (object, "inserted", counts->inserted);
  json_object_set_int_member (object, "updated", 0);
  json_object_set_int_member (object, "unchanged", counts->unchanged);
  json_object_set_int_member (object, "merged", 0);
  json_object_set_int_member (object, "rejected", file->rejects->len);
  for (guint i = 0; i < file->columns->len; i++)
    {
      const CxStoryColumn *column = file->columns->pdata[i];
      JsonObject *field;

      if (column->member < 0)
        continue;
      field = json_object_new ();
      json_object_set_string_member (field, "header", column->header);
      json_object_set_string_member (field, "field", cx_story_member_key (column->member));
      json_object_set_string_member (field, "type", "text");
      json_object_set_null_member (field, "role");
      json_object_set_int_member (field, "filled", column->filled);
      json_object_set_int_member (field, "unread", 0);
      json_array_add_object_element (fields, field);
    }
  json_object_set_array_member (object, "fields", fields);
  cx_cli_print_object (object);
}

static void
print_counts (const char        *path,
              const CxStoryFile *file,
              const Counts      *counts,
              gboolean           dry_run)
{
  static const char *const headers[] = { "", ">", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  g_autofree char *base = g_path_get_basename (path);
  const struct {
    const char *label;
    gint64      count;
  } lines[] = {
    { "rows", count_rows (file) },           { "new stories", counts->inserted },
    { "there already", counts->unchanged }, { "set aside", file->rejects->len },
  };

  printf ("%s%s\n", dry_run ? "Nothing was changed. This would happen with " : "", base);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cx_table_add (table, lines[i].label);
      cx_table_count (table, lines[i].count);
    }
  cx_table_print (table, 2);
}

static void
say_rejects (CxCli             *cli,
             const char        *path,
             const CxStoryFile *file)
{
  for (guint i = 0; i < file->rejects->len; i++)
    {
      const CxStoryReject *reject = file->rejects->pdata[i];

      cx_cli_say (cli, "%s: line %" G_GINT64_FORMAT ": %s; set aside", path, reject->line, reject->reason);
    }
}

/* ── import --as stories ── */

static gboolean
check_strict (const char        *path,
              const CxStoryFile *file,
              gboolean           strict,
              GError           **error)
{
  const CxStoryReject *first;

  if (!strict || file->rejects->len == 0)
    return TRUE;
  first = file->rejects->pdata[0];
  g_set_error (error, CX_ERROR, CX_ERROR_REJECTED,
               "%s: %u of %" G_GINT64_FORMAT " rows are bad (line %" G_GINT64_FORMAT ": %s); correct them or import without --strict",
               path, file->rejects->len, count_rows (file), first->line, first->reason);
  return FALSE;
}

/* The draft is read and written in one transaction, so that nobody's edit is lost in between. */
static gboolean
change_draft (CxCli             *cli,
              const char        *name,
              const CxStoryFile *file,
              gboolean           dry_run,
              Counts            *counts,
              GError           **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, TRUE, error);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(CxProfile) draft = NULL;
  g_autoptr(CxProfile) edited = NULL;
  g_autofree char *document = NULL;
  const CxProfileRow *row;
  gboolean done;
  guint added;
  gint64 id;

  if (store == NULL || !cx_database_begin (cx_store_get_database (store), error))
    return FALSE;
  rows = cx_profile_table_list (store, error);
  row = rows ? cx_cli_find_profile_row (rows, name, error) : NULL;
  draft = row ? cx_profile_parse (row->document, -1, row->name, error) : NULL;
  done = draft != NULL;
  if (done)
    {
      edited = cx_stories_add (draft, file, &added);
      *counts = (Counts) { .inserted = added, .unchanged = file->stories->len - added };
      document = cx_profile_to_json (edited);
      id = row->id;
      done = counts->inserted == 0 || cx_profile_table_save (store, &id, row->name, document, error);
    }
  if (done && !dry_run)
    return cx_database_commit (cx_store_get_database (store), error);
  cx_database_rollback (cx_store_get_database (store));
  return done;
}

gboolean
cx_command_import_stories (CxCli                *cli,
                           const char           *path,
                           const CxStoryOptions *options,
                           GError              **error)
{
  g_autoptr(CxStoryFile) file = cx_story_file_read_as (path, &options->read, options->mapping, error);
  Counts counts = { 0 };

  if (file == NULL || !check_strict (path, file, options->strict, error) ||
      !change_draft (cli, options->profile, file, options->dry_run, &counts, error))
    return FALSE;
  if (options->json)
    print_json (file, &counts);
  else
    print_counts (path, file, &counts, options->dry_run);
  say_rejects (cli, path, file);
  if (file->rejects->len > 0)
    cli->status = CX_EXIT_SET_ASIDE;
  return TRUE;
}
