/* The text of a JSON file as a window that moves over it: UTF-8, whatever the file is written in. Knows nothing of JSON. */
#pragma once

#include "cx-source.h"

G_BEGIN_DECLS

/** CX_JSON_INPUT_MAX: bytes that the window holds at most; nothing longer can be read in one piece. */
#define CX_JSON_INPUT_MAX (64 * 1024 * 1024)

/**
 * CxJsonInput:
 * @at: first byte that is not done with; whoever reads moves it on
 * @end: behind the last byte that is there; a few NUL bytes follow, so that scanning needs no bound
 * @ended: nothing follows @end
 * @line, @column: of @at, from 1, as cx_json_input_locate() last found them; columns count characters
 */
typedef struct {
  const char *at, *end;
  gboolean    ended;
  gint64      line, column;

  /*< private >*/
  CxSource   *source;
  guint64     offset;      /* of the next byte of the file */
  GIConv      converter;   /* (GIConv) -1 for UTF-8 */
  char       *encoding;
  char       *raw;         /* bytes that wait to be converted */
  gsize       n_raw;
  char       *buffer;
  gsize       capacity;
  const char *located;     /* where @line and @column stand */
} CxJsonInput;

/**
 * cx_json_input_init:
 * @encoding: (nullable): as iconv calls it; %NULL or "auto": by byte-order mark or zero bytes, else UTF-8
 *
 * Stands at the first character behind a byte-order mark. Fails with %CX_ERROR_IO, or with %CX_ERROR_SYNTAX for an
 * encoding that nobody knows.
 */
gboolean    cx_json_input_init         (CxJsonInput *self, CxSource *source, const char *encoding, GError **error);
void        cx_json_input_clear        (CxJsonInput *self);

/** cx_json_input_get_encoding: as iconv calls it. */
const char *cx_json_input_get_encoding (const CxJsonInput *self);
guint64     cx_json_input_get_position (const CxJsonInput *self);

/**
 * cx_json_input_more:
 *
 * Brings more text behind @end; what stands before @at is let go, and what stands from there on moves. Fails with
 * %CX_ERROR_IO, or with %CX_ERROR_SYNTAX when the text is not in its encoding or the window is full.
 */
gboolean    cx_json_input_more         (CxJsonInput *self, GError **error);

/** cx_json_input_is_full: whether no more can be brought before @at moves on. */
gboolean    cx_json_input_is_full      (const CxJsonInput *self);

/** cx_json_input_locate: counts lines up to @at. */
void        cx_json_input_locate       (CxJsonInput *self);

/** cx_json_input_path: of the file, for messages. */
const char *cx_json_input_get_path     (const CxJsonInput *self);

G_END_DECLS
