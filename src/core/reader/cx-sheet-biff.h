/* The records of an old workbook and the texts in them ([MS-XLS]). Knows nothing of sheets. */
#pragma once

#include "cx-sheet-bytes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  CX_BIFF_FORMULA = 0x0006, CX_BIFF_EOF = 0x000a, CX_BIFF_DATEMODE = 0x0022, CX_BIFF_FILEPASS = 0x002f, CX_BIFF_CONTINUE = 0x003c,
  CX_BIFF_CODEPAGE = 0x0042, CX_BIFF_BOUNDSHEET = 0x0085, CX_BIFF_MULRK = 0x00bd, CX_BIFF_RSTRING = 0x00d6, CX_BIFF_XF = 0x00e0,
  CX_BIFF_SST = 0x00fc, CX_BIFF_LABELSST = 0x00fd, CX_BIFF_NUMBER = 0x0203, CX_BIFF_LABEL = 0x0204, CX_BIFF_BOOLERR = 0x0205,
  CX_BIFF_STRING = 0x0207, CX_BIFF_RK = 0x027e, CX_BIFF_FORMAT = 0x041e, CX_BIFF_BOF = 0x0809,
} CxBiffType;

/**
 * CxBiff: a place in the stream of records.
 * @type, @data, @length: of the record at hand
 * @next: where the next one starts
 */
typedef struct {
  const guint8 *stream;
  gsize         stream_length;
  gsize         start, next;
  guint16       type;
  const guint8 *data;
  gsize         length;
} CxBiff;

/** cx_biff_init: before the record at @at. */
void     cx_biff_init      (CxBiff *self, const guint8 *stream, gsize length, gsize at);
/** cx_biff_next: Returns: %FALSE at the end of the stream, or of what is whole of it */
gboolean cx_biff_next      (CxBiff *self);

/**
 * CxBiffText: reads texts from the record at hand and those that continue it.
 * @codepage: of texts without Unicode, as iconv calls it; %NULL: they are Unicode (version 8)
 */
typedef struct {
  CxBiff     *biff;
  gsize       at;
  const char *codepage;
} CxBiffText;

/** cx_biff_text_number: a number of @size bytes. Returns: %FALSE at the end */
gboolean cx_biff_text_number (CxBiffText *self, guint size, guint32 *number);

/** cx_biff_text_read: appends the text at hand; @size: bytes of its length, 1 or 2. Returns: %FALSE when half of it is missing */
gboolean cx_biff_text_read   (CxBiffText *self, guint size, GString *text);

G_END_DECLS
