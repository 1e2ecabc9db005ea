/* Which entry of a list was which before an edit. Entries bear no name of their own, and two may say the
 * same, so the ends that did not change are paired first. */
#include "cx-entry-match.h"

typedef struct {
  CxProfile  *before, *after;
  const char *part;
  guint       n_before, n_after;
  int        *from;    /* of each entry after: its number before, or -1 */
  gboolean   *taken;   /* of each entry before */
} Match;

static gboolean
pair_if_equal (Match *match,
               guint  old,
               guint  new)
{
  if (!cx_profile_entry_equal (match->before, match->part, old, match->after, new))
    return FALSE;
  match->from[new] = (int) old;
  match->taken[old] = TRUE;
  return TRUE;
}

static void
pair_ends (Match *match)
{
  guint n = MIN (match->n_before, match->n_after), start = 0, end = 0;

  while (start < n && pair_if_equal (match, start, start))
    start++;
  while (start + end < n && pair_if_equal (match, match->n_before - 1 - end, match->n_after - 1 - end))
    end++;
}

static void
pair_moved (Match *match)
{
  for (guint new = 0; new < match->n_after; new++)
    for (guint old = 0; match->from[new] < 0 && old < match->n_before; old++)
      if (!match->taken[old])
        pair_if_equal (match, old, new);
}

static void
pair_edited (Match *match)
{
  guint old = 0;

  for (guint new = 0; new < match->n_after; new++)
    {
      if (match->from[new] >= 0)
        continue;
      while (old < match->n_before && match->taken[old])
        old++;
      if (old == match->n_before)
        return;
      match->from[new] = (int) old;
      match->taken[old] = TRUE;
    }
}

int *
cx_entry_match (CxProfile  *before,
                CxProfile  *after,
                const char *part)
{
  g_autofree gboolean *taken = NULL;
  Match match = { before, after, part };

  match.n_before = before ? cx_profile_get_n_entries (before, part) : 0;
  match.n_after = cx_profile_get_n_entries (after, part);
  match.from = g_new (int, MAX (match.n_after, 1));
  match.taken = taken = g_new0 (gboolean, MAX (match.n_before, 1));
  for (guint i = 0; i < match.n_after; i++)
    match.from[i] = -1;
  pair_ends (&match);
  pair_moved (&match);
  pair_edited (&match);
  return match.from;
}
