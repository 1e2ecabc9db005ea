/* The options that say how a file is written, of every command that reads tables. */
#pragma once

#include "cx-reader.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CxReadWords: what a person said; all %NULL: everything is found. */
typedef struct {
  char *format, *encoding, *delimiter, *sheet;
  int   header;
} CxReadWords;

void cx_read_words_clear (CxReadWords *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxReadWords, cx_read_words_clear)

/** CX_READ_ENTRIES: lines of a table of GOptionEntry. */
#define CX_READ_ENTRIES(words) \
  { "format", 0, 0, G_OPTION_ARG_STRING, &(words)->format, "auto, csv, tsv, json, ndjson, xlsx, xls or ods", "FORMAT" }, \
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &(words)->encoding, "how text is encoded, when it is found wrong: UTF-8, WINDOWS-1252, …", "ENCODING" }, \
  { "delimiter", 0, 0, G_OPTION_ARG_STRING, &(words)->delimiter, "what separates cells, when it is found wrong: one sign, or tab, space, US", "C" }, \
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &(words)->sheet, "which sheet of a workbook; of JSON the path of the array", "SHEET" }, \
  { "header", 0, 0, G_OPTION_ARG_INT, &(words)->header, "the line, of a workbook the row, in which the header stands", "LINE" }

/** cx_read_words_parse: fails with a usage error. @options: points into @words */
gboolean cx_read_words_parse (const CxReadWords *words, CxReadOptions *options, GError **error);

/** cx_read_delimiter_name: "tab", ";"; "none" of what has none. Returns: (transfer full) */
char    *cx_read_delimiter_name (char delimiter);

/** cx_read_describe_form: "UTF-8, delimiter ;"; "XLSX, sheet “Accounts”". Returns: (transfer full) */
char    *cx_read_describe_form (const CxReadForm *form);

/** cx_read_set_form: the members "format", "encoding" and "delimiter" of what an import did; no delimiter: null. */
void     cx_read_set_form (JsonObject *object, const CxReadForm *form);

G_END_DECLS
