/* From the JSON form to checked values and back; inside the profile layer only. */
#pragma once

#include "cx-profile.h"

G_BEGIN_DECLS

/** CxProfileParts: what the program understands of a document. @criteria: (element-type CxCriterion) */
typedef struct {
  char      *name;
  double     thresholds[3];
  GPtrArray *criteria;
} CxProfileParts;

void      cx_profile_parts_clear (CxProfileParts *self);

/** cx_profile_read: checks the whole document; every message starts with @file and the path of the mistake. */
gboolean  cx_profile_read      (JsonNode *root, const char *file, CxProfileParts *parts, GError **error);

/** cx_profile_write: @root again, known members first and in canonical order, unknown ones kept behind them. */
JsonNode *cx_profile_write     (JsonNode *root, const CxProfileParts *parts);

/** cx_sections_check: whether @node is an object whose known parts hold what cx-section.h says. */
gboolean  cx_sections_check (JsonNode *node, const char *file, GError **error);

/** cx_sections_write: @sections with its known parts, and their known members, first and in canonical order. (transfer full) */
JsonObject *cx_sections_write (JsonObject *sections);

/** cx_json_reorder: a copy of @object with the members of @first in front, in that order. (transfer full) */
JsonObject *cx_json_reorder (JsonObject *object, const char *const *first);

/** cx_criterion_write: the members of a criterion; unknown members of @old are kept. */
JsonNode *cx_criterion_write   (const CxCriterion *criterion, JsonObject *old);

/** cx_criterion_read: @path: "criteria[2]". Returns: %NULL on error */
CxCriterion *cx_criterion_read (JsonNode *node, const char *path, const char *file, GError **error);

/** cx_read_fail: sets "FILE: PATH: MESSAGE" and returns %FALSE. */
gboolean  cx_read_fail (GError **error, const char *file, const char *path, const char *format, ...) G_GNUC_PRINTF (4, 5);

/** cx_criteria_fresh_id: the first of "c1", "c2" … that no criterion has. Returns: (transfer full) */
char     *cx_criteria_fresh_id (GPtrArray *criteria);

/** CX_MAX_COUNT: the largest whole number that a member holds. */
#define CX_MAX_COUNT 1e12

/** cx_currency_is_valid: three capital letters, ISO 4217. */
gboolean  cx_currency_is_valid (const char *text);

/** cx_day_parse: "2026-11-22" and nothing else. */
gboolean  cx_day_parse (const char *text, double *day);

/** cx_day_hold: the nearest day that "YYYY-MM-DD" can say. */
double    cx_day_hold (double day);

G_END_DECLS
