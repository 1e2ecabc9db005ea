/* The columnar copy of the accounts, once it is loaded: looking up columns, accounts and values. */
#include "cx-columns-private.h"

#include "cx-filter.h"
#include "cx-match.h"
#include "cx-order.h"
#include "cx-text.h"
#include "cx-value.h"

#include <math.h>
#include <string.h>

CxColumns *
cx_columns_ref (CxColumns *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
clear_column (CxColumn *column)
{
  g_free (column->codes);
  g_free (column->texts);
  g_free (column->folded);
  g_clear_pointer (&column->folds, cx_arena_free);
  g_free (column->ranks);
  if (column->high != column->low)
    g_free (column->high);
  g_free (column->low);
  g_free (column->offsets);
  g_free (column->items);
}

void
cx_columns_unref (CxColumns *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->fields->len; i++)
    clear_column (&self->columns[i]);
  g_free (self->state);
  g_free (self->columns);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->fields);
  g_free (self->ids);
  g_free (self->keys);
  g_ptr_array_unref (self->arenas);
  g_clear_pointer (&self->search, cx_search_free);
  g_free (self->name_ranks);
  g_free (self);
}

guint
cx_columns_get_n_accounts (CxColumns *self)
{
  return self->n_accounts;
}

const char *
cx_columns_get_state (CxColumns *self)
{
  return self->state;
}

GPtrArray *
cx_columns_get_fields (CxColumns *self)
{
  return self->fields;
}

const CxColumn *
cx_columns_find (CxColumns  *self,
                 const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->by_key, key);
}

const CxColumn *
cx_columns_find_role (CxColumns  *self,
                      const char *role)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_strcmp0 (self->columns[i].field->role, role) == 0)
      return &self->columns[i];
  return NULL;
}

gint64
cx_columns_get_id (CxColumns *self,
                   guint      account)
{
  g_return_val_if_fail (account < self->n_accounts, 0);

  return self->ids[account];
}

gboolean
cx_columns_find_id (CxColumns *self,
                    gint64     id,
                    guint     *account)
{
  guint low = 0, n = cx_columns_get_n_accounts (self), high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cx_columns_get_id (self, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  *account = low;
  return low < n && cx_columns_get_id (self, low) == id;
}

const char *
cx_columns_get_key (CxColumns *self,
                    guint      account)
{
  g_return_val_if_fail (account < self->n_accounts, NULL);

  return self->keys[account];
}

const char *
cx_columns_get_name (CxColumns *self,
                     guint      account)
{
  g_return_val_if_fail (account < self->n_accounts, NULL);

  if (self->name != NULL && cx_column_code (self->name, account) != CX_NO_CODE)
    return self->name->texts[cx_column_code (self->name, account)];
  return self->keys[account];
}

/* The folded form of each text; most are folded already and then share its memory. */
static char **
fold_texts (CxColumn *self)
{
  g_autoptr(GString) fold = g_string_new (NULL);
  char **folded = g_new (char *, self->n_texts + 1);

  self->folds = cx_arena_new ();
  for (guint i = 0; i < self->n_texts; i++)
    {
      g_string_truncate (fold, 0);
      cx_text_append_folded (fold, self->texts[i], -1);
      folded[i] = g_str_equal (fold->str, self->texts[i]) ? self->texts[i] : cx_arena_copy (self->folds, fold->str, fold->len);
    }
  return folded;
}

char *const *
cx_column_get_folded (const CxColumn *column)
{
  CxColumn *self = (CxColumn *) column;

  if (g_once_init_enter_pointer (&self->folded))
    g_once_init_leave_pointer (&self->folded, fold_texts (self));
  return self->folded;
}

const guint32 *
cx_column_get_ranks (const CxColumn *column)
{
  CxColumn *self = (CxColumn *) column;
  gboolean for_machines = self->field->type == CX_FIELD_ID || self->field->type == CX_FIELD_DOMAIN;

  if (g_once_init_enter_pointer (&self->ranks))
    g_once_init_leave_pointer (&self->ranks, cx_order_rank_texts ((const char *const *) self->texts, NULL, self->n_texts,
                                                                  for_machines ? CX_ORDER_BYTES : CX_ORDER_COLLATED));
  return self->ranks;
}

static guint32 *
rank_names (CxColumns *self)
{
  g_autofree const char **names = g_new (const char *, self->n_accounts + 1);

  for (guint a = 0; a < self->n_accounts; a++)
    names[a] = cx_columns_get_name (self, a);
  return cx_order_rank_texts (names, (const char *const *) self->keys, self->n_accounts, CX_ORDER_COLLATED);
}

const guint32 *
cx_columns_get_name_ranks (CxColumns *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter_pointer (&self->name_ranks))
    g_once_init_leave_pointer (&self->name_ranks, rank_names (self));
  return self->name_ranks;
}

CxSearch *
cx_columns_get_search (CxColumns *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter_pointer (&self->search))
    g_once_init_leave_pointer (&self->search, cx_search_new (self));
  return self->search;
}

static gpointer
prepare_names (gpointer data)
{
  g_autoptr(CxColumns) self = data;

  cx_columns_get_name_ranks (self);
  cx_columns_get_search (self);
  return NULL;
}

void
cx_columns_prepare_names (CxColumns *self)
{
  g_return_if_fail (self != NULL);

  g_thread_unref (g_thread_new ("names", prepare_names, cx_columns_ref (self)));
}

/* How many accounts have @text in @column, compared as criteria compare; the first of them in @account. */
static guint
count_matches (CxColumns      *self,
               const CxColumn *column,
               const char     *text,
               guint          *account)
{
  char *const values[] = { (char *) text, NULL };
  g_autofree guint8 *table = NULL;
  guint n = 0;

  if (column == NULL || column->codes == NULL)
    return 0;
  table = cx_match_whole (column, values);
  for (guint i = self->n_accounts; i-- > 0;)
    if (cx_column_code (column, i) != CX_NO_CODE && table[cx_column_code (column, i)])
      {
        *account = i;
        n++;
      }
  return n;
}

gboolean
cx_columns_find_account (CxColumns  *self,
                         const char *text,
                         guint      *account,
                         guint      *n)
{
  static const char *const roles[] = CX_IDENTITY_ROLES;
  guint found = 0, first = 0;

  g_return_val_if_fail (text != NULL && account != NULL, FALSE);

  for (guint i = 0; i < self->n_accounts && found == 0; i++)
    if (g_str_equal (self->keys[i], text))
      {
        first = i;
        found = 1;
      }
  for (guint i = 0; i < G_N_ELEMENTS (roles) && found == 0; i++)
    found = count_matches (self, cx_columns_find_role (self, roles[i]), text, &first);
  if (n != NULL)
    *n = found;
  if (found != 1)
    return FALSE;
  *account = first;
  return TRUE;
}

/* The shortest text that reads back as the same number. */
static char *
number_text (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == trunc (value) && fabs (value) < 1e15)
    return g_strdup_printf ("%.0f", value == 0 ? 0 : value);
  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  return g_strdup (text);
}

static char *
range_text (double low,
            double high)
{
  g_autofree char *from = number_text (low);
  g_autofree char *to = number_text (high);

  if (low == high)
    return g_steal_pointer (&from);
  if (isinf (low) && isinf (high))
    return g_strdup ("any");
  if (isinf (low))
    return g_strconcat ("≤ ", to, NULL);
  if (isinf (high))
    return g_strconcat ("≥ ", from, NULL);
  return g_strconcat (from, "–", to, NULL);
}

static char *
list_text (const CxColumn *self,
           guint           account)
{
  GString *text;

  if (self->offsets[account] == self->offsets[account + 1])
    return NULL;
  text = g_string_new (NULL);
  for (guint i = self->offsets[account]; i < self->offsets[account + 1]; i++)
    {
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, self->texts[self->items[i]]);
    }
  return g_string_free_and_steal (text);
}

char *
cx_column_get_text (const CxColumn *self,
                    guint           account)
{
  if (self->codes != NULL)
    return cx_column_code (self, account) == CX_NO_CODE ? NULL : g_strdup (self->texts[cx_column_code (self, account)]);
  if (self->offsets != NULL)
    return list_text (self, account);
  if (isnan (self->low[account]))
    return NULL;
  switch (self->field->type)
    {
    case CX_FIELD_DATE:
      return cx_date_format ((gint32) self->low[account]);
    case CX_FIELD_BOOLEAN:
      return g_strdup (self->low[account] != 0 ? "yes" : "no");
    default:
      return range_text (self->low[account], self->high[account]);
    }
}
