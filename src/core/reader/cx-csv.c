/* Reads rows from delimited text.
 *
 * What is looked at is a window on the text. It grows for a row that does not fit, and for the lines behind a damaged
 * one; how far is looked in the end never depends on how much was read at a time. */
#include "cx-csv.h"

#include <string.h>

#define WINDOW (256 * 1024)
#define LONG_ROW (1024 * 1024)
#define LARGEST_ROW (64 * 1024 * 1024)

/* How much of a damaged stretch is tried as one row, and how many lines. */
#define TRIAL_BYTES (64 * 1024)
#define TRIAL_LINES 100

/* Bytes that may be spent on trials before anything was read, and for each that was: damage costs linear time. */
#define FIRST_BUDGET (256 * 1024 * 1024)
#define BUDGET_PER_BYTE 4

struct _CxCsv {
  CxTextInput *input;
  CxCsvSizes   sizes;
  char        *buffer;
  gsize        capacity;
  gsize        start, end;       /* of the text that was not given yet */
  guint64      taken;            /* bytes of text that were given */
  gboolean     at_end;           /* nothing comes behind @end */
  gint64       line;             /* of @start */
  char         quote;            /* '\n': none */
  gboolean     is_utf8;

  guint        header_cells;     /* of the first row; 0 before it */
  guint        wide_cells;       /* of the last row that had more; 0 when none had */
  gint64       budget;
  gboolean     inside_long;      /* what comes is the rest of a row that was too large */

  CxCsvScan    row, trial;
  char         problem[128];
};

/* ── the window ─────────────────────────────────────────────────────────── */

static inline const char *
start_of (CxCsv *self)
{
  return self->buffer + self->start;
}

static inline const char *
end_of (CxCsv *self)
{
  return self->buffer + self->end;
}

static void
make_room (CxCsv *self,
           gsize  needed)
{
  gsize left = self->end - self->start;

  if (needed <= self->capacity - self->start)
    return;
  memmove (self->buffer, self->buffer + self->start, left);
  self->start = 0;
  self->end = left;
  /* Damage takes many looks at what lies behind: with room to spare, little is moved. */
  if (needed > self->capacity)
    self->capacity = needed <= self->sizes.long_row + CX_CSV_PADDING ? needed * 4 : MAX (needed, self->capacity * 2);
  else if (self->capacity > 8 * MAX (self->sizes.long_row, self->sizes.window) && needed < self->sizes.window)
    self->capacity = self->sizes.window; /* the large row is over */
  else
    return;
  self->buffer = g_realloc (self->buffer, self->capacity + CX_CSV_PADDING);
}

/* Sees to it that @needed bytes are there, or all that are left. */
static gboolean
fill (CxCsv   *self,
      gsize    needed,
      GError **error)
{
  while (self->end - self->start < needed && !self->at_end)
    {
      gssize n;

      /* Room for something worth reading, also where most of what is needed is there. */
      make_room (self, MAX (needed, self->end - self->start + 16));
      n = cx_text_input_read (self->input, self->buffer + self->end, self->capacity - self->end, error);
      if (n < 0)
        return FALSE;
      self->end += n;
      self->at_end = n == 0;
    }
  return TRUE;
}

static void
take (CxCsv      *self,
      const char *until)
{
  gsize n = until - start_of (self);

  self->start += n;
  self->taken += n;
  self->budget += n * BUDGET_PER_BYTE;
}

/* Whether the row that was scanned ends where it does, however much more there is. */
static inline gboolean
is_whole (CxCsv *self)
{
  return !self->row.cut || (self->at_end && self->row.next == end_of (self));
}

/* Finds the row at the start, with as much text as it takes, up to @longest. */
static gboolean
scan (CxCsv   *self,
      gsize    longest,
      GError **error)
{
  for (;;)
    {
      gsize there = self->end - self->start;

      cx_csv_scan_row (&self->row, start_of (self), start_of (self) + MIN (there, longest));
      if (!self->row.cut || there > longest || self->at_end)
        return TRUE;
      /* Doubled, so that a long row is not scanned over and over. */
      if (!fill (self, there < self->capacity - self->start ? there + 1 : MIN (there * 2, longest) + 1, error))
        return FALSE;
    }
}

/* ── recovering from damaged quotes ─────────────────────────────────────── */

static gboolean
has_right_width (CxCsv *self,
                 guint  n_cells)
{
  return n_cells == self->header_cells || (self->wide_cells > 0 && n_cells == self->wide_cells);
}

/* Whether a sound row of the right width starts at @line. */
static gboolean
row_fits_at (CxCsv      *self,
             const char *line,
             const char *limit)
{
  const CxCsvScan *trial = &self->trial;
  const char *trial_limit = line + MIN (limit - line, TRIAL_BYTES);

  cx_csv_scan_row (&self->trial, line, trial_limit);
  self->budget -= (trial->end - line) + 1;
  if (trial->cut && !(self->at_end && trial_limit == end_of (self)))
    return FALSE;
  return !trial->unclosed && !trial->torn && has_right_width (self, trial->n_cells);
}

/* The first line behind the one at the start, and before @limit, at which reading can go on; or NULL. */
static const char *
find_row_start (CxCsv      *self,
                const char *limit)
{
  const char *line = start_of (self);

  for (guint i = 0; i < TRIAL_LINES && self->budget > 0; i++)
    {
      line = cx_csv_skip_line_end (cx_csv_find_line_end (line, limit), limit);
      if (line >= limit)
        return NULL;
      if (row_fits_at (self, line, limit))
        return line;
    }
  return NULL;
}

static gboolean
is_suspicious (CxCsv *self)
{
  const CxCsvScan *row = &self->row;

  if (row->unclosed || row->torn)
    return TRUE;
  return row->n_breaks > 0 && self->header_cells > 0 && !has_right_width (self, row->n_cells);
}

/* What a suspicious row may be as a whole: true when it is one after all, and then it is scanned. */
static gboolean
try_long_row (CxCsv   *self,
              GError **error)
{
  if (is_whole (self) || self->budget < (gint64) self->sizes.largest_row)
    return TRUE;
  if (!scan (self, self->sizes.largest_row, error))
    return FALSE;
  self->budget -= self->row.end - start_of (self);
  return TRUE;
}

/*
 * What a row with line ends inside quotes really is. A stray quote swallows line after line up to the
 * next quote, wherever that is; such a row is told from a true one by three signs: its quote never
 * closes, it closes in front of text, or the row is not as wide as the table while a line inside is.
 *
 * @resumed: where the next row starts; %NULL when this one is sound
 */
static gboolean
find_end_of_damage (CxCsv       *self,
                    const char **resumed,
                    GError     **error)
{
  const CxCsvScan *row = &self->row;
  const char *limit, *first_end;

  *resumed = NULL;
  if (!is_suspicious (self))
    return TRUE;
  /* What lies behind the row is looked at; the window may move. */
  if (!fill (self, self->sizes.long_row + 1, error))
    return FALSE;
  limit = start_of (self) + MIN (self->end - self->start, self->sizes.long_row);
  cx_csv_scan_row (&self->row, start_of (self), limit);
  if (self->header_cells > 0)
    *resumed = find_row_start (self, row->unclosed || row->torn ? limit : row->end);
  if (*resumed != NULL || (!row->unclosed && !row->torn))
    return TRUE;
  if (!try_long_row (self, error))
    return FALSE;
  if (!row->unclosed && !row->torn)
    return TRUE;
  first_end = cx_csv_find_line_end (start_of (self), row->end);
  *resumed = cx_csv_skip_line_end (first_end, end_of (self));
  return TRUE;
}

static const char *
without_line_end (const char *start,
                  const char *end)
{
  if (end > start && end[-1] == '\n')
    end--;
  if (end > start && end[-1] == '\r')
    end--;
  return end;
}

/* ── problems ───────────────────────────────────────────────────────────── */

static guint
cell_at (const CxCsvScan *row,
         const char      *place)
{
  guint n = 0;

  for (guint i = 0; i < MIN (row->n_cells, CX_CSV_MAX_CELLS) && row->cells[i].text <= place; i++)
    n = i;
  return n + 1;
}

/* Why the row cannot be used; must run before cells are unescaped, while they point into the text. */
static const char *
find_problem (CxCsv *self)
{
  const CxCsvScan *row = &self->row;
  const char *start = start_of (self), *bad;

  if (row->n_cells > CX_CSV_MAX_CELLS)
    g_snprintf (self->problem, sizeof self->problem, "more than %d cells", CX_CSV_MAX_CELLS);
  else if (G_LIKELY (!row->odd))
    return NULL;
  else if ((bad = memchr (start, '\0', row->end - start)) != NULL)
    g_snprintf (self->problem, sizeof self->problem, "a NUL byte in cell %u", cell_at (row, bad));
  else if (g_utf8_validate_len (start, row->end - start, &bad))
    return NULL;
  else if (self->is_utf8)
    g_snprintf (self->problem, sizeof self->problem, "cell %u is not UTF-8 (byte 0x%02X)", cell_at (row, bad), (guchar) *bad);
  else
    g_snprintf (self->problem, sizeof self->problem, "cell %u is not %s", cell_at (row, bad),
                cx_text_input_get_encoding (self->input));
  return self->problem;
}

/* ── rows ───────────────────────────────────────────────────────────────── */

/* A stretch that is one row without cells; its bytes are all there. */
static void
give_stretch (CxCsv      *self,
              const char *until,
              const char *problem,
              CxRow      *row)
{
  const char *start = start_of (self), *end = without_line_end (start, until);

  *row = (CxRow) { .cells = self->row.cells, .line = self->line, .raw = start, .raw_length = end - start, .problem = problem };
  self->line += cx_csv_count_line_ends (start, until);
  take (self, until);
}

static void
give_row (CxCsv *self,
          CxRow *row)
{
  const CxCsvScan *scanned = &self->row;
  const char *problem = find_problem (self), *start = start_of (self);

  cx_csv_scan_unescape (&self->row);
  *row = (CxRow) {
    .cells = scanned->cells, .n_cells = MIN (scanned->n_cells, CX_CSV_MAX_CELLS), .line = self->line,
    .raw = start, .raw_length = scanned->end - start, .problem = problem,
  };
  if (self->header_cells == 0)
    self->header_cells = scanned->n_cells;
  else if (problem == NULL && scanned->n_cells > self->header_cells)
    self->wide_cells = scanned->n_cells;
  self->line += scanned->n_breaks + (scanned->next > scanned->end);
  take (self, scanned->next);
}

/* A row without an end: it comes in pieces, none of which can be used. */
static void
give_piece (CxCsv *self,
            CxRow *row)
{
  const CxCsvScan *scanned = &self->row;
  gboolean is_rest = self->inside_long;

  g_snprintf (self->problem, sizeof self->problem, "%s a row longer than %" G_GSIZE_FORMAT " bytes", is_rest ? "the rest of" : "part of",
              self->sizes.largest_row);
  self->inside_long = !is_whole (self);
  /* Half a CRLF waits for the other half. */
  give_stretch (self, self->inside_long ? scanned->end : scanned->next, self->problem, row);
}

static gboolean
skip_blank_lines (CxCsv   *self,
                  CxRow   *row,
                  GError **error)
{
  gboolean skipped = FALSE;

  *row = (CxRow) { .cells = self->row.cells, .line = self->line, .raw = "" };
  for (;;)
    {
      const char *next;

      if (!fill (self, 2, error))
        return FALSE;
      next = cx_csv_skip_line_end (start_of (self), end_of (self));
      if (next == start_of (self))
        return skipped;
      take (self, next);
      self->line++;
      skipped = TRUE;
    }
}

/* ── public ─────────────────────────────────────────────────────────────── */

CxCsv *
cx_csv_new (CxTextInput      *input,
            const CxDialect  *dialect,
            const CxCsvSizes *sizes)
{
  const CxCsvSizes usual = { WINDOW, LONG_ROW, LARGEST_ROW };
  CxCsv *self;

  g_return_val_if_fail (input != NULL && dialect != NULL, NULL);

  self = g_new0 (CxCsv, 1);
  self->input = input;
  self->sizes = sizes ? *sizes : usual;
  self->sizes.window = self->sizes.window ? self->sizes.window : usual.window;
  self->sizes.long_row = self->sizes.long_row ? self->sizes.long_row : usual.long_row;
  self->sizes.largest_row = self->sizes.largest_row ? self->sizes.largest_row : usual.largest_row;
  self->capacity = self->sizes.window;
  self->buffer = g_malloc0 (self->capacity + CX_CSV_PADDING);
  self->line = 1;
  self->budget = FIRST_BUDGET;
  self->is_utf8 = g_str_equal (cx_text_input_get_encoding (input), "UTF-8");
  cx_csv_scan_init (&self->row, dialect);
  cx_csv_scan_init (&self->trial, dialect);
  return self;
}

void
cx_csv_free (CxCsv *self)
{
  if (self == NULL)
    return;
  cx_csv_scan_clear (&self->row);
  cx_csv_scan_clear (&self->trial);
  cx_text_input_free (self->input);
  g_free (self->buffer);
  g_free (self);
}

guint64
cx_csv_get_position (CxCsv *self)
{
  guint64 position = cx_text_input_get_position (self->input), left = self->end - self->start;
  double share = self->taken + left > 0 ? (double) self->taken / (self->taken + left) : 0;

  return self->is_utf8 ? position - left : (guint64) (position * share);
}

gboolean
cx_csv_next (CxCsv   *self,
             CxRow   *row,
             GError **error)
{
  const char *resumed;

  if (!fill (self, 2, error))
    return FALSE;
  if (self->start == self->end)
    return FALSE;
  if (G_UNLIKELY (*start_of (self) == '\n' || *start_of (self) == '\r') && !self->inside_long)
    return skip_blank_lines (self, row, error);
  if (!scan (self, self->sizes.long_row, error))
    return FALSE;
  if (!is_whole (self) && !self->row.unclosed && !scan (self, self->sizes.largest_row, error))
    return FALSE;
  if (G_UNLIKELY (self->inside_long))
    {
      give_piece (self, row);
      return TRUE;
    }
  if (!find_end_of_damage (self, &resumed, error))
    return FALSE;
  if (resumed != NULL)
    give_stretch (self, resumed, "a quote opens and never closes", row);
  else if (!is_whole (self))
    give_piece (self, row);
  else
    give_row (self, row);
  return TRUE;
}
