/* What an import is made of, in a few letters. */
#include "cx-digest.h"

#include "cx-hash.h"

#include <string.h>

#define BLOCK_BYTES (1024 * 1024)

static void
add_bytes (CxFileDigest *digest,
           const void   *data,
           gsize         length)
{
  digest->a = cx_hash_bytes (data, length, digest->a);
  digest->b = cx_hash_bytes (data, length, ~digest->b);
}

/* With its end, so that neighbours do not run into one another. */
static void
add_text (CxFileDigest *digest,
          const char *text)
{
  add_bytes (digest, text ? text : "", text ? strlen (text) + 1 : 0);
}

static void
add_number (CxFileDigest *digest,
            gint64        number)
{
  add_bytes (digest, &number, sizeof number);
}

static void
add_form (CxFileDigest     *digest,
          const CxReadForm *form)
{
  const gint64 numbers[] = { form->format, form->delimiter, form->quote, form->escape, form->preamble_lines, form->header_lines };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_number (digest, numbers[i]);
  add_text (digest, form->encoding);
  add_text (digest, form->sheet);
}

static void
add_column (CxFileDigest       *digest,
            const CxPlanColumn *column)
{
  const CxField *field = column->field;

  add_text (digest, column->header);
  add_number (digest, field != NULL);
  if (field == NULL)
    return;
  add_text (digest, field->key);
  add_text (digest, field->label);
  add_text (digest, field->role);
  add_text (digest, field->unit);
  add_number (digest, field->type);
  add_number (digest, column->date_order);
  add_number (digest, column->separator);
  add_number (digest, column->scale);
}

gboolean
cx_file_digest_advance (CxFileDigest *self,
                        CxSource     *source,
                        guint64       to,
                        GError      **error)
{
  g_autofree char *block = NULL;
  guint64 end = to >= cx_source_get_size (source) ? cx_source_get_size (source) : to - to % BLOCK_BYTES;

  if (self->at >= end)
    return TRUE;
  block = g_malloc (BLOCK_BYTES);
  while (self->at < end)
    {
      gssize n = cx_source_read (source, self->at, block, MIN (BLOCK_BYTES, end - self->at), error);

      if (n <= 0)
        return n == 0;
      add_bytes (self, block, n);
      self->at += n;
    }
  return TRUE;
}

char *
cx_digest_settings (CxStore            *store,
                    const CxImportPlan *plan)
{
  g_autofree char *sources = cx_store_get_property (store, "sources", NULL);
  CxFileDigest digest = { 0 };

  add_number (&digest, plan->kind);
  add_text (&digest, plan->source);
  add_text (&digest, plan->preset);
  add_text (&digest, sources);
  add_number (&digest, plan->key_column);
  add_form (&digest, plan->form);
  for (guint i = 0; i < plan->columns->len; i++)
    add_column (&digest, plan->columns->pdata[i]);
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x-%" G_GUINT64_FORMAT "-", digest.a, digest.b,
                          cx_source_get_size (plan->file));
}

char *
cx_digest_join (const char         *settings,
                const CxFileDigest *file)
{
  return g_strdup_printf ("%s%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", settings, file->a, file->b);
}
