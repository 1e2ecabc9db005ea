/* A stream of a compound file, the file system in which old workbooks lie ([MS-CFB]). Knows nothing of workbooks. */
#pragma once

#include "cx-error.h"

G_BEGIN_DECLS

/** CxSheetCfb: @streams: (element-type CxSheetStream): all that the file holds */
typedef struct {
  const guint8 *data;
  gsize         length;
  guint         sector_shift, small_shift;
  guint32       small_limit;
  GArray       *chain;         /* of guint32: which sector follows each */
  GArray       *small_chain;
  GByteArray   *small;         /* what the small sectors are cut from */
  GArray       *streams;
} CxSheetCfb;

typedef struct {
  char    name[33];            /* ASCII; "?" for other characters */
  guint8  type;
  guint32 start, size;
} CxSheetStream;

/**
 * cx_sheet_cfb_new:
 * @data: must outlive what is returned
 *
 * Returns: (transfer full) (nullable): %NULL when it is no whole compound file
 */
CxSheetCfb *cx_sheet_cfb_new  (const guint8 *data, gsize length);
void        cx_sheet_cfb_free (CxSheetCfb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSheetCfb, cx_sheet_cfb_free)

/** cx_sheet_cfb_has: whether there is a stream or folder called @name. */
gboolean    cx_sheet_cfb_has  (CxSheetCfb *self, const char *name);

/** cx_sheet_cfb_read: Returns: (transfer full) (nullable): the stream called @name; %NULL when there is none, or half of one */
GByteArray *cx_sheet_cfb_read (CxSheetCfb *self, const char *name);

G_END_DECLS
