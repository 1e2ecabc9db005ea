/* Where the cells of one row of delimited text are.
 *
 * The text is looked at in blocks of 64 bytes: each gives a word with a bit for every byte that can end or open a cell,
 * and the scan steps from bit to bit. */
#include "cx-csv-scan.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK CX_CSV_PADDING

/* Where a scan is. */
typedef struct {
  const CxCsvScan *scan;
  const char      *base, *limit;  /* of the block; of the text */
  const char      *plain;         /* stops in front of this are plain characters */
  guint64          stops, odd;
} Walk;

/* A cell that is not as it stands in the text. */
typedef struct {
  guint    cell;
  gboolean quoted;
} Escaped;

/* ── blocks ─────────────────────────────────────────────────────────────── */

/* The bytes of a block at which a scan has to stop; @odd: those that are not ASCII, or NUL. */
#ifdef __SSE2__
static inline guint64
find_stops (const CxDialect *dialect,
            const char      *p,
            guint64         *odd)
{
  const __m128i delimiter = _mm_set1_epi8 (dialect->delimiter), quote = _mm_set1_epi8 (dialect->quote),
                escape = _mm_set1_epi8 (dialect->escape), lf = _mm_set1_epi8 ('\n'), cr = _mm_set1_epi8 ('\r'),
                nul = _mm_setzero_si128 ();
  guint64 stops = 0, strange = 0;

  for (guint i = 0; i < BLOCK / 16; i++)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (p + 16 * i));
      __m128i marks = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, quote), _mm_cmpeq_epi8 (bytes, escape));
      __m128i ends = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, lf), _mm_cmpeq_epi8 (bytes, cr));
      __m128i found = _mm_or_si128 (_mm_or_si128 (marks, ends), _mm_cmpeq_epi8 (bytes, delimiter));

      stops |= (guint64) (guint) _mm_movemask_epi8 (found) << 16 * i;
      strange |= (guint64) (guint) _mm_movemask_epi8 (_mm_or_si128 (bytes, _mm_cmpeq_epi8 (bytes, nul))) << 16 * i;
    }
  *odd = strange;
  return stops;
}
#else
static inline guint64
find_stops (const CxDialect *dialect,
            const char      *p,
            guint64         *odd)
{
  guint64 stops = 0, strange = 0;

  for (guint i = 0; i < BLOCK; i++)
    {
      char c = p[i];

      stops |= (guint64) (c == dialect->delimiter || c == dialect->quote || c == dialect->escape || c == '\n' || c == '\r') << i;
      strange |= (guint64) (c == '\0' || (c & 0x80)) << i;
    }
  *odd = strange;
  return stops;
}
#endif

static inline void
load_block (Walk       *self,
            const char *base)
{
  guint64 odd;

  self->base = base;
  self->stops = find_stops (&self->scan->dialect, base, &odd);
  if (G_UNLIKELY (self->limit - base < BLOCK))
    {
      guint64 within = ((guint64) 1 << (self->limit - base)) - 1;

      self->stops &= within;
      odd &= within;
    }
  self->odd |= odd;
}

/* The next stop, or NULL at the end of the text. */
static inline const char *
next_stop (Walk *self)
{
  for (;;)
    {
      const char *at;

      while (self->stops == 0)
        {
          if (self->limit - self->base <= BLOCK)
            return NULL;
          load_block (self, self->base + BLOCK);
        }
      at = self->base + __builtin_ctzll (self->stops);
      self->stops &= self->stops - 1;
      if (G_LIKELY (at >= self->plain))
        return at;
    }
}

/* ── cells ──────────────────────────────────────────────────────────────── */

static void
allocate_cells (CxCsvScan *self)
{
  self->n_allocated = MAX (64, self->n_allocated * 2);
  self->cells = g_renew (CxCell, self->cells, self->n_allocated);
}

static inline void
keep_cell (CxCsvScan  *self,
           const char *start,
           const char *end)
{
  if (G_UNLIKELY (self->n_cells >= self->n_allocated && self->n_cells < CX_CSV_MAX_CELLS))
    allocate_cells (self);
  if (G_LIKELY (self->n_cells < CX_CSV_MAX_CELLS))
    self->cells[self->n_cells] = (CxCell) { start, end - start };
  self->n_cells++;
}

/* The cell that is kept next. */
static void
mark_escaped (CxCsvScan *self,
              gboolean   quoted)
{
  Escaped escaped = { self->n_cells, quoted };

  if (escaped.cell < CX_CSV_MAX_CELLS)
    g_array_append_val (self->escaped, escaped);
}

static inline gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
has_text (const char *p,
          const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p < end;
}

/* @at holds an escape that is not the quote. Returns: how many line ends it makes plain */
static guint
skip_escaped (Walk       *walk,
              const char *at)
{
  const char *next = MIN (at + 1, walk->limit), *behind = cx_csv_skip_line_end (next, walk->limit);

  walk->plain = behind > next ? behind : at + 2;
  return behind > next;
}

/* The quote that closes what opened before @start, or NULL. */
static const char *
find_closing_quote (CxCsvScan  *self,
                    Walk       *walk,
                    const char *start,
                    gboolean   *escaped)
{
  const CxDialect dialect = self->dialect;
  const char *at;

  while ((at = next_stop (walk)) != NULL)
    {
      if (*at == dialect.quote)
        {
          if (at + 1 == walk->limit || at[1] != dialect.quote)
            return at;
          walk->plain = at + 2;
          *escaped = TRUE;
        }
      else if (*at == dialect.escape)
        {
          self->n_breaks += skip_escaped (walk, at);
          *escaped = TRUE;
        }
      else if (is_line_end (*at))
        self->n_breaks += *at == '\r' || at == start || at[-1] != '\r';
    }
  return NULL;
}

/* @start is behind the opening quote. Text behind the closing quote belongs to the cell, as it stands; spaces do not.
 * Returns: the stop that ends the cell, or NULL at the end of the text */
static const char *
scan_quoted (CxCsvScan  *self,
             Walk       *walk,
             const char *start)
{
  guint n_breaks = self->n_breaks;
  gboolean escaped = FALSE;
  const char *closing = find_closing_quote (self, walk, start, &escaped), *at, *end;
  gboolean has_tail;

  if (closing == NULL)
    {
      self->unclosed = TRUE;
      return NULL;
    }
  do
    at = next_stop (walk);
  while (at != NULL && *at != self->dialect.delimiter && !is_line_end (*at));
  end = at ? at : walk->limit;
  has_tail = has_text (closing + 1, end);
  if (self->n_breaks > n_breaks && has_tail)
    self->torn = TRUE;
  if (escaped || has_tail)
    mark_escaped (self, TRUE);
  keep_cell (self, start, has_tail ? end : closing);
  return at;
}

/* An escape, or a quote that is text, inside a cell without quotes. Returns: the stop that ends the cell, or NULL */
static const char *
scan_marked (CxCsvScan  *self,
             Walk       *walk,
             const char *start,
             const char *at)
{
  gboolean escaped = FALSE;

  for (; at != NULL && *at != self->dialect.delimiter && !is_line_end (*at); at = next_stop (walk))
    if (*at == self->dialect.escape && *at != self->dialect.quote)
      {
        self->n_breaks += skip_escaped (walk, at);
        escaped = TRUE;
      }
  if (escaped)
    mark_escaped (self, FALSE);
  keep_cell (self, start, at ? at : walk->limit);
  return at;
}

/* ── public ─────────────────────────────────────────────────────────────── */

void
cx_csv_scan_init (CxCsvScan       *self,
                  const CxDialect *dialect)
{
  *self = (CxCsvScan) { .dialect = *dialect, .escaped = g_array_new (FALSE, FALSE, sizeof (Escaped)) };
  allocate_cells (self);
}

void
cx_csv_scan_clear (CxCsvScan *self)
{
  g_clear_pointer (&self->escaped, g_array_unref);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->buffer, g_free);
}

void
cx_csv_scan_set_dialect (CxCsvScan       *self,
                         const CxDialect *dialect)
{
  self->dialect = *dialect;
}

void
cx_csv_scan_row (CxCsvScan  *self,
                 const char *text,
                 const char *limit)
{
  const CxDialect dialect = self->dialect;
  Walk walk = { .scan = self, .limit = limit };
  const char *cell = text, *at;

  self->n_cells = self->n_breaks = 0;
  self->cut = self->unclosed = self->torn = FALSE;
  g_array_set_size (self->escaped, 0);
  load_block (&walk, text);
  for (;;)
    {
      at = next_stop (&walk);
      if (G_LIKELY (at != NULL && *at == dialect.delimiter))
        {
          keep_cell (self, cell, at);
          cell = at + 1;
          continue;
        }
      if (at != NULL && !is_line_end (*at))
        at = *at == dialect.quote && at == cell ? scan_quoted (self, &walk, cell + 1) : scan_marked (self, &walk, cell, at);
      else
        keep_cell (self, cell, at ? at : limit);
      if (at == NULL || is_line_end (*at))
        break;
      cell = at + 1;
    }
  /* A CR at the end of the text may be half a line end. */
  self->cut = at == NULL || (*at == '\r' && at + 1 == limit);
  self->end = at ? at : limit;
  self->next = cx_csv_skip_line_end (self->end, limit);
  self->odd = walk.odd != 0;
}

/* ── unescaping ─────────────────────────────────────────────────────────── */

/* In front of all else an escape is a character like any other: paths of Windows have many. */
static gboolean
needs_escape (const CxDialect *dialect,
              char             c)
{
  return c == dialect->quote || c == dialect->escape || c == dialect->delimiter || is_line_end (c);
}

static gsize
unescape (const CxDialect *dialect,
          const CxCell    *cell,
          gboolean         quoted,
          char            *out)
{
  const char *p = cell->text, *end = cell->text + cell->length;
  char *start = out;

  /* What programs write for a value that is not there. */
  if (!quoted && cell->length == 2 && memcmp (p, "\\N", 2) == 0)
    return 0;
  while (p < end)
    {
      if (quoted && *p == dialect->quote)
        {
          p++;
          if (p == end || *p != dialect->quote)
            break; /* the closing quote: what follows is taken as it is */
        }
      else if (*p == dialect->escape && dialect->escape != dialect->quote && p + 1 < end && needs_escape (dialect, p[1]))
        p++;
      *out++ = *p++;
    }
  memcpy (out, p, end - p);
  return out + (end - p) - start;
}

void
cx_csv_scan_unescape (CxCsvScan *self)
{
  gsize needed = 0;
  char *out;

  if (G_LIKELY (self->escaped->len == 0))
    return;
  for (guint i = 0; i < self->escaped->len; i++)
    needed += self->cells[g_array_index (self->escaped, Escaped, i).cell].length;
  if (self->buffer_size < needed)
    {
      self->buffer_size = needed * 2;
      g_free (self->buffer);
      self->buffer = g_malloc (self->buffer_size);
    }
  out = self->buffer;
  for (guint i = 0; i < self->escaped->len; i++)
    {
      const Escaped *escaped = &g_array_index (self->escaped, Escaped, i);
      CxCell *cell = &self->cells[escaped->cell];
      gsize length = unescape (&self->dialect, cell, escaped->quoted, out);

      *cell = (CxCell) { out, length };
      out += length;
    }
}

/* ── line ends ──────────────────────────────────────────────────────────── */

const char *
cx_csv_find_line_end (const char *p,
                      const char *limit)
{
  while (p < limit && !is_line_end (*p))
    p++;
  return p;
}

guint
cx_csv_count_line_ends (const char *p,
                        const char *limit)
{
  guint n = 0;

  while ((p = cx_csv_find_line_end (p, limit)) < limit)
    {
      p = cx_csv_skip_line_end (p, limit);
      n++;
    }
  return n;
}
