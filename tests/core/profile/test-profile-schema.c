/* Parser and JSON Schema of the profile, over the same documents: each is accepted or refused by both,
 * unless it breaks one of the rules that the schema says it cannot express. The schema is run by a small
 * validator of its own, for the keywords that the schema uses. */
#include "cx-error.h"
#include "cx-profile.h"
#include "cx-section.h"

#include <math.h>
#include <string.h>

typedef enum {
  BOTH_ACCEPT,
  BOTH_REFUSE,
  PARSER_REFUSES, /* the schema cannot say it */
} Outcome;

/* @document: a whole document; or, when it starts with a member, the members of one criterion. */
static const struct {
  Outcome     outcome;
  const char *document;
  const char *message; /* part of the parser's */
} cases[] = {
  /* The head. */
  { BOTH_ACCEPT, "{'format': 'concentric-profile', 'version': 1, 'name': 'P'}", NULL },
  { BOTH_ACCEPT, "{'format': 'concentric-profile', 'version': 1.0, 'name': 'P', 'x': [{}]}", NULL },
  { BOTH_REFUSE, "{'version': 1, 'name': 'P'}", "format: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-workspace', 'version': 1, 'name': 'P'}", "format: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'name': 'P'}", "version: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 0, 'name': 'P'}", "version: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': '1', 'name': 'P'}", "version: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 2, 'name': 'P'}", "version: 2 was written by a newer" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1}", "name: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': ' '}", "name: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': null}", "name: must be" },
  { BOTH_REFUSE, "[]", "must be a JSON object" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'sections': []}", "sections: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'criteria': {}}", "criteria: must be a list" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'criteria': [1]}", "criteria[0]: must be an object" },
  /* Thresholds. */
  { BOTH_ACCEPT, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [100, 0.5, 0]}", NULL },
  { BOTH_ACCEPT, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [60, 60, 25]}", NULL },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [75, 50]}", "thresholds: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': 75}", "thresholds: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [75, null, 25]}", "thresholds[1]: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [175, 50, 25]}", "thresholds[0]: must be" },
  { BOTH_REFUSE, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [75, 50, -1]}", "thresholds[2]: must be" },
  { PARSER_REFUSES, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'thresholds': [50, 75, 25]}", "thresholds[1]: must not be above" },
  /* Members of a criterion. */
  { BOTH_ACCEPT, "'field': 'f', 'op': 'known', 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'id': '', 'label': '', 'field': '', 'op': 'known', 'values': [], 'importance': 'never', 'weight': 10, 'note': 1", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'known', 'importance': 'nice', 'weight': 0, 'section': 'behaviour'", NULL },
  { BOTH_REFUSE, "'op': 'known', 'importance': 'must'", "criteria[0].field: is missing" },
  { BOTH_REFUSE, "'field': 7, 'op': 'known', 'importance': 'must'", "criteria[0].field: must be a text" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known'", "criteria[0].importance: is missing" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known', 'importance': 'vital'", "criteria[0].importance: “vital” is no importance" },
  { BOTH_REFUSE, "'field': 'f', 'importance': 'must'", "criteria[0].op: is missing" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'equals', 'importance': 'must'", "criteria[0].op: “equals” is no operator" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known', 'importance': 'must', 'section': 'pain'", "criteria[0].section: “pain” is no section" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known', 'importance': 'must', 'weight': 10.5", "criteria[0].weight: must be" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known', 'importance': 'must', 'weight': -1", "criteria[0].weight: must be" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known', 'importance': 'never', 'weight': '3'", "criteria[0].weight: must be" },
  { BOTH_REFUSE, "'id': 3, 'field': 'f', 'op': 'known', 'importance': 'must'", "criteria[0].id: must be a text" },
  { BOTH_REFUSE, "'label': null, 'field': 'f', 'op': 'known', 'importance': 'must'", "criteria[0].label: must be a text" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'known', 'importance': 'must', 'values': [1]", "criteria[0].values: “known” takes no values" },
  { PARSER_REFUSES, "'id': 'a', 'field': 'f', 'op': 'known', 'importance': 'must'}, {'id': 'a', 'field': 'f', 'op': 'known', 'importance': 'must'", "criteria[1].id: “a” is the id of criteria[0] already" },
  /* Texts. */
  { BOTH_ACCEPT, "'field': 'f', 'op': 'in', 'values': ['a', ''], 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'has-none', 'values': [], 'importance': 'must'", NULL },
  { BOTH_REFUSE, "'field': 'f', 'op': 'in', 'importance': 'must'", "criteria[0].values: must be a list of texts" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'not-in', 'values': 'a', 'importance': 'must'", "criteria[0].values: must be a list" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'contains', 'values': ['a', 7], 'importance': 'must'", "criteria[0].values[1]: must be a text" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'has-any', 'values': [null], 'importance': 'must'", "criteria[0].values[0]: must be a text" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'has-all', 'values': [['a']], 'importance': 'must'", "criteria[0].values[0]: must be a text" },
  /* Bounds. */
  { BOTH_ACCEPT, "'field': 'f', 'op': 'between', 'values': [200, 2000.5], 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'between', 'values': [null, null], 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'between', 'values': ['2026-02-28', '2026-11-22'], 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'at-least', 'values': ['0001-01-01'], 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'at-most', 'values': [-3], 'importance': 'must'", NULL },
  { BOTH_REFUSE, "'field': 'f', 'op': 'between', 'values': [200], 'importance': 'must'", "criteria[0].values: must be a list of two bounds" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'at-least', 'values': [], 'importance': 'must'", "criteria[0].values: must be a list of one bound" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'at-most', 'values': [1, 2], 'importance': 'must'", "criteria[0].values: must be a list of one bound" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'between', 'values': [1, '2'], 'importance': 'must'", "criteria[0].values[1]: must be a number, a date" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'between', 'values': [true, 2], 'importance': 'must'", "criteria[0].values[0]: must be a number, a date" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'at-least', 'values': ['22.11.2026'], 'importance': 'must'", "criteria[0].values[0]: must be a number, a date" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'at-least', 'values': ['2026-11-22T00'], 'importance': 'must'", "criteria[0].values[0]: must be" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'at-least', 'values': ['2026-02-29'], 'importance': 'must'", "criteria[0].values[0]: must be" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'at-least', 'values': ['0000-01-01'], 'importance': 'must'", "criteria[0].values[0]: must be" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'at-least', 'values': ['2026-13-01'], 'importance': 'must'", "criteria[0].values[0]: must be" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'between', 'values': [2000, 200], 'importance': 'must'", "criteria[0].values: the lowest comes after" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'between', 'values': ['2026-11-22', 5], 'importance': 'must'", "one bound is a date and the other a number" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'at-least', 'values': [1e999], 'importance': 'must'", "criteria[0].values[0]: must be" },
  { PARSER_REFUSES, "'field': 'f', 'op': 'known', 'importance': 'must', 'note': [{'x': -1e999}]", "a number that is too large" },
  /* Yes and no, days. */
  { BOTH_ACCEPT, "'field': 'f', 'op': 'is', 'values': [false], 'importance': 'must'", NULL },
  { BOTH_REFUSE, "'field': 'f', 'op': 'is', 'values': [1], 'importance': 'must'", "criteria[0].values[0]: must be true or false" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'is', 'values': [], 'importance': 'must'", "criteria[0].values: must be a list of one value" },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'within-days', 'values': [0], 'importance': 'must'", NULL },
  { BOTH_ACCEPT, "'field': 'f', 'op': 'within-days', 'values': [90.0], 'importance': 'must'", NULL },
  { BOTH_REFUSE, "'field': 'f', 'op': 'within-days', 'values': [-1], 'importance': 'must'", "criteria[0].values[0]: must be one whole" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'within-days', 'values': [1.5], 'importance': 'must'", "criteria[0].values[0]: must be one whole" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'within-days', 'values': [366001], 'importance': 'must'", "criteria[0].values[0]: must be one whole" },
  { BOTH_REFUSE, "'field': 'f', 'op': 'within-days', 'values': ['90'], 'importance': 'must'", "criteria[0].values[0]: must be one whole" },
};

static char *
to_document (const char *text)
{
  g_autoptr(GString) document = g_string_new (text);

  if (*text == '\'')
    {
      g_string_prepend (document, "{'format': 'concentric-profile', 'version': 1, 'name': 'P', 'criteria': [{");
      g_string_append (document, "}]}");
    }
  g_string_replace (document, "'", "\"", 0);
  return g_strdup (document->str);
}

static gboolean validate (JsonObject *root, JsonNode *schema, JsonNode *node);

static gboolean
has_type (JsonNode   *node,
          const char *type)
{
  GType value = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gboolean number = value == G_TYPE_INT64 || value == G_TYPE_DOUBLE;

  return (g_str_equal (type, "object") && JSON_NODE_HOLDS_OBJECT (node)) ||
         (g_str_equal (type, "array") && JSON_NODE_HOLDS_ARRAY (node)) ||
         (g_str_equal (type, "null") && JSON_NODE_HOLDS_NULL (node)) ||
         (g_str_equal (type, "string") && value == G_TYPE_STRING) ||
         (g_str_equal (type, "boolean") && value == G_TYPE_BOOLEAN) || (g_str_equal (type, "number") && number) ||
         (g_str_equal (type, "integer") && number && trunc (json_node_get_double (node)) == json_node_get_double (node));
}

static gboolean
is_same (JsonNode *a,
         JsonNode *b)
{
  if (has_type (a, "number") && has_type (b, "number"))
    return json_node_get_double (a) == json_node_get_double (b);
  return json_node_equal (a, b);
}

static gboolean
check_list (JsonObject *root,
            JsonNode   *keyword,
            JsonNode   *node,
            gboolean  (*check) (JsonObject *root, JsonNode *element, JsonNode *node),
            gboolean    all)
{
  JsonArray *array = json_node_get_array (keyword);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (check (root, json_array_get_element (array, i), node) != all)
      return !all;
  return all;
}

static gboolean
check_type (JsonObject *root,
            JsonNode   *type,
            JsonNode   *node)
{
  return has_type (node, json_node_get_string (type));
}

static gboolean
check_same (JsonObject *root,
            JsonNode   *value,
            JsonNode   *node)
{
  return is_same (value, node);
}

static gboolean
check_required (JsonObject *root,
                JsonNode   *name,
                JsonNode   *node)
{
  return !JSON_NODE_HOLDS_OBJECT (node) || json_object_has_member (json_node_get_object (node), json_node_get_string (name));
}

static gboolean
check_properties (JsonObject *root,
                  JsonNode   *keyword,
                  JsonNode   *node)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *schema;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  json_object_iter_init (&iter, json_node_get_object (keyword));
  while (json_object_iter_next (&iter, &key, &schema))
    {
      JsonNode *member = json_object_get_member (json_node_get_object (node), key);

      if (member != NULL && !validate (root, schema, member))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_items (JsonObject *root,
             JsonNode   *schema,
             JsonNode   *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (!validate (root, schema, json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static gboolean
check_keyword (JsonObject *root,
               JsonObject *schema,
               const char *name,
               JsonNode   *keyword,
               JsonNode   *node)
{
  guint length = JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

  if (g_str_equal (name, "type"))
    return JSON_NODE_HOLDS_ARRAY (keyword) ? check_list (root, keyword, node, check_type, FALSE)
                                           : check_type (root, keyword, node);
  if (g_str_equal (name, "const"))
    return is_same (keyword, node);
  if (g_str_equal (name, "enum"))
    return check_list (root, keyword, node, check_same, FALSE);
  if (g_str_equal (name, "required"))
    return check_list (root, keyword, node, check_required, TRUE);
  if (g_str_equal (name, "allOf"))
    return check_list (root, keyword, node, validate, TRUE);
  if (g_str_equal (name, "anyOf"))
    return check_list (root, keyword, node, validate, FALSE);
  if (g_str_equal (name, "if"))
    return !validate (root, keyword, node) || validate (root, json_object_get_member (schema, "then"), node);
  if (g_str_equal (name, "properties"))
    return check_properties (root, keyword, node);
  if (g_str_equal (name, "items"))
    return check_items (root, keyword, node);
  if (g_str_equal (name, "minItems"))
    return !JSON_NODE_HOLDS_ARRAY (node) || length >= json_node_get_int (keyword);
  if (g_str_equal (name, "maxItems"))
    return length <= json_node_get_int (keyword);
  if (g_str_equal (name, "minimum"))
    return !has_type (node, "number") || json_node_get_double (node) >= json_node_get_double (keyword);
  if (g_str_equal (name, "maximum"))
    return !has_type (node, "number") || json_node_get_double (node) <= json_node_get_double (keyword);
  if (g_str_equal (name, "pattern"))
    return !has_type (node, "string") || g_regex_match_simple (json_node_get_string (keyword), json_node_get_string (node), 0, 0);
  if (g_str_equal (name, "$ref"))
    return validate (root,
                     json_object_get_member (json_object_get_object_member (root, "$defs"),
                                             json_node_get_string (keyword) + strlen ("#/$defs/")),
                     node);
  /* Words for people, and what another keyword has read. */
  g_assert_true (g_strv_contains ((const char *[]) { "$schema", "$defs", "title", "description", "default", "then", NULL }, name));
  return TRUE;
}

static gboolean
validate (JsonObject *root,
          JsonNode   *schema,
          JsonNode   *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *keyword;

  json_object_iter_init (&iter, json_node_get_object (schema));
  while (json_object_iter_next (&iter, &name, &keyword))
    if (!check_keyword (root, json_node_get_object (schema), name, keyword, node))
      return FALSE;
  return TRUE;
}

static JsonNode *
load_schema (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CONCENTRIC_DATADIR"), "schema", "profile.schema.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void
test_cases (void)
{
  g_autoptr(JsonNode) schema = load_schema ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = to_document (cases[i].document);
      g_autoptr(JsonNode) node = json_from_string (text, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxProfile) profile = cx_profile_parse (text, -1, "p.json", &error);

      g_test_message ("%s", text);
      g_assert_nonnull (node);
      g_assert_cmpint (validate (json_node_get_object (schema), schema, node), ==, cases[i].outcome != BOTH_REFUSE);
      g_assert_cmpint (profile != NULL, ==, cases[i].outcome == BOTH_ACCEPT);
      if (profile != NULL)
        continue;
      g_assert_true (g_error_matches (error, CX_ERROR, strstr (error->message, "newer") ? CX_ERROR_NEWER_DOCUMENT : CX_ERROR_SYNTAX));
      g_assert_true (g_str_has_prefix (error->message, "p.json: "));
      if (!strstr (error->message, cases[i].message))
        g_error ("“%s” does not say “%s”", error->message, cases[i].message);
    }
}

/* What is printed is true to the schema as well. */
static void
test_printed (void)
{
  g_autoptr(JsonNode) schema = load_schema ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].outcome == BOTH_ACCEPT)
      {
        g_autofree char *text = to_document (cases[i].document);
        g_autoptr(CxProfile) profile = cx_profile_parse (text, -1, NULL, NULL);
        g_autofree char *printed = cx_profile_to_json (profile);
        g_autoptr(JsonNode) node = json_from_string (printed, NULL);
        g_autoptr(CxProfile) again = cx_profile_parse (printed, -1, NULL, NULL);

        g_assert_true (validate (json_node_get_object (schema), schema, node));
        g_assert_true (cx_profile_equal (profile, again));
      }
}

static void
test_too_many (void)
{
  g_autoptr(JsonNode) schema = load_schema ();
  g_autoptr(GString) text = g_string_new ("'field': 'f', 'op': 'known', 'importance': 'must'");
  g_autofree char *document = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < CX_MAX_CRITERIA; i++)
    g_string_append (text, "}, {'field': 'f', 'op': 'known', 'importance': 'must'");
  document = to_document (text->str);
  node = json_from_string (document, NULL);
  g_assert_false (validate (json_node_get_object (schema), schema, node));
  g_assert_null (cx_profile_parse (document, -1, NULL, &error));
  g_assert_cmpstr (error->message, ==, "criteria: has 33 criteria; a profile holds at most 32");
}

static void
test_not_json (void)
{
  static const char *const texts[] = { "", " ", "{", "{\"format\": }", "{'a': 1}", "nul", "{} {}", "\xff\xfe", "[1,]", "{\"a\":1,}" };
  g_autoptr(GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cx_profile_parse (texts[i], -1, "p.json", &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, "p.json: "));
      g_assert_null (strchr (error->message, '\n'));
      g_test_message ("%s", error->message);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (cx_profile_parse (deep->str, (gssize) deep->len, NULL, NULL));
}

/* ── parts: the table, the schema and the parser say the same ── */

static const char *const probes[] = {
  "null", "true", "false", "-1", "0", "0.25", "1", "1.5", "3.0", "1e13", "\"\"", "\"x\"", "\"EUR\"", "\"eur\"", "\"EURO\"",
  "\"2026-11-22\"", "\"22 Nov 2026\"", "\"data-backed\"", "\"costly\"", "\"lower cost\"", "\"unique\"", "\"economic buyer\"",
  "[]", "[\"x\"]", "[\"x\", 1]", "[[]]", "{}",
};

static JsonObject *
schema_of_part (JsonNode     *schema,
                const CxPart *part)
{
  JsonObject *properties = json_object_get_object_member (json_node_get_object (schema), "properties");
  JsonObject *sections = json_object_get_object_member (json_object_get_object_member (properties, "sections"), "properties");
  JsonObject *found = json_object_get_object_member (sections, part->key);

  g_assert_cmpuint (json_object_get_size (sections), ==, 12);
  if (part->entry)
    found = json_object_get_object_member (found, "items");
  return json_object_get_object_member (found, "properties");
}

static guint
try_probes (JsonNode     *schema,
            const CxPart *part,
            const char   *key)
{
  guint accepted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", "
                                               "\"sections\": {\"%s\": %s{\"%s\": %s}%s}}",
                                               part->key, part->entry ? "[" : "", key, probes[i], part->entry ? "]" : "");
      g_autofree char *path = g_strdup_printf ("sections.%s%s.%s", part->key, part->entry ? "[0]" : "", key);
      g_autoptr(JsonNode) document = json_from_string (json, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxProfile) profile = cx_profile_parse (json, -1, "f.json", &error);
      gboolean valid = validate (json_node_get_object (schema), schema, document);

      if (valid != (profile != NULL))
        g_error ("%s: the schema says %s", json, valid ? "yes" : "no");
      accepted += valid;
      if (error && (!g_str_has_prefix (error->message, "f.json: ") || strstr (error->message, path) == NULL))
        g_error ("%s: %s", json, error->message);
    }
  return accepted;
}

static void
test_parts (void)
{
  g_autoptr(JsonNode) schema = load_schema ();
  const CxPart *part;

  for (guint i = 0; (part = cx_part_get (i)); i++)
    {
      JsonObject *members = schema_of_part (schema, part);
      guint n = 0;

      for (const CxMember *member = part->members; member->key; member++, n++)
        {
          guint accepted;

          g_assert_true (json_object_has_member (members, member->key));
          accepted = try_probes (schema, part, member->key);
          g_assert_cmpuint (accepted, >, 0);
          g_assert_cmpuint (accepted, <, G_N_ELEMENTS (probes));
        }
      g_assert_cmpuint (json_object_get_size (members), ==, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/schema/cases", test_cases);
  g_test_add_func ("/profile/schema/parts", test_parts);
  g_test_add_func ("/profile/schema/printed", test_printed);
  g_test_add_func ("/profile/schema/too-many", test_too_many);
  g_test_add_func ("/profile/schema/not-json", test_not_json);
  return g_test_run ();
}
