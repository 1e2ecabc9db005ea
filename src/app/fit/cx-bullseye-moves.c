/* Which marks move from one picture to the next. Knows nothing of how they are drawn. */
#include "cx-bullseye-moves.h"

#include <math.h>

#define STILL 0.5 /* px: a mark that moves less stays where it is */

static gboolean
has_moved (const CxRingsMark *from,
           const CxRingsMark *to)
{
  return hypot (to->x - from->x, to->y - from->y) > STILL || fabs (to->radius - from->radius) > STILL;
}

GArray *
cx_bullseye_find_moves (const GArray *from,
                        const GArray *to)
{
  g_autoptr(GHashTable) before = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) moves = g_array_new (FALSE, FALSE, sizeof (CxBullseyeMove));

  for (guint i = 0; i < from->len; i++)
    {
      CxRingsMark *mark = &g_array_index (from, CxRingsMark, i);

      g_hash_table_insert (before, GUINT_TO_POINTER (mark->account), mark);
    }
  for (guint i = 0; i < to->len; i++)
    {
      const CxRingsMark *mark = &g_array_index (to, CxRingsMark, i);
      const CxRingsMark *was = g_hash_table_lookup (before, GUINT_TO_POINTER (mark->account));
      CxBullseyeMove move;

      if (was == NULL || !has_moved (was, mark))
        continue;
      if (moves->len == CX_BULLSEYE_MOST_MOVES)
        return NULL;
      move = (CxBullseyeMove) { *was, *mark };
      g_array_append_val (moves, move);
    }
  return g_steal_pointer (&moves);
}

CxRingsMark
cx_bullseye_move_at (const CxBullseyeMove *move,
                     double                at)
{
  CxRingsMark mark = move->to;

  mark.x = move->from.x + (move->to.x - move->from.x) * at;
  mark.y = move->from.y + (move->to.y - move->from.y) * at;
  mark.radius = move->from.radius + (move->to.radius - move->from.radius) * at;
  return mark;
}
