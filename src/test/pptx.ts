import { makeOpc, type OpcPart, part } from './opc.ts'

export interface PptxSlide {
  /** What is in `p:spTree`. */
  shapes: string
  /** What is in the `p:spTree` of its notes. */
  notes?: string
  isHidden?: boolean
  relations?: OpcPart['relations']
}

/** A presentation with the slides given; `layout` is what is in the `p:spTree` of the layout that all share. */
export function makePptx({ slides, layout = '', more = [] }: PptxParts): Uint8Array<ArrayBuffer> {
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('')
  return makeOpc([
    {
      name: 'ppt/presentation.xml',
      data: part('p:presentation', `<p:sldIdLst>${ids}</p:sldIdLst>`),
      relations: Object.fromEntries(slides.map((_, i) => [`s${i}`, ['slide', `slides/slide${i + 1}.xml`]])),
    },
    { name: 'ppt/slideLayouts/slideLayout1.xml', data: part('p:sldLayout', tree(layout)) },
    ...slides.flatMap((slide, i) => slideParts(slide, i + 1)),
    ...more,
  ])
}

export interface PptxParts {
  slides: PptxSlide[]
  layout?: string
  more?: OpcPart[]
}

function slideParts({ shapes, notes, isHidden, relations }: PptxSlide, number: number): OpcPart[] {
  const links: OpcPart['relations'] = {
    layout: ['slideLayout', '../slideLayouts/slideLayout1.xml'],
    ...relations,
  }
  if (notes !== undefined) links.notes = ['notesSlide', `../notesSlides/notesSlide${number}.xml`]
  const slide = {
    name: `ppt/slides/slide${number}.xml`,
    data: part('p:sld', tree(shapes), isHidden ? 'show="0"' : ''),
    relations: links,
  }
  if (notes === undefined) return [slide]
  return [slide, { name: `ppt/notesSlides/notesSlide${number}.xml`, data: part('p:notes', tree(notes)) }]
}

function tree(shapes: string): string {
  return `<p:cSld><p:spTree>${shapes}</p:spTree></p:cSld>`
}

/** A shape with paragraphs; `ph` are the attributes of its placeholder, null for a text box. */
export function shape(paragraphs: string, ph: string | null = null, listStyle = ''): string {
  const place = ph === null ? '' : `<p:ph ${ph}/>`
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody><a:lstStyle>${listStyle}</a:lstStyle>${paragraphs}</p:txBody></p:sp>`
}

/** A paragraph of one run. */
export function ap(words: string, properties = '', run = ''): string {
  return `<a:p><a:pPr ${properties.startsWith('<') ? `>${properties}</a:pPr>` : `${properties}/>`}<a:r><a:rPr ${run}/><a:t>${words}</a:t></a:r></a:p>`
}

/** A table of rows of words. */
export function slideTable(rows: string[][]): string {
  const cell = (words: string) => `<a:tc><a:txBody>${ap(words)}</a:txBody></a:tc>`
  const row = (words: string[]) => `<a:tr>${words.map(cell).join('')}</a:tr>`
  return `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${rows.map(row).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
}
