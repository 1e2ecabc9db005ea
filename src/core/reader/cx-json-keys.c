/* Which column a key of a record belongs to. Knows nothing of values. */
#include "cx-json-keys.h"

#include <string.h>

/* Levels with more keys are searched by hash when the expected key is not the one. */
#define FEW_KEYS 16

/* Spellings of keys, of all levels; more than there can be columns. */
#define MAX_KEYS (4 * CX_JSON_MAX_COLUMNS)
#define MAX_KEY_BYTES (64 * 1024 * 1024)

#define NOT_ASKED -1
#define NO_COLUMN -2

static void level_free (CxJsonLevel *self);

static void
key_free (CxJsonKey *self)
{
  if (self->below != NULL)
    level_free (self->below);
  g_free (self->spelling);
  g_free (self->name);
  g_free (self);
}

static void
level_free (CxJsonLevel *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_ptr_array_unref (self->keys);
  g_free (self->prefix);
  g_free (self);
}

static CxJsonLevel *
level_new (const char *prefix)
{
  CxJsonLevel *self = g_new0 (CxJsonLevel, 1);

  self->prefix = g_strdup (prefix);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) key_free);
  return self;
}

static gboolean
is_spelt (const CxJsonKey    *key,
          const CxJsonString *spelling)
{
  return key->length == spelling->length && memcmp (key->spelling, spelling->text, key->length) == 0;
}

/* ── finding ────────────────────────────────────────────────────────────── */

static void
remember_place (CxJsonLevel *level,
                guint        place)
{
  CxJsonKey *key = level->keys->pdata[place];

  g_hash_table_insert (level->places, g_bytes_new_static (key->spelling, key->length), GUINT_TO_POINTER (place + 1));
}

static int
find_place (CxJsonLevel        *level,
            const CxJsonString *spelling)
{
  if (level->keys->len > FEW_KEYS)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (spelling->text, spelling->length);

      if (level->places == NULL)
        {
          level->places = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
          for (guint i = 0; i < level->keys->len; i++)
            remember_place (level, i);
        }
      return (int) GPOINTER_TO_UINT (g_hash_table_lookup (level->places, bytes)) - 1;
    }
  for (guint i = 0; i < level->keys->len; i++)
    if (is_spelt (level->keys->pdata[i], spelling))
      return (int) i;
  return -1;
}

static CxJsonKey *
add_key (CxJsonKeys         *self,
         CxJsonLevel        *level,
         const CxJsonString *spelling)
{
  g_autofree char *text = g_malloc (spelling->length + 1);
  CxJsonKey *key;

  self->n_bytes += 2 * spelling->length + strlen (level->prefix);
  if (self->n_keys++ >= MAX_KEYS || self->n_bytes > MAX_KEY_BYTES)
    return NULL;
  *cx_json_unescape (spelling, text) = '\0';
  key = g_new0 (CxJsonKey, 1);
  key->spelling = g_strndup (spelling->text, spelling->length);
  key->length = spelling->length;
  key->name = g_strconcat (level->prefix, g_strstrip (text), NULL);
  key->column = NOT_ASKED;
  g_ptr_array_add (level->keys, key);
  if (level->places != NULL)
    remember_place (level, level->keys->len - 1);
  return key;
}

CxJsonKey *
cx_json_keys_find (CxJsonKeys         *self,
                   CxJsonLevel        *level,
                   const CxJsonString *spelling)
{
  int place;

  if (level->next < level->keys->len && is_spelt (level->keys->pdata[level->next], spelling))
    return level->keys->pdata[level->next++];
  place = find_place (level, spelling);
  if (place < 0)
    return add_key (self, level, spelling);
  level->next = place + 1;
  return level->keys->pdata[place];
}

CxJsonLevel *
cx_json_keys_get_below (CxJsonKeys *self,
                        CxJsonKey  *key)
{
  if (key->below == NULL)
    {
      g_autofree char *prefix = g_strconcat (key->name, ".", NULL);

      key->below = level_new (prefix);
    }
  return key->below;
}

/* ── columns ────────────────────────────────────────────────────────────── */

int
cx_json_keys_add_column (CxJsonKeys *self,
                         const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));
  char *kept;

  if (found > 0)
    return (int) found - 1;
  if (self->fixed || self->names->len >= CX_JSON_MAX_COLUMNS)
    return NO_COLUMN;
  kept = g_strdup (name);
  g_ptr_array_add (self->names, kept);
  g_byte_array_append (self->filled, (const guint8 *) "", 1);
  g_hash_table_insert (self->columns, kept, GUINT_TO_POINTER (self->names->len));
  return (int) self->names->len - 1;
}

int
cx_json_keys_get_column (CxJsonKeys *self,
                         CxJsonKey  *key)
{
  if (key->column == NOT_ASKED)
    key->column = cx_json_keys_add_column (self, key->name);
  return key->column;
}

/* The names of all objects that have been flattened. */
static void
gather_prefixes (CxJsonLevel *level,
                 GHashTable  *prefixes)
{
  for (guint i = 0; i < level->keys->len; i++)
    {
      CxJsonKey *key = level->keys->pdata[i];

      if (key->below == NULL)
        continue;
      g_hash_table_add (prefixes, key->name);
      gather_prefixes (key->below, prefixes);
    }
}

char **
cx_json_keys_dup_header (CxJsonKeys *self)
{
  g_autoptr(GHashTable) prefixes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) header = g_strv_builder_new ();

  gather_prefixes (self->top, prefixes);
  for (guint i = 0; i < self->names->len; i++)
    if (self->filled->data[i] || !g_hash_table_contains (prefixes, self->names->pdata[i]))
      g_strv_builder_add (header, self->names->pdata[i]);
  return g_strv_builder_end (header);
}

CxJsonKeys *
cx_json_keys_new (char **header)
{
  CxJsonKeys *self = g_new0 (CxJsonKeys, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->filled = g_byte_array_new ();
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->top = level_new ("");
  for (guint i = 0; header != NULL && header[i] != NULL; i++)
    cx_json_keys_add_column (self, header[i]);
  self->fixed = header != NULL;
  return self;
}

void
cx_json_keys_free (CxJsonKeys *self)
{
  level_free (self->top);
  g_hash_table_unref (self->columns);
  g_byte_array_unref (self->filled);
  g_ptr_array_unref (self->names);
  g_free (self);
}
