/* Which stage a CRM may be told that an account is at, so that nothing moves backward unasked. Private to this folder. */
#pragma once

#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CxLifecycleMove: what our stage is to the one that the CRM has.
 * @CX_LIFECYCLE_NONE: there is nothing to tell: the account is in no stage
 * @CX_LIFECYCLE_SAME: the CRM's value means that stage already
 * @CX_LIFECYCLE_FORWARD: the CRM has none, or an earlier one
 * @CX_LIFECYCLE_BACKWARD: the CRM's is further along, or nobody can tell
 */
typedef enum {
  CX_LIFECYCLE_NONE,
  CX_LIFECYCLE_SAME,
  CX_LIFECYCLE_FORWARD,
  CX_LIFECYCLE_BACKWARD,
} CxLifecycleMove;

/** CxLifecycle: what the values of the stage column mean; borrows from the snapshot. */
typedef struct _CxLifecycle CxLifecycle;

CxLifecycle    *cx_lifecycle_new      (CxSnapshot *snapshot);
void            cx_lifecycle_free     (CxLifecycle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxLifecycle, cx_lifecycle_free)

CxLifecycleMove cx_lifecycle_get_move (const CxLifecycle *self, guint account);

/** cx_lifecycle_get_crm_value: (nullable): what the CRM's stage column says of the account, as it was imported. */
const char     *cx_lifecycle_get_crm_value (const CxLifecycle *self, guint account);

/** cx_lifecycle_get_crm_stage: (nullable): the code of the stage that this value means. */
const char     *cx_lifecycle_get_crm_stage (const CxLifecycle *self, guint account);

/** cx_lifecycle_hubspot_label: (nullable): the lifecycle stage of HubSpot that an import reads as the stage @code. */
const char     *cx_lifecycle_hubspot_label (const char *code);

G_END_DECLS
