/* Reads rows from delimited text. Knows nothing of accounts. */
#include "cx-csv.h"

#include <string.h>

/* A row with more cells is no row of a table; those beyond are not kept. */
#define MAX_CELLS 65536

/* How far a delimiter is looked for, and how much of a damaged stretch is tried as one row. */
#define GUESS_ROWS 25
#define GUESS_BYTES (256 * 1024)
#define TRIAL_BYTES (64 * 1024)
#define TRIAL_LINES 100

struct _CxCsv {
  const char *data, *end;
  const char *at;
  gint64      line;                  /* of @at */
  char        delimiter;
  gboolean    has_bom;
  guint8      stops[256];            /* what ends an unquoted cell */

  guint       header_cells;          /* of the first row; 0 before it */
  guint       wide_cells;            /* of the last row that had more; 0 when none had */
  gsize       budget;                /* bytes that may still be spent on trials, so that damage costs linear time */

  CxCell     *cells;
  guint       n_allocated;
  GArray     *escaped;               /* indices of the cells that are not as they stand in the file */
  char       *buffer;                /* the text of those */
  gsize       buffer_size;
  char        problem[128];
};

/* Where a row ends, and what is odd about it. */
typedef struct {
  const char *end;      /* of its bytes */
  const char *next;     /* behind its line end */
  guint       n_cells;
  guint       n_breaks; /* line ends inside quotes */
  gboolean    unclosed; /* a quote opens and the text ends */
  gboolean    torn;     /* a quote opens, and the one that closes it, on a later line, stands before text */
} Extent;

/* ── scanning ───────────────────────────────────────────────────────────── */

static const char *
skip_line_end (const char *p,
               const char *limit)
{
  if (p < limit && *p == '\r')
    p++;
  else if (p < limit && *p == '\n')
    return p + 1;
  else
    return p;
  return p < limit && *p == '\n' ? p + 1 : p;
}

/* The next line end at or after @p, or @limit. */
static const char *
find_line_end (const char *p,
               const char *limit)
{
  while (p < limit && *p != '\n' && *p != '\r')
    p++;
  return p;
}

static guint
count_line_ends (const char *p,
                 const char *limit)
{
  guint n = 0;

  while ((p = find_line_end (p, limit)) < limit)
    {
      p = skip_line_end (p, limit);
      n++;
    }
  return n;
}

static void
keep_cell (CxCsv      *self,
           Extent     *extent,
           const char *text,
           gsize       length,
           gboolean    escaped)
{
  guint i = extent->n_cells;

  if (i >= MAX_CELLS)
    return;
  if (i >= self->n_allocated)
    {
      self->n_allocated = MAX (64, self->n_allocated * 2);
      self->cells = g_renew (CxCell, self->cells, self->n_allocated);
    }
  self->cells[i] = (CxCell) { text, length };
  if (escaped)
    g_array_append_val (self->escaped, i);
}

static const char *
scan_plain (CxCsv      *self,
            const char *p,
            const char *limit)
{
  while (p < limit && !self->stops[(guchar) *p])
    p++;
  return p;
}

/* The quote that closes what opened before @p, or NULL. */
static const char *
find_closing_quote (const char *p,
                    const char *limit,
                    gboolean   *escaped)
{
  while ((p = memchr (p, '"', limit - p)) != NULL)
    {
      if (p + 1 == limit || p[1] != '"')
        return p;
      *escaped = TRUE;
      p += 2;
    }
  return NULL;
}

static gboolean
has_text (const char *p,
          const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p < end;
}

/* @p is behind the opening quote. Text after the closing quote belongs to the cell, as it stands. */
static const char *
scan_quoted (CxCsv      *self,
             const char *p,
             const char *limit,
             gboolean    keep,
             Extent     *extent)
{
  gboolean escaped = FALSE;
  const char *closing = find_closing_quote (p, limit, &escaped);
  const char *end;
  guint n_breaks;

  if (closing == NULL)
    {
      extent->unclosed = TRUE;
      return limit;
    }
  n_breaks = count_line_ends (p, closing);
  extent->n_breaks += n_breaks;
  end = scan_plain (self, closing + 1, limit);
  if (n_breaks > 0 && has_text (closing + 1, end))
    extent->torn = TRUE;
  if (keep)
    {
      gboolean has_tail = end > closing + 1;

      keep_cell (self, extent, p, (has_tail ? end : closing) - p, escaped || has_tail);
    }
  return end;
}

static void
scan_row (CxCsv      *self,
          const char *p,
          const char *limit,
          gboolean    keep,
          Extent     *extent)
{
  *extent = (Extent) { 0 };
  if (keep)
    g_array_set_size (self->escaped, 0);
  while (TRUE)
    {
      const char *cell = p;

      if (p < limit && *p == '"')
        p = scan_quoted (self, p + 1, limit, keep, extent);
      else
        {
          p = scan_plain (self, p, limit);
          if (keep)
            keep_cell (self, extent, cell, p - cell, FALSE);
        }
      if (extent->unclosed)
        break;
      extent->n_cells++;
      if (p == limit || *p != self->delimiter)
        break;
      p++;
    }
  extent->end = p;
  extent->next = skip_line_end (p, limit);
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
             const char *line)
{
  const char *limit = line + MIN (self->end - line, TRIAL_BYTES);
  Extent extent;

  scan_row (self, line, limit, FALSE, &extent);
  self->budget -= MIN (self->budget, (gsize) (extent.end - line) + 1);
  if (extent.end == limit && limit < self->end)
    return FALSE;
  return !extent.unclosed && !extent.torn && has_right_width (self, extent.n_cells);
}

/* The first line behind the one at @from, and before @limit, at which reading can go on; or NULL. */
static const char *
find_row_start (CxCsv      *self,
                const char *from,
                const char *limit)
{
  const char *line = from;

  for (guint i = 0; i < TRIAL_LINES && self->budget > 0; i++)
    {
      line = skip_line_end (find_line_end (line, limit), limit);
      if (line >= limit)
        return NULL;
      if (row_fits_at (self, line))
        return line;
    }
  return NULL;
}

/*
 * What a row with line ends inside quotes really is. A stray quote swallows line after line up to the
 * next quote, wherever that is; such a row is told from a true one by three signs: its quote never
 * closes, it closes in front of text, or the row is not as wide as the table while a line inside is.
 *
 * Returns: where the next row starts, or NULL when this one is sound
 */
static const char *
find_end_of_damage (CxCsv        *self,
                    const Extent *extent)
{
  const char *first_end, *resumed;

  if (!extent->unclosed && extent->n_breaks == 0)
    return NULL;
  if (!extent->unclosed && !extent->torn)
    return self->header_cells == 0 || has_right_width (self, extent->n_cells)
             ? NULL : find_row_start (self, self->at, extent->end);
  first_end = find_line_end (self->at, self->end);
  resumed = self->header_cells > 0 ? find_row_start (self, self->at, self->end) : NULL;
  return resumed != NULL ? resumed : skip_line_end (first_end, self->end);
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

/* Whether all bytes are ASCII and none is NUL, eight at a time. */
static gboolean
is_plain_ascii (const char *p,
                const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), highs = ones << 7;

  for (; end - p >= 8; p += 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      if ((word | ((word - ones) & ~word)) & highs)
        return FALSE;
    }
  for (; p < end; p++)
    if (*p == '\0' || (*p & 0x80))
      return FALSE;
  return TRUE;
}

static guint
cell_at (CxCsv        *self,
         const Extent *extent,
         const char   *place)
{
  guint n = 0;

  for (guint i = 0; i < MIN (extent->n_cells, MAX_CELLS) && self->cells[i].text <= place; i++)
    n = i;
  return n + 1;
}

/* Why the row cannot be used; must run before cells are unescaped, while they point into the file. */
static const char *
find_problem (CxCsv        *self,
              const Extent *extent)
{
  const char *bad;

  if (extent->n_cells > MAX_CELLS)
    {
      g_snprintf (self->problem, sizeof self->problem, "more than %d cells", MAX_CELLS);
      return self->problem;
    }
  if (is_plain_ascii (self->at, extent->end))
    return NULL;
  bad = memchr (self->at, '\0', extent->end - self->at);
  if (bad != NULL)
    {
      g_snprintf (self->problem, sizeof self->problem, "a NUL byte in cell %u", cell_at (self, extent, bad));
      return self->problem;
    }
  if (g_utf8_validate_len (self->at, extent->end - self->at, &bad))
    return NULL;
  g_snprintf (self->problem, sizeof self->problem, "cell %u is not UTF-8 (byte 0x%02X)", cell_at (self, extent, bad),
              (guchar) *bad);
  return self->problem;
}

/* ── unescaping ─────────────────────────────────────────────────────────── */

static gsize
unescape (const CxCell *cell,
          char         *out)
{
  const char *p = cell->text, *end = cell->text + cell->length, *quote;
  char *start = out;

  while ((quote = memchr (p, '"', end - p)) != NULL)
    {
      memcpy (out, p, quote - p);
      out += quote - p;
      p = quote + 1;
      if (p == end || *p != '"')
        break; /* the closing quote: what follows is taken as it is */
      *out++ = '"';
      p++;
    }
  memcpy (out, p, end - p);
  return out + (end - p) - start;
}

static void
unescape_cells (CxCsv *self,
                gsize  row_length)
{
  char *out;

  if (self->escaped->len == 0)
    return;
  if (self->buffer_size < row_length)
    {
      self->buffer_size = row_length * 2;
      g_free (self->buffer);
      self->buffer = g_malloc (self->buffer_size);
    }
  out = self->buffer;
  for (guint i = 0; i < self->escaped->len; i++)
    {
      CxCell *cell = &self->cells[g_array_index (self->escaped, guint, i)];
      gsize length = unescape (cell, out);

      *cell = (CxCell) { out, length };
      out += length;
    }
}

/* ── the delimiter ──────────────────────────────────────────────────────── */

static void
set_delimiter (CxCsv *self,
               char   delimiter)
{
  memset (self->stops, 0, sizeof self->stops);
  self->delimiter = delimiter;
  self->stops[(guchar) delimiter] = self->stops['\n'] = self->stops['\r'] = 1;
}

static const char *
skip_blank_lines (const char *p,
                  const char *limit)
{
  while (p < limit && (*p == '\n' || *p == '\r'))
    p = skip_line_end (p, limit);
  return p;
}

/* The share of the first rows that are as wide as the first one; 0 when that has one cell. */
static double
rate_delimiter (CxCsv *self,
                char   delimiter,
                guint *width)
{
  const char *limit = self->at + MIN (self->end - self->at, GUESS_BYTES);
  const char *p = skip_blank_lines (self->at, limit);
  guint n = 0, right = 0;

  set_delimiter (self, delimiter);
  *width = 0;
  for (; p < limit && n < GUESS_ROWS; n++)
    {
      Extent extent;

      scan_row (self, p, limit, FALSE, &extent);
      if (n == 0)
        *width = extent.n_cells;
      else if (extent.end == limit && limit < self->end)
        break;
      right += extent.n_cells == *width;
      p = skip_blank_lines (extent.next, limit);
    }
  return *width > 1 ? (double) right / n : 0;
}

static char
guess_delimiter (CxCsv *self)
{
  /* The rarer a character is in text, the more it says. */
  static const char candidates[] = { '\t', '|', ';', ',' };
  double best_rate = 0;
  guint best_width = 1;
  char best = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint width;
      double rate = rate_delimiter (self, candidates[i], &width);

      if (rate > best_rate + 0.1 || (rate > best_rate - 0.1 && rate > 0 && width > best_width))
        {
          best = candidates[i];
          best_rate = rate;
          best_width = width;
        }
    }
  return best;
}

/* ── public ─────────────────────────────────────────────────────────────── */

CxCsv *
cx_csv_new (const char *data,
            gsize       length,
            char        delimiter)
{
  CxCsv *self;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  self = g_new0 (CxCsv, 1);
  self->data = self->at = data ? data : "";
  self->end = self->data + length;
  self->line = 1;
  self->budget = 4 * length + TRIAL_BYTES;
  self->escaped = g_array_new (FALSE, FALSE, sizeof (guint));
  self->has_bom = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0;
  if (self->has_bom)
    self->at += 3;
  set_delimiter (self, delimiter ? delimiter : guess_delimiter (self));
  return self;
}

void
cx_csv_free (CxCsv *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->escaped);
  g_free (self->cells);
  g_free (self->buffer);
  g_free (self);
}

char
cx_csv_get_delimiter (CxCsv *self)
{
  return self->delimiter;
}

gboolean
cx_csv_has_bom (CxCsv *self)
{
  return self->has_bom;
}

gsize
cx_csv_get_position (CxCsv *self)
{
  return self->at - self->data;
}

/* A damaged stretch is one row without cells; its bytes are all there. */
static void
give_damage (CxCsv      *self,
             const char *resumed,
             CxRow   *row)
{
  const char *end = without_line_end (self->at, resumed);

  *row = (CxRow) {
    .cells = self->cells, .line = self->line, .raw = self->at, .raw_length = end - self->at,
    .problem = "a quote opens and never closes",
  };
  self->line += count_line_ends (self->at, resumed);
  self->at = resumed;
}

static void
give_row (CxCsv        *self,
          const Extent *extent,
          CxRow     *row)
{
  const char *problem = find_problem (self, extent);
  gsize length = extent->end - self->at;

  unescape_cells (self, length);
  *row = (CxRow) {
    .cells = self->cells, .n_cells = MIN (extent->n_cells, MAX_CELLS), .line = self->line,
    .raw = self->at, .raw_length = length, .problem = problem,
  };
  if (self->header_cells == 0)
    self->header_cells = extent->n_cells;
  else if (problem == NULL && extent->n_cells > self->header_cells)
    self->wide_cells = extent->n_cells;
  self->line += extent->n_breaks + (extent->next > extent->end);
  self->at = extent->next;
}

gboolean
cx_csv_next (CxCsv    *self,
             CxRow *row)
{
  const char *start, *resumed;
  Extent extent;

  start = skip_blank_lines (self->at, self->end);
  self->line += start > self->at ? count_line_ends (self->at, start) : 0;
  self->at = start;
  if (self->at == self->end)
    return FALSE;
  scan_row (self, self->at, self->end, TRUE, &extent);
  resumed = find_end_of_damage (self, &extent);
  if (resumed != NULL)
    give_damage (self, resumed, row);
  else
    give_row (self, &extent, row);
  return TRUE;
}
