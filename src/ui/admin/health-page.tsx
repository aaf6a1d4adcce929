'use client'
import type { Health } from '#contracts/health.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Badge, type Tone } from '#ui/parts/badge.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { Facts } from './facts.tsx'
import { useHealth } from './use-admin.ts'

const STATUS: Record<Health['status'], { word: string; tone: Tone }> = {
  ok: { word: 'All is well', tone: 'verified' },
  degraded: { word: 'Something is amiss', tone: 'altered' },
  down: { word: 'Not working', tone: 'danger' },
}

/** How the installation is, asked every five seconds. */
export function HealthPage() {
  const { data, error, refetch } = useHealth()
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="h-72" />
  const { word, tone } = STATUS[data.status]
  return (
    <Facts
      label="Health"
      facts={[
        [
          'All in all',
          <Badge key="status" tone={tone}>
            {word}
          </Badge>,
        ],
        ['Database', data.database === 'connected' ? 'Connected' : 'Can’t be reached'],
        ['Worker', data.worker === 'alive' ? 'At work' : 'Silent for 20 seconds or more'],
        ['Cache', { redis: 'Redis', memory: 'In each process', down: 'Redis can’t be reached' }[data.cache]],
        ['Files are kept in', data.storage === 's3' ? 'S3' : 'Postgres'],
        ['Profile', data.environment],
        ['Version', data.version],
      ]}
    />
  )
}
