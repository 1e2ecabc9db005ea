/* Work over many things, halves of them in a thread each. */
#include "cx-halves.h"

typedef struct {
  CxHalfFunc func;
  gpointer   data;
  guint      from, to;
} Second;

static gpointer
run_second (gpointer data)
{
  const Second *self = data;

  self->func (self->data, 1, self->from, self->to);
  return NULL;
}

guint
cx_halves_run (guint      n,
               CxHalfFunc func,
               gpointer   data)
{
  Second second = { func, data, n / 2, n };
  GThread *thread;

  g_return_val_if_fail (func != NULL, 0);

  if (n < CX_HALVES_MIN)
    {
      func (data, 0, 0, n);
      return 1;
    }
  thread = g_thread_try_new ("half", run_second, &second, NULL);
  func (data, 0, 0, second.from);
  if (thread != NULL)
    g_thread_join (thread);
  else
    run_second (&second);
  return 2;
}
