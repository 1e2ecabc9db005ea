/* A part of a workbook as elements and text, piece by piece. Knows nothing of sheets. */
#include "cx-sheet-xml.h"

#include <libxml/parser.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)

struct _CxSheetXml {
  CxSheetZip      *zip;
  char            *name;
  CxSheetHandler   handler;
  gpointer         data;
  xmlParserCtxtPtr parser;
  gboolean         stopped, ended;
  const char      *failure;
  char             piece[PIECE_BYTES];
};

/* ── what the parser tells ──────────────────────────────────────────────── */

static void
on_start (void           *context,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *namespace,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  CxSheetXml *self = context;
  CxSheetElement element = { (const char *) name, (const char **) attributes, n_attributes };

  if (!self->stopped && self->handler.start != NULL)
    self->handler.start (self->data, &element);
}

static void
on_end (void          *context,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *namespace)
{
  CxSheetXml *self = context;

  if (!self->stopped && self->handler.end != NULL)
    self->handler.end (self->data, (const char *) name);
}

static void
on_text (void          *context,
         const xmlChar *text,
         int            length)
{
  CxSheetXml *self = context;

  if (!self->stopped && self->handler.text != NULL)
    self->handler.text (self->data, (const char *) text, length);
}

static void
on_document_type (void          *context,
                  const xmlChar *name,
                  const xmlChar *external,
                  const xmlChar *system)
{
  cx_sheet_xml_fail (context, "is not a part of a workbook (it has a document type); export it again");
}

/* Messages are made from the state of the parser. */
static void
on_message (void            *context,
            const xmlError *message)
{
}

static xmlParserCtxtPtr
parser_new (CxSheetXml *self)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .internalSubset = on_document_type,
    .serror = (xmlStructuredErrorFunc) (GCallback) on_message,
  };
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);

  /* Without a document type the only entities are the five that XML has. */
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  return parser;
}

/* ── public ─────────────────────────────────────────────────────────────── */

CxSheetXml *
cx_sheet_xml_open (CxSource             *source,
                   const char           *name,
                   const CxSheetHandler *handler,
                   gpointer              data,
                   GError              **error)
{
  CxSheetZip *zip = cx_sheet_zip_open (source, name, error);
  CxSheetXml *self;

  if (zip == NULL)
    return NULL;
  self = g_new0 (CxSheetXml, 1);
  self->zip = zip;
  self->name = g_strdup (name);
  self->handler = *handler;
  self->data = data;
  self->parser = parser_new (self);
  return self;
}

void
cx_sheet_xml_free (CxSheetXml *self)
{
  if (self == NULL)
    return;
  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  xmlFreeParserCtxt (self->parser);
  cx_sheet_zip_free (self->zip);
  g_free (self->name);
  g_free (self);
}

static gboolean
fail (CxSheetXml *self,
      GError    **error)
{
  const char *path = cx_source_get_path (cx_sheet_zip_get_source (self->zip));

  if (self->failure != NULL)
    g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: %s %s", path, self->name, self->failure);
  else
    g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: %s is damaged in line %d; export the workbook again", path, self->name,
                 xmlSAX2GetLineNumber (self->parser));
  return FALSE;
}

gboolean
cx_sheet_xml_step (CxSheetXml *self,
                   GError    **error)
{
  gssize n;

  if (self->stopped || self->ended)
    return FALSE;
  n = cx_sheet_zip_read (self->zip, self->piece, sizeof self->piece, error);
  if (n < 0)
    return FALSE;
  self->ended = n == 0;
  xmlParseChunk (self->parser, self->piece, (int) n, self->ended);
  if (self->failure != NULL || (!self->stopped && !self->parser->wellFormed))
    {
      self->stopped = TRUE;
      return fail (self, error);
    }
  return !self->stopped && !self->ended;
}

void
cx_sheet_xml_stop (CxSheetXml *self)
{
  self->stopped = TRUE;
  xmlStopParser (self->parser);
}

void
cx_sheet_xml_fail (CxSheetXml *self,
                   const char *what)
{
  self->failure = what;
  cx_sheet_xml_stop (self);
}

gboolean
cx_sheet_xml_read (CxSource             *source,
                   const char           *name,
                   const CxSheetHandler *handler,
                   gpointer              data,
                   GError              **error)
{
  g_autoptr(CxSheetXml) self = cx_sheet_xml_open (source, name, handler, data, error);
  g_autoptr(GError) failure = NULL;

  if (self == NULL)
    return FALSE;
  while (cx_sheet_xml_step (self, &failure))
    ;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

double
cx_sheet_xml_get_progress (CxSheetXml *self)
{
  return cx_sheet_zip_get_progress (self->zip);
}

/* ── attributes ─────────────────────────────────────────────────────────── */

const char *
cx_sheet_attribute (const CxSheetElement *element,
                    const char           *family,
                    const char           *name,
                    gsize                *length)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const char **attribute = element->attributes + 5 * i;

      if (strcmp (attribute[0], name) != 0 ||
          (family != NULL && (attribute[2] == NULL || strstr (attribute[2], family) == NULL)))
        continue;
      *length = attribute[4] - attribute[3];
      return attribute[3];
    }
  *length = 0;
  return NULL;
}

char *
cx_sheet_attribute_dup (const CxSheetElement *element,
                        const char           *family,
                        const char           *name)
{
  gsize length;
  const char *value = cx_sheet_attribute (element, family, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}

guint
cx_sheet_attribute_number (const CxSheetElement *element,
                           const char           *name,
                           guint                 max,
                           guint                 otherwise)
{
  gsize length;
  const char *value = cx_sheet_attribute (element, NULL, name, &length);
  guint64 number = 0;

  if (value == NULL || length == 0)
    return otherwise;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return otherwise;
      number = MIN (number * 10 + (value[i] - '0'), G_MAXUINT);
    }
  return number <= max ? number : otherwise;
}
