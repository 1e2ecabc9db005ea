/* Which verdicts one value can give together: cases that a reader can follow. Random ones are in test-enrichment.c. */
#include "cx-answers.h"

#include <math.h>

#define REFERENCE_DAY 20000

static char *const germany_austria[] = { "DE", "AT", NULL }, *const austria_switzerland[] = { "at", "CH", NULL };
static char *const cloud[] = { "Cloud", NULL }, *const cloud_again[] = { " CLOUD ", NULL }, *const both[] = { "Cloud", "Fax", NULL };
static char *const bank[] = { "bank", NULL }, *const data_bank[] = { "data bank", NULL }, *const blank[] = { " ", NULL };
static char *const acme[] = { "www.acme.com", NULL }, *const shop[] = { "/shop", NULL }, *const com[] = { ".com", NULL };

#define AT_LEAST(bound) { .op = CX_OP_AT_LEAST, .low = bound, .high = INFINITY }
#define AT_MOST(bound) { .op = CX_OP_AT_MOST, .low = -INFINITY, .high = bound }
#define BETWEEN(from, to) { .op = CX_OP_BETWEEN, .low = from, .high = to }
#define TEXTS(o, texts) { .op = CX_OP_##o, .values = (char **) texts }
#define WITHIN(n) { .op = CX_OP_WITHIN_DAYS, .days = n }

/* @type: -1: the data has no such field. @expected: + match, - miss, ? unknown, one a criterion, in order of the alphabet. */
static const struct {
  const char *name;
  int         type;
  CxCriterion criteria[3];
  const char *expected;
} cases[] = {
  { "bounds that overlap", CX_FIELD_NUMBER, { AT_LEAST (50), AT_MOST (500) }, "++ +- -+" },
  { "bounds that leave a gap", CX_FIELD_NUMBER, { AT_LEAST (500), AT_MOST (50) }, "+- -+ --" },
  { "one bound", CX_FIELD_MONEY, { BETWEEN (10, 20), AT_LEAST (20) }, "++ +- -+ --" },
  { "no day between two days", CX_FIELD_DATE, { AT_LEAST (11), AT_MOST (10) }, "+- -+" },
  { "a number between two days", CX_FIELD_NUMBER, { AT_LEAST (11), AT_MOST (10) }, "+- -+ --" },
  { "a day later than any", CX_FIELD_DATE, { AT_LEAST (1e9) }, "-" },
  { "days back", CX_FIELD_DATE, { WITHIN (30), WITHIN (90) }, "++ -+ --" },
  { "a range on a bound", CX_FIELD_RANGE, { AT_LEAST (50), AT_MOST (500) }, "++ +- +? -+ ?+ ??" },
  { "yes and no", CX_FIELD_BOOLEAN, { { .op = CX_OP_IS, .flag = TRUE }, { .op = CX_OP_IS } }, "+- -+" },
  { "texts that share one", CX_FIELD_CATEGORY, { TEXTS (IN, germany_austria), TEXTS (IN, austria_switzerland) }, "++ +- -+ --" },
  { "a text that is not in", CX_FIELD_TEXT, { TEXTS (IN, germany_austria), TEXTS (NOT_IN, germany_austria) }, "+- -+" },
  { "no text at all", CX_FIELD_TEXT, { TEXTS (IN, blank) }, "-" },
  { "identifiers as they stand", CX_FIELD_ID, { TEXTS (IN, germany_austria), TEXTS (IN, austria_switzerland) }, "+- -+ --" },
  { "a part of a part", CX_FIELD_TEXT, { TEXTS (CONTAINS, bank), TEXTS (CONTAINS, data_bank) }, "++ --" },
  { "a whole text with a part", CX_FIELD_TEXT, { TEXTS (IN, cloud), TEXTS (CONTAINS, bank) }, "+- -+ --" },
  { "an address of a domain", CX_FIELD_DOMAIN, { TEXTS (IN, acme), TEXTS (CONTAINS, shop), TEXTS (CONTAINS, com) }, "+++ +-+ -++ ---" },
  { "one item, however written", CX_FIELD_LIST, { TEXTS (HAS_ANY, cloud), TEXTS (HAS_ALL, cloud_again) }, "++ --" },
  { "an item that must not be", CX_FIELD_LIST, { TEXTS (HAS_ANY, cloud), TEXTS (HAS_NONE, cloud) }, "+- -+" },
  { "items that go together", CX_FIELD_LIST, { TEXTS (HAS_ANY, both), TEXTS (HAS_ALL, both) }, "++ --" },
  { "known", CX_FIELD_NUMBER, { { .op = CX_OP_KNOWN }, AT_LEAST (5) }, "++ +-" },
  { "any type", -1, { AT_LEAST (5), TEXTS (IN, cloud) }, "+? ?+ ?? -? ?-" },
};

static guint
count_criteria (const CxCriterion *criteria)
{
  guint n = 0;

  while (n < 3 && (criteria[n].op != CX_OP_IN || criteria[n].values != NULL))
    n++;
  return n;
}

/* The combination as a word. */
static void
spell (const CxAnswers *answers,
       guint            i,
       guint            n,
       char            *word)
{
  for (guint c = 0; c < n; c++)
    word[c] = "-+?"[cx_mask_get (cx_answers_get (answers, i, 0), c)];
  word[n] = '\0';
}

static void
test_case (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data), n = count_criteria (cases[number].criteria);
  g_autoptr(GArray) asks = g_array_new (FALSE, FALSE, sizeof (CxAsk));
  g_autoptr(CxField) field = cx_field_new ("f", "F", (CxFieldType) MAX (cases[number].type, 0), NULL, NULL, NULL);
  g_auto(GStrv) expected = g_strsplit (cases[number].expected, " ", -1);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CxAnswers *answers;

  for (guint i = 0; i < n; i++)
    g_array_append_val (asks, ((CxAsk) { 0, i, &cases[number].criteria[i] }));
  answers = cx_answers_new (asks, 1, "f", cases[number].type < 0 ? NULL : field, REFERENCE_DAY);
  for (guint i = 0; i < answers->n; i++)
    {
      char word[4];

      spell (answers, i, n, word);
      g_test_message ("%s", word);
      g_assert_true (g_strv_contains ((const char *const *) expected, word));
      g_hash_table_add (found, g_strdup (word));
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, g_strv_length (expected));
  cx_answers_free (answers);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fit/answers/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
