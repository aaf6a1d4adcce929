import { makeZip, type ZipEntry } from './zip.ts'

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const NAMESPACES = [
  `xmlns:r="${TYPES}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ')

/** A part of a package and what it refers to: relationships' ids with their type and target. */
export interface OpcPart {
  name: string
  data: string
  relations?: Record<string, [type: string, target: string]>
}

/** An office package of these parts; the first is the main one. */
export function makeOpc(parts: OpcPart[]): Uint8Array<ArrayBuffer> {
  const [main] = parts
  const entries: ZipEntry[] = [
    { name: '[Content_Types].xml', data: `${HEAD}<Types/>` },
    { name: '_rels/.rels', data: relationships({ r1: ['officeDocument', main?.name ?? ''] }) },
  ]
  for (const { name, data, relations } of parts) {
    entries.push({ name, data })
    const folder = name.slice(0, name.lastIndexOf('/'))
    const rels = `${folder}/_rels/${name.slice(folder.length + 1)}.rels`
    if (relations) entries.push({ name: rels, data: relationships(relations) })
  }
  return makeZip(entries)
}

/** An XML part with every namespace that these files use. */
export function part(root: string, content: string, attributes = ''): string {
  return `${HEAD}<${root} ${NAMESPACES} ${attributes}>${content}</${root}>`
}

function relationships(relations: Record<string, [string, string]>): string {
  const list = Object.entries(relations).map(
    ([id, [type, target]]) => `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships>${list.join('')}</Relationships>`
}
