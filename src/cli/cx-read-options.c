/* The options that say how a file is written. */
#include "cx-read-options.h"

#include "cx-cli.h"

#include <string.h>

static const struct {
  const char *word;
  char        delimiter;
} delimiters[] = {
  { "tab", '\t' }, { "\\t", '\t' }, { "space", ' ' }, { "comma", ',' }, { "semicolon", ';' }, { "bar", '|' }, { "US", '\x1f' },
};

void
cx_read_words_clear (CxReadWords *self)
{
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->sheet);
}

static gboolean
parse_delimiter (const char *text,
                 char       *delimiter,
                 GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (g_ascii_strcasecmp (text, delimiters[i].word) == 0)
      {
        *delimiter = delimiters[i].delimiter;
        return TRUE;
      }
  *delimiter = *text;
  if (strlen (text) == 1 && *text != '"' && *text != '\n' && *text != '\r' && !(*text & 0x80) && !g_ascii_isalnum (*text))
    return TRUE;
  return cx_cli_usage_error (error, "“%s” is no delimiter; say one sign like ; or the word tab", text);
}

gboolean
cx_read_words_parse (const CxReadWords *words,
                     CxReadOptions     *options,
                     GError           **error)
{
  *options = (CxReadOptions) { .encoding = words->encoding, .sheet = words->sheet };
  if (words->header < 0)
    return cx_cli_usage_error (error, "--header %d: say a line, the first is 1", words->header);
  options->header_line = (guint) words->header;
  if (words->format != NULL && !cx_format_from_name (words->format, &options->format))
    return cx_cli_usage_error (error, "--format %s: say auto, csv, tsv, json, ndjson, xlsx, xls or ods", words->format);
  return words->delimiter == NULL || parse_delimiter (words->delimiter, &options->delimiter, error);
}

char *
cx_read_delimiter_name (char delimiter)
{
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == delimiter && !g_ascii_ispunct (delimiter))
      return g_strdup (delimiters[i].word);
  if (delimiter == 0)
    return g_strdup ("none");
  return g_ascii_isprint (delimiter) ? g_strdup_printf ("%c", delimiter) : g_strdup_printf ("0x%02x", (guchar) delimiter);
}

char *
cx_read_describe_form (const CxReadForm *form)
{
  g_autofree char *delimiter = cx_read_delimiter_name (form->delimiter);
  g_autofree char *format = g_ascii_strup (cx_format_get_name (form->format), -1);

  if (form->delimiter != 0)
    return g_strdup_printf ("%s, delimiter %s", form->encoding, delimiter);
  if (form->sheet != NULL)
    return g_strdup_printf ("%s, %s “%s”", format, form->sheets ? "sheet" : "array", form->sheet);
  return g_steal_pointer (&format);
}

void
cx_read_set_form (JsonObject       *object,
                  const CxReadForm *form)
{
  char delimiter[] = { form->delimiter, '\0' };

  json_object_set_string_member (object, "format", cx_format_get_name (form->format));
  json_object_set_string_member (object, "encoding", form->encoding);
  cx_cli_set_text (object, "delimiter", form->delimiter ? delimiter : NULL);
}
