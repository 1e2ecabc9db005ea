/* Which texts of a dictionary a set of wanted texts picks. Knows nothing of verdicts. */
#include "cx-match.h"

#include "cx-text.h"
#include "cx-value.h"

#include <string.h>

/* Up to so many wanted texts are compared one by one; more are hashed. */
#define FEW 8

/* What a text is compared by: identifiers as they stand, all others folded. */
static char *
comparable (const CxColumn *column,
            const char     *text)
{
  return column->field->type == CX_FIELD_ID ? g_strstrip (g_strdup (text)) : cx_text_fold (text, -1);
}

static char *const *
comparable_texts (const CxColumn *column)
{
  return column->field->type == CX_FIELD_ID ? column->texts : cx_column_get_folded (column);
}

/* The distinct wanted texts, in the form in which they are compared. */
static GPtrArray *
collect_wanted (const CxColumn *column,
                char *const    *values)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values && values[i]; i++)
    {
      g_autofree char *text = comparable (column, values[i]);

      if (*text && !g_ptr_array_find_with_equal_func (wanted, text, g_str_equal, NULL))
        g_ptr_array_add (wanted, g_steal_pointer (&text));
    }
  return wanted;
}

static guint32
find_among_few (GPtrArray  *wanted,
                const char *text)
{
  for (guint i = 0; i < wanted->len; i++)
    if (strcmp (wanted->pdata[i], text) == 0)
      return i + 1;
  return 0;
}

guint
cx_match_numbers (const CxColumn *column,
                  char *const    *values,
                  guint32       **numbers)
{
  g_autoptr(GPtrArray) wanted = collect_wanted (column, values);
  g_autoptr(GHashTable) hashed = NULL;
  char *const *texts = comparable_texts (column);

  *numbers = g_new (guint32, column->n_texts + 1);
  if (wanted->len > FEW)
    {
      hashed = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < wanted->len; i++)
        g_hash_table_insert (hashed, wanted->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  for (guint code = 0; code < column->n_texts; code++)
    (*numbers)[code] = hashed ? GPOINTER_TO_UINT (g_hash_table_lookup (hashed, texts[code]))
                              : find_among_few (wanted, texts[code]);
  return wanted->len;
}

/* Adds the addresses whose registrable domain is that of @value. Finding it is slow, so only addresses
 * that hold its text, or a Punycode label, are looked at. */
static void
add_domain (const CxColumn *column,
            const char     *value,
            guint8         *table)
{
  g_autofree char *domain = cx_domain_registrable (value);
  g_autofree char *folded = domain ? cx_text_fold (domain, -1) : NULL;
  char *const *texts = cx_column_get_folded (column);

  for (guint code = 0; domain != NULL && code < column->n_texts; code++)
    {
      g_autofree char *other = NULL;

      if (table[code] || (!strstr (texts[code], folded) && !strstr (texts[code], "xn--")))
        continue;
      other = cx_domain_registrable (column->texts[code]);
      table[code] = g_strcmp0 (other, domain) == 0;
    }
}

guint8 *
cx_match_whole (const CxColumn *column,
                char *const    *values)
{
  g_autofree guint32 *numbers = NULL;
  guint8 *table = g_new (guint8, column->n_texts + 1);

  cx_match_numbers (column, values, &numbers);
  for (guint code = 0; code < column->n_texts; code++)
    table[code] = numbers[code] != 0;
  if (column->field->type == CX_FIELD_DOMAIN)
    for (guint i = 0; values && values[i]; i++)
      add_domain (column, values[i], table);
  return table;
}

guint8 *
cx_match_part (const CxColumn *column,
               char *const    *values)
{
  g_autoptr(GPtrArray) wanted = collect_wanted (column, values);
  guint8 *table = g_new0 (guint8, column->n_texts + 1);
  char *const *texts = comparable_texts (column);

  for (guint i = 0; i < wanted->len; i++)
    for (guint code = 0; code < column->n_texts; code++)
      if (!table[code])
        table[code] = strstr (texts[code], wanted->pdata[i]) != NULL;
  return table;
}
