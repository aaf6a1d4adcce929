/**
 * Words that people ask with and documents answer with others: a few groups from contracts, policies and papers.
 * Deliberately short, as every word here also widens what passes for an answer.
 */
const GROUPS: Record<string, string[][]> = {
  en: [
    ['due', 'payable'],
    ['begin', 'start', 'commence', 'commencement'],
    ['end', 'terminate', 'termination', 'expire', 'expiry'],
    ['buy', 'purchase'],
    ['allowed', 'permitted', 'may'],
    ['forbidden', 'prohibited'],
    ['car', 'vehicle'],
    ['pet', 'dog', 'cat', 'animal'],
    ['sublet', 'subletting', 'sublease'],
    ['salary', 'wage', 'remuneration'],
  ],
  de: [
    ['fällig', 'zahlbar'],
    ['beginnt', 'beginn', 'anfang', 'startet'],
    ['endet', 'ende', 'kündigung', 'kündigen'],
    ['wohnung', 'mietsache', 'räume'],
    ['haustier', 'hund', 'katze', 'tier'],
    ['untervermieten', 'untervermietung'],
    ['kaution', 'sicherheit'],
  ],
}

/** The words of `word`'s group other than itself, lower case. */
export function synonymsOf(word: string, code: string | null): string[] {
  const lower = word.toLowerCase()
  const singular = lower.replace(/s$/, '')
  return (GROUPS[code ?? ''] ?? [])
    .filter((group) => group.includes(lower) || group.includes(singular))
    .flatMap((group) => group.filter((each) => each !== lower))
}
