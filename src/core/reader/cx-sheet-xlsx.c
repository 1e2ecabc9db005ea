/* The cells of an XLSX sheet as rows. Knows nothing of tables. */
#include "cx-sheet-book.h"

#include <string.h>

/* Where the value of a cell is. */
typedef enum { IN_NOTHING, IN_VALUE, IN_TEXT, IN_PHONETIC, IN_FORMULA } Inside;

typedef struct {
  CxSheetFile  base;
  CxSheetBook *book;
  gboolean     is_loaded;
  CxSheetXml  *xml;
  gint64       row;         /* at hand, from 1 */
  gint64       column;      /* at hand, from 0 */
  char         type[12];
  guint        style;
  Inside       inside;
  GString     *value;
  GString     *formula;     /* "=" and what makes the value; empty where nothing does */
} Xlsx;

/* ── cells ──────────────────────────────────────────────────────────────── */

/* The column that "AB12" names; -1 when it names none. */
static gint64
find_column (const char *reference,
             gsize       length)
{
  gint64 column = 0;
  gsize i;

  for (i = 0; i < length && g_ascii_isalpha (reference[i]) && column <= CX_SHEET_MAX_COLUMNS; i++)
    column = column * 26 + g_ascii_toupper (reference[i]) - 'A' + 1;
  return column - 1;
}

static void
start_cell (Xlsx                 *self,
            const CxSheetElement *element)
{
  gsize length;
  const char *reference = cx_sheet_attribute (element, NULL, "r", &length);
  gint64 column = reference != NULL ? find_column (reference, length) : self->column + 1;
  const char *type = cx_sheet_attribute (element, NULL, "t", &length);

  /* Cells come from left to right; one that does not has lost its place. */
  if (column <= self->column || column >= CX_SHEET_MAX_COLUMNS)
    {
      cx_sheet_xml_fail (self->xml, "has cells in the wrong order or beyond column XFD; save the workbook again");
      return;
    }
  self->column = column;
  length = MIN (length, sizeof self->type - 1);
  memcpy (self->type, type != NULL ? type : "n", type != NULL ? length : 1);
  self->type[type != NULL ? length : 1] = '\0';
  self->style = cx_sheet_attribute_number (element, "s", G_MAXUINT16, 0);
  g_string_truncate (self->value, 0);
  g_string_truncate (self->formula, 0);
}

static gsize
write_number (Xlsx *self,
              char *out)
{
  CxSheetKind kind = self->style < self->book->kinds->len ? self->book->kinds->data[self->style] : CX_SHEET_NUMBER;
  gsize n;

  if (kind != CX_SHEET_NUMBER)
    {
      char *end;
      double serial = g_ascii_strtod (self->value->str, &end);

      if (*end == '\0')
        return cx_sheet_write_serial (serial, kind, self->book->from_1904, out);
    }
  n = cx_sheet_write_number (self->value->str, self->value->len, out);
  return n;
}

static void
add (Xlsx       *self,
     const char *text,
     gsize       length)
{
  cx_sheet_grid_add (self->base.grid, self->column, text, length);
}

static void
add_shared (Xlsx *self)
{
  char *end;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);
  gsize length;
  const char *text = *end == '\0' ? cx_sheet_book_get_text (self->book, index, &length) : NULL;

  if (text != NULL)
    add (self, text, length);
  else
    cx_sheet_xml_fail (self->xml, "names a text that is not in the workbook; save the workbook again");
}

/* An error ("#N/A") is a missing value. A formula that no program has worked out yet stands for itself: its value is not
 * missing but unknown. */
static void
end_cell (Xlsx *self)
{
  const char *type = self->type;
  char number[CX_SHEET_VALUE_SIZE];
  gsize n;

  if (self->value->len == 0 && g_str_equal (type, "n"))
    add (self, self->formula->str, self->formula->len);
  if (self->value->len == 0 || g_str_equal (type, "e"))
    return;
  if (g_str_equal (type, "s"))
    add_shared (self);
  else if (g_str_equal (type, "str") || g_str_equal (type, "inlineStr"))
    {
      cx_sheet_unescape (self->value, 0);
      add (self, self->value->str, self->value->len);
    }
  else if (g_str_equal (type, "b"))
    add (self, *self->value->str == '0' ? "FALSE" : "TRUE", *self->value->str == '0' ? 5 : 4);
  else
    {
      n = g_str_equal (type, "d") ? cx_sheet_write_iso_date (self->value->str, self->value->len, number)
                                  : write_number (self, number);
      add (self, n > 0 ? number : self->value->str, n > 0 ? n : self->value->len);
    }
}

/* ── elements ───────────────────────────────────────────────────────────── */

static void
start_row (Xlsx                 *self,
           const CxSheetElement *element)
{
  gint64 row = cx_sheet_attribute_number (element, "r", CX_SHEET_MAX_ROWS, self->row + 1);

  if (row <= self->row || row > CX_SHEET_MAX_ROWS)
    {
      cx_sheet_xml_fail (self->xml, "has rows in the wrong order or too many of them; save the workbook again");
      return;
    }
  self->row = row;
  self->column = -1;
  cx_sheet_grid_start_row (self->base.grid, row);
}

static void
on_start (gpointer              data,
          const CxSheetElement *element)
{
  Xlsx *self = data;
  const char *name = element->name;

  if (g_str_equal (name, "c"))
    start_cell (self, element);
  else if (g_str_equal (name, "v"))
    self->inside = IN_VALUE;
  else if (g_str_equal (name, "f"))
    {
      g_string_assign (self->formula, "=");
      self->inside = IN_FORMULA;
    }
  else if (g_str_equal (name, "t"))
    self->inside = self->inside == IN_PHONETIC ? IN_PHONETIC : IN_TEXT;
  else if (g_str_equal (name, "rPh"))
    self->inside = IN_PHONETIC;
  else if (g_str_equal (name, "row"))
    start_row (self, element);
}

static void
on_end (gpointer    data,
        const char *name)
{
  Xlsx *self = data;

  if (g_str_equal (name, "c"))
    end_cell (self);
  else if (g_str_equal (name, "row"))
    cx_sheet_grid_end_row (self->base.grid, 1);
  else if (g_str_equal (name, "sheetData"))
    cx_sheet_xml_stop (self->xml);
  if (self->inside != IN_PHONETIC || g_str_equal (name, "rPh"))
    self->inside = IN_NOTHING;
}

static void
on_text (gpointer    data,
         const char *text,
         gsize       length)
{
  Xlsx *self = data;

  if (self->inside == IN_VALUE || self->inside == IN_TEXT)
    g_string_append_len (self->value, text, length);
  else if (self->inside == IN_FORMULA)
    g_string_append_len (self->formula, text, length);
}

/* ── the file ───────────────────────────────────────────────────────────── */

static gboolean
xlsx_open (CxSheetFile *base,
           guint        tab,
           GError     **error)
{
  static const CxSheetHandler handler = { on_start, on_end, on_text };
  Xlsx *self = (Xlsx *) base;

  if (!self->is_loaded && !cx_sheet_book_load (self->book, base->source, error))
    return FALSE;
  self->is_loaded = TRUE;
  g_clear_pointer (&self->xml, cx_sheet_xml_free);
  self->row = 0;
  self->inside = IN_NOTHING;
  self->xml = cx_sheet_xml_open (base->source, ((CxSheetTab *) base->tabs->pdata[tab])->part, &handler, self, error);
  return self->xml != NULL;
}

static gboolean
xlsx_step (CxSheetFile *base,
           GError     **error)
{
  return cx_sheet_xml_step (((Xlsx *) base)->xml, error);
}

static double
xlsx_progress (CxSheetFile *base)
{
  return cx_sheet_xml_get_progress (((Xlsx *) base)->xml);
}

static void
xlsx_free (CxSheetFile *base)
{
  Xlsx *self = (Xlsx *) base;

  g_clear_pointer (&self->xml, cx_sheet_xml_free);
  cx_sheet_book_free (self->book);
  g_string_free (self->value, TRUE);
  g_string_free (self->formula, TRUE);
  cx_source_unref (base->source);
  g_free (self);
}

CxSheetFile *
cx_sheet_xlsx_new (CxSource *source,
                   GError  **error)
{
  CxSheetBook *book = cx_sheet_book_new (source, error);
  Xlsx *self;

  if (book == NULL)
    return NULL;
  self = g_new0 (Xlsx, 1);
  self->base = (CxSheetFile) { cx_source_ref (source), book->tabs, NULL, xlsx_open, xlsx_step, xlsx_progress, xlsx_free };
  self->book = book;
  self->value = g_string_new (NULL);
  self->formula = g_string_new (NULL);
  return &self->base;
}
