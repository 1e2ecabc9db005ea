/* Where in a JSON file the table is. Knows nothing of cells. */
#include "cx-json-find.h"

#include <string.h>

/* So many tables are kept track of; beyond, the smallest are forgotten. */
#define MAX_TABLES 256

/* A list of so many in the only record of another is the table: {"results": [{"hits": [ … ], "page": 0}]}. */
#define MANY_RECORDS 20

/* Keys of the first of an object's values that those of the others are compared with. */
#define MAX_COMPARED 64

/*
 * Object: an object that is being walked through, and what speaks for its values being records: all of them are objects,
 * there are at least two, and most of them have a key of the first one.
 */
typedef struct {
  guint64     n_values, n_objects, n_alike;
  GHashTable *first_keys;    /* (nullable) */
  gboolean    is_alike;      /* itself, to the first value of the object around it */
  guint       first_serial;  /* of the tables found inside */
  guint64     largest;       /* of those */
} Object;

typedef struct {
  CxJsonWalk   walk;
  CxJsonRecord record;
  GPtrArray   *tables;
  GArray      *objects;      /* of Object: one for each place of the walk, unused for arrays */
  CxJsonTable *array;        /* (nullable): the one that is being walked through, once it has a record */
  const char  *inside;       /* (nullable): the array whose members are walked through too */
  guint        n_serials;
} Search;

static void
table_free (CxJsonTable *self)
{
  g_free (self->path);
  g_clear_pointer (&self->keys, cx_json_keys_free);
  g_free (self);
}

static void
object_clear (Object *self)
{
  g_clear_pointer (&self->first_keys, g_hash_table_unref);
}

static Object *
object_around (Search *self,
               guint   steps)
{
  return self->objects->len > steps ? &g_array_index (self->objects, Object, self->objects->len - 1 - steps) : NULL;
}

/* ── tables ─────────────────────────────────────────────────────────────── */

char *
cx_json_path_of_values (const char *path)
{
  return *path == '\0' ? g_strdup ("*") : g_strconcat (path, ".*", NULL);
}

static void
forget_smallest (GPtrArray *tables)
{
  guint smallest = 0;

  for (guint i = 1; i < tables->len; i++)
    if (((CxJsonTable *) tables->pdata[i])->n_records < ((CxJsonTable *) tables->pdata[smallest])->n_records)
      smallest = i;
  g_ptr_array_remove_index (tables, smallest);
}

static CxJsonTable *
add_table (Search     *self,
           const char *place,
           gboolean    is_map)
{
  g_autofree char *path = is_map ? cx_json_path_of_values (place) : g_strdup (place);
  CxJsonTable *table;

  for (guint i = 0; i < self->tables->len; i++)
    {
      table = self->tables->pdata[i];
      if (g_str_equal (table->path, path))
        return table;
    }
  if (self->tables->len >= MAX_TABLES)
    forget_smallest (self->tables);
  table = g_new0 (CxJsonTable, 1);
  table->path = g_steal_pointer (&path);
  table->is_map = is_map;
  table->serial = self->n_serials++;
  if (!is_map)
    table->keys = cx_json_keys_new (NULL);
  g_ptr_array_add (self->tables, table);
  return table;
}

/* ── members of arrays ──────────────────────────────────────────────────── */

static gboolean
take_member (Search  *self,
             GError **error)
{
  CxCell raw;

  if (*self->walk.input->at != '{')
    return cx_json_walk_pass (&self->walk, NULL, error);
  if (self->array == NULL)
    self->array = add_table (self, self->walk.path->str, FALSE);
  cx_json_record_set_keys (&self->record, self->array->keys);
  if (!cx_json_walk_record (&self->walk, &self->record, &raw, error))
    return FALSE;
  self->array->n_records++;
  return TRUE;
}

/* ── values of objects ──────────────────────────────────────────────────── */

/* Compares the key at hand with those of the first value of the object around. */
static void
compare_key (Search *self)
{
  Object *object = object_around (self, 0), *around = object_around (self, 1);
  const char *key = self->walk.key->str;

  if (around == NULL || around->n_objects == 0)
    return;
  if (around->n_objects > 1)
    object->is_alike = object->is_alike || g_hash_table_contains (around->first_keys, key);
  else if (g_hash_table_size (around->first_keys) < MAX_COMPARED)
    g_hash_table_add (around->first_keys, g_strdup (key));
}

static gboolean
enter (Search  *self,
       GError **error)
{
  Object object = { .first_serial = self->n_serials };
  Object *around = object_around (self, 0);

  if (around != NULL && *self->walk.input->at == '{' && around->n_objects++ == 0)
    around->first_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->array = NULL;
  g_array_append_val (self->objects, object);
  return cx_json_walk_enter (&self->walk, error);
}

static gboolean
take_value (Search  *self,
            GError **error)
{
  CxJsonPlace *place = cx_json_walk_get_place (&self->walk);
  char first = *self->walk.input->at;

  if (place != NULL && place->is_array)
    return first == '{' && self->inside != NULL && g_str_equal (self->walk.path->str, self->inside) ? enter (self, error)
                                                                                                    : take_member (self, error);
  if (place != NULL)
    {
      object_around (self, 0)->n_values++;
      compare_key (self);
    }
  return first == '{' || first == '[' ? enter (self, error) : cx_json_walk_pass (&self->walk, NULL, error);
}

/* ── ends ───────────────────────────────────────────────────────────────── */

static gboolean
has_records (const Object *object)
{
  return object->n_values >= 2 && object->n_objects == object->n_values && object->n_alike * 2 >= object->n_values - 1;
}

/* Where an object has more records than the largest table in one of them, those are no tables but parts of records. */
static guint64
find_records (Search       *self,
              const Object *object)
{
  if (!has_records (object) || object->n_values <= object->largest)
    return object->largest;
  for (guint i = self->tables->len; i > 0; i--)
    if (((CxJsonTable *) self->tables->pdata[i - 1])->serial >= object->first_serial)
      g_ptr_array_remove_index (self->tables, i - 1);
  add_table (self, self->walk.path->str, TRUE)->n_records = object->n_values;
  return object->n_values;
}

static void
leave (Search *self)
{
  Object *object = object_around (self, 0), *around = object_around (self, 1);
  guint64 largest = self->array != NULL ? self->array->n_records : find_records (self, object);

  if (around != NULL)
    {
      around->largest = MAX (around->largest, largest);
      around->n_alike += object->is_alike;
    }
  self->array = NULL;
  g_array_set_size (self->objects, self->objects->len - 1);
}

/* ── public ─────────────────────────────────────────────────────────────── */

static gboolean
search (Search  *self,
        GError **error)
{
  while (TRUE)
    switch (cx_json_walk_next (&self->walk, error))
      {
      case CX_JSON_VALUE:
        if (!take_value (self, error))
          return FALSE;
        break;
      case CX_JSON_LEFT:
        leave (self);
        break;
      case CX_JSON_END:
        return TRUE;
      case CX_JSON_ERROR:
      default:
        return FALSE;
      }
}

/* @inside: (nullable): the array whose members are no records, but hold some. */
static GPtrArray *
find_tables (CxSource   *source,
             const char *encoding,
             const char *inside,
             GError    **error)
{
  Search self = { .inside = inside };
  CxJsonInput input = { 0 };
  gboolean found;

  self.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  self.objects = g_array_new (FALSE, FALSE, sizeof (Object));
  g_array_set_clear_func (self.objects, (GDestroyNotify) object_clear);
  cx_json_record_init (&self.record);
  cx_json_walk_init (&self.walk, &input);
  found = cx_json_input_init (&input, source, encoding, error) && search (&self, error);
  cx_json_walk_clear (&self.walk);
  cx_json_record_clear (&self.record);
  cx_json_input_clear (&input);
  g_array_unref (self.objects);
  if (!found)
    g_clear_pointer (&self.tables, g_ptr_array_unref);
  return self.tables;
}

static gboolean
is_below (const char *path,
          const char *above)
{
  gsize length = strlen (above);

  return !g_str_equal (path, above) && g_str_has_prefix (path, above) && (length == 0 || path[length] == '.');
}

/* Adds what lies in the only record of @only, when it is many, or what was asked for. */
static gboolean
add_inner_tables (GPtrArray         *tables,
                  const CxJsonTable *only,
                  CxSource          *source,
                  const char        *encoding,
                  const char        *path,
                  GError           **error)
{
  g_autoptr(GPtrArray) all = find_tables (source, encoding, only->path, error);
  CxJsonTable *largest;

  if (all == NULL)
    return FALSE;
  for (guint i = all->len; i > 0; i--)
    if (!is_below (((CxJsonTable *) all->pdata[i - 1])->path, only->path))
      g_ptr_array_remove_index (all, i - 1);
  largest = cx_json_choose_table (all, NULL);
  if (largest != NULL && (largest->n_records >= MANY_RECORDS || (path != NULL && cx_json_choose_table (all, path) != NULL)))
    g_ptr_array_extend_and_steal (tables, g_steal_pointer (&all));
  return TRUE;
}

GPtrArray *
cx_json_find_tables (CxSource   *source,
                     const char *encoding,
                     const char *path,
                     GError    **error)
{
  g_autoptr(GPtrArray) tables = find_tables (source, encoding, NULL, error);
  const CxJsonTable *best = tables != NULL ? cx_json_choose_table (tables, NULL) : NULL;

  if (best != NULL && !best->is_map && best->n_records == 1 && !add_inner_tables (tables, best, source, encoding, path, error))
    return NULL;
  return g_steal_pointer (&tables);
}

CxJsonTable *
cx_json_choose_table (GPtrArray  *tables,
                      const char *path)
{
  g_autofree char *values = path != NULL ? cx_json_path_of_values (path) : NULL;
  CxJsonTable *best = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      CxJsonTable *table = tables->pdata[i];

      if (path != NULL && g_str_equal (table->path, path))
        return table;
      if (path != NULL ? g_str_equal (table->path, values) : best == NULL || table->n_records > best->n_records)
        best = table;
    }
  return best;
}
