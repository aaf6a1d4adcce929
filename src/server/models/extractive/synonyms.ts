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
    ['salary', 'wage', 'remuneration', 'earn'],
    ['pay', 'paid', 'payment', 'settle', 'settlement'],
    ['pay', 'bear', 'borne'],
    ['length', 'long', 'duration', 'term', 'period'],
    ['original', 'initial', 'first'],
    ['author', 'write', 'wrote', 'written'],
    ['create', 'creator', 'invent', 'inventor', 'develop', 'make', 'made'],
    ['adopt', 'pass', 'enact'],
    ['found', 'founder', 'establish', 'start'],
    ['buy', 'bought'],
    ['sell', 'sold', 'sale'],
    ['born', 'birth'],
    ['die', 'died', 'death'],
    ['sue', 'lawsuit', 'suit'],
    ['study', 'student', 'enroll'],
    ['begin', 'began', 'begun'],
    ['build', 'built'],
    ['win', 'won'],
    ['lose', 'lost'],
    ['speak', 'spoke', 'spoken'],
    ['job', 'work', 'profession'],
    ['cap', 'limit', 'maximum', 'ceiling', 'exceed'],
    ['charged', 'bear', 'accrue', 'levied'],
    ['fly', 'flight'],
    ['phone', 'telephone'],
    ['car', 'automobile'],
  ],
  de: [
    ['fällig', 'zahlbar'],
    ['beginnt', 'beginn', 'anfang', 'startet'],
    ['endet', 'ende', 'kündigung', 'kündigen'],
    ['wohnung', 'mietsache', 'räume'],
    ['haustier', 'hund', 'katze', 'tier'],
    ['untervermieten', 'untervermietung'],
    ['kaution', 'sicherheit'],
    ['dauer', 'lange', 'laufzeit', 'frist'],
    ['zahlen', 'bezahlen', 'zahlung', 'entrichten'],
    ['autor', 'verfasser', 'geschrieben', 'verfasst'],
    ['leiter', 'leitet', 'geleitet', 'leitung'],
    ['gründer', 'gegründet', 'gründung'],
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
