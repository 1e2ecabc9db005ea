/* Writes what a person said in the journey map, with a way back. Knows no cells. */
#include "cx-map-say.h"

#include "cx-map-words.h"

#include <glib/gi18n.h>

/* What was said, and what stood there before. */
typedef struct {
  CxPlace         *place;
  CxWorkspace     *workspace;
  char            *stage, *was;
  CxJourneyElement element;
} Saying;

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  g_object_unref (saying->place);
  g_object_unref (saying->workspace);
  g_free (saying->stage);
  g_free (saying->was);
  g_free (saying);
}

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(CxPlace) place = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_say_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (GTK_WIDGET (place), error);
}

static gboolean
take_back (gpointer data)
{
  Saying *saying = data;

  if (cx_place_get_workspace (saying->place) == saying->workspace)
    cx_workspace_say_async (saying->workspace, saying->stage, saying->element, saying->was, on_taken_back, g_object_ref (saying->place));
  return G_SOURCE_REMOVE;
}

/* What could not be written is not shown as if it had been. */
static void
on_said (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Saying *saying = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  if (!cx_workspace_say_finish (CX_WORKSPACE (source), result, &error))
    {
      cx_place_toast_error (GTK_WIDGET (saying->place), error);
      g_object_notify (source, "snapshot");
      saying_free (saying);
      return;
    }
  /* Translators: an element of the journey map: “Content” */
  title = g_strdup_printf (_("%s changed"), cx_map_element_title (saying->element));
  cx_place_toast_done (GTK_WIDGET (saying->place), title, take_back, saying, saying_free);
}

void
cx_map_say (CxPlace         *place,
            const char      *stage,
            CxJourneyElement element,
            const char      *text)
{
  CxWorkspace *workspace = cx_place_get_workspace (place);
  CxSnapshot *snapshot = workspace ? cx_workspace_get_snapshot (workspace) : NULL;
  int at = snapshot ? cx_journey_find_stage (cx_snapshot_get_journey (snapshot), stage) : -1;
  Saying *saying;

  if (at < 0)
    return;
  saying = g_new (Saying, 1);
  *saying = (Saying) { g_object_ref (place), g_object_ref (workspace), g_strdup (stage),
                       g_strdup (cx_journey_get_said (cx_snapshot_get_journey (snapshot), (guint) at, element)), element };
  cx_workspace_say_async (workspace, stage, element, text, on_said, saying);
}
