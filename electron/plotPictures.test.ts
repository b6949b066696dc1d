import { expect, test } from 'vitest'
import { plotPng } from './plotPictures.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text x="2" y="20">Wq</text></svg>'

test('a plot becomes a picture of twice its size, with the letters drawn', async () => {
  const png = Buffer.from(await plotPng(SVG))
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([80, 60])
  const empty = await plotPng(SVG.replace('Wq', ''))
  expect(png.length).toBeGreaterThan(empty.length)
})

test('what is no drawing is refused', async () => {
  await expect(plotPng('no drawing')).rejects.toThrow()
})
