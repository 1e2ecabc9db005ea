/* What a job title, and what a CRM says of a person, mean for a purchase. */
#include "cx-titles.h"

#include "cx-datadir.h"
#include "cx-error.h"
#include "cx-text.h"
#include "cx-words.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT "concentric-titles"
#define VERSION 1

/* Where a workspace keeps its own rules; blank: those that ship. */
#define PROPERTY "titles"

static const char *const roles[] = {
  "champion", "economic buyer", "influencer", "user", "gatekeeper", "security", "IT", "procurement", "blocker", NULL,
};

static const char *const seniorities[] = { "", "c-level", "vp", "director", "manager", "individual", NULL };

/* A list of phrases that mean one thing: an index into the names. */
typedef struct {
  guint      meaning;
  GPtrArray *phrases;  /* folded */
} Rule;

struct _CxTitles {
  char       *document;
  GPtrArray  *roles, *seniority;          /* Rule, in order */
  GHashTable *crm_roles, *crm_seniority;  /* folded → index + 1 into the names; 0: means nothing */
};

const char *
cx_seniority_get_name (CxSeniority seniority)
{
  g_return_val_if_fail (seniority < G_N_ELEMENTS (seniorities), NULL);

  return seniority == CX_SENIORITY_UNKNOWN ? NULL : seniorities[seniority];
}

const char *const *
cx_titles_roles (void)
{
  return roles;
}

static void
rule_free (Rule *rule)
{
  g_ptr_array_unref (rule->phrases);
  g_free (rule);
}

void
cx_titles_free (CxTitles *self)
{
  if (self == NULL)
    return;
  g_free (self->document);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->seniority);
  g_hash_table_unref (self->crm_roles);
  g_hash_table_unref (self->crm_seniority);
  g_free (self);
}

/* ── reading the document ───────────────────────────────────────────────── */

static gboolean G_GNUC_PRINTF (3, 4)
fail (GError    **error,
      int         code,
      const char *format,
      ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, CX_ERROR, code, "title rules: %s", text);
  return FALSE;
}

static gboolean
find_name (const char *const *names,
           const char        *name,
           guint             *index,
           GError           **error)
{
  for (*index = 0; names[*index] != NULL; (*index)++)
    if (*names[*index] != '\0' && g_strcmp0 (names[*index], name) == 0)
      return TRUE;
  return fail (error, CX_ERROR_INVALID, "“%s” is neither a role of the buying circle nor a seniority; correct its spelling",
               name ? name : "");
}

static const char *
get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
add_phrases (Rule      *rule,
             JsonArray *words,
             GError   **error)
{
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      const char *word = get_text (json_array_get_element (words, i));
      g_autofree char *folded = word ? cx_text_fold (word, -1) : NULL;

      if (folded == NULL || folded[strspn (folded, "* ")] == '\0')
        return fail (error, CX_ERROR_SYNTAX, "“words” holds something that is no word; write words in quotes");
      g_ptr_array_add (rule->phrases, g_steal_pointer (&folded));
    }
  return TRUE;
}

static gboolean
read_rule (GPtrArray         *rules,
           JsonNode          *node,
           const char        *member,
           const char *const *names,
           GError           **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *words = object ? json_object_get_member (object, "words") : NULL;
  Rule *rule;

  if (words == NULL || !JSON_NODE_HOLDS_ARRAY (words))
    return fail (error, CX_ERROR_SYNTAX, "a rule is {\"%s\": …, \"words\": […]}", member);
  rule = g_new0 (Rule, 1);
  rule->phrases = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (rules, rule);
  return find_name (names, get_text (json_object_get_member (object, member)), &rule->meaning, error) &&
         add_phrases (rule, json_node_get_array (words), error);
}

static gboolean
read_rules (GPtrArray         *rules,
            JsonObject        *root,
            const char        *list,
            const char        *member,
            const char *const *names,
            GError           **error)
{
  JsonNode *node = json_object_get_member (root, list);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, CX_ERROR_SYNTAX, "“%s” is missing or no list", list);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (!read_rule (rules, json_array_get_element (json_node_get_array (node), i), member, names, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_words (GHashTable        *words,
            JsonObject        *root,
            const char        *member,
            const char *const *names,
            GError           **error)
{
  JsonNode *node = json_object_get_member (root, member), *value;
  JsonObjectIter iter;
  const char *word;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, CX_ERROR_SYNTAX, "“%s” is missing or no object", member);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &word, &value))
    {
      guint index = 0;

      if (!JSON_NODE_HOLDS_NULL (value) && !find_name (names, get_text (value), &index, error))
        return FALSE;
      g_hash_table_insert (words, cx_text_fold (word, -1), GUINT_TO_POINTER (JSON_NODE_HOLDS_NULL (value) ? 0 : index + 1));
    }
  return TRUE;
}

static gboolean
read_document (CxTitles   *self,
               JsonObject *root,
               GError    **error)
{
  if (g_strcmp0 (get_text (json_object_get_member (root, "format")), FORMAT) != 0)
    return fail (error, CX_ERROR_SYNTAX, "“format” is not “" FORMAT "”; take “titles --json” as a pattern");
  if (json_object_get_int_member_with_default (root, "version", VERSION) > VERSION)
    return fail (error, CX_ERROR_NEWER_DOCUMENT, "written for a newer Concentric; update Concentric");
  return read_rules (self->roles, root, "roles", "role", roles, error) &&
         read_words (self->crm_roles, root, "crm_roles", roles, error) &&
         read_rules (self->seniority, root, "seniority", "seniority", seniorities, error) &&
         read_words (self->crm_seniority, root, "crm_seniority", seniorities, error);
}

CxTitles *
cx_titles_parse (const char *json,
                 GError    **error)
{
  g_autoptr(CxTitles) self = g_new0 (CxTitles, 1);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) cause = NULL;
  JsonNode *root;

  g_return_val_if_fail (json != NULL, NULL);

  self->document = g_strdup (json);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->seniority = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->crm_roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->crm_seniority = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!json_parser_load_from_data (parser, json, -1, &cause))
    {
      fail (error, CX_ERROR_SYNTAX, "%s", cause->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (error, CX_ERROR_SYNTAX, "not a JSON object; take “titles --json” as a pattern");
      return NULL;
    }
  return read_document (self, json_node_get_object (root), error) ? g_steal_pointer (&self) : NULL;
}

CxTitles *
cx_titles_load (CxStore *store,
                GError **error)
{
  g_autofree char *own = NULL, *path = NULL, *shipped = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  own = cx_store_get_property (store, PROPERTY, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (own != NULL && *own != '\0')
    return cx_titles_parse (own, error);
  path = cx_datadir_find ("presets/titles.json");
  if (g_file_get_contents (path, &shipped, NULL, &cause))
    return cx_titles_parse (shipped, error);
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s; install Concentric again", path, cause->message);
  return NULL;
}

const char *
cx_titles_get_document (const CxTitles *self)
{
  return self->document;
}

gboolean
cx_titles_store (CxStore    *store,
                 const char *json,
                 GError    **error)
{
  g_autoptr(CxTitles) rules = json ? cx_titles_parse (json, error) : NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  return (json == NULL || rules != NULL) && cx_store_set_property (store, PROPERTY, json ? json : "", error);
}

/* ── answering ──────────────────────────────────────────────────────────── */

static const Rule *
find_rule (GPtrArray  *rules,
           const char *title)
{
  g_autofree char *folded = title ? cx_text_fold (title, -1) : NULL;

  for (guint i = 0; folded != NULL && i < rules->len; i++)
    {
      const Rule *rule = rules->pdata[i];

      for (guint k = 0; k < rule->phrases->len; k++)
        if (cx_words_contain (folded, rule->phrases->pdata[k]))
          return rule;
    }
  return NULL;
}

/* Of several, the first that means something. Returns: index + 1, or 0. */
static guint
find_word (GHashTable *words,
           const char *crm)
{
  g_auto(GStrv) values = g_strsplit (crm ? crm : "", ";", -1);
  guint found = 0;

  for (guint i = 0; values[i] != NULL && found == 0; i++)
    {
      g_autofree char *folded = cx_text_fold (values[i], -1);

      found = GPOINTER_TO_UINT (g_hash_table_lookup (words, folded));
    }
  return found;
}

const char *
cx_titles_role (const CxTitles *self,
                const char     *title,
                const char     *crm,
                gboolean       *by_crm)
{
  guint found = find_word (self->crm_roles, crm);
  const Rule *rule;

  if (by_crm != NULL)
    *by_crm = found > 0;
  if (found > 0)
    return roles[found - 1];
  rule = find_rule (self->roles, title);
  return rule ? roles[rule->meaning] : NULL;
}

CxSeniority
cx_titles_seniority (const CxTitles *self,
                     const char     *title,
                     const char     *crm)
{
  guint found = find_word (self->crm_seniority, crm);
  const Rule *rule;

  if (found > 0)
    return found - 1;
  rule = find_rule (self->seniority, title);
  return rule ? rule->meaning : CX_SENIORITY_UNKNOWN;
}
