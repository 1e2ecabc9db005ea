/* Delimited text as a source of rows. */
#include "cx-row-source.h"

#include "cx-csv.h"
#include "cx-dialect.h"
#include "cx-encoding.h"

#include <string.h>

/* How much is looked at to tell the dialect. */
#define SAMPLE_BYTES (64 * 1024)

typedef struct {
  CxRowSource parent;
  CxCsv      *csv;
} TextRows;

static gboolean
text_next (CxRowSource *source,
           CxRow       *row,
           GError     **error)
{
  return cx_csv_next (((TextRows *) source)->csv, row, error);
}

static guint64
text_position (CxRowSource *source)
{
  return cx_csv_get_position (((TextRows *) source)->csv);
}

static void
text_free (CxRowSource *source)
{
  TextRows *self = (TextRows *) source;

  cx_csv_free (self->csv);
  g_free (self);
}

/* The first text, with room behind it. */
static char *
read_sample (CxSource   *source,
             const char *encoding,
             gsize      *length,
             gboolean   *is_all,
             GError    **error)
{
  g_autoptr(CxTextInput) input = cx_text_input_new (source, encoding, error);
  g_autofree char *sample = NULL;
  gssize n = 1;

  if (input == NULL)
    return NULL;
  sample = g_malloc0 (SAMPLE_BYTES + CX_CSV_PADDING);
  for (*length = 0; n > 0 && *length + 16 <= SAMPLE_BYTES; *length += n)
    {
      n = cx_text_input_read (input, sample + *length, SAMPLE_BYTES - *length, error);
      if (n < 0)
        return NULL;
    }
  *is_all = n == 0;
  return g_steal_pointer (&sample);
}

static gboolean
find_dialect (CxSource            *source,
              const CxReadOptions *options,
              CxReadForm          *form,
              CxDialect           *dialect,
              GError             **error)
{
  char delimiter = options->delimiter ? options->delimiter : options->format == CX_FORMAT_TSV ? '\t' : 0;
  g_autofree char *sample = NULL;
  gboolean is_all;
  gsize length;

  *dialect = (CxDialect) { delimiter, options->quote, options->escape };
  if (delimiter && options->quote && options->escape)
    return TRUE;
  sample = read_sample (source, form->encoding, &length, &is_all, error);
  if (sample == NULL)
    return FALSE;
  *dialect = cx_dialect_find (sample, length, is_all, dialect);
  return TRUE;
}

/* Text begins with neither of these. */
static gboolean
check_start (CxSource *source,
             GError  **error)
{
  char start[8] = { 0 };

  if (cx_source_read (source, 0, start, sizeof start, error) < 0)
    return FALSE;
  if (memcmp (start, "PK\003\004", 4) != 0 && memcmp (start, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) != 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: a workbook, not delimited text; save it as “CSV UTF-8” and import that",
               cx_source_get_path (source));
  return FALSE;
}

static gboolean
find_encoding (CxSource            *source,
               const CxReadOptions *options,
               CxReadForm          *form,
               GError             **error)
{
  g_autofree char *found = NULL;

  if (options->encoding != NULL && g_ascii_strcasecmp (options->encoding, "auto") != 0)
    found = g_strdup (options->encoding);
  else
    found = cx_encoding_find (source, error);
  if (found == NULL)
    return FALSE;
  g_set_str (&form->encoding, found);
  return TRUE;
}

CxRowSource *
cx_text_rows_new (CxSource            *source,
                  const CxReadOptions *options,
                  CxReadForm          *form,
                  GError             **error)
{
  CxTextInput *input;
  CxDialect dialect;
  TextRows *self;

  if (!check_start (source, error) || !find_encoding (source, options, form, error) || !find_dialect (source, options, form, &dialect, error))
    return NULL;
  input = cx_text_input_new (source, form->encoding, error);
  if (input == NULL)
    return NULL;
  g_set_str (&form->encoding, cx_text_input_get_encoding (input));
  form->delimiter = dialect.delimiter;
  form->quote = dialect.quote;
  form->escape = dialect.escape;
  form->format = dialect.delimiter == '\t' ? CX_FORMAT_TSV : CX_FORMAT_CSV;
  self = g_new0 (TextRows, 1);
  self->parent = (CxRowSource) { text_next, text_position, text_free };
  self->csv = cx_csv_new (input, &dialect, NULL);
  return &self->parent;
}
