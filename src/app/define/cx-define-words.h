/* Words that the one-pager's editor makes of the table: how many entries, what an entry is known by. */
#pragma once

#include "cx-profile.h"
#include "cx-section.h"

G_BEGIN_DECLS

/** cx_part_count_words: "3 pains". Returns: (transfer full) */
char       *cx_part_count_words  (const CxPart *part, guint n);

/** cx_part_new_words: what an entry that says nothing yet is called: "New pain". */
const char *cx_part_new_words    (const CxPart *part);

/** cx_part_prompt_words: what an entry is for, said where there is none. */
const char *cx_part_prompt_words (const CxPart *part);

/** cx_part_heading_words: over a part that is not the first of its section. */
const char *cx_part_heading_words (const CxPart *part);

/** cx_member_words: what an entry says of a member, in one line; %NULL: nothing. Returns: (transfer full) (nullable) */
char       *cx_member_words      (CxProfile *profile, const CxPart *part, int entry, const CxMember *member);

/** cx_entry_words: what an entry is known by. Returns: (transfer full) */
char       *cx_entry_words       (CxProfile *profile, const CxPart *part, guint entry);

/** cx_entry_gist: the next things that it says: "Head of automation · Costly · every shift". Returns: (transfer full) */
char       *cx_entry_gist        (CxProfile *profile, const CxPart *part, guint entry);

/** cx_missing_words: "2 to fill in". Returns: (transfer full) */
char       *cx_missing_words     (guint n);

G_END_DECLS
