/* A leading indicator of retention, as the team defined it. Knows its document and its words; works nothing out. */
#include "cx-config.h"

#include "cx-indicator.h"

#include "cx-amount.h"
#include "cx-error.h"
#include "cx-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PROPERTY "leading_indicator"
#define FORMAT "concentric-indicator"

#define PERCENT "\u202f%%"

static const char *const kinds[] = { "total", "days", "measures" };
static const char *const signings[] = { "stage", "field", "usage" };

static gboolean
find_name (const char *const *names,
           guint              n,
           const char        *name,
           guint             *at)
{
  for (*at = 0; *at < n; (*at)++)
    if (g_strcmp0 (names[*at], name) == 0)
      return TRUE;
  return FALSE;
}

const char *
cx_indicator_kind_to_name (CxIndicatorKind kind)
{
  return kinds[kind];
}

gboolean
cx_indicator_kind_from_name (const char      *name,
                             CxIndicatorKind *kind)
{
  guint at;

  if (!find_name (kinds, G_N_ELEMENTS (kinds), name, &at))
    return FALSE;
  *kind = at;
  return TRUE;
}

const char *
cx_signing_to_name (CxSigning signing)
{
  return signings[signing];
}

gboolean
cx_signing_from_name (const char *name,
                      CxSigning  *signing)
{
  guint at;

  if (!find_name (signings, G_N_ELEMENTS (signings), name, &at))
    return FALSE;
  *signing = at;
  return TRUE;
}

CxIndicator *
cx_indicator_new (void)
{
  CxIndicator *self = g_new0 (CxIndicator, 1);

  self->kind = CX_INDICATOR_DAYS;
  self->least = 1;
  self->every = CX_PERIOD_MONTH;
  self->target = 70;
  self->steady = 75;
  self->signing = CX_SIGNING_STAGE;
  self->cohort = CX_PERIOD_QUARTER;
  return self;
}

CxIndicator *
cx_indicator_copy (const CxIndicator *self)
{
  CxIndicator *copy = g_memdup2 (self, sizeof *self);

  copy->measure = g_strdup (self->measure);
  copy->field = g_strdup (self->field);
  return copy;
}

void
cx_indicator_free (CxIndicator *self)
{
  if (self == NULL)
    return;
  g_free (self->measure);
  g_free (self->field);
  g_free (self);
}

gboolean
cx_indicator_equal (const CxIndicator *a,
                    const CxIndicator *b)
{
  g_autofree char *first = cx_indicator_print (a), *second = cx_indicator_print (b);

  return g_str_equal (first, second);
}

guint
cx_indicator_horizon (const CxIndicator *self)
{
  guint year = cx_period_first_year (self->every);

  return self->every == CX_PERIOD_DAY ? year : 2 * year;
}

guint
cx_indicator_least_judged (const CxIndicator *self)
{
  static const guint least[] = { 90, 13, 3, 1 };

  return least[MIN (self->every, CX_PERIOD_QUARTER)];
}

/* ── what can be met ── */

static char *
days_problem (const CxIndicator *self)
{
  static const guint shortest[] = { 1, 7, 28, 90 };
  g_autofree char *least = cx_format_number (self->least, 2);

  if (self->least <= shortest[MIN (self->every, CX_PERIOD_QUARTER)])
    return NULL;
  switch (self->every)
    {
    case CX_PERIOD_DAY:
      return g_strdup_printf (_("A day is one day, not %s: ask for 1"), least);
    case CX_PERIOD_WEEK:
      return g_strdup_printf (_("A week has 7 days, not %s: ask for fewer"), least);
    case CX_PERIOD_MONTH:
      return g_strdup_printf (_("The shortest month has 28 days, not %s: ask for fewer"), least);
    default:
      return g_strdup_printf (_("The shortest quarter has 90 days, not %s: ask for fewer"), least);
    }
}

static char *
measures_problem (const CxIndicator *self,
                  CxUsageLog        *log)
{
  guint n = log ? cx_usage_log_get_n_measures (log) : 0;
  g_autofree char *least = cx_format_number (self->least, 2), *known = cx_format_number (n, 0);

  if (n == 0 || self->least <= n)
    return NULL;
  /* Translators: how many features there is usage of, and how many were asked for */
  return g_strdup_printf (ngettext ("There is usage of %s feature, not of %s: ask for fewer", "There is usage of %s features, not of %s: ask for fewer", n),
                          known, least);
}

char *
cx_indicator_problem (const CxIndicator *self,
                      CxUsageLog        *log)
{
  switch (self->kind)
    {
    case CX_INDICATOR_DAYS:
      return days_problem (self);
    case CX_INDICATOR_MEASURES:
      return measures_problem (self, log);
    case CX_INDICATOR_TOTAL:
    default:
      return NULL;
    }
}

/* ── the document ── */

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* A number from @low to @high. */
static gboolean
get_number (JsonObject *object,
            const char *member,
            double      low,
            double      high,
            double     *number,
            GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  *number = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
  if (*number >= low && *number <= high)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "leading indicator: “%s” is no number from %g to %g; define it anew", member, low, high);
  return FALSE;
}

static gboolean
no_such_word (const char *member,
              const char *text,
              GError    **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "leading indicator: “%s” cannot be “%s”; define it anew", member, text ? text : "");
  return FALSE;
}

static gboolean
read_words (CxIndicator *self,
            JsonObject  *object,
            GError     **error)
{
  const char *kind = get_text (object, "kind"), *every = get_text (object, "every"), *signing = get_text (object, "signing");
  const char *cohort = get_text (object, "cohort");

  if (!cx_indicator_kind_from_name (kind, &self->kind))
    return no_such_word ("kind", kind, error);
  if (!cx_period_from_name (every, &self->every) || self->every == CX_PERIOD_YEAR)
    return no_such_word ("every", every, error);
  if (!cx_signing_from_name (signing, &self->signing))
    return no_such_word ("signing", signing, error);
  if (!cx_period_from_name (cohort, &self->cohort) || self->cohort < CX_PERIOD_MONTH)
    return no_such_word ("cohort", cohort, error);
  g_set_str (&self->measure, get_text (object, "measure"));
  g_set_str (&self->field, get_text (object, "field"));
  return TRUE;
}

static gboolean
read_numbers (CxIndicator *self,
              JsonObject  *object,
              GError     **error)
{
  double target, steady;

  if (!get_number (object, "least", CX_INDICATOR_LEAST, CX_INDICATOR_MOST, &self->least, error) || !get_number (object, "target", 1, 100, &target, error) ||
      !get_number (object, "steady", 1, 100, &steady, error))
    return FALSE;
  self->target = (guint) target;
  self->steady = (guint) steady;
  return TRUE;
}

static gboolean
check_days (const CxIndicator *self,
            GError           **error)
{
  g_autofree char *problem = cx_indicator_problem (self, NULL);

  if (problem == NULL)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "leading indicator: “least”: %s; define it anew", problem);
  return FALSE;
}

CxIndicator *
cx_indicator_parse (const char *text,
                    GError    **error)
{
  g_autoptr(JsonNode) root = cx_json_parse (text, -1, NULL, error);
  g_autoptr(CxIndicator) self = cx_indicator_new ();
  JsonObject *object;

  if (root == NULL)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || g_strcmp0 (get_text (object, "format"), FORMAT) != 0)
    {
      g_set_error_literal (error, CX_ERROR, CX_ERROR_SYNTAX, "no leading indicator: the format is not “" FORMAT "”; define it anew");
      return NULL;
    }
  return read_words (self, object, error) && read_numbers (self, object, error) && check_days (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
add_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

char *
cx_indicator_print (const CxIndicator *self)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  add_text (object, "format", FORMAT);
  json_object_set_int_member (object, "version", 1);
  add_text (object, "kind", kinds[self->kind]);
  add_text (object, "measure", self->measure);
  json_object_set_double_member (object, "least", self->least);
  add_text (object, "every", cx_period_to_name (self->every));
  json_object_set_int_member (object, "target", self->target);
  json_object_set_int_member (object, "steady", self->steady);
  add_text (object, "signing", signings[self->signing]);
  add_text (object, "field", self->field);
  add_text (object, "cohort", cx_period_to_name (self->cohort));
  json_node_take_object (root, object);
  return cx_json_print (root);
}

CxIndicator *
cx_indicator_load (CxStore  *store,
                   gboolean *decided,
                   char    **problem,
                   GError  **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = cx_store_get_property (store, PROPERTY, &cause);
  CxIndicator *self;

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  self = text != NULL && *text != '\0' ? cx_indicator_parse (text, &cause) : cx_indicator_new ();
  if (decided != NULL)
    *decided = self != NULL && text != NULL && *text != '\0';
  if (problem != NULL)
    *problem = cause ? g_strdup (cause->message) : NULL;
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return self == NULL && problem != NULL ? cx_indicator_new () : self;
}

gboolean
cx_indicator_save (CxStore           *store,
                   const CxIndicator *self,
                   GError           **error)
{
  g_autofree char *text = self ? cx_indicator_print (self) : g_strdup ("");
  g_autoptr(CxIndicator) again = self ? cx_indicator_parse (text, error) : NULL;

  return (self == NULL || again != NULL) && cx_store_set_property (store, PROPERTY, text, error);
}

/* ── in words ── */

static const char *
label_of (const CxIndicator *self,
          CxUsageLog        *log)
{
  guint at = log && self->measure ? cx_usage_log_find_measure (log, self->measure) : CX_NO_MEASURE;

  return at != CX_NO_MEASURE ? cx_usage_log_get_measure (log, at)->label : self->measure;
}

/* "every day", "every week", … */
static const char *
every_words (CxPeriod every)
{
  static const char *const words[] = { N_("every day"), N_("every week"), N_("every month"), N_("every quarter") };

  return _(words[MIN (every, CX_PERIOD_QUARTER)]);
}

static char *
days_words (const CxIndicator *self,
            const char        *label)
{
  g_autofree char *least = cx_format_number (self->least, 2);

  if (self->least <= 1)
    /* Translators: what is used, and how often: "Backups every day" */
    return label ? g_strdup_printf (_("%s %s"), label, every_words (self->every))
                 /* Translators: how often: "any use every month" */
                 : g_strdup_printf (_("any use %s"), every_words (self->every));
  if (label != NULL)
    /* Translators: what is used, on how many days, how often: "Backups on at least 5 days every month" */
    return g_strdup_printf (ngettext ("%s on at least %s day %s", "%s on at least %s days %s", (gulong) self->least), label, least,
                            every_words (self->every));
  /* Translators: on how many days, how often: "any use on at least 5 days every month" */
  return g_strdup_printf (ngettext ("any use on at least %s day %s", "any use on at least %s days %s", (gulong) self->least), least,
                          every_words (self->every));
}

char *
cx_indicator_event (const CxIndicator *self,
                    CxUsageLog        *log)
{
  g_autofree char *least = cx_format_number (self->least, 2);
  const char *label = label_of (self, log);

  switch (self->kind)
    {
    case CX_INDICATOR_TOTAL:
      /* Translators: how much, of what, how often: "at least 2,000 Messages every month" */
      return g_strdup_printf (_("at least %s %s %s"), least, label ? label : _("of anything"), every_words (self->every));
    case CX_INDICATOR_MEASURES:
      /* Translators: how many different things are used, how often: "at least 5 features every month" */
      return g_strdup_printf (ngettext ("at least %s feature %s", "at least %s features %s", (gulong) self->least), least,
                              every_words (self->every));
    case CX_INDICATOR_DAYS:
    default:
      return days_words (self, label);
    }
}

char *
cx_indicator_sentence (const CxIndicator *self,
                       CxUsageLog        *log)
{
  g_autofree char *event = cx_indicator_event (self, log);

  /* Translators: a percentage, and what customers do: "70 % of customers: at least 2,000 Messages every month" */
  return g_strdup_printf (_("%u" PERCENT " of customers: %s"), self->target, event);
}
