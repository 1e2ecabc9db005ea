/* A list as JSON: an array with an object per account, one after the other, so that memory does not grow with it. */
#include "cx-export-private.h"

#include "cx-json-stream.h"

/* What one document is made of. @fields: (element-type CxColumn): of accounts; @id: of the evaluation (nullable) */
typedef struct {
  CxTags          tags;
  GPtrArray      *fields;
  const CxColumn *id;
} Source;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* ── the evaluation of one account ── */

static JsonObject *
verdicts_to_json (const CxRanked *ranked,
                  guint           account)
{
  CxProfile *profile = cx_evaluation_get_profile (ranked->evaluation);
  const CxFit *fit = cx_evaluation_get_fit (ranked->evaluation, account);
  JsonObject *object = json_object_new (), *verdicts = json_object_new ();

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    json_object_set_string_member (verdicts, cx_profile_get_criterion (profile, i)->id,
                                   cx_verdict_to_name (cx_evaluation_get_verdict (ranked->evaluation, account, i)));
  json_object_set_string_member (object, "profile", cx_profile_get_name (ranked->draft));
  json_object_set_int_member (object, "version", ranked->version);
  json_object_set_int_member (object, "tier", fit->tier);
  json_object_set_member (object, "low", cx_cell_number_to_json (fit->low));
  json_object_set_member (object, "high", cx_cell_number_to_json (fit->high));
  json_object_set_object_member (object, "verdicts", verdicts);
  return object;
}

/* What people decided. */
static void
add_decisions (const Source *source,
               guint         account,
               JsonObject   *object)
{
  json_object_set_member (object, "pinned", cx_tags_pin_to_json (&source->tags, account));
  json_object_set_array_member (object, "said_no", cx_said_nos_to_json (source->tags.said_nos, account));
}

/* What `accounts --json` prints of the account, and what people decided. */
static JsonObject *
account_to_json (const Source *source,
                 guint         account)
{
  JsonObject *object = cx_tags_account_to_json (&source->tags, source->fields, account);

  add_decisions (source, account, object);
  return object;
}

/* The tags of `accounts --json`, the record id instead of the fields, the verdicts and the tier by score under each profile, and
 * what people decided. */
static JsonObject *
evaluation_to_json (const Source *source,
                    guint         account)
{
  JsonObject *object = cx_tags_account_to_json (&source->tags, source->fields, account);
  JsonArray *profiles = json_array_new ();

  json_object_remove_member (object, "fields");
  json_object_set_member (object, "record_id", source->id ? cx_cell_to_json (source->id, account)
                                                          : json_node_new (JSON_NODE_NULL));
  for (guint i = 0; i < cx_tiering_get_n_profiles (source->tags.tiering); i++)
    if (source->tags.profile < 0 || source->tags.profile == (int) i)
      json_array_add_object_element (profiles, verdicts_to_json (cx_tiering_get_profile (source->tags.tiering, i), account));
  json_object_set_array_member (object, "profiles", profiles);
  add_decisions (source, account, object);
  return object;
}

/* ── the document ── */

static gboolean
source_init (Source                *self,
             CxSnapshot            *snapshot,
             const CxExportOptions *options,
             GError               **error)
{
  static const char *const none[] = { NULL };

  cx_tags_init (&self->tags, snapshot, options->profile);
  self->id = cx_columns_find_role (self->tags.columns, "record_id");
  self->fields = cx_tags_columns (&self->tags, options->what == CX_EXPORT_FIT ? none : options->fields, error);
  return self->fields != NULL;
}

gboolean
cx_export_json_write (CxSnapshot            *snapshot,
                      const CxExportOptions *options,
                      const guint           *rows,
                      guint                  n,
                      GOutputStream         *stream,
                      CxExportProgress      *progress,
                      GError               **error)
{
  g_auto(Source) source = { 0 };
  g_auto(CxJsonStream) json = { 0 };

  if (!source_init (&source, snapshot, options, error))
    return FALSE;
  cx_json_stream_init (&json, stream, progress->cancellable);
  cx_json_stream_open (&json, NULL, '[');
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = options->what == CX_EXPORT_FIT ? evaluation_to_json (&source, rows[i]) : account_to_json (&source, rows[i]);

      if (!cx_json_stream_take_object (&json, NULL, object, error) || !cx_export_step (progress, error))
        return FALSE;
    }
  return cx_json_stream_close (&json, ']', error) && cx_json_stream_end (&json, error);
}
