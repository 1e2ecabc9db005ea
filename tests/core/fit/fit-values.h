/* What a blank field can answer, by trying very many values: each by the hand-written rules, none of the fit layer's code. */
#pragma once

#include "fit-question.h"

#define MAX_PROFILES 3
#define MAX_BLANKS (2 * (N_FIELDS + 1))
#define MAX_TRIES 3000

/* The verdicts of one value under each profile, where they ask for the field. */
typedef struct {
  Verdict verdicts[MAX_PROFILES][CX_MAX_CRITERIA];
} Answer;

/* Whose criteria over which field. @blank: two for each field: it is there in a form that the criterion can test, or not. */
typedef struct {
  Question *const *questions;
  guint            first, end, blank;
  GArray          *answers; /* Answer */
} Trial;

static inline guint
blank_of (const Asked *asked)
{
  return 2 * asked->field + (can_ask (asked) ? 1 : 0);
}

typedef void (*AskedFunc) (Trial *trial, guint p, guint i, const Asked *asked, gpointer data);

static inline void
for_each_asked (Trial     *trial,
                AskedFunc  func,
                gpointer   data)
{
  for (guint p = trial->first; p < trial->end; p++)
    for (guint i = 0; i < trial->questions[p]->n; i++)
      if (blank_of (&trial->questions[p]->asked[i]) == trial->blank)
        func (trial, p, i, &trial->questions[p]->asked[i], data);
}

/* A value on trial, as if the field were of the type of another. */
typedef struct {
  guint   field;
  Account account;
  Answer  answer;
} Value;

static inline void
judge_value (Trial       *trial,
             guint        p,
             guint        i,
             const Asked *asked,
             gpointer     data)
{
  Value *value = data;
  Asked here = *asked;

  here.field = value->field;
  value->answer.verdicts[p][i] = judge (&here, &value->account);
}

static inline void
try_cell (Trial      *trial,
          guint       field,
          const Cell *cell)
{
  Value value = { .field = field };

  value.account.cells[field] = *cell;
  for_each_asked (trial, judge_value, &value);
  for (guint i = 0; i < trial->answers->len; i++)
    if (memcmp (&g_array_index (trial->answers, Answer, i), &value.answer, sizeof value.answer) == 0)
      return;
  g_array_append_val (trial->answers, value.answer);
}

/* ── numbers ── */

static inline void
collect_bounds (Trial       *trial,
                guint        p,
                guint        i,
                const Asked *asked,
                gpointer     data)
{
  const CxCriterion *c = &asked->criterion;
  double bounds[] = { c->low, c->high, REFERENCE_DAY, REFERENCE_DAY - c->days };

  for (guint b = 0; b < G_N_ELEMENTS (bounds); b++)
    {
      double near[] = { bounds[b], floor (bounds[b]) - 1, floor (bounds[b]), floor (bounds[b]) + 1, floor (bounds[b]) + 2,
                        nextafter (bounds[b], -INFINITY), nextafter (bounds[b], INFINITY) };

      g_array_append_vals (data, near, G_N_ELEMENTS (near));
    }
}

/* Days are whole, and of four-digit years. */
static inline gboolean
can_be (guint  field,
        double number)
{
  return field == F_BOOLEAN ? number == 0 || number == 1
         : field == F_DATE  ? number == floor (number) && number >= -719162 && number <= 2932896
         : field == F_RANGE ? !isnan (number)
                            : isfinite (number);
}

static inline void
try_numbers (Trial *trial,
             guint  field)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  double always[] = { 0, 1, -719162, 2932896, -INFINITY, INFINITY };

  g_array_append_vals (numbers, always, G_N_ELEMENTS (always));
  for_each_asked (trial, collect_bounds, numbers);
  for (guint i = 0; i < numbers->len; i++)
    for (guint k = field == F_RANGE ? 0 : i; k < (field == F_RANGE ? numbers->len : i + 1); k++)
      {
        Cell cell = { .known = TRUE, .low = g_array_index (numbers, double, i), .high = g_array_index (numbers, double, k) };

        if (can_be (field, cell.low) && can_be (field, cell.high) && cell.low <= cell.high && cell.low < INFINITY && cell.high > -INFINITY)
          try_cell (trial, field, &cell);
      }
}

/* ── texts and lists ── */

static inline void
collect_asked (Trial       *trial,
               guint        p,
               guint        i,
               const Asked *asked,
               gpointer     data)
{
  g_ptr_array_add (data, (gpointer) asked);
}

/* Every text that has one part, or none, of each `contains` from @from on behind what @text has. */
static inline void
try_parts (Trial      *trial,
           guint       field,
           GPtrArray  *asked,
           guint       from,
           const char *whole,
           const char *text)
{
  const Asked *next = from < asked->len ? asked->pdata[from] : NULL;
  PoolText all = { text, whole, text };
  Cell cell = { .known = TRUE, .texts = { &all }, .n_texts = 1 };

  if (next == NULL)
    {
      try_cell (trial, field, &cell);
      return;
    }
  try_parts (trial, field, asked, from + 1, whole, text);
  for (guint i = 0; i < next->n_wanted && next->criterion.op == CX_OP_CONTAINS; i++)
    {
      g_autofree char *longer = g_strconcat (text, "␟", field == F_ID ? next->wanted[i]->text : next->wanted[i]->part, NULL);

      try_parts (trial, field, asked, from + 1, whole, longer);
    }
}

static inline void
try_texts (Trial *trial,
           guint  field)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new ();
  guint n;
  const PoolText *pool = pool_of (field, &n);

  for_each_asked (trial, collect_asked, asked);
  try_parts (trial, field, asked, 0, "␟", "␟");
  for (guint i = 0; i < n; i++)
    {
      Cell cell = { .known = TRUE, .texts = { &pool[i] }, .n_texts = 1 };
      g_autofree char *page = g_strconcat (pool[i].whole, "/", NULL);

      try_cell (trial, field, &cell);
      /* Anything can stand behind a domain; that of a mail service is nobody's. */
      if (field == F_DOMAIN && !g_str_equal (pool[i].whole, "gmail.com"))
        try_parts (trial, field, asked, 0, pool[i].whole, page);
    }
}

static inline void
collect_items (Trial       *trial,
               guint        p,
               guint        i,
               const Asked *asked,
               gpointer     data)
{
  GPtrArray *items = data;

  for (guint w = 0; w < asked->n_wanted; w++)
    {
      guint at = 0;

      while (at < items->len && !g_str_equal (((const PoolText *) items->pdata[at])->whole, asked->wanted[w]->whole))
        at++;
      if (at == items->len)
        g_ptr_array_add (items, (gpointer) asked->wanted[w]);
    }
}

/* Every set of the items that criteria name, beside one that none does. */
static inline void
try_lists (Trial *trial)
{
  static const PoolText other = { "␟", "␟", "␟" };
  g_autoptr(GPtrArray) items = g_ptr_array_new ();

  for_each_asked (trial, collect_items, items);
  for (guint set = 0; set < 1u << items->len; set++)
    {
      Cell cell = { .known = TRUE, .texts = { &other }, .n_texts = 1 };

      for (guint i = 0; i < items->len; i++)
        if (set >> i & 1)
          cell.texts[cell.n_texts++] = items->pdata[i];
      try_cell (trial, F_LIST, &cell);
    }
}

static inline void
count_tries (Trial       *trial,
             guint        p,
             guint        i,
             const Asked *asked,
             gpointer     data)
{
  double *tries = data;

  tries[0] *= asked->criterion.op == CX_OP_CONTAINS ? 1 + asked->n_wanted : 1;
  tries[1] += asked->n_wanted;
}

/* Whether all values can be tried in good time. */
static inline gboolean
can_try (Trial *trial)
{
  double tries[] = { 1, 0 };

  for_each_asked (trial, count_tries, tries);
  return tries[0] <= MAX_TRIES && tries[1] <= 10;
}

static inline void
find_fit (Trial       *trial,
          guint        p,
          guint        i,
          const Asked *asked,
          gpointer     data)
{
  Value *value = data;
  Asked here = *asked;

  here.field = value->field;
  value->account.cells[value->field].known |= can_ask (&here);
}

/* All answers; of a field that is not there, those of every type that one of the criteria can test. */
static inline GArray *
answers_of (Question *const *questions,
            guint            first,
            guint            end,
            guint            blank)
{
  Trial trial = { questions, first, end, blank, g_array_new (FALSE, FALSE, sizeof (Answer)) };

  for (guint f = 0; f < N_FIELDS; f++)
    {
      Value fits = { .field = f };

      for_each_asked (&trial, find_fit, &fits);
      if (!fits.account.cells[f].known || (blank % 2 == 1 && f != blank / 2))
        continue;
      if (f == F_LIST)
        try_lists (&trial);
      else if (f < F_LIST)
        try_texts (&trial, f);
      else
        try_numbers (&trial, f);
    }
  return trial.answers;
}
