/* Record ids, whole and broken. */
#include "cx-record-id.h"

typedef gboolean (*Repair) (GString *out, const char *text);

/* @id: %NULL: it is none */
typedef struct {
  const char *text, *id;
} Case;

static void
check (Repair      repair,
       const Case *cases,
       guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GString) out = g_string_new ("before ");
      gboolean whole = repair (out, cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (whole, ==, cases[i].id != NULL);
      g_assert_cmpstr (out->str + strlen ("before "), ==, cases[i].id ? cases[i].id : "");
    }
}

static void
test_hubspot (void)
{
  static const Case cases[] = {
    { "18404878104", "18404878104" },
    { " 18404878104 ", "18404878104" },
    { "18404878104.0", "18404878104" },
    { "18404878104.", "18404878104" },
    { "18404878104.00", "18404878104" },
    { "1.8404878104E+10", "18404878104" },
    { "1.8404878104e10", "18404878104" },
    { "1.84048781040E+10", "18404878104" },
    { "12E0", "12" },
    { "7", "7" },
    /* digits are lost, or were never there */
    { "1.84049E+10", NULL },
    { "1.2345678901234568E+16", NULL },
    { "1.234567890123456E+15", "1234567890123456" },
    { "1E+10", NULL },
    { "1.25", NULL },
    { "1.25E+1", NULL },
    { "-12", NULL },
    { "+12", NULL },
    { "", NULL },
    { ".5", NULL },
    { "1e", NULL },
    { "1e+", NULL },
    { "1e99999999999999999999", NULL },
    { "12 34", NULL },
    { "12,345", NULL },
    { "0015000000Gv7qJ", NULL },
    { "１２", NULL },
  };

  check (cx_hubspot_id_repair, cases, G_N_ELEMENTS (cases));
}

/* The pairs of 15 and 18 characters are from the documentation of the format: the checksum is worked out by hand. */
static void
test_salesforce (void)
{
  static const Case cases[] = {
    { "001A0000006Vm9r", "001A0000006Vm9rIAC" },
    { "001A0000006Vm9rIAC", "001A0000006Vm9rIAC" },
    { "001a0000006vm9riac", "001A0000006Vm9rIAC" },
    { "001A0000006VM9RIAC", "001A0000006Vm9rIAC" },
    { " 001A0000006Vm9r\n", "001A0000006Vm9rIAC" },
    { "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaAAA" },
    { "AAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAA555" },
    { "000000000000000", "000000000000000AAA" },
    /* a digit cannot be a capital, and 6 is no checksum */
    { "000000000000000BAA", NULL },
    { "001A0000006Vm9rIA6", NULL },
    { "001A0000006Vm9", NULL },
    { "001A0000006Vm9rI", NULL },
    { "001A0000006Vm9-", NULL },
    { "18404878104", NULL },
    { "", NULL },
  };

  check (cx_salesforce_id_repair, cases, G_N_ELEMENTS (cases));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-id/hubspot", test_hubspot);
  g_test_add_func ("/record-id/salesforce", test_salesforce);
  return g_test_run ();
}
