/* The encoding of a text, found from its bytes: names and places as they stand in exports, in many languages, with few and
 * with many letters beyond ASCII. */
#include "cx-encoding.h"
#include "cx-reader.h"

#include <string.h>

#define HEADER "id,name,city\n"

static char *
find (const char *data,
      gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(CxSource) source = cx_source_new_for_bytes (bytes, "text");
  g_autoptr(GError) error = NULL;
  char *encoding = cx_encoding_find (source, &error);

  g_assert_no_error (error);
  return encoding;
}

/* All rows as they are read: "a|b\n". */
static char *
read_rows (const char *data,
           gsize       length,
           const char *encoding)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autoptr(CxSource) source = cx_source_new_for_bytes (bytes, "text.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(CxReader) reader = cx_reader_new (source, &(CxReadOptions) { .encoding = encoding }, &error);
  GString *text = g_string_new (NULL);
  CxRow row;

  if (reader == NULL)
    return g_string_free (g_string_append (text, error->message), FALSE);
  while (cx_reader_next (reader, &row, &error))
    {
      if (row.problem != NULL)
        g_string_append_printf (text, "!%s", row.problem);
      for (guint i = 0; i < row.n_cells && row.problem == NULL; i++)
        g_string_append_printf (text, "%s%.*s", i ? "|" : "", (int) row.cells[i].length, row.cells[i].text);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* ── languages ──────────────────────────────────────────────────────────── */

static const struct {
  const char *language, *encodings;  /* iconv's names; where another is found that reads the same, ":" and that */
  const char *rows;
} texts[] = {
  { "German", "WINDOWS-1252 MACINTOSH ISO-8859-1:WINDOWS-1252 ISO-8859-15:WINDOWS-1252",
    "1,Müller GmbH,Köln\n2,Jäger & Söhne,München\n3,Großmann KG,Düsseldorf\n" },
  { "German, one name", "WINDOWS-1252 MACINTOSH", "1,Müller GmbH,Berlin\n2,Acme,Bonn\n" },
  { "French", "WINDOWS-1252 MACINTOSH",
    "1,Société Générale,Paris\n2,Crédit Agricole,Montrouge\n3,L’Oréal,Clichy\n4,Hermès,Besançon\n" },
  { "French, one name", "WINDOWS-1252 MACINTOSH", "1,Nestlé,Vevey\n2,Acme,Lyon\n" },
  { "French of the euro", "ISO-8859-15", "1,Manœuvre,12 €\n2,Cœur de Lion,Orléans\n3,Œuvres sociales,Nîmes\n" },
  { "Spanish", "WINDOWS-1252 MACINTOSH", "1,Telefónica,España\n2,Compañía Logística,A Coruña\n3,Construcción Peña,León\n" },
  { "Portuguese", "WINDOWS-1252 MACINTOSH", "1,Construções Irmãos,São Paulo\n2,Alimentação Brasília,Florianópolis\n" },
  { "Swedish", "WINDOWS-1252 MACINTOSH", "1,Åkerströms,Göteborg\n2,Sjögren & Bäck,Malmö\n" },
  { "Danish", "WINDOWS-1252", "1,Mærsk,København\n2,Ørsted,Sønderborg\n3,Brødrene Pedersen,Århus\n" },
  { "many in one file", "WINDOWS-1252 MACINTOSH", "1,Müller,Zürich\n2,Société du Rhône,Genève\n3,Muñoz,Málaga\n4,Håkansson,Umeå\n5,Conceição,Évora\n" },
  { "Polish", "WINDOWS-1250 ISO-8859-2", "1,Zakład Łączności,Łódź\n2,Spółka Żeglugowa,Gdańsk\n3,Przedsiębiorstwo Usługowe,Poznań\n" },
  { "Czech", "WINDOWS-1250 ISO-8859-2", "1,České dráhy,Praha\n2,Škoda Auto,Mladá Boleslav\n3,Plzeňský Prazdroj,Plzeň\n4,Železárny,Třinec\n" },
  { "Hungarian", "WINDOWS-1250", "1,Győri Gépgyártó,Győr\n2,Erőmű Zrt.,Székesfehérvár\n3,Hűtőgép Kft.,Törökszentmiklós\n" },
  { "Romanian", "WINDOWS-1250", "1,Construcţii Timişoara,Timişoara\n2,Băncilă,Piteşti\n3,Întreprinderea Română,Constanţa\n" },
  { "Croatian", "WINDOWS-1250", "1,Končar,Zagreb\n2,Žito,Čakovec\n3,Đuro Đaković,Slavonski Brod\n4,Podravska Šuma,Križevci\n" },
  { "Turkish", "WINDOWS-1254 ISO-8859-9:WINDOWS-1254", "1,İş Bankası,İstanbul\n2,Şişecam,Eskişehir\n3,Doğuş Yapı,Muğla\n4,Türkiye Petrolleri,Adıyaman\n" },
  { "Lithuanian", "WINDOWS-1257", "1,Žemės ūkio bendrovė,Šiauliai\n2,Lietuvos geležinkeliai,Panevėžys\n3,Kauno šviesa,Klaipėda\n" },
  { "Greek", "WINDOWS-1253 ISO-8859-7:WINDOWS-1253", "1,Εθνική Τράπεζα,Αθήνα\n2,Ελληνικά Πετρέλαια,Θεσσαλονίκη\n3,Αφοί Παπαδόπουλοι,Πάτρα\n" },
  { "Russian", "WINDOWS-1251 ISO-8859-5 KOI8-R IBM866", "1,Газпром нефть,Москва\n2,Сбербанк,Санкт-Петербург\n3,Уральские авиалинии,Екатеринбург\n" },
  { "Russian, one name", "WINDOWS-1251", "1,Лукойл,Moscow\n2,Acme,Bonn\n" },
  { "Ukrainian", "WINDOWS-1251", "1,Київстар,Київ\n2,Українська залізниця,Львів\n3,Нафтогаз України,Харків\n" },
  { "Hebrew", "WINDOWS-1255", "1,בנק הפועלים,תל אביב\n2,חברת החשמל,חיפה\n3,טבע תעשיות,ירושלים\n" },
  { "Arabic", "WINDOWS-1256", "1,شركة الاتصالات السعودية,الرياض\n2,البنك الأهلي,القاهرة\n3,مجموعة الإمارات,دبي\n" },
  { "Simplified Chinese", "GB18030 GB2312:GB18030", "1,华为技术有限公司,深圳\n2,中国工商银行,北京\n3,上海汽车集团,上海\n" },
  { "Chinese, one name", "GB18030", "1,阿里巴巴集团,Hangzhou\n2,Acme,Bonn\n" },
  { "Traditional Chinese", "BIG5", "1,台灣積體電路製造股份有限公司,新竹\n2,鴻海精密工業,新北\n3,國泰世華銀行,臺北\n" },
  { "Japanese", "SHIFT_JIS EUC-JP", "1,株式会社日立製作所,東京\n2,トヨタ自動車,愛知県\n3,三菱電機株式会社,大阪\n" },
  { "Japanese, one name", "SHIFT_JIS", "1,ソニー株式会社,Tokyo\n2,Acme,Bonn\n" },
  { "Korean", "EUC-KR", "1,삼성전자,수원\n2,현대자동차,서울\n3,한국전력공사,나주\n" },
};

static void
check_text (guint       i,
            const char *encoding,
            const char *found_as)
{
  g_autofree char *text = g_strconcat (HEADER, texts[i].rows, NULL), *coded = NULL, *found = NULL, *rows = NULL, *expected = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  coded = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  found = find (coded, length);
  if (found_as[0] != '-')
    {
      g_test_message ("%s in %s: %s", texts[i].language, encoding, found);
      g_assert_cmpstr (found, ==, found_as);
    }
  rows = read_rows (coded, length, NULL);
  expected = g_strdelimit (g_strdup (texts[i].rows), ",", '|');
  g_assert_cmpstr (rows, ==, expected);
}

static void
test_language (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto(GStrv) encodings = g_strsplit (texts[i].encodings, " ", -1);

  for (guint j = 0; encodings[j] != NULL; j++)
    {
      char *as = strchr (encodings[j], ':');

      if (as != NULL)
        *as = '\0';
      check_text (i, encodings[j], as ? as + 1 : encodings[j]);
    }
}

/* ── what is certain ────────────────────────────────────────────────────── */

static void
test_unicode (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
  const char *text = "\xef\xbb\xbf" HEADER "1,Société Générale,Łódź\n2,株式会社,東京\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint mark = 0; mark < 2; mark++)
      {
        gsize length;
        g_autofree char *coded = g_convert (mark ? text : text + 3, -1, encodings[i], "UTF-8", NULL, &length, NULL);
        g_autofree char *found = find (coded, length), *rows = read_rows (coded, length, NULL);

        g_assert_cmpstr (found, ==, encodings[i]);
        g_assert_cmpstr (rows, ==, "1|Société Générale|Łódź\n2|株式会社|東京\n");
      }
}

static void
test_utf8_and_broken_lines (void)
{
  static const struct {
    const char *data, *encoding, *rows;
  } cases[] = {
    { HEADER "1,Acme,Bonn\n", "UTF-8", "1|Acme|Bonn\n" },
    { HEADER "1,Müller,Köln\n2,M\xfcller,Bonn\n3,Jäger,Ulm\n", "UTF-8", "1|Müller|Köln\n!cell 2 is not UTF-8 (byte 0xFC)\n3|Jäger|Ulm\n" },
    /* Cut in the middle of a character. */
    { HEADER "1,Müller,Köln\n2,J\xc3", "UTF-8", "1|Müller|Köln\n!cell 2 is not UTF-8 (byte 0xC3)\n" },
    { HEADER "1,Acme,Bonn\n2,J\xc3", "UTF-8", "1|Acme|Bonn\n!cell 2 is not UTF-8 (byte 0xC3)\n" },
    /* What is no text in any encoding is not taken for one. */
    { HEADER "1,a\x81\x8d\x9dz,Bonn\n", "UTF-8", "!cell 2 is not UTF-8 (byte 0x81)\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (cases[i].data, strlen (cases[i].data));
      g_autofree char *rows = read_rows (cases[i].data, strlen (cases[i].data), NULL);

      g_assert_cmpstr (found, ==, cases[i].encoding);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

/* The only letters beyond ASCII stand far behind what is looked at first. */
static void
test_late_letters (void)
{
  g_autoptr(GString) data = g_string_new (HEADER);
  g_autofree char *found = NULL, *coded = NULL, *utf8 = NULL;
  gsize length;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (data, "%u,Company number %u,Springfield\n", i, i);
  g_string_append (data, "60001,Société Générale,Orléans\n");
  coded = g_convert (data->str, data->len, "WINDOWS-1252", "UTF-8", NULL, &length, NULL);
  found = find (coded, length);
  g_assert_cmpstr (found, ==, "WINDOWS-1252");
  utf8 = find (data->str, data->len);
  g_assert_cmpstr (utf8, ==, "UTF-8");
}

/* ── what a person says ─────────────────────────────────────────────────── */

static void
test_told (void)
{
  static const struct {
    const char *encoding, *data;
    gssize      length;
    const char *rows;
  } cases[] = {
    { "ISO-8859-2", HEADER "1,\xa3\xf3" "d\xbc,x\n", -1, "1|Łódź|x\n" },
    { "latin1", HEADER "1,M\xfcller,x\n", -1, "1|Müller|x\n" },
    { "cp1252", HEADER "1,\x80,x\n", -1, "1|€|x\n" },
    { "Mac Roman", HEADER "1,M\x9fller,x\n", -1, "1|Müller|x\n" },
    { "utf8", "\xef\xbb\xbf" HEADER "1,Müller,x\n", -1, "1|Müller|x\n" },
    { "sjis", HEADER "1,\x93\x8c\x8b\x9e,x\n", -1, "1|東京|x\n" },
    { "UTF-16", "a\0,\0b\0\n\0" "1\0,\0\xfc\0\n\0", 16, "1|ü\n" },
    { "utf-16be", "\0a\0,\0b\0\n\0" "1\0,\0\xfc\0\n", 16, "1|ü\n" },
    /* Wrong, but as told. */
    { "ISO-8859-1", HEADER "1,Müller,x\n", -1, "1|MÃ¼ller|x\n" },
    { "SHIFT_JIS", HEADER "1,a\x81,x\n2,b,y\n", -1, "!cell 2 is not SHIFT_JIS\n2|b|y\n" },
    { "UTF-16LE", "a\0,\0b\0\n\0" "1\0,\0\0\xd8\n\0" "2\0,\0c\0\n\0" "3", 25, "!cell 2 is not UTF-16LE\n2|c\n!cell 1 is not UTF-16LE\n" },
    { "KLINGON", HEADER "1,a,b\n", -1,
      "text.csv: nobody knows the encoding “KLINGON”; name another, such as UTF-8 or WINDOWS-1252, or let it be found" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = cases[i].length < 0 ? strlen (cases[i].data) : (gsize) cases[i].length;
      g_autofree char *rows = read_rows (cases[i].data, length, cases[i].encoding);

      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

/* Text is decoded in pieces: no character is lost at an edge. */
static void
test_pieces (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-32BE", "SHIFT_JIS", "GB18030", "WINDOWS-1251" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(GString) text = g_string_new (HEADER), expected = g_string_new (NULL);
      g_autofree char *coded = NULL, *rows = NULL;
      gsize length;

      for (guint j = 0; j < 20000; j++)
        {
          const char *name = i == 4 ? "Сбербанк" : "東京";

          g_string_append_printf (text, "%u,%.*s%s,x\n", j, (int) (j % 7), "aaaaaaa", name);
          g_string_append_printf (expected, "%u|%.*s%s|x\n", j, (int) (j % 7), "aaaaaaa", name);
        }
      coded = g_convert (text->str, text->len, encodings[i], "UTF-8", NULL, &length, NULL);
      rows = read_rows (coded, length, encodings[i]);
      g_assert_true (g_str_equal (rows, expected->str));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/encoding/", texts[i].language, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_language);
    }
  g_test_add_func ("/encoding/unicode", test_unicode);
  g_test_add_func ("/encoding/utf8-and-broken-lines", test_utf8_and_broken_lines);
  g_test_add_func ("/encoding/late-letters", test_late_letters);
  g_test_add_func ("/encoding/told", test_told);
  g_test_add_func ("/encoding/pieces", test_pieces);
  return g_test_run ();
}
