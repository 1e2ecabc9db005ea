/* Win stories from files: which column is what, which rows are set aside. */
#include "cx-story-file.h"

#include <glib/gstdio.h>
#include <string.h>

/* "line:customer|industry|business_model|story|link" a story and "line!reason" a reject, line by line. */
static char *
words_of (const CxStoryFile *file)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < file->stories->len; i++)
    {
      const CxStory *story = file->stories->pdata[i];

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":", text->len ? "\n" : "", story->line);
      for (guint k = 0; k < CX_N_STORY_MEMBERS; k++)
        g_string_append_printf (text, "%s%s", k ? "|" : "", story->values[k] ? story->values[k] : "");
    }
  for (guint i = 0; i < file->rejects->len; i++)
    {
      const CxStoryReject *reject = file->rejects->pdata[i];

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "!%s", text->len ? "\n" : "", reject->line, reject->reason);
    }
  return g_string_free_and_steal (text);
}

static CxStoryFile *
read_text (const char *data,
           const char *mapping,
           GError    **error)
{
  g_autofree char *folder = g_dir_make_tmp ("concentric-stories-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "wins.csv", NULL);
  CxStoryFile *file;

  g_assert_true (g_file_set_contents (path, data, -1, NULL));
  file = cx_story_file_read (path, 0, mapping, error);
  g_unlink (path);
  g_rmdir (folder);
  return file;
}

static const struct {
  const char *name, *data, *mapping, *expected;
} cases[] = {
  { "all columns", "Industry,Business model,Customer,Link,Story\nLogistics,B2B,Vaartzicht,https://x.example,+12 %\n", NULL,
    "2:Vaartzicht|Logistics|B2B|+12 %|https://x.example" },
  { "other words", "Company;Sector;Outcome\nAcme;Retail;Saved 3 weeks\n", NULL, "2:Acme|Retail||Saved 3 weeks|" },
  { "German", "Kunde;Branche;Geschäftsmodell;Ergebnis\nSilberau;Großhandel;B2B;−31 % Stopps\n", NULL,
    "2:Silberau|Großhandel|B2B|−31 % Stopps|" },
  { "Chinese", "客户,行业,案例,链接\n青葉物流,物流,+12 %,https://y.example\n", NULL, "2:青葉物流|物流||+12 %|https://y.example" },
  { "tabs", "Account\tQuote\nAcme\t\"It works, always\"\n", NULL, "2:Acme|||It works, always|" },
  { "a byte-order mark", "\xef\xbb\xbf" "Customer,Story\nAcme,Won\n", NULL, "2:Acme|||Won|" },
  { "other columns are left out", "Customer,Owner,Story\nAcme,Elin,Won\n", NULL, "2:Acme|||Won|" },
  { "the better header wins", "Name,Customer,Story\nElin,Acme,Won\n", NULL, "2:Acme|||Won|" },
  { "the better header wins, first", "Customer,Name,Story\nAcme,Elin,Won\n", NULL, "2:Acme|||Won|" },
  { "a mapping", "Who,What\nAcme,Won\n", "{\"Who\": \"customer\", \"What\": \"story\"}", "2:Acme|||Won|" },
  { "a mapping wins over a header", "Customer,Firm,Story\nElin,Acme,Won\n", "{\"Firm\": \"customer\"}", "2:Acme|||Won|" },
  { "a mapping leaves out", "Customer,Industry,Story\nAcme,Retail,Won\n", "{\"Industry\": null}", "2:Acme|||Won|" },
  { "story alone", "Customer,Story\n,Won\n", NULL, "2:|||Won|" },
  { "link alone", "Customer,Story,Link\n,,https://x.example\n", NULL, "2:||||https://x.example" },
  { "placeholders are missing", "Customer,Industry,Story\nAcme,N/A,Won\nBeta,-,-\n", NULL,
    "2:Acme|||Won|\n3!a customer and nothing else; give a story or a link" },
  { "a customer alone", "Customer;Story;Link\nA;;\nB;Won;\n", NULL,
    "3:B|||Won|\n2!a customer and nothing else; give a story or a link" },
  { "a customer and an industry", "Customer,Industry,Story\nA,Retail,\n", NULL, "2:A|Retail|||" },
  { "links of the web", "Story,Link\na,HTTPS://x.example\nb,http://x.example/y:z\nc,x.example/?q=a:b\nd,x.example:8080/y\ne,localhost:80\n", NULL,
    "2:|||a|HTTPS://x.example\n3:|||b|http://x.example/y:z\n4:|||c|x.example/?q=a:b\n5:|||d|x.example:8080/y\n6:|||e|localhost:80" },
  { "links that are run or fetched", "Customer,Story,Link\nA,Won,JavaScript:alert(1)\nB,,ftp://x.example/y\nC,Won,data:text/html\nD,Won,\n", NULL,
    "5:D|||Won|\n2!the link is a “javascript:” address; give one that begins with https:// or http://\n"
    "3!the link is a “ftp:” address; give one that begins with https:// or http://\n"
    "4!the link is a “data:” address; give one that begins with https:// or http://" },
  { "lines in a story stay", "Customer,Story\n\"Acme\nGmbH\",\"One\nTwo\"\n", NULL, "2:Acme GmbH|||One\nTwo|" },
  { "a guarded text", "Customer,Story\nAcme,'+12 %\n", NULL, "2:Acme|||+12 %|" },
  { "blank lines", "Customer,Story\n\nAcme,Won\n,\n", NULL, "3:Acme|||Won|" },
  { "no customer and no story", "Customer,Industry,Story\n,Retail,\nAcme,,Won\n", NULL,
    "3:Acme|||Won|\n2!no customer, story or link" },
  { "too many cells", "Customer,Story\nAcme,Won,more\n", NULL, "2!3 cells, but the header has 2" },
  { "too few cells", "Customer,Industry,Story\nAcme,Won\n", NULL, "2!2 of 3 cells: the row ends early" },
  { "broken text", "Customer,Story\nCaf\xe9,Won\nAcmé,Won\n", NULL, "3:Acmé|||Won|\n2!cell 1 is not UTF-8 (byte 0xE9)" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStoryFile) file = read_text (cases[i].data, cases[i].mapping, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = words_of (file);
  g_assert_cmpstr (words, ==, cases[i].expected);
}

static void
test_failures (void)
{
  static const struct { const char *data, *mapping; int code; const char *says; } rows[] = {
    { "", NULL, CX_ERROR_EMPTY, "wins.csv: the file is empty" },
    { "\n\n", NULL, CX_ERROR_EMPTY, "wins.csv: the file holds no text" },
    { "Customer,Story\n", NULL, CX_ERROR_EMPTY, "wins.csv: a header but no rows" },
    { "Owner,Industry\nElin,Retail\n", NULL, CX_ERROR_NO_IDENTITY, "wins.csv: line 1: no column is a story or a link" },
    { "Company,Website,Employees\nAcme,acme.example,12\n", NULL, CX_ERROR_NO_IDENTITY, "so this is no file of stories; name one “Story”" },
    { "Customer,Story\nAcme,Won\n", "{\"Story\": null}", CX_ERROR_NO_IDENTITY, "no column is a story or a link" },
    { "Customer,Story\nAcme,Won\n", "{\"Customer\": \"company\"}", CX_ERROR_SYNTAX, "“Customer”: a story has no “company”" },
    { "Customer,Story\nAcme,Won\n", "{\"Kunde\": \"customer\"}", CX_ERROR_SYNTAX, "“Kunde”: the file has no such column" },
    { "Customer,Story\nAcme,Won\n", "[", CX_ERROR_SYNTAX, "mapping" },
    { "PK\003\004 a workbook", NULL, CX_ERROR_SYNTAX, "the workbook is cut off" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxStoryFile) file = read_text (rows[i].data, rows[i].mapping, &error);

      g_assert_null (file);
      g_assert_error (error, CX_ERROR, rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].says));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_columns (void)
{
  g_autoptr(CxStoryFile) file = read_text ("Customer,Owner,Story\nAcme,Elin,\nBeta,,Won\n", NULL, NULL);
  static const struct { const char *header; int member; gint64 filled; } expected[] = {
    { "Customer", CX_STORY_CUSTOMER, 2 }, { "Owner", -1, 0 }, { "Story", CX_STORY_STORY, 1 },
  };

  g_assert_cmpuint (file->columns->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const CxStoryColumn *column = file->columns->pdata[i];

      g_assert_cmpstr (column->header, ==, expected[i].header);
      g_assert_cmpint (column->member, ==, expected[i].member);
      g_assert_cmpint (column->filled, ==, expected[i].filled);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/story-file/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/story-file/failures", test_failures);
  g_test_add_func ("/story-file/columns", test_columns);
  return g_test_run ();
}
