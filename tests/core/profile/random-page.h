/* Random one-pagers and random edits of them, built from the table of cx-section.h: every kind of member, members that
 * nobody knows at every level, and texts that break what is careless. */
#pragma once

#include "cx-profile.h"
#include "cx-section.h"

#include <math.h>

/* Texts of a JSON document: valid UTF-8. */
static const char *const nasty_texts[] = {
  "x", "Logistics", " padded ", "", " ", "\t", "two\nlines", "carriage\r\nreturn", "quote \" and \\ slash /", "null", "true", "1e5", "-0",
  "{\"a\": [1]}", "</script><!--", "%s%n%d", "'; DROP TABLE profile; --", "é", "é", "Straße", "ﬁnance", "İstanbul", "ｗｉｄｅ", "物流・倉庫",
  "مرحبا بالعالم", "אבג 123", "🏭👩‍🔧", "a​b", "﻿bom", "line\xe2\x80\xa8separator", "\x01\x1f\x7f control", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf",
  "…“quoted”", "2026-11-22", "EUR", "unique", "champion", "assumption",
};

static const double nasty_numbers[] = { 0.1, 0.25, 1.5, 2.675, 1e-7, 123456.789, 1e21 + 0.5e5, 0.30000000000000004, 1e300, 5e-324 };

static inline guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static inline gboolean
chance (guint one_in)
{
  return pick (one_in) == 0;
}

/* Mostly short; now and then long. */
static inline char *
random_text (void)
{
  g_autoptr(GString) text = g_string_new (nasty_texts[pick (G_N_ELEMENTS (nasty_texts))]);

  for (guint n = chance (40) ? 400 : chance (3) ? pick (4) : 0; n > 0; n--)
    g_string_append (text, nasty_texts[pick (G_N_ELEMENTS (nasty_texts))]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static inline JsonNode *
text_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static inline JsonNode *
random_text_node (void)
{
  g_autofree char *text = random_text ();

  return text_node (text);
}

static inline JsonNode *
int_node (gint64 number)
{
  return json_node_init_int (json_node_alloc (), number);
}

/* A whole number is written without a point, and so read back as one. */
static inline JsonNode *
random_number_node (gboolean negative)
{
  if (chance (2))
    return int_node ((negative && chance (2) ? -1 : 1) * (gint64) pick (chance (3) ? 1000000000 : 20));
  return json_node_init_double (json_node_alloc (), nasty_numbers[pick (G_N_ELEMENTS (nasty_numbers))]);
}

/* ── documents ── */

/* Anything that JSON can say. */
static inline JsonNode *
random_node (guint depth)
{
  JsonNode *node;

  switch (depth > 0 ? pick (6) : pick (4))
    {
    case 0:
      return random_text_node ();
    case 1:
      return random_number_node (TRUE);
    case 2:
      return json_node_init_boolean (json_node_alloc (), chance (2));
    case 3:
      return json_node_init_null (json_node_alloc ());
    case 4:
      {
        g_autoptr(JsonArray) array = json_array_new ();

        for (guint n = pick (4); n > 0; n--)
          json_array_add_element (array, random_node (depth - 1));
        return json_node_init_array (json_node_alloc (), array);
      }
    default:
      {
        g_autoptr(JsonObject) object = json_object_new ();

        for (guint n = pick (4); n > 0; n--)
          {
            g_autofree char *key = random_text ();

            json_object_set_member (object, key, random_node (depth - 1));
          }
        node = json_node_alloc ();
        return json_node_init_object (node, object);
      }
    }
}

static inline void
add_unknown (JsonObject *object)
{
  for (guint n = chance (2) ? pick (3) : 0; n > 0; n--)
    {
      g_autofree char *text = random_text ();
      g_autofree char *key = g_strconcat ("x-", text, NULL);

      json_object_set_member (object, key, random_node (2));
    }
}

static inline JsonNode *
random_lines_node (void)
{
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint n = pick (5); n > 0; n--)
    json_array_add_element (array, random_text_node ());
  return json_node_init_array (json_node_alloc (), array);
}

static inline const char *
random_choice (const CxMember *member)
{
  guint n = 0;

  while (member->choices[n].value)
    n++;
  return member->choices[pick (n)].value;
}

static inline JsonNode *
random_member_node (const CxMember *member)
{
  switch (member->kind)
    {
    case CX_MEMBER_CHOICE:
      return text_node (random_choice (member));
    case CX_MEMBER_LINES:
      return random_lines_node ();
    case CX_MEMBER_ANSWER:
    case CX_MEMBER_CHECK:
      return json_node_init_boolean (json_node_alloc (), chance (2));
    case CX_MEMBER_MONEY:
      return random_number_node (FALSE);
    case CX_MEMBER_SHARE:
      return chance (3) ? int_node (pick (2)) : json_node_init_double (json_node_alloc (), 0.001 + pick (998) / 1000.0);
    case CX_MEMBER_COUNT:
      return int_node (pick (100000));
    case CX_MEMBER_CURRENCY:
      return text_node (chance (2) ? "EUR" : "JPY");
    case CX_MEMBER_DATE:
      return text_node (chance (2) ? "2026-11-22" : "1970-01-01");
    case CX_MEMBER_LINE:
    case CX_MEMBER_TEXT:
    case CX_MEMBER_LINK:
    default:
      return random_text_node ();
    }
}

/* Members in any order. */
static inline JsonNode *
random_object_node (const CxPart *part)
{
  g_autoptr(JsonObject) object = json_object_new ();
  guint n = 0, start;

  while (part->members[n].key)
    n++;
  start = pick (n);
  add_unknown (object);
  for (guint i = 0; i < n; i++)
    if (!chance (3))
      json_object_set_member (object, part->members[(start + i * 7) % n].key, random_member_node (&part->members[(start + i * 7) % n]));
  add_unknown (object);
  return json_node_init_object (json_node_alloc (), object);
}

static inline JsonNode *
random_part_node (const CxPart *part)
{
  g_autoptr(JsonArray) array = NULL;

  if (part->entry == NULL)
    return random_object_node (part);
  array = json_array_new ();
  for (guint n = pick (5); n > 0; n--)
    json_array_add_element (array, random_object_node (part));
  return json_node_init_array (json_node_alloc (), array);
}

static inline JsonNode *
random_sections_node (void)
{
  g_autoptr(JsonObject) object = json_object_new ();
  guint n = 0, start;

  while (cx_part_get (n))
    n++;
  start = pick (n);
  for (guint i = 0; i < n; i++)
    if (!chance (3))
      json_object_set_member (object, cx_part_get ((start + i) % n)->key, random_part_node (cx_part_get ((start + i) % n)));
  add_unknown (object);
  return json_node_init_object (json_node_alloc (), object);
}

static inline JsonArray *
random_values (CxOperator op)
{
  JsonArray *values = json_array_new ();

  switch (op)
    {
    case CX_OP_KNOWN:
      break;
    case CX_OP_IS:
      json_array_add_boolean_element (values, chance (2));
      break;
    case CX_OP_WITHIN_DAYS:
      json_array_add_int_element (values, 1 + pick (3000));
      break;
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      json_array_add_element (values, chance (3) ? text_node ("2026-11-22") : random_number_node (TRUE));
      break;
    case CX_OP_BETWEEN:
      json_array_add_element (values, chance (4) ? json_node_init_null (json_node_alloc ()) : int_node (pick (100)));
      json_array_add_element (values, chance (4) ? json_node_init_null (json_node_alloc ()) : int_node (100 + pick (100)));
      break;
    default:
      for (guint n = pick (4); n > 0; n--)
        json_array_add_element (values, random_text_node ());
    }
  return values;
}

/* All that is not said would be given; so all is said. */
static inline JsonObject *
random_criterion_object (guint i)
{
  JsonObject *object = json_object_new ();
  g_autofree char *id = g_strdup_printf ("c%u", i * 3), *label = random_text (), *key = random_text ();
  CxOperator op = pick (CX_N_OPERATORS);
  CxImportance importance = pick (CX_IMPORTANCE_NEVER + 1);
  g_autofree char *named = g_strconcat ("L", label, NULL);

  add_unknown (object);
  json_object_set_string_member (object, "importance", cx_importance_to_name (importance));
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "label", named);
  json_object_set_string_member (object, "section", chance (2) ? "firmographics" : "behaviour");
  json_object_set_string_member (object, "field", key);
  json_object_set_string_member (object, "op", cx_operator_to_name (op));
  if (op != CX_OP_KNOWN)
    json_object_set_array_member (object, "values", random_values (op));
  if (importance != CX_IMPORTANCE_NEVER)
    json_object_set_int_member (object, "weight", pick (11));
  return object;
}

/* A whole document, in no order. (transfer full) */
static inline JsonNode *
random_document (void)
{
  g_autoptr(JsonObject) root = json_object_new ();
  g_autofree char *text = random_text ();
  /* White space around a name is no part of it. */
  g_autofree char *name = g_strchomp (g_strconcat ("N", text, NULL));
  JsonArray *criteria = json_array_new (), *thresholds = json_array_new ();

  add_unknown (root);
  json_object_set_member (root, "sections", random_sections_node ());
  for (guint n = pick (5), i = 0; i < n; i++)
    json_array_add_object_element (criteria, random_criterion_object (i));
  json_object_set_array_member (root, "criteria", criteria);
  json_object_set_string_member (root, "name", name);
  for (guint i = 0; i < 3; i++)
    json_array_add_int_element (thresholds, 90 - 30 * i + pick (10));
  json_object_set_array_member (root, "thresholds", thresholds);
  json_object_set_int_member (root, "version", 1);
  json_object_set_string_member (root, "format", "concentric-profile");
  return json_node_init_object (json_node_alloc (), root);
}

static inline CxProfile *
random_profile (void)
{
  g_autoptr(JsonNode) node = random_document ();
  g_autofree char *json = json_to_string (node, chance (2));
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

/* ── edits ── */

typedef enum {
  EDIT_NAME,
  EDIT_THRESHOLDS,
  EDIT_TEXT,
  EDIT_NUMBER,
  EDIT_ANSWER,
  EDIT_LINES,
  EDIT_ENTRY,
  EDIT_ENTRY_COPY,
  EDIT_WITHOUT_ENTRY,
  EDIT_ENTRY_MOVE,
  EDIT_CRITERION,
  EDIT_WITHOUT_CRITERION,
  EDIT_MOVE,
  N_EDITS,
} EditKind;

/* What was asked: the arguments of the function that @kind names. */
typedef struct {
  EditKind    kind;
  const char *part, *key;
  int         entry;
  guint       from, to;
} Edit;

static inline const CxPart *
random_part (void)
{
  guint n = 0;

  while (cx_part_get (n))
    n++;
  return cx_part_get (pick (n));
}

static inline const CxPart *
random_list (void)
{
  const CxPart *part;

  do
    part = random_part ();
  while (part->entry == NULL);
  return part;
}

/* Whether the edit is made for members of that kind. */
static inline gboolean
suits (EditKind     kind,
       CxMemberKind member)
{
  switch ((int) kind)
    {
    case EDIT_NUMBER:
      return member == CX_MEMBER_MONEY || member == CX_MEMBER_SHARE || member == CX_MEMBER_COUNT;
    case EDIT_ANSWER:
      return member == CX_MEMBER_ANSWER || member == CX_MEMBER_CHECK;
    case EDIT_LINES:
      return member == CX_MEMBER_LINES;
    default:
      return TRUE;
    }
}

/* A member of an object or of an entry that is there; now and then one that is not, or of another kind. */
static inline void
aim (CxProfile *profile,
     Edit      *edit)
{
  for (guint i = 0; i < 500; i++)
    {
      const CxPart *part = random_part ();
      guint n = part->entry ? cx_profile_get_n_entries (profile, part->key) : 0, n_members = 0;
      const CxMember *member;

      while (part->members[n_members].key)
        n_members++;
      member = &part->members[pick (n_members)];
      edit->part = part->key;
      edit->key = member->key;
      edit->entry = n > 0 ? (int) pick (n) : CX_NO_ENTRY;
      if (chance (100) || (suits (edit->kind, member->kind) && (n > 0) == (part->entry != NULL)))
        break;
    }
  if (chance (20))
    edit->key = "no such member";
  if (chance (20))
    edit->part = "no_such_part";
  if (chance (20) && edit->entry == CX_NO_ENTRY)
    edit->entry = 0;
}

static inline CxProfile *
edit_text (CxProfile *profile,
           Edit      *edit)
{
  static const char *const broken[] = { "\xff", "a\xc3", "\xed\xa0\x80", "ok \xfe tail" };
  g_autofree char *text = chance (10) ? g_strdup (broken[pick (G_N_ELEMENTS (broken))]) : random_text ();

  return cx_profile_with_text (profile, edit->part, edit->entry, edit->key, chance (5) ? NULL : text);
}

static inline CxProfile *
edit_number (CxProfile *profile,
             Edit      *edit)
{
  static const double numbers[] = { NAN, INFINITY, -INFINITY, -1, 0, 0.5, 1, 7, 1e18, 1e300, 2.5, -0.0 };

  return cx_profile_with_number (profile, edit->part, edit->entry, edit->key, numbers[pick (G_N_ELEMENTS (numbers))]);
}

static inline CxProfile *
edit_lines (CxProfile *profile,
            Edit      *edit)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  for (guint n = pick (5); n > 0; n--)
    g_strv_builder_take (builder, random_text ());
  lines = g_strv_builder_end (builder);
  return cx_profile_with_lines (profile, edit->part, edit->entry, edit->key, chance (6) ? NULL : (const char *const *) lines);
}

static inline CxProfile *
edit_criterion (CxProfile *profile,
                Edit      *edit)
{
  static const double bounds[] = { -INFINITY, INFINITY, NAN, 0, 5, -3, 2.5, 20000 };
  guint n = cx_profile_get_n_criteria (profile);
  g_autofree char *label = random_text (), *field = random_text (), *value = random_text ();
  char *values[] = { value, NULL };
  CxCriterion criterion = {
    .id = (char *) (chance (2) ? "" : "c6"), .label = label, .section = (char *) (chance (2) ? "behaviour" : "firmographics"), .field = field,
    .op = pick (CX_N_OPERATORS), .values = values, .low = bounds[pick (G_N_ELEMENTS (bounds))],
    .high = bounds[pick (G_N_ELEMENTS (bounds))], .flag = chance (2), .days = (int) pick (400) - 20,
    .importance = pick (CX_IMPORTANCE_NEVER + 1), .weight = (double) pick (30) - 10,
  };

  edit->to = pick (n + 1);
  if (edit->to < n)
    criterion.id = cx_profile_get_criterion (profile, edit->to)->id;
  else
    criterion.id = (char *) "";
  return cx_profile_with_criterion (profile, edit->to, &criterion);
}

static inline CxProfile *
edit_entries (CxProfile *profile,
              Edit      *edit)
{
  guint n;

  edit->part = random_list ()->key;
  n = cx_profile_get_n_entries (profile, edit->part);
  if (n == 0)
    edit->kind = EDIT_ENTRY;
  edit->from = n > 0 ? pick (n) : 0;
  edit->to = edit->kind == EDIT_ENTRY ? pick (n + 1) : n > 0 ? pick (n) : 0;
  switch ((int) edit->kind)
    {
    case EDIT_ENTRY:
      return cx_profile_with_entry (profile, edit->part, edit->to);
    case EDIT_ENTRY_COPY:
      return cx_profile_with_entry_copy (profile, edit->part, edit->from);
    case EDIT_WITHOUT_ENTRY:
      return cx_profile_without_entry (profile, edit->part, edit->from);
    default:
      return cx_profile_with_entry_move (profile, edit->part, edit->from, edit->to);
    }
}

static inline CxProfile *
edit_criteria (CxProfile *profile,
               Edit      *edit)
{
  guint n = cx_profile_get_n_criteria (profile);

  if (n == 0)
    edit->kind = EDIT_CRITERION;
  edit->from = n > 0 ? pick (n) : 0;
  edit->to = n > 0 ? pick (n) : 0;
  if (edit->kind == EDIT_CRITERION)
    return edit_criterion (profile, edit);
  if (edit->kind == EDIT_WITHOUT_CRITERION)
    return cx_profile_without_criterion (profile, edit->from);
  return cx_profile_with_move (profile, edit->from, edit->to);
}

/* One random edit, of a random kind. (transfer full) */
static inline CxProfile *
random_edit (CxProfile *profile,
             Edit      *edit)
{
  *edit = (Edit) { .kind = pick (N_EDITS), .entry = CX_NO_ENTRY };
  aim (profile, edit);
  switch (edit->kind)
    {
    case EDIT_NAME:
      {
        g_autofree char *name = random_text ();

        return cx_profile_with_name (profile, name);
      }
    case EDIT_THRESHOLDS:
      return cx_profile_with_thresholds (profile, (const double[3]) { (double) pick (140) - 20, (double) pick (140) - 20, pick (100) + 0.5 });
    case EDIT_TEXT:
      return edit_text (profile, edit);
    case EDIT_NUMBER:
      return edit_number (profile, edit);
    case EDIT_ANSWER:
      return cx_profile_with_answer (profile, edit->part, edit->entry, edit->key, (int) pick (4) - 1);
    case EDIT_LINES:
      return edit_lines (profile, edit);
    case EDIT_ENTRY:
    case EDIT_ENTRY_COPY:
    case EDIT_WITHOUT_ENTRY:
    case EDIT_ENTRY_MOVE:
      return edit_entries (profile, edit);
    default:
      return edit_criteria (profile, edit);
    }
}
