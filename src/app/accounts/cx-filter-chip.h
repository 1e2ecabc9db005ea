/* One question of the filter bar: a button with a menu of values to check, and what is checked. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFilterOption: @word: the value for people; @accounts: how many it would show. */
typedef struct {
  char    *value, *word;
  guint    accounts;
  gboolean chosen;
} CxFilterOption;

CxFilterOption *cx_filter_option_new  (const char *value, const char *word, guint accounts, gboolean chosen);
void            cx_filter_option_free (CxFilterOption *self);

/**
 * CxFilterChip:
 *
 * Signals: `toggled` (s: value, b: on); `cleared`.
 */
#define CX_TYPE_FILTER_CHIP (cx_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (CxFilterChip, cx_filter_chip, CX, FILTER_CHIP, GtkWidget)

/** cx_filter_chip_new: @title: the question, e.g. "Stage" */
GtkWidget *cx_filter_chip_new         (const char *title);

/** cx_filter_chip_set_options: @options: (transfer full) (element-type CxFilterOption): frees its elements */
void       cx_filter_chip_set_options (CxFilterChip *self, GPtrArray *options);

G_END_DECLS
