/* Whether a row belongs to the table below a header. */
#include "cx-row-check.h"

#include "cx-cell-look.h"

#include <string.h>

struct _CxRowCheck {
  char *const *header;
  guint8      *has_values;
  guint        n_columns;
  guint        n_headed;        /* columns up to the last that has a header: a whole row has so many cells */
  gsize        first_length;    /* of the first name */
  gboolean     below_blank;

  gint64       other_line;      /* where another table begins, 0 before */
  guint        other_cells;     /* of its header */
  guint        other_width;     /* up to its last name */
  char         problem[128];
};

CxRowCheck *
cx_row_check_new (char *const *header,
                  guint8      *has_values)
{
  CxRowCheck *self = g_new0 (CxRowCheck, 1);

  self->header = header;
  self->has_values = has_values;
  self->n_columns = self->n_headed = g_strv_length ((char **) header);
  while (self->n_headed > 0 && *header[self->n_headed - 1] == '\0')
    self->n_headed--;
  self->first_length = self->n_columns > 0 ? strlen (header[0]) : 0;
  return self;
}

void
cx_row_check_free (CxRowCheck *self)
{
  if (self == NULL)
    return;
  g_free (self->has_values);
  g_free (self);
}

void
cx_row_check_blank (CxRowCheck *self)
{
  self->below_blank = TRUE;
}

/* ── footers ────────────────────────────────────────────────────────────── */

/* What Salesforce writes under a report: a line in one cell, the others empty or not even there. */
static gboolean
is_report_footer (CxRowCheck  *self,
                  const CxRow *row)
{
  static const char *const beginnings[] = {
    "Grand Total", "Subtotal", "Total (", "Confidential Information - Do Not Distribute", "Copyright ©", "Copyright (c)", "©",
  };
  const CxCell *cell = row->cells;

  if (row->n_cells == 0 || (row->n_cells >= self->n_columns && cx_row_has_text (row, 1)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (cell->length >= strlen (beginnings[i]) && g_ascii_strncasecmp (cell->text, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* @cell: trimmed */
static gboolean
is_in (const CxCell      *cell,
       const char *const *words)
{
  for (; *words != NULL; words++)
    if (strlen (*words) == cell->length && g_ascii_strncasecmp (cell->text, *words, cell->length) == 0)
      return TRUE;
  return FALSE;
}

/* "Total", "Summe:". */
static gboolean
is_sum_word (const CxCell *cell)
{
  static const char *const words[] = {
    "Total", "Totals", "Sum", "Summe", "Subtotal", "Gesamt", "Grand total", "Grand totals", NULL,
  };
  CxCell text = cx_cell_look_trim (cell);

  if (text.length == 0 || strchr ("TtSsGg", *text.text) == NULL)
    return FALSE;
  if (text.text[text.length - 1] == ':')
    {
      text.length--;
      text = cx_cell_look_trim (&text);
    }
  return is_in (&text, words);
}

/* What a workbook holds that no program has worked out. @cell: trimmed */
static gboolean
is_sum_formula (const CxCell *cell)
{
  static const char *const formulas[] = { "=SUM(", "=SUBTOTAL(" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (cell->length > strlen (formulas[i]) && g_ascii_strncasecmp (cell->text, formulas[i], strlen (formulas[i])) == 0)
      return TRUE;
  return FALSE;
}

/* No day, no telephone. @cell: trimmed */
static gboolean
is_sum (const CxCell *cell)
{
  if (is_sum_formula (cell))
    return TRUE;
  for (gsize i = 0; i < cell->length; i++)
    if (cell->text[i] == '+' || cell->text[i] == '/' || cell->text[i] == ':' || (i > 0 && cell->text[i] == '-'))
      return FALSE;
  return cx_cell_look_is_value (cell) && !cx_cell_look_is_address (cell);
}

/* A word for a sum, and numbers in some of the other cells, of which one is empty at least, since names and days have no
 * sum. Without a number it is too likely a company of that name. */
static gboolean
is_sum_row (CxRowCheck  *self,
            const CxRow *row)
{
  guint filled = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      CxCell text = cx_cell_look_trim (&row->cells[i]);

      if (text.length == 0)
        continue;
      if (filled++ == 0 ? !is_sum_word (&text) : !is_sum (&text))
        return FALSE;
    }
  return filled > 1 && filled < self->n_columns;
}

/* ── headers ────────────────────────────────────────────────────────────── */

static gboolean
is_header_again (CxRowCheck  *self,
                 const CxRow *row)
{
  if (self->n_columns < 2 || row->n_cells < self->n_headed)
    return FALSE;
  for (guint i = 0; i < MIN (row->n_cells, self->n_columns); i++)
    {
      CxCell text = cx_cell_look_trim (&row->cells[i]);

      if (text.length != strlen (self->header[i]) || memcmp (text.text, self->header[i], text.length) != 0)
        return FALSE;
    }
  return TRUE;
}

static guint
width_of (const CxRow *row)
{
  guint width = row->n_cells;

  while (width > 0 && cx_cell_look_trim (&row->cells[width - 1]).length == 0)
    width--;
  return width;
}

/* Names that columns have in exports, where hardly a company or a person is called so. @cell: trimmed */
static gboolean
is_header_word (const CxCell *cell)
{
  static const char *const words[] = {
    "Account", "Account Name", "Account Owner", "Address", "Amount", "City", "Close Date", "Company", "Company Name", "Contact",
    "Contact Name", "Country", "Created", "Created Date", "Currency", "Date", "Deal", "Deal Name", "Department", "Description",
    "Domain", "E-mail", "Email", "Email Address", "Employees", "First Name", "Founded", "Full Name", "Headcount", "Id", "Industry",
    "Job Title", "Last Name", "LinkedIn", "Location", "Mobile", "Name", "Notes", "Number of Employees", "Opportunity", "Owner",
    "Phone", "Phone Number", "Postal Code", "Probability", "Product", "Quantity", "Quota", "Region", "Revenue", "Role", "Sector",
    "Size", "Stage", "State", "Status", "Street", "Team", "Tier", "Title", "Type", "URL", "Value", "Website", "Zip",
    "Anzahl", "Ansprechpartner", "Betrag", "Datum", "Firma", "Land", "Mitarbeiter", "Nachname", "Ort", "PLZ", "Telefon",
    "Umsatz", "Vorname", "Webseite", NULL,
  };
  char text[32];

  if (cell->length >= sizeof text)
    return FALSE;
  for (gsize i = 0; i < cell->length; i++)
    text[i] = cell->text[i] == '_' ? ' ' : cell->text[i];
  return is_in (&(CxCell) { text, cell->length }, words);
}

static gboolean
is_same (const CxCell *one,
         const CxCell *other)
{
  return one->length == other->length && g_ascii_strncasecmp (one->text, other->text, one->length) == 0;
}

/* @text: trimmed */
static gboolean
is_said_before (const CxRow  *row,
                guint         column,
                const CxCell *text)
{
  for (guint i = 0; i < column; i++)
    {
      CxCell before = cx_cell_look_trim (&row->cells[i]);

      if (is_same (&before, text))
        return TRUE;
    }
  return FALSE;
}

/* As many words as the table has names: half of them name columns, one of these where all other rows have values; or all of
 * three and more name columns. Words alone do not tell: "unknown" may stand in a column of numbers. */
static gboolean
is_header_as_wide (CxRowCheck  *self,
                   const CxRow *row,
                   guint        width)
{
  guint known = 0, same = 0;
  gboolean above_values = FALSE;

  for (guint i = 0; i < width; i++)
    {
      CxCell text = cx_cell_look_trim (&row->cells[i]);
      const char *name = self->header[i];

      if (text.length == 0 || cx_cell_look_is_value (&text) || is_said_before (row, i, &text))
        return FALSE;
      same += is_same (&(CxCell) { name, strlen (name) }, &text);
      if (!is_header_word (&text))
        continue;
      known++;
      above_values |= self->has_values != NULL && self->has_values[i];
    }
  return same < width && ((above_values && known * 2 >= width) || (known == width && width > 2));
}

/* Words side by side below a blank line, not as many as the table has; where rows are filled up to its width, also where
 * all other rows have values. */
static gboolean
is_other_header (CxRowCheck  *self,
                 const CxRow *row)
{
  guint width = width_of (row);
  gboolean above_values = FALSE;

  if (width < 2)
    return FALSE;
  if (width == self->n_headed || width == self->n_columns)
    return is_header_as_wide (self, row, width);
  for (guint i = 0; i < width; i++)
    {
      if (cx_cell_look_trim (&row->cells[i]).length == 0 || cx_cell_look_is_value (&row->cells[i]))
        return FALSE;
      above_values |= self->has_values != NULL && i < self->n_columns && self->has_values[i];
    }
  return row->n_cells != self->n_columns || above_values;
}

static void
start_other_table (CxRowCheck  *self,
                   const CxRow *row)
{
  self->other_line = row->line;
  self->other_cells = row->n_cells;
  self->other_width = width_of (row);
}

static gboolean
is_of_other_table (CxRowCheck  *self,
                   const CxRow *row)
{
  if (self->other_width == self->n_headed || self->other_width == self->n_columns ||
      (row->n_cells == self->other_cells && self->other_cells != self->n_columns))
    return TRUE;
  return self->other_width < self->n_headed && width_of (row) <= self->other_width;
}

/* ── public ─────────────────────────────────────────────────────────────── */

/* A row that ends early is most often the half of one that a stray line end broke: its values may stand in the wrong
 * columns. */
static const char *
find_fault (CxRowCheck  *self,
            const CxRow *row,
            gboolean     below_blank)
{
  if (is_report_footer (self, row) || is_sum_row (self, row))
    return "the footer of a report, not an account";
  if (below_blank && is_other_header (self, row))
    {
      start_other_table (self, row);
      return "the header of another table; save that table as a file of its own";
    }
  if (self->other_line != 0 && is_of_other_table (self, row))
    g_snprintf (self->problem, sizeof self->problem,
                "of the other table that begins in line %" G_GINT64_FORMAT "; save that table as a file of its own", self->other_line);
  else if (cx_row_has_text (row, self->n_columns))
    g_snprintf (self->problem, sizeof self->problem, "%u cells, but the header has %u", row->n_cells, self->n_columns);
  else if (row->n_cells < self->n_headed)
    g_snprintf (self->problem, sizeof self->problem, "%u of %u cells: the row ends early", row->n_cells, self->n_columns);
  else
    return NULL;
  return self->problem;
}

void
cx_row_check_row (CxRowCheck *self,
                  CxRow      *row)
{
  gboolean below_blank = self->below_blank;

  self->below_blank = FALSE;
  if (row->problem != NULL)
    return;
  if (G_UNLIKELY (row->n_cells > 0 && row->cells[0].length == self->first_length && self->first_length > 0 &&
                  memcmp (row->cells[0].text, self->header[0], self->first_length) == 0 && is_header_again (self, row)))
    {
      row->problem = "the header once more, not an account";
      self->other_line = 0;
    }
  else if (G_UNLIKELY (below_blank || self->other_line != 0 || row->n_cells != self->n_columns || row->cells[0].length == 0 ||
                       row->n_cells < 2 || is_sum_word (&row->cells[0]) || !cx_row_has_text (row, 1)))
    row->problem = find_fault (self, row, below_blank);
  if (row->problem == NULL && row->n_cells > self->n_columns)
    row->n_cells = self->n_columns;
}
