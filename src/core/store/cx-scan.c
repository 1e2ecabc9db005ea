/* Two connections that see the same state of the file.
 *
 * What the first sees is fixed after what the second sees; when no commit of another connection came between the look
 * before and the look after, both are the same. */
#include "cx-scan.h"

/* A file that is mapped is read without being copied; it counts as memory of the program only as long as it is. */
#define MAPPED "PRAGMA mmap_size = 1073741824"
#define UNMAPPED "PRAGMA mmap_size = 0"

/* BEGIN alone sees nothing yet: the first read does. */
#define FIRST_LOOK "PRAGMA schema_version"

struct _CxScan {
  CxDatabase *database, *twin;
  gboolean    begun;
};

static gboolean
begin_reading (CxDatabase *database,
               GError    **error)
{
  gint64 version;

  return cx_database_execute (database, MAPPED "; BEGIN", error) && cx_database_get_int (database, FIRST_LOOK, &version, error);
}

static void
end_reading (CxDatabase *database)
{
  cx_database_rollback (database);
  cx_database_execute (database, UNMAPPED, NULL);
  sqlite3_db_release_memory (cx_database_get_handle (database));
}

static CxDatabase *
twin_new (CxDatabase *database)
{
  g_autoptr(CxDatabase) twin = cx_database_open (cx_database_get_path (database), CX_DATABASE_READ, NULL);

  /* Before and after, so that the twin is of the same file. */
  return twin != NULL && begin_reading (twin, NULL) && cx_database_is_in_place (database) ? g_steal_pointer (&twin) : NULL;
}

CxScan *
cx_scan_begin (CxDatabase *database,
               gboolean    twin,
               GError    **error)
{
  g_autoptr(CxScan) self = g_new0 (CxScan, 1);
  gint64 before, after;

  self->database = database;
  if (!sqlite3_get_autocommit (cx_database_get_handle (database)))
    return g_steal_pointer (&self);
  if (!cx_database_get_int (database, "PRAGMA data_version", &before, error))
    return NULL;
  self->twin = twin && cx_database_is_in_place (database) ? twin_new (database) : NULL;
  self->begun = TRUE;
  if (!begin_reading (database, error) || !cx_database_get_int (database, "PRAGMA data_version", &after, error))
    return NULL;
  if (before != after)
    g_clear_pointer (&self->twin, cx_database_close);
  return g_steal_pointer (&self);
}

CxDatabase *
cx_scan_get_twin (CxScan *self)
{
  return self->twin;
}

void
cx_scan_end (CxScan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->twin, cx_database_close);
  if (self->begun)
    end_reading (self->database);
  g_free (self);
}
