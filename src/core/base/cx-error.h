/* The expected failures of Concentric, one code each. Knows nothing of the domain. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CX_ERROR:
 *
 * The error domain. Every message says what failed, where (file, line, column, field) and what to
 * do about it, in one line that can be shown to a person. Cancelling is `G_IO_ERROR_CANCELLED`.
 */
#define CX_ERROR (cx_error_quark ())
GQuark cx_error_quark (void);

/**
 * CxError:
 * @CX_ERROR_IO: a file cannot be read or written
 * @CX_ERROR_EXISTS: the file to be made is there already
 * @CX_ERROR_NOT_A_WORKSPACE: the file is not a Concentric workspace
 * @CX_ERROR_NEWER_WORKSPACE: the workspace was written by a newer Concentric
 * @CX_ERROR_BUSY: another program is writing to the workspace
 * @CX_ERROR_DAMAGED: the workspace file fails its integrity check
 * @CX_ERROR_DATABASE: SQLite refused for another reason
 * @CX_ERROR_SYNTAX: a document is not what its format asks for
 * @CX_ERROR_NEWER_DOCUMENT: a document was written by a newer Concentric
 * @CX_ERROR_EMPTY: a file holds no header or no rows
 * @CX_ERROR_NO_IDENTITY: no column says which account a row is about
 * @CX_ERROR_REJECTED: rows were bad, and the caller asked for all or nothing
 * @CX_ERROR_NOT_FOUND: no such account, profile, field or stage
 * @CX_ERROR_INVALID: a value is out of its range or not of its type
 * @CX_ERROR_DEPENDS: something that came later stands on what is to be taken back
 */
typedef enum {
  CX_ERROR_IO,
  CX_ERROR_EXISTS,
  CX_ERROR_NOT_A_WORKSPACE,
  CX_ERROR_NEWER_WORKSPACE,
  CX_ERROR_BUSY,
  CX_ERROR_DAMAGED,
  CX_ERROR_DATABASE,
  CX_ERROR_SYNTAX,
  CX_ERROR_NEWER_DOCUMENT,
  CX_ERROR_EMPTY,
  CX_ERROR_NO_IDENTITY,
  CX_ERROR_REJECTED,
  CX_ERROR_NOT_FOUND,
  CX_ERROR_INVALID,
  CX_ERROR_DEPENDS,
} CxError;

/**
 * CxProgressFunc:
 * @done: units done so far, e.g. bytes of the file
 * @total: units in all, or 0 when that is not known
 *
 * Called now and then from the thread that does the work; must be quick.
 */
typedef void (*CxProgressFunc) (gint64   done,
                                gint64   total,
                                gpointer user_data);

G_END_DECLS
