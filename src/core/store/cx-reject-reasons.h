/* Why an import set rows aside: each reason once, with how many rows it holds back and the first of them. Knows no file
 * but the workspace. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/** CX_REJECT_SAMPLES: so many rows are kept of each reason. */
#define CX_REJECT_SAMPLES 5

/** CxRejectSample: @line: of the file; @text: the row as it stands there, shortened, broken bytes replaced */
typedef struct {
  gint64 line;
  char  *text;
} CxRejectSample;

/** CxRejectReason: @n: rows; @samples: the first #CX_REJECT_SAMPLES of them */
typedef struct {
  char          *reason;
  gint64         n;
  guint          n_samples;
  CxRejectSample samples[CX_REJECT_SAMPLES];
} CxRejectReason;

void       cx_reject_reason_free (CxRejectReason *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRejectReason, cx_reject_reason_free)

/**
 * cx_reject_reasons_list: of one import, the most frequent first; one pass over its rejects.
 *
 * Returns: (transfer full) (element-type CxRejectReason)
 */
GPtrArray *cx_reject_reasons_list (CxStore *store, gint64 import, GError **error);

G_END_DECLS
