/* What files hold, told from their headers, and whose they are: as the CRMs write them. */
#include "fixture.h"

#include "cx-kind.h"

typedef struct {
  const char  *headers;
  CxImportKind kind;
  const char  *preset;
  const char  *becomes; /* "Header=key" of some columns, ";" between */
} Case;

static const Case cases[] = {
  { "Record ID,Company name,Company Domain Name,Company owner,Lifecycle Stage,Number of Employees,Close Date", CX_IMPORT_ACCOUNTS, "HubSpot",
    "Record ID=record_id;Company Domain Name=domain;Lifecycle Stage=stage" },
  { "Id,IsDeleted,MasterRecordId,Name,Type,BillingCountry,Website,Industry,AnnualRevenue,NumberOfEmployees,OwnerId", CX_IMPORT_ACCOUNTS,
    "Salesforce", "Id=record_id;Name=name;NumberOfEmployees=employees" },
  { "Account Owner,Account Name,Billing State,Type,Rating", CX_IMPORT_ACCOUNTS, "Salesforce", "Account Name=name;Account Owner=owner" },
  { "Organization - ID,Organization - Name,Organization - Address,Organization - Owner,Organization - Label", CX_IMPORT_ACCOUNTS, "Pipedrive",
    "Organization - ID=record_id;Organization - Name=name;Organization - Label=stage" },
  { "Organizace - ID,Organizace - Název,Organizace - Vlastník", CX_IMPORT_ACCOUNTS, "Pipedrive", "Organizace - Název=name;Organizace - Vlastník=owner" },
  { "Organización - ID,Organización - Nombre,Organización - Propietario,Organización - País,Organización - Sitio web", CX_IMPORT_ACCOUNTS, "Pipedrive",
    "Organización - ID=record_id;Organización - Nombre=name;Organización - País=country;Organización - Sitio web=domain" },
  { "Organização - Nome,Organização - Domínio,Organização - Setor,Organização - Etiqueta", CX_IMPORT_ACCOUNTS, "Pipedrive",
    "Organização - Nome=name;Organização - Domínio=domain;Organização - Setor=industry;Organização - Etiqueta=stage" },
  { "Organisation - Name,Organisation - Branche,Organisation - Besitzer,Organisation - Stadt", CX_IMPORT_ACCOUNTS, "Pipedrive",
    "Organisation - Name=name;Organisation - Branche=industry;Organisation - Besitzer=owner;Organisation - Stadt=city" },
  { "Organizacja - Nazwa,Organizacja - Domena,Organizacja - Kraj", CX_IMPORT_ACCOUNTS, "Pipedrive",
    "Organizacja - Nazwa=name;Organizacja - Domena=domain;Organizacja - Kraj=country" },
  { "Nazwa firmy,Domena,Kraj,Miasto", CX_IMPORT_ACCOUNTS, NULL, "Nazwa firmy=name;Domena=domain;Kraj=country;Miasto=city" },
  { "Nome azienda,Dominio,Settore", CX_IMPORT_ACCOUNTS, NULL, "Nome azienda=name;Dominio=domain;Settore=industry" },
  { "Nome da empresa,Domínio,País", CX_IMPORT_ACCOUNTS, NULL, "Nome da empresa=name;Domínio=domain;País=country" },
  { "会社名,ドメイン,業種", CX_IMPORT_ACCOUNTS, NULL, "会社名=name;ドメイン=domain;業種=industry" },
  { "Record Id,Account Owner.id,Account Owner,Account Name,Phone,Parent Account.id,Website,Account Type,Created Time,Billing City,Billing Code",
    CX_IMPORT_ACCOUNTS, "Zoho", "Record Id=record_id;Account Name=name;Billing City=city" },
  { "Record Id,Account Owner.id,Account Owner,Account Name,Phone,Website,Annual Revenue,Billing City,Billing State,Billing Country",
    CX_IMPORT_ACCOUNTS, "Zoho", "Record Id=record_id;Account Name=name;Account Owner=owner;Billing Country=country;Billing State=region" },
  { "Account Owner ID,Account Owner,Account Name,Parent Account ID,Billing City,Billing Country", CX_IMPORT_ACCOUNTS, "Salesforce",
    "Account Name=name;Billing Country=country" },
  { "Company Name,Company Name for Emails,# Employees,Industry,Website,Company Linkedin Url,Company Country,Keywords,Apollo Record Id",
    CX_IMPORT_ACCOUNTS, "Apollo", "Company Name=name;# Employees=employees;Apollo Record Id=record_id" },
  { "ZoomInfo Company ID,Company Name,Website,Primary Industry,All Sub-Industries,Company HQ Phone,Company Country", CX_IMPORT_ACCOUNTS, "ZoomInfo",
    "ZoomInfo Company ID=record_id;Primary Industry=industry" },
  { "id,properties.name,properties.domain,properties.website,properties.lifecyclestage,properties.hs_ideal_customer_profile,"
    "properties.industry,properties.numberofemployees,properties.annualrevenue,properties.hs_object_id,createdAt,archived",
    CX_IMPORT_ACCOUNTS, "HubSpot",
    "id=record_id;properties.name=name;properties.domain=domain;properties.lifecyclestage=stage;properties.industry=industry;"
    "properties.hs_ideal_customer_profile=ideal_customer_profile_tier;properties.numberofemployees=employees;"
    "properties.annualrevenue=revenue" },
  { "id,properties.createdate,properties.domain,properties.hs_lastmodifieddate,properties.hs_object_id,properties.name,createdAt",
    CX_IMPORT_ACCOUNTS, "HubSpot", "id=record_id;properties.domain=domain;properties.name=name;properties.createdate=create_date" },
  { "type,id,attributes.name,attributes.website,attributes.industry,attributes.headcount", CX_IMPORT_ACCOUNTS, NULL,
    "id=record_id;attributes.name=name;attributes.website=domain;attributes.industry=industry;attributes.headcount=employees" },
  { "attributes.type,attributes.url,Id,Name,Type,BillingAddress.city,BillingAddress.country,BillingAddress.state,Owner.Name,NumberOfEmployees",
    CX_IMPORT_ACCOUNTS, "Salesforce",
    "Id=record_id;Name=name;Type=type;attributes.url=attributes_url;BillingAddress.city=city;BillingAddress.country=country;"
    "BillingAddress.state=region;Owner.Name=owner" },
  { "id,company_id,owner_id.id,owner_id.name,owner_id.email,name,open_deals_count,people_count,address_country,address_locality,website",
    CX_IMPORT_ACCOUNTS, "Pipedrive",
    "id=record_id;company_id=company_id;owner_id.name=owner;owner_id.id=owner_id_id;name=name;address_country=country;"
    "address_locality=city;website=domain" },
  { "account,sector,year_established,revenue,employees,office_location,subsidiary_of", CX_IMPORT_ACCOUNTS, NULL, "account=name;sector=industry" },
  { "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner,Buying Role,Employment Seniority,Primary Associated Company ID",
    CX_IMPORT_CONTACTS, "HubSpot",
    "Record ID=record_id;Primary Associated Company ID=account_id;Company Name=account_name;Job Title=title;Buying Role=buying_role;"
    "Employment Seniority=seniority" },
  { "Record ID,First Name,Last Name,Email,Associated Company IDs,Associated Company,Associated Company IDs (Primary),Associated Company (Primary)",
    CX_IMPORT_CONTACTS, "HubSpot",
    "Associated Company IDs (Primary)=account_id;Associated Company IDs=(null);Associated Company (Primary)=account_name" },
  { "id,properties.firstname,properties.lastname,properties.email,properties.jobtitle,properties.company,properties.associatedcompanyid,"
    "properties.hs_object_id,properties.lastmodifieddate,createdAt", CX_IMPORT_CONTACTS, "HubSpot",
    "id=record_id;properties.firstname=first_name;properties.jobtitle=title;properties.company=account_name;"
    "properties.associatedcompanyid=account_id;properties.lastmodifieddate=updated" },
  { "Id,IsDeleted,AccountId,LastName,FirstName,Name,Title,Email,MailingCity,OwnerId,LastModifiedDate", CX_IMPORT_CONTACTS, "Salesforce",
    "Id=record_id;AccountId=account_id;Name=name;LastModifiedDate=updated" },
  { "First Name,Last Name,Title,Account Name,Mailing City,Email", CX_IMPORT_CONTACTS, "Salesforce", "Account Name=account_name;Title=title" },
  { "Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Phone", CX_IMPORT_CONTACTS, "Pipedrive",
    "Person - Name=name;Person - Organization=account_name;Person - Email - Work=email" },
  { "Osoba - ID,Osoba - Název,Osoba - Organizace,Osoba - E-mail", CX_IMPORT_CONTACTS, "Pipedrive", "Osoba - Organizace=account_name" },
  { "Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Title,Created Time", CX_IMPORT_CONTACTS, "Zoho",
    "Account Name.id=account_id;Account Name=account_name;Created Time=created" },
  { "Record Id,Contact Owner.id,First Name,Last Name,Account Name,Email,Mailing City,Mailing State,Mailing Country", CX_IMPORT_CONTACTS, "Zoho",
    "Record Id=record_id;Account Name=account_name" },
  { "Persona - Nombre,Persona - Organización,Persona - Correo electrónico,Persona - Teléfono", CX_IMPORT_CONTACTS, "Pipedrive",
    "Persona - Nombre=name;Persona - Organización=account_name;Persona - Correo electrónico=email;Persona - Teléfono=phone" },
  { "First Name,Last Name,Title,Company,Company Name for Emails,Email,Seniority,# Employees,Industry,Person Linkedin Url,Website,Apollo Contact Id",
    CX_IMPORT_CONTACTS, "Apollo", "Company=account_name;Website=account_domain;Seniority=seniority" },
  { "ZoomInfo Contact ID,Last Name,First Name,Job Title,Management Level,Email Address,ZoomInfo Company ID,Company Name,Website", CX_IMPORT_CONTACTS,
    "ZoomInfo", "ZoomInfo Contact ID=record_id;ZoomInfo Company ID=account_id;Management Level=seniority" },
  { "Vorname,Nachname,E-Mail-Adresse,Stellenbezeichnung,Unternehmen,Telefonnummer", CX_IMPORT_CONTACTS, NULL,
    "Vorname=first_name;Nachname=last_name;Stellenbezeichnung=title;Unternehmen=account_name" },
  { "Prénom,Nom,Poste,Entreprise,Email", CX_IMPORT_CONTACTS, NULL, "Nom=last_name;Poste=title;Entreprise=account_name" },
  { "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Closed Lost Reason,Is Closed Won,Primary Associated Company ID",
    CX_IMPORT_DEALS, "HubSpot",
    "Record ID=record_id;Deal Name=name;Amount=amount;Close Date=closed;Create Date=created;Closed Lost Reason=reason;Is Closed Won=is_won;"
    "Primary Associated Company ID=account_id" },
  { "Record ID,Deal Name,Deal Stage,Amount,Associated Company IDs,Associated Company,Primary Associated Company ID,Close Date", CX_IMPORT_DEALS,
    "HubSpot", "Primary Associated Company ID=account_id;Associated Company IDs=(null);Associated Company=account_name" },
  { "Record ID,Deal Name,Deal Stage,Amount,Associated Company IDs,Associated Company,Associated Company IDs (Primary),Associated Company (Primary)",
    CX_IMPORT_DEALS, "HubSpot",
    "Associated Company IDs (Primary)=account_id;Associated Company IDs=(null);Associated Company (Primary)=account_name" },
  { "id,properties.dealname,properties.dealstage,properties.amount,properties.closedate,properties.createdate,properties.pipeline,"
    "properties.hs_object_id,properties.hs_is_closed_won,properties.hs_primary_associated_company", CX_IMPORT_DEALS, "HubSpot",
    "id=record_id;properties.dealname=name;properties.dealstage=stage;properties.closedate=closed;properties.hs_is_closed_won=is_won;"
    "properties.hs_primary_associated_company=account_id" },
  { "attributes.type,attributes.url,Id,Name,AccountId,StageName,CloseDate,Type,IsWon", CX_IMPORT_DEALS, "Salesforce",
    "Id=record_id;Type=type;attributes.type=(null);AccountId=account_id" },
  { "attributes.type,attributes.url,Id,Name,StageName,CloseDate,IsWon,Account.Name,Account.Website", CX_IMPORT_DEALS, "Salesforce",
    "attributes.type=(null);Account.Name=account_name;Account.Website=account_domain" },
  { "Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,Type,IsClosed,IsWon,OwnerId,CreatedDate", CX_IMPORT_DEALS, "Salesforce",
    "Id=record_id;Name=name;StageName=stage;CloseDate=closed;IsWon=is_won" },
  { "Opportunity Name,Account Name,Stage,Amount,Probability (%),Close Date,Opportunity Owner", CX_IMPORT_DEALS, "Salesforce",
    "Opportunity Name=name;Account Name=account_name;Probability (%)=probability" },
  { "Deal - Title,Deal - Value,Deal - Stage,Deal - Status,Deal - Lost reason,Deal - Won time,Deal - Organization,Deal - Expected close date",
    CX_IMPORT_DEALS, "Pipedrive",
    "Deal - Title=name;Deal - Status=status;Deal - Won time=won_on;Deal - Organization=account_name;Deal - Expected close date=closed" },
  { "Obchod - Název,Obchod - Hodnota,Obchod - Fáze,Obchod - Stav,Obchod - Organizace", CX_IMPORT_DEALS, "Pipedrive",
    "Obchod - Název=name;Obchod - Hodnota=amount;Obchod - Stav=status" },
  { "Obchod - Název,Obchod - Hodnota,Obchod - Fáze,Obchod - Stav,Organizace - Název,Organizace - ID", CX_IMPORT_DEALS, "Pipedrive",
    "Obchod - Název=name;Obchod - Fáze=stage;Organizace - Název=account_name;Organizace - ID=account_id" },
  { "Trato - Título,Trato - Valor,Trato - Etapa,Trato - Estado,Organización - Nombre", CX_IMPORT_DEALS, "Pipedrive",
    "Trato - Título=name;Trato - Valor=amount;Trato - Etapa=stage;Trato - Estado=status;Organización - Nombre=account_name" },
  { "Negócio - Título,Negócio - Valor,Negócio - Etapa,Negócio - Status,Organização - Nome", CX_IMPORT_DEALS, "Pipedrive",
    "Negócio - Título=name;Negócio - Valor=amount;Negócio - Status=status;Organização - Nome=account_name" },
  { "Deal - Titel,Deal - Wert,Deal - Phase,Deal - Status,Deal - Besitzer,Deal - Verlustgrund,Organisation - Name", CX_IMPORT_DEALS, "Pipedrive",
    "Deal - Titel=name;Deal - Wert=amount;Deal - Phase=stage;Deal - Besitzer=owner;Deal - Verlustgrund=reason;"
    "Organisation - Name=account_name" },
  { "Deal - Titel,Deal - Organisation,Deal - Waarde", CX_IMPORT_DEALS, "Pipedrive", "Deal - Organisation=account_name;Deal - Waarde=amount" },
  { "Record Id,Deal Owner.id,Deal Name,Stage,Amount,Closing Date,Account Name.id,Reason For Loss", CX_IMPORT_DEALS, "Zoho",
    "Closing Date=closed;Account Name.id=account_id;Reason For Loss=reason" },
  { "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value", CX_IMPORT_DEALS, NULL,
    "opportunity_id=record_id;account=account_name;deal_stage=stage;engage_date=created;close_value=amount;sales_agent=owner" },
  { "Company,Event date,Metric,Value", CX_IMPORT_EVENTS, NULL, "Company=account_name;Event date=date;Metric=measure;Value=value" },
  { "Company domain,Usage month,Logins,Active users", CX_IMPORT_EVENTS, NULL, "Company domain=account_domain;Usage month=date;Logins=logins" },
  { "Account Name,Month,Logins,Seats,API calls", CX_IMPORT_EVENTS, NULL, "Account Name=account_name;Month=date;Logins=logins;API calls=api_calls" },
  { "account_id,account_name,week,active_users,boards,exports", CX_IMPORT_EVENTS, NULL, "account_id=account_id;week=date;boards=boards" },
  { "Domain,Date,Sessions", CX_IMPORT_EVENTS, NULL, "Domain=account_domain;Date=date;Sessions=sessions" },
  { "Unternehmen,Monat,Anmeldungen", CX_IMPORT_EVENTS, NULL, "Unternehmen=account_name;Monat=date;Anmeldungen=anmeldungen" },
  { "Entreprise,Mois,Connexions,Utilisateurs", CX_IMPORT_EVENTS, NULL, "Entreprise=account_name;Mois=date" },
  { "Název firmy,Měsíc,Počet přihlášení", CX_IMPORT_EVENTS, NULL, "Název firmy=account_name;Měsíc=date" },
  { "Company,Date", CX_IMPORT_ACCOUNTS, NULL, "Company=name" },
  { "Company,Date,Notes", CX_IMPORT_ACCOUNTS, NULL, "Company=name" },
  { "Company,Date,Users,CSM", CX_IMPORT_ACCOUNTS, NULL, "Company=name" },
  { "Company,Date,Users,Colour", CX_IMPORT_ACCOUNTS, NULL, "Company=name" },
  { "Company,Month,Industry,Users", CX_IMPORT_ACCOUNTS, NULL, "Industry=industry" },
  { "Company,Date,Website,Users,Sessions", CX_IMPORT_ACCOUNTS, NULL, "Website=domain" },
  { "Company,Date,Employees,Users", CX_IMPORT_ACCOUNTS, NULL, "Employees=employees" },
  { "Company,Date,City,Users,Seats", CX_IMPORT_ACCOUNTS, NULL, "City=city" },
  { "Company,Date,Revenue", CX_IMPORT_ACCOUNTS, NULL, "Revenue=revenue" },
  { "Account Name,Month,Seats,Plan", CX_IMPORT_ACCOUNTS, NULL, "Account Name=name" },
  { "Company,Created date,Users,Seats", CX_IMPORT_ACCOUNTS, NULL, "Company=name" },
  { "Company,Stage,Stage date,Users", CX_IMPORT_ACCOUNTS, NULL, "Stage=stage" },
  { "Users,Seats,Month", CX_IMPORT_ACCOUNTS, NULL, "" },
};

static const char *
field_of (CxImportPlan *plan,
          const char   *header)
{
  const CxField *field = plan_field (plan, header);

  return field ? field->key : "(null)";
}

/* A row that says something in every column, so that none is left out as empty. */
static char *
make_file (const char *headers)
{
  g_auto(GStrv) columns = g_strsplit (headers, ",", -1);
  GString *data = g_string_new (headers);

  g_string_append_c (data, '\n');
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (data, i ? ",%u" : "%u", 7 + i);
  g_string_append_c (data, '\n');
  return g_string_free_and_steal (data);
}

static void
test_crms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CxImportOptions options = { .kind = cases[i].kind };
      g_auto(Fixture) f = { 0 };
      g_autofree char *data = make_file (cases[i].headers);
      g_auto(GStrv) becomes = g_strsplit (cases[i].becomes, ";", -1);
      g_autofree char *path = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(CxImportPlan) plan = NULL;

      g_test_message ("%s", cases[i].headers);
      fixture_set_up (&f);
      path = fixture_write (&f, "data.csv", data, -1);
      plan = cx_import_plan_new (f.store, path, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpint (plan->likely, ==, cases[i].kind);
      g_assert_cmpstr (plan->preset, ==, cases[i].preset);
      for (guint k = 0; becomes[k] != NULL; k++)
        {
          g_auto(GStrv) pair = g_strsplit (becomes[k], "=", 2);

          g_test_message ("%s", becomes[k]);
          g_assert_cmpstr (field_of (plan, pair[0]), ==, pair[1]);
        }
    }
}

/* Below headers that nobody knows, the rows tell a table of use from a list of accounts. */
static void
test_rows (void)
{
  static const struct { const char *data; CxImportKind kind; } files[] = {
    { "Company ID,Month,Missions,Logins,Robots online\n7,2026-01,12,3,\n7,2026-02,14,3,1\n8,2026-01,1,0,0\n", CX_IMPORT_EVENTS },
    { "Company,Date,Missions,Robots\nAnvil,2026-01-31,1 200,0.5\nBirch,2026-01-31,7,\nAnvil,2026-02-28,4,2\n", CX_IMPORT_EVENTS },
    { "Company,Month,Missions\nAnvil,2026-01,12\nBirch,2026-01,1\n", CX_IMPORT_EVENTS },
    { "Company,Week,Missions\nAnvil,2026-W01,12\nBirch,2026-W01,1\n", CX_IMPORT_EVENTS },
    { "Company,Date,Missions\nAnvil,2026-01-31,12\nBirch,2026-01-31,1\n", CX_IMPORT_ACCOUNTS },
    { "Company,Month,Missions\nAnvil,2026-01,many\nAnvil,2026-02,1\n", CX_IMPORT_ACCOUNTS },
    { "Company,Month,Colour,Missions\nAnvil,2026-01,,1\nAnvil,2026-02,,1\n", CX_IMPORT_ACCOUNTS },
    { "Company,Month,Employees,Missions\nAnvil,2026-01,50,1\nAnvil,2026-02,50,1\n", CX_IMPORT_ACCOUNTS },
    { "Company,Month\nAnvil,2026-01\nAnvil,2026-02\n", CX_IMPORT_ACCOUNTS },
    { "Company,Missions\nAnvil,1\nAnvil,2\n", CX_IMPORT_ACCOUNTS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto(Fixture) f = { 0 };
      g_autofree char *path = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(CxImportPlan) plan = NULL;

      g_test_message ("%s", files[i].data);
      fixture_set_up (&f);
      path = fixture_write (&f, "data.csv", files[i].data, -1);
      plan = cx_import_plan_new (f.store, path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (plan->likely, ==, files[i].kind);
    }
}

/* What is no member is left out, and cannot be asked for. */
static void
test_members (void)
{
  const CxImportOptions options = { .kind = CX_IMPORT_CONTACTS };
  const CxImportOptions wrong = { .kind = CX_IMPORT_CONTACTS, .mapping = "{\"Shoe size\": \"shoes\"}" };
  const CxImportOptions moved = { .kind = CX_IMPORT_CONTACTS, .mapping = "{\"Shoe size\": \"account_name\"}" };
  g_auto(Fixture) f = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPlan) plan = NULL, other = NULL;

  fixture_set_up (&f);
  path = fixture_write (&f, "data.csv", "First name,Last name,Company,Shoe size\nAda,Rossi,Acme,38\n", -1);
  plan = cx_import_plan_new (f.store, path, &options, &error);
  g_assert_no_error (error);
  g_assert_null (plan_field (plan, "Shoe size"));
  g_assert_cmpstr (plan_field (plan, "Company")->key, ==, "account_name");
  g_assert_null (cx_import_plan_new (f.store, path, &wrong, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“shoes” is no member of contacts; they are record_id, account_id"));
  g_clear_error (&error);
  other = cx_import_plan_new (f.store, path, &moved, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plan_field (other, "Shoe size")->key, ==, "account_name");
  g_assert_null (plan_field (other, "Company"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/crms", test_crms);
  g_test_add_func ("/kind/rows", test_rows);
  g_test_add_func ("/kind/members", test_members);
  return g_test_run ();
}
