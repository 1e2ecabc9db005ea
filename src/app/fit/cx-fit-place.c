/* The place Fit: follows the workspace and the what-if, and hands one picture to all its parts.
 *
 * What is tried is evaluated once a frame (CxFitTrial); counts follow at once. The picture behind the
 * rings, the table and the list is made in a thread (CxFitMaker). */
#include "cx-fit-place-private.h"

#include "cx-fit-fields.h"
#include "cx-fit-output.h"
#include "cx-sidebars.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CxFitPlace, cx_fit_place, CX_TYPE_PLACE)

CxSnapshot *
cx_fit_place_get_snapshot (CxFitPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  return workspace ? cx_workspace_get_snapshot (workspace) : NULL;
}

static CxEvaluation *
get_base (CxFitPlace *self)
{
  return cx_fit_trial_get_base (cx_place_get_workspace (CX_PLACE (self)));
}

/* ── the picture ──────────────────────────────────────────────────────── */

void
cx_fit_place_show_region (CxFitPlace *self)
{
  CxFitPicture *listed = self->of_other ? self->beside_picture : self->picture;

  cx_bullseye_set_region (self->bullseye, self->of_other ? CX_FIT_EVERYWHERE : self->region);
  cx_bullseye_set_region (self->other, self->of_other ? self->region : CX_FIT_EVERYWHERE);
  cx_bullseye_set_account (self->bullseye, self->account);
  cx_bullseye_set_account (self->other, self->account);
  cx_fit_accounts_show (self->accounts, listed, self->region, self->account);
}

void
cx_fit_place_show_legend (CxFitPlace *self)
{
  guint fullest = cx_bullseye_get_fullest (self->bullseye), other = cx_bullseye_get_fullest (self->other);

  /* Where each is as deep in colour as its own fullest cell, a colour stands for no one number. */
  if (self->beside_picture != NULL && fullest > 0 && other > 0 && fullest != other)
    fullest = G_MAXUINT;
  cx_fit_legend_set_pictures (self->legend, self->picture, self->beside_picture, fullest);
}

static void
set_picture (CxFitPlace   *self,
             CxFitPicture *picture)
{
  /* Sectors of another field, or rows of another import, are not those that were chosen. */
  if (self->picture == NULL || picture == NULL || !g_str_equal (self->picture->question->sectors, picture->question->sectors))
    self->region.sector = -1;
  if (picture != NULL && self->region.sector >= (int) picture->n_sectors)
    self->region.sector = -1;
  if (picture == NULL || self->account >= (int) picture->n_accounts)
    self->account = -1;
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  self->picture = picture;
  cx_fit_rings_set_picture (self->rings, picture);
  cx_fit_table_set_picture (self->table, picture);
  cx_fit_place_show_legend (self);
  if (picture)
    cx_what_if_set_moves (self->what_if, picture->up, picture->down);
  cx_fit_place_show_region (self);
}

static void
forget_picture (CxFitPlace *self)
{
  cx_fit_maker_stop (self->maker);
  cx_fit_comparison_stop (self->comparison);
  cx_fit_place_show_beside (NULL, NULL, self);
  g_clear_pointer (&self->asked, cx_fit_question_free);
  set_picture (self, NULL);
}

/* A picture of accounts that were imported away is not shown; the next is under way. */
static void
on_picture_made (CxFitPicture *picture,
                 gpointer      data)
{
  CxFitPlace *self = data;
  g_autoptr(CxFitPicture) made = picture;
  CxSnapshot *snapshot = cx_fit_place_get_snapshot (self);

  if (snapshot != NULL && cx_snapshot_get_columns (picture->question->snapshot) == cx_snapshot_get_columns (snapshot))
    set_picture (self, g_steal_pointer (&made));
}

void
cx_fit_place_update_picture (CxFitPlace *self)
{
  CxSnapshot *snapshot = cx_fit_place_get_snapshot (self);
  CxEvaluation *evaluation = cx_fit_trial_get_evaluation (self->trial);
  g_autoptr(CxFitQuestion) question = NULL;

  if (snapshot == NULL || !cx_fit_trial_is_over (evaluation, cx_snapshot_get_columns (snapshot))
      || !cx_fit_trial_is_over (get_base (self), cx_snapshot_get_columns (snapshot)))
    return;
  question = cx_fit_question_new (snapshot, evaluation, get_base (self), self->sectors, self->size);
  if (self->asked != NULL && cx_fit_question_equal (self->asked, question))
    return;
  g_clear_pointer (&self->asked, cx_fit_question_free);
  self->asked = cx_fit_question_copy (question);
  cx_fit_comparison_follow (self->comparison, cx_place_get_workspace (CX_PLACE (self)), question);
  cx_fit_maker_ask (self->maker, g_steal_pointer (&question));
}

/* The table follows in the frame; the picture, of which there may be one mark an account, as soon as it is made. */
static void
count_sectors (CxFitPlace *self)
{
  CxEvaluation *evaluation = cx_fit_trial_get_evaluation (self->trial);
  CxTierCounts counts[CX_RINGS_MAX_SECTORS];

  if (self->picture == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->table)) ||
      !cx_fit_trial_is_over (evaluation, cx_snapshot_get_columns (self->picture->question->snapshot)))
    return;
  cx_fit_picture_count_sectors (self->picture, evaluation, counts);
  cx_fit_table_set_counts (self->table, self->picture, counts);
}

/* ── what is tried ────────────────────────────────────────────────────── */

/* As everywhere else, a pinned account counts in the tier that it is pinned to. */
static void
show_counts (CxFitPlace   *self,
             CxEvaluation *evaluation,
             CxEvaluation *base)
{
  CxTiering *tiering = cx_snapshot_get_tiering (cx_fit_place_get_snapshot (self));
  CxFitCounts now, before;

  if (!cx_fit_trial_is_over (evaluation, cx_tiering_get_columns (tiering)) ||
      !cx_fit_trial_is_over (base, cx_tiering_get_columns (tiering)))
    return;
  cx_tiering_count_by (tiering, evaluation, &now);
  cx_tiering_count_by (tiering, base, &before);
  cx_what_if_set_counts (self->what_if, &now, &before);
}

static void
show_evaluation (CxFitPlace   *self,
                 CxEvaluation *evaluation)
{
  CxEvaluation *base = get_base (self);

  if (base != NULL)
    show_counts (self, evaluation, base);
  count_sectors (self);
  cx_fit_place_update_picture (self);
}

static void
on_tried (CxEvaluation *evaluation,
          const GError *error,
          gpointer      data)
{
  CxFitPlace *self = data;

  if (evaluation == NULL)
    cx_place_toast_error (GTK_WIDGET (self), error);
  else
    show_evaluation (self, evaluation);
}

static void
evaluate (CxFitPlace *self)
{
  g_autoptr(CxProfile) trial = cx_what_if_get_trial (self->what_if);

  if (cx_fit_place_get_snapshot (self) != NULL && trial != NULL)
    cx_fit_trial_run (self->trial, cx_place_get_workspace (CX_PLACE (self)), trial);
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  CxFitPlace *self = CX_FIT_PLACE (widget);

  self->tick = 0;
  evaluate (self);
  return G_SOURCE_REMOVE;
}

/* Once a frame, however many sliders moved. */
static void
on_trial_changed (CxFitPlace *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_applied (CxFitPlace *self)
{
  g_autoptr(CxProfile) trial = cx_what_if_get_trial (self->what_if);
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  if (workspace != NULL && trial != NULL)
    cx_workspace_edit (workspace, trial, 0);
}

/* ── following the workspace ──────────────────────────────────────────── */

void
cx_fit_place_update_choices (CxFitPlace *self)
{
  gtk_label_set_label (GTK_LABEL (self->sectors_label), cx_fit_field_label (self->columns, self->sectors));
  gtk_label_set_label (GTK_LABEL (self->size_label), cx_fit_field_label (self->columns, self->size));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "sectors", g_variant_new_string (self->sectors));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "size", g_variant_new_string (self->size));
}

static void
set_columns (CxFitPlace *self,
             CxColumns  *columns)
{
  g_autoptr(GMenuModel) sectors = NULL;
  g_autoptr(GMenuModel) size = NULL;

  if (self->columns == columns)
    return;
  g_clear_pointer (&self->columns, cx_columns_unref);
  self->columns = cx_columns_ref (columns);
  self->account = -1;
  if (self->sectors == NULL || !cx_fit_has_sectors (columns, self->sectors))
    g_set_str (&self->sectors, cx_fit_sectors_default (columns));
  if (self->size == NULL || !cx_fit_has_size (columns, self->size))
    g_set_str (&self->size, cx_fit_size_default (columns));
  sectors = cx_fit_sectors_menu (columns);
  size = cx_fit_size_menu (columns);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->sectors_button), sectors);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->size_button), size);
  cx_fit_place_update_choices (self);
}

static void
update_profiles (CxFitPlace *self)
{
  CxProfile *draft = cx_workspace_get_draft (cx_place_get_workspace (CX_PLACE (self)));
  const CxRanked *ranked = cx_workspace_get_ranked (cx_place_get_workspace (CX_PLACE (self)));

  if (draft == NULL || ranked == NULL)
    return;
  if (ranked->id != self->profile)
    cx_what_if_forget (self->what_if);
  self->profile = ranked->id;
  cx_what_if_set_profiles (self->what_if, draft,
                           ranked->version > 0 ? cx_evaluation_get_profile (ranked->evaluation) : draft, ranked->version,
                           self->columns);
}

static const char *
choose_page (CxFitPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  CxProfile *draft = cx_workspace_get_draft (workspace);

  if (cx_columns_get_n_accounts (self->columns) == 0)
    return "no-accounts";
  if (draft == NULL || cx_profile_get_n_criteria (draft) == 0)
    return "no-criteria";
  return "picture";
}

/* Accounts that were imported away are not kept for a picture that nobody sees: a million take much memory. */
static void
let_go (CxFitPlace *self,
        CxColumns  *columns)
{
  if (self->columns == NULL || self->columns == columns)
    return;
  cx_fit_trial_forget (self->trial);
  forget_picture (self);
  cx_fit_place_forget_comparisons (self);
  g_clear_pointer (&self->columns, cx_columns_unref);
}

/* Out of view nothing is computed: present() catches up. */
static void
update (CxFitPlace *self)
{
  CxSnapshot *snapshot = cx_fit_place_get_snapshot (self);

  if (snapshot == NULL)
    {
      cx_fit_trial_stop (self->trial);
      forget_picture (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
      return;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      let_go (self, cx_snapshot_get_columns (snapshot));
      return;
    }
  set_columns (self, cx_snapshot_get_columns (snapshot));
  cx_fit_place_update_comparisons (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), choose_page (self));
  update_profiles (self);
  evaluate (self);
}

static void
cx_fit_place_workspace_changed (CxPlace *place)
{
  CxFitPlace *self = CX_FIT_PLACE (place);

  if (self->signals == NULL)
    return;
  g_clear_pointer (&self->sectors, g_free);
  g_clear_pointer (&self->size, g_free);
  cx_fit_trial_forget (self->trial);
  self->region = CX_FIT_EVERYWHERE;
  self->profile = 0;
  cx_fit_comparison_choose (self->comparison, CX_FIT_COMPARE_NOTHING);
  cx_fit_place_forget_comparisons (self);
  g_signal_group_set_target (self->signals, cx_place_get_workspace (place));
  forget_picture (self);
  update (self);
}

static void
cx_fit_place_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_fit_place_parent_class)->map (widget);
  update (CX_FIT_PLACE (widget));
}

/* ── the class ────────────────────────────────────────────────────────── */

/* Rings that lose their picture have nothing to tell a legend that goes with them. */
static void
unfollow (CxFitPlace *self)
{
  if (self->bullseye != NULL)
    g_signal_handlers_disconnect_by_data (self->bullseye, self);
  if (self->other != NULL)
    g_signal_handlers_disconnect_by_data (self->other, self);
  self->bullseye = self->other = NULL;
}

static void
cx_fit_place_dispose (GObject *object)
{
  CxFitPlace *self = CX_FIT_PLACE (object);

  if (self->trial)
    cx_fit_trial_stop (self->trial);
  if (self->maker)
    cx_fit_maker_stop (self->maker);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  if (self->comparison)
    cx_fit_comparison_stop (self->comparison);
  cx_fit_place_forget_comparisons (self);
  g_clear_pointer (&self->coming, cx_fit_picture_unref);
  unfollow (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_FIT_PLACE);
  g_clear_object (&self->signals);
  g_clear_object (&self->actions);
  g_clear_object (&self->trial);
  g_clear_object (&self->maker);
  g_clear_object (&self->comparison);
  g_clear_pointer (&self->compared, cx_tiering_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->asked, cx_fit_question_free);
  g_clear_pointer (&self->columns, cx_columns_unref);
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  g_clear_pointer (&self->beside_picture, cx_fit_picture_unref);
  g_clear_pointer (&self->sectors, g_free);
  g_clear_pointer (&self->size, g_free);
  G_OBJECT_CLASS (cx_fit_place_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-fit-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, split);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, narrow);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, view_stack);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, sectors_button);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, sectors_label);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, size_button);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, size_label);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, rings);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, beside);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, table);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, legend);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, what_if);
  gtk_widget_class_bind_template_child (widget_class, CxFitPlace, accounts);
  gtk_widget_class_bind_template_callback (widget_class, on_trial_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_applied);
}

static void
cx_fit_place_class_init (CxFitPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CxPlaceClass *place_class = CX_PLACE_CLASS (klass);

  object_class->dispose = cx_fit_place_dispose;
  widget_class->map = cx_fit_place_map;
  place_class->workspace_changed = cx_fit_place_workspace_changed;
  place_class->present = (void (*) (CxPlace *)) update;

  g_type_ensure (CX_TYPE_FIT_RINGS);
  g_type_ensure (CX_TYPE_FIT_TABLE);
  g_type_ensure (CX_TYPE_FIT_LEGEND);
  g_type_ensure (CX_TYPE_WHAT_IF);
  g_type_ensure (CX_TYPE_FIT_ACCOUNTS);
  bind_template (widget_class);
}

static void
follow (CxFitPlace *self)
{
  static const char *const properties[] = {
    "notify::snapshot", "notify::profile", "notify::draft", "notify::draft-evaluation",
  };

  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_signal_group_connect_swapped (self->signals, properties[i], G_CALLBACK (update), self);
  g_signal_connect_swapped (self->bullseye, "notify::fullest", G_CALLBACK (cx_fit_place_show_legend), self);
  g_signal_connect_swapped (self->other, "notify::fullest", G_CALLBACK (cx_fit_place_show_legend), self);
}

static void
cx_fit_place_init (CxFitPlace *self)
{
  self->region = CX_FIT_EVERYWHERE;
  self->account = -1;
  self->trial = cx_fit_trial_new (on_tried, self);
  self->maker = cx_fit_maker_new (on_picture_made, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bullseye = cx_fit_rings_get_bullseye (self->rings);
  cx_fit_output_install (CX_PLACE (self), GTK_MENU_BUTTON (self->menu_button), &self->picture);
  self->other = cx_fit_rings_get_bullseye (self->beside);
  cx_bullseye_set_twin (self->bullseye, self->other);
  cx_sidebar_guard (ADW_OVERLAY_SPLIT_VIEW (self->split));
  cx_fit_place_init_beside (self);
  cx_fit_place_init_choosing (self);
  follow (self);
}

GtkWidget *
cx_fit_place_new (void)
{
  return g_object_new (CX_TYPE_FIT_PLACE, NULL);
}
