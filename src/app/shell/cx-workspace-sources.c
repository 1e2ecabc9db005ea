/* What the workspace asks of its worker about the systems that values come from. */
#include "cx-workspace-private.h"

#include "cx-precedence.h"

void
cx_sources_free (CxSources *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->ranked);
  g_strfreev (self->others);
  g_free (self);
}

/* ── which there are ────────────────────────────────────────────────────── */

/* A source that is but the name of its file is no system. */
#define SOURCES "SELECT DISTINCT source FROM import WHERE source <> file ORDER BY source"

static GStrv
list_others (CxStore           *store,
             const char *const *ranked,
             GError           **error)
{
  g_autoptr(CxStatement) select = cx_database_prepare (cx_store_get_database (store), SOURCES, error);
  g_autoptr(GStrvBuilder) others = g_strv_builder_new ();
  gboolean has_row;

  if (select == NULL)
    return NULL;
  for (;;)
    {
      const char *name;

      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_strv_builder_end (others);
      name = cx_statement_get_text (select, 0);
      if (!g_strv_contains (ranked, name))
        g_strv_builder_add (others, name);
    }
}

static gboolean
work_sources (CxStore     **store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CxJob *job = data;
  CxSources *sources = g_new0 (CxSources, 1);

  job->result = sources;
  job->result_free = (GDestroyNotify) cx_sources_free;
  sources->ranked = cx_precedence_list (*store, error);
  if (sources->ranked)
    sources->others = list_others (*store, (const char *const *) sources->ranked, error);
  return sources->others != NULL;
}

void
cx_workspace_sources_async (CxWorkspace         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_sources_async, cancellable, callback, user_data, NULL, NULL), work_sources, TRUE);
}

CxSources *
cx_workspace_sources_finish (CxWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cx_job_finish_pointer (self, result, cx_workspace_sources_async, error);
}

/* ── which is trusted most ──────────────────────────────────────────────── */

/* Those that were ranked before keep their order behind it. */
static gboolean
work_trust (CxStore     **store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const char *source = ((CxJob *) data)->input;
  g_auto(GStrv) ranked = cx_precedence_list (*store, error);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) order = NULL;

  if (ranked == NULL)
    return FALSE;
  if (source)
    g_strv_builder_add (builder, source);
  for (guint i = 0; source && ranked[i]; i++)
    if (!g_str_equal (ranked[i], source))
      g_strv_builder_add (builder, ranked[i]);
  order = g_strv_builder_end (builder);
  return cx_precedence_set (*store, (const char *const *) order, error);
}

void
cx_workspace_trust_async (CxWorkspace         *self,
                          const char          *source,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CX_IS_WORKSPACE (self));

  cx_job_push (cx_job_new (self, cx_workspace_trust_async, NULL, callback, user_data, g_strdup (source), g_free), work_trust, FALSE);
}

gboolean
cx_workspace_trust_finish (CxWorkspace   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cx_job_finish_boolean (self, result, cx_workspace_trust_async, error);
}
