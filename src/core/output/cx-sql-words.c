/* Words of SQL: literals, names, comments, lists. Knows nothing of accounts. */
#include "cx-sql-private.h"

#include <math.h>
#include <string.h>

/* How wide lists grow before they go on in the next line. */
#define WIDTH 110

/* So many conditions stand side by side. */
#define HEAP 100

/* Of so many digits and decimals SQLite reads every number right, whichever way its version reads them: the nearest place
 * where a double is rounded the other way is farther off than the last bit of the extended number that it reads into. */
#define SAFE_DIGITS "%.15g"
#define SAFE_DECIMALS 4

static char *
wrap (const char *text,
      char        quote)
{
  GString *quoted = g_string_new (NULL);

  g_string_append_c (quoted, quote);
  for (const char *p = text; *p; p++)
    {
      if (*p == quote)
        g_string_append_c (quoted, quote);
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, quote);
  return g_string_free_and_steal (quoted);
}

char *
cx_sql_quote (const CxSql *self,
              const char  *text)
{
  g_autofree char *plain = wrap (text, '\'');
  GString *escaped;

  if (cx_sql_is_sqlite (self) || strchr (plain, '\\') == NULL)
    return g_steal_pointer (&plain);
  /* Whether a plain literal has escapes is a setting of the server; that this one has is not. */
  escaped = g_string_new (plain);
  g_string_replace (escaped, "\\", "\\\\", 0);
  g_string_prepend_c (escaped, 'E');
  return g_string_free_and_steal (escaped);
}

char *
cx_sql_name (const char *text)
{
  return wrap (text, '"');
}

char *
cx_sql_table (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text ? text : "account", ".", -1);

  for (guint i = 0; text && parts[i]; i++)
    {
      g_autofree char *part = parts[i];

      parts[i] = cx_sql_name (part);
    }
  return g_strjoinv (".", parts);
}

static gboolean
is_safe (const char *text,
         double      number)
{
  const char *point = strchr (text, '.');

  return g_ascii_strtod (text, NULL) == number && strchr (text, 'e') == NULL &&
         (point == NULL || strlen (point + 1) <= SAFE_DECIMALS);
}

/* A whole number, multiplied or divided by powers of two, which is exact however decimals are read. */
static char *
write_exact (double number)
{
  GString *text = g_string_new ("(");
  int exponent;
  gint64 mantissa = (gint64) ldexp (frexp (number, &exponent), 53);

  exponent -= 53;
  for (; mantissa % 2 == 0; mantissa /= 2)
    exponent++;
  g_string_append_printf (text, "%" G_GINT64_FORMAT ".0", mantissa);
  while (exponent != 0)
    {
      int step = CLAMP (exponent, -52, 52);
      gint64 power = G_GINT64_CONSTANT (1) << ABS (step);

      g_string_append_printf (text, " %c %" G_GINT64_FORMAT ".0", step > 0 ? '*' : '/', power);
      exponent -= step;
    }
  g_string_append_c (text, ')');
  return g_string_free_and_steal (text);
}

char *
cx_sql_number (const CxSql *self,
               double       number)
{
  static const char *const formats[] = { SAFE_DIGITS, "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *exact = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], number);
      if (i == 0 && is_safe (text, number))
        return g_strdup (text);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  if (!cx_sql_is_sqlite (self))
    return g_strdup_printf ("double precision '%s'", text);
  exact = write_exact (number);
  return g_strdup_printf ("%s /* %s */", exact, text);
}

/* Nothing that ends a line, somewhere, or makes text look as if it stood elsewhere. */
char *
cx_sql_comment (const char *text)
{
  GString *comment = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
          type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_c (comment, ' ');
      else
        g_string_append_unichar (comment, c);
    }
  return g_string_free_and_steal (comment);
}

static void
append_heap (GString    *sql,
             GPtrArray  *conditions,
             guint       from,
             guint       to,
             const char *word)
{
  for (guint i = from; i < to; i++)
    g_string_append_printf (sql, "%s%s%s%s", i > from ? "\n        " : "", i > from ? word : "", i > from ? " " : "",
                            (const char *) conditions->pdata[i]);
}

void
cx_sql_append_join (GString    *sql,
                    GPtrArray  *conditions,
                    const char *word)
{
  g_string_append_c (sql, '(');
  for (guint from = 0; from < conditions->len; from += HEAP)
    {
      guint to = MIN (from + HEAP, conditions->len);

      if (from > 0)
        g_string_append_printf (sql, "\n        %s ", word);
      if (conditions->len > HEAP)
        g_string_append_c (sql, '(');
      append_heap (sql, conditions, from, to, word);
      if (conditions->len > HEAP)
        g_string_append_c (sql, ')');
    }
  g_string_append_c (sql, ')');
}

char *
cx_sql_in (const CxSql *self,
           const char  *what,
           gboolean     negated,
           GPtrArray   *texts)
{
  GString *sql = g_string_new (what);
  gsize line = 0;

  g_string_append (sql, negated ? " NOT IN (" : " IN (");
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = cx_sql_quote (self, texts->pdata[i]);

      if (i > 0)
        g_string_append_c (sql, ',');
      if (sql->len - line + strlen (text) > WIDTH)
        {
          g_string_append (sql, "\n         ");
          line = sql->len;
        }
      g_string_append_printf (sql, "%s%s", i > 0 ? " " : "", text);
    }
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (sql);
}
