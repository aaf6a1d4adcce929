/** What S3 says in XML: few, flat elements of names that are known, so that no parser is needed. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text of each element of this name, in order. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole),
  )
}

/** The text of the first element of this name, or null. */
export function element(xml: string, name: string): string | null {
  return elements(xml, name)[0] ?? null
}

/** The inside of each element of this name that holds others. */
export function blocks(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside = '']) => inside)
}
