'use client'
import type { ErrorCode } from '#contracts/error.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { DataSection } from './data-section.tsx'
import { EmailSection } from './email-section.tsx'
import { LogInsSection } from './log-ins-section.tsx'
import { NameSection } from './name-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { TokensSection } from './tokens-section.tsx'
import { useAccount } from './use-account.ts'

/** Everything of one's own account. `problem`: why another log-in could not be connected, when one comes from there. */
export function AccountPage({ problem }: { problem: ErrorCode | null }) {
  const { data, error, refetch } = useAccount()
  return (
    <PageFrame title="Account">
      {problem && (
        <div className="mb-6">
          <FormProblem problem={problemOfCode(problem)} />
        </div>
      )}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <NameSection account={data} />
          <EmailSection account={data} />
          <PasswordSection account={data} />
          <LogInsSection account={data} />
          <SessionsSection />
          <TokensSection />
          <DataSection account={data} />
        </>
      )}
    </PageFrame>
  )
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the account" className="flex flex-col gap-10">
      <Skeleton className="h-28" />
      <Skeleton className="h-28" />
      <Skeleton className="h-56" />
    </div>
  )
}
