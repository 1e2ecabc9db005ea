/* What the workspace asks of its worker about what people decide whatever the score: pins, and what they say no to. */
#include "cx-workspace-private.h"

/* So many accounts show their pins before these are in the file. */
#define AT_ONCE 1000

/* ── pins ───────────────────────────────────────────────────────────────── */

/*
 * Pins:
 * @changes: made in the worker of the rows, unless they are shown at once
 * @shown: whether @changes stand in the queue of the workspace
 * @tiering: what is in the file after all
 */
typedef struct {
  CxSnapshot *snapshot;
  GArray     *rows;
  CxPin       pin;
  GArray     *changes;
  gboolean    shown;
  CxTiering  *tiering;
} Pins;

static void
pins_free (gpointer data)
{
  Pins *input = data;

  g_clear_pointer (&input->snapshot, cx_snapshot_unref);
  g_clear_pointer (&input->rows, g_array_unref);
  g_clear_pointer (&input->pin.reason, g_ref_string_release);
  g_clear_pointer (&input->pin.author, g_ref_string_release);
  g_clear_pointer (&input->changes, g_array_unref);
  g_clear_pointer (&input->tiering, cx_tiering_unref);
  g_free (input);
}

static void
make_changes (Pins *input)
{
  CxColumns *columns = cx_snapshot_get_columns (input->snapshot);

  input->changes = cx_pin_list_new ();
  for (guint i = 0; i < input->rows->len; i++)
    cx_pin_list_add (input->changes, cx_columns_get_id (columns, g_array_index (input->rows, guint, i)), &input->pin);
}

/* Without the accounts, which did not change. */
static void
replace_loaded (CxWorkspace *self,
                CxTiering   *tiering,
                CxSaidNos   *said_nos)
{
  CxSnapshot *before = self->loaded;

  self->loaded = cx_snapshot_with_overrides (before, tiering, said_nos);
  cx_snapshot_unref (before);
}

static gboolean
work_pins (CxStore     **store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CxJob *job = data;
  Pins *input = job->input;
  CxTiering *before = cx_snapshot_get_tiering (job->self->loaded);
  g_autoptr(CxPins) stored = NULL;
  g_autoptr(CxPins) pins = NULL;

  if (input->changes == NULL)
    make_changes (input);
  /* What failed may be shown already: then what the file has comes back. */
  input->tiering = cx_tiering_ref (before);
  /* What is taken back one day is what the file has now: another program may have pinned since it was loaded. */
  stored = cx_pins_load (*store, error);
  if (stored == NULL || !cx_pin_table_write (*store, input->changes, error))
    return FALSE;
  job->result = cx_pins_undo (stored, input->changes);
  pins = cx_pins_with (stored, input->changes);
  g_clear_pointer (&input->tiering, cx_tiering_unref);
  input->tiering = cx_tiering_with_pins (before, pins);
  replace_loaded (job->self, input->tiering, NULL);
  return TRUE;
}

/* What the worker knows of tiers is what is shown, but for pins that are on their way. */
static void
show_overrides (CxWorkspace *self,
                CxTiering   *tiering,
                CxSaidNos   *said_nos)
{
  g_autoptr(CxSnapshot) now = cx_snapshot_with_overrides (self->snapshot, tiering, said_nos);

  cx_workspace_show_changed (self, now);
}

static void
pins_done (gpointer      data,
           const GError *error)
{
  CxJob *job = data;
  Pins *input = job->input;

  if (input->shown && g_queue_remove (&job->self->pins, input->changes))
    g_array_unref (input->changes);
  if (input->tiering != NULL)
    show_overrides (job->self, input->tiering, NULL);
}

static void
push_pins (CxWorkspace        *self,
           Pins               *input,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  CxJob *job = cx_job_new (self, cx_workspace_pin_async, NULL, callback, user_data, input, pins_free);

  job->done = pins_done;
  job->result_free = (GDestroyNotify) g_array_unref;
  if (input->changes != NULL && input->changes->len <= AT_ONCE)
    {
      input->shown = TRUE;
      g_queue_push_tail (&self->pins, g_array_ref (input->changes));
      cx_workspace_show_changed (self, self->snapshot);
    }
  cx_job_push (job, work_pins, FALSE);
}

void
cx_workspace_pin_async (CxWorkspace        *self,
                        CxSnapshot         *snapshot,
                        GArray             *rows,
                        const CxPin        *pin,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Pins *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && rows != NULL && pin != NULL);

  input = g_new0 (Pins, 1);
  input->snapshot = cx_snapshot_ref (snapshot);
  input->rows = g_array_ref (rows);
  input->pin = *pin;
  input->pin.reason = pin->reason ? g_ref_string_acquire (pin->reason) : NULL;
  input->pin.author = pin->author ? g_ref_string_acquire (pin->author) : NULL;
  if (rows->len <= AT_ONCE)
    make_changes (input);
  push_pins (self, input, callback, user_data);
}

void
cx_workspace_repin_async (CxWorkspace        *self,
                          GArray             *changes,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Pins *input;

  g_return_if_fail (CX_IS_WORKSPACE (self) && changes != NULL);

  input = g_new0 (Pins, 1);
  input->changes = g_array_ref (changes);
  push_pins (self, input, callback, user_data);
}

GArray *
cx_workspace_pin_finish (CxWorkspace  *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_pin_async, error);
}

/* ── said no ────────────────────────────────────────────────────────────── */

/* @said_nos: what is in the file afterwards, or NULL when it did not change */
typedef struct {
  CxSaidNo  *said;
  CxSaidNos *said_nos;
} Said;

static void
said_free (gpointer data)
{
  Said *input = data;

  cx_said_no_free (input->said);
  g_clear_pointer (&input->said_nos, cx_said_nos_unref);
  g_free (input);
}

static gboolean
read_said_nos (CxJob   *job,
               CxStore *store,
               GError **error)
{
  Said *input = job->input;

  input->said_nos = cx_said_nos_load (store, cx_snapshot_get_columns (job->self->loaded), error);
  if (input->said_nos == NULL)
    return FALSE;
  replace_loaded (job->self, NULL, input->said_nos);
  return TRUE;
}

static gboolean
work_say_no (CxStore     **store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CxJob *job = data;
  Said *input = job->input;

  if (!cx_said_no_table_add (*store, input->said, &input->said->id, error))
    return FALSE;
  job->result = cx_said_no_copy (input->said);
  return read_said_nos (job, *store, error);
}

static gboolean
work_unsay_no (CxStore     **store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CxJob *job = data;
  Said *input = job->input;

  return cx_said_no_table_remove (*store, input->said->id, error) && read_said_nos (job, *store, error);
}

static void
said_done (gpointer      data,
           const GError *error)
{
  CxJob *job = data;
  Said *input = job->input;

  if (input->said_nos != NULL)
    show_overrides (job->self, NULL, input->said_nos);
}

static CxJob *
said_job (CxWorkspace        *self,
          gpointer            tag,
          const CxSaidNo     *said,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  Said *input = g_new0 (Said, 1);
  CxJob *job = cx_job_new (self, tag, NULL, callback, user_data, input, said_free);

  input->said = cx_said_no_copy (said);
  job->done = said_done;
  return job;
}

void
cx_workspace_say_no_async (CxWorkspace        *self,
                           const CxSaidNo     *said,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  CxJob *job;

  g_return_if_fail (CX_IS_WORKSPACE (self) && said != NULL);

  job = said_job (self, cx_workspace_say_no_async, said, callback, user_data);
  job->result_free = (GDestroyNotify) cx_said_no_free;
  cx_job_push (job, work_say_no, FALSE);
}

CxSaidNo *
cx_workspace_say_no_finish (CxWorkspace  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_say_no_async, error);
}

void
cx_workspace_unsay_no_async (CxWorkspace        *self,
                             const CxSaidNo     *said,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self) && said != NULL);

  cx_job_push (said_job (self, cx_workspace_unsay_no_async, said, callback, user_data), work_unsay_no, FALSE);
}

gboolean
cx_workspace_unsay_no_finish (CxWorkspace  *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_unsay_no_async, error);
}
