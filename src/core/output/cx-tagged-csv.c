/* The tagged list as CSV. */
#include "cx-cell.h"
#include "cx-headers.h"
#include "cx-tagged.h"
#include "cx-tags.h"

#include <math.h>

/* Text is handed to the stream in pieces of this size. */
#define PIECE 65536

/* The columns of the file behind the tags, and the scale that each one's header names. */
typedef struct {
  GPtrArray *columns;   /* (element-type CxColumn) */
  int       *scales;
} Chosen;

static void
chosen_clear (Chosen *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->scales, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chosen, chosen_clear)

static const char *
header_of (const CxColumn *column)
{
  /* The header under which the field came in is the one that its source knows. */
  return column->field->header ? column->field->header : column->field->label;
}

static gboolean
choose (Chosen            *self,
        const CxTags      *tags,
        const char *const *keys,
        GError           **error)
{
  self->columns = cx_tags_columns (tags, keys, error);
  if (self->columns == NULL)
    return FALSE;
  /* These two stand in front already. */
  g_ptr_array_remove (self->columns, (gpointer) tags->name);
  g_ptr_array_remove (self->columns, (gpointer) tags->domain);
  self->scales = g_new0 (int, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      CxHeaderUnit unit;
      g_autofree char *bare = cx_header_split_unit (header_of (self->columns->pdata[i]), &unit);

      self->scales[i] = unit.scale;
    }
  return TRUE;
}

static void
append_header (GString    *out,
               const char *header)
{
  if (out->len > 0)
    g_string_append_c (out, ',');
  cx_cell_append_text (out, header);
}

static void
append_headers (GString      *out,
                const CxTags *tags,
                const Chosen *chosen)
{
  static const char *const after[] = { "tier", "segment", "fit", "low", "high", "stage", "flags" };

  append_header (out, CX_IMPORT_OWN_PREFIX "key");
  if (tags->name != NULL)
    append_header (out, header_of (tags->name));
  if (tags->domain != NULL)
    append_header (out, header_of (tags->domain));
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autofree char *header = g_strconcat (CX_IMPORT_OWN_PREFIX, after[i], NULL);

      append_header (out, header);
    }
  for (guint i = 0; i < chosen->columns->len; i++)
    append_header (out, header_of (chosen->columns->pdata[i]));
  g_string_append (out, "\r\n");
}

static void
append_cell (GString        *out,
             const CxColumn *column,
             guint           account,
             int             scale)
{
  g_string_append_c (out, ',');
  cx_cell_append_csv (out, column, account, scale);
}

static void
append_tag (GString    *out,
            const char *text)
{
  g_string_append_c (out, ',');
  if (text != NULL)
    cx_cell_append_text (out, text);
}

/* A score to four decimals: exact enough for a spreadsheet, and readable. */
static void
append_score (GString *out,
              double   score)
{
  g_string_append_c (out, ',');
  cx_cell_append_number (out, round (score * 10000) / 10000);
}

static void
append_tags (GString      *out,
             const CxTags *tags,
             guint         account)
{
  static const char *const tiers[CX_N_TIERS] = { "outside", "1", "2", "3" };
  const CxFit *fit = cx_tags_get_fit (tags, account);
  const char *flags[CX_N_FLAGS + 1] = { NULL };
  g_autofree char *joined = NULL;

  cx_tags_get_flags (tags, account, flags);
  joined = g_strjoinv (";", (char **) flags);
  append_tag (out, tiers[fit->tier]);
  append_tag (out, cx_tags_get_segment (tags, account));
  append_score (out, fit->low);
  append_score (out, fit->low);
  append_score (out, fit->high);
  append_tag (out, cx_tags_get_stage (tags, account));
  append_tag (out, joined);
}

static void
append_account (GString      *out,
                const CxTags *tags,
                const Chosen *chosen,
                guint         account)
{
  cx_cell_append_text (out, cx_columns_get_key (tags->columns, account));
  if (tags->name != NULL)
    append_cell (out, tags->name, account, 0);
  if (tags->domain != NULL)
    append_cell (out, tags->domain, account, 0);
  append_tags (out, tags, account);
  for (guint i = 0; i < chosen->columns->len; i++)
    append_cell (out, chosen->columns->pdata[i], account, chosen->scales[i]);
  g_string_append (out, "\r\n");
}

static gboolean
hand_over (GString       *out,
           gsize          at_least,
           GOutputStream *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  if (out->len < at_least)
    return TRUE;
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (out, 0);
  return TRUE;
}

gboolean
cx_tagged_write_csv (CxSnapshot        *snapshot,
                     int                profile,
                     GArray            *rows,
                     const char *const *columns,
                     GOutputStream     *stream,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr(GString) out = g_string_sized_new (2 * PIECE);
  g_auto(Chosen) chosen = { 0 };
  CxTags tags;

  g_return_val_if_fail (snapshot != NULL && rows != NULL, FALSE);

  cx_tags_init (&tags, snapshot, profile);
  if (!choose (&chosen, &tags, columns, error))
    return FALSE;
  append_headers (out, &tags, &chosen);
  for (guint i = 0; i < rows->len; i++)
    {
      append_account (out, &tags, &chosen, g_array_index (rows, guint, i));
      if (!hand_over (out, PIECE, stream, cancellable, error))
        return FALSE;
    }
  return hand_over (out, 0, stream, cancellable, error);
}
