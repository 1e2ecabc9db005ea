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

/**
 * CxDictionary:
 * @texts, @lengths: (array length=n): in the arena, and their bytes
 * @slots: an open hash table, four bytes a slot to stay near the processor: number + 1 in as many lower
 *   bits as the table needs, upper bits of the hash in the others, 0 when free
 * @mask: number of slots less one
 */
typedef struct {
  CxArena *arena;
  char   **texts;
  guint32 *lengths;
  guint    n, allocated;
  guint32 *slots;
  guint32  mask;
} CxDictionary;

void     cx_dictionary_init  (CxDictionary *self, CxArena *arena);
/** cx_dictionary_clear: frees all but the texts, which are the arena's. */
void     cx_dictionary_clear (CxDictionary *self);
/** cx_dictionary_expect: makes room for @n texts at once, which saves growing step by step. */
void     cx_dictionary_expect (CxDictionary *self, guint n);
/** cx_dictionary_add: the number of the text, new or not. */
guint32  cx_dictionary_add   (CxDictionary *self, const char *text, gsize length);

/** CX_TEXT_MISSING: in place of a length: no text, no number. */
#define CX_TEXT_MISSING G_MAXUINT32

/**
 * cx_dictionary_add_many:
 * @bytes: the texts, one behind the other
 * @lengths: (array length=n): bytes of each, or %CX_TEXT_MISSING
 * @codes: (array length=n) (out): their numbers; %G_MAXUINT32 for a missing one
 *
 * The same for many texts, several times as fast: memory is asked for ahead of its use.
 */
void     cx_dictionary_add_many (CxDictionary *self, const char *bytes, const guint32 *lengths, guint n, guint32 *codes);

G_END_DECLS
