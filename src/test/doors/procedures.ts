import { appRouter } from '#server/api/root.ts'

/** The ids of what somebody has. */
export interface Ids {
  documentId: number
  analysisId: number
  runId: number
  batchId: string
  sessionId: string
  tokenId: string
  jobId: string
}

/** Well-formed, and nobody's. */
const NOBODYS_UUID = '00000000-0000-4000-8000-000000000000'
export const NOBODYS: Ids = {
  documentId: 2_000_000_000,
  analysisId: 2_000_000_000,
  runId: 2_000_000_000,
  batchId: NOBODYS_UUID,
  sessionId: NOBODYS_UUID,
  tokenId: NOBODYS_UUID,
  jobId: NOBODYS_UUID,
}

interface Case {
  /** Who is answered: everybody; who is logged in, about what is theirs; admins; or the owner of what the ids name. */
  for: 'everybody' | 'themselves' | 'admins' | 'owner'
  /** An input that is right. */
  input?: (ids: Ids) => unknown
}

const NEW = { email: 'new@example.org', username: 'New', password: 'nobody has guessed this' }
const WRONG = { current: 'not the password' }

/** Every procedure. The suites of who may see what, and of malformed input, are made from this table and the router. */
const CASES: Record<string, Case> = {
  'auth.register': { for: 'everybody', input: () => NEW },
  'auth.me': { for: 'everybody' },
  'auth.logOut': { for: 'everybody' },
  'auth.doors': { for: 'everybody' },
  'auth.requestReset': { for: 'everybody', input: () => ({ email: 'nobody@example.org' }) },
  'auth.resetPassword': { for: 'everybody', input: () => ({ token: 'none', password: NEW.password }) },
  'auth.confirmEmail': { for: 'everybody', input: () => ({ token: 'none' }) },
  'health.status': { for: 'everybody' },
  'admin.users': { for: 'admins', input: () => ({ search: 'a', cursor: 0 }) },
  'admin.changeUser': { for: 'admins', input: () => ({ id: 2_000_000_000, role: 'user', disabled: false }) },
  'admin.jobs': { for: 'admins', input: (ids) => ({ state: 'done', before: ids.jobId }) },
  'admin.audit': { for: 'admins', input: () => ({ userId: 1, before: 100 }) },
  'admin.limits': { for: 'admins' },
  'admin.invitations': { for: 'admins' },
  'admin.invite': { for: 'admins', input: () => ({ email: 'guest@example.org' }) },
  'admin.withdrawInvitation': { for: 'admins', input: () => ({ id: NOBODYS_UUID }) },
  'account.get': { for: 'themselves' },
  'account.changeName': { for: 'themselves', input: () => ({ username: 'Another' }) },
  'account.changePassword': { for: 'themselves', input: () => ({ ...WRONG, password: NEW.password }) },
  'account.changeEmail': { for: 'themselves', input: () => ({ ...WRONG, email: NEW.email }) },
  'account.sendVerification': { for: 'themselves' },
  'account.disconnect': { for: 'themselves', input: () => ({ provider: 'oidc' }) },
  'account.remove': { for: 'themselves', input: () => WRONG },
  'account.sessions': { for: 'themselves' },
  'account.endSession': { for: 'owner', input: ({ sessionId }) => ({ id: sessionId }) },
  'account.logOutEverywhere': { for: 'themselves' },
  'account.tokens': { for: 'themselves' },
  'account.makeToken': {
    for: 'themselves',
    input: () => ({ name: 'a program', scopes: ['read'], days: 30 }),
  },
  'account.revokeToken': { for: 'owner', input: ({ tokenId }) => ({ id: tokenId }) },
  'documents.list': { for: 'themselves', input: () => ({ trash: false, cursor: 2_000_000_000, limit: 50 }) },
  'documents.limits': { for: 'themselves' },
  'documents.get': { for: 'owner', input: ({ documentId }) => ({ id: documentId }) },
  'documents.page': { for: 'owner', input: ({ documentId }) => ({ id: documentId, page: 1 }) },
  'documents.rename': {
    for: 'owner',
    input: ({ documentId }) => ({ id: documentId, filename: 'mine.txt' }),
  },
  'documents.reprocess': {
    for: 'owner',
    input: ({ documentId }) => ({ id: documentId, ocrLanguages: ['eng'] }),
  },
  'documents.keepHere': { for: 'owner', input: ({ documentId }) => ({ id: documentId, localOnly: true }) },
  'documents.remove': { for: 'owner', input: ({ documentId }) => ({ id: documentId }) },
  'documents.restore': { for: 'owner', input: ({ documentId }) => ({ id: documentId }) },
  'analyses.templates': { for: 'themselves' },
  'analyses.models': { for: 'themselves' },
  'analyses.usage': { for: 'themselves', input: () => ({ days: 30 }) },
  'analyses.history': { for: 'themselves', input: () => ({ template: 'summary', model: 'x', limit: 50 }) },
  'analyses.ask': {
    for: 'owner',
    input: ({ documentId }) => ({ documentId, template: 'question', question: 'When does the canary sing?' }),
  },
  'analyses.askMany': {
    for: 'owner',
    input: ({ documentId }) => ({ documentIds: [documentId], template: 'summary' }),
  },
  'analyses.batch': { for: 'owner', input: ({ batchId }) => ({ id: batchId }) },
  'analyses.estimate': { for: 'owner', input: ({ documentId }) => ({ documentId, template: 'summary' }) },
  'analyses.review': {
    for: 'owner',
    input: ({ runId }) => ({ runId, ordinal: 1, verdict: 'accepted', note: 'a note' }),
  },
  'analyses.get': { for: 'owner', input: ({ analysisId }) => ({ id: analysisId }) },
  'analyses.stop': { for: 'owner', input: ({ analysisId }) => ({ id: analysisId }) },
  'analyses.remove': { for: 'owner', input: ({ analysisId }) => ({ id: analysisId }) },
  'analyses.events': { for: 'owner', input: ({ runId }) => ({ runId, lastEventId: '0' }) },
  'jobs.list': { for: 'themselves', input: () => ({ limit: 50, offset: 0, states: ['done'] }) },
  'jobs.get': { for: 'owner', input: ({ jobId }) => ({ id: jobId }) },
  'jobs.retry': { for: 'owner', input: ({ jobId }) => ({ id: jobId }) },
  'jobs.cancel': { for: 'owner', input: ({ jobId }) => ({ id: jobId }) },
  'jobs.retryFailed': { for: 'themselves' },
  'jobs.changes': { for: 'themselves' },
  'models.list': { for: 'themselves' },
  'models.test': { for: 'admins', input: () => ({ model: 'extractive' }) },
  'models.setSwitch': { for: 'admins', input: () => ({ model: 'nobody/nothing', on: true }) },
  'search.query': {
    for: 'themselves',
    input: ({ documentId }) => ({ query: 'canary', documentId, fileTypes: ['text'], limit: 20, cursor: 0 }),
  },
  'search.status': { for: 'themselves' },
}

export interface Procedure extends Case {
  name: string
  type: 'query' | 'mutation' | 'subscription'
}

/** Every procedure of the router with its case. Throws where the table and the router name different ones. */
export function everyProcedure(): Procedure[] {
  const procedures = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: Procedure['type'] } }
  >
  const without = Object.keys(procedures).filter((name) => !CASES[name])
  const gone = Object.keys(CASES).filter((name) => !procedures[name])
  if (without.length + gone.length > 0)
    throw new Error(`src/test/doors/procedures.ts: no case for ${without}; no procedure for ${gone}`)
  return Object.entries(procedures).map(([name, { _def }]) => ({
    name,
    type: _def.type,
    for: 'everybody',
    ...CASES[name],
  }))
}
