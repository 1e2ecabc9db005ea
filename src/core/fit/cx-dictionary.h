/* Distinct texts, numbered in the order in which they were first seen; inside the fit layer only.
 * Knows nothing of fields. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CxArena: memory for many small texts that live and die together. */
typedef struct _CxArena CxArena;

CxArena *cx_arena_new  (void);
void     cx_arena_free (CxArena *self);
/** cx_arena_copy: @length bytes and a NUL behind them. */
char    *cx_arena_copy (CxArena *self, const char *text, gsize length);

/** CxDictionary: @texts: (array length=n), in the arena. */
typedef struct {
  CxArena *arena;
  char   **texts;
  guint32 *lengths;
  guint    n, allocated;
  guint64 *slots;   /* hash in the upper half, number + 1 in the lower, 0 when free */
  guint    n_slots; /* a power of two */
} CxDictionary;

void     cx_dictionary_init  (CxDictionary *self, CxArena *arena);
/** cx_dictionary_clear: frees all but the texts, which are the arena's. */
void     cx_dictionary_clear (CxDictionary *self);
/** cx_dictionary_add: the number of the text, new or not. Constant time, no allocation for a known text. */
guint32  cx_dictionary_add   (CxDictionary *self, const char *text, gsize length);

G_END_DECLS
