import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

const FOLDER = 'src/server/analyses/templates'
const HEAD =
  '// Written by `npm run generate` from the files of server/analyses/templates; a test fails when it is out of date.'
const OURS = new Set(['all.ts', 'registry.ts'])

/**
 * The two files that name every template, so that adding one is a file and nothing else.
 * @param {string} folder where the templates lie
 * @returns {Record<string, string>} contents by path
 */
export function templateFiles(folder = join(ROOT, FOLDER)) {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !OURS.has(name),
  )
  const names = files.map((name) => name.slice(0, -3)).sort()
  return {
    'src/contracts/template-ids.ts': `${HEAD}
export const TEMPLATE_IDS = [
${names.map((name) => `  '${idOf(name)}',`).join('\n')}
] as const
`,
    [`${FOLDER}/all.ts`]: `${HEAD}
import type { Template, TemplateId } from '#contracts/template.ts'
${names.map((name) => `import { template as ${variableOf(name)} } from './${name}.ts'`).join('\n')}

export const ALL: Record<TemplateId, Template> = {
${names.map(entryOf).join('\n')}
}
`,
  }
}

/** Writes those of the two that are out of date. */
export function ensureTemplates() {
  for (const [path, content] of Object.entries(templateFiles()))
    if (contentOf(path) !== content) writeFileSync(join(ROOT, path), content)
}

function contentOf(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch {
    return null
  }
}

const idOf = (name) => name.replaceAll('-', '_')
const variableOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const entryOf = (name) =>
  idOf(name) === variableOf(name) ? `  ${idOf(name)},` : `  ${idOf(name)}: ${variableOf(name)},`
