/* The rows of a sheet that was once read to its end. */
#include "cx-sheet-copy.h"

#include <string.h>

#define BLOCK_BYTES (256 * 1024)

/* What may lie on the disk for it. */
#define MAX_BYTES (1024 * G_GUINT64_CONSTANT (1048576))

/* Before each row; behind it stand its places, then their texts. */
typedef struct {
  gint64 line;
  gsize  n_cells, n_text;
} Head;

typedef struct {
  guint column, length;
} Place;

struct _CxSheetCopy {
  CxSource *file;      /* (nullable): when there is no room */
  GString  *block;     /* not yet in it */
  GArray   *places;    /* of Place: of one row */
};

/* A copy as it is read. */
typedef struct {
  CxSheetFile base;
  CxSource   *file;
  guint64     at;
  GString    *block;   /* from the first row on that was not taken */
} Reading;

/* ── writing ────────────────────────────────────────────────────────────── */

CxSheetCopy *
cx_sheet_copy_new (void)
{
  CxSheetCopy *self = g_new0 (CxSheetCopy, 1);

  self->file = cx_source_new_temporary ();
  self->block = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

void
cx_sheet_copy_free (CxSheetCopy *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, cx_source_unref);
  g_string_free (self->block, TRUE);
  g_array_unref (self->places);
  g_free (self);
}

static void
flush (CxSheetCopy *self)
{
  if (cx_source_get_size (self->file) > MAX_BYTES || !cx_source_append (self->file, self->block->str, self->block->len))
    g_clear_pointer (&self->file, cx_source_unref);
  g_string_truncate (self->block, 0);
}

void
cx_sheet_copy_add (CxSheetCopy *self,
                   const CxRow *row)
{
  Head head = { row->line, 0, 0 };

  if (self->file == NULL)
    return;
  g_array_set_size (self->places, 0);
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].length > 0)
      {
        Place place = { i, (guint) row->cells[i].length };

        g_array_append_val (self->places, place);
        head.n_text += place.length;
      }
  head.n_cells = self->places->len;
  g_string_append_len (self->block, (const char *) &head, sizeof head);
  g_string_append_len (self->block, self->places->data, head.n_cells * sizeof (Place));
  for (guint i = 0; i < head.n_cells; i++)
    {
      const CxCell *cell = &row->cells[g_array_index (self->places, Place, i).column];

      g_string_append_len (self->block, cell->text, cell->length);
    }
  if (self->block->len >= BLOCK_BYTES)
    flush (self);
}

static char *
key_of (const char *sheet)
{
  return g_strconcat ("sheet ", sheet, NULL);
}

void
cx_sheet_copy_keep (CxSheetCopy *self,
                    CxSource    *source,
                    const char  *name)
{
  g_autofree char *key = key_of (name);

  if (self->file != NULL)
    flush (self);
  if (self->file != NULL)
    cx_source_keep (source, key, g_steal_pointer (&self->file));
  cx_sheet_copy_free (self);
}

/* ── reading ────────────────────────────────────────────────────────────── */

static gboolean
copy_open (CxSheetFile *base,
           guint        tab,
           GError     **error)
{
  Reading *self = (Reading *) base;

  self->at = 0;
  g_string_truncate (self->block, 0);
  return TRUE;
}

/* The row that starts at @at. Returns: %FALSE when not all of it is here */
static gboolean
take_row (Reading *self,
          gsize   *at)
{
  const char *start = self->block->str + *at, *text;
  gsize there = self->block->len - *at;
  Head head;

  if (there < sizeof head)
    return FALSE;
  memcpy (&head, start, sizeof head);
  if (there - sizeof head < head.n_cells * sizeof (Place) + head.n_text)
    return FALSE;
  start += sizeof head;
  text = start + head.n_cells * sizeof (Place);
  cx_sheet_grid_start_row (self->base.grid, head.line);
  for (gsize i = 0; i < head.n_cells; i++)
    {
      Place place;

      memcpy (&place, start + i * sizeof place, sizeof place);
      cx_sheet_grid_add (self->base.grid, place.column, text, place.length);
      text += place.length;
    }
  cx_sheet_grid_end_row (self->base.grid, 1);
  *at = text - self->block->str;
  return TRUE;
}

static gboolean
copy_step (CxSheetFile *base,
           GError     **error)
{
  Reading *self = (Reading *) base;
  gsize kept = self->block->len, taken = 0;
  gssize n;

  g_string_set_size (self->block, kept + BLOCK_BYTES);
  n = cx_source_read (self->file, self->at, self->block->str + kept, BLOCK_BYTES, error);
  if (n < 0)
    return FALSE;
  g_string_truncate (self->block, kept + n);
  self->at += n;
  while (take_row (self, &taken))
    ;
  g_string_erase (self->block, 0, taken);
  return n == BLOCK_BYTES;
}

static double
copy_progress (CxSheetFile *base)
{
  Reading *self = (Reading *) base;

  return (double) self->at / (double) MAX (cx_source_get_size (self->file), 1);
}

static void
copy_free (CxSheetFile *base)
{
  Reading *self = (Reading *) base;

  cx_source_unref (self->file);
  g_string_free (self->block, TRUE);
  g_ptr_array_unref (base->tabs);
  cx_source_unref (base->source);
  g_free (self);
}

CxSheetFile *
cx_sheet_copy_open (CxSource   *source,
                    const char *name)
{
  g_autofree char *key = key_of (name);
  CxSource *file = cx_source_get_kept (source, key);
  Reading *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (Reading, 1);
  self->base = (CxSheetFile) { cx_source_ref (source), cx_sheet_tabs_new (), NULL, copy_open, copy_step, copy_progress, copy_free };
  self->file = file;
  self->block = g_string_new (NULL);
  return &self->base;
}
