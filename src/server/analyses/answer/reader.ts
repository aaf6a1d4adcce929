import { jsonrepair } from 'jsonrepair'
import { AppError } from '#server/platform/errors.ts'
import { type Drafted, QUOTE_FIELDS, TEXT_FIELDS, toDrafted } from './drafted.ts'
import { draftsInProse, saysNothing } from './prose.ts'
import { endOfThinking, withoutThinking } from './thinking.ts'

export type ReaderEvent =
  | { type: 'claim'; drafted: Drafted }
  /** More words of the claim that is being written. */
  | { type: 'text'; text: string }

/** What a model writes at most, in characters: no honest answer is as long. */
const MOST_WRITTEN = 600_000
/** A single statement with its quotes at most; also bounds what is looked at again with each piece. */
const MOST_CLAIM = 60_000
/** Statements at most in one call's answer: each is looked up in the whole text. */
const MOST_CLAIMS = 500

/** The text of the claim under way, as far as it has come. */
const TEXT_SO_FAR = new RegExp(String.raw`"(?:${TEXT_FIELDS.join('|')})"\s*:\s*"((?:[^"\\]|\\.)*)$`)
const HAS_CLAIM = new RegExp(`"(?:${[...TEXT_FIELDS, ...QUOTE_FIELDS].join('|')}|cells)"`)
const SIGNS = /["{}[\]\\]/g
/** The field whose value begins here. */
const FIELD = /"(\w{1,40})"\s*:\s*$/
/** Objects in these fields are quotes, though they may carry a `text`. */
const QUOTES = new RegExp(`^(?:${QUOTE_FIELDS.join('|')})$`)
/** The first half of a surrogate pair at the end. */
const HALF = /[\ud800-\udbff]$/
const EMPTY = /"(?:claims|statements)"\s*:\s*\[\s*\]/

/**
 * Reads a model's answer while it is written: each claim as soon as its object is closed, whatever stands around it
 * (a fence of Markdown, talk before and after, one object or a list or an object a line). What was no JSON in the
 * end is repaired if it nearly is, or read as prose with quotation marks.
 */
export function answerReader() {
  const pieces: string[] = []
  let length = 0
  /** What may still be part of a claim; what is before it was read, and is let go. */
  let pending = ''
  let at = 0
  let inString = false
  let told = ''
  let count = 0
  let open: { start: number; field: string }[] = []
  /** The first half of a pair, whose second one comes with the next piece. */
  let half = ''

  const answer = withoutThinking()

  /** Throws AppError `model.endless`. */
  function* feed(piece: string): Generator<ReaderEvent> {
    length += piece.length
    if (length > MOST_WRITTEN) throw new AppError('model.endless')
    const text = half + piece.replaceAll('\u0000', '')
    half = HALF.exec(text)?.[0] ?? ''
    yield* read(answer.feed(text.slice(0, text.length - half.length).toWellFormed()))
  }

  function* read(text: string): Generator<ReaderEvent> {
    const before = pieces.at(-1)?.slice(-40) ?? ''
    pieces.push(text)
    pending += text
    if (count === 0) forgetThinking(before + text)
    if (pending.length > MOST_CLAIM || count > MOST_CLAIMS) throw new AppError('model.endless')
    SIGNS.lastIndex = at
    for (let hit = SIGNS.exec(pending); hit; hit = SIGNS.exec(pending)) {
      const drafted = sign(hit[0], hit.index)
      if (drafted === 'incomplete') break
      if (drafted) {
        count += 1
        told = ''
        yield { type: 'claim', drafted }
        letGo(at)
      }
      SIGNS.lastIndex = at
    }
    if (open.length === 0) letGo(inString ? at : pending.length)
    yield* soFar()
  }

  /** What stands before the end of thinking that had begun unmarked is no answer. */
  function forgetThinking(recent: string): void {
    const end = endOfThinking(recent)
    if (end === -1) return
    pending = recent.slice(end)
    at = 0
    inString = false
    told = ''
    open = []
  }

  /** Takes in one sign, and gives the claim that it closes. */
  function sign(what: string, index: number): Drafted | 'incomplete' | null {
    at = index + 1
    if (what === '\\') {
      if (!inString) return null
      // What is escaped comes with the next piece.
      if (at >= pending.length) {
        at = index
        return 'incomplete'
      }
      at += 1
    } else if (what === '"') inString = !inString && open.length > 0
    else if (inString) return null
    else if (what === '{' || what === '[') open.push({ start: index, field: fieldBefore(index) })
    else {
      const closed = open.pop()
      if (what === '}' && closed && closed.start >= 0 && !QUOTES.test(closed.field))
        return parsed(pending.slice(closed.start, at))
    }
    return null
  }

  /** Forgets what was read up to `end`; objects that began in it can't be read as a whole any more. */
  function letGo(end: number): void {
    pending = pending.slice(end)
    at = Math.max(0, at - end)
    open = open.map(({ start, field }) => ({ start: start - end, field }))
  }

  /** The field that an object or a list is the value of; what stands in a list belongs to the list's. */
  function fieldBefore(index: number): string {
    const own = FIELD.exec(pending.slice(Math.max(0, index - 60), index))?.[1]
    return own ?? open.at(-1)?.field ?? ''
  }

  function* soFar(): Generator<ReaderEvent> {
    const found = open.length > 0 && TEXT_SO_FAR.exec(pending.slice(-8_000))?.[1]
    if (typeof found !== 'string') return
    const now = unescaped(found)
    // Another claim's: the one before could not be read.
    if (!now.startsWith(told)) told = ''
    if (now.length === told.length) return
    yield { type: 'text', text: now.slice(told.length) }
    told = now
  }

  const written = () => pieces.join('')
  return {
    feed,
    /** After the last word: what could not be read as it came. */
    *end(): Generator<ReaderEvent> {
      yield* read(answer.end())
      if (count > 0) return
      const whole = written()
      const said = whole.slice(Math.max(0, endOfThinking(whole)))
      for (const drafted of repaired(said) ?? draftsInProse(said)) {
        count += 1
        yield { type: 'claim', drafted }
      }
    },
    /** What the model said about the whole: nothing in the document answers. */
    saysNotFound() {
      const whole = written()
      if (count > 0) return false
      return (
        /"not_found"\s*:\s*true/i.test(whole) || EMPTY.test(whole) || (!isJson(whole) && saysNothing(whole))
      )
    },
    isEmpty: () => count === 0,
    /** Everything written, thoughts as well, in characters: it is paid for. */
    length: () => length,
  }
}

function isJson(written: string): boolean {
  return /[{[]\s*["'{[]/.test(written)
}

function parsed(json: string): Drafted | null {
  if (!HAS_CLAIM.test(json)) return null
  try {
    return toDrafted(JSON.parse(json))
  } catch {
    try {
      return toDrafted(JSON.parse(jsonrepair(json)))
    } catch {
      return null
    }
  }
}

/** The claims of a whole that is nearly JSON; null when it isn't, or holds none. */
function repaired(written: string): Drafted[] | null {
  const start = written.search(/[[{]/)
  if (start === -1) return null
  try {
    const value: unknown = JSON.parse(jsonrepair(written.slice(start)))
    const list = Array.isArray(value) ? value : ((value as { claims?: unknown }).claims ?? [value])
    const drafts = (Array.isArray(list) ? list : [list]).map(toDrafted).filter((one) => one !== null)
    return drafts.length > 0 || EMPTY.test(written) ? drafts : null
  } catch {
    return null
  }
}

/** What a JSON string that is being written says so far, as it can be kept: see contracts/text.ts. */
function unescaped(raw: string): string {
  try {
    const said: string = JSON.parse(
      `"${raw.replace(/\\(?:u[\da-fA-F]{0,3})?$/, '').replace(/\p{Cc}/gu, ' ')}"`,
    )
    return said.replaceAll('\u0000', '').replace(HALF, '').toWellFormed()
  } catch {
    return ''
  }
}
