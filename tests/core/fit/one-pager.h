/* A one-pager that is complete and without smells, written by hand: one entry a list, every wanted member. */
#pragma once

#include "cx-profile.h"

static const char *const complete_page =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Mid-market logistics\", \"criteria\": ["
  " {\"id\": \"people\", \"label\": \"Employees\", \"field\": \"employees\", \"op\": \"at-least\", \"values\": [200],"
  "  \"importance\": \"must\"}],"
  "\"sections\": {"
  "\"value\": {\"statement\": \"Robots work together\", \"summary\": \"Companies with robots of two makers\","
  "  \"evidence\": \"11 of 14 interviews\", \"grade\": \"customer-said\"},"
  "\"questions\": [{\"question\": \"Is there a works council?\"}],"
  "\"pain\": [{\"title\": \"Fleets block each other\", \"who\": \"Head of automation\", \"severity\": \"costly\","
  "  \"often\": \"every shift\", \"today\": \"fences\", \"problems\": \"standstill\", \"limits\": \"two fleets\","
  "  \"with_us\": \"one plan\", \"use_cases\": [\"Traffic\"], \"moves\": \"lower cost\", \"by\": \"310k\","
  "  \"evidence\": \"shift logs\", \"grade\": \"data-backed\"}],"
  "\"differentiation\": [{\"claim\": \"Plans several makers\", \"kind\": \"unique\", \"against\": \"Fleetmind\","
  "  \"evidence\": \"site tests\", \"rival\": false, \"answer\": \"They plan one maker\", \"grade\": \"data-backed\"}],"
  "\"buying_circle\": [{\"role\": \"champion\", \"title\": \"Head of automation\", \"wants\": \"fewer stops\","
  "  \"judges\": \"picks an hour\", \"grade\": \"customer-said\"}],"
  "\"buying_questions\": {\"problem_owner\": \"COO\", \"budget\": \"COO, 100k\", \"evaluators\": \"IT\", \"how\": \"a pilot\","
  "  \"expect\": \"live before the peak\"},"
  "\"proof\": [{\"customer\": \"Vaartzicht\", \"industry\": \"Logistics\", \"business_model\": \"B2B\","
  "  \"story\": \"+12 % picks\", \"grade\": \"data-backed\"}],"
  "\"market\": {\"share_we_can_win\": 0.25, \"average_spend\": 99000, \"currency\": \"EUR\", \"vendors\": 4,"
  "  \"evidence\": \"CRM\", \"grade\": \"data-backed\"},"
  "\"readiness\": [{\"need\": \"Support at night\", \"gap\": \"Two languages\", \"theme\": \"support\","
  "  \"motion\": \"An engineer joins\", \"grade\": \"assumption\"}]}}";

static inline CxProfile *
page_new (const char *json)
{
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

/* Takes @profile: an edit in place. */
static inline void
page_text (CxProfile **profile,
           const char *part,
           int         entry,
           const char *key,
           const char *text)
{
  CxProfile *edited = cx_profile_with_text (*profile, part, entry, key, text);

  cx_profile_unref (*profile);
  *profile = edited;
}
