/* The types that an account attribute can have: how it is read, stored and compared. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxFieldType:
 * @CX_FIELD_TEXT: free text
 * @CX_FIELD_CATEGORY: text with few distinct values
 * @CX_FIELD_LIST: several texts in one cell, separated by `;` (or `,` or `|`)
 * @CX_FIELD_NUMBER: a number
 * @CX_FIELD_RANGE: two numbers, "51-200"; open ends are infinite
 * @CX_FIELD_MONEY: a number in the currency that the field's unit names
 * @CX_FIELD_DATE: a day, counted from 1970-01-01
 * @CX_FIELD_BOOLEAN: yes or no
 * @CX_FIELD_ID: an identifier: text that is never folded
 * @CX_FIELD_DOMAIN: a web address; compared by its registrable domain
 */
typedef enum {
  CX_FIELD_TEXT,
  CX_FIELD_CATEGORY,
  CX_FIELD_LIST,
  CX_FIELD_NUMBER,
  CX_FIELD_RANGE,
  CX_FIELD_MONEY,
  CX_FIELD_DATE,
  CX_FIELD_BOOLEAN,
  CX_FIELD_ID,
  CX_FIELD_DOMAIN,
} CxFieldType;

#define CX_N_FIELD_TYPES (CX_FIELD_DOMAIN + 1)

/** cx_field_type_to_name: the word that JSON, the command line and the workspace file use. */
const char *cx_field_type_to_name (CxFieldType type);
gboolean    cx_field_type_from_name (const char *name, CxFieldType *type);

/** cx_field_type_is_numeric: whether values are one or two doubles (number, range, money, date). */
gboolean    cx_field_type_is_numeric (CxFieldType type);

/** cx_field_type_is_text: whether values are one text (text, category, id, domain). */
gboolean    cx_field_type_is_text (CxFieldType type);

G_END_DECLS
