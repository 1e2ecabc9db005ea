/* Which accounts go back to a CRM: those that it can find by their record id, each once. */
#include "cx-export-private.h"

#include <string.h>

/* What became of one row. */
typedef enum {
  FATE_WHOLE,      /* its id is as the CRM has it */
  FATE_REPAIRED,
  FATE_LEFT,
} Fate;

/* @repaired: the ids that were made whole, and whether an account has taken each */
typedef struct {
  CxExport       *export;
  const CxColumn *id;
  GArray         *rows;
  guint8         *fates;
  GHashTable     *repaired;
  GString        *scratch;
} Choice;

static void
choice_clear (Choice *self)
{
  g_free (self->fates);
  g_clear_pointer (&self->repaired, g_hash_table_unref);
  if (self->scratch != NULL)
    g_string_free (self->scratch, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static const char *
id_text (const Choice *self,
         guint         i)
{
  guint32 code = cx_column_code (self->id, g_array_index (self->rows, guint, i));

  return code == CX_NO_CODE ? NULL : self->id->texts[code];
}

/* The id of row @i as the CRM has it, in scratch. */
static gboolean
make_id (Choice *self,
         guint   i)
{
  const char *text = id_text (self, i);

  g_string_truncate (self->scratch, 0);
  return text != NULL && cx_export_id_append (self->scratch, self->export->options.target, text);
}

static void
leave_out (Choice      *self,
           guint        i,
           CxExportLeft why,
           guint       *count)
{
  self->fates[i] = FATE_LEFT;
  g_hash_table_insert (self->export->why, GUINT_TO_POINTER (g_array_index (self->rows, guint, i)), GUINT_TO_POINTER (why));
  (*count)++;
}

static void
look_at_ids (Choice *self)
{
  CxExportCounts *counts = &self->export->counts;

  for (guint i = 0; i < self->rows->len; i++)
    if (id_text (self, i) == NULL)
      leave_out (self, i, CX_EXPORT_LEFT_NO_ID, &counts->no_id);
    else if (!make_id (self, i))
      leave_out (self, i, CX_EXPORT_LEFT_BAD_ID, &counts->bad_id);
    else if (!g_str_equal (self->scratch->str, id_text (self, i)))
      {
        self->fates[i] = FATE_REPAIRED;
        g_hash_table_insert (self->repaired, g_strdup (self->scratch->str), GINT_TO_POINTER (FALSE));
      }
}

/* Ids of accounts differ, but two that were broken in different ways can be the same once whole. */
static void
settle_twins (Choice *self)
{
  CxExportCounts *counts = &self->export->counts;

  if (g_hash_table_size (self->repaired) == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (self->fates[i] == FATE_WHOLE && g_hash_table_contains (self->repaired, id_text (self, i)))
      g_hash_table_insert (self->repaired, g_strdup (id_text (self, i)), GINT_TO_POINTER (TRUE));
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (self->fates[i] != FATE_REPAIRED || !make_id (self, i))
        continue;
      if (g_hash_table_lookup (self->repaired, self->scratch->str))
        leave_out (self, i, CX_EXPORT_LEFT_TWICE, &counts->twice);
      else
        {
          g_hash_table_insert (self->repaired, g_strdup (self->scratch->str), GINT_TO_POINTER (TRUE));
          counts->repaired++;
        }
    }
}

/* What the files cannot say about the accounts that are in them. */
static void
count_unsaid (CxExport *self)
{
  const CxColumn *tier = self->options.target == CX_EXPORT_HUBSPOT ? cx_export_find_hubspot_tier (self->snapshot) : NULL;
  g_autoptr(CxLifecycle) lifecycle = cx_lifecycle_new (self->snapshot);
  CxTags tags;

  cx_tags_init (&tags, self->snapshot, self->options.profile);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint account = g_array_index (self->rows, guint, i);

      if (tier != NULL && cx_column_code (tier, account) != CX_NO_CODE && cx_tags_get_fit (&tags, account)->tier == CX_TIER_OUTSIDE)
        self->counts.not_cleared++;
      if (self->options.stage && !self->options.allow_backward &&
          cx_lifecycle_get_move (lifecycle, account) == CX_LIFECYCLE_BACKWARD)
        self->counts.stages_kept++;
    }
}

gboolean
cx_export_choose (CxExport *self,
                  GArray   *rows,
                  GError  **error)
{
  g_auto(Choice) choice = { self, cx_columns_find_role (cx_snapshot_get_columns (self->snapshot), "record_id"), rows };

  if (choice.id == NULL || choice.id->codes == NULL)
    {
      g_set_error_literal (error, CX_ERROR, CX_ERROR_NOT_FOUND,
                           "no field has the role record_id, so the CRM cannot find the accounts; import its record IDs");
      return FALSE;
    }
  choice.fates = g_malloc0 (rows->len + 1);
  choice.repaired = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choice.scratch = g_string_new (NULL);
  look_at_ids (&choice);
  settle_twins (&choice);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (choice.fates[i] == FATE_LEFT ? self->left : self->rows, g_array_index (rows, guint, i));
  if (rows->len > 0 && self->rows->len == 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "none of these accounts has a record ID of %s; export for the CRM that they came from",
                   self->options.target == CX_EXPORT_HUBSPOT ? "HubSpot" : "Salesforce");
      return FALSE;
    }
  count_unsaid (self);
  return TRUE;
}
