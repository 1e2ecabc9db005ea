/* The team's own stages. What an edit replaces is kept in temporary tables of the connection until the next edit, so that it can be
 * taken back exactly. Knows no templates. */
#include "cx-stage-edit.h"

#include "cx-journey.h"
#include "cx-stage-private.h"
#include "cx-text.h"

#include <string.h>

/* stage_gone: the stages that go, and where what stands there goes to (NULL: nowhere). */
#define FRESH_TABLES                                                                                                   \
  "DROP TABLE IF EXISTS temp.stage_gone; DROP TABLE IF EXISTS temp.stages_before; DROP TABLE IF EXISTS temp.cells_before;"  \
  "DROP TABLE IF EXISTS temp.values_before; DROP TABLE IF EXISTS temp.places_before; DROP TABLE IF EXISTS temp.events_before;" \
  "DROP TABLE IF EXISTS temp.changes_before; DROP TABLE IF EXISTS temp.stage_edit;"                                    \
  "CREATE TEMP TABLE stage_gone (code TEXT PRIMARY KEY, target TEXT) WITHOUT ROWID;"

#define GONE "(SELECT code FROM stage_gone)"
#define TARGET(column) "(SELECT target FROM stage_gone WHERE code = " column ")"

#define REMEMBER                                                                                                       \
  "CREATE TEMP TABLE stages_before AS SELECT * FROM stage;"                                                           \
  "CREATE TEMP TABLE cells_before AS SELECT * FROM journey_cell;"                                                     \
  "CREATE TEMP TABLE values_before AS SELECT value, stage, " TARGET ("stage") " AS now FROM stage_map WHERE stage IN " GONE ";" \
  "CREATE TEMP TABLE places_before AS SELECT id, stage, stage_since, " TARGET ("stage") " AS now FROM account WHERE stage IN " GONE ";" \
  "CREATE TEMP TABLE events_before AS SELECT id, account, day, stage, was_stage FROM stage_event"                     \
  " WHERE stage IN " GONE " OR was_stage IN " GONE ";"                                                                \
  "CREATE TEMP TABLE changes_before AS SELECT account, import, was FROM import_change WHERE what = 'stage' AND was IN " GONE ";"

/* Two stages that become one keep what the map said of both. */
#define REPLACE                                                                                                        \
  "UPDATE account SET stage = " TARGET ("stage") " WHERE stage IN " GONE ";"                                          \
  "UPDATE stage_event SET stage = " TARGET ("stage") " WHERE stage IN " GONE ";"                                      \
  "UPDATE stage_event SET was_stage = " TARGET ("was_stage") " WHERE was_stage IN " GONE ";"                          \
  "UPDATE stage_map SET stage = " TARGET ("stage") " WHERE stage IN " GONE ";"                                        \
  "UPDATE import_change SET was = " TARGET ("was") " WHERE what = 'stage' AND was IN " GONE ";"                       \
  "INSERT INTO journey_cell (stage, element, text) SELECT g.target, c.element, c.text FROM cells_before c"            \
  " JOIN stage_gone g ON g.code = c.stage WHERE g.target IS NOT NULL"                                                 \
  " ON CONFLICT (stage, element) DO UPDATE SET text = text || char (10) || excluded.text;"                            \
  "DELETE FROM stage WHERE code IN " GONE ";"

/* The ids of accounts and events are given again to others; those are known by the rest. */
#define PUT_BACK                                                                                                       \
  "INSERT INTO stage SELECT * FROM stages_before WHERE TRUE ON CONFLICT (code) DO UPDATE SET position = excluded.position," \
  " label = excluded.label, customer = excluded.customer, team = excluded.team, mark = excluded.mark, revenue = excluded.revenue;" \
  "UPDATE account SET stage = b.stage FROM places_before b WHERE b.id = account.id AND account.stage IS b.now"        \
  " AND account.stage_since IS b.stage_since;"                                                                        \
  "UPDATE stage_event SET stage = b.stage, was_stage = b.was_stage FROM events_before b"                              \
  " WHERE b.id = stage_event.id AND b.account = stage_event.account AND b.day = stage_event.day;"                     \
  "UPDATE stage_map SET stage = b.stage FROM values_before b WHERE b.value = stage_map.value AND stage_map.stage IS b.now;" \
  "UPDATE import_change SET was = b.was FROM changes_before b"                                                        \
  " WHERE what = 'stage' AND b.account = import_change.account AND b.import = import_change.import;"                  \
  "DELETE FROM journey_cell WHERE EXISTS (SELECT 1 FROM cells_before c JOIN stage_gone g ON g.code = c.stage"         \
  " WHERE g.target = journey_cell.stage AND c.element = journey_cell.element);"                                       \
  "INSERT OR IGNORE INTO journey_cell SELECT * FROM cells_before"                                                     \
  " WHERE stage IN (SELECT code FROM stage_gone UNION SELECT target FROM stage_gone);"                                \
  "DELETE FROM stage WHERE code NOT IN (SELECT code FROM stages_before);"

/* ── what stands at a stage ─────────────────────────────────────────────── */

static gboolean
count (CxDatabase *database,
       const char *sql,
       const char *code,
       gint64     *n,
       GError    **error)
{
  g_autoptr(CxStatement) select = cx_database_prepare (database, sql, error);

  if (select == NULL)
    return FALSE;
  cx_statement_bind_text (select, 1, code, -1);
  if (!cx_statement_step (select, NULL, error))
    return FALSE;
  *n = cx_statement_get_int (select, 0);
  return TRUE;
}

gboolean
cx_stage_count_use (CxStore    *store,
                    const char *code,
                    CxStageUse *use,
                    GError    **error)
{
  CxDatabase *database = cx_store_get_database (store);

  return count (database, "SELECT count (*) FROM account WHERE stage = ?", code, &use->accounts, error) &&
         count (database, "SELECT count (*) FROM stage_event WHERE ?1 IN (stage, was_stage)", code, &use->events, error) &&
         count (database, "SELECT count (*) FROM stage_map WHERE stage = ?", code, &use->values, error);
}

/* ── what the stages shall be ───────────────────────────────────────────── */

static const CxStage *
find_stage (GPtrArray  *stages,
            const char *code)
{
  for (guint i = 0; i < stages->len; i++)
    if (g_str_equal (((CxStage *) stages->pdata[i])->code, code))
      return stages->pdata[i];
  return NULL;
}

/* The first letters of the label, as a person would shorten it. */
char *
cx_stage_make_code (GPtrArray  *stages,
                    const char *label)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (label)), *first = NULL;
  g_auto(GStrv) words = g_strsplit (trimmed, " ", 2);
  const char *word = words[0] != NULL ? words[0] : "";

  first = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), 8));
  for (guint i = 1; ; i++)
    {
      g_autofree char *code = i == 1 ? g_strdup (*first ? first : "S") : g_strdup_printf ("%s%u", *first ? first : "S", i);
      gboolean taken = FALSE;

      for (guint j = 0; j < stages->len; j++)
        {
          g_autofree char *mine = cx_text_fold (code, -1), *other = cx_text_fold (((CxStage *) stages->pdata[j])->code, -1);

          taken = taken || g_str_equal (mine, other);
        }
      if (!taken && g_ascii_strcasecmp (code, "none") != 0)
        return g_steal_pointer (&code);
    }
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError    **error,
      const char *format,
      ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CX_ERROR, CX_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_names (const CxStage *stage,
             GHashTable    *codes,
             GHashTable    *labels,
             GError       **error)
{
  char *code = cx_text_fold (stage->code, -1), *label = cx_text_fold (stage->label, -1);
  gboolean named = *code != '\0' && *label != '\0';
  gboolean other_code = g_hash_table_add (codes, code), other_label = g_hash_table_add (labels, label);

  if (!named)
    return fail (error, "stage “%s” has no name; give it one", stage->code);
  if (!other_code)
    return fail (error, "two stages have the code “%s”; give one another", stage->code);
  return other_label || fail (error, "two stages are called “%s”; give one another name", stage->label);
}

static gboolean
check_stages (GPtrArray *stages,
              GError   **error)
{
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint revenue = 0;

  if (stages->len == 0 || stages->len > CX_MAX_STAGES)
    return fail (error, "a journey has 1 to %d stages, not %u; %s", CX_MAX_STAGES, stages->len,
                 stages->len == 0 ? "add one" : "remove some");
  for (guint i = 0; i < stages->len; i++)
    {
      const CxStage *stage = stages->pdata[i];

      if (!check_names (stage, codes, labels, error))
        return FALSE;
      revenue += stage->revenue != FALSE;
      if (revenue > 1)
        return fail (error, "accounts cannot become customers at “%s” too; choose one stage for that", stage->label);
    }
  return TRUE;
}

/* ── what goes ──────────────────────────────────────────────────────────── */

static gboolean
check_unused (CxStore       *store,
              const CxStage *stage,
              GError       **error)
{
  CxStageUse use;

  if (!cx_stage_count_use (store, stage->code, &use, error))
    return FALSE;
  if (use.accounts == 0 && use.events == 0 && use.values == 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_DEPENDS,
               "stage “%s” has %" G_GINT64_FORMAT " accounts, %" G_GINT64_FORMAT " events and %" G_GINT64_FORMAT
               " values that mean it; say to which stage they go", stage->label, use.accounts, use.events, use.values);
  return FALSE;
}

static gboolean
add_gone (CxStore       *store,
          GPtrArray     *stages,
          GHashTable    *moves,
          const CxStage *stage,
          GError       **error)
{
  g_autoptr(CxStatement) insert = NULL;
  gpointer target = NULL;

  if (moves == NULL || !g_hash_table_lookup_extended (moves, stage->code, NULL, &target))
    {
      if (!check_unused (store, stage, error))
        return FALSE;
      target = (gpointer) "";
    }
  if (*(const char *) target != '\0' && find_stage (stages, target) == NULL)
    return fail (error, "no stage “%s” that stays; choose another for what goes", (const char *) target);
  insert = cx_database_prepare (cx_store_get_database (store), "INSERT INTO stage_gone (code, target) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  cx_statement_bind_text (insert, 1, stage->code, -1);
  cx_statement_bind_text (insert, 2, *(const char *) target != '\0' ? target : NULL, -1);
  return cx_statement_run (insert, error);
}

static gboolean
find_gone (CxStore    *store,
           GPtrArray  *stages,
           GHashTable *moves,
           GError    **error)
{
  g_autoptr(GPtrArray) before = cx_stage_list (store, error);

  if (before == NULL || !cx_database_execute (cx_store_get_database (store), FRESH_TABLES, error))
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      const CxStage *stage = before->pdata[i];

      if (find_stage (stages, stage->code) == NULL && !add_gone (store, stages, moves, stage, error))
        return FALSE;
    }
  return TRUE;
}

/* ── the edit ───────────────────────────────────────────────────────────── */

static gboolean
write_stages (CxDatabase *database,
              GPtrArray  *stages,
              GError    **error)
{
  for (guint i = 0; i < stages->len; i++)
    if (!cx_stage_write (database, stages->pdata[i], i, error))
      return FALSE;
  return TRUE;
}

static gboolean
number_edit (CxDatabase *database,
             gint64     *edit,
             GError    **error)
{
  g_autofree char *sql = NULL;

  *edit = g_get_real_time ();
  sql = g_strdup_printf ("CREATE TEMP TABLE stage_edit AS SELECT %" G_GINT64_FORMAT " AS number", *edit);
  return cx_database_execute (database, sql, error);
}

gboolean
cx_stage_edit (CxStore    *store,
               GPtrArray  *stages,
               GHashTable *moves,
               gint64     *edit,
               GError    **error)
{
  CxDatabase *database = cx_store_get_database (store);

  if (!check_stages (stages, error) || !cx_database_begin (database, error))
    return FALSE;
  return cx_stage_end_transaction (database,
                                   find_gone (store, stages, moves, error) && cx_database_execute (database, REMEMBER, error) &&
                                   write_stages (database, stages, error) && cx_database_execute (database, REPLACE, error) &&
                                   number_edit (database, edit, error),
                                   error);
}

/* ── and back ───────────────────────────────────────────────────────────── */

static gboolean
check_edit (CxDatabase *database,
            gint64      edit,
            GError    **error)
{
  gint64 there, number = 0;

  if (!cx_database_get_int (database, "SELECT count (*) FROM temp.sqlite_schema WHERE name = 'stage_edit'", &there, error) ||
      (there > 0 && !cx_database_get_int (database, "SELECT number FROM stage_edit", &number, error)))
    return FALSE;
  if (there > 0 && number == edit)
    return TRUE;
  g_set_error_literal (error, CX_ERROR, CX_ERROR_DEPENDS, "the stages were changed again since then; change them back by hand");
  return FALSE;
}

/* What the edit itself put at a stage that it made, and what is there still. */
static gboolean
count_brought (CxStore    *store,
               const char *code,
               CxStageUse *use,
               GError    **error)
{
  CxDatabase *database = cx_store_get_database (store);

  return count (database,
                "SELECT count (*) FROM places_before p JOIN account a ON a.id = p.id"
                " WHERE p.now = ?1 AND a.stage = ?1 AND a.stage_since IS p.stage_since", code, &use->accounts, error) &&
         count (database,
                "SELECT count (*) FROM events_before b JOIN stage_event e ON e.id = b.id AND e.account = b.account AND e.day = b.day"
                " WHERE ?1 IN (e.stage, e.was_stage)", code, &use->events, error) &&
         count (database,
                "SELECT count (*) FROM values_before b JOIN stage_map m ON m.value = b.value WHERE b.now = ?1 AND m.stage = ?1",
                code, &use->values, error);
}

static gboolean
check_new_stages (CxStore *store,
                  GError **error)
{
  g_autoptr(GPtrArray) stages = cx_stage_list (store, error);

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      const CxStage *stage = stages->pdata[i];
      CxStageUse use, brought;
      gint64 old;

      if (!count (cx_store_get_database (store), "SELECT count (*) FROM stages_before WHERE code = ?", stage->code, &old, error) ||
          !cx_stage_count_use (store, stage->code, &use, error) || !count_brought (store, stage->code, &brought, error))
        return FALSE;
      if (old > 0 || (use.accounts == brought.accounts && use.events == brought.events && use.values == brought.values))
        continue;
      g_set_error (error, CX_ERROR, CX_ERROR_DEPENDS, "something has come to “%s” since then; move it first, or change the stages by hand",
                   stage->label);
      return FALSE;
    }
  return stages != NULL;
}

gboolean
cx_stage_unedit (CxStore *store,
                 gint64   edit,
                 GError **error)
{
  CxDatabase *database = cx_store_get_database (store);

  if (!check_edit (database, edit, error) || !cx_database_begin (database, error))
    return FALSE;
  return cx_stage_end_transaction (database,
                                   check_new_stages (store, error) && cx_database_execute (database, PUT_BACK, error) &&
                                   cx_database_execute (database, FRESH_TABLES, error),
                                   error);
}
