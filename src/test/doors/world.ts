import type { Caller, TestApp } from '#test/app.ts'
import type { Ids } from './procedures.ts'

/** Stands in what is ada's, and nowhere else. */
export const CANARY = 'The canary sings at 4 in the morning.'

export interface Person {
  /** What a browser or a program of theirs sends. */
  authorization: string
  cookie: string
  caller: Caller
}

/** Two people, of whom one has everything that has an id. The installation's worker must run. */
export async function twoPeople(app: TestApp): Promise<{ ada: Person; bob: Person; ids: Ids }> {
  const ada = await app.signUp('ada')
  const bob = await app.signUp('bob')
  const { caller } = ada
  const documentId = await app.ready(ada.user, 'secret.txt', CANARY)
  const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary' })
  const { batchId } = await caller.analyses.askMany({ documentIds: [documentId], template: 'summary' })
  const { token } = await caller.account.makeToken({ name: 'a program', scopes: ['read'], days: 30 })
  const ids = {
    documentId,
    analysisId,
    batchId,
    runId: (await caller.analyses.get({ id: analysisId })).runs[0]?.id ?? 0,
    sessionId: (await caller.account.sessions())[0]?.id ?? '',
    tokenId: token.id,
    jobId: (await caller.jobs.list()).rows[0]?.id ?? '',
  }
  return { ada: asPerson(ada), bob: asPerson(bob), ids }
}

function asPerson({ cookie, caller }: { cookie: string; caller: Caller }): Person {
  return { cookie, caller, authorization: `Bearer ${cookie.slice(cookie.indexOf('=') + 1)}` }
}
