/* One criterion as a column of 0 miss, 1 match, 2 unknown; fit/cx-verdicts.c says the three values of each operator. Knows
 * nothing of weights. */
#include "cx-sql-private.h"

#include "cx-value.h"

#include <math.h>

/* ── what a match is: a condition that is NULL for a missing value; NULL here where every value or none matches ── */

static char *
write_in (const CxSql       *self,
          CxSqlField        *field,
          const CxCriterion *criterion)
{
  g_autoptr(GPtrArray) wanted = cx_sql_wanted (field, criterion);
  g_autoptr(GPtrArray) spellings = cx_sql_spellings (self, field, wanted, criterion->values);

  return spellings->len > 0 ? cx_sql_in (self, field->names[0], criterion->op == CX_OP_NOT_IN, spellings) : NULL;
}

static char *
write_contains (const CxSql       *self,
                CxSqlField        *field,
                const CxCriterion *criterion)
{
  g_autoptr(GPtrArray) wanted = cx_sql_wanted (field, criterion);

  return wanted->len > 0 ? cx_sql_contains (self, field, wanted) : NULL;
}

/* Of the items of a list: whether one is among @wanted; with has-none, whether none is. */
static char *
write_items (const CxSql       *self,
             const CxSqlField  *field,
             const CxCriterion *criterion,
             GPtrArray         *wanted)
{
  gboolean none = criterion->op == CX_OP_HAS_NONE;
  g_autoptr(GPtrArray) spellings = cx_sql_spellings (self, field, wanted, NULL);
  g_autofree char *folded = cx_sql_is_sqlite (self) ? g_strdup ("lower (item.value)") : cx_sql_fold ("item.value");
  g_autofree char *in = cx_sql_in (self, folded, none, spellings);

  if (cx_sql_is_sqlite (self))
    return g_strdup_printf ("%s (%s)", none ? "min" : "max", in);
  return g_strdup_printf ("%s (%s)", none ? "bool_and" : "bool_or", in);
}

static char *
write_has_all (const CxSql       *self,
               const CxSqlField  *field,
               const CxCriterion *criterion,
               GPtrArray         *wanted)
{
  g_autoptr(GPtrArray) each = g_ptr_array_new_with_free_func (g_free);
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr(GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, wanted->pdata[i]);
      g_ptr_array_add (each, write_items (self, field, criterion, one));
    }
  cx_sql_append_join (sql, each, "AND");
  return g_string_free_and_steal (sql);
}

static char *
write_list (const CxSql       *self,
            CxSqlField        *field,
            const CxCriterion *criterion)
{
  g_autoptr(GPtrArray) wanted = cx_sql_wanted (field, criterion);
  g_autofree char *has = NULL;

  if (wanted->len == 0)
    return NULL;
  has = criterion->op == CX_OP_HAS_ALL ? write_has_all (self, field, criterion, wanted)
                                       : write_items (self, field, criterion, wanted);
  return g_strdup_printf (cx_sql_is_sqlite (self) ? "(SELECT %s FROM json_each (%s) AS item)"
                                                  : "(SELECT %s FROM jsonb_array_elements_text (%s) AS item (value))",
                          has, field->names[0]);
}

/* A bound; of a date with the day beside it; NULL for an open one. */
static char *
write_bound (const CxSql      *self,
             const CxSqlField *field,
             double            bound)
{
  g_autofree char *number = isfinite (bound) ? cx_sql_number (self, bound) : NULL;
  g_autofree char *day = NULL;

  if (number == NULL || field->field->type != CX_FIELD_DATE || bound != trunc (bound) || fabs (bound) > G_MAXINT32)
    return g_steal_pointer (&number);
  day = cx_date_format ((gint32) bound);
  return g_strdup_printf ("%s /* %s */", number, day);
}

/* low ≤ @names[0] and @names[1] ≤ high; an open bound says nothing. */
static char *
write_between (const CxSql      *self,
               const CxSqlField *field,
               double            low,
               double            high)
{
  g_autofree char *from = write_bound (self, field, low), *to = write_bound (self, field, high);

  if (low > high || (from == NULL && to == NULL))
    return NULL;
  if (to == NULL)
    return g_strdup_printf ("%s >= %s", field->names[0], from);
  if (from == NULL)
    return g_strdup_printf ("%s <= %s", field->names[1], to);
  if (field->field->type != CX_FIELD_RANGE)
    return g_strdup_printf ("%s BETWEEN %s AND %s", field->names[0], from, to);
  return g_strdup_printf ("%s >= %s AND %s <= %s", field->names[0], from, field->names[1], to);
}

static char *
write_match (const CxSql       *self,
             CxSqlField        *field,
             const CxCriterion *criterion)
{
  gint32 day = self->options->reference_day;

  switch (criterion->op)
    {
    case CX_OP_IN:
    case CX_OP_NOT_IN:
      return write_in (self, field, criterion);
    case CX_OP_CONTAINS:
      return write_contains (self, field, criterion);
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
      return write_list (self, field, criterion);
    case CX_OP_IS:
      return g_strdup_printf ("%s = %d", field->names[0], criterion->flag ? 1 : 0);
    case CX_OP_WITHIN_DAYS:
      return write_between (self, field, (double) day - criterion->days, day);
    default:
      return write_between (self, field, criterion->op == CX_OP_AT_MOST ? -INFINITY : criterion->low,
                            criterion->op == CX_OP_AT_LEAST ? INFINITY : criterion->high);
    }
}

/* ── verdicts ── */

/* Whether everything matches that is there, where write_match() has no condition: of nothing that is wanted nothing is one,
 * and nothing is lacking; nothing lies between bounds that are the wrong way round, everything between open ones. */
static gboolean
matches_all (const CxCriterion *criterion)
{
  switch (criterion->op)
    {
    case CX_OP_NOT_IN:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return TRUE;
    case CX_OP_BETWEEN:
      return criterion->low <= criterion->high;
    default:
      return FALSE;
    }
}

/* What lies wholly outside the bounds, of which there is one at least. */
static char *
write_outside (const CxSql       *self,
               const CxSqlField  *field,
               const CxCriterion *criterion)
{
  g_autofree char *from = criterion->op != CX_OP_AT_MOST ? write_bound (self, field, criterion->low) : NULL;
  g_autofree char *to = criterion->op != CX_OP_AT_LEAST ? write_bound (self, field, criterion->high) : NULL;

  if (to == NULL)
    return g_strdup_printf ("%s < %s", field->names[1], from);
  if (from == NULL)
    return g_strdup_printf ("%s > %s", field->names[0], to);
  return g_strdup_printf ("%s < %s OR %s > %s", field->names[1], from, field->names[0], to);
}

static char *
write_verdict (const CxSql       *self,
               CxSqlField        *field,
               const CxCriterion *criterion)
{
  gboolean range = field->field->type == CX_FIELD_RANGE;
  g_autofree char *unknown = range ? g_strdup_printf ("%s IS NULL OR %s IS NULL", field->names[0], field->names[1])
                                   : g_strdup_printf ("%s IS NULL", field->names[0]);
  g_autofree char *match = criterion->op == CX_OP_KNOWN ? NULL : write_match (self, field, criterion);
  g_autofree char *outside = match && range ? write_outside (self, field, criterion) : NULL;

  if (criterion->op == CX_OP_KNOWN)
    return g_strdup_printf ("CASE WHEN %s THEN 0 ELSE 1 END", unknown);
  if (match == NULL)
    return g_strdup_printf ("CASE WHEN %s THEN 2 ELSE %d END", unknown, matches_all (criterion));
  if (range)
    return g_strdup_printf ("CASE WHEN %s THEN 2 WHEN %s THEN 1 WHEN %s THEN 0 ELSE 2 END", unknown, match, outside);
  return g_strdup_printf (cx_sql_is_sqlite (self) ? "coalesce (%s, 2)" : "coalesce (CAST (%s AS integer), 2)", match);
}

/* SQLite cannot fold; of addresses nobody but the list of public suffixes knows which belong together. */
static gboolean
needs_texts (const CxSql       *self,
             const CxSqlField  *field,
             const CxCriterion *criterion)
{
  CxFieldType type = field->field->type;

  if (criterion->op == CX_OP_KNOWN || type == CX_FIELD_ID || !(cx_field_type_is_text (type) || type == CX_FIELD_LIST))
    return FALSE;
  return cx_sql_is_sqlite (self) || (type == CX_FIELD_DOMAIN && criterion->op != CX_OP_CONTAINS);
}

static void
append_label (CxSql             *self,
              const CxCriterion *criterion,
              guint              i)
{
  g_autofree char *label = cx_sql_comment (criterion->label), *field = cx_sql_comment (criterion->field);
  char weight[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (self->sql, ",\n    -- v%u: %s (%s", i + 1, label, cx_importance_to_name (criterion->importance));
  if (criterion->importance != CX_IMPORTANCE_NEVER)
    g_string_append_printf (self->sql, ", weight %s", g_ascii_formatd (weight, sizeof weight, "%.15g", criterion->weight));
  g_string_append_printf (self->sql, "): %s %s", field, cx_operator_to_name (criterion->op));
  if (criterion->op == CX_OP_WITHIN_DAYS)
    g_string_append_printf (self->sql, " %d", criterion->days);
}

static gboolean
append_verdict (CxSql   *self,
                guint    i,
                GError **error)
{
  const CxCriterion *criterion = cx_profile_get_criterion (self->profile, i);
  CxSqlField *field = cx_sql_find_field (self, criterion);
  g_autofree char *verdict = NULL;

  append_label (self, criterion, i);
  if (field == NULL)
    {
      g_string_append_printf (self->sql, "; not searchable: no such field, or of another type\n    %d AS v%u",
                              criterion->op == CX_OP_KNOWN ? 0 : 2, i + 1);
      return TRUE;
    }
  if (needs_texts (self, field, criterion) && !cx_sql_load_texts (self, field, error))
    return FALSE;
  verdict = write_verdict (self, field, criterion);
  g_string_append_printf (self->sql, "\n    %s AS v%u", verdict, i + 1);
  return TRUE;
}

gboolean
cx_sql_append_verdicts (CxSql   *self,
                        GError **error)
{
  g_string_append (self->sql, "verdicts AS MATERIALIZED (  -- 0 miss, 1 match, 2 unknown\n  SELECT key");
  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    if (!append_verdict (self, i, error))
      return FALSE;
  g_string_append (self->sql, "\n  FROM cells\n),\n");
  return TRUE;
}
