/* Warnings before a publication. Knows the limits, and computes no tiers. */
#include "cx-config.h"

#include "cx-whiplash.h"

#include "cx-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_PROPERTY "whiplash_days"
#define SHARE_PROPERTY "whiplash_share"
#define MOST_DAYS 3650

/* How many owners a warning names. */
#define N_NAMED 3

/* ── limits ─────────────────────────────────────────────────────────────── */

static double
read_number (CxStore    *store,
             const char *key,
             double      fallback,
             double      most)
{
  g_autofree char *text = cx_store_get_property (store, key, NULL);
  char *end = NULL;
  double number = text ? g_ascii_strtod (text, &end) : fallback;

  return text && (end == text || *end != '\0' || !isfinite (number)) ? fallback : CLAMP (number, 0, most);
}

CxWhiplashLimits
cx_whiplash_limits_load (CxStore *store)
{
  return (CxWhiplashLimits) {
    (int) read_number (store, DAYS_PROPERTY, CX_WHIPLASH_DAYS, MOST_DAYS),
    read_number (store, SHARE_PROPERTY, CX_WHIPLASH_SHARE, 1),
  };
}

gboolean
cx_whiplash_limits_save (CxStore                *store,
                         const CxWhiplashLimits *limits,
                         GError                **error)
{
  g_autofree char *days = g_strdup_printf ("%d", CLAMP (limits->days, 0, MOST_DAYS));
  char share[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (share, sizeof share, "%.6g", CLAMP (limits->share, 0, 1));
  return cx_store_set_property (store, DAYS_PROPERTY, days, error) && cx_store_set_property (store, SHARE_PROPERTY, share, error);
}

/* A share that is exactly the limit is not above it, however it is rounded. */
gboolean
cx_whiplash_is_above (const CxImpactGroup    *group,
                      const CxWhiplashLimits *limits)
{
  return group->before_changed > limits->share * group->before + 1e-9;
}

/* ── warnings ───────────────────────────────────────────────────────────── */

const char *
cx_whiplash_kind_to_name (CxWhiplashKind kind)
{
  static const char *const names[] = { "young", "owners" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

void
cx_whiplash_free (CxWhiplash *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
add (GPtrArray     *warnings,
     CxWhiplashKind kind,
     char          *title,
     char          *text)
{
  CxWhiplash *warning = g_new0 (CxWhiplash, 1);

  warning->kind = kind;
  warning->title = title;
  warning->text = text;
  g_ptr_array_add (warnings, warning);
}

/* Within the year of @today the year goes without saying. */
static char *
format_day (gint32 day,
            gint32 today)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * 86400);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc ((gint64) today * 86400);

  if (date == NULL || now == NULL)
    return g_strdup ("…");
  if (g_date_time_get_year (date) == g_date_time_get_year (now))
    /* Translators: a day of this year: 7 December (see g_date_time_format) */
    return g_date_time_format (date, _("%-d %B"));
  /* Translators: a day of another year: 7 December 2027 (see g_date_time_format) */
  return g_date_time_format (date, _("%-d %B %Y"));
}

static void
find_young (GPtrArray              *warnings,
            int                     version,
            gint32                  published,
            gint32                  today,
            const CxWhiplashLimits *limits)
{
  int age = MAX (today - published, 0);
  g_autofree char *until = NULL;

  if (age >= limits->days)
    return;
  until = format_day (published + limits->days, today);
  add (warnings, CX_WHIPLASH_YOUNG,
       age == 0 ? g_strdup_printf (_("Version %d was published today"), version)
                : g_strdup_printf (ngettext ("Version %d is %d day old", "Version %d is %d days old", age), version, age),
       g_strdup_printf (ngettext ("Patches should hold for %d day: until %s.", "Patches should hold for %d days: until %s.",
                                  limits->days),
                        limits->days, until));
}

static char *
format_percent (double share)
{
  /* Translators: a share: 24 %; the space does not break */
  return g_strdup_printf (_("%.0f\302\240%%"), 100 * share);
}

/* The first of those that are above the limit, with their shares. */
static char *
name_owners (const CxImpactGroups   *owners,
             const CxWhiplashLimits *limits)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint named = 0;

  for (guint g = 0; g < owners->n && named < N_NAMED; g++)
    if (owners->groups[g].name != NULL && cx_whiplash_is_above (&owners->groups[g], limits))
      {
        g_autofree char *percent = format_percent (owners->groups[g].share);

        /* Translators: between two of several values */
        g_string_append (text, named++ > 0 ? C_("values", ", ") : "");
        g_string_append_printf (text, "%s %s", owners->groups[g].name, percent);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
owners_text (const CxImpactGroups   *owners,
             const CxWhiplashLimits *limits,
             guint                   n)
{
  g_autofree char *named = name_owners (owners, limits);
  g_autofree char *limit = format_percent (limits->share);

  if (n <= N_NAMED)
    /* Translators: owners with shares, the limit: Elin 24 %, Katrin 22 % of their tier 1 and 2; the limit is 10 %. */
    return g_strdup_printf (_("%s of their tier 1 and 2; the limit is %s."), named, limit);
  return g_strdup_printf (ngettext ("%s of their tier 1 and 2, and %u more; the limit is %s.",
                                    "%s of their tier 1 and 2, and %u more; the limit is %s.", n - N_NAMED),
                          named, n - N_NAMED, limit);
}

static void
find_owners (GPtrArray              *warnings,
             const CxImpact         *impact,
             const CxWhiplashLimits *limits)
{
  guint n = 0;

  for (guint g = 0; g < impact->owners.n; g++)
    n += impact->owners.groups[g].name != NULL && cx_whiplash_is_above (&impact->owners.groups[g], limits);
  if (n > 0)
    add (warnings, CX_WHIPLASH_OWNERS,
         g_strdup_printf (ngettext ("%u owner is above the limit", "%u owners are above the limit", n), n),
         owners_text (&impact->owners, limits, n));
}

GPtrArray *
cx_whiplash_find (const CxImpact         *impact,
                  int                     version,
                  gint32                  published,
                  gint32                  today,
                  const CxWhiplashLimits *limits)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_whiplash_free);

  g_return_val_if_fail (impact != NULL && limits != NULL, warnings);

  if (version == 0 || impact->first)
    return warnings;
  find_young (warnings, version, published, today, limits);
  find_owners (warnings, impact, limits);
  return warnings;
}

/* ── JSON ───────────────────────────────────────────────────────────────── */

JsonArray *
cx_whiplash_to_json (GPtrArray *warnings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < warnings->len; i++)
    {
      const CxWhiplash *warning = warnings->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", cx_whiplash_kind_to_name (warning->kind));
      json_object_set_string_member (object, "title", warning->title);
      json_object_set_string_member (object, "text", warning->text);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
read_warning (JsonArray *array,
              guint      i,
              JsonNode  *node,
              gpointer   warnings)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *code = object ? json_object_get_string_member_with_default (object, "code", NULL) : NULL;

  for (CxWhiplashKind kind = CX_WHIPLASH_YOUNG; kind <= CX_WHIPLASH_OWNERS; kind++)
    if (g_strcmp0 (code, cx_whiplash_kind_to_name (kind)) == 0)
      add (warnings, kind, g_strdup (json_object_get_string_member_with_default (object, "title", "")),
           g_strdup (json_object_get_string_member_with_default (object, "text", "")));
}

GPtrArray *
cx_whiplash_from_json (const char *json)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_whiplash_free);
  g_autoptr(JsonNode) root = cx_json_parse (json, -1, NULL, NULL);

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    json_array_foreach_element (json_node_get_array (root), read_warning, warnings);
  return warnings;
}
