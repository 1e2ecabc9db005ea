#include "cx-store.h"
#include "cx-columns.h"
#include "cx-evaluation.h"
#include <stdio.h>
#include <locale.h>
int main (int argc, char **argv) {
  GError *error = NULL;
  setlocale (LC_ALL, "");
  CxStore *store = cx_store_open (argv[1], TRUE, &error);
  if (!store) { puts (error->message); return 1; }
  CxColumns *before = cx_columns_load (store, NULL, &error);
  rename (argv[2], argv[1]);
  CxColumns *c = cx_columns_load (store, NULL, &error);
  if (!c) { printf ("load: %s\n", error->message); return 1; }
  guint n = cx_columns_get_n_accounts (c), differ = 0;
  printf ("n before %u, after %u\n", cx_columns_get_n_accounts (before), n);
  GPtrArray *f = cx_columns_get_fields (c);
  for (guint i = 0; i < f->len; i++) {
    const char *key = ((CxField *) f->pdata[i])->key;
    const CxColumn *x = cx_columns_find (before, key), *y = cx_columns_find (c, key);
    differ = 0;
    for (guint a = 0; a < n; a++) {
      if (y->codes && cx_column_code (y, a) != CX_NO_CODE && cx_column_code (y, a) >= y->n_texts) { differ += 1000000; continue; }
      char *s = x ? cx_column_get_text (x, a) : NULL, *t = cx_column_get_text (y, a);
      differ += g_strcmp0 (s, t) != 0;
      g_free (s); g_free (t);
    }
    if (differ) printf ("%s: %u differ\n", key, differ);
  }
  return 0;
}
