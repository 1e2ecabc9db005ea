/* The pieces that the content of the page is put together from; inside the output layer only. */
#pragma once

#include "cx-page-content.h"

G_BEGIN_DECLS

CxPageEntry *cx_page_entry_new      (void);
void         cx_page_entry_free     (CxPageEntry *self);
/** cx_page_entry_is_empty: whether it says nothing that a person wrote or the accounts tell. */
gboolean     cx_page_entry_is_empty (const CxPageEntry *self);

/** cx_page_runs_take: adds a run; @text: (transfer full) (nullable): nothing is added. */
void         cx_page_runs_take      (GArray *runs, CxRunStyle style, char *text);
void         cx_page_runs_add       (GArray *runs, CxRunStyle style, const char *text);

/** cx_page_facts_take: adds a fact; @text: (transfer full) (nullable): nothing is added. */
void         cx_page_facts_take     (GArray *facts, const char *label, char *text, gboolean link);

/**
 * cx_page_text_clean:
 *
 * A text as it can stand in a line: white space and line ends as one space, no control characters, and no embedding
 * or isolate of the bidirectional algorithm left open, which would turn the text behind it.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing is left
 */
char        *cx_page_text_clean     (const char *text);

/** cx_page_text_sentence: @text: (transfer full) (nullable): gets a full stop, unless it ends like a sentence. Returns: (transfer full) (nullable) */
char        *cx_page_text_sentence  (char *text);

/** cx_page_read_section: what @section has on the page; %NULL when nothing. */
CxPageSection *cx_page_read_section (const CxPageContext *context, const CxSection *section, CxPagePlace place);
void           cx_page_section_free (CxPageSection *self);

/** cx_page_read_criteria: adds the criteria of a section to @entries. */
void         cx_page_read_criteria  (const CxPageContext *context, const char *section, GPtrArray *entries);

/**
 * CxPageReader: one entry of a part on its way to the page.
 * @told: members that the page's words hold, by number in the part
 */
typedef struct {
  CxProfile     *profile;
  const CxPart  *part;
  int            entry;
  guint64        told;
} CxPageReader;

/** cx_page_reader_tell: a member as people read it; it is told then. Returns: (transfer full) (nullable) */
char        *cx_page_reader_tell    (CxPageReader *self, const char *key);
CxPageGrade  cx_page_reader_grade   (CxPageReader *self);
/** cx_page_reader_tell_rest: adds the members that are not told yet as facts. */
void         cx_page_reader_tell_rest (CxPageReader *self, GArray *facts);

/** cx_page_read_market: adds what the market is worth to @entries: as typed, else as the accounts say. */
void         cx_page_read_market    (const CxPageContext *context, CxPageReader *reader, GPtrArray *entries);

G_END_DECLS
