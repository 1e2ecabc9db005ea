/* What a format has to do to be read: give raw rows. Internal to the readers. */
#pragma once

#include "cx-reader.h"

G_BEGIN_DECLS

/**
 * CxRowSource: one open file of one format; the first member of a format's own struct.
 * @next: as cx_reader_next(), but of rows as they stand in the file: the header and all that stands above it included
 *   (JSON: the header of its form is set before the first row, and its rows are complete)
 * @position: bytes read so far
 */
typedef struct _CxRowSource CxRowSource;
struct _CxRowSource {
  gboolean (*next)     (CxRowSource *self, CxRow *row, GError **error);
  guint64  (*position) (CxRowSource *self);
  void     (*free)     (CxRowSource *self);
};

/*
 * One constructor a format. @form comes with what is known (its format; of a second reading everything) and receives what
 * the format finds: encoding, delimiter, quote, escape, sheets, sheet; JSON also the header.
 */
CxRowSource *cx_text_rows_new  (CxSource *source, const CxReadOptions *options, CxReadForm *form, GError **error);
CxRowSource *cx_json_rows_new  (CxSource *source, const CxReadOptions *options, CxReadForm *form, GError **error);
CxRowSource *cx_sheet_rows_new (CxSource *source, const CxReadOptions *options, CxReadForm *form, GError **error);

G_END_DECLS
