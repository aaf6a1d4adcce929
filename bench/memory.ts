import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Memory in MiB (proportional set size: what processes share is divided among them), with all children. */
export interface Memory {
  web: number
  worker: number
  postgres: number
}

/** Looks how much each part has; zeros where there is no /proc. */
export function memoryOf(pids: { web: number; worker: number; postgres: number }): Memory {
  const parents = parentsOfAll()
  const whole = (pid: number): number =>
    pssMiB(pid) + (parents.get(pid) ?? []).reduce((sum, child) => sum + whole(child), 0)
  return { web: whole(pids.web), worker: whole(pids.worker), postgres: whole(pids.postgres) }
}

/** The process of a Postgres of this machine: the parent of whoever answers us. */
export async function postgresPid(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
  const parent = parentOf(rows[0].pid)
  await client.end()
  return parent
}

function parentsOfAll(): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const name of listed('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name))
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  return children
}

/** From /proc/PID/stat; the name before it may hold spaces and brackets. */
function parentOf(pid: number): number {
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0)
}

function pssMiB(pid: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))
  return Number(found?.[1] ?? 0) / 1024
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** '' for a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
