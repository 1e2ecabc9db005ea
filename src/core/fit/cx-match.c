/* Which texts of a dictionary a set of wanted texts picks. Knows nothing of verdicts. */
#include "cx-match.h"

#include "cx-halves.h"
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
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; values && values[i]; i++)
    {
      g_autofree char *text = comparable (column, values[i]);

      if (*text == '\0' || g_hash_table_contains (seen, text))
        continue;
      g_hash_table_add (seen, text);
      g_ptr_array_add (wanted, g_steal_pointer (&text));
    }
  return wanted;
}

/* Which of the wanted texts each text of the dictionary is. @hashed: (nullable): where they are many */
typedef struct {
  char *const *texts;
  GPtrArray   *wanted;
  GHashTable  *hashed;
  guint32     *numbers;
} Numbers;

static guint32
find_among_few (GPtrArray  *wanted,
                const char *text)
{
  for (guint i = 0; i < wanted->len; i++)
    if (strcmp (wanted->pdata[i], text) == 0)
      return i + 1;
  return 0;
}

static void
find_numbers_of_half (gpointer data,
                      guint    half,
                      guint    from,
                      guint    to)
{
  const Numbers *self = data;

  for (guint code = from; code < to; code++)
    self->numbers[code] = self->hashed ? GPOINTER_TO_UINT (g_hash_table_lookup (self->hashed, self->texts[code]))
                                       : find_among_few (self->wanted, self->texts[code]);
}

guint
cx_match_numbers (const CxColumn *column,
                  char *const    *values,
                  guint32       **numbers)
{
  g_autoptr(GPtrArray) wanted = collect_wanted (column, values);
  g_autoptr(GHashTable) hashed = NULL;

  *numbers = g_new (guint32, column->n_texts + 1);
  if (wanted->len > FEW)
    {
      hashed = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < wanted->len; i++)
        g_hash_table_insert (hashed, wanted->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  cx_halves_run (column->n_texts, find_numbers_of_half, &(Numbers) { comparable_texts (column), wanted, hashed, *numbers });
  return wanted->len;
}

/* The domains that are wanted. @folded: the same as addresses have them once folded. */
typedef struct {
  const CxColumn *column;
  GHashTable     *domains, *folded;
  guint8         *table;
} Domains;

/* Whether @host ends in a wanted domain, which has a dot itself: behind a dot, or as a whole. */
static gboolean
host_is_wanted (const Domains *self,
                const char    *host)
{
  const char *dot;

  for (; (dot = strchr (host, '.')) != NULL; host = dot + 1)
    if (g_hash_table_contains (self->folded, host))
      return TRUE;
  return FALSE;
}

/* The same of what stands from @start to @end, which most often is the end of the text. */
static gboolean
part_is_wanted (const Domains *self,
                const char    *start,
                const char    *end)
{
  g_autofree char *host = NULL;

  if (*end == '\0' && end > start && end[-1] != '.')
    return host_is_wanted (self, start);
  while (end > start && end[-1] == '.')
    end--;
  host = g_strndup (start, (gsize) (end - start));
  return host_is_wanted (self, host);
}

/* Whether a folded address can be one of them. Letters beyond ASCII and Punycode are spelt in more than one way. */
static gboolean
may_be_wanted (const Domains *self,
               const char    *text)
{
  const char *start = text;

  for (const char *p = text;; p++)
    if ((guchar) *p >= 0x80 || (*p == 'x' && strncmp (p, "xn--", 4) == 0))
      return TRUE;
    else if (!g_ascii_isalnum (*p) && *p != '.' && *p != '-' && *p != '_')
      {
        if (p > start && part_is_wanted (self, start, p))
          return TRUE;
        if (*p == '\0')
          return FALSE;
        start = p + 1;
      }
}

static void
add_domains_of_half (gpointer data,
                     guint    half,
                     guint    from,
                     guint    to)
{
  const Domains *self = data;
  char *const *texts = cx_column_get_folded (self->column);

  for (guint code = from; code < to; code++)
    if (!self->table[code] && may_be_wanted (self, texts[code]))
      {
        g_autofree char *domain = cx_domain_registrable (self->column->texts[code]);

        self->table[code] = domain != NULL && g_hash_table_contains (self->domains, domain);
      }
}

/* Adds the addresses whose registrable domain is that of a value. Finding it is slow, so only addresses that hold its text
 * are looked at. */
static void
add_domains (const CxColumn *column,
             char *const    *values,
             guint8         *table)
{
  g_autoptr(GHashTable) domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; values && values[i]; i++)
    {
      char *domain = cx_domain_registrable (values[i]);

      if (domain == NULL)
        continue;
      g_hash_table_add (folded, cx_text_fold (domain, -1));
      g_hash_table_add (domains, domain);
    }
  if (g_hash_table_size (domains) > 0)
    cx_halves_run (column->n_texts, add_domains_of_half, &(Domains) { column, domains, folded, table });
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
    add_domains (column, values, table);
  return table;
}

/* Texts that hold one of the wanted ones. */
typedef struct {
  char *const *texts;
  GPtrArray   *wanted;
  guint8      *table;
} Parts;

static void
find_parts_of_half (gpointer data,
                    guint    half,
                    guint    from,
                    guint    to)
{
  const Parts *self = data;

  for (guint i = 0; i < self->wanted->len; i++)
    for (guint code = from; code < to; code++)
      if (!self->table[code])
        self->table[code] = strstr (self->texts[code], self->wanted->pdata[i]) != NULL;
}

guint8 *
cx_match_part (const CxColumn *column,
               char *const    *values)
{
  g_autoptr(GPtrArray) wanted = collect_wanted (column, values);
  guint8 *table = g_new0 (guint8, column->n_texts + 1);

  cx_halves_run (column->n_texts, find_parts_of_half, &(Parts) { comparable_texts (column), wanted, table });
  return table;
}
