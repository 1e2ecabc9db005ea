/* Win stories of a file in the one-pager. */
#pragma once

#include "cx-profile.h"
#include "cx-story-file.h"

G_BEGIN_DECLS

/** CX_STORIES: the part of the document that holds them. */
#define CX_STORIES "proof"

/**
 * cx_stories_add:
 * @added: (out): how many of the file's stories are new
 *
 * A story is there already when one has the same customer and story, or the same link, as people compare texts; a row
 * with neither story nor link, but an industry or a business model, adds nothing to a customer that is there.
 *
 * Returns: (transfer full): @profile with the new ones behind its own
 */
CxProfile *cx_stories_add (CxProfile *profile, const CxStoryFile *file, guint *added);

G_END_DECLS
