/* The market on the page: what the accounts say is data-backed, what a person typed is as well known as
 * that person says. */
#include "cx-config.h"

#include "cx-page-entry.h"
#include "cx-page-words.h"

#include "cx-amount.h"
#include "cx-market.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_line (GPtrArray  *entries,
          CxPageGrade grade,
          char       *text,
          char       *end)
{
  CxPageEntry *entry = cx_page_entry_new ();

  entry->grade = grade;
  cx_page_runs_take (entry->text, CX_RUN_PLAIN, text);
  entry->end = end;
  entry->end_kind = CX_END_AMOUNT;
  g_ptr_array_add (entries, entry);
}

/* A member that the words of a line hold needs no line of its own where there is room. */
static void
told (CxPageReader *reader,
      const char   *key)
{
  g_free (cx_page_reader_tell (reader, key));
}

static void
add_companies (const CxMarket *market,
               CxPageGrade     typed,
               CxPageReader   *reader,
               GPtrArray      *entries)
{
  if (isnan (market->companies))
    return;
  told (reader, "companies");
  add_line (entries, market->companies_typed ? typed : CX_GRADE_DATA, g_strdup (_("Companies in the profile")),
            cx_format_number (market->companies, 0));
}

static void
add_customers (const CxMarket *market,
               CxPageGrade     typed,
               CxPageReader   *reader,
               GPtrArray      *entries)
{
  g_autofree char *number = NULL, *share = NULL;
  gboolean is_typed = market->customers_typed || market->companies_typed;

  if (isnan (market->customers))
    return;
  told (reader, "customers");
  number = cx_format_number (market->customers, 0);
  share = isnan (market->penetration) ? NULL : cx_page_words_percent (market->penetration);
  add_line (entries, is_typed ? typed : CX_GRADE_DATA, g_strdup (_("Our customers among them")),
            /* Translators: a number of customers, and its share of all companies in the profile */
            share ? g_strdup_printf (_("%s = %s"), number, share) : g_steal_pointer (&number));
}

static void
add_tam (const CxMarket *market,
         CxPageGrade     typed,
         CxPageReader   *reader,
         GPtrArray      *entries)
{
  g_autofree char *companies = NULL, *share = NULL, *spend = NULL, *tam = NULL;

  if (isnan (market->tam))
    return;
  told (reader, "share_we_can_win");
  told (reader, "average_spend");
  companies = cx_format_number (market->companies, 0);
  share = cx_page_words_percent (market->share_we_can_win);
  spend = cx_format_money (market->average_spend, market->currency, TRUE);
  tam = cx_format_money (market->tam, market->currency, TRUE);
  /* Translators: total addressable market: companies × share we can win × average spend */
  add_line (entries, typed, g_strdup_printf (_("TAM: %s × %s × %s"), companies, share, spend),
            cx_page_words_a_year (tam));
}

static void
add_win_rate (const CxMarket *market,
              CxPageGrade     typed,
              CxPageReader   *reader,
              GPtrArray      *entries)
{
  g_autofree char *rate = isnan (market->win_rate) ? NULL : cx_page_words_percent (market->win_rate);
  g_autofree char *fair = isnan (market->fair_share) ? NULL : cx_page_words_percent (market->fair_share);
  g_autofree char *ratio = isnan (market->unfair_ratio) ? NULL : cx_format_number (market->unfair_ratio, 1);
  CxPageGrade grade = market->win_rate_typed ? typed : CX_GRADE_DATA;

  if (rate)
    told (reader, "win_rate");
  if (rate && fair && ratio)
    /* Translators: shares of the purchases that were decided */
    add_line (entries, grade, g_strdup_printf (_("Win rate %s against a fair share of %s"), rate, fair),
              /* Translators: how many times the fair share */
              g_strdup_printf (_("%s ×"), ratio));
  else if (rate)
    add_line (entries, grade, g_strdup (_("Win rate")), g_steal_pointer (&rate));
  else if (fair)
    add_line (entries, typed, g_strdup (_("Fair share")), g_steal_pointer (&fair));
}

void
cx_page_read_market (const CxPageContext *context,
                     CxPageReader        *reader,
                     GPtrArray           *entries)
{
  CxMarket market = cx_market_new (reader->profile, context->evaluation, context->journey);
  CxPageGrade typed = cx_page_reader_grade (reader);
  gboolean is_counted = cx_evaluation_get_counts (context->evaluation)->accounts > 0 &&
                        cx_profile_get_n_criteria (reader->profile) > 0;
  CxPageEntry *rest;

  if (is_counted || market.companies_typed)
    {
      add_companies (&market, typed, reader, entries);
      add_customers (&market, typed, reader, entries);
      add_tam (&market, typed, reader, entries);
    }
  add_win_rate (&market, typed, reader, entries);
  rest = entries->len > 0 ? entries->pdata[entries->len - 1] : cx_page_entry_new ();
  if (entries->len == 0)
    cx_page_runs_take (rest->text, CX_RUN_PLAIN, cx_page_reader_tell (reader, "evidence"));
  cx_page_reader_tell_rest (reader, rest->facts);
  if (entries->len > 0)
    return;
  if (cx_page_entry_is_empty (rest))
    cx_page_entry_free (rest);
  else
    g_ptr_array_add (entries, rest);
}
