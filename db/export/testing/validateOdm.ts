import { readFileSync } from 'node:fs'
import { memoryPages, validateXML } from 'xmllint-wasm'

const SCHEMAS = ['ODM1-3-2.xsd', 'ODM1-3-2-foundation.xsd', 'xml.xsd', 'xmldsig-core-schema.xsd', 'xlink.xsd']

/** What the ODM 1.3.2 schema finds wrong with a document; empty when it is valid. */
export async function odmProblems(contents: string): Promise<readonly string[]> {
  const [main = { fileName: '', contents: '' }, ...preload] = SCHEMAS.map((fileName) => ({
    fileName,
    contents: readFileSync(new URL(`odm-1.3.2/${fileName}`, import.meta.url), 'utf8'),
  }))
  const { errors } = await validateXML({
    xml: [{ fileName: 'odm.xml', contents }],
    schema: [main],
    preload,
    maxMemoryPages: memoryPages.GiB,
  })
  return errors.map((error) => error.message)
}
