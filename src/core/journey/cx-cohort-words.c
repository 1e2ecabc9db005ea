/* What the cohorts of a leading indicator say in words. Knows nothing of where they are shown. */
#include "cx-config.h"

#include "cx-cohort-words.h"

#include "cx-amount.h"
#include "cx-finding-words.h"
#include "cx-findings.h"
#include "cx-stats.h"

#include <glib/gi18n-lib.h>

/* A narrow no-break space before the sign. */
#define PERCENT "\u202f%%"

static char *
percent (double share)
{
  return g_strdup_printf ("%.0f" PERCENT, 100 * share);
}

char *
cx_cohort_percent (const CxCohortShare *share)
{
  return share->enough ? percent (share->share) : g_strdup (_("too few to say"));
}

char *
cx_cohort_interval (const CxCohortShare *share)
{
  if (share->n == 0)
    return g_strdup ("");
  return g_strdup_printf ("%.0f–%.0f" PERCENT, 100 * share->low, 100 * share->high);
}

char *
cx_cohort_share_text (const CxCohortShare *share)
{
  g_autofree char *k = cx_format_number (share->k, 0), *n = cx_format_number (share->n, 0), *rate = NULL, *interval = NULL;

  if (share->n == 0)
    return g_strdup (_("nobody yet"));
  if (!share->enough)
    /* Translators: two numbers of customers */
    return g_strdup_printf (_("%s of %s: too few to say"), k, n);
  rate = percent (share->share);
  interval = cx_cohort_interval (share);
  /* Translators: a share in percent, its interval, how many it is of */
  return g_strdup_printf (_("%s (%s) of %s"), rate, interval, n);
}

/* ── cohorts ── */

static char *
format_month (gint32      start,
              const char *format)
{
  g_autoptr(GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr(GDateTime) day = g_date_time_add_days (epoch, start);

  return g_date_time_format (day, format);
}

/* Ten weeks after its first day lies the last month of a quarter. */
#define TO_LAST_MONTH 70

char *
cx_cohort_label (const CxCohorts *self,
                 const CxCohort  *cohort)
{
  g_autofree char *from = NULL, *to = NULL;

  if (cohort == self->all)
    return g_strdup (_("All"));
  if (cohort->start == G_MININT32 || self->indicator->cohort == CX_PERIOD_YEAR)
    return g_strdup (cohort->name);
  if (self->indicator->cohort == CX_PERIOD_MONTH)
    return format_month (cohort->start, "%b %Y");
  from = format_month (cohort->start, "%b");
  to = format_month (cohort->start + TO_LAST_MONTH, "%b %Y");
  /* Translators: two months: "Jul – Sep 2026" */
  return g_strdup_printf (_("%s – %s"), from, to);
}

/* ── the grid ── */

char *
cx_cohorts_title (const CxCohorts *self)
{
  const CxCohortShare *greens = &self->all->greens;
  g_autofree char *share = NULL, *k = cx_format_number (greens->k, 0), *n = cx_format_number (greens->n, 0);
  double target = self->indicator->target / 100.0;

  if (greens->n == 0)
    return g_strdup (_("No customer can be judged yet"));
  if (!greens->enough)
    /* Translators: two numbers of customers */
    return g_strdup_printf (_("%s of %s customers are green: too few to say"), k, n);
  share = percent (greens->share);
  if (greens->low > target)
    /* Translators: a share in percent, and the target in percent */
    return g_strdup_printf (_("%s of customers are green, above the target of %u" PERCENT), share, self->indicator->target);
  if (greens->high < target)
    /* Translators: a share in percent, and the target in percent */
    return g_strdup_printf (_("%s of customers are green, below the target of %u" PERCENT), share, self->indicator->target);
  /* Translators: a share in percent, and the target in percent */
  return g_strdup_printf (_("%s of customers are green, near the target of %u" PERCENT), share, self->indicator->target);
}

const char *
cx_cohorts_period_title (const CxCohorts *self)
{
  switch (self->indicator->every)
    {
    case CX_PERIOD_DAY:
      return _("Day since signing");
    case CX_PERIOD_WEEK:
      return _("Week since signing");
    case CX_PERIOD_MONTH:
      return _("Month since signing");
    default:
      return _("Quarter since signing");
    }
}

static char *
steady_rule (const CxIndicator *indicator)
{
  switch (indicator->every)
    {
    case CX_PERIOD_DAY:
      return g_strdup_printf (_("A customer is green that did so on at least %u" PERCENT " of the days of its first year."), indicator->steady);
    case CX_PERIOD_WEEK:
      return g_strdup_printf (_("A customer is green that did so in at least %u" PERCENT " of the weeks of its first year."), indicator->steady);
    case CX_PERIOD_MONTH:
      return g_strdup_printf (_("A customer is green that did so in at least %u" PERCENT " of the months of its first year."), indicator->steady);
    default:
      return g_strdup_printf (_("A customer is green that did so in at least %u" PERCENT " of the quarters of its first year."), indicator->steady);
    }
}

char *
cx_cohorts_green_rule (const CxCohorts *self)
{
  guint n = cx_indicator_least_judged (self->indicator);
  g_autofree char *rule = steady_rule (self->indicator), *unused = NULL, *number = cx_format_number (self->unused, 0);
  g_autofree char *least = g_strdup_printf (ngettext ("It takes %u such to be judged.", "It takes %u such to be judged.", n), n);

  if (self->unused > 0)
    /* Translators: a number of customers */
    unused = g_strdup_printf (ngettext ("%s customer has no usage: not judged.", "%s customers have no usage: not judged.", self->unused), number);
  return g_strjoin (" ", rule, _("Only whole ones count that the imported usage reaches the end of, which is three days after the last that "
                                 "anybody used anything; and that ended before it was decided whether the customer renews."),
                    least, unused, NULL);
}

char *
cx_cohorts_signing_rule (const CxCohorts *self,
                         CxSnapshot      *snapshot)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  int revenue = cx_journey_find_revenue (journey);
  const CxColumn *column = self->indicator->field ? cx_columns_find (cx_snapshot_get_columns (snapshot), self->indicator->field) : NULL;
  g_autofree char *rule = NULL, *n = cx_format_number (self->undated, 0), *undated = NULL;

  if (self->indicator->signing == CX_SIGNING_USAGE)
    rule = g_strdup (_("A customer signed on the day of its first use."));
  else if (self->indicator->signing == CX_SIGNING_FIELD)
    /* Translators: a field */
    rule = g_strdup_printf (_("A customer signed on the day that “%s” says."), column ? column->field->label : self->indicator->field);
  else if (revenue < 0)
    return g_strdup (_("No stage of the journey says that an account is a customer from there on."));
  else
    /* Translators: a stage */
    rule = g_strdup_printf (_("A customer signed on the day on which it first came to %s."), cx_journey_get_stage (journey, revenue)->label);
  if (self->undated == 0)
    return g_steal_pointer (&rule);
  undated = g_strdup_printf (ngettext ("Of %s more customer nobody knows the day.", "Of %s more customers nobody knows the day.", self->undated), n);
  return g_strjoin (" ", rule, undated, NULL);
}

/* ── renewal ── */

static gboolean
both_are_enough (const CxCohorts *self)
{
  return self->green.decided.enough && self->red.decided.enough;
}

/* Ten points more, or a fifth where that is less, would matter. */
#define POINTS 0.1

static gboolean
is_no_more (const CxCohorts *self)
{
  const CxCohortShare *green = &self->green.decided, *red = &self->red.decided;

  return self->p >= CX_FINDING_P && cx_most_ahead (green->k, green->n, red->k, red->n, 1, CX_Z_95) < POINTS &&
         cx_most_ahead (green->k, green->n, red->k, red->n, CX_FINDING_TIMES, CX_Z_95) < 0;
}

const char *
cx_cohorts_renewal_title (const CxCohorts *self)
{
  if (self->rule == CX_RENEWAL_UNKNOWN)
    return _("Nothing says yet who renewed");
  if (!both_are_enough (self))
    return _("Do greens renew more? Too few to say");
  if (is_no_more (self))
    return _("Greens renew no more than reds");
  if (self->p >= CX_FINDING_P)
    return _("Do greens renew more? Too close to say");
  return self->green.decided.share > self->red.decided.share ? _("Greens renew more than reds") : _("Greens renew less than reds");
}

static char *
few_text (const CxCohorts *self)
{
  g_autofree char *green = cx_format_number (self->green.decided.n, 0), *red = cx_format_number (self->red.decided.n, 0);

  /* Translators: two numbers of customers */
  return g_strdup_printf (_("It is decided for %s green and %s red customers; ten of each are needed."), green, red);
}

char *
cx_cohorts_renewal_text (const CxCohorts *self)
{
  g_autofree char *green = NULL, *red = NULL, *p = NULL, *shares = NULL;

  if (self->rule == CX_RENEWAL_UNKNOWN)
    return g_strdup (_("Import renewal deals, or say from which stage on an account is a customer."));
  if (!both_are_enough (self))
    return few_text (self);
  green = cx_cohort_share_text (&self->green.decided);
  red = cx_cohort_share_text (&self->red.decided);
  p = cx_finding_p (self->p);
  /* Translators: the share of the greens that renewed and of the reds, and the p of the test */
  shares = g_strdup_printf (_("Renewed: greens %s, reds %s; %s, two-proportion test."), green, red, p);
  if (self->p < CX_FINDING_P && self->green.decided.share > self->red.decided.share)
    return g_steal_pointer (&shares);
  if (!is_no_more (self))
    return g_strjoin (" ", shares, _("Look for another event, one that separates those who renew."), NULL);
  return g_strjoin (" ", shares, _("That greens renew more often by ten points, or by a fifth, is ruled out."),
                    _("Look for another event, one that separates those who renew."), NULL);
}

char *
cx_cohorts_renewal_rule (const CxCohorts *self,
                         CxJourney       *journey)
{
  int revenue = cx_journey_find_revenue (journey);
  const char *label = revenue >= 0 ? cx_journey_get_stage (journey, revenue)->label : "";

  switch (self->rule)
    {
    case CX_RENEWAL_BY_DEALS:
      return g_strdup (_("A customer renewed whose first renewal deal was won. It did not when that was lost, or when it left before."));
    case CX_RENEWAL_BY_STAGE:
      /* Translators: a stage */
      return g_strdup_printf (_("A customer renewed that came to a stage beyond %s. It did not when it left without."), label);
    case CX_RENEWAL_BY_YEAR:
      return g_strdup (_("A customer renewed that was still one a year after it signed. It did not when it left by then."));
    case CX_RENEWAL_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

/* ── single words ── */

const char *
cx_cohort_cell_label (CxCohortCell cell)
{
  switch (cell)
    {
    case CX_CELL_DONE:
      return _("done");
    case CX_CELL_MISSED:
      return _("not done");
    case CX_CELL_OPEN:
      return _("still open");
    case CX_CELL_UNKNOWN:
      return _("not known");
    case CX_CELL_LEFT:
    default:
      return _("no customer any more");
    }
}

const char *
cx_cohort_cell_glyph (CxCohortCell cell)
{
  static const char *const glyphs[] = { "✓", "✗", "·", "?", "–" };

  return glyphs[cell];
}

const char *
cx_standing_label (CxStanding standing)
{
  switch (standing)
    {
    case CX_STANDING_GREEN:
      return _("Green");
    case CX_STANDING_RED:
      return _("Red");
    case CX_STANDING_NONE:
    default:
      return _("Not judged yet");
    }
}

const char *
cx_renewal_state_label (CxRenewalState state)
{
  switch (state)
    {
    case CX_RENEWAL_RENEWED:
      return _("renewed");
    case CX_RENEWAL_LOST:
      return _("did not renew");
    case CX_RENEWAL_OPEN:
    default:
      return _("not decided");
    }
}
