/* One thread with a queue. */
#include "cx-worker.h"

#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

typedef struct {
  GMainContext  *context;
  CxWorkFunc     work;
  CxDoneFunc     done;
  gpointer       data;
  GDestroyNotify destroy;
  GCancellable  *cancellable;  /* the caller's, followed by @own */
  GCancellable  *own;
  gulong         follow;
  GPtrArray     *optional;     /* (nullable): where @own is listed */
  GError        *error;
} Job;

struct _CxWorker {
  GThread      *thread;
  GAsyncQueue  *jobs;
  GMainContext *context;
  GPtrArray    *optional;  /* (element-type GCancellable): of jobs that may be given up and are not done */
};

struct _CxProgressRelay {
  GMainContext *context;
  CxRelayFunc   func;
  const gint64 *count;
  gpointer      user_data;
  gint64        last;
};

typedef struct {
  CxRelayFunc func;
  gpointer    user_data;
  gint64      done, total, count;
} Progress;

/* A job that says "no more". */
static Job last_job;

static void
job_free (Job *job)
{
  if (job->destroy)
    job->destroy (job->data);
  g_cancellable_disconnect (job->cancellable, job->follow);
  if (job->optional)
    g_ptr_array_remove_fast (job->optional, job->own);
  g_clear_pointer (&job->optional, g_ptr_array_unref);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->own);
  g_clear_error (&job->error);
  g_main_context_unref (job->context);
  g_free (job);
}

static gboolean
job_done (gpointer user_data)
{
  Job *job = user_data;

  if (job->done)
    job->done (job->data, job->error);
  job_free (job);
  return G_SOURCE_REMOVE;
}

static void
send (GMainContext  *context,
      GSourceFunc    func,
      gpointer       data,
      GDestroyNotify destroy)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  /* One priority for progress and results keeps them in order. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

static gpointer
work_until_told (gpointer data)
{
  GAsyncQueue *jobs = data;
  CxStore *store = NULL;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (jobs);

      if (job == &last_job)
        break;
      if (!g_cancellable_set_error_if_cancelled (job->own, &job->error))
        job->work (&store, job->data, job->own, &job->error);
      send (job->context, job_done, job, NULL);
    }
  cx_store_close (store);
  g_async_queue_unref (jobs);
  return NULL;
}

CxWorker *
cx_worker_new (void)
{
  CxWorker *self = g_new0 (CxWorker, 1);

  self->jobs = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  self->optional = g_ptr_array_new_with_free_func (g_object_unref);
  self->thread = g_thread_new ("workspace", work_until_told, g_async_queue_ref (self->jobs));
  return self;
}

static void
follow (GCancellable *cancellable,
        gpointer      own)
{
  g_cancellable_cancel (own);
}

void
cx_worker_push (CxWorker      *self,
                CxWorkFunc     work,
                CxDoneFunc     done,
                gpointer       data,
                GDestroyNotify destroy,
                GCancellable  *cancellable,
                gboolean       give_up)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (self != NULL && work != NULL);

  job->context = g_main_context_ref (self->context);
  job->work = work;
  job->done = done;
  job->data = data;
  job->destroy = destroy;
  job->own = g_cancellable_new ();
  if (cancellable)
    {
      job->cancellable = g_object_ref (cancellable);
      job->follow = g_cancellable_connect (cancellable, G_CALLBACK (follow), job->own, NULL);
    }
  if (give_up)
    {
      job->optional = g_ptr_array_ref (self->optional);
      g_ptr_array_add (self->optional, g_object_ref (job->own));
    }
  g_async_queue_push (self->jobs, job);
}

void
cx_worker_finish (CxWorker *self)
{
  g_return_if_fail (self != NULL && !cx_worker_is_current (self));

  for (guint i = 0; i < self->optional->len; i++)
    g_cancellable_cancel (g_ptr_array_index (self->optional, i));
  g_async_queue_push (self->jobs, &last_job);
  g_thread_join (self->thread);
  g_ptr_array_unref (self->optional);
  g_async_queue_unref (self->jobs);
  g_main_context_unref (self->context);
  g_free (self);
}

gboolean
cx_worker_is_current (CxWorker *self)
{
  return g_thread_self () == self->thread;
}

CxProgressRelay *
cx_progress_relay_new (CxRelayFunc   func,
                       const gint64 *count,
                       gpointer      user_data)
{
  CxProgressRelay *self = g_new0 (CxProgressRelay, 1);

  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->count = count;
  self->user_data = user_data;
  return self;
}

void
cx_progress_relay_free (CxProgressRelay *self)
{
  g_main_context_unref (self->context);
  g_free (self);
}

static gboolean
deliver_progress (gpointer user_data)
{
  Progress *progress = user_data;

  progress->func (progress->done, progress->total, progress->count, progress->user_data);
  return G_SOURCE_REMOVE;
}

void
cx_progress_relay_report (gint64   done,
                          gint64   total,
                          gpointer relay)
{
  CxProgressRelay *self = relay;
  gint64 now = g_get_monotonic_time ();
  Progress *progress;

  /* The end is always told: what comes after it may take its time too. */
  if (self->func == NULL || (now - self->last < PROGRESS_INTERVAL && (total <= 0 || done < total)))
    return;
  self->last = now;
  progress = g_new (Progress, 1);
  *progress = (Progress) { self->func, self->user_data, done, total, self->count ? *self->count : 0 };
  send (self->context, deliver_progress, progress, g_free);
}
