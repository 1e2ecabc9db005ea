/* How the texts that are stored now are spelled, for engines that cannot fold. Asks the database and cx_text_fold(), and
 * none of the columns in memory, so that the statement and cx_evaluation_new() can be held against each other. */
#include "cx-sql-private.h"

#include "cx-text.h"
#include "cx-value.h"

#include <string.h>

/* ── the texts that are there ── */

/* Not folded by lower() alone: other signs than from space to tilde, and other than single spaces between them. */
#define ODD "(text GLOB '*[^ -~]*' OR instr (text, '  ') > 0 OR text <> trim (text))"

/* Odd texts, in the case that SQLite brings them to; of addresses all. */
static char *
build_sql (const CxSqlField *field)
{
  g_autofree char *column = g_strdup_printf ("f_%" G_GINT64_FORMAT, field->field->id);

  if (field->field->type == CX_FIELD_LIST)
    return g_strdup_printf ("SELECT DISTINCT lower (text) FROM (SELECT item.value AS text FROM (SELECT DISTINCT %1$s AS cell"
                            " FROM account WHERE json_valid (%1$s)), json_each (cell) AS item) WHERE " ODD " ORDER BY 1",
                            column);
  return g_strdup_printf ("SELECT DISTINCT lower (trim (text)) FROM (SELECT %1$s AS text FROM account"
                          " WHERE %1$s IS NOT NULL) WHERE %2$s ORDER BY 1",
                          column, field->field->type == CX_FIELD_DOMAIN ? "1" : ODD);
}

/* cx_text_fold() of a text of the database, which most are already: lower case, from A to Z, single spaces. */
static char *
fold (const char *text)
{
  for (const char *p = text; *p; p++)
    if (*p < ' ' || *p > '~' || (*p == ' ' && (p == text || p[1] == ' ' || p[1] == '\0')))
      return cx_text_fold (text, -1);
  return g_strdup (text);
}

/* The letter that @c counts as, wherever it stands; 0 when that is none, several, or hangs on its neighbours. */
static gunichar
letter_of (gunichar c)
{
  char text[7] = "";
  g_autofree char *folded = NULL;

  if (g_unichar_isspace (c))
    return ' ';
  g_unichar_to_utf8 (c, text);
  folded = cx_text_fold (text, -1);
  return *folded && *g_utf8_next_char (folded) == '\0' ? g_utf8_get_char (folded) : 0;
}

static void
note_letters (GHashTable *letters,
              const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p), letter;

      if ((c < 0x80 && !g_ascii_isspace (c)) || c == ' ' || g_hash_table_contains (letters, GUINT_TO_POINTER (c)))
        continue;
      letter = letter_of (c);
      if (letter != 0 && letter != c)
        g_hash_table_insert (letters, GUINT_TO_POINTER (c), GUINT_TO_POINTER (letter));
    }
}

gboolean
cx_sql_load_texts (const CxSql *self,
                   CxSqlField  *field,
                   GError     **error)
{
  g_autofree char *sql = build_sql (field);
  g_autoptr(CxStatement) statement = NULL;
  gboolean has_row;

  if (field->texts != NULL)
    return TRUE;
  statement = cx_database_prepare (cx_store_get_database (self->store), sql, error);
  if (statement == NULL)
    return FALSE;
  field->texts = g_ptr_array_new_with_free_func (g_free);
  field->letters = g_hash_table_new (NULL, NULL);
  while (cx_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (field->texts, g_strdup (cx_statement_get_text (statement, 0)));
      note_letters (field->letters, field->texts->pdata[field->texts->len - 1]);
    }
  return FALSE;
}

/* ── whole texts ── */

static gboolean
holds (GPtrArray  *texts,
       const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

GPtrArray *
cx_sql_wanted (const CxSqlField  *field,
               const CxCriterion *criterion)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; criterion->values && criterion->values[i]; i++)
    {
      const char *value = criterion->values[i];
      gboolean id = field->field->type == CX_FIELD_ID;
      g_autofree char *text = id ? g_strstrip (g_strdup (value)) : cx_text_fold (value, -1);

      if (*text && !holds (wanted, text))
        g_ptr_array_add (wanted, g_steal_pointer (&text));
    }
  return wanted;
}

/* The registrable domains of @values, for a field of addresses. */
static GHashTable *
find_domains (const CxSqlField *field,
              char *const      *values)
{
  GHashTable *domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; field->field->type == CX_FIELD_DOMAIN && values && values[i]; i++)
    {
      char *domain = cx_domain_registrable (values[i]);

      if (domain != NULL)
        g_hash_table_add (domains, domain);
    }
  return domains;
}

/* Whether @text is an address of one of @domains. Finding that out is slow, so it is asked of those that could be. */
static gboolean
is_of (const char *text,
       GHashTable *domains)
{
  gboolean could_be = strstr (text, "xn--") != NULL || !g_str_is_ascii (text);
  g_autofree char *registrable = NULL;
  GHashTableIter iter;
  gpointer domain;

  g_hash_table_iter_init (&iter, domains);
  while (!could_be && g_hash_table_iter_next (&iter, &domain, NULL))
    could_be = strstr (text, domain) != NULL;
  registrable = could_be && g_hash_table_size (domains) > 0 ? cx_domain_registrable (text) : NULL;
  return registrable != NULL && g_hash_table_contains (domains, registrable);
}

static void
add_new (GPtrArray  *texts,
         const char *text)
{
  if (!holds (texts, text))
    g_ptr_array_add (texts, g_strdup (text));
}

GPtrArray *
cx_sql_spellings (const CxSql      *self,
                  const CxSqlField *field,
                  GPtrArray        *wanted,
                  char *const      *values)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) whole = g_hash_table_new (g_str_hash, g_str_equal), domains = find_domains (field, values);
  GHashTableIter iter;
  gpointer domain;

  for (guint i = 0; i < wanted->len; i++)
    {
      g_hash_table_add (whole, wanted->pdata[i]);
      add_new (spellings, wanted->pdata[i]);
    }
  g_hash_table_iter_init (&iter, domains);
  while (g_hash_table_iter_next (&iter, &domain, NULL))
    add_new (spellings, domain);
  for (guint i = 0; field->texts && field->field->type != CX_FIELD_ID && i < field->texts->len; i++)
    {
      const char *text = field->texts->pdata[i];
      g_autofree char *folded = fold (text);

      if (g_hash_table_contains (whole, folded) || is_of (text, domains))
        add_new (spellings, cx_sql_is_sqlite (self) ? text : folded);
    }
  return spellings;
}

/* ── parts of texts ── */

/* [aáà]: @letter, and what is stored for it; in the order of their code points. */
static gboolean
append_class (GString          *pattern,
              const CxSqlField *field,
              gunichar          letter)
{
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GHashTableIter iter;
  gpointer from, to;
  gboolean special = letter == '*' || letter == '?' || letter == '[';

  g_hash_table_iter_init (&iter, field->letters);
  while (g_hash_table_iter_next (&iter, &from, &to))
    if (GPOINTER_TO_UINT (to) == letter)
      {
        gunichar other = GPOINTER_TO_UINT (from);
        guint at = 0;

        while (at < others->len && g_array_index (others, gunichar, at) < other)
          at++;
        g_array_insert_val (others, at, other);
      }
  if (others->len == 0 && !special)
    {
      g_string_append_unichar (pattern, letter);
      return FALSE;
    }
  /* ] stands first, and ^ and - last, where they mean themselves. */
  g_string_append_c (pattern, '[');
  if (letter != '^' && letter != '-')
    g_string_append_unichar (pattern, letter);
  for (guint i = 0; i < others->len; i++)
    g_string_append_unichar (pattern, g_array_index (others, gunichar, i));
  if (letter == '^' || letter == '-')
    g_string_append_unichar (pattern, letter);
  g_string_append_c (pattern, ']');
  return others->len > 0;
}

static char *
sqlite_part (const CxSql      *self,
             const CxSqlField *field,
             const char       *part)
{
  g_autoptr(GString) pattern = g_string_new ("*");
  g_autofree char *quoted = NULL;
  gboolean spelled = FALSE;

  for (const char *p = part; *p && field->field->type != CX_FIELD_ID; p = g_utf8_next_char (p))
    spelled |= append_class (pattern, field, g_utf8_get_char (p));
  g_string_append_c (pattern, '*');
  quoted = cx_sql_quote (self, spelled ? pattern->str : part);
  return spelled ? g_strdup_printf ("%s GLOB %s", field->names[0], quoted)
                 : g_strdup_printf ("instr (%s, %s) > 0", field->names[0], quoted);
}

/* @text letter by letter, as the patterns see it. */
static char *
spell (const CxSqlField *field,
       const char       *text)
{
  GString *spelled = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gpointer letter = g_hash_table_lookup (field->letters, GUINT_TO_POINTER (c));

      g_string_append_unichar (spelled, letter ? GPOINTER_TO_UINT (letter) : c);
    }
  return g_string_free_and_steal (spelled);
}

static gboolean
has_part (const char *text,
          GPtrArray  *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (strstr (text, wanted->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Stored texts that the patterns judge wrong, because letters hang on their neighbours (ß, e and an accent behind it, ｶﾞ). */
static void
find_odd (const CxSqlField *field,
          GPtrArray        *wanted,
          GPtrArray        *missed,
          GPtrArray        *taken)
{
  for (guint i = 0; i < field->texts->len; i++)
    {
      char *text = field->texts->pdata[i];
      g_autofree char *folded = fold (text), *spelled = spell (field, text);
      gboolean has = has_part (folded, wanted), seems = has_part (spelled, wanted);

      if (has != seems)
        g_ptr_array_add (has ? missed : taken, text);
    }
}

static char *
sqlite_contains (const CxSql      *self,
                 const CxSqlField *field,
                 GPtrArray        *wanted)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) missed = g_ptr_array_new (), taken = g_ptr_array_new ();
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (parts, sqlite_part (self, field, wanted->pdata[i]));
  if (field->field->type != CX_FIELD_ID)
    find_odd (field, wanted, missed, taken);
  if (missed->len > 0)
    g_ptr_array_add (parts, cx_sql_in (self, field->names[0], FALSE, missed));
  cx_sql_append_join (sql, parts, "OR");
  if (taken->len > 0)
    {
      g_autofree char *others = cx_sql_in (self, field->names[0], TRUE, taken);

      g_string_append_printf (sql, " AND %s", others);
    }
  return g_string_free_and_steal (sql);
}

char *
cx_sql_contains (const CxSql      *self,
                 const CxSqlField *field,
                 GPtrArray        *wanted)
{
  g_autoptr(GPtrArray) parts = NULL;
  GString *sql;

  if (cx_sql_is_sqlite (self))
    return sqlite_contains (self, field, wanted);
  parts = g_ptr_array_new_with_free_func (g_free);
  sql = g_string_new (NULL);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *quoted = cx_sql_quote (self, wanted->pdata[i]);

      g_ptr_array_add (parts, g_strdup_printf ("strpos (%s, %s) > 0", field->names[0], quoted));
    }
  cx_sql_append_join (sql, parts, "OR");
  return g_string_free_and_steal (sql);
}
