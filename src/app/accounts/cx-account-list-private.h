/* What the list of accounts and its selection share. Included by these only. */
#pragma once

#include "cx-account-answer.h"
#include "cx-account-list.h"
#include "cx-live-rows.h"

G_BEGIN_DECLS

struct _CxAccountList {
  GObject parent_instance;

  /* asked */
  CxSnapshot      *snapshot;
  int              profile;
  CxAccountFilter *filter;
  char            *by;
  gboolean         descending;
  guint            ask_source;
  GCancellable    *asked;

  /* answered */
  CxSnapshot       *shown;
  int               shown_profile;
  CxAccountFilter  *shown_filter;
  CxAccountIndex   *index;
  CxAccountSummary *summary;
  GArray           *rows;
  CxLiveRows       *live;

  gint64            selected;   /* account id, or -1 */
  guint             at;         /* where it stands, or GTK_INVALID_LIST_POSITION */
  CxAccountSeveral *several;    /* two or more instead, or NULL */
};

/** cx_account_list_init_selection: the list as a #GtkSelectionModel. */
void cx_account_list_init_selection   (GtkSelectionModelInterface *iface);

/** cx_account_list_follow_selection: takes it over into the rows of @answer, which are the list's now; %NULL: there are none. */
void cx_account_list_follow_selection (CxAccountList *self, CxAccountAnswer *answer);

/** cx_account_list_tell_selection: tells GTK of it where one account went from position @before, or several stand elsewhere. */
void cx_account_list_tell_selection   (CxAccountList *self, guint before);

G_END_DECLS
