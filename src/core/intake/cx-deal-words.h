/* What the words of CRMs say of the end of a deal: won, lost, or declined by us. Knows nothing of files and accounts. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/** CxOutcome: how a deal ended, or that it has not. */
typedef enum {
  CX_OUTCOME_UNKNOWN,
  CX_OUTCOME_OPEN,
  CX_OUTCOME_WON,
  CX_OUTCOME_LOST,
} CxOutcome;

/** cx_outcome_get_name: (nullable): "open", "won", "lost"; %NULL when it is unknown. */
const char *cx_outcome_get_name (CxOutcome outcome);

/** CxDealWords: immutable; what ships (data/presets/deals.json), with what a workspace says of declined deals. */
typedef struct _CxDealWords CxDealWords;

/** cx_deal_words_load: @store: (nullable): whose reasons to take in place of the shipped ones, when it has its own. */
CxDealWords *cx_deal_words_load (CxStore *store, GError **error);
void         cx_deal_words_free (CxDealWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDealWords, cx_deal_words_free)

/** cx_deal_words_outcome: what a stage or status says; unknown when it is an ordinary stage. @text: (nullable) */
CxOutcome    cx_deal_words_outcome (const CxDealWords *self, const char *text);

/**
 * cx_deal_words_declined:
 * @reason, @stage: (nullable): of a lost deal
 *
 * Whether we said no to it (method §3): its reason, or its stage, holds one of the words for that.
 */
gboolean     cx_deal_words_declined (const CxDealWords *self, const char *reason, const char *stage);

/** cx_deal_words_get_declined: the words for that. (element-type utf8) */
GPtrArray   *cx_deal_words_get_declined (const CxDealWords *self);

/** cx_deal_words_set_declined: from now on, these are the words of this workspace; %NULL: those that ship. */
gboolean     cx_deal_words_set_declined (CxStore *store, const char *const *words, GError **error);

G_END_DECLS
