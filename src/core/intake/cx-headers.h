/* What column headers mean: the presets of CRMs and what other files call the same things. */
#pragma once

#include "cx-error.h"
#include "cx-field-type.h"

G_BEGIN_DECLS

/**
 * CxHeaderAlias: one meaning that headers can have.
 * @label: (nullable): %NULL of a kind of rows, whose fields have their own
 * @role: (nullable): as in #CxField
 * @has_type: whether @type is given; otherwise the values decide
 */
typedef struct {
  char       *key, *label, *role;
  gboolean    has_type;
  CxFieldType type;
} CxHeaderAlias;

/** CxHeaders: the headers of one system (data/presets/headers-….json), or of any (@generic). Immutable. */
typedef struct _CxHeaders CxHeaders;

/** cx_headers_load: all presets, the generic one last. Returns: (transfer full) (element-type CxHeaders) */
GPtrArray  *cx_headers_load     (GError **error);

/** cx_headers_load_stories: what the columns of win stories are called; aliases are #CxStoryMember keys. (transfer full) */
CxHeaders  *cx_headers_load_stories (GError **error);

/**
 * cx_headers_load_kind: what the columns of rows of @kind ("contacts", "deals", "events") are called, whoever writes them;
 * aliases are keys of cx_kind_fields(). (transfer full)
 */
CxHeaders  *cx_headers_load_kind (const char *kind, GError **error);

/** cx_headers_load_usage: what tells a table of use; aliases are account, period, event, measure and text. (transfer full) */
CxHeaders  *cx_headers_load_usage (GError **error);
void        cx_headers_free     (CxHeaders *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxHeaders, cx_headers_free)

/** cx_headers_get_name: "HubSpot"; empty for the generic one. */
const char *cx_headers_get_name (const CxHeaders *self);

/** cx_headers_detect: (nullable): the system whose headers @headers are; %NULL when they are nobody's. */
const CxHeaders *cx_headers_detect (GPtrArray *presets, char **headers);

/** cx_headers_find_system: (nullable): of headers that one kind of rows has, the system that writes these. */
const char *cx_headers_find_system (const CxHeaders *self, char **headers);

/** cx_headers_count_marks: how much says that rows are of this kind: headers that only these have, and those under their name. */
guint       cx_headers_count_marks (const CxHeaders *self, char **headers);

/**
 * cx_headers_find:
 * @rank: (out): place among the headers that mean the same; the lowest is the best
 *
 * Compares letters and digits only, in any case and without accents, so that "Number of Employees",
 * "number_of_employees" and "NumberOfEmployees" are one. A header that is not known as a whole is looked up without what
 * answers of programming interfaces wrap it in, "properties.domain" (HubSpot), "attributes.domain" (JSON:API), or what says
 * whose it is: "Organization - Domain" (Pipedrive, in any language).
 *
 * Returns: (nullable): what @header means
 */
const CxHeaderAlias *cx_headers_find (const CxHeaders *self, const char *header, guint *rank);

/**
 * cx_header_unwrap: @header without what a programming interface wraps all that is known of a record in: HubSpot's
 * "properties.", and "attributes." of those that follow JSON:API.
 */
const char *cx_header_unwrap (const char *header);

/**
 * cx_header_stage:
 *
 * The stage whose entry a column of dates records: `Date entered "Proposal (Sales Pipeline)"` gives
 * "Proposal", `Became a lead date` gives "lead".
 *
 * Returns: (transfer full) (nullable): %NULL when the header is no such column
 */
char *cx_header_stage (const char *header);

/**
 * CxHeaderUnit: what a header says of its numbers: "Revenue ($ millions)".
 * @scale: power of ten that every plain number is multiplied by
 * @currency: ISO code, or ""
 */
typedef struct {
  int  scale;
  char currency[4];
} CxHeaderUnit;

/**
 * cx_header_split_unit:
 * @unit: (out): all zero when the header names none
 *
 * Returns: (transfer full): the header without the unit: "Revenue"
 */
char *cx_header_split_unit (const char *header, CxHeaderUnit *unit);

G_END_DECLS
