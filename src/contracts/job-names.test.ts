import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { INGEST_STAGES, jobState } from './job.ts'
import { PROGRAM_STATUSES, programStatus } from './job-names.ts'

/** The table as the code has it: a row for each stage at work, then one for each other state. */
function table(): string[] {
  const working = [...INGEST_STAGES.filter((stage) => stage !== 'queued'), 'any other']
  const others = jobState.options.filter((state) => state !== 'working')
  return [
    ...working.map(
      (stage) => `| \`working\` | \`${stage}\` | \`${programStatus({ state: 'working', stage })}\` |`,
    ),
    ...others.map((state) => `| \`${state}\` | any | \`${programStatus({ state, stage: 'parsing' })}\` |`),
  ].map((row) => row.replace('`any other`', 'any other'))
}

test('the guide’s table of names is that of the code', () => {
  const guide = readFileSync(new URL('../../docs/jobs.md', import.meta.url), 'utf8')
  const rows = guide.split('| state | stage | status |\n|---|---|---|\n')[1]?.split('\n\n')[0]
  expect(rows?.trim().split('\n')).toEqual(table())
})

test('every status that programs may meet can come, and each state ends in one of the two last', () => {
  const seen = INGEST_STAGES.flatMap((stage) =>
    jobState.options.map((state) => programStatus({ state, stage })),
  )
  seen.push(programStatus({ state: 'working', stage: 'answering' }))
  expect([...new Set(seen)].sort()).toEqual([...PROGRAM_STATUSES].sort())
  const ends = (['done', 'deadletter', 'cancelled'] as const).map((state) =>
    programStatus({ state, stage: 'parsing' }),
  )
  expect(ends).toEqual(['complete', 'failed', 'failed'])
})
