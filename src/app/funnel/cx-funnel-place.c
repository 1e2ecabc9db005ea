/* The place Funnel: asks for the funnel and puts definition, chart, table and remarks together. */
#include "cx-funnel-place.h"

#include "cx-benchmark-card.h"
#include "cx-benchmark-dialog.h"
#include "cx-board-output.h"
#include "cx-config.h"
#include "cx-figures-view.h"
#include "cx-format.h"
#include "cx-funnel-chart.h"
#include "cx-funnel-figures.h"
#include "cx-funnel-findings.h"
#include "cx-funnel-picture.h"
#include "cx-funnel-words.h"
#include "cx-group-menu.h"
#include "cx-growth-pane.h"
#include "cx-journey-questions.h"
#include "cx-period-dialog.h"
#include "cx-picture-menu.h"
#include "cx-stage-map-dialog.h"

#include <glib/gi18n.h>

struct _CxFunnelPlace {
  CxPlace         parent_instance;

  char           *by, *period;
  gboolean        narrow, as_table;

  CxFunnelAnswer *answer;       /* what is shown */
  GCancellable   *asking;       /* the question that is open */
  gboolean        late;         /* the data changed while nobody looked */

  AdwBin         *wide_slot;
  AdwBin         *narrow_slot;
  AdwToggleGroup *definitions;
  GtkMenuButton  *by_button;
  GtkMenuButton  *period_button;
  GtkStack       *stack;
  GtkWidget      *content;
  GtkLabel       *message;
  GtkLabel       *definition;
  CxFunnelChart  *chart;
  CxFiguresView  *bars_figures;
  CxFiguresView  *steps_figures;
  CxFunnelFindings *findings;
  CxGrowthPane   *growth;
  CxBenchmarkCard *benchmarks;
  GtkLabel       *scale;
  GtkLabel       *moves;
  GtkLabel       *waiting;
  GMenu          *place_menu;
};

G_DEFINE_FINAL_TYPE (CxFunnelPlace, cx_funnel_place, CX_TYPE_PLACE)

enum {
  PROP_0,
  PROP_BY,
  PROP_PERIOD,
  PROP_NARROW,
  PROP_AS_TABLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static CxWorkspace *
workspace_of (CxFunnelPlace *self)
{
  return cx_place_get_workspace (CX_PLACE (self));
}

static CxSnapshot *
snapshot_of (CxFunnelPlace *self)
{
  return workspace_of (self) ? cx_workspace_get_snapshot (workspace_of (self)) : NULL;
}

/* ── what is shown ──────────────────────────────────────────────────────── */

static void
update_words (CxFunnelPlace *self)
{
  g_autofree char *title = cx_funnel_words_title (self->answer), *scale = cx_funnel_words_scale (self->answer);
  g_autofree char *moves = cx_funnel_words_moves (self->answer), *waiting = cx_funnel_words_waiting (self->answer);
  g_autofree char *definition = g_strconcat (cx_funnel_words_definition (self->answer->definition), " ",
                                             cx_funnel_words_intervals (), NULL);

  gtk_label_set_label (self->message, title);
  gtk_label_set_markup (self->definition, definition);
  gtk_label_set_label (self->scale, scale);
  gtk_label_set_label (self->moves, moves);
  gtk_label_set_label (self->waiting, waiting ? waiting : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waiting != NULL);
}

static const char *
page_of (CxFunnelPlace *self)
{
  const CxFunnelAnswer *answer = self->answer;

  if (cx_columns_get_n_accounts (cx_snapshot_get_columns (answer->snapshot)) == 0)
    return "empty";
  if (cx_funnel_answer_get_largest (answer) == 0 && cx_funnel_answer_is_of_all (answer) && answer->definition != CX_FUNNEL_STRICT)
    return "no-stage";
  return "funnel";
}

static void
show_answer (CxFunnelPlace *self)
{
  g_autofree char *name = g_strdup_printf (_("Funnel, %s"), gtk_menu_button_get_label (self->by_button));

  cx_funnel_chart_show (self->chart, self->answer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  cx_figures_view_show (self->bars_figures, cx_funnel_figures_bars (self->answer));
  cx_figures_view_show (self->steps_figures, cx_funnel_figures_steps (self->answer));
  cx_growth_pane_show (self->growth, self->answer);
  cx_funnel_findings_show (self->findings, self->answer);
  cx_benchmark_card_show (self->benchmarks, self->answer);
  update_words (self);
  gtk_stack_set_visible_child_name (self->stack, page_of (self));
}

/* ── asking ─────────────────────────────────────────────────────────────── */

/* An answer to a question that is no longer asked is dropped. */
static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  CxFunnelPlace *self = CX_FUNNEL_PLACE (source);
  g_autoptr(CxFunnelAnswer) answer = data, before = NULL;
  g_autoptr(GError) error = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_object (&self->asking);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  before = g_steal_pointer (&self->answer);
  self->answer = g_steal_pointer (&answer);
  show_answer (self);
}

static void
answer_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      answer,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (cx_funnel_answer_fill (answer, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static CxFunnelDefinition
definition_of (CxFunnelPlace *self)
{
  CxFunnelDefinition definition = CX_FUNNEL_REACHED;

  cx_funnel_definition_from_name (adw_toggle_group_get_active_name (self->definitions), &definition);
  return definition;
}

/* "all", or one of the last days up to today, or what cx_period_read() reads. */
static void
read_period (CxFunnelPlace *self,
             gint32        *from,
             gint32        *to)
{
  CxSnapshot *snapshot = snapshot_of (self);
  gint32 today = snapshot ? cx_snapshot_get_day (snapshot) : 0;

  if (cx_period_read (self->period, from, to))
    return;
  *from = G_MININT32;
  *to = G_MAXINT32;
  if (g_str_equal (self->period, "year"))
    *from = today - 365;
  else if (g_str_equal (self->period, "quarter"))
    *from = today - 90;
}

static void
stop_asking (CxFunnelPlace *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
forget_answer (CxFunnelPlace *self)
{
  stop_asking (self);
  cx_funnel_chart_show (self->chart, NULL);
  g_clear_pointer (&self->answer, cx_funnel_answer_free);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

/* Accounts that were imported away are not kept for a funnel that nobody sees: a million take much memory. */
static void
let_go (CxFunnelPlace *self)
{
  if (self->answer != NULL && snapshot_of (self) != NULL &&
      cx_snapshot_get_columns (self->answer->snapshot) != cx_snapshot_get_columns (snapshot_of (self)))
    forget_answer (self);
}

static void
ask (CxFunnelPlace *self)
{
  CxSnapshot *snapshot = snapshot_of (self);
  g_autoptr(GTask) task = NULL;
  CxFunnelAnswer *answer;
  gint32 from, to;

  self->late = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->late)
    let_go (self);
  if (self->late || snapshot == NULL)
    return;
  stop_asking (self);
  self->asking = g_cancellable_new ();
  read_period (self, &from, &to);
  answer = cx_funnel_answer_new (snapshot, cx_workspace_get_profile (workspace_of (self)), definition_of (self), from, to,
                                 cx_group_menu_has (snapshot, self->by) ? self->by : "tier");
  task = g_task_new (self, self->asking, on_answered, answer);
  g_task_set_task_data (task, answer, NULL);
  g_task_run_in_thread (task, answer_in_thread);
}

static void
on_mapped (CxFunnelPlace *self)
{
  if (self->late)
    ask (self);
}

static char *
describe_period (CxFunnelPlace *self)
{
  CxSnapshot *snapshot = snapshot_of (self);
  gint32 from, to;

  if (g_str_equal (self->period, "year"))
    return g_strdup (_("365 Days"));
  if (g_str_equal (self->period, "quarter"))
    return g_strdup (_("90 Days"));
  read_period (self, &from, &to);
  return cx_format_period (from, to, snapshot ? cx_snapshot_get_day (snapshot) : 0);
}

static void
update_choices (CxFunnelPlace *self)
{
  g_autofree char *by = cx_group_menu_label (snapshot_of (self), self->by), *period = describe_period (self);

  gtk_menu_button_set_label (self->by_button, by);
  gtk_menu_button_set_label (self->period_button, period);
}

static void
on_snapshot (CxFunnelPlace *self)
{
  CxSnapshot *snapshot = snapshot_of (self);
  g_autoptr(GMenuModel) menu = snapshot ? cx_group_menu_new (snapshot) : NULL;

  if (snapshot != NULL && !cx_group_menu_has (snapshot, self->by))
    g_object_set (self, "by", "tier", NULL);
  gtk_menu_button_set_menu_model (self->by_button, menu);
  update_choices (self);
  ask (self);
}

static void
cx_funnel_place_workspace_changed (CxPlace *place)
{
  CxFunnelPlace *self = CX_FUNNEL_PLACE (place);
  CxWorkspace *workspace = cx_place_get_workspace (place);

  forget_answer (self);
  g_object_set (self, "by", "tier", "period", "all", NULL);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "notify::snapshot", G_CALLBACK (on_snapshot), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::profile", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
    }
  on_snapshot (self);
}

/* ── actions ────────────────────────────────────────────────────────────── */

static void
on_period_chosen (gint32   from,
                  gint32   to,
                  gpointer user_data)
{
  gboolean all = from == G_MININT32 && to == G_MAXINT32;
  g_autofree char *period = all ? g_strdup ("all") : cx_period_write (from, to);

  g_object_set (user_data, "period", period, NULL);
}

static void
choose_period_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  gint32 from, to;

  read_period (CX_FUNNEL_PLACE (widget), &from, &to);
  cx_period_dialog_present (widget, from, to, on_period_chosen, widget);
}

static void
edit_benchmarks_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  adw_dialog_present (cx_benchmark_dialog_new (), widget);
}

static void
add_benchmarks_action (CxFunnelPlace *self)
{
  g_autoptr(GSettings) settings = g_settings_new (CX_APP_ID);
  g_autoptr(GAction) show = g_settings_create_action (settings, "show-benchmarks");
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action (G_ACTION_MAP (actions), show);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "benchmarks", G_ACTION_GROUP (actions));
}

static void
map_values_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (snapshot_of (CX_FUNNEL_PLACE (widget)) != NULL)
    adw_dialog_present (cx_stage_map_dialog_new (workspace_of (CX_FUNNEL_PLACE (widget))), widget);
}

/* ── the picture ────────────────────────────────────────────────────────── */

static CxPicture *
make_picture (gpointer  question,
              gboolean  rtl,
              GError  **error)
{
  return cx_funnel_answer_fill (question, error) ? cx_funnel_picture_new (question, rtl) : NULL;
}

/* The same question again, because the answer that is shown may go meanwhile. */
static gboolean
ask_for_picture (GtkWidget       *place,
                 CxPictureSource *source)
{
  const CxFunnelAnswer *shown = CX_FUNNEL_PLACE (place)->answer;

  if (shown == NULL)
    return FALSE;
  *source = (CxPictureSource) {
    .make = make_picture,
    .data = cx_funnel_answer_new (shown->snapshot, shown->profile, shown->definition, shown->from, shown->to, shown->by),
    .free = (GDestroyNotify) cx_funnel_answer_free,
    .name = g_strdup_printf (_("Funnel of %s"), cx_snapshot_get_name (shown->snapshot)),
  };
  return TRUE;
}

/* ── the place ──────────────────────────────────────────────────────────── */

static void
set_narrow (CxFunnelPlace *self,
            gboolean       narrow)
{
  g_autoptr(GtkWidget) definitions = g_object_ref (GTK_WIDGET (self->definitions));

  self->narrow = narrow;
  adw_bin_set_child (narrow ? self->wide_slot : self->narrow_slot, NULL);
  adw_bin_set_child (narrow ? self->narrow_slot : self->wide_slot, definitions);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_slot), narrow);
}

static void
set_as_table (CxFunnelPlace *self,
              gboolean       as_table)
{
  self->as_table = as_table;
  gtk_widget_set_visible (GTK_WIDGET (self->chart), !as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->bars_figures), as_table);
  gtk_widget_set_visible (GTK_WIDGET (self->scale), !as_table);
}

static void
set_choice (CxFunnelPlace *self,
            char         **choice,
            const char    *value)
{
  if (!g_set_str (choice, value))
    return;
  update_choices (self);
  ask (self);
}

static void
cx_funnel_place_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CxFunnelPlace *self = CX_FUNNEL_PLACE (object);

  switch (prop_id)
    {
    case PROP_BY:
      g_value_set_string (value, self->by);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_AS_TABLE:
      g_value_set_boolean (value, self->as_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_funnel_place_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CxFunnelPlace *self = CX_FUNNEL_PLACE (object);

  switch (prop_id)
    {
    case PROP_BY:
      set_choice (self, &self->by, g_value_get_string (value));
      break;
    case PROP_PERIOD:
      set_choice (self, &self->period, g_value_get_string (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_AS_TABLE:
      set_as_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_funnel_place_dispose (GObject *object)
{
  CxFunnelPlace *self = CX_FUNNEL_PLACE (object);

  stop_asking (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_FUNNEL_PLACE);
  g_clear_pointer (&self->answer, cx_funnel_answer_free);
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->period, g_free);
  G_OBJECT_CLASS (cx_funnel_place_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-funnel-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, wide_slot);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, narrow_slot);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, definitions);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, by_button);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, period_button);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, content);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, message);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, definition);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, chart);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, bars_figures);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, steps_figures);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, findings);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, growth);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, benchmarks);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, scale);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, moves);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, waiting);
  gtk_widget_class_bind_template_child (widget_class, CxFunnelPlace, place_menu);
}

static void
cx_funnel_place_class_init (CxFunnelPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (CX_TYPE_BENCHMARK_CARD);
  g_type_ensure (CX_TYPE_FUNNEL_CHART);
  g_type_ensure (CX_TYPE_FUNNEL_FINDINGS);
  g_type_ensure (CX_TYPE_FIGURES_VIEW);
  g_type_ensure (CX_TYPE_GROWTH_PANE);
  object_class->get_property = cx_funnel_place_get_property;
  object_class->set_property = cx_funnel_place_set_property;
  object_class->dispose = cx_funnel_place_dispose;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_funnel_place_workspace_changed;
  props[PROP_BY] = g_param_spec_string ("by", NULL, NULL, "tier", flags);
  props[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, "all", flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  props[PROP_AS_TABLE] = g_param_spec_boolean ("as-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "funnel.by", "by");
  gtk_widget_class_install_property_action (widget_class, "funnel.period", "period");
  gtk_widget_class_install_property_action (widget_class, "funnel.as-table", "as-table");
  gtk_widget_class_install_action (widget_class, "funnel.edit-benchmarks", NULL, edit_benchmarks_action);
  gtk_widget_class_install_action (widget_class, "funnel.choose-period", NULL, choose_period_action);
  gtk_widget_class_install_action (widget_class, "funnel.map-values", NULL, map_values_action);
}

static void
cx_funnel_place_init (CxFunnelPlace *self)
{
  self->by = g_strdup ("tier");
  self->period = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
  add_benchmarks_action (self);
  cx_picture_menu_install (GTK_WIDGET (self), self->place_menu, ask_for_picture);
  cx_board_output_install (CX_PLACE (self), self->place_menu);
  adw_toggle_group_set_active_name (self->definitions, "reached");
  g_signal_connect_swapped (self->definitions, "notify::active", G_CALLBACK (ask), self);
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
  update_choices (self);
}

GtkWidget *
cx_funnel_place_new (void)
{
  return g_object_new (CX_TYPE_FUNNEL_PLACE, NULL);
}
