'use client'
import type { InstallationLimits } from '#contracts/admin.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { bytes } from '#ui/parts/bytes.ts'
import { Section } from '#ui/parts/section.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { Facts } from './facts.tsx'
import { useLimits } from './use-admin.ts'

const RATES: Record<string, string> = {
  'log-in': 'Wrong passwords for one account from one address',
  'log-in-address': 'Wrong passwords from one address',
  'sign-up': 'New accounts and mailed links, from one address',
  uploads: 'Uploads of one user',
  analyses: 'Questions of one user',
  requests: 'Requests of one user',
}
const SIGN_UP = { open: 'Everybody', invited: 'Who is invited', closed: 'Nobody' }

/** What holds for everybody here; read only, as it is set where UltrAI runs. */
export function LimitsPage() {
  const { data, error, refetch } = useLimits()
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="h-96" />
  return (
    <>
      <Section
        title="Quotas"
        about="Set where UltrAI runs, in its environment. A user’s own cap is set under Users."
      >
        <Facts
          label="Quotas"
          facts={[
            ['Who may make an account', SIGN_UP[data.signUp]],
            ['Uploads a day (UTC)', data.uploadsPerDay.toLocaleString('en')],
            ['The largest file', bytes(data.maxFileBytes)],
            ['Documents of one user read at once', data.jobsPerUser],
            ['What a month may cost each user', dollars(data.monthlyCapUsdPerUser)],
            ['What a month may cost in all', dollars(data.monthlyCapUsd)],
          ]}
        />
      </Section>
      <Section title="Rates" about="What is more is refused with the time to wait. RATE_LIMITS changes them.">
        <Facts label="Rates" facts={data.rates.map(rateFact)} />
      </Section>
    </>
  )
}

function rateFact({ name, limit, seconds }: InstallationLimits['rates'][number]): [string, string] {
  return [RATES[name] ?? name, `${limit.toLocaleString('en')} in ${period(seconds)}`]
}

function period(seconds: number): string {
  if (seconds % 3600 === 0) return seconds === 3600 ? 'an hour' : `${seconds / 3600} hours`
  if (seconds % 60 === 0) return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`
  return `${seconds} seconds`
}

function dollars(amount: number | null): string {
  return amount === null ? 'No limit' : `$${amount.toLocaleString('en')}`
}
