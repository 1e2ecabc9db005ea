/* The tiers that people pinned, in memory. Knows no scores. */
#include "cx-pins.h"

struct _CxPins {
  gatomicrefcount refs;
  GArray         *list; /* CxPin, by account */
};

static CxPins *
pins_new (GArray *list)
{
  CxPins *self = g_new0 (CxPins, 1);

  g_atomic_ref_count_init (&self->refs);
  self->list = list;
  return self;
}

CxPins *
cx_pins_ref (CxPins *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_pins_unref (CxPins *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->list);
  g_free (self);
}

CxPins *
cx_pins_load (CxStore *store,
              GError **error)
{
  GArray *list = cx_pin_table_list (store, error);

  return list ? pins_new (list) : NULL;
}

guint
cx_pins_get_n (CxPins *self)
{
  return self->list->len;
}

const CxPin *
cx_pins_get (CxPins *self,
             guint   i)
{
  g_return_val_if_fail (i < self->list->len, NULL);

  return &g_array_index (self->list, CxPin, i);
}

static int
compare_accounts (gconstpointer a,
                  gconstpointer b)
{
  const CxPin *x = a, *y = b;

  return (x->account > y->account) - (x->account < y->account);
}

const CxPin *
cx_pins_find (CxPins *self,
              gint64  account)
{
  const CxPin wanted = { .account = account };
  guint at;

  return g_array_binary_search (self->list, &wanted, compare_accounts, &at) ? cx_pins_get (self, at) : NULL;
}

static void
keep (GArray      *list,
      const CxPin *pin)
{
  if (pin->reason != NULL)
    cx_pin_list_add (list, pin->account, pin);
}

/* Texts stay with @changes. */
static GArray *
sorted (GArray *changes)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (CxPin), changes->len);

  g_array_append_vals (copy, changes->data, changes->len);
  g_array_sort (copy, compare_accounts);
  return copy;
}

CxPins *
cx_pins_with (CxPins *self,
              GArray *changes)
{
  g_autoptr(GArray) news = NULL;
  GArray *list = cx_pin_list_new ();
  guint i = 0;

  g_return_val_if_fail (self != NULL && changes != NULL, NULL);

  news = sorted (changes);
  for (guint k = 0; k < news->len; k++)
    {
      const CxPin *pin = &g_array_index (news, CxPin, k);

      for (; i < self->list->len && cx_pins_get (self, i)->account < pin->account; i++)
        keep (list, cx_pins_get (self, i));
      if (i < self->list->len && cx_pins_get (self, i)->account == pin->account)
        i++;
      keep (list, pin);
    }
  for (; i < self->list->len; i++)
    keep (list, cx_pins_get (self, i));
  return pins_new (list);
}

GArray *
cx_pins_undo (CxPins *self,
              GArray *changes)
{
  static const CxPin none = { 0 };
  GArray *undo = cx_pin_list_new ();

  g_return_val_if_fail (self != NULL && changes != NULL, undo);

  for (guint i = 0; i < changes->len; i++)
    {
      gint64 account = g_array_index (changes, CxPin, i).account;
      const CxPin *before = cx_pins_find (self, account);

      cx_pin_list_add (undo, account, before ? before : &none);
    }
  return undo;
}
