import { Fragment } from 'react'
import type { Schema } from './openapi.ts'
import { typeWords } from './type-words.ts'

/** A schema's type; the names of shapes lead to them. */
export function TypeLine({ schema }: { schema: Schema }) {
  return (
    <span className="break-words font-mono text-[0.8125rem]">
      {typeWords(schema).map((word, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a type never change places
        <Fragment key={at}>
          {'shape' in word ? (
            <a href={`#shape-${word.shape}`} className="text-accent underline underline-offset-2">
              {word.shape}
            </a>
          ) : (
            word.text
          )}
        </Fragment>
      ))}
    </span>
  )
}
