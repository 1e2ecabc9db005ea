/* What the filter of accounts asks of their way through the stages. Knows nothing of the filter. */
#include "cx-journey-questions.h"

#include "cx-funnel.h"
#include "cx-value.h"

#include <string.h>

/* The first of @stages: who came to a later one came here too. */
static int
first_of (CxJourney         *journey,
          const char *const *stages)
{
  int first = G_MAXINT;

  for (guint i = 0; stages[i] != NULL; i++)
    {
      int stage = cx_journey_find_stage (journey, stages[i]);

      if (stage >= 0)
        first = MIN (first, stage);
    }
  return first;
}

void
cx_ask_reached (CxJourney         *journey,
                const char *const *stages,
                guint8            *found)
{
  int first = first_of (journey, stages);

  for (guint a = 0; a < cx_journey_get_n_accounts (journey); a++)
    found[a] &= cx_journey_get_furthest (journey, a) >= first;
}

void
cx_ask_passed (CxJourney         *journey,
               const char *const *stages,
               guint8            *found)
{
  int first = first_of (journey, stages);

  for (guint a = 0; a < cx_journey_get_n_accounts (journey); a++)
    if (found[a])
      {
        guint n;
        const CxStageEvent *events = cx_journey_get_events (journey, a, &n);

        found[a] = (int) cx_funnel_count_in_order (events, n, cx_journey_get_n_stages (journey)) > first;
      }
}

static gboolean
is_within (gint32             day,
           const char *const *periods)
{
  for (guint i = 0; periods[i] != NULL; i++)
    {
      gint32 from, to;

      if (cx_period_read (periods[i], &from, &to) && day >= from && day <= to)
        return TRUE;
    }
  return FALSE;
}

/* Days are many fewer than accounts, and most accounts share them with the account before. */
void
cx_ask_seen (CxJourney         *journey,
             const char *const *periods,
             guint8            *found)
{
  g_autoptr(GHashTable) asked = g_hash_table_new (NULL, NULL);

  for (guint a = 0; a < cx_journey_get_n_accounts (journey); a++)
    {
      guint n;
      const CxStageEvent *events = cx_journey_get_events (journey, a, &n);
      gpointer key, within = NULL;

      if (n == 0)
        found[a] = FALSE;
      if (!found[a])
        continue;
      key = GINT_TO_POINTER (events[0].day);
      if (!g_hash_table_lookup_extended (asked, key, NULL, &within))
        {
          within = GINT_TO_POINTER (is_within (events[0].day, periods));
          g_hash_table_insert (asked, key, within);
        }
      found[a] = within != NULL;
    }
}

/* ── periods ── */

gboolean
cx_period_read (const char *text,
                gint32     *from,
                gint32     *to)
{
  const char *dots = strstr (text, "..");
  g_autofree char *first = dots ? g_strndup (text, (gsize) (dots - text)) : NULL;

  *from = G_MININT32;
  *to = G_MAXINT32;
  if (dots == NULL || (first[0] != '\0' && !cx_date_parse (first, CX_DATE_DAY_FIRST, from)) ||
      (dots[2] != '\0' && !cx_date_parse (dots + 2, CX_DATE_DAY_FIRST, to)))
    return FALSE;
  return *from <= *to;
}

char *
cx_period_write (gint32 from,
                 gint32 to)
{
  g_autofree char *first = from == G_MININT32 ? g_strdup ("") : cx_date_format (from);
  g_autofree char *last = to == G_MAXINT32 ? g_strdup ("") : cx_date_format (to);

  return g_strconcat (first, "..", last, NULL);
}
