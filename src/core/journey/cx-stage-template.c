/* The journeys that a team can start from. Knows the form of data/presets/stages.json and nothing of a workspace. */
#include "cx-stage-template.h"

#include "cx-journey-resources.h"

#define PRESET "/io/github/concentric_app/Concentric/journey/stages.json"

void
cx_stage_template_free (CxStageTemplate *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->phases);
  g_free (self);
}

JsonNode *
cx_stage_load_preset (GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (cx_journey_get_resource (), PRESET, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return json_parser_steal_root (parser);
}

static CxStage *
read_stage (JsonObject *object)
{
  CxStage *stage = g_new0 (CxStage, 1);

  stage->code = g_strdup (json_object_get_string_member (object, "code"));
  stage->label = g_strdup (json_object_get_string_member (object, "label"));
  stage->customer = g_strdup (json_object_get_string_member (object, "customer"));
  stage->team = g_strdup (json_object_get_string_member (object, "team"));
  stage->mark = -1;
  stage->revenue = json_object_get_boolean_member_with_default (object, "revenue", FALSE);
  return stage;
}

static CxStageTemplate *
read_template (JsonObject *object)
{
  CxStageTemplate *self = g_new0 (CxStageTemplate, 1);
  JsonArray *stages = json_object_get_array_member (object, "stages");

  self->id = g_strdup (json_object_get_string_member (object, "id"));
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_stage_free);
  self->phases = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      JsonObject *stage = json_array_get_object_element (stages, i);

      g_ptr_array_add (self->stages, read_stage (stage));
      g_ptr_array_add (self->phases, g_strdup (json_object_get_string_member (stage, "phase")));
    }
  return self;
}

GPtrArray *
cx_stage_template_list (GError **error)
{
  g_autoptr(JsonNode) preset = cx_stage_load_preset (error);
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_stage_template_free);
  JsonArray *array;

  if (preset == NULL)
    return NULL;
  array = json_object_get_array_member (json_node_get_object (preset), "templates");
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (templates, read_template (json_array_get_object_element (array, i)));
  return g_steal_pointer (&templates);
}

static const char *
find_phase (GPtrArray  *templates,
            const char *code)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const CxStageTemplate *template = templates->pdata[i];

      for (guint j = 0; j < template->stages->len; j++)
        if (g_str_equal (((CxStage *) template->stages->pdata[j])->code, code))
          return template->phases->pdata[j];
    }
  return NULL;
}

const char *
cx_stage_template_match (const CxStageTemplate *self,
                         GPtrArray             *templates,
                         const char            *code)
{
  const char *phase = find_phase (templates, code), *alike = NULL;

  for (guint i = 0; i < self->stages->len; i++)
    {
      const CxStage *stage = self->stages->pdata[i];

      if (g_str_equal (stage->code, code))
        return stage->code;
      if (alike == NULL && g_strcmp0 (self->phases->pdata[i], phase) == 0)
        alike = stage->code;
    }
  return alike;
}
