/* Plans an export: which accounts, which files, which columns. */
#include "cx-export-private.h"
#include "cx-workbook.h"

#include <string.h>

/* ── names ── */

static const char *const format_names[] = { [CX_EXPORT_CSV] = "csv", [CX_EXPORT_XLSX] = "xlsx", [CX_EXPORT_JSON] = "json" };

static int
find_name (const char *const *names,
           guint              n,
           const char        *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return (int) i;
  return -1;
}

gboolean
cx_export_target_from_name (const char     *name,
                            CxExportTarget *target)
{
  static const char *const names[] = { "generic", "hubspot", "salesforce" };
  int found = find_name (names, G_N_ELEMENTS (names), name);

  if (found >= 0)
    *target = (CxExportTarget) found;
  return found >= 0;
}

gboolean
cx_export_format_from_name (const char     *name,
                            CxExportFormat *format)
{
  int found = find_name (format_names, G_N_ELEMENTS (format_names), name);

  if (found >= 0)
    *format = (CxExportFormat) found;
  return found >= 0;
}

const char *
cx_export_format_to_name (CxExportFormat format)
{
  return format_names[format];
}

gboolean
cx_export_format_of_file (const char     *path,
                          CxExportFormat *format)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending != NULL && cx_export_format_from_name (ending, format);
}

guint
cx_export_counts_left_out (const CxExportCounts *self)
{
  return self->no_id + self->bad_id + self->twice;
}

/* "tags.csv" and "-2": "tags-2.csv" */
static char *
insert_in_name (const char *path,
                const char *insert)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR), *dot = strrchr (slash ? slash : path, '.');
  gsize length = dot != NULL && dot > (slash ? slash + 1 : path) ? (gsize) (dot - path) : strlen (path);

  return g_strdup_printf ("%.*s%s%s", (int) length, path, insert, path + length);
}

static char *
name_part (const char *path,
           guint       i,
           guint       n)
{
  g_autofree char *number = g_strdup_printf ("-%u", i + 1);

  return n > 1 ? insert_in_name (path, number) : g_strdup (path);
}

/* ── what goes together ── */

static gboolean
set_invalid (GError    **error,
             const char *message)
{
  g_set_error_literal (error, CX_ERROR, CX_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_for_crm (const CxExportOptions *options,
               GError               **error)
{
  if (options->what != CX_EXPORT_ACCOUNTS || options->fields != NULL)
    return set_invalid (error, "a file for a CRM has its own columns; choose accounts");
  if (options->format == CX_EXPORT_JSON)
    return set_invalid (error, "no CRM imports JSON; choose csv");
  if (options->format == CX_EXPORT_XLSX && options->target == CX_EXPORT_SALESFORCE)
    return set_invalid (error, "Salesforce imports no workbooks; choose csv");
  if (options->undo != NULL && g_str_equal (options->undo, options->out))
    return set_invalid (error, "the undo file must be another than the export");
  return TRUE;
}

static gboolean
check_options (const CxExportOptions *options,
               GError               **error)
{
  if (options->target != CX_EXPORT_GENERIC)
    return check_for_crm (options, error);
  if (options->stage || options->allow_backward || options->headers != NULL || options->undo != NULL)
    return set_invalid (error, "stages, columns’ names and an undo file are for hubspot and salesforce");
  if (options->format == CX_EXPORT_JSON && options->chunk > 0)
    return set_invalid (error, "JSON is one document; only csv and xlsx come in parts");
  return TRUE;
}

/* ── the parts ── */

static guint
chunk_of (const CxExport *self)
{
  guint chunk = self->options.chunk;

  if (chunk == 0)
    chunk = self->options.target == CX_EXPORT_GENERIC ? G_MAXUINT : CX_EXPORT_CRM_CHUNK;
  return self->options.format == CX_EXPORT_XLSX ? MIN (chunk, CX_WORKBOOK_ROWS) : chunk;
}

static void
add_part (CxExport       *self,
          CxExportTable  *table,
          CxExportFormat  format,
          GArray         *rows,
          guint           from,
          guint           n,
          char           *file)
{
  CxExportPart part = { table, format, (const guint *) (gconstpointer) rows->data + from, n };

  g_array_append_val (self->parts, part);
  g_ptr_array_add (self->files, file);
}

static void
add_parts (CxExport       *self,
           CxExportTable  *table,
           const char     *path)
{
  guint chunk = chunk_of (self);

  self->n_parts = self->rows->len == 0 ? 1 : (self->rows->len - 1) / chunk + 1;
  for (guint i = 0; i < self->n_parts; i++)
    add_part (self, table, self->options.format, self->rows, i * chunk, MIN (chunk, self->rows->len - i * chunk),
              name_part (path, i, self->n_parts));
}

static gboolean
add_undo (CxExport *self,
          GError  **error)
{
  guint first = self->files->len;

  self->undo_table = cx_export_undo_new (self->table, &self->options, &self->not_undone, error);
  if (self->undo_table == NULL)
    return FALSE;
  add_parts (self, self->undo_table, self->options.undo);
  for (guint i = first; i < self->files->len; i++)
    if (!self->options.force && g_file_test (self->files->pdata[i], G_FILE_TEST_EXISTS))
      {
        g_set_error (error, CX_ERROR, CX_ERROR_EXISTS,
                     "%s: is there already, and may be all that undoes an earlier export; choose another name, or say --force",
                     (const char *) self->files->pdata[i]);
        return FALSE;
      }
  return TRUE;
}

static void
add_left (CxExport *self)
{
  g_autofree char *file = insert_in_name (self->options.out, "-left-out");
  char *dot = strrchr (file, '.');

  self->left_file = dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL
                      ? g_strdup_printf ("%.*s.csv", (int) (dot - file), file) : g_strdup (file);
  self->left_table = cx_export_left_new (self->snapshot, &self->options, self->why);
  add_part (self, self->left_table, CX_EXPORT_CSV, self->left, 0, self->left->len, g_strdup (self->left_file));
}

static gboolean
make_table (CxExport *self,
            GError  **error)
{
  const CxExportOptions *options = &self->options;

  if (options->target != CX_EXPORT_GENERIC)
    self->table = cx_export_crm_new (self->snapshot, options, error);
  else if (options->what == CX_EXPORT_FIT)
    self->table = cx_export_fit_new (self->snapshot, options->profile);
  else
    self->table = cx_export_list_new (self->snapshot, options->profile, options->fields, error);
  if (self->table == NULL)
    return FALSE;
  if (options->format == CX_EXPORT_XLSX && self->table->columns->len > CX_WORKBOOK_COLUMNS)
    return set_invalid (error, "a workbook has no room for so many columns; choose csv");
  if (options->format == CX_EXPORT_XLSX)
    self->table->spelt_tiers = TRUE;
  return TRUE;
}

/* ── public ── */

static void
copy_options (CxExportOptions       *copy,
              const CxExportOptions *options)
{
  *copy = *options;
  copy->fields = (const char *const *) g_strdupv ((char **) options->fields);
  copy->headers = (const char *const *) g_strdupv ((char **) options->headers);
  copy->out = g_strdup (options->out);
  copy->undo = g_strdup (options->undo);
}

void
cx_export_free (CxExport *self)
{
  if (self == NULL)
    return;
  g_strfreev ((char **) self->options.fields);
  g_strfreev ((char **) self->options.headers);
  g_free ((char *) self->options.out);
  g_free ((char *) self->options.undo);
  g_clear_pointer (&self->table, cx_export_table_free);
  g_clear_pointer (&self->undo_table, cx_export_table_free);
  g_clear_pointer (&self->left_table, cx_export_table_free);
  g_array_unref (self->rows);
  g_array_unref (self->left);
  g_hash_table_unref (self->why);
  g_array_unref (self->parts);
  g_ptr_array_unref (self->files);
  g_strfreev (self->not_undone);
  g_free (self->left_file);
  cx_snapshot_unref (self->snapshot);
  g_free (self);
}

CxExport *
cx_export_new (CxSnapshot            *snapshot,
               GArray                *rows,
               const CxExportOptions *options,
               GError               **error)
{
  g_autoptr(CxExport) self = NULL;

  g_return_val_if_fail (snapshot != NULL && rows != NULL && options != NULL && options->out != NULL, NULL);

  if (!check_options (options, error))
    return NULL;
  self = g_new0 (CxExport, 1);
  self->snapshot = cx_snapshot_ref (snapshot);
  copy_options (&self->options, options);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->left = g_array_new (FALSE, FALSE, sizeof (guint));
  self->why = g_hash_table_new (NULL, NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (CxExportPart));
  self->files = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  if (options->target == CX_EXPORT_GENERIC)
    g_array_append_vals (self->rows, rows->data, rows->len);
  else if (!cx_export_choose (self, rows, error))
    return NULL;
  self->counts.accounts = rows->len;
  self->counts.rows = self->rows->len;
  if (!make_table (self, error))
    return NULL;
  add_parts (self, self->table, self->options.out);
  if (self->left->len > 0)
    add_left (self);
  if (self->options.undo != NULL && !add_undo (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

const CxExportCounts *
cx_export_get_counts (CxExport *self)
{
  return &self->counts;
}

const char *const *
cx_export_get_files (CxExport *self)
{
  return (const char *const *) self->files->pdata;
}

guint
cx_export_get_n_parts (CxExport *self)
{
  return self->n_parts;
}

const char *
cx_export_get_left_out_file (CxExport *self)
{
  return self->left_file;
}

const char *const *
cx_export_get_not_undone (CxExport *self)
{
  return (const char *const *) self->not_undone;
}

char *
cx_export_find_stale (CxExport *self)
{
  g_autofree char *number = g_strdup_printf ("-%u", self->n_parts > 1 ? self->n_parts + 1 : 1);
  g_autofree char *next = insert_in_name (self->options.out, number);

  if (g_file_test (next, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&next);
  if (self->n_parts > 1 && g_file_test (self->options.out, G_FILE_TEST_EXISTS))
    return g_strdup (self->options.out);
  return NULL;
}
