/* What tests of the one-pager share: ten accounts, a context over a document, and what a PDF says. */
#pragma once

#include "cx-report.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char      *folder;
  CxStore   *store;
  CxColumns *columns;
  CxJourney *journey;
} World;

static inline void
world_add_field (World      *world,
                 const char *key,
                 CxFieldType type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxField) field = cx_field_new (key, key, type, NULL, NULL, key);

  cx_field_table_add (world->store, field, &error);
  g_assert_no_error (error);
}

/* Ten accounts: people 100, 200 … 1000; the first six are in logistics, the last has no industry. */
static inline void
world_add_accounts (World *world)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= 10; i++)
    g_string_append_printf (sql, "INSERT INTO account (key, f_1, f_2) VALUES ('a%u', %s, %u);", i,
                            i <= 6 ? "'Logistics'" : i < 10 ? "'Retail'" : "NULL", 100 * i);
  cx_database_execute (cx_store_get_database (world->store), sql->str, &error);
  g_assert_no_error (error);
}

static inline void
world_set_up (World        *world,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  world->folder = g_dir_make_tmp ("concentric-page-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (path, "Test", &error);
  g_assert_no_error (error);
  cx_stage_set_up (world->store, &error);
  g_assert_no_error (error);
  world_add_field (world, "industry", CX_FIELD_CATEGORY);
  world_add_field (world, "people", CX_FIELD_NUMBER);
  world_add_accounts (world);
  world->columns = cx_columns_load (world->store, NULL, &error);
  g_assert_no_error (error);
  world->journey = cx_journey_load (world->store, world->columns, G_MAXINT32, NULL, &error);
  g_assert_no_error (error);
}

static inline void
world_tear_down (World        *world,
                 gconstpointer data)
{
  static const char *const files[] = { "w.concentric", "page.pdf" };

  cx_journey_unref (world->journey);
  cx_columns_unref (world->columns);
  cx_store_close (world->store);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (world->folder, files[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->folder);
}

/* A context over a document; free it with cx_page_context_free(). */
static inline CxPageContext *
world_context (World      *world,
               const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxProfile) profile = cx_profile_parse (json, -1, NULL, &error);
  g_autoptr(CxEvaluation) evaluation = NULL;
  CxPageContext context = { .workspace = "Northwind Robotics", .rank = 1, .n_profiles = 2, .version = 3, .draft = TRUE,
                            .day = 20000, .journey = world->journey };

  g_assert_no_error (error);
  evaluation = context.evaluation = cx_evaluation_new (world->columns, profile, 20000, NULL);
  return cx_page_context_copy (&context);
}

static inline GBytes *
report_bytes (const CxPageContext *context,
              CxReportFormat       format,
              char               **left_out)
{
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *bytes = cx_report_new (context, format, &words, &error);

  g_assert_no_error (error);
  if (left_out)
    *left_out = g_steal_pointer (&words);
  return bytes;
}

static inline char *
report_text (const CxPageContext *context,
             CxReportFormat       format)
{
  g_autoptr(GBytes) bytes = report_bytes (context, format, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static inline char *
describe (const CxPageContext *context)
{
  g_autoptr(CxPageContent) content = cx_page_content_new (context);

  return cx_page_describe (content);
}

/* What a program of poppler says of the page as a PDF; NULL where it is not installed. */
static inline char *
ask_pdf (World               *world,
         const CxPageContext *context,
         const char *const   *command)
{
  g_autofree char *path = g_build_filename (world->folder, "page.pdf", NULL);
  g_autofree char *program = g_find_program_in_path (command[0]);
  g_autoptr(GBytes) bytes = report_bytes (context, CX_REPORT_PDF, NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  if (program == NULL)
    {
      g_test_skip_printf ("%s is not installed", command[0]);
      return NULL;
    }
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  for (guint i = 0; command[i]; i++)
    g_strv_builder_add (builder, g_str_equal (command[i], "FILE") ? path : command[i]);
  words = g_strv_builder_end (builder);
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

#define PDF_TEXT ((const char *const[]) { "pdftotext", "-raw", "FILE", "-", NULL })

static inline void
assert_order (const char        *text,
              const char *const *words,
              guint              n)
{
  const char *at = text;

  for (guint i = 0; i < n; i++)
    {
      const char *found = strstr (at, words[i]);

      if (found == NULL)
        g_error ("“%s” is not where it should be in:\n%s", words[i], text);
      at = found + strlen (words[i]);
    }
}

#define ASSERT_ORDER(text, ...)                                                                                        \
  assert_order (text, (const char *const[]) { __VA_ARGS__ },                                                           \
                G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })))

static inline guint
count_of (const char *text,
          const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p; p = strstr (p + 1, word))
    n++;
  return n;
}

/* A document with @sections in it, and one criterion. */
#define DOCUMENT_OF(sections)                                                                                          \
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Mid-market logistics\", \"criteria\": ["           \
  "{\"id\": \"a\", \"label\": \"Logistics companies\", \"section\": \"firmographics\", \"field\": \"industry\","       \
  " \"op\": \"in\", \"values\": [\"logistics\"], \"importance\": \"must\", \"weight\": 3}], \"sections\": {" sections "}}"
