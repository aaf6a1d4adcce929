'use client'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { byProvider } from './model-words.ts'
import { ProviderSection } from './provider-section.tsx'
import { useModels } from './use-models.ts'

/** Which models there are here, what they cost, and where a document's text goes. Admins test and switch them. */
export function ModelsPage({ isAdmin }: { isAdmin: boolean }) {
  const { data, error, refetch } = useModels()
  return (
    <PageFrame title="Models">
      <p className="mb-6 max-w-2xl text-muted text-sm">
        A question goes to the models that you choose for it. Prices are dollars for a million tokens, some
        750,000 words{isAdmin ? '; keys and endpoints are set where UltrAI runs, in its environment.' : '.'}
      </p>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <div className="space-y-8">
        {byProvider(data ?? []).map((group) => (
          <ProviderSection key={group.provider} group={group} isAdmin={isAdmin} />
        ))}
      </div>
    </PageFrame>
  )
}

function Loading() {
  return (
    <div className="space-y-3">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  )
}
