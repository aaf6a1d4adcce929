/** Never shown, or not as text. */
export const UNSEEN = new Set(
  'head script style template noscript iframe object embed applet audio video canvas svg math datalist textarea select map meta link title param source track'.split(
    ' ',
  ),
)

/** Those that stand on lines of their own (WHATWG HTML, 15.3). */
export const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary ul table caption thead tbody tfoot'.split(
    ' ',
  ),
)

/** Parts of a page that lead elsewhere: kept, but passed over. */
export function isNavigation(name: string, attributes: Record<string, string>): boolean {
  return name === 'nav' || attributes.role === 'navigation'
}

export function isHidden(name: string, attributes: Record<string, string>): boolean {
  if ('hidden' in attributes && attributes.hidden !== 'until-found') return true
  if (name === 'input' || name === 'dialog') return name === 'input' || !('open' in attributes)
  return /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '')
}

export function isStruck(name: string, attributes: Record<string, string>): boolean {
  if (name === 's' || name === 'strike' || name === 'del') return true
  return /text-decoration(?:-line)?\s*:[^;]*line-through/i.test(attributes.style ?? '')
}

/** A raised link within the page: the mark of a note, or the way back from one. */
export function isNoteLink(attributes: Record<string, string>): boolean {
  return /^#./.test(attributes.href ?? '') || attributes.role === 'doc-noteref'
}
