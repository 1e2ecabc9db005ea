/* The JSON form of a profile: read with every mistake named by its path, and written canonically. */
#include "cx-profile-read.h"

#include "cx-error.h"

#include <math.h>
#include <string.h>

#define FORMAT "concentric-profile"
#define VERSION 1

static const char *const known_members[] = { "format", "version", "name", "thresholds", "criteria", "sections", NULL };

void
cx_profile_parts_clear (CxProfileParts *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
}

char *
cx_criteria_fresh_id (GPtrArray *criteria)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", n);
      gboolean taken = FALSE;

      for (guint i = 0; i < criteria->len; i++)
        taken |= g_str_equal (((CxCriterion *) criteria->pdata[i])->id, id);
      if (!taken)
        return g_steal_pointer (&id);
    }
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static double
number_of (JsonNode *node)
{
  return holds (node, G_TYPE_INT64) || holds (node, G_TYPE_DOUBLE) ? json_node_get_double (node) : NAN;
}

static gboolean
read_head (JsonObject *object,
           const char *file,
           GError    **error)
{
  JsonNode *format = json_object_get_member (object, "format");
  double version = number_of (json_object_get_member (object, "version"));

  if (!holds (format, G_TYPE_STRING) || !g_str_equal (json_node_get_string (format), FORMAT))
    return cx_read_fail (error, file, "format", "must be “" FORMAT "”; choose a file that holds a profile");
  if (!(version >= VERSION) || version != trunc (version))
    return cx_read_fail (error, file, "version", "must be the number %d", VERSION);
  if (version == VERSION)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NEWER_DOCUMENT,
               "%s%sversion: %.0f was written by a newer Concentric (this one knows %d); update Concentric",
               file ? file : "", file ? ": " : "", version, VERSION);
  return FALSE;
}

static gboolean
read_name (JsonObject     *object,
           const char     *file,
           CxProfileParts *parts,
           GError        **error)
{
  JsonNode *node = json_object_get_member (object, "name");

  if (!holds (node, G_TYPE_STRING))
    return cx_read_fail (error, file, "name", "must be a text that is not blank");
  parts->name = g_strstrip (g_strdup (json_node_get_string (node)));
  if (*parts->name == '\0')
    return cx_read_fail (error, file, "name", "must be a text that is not blank");
  return TRUE;
}

static gboolean
read_thresholds (JsonObject     *object,
                 const char     *file,
                 CxProfileParts *parts,
                 GError        **error)
{
  static const double defaults[3] = { 75, 50, 25 };
  JsonNode *node = json_object_get_member (object, "thresholds");
  JsonArray *array;

  memcpy (parts->thresholds, defaults, sizeof defaults);
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != 3)
    return cx_read_fail (error, file, "thresholds", "must be a list of three numbers, such as [75, 50, 25]");
  array = json_node_get_array (node);
  for (guint i = 0; i < 3; i++)
    {
      double number = number_of (json_array_get_element (array, i));
      g_autofree char *path = g_strdup_printf ("thresholds[%u]", i);

      if (!(number >= 0 && number <= 100))
        return cx_read_fail (error, file, path, "must be a number from 0 to 100");
      if (i > 0 && number > parts->thresholds[i - 1])
        return cx_read_fail (error, file, path, "must not be above the one before it; write them descending");
      parts->thresholds[i] = number;
    }
  return TRUE;
}

static gboolean
check_id (GPtrArray  *criteria,
          guint       at,
          const char *file,
          GError    **error)
{
  const CxCriterion *criterion = criteria->pdata[at];

  for (guint i = 0; i < at && *criterion->id; i++)
    if (g_str_equal (((const CxCriterion *) criteria->pdata[i])->id, criterion->id))
      {
        g_autofree char *path = g_strdup_printf ("criteria[%u].id", at);

        return cx_read_fail (error, file, path, "“%s” is the id of criteria[%u] already; give each its own", criterion->id, i);
      }
  return TRUE;
}

static gboolean
read_criteria (JsonObject     *object,
               const char     *file,
               CxProfileParts *parts,
               GError        **error)
{
  JsonNode *node = json_object_get_member (object, "criteria");
  JsonArray *array;

  parts->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_criterion_free);
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return cx_read_fail (error, file, "criteria", "must be a list");
  array = json_node_get_array (node);
  if (json_array_get_length (array) > CX_MAX_CRITERIA)
    return cx_read_fail (error, file, "criteria", "has %u criteria; a profile holds at most %d", json_array_get_length (array),
                         CX_MAX_CRITERIA);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("criteria[%u]", i);
      CxCriterion *criterion = cx_criterion_read (json_array_get_element (array, i), path, file, error);

      if (criterion == NULL)
        return FALSE;
      g_ptr_array_add (parts->criteria, criterion);
      if (!check_id (parts->criteria, i, file, error))
        return FALSE;
    }
  return TRUE;
}

/* A criterion that came without an id gets the first free one. */
static void
give_ids (GPtrArray *criteria)
{
  for (guint i = 0; i < criteria->len; i++)
    {
      CxCriterion *criterion = criteria->pdata[i];

      if (*criterion->id == '\0')
        {
          char *id = cx_criteria_fresh_id (criteria);

          g_free (criterion->id);
          criterion->id = id;
        }
    }
}

/* A number such as 1e999 reads as infinite, and no JSON can say that again. */
static gboolean
is_finite (JsonNode *node)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!is_finite (json_array_get_element (array, i)))
          return FALSE;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return !holds (node, G_TYPE_DOUBLE) || isfinite (json_node_get_double (node));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &member))
    if (!is_finite (member))
      return FALSE;
  return TRUE;
}

gboolean
cx_profile_read (JsonNode       *root,
                 const char     *file,
                 CxProfileParts *parts,
                 GError        **error)
{
  JsonObject *object;
  JsonNode *sections;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return cx_read_fail (error, file, "", "the document must be a JSON object; choose a file that holds a profile");
  object = json_node_get_object (root);
  if (!read_head (object, file, error) || !read_name (object, file, parts, error) ||
      !read_thresholds (object, file, parts, error) || !read_criteria (object, file, parts, error))
    return FALSE;
  sections = json_object_get_member (object, "sections");
  if (sections != NULL && !cx_sections_check (sections, file, error))
    return FALSE;
  if (!is_finite (root))
    return cx_read_fail (error, file, "", "holds a number that is too large; write a smaller one");
  give_ids (parts->criteria);
  return TRUE;
}

static JsonArray *
write_criteria (JsonObject *object,
                GPtrArray  *criteria)
{
  JsonArray *old = json_object_has_member (object, "criteria") ? json_object_get_array_member (object, "criteria") : NULL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < criteria->len; i++)
    json_array_add_element (array, cx_criterion_write (criteria->pdata[i], old ? json_array_get_object_element (old, i) : NULL));
  return array;
}

JsonNode *
cx_profile_write (JsonNode             *root,
                  const CxProfileParts *parts)
{
  g_autoptr(JsonObject) object = json_object_ref (json_node_get_object (root));
  JsonArray *thresholds = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < 3; i++)
    json_array_add_double_element (thresholds, parts->thresholds[i]);
  json_object_set_string_member (object, "name", parts->name);
  json_object_set_array_member (object, "thresholds", thresholds);
  json_object_set_array_member (object, "criteria", write_criteria (object, parts->criteria));
  json_object_set_int_member (object, "version", VERSION);
  if (json_object_has_member (object, "sections"))
    json_object_set_object_member (object, "sections", cx_sections_write (json_object_get_object_member (object, "sections")));
  json_node_take_object (node, cx_json_reorder (object, known_members));
  return node;
}
