/* Search as one types: names and domains of all accounts, folded, in one block that is scanned whole.
 * Knows nothing of expressions. */
#include "cx-filter.h"

#include "cx-text.h"

#include <string.h>

/* Stands behind each name and each domain; folded text holds no control characters. */
#define MARK '\n'

struct _CxSearch {
  GString *heap;
  gsize   *starts; /* per account where it starts, and the end of all */
  guint    n;
};

static gboolean
append_text (GString        *heap,
             const CxColumn *column,
             guint           account)
{
  if (column == NULL || column->codes == NULL || column->codes[account] == CX_NO_CODE)
    return FALSE;
  cx_text_append_folded (heap, column->texts[column->codes[account]], -1);
  g_string_append_c (heap, MARK);
  return TRUE;
}

CxSearch *
cx_search_new (CxColumns *columns)
{
  const CxColumn *name, *domain;
  CxSearch *self;

  g_return_val_if_fail (columns != NULL, NULL);

  name = cx_columns_find_role (columns, "name");
  domain = cx_columns_find_role (columns, "domain");
  self = g_new0 (CxSearch, 1);
  self->n = cx_columns_get_n_accounts (columns);
  self->heap = g_string_sized_new (32 * (gsize) self->n + 1);
  self->starts = g_new (gsize, self->n + 1);
  for (guint a = 0; a < self->n; a++)
    {
      self->starts[a] = self->heap->len;
      if (!append_text (self->heap, name, a))
        {
          cx_text_append_folded (self->heap, cx_columns_get_key (columns, a), -1);
          g_string_append_c (self->heap, MARK);
        }
      append_text (self->heap, domain, a);
    }
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

/* Scans the block from hit to hit; an account that has one is left at once. */
static void
mark_hits (CxSearch   *self,
           const char *word,
           guint8     *found)
{
  const char *heap = self->heap->str;
  gsize at = 0, length = strlen (word);
  guint account = 0;

  while (account < self->n)
    {
      const char *hit = memmem (heap + at, self->heap->len - at, word, length);

      if (hit == NULL)
        return;
      while (self->starts[account + 1] <= (gsize) (hit - heap))
        account++;
      found[account] = 1;
      at = self->starts[++account];
    }
}

/* Of the accounts that are still in, keeps those with @word. */
static void
keep_hits (CxSearch   *self,
           const char *word,
           guint8     *found)
{
  gsize length = strlen (word);

  for (guint a = 0; a < self->n; a++)
    if (found[a])
      found[a] = memmem (self->heap->str + self->starts[a], self->starts[a + 1] - self->starts[a], word, length) != NULL;
}

void
cx_search_find (CxSearch   *self,
                const char *text,
                guint8     *found)
{
  g_autofree char *folded = NULL;
  g_auto(GStrv) words = NULL;
  guint longest = 0;

  g_return_if_fail (self != NULL && text != NULL);

  folded = cx_text_fold (text, -1);
  if (*folded == '\0')
    {
      memset (found, 1, self->n);
      return;
    }
  words = g_strsplit (folded, " ", -1);
  for (guint i = 1; words[i]; i++)
    if (strlen (words[i]) > strlen (words[longest]))
      longest = i;
  memset (found, 0, self->n);
  mark_hits (self, words[longest], found);
  for (guint i = 0; words[i]; i++)
    if (i != longest)
      keep_hits (self, words[i], found);
}
