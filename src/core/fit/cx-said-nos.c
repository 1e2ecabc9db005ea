/* What people said no to, in memory. Knows no scores. */
#include "cx-said-nos.h"

#include <math.h>

struct _CxSaidNos {
  gatomicrefcount refs;
  GPtrArray      *list;  /* CxSaidNo, by account */
  CxRowIndex     *index;
};

CxSaidNos *
cx_said_nos_ref (CxSaidNos *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_said_nos_unref (CxSaidNos *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->list);
  cx_row_index_free (self->index);
  g_free (self);
}

CxSaidNos *
cx_said_nos_load (CxStore   *store,
                  CxColumns *columns,
                  GError   **error)
{
  GPtrArray *list = cx_said_no_table_list (store, error);
  CxSaidNos *self;

  if (list == NULL)
    return NULL;
  self = g_new0 (CxSaidNos, 1);
  g_atomic_ref_count_init (&self->refs);
  self->list = list;
  self->index = cx_row_index_new (columns, list->len);
  for (guint i = 0; i < list->len; i++)
    cx_row_index_add (self->index, cx_said_nos_get (self, i)->account, i);
  return self;
}

guint
cx_said_nos_get_n (CxSaidNos *self)
{
  return self->list->len;
}

const CxSaidNo *
cx_said_nos_get (CxSaidNos *self,
                 guint      i)
{
  g_return_val_if_fail (i < self->list->len, NULL);

  return self->list->pdata[i];
}

gboolean
cx_said_nos_has (CxSaidNos *self,
                 guint      row)
{
  return cx_row_index_has (self->index, row);
}

guint
cx_said_nos_find (CxSaidNos *self,
                  guint      row,
                  guint     *first)
{
  guint end;

  if (!cx_row_index_has (self->index, row))
    return 0;
  *first = cx_row_index_find (self->index, row);
  for (end = *first; end < self->list->len; end++)
    if (cx_said_nos_get (self, end)->account != cx_said_nos_get (self, *first)->account)
      break;
  return end - *first;
}

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const CxSaidNoSum *x = a, *y = b;

  if ((x->currency == NULL) != (y->currency == NULL))
    return x->currency == NULL ? 1 : -1;
  return g_strcmp0 (x->currency, y->currency);
}

static CxSaidNoSum *
sum_of (GArray     *sums,
        const char *currency)
{
  const CxSaidNoSum none = { .currency = currency };

  for (guint i = 0; i < sums->len; i++)
    if (g_strcmp0 (g_array_index (sums, CxSaidNoSum, i).currency, currency) == 0)
      return &g_array_index (sums, CxSaidNoSum, i);
  g_array_append_val (sums, none);
  return &g_array_index (sums, CxSaidNoSum, sums->len - 1);
}

static void
add_to_sums (GArray         *sums,
             const CxSaidNo *said)
{
  CxSaidNoSum *sum = sum_of (sums, isnan (said->amount) ? NULL : said->currency);
  double amount = isnan (said->amount) ? 0 : said->amount;

  *(said->taken ? &sum->taken : &sum->declined) += 1;
  *(said->taken ? &sum->taken_amount : &sum->declined_amount) += amount;
}

GArray *
cx_said_nos_sum (CxSaidNos    *self,
                 const guint8 *found)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (CxSaidNoSum));

  for (guint k = 0; k < self->index->n; k++)
    {
      guint row = self->index->rows[k], first, n = cx_said_nos_find (self, row, &first);

      for (guint i = 0; i < n && (found == NULL || found[row]); i++)
        add_to_sums (sums, cx_said_nos_get (self, first + i));
    }
  g_array_sort (sums, compare_sums);
  return sums;
}

static const char *
unit_of (const CxField *field)
{
  return field->type == CX_FIELD_MONEY && field->unit && *field->unit ? field->unit : NULL;
}

const char *
cx_said_nos_currency (CxColumns *columns)
{
  static const char *const roles[] = { "potential", "arr" };
  GPtrArray *fields = cx_columns_get_fields (columns);
  const char *unit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (roles) && unit == NULL; i++)
    {
      const CxColumn *column = cx_columns_find_role (columns, roles[i]);

      unit = column ? unit_of (column->field) : NULL;
    }
  for (guint i = 0; i < fields->len && unit == NULL; i++)
    unit = unit_of (fields->pdata[i]);
  return unit;
}
