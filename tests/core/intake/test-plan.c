/* What the columns of a file become, before anything is imported. */
#include "fixture.h"
#include "cx-headers.h"

/* "key:type:role" of the field that a column becomes; "-" when it is left out. */
static char *
describe (const CxField *field)
{
  return field ? g_strdup_printf ("%s:%s:%s", field->key, cx_field_type_to_name (field->type), field->role ? field->role : "")
               : g_strdup ("-");
}

static void
assert_plan (CxImportPlan *plan,
             const char   *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = plan->columns->pdata[i];
      g_autofree char *field = describe (column->field);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", field);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_hubspot (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f,
                       "Record ID,Company name,Company Domain Name,Website URL,Company owner,Industry,Type,Number of Employees,Annual Revenue,"
                       "Country/Region,State/Region,City,Web Technologies,Lifecycle Stage,Ideal Customer Profile Tier,Create Date,"
                       "Became a lead date,\"Date entered \"\"Proposal (Sales Pipeline)\"\"\"\n"
                       "1,Acme,acme.example,https://acme.example/de,Ann,Retail,PROSPECT,12,1000000,Germany,BE,Berlin,a;b,Lead,tier_1,2024-02-01 09:30,2024-01-01,2024-03-01\n",
                       NULL);
  g_assert_cmpstr (plan->preset, ==, "HubSpot");
  g_assert_cmpstr (plan->source, ==, "HubSpot");
  assert_plan (plan, "record_id:id:record_id name:text:name domain:domain:domain website_url:domain: owner:category:owner "
                     "industry:category:industry type:category: employees:number:employees revenue:money:revenue "
                     "country:category:country region:category:region city:category:city technologies:list:technologies "
                     "stage:category:stage ideal_customer_profile_tier:text: create_date:date: "
                     "became_a_lead_date:date:entered:lead date_entered_proposal_sales_pipeline:date:entered:Proposal");
  g_assert_cmpstr (plan_field (plan, "Number of Employees")->label, ==, "Employees");
}

static void
test_answer_of_hubspot (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "id,properties.name,properties.hs_object_id,properties.hs_num_open_deals\n1,Acme,1,4\n", NULL);
  g_assert_cmpstr (plan->preset, ==, "HubSpot");
  assert_plan (plan, "record_id:id:record_id name:text:name properties_hs_object_id:id: properties_hs_num_open_deals:number:");
  g_assert_cmpstr (plan_field (plan, "properties.hs_num_open_deals")->label, ==, "Hs num open deals");
}

static void
test_salesforce (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) report = NULL;
  g_autoptr(CxImportPlan) loader = NULL;

  fixture_set_up (&f);
  report = fixture_plan (&f, "Account Owner,Account Name,Billing State/Province,Type,Rating,Account ID\nAnn,Acme,CA,Prospect,Hot,001Nq00000J1Mwf\n", NULL);
  g_assert_cmpstr (report->preset, ==, "Salesforce");
  assert_plan (report, "owner:category:owner name:text:name region:category:region type:category: rating:category: record_id:id:record_id");
  loader = fixture_plan (&f, "\xef\xbb\xbfId,IsDeleted,MasterRecordId,Name,BillingCountry,Website,AnnualRevenue,NumberOfEmployees,OwnerId,CreatedDate,Tier__c\n"
                             "001Nq00000J1MwfIAF,,,Acme,DE,acme.example,5,12,005,2024-06-23T08:41:04.000+0000,Gold\n", NULL);
  g_assert_cmpstr (loader->preset, ==, "Salesforce");
  assert_plan (loader, "record_id:id:record_id - - name:text:name country:category:country domain:domain:domain revenue:money:revenue "
                       "employees:number:employees owner:category:owner createddate:date: tier_c:text:");
  g_assert_cmpstr (plan_field (loader, "Tier__c")->label, ==, "Tier");
  g_assert_cmpstr (plan_field (loader, "CreatedDate")->label, ==, "Created date");
}

static void
test_any_file (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  const CxPlanColumn *column;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "firm;num_of_employees;revenue ($ millions);;Spend (EUR);size class\nAcme;1-10;1,5;p;5;A\nBeta;11-50;2;q;6;A\n", NULL);
  g_assert_null (plan->preset);
  g_assert_cmpstr (plan->source, ==, "data.csv");
  g_assert_cmpint (plan->form->delimiter, ==, ';');
  assert_plan (plan, "name:text:name employees:range:employees revenue:money:revenue column_4:text: spend_eur:money: size_class:category:");
  column = plan->columns->pdata[2];
  g_assert_cmpint (column->scale, ==, 6);
  g_assert_cmpstr (column->field->unit, ==, "USD");
  g_assert_cmpstr (column->field->label, ==, "Revenue");
  g_assert_true (column->guessed);
  g_assert_false (((CxPlanColumn *) plan->columns->pdata[0])->guessed);
  g_assert_true (((CxPlanColumn *) plan->columns->pdata[4])->guessed);
  g_assert_cmpfloat (column->filled, ==, 1);
  g_assert_cmpstr (column->samples[0], ==, "1,5");
  g_assert_cmpstr (plan_field (plan, "Spend (EUR)")->unit, ==, "EUR");
  g_assert_cmpuint (plan->preview->len, ==, 2);
}

static void
test_header_units_scale_values (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = fixture_import (&f, "name,revenue ($ millions),Funding [bn EUR]\nAcme,1.5,2-3\nBeta,$1.2 billion,4\n");
  assert_text (fixture_values (&f, "revenue funding_bn_eur"), "1500000.0|2000000000.0|3000000000.0\n1200000000.0|4000000000.0|4000000000.0");
}

/* Several columns that mean the same: the filled one, then the better header; and never a header twice. */
static void
test_rivals (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportPlan) empty = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Company,Company name,Website,Domain,Size,Size,size\nA,Acme,www.acme.example,acme.example,5,6,7\n", NULL);
  assert_plan (plan, "company:text: name:text:name website:domain: domain:domain:domain employees:number:employees size:number: size_2:number:");
  empty = fixture_plan (&f, "Company,Company name,Domain,Website\nA,,,www.acme.example\n", NULL);
  assert_plan (empty, "name:text:name - - domain:domain:domain");
}

/* A value far behind the sample is enough for a column to be taken. */
static void
test_late_value (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(GString) data = g_string_new ("Name,Rare,Never,When\n");
  g_autoptr(CxImportPlan) plan = NULL;
  const CxPlanColumn *column;

  fixture_set_up (&f);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (data, "Account %u,%s,,%s\n", i, i == 2950 ? "yes" : "", i == 2951 ? "25/12/2024" : "1/2/2024");
  plan = fixture_plan (&f, data->str, NULL);
  assert_plan (plan, "name:text:name rare:boolean: - when:date:");
  column = plan->columns->pdata[3];
  g_assert_cmpint (column->date_order, ==, CX_DATE_DAY_FIRST);
}

static void
test_known_fields_are_found_again (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportPlan) second = NULL;
  g_autoptr(CxImportPlan) third = NULL;
  const CxPlanColumn *column;

  fixture_set_up (&f);
  first = fixture_import (&f, "Company name,Industry,Target Account,Target Account,Code\nAcme,Retail,Yes,Tier 1,17\n");
  second = fixture_plan (&f, "Target Account,Target Account,Code,Industry,Company name,Sector\nYes,Tier 2,abc,Energy,Beta,pq\n", NULL);
  assert_plan (second, "target_account:boolean: target_account_2:text: code:text: industry:category:industry name:text:name sector:text:");
  column = second->columns->pdata[0];
  g_assert_true (column->existing);
  g_assert_false (column->guessed);
  /* By meaning, when the header is another one. */
  third = fixture_plan (&f, "Account,GICS Sector\nAcme,Energy\n", NULL);
  assert_plan (third, "name:text:name industry:category:industry");
  column = third->columns->pdata[1];
  g_assert_true (column->existing);
  g_assert_cmpstr (column->field->header, ==, "GICS Sector");
  g_assert_cmpstr (column->field->label, ==, "Industry");
}

static void
test_mapping (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Who,What,Where,Tag,Tag,Void,Industry\nAcme,1,Rome,a,b,,Retail\n",
                       "{\"Who\": \"name\", \"What\": null, \"Where\": {\"key\": \"place\", \"type\": \"text\", \"role\": \"city\", \"label\": \"Place\"},"
                       " \"Tag#2\": {\"type\": \"list\"}, \"Void\": \"void\", \"Industry\": {\"label\": \"Branch\"}}");
  assert_plan (plan, "name:text:name - place:text:city tag:text: tag_2:list: void:text: industry:category:industry");
  g_assert_cmpstr (plan_field (plan, "Where")->label, ==, "Place");
  g_assert_cmpstr (plan_field (plan, "Industry")->label, ==, "Branch");
}

static void
test_mapping_takes_roles (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Company,Brand,Sector\nAcme Inc,Acme,pq\n", "{\"Brand\": {\"key\": \"brand\", \"role\": \"name\"}}");
  assert_plan (plan, "name:text: brand:text:name industry:category:industry");
}

static void
test_bad_mappings (void)
{
  static const struct {
    const char *mapping, *message;
    int         code;
  } cases[] = {
    { "{", "mapping: ", CX_ERROR_SYNTAX },
    { "[]", "not a JSON object", CX_ERROR_SYNTAX },
    { "{\"Name\": 5}", "“Name”: a column becomes", CX_ERROR_SYNTAX },
    { "{\"Name\": \"\"}", "“Name”: the field key is empty", CX_ERROR_SYNTAX },
    { "{\"Name\": {\"type\": \"float\"}}", "“Name”: no such type", CX_ERROR_SYNTAX },
    { "{\"Name\": {\"tpye\": \"text\"}}", "“Name”: only “key”", CX_ERROR_SYNTAX },
    { "{\"Name\": {\"key\": 5}}", "are texts", CX_ERROR_SYNTAX },
    { "{\"Nmae\": \"name\"}", "“Nmae”: the file has no such column", CX_ERROR_SYNTAX },
    { "{\"Employees\": {\"type\": \"text\"}}", "field “employees” is a number already", CX_ERROR_INVALID },
  };
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) first = NULL;
  g_autofree char *path = NULL;

  fixture_set_up (&f);
  first = fixture_import (&f, "Name,Employees\nAcme,5\n");
  path = fixture_write (&f, "data.csv", "Name,Employees\nAcme,5\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxImportPlan) plan = cx_import_plan_new (f.store, path, &(CxImportOptions) { .mapping = cases[i].mapping }, &error);

      g_assert_null (plan);
      g_assert_error (error, CX_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("%s: %s", cases[i].mapping, error->message);
    }
}

static void
test_files_that_cannot_be_read (void)
{
  static const struct {
    const char *data;
    gssize      length;
    int         code;
    const char *message;
  } cases[] = {
    { "", 0, CX_ERROR_EMPTY, "the file is empty" },
    { "\xef\xbb\xbf\n\n", 5, CX_ERROR_EMPTY, "holds no text" },
    { "Name,City\n\n", -1, CX_ERROR_EMPTY, "a header but no rows" },
    { "\xff\xfeN\0a\0", 6, CX_ERROR_EMPTY, "a header but no rows" },
    { "PK\003\004xxxx", -1, CX_ERROR_SYNTAX, "the workbook is cut off" },
    { "\"Name,City\nAcme,Rome\n", -1, CX_ERROR_SYNTAX, "line 1: the header cannot be read: a quote opens" },
  };
  g_auto(Fixture) f = { 0 };
  g_autoptr(GError) missing = NULL;

  fixture_set_up (&f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write (&f, "data.csv", cases[i].data, cases[i].length);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxImportPlan) plan = cx_import_plan_new (f.store, path, NULL, &error);

      g_assert_null (plan);
      g_assert_error (error, CX_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("case %u: %s", i, error->message);
    }
  g_assert_null (cx_import_plan_new (f.store, "/nowhere/x.csv", NULL, &missing));
  g_assert_error (missing, CX_ERROR, CX_ERROR_IO);
}

/* A file whose few accents are broken is imported; those rows are set aside. */
static void
test_isolated_broken_rows_pass (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = fixture_import (&f, "Name,City\nA\xe9,1\nBé,1\nC,1\n");
  assert_counts (result, "3 2 0 0 0 1");
}

static void
test_edits (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxField) field = cx_field_new ("name", "Name", CX_FIELD_TEXT, "name", NULL, NULL);
  g_autoptr(CxField) known = cx_field_new ("bulk", "Other", CX_FIELD_TEXT, NULL, NULL, NULL);
  const CxPlanColumn *column;

  fixture_set_up (&f);
  first = fixture_import (&f, "Name,Bulk\nAcme,5\n");
  plan = fixture_plan (&f, "Who,How big\nAcme,6\n", NULL);
  g_assert_false (cx_import_plan_has_identity (plan));
  cx_import_plan_set_field (plan, 0, field);
  g_assert_true (cx_import_plan_has_identity (plan));
  cx_import_plan_set_field (plan, 1, known);
  column = plan->columns->pdata[1];
  g_assert_true (column->existing);
  g_assert_cmpstr (column->field->header, ==, "How big");
  cx_import_plan_set_field (plan, 1, NULL);
  g_assert_null (column->field);
}

/* A plan that runs in another thread must not see what is changed meanwhile. */
static void
test_copy (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportPlan) copy = NULL;
  const CxPlanColumn *column;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Company name,Website,Size\nAnvil,anvil-tools.com,5\n", NULL);
  copy = cx_import_plan_copy (plan);
  cx_import_plan_set_field (plan, 2, NULL);
  plan->key_column = 1;
  column = copy->columns->pdata[2];
  g_assert_nonnull (column->field);
  g_assert_cmpstr (column->header, ==, "Size");
  g_assert_cmpstr (column->samples[0], ==, "5");
  g_assert_cmpint (copy->key_column, ==, -1);
  g_assert_true (copy->file == plan->file);
  g_assert_cmpstr (copy->form->header[2], ==, "Size");
}

static void
test_header_units (void)
{
  static const struct {
    const char *header, *name, *currency;
    int         scale;
  } cases[] = {
    { "revenue ($ millions)", "revenue", "USD", 6 }, { "Revenue [EUR]", "Revenue", "EUR", 0 }, { "Sales (in thousands)", "Sales", "", 3 },
    { "Annual Revenue USD", "Annual Revenue", "USD", 0 }, { "revenue_usd", "revenue", "USD", 0 }, { "Umsatz (Mio. EUR)", "Umsatz", "EUR", 6 },
    { "Employees (FTE)", "Employees (FTE)", "", 0 }, { "Type M", "Type M", "", 0 }, { "USD", "USD", "", 0 }, { "(EUR)", "(EUR)", "", 0 },
    { "", "", "", 0 }, { " Name ", "Name", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxHeaderUnit unit;
      g_autofree char *name = cx_header_split_unit (cases[i].header, &unit);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (unit.currency, ==, cases[i].currency);
      g_assert_cmpint (unit.scale, ==, cases[i].scale);
    }
}

static void
test_header_stages (void)
{
  static const char *const cases[][2] = {
    { "Date entered \"Proposal (Sales Pipeline)\"", "Proposal" }, { "Date entered \"Lead (Lifecycle Stage Pipeline)\"", "Lead" },
    { "Date entered \"Won\"", "Won" },                            { "Became a lead date", "lead" },
    { "Became a Marketing Qualified Lead Date", "Marketing Qualified Lead" }, { "Became an Opportunity Date", "Opportunity" },
    { "Create Date", NULL },                                      { "Date entered", NULL }, { "Became a date", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stage = cx_header_stage (cases[i][0]);

      g_assert_cmpstr (stage, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/hubspot", test_hubspot);
  g_test_add_func ("/plan/answer-of-hubspot", test_answer_of_hubspot);
  g_test_add_func ("/plan/salesforce", test_salesforce);
  g_test_add_func ("/plan/any-file", test_any_file);
  g_test_add_func ("/plan/header-units-scale-values", test_header_units_scale_values);
  g_test_add_func ("/plan/rivals", test_rivals);
  g_test_add_func ("/plan/late-value", test_late_value);
  g_test_add_func ("/plan/known-fields-are-found-again", test_known_fields_are_found_again);
  g_test_add_func ("/plan/mapping", test_mapping);
  g_test_add_func ("/plan/mapping-takes-roles", test_mapping_takes_roles);
  g_test_add_func ("/plan/bad-mappings", test_bad_mappings);
  g_test_add_func ("/plan/files-that-cannot-be-read", test_files_that_cannot_be_read);
  g_test_add_func ("/plan/isolated-broken-rows-pass", test_isolated_broken_rows_pass);
  g_test_add_func ("/plan/edits", test_edits);
  g_test_add_func ("/plan/copy", test_copy);
  g_test_add_func ("/plan/header-units", test_header_units);
  g_test_add_func ("/plan/header-stages", test_header_stages);
  return g_test_run ();
}
