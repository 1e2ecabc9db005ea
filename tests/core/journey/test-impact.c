/* What a version would move, counted once more from the table of accounts that the test itself writes; the limits of
 * whiplash by truth table. */
#include "../fit/fit-fixture.h"

#include "cx-stage.h"
#include "cx-value.h"
#include "cx-whiplash.h"

#include <string.h>

/* An account as the test writes it: tiers as one digit, 0 is outside; NULL: no value. */
typedef struct {
  char        was, is, other;
  const char *owner, *territory, *stage;
} Row;

static const char *const stages[] = { "RL", "MQL", "SQL", "Rev", "Ret" };

/* ── a workspace of such accounts ───────────────────────────────────────── */

/* A value "2" of the field @key puts an account in tier 2: it matches two of the three criteria. */
static CxProfile *
profile_by (const char *name,
            const char *key)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"%s\", \"criteria\": ["
    "{\"field\": \"%s\", \"op\": \"in\", \"values\": [\"1\"], \"importance\": \"nice\"},"
    "{\"field\": \"%s\", \"op\": \"in\", \"values\": [\"1\", \"2\"], \"importance\": \"nice\"},"
    "{\"field\": \"%s\", \"op\": \"in\", \"values\": [\"1\", \"2\", \"3\"], \"importance\": \"nice\"}]}",
    name, key, key, key);
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

static gint64
save (Fixture    *fixture,
      const char *name,
      const char *key)
{
  g_autoptr(CxProfile) profile = profile_by (name, key);
  g_autofree char *document = cx_profile_to_json (profile);
  gint64 id = 0;

  g_assert_true (cx_profile_table_save (fixture->store, &id, name, document, NULL));
  return id;
}

static void
bind (CxStatement *insert,
      int          at,
      const char  *text)
{
  cx_statement_bind_text (insert, at, text, -1);
}

static void
write_rows (Fixture   *fixture,
            const Row *rows,
            guint      n)
{
  g_autoptr(CxStatement) insert = cx_database_prepare (
    cx_store_get_database (fixture->store),
    "INSERT INTO account (key, f_1, f_2, f_3, f_4, f_5, stage) VALUES (?, ?, ?, ?, ?, ?, ?)", NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", i);
      char was[2] = { rows[i].was }, is[2] = { rows[i].is }, other[2] = { rows[i].other };

      bind (insert, 1, key);
      bind (insert, 2, was);
      bind (insert, 3, is);
      bind (insert, 4, other);
      bind (insert, 5, rows[i].owner);
      bind (insert, 6, rows[i].territory);
      bind (insert, 7, rows[i].stage);
      g_assert_true (cx_statement_run (insert, NULL));
    }
}

static Fixture *
make (const Row *rows,
      guint      n)
{
  Fixture *self = fixture_new ();
  g_autoptr(GError) error = NULL;

  cx_stage_set_up (self->store, &error);
  g_assert_no_error (error);
  fixture_field (self, "was", CX_FIELD_CATEGORY, NULL);
  fixture_field (self, "is", CX_FIELD_CATEGORY, NULL);
  fixture_field (self, "other", CX_FIELD_CATEGORY, NULL);
  fixture_field (self, "owner", CX_FIELD_CATEGORY, "owner");
  fixture_field (self, "territory", CX_FIELD_CATEGORY, "territory");
  write_rows (self, rows, n);
  return self;
}

/* The profile goes from the field "was" to "is"; beside it stands one by "other" when @others. */
static CxImpact *
impact_of (Fixture *fixture,
           gboolean others)
{
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxJourney) journey = cx_journey_load (fixture->store, columns, G_MAXINT32, NULL, NULL);
  g_autoptr(CxProfile) was = profile_by ("P", "was"), is = profile_by ("P", "is");
  g_autoptr(CxEvaluation) from = cx_evaluation_new (columns, was, 20000, NULL);
  g_autoptr(CxEvaluation) to = cx_evaluation_new (columns, is, 20000, from);
  gint64 id = save (fixture, "P", "was");
  g_autoptr(CxTiering) tiering = NULL;

  if (others)
    save (fixture, "Other", "other");
  tiering = cx_tiering_load (fixture->store, columns, 20000, NULL, NULL);
  return cx_impact_new (from, to, journey, tiering, id);
}

/* ── counted once more ──────────────────────────────────────────────────── */

static int
depth (char tier)
{
  return tier == '0' ? 4 : tier - '0';
}

static gboolean
has_stage (const Row  *row,
           const char *one,
           const char *two)
{
  return row->stage != NULL && (strcmp (row->stage, one) == 0 || (two && strcmp (row->stage, two) == 0));
}

typedef struct {
  guint accounts, before, before_changed, changed, up, down, customers, deals, workspace;
} Counted;

/* @name: as the group is called; @of: which of the two; everybody when @of is NULL. */
static Counted
count (const Row  *rows,
       guint       n,
       const char *of,
       const char *name)
{
  Counted counted = { 0 };

  for (guint i = 0; i < n; i++)
    {
      const Row *row = &rows[i];
      gboolean top = row->was == '1' || row->was == '2', changes = row->was != row->is;

      if (of && g_strcmp0 (*of == 'o' ? row->owner : row->territory, name) != 0)
        continue;
      counted.accounts++;
      counted.before += top;
      counted.before_changed += top && changes;
      counted.changed += changes;
      counted.up += depth (row->is) < depth (row->was);
      counted.down += depth (row->is) > depth (row->was);
      counted.customers += changes && has_stage (row, "Rev", "Ret");
      counted.deals += changes && has_stage (row, "SQL", NULL);
      counted.workspace += MIN (depth (row->was), depth (row->other)) != MIN (depth (row->is), depth (row->other));
    }
  return counted;
}

static void
assert_group (const CxImpact      *impact,
              const CxImpactGroup *group,
              const Row           *rows,
              guint                n,
              const char          *of)
{
  Counted counted = count (rows, n, of, group->name);

  g_assert_cmpuint (group->accounts, ==, counted.accounts);
  g_assert_cmpuint (group->before, ==, counted.before);
  g_assert_cmpuint (group->before_changed, ==, counted.before_changed);
  g_assert_cmpuint (group->changed, ==, counted.changed);
  g_assert_cmpuint (group->up, ==, counted.up);
  g_assert_cmpuint (group->down, ==, counted.down);
  g_assert_cmpuint (group->customers, ==, counted.customers);
  g_assert_cmpuint (group->deals, ==, counted.deals);
  g_assert_cmpfloat (group->share, ==, counted.before > 0 ? (double) counted.before_changed / counted.before : 0);
  for (guint i = 0; i < group->changed; i++)
    {
      const CxImpactRow *row = &impact->rows[group->rows[i]];

      g_assert_cmpstr (*of == 'o' ? rows[row->account].owner : rows[row->account].territory, ==, group->name);
      g_assert_cmpint (row->from, ==, rows[row->account].was - '0');
      g_assert_cmpint (row->to, ==, rows[row->account].is - '0');
      g_assert_true (i == 0 || group->rows[i] > group->rows[i - 1]);
    }
}

static void
assert_groups (const CxImpact       *impact,
               const CxImpactGroups *groups,
               const Row            *rows,
               guint                 n,
               const char           *of)
{
  guint accounts = 0, changed = 0;

  g_assert_true (groups->known);
  for (guint g = 0; g < groups->n; g++)
    {
      const CxImpactGroup *group = &groups->groups[g], *next = group + 1;

      assert_group (impact, group, rows, n, of);
      accounts += group->accounts;
      changed += group->changed;
      if (g + 1 == groups->n)
        continue;
      g_assert_nonnull (group->name);
      if (next->name)
        g_assert_true (group->share > next->share || (group->share == next->share && strcmp (group->name, next->name) < 0));
    }
  g_assert_cmpuint (accounts, ==, n);
  g_assert_cmpuint (changed, ==, impact->changed);
}

static void
assert_impact (const CxImpact *impact,
               const Row      *rows,
               guint           n,
               gboolean        others)
{
  Counted counted = count (rows, n, NULL, NULL);
  guint matrix[CX_N_TIERS][CX_N_TIERS] = { 0 };

  for (guint i = 0; i < n; i++)
    matrix[rows[i].was - '0'][rows[i].is - '0']++;
  g_assert_cmpmem (impact->matrix, sizeof impact->matrix, matrix, sizeof matrix);
  g_assert_false (impact->first);
  g_assert_cmpuint (impact->accounts, ==, n);
  g_assert_cmpuint (impact->changed, ==, counted.changed);
  g_assert_cmpuint (impact->up, ==, counted.up);
  g_assert_cmpuint (impact->down, ==, counted.down);
  g_assert_cmpuint (impact->customers, ==, counted.customers);
  g_assert_cmpuint (impact->deals, ==, counted.deals);
  g_assert_cmpuint (impact->n_profiles, ==, others ? 2 : 1);
  g_assert_cmpuint (impact->workspace_changed, ==, others ? counted.workspace : counted.changed);
  assert_groups (impact, &impact->owners, rows, n, "owner");
  assert_groups (impact, &impact->territories, rows, n, "territory");
}

/* ── tests ──────────────────────────────────────────────────────────────── */

static const Row few[] = {
  { '1', '1', '0', "Elin", "North", "Ret" },
  { '1', '2', '1', "Elin", "North", "Ret" },   /* the other profile keeps it in tier 1 */
  { '2', '3', '0', "Elin", "South", "Rev" },
  { '0', '3', '2', "Elin", NULL, "SQL" },
  { '2', '1', '3', "Katrin", "South", "SQL" },
  { '2', '2', '0', "Katrin", "South", "MQL" },
  { '3', '0', '0', "Katrin", "West", "RL" },
  { '1', '0', '0', NULL, "West", NULL },
  { '2', '2', '0', "Bo", "West", "Ret" },
};

static void
test_few (void)
{
  static const char *const owners[] = { "Elin", "Katrin", "Bo", NULL };
  static const guint order[] = { 1, 2, 4, 3, 6, 7 };   /* Ret, Rev, SQL (from tier 2, from outside), RL, no stage */
  Fixture *fixture = make (few, G_N_ELEMENTS (few));
  g_autoptr(CxImpact) impact = impact_of (fixture, TRUE);

  assert_impact (impact, few, G_N_ELEMENTS (few), TRUE);
  g_assert_cmpuint (impact->changed, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (impact->rows[i].account, ==, order[i]);
  g_assert_cmpuint (impact->owners.n, ==, G_N_ELEMENTS (owners));
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    g_assert_cmpstr (impact->owners.groups[i].name, ==, owners[i]);
  g_assert_cmpfloat (impact->owners.groups[0].share, ==, 2.0 / 3);
  g_assert_cmpuint (impact->customers, ==, 2);
  g_assert_cmpuint (impact->deals, ==, 2);
  g_assert_cmpuint (impact->workspace_changed, ==, 4);
  fixture_free (fixture);
}

static const char *
pick (GRand             *rand,
      const char *const *texts,
      guint              n)
{
  guint i = g_rand_int_range (rand, 0, n + 1);

  return i == n ? NULL : texts[i];
}

static void
test_random (void)
{
  static const char *const owners[] = { "Ada", "Bo", "Cy", "Di", "Eve", "Flo", "Gus" };
  static const char *const territories[] = { "North", "South", "West" };

  for (guint seed = 0; seed < 8; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      guint n = seed == 0 ? 0 : g_rand_int_range (rand, 1, 400);
      g_autofree Row *rows = g_new0 (Row, n + 1);
      g_autoptr(CxImpact) impact = NULL;
      Fixture *fixture;

      for (guint i = 0; i < n; i++)
        {
          rows[i].was = '0' + g_rand_int_range (rand, 0, 4);
          rows[i].is = g_rand_int_range (rand, 0, 3) ? rows[i].was : '0' + g_rand_int_range (rand, 0, 4);
          rows[i].other = '0' + g_rand_int_range (rand, 0, 4);
          rows[i].owner = pick (rand, owners, G_N_ELEMENTS (owners));
          rows[i].territory = pick (rand, territories, G_N_ELEMENTS (territories));
          rows[i].stage = pick (rand, stages, G_N_ELEMENTS (stages));
        }
      fixture = make (rows, n);
      impact = impact_of (fixture, seed % 2);
      assert_impact (impact, rows, n, seed % 2);
      fixture_free (fixture);
    }
}

/* Before the first version there is nothing to move from. */
static void
test_first (void)
{
  Fixture *fixture = make (few, G_N_ELEMENTS (few));
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxJourney) journey = cx_journey_load (fixture->store, columns, G_MAXINT32, NULL, NULL);
  g_autoptr(CxProfile) is = profile_by ("P", "is");
  g_autoptr(CxEvaluation) to = cx_evaluation_new (columns, is, 20000, NULL);
  g_autoptr(CxImpact) impact = cx_impact_new (NULL, to, journey, NULL, 0);
  g_autoptr(GPtrArray) warnings = NULL;
  const CxWhiplashLimits strict = { 90, 0 };

  g_assert_true (impact->first);
  g_assert_cmpuint (impact->changed, ==, 0);
  g_assert_cmpuint (impact->after[1], ==, 2);
  g_assert_cmpuint (impact->after[2], ==, 3);
  g_assert_cmpuint (impact->after[CX_TIER_OUTSIDE], ==, 2);
  g_assert_false (impact->owners.known);
  warnings = cx_whiplash_find (impact, 0, 0, 20000, &strict);
  g_assert_cmpuint (warnings->len, ==, 0);
  fixture_free (fixture);
}

/* A funnel of other stages than the method's has no customers that the program knows of. */
static void
test_other_stages (void)
{
  Fixture *fixture = make (NULL, 0);
  g_autoptr(CxImpact) impact = NULL;

  fixture_run (fixture, "DELETE FROM stage_map; DELETE FROM stage;"
                        "INSERT INTO stage (code, position, label, customer, team) VALUES ('A', 0, 'A', '', ''), ('B', 1, 'B', '', '')");
  fixture_run (fixture, "INSERT INTO account (key, f_1, f_2, stage) VALUES ('a', '1', '2', 'A'), ('b', '1', '2', 'B')");
  impact = impact_of (fixture, FALSE);
  g_assert_cmpuint (impact->changed, ==, 2);
  g_assert_cmpuint (impact->customers, ==, 0);
  g_assert_cmpuint (impact->deals, ==, 0);
  fixture_free (fixture);
}

/* ── whiplash ───────────────────────────────────────────────────────────── */

static void
test_limits (void)
{
  static const struct { const char *days, *share; int want_days; double want_share; } cases[] = {
    { NULL, NULL, 90, 0.1 },
    { "30", "0.25", 30, 0.25 },
    { "0", "1", 0, 1 },
    { "-3", "7", 0, 1 },
    { "soon", "", 90, 0.1 },
    { "nan", "0.1x", 90, 0.1 },
  };
  Fixture *fixture = fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxWhiplashLimits limits;

      if (cases[i].days)
        {
          cx_store_set_property (fixture->store, "whiplash_days", cases[i].days, NULL);
          cx_store_set_property (fixture->store, "whiplash_share", cases[i].share, NULL);
        }
      limits = cx_whiplash_limits_load (fixture->store);
      g_assert_cmpint (limits.days, ==, cases[i].want_days);
      g_assert_cmpfloat (limits.share, ==, cases[i].want_share);
      g_assert_true (cx_whiplash_limits_save (fixture->store, &limits, NULL));
      limits = cx_whiplash_limits_load (fixture->store);
      g_assert_cmpint (limits.days, ==, cases[i].want_days);
      g_assert_cmpfloat (limits.share, ==, cases[i].want_share);
    }
  fixture_free (fixture);
}

/* Elin has 10 accounts in tier 1 and 2, of which @changed change; Bo 10 of which none; nobody has 2, which both do. */
static CxImpact *
impact_with (Fixture **fixture,
             guint     changed)
{
  Row rows[22];

  for (guint i = 0; i < 10; i++)
    {
      rows[i] = (Row) { '1', i < changed ? '2' : '1', '0', "Elin", NULL, NULL };
      rows[10 + i] = (Row) { '1', '1', '0', "Bo", NULL, NULL };
    }
  rows[20] = rows[21] = (Row) { '1', '2', '0', NULL, NULL, NULL };
  *fixture = make (rows, G_N_ELEMENTS (rows));
  return impact_of (*fixture, FALSE);
}

static void
test_whiplash (void)
{
  static const struct { guint changed; int age, days; double share; const char *codes; } cases[] = {
    { 0, 90, 90, 0.1, "" },
    { 0, 89, 90, 0.1, "young " },
    { 0, 0, 90, 0.1, "young " },
    { 0, -5, 90, 0.1, "young " },
    { 0, 0, 0, 0.1, "" },
    { 1, 90, 90, 0.1, "" },          /* exactly the limit */
    { 2, 90, 90, 0.1, "owners " },
    { 2, 10, 90, 0.1, "young owners " },
    { 3, 90, 90, 0.3, "" },          /* 3 of 10 is 0.3, in whatever way that is rounded */
    { 1, 90, 90, 0, "owners " },
    { 10, 90, 90, 1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture *fixture;
      g_autoptr(CxImpact) impact = impact_with (&fixture, cases[i].changed);
      const CxWhiplashLimits limits = { cases[i].days, cases[i].share };
      g_autoptr(GPtrArray) warnings = cx_whiplash_find (impact, 3, 20000 - cases[i].age, 20000, &limits);
      g_autoptr(GString) codes = g_string_new (NULL);

      for (guint w = 0; w < warnings->len; w++)
        g_string_append_printf (codes, "%s ", cx_whiplash_kind_to_name (((CxWhiplash *) warnings->pdata[w])->kind));
      g_assert_cmpstr (codes->str, ==, cases[i].codes);
      fixture_free (fixture);
    }
}

static void
test_whiplash_words (void)
{
  Fixture *fixture;
  g_autoptr(CxImpact) impact = impact_with (&fixture, 3);
  const CxWhiplashLimits limits = { 90, 0.1 };
  gint32 today;
  g_autoptr(GPtrArray) warnings = NULL, again = NULL, none = NULL;
  g_autoptr(JsonArray) array = NULL;
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *json = NULL;

  cx_date_parse ("2026-11-22", CX_DATE_DAY_FIRST, &today);
  warnings = cx_whiplash_find (impact, 3, today - 75, today, &limits);
  array = cx_whiplash_to_json (warnings);
  json_node_set_array (root, array);
  json = json_to_string (root, FALSE);
  again = cx_whiplash_from_json (json);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((CxWhiplash *) again->pdata[0])->title, ==, "Version 3 is 75 days old");
  g_assert_cmpstr (((CxWhiplash *) again->pdata[0])->text, ==, "Patches should hold for 90 days: until 7 December.");
  g_assert_cmpstr (((CxWhiplash *) again->pdata[1])->title, ==, "1 owner is above the limit");
  g_assert_cmpstr (((CxWhiplash *) again->pdata[1])->text, ==, "Elin 30\302\240% of their tier 1 and 2; the limit is 10\302\240%.");
  none = cx_whiplash_from_json ("[{\"code\": \"unheard of\"}, 3, {}]");
  g_assert_cmpuint (none->len, ==, 0);
  fixture_free (fixture);
}

/* A pin holds its account, before and after, and whatever the other profiles say. */
static void
test_pinned (void)
{
  static const Row rows[] = { { '1', '2', '0', "Ada", "N", "SQL" }, { '1', '2', '0', "Ada", "N", "SQL" }, { '0', '1', '0', "Bo", "N", "Rev" } };
  Fixture *fixture = make (rows, G_N_ELEMENTS (rows));
  g_autoptr(CxImpact) impact = NULL;

  fixture_run (fixture, "INSERT INTO tier_pin SELECT id, 3, 'R', 'Ada', 20000 FROM account WHERE key IN ('k0', 'k2')");
  impact = impact_of (fixture, TRUE);
  g_assert_cmpuint (impact->pinned, ==, 2);
  g_assert_cmpuint (impact->changed, ==, 1);
  g_assert_cmpuint (impact->rows[0].account, ==, 1);
  g_assert_cmpuint (impact->workspace_changed, ==, 1);
  g_assert_cmpuint (impact->matrix[3][3], ==, 2);
  g_assert_cmpuint (impact->before[1], ==, 1);
  g_assert_cmpuint (impact->before[3], ==, 2);
  g_assert_cmpuint (impact->after[2], ==, 1);
  g_assert_cmpuint (impact->after[3], ==, 2);
  g_assert_cmpuint (impact->customers, ==, 0);
  g_assert_cmpuint (impact->owners.n, ==, 2);
  /* Ada has one account in tier 1 and 2, for the pinned one is in tier 3; it changes. */
  g_assert_cmpstr (impact->owners.groups[0].name, ==, "Ada");
  g_assert_cmpuint (impact->owners.groups[0].before, ==, 1);
  g_assert_cmpuint (impact->owners.groups[0].before_changed, ==, 1);
  g_assert_cmpuint (impact->owners.groups[1].changed, ==, 0);
  fixture_free (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/impact/few", test_few);
  g_test_add_func ("/journey/impact/random", test_random);
  g_test_add_func ("/journey/impact/first", test_first);
  g_test_add_func ("/journey/impact/other-stages", test_other_stages);
  g_test_add_func ("/journey/whiplash/limits", test_limits);
  g_test_add_func ("/journey/whiplash/truth", test_whiplash);
  g_test_add_func ("/journey/whiplash/words", test_whiplash_words);
  g_test_add_func ("/journey/impact/pinned", test_pinned);
  return g_test_run ();
}
