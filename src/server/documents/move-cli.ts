import { POLICIES } from '#server/jobs/kinds.ts'
import { buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { moveBlobs } from './move-blobs.ts'

/** `npm run blobs:move -- --to s3|postgres`, with the app's own environment. Ends with 1 when a file was not moved. */
const [flag, to, ...more] = process.argv.slice(2)

if (flag !== '--to' || (to !== 's3' && to !== 'postgres') || more.length > 0) {
  console.error('usage: npm run blobs:move -- --to s3|postgres')
  process.exitCode = 2
} else {
  try {
    await run(to)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

async function run(to: 's3' | 'postgres'): Promise<void> {
  const env = readEnv(process.env)
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
