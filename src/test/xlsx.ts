import { makeOpc, type OpcPart, part } from './opc.ts'

export interface XlsxSheet {
  name: string
  /** What is in `worksheet`: `sheetData`, `cols` and the like. */
  content: string
  state?: string
  relations?: OpcPart['relations']
}

export interface XlsxParts {
  sheets: XlsxSheet[]
  /** What is in each `si`. */
  strings?: string[]
  /** What is in `styleSheet`. */
  styles?: string
  properties?: string
  more?: OpcPart[]
}

/** A workbook with the parts given. */
export function makeXlsx({ sheets, strings = [], styles = '', properties = '', more = [] }: XlsxParts) {
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"${state ? ` state="${state}"` : ''}/>`,
  )
  const relations: OpcPart['relations'] = {
    strings: ['sharedStrings', 'sharedStrings.xml'],
    styles: ['styles', 'styles.xml'],
  }
  for (const [i] of sheets.entries()) relations[`s${i}`] = ['worksheet', `worksheets/sheet${i + 1}.xml`]
  return makeOpc([
    {
      name: 'xl/workbook.xml',
      data: part('workbook', `${properties}<sheets>${list.join('')}</sheets>`),
      relations,
    },
    { name: 'xl/sharedStrings.xml', data: part('sst', strings.map((words) => `<si>${words}</si>`).join('')) },
    { name: 'xl/styles.xml', data: part('styleSheet', styles) },
    ...sheets.map(({ content, relations: own }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: part('worksheet', content),
      ...(own && { relations: own }),
    })),
    ...more,
  ])
}

/** Rows of words as `sheetData`, each in its cell. */
export function sheetData(rows: string[][]): string {
  const cells = (words: string[]) =>
    words.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join('')
  return `<sheetData>${rows.map((words) => `<row>${cells(words)}</row>`).join('')}</sheetData>`
}
