/* Search as one types: names and domains of all accounts, folded, in one block that is scanned whole.
 * Knows nothing of expressions. */
#include "cx-filter.h"

#include "cx-halves.h"
#include "cx-text.h"

#include <string.h>

/* Stands behind each name and each domain; folded text holds no control characters. */
#define MARK '\n'

/* One account in so many: fewer are looked into one by one. */
#define FEW 16

struct _CxSearch {
  GString *heap;
  gsize   *starts; /* per account where it starts, and the end of all */
  guint    n;
};

/* What halves of the accounts are folded into, and where the second begins. */
typedef struct {
  CxColumns *columns;
  gsize     *starts;  /* within the heap of its half */
  GString   *heaps[2];
  guint      middle;
} Heaps;

static gboolean
append_text (GString        *heap,
             const CxColumn *column,
             guint           account)
{
  if (column == NULL || column->codes == NULL || cx_column_code (column, account) == CX_NO_CODE)
    return FALSE;
  cx_text_append_folded (heap, column->texts[cx_column_code (column, account)], -1);
  g_string_append_c (heap, MARK);
  return TRUE;
}

static void
fill_heap (gpointer data,
           guint    half,
           guint    from,
           guint    to)
{
  Heaps *self = data;
  const CxColumn *name = cx_columns_find_role (self->columns, "name"), *domain = cx_columns_find_role (self->columns, "domain");
  GString *heap = self->heaps[half];

  if (half == 1)
    self->middle = from;
  for (guint a = from; a < to; a++)
    {
      self->starts[a] = heap->len;
      if (!append_text (heap, name, a))
        {
          cx_text_append_folded (heap, cx_columns_get_key (self->columns, a), -1);
          g_string_append_c (heap, MARK);
        }
      append_text (heap, domain, a);
    }
}

CxSearch *
cx_search_new (CxColumns *columns)
{
  CxSearch *self;
  Heaps heaps;

  g_return_val_if_fail (columns != NULL, NULL);

  self = g_new0 (CxSearch, 1);
  self->n = cx_columns_get_n_accounts (columns);
  self->starts = g_new (gsize, self->n + 1);
  heaps = (Heaps) { columns, self->starts, { g_string_sized_new (40 * (gsize) self->n + 1), g_string_new (NULL) }, self->n };
  cx_halves_run (self->n, fill_heap, &heaps);
  for (guint a = heaps.middle; a < self->n; a++)
    self->starts[a] += heaps.heaps[0]->len;
  g_string_append_len (heaps.heaps[0], heaps.heaps[1]->str, (gssize) heaps.heaps[1]->len);
  g_string_free (heaps.heaps[1], TRUE);
  self->heap = heaps.heaps[0];
  self->starts[self->n] = self->heap->len;
  return self;
}

void
cx_search_free (CxSearch *self)
{
  if (self == NULL)
    return;
  g_string_free (self->heap, TRUE);
  g_free (self->starts);
  g_free (self);
}

/* One thread's share of a search: accounts from … to - 1; @found begins at the first of them. */
typedef struct {
  CxSearch *search;
  char    **words;   /* the longest first */
  guint8   *found;
  guint     from, to;
} Part;

/* Scans the block from hit to hit; an account that has one is left at once. Returns: how many have one */
static guint
mark_hits (const Part *self,
           const char *word)
{
  const char *heap = self->search->heap->str;
  const gsize *starts = self->search->starts;
  gsize at = starts[self->from], end = starts[self->to], length = strlen (word);
  guint account = self->from, n = 0;

  while (account < self->to)
    {
      const char *hit = memmem (heap + at, end - at, word, length);

      if (hit == NULL)
        break;
      while (starts[account + 1] <= (gsize) (hit - heap))
        account++;
      self->found[account - self->from] = 1;
      n++;
      at = starts[++account];
    }
  return n;
}

/* Of the accounts that are still in, keeps those with @word, looking into each. */
static void
keep_hits (const Part *self,
           const char *word)
{
  const char *heap = self->search->heap->str;
  const gsize *starts = self->search->starts;
  gsize length = strlen (word);

  for (guint a = self->from; a < self->to; a++)
    if (self->found[a - self->from])
      self->found[a - self->from] = memmem (heap + starts[a], starts[a + 1] - starts[a], word, length) != NULL;
}

/* The same where many are still in: the block is scanned once more, which is faster than to look into each. */
static guint
join_hits (const Part *self,
           const char *word)
{
  guint n = self->to - self->from, left = 0;
  g_autofree guint8 *own = g_malloc0 (n + 1);
  Part other = *self;

  other.found = own;
  mark_hits (&other, word);
  for (guint i = 0; i < n; i++)
    left += self->found[i] &= own[i];
  return left;
}

/* @data: the part that is all accounts */
static void
find_half (gpointer data,
           guint    half,
           guint    from,
           guint    to)
{
  const Part *all = data;
  Part part = { all->search, all->words, all->found + from, from, to };
  guint n = to - from, left;

  memset (part.found, 0, n);
  left = mark_hits (&part, part.words[0]);
  for (guint i = 1; part.words[i]; i++)
    if (left < n / FEW)
      keep_hits (&part, part.words[i]);
    else
      left = join_hits (&part, part.words[i]);
}

static void
put_longest_first (char **words)
{
  guint longest = 0;

  for (guint i = 1; words[i]; i++)
    if (strlen (words[i]) > strlen (words[longest]))
      longest = i;
  if (longest > 0)
    {
      char *word = words[0];

      words[0] = words[longest];
      words[longest] = word;
    }
}

void
cx_search_find (CxSearch   *self,
                const char *text,
                guint8     *found)
{
  g_autofree char *folded = NULL;
  g_auto(GStrv) words = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  folded = cx_text_fold (text, -1);
  if (*folded == '\0')
    {
      memset (found, 1, self->n);
      return;
    }
  words = g_strsplit (folded, " ", -1);
  put_longest_first (words);
  cx_halves_run (self->n, find_half, &(Part) { self, words, found, 0, self->n });
}
