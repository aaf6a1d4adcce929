import { count } from '#ui/parts/bytes.ts'
import { isUnderWay, type Upload } from './queue.ts'

/** The tray in a few words: what is under way; else how it ended. */
export function trayTitle(list: readonly Upload[]): string {
  const under = list.filter(isUnderWay).length
  if (under > 0) return `Uploading ${count(under, 'file')}`
  const failed = list.filter(({ phase }) => phase.is === 'failed').length
  const sent = list.filter(({ phase }) => phase.is === 'sent').length
  if (failed === 0) return sent === 0 ? 'Nothing was uploaded' : `${count(sent, 'file')} uploaded`
  return sent === 0 ? `${count(failed, 'file')} not uploaded` : `${sent} uploaded, ${failed} not`
}
