// `npm run bench NAME [-- ARGUMENTS]`: runs bench/NAME.ts.
const name = process.argv[2]
if (!['ingest', 'search', 'viewer', 'marks', 'api', 'load', 'soak'].includes(name)) {
  console.error(
    'usage: npm run bench ingest [-- FILE.pdf], npm run bench search, npm run bench viewer [-- FILE.pdf], npm run bench marks -- FOLDER [FILE...], npm run bench api, npm run bench load, npm run bench soak',
  )
  process.exit(2)
}
process.argv.splice(2, 1)
await import(`./${name}.ts`)
