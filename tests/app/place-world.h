/* A place in a window of its own over a small workspace, for tests. The test says how the workspace is filled. */
#pragma once

#include "cx-profile-table.h"
#include "cx-stage.h"
#include "cx-workspace.h"

#include <adwaita.h>
#include <glib/gstdio.h>

static const char *const place_document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Large\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Size\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [100], \"importance\": \"strong\", \"weight\": 3}], \"sections\": {}}";

typedef struct {
  char        *folder, *path;
  CxWorkspace *workspace;
  GtkWidget   *window, *place;
} World;

static inline void
add_field (CxStore    *store,
           const char *key,
           CxFieldType type)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, key, NULL, key);

  g_assert_true (cx_field_table_add (store, field, NULL));
}

/* @types: of the fields, by key; the accounts of @sql have them as f_1, f_2, … */
static inline void
make_workspace (const char        *path,
                const char *const *fields,
                const CxFieldType *types,
                const char        *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStore) store = cx_store_create (path, "Test", &error);
  gint64 profile = 0;

  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (store, NULL));
  for (guint i = 0; fields[i] != NULL; i++)
    add_field (store, fields[i], types[i]);
  cx_database_execute (cx_store_get_database (store), sql, &error);
  g_assert_no_error (error);
  cx_profile_table_save (store, &profile, "Large", place_document, &error);
  g_assert_no_error (error);
}

static inline void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  World *world = user_data;

  world->workspace = cx_workspace_open_finish (result, NULL);
}

static inline void
world_set_up (World             *world,
              GType              place,
              const char *const *fields,
              const CxFieldType *types,
              const char        *sql)
{
  world->folder = g_dir_make_tmp ("concentric-place-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  make_workspace (world->path, fields, types, sql);
  cx_workspace_open_async (world->path, NULL, FALSE, FALSE, NULL, on_opened, world);
  while (world->workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  world->place = g_object_new (place, "workspace", world->workspace, NULL);
  world->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (world->window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (world->window), world->place);
  gtk_window_present (GTK_WINDOW (world->window));
}

static inline void
tear_down (World        *world,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (world->window));
  cx_workspace_close (world->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (world->workspace);
  g_unlink (world->path);
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->path);
  g_free (world->folder);
}

/* ── finding widgets ── */

static inline GtkWidget *
find (GtkWidget *from,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (from, type) ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static inline GtkWidget *
find_label (GtkWidget  *from,
            const char *text)
{
  const char *own = GTK_IS_LABEL (from) ? gtk_label_get_text (GTK_LABEL (from)) :
                    GTK_IS_INSCRIPTION (from) ? gtk_inscription_get_text (GTK_INSCRIPTION (from)) : NULL;
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (from) && g_strcmp0 (own, text) == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* The label that says @text, as soon as there is one. */
static inline GtkWidget *
wait_for (World      *world,
          const char *text)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GtkWidget *found;

  while ((found = find_label (world->window, text)) == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () > end)
        g_error ("“%s” does not appear", text);
    }
  return found;
}
