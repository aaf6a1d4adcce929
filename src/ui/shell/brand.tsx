import Link from 'next/link'

/** The name, leading to the start. On narrow screens the sign alone can stand for it. */
export function Brand({ href, short = false }: { href: string; short?: boolean }) {
  return (
    <Link href={href} className="flex shrink-0 items-center gap-2 rounded-md font-semibold tracking-tight">
      {/* biome-ignore lint/performance/noImgElement: a small SVG that nothing can make smaller */}
      <img src="/icon.svg" alt="" width={24} height={24} />
      <span className={short ? 'max-sm:sr-only' : undefined}>UltrAI</span>
    </Link>
  )
}
