import Link from 'next/link'
import { Button } from '#ui/parts/button.tsx'
import { Brand } from './brand.tsx'
import { LandingExample } from './landing-example.tsx'

/** What signed-out people see first: what it is in one breath, and the two things to do. */
export function Landing() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-5">
      <header className="flex h-(--bar) items-center justify-between">
        <Brand href="/" />
        <Button asChild look="quiet">
          <Link href="/login">Log in</Link>
        </Button>
      </header>
      <main className="grid flex-1 content-center items-center gap-10 py-10 lg:grid-cols-2">
        <div>
          <h1 className="text-balance font-semibold text-4xl leading-tight tracking-tight sm:text-5xl">
            Answers you can check
          </h1>
          <p className="mt-4 max-w-prose text-pretty text-lg text-muted">
            Upload a contract, a paper or a report and ask. Every statement of the answer is pinned to words
            on a page, and the software has found those words there itself. Nothing is taken on a model’s
            word.
          </p>
          <div className="mt-7 flex flex-wrap gap-3">
            <Button asChild look="primary" size="large">
              <Link href="/signup">Create an account</Link>
            </Button>
            <Button asChild size="large">
              <Link href="/login">Log in</Link>
            </Button>
          </div>
        </div>
        <LandingExample />
      </main>
    </div>
  )
}
