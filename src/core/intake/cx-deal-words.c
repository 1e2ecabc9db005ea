/* What the words of CRMs say of the end of a deal. */
#include "cx-deal-words.h"

#include "cx-datadir.h"
#include "cx-error.h"
#include "cx-text.h"
#include "cx-words.h"

#include <json-glib/json-glib.h>

/* Where a workspace keeps its own words for declined deals: a JSON array; blank: those that ship. */
#define PROPERTY "declined_reasons"

struct _CxDealWords {
  GHashTable *outcomes;  /* letters of a stage → CxOutcome */
  GPtrArray  *declined;
};

const char *
cx_outcome_get_name (CxOutcome outcome)
{
  static const char *const names[] = { NULL, "open", "won", "lost" };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (names), NULL);

  return names[outcome];
}

/* "Closed Won", "closedwon" and "Closed / Won" are one. */
static char *
letters_of (const char *text)
{
  char *slug = cx_text_slug (text), *out = slug;

  for (const char *p = slug; *p; p++)
    if (*p != '_')
      *out++ = *p;
  *out = '\0';
  return slug;
}

static void
add_outcomes (CxDealWords *self,
              JsonArray   *words,
              CxOutcome    outcome)
{
  for (guint i = 0; i < json_array_get_length (words); i++)
    g_hash_table_insert (self->outcomes, letters_of (json_array_get_string_element (words, i)), GINT_TO_POINTER (outcome));
}

static void
add_declined (CxDealWords *self,
              JsonArray   *words)
{
  g_ptr_array_set_size (self->declined, 0);
  for (guint i = 0; i < json_array_get_length (words); i++)
    g_ptr_array_add (self->declined, g_strdup (json_array_get_string_element (words, i)));
}

static JsonNode *
load_shipped (GError **error)
{
  g_autofree char *path = cx_datadir_find ("presets/deals.json");
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) cause = NULL;

  if (json_parser_load_from_file (parser, path, &cause))
    return json_parser_steal_root (parser);
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s; install Concentric again", path, cause->message);
  return NULL;
}

static gboolean
load_own (CxDealWords *self,
          CxStore     *store,
          GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = cx_store_get_property (store, PROPERTY, &cause);
  g_autoptr(JsonNode) node = NULL;

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  node = text ? json_from_string (text, NULL) : NULL;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    add_declined (self, json_node_get_array (node));
  return TRUE;
}

CxDealWords *
cx_deal_words_load (CxStore *store,
                    GError **error)
{
  g_autoptr(JsonNode) shipped = load_shipped (error);
  g_autoptr(CxDealWords) self = NULL;
  JsonObject *root;

  if (shipped == NULL)
    return NULL;
  self = g_new0 (CxDealWords, 1);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->declined = g_ptr_array_new_with_free_func (g_free);
  root = json_node_get_object (shipped);
  add_outcomes (self, json_object_get_array_member (root, "open"), CX_OUTCOME_OPEN);
  add_outcomes (self, json_object_get_array_member (root, "won"), CX_OUTCOME_WON);
  add_outcomes (self, json_object_get_array_member (root, "lost"), CX_OUTCOME_LOST);
  add_declined (self, json_object_get_array_member (root, "declined"));
  return store == NULL || load_own (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
cx_deal_words_free (CxDealWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->outcomes);
  g_ptr_array_unref (self->declined);
  g_free (self);
}

CxOutcome
cx_deal_words_outcome (const CxDealWords *self,
                       const char        *text)
{
  g_autofree char *letters = text ? letters_of (text) : NULL;

  return letters ? GPOINTER_TO_INT (g_hash_table_lookup (self->outcomes, letters)) : CX_OUTCOME_UNKNOWN;
}

static gboolean
holds_word (const CxDealWords *self,
            const char        *text)
{
  g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;

  for (guint i = 0; folded != NULL && i < self->declined->len; i++)
    {
      g_autofree char *word = cx_text_fold (self->declined->pdata[i], -1);

      if (cx_words_contain (folded, word))
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_deal_words_declined (const CxDealWords *self,
                        const char        *reason,
                        const char        *stage)
{
  return holds_word (self, reason) || holds_word (self, stage);
}

GPtrArray *
cx_deal_words_get_declined (const CxDealWords *self)
{
  return self->declined;
}

gboolean
cx_deal_words_set_declined (CxStore           *store,
                            const char *const *words,
                            GError           **error)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  g_return_val_if_fail (store != NULL, FALSE);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_node_set_array (node, array);
  text = words ? json_to_string (node, FALSE) : NULL;
  return cx_store_set_property (store, PROPERTY, text ? text : "", error);
}
