/* How much two states of a profile differ. */
#include "cx-profile-changes.h"

#include <string.h>

static const CxCriterion *
find (CxProfile  *profile,
      const char *id)
{
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    if (g_str_equal (cx_profile_get_criterion (profile, i)->id, id))
      return cx_profile_get_criterion (profile, i);
  return NULL;
}

guint
cx_profile_changes_count (CxProfile *before,
                          CxProfile *after)
{
  guint n = memcmp (cx_profile_get_thresholds (before), cx_profile_get_thresholds (after), 3 * sizeof (double)) != 0;

  for (guint i = 0; i < cx_profile_get_n_criteria (after); i++)
    {
      const CxCriterion *now = cx_profile_get_criterion (after, i), *was = find (before, now->id);

      n += was == NULL || !cx_criterion_equal (was, now);
    }
  for (guint i = 0; i < cx_profile_get_n_criteria (before); i++)
    n += find (after, cx_profile_get_criterion (before, i)->id) == NULL;
  return n;
}
