/* The parts of a statement under way; inside cx-sql only. */
#pragma once

#include "cx-field-table.h"
#include "cx-sql.h"

G_BEGIN_DECLS

/**
 * CxSqlField: a field that criteria ask.
 * @columns: the columns of the table, quoted; the second one of a range only
 * @names: what the statement calls them, quoted
 * @compared: whether values are compared, not only asked whether they are there
 * @texts: (nullable): (element-type utf8): the distinct texts that SQL does not fold as cx_text_fold() does, and of
 *   addresses all, as the statement compares them; of a list its items; read when they are needed
 * @letters: (nullable): (element-type gunichar gunichar): letters of @texts that count as another one
 */
typedef struct {
  const CxField *field;
  char          *columns[2], *names[2];
  gboolean       compared;
  GPtrArray     *texts;
  GHashTable    *letters;
} CxSqlField;

/** CxSql: @asked: (element-type CxSqlField): in order of first use. */
typedef struct {
  CxStore            *store;
  CxProfile          *profile;
  const CxSqlOptions *options;
  GPtrArray          *fields; /* CxField: all */
  GPtrArray          *asked;
  GString            *sql;
} CxSql;

static inline gboolean
cx_sql_is_sqlite (const CxSql *self)
{
  return self->options->dialect == CX_SQL_SQLITE;
}

/* ── words of the language (cx-sql-words.c) ── */

/** cx_sql_quote: a text as a literal that no setting of the server reads otherwise. (transfer full) */
char *cx_sql_quote      (const CxSql *self, const char *text);
/** cx_sql_name: a name in double quotes. (transfer full) */
char *cx_sql_name       (const char *text);
/** cx_sql_table: a table's name, each part in quotes. (transfer full) */
char *cx_sql_table      (const char *text);
/** cx_sql_number: what reads back as the same double, in every version of the engine. (transfer full) */
char *cx_sql_number     (const CxSql *self, double number);
/** cx_sql_comment: a text that cannot end the line of a comment. (transfer full) */
char *cx_sql_comment    (const char *text);
/**
 * cx_sql_append_join:
 * @conditions: (element-type utf8)
 *
 * Conditions with @word between them, in brackets; in heaps, for engines that limit how deep an expression is.
 */
void  cx_sql_append_join (GString *sql, GPtrArray *conditions, const char *word);
/** cx_sql_in: @what IN (texts), or NOT IN, over as many lines as that takes. (transfer full) */
char *cx_sql_in         (const CxSql *self, const char *what, gboolean negated, GPtrArray *texts);

/* ── fields (cx-sql-fields.c) ── */

/** cx_sql_find_asked: the fields that criteria ask. Returns: (transfer full) (element-type CxSqlField) */
GPtrArray  *cx_sql_find_asked    (const CxSql *self);
/** cx_sql_find_field: (nullable): %NULL when there is no such field, or the criterion cannot test its type. */
CxSqlField *cx_sql_find_field    (const CxSql *self, const CxCriterion *criterion);
/** cx_sql_append_cells: the values of an account, blank ones as NULL. */
void        cx_sql_append_cells  (CxSql *self);
/** cx_sql_append_columns: which columns of which types are read, as comment. */
void        cx_sql_append_columns (CxSql *self);
/** cx_sql_fold: what a text of PostgreSQL is compared by. (transfer full) */
char       *cx_sql_fold          (const char *what);

/* ── texts (cx-sql-texts.c) ── */

/** cx_sql_load_texts: reads @field's texts, unless they are there. */
gboolean    cx_sql_load_texts    (const CxSql *self, CxSqlField *field, GError **error);
/**
 * cx_sql_wanted:
 *
 * Returns: (transfer full) (element-type utf8): the distinct values of a criterion in the form in which they are compared,
 *   blank ones left out
 */
GPtrArray  *cx_sql_wanted        (const CxSqlField *field, const CxCriterion *criterion);
/** cx_sql_spellings: @wanted, and each stored text that counts as one of @values. (transfer full) (element-type utf8) */
GPtrArray  *cx_sql_spellings     (const CxSql *self, const CxSqlField *field, GPtrArray *wanted, char *const *values);
/** cx_sql_contains: a condition: @field has one of @wanted in it. (transfer full) */
char       *cx_sql_contains      (const CxSql *self, const CxSqlField *field, GPtrArray *wanted);

/* ── verdicts (cx-sql-verdicts.c) ── */

/** cx_sql_append_verdicts: a column v1, v2, … a criterion. */
gboolean    cx_sql_append_verdicts (CxSql *self, GError **error);

G_END_DECLS
