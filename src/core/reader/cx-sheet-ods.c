/* The cells of an ODS sheet as rows. Knows nothing of tables. */
#include "cx-sheet-file.h"
#include "cx-sheet-value.h"
#include "cx-sheet-xml.h"

#include <string.h>

#define CONTENT "content.xml"
#define OFFICE "opendocument:xmlns:office"
#define TABLE "opendocument:xmlns:table"

typedef struct {
  CxSheetFile  base;
  CxSheetXml  *xml;
  guint        wanted;       /* the sheet, from 0 */
  guint        n_tables;     /* that have started */
  guint        table_depth;  /* tables in each other: only the outermost are sheets */
  gint64       row;          /* the next, from 1 */
  guint        row_repeat;
  guint        column;       /* the next, from 0 */
  guint        cell_repeat;
  guint        cell_depth;   /* elements open, from the cell on; 0 outside of one */
  guint        skip_depth;   /* where something started that is not the text of the cell: a note, a picture */
  gboolean     in_paragraph;
  gboolean     has_value;    /* not its paragraphs, but what an attribute says */
  guint        n_paragraphs;
  GString     *value;
} Ods;

/* ── sheets ─────────────────────────────────────────────────────────────── */

typedef struct {
  GPtrArray *tabs;
  guint      depth;
  gboolean   is_spreadsheet;
} Tabs;

static void
start_in_list (gpointer              data,
               const CxSheetElement *element)
{
  Tabs *self = data;

  if (g_str_equal (element->name, "spreadsheet"))
    self->is_spreadsheet = TRUE;
  if (g_str_equal (element->name, "table") && self->depth++ == 0)
    {
      char *name = cx_sheet_attribute_dup (element, TABLE, "name");

      cx_sheet_tabs_add (self->tabs, name != NULL ? name : g_strdup (""), NULL, FALSE);
    }
}

static void
end_in_list (gpointer    data,
             const char *name)
{
  Tabs *self = data;

  if (g_str_equal (name, "table"))
    self->depth--;
}

/* ── cells ──────────────────────────────────────────────────────────────── */

static void
set_value (Ods        *self,
           const char *text,
           gsize       length)
{
  g_string_truncate (self->value, 0);
  g_string_append_len (self->value, text, length);
  self->has_value = TRUE;
}

typedef gsize (*Writer) (const char *text, gsize length, char *out);

/* The value as an attribute has it; nothing when there is none, and the text counts. */
static void
take_attribute (Ods                  *self,
                const CxSheetElement *element,
                const char           *name,
                Writer                write)
{
  char out[CX_SHEET_VALUE_SIZE];
  gsize length, n;
  const char *text = cx_sheet_attribute (element, OFFICE, name, &length);

  if (text == NULL)
    return;
  n = write (text, length, out);
  set_value (self, n > 0 ? out : text, n > 0 ? n : length);
}

static gsize
write_boolean (const char *text,
               gsize       length,
               char       *out)
{
  return g_strlcpy (out, length == 4 && memcmp (text, "true", 4) == 0 ? "TRUE" : "FALSE", CX_SHEET_VALUE_SIZE);
}

static gsize
write_as_is (const char *text,
             gsize       length,
             char       *out)
{
  return 0;
}

static void
start_cell (Ods                  *self,
            const CxSheetElement *element)
{
  static const struct { const char *type, *attribute; Writer write; } types[] = {
    { "float", "value", cx_sheet_write_number }, { "percentage", "value", cx_sheet_write_number },
    { "currency", "value", cx_sheet_write_number }, { "date", "date-value", cx_sheet_write_iso_date },
    { "time", "time-value", cx_sheet_write_iso_duration }, { "boolean", "boolean-value", write_boolean },
    { "string", "string-value", write_as_is },
  };
  g_autofree char *type = cx_sheet_attribute_dup (element, OFFICE, "value-type");
  g_autofree char *shown = cx_sheet_attribute_dup (element, "calcext", "value-type");

  self->cell_repeat = cx_sheet_attribute_number (element, "number-columns-repeated", CX_SHEET_MAX_COLUMNS, 1);
  self->cell_depth = 1;
  self->skip_depth = self->n_paragraphs = 0;
  self->has_value = self->in_paragraph = FALSE;
  g_string_truncate (self->value, 0);
  /* An error is a missing value. */
  if (g_strcmp0 (shown, "error") == 0)
    set_value (self, "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (types) && !self->has_value; i++)
    if (g_strcmp0 (type, types[i].type) == 0)
      take_attribute (self, element, types[i].attribute, types[i].write);
}

static void
end_cell (Ods *self)
{
  guint end = MIN (self->column + self->cell_repeat, CX_SHEET_MAX_COLUMNS);

  for (guint i = self->column; i < end && self->value->len > 0; i++)
    cx_sheet_grid_add (self->base.grid, i, self->value->str, self->value->len);
  self->column = end;
  self->cell_depth = 0;
}

/* ── text of cells ──────────────────────────────────────────────────────── */

static void
start_in_cell (Ods                  *self,
               const CxSheetElement *element)
{
  const char *name = element->name;

  self->cell_depth++;
  if (self->skip_depth > 0)
    return;
  if (g_str_equal (name, "p") && self->cell_depth == 2)
    {
      if (self->n_paragraphs++ > 0 && !self->has_value)
        g_string_append_c (self->value, '\n');
      self->in_paragraph = TRUE;
    }
  else if (!self->in_paragraph || g_str_equal (name, "annotation") || g_str_equal (name, "ruby-text") ||
           g_str_equal (name, "note"))
    self->skip_depth = self->cell_depth;
  else if (self->has_value)
    return;
  else if (g_str_equal (name, "s"))
    for (guint n = cx_sheet_attribute_number (element, "c", G_MAXUINT16, 1); n > 0; n--)
      g_string_append_c (self->value, ' ');
  else if (g_str_equal (name, "tab") || g_str_equal (name, "line-break"))
    g_string_append_c (self->value, *name == 't' ? '\t' : '\n');
}

static void
end_in_cell (Ods *self)
{
  if (self->skip_depth == self->cell_depth)
    self->skip_depth = 0;
  if (self->cell_depth == 2)
    self->in_paragraph = FALSE;
  if (--self->cell_depth == 0)
    end_cell (self);
}

/* ── elements ───────────────────────────────────────────────────────────── */

static gboolean
is_in_sheet (Ods *self)
{
  return self->table_depth == 1 && self->n_tables == self->wanted + 1;
}

static void
start_row (Ods                  *self,
           const CxSheetElement *element)
{
  self->row_repeat = cx_sheet_attribute_number (element, "number-rows-repeated", CX_SHEET_MAX_ROWS, 1);
  self->column = 0;
  cx_sheet_grid_start_row (self->base.grid, self->row);
}

static void
end_row (Ods *self)
{
  gint64 left = MAX (CX_SHEET_MAX_ROWS - self->row + 1, 0);

  cx_sheet_grid_end_row (self->base.grid, (guint) MIN (self->row_repeat, left));
  self->row += self->row_repeat;
}

static void
on_start (gpointer              data,
          const CxSheetElement *element)
{
  Ods *self = data;

  if (self->cell_depth > 0)
    start_in_cell (self, element);
  else if (g_str_equal (element->name, "table"))
    self->n_tables += self->table_depth++ == 0;
  else if (!is_in_sheet (self))
    return;
  else if (g_str_equal (element->name, "table-row"))
    start_row (self, element);
  else if (g_str_equal (element->name, "table-cell") || g_str_equal (element->name, "covered-table-cell"))
    start_cell (self, element);
}

static void
on_end (gpointer    data,
        const char *name)
{
  Ods *self = data;

  if (self->cell_depth > 0)
    end_in_cell (self);
  else if (is_in_sheet (self) && g_str_equal (name, "table-row"))
    end_row (self);
  else if (g_str_equal (name, "table"))
    {
      if (is_in_sheet (self))
        cx_sheet_xml_stop (self->xml);
      self->table_depth--;
    }
}

static void
on_text (gpointer    data,
         const char *text,
         gsize       length)
{
  Ods *self = data;

  if (self->in_paragraph && self->skip_depth == 0 && !self->has_value)
    g_string_append_len (self->value, text, length);
}

/* ── the file ───────────────────────────────────────────────────────────── */

static gboolean
ods_open (CxSheetFile *base,
          guint        tab,
          GError     **error)
{
  static const CxSheetHandler handler = { on_start, on_end, on_text };
  Ods *self = (Ods *) base;

  g_clear_pointer (&self->xml, cx_sheet_xml_free);
  self->wanted = tab;
  self->n_tables = self->table_depth = self->cell_depth = 0;
  self->in_paragraph = FALSE;
  self->row = 1;
  self->xml = cx_sheet_xml_open (base->source, CONTENT, &handler, self, error);
  return self->xml != NULL;
}

static gboolean
ods_step (CxSheetFile *base,
          GError     **error)
{
  return cx_sheet_xml_step (((Ods *) base)->xml, error);
}

static double
ods_progress (CxSheetFile *base)
{
  return cx_sheet_xml_get_progress (((Ods *) base)->xml);
}

static void
ods_free (CxSheetFile *base)
{
  Ods *self = (Ods *) base;

  g_clear_pointer (&self->xml, cx_sheet_xml_free);
  g_string_free (self->value, TRUE);
  g_ptr_array_unref (base->tabs);
  cx_source_unref (base->source);
  g_free (self);
}

static void
start_in_manifest (gpointer              data,
                   const CxSheetElement *element)
{
  if (g_str_equal (element->name, "encryption-data"))
    *(gboolean *) data = TRUE;
}

static gboolean
is_encrypted (CxSource *source)
{
  static const CxSheetHandler handler = { .start = start_in_manifest };
  gboolean encrypted = FALSE;

  return cx_sheet_xml_read (source, "META-INF/manifest.xml", &handler, &encrypted, NULL) && encrypted;
}

CxSheetFile *
cx_sheet_ods_new (CxSource *source,
                  GError  **error)
{
  static const CxSheetHandler handler = { start_in_list, end_in_list, NULL };
  g_autoptr(GPtrArray) tabs = cx_sheet_tabs_new ();
  Tabs list = { tabs, 0, FALSE };
  Ods *self;

  if (is_encrypted (source))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: the workbook is locked with a password; save it without one",
                   cx_source_get_path (source));
      return NULL;
    }
  if (!cx_sheet_xml_read (source, CONTENT, &handler, &list, error))
    return NULL;
  if (!list.is_spreadsheet)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: a document, not a workbook; save its table as a workbook",
                   cx_source_get_path (source));
      return NULL;
    }
  self = g_new0 (Ods, 1);
  self->base = (CxSheetFile) { cx_source_ref (source), g_steal_pointer (&tabs), NULL, ods_open, ods_step, ods_progress, ods_free };
  self->value = g_string_new (NULL);
  return &self->base;
}
