/* The way back from an edit of the stages: a message with Undo. */
#include "cx-stages-undo.h"

#include <glib/gi18n.h>

typedef struct {
  CxPlace     *place;
  CxWorkspace *workspace;
  gint64       edit;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_object_unref (edit->place);
  g_object_unref (edit->workspace);
  g_free (edit);
}

static void
on_unedited (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CxPlace) place = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_unedit_stages_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (GTK_WIDGET (place), error);
}

static gboolean
undo_edit (gpointer data)
{
  Edit *edit = data;

  if (cx_place_get_workspace (edit->place) == edit->workspace)
    cx_workspace_unedit_stages_async (edit->workspace, edit->edit, on_unedited, g_object_ref (edit->place));
  return G_SOURCE_REMOVE;
}

void
cx_stages_undo_offer (CxPlace *place,
                      gint64   edit)
{
  Edit *undo = g_new (Edit, 1);

  g_return_if_fail (CX_IS_PLACE (place));

  *undo = (Edit) { g_object_ref (place), g_object_ref (cx_place_get_workspace (place)), edit };
  cx_place_toast_done (GTK_WIDGET (place), _("Stages changed"), undo_edit, undo, edit_free);
}
