import { Check, MessageSquare, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Claim, ClaimReview } from '#contracts/analysis.ts'
import { visible } from '#contracts/marked-text.ts'
import { cx } from '#ui/parts/cx.ts'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { NoteForm } from './note-form.tsx'
import { useReview } from './use-review.ts'

export interface ReviewedRun {
  analysisId: number
  runId: number
}

/** The reader's verdict on a claim, and a note. Pressing a verdict that stands takes it away. */
export function ClaimReviewBar({ claim, reviewed }: { claim: Claim; reviewed: ReviewedRun }) {
  const keep = useReview(reviewed.analysisId)
  const [isWriting, setWriting] = useState(false)
  const noteButton = useRef<HTMLButtonElement>(null)
  const { verdict, note } = claim.review

  function review(change: Partial<ClaimReview>) {
    keep.mutate({ runId: reviewed.runId, ordinal: claim.ordinal, verdict, note, ...change })
  }
  function stopWriting() {
    setWriting(false)
    noteButton.current?.focus()
  }
  const choose = (one: 'accepted' | 'rejected') => review({ verdict: verdict === one ? null : one })
  const name = `statement ${claim.ordinal}`
  return (
    <>
      <div className="ml-auto flex items-center gap-0.5">
        <Verdict
          label={`Accept ${name}`}
          of="accepted"
          isChosen={verdict === 'accepted'}
          onPress={() => choose('accepted')}
        />
        <Verdict
          label={`Reject ${name}`}
          of="rejected"
          isChosen={verdict === 'rejected'}
          onPress={() => choose('rejected')}
        />
        <IconButton
          ref={noteButton}
          size="small"
          label={note ? `Change the note on ${name}` : `Note on ${name}`}
          data-review="note"
          aria-expanded={isWriting}
          className={cx(note && 'text-accent')}
          onClick={() => setWriting(!isWriting)}
        >
          <MessageSquare aria-hidden />
        </IconButton>
      </div>
      {isWriting ? (
        <NoteForm
          label={`Note on ${name}`}
          note={note}
          onKeep={(words) => {
            if (words !== note) review({ note: words })
            stopWriting()
          }}
          onCancel={stopWriting}
        />
      ) : (
        note && (
          <p className="basis-full whitespace-pre-line break-words border-accent border-l-2 pl-2.5 text-sm">
            <span className="text-muted">Note: </span>
            <bdi>{visible(note)}</bdi>
          </p>
        )
      )}
    </>
  )
}

const VERDICTS = {
  accepted: { Icon: Check, chosen: 'Accepted' },
  rejected: { Icon: X, chosen: 'Rejected' },
}

interface VerdictProps {
  label: string
  of: 'accepted' | 'rejected'
  isChosen: boolean
  onPress: () => void
}

function Verdict({ label, of, isChosen, onPress }: VerdictProps) {
  const { Icon, chosen } = VERDICTS[of]
  return (
    <IconButton
      size="small"
      label={label}
      data-review={of}
      aria-pressed={isChosen}
      className={cx(isChosen && 'aspect-auto gap-1 bg-accent-soft px-2 text-accent text-xs')}
      onClick={onPress}
    >
      <Icon aria-hidden />
      {isChosen && chosen}
    </IconButton>
  )
}
