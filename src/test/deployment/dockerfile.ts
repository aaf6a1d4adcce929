/** An instruction of a Dockerfile: its name in capitals and the rest of its line, continuations joined. */
export interface Instruction {
  name: string
  rest: string
}

/** A stage: what it is built from, what later ones call it, and its instructions. */
export interface Stage {
  from: string
  name: string
  instructions: Instruction[]
}

/** As much of the format as ours uses: no here-documents, no ARG before FROM, no escape directive. */
export function readDockerfile(source: string): Stage[] {
  const stages: Stage[] = []
  const lines = source
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim())
  for (const line of lines) {
    const [, name = '', rest = ''] = /^\s*(\w+)\s+(.*)$/.exec(line) ?? []
    const [, from = '', as = ''] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(rest) ?? []
    if (name.toUpperCase() === 'FROM') stages.push({ from, name: as, instructions: [] })
    else stages.at(-1)?.instructions.push({ name: name.toUpperCase(), rest: rest.trim() })
  }
  return stages
}

/** The rests of all instructions of a name. */
export function all(stage: Stage, name: string): string[] {
  return stage.instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest)
}

/** The variables that a stage sets, of `ENV A=1 B=2`. */
export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = all(stage, 'ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=(\S+)/g)])
  return Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
}

/** Whether a path is sent to the engine at all, by the rules of a .dockerignore: the last that fits decides. */
export function isSent(path: string, ignore: string): boolean {
  let sent = true
  for (const line of ignore.split('\n').map((text) => text.trim())) {
    if (!line || line.startsWith('#')) continue
    const rule = line.replace(/^!/, '')
    if (fits(path, rule)) sent = line.startsWith('!')
  }
  return sent
}

function fits(path: string, rule: string): boolean {
  const pattern = rule.replaceAll('.', '\\.').replaceAll('*', '[^/]*')
  return new RegExp(`^${pattern}(?:/|$)`).test(path)
}
