/* The words and numbers of a receipt. */
#include "cx-receipt-text.h"

#include "cx-format.h"
#include "cx-stats.h"

#include <glib/gi18n.h>

CxReceiptPoints *
cx_receipt_points_new (const CxReceipt *receipt)
{
  CxReceiptPoints *self = g_new0 (CxReceiptPoints, 1);

  self->points = g_new0 (double, receipt->n_lines + 1);
  self->possible = g_new0 (double, receipt->n_lines + 1);
  for (guint i = 0; i < receipt->n_lines; i++)
    {
      self->points[i] = receipt->lines[i].points;
      self->possible[i] = receipt->lines[i].possible;
    }
  cx_largest_remainder (self->points, receipt->n_lines, 0.1);
  cx_largest_remainder (self->possible, receipt->n_lines, 0.1);
  for (guint i = 0; i < receipt->n_lines; i++)
    self->fit += self->points[i];
  return self;
}

void
cx_receipt_points_free (CxReceiptPoints *self)
{
  if (self == NULL)
    return;
  g_free (self->points);
  g_free (self->possible);
  g_free (self);
}

static const char *
field_label (const CxCriterion *criterion,
             CxColumns         *columns)
{
  const CxColumn *column = cx_columns_find (columns, criterion->field);

  return column != NULL ? column->field->label : criterion->field;
}

const char *
cx_receipt_title (const CxCriterion *criterion,
                  CxColumns         *columns)
{
  if (criterion->label != NULL && criterion->label[0] != '\0')
    return criterion->label;
  return field_label (criterion, columns);
}

char *
cx_receipt_value (const CxCriterion *criterion,
                  CxColumns         *columns,
                  guint              account,
                  gint32             today)
{
  const CxColumn *column = cx_columns_find (columns, criterion->field);
  char *value = NULL;

  if (column == NULL)
    return g_strdup (_("no such field"));
  if (criterion->op == CX_OP_WITHIN_DAYS && column->low != NULL && column->low[account] == column->low[account])
    return cx_format_ago ((gint32) column->low[account], today);
  value = cx_format_value (column, account, today, FALSE);
  return value != NULL ? value : g_strdup (_("not known"));
}

const char *
cx_receipt_verdict (const CxCriterion *criterion,
                    CxVerdict          verdict)
{
  if (verdict == CX_VERDICT_UNKNOWN)
    return _("Unknown");
  if (criterion->importance == CX_IMPORTANCE_NEVER)
    return verdict == CX_VERDICT_MATCH ? _("Ruled out") : _("Not ruled out");
  return verdict == CX_VERDICT_MATCH ? _("Match") : _("Miss");
}

/* ── where it came from ──────────────────────────────────────────────────── */

char *
cx_receipt_source (const CxValueSource *source,
                   gint32               today)
{
  g_autofree char *day = cx_format_day (source->day, today);

  /* Translators: %1$s is where a value came from ("HubSpot"), %2$s the day of the import ("14 Oct") */
  return g_strdup_printf (_("%1$s, %2$s"), source->source, day);
}

char *
cx_receipt_source_long (const CxValueSource *source,
                        gint32               today)
{
  g_autofree char *day = cx_format_day (source->day, today);

  /* A source without a name of its own is called as its file. */
  if (g_str_equal (source->source, source->file))
    /* Translators: %1$s is the file that a value came from, %2$s the day of the import ("14 Oct") */
    return g_strdup_printf (_("From %1$s, %2$s"), source->file, day);
  /* Translators: %1$s is where a value came from ("HubSpot"), %2$s the day of the import ("14 Oct"), %3$s the file */
  return g_strdup_printf (_("From %1$s, %2$s: %3$s"), source->source, day, source->file);
}

/* ── what would have to be different ─────────────────────────────────────── */

/* The clause formats by (from, to): unknown → match, miss → match, match → miss, unknown → miss. */
typedef struct {
  const char *learnt, *gained, *lost, *refuted;
} Clauses;

static const Clauses be = {
  /* Translators: %1$s is a field of an account ("Employees"), %2$s what a criterion asks of it ("200–2,000") */
  N_("<i>%1$s</i> were known to be %2$s"),
  N_("<i>%1$s</i> were %2$s"),
  N_("<i>%1$s</i> were no longer %2$s"),
  N_("<i>%1$s</i> were known not to be %2$s"),
};

static const Clauses include = {
  /* Translators: %1$s is a field of an account ("Technologies"), %2$s what a criterion asks of it ("Snowflake") */
  N_("<i>%1$s</i> were known to include %2$s"),
  N_("<i>%1$s</i> included %2$s"),
  N_("<i>%1$s</i> no longer included %2$s"),
  N_("<i>%1$s</i> were known not to include %2$s"),
};

static const Clauses exclude = {
  N_("<i>%1$s</i> were known not to include %2$s"),
  N_("<i>%1$s</i> did not include %2$s"),
  N_("<i>%1$s</i> included %2$s"),
  N_("<i>%1$s</i> were known to include %2$s"),
};

/* What not-in asks, said of the values that it names: "other than" bears no other not. */
static const Clauses be_none = {
  N_("<i>%1$s</i> were known not to be %2$s"),
  N_("<i>%1$s</i> were not %2$s"),
  N_("<i>%1$s</i> were %2$s"),
  N_("<i>%1$s</i> were known to be %2$s"),
};

static const Clauses contain = {
  /* Translators: %1$s is a field of an account ("Name"), %2$s a part of its text ("“air”") */
  N_("<i>%1$s</i> were known to contain %2$s"),
  N_("<i>%1$s</i> contained %2$s"),
  N_("<i>%1$s</i> no longer contained %2$s"),
  N_("<i>%1$s</i> were known not to contain %2$s"),
};

static const Clauses known = {
  /* Translators: %1$s is a field of an account ("Employees") */
  N_("<i>%1$s</i> were known"),
  N_("<i>%1$s</i> were known"),
  N_("<i>%1$s</i> were not known"),
  N_("<i>%1$s</i> were not known"),
};

static const Clauses *
clauses_of (CxOperator op)
{
  switch (op)
    {
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
      return &include;
    case CX_OP_HAS_NONE:
      return &exclude;
    case CX_OP_NOT_IN:
      return &be_none;
    case CX_OP_CONTAINS:
      return &contain;
    case CX_OP_KNOWN:
      return &known;
    default:
      return &be;
    }
}

/* What the clause says of the field. Returns: (transfer full) */
static char *
condition_of (const CxCriterion *criterion,
              const CxColumn    *column,
              gint32             today)
{
  g_autofree char *texts = cx_format_join ((const char *const *) criterion->values, 3, FALSE);

  if (criterion->op == CX_OP_NOT_IN)
    return g_steal_pointer (&texts);
  if (criterion->op == CX_OP_CONTAINS)
    return g_strdup_printf ("“%s”", texts);
  return cx_format_condition (criterion, column != NULL ? column->field : NULL, today);
}

static char *
clause (const CxChange  *change,
        const CxReceipt *receipt,
        CxColumns       *columns,
        gint32           today)
{
  const CxCriterion *criterion = receipt->lines[change->criterion].criterion;
  const CxColumn *column = cx_columns_find (columns, criterion->field);
  const Clauses *formats = clauses_of (criterion->op);
  g_autofree char *condition = condition_of (criterion, column, today);
  g_autofree char *safe_condition = g_markup_escape_text (condition, -1);
  g_autofree char *safe_field = g_markup_escape_text (field_label (criterion, columns), -1);
  const char *format;

  if (change->to == CX_VERDICT_MATCH)
    format = change->from == CX_VERDICT_UNKNOWN ? formats->learnt : formats->gained;
  else
    format = change->from == CX_VERDICT_UNKNOWN ? formats->refuted : formats->lost;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (gettext (format), safe_field, safe_condition);
#pragma GCC diagnostic pop
}

static const char *
tier_words (guint8 tier)
{
  switch (tier)
    {
    case 1:
      return _("tier 1");
    case 2:
      return _("tier 2");
    case 3:
      return _("tier 3");
    default:
      return _("outside");
    }
}

char *
cx_receipt_sentence (const CxCounterfactual *counterfactual,
                     const CxReceipt        *receipt,
                     CxColumns              *columns,
                     gint32                  today)
{
  g_autoptr(GPtrArray) clauses = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  g_autofree char *joined = NULL;

  g_return_val_if_fail (counterfactual != NULL && receipt != NULL, NULL);

  for (guint i = 0; i < counterfactual->n_changes; i++)
    g_ptr_array_add (clauses, clause (&counterfactual->changes[i], receipt, columns, today));
  joined = cx_format_join ((const char *const *) clauses->pdata, G_MAXUINT, TRUE);
  /* Translators: %1$s is a tier ("tier 1"), %2$s what would have to be different */
  return g_strdup_printf (_("Would be <b>%1$s</b> if %2$s."), tier_words (counterfactual->tier), joined);
}
