/* What Concentric says of one account. */
#include "cx-tags.h"

#include "cx-error.h"

#include <string.h>

#define SAID_NO "said_no"

/* Of a fit; what was said no to comes last. */
static const struct {
  CxFitFlags  flag;
  const char *name;
} flag_names[] = {
  { CX_FLAG_NEEDS_DATA, "needs_data" },
  { CX_FLAG_COULD_MOVE, "could_move" },
  { CX_FLAG_CAPPED, "capped" },
  { CX_FLAG_PINNED, "pinned" },
};

void
cx_tags_init (CxTags     *self,
              CxSnapshot *snapshot,
              int         profile)
{
  self->columns = cx_snapshot_get_columns (snapshot);
  self->tiering = cx_snapshot_get_tiering (snapshot);
  self->journey = cx_snapshot_get_journey (snapshot);
  self->said_nos = cx_snapshot_get_said_nos (snapshot);
  self->profile = profile;
  self->name = cx_columns_find_role (self->columns, "name");
  self->domain = cx_columns_find_role (self->columns, "domain");
  self->owner = cx_columns_find_role (self->columns, "owner");
  self->territory = cx_columns_find_role (self->columns, "territory");
}

const CxFit *
cx_tags_get_fit (const CxTags *self,
                 guint         account)
{
  return cx_tiering_get_fit_under (self->tiering, self->profile, account);
}

static const CxRanked *
find_ranked (const CxTags *self,
             guint         account)
{
  int segment = self->profile < 0 ? cx_tiering_get_segment (self->tiering, account) : self->profile;

  return segment < 0 ? NULL : cx_tiering_get_profile (self->tiering, (guint) segment);
}

const char *
cx_tags_get_segment (const CxTags *self,
                     guint         account)
{
  const CxRanked *ranked = find_ranked (self, account);

  return ranked ? cx_profile_get_name (ranked->draft) : NULL;
}

int
cx_tags_get_version (const CxTags *self,
                     guint         account)
{
  const CxRanked *ranked = find_ranked (self, account);

  return ranked ? ranked->version : -1;
}

const char *
cx_tags_get_stage (const CxTags *self,
                   guint         account)
{
  guint8 stage = cx_journey_get_current (self->journey, account);

  return stage == CX_NO_STAGE ? NULL : cx_journey_get_stage (self->journey, stage)->code;
}

guint
cx_tags_get_flags (const CxTags *self,
                   guint         account,
                   const char   *flags[CX_N_FLAGS])
{
  const CxFit *fit = cx_tags_get_fit (self, account);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if (fit->flags & flag_names[i].flag)
      flags[n++] = flag_names[i].name;
  if (cx_said_nos_has (self->said_nos, account))
    flags[n++] = SAID_NO;
  return n;
}

const CxSaidNo *
cx_tags_get_said_no (const CxTags *self,
                     guint         account)
{
  guint first, n = cx_said_nos_find (self->said_nos, account, &first);
  const CxSaidNo *newest = NULL;

  for (guint i = 0; i < n; i++)
    {
      const CxSaidNo *said = cx_said_nos_get (self->said_nos, first + i);

      if (newest == NULL || said->day >= newest->day)
        newest = said;
    }
  return newest;
}

GPtrArray *
cx_tags_columns (const CxTags      *self,
                 const char *const *keys,
                 GError           **error)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new ();

  if (keys == NULL)
    {
      GPtrArray *fields = cx_columns_get_fields (self->columns);

      for (guint i = 0; i < fields->len; i++)
        {
          const CxField *field = fields->pdata[i];

          g_ptr_array_add (columns, (gpointer) cx_columns_find (self->columns, field->key));
        }
      return g_steal_pointer (&columns);
    }
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const CxColumn *column = cx_columns_find (self->columns, keys[i]);

      if (column == NULL)
        {
          g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", keys[i]);
          return NULL;
        }
      g_ptr_array_add (columns, (gpointer) column);
    }
  return g_steal_pointer (&columns);
}

gboolean
cx_tags_has_flag (const CxTags *self,
                  guint         account,
                  const char   *flag)
{
  const char *flags[CX_N_FLAGS];
  guint n = cx_tags_get_flags (self, account, flags);

  for (guint i = 0; i < n; i++)
    if (strcmp (flags[i], flag) == 0)
      return TRUE;
  return FALSE;
}

gboolean
cx_tags_check_flag (const char *flag,
                    GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if (strcmp (flag_names[i].name, flag) == 0)
      return TRUE;
  if (strcmp (flag, SAID_NO) == 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND,
               "no flag “%s”; there are needs_data, could_move, capped, pinned and " SAID_NO, flag);
  return FALSE;
}
