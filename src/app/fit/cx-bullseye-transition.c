/* How one picture of the bullseye becomes the next: marks that have another place go there; where there
 * are none, or too many, the old picture fades into the new one. Without animations neither. */
#include "cx-bullseye-private.h"

#include "cx-glyphs.h"

#define DURATION 250
#define HASTE    (400 * G_TIME_SPAN_MILLISECOND) /* pictures that follow each other faster are a movement themselves */

static gboolean
is_like (const CxRingsFrame *a,
         const CxRingsFrame *b)
{
  return a->width == b->width && a->height == b->height && a->zoom == b->zoom && a->x == b->x && a->y == b->y
         && a->rtl == b->rtl && a->dark == b->dark;
}

static gboolean
is_next (const CxBullseyeImage *old,
         const CxBullseyeImage *image)
{
  return old != NULL && image != NULL && old->picture != image->picture
         && is_like (&old->drawing->frame, &image->drawing->frame)
         && cx_snapshot_get_columns (old->picture->question->snapshot)
              == cx_snapshot_get_columns (image->picture->question->snapshot);
}

/* A picture that differs in nothing that is drawn at a place needs no transition. */
static gboolean
is_worth_it (CxBullseye            *self,
             const CxBullseyeImage *image)
{
  gint64 now = g_get_monotonic_time (), since = now - self->last_picture;

  self->last_picture = now;
  return since > HASTE && !(image->moves != NULL && image->moves->len == 0) && !cx_bullseye_is_flying (self)
         && adw_get_enable_animations (GTK_WIDGET (self));
}

static void
on_change (double   at,
           gpointer data)
{
  gtk_widget_queue_draw (data);
}

static void
forget_old (CxBullseye *self)
{
  g_clear_object (&self->old_texture);
}

gboolean
cx_bullseye_is_changing (CxBullseye *self)
{
  return adw_animation_get_state (self->change) == ADW_ANIMATION_PLAYING;
}

void
cx_bullseye_begin_change (CxBullseye            *self,
                          const CxBullseyeImage *old,
                          const CxBullseyeImage *image)
{
  adw_animation_reset (self->change);
  forget_old (self);
  if (!is_next (old, image) || !is_worth_it (self, image))
    return;
  self->old_texture = g_object_ref (old->texture);
  adw_animation_play (self->change);
}

/* An account in no stage is a pale disc. */
static void
draw_mover (GtkSnapshot       *snapshot,
            const CxRingsMark *mark)
{
  g_autoptr(GskPathBuilder) builder = NULL;
  g_autoptr(GskPath) circle = NULL;
  GdkRGBA color = cx_rgba_tier (CX_TIER_OUTSIDE, CX_TIER_TEXT);

  if (mark->stage != CX_NO_STAGE)
    {
      cx_stage_mark_append (snapshot, mark->stage, &GRAPHENE_POINT_INIT (mark->x, mark->y), mark->radius, TRUE);
      return;
    }
  builder = gsk_path_builder_new ();
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (mark->x, mark->y), mark->radius);
  circle = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, circle, GSK_FILL_RULE_WINDING, &color);
}

static void
draw_moves (CxBullseye            *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *bounds)
{
  double at = adw_animation_get_value (self->change);

  gtk_snapshot_append_texture (snapshot, self->image->still, bounds);
  for (guint i = 0; i < self->image->moves->len; i++)
    {
      CxRingsMark mark = cx_bullseye_move_at (&g_array_index (self->image->moves, CxBullseyeMove, i), at);

      draw_mover (snapshot, &mark);
    }
}

void
cx_bullseye_draw_change (CxBullseye            *self,
                         GtkSnapshot           *snapshot,
                         const graphene_rect_t *bounds)
{
  if (self->image->still != NULL)
    {
      draw_moves (self, snapshot, bounds);
      return;
    }
  gtk_snapshot_push_cross_fade (snapshot, adw_animation_get_value (self->change));
  gtk_snapshot_append_texture (snapshot, self->old_texture, bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_texture (snapshot, self->image->texture, bounds);
  gtk_snapshot_pop (snapshot);
}

void
cx_bullseye_init_change (CxBullseye *self)
{
  self->change = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION,
                                          adw_callback_animation_target_new (on_change, self, NULL));
  g_signal_connect_swapped (self->change, "done", G_CALLBACK (forget_old), self);
}
