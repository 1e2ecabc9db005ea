/* Reads `--where` expressions by recursive descent, and compiles comparisons against the dictionaries.
 *
 *   or         = and { "or" and }
 *   and        = not { "and" not }
 *   not        = "not" not | "(" or ")" | "known" "(" field ")" | comparison
 *   comparison = field [ operator value | [ "not" ] "in" "(" value { "," value } ")" ]
 *   operator   = "=" "==" "!=" "<>" "<" "<=" ">" ">=" "~" "!~"
 *
 * A field alone is a boolean one that is to be yes. Values are words or quoted; a field whose key is a
 * keyword is written in backquotes. */
#include "cx-filter-private.h"

#include "cx-error.h"
#include "cx-match.h"
#include "cx-text.h"
#include "cx-value.h"

#include <string.h>

/* Parentheses and “not” within each other; the parser's stack is not the user's to exhaust. */
#define MAX_DEPTH 200

typedef enum {
  TOKEN_END,
  TOKEN_WORD,
  TOKEN_QUOTED,
  TOKEN_FIELD, /* in backquotes */
  TOKEN_SIGN,  /* an operator, a parenthesis, a comma */
} TokenKind;

typedef struct {
  const char *expression, *next;
  CxColumns  *columns;
  GError    **error;
  guint       depth;
  TokenKind   kind;
  const char *start; /* of the token */
  char       *text;  /* what it says, quotes and escapes undone */
} Parser;

static const struct {
  const char *sign;
  CxCompare   compare;
} operators[] = {
  { "==", CX_COMPARE_EQUAL },   { "!=", CX_COMPARE_DIFFERENT }, { "<>", CX_COMPARE_DIFFERENT }, { "<=", CX_COMPARE_AT_MOST },
  { ">=", CX_COMPARE_AT_LEAST }, { "!~", CX_COMPARE_LACKS },    { "=", CX_COMPARE_EQUAL },      { "<", CX_COMPARE_BELOW },
  { ">", CX_COMPARE_ABOVE },    { "~", CX_COMPARE_CONTAINS },
};

G_GNUC_PRINTF (3, 4) static gpointer
fail (Parser     *self,
      CxError     code,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, CX_ERROR, code, "expression, column %ld: %s",
               g_utf8_pointer_to_offset (self->expression, self->start) + 1, message);
  return NULL;
}

static gboolean
take_quoted (Parser *self,
             char    quote)
{
  GString *text = g_string_new (NULL);
  const char *p = self->next + 1;

  for (; *p && *p != quote; p++)
    {
      if (*p == '\\' && p[1])
        p++;
      g_string_append_c (text, *p);
    }
  self->text = g_string_free_and_steal (text);
  self->kind = quote == '`' ? TOKEN_FIELD : TOKEN_QUOTED;
  if (*p == '\0')
    {
      fail (self, CX_ERROR_SYNTAX, "the quote is never closed; add a %c", quote);
      return FALSE;
    }
  self->next = p + 1;
  return TRUE;
}

static void
take_sign (Parser *self)
{
  gsize length = 1;

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (self->next, operators[i].sign))
      length = MAX (length, strlen (operators[i].sign));
  self->kind = TOKEN_SIGN;
  self->text = g_strndup (self->next, length);
  self->next += length;
}

/* Reads the next token. */
static gboolean
advance (Parser *self)
{
  gsize length;

  g_clear_pointer (&self->text, g_free);
  while (g_unichar_isspace (g_utf8_get_char (self->next)))
    self->next = g_utf8_next_char (self->next);
  self->start = self->next;
  if (*self->next == '\0')
    {
      self->kind = TOKEN_END;
      self->text = g_strdup ("the end");
      return TRUE;
    }
  if (strchr ("\"'`", *self->next))
    return take_quoted (self, *self->next);
  if (strchr ("()<>=!~,", *self->next))
    {
      take_sign (self);
      return TRUE;
    }
  length = strcspn (self->next, " \t\r\n()<>=!~,\"'`");
  self->kind = TOKEN_WORD;
  self->text = g_strndup (self->next, length);
  self->next += length;
  return TRUE;
}

static gboolean
is_word (Parser     *self,
         const char *word)
{
  return self->kind == TOKEN_WORD && g_ascii_strcasecmp (self->text, word) == 0;
}

static gboolean
is_sign (Parser     *self,
         const char *sign)
{
  return self->kind == TOKEN_SIGN && g_str_equal (self->text, sign);
}

/* Steps over @sign, which must be there. */
static gboolean
expect (Parser     *self,
        const char *sign)
{
  if (is_sign (self, sign))
    return advance (self);
  fail (self, CX_ERROR_SYNTAX, "expected “%s” but found “%s”", sign, self->text);
  return FALSE;
}

static const CxColumn *
parse_field (Parser *self)
{
  const CxColumn *column;

  if (self->kind != TOKEN_WORD && self->kind != TOKEN_FIELD)
    return fail (self, CX_ERROR_SYNTAX, "expected a field but found “%s”; write one such as employees >= 200", self->text);
  column = cx_columns_find (self->columns, self->text);
  if (column == NULL)
    return fail (self, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", self->text);
  return advance (self) ? column : NULL;
}

static gboolean
check_value (Parser *self)
{
  if (self->kind == TOKEN_WORD || self->kind == TOKEN_QUOTED)
    return TRUE;
  fail (self, CX_ERROR_SYNTAX, "expected a value but found “%s”; write a word, a number or a quoted text", self->text);
  return FALSE;
}

static gboolean
read_number (const CxColumn *column,
             const char     *text,
             double         *number)
{
  char currency[4];
  gboolean flag;
  gint32 day;
  char *end;

  if (column->field->type == CX_FIELD_BOOLEAN)
    {
      if (!cx_boolean_parse (text, &flag))
        return FALSE;
      *number = flag;
      return TRUE;
    }
  if (column->field->type == CX_FIELD_DATE)
    {
      if (strlen (text) < 10 || text[4] != '-' || !cx_date_parse (text, CX_DATE_DAY_FIRST, &day))
        return FALSE;
      *number = day;
      return TRUE;
    }
  *number = g_ascii_strtod (text, &end);
  return (end != text && *end == '\0') || cx_number_parse (text, number, currency);
}

static const char *
example_of (CxFieldType type)
{
  return type == CX_FIELD_DATE ? "a date such as 2001-01-31" : type == CX_FIELD_BOOLEAN ? "yes or no" : "a number";
}

static CxNode *
compile_number (Parser         *self,
                const CxColumn *column,
                CxCompare       compare,
                const char     *text)
{
  g_autoptr(CxNode) node = cx_node_new (CX_NODE_NUMBER, column);

  if (compare == CX_COMPARE_CONTAINS || compare == CX_COMPARE_LACKS)
    return fail (self, CX_ERROR_SYNTAX, "field “%s” (%s) cannot be searched with ~; compare with = or >=", column->field->key,
                 cx_field_type_to_name (column->field->type));
  node->compare = compare;
  if (!read_number (column, text, &node->number))
    return fail (self, CX_ERROR_SYNTAX, "field “%s” (%s) cannot be compared with “%s”; write %s", column->field->key,
                 cx_field_type_to_name (column->field->type), text, example_of (column->field->type));
  return g_steal_pointer (&node);
}

/* Texts before or behind @text in the order of their folded bytes. */
static guint8 *
compile_order (const CxColumn *column,
               CxCompare       compare,
               const char     *text)
{
  g_autofree char *folded = cx_text_fold (text, -1);
  guint8 *table = g_new0 (guint8, column->n_texts + 1);

  for (guint code = 0; code < column->n_texts; code++)
    {
      int order = strcmp (cx_column_get_folded (column)[code], folded);

      table[code] = compare == CX_COMPARE_BELOW     ? order < 0
                    : compare == CX_COMPARE_AT_MOST ? order <= 0
                    : compare == CX_COMPARE_ABOVE   ? order > 0
                                                    : order >= 0;
    }
  return table;
}

static CxNode *
compile_texts (Parser         *self,
               const CxColumn *column,
               CxCompare       compare,
               char *const    *values)
{
  gboolean is_list = column->offsets != NULL;
  g_autoptr(CxNode) node = cx_node_new (is_list ? CX_NODE_LIST : CX_NODE_TEXT, column);
  gboolean negated = compare == CX_COMPARE_DIFFERENT || compare == CX_COMPARE_LACKS;

  if (compare == CX_COMPARE_CONTAINS || compare == CX_COMPARE_LACKS)
    node->table = cx_match_part (column, values);
  else if (compare == CX_COMPARE_EQUAL || compare == CX_COMPARE_DIFFERENT)
    node->table = cx_match_whole (column, values);
  else if (is_list)
    return fail (self, CX_ERROR_SYNTAX, "field “%s” (list) has no order; compare with = or ~", column->field->key);
  else
    node->table = compile_order (column, compare, values[0]);
  node->negated = is_list && negated;
  for (guint code = 0; negated && !is_list && code < column->n_texts; code++)
    node->table[code] = !node->table[code];
  return g_steal_pointer (&node);
}

static CxNode *
compile (Parser         *self,
         const CxColumn *column,
         CxCompare       compare,
         const char     *text)
{
  char *const values[] = { (char *) text, NULL };

  return column->low ? compile_number (self, column, compare, text) : compile_texts (self, column, compare, values);
}

/* Numbers of an “in”: any of them is equal or, negated, all differ. */
static CxNode *
parse_numbers (Parser         *self,
               const CxColumn *column,
               gboolean        negated)
{
  g_autoptr(CxNode) node = cx_node_new (negated ? CX_NODE_AND : CX_NODE_OR, NULL);

  do
    {
      CxNode *child;

      if (!advance (self) || !check_value (self))
        return NULL;
      child = compile_number (self, column, negated ? CX_COMPARE_DIFFERENT : CX_COMPARE_EQUAL, self->text);
      if (child == NULL)
        return NULL;
      g_ptr_array_add (node->children, child);
      if (!advance (self))
        return NULL;
    }
  while (is_sign (self, ","));
  return g_steal_pointer (&node);
}

static CxNode *
parse_texts (Parser         *self,
             const CxColumn *column,
             gboolean        negated)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;

  do
    {
      if (!advance (self) || !check_value (self))
        return NULL;
      g_strv_builder_add (builder, self->text);
      if (!advance (self))
        return NULL;
    }
  while (is_sign (self, ","));
  values = g_strv_builder_end (builder);
  return compile_texts (self, column, negated ? CX_COMPARE_DIFFERENT : CX_COMPARE_EQUAL, values);
}

/* Behind “in”: the list in parentheses. */
static CxNode *
parse_in (Parser         *self,
          const CxColumn *column,
          gboolean        negated)
{
  g_autoptr(CxNode) node = NULL;

  if (!advance (self))
    return NULL;
  if (!is_sign (self, "("))
    return fail (self, CX_ERROR_SYNTAX, "expected “(” after “in” but found “%s”", self->text);
  node = column->low ? parse_numbers (self, column, negated) : parse_texts (self, column, negated);
  return node && expect (self, ")") ? g_steal_pointer (&node) : NULL;
}

static gboolean
find_operator (Parser    *self,
               CxCompare *compare)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (is_sign (self, operators[i].sign))
      {
        *compare = operators[i].compare;
        return TRUE;
      }
  return FALSE;
}

static CxNode *
parse_comparison (Parser *self)
{
  g_autoptr(CxNode) node = NULL;
  const CxColumn *column = parse_field (self);
  CxCompare compare;

  if (column == NULL)
    return NULL;
  if (is_word (self, "in"))
    return parse_in (self, column, FALSE);
  if (is_word (self, "not"))
    {
      if (!advance (self))
        return NULL;
      if (!is_word (self, "in"))
        return fail (self, CX_ERROR_SYNTAX, "expected “in” after “not” but found “%s”", self->text);
      return parse_in (self, column, TRUE);
    }
  if (!find_operator (self, &compare))
    {
      if (column->field->type == CX_FIELD_BOOLEAN)
        return compile (self, column, CX_COMPARE_EQUAL, "yes");
      return fail (self, CX_ERROR_SYNTAX, "expected a comparison of “%s” but found “%s”; write one of = != < <= > >= ~ in",
                   column->field->key, self->text);
    }
  if (!advance (self) || !check_value (self))
    return NULL;
  node = compile (self, column, compare, self->text);
  return node && advance (self) ? g_steal_pointer (&node) : NULL;
}

static CxNode *parse_or (Parser *self);

static CxNode *
parse_group (Parser *self)
{
  g_autoptr(CxNode) node = NULL;

  if (!advance (self))
    return NULL;
  node = parse_or (self);
  return node && expect (self, ")") ? g_steal_pointer (&node) : NULL;
}

static CxNode *
parse_known (Parser *self)
{
  const CxColumn *column;

  if (!advance (self) || !expect (self, "("))
    return NULL;
  column = parse_field (self);
  return column && expect (self, ")") ? cx_node_new (CX_NODE_KNOWN, column) : NULL;
}

static CxNode *
parse_not (Parser *self)
{
  g_autoptr(CxNode) node = NULL;
  CxNode *child;

  if (is_sign (self, "("))
    return parse_group (self);
  if (is_word (self, "known"))
    return parse_known (self);
  if (!is_word (self, "not"))
    return parse_comparison (self);
  if (self->depth++ > MAX_DEPTH)
    return fail (self, CX_ERROR_SYNTAX, "too many “not” within each other; simplify the expression");
  if (!advance (self))
    return NULL;
  child = parse_not (self);
  self->depth--;
  if (child == NULL)
    return NULL;
  node = cx_node_new (CX_NODE_NOT, NULL);
  g_ptr_array_add (node->children, child);
  return g_steal_pointer (&node);
}

/* One or more of @part, joined by @word. */
static CxNode *
parse_joined (Parser     *self,
              const char *word,
              CxNodeKind  kind,
              CxNode   *(*part) (Parser *self))
{
  g_autoptr(CxNode) node = cx_node_new (kind, NULL);

  while (TRUE)
    {
      CxNode *child = part (self);

      if (child == NULL)
        return NULL;
      g_ptr_array_add (node->children, child);
      if (!is_word (self, word))
        return g_steal_pointer (&node);
      if (!advance (self))
        return NULL;
    }
}

static CxNode *
parse_and (Parser *self)
{
  return parse_joined (self, "and", CX_NODE_AND, parse_not);
}

static CxNode *
parse_or (Parser *self)
{
  CxNode *node;

  if (self->depth++ > MAX_DEPTH)
    return fail (self, CX_ERROR_SYNTAX, "too many parentheses within each other; simplify the expression");
  node = parse_joined (self, "or", CX_NODE_OR, parse_and);
  self->depth--;
  return node;
}

CxNode *
cx_node_parse (const char *expression,
               CxColumns  *columns,
               GError    **error)
{
  Parser self = { expression, expression, columns, error, 0, TOKEN_END, expression, NULL };
  CxNode *node = NULL;

  if (!g_utf8_validate (expression, -1, NULL))
    return fail (&self, CX_ERROR_SYNTAX, "the expression is not UTF-8; type it again");
  if (advance (&self))
    node = parse_or (&self);
  if (node != NULL && self.kind != TOKEN_END)
    {
      fail (&self, CX_ERROR_SYNTAX, "expected “and”, “or” or the end but found “%s”", self.text);
      g_clear_pointer (&node, cx_node_free);
    }
  g_free (self.text);
  return node;
}
