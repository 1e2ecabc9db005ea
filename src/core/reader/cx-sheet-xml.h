/* A part of a workbook as elements and text, piece by piece. Knows nothing of sheets. */
#pragma once

#include "cx-sheet-zip.h"

G_BEGIN_DECLS

/** CxSheetElement: where an element starts. */
typedef struct {
  const char  *name;         /* without prefix */
  const char **attributes;   /* five each: name, prefix, namespace, value, its end */
  guint        n_attributes;
} CxSheetElement;

/** CxSheetHandler: what is told of the elements; any of them may be %NULL. */
typedef struct {
  void (*start) (gpointer data, const CxSheetElement *element);
  void (*end)   (gpointer data, const char *name);
  void (*text)  (gpointer data, const char *text, gsize length);
} CxSheetHandler;

typedef struct _CxSheetXml CxSheetXml;

/** cx_sheet_xml_open: @name: the member of the zip that is @source. Fails as cx_sheet_zip_open(). */
CxSheetXml *cx_sheet_xml_open         (CxSource *source, const char *name, const CxSheetHandler *handler, gpointer data,
                                       GError **error);
void        cx_sheet_xml_free         (CxSheetXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSheetXml, cx_sheet_xml_free)

/**
 * cx_sheet_xml_step:
 *
 * Reads a piece, which may call the handler any number of times. Fails with %CX_ERROR_SYNTAX for what is not XML, or has a
 * document type, which no workbook has and every entity bomb needs.
 *
 * Returns: %FALSE at the end and on error
 */
gboolean    cx_sheet_xml_step         (CxSheetXml *self, GError **error);

/** cx_sheet_xml_stop: for handlers: no more of the part is needed. */
void        cx_sheet_xml_stop         (CxSheetXml *self);

/** cx_sheet_xml_fail: for handlers: stops with %CX_ERROR_SYNTAX; @what: what is wrong and what to do. */
void        cx_sheet_xml_fail         (CxSheetXml *self, const char *what);

/** cx_sheet_xml_read: the whole part at once. */
gboolean    cx_sheet_xml_read         (CxSource *source, const char *name, const CxSheetHandler *handler, gpointer data,
                                       GError **error);

double      cx_sheet_xml_get_progress (CxSheetXml *self);

/**
 * cx_sheet_attribute:
 * @family: (nullable): a part of its namespace, where several have an attribute of this name
 *
 * Returns: (nullable): its value, not NUL-terminated
 */
const char *cx_sheet_attribute        (const CxSheetElement *element, const char *family, const char *name, gsize *length);

/** cx_sheet_attribute_dup: (transfer full) (nullable) */
char       *cx_sheet_attribute_dup    (const CxSheetElement *element, const char *family, const char *name);

/** cx_sheet_attribute_number: a natural number up to @max; @otherwise when there is none. */
guint       cx_sheet_attribute_number (const CxSheetElement *element, const char *name, guint max, guint otherwise);

G_END_DECLS
