/* Where every account is and has been: the stage events in memory. Knows no tiers. */
#include "cx-journey-private.h"

#include "cx-journey-map.h"
#include "cx-text.h"

#include <string.h>

CxJourney *
cx_journey_new (GPtrArray *stages,
                GPtrArray *values,
                GPtrArray *said,
                guint      n_accounts)
{
  CxJourney *self = g_new0 (CxJourney, 1);

  g_atomic_ref_count_init (&self->refs);
  self->stages = g_ptr_array_ref (stages);
  self->values = g_ptr_array_ref (values);
  self->said = g_ptr_array_ref (said);
  self->n_accounts = n_accounts;
  self->current = g_malloc (n_accounts + 1);
  self->since = g_new (gint32, n_accounts + 1);
  self->offsets = g_new0 (guint32, n_accounts + 2);
  return self;
}

CxJourney *
cx_journey_ref (CxJourney *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_journey_unref (CxJourney *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->said);
  g_free (self->current);
  g_free (self->since);
  g_free (self->offsets);
  g_free (self->events);
  g_free (self);
}

guint
cx_journey_get_n_accounts (CxJourney *self)
{
  return self->n_accounts;
}

guint
cx_journey_get_n_stages (CxJourney *self)
{
  return self->stages->len;
}

const CxStage *
cx_journey_get_stage (CxJourney *self,
                      guint      stage)
{
  g_return_val_if_fail (stage < self->stages->len, NULL);

  return self->stages->pdata[stage];
}

GPtrArray *
cx_journey_get_values (CxJourney *self)
{
  return self->values;
}

const char *
cx_journey_get_said (CxJourney       *self,
                     guint            stage,
                     CxJourneyElement element)
{
  g_return_val_if_fail (stage < self->stages->len && element < CX_N_ELEMENTS, "");

  return self->said->pdata[stage * CX_N_ELEMENTS + element];
}

guint
cx_journey_count_undecided (CxJourney *self)
{
  guint n = 0;

  for (guint i = 0; i < self->values->len; i++)
    n += !((CxStageValue *) self->values->pdata[i])->mapped;
  return n;
}

int
cx_journey_find_stage (CxJourney  *self,
                       const char *code)
{
  g_autofree char *folded = cx_text_fold (code, -1);

  for (guint i = 0; i < self->stages->len; i++)
    {
      g_autofree char *other = cx_text_fold (cx_journey_get_stage (self, i)->code, -1);

      if (strcmp (folded, other) == 0)
        return (int) i;
    }
  return -1;
}

int
cx_journey_find_revenue (CxJourney *self)
{
  for (guint i = 0; i < self->stages->len; i++)
    if (cx_journey_get_stage (self, i)->revenue)
      return (int) i;
  return -1;
}

guint8
cx_journey_get_mark (CxJourney *self,
                     guint8     stage)
{
  int mark = stage < self->stages->len ? cx_journey_get_stage (self, stage)->mark : -1;

  if (stage == CX_NO_STAGE)
    return CX_NO_STAGE;
  return (guint8) (mark >= 0 ? mark : stage % CX_STAGE_MARKS);
}

guint8
cx_journey_get_current (CxJourney *self,
                        guint      account)
{
  return self->current[account];
}

gint32
cx_journey_get_since (CxJourney *self,
                      guint      account)
{
  return self->since[account];
}

gint32
cx_journey_get_newest_day (CxJourney *self,
                           guint      account)
{
  guint n = self->offsets[account + 1] - self->offsets[account];

  return n > 0 ? self->events[self->offsets[account] + n - 1].day : G_MININT32;
}

int
cx_journey_get_furthest (CxJourney *self,
                         guint      account)
{
  int furthest = self->current[account] == CX_NO_STAGE ? -1 : self->current[account];

  for (guint32 i = self->offsets[account]; i < self->offsets[account + 1]; i++)
    furthest = MAX (furthest, self->events[i].stage);
  return furthest;
}

const CxStageEvent *
cx_journey_get_events (CxJourney *self,
                       guint      account,
                       guint     *n)
{
  *n = self->offsets[account + 1] - self->offsets[account];
  return self->events + self->offsets[account];
}

/* Where the new event lies: behind all of its day and before. */
static guint32
find_place (CxJourney *self,
            guint      account,
            gint32     day)
{
  guint32 at = self->offsets[account + 1];

  while (at > self->offsets[account] && self->events[at - 1].day > day)
    at--;
  return at;
}

CxJourney *
cx_journey_with_move (CxJourney *self,
                      guint      account,
                      guint8     stage,
                      gint32     day)
{
  guint n_events = self->offsets[self->n_accounts], add = stage != CX_NO_STAGE;
  CxJourney *moved;
  guint32 at;

  g_return_val_if_fail (account < self->n_accounts, NULL);
  g_return_val_if_fail (stage == CX_NO_STAGE || stage < self->stages->len, NULL);

  at = find_place (self, account, day);
  moved = cx_journey_new (self->stages, self->values, self->said, self->n_accounts);
  memcpy (moved->current, self->current, self->n_accounts);
  memcpy (moved->since, self->since, sizeof (gint32) * self->n_accounts);
  moved->current[account] = stage;
  moved->since[account] = day;
  for (guint a = 0; a <= self->n_accounts; a++)
    moved->offsets[a] = self->offsets[a] + (a > account ? add : 0);
  moved->events = g_new (CxStageEvent, n_events + 2);
  memcpy (moved->events, self->events, sizeof (CxStageEvent) * at);
  moved->events[at] = (CxStageEvent) { .day = day, .stage = stage, .known = TRUE };
  memcpy (moved->events + at + add, self->events + at, sizeof (CxStageEvent) * (n_events - at));
  return moved;
}
