/* What an export will write, and has written, in words. */
#include "cx-export-words.h"

#include "cx-format.h"

#include <glib/gi18n.h>

/* Names beyond these are only counted. */
#define MOST_FILES 3

static char *
count (guint n)
{
  return cx_format_number (n, 0);
}

char *
cx_export_words_written (CxExport *export)
{
  guint rows = cx_export_get_counts (export)->rows, parts = cx_export_get_n_parts (export);
  g_autofree char *number = count (rows);
  g_autofree char *accounts = g_strdup_printf (ngettext ("%s account", "%s accounts", rows), number);

  if (parts == 1)
    /* Translators: "612 accounts" in one file */
    return g_strdup_printf (_("%s in one file"), accounts);
  /* Translators: "120,000 accounts" in so many files */
  return g_strdup_printf (ngettext ("%s in %u file", "%s in %u files", parts), accounts, parts);
}

char *
cx_export_words_files (CxExport *export)
{
  const char *const *files = cx_export_get_files (export);
  guint n = g_strv_length ((char **) files);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MOST_FILES); i++)
    {
      g_autofree char *name = g_path_get_basename (files[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", name);
    }
  if (n > MOST_FILES)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more file", "and %u more files", n - MOST_FILES), n - MOST_FILES);
    }
  return g_string_free_and_steal (text);
}

char *
cx_export_words_left_out (CxExport *export)
{
  guint n = cx_export_counts_left_out (cx_export_get_counts (export));
  g_autofree char *number = count (n);

  return n == 0 ? NULL : g_strdup_printf (ngettext ("%s account is left out", "%s accounts are left out", n), number);
}

static void
add (GPtrArray  *parts,
     const char *format,
     guint       n)
{
  g_autofree char *number = count (n);
  g_auto(GStrv) halves = g_strsplit (format, "%s", 2);

  if (n > 0)
    g_ptr_array_add (parts, g_strconcat (halves[0], number, halves[1], NULL));
}

char *
cx_export_words_why_left_out (CxExport *export)
{
  const CxExportCounts *counts = cx_export_get_counts (export);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, ngettext ("%s without a record ID", "%s without a record ID", counts->no_id), counts->no_id);
  add (parts, ngettext ("%s whose record ID is not of this CRM", "%s whose record IDs are not of this CRM", counts->bad_id), counts->bad_id);
  add (parts, ngettext ("%s whose record ID another account has", "%s whose record IDs other accounts have", counts->twice), counts->twice);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
cx_export_words_repaired (CxExport *export)
{
  guint n = cx_export_get_counts (export)->repaired;
  g_autofree char *number = count (n);

  return n == 0 ? NULL : g_strdup_printf (ngettext ("%s record ID is made whole", "%s record IDs are made whole", n), number);
}

char *
cx_export_words_stages (CxExport *export)
{
  guint n = cx_export_get_counts (export)->stages_kept;
  g_autofree char *number = count (n);

  return n == 0 ? NULL : g_strdup_printf (ngettext ("%s stage stays as in the CRM", "%s stages stay as in the CRM", n), number);
}

char *
cx_export_words_not_cleared (CxExport *export)
{
  guint n = cx_export_get_counts (export)->not_cleared;
  g_autofree char *number = count (n);

  return n == 0 ? NULL : g_strdup_printf (ngettext ("%s old tier stays in HubSpot", "%s old tiers stay in HubSpot", n), number);
}

char *
cx_export_words_not_undone (CxExport *export)
{
  const char *const *headers = cx_export_get_not_undone (export);

  return headers == NULL || headers[0] == NULL ? NULL : g_strjoinv (", ", (char **) headers);
}

char *
cx_export_words_done (CxExport *export)
{
  const CxExportCounts *counts = cx_export_get_counts (export);
  guint left = cx_export_counts_left_out (counts);
  g_autofree char *number = count (counts->rows);
  g_autofree char *done = g_strdup_printf (ngettext ("%s account exported", "%s accounts exported", counts->rows), number);
  g_autofree char *others = count (left);

  if (left == 0)
    return g_steal_pointer (&done);
  /* Translators: "612 accounts exported", how many were left out */
  return g_strdup_printf (_("%s, %s left out"), done, others);
}
