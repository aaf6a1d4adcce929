const sum = { passed: 0, failed: 0, skipped: 0 }

/**
 * Runs one stage of the tests: says its name, how it ended and how long it took, and adds to the sum.
 * @param {() => Promise<{ passed?: number, failed?: number, skipped?: number }>} work counts nothing as one failure
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function stage(name, work) {
  console.log(`\n━━ ${name}`)
  const start = Date.now()
  const { passed = 0, failed = 0, skipped = 0 } = await outcome(work)
  const failures = passed + failed === 0 ? 1 : failed
  sum.passed += passed
  sum.failed += failures
  sum.skipped += skipped
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(
    `━━ ${name}: ${passed} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`,
  )
  return failures === 0
}

export const total = () => sum

async function outcome(work) {
  try {
    return await work()
  } catch (error) {
    console.error(error)
    return { failed: 1 }
  }
}
