/* The table of what the one-pager asks for. */
#include "cx-config.h"

#include "cx-section.h"

#include <glib/gi18n-lib.h>

#define WANTED TRUE
#define OPTIONAL FALSE

/* ── choices ── */

static const CxChoice grades[] = {
  { "data-backed", N_("Data-backed") },
  { "customer-said", N_("Customer-said") },
  { "assumption", N_("Assumption") },
  { 0 },
};

static const CxChoice severities[] = {
  { "annoying", N_("Annoying") },
  { "costly", N_("Costly") },
  { "critical", N_("Critical") },
  { 0 },
};

static const CxChoice bottom_lines[] = {
  { "more revenue", N_("More revenue") },
  { "lower cost", N_("Lower cost") },
  { "lower risk", N_("Lower risk") },
  { "faster time to market", N_("Faster time to market") },
  { 0 },
};

static const CxChoice claims[] = {
  { "unique", N_("Unique") },
  { "comparative", N_("Comparative") },
  { "holistic", N_("Holistic") },
  { 0 },
};

static const CxChoice roles[] = {
  { "champion", N_("Champion") },
  { "economic buyer", N_("Economic buyer") },
  { "influencer", N_("Influencer") },
  { "user", N_("User") },
  { "gatekeeper", N_("Gatekeeper") },
  { "security", N_("Security") },
  { "IT", N_("IT") },
  { "procurement", N_("Procurement") },
  { "blocker", N_("Blocker") },
  { 0 },
};

#define GRADE { "grade", CX_MEMBER_CHOICE, WANTED, N_("How well it is known"), NULL, grades }

/* ── members ── */

static const CxMember value_members[] = {
  { "statement", CX_MEMBER_TEXT, WANTED, N_("The value, in one sentence"),
    N_("For example: Robots of different makers work one shift together, in the building you already have."), NULL },
  { "summary", CX_MEMBER_TEXT, WANTED, N_("The customer, in one paragraph"),
    N_("Whom, with what, and who owns the pain. For example: Companies that run three warehouses or more with robots of two makers, and lose shifts when the fleets meet."), NULL },
  { "evidence", CX_MEMBER_TEXT, WANTED, N_("What it rests on"),
    N_("Interviews and market research. For example: Said by 11 of 14 customers interviewed"), NULL },
  GRADE,
  { 0 },
};

static const CxMember question_members[] = {
  { "question", CX_MEMBER_LINE, WANTED, N_("Question for the first call"),
    N_("For example: Does the works council accept shared zones?"), NULL },
  { "why", CX_MEMBER_LINE, OPTIONAL, N_("Why it matters"), N_("For example: Without it, no robots at night"), NULL },
  { 0 },
};

static const CxMember pain_members[] = {
  { "title", CX_MEMBER_LINE, WANTED, N_("Pain"), N_("For example: Fleets of different makers block each other"), NULL },
  { "who", CX_MEMBER_LINE, WANTED, N_("Who has it"), N_("For example: Head of automation"), NULL },
  { "severity", CX_MEMBER_CHOICE, WANTED, N_("How bad it is"), NULL, severities },
  { "often", CX_MEMBER_LINE, WANTED, N_("How often"), N_("For example: every shift"), NULL },
  { "today", CX_MEMBER_TEXT, WANTED, N_("The current way"), N_("For example: fences, radio calls and a fleet that waits"), NULL },
  { "problems", CX_MEMBER_TEXT, WANTED, N_("Its problems"), N_("For example: 40 minutes of standstill a shift"), NULL },
  { "limits", CX_MEMBER_TEXT, WANTED, N_("Its limits"), N_("For example: works up to two fleets, never at peak"), NULL },
  { "with_us", CX_MEMBER_TEXT, WANTED, N_("How we help"), N_("For example: one traffic plan for all fleets"), NULL },
  { "use_cases", CX_MEMBER_LINES, WANTED, N_("Use cases"), N_("For example: Mixed-fleet traffic"), NULL },
  { "moves", CX_MEMBER_CHOICE, WANTED, N_("Bottom line it moves"), NULL, bottom_lines },
  { "by", CX_MEMBER_LINE, WANTED, N_("By how much"), N_("For example: €310k a site and year"), NULL },
  { "amount", CX_MEMBER_MONEY, OPTIONAL, N_("In money, a year"), N_("For example: 310,000"), NULL },
  { "currency", CX_MEMBER_CURRENCY, OPTIONAL, N_("Currency"), N_("For example: EUR"), NULL },
  { "whys", CX_MEMBER_LINES, OPTIONAL, N_("Five whys"), N_("Why is that? Five answers lead to the root."), NULL },
  { "evidence", CX_MEMBER_TEXT, WANTED, N_("What it rests on"), N_("For example: Shift logs of six sites, 2026"), NULL },
  GRADE,
  { 0 },
};

static const CxMember claim_members[] = {
  { "claim", CX_MEMBER_TEXT, WANTED, N_("Claim"), N_("For example: Plans the traffic of several makers in one shift."), NULL },
  { "kind", CX_MEMBER_CHOICE, WANTED, N_("Kind of claim"), NULL, claims },
  { "against", CX_MEMBER_LINE, WANTED, N_("Against whom it holds"), N_("For example: Fleetmind"), NULL },
  { "evidence", CX_MEMBER_TEXT, WANTED, N_("What it rests on"), N_("For example: Three site tests, 2026"), NULL },
  { "rival", CX_MEMBER_ANSWER, WANTED, N_("Could a rival say this?"), NULL, NULL },
  { "answer", CX_MEMBER_TEXT, WANTED, N_("Why, or why not"), N_("For example: They plan one maker, and say so in their manual"), NULL },
  GRADE,
  { 0 },
};

static const CxMember role_members[] = {
  { "role", CX_MEMBER_CHOICE, WANTED, N_("Role"), NULL, roles },
  { "title", CX_MEMBER_LINE, WANTED, N_("Titles"), N_("For example: Head of automation"), NULL },
  { "wants", CX_MEMBER_TEXT, WANTED, N_("What they want"), N_("For example: fewer stops"), NULL },
  { "judges", CX_MEMBER_TEXT, WANTED, N_("How they judge"), N_("For example: picks an hour, in their own hall"), NULL },
  { "budget", CX_MEMBER_LINE, OPTIONAL, N_("Budget"), N_("For example: €100k to €400k at will a year"), NULL },
  { "expects", CX_MEMBER_TEXT, OPTIONAL, N_("What they expect of us"), N_("For example: an engineer on site in the first month"), NULL },
  GRADE,
  { 0 },
};

static const CxMember circle_members[] = {
  { "problem_owner", CX_MEMBER_TEXT, WANTED, N_("Who owns the ultimate business problem?"), N_("For example: The chief operating officer"), NULL },
  { "budget", CX_MEMBER_TEXT, WANTED, N_("Who can allocate discretionary budget, and how much is typical?"), N_("For example: The chief operating officer, €100k to €400k a year"), NULL },
  { "evaluators", CX_MEMBER_TEXT, WANTED, N_("Who else evaluates?"), N_("For example: IT, works council, insurer"), NULL },
  { "how", CX_MEMBER_TEXT, WANTED, N_("How do they buy?"), N_("For example: A pilot in one hall, then a frame contract"), NULL },
  { "expect", CX_MEMBER_TEXT, WANTED, N_("What do they expect?"), N_("For example: Live before the next peak"), NULL },
  { 0 },
};

static const CxMember story_members[] = {
  { "customer", CX_MEMBER_LINE, WANTED, N_("Customer"), N_("For example: Vaartzicht Supply Chain"), NULL },
  { "industry", CX_MEMBER_LINE, WANTED, N_("Industry"), N_("For example: Logistics"), NULL },
  { "business_model", CX_MEMBER_LINE, WANTED, N_("Business model"), N_("For example: Contract logistics, B2B"), NULL },
  { "story", CX_MEMBER_TEXT, WANTED, N_("Story"), N_("For example: +12 % picks an hour"), NULL },
  { "link", CX_MEMBER_LINK, OPTIONAL, N_("Link"), N_("For example: https://example.com/vaartzicht"), NULL },
  GRADE,
  { 0 },
};

static const CxMember market_members[] = {
  { "companies", CX_MEMBER_COUNT, OPTIONAL, N_("Companies in the profile"), N_("Left empty: counted from your accounts"), NULL },
  { "customers", CX_MEMBER_COUNT, OPTIONAL, N_("Our customers among them"), N_("Left empty: counted from your accounts"), NULL },
  { "share_we_can_win", CX_MEMBER_SHARE, WANTED, N_("Share we can win"), N_("For example: 25 %"), NULL },
  { "average_spend", CX_MEMBER_MONEY, WANTED, N_("Average spend a year"), N_("For example: 99,000"), NULL },
  { "currency", CX_MEMBER_CURRENCY, WANTED, N_("Currency"), N_("For example: EUR"), NULL },
  { "vendors", CX_MEMBER_COUNT, WANTED, N_("Vendors a buyer chooses from, with us"), N_("For example: 4"), NULL },
  { "win_rate", CX_MEMBER_SHARE, OPTIONAL, N_("Win rate"), N_("Left empty: counted from your accounts"), NULL },
  { "evidence", CX_MEMBER_TEXT, WANTED, N_("What it rests on"), N_("For example: Our CRM, two analysts and a trade register"), NULL },
  GRADE,
  { 0 },
};

static const CxMember need_members[] = {
  { "need", CX_MEMBER_LINE, WANTED, N_("What they need"), N_("For example: Support day and night in four languages"), NULL },
  { "gap", CX_MEMBER_LINE, WANTED, N_("What we lack"), N_("For example: Two today"), NULL },
  { "theme", CX_MEMBER_LINE, WANTED, N_("Roadmap theme"), N_("Few themes hold many needs. For example: support"), NULL },
  { "when", CX_MEMBER_LINE, OPTIONAL, N_("When"), N_("For example: second quarter"), NULL },
  { "motion", CX_MEMBER_TEXT, WANTED, N_("How selling changes"), N_("For example: A solution engineer joins from the first call"), NULL },
  GRADE,
  { 0 },
};

static const CxMember gut_members[] = {
  { "best_customers", CX_MEMBER_TEXT, WANTED, N_("Which customers get the most out of the product, use it most, and what do they share?"), NULL, NULL },
  { "objections", CX_MEMBER_TEXT, WANTED, N_("Which objections recur when we lose or a customer leaves?"), NULL, NULL },
  { "upsell", CX_MEMBER_TEXT, WANTED, N_("Which customers are easiest to upsell, and why?"), NULL, NULL },
  { "rivals", CX_MEMBER_TEXT, WANTED, N_("What do our main competitors’ customers have in common?"), NULL, NULL },
  { "benefit", CX_MEMBER_TEXT, WANTED, N_("Who gets the most benefit? Do they share traits that we can search for?"), NULL, NULL },
  { "size", CX_MEMBER_CHECK, WANTED, N_("Company size"), NULL, NULL },
  { "industry", CX_MEMBER_CHECK, WANTED, N_("Industry"), NULL, NULL },
  { "problem", CX_MEMBER_CHECK, WANTED, N_("Problem"), NULL, NULL },
  { "details", CX_MEMBER_CHECK, WANTED, N_("Company details"), NULL, NULL },
  { "behaviour", CX_MEMBER_CHECK, WANTED, N_("Unique buying behaviour"), NULL, NULL },
  { "type", CX_MEMBER_CHECK, WANTED, N_("Business type"), NULL, NULL },
  { 0 },
};

#define OWNER(key, label) { key, CX_MEMBER_LINE, OPTIONAL, label, NULL, NULL }

static const CxMember owner_members[] = {
  OWNER ("value", N_("Value framework")),
  OWNER ("firmographics", N_("Firmographics")),
  OWNER ("behaviour", N_("Behaviour and intent")),
  OWNER ("pain", N_("Pain and use cases")),
  OWNER ("differentiation", N_("Defensible differentiation")),
  OWNER ("buying_circle", N_("Buying circle")),
  OWNER ("proof", N_("Proof")),
  OWNER ("market", N_("Market")),
  OWNER ("readiness", N_("Readiness to serve")),
  { 0 },
};

static const CxMember review_members[] = {
  { "by", CX_MEMBER_DATE, OPTIONAL, N_("Next review"), N_("For example: 2027-02-22"), NULL },
  { 0 },
};

/* ── parts ── */

static const CxPart value_part = { "value", NULL, NULL, value_members };
static const CxPart questions_part = { "questions", N_("Question"), N_("Add Question"), question_members };
static const CxPart pain_part = { "pain", N_("Pain"), N_("Add Pain"), pain_members };
static const CxPart differentiation_part = { "differentiation", N_("Claim"), N_("Add Claim"), claim_members };
static const CxPart buying_circle_part = { "buying_circle", N_("Role"), N_("Add Role"), role_members };
static const CxPart buying_questions_part = { "buying_questions", NULL, NULL, circle_members };
static const CxPart proof_part = { "proof", N_("Win story"), N_("Add Win Story"), story_members };
static const CxPart market_part = { "market", NULL, NULL, market_members };
static const CxPart readiness_part = { "readiness", N_("Need"), N_("Add Need"), need_members };
static const CxPart gut_check_part = { "gut_check", NULL, NULL, gut_members };
static const CxPart owners_part = { "owners", NULL, NULL, owner_members };
static const CxPart review_part = { "review", NULL, NULL, review_members };

static const CxPart *const parts[] = {
  &value_part, &questions_part, &pain_part, &differentiation_part, &buying_circle_part, &buying_questions_part, &proof_part, &market_part, &readiness_part,
  &gut_check_part, &owners_part, &review_part,
};

/* ── sections ── */

#define PARTS(...) (const CxPart *const[]) { __VA_ARGS__ __VA_OPT__ (,) NULL }

static const CxSection sections[CX_N_SECTIONS] = {
  { "value", N_("Value framework"), N_("What value do we alone add?"),
    N_("One sentence that only you can say, and what it rests on: interviews with customers, market research."),
    N_("What value do we alone add?"), N_("Marketing"), FALSE, PARTS (&value_part) },
  { "firmographics", N_("Firmographics"), N_("Which companies, by facts we can search?"),
    N_("Industry, place, size, business model, company type, technical maturity, technologies. What you cannot search for you cannot market to."),
    N_("Who they are"), N_("Sales"), TRUE, PARTS () },
  { "behaviour", N_("Behaviour and intent"), N_("What do they do just before they buy?"),
    N_("Visits last month, events attended, a sales cycle with a competitor, a competitor dropped, a role just hired. What only a conversation tells is a question for the first call."),
    N_("What they do"), N_("Marketing"), TRUE, PARTS (&questions_part) },
  { "pain", N_("Pain and use cases"), N_("What hurts, how do they cope, and what is it worth?"),
    N_("Who has the pain, how bad, how often; the current way with its problems and limits; how we help; the bottom line that it moves, in money."),
    N_("Pains and use cases"), N_("Product"), FALSE, PARTS (&pain_part) },
  { "differentiation", N_("Defensible differentiation"), N_("Why us, and could a rival say the same?"),
    N_("Unique: no competitor can. Comparative: they can, we do it better. Holistic: about the company. Name the rival that it holds against."),
    N_("Why us"), N_("Product"), FALSE, PARTS (&differentiation_part) },
  { "buying_circle", N_("Buying circle"), N_("Who buys, and how do they decide?"),
    N_("Champion, economic buyer, influencers, users, security, IT, procurement, and a possible blocker: what each wants and how each judges."),
    N_("Who buys"), N_("Sales"), FALSE, PARTS (&buying_circle_part, &buying_questions_part) },
  { "proof", N_("Proof"), N_("Which customers already won with it?"),
    N_("One row for each won customer: industry, business model, customer, and a story or a link. Look-alike accounts will be shown it."),
    N_("Proof"), N_("Customer success"), FALSE, PARTS (&proof_part) },
  { "market", N_("Market"), N_("How big is it, and how much of it is ours?"),
    N_("TAM = companies × share we can win × average spend. Penetration = our customers ÷ companies. Fair share: one of n vendors should win 1 in n, alone about 80 %."),
    N_("The market"), N_("Finance"), FALSE, PARTS (&market_part) },
  { "readiness", N_("Readiness to serve"), N_("What does this customer need that we lack?"),
    N_("Services, extensibility, ownership, reliability, security, privacy: each need with its gap, its roadmap theme, and how selling changes. Fold many needs into few themes."),
    N_("Ready to serve them"), N_("Product"), FALSE, PARTS (&readiness_part) },
};

const CxSection *
cx_section_get (guint i)
{
  g_return_val_if_fail (i < CX_N_SECTIONS, NULL);

  return &sections[i];
}

const CxSection *
cx_section_find (const char *key)
{
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    if (g_strcmp0 (sections[i].key, key) == 0)
      return &sections[i];
  return NULL;
}

const CxSection *
cx_section_of_part (const char *part)
{
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    for (guint k = 0; sections[i].parts[k]; k++)
      if (g_strcmp0 (sections[i].parts[k]->key, part) == 0)
        return &sections[i];
  return NULL;
}

const CxPart *
cx_part_get (guint i)
{
  return i < G_N_ELEMENTS (parts) ? parts[i] : NULL;
}

const CxPart *
cx_part_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i]->key, key) == 0)
      return parts[i];
  return NULL;
}

const CxMember *
cx_part_find_member (const CxPart *self,
                     const char   *key)
{
  for (const CxMember *member = self->members; member->key; member++)
    if (g_strcmp0 (member->key, key) == 0)
      return member;
  return NULL;
}

const char *
cx_member_choice_label (const CxMember *self,
                        const char     *value)
{
  for (const CxChoice *choice = self->choices; choice && choice->value; choice++)
    if (g_strcmp0 (choice->value, value) == 0)
      return choice->label;
  return NULL;
}
