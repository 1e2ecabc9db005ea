/* Figures of others that one's own stand beside. Knows the form of data/presets/benchmarks.json and nothing of accounts. */
#include "cx-config.h"

#include "cx-benchmarks.h"

#include "cx-error.h"
#include "cx-journey-resources.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define PRESET "/io/github/concentric_app/Concentric/journey/benchmarks.json"
#define FORMAT "concentric-benchmarks"

static const char *const measures[] = { "pipeline", "customers", NULL };
static const char *const vendors[] = { "horizontal", "vertical", NULL };
static const char *const bounds[] = { "near", "below", NULL };

static void
benchmark_free (gpointer data)
{
  CxBenchmark *self = data;

  g_free (self->source);
  g_free (self->noted);
  g_free (self);
}

/* ── reading ── */

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Which of @words the member is. */
static gboolean
get_word (JsonObject        *object,
          const char        *member,
          const char *const *words,
          guint             *at,
          GError           **error)
{
  const char *text = get_text (object, member);

  for (*at = 0; words[*at] != NULL; (*at)++)
    if (g_strcmp0 (words[*at], text) == 0)
      return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "benchmark: “%s” is “%s”; write “%s” or “%s”", member, text ? text : "", words[0],
               words[1]);
  return FALSE;
}

static gboolean
get_percent (JsonObject *object,
             double     *percent,
             GError    **error)
{
  JsonNode *node = json_object_get_member (object, "percent");
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  *percent = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : -1;
  if (*percent >= 0 && *percent <= 100)
    return TRUE;
  g_set_error_literal (error, CX_ERROR, CX_ERROR_SYNTAX, "benchmark: “percent” is no number from 0 to 100");
  return FALSE;
}

static CxBenchmark *
read_benchmark (JsonNode *node,
                GError  **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  guint measure, vendor, bound;
  CxBenchmark *self;
  double percent;

  if (object == NULL)
    {
      g_set_error_literal (error, CX_ERROR, CX_ERROR_SYNTAX, "benchmark: one of “benchmarks” is no object");
      return NULL;
    }
  if (!get_word (object, "measure", measures, &measure, error) || !get_word (object, "vendors", vendors, &vendor, error) ||
      !get_word (object, "bound", bounds, &bound, error) || !get_percent (object, &percent, error))
    return NULL;
  self = g_new0 (CxBenchmark, 1);
  self->measure = measure;
  self->vendors = vendor;
  self->below = bound == 1;
  self->percent = percent;
  self->source = g_strdup (get_text (object, "source") ? get_text (object, "source") : "");
  self->noted = g_strdup (get_text (object, "noted") ? get_text (object, "noted") : "");
  return self;
}

static GPtrArray *
read_all (JsonNode *root,
          GError  **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (benchmark_free);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *list = object ? json_object_get_member (object, "benchmarks") : NULL;

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list) || g_strcmp0 (get_text (object, "format"), FORMAT) != 0)
    {
      g_set_error_literal (error, CX_ERROR, CX_ERROR_SYNTAX, "no benchmarks: the format is not “" FORMAT "”");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      CxBenchmark *benchmark = read_benchmark (json_array_get_element (json_node_get_array (list), i), error);

      if (benchmark == NULL)
        return NULL;
      g_ptr_array_add (all, benchmark);
    }
  return g_steal_pointer (&all);
}

GPtrArray *
cx_benchmarks_read (const char *text,
                    GError    **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GBytes) shipped = NULL;
  g_autoptr(GError) cause = NULL;
  gssize length = -1;

  if (text == NULL || text[0] == '\0')
    {
      shipped = g_resource_lookup_data (cx_journey_get_resource (), PRESET, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (shipped == NULL)
        return NULL;
      text = g_bytes_get_data (shipped, NULL);
      length = (gssize) g_bytes_get_size (shipped);
    }
  if (!json_parser_load_from_data (parser, text, length, &cause))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "benchmarks are no JSON: %s", cause->message);
      return NULL;
    }
  return read_all (json_parser_get_root (parser), error);
}

/* ── writing ── */

static void
add_member (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_benchmark (JsonBuilder       *builder,
               const CxBenchmark *benchmark)
{
  json_builder_begin_object (builder);
  add_member (builder, "measure", measures[benchmark->measure]);
  add_member (builder, "vendors", vendors[benchmark->vendors]);
  add_member (builder, "bound", bounds[benchmark->below]);
  json_builder_set_member_name (builder, "percent");
  json_builder_add_double_value (builder, benchmark->percent);
  add_member (builder, "source", benchmark->source);
  add_member (builder, "noted", benchmark->noted);
  json_builder_end_object (builder);
}

char *
cx_benchmarks_write (GPtrArray *benchmarks)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "benchmarks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < benchmarks->len; i++)
    add_benchmark (builder, benchmarks->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* ── in words ── */

char *
cx_benchmark_text (const CxBenchmark *benchmark)
{
  /* A narrow no-break space before the sign. */
  g_autofree char *percent = g_strdup_printf ("%.0f\u202f%%", benchmark->percent);

  if (benchmark->vendors == CX_BENCHMARK_HORIZONTAL)
    /* Translators: a share in percent; horizontal vendors sell to every industry */
    return g_strdup_printf (benchmark->below ? _("below %s at horizontal vendors") : _("near %s at horizontal vendors"), percent);
  /* Translators: a share in percent; vertical vendors sell to one industry */
  return g_strdup_printf (benchmark->below ? _("below %s at vertical vendors") : _("near %s at vertical vendors"), percent);
}
