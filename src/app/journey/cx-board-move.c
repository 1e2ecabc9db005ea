/* A move of one account by hand, with a way back. Knows nothing of how it was asked for. */
#include "cx-board-move.h"

#include "cx-account-data.h"
#include "cx-format.h"

#include <glib/gi18n.h>

/* What an undo needs. */
typedef struct {
  CxJourneyPlace *place;
  CxWorkspace    *workspace;
  gint64          id;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_object_unref (move->place);
  g_object_unref (move->workspace);
  g_free (move);
}

static void
on_move_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(CxJourneyPlace) self = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_move_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
on_unmove_done (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(CxJourneyPlace) self = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_unmove_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static gboolean
undo_move (gpointer data)
{
  Move *move = data;
  guint account;

  if (cx_place_get_workspace (CX_PLACE (move->place)) == move->workspace &&
      cx_account_find_id (cx_snapshot_get_columns (cx_workspace_get_snapshot (move->workspace)), move->id, &account))
    {
      cx_journey_place_follow (move->place, move->id);
      cx_workspace_unmove_async (move->workspace, account, on_unmove_done, g_object_ref (move->place));
    }
  return G_SOURCE_REMOVE;
}

static void
offer_undo (CxJourneyPlace *self,
            guint           account,
            gint64          id,
            guint8          stage)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (cx_place_get_workspace (CX_PLACE (self)));
  g_autofree char *name = cx_format_isolate (cx_columns_get_name (cx_snapshot_get_columns (snapshot), account));
  Move *move = g_new (Move, 1);
  g_autofree char *title = NULL;

  *move = (Move) { g_object_ref (self), g_object_ref (cx_place_get_workspace (CX_PLACE (self))), id };
  if (stage == CX_NO_STAGE)
    title = g_strdup_printf (_("%s is in no stage now"), name);
  else
    /* Translators: the name of an account, and a stage */
    title = g_strdup_printf (_("%s moved to %s"), name, cx_journey_get_stage (cx_snapshot_get_journey (snapshot), stage)->label);
  cx_place_toast_done (GTK_WIDGET (self), title, undo_move, move, move_free);
}

void
cx_board_move (CxJourneyPlace *self,
               guint           account,
               guint8          stage,
               gint32          day)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  gint64 id = cx_columns_get_id (cx_snapshot_get_columns (cx_workspace_get_snapshot (workspace)), account);

  cx_journey_place_follow (self, id);
  cx_workspace_move_async (workspace, account, stage, day, on_move_done, g_object_ref (self));
  offer_undo (self, account, id, stage);
}
