/* Win stories from a file of a table. Knows nothing of workspaces and of the document that they go into. */
#include "cx-story-file.h"

#include "cx-cells.h"
#include "cx-headers.h"
#include "cx-mapping.h"

#include <string.h>

static const char *const member_keys[CX_N_STORY_MEMBERS] = {
  [CX_STORY_CUSTOMER] = "customer",
  [CX_STORY_INDUSTRY] = "industry",
  [CX_STORY_BUSINESS_MODEL] = "business_model",
  [CX_STORY_STORY] = "story",
  [CX_STORY_LINK] = "link",
};

typedef struct {
  const char   *path;
  CxStoryFile  *file;
  CxCellReader *cells;
} Reading;

const char *
cx_story_member_key (CxStoryMember member)
{
  g_return_val_if_fail (member < CX_N_STORY_MEMBERS, NULL);

  return member_keys[member];
}

static int
member_of_key (const char *key)
{
  for (int i = 0; i < CX_N_STORY_MEMBERS; i++)
    if (g_str_equal (member_keys[i], key))
      return i;
  return -1;
}

static void
story_free (CxStory *story)
{
  for (guint i = 0; i < CX_N_STORY_MEMBERS; i++)
    g_free (story->values[i]);
  g_free (story);
}

static void
reject_free (CxStoryReject *reject)
{
  g_free (reject->reason);
  g_free (reject);
}

static void
column_free (CxStoryColumn *column)
{
  g_free (column->header);
  g_free (column);
}

void
cx_story_file_free (CxStoryFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->form, cx_read_form_free);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->stories);
  g_ptr_array_unref (self->rejects);
  g_free (self);
}

/* ── columns ── */

static guint
count_occurrence (GPtrArray  *columns,
                  const char *header)
{
  guint n = 1;

  for (guint i = 0; i < columns->len; i++)
    n += g_str_equal (((const CxStoryColumn *) columns->pdata[i])->header, header);
  return n;
}

static gboolean
map_column (CxStoryColumn        *column,
            const CxMappingEntry *entry,
            GError              **error)
{
  column->member = entry->key ? member_of_key (entry->key) : -1;
  if (entry->key == NULL || column->member >= 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX,
               "mapping: “%s”: a story has no “%s”; it has customer, industry, business_model, story and link", column->header,
               entry->key);
  return FALSE;
}

/* Which of two columns that mean the same is the better is said by the place of the header in the preset. */
static void
settle (GPtrArray     *columns,
        GArray        *ranks,
        CxStoryColumn *column,
        guint          rank)
{
  for (guint i = 0; i < columns->len; i++)
    {
      CxStoryColumn *other = columns->pdata[i];

      if (other->member != column->member)
        continue;
      if (g_array_index (ranks, guint, i) <= rank)
        column->member = -1;
      else
        other->member = -1;
      return;
    }
}

static gboolean
read_header (Reading          *self,
             const CxReadForm *form,
             CxMapping        *mapping,
             GError          **error)
{
  g_autoptr(CxHeaders) headers = cx_headers_load_stories (error);
  g_autoptr(GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  if (headers == NULL)
    return FALSE;
  for (guint i = 0; form->header[i] != NULL; i++)
    {
      CxStoryColumn *column = g_new0 (CxStoryColumn, 1);
      const CxHeaderAlias *alias;
      const CxMappingEntry *entry;
      guint rank = 0;
      gboolean mapped;

      column->header = g_strdup (form->header[i]);
      entry = cx_mapping_find (mapping, column->header, count_occurrence (self->file->columns, column->header));
      alias = entry ? NULL : cx_headers_find (headers, column->header, &rank);
      column->member = alias ? member_of_key (alias->key) : -1;
      mapped = entry == NULL || map_column (column, entry, error);
      rank = entry ? 0 : rank + 1;
      if (column->member >= 0)
        settle (self->file->columns, ranks, column, rank);
      g_ptr_array_add (self->file->columns, column);
      g_array_append_val (ranks, rank);
      if (!mapped)
        return FALSE;
    }
  return cx_mapping_check (mapping, error);
}

static gboolean
has_column (const CxStoryFile *file,
            CxStoryMember      member)
{
  for (guint i = 0; i < file->columns->len; i++)
    if (((const CxStoryColumn *) file->columns->pdata[i])->member == (int) member)
      return TRUE;
  return FALSE;
}

static gboolean
check_columns (Reading *self,
               GError **error)
{
  if (has_column (self->file, CX_STORY_STORY) || has_column (self->file, CX_STORY_LINK))
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NO_IDENTITY,
               "%s: line 1: no column is a story or a link, so this is no file of stories; name one “Story” or “Link”, or map one",
               self->path);
  return FALSE;
}

/* ── rows ── */

/* Takes @reason. */
static void
reject (Reading     *self,
        const CxRow *row,
        char        *reason)
{
  CxStoryReject *rejected = g_new0 (CxStoryReject, 1);

  rejected->line = row->line;
  rejected->reason = reason;
  g_ptr_array_add (self->file->rejects, rejected);
}

static char *
read_cell (Reading      *self,
           const CxCell *cell,
           int           member)
{
  static const CxCellRule rule = { .type = CX_FIELD_TEXT };
  CxStoredCell stored;
  char *text;

  cx_cell_reader_begin (self->cells);
  if (!cx_cell_reader_read (self->cells, &rule, cell, &stored) || stored.kind == CX_CELL_MISSING)
    return NULL;
  text = g_strndup (stored.text, stored.length);
  return member == CX_STORY_STORY ? text : g_strdelimit (text, "\r\n\t", ' ');
}

/* What stands before the colon of an address, in small letters; %NULL without, also of "example.com:8080/x". */
static char *
scheme_of (const char *link)
{
  gsize length = strspn (link, G_CSET_a_2_z G_CSET_A_2_Z "0123456789+-.");
  gsize port = link[length] == ':' ? strspn (link + length + 1, "0123456789") : 0;
  gboolean is_port = port > 0 && (link[length + 1 + port] == '\0' || link[length + 1 + port] == '/');

  if (length == 0 || link[length] != ':' || is_port || !g_ascii_isalpha (*link))
    return NULL;
  return g_ascii_strdown (link, (gssize) length);
}

/* Returns: (nullable): why a story cannot be taken. */
static char *
find_lack (const CxStory *story)
{
  char *const *values = story->values;
  g_autofree char *scheme = values[CX_STORY_LINK] ? scheme_of (values[CX_STORY_LINK]) : NULL;

  if (scheme != NULL && !g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    return g_strdup_printf ("the link is a “%s:” address; give one that begins with https:// or http://", scheme);
  if (values[CX_STORY_STORY] || values[CX_STORY_LINK])
    return NULL;
  if (values[CX_STORY_CUSTOMER] == NULL)
    return g_strdup ("no customer, story or link");
  if (values[CX_STORY_INDUSTRY] || values[CX_STORY_BUSINESS_MODEL])
    return NULL;
  return g_strdup ("a customer and nothing else; give a story or a link");
}

static void
take_row (Reading     *self,
          const CxRow *row)
{
  CxStory *story = g_new0 (CxStory, 1);
  char *lack;

  story->line = row->line;
  for (guint i = 0; i < MIN (row->n_cells, self->file->columns->len); i++)
    {
      CxStoryColumn *column = self->file->columns->pdata[i];

      if (column->member < 0)
        continue;
      story->values[column->member] = read_cell (self, &row->cells[i], column->member);
      column->filled += story->values[column->member] != NULL;
    }
  lack = find_lack (story);
  if (lack == NULL)
    {
      g_ptr_array_add (self->file->stories, story);
      return;
    }
  reject (self, row, lack);
  story_free (story);
}

static gboolean
read_rows (Reading  *self,
           CxReader *reader,
           GError  **error)
{
  g_autoptr(GError) cause = NULL;
  CxRow row;

  while (cx_reader_next (reader, &row, &cause))
    if (row.problem != NULL)
      reject (self, &row, g_strdup (row.problem));
    else
      take_row (self, &row);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (self->file->stories->len + self->file->rejects->len == 0)
    g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: a header but no rows; export the stories again", self->path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_file (Reading   *self,
           CxReader  *reader,
           CxMapping *mapping,
           GError   **error)
{
  const CxReadForm *form = cx_reader_get_form (reader);

  self->file->form = cx_read_form_copy (form);
  return read_header (self, form, mapping, error) && check_columns (self, error) && read_rows (self, reader, error);
}

CxStoryFile *
cx_story_file_read_as (const char          *path,
                       const CxReadOptions *options,
                       const char          *mapping,
                       GError             **error)
{
  g_autoptr(CxMapping) map = NULL;
  g_autoptr(CxSource) source = NULL;
  g_autoptr(CxReader) reader = NULL;
  g_autoptr(CxStoryFile) file = NULL;
  g_autoptr(CxCellReader) cells = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  map = cx_mapping_parse (mapping, error);
  source = map ? cx_source_open (path, error) : NULL;
  reader = source ? cx_reader_new (source, options, error) : NULL;
  if (reader == NULL)
    return NULL;
  file = g_new0 (CxStoryFile, 1);
  file->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  file->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_free);
  file->rejects = g_ptr_array_new_with_free_func ((GDestroyNotify) reject_free);
  cells = cx_cell_reader_new ();
  if (!read_file (&(Reading) { path, file, cells }, reader, map, error))
    return NULL;
  return g_steal_pointer (&file);
}

CxStoryFile *
cx_story_file_read (const char *path,
                    char        delimiter,
                    const char *mapping,
                    GError    **error)
{
  return cx_story_file_read_as (path, &(CxReadOptions) { .delimiter = delimiter }, mapping, error);
}
