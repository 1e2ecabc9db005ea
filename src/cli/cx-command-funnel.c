/* The command funnel: conversion from stage to stage, by tier or another group. */
#include "cx-amount.h"
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-finding-words.h"
#include "cx-stats.h"
#include "cx-table.h"

#include <math.h>
#include <stdio.h>

/* With more groups than this, groups are lines rather than columns. */
#define MAX_COLUMNS 6

/* ── findings ── */

/* Only a funnel by tier says something about the profile. */
static GArray *
find (CxJourney      *journey,
      const CxFunnel *funnel,
      gboolean        by_tier)
{
  return cx_findings_new (funnel, by_tier ? cx_journey_find_revenue (journey) : -1);
}

/* ── JSON ── */

static JsonArray *
findings_to_json (CxJourney *journey,
                  GArray    *findings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const CxFinding *finding = &g_array_index (findings, CxFinding, i);
      g_autofree char *title = cx_finding_title (journey, finding), *text = cx_finding_text (journey, finding);
      g_autofree char *rule = cx_finding_rule (journey, finding, cx_journey_find_revenue (journey));
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", cx_finding_kind_to_name (finding->kind));
      json_object_set_string_member (object, "title", title);
      json_object_set_string_member (object, "text", text);
      json_object_set_string_member (object, "rule", rule);
      json_object_set_int_member (object, "accounts", finding->accounts);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
conversion_to_json (CxJourney          *journey,
                    guint               stage,
                    const CxConversion *conversion)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "from", cx_journey_get_stage (journey, stage)->code);
  json_object_set_string_member (object, "to", cx_journey_get_stage (journey, stage + 1)->code);
  json_object_set_int_member (object, "n", conversion->n);
  json_object_set_int_member (object, "k", conversion->k);
  cx_cli_set_number (object, "rate", conversion->rate);
  cx_cli_set_number (object, "low", conversion->low);
  cx_cli_set_number (object, "high", conversion->high);
  json_object_set_boolean_member (object, "enough", conversion->enough);
  cx_cli_set_number (object, "median_days", conversion->median_days);
  cx_cli_set_number (object, "q1_days", conversion->q1_days);
  cx_cli_set_number (object, "q3_days", conversion->q3_days);
  json_object_set_int_member (object, "moves", conversion->moves);
  json_object_set_int_member (object, "waiting", conversion->waiting);
  return object;
}

static JsonObject *
group_to_json (CxJourney           *journey,
               const CxFunnel      *funnel,
               const CxFunnelGroup *group)
{
  JsonObject *object = json_object_new ();
  JsonArray *stages = json_array_new (), *conversions = json_array_new ();

  json_object_set_string_member (object, "group", group->name);
  json_object_set_int_member (object, "accounts", group->accounts);
  for (guint i = 0; i < funnel->n_stages; i++)
    {
      JsonObject *stage = json_object_new ();

      json_object_set_string_member (stage, "stage", cx_journey_get_stage (journey, i)->code);
      json_object_set_int_member (stage, "count", group->counts[i]);
      json_array_add_object_element (stages, stage);
    }
  json_object_set_array_member (object, "stages", stages);
  for (guint i = 0; i + 1 < funnel->n_stages; i++)
    json_array_add_object_element (conversions, conversion_to_json (journey, i, &group->conversions[i]));
  json_object_set_array_member (object, "conversions", conversions);
  return object;
}

static void
print_funnel_json (CxJourney      *journey,
                   const CxFunnel *funnel,
                   gboolean        by_tier)
{
  g_autoptr(GArray) findings = find (journey, funnel, by_tier);
  JsonObject *object = json_object_new ();
  JsonArray *groups = json_array_new ();

  json_object_set_string_member (object, "definition", cx_funnel_definition_to_name (funnel->definition));
  for (guint i = 0; i < funnel->groups->len; i++)
    json_array_add_object_element (groups, group_to_json (journey, funnel, funnel->groups->pdata[i]));
  json_object_set_array_member (object, "groups", groups);
  json_object_set_int_member (object, "skipped", funnel->skipped);
  json_object_set_int_member (object, "backward", funnel->backward);
  json_object_set_int_member (object, "no_stage", funnel->no_stage);
  json_object_set_array_member (object, "findings", findings_to_json (journey, findings));
  cx_cli_print_object (object);
}

/* ── for people ── */

static const char *
definition_in_words (CxFunnelDefinition definition)
{
  switch (definition)
    {
    case CX_FUNNEL_SNAPSHOT:
      return "Snapshot: where accounts are now";
    case CX_FUNNEL_STRICT:
      return "Strict: accounts that passed every stage in order";
    default:
      return "Reached: accounts that are, or have been, at a stage or beyond";
    }
}

static char *
conversion_text (const CxConversion *conversion)
{
  if (!conversion->enough)
    return g_strdup ("too few");
  return g_strdup_printf ("%.0f %% %.0f–%.0f", 100 * conversion->rate, 100 * conversion->low, 100 * conversion->high);
}

static char *
days_text (const CxConversion *conversion)
{
  if (isnan (conversion->median_days))
    return g_strdup ("");
  if (conversion->moves < CX_ENOUGH)
    return g_strdup ("too few");
  return g_strdup_printf ("%.0f (%.0f–%.0f)", cx_round_days (conversion->median_days), cx_round_days (conversion->q1_days),
                          cx_round_days (conversion->q3_days));
}

static char *
header_of (const char *group,
           gboolean    by_tier)
{
  gboolean tier = by_tier && g_ascii_isdigit (*group);

  return g_strdup_printf (">%s%s", tier ? "Tier " : "", group);
}

static CxTable *
side_by_side_table (const CxFunnel *funnel,
                    gboolean        by_tier)
{
  g_autoptr(GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (headers, g_strdup ("Stage"));
  for (guint i = 0; i < funnel->groups->len; i++)
    g_ptr_array_add (headers, header_of (((const CxFunnelGroup *) funnel->groups->pdata[i])->name, by_tier));
  g_ptr_array_add (headers, g_strdup (">Days (quartiles)"));
  g_ptr_array_add (headers, g_strdup (">Waiting"));
  g_ptr_array_add (headers, NULL);
  return cx_table_new ((const char *const *) headers->pdata);
}

/* Counts and conversions take turns, as in the picture. */
static void
print_side_by_side (CxJourney      *journey,
                    const CxFunnel *funnel,
                    gboolean        by_tier)
{
  g_autoptr(CxTable) table = side_by_side_table (funnel, by_tier);
  const CxFunnelGroup *all = funnel->groups->pdata[funnel->groups->len - 1];

  for (guint stage = 0; stage < funnel->n_stages; stage++)
    {
      cx_table_add (table, cx_journey_get_stage (journey, stage)->code);
      for (guint i = 0; i < funnel->groups->len; i++)
        cx_table_count (table, ((const CxFunnelGroup *) funnel->groups->pdata[i])->counts[stage]);
      cx_table_add (table, "");
      cx_table_add (table, "");
      if (stage + 1 == funnel->n_stages)
        break;
      cx_table_take (table, g_strdup_printf ("  → %s", cx_journey_get_stage (journey, stage + 1)->code));
      for (guint i = 0; i < funnel->groups->len; i++)
        cx_table_take (table, conversion_text (&((const CxFunnelGroup *) funnel->groups->pdata[i])->conversions[stage]));
      cx_table_take (table, days_text (&all->conversions[stage]));
      cx_table_count (table, all->conversions[stage].waiting);
    }
  cx_table_print (table, 0);
}

static void
print_one_a_line (CxJourney      *journey,
                  const CxFunnel *funnel)
{
  g_autoptr(GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CxTable) table = NULL;

  g_ptr_array_add (headers, g_strdup ("Group"));
  for (guint stage = 0; stage < funnel->n_stages; stage++)
    {
      g_ptr_array_add (headers, g_strdup_printf (">%s", cx_journey_get_stage (journey, stage)->code));
      if (stage + 1 < funnel->n_stages)
        g_ptr_array_add (headers, g_strdup (">→"));
    }
  g_ptr_array_add (headers, NULL);
  table = cx_table_new ((const char *const *) headers->pdata);
  for (guint i = 0; i < funnel->groups->len; i++)
    {
      const CxFunnelGroup *group = funnel->groups->pdata[i];

      cx_table_add (table, group->name);
      for (guint stage = 0; stage < funnel->n_stages; stage++)
        {
          cx_table_count (table, group->counts[stage]);
          if (stage + 1 < funnel->n_stages)
            cx_table_take (table, conversion_text (&group->conversions[stage]));
        }
    }
  cx_table_print (table, 0);
}

static void
print_findings (CxJourney *journey,
                GArray    *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const CxFinding *finding = &g_array_index (findings, CxFinding, i);
      g_autofree char *title = cx_finding_title (journey, finding), *text = cx_finding_text (journey, finding);

      printf ("%s• %s. %s\n", i == 0 ? "\n" : "", title, text);
    }
}

/* Whose tiers these are. */
static void
print_tiers_of (CxTiering *tiering,
                int        profile)
{
  guint n = cx_tiering_get_n_profiles (tiering);

  if (profile >= 0 || n == 1)
    printf ("Tiers of “%s”.\n",
            cx_profile_get_name (cx_tiering_get_profile (tiering, (guint) MAX (profile, 0))->draft));
  else if (n == 0)
    puts ("Tiers of the workspace: without a profile, every account is outside.");
  else
    printf ("Tiers of the workspace: each account at its best over %u profiles.\n", n);
}

/* A snapshot of all is of now anyway. */
static void
print_waiting (CxJourney      *journey,
               const CxFunnel *funnel,
               gboolean        of_all)
{
  guint n = cx_funnel_count_waiting (funnel);
  g_autofree char *number = cx_cli_count (n);

  if (n > 0 && !(of_all && funnel->definition == CX_FUNNEL_SNAPSHOT))
    printf ("%s %s still before %s: rates may rise\n", number, n == 1 ? "account is" : "accounts are",
            cx_journey_get_stage (journey, funnel->n_stages - 1)->code);
}

static void
print_funnel (CxSnapshot     *snapshot,
              const CxFunnel *funnel,
              int             profile,
              gboolean        by_tier,
              gboolean        of_all)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  g_autoptr(GArray) findings = find (journey, funnel, by_tier);
  g_autofree char *skipped = cx_cli_count (funnel->skipped), *backward = cx_cli_count (funnel->backward);
  g_autofree char *no_stage = cx_cli_count (funnel->no_stage);

  if (by_tier)
    print_tiers_of (cx_snapshot_get_tiering (snapshot), profile);
  printf ("%s. Rates with their 95 %% intervals.\n\n", definition_in_words (funnel->definition));
  if (funnel->groups->len <= MAX_COLUMNS)
    print_side_by_side (journey, funnel, by_tier);
  else
    print_one_a_line (journey, funnel);
  printf ("\n%s skipped a stage · %s moved back · %s in no stage\n", skipped, backward, no_stage);
  print_waiting (journey, funnel, of_all);
  print_findings (journey, findings);
}

/* ── the command ── */

static gboolean
is_by_tier (const char *by)
{
  return by == NULL || g_str_equal (by, "tier");
}

typedef struct {
  char              *definition_name, *by, *profile_name, *from_text, *to_text;
  gboolean           json;
  CxFunnelDefinition definition;
  gint32             from, to;
} FunnelOptions;

static void
funnel_options_clear (FunnelOptions *self)
{
  g_free (self->definition_name);
  g_free (self->by);
  g_free (self->profile_name);
  g_free (self->from_text);
  g_free (self->to_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FunnelOptions, funnel_options_clear)

static gboolean
read_options (FunnelOptions *self,
              GError       **error)
{
  const char *name = self->definition_name;

  if (name != NULL && !cx_funnel_definition_from_name (name, &self->definition))
    return cx_cli_usage_error (error, "“%s” is no definition; there are snapshot, reached and strict", name);
  if ((self->from_text != NULL && !cx_cli_parse_day (self->from_text, &self->from, error)) ||
      (self->to_text != NULL && !cx_cli_parse_day (self->to_text, &self->to, error)))
    return FALSE;
  if (self->from > self->to)
    return cx_cli_usage_error (error, "--from %s is after --to %s; say the earlier day first", self->from_text, self->to_text);
  if (self->profile_name != NULL && !is_by_tier (self->by))
    return cx_cli_usage_error (error, "--profile is for a funnel by tier; leave it or --by %s out", self->by);
  return TRUE;
}

static gboolean
show_funnel (CxSnapshot          *snapshot,
             const FunnelOptions *options,
             GError             **error)
{
  gboolean by_tier = is_by_tier (options->by);
  g_autoptr(CxFunnel) funnel = NULL;
  int profile;

  if (!cx_cli_find_profile (cx_snapshot_get_tiering (snapshot), options->profile_name, &profile, error))
    return FALSE;
  if (by_tier)
    funnel = cx_snapshot_funnel_by_tier (snapshot, profile, options->definition, options->from, options->to);
  else
    funnel = cx_snapshot_funnel_by (snapshot, options->by, options->definition, options->from, options->to, error);
  if (funnel == NULL)
    return FALSE;
  if (options->json)
    print_funnel_json (cx_snapshot_get_journey (snapshot), funnel, by_tier);
  else
    print_funnel (snapshot, funnel, profile, by_tier, options->from == G_MININT32 && options->to == G_MAXINT32);
  return TRUE;
}

gboolean
cx_command_funnel (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_auto(FunnelOptions) options = { .definition = CX_FUNNEL_REACHED, .from = G_MININT32, .to = G_MAXINT32 };
  const GOptionEntry entries[] = {
    { "definition", 0, 0, G_OPTION_ARG_STRING, &options.definition_name, "snapshot, reached (as usual) or strict", "NAME" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, "tier (as usual), owner, territory, segment or a field", "GROUP" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options.profile_name, "tiers of this profile; else the best of all", "PROFILE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from_text, "accounts whose first event is on this day or later", "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to_text, "… or on this day or earlier", "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxSnapshot) snapshot = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Shows how many accounts reach each stage, and how many of them go on.", entries, 0, 0, error) ||
      !read_options (&options, error))
    return FALSE;
  snapshot = cx_cli_load (cli, error);
  return snapshot != NULL && show_funnel (snapshot, &options, error);
}
