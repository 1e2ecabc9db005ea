/* Columns of text, aligned by the width that they have on a terminal. */
#include "cx-table.h"

#include "cx-cli.h"

#include <stdio.h>
#include <unistd.h>

#define MAX_WIDTH 48
#define GAP 2

struct _CxTable {
  GPtrArray *headers;
  GArray    *right;   /* gboolean a column */
  GPtrArray *cells;
};

static guint
width_of_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
cx_table_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += width_of_char (g_utf8_get_char (p));
  return width;
}

/* What a cell may put on a terminal: one line, no control sequences, not endless. */
static char *
tame (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *tamed = g_string_new (NULL);
  guint width = 0;

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        c = ' ';
      if (width + width_of_char (c) >= MAX_WIDTH && cx_table_width (p) > MAX_WIDTH - width)
        {
          g_string_append (tamed, "…");
          break;
        }
      width += width_of_char (c);
      g_string_append_unichar (tamed, c);
    }
  return g_string_free (tamed, FALSE);
}

CxTable *
cx_table_new (const char *const *headers)
{
  CxTable *self = g_new0 (CxTable, 1);

  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->right = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; headers[i] != NULL; i++)
    {
      gboolean right = headers[i][0] == '>';

      g_array_append_val (self->right, right);
      g_ptr_array_add (self->headers, tame (headers[i] + (right ? 1 : 0)));
    }
  return self;
}

void
cx_table_free (CxTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->headers);
  g_array_unref (self->right);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
cx_table_add (CxTable    *self,
              const char *cell)
{
  g_ptr_array_add (self->cells, tame (cell ? cell : "–"));
}

void
cx_table_take (CxTable *self,
               char    *cell)
{
  g_autofree char *owned = cell;

  cx_table_add (self, owned);
}

void
cx_table_count (CxTable *self,
                gint64   number)
{
  cx_table_take (self, cx_cli_count (number));
}

static guint *
measure (CxTable *self)
{
  guint n = self->headers->len;
  guint *widths = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    widths[i] = cx_table_width (self->headers->pdata[i]);
  for (guint i = 0; i < self->cells->len; i++)
    widths[i % n] = MAX (widths[i % n], cx_table_width (self->cells->pdata[i]));
  return widths;
}

static void
print_row (CxTable     *self,
           gpointer    *cells,
           const guint *widths,
           guint        indent)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%*s", (int) indent, "");
  for (guint i = 0; i < self->headers->len; i++)
    {
      guint pad = widths[i] - cx_table_width (cells[i]);
      gboolean right = g_array_index (self->right, gboolean, i);

      g_string_append_printf (line, "%*s%s%*s", right ? (int) pad : 0, "", (const char *) cells[i],
                              (right ? 0 : (int) pad) + GAP, "");
    }
  g_strchomp (line->str);
  puts (line->str);
}

static gboolean
has_headers (CxTable *self)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (*(const char *) self->headers->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

void
cx_table_print (CxTable *self,
                guint    indent)
{
  g_autofree guint *widths = measure (self);
  gboolean bold = isatty (STDOUT_FILENO) && g_getenv ("NO_COLOR") == NULL;

  if (has_headers (self))
    {
      fputs (bold ? "\033[1m" : "", stdout);
      print_row (self, self->headers->pdata, widths, indent);
      fputs (bold ? "\033[22m" : "", stdout);
    }
  for (guint i = 0; i + self->headers->len <= self->cells->len; i += self->headers->len)
    print_row (self, self->cells->pdata + i, widths, indent);
}
