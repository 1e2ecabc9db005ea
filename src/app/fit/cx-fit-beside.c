/* What stands beside the bullseye in the place Fit: what can be chosen to stand there, and how it is shown. */
#include "cx-fit-place-private.h"

#include "cx-fit-output.h"

#include <glib/gi18n.h>

/* ── two pictures ─────────────────────────────────────────────────────── */

static char *
describe_tried (CxFitPlace *self)
{
  const CxRanked *own = cx_workspace_get_ranked (cx_place_get_workspace (CX_PLACE (self)));

  /* Translators: a profile with what is tried in the pane beside the rings */
  return own ? g_strdup_printf (_("%s, as tried"), cx_profile_get_name (own->draft)) : NULL;
}

/* What was left stands no more as the choice in the menus. */
static void
show_choice (CxFitPlace *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "compare",
                                      g_variant_new_string (cx_fit_comparison_get_chosen (self->comparison)));
}

/* As wide as one, or as two, and the pane; at once, so that the pane makes room before there are two. */
static void
update_narrow (CxFitPlace *self)
{
  gboolean two = cx_fit_comparison_is_on (self->comparison);
  g_autoptr(AdwBreakpointCondition) condition = adw_breakpoint_condition_parse (two ? "max-width: 880sp" : "max-width: 766sp");

  adw_breakpoint_set_condition (self->narrow, condition);
}

/* Both have a caption while there are two. */
static void
show_beside (CxFitPlace   *self,
             CxFitPicture *picture)
{
  g_autofree char *tried = picture ? describe_tried (self) : NULL;
  g_autofree char *caption = picture ? cx_fit_comparison_describe (self->comparison, picture->question->snapshot) : NULL;

  if (self->of_other && picture == NULL)
    self->region = CX_FIT_EVERYWHERE;
  self->of_other = self->of_other && picture != NULL;
  g_clear_pointer (&self->beside_picture, cx_fit_picture_unref);
  self->beside_picture = picture ? cx_fit_picture_ref (picture) : NULL;
  show_choice (self);
  update_narrow (self);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), picture != NULL);
  cx_fit_rings_set_picture (self->beside, picture);
  cx_fit_rings_set_caption (self->beside, caption);
  cx_fit_rings_set_caption (self->rings, tried);
  cx_fit_table_set_beside (self->table, picture, caption);
  cx_fit_output_set_beside (CX_PLACE (self), tried, picture, caption);
  cx_fit_place_show_legend (self);
  cx_fit_place_show_region (self);
}

/* Beside a pane that still slides away there is no room for two. */
static gboolean
is_pane_leaving (CxFitPlace *self)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (self->split);

  return !adw_overlay_split_view_get_show_sidebar (split) && gtk_widget_get_mapped (adw_overlay_split_view_get_sidebar (split));
}

static void
on_pane_left (CxFitPlace *self)
{
  g_autoptr(CxFitPicture) coming = g_steal_pointer (&self->coming);

  if (coming != NULL)
    show_beside (self, coming);
}

void
cx_fit_place_show_beside (CxFitPicture *picture,
                          const GError *error,
                          gpointer      data)
{
  CxFitPlace *self = data;

  g_clear_pointer (&self->coming, cx_fit_picture_unref);
  if (picture != NULL && is_pane_leaving (self))
    self->coming = cx_fit_picture_ref (picture);
  else
    show_beside (self, picture);
  if (error != NULL)
    cx_place_toast_error (GTK_WIDGET (self), error);
}

void
cx_fit_place_init_beside (CxFitPlace *self)
{
  self->comparison = cx_fit_comparison_new (cx_fit_place_show_beside, self);
  g_signal_connect_object (adw_overlay_split_view_get_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->split)), "unmap",
                           G_CALLBACK (on_pane_left), self, G_CONNECT_SWAPPED);
}

void
cx_fit_place_compare (CxFitPlace *self,
                      const char *choice)
{
  cx_fit_comparison_choose (self->comparison, choice);
  cx_fit_place_show_beside (NULL, NULL, self);
  if (!cx_fit_comparison_is_on (self->comparison) || self->asked == NULL)
    return;
  /* Two pictures need the room. */
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->split), FALSE);
  cx_fit_comparison_follow (self->comparison, cx_place_get_workspace (CX_PLACE (self)), self->asked);
}

/* ── the choices ──────────────────────────────────────────────────────── */

static void
show_choices (CxFitPlace *self)
{
  g_autoptr(GMenuModel) menu =
    cx_fit_comparison_make_menu (self->comparison, cx_fit_place_get_snapshot (self), self->compared_profile, self->versions);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->compare_button), menu);
  cx_fit_output_set_compare (GTK_MENU_BUTTON (self->menu_button), menu);
}

static void
stop_listing (CxFitPlace *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
}

/* Versions only ever become more, and never change: as many are the same ones. */
static void
on_versions (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CxFitPlace) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) versions = cx_workspace_versions_finish (CX_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->listing)
    return;
  g_clear_object (&self->listing);
  if (versions == NULL)
    cx_place_toast_error (GTK_WIDGET (self), error);
  else if (self->versions == NULL || self->versions->len != versions->len)
    {
      g_clear_pointer (&self->versions, g_ptr_array_unref);
      self->versions = g_steal_pointer (&versions);
      show_choices (self);
    }
}

static void
list_versions (CxFitPlace     *self,
               const CxRanked *ranked)
{
  stop_listing (self);
  if (ranked == NULL || ranked->version < 2)
    return;
  self->listing = g_cancellable_new ();
  cx_workspace_versions_async (cx_place_get_workspace (CX_PLACE (self)), self->listing, on_versions, g_object_ref (self));
}

void
cx_fit_place_update_comparisons (CxFitPlace *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (cx_fit_place_get_snapshot (self));
  const CxRanked *ranked = cx_workspace_get_ranked (cx_place_get_workspace (CX_PLACE (self)));
  gint64 profile = ranked ? ranked->id : 0;

  if (self->compared == tiering && self->compared_profile == profile)
    return;
  g_clear_pointer (&self->compared, cx_tiering_unref);
  self->compared = cx_tiering_ref (tiering);
  if (self->compared_profile != profile)
    g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->compared_profile = profile;
  show_choices (self);
  list_versions (self, ranked);
}

void
cx_fit_place_forget_comparisons (CxFitPlace *self)
{
  stop_listing (self);
  g_clear_pointer (&self->compared, cx_tiering_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
}
