import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { DoorPolicy } from '#contracts/account.ts'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import type { User } from '#contracts/auth.ts'
import type { DocumentDetail, PageContent } from '#contracts/document.ts'
import { MAX_INTEGER } from '#contracts/id.ts'
import { detail as analysisDetail } from '#server/analyses/read.ts'
import { doorPolicy } from '#server/auth/doors.ts'
import { detail as documentDetail, page as documentPage } from '#server/documents/read.ts'
import { AppError } from '#server/platform/errors.ts'
import { createContext } from './context.ts'
import { webDeps } from './deps.ts'

/** Who is looking at this page, or null. */
export async function currentUser(): Promise<User | null> {
  const jar = await cookies()
  return createContext(webDeps(), { cookie: jar.toString() }).user()
}

/** The person who is logged in; others are sent to log in and come back to `path`. */
export async function requireUser(path: string): Promise<User> {
  const user = await currentUser()
  if (!user) redirect(`/login?next=${encodeURIComponent(path)}`)
  return user
}

/** The admin who is logged in; for everybody else there is nothing at this address. */
export async function requireAdmin(): Promise<User> {
  const user = await currentUser()
  if (user?.role !== 'admin') notFound()
  return user
}

/** What the log-in and sign-up pages offer here. */
export function doors(): Promise<DoorPolicy> {
  return doorPolicy(webDeps())
}

/** What a document's page begins with, so that it needn't ask: taken at `at`, in milliseconds since 1970. */
export interface DocumentStart {
  document: DocumentDetail
  /** The analysis that the address names, if there is such a one. */
  analysis: AnalysisDetail | null
  at: number
}

/** The page of a document that isn't there, or isn't theirs, is "not found" with status 404. */
export async function requireDocument(
  id: number,
  path: string,
  analysisId: number | null,
): Promise<DocumentStart> {
  const user = await requireUser(path)
  if (!isRowId(id)) notFound()
  const [document, analysis] = await Promise.all([
    unless('document.not_found', documentDetail(webDeps(), { userId: user.id, id })),
    isRowId(analysisId)
      ? unless('analysis.not_found', analysisDetail(webDeps(), { userId: user.id, id: analysisId }))
      : null,
  ])
  if (!document) notFound()
  return { document, analysis, at: Date.now() }
}

/** A page of the document for whoever looks at it; null where there is none. */
export async function pageOfDocument(input: {
  id: number
  textId: number
  page: number
}): Promise<PageContent | null> {
  const user = await currentUser()
  return user && unless('document.not_found', documentPage(webDeps(), { userId: user.id, ...input }))
}

/** Notes what went wrong where the page can do without. */
export function warn(err: unknown, what: string): void {
  webDeps().log.warn({ err }, what)
}

function isRowId(id: number | null): id is number {
  return id !== null && Number.isSafeInteger(id) && id >= 1 && id <= MAX_INTEGER
}

/** The result, or null where that very error is thrown. */
async function unless<Result>(code: AppError['code'], result: Promise<Result>): Promise<Result | null> {
  try {
    return await result
  } catch (error) {
    if (error instanceof AppError && error.code === code) return null
    throw error
  }
}
