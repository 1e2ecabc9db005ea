/* Win stories from a file of a table. Knows nothing of workspaces and of the document that they go into. */
#pragma once

#include "cx-error.h"
#include "cx-reader.h"

G_BEGIN_DECLS

/** CxStoryMember: what a story has, as method §2 "Proof" asks for it. */
typedef enum {
  CX_STORY_CUSTOMER,
  CX_STORY_INDUSTRY,
  CX_STORY_BUSINESS_MODEL,
  CX_STORY_STORY,
  CX_STORY_LINK,
} CxStoryMember;

#define CX_N_STORY_MEMBERS (CX_STORY_LINK + 1)

/** cx_story_member_key: as the profile document calls it: "business_model". */
const char *cx_story_member_key (CxStoryMember member);

/**
 * CxStory: one row.
 * @line: of the file, from 1
 * @values: by #CxStoryMember; each may be %NULL; all but the story are of one line
 */
typedef struct {
  gint64 line;
  char  *values[CX_N_STORY_MEMBERS];
} CxStory;

/** CxStoryReject: a row that was set aside. @reason: for people, without a full stop. */
typedef struct {
  gint64 line;
  char  *reason;
} CxStoryReject;

/**
 * CxStoryColumn: what became of one column.
 * @member: a #CxStoryMember, or -1: left out
 * @filled: rows with a value
 */
typedef struct {
  char  *header;
  int    member;
  gint64 filled;
} CxStoryColumn;

/**
 * CxStoryFile:
 * @form: how the file is written
 * @columns: (element-type CxStoryColumn): all of the file
 * @stories: (element-type CxStory): in order of the file
 * @rejects: (element-type CxStoryReject)
 *
 * rows = stories + rejects.
 */
typedef struct {
  CxReadForm *form;
  GPtrArray  *columns, *stories, *rejects;
} CxStoryFile;

/**
 * cx_story_file_read_as:
 * @options: (nullable): %NULL: how the file is written is found
 * @mapping: (nullable): JSON text, which column is what: {"Header": "customer" | null}
 *
 * Columns are known by their headers (data/presets/headers-stories.json). A row needs a story, a link, or a customer of
 * whom more is told; one without is set aside, as is one that cannot be read, and one whose link has another scheme
 * than http and https ("javascript:", "ftp:"), which no browser should be given. Fails with %CX_ERROR_IO,
 * %CX_ERROR_EMPTY, %CX_ERROR_SYNTAX (encoding, mapping) or %CX_ERROR_NO_IDENTITY (no column is a story or a link).
 */
CxStoryFile *cx_story_file_read_as (const char *path, const CxReadOptions *options, const char *mapping, GError **error);
/** cx_story_file_read: cx_story_file_read_as() of a file of which no more than @delimiter is known. @delimiter: 0: found */
CxStoryFile *cx_story_file_read    (const char *path, char delimiter, const char *mapping, GError **error);
void         cx_story_file_free    (CxStoryFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStoryFile, cx_story_file_free)

G_END_DECLS
