const NAME = 'Lease (sample).md'

/** The sample document that ships with the app, as a file to upload. */
export async function sampleFile(): Promise<File> {
  const answer = await fetch('/sample/lease.md')
  if (!answer.ok) throw new TypeError(`the sample answered ${answer.status}`)
  return new File([await answer.arrayBuffer()], NAME, { type: 'text/markdown' })
}
