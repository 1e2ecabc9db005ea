/* What the text of a cell looks like at a glance. */
#include "cx-cell-look.h"

#include <string.h>

static gboolean
is_one_of (char        c,
           const char *set)
{
  return c != '\0' && strchr (set, c) != NULL;
}

CxCell
cx_cell_look_trim (const CxCell *cell)
{
  const char *p = cell->text, *end = p + cell->length;

  while (p < end && g_ascii_isspace (*p))
    p++;
  while (p < end && g_ascii_isspace (end[-1]))
    end--;
  return (CxCell) { p, end - p };
}

gboolean
cx_cell_look_is_number (const CxCell *cell)
{
  guint digits = 0, letters = 0;

  for (gsize i = 0; i < cell->length; i++)
    {
      char c = cell->text[i];

      if (g_ascii_isdigit (c))
        digits++;
      else if (g_ascii_isalpha (c))
        letters++;
      else if (!is_one_of (c, " .,:-+/%$()") && !(c & 0x80))
        return FALSE;
    }
  return digits > 0 && letters <= 4;
}

gboolean
cx_cell_look_is_address (const CxCell *cell)
{
  gboolean dot = FALSE, sign = cell->length > 4 && memcmp (cell->text, "www.", 4) == 0;

  for (gsize i = 0; i < cell->length; i++)
    {
      const char *p = cell->text + i;

      if (is_one_of (*p, " \"',;|\t"))
        return FALSE;
      dot |= *p == '.';
      sign |= *p == '@' || (i > 2 && memcmp (p - 2, "://", 3) == 0);
    }
  return dot && sign;
}

gboolean
cx_cell_look_is_words (const CxCell *cell)
{
  const char *p = cell->text, *end = p + cell->length;

  if (!g_ascii_isalnum (*p) && !(*p & 0x80) && !is_one_of (*p, "(#&-_.@$<["))
    return FALSE;
  for (; p < end; p++)
    if (!g_ascii_isalnum (*p) && !(*p & 0x80) && !is_one_of (*p, " .-_&'/()#+!?:%*@[]<>="))
      return FALSE;
  return TRUE;
}

gboolean
cx_cell_look_is_value (const CxCell *cell)
{
  CxCell text = cx_cell_look_trim (cell);

  if (text.length == 0)
    return FALSE;
  if (cx_cell_look_is_address (&text))
    return TRUE;
  /* "Q1 2024" and "Top 10" are names, "12 km" and "$5M" are not. */
  return cx_cell_look_is_number (&text) && !g_ascii_isalpha (*text.text) && !(*text.text & 0x80 && g_ascii_isalpha (text.text[text.length - 1]));
}
