/* Tiers that people pinned to accounts. Knows no scores. */
#include "cx-pin-table.h"

#include "cx-error.h"

static void
pin_clear (gpointer data)
{
  CxPin *pin = data;

  g_clear_pointer (&pin->reason, g_ref_string_release);
  g_clear_pointer (&pin->author, g_ref_string_release);
}

GArray *
cx_pin_list_new (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (CxPin));

  g_array_set_clear_func (list, pin_clear);
  return list;
}

void
cx_pin_list_add (GArray      *list,
                 gint64       account,
                 const CxPin *pin)
{
  CxPin copy = *pin;

  copy.account = account;
  copy.reason = pin->reason ? g_ref_string_acquire (pin->reason) : NULL;
  copy.author = pin->author ? g_ref_string_acquire (pin->author) : NULL;
  g_array_append_val (list, copy);
}

/* Thousands of pins may have one reason. */
static void
read_pin (GArray      *list,
          CxStatement *row)
{
  CxPin pin = {
    .account = cx_statement_get_int (row, 0),
    .tier = (guint8) cx_statement_get_int (row, 1),
    .reason = g_ref_string_new_intern (cx_statement_get_text (row, 2)),
    .author = g_ref_string_new_intern (cx_statement_get_text (row, 3)),
    .day = (gint32) cx_statement_get_int (row, 4),
  };

  g_array_append_val (list, pin);
}

GArray *
cx_pin_table_list (CxStore *store,
                   GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GArray) list = cx_pin_list_new ();
  g_autoptr(CxStatement) rows = NULL;
  gboolean has_row = TRUE, has_table;

  /* A reader may have a file before it that nobody has opened for writing since there are pins. */
  if (!cx_database_has_table (database, "tier_pin", &has_table, error))
    return NULL;
  if (!has_table)
    return g_steal_pointer (&list);
  rows = cx_database_prepare (database, "SELECT account, tier, reason, author, day FROM tier_pin ORDER BY account", error);
  if (rows == NULL)
    return NULL;
  while (has_row)
    {
      if (!cx_statement_step (rows, &has_row, error))
        return NULL;
      if (has_row)
        read_pin (list, rows);
    }
  return g_steal_pointer (&list);
}

static gboolean
set_pin (CxDatabase  *database,
         CxStatement *set,
         const CxPin *pin,
         GError     **error)
{
  cx_statement_bind_int (set, 1, pin->tier);
  cx_statement_bind_text (set, 2, pin->reason, -1);
  cx_statement_bind_text (set, 3, pin->author, -1);
  cx_statement_bind_int (set, 4, pin->day);
  cx_statement_bind_int (set, 5, pin->account);
  if (!cx_statement_run (set, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) == 1)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "the account to pin is gone (number %" G_GINT64_FORMAT "); look at the list again",
               pin->account);
  return FALSE;
}

static gboolean
lift_pin (CxStatement *lift,
          const CxPin *pin,
          GError     **error)
{
  cx_statement_bind_int (lift, 1, pin->account);
  return cx_statement_run (lift, error);
}

static gboolean
write_all (CxDatabase *database,
           GArray     *changes,
           GError    **error)
{
  g_autoptr(CxStatement) set =
    cx_database_prepare (database, "INSERT OR REPLACE INTO tier_pin (account, tier, reason, author, day)"
                                   " SELECT id, ?, ?, ?, ? FROM account WHERE id = ?", error);
  g_autoptr(CxStatement) lift = set ? cx_database_prepare (database, "DELETE FROM tier_pin WHERE account = ?", error) : NULL;

  if (lift == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const CxPin *pin = &g_array_index (changes, CxPin, i);

      if (!(pin->reason ? set_pin (database, set, pin, error) : lift_pin (lift, pin, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_pin_table_write (CxStore *store,
                    GArray  *changes,
                    GError **error)
{
  CxDatabase *database = cx_store_get_database (store);

  g_return_val_if_fail (changes != NULL, FALSE);

  if (!cx_database_begin (database, error))
    return FALSE;
  if (write_all (database, changes, error))
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  return FALSE;
}
