import { expect, test } from 'vitest'
import { inSight, type Phase, type Upload } from './queue.ts'
import { trayTitle } from './tray-title.ts'

const WAITING: Phase = { is: 'waiting' }
const SENT: Phase = { is: 'sent', documentId: 1, jobId: '00000000-0000-4000-8000-000000000000' }
const FAILED: Phase = { is: 'failed', error: null }
const title = (...phases: Phase[]) =>
  trayTitle(phases.map((phase, key): Upload => ({ key, name: 'a', size: 1, phase })))

test('while files are on their way, it says how many', () => {
  expect(title(WAITING, { is: 'sending', progress: 0.2 }, SENT, FAILED)).toBe('Uploading 2 files')
})

test('then it says how it ended', () => {
  expect(title(SENT)).toBe('1 file uploaded')
  expect(title(SENT, SENT, FAILED)).toBe('2 uploaded, 1 not')
  expect(title(FAILED)).toBe('1 file not uploaded')
  expect(title({ is: 'cancelled' })).toBe('Nothing was uploaded')
})

test('what is under way stands above what waits', () => {
  const queue = [SENT, { is: 'sending', progress: 0.2 } as const, WAITING, WAITING].map(
    (phase, key): Upload => ({ key, name: 'a', size: 1, phase }),
  )
  expect(inSight(queue).map(({ key }) => key)).toEqual([1, 0, 3, 2])
})
