// `npm run bench NAME [-- ARGUMENTS]`: runs bench/NAME.ts.
const name = process.argv[2]
if (name !== 'ingest') {
  console.error('usage: npm run bench ingest [-- FILE.pdf]')
  process.exit(2)
}
process.argv.splice(2, 1)
await import(`./${name}.ts`)
