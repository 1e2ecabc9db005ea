/* What the title of a funnel says: by tier, and by what else accounts have in common. */
#include "cx-funnel-words.h"

#define N_STAGES 3
#define REVENUE 2

/* A group of the funnel: how many there are, and how many of them became customers. */
typedef struct {
  const char *name;
  guint       of, came;
} Group;

static CxFunnel *
funnel_of (const Group *groups,
           guint        n)
{
  CxFunnel *funnel = g_new0 (CxFunnel, 1);

  funnel->n_stages = N_STAGES;
  funnel->groups = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      CxFunnelGroup *group = g_new0 (CxFunnelGroup, 1);

      group->name = (char *) groups[i].name;
      group->no_value = g_str_equal (groups[i].name, "none");
      group->counts[0] = groups[i].of;
      group->counts[1] = groups[i].came;
      group->counts[2] = groups[i].came;
      g_ptr_array_add (funnel->groups, group);
    }
  return funnel;
}

static void
funnel_done (CxFunnel *funnel)
{
  g_ptr_array_set_free_func (funnel->groups, g_free);
  g_ptr_array_unref (funnel->groups);
  g_free (funnel);
}

static void
test_titles (void)
{
  static const Group tiers[] = { { "1", 100, 31 }, { "", 400, 24 }, { "all", 500, 55 } };
  static const struct { const char *by; Group groups[5]; guint n; const char *title; } rows[] = {
    { "tier", { { "1", 100, 31 }, { "2", 400, 24 }, { "all", 500, 55 } }, 3, "31 % of tier 1 became customers, 6 % of the rest" },
    { "industry", { { "Logistics", 100, 31 }, { "Retail", 390, 24 }, { "Farms", 9, 9 }, { "all", 500, 70 } }, 4,
      "14 % became customers; most of Logistics, 31 %" },
    { "industry", { { "Logistics", 100, 31 }, { "Retail", 100, 10 }, { "", 100, 90 }, { "none", 100, 99 }, { "all", 400, 56 } }, 5,
      "14 % became customers; most of Logistics, 31 %" },
    { "industry", { { "Logistics", 100, 31 }, { "none", 400, 39 }, { "all", 500, 70 } }, 3, "14 % became customers" },
    { "industry", { { "Logistics", 100, 14 }, { "Retail", 200, 28 }, { "all", 300, 42 } }, 3, "14 % became customers" },
    { "industry", { { "Logistics", 100, 0 }, { "Retail", 200, 0 }, { "all", 300, 0 } }, 3, "0 % became customers" },
    { "industry", { { "Logistics", 4, 2 }, { "Retail", 5, 1 }, { "all", 9, 3 } }, 3, "3 of 9 accounts became customers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CxFunnelAnswer answer = { .definition = CX_FUNNEL_REACHED, .by = (char *) rows[i].by, .revenue = REVENUE };
      g_autofree char *title = NULL;
      g_autoptr(GString) plain = NULL;

      answer.tiers = funnel_of (tiers, G_N_ELEMENTS (tiers));
      answer.groups = funnel_of (rows[i].groups, rows[i].n);
      title = cx_funnel_words_title (&answer);
      plain = g_string_new (title);
      g_string_replace (plain, "\u202f", " ", 0);
      g_string_replace (plain, "\u2066", "", 0);
      g_string_replace (plain, "\u2069", "", 0);
      g_assert_cmpstr (plain->str, ==, rows[i].title);
      funnel_done (answer.tiers);
      funnel_done (answer.groups);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funnel-words/titles", test_titles);
  return g_test_run ();
}
