/* How a delimited text is written.
 *
 * A dialect is rated by two things, multiplied: how alike the widths of its rows are, and how many of its cells look like
 * a value (after van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns", 2019). */
#include "cx-dialect.h"

#include "cx-cell-look.h"

#include <string.h>

#define SAMPLE_ROWS 100
#define SAMPLE_BYTES (64 * 1024)

/* A dialect must be so much better than one that stands before it in the order of trials. */
#define CLEARLY 1.02

typedef struct {
  const char *text, *limit;
  gboolean    is_all;
  guint       counts[256];  /* of each byte */
  CxCsvScan   scan;
} Search;

/* In the order of trials. Those at the end stand in many values: they are taken only where every row has as many, below a
 * header of words there are numbers, and nothing else fits half as well. */
#define WEAK 0.5

static const struct {
  char   delimiter;
  double weight;
} delimiters[] = {
  { ',', 1 }, { '\t', 1 }, { ';', 1 }, { '|', 1 }, { '\x1f', 1 }, { '\x01', 1 }, { '^', 0.9 }, { '~', 0.9 },
  { '#', WEAK }, { '*', WEAK }, { '&', WEAK }, { '%', WEAK }, { '$', WEAK }, { '!', WEAK }, { ':', WEAK }, { ' ', 0.45 },
};

/* Without quotes is a text in which so many rows are damaged by quotes, and no cell is quoted as it should be. */
#define MANY_DAMAGED 2

/* What the rows of a trial are like. */
typedef struct {
  guint    widths[SAMPLE_ROWS];
  guint    n, n_cells, n_damaged, n_quoted, n_wide;
  double   typed;
  gboolean header_has_number;
  guint    numbers[8]; /* in the first columns, below the header */
} Trial;

static gboolean
is_one_of (char        c,
           const char *set)
{
  return c != '\0' && strchr (set, c) != NULL;
}

/* How much a cell looks like one value. */
static double
rate_cell (const CxCell *cell,
           gboolean      quoted)
{
  CxCell text = cx_cell_look_trim (cell);

  if (text.length == 0 || quoted || cx_cell_look_is_number (&text) || cx_cell_look_is_address (&text))
    return 1;
  if (cx_cell_look_is_words (&text))
    return 0.95;
  return is_one_of (*text.text, "\"'") && text.text[text.length - 1] == *text.text ? 0.05 : 0.2;
}

/* ── rows ───────────────────────────────────────────────────────────────── */

static const char *
skip_blank_lines (const char *p,
                  const char *limit)
{
  while (p < limit && (*p == '\n' || *p == '\r'))
    p = cx_csv_skip_line_end (p, limit);
  return p;
}

/* @start: of the row. */
static void
rate_cells (Trial           *trial,
            const CxCsvScan *scan,
            const char      *start)
{
  char quote = scan->dialect.quote;

  for (guint i = 0; i < MIN (scan->n_cells, CX_CSV_MAX_CELLS); i++)
    {
      const CxCell *cell = &scan->cells[i];
      const char *end = cell->text + cell->length;
      gboolean quoted = cell->text > start && cell->text[-1] == quote && end < scan->end && *end == quote;
      gboolean number = cx_cell_look_is_number (cell);

      trial->typed += rate_cell (cell, quoted);
      trial->n_quoted += quoted;
      if (trial->n == 0)
        trial->header_has_number |= number;
      else if (i < G_N_ELEMENTS (trial->numbers))
        trial->numbers[i] += number;
    }
}

/* Σ over the widths: how many rows have it, more for wider ones; over how many widths there are. */
static double
rate_widths (const Trial *trial)
{
  double sum = 0;
  guint n_widths = 0;

  for (guint i = 0; i < trial->n; i++)
    {
      guint width = trial->widths[i];
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = trial->widths[j] == width;
      n_widths += !seen;
      sum += width > 1 ? (double) (width - 1) / width : 0.001;
    }
  return sum / trial->n / n_widths;
}

static gboolean
may_be_weak (const Trial     *trial,
             const CxDialect *dialect)
{
  guint width = trial->widths[0], n_numeric = 0;

  for (guint i = 1; i < trial->n; i++)
    if (trial->widths[i] != width)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (trial->numbers); i++)
    n_numeric += trial->numbers[i] + 1 >= trial->n;
  return trial->n > 2 && width >= (dialect->delimiter == ' ' ? 3 : 2) && n_numeric > 0 && !trial->header_has_number;
}

static void
run_trial (Search          *self,
           const CxDialect *dialect,
           Trial           *trial)
{
  const char *p = skip_blank_lines (self->text, self->limit);

  *trial = (Trial) { 0 };
  cx_csv_scan_set_dialect (&self->scan, dialect);
  while (p < self->limit && trial->n < SAMPLE_ROWS)
    {
      cx_csv_scan_row (&self->scan, p, self->limit);
      if (self->scan.cut && trial->n > 0 && !self->is_all)
        break;
      trial->n_damaged += self->scan.unclosed || self->scan.torn;
      rate_cells (trial, &self->scan, p);
      trial->n_wide += self->scan.n_cells > 1;
      trial->n_cells += self->scan.n_cells;
      trial->widths[trial->n++] = self->scan.n_cells;
      p = skip_blank_lines (self->scan.next, self->limit);
    }
}

static double
rate_dialect (Search          *self,
              const CxDialect *dialect,
              double           weight,
              Trial           *trial)
{
  run_trial (self, dialect, trial);
  if (trial->n_cells == 0 || trial->n_wide * 2 < trial->n || (weight <= WEAK && !may_be_weak (trial, dialect)))
    return 0;
  return weight * rate_widths (trial) * (trial->typed / trial->n_cells) * (1 - (double) trial->n_damaged / (trial->n + 1));
}

/* ── what to try ────────────────────────────────────────────────────────── */

/* Whether a cell may begin or end with @quote. */
static gboolean
is_beside (Search *self,
           char    quote,
           char    delimiter)
{
  for (const char *p = self->text; (p = memchr (p, quote, self->limit - p)) != NULL; p++)
    if (p == self->text || p + 1 == self->limit || p[-1] == delimiter || p[1] == delimiter || is_one_of (p[-1], "\r\n") ||
        is_one_of (p[1], "\r\n"))
      return TRUE;
  return FALSE;
}

static gboolean
has_pair (Search *self,
          char    first,
          char    second)
{
  for (const char *p = self->text; (p = memchr (p, first, self->limit - p)) != NULL && p + 1 < self->limit; p++)
    if (p[1] == second)
      return TRUE;
  return FALSE;
}

static void
try_dialect (Search    *self,
             CxDialect  dialect,
             double     weight,
             CxDialect *best,
             double    *best_rate)
{
  Trial trial;
  double rate = rate_dialect (self, &dialect, weight, &trial);

  if (rate > *best_rate * CLEARLY)
    {
      *best = dialect;
      *best_rate = rate;
    }
}

static void
try_escapes (Search          *self,
             const CxDialect *known,
             char             delimiter,
             char             quote,
             double           weight,
             CxDialect       *best,
             double          *best_rate)
{
  CxDialect dialect = { delimiter, quote, known->escape ? known->escape : quote };

  try_dialect (self, dialect, weight, best, best_rate);
  dialect.escape = '\\';
  if (!known->escape && ((quote != '\n' && has_pair (self, '\\', quote)) || has_pair (self, '\\', delimiter)))
    try_dialect (self, dialect, weight, best, best_rate);
}

static void
try_quotes (Search          *self,
            const CxDialect *known,
            char             delimiter,
            double           weight,
            CxDialect       *best,
            double          *best_rate)
{
  CxDialect usual = { delimiter, '"', '"' };
  Trial trial;

  if (known->quote)
    {
      try_escapes (self, known, delimiter, known->quote, weight, best, best_rate);
      return;
    }
  try_escapes (self, known, delimiter, '"', weight, best, best_rate);
  if (is_beside (self, '\'', delimiter))
    try_escapes (self, known, delimiter, '\'', weight * 0.97, best, best_rate);
  if (self->counts['"'] < MANY_DAMAGED)
    return;
  run_trial (self, &usual, &trial);
  if (trial.n_damaged >= MANY_DAMAGED && trial.n_quoted == 0)
    try_escapes (self, known, delimiter, '\n', weight, best, best_rate);
}

char
cx_dialect_find_mark (const char *text,
                      gsize       length)
{
  gboolean quoted = length > 0 && text[0] == '"';
  const char *p = text + quoted;

  length -= quoted;
  if (length < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0 || p[4] == '\r' || p[4] == '\n')
    return 0;
  length -= quoted && length > 5 && p[5] == '"';
  return length == 5 || p[5] == '\r' || p[5] == '\n' || p[5] == '"' ? p[4] : 0;
}

CxDialect
cx_dialect_find (const char      *text,
                 gsize            length,
                 gboolean         is_all,
                 const CxDialect *known)
{
  Search self = { .text = text, .limit = text + MIN (length, SAMPLE_BYTES), .is_all = is_all && length <= SAMPLE_BYTES };
  CxDialect best = { known->delimiter ? known->delimiter : ',', known->quote ? known->quote : '"', known->escape };
  char mark = cx_dialect_find_mark (text, length);
  double best_rate = 0;

  if (mark != 0)
    self.text = cx_csv_find_line_end (self.text, self.limit);
  for (const char *p = self.text; p < self.limit; p++)
    self.counts[(guchar) *p]++;
  best.escape = best.escape ? best.escape : best.quote;
  cx_csv_scan_init (&self.scan, &best);
  mark = known->delimiter ? known->delimiter : mark;
  if (mark != 0)
    try_quotes (&self, known, mark, 1, &best, &best_rate);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters) && mark == 0; i++)
    if (self.counts[(guchar) delimiters[i].delimiter] > 0)
      try_quotes (&self, known, delimiters[i].delimiter, delimiters[i].weight, &best, &best_rate);
  cx_csv_scan_clear (&self.scan);
  return best;
}
