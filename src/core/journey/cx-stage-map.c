/* What the values of the stage column mean. Knows nothing of how they came into the workspace. */
#include "cx-record-table.h"
#include "cx-stage-private.h"
#include "cx-text.h"

#include <string.h>

#define ENTERED "entered:"

void
cx_stage_value_free (CxStageValue *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->stage);
  g_free (self);
}

/* Custom stages of some CRMs are whole numbers; they are compared as such. */
char *
cx_stage_expression (GPtrArray *fields)
{
  const CxField *field = cx_field_list_find_role (fields, "stage");

  if (field != NULL && cx_field_type_is_text (field->type))
    return g_strdup_printf ("a.f_%" G_GINT64_FORMAT, field->id);
  if (field != NULL && field->type == CX_FIELD_NUMBER)
    return g_strdup_printf ("CAST (CAST (a.f_%" G_GINT64_FORMAT " AS INTEGER) AS TEXT)", field->id);
  return NULL;
}

const char *
cx_stage_entered (const CxField *field)
{
  if (field->type == CX_FIELD_DATE && field->role != NULL && g_str_has_prefix (field->role, ENTERED))
    return field->role + strlen (ENTERED);
  return NULL;
}

/* The values that were met, by their folded form. */
typedef struct {
  GHashTable *by_fold;  /* folded → CxStageValue, owned by values */
  GHashTable *most;     /* CxStageValue → accounts of the spelling that is shown */
  GPtrArray  *values;
} Values;

static void
values_clear (Values *self)
{
  g_clear_pointer (&self->by_fold, g_hash_table_unref);
  g_clear_pointer (&self->most, g_hash_table_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static void
values_add (Values     *self,
            const char *text,
            gint64      accounts)
{
  g_autofree char *folded = cx_text_fold (text, -1);
  CxStageValue *value = g_hash_table_lookup (self->by_fold, folded);

  if (value == NULL)
    {
      value = g_new0 (CxStageValue, 1);
      g_ptr_array_add (self->values, value);
      g_hash_table_insert (self->by_fold, g_steal_pointer (&folded), value);
    }
  if (value->value == NULL || accounts > GPOINTER_TO_INT (g_hash_table_lookup (self->most, value)))
    {
      g_set_str (&value->value, text);
      g_hash_table_insert (self->most, value, GINT_TO_POINTER ((int) accounts));
    }
  value->accounts += accounts;
}

static gboolean
collect_column (CxStore    *store,
                const char *expression,
                Values     *values,
                GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, count (*) FROM account a WHERE %s IS NOT NULL GROUP BY 1 ORDER BY 1",
                                          expression, expression);
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        values_add (values, cx_statement_get_text (statement, 0), cx_statement_get_int (statement, 1));
    }
  return TRUE;
}

/* What only a column of dates calls its stage counts as often as there is a date. */
static gboolean
collect_entered (CxStore   *store,
                 GPtrArray *fields,
                 Values    *values,
                 GError   **error)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];
      const char *text = cx_stage_entered (field);
      g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;
      g_autofree char *sql = NULL;
      gint64 n;

      if (text == NULL || g_hash_table_contains (values->by_fold, folded))
        continue;
      sql = g_strdup_printf ("SELECT count (f_%" G_GINT64_FORMAT ") FROM account", field->id);
      if (!cx_database_get_int (cx_store_get_database (store), sql, &n, error))
        return FALSE;
      if (n > 0)
        values_add (values, text, n);
    }
  return TRUE;
}

/* What only deals call a stage counts as many accounts as have one. */
static gboolean
collect_deals (CxStore *store,
               Values  *values,
               GError **error)
{
  g_autoptr(CxStatement) statement = NULL;
  gboolean has_row = TRUE, known;

  if (!cx_records_are_known (store, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  statement = cx_database_prepare (cx_store_get_database (store),
                                   "SELECT text, count (DISTINCT account) FROM"
                                   " (SELECT stage AS text, account FROM deal WHERE outcome = 'open' AND stage IS NOT NULL"
                                   "  UNION ALL SELECT y.text, d.account FROM deal_day y JOIN deal d ON d.id = y.deal)"
                                   " GROUP BY text ORDER BY text", error);
  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      const char *text;
      g_autofree char *folded = NULL;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      text = has_row ? cx_statement_get_text (statement, 0) : NULL;
      folded = text ? cx_text_fold (text, -1) : NULL;
      if (text != NULL && !g_hash_table_contains (values->by_fold, folded))
        values_add (values, text, cx_statement_get_int (statement, 1));
    }
  return TRUE;
}

static gboolean
look_up_stages (CxStore *store,
                Values  *values,
                GError **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT stage FROM stage_map WHERE value = ?", error);
  GHashTableIter iter;
  gpointer folded, value;

  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, values->by_fold);
  while (g_hash_table_iter_next (&iter, &folded, &value))
    {
      CxStageValue *found = value;

      cx_statement_bind_text (statement, 1, folded, -1);
      if (!cx_statement_step (statement, &found->mapped, error))
        return FALSE;
      if (found->mapped)
        found->stage = g_strdup (cx_statement_get_text (statement, 0));
      cx_statement_reset (statement);
    }
  return TRUE;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const CxStageValue *x = *(CxStageValue *const *) a, *y = *(CxStageValue *const *) b;

  if (x->accounts != y->accounts)
    return x->accounts > y->accounts ? -1 : 1;
  return strcmp (x->value, y->value);
}

static void
values_init (Values *self)
{
  self->by_fold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->most = g_hash_table_new (NULL, NULL);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_stage_value_free);
}

static GPtrArray *
values_finish (Values  *self,
               CxStore *store,
               GError **error)
{
  if (!look_up_stages (store, self, error))
    return NULL;
  g_ptr_array_sort (self->values, compare_values);
  return g_steal_pointer (&self->values);
}

GPtrArray *
cx_stage_map_list (CxStore *store,
                   GError **error)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autofree char *expression = fields ? cx_stage_expression (fields) : NULL;
  g_auto(Values) values = { 0 };

  values_init (&values);
  if (fields == NULL ||
      (expression != NULL && !collect_column (store, expression, &values, error)) ||
      !collect_entered (store, fields, &values, error) || !collect_deals (store, &values, error))
    return NULL;
  return values_finish (&values, store, error);
}

static void
count_texts (const CxColumn *column,
             guint           n_accounts,
             Values         *values)
{
  g_autofree guint *accounts = g_new0 (guint, column->n_texts + 1);

  for (guint a = 0; a < n_accounts; a++)
    accounts[MIN (cx_column_code (column, a), column->n_texts)]++;
  for (guint code = 0; code < column->n_texts; code++)
    if (accounts[code] > 0)
      values_add (values, column->texts[code], accounts[code]);
}

/* The same, counted in memory where the stage column is of texts. */
GPtrArray *
cx_stage_map_list_in (CxStore   *store,
                      CxColumns *columns,
                      GError   **error)
{
  GPtrArray *fields = cx_columns_get_fields (columns);
  const CxColumn *column = cx_columns_find_role (columns, "stage");
  gboolean from_memory = column == NULL || column->codes != NULL;
  g_auto(Values) values = { 0 };

  if (!from_memory)
    return cx_stage_map_list (store, error);
  values_init (&values);
  if (column != NULL)
    count_texts (column, cx_columns_get_n_accounts (columns), &values);
  if (!collect_entered (store, fields, &values, error) || !collect_deals (store, &values, error))
    return NULL;
  return values_finish (&values, store, error);
}

/* Earlier events that came from the value meant the wrong stage: a correction is not a move. */
static gboolean
write_mapping (CxDatabase *database,
               const char *folded,
               const char *value,
               const char *stage,
               GError    **error)
{
  g_autoptr(CxStatement) map =
    cx_database_prepare (database,
                         "INSERT INTO stage_map (value, label, stage) VALUES (?, ?, ?)"
                         " ON CONFLICT (value) DO UPDATE SET stage = excluded.stage", error);
  g_autoptr(CxStatement) correct =
    map ? cx_database_prepare (database, "UPDATE stage_event SET stage = ?2 WHERE value = ?1 AND stage IS NOT ?2", error) : NULL;

  if (map == NULL || correct == NULL)
    return FALSE;
  cx_statement_bind_text (map, 1, folded, -1);
  cx_statement_bind_text (map, 2, value, -1);
  cx_statement_bind_text (map, 3, stage, -1);
  cx_statement_bind_text (correct, 1, folded, -1);
  cx_statement_bind_text (correct, 2, stage, -1);
  return cx_statement_run (map, error) && cx_statement_run (correct, error);
}

static gboolean
check_mapping (CxStore    *store,
               const char *value,
               const char *stage,
               GError    **error)
{
  g_autofree char *folded = cx_text_fold (value, -1);

  if (*folded != '\0')
    {
      if (cx_stage_check_code (store, stage, error))
        return TRUE;
      g_prefix_error (error, "“%s”: ", value);
      return FALSE;
    }
  g_set_error_literal (error, CX_ERROR, CX_ERROR_INVALID, "a blank value cannot mean a stage; name the value");
  return FALSE;
}

static gboolean
write_mappings (CxDatabase        *database,
                const char *const *values,
                const char *const *stages,
                guint              n,
                GError           **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = cx_text_fold (values[i], -1);

      if (!write_mapping (database, folded, values[i], stages[i], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_stage_map_set_all (CxStore           *store,
                      const char *const *values,
                      const char *const *stages,
                      guint              n,
                      gint32             day,
                      GError           **error)
{
  CxDatabase *database = cx_store_get_database (store);

  for (guint i = 0; i < n; i++)
    if (!check_mapping (store, values[i], stages[i], error))
      return FALSE;
  if (!cx_database_begin (database, error))
    return FALSE;
  if (write_mappings (database, values, stages, n, error) && cx_stage_follow (store, 0, day, error))
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  return FALSE;
}

gboolean
cx_stage_map_set (CxStore    *store,
                  const char *value,
                  const char *stage,
                  gint32      day,
                  GError    **error)
{
  return cx_stage_map_set_all (store, &value, &stage, 1, day, error);
}
