import { z } from 'zod'

/** What is written down, and the words for it. */
export const AUDIT_ACTIONS = {
  log_in: 'Logged in',
  log_in_failed: 'Failed to log in',
  session_ended: 'Ended a session',
  logged_out_everywhere: 'Logged out everywhere',
  account_made: 'Made an account',
  account_removed: 'Deleted the account',
  data_exported: 'Exported all data',
  password_changed: 'Changed the password',
  reset_link_made: 'Had a link made to reset the password',
  password_reset: 'Reset the password by a link',
  email_changed: 'Changed the e-mail address',
  email_verified: 'Confirmed the e-mail address',
  token_made: 'Made an access token',
  token_revoked: 'Revoked an access token',
  log_in_connected: 'Connected another log-in',
  log_in_disconnected: 'Disconnected another log-in',
  role_changed: 'Changed a role',
  user_disabled: 'Switched an account off',
  user_enabled: 'Switched an account on',
  limits_changed: 'Changed a user’s limits',
  invitation_made: 'Made an invitation',
  invitation_withdrawn: 'Withdrew an invitation',
} as const

export type AuditAction = keyof typeof AUDIT_ACTIONS
export const auditAction = z.enum(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]])
