/* What the one-pager asks for: its nine sections, and the members of each part of the document. One
 * table: reading, editing, readiness, differences and every printed form follow it. Source: method §2. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxMemberKind: what a member of a part holds, and how JSON says it.
 * @CX_MEMBER_LINE: a text of one line
 * @CX_MEMBER_TEXT: a text of a few lines
 * @CX_MEMBER_LINK: a text of one line that is an address or names a document
 * @CX_MEMBER_CHOICE: one of `choices`
 * @CX_MEMBER_LINES: a list of texts
 * @CX_MEMBER_ANSWER: true or false; missing: not asked yet
 * @CX_MEMBER_CHECK: true; missing: not ticked
 * @CX_MEMBER_MONEY: a number from 0, in the part's `currency`
 * @CX_MEMBER_SHARE: a number from 0 to 1
 * @CX_MEMBER_COUNT: a whole number from 0
 * @CX_MEMBER_CURRENCY: three capital letters, ISO 4217
 * @CX_MEMBER_DATE: "2026-11-22"
 */
typedef enum {
  CX_MEMBER_LINE,
  CX_MEMBER_TEXT,
  CX_MEMBER_LINK,
  CX_MEMBER_CHOICE,
  CX_MEMBER_LINES,
  CX_MEMBER_ANSWER,
  CX_MEMBER_CHECK,
  CX_MEMBER_MONEY,
  CX_MEMBER_SHARE,
  CX_MEMBER_COUNT,
  CX_MEMBER_CURRENCY,
  CX_MEMBER_DATE,
} CxMemberKind;

/** CxChoice: @label: for people, to be translated */
typedef struct {
  const char *value, *label;
} CxChoice;

/**
 * CxMember:
 * @wanted: whether readiness counts it
 * @label, @example: for people, to be translated; @example: (nullable)
 * @choices: (nullable): of a choice, up to one without a value
 */
typedef struct {
  const char     *key;
  CxMemberKind    kind;
  gboolean        wanted;
  const char     *label, *example;
  const CxChoice *choices;
} CxMember;

/**
 * CxPart: an object, or a list of objects, in `sections`.
 * @key: its key there
 * @entry: (nullable): of a list: what one of it is called, to be translated ("Pain"); %NULL: an object
 * @add: (nullable): of a list: the button that adds one, to be translated ("Add Pain")
 * @members: up to one without a key; of a list the first is what an entry is known by
 */
typedef struct {
  const char     *key;
  const char     *entry, *add;
  const CxMember *members;
} CxPart;

/**
 * CxSection: one of the nine, as a team fills them.
 * @key: as criteria name it (`firmographics`, `behaviour`), and `owners`
 * @title, @question, @help: for people, to be translated: its name, the question that leads it, and what a good answer is
 * @heading: over it on the page, to be translated
 * @owner: the function that usually owns it, to be translated
 * @criteria: whether it holds criteria
 * @parts: up to a %NULL
 */
typedef struct {
  const char          *key;
  const char          *title, *question, *help, *heading, *owner;
  gboolean             criteria;
  const CxPart *const *parts;
} CxSection;

#define CX_N_SECTIONS 9

/** cx_section_get: @i: 0…8, in the order in which a team fills them. */
const CxSection *cx_section_get    (guint i);
const CxSection *cx_section_find   (const char *key);   /* (nullable) */

/** cx_section_of_part: the section that holds the part; %NULL of parts beside the nine (`gut_check`, `owners`, `review`). */
const CxSection *cx_section_of_part (const char *part);

/** cx_part_get: all parts of a document, in canonical order; %NULL behind the last. */
const CxPart    *cx_part_get       (guint i);
const CxPart    *cx_part_find      (const char *key);   /* (nullable) */
const CxMember  *cx_part_find_member (const CxPart *self, const char *key);   /* (nullable) */

/** cx_member_choice_label: of a choice's value, to be translated; %NULL when there is no such choice. */
const char      *cx_member_choice_label (const CxMember *self, const char *value);

G_END_DECLS
