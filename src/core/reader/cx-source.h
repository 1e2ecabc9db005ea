/* The bytes of a file that is read several times. Knows nothing of what they mean. */
#pragma once

#include "cx-error.h"

G_BEGIN_DECLS

/** CxSource: an open file; shared by reference count, readable from several threads at once. */
typedef struct _CxSource CxSource;

/**
 * cx_source_open:
 *
 * Opens @path; what can be read only once (a pipe) is first copied to a temporary file. Fails with %CX_ERROR_IO, or with
 * %CX_ERROR_EMPTY when there is no byte in it.
 */
CxSource   *cx_source_open     (const char *path, GError **error);

/** cx_source_new_for_bytes: what is in memory, as if it were a file called @name. */
CxSource   *cx_source_new_for_bytes (GBytes *bytes, const char *name);

/** cx_source_new_temporary: (nullable): an empty file without a name, gone when it is closed; %NULL when there is no room. */
CxSource   *cx_source_new_temporary (void);

/** cx_source_append: writes at the end of a temporary one. Returns: %FALSE when there is no room; it is then of no use */
gboolean    cx_source_append   (CxSource *self, const void *data, gsize n);

CxSource   *cx_source_ref      (CxSource *self);
void        cx_source_unref    (CxSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSource, cx_source_unref)

const char *cx_source_get_path (CxSource *self);
guint64     cx_source_get_size (CxSource *self);

/**
 * cx_source_read:
 * @n: how many bytes at most
 *
 * Reads from @offset on. Fails with %CX_ERROR_IO, also when the file is no longer the one that was opened (its size or its
 * time of change differ).
 *
 * Returns: bytes read, less than @n only at the end; -1 on error
 */
gssize      cx_source_read     (CxSource *self, guint64 offset, void *buffer, gsize n, GError **error);

/** cx_source_map: (transfer full): all bytes, for formats that need them at once; not counted in memory by most systems. */
GBytes     *cx_source_map      (CxSource *self, GError **error);

/**
 * cx_source_keep:
 * @what: (transfer full): what one reading found out and the next would find out again
 *
 * Keeps it under @name as long as @self is there; what was kept before under that name goes.
 */
void        cx_source_keep     (CxSource *self, const char *name, CxSource *what);
/** cx_source_get_kept: (transfer full) (nullable) */
CxSource   *cx_source_get_kept (CxSource *self, const char *name);

G_END_DECLS
