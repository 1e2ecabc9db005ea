/* What words of a language look like. Knows nothing of encodings. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxLanguageLetters:
 * @language: as translations are called: "pl", "zh_CN"
 * @letters: pairs of letters in lower case, or for Chinese, Japanese and Korean single signs; most frequent first
 */
typedef struct {
  const char *language, *letters;
} CxLanguageLetters;

/** cx_language_letters: the last has no language. */
extern const CxLanguageLetters cx_language_letters[];

G_END_DECLS
