'use client'
import { useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { Button } from '#ui/parts/button.tsx'
import { Choice } from '#ui/parts/choice.tsx'
import { Empty } from '#ui/parts/empty.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { MonthBar } from './month-bar.tsx'
import { PERIODS, type Period } from './series.ts'
import { UsageFigures } from './usage-figures.tsx'
import { monthWords } from './usage-words.ts'

const PERIOD_WORDS: Record<Period, string> = { 7: '7 days', 30: '30 days', 365: '1 year' }

/** What was asked, what it took, what the cache saved; how the month stands against its caps. */
export function UsagePage() {
  const [days, setDays] = useState<Period>(30)
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(
    trpc.analyses.usage.queryOptions({ days }, { placeholderData: (before) => before }),
  )
  const period = (
    <Choice
      label="Period"
      value={days}
      options={PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] }))}
      onChange={setDays}
    />
  )
  return (
    <PageFrame title="Usage" actions={period}>
      {data ? (
        <>
          <section
            aria-label="This month"
            className="mb-6 flex flex-wrap gap-x-10 gap-y-4 rounded-xl border border-line bg-surface p-4"
          >
            <MonthBar label={`Yours in ${monthWords(Date.now())}`} {...data.month} />
            {data.installation && <MonthBar label="Everybody on this server" {...data.installation} />}
          </section>
          {data.rows.length > 0 ? <UsageFigures rows={data.rows} period={days} /> : <NoUsage days={days} />}
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading the usage" className="flex flex-col gap-6">
          <Skeleton className="h-21" />
          <Skeleton className="h-60" />
          <Skeleton className="h-40" />
        </div>
      )}
    </PageFrame>
  )
}

function NoUsage({ days }: { days: Period }) {
  const action = (
    <Button asChild look="primary">
      <Link href="/documents">Choose a document</Link>
    </Button>
  )
  return (
    <Empty
      icon={<ChartNoAxesColumn aria-hidden />}
      title={`Nothing asked in the last ${PERIOD_WORDS[days]}`}
      action={action}
    >
      Questions, tokens and what they cost are counted here by day and model.
    </Empty>
  )
}
