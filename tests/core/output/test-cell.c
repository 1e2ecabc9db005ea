/* Cells as other programs read them. */
#include "cx-cell.h"

#include <math.h>

static void
append_cell (GString        *out,
             const CxColumn *column,
             guint           account,
             int             scale)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  CxExportCell cell;

  cx_cell_get (column, account, scale, scratch, &cell);
  cx_cell_append_csv (out, &cell);
}

static void
test_text (void)
{
  static const struct {
    const char *text, *cell;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "a, b", "\"a, b\"" },
    { "say \"so\"", "\"say \"\"so\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { " blank first", "\" blank first\"" },
    { "=1+1", "'=1+1" },
    { "+49 30", "'+49 30" },
    { "-", "'-" },
    { "-12", "'-12" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\tx", "'\tx" },
    { "\rx", "\"'\rx\"" },
    { "=HYPERLINK(\"x\", 1)", "\"'=HYPERLINK(\"\"x\"\", 1)\"" },
    { "a=b", "a=b" },
    { "青葉", "青葉" },
    { "'quoted", "'quoted" },
    { "'=1+1", "''=1+1" },
    { "''@x", "'''@x" },
    { "'", "'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      cx_cell_append_text (out, cases[i].text);
      g_assert_cmpstr (out->str, ==, cases[i].cell);
    }
}

static void
test_number (void)
{
  static const struct {
    double      number;
    const char *cell;
  } cases[] = {
    { 0, "0" },          { 12, "12" },        { -3.5, "-3.5" },         { 0.1, "0.1" },
    { 1e15, "1000000000000000" },             { 123456789012345680000.0, "123456789012345680000" },
    { -0.0, "0" },       { -0.05, "-0.05" },  { 82.5, "82.5" },         { 0.0001, "0.0001" },    { 0.00012, "0.00012" },
    { 53.8462, "53.8462" },                   { 9007199254740992.0, "9007199254740992" },     { 1e22, "10000000000000000000000" },
    { 900719925474.0993, "900719925474.0992" }, { 0.1 + 0.2, "0.30000000000000004" },
    { 0.0000001, "0.0000001" },               { -0.00000025, "-0.00000025" }, { 2.0 / 3, "0.6666666666666666" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      cx_cell_append_number (out, cases[i].number);
      g_assert_cmpstr (out->str, ==, cases[i].cell);
      g_assert_cmpfloat (g_ascii_strtod (out->str, NULL), ==, cases[i].number);
    }
}

static void
test_no_number (void)
{
  static const double cases[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);
      g_autoptr(JsonNode) node = cx_cell_number_to_json (cases[i]);

      cx_cell_append_number (out, cases[i]);
      g_assert_cmpstr (out->str, ==, "");
      g_assert_true (JSON_NODE_HOLDS_NULL (node));
    }
}

/* A column of one account. */
static void
test_numeric_columns (void)
{
  static const struct {
    CxFieldType type;
    double      low, high;
    const char *cell, *json;
  } cases[] = {
    { CX_FIELD_NUMBER, -12, -12, "-12", "-12" },
    { CX_FIELD_MONEY, 416000, 416000, "416000", "416000" },
    { CX_FIELD_NUMBER, NAN, NAN, "", "null" },
    { CX_FIELD_RANGE, 51, 200, "51-200", "[51,200]" },
    { CX_FIELD_RANGE, 50, 50, "50", "[50,50]" },
    { CX_FIELD_RANGE, 10001, INFINITY, "10001+", "[10001,null]" },
    { CX_FIELD_RANGE, -INFINITY, 10, "<10", "[null,10]" },
    { CX_FIELD_RANGE, -50, -50, "-50", "[-50,-50]" },
    { CX_FIELD_RANGE, -5, 5, "'-5 to 5", "[-5,5]" },
    { CX_FIELD_RANGE, NAN, NAN, "", "null" },
    { CX_FIELD_DATE, 20779, 20779, "2026-11-22", "\"2026-11-22\"" },
    { CX_FIELD_BOOLEAN, 1, 1, "true", "true" },
    { CX_FIELD_BOOLEAN, 0, 0, "false", "false" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxField field = { .type = cases[i].type };
      double low[] = { cases[i].low }, high[] = { cases[i].high };
      CxColumn column = { .field = &field, .low = low, .high = high };
      g_autoptr(GString) out = g_string_new (NULL);
      g_autoptr(JsonNode) node = cx_cell_to_json (&column, 0);
      g_autofree char *json = json_to_string (node, FALSE);

      append_cell (out, &column, 0, 0);
      g_assert_cmpstr (out->str, ==, cases[i].cell);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
test_text_columns (void)
{
  CxField text = { .type = CX_FIELD_TEXT }, list = { .type = CX_FIELD_LIST };
  char *texts[] = { (char *) "=x", (char *) "b" };
  guint32 codes[] = { 0, CX_NO_CODE }, offsets[] = { 0, 2, 2 }, items[] = { 0, 1 };
  CxColumn columns[] = { { .field = &text, .codes = codes, .n_texts = 2, .texts = texts },
                         { .field = &list, .offsets = offsets, .items = items, .n_texts = 2, .texts = texts } };
  static const char *const cells[2][2] = { { "'=x", "" }, { "'=x;b", "" } };
  static const char *const jsons[2][2] = { { "\"=x\"", "null" }, { "[\"=x\",\"b\"]", "null" } };

  for (guint i = 0; i < 2; i++)
    for (guint account = 0; account < 2; account++)
      {
        g_autoptr(GString) out = g_string_new (NULL);
        g_autoptr(JsonNode) node = cx_cell_to_json (&columns[i], account);
        g_autofree char *json = json_to_string (node, FALSE);

        append_cell (out, &columns[i], account, 0);
        g_assert_cmpstr (out->str, ==, cells[i][account]);
        g_assert_cmpstr (json, ==, jsons[i][account]);
      }
}

/* Whatever is written in millions is read back as what it was. */
static void
test_scale (void)
{
  CxField field = { .type = CX_FIELD_MONEY };

  for (guint i = 1; i < 20000; i++)
    {
      double low[] = { (i / 1000.0) * 1e6 };
      CxColumn column = { .field = &field, .low = low, .high = low };
      g_autoptr(GString) out = g_string_new (NULL);

      append_cell (out, &column, 0, 6);
      g_assert_cmpfloat (g_ascii_strtod (out->str, NULL) * 1e6, ==, low[0]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell/text", test_text);
  g_test_add_func ("/cell/number", test_number);
  g_test_add_func ("/cell/no-number", test_no_number);
  g_test_add_func ("/cell/numeric-columns", test_numeric_columns);
  g_test_add_func ("/cell/text-columns", test_text_columns);
  g_test_add_func ("/cell/scale", test_scale);
  return g_test_run ();
}
