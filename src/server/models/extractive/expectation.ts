import { startsWithPronoun } from './cues.ts'
import {
  hasAmount,
  hasDate,
  hasDuration,
  hasMoney,
  hasName,
  hasNumber,
  hasPlace,
  hasTime,
  nameStrength,
} from './details.ts'
import type { Query, QueryTerm } from './query.ts'
import type { Expectation } from './question-words.ts'
import type { Reading, Sentence } from './reading.ts'
import { isUnspaced, wordsOf } from './words.ts'

const REASON =
  /\b(?:because|since|due to|therefore|thus|reason|as a result|in order to|so that|caused?|weil|da|denn|daher|deshalb|wegen|grund|damit|parce que|car|puisque|afin|porque|debido|para que|ya que)(?!\p{L})|因为|由于|所以/iu

const PAID = /\b(?:costs?|paid|pays?|prices?|fees?|fine[ds]?|worth|sold|bought|settled?)\b/iu
/** What is asked of someone is not yet paid. */
const DEMANDED = /\b(?:demand(?:ed|s)?|asked|sought|claim(?:ed|s)?|offered|sued)\b/iu
const asksForDemand = ({ terms }: Query) =>
  terms.some(({ word }) => /^(?:demand|ask|s[eo][eu]|claim|offer)/.test(word))
const AGE =
  /\baged?\b|\byears? old\b|-year-old\b|\bat the age\b|\bborn\b|\bbirthday\b|\bolder than\b|\bälter als\b|\b(?:built|founded|established|erected) in\b|\bjahre alt\b|\bgeboren\b|\b(?:erbaut|gegründet)\b|岁/iu
const ENDLESS =
  /\b(?:for (?:life|ever)|forever|perpetual|perpetuity|indefinite(?:ly)?|permanent(?:ly)?|lifetime|unbefristet|lebenslang)\b/iu

/** "begins on … and ends on …" */
const RANGE =
  /\b(?:from|begins?|commences?|starts?|vom|beginnt|du|desde)\b.{4,80}\b(?:to|until|till|ends?|bis|endet|au|hasta)\b/iu
/** "by giving notice", "in writing" */
const MEANS = /\bby (?!the\b|an?\b)\p{L}+ing\b|\bin writing\b|\b(?:by means of|using|via)\b/iu
/** A length beside it tells for how long something is forbidden, not how long it is. */
const FORBIDS = /\b(?:may|must|shall|can|need) ?not\b|\bno\b|\b(?:darf|dürfen) (?:nicht|kein)/iu
const DEADLINE = /\b(?:within|no later than|at least|after giving|binnen|innerhalb|spätestens)\b/iu

/** What kind of words the answer holds, against what was asked for: a factor, 1 when it can't be told. */
export function meets(expectation: Expectation, sentence: Sentence, reading: Reading, query: Query): number {
  const { text, words } = sentence
  const { language } = reading
  const factor = (met: boolean, without: number) => (met ? 1.25 : without)
  if (introduces(sentence, reading, query)) return 1.9
  switch (expectation) {
    case 'name':
      return hasName(text, language) || CALLS.test(text) ? 1.25 : 0.45
    case 'code':
      return holdsCode(text, query.code) ? 1.4 : 0.45
    case 'number':
      if (query.counted && !isCounted(sentence, reading, query.counted)) return 0.45
      return hasAmount(text) ? 1.4 : hasNumber(text) || hasDuration(text) ? 1.25 : 0.6
    case 'money':
      if (hasMoney(text)) return DEMANDED.test(text) && !asksForDemand(query) ? 1.1 : 1.5
      if (/\d ?(?:%|percent)/.test(text) || (PAID.test(text) && hasNumber(text))) return 1.25
      return 0.45
    case 'age':
      return AGE.test(text) ? 1.5 : 0.45
    case 'duration':
      if (RANGE.test(text) && hasDate(text, words, language)) return 1.7
      if (hasDuration(text)) return DEADLINE.test(text) ? 1.25 : 1.5
      return hasDate(text, words, language) || hasAmount(text)
        ? 1.2
        : hasNumber(text) || ENDLESS.test(text)
          ? 0.7
          : 0.5
    case 'interval':
      if (hasDuration(text)) return FORBIDS.test(text) ? 1.1 : 1.5
      return RANGE.test(text) && hasDate(text, words, language) ? 1.2 : 0.45
    case 'date':
      if (hasDate(text, words, language) || hasTime(text)) return 1.5
      return hasDuration(text) ? 0.85 : tellsWhen(text, language.code) ? 0.6 : 0.45
    case 'person':
      if (!query.identity && query.names.length > 0 && !namesAnother(sentence, reading, query)) return 0.45
      return 0.75 + 0.55 * Math.max(nameStrength(text, language), hasName(text, language) ? 0.4 : 0)
    case 'place':
      if (query.terms.some(({ word }) => LIES.has(word))) return SEAT.test(text) ? 1.25 : 0.45
      return factor(hasPlace(text), 0.8)
    case 'reason':
      return factor(REASON.test(text), 0.95)
    case 'means':
      return MEANS.test(text) ? 1.45 : 1
    case 'definition':
      return defines(sentence, reading, query) ? 1.35 : 1
    default:
      return 1
  }
}

/** What is said to be called so needs no capitals: "is called photosynthesis", "the file's name is report.pdf". */
const CALLS =
  /\b(?:called|named|known as|names?|titled|entitled|heißt|genannt|s['’]appelle|appelée?s?|nommée?s?|se llaman?|llamad[oa]s?)\b|["“„«]\p{L}/iu

/** Words between a number and what it counts: "41 of the rescued people", "employs as many as 250". */
const BEFORE_COUNTED = 4
const AFTER_COUNTED = 3

/**
 * True when the sentence names what is to be counted, or a number stands at a word derived from it: "employs 250
 * people" counts employees, "cleans the two kitchens" no cleaners.
 */
function isCounted({ words, text }: Sentence, { language }: Reading, { matches }: QueryTerm): boolean {
  if (isUnspaced(text)) return true
  return words.some((word, at) => {
    const nearness = matches.get(language.stem(word)) ?? 0
    if (nearness === 0 || nearness >= 0.95) return nearness > 0
    const near = words.slice(Math.max(0, at - BEFORE_COUNTED), at + 1 + AFTER_COUNTED)
    return near.some(hasNumber)
  })
}

/** True where digits that are no sum, length or date stand near what they are the number of. */
function holdsCode(text: string, code: string | null): boolean {
  const forms = SAME.find((same) => same.includes(code ?? '')) ?? [code ?? '']
  const rest = text.replace(OTHER_NUMBERS, ' ')
  return [...rest.matchAll(new RegExp(`(?<!\\p{L})(?:${forms.join('|')})(?!\\p{L})`, 'giu'))].some(
    ({ index }) => /\d/.test(rest.slice(Math.max(0, index - 60), index + 90)),
  )
}

/** Words that name one thing. */
const SAME = [
  ['phone', 'telephone', 'tel'],
  ['licence', 'license'],
  ['registration', 'registered'],
]
/** Sums, lengths of time, shares and dates are the number of nothing. */
const OTHER_NUMBERS =
  /[$€£¥₹]\s?\d[\d.,]*|(?:eur|usd|gbp|chf)\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£¥₹%]|(?:euros?|dollars?|pounds|eur|usd|gbp|chf|percent|per cent|digits|days?|weeks?|months?|years?|hours?|minutes?|cm|mm|km|kg|pages)(?!\p{L}))|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|\b(?:in|of|since) (?:19|20)\d\d\b/giu

/** "Where is … based?": what is merely named near a place says nothing of that. */
const LIES = new Set(['based', 'located', 'situated'])
const SEAT =
  /\b(?:based|located|situated|headquarter\w*|registered|offices?|address|seat|lies|stands)\b|\b(?:in|at|near) (?:the )?\p{Lu}/u

const WHEN =
  /\b(?:when(?:ever)?|after|before|until|once|during|while|days?|daily|weeks?|weekly|months?|monthly|years?|yearly|first|last|now|today|immediately|at once|in advance|centur\p{L}+|spring|summer|autumn|winter|morning|evening|night|wenn|falls|sobald|nach|vor|während|bis|tage?s?|woche|monat\p{L}*|jahr\p{L}*|sommer|winter|heute|sofort)\b/iu

/** Nothing is said against languages whose words are not known here. */
function tellsWhen(text: string, code: string | null): boolean {
  return (code !== 'en' && code !== 'de') || WHEN.test(text)
}

/** True when someone is named besides whom the question names, here or where a pronoun at the start points. */
function namesAnother(sentence: Sentence, reading: Reading, query: Query): boolean {
  const before = startsWithPronoun(sentence) ? (reading.sentences[sentence.index - 1]?.text ?? '') : ''
  const asked = query.names.flatMap(({ parts }) => parts)
  const rest = asked.reduce((text, part) => text.replaceAll(part, '…'), `${before} ${sentence.text}`)
  return hasName(rest.trim(), reading.language)
}

const DEFINES =
  /^(?:\s|[(“"„][^)”"“]{0,30}[)”"“])*(?:of (?:the )?\p{L}+ )?(?:is|are|means?|refers?|denotes?|was|were|consists?|heißt|ist|sind|bezeichnet|bedeutet|beträgt|betragen|amounts?|totals?|est|sont|s['’]élève|désigne|signifie|es|son|significa|asciende)\b|^\s*(?:是|为|指|составляет)/iu

/** `(the "Landlord")`, "(TAM)", "(le bailleur)" */
const IN_BRACKETS =
  /[(（][^()“"„«「]{0,40}["“„«「]([^()”"“»」]+)["”“»」][^()（）]{0,8}[)）]|[(（](\p{Lu}{2,8})[)）]|[(（](?:(?:the|der|die|das|le|la|les|el|il|l['’])\s?)?(\p{L}+)[)）]/giu
/** "Landlord: Anna Berg" */
const LABEL = /^([^:：.。]{1,40})[:：]\s*\S/u

/** True for `Anna Berg (the "Landlord")`, "Landlord: Anna Berg" and "Technology Acceptance Model (TAM)" when that word is asked for. */
function introduces(sentence: Sentence, reading: Reading, query: Query): boolean {
  if (!['person', 'definition', 'place'].includes(query.expectation)) return false
  const asked = query.terms.filter(({ framing }) => !framing)
  const names = [...sentence.text.matchAll(IN_BRACKETS)].map(
    ([, quoted, short, role]) => quoted ?? short ?? role ?? '',
  )
  const label = LABEL.exec(sentence.text)?.[1]
  if (label && query.expectation === 'person') names.push(label)
  return names.some((name) => {
    const words = wordsOf(name).map((word) => reading.language.stem(word))
    const isOne = words.length <= asked.length + 2
    return asked.length > 0 && isOne && asked.every(({ matches }) => words.some((word) => matches.has(word)))
  })
}

/** True when the asked word stands near the sentence's start and a defining verb follows it. */
export function defines(sentence: Sentence, reading: Reading, query: Query): boolean {
  const last = query.terms.at(-1)
  if (!last) return false
  const at = sentence.words.findIndex((word) => last.matches.has(reading.language.stem(word)))
  if (at < 0 || at > 6) return false
  const word = sentence.words[at] ?? ''
  const rest = sentence.text.slice(sentence.text.indexOf(word) + word.length)
  return DEFINES.test(rest) || /\b(?:heißt|nennt man|is called|are called|known as)\b/iu.test(sentence.text)
}

/** "The author is …", "Author: …": all that answers a question made of framing words only. */
export function isLabelled(sentence: Sentence, query: Query, reading: Reading): boolean {
  const singular = (word: string) => word.toLowerCase().replace(/s$/, '')
  const opening = sentence.words.slice(0, 4).map(singular)
  if (!query.terms.some(({ word }) => opening.includes(singular(word)))) return false
  return /^[^:：]{2,40}[:：]/u.test(sentence.text) || defines(sentence, reading, query)
}
