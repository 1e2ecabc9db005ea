/* The One-Pager. Follows the workspace's draft, its evaluation and its accounts; while nobody sees it,
 * it waits with that. */
#include "cx-define-place.h"

#include "cx-criteria-edit.h"
#include "cx-criteria-list.h"
#include "cx-page-pane.h"
#include "cx-section-card.h"
#include "cx-value-form.h"

#include <glib/gi18n.h>

struct _CxDefinePlace {
  CxPlace          parent_instance;

  AdwWindowTitle  *title;
  AdwBanner       *banner;
  GtkStack        *stack;
  AdwToggleGroup  *side;
  GtkWidget       *sections;
  CxPagePane      *pane;
  CxSectionCard   *value_card;
  CxSectionCard   *who_card;
  CxSectionCard   *what_card;

  CxValueForm     *value;
  CxCriteriaList  *who;
  CxCriteriaList  *what;

  GSignalGroup    *signals;
  CxCatalogue     *catalogue;
  const char      *edited;     /* section whose part of the page is framed */
  gboolean         narrow;
  gboolean         stale;      /* something changed while nobody saw */
};

G_DEFINE_FINAL_TYPE (CxDefinePlace, cx_define_place, CX_TYPE_PLACE)

/* ── the state of a section ── */

typedef struct {
  guint n, incomplete, unsearchable;
} SectionState;

static SectionState
state_of (CxProfile    *draft,
          CxEvaluation *evaluation,
          const char   *section)
{
  CxProfile *evaluated = evaluation ? cx_evaluation_get_profile (evaluation) : NULL;
  gboolean has_accounts = evaluation && cx_evaluation_get_counts (evaluation)->accounts > 0;
  SectionState state = { 0 };

  for (guint i = 0; i < cx_profile_get_n_criteria (draft); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (draft, i);
      int at = cx_criteria_find (evaluated, criterion->id);

      if (g_strcmp0 (criterion->section, section) != 0)
        continue;
      state.n++;
      state.incomplete += !cx_criterion_is_complete (criterion);
      state.unsearchable += has_accounts && at >= 0 && !cx_evaluation_is_searchable (evaluation, (guint) at);
    }
  return state;
}

static void
show_criteria_state (CxSectionCard *card,
                     SectionState   state)
{
  g_autofree char *note = g_strdup_printf (ngettext ("%u criterion", "%u criteria", state.n), state.n);
  g_autofree char *warning = NULL;

  if (state.unsearchable > 0)
    warning = g_strdup_printf (ngettext ("%u not searchable", "%u not searchable", state.unsearchable),
                               state.unsearchable);
  else if (state.incomplete > 0)
    warning = g_strdup_printf (ngettext ("%u to complete", "%u to complete", state.incomplete), state.incomplete);
  cx_section_card_set_state (card, state.n > 0 && warning == NULL, state.n > 0 ? note : _("To do"), warning);
}

static void
show_value_state (CxDefinePlace *self,
                  CxProfile     *draft)
{
  gboolean statement = cx_profile_get_text (draft, "value", CX_NO_ENTRY, "statement") != NULL;
  gboolean evidence = cx_profile_get_text (draft, "value", CX_NO_ENTRY, "evidence") != NULL;

  cx_section_card_set_state (self->value_card, statement && evidence, statement ? _("Complete") : _("To do"),
                             statement && !evidence ? _("Without evidence") : NULL);
}

/* ── following the workspace ── */

static const CxRanked *
ranked_of (CxWorkspace *workspace)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (workspace);
  CxTiering *tiering = snapshot ? cx_snapshot_get_tiering (snapshot) : NULL;
  guint profile = cx_workspace_get_profile (workspace);

  return tiering && profile < cx_tiering_get_n_profiles (tiering) ? cx_tiering_get_profile (tiering, profile) : NULL;
}

static void
show_page (CxDefinePlace *self,
           CxWorkspace   *workspace)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (workspace);
  const CxRanked *ranked = ranked_of (workspace);
  CxPageContext context = { 0 };

  if (ranked)
    {
      context.workspace = cx_snapshot_get_name (snapshot);
      context.rank = (guint) ranked->rank;
      context.n_profiles = cx_tiering_get_n_profiles (cx_snapshot_get_tiering (snapshot));
      context.version = ranked->version;
      context.draft = ranked->version == 0 || cx_workspace_draft_differs (workspace);
      context.day = context.draft ? cx_snapshot_get_day (snapshot) : ranked->published_day;
      context.evaluation = cx_workspace_get_draft_evaluation (workspace);
      context.edited = self->edited;
    }
  cx_page_pane_show (self->pane, ranked ? &context : NULL);
}

static void
show_title (CxDefinePlace *self,
            CxWorkspace   *workspace)
{
  const CxRanked *ranked = ranked_of (workspace);
  g_autofree char *subtitle = NULL;

  if (ranked && (ranked->version == 0 || cx_workspace_draft_differs (workspace)))
    subtitle = g_strdup_printf (_("Draft of version %d"), ranked->version + 1);
  else if (ranked)
    subtitle = g_strdup_printf (_("Version %d"), ranked->version);
  adw_window_title_set_subtitle (self->title, subtitle ? subtitle : "");
}

static void
update_catalogue (CxDefinePlace *self,
                  CxWorkspace   *workspace)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (workspace);
  CxColumns *columns = snapshot ? cx_snapshot_get_columns (snapshot) : NULL;

  if (self->catalogue == NULL || cx_catalogue_get_columns (self->catalogue) != columns)
    {
      g_clear_object (&self->catalogue);
      self->catalogue = cx_catalogue_new (columns);
    }
  cx_criteria_list_set_source (self->who, workspace, self->catalogue);
  cx_criteria_list_set_source (self->what, workspace, self->catalogue);
  cx_value_form_set_workspace (self->value, workspace);
  adw_banner_set_revealed (self->banner, columns != NULL && cx_columns_get_n_accounts (columns) == 0);
}

static void
show_draft (CxDefinePlace *self,
            CxWorkspace   *workspace)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  CxEvaluation *evaluation = cx_workspace_get_draft_evaluation (workspace);
  const CxRanked *ranked = ranked_of (workspace);
  CxProfile *published = ranked && ranked->version > 0 ? cx_evaluation_get_profile (ranked->evaluation) : NULL;

  gtk_stack_set_visible_child_name (self->stack, draft ? "sections" : "none");
  if (draft == NULL)
    return;
  cx_value_form_show (self->value, draft);
  cx_criteria_list_show (self->who, draft, published);
  cx_criteria_list_show (self->what, draft, published);
  cx_criteria_list_show_counts (self->who, evaluation);
  cx_criteria_list_show_counts (self->what, evaluation);
  show_value_state (self, draft);
  show_criteria_state (self->who_card, state_of (draft, evaluation, "firmographics"));
  show_criteria_state (self->what_card, state_of (draft, evaluation, "behaviour"));
}

static void
update (CxDefinePlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  self->stale = workspace != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (workspace == NULL || self->stale)
    return;
  update_catalogue (self, workspace);
  show_title (self, workspace);
  show_draft (self, workspace);
  show_page (self, workspace);
}

/* ── what is being edited ── */

static void
set_edited (CxDefinePlace *self,
            const char    *section)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  if (g_strcmp0 (self->edited, section) == 0)
    return;
  self->edited = section;
  if (workspace && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_page (self, workspace);
}

static void
on_focus_entered (GtkEventController *controller,
                  const char         *section)
{
  GtkWidget *card = gtk_event_controller_get_widget (controller);

  set_edited (CX_DEFINE_PLACE (gtk_widget_get_ancestor (card, CX_TYPE_DEFINE_PLACE)), section);
}

static void
set_up_card (CxSectionCard *card,
             guint          number,
             const char    *title,
             const char    *question,
             const char    *section,
             GtkWidget     *body)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  cx_section_card_set_up (card, number, title, question, body);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_entered), (gpointer) section);
  gtk_widget_add_controller (GTK_WIDGET (card), focus);
}

/* ── wide and narrow ── */

static void
show_side (CxDefinePlace *self)
{
  gboolean page = g_strcmp0 (adw_toggle_group_get_active_name (self->side), "page") == 0;

  gtk_widget_set_visible (self->sections, !self->narrow || !page);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), !self->narrow || page);
}

static void
on_side_changed (CxDefinePlace *self)
{
  show_side (self);
}

static void
on_narrow (CxDefinePlace *self)
{
  self->narrow = TRUE;
  show_side (self);
}

static void
on_wide (CxDefinePlace *self)
{
  self->narrow = FALSE;
  show_side (self);
}

/* ── virtual functions ── */

static void
cx_define_place_workspace_changed (CxPlace *place)
{
  CxDefinePlace *self = CX_DEFINE_PLACE (place);

  g_signal_group_set_target (self->signals, cx_place_get_workspace (place));
  self->edited = NULL;
  update (self);
}

static void
cx_define_place_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cx_define_place_parent_class)->map (widget);
  if (CX_DEFINE_PLACE (widget)->stale)
    update (CX_DEFINE_PLACE (widget));
}

static void
cx_define_place_dispose (GObject *object)
{
  CxDefinePlace *self = CX_DEFINE_PLACE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_DEFINE_PLACE);
  G_OBJECT_CLASS (cx_define_place_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-define-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, title);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, banner);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, side);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, sections);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, pane);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, value_card);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, who_card);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, what_card);
  gtk_widget_class_bind_template_callback (widget_class, on_side_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
}

static void
cx_define_place_class_init (CxDefinePlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_define_place_dispose;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_define_place_workspace_changed;
  widget_class->map = cx_define_place_map;
  g_type_ensure (CX_TYPE_SECTION_CARD);
  g_type_ensure (CX_TYPE_PAGE_PANE);
  bind_template (widget_class);
}

static void
set_up_sections (CxDefinePlace *self)
{
  self->value = g_object_new (CX_TYPE_VALUE_FORM, NULL);
  self->who = g_object_new (CX_TYPE_CRITERIA_LIST, NULL);
  self->what = g_object_new (CX_TYPE_CRITERIA_LIST, NULL);
  cx_criteria_list_set_up (self->who, "firmographics", _("No criteria yet"),
                           _("A criterion is a test over a fact that a search can find. For example: "
                             "Industry is any of Logistics, Retail; Employees at least 200."));
  cx_criteria_list_set_up (self->what, "behaviour", _("No criteria yet"),
                           _("What gives them away before they buy? For example: "
                             "Site visits last month at least 3; Last hire for the role in the last 180 days."));
  set_up_card (self->value_card, 1, _("Value framework"), _("What value do we alone add?"), "value",
               GTK_WIDGET (self->value));
  set_up_card (self->who_card, 2, _("Firmographics"), _("Which companies, by facts we can search?"), "firmographics",
               GTK_WIDGET (self->who));
  set_up_card (self->what_card, 3, _("Behaviour and intent"), _("What do they do just before they buy?"), "behaviour",
               GTK_WIDGET (self->what));
  cx_section_card_set_expanded (self->who_card, TRUE);
}

static void
cx_define_place_init (CxDefinePlace *self)
{
  static const char *const followed[] = { "notify::snapshot", "notify::profile", "notify::draft",
                                          "notify::draft-evaluation", "notify::draft-differs" };

  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_sections (self);
  adw_toggle_group_set_active_name (self->side, "sections");
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_group_connect_swapped (self->signals, followed[i], G_CALLBACK (update), self);
}

GtkWidget *
cx_define_place_new (void)
{
  return g_object_new (CX_TYPE_DEFINE_PLACE, NULL);
}
