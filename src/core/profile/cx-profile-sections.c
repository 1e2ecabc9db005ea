/* What stands in the document's `sections`: read by part, entry and member, and edited. The table of what
 * there is stands in cx-section.c. */
#include "cx-profile-private.h"

#include "cx-json.h"
#include "cx-section.h"

#include <math.h>

/* ── reading ── */

static JsonNode *
find_part (JsonNode   *root,
           const char *part)
{
  JsonNode *sections = json_object_get_member (json_node_get_object (root), "sections");

  return sections ? json_object_get_member (json_node_get_object (sections), part) : NULL;
}

/* The object that @entry of @part is, or NULL. */
static JsonObject *
find_object (JsonNode   *root,
             const char *part,
             int         entry)
{
  JsonNode *node = find_part (root, part);

  if (node != NULL && entry >= 0 && JSON_NODE_HOLDS_ARRAY (node) &&
      (guint) entry < json_array_get_length (json_node_get_array (node)))
    node = json_array_get_element (json_node_get_array (node), (guint) entry);
  else if (entry != CX_NO_ENTRY)
    return NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
find_member (CxProfile  *self,
             const char *part,
             int         entry,
             const char *key)
{
  JsonObject *object = find_object (self->root, part, entry);

  return object ? json_object_get_member (object, key) : NULL;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static const char *
text_of (JsonNode *node)
{
  const char *text = holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;

  return text != NULL && *text ? text : NULL;
}

guint
cx_profile_get_n_entries (CxProfile  *self,
                          const char *part)
{
  JsonNode *node = find_part (self->root, part);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

const char *
cx_profile_get_text (CxProfile  *self,
                     const char *part,
                     int         entry,
                     const char *key)
{
  return text_of (find_member (self, part, entry, key));
}

double
cx_profile_get_number (CxProfile  *self,
                       const char *part,
                       int         entry,
                       const char *key)
{
  JsonNode *node = find_member (self, part, entry, key);

  return holds (node, G_TYPE_INT64) || holds (node, G_TYPE_DOUBLE) ? json_node_get_double (node) : NAN;
}

int
cx_profile_get_answer (CxProfile  *self,
                       const char *part,
                       int         entry,
                       const char *key)
{
  JsonNode *node = find_member (self, part, entry, key);

  return holds (node, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : -1;
}

static JsonArray *
find_lines (CxProfile  *self,
            const char *part,
            int         entry,
            const char *key)
{
  JsonNode *node = find_member (self, part, entry, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
cx_profile_get_n_lines (CxProfile  *self,
                        const char *part,
                        int         entry,
                        const char *key)
{
  JsonArray *lines = find_lines (self, part, entry, key);

  return lines ? json_array_get_length (lines) : 0;
}

const char *
cx_profile_get_line (CxProfile  *self,
                     const char *part,
                     int         entry,
                     const char *key,
                     guint       i)
{
  JsonArray *lines = find_lines (self, part, entry, key);

  g_return_val_if_fail (lines != NULL && i < json_array_get_length (lines), NULL);

  return json_array_get_string_element (lines, i);
}

gboolean
cx_profile_has_member (CxProfile  *self,
                       const char *part,
                       int         entry,
                       const char *key)
{
  JsonNode *node = find_member (self, part, entry, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) > 0;
  return !holds (node, G_TYPE_STRING) || text_of (node) != NULL;
}

gboolean
cx_profile_entry_equal (CxProfile  *self,
                        const char *part,
                        guint       entry,
                        CxProfile  *other,
                        guint       other_entry)
{
  JsonNode *a = find_part (self->root, part), *b = find_part (other->root, part);

  g_return_val_if_fail (entry < cx_profile_get_n_entries (self, part), FALSE);
  g_return_val_if_fail (other_entry < cx_profile_get_n_entries (other, part), FALSE);

  return json_node_equal (json_array_get_element (json_node_get_array (a), entry),
                          json_array_get_element (json_node_get_array (b), other_entry));
}

/* ── what a member can hold ── */

static JsonNode *
hold_text (const CxMember *member,
           const char     *text)
{
  g_autofree char *plain = g_utf8_make_valid (text, -1);
  g_autofree char *stripped = g_strstrip (g_strdup (plain));
  double day;

  if (*stripped == '\0')
    return NULL;
  if (member->kind != CX_MEMBER_TEXT)
    g_strdelimit (plain, "\r\n", ' ');
  if ((member->kind == CX_MEMBER_CHOICE && cx_member_choice_label (member, plain) == NULL) ||
      (member->kind == CX_MEMBER_CURRENCY && !cx_currency_is_valid (plain)) ||
      (member->kind == CX_MEMBER_DATE && !cx_day_parse (plain, &day)))
    return NULL;
  return json_node_init_string (json_node_alloc (), plain);
}

static JsonNode *
hold_number (const CxMember *member,
             double          number)
{
  if (isnan (number))
    return NULL;
  number = CLAMP (number, 0, member->kind == CX_MEMBER_SHARE ? 1 : CX_MAX_COUNT);
  if (member->kind == CX_MEMBER_COUNT)
    number = round (number);
  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
hold_lines (const char *const *lines)
{
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint i = 0; lines && lines[i]; i++)
    {
      g_autofree char *line = g_strstrip (g_strdelimit (g_utf8_make_valid (lines[i], -1), "\r\n", ' '));

      if (*line)
        json_array_add_string_element (array, line);
    }
  return json_array_get_length (array) > 0 ? json_node_init_array (json_node_alloc (), array) : NULL;
}

/* ── edits of members ── */

static const CxMember *
member_of (const char *part,
           int         entry,
           const char *key)
{
  const CxPart *known = cx_part_find (part);

  if (known == NULL || (known->entry == NULL) != (entry == CX_NO_ENTRY))
    return NULL;
  return cx_part_find_member (known, key);
}

static JsonObject *
sections_of (JsonNode *root)
{
  JsonObject *document = json_node_get_object (root);

  if (!json_object_has_member (document, "sections"))
    json_object_set_object_member (document, "sections", json_object_new ());
  return json_object_get_object_member (document, "sections");
}

/* A part that says nothing goes, and `sections` with the last of them. */
static void
drop_empty (JsonNode   *root,
            const char *part)
{
  JsonObject *sections = sections_of (root);
  JsonNode *node = json_object_get_member (sections, part);

  if (node != NULL && ((JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0) ||
                       (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0)))
    json_object_remove_member (sections, part);
  if (json_object_get_size (sections) == 0)
    json_object_remove_member (json_node_get_object (root), "sections");
}

/* @value: (transfer full) (nullable): NULL takes the member away. */
static CxProfile *
with_member (CxProfile  *self,
             const char *part,
             int         entry,
             const char *key,
             JsonNode   *value)
{
  JsonNode *root = cx_profile_thaw (self);
  JsonObject *object;

  if (entry == CX_NO_ENTRY && find_part (root, part) == NULL)
    json_object_set_object_member (sections_of (root), part, json_object_new ());
  object = find_object (root, part, entry);
  if (object != NULL && value != NULL)
    json_object_set_member (object, key, g_steal_pointer (&value));
  else if (object != NULL && json_object_has_member (object, key))
    json_object_remove_member (object, key);
  g_clear_pointer (&value, json_node_unref);
  drop_empty (root, part);
  return cx_profile_freeze (root);
}

CxProfile *
cx_profile_with_text (CxProfile  *self,
                      const char *part,
                      int         entry,
                      const char *key,
                      const char *text)
{
  const CxMember *member = member_of (part, entry, key);
  JsonNode *value;

  g_return_val_if_fail (self != NULL, NULL);

  if (member == NULL || member->kind == CX_MEMBER_LINES ||
      (member->kind >= CX_MEMBER_ANSWER && member->kind <= CX_MEMBER_COUNT))
    return cx_profile_ref (self);
  value = hold_text (member, text ? text : "");
  if (value == NULL && text != NULL && *text && member->kind >= CX_MEMBER_CHOICE)
    return cx_profile_ref (self);
  return with_member (self, part, entry, key, value);
}

CxProfile *
cx_profile_with_number (CxProfile  *self,
                        const char *part,
                        int         entry,
                        const char *key,
                        double      number)
{
  const CxMember *member = member_of (part, entry, key);

  g_return_val_if_fail (self != NULL, NULL);

  if (member == NULL ||
      (member->kind != CX_MEMBER_MONEY && member->kind != CX_MEMBER_SHARE && member->kind != CX_MEMBER_COUNT))
    return cx_profile_ref (self);
  return with_member (self, part, entry, key, hold_number (member, number));
}

CxProfile *
cx_profile_with_answer (CxProfile  *self,
                        const char *part,
                        int         entry,
                        const char *key,
                        int         answer)
{
  const CxMember *member = member_of (part, entry, key);
  gboolean says;

  g_return_val_if_fail (self != NULL, NULL);

  if (member == NULL || (member->kind != CX_MEMBER_ANSWER && member->kind != CX_MEMBER_CHECK))
    return cx_profile_ref (self);
  says = answer > 0 || (answer == 0 && member->kind == CX_MEMBER_ANSWER);
  return with_member (self, part, entry, key, says ? json_node_init_boolean (json_node_alloc (), answer > 0) : NULL);
}

CxProfile *
cx_profile_with_lines (CxProfile         *self,
                       const char        *part,
                       int                entry,
                       const char        *key,
                       const char *const *lines)
{
  const CxMember *member = member_of (part, entry, key);

  g_return_val_if_fail (self != NULL, NULL);

  if (member == NULL || member->kind != CX_MEMBER_LINES)
    return cx_profile_ref (self);
  return with_member (self, part, entry, key, hold_lines (lines));
}

/* ── edits of entries ── */

/* The entries of the thawed @root (transfer full) without number @leave, and @node (transfer full) put in so
 * that it gets number @at. */
static CxProfile *
rebuild (JsonNode   *root,
         const char *part,
         guint       leave,
         guint       at,
         JsonNode   *node)
{
  JsonNode *old = find_part (root, part);
  JsonArray *array = json_array_new ();
  guint n = old ? json_array_get_length (json_node_get_array (old)) : 0;

  for (guint i = 0; i < n; i++)
    {
      if (i == leave)
        continue;
      if (node != NULL && json_array_get_length (array) == at)
        json_array_add_element (array, g_steal_pointer (&node));
      json_array_add_element (array, json_node_copy (json_array_get_element (json_node_get_array (old), i)));
    }
  if (node != NULL)
    json_array_add_element (array, node);
  json_object_set_array_member (sections_of (root), part, array);
  drop_empty (root, part);
  return cx_profile_freeze (root);
}

static gboolean
is_list (const char *part)
{
  const CxPart *known = cx_part_find (part);

  return known != NULL && known->entry != NULL;
}

static JsonNode *
copy_entry (JsonNode   *root,
            const char *part,
            guint       i)
{
  return json_node_copy (json_array_get_element (json_node_get_array (find_part (root, part)), i));
}

CxProfile *
cx_profile_with_entry (CxProfile  *self,
                       const char *part,
                       guint       at)
{
  g_autoptr(JsonObject) empty = json_object_new ();

  g_return_val_if_fail (is_list (part) && at <= cx_profile_get_n_entries (self, part), NULL);

  return rebuild (cx_profile_thaw (self), part, G_MAXUINT, at, json_node_init_object (json_node_alloc (), empty));
}

CxProfile *
cx_profile_with_entry_copy (CxProfile  *self,
                            const char *part,
                            guint       i)
{
  JsonNode *root;

  g_return_val_if_fail (is_list (part) && i < cx_profile_get_n_entries (self, part), NULL);

  root = cx_profile_thaw (self);
  return rebuild (root, part, G_MAXUINT, i + 1, copy_entry (root, part, i));
}

CxProfile *
cx_profile_without_entry (CxProfile  *self,
                          const char *part,
                          guint       i)
{
  g_return_val_if_fail (is_list (part) && i < cx_profile_get_n_entries (self, part), NULL);

  return rebuild (cx_profile_thaw (self), part, i, 0, NULL);
}

CxProfile *
cx_profile_with_entry_move (CxProfile  *self,
                            const char *part,
                            guint       from,
                            guint       to)
{
  JsonNode *root;

  g_return_val_if_fail (is_list (part) && from < cx_profile_get_n_entries (self, part), NULL);
  g_return_val_if_fail (to < cx_profile_get_n_entries (self, part), NULL);

  root = cx_profile_thaw (self);
  return rebuild (root, part, from, to, copy_entry (root, part, from));
}
