/* A fast hash of bytes. Knows nothing of what they are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_hash_bytes:
 * @seed: tells independent hashes of the same bytes apart
 *
 * 64 well-mixed bits, the same on every machine of one byte order and in every run: eight bytes at a time are folded with
 * a 128-bit product. Among a million texts two that differ share a hash with a probability below 10⁻⁷. Not for secrets.
 */
guint64 cx_hash_bytes (const void *data, gsize length, guint64 seed);

G_END_DECLS
