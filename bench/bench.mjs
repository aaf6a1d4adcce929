// `npm run bench NAME [-- ARGUMENTS]`: runs bench/NAME.ts.
const name = process.argv[2]
if (!['ingest', 'search', 'api'].includes(name)) {
  console.error(
    'usage: npm run bench ingest [-- FILE.pdf], npm run bench search, npm run bench viewer [-- FILE.pdf], npm run bench marks -- FOLDER [FILE...]',
  )
  process.exit(2)
}
process.argv.splice(2, 1)
await import(`./${name}.ts`)
