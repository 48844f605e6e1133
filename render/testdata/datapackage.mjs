// Loads a data package with the Frictionless client for JavaScript, as an outside
// user would: validates the descriptor, then reads every resource with its
// cells cast to their types, constraints, primary and foreign keys checked.
//
//   node datapackage.mjs templates/ out/site/data/datapackage.json
//
// Prints one line for each resource: name, rows, fields; ends with 1 on any error.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [modules, file] = process.argv.slice(2)
const { Package } = createRequire(path.resolve(modules, 'package.json'))('datapackage')

const errors = []
const fail = (where, error) => {
  for (const e of error.multiple ? error.errors : [error]) errors.push(`${where}: ${e.message ?? e}`)
}

const pkg = await Package.load(file)
for (const e of pkg.errors) fail('descriptor', e)
for (const resource of pkg.valid ? pkg.resources : []) {
  const { name, path: data, bytes, hash, schema } = resource.descriptor
  if (!resource.tabular) fail(name, 'is not taken for a table')
  for (const e of resource.schema.errors) fail(name, e)
  const content = readFileSync(path.join(path.dirname(file), data))
  if (content.length !== bytes) fail(name, `has ${content.length} bytes, described as ${bytes}`)
  if (hash !== 'sha256:' + createHash('sha256').update(content).digest('hex')) fail(name, 'has another hash')
  try {
    const rows = await resource.read({ relations: (schema.foreignKeys ?? []).length > 0 })
    console.log(name, rows.length, schema.fields.length)
  } catch (e) {
    fail(name, e)
  }
}
for (const e of errors) console.error(e)
process.exitCode = errors.length > 0 ? 1 : 0
