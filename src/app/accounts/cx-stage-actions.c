/* Moving many accounts to a stage, as a person does it. */
#include "cx-stage-actions.h"

#include "cx-format.h"
#include "cx-place.h"

#include <glib/gi18n.h>

/* What is under way, and what its Undo needs. */
typedef struct {
  GtkWidget    *from;
  CxWorkspace  *workspace;
  char         *stage;
  CxStageMoves *moves;
} Moving;

static void
moving_free (gpointer data)
{
  Moving *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_free (self->stage);
  g_free (self->moves);
  g_free (self);
}

static void
on_moved_back (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_unmove_many_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (from, error);
}

static gboolean
undo_moves (gpointer data)
{
  Moving *self = data;

  cx_workspace_unmove_many_async (self->workspace, self->moves, on_moved_back, g_object_ref (self->from));
  return G_SOURCE_REMOVE;
}

static void
tell (Moving *self)
{
  g_autofree char *n = cx_format_number (self->moves->n, 0);
  g_autofree char *said = NULL;

  if (self->moves->n > 0)
    {
      /* Translators: %1$s is a number, %2$s a stage */
      said = g_strdup_printf (ngettext ("%1$s account moved to %2$s", "%1$s accounts moved to %2$s", self->moves->n), n,
                              self->stage);
      cx_place_toast_done (self->from, said, undo_moves, self, moving_free);
      return;
    }
  /* Translators: %s is a stage */
  said = g_strdup_printf (_("All of these accounts are at %s already"), self->stage);
  cx_place_toast (self->from, said, NULL, NULL, NULL);
  moving_free (self);
}

static void
on_moved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Moving *self = data;
  g_autoptr(GError) error = NULL;

  self->moves = cx_workspace_move_many_finish (CX_WORKSPACE (source), result, &error);
  if (self->moves != NULL)
    {
      tell (self);
      return;
    }
  cx_place_toast_error (self->from, error);
  moving_free (self);
}

void
cx_stage_action_move (GtkWidget   *from,
                      CxWorkspace *workspace,
                      CxSnapshot  *snapshot,
                      GArray      *rows,
                      guint8       stage)
{
  Moving *self;

  g_return_if_fail (rows != NULL && rows->len > 0);

  self = g_new0 (Moving, 1);
  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->stage = g_strdup (cx_journey_get_stage (cx_snapshot_get_journey (snapshot), stage)->code);
  cx_workspace_move_many_async (workspace, snapshot, rows, stage, on_moved, self);
}
