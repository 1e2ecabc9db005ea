/* What can be asked of a field, and how criteria read in words: no display needed. */
#include "cx-criterion-words.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* ── operators ── */

/* cli.md: which operators fit which types. */
static const struct {
  CxFieldType type;
  const char *operators;
} fitting[] = {
  { CX_FIELD_TEXT, "in not-in contains known" },
  { CX_FIELD_CATEGORY, "in not-in contains known" },
  { CX_FIELD_ID, "in not-in contains known" },
  { CX_FIELD_DOMAIN, "in not-in contains known" },
  { CX_FIELD_LIST, "has-any has-all has-none known" },
  { CX_FIELD_NUMBER, "between at-least at-most known" },
  { CX_FIELD_RANGE, "between at-least at-most known" },
  { CX_FIELD_MONEY, "between at-least at-most known" },
  { CX_FIELD_DATE, "between at-least at-most within-days known" },
  { CX_FIELD_BOOLEAN, "is known" },
};

static void
test_operators (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (fitting), ==, CX_N_FIELD_TYPES);
  for (guint i = 0; i < G_N_ELEMENTS (fitting); i++)
    {
      g_auto(GStrv) names = g_strsplit (fitting[i].operators, " ", -1);
      guint n;

      cx_type_operators (fitting[i].type, &n);
      g_assert_cmpuint (n, ==, g_strv_length (names));
      for (CxOperator op = CX_OP_IN; op < CX_N_OPERATORS; op++)
        {
          gboolean fits = g_strv_contains ((const char *const *) names, cx_operator_to_name (op));

          g_assert_cmpint (cx_type_has_operator (fitting[i].type, op), ==, fits);
        }
    }
}

/* The type that stands for a field that is not there must take the operator that is asked of it. */
static void
test_operator_types (void)
{
  for (CxOperator op = CX_OP_IN; op < CX_N_OPERATORS; op++)
    g_assert_true (cx_type_has_operator (cx_operator_type (op), op));
}

/* No two tests of one type read the same. */
static void
test_operator_words (void)
{
  for (guint type = 0; type < CX_N_FIELD_TYPES; type++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      const CxOperator *operators;
      guint n;

      operators = cx_type_operators (type, &n);
      for (guint i = 0; i < n; i++)
        g_assert_true (g_hash_table_add (seen, (gpointer) cx_operator_words (operators[i], type)));
    }
  g_assert_cmpstr (cx_operator_words (CX_OP_AT_LEAST, CX_FIELD_NUMBER), ==, "at least");
  g_assert_cmpstr (cx_operator_words (CX_OP_AT_LEAST, CX_FIELD_DATE), ==, "on or after");
}

/* ── labels ── */

static const char *const none[] = { NULL };
static const char *const one[] = { "Retail", NULL };
static const char *const three[] = { "A", "B", "C", NULL };
static const char *const seven[] = { "A", "B", "C", "D", "E", "F", "G", NULL };

static const struct {
  const char        *label;
  CxFieldType        type;
  const char        *unit;
  CxOperator         op;
  const char *const *values;
  double             low, high;
  int                days;      /* also the flag */
  const char        *words;
} labels[] = {
  { "Industry", CX_FIELD_CATEGORY, NULL, CX_OP_IN, one, 0, 0, 0, "Industry: Retail" },
  { "Industry", CX_FIELD_CATEGORY, NULL, CX_OP_IN, three, 0, 0, 0, "Industry: A, B or C" },
  { "Industry", CX_FIELD_CATEGORY, NULL, CX_OP_IN, seven, 0, 0, 0, "Industry: A, B, C or 4 more" },
  { "Industry", CX_FIELD_CATEGORY, NULL, CX_OP_IN, none, 0, 0, 0, "Industry" },
  { "Industry", CX_FIELD_CATEGORY, NULL, CX_OP_NOT_IN, three, 0, 0, 0, "Industry not A, B or C" },
  { "Name", CX_FIELD_TEXT, NULL, CX_OP_CONTAINS, one, 0, 0, 0, "Name contains Retail" },
  { "Tags", CX_FIELD_LIST, NULL, CX_OP_HAS_ANY, three, 0, 0, 0, "Tags: A, B or C" },
  { "Tags", CX_FIELD_LIST, NULL, CX_OP_HAS_ALL, three, 0, 0, 0, "Tags: A, B and C" },
  { "Tags", CX_FIELD_LIST, NULL, CX_OP_HAS_NONE, one, 0, 0, 0, "Tags without Retail" },
  { "People", CX_FIELD_NUMBER, NULL, CX_OP_BETWEEN, none, 200, 999.5, 0, "People between 200 and 999.5" },
  { "People", CX_FIELD_NUMBER, NULL, CX_OP_BETWEEN, none, -INFINITY, 9, 0, "People at most 9" },
  { "People", CX_FIELD_NUMBER, NULL, CX_OP_BETWEEN, none, -INFINITY, INFINITY, 0, "People" },
  { "People", CX_FIELD_NUMBER, NULL, CX_OP_AT_LEAST, none, 200, INFINITY, 0, "People at least 200" },
  { "Revenue", CX_FIELD_MONEY, "EUR", CX_OP_AT_MOST, none, -INFINITY, 500, 0, "Revenue at most 500\u00a0EUR" },
  { "Founded", CX_FIELD_DATE, NULL, CX_OP_AT_LEAST, none, 20000, INFINITY, 0, "Founded on or after 4 Oct 2024" },
  { "Visit", CX_FIELD_DATE, NULL, CX_OP_WITHIN_DAYS, none, 0, 0, 1, "Visit in the last 1 day" },
  { "Visit", CX_FIELD_DATE, NULL, CX_OP_WITHIN_DAYS, none, 0, 0, 30, "Visit in the last 30 days" },
  { "Public", CX_FIELD_BOOLEAN, NULL, CX_OP_IS, none, 0, 0, 1, "Public: yes" },
  { "Public", CX_FIELD_BOOLEAN, NULL, CX_OP_IS, none, 0, 0, 0, "Public: no" },
  { "Owner", CX_FIELD_TEXT, NULL, CX_OP_KNOWN, none, 0, 0, 0, "Owner is known" },
};

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      CxCriterion criterion = { .op = labels[i].op, .values = (char **) labels[i].values, .low = labels[i].low,
                                .high = labels[i].high, .days = labels[i].days, .flag = labels[i].days };
      CxFieldName field = { labels[i].label, labels[i].type, labels[i].unit };
      g_autofree char *words = cx_criterion_words (&criterion, &field);

      g_assert_cmpstr (words, ==, labels[i].words);
    }
}

static void
test_weights (void)
{
  static const struct {
    CxImportance importance;
    double       weight;
    const char  *words;
  } cases[] = {
    { CX_IMPORTANCE_MUST, 3, "Must · 3" },
    { CX_IMPORTANCE_STRONG, 2.5, "Strong · 2.5" },
    { CX_IMPORTANCE_NICE, 0, "Nice · 0" },
    { CX_IMPORTANCE_NEVER, 0, "Never" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cx_importance_weight_words (cases[i].importance, cases[i].weight);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* ── bounds ── */

static void
test_bounds (void)
{
  static const struct {
    const char *text;
    CxFieldType type;
    gboolean    readable;
    double      value;
  } cases[] = {
    { "200", CX_FIELD_NUMBER, TRUE, 200 },
    { " 1.8 ", CX_FIELD_NUMBER, TRUE, 1.8 },
    { "10,000", CX_FIELD_NUMBER, TRUE, 10000 },
    { "-5", CX_FIELD_NUMBER, TRUE, -5 },
    { "1.2M", CX_FIELD_MONEY, TRUE, 1.2e6 },
    { "", CX_FIELD_NUMBER, TRUE, INFINITY },
    { "  ", CX_FIELD_DATE, TRUE, INFINITY },
    { "many", CX_FIELD_NUMBER, FALSE, 0 },
    { "1.2.3", CX_FIELD_NUMBER, FALSE, 0 },
    { "nan", CX_FIELD_NUMBER, FALSE, 0 },
    { "2024-10-04", CX_FIELD_DATE, TRUE, 20000 },
    { "4 Oct 2024", CX_FIELD_DATE, TRUE, 20000 },
    { "10/04/2024", CX_FIELD_DATE, TRUE, 20000 },
    { "soon", CX_FIELD_DATE, FALSE, 0 },
    { "2024", CX_FIELD_DATE, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = 0;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (cx_bound_read (cases[i].text, cases[i].type, INFINITY, &value), ==, cases[i].readable);
      if (cases[i].readable)
        g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

/* What an entry shows is read back as the same value. */
static void
test_bounds_round_trip (void)
{
  static const double values[] = { 0, 1, -1, 0.1, 1.8, 1234567.891, 1e12, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint date = 0; date < 2; date++)
      {
        CxFieldType type = date ? CX_FIELD_DATE : CX_FIELD_NUMBER;
        double whole = date ? CLAMP (floor (values[i]), 0, 90000) : values[i], value;
        g_autofree char *text = cx_bound_write (whole, type);

        g_assert_true (cx_bound_read (text, type, 0, &value));
        g_assert_cmpfloat (value, ==, whole);
      }
}

/* A locale with a decimal comma: a lone dot groups there. */
static void
test_bounds_locale (void)
{
  static const struct {
    const char *text;
    double      value;
  } cases[] = {
    { "1.234", 1234 },
    { "1.234.567,5", 1234567.5 },
    { "1,5", 1.5 },
    { "1.8", 1.8 },
    { "1234", 1234 },
  };

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      double value = 0;

      g_assert_true (cx_bound_read (cases[i].text, CX_FIELD_NUMBER, 0, &value));
      g_assert_cmpfloat (value, ==, cases[i].value);
      text = cx_bound_write (cases[i].value, CX_FIELD_NUMBER);
      g_assert_true (cx_bound_read (text, CX_FIELD_NUMBER, 0, &value));
      g_assert_cmpfloat (value, ==, cases[i].value);
    }
  setlocale (LC_NUMERIC, "");
}

static void
test_matches (void)
{
  static const struct {
    guint       match, unknown, of;
    const char *words;
  } cases[] = {
    { 3, 0, 10, "<b>3</b> of 10 match" },
    { 3, 1, 10, "<b>3</b> of 10 match · 10\u202f% unknown" },
    { 3, 1, 999, "<b>3</b> of 999 match · under 1\u202f% unknown" },
    { 0, 0, 0, "<b>0</b> of 0 match" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cx_match_words (cases[i].match, cases[i].unknown, cases[i].of);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criterion-words/operators", test_operators);
  g_test_add_func ("/criterion-words/operator-types", test_operator_types);
  g_test_add_func ("/criterion-words/operator-words", test_operator_words);
  g_test_add_func ("/criterion-words/labels", test_labels);
  g_test_add_func ("/criterion-words/weights", test_weights);
  g_test_add_func ("/criterion-words/bounds", test_bounds);
  g_test_add_func ("/criterion-words/bounds-round-trip", test_bounds_round_trip);
  g_test_add_func ("/criterion-words/bounds-locale", test_bounds_locale);
  g_test_add_func ("/criterion-words/matches", test_matches);
  return g_test_run ();
}
