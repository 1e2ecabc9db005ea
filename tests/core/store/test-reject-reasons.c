/* The reasons of an import's rejects. */
#include "cx-reject-reasons.h"

#include "cx-import-table.h"

#include <glib/gstdio.h>
#include <string.h>

static void
check_sample (const CxRejectReason *reason,
              guint                 i,
              gint64                line,
              const char           *text)
{
  g_assert_cmpuint (i, <, reason->n_samples);
  g_assert_cmpint (reason->samples[i].line, ==, line);
  g_assert_cmpstr (reason->samples[i].text, ==, text);
}

static void
test_reasons (void)
{
  g_autofree char *folder = g_dir_make_tmp ("concentric-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "w.concentric", NULL);
  g_autoptr(CxStore) store = cx_store_create (path, "Test", NULL);
  CxImportRow row = { .file = (char *) "a.csv", .source = (char *) "CRM", .format = (char *) "csv", .encoding = (char *) "UTF-8",
                      .delimiter = (char *) "," };
  gint64 first = cx_import_table_add (store, &row, NULL), second = cx_import_table_add (store, &row, NULL);
  CxQuarantine *quarantine = cx_quarantine_new (store, first, NULL), *other = cx_quarantine_new (store, second, NULL);
  g_autofree char *longest = g_strnfill (5000, 'x');
  g_autoptr(GPtrArray) reasons = NULL;
  g_autoptr(GPtrArray) none = NULL;
  const CxRejectReason *reason;

  cx_quarantine_add_row (quarantine, 3, "rare", "a\0b\xff", 4, NULL, NULL);
  cx_quarantine_add_row (quarantine, 4, "rare, later", longest, 5000, NULL, NULL);
  for (guint i = 7; i > 0; i--)
    cx_quarantine_add_row (quarantine, 10 + i, "often", "", 0, NULL, NULL);
  cx_quarantine_add_row (other, 1, "often", "of another import", 17, NULL, NULL);

  reasons = cx_reject_reasons_list (store, first, NULL);
  g_assert_cmpuint (reasons->len, ==, 3);
  reason = reasons->pdata[0];
  g_assert_cmpstr (reason->reason, ==, "often");
  g_assert_cmpint (reason->n, ==, 7);
  g_assert_cmpuint (reason->n_samples, ==, CX_REJECT_SAMPLES);
  check_sample (reason, 0, 11, "");
  check_sample (reason, 4, 15, "");
  reason = reasons->pdata[1];
  g_assert_cmpstr (reason->reason, ==, "rare");
  check_sample (reason, 0, 3, "a\357\277\275b\357\277\275");
  reason = reasons->pdata[2];
  g_assert_cmpuint (strlen (reason->samples[0].text), <, 1000);
  none = cx_reject_reasons_list (store, 99, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  cx_quarantine_free (quarantine);
  cx_quarantine_free (other);
  g_clear_pointer (&store, cx_store_close);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reject-reasons/list", test_reasons);
  return g_test_run ();
}
