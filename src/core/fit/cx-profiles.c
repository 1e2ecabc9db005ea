/* Several profiles of a workspace: their order, and names that tell them apart. Knows nothing of accounts. */
#include "cx-config.h"

#include "cx-profiles.h"

#include "cx-error.h"
#include "cx-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── transactions ── */

static gboolean
begin (CxStore *store,
       GError **error)
{
  return cx_database_begin (cx_store_get_database (store), error);
}

static gboolean
finish (CxStore *store,
        gboolean done,
        GError **error)
{
  if (done)
    return cx_database_commit (cx_store_get_database (store), error);
  cx_database_rollback (cx_store_get_database (store));
  return FALSE;
}

/* ── names ── */

static gboolean
has_name (GPtrArray  *rows,
          const char *name)
{
  g_autofree char *wanted = cx_text_fold (name, -1);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *folded = cx_text_fold (((const CxProfileRow *) rows->pdata[i])->name, -1);

      if (g_str_equal (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

/* @number: from 1 on */
static char *
copy_name (const char *name,
           guint       number)
{
  if (number == 1)
    /* Translators: the name of a copy of a profile */
    return g_strdup_printf (_("%s (copy)"), name);
  /* Translators: the name of a further copy of a profile, and its number */
  return g_strdup_printf (_("%s (copy %u)"), name, number);
}

/* A copy of "Movers (copy)" is a further copy of "Movers". */
static char *
original_name (const char *name)
{
  for (guint number = 1; number < 100; number++)
    {
      g_autofree char *ending = copy_name ("", number);

      if (g_str_has_suffix (name, ending) && strlen (name) > strlen (ending))
        return g_strndup (name, strlen (name) - strlen (ending));
    }
  return g_strdup (name);
}

static char *
numbered_name (const char *name,
               guint       number)
{
  /* Translators: the name of a profile, and a number that makes it unique */
  return number == 1 ? g_strdup (name) : g_strdup_printf (_("%s %u"), name, number);
}

static char *
free_name (CxStore    *store,
           const char *name,
           char *    (*make) (const char *name, guint number),
           GError    **error)
{
  g_autoptr(GPtrArray) active = cx_profile_table_list (store, error);
  g_autoptr(GPtrArray) retired = active ? cx_profile_table_list_retired (store, error) : NULL;

  if (retired == NULL)
    return NULL;
  for (guint number = 1;; number++)
    {
      g_autofree char *candidate = make (name, number);

      if (!has_name (active, candidate) && !has_name (retired, candidate))
        return g_steal_pointer (&candidate);
    }
}

static gboolean
check_name (const char *name,
            GError    **error)
{
  g_autofree char *folded = cx_text_fold (name, -1);

  if (*folded != '\0')
    return TRUE;
  g_set_error_literal (error, CX_ERROR, CX_ERROR_INVALID, "a profile needs a name; say one");
  return FALSE;
}

/* ── documents ── */

static const CxProfileRow *
find_row (GPtrArray *rows,
          gint64     id,
          GError   **error)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((const CxProfileRow *) rows->pdata[i])->id == id)
      return rows->pdata[i];
  if (rows != NULL)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile number %" G_GINT64_FORMAT "; “profile list” lists them", id);
  return NULL;
}

static gboolean
save (CxStore    *store,
      gint64     *id,
      CxProfile  *profile,
      GError    **error)
{
  g_autofree char *document = cx_profile_to_json (profile);

  return cx_profile_table_save (store, id, cx_profile_get_name (profile), document, error);
}

static gboolean
save_named (CxStore            *store,
            const CxProfileRow *row,
            gint64             *id,
            const char         *name,
            GError            **error)
{
  g_autoptr(CxProfile) profile = cx_profile_parse (row->document, -1, row->name, error);
  g_autoptr(CxProfile) named = profile ? cx_profile_with_name (profile, name) : NULL;

  return named && save (store, id, named, error);
}

static gboolean
rename_draft (CxStore    *store,
              gint64      id,
              const char *name,
              GError    **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  const CxProfileRow *row = find_row (rows, id, error);

  return row && save_named (store, row, &id, name, error);
}

static gboolean
copy_draft (CxStore    *store,
            gint64      id,
            const char *name,
            gint64     *copy,
            GError    **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  const CxProfileRow *row = find_row (rows, id, error);
  g_autofree char *original = row ? original_name (row->name) : NULL;
  g_autofree char *chosen = row && name ? g_strdup (name) : row ? free_name (store, original, copy_name, error) : NULL;

  *copy = 0;
  return chosen && save_named (store, row, copy, chosen, error) && cx_profile_table_set_rank (store, *copy, row->rank + 1, error);
}

/* ── public ── */

gboolean
cx_profiles_rank (CxStore *store,
                  gint64   id,
                  int      rank,
                  GError **error)
{
  return begin (store, error) && finish (store, cx_profile_table_set_rank (store, id, rank, error), error);
}

gboolean
cx_profiles_rename (CxStore    *store,
                    gint64      id,
                    const char *name,
                    GError    **error)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return check_name (name, error) && begin (store, error) && finish (store, rename_draft (store, id, name, error), error);
}

gboolean
cx_profiles_copy (CxStore    *store,
                  gint64      id,
                  const char *name,
                  gint64     *copy,
                  GError    **error)
{
  gint64 made;

  if ((name != NULL && !check_name (name, error)) || !begin (store, error) ||
      !finish (store, copy_draft (store, id, name, &made, error), error))
    return FALSE;
  if (copy != NULL)
    *copy = made;
  return TRUE;
}

gboolean
cx_profiles_retire (CxStore *store,
                    gint64   id,
                    GError **error)
{
  return begin (store, error) && finish (store, cx_profile_table_retire (store, id, error), error);
}

gboolean
cx_profiles_restore (CxStore *store,
                     gint64   id,
                     int      rank,
                     GError **error)
{
  return begin (store, error) && finish (store, cx_profile_table_restore (store, id, rank, error), error);
}

static gboolean
add_empty (CxStore    *store,
           const char *name,
           gint64     *added,
           GError    **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  g_autofree char *chosen = NULL;
  g_autoptr(CxProfile) profile = NULL;

  *added = 0;
  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    return TRUE;
  chosen = free_name (store, name, numbered_name, error);
  profile = chosen ? cx_profile_new (chosen) : NULL;
  return profile && save (store, added, profile, error);
}

gboolean
cx_profiles_ensure (CxStore    *store,
                    const char *name,
                    gint64     *added,
                    GError    **error)
{
  g_return_val_if_fail (name != NULL && added != NULL, FALSE);

  return begin (store, error) && finish (store, add_empty (store, name, added, error), error);
}

static gboolean
discard_empty (CxStore *store,
               gint64   id,
               GError **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const CxProfileRow *row = rows->pdata[i];
      g_autoptr(CxProfile) empty = row->id == id ? cx_profile_new (row->name) : NULL;
      g_autofree char *document = empty ? cx_profile_to_json (empty) : NULL;

      if (document != NULL)
        return cx_profile_table_discard (store, id, document, error);
    }
  return rows != NULL;
}

gboolean
cx_profiles_undo_ensure (CxStore *store,
                         gint64   added,
                         GError **error)
{
  return begin (store, error) && finish (store, discard_empty (store, added, error), error);
}
