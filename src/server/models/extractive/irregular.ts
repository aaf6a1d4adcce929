/** English verbs whose forms no stemmer brings together. */
const VERBS =
  `be was were been|begin began begun|bear born bore|break broke broken|bring brought|build built|buy bought
  catch caught|choose chose chosen|come came|cost costs|die died dying|draw drew drawn|drive drove driven|eat ate eaten
  fall fell fallen|feel felt|fight fought|fly flew flown|forbid forbade forbidden|forget forgot|get got|give gave given
  go went gone|grow grew grown|hear heard|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent
  lose lost|make made|mean meant|meet met|pay paid|ride rode|rise rose risen|run ran|say said|see saw seen|sell sold
  send sent|shoot shot|show shown|sing sang|sink sank sunk|sit sat|speak spoke spoken|spend spent|stand stood
  steal stole stolen|strike struck|swear swore sworn|take took taken|teach taught|tell told|think thought
  throw threw thrown|understand understood|wear wore worn|win won|write wrote written`
    .split(/[|\n]/)
    .map((forms) => forms.trim().split(' '))

const FORMS = new Map(VERBS.flatMap((forms) => forms.map((form) => [form, forms] as const)))

/** The other forms of an irregular verb, lower case; none for any other word or language. */
export function formsOf(word: string, code: string | null): string[] {
  if (code !== 'en') return []
  const lower = word.toLowerCase()
  const prefix = FORMS.has(lower) ? '' : (/^(?:re|un|over|under)(?=\p{L}{3})/u.exec(lower)?.[0] ?? '')
  const forms = FORMS.get(lower.slice(prefix.length)) ?? []
  return forms.map((form) => prefix + form).filter((form) => form !== lower)
}
