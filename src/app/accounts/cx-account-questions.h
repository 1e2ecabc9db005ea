/* What can be asked of accounts (cx-account-filter.h says what each question means), one question at a time. */
#pragma once

#include "cx-snapshot.h"

G_BEGIN_DECLS

/** cx_account_question_order: where a question stands when several are written; all about fields are one. %G_MAXUINT: it is none */
guint    cx_account_question_order (const char *name);

/** cx_account_question_takes: whether @value can be an answer. */
gboolean cx_account_question_takes (const char *name, const char *value);

/**
 * cx_account_question_ask: clears @found of accounts to which none of @values (%NULL-terminated) is the answer.
 * @profile: by which profile tiers and flags go, or -1: the workspace's
 */
void     cx_account_question_ask   (const char *name, const char *const *values, CxSnapshot *snapshot, int profile, guint8 *found);

G_END_DECLS
