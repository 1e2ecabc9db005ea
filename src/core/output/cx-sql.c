/* A profile as one statement: its parts in order, from cells to tiers. Method §3 is written down here once more, on
 * purpose: the tests hold the two against each other. Knows nothing of operators. */
#include "cx-sql-private.h"

#include "cx-value.h"

#include <math.h>

#define UNITS_PER_WEIGHT 1e9

gboolean
cx_sql_dialect_from_name (const char   *name,
                          CxSqlDialect *dialect)
{
  static const char *const names[] = { "sqlite", "postgresql" };

  g_return_val_if_fail (name != NULL && dialect != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *dialect = (CxSqlDialect) i;
        return TRUE;
      }
  return FALSE;
}

/* ── the comment on top ── */

static void
append_head (CxSql *self)
{
  g_autofree char *name = cx_sql_comment (cx_profile_get_name (self->profile));
  g_autofree char *table = cx_sql_table (self->options->table);
  g_autofree char *plain = cx_sql_comment (table);
  g_autofree char *number = g_strdup_printf ("version %d", self->options->version);
  const char *version = self->options->version > 0 ? number : "draft";
  g_autofree char *day = cx_date_format (self->options->reference_day);

  g_string_append_printf (self->sql, "-- Concentric: the fit of accounts under “%s” (%s), for %s.\n", name, version,
                          cx_sql_is_sqlite (self) ? "SQLite 3.38 or later" : "PostgreSQL 13 or later, in UTF-8, with ICU");
  g_string_append (self->sql, "-- Gives key; low and high, 0 to 100: the fit, and the fit if every unknown matched; tier 1, 2, 3,\n"
                              "-- or 0: outside. Tiers that a person pinned are not looked at.\n--\n");
  g_string_append_printf (self->sql, "-- It reads the table %s:\n", plain);
  cx_sql_append_columns (self);
  g_string_append_printf (self->sql, "-- “within-days” counts back from %s.\n", day);
  g_string_append (self->sql, cx_sql_is_sqlite (self)
    ? "-- Texts count as the same in any case, with or without accents. Other than A to Z, that is known of the\n"
      "-- spellings that the workspace had when this was written; write it anew when an import brings others.\n"
    : "-- Texts count as the same in any case, with or without accents. Which web addresses belong to a domain is\n"
      "-- known of those that the workspace had when this was written; write it anew when an import brings others.\n");
}

/* ── from verdicts to tiers ── */

typedef struct {
  guint  n;
  gint64 units[CX_MAX_CRITERIA];
  gint64 total;
} Weights;

static gint64
greatest_divisor (gint64 a,
                  gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* Weights as whole numbers without a common divisor: sums are exact, and the one division rounds once. */
static void
weights_init (Weights   *self,
              CxProfile *profile)
{
  gint64 divisor = 0;

  *self = (Weights) { .n = cx_profile_get_n_criteria (profile) };
  for (guint i = 0; i < self->n; i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);

      if (criterion->importance != CX_IMPORTANCE_NEVER)
        self->units[i] = llround (criterion->weight * UNITS_PER_WEIGHT);
      divisor = greatest_divisor (divisor, self->units[i]);
    }
  for (guint i = 0; i < self->n && divisor > 0; i++)
    {
      self->units[i] /= divisor;
      self->total += self->units[i];
    }
}

/* The weights of the verdicts for which @condition holds ("= 1"), added; PostgreSQL is told when they need more than 32 bits. */
static void
append_sum (CxSql         *self,
            const Weights *weights,
            const char    *condition,
            const char    *name)
{
  GString *sql = self->sql;
  gboolean wide = !cx_sql_is_sqlite (self) && weights->total > G_MAXINT32, first = !wide;

  g_string_append (sql, wide ? "    CAST (0 AS bigint)" : "    ");
  for (guint i = 0; i < weights->n; i++)
    if (weights->units[i] > 0)
      {
        g_string_append_printf (sql, "%sCASE WHEN v%u %s THEN %" G_GINT64_FORMAT " ELSE 0 END", first ? "" : "\n    + ",
                                i + 1, condition, weights->units[i]);
        first = FALSE;
      }
  g_string_append_printf (sql, "%s AS %s", first ? "0" : "", name);
}

/* "v1 = 0 OR v2 = 0": whether a criterion of @importance has @verdict. */
static void
append_any (GString      *sql,
            CxProfile    *profile,
            CxImportance  importance,
            int           verdict,
            const char   *name)
{
  gboolean first = TRUE;

  g_string_append (sql, "    CASE WHEN ");
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    if (cx_profile_get_criterion (profile, i)->importance == importance)
      {
        g_string_append_printf (sql, "%sv%u = %d", first ? "" : " OR ", i + 1, verdict);
        first = FALSE;
      }
  g_string_append_printf (sql, "%s THEN 1 ELSE 0 END AS %s", first ? "1 = 0" : "", name);
}

static void
append_points (CxSql         *self,
               const Weights *weights)
{
  GString *sql = self->sql;

  g_string_append_printf (sql, "points AS MATERIALIZED (  -- weights; a never that matches, a must that misses\n  SELECT %s,\n",
                          self->options->verdicts ? "*" : "key");
  append_sum (self, weights, "= 1", "points_low");
  g_string_append (sql, ",\n");
  append_sum (self, weights, "> 0", "points_high");
  g_string_append (sql, ",\n");
  append_any (sql, self->profile, CX_IMPORTANCE_NEVER, 1, "excluded");
  g_string_append (sql, ",\n");
  append_any (sql, self->profile, CX_IMPORTANCE_MUST, 0, "capped");
  g_string_append (sql, "\n  FROM verdicts\n),\n");
}

static void
append_score (CxSql         *self,
              const Weights *weights,
              const char    *end)
{
  const char *hundred = cx_sql_is_sqlite (self) ? "100.0" : "double precision '100'";

  if (weights->total == 0)
    g_string_append_printf (self->sql, "    0 * %s AS %s", hundred, end);
  else
    g_string_append_printf (self->sql, "    %s * points_%s / %" G_GINT64_FORMAT " AS %s", hundred, end, weights->total,
                            end);
}

static void
append_tier (CxSql         *self,
             const Weights *weights)
{
  const double *thresholds = cx_profile_get_thresholds (self->profile);

  if (weights->total == 0)
    {
      g_string_append (self->sql, "  0 AS tier");
      return;
    }
  g_string_append (self->sql, "  CASE WHEN excluded = 1 THEN 0");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *threshold = cx_sql_number (self, thresholds[i]);

      g_string_append_printf (self->sql, "\n    WHEN low >= %s%s THEN %u", threshold, i < 2 ? " AND capped = 0" : "", i + 1);
    }
  g_string_append (self->sql, "\n    ELSE 0 END AS tier");
}

static void
append_scores (CxSql *self)
{
  Weights weights;

  weights_init (&weights, self->profile);
  append_points (self, &weights);
  g_string_append (self->sql, "scores AS (\n  SELECT *,\n");
  append_score (self, &weights, "low");
  g_string_append (self->sql, ",\n");
  append_score (self, &weights, "high");
  g_string_append (self->sql, "\n  FROM points\n)\nSELECT key, low, high,\n");
  append_tier (self, &weights);
  for (guint i = 0; self->options->verdicts && i < weights.n; i++)
    g_string_append_printf (self->sql, "%s v%u", i % 16 == 0 ? ",\n " : ",", i + 1);
  g_string_append (self->sql, "\nFROM scores;\n");
}

char *
cx_sql_write (CxStore            *store,
              CxProfile          *profile,
              const CxSqlOptions *options,
              GError            **error)
{
  CxSql self = { store, profile, options, NULL, NULL, NULL };
  g_autoptr(GPtrArray) fields = NULL, asked = NULL;
  g_autoptr(GString) sql = NULL;

  g_return_val_if_fail (store != NULL && profile != NULL && options != NULL, NULL);

  self.fields = fields = cx_field_table_list (store, error);
  if (fields == NULL)
    return NULL;
  self.asked = asked = cx_sql_find_asked (&self);
  self.sql = sql = g_string_new (NULL);
  append_head (&self);
  g_string_append (sql, "WITH ");
  cx_sql_append_cells (&self);
  if (!cx_sql_append_verdicts (&self, error))
    return NULL;
  append_scores (&self);
  return g_string_free_and_steal (g_steal_pointer (&sql));
}
