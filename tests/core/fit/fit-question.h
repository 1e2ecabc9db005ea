/* Random profiles, and the method's rules once more, written down naively from cli.md and method §3: no code of
 * the fit layer is used here, no folding, no dictionary, no mask. */
#pragma once

#include "fit-world.h"

/* A criterion with what it asks for in the pools' own terms. @milliweight: thousandths, a whole number. */
typedef struct {
  CxCriterion     criterion;
  guint           field; /* N_FIELDS: one that is not there */
  const PoolText *wanted[10];
  guint           n_wanted;
  int             milliweight;
} Asked;

typedef struct {
  guint    n;
  Asked    asked[CX_MAX_CRITERIA];
  int      eighths[3]; /* thresholds in eighths of a point */
} Question;

static inline void
random_values (Asked *asked)
{
  gboolean contains = asked->criterion.op == CX_OP_CONTAINS;
  guint n_pool;
  const PoolText *pool = pool_of (asked->field, &n_pool);

  asked->n_wanted = pick (8) == 0 ? 10 : pick (4);
  asked->criterion.values = g_new0 (char *, asked->n_wanted + 1);
  for (guint i = 0; i < asked->n_wanted; i++)
    {
      asked->wanted[i] = contains ? &wanted_parts[pick (G_N_ELEMENTS (wanted_parts))] : &pool[pick (n_pool)];
      asked->criterion.values[i] = g_strdup (asked->wanted[i]->text);
    }
}

static inline void
random_bounds (CxCriterion *criterion)
{
  double a = random_number (), b = random_number ();

  criterion->low = criterion->op == CX_OP_AT_MOST || pick (6) == 0 ? -INFINITY : MIN (a, b);
  criterion->high = criterion->op == CX_OP_AT_LEAST || pick (6) == 0 ? INFINITY : MAX (a, b);
  criterion->dates = pick (4) == 0;
  if (criterion->dates)
    {
      criterion->low = isfinite (criterion->low) ? floor (CLAMP (criterion->low, -3e5, 3e5)) : criterion->low;
      criterion->high = isfinite (criterion->high) ? floor (CLAMP (criterion->high, -3e5, 3e5)) : criterion->high;
    }
  criterion->dates = criterion->dates && (isfinite (criterion->low) || isfinite (criterion->high));
}

/* Mostly an operator that fits the field, sometimes any. */
static inline CxOperator
random_operator (guint field)
{
  static const CxOperator for_texts[] = { CX_OP_IN, CX_OP_NOT_IN, CX_OP_CONTAINS, CX_OP_KNOWN };
  static const CxOperator for_lists[] = { CX_OP_HAS_ANY, CX_OP_HAS_ALL, CX_OP_HAS_NONE, CX_OP_KNOWN };
  static const CxOperator for_numbers[] = { CX_OP_BETWEEN, CX_OP_AT_LEAST, CX_OP_AT_MOST, CX_OP_KNOWN };

  if (pick (7) == 0)
    return (CxOperator) pick (CX_N_OPERATORS);
  if (field == F_BOOLEAN)
    return CX_OP_IS;
  if (field == F_DATE && pick (2) == 0)
    return CX_OP_WITHIN_DAYS;
  return field < F_LIST ? for_texts[pick (4)] : field == F_LIST ? for_lists[pick (4)] : for_numbers[pick (4)];
}

static inline void
random_criterion (Asked *asked)
{
  static const int milliweights[] = { 0, 1000, 1000, 3000, 3000, 3000, 2500, 100, 200, 300, 10000, 333 };
  CxCriterion *criterion = &asked->criterion;

  *asked = (Asked) { .field = pick (20) == 0 ? N_FIELDS : pick (N_FIELDS) };
  criterion->op = random_operator (asked->field);
  criterion->field = (char *) field_keys[asked->field];
  criterion->low = -INFINITY;
  criterion->high = INFINITY;
  criterion->flag = pick (2);
  criterion->days = (int) pick (120);
  criterion->importance = (CxImportance) (pick (6) == 0 ? CX_IMPORTANCE_NEVER : pick (3));
  asked->milliweight = criterion->importance == CX_IMPORTANCE_NEVER ? 0 : milliweights[pick (G_N_ELEMENTS (milliweights))];
  criterion->weight = asked->milliweight / 1000.0;
  if (criterion->op == CX_OP_BETWEEN || criterion->op == CX_OP_AT_LEAST || criterion->op == CX_OP_AT_MOST)
    random_bounds (criterion);
  else if (criterion->op <= CX_OP_CONTAINS || (criterion->op >= CX_OP_HAS_ANY && criterion->op <= CX_OP_HAS_NONE))
    random_values (asked);
}

static inline Question *
question_new (guint n)
{
  Question *question = g_new0 (Question, 1);

  question->n = n;
  for (guint i = 0; i < n; i++)
    random_criterion (&question->asked[i]);
  question->eighths[0] = 800;
  for (guint i = 0; i < 3; i++)
    question->eighths[i] = pick (3) == 0 ? (int[]) { 600, 400, 200 }[i] : (int) pick ((guint) question->eighths[MAX (i, 1) - 1] + 1);
  for (guint i = 1; i < 3; i++)
    question->eighths[i] = MIN (question->eighths[i], question->eighths[i - 1]);
  return question;
}

static inline void
question_free (Question *question)
{
  for (guint i = 0; i < question->n; i++)
    g_strfreev (question->asked[i].criterion.values);
  g_free (question);
}

static inline void
add_bound (JsonBuilder       *builder,
           const CxCriterion *criterion,
           double             bound)
{
  g_autoptr(GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr(GDateTime) day = isfinite (bound) && criterion->dates ? g_date_time_add_days (epoch, (int) bound) : NULL;
  g_autofree char *text = day ? g_date_time_format (day, "%Y-%m-%d") : NULL;

  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else if (isfinite (bound))
    json_builder_add_double_value (builder, bound);
  else
    json_builder_add_null_value (builder);
}

static inline void
add_values (JsonBuilder       *builder,
            const CxCriterion *criterion)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  if (criterion->op == CX_OP_BETWEEN || criterion->op == CX_OP_AT_LEAST)
    add_bound (builder, criterion, criterion->low);
  if (criterion->op == CX_OP_BETWEEN || criterion->op == CX_OP_AT_MOST)
    add_bound (builder, criterion, criterion->high);
  if (criterion->op == CX_OP_IS)
    json_builder_add_boolean_value (builder, criterion->flag);
  if (criterion->op == CX_OP_WITHIN_DAYS)
    json_builder_add_int_value (builder, criterion->days);
  for (guint i = 0; criterion->values && criterion->values[i]; i++)
    json_builder_add_string_value (builder, criterion->values[i]);
  json_builder_end_array (builder);
}

static inline void
add_member (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static inline CxProfile *
question_to_profile (const Question *question)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  CxProfile *profile;

  json_builder_begin_object (builder);
  add_member (builder, "format", "concentric-profile");
  add_member (builder, "name", "P");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "thresholds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 3; i++)
    json_builder_add_double_value (builder, question->eighths[i] / 8.0);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < question->n; i++)
    {
      const CxCriterion *criterion = &question->asked[i].criterion;

      json_builder_begin_object (builder);
      add_member (builder, "field", criterion->field);
      add_member (builder, "op", cx_operator_to_name (criterion->op));
      add_values (builder, criterion);
      add_member (builder, "importance", cx_importance_to_name (criterion->importance));
      json_builder_set_member_name (builder, "weight");
      json_builder_add_double_value (builder, criterion->weight);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  profile = cx_profile_parse (text, -1, NULL, &error);
  g_assert_no_error (error);
  return profile;
}

/* ── by definition ─────────────────────────────────────────────────────────── */

typedef enum { MISS, MATCH, UNKNOWN } Verdict;

static inline gboolean
can_ask (const Asked *asked)
{
  guint f = asked->field;
  gboolean numeric = f == F_NUMBER || f == F_RANGE || f == F_MONEY || f == F_DATE;

  switch (asked->criterion.op)
    {
    case CX_OP_KNOWN:
      return f < N_FIELDS;
    case CX_OP_IN:
    case CX_OP_NOT_IN:
    case CX_OP_CONTAINS:
      return f < F_LIST;
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return numeric && (f == F_DATE || !asked->criterion.dates);
    case CX_OP_IS:
      return f == F_BOOLEAN;
    case CX_OP_WITHIN_DAYS:
      return f == F_DATE;
    default:
      return f == F_LIST;
    }
}

static inline gboolean
is_wanted (const Asked    *asked,
           const PoolText *text)
{
  for (guint i = 0; i < asked->n_wanted; i++)
    if (asked->criterion.op == CX_OP_CONTAINS)
      {
        /* Identifiers are searched as they stand, and “é” is not “e” there. */
        const char *part = asked->field == F_ID ? asked->wanted[i]->text : asked->wanted[i]->part;

        if (*part && strstr (text->part, part))
          return TRUE;
      }
    else if (g_str_equal (text->whole, asked->wanted[i]->whole))
      return TRUE;
  return FALSE;
}

static inline gboolean
has_item (const Cell     *cell,
          const PoolText *text)
{
  for (guint i = 0; i < cell->n_texts; i++)
    if (g_str_equal (cell->texts[i]->whole, text->whole))
      return TRUE;
  return FALSE;
}

static inline Verdict
judge_list (const Asked *asked,
            const Cell  *cell)
{
  gboolean any = FALSE, all = TRUE;

  for (guint i = 0; i < asked->n_wanted; i++)
    {
      any |= has_item (cell, asked->wanted[i]);
      all &= has_item (cell, asked->wanted[i]);
    }
  return asked->criterion.op == CX_OP_HAS_ANY ? any : asked->criterion.op == CX_OP_HAS_ALL ? all : !any;
}

static inline Verdict
judge (const Asked   *asked,
       const Account *account)
{
  const Cell *cell = asked->field < N_FIELDS ? &account->cells[asked->field] : NULL;
  const CxCriterion *c = &asked->criterion;
  double age;

  if (c->op == CX_OP_KNOWN)
    return cell && cell->known ? MATCH : MISS;
  if (!can_ask (asked) || !cell->known)
    return UNKNOWN;
  switch (c->op)
    {
    case CX_OP_IN:
    case CX_OP_CONTAINS:
      return is_wanted (asked, cell->texts[0]) ? MATCH : MISS;
    case CX_OP_NOT_IN:
      return is_wanted (asked, cell->texts[0]) ? MISS : MATCH;
    case CX_OP_IS:
      return (cell->low != 0) == (c->flag != 0) ? MATCH : MISS;
    case CX_OP_WITHIN_DAYS:
      age = REFERENCE_DAY - cell->low;
      return age >= 0 && age <= c->days ? MATCH : MISS;
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      if (c->low <= cell->low && cell->high <= c->high)
        return MATCH;
      return cell->high < c->low || c->high < cell->low ? MISS : UNKNOWN;
    default:
      return judge_list (asked, cell);
    }
}

/* What follows from verdicts. Scores as fractions of whole numbers: @low_units / @units. */
typedef struct {
  gint64   units, low_units, high_units;
  int      tier, high_tier;
  gboolean needs_data, could_move, capped;
} Outcome;

static inline int
tier_of (const Question *question,
         gint64          part,
         gint64          units)
{
  for (int i = 0; i < 3 && units > 0; i++)
    if (800 * part >= question->eighths[i] * units)
      return i + 1;
  return 0;
}

static inline int
at_best_3 (int tier)
{
  return tier == 1 || tier == 2 ? 3 : tier;
}

static inline Outcome
outcome_of (const Question *question,
            const Verdict  *verdicts)
{
  Outcome o = { 0 };
  gboolean disqualified = FALSE, must_missed = FALSE, must_unknown = FALSE;
  int by_score;

  for (guint i = 0; i < question->n; i++)
    {
      CxImportance importance = question->asked[i].criterion.importance;
      int weight = question->asked[i].milliweight;

      if (importance == CX_IMPORTANCE_NEVER)
        {
          disqualified |= verdicts[i] == MATCH;
          continue;
        }
      must_missed |= importance == CX_IMPORTANCE_MUST && verdicts[i] == MISS;
      must_unknown |= importance == CX_IMPORTANCE_MUST && verdicts[i] == UNKNOWN;
      o.units += weight;
      o.low_units += verdicts[i] == MATCH ? weight : 0;
      o.high_units += verdicts[i] != MISS ? weight : 0;
    }
  by_score = o.tier = tier_of (question, o.low_units, o.units);
  o.high_tier = tier_of (question, o.high_units, o.units);
  if (must_missed)
    {
      o.tier = at_best_3 (o.tier);
      o.high_tier = at_best_3 (o.high_tier);
    }
  if (disqualified)
    o.tier = o.high_tier = 0;
  o.needs_data = must_unknown && !disqualified;
  o.could_move = o.tier != o.high_tier;
  o.capped = o.tier != by_score;
  return o;
}
