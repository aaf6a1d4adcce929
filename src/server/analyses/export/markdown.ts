import type { Claim } from '#contracts/analysis.ts'
import { doubtWords } from '#contracts/citation-words.ts'
import { coverageWords, readingWords } from '#contracts/coverage-words.ts'
import { type Block, type Inline, parseMarked, visible } from '#contracts/marked-text.ts'
import { bySection, tallyOf, tallyWords } from '#contracts/tally.ts'
import { type AnswerRecord, oneLine, placeOf, verdictOf } from './record.ts'

/** An answer to read and to hand on: each claim with its quotes, their places and what was found for them. */
export function toMarkdown(record: AnswerRecord): string {
  const { analysis, run, template, document, coverage } = record
  const share = tallyWords(tallyOf(run.claims))
  const facts = [
    `Document: ${escaped(document.filename)}`,
    `SHA-256: \`${document.sha256}\``,
    `Analysis: ${escaped(template.label)} (version ${template.version})`,
    ...(analysis.question === '' ? [] : [`Question: ${escaped(analysis.question)}`]),
    `Model: ${escaped(analysis.model)}`,
    `Asked: ${analysis.createdAt}${analysis.cached ? ', answered from the cache' : ''}`,
    `State: ${run.state}${run.outcome === 'not_found' ? ', not found in this document' : ''}`,
    `Read: ${coverageWords(coverage, run.pagesGiven, document.fileType)} ${readingWords(run.reading, document.fileType)}`,
    ...(share ? [`Holds: ${share}`] : []),
  ]
  const sections = bySection(run.claims).flatMap(({ section, claims }) => [
    ...(section ? [`## ${escaped(section)}`] : []),
    ...claims.map((claim) => claimText(record, claim)),
  ])
  const title = `# ${escaped(template.label)}: ${escaped(document.filename)}`
  return `${[title, facts.map((fact) => `- ${fact}`).join('\n'), ...sections].join('\n\n')}\n`
}

function claimText(record: AnswerRecord, claim: Claim): string {
  const doubt = doubtWords(claim)
  const { verdict, note } = claim.review
  const head = `**${claim.ordinal}.** ${parseMarked(claim.text).map(blockText).join('\n\n')}`
  const lines = [
    ...cellLines(record, claim),
    ...claim.citations.map((citation) => {
      const where = [placeOf(record, citation), verdictOf(citation)].filter(Boolean).join(', ')
      return `\\[${citation.number}\\] “${escaped(oneLine(citation.exact))}” (${escaped(where)})`
    }),
    ...(doubt ? [escaped(doubt)] : []),
    ...(claim.retried ? ['Second try of the model'] : []),
    ...(verdict ? [`Review: **${verdict}**`] : []),
    ...(note ? [`Note: ${escaped(oneLine(note))}`] : []),
  ]
  return [head, lines.map((line) => `- ${line}`).join('\n')].join('\n\n')
}

function cellLines({ template }: AnswerRecord, { cells }: Claim): string[] {
  if (template.output.kind !== 'table' || !cells) return []
  return template.output.columns.flatMap(({ id, label }) =>
    cells[id] ? [`${escaped(label)}: ${escaped(oneLine(cells[id]))}`] : [],
  )
}

function blockText(block: Block): string {
  return block.kind === 'list'
    ? block.items.map((item) => `- ${inlineText(item)}`).join('\n')
    : inlineText(block.children)
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((one) => {
      if (one.kind === 'text') return escaped(one.text)
      if (one.kind === 'code') return `\`${one.text}\``
      const sign = one.kind === 'strong' ? '**' : '*'
      return `${sign}${inlineText(one.children)}${sign}`
    })
    .join('')
}

/** Words that mean nothing to Markdown: no link, image, HTML or address that a reader's program would make one of. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$@^=]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replace(/^(\s*)(-|\d+(?=[.)]))/gm, (_, space: string, sign: string) =>
      sign === '-' ? `${space}\\-` : `${space}${sign}\\`,
    )
}
