/* The One-Pager in a window of its own, over a small workspace, and what finds its widgets. */
#pragma once

#include "cx-define-place.h"
#include "cx-profile-table.h"
#include "cx-section-card.h"
#include "cx-section.h"
#include "cx-stage.h"

#include <glib/gstdio.h>

static const char *const document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Robots\", \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Shops\", \"section\": \"firmographics\", \"field\": \"industry\", \"op\": \"in\","
  " \"values\": [\"Retail\"], \"importance\": \"strong\", \"weight\": 3},"
  "{\"id\": \"c2\", \"label\": \"employees at least 100\", \"section\": \"firmographics\", \"field\": \"employees\","
  " \"op\": \"at-least\", \"values\": [100], \"importance\": \"must\", \"weight\": 3},"
  "{\"id\": \"c3\", \"section\": \"behaviour\", \"field\": \"visits\", \"op\": \"between\","
  " \"values\": [2, 8], \"importance\": \"nice\", \"weight\": 1}]}";

static const char *const accounts =
  "INSERT INTO account (key, f_1, f_2) VALUES ('a', 'Retail', 500), ('b', 'retail', 50), ('c', 'Wholesale', 200),"
  " ('d', 'Retail', NULL)";

typedef struct {
  char        *folder, *path;
  CxWorkspace *workspace;
  GtkWidget   *window, *place;
} World;

/* ── the world ── */

static inline void
add_field (CxStore    *store,
           const char *key,
           CxFieldType type)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, NULL, NULL, key);
  g_autoptr(GError) error = NULL;

  cx_field_table_add (store, field, &error);
  g_assert_no_error (error);
}

static inline void
make_workspace (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStore) store = cx_store_create (path, "Test", &error);
  gint64 profile = 0;

  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (store, NULL));
  add_field (store, "industry", CX_FIELD_CATEGORY);
  add_field (store, "employees", CX_FIELD_NUMBER);
  cx_database_execute (cx_store_get_database (store), accounts, &error);
  g_assert_no_error (error);
  cx_profile_table_save (store, &profile, "Robots", document, &error);
  g_assert_no_error (error);
}

static inline void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  World *world = user_data;
  g_autoptr(GError) error = NULL;

  world->workspace = cx_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

/* Until the newest draft is evaluated and shown. */
static inline void
settle (World *world)
{
  CxEvaluation *evaluation;
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      evaluation = cx_workspace_get_draft_evaluation (world->workspace);
    }
  while (evaluation == NULL ||
         !cx_profile_equal (cx_evaluation_get_profile (evaluation), cx_workspace_get_draft (world->workspace)));
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* ── finding widgets ── */

static inline GtkWidget *
find_nth (GtkWidget *from,
          GType      type,
          guint     *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type) && (*skip)-- == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, skip);

      if (found)
        return found;
    }
  return NULL;
}

static inline GtkWidget *
nth (GtkWidget *from,
     GType      type,
     guint      n)
{
  return find_nth (from, type, &n);
}

static inline CxSectionCard *
card_of (World *world,
         guint  section)
{
  return CX_SECTION_CARD (nth (world->place, CX_TYPE_SECTION_CARD, section));
}

static inline void
set_up (World        *world,
        gconstpointer data)
{
  world->folder = g_dir_make_tmp ("concentric-define-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  make_workspace (world->path);
  cx_workspace_open_async (world->path, NULL, FALSE, FALSE, NULL, on_opened, world);
  while (world->workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  world->place = cx_define_place_new ();
  world->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (world->window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (world->window), world->place);
  g_object_set (world->place, "workspace", world->workspace, NULL);
  gtk_window_present (GTK_WINDOW (world->window));
  while (!gtk_widget_get_mapped (world->place))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    cx_section_card_set_expanded (card_of (world, i), TRUE);
  settle (world);
}

static inline void
tear_down (World        *world,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (world->window));
  cx_workspace_close (world->workspace);
  g_object_unref (world->workspace);
  g_unlink (world->path);
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->path);
  g_free (world->folder);
}

/* Whether a label with exactly that text is to be seen below @from. */
static inline gboolean
shows (GtkWidget  *from,
       const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = nth (from, GTK_TYPE_LABEL, i)); i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text) && gtk_widget_get_visible (label))
      return TRUE;
  return FALSE;
}
