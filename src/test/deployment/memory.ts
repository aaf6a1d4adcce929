import { readdirSync, readFileSync } from 'node:fs'

/** Proportional memory of a process and all below it in MiB: pages that several share count once in all. Linux only. */
export function memoryOfTree(pid: number): number {
  return [pid, ...descendants(pid)].reduce((sum, one) => sum + proportional(one), 0) / 1024
}

function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid)
  return children.flatMap((child) => [child, ...descendants(child)])
}

function parentOf(pid: number): number | null {
  return fieldOf(`/proc/${pid}/status`, /^PPid:\s+(\d+)/m)
}

/** In KiB. A process that has just ended counts nothing. */
function proportional(pid: number): number {
  return fieldOf(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) ?? 0
}

function fieldOf(path: string, pattern: RegExp): number | null {
  try {
    const [, value] = pattern.exec(readFileSync(path, 'utf8')) ?? []
    return value === undefined ? null : Number(value)
  } catch {
    return null
  }
}
