import { readFileSync, writeFileSync } from 'node:fs'
import { CONFIG } from '../src/server/platform/env.ts'
import { metricsGuide } from './metrics-guide.ts'

const HEAD = 'Written by `npm run docs`; a test fails when it is out of date.'

/** What an entry is when nothing is set. */
function defaultOf(schema: { safeParse(value: unknown): { success: boolean; data?: unknown } }): string {
  const parsed = schema.safeParse(undefined)
  const isPlain = parsed.success && (typeof parsed.data !== 'object' || Array.isArray(parsed.data))
  return isPlain && parsed.data !== undefined ? String(parsed.data) : ''
}

function envExample(): string {
  const entries = Object.values(CONFIG).map(
    ({ env, doc, schema }) => `# ${doc}\n#${env}=${defaultOf(schema)}\n`,
  )
  return `# ${HEAD}\n# Nothing here is needed to try UltrAI: \`npm start\` picks what is missing by itself.\n\n${entries.join('\n')}`
}

function configurationGuide(): string {
  const rows = Object.values(CONFIG).map(
    ({ env, doc, schema }) => `| \`${env}\` | ${doc.replaceAll('|', '\\|')} | ${defaultOf(schema) || '–'} |`,
  )
  return `# Configuration

${HEAD}

Every setting is a variable of the environment, or a line of a file \`.env\` beside \`package.json\`. An empty value counts as not set.
Each is also understood with \`UPLOAD_PIPELINE_\` in front, where several services share one environment; the plain name wins.
A wrong value stops the start with a message that names the variable and what would be right.

| variable | meaning | default |
|---|---|---|
${rows.join('\n')}
`
}

interface Column {
  name: string
  type: string
  note: string
}

/** The tables as prisma/schema.prisma says them, with their doc comments. */
function dataModel(): string {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const parts = [...schema.matchAll(/((?:^\/\/\/.*\n)*)^(model|enum) (\w+) \{\n([\s\S]*?)^\}/gm)]
  const models = new Set(parts.filter((part) => part[2] === 'model').map((part) => part[3] ?? ''))
  const tables = parts
    .filter((part) => part[2] === 'model')
    .map(([, doc = '', , name = '', body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name
      const rows = columnsOf(body, models).map(
        (column) => `| \`${column.name}\` | ${column.type} | ${column.note} |`,
      )
      return `## ${table}\n\n${plain(doc)}\n\n| column | type | |\n|---|---|---|\n${rows.join('\n')}\n`
    })
  return `# Data model

${HEAD} The source is \`prisma/schema.prisma\`; constraints and triggers that Prisma can't say stand in \`prisma/migrations/\`.
Every position is a UTF-16 offset into a version of a document's canonical text, half-open.

${tables.join('\n')}`
}

function columnsOf(body: string, models: Set<string>): Column[] {
  const columns: Column[] = []
  let doc = ''
  for (const line of body.split('\n').map((text) => text.trim())) {
    if (line.startsWith('///')) doc += `${line}\n`
    const field = /^(\w+)\s+(\w+(?:\("\w+"\))?)(\[\])?(\?)?\s*(.*)$/.exec(line)
    if (!field || line.startsWith('@@') || line.startsWith('//')) continue
    const [, name = '', type = '', many, optional, rest = ''] = field
    if (!many && !models.has(type))
      columns.push({
        name: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name,
        type: type + (optional ? ', may be null' : ''),
        note: plain(doc),
      })
    doc = ''
  }
  return columns
}

function plain(doc: string): string {
  return doc
    .replace(/^\/\/\/ ?/gm, '')
    .trim()
    .replaceAll('\n', ' ')
    .replaceAll('|', '\\|')
}

/** Every generated file with its content. */
export const GENERATED: Record<string, () => string> = {
  '.env.example': envExample,
  'docs/configuration.md': configurationGuide,
  'docs/data-model.md': dataModel,
  'docs/metrics.md': () => metricsGuide(HEAD),
}

if (import.meta.main) for (const [path, make] of Object.entries(GENERATED)) writeFileSync(path, make())
