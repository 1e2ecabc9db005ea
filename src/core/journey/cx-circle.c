/* The buying circle of an account as its contacts fill it. */
#include "cx-circle.h"

#include "cx-record-table.h"

#include <string.h>

#define PART "buying_circle"

const char *
cx_shelf_get_name (CxShelf shelf)
{
  static const char *const names[] = { "unknown", "fresh", "may have moved", "probably moved" };

  g_return_val_if_fail (shelf < G_N_ELEMENTS (names), NULL);

  return names[shelf];
}

static gint32
add_months (gint32 day,
            guint  months)
{
  g_autoptr(GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr(GDateTime) date = g_date_time_add_days (epoch, day);
  g_autoptr(GDateTime) later = date ? g_date_time_add_months (date, (int) months) : NULL;

  return later ? (gint32) (g_date_time_difference (later, epoch) / G_TIME_SPAN_DAY) : G_MAXINT32;
}

CxShelf
cx_shelf_of (gint32 dated,
             gint32 day)
{
  if (dated == G_MININT32)
    return CX_SHELF_UNKNOWN;
  if (day > add_months (dated, CX_SHELF_LONG))
    return CX_SHELF_PROBABLY_MOVED;
  return day > add_months (dated, CX_SHELF_SHORT) ? CX_SHELF_MAY_HAVE_MOVED : CX_SHELF_FRESH;
}

void
cx_person_free (CxPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->account_key);
  g_free (self->record_id);
  g_free (self->name);
  g_free (self->title);
  g_free (self->email);
  g_free (self->phone);
  g_free (self);
}

/* ── reading ────────────────────────────────────────────────────────────── */

static CxPerson *
read_person (CxStatement    *row,
             const CxTitles *titles,
             gint32          day)
{
  CxPerson *person = g_new0 (CxPerson, 1);

  person->id = cx_statement_get_int (row, 0);
  person->account = cx_statement_get_int (row, 1);
  person->account_key = g_strdup (cx_statement_get_text (row, 2));
  person->record_id = g_strdup (cx_statement_get_text (row, 3));
  person->name = g_strdup (cx_statement_get_text (row, 4));
  person->title = g_strdup (cx_statement_get_text (row, 5));
  person->email = g_strdup (cx_statement_get_text (row, 6));
  person->phone = g_strdup (cx_statement_get_text (row, 7));
  person->role = cx_titles_role (titles, person->title, cx_statement_get_text (row, 8), &person->by_crm);
  person->seniority = cx_titles_seniority (titles, person->title, cx_statement_get_text (row, 9));
  person->dated = cx_statement_is_null (row, 10) ? G_MININT32 : (gint32) cx_statement_get_int (row, 10);
  person->shelf = cx_shelf_of (person->dated, day);
  return person;
}

static guint
place_of_role (const char *role)
{
  const char *const *roles = cx_titles_roles ();
  guint i = 0;

  while (roles[i] != NULL && g_strcmp0 (roles[i], role) != 0)
    i++;
  return i;
}

/* Who is not known to be anything stands last. */
static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const CxPerson *x = *(CxPerson *const *) a, *y = *(CxPerson *const *) b;
  guint role_x = place_of_role (x->role), role_y = place_of_role (y->role);
  int high_x = x->seniority ? (int) x->seniority : G_MAXINT, high_y = y->seniority ? (int) y->seniority : G_MAXINT;

  if (x->account != y->account)
    return x->account < y->account ? -1 : 1;
  if (role_x != role_y)
    return role_x < role_y ? -1 : 1;
  if (high_x != high_y)
    return high_x < high_y ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

GPtrArray *
cx_person_list (CxStore *store,
                gint64   account,
                gint32   day,
                GError **error)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_person_free);
  g_autoptr(CxTitles) titles = cx_titles_load (store, error);
  g_autoptr(CxStatement) row = NULL;
  gboolean has_row = TRUE, known;

  if (titles == NULL || !cx_records_are_known (store, &known, error))
    return NULL;
  if (!known)
    return g_steal_pointer (&people);
  row = cx_database_prepare (cx_store_get_database (store),
                             "SELECT c.id, c.account, a.key, c.record_id, c.name, c.title, c.email, c.phone, c.buying_role, c.seniority,"
                             " ifnull (c.updated, c.created)"
                             " FROM contact c JOIN account a ON a.id = c.account WHERE ?1 = 0 OR c.account = ?1", error);
  if (row == NULL)
    return NULL;
  cx_statement_bind_int (row, 1, account);
  while (has_row)
    {
      if (!cx_statement_step (row, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (people, read_person (row, titles, day));
    }
  g_ptr_array_sort (people, compare_people);
  return g_steal_pointer (&people);
}

/* ── what a circle should have ──────────────────────────────────────────── */

static gboolean
names_role (CxProfile  *profile,
            const char *role)
{
  guint n = cx_profile_get_n_entries (profile, PART);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (cx_profile_get_text (profile, PART, i, "role"), role) == 0)
      return TRUE;
  return FALSE;
}

const char **
cx_circle_roles (CxProfile *profile)
{
  const char *const *roles = cx_titles_roles ();
  GPtrArray *wanted = g_ptr_array_new ();
  gboolean asked;

  for (guint i = 0; profile != NULL && roles[i] != NULL; i++)
    if (names_role (profile, roles[i]))
      g_ptr_array_add (wanted, (gpointer) roles[i]);
  asked = wanted->len > 0;
  for (guint i = 0; !asked && roles[i] != NULL; i++)
    if (!g_str_equal (roles[i], "blocker") && !g_str_equal (roles[i], "gatekeeper"))
      g_ptr_array_add (wanted, (gpointer) roles[i]);
  g_ptr_array_add (wanted, NULL);
  return (const char **) g_ptr_array_free (wanted, FALSE);
}
