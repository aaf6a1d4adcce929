/** What kind of words an answer must hold. */
export type Expectation =
  | 'person'
  | 'date'
  | 'duration'
  | 'interval'
  | 'money'
  | 'age'
  | 'number'
  | 'place'
  | 'reason'
  | 'means'
  | 'definition'
  | 'name'
  | 'code'
  | 'any'

/** Asks for what something is registered under; its first group is what the number is of. */
const CODE =
  /\b(?:what|which) (?:is|are|was) (?:\p{L}+(?:['’]s)? ){0,4}?(tax|vat|phone|telephone|fax|account|invoice|order|contract|customer|registration|reference|serial|passport|licen[cs]e|room|policy|register) (?:id|numbers?|no\.?)(?!\p{L})/iu

const CUES: [Expectation, RegExp][] = [
  // "the tax number", "the name of the matron": no other number or sentence about it will do.
  ['code', CODE],
  [
    'name',
    /\bwhat(?:'s|’s| is| was| are| were) (?:\p{L}+ ){0,2}names? of\b|\bquel est le nom\b|\bcuál es el nombre\b/iu,
  ],
  // A length that is named as such: no date can tell how much notice is to be given.
  [
    'interval',
    /\bhow much (?:(?:more|advance|annual|paid|prior|written) )*(?:notice|time|leave|warning|vacation|holiday)\b|\b(?:what|how long) (?:is|are) (?:the |an? )?(?:\p{L}+ ){1,2}periods?\b/iu,
  ],
  ['age', /\bhow old\b|\bwie alt\b|\bquel âge\b|\bqué edad\b|几岁|多大年/iu],
  [
    'duration',
    /\bhow (?:long|many (?:(?:more|full|business|calendar|working) )?(?:seconds|minutes|hours|days|weeks|months|years))\b|\b(?:length|duration)\b|\bwie (?:lange|viele (?:sekunden|minuten|stunden|tage|wochen|monate|jahre))\b|\b(?:dauer|laufzeit)\b|\bcombien de (?:temps|jours|mois)\b|\bdurée\b|\bcuánto tiempo\b|\bduración\b/iu,
  ],
  [
    'money',
    /\b(?:how much|what (?:amount|sum))\b.*\b(?:pay|paid|costs?|owed?|earns?|makes?|made|spen[dt]|charged?|settled?|sell|sold|demand(?:ed)?|worth|rent|fee|fine|salary|deposit|price|receive|donated?|invest(?:ed)?|lose|lost|raised?)\b|\bwhat (?:is|was|are|were) (?:\p{L}+ ){0,4}(?:price|cost|rent|salary|wage|total|balance|(?:amount|sum) (?:due|payable))\b|\bwhat (?:do|does|did|will|would) [^?]*(?<!\b(?:the|an?|any|of|about|this|its|their|no|every|each|to) )\bcost(?= *(?:\?|$|per\b|each\b|in\b|for\b|an?\b))|\bwas kostet(?!\p{L})|\bhow expensive\b|\bwie ?(?:viel|teuer)\b.*\b(?:kostet|kosten|(?:be)?zahl\p{L}*|verdient|teuer)|\bcombien coûte|\bcuánto cuesta|いくら|얼마/iu,
  ],
  [
    'number',
    /\bhow (?:many|much|long|old|far|large|big|tall|high|often|fast)\b|\bwhat (?:percent(?:age)?|amount|number|share|fraction)\b|\bwie ?(?:viele?|lange?|hoch|groß|oft|weit|teuer|tief|breit|schwer)(?!\p{L})|\bcombien\b|\bcu[aá]nt[oa]s?\b|(?<!\p{L})сколько(?!\p{L})|多少|几|何(?![処時故])|몇/iu,
  ],
  [
    'date',
    /\bwhen\b|\b(?:what|which|in which) (?:year|date|day|month)\b|\bwann\b|\bin welchem jahr\b|\bquand\b|\bquelle (?:date|année)\b|\bcu[aá]ndo\b|(?<!\p{L})когда(?!\p{L})|什么时候|何时|哪年|いつ|언제/iu,
  ],
  [
    'person',
    /\bwho(?:m|se)?\b|\bwer\b|\bwem\b|\bwen\b|\bwessen\b|(?<![\p{L}] )\bqui\b|\bqui[eé]n(?:es)?\b|(?<!\p{L})кто(?!\p{L})|谁|誰|누구|누가/iu,
  ],
  ['means', /^\s*how (?:can|may|could|must|should|do|does|did|to)\b/iu],
  [
    'place',
    /\bwhere\b|\bwo\b|\bwohin\b|(?<!\p{L})où\b|\bd[oó]nde\b|(?<!\p{L})где(?!\p{L})|哪里|哪儿|在哪|どこ|어디/iu,
  ],
  ['reason', /\bwhy\b|\bwarum\b|\bwieso\b|\bweshalb\b|\bpourquoi\b|\bpor qu[eé]\b|为什么|なぜ/iu],
  [
    'definition',
    /^\s*(?:what (?:is|are|does)|define|was (?:ist|sind|bedeutet|versteht)|wie (?:heißt|ist)|qu['’]est-ce|qu[eé] (?:es|son|significa))\b|是什么|什么是|とは/iu,
  ],
]

const ABOUT =
  /\b(?:what(?:'s|’s| is| are| does| do)[^?]*\b(?:about|deal with|discuss|cover|purpose|main (?:point|idea|topic|argument|claim|message|subject))|summari[sz]e|summary|tl;?dr|worum (?:geht|handelt)|wovon handelt|fass\w* .*zusammen|thema|de quoi (?:parle|traite|s['’]agit)|résum\w+|sujet|de qu[eé] (?:trata|habla)|resum\w+)|主要内容|讲了什么|关于什么|概括|总结/iu

/** Words that frame a question and say little of what is asked. */
const FRAMING = new Set(
  `document text file book paper article report contract agreement author mean meaning call called name named kind
  kinds type types sort number many much long old amount date day year person people place thing things happen happens
  happened define definition explain describe list give use used happening time point idea topic argument main purpose
  discuss cover deal summarize summarise summary period length duration cost costs price rate size total allowed
  based located situated specification manual handbook guide memo letter thesis stand acronym abbreviation permitted deadline authored need needs get gets wrote written write say says
  dokument buch text artikel vertrag autor bedeutet bedeuten heißt heißen nennt nennen name art anzahl zahl datum jahr person ort
  lang groß weit alt oft viel teuer betrag höhe summe definiert geht handelt thema lange hoch groß lautet braucht brauchen benötigt kostet kosten preis dauer frist
  verfasser erlaubt gilt bekommt geschrieben schrieb
  montant somme élevé livre texte auteur coûte coûter prix durée permis signifie appelle nom sorte nombre année personne lieu sujet
  documento libro texto cuesta precio duración plazo autor significa llama nombre tipo número fecha año persona lugar tema trata
  срок сумма размер`.split(/\s+/),
)

/** Verbs that tie what is asked for to whom it is asked of. A table has its columns' names in their place. */
const TYING = new Set(
  `hold holds held keep keeps kept show shows shown stated recorded listed hält halten führt führen verwahrt tient tiene tienen`.split(
    /\s+/,
  ),
)

/** What a document's front tells: alone they frame a question, beside others they are asked about. */
const FRONT = new Set(
  'title editor publisher published edited titel herausgeber verlag titre título'.split(' '),
)

const ASKING = new Set(
  '什么 什么时候 哪天 哪年 多久 多长 多大 怎么样 多少 几 谁 哪 哪里 哪儿 哪个 哪些 怎么 怎样 如何 为什么 何时 是 的 了 吗 呢 在 时候 有 多 长 何 誰 どこ いつ なぜ いくら です か は の を に が какова каков каково каковы какой какая какое какие сколько когда где кто'.split(
    ' ',
  ),
)

/** Korean asks with particles and endings that cling to the word. */
const ASKING_KOREAN =
  /^(?:얼마|언제|누구|누가|어디|무엇|무슨|몇|왜|어떻|어떤|어느|입니까|됩니까|합니까|인가요)/u

export function expectationOf(question: string): Expectation {
  return CUES.find(([, cue]) => cue.test(question))?.[0] ?? 'any'
}

/** True for "what is this about?": a question to the whole document. */
export function asksForGist(question: string): boolean {
  return ABOUT.test(question)
}

/** True for "Who is Anna Berg?" */
export function asksForIdentity(question: string): boolean {
  return /^\s*(?:who|wer|qui|qui[eé]n) (?:is|was|are|were|ist|war|est|es) (?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?\p{Lu}/iu.test(
    question,
  )
}

/** The word counted by "how many …" or paid for in "who pays for …": an answer must hold it. Null when there is none. */
export function countedWord(question: string): string | null {
  const paid = /\bwho (?:pays|paid|must pay|has to pay|bears) for (?:\p{L}+ )*?(\p{L}+)\s*\?*$/iu.exec(
    question,
  )?.[1]
  if (paid) return paid
  return /\b(?:how many|wie ?viele|combien de|cu[aá]nt[oa]s)\s+(\p{L}+)/iu.exec(question)?.[1] ?? null
}

/** What the number is of that a question asks for ("the tax number"): lower case, or null. */
export function codeOf(question: string): string | null {
  return CODE.exec(question)?.[1]?.toLowerCase() ?? null
}

export function isFraming(word: string): boolean {
  const lower = word.toLowerCase()
  return FRAMING.has(lower) || FRAMING.has(lower.replace(/s$/, ''))
}

/** Words that frame a question after "how" alone: "how high", but "high pressure". */
const MEASURES = new Set(['high', 'far', 'often', 'expensive'])

export function isMeasure(word: string, before: string | undefined): boolean {
  return MEASURES.has(word.toLowerCase()) && before?.toLowerCase() === 'how'
}

export function isTying(word: string): boolean {
  return TYING.has(word.toLowerCase())
}

export function isOfFront(word: string): boolean {
  const lower = word.toLowerCase()
  return FRONT.has(lower) || FRONT.has(lower.replace(/s$/, ''))
}

export function isAsking(word: string): boolean {
  return ASKING.has(word.toLowerCase()) || ASKING_KOREAN.test(word)
}
