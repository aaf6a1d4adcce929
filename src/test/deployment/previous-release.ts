import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** The newest tag; without tags, the commit before the newest migration. Undefined where there is no such history. */
export function previousRelease(): string | undefined {
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD')
  if (tag) return tag
  const newest = readdirSync('prisma/migrations')
    .filter((name) => /^\d/.test(name))
    .sort()
    .at(-1)
  const made = git('log', '--diff-filter=A', '--format=%H', '--', `prisma/migrations/${newest}/migration.sql`)
  const first = made?.split('\n').at(-1)
  return first ? git('rev-parse', '--verify', `${first}^`) : undefined
}

/** What git says; undefined where it can't. */
export function git(...args: string[]): string | undefined {
  try {
    return (
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
    )
  } catch {
    return undefined
  }
}
