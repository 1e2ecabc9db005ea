/* The edits that the one-pager makes to lists of entries. */
#include "cx-entry-edit.h"

#include "cx-define-view.h"

typedef struct {
  CxWorkspace  *workspace;
  gint64        profile;
  const CxPart *part;
  guint         entry;
  CxProfile    *before, *after;
} Removed;

static CxProfile *
copy_member (CxProfile      *target,
             guint           at,
             CxProfile      *source,
             guint           i,
             const char     *part,
             const CxMember *member)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  switch (member->kind)
    {
    case CX_MEMBER_LINES:
      for (guint line = 0; line < cx_profile_get_n_lines (source, part, (int) i, member->key); line++)
        g_strv_builder_add (builder, cx_profile_get_line (source, part, (int) i, member->key, line));
      lines = g_strv_builder_end (builder);
      return cx_profile_with_lines (target, part, (int) at, member->key, (const char *const *) lines);
    case CX_MEMBER_ANSWER:
    case CX_MEMBER_CHECK:
      return cx_profile_with_answer (target, part, (int) at, member->key,
                                     cx_profile_get_answer (source, part, (int) i, member->key));
    case CX_MEMBER_MONEY:
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      return cx_profile_with_number (target, part, (int) at, member->key,
                                     cx_profile_get_number (source, part, (int) i, member->key));
    default:
      return cx_profile_with_text (target, part, (int) at, member->key,
                                   cx_profile_get_text (source, part, (int) i, member->key));
    }
}

static CxProfile *
copy_members (CxProfile    *target,
              guint         at,
              CxProfile    *source,
              guint         i,
              const CxPart *part)
{
  CxProfile *copy = cx_profile_ref (target);

  for (const CxMember *member = part->members; member->key; member++)
    {
      g_autoptr(CxProfile) before = copy;

      copy = copy_member (before, at, source, i, part->key, member);
    }
  return copy;
}

gpointer
cx_entry_remove (CxWorkspace  *workspace,
                 const CxPart *part,
                 guint         entry)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  Removed *removed = g_new0 (Removed, 1);

  removed->workspace = g_object_ref (workspace);
  removed->profile = cx_define_profile_id (workspace);
  removed->part = part;
  removed->entry = entry;
  removed->before = cx_profile_ref (draft);
  removed->after = cx_profile_without_entry (draft, part->key, entry);
  cx_workspace_edit (workspace, removed->after, 0);
  return removed;
}

/* While nothing else was edited, undo brings back the very document; later the entry is put in anew. */
gboolean
cx_entry_restore (gpointer data)
{
  Removed *removed = data;
  CxProfile *draft = cx_workspace_get_draft (removed->workspace);
  g_autoptr(CxProfile) longer = NULL, edited = NULL;
  guint at;

  if (draft == NULL || removed->profile != cx_define_profile_id (removed->workspace))
    return G_SOURCE_REMOVE;
  if (cx_profile_equal (draft, removed->after))
    {
      cx_workspace_edit (removed->workspace, removed->before, 0);
      return G_SOURCE_REMOVE;
    }
  at = MIN (removed->entry, cx_profile_get_n_entries (draft, removed->part->key));
  longer = cx_profile_with_entry (draft, removed->part->key, at);
  edited = copy_members (longer, at, removed->before, removed->entry, removed->part);
  cx_workspace_edit (removed->workspace, edited, 0);
  return G_SOURCE_REMOVE;
}

void
cx_entry_removed_free (gpointer data)
{
  Removed *removed = data;

  g_object_unref (removed->workspace);
  cx_profile_unref (removed->before);
  cx_profile_unref (removed->after);
  g_free (removed);
}
