import { type Block, type Inline, parseMarked } from '#contracts/marked-text.ts'

/**
 * A model's words: bold, italics, code and flat lists at most, everything else as the characters that it is. Set apart
 * from the text round them, so that no writing direction reaches out of them.
 */
export function MarkedWords({ text }: { text: string }) {
  const blocks = parseMarked(text)
  const [only] = blocks
  if (blocks.length === 1 && only?.kind === 'paragraph')
    return (
      <bdi className="whitespace-pre-line wrap-anywhere">
        <Inlines of={only.children} />
      </bdi>
    )
  return (
    <bdi className="block whitespace-pre-line wrap-anywhere">
      {blocks.map((block, index) => (
        <BlockWords key={keyOf(block, index)} block={block} />
      ))}
    </bdi>
  )
}

function BlockWords({ block }: { block: Block }) {
  if (block.kind === 'paragraph')
    return (
      <span className="block not-first:mt-2">
        <Inlines of={block.children} />
      </span>
    )
  return (
    <ul className="mt-1 list-disc pl-5">
      {block.items.map((item, index) => (
        <li key={keyOf(item, index)}>
          <Inlines of={item} />
        </li>
      ))}
    </ul>
  )
}

function Inlines({ of }: { of: readonly Inline[] }) {
  return of.map((one, index) => <InlineWords key={keyOf(one, index)} one={one} />)
}

function InlineWords({ one }: { one: Inline }) {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">{one.text}</code>
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines of={one.children} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Inlines of={one.children} />
        </em>
      )
  }
}

/** The parts of a text have no names of their own: their places are their keys. */
function keyOf(_: unknown, index: number): string {
  return String(index)
}
