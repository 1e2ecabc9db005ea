/* What the columns of a file look like. Knows nothing of workspaces. */
#pragma once

#include "cx-error.h"
#include "cx-guess.h"
#include "cx-headers.h"
#include "cx-reader.h"

G_BEGIN_DECLS

/**
 * CxSurveyColumn:
 * @header, @name: as in the file; without its @unit
 * @occurrence: among the columns with this header, from 1
 */
typedef struct {
  char        *header, *name;
  CxHeaderUnit unit;
  guint        occurrence;
  CxGuess     *guess;
} CxSurveyColumn;

/**
 * CxSurvey:
 * @columns: (element-type CxSurveyColumn)
 * @preview: (element-type GStrv): the first rows, as cells
 * @n_sampled: rows that the guesses rest on
 */
typedef struct {
  CxReadForm *form;
  GPtrArray  *columns, *preview;
  guint       n_sampled;
} CxSurvey;

/**
 * cx_survey_source:
 * @options: (nullable): what is told of the file
 *
 * Reads the whole file once: a sample of its rows for the types, all of them to tell which columns are
 * wholly empty and how dates are meant. Fails with %CX_ERROR_IO, %CX_ERROR_EMPTY or %CX_ERROR_SYNTAX.
 */
CxSurvey *cx_survey_source (CxSource *source, const CxReadOptions *options, GError **error);
void      cx_survey_free   (CxSurvey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSurvey, cx_survey_free)

G_END_DECLS
