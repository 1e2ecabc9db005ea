/* What an XLSX workbook says of all its sheets. Knows nothing of the cells. */
#include "cx-sheet-book.h"

#include <stdlib.h>
#include <string.h>

/* Texts that all sheets share; more is no table. */
#define MAX_TEXT_BYTES (512 * 1024 * 1024)

#define RELATIONS "relationships"

/* ── where things are ───────────────────────────────────────────────────── */

/* The part that @target means, said in a part of the folder @folder ("xl/" or ""). */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, target, NULL);
  g_autofree char *path = g_canonicalize_filename (joined, "/");

  return g_strdup (path + 1);
}

/* A relation of the workbook: its id, its part, and the last word of its type ("worksheet"). */
typedef struct {
  char *id, *part, *type;
} Relation;

static void
relation_free (Relation *self)
{
  g_free (self->id);
  g_free (self->part);
  g_free (self->type);
  g_free (self);
}

typedef struct {
  const char *folder;
  GPtrArray  *relations;
} Relations;

static void
start_relation (gpointer              data,
                const CxSheetElement *element)
{
  Relations *self = data;
  g_autofree char *id = cx_sheet_attribute_dup (element, NULL, "Id"), *target = cx_sheet_attribute_dup (element, NULL, "Target");
  g_autofree char *type = cx_sheet_attribute_dup (element, NULL, "Type"), *mode = cx_sheet_attribute_dup (element, NULL, "TargetMode");
  const char *word = type != NULL ? strrchr (type, '/') : NULL;
  Relation *relation;

  if (id == NULL || target == NULL || word == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  relation = g_new0 (Relation, 1);
  relation->id = g_steal_pointer (&id);
  relation->part = resolve (self->folder, target);
  relation->type = g_strdup (word + 1);
  g_ptr_array_add (self->relations, relation);
}

/* What the part called @name in @folder says that it needs. */
static GPtrArray *
read_relations (CxSource   *source,
                const char *folder,
                const char *name,
                GError    **error)
{
  static const CxSheetHandler handler = { .start = start_relation };
  g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  g_autofree char *part = g_strconcat (folder, "_rels/", name, ".rels", NULL);
  Relations self = { folder, relations };

  return cx_sheet_xml_read (source, part, &handler, &self, error) ? g_steal_pointer (&relations) : NULL;
}

static Relation *
find_relation (GPtrArray  *relations,
               const char *id,
               const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      Relation *relation = relations->pdata[i];

      if ((id == NULL || g_str_equal (relation->id, id)) && (type == NULL || g_str_equal (relation->type, type)))
        return relation;
    }
  return NULL;
}

/* ── sheets ─────────────────────────────────────────────────────────────── */

typedef struct {
  CxSheetBook *book;
  GPtrArray   *relations;
} Workbook;

static void
start_workbook (gpointer              data,
                const CxSheetElement *element)
{
  Workbook *self = data;
  g_autofree char *name = cx_sheet_attribute_dup (element, NULL, "name"), *id = NULL, *state = NULL, *from = NULL;
  Relation *relation;

  if (g_str_equal (element->name, "workbookPr"))
    {
      from = cx_sheet_attribute_dup (element, NULL, "date1904");
      self->book->from_1904 = from != NULL && (g_str_equal (from, "1") || g_str_equal (from, "true"));
    }
  if (!g_str_equal (element->name, "sheet") || name == NULL)
    return;
  id = cx_sheet_attribute_dup (element, RELATIONS, "id");
  state = cx_sheet_attribute_dup (element, NULL, "state");
  relation = id != NULL ? find_relation (self->relations, id, "worksheet") : NULL;
  if (relation == NULL)
    return;
  cx_sheet_tabs_add (self->book->tabs, g_steal_pointer (&name), g_strdup (relation->part),
                     state != NULL && !g_str_equal (state, "visible"));
}

static gboolean
read_workbook (CxSheetBook *self,
               CxSource    *source,
               const char  *part,
               GError     **error)
{
  static const CxSheetHandler handler = { .start = start_workbook };
  const char *slash = strrchr (part, '/'), *name = slash != NULL ? slash + 1 : part;
  g_autofree char *folder = g_strndup (part, name - part);
  g_autoptr(GPtrArray) relations = read_relations (source, folder, name, error);
  Workbook workbook = { self, relations };
  Relation *texts, *styles;

  if (relations == NULL || !cx_sheet_xml_read (source, part, &handler, &workbook, error))
    return FALSE;
  texts = find_relation (relations, NULL, "sharedStrings");
  styles = find_relation (relations, NULL, "styles");
  self->texts_part = texts != NULL ? g_strdup (texts->part) : NULL;
  self->styles_part = styles != NULL ? g_strdup (styles->part) : NULL;
  return TRUE;
}

/* Says what a zip is that is no workbook. */
static void
refuse (CxSource   *source,
        const char *part,
        GError    **error)
{
  g_auto(GStrv) names = cx_sheet_zip_list (source, error);
  const char *what = "a zip file, not a workbook; unpack it and choose a file in it";

  if (names == NULL)
    return;
  for (char **name = names; *name != NULL; name++)
    if (g_str_has_prefix (*name, "Index/"))
      what = "a Numbers document; export it from Numbers as Excel or CSV";
    else if (g_str_has_prefix (*name, "word/") || g_str_has_prefix (*name, "ppt/"))
      what = "a document, not a workbook; save its table as a workbook";
  if (part != NULL && g_str_has_suffix (part, ".bin"))
    what = "a binary workbook (XLSB); save it as XLSX";
  g_clear_error (error);
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: %s", cx_source_get_path (source), what);
}

CxSheetBook *
cx_sheet_book_new (CxSource *source,
                   GError  **error)
{
  g_autoptr(CxSheetBook) self = g_new0 (CxSheetBook, 1);
  g_autoptr(GPtrArray) relations = NULL;
  g_autoptr(GError) failure = NULL;
  Relation *workbook;

  self->tabs = cx_sheet_tabs_new ();
  self->texts = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->kinds = g_byte_array_new ();
  relations = read_relations (source, "", "", &failure);
  workbook = relations != NULL ? find_relation (relations, NULL, "officeDocument") : NULL;
  if (failure != NULL && !g_error_matches (failure, CX_ERROR, CX_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (workbook == NULL || g_str_has_suffix (workbook->part, ".bin"))
    refuse (source, workbook != NULL ? workbook->part : NULL, error);
  else if (!read_workbook (self, source, workbook->part, error))
    return NULL;
  else if (self->tabs->len > 0)
    return g_steal_pointer (&self);
  else
    refuse (source, workbook->part, error);
  return NULL;
}

void
cx_sheet_book_free (CxSheetBook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->tabs);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->ends);
  g_byte_array_unref (self->kinds);
  g_free (self->texts_part);
  g_free (self->styles_part);
  g_free (self);
}

/* ── shared texts ───────────────────────────────────────────────────────── */

static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]) &&
         g_ascii_isxdigit (p[5]) && p[6] == '_';
}

void
cx_sheet_unescape (GString *text,
                   gsize    start)
{
  char *in = strstr (text->str + start, "_x"), *out = in;

  if (in == NULL)
    return;
  while (*in != '\0')
    {
      guint c = is_escape (in) ? (guint) strtoul (in + 2, NULL, 16) : 0;

      if (c == 0 || (c >= 0xd800 && c <= 0xdfff))
        {
          *out++ = *in++;
          continue;
        }
      out += g_unichar_to_utf8 (c, out);
      in += 7;
    }
  g_string_truncate (text, out - text->str);
}

typedef struct {
  CxSheetBook *book;
  CxSheetXml  *xml;
  gboolean     in_text;      /* of a run, and not of how it is pronounced */
  gboolean     in_phonetic;
  gsize        start;
} Texts;

static void
start_text (gpointer              data,
            const CxSheetElement *element)
{
  Texts *self = data;

  if (g_str_equal (element->name, "si"))
    self->start = self->book->texts->len;
  else if (g_str_equal (element->name, "rPh"))
    self->in_phonetic = TRUE;
  else if (g_str_equal (element->name, "t"))
    self->in_text = !self->in_phonetic;
}

static void
end_text (gpointer    data,
          const char *name)
{
  Texts *self = data;

  self->in_text = FALSE;
  if (g_str_equal (name, "rPh"))
    self->in_phonetic = FALSE;
  if (!g_str_equal (name, "si"))
    return;
  cx_sheet_unescape (self->book->texts, self->start);
  g_array_append_val (self->book->ends, self->book->texts->len);
}

static void
add_text (gpointer    data,
          const char *text,
          gsize       length)
{
  Texts *self = data;

  if (self->in_text)
    g_string_append_len (self->book->texts, text, length);
  if (self->book->texts->len > MAX_TEXT_BYTES)
    cx_sheet_xml_fail (self->xml, "holds more than 512 MB of text; export the sheet as CSV");
}

static gboolean
load_texts (CxSheetBook *self,
            CxSource    *source,
            GError     **error)
{
  static const CxSheetHandler handler = { start_text, end_text, add_text };
  Texts texts = { .book = self };
  g_autoptr(CxSheetXml) xml = cx_sheet_xml_open (source, self->texts_part, &handler, &texts, error);
  g_autoptr(GError) failure = NULL;

  if (xml == NULL)
    return FALSE;
  texts.xml = xml;
  while (cx_sheet_xml_step (xml, &failure))
    ;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

const char *
cx_sheet_book_get_text (CxSheetBook *self,
                        gsize        index,
                        gsize       *length)
{
  gsize start;

  if (index >= self->ends->len)
    return NULL;
  start = index > 0 ? g_array_index (self->ends, gsize, index - 1) : 0;
  *length = g_array_index (self->ends, gsize, index) - start;
  return self->texts->str + start;
}

/* ── styles ─────────────────────────────────────────────────────────────── */

typedef struct {
  CxSheetBook *book;
  GHashTable  *formats;     /* id → CxSheetKind */
  gboolean     in_styles;   /* of cells */
} Styles;

static void
start_style (gpointer              data,
             const CxSheetElement *element)
{
  Styles *self = data;
  guint id = cx_sheet_attribute_number (element, "numFmtId", G_MAXUINT16, 0);
  gpointer kind;
  guint8 byte;

  if (g_str_equal (element->name, "cellXfs"))
    self->in_styles = TRUE;
  else if (g_str_equal (element->name, "numFmt"))
    {
      g_autofree char *code = cx_sheet_attribute_dup (element, NULL, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->formats, GUINT_TO_POINTER (id), GUINT_TO_POINTER (cx_sheet_kind_of_format (code)));
    }
  else if (g_str_equal (element->name, "xf") && self->in_styles)
    {
      if (!g_hash_table_lookup_extended (self->formats, GUINT_TO_POINTER (id), NULL, &kind))
        kind = GUINT_TO_POINTER (cx_sheet_kind_of_builtin (id));
      byte = (guint8) GPOINTER_TO_UINT (kind);
      g_byte_array_append (self->book->kinds, &byte, 1);
    }
}

static void
end_style (gpointer    data,
           const char *name)
{
  Styles *self = data;

  if (g_str_equal (name, "cellXfs"))
    self->in_styles = FALSE;
}

static gboolean
load_styles (CxSheetBook *self,
             CxSource    *source,
             GError     **error)
{
  static const CxSheetHandler handler = { start_style, end_style, NULL };
  g_autoptr(GHashTable) formats = g_hash_table_new (NULL, NULL);
  Styles styles = { self, formats, FALSE };

  return cx_sheet_xml_read (source, self->styles_part, &handler, &styles, error);
}

gboolean
cx_sheet_book_load (CxSheetBook *self,
                    CxSource    *source,
                    GError     **error)
{
  g_string_truncate (self->texts, 0);
  g_array_set_size (self->ends, 0);
  g_byte_array_set_size (self->kinds, 0);
  return (self->texts_part == NULL || load_texts (self, source, error)) &&
         (self->styles_part == NULL || load_styles (self, source, error));
}
