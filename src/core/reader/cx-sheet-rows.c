/* The rows of a sheet of a workbook: which one is read, and how. Knows nothing of what they mean. */
#include "cx-cell-look.h"
#include "cx-row-source.h"
#include "cx-sheet-copy.h"
#include "cx-sheet-zip.h"

/* How many rows of a sheet are looked at to tell whether it is a table. */
#define LOOK_ROWS 50

typedef struct {
  CxRowSource  base;
  CxSheetFile *file;
  gboolean     ended;
  CxSheetCopy *copy;    /* (nullable): of what was read so far */
  char        *sheet;
} CxSheetRows;

/* ── sheets ─────────────────────────────────────────────────────────────── */

static void
tab_free (CxSheetTab *self)
{
  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

GPtrArray *
cx_sheet_tabs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tab_free);
}

void
cx_sheet_tabs_add (GPtrArray *tabs,
                   char      *name,
                   char      *part,
                   gboolean   hidden)
{
  CxSheetTab *tab = g_new0 (CxSheetTab, 1);

  tab->name = name;
  tab->part = part;
  tab->hidden = hidden;
  g_ptr_array_add (tabs, tab);
}

static char **
dup_names (GPtrArray *tabs)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < tabs->len; i++)
    g_strv_builder_add (names, ((CxSheetTab *) tabs->pdata[i])->name);
  return g_strv_builder_end (names);
}

/* ── rows ───────────────────────────────────────────────────────────────── */

static gboolean
sheet_rows_next (CxRowSource *base,
                 CxRow       *row,
                 GError     **error)
{
  CxSheetRows *self = (CxSheetRows *) base;
  g_autoptr(GError) failure = NULL;

  while (!cx_sheet_grid_take (self->file->grid, row))
    {
      if (self->ended)
        {
          if (self->copy != NULL)
            cx_sheet_copy_keep (g_steal_pointer (&self->copy), self->file->source, self->sheet);
          return FALSE;
        }
      self->ended = !self->file->step (self->file, &failure);
      if (failure != NULL)
        {
          g_clear_pointer (&self->copy, cx_sheet_copy_free);
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  if (self->copy != NULL)
    cx_sheet_copy_add (self->copy, row);
  return TRUE;
}

static guint64
sheet_rows_position (CxRowSource *base)
{
  CxSheetRows *self = (CxSheetRows *) base;
  guint64 size = cx_source_get_size (self->file->source);

  return self->ended ? size : (guint64) (self->file->progress (self->file) * (double) size);
}

static void
sheet_rows_free (CxRowSource *base)
{
  CxSheetRows *self = (CxSheetRows *) base;

  g_clear_pointer (&self->file->grid, cx_sheet_grid_free);
  g_clear_pointer (&self->copy, cx_sheet_copy_free);
  self->file->free (self->file);
  g_free (self->sheet);
  g_free (self);
}

/* ── opening ────────────────────────────────────────────────────────────── */

static gboolean
open_tab (CxSheetRows *self,
          guint        tab,
          GError     **error)
{
  g_clear_pointer (&self->file->grid, cx_sheet_grid_free);
  self->file->grid = cx_sheet_grid_new ();
  self->ended = FALSE;
  return self->file->open (self->file, tab, error);
}

/* What the first rows of a sheet look like. */
typedef enum { TAB_EMPTY, TAB_ROWS, TAB_TABLE } TabLook;

static gboolean
has_side_by_side (const CxRow *row)
{
  guint filled = 0;

  for (guint i = 0; i < row->n_cells && filled < 2; i++)
    filled += cx_cell_look_trim (&row->cells[i]).length > 0;
  return filled == 2;
}

/* A sheet that breaks off below its first row is told when it is read. */
static TabLook
look_at_tab (CxSheetRows *self,
             guint        tab,
             GError     **error)
{
  g_autoptr(GError) failure = NULL;
  TabLook look = TAB_EMPTY;
  guint n_wide = 0;
  CxRow row;

  if (!open_tab (self, tab, error))
    return TAB_EMPTY;
  for (guint i = 0; i < LOOK_ROWS && sheet_rows_next (&self->base, &row, &failure); i++)
    {
      look = TAB_ROWS;
      n_wide += has_side_by_side (&row);
      if (n_wide == 2)
        return TAB_TABLE;
    }
  if (failure != NULL && look == TAB_EMPTY)
    g_propagate_error (error, g_steal_pointer (&failure));
  return look;
}

/* The first table among the sheets that are shown, or among those that are hidden, as @hidden says; the first that holds
 * anything when none looks like a table: before it may stand a cover. Returns: -1 when there is none */
static int
find_tab_of (CxSheetRows *self,
             gboolean     hidden,
             GError     **error)
{
  int first = -1;

  for (guint i = 0; i < self->file->tabs->len; i++)
    {
      g_autoptr(GError) failure = NULL;
      TabLook look;

      if (((CxSheetTab *) self->file->tabs->pdata[i])->hidden != hidden)
        continue;
      look = look_at_tab (self, i, &failure);
      if (look == TAB_TABLE)
        return (int) i;
      if (look == TAB_ROWS && first < 0)
        first = (int) i;
      if (failure != NULL && first < 0)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return -1;
        }
    }
  return first;
}

static gboolean
find_tab_with_rows (CxSheetRows *self,
                    guint       *found,
                    GError     **error)
{
  g_autoptr(GError) failure = NULL;
  int tab = find_tab_of (self, FALSE, &failure);

  if (tab < 0 && failure == NULL)
    tab = find_tab_of (self, TRUE, &failure);
  if (tab >= 0)
    {
      *found = (guint) tab;
      return TRUE;
    }
  if (failure == NULL)
    g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: no sheet of the workbook holds anything; export it again",
                 cx_source_get_path (self->file->source));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
find_tab (CxSheetRows *self,
          const char  *name,
          char       **names,
          guint       *found,
          GError     **error)
{
  g_autofree char *list = NULL;

  if (name == NULL)
    return find_tab_with_rows (self, found, error);
  for (*found = 0; names[*found] != NULL; (*found)++)
    if (g_str_equal (names[*found], name))
      return TRUE;
  list = g_strjoinv (", ", names);
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: no sheet is called “%s”; there are: %s",
               cx_source_get_path (self->file->source), name, list);
  return FALSE;
}

/* A zip that does not say at its start what it is, is looked into. */
static gboolean
tell_zip (CxSource *source,
          CxFormat *format,
          GError  **error)
{
  g_auto(GStrv) names = cx_sheet_zip_list (source, error);

  if (names != NULL)
    *format = g_strv_contains ((const char *const *) names, "content.xml") ? CX_FORMAT_ODS : CX_FORMAT_XLSX;
  return names != NULL;
}

static CxSheetFile *
open_file (CxSource            *source,
           const CxReadOptions *options,
           CxReadForm          *form,
           GError             **error)
{
  if (form->format == CX_FORMAT_XLS)
    return cx_sheet_xls_new (source, error);
  if (options->format == CX_FORMAT_AUTO && !tell_zip (source, &form->format, error))
    return NULL;
  return form->format == CX_FORMAT_ODS ? cx_sheet_ods_new (source, error) : cx_sheet_xlsx_new (source, error);
}

/* Reads from the copy of the sheet, if there is one. */
static gboolean
use_copy (CxSheetRows *self)
{
  CxSheetFile *copy = cx_sheet_copy_open (self->file->source, self->sheet);

  if (copy == NULL)
    return FALSE;
  g_clear_pointer (&self->file->grid, cx_sheet_grid_free);
  self->file->free (self->file);
  self->file = copy;
  return TRUE;
}

static gboolean
open_sheet (CxSheetRows *self,
            const char  *wanted,
            CxReadForm  *form,
            GError     **error)
{
  char **names = dup_names (self->file->tabs);
  guint tab;

  g_strfreev (form->sheets);
  form->sheets = names;
  if (!find_tab (self, wanted, names, &tab, error))
    return FALSE;
  g_set_str (&form->sheet, names[tab]);
  g_set_str (&form->encoding, "UTF-8");
  g_set_str (&self->sheet, names[tab]);
  if (use_copy (self))
    tab = 0;
  else
    self->copy = cx_sheet_copy_new ();
  return open_tab (self, tab, error);
}

CxRowSource *
cx_sheet_rows_new (CxSource            *source,
                   const CxReadOptions *options,
                   CxReadForm          *form,
                   GError             **error)
{
  g_autofree char *wanted = g_strdup (options->sheet);
  CxSheetFile *file = open_file (source, options, form, error);
  CxSheetRows *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (CxSheetRows, 1);
  self->base = (CxRowSource) { sheet_rows_next, sheet_rows_position, sheet_rows_free };
  self->file = file;
  if (open_sheet (self, wanted, form, error))
    return &self->base;
  sheet_rows_free (&self->base);
  return NULL;
}
