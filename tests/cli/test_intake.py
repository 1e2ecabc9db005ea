"""Real exports through `import`, held row by row and account by account against an import by definition
(tests/oracle/intake_oracle.py). Where the public files are not at hand the tests are skipped."""
import json
import os
import sys

from harness import DATA, SHARED, Skip, equal, main, test

sys.path.insert(0, os.path.join(os.path.dirname(DATA), "tests", "oracle"))
import intake_oracle

COUNTS = intake_oracle.COUNTS


def find_data(file):
    path = os.path.join(SHARED, *file.split("/"))
    if not os.path.exists(path):
        raise Skip("../shared/data/%s is not here" % file)
    return path


def fields_of(result):
    """What the program took each column for; the oracle reads by that, and the test says below what that must be."""
    return {f["header"]: {"key": f["field"], "type": f["type"], "role": f["role"]} for f in result["fields"]}


def comparable(value):
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def same_accounts(listed, accounts):
    """The same accounts, whatever their order: every value that either knows."""
    equal(len(listed), len(accounts), "accounts")
    by_key = {}
    for line in listed:
        by_key.setdefault(tuple(sorted((k, repr(comparable(v))) for k, v in line["fields"].items() if v is not None)), []).append(line)
    for account in accounts:
        values = tuple(sorted((k, repr(comparable(v))) for k, v in account.values.items() if v is not None))
        if not by_key.get(values):
            raise AssertionError("no account is %r" % (account.values,))
        by_key[values].pop()


def walk(cli, *imports, options=()):
    """Each import: a file, and what its columns must be (header: "key:type:role")."""
    workspace = intake_oracle.Workspace()
    cli.run("new", cli.workspace)
    for file, columns in imports:
        path = find_data(file)
        result = cli.json("import", path, "--as", "accounts", *options, code=3 if file.endswith("sales_pipeline.csv") else 0)
        equal({f["header"]: "%s:%s:%s" % (f["field"], f["type"], f["role"] or "") for f in result["fields"] if f["header"] in columns}, columns)
        counts = workspace.import_file(path, fields_of(result))
        equal({c: result[c] for c in COUNTS}, counts, file)
        equal({f["header"]: f["filled"] for f in result["fields"]}, workspace.filled, file + ": cells with a value")
        same_accounts(cli.json("accounts"), workspace.accounts)


@test
def accounts_and_then_their_deals(cli):
    walk(cli,
         ("crm-pipeline/accounts.csv", {"account": "name:text:name", "sector": "industry:category:industry", "revenue": "revenue:money:revenue"}),
         ("crm-pipeline/sales_pipeline.csv", {"account": "name:text:name", "deal_stage": "stage:category:stage", "close_date": "close_date:date:",
                                              "sales_agent": "owner:category:owner"}),
         ("crm-pipeline/accounts.csv", {}))


@test
def a_raw_list_and_then_the_clean_one(cli):
    columns = {"company": "name:text:name", "sector": "industry:category:industry", "state": "region:category:region"}
    walk(cli,
         ("fortune1000/P2M3_Sam_data_raw.csv", dict(columns, Website="domain:domain:domain")),
         ("fortune1000/P2M3_Sam_data_clean.csv", dict(columns, website="domain:domain:domain")),
         ("fortune1000/P2M3_Sam_data_raw.csv", {}))


@test
def an_export_of_salesforce(cli):
    columns = {"Id": "record_id:id:record_id", "Name": "name:text:name", "BillingCountry": "country:category:country",
               "NumberOfEmployees": "employees:number:employees", "CreatedDate": "createddate:date:"}
    walk(cli, ("salesforce-dataloader/Account.csv", columns), ("salesforce-dataloader/Account.csv", columns))


@test
def seven_thousand_subscribers(cli):
    columns = {"customerID": "record_id:id:record_id", "TotalCharges": "totalcharges:money:", "Churn": "churn:boolean:"}
    walk(cli, ("telco-churn/Telco-Customer-Churn.csv", columns), ("telco-churn/Telco-Customer-Churn.csv", columns))


@test
def an_index_of_shares(cli):
    walk(cli, ("sp500/constituents.csv", {"Security": "name:text:name", "GICS Sector": "industry:category:industry", "Date added": "date_added:date:"}))


def without_markup(cli, path):
    """A map that leaves out pictures, and what is said of how names were searched for."""
    with open(path, encoding="utf-8") as file:
        headers = {header for record in intake_oracle.find_records(json.load(file)) for header in intake_oracle.flatten(record)}
    cli.write("map.json", json.dumps({header: None for header in headers if header.startswith("_highlightResult.") or header == "small_logo_thumb_url"}))
    return "--map", "map.json"


@test
def three_batches_of_start_ups(cli):
    """A search engine's answer: the accounts lie in a list inside the only member of another."""
    columns = {"id": "record_id:id:record_id", "name": "name:text:name", "website": "domain:domain:domain", "industry": "industry:category:industry",
               "team_size": "employees:number:employees", "tags": "tags:list:", "isHiring": "ishiring:boolean:", "long_description": "long_description:text:"}
    batches = ["yc-companies/Summer 2021.json", "yc-companies/Winter 2022.json", "yc-companies/Winter 2024.json"]
    options = without_markup(cli, find_data(batches[0]))
    walk(cli, *((batch, columns) for batch in batches + batches[:1]), options=options)


@test
def leads_and_places(cli):
    walk(cli, ("salesforce-easy-spaces/Leads.json", {"Company": "name:text:name", "NumberOfEmployees": "employees:number:employees", "State": "region:category:region"}),
         ("salesforce-easy-spaces/Lead_Data.csv", {"Company": "name:text:name"}),
         ("salesforce-easy-spaces/Leads.json", {}))
    cli.workspace = cli.path("places.concentric")
    walk(cli, ("salesforce-easy-spaces/Market_Data.csv", {"Name": "name:text:name", "City": "city:category:city"}),
         ("salesforce-easy-spaces/Space_Data.csv", {"Name": "name:text:name", "Type": "type:list:", "Daily_Booking_Rate": "daily_booking_rate:number:"}),
         ("salesforce-easy-spaces/Accounts.json", {"Name": "name:text:name"}))


sys.exit(main())
