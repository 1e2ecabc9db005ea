/* A list as a workbook (XLSX) that people work with. */
#include "cx-config.h"

#include "cx-value.h"
#include "cx-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

/* A workbook counts days from 1899-12-30; before 1900-03-01 it has a day too many, so earlier dates are texts. */
#define DAYS_TO_1970 25569
#define FIRST_SERIAL 61
#define LAST_SERIAL 2958465

/* Beyond so many cells the sheet may need more than the 4 GB that a plain ZIP archive counts. */
#define ZIP64_CELLS 10000000

/* Widths are measured over so many rows. */
#define MEASURED_ROWS 200
#define NARROWEST 8
#define WIDEST 48

/* Fills of the tiers and the ink on them: the picture's hue, lightness alone carries the order. */
static const struct {
  const char *name;
  guint32     fill, ink;
} tiers[] = {
  { "Tier 1", 0x5a2d82, 0xffffff },
  { "Tier 2", 0x8a54ae, 0xffffff },
  { "Tier 3", 0xdcc6e9, 0x3d2a4a },
  { "Outside", 0xe3e0e6, 0x4a4650 },
};

/* @money: by column and by whether the amount is whole; NULL where a column is none */
typedef struct {
  lxw_workbook  *book;
  lxw_worksheet *sheet;
  lxw_format    *header, *id, *text, *guarded, *date, *score, *tiers[G_N_ELEMENTS (tiers)];
  lxw_format   *(*money)[2];
  const char    *name;
} Writer;

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->book, lxw_workbook_free);
  g_clear_pointer (&self->money, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

/* ── how cells look ── */

static lxw_format *
add_format (Writer     *self,
            const char *number)
{
  lxw_format *format = workbook_add_format (self->book);

  if (number != NULL)
    format_set_num_format (format, number);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static void
add_money (Writer         *self,
           CxExportTable  *table)
{
  self->money = g_malloc0_n (table->columns->len + 1, sizeof *self->money);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const CxExportColumn *column = table->columns->pdata[i];
      g_autofree char *whole = NULL, *exact = NULL;

      if (column->look != CX_EXPORT_LOOK_MONEY)
        continue;
      whole = column->unit ? g_strdup_printf ("#,##0 \"%s\"", column->unit) : g_strdup ("#,##0");
      exact = column->unit ? g_strdup_printf ("#,##0.00 \"%s\"", column->unit) : g_strdup ("#,##0.00");
      self->money[i][FALSE] = add_format (self, exact);
      self->money[i][TRUE] = add_format (self, whole);
    }
}

static void
add_formats (Writer        *self,
             CxExportTable *table)
{
  self->header = add_format (self, NULL);
  format_set_bold (self->header);
  format_set_bg_color (self->header, 0xecdff5);
  format_set_bottom (self->header, LXW_BORDER_THIN);
  self->id = add_format (self, "@");
  self->text = add_format (self, NULL);
  /* What would run if somebody edited the cell stays a text. */
  self->guarded = add_format (self, NULL);
  format_set_quote_prefix (self->guarded);
  self->date = add_format (self, "yyyy-mm-dd");
  self->score = add_format (self, "0.0");
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      self->tiers[i] = add_format (self, NULL);
      format_set_bg_color (self->tiers[i], tiers[i].fill);
      format_set_font_color (self->tiers[i], tiers[i].ink);
    }
  add_money (self, table);
}

static lxw_format *
tier_format (const Writer *self,
             const char   *tier)
{
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    if (g_str_equal (tiers[i].name, tier))
      return self->tiers[i];
  return self->text;
}

/* ── cells ── */

static gboolean
set_failed (GError    **error,
            const char *name,
            lxw_error   code)
{
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: cannot be written (%s); choose another folder, or export CSV", name, lxw_strerror (code));
  return FALSE;
}

/* "_x0041_" means "A" in a workbook; a text that has it by itself says so with an underscore that is one. */
static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

/* Returns: (nullable): @text escaped; %NULL when it stays as it is */
static char *
escape (const char *text)
{
  g_autoptr(GString) escaped = NULL;

  for (const char *p = strstr (text, "_x"); p != NULL && escaped == NULL; p = strstr (p + 1, "_x"))
    if (is_escape (p))
      escaped = g_string_new (NULL);
  for (const char *p = text; escaped != NULL && *p != '\0'; p++)
    {
      if (is_escape (p))
        g_string_append (escaped, "_x005F");
      g_string_append_c (escaped, *p);
    }
  return escaped ? g_string_free_and_steal (g_steal_pointer (&escaped)) : NULL;
}

static gboolean
write_text (Writer               *self,
            lxw_row_t             at,
            lxw_col_t             i,
            const CxExportColumn *column,
            const char           *text,
            GError              **error)
{
  lxw_format *format = cx_cell_would_run (text) ? self->guarded : self->text;
  g_autofree char *escaped = escape (text);
  g_autofree char *told = g_strconcat (cx_cell_seems_guarded (text) ? "'" : "", escaped ? escaped : text, NULL);
  lxw_error code;

  if (strlen (text) > CX_WORKBOOK_TEXT && g_utf8_strlen (text, -1) > CX_WORKBOOK_TEXT)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
                   "%s: row %u: “%s” has %ld characters, and a cell of a workbook holds %d; export CSV", self->name, at + 1,
                   column->header, g_utf8_strlen (text, -1), CX_WORKBOOK_TEXT);
      return FALSE;
    }
  if (column->look == CX_EXPORT_LOOK_TIER)
    format = tier_format (self, text);
  else if (column->look == CX_EXPORT_LOOK_ID)
    format = self->id;
  code = worksheet_write_string (self->sheet, at, i, told, format);
  return code == LXW_NO_ERROR || set_failed (error, self->name, code);
}

static gboolean
write_date (Writer               *self,
            lxw_row_t             at,
            lxw_col_t             i,
            const CxExportColumn *column,
            double                day,
            GError              **error)
{
  double serial = day + DAYS_TO_1970;
  g_autofree char *text = NULL;

  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL)
    return worksheet_write_number (self->sheet, at, i, serial, self->date) == LXW_NO_ERROR;
  text = cx_date_format ((gint32) day);
  return write_text (self, at, i, column, text, error);
}

static gboolean
write_cell (Writer               *self,
            lxw_row_t             at,
            lxw_col_t             i,
            const CxExportColumn *column,
            const CxExportCell   *cell,
            GError              **error)
{
  lxw_format *format = NULL;

  switch (cell->kind)
    {
    case CX_EXPORT_TEXT:
      return write_text (self, at, i, column, cell->text, error);
    case CX_EXPORT_DATE:
      return write_date (self, at, i, column, cell->number, error);
    case CX_EXPORT_BOOLEAN:
      worksheet_write_boolean (self->sheet, at, i, cell->number != 0, NULL);
      return TRUE;
    case CX_EXPORT_NUMBER:
      if (column->look == CX_EXPORT_LOOK_SCORE)
        format = self->score;
      else if (column->look == CX_EXPORT_LOOK_MONEY)
        format = self->money[i][cell->number == trunc (cell->number)];
      worksheet_write_number (self->sheet, at, i, cell->number, format);
      return TRUE;
    default:
      return TRUE;
    }
}

/* ── the sheet ── */

/* Wide enough for the header with its filter's arrow, and for most of the first rows. */
static double
measure (CxExportTable *table,
         const guint   *rows,
         guint          n,
         guint          i)
{
  const CxExportColumn *column = table->columns->pdata[i];
  g_autoptr(GString) text = g_string_new (NULL);
  glong widest = g_utf8_strlen (column->header, -1) + 4;

  for (guint k = 0; k < MIN (n, MEASURED_ROWS); k++)
    {
      CxExportCell cell;

      cx_export_table_get (table, i, rows[k], &cell);
      g_string_truncate (text, 0);
      cx_cell_append_plain (text, &cell);
      /* The currency and the grouping of digits stand beside an amount. */
      widest = MAX (widest, g_utf8_strlen (text->str, -1) + (column->look == CX_EXPORT_LOOK_MONEY ? 8 : 1));
    }
  return (double) CLAMP (widest, NARROWEST, WIDEST);
}

static void
set_up_sheet (Writer        *self,
              CxExportTable *table,
              const guint   *rows,
              guint          n)
{
  guint last = table->columns->len - 1;

  for (guint i = 0; i <= last; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, measure (table, rows, n, i), NULL);
  for (guint i = 0; i <= last; i++)
    worksheet_write_string (self->sheet, 0, (lxw_col_t) i, ((const CxExportColumn *) table->columns->pdata[i])->header, self->header);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_autofilter (self->sheet, 0, 0, n, (lxw_col_t) last);
}

static gboolean
write_rows (Writer           *self,
            CxExportTable    *table,
            const guint      *rows,
            guint             n,
            CxExportProgress *progress,
            GError          **error)
{
  for (guint k = 0; k < n; k++)
    {
      for (guint i = 0; i < table->columns->len; i++)
        {
          CxExportCell cell;

          cx_export_table_get (table, i, rows[k], &cell);
          if (!write_cell (self, k + 1, (lxw_col_t) i, table->columns->pdata[i], &cell, error))
            return FALSE;
        }
      if (!cx_export_step (progress, error))
        return FALSE;
    }
  return TRUE;
}

/* The file says when the data was as it says, not when it was written: the same data is the same bytes. */
static void
open_book (Writer        *self,
           CxExportTable *table,
           guint          n,
           const char    *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .constant_memory = TRUE, .tmpdir = folder,
                                   .use_zip64 = (guint64) n * table->columns->len > ZIP64_CELLS };
  lxw_doc_properties properties = { .title = cx_snapshot_get_name (table->snapshot),
                                    .created = (time_t) cx_snapshot_get_day (table->snapshot) * 86400 };

  self->book = workbook_new_opt (path, &options);
  workbook_set_properties (self->book, &properties);
  /* Translators: the name of the sheet in a workbook; at most 31 characters, none of [ ] : * ? / \ */
  self->sheet = workbook_add_worksheet (self->book, _("Accounts"));
}

gboolean
cx_workbook_write (CxExportTable    *table,
                   const guint      *rows,
                   guint             n,
                   const char       *path,
                   const char       *name,
                   CxExportProgress *progress,
                   GError          **error)
{
  g_auto(Writer) self = { .name = name };
  lxw_error code;

  g_return_val_if_fail (n <= CX_WORKBOOK_ROWS, FALSE);

  open_book (&self, table, n, path);
  add_formats (&self, table);
  set_up_sheet (&self, table, rows, n);
  if (!write_rows (&self, table, rows, n, progress, error))
    return FALSE;
  code = workbook_close (g_steal_pointer (&self.book));
  return code == LXW_NO_ERROR || set_failed (error, name, code);
}
