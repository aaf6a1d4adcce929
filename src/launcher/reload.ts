import { watch } from 'node:fs'
import { join } from 'node:path'
import type { Service } from './service.ts'
import { ROOT } from './settings.ts'

/** What both processes load by Node itself; pages are reloaded by Next. */
const WATCHED = /^(server|contracts|web|worker)\/.*(?<!\.test)\.ts$/
/** Editors write a file in several steps (ms). */
const SETTLED = 150

/** In development: starts web and worker again when a source of theirs changes. */
export function reloadOnChange(services: Service[]): void {
  let timer: NodeJS.Timeout | undefined
  watch(join(ROOT, 'src'), { recursive: true }, (_, file) => {
    if (!file || !WATCHED.test(file.replaceAll('\\', '/'))) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      console.log(`${file} changed: starting ${services.map((service) => service.name).join(' and ')} again.`)
      for (const service of services) void service.restart()
    }, SETTLED)
  })
}
