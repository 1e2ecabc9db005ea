/* What can be asked of accounts, one question a function. Knows nothing of how questions are kept or written. */
#include "cx-account-questions.h"

#include "cx-account-data.h"
#include "cx-journey-questions.h"
#include "cx-text.h"

#include <string.h>

#define FIELD_PREFIX "field:"

/* Beside the flags of a fit there is one of the account. */
#define FLAG_SAID_NO (1u << 31)

/* @found: of @n accounts; one that is no answer is cleared. */
typedef struct {
  const char        *question;
  const char *const *values;
  CxSnapshot        *snapshot;
  int                profile;
  guint8            *found;
  guint              n;
} Asked;

typedef void (*AskFunc) (const Asked *asked);

static const struct {
  const char *name;
  guint       flag;
} flag_names[] = {
  { "needs-data", CX_FLAG_NEEDS_DATA },
  { "could-move", CX_FLAG_COULD_MOVE },
  { "pinned", CX_FLAG_PINNED },
  { "said-no", FLAG_SAID_NO },
};

static const char *const tier_names[CX_N_TIERS + 1] = { "outside", "1", "2", "3", NULL };

static guint
flag_of (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if (strcmp (flag_names[i].name, value) == 0)
      return flag_names[i].flag;
  return 0;
}

/* ── tier, segment, stage, flags ── */

static void
ask_tier (const Asked *asked)
{
  guint wanted = 0;

  for (guint v = 0; asked->values[v] != NULL; v++)
    for (guint tier = 0; tier < CX_N_TIERS; tier++)
      if (strcmp (tier_names[tier], asked->values[v]) == 0)
        wanted |= 1u << tier;
  for (guint a = 0; a < asked->n; a++)
    asked->found[a] &= wanted >> cx_account_fit (asked->snapshot, asked->profile, a)->tier & 1;
}

static void
ask_segment (const Asked *asked)
{
  CxTiering *tiering = cx_snapshot_get_tiering (asked->snapshot);
  guint n_profiles = cx_tiering_get_n_profiles (tiering);
  g_autofree gboolean *wanted = g_new (gboolean, n_profiles + 1);

  for (guint i = 0; i < n_profiles; i++)
    wanted[i] = g_strv_contains (asked->values, cx_profile_get_name (cx_tiering_get_profile (tiering, i)->draft));
  wanted[n_profiles] = g_strv_contains (asked->values, "");
  for (guint a = 0; a < asked->n; a++)
    {
      int segment = cx_snapshot_get_segment (asked->snapshot, a);

      asked->found[a] &= wanted[segment < 0 ? n_profiles : (guint) segment];
    }
}

static void
ask_flag (const Asked *asked)
{
  CxSaidNos *said_nos = cx_snapshot_get_said_nos (asked->snapshot);
  guint wanted = 0;

  for (guint v = 0; asked->values[v] != NULL; v++)
    wanted |= flag_of (asked->values[v]);
  for (guint a = 0; a < asked->n; a++)
    asked->found[a] &= (cx_account_fit (asked->snapshot, asked->profile, a)->flags & wanted) != 0 ||
                       ((wanted & FLAG_SAID_NO) != 0 && cx_said_nos_has (said_nos, a));
}

static void
ask_stage (const Asked *asked)
{
  CxJourney *journey = cx_snapshot_get_journey (asked->snapshot);
  gboolean wanted[256] = { FALSE };

  for (guint v = 0; asked->values[v] != NULL; v++)
    {
      int stage = cx_journey_find_stage (journey, asked->values[v]);

      if (strcmp (asked->values[v], "none") == 0)
        wanted[CX_NO_STAGE] = TRUE;
      else if (stage >= 0)
        wanted[stage] = TRUE;
    }
  for (guint a = 0; a < asked->n; a++)
    asked->found[a] &= wanted[cx_journey_get_current (journey, a)];
}

static void
ask_reached (const Asked *asked)
{
  cx_ask_reached (cx_snapshot_get_journey (asked->snapshot), asked->values, asked->found);
}

static void
ask_passed (const Asked *asked)
{
  cx_ask_passed (cx_snapshot_get_journey (asked->snapshot), asked->values, asked->found);
}

static void
ask_seen (const Asked *asked)
{
  cx_ask_seen (cx_snapshot_get_journey (asked->snapshot), asked->values, asked->found);
}

/* ── fields ── */

static gboolean
any_code (const CxColumn *column,
          const guint8   *wanted,
          guint           account)
{
  for (guint32 i = column->offsets[account]; i < column->offsets[account + 1]; i++)
    if (wanted[column->items[i]])
      return TRUE;
  return FALSE;
}

/* Texts and lists by their dictionary, each distinct text once. */
static void
ask_dictionary (GHashTable     *wanted,
                const CxColumn *column,
                guint8         *found,
                guint           n)
{
  g_autofree guint8 *codes = g_new0 (guint8, column->n_texts + 1);
  gboolean missing = g_hash_table_contains (wanted, "");

  for (guint c = 0; c < column->n_texts; c++)
    codes[c] = g_hash_table_contains (wanted, cx_column_get_folded (column)[c]);
  for (guint a = 0; a < n; a++)
    {
      if (!found[a])
        continue;
      if (column->codes != NULL)
        found[a] = cx_column_code (column, a) == CX_NO_CODE ? missing : codes[cx_column_code (column, a)];
      else if (column->offsets[a] == column->offsets[a + 1])
        found[a] = missing;
      else
        found[a] = any_code (column, codes, a);
    }
}

static void
ask_numbers (GHashTable     *wanted,
             const CxColumn *column,
             guint8         *found,
             guint           n)
{
  for (guint a = 0; a < n; a++)
    if (found[a])
      {
        g_autofree char *text = cx_column_get_text (column, a);
        g_autofree char *folded = cx_text_fold (text ? text : "", -1);

        found[a] = g_hash_table_contains (wanted, folded);
      }
}

static void
ask_field (const Asked *asked)
{
  CxColumns *columns = cx_snapshot_get_columns (asked->snapshot);
  const CxColumn *column = g_str_has_prefix (asked->question, FIELD_PREFIX)
                             ? cx_columns_find (columns, asked->question + strlen (FIELD_PREFIX))
                             : cx_columns_find_role (columns, asked->question);
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint v = 0; asked->values[v] != NULL; v++)
    g_hash_table_add (wanted, cx_text_fold (asked->values[v], -1));
  if (column == NULL)
    {
      if (!g_hash_table_contains (wanted, ""))
        memset (asked->found, 0, asked->n);
    }
  else if (column->codes != NULL || column->offsets != NULL)
    ask_dictionary (wanted, column, asked->found, asked->n);
  else
    ask_numbers (wanted, column, asked->found, asked->n);
}

/* ── the questions ── */

/* In the order in which they are written. */
static const struct {
  const char *name;
  AskFunc     ask;
} questions[] = {
  { "tier", ask_tier },
  { "stage", ask_stage },
  { "owner", ask_field },
  { "territory", ask_field },
  { "flag", ask_flag },
  { "segment", ask_segment },
  { "reached", ask_reached },
  { "passed", ask_passed },
  { "seen", ask_seen },
};

guint
cx_account_question_order (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (questions[i].name, name) == 0)
      return i;
  if (g_str_has_prefix (name, FIELD_PREFIX) && name[strlen (FIELD_PREFIX)] != '\0')
    return G_N_ELEMENTS (questions);
  return G_MAXUINT;
}

gboolean
cx_account_question_takes (const char *name,
                           const char *value)
{
  gint32 from, to;

  if (strcmp (name, "tier") == 0)
    return g_strv_contains (tier_names, value);
  if (strcmp (name, "flag") == 0)
    return flag_of (value) != 0;
  if (strcmp (name, "seen") == 0)
    return cx_period_read (value, &from, &to);
  return TRUE;
}

void
cx_account_question_ask (const char        *name,
                         const char *const *values,
                         CxSnapshot        *snapshot,
                         int                profile,
                         guint8            *found)
{
  guint order = cx_account_question_order (name);
  Asked asked = { name, values, snapshot, profile, found, cx_columns_get_n_accounts (cx_snapshot_get_columns (snapshot)) };

  (order < G_N_ELEMENTS (questions) ? questions[order].ask : ask_field) (&asked);
}
