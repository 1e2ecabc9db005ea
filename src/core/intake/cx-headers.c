/* What column headers mean. */
#include "cx-headers.h"

#include "cx-datadir.h"
#include "cx-number.h"
#include "cx-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Fewer headers than this in common with a system are chance. */
#define FEWEST_MARKS 2

/* A header that only one system writes, letter for letter, says more than all that several write. */
#define SURE_WEIGHT 100

/* What is wrapped ranks behind all that is not. */
#define WRAPPED_RANK 500

/* Who writes which headers. */
typedef struct {
  char      *name;
  GPtrArray *marks;    /* normalised headers that this system writes, and few others */
  GPtrArray *sure;     /* headers as they stand that only this one writes */
  GPtrArray *prefixes; /* normalised words in front: "Organization" of "Organization - Name" */
} System;

struct _CxHeaders {
  System      system;
  GPtrArray  *aliases;
  GHashTable *meanings; /* normalised header → Meaning */
  GPtrArray  *systems;  /* System: of a kind of rows */
  GPtrArray  *wraps;    /* normalised words that stand before what is meant: "Organization - Name" */
};

typedef struct {
  const CxHeaderAlias *alias;
  guint                rank;
} Meaning;

static void
alias_free (CxHeaderAlias *alias)
{
  g_free (alias->key);
  g_free (alias->label);
  g_free (alias->role);
  g_free (alias);
}

static void
system_clear (System *system)
{
  g_free (system->name);
  g_ptr_array_unref (system->marks);
  g_ptr_array_unref (system->sure);
  g_ptr_array_unref (system->prefixes);
}

static void
system_free (System *system)
{
  system_clear (system);
  g_free (system);
}

void
cx_headers_free (CxHeaders *self)
{
  if (self == NULL)
    return;
  system_clear (&self->system);
  g_ptr_array_unref (self->systems);
  g_ptr_array_unref (self->wraps);
  g_ptr_array_unref (self->aliases);
  g_hash_table_unref (self->meanings);
  g_free (self);
}

/* Letters and digits only. */
static char *
normalise (const char *header)
{
  char *slug = cx_text_slug (header);
  char *out = slug;

  for (const char *p = slug; *p; p++)
    if (*p != '_')
      *out++ = *p;
  *out = '\0';
  return slug;
}

/* What stands behind one of @words and @separator: "Name" of "Organization - Name". */
static const char *
behind_word (const char *header,
             const char *separator,
             GPtrArray  *words)
{
  const char *end = strstr (header, separator);
  g_autofree char *before = end ? g_strndup (header, end - header) : NULL;
  g_autofree char *word = before ? normalise (before) : NULL;

  if (word == NULL || !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    return NULL;
  return end + strlen (separator);
}

const char *
cx_header_unwrap (const char *header)
{
  static const char *const wraps[] = { "properties.", "attributes." };

  for (guint i = 0; i < G_N_ELEMENTS (wraps); i++)
    if (g_ascii_strncasecmp (header, wraps[i], strlen (wraps[i])) == 0)
      return header + strlen (wraps[i]);
  return header;
}

/* ── presets ────────────────────────────────────────────────────────────── */

static void
add_field (CxHeaders  *self,
           JsonObject *object)
{
  CxHeaderAlias *alias = g_new0 (CxHeaderAlias, 1);
  JsonArray *headers = json_object_get_array_member (object, "headers");
  const char *type = json_object_get_string_member_with_default (object, "type", NULL);

  alias->key = g_strdup (json_object_get_string_member (object, "key"));
  alias->label = g_strdup (json_object_get_string_member_with_default (object, "label", NULL));
  alias->role = g_strdup (json_object_get_string_member_with_default (object, "role", NULL));
  alias->has_type = type != NULL && cx_field_type_from_name (type, &alias->type);
  g_ptr_array_add (self->aliases, alias);
  for (guint i = 0; i < json_array_get_length (headers); i++)
    {
      Meaning *meaning = g_new (Meaning, 1);

      *meaning = (Meaning) { alias, i };
      g_hash_table_replace (self->meanings, normalise (json_array_get_string_element (headers, i)), meaning);
    }
}

static char *
as_it_stands (const char *text)
{
  return g_strdup (text);
}

/* The texts of a member that may be missing, each once. */
static GPtrArray *
read_texts (JsonObject *object,
            const char *member,
            char     *(*form) (const char *text))
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *text = form (json_array_get_string_element (array, i));

      if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }
  return texts;
}

static System
read_system (JsonObject *object)
{
  return (System) {
    .name = g_strdup (json_object_get_string_member (object, "name")),
    .marks = read_texts (object, "marks", normalise),
    .sure = read_texts (object, "sure", as_it_stands),
    .prefixes = read_texts (object, "prefixes", normalise),
  };
}

static void
add_systems (CxHeaders *self,
             JsonArray *systems)
{
  for (guint i = 0; i < json_array_get_length (systems); i++)
    {
      System *system = g_new (System, 1);

      *system = read_system (json_array_get_object_element (systems, i));
      g_ptr_array_add (self->systems, system);
    }
}

static CxHeaders *
load_preset (const char *file,
             GError    **error)
{
  g_autofree char *relative = g_build_filename ("presets", file, NULL);
  g_autofree char *path = cx_datadir_find (relative);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) cause = NULL;
  CxHeaders *self;
  JsonObject *root;
  JsonArray *fields;

  if (!json_parser_load_from_file (parser, path, &cause))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s; install Concentric again", path, cause->message);
      return NULL;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  self = g_new0 (CxHeaders, 1);
  self->system = read_system (root);
  self->wraps = read_texts (root, "wraps", normalise);
  self->systems = g_ptr_array_new_with_free_func ((GDestroyNotify) system_free);
  self->aliases = g_ptr_array_new_with_free_func ((GDestroyNotify) alias_free);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (json_object_has_member (root, "systems"))
    add_systems (self, json_object_get_array_member (root, "systems"));
  fields = json_object_get_array_member (root, "fields");
  for (guint i = 0; i < json_array_get_length (fields); i++)
    add_field (self, json_array_get_object_element (fields, i));
  return self;
}

GPtrArray *
cx_headers_load (GError **error)
{
  static const char *const files[] = {
    "headers-hubspot.json", "headers-salesforce.json", "headers-pipedrive.json", "headers-zoho.json",
    "headers-apollo.json", "headers-zoominfo.json", "headers-generic.json",
  };
  g_autoptr(GPtrArray) presets = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_headers_free);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      CxHeaders *preset = load_preset (files[i], error);

      if (preset == NULL)
        return NULL;
      g_ptr_array_add (presets, preset);
    }
  return g_steal_pointer (&presets);
}

CxHeaders *
cx_headers_load_stories (GError **error)
{
  return load_preset ("headers-stories.json", error);
}

CxHeaders *
cx_headers_load_usage (GError **error)
{
  return load_preset ("usage.json", error);
}

CxHeaders *
cx_headers_load_kind (const char *kind,
                      GError    **error)
{
  g_autofree char *file = g_strconcat ("kind-", kind, ".json", NULL);

  return load_preset (file, error);
}

const char *
cx_headers_get_name (const CxHeaders *self)
{
  return self->system.name;
}

static guint
count_marks (GPtrArray *marks,
             char     **normalised)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += g_strv_contains ((const char *const *) normalised, marks->pdata[i]);
  return n;
}

static char **
normalise_all (char **headers)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; headers[i] != NULL; i++)
    {
      const char *inner = cx_header_unwrap (headers[i]);

      g_strv_builder_take (builder, normalise (headers[i]));
      if (inner != headers[i])
        g_strv_builder_take (builder, normalise (inner));
    }
  return g_strv_builder_end (builder);
}

static gboolean
has_header (char      **headers,
            const char *wanted)
{
  for (guint i = 0; headers[i] != NULL; i++)
    {
      g_autofree char *header = g_strstrip (g_strdup (headers[i]));

      if (g_ascii_strcasecmp (header, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How much speaks for @system: of nothing sure, the number of marks. */
static guint
weigh (const System *system,
       char        **headers,
       char        **normalised)
{
  guint n = count_marks (system->marks, normalised);

  for (guint i = 0; headers[i] != NULL; i++)
    n += behind_word (headers[i], " - ", system->prefixes) != NULL;
  for (guint i = 0; i < system->sure->len; i++)
    n += has_header (headers, system->sure->pdata[i]) ? SURE_WEIGHT : 0;
  return n;
}

const CxHeaders *
cx_headers_detect (GPtrArray *presets,
                   char     **headers)
{
  g_auto(GStrv) normalised = normalise_all (headers);
  const CxHeaders *best = NULL;
  guint most = FEWEST_MARKS - 1;

  for (guint i = 0; i < presets->len; i++)
    {
      guint n = weigh (&((const CxHeaders *) presets->pdata[i])->system, headers, normalised);

      if (n > most)
        {
          most = n;
          best = presets->pdata[i];
        }
    }
  return best;
}

const char *
cx_headers_find_system (const CxHeaders *self,
                        char           **headers)
{
  g_auto(GStrv) normalised = normalise_all (headers);
  const char *best = NULL;
  guint most = FEWEST_MARKS - 1;

  for (guint i = 0; i < self->systems->len; i++)
    {
      const System *system = self->systems->pdata[i];
      guint n = weigh (system, headers, normalised);

      if (n > most)
        {
          most = n;
          best = system->name;
        }
    }
  return best;
}

guint
cx_headers_count_marks (const CxHeaders *self,
                        char           **headers)
{
  g_auto(GStrv) normalised = normalise_all (headers);

  return weigh (&self->system, headers, normalised);
}

static const Meaning *
look_up (const CxHeaders *self,
         const char      *header)
{
  g_autofree char *normalised = normalise (header);

  return g_hash_table_lookup (self->meanings, normalised);
}

/* The part of @header that says what it means; NULL when there is none but the whole. */
static const char *
find_inner (const CxHeaders *self,
            const char      *header)
{
  const char *inner = cx_header_unwrap (header);

  if (inner == header)
    inner = behind_word (header, " - ", self->wraps);
  return inner ? inner : behind_word (header, ".", self->wraps);
}

const CxHeaderAlias *
cx_headers_find (const CxHeaders *self,
                 const char      *header,
                 guint           *rank)
{
  const Meaning *meaning = look_up (self, header);
  const char *inner = meaning ? NULL : find_inner (self, header);

  if (inner != NULL)
    meaning = look_up (self, inner);
  if (meaning == NULL)
    return NULL;
  *rank = meaning->rank + (inner ? WRAPPED_RANK : 0);
  return meaning->alias;
}

/* ── what a header says beside its name ─────────────────────────────────── */

/* The text between @prefix and @suffix, in any case, trimmed; NULL when @header is not so. */
static char *
text_between (const char *header,
              const char *prefix,
              const char *suffix)
{
  gsize length = strlen (header), before = strlen (prefix), after = strlen (suffix);

  if (length <= before + after || g_ascii_strncasecmp (header, prefix, before) != 0 ||
      g_ascii_strcasecmp (header + length - after, suffix) != 0)
    return NULL;
  return g_strstrip (g_strndup (header + before, length - before - after));
}

/* HubSpot names the pipeline behind the stage: "Proposal (Sales Pipeline)". */
static void
drop_pipeline (char *stage)
{
  char *bracket = strrchr (stage, '(');

  if (bracket != NULL && bracket > stage && g_str_has_suffix (stage, ")"))
    *bracket = '\0';
  g_strchomp (stage);
}

char *
cx_header_stage (const char *header)
{
  static const char *const forms[][2] = {
    { "Date entered \"", "\"" },
    { "Date entered “", "”" },
    { "Date entered '", "'" },
    { "Became a ", " date" },
    { "Became an ", " date" },
    { "Entered stage: ", "" },
    { "Entered: ", "" },
  };

  g_return_val_if_fail (header != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      char *stage = text_between (header, forms[i][0], forms[i][1]);

      if (stage == NULL)
        continue;
      drop_pipeline (stage);
      return stage;
    }
  return NULL;
}

static gboolean
read_unit (const char   *text,
           gsize         length,
           CxHeaderUnit *unit)
{
  CxNumber number;

  if (!cx_number_words (text, length, &number) || (number.scale == 0 && number.currency[0] == '\0'))
    return FALSE;
  unit->scale = number.scale;
  memcpy (unit->currency, number.currency, sizeof unit->currency);
  return TRUE;
}

/* "Revenue ($ millions)", "Revenue [EUR]" */
static const char *
find_bracketed_unit (const char   *header,
                     gsize         length,
                     CxHeaderUnit *unit)
{
  char close = header[length - 1];
  const char *open;

  if (close != ')' && close != ']')
    return NULL;
  open = strrchr (header, close == ')' ? '(' : '[');
  if (open == NULL || open == header || !read_unit (open + 1, header + length - 1 - (open + 1), unit))
    return NULL;
  return open;
}

/* "Annual Revenue USD", "revenue_usd": words of three letters or more, so that no "M" or "T" counts. */
static const char *
find_trailing_unit (const char   *header,
                    gsize         length,
                    CxHeaderUnit *unit)
{
  const char *word = header + length;

  while (word > header && g_ascii_isalpha (word[-1]))
    word--;
  if (word == header || header + length - word < 3 || !strchr (" _-,", word[-1]) ||
      !read_unit (word, header + length - word, unit))
    return NULL;
  return word;
}

char *
cx_header_split_unit (const char   *header,
                      CxHeaderUnit *unit)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (header));
  gsize length = strlen (trimmed);
  const char *end = NULL;

  *unit = (CxHeaderUnit) { 0 };
  if (length > 0)
    end = find_bracketed_unit (trimmed, length, unit);
  if (length > 0 && end == NULL)
    end = find_trailing_unit (trimmed, length, unit);
  if (end == NULL)
    return g_steal_pointer (&trimmed);
  while (end > trimmed && strchr (" _-,", end[-1]))
    end--;
  return g_strndup (trimmed, end - trimmed);
}
