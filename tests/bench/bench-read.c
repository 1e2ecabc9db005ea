/* How fast files are read, without anything done with them: bench-read.py runs it.
 *
 *   bench-read make FILE ROWS    writes NDJSON or XLSX (by the name's end), 22 cells a row, the same every time
 *   bench-read read FILE         reads it twice, as an import does; prints JSON */
#include "cx-reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <xlsxwriter.h>

#define N_COLUMNS 22

/* ── making ─────────────────────────────────────────────────────────────── */

/* Numbers from a linear congruence. */
static guint
draw (void)
{
  static guint64 state = 12345;

  state = state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  return (guint) (state >> 33);
}

/* Text, or a number where %TRUE is returned. */
static gboolean
make_cell (guint row,
           guint column,
           char *text,
           gsize size)
{
  switch (column)
    {
    case 0:
      g_snprintf (text, size, "%u", 1000000 + row);
      return TRUE;
    case 1:
      g_snprintf (text, size, "Company %u of Malmö", row);
      return FALSE;
    case 2:
      g_snprintf (text, size, "company-%u.example.com", row);
      return FALSE;
    case 3: case 4: case 5: case 6: case 7:
      g_snprintf (text, size, "%u.%u", draw () % 90000, draw () % 10);
      return TRUE;
    case N_COLUMNS - 1:
      g_snprintf (text, size, "Met at the fair, wants a second call about %u; and the catalogue of next year, please", draw ());
      return FALSE;
    default:
      g_snprintf (text, size, "Value %u of %u", draw () % 300, column);
      return FALSE;
    }
}

static void
make_lines (const char *path,
            guint       rows)
{
  FILE *file = fopen (path, "w");
  char text[128];

  for (guint row = 0; row < rows; row++)
    {
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          gboolean is_number = make_cell (row, column, text, sizeof text);

          fprintf (file, is_number ? "%s\"column_%u\": %s" : "%s\"column_%u\": \"%s\"", column > 0 ? ", " : "{", column, text);
        }
      fputs ("}\n", file);
    }
  fclose (file);
}

static void
make_workbook (const char *path,
               guint       rows)
{
  lxw_workbook_options options = { .constant_memory = LXW_FALSE };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Accounts");
  char text[128];

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_snprintf (text, sizeof text, "Column %u", column);
      worksheet_write_string (sheet, 0, column, text, NULL);
    }
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      if (make_cell (row, column, text, sizeof text))
        worksheet_write_number (sheet, row + 1, column, g_ascii_strtod (text, NULL), NULL);
      else
        worksheet_write_string (sheet, row + 1, column, text, NULL);
  workbook_close (workbook);
}

/* ── reading ────────────────────────────────────────────────────────────── */

static double
get_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static guint64
count_rows (CxReader *reader)
{
  g_autoptr(GError) error = NULL;
  guint64 rows = 0;
  CxRow row;

  while (cx_reader_next (reader, &row, &error))
    rows += row.problem == NULL;
  if (error != NULL)
    g_error ("%s", error->message);
  return rows;
}

static int
read_twice (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxSource) source = cx_source_open (path, &error);
  g_autoptr(CxReader) reader = source ? cx_reader_new (source, NULL, &error) : NULL, again = NULL;
  double opened = get_seconds (), done;
  struct rusage usage;
  guint64 rows;

  if (reader == NULL)
    g_error ("%s", error->message);
  rows = count_rows (reader);
  done = get_seconds ();
  again = cx_reader_new_again (source, cx_reader_get_form (reader), &error);
  if (count_rows (again) != rows)
    g_error ("%s: other rows the second time", path);
  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"rows\": %" G_GUINT64_FORMAT ", \"open\": %.3f, \"read\": %.3f, \"again\": %.3f, \"megabytes\": %.1f}\n", rows, opened,
          done - opened, get_seconds () - done, (double) usage.ru_maxrss / 1024);
  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "make"))
    {
      if (g_str_has_suffix (argv[2], ".xlsx"))
        make_workbook (argv[2], (guint) atoi (argv[3]));
      else
        make_lines (argv[2], (guint) atoi (argv[3]));
      return 0;
    }
  return argc == 3 && g_str_equal (argv[1], "read") ? read_twice (argv[2]) : 2;
}
