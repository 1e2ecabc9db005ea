/* What the one-pager asks for, and what of it is there. Source: method §2. */
#pragma once

#include "cx-evaluation.h"
#include "cx-section.h"

G_BEGIN_DECLS

/**
 * CxReadinessItem: one thing that the page asks for, and where it belongs.
 * @section: key of one of the nine
 * @part: (nullable): key; %NULL: criteria
 * @entry: number of the entry in a list, or %CX_NO_ENTRY
 * @member: (nullable): key; %NULL: the part asks for a first entry
 * @criterion: (nullable): id; %NULL with @part %NULL: the section asks for criteria
 * @name: (nullable): what the entry or criterion is called: "Fleets block each other", "Pain 2"
 * @words: for people: the member's label, or what else is asked for ("Employees: a value to test")
 */
typedef struct {
  const char *section, *part, *member;
  int         entry;
  char       *criterion;
  char       *name, *words;
  gboolean    done;
} CxReadinessItem;

typedef struct {
  guint done, total;
} CxReadinessCount;

/**
 * CxReadiness:
 * @items: (element-type CxReadinessItem): in the order in which a team fills them
 * @sections: by number of the section
 * @all: the sum of @sections
 * @percent: of @all, rounded down: 100 only when all is done
 * @answers, @ticks: of the gut check, which is counted apart
 *
 * An object asks for each wanted member (cx-section.h); a list for at least one entry, and of each entry for its
 * wanted members. Firmographics asks for at least one criterion, and for one that is a must or strong; behaviour for at
 * least one criterion or question. Each criterion must have something to test and, as soon as there are accounts,
 * be searchable.
 */
typedef struct {
  GPtrArray       *items;
  CxReadinessCount sections[CX_N_SECTIONS];
  CxReadinessCount all;
  guint            percent;
  CxReadinessCount answers, ticks;
} CxReadiness;

/** cx_readiness_new: @evaluation: (nullable): of the profile, or of an older draft of it; tells which accounts there are. */
CxReadiness *cx_readiness_new  (CxProfile *profile, CxEvaluation *evaluation);
void         cx_readiness_free (CxReadiness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReadiness, cx_readiness_free)

/** cx_entry_name: what an entry is called, in one line: the first member that its part has, cut when it is long; else "Pain 2". (transfer full) */
char        *cx_entry_name (CxProfile *profile, const CxPart *part, guint entry);

G_END_DECLS
