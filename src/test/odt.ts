import { makeZip, type ZipEntry } from './zip.ts'

export interface OdtParts {
  /** What is in `office:text`. */
  body: string
  /** What is in `office:automatic-styles`. */
  automatic?: string
  /** What is in `office:styles` of `styles.xml`. */
  styles?: string
  /** Beside the parts, or instead of one of them. */
  more?: ZipEntry[]
}

const NAMESPACES = ['office', 'text', 'table', 'style', 'draw', 'form', 'svg-compatible', 'manifest']
  .map(
    (name) => `xmlns:${name.replace('-compatible', '')}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  .join(' ')
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/** An OpenDocument text with the parts given. */
export function makeOdt({ body, automatic = '', styles = '', more = [] }: OdtParts): Uint8Array<ArrayBuffer> {
  const content = `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`
  const entries: ZipEntry[] = [
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', data: part('document-content', content) },
    { name: 'styles.xml', data: part('document-styles', `<office:styles>${styles}</office:styles>`) },
    { name: 'META-INF/manifest.xml', data: `${HEAD}<manifest:manifest ${NAMESPACES}/>` },
  ]
  const replaced = new Set(more.map(({ name }) => name))
  return makeZip([...entries.filter(({ name }) => !replaced.has(name)), ...more])
}

function part(name: string, content: string): string {
  return `${HEAD}<office:${name} ${NAMESPACES}>${content}</office:${name}>`
}
