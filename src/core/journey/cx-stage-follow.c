/* From what the imported fields say to stages and dated events. Works on whole sets in SQL, so that
 * 100,000 accounts are a fraction of a second. Knows nothing of files. */
#include "cx-stage-private.h"
#include "cx-text.h"

/* The meaning of every text that the stage column holds or held (stage_value), and the accounts
 * that change their stage (stage_target): to where, the newest event that they have, and the day
 * that the file says for it. */
#define TABLES                                                                                                        \
  "DROP TABLE IF EXISTS temp.stage_value; DROP TABLE IF EXISTS temp.stage_target;"                                   \
  "CREATE TEMP TABLE stage_value (text TEXT PRIMARY KEY, folded TEXT, decided INTEGER NOT NULL DEFAULT 0, stage TEXT) WITHOUT ROWID;" \
  "CREATE TEMP TABLE stage_target (id INTEGER PRIMARY KEY, stage TEXT, value TEXT, newest INTEGER, told INTEGER);"    \
  "CREATE TEMP TABLE IF NOT EXISTS stage_prior (id INTEGER PRIMARY KEY, text TEXT);"

#define NO_TABLES                                                                                                     \
  "DROP TABLE temp.stage_value; DROP TABLE temp.stage_target; DROP TABLE temp.stage_prior;"

#define NEWEST_EVENT "(SELECT e.id FROM stage_history e WHERE e.account = a.id ORDER BY e.day DESC, e.id DESC LIMIT 1)"

/* ?1 is the import, NULL when there is none; ?2 a day or an event. */
static gboolean
run (CxDatabase *database,
     const char *sql,
     gint64      import,
     gint64      number,
     GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (import != 0)
    cx_statement_bind_int (statement, 1, import);
  cx_statement_bind_int (statement, 2, number);
  return cx_statement_run (statement, error);
}

gboolean
cx_stage_remember (CxStore *store,
                   GError **error)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autofree char *expression = fields ? cx_stage_expression (fields) : NULL;
  g_autofree char *sql = NULL;

  if (fields == NULL)
    return FALSE;
  sql = g_strdup_printf ("DROP TABLE IF EXISTS temp.stage_prior;"
                         "CREATE TEMP TABLE stage_prior (id INTEGER PRIMARY KEY, text TEXT);"
                         "INSERT INTO temp.stage_prior SELECT a.id, %s FROM account a"
                         " WHERE a.stage_by = 'move' AND a.id IN (SELECT account FROM stage_event WHERE source = 'move')",
                         expression ? expression : "NULL");
  return cx_database_execute (cx_store_get_database (store), sql, error);
}

static gboolean
fold_values (CxDatabase *database,
             GError    **error)
{
  g_autoptr(CxStatement) select = cx_database_prepare (database, "SELECT text FROM stage_value WHERE folded IS NULL", error);
  g_autoptr(CxStatement) update =
    select ? cx_database_prepare (database, "UPDATE stage_value SET folded = ? WHERE text = ?", error) : NULL;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = TRUE;

  while (update != NULL && has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (texts, g_strdup (cx_statement_get_text (select, 0)));
    }
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *folded = cx_text_fold (texts->pdata[i], -1);

      cx_statement_bind_text (update, 1, folded, -1);
      cx_statement_bind_text (update, 2, texts->pdata[i], -1);
      if (!cx_statement_run (update, error))
        return FALSE;
    }
  return update != NULL;
}

static gboolean
add_value (CxDatabase *database,
           const char *text,
           GError    **error)
{
  g_autoptr(CxStatement) insert = cx_database_prepare (database, "INSERT OR IGNORE INTO stage_value (text) VALUES (?)", error);

  if (insert == NULL)
    return FALSE;
  cx_statement_bind_text (insert, 1, text, -1);
  return cx_statement_run (insert, error);
}

static gboolean
prepare_values (CxDatabase *database,
                GPtrArray  *fields,
                const char *expression,
                gboolean    deals,
                GError    **error)
{
  g_autofree char *sql = g_strdup_printf (TABLES
                                          "INSERT OR IGNORE INTO stage_value (text) SELECT text FROM stage_prior WHERE text IS NOT NULL;"
                                          "INSERT OR IGNORE INTO stage_value (text) SELECT DISTINCT %s FROM account a WHERE %s IS NOT NULL",
                                          expression, expression);

  if (!cx_database_execute (database, sql, error) || (deals && !cx_stage_add_deal_values (database, error)))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const char *text = cx_stage_entered (fields->pdata[i]);

      if (text != NULL && !add_value (database, text, error))
        return FALSE;
    }
  return fold_values (database, error) &&
         cx_database_execute (database,
                              "UPDATE stage_value SET decided = 1, stage = m.stage FROM stage_map m WHERE m.value = folded",
                              error);
}

static gboolean
add_dated_events_of (CxDatabase    *database,
                     const CxField *field,
                     const char    *folded,
                     const char    *stage,
                     gint64         import,
                     GError       **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO stage_event (account, stage, day, source, import, value)"
                     " SELECT a.id, ?2, a.f_%" G_GINT64_FORMAT ", 'dated', ?1, ?3 FROM account a"
                     " WHERE a.f_%" G_GINT64_FORMAT " IS NOT NULL AND NOT EXISTS"
                     "  (SELECT 1 FROM stage_event e WHERE e.account = a.id AND e.day = a.f_%" G_GINT64_FORMAT
                     "   AND e.source = 'dated' AND e.stage IS ?2)", field->id, field->id, field->id);
  g_autoptr(CxStatement) insert = cx_database_prepare (database, sql, error);

  if (insert == NULL)
    return FALSE;
  if (import != 0)
    cx_statement_bind_int (insert, 1, import);
  cx_statement_bind_text (insert, 2, stage, -1);
  cx_statement_bind_text (insert, 3, folded, -1);
  return cx_statement_run (insert, error);
}

static const CxField *
find_entered (GPtrArray  *fields,
              const char *text,
              guint      *from)
{
  for (; *from < fields->len; (*from)++)
    if (g_strcmp0 (cx_stage_entered (fields->pdata[*from]), text) == 0)
      return fields->pdata[(*from)++];
  return NULL;
}

/* In order of the journey, so that events of one day lie in that order too. */
static gboolean
add_dated_events (CxDatabase *database,
                  GPtrArray  *fields,
                  gint64      import,
                  GError    **error)
{
  g_autoptr(CxStatement) values =
    cx_database_prepare (database,
                         "SELECT v.text, v.folded, v.stage FROM stage_value v LEFT JOIN stage s ON s.code = v.stage"
                         " WHERE v.decided ORDER BY s.position NULLS LAST, v.text", error);
  gboolean has_row = TRUE;

  if (values == NULL)
    return FALSE;
  for (;;)
    {
      const CxField *field;
      guint from = 0;

      if (!cx_statement_step (values, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      while ((field = find_entered (fields, cx_statement_get_text (values, 0), &from)) != NULL)
        if (!add_dated_events_of (database, field, cx_statement_get_text (values, 1), cx_statement_get_text (values, 2), import, error))
          return FALSE;
    }
}

/* The stage column speaks, but not over a move by hand that it knew nothing new about. */
static gboolean
target_by_value (CxDatabase *database,
                 const char *expression,
                 const char *told,
                 gboolean    any_event,
                 GError    **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO stage_target (id, stage, value, newest, told)"
                     " SELECT a.id, v.stage, v.folded, %s, %s"
                     " FROM account a JOIN stage_value v ON v.text = %s"
                     " WHERE v.decided AND a.stage IS NOT v.stage AND (a.stage_by IS NOT 'move' OR EXISTS"
                     "  (SELECT 1 FROM stage_prior p LEFT JOIN stage_value w ON w.text = p.text"
                     "   WHERE p.id = a.id AND (w.decided IS NOT 1 OR w.stage IS NOT v.stage)))",
                     any_event ? NEWEST_EVENT : "NULL", told, expression);

  return cx_database_execute (database, sql, error);
}

/* Without a value in the stage column, the newest date says where an account is. */
static gboolean
target_by_dates (CxDatabase *database,
                 const char *expression,
                 gint64      before,
                 GError    **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT OR IGNORE INTO stage_target (id, stage, value, newest)"
                     " SELECT a.id, n.stage, n.value, n.id"
                     " FROM (SELECT DISTINCT account FROM stage_event WHERE id > ?2) d"
                     " JOIN account a ON a.id = d.account JOIN stage_history n ON n.account = a.id AND n.id = " NEWEST_EVENT
                     " WHERE %s IS NULL AND n.source = 'dated' AND a.stage IS NOT n.stage", expression);

  return run (database, sql, 0, before, error);
}

/* What the stage columns of accounts held that were there before the import, so that it can be taken back. */
static gboolean
keep_changes (CxDatabase *database,
              const char *accounts,
              gint64      import,
              GError    **error)
{
  static const char *const columns[] = { "stage", "stage_since", "stage_by" };

  for (guint i = 0; i < G_N_ELEMENTS (columns) && import != 0; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO import_change (account, what, import, was)"
                                              " SELECT a.id, '%s', ?1, a.%s FROM account a"
                                              " WHERE a.id IN (%s) AND a.added_by IS NOT ?1 AND ?2 = 0", columns[i], columns[i], accounts);

      if (!run (database, sql, import, 0, error))
        return FALSE;
    }
  return TRUE;
}

/* An account that is where its newest event says needs no other one. A stage that was there before
 * anybody looked is only seen on the day: since when is unknown. */
static gboolean
move_to_targets (CxDatabase *database,
                 gint64      import,
                 gint32      day,
                 GError    **error)
{
  return keep_changes (database, "SELECT id FROM stage_target", import, error) &&
         run (database,
              "INSERT INTO stage_event (account, stage, day, source, import, value)"
              " SELECT t.id, t.stage, iif (t.told >= ifnull (n.day, t.told), t.told, ?2),"
              "  iif (t.told >= ifnull (n.day, t.told), 'dated', 'import'), ?1, t.value"
              " FROM stage_target t LEFT JOIN stage_history n ON n.account = t.id AND n.id = t.newest"
              " WHERE n.id IS NULL OR n.source = 'move' OR n.stage IS NOT t.stage", import, day, error) &&
         run (database,
              "UPDATE account SET stage = t.stage, stage_by = 'import', stage_since = CASE"
              "  WHEN n.stage IS t.stage AND n.source = 'dated' THEN n.day"
              "  WHEN n.stage IS t.stage AND n.source = 'import' THEN account.stage_since"
              "  WHEN t.told >= ifnull (n.day, t.told) THEN t.told"
              "  WHEN n.id IS NULL OR ?1 IS NULL OR account.added_by = ?1 THEN NULL"
              "  ELSE ?2 END"
              " FROM stage_target t LEFT JOIN stage_history n ON n.account = t.id AND n.id = t.newest WHERE account.id = t.id", import, day, error);
}

/* A stage that was only seen so far gets its day when a later file tells it. */
static gboolean
date_what_was_seen (CxDatabase *database,
                    gint64      import,
                    gint64      before,
                    GError    **error)
{
  g_autofree char *accounts = g_strdup_printf ("SELECT account FROM stage_event WHERE id > %" G_GINT64_FORMAT " AND source = 'dated'", before);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE account SET stage_since ="
                     "  (SELECT max (e.day) FROM stage_event e WHERE e.account = account.id AND e.stage = account.stage AND e.source = 'dated')"
                     " WHERE stage_since IS NULL AND stage_by = 'import' AND id IN (%s)", accounts);

  return keep_changes (database, accounts, import, error) && cx_database_execute (database, sql, error);
}

/* What is as it was, after all, is no change. */
static gboolean
drop_unchanged (CxDatabase *database,
                gint64      import,
                gint64      before,
                GError    **error)
{
  return import == 0 ||
         run (database,
              "DELETE FROM import_change WHERE import = ?1 AND account IN"
              "  (SELECT id FROM stage_target UNION SELECT account FROM stage_event WHERE id > ?2)"
              " AND was IS (SELECT CASE what WHEN 'stage' THEN a.stage WHEN 'stage_since' THEN a.stage_since ELSE a.stage_by END"
              "  FROM account a WHERE a.id = import_change.account) AND what IN ('stage', 'stage_since', 'stage_by')", import, before, error);
}

/* Whether any account has a history that a change of its stage continues. */
static gboolean
find_history (CxDatabase *database,
              gint64      newest,
              gboolean   *any,
              GError    **error)
{
  gint64 seen = newest;

  if (newest == 0 && !cx_database_get_int (database, "SELECT EXISTS (SELECT 1 FROM account WHERE seen IS NOT NULL)", &seen, error))
    return FALSE;
  *any = seen != 0;
  return TRUE;
}

static gboolean
find_newest_event (CxDatabase *database,
                   gint64     *event,
                   GError    **error)
{
  return cx_database_get_int (database, "SELECT max (id) FROM stage_event", event, error);
}

gboolean
cx_stage_follow (CxStore *store,
                 gint64   import,
                 gint32   day,
                 GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autofree char *column = fields ? cx_stage_expression (fields) : NULL;
  const CxField *date = fields ? cx_field_list_find_role (fields, "stage_date") : NULL;
  g_autofree char *told = date && date->type == CX_FIELD_DATE ? g_strdup_printf ("a.f_%" G_GINT64_FORMAT, date->id) : NULL;
  const char *expression = column ? column : "NULL";
  gint64 before, dated;
  gboolean any, deals;

  return fields != NULL &&
         find_newest_event (database, &before, error) &&
         cx_stage_has_deals (database, &deals, error) &&
         prepare_values (database, fields, expression, deals, error) &&
         add_dated_events (database, fields, import, error) &&
         (!deals || cx_stage_add_deal_events (database, import, error)) &&
         find_newest_event (database, &dated, error) &&
         find_history (database, dated, &any, error) &&
         target_by_value (database, expression, told ? told : "NULL", any, error) &&
         (!deals || cx_stage_target_by_deals (database, expression, import, day, error)) &&
         target_by_dates (database, expression, before, error) &&
         move_to_targets (database, import, day, error) &&
         (before == 0 || dated == before || date_what_was_seen (database, import, before, error)) &&
         drop_unchanged (database, import, before, error) &&
         cx_database_execute (database, NO_TABLES, error);
}
