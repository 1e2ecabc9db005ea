/* Makes pictures in a thread, one at a time. */
#include "cx-fit-maker.h"

#include <gio/gio.h>

struct _CxFitMaker {
  GObject        parent_instance;

  CxFitMakerFunc made;
  gpointer       data;
  GTask         *task;    /* (unowned): what is being made, and still wanted */
  gboolean       busy;
  CxFitQuestion *next;
};

G_DEFINE_FINAL_TYPE (CxFitMaker, cx_fit_maker, G_TYPE_OBJECT)

static void
make (GTask        *task,
      gpointer      source,
      gpointer      question,
      GCancellable *cancellable)
{
  g_task_return_pointer (task, cx_fit_picture_new (question), (GDestroyNotify) cx_fit_picture_unref);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  CxFitMaker *self = CX_FIT_MAKER (source);
  g_autoptr(CxFitPicture) picture = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean wanted = self->task == G_TASK (result);
  CxFitQuestion *next = g_steal_pointer (&self->next);

  self->busy = FALSE;
  self->task = NULL;
  if (next != NULL)
    cx_fit_maker_ask (self, next);
  if (wanted)
    self->made (g_steal_pointer (&picture), self->data);
}

static void
cx_fit_maker_finalize (GObject *object)
{
  g_clear_pointer (&CX_FIT_MAKER (object)->next, cx_fit_question_free);
  G_OBJECT_CLASS (cx_fit_maker_parent_class)->finalize (object);
}

static void
cx_fit_maker_class_init (CxFitMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_fit_maker_finalize;
}

static void
cx_fit_maker_init (CxFitMaker *self)
{
}

CxFitMaker *
cx_fit_maker_new (CxFitMakerFunc made,
                  gpointer       data)
{
  CxFitMaker *self = g_object_new (CX_TYPE_FIT_MAKER, NULL);

  self->made = made;
  self->data = data;
  return self;
}

void
cx_fit_maker_ask (CxFitMaker    *self,
                  CxFitQuestion *question)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CX_IS_FIT_MAKER (self) && question != NULL);

  if (self->busy)
    {
      g_clear_pointer (&self->next, cx_fit_question_free);
      self->next = question;
      return;
    }
  task = g_task_new (self, NULL, on_made, NULL);
  g_task_set_task_data (task, question, (GDestroyNotify) cx_fit_question_free);
  self->task = task;
  self->busy = TRUE;
  g_task_run_in_thread (task, make);
}

void
cx_fit_maker_stop (CxFitMaker *self)
{
  g_return_if_fail (CX_IS_FIT_MAKER (self));

  self->task = NULL;
  g_clear_pointer (&self->next, cx_fit_question_free);
}
