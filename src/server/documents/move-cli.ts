import { POLICIES } from '#server/jobs/kinds.ts'
import { buildDeps } from '#server/platform/deps.ts'
import type { Env } from '#server/platform/env.ts'
import { moveBlobs } from './move-blobs.ts'

const USAGE = 'usage: npm run blobs:move -- --to s3|postgres'

/** `npm run blobs:move -- --to s3|postgres`, with the app's own environment. Exit code 1 when a file was not moved. */
export async function runMove(env: Env, args: string[]): Promise<void> {
  const [flag, to, ...more] = args
  if (flag === '--to' && (to === 's3' || to === 'postgres') && more.length === 0) return move(env, to)
  console.error(USAGE)
  process.exitCode = 2
}

async function move(env: Env, to: 's3' | 'postgres'): Promise<void> {
  if (to === 's3' && !env.s3Bucket) throw new Error('S3_BUCKET: needed here; docs/storage.md says what else.')
  const deps = buildDeps({ ...env, logLevel: 'error' }, 'worker', POLICIES)
  try {
    if (deps.blobs.driver !== to)
      console.log(
        `New files go to ${deps.blobs.driver} meanwhile: BLOB_STORE=${to} sends them to ${to} as well.`,
      )
    const { moved, bytes, skipped, failed } = await moveBlobs(deps, {
      to,
      onFile: (counts) => {
        const done = counts.moved + counts.skipped + counts.failed
        if (done % 25 === 0) console.log(`${done} files: ${counts.moved} moved, ${counts.failed} failed`)
      },
      onProblem: (id, problem) => console.error(`${id}: ${problem.message}`),
    })
    console.log(`${moved} moved (${bytes} bytes), ${skipped} skipped, ${failed} failed.`)
    if (failed > 0) process.exitCode = 1
  } finally {
    await deps.close(0)
  }
}
