/* The one-pager as an immutable document: criteria, thresholds, sections, and its JSON form.
 * Knows nothing of accounts. */
#pragma once

#include "cx-field-type.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CX_MAX_CRITERIA: two bits each fill the 64-bit verdict mask. */
#define CX_MAX_CRITERIA 32

/** CxOperator: the tests of `cli.md`; names in JSON by cx_operator_to_name(). */
typedef enum {
  CX_OP_IN,
  CX_OP_NOT_IN,
  CX_OP_CONTAINS,
  CX_OP_BETWEEN,
  CX_OP_AT_LEAST,
  CX_OP_AT_MOST,
  CX_OP_HAS_ANY,
  CX_OP_HAS_ALL,
  CX_OP_HAS_NONE,
  CX_OP_IS,
  CX_OP_WITHIN_DAYS,
  CX_OP_KNOWN,
} CxOperator;

#define CX_N_OPERATORS (CX_OP_KNOWN + 1)

const char *cx_operator_to_name   (CxOperator op);                    /* "has-any" */
gboolean    cx_operator_from_name (const char *name, CxOperator *op);

typedef enum {
  CX_IMPORTANCE_MUST,
  CX_IMPORTANCE_STRONG,
  CX_IMPORTANCE_NICE,
  CX_IMPORTANCE_NEVER,
} CxImportance;

const char *cx_importance_to_name        (CxImportance importance);   /* "must" */
gboolean    cx_importance_from_name      (const char *name, CxImportance *importance);

/** cx_importance_default_weight: must 3, strong 3, nice 1, never 0 (method §3). */
double      cx_importance_default_weight (CxImportance importance);

/**
 * CxCriterion:
 * @id: unique in its profile
 * @section: "firmographics" or "behaviour"
 * @field: key of an account attribute; need not exist ("not searchable")
 * @values: for in, not-in, contains, has-*: texts, %NULL-terminated, else empty
 * @low, @high: for between, at-least, at-most: bounds, included; infinite when open. Of dates: days since 1970-01-01
 * @dates: whether the bounds are days and stand in the document as "2026-11-22"; then only a date field is searchable
 * @flag: for is
 * @days: for within-days: at most this many days before the reference date (or after it: never in the future)
 * @weight: 0…10; 0 for never
 *
 * One objective, measurable, searchable test over a field of an account. Borrowed from its profile.
 */
typedef struct {
  char        *id, *label, *section, *field;
  CxOperator   op;
  char       **values;
  double       low, high;
  gboolean     dates;
  gboolean     flag;
  int          days;
  CxImportance importance;
  double       weight;
} CxCriterion;

CxCriterion *cx_criterion_copy  (const CxCriterion *self);
void         cx_criterion_free  (CxCriterion *self);
gboolean     cx_criterion_equal (const CxCriterion *a, const CxCriterion *b);
/** cx_criterion_same_test: whether both give every account the same verdict: field, operator and its values. */
gboolean     cx_criterion_same_test (const CxCriterion *a, const CxCriterion *b);
/** cx_criterion_fits: whether its operator can test values of a type; bounds that are days only dates. */
gboolean     cx_criterion_fits      (const CxCriterion *self, CxFieldType type);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxCriterion, cx_criterion_free)

/** CxProfile: one ICP. Immutable, reference counted, safe across threads; an edit makes a new one. */
typedef struct _CxProfile CxProfile;
#define CX_TYPE_PROFILE (cx_profile_get_type ())
GType      cx_profile_get_type (void);

CxProfile *cx_profile_ref   (CxProfile *self);
void       cx_profile_unref (CxProfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxProfile, cx_profile_unref)

/** cx_profile_new: an empty profile with the default thresholds 75, 50, 25. */
CxProfile *cx_profile_new (const char *name);

/**
 * cx_profile_parse:
 * @file: for messages, or %NULL
 *
 * Reads the JSON document. Fails with %CX_ERROR_SYNTAX, naming the path (`criteria[2].op`), or with
 * %CX_ERROR_NEWER_DOCUMENT. Unknown keys are kept.
 */
CxProfile *cx_profile_parse (const char *json, gssize length, const char *file, GError **error);

/** cx_profile_to_json: canonical key order, two spaces, a final newline: parse and print give the same bytes. Returns: (transfer full) */
char      *cx_profile_to_json (CxProfile *self);

const char        *cx_profile_get_name       (CxProfile *self);
const double      *cx_profile_get_thresholds (CxProfile *self);   /* 3, descending, 0…100 */
guint              cx_profile_get_n_criteria (CxProfile *self);
const CxCriterion *cx_profile_get_criterion  (CxProfile *self, guint i);
/** cx_profile_find_criterion: where the criterion with @id stands; -1 when it is not there. @self: (nullable) */
int                cx_profile_find_criterion (CxProfile *self, const char *id);
gboolean           cx_profile_equal          (CxProfile *a, CxProfile *b);

/* What stands in `sections`, by part, entry and member (cx-section.h). @entry: number of the entry in a list, or
 * %CX_NO_ENTRY of a part that is an object. What is missing or of another kind is %NULL, NAN, -1 or empty. What is
 * returned lives as long as @self. */
#define CX_NO_ENTRY (-1)

guint              cx_profile_get_n_entries (CxProfile *self, const char *part);
gboolean           cx_profile_has_member    (CxProfile *self, const char *part, int entry, const char *key);
/** cx_profile_get_text: of lines, links, choices, currencies and dates too; never "" */
const char        *cx_profile_get_text      (CxProfile *self, const char *part, int entry, const char *key);
double             cx_profile_get_number    (CxProfile *self, const char *part, int entry, const char *key);
/** cx_profile_get_answer: 1 yes, 0 no, -1 not asked */
int                cx_profile_get_answer    (CxProfile *self, const char *part, int entry, const char *key);
guint              cx_profile_get_n_lines   (CxProfile *self, const char *part, int entry, const char *key);
const char        *cx_profile_get_line      (CxProfile *self, const char *part, int entry, const char *key, guint i);
/** cx_profile_entry_equal: whether two entries say the same. */
gboolean           cx_profile_entry_equal   (CxProfile *self, const char *part, guint entry, CxProfile *other, guint other_entry);

/* Edits: each returns a new profile (transfer full) and leaves @self as it was. What a document cannot hold
 * is brought into it: a blank name is not taken, weights are held in 0…10 (never: none), thresholds in
 * 0…100 and descending, bounds the wrong way round are swapped, an empty label becomes the field's key. */
CxProfile *cx_profile_with_name       (CxProfile *self, const char *name);
CxProfile *cx_profile_with_thresholds (CxProfile *self, const double thresholds[3]);
/* Edits of `sections`, addressed as they are read. A value that the member's kind cannot hold is brought into it (a
 * share into 0…1) or, when it cannot be, not taken. What says nothing is taken away, an empty part with it. */
CxProfile *cx_profile_with_text         (CxProfile *self, const char *part, int entry, const char *key, const char *text);      /* %NULL, "": away */
CxProfile *cx_profile_with_number       (CxProfile *self, const char *part, int entry, const char *key, double number);         /* NAN: away */
CxProfile *cx_profile_with_answer       (CxProfile *self, const char *part, int entry, const char *key, int answer);            /* -1: away */
CxProfile *cx_profile_with_lines        (CxProfile *self, const char *part, int entry, const char *key, const char *const *lines); /* blank ones are left out */
/** cx_profile_with_entry: an empty entry, which gets number @at. */
CxProfile *cx_profile_with_entry        (CxProfile *self, const char *part, guint at);
/** cx_profile_with_entry_copy: entry @i once more, behind itself. */
CxProfile *cx_profile_with_entry_copy   (CxProfile *self, const char *part, guint i);
CxProfile *cx_profile_without_entry     (CxProfile *self, const char *part, guint i);
CxProfile *cx_profile_with_entry_move   (CxProfile *self, const char *part, guint from, guint to);

/** cx_profile_with_criterion: replaces criterion @i, or appends when @i is the number of criteria (at %CX_MAX_CRITERIA: no change). An empty id gets a fresh one. */
CxProfile *cx_profile_with_criterion    (CxProfile *self, guint i, const CxCriterion *criterion);
CxProfile *cx_profile_without_criterion (CxProfile *self, guint i);
CxProfile *cx_profile_with_move         (CxProfile *self, guint from, guint to);

G_END_DECLS
