/* The place Evidence: asks for what is needed, has it worked out, and puts grid, cohorts and renewal together. */
#include "cx-evidence-place.h"

#include "cx-amount.h"
#include "cx-cohort-grid.h"
#include "cx-cohort-words.h"
#include "cx-cohorts-picture.h"
#include "cx-evidence-legend.h"
#include "cx-figures-view.h"
#include "cx-indicator-dialog.h"
#include "cx-picture-menu.h"
#include "cx-share-row.h"

#include <glib/gi18n.h>
#include <math.h>

/* Width of cohorts and renewal, in sp: beside the grid, and alone. */
#define SIDE 380
#define NARROW_SIDE 900

/* After so long without anything to show, people are told that something is done. */
#define SLOW_MS 500

struct _CxEvidencePlace {
  CxPlace         parent_instance;

  gboolean        narrow, as_table;

  CxEvidenceData *data;         /* what was read last */
  CxCohortView   *view;         /* what is shown */
  GCancellable   *asking;       /* the question that is open */
  gboolean        late;         /* the data changed while nobody looked */
  guint           slow_source;  /* until it is told that it takes a while */

  GMenu          *place_menu;
  AdwHeaderBar   *header;
  AdwToggleGroup *pages;
  GtkWidget      *define_button;
  GtkStack       *stack;
  AdwStatusPage  *slow_page;
  AdwStatusPage  *problem;
  AdwStatusPage  *no_customers;
  GtkLabel       *title;
  GtkLabel       *sentence;
  GtkWidget      *grid_box;
  CxCohortGrid   *grid;
  AdwWrapBox     *legend;
  GtkWidget      *side;
  AdwClamp       *side_clamp;
  GtkLabel       *cohorts_title;
  GtkListBox     *cohorts_list;
  GtkLabel       *target_words;
  GtkLabel       *renewal_title;
  GtkListBox     *renewal_list;
  GtkLabel       *renewal_words;
  CxFiguresView  *cohorts_figures;
  CxFiguresView  *period_figures;
  CxFiguresView  *renewal_figures;
  GtkLabel       *rules;
};

G_DEFINE_FINAL_TYPE (CxEvidencePlace, cx_evidence_place, CX_TYPE_PLACE)

enum {
  PROP_0,
  PROP_NARROW,
  PROP_AS_TABLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static CxWorkspace *
workspace_of (CxEvidencePlace *self)
{
  return cx_place_get_workspace (CX_PLACE (self));
}

static CxSnapshot *
snapshot_of (CxEvidencePlace *self)
{
  return workspace_of (self) ? cx_workspace_get_snapshot (workspace_of (self)) : NULL;
}

/* ── what is shown ──────────────────────────────────────────────────────── */

/* A cohort that is chosen is looked up in the grid. */
static void
show_cohorts (CxEvidencePlace *self)
{
  const CxCohorts *cohorts = self->view->cohorts;
  double target = cohorts->indicator->target / 100.0;
  g_autofree char *words = NULL;

  gtk_list_box_remove_all (self->cohorts_list);
  for (guint i = 0; i <= cohorts->cohorts->len; i++)
    {
      const CxCohort *cohort = i < cohorts->cohorts->len ? cx_cohorts_get_cohort (cohorts, i) : cohorts->all;
      g_autofree char *name = cx_cohort_label (cohorts, cohort);
      GtkWidget *row = cx_share_row_new (name, &cohort->greens, target, CX_STANDING_GREEN, NULL);

      gtk_widget_set_tooltip_text (row, i < cohorts->cohorts->len ? _("Show These Customers") : NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), i < cohorts->cohorts->len);
      gtk_list_box_append (self->cohorts_list, row);
    }
  cx_figures_view_show (self->cohorts_figures, cx_cohorts_figures (cohorts));
  cx_figures_view_show (self->period_figures, cx_cohorts_period_figures (cohorts));
  gtk_label_set_label (self->cohorts_title, _("Share of Green Customers, by Cohort"));
  /* Translators: the target in percent */
  words = g_strdup_printf (_("Dashed: the target of %u\u202f%%. Whisker: 95\u202f%% interval (Wilson). Fewer than ten customers are too few to say: "
                             "there is no bar, and columns are outlined."),
                           cohorts->indicator->target);
  gtk_label_set_label (self->target_words, words);
}

static void
add_rate (CxEvidencePlace     *self,
          CxStanding           standing,
          const CxRenewalRate *rate)
{
  g_autofree char *number = cx_format_number (rate->open, 0);
  /* Translators: how many customers have not decided yet */
  g_autofree char *open = g_strdup_printf (ngettext ("%s not decided", "%s not decided", rate->open), number);
  GtkWidget *row = cx_share_row_new (cx_standing_label (standing), &rate->decided, NAN, standing, rate->open > 0 ? open : NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->renewal_list, row);
}

static void
update_tables (CxEvidencePlace *self)
{
  gboolean has_renewal = self->view != NULL && self->view->cohorts->rule != CX_RENEWAL_UNKNOWN;

  gtk_widget_set_visible (GTK_WIDGET (self->cohorts_list), !self->as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->target_words), !self->as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->renewal_list), has_renewal && !self->as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->cohorts_figures), self->as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->period_figures), self->as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->renewal_figures), has_renewal && self->as_table);
}

static void
show_renewal (CxEvidencePlace *self)
{
  const CxCohorts *cohorts = self->view->cohorts;
  g_autofree char *text = cx_cohorts_renewal_text (cohorts);

  gtk_list_box_remove_all (self->renewal_list);
  add_rate (self, CX_STANDING_GREEN, &cohorts->green);
  add_rate (self, CX_STANDING_RED, &cohorts->red);
  cx_figures_view_show (self->renewal_figures, cx_cohorts_renewal_figures (cohorts));
  update_tables (self);
  gtk_label_set_label (self->renewal_title, cx_cohorts_renewal_title (cohorts));
  gtk_label_set_label (self->renewal_words, text);
}

static void
show_words (CxEvidencePlace *self)
{
  const CxCohorts *cohorts = self->view->cohorts;
  g_autofree char *title = cx_cohorts_title (cohorts), *sentence = cx_indicator_sentence (cohorts->indicator, self->view->log);
  g_autofree char *green = cx_cohorts_green_rule (cohorts), *signing = cx_cohorts_signing_rule (cohorts, self->view->snapshot);
  g_autofree char *renewal = cx_cohorts_renewal_rule (cohorts, cx_snapshot_get_journey (self->view->snapshot));
  g_autofree char *rules = g_strjoin ("\n\n", green, signing, *renewal ? renewal : NULL, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->rules, rules);
  adw_status_page_set_description (self->no_customers, signing);
}

/* Narrow, one of both is seen at a time, and what chooses stands where the title was. */
static void
update_pages (CxEvidencePlace *self)
{
  gboolean customers = g_strcmp0 (adw_toggle_group_get_active_name (self->pages), "customers") == 0;
  gboolean has_pages = self->narrow && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "evidence") == 0;
  double side = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, self->narrow ? NARROW_SIDE : SIDE, gtk_widget_get_settings (GTK_WIDGET (self)));

  gtk_widget_set_visible (self->grid_box, !self->narrow || customers);
  gtk_widget_set_visible (self->side, !self->narrow || !customers);
  gtk_widget_set_hexpand (self->side, self->narrow);
  gtk_widget_set_size_request (self->side, self->narrow ? -1 : (int) side, -1);
  adw_clamp_set_maximum_size (self->side_clamp, (int) side);
  adw_clamp_set_tightening_threshold (self->side_clamp, (int) side);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), has_pages);
  adw_header_bar_set_show_title (self->header, !has_pages);
}

static const char *
page_of (CxEvidencePlace *self)
{
  if (cx_columns_get_n_accounts (cx_snapshot_get_columns (self->view->snapshot)) == 0)
    return "no-accounts";
  if (cx_usage_log_get_n_events (self->view->log) == 0)
    return "no-usage";
  if (self->data != NULL && self->data->problem != NULL)
    return "problem";
  return self->view->cohorts->customers->len == 0 ? "no-customers" : "evidence";
}

static void
show_view (CxEvidencePlace *self)
{
  const char *page = page_of (self);
  gboolean can_define = !g_str_equal (page, "no-accounts") && !g_str_equal (page, "no-usage");

  cx_cohort_grid_show (self->grid, self->view);
  show_words (self);
  show_cohorts (self);
  show_renewal (self);
  if (g_str_equal (page, "problem"))
    adw_status_page_set_description (self->problem, self->data->problem);
  gtk_widget_set_visible (self->define_button, can_define);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.define", can_define);
  gtk_stack_set_visible_child_name (self->stack, page);
  update_pages (self);
}

static void
forget_view (CxEvidencePlace *self)
{
  cx_cohort_grid_show (self->grid, NULL);
  g_clear_pointer (&self->view, cx_cohort_view_unref);
  g_clear_pointer (&self->data, cx_evidence_data_free);
  gtk_widget_set_visible (self->define_button, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.define", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  update_pages (self);
}

/* ── asking ─────────────────────────────────────────────────────────────── */

static void
stop_asking (CxEvidencePlace *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->slow_source, g_source_remove);
}

/* Millions of events are read for seconds. */
static void
say_that_it_takes_a_while (gpointer data)
{
  CxEvidencePlace *self = data;

  self->slow_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "slow");
}

static void
give_up (CxEvidencePlace *self,
         const GError    *error)
{
  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (self->view == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
on_worked_out (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  CxEvidencePlace *self = CX_EVIDENCE_PLACE (source);
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->asking;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxCohortView) view = cx_cohort_view_new_finish (result, &error);

  if (!current)
    return;
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (view == NULL)
    {
      give_up (self, error);
      return;
    }
  g_clear_pointer (&self->view, cx_cohort_view_unref);
  self->view = g_steal_pointer (&view);
  show_view (self);
}

static void
work_out (CxEvidencePlace *self)
{
  self->asking = g_cancellable_new ();
  cx_cohort_view_new_async (self, self->data, self->data->indicator, self->asking, on_worked_out, NULL);
}

/* An answer to a question that is no longer asked is dropped. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CxEvidencePlace) self = user_data;
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->asking;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxEvidenceData) data = cx_workspace_evidence_finish (CX_WORKSPACE (source), result, &error);

  if (!current)
    return;
  g_clear_object (&self->asking);
  if (data == NULL)
    {
      give_up (self, error);
      return;
    }
  g_clear_pointer (&self->data, cx_evidence_data_free);
  self->data = g_steal_pointer (&data);
  work_out (self);
}

/* Accounts that were imported away are not kept for evidence that nobody sees. */
static void
let_go (CxEvidencePlace *self)
{
  if (self->data != NULL && snapshot_of (self) != NULL &&
      cx_snapshot_get_columns (self->data->snapshot) != cx_snapshot_get_columns (snapshot_of (self)))
    {
      stop_asking (self);
      forget_view (self);
    }
}

static void
ask (CxEvidencePlace *self)
{
  self->late = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->late)
    let_go (self);
  if (self->late || snapshot_of (self) == NULL)
    return;
  stop_asking (self);
  self->asking = g_cancellable_new ();
  if (self->view == NULL)
    self->slow_source = g_timeout_add_once (SLOW_MS, say_that_it_takes_a_while, self);
  cx_workspace_evidence_async (workspace_of (self), self->data ? self->data->log : NULL, self->asking, on_read, g_object_ref (self));
}

static void
on_mapped (CxEvidencePlace *self)
{
  if (self->late)
    ask (self);
}

static void
cx_evidence_place_workspace_changed (CxPlace *place)
{
  CxEvidencePlace *self = CX_EVIDENCE_PLACE (place);
  CxWorkspace *workspace = cx_place_get_workspace (place);

  stop_asking (self);
  forget_view (self);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "notify::snapshot", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}

/* ── the definition ─────────────────────────────────────────────────────── */

/* What Undo goes back to; @indicator NULL: nobody had defined one. */
typedef struct {
  CxEvidencePlace *self;
  CxWorkspace     *workspace;
  CxIndicator     *indicator;
} Before;

static void
before_free (gpointer data)
{
  Before *before = data;

  g_object_unref (before->self);
  g_object_unref (before->workspace);
  cx_indicator_free (before->indicator);
  g_free (before);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CxEvidencePlace) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_set_indicator_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (GTK_WIDGET (self), error);
  ask (self);
}

static gboolean
undo_definition (gpointer data)
{
  Before *before = data;

  cx_workspace_set_indicator_async (before->workspace, before->indicator, on_saved, g_object_ref (before->self));
  return G_SOURCE_REMOVE;
}

static void
on_defined (const CxIndicator *indicator,
            gpointer           user_data)
{
  CxEvidencePlace *self = user_data;
  Before *before;

  if (self->data == NULL || workspace_of (self) == NULL || (self->data->decided && cx_indicator_equal (indicator, self->data->indicator)))
    return;
  before = g_new0 (Before, 1);
  *before = (Before) { g_object_ref (self), g_object_ref (workspace_of (self)),
                       self->data->decided ? cx_indicator_copy (self->data->indicator) : NULL };
  cx_workspace_set_indicator_async (workspace_of (self), indicator, on_saved, g_object_ref (self));
  cx_place_toast_done (GTK_WIDGET (self), _("Leading indicator defined"), undo_definition, before, before_free);
}

static void
define_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CxEvidencePlace *self = CX_EVIDENCE_PLACE (widget);

  if (self->data != NULL)
    adw_dialog_present (cx_indicator_dialog_new (self->data, on_defined, G_OBJECT (self)), widget);
}

/* ── the picture ────────────────────────────────────────────────────────── */

static CxPicture *
make_picture (gpointer  data,
              gboolean  rtl,
              GError  **error)
{
  CxCohortView *view = data;

  return cx_cohorts_picture_new (view->cohorts, view->snapshot, view->log, rtl);
}

static gboolean
ask_for_picture (GtkWidget       *place,
                 CxPictureSource *source)
{
  CxCohortView *shown = CX_EVIDENCE_PLACE (place)->view;

  if (shown == NULL)
    return FALSE;
  *source = (CxPictureSource) {
    .make = make_picture,
    .data = cx_cohort_view_ref (shown),
    .free = (GDestroyNotify) cx_cohort_view_unref,
    /* Translators: a file's name: cohorts of a workspace */
    .name = g_strdup_printf (_("Cohorts of %s"), cx_snapshot_get_name (shown->snapshot)),
  };
  return TRUE;
}

/* ── the place ──────────────────────────────────────────────────────────── */

static void
on_cohort_activated (CxEvidencePlace *self,
                     GtkListBoxRow   *row)
{
  guint cohort = (guint) gtk_list_box_row_get_index (row);

  if (self->view == NULL || cohort >= self->view->cohorts->cohorts->len)
    return;
  adw_toggle_group_set_active_name (self->pages, "customers");
  cx_cohort_grid_scroll_to (self->grid, cx_cohorts_get_cohort (self->view->cohorts, cohort)->from);
}

static void
cx_evidence_place_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CxEvidencePlace *self = CX_EVIDENCE_PLACE (object);

  g_value_set_boolean (value, prop_id == PROP_NARROW ? self->narrow : self->as_table);
}

static void
cx_evidence_place_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CxEvidencePlace *self = CX_EVIDENCE_PLACE (object);

  if (prop_id == PROP_NARROW)
    {
      self->narrow = g_value_get_boolean (value);
      update_pages (self);
    }
  else
    {
      self->as_table = g_value_get_boolean (value);
      g_object_set (self->grid, "as-table", self->as_table, NULL);
      update_tables (self);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_evidence_place_dispose (GObject *object)
{
  CxEvidencePlace *self = CX_EVIDENCE_PLACE (object);

  stop_asking (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_EVIDENCE_PLACE);
  g_clear_pointer (&self->view, cx_cohort_view_unref);
  g_clear_pointer (&self->data, cx_evidence_data_free);
  G_OBJECT_CLASS (cx_evidence_place_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-evidence-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, place_menu);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, header);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, pages);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, define_button);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, slow_page);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, problem);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, no_customers);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, title);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, sentence);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, grid_box);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, grid);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, legend);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, side);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, side_clamp);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, cohorts_title);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, cohorts_list);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, target_words);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, renewal_title);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, renewal_list);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, renewal_words);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, cohorts_figures);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, period_figures);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, renewal_figures);
  gtk_widget_class_bind_template_child (widget_class, CxEvidencePlace, rules);
  gtk_widget_class_bind_template_callback (widget_class, on_cohort_activated);
}

static void
cx_evidence_place_class_init (CxEvidencePlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (CX_TYPE_COHORT_GRID);
  g_type_ensure (CX_TYPE_FIGURES_VIEW);
  object_class->get_property = cx_evidence_place_get_property;
  object_class->set_property = cx_evidence_place_set_property;
  object_class->dispose = cx_evidence_place_dispose;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_evidence_place_workspace_changed;
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  props[PROP_AS_TABLE] = g_param_spec_boolean ("as-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "evidence.as-table", "as-table");
  gtk_widget_class_install_action (widget_class, "evidence.define", NULL, define_action);
}

static void
cx_evidence_place_init (CxEvidencePlace *self)
{
  g_autoptr(AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->slow_page));
  adw_status_page_set_paintable (self->slow_page, GDK_PAINTABLE (spinner));
  cx_evidence_legend_fill (self->legend);
  cx_picture_menu_install (GTK_WIDGET (self), self->place_menu, ask_for_picture);
  adw_toggle_group_set_active_name (self->pages, "cohorts");
  g_signal_connect_swapped (self->pages, "notify::active", G_CALLBACK (update_pages), self);
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
  forget_view (self);
}
