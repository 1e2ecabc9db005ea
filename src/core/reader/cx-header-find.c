/* Which of the first rows of a table are its header. */
#include "cx-header-find.h"

#include "cx-cell-look.h"
#include "cx-dialect.h"

#include <string.h>

/* Rows of groups above the names. */
#define MAX_GROUPS 2

/* So many of ten rows are most of them. */
#define MOST 9

/* What a row looks like. */
typedef struct {
  guint    n_cells, filled, values;  /* cells; with text; with numbers, days or addresses */
  guint    first;                    /* cell with text */
  gboolean phrase;                   /* several words, or a colon at the end */
} Look;

typedef struct {
  CxRowStore *rows;
  guint       n;
  Look       *looks;
  guint       width;    /* that most rows have */
} Search;

void
cx_header_place_clear (CxHeaderPlace *self)
{
  g_clear_pointer (&self->has_values, g_free);
}

/* ── what rows look like ────────────────────────────────────────────────── */

static Look
look_at (const CxRow *row)
{
  Look look = { .n_cells = row->n_cells };

  for (guint i = 0; i < row->n_cells; i++)
    {
      CxCell text = cx_cell_look_trim (&row->cells[i]);

      if (text.length == 0)
        continue;
      if (look.filled++ == 0)
        look.first = i;
      look.values += cx_cell_look_is_value (&text);
      look.phrase |= memchr (text.text, ' ', text.length) != NULL || text.text[text.length - 1] == ':';
    }
  return look;
}

static gboolean
is_blank (Search *self,
          guint   i)
{
  return self->looks[i].filled == 0 && cx_row_store_get (self->rows, i)->problem == NULL;
}

/* The width that most of the rows with more than one cell have. */
static guint
find_width (Search *self)
{
  guint best = 1, best_count = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint width = self->looks[i].n_cells, count = 0;

      if (width < 2 || cx_row_store_get (self->rows, i)->problem != NULL)
        continue;
      for (guint j = i; j < self->n; j++)
        count += self->looks[j].n_cells == width;
      if (count > best_count || (count == best_count && width > best))
        {
          best = width;
          best_count = count;
        }
    }
  return best;
}

static gboolean
is_narrow (Search *self,
           guint   i)
{
  return self->looks[i].filled <= MAX (1, self->width / 2);
}

static guint
next_with_text (Search *self,
                guint   i)
{
  while (i < self->n && is_blank (self, i))
    i++;
  return i;
}

/* Whether the column holds values below the row @header, down to the first blank one: nearly all that is there. */
static gboolean
has_values_below (Search *self,
                  guint   header,
                  guint   column)
{
  guint filled = 0, values = 0;

  for (guint i = header + 1; i < self->n; i++)
    {
      const CxRow *row = cx_row_store_get (self->rows, i);
      CxCell text;

      if (is_blank (self, i) && filled > 0)
        break;
      if (row->problem != NULL || column >= row->n_cells)
        continue;
      text = cx_cell_look_trim (&row->cells[column]);
      filled += text.length > 0;
      values += text.length > 0 && cx_cell_look_is_value (&text);
    }
  return values > 0 && values * 10 >= filled * 8;
}

/* Whether a column has a word in the row @header and values below. */
static gboolean
heads_values (Search *self,
              guint   header)
{
  const CxRow *row = cx_row_store_get (self->rows, header);

  for (guint i = 0; i < row->n_cells; i++)
    {
      CxCell text = cx_cell_look_trim (&row->cells[i]);

      if (text.length > 0 && !cx_cell_look_is_value (&text) && has_values_below (self, header, i))
        return TRUE;
    }
  return FALSE;
}

/* ── titles above, groups above ─────────────────────────────────────────── */

static gboolean
may_be_header (Search *self,
               guint   i)
{
  const Look *look = &self->looks[i];

  return cx_row_store_get (self->rows, i)->problem == NULL && look->filled >= 2 && look->filled * 2 > self->width &&
         look->values * 4 <= look->filled * 3;
}

/* Whether the rows from @from up to @header can be titles: all are narrow, and something speaks for it. */
static gboolean
are_titles (Search *self,
            guint   from,
            guint   header)
{
  gboolean sign = heads_values (self, header);

  for (guint i = from; i < header; i++)
    {
      if (!is_narrow (self, i))
        return FALSE;
      sign |= is_blank (self, i) || self->looks[i].phrase || self->looks[i].values > 0;
    }
  return sign;
}

/* Whether the row above @names says what its columns have in common. */
static gboolean
is_group_row (Search *self,
              guint   i,
              guint   names)
{
  const Look *look = &self->looks[i];
  const CxRow *row = cx_row_store_get (self->rows, i);

  if (row->problem != NULL || look->values > 0 || look->n_cells < 2 || look->filled == 0 || look->filled >= self->looks[names].filled)
    return FALSE;
  if (look->filled == 1 && look->first == 0)
    return FALSE; /* a title */
  for (guint j = 0; j < row->n_cells; j++)
    {
      CxCell text = cx_cell_look_trim (&row->cells[j]);

      if (text.length > 0 && text.text[text.length - 1] == ':')
        return FALSE;
    }
  return self->looks[names].filled * 5 >= self->width * 4 && self->looks[names].values == 0 && heads_values (self, names);
}

/* The first row of names: @first, or one below it when that is a title or has the names of groups. */
static guint
find_names (Search *self,
            guint   first)
{
  guint next = next_with_text (self, first + 1);

  if (next >= self->n || self->width < 2 || cx_row_store_get (self->rows, first)->problem != NULL)
    return first;
  if (next == first + 1 && is_group_row (self, first, next))
    return next;
  for (guint i = next; i < self->n && is_narrow (self, first); i = next_with_text (self, i + 1))
    if (!is_narrow (self, i))
      return may_be_header (self, i) && are_titles (self, first, i) ? (i + 1 < self->n && is_group_row (self, i, i + 1) ? i + 1 : i) : first;
  return first;
}

/* ── public ─────────────────────────────────────────────────────────────── */

/* Most rows below may be wider than the header: its last names are missing. */
static guint
count_columns (Search *self,
               guint   names)
{
  guint columns = self->looks[names].n_cells, n = 0, wide = 0;

  for (guint i = names + 1; i < self->n; i++)
    {
      const CxRow *row = cx_row_store_get (self->rows, i);

      if (is_blank (self, i) || row->problem != NULL)
        continue;
      n++;
      wide += row->n_cells == self->width && cx_row_has_text (row, columns);
    }
  return wide >= 2 && wide * 10 >= n * MOST ? self->width : columns;
}

static void
look_at_rows (Search     *self,
              CxRowStore *rows)
{
  *self = (Search) { .rows = rows, .n = cx_row_store_get_n (rows) };
  self->looks = g_new0 (Look, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->looks[i] = look_at (cx_row_store_get (rows, i));
  self->width = find_width (self);
}

static void
find_values (Search        *self,
             CxHeaderPlace *place)
{
  place->has_values = g_malloc0 (place->n_columns + 1);
  for (guint i = 0; i < place->n_columns; i++)
    place->has_values[i] = has_values_below (self, place->first + place->n - 1, i);
}

/* The first row that belongs to the table, or to what stands above it. */
static guint
find_first (Search *self,
            char    delimiter)
{
  guint first = next_with_text (self, 0), next = next_with_text (self, first + 1);
  const CxRow *row = first < self->n ? cx_row_store_get (self->rows, first) : NULL;

  return row != NULL && delimiter != 0 && next < self->n && cx_dialect_find_mark (row->raw, row->raw_length) == delimiter ? next : first;
}

gboolean
cx_header_find (CxRowStore    *rows,
                char           delimiter,
                CxHeaderPlace *place)
{
  Search self;
  guint first, names;

  look_at_rows (&self, rows);
  first = find_first (&self, delimiter);
  if (first < self.n)
    {
      names = find_names (&self, first);
      *place = (CxHeaderPlace) { .first = names, .n = 1, .n_columns = count_columns (&self, names) };
      while (place->first > first && place->n <= MAX_GROUPS && is_group_row (&self, place->first - 1, names))
        {
          place->first--;
          place->n++;
        }
      find_values (&self, place);
    }
  g_free (self.looks);
  return first < self.n;
}

static guint
count_rows_to (CxRowStore *rows,
               gint64      line)
{
  guint n = 0;

  while (n < cx_row_store_get_n (rows) && cx_row_store_get (rows, n)->line <= line)
    n++;
  return n;
}

gboolean
cx_header_find_at (CxRowStore    *rows,
                   gint64         line,
                   CxHeaderPlace *place)
{
  guint n = count_rows_to (rows, line);
  gboolean found;
  Search self;

  /* Behind the last row there may be others that nobody has read. */
  if (n == 0 || (n == cx_row_store_get_n (rows) && cx_row_store_get (rows, n - 1)->line < line))
    return FALSE;
  look_at_rows (&self, rows);
  found = !is_blank (&self, n - 1);
  if (found)
    {
      *place = (CxHeaderPlace) { .first = n - 1, .n = 1, .n_columns = count_columns (&self, n - 1) };
      find_values (&self, place);
    }
  g_free (self.looks);
  return found;
}

gboolean
cx_header_find_again (CxRowStore    *rows,
                      gint64         last_line,
                      guint          n_columns,
                      CxHeaderPlace *place)
{
  guint n = count_rows_to (rows, last_line);
  Search self;

  if (n == 0)
    return FALSE;
  look_at_rows (&self, rows);
  while (n > 1 && is_blank (&self, n - 1))
    n--;
  *place = (CxHeaderPlace) { .first = n - 1, .n = 1, .n_columns = n_columns };
  find_values (&self, place);
  g_free (self.looks);
  return TRUE;
}

static char *
get_text (const CxRow *row,
          guint        column)
{
  return column < row->n_cells ? g_strstrip (g_strndup (row->cells[column].text, row->cells[column].length)) : g_strdup ("");
}

/* Puts a group in front of a name that does not have it yet. */
static char *
join (const char *group,
      const char *name)
{
  gsize length = strlen (group);

  if (length == 0 || g_ascii_strncasecmp (name, group, length) == 0)
    return g_strdup (name);
  return *name ? g_strconcat (group, " ", name, NULL) : g_strdup (group);
}

char **
cx_header_join (CxRowStore          *rows,
                const CxHeaderPlace *place)
{
  char **header = g_new0 (char *, place->n_columns + 1);
  const CxRow *names = cx_row_store_get (rows, place->first + place->n - 1);

  for (guint i = 0; i < place->n_columns; i++)
    header[i] = get_text (names, i);
  for (guint level = place->n - 1; level-- > 0;)
    {
      const CxRow *groups = cx_row_store_get (rows, place->first + level);
      g_autofree char *group = g_strdup ("");

      for (guint i = 0; i < place->n_columns; i++)
        {
          g_autofree char *name = header[i], *next = get_text (groups, i);

          if (*next != '\0')
            g_set_str (&group, next);
          header[i] = join (group, name);
        }
    }
  return header;
}
