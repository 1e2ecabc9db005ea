/* The tables of a workspace file, and the numbered steps that bring an older file up to date. */
#pragma once

#include "cx-database.h"

G_BEGIN_DECLS

/** CX_SCHEMA_APPLICATION_ID: "CNCT" in the header of every workspace file. */
#define CX_SCHEMA_APPLICATION_ID 0x434e4354

/** CX_SCHEMA_VERSION: `user_version` of a file that this program writes. */
#define CX_SCHEMA_VERSION 6

/** cx_schema_create: fills an empty database with the current tables, in one transaction. */
gboolean cx_schema_create  (CxDatabase *database, GError **error);

/**
 * cx_schema_migrate:
 *
 * Brings a writable workspace to %CX_SCHEMA_VERSION. Before the first step the file is copied to
 * `PATH.before-N`. Does nothing when the file is current.
 */
gboolean cx_schema_migrate (CxDatabase *database, GError **error);

/** cx_schema_recognise: fails unless @database is a workspace that this program can read. */
gboolean cx_schema_recognise (CxDatabase *database, int *version, GError **error);

G_END_DECLS
