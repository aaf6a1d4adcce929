import { Button } from '#ui/parts/button.tsx'
import { bytes } from '#ui/parts/bytes.ts'
import { Progress } from '#ui/parts/progress.tsx'
import { useUploads } from './provider.tsx'
import type { Upload } from './queue.ts'
import { TrayProblem } from './tray-problem.tsx'
import { TrayReading } from './tray-reading.tsx'

/** One file in the tray: its name, and how far it is. */
export function TrayItem({ upload }: { upload: Upload }) {
  return (
    <li className="px-4 py-2.5 text-sm">
      <p className="truncate font-medium" title={upload.name}>
        {upload.name}
      </p>
      <Detail upload={upload} />
    </li>
  )
}

function Detail({ upload }: { upload: Upload }) {
  const uploads = useUploads()
  const { key, phase, name, size } = upload
  switch (phase.is) {
    case 'waiting':
    case 'sending': {
      const progress = phase.is === 'sending' ? phase.progress : 0
      // All is sent, and the server is still writing it down.
      const isArriving = progress >= 1
      return (
        <>
          <div className="flex items-center justify-between text-muted">
            <span className="tabular-nums">
              {phase.is === 'waiting'
                ? 'Waiting'
                : isArriving
                  ? 'Arriving'
                  : `Uploading, ${Math.floor(progress * 100)}% of ${bytes(size)}`}
            </span>
            <Button
              look="quiet"
              size="small"
              aria-label={`Cancel ${name}`}
              onClick={() => uploads.cancel(key)}
            >
              Cancel
            </Button>
          </div>
          <Progress value={isArriving ? null : progress} label={`Uploading ${name}`} />
        </>
      )
    }
    case 'sent':
      return <TrayReading upload={upload} documentId={phase.documentId} jobId={phase.jobId} />
    case 'failed':
      return <TrayProblem upload={upload} error={phase.error} />
    case 'cancelled':
      return (
        <div className="flex items-center justify-between text-muted">
          Cancelled
          <Button look="quiet" size="small" onClick={() => uploads.again(key)}>
            Upload after all
          </Button>
        </div>
      )
  }
}
