import { makeZip, type ZipEntry } from './zip.ts'

export interface DocxParts {
  /** What is in `w:body`. */
  body: string
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  /** Beside the parts, or instead of one of them. */
  more?: ZipEntry[]
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A Word document with the parts given, as small as Word opens. */
export function makeDocx({ body, more = [], ...parts }: DocxParts): Uint8Array<ArrayBuffer> {
  const names = Object.keys(parts) as (keyof typeof parts)[]
  const entries: ZipEntry[] = [
    { name: '[Content_Types].xml', data: contentTypes(names) },
    { name: '_rels/.rels', data: relations([['officeDocument', 'word/document.xml']]) },
    {
      name: 'word/_rels/document.xml.rels',
      data: relations(names.map((name) => [name, `${name}.xml`])),
    },
    { name: 'word/document.xml', data: part('document', `<w:body>${body}</w:body>`) },
    ...names.map((name) => ({ name: `word/${name}.xml`, data: part(name, parts[name] ?? '') })),
  ]
  const replaced = new Set(more.map(({ name }) => name))
  return makeZip([...entries.filter(({ name }) => !replaced.has(name)), ...more])
}

/** A paragraph of one run. */
export function p(text: string, properties = ''): string {
  const space = 'xml:space="preserve"'
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t ${space}>${text}</w:t></w:r></w:p>`
}

function part(name: string, content: string): string {
  return `${HEAD}<w:${name} ${NAMESPACES}>${content}</w:${name}>`
}

function relations(targets: [string, string][]): string {
  const list = targets.map(
    ([type, target], i) => `<Relationship Id="r${i}" Type="${TYPES}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships>${list.join('')}</Relationships>`
}

function contentTypes(names: string[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const list = ['document.main', ...names].map(
    (name) =>
      `<Override PartName="/word/${name.replace('.main', '')}.xml" ContentType="${type}.${name}+xml"/>`,
  )
  return `${HEAD}<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${list.join('')}</Types>`
}
