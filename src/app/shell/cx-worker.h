/* One thread with a queue: the only one that holds the writing connection. Knows nothing of what its
 * jobs do. */
#pragma once

#include "cx-error.h"
#include "cx-store.h"

G_BEGIN_DECLS

/** CxWorker: made and ended on one thread, whose main context hears of finished jobs. */
typedef struct _CxWorker CxWorker;

/**
 * CxWorkFunc:
 * @store: (inout): the connection; a job that opens or closes the file sets it
 *
 * Runs in the worker. Returns: %FALSE with @error set when the work failed
 */
typedef gboolean (*CxWorkFunc) (CxStore     **store,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);

/** CxDoneFunc: runs in the main context of the thread that made the worker. @error: (nullable) (transfer none) */
typedef void (*CxDoneFunc) (gpointer      data,
                            const GError *error);

CxWorker *cx_worker_new  (void);

/**
 * cx_worker_push:
 * @cancellable: (nullable): of the caller
 * @give_up: whether cx_worker_finish() may cancel it: its work leaves nothing behind that is wanted
 * @destroy: frees @data, after @done, on the main thread
 *
 * Queues a job. Jobs run in the order in which they were pushed, also those that are cancelled before
 * their turn: these fail with `G_IO_ERROR_CANCELLED` at once.
 */
void      cx_worker_push (CxWorker      *self,
                          CxWorkFunc     work,
                          CxDoneFunc     done,
                          gpointer       data,
                          GDestroyNotify destroy,
                          GCancellable  *cancellable,
                          gboolean       give_up);

/** cx_worker_finish: gives up what may be given up, does the rest, closes the file, ends the thread, frees @self. Waits. */
void      cx_worker_finish (CxWorker *self);

/** cx_worker_is_current: whether the calling thread is the worker's. */
gboolean  cx_worker_is_current (CxWorker *self);

/** CxRelayFunc: @count: what the relay was told to count */
typedef void (*CxRelayFunc) (gint64   done,
                             gint64   total,
                             gint64   count,
                             gpointer user_data);

/**
 * CxProgressRelay: brings words of progress from the worker to the main thread, at most 20 times a second, never after the
 * job's done function.
 */
typedef struct _CxProgressRelay CxProgressRelay;

/** cx_progress_relay_new: @count: (nullable): of the worker, which alone reads it; goes along with each word */
CxProgressRelay *cx_progress_relay_new    (CxRelayFunc func, const gint64 *count, gpointer user_data);
void             cx_progress_relay_free   (CxProgressRelay *self);
/** cx_progress_relay_report: a #CxProgressFunc for the worker; its data is the relay. */
void             cx_progress_relay_report (gint64 done, gint64 total, gpointer relay);

G_END_DECLS
