/* The commands between draft and publication: profile impact, limits, publish. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-publish.h"
#include "cx-table.h"
#include "cx-value.h"
#include "cx-versions.h"

#include <math.h>
#include <stdio.h>

static const guint8 tiers[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

static CxSnapshot *
load (CxCli   *cli,
      CxStore *store,
      GError **error)
{
  return cx_snapshot_load (store, cli->cancellable, error);
}

/* ── profile impact ── */

typedef struct {
  const CxVersions      *versions;
  const CxVersionChoice *from, *to;   /* from: NULL before the first version */
  CxImpact              *impact;
  CxWhiplashLimits       limits;
  GPtrArray             *warnings;
} Looked;

static void
looked_clear (Looked *self)
{
  g_clear_pointer (&self->impact, cx_impact_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Looked, looked_clear)

/* Only what would follow the version in force is warned of. */
static void
look (Looked     *self,
      CxStore    *store,
      CxSnapshot *snapshot)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  const CxRanked *ranked = cx_tiering_find_id (cx_snapshot_get_tiering (snapshot), self->versions->row->id);
  gint32 day = cx_snapshot_get_day (snapshot);
  g_autoptr(CxEvaluation) from = self->from ? cx_evaluation_new (columns, self->from->profile, day, ranked->evaluation) : NULL;
  g_autoptr(CxEvaluation) to = cx_evaluation_new (columns, self->to->profile, day, ranked->evaluation);
  gboolean follows = self->from && self->from->version == ranked->version && self->to->version == 0;

  self->impact = cx_impact_new (from, to, cx_snapshot_get_journey (snapshot), cx_snapshot_get_tiering (snapshot), ranked->id);
  self->limits = cx_whiplash_limits_load (store);
  self->warnings = cx_whiplash_find (self->impact, follows ? ranked->version : 0, ranked->published_day, day, &self->limits);
}

static JsonObject *
limits_to_json (const CxWhiplashLimits *limits)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "days", limits->days);
  cx_cli_set_number (object, "share", limits->share);
  return object;
}

static void
add_member (JsonObject *object,
            const char *name,
            JsonNode   *node,
            gpointer    root)
{
  json_object_set_member (root, name, json_node_copy (node));
}

static void
impact_json (const Looked *self)
{
  JsonObject *root = json_object_new ();
  g_autoptr(JsonObject) impact = cx_impact_to_json (self->impact, TRUE);

  json_object_set_string_member (root, "profile", self->versions->row->name);
  cx_versions_set_choice (root, "from", self->from);
  cx_versions_set_choice (root, "to", self->to);
  json_object_foreach_member (impact, add_member, root);
  json_object_set_object_member (root, "limits", limits_to_json (&self->limits));
  json_object_set_array_member (root, "warnings", cx_whiplash_to_json (self->warnings));
  cx_cli_print_object (root);
}

static void
print_matrix (const CxImpact *impact)
{
  static const char *const headers[] = { "From ↓ to →", ">Tier 1", ">Tier 2", ">Tier 3", ">Outside", ">now", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint from = 0; from < CX_N_TIERS; from++)
    {
      cx_table_add (table, cx_cli_tier_name (tiers[from]));
      for (guint to = 0; to < CX_N_TIERS; to++)
        cx_table_count (table, impact->matrix[tiers[from]][tiers[to]]);
      cx_table_count (table, impact->before[tiers[from]]);
    }
  cx_table_add (table, "then");
  for (guint to = 0; to < CX_N_TIERS; to++)
    cx_table_count (table, impact->after[tiers[to]]);
  cx_table_count (table, impact->accounts);
  cx_table_print (table, 0);
}

static void
print_groups (const CxImpactGroups *groups,
              const char           *what)
{
  const char *const headers[] = { what, ">Of tier 1 and 2", ">Share", ">Customers", ">Open deals", ">All", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  guint shown = 0;

  for (guint g = 0; g < groups->n; g++)
    {
      const CxImpactGroup *group = &groups->groups[g];
      g_autofree char *changed = cx_cli_count (group->before_changed), *before = cx_cli_count (group->before);

      if (group->changed == 0)
        continue;
      cx_table_add (table, group->name ? group->name : "none");
      cx_table_take (table, g_strdup_printf ("%s/%s", changed, before));
      cx_table_take (table, cx_cli_percent (group->share));
      cx_table_count (table, group->customers);
      cx_table_count (table, group->deals);
      cx_table_count (table, group->changed);
      shown++;
    }
  if (shown == 0)
    return;
  puts ("");
  cx_table_print (table, 0);
}

static void
print_first (const Looked *self)
{
  printf ("%s has no version yet: there is nothing to move from. Published, it would say:\n", self->versions->row->name);
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      g_autofree char *after = cx_cli_count (self->impact->after[tiers[i]]);

      printf ("  %s: %s\n", cx_cli_tier_name (tiers[i]), after);
    }
}

static void
print_impact (const Looked *self)
{
  const CxImpact *impact = self->impact;
  g_autofree char *from = cx_versions_name (self->from), *to = cx_versions_name (self->to);
  g_autofree char *changed = cx_cli_count (impact->changed), *accounts = cx_cli_count (impact->accounts);
  g_autofree char *up = cx_cli_count (impact->up), *down = cx_cli_count (impact->down);
  g_autofree char *customers = cx_cli_count (impact->customers), *deals = cx_cli_count (impact->deals);
  g_autofree char *workspace = cx_cli_count (impact->workspace_changed);

  if (impact->first)
    {
      print_first (self);
      return;
    }
  printf ("%s · %s → %s\n", self->versions->row->name, from, to);
  printf ("%s of %s accounts change tier: %s up, %s down; customers among them: %s, open deals: %s\n", changed, accounts, up, down,
          customers, deals);
  if (impact->n_profiles > 1)
    printf ("%s change tier in the workspace, which is the best over %u profiles\n", workspace, impact->n_profiles);
  puts ("");
  print_matrix (impact);
  print_groups (&impact->owners, "Owner");
  print_groups (&impact->territories, "Territory");
  for (guint i = 0; i < self->warnings->len; i++)
    {
      const CxWhiplash *warning = self->warnings->pdata[i];

      printf ("%s! %s. %s\n", i == 0 ? "\n" : "", warning->title, warning->text);
    }
}

gboolean
cx_command_profile_impact (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  gboolean json = FALSE;
  g_autofree char *from = NULL, *to = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "a version; else what is in force", "VERSION" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "a version; else the draft", "VERSION" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxVersions) versions = NULL;
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_auto(Looked) looked = { 0 };

  if (!cx_cli_parse (&argc, &argv, "[PROFILE]", "Says which accounts would change tier, whose they are, and what that is warned of.",
                     entries, 0, 1, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  versions = store ? cx_versions_load (store, argc > 1 ? argv[1] : NULL, error) : NULL;
  if (versions == NULL || !cx_versions_choose (versions, from, &looked.from, error) ||
      !cx_versions_choose (versions, to ? to : "draft", &looked.to, error))
    return FALSE;
  snapshot = load (cli, store, error);
  if (snapshot == NULL)
    return FALSE;
  looked.versions = versions;
  look (&looked, store, snapshot);
  if (json)
    impact_json (&looked);
  else
    print_impact (&looked);
  return TRUE;
}

/* ── profile limits ── */

gboolean
cx_command_profile_limits (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  gboolean json = FALSE;
  int days = G_MININT;
  double share = -HUGE_VAL;
  const GOptionEntry entries[] = {
    { "days", 0, 0, G_OPTION_ARG_INT, &days, "how long a version should hold; 0: no limit", "DAYS" },
    { "share", 0, 0, G_OPTION_ARG_DOUBLE, &share, "how much of an owner’s tier 1 and 2 may change, 0 to 1", "SHARE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  CxWhiplashLimits limits;
  g_autofree char *percent = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Shows, or changes, beyond what a publication is warned of.", entries, 0, 0, error))
    return FALSE;
  if (days < 0 && days != G_MININT)
    return cx_cli_usage_error (error, "--days is from 0 on");
  if (share != -HUGE_VAL && !(share >= 0 && share <= 1))
    return cx_cli_usage_error (error, "--share is from 0 to 1");
  store = cx_cli_open (cli, days >= 0 || share >= 0, error);
  if (store == NULL)
    return FALSE;
  limits = cx_whiplash_limits_load (store);
  limits.days = days >= 0 ? days : limits.days;
  limits.share = share >= 0 ? share : limits.share;
  if ((days >= 0 || share >= 0) && !cx_whiplash_limits_save (store, &limits, error))
    return FALSE;
  percent = cx_cli_percent (limits.share);
  if (json)
    cx_cli_print_object (limits_to_json (&limits));
  else
    printf ("A version should hold for %d days; of an owner’s tier 1 and 2 at most %s may change.\n", limits.days, percent);
  return TRUE;
}

/* ── profile publish ── */

static gboolean
check_warnings (const CxOutlook *outlook,
                const char      *name,
                GError         **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < outlook->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((const CxWhiplash *) outlook->warnings->pdata[i])->title);
  if (text->len == 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "“%s” is not published: %s; “profile impact” says more, --force publishes anyway", name,
               text->str);
  return FALSE;
}

static void
publish_json (const CxOutlook *outlook,
              CxProfile       *draft,
              int              version,
              const char      *author,
              const char      *reason)
{
  JsonObject *root = json_object_new ();
  gint32 review = G_MININT32;

  cx_review_day (draft, &review);
  json_object_set_string_member (root, "profile", cx_profile_get_name (draft));
  json_object_set_int_member (root, "version", version);
  cx_cli_set_day (root, "published", outlook->day);
  json_object_set_string_member (root, "author", author);
  json_object_set_string_member (root, "reason", reason);
  cx_cli_set_day (root, "review", review);
  json_object_set_array_member (root, "warnings", cx_whiplash_to_json (outlook->warnings));
  json_object_set_object_member (root, "impact", cx_impact_to_json (outlook->impact, FALSE));
  cx_cli_print_object (root);
}

typedef struct {
  char    *reason, *author, *review;
  gint32   review_day;
  gboolean force, json;
} Publish;

static CxProfile *
draft_of (const CxVersions *versions,
          const Publish    *options,
          GError          **error)
{
  const CxVersionChoice *draft;
  g_autoptr(CxProfile) profile = NULL;
  g_autofree char *document = NULL;

  if (!cx_versions_choose (versions, "draft", &draft, error))
    return NULL;
  profile = options->review ? cx_profile_with_review_day (draft->profile, options->review_day) : cx_profile_ref (draft->profile);
  document = cx_profile_to_json (profile);
  if (g_strcmp0 (document, versions->row->published) != 0)
    return g_steal_pointer (&profile);
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "the draft of “%s” is what version %d says already; change it first",
               versions->row->name, versions->row->version);
  return NULL;
}

/* A day that has passed reminds nobody. */
static gboolean
check_review (const CxOutlook *outlook,
              const Publish   *options,
              GError         **error)
{
  g_autofree char *today = NULL;

  if (options->review == NULL || options->review_day >= outlook->day)
    return TRUE;
  today = cx_date_format (outlook->day);
  return cx_cli_usage_error (error, "--review %s has passed: today is %s; say a day from then on", options->review, today);
}

static gboolean
publish (CxCli            *cli,
         CxStore          *store,
         const CxVersions *versions,
         const Publish    *options,
         GError          **error)
{
  g_autoptr(CxProfile) draft = draft_of (versions, options, error);
  g_autoptr(CxSnapshot) snapshot = draft ? load (cli, store, error) : NULL;
  const char *author = options->author ? options->author : g_get_real_name ();
  const CxWhiplashLimits limits = cx_whiplash_limits_load (store);
  g_autoptr(CxOutlook) outlook = NULL;
  int version;

  if (snapshot == NULL)
    return FALSE;
  outlook = cx_outlook_new (snapshot, cx_tiering_find_id (cx_snapshot_get_tiering (snapshot), versions->row->id), draft, NULL,
                            &limits);
  if (!check_review (outlook, options, error))
    return FALSE;
  if (!options->force && !check_warnings (outlook, versions->row->name, error))
    return FALSE;
  version = cx_publish (store, outlook, draft, author, options->reason, error);
  if (version == 0)
    return FALSE;
  cx_cli_say (cli, "“%s” is published as version %d.", cx_profile_get_name (draft), version);
  if (options->json)
    publish_json (outlook, draft, version, author, options->reason);
  return TRUE;
}

gboolean
cx_command_profile_publish (CxCli   *cli,
                            int      argc,
                            char   **argv,
                            GError **error)
{
  Publish options = { 0 };
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, "why; it is kept with the version", "REASON" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &options.author, "who; else the name of the account on this machine", "NAME" },
    { "review", 0, 0, G_OPTION_ARG_STRING, &options.review, "the day by which to look at it again", "DATE" },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, "publish in spite of warnings, which are kept with the version", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *reason = NULL, *author = NULL, *review = NULL;
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxVersions) versions = NULL;
  gboolean parsed = cx_cli_parse (&argc, &argv, "[PROFILE]", "Freezes the draft as the next version, which never changes.", entries,
                                  0, 1, error);

  reason = options.reason;
  author = options.author;
  review = options.review;
  if (!parsed)
    return FALSE;
  if (reason == NULL || *g_strstrip (reason) == '\0')
    return cx_cli_usage_error (error, "a version needs a reason: say --reason");
  if (author != NULL && *g_strstrip (author) == '\0')
    return cx_cli_usage_error (error, "--author is blank: say who publishes, or leave it out");
  if (review != NULL && !cx_cli_parse_day (review, &options.review_day, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  versions = store ? cx_versions_load (store, argc > 1 ? argv[1] : NULL, error) : NULL;
  return versions != NULL && publish (cli, store, versions, &options, error);
}
