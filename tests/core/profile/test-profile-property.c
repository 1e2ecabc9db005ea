/* What holds of every document and of every edit, on random ones: export → import → export gives the same bytes and
 * loses nothing; an edit changes what it says and nothing else, and what it makes can be read again. */
#include "random-page.h"

#include <string.h>

#define N_DOCUMENTS 200
#define N_SEQUENCES 40
#define N_STEPS 40

/* Members are compared whatever their order. (transfer full) */
static JsonNode *
tree_of (const char *json)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static char *
check_round_trip (CxProfile *profile)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *first = cx_profile_to_json (profile);
  g_autoptr(CxProfile) again = cx_profile_parse (first, -1, "again", &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  second = cx_profile_to_json (again);
  g_assert_cmpstr (first, ==, second);
  g_assert_true (cx_profile_equal (profile, again));
  g_assert_true (g_utf8_validate (first, -1, NULL));
  return g_steal_pointer (&first);
}

static void
test_documents (void)
{
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr(JsonNode) document = random_document ();
      g_autofree char *json = json_to_string (document, chance (2));
      g_autoptr(GError) error = NULL;
      g_autoptr(CxProfile) profile = cx_profile_parse (json, -1, NULL, &error);
      g_autofree char *written = NULL;
      g_autoptr(JsonNode) tree = NULL;

      g_assert_no_error (error);
      written = check_round_trip (profile);
      tree = tree_of (written);
      if (!json_node_equal (document, tree))
        g_error ("something was lost:\n%s\n%s", json, written);
    }
}

/* ── what an edit may change ── */

static JsonObject *
find_sections (JsonNode *tree)
{
  JsonObject *root = json_node_get_object (tree);

  return json_object_has_member (root, "sections") ? json_object_get_object_member (root, "sections") : NULL;
}

static JsonObject *
find_object (JsonNode   *tree,
             const char *part,
             int         entry)
{
  JsonObject *sections = find_sections (tree);
  JsonNode *node = sections ? json_object_get_member (sections, part) : NULL;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return entry == CX_NO_ENTRY ? json_node_get_object (node) : NULL;
  if (entry < 0 || entry >= (int) json_array_get_length (json_node_get_array (node)))
    return NULL;
  return json_array_get_object_element (json_node_get_array (node), (guint) entry);
}

/* Takes the member away, and what says nothing then. */
static void
forget (JsonNode   *tree,
        const char *part,
        int         entry,
        const char *key)
{
  JsonObject *object = find_object (tree, part, entry), *sections = find_sections (tree);
  JsonNode *node;

  if (object != NULL && key != NULL && json_object_has_member (object, key))
    json_object_remove_member (object, key);
  node = sections ? json_object_get_member (sections, part) : NULL;
  if (node && ((JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0) ||
               (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0)))
    json_object_remove_member (sections, part);
  if (sections && json_object_get_size (sections) == 0)
    json_object_remove_member (json_node_get_object (tree), "sections");
}

/* An edit of one member leaves all others as they were. */
static void
check_member_edit (const char *before,
                   const char *after,
                   const Edit *edit)
{
  g_autoptr(JsonNode) old = tree_of (before);
  g_autoptr(JsonNode) new = tree_of (after);

  forget (old, edit->part, edit->entry, edit->key);
  forget (new, edit->part, edit->entry, edit->key);
  g_assert_true (json_node_equal (old, new));
}

/* The entries of a list, each as its text. */
static GPtrArray *
entries_of (const char *json,
            const char *part)
{
  g_autoptr(JsonNode) tree = tree_of (json);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_free);
  JsonObject *sections = find_sections (tree);
  JsonNode *node = sections ? json_object_get_member (sections, part) : NULL;

  for (guint i = 0; node && i < json_array_get_length (json_node_get_array (node)); i++)
    g_ptr_array_add (entries, json_to_string (json_array_get_element (json_node_get_array (node), i), FALSE));
  return entries;
}

/* The same edit of a plain list, and nothing else changed. */
static void
check_entry_edit (const char *before,
                  const char *after,
                  const Edit *edit)
{
  g_autoptr(GPtrArray) expected = entries_of (before, edit->part);
  g_autoptr(GPtrArray) found = entries_of (after, edit->part);
  g_autoptr(JsonNode) old = tree_of (before);
  g_autoptr(JsonNode) new = tree_of (after);

  if (edit->kind == EDIT_ENTRY)
    g_ptr_array_insert (expected, (int) edit->to, g_strdup ("{}"));
  else if (edit->kind == EDIT_ENTRY_COPY)
    g_ptr_array_insert (expected, (int) edit->from + 1, g_strdup (expected->pdata[edit->from]));
  else if (edit->kind == EDIT_WITHOUT_ENTRY)
    g_ptr_array_remove_index (expected, edit->from);
  else
    {
      char *moved = g_ptr_array_steal_index (expected, edit->from);

      g_ptr_array_insert (expected, (int) edit->to, moved);
    }
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (found->pdata[i], ==, expected->pdata[i]);
  if (find_sections (old) && json_object_has_member (find_sections (old), edit->part))
    json_object_remove_member (find_sections (old), edit->part);
  if (find_sections (new) && json_object_has_member (find_sections (new), edit->part))
    json_object_remove_member (find_sections (new), edit->part);
  forget (old, edit->part, CX_NO_ENTRY, NULL);
  forget (new, edit->part, CX_NO_ENTRY, NULL);
  g_assert_true (json_node_equal (old, new));
}

/* An edit of the name, the thresholds or the criteria leaves all else as it was. */
static void
check_root_edit (const char *before,
                 const char *after,
                 const char *member)
{
  g_autoptr(JsonNode) old = tree_of (before);
  g_autoptr(JsonNode) new = tree_of (after);

  json_object_remove_member (json_node_get_object (old), member);
  json_object_remove_member (json_node_get_object (new), member);
  g_assert_true (json_node_equal (old, new));
}

static void
check_edit (const char *before,
            const char *after,
            const Edit *edit)
{
  switch ((int) edit->kind)
    {
    case EDIT_NAME:
      check_root_edit (before, after, "name");
      break;
    case EDIT_THRESHOLDS:
      check_root_edit (before, after, "thresholds");
      break;
    case EDIT_TEXT:
    case EDIT_NUMBER:
    case EDIT_ANSWER:
    case EDIT_LINES:
      check_member_edit (before, after, edit);
      break;
    case EDIT_ENTRY:
    case EDIT_ENTRY_COPY:
    case EDIT_WITHOUT_ENTRY:
    case EDIT_ENTRY_MOVE:
      check_entry_edit (before, after, edit);
      break;
    default:
      check_root_edit (before, after, "criteria");
    }
}

static void
test_edits (void)
{
  guint seen[N_EDITS] = { 0 }, changed[N_EDITS] = { 0 };

  for (guint s = 0; s < N_SEQUENCES; s++)
    {
      g_autoptr(CxProfile) profile = chance (4) ? cx_profile_new ("Empty") : random_profile ();
      g_autofree char *before = cx_profile_to_json (profile);

      for (guint i = 0; i < N_STEPS; i++)
        {
          Edit edit;
          g_autoptr(CxProfile) edited = random_edit (profile, &edit);
          g_autofree char *untouched = cx_profile_to_json (profile);
          g_autofree char *after = check_round_trip (edited);

          g_assert_cmpstr (untouched, ==, before);
          check_edit (before, after, &edit);
          seen[edit.kind]++;
          changed[edit.kind] += !g_str_equal (before, after);
          g_set_str (&before, after);
          cx_profile_unref (profile);
          profile = g_steal_pointer (&edited);
        }
    }
  /* Each kind was tried, and did something now and then. */
  for (guint k = 0; k < N_EDITS; k++)
    g_assert_cmpuint (changed[k], >, seen[k] / 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/property/documents", test_documents);
  g_test_add_func ("/profile/property/edits", test_edits);
  return g_test_run ();
}
