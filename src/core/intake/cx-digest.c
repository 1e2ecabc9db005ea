/* What an import is made of, in a few letters. */
#include "cx-digest.h"

#include "cx-hash.h"

#include <string.h>

#define BLOCK_BYTES (1024 * 1024)

typedef struct {
  guint64 a, b;
} Digest;

static void
add_bytes (Digest     *digest,
           const void *data,
           gsize       length)
{
  digest->a = cx_hash_bytes (data, length, digest->a);
  digest->b = cx_hash_bytes (data, length, ~digest->b);
}

/* With its end, so that neighbours do not run into one another. */
static void
add_text (Digest     *digest,
          const char *text)
{
  add_bytes (digest, text ? text : "", text ? strlen (text) + 1 : 0);
}

static void
add_number (Digest *digest,
            gint64  number)
{
  add_bytes (digest, &number, sizeof number);
}

static gboolean
add_file (Digest   *digest,
          CxSource *source,
          GError  **error)
{
  g_autofree char *block = g_malloc (BLOCK_BYTES);

  for (guint64 at = 0; at < cx_source_get_size (source); )
    {
      gssize n = cx_source_read (source, at, block, BLOCK_BYTES, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      add_bytes (digest, block, n);
      at += n;
    }
  return TRUE;
}

static void
add_form (Digest           *digest,
          const CxReadForm *form)
{
  const gint64 numbers[] = { form->format, form->delimiter, form->quote, form->escape, form->preamble_lines, form->header_lines };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_number (digest, numbers[i]);
  add_text (digest, form->encoding);
  add_text (digest, form->sheet);
}

static void
add_column (Digest             *digest,
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

char *
cx_digest_plan (CxStore            *store,
                const CxImportPlan *plan,
                GError            **error)
{
  g_autofree char *sources = cx_store_get_property (store, "sources", NULL);
  Digest digest = { 0 };

  add_number (&digest, plan->kind);
  add_text (&digest, plan->source);
  add_text (&digest, plan->preset);
  add_text (&digest, sources);
  add_number (&digest, plan->key_column);
  add_form (&digest, plan->form);
  for (guint i = 0; i < plan->columns->len; i++)
    add_column (&digest, plan->columns->pdata[i]);
  if (!add_file (&digest, plan->file, error))
    return NULL;
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", digest.a, digest.b);
}
