/* The One-Pager. Follows the workspace's draft, its evaluation and its accounts; while nobody sees it,
 * it waits with that. */
#include "cx-define-place.h"

#include "cx-define-sections.h"
#include "cx-gut-check-dialog.h"
#include "cx-page-pane.h"
#include "cx-readiness-button.h"
#include "cx-show-place.h"

#include <glib/gi18n.h>

struct _CxDefinePlace {
  CxPlace            parent_instance;

  AdwWindowTitle    *title;
  CxReadinessButton *readiness, *narrow_readiness;
  AdwBanner         *banner;
  GtkStack          *stack;
  AdwToggleGroup    *side;
  GtkWidget         *scrolled;
  CxDefineSections  *sections;
  CxPagePane        *pane;

  GSignalGroup      *signals;
  CxCatalogue       *catalogue;
  char              *edited;     /* section whose part of the page is framed */
  gint64             profile;    /* that is shown: its id */
  gboolean           narrow;
  gboolean           stale;      /* something changed while nobody saw */
};

G_DEFINE_FINAL_TYPE (CxDefinePlace, cx_define_place, CX_TYPE_PLACE)

/* ── following the workspace ── */

static void
show_page (CxDefinePlace *self,
           CxWorkspace   *workspace)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (workspace);
  const CxRanked *ranked = cx_workspace_get_ranked (workspace);
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
      context.journey = cx_snapshot_get_journey (snapshot);
      context.edited = self->edited;
    }
  cx_page_pane_show (self->pane, ranked ? &context : NULL);
}

static void
show_title (CxDefinePlace *self,
            CxWorkspace   *workspace)
{
  const CxRanked *ranked = cx_workspace_get_ranked (workspace);
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
  adw_banner_set_revealed (self->banner, columns != NULL && cx_columns_get_n_accounts (columns) == 0);
}

static void
show_draft (CxDefinePlace *self,
            CxWorkspace   *workspace)
{
  CxDefineView *view;

  if (self->profile != cx_define_profile_id (workspace))
    cx_define_sections_reset (self->sections);
  self->profile = cx_define_profile_id (workspace);
  view = cx_define_view_new (workspace, self->catalogue);
  gtk_stack_set_visible_child_name (self->stack, view ? "sections" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->readiness), view != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_readiness), view != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "define.gut-check", view != NULL);
  if (view == NULL)
    return;
  cx_readiness_button_show (self->readiness, view);
  cx_readiness_button_show (self->narrow_readiness, view);
  cx_define_sections_show (self->sections, view);
}

/* Whether there is something to bring up to date and somebody to see it. */
static CxWorkspace *
seen_workspace (CxDefinePlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  self->stale = self->stale || (workspace != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)));
  return self->stale ? NULL : workspace;
}

/* Accounts that were imported away are not kept for a page that nobody sees: a million take much memory. */
static void
let_go (CxDefinePlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  CxSnapshot *snapshot = workspace ? cx_workspace_get_snapshot (workspace) : NULL;

  if (snapshot == NULL || self->catalogue == NULL ||
      cx_catalogue_get_columns (self->catalogue) == cx_snapshot_get_columns (snapshot))
    return;
  update_catalogue (self, workspace);
  show_draft (self, workspace);
  cx_page_pane_show (self->pane, NULL);
}

static void
update (CxDefinePlace *self)
{
  CxWorkspace *workspace;

  self->stale = FALSE;
  workspace = seen_workspace (self);
  if (workspace == NULL)
    {
      let_go (self);
      return;
    }
  update_catalogue (self, workspace);
  show_title (self, workspace);
  show_draft (self, workspace);
  show_page (self, workspace);
}

/* An edit: its evaluation follows, and with it the page. */
static void
on_draft_changed (CxDefinePlace *self)
{
  CxWorkspace *workspace = seen_workspace (self);

  if (workspace)
    show_draft (self, workspace);
}

static void
on_evaluated (CxDefinePlace *self)
{
  CxWorkspace *workspace = seen_workspace (self);

  if (workspace == NULL || cx_workspace_get_draft_evaluation (workspace) == NULL)
    return;
  show_draft (self, workspace);
  show_page (self, workspace);
}

static void
on_differs (CxDefinePlace *self)
{
  CxWorkspace *workspace = seen_workspace (self);

  if (workspace)
    show_title (self, workspace);
}

/* ── what is being edited ── */

static void
on_edited (CxDefinePlace *self,
           const char    *section)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  if (!g_set_str (&self->edited, section))
    return;
  if (workspace && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_page (self, workspace);
}

/* ── wide and narrow ── */

static void
show_side (CxDefinePlace *self)
{
  gboolean page = g_strcmp0 (adw_toggle_group_get_active_name (self->side), "page") == 0;

  gtk_widget_set_visible (self->scrolled, !self->narrow || !page);
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

static void
show_place (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CxDefinePlace *self = CX_DEFINE_PLACE (widget);
  const char *section, *part, *key;
  int entry;

  g_variant_get (parameter, "(&s&si&s)", &section, &part, &entry, &key);
  adw_toggle_group_set_active_name (self->side, "sections");
  cx_define_sections_begin (self->sections, section, *part ? part : NULL, entry, *key ? key : NULL);
}

static void
gut_check (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  adw_dialog_present (cx_gut_check_dialog_new (cx_place_get_workspace (CX_PLACE (widget))), widget);
}

/* ── virtual functions ── */

static void
cx_define_place_workspace_changed (CxPlace *place)
{
  CxDefinePlace *self = CX_DEFINE_PLACE (place);

  g_signal_group_set_target (self->signals, cx_place_get_workspace (place));
  g_clear_pointer (&self->edited, g_free);
  cx_define_sections_reset (self->sections);
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
cx_define_place_finalize (GObject *object)
{
  g_free (CX_DEFINE_PLACE (object)->edited);
  G_OBJECT_CLASS (cx_define_place_parent_class)->finalize (object);
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
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, readiness);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, narrow_readiness);
  gtk_widget_class_bind_template_child (widget_class, CxDefinePlace, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_side_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
}

static void
cx_define_place_class_init (CxDefinePlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_define_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_define_place_finalize;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_define_place_workspace_changed;
  widget_class->map = cx_define_place_map;
  g_type_ensure (CX_TYPE_DEFINE_SECTIONS);
  g_type_ensure (CX_TYPE_READINESS_BUTTON);
  g_type_ensure (CX_TYPE_PAGE_PANE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, CX_SHOW_PLACE, CX_SHOW_PLACE_TYPE, show_place);
  gtk_widget_class_install_action (widget_class, "define.gut-check", NULL, gut_check);
}

static void
cx_define_place_init (CxDefinePlace *self)
{
  static const struct {
    const char *signal;
    void      (*follow) (CxDefinePlace *);
  } followed[] = {
    { "notify::snapshot", update },
    { "notify::profile", update },
    { "notify::draft", on_draft_changed },
    { "notify::draft-evaluation", on_evaluated },
    { "notify::draft-differs", on_differs },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "define.gut-check", FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", cx_page_pane_get_actions (self->pane));
  adw_toggle_group_set_active_name (self->side, "sections");
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_group_connect_swapped (self->signals, followed[i].signal, G_CALLBACK (followed[i].follow), self);
}

GtkWidget *
cx_define_place_new (void)
{
  return g_object_new (CX_TYPE_DEFINE_PLACE, NULL);
}
