'use client'
import './globals.css'
import { FailedPage } from '#ui/shell/failed-page.tsx'

/** When not even the root layout could be drawn. */
export default function GlobalError(props: Parameters<typeof FailedPage>[0]) {
  return (
    <html lang="en">
      <body>
        <FailedPage {...props} />
      </body>
    </html>
  )
}
