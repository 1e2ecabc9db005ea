/* The cells of an XLS sheet as rows. Knows nothing of tables. */
#include "cx-sheet-biff.h"
#include "cx-sheet-cfb.h"
#include "cx-sheet-file.h"
#include "cx-sheet-value.h"

#include <stdlib.h>

/* The edges of a sheet of that time. */
#define MAX_COLUMNS 256

#define VERSION_8 0x0600
#define STATE_BITS 0x03
#define KIND_SHEET 0

/* Rows that are given at once. */
#define STEP_ROWS 256

/* Cell: where in the stream it stands. @part: which of a record of several numbers */
typedef struct {
  guint32 row;
  guint16 column, part;
  gsize   record;
} Cell;

typedef struct {
  CxSheetFile base;
  GByteArray *stream;
  const char *codepage;     /* NULL from version 8 on */
  char        codepage_name[16];
  gboolean    from_1904;
  GHashTable *formats;      /* id → CxSheetKind */
  GByteArray *kinds;        /* of CxSheetKind: by style */
  GString    *texts;        /* shared by all sheets, one behind the other */
  GArray     *ends;         /* of gsize */
  GArray     *cells;        /* of the open sheet, row by row */
  guint       n_given;
  GString    *value;
} Xls;

/* ── what all sheets share ──────────────────────────────────────────────── */

static void
take_codepage (Xls          *self,
               const CxBiff *biff)
{
  guint codepage = biff->length >= 2 ? cx_get_u16 (biff->data) : 0;

  if (self->codepage == NULL || codepage == 0)
    return;
  if (codepage == 10000 || codepage == 0x8000)
    g_strlcpy (self->codepage_name, "MACINTOSH", sizeof self->codepage_name);
  else
    g_snprintf (self->codepage_name, sizeof self->codepage_name, "CP%u", codepage == 0x8001 ? 1252 : codepage);
}

static void
take_format (Xls    *self,
             CxBiff *biff)
{
  CxBiffText text = { biff, 0, self->codepage };
  g_autoptr(GString) code = g_string_new (NULL);
  guint32 id;

  if (cx_biff_text_number (&text, 2, &id) && cx_biff_text_read (&text, self->codepage != NULL ? 1 : 2, code))
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (id), GUINT_TO_POINTER (cx_sheet_kind_of_format (code->str)));
}

static void
take_style (Xls          *self,
            const CxBiff *biff)
{
  guint id = biff->length >= 4 ? cx_get_u16 (biff->data + 2) : 0;
  gpointer kind;
  guint8 byte;

  if (!g_hash_table_lookup_extended (self->formats, GUINT_TO_POINTER (id), NULL, &kind))
    kind = GUINT_TO_POINTER (cx_sheet_kind_of_builtin (id));
  byte = (guint8) GPOINTER_TO_UINT (kind);
  g_byte_array_append (self->kinds, &byte, 1);
}

static void
take_tab (Xls    *self,
          CxBiff *biff)
{
  CxBiffText text = { biff, 6, self->codepage };
  g_autoptr(GString) name = g_string_new (NULL);

  if (biff->length < 8 || biff->data[5] != KIND_SHEET || !cx_biff_text_read (&text, 1, name))
    return;
  cx_sheet_tabs_add (self->base.tabs, g_strdup (name->str), g_strdup_printf ("%u", cx_get_u32 (biff->data)),
                     (biff->data[4] & STATE_BITS) != 0);
}

static void
take_texts (Xls    *self,
            CxBiff *biff)
{
  CxBiffText text = { biff, 4, NULL };
  guint32 n = biff->length >= 8 ? cx_get_u32 (biff->data + 4) : 0;

  text.at = 8;
  for (; n > 0 && cx_biff_text_read (&text, 2, self->texts); n--)
    g_array_append_val (self->ends, self->texts->len);
}

/* Returns: %FALSE when the workbook is encrypted */
static gboolean
take_shared (Xls    *self,
             CxBiff *biff)
{
  switch (biff->type)
    {
    case CX_BIFF_FILEPASS:
      return FALSE;
    case CX_BIFF_CODEPAGE:
      take_codepage (self, biff);
      break;
    case CX_BIFF_DATEMODE:
      self->from_1904 = biff->length >= 2 && cx_get_u16 (biff->data) == 1;
      break;
    case CX_BIFF_FORMAT:
      take_format (self, biff);
      break;
    case CX_BIFF_XF:
      take_style (self, biff);
      break;
    case CX_BIFF_BOUNDSHEET:
      take_tab (self, biff);
      break;
    case CX_BIFF_SST:
      take_texts (self, biff);
      break;
    default:
      break;
    }
  return TRUE;
}

/* ── cells ──────────────────────────────────────────────────────────────── */

static gboolean
is_cell (guint16 type)
{
  return type == CX_BIFF_NUMBER || type == CX_BIFF_RK || type == CX_BIFF_LABELSST || type == CX_BIFF_LABEL ||
         type == CX_BIFF_RSTRING || type == CX_BIFF_BOOLERR || type == CX_BIFF_FORMULA;
}

static void
add_cell (Xls          *self,
          const CxBiff *biff,
          guint         part)
{
  Cell cell = { cx_get_u16 (biff->data), (guint16) (cx_get_u16 (biff->data + 2) + part), (guint16) part, biff->start };

  if (cell.column < MAX_COLUMNS)
    g_array_append_val (self->cells, cell);
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const Cell *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return first->record < second->record ? -1 : first->record > second->record;
}

/* Finds the cells of the sheet that starts at @at: a chart in it has an end of its own. */
static void
find_cells (Xls  *self,
            gsize at)
{
  CxBiff biff;
  guint depth = 0;

  g_array_set_size (self->cells, 0);
  cx_biff_init (&biff, self->stream->data, self->stream->len, at);
  while (cx_biff_next (&biff))
    {
      if (biff.type == CX_BIFF_BOF)
        depth++;
      else if (biff.type == CX_BIFF_EOF && (depth == 0 || --depth == 0))
        break;
      else if (depth == 1 && is_cell (biff.type) && biff.length >= 8)
        add_cell (self, &biff, 0);
      else if (depth == 1 && biff.type == CX_BIFF_MULRK)
        for (guint i = 0; i < MAX_COLUMNS && 4 + 6 * (gsize) (i + 1) <= biff.length; i++)
          add_cell (self, &biff, i);
    }
  g_array_sort (self->cells, compare_cells);
}

/* ── values ─────────────────────────────────────────────────────────────── */

/* A number in 30 bits, whole or the upper half of a double, perhaps times 100 ([MS-XLS] 2.5.122). */
static double
get_rk (const guint8 *p)
{
  guint32 rk = cx_get_u32 (p);
  guint64 bits = (guint64) (rk & ~3u) << 32;
  double value;

  if (rk & 2)
    value = (gint32) rk >> 2;
  else
    memcpy (&value, &bits, sizeof value);
  return rk & 1 ? value / 100 : value;
}

static void
set_number (Xls          *self,
            double        value,
            const guint8 *style)
{
  guint i = cx_get_u16 (style);
  CxSheetKind kind = i < self->kinds->len ? self->kinds->data[i] : CX_SHEET_NUMBER;
  char out[CX_SHEET_VALUE_SIZE];

  cx_sheet_write_serial (value, kind, self->from_1904, out);
  g_string_assign (self->value, out);
}

static void
set_boolean (Xls     *self,
             gboolean value)
{
  g_string_assign (self->value, value ? "TRUE" : "FALSE");
}

static void
set_shared (Xls    *self,
            guint32 index)
{
  gsize start;

  if (index >= self->ends->len)
    return;
  start = index > 0 ? g_array_index (self->ends, gsize, index - 1) : 0;
  g_string_append_len (self->value, self->texts->str + start, g_array_index (self->ends, gsize, index) - start);
}

/* What a formula came to. A text stands in a record behind it; an error is a missing value. */
static void
set_result (Xls    *self,
            CxBiff *biff)
{
  const guint8 *result = biff->data + 6;

  if (biff->length < 14)
    return;
  if (cx_get_u16 (result + 6) != 0xffff)
    set_number (self, cx_get_double (result), biff->data + 4);
  else if (result[0] == 1)
    set_boolean (self, result[2] != 0);
  else if (result[0] == 0)
    for (guint i = 0; i < 4 && cx_biff_next (biff) && !is_cell (biff->type); i++)
      if (biff->type == CX_BIFF_STRING)
        {
          CxBiffText text = { biff, 0, self->codepage };

          cx_biff_text_read (&text, 2, self->value);
          break;
        }
}

static void
set_value (Xls        *self,
           const Cell *cell)
{
  CxBiffText text;
  CxBiff biff;

  g_string_truncate (self->value, 0);
  cx_biff_init (&biff, self->stream->data, self->stream->len, cell->record);
  if (!cx_biff_next (&biff))
    return;
  text = (CxBiffText) { &biff, 6, self->codepage };
  if (biff.type == CX_BIFF_FORMULA)
    set_result (self, &biff);
  else if (biff.type == CX_BIFF_NUMBER && biff.length >= 14)
    set_number (self, cx_get_double (biff.data + 6), biff.data + 4);
  else if (biff.type == CX_BIFF_RK && biff.length >= 10)
    set_number (self, get_rk (biff.data + 6), biff.data + 4);
  else if (biff.type == CX_BIFF_MULRK)
    set_number (self, get_rk (biff.data + 6 + 6 * cell->part), biff.data + 4 + 6 * cell->part);
  else if (biff.type == CX_BIFF_LABELSST && biff.length >= 10)
    set_shared (self, cx_get_u32 (biff.data + 6));
  else if (biff.type == CX_BIFF_LABEL || biff.type == CX_BIFF_RSTRING)
    cx_biff_text_read (&text, 2, self->value);
  else if (biff.type == CX_BIFF_BOOLERR && biff.data[7] == 0)
    set_boolean (self, biff.data[6] != 0);
}

/* ── the file ───────────────────────────────────────────────────────────── */

static gboolean
xls_open (CxSheetFile *base,
          guint        tab,
          GError     **error)
{
  Xls *self = (Xls *) base;

  find_cells (self, g_ascii_strtoull (((CxSheetTab *) base->tabs->pdata[tab])->part, NULL, 10));
  self->n_given = 0;
  return TRUE;
}

static gboolean
xls_step (CxSheetFile *base,
          GError     **error)
{
  Xls *self = (Xls *) base;
  gint64 row = -1;

  for (guint n = 0; self->n_given < self->cells->len; self->n_given++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, self->n_given);

      if (cell->row != row && ++n > STEP_ROWS)
        break;
      if (cell->row != row)
        cx_sheet_grid_start_row (base->grid, (gint64) cell->row + 1);
      row = cell->row;
      set_value (self, cell);
      cx_sheet_grid_add (base->grid, cell->column, self->value->str, self->value->len);
    }
  cx_sheet_grid_end_row (base->grid, 1);
  return self->n_given < self->cells->len;
}

static double
xls_progress (CxSheetFile *base)
{
  Xls *self = (Xls *) base;

  return self->cells->len > 0 ? (double) self->n_given / self->cells->len : 0;
}

static void
xls_free (CxSheetFile *base)
{
  Xls *self = (Xls *) base;

  g_byte_array_unref (self->stream);
  g_byte_array_unref (self->kinds);
  g_hash_table_unref (self->formats);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->ends);
  g_array_unref (self->cells);
  g_string_free (self->value, TRUE);
  g_ptr_array_unref (base->tabs);
  cx_source_unref (base->source);
  g_free (self);
}

static Xls *
xls_new (CxSource   *source,
         GByteArray *stream)
{
  Xls *self = g_new0 (Xls, 1);

  self->base = (CxSheetFile) { cx_source_ref (source), cx_sheet_tabs_new (), NULL, xls_open, xls_step, xls_progress, xls_free };
  self->stream = stream;
  self->formats = g_hash_table_new (NULL, NULL);
  self->kinds = g_byte_array_new ();
  self->texts = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->value = g_string_new (NULL);
  g_strlcpy (self->codepage_name, "CP1252", sizeof self->codepage_name);
  return self;
}

/* Returns: (nullable): what is wrong, and what to do */
static const char *
read_shared (Xls *self)
{
  CxBiff biff;

  cx_biff_init (&biff, self->stream->data, self->stream->len, 0);
  if (!cx_biff_next (&biff) || biff.type != CX_BIFF_BOF || biff.length < 4)
    return "a workbook older than Excel 5; save it as XLSX";
  self->codepage = cx_get_u16 (biff.data) < VERSION_8 ? self->codepage_name : NULL;
  while (cx_biff_next (&biff) && biff.type != CX_BIFF_EOF)
    if (!take_shared (self, &biff))
      return "the workbook is locked with a password; save it without one";
  return self->base.tabs->len > 0 ? NULL : "the workbook is cut off or damaged; copy or export it again";
}

static const char *
find_stream (CxSource    *source,
             GBytes      *bytes,
             GByteArray **stream)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr(CxSheetCfb) file = cx_sheet_cfb_new (data, length);

  if (file != NULL && cx_sheet_cfb_has (file, "EncryptedPackage"))
    return "the workbook is locked with a password; save it without one";
  if (file != NULL && cx_sheet_cfb_has (file, "WordDocument"))
    return "a document, not a workbook; save its table as a workbook";
  *stream = file != NULL ? cx_sheet_cfb_read (file, "Workbook") : NULL;
  if (*stream == NULL && file != NULL)
    *stream = cx_sheet_cfb_read (file, "Book");
  return *stream != NULL ? NULL : "the workbook is cut off or damaged; copy or export it again";
}

CxSheetFile *
cx_sheet_xls_new (CxSource *source,
                  GError  **error)
{
  g_autoptr(GBytes) bytes = cx_source_map (source, error);
  GByteArray *stream = NULL;
  const char *fault;
  Xls *self;

  if (bytes == NULL)
    return NULL;
  fault = find_stream (source, bytes, &stream);
  self = fault == NULL ? xls_new (source, stream) : NULL;
  if (self != NULL)
    fault = read_shared (self);
  if (fault == NULL)
    return &self->base;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: %s", cx_source_get_path (source), fault);
  if (self != NULL)
    xls_free (&self->base);
  return NULL;
}
