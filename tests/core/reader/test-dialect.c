/* The dialect of a text, found from its first rows. */
#include "cx-dialect.h"

#include <string.h>

static CxDialect
find (const char *text,
      char        delimiter)
{
  gsize length = strlen (text);
  g_autofree char *padded = g_malloc0 (length + CX_CSV_PADDING);
  const CxDialect known = { .delimiter = delimiter };

  memcpy (padded, text, length);
  return cx_dialect_find (padded, length, TRUE, &known);
}

static void
test_delimiter (void)
{
  static const struct {
    const char *data;
    char        delimiter;
  } guesses[] = {
    { "", ',' },
    { "name\nx\n", ',' },
    { "a,b\n1,2\n", ',' },
    { "a;b;c\n1,5;2,5;3,5\n", ';' },
    { "a\tb\nx, y; z\tw\n", '\t' },
    { "a|b\n1|2\n", '|' },
    { "City, State;Name;Size\nAustin, TX;Acme;5\nBerlin, BE;Beta;6\n", ';' },
    { "a;b,c\n1,2\n3,4\n", ',' },
    { "\"a;b;c;d\",e\n\"1;2;3;4\",5\n", ',' },
    { "a,b,c\n1,2\n3,4,5\n6,7,8\n9\n", ',' },
    { "Company;Revenue, EUR\n\"A\nB, C\";5\nD;6\n", ';' },
    { "name~size\nAcme, Inc~5\nBeta~6\n", '~' },
    { "name^size^city\nAcme, Inc^5^Bonn\nBeta^6^Ulm\n", '^' },
    { "id:name:size\n1:Acme:5\n2:Beta:6\n3:Gamma:7\n", ':' },
    { "id name size\n1 Acme 5\n2 Beta 6\n3 Gamma 7\n", ' ' },
    { "id\x1fname\n1\x1f" "Acme, Inc\n", '\x1f' },
    /* Times, addresses and names are not cut where nothing else says so. */
    { "when\n10:30:00\n11:45:00\n", ',' },
    { "start,end\n10:30,11:30\n12:00,13:15\n", ',' },
    { "url,size\nhttps://a.example/x,1\nhttps://b.example/y,2\n", ',' },
    { "name,city\nAcme Corp,New York\nBeta Inc,Los Angeles\n", ',' },
    { "name;tags\nAcme;a,b,c\nBeta;d,e,f\nGamma;g,h,i\n", ';' },
    { "name;price\nAcme;1,50\nBeta;2,75\nGamma;1.000,00\n", ';' },
    { "sep=;\na;b\n1;2\n", ';' },
    { "sep=|\r\na,b|c\r\n1,2|3\r\n", '|' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      CxDialect dialect = find (guesses[i].data, 0);

      if (dialect.delimiter != guesses[i].delimiter)
        g_error ("%s: guessed %c", guesses[i].data, dialect.delimiter);
    }
}

static void
test_quotes (void)
{
  static const struct {
    const char *data;
    char        delimiter, quote, escape;
  } guesses[] = {
    { "a,b\n1,2\n", ',', '"', '"' },
    { "a,b\n\"1,5\",\"say \"\"x\"\"\"\n", ',', '"', '"' },
    { "a,b\n'1,5','x'\n'2,5','y'\n", ',', '\'', '\'' },
    { "name,city\nD'Arcy,O'Fallon\nL'Oreal,Paris\n", ',', '"', '"' },
    { "a,b\n\"say \\\"x, y\\\"\",1\n\"z \\\"q\\\"\",2\n", ',', '"', '\\' },
    { "path,size\n\"C:\\\\x\",1\n\"D:\\\\y\",2\n", ',', '"', '"' },
    { "a,b,c\n1,\"x,3\n4,5,6\n7,8,9\n", ',', '"', '"' },
    { "name\tsize\n\"Big\t5\n\"Small\t6\n\"Tiny\t7\n\"Last\t8\n", '\t', '\n', '\n' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      CxDialect dialect = find (guesses[i].data, 0);

      if (dialect.delimiter != guesses[i].delimiter || dialect.quote != guesses[i].quote || dialect.escape != guesses[i].escape)
        g_error ("%s: guessed %c %c %c", guesses[i].data, dialect.delimiter, dialect.quote, dialect.escape);
    }
}

static void
test_what_is_known_stays (void)
{
  CxDialect dialect = find ("a;b\n'1,2';3\n'4,5';6\n", ',');

  g_assert_cmpint (dialect.delimiter, ==, ',');
  dialect = find ("sep=;\na,b\n1,2\n", ',');
  g_assert_cmpint (dialect.delimiter, ==, ',');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect/delimiter", test_delimiter);
  g_test_add_func ("/dialect/quotes", test_quotes);
  g_test_add_func ("/dialect/what-is-known-stays", test_what_is_known_stays);
  return g_test_run ();
}
