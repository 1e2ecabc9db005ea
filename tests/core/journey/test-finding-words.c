/* What findings say: every kind, and the figures at which the words change. */
#include "cx-finding-words.h"

#include "stage-world.h"

/* Narrow spaces are written as |, those that do not break as _. */
static char *
plain (const char *text)
{
  g_autoptr(GString) string = g_string_new (text);

  g_string_replace (string, "\u202f", "|", 0);
  g_string_replace (string, "\u00a0", "_", 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
test_words (World        *world,
            gconstpointer data)
{
  static const struct { CxFinding finding; const char *title, *text, *link; } rows[] = {
    { { CX_FINDING_TARGETING, 2, 27, 38, 21, 66, 0.0001, 97, 173, 0, FALSE, 97 }, "Targeting, not closing",
      "Tier 1 converts SQL → Rev 2.2|× the rest (71|% of 38, 32|% of 66; p_<_0.001), yet 56|% of the pipeline is tier 3 or outside.",
      "97 accounts" },
    { { CX_FINDING_TARGETING, 2, 27, 38, 0, 66, 0.0001, 1, 1, 0, FALSE, 1 }, "Targeting, not closing",
      "Only tier 1 converts SQL → Rev (71|% of 38, 0|% of 66; p_<_0.001), yet 100|% of the pipeline is tier 3 or outside.", "1 account" },
    { { CX_FINDING_SHARE, 0, 41, 48, 76, 173, 0.01, 97, 173, 0, FALSE, 1173 }, "Customers fit, pipeline does not",
      "Share in tier 1–2: 85|% of customers, 44|% of the pipeline (p_=_0.01).", "1,173 accounts" },
    { { CX_FINDING_SHARE, 0, 48, 48, 90, 173, 0.01, 83, 173, 0, FALSE, 173 }, "Customers fit better than the pipeline",
      "Share in tier 1–2: 100|% of customers, 52|% of the pipeline (p_=_0.01).", "173 accounts" },
    { { CX_FINDING_STAGE, 1, 10, 20, 20, 40, 1, 0, 0, 0, FALSE, 20 }, "Sales-qualified: the stage, or the definition",
      "Tier 1 converts MQL → SQL no better than the rest (50|% of 20, 50|% of 40; p_=_1). Look at that stage, or at the definition.",
      "20 accounts" },
    { { CX_FINDING_STAGE, 3, 1, 20, 20, 40, 0.0009, 0, 0, 0, TRUE, 20 }, "Retention: the stage, or the definition",
      "Tier 1 converts Rev → Ret worse than the rest (5|% of 20, 50|% of 40; p_<_0.001). Look at that stage, or at the definition.",
      "20 customers" },
    { { CX_FINDING_STAGE, 2, 530, 1000, 10000, 20000, 0.04, 0, 0, 0, FALSE, 20 }, "Revenue: the stage, or the definition",
      "Tier 1 converts SQL → Rev hardly better than the rest (53|% of 1,000, 50|% of 20,000; p_=_0.04). Look at that stage, or at the definition.",
      "20 accounts" },
    { { CX_FINDING_SHARE, 0, 20, 80, 20, 200, 0.01, 97, 173, 0, FALSE, 1173 }, "Customers fit better than the pipeline",
      "Share in tier 1–2: 25|% of customers, 10|% of the pipeline (p_=_0.01).", "1,173 accounts" },
    { { CX_FINDING_CLOSE, 3, 21, 27, 14, 21, 0.39, 0, 0, 250, TRUE, 48 }, "Retention: too close to say",
      "Rev → Ret 78|% in tier 1, 67|% in the rest (p_=_0.39). Look again at 250 customers.", "48 customers" },
    { { CX_FINDING_CLOSE, 0, 21, 27, 14, 21, 0.39, 0, 0, 250, FALSE, 48 }, "Marketing-qualified: too close to say",
      "RL → MQL 78|% in tier 1, 67|% in the rest (p_=_0.39). Look again at 250 accounts.", "48 accounts" },
    { { CX_FINDING_CLOSE, 0, 21, 27, 14, 21, 0.39, 0, 0, 0, FALSE, 48 }, "Marketing-qualified: too close to say",
      "RL → MQL 78|% in tier 1, 67|% in the rest (p_=_0.39).", "48 accounts" },
  };
  g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, NULL);
  g_autoptr(CxJourney) journey = cx_journey_load (world->store, columns, G_MAXINT32, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = cx_finding_title (journey, &rows[i].finding), *said = cx_finding_text (journey, &rows[i].finding);
      g_autofree char *text = plain (said), *link = cx_finding_link (&rows[i].finding);

      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpstr (link, ==, rows[i].link);
    }
}

static void
test_rules (World        *world,
            gconstpointer data)
{
  static const struct { CxFinding finding; int revenue; const char *rule; } rows[] = {
    { { CX_FINDING_TARGETING, 1 }, 2,
      "Tier 1 goes from MQL to SQL more often than the rest, by at least a fifth and by more than chance (two-proportion test, p < 0.05), "
      "and more than half of the pipeline is tier 3 or outside. At least 10 accounts on both sides. The pipeline is every account that is at MQL now." },
    { { CX_FINDING_SHARE, .definition = CX_FUNNEL_REACHED }, 3,
      "Tiers 1 and 2 are a larger share of the customers than of the pipeline, by at least a fifth and by more than chance (two-proportion "
      "test, p < 0.05). Customers are the accounts that ever came to Revenue. At least 10 accounts on both sides. "
      "The pipeline is every account that is at MQL to SQL now." },
    { { CX_FINDING_SHARE, .definition = CX_FUNNEL_SNAPSHOT }, 4,
      "Tiers 1 and 2 are a larger share of the customers than of the pipeline, by at least a fifth and by more than chance (two-proportion "
      "test, p < 0.05). Customers are the accounts that are at Retention or beyond now. At least 10 accounts on both sides. "
      "The pipeline is every account that is at MQL to Rev now." },
    { { CX_FINDING_STAGE, 3 }, 3,
      "That the share of tier 1 that goes from Rev to Ret is a fifth larger than that of the rest is ruled out (Newcombe’s 99 % interval), "
      "or it is smaller, by at least a fifth and by more than chance; p is of the two-proportion test. At least 10 accounts on both sides." },
    { { CX_FINDING_CLOSE, 0 }, 3,
      "The share of tier 1 that goes from RL to MQL differs from that of the rest, but not by more than chance (two-proportion test, "
      "p ≥ 0.05); that it is a fifth larger is not ruled out. At least 10 accounts on both sides." },
  };
  g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, NULL);
  g_autoptr(CxJourney) journey = cx_journey_load (world->store, columns, G_MAXINT32, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *rule = cx_finding_rule (journey, &rows[i].finding, rows[i].revenue);

      g_assert_cmpstr (rule, ==, rows[i].rule);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/finding-words/words", World, NULL, set_up, test_words, tear_down);
  g_test_add ("/finding-words/rules", World, NULL, set_up, test_rules, tear_down);
  return g_test_run ();
}
