/* What type a column is, from its values and its header. Knows nothing of files. */
#pragma once

#include "cx-field-type.h"
#include "cx-value.h"

G_BEGIN_DECLS

/** CxGuess: what has been seen of one column. */
typedef struct _CxGuess CxGuess;

CxGuess    *cx_guess_new  (void);
void        cx_guess_free (CxGuess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxGuess, cx_guess_free)

/** cx_guess_add: one more cell of the sample. @text: UTF-8, need not be NUL-terminated. */
void        cx_guess_add  (CxGuess *self, const char *text, gsize length);

/** cx_guess_add_order: what a cell outside the sample says of the order of dates; cheap when that is settled. */
void        cx_guess_add_order (CxGuess *self, const char *text, gsize length);

/** cx_guess_is_open: whether cells outside the sample can still tell something: that the column is not empty, or the order of its dates. */
gboolean    cx_guess_is_open (const CxGuess *self);

/** cx_guess_get_filled: cells with a value, of those that were added. */
guint       cx_guess_get_filled (const CxGuess *self);

/** cx_guess_get_samples: the first values that differ, at most five. Returns: (transfer full) */
char      **cx_guess_get_samples (const CxGuess *self);

/** cx_guess_type: what the values are; with none, text. */
CxFieldType cx_guess_type (const CxGuess *self, const char *header);

/** cx_guess_currency: the ISO code that the values name, or "" when they name none, or several. */
const char *cx_guess_currency (const CxGuess *self);

/** cx_guess_separator: what stands between the items of a list: `;`, `|` or `,`. */
char        cx_guess_separator (const CxGuess *self);

/** cx_guess_date_order: how dates of three plain numbers are meant. When no value tells: month first with slashes, else day first. */
CxDateOrder cx_guess_date_order (const CxGuess *self);

G_END_DECLS
