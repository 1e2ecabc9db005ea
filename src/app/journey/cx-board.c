/* The columns of a journey side by side, under the teams that own them. */
#include "cx-board.h"

#include "cx-board-column.h"
#include "cx-drawing-append.h"

#include <glib/gi18n.h>

#define COLUMN_WIDTH 164

struct _CxBoard {
  AdwBin     parent_instance;

  GtkWidget *grid;
  GPtrArray *columns;   /* (element-type CxBoardColumn): the last is of no stage */
  GPtrArray *stages;    /* codes that the columns are of */
  int        column_width;

  const CxBoardAnswer *answer;
  guint      filled;    /* columns that show it already */
  guint      filling;   /* source that fills the others, or 0 */
};

G_DEFINE_FINAL_TYPE (CxBoard, cx_board, ADW_TYPE_BIN)

/* What the three teams of the method do; a team of one's own has its name only. */
static const char *
find_duty (const char *team)
{
  if (g_str_equal (team, "Marketing"))
    return _("finds and warms");
  if (g_str_equal (team, "Sales"))
    return _("closes");
  return g_str_equal (team, "Customer success") ? _("keeps") : "";
}

static GtkWidget *
make_line (void)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  return line;
}

static GtkWidget *
make_team (const char *team)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> <span alpha='%d%%'>%s</span>", team, cx_look_faint_percent (), find_duty (team));

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "board-small");
  gtk_box_append (GTK_BOX (box), make_line ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_line ());
  return box;
}

/* One line over the stages that stand side by side and belong to one team. */
static void
attach_teams (CxBoard   *self,
              CxJourney *journey)
{
  guint n = cx_journey_get_n_stages (journey);

  for (guint first = 0, last; first < n; first = last)
    {
      const char *team = cx_journey_get_stage (journey, first)->team;

      for (last = first + 1; last < n && g_str_equal (cx_journey_get_stage (journey, last)->team, team); last++)
        ;
      gtk_grid_attach (GTK_GRID (self->grid), make_team (team), (int) first, 0, (int) (last - first), 1);
    }
}

static void
add_column (CxBoard       *self,
            guint8         index,
            const CxStage *stage)
{
  GtkWidget *column = cx_board_column_new (index, stage);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_size_request (column, self->column_width, -1);
  if (stage != NULL)
    gtk_grid_attach (GTK_GRID (self->grid), column, index, 1, 1, 1);
  g_ptr_array_add (self->columns, g_object_ref_sink (column));
}

static void
build (CxBoard   *self,
       CxJourney *journey)
{
  guint n = cx_journey_get_n_stages (journey);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->stages, 0);
  attach_teams (self, journey);
  for (guint stage = 0; stage < n; stage++)
    {
      const CxStage *it = cx_journey_get_stage (journey, stage);

      add_column (self, stage, it);
      g_ptr_array_add (self->stages, g_strconcat (it->code, "\n", it->label, "\n", it->customer, "\n", it->team, NULL));
    }
  add_column (self, CX_NO_STAGE, NULL);
}

/* An empty or hidden place in a grid of equal columns would take as much room as the others. */
static void
show_none_column (CxBoard  *self,
                  gboolean  none)
{
  GtkWidget *column = self->columns->pdata[self->columns->len - 1];

  if (none && gtk_widget_get_parent (column) == NULL)
    gtk_grid_attach (GTK_GRID (self->grid), column, (int) self->columns->len - 1, 1, 1, 1);
  else if (!none && gtk_widget_get_parent (column) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), column);
}

static gboolean
is_built_for (CxBoard   *self,
              CxJourney *journey)
{
  if (self->stages->len != cx_journey_get_n_stages (journey) || self->columns->len == 0)
    return FALSE;
  for (guint i = 0; i < self->stages->len; i++)
    {
      const CxStage *it = cx_journey_get_stage (journey, i);
      g_autofree char *stage = g_strconcat (it->code, "\n", it->label, "\n", it->customer, "\n", it->team, NULL);

      if (!g_str_equal (stage, self->stages->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* Returns: whether there are more */
static gboolean
fill_next (CxBoard *self)
{
  if (self->filled < self->columns->len)
    cx_board_column_fill (self->columns->pdata[self->filled++], self->answer);
  return self->filled < self->columns->len;
}

static gboolean
on_idle (gpointer data)
{
  CxBoard *self = data;

  if (fill_next (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
cx_board_dispose (GObject *object)
{
  g_clear_handle_id (&CX_BOARD (object)->filling, g_source_remove);
  G_OBJECT_CLASS (cx_board_parent_class)->dispose (object);
}

static void
cx_board_finalize (GObject *object)
{
  CxBoard *self = CX_BOARD (object);

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->stages);
  G_OBJECT_CLASS (cx_board_parent_class)->finalize (object);
}

static void
cx_board_class_init (CxBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_board_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cx_board_init (CxBoard *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->stages = g_ptr_array_new_with_free_func (g_free);
  self->column_width = COLUMN_WIDTH;
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_widget_add_css_class (self->grid, "board");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Board"), -1);
}

void
cx_board_show (CxBoard             *self,
               const CxBoardAnswer *answer,
               gboolean             none)
{
  CxJourney *journey;

  g_return_if_fail (CX_IS_BOARD (self));

  g_clear_handle_id (&self->filling, g_source_remove);
  self->answer = answer;
  if (answer == NULL)
    return;
  journey = cx_snapshot_get_journey (answer->snapshot);
  if (!is_built_for (self, journey))
    build (self, journey);
  for (guint i = 0; i < self->columns->len; i++)
    cx_board_column_show (self->columns->pdata[i], answer);
  show_none_column (self, none);
  self->filled = 0;
  if (fill_next (self))
    self->filling = g_idle_add (on_idle, self);
}

void
cx_board_focus (CxBoard *self,
                gint64   id)
{
  g_return_if_fail (CX_IS_BOARD (self));

  while (self->answer != NULL && fill_next (self))
    ;
  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_widget_get_parent (self->columns->pdata[i]) != NULL && cx_board_column_focus (self->columns->pdata[i], id))
      return;
}

void
cx_board_set_column_width (CxBoard *self,
                           int      width)
{
  g_return_if_fail (CX_IS_BOARD (self));

  self->column_width = width > 0 ? width : COLUMN_WIDTH;
  for (guint i = 0; i < self->columns->len; i++)
    gtk_widget_set_size_request (self->columns->pdata[i], self->column_width, -1);
}
