/* What an import is made of, in a few letters: two with the same digest do the same. */
#pragma once

#include "cx-import.h"

G_BEGIN_DECLS

/** CxFileDigest: the bytes of a file up to some place; all zero: none yet. */
typedef struct {
  guint64 a, b, at;
} CxFileDigest;

/** cx_file_digest_advance: takes the bytes up to about @to, or, when that is the end, all of them. Fails with %CX_ERROR_IO. */
gboolean cx_file_digest_advance (CxFileDigest *self, CxSource *source, guint64 to, GError **error);

/** cx_digest_settings: (transfer full): of everything that @plan and the workspace say of how the file is read, and its size. */
char    *cx_digest_settings     (CxStore *store, const CxImportPlan *plan);

/** cx_digest_join: (transfer full): of settings and a whole file. */
char    *cx_digest_join         (const char *settings, const CxFileDigest *file);

G_END_DECLS
