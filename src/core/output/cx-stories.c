/* Win stories of a file in the one-pager. The window and the command line add them alike. */
#include "cx-stories.h"

#include "cx-text.h"

/* Two texts that people would call the same; what is missing is not the same as anything. */
static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *x = a ? cx_text_fold (a, -1) : NULL;
  g_autofree char *y = b ? cx_text_fold (b, -1) : NULL;

  return x != NULL && y != NULL && *x != '\0' && g_str_equal (x, y);
}

static const char *
get_text (CxProfile    *profile,
          guint         entry,
          CxStoryMember member)
{
  return cx_profile_get_text (profile, CX_STORIES, (int) entry, cx_story_member_key (member));
}

/* The same story: the same customer and story, or the same link. A row with neither story nor link adds nothing to a
 * customer that is there. */
static gboolean
is_same_story (CxProfile     *profile,
               guint          entry,
               const CxStory *story)
{
  char *const *values = story->values;
  const char *customer = get_text (profile, entry, CX_STORY_CUSTOMER), *text = get_text (profile, entry, CX_STORY_STORY);

  if (same_text (get_text (profile, entry, CX_STORY_LINK), values[CX_STORY_LINK]))
    return TRUE;
  if (values[CX_STORY_CUSTOMER] == NULL || values[CX_STORY_STORY] == NULL)
    return values[CX_STORY_LINK] == NULL && (same_text (customer, values[CX_STORY_CUSTOMER]) ||
                                             (customer == NULL && same_text (text, values[CX_STORY_STORY])));
  return same_text (customer, values[CX_STORY_CUSTOMER]) && same_text (text, values[CX_STORY_STORY]);
}

static gboolean
has_story (CxProfile     *profile,
           const CxStory *story)
{
  for (guint i = 0; i < cx_profile_get_n_entries (profile, CX_STORIES); i++)
    if (is_same_story (profile, i, story))
      return TRUE;
  return FALSE;
}

static CxProfile *
with_story (CxProfile     *profile,
            const CxStory *story)
{
  guint at = cx_profile_get_n_entries (profile, CX_STORIES);
  CxProfile *edited = cx_profile_with_entry (profile, CX_STORIES, at);

  for (guint i = 0; i < CX_N_STORY_MEMBERS; i++)
    if (story->values[i] != NULL)
      {
        g_autoptr(CxProfile) before = edited;

        edited = cx_profile_with_text (before, CX_STORIES, (int) at, cx_story_member_key (i), story->values[i]);
      }
  return edited;
}

CxProfile *
cx_stories_add (CxProfile         *profile,
                const CxStoryFile *file,
                guint             *added)
{
  CxProfile *edited;

  g_return_val_if_fail (profile != NULL && file != NULL && added != NULL, NULL);

  *added = 0;
  edited = cx_profile_ref (profile);
  for (guint i = 0; i < file->stories->len; i++)
    {
      g_autoptr(CxProfile) before = NULL;

      if (has_story (edited, file->stories->pdata[i]))
        continue;
      before = edited;
      edited = with_story (before, file->stories->pdata[i]);
      (*added)++;
    }
  return edited;
}
