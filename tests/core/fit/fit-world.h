/* Random workspaces. Texts come from pools that say by hand how each counts, so that nothing here folds. */
#pragma once

#include "cx-error.h"
#include "cx-field-table.h"
#include "cx-profile.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define REFERENCE_DAY 20000

/* @whole: what "in" compares; @part: what "contains" searches. */
typedef struct {
  const char *text, *whole, *part;
} PoolText;

static const PoolText words[] = {
  { "Logistics", "logistics", "logistics" },
  { " LOGISTICS ", "logistics", "logistics" },
  { "Logístics", "logistics", "logistics" },
  { "Retail", "retail", "retail" },
  { "retail trade", "retail trade", "retail trade" },
  { "Retail \t Trade", "retail trade", "retail trade" },
  { "ﬁnance", "finance", "finance" },
  { "Finance", "finance", "finance" },
  { "Straße", "strasse", "strasse" },
  { "STRASSE", "strasse", "strasse" },
  { "ｗｉｄｅ", "wide", "wide" },
  { "Ωmega", "ωmega", "ωmega" },
  { "ωMEGA", "ωmega", "ωmega" },
  { "air", "air", "air" },
  { "Air Lines", "air lines", "air lines" },
  { "it's \"q\" \\ [1], 50%", "it's \"q\" \\ [1], 50%", "it's \"q\" \\ [1], 50%" },
  { "物流", "物流", "物流" },
  { "İstanbul", "istanbul", "istanbul" },
  { "ΟΔΟΣ", "οδοσ", "οδοσ" },
  { "οδός", "οδοσ", "οδοσ" },
  { "ガラス", "ガラス", "ガラス" },
  { "カ\u3099ラス", "ガラス", "ガラス" },
  { "ｶﾞﾗｽ", "ガラス", "ガラス" },
  { "カラス", "カラス", "カラス" },
  { "Éclair", "eclair", "eclair" },
  { "e\u0301CLAIR", "eclair", "eclair" },
  { "Ⅷ\u00a0 8", "viii 8", "viii 8" },
  { "ẞ", "ss", "ss" },
  { "Đakovo", "đakovo", "đakovo" },
  { "*[x]?", "*[x]?", "*[x]?" },
  { "＊［Ｘ］？-^", "*[x]?-^", "*[x]?-^" },
  { "-- a */ 'b'; \"c\" $1 :d E'\\n'", "-- a */ 'b'; \"c\" $1 :d e'\\n'", "-- a */ 'b'; \"c\" $1 :d e'\\n'" },
};

static const PoolText ids[] = {
  { "001A", "001A", "001A" }, { "001a", "001a", "001a" }, { "X9", "X9", "X9" }, { "é", "é", "é" },
};

static const PoolText domains[] = {
  { "acme.com", "acme.com", "acme.com" },
  { "https://www.Acme.com/x", "acme.com", "https://www.acme.com/x" },
  { "shop.example.co.uk", "example.co.uk", "shop.example.co.uk" },
  { "other.co.uk", "other.co.uk", "other.co.uk" },
  { "gmail.com", "gmail.com", "gmail.com" },
  { "notacme.com", "notacme.com", "notacme.com" },
};

/* What criteria ask for: @text as written, @whole and @part as it counts; a blank one asks for nothing. */
static const PoolText wanted_parts[] = {
  { "log", "", "log" },   { "AIR", "", "air" },      { " trade", "", "trade" }, { "Ω", "", "ω" },    { "é", "", "e" },
  { "ss", "", "ss" },     { "acme", "", "acme" },    { "流", "", "流" },        { "", "", "" },      { "\\", "", "\\" },
  { "001", "", "001" },   { "zzz", "", "zzz" },      { ".com", "", ".com" },    { "カ", "", "カ" },  { "ガ", "", "ガ" },
  { "*[x", "", "*[x" },   { "]?", "", "]?" },        { "-^", "", "-^" },        { "Σ", "", "σ" },   { "É", "", "e" },
  { "VIII 8", "", "viii 8" }, { "'", "", "'" },      { "?", "", "?" },
};

enum { F_TEXT, F_CATEGORY, F_ID, F_DOMAIN, F_LIST, F_NUMBER, F_RANGE, F_MONEY, F_DATE, F_BOOLEAN, N_FIELDS };

static const char *const field_keys[N_FIELDS + 1] = {
  "text", "category", "ident", "site", "list", "number", "range", "money", "date", "boolean", "missing",
};
static const CxFieldType field_types[N_FIELDS] = {
  CX_FIELD_TEXT, CX_FIELD_CATEGORY, CX_FIELD_ID, CX_FIELD_DOMAIN, CX_FIELD_LIST,
  CX_FIELD_NUMBER, CX_FIELD_RANGE, CX_FIELD_MONEY, CX_FIELD_DATE, CX_FIELD_BOOLEAN,
};

/* One cell: known or not, and then texts (one, or a list's) or an interval. */
typedef struct {
  gboolean        known;
  const PoolText *texts[16];
  guint           n_texts;
  double          low, high;
} Cell;

typedef struct {
  Cell cells[N_FIELDS];
} Account;

typedef struct {
  char    *folder, *path;
  CxStore *store;
  guint    n;
  Account *accounts;
} World;

/* As g_test_init(), with the seed of $CONCENTRIC_TEST_SEED, if that is set: what GLib printed, or any word. */
static inline void
seeded_test_init (int    *argc,
                  char ***argv)
{
  const char *seed = g_getenv ("CONCENTRIC_TEST_SEED");
  g_autofree char *word = seed ? g_compute_checksum_for_string (G_CHECKSUM_MD5, seed, -1) : NULL;
  gboolean printed = seed && g_str_has_prefix (seed, "R02S");
  g_autofree char *option = g_strconcat ("--seed=", printed ? seed : "R02S", printed ? NULL : word, NULL);
  char **with_seed;

  if (seed != NULL && *seed)
    {
      with_seed = g_new0 (char *, *argc + 2);
      memcpy (with_seed, *argv, *argc * sizeof (char *));
      with_seed[(*argc)++] = g_steal_pointer (&option);
      *argv = with_seed; /* for as long as the program runs */
    }
  g_test_init (argc, argv, NULL);
}

static inline guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static inline const PoolText *
pool_of (guint  field,
         guint *n)
{
  *n = field == F_ID ? G_N_ELEMENTS (ids) : field == F_DOMAIN ? G_N_ELEMENTS (domains) : G_N_ELEMENTS (words);
  return field == F_ID ? ids : field == F_DOMAIN ? domains : words;
}

static inline double
random_number (void)
{
  static const double numbers[] = { 0, -1, 1, 5, 10, 10.5, 50, 51, 100, 200, 1e6, 0.1, 19999, 20000, 20001, 19910 };
  static const double extremes[] = {
    G_MAXDOUBLE, -G_MAXDOUBLE, G_MINDOUBLE, 5e-324, -5e-324, 1.0 / 3, 0.1 + 0.2, 9007199254740993.0, 1e22, 123456789.12345679,
  };

  if (pick (12) == 0)
    return extremes[pick (G_N_ELEMENTS (extremes))];
  if (pick (20) == 0)
    return g_test_rand_double_range (-1e6, 1e6);
  return pick (3) == 0 ? (double) pick (300) : numbers[pick (G_N_ELEMENTS (numbers))];
}

static inline Cell
random_cell (guint field)
{
  Cell cell = { .known = pick (6) != 0 };
  guint n;

  if (!cell.known)
    return cell;
  if (field <= F_LIST)
    {
      const PoolText *pool = pool_of (field, &n);

      cell.n_texts = field == F_LIST ? 1 + pick (4) : 1;
      for (guint i = 0; i < cell.n_texts; i++)
        cell.texts[i] = &pool[pick (n)];
      return cell;
    }
  cell.low = cell.high = field == F_BOOLEAN ? pick (2) : field == F_DATE ? 19900 + pick (150) : random_number ();
  if (field == F_RANGE && pick (4) != 0)
    {
      cell.high = cell.low + fabs (random_number ()) + 1;
      if (pick (5) == 0)
        cell.high = INFINITY;
      if (pick (8) == 0)
        cell.low = -INFINITY;
    }
  return cell;
}

static inline void
bind_cell (CxStatement *insert,
           int         *at,
           guint        field,
           const Cell  *cell)
{
  sqlite3_stmt *handle = cx_statement_get_handle (insert);

  if (field == F_LIST && cell->known)
    {
      g_autoptr(JsonArray) array = json_array_new ();
      g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);
      g_autofree char *json = NULL;

      for (guint i = 0; i < cell->n_texts; i++)
        json_array_add_string_element (array, cell->texts[i]->text);
      json = json_to_string (node, FALSE);
      sqlite3_bind_text (handle, (*at)++, json, -1, SQLITE_TRANSIENT);
    }
  else if (field < F_LIST)
    cx_statement_bind_text (insert, (*at)++, cell->known ? cell->texts[0]->text : NULL, -1);
  else if (!cell->known)
    {
      cx_statement_bind_null (insert, (*at)++);
      if (field == F_RANGE)
        cx_statement_bind_null (insert, (*at)++);
    }
  else if (field == F_DATE || field == F_BOOLEAN)
    cx_statement_bind_int (insert, (*at)++, (gint64) cell->low);
  else
    {
      cx_statement_bind_double (insert, (*at)++, cell->low);
      if (field == F_RANGE)
        cx_statement_bind_double (insert, (*at)++, cell->high);
    }
}

static inline void
insert_accounts (World *world)
{
  CxDatabase *database = cx_store_get_database (world->store);
  g_autoptr(GString) sql = g_string_new ("INSERT INTO account (key");
  g_autoptr(GPtrArray) fields = cx_field_table_list (world->store, NULL);
  g_autoptr(CxStatement) insert = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 1;

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *columns = cx_field_columns (fields->pdata[i]);

      g_string_append_printf (sql, ", %s", columns);
      n += cx_field_n_columns (fields->pdata[i]);
    }
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  insert = cx_database_prepare (database, sql->str, &error);
  g_assert_no_error (error);
  for (guint a = 0; a < world->n; a++)
    {
      g_autofree char *key = g_strdup_printf ("A%u", a);
      int at = 2;

      cx_statement_bind_text (insert, 1, key, -1);
      for (guint f = 0; f < N_FIELDS; f++)
        bind_cell (insert, &at, f, &world->accounts[a].cells[f]);
      cx_statement_run (insert, &error);
      g_assert_no_error (error);
    }
}

static inline World *
world_new (guint n)
{
  World *world = g_new0 (World, 1);
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("concentric-test-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (world->path, "World", &error);
  g_assert_no_error (error);
  world->n = n;
  world->accounts = g_new0 (Account, n + 1);
  g_assert_true (cx_database_begin (cx_store_get_database (world->store), NULL));
  for (guint f = 0; f < N_FIELDS; f++)
    {
      g_autoptr(CxField) field = cx_field_new (field_keys[f], field_keys[f], field_types[f], NULL, NULL, NULL);

      cx_field_table_add (world->store, field, &error);
      g_assert_no_error (error);
      for (guint a = 0; a < n; a++)
        world->accounts[a].cells[f] = random_cell (f);
    }
  insert_accounts (world);
  g_assert_true (cx_database_commit (cx_store_get_database (world->store), NULL));
  return world;
}

static inline void
world_free (World *world)
{
  g_autofree char *wal = g_strconcat (world->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (world->path, "-shm", NULL);

  cx_store_close (world->store);
  g_unlink (world->path);
  g_unlink (wal);
  g_unlink (shm);
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_free (world->accounts);
  g_free (world);
}
